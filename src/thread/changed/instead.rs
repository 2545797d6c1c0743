//! What stands in the place of what was promised: a lesser thing, another thing of its kind,
//! or its opposite.

use std::sync::LazyLock;

use regex::Regex;

use super::{Changed, Said};

/// What was promised, what took its place, and how much that changes.
struct Instead {
    promised: &'static [&'static str],
    recorded: &'static [&'static str],
    how: Changed,
}

/// Pairs that change a promise wherever its trace stands: nothing else is said in these
/// words.
const ANYWHERE: [Instead; 9] = [
    Instead {
        promised: &["target", "targets"],
        recorded: &["ambition", "ambitions", "aspiration", "aspirations"],
        how: Changed::Softened,
    },
    Instead {
        promised: &["given", "provided with", "issued with"],
        recorded: &["lent", "loaned", "on loan"],
        how: Changed::Softened,
    },
    Instead {
        promised: &[
            "exempt",
            "exempted",
            "exemption",
            "waive",
            "waived",
            "free of charge",
            "made free",
            "abolish",
            "abolished",
            "scrap",
            "scrapped",
        ],
        recorded: &[
            "discount",
            "discounts",
            "discounted",
            "reduction",
            "reduced",
            "half price",
            "concession",
            "subsidised",
        ],
        how: Changed::Narrowed,
    },
    Instead {
        promised: &["grant", "donation", "gift"],
        recorded: &["loan", "lent", "repayable"],
        how: Changed::Reworded,
    },
    Instead {
        promised: &["buy", "bought", "purchase", "purchased"],
        recorded: &["hire", "hired", "lease", "leased", "borrow", "borrowed"],
        how: Changed::Reworded,
    },
    Instead {
        promised: &["replace", "replaced", "replacement", "rebuilt", "rebuild"],
        recorded: &[
            "repair",
            "repairs",
            "repaired",
            "patch",
            "patched",
            "mended",
            "repainted",
        ],
        how: Changed::Narrowed,
    },
    Instead {
        promised: &["permanent", "permanently"],
        recorded: &["temporary", "temporarily", "interim", "trial"],
        how: Changed::Narrowed,
    },
    Instead {
        promised: &[
            "freeze",
            "frozen",
            "no increase",
            "not increase",
            "not be increased",
            "not rise",
            "no rise",
            "not be raised",
            "unchanged",
        ],
        recorded: &[
            "increase",
            "increased",
            "rise",
            "rises",
            "risen",
            "raised",
            "go up",
            "gone up",
            "went up",
        ],
        how: Changed::Reworded,
    },
    Instead {
        promised: &[
            "kept open",
            "remain open",
            "stay open",
            "not be closed",
            "not close",
            "reopened",
            "reopen",
        ],
        recorded: &["close", "closed", "closure", "remain closed", "stay closed"],
        how: Changed::Reworded,
    },
];

/// Papers on which something is decided, and those that leave it open.
const FIRM_PAPER: [&str; 7] = [
    "business case",
    "a case for",
    "the case for",
    "proposals",
    "firm proposal",
    "recommendations for",
    "policy",
];
const OPEN_PAPER: [&str; 7] = [
    "options",
    "options paper",
    "option appraisal",
    "choices",
    "possibilities",
    "scoping",
    "discussion paper",
];

/// A whole paper, its being given, and what is given instead.
const PAPER: [&str; 12] = [
    "business case",
    "contract",
    "legal advice",
    "advice",
    "agreement",
    "accounts",
    "audit report",
    "study",
    "report",
    "assessment",
    "correspondence",
    "minutes",
];
const GIVEN: [&str; 15] = [
    "share",
    "shared",
    "send",
    "sent",
    "provided",
    "provide",
    "published",
    "publish",
    "circulated",
    "circulate",
    "seen",
    "disclosed",
    "released",
    "copy",
    "copies",
];
const GIST: [&str; 9] = [
    "summary",
    "summarise",
    "summarised",
    "outline",
    "overview",
    "gist",
    "extract",
    "extracts",
    "headlines",
];

