//! Asks in other words than somebody's "asked" or "requested": lines without a verb, wishes
//! that are told of, what members agreed ought to be, and questions in their own words.

use crate::parse::pattern::Pattern;

/// "There was concern at the cost and she was asked to check it": whoever was named before.
static PRONOUN_ASKED: Pattern = Pattern::new(
    r"(?:^|[,;] |\b(?:and|so|but) )(?:[Hh]e|[Ss]he|[Tt]hey) (?:was|were) (?:also |then |therefore )?(?:asked|instructed|tasked|requested) to (?:provide|send|submit|supply|share|report|bring|prepare|write|contact|look|investigate|circulate|produce|arrange|review|include|ensure|explore|obtain|follow|update|check|chase|pursue|liaise|find out|seek|email|order|remove|repair|replace|establish|ascertain)\b",
);
/// "The Panel indicated that it would welcome a report": a wish that is told of.
static SAID_THEY_WOULD: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w-]+ ){0,3}(?:committee|commission|panel|board|forum|members?|governors|trustees|chair(?:man|woman|person)?|councillors?(?: (?-i:\p{Lu}[\w.’'-]*)){0,4}|cllrs?\.?(?: (?-i:\p{Lu}[\w.’'-]*)){1,3}) (?:also |then |further )*(?:said|stated|indicated|commented|felt|added|considered|noted|advised|agreed|expressed (?:the|a) (?:view|wish|hope)) that (?:he|she|they|it|members|the (?:committee|commission|panel|board|forum)) would (?:also |very much |therefore )?(?:like|welcome|appreciate|wish|find it (?:useful|helpful)) (?:to (?:see|receive|have|be (?:sent|given|told|kept|updated|provided)|hear more|know)|an?|more|further|some|sight|regular)\b|^(?:the )?(?:[\w-]+ ){0,3}(?:committee|commission|panel|board|forum|members|chair(?:man|woman|person)?|councillors?(?: (?-i:\p{Lu}[\w.’'-]*)){1,3}|cllrs?\.?(?: (?-i:\p{Lu}[\w.’'-]*)){1,3}) (?:also |then )?expressed (?:a |an |the |its |their |his |her )(?:\w+ )?(?:wish|desire|interest) (?:to (?:see|receive|have|visit|go|meet|be (?:sent|given|told|kept|updated|provided))|in (?:seeing|receiving|having|visiting))\b",
);
/// "A request for the figures by ward.": a line that is nothing but an ask.
static A_REQUEST: Pattern = Pattern::new(
    r"^(?:An?|One) (?:further )?request (?:to \w+|for (?:an?|the|more|further|officers|information|details|copies|data|figures)|that)\b",
);
/// "Fly-tipping to be an item for the next meeting."
static TO_THE_AGENDA: Pattern = Pattern::new(
    r"(?i)^[^.;:]{3,100}? to be (?:(?:placed |put |included |added )?(?:on|to) the (?:next )?agenda\b|an? (?:agenda )?item (?:for|on|at) )",
);
/// A telling without its "Members": "Also asked to apply for a grant."
static TELEGRAM: Pattern = Pattern::new(
    r"^(?:Also |Further )(?:asked|requested) (?:to (?:apply|write|contact|look|check|report|send|obtain|find|chase|arrange|include|ask|order)|for an?|that)\b",
);
/// "Councillors want confirmation that the bus will run."
static WANT: Pattern = Pattern::new(
    r"(?i)\b(?:members|councillors|governors|the (?:[\w-]+ ){0,2}(?:committee|panel|board|forum|council)|they|but) want(?:ed|s)? (?:(?:written|some|more|further|the|an?) ){0,2}(?:confirmation|details|information|quotes?|quotations?|figures|assurances? that|copies|a copy|costings?|report|update|breakdown)\b",
);
/// "Asked how many there were, and for this to be shown each year": more than a question.
static AND_FOR: Pattern = Pattern::new(
    r"(?i)\b(?:asked|queried|enquired)\b[^.;]{3,160}?,? and for (?:this|it|that|them|these|those|the|an?|[\w’'-]+) [^.;]{0,80}?\bto be (?:\w+ly )?\w+(?:ed|en|own|ade|ent|ought)\b",
);
/// "Thought this poor and would like the Leader to look into it."
static AND_WOULD_LIKE: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:chair\w*|members?|councillors?|cllrs?\.?|mr|mrs|ms|miss|dr|(?-i:\p{Lu}[\w’'-]+))\b[^.;:]{3,140}? and would (?:also )?(?:like|wish) (?:the|officers|somebody|someone|an?) (?:[\w’'&-]+ ){0,6}?to (?:look|consider|review|report|write|provide|bring|ask|press|see|be)\b",
);
/// "Felt that the report ought to show the dates, and the other Members agreed."
static AND_AGREED: Pattern = Pattern::new(
    r"(?i)\b(?:felt|thought|considered|said|proposed) that [^.;]{3,160}? (?:ought to|should) [^.;]{3,160}?,? and (?:(?:the )?(?:other|rest of the) )?(?:all )?(?:the )?(?:members|councillors|committee|panel|board|council|forum|chair\w*|meeting) (?:present )?(?:also )?(?:agreed|concurred|supported this)\b",
);
/// A request in the speaker's own words: "Could a note be sent to local Members?"
static DIRECT: Pattern = Pattern::new(
    r"^(?:(?:Please )?[Cc]ould|Might|Can|Would it be possible)\b[^?]{3,200}?\b(?:be (?:sent|provided|circulated|shared|supplied|given|brought|added|included|published|shown|arranged|looked (?:at|into)|put|told|asked|reported|invited)|(?:officers|the [\w ]{3,40}?) (?:also |please )?(?:send|provide|circulate|share|supply|bring|add|include|publish|arrange|look|report|write|ask|check))\b[^?]*\?$",
);
/// A point of what members said, as what they were doing: "Requesting that the figures be
/// given by ward;".
static DOING: Pattern = Pattern::new(
    r"^(?:Also )?(?:Requesting (?:that|an?|further|more|the|for)|Asking (?:that|for (?:an?|further|more|the)|officers to|the [\w ]{2,40} to)|Calling for|Recommending that|Urging|Suggesting that)\b",
);
/// The sentence has a verb, and is no bare line.
static TELLS: Pattern = Pattern::new(
    r"\b(?:was|were|had|has|is|are|would|could|explained|said|stated|confirmed|agreed|resolved)\b",
);

