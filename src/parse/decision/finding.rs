//! The decision that a vote makes of a motion: "the amendment became the finding of the meeting".

use crate::domain::minutes::Decision;
use crate::parse::clause;
use crate::parse::decision::Found;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// Which of them was carried.
static BECAME: Pattern = Pattern::new(
    r"(?i)\b(?P<which>amendment|motion)\b(?: by [^.;,]{3,60}| of [^.;,]{3,60})?,? (?:(?:was|were|is|being) )?(?:(?:accordingly|therefore|thereupon|thus|then|duly|carried and|accepted and|declared|having been carried,?|so) )*(?:became|to be|declared|as)? ?the (?:finding|decision|resolution) of the (?:meeting|committee|council|board|sub-committee|panel)\b|\b(?P<carried>amendment|motion),? which was (?:then |therefore |accordingly )*(?:declared )?carried,? and the [\p{L} ]{3,80} resolved accordingly\b",
);
static AMENDMENT: Pattern = Pattern::new(
    r"(?i)(?:\b(?:moved|proposed),? (?:as|by way of) an amendment,?(?: seconded by [^,]{3,60},)? that |^(?:as an )?amendment\b[^.;]{0,140}?\b(?:moved|proposed)(?:,? seconded by [^,]{3,60},)? that |^as an amendment, [^.;]{3,140}? that )(?P<text>.{8,})$",
);
static MOTION: Pattern = Pattern::new(
    r"(?i)(?:^motion\b[^.;]{0,140}?\b(?:moved|proposed)(?:,? seconded by [^,]{3,60},)? that |^[^.;]{3,90}?(?:,? seconded by [^,]{3,60},)? moved(?:,? seconded by [^,]{3,60},)? that )(?P<text>.{8,})$",
);
/// Who seconded it, behind its words.
static SECONDED: Pattern =
    Pattern::new(r"(?i),? (?:and )?(?:(?:this |it |he |she )?(?:was|were) )?seconded\b.*$");

/// Takes the words of the motion or the amendment that an account says was carried.
pub fn read(blocks: &[&Block], found: &mut Found) {
    let told = || {
        blocks.iter().enumerate().flat_map(|(at, block)| {
            let sentences = sentence::split(&block.text).into_iter();
            sentences.map(move |sentence| (at, sentence))
        })
    };
    let Some(which) = told().find_map(|(_, sentence)| {
        let which = BECAME.group(sentence, "which");
        which.or_else(|| BECAME.group(sentence, "carried"))
    }) else {
        return;
    };
    let amended = which.eq_ignore_ascii_case("amendment");
    let moved: Vec<(usize, &str)> = told()
        .filter_map(|(at, sentence)| {
            let amendment = AMENDMENT.group(sentence, "text");
            let text = match amendment {
                Some(text) => amended.then_some(text),
                None => (!amended).then(|| MOTION.group(sentence, "text")).flatten(),
            };
            Some((at, text?))
        })
        .collect();
    // Of two amendments the paper does not say which.
    let [(at, text)] = moved.as_slice() else {
        return;
    };
    let end = SECONDED
        .find(text)
        .map_or(text.len(), |seconded| seconded.start());
    found.taken[*at] = true;
    found.shared.push(*at);
    found.decisions.push(Decision {
        label: None,
        clauses: vec![clause::at(
            blocks[*at],
            None,
            &text[..end],
            "decision-finding",
        )],
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let block = Block {
            text: text.to_owned(),
            ..Block::default()
        };
        let mut found = Found {
            taken: vec![false],
            ..Found::default()
        };
        read(&[&block], &mut found);
        let clauses = found
            .decisions
            .into_iter()
            .flat_map(|decision| decision.clauses);
        clauses.map(|clause| clause.text).collect()
    }

    #[test]
    fn what_became_the_finding_of_the_meeting_was_decided() {
        let debate = "Councillor Ash moved that the pier be shut, seconded by Councillor Elm. Councillor Birch moved as an amendment that it be mended, and was seconded by Provost Oak.";
        assert_eq!(
            told(&format!(
                "{debate} The amendment became the finding of the meeting."
            )),
            ["it be mended"]
        );
        assert_eq!(
            told(&format!(
                "{debate} The motion was accordingly declared to be the finding of the Committee."
            )),
            ["the pier be shut"]
        );
        assert!(told(debate).is_empty());
    }
}
