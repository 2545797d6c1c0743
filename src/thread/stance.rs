//! What a sentence says of whether something came: it was not given, it was put off, it was
//! asked after, it was only given a day. None of these is an answer.

use std::sync::LazyLock;

use regex::Regex;

/// Papers and figures, whatever they are called: that none was given says that what was
/// asked for did not come. "No objections had been received" says how things stand.
const PAPERS: &str = "list|lists|figures?|data|report|breakdown|map|copy|update|information|\
    details?|numbers?|paper|letter|plan|timetable|note|costs?|costing|analysis|briefing|statistics|\
    summary|chart|explanation|evidence|proposals?|options|dates?";

/// What is done with what was asked for.
const GIVEN: &str = "provided|given|received|circulated|supplied|sent|produced|presented|\
    published|issued|shared|reported|brought|submitted|made available|carried out|completed|done|\
    finished|started|begun|arranged|installed|repaired|replaced|mended|fixed|fitted|organised|\
    set up|put up|put in hand|drawn up|delivered|forthcoming";

/// Words for putting off.
const PUT_OFF: &str = "postponed|deferred|put off|put back|held over|carried over|\
    carried forward|rescheduled|moved back";

/// What is put off, or withdrawn, of a meeting's business.
const BUSINESS: &str = "item|report|matter|paper|update|review|presentation|consideration|\
    discussion|visit|briefing|agenda item";

static WITHHELD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bno (?:\w+ ){0,2}(?:PAPERS)\b[^.;]{0,80}?\b(?:had|has|have|was|were) (?:\w+ ){0,2}?(?:GIVEN)\b
        |\b(?:had|has|have|was|were) (?:still |yet |again )?(?:not|never) (?:yet )?(?:been )?(?:yet )?(?:GIVEN)\b
        |\b(?:had|has|have) yet to (?:be|come|receive|see)\b | \bstill to (?:be|come)\b
        |\bremain(?:s|ed) to be\b | \b(?:was|were|is|are) still (?:missing|to follow)\b",
    )
});

static PUTS_OFF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:be|been|was|were|is|are) (?:\w+ly |again |further ){0,2}(?:PUT_OFF)\b
        |\b(?:agreed|resolved|decided|moved|had|asked) (?:that |to )?(?:defer|postpone|put off|put back|hold over|reschedule)\b
        |^\W*(?:it was )?(?:RESOLVED|AGREED)?\W*(?:that |to )?(?:be )?(?:deferred?|postponed?|withdrawn|rescheduled?)\b
        |\b(?:BUSINESS)\b[^.;]{0,80}?\b(?:be|been|was|were) (?:\w+ly )?(?:withdrawn|delayed|moved to|removed from)\b",
    )
});

static PUTS_ITEM_OFF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:this|the) (?:BUSINESS) (?:be|been|was|is|had been|has been|would be|will be) (?:\w+ly )?(?:PUT_OFF|withdrawn|delayed|moved to|removed|not (?:taken|considered|reached|discussed))\b
        |\bconsideration (?:of [^.;]{1,80}? )?(?:be|was|had been) (?:PUT_OFF)\b
        |^\W*(?:RESOLVED|AGREED)?\W*(?:that |to )?(?:item |report )?(?:deferred?|postponed?|withdrawn)\b
        |^\W*(?:that )?it (?:was|be) (?:PUT_OFF|withdrawn)\b",
    )
});

static ASKS_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:asked|queried|enquired|wondered) (?:again )?(?:where\b|what had (?:become|happened)|what progress|for (?:news|progress)\b|whether there (?:was|were|had been) (?:any )?(?:news|progress))
        |\b(?:wished|wanted) to know (?:where|what had become)\b
        |\b(?:asked|enquired) when\b[^.;]*\b(?:promised|requested|asked for|would (?:come|be (?:GIVEN)))\b
        |\bconsideration (?:would|will|could|should|was to|is to|to) be given\b
        |\b(?:would|will) (?:be considered\b|consider (?:whether|if|how|the|a|an)\b)
        |\bbe (?:taken into account|borne in mind|considered) when (?:the|this|it|they)\b",
    )
});

static GIVES_A_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:be|was|were|is|are) (?:taken|considered|discussed|brought|presented|heard|placed|put|included|added|scheduled|moved|listed|received) (?:\w+ )?(?:at|to|on|in|for|before)\b
        |\b(?:would|will) (?:come|go) (?:back )?(?:to|before)\b",
    )
});

/// What the executive says of what was recommended to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reception {
    /// It is accepted.
    Accepted,
    /// It is accepted in part.
    InPart,
    /// It is not accepted.
    NotAccepted,
}

static RECOMMENDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"\b(?:recommendations?|requests?|proposals?|references?|recommended)\b")
});

static NOT_ACCEPTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bnot (?:be |to be )?(?:accepted|agreed|supported|approved|adopted|endorsed|taken forward)\b
        |\b(?:be|was|were|is|are|been) (?:rejected|declined|refused)\b
        |\b(?:did|does|do|could|would) not (?:accept|agree|support)\b",
    )
});

static IN_PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:accepted|agreed|supported|approved) in part\b
        |\b(?:partly|partially) (?:accepted|agreed|supported|approved)\b
        |\baccept(?:ed|s)?\b[^.;]{1,80}\bin part\b",
    )
});

static ACCEPTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:be|was|were|is|are|been) (?:accepted|agreed|supported|approved|adopted|endorsed)\b",
    )
});

