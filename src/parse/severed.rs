//! A text that ends in the middle of a sentence: what it was about to say is not known.
//!
//! Pages are copied up to some length, and a program may cut them at any letter. A
//! decision of which only the beginning is there may say the contrary of what was decided.

use crate::domain::meeting::Meeting;
use crate::domain::minutes::Minutes;
use crate::domain::source::{Kind, Loss};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Letters of a paragraph that is a sentence and no heading.
const LONG: usize = 60;
/// Paragraphs that show how the paper ends its sentences.
const SHOWN: usize = 3;
/// Words that a clause has at the least: "That the Committee" has only begun.
const LEAST: usize = 4;
/// Letters of a clause of which the paper's own habit may tell that it is cut.
const TOLD: usize = 80;

static ENDED: Pattern = Pattern::new(r"[.!?:;…”’)\]|/*_–-]\s*$|\.[”’'\x22]\s*$");
/// A word that nothing ends with.
static SMALL: Pattern = Pattern::new(
    r"(?i)\b(?:the|an?|of|to|for|and|or|in|on|at|by|with|from|that|which|who|be|is|are|was|were|would|will|should|has|have|its|their|his|her|as|into|[A-HJ-Z])$",
);
static LAST_WORD: Pattern = Pattern::new(r"\p{L}[\p{L}’'-]*$");

/// Takes out of the last account what the end of the text cuts off.
pub fn read(kind: Kind, blocks: &[Block], meetings: &mut [Meeting], losses: &mut Vec<Loss>) {
    if !matches!(kind, Kind::Text | Kind::Html) {
        return;
    }
    let told = |block: &&Block| !block.is_running() && !block.text.trim().is_empty();
    let Some(last) = blocks.iter().rev().find(told) else {
        return;
    };
    let text = last.text.trim_end();
    if ENDED.is_in(text) || last.is_heading() && last.marker.is_none() {
        return;
    }
    let sure = SMALL.is_in(text) || is_open(text) || breaks_word(text, blocks);
    let habit = ends_sentences(blocks, last);
    let mut cut = false;
    for minutes in meetings
        .iter_mut()
        .flat_map(|meeting| &mut meeting.items)
        .filter_map(|item| item.minutes.as_mut())
    {
        cut |= take_out(minutes, last, text, sure, habit);
    }
    if cut {
        losses.push(Loss {
            page: None,
            what: "the last decision or promise of the text, which breaks off in the middle of a sentence"
                .to_owned(),
        });
    }
}

/// Drops the clauses with which the text ends; whether there was one.
fn take_out(minutes: &mut Minutes, last: &Block, text: &str, sure: bool, habit: bool) -> bool {
    let mut cut = false;
    let lines = last.place.line..=last.place.line + u32::try_from(last.lines.len()).unwrap_or(0);
    let mut keep = |clause: &crate::domain::minutes::Clause| {
        let ends = lines.contains(&clause.line) && text.ends_with(clause.text.as_str());
        let begun = clause.text.split_whitespace().count() < LEAST;
        let drop = ends && (sure || begun || habit && clause.text.chars().count() >= TOLD);
        cut |= drop;
        !drop
    };
    for decision in &mut minutes.decisions {
        decision.clauses.retain(&mut keep);
    }
    minutes
        .decisions
        .retain(|decision| !decision.clauses.is_empty());
    for clauses in [
        &mut minutes.requests,
        &mut minutes.undertakings,
        &mut minutes.actions,
    ] {
        clauses.retain(&mut keep);
    }
    cut
}

/// Whether a bracket or a quotation is open at the end.
fn is_open(text: &str) -> bool {
    let open = |begin: char, end: char| {
        text.rfind(begin)
            .is_some_and(|at| !text[at..].contains(end))
    };
    open('(', ')') || open('“', '”') || text.ends_with(['‘', '“', '(', '[', '£'])
}

/// Whether the last word is none, but the beginning of one that the paper has elsewhere.
fn breaks_word(text: &str, blocks: &[Block]) -> bool {
    let Some(word) = LAST_WORD.find(text).map(|word| word.as_str()) else {
        return false;
    };
    let (mut whole, mut begun) = (0, false);
    let words = blocks.iter().flat_map(|block| {
        block
            .text
            .split(|letter: char| !(letter.is_alphabetic() || letter == '’' || letter == '-'))
    });
    for other in words {
        whole += usize::from(other == word);
        begun |= other.len() > word.len() && other.starts_with(word);
    }
    // It stands once, at the end.
    begun && whole <= 1
}

/// Whether the paper ends its long paragraphs as sentences end.
fn ends_sentences(blocks: &[Block], last: &Block) -> bool {
    let long = blocks.iter().filter(|block| {
        !std::ptr::eq(*block, last) && !block.is_row() && block.text.chars().count() >= LONG
    });
    let (mut all, mut ended) = (0, 0);
    for block in long {
        all += 1;
        ended += usize::from(ENDED.is_in(&block.text));
    }
    all >= SHOWN && ended * 10 >= all * 9
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::extract::text;
    use crate::parse;

    fn decided(end: &str) -> Vec<String> {
        let paper = format!(
            "Ferry Panel\n\nTuesday 4 May 2032\n\nMinutes\n\nPresent: Councillors Ash, Birch and Elm\n\n1. MINUTES\n\nRESOLVED: That the minutes of the meeting held on 6 April 2032 be confirmed as a correct record.\n\n2. FARES\n\nThe Manager reported that the fares of the summer would follow the index of prices.\n\n{end}"
        );
        let document = text::read("paper.txt", paper.as_bytes()).unwrap();
        let reading = parse::read(&document);
        reading.meetings[0].items[1]
            .minutes
            .iter()
            .flat_map(|minutes| &minutes.decisions)
            .flat_map(|decision| &decision.clauses)
            .map(|clause| clause.text.clone())
            .collect()
    }

    #[test]
    fn a_decision_that_breaks_off_is_none() {
        for end in [
            "RESOLVED: That the Ferry Mana",
            "RESOLVED: That the words ‘and their dogs’ be struck out of the",
            "RESOLVED: That the Director (Ferries",
        ] {
            assert_eq!(decided(end), [""; 0], "{end}");
        }
        assert_eq!(
            decided("RESOLVED: That the report be noted"),
            ["That the report be noted"]
        );
    }
}
