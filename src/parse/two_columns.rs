//! A roll in two columns, line beside line: "Members Present:" and "Officers Present:".
//!
//! A printed page tells them as lines with a wide gap, so that an officer stands behind a
//! member's name. Each column is told by itself, the left one first.

use crate::extract::{Line, Part};
use crate::parse::paragraph::is_capitals;
use crate::parse::roster;

/// Points from the left column to what can only be of the right one.
const BESIDE: f32 = 120.0;
/// Lines of a roll at most.
const LONGEST: usize = 60;
/// Letters of a line of it at most.
const WIDEST: usize = 140;
/// Lines with words in both columns, under the two labels, at least.
const FEWEST: usize = 2;

/// The lines of a page with such a roll column by column; `None` where there is none.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let (at, head, labels) = lines.iter().enumerate().find_map(|(at, line)| {
        let labels = line.text.split_once('\t').filter(|_| is_plain(line))?;
        let cells = [labels.0.to_owned(), labels.1.to_owned()];
        let lists = roster::label::columns(&cells, true);
        let two = matches!(lists.as_slice(), [Some(left), Some(right)] if left != right);
        two.then_some((at, line, labels))
    })?;
    let roll = lines[at + 1..]
        .iter()
        .take(LONGEST)
        .take_while(|line| is_of_roll(line, line.indent - head.indent > BESIDE))
        .collect::<Vec<_>>();
    let mut left = vec![piece(head, labels.0, head.indent, true)];
    let mut right = vec![piece(head, labels.1, head.indent + BESIDE, true)];
    let mut both = 0;
    for line in &roll {
        let beside = line.indent - head.indent > BESIDE;
        match line.text.rsplit_once('\t') {
            Some((member, other)) if !beside => {
                both += 1;
                left.push(piece(line, member, head.indent, false));
                right.push(piece(line, other, head.indent + BESIDE, false));
            }
            Some(_) | None if beside => {
                right.push(piece(line, &line.text, line.indent, false));
            }
            Some(_) | None => left.push(piece(line, &line.text, line.indent, false)),
        }
    }
    (both >= FEWEST).then(|| {
        let before = lines[..at].iter().cloned();
        let behind = lines[at + 1 + roll.len()..].iter().cloned();
        before.chain(left).chain(right).chain(behind).collect()
    })
}

/// Whether a printed line is of the text and of no table.
fn is_plain(line: &Line) -> bool {
    line.part == Part::Body && line.size > 0.0 && line.cells.is_empty() && line.table.is_none()
}

/// Whether a line may be of the roll; the business begins with a number or in capitals.
fn is_of_roll(line: &Line, beside: bool) -> bool {
    is_plain(line)
        && line.text.chars().count() <= WIDEST
        && (beside || !line.text.starts_with(|first: char| first.is_ascii_digit()))
        && (line.text.contains('\t') || !is_capitals(&line.text))
}

fn piece(line: &Line, text: &str, indent: f32, gap: bool) -> Line {
    Line {
        text: text.replace('\t', " ").trim().to_owned(),
        indent,
        end: indent + BESIDE,
        gap,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(told: &[(f32, &str)]) -> Vec<Line> {
        told.iter()
            .map(|(indent, text)| Line {
                text: (*text).to_owned(),
                indent: *indent,
                end: 500.0,
                size: 11.0,
                ..Line::default()
            })
            .collect()
    }

    #[test]
    fn each_column_is_told_by_itself() {
        let told = lines(&page(&[
            (70.0, "Members Present:\tOfficers Present:"),
            (
                70.0,
                "In the Chair: Alderman A Ash\tMrs F Fern, Director of Parks",
            ),
            (320.0, "(item"),
            (320.0, "4 only)"),
            (70.0, "Councillors: B Birch\tMr G Gorse, Clerk"),
            (70.0, "C Cedar"),
            (70.0, "1\tAPOLOGIES"),
        ]));
        let told: Option<Vec<String>> =
            told.map(|lines| lines.into_iter().map(|line| line.text).collect());
        assert_eq!(
            told.as_deref(),
            Some(
                [
                    "Members Present:",
                    "In the Chair: Alderman A Ash",
                    "Councillors: B Birch",
                    "C Cedar",
                    "Officers Present:",
                    "Mrs F Fern, Director of Parks",
                    "(item",
                    "4 only)",
                    "Mr G Gorse, Clerk",
                    "1\tAPOLOGIES",
                ]
                .map(str::to_owned)
                .as_slice()
            )
        );
    }

    #[test]
    fn a_post_beside_a_name_is_no_second_column() {
        let told = page(&[
            (70.0, "Present:\tAnn Ash"),
            (70.0, "Ben Birch\tChair"),
            (70.0, "Cara Cedar\tMember"),
        ]);
        assert_eq!(lines(&told), None);
    }
}
