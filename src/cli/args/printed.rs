//! How an answer is printed, and where to.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

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

/// The options of every command that prints rows.
#[derive(Debug, Args)]
pub struct Printed {
    /// Columns for people, or for programs; else as the ending of --out says, else columns.
    #[arg(long)]
    pub format: Option<Format>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub to: Destination,
}

impl Printed {
    /// What was asked for, else what the file's ending says, else columns.
    pub fn format(&self) -> Format {
        let ending = self.to.out.as_deref().and_then(Path::extension);
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        self.format.unwrap_or(match ending.as_deref() {
            Some("csv") => Format::Csv,
            Some("json") => Format::Json,
            Some(_) | None => Format::Table,
        })
    }
}

/// Where an answer goes.
#[derive(Debug, Args)]
pub struct Destination {
    /// Write it to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}
