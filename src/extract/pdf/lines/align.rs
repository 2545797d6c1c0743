//! Gaps too narrow to part columns by themselves, which the rows beside them make columns.

use super::{Row, is_row};
use crate::extract::pdf::labels::is_label;
use crate::extract::pdf::words::Word;

/// A narrower gap does so where the rows beside it have a column at the same place.
const ALIGNED_GAP: f64 = 0.75;

/// Columns whose edges differ by less begin or end at the same place.
const SAME_EDGE: f64 = 1.5;

fn is_figure(word: &Word) -> bool {
    word.text
        .ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '%' | ')'))
}

/// A gap that is too narrow to part columns by itself does so where the rows next to it
/// have a column that begins or ends at the same place.
pub fn align(row: &mut Row, edges: &[Vec<(f64, f64)>], index: usize) {
    let near = edges
        .get(index.saturating_sub(2)..(index + 3).min(edges.len()))
        .unwrap_or_default();
    if near.iter().all(Vec::is_empty) {
        return;
    }
    let size = row.size().max(1.0);
    // Justified lines all end at one place, with gaps that are all wide: of their words,
    // only figures are set from the right.
    let mut gaps: Vec<f64> = row
        .words
        .windows(2)
        .map(|pair| (pair[1].start - pair[0].end) / size)
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let same = |a: f64, b: f64| (a - b).abs() < SAME_EDGE;
    let mut breaks = Vec::new();
    for at in 1..row.words.len() {
        let known = row.breaks.contains(&at);
        let word = &row.words[at];
        let gap = (word.start - row.words[at - 1].end) / size;
        let aligned = gap > ALIGNED_GAP
            && !(at == 1 && is_label(&row.words[0].text) && !is_row(&row.words[0], word))
            && near.iter().flatten().any(|edge| {
                let from_right = is_figure(word) || gap > usual * 2.0;
                same(edge.0, word.start) || (from_right && same(edge.1, word.end))
            });
        if known || aligned {
            breaks.push(at);
        }
    }
    row.breaks = breaks;
}
