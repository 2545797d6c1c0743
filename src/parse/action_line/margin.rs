//! Who acts, at the margin of a paragraph, and which of its sentences is the action.

use crate::domain::minutes::Clause;
use crate::parse::action_line::{self, NAME, POST};
use crate::parse::clause;
use crate::parse::letter;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::promise;

/// The rule of an action whose owner stands at the margin.
pub const RULE: &str = "action-margin";

/// Words of a sentence that has something to say.
const LEAST_WORDS: usize = 3;

/// Letters of a paragraph that can stand as an action whole, with what led to it.
const SHORT: usize = 160;

/// What was done before the meeting leaves nothing to do.
static DONE: Pattern = Pattern::new(
    r"(?i)\b(?:had|has|have) (?:now |already |also |since |all )*(?:been|\w+ed|sent|met|written|spoken)\b",
);

/// What is decided and leaves something to whoever stands beside it.
static DELEGATES: Pattern = Pattern::new(
    r"(?i)\b(?:delegated|authority (?:was|be) (?:given|delegated)|authori[sz]ed)\b.* to\b",
);

/// "Personal interest in item 4 as a tenant."
static DECLARED: Pattern = Pattern::new(
    r"(?i)^(?:(?:non[- ])?(?:personal|prejudicial|pecuniary|disclosable|registrable|other)(?:,| and| or)? ?){1,4}interests?\b",
);

/// Reads the action of a paragraph with an owner at its margin. `decides` says whether a
/// sentence holds what was decided.
pub fn read(block: &Block, decides: impl Fn(&str) -> bool) -> Option<Clause> {
    let (tail, body) = block.margin()?;
    let owns = action_line::is_owner(tail)
        || body.ends_with('.') && (NAME.is_in(tail) || POST.is_in(tail));
    if !owns || body.split_whitespace().count() < LEAST_WORDS {
        return None;
    }
    // "Cllr Ash (Chair)" beside "Cllr Elm" are two columns of a roll.
    let says = |word: &str| word.starts_with(char::is_lowercase);
    if !body.split_whitespace().any(says) {
        return None;
    }
    let said = letter::own(&body, &block.letter);
    if said.is_empty() {
        return None;
    }
    // Who declared what, beside each other, in a table.
    if DECLARED.is_in(&body) || DECLARED.is_in(tail) {
        return None;
    }
    let told = doing(&said, tail, decides).unwrap_or(&body);
    let number = block.marker.as_ref().map(|marker| marker.value.clone());
    let number = number.filter(|number| !number.is_empty());
    let mut clause = clause::at(block, number, told, RULE);
    clause.owner = Some(tail.to_owned());
    Some(clause)
}

/// Of several sentences the one that holds the doing: the last that charges the owner by
/// name, or charges anybody, or that was decided; else, of more words than a row shows, the
/// last, beside which the owner stands.
fn doing<'t>(said: &[&'t str], owner: &str, decides: impl Fn(&str) -> bool) -> Option<&'t str> {
    if let [only] = said {
        return Some(only);
    }
    let last = |holds: &dyn Fn(&str) -> bool| said.iter().rev().find(|one| holds(one)).copied();
    let charges = |one: &str| {
        (action_line::is_charge(one) || action_line::names_who(one)) && !DONE.is_in(one)
    };
    let letters: usize = said.iter().map(|one| one.len()).sum();
    let promises = |one: &str| charges(one) || decides(one) || promise::promises(one);
    last(&|one| names(one, owner) && promises(one))
        .or_else(|| last(&charges))
        .or_else(|| last(&|one| decides(one) && DELEGATES.is_in(one)))
        .or_else(|| last(&decides))
        .or_else(|| {
            let beside = said.last().copied().filter(|_| letters > SHORT)?;
            let tells = beside.split_whitespace().count() >= LEAST_WORDS;
            (tells && !DONE.is_in(beside)).then_some(beside)
        })
}

/// Whether a sentence names the owner: by the last word of the name.
fn names(sentence: &str, owner: &str) -> bool {
    let name = owner.trim_end_matches('.').rsplit(' ').next();
    name.is_some_and(|name| {
        sentence
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .any(|word| word == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(text: &str, decided: &str) -> Option<(String, Option<String>)> {
        let block = Block {
            text: text.replace('\t', " "),
            lines: vec![text.to_owned()],
            ..Block::default()
        };
        let read = read(&block, |sentence| {
            !decided.is_empty() && sentence.contains(decided)
        });
        read.map(|clause| (clause.text, clause.owner))
    }

    #[test]
    fn the_sentence_that_holds_the_doing_is_the_action() {
        for (text, decided, told) in [
            (
                "The lamp at the slip was out. Cllr. Elm would make enquiries. It had been mended before.\tCllr. Elm",
                "",
                "Cllr. Elm would make enquiries.",
            ),
            (
                "The fair is in May. It was agreed to give £50 to the band. The money went to the boats last year.\tClerk",
                "give £50",
                "It was agreed to give £50 to the band.",
            ),
            (
                "It was agreed that the Clerk return the form. Members agreed that the pier was the place for it.\tClerk",
                "agreed that",
                "It was agreed that the Clerk return the form.",
            ),
            (
                "A note had come from the ferry trust on the tides at the outer slip, with a table for each month of the year and a map of the moorings that lie dry. Copy to all members.\tClerk",
                "",
                "Copy to all members.",
            ),
            (
                "The stair at the slip is loose. Tell the trust.\tClerk",
                "",
                "The stair at the slip is loose. Tell the trust.",
            ),
        ] {
            let owner = text.rsplit('\t').next().map(str::to_owned);
            assert_eq!(action(text, decided), Some((told.to_owned(), owner)));
        }
    }

    #[test]
    fn what_nobody_stands_beside_is_no_action() {
        assert_eq!(
            action("The tide tables had come from the trust.\tNoted", ""),
            None
        );
        assert_eq!(action("The tide tables had come from the trust.", ""), None);
        assert_eq!(action("Cllr Ann Ash (Chair)\tCllr Elm", ""), None);
    }
}
