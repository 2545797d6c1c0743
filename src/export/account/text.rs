//! The account as a text to hand out, and as rows for a spreadsheet.

use jiff::civil::Date;

use super::{CommitteeYear, Count, MunicipalYear, median};
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::outcome::Outcome;
use crate::export::paper::{Entry, Paper, Part, Table};
use crate::export::promises::days;

/// So many papers are named; of more, the number and the first and last day.
const NAMED_PAPERS: usize = 4;

/// The account of a year. `silent` are committees that met and asked nothing.
pub fn paper(
    committees: &[CommitteeYear],
    silent: &[String],
    year: MunicipalYear,
    today: Date,
) -> Paper {
    let mut paper = Paper {
        title: "What was asked, and what came of it".to_owned(),
        subtitle: format!(
            "Municipal year {} (May {} to April {}). As the papers held stood on {}.",
            year.words(),
            year.begins,
            year.begins + 1,
            wording::long_day(today)
        ),
        parts: Vec::new(),
    };
    if committees.is_empty() {
        paper.text("The papers held tell of nothing that was asked in this year.");
    }
    if committees.len() > 1 {
        paper.section("All committees", vec![Part::Table(together(committees))]);
    }
    for committee in committees {
        paper.section(&soften(committee.committee), parts(committee, year, today));
    }
    if !silent.is_empty() {
        let names: Vec<String> = silent.iter().map(|name| soften(name)).collect();
        paper.text(format!(
            "Of meetings of these the papers held tell of nothing that was asked: {}.",
            names.join("; ")
        ));
    }
    paper
}

fn parts(committee: &CommitteeYear, year: MunicipalYear, today: Date) -> Vec<Part> {
    let mut parts = vec![Part::Table(outcomes(committee))];
    let known = committee.days();
    if let Some(median) = median(&known) {
        parts.push(Part::Text(format!(
            "Median time from promise to answer: {}, over {} whose day is known.",
            wording::count(usize::try_from(median).unwrap_or_default(), "day", "days"),
            wording::count(known.len(), "answer", "answers")
        )));
    }
    let oldest = committee.oldest();
    if !oldest.is_empty() {
        parts.push(Part::Subheading(
            "The oldest without an update in the papers held".to_owned(),
        ));
        parts.extend(oldest.into_iter().map(|asked| {
            let mut notes: Vec<String> = asked
                .group
                .made()
                .map(|made| {
                    wording::count(
                        usize::try_from(wording::days_between(made, today)).unwrap_or_default(),
                        "day",
                        "days",
                    ) + " ago"
                })
                .into_iter()
                .collect();
            notes.extend(
                (asked.outcome == Outcome::Overdue).then(|| "counted as overdue".to_owned()),
            );
            notes.extend(
                asked
                    .group
                    .lead()
                    .map(|lead| format!("lead officer: {lead}")),
            );
            Part::Entry(Entry {
                own: Vec::new(),
                quotes: asked.group.quotes(),
                notes: vec![notes.join("; ")],
            })
        }));
    }
    parts.push(Part::Subheading("What was searched".to_owned()));
    parts.push(Part::Text(searched(committee)));
    let missing = committee.not_held(year, today);
    parts.push(Part::Text(if missing.is_empty() {
        "Of every meeting since the year began that the papers name, minutes are held.".to_owned()
    } else {
        format!("Not held: minutes of {}.", days(&missing))
    }));
    parts
}

