//! Promises that are told without anybody's "would": what somebody was promised, what was
//! left to somebody, what is to come, and what will be given to the meeting.

use crate::parse::pattern::Pattern;

/// "Councillor Ash was promised a reply", "and was told that the figure would be sent".
static RECEIVED: Pattern = Pattern::new(
    r"(?ix)\b(?:(?:councillors?|cllrs?\.?|mr|mrs|ms|miss|dr)\ (?-i:\p{Lu}[\w.’'-]*\ ?){1,3}|members|he|she|they|the\ (?:panel|committee|board|forum|commission|chair\w*))\ ?(?:was|were)\ (?:also\ |then\ )?promised\ (?:an?|the|that|sight|some|further|more|figures|details|copies)\b
    | \b(?:was|were)\ (?:also\ |then\ )?(?:told|informed|advised|assured|promised)\ (?:by\ [^.,;]{3,50}?\ )?that\ [^.;]{2,80}?\ (?:would|will)\ be\ (?:sent|provided|supplied|circulated|given|shared|forwarded|brought|reported|looked\ into|published|let\ have)\b",
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
    r"(?ix)\b(?:visits?|tours?|meetings?|sessions?|workshops?|briefings?|training|seminars?|letters?|lists?|notes?|figures|copies|copy|details|maps?|tables?|explanations?|answers?|repl(?:y|ies)|statements?)\b[^.;:]{0,80}?\ (?:was|were|is|are)\ to\ be\ (?:arranged|organised|laid\ on|circulated|sent|provided|supplied|shared|given|forwarded|issued|distributed|put\ on|prepared|drawn\ up|e-?mailed|posted)\b
    | \b(?:contact|enquiries|representations|arrangements|an?\ (?:\w+\ )?(?:approach|application|enquiry))\ (?:was|were|is|are)\ (?:now\ |also\ |then\ )?to\ be\ made\b",
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
    r"(?i)\b(?:gave (?:an |his |her |their |its )?(?:word|assurances?)|(?:assured|promised) (?:members|councillors?(?: (?-i:\p{Lu}[\w’'-]+)){0,3}|(?:cllr|mr|mrs|ms|miss|dr)\.? (?-i:\p{Lu}[\w’'-]+)|the (?:member|councillor|chair\w*|residents?)|him|her|them|the (?:committee|commission|panel|board|forum))) that [^.;]{2,120}?\bwould\b",
);
/// "Asked about the steps, the Engineer said that they would be mended by Easter."
static MENDED: Pattern = Pattern::new(
    r"(?i)\b(?:asked about|questioned (?:about|on)|in (?:answer|reply|response))\b[^;]{2,120}?\b(?:said|replied|answered|confirmed) that [^.;]{2,60}? would be (?:mended|repaired|replaced|cleared|cleaned|painted|removed|restored|finished|completed|re-?opened|re-?laid|moved|put back|opened|restarted|returned)\b[^.;]{0,60}? (?:by|before|within|no later than)\b",
);
/// "The police would be asked to attend", "he would be writing to the owner".
static ASKED: Pattern = Pattern::new(
    r"(?i)\b(?:would|will) be (?:asked|invited|pressed|reminded|urged) (?:again )?to (?:attend|come|speak|provide|supply|explain|report|look|mend|repair|reply|send|give|bring)\b",
);
/// "He would be writing to the owner", "the Clerk would be circulating it".
static DOING: Pattern = Pattern::new(
    r"(?x)(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|and|[Oo]fficers|[Tt]he\ (?:[Cc]lerk|[Cc]hair\w*|[Tt]eam|[Dd]irector|[Mm]anager|[Ll]eader|[Tt]reasurer|[Ss]ecretary))|(?:^|\band\ |\bthat\ )(?:\p{Lu}[\w.’'-]*\ ){0,2}\p{Lu}[\w’'-]+)
    \ (?:would|will)\ (?:also\ |now\ |then\ |shortly\ )*be\ (?:
        writing\ to|speaking\ (?:to|with)|meeting\ (?:with|(?:the|an?)\ (?:[\w-]+\ ){0,2}(?:clerk|officers?|residents?|members|contractors?|owners?|police|group|club|applicant|engineer|inspector|director|manager)|him|her|them|(?-i:\p{Lu}))
      | asking\ (?:the|for|him|her|them|an?)|sending|bringing|reporting\ back|looking\ into|circulating|contacting|sharing\ (?:it|this|them|these|the|copies)|arranging|preparing|publishing|issuing|inviting|visiting|chasing|drafting|submitting|following\ (?:it|this|these|them)?\ ?up
    )\b",
);
/// "Asked when it would open, she was told that the council would put the gate up in May."
static TOLD_THERE: Pattern = Pattern::new(
    r"(?x)(?i)\b(?:asked|queried|enquired|inquired|questioned|sought|wondered)\b[^;]{3,200}?\band\ (?:was|were)\ (?:then\ |also\ )?(?:told|informed|advised|assured)(?:\ by\ [^.,;]{3,50}?)?\ that\b(?P<told>[^;]*?)
    \ (?:would|will)\ (?:also\ |now\ |then\ )*(?:be\ (?:\w+ly\ )?(?:arranged|built|checked|cleaned|cleared|completed|cut|erected|fitted|fixed|installed|laid|made\ safe|mended|moved|opened|painted|provided|put|put\ up|re-?instated|re-?opened|removed|repaired|replaced|reviewed|signed|sent|taken\ down|written\ to)|put\ (?:the|up|it|them|in)|write|check|report|send|ask|mend|repair|replace|fit|instal|fix|clear|review|raise)\b",
);
/// "No decision would be taken on the pier before the Panel had seen it."
static HELD_BACK: Pattern = Pattern::new(
    r"(?i)\b(?:said|confirmed|assured|promised|advised|stated|gave (?:an |his |her |their )?assurances?|undertook)\b[^.;]{0,80}?\bthat (?:no|nothing)\b[^.;]{0,80}? (?:would|will) be (?:taken|made|done|changed|closed|removed|let|sold|signed|spent|implemented|introduced)\b[^.;]{0,80}? (?:before|until|without)\b",
);
/// "The leak is to be followed up with the owner": work that is set, in the present.
static IS_SET: Pattern = Pattern::new(
    r"(?x)\b(?P<before>[\w’'.-]+)\ (?:is|are)\ (?:also\ |now\ |then\ |therefore\ |still\ )*to\ be\ (?:asked|arranged|chased|checked|cleaned|cleared|contacted|cut\ (?:back|down)|erected|fixed|followed\ up|installed|invited|investigated|looked\ (?:at|into)|mended|obtained|ordered|painted|pursued|put\ up|raised|re-?painted|repaired|replaced|sought|trimmed|written\ to)\b",
);
/// "It will be an item for the meeting in July", "would be a topic at the next meeting".
static ON_AGENDA: Pattern = Pattern::new(
    r"(?i)\b(?:would|will) (?:now |also |therefore )?be (?:an? |the )?(?:agenda item|item|topic|subject|matter)(?: (?:of|for) (?:further )?(?:discussion|consideration|debate))? (?:for|at|on|of) (?:the |our |its |a )?(?:agenda (?:for|of|at) (?:the |our |its |a )?)?(?:next|following|future|later|january|february|march|april|may|june|july|august|september|october|november|december|[\w-]+ meeting in|meeting (?:in|on|of))\b",
);
/// What takes a promise back, or tells of another's.
static UNSURE: Pattern = Pattern::new(
    r"(?i)\b(?:if|unless|whether|hoped?|hoping|not|never|no|had|have|has|might|could|asked|requested|suggested|questioned|usual(?:ly)?|normal(?:ly)?|always|(?:every|each) (?:(?:other|second|third|financial|calendar|municipal|two|three|six|few) )?(?:time|days?|weeks?|months?|quarters?|years?|terms?|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|cycle|meeting))\b",
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
    if let Some(told) = TOLD_THERE.group(sentence, "told") {
        return sure(told).then_some("undertaking-received");
    }
    if let Some(there) = ON_AGENDA.find(sentence) {
        return sure_now(&sentence[..there.start()]).then_some("undertaking-comes");
    }
    let set = IS_SET
        .captures(sentence)
        .is_some_and(|set| !WHICH.contains(&&set["before"]) && sure(sentence));
    if set {
        return Some("undertaking-set");
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
    if let Some(doing) = DOING.find(sentence) {
        return sure_now(&sentence[..doing.start()]).then_some("undertaking-doing");
    }
    let given = GIVEN
        .find(sentence)
        .or_else(|| HELD.find(sentence).filter(|_| FOR_US.is_in(sentence)))?;
    sure(&sentence[..given.end()]).then_some("undertaking-given")
}

/// Whether somebody says that nothing is to be done before something else is.
pub fn holds_back(sentence: &str) -> bool {
    HELD_BACK.is_in(sentence)
}

/// "This is to be followed up with the owner": whoever tells it, it is still to be done.
static PURSUED: Pattern = Pattern::new(
    r"\b(?P<before>[\w’'.-]+) (?:is|are) (?:also |now |then |therefore |still )*to be (?:asked|chased|checked|contacted|followed up|invited|pursued|written to)\b",
);

/// Whether somebody or something outside is still to be asked.
pub fn is_pursued(sentence: &str) -> bool {
    let pursued = PURSUED.captures(sentence);
    pursued.is_some_and(|found| !WHICH.contains(&&found["before"]) && sure(sentence))
}

/// Words that say which of several things is meant.
const WHICH: [&str; 4] = ["which", "that", "who", "what"];

fn sure(words: &str) -> bool {
    !UNSURE.is_in(words)
}

/// As `sure`, of words that may tell first of what is past.
fn sure_now(words: &str) -> bool {
    !DOUBTED.is_in(words)
}

/// A question, a hope or a condition in front of a promise.
static DOUBTED: Pattern = Pattern::new(
    r"(?i)\b(?:if|unless|whether|hoped?|hoping|never|might|could|asked|requested|suggested|questioned|usual(?:ly)?|normal(?:ly)?|always|every|each)\b[^.;]*$",
);

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
            "The Pier Master said that they had met twice and that she would be meeting the clerk on site.",
            "Mrs Oak asked when the gate would go back and was advised that the harbour staff would put it up in May.",
            "Councillor Oak sought assurance on the steps and was informed by officers that they would be repaired at once.",
            "Talk turned to the lamps and the worst of them is to be followed up with the owner.",
            "The vacancy was missed in May and will be an item for the meeting in July.",
            "The ramp would be a topic for debate at the next Board.",
            "The Chair gave an assurance that the boats would stay.",
            "Mr Oak was told by the Chairman that a written reply would be sent.",
            "The Chair said that a written response to each question would be given by May.",
            "Mr Yew responded that contact was to be made with the school.",
        ] {
            assert!(rule(sentence).is_some(), "{sentence}");
        }
    }

    #[test]
    fn that_nothing_is_done_before_something_else_is_a_promise() {
        assert!(holds_back(
            "The Leader said that no decision would be taken on the slip before the Panel had met."
        ));
        assert!(!holds_back(
            "The Leader said that no decision would be taken that night."
        ));
    }

    #[test]
    fn whoever_is_still_to_be_asked_is_pursued() {
        assert!(is_pursued(
            "Talk turned to the lamps and the worst of them is to be followed up with the owner."
        ));
        assert!(!is_pursued(
            "The owners who are to be contacted were named."
        ));
        assert!(!is_pursued("A second crane is to be installed."));
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
            "The lamps which are to be repaired were listed.",
            "Mrs Oak asked whether the gate would go back and was told that it would not be put up.",
            "He asked if he would be meeting the clerk.",
            "The Director said that no money would be spent.",
            "The trust would be meeting the cost.",
            "The Panel agreed that a workshop for Members would be held.",
        ] {
            assert_eq!(rule(sentence), None, "{sentence}");
        }
    }
}