/// A thorough look, and less than that.
const THOROUGH: [&str; 9] = [
    "full review",
    "thorough review",
    "detailed review",
    "independent review",
    "full investigation",
    "full audit",
    "in depth review",
    "full inquiry",
    "full report",
];
const BRIEFLY: [&str; 6] = [
    "verbal update",
    "update",
    "note",
    "briefing",
    "briefing note",
    "short report",
];
const LOOKS: [&str; 6] = [
    "review",
    "investigation",
    "audit",
    "inquiry",
    "full",
    "detailed",
];

/// "Ask the county whether it could", "see if they would".
static WHETHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r" (?:ask|asked|asking|enquire|check|see|find out|establish|explore)(?: \w+){0,4}? (?:whether|if) ").ok()
});

/// Before something is decided or done, and after.
const BEFORE: [&str; 12] = [
    "before it was",
    "before they were",
    "before cabinet",
    "before the cabinet",
    "before council",
    "before it is",
    "before they are",
    "before the decision",
    "before any decision",
    "prior to",
    "ahead of",
    "in advance of",
];
const AFTER: [&str; 4] = ["since", "after", "following", "bedding in"];

/// What took the place of what was promised, in any words that tell of it.
pub(super) fn anywhere(promised: &Said, recorded: &Said) -> Option<Changed> {
    let found = ANYWHERE.iter().find(|pair| {
        promised.has(pair.promised)
            && !promised.has(pair.recorded)
            && recorded.has(pair.recorded)
            && !recorded.has(pair.promised)
    });
    found.map(|pair| pair.how)
}

/// Words for what everybody can see, for what goes to some, and for what waits to be asked for.
const PUBLIC: [&str; 15] = [
    "publish",
    "published",
    "publishing",
    "publication",
    "website",
    "web site",
    "online",
    "public",
    "posted",
    "uploaded",
    "page",
    "noticeboard",
    "portal",
    "printed",
    "press",
];
const TO_SOME: [&str; 16] = [
    "circulated",
    "circulate",
    "sent",
    "send",
    "emailed",
    "e mailed",
    "email",
    "e mail",
    "shared",
    "share",
    "shown",
    "on request",
    "by arrangement",
    "by appointment",
    "upon request",
    "can be seen",
];

/// What was to be published goes to some, or to those who ask.
pub(super) fn out_of_sight(promised: &Said, recorded: &Said) -> Option<Changed> {
    let is_public = promised.has(&["publish", "published", "website", "web site", "online"]);
    let to_some = recorded.has(&TO_SOME) && !recorded.has(&PUBLIC);
    // "Sent to Mrs Rook and put on the website" keeps its first half.
    let how = if promised.has(&TO_SOME) {
        Changed::Narrowed
    } else {
        Changed::Softened
    };
    (is_public && to_some).then_some(how)
}

/// What is done to a thing.
const DEEDS: [&str; 16] = [
    "closure",
    "closing",
    "sale",
    "disposal",
    "demolition",
    "removal",
    "loss",
    "transfer",
    "reduction",
    "withdrawal",
    "increase",
    "replacement",
    "extension",
    "shortage",
    "misuse",
    "abuse",
];

/// Words before "of" that say nothing else of a thing.
const PLAIN: [&str; 18] = [
    "report",
    "review",
    "update",
    "list",
    "number",
    "details",
    "copy",
    "summary",
    "outcome",
    "results",
    "progress",
    "costs",
    "cost",
    "note",
    "effect",
    "impact",
    "evaluation",
    "date",
];

/// Something else of the same thing: "the closure of the lamp sheds" and "the future use of the
/// lamp sheds".
pub(super) fn something_else(promised: &Said, recorded: &Said) -> Option<Changed> {
    let (words, record) = (promised.words(), recorded.words());
    let of_it = |words: &[&str], at: usize| -> Vec<String> {
        let behind = words[at + 2..].iter();
        let behind = behind.filter(|word| !super::whom::is_small(word));
        behind.take(2).map(|word| (*word).to_owned()).collect()
    };
    let heads = |words: &[&str]| -> Vec<usize> {
        let pairs = words.windows(2).enumerate();
        let of = pairs.filter(|(_, pair)| pair[1] == "of");
        of.map(|(at, _)| at).collect()
    };
    let found = heads(&words).into_iter().any(|at| {
        let deed = words[at];
        let thing = of_it(&words, at);
        DEEDS.contains(&deed)
            && !record.contains(&deed)
            && thing.len() > 1
            && heads(&record).into_iter().any(|other| {
                let is = record[other];
                of_it(&record, other) == thing && !words.contains(&is) && !PLAIN.contains(&is)
            })
    });
    found.then_some(Changed::Reworded)
}

