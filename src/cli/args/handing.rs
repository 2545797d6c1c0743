//! What leaves the house, and what is proof-read before.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

use super::Destination;
use super::municipal_year;
use crate::export::account::MunicipalYear;

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
