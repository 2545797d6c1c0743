//! Labels that a narrow column breaks over two lines, beside their values.

use super::lines::Row;

/// Edges that differ by less are the same.
const SAME: f64 = 2.5;

/// The second line of a label follows within so many ems.
const NEXT: f64 = 1.7;

/// Brings "Apologies for" and, below it, "absence:" together before the value that stands
/// beside the first of them.
pub fn join_labels(rows: &mut Vec<Row>) {
    let mut at = 1;
    while at < rows.len() {
        let (before, after) = rows.split_at_mut(at);
        let (Some(above), Some(below)) = (before.last_mut(), after.first_mut()) else {
            return;
        };
        if let Some(count) = rest_of_label(above, below) {
            let place = above.breaks[0];
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

/// How many words at the head of the second row end the label of the first.
fn rest_of_label(above: &Row, below: &Row) -> Option<usize> {
    let place = *above.breaks.first()?;
    let label = above.words.get(..place)?;
    let value = above.words.get(place)?;
    let is_open = label.iter().all(|word| word.style.bold)
        && !label.last()?.text.ends_with([':', '.'])
        && !value.style.bold;
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
    (is_label && beside).then_some(count)
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
