//! How long it takes to reckon what became of every promise of ten years.
//!
//! `cargo bench --bench threads` fills a store with the invented papers of eight committees:
//! 5,000 actions, 9,000 items and 20,000 programme rows over ten years. It then reckons
//! every thread anew, several times, and imports one more meeting of each committee.
//! Prints the least, the median and the most of each beside its budget.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::time::Instant;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use matters::domain::agenda::Item;
use matters::domain::identity;
use matters::domain::meeting::{Meeting, Role};
use matters::domain::minutes::{Clause, Decision, Minutes};
use matters::domain::programme::{ProgrammeRow, Topic, WorkProgramme};
use matters::domain::source::{FORMAT, Kind, Language, Reading, Source};
use matters::domain::whole::Whole;
use matters::store::{Filing, Store};

const COMMITTEES: [&str; 8] = [
    "Roads Scrutiny Panel",
    "Housing Scrutiny Panel",
    "Schools Scrutiny Panel",
    "Care Scrutiny Panel",
    "Finance Scrutiny Panel",
    "Parks Scrutiny Panel",
    "Ports Scrutiny Panel",
    "Audit Scrutiny Panel",
];

/// Meetings of each committee, with their items, promises and programme rows: together
/// 9,000 items, 5,000 actions and 20,000 rows.
const MEETINGS: usize = 120;
const ITEMS: usize = 9_000;
const ACTIONS: usize = 5_000;
const ROWS: usize = 20_000;

/// Sentences of an item's minutes.
const SENTENCES: usize = 8;

/// How often everything is reckoned.
const RUNS: usize = 5;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("store")).expect("a store");
    let mut words = Words(7);
    let begun = Instant::now();
    let all = MEETINGS * COMMITTEES.len();
    for number in 0..all {
        let paper = paper(number, all, &mut words);
        import(&mut store, &paper);
    }
    println!(
        "imported {all} papers in {:.1} s",
        begun.elapsed().as_secs_f64()
    );

    let rebuilds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            store.reckon_threads().expect("threads");
            begun.elapsed().as_secs_f64()
        })
        .collect();
    report("every thread anew", &rebuilds, 20.0);

    let imports: Vec<f64> = (all..all + COMMITTEES.len())
        .map(|number| {
            let paper = paper(number, all, &mut words);
            let begun = Instant::now();
            import(&mut store, &paper);
            begun.elapsed().as_secs_f64()
        })
        .collect();
    report("a new meeting imported", &imports, 1.0);
}

fn report(what: &str, seconds: &[f64], budget: f64) {
    let mut sorted = seconds.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (least, most) = (sorted[0], sorted[sorted.len() - 1]);
    let median = sorted[sorted.len() / 2];
    let verdict = if most < budget { "within" } else { "OVER" };
    println!("{what}: {least:.2} / {median:.2} / {most:.2} s, {verdict} {budget} s");
}

fn import(store: &mut Store, reading: &Reading) {
    let now: Timestamp = "2031-06-01T09:00:00Z".parse().expect("an instant");
    store
        .import(
            reading,
            reading.source.name.as_bytes(),
            &Filing::default(),
            now,
        )
        .expect("an import");
}

/// Minutes of one meeting with its programme: the number says of which committee and when.
fn paper(number: usize, all: usize, words: &mut Words) -> Reading {
    let (committee, meeting) = (number % COMMITTEES.len(), number / COMMITTEES.len());
    let day = day(committee, meeting);
    let share = |whole: usize| (whole * (number + 1)) / all - (whole * number) / all;
    let (items, actions, rows) = (share(ITEMS), share(ACTIONS), share(ROWS));
    let items: Vec<Item> = (0..items)
        .map(|item| {
            let promises = (actions * (item + 1)) / items - (actions * item) / items;
            minuted(item, promises, words)
        })
        .collect();
    let name = COMMITTEES[committee];
    let name_of_paper = format!("{number}.txt");
    Reading {
        format: FORMAT,
        source: Source {
            id: String::new(),
            sha256: identity::sha256(name_of_paper.as_bytes()),
            name: name_of_paper,
            kind: Kind::Text,
            pages: None,
            issued: None,
            language: Language::English,
        },
        meetings: vec![Meeting {
            council: Some("Ambleford Council".to_owned()),
            committee: Some(name.to_owned()),
            date: Some(day),
            role: Role::Minutes,
            items,
            ..Meeting::default()
        }],
        work_programmes: vec![programme(name, day, rows, words)],
        action_tables: Vec::new(),
        figures: Vec::new(),
        losses: Vec::new(),
        paragraphs: Vec::new(),
        whole: Whole::default(),
    }
}

