//! Lines that begin with numbers of one kind which count on: each begins a paragraph.
//!
//! A bare small number may count the points of a list, and a soft wrap may put any figure
//! first. Large numbers, those with a word or a sign before them, and Roman numerals do not
//! happen to count on.

use std::collections::HashSet;

use crate::extract::{Document, Part};
use crate::parse::chain;
use crate::parse::marker;
use crate::parse::pattern::Pattern;

/// A number that no point has, and words behind it: "2831: Hedges".
static LARGE: Pattern = Pattern::new(concat!(
    r"^(?P<number>",
    marker::coded!(),
    r"|(?:[A-Z]{1,6}[./ -]?)?(?:\d{3,5}(?:\.\d{2})?|\d{1,5}_?\[\d{1,3}\]|\d{1,5}(?:[/_-]\d{1,5}){1,2}))(?:[.:)] ?|[ \t]+)\p{Lu}"
));
/// "Item 4 – Hedges", "Minute 31: Hedges", "#4 Hedges", "A4 Hedges".
static NAMED: Pattern = Pattern::new(
    r"^(?P<number>(?:(?i:agenda item|item|minute)(?i: no\.?| number)? ?|#|[A-Z])\d{1,3})(?:[.:)/]? ?[-–—]?[ \t]+)\p{Lu}",
);
/// "IV. Hedges".
static ROMAN: Pattern = Pattern::new(r"^(?P<number>[IVXL]{1,7})[.:)]\s+\p{Lu}");
/// Lines of a run of them, and those that are looked at.
const RUN: usize = 3;
const MOST: usize = 1_500;

/// A number at the beginning of a line: what dresses it, and what counts.
fn number(line: &str) -> Option<(String, Vec<u32>)> {
    if let Some(number) = ROMAN.group(line, "number") {
        let count = marker::roman(&number.to_lowercase())?;
        return Some(("I".to_owned(), vec![count]));
    }
    let number = LARGE
        .group(line, "number")
        .or_else(|| NAMED.group(line, "number"))?;
    let digits = |letter: char| letter.is_ascii_digit();
    let counts = number
        .split(|letter| !digits(letter))
        .filter(|count| !count.is_empty());
    let counts = counts.map(str::parse).collect::<Result<_, _>>().ok()?;
    Some((number.replace(digits, ""), counts))
}

/// The lines, by page and number.
pub fn lines(document: &Document) -> HashSet<(usize, u32)> {
    let numbered: Vec<(usize, u32, String, Vec<u32>)> = document
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| lines.lines.iter().map(move |line| (page, line)))
        .filter(|(_, line)| line.part == Part::Body && line.table.is_none())
        .filter_map(|(page, line)| {
            let (dress, counts) = number(&line.text)?;
            Some((page, line.number, dress, counts))
        })
        .take(MOST)
        .collect();
    // How long the run is that ends in each, and the line before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbered.len());
    for (at, (_, _, dress, counts)) in numbered.iter().enumerate() {
        let before = (0..at).rev().find(|before| {
            let (_, _, known, from) = &numbered[*before];
            known == dress && chain::counts_on(from, counts)
        });
        runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
    }
    let mut told = HashSet::new();
    for at in (0..runs.len()).filter(|at| runs[*at].0 >= RUN) {
        let mut at = Some(at);
        while let Some(index) = at.filter(|at| told.insert((numbered[*at].0, numbered[*at].1))) {
            at = runs[index].1;
        }
    }
    told
}
