//! A person's own preparation.

use clap::Args;

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
