//! Points at the end of an account whose label the copy lost: "a) the Chairs be invited …".

use crate::domain::minutes::{Clause, Decision};
use crate::parse::clause;
use crate::parse::decision::Found;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;

/// Fewer points may be a list of anything.
const FEWEST: usize = 2;

/// Nothing but a decision is told in the bare subjunctive.
static BE_DONE: Pattern = Pattern::new(
    r"^(?:[Tt]hat )?(?:[Tt]he|[Aa]n?|[Aa]ll|[Tt]hose|[Tt]hese) (?P<who>[^.;:]{3,160}?) be (?:\w+ly )?(?:\w+ed|given|sent|brought|sought|made|put|set|taken|held|written|undertaken)\b",
);
/// "would be invited", "to be invited", and what is asked whether it be so.
static MODAL: Pattern = Pattern::new(
    r"(?i)\b(?:would|will|should|could|can|may|might|must|shall|to|not|whether|if|asked|requested|suggested|proposed|moved|recommended)\b",
);

/// "To NOTE the report": the label stands inside each point, as its verb.
static TO_VERB: Pattern = Pattern::new(
    r"^(?:and )?To (?:NOTE|AGREE|APPROVE|ASK|RECOMMEND|REQUEST|ENDORSE|CONFIRM|DELEGATE|ADOPT|ACCEPT|RECEIVE|SUPPORT|INSTRUCT|INVITE|REFER|DEFER|AUTHORI[SZ]E|APPOINT|THANK|WELCOME|REJECT|REFUSE|GRANT)\b",
);

/// Takes the points that say for themselves what was done.
fn verbs(blocks: &[&Block], found: &mut Found) {
    let verbs = |at: &usize| TO_VERB.is_in(&blocks[*at].text);
    let Some(first) = (0..blocks.len()).find(verbs) else {
        return;
    };
    // "The Cabinet is asked:" and its points are only asked for.
    if first > 0 && blocks[first - 1].text.ends_with(':') {
        return;
    }
    let mut clauses = Vec::new();
    for at in (first..blocks.len()).filter(verbs) {
        found.taken[at] = true;
        let marker = blocks[at].marker.as_ref();
        let number = marker.map(|one| one.value.clone());
        let number = number.filter(|number| !number.is_empty());
        clauses.push(clause::at(
            blocks[at],
            number,
            &blocks[at].text,
            "decision-verbs",
        ));
    }
    found.decisions.push(Decision {
        label: None,
        clauses,
    });
}

/// Takes the last points of an account, where all of them decide.
pub fn read(blocks: &[&Block], found: &mut Found) {
    verbs(blocks, found);
    if found.decisions.is_empty() {
        carried(blocks, found);
    }
    if !found.decisions.is_empty() {
        return;
    }
    let end = blocks
        .iter()
        .rposition(|block| !points::is_end(block) && !block.text.is_empty())
        .map_or(0, |last| last + 1);
    let count = blocks[..end]
        .iter()
        .rev()
        .take_while(|block| decides(block))
        .count();
    let from = end - count;
    let begins = blocks
        .get(from)
        .and_then(|block| block.marker.as_ref())
        .is_some_and(|marker| marker.begins() && marker.count != Count::Bullet);
    if count < FEWEST || !begins || from == 0 || blocks[from - 1].text.ends_with(':') {
        bare(&blocks[..end], found);
        return;
    }
    let clauses = (from..end).map(|at| {
        found.taken[at] = true;
        let number = blocks[at].marker.as_ref().map(|one| one.value.clone());
        clause::at(blocks[at], number, &blocks[at].text, "decision-unlabelled")
    });
    let clauses = clauses.collect();
    found.decisions.push(Decision {
        label: None,
        clauses,
    });
}

/// "Proposed by Cllr Ash, seconded by Cllr Elm and unanimously approved.": what the item's
/// title asks for is done, where nothing else says what.
static CARRIED: Pattern = Pattern::new(
    r"(?i)^(?:(?-i:\p{Lu})[\w ’'.-]{2,40} [–-] )?proposed (?:as [^.;:]{3,40}? )?by [^.;:]{3,50}?,? (?:and )?seconded by [^.;:]{3,50}?,? (?:and )?(?:was |were |it was |all )?(?:unanimously )?(?:approved|agreed|accepted|appointed|elected|adopted|carried)\.?$",
);

fn carried(blocks: &[&Block], found: &mut Found) {
    carried_at(blocks, found, |_| true);
}

/// The same beside other decisions, of what points of the item ask for: "(ii) To approve the
/// payments" over who proposed it.
pub fn carried_points(blocks: &[&Block], found: &mut Found) {
    let asks = |at: usize| {
        let above = at.checked_sub(1).map(|above| blocks[above]);
        above.is_some_and(|above| above.marker.is_some() && above.text.starts_with("To "))
    };
    carried_at(blocks, found, asks);
}

fn carried_at(blocks: &[&Block], found: &mut Found, counts: impl Fn(usize) -> bool) {
    for (at, block) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !block.is_row())
    {
        if found.taken[at] || !counts(at) {
            continue;
        }
        let clauses: Vec<Clause> = block
            .sentences()
            .into_iter()
            .filter(|sentence| CARRIED.is_in(sentence))
            .map(|sentence| clause::at(block, None, sentence, "decision-moved"))
            .collect();
        if !clauses.is_empty() {
            found.taken[at] = true;
            found.shared.push(at);
            found.decisions.push(Decision {
                label: None,
                clauses,
            });
        }
    }
}

/// "the minutes be confirmed as a correct record.": the last paragraph, which goes on from
/// a "RESOLVED that" that the copy lost.
fn bare(blocks: &[&Block], found: &mut Found) {
    let [.., above, last] = blocks else {
        return;
    };
    if !above.text.ends_with(['.', ')']) || !is_severed(last) {
        return;
    }
    found.taken[blocks.len() - 1] = true;
    found.decisions.push(Decision {
        label: None,
        clauses: vec![clause::at(last, None, &last.text, "decision-unlabelled")],
    });
}

/// Whether a paragraph without a number begins in the middle of a sentence, and says what
/// is to be done.
pub fn is_severed(block: &Block) -> bool {
    block.marker.is_none()
        && (block.text.starts_with(char::is_lowercase) || block.text.starts_with("That "))
        && block.text.ends_with('.')
        && says_done(&block.text)
}

fn decides(block: &Block) -> bool {
    block.marker.is_some() && (says_done(&block.text) || THAT.is_in(&block.text))
}

fn says_done(text: &str) -> bool {
    BE_DONE
        .group(text, "who")
        .is_some_and(|who| !MODAL.is_in(who))
}

/// A point that hangs on a verb of deciding: "that an additional meeting is held;".
static THAT: Pattern = Pattern::new(r"^[Tt]hat\b");
