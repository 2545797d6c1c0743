//! A register of decisions to come: what is to be decided, by whom and when.
//!
//! Councils call it a forward plan of key decisions, or a notice of them. As a table it
//! says so in its heading; the web system's own page has a paragraph a field.

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::programme::{ProgrammeRow, WorkProgramme};
use crate::domain::source::Place;
use crate::extract::{Document, Line};
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::table::Table;

/// Rows of the heading: a long one may take two.
const HEADING_WITHIN: usize = 3;

/// A matter is no longer than this; what is longer describes one.
const LONGEST_MATTER: usize = 400;

static MATTER: Pattern = Pattern::new(
    r"^(?:(?:key |proposed |executive )?decisions?(?: to be (?:made|taken)| required| title)?|title(?: of (?:the )?(?:decision|report))?|(?:report |decision )?subject(?: of (?:the )?decision| matter)?|(?:the )?matters?(?: (?:for|to be) (?:decision|decided|considered)| in respect of which .*)?|issue|item|report(?: title)?|topic|(?:decision|item|report|title)(?: and| ) ?(?:description|summary|details))$",
);
static MAKER: Pattern = Pattern::new(
    r"^(?:(?:decision )?(?:maker|taker|making body|body)s?|decision (?:to be )?(?:made|taken) by|who will (?:make|take) (?:the )?decision|(?:name of )?decision maker.*|individual or body)$",
);
static WHEN: Pattern = Pattern::new(
    r"^(?:(?:expected |proposed |likely |anticipated |earliest |target )?(?:date|dates)(?: of| for| on which| when)?(?: the)?(?: decision)?(?: (?:is )?(?:to be |will be |expected to be )?(?:made|taken))?|(?:decision|meeting) (?:due )?date|decision due(?: date)?|when|(?:date )?decision (?:due|expected)(?: date)?|period|timescale|(?:date|period) (?:or period )?within which .*|date of (?:meeting|cabinet|executive)|due date)$",
);
static KEY: Pattern = Pattern::new(
    r"(?i)\b(?:forward plan|key decisions?|notice of (?:key |executive |intended |proposed |forthcoming )*decisions|decisions? (?:to be (?:made|taken)|expected)|register of decisions|executive decisions)\b",
);
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?P<name>decision (?:maker|due(?: date)?|status|type|date)|(?:expected |proposed )?date of decision|notice of proposed decision first published|(?:is )?key decision|lead (?:member|officer|director)|wards? affected|reason key|open or exempt|contact)[^:]{0,40}: ?(?P<value>.*)$",
);

/// A register as its table has it.
pub struct Register {
    /// The council's own headings.
    pub headings: Vec<String>,
    /// A row a matter.
    pub rows: Vec<ProgrammeRow>,
}

/// Reads a table that is such a register; `None` where it is none. `context` is a day
/// of the year that a day without one belongs to.
pub fn read(table: &Table, context: Option<Date>) -> Option<Register> {
    let (at, matter, when) = heading(table)?;
    let mut day = None;
    let mut rows = Vec::new();
    for row in table.rows.iter().skip(at + 1) {
        let said = row.words(Some(when));
        if let Some(said) = &said {
            day = when_of(said, context);
        }
        let Some(item) = row.words(Some(matter)) else {
            continue;
        };
        if item.chars().any(char::is_alphabetic) {
            rows.push(ProgrammeRow {
                date: day,
                note: said.filter(|_| day.is_none()),
                item,
                place: row.place.clone(),
                ..ProgrammeRow::default()
            });
        }
    }
    let dated = rows
        .iter()
        .filter(|row| row.date.is_some() || row.note.is_some());
    let known = dated.count() * 2 >= rows.len() && !rows.is_empty();
    let headings = table.rows.get(at)?.cells.iter();
    known.then(|| Register {
        headings: headings.map(|cell| fold::quote(&cell.text)).collect(),
        rows,
    })
}

/// The row of the heading, the column of the matter and that of its day. A register
/// says who decides, or the words over it call it one.
fn heading(table: &Table) -> Option<(usize, usize, usize)> {
    let announced = table.above.iter().any(|line| KEY.is_in(line));
    table
        .rows
        .iter()
        .take(HEADING_WITHIN)
        .enumerate()
        .find_map(|(at, row)| {
            let find = |pattern: &Pattern| {
                row.filled()
                    .find(|(_, cell)| pattern.is_in(&folded(&cell.text)))
                    .map(|(column, _)| column)
            };
            let matter = find(&MATTER)?;
            let when = find(&WHEN).filter(|when| *when != matter)?;
            let maker = find(&MAKER).is_some();
            (maker && (announced || row.filled().count() > 3)).then_some((at, matter, when))
        })
}

