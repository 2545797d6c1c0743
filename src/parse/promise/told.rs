//! Promises that are told without anybody's "would": what somebody was promised, what was
//! left to somebody, what is to come, and what will be given to the meeting.

use crate::parse::pattern::Pattern;

/// "Councillor Ash was promised a reply", "and was told that the figure would be sent".
static RECEIVED: Pattern = Pattern::new(
    r"(?ix)\b(?:(?:councillors?|cllrs?\.?|mr|mrs|ms|miss|dr)\ (?-i:\p{Lu}[\w.’'-]*\ ?){1,3}|members|he|she|they|the\ (?:panel|committee|board|forum|commission|chair\w*))\ ?(?:was|were)\ (?:also\ |then\ )?promised\ (?:an?|the|that|sight|some|further|more|figures|details|copies)\b
    | \b(?:was|were)\ (?:also\ |then\ )?(?:told|informed|advised|assured|promised)\ that\ [^.;]{2,80}?\ (?:would|will)\ be\ (?:sent|provided|supplied|circulated|given|shared|forwarded|brought|reported|looked\ into|published|let\ have)\b",
);
/// "It was left to the Chair to reply", "the crane was left with the Pier Master".
static LEFT: Pattern = Pattern::new(
    r"(?ix)\bit\ was\ (?:therefore\ |then\ )?left\ (?:to|with|for)\ (?:the\ )?[\w’'\ -]{3,50}?\ to\ (?:reply|respond|write|arrange|speak|find|look|ask|take|bring|report|obtain|settle|draft|prepare|see|raise|decide\ when|make|contact|fix|choose)\b
    | \b(?:was|were)\ (?:therefore\ |then\ )?left\ (?:to|with)\ (?:the\ )?[\w’'\ -]{3,50}?,?\ (?:who\ would|to)\ (?:report|reply|respond|look|take|deal|bring|write|follow|sort|settle|pursue|consider|arrange)\b",
);
/// "A report on the dredger is to come to the March meeting."
static IS_TO_COME: Pattern = Pattern::new(
    r"(?ix)^(?:an?|the|another|further|more|its|their)\ [^.;:]{0,100}?\b(?:report|paper|update|plan|strategy|policy|proposals?|results?|findings|draft|figures|account|note|briefing|scheme|outcome|forecast|review)s?\b[^.;:]{0,100}?\ (?:is|are|was|were)\ (?:now\ |therefore\ |then\ )?to\ (?:come|go|be\ (?:brought|presented|submitted|reported|made|taken|sent|given))\ (?:back\ |again\ )?(?:to|before|in|at|within|by)\b",
);
/// "A visit to the yard was to be arranged."
static IS_TO_BE: Pattern = Pattern::new(
    r"(?ix)\b(?:visits?|tours?|meetings?|sessions?|workshops?|briefings?|training|seminars?|letters?|lists?|notes?|figures|copies|copy|details|maps?|tables?|explanations?|answers?|repl(?:y|ies)|statements?)\b[^.;:]{0,80}?\ (?:was|were|is|are)\ to\ be\ (?:arranged|organised|laid\ on|circulated|sent|provided|supplied|shared|given|forwarded|issued|distributed|put\ on|prepared|drawn\ up|e-?mailed|posted)\b",
);
/// "An update would be given in June", "a written answer would follow".
static GIVEN: Pattern = Pattern::new(
    r"(?ix)\b(?:updates?|reports?|briefings?|notes?|responses?|repl(?:y|ies)|answers?|breakdowns?|lists?|papers?|explanations?|accounts?|statements?|details|figures|information|copies)\b[^.;:]{0,60}?\ (?:would|will)\ (?:also\ |then\ |now\ )?(?:be\ (?:given|made|tabled|laid|drawn\ up|available|let\ have|got)\b(?:\ (?:\w+\ ){0,2}?(?:to|at|in|by|before|for|with|on|after|within)\b|\.$|$)|follow(?:\ (?:in|by|after|when|once|shortly|soon|from|within)\b|\.?$))",
);
/// Something held for those who hear of it: "A workshop for Members would be held".
static HELD: Pattern = Pattern::new(
    r"(?ix)\b(?:workshops?|seminars?|briefings?|training|tours?|visits?|sessions?|demonstrations?|walks?|mornings?|afternoons?|evenings?)\b[^.;:]{0,80}?\ (?:would|will|could)\ (?:also\ |then\ )?be\ (?:held|arranged|organised|offered|laid\ on|put\ on|set\ up|run|given|provided)\b",
);
static FOR_US: Pattern = Pattern::new(
    r"(?i)\b(?:members?|councillors?|committee|commission|panel|board|forum|governors|trustees)\b",
);
/// "The Head of Ferries took away the question", "would take that point away".
static TAKEN: Pattern = Pattern::new(
    r"(?i)\b(?:took|would take|will take|agreed to take|had taken) (?:(?:away|back) (?:the|this|that|these|those) (?:\w+ )?(?:questions?|points?|matters?|requests?|suggestions?|issues?|ideas?)\b|(?:the|this|that|these|those) (?:\w+ )?(?:questions?|points?|matters?|requests?|suggestions?|issues?|ideas?) (?:away|back)\b|(?:it|this|that|them) away\b)",
);
/// "The Leader assured Members that they would see the plan first."
static WORD: Pattern = Pattern::new(
    r"(?i)\b(?:gave (?:his|her|their|its) word|(?:assured|promised) (?:members|councillors|him|her|them|the (?:committee|commission|panel|board|forum))) that [^.;]{2,120}?\bwould\b",
);
/// "Asked about the steps, the Engineer said that they would be mended by Easter."
static MENDED: Pattern = Pattern::new(
    r"(?i)\b(?:asked about|questioned (?:about|on)|in (?:answer|reply|response))\b[^;]{2,120}?\b(?:said|replied|answered|confirmed) that [^.;]{2,60}? would be (?:mended|repaired|replaced|cleared|cleaned|painted|removed|restored|finished|completed|re-?opened|re-?laid|moved|put back|opened|restarted|returned)\b[^.;]{0,60}? (?:by|before|within|no later than)\b",
);
/// "The police would be asked to attend", "he would be writing to the owner".
static ASKED: Pattern = Pattern::new(
    r"(?i)\b(?:would|will) be (?:asked|invited|pressed|reminded|urged) (?:again )?to (?:attend|come|speak|provide|supply|explain|report|look|mend|repair|reply|send|give|bring)\b|\b(?:he|she|they) would be (?:writing to|speaking to|meeting|asking|sending|bringing|reporting back|looking into)\b",
);
/// What takes a promise back, or tells of another's.
static UNSURE: Pattern = Pattern::new(
    r"(?i)\b(?:if|unless|whether|hoped?|hoping|not|never|no|had|have|has|might|could|asked|requested|suggested|questioned|usual(?:ly)?|normal(?:ly)?|always|every|each)\b",
);

/// What a body agrees is a decision.
static DECIDED: Pattern = Pattern::new(
    r"(?i)\bit was (?:also |then |further )?(?:agreed|resolved|decided)\b|\b(?:committee|commission|panel|board|forum|council|authority|cabinet|members|trustees|governors) (?:\w+ ){0,2}(?:agreed|resolved|decided)\b",
);

/// The rule by which a sentence tells of a promise in one of these forms.
pub fn rule(sentence: &str) -> Option<&'static str> {
    if DECIDED.is_in(sentence) {
        return None;
    }
    if RECEIVED.is_in(sentence) || WORD.is_in(sentence) || MENDED.is_in(sentence) {
        return Some("undertaking-received");
    }
    if let Some(left) = LEFT.find(sentence) {
        return sure(&sentence[..left.start()]).then_some("undertaking-left");
    }
    if let Some(taken) = TAKEN.find(sentence) {
        return sure(&sentence[..taken.start()]).then_some("undertaking-taken");
    }
    let to_come = [&IS_TO_COME, &IS_TO_BE]
        .into_iter()
        .any(|pattern| pattern.is_in(sentence) && sure(sentence));
    if to_come {
        return Some("undertaking-comes");
    }
    if let Some(asked) = ASKED.find(sentence) {
        return sure(&sentence[..asked.start()]).then_some("undertaking-given");
    }
    let given = GIVEN
        .find(sentence)
        .or_else(|| HELD.find(sentence).filter(|_| FOR_US.is_in(sentence)))?;
    sure(&sentence[..given.end()]).then_some("undertaking-given")
}

