//! Decisions in the plainest words: who was elected, what was agreed in mid-sentence.

use crate::parse::pattern::Pattern;
use crate::parse::prose::{self, Decided};

/// "Ann Birch was unanimously elected as Chairman", with or without a stop.
static ELECTED: Pattern = Pattern::new(
    r"^(?:(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr) )?(?:\p{Lu}[\w’'-]*\.? ?){2,4}(?:was|were) (?:then |duly |unanimously )*(?:re-?)?(?:elected|appointed) (?:as |to be )?(?:the )?(?i:vice[- ]?|deputy )?(?i:chair|chairman|chairwoman|chairperson|mayor|convenor|convener)(?: of the (?i:parish |town |community )?(?i:council|committee|panel|board|forum))?(?: (?:for|until) [^.;]{3,60})?\.?$",
);
/// "These were agreed and signed by the Chair as a correct record", under the minutes' head.
static MINUTES: Pattern = Pattern::new(
    r"(?i)^signed as (?:being )?(?:an? )?(?:true|correct|accurate)\b[^.;]{0,80}\.?$|^(?:these|they|both)(?: minutes)? were (?:then |duly |unanimously )*(?:agreed|approved|accepted|confirmed|adopted),? and (?:duly )?signed(?: by [^.;]{3,40})?\.?$|^(?:(?:agreed|approved|confirmed|accepted|adopted|signed),?(?: and|,)? ?(?:then |duly )*)+(?:as )?(?:being )?an? (?:true|correct|accurate)\b[^.;]{0,80}\.?$|^(?:these|they|both)(?: minutes)? were (?:then |duly |unanimously )*(?:agreed|approved|accepted|confirmed|signed|adopted|moved)\b[^.;]{0,80}\b(?:correct|true|accurate)\b[^.;]{0,60}\.?$|^(?:the )?(?:draft )?minutes (?:of [^.;]{3,80} )?were (?:received and )?noted\b[^.;]{0,60}\.?$|^(?:agreed|approved|accepted|confirmed) (?:&|and) (?:duly )?signed(?: by [^.;]{3,40})?\.?$|^the record of (?:the )?(?:previous |last )?meeting\b[^.;]{0,60}\bwas (?:duly |then )*(?:agreed|approved|confirmed|accepted)\b[^.;]{0,80}\b(?:correct|accurate|true)\b[^.;]{0,40}\.?$",
);
/// "The Chair signed the minutes as a true record."
static CHAIR_SIGNED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:chair\w*|vice[- ]chair\w*|mayor|president) (?:then |duly )*signed the (?:\w+ ){0,3}minutes\b[^.;]{0,80} as (?:being )?an? (?:true|correct|accurate)\b[^.;]{0,60}\.?$",
);
/// "The council agreed payment of £40 to the hall."
static PAYMENT: Pattern = Pattern::new(
    r"(?i)^the (?:(?:parish|town|community|city) )?(?:council|committee) (?:then |also |unanimously )*(?P<verb>agreed) (?P<text>(?:the |an? )?(?:payments?|purchase|expenditure|donations?|grants?) (?:of|to|for) .*)$",
);
/// "The Panel considered and agreed its work programme."
static CONSIDERED: Pattern = Pattern::new(
    r"(?i)^the (?:[\w’'&-]+ ){0,4}(?:committee|commission|panel|board|cabinet|sub-?committee|forum|council) had before it,? and (?:noted|approved|agreed|endorsed|adopted),? (?:a|an|the) .*\.$|^the (?:[\w’'&-]+ ){0,4}(?:committee|commission|panel|board|cabinet|sub-?committee|forum) (?:then )?considered and (?:agreed|approved|endorsed) (?:its|the) .*\.$",
);
/// "By affirmation of the meeting Cllr Ash was appointed in her place": whose act it was.
static BY_ALL: Pattern = Pattern::new(
    r"^By (?:the )?(?:affirmation|acclamation|(?:general |common )?(?:assent|consent|agreement|consensus)|(?:a )?show of hands|(?:a )?unanimous vote)(?: of (?:the )?(?:meeting|council|members|committee|board|panel)(?: present)?)?,? [^:;]{3,160}? (?:was|were) (?:then |duly |therefore )*(?:re-?)?(?:appointed|elected|nominated|co-?opted|approved|agreed|adopted|accepted|confirmed|noted)\b[^:;]*\.$",
);
/// "Cllr Ash accepted the position of Chairman and was duly elected."
static TAKES_OFFICE: Pattern = Pattern::new(
    r"^(?:(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr) )?(?:\p{Lu}[\w’'.-]*\.? ){1,4}accepted (?:the |an? )?(?:(?:position|office|role|post|nomination)(?: of| as| for)?|nomination)\b[^.;:]{0,60}? and was (?:then |duly |unanimously )*(?:re-?)?(?:elected|appointed)\b[^.;:]{0,60}\.?$",
);
/// "The Board accepted the recommendation of its Finance Committee."
static RECOMMENDED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w’'&-]+ ){0,3}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|authority|governors|trustees|members) (?:then |therefore |unanimously |duly )*(?:accepted|approved|adopted|endorsed) the (?:[\w’'&-]+ ){0,3}recommendations? (?:of|in|from|made|on|set out|as)\b[^:]*\.$",
);
/// "It was left to the Staffing Panel to look again": sent to a body, which is to report.
static REFERRED: Pattern = Pattern::new(
    r"^(?:(?:It|The (?:matter|question|decision)) was (?:therefore |then |accordingly )*(?:left|referred|remitted|sent back|passed) (?:back )?(?:to|with|for)) (?:the |its |our )?(?:\p{Lu}[\w’'&-]*,? |and |of |& ){0,6}(?i:panel|committee|sub-?committee|working (?:group|party)|task (?:group|force)|board)\b[^.;:]{0,20}? (?:to|for) \p{Ll}+[^;:]*\.$",
);
/// What stands before "it was agreed" in one sentence with it.
static MIDWAY: Pattern =
    Pattern::new(r"(?i)(?:(?:\b(?:and|so)|;),?| [–—]) (?:after [^,.;]{3,60}, )?$");
