//! Lines that begin with numbers of one kind which count on: each begins a paragraph.
//!
//! A bare small number may count the points of a list, and a soft wrap may put any figure
//! first. Large numbers, those with a word or a sign before them, those before words in
//! capitals, and Roman numerals do not happen to count on.

use std::collections::HashSet;

use crate::extract::{Document, Part};
use crate::parse::dress::{self, Count};
use crate::parse::paragraph::is_capitals;

/// What stands behind a number that no sentence goes on with: "7: Hedges", "7 – Hedges".
const SET_OFF: [&str; 4] = [":", "-", "–", "—"];
/// Lines of a run of them, and those that are looked at.
const RUN: usize = 3;
const MOST: usize = 1_500;

/// A number at the beginning of a line that a soft wrap does not put there: what dresses
/// it, and what counts.
fn number(line: &str) -> Option<Count> {
    let dress = dress::read(line)?;
    let lettered = matches!(dress.count.family.as_str(), dress::NUMERAL | dress::CAPITAL);
    let set_off = lettered && !dress.close.is_empty() || SET_OFF.contains(&dress.close);
    let titled = dress.words.starts_with(char::is_uppercase);
    let loud = is_capitals(dress.words) && dress.words.contains(' ');
    (titled && (dress.named || set_off || loud || dress.count.is_strong())).then_some(dress.count)
}

/// The lines, by page and number.
pub fn lines(document: &Document) -> HashSet<(usize, u32)> {
    let numbered: Vec<(usize, u32, Count)> = document
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| lines.lines.iter().map(move |line| (page, line)))
        .filter(|(_, line)| line.part == Part::Body && line.table.is_none())
        .filter_map(|(page, line)| Some((page, line.number, number(&line.text)?)))
        .take(MOST)
        .collect();
    // How long the run is that ends in each, and the line before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbered.len());
    for (at, (_, _, count)) in numbered.iter().enumerate() {
        let before = (0..at)
            .rev()
            .find(|before| numbered[*before].2.is_before(count));
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
