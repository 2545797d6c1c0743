//! Papers in and out of the store, and what keeps it.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::Destination;
use super::day;

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