fn day(committee: usize, meeting: usize) -> Date {
    let months = i32::try_from(meeting).expect("a few meetings");
    let days = i32::try_from(committee).expect("a few committees");
    date(2021, 1, 4)
        .checked_add(months.months().days(days))
        .expect("a day")
}

/// An item whose minutes hold so many promises.
fn minuted(number: usize, promises: usize, words: &mut Words) -> Item {
    let mut said: Vec<String> = (0..SENTENCES)
        .map(|_| {
            format!(
                "The Panel heard that {} had been {}.",
                words.phrase(6),
                words.phrase(5)
            )
        })
        .collect();
    let clauses: Vec<Clause> = (0..promises)
        .map(|_| Clause {
            text: format!(
                "That a report on {} be brought to the Panel.",
                words.phrase(4)
            ),
            tracked: true,
            rule: "decision-list".to_owned(),
            ..Clause::default()
        })
        .collect();
    said.extend(clauses.iter().map(|clause| clause.text.clone()));
    Item {
        number: Some((number + 1).to_string()),
        title: Some(words.phrase(3)),
        minutes: Some(Minutes {
            text: said.join("\n\n"),
            decisions: vec![Decision {
                label: Some("RESOLVED".to_owned()),
                clauses,
            }],
            ..Minutes::default()
        }),
        ..Item::default()
    }
}

fn programme(committee: &str, day: Date, rows: usize, words: &mut Words) -> WorkProgramme {
    WorkProgramme {
        committee: Some(committee.to_owned()),
        year: Some(format!("{} – {}", day.year(), day.year() + 1)),
        as_of: Some(day),
        headings: vec!["Date".to_owned(), "Item".to_owned(), "Actions".to_owned()],
        rows: (0..rows)
            .map(|_| ProgrammeRow {
                date: day.checked_add(2.months()).ok(),
                item: words.phrase(3),
                actions: Some(format!("Report on {} to be brought.", words.phrase(4))),
                ..ProgrammeRow::default()
            })
            .collect(),
        forward_plan: vec![Topic {
            topic: words.phrase(3),
            ..Topic::default()
        }],
    }
}

/// Invented words, few of them common and most of them rare, as in any language.
struct Words(u64);

impl Words {
    fn phrase(&mut self, length: usize) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn word(&mut self) -> String {
        const HEADS: [&str; 12] = [
            "bar", "cul", "dor", "fen", "gat", "hul", "kem", "lor", "mab", "nest", "pol", "tarn",
        ];
        const TAILS: [&str; 10] = [
            "ber", "combe", "dle", "fold", "gill", "ham", "mond", "rick", "wick", "yard",
        ];
        let rank = self.next() % 8_000;
        // Words of a low number come far oftener.
        let number = usize::try_from(self.next() % (rank + 1)).expect("a small number");
        let (head, rest) = (number % HEADS.len(), number / HEADS.len());
        let (middle, rest) = (rest % TAILS.len(), rest / TAILS.len());
        let tail = rest % HEADS.len();
        format!(
            "{}{}{}{}",
            HEADS[head],
            TAILS[middle],
            HEADS[tail],
            ["", "o", "i", "u", "a", "e"][rest / HEADS.len() % 6]
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        self.0 >> 33
    }
}