/// What a decision says of a recommendation.
pub fn reception(text: &str) -> Option<Reception> {
    if !says(&RECOMMENDS, text) {
        None
    } else if says(&IN_PART, text) {
        Some(Reception::InPart)
    } else if says(&NOT_ACCEPTED, text) {
        Some(Reception::NotAccepted)
    } else {
        says(&ACCEPTED, text).then_some(Reception::Accepted)
    }
}

fn pattern(words: &str) -> Option<Regex> {
    let words = words
        .replace("PAPERS", PAPERS)
        .replace("GIVEN", GIVEN)
        .replace("PUT_OFF", PUT_OFF)
        .replace("BUSINESS", BUSINESS);
    // Spaces are words' own, but those that set the lines of a pattern out.
    let lines: Vec<&str> = words.lines().map(str::trim_start).collect();
    Regex::new(&format!("(?i){}", lines.join("").replace(" | ", "|"))).ok()
}

fn says(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

/// Somebody says for certain how things are, and not what they will do.
static CONFIRMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bconfirmed that (?:the|a|an|all|no|every|there|[a-z]+s)\b[^.;]*\b(?:would|will) be\b",
    )
});

/// Whether a sentence confirms how things stand.
pub fn says_confirmed(text: &str) -> bool {
    says(&CONFIRMS, text)
}

/// Whether a sentence says that something was not given or done.
pub fn says_withheld(text: &str) -> bool {
    says(&WITHHELD, text)
}

/// Whether a sentence says that something was put off or withdrawn.
pub fn says_put_off(text: &str) -> bool {
    says(&PUTS_OFF, text)
}

/// Whether a sentence says that the item it stands under was put off or withdrawn.
pub fn puts_item_off(text: &str) -> bool {
    says(&PUTS_ITEM_OFF, text)
}

/// Whether a sentence asks where something is, or says that it may be thought of.
pub fn asks_after(text: &str) -> bool {
    says(&ASKS_AFTER, text)
}

/// Whether a sentence says when something is to be taken: where it names a day to come, it
/// gives a day and no answer.
pub fn gives_a_day(text: &str) -> bool {
    says(&GIVES_A_DAY, text) || says_put_off(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_given_is_told_from_how_things_stand() {
        for text in [
            "No list of leaking boats had been provided.",
            "No figures for mooring fees had been given.",
            "The soundings had still not been circulated.",
            "The buoys were not repaired.",
            "The count of gulls had yet to be received.",
        ] {
            assert!(says_withheld(text), "{text}");
        }
        for text in [
            "No objections to the mooring had been received.",
            "The list of leaking boats had been circulated.",
            "No boat leaked.",
        ] {
            assert!(!says_withheld(text), "{text}");
        }
    }

    #[test]
    fn what_is_confirmed_is_known_and_what_one_will_do_is_not() {
        assert!(says_confirmed(
            "The Clerk confirmed that pilots would be paid the allowance in June."
        ));
        assert!(!says_confirmed(
            "The Clerk confirmed that he would be asking the pilots."
        ));
    }

    #[test]
    fn what_was_put_off_or_withdrawn_did_not_come() {
        for text in [
            "The report on the ferry had been postponed to May.",
            "Members regretted that the report on the ferry had been put off.",
            "RESOLVED: That consideration of the ferry be deferred.",
            "It was agreed to defer the ferry to 3 June.",
            "The report on the ferry was withdrawn.",
            "Deferred to the next meeting.",
        ] {
            assert!(says_put_off(text), "{text}");
        }
        for text in [
            "The ferry was withdrawn from the water.",
            "The report on the ferry was presented.",
            "Late boats were fined.",
        ] {
            assert!(!says_put_off(text), "{text}");
        }
        for text in [
            "This item was deferred to the meeting of 3 June, as the pilot was ill.",
            "The report was withdrawn.",
            "RESOLVED: That the item be deferred.",
            "RESOLVED: That consideration of the ferry be deferred.",
        ] {
            assert!(puts_item_off(text), "{text}");
        }
        assert!(!puts_item_off("The painting of the ferry was put off."));
    }

    #[test]
    fn who_asks_where_something_is_has_it_not() {
        for text in [
            "The Chair asked where the list of buoys was.",
            "Members asked when the list of buoys would be sent.",
            "Consideration would be given to a list of buoys.",
            "The Chair wished to know what had become of the buoys.",
        ] {
            assert!(asks_after(text), "{text}");
        }
        for text in [
            "The Chair asked whether the buoys were lit.",
            "The officer said where the buoys were.",
        ] {
            assert!(!asks_after(text), "{text}");
        }
    }

    #[test]
    fn the_executive_accepts_or_does_not() {
        for (text, said) in [
            (
                "That the recommendation of the Panel on buoys be not accepted.",
                Some(Reception::NotAccepted),
            ),
            (
                "That the Panel’s recommendations be accepted in part.",
                Some(Reception::InPart),
            ),
            (
                "The recommendation was accepted.",
                Some(Reception::Accepted),
            ),
            ("The Cabinet considered the recommendation.", None),
            ("The tender was accepted.", None),
        ] {
            assert_eq!(reception(text), said, "{text}");
        }
    }

    #[test]
    fn a_day_for_an_item_is_given() {
        assert!(gives_a_day(
            "RESOLVED: That the pilotage review be taken at the special meeting on 3 June."
        ));
        assert!(gives_a_day("The ferry was deferred to 3 June."));
        assert!(!gives_a_day("The pilotage review was welcomed."));
    }
}
