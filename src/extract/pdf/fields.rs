//! Labels that a narrow column breaks over two lines, beside their values.

use super::lines::Row;

/// Edges that differ by less are the same.
const SAME: f64 = 2.5;

/// The second line of a label follows within so many ems.
const NEXT: f64 = 1.7;

/// A value stands so many ems behind its label.
const GAP: f64 = 0.75;

/// Brings "Apologies for" and, below it, "absence:" together before the value that stands
/// beside the first of them.
pub fn join_labels(rows: &mut Vec<Row>) {
    let mut at = 1;
    while at < rows.len() {
        let (before, after) = rows.split_at_mut(at);
        let (Some(above), Some(below)) = (before.last_mut(), after.first_mut()) else {
            return;
        };
        if let Some((place, count)) = rest_of_label(above, below) {
            if !above.breaks.contains(&place) {
                above.breaks.push(place);
                above.breaks.sort_unstable();
            }
            let rest: Vec<_> = below.words.drain(..count).collect();
            above.words.splice(place..place, rest);
            for index in &mut above.breaks {
                *index += count;
            }
            below.breaks = below
                .breaks
                .iter()
                .filter_map(|index| index.checked_sub(count).filter(|index| *index > 0))
                .collect();
            if below.words.is_empty() {
                rows.remove(at);
                continue;
            }
        }
        at += 1;
    }
}

/// Where the value begins in the first row, and how many words at the head of the second
/// end its label.
fn rest_of_label(above: &Row, below: &Row) -> Option<(usize, usize)> {
    let place = above.words.iter().position(|word| !word.style.bold)?;
    let label = above.words.get(..place)?;
    let value = above.words.get(place)?;
    let last = label.last()?;
    let is_open = !last.text.ends_with([':', '.']) && value.start - last.end > above.size() * GAP;
    let near = below.base - above.base < above.size() * NEXT;
    let first = below.words.first()?;
    if !is_open || !near || (first.start - label.first()?.start).abs() > SAME {
        return None;
    }
    let count = 1 + below
        .words
        .iter()
        .position(|word| word.text.ends_with(':'))?;
    let rest = below.words.get(..count)?;
    let is_label = rest
        .iter()
        .all(|word| word.style.bold && word.end < value.start);
    let beside = below
        .words
        .get(count)
        .is_none_or(|next| (next.start - value.start).abs() < SAME);
    (is_label && beside).then_some((place, count))
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::testing::{Builder, Drawing, texts};

    #[test]
    fn a_label_of_two_lines_stands_whole_before_its_value() {
        let page = Drawing::new()
            .bold(50.0, 100.0, "Present:")
            .text(180.0, 100.0, "Cllr Ash, Cllr Elm")
            .bold(50.0, 114.0, "Apologies for")
            .text(180.0, 114.0, "Cllr Oak and")
            .bold(50.0, 128.0, "absence:")
            .text(180.0, 128.0, "Cllr Yew");
        let mut paper = Builder::new();
        paper.page(&page);
        assert_eq!(
            texts(&paper.read(), 0),
            [
                "Present:\tCllr Ash, Cllr Elm",
                "Apologies for absence:\tCllr Oak and",
                "Cllr Yew"
            ]
        );
    }
}
