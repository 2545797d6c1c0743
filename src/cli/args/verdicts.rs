//! What a person says of actions, and what is put right.

use clap::Args;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use jiff::civil::Date;

use super::day;
use crate::store::by_hand::How;
use crate::store::corrections::Field;

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