/// What took its place in a plan: a paper that leaves open what was to be proposed, or a look
/// at what was to be seen first.
pub(super) fn planned(promised: &Said, recorded: &Said) -> Option<Changed> {
    let open = promised.has(&FIRM_PAPER)
        && !promised.has(&OPEN_PAPER)
        && recorded.has(&OPEN_PAPER)
        && !recorded.has(&FIRM_PAPER);
    let late = promised.has(&BEFORE)
        && !promised.has(&AFTER)
        && recorded.has(&AFTER)
        && !recorded.has(&BEFORE);
    let is_out = |said: &Said| said.has(&["published", "adopted"]);
    let when_out = promised.has(&BEFORE)
        && is_out(promised)
        && is_out(recorded)
        && !recorded.has(&["before", "prior", "draft", "ahead"]);
    if open || late || when_out {
        return Some(Changed::Softened);
    }
    let briefly = promised.has(&THOROUGH) && recorded.has(&BRIEFLY) && !recorded.has(&LOOKS);
    briefly.then_some(Changed::Narrowed)
}

/// What took its place in a record of it: a question, or the gist of a paper.
pub(super) fn recorded(promised: &Said, recorded: &Said) -> Option<Changed> {
    let asks = |said: &Said| {
        let pattern = WHETHER.as_ref();
        pattern.is_some_and(|pattern| pattern.is_match(&said.folded))
    };
    let leaves_open = promised.has(&["whether", "if", "ask", "asked", "enquire"]);
    if asks(recorded) && !leaves_open {
        return Some(Changed::Softened);
    }
    let gist =
        promised.has(&PAPER) && promised.has(&GIVEN) && !promised.has(&GIST) && recorded.has(&GIST);
    gist.then_some(Changed::Narrowed)
}

/// What was to come before something was done comes when it is: "before the contract is let"
/// and "once the contract has been let".
pub(super) fn too_late(promised: &Said, recorded: &Said) -> Option<Changed> {
    let before = ["before", "prior to", "ahead of", "in advance of"];
    let after = ["has been", "have been", "once", "after", "following"];
    let is_before = |said: &Said| said.has(&before);
    (is_before(promised) && !is_before(recorded) && recorded.has(&after) && !promised.has(&after))
        .then_some(Changed::Reworded)
}

/// What was to go on until something happens goes on until a day.
pub(super) fn a_day(promised: &Said, recorded: &Said) -> Option<Changed> {
    let until_day = |said: &Said| {
        let words = said.words();
        words.windows(2).any(|pair| {
            let day: Option<u32> = pair[1].parse().ok();
            pair[0] == "until" && day.is_some()
        })
    };
    let until_it_is = |said: &Said| {
        let words = said.words();
        let at = words.iter().position(|word| *word == "until");
        at.is_some_and(|at| {
            let behind = words[at..].iter().take(IN_A_CLAUSE);
            behind
                .into_iter()
                .any(|word| matches!(*word, "is" | "are" | "has" | "have"))
        })
    };
    (until_it_is(promised) && !until_day(promised) && until_day(recorded))
        .then_some(Changed::Narrowed)
}

/// So many words behind "until" may stand before its verb.
const IN_A_CLAUSE: usize = 7;

/// Another financial year stands in the place of one that was asked for.
pub(super) fn another_year(promised: &Said, decision: &Said) -> Option<Changed> {
    let years = |said: &Said| -> Vec<String> {
        let words = said
            .printed
            .split(|letter: char| letter.is_whitespace() || letter == ',');
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
        words
            .filter(|word| {
                let year = word.split_once(['/', '–', '-']);
                year.is_some_and(|(from, to)| from.len() == 4 && matches!(to.len(), 2 | 4))
                    && word.starts_with("20")
            })
            .map(|word| word[..4].to_owned())
            .collect()
    };
    let (was, is) = (years(promised), years(decision));
    let latest = was.iter().max()?;
    (!is.is_empty() && is.iter().all(|year| year > latest)).then_some(Changed::Reworded)
}
