//! What an officer does to actions and to the work programme.

use clap::Args;

use super::Printed;
use super::municipal_year;
use crate::export::account::MunicipalYear;

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
    #[arg(required_unless_present = "all", value_name = "ID")]
    pub ids: Vec<String>,
    /// All rows of the programme that differ.
    #[arg(long, conflicts_with = "ids")]
    pub all: bool,
    /// With --all: the meeting whose programme it is, by its id; else the one at which the desk
    /// opens today.
    #[arg(long, value_name = "ID", requires = "all")]
    pub meeting: Option<String>,
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