fn sure(words: &str) -> bool {
    !UNSURE.is_in(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_promised_or_left_or_is_to_come_is_a_promise() {
        for sentence in [
            "Councillor Oak was promised a reply in writing.",
            "Mrs Oak asked what it cost, and was told that the figure would be sent to her.",
            "It was left to the Chair to reply to the club.",
            "The question of the crane was left with the Pier Master, who would report by letter.",
            "A report on the dredger is to come to the March meeting.",
            "A visit to the yard was to be arranged.",
            "The Pier Master said that a written answer would follow.",
            "An update would be given at the next meeting.",
            "A workshop for Members would be held in the spring.",
            "The Head of Ferries took away the question of the night boat.",
            "The Leader assured Members that they would see the plan first.",
            "Asked about the steps, the Engineer said that they would be mended by Easter.",
            "The police would be asked to attend.",
            "Mr Yew confirmed that he would be writing to the owner.",
        ] {
            assert!(rule(sentence).is_some(), "{sentence}");
        }
    }

    #[test]
    fn what_is_hoped_or_done_as_usual_is_none() {
        for sentence in [
            "He hoped that an update would be given in June.",
            "If the vote were lost a report would follow.",
            "A report is to come to Council every year.",
            "No visit was to be arranged.",
            "A workshop for traders would be held in the spring.",
            "The letter was left with the owner.",
            "Councillor Oak was told that there were nine boats.",
            "The old lamps were to be sold.",
            "The Panel agreed that a workshop for Members would be held.",
        ] {
            assert_eq!(rule(sentence), None, "{sentence}");
        }
    }
}
