//! Pairs of promises and places, held against what a person says of them.
//!
//! `tests/threads` has a file for each way in which a promise comes back, and for each false
//! friend. Prints precision and recall a file and over all; `-v` adds every miss and every
//! wrong trace. Every reason that is given must be words of both sides, or a named fact.
#![allow(clippy::expect_used, clippy::print_stdout, clippy::panic)]

#[path = "threads/pairs.rs"]
mod pairs;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use matters::domain::fold;
use matters::thread::matching::{Found, traces};
use matters::thread::promise::{Mention, Promise};
use matters::thread::same::same;
use matters::thread::words::Lexicon;

use pairs::Pairs;

/// Wrong traces are worse than missed ones.
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.75;

/// At least so many pairs stand in the files.
const LEAST: usize = 60;

/// Reasons that are no words of the texts.
const FACTS: [&str; 23] = [
    "entered under its item",
    "entered at its meeting",
    "the day it names",
    "the committee it names",
    "the committee it was sent to names this one",
    "the programme of the next meeting",
    "names its minute",
    "the season it names",
    "said by whoever promised it",
    "its place among the rows",
    "the next meeting, as it asks",
    "the same lead officer",
    "names whom it invites",
    "tells of whom it was sent to",
    "answers a request",
    "the item of its row in the programme",
    "a later version of its row",
    "the name of its item",
    "whoever was invited came",
    "a report under its own title",
    "tells figures, as it asks",
    "found for the promise that says the same",
    "found for the promise that it asks for again",
];

#[derive(Default)]
struct Tally {
    pairs: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

fn main() -> ExitCode {
    let verbose = env::args().any(|a| a == "-v") || env::var_os("MATTERS_VERBOSE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/threads");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("tests/threads")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    let mut all = Tally::default();
    for path in &files {
        let text = fs::read_to_string(path).expect("pairs");
        let tally = hold(&Pairs::read(&text), verbose);
        let name = path.file_stem().expect("a name").to_string_lossy();
        println!("{} {name}", said(&tally));
        all.pairs += tally.pairs;
        all.right += tally.right;
        all.wrong += tally.wrong;
        all.missed += tally.missed;
    }
    println!("{} all, {} pairs", said(&all), all.pairs);
    let holds = precision(&all) >= PRECISION && recall(&all) >= RECALL && all.pairs >= LEAST;
    if !holds {
        println!("BELOW THE FLOOR: precision {PRECISION}, recall {RECALL}, {LEAST} pairs");
    }
    ExitCode::from(u8::from(!holds))
}

fn said(tally: &Tally) -> String {
    format!(
        "precision {:.3} recall {:.3}",
        precision(tally),
        recall(tally)
    )
}

fn precision(tally: &Tally) -> f64 {
    share(tally.right, tally.right + tally.wrong)
}

fn recall(tally: &Tally) -> f64 {
    share(tally.right, tally.right + tally.missed)
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// Matches all of a file, and counts.
fn hold(pairs: &Pairs, verbose: bool) -> Tally {
    let texts = pairs
        .promises
        .iter()
        .flat_map(|promise| [Some(promise.text.as_str()), promise.item.as_deref()])
        .flatten()
        .chain(pairs.mentions.iter().map(|mention| mention.text.as_str()));
    let lexicon = Lexicon::new("Ambleford Panel", [], &pairs.short_forms, texts);
    let alike = same(&pairs.promises, &lexicon);
    let (promises, mentions) = (&pairs.promises, &pairs.mentions);
    let found = traces(promises, mentions, &pairs.bodies, &lexicon, &alike);
    let mut tally = Tally {
        pairs: pairs.mentions.len(),
        ..Tally::default()
    };
    for (number, (promise, found)) in pairs.promises.iter().zip(&found).enumerate() {
        let got: BTreeSet<usize> = found.iter().map(|found| found.mention).collect();
        for found in found {
            let mention = &pairs.mentions[found.mention];
            explains(promise, mention, found);
            if pairs.expected.contains(&(number, found.mention)) {
                tally.right += 1;
            } else {
                tally.wrong += 1;
                if verbose {
                    let (score, why) = (found.score, &found.reasons.why);
                    println!(
                        "  wrong  {} → {} {score:.2} {why:?}",
                        promise.text, mention.text
                    );
                }
            }
        }
        for (of, mention) in &pairs.expected {
            if *of == number && !got.contains(mention) {
                tally.missed += 1;
                if verbose {
                    println!(
                        "  missed {} → {}",
                        promise.text, pairs.mentions[*mention].text
                    );
                }
            }
        }
    }
    tally
}

/// Every reason is a named fact, or words that the promise's side prints; and a trace
/// always has one.
fn explains(promise: &Promise, mention: &Mention, found: &Found) {
    assert!(
        !found.reasons.why.is_empty(),
        "{} without a reason",
        mention.text
    );
    let mut ours = vec![
        promise.text.as_str(),
        promise.item.as_deref().unwrap_or_default(),
    ];
    ours.extend(promise.before.iter().map(String::as_str));
    let theirs = [
        mention.text.as_str(),
        mention.title.as_deref().unwrap_or_default(),
    ];
    let holds = |texts: &[&str], reason: &str| {
        texts.iter().any(|text| {
            let text = fold::compare(text);
            let reason = fold::compare(reason);
            // Words of grammar are left out of a phrase.
            text.contains(&reason) || reason.split(' ').all(|word| text.contains(word))
        })
    };
    for reason in &found.reasons.why {
        let is_word = holds(&ours, reason) || holds(&theirs, reason);
        assert!(
            FACTS.contains(&reason.as_str()) || is_word,
            "“{reason}” stands on neither side of {} → {}",
            promise.text,
            mention.text
        );
    }
}
