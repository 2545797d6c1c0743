//! What a board is to do with a paper, by its boxes or its words.

use crate::domain::fold;
use crate::domain::report::Report;
use crate::parse::pattern::Pattern;
use crate::parse::report::piece::Piece;
use crate::parse::report::read::passage;

/// What a board is to do with a paper, as cover sheets print it.
const WANTED_FOR: [&str; 10] = [
    "decision",
    "assurance",
    "information",
    "discussion",
    "approval",
    "noting",
    "endorsement",
    "ratification",
    "consideration",
    "debate",
];

/// A box, or a word that a box may stand beside.
static BOX: Pattern = Pattern::new(
    r"(?i)(?P<mark>[☐☒☑✓✔■□]|\[ ?x? ?\]|\bx\b)|\b(?P<word>decision|assurance|information|discussion|approval|noting|endorsement|ratification|consideration|debate)\b",
);

pub(super) fn purpose(under: &[Piece<'_>], report: &mut Report) {
    let Some(passage) = passage(under) else {
        return;
    };
    let folded = fold::compare(&passage.text);
    let only_boxes = !folded.is_empty()
        && folded.split(' ').all(|word| {
            WANTED_FOR.contains(&word) || matches!(word, "for" | "to" | "and" | "x" | "or" | "yes")
        });
    if only_boxes {
        if report.wanted_for.is_empty() {
            report.wanted_for = ticked(&passage.text);
        }
        return;
    }
    if report.purpose.is_none() {
        let first = passage.text.split("\n\n").next();
        report.purpose = first.map(str::to_owned);
    }
}

/// The words whose boxes are ticked; where there are no boxes, a word by itself.
fn ticked(text: &str) -> Vec<String> {
    let found = BOX.captures_all(text);
    let is_box = |at: usize| found[at].name("mark").is_some();
    let words: Vec<usize> = (0..found.len()).filter(|at| !is_box(*at)).collect();
    let word = |at: &usize| found[*at][0].to_owned();
    if words.len() == found.len() {
        return if let [only] = words.as_slice() {
            vec![word(only)]
        } else {
            Vec::new()
        };
    }
    // Boxes stand all before their words, or all behind them.
    let before = is_box(0);
    let is_ticked = |at: &&usize| {
        let beside = if before {
            at.checked_sub(1)
        } else {
            Some(**at + 1)
        };
        beside.is_some_and(|beside| {
            beside < found.len()
                && is_box(beside)
                && !matches!(&found[beside][0], "☐" | "□" | "[ ]" | "[]")
        })
    };
    words.iter().filter(is_ticked).map(word).collect()
}
