//! Which item's report an opening begins, and its title apart from what stands above it.

use std::borrow::Cow;

use crate::domain::fold;
use crate::domain::identity;
use crate::parse::paragraph::Block;
use crate::parse::report::Wanted;
use crate::parse::report::opening::{HEAD, Opening};

/// A title that stands in another with so many words is meant by it.
const KNOWN_WORDS: usize = 2;
/// Titles that are as alike as this are one.
const ALIKE: f64 = 0.85;
/// A number that is stamped is surer than any title, a letter less sure.
const STAMPED: f64 = 2.0;
const LETTERED: f64 = 0.5;

/// A report's paragraphs, its title apart from the label's value that stands above it.
pub fn title_apart<'b>(blocks: &'b [Block], title: Option<&str>) -> Cow<'b, [Block]> {
    let Some(title) = title.map(fold::compare) else {
        return Cow::Borrowed(blocks);
    };
    let is_title = |words: &str| {
        let words = fold::compare(words);
        identity::likeness(&words, &title) >= ALIKE
    };
    let head = blocks.iter().enumerate().take(HEAD);
    let found = head
        .filter(|(_, block)| !block.is_row())
        .find_map(|(at, block)| {
            let line = (1..block.lines.len()).find(|line| {
                is_title(&block.lines[*line..].join(" ")) || is_title(&block.lines[*line])
            });
            line.map(|line| (at, line))
        });
    let Some((at, line)) = found else {
        return Cow::Borrowed(blocks);
    };
    let mut apart = blocks.to_vec();
    let below = apart[at].lines.split_off(line);
    let told = |lines: &[String]| fold::quote(&lines.join(" "));
    let mut titled = Block {
        text: told(&below),
        lines: below,
        marker: None,
        ..apart[at].clone()
    };
    titled.place.line += u32::try_from(line).unwrap_or_default();
    let words = told(&apart[at].lines);
    apart[at].text = match &apart[at].marker {
        Some(marker) => fold::quote(words.strip_prefix(&marker.printed).unwrap_or(&words)),
        None => words,
    };
    apart.insert(at + 1, titled);
    Cow::Owned(apart)
}

/// The opening of each item's report, the surest pairs first.
pub fn items(openings: &[Opening], wanted: &[Wanted<'_>]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, opening) in openings.iter().enumerate() {
        for (item, wanted) in wanted.iter().enumerate() {
            if let Some(score) = score(opening, wanted) {
                pairs.push((score, at, item));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut placed: Vec<Option<usize>> = vec![None; wanted.len()];
    for (_, at, item) in pairs {
        if placed[item].is_none() && !placed.contains(&Some(at)) {
            placed[item] = Some(at);
        }
    }
    placed
}

/// How surely an opening is of an item.
fn score(opening: &Opening, wanted: &Wanted<'_>) -> Option<f64> {
    let same = |printed: &Option<String>, own: Option<&str>| {
        printed
            .as_deref()
            .zip(own)
            .is_some_and(|(printed, own)| printed.eq_ignore_ascii_case(own))
    };
    if same(&opening.number, wanted.number) {
        return Some(STAMPED);
    }
    let title = fold::compare(wanted.title?);
    let best = opening
        .titles
        .iter()
        .filter_map(|line| alike(&fold::compare(line), &title))
        .max_by(f64::total_cmp);
    best.or_else(|| same(&opening.appendix, wanted.appendix).then_some(LETTERED))
}

/// How surely one title is meant by the other.
fn alike(line: &str, title: &str) -> Option<f64> {
    let likeness = identity::likeness(line, title);
    if likeness >= ALIKE {
        return Some(likeness);
    }
    let within = |short: &str, long: &str| {
        let words = short.split(' ').count();
        let padded = format!(" {long} ");
        words >= KNOWN_WORDS && padded.contains(&format!(" {short} "))
    };
    (within(line, title) || within(title, line)).then_some(likeness.min(ALIKE - 0.01))
}
