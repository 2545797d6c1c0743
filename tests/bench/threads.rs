//! How long it takes to reckon what became of every promise of ten years.
//!
//! `cargo bench --bench threads` fills a store with the invented papers of eight committees:
//! 5,000 actions, 9,000 items and 20,000 programme rows over ten years. What is promised
//! comes back: as a row of later programmes, which carry it on and put it off, as an item,
//! as a sentence of later minutes. It then reckons every thread anew, several times, and
//! imports three more meetings of each committee. Prints the least, the median and the most of
//! each beside its budget.
//!
//! The store is filled by 960 imports, each of which reckons its committee's threads: that
//! takes many minutes. `MATTERS_BENCH_COMMITTEES=1` fills it with the papers of one of
//! them alone, as long as in the whole store: what a new meeting takes is the same, since
//! no committee names another, and everything anew an eighth.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::env;
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
const RUNS: usize = 3;

/// So many more meetings of each committee are imported.
const MORE: usize = 3;

/// So many of a committee's last promises may come back.
const RECENT: usize = 30;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("store")).expect("a store");
    let mut words = Words(7);
    let mut known: Vec<Known> = COMMITTEES.iter().map(|_| Known::default()).collect();
    let begun = Instant::now();
    let all = MEETINGS * COMMITTEES.len();
    let committees = committees();
    let is_filled = |number: &usize| number % COMMITTEES.len() < committees;
    for number in (0..all).filter(is_filled) {
        let paper = paper(number, all, &mut words, &mut known);
        import(&mut store, &paper);
    }
    println!(
        "imported {} papers in {:.1} s",
        MEETINGS * committees,
        begun.elapsed().as_secs_f64()
    );
    let actions = store.actions().expect("actions");
    let traces: usize = actions.iter().map(|one| one.thread.traces.len()).sum();
    let slips: usize = actions.iter().map(|one| one.thread.times_slipped()).sum();
    println!(
        "{} actions with {traces} traces, put off {slips} times",
        actions.len()
    );

    let rebuilds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            store.reckon_threads().expect("threads");
            begun.elapsed().as_secs_f64()
        })
        .collect();
    report("every thread anew", &rebuilds, 20.0);

    let imports: Vec<f64> = (all..all + COMMITTEES.len() * MORE)
        .filter(is_filled)
        .map(|number| {
            let paper = paper(number, all, &mut words, &mut known);
            let begun = Instant::now();
            import(&mut store, &paper);
            begun.elapsed().as_secs_f64()
        })
        .collect();
    report("a new meeting imported", &imports, 1.0);
}

/// Of how many committees the store holds papers.
fn committees() -> usize {
    let asked = env::var("MATTERS_BENCH_COMMITTEES").ok();
    let asked = asked.and_then(|number| number.parse().ok());
    asked.unwrap_or(COMMITTEES.len()).clamp(1, COMMITTEES.len())
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

/// What a committee has promised and planned.
#[derive(Default)]
struct Known {
    /// What its promises are about, the newest last.
    promised: Vec<String>,
    /// The rows of its last programme.
    rows: Vec<ProgrammeRow>,
}

impl Known {
    /// What one of its last promises is about; something new where there is none.
    fn again(&self, words: &mut Words) -> String {
        let recent = &self.promised[self.promised.len().saturating_sub(RECENT)..];
        match recent.len() {
            0 => words.phrase(4),
            recent_ones => recent[words.below(recent_ones)].clone(),
        }
    }
}

/// Minutes of one meeting with its programme: the number says of which committee and when.
fn paper(number: usize, all: usize, words: &mut Words, known: &mut [Known]) -> Reading {
    let (committee, meeting) = (number % COMMITTEES.len(), number / COMMITTEES.len());
    let day = day(committee, meeting);
    let share = |whole: usize| (whole * (number + 1)) / all - (whole * number) / all;
    let (items, actions, rows) = (share(ITEMS), share(ACTIONS), share(ROWS));
    let known = &mut known[committee];
    let items: Vec<Item> = (0..items)
        .map(|item| {
            let promises = (actions * (item + 1)) / items - (actions * item) / items;
            minuted(item, promises, words, known)
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
        work_programmes: vec![programme(name, day, rows, words, known)],
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
fn minuted(number: usize, promises: usize, words: &mut Words, known: &mut Known) -> Item {
    // One item in three comes back with something that was promised.
    let title = if words.below(3) == 0 {
        known.again(words)
    } else {
        words.phrase(3)
    };
    let mut said: Vec<String> = (0..SENTENCES)
        .map(|_| match words.below(20) {
            0 => format!("The Panel heard that {} had come.", known.again(words)),
            _ => format!(
                "The Panel heard that {} had been {}.",
                words.phrase(6),
                words.phrase(5)
            ),
        })
        .collect();
    let clauses: Vec<Clause> = (0..promises)
        .map(|_| {
            let matter = words.phrase(4);
            let text = format!("That a report on {matter} be brought to the Panel.");
            known.promised.push(matter);
            Clause {
                text,
                tracked: true,
                rule: "decision-list".to_owned(),
                ..Clause::default()
            }
        })
        .collect();
    said.extend(clauses.iter().map(|clause| clause.text.clone()));
    Item {
        number: Some((number + 1).to_string()),
        title: Some(title),
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

/// A programme of so many rows: half of them stood in the one before, and one of four of
/// these is put off; one of three of the others is something that was promised.
fn programme(
    committee: &str,
    day: Date,
    rows: usize,
    words: &mut Words,
    known: &mut Known,
) -> WorkProgramme {
    let later = |day: Date| day.checked_add(2.months()).expect("a day");
    let before = std::mem::take(&mut known.rows);
    known.rows = (0..rows)
        .map(|at| match before.get(at) {
            Some(row) if at < rows / 2 => ProgrammeRow {
                date: match words.below(4) {
                    0 => row.date.map(later),
                    _ => row.date,
                },
                ..row.clone()
            },
            _ => ProgrammeRow {
                date: Some(later(later(day))),
                item: match words.below(3) {
                    0 => known.again(words),
                    _ => words.phrase(3),
                },
                actions: (words.below(2) == 0)
                    .then(|| format!("Report on {} to be brought.", words.phrase(4))),
                ..ProgrammeRow::default()
            },
        })
        .collect();
    // What was carried on for long makes room.
    let carried = known.rows.clone();
    known.rows.rotate_left(rows / 4);
    WorkProgramme {
        committee: Some(committee.to_owned()),
        year: Some(format!("{} – {}", day.year(), day.year() + 1)),
        as_of: Some(day),
        headings: vec!["Date".to_owned(), "Item".to_owned(), "Actions".to_owned()],
        rows: carried,
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

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a small number");
        usize::try_from(self.next() % bound).expect("a small number")
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        self.0 >> 33
    }
}
