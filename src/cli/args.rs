//! What can be typed: the commands and their options.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::export::account::MunicipalYear;
use crate::parse::date;
use crate::store::by_hand::How;
use crate::thread::state::State;

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
    /// Reckon as if it were this day (a timestamp is never changed).
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
    /// Print what a chair takes into a meeting: matters arising, with quotes and citations.
    Brief(Brief),
    /// Proof-read draft minutes before they go out; exit 1 where anything is found.
    Check(Check),
    /// Print a municipal year’s account: what was asked, and what came of it.
    Account(Account),
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
    /// Join actions of one meeting that say the same.
    Join(Ids),
    /// Part an action from those that it is joined with.
    Part(Ids),
    /// Take back your newest edit.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// File a paper under another committee or day.
    Refile(Refile),
    /// Read held papers again, after an update of matters.
    Reread(Documents),
    /// Remove papers for good; your own work on them is kept and listed.
    Forget(Forget),
    /// Say where the store is, what it holds and whether it is sound.
    Doctor,
    /// Say where the settings are and what is wrong in them; exit 1 where anything is.
    Config(Config),
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
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Show {
    /// What to print.
    pub what: What,
    /// The meeting, by its id or a beginning of it; else the one that matters today.
    #[arg(long, value_name = "ID")]
    pub meeting: Option<String>,
    /// Of actions and threads, those in this state.
    #[arg(long, value_parser = state())]
    pub state: Option<State>,
    /// Of actions and threads, those of this lead officer, or a part of the name.
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// For people or for programs.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

/// What `show` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// The meetings that are held, newest first.
    Meetings,
    /// The items of a meeting.
    Agenda,
    /// What earlier meetings of its committee decided, asked for and were promised.
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
    /// Work of yours whose place in the papers is gone.
    Lost,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people.
    Table,
    /// JSON for programs.
    Json,
    /// CSV for a spreadsheet.
    Csv,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Read {
    /// The item, by its id or a beginning of it.
    pub item: String,
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
    /// For people or for programs.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Compare {
    /// The earlier paper, by its id or as a file; alone, a programme row by its id.
    pub before: String,
    /// The later paper.
    pub after: Option<String>,
    /// For people or for programs.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Brief {
    /// What was asked at earlier meetings, and what came of it.
    #[arg(long, required = true)]
    pub arising: bool,
    /// The meeting, by its id or a beginning of it; else the one that matters today.
    #[arg(long, value_name = "ID")]
    pub meeting: Option<String>,
    /// Markdown, a web page or plain text.
    #[arg(long, default_value = "md")]
    pub format: Markup,
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
pub struct Ids {
    /// Ids as “matters show” prints them; a unique beginning is enough.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
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
    #[arg(long, value_parser = how())]
    pub how: How,
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
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// The lead officer.
    #[arg(required_unless_present = "none", conflicts_with = "none")]
    pub name: Option<String>,
    /// Take the name away; what the paper says stands.
    #[arg(long)]
    pub none: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Due {
    /// The action, by its id or a beginning of it.
    pub action: String,
    /// The day: 2031-05-06, “6 May 2031”.
    #[arg(required_unless_present = "none", conflicts_with = "none", value_parser = day)]
    pub date: Option<Date>,
    /// Take the day away; what the paper says stands.
    #[arg(long)]
    pub none: bool,
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
    #[arg(required = true, value_name = "DOC")]
    pub documents: Vec<String>,
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
    date::whole(typed).ok_or_else(|| "a day is written 2031-05-06 or “6 May 2031”".to_owned())
}
