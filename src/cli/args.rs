//! What can be typed: the commands and their options.

mod printed;

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;

use crate::export::account::MunicipalYear;
use crate::parse::{date, typed};
use crate::store::by_hand::How;
use crate::store::corrections::Field;
use crate::thread::state::State;

pub use printed::{Destination, Format, Printed};

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

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Import {
    /// Files, folders and ZIP archives (with all that lies in them), or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub filing: FilingArgs,
}

/// Where a paper belongs, for what it does not say itself.
#[derive(Debug, Args)]
pub struct FilingArgs {
    /// The council, where a paper does not say it.
    #[arg(long)]
    pub council: Option<String>,
    /// The committee, where a paper does not say it.
    #[arg(long)]
    pub committee: Option<String>,
    /// The meeting’s day, where a paper does not say it: 2031-05-06, “6 May 2031”.
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Parse {
    /// Files, folders, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// One JSON object a file, one a line, instead of a summary.
    #[arg(long)]
    pub json: bool,
    /// Each paragraph with the rule that read it, or none.
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    #[command(flatten)]
    pub to: Destination,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Show {
    /// What to print.
    pub what: What,
    /// The meeting, by its day (“3 dec”) or its id; else the one that the desk would open.
    #[arg(long, value_name = "DAY")]
    pub meeting: Option<String>,
    /// Its committee, or a part of the name: its next meeting, else its last.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// Of actions and threads, those in this state.
    #[arg(long, value_parser = state())]
    pub state: Option<State>,
    /// Of actions and threads, those of this lead officer, or a part of the name.
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// Exempt items too, for members alone; else they are left out, and that is said.
    #[arg(long)]
    pub include_exempt: bool,
    #[command(flatten)]
    pub printed: Printed,
}

/// What `show` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// The meetings that are held, newest first.
    Meetings,
    /// The items of a meeting.
    Agenda,
    /// What a meeting and the earlier ones of its committee decided, asked for and were
    /// promised.
    Minutes,
    /// The actions of its committee.
    Actions,
    /// Its committee’s work programme.
    Programme,
    /// The figures in the tables of a meeting’s papers.
    Figures,
    /// What became of every promise; with --meeting, of those that it was given.
    Threads,
    /// Rows and topics of the newest work programmes that no promise stands behind.
    Orphans,
    /// What could not be read, over all papers.
    Losses,
    /// The papers that are held.
    Documents,
    /// Papers that wait to be filed.
    Unfiled,
    /// Your notes, questions, flags and interests to declare.
    Mine,
    /// Actions that were taken down, beside what the minutes say: “matters take-down”.
    TakenDown,
    /// Readings that you put right, beside the paper’s words and the rule that misread.
    Corrections,
    /// Work of yours whose place in the papers is gone.
    Lost,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Read {
    /// The item: its number (“6”), words of its title, or its id.
    pub item: String,
    /// The meeting, by its day (“3 dec”) or its id; else the one that the desk would open.
    #[arg(long, value_name = "DAY")]
    pub meeting: Option<String>,
    /// Its committee, or a part of the name: its next meeting, else its last.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// An exempt item too, for members alone.
    #[arg(long)]
    pub include_exempt: bool,
    /// Markdown, a web page to print, or plain text; else as the ending of --out says, else
    /// plain text.
    #[arg(long)]
    pub format: Option<Markup>,
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Search {
    /// Words; “…” around several makes them one phrase.
    #[arg(required = true)]
    pub words: Vec<String>,
    /// At most this many places.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    /// Exempt words too, for members alone; else they are left out, and that is said.
    #[arg(long)]
    pub include_exempt: bool,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Compare {
    /// The earlier paper, by its id or as a file; alone, a programme row by its id.
    pub before: String,
    /// The later paper.
    pub after: Option<String>,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Brief {
    /// What was asked at earlier meetings, and what came of it.
    #[arg(long)]
    pub arising: bool,
    /// The meeting, by its day (“3 dec”) or its id; else the one that the desk would open.
    #[arg(long, value_name = "DAY")]
    pub meeting: Option<String>,
    /// Its committee, or a part of the name: its next meeting, else its last.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// Markdown, a web page or plain text; else as the ending of --out says, else Markdown.
    #[arg(long)]
    pub format: Option<Markup>,
    /// Tell exempt items too, for members alone; else they are left out, and that is said.
    #[arg(long)]
    pub include_exempt: bool,
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Note {
    /// The item, action or programme row, by its id or a beginning of it; the id of a note
    /// of yours (with its stroke) writes that anew.
    pub id: String,
    /// The words.
    pub words: Vec<String>,
    /// Words of the item’s papers that it stands beside.
    #[arg(long, value_name = "WORDS")]
    pub beside: Option<String>,
    /// Take it away.
    #[arg(long, conflicts_with = "words")]
    pub remove: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Question {
    #[command(flatten)]
    pub note: Note,
    /// Strike it off as put; again, take it up again.
    #[arg(long, conflicts_with = "remove")]
    pub put: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Flag {
    /// The item, action or programme row, by its id or a beginning of it.
    pub id: String,
    /// Words of the item’s papers that it stands beside.
    #[arg(long, value_name = "WORDS")]
    pub beside: Option<String>,
    /// Take it away.
    #[arg(long)]
    pub remove: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Declare {
    /// The item, by its id or a beginning of it.
    pub item: String,
    /// What the interest is.
    pub words: Vec<String>,
    /// You leave for this item.
    #[arg(long)]
    pub leave: bool,
    /// Take it back.
    #[arg(long, conflicts_with_all = ["words", "leave"])]
    pub remove: bool,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Markup {
    /// Markdown.
    Md,
    /// A web page that stands alone.
    Html,
    /// Plain text.
    Txt,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Check {
    /// The draft minutes; a pack that holds them will do.
    #[arg(value_name = "DRAFT")]
    pub draft: PathBuf,
    /// For people or for programs.
    #[arg(long, default_value = "text")]
    pub format: CheckFormat,
    #[command(flatten)]
    pub to: Destination,
}

/// How the findings of a proof-reading are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Sentences for people.
    Text,
    /// JSON for programs.
    Json,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Account {
    /// The municipal year, May to April: 2023-24.
    #[arg(long, value_parser = municipal_year)]
    pub year: MunicipalYear,
    /// One committee alone, by a part of its name.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// How it is written; else as the ending of --out says, else as text.
    #[arg(long)]
    pub format: Option<AccountFormat>,
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How a year's account is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AccountFormat {
    /// Plain text.
    Text,
    /// A table for a spreadsheet: a row a committee.
    Csv,
    /// A Word document.
    Docx,
    /// JSON for programs.
    Json,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Export {
    /// What is handed in.
    pub what: ExportWhat,
    /// As the papers stood at a meeting, by its id or a beginning of it; else as they stand.
    #[arg(long, value_name = "ID", conflicts_with = "committee")]
    pub meeting: Option<String>,
    /// The committee, by a part of its name; else the one at whose meeting
    /// the desk opens today.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// How it is written; else as the ending of --out says, else as CSV, a calendar as ICS.
    #[arg(long)]
    pub format: Option<ExportFormat>,
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// A Word document or a workbook to write the table into; else the paper that it came in.
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Mark the rows that changed since it was written to a file last.
    #[arg(long)]
    pub changes: bool,
    /// Exempt rows too, which are left out otherwise.
    #[arg(long)]
    pub include_exempt: bool,
}

/// What `export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// The work programme and its forward plan.
    Programme,
    /// The action tracker.
    Actions,
    /// Meetings, due days and scheduled items.
    Calendar,
}

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A Word document: the paper itself with other rows, where it came as one.
    Docx,
    /// A workbook.
    Xlsx,
    /// A table for any spreadsheet.
    Csv,
    /// A calendar.
    Ics,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Chase {
    /// Those of this lead officer, or a part of the name.
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// One committee alone, by a part of its name.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// Those alone whose day has passed.
    #[arg(long)]
    pub overdue: bool,
    /// Exempt actions too, which are left out otherwise.
    #[arg(long)]
    pub include_exempt: bool,
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Ids {
    /// Ids as “matters show” prints them; a unique beginning is enough.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

/// What is parted.
#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct PartIds {
    /// Ids as “matters show” prints them, or a committee’s name; a unique beginning is enough.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Of a committee: a name that its papers print, and that is of another one.
    #[arg(long, value_name = "NAME", conflicts_with = "papers")]
    pub name: Option<String>,
    /// Of a meeting: a paper that is of another meeting on that day; may be repeated.
    #[arg(long = "paper", value_name = "DOC")]
    pub papers: Vec<String>,
}

/// A row that lists several items.
#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Split {
    /// The row, as “matters show programme” prints its id.
    pub id: String,
    /// Its items, each in quotation marks: together the words of the row.
    #[arg(required = true, num_args = 2.., value_name = "ITEM")]
    pub items: Vec<String>,
}

/// What is exempt.
#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct ExemptIds {
    /// Ids as “matters show” prints them; a unique beginning is enough.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// They are not, or no longer.
    #[arg(long)]
    pub no: bool,
}

/// A trace of an action.
#[derive(Debug, Args)]
pub struct Judge {
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// The place, by its id under that action in “matters show threads”.
    pub trace: String,
    /// Take back what was said of it.
    #[arg(long)]
    pub withdraw: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct TraceArgs {
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// The item, programme row or clause of minutes, by its id or a beginning of it.
    pub place: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Close {
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// How: “answered” means outside the meeting, “accepted” and the like by the executive.
    #[arg(value_name = "HOW", value_parser = how(), required_unless_present = "how")]
    pub way: Option<How>,
    /// The same.
    #[arg(long, value_parser = how(), conflicts_with = "way", hide_possible_values = true)]
    pub how: Option<How>,
    /// By what, or by whom: “letter to all members”.
    #[arg(long)]
    pub by: Option<String>,
    /// On which day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    /// The action that it was merged with.
    #[arg(long, value_name = "ACTION")]
    pub with: Option<String>,
    /// A note.
    #[arg(long)]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Action {
    /// The action, by its id or a beginning of it.
    pub action: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Owner {
    /// The action or programme row, by its id or a beginning of it.
    pub action: String,
    /// The lead officer.
    #[arg(required_unless_present = "none", conflicts_with = "none")]
    pub name: Option<String>,
    /// Take the name away; what the paper says stands.
    #[arg(long, visible_alias = "clear")]
    pub none: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Due {
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// The day: “30 nov”, “next meeting”, “+2w”, 2031-05-06.
    #[arg(
        required_unless_present = "none",
        conflicts_with = "none",
        value_name = "WHEN"
    )]
    pub date: Option<String>,
    /// Take the day away; what the paper says stands.
    #[arg(long, visible_alias = "clear")]
    pub none: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
#[command(after_help = "Of an action: words, lead, day, action (yes or no).\n\
                        Of an item: title, number, action (a sentence of its papers).\n\
                        Of a programme row: item, lead, actions, progress (the last two with --of where it is told \
                        once for each of its actions).\n\
                        Of a meeting: committee, day, time, place; with --person: name, role.")]
pub struct Correct {
    /// The action, item, programme row or meeting, by its id or a beginning of it.
    pub id: String,
    /// What is put right of it.
    #[arg(value_parser = field())]
    pub field: String,
    /// What it should read; nothing at all, where the paper says nothing.
    pub words: Vec<String>,
    /// Let the paper’s own word stand again.
    #[arg(long, conflicts_with = "words")]
    pub paper: bool,
    /// Of a programme row that is told several times: the words of the action that is meant.
    #[arg(long, value_name = "WORDS")]
    pub of: Option<String>,
    /// Of a meeting: the person of its committee, by the name as printed.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Progress {
    /// The action or programme row, by its id or a beginning of it.
    pub id: String,
    /// The words.
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Move {
    /// The programme rows, by their ids or beginnings of them; behind these the day, where --to
    /// does not say it.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// The day: “30 nov”, “next meeting”, “+2w”; “later” for not yet scheduled.
    #[arg(long, value_name = "WHEN")]
    pub to: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct DropRows {
    /// The programme rows, by their ids or beginnings of them.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Order {
    /// The programme row, by its id or a beginning of it.
    pub id: String,
    /// The row of its day behind which it goes.
    #[arg(long, value_name = "ID", required_unless_present = "first")]
    pub behind: Option<String>,
    /// Before all rows of its day.
    #[arg(long, conflicts_with = "behind")]
    pub first: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Add {
    /// The item, and behind a comma its day: “Ferry fares, next meeting”; without one, not
    /// yet scheduled.
    #[arg(required = true, value_name = "WORDS")]
    pub item: Vec<String>,
    /// The meeting’s day, where it is not behind the item: “30 nov”, “next meeting”.
    #[arg(long, value_name = "WHEN")]
    pub on: Option<String>,
    /// To be confirmed.
    #[arg(long)]
    pub tentative: bool,
    /// A meeting of the committee, by its id or day; else the one that matters today.
    #[arg(long, value_name = "ID")]
    pub meeting: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct TakeDown {
    /// Who, what and by when; initials or “name:” before the words, “by” and a day behind.
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// The meeting, by its id or day; else the one that matters today.
    #[arg(long, value_name = "ID")]
    pub meeting: Option<String>,
    /// The item, by its id or a beginning of it.
    #[arg(long, value_name = "ID")]
    pub item: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Settle {
    /// The programme rows, by their ids or beginnings of them.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Take what the newest paper says.
    #[arg(long, required_unless_present = "mine", conflicts_with = "mine")]
    pub paper: bool,
    /// Keep what you said.
    #[arg(long)]
    pub mine: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Year {
    /// The committee, by a part of its name; else the one at whose meeting
    /// the desk opens today.
    #[arg(long, value_name = "NAME")]
    pub committee: Option<String>,
    /// The year to begin, 2027-28; else the one behind the programme that is held.
    #[arg(long, value_parser = municipal_year)]
    pub begin: Option<MunicipalYear>,
    /// Say what would become of each row, and begin nothing.
    #[arg(long)]
    pub look: bool,
    /// Begin it though the year before has more than three months to run.
    #[arg(long)]
    pub early: bool,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct History {
    /// The action, programme row or item, by its id or a beginning of it.
    pub id: Option<String>,
    /// At most this many.
    #[arg(long, default_value_t = 30)]
    pub limit: u32,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Refile {
    /// The paper, by its id or a beginning of it.
    pub document: String,
    #[command(flatten)]
    pub filing: FilingArgs,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Documents {
    /// Papers by their ids; none means all.
    #[arg(value_name = "DOC")]
    pub documents: Vec<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Forget {
    /// Papers by their ids.
    #[arg(required_unless_present = "exempt", value_name = "DOC")]
    pub documents: Vec<String>,
    /// Exempt items: their words, the files that hold them, your work on them, and backups.
    #[arg(long, requires = "before", conflicts_with = "documents")]
    pub exempt: bool,
    /// Of meetings before this day.
    #[arg(long, value_name = "DATE", value_parser = day, requires = "exempt")]
    pub before: Option<Date>,
    /// Without asking.
    #[arg(long, requires = "exempt")]
    pub yes: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Backup {
    /// Into this file; else into the folder of backups, where a few are kept.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Restore {
    /// The backup.
    #[arg(required_unless_present = "list", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// List the backups.
    #[arg(long, conflicts_with = "file")]
    pub list: bool,
    /// Without asking.
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Doctor {
    /// Mend what can be reckoned anew; the store is put aside first.
    #[arg(long)]
    pub repair: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Config {
    /// Print every setting with its default, as a file to begin with.
    #[arg(long)]
    pub default: bool,
}

fn municipal_year(typed: &str) -> Result<MunicipalYear, String> {
    MunicipalYear::of_words(typed).ok_or_else(|| "a municipal year is written 2023-24".to_owned())
}

/// What can be put right, by its name.
fn field() -> impl TypedValueParser<Value = String> {
    let mut names: Vec<&str> = Field::ALL.map(Field::name).to_vec();
    names.push("committee");
    PossibleValuesParser::new(names)
}

/// One of the ways to close an action, by its name.
fn how() -> impl TypedValueParser<Value = How> {
    PossibleValuesParser::new(How::ALL.map(How::name)).try_map(|typed| {
        let found = How::ALL.into_iter().find(|how| how.name() == typed);
        found.ok_or("no such way")
    })
}

/// One of the states, by its name in one word.
fn state() -> impl TypedValueParser<Value = State> {
    let name = |state: State| match state {
        State::NotDue => "not-due",
        State::LooseEnd => "loose-end",
        State::Done | State::Answered | State::Overdue | State::Scheduled | State::Open => {
            state.name()
        }
    };
    PossibleValuesParser::new(State::ALL.map(name)).try_map(move |typed| {
        let found = State::ALL.into_iter().find(|state| name(*state) == typed);
        found.ok_or("no such state")
    })
}

fn day(typed: &str) -> Result<Date, String> {
    let day = date::whole(typed).or_else(|| typed::day(typed, Zoned::now().date(), &[]));
    day.ok_or_else(|| {
        typed::no_such_day(typed)
            .unwrap_or_else(|| "a day is written 2031-05-06 or “6 May 2031”".to_owned())
    })
}
