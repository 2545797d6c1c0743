//! `account`: a municipal year's account of what was asked and what came of it.

use std::fs;
use std::io::IsTerminal;
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::cli::args::{Account, AccountFormat, Arguments};
use crate::cli::output::Printer;
use crate::cli::place::Place;
use crate::domain::fold;
use crate::export::account::{self, CommitteeYear, Count, MunicipalYear};
use crate::export::outcome::Outcome;
use crate::export::{cite, csv, docx, markup};
use crate::store::Store;
use crate::store::threads::HeldPaper;

/// Prints or writes the account of a year.
pub fn account(arguments: &Arguments, asked: &Account, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let store = place.store_to_read()?;
    let (year, today) = (asked.year, place.today);
    if store.meetings()?.is_empty() {
        bail!("no papers are held yet; “matters import FILE…” takes some in");
    }
    let actions = store.actions()?;
    let answers = store.answers()?;
    let wanted = asked.committee.as_deref().map(fold::compare);
    let is_wanted = |name: &str| {
        wanted
            .as_deref()
            .is_none_or(|wanted| fold::compare(name).contains(wanted))
    };
    let mut committees = account::committees(&actions, &answers, year, today);
    committees.retain(|committee| is_wanted(committee.committee));
    let mut silent = met(&store, year)?;
    silent
        .retain(|name| is_wanted(name) && !committees.iter().any(|other| other.committee == name));
    if committees.is_empty() && silent.is_empty() && asked.committee.is_some() {
        bail!(
            "no committee of that name met in {} as far as the papers held tell; “matters show meetings” lists meetings",
            year.words()
        );
    }
    let paper = || account::paper(&committees, &silent, year, today);
    let bytes = match format(asked)? {
        AccountFormat::Text => markup::plain(&paper()).into_bytes(),
        AccountFormat::Csv => csv::csv(&account::table(&committees, year, today))?,
        AccountFormat::Docx => {
            if asked.out.is_none() && std::io::stdout().is_terminal() {
                bail!("a Word document is no text for a terminal; name a file with --out");
            }
            docx::docx(&paper())?
        }
        AccountFormat::Json => {
            let answer = Answer::of(&committees, &silent, year, today);
            let mut json = serde_json::to_vec_pretty(&answer)?;
            json.push(b'\n');
            json
        }
    };
    match &asked.out {
        Some(path) => {
            fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
        }
        None => out.bytes(&bytes),
    }
}

/// What was asked for, else what the file's ending says, else text.
fn format(asked: &Account) -> Result<AccountFormat> {
    let ending = asked
        .out
        .as_deref()
        .and_then(Path::extension)
        .map(|ending| ending.to_string_lossy().to_lowercase());
    if let Some(format) = asked.format {
        return Ok(format);
    }
    Ok(match ending.as_deref() {
        Some("csv") => AccountFormat::Csv,
        Some("docx") => AccountFormat::Docx,
        Some("json") => AccountFormat::Json,
        Some(other @ ("pdf" | "doc" | "odt" | "rtf" | "xlsx" | "xls" | "html" | "htm")) => bail!(
            "an account is not written as .{other}: name a file that ends in .docx, .csv, .json or .txt"
        ),
        Some(_) | None => AccountFormat::Text,
    })
}

/// The committees that met in a year.
fn met(store: &Store, year: MunicipalYear) -> Result<Vec<String>> {
    let mut names: Vec<String> = store
        .meetings()?
        .into_iter()
        .filter(|meeting| !meeting.documents.is_empty())
        .filter(|meeting| meeting.date.is_some_and(|day| year.holds(day)))
        .map(|meeting| meeting.committee)
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// What `account --format json` prints.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    year: String,
    today: Date,
    committees: Vec<CommitteeAnswer<'a>>,
    asked_nothing: &'a [String],
}

#[derive(Debug, Serialize)]
struct CommitteeAnswer<'a> {
    committee: &'a str,
    asked: usize,
    outcomes: Vec<OutcomeAnswer>,
    median_days: Option<i32>,
    answers_with_a_day: usize,
    oldest_without_update: Vec<OldestAnswer<'a>>,
    searched: Vec<&'a HeldPaper>,
    minutes_not_held: Vec<Date>,
    promises: Vec<PromiseAnswer<'a>>,
}

#[derive(Debug, Serialize)]
struct OutcomeAnswer {
    outcome: Outcome,
    #[serde(flatten)]
    count: Count,
}

#[derive(Debug, Serialize)]
struct OldestAnswer<'a> {
    id: &'a str,
    date: Option<Date>,
    text: &'a str,
    source: String,
}

/// Every promise with the row and the column that it was counted in.
#[derive(Debug, Serialize)]
struct PromiseAnswer<'a> {
    ids: Vec<&'a str>,
    outcome: Outcome,
    by_person: bool,
    days: Option<i32>,
}

impl<'a> Answer<'a> {
    fn of(
        committees: &'a [CommitteeYear],
        silent: &'a [String],
        year: MunicipalYear,
        today: Date,
    ) -> Answer<'a> {
        Answer {
            year: year.words(),
            today,
            committees: committees
                .iter()
                .map(|committee| CommitteeAnswer::of(committee, year, today))
                .collect(),
            asked_nothing: silent,
        }
    }
}

impl<'a> CommitteeAnswer<'a> {
    fn of(committee: &'a CommitteeYear, year: MunicipalYear, today: Date) -> Self {
        let days = committee.days();
        CommitteeAnswer {
            committee: committee.committee,
            asked: committee.asked.len(),
            outcomes: Outcome::ALL
                .into_iter()
                .map(|outcome| OutcomeAnswer {
                    outcome,
                    count: committee.count(outcome),
                })
                .collect(),
            median_days: account::median(&days),
            answers_with_a_day: days.len(),
            oldest_without_update: committee
                .oldest()
                .into_iter()
                .map(|asked| OldestAnswer {
                    id: &asked.group.first().id,
                    date: asked.group.made(),
                    text: &asked.group.first().text,
                    source: cite::action(asked.group.first()),
                })
                .collect(),
            searched: committee.searched(),
            minutes_not_held: committee.not_held(year, today),
            promises: committee
                .asked
                .iter()
                .map(|asked| PromiseAnswer {
                    ids: asked.group.all.iter().map(|one| one.id.as_str()).collect(),
                    outcome: asked.outcome,
                    by_person: asked.by_person,
                    days: asked.days,
                })
                .collect(),
        }
    }
}
