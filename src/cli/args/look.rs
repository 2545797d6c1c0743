//! What is printed of what is held.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;

use super::Printed;
use super::handing::Markup;
use crate::thread::state::State;

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