fn folded(heading: &str) -> String {
    fold::compare(&heading.replace('\n', " "))
}

fn when_of(said: &str, context: Option<Date>) -> Option<Date> {
    let found = match context {
        Some(context) => date::find_with_year(said, context),
        None => date::find(said),
    };
    found.map(|found| found.date)
}

/// The web system's own page of decisions to come, a paragraph a field.
pub fn page(document: &Document) -> Option<WorkProgramme> {
    let lines: Vec<&Line> = document
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .filter(|line| line.cells.is_empty())
        .collect();
    let named = lines.iter().take(12).any(|line| KEY.is_in(&line.text));
    let field = |line: &Line| {
        FIELD.captures(&line.text).map(|found| {
            (
                found["name"].to_lowercase(),
                found["value"].trim().to_owned(),
            )
        })
    };
    let is_due =
        |name: &str| name.starts_with("decision due") || name.ends_with("date of decision");
    let makers = lines
        .iter()
        .filter(|line| field(line).is_some_and(|(name, _)| name == "decision maker"))
        .count();
    let dues = lines
        .iter()
        .filter(|line| field(line).is_some_and(|(name, _)| is_due(&name)))
        .count();
    if !named || makers == 0 || dues < 2 {
        return None;
    }
    let mut rows = Vec::new();
    let mut matter: Option<&Line> = None;
    let mut inside = false;
    for line in &lines {
        match field(line) {
            Some((name, value)) => {
                inside = true;
                let due = date::find(&value).map(|found| found.date);
                if is_due(&name)
                    && let Some(named) = matter.take()
                {
                    rows.push(ProgrammeRow {
                        date: due,
                        note: Some(value).filter(|value| due.is_none() && !value.is_empty()),
                        item: fold::quote(&named.text),
                        place: Place {
                            line: named.number,
                            ..Place::default()
                        },
                        ..ProgrammeRow::default()
                    });
                }
            }
            // The first words behind the fields of one matter name the next.
            None if (inside || matter.is_none() || line.heading.is_some()) && is_matter(line) => {
                matter = Some(line);
                inside = false;
            }
            None => {}
        }
    }
    (rows.len() > 1).then(|| WorkProgramme {
        rows,
        ..WorkProgramme::default()
    })
}

fn is_matter(line: &Line) -> bool {
    line.text.chars().count() <= LONGEST_MATTER
        && !KEY.is_in(&line.text)
        && line.text.chars().any(char::is_alphabetic)
        && !line.text.ends_with(['.', ':'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;
    use crate::parse::table;

    fn read(paper: &str) -> Option<Vec<(Option<String>, String)>> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        let rows = table::find(&document)
            .iter()
            .find_map(|table| super::read(table, None))
            .map(|register| register.rows)
            .or_else(|| page(&document).map(|page| page.rows))?;
        Some(
            rows.into_iter()
                .map(|row| (row.date.map(|day| day.to_string()), row.item))
                .collect(),
        )
    }

    #[test]
    fn a_register_names_what_is_decided_by_whom_and_when() {
        let paper = "Notice of key decisions\n\nTitle\tDecision maker\tDate of decision\nFerry fares\tCabinet\t4 May 2031\nPier repairs\tCabinet\t\nBuoys\tLeader\tJune 2031";
        let rows = read(paper).unwrap();
        assert_eq!(
            rows[0],
            (Some("2031-05-04".to_owned()), "Ferry fares".to_owned())
        );
        assert_eq!(rows[1].0.as_deref(), Some("2031-05-04"));
        assert_eq!(rows[2].0, None);
    }

    #[test]
    fn the_web_systems_page_has_a_paragraph_a_field() {
        let paper = "Forward plan, 1 May 2031\n\nFerry fares\n\nTo set the fares.\n\nDecision maker: Cabinet\n\nDecision due: 4 May 2031\n\nLead officer: A Ash\n\nPier repairs\n\nDecision maker: Cabinet\n\nDecision due: 1 June 2031";
        let rows = read(paper).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].1, "Ferry fares");
        assert_eq!(
            rows[1],
            (Some("2031-06-01".to_owned()), "Pier repairs".to_owned())
        );
    }

    #[test]
    fn decisions_that_were_taken_and_a_programme_are_no_register() {
        for paper in [
            "Votes\n\nDecision\tFor\tDate\nFares\t5\t4 May 2031\nPier\t6\t4 May 2031",
            "Work programme\n\nDate\tItem\tLead\n4 May 2031\tFares\tAB\n4 June 2031\tPier\tCD",
        ] {
            assert_eq!(read(paper), None);
        }
    }
}
