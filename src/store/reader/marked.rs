//! A paragraph of an account, cut where clauses stand in it.

use super::{Clause, clause_block};
use crate::domain::fold;
use crate::store::desk::{Block, BlockRole, SourceRow};

/// Small words between a label and what was decided.
const STEM: [&str; 6] = ["", "it", "was", "that", "to", "unanimously"];

/// Cuts a paragraph of the account where clauses stand in it, so that each is marked
/// and no word is shown twice. The clauses found are taken out of the list.
pub(super) fn paragraph(
    text: &str,
    role: BlockRole,
    source: &SourceRow,
    clauses: &mut Vec<Clause>,
) -> Vec<Block> {
    let mut cuts: Vec<(usize, usize, Clause)> = Vec::new();
    let mut left = Vec::new();
    for clause in clauses.drain(..) {
        let start = text.find(&clause.text).filter(|_| !clause.text.is_empty());
        let end = start.map(|start| start + clause.text.len());
        let free = |start, end| cuts.iter().all(|cut| end <= cut.0 || cut.1 <= start);
        match start.zip(end) {
            Some((start, end)) if free(start, end) => cuts.push((start, end, clause)),
            Some(_) | None => left.push(clause),
        }
    }
    *clauses = left;
    cuts.sort_by_key(|cut| cut.0);
    let mut blocks = Vec::new();
    let mut at = 0;
    for (start, end, mut clause) in cuts {
        let before = &text[at..start];
        if at == 0 && clause.number.is_none() {
            clause.number = own_marker(before, &clause);
        }
        if !is_only_the_mark(before, &clause) {
            blocks.extend(words(before, role_at(at, role), source));
        }
        blocks.push(clause_block(clause));
        at = end;
    }
    blocks.extend(words(&text[at..], role_at(at, role), source));
    blocks
}

/// What goes on behind a clause is no point of its own.
fn role_at(at: usize, role: BlockRole) -> BlockRole {
    if at > 0 && role == BlockRole::Point {
        BlockRole::Text
    } else {
        role
    }
}

fn words(words: &str, role: BlockRole, source: &SourceRow) -> Option<Block> {
    words.chars().any(char::is_alphanumeric).then(|| Block {
        role,
        mark: String::new(),
        text: words.trim().to_owned(),
        source: Some(source.clone()),
    })
}

/// The marker of a paragraph before whose clause nothing else stands but its label.
fn own_marker(before: &str, clause: &Clause) -> Option<String> {
    let (marker, rest) = before.trim().split_once(' ').unwrap_or((before.trim(), ""));
    let number = marker.trim_matches(|letter: char| !letter.is_alphanumeric());
    let numbered = marker.ends_with(['.', ')']) && !number.is_empty();
    (numbered && is_only_the_mark(rest, clause)).then(|| number.to_owned())
}

/// "RESOLVED: 2." and "It was resolved that" before a clause say no more than its mark.
fn is_only_the_mark(words: &str, clause: &Clause) -> bool {
    let mark = [clause.label.as_deref(), clause.number.as_deref()];
    let mut mark: Vec<String> = mark.into_iter().flatten().map(fold::compare).collect();
    // A line of actions begins with what it is.
    mark.extend((clause.kind == "action").then(|| "action".to_owned()));
    let folded = fold::compare(words);
    folded
        .split(' ')
        .all(|word| STEM.contains(&word) || mark.iter().any(|part| part == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::source::Place;

    fn shown(text: &str, kind: &str, label: Option<&str>, clause: &str) -> Vec<(String, String)> {
        let source = SourceRow {
            document_key: 1,
            document: "minutes.txt".to_owned(),
            place: Place::default(),
            rule: "minutes".to_owned(),
        };
        let mut clauses = vec![Clause {
            kind: kind.to_owned(),
            label: label.map(str::to_owned),
            number: None,
            text: clause.to_owned(),
            source: source.clone(),
        }];
        paragraph(text, BlockRole::Point, &source, &mut clauses)
            .into_iter()
            .map(|block| (block.mark, block.text))
            .collect()
    }

    fn pairs(blocks: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(mark, text): &(&str, &str)| ((*mark).to_owned(), (*text).to_owned());
        blocks.iter().map(owned).collect()
    }

    #[test]
    fn the_label_and_its_number_are_said_once() {
        assert_eq!(
            shown(
                "2. RESOLVED that Ms Elm be elected to the chair.",
                "decision",
                Some("RESOLVED"),
                "Ms Elm be elected to the chair.",
            ),
            pairs(&[("RESOLVED 2", "Ms Elm be elected to the chair.")])
        );
    }

    #[test]
    fn the_letter_of_a_point_stays_with_its_clause() {
        assert_eq!(
            shown(
                "a. The Chair asked for a map. It was a fine day.",
                "request",
                None,
                "The Chair asked for a map.",
            ),
            pairs(&[
                ("REQUEST a", "The Chair asked for a map."),
                ("", "It was a fine day.")
            ])
        );
    }

    #[test]
    fn a_line_of_actions_says_once_that_it_is_one() {
        assert_eq!(
            shown(
                "ACTION: Clerk to count the buoys.",
                "action",
                None,
                "Clerk to count the buoys.",
            ),
            pairs(&[("ACTION", "Clerk to count the buoys.")])
        );
    }

    #[test]
    fn what_tells_more_than_the_label_stays() {
        assert_eq!(
            shown(
                "3. The Panel heard the tide. RESOLVED that the slip be shut.",
                "decision",
                Some("RESOLVED"),
                "the slip be shut.",
            ),
            pairs(&[
                ("", "3. The Panel heard the tide. RESOLVED that"),
                ("RESOLVED", "the slip be shut.")
            ])
        );
    }
}