/// Whether a sentence asks in one of these forms.
pub fn asks(sentence: &str) -> bool {
    let bare = || !TELLS.is_in(sentence);
    [
        &PRONOUN_ASKED,
        &SAID_THEY_WOULD,
        &TELEGRAM,
        &WANT,
        &AND_WOULD_LIKE,
        &AND_AGREED,
        &AND_FOR,
        &DOING,
    ]
    .iter()
    .any(|form| form.is_in(sentence))
        || (A_REQUEST.is_in(sentence) || TO_THE_AGENDA.is_in(sentence)) && bare()
}

/// Whether a question goes on to ask for something.
pub fn asks_for_more(sentence: &str) -> bool {
    AND_FOR.is_in(sentence)
}

/// Whether a sentence asks for something in the speaker's own words.
pub fn is_direct(sentence: &str) -> bool {
    DIRECT.is_in(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn these_ask() {
        for sentence in [
            "There was concern at the dues and she was asked to check them against Elmport.",
            "The Panel indicated that it would welcome a report on the slip.",
            "Councillor Ash expressed a wish to visit the dredger.",
            "Also asked to apply for a grant for the steps.",
            "The Board felt that it could help but want confirmation that the trust will pay.",
            "He asked how many boats had sunk, and for this to be shown each year.",
            "Mrs Oak thought this poor and would like the Leader to look into it.",
            "Cllr Yew felt that the list ought to show the days, and the other Members agreed.",
            "A request for the figures by quay.",
            "Fly-tipping to be an item for the next meeting.",
            "Requesting that the tolls be given by quay;",
            "Calling for the plan to be sent to every crew;",
        ] {
            assert!(asks(sentence), "{sentence}");
        }
        assert!(is_direct(
            "Could a note be sent to ward members about the crane?"
        ));
    }

    #[test]
    fn these_do_not() {
        for sentence in [
            "She was asked to leave the room.",
            "The Panel indicated that it would like to thank the crew.",
            "Also asked about the steps.",
            "He asked how many boats had sunk, and for whom.",
            "Mrs Oak thought this poor and would like to go home.",
            "Cllr Yew felt that the list ought to show the days, and nobody spoke.",
            "A request for the figures was refused.",
            "Fly-tipping was to be an item for the next meeting.",
            "Requesting was the wrong word.",
            "Welcoming the plan;",
        ] {
            assert!(!asks(sentence), "{sentence}");
        }
        assert!(!is_direct("Could anybody say what it cost?"));
    }
}
