//! `show orphans`: rows of the newest work programmes that no promise stands behind, and
//! rows that were dropped or moved without a word in the minutes.

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::output::Table;
use crate::domain::wording;
use crate::export::cite;
use crate::store::desk::ProgrammeLine;
use crate::store::silent::SilentRow;
use crate::store::threads::Orphans;
use crate::thread::compare::Fate;
use crate::tui::text::soften;

/// What `show orphans --format json` prints.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    orphans: Vec<Orphan<'a>>,
    silent: &'a [SilentRow],
}

#[derive(Debug, Serialize)]
struct Orphan<'a> {
    committee: &'a str,
    #[serde(flatten)]
    row: &'a ProgrammeLine,
    why: Vec<&'static str>,
    looked_in: LookedIn,
}

/// What was looked through for a promise.
#[derive(Debug, Serialize)]
struct LookedIn {
    actions: u32,
    minutes: Vec<Date>,
}

impl<'a> Answer<'a> {
    /// The rows of every committee.
    pub fn of(committees: &'a [Orphans], silent: &'a [SilentRow], today: Date) -> Answer<'a> {
        let orphans = committees.iter().flat_map(|of| {
            of.rows.iter().map(move |row| Orphan {
                committee: &of.committee,
                row,
                why: why(row, today),
                looked_in: LookedIn {
                    actions: of.actions,
                    minutes: of.minutes.clone(),
                },
            })
        });
        Answer {
            orphans: orphans.collect(),
            silent,
        }
    }
}

/// What is odd about a row.
fn why(row: &ProgrammeLine, today: Date) -> Vec<&'static str> {
    let mut why = vec!["no promise found"];
    match row.date {
        // "Spring 2032" is no day, and says when.
        None if row.topic && row.note.as_deref().is_some_and(has_figure) => {}
        None => why.push("no date"),
        Some(day) if day < today => why.push("its date has passed"),
        Some(_) => {}
    }
    why
}

fn has_figure(words: &str) -> bool {
    words.contains(|letter: char| letter.is_ascii_digit())
}

/// The same as columns for people.
pub fn table(committees: &[Orphans], silent: &[SilentRow], today: Date) -> Table {
    let rows = committees.iter().flat_map(|of| {
        of.rows.iter().map(move |row| {
            vec![
                row.id.clone(),
                soften(&of.committee),
                row.date.map_or(String::new(), wording::short_day),
                why(row, today).join(", "),
                row.source.as_ref().map_or_else(String::new, |source| {
                    format!("{} {}", source.document, source.place.short())
                }),
                soften(&row.item),
            ]
        })
    });
    let silent = silent.iter().map(|row| {
        vec![
            row.id.clone().unwrap_or_default(),
            soften(&row.committee),
            row.planned.map_or(String::new(), wording::short_day),
            without_a_word(row),
            cite::paper(&row.was_in.document, &row.was_in.place),
            soften(&row.item),
        ]
    });
    Table {
        headings: vec!["id", "committee", "date", "why", "place", "row"],
        rows: rows.chain(silent).collect(),
    }
}

/// `moved to 11 Mar 2027, and the minutes of 22 Oct 2026 say nothing of it`.
fn without_a_word(row: &SilentRow) -> String {
    let days: Vec<String> = row
        .looked_in
        .iter()
        .copied()
        .map(wording::short_day)
        .collect();
    let went = match (row.fate, row.now) {
        (Fate::Moved, Some(day)) => format!("moved to {}", wording::short_day(day)),
        (Fate::Moved, None) => "moved, without a date".to_owned(),
        (Fate::Dropped | Fate::Added | Fate::Reworded, _) => {
            format!("not in {} any more", row.gone_in)
        }
    };
    format!(
        "{went}; the minutes of {} say nothing of it",
        days.join(", ")
    )
}

/// What was looked in, a sentence a committee.
pub fn searched(committees: &[Orphans]) -> Vec<String> {
    let said = committees.iter().map(|of| {
        let days: Vec<String> = of.minutes.iter().copied().map(wording::long_day).collect();
        let committee = soften(&of.committee);
        if of.actions == 0 {
            return format!("{committee}: no promise is held, so nothing is said of its rows");
        }
        format!(
            "{committee}: looked in the histories of {}; minutes held: {}",
            count(of.actions),
            if days.is_empty() {
                "none".to_owned()
            } else {
                days.join(", ")
            }
        )
    });
    said.collect()
}

fn count(actions: u32) -> String {
    wording::count(
        usize::try_from(actions).unwrap_or(usize::MAX),
        "action",
        "actions",
    )
}