fn outcomes(committee: &CommitteeYear) -> Table {
    let row = |words: &str, count: Count| {
        vec![
            words.to_owned(),
            count.by_person.to_string(),
            count.inferred.to_string(),
            (count.by_person + count.inferred).to_string(),
        ]
    };
    let mut rows: Vec<Vec<String>> = Outcome::ALL
        .into_iter()
        .map(|outcome| (outcome, committee.count(outcome)))
        .filter(|(outcome, count)| is_always_shown(*outcome) || *count != Count::default())
        .map(|(outcome, count)| row(outcome.words(), count))
        .collect();
    let asked = |by_person: bool| {
        committee
            .asked
            .iter()
            .filter(|asked| asked.by_person == by_person)
            .count()
    };
    rows.push(row(
        "Asked",
        Count {
            by_person: asked(true),
            inferred: asked(false),
        },
    ));
    Table {
        headings: ["", "said by a person", "inferred", "together"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}

/// The rows that an annual report always has, were they all noughts.
fn is_always_shown(outcome: Outcome) -> bool {
    match outcome {
        Outcome::ReportedBack
        | Outcome::Outside
        | Outcome::NotAccepted
        | Outcome::NoUpdate
        | Outcome::ToCome => true,
        Outcome::Perhaps
        | Outcome::Overdue
        | Outcome::Recorded
        | Outcome::NothingLater
        | Outcome::Closed => false,
    }
}

/// A line a committee, and one for all: what was asked is the sum of what came of it.
fn together(committees: &[CommitteeYear]) -> Table {
    let of = |committee: &CommitteeYear, outcome| {
        let count = committee.count(outcome);
        count.by_person + count.inferred
    };
    let sum = |outcome| -> usize { committees.iter().map(|one| of(one, outcome)).sum() };
    let shown: Vec<Outcome> = Outcome::ALL
        .into_iter()
        .filter(|outcome| sum(*outcome) > 0)
        .collect();
    let days = |days: &[i32]| median(days).map_or_else(|| "–".to_owned(), |days| days.to_string());
    let mut rows: Vec<Vec<String>> = committees
        .iter()
        .map(|committee| {
            let mut row = vec![
                soften(committee.committee),
                committee.asked.len().to_string(),
            ];
            row.extend(shown.iter().map(|one| of(committee, *one).to_string()));
            row.push(days(&committee.days()));
            row
        })
        .collect();
    let asked: usize = committees.iter().map(|one| one.asked.len()).sum();
    let mut all: Vec<i32> = committees.iter().flat_map(CommitteeYear::days).collect();
    all.sort_unstable();
    let mut row = vec!["Together".to_owned(), asked.to_string()];
    row.extend(shown.iter().map(|one| sum(*one).to_string()));
    row.push(days(&all));
    rows.push(row);
    let mut headings = vec!["Committee".to_owned(), "asked".to_owned()];
    headings.extend(shown.into_iter().map(|one| short(one).to_owned()));
    headings.push("median days".to_owned());
    Table { headings, rows }
}

/// An outcome over a narrow column.
fn short(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ReportedBack => "reported back",
        Outcome::Outside => "outside the meeting",
        Outcome::NotAccepted => "not accepted",
        Outcome::Perhaps => "perhaps answered",
        Outcome::Overdue => "overdue",
        Outcome::Recorded => "recorded",
        Outcome::NoUpdate => "no update",
        Outcome::ToCome => "to come",
        Outcome::NothingLater => "no later paper",
        Outcome::Closed => "closed otherwise",
    }
}

fn searched(committee: &CommitteeYear) -> String {
    let papers = committee.searched();
    let named: Vec<String> = papers
        .iter()
        .map(|paper| format!("{} ({})", paper.document, wording::long_day(paper.date)))
        .collect();
    match (papers.as_slice(), papers.first().zip(papers.last())) {
        ([], _) | (_, None) => {
            "No later paper of this committee is held, in which an answer could stand.".to_owned()
        }
        (few, Some(_)) if few.len() <= NAMED_PAPERS => {
            format!("For answers in later papers: {}.", named.join(", "))
        }
        (many, Some((first, last))) => format!(
            "For answers in later papers: {} papers, of {} to {}.",
            many.len(),
            wording::long_day(first.date),
            wording::long_day(last.date)
        ),
    }
}

/// The account as rows for a spreadsheet: a committee each, people's words and what was
/// inferred in columns apart.
pub fn table(committees: &[CommitteeYear], year: MunicipalYear, today: Date) -> Table {
    let mut headings = vec![
        "year".to_owned(),
        "committee".to_owned(),
        "asked".to_owned(),
    ];
    for outcome in Outcome::ALL {
        let words = outcome.words().to_lowercase();
        headings.push(format!("{words}: said by a person"));
        headings.push(format!("{words}: inferred"));
    }
    headings.extend(
        [
            "median days to answer",
            "answers whose day is known",
            "papers searched",
            "minutes not held",
        ]
        .map(str::to_owned),
    );
    let rows = committees.iter().map(|committee| {
        let mut row = vec![
            year.words(),
            soften(committee.committee),
            committee.asked.len().to_string(),
        ];
        for outcome in Outcome::ALL {
            let count = committee.count(outcome);
            row.push(count.by_person.to_string());
            row.push(count.inferred.to_string());
        }
        let known = committee.days();
        row.push(median(&known).map_or_else(String::new, |days| days.to_string()));
        row.push(known.len().to_string());
        row.push(committee.searched().len().to_string());
        let missing: Vec<String> = committee
            .not_held(year, today)
            .into_iter()
            .map(|day| day.to_string())
            .collect();
        row.push(missing.join("; "));
        row
    });
    Table {
        rows: rows.collect(),
        headings,
    }
}
