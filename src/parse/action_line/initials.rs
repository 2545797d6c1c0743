//! Who acts, by initials at the end of a line: "The gate would be mended – AB".

use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

static SIGNED: Pattern = Pattern::new(
    r"^(?P<text>\p{Lu}[^:]{3,}?\b(?:would|will|should|to) (?:be |also )*[a-z]{2,}.*?\S) (?:[–—-] ?(?P<dashed>[A-Z]{2,3}(?:(?:/| ?& ?|, )[A-Z]{2,3})*)|\((?P<held>[A-Z]{2,3}(?:(?:/| ?& ?|, )[A-Z]{2,3})*)\))\.?$",
);
/// Letters that are no person's.
const NOBODY: [&str; 14] = [
    "AM", "PM", "TBC", "TBA", "UK", "VAT", "NHS", "GP", "ID", "IT", "AGM", "TV", "EU", "PDF",
];
static DECIDED: Pattern = Pattern::new(r"(?i)^(?:agreed|resolved|noted|approved|recommended)\b");

/// What is expected or was said is told, and charges nobody.
static TALK: Pattern = Pattern::new(
    r"(?i)\b(?:expect(?:ed|s)?|hop(?:ed|es|ing)|due|likely|able|unable|used|going|appears?|seems?|continues?|needs?|ha[sd]|have|was|were|said|reported|not) (?:to|that|been)\b|\b(?:would|will|should) not\b",
);

/// The lines of a paragraph that end so, each an action.
pub fn read(block: &Block) -> impl Iterator<Item = Clause> {
    let lines = block.lines.iter().enumerate();
    lines.filter_map(|(at, line)| {
        let line = line.trim();
        let said = sentence::split(line).pop()?;
        // A sentence that began on the line above is not whole here.
        let above = at.checked_sub(1).and_then(|above| block.lines.get(above));
        let whole = said != line
            || above.is_none_or(|above| {
                // Inside a sentence no article is capital.
                ["A ", "An ", "The "]
                    .iter()
                    .any(|article| line.starts_with(article))
                    || above.trim_end().ends_with(['.', '!', '?'])
                    || SIGNED.is_in(above.trim())
            });
        // Of a paragraph that is one line its text stands without the marker.
        let said = if block.lines.len() == 1 {
            sentence::split(&block.text).pop()?
        } else {
            said
        };
        let found = SIGNED
            .captures(said)
            .filter(|_| whole && !DECIDED.is_in(line) && !TALK.is_in(said))?;
        let held = found.name("held");
        let owner = found.name("dashed").or(held)?.as_str();
        if NOBODY.contains(&owner) || held.is_some() && abbreviates(&found["text"], owner) {
            return None;
        }
        let mut clause = clause::at(block, None, said, "action-initials");
        clause.owner = Some(owner.to_owned());
        Some(clause)
    })
}

/// Whether letters stand for the words before them: "the parish survey (PS)", "Jo Ash (JA)".
fn abbreviates(words: &str, letters: &str) -> bool {
    let last = words.rsplit(|letter: char| letter.is_whitespace() || letter == '-');
    let initials: Vec<char> = last
        .take(6)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    let wanted: Vec<char> = letters.chars().rev().collect();
    let named = words
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    // Small words may stand between: "the Board of Trustees (BT)".
    let mut rest = initials.iter();
    named || wanted.iter().all(|letter| rest.any(|one| one == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owners(lines: &[&str]) -> Vec<(String, Option<String>)> {
        let block = Block {
            text: lines.join(" "),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            ..Block::default()
        };
        read(&block)
            .map(|clause| (clause.text, clause.owner))
            .collect()
    }

    #[test]
    fn initials_behind_what_is_to_be_done_own_it() {
        let gate = "The gate would be mended – AB";
        let both = owners(&["The pier was shut.", gate, "Posts to be painted (CD)"]);
        assert_eq!(
            both,
            [
                (gate.to_owned(), Some("AB".to_owned())),
                ("Posts to be painted (CD)".to_owned(), Some("CD".to_owned())),
            ]
        );
    }

    #[test]
    fn letters_that_abbreviate_or_come_behind_half_a_sentence_own_nothing() {
        for line in [
            "It would be sent to the parish survey (PS)",
            "It would be sent to Jo Ash (JA)",
            "The fete would be held – TBC",
            "The pier was shut – AB",
            "The signs are expected to be mended (AB)",
            "Agreed that the sign would be moved – AB",
        ] {
            assert!(owners(&[line]).is_empty(), "{line}");
        }
        assert!(owners(&["The posts and the", "Gate would be mended – AB"]).is_empty());
    }
}
