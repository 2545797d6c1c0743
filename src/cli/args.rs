//! What can be typed: the commands and their options.

mod handing;
mod look;
mod officer;
mod papers;
mod prepare;
mod printed;
mod verdicts;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use jiff::Zoned;
use jiff::civil::Date;

use crate::export::account::MunicipalYear;
use crate::parse::{date, typed};

pub use handing::{
    Account, AccountFormat, Brief, Chase, Check, CheckFormat, Export, ExportFormat, ExportWhat,
    Markup,
};
pub use look::{Compare, Read, Search, Show, What};
pub use officer::{Add, DropRows, History, Move, Order, Progress, Settle, TakeDown, Year};
pub use papers::{
    Backup, Config, Doctor, Documents, FilingArgs, Forget, Import, Parse, Refile, Restore,
};
pub use prepare::{Declare, Flag, Note, Question};
pub use printed::{Destination, Format, Printed};
pub use verdicts::{
    Action, Close, Correct, Due, ExemptIds, Ids, Judge, Owner, PartIds, Split, TraceArgs,
};

/// Prepare for a council meeting from its papers, offline.
#[derive(Debug, Parser)]
#[command(
    name = "matters",
    version,
    about,
    subcommand_precedence_over_arg = true,
    after_help = "Without a command, matters opens the desk at the meeting that matters today; \
                  files that are named are imported first and opened.\n\
                  Try “matters demo” for a look around with sample papers."
)]
pub struct Arguments {
    /// Papers to import and open at.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(subcommand)]
    #[allow(missing_docs)]
    pub command: Option<Command>,
    /// Keep the store in this folder instead of the usual one.
    #[arg(long, global = true, value_name = "FOLDER", env = "MATTERS_STORE")]
    pub store: Option<PathBuf>,
    /// Reckon, and date what is done, as if it were this day; the journal keeps the instant.
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    /// Read the settings from this file instead of the usual one.
    #[arg(long, global = true, value_name = "FILE", env = "MATTERS_CONFIG")]
    pub config: Option<PathBuf>,
    /// Draw the desk with signs of ASCII alone, for terminals that lack others.
    #[arg(long, global = true)]
    pub plain: bool,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Command {
    /// Look around with sample papers, in a store that is thrown away.
    Demo,
    /// Read papers into the store: files, folders, ZIP archives, or - for standard input.
    Import(Import),
    /// Say what would be read, storing nothing.
    Parse(Parse),
    /// Print what is held.
    Show(Show),
    /// Print one item as plain text: what is asked, recommendations, minutes, report.
    Read(Read),
    /// Search the words of every paper.
    Search(Search),
    /// Say what differs between two versions of a pack, an agenda or a work programme, or
    /// follow one programme row through all its versions.
    Compare(Compare),
    /// Print a page to take into a meeting: what is asked, last time’s promises, your own
    /// questions and notes; with --arising, a chair’s: what came of all that was asked.
    Brief(Brief),
    /// Write a note on an item, an action or a programme row.
    Note(Note),
    /// Write a question to put, strike it off as put, or take it away.
    Question(Question),
    /// Flag an item, words of it, an action or a programme row, to come back to.
    Flag(Flag),
    /// Declare an interest in an item, and whether you leave for it.
    Declare(Declare),
    /// Proof-read draft minutes before they go out; exit 1 where anything is found.
    Check(Check),
    /// Print a municipal year’s account: what was asked, and what came of it.
    Account(Account),
    /// Hand in the work programme or the actions in the council’s own columns, or a calendar.
    Export(Export),
    /// Print open and overdue actions by lead officer, to paste into mail.
    Chase(Chase),
    /// Tick actions or programme rows, or mark items read.
    Tick(Ids),
    /// Take a tick away.
    Untick(Ids),
    /// Confirm that a place belongs to the history of an action.
    Confirm(Judge),
    /// Say that a place does not belong to the history of an action.
    Refuse(Judge),
    /// Add a place to the history of an action: an item, a programme row, a clause of minutes.
    Trace(TraceArgs),
    /// Close an action, and say how.
    Close(Close),
    /// Open an action again that was closed or ticked.
    Reopen(Action),
    /// Name the lead officer of an action; what the paper says stays beside it.
    Owner(Owner),
    /// Set the day by which an action is due; what the paper says stays beside it.
    Due(Due),
    /// Put a reading right: the words, lead officer or day of an action, whether it is one, a
    /// title, a name, a meeting’s day; or make a sentence of a paper an action.
    Correct(Correct),
    /// Call items, actions or programme rows exempt, so that they stay out of all that is
    /// handed out; or no longer.
    Exempt(ExemptIds),
    /// Join what is one: actions of one meeting that say the same, meetings, committees.
    Join(Ids),
    /// Part an action, a meeting or a committee from those that it is joined with, or that were
    /// taken for one with it.
    Part(PartIds),
    /// Write progress on an action or a programme row; it is printed in what is handed out.
    Progress(Progress),
    /// Put programme rows on another day, or among what is not yet scheduled.
    Move(Move),
    /// Call programme rows firm.
    Firm(Ids),
    /// Call programme rows tentative: to be confirmed.
    Tentative(Ids),
    /// Drop programme rows; they stay in sight as dropped.
    Drop(DropRows),
    /// Take dropped programme rows up again.
    TakeUp(Ids),
    /// Put a programme row behind another of its day.
    Order(Order),
    /// Add a row to a work programme.
    Add(Add),
    /// Take an action down in one line: “KG circulate the note by 30 nov”.
    TakeDown(TakeDown),
    /// Split a programme row that lists several items into a row for each.
    Split(Split),
    /// Where a newer paper and you differ on programme rows, keep one of the two.
    Settle(Settle),
    /// Begin the next municipal year’s programme from the rows that are open, and say what was
    /// carried, done and dropped.
    Year(Year),
    /// List what was done, newest first; of one row, where its id is given.
    History(History),
    /// Take back your newest edit.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// File a paper under another committee or day.
    Refile(Refile),
    /// Read held papers again, after an update of matters.
    Reread(Documents),
    /// Remove papers for good, your own work on them being kept and listed; or, with --exempt,
    /// the exempt items of before a day and all that repeats them.
    Forget(Forget),
    /// Copy the store into a file while it is in use, and check the copy.
    Backup(Backup),
    /// Put a backup in the place of the store, which is put aside; or list the backups.
    Restore(Restore),
    /// Say where the store is, what it holds and whether it is sound.
    Doctor(Doctor),
    /// Say where the settings are and what is wrong in them; exit 1 where anything is.
    Config(Config),
}

impl Command {
    /// The file that what it prints goes to; those that make a document write theirs.
    pub fn out(&self) -> Option<&Path> {
        let (Command::Parse(Parse { to, .. })
        | Command::Check(Check { to, .. })
        | Command::Show(Show {
            printed: Printed { to, .. },
            ..
        })
        | Command::Search(Search {
            printed: Printed { to, .. },
            ..
        })
        | Command::Compare(Compare {
            printed: Printed { to, .. },
            ..
        })
        | Command::Year(Year {
            printed: Printed { to, .. },
            ..
        })
        | Command::History(History {
            printed: Printed { to, .. },
            ..
        })) = self
        else {
            return None;
        };
        to.out.as_deref()
    }

