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
        if let Some(word) = word {
            push(&mut stretches, fate, word);
        }
    }
    stretches
}

/// Words that carry no change by themselves.
const SMALL: [&str; 44] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "being", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "in", "into", "is", "it", "its", "of", "on", "or", "our", "she",
    "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "was", "were",
    "which", "will", "with", "would",
];

/// Where more than so many of a hundred words are others, all of it is: only words that say
/// how much, how often or how surely are told apart.
const MOST: usize = 70;

/// Words that say how much, how often or how surely.
const LIMITS: [&str; 40] = [
    "all",
    "always",
    "annual",
    "annually",
    "any",
    "both",
    "complete",
    "comprehensive",
    "consider",
    "consideration",
    "considered",
    "daily",
    "detail",
    "detailed",
    "each",
    "every",
    "explore",
    "full",
    "fully",
    "least",
    "monthly",
    "month",
    "must",
    "no",
    "none",
    "not",
    "only",
    "outline",
    "overview",
    "pilot",
    "possible",
    "quarter",
    "quarterly",
    "seek",
    "summary",
    "trial",
    "week",
    "weekly",
    "without",
    "year",
];

/// The second of two wordings, the words marked new that carry the change: those that the
/// first has nowhere, whatever their order and their endings, and no small words. Where nearly
/// all are others, only those that limit what is said are marked.
pub fn carrying(first: &str, second: &str) -> Vec<Stretch> {
    let known: Vec<String> = first.split_whitespace().map(plain).collect();
    let mut weighty = 0;
    let mut marked = 0;
    let words: Vec<(&str, bool)> = second
        .split_whitespace()
        .map(|word| {
            let folded = plain(word);
            let is_small = SMALL.contains(&folded.as_str());
            let is_new = !is_small && !known.iter().any(|other| is_same(other, &folded));
            weighty += usize::from(!is_small);
            marked += usize::from(is_new);
            (word, is_new)
        })
        .collect();
    let is_other = marked * 100 > weighty * MOST;
    let mut stretches: Vec<Stretch> = Vec::new();
    for (word, is_new) in words {
        let limits = || {
            let folded = plain(word);
            LIMITS.contains(&folded.as_str())
                || folded.contains(|letter: char| letter.is_ascii_digit())
        };
        let fate = if is_new && (!is_other || limits()) {
            Fate::New
        } else {
            Fate::Kept
        };
        push(&mut stretches, fate, word);
    }
    stretches
}

/// Whether two folded words are one but for their endings.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let stem = short.strip_suffix('e').unwrap_or(short);
    one == other || (stem.len() > 3 && long.starts_with(stem) && long.len() - stem.len() <= 3)
}

/// How many of a hundred words of the longer wording both have in the same order.
pub fn in_common(stretches: &[Stretch]) -> usize {
    let count = |left_out: Option<Fate>| -> usize {
        stretches
            .iter()
            .filter(|stretch| Some(stretch.fate) != left_out)
            .map(|stretch| stretch.words.split(' ').count())
            .sum()
    };
    let (before, after) = (count(Some(Fate::New)), count(Some(Fate::Gone)));
    let kept = before + after - count(None);
    kept * 100 / before.max(after).max(1)
}

/// Adds a word to the stretch that it goes on.
fn push(stretches: &mut Vec<Stretch>, fate: Fate, word: &str) {
    match stretches.last_mut() {
        Some(last) if last.fate == fate => {
            last.words.push(' ');
            last.words.push_str(word);
        }
        Some(_) | None => stretches.push(Stretch {
            fate,
            words: word.to_owned(),
        }),
    }
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

    fn new(first: &str, second: &str) -> Vec<String> {
        let stretches = carrying(first, second).into_iter();
        stretches
            .filter(|stretch| stretch.fate == Fate::New)
            .map(|stretch| stretch.words)
            .collect()
    }

    #[test]
    fn a_word_that_both_have_somewhere_carries_no_change() {
        let (asked, recorded) = (
            "That only pilots with a Good licence sail the ferries.",
            "Consider pilots for ferries where a licence is held.",
        );
        assert_eq!(new(recorded, asked), ["only", "Good", "sail"]);
        assert_eq!(
            new("every month, to all members", "every quarter, to members"),
            ["quarter,"]
        );
    }

    #[test]
    fn where_nearly_all_words_are_others_only_limits_are_marked() {
        assert_eq!(
            new("Ponds dredged by May.", "Ferry timetable printed in full."),
            ["full."]
        );
        assert!(new("Ponds dredged by May.", "Ferry timetable printed.").is_empty());
    }

    #[test]
    fn what_two_wordings_share_is_told_in_a_hundred() {
        assert_eq!(in_common(&words("a b c d", "a b x d")), 75);
        assert_eq!(in_common(&words("", "")), 0);
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