/// Words that tell what somebody said; what was agreed there may have been agreed elsewhere.
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:said|explained|reported|advised|stated|confirmed|told|informed|heard|reminded|added|mentioned|recalled|noted|read|understood|believed|felt|suggested|hoped|pointed out|asked)\b|\b(?:met|meeting|meetings|site visit|training)\b|\b(?:when|where|if|whether|as|because)\b",
);

/// Whether "it was agreed" behind these words decides, as at the head of a sentence.
pub fn is_midway(before: &str, stem: &str) -> bool {
    stem.to_lowercase().starts_with("it was") && MIDWAY.is_in(before) && !TOLD.is_in(before)
}

/// The body that met, by its bare name.
static BODY: Pattern = Pattern::new(
    r"^(?:and )?[Tt]he (?:Board|Committee|Panel|Commission|Council|Cabinet|Forum|Sub-Committee|Authority) (?:then |therefore )*(?:agreed|resolved|decided)\b",
);
/// What is to be so from now on.
static TO_BE: Pattern = Pattern::new(
    r"^(?:it|they|this|these|the|an?|no|all) (?:[\w’'-]+ ){0,8}?(?:should|be|must) [^.;]+\.$",
);

/// Whether the body decides at the end of a sentence that tells first what was said: "Mr Ash
/// said that the list was old, and the Board agreed that it should be drawn up anew."
pub fn is_outcome(before: &str, stem: &str, text: &str) -> bool {
    let joined = before.ends_with(", and ") || before.ends_with(", ") && stem.starts_with("and ");
    joined && BODY.is_in(stem) && TO_BE.is_in(text)
}

/// Whether a sentence only tells that the chair signed the minutes.
pub fn signs(sentence: &str) -> bool {
    CHAIR_SIGNED.is_in(sentence)
}

/// Reads a sentence that needs no word of deciding to be one.
pub fn read(sentence: &str) -> Option<Decided<'_>> {
    if prose::tells_of_another(sentence) {
        return None;
    }
    if let Some(found) = PAYMENT.captures(sentence)
        && let (Some(verb), Some(text)) = (found.name("verb"), found.name("text"))
    {
        return Some((
            Some(&sentence[verb.range()]),
            &sentence[text.range()],
            "decision-prose",
        ));
    }
    if MINUTES.is_in(sentence) || CHAIR_SIGNED.is_in(sentence) {
        return Some((None, sentence, "decision-minutes"));
    }
    let plain = [
        &ELECTED,
        &CONSIDERED,
        &BY_ALL,
        &TAKES_OFFICE,
        &RECOMMENDED,
        &REFERRED,
    ]
    .into_iter()
    .any(|pattern| pattern.is_in(sentence));
    plain.then_some((None, sentence, "decision-passive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sentence: &str) -> Option<&str> {
        read(sentence).map(|(_, text, _)| text)
    }

    #[test]
    fn an_election_and_a_payment_are_decisions() {
        let chosen = "Ann Birch was unanimously elected as Chairman";
        assert_eq!(text(chosen), Some(chosen));
        assert_eq!(
            text("The council agreed payment of £40 to the hall."),
            Some("payment of £40 to the hall.")
        );
        let signed = "These were agreed and signed by the Chair as a correct record.";
        assert_eq!(text(signed), Some(signed));
        for talk in [
            "Ann Birch was elected Chair of the Friends of the Pier",
            "Ann Birch was elected Mayor in 1998.",
            "These were agreed by the ferry company.",
        ] {
            assert_eq!(text(talk), None, "{talk}");
        }
    }

    #[test]
    fn what_is_agreed_in_mid_sentence_is_no_report() {
        assert!(is_midway(
            "The hedge was discussed and ",
            "it was agreed to "
        ));
        assert!(!is_midway(
            "The Clerk reported that the firm had called and ",
            "it was agreed to "
        ));
        assert!(!is_midway("The firm hopes that ", "it was agreed to "));
    }
}