    /// Whether it brings a person's work or papers into the store.
    pub fn edits(&self) -> bool {
        match self {
            Command::Import(_)
            | Command::Note(_)
            | Command::Question(_)
            | Command::Flag(_)
            | Command::Declare(_)
            | Command::Tick(_)
            | Command::Untick(_)
            | Command::Confirm(_)
            | Command::Refuse(_)
            | Command::Trace(_)
            | Command::Close(_)
            | Command::Reopen(_)
            | Command::Owner(_)
            | Command::Due(_)
            | Command::Correct(_)
            | Command::Exempt(_)
            | Command::Join(_)
            | Command::Part(_)
            | Command::Progress(_)
            | Command::Move(_)
            | Command::Firm(_)
            | Command::Tentative(_)
            | Command::Drop(_)
            | Command::TakeUp(_)
            | Command::Order(_)
            | Command::Add(_)
            | Command::TakeDown(_)
            | Command::Split(_)
            | Command::Settle(_)
            | Command::Year(_)
            | Command::Undo
            | Command::Redo
            | Command::Refile(_)
            | Command::Reread(_) => true,
            Command::Demo
            | Command::Parse(_)
            | Command::Show(_)
            | Command::Read(_)
            | Command::Search(_)
            | Command::Compare(_)
            | Command::Brief(_)
            | Command::Check(_)
            | Command::Account(_)
            | Command::Export(_)
            | Command::Chase(_)
            | Command::History(_)
            | Command::Forget(_)
            | Command::Backup(_)
            | Command::Restore(_)
            | Command::Doctor(_)
            | Command::Config(_) => false,
        }
    }
}

fn day(typed: &str) -> Result<Date, String> {
    let day = date::whole(typed).or_else(|| typed::day(typed, Zoned::now().date(), &[]));
    day.ok_or_else(|| {
        typed::no_such_day(typed)
            .unwrap_or_else(|| "a day is written 2031-05-06 or “6 May 2031”".to_owned())
    })
}

fn municipal_year(typed: &str) -> Result<MunicipalYear, String> {
    MunicipalYear::of_words(typed).ok_or_else(|| "a municipal year is written 2023-24".to_owned())
}
