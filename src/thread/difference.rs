//! Where two wordings differ, word by word.

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::domain::fold;

/// What became of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It stood in the first alone.
    Gone,
    /// It stands in the second alone.
    New,
}

/// A stretch of words of one fate, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What became of it.
    pub fate: Fate,
    /// The words, single spaces between them.
    pub words: String,
}

/// The words of both, in order: those that went before those that came. Capitals, accents
/// and marks are no difference.
pub fn words(before: &str, after: &str) -> Vec<Stretch> {
    let old: Vec<&str> = before.split_whitespace().collect();
    let new: Vec<&str> = after.split_whitespace().collect();
    let plain = |words: &[&str]| {
        words
            .iter()
            .map(|word| plain(word))
            .collect::<Vec<String>>()
    };
    let (old_plain, new_plain) = (plain(&old), plain(&new));
    let old_plain: Vec<&str> = old_plain.iter().map(String::as_str).collect();
    let new_plain: Vec<&str> = new_plain.iter().map(String::as_str).collect();
    let difference = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_slices(&old_plain, &new_plain);
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in difference.iter_all_changes() {
        let (fate, word) = match change.tag() {
            ChangeTag::Equal => (Fate::Kept, change.new_index().and_then(|at| new.get(at))),
            ChangeTag::Delete => (Fate::Gone, change.old_index().and_then(|at| old.get(at))),
            ChangeTag::Insert => (Fate::New, change.new_index().and_then(|at| new.get(at))),
        };
        let Some(word) = word else { continue };
        match stretches.last_mut() {
            Some(last) if last.fate == fate => {
                last.words.push(' ');
                last.words.push_str(word);
            }
            Some(_) | None => stretches.push(Stretch {
                fate,
                words: (*word).to_owned(),
            }),
        }
    }
    stretches
}

/// Both wordings in one line: `[month → quarter]` where words took the place of others,
/// `[gone: …]` and `[new: …]` where they took none. Long runs of what both have are left out.
pub fn marked(before: &str, after: &str) -> String {
    let stretches = words(before, after);
    let mut parts: Vec<String> = Vec::new();
    let last = stretches.len().saturating_sub(1);
    let mut at = 0;
    while let Some(stretch) = stretches.get(at) {
        let next = stretches.get(at + 1).filter(|next| next.fate == Fate::New);
        parts.push(match (stretch.fate, next) {
            (Fate::Gone, Some(new)) => {
                at += 1;
                format!("[{} → {}]", stretch.words, new.words)
            }
            (Fate::Gone, None) => format!("[gone: {}]", stretch.words),
            (Fate::New, _) => format!("[new: {}]", stretch.words),
            (Fate::Kept, _) => kept(&stretch.words, at == 0, at == last),
        });
        at += 1;
    }
    parts.join(" ")
}

/// So many words of what both have stand beside a difference, where there are many more.
const BESIDE: usize = 10;

/// What both have: its words beside the differences, where it is long.
fn kept(words: &str, is_first: bool, is_last: bool) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() <= 2 * BESIDE + 4 {
        return words.to_owned();
    }
    let head = all[..BESIDE].join(" ");
    let tail = all[all.len() - BESIDE..].join(" ");
    match (is_first, is_last) {
        (true, true) => words.to_owned(),
        (true, false) => format!("… {tail}"),
        (false, true) => format!("{head} …"),
        (false, false) => format!("{head} … {tail}"),
    }
}

/// A word as it is compared; one of marks alone stays what it is.
fn plain(word: &str) -> String {
    let folded = fold::compare(word);
    if folded.is_empty() {
        word.to_owned()
    } else {
        folded
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_differs_is_marked() {
        assert_eq!(
            marked(
                "That the ponds be dredged by May.",
                "that the ponds be surveyed and dredged by June"
            ),
            "that the ponds be [new: surveyed and] dredged by [May. → June]"
        );
        assert_eq!(marked("", "all new"), "[new: all new]");
    }

    proptest! {
        #[test]
        fn every_word_of_both_stands_in_the_difference(
            before in "[a-c ]{0,30}", after in "[a-c ]{0,30}",
        ) {
            let stretches = words(&before, &after);
            let of = |left_out: Fate| -> Vec<String> {
                stretches.iter().filter(|stretch| stretch.fate != left_out)
                    .flat_map(|stretch| stretch.words.split(' ').map(str::to_owned)).collect()
            };
            prop_assert_eq!(of(Fate::New), before.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
            prop_assert_eq!(of(Fate::Gone), after.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        }
    }
}
