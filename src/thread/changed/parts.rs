//! What a trace leaves out of things that were promised together: one of two that "and"
//! joins, the one by one of a breakdown, the time within which something is to be done.
//!
//! A row is short by nature, and says much in other words. So a part counts as left out only
//! where the row keeps its twin, and where all that the row tells is the promise's own.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Said, singular};
use crate::domain::fold;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::wanted::{charged, wanted};
use crate::thread::words::{Class, Lexicon, Term, is_business, is_grammar};

/// Words that join two things.
const JOINTS: [&str; 4] = ["and", "or", "&", "plus"];

/// Words that may stand before the second of two things and belong to neither.
const ARTICLES: [&str; 12] = [
    "a", "an", "the", "all", "its", "their", "our", "of", "in", "at", "for", "any",
];

/// Words that say which of its kind something is, though each alone tells nothing.
const KINDS: [&str; 20] = [
    "town",
    "parish",
    "community",
    "district",
    "borough",
    "county",
    "city",
    "local",
    "national",
    "regional",
    "public",
    "private",
    "internal",
    "external",
    "primary",
    "secondary",
    "urban",
    "rural",
    "summer",
    "autumn",
];

/// Two words for one thing, and words that come with any matter.
const ONE_THING: [(&str, &str); 12] = [
    ("health", "safety"),
    ("terms", "conditions"),
    ("task", "finish"),
    ("roles", "responsibilities"),
    ("policies", "procedures"),
    ("rules", "regulations"),
    ("advice", "guidance"),
    ("aims", "objectives"),
    ("equality", "diversity"),
    ("crime", "disorder"),
    ("issues", "concerns"),
    ("overview", "scrutiny"),
];
const OF_ANY_MATTER: [&str; 16] = [
    "outcome",
    "outcomes",
    "result",
    "results",
    "finding",
    "findings",
    "implication",
    "implications",
    "lessons",
    "timetable",
    "timescale",
    "timescales",
    "option",
    "options",
    "background",
    "context",
];

/// Words behind which the time, the place or the condition of all that was named stands.
const TAILS: [&str; 16] = [
    "before", "after", "by", "at", "to", "in", "on", "within", "from", "until", "which", "who",
    "when", "where", "if", "as",
];

/// By what figures are broken down.
const UNITS: [&str; 24] = [
    "ward",
    "parish",
    "district",
    "directorate",
    "department",
    "service",
    "team",
    "age",
    "gender",
    "ethnicity",
    "site",
    "school",
    "route",
    "station",
    "area",
    "locality",
    "division",
    "provider",
    "hospital",
    "practice",
    "tenure",
    "category",
    "street",
    "fund",
];

/// Words that keep a breakdown under another name.
const ONE_BY_ONE: [&str; 10] = [
    "each",
    "every",
    "all",
    "both",
    "breakdown",
    "broken",
    "split",
    "level",
    "individual",
    "respective",
];

/// What is told or brought, for which a time is no part of the promise.
const TOLD: [&str; 16] = [
    "report",
    "reported",
    "update",
    "circulate",
    "circulated",
    "provide",
    "provided",
    "send",
    "sent",
    "share",
    "shared",
    "write",
    "reply",
    "committee",
    "panel",
    "meeting",
];

/// A word of a promise, with where it stands.
struct Word<'t> {
    printed: &'t str,
    folded: String,
    at: usize,
    /// A stop or a comma stands behind it.
    ends: bool,
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    text.split_whitespace()
        .map(|piece| {
            let is_mark = |letter: char| !letter.is_alphanumeric() && letter != '&';
            Word {
                printed: piece.trim_matches(is_mark),
                folded: if piece == "&" {
                    piece.to_owned()
                } else {
                    fold::compare(piece)
                },
                at: piece.as_ptr() as usize - text.as_ptr() as usize,
                ends: piece.ends_with([',', ';', ':', '.', ')', '?']),
            }
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

/// What a trace tells, and the rows beside it that are traces of the same promise.
pub(super) struct Kept<'l> {
    lexicon: &'l Lexicon,
    words: Vec<String>,
    /// Of what it says is to be done.
    terms: Vec<Term>,
    /// In this trace or in one beside it.
    numbers: HashSet<u32>,
    anywhere: HashSet<String>,
    joins_others: Vec<(String, String)>,
}

impl<'l> Kept<'l> {
    pub(super) fn of(mention: &Mention, beside: &[&Mention], lexicon: &'l Lexicon) -> Kept<'l> {
        let own = all_of(mention);
        // No row takes up what another committee did not decide.
        let is_said = |of: &Mention| matches!(of.place, In::Minutes | In::Report);
        let rows = beside
            .iter()
            .filter(|other| !is_said(mention) && !is_said(other));
        let all = rows.fold(own.clone(), |all, other| all + ". " + &all_of(other));
        let plain = |text: &str| -> Vec<String> {
            let words = words_of(text).into_iter();
            words
                .map(|word| singular(&word.folded).to_owned())
                .collect()
        };
        let words = plain(&own);
        let joins_others = words
            .windows(3)
            .filter(|three| JOINTS.contains(&three[1].as_str()))
            .map(|three| (three[0].clone(), three[2].clone()))
            .collect();
        Kept {
            lexicon,
            terms: matters(lexicon, &said(mention)),
            numbers: matters(lexicon, &all)
                .iter()
                .map(|term| term.number)
                .collect(),
            anywhere: plain(&all).into_iter().collect(),
            words,
            joins_others,
        }
    }

    fn has_run(&self, run: &[&Word]) -> bool {
        self.words.windows(run.len()).any(|words| {
            words
                .iter()
                .zip(run)
                .all(|(word, of)| word == singular(&of.folded))
        })
    }

    /// Whether a word stands nowhere.
    fn is_unsaid(&self, word: &Word) -> bool {
        !self.anywhere.contains(singular(&word.folded))
            && !OF_ANY_MATTER.contains(&word.folded.as_str())
    }

    /// Whether something that was named is told nowhere, in no other words either.
    fn is_gone(&self, word: &Word) -> bool {
        if !self.is_unsaid(word) {
            return false;
        }
        if KINDS.contains(&singular(&word.folded)) {
            return true;
        }
        let terms = matters(self.lexicon, word.printed);
        !is_business(&word.folded)
            && !terms.is_empty()
            && terms
                .iter()
                .all(|term| !self.numbers.contains(&term.number))
    }
}

/// What a row says is to be done.
fn said(mention: &Mention) -> String {
    let title = mention.title.as_deref();
    title.map_or_else(
        || mention.text.clone(),
        |title| format!("{title}. {}", mention.text),
    )
}

/// As well, what stands beside it: what came of it.
fn all_of(mention: &Mention) -> String {
    let beside = mention.more.as_deref().unwrap_or_default();
    format!("{}. {beside}", said(mention))
}

/// The words of a text that tell of its matter.
fn matters(lexicon: &Lexicon, text: &str) -> Vec<Term> {
    let terms = lexicon.terms(text).into_iter();
    terms.filter(|term| term.class == Class::Matter).collect()
}

/// Whether one of two twins is gone: "nurseries and primary schools" has become "primary
/// schools", "sight or hearing loss" "sight loss".
pub(super) fn one_of_two(promise: &Promise, kept: &Kept) -> bool {
    let words = words_of(wanted(&promise.text).words);
    let has = |word: &str| words.iter().any(|other| singular(&other.folded) == word);
    // Another word beside the twin may be the other one's.
    let is_foreign = |(one, other): &(String, String)| !has(one) || !has(other);
    if kept.joins_others.iter().any(is_foreign) {
        return false;
    }
    (1..words.len()).any(|at| {
        if !JOINTS.contains(&words[at].folded.as_str()) {
            return false;
        }
        let left = &words[at - 1];
        let is_article = |word: &&Word| ARTICLES.contains(&word.folded.as_str());
        let mut right: Vec<&Word> = Vec::new();
        for word in words[at + 1..].iter().skip_while(is_article).take(3) {
            if is_grammar(&word.folded) {
                break;
            }
            right.push(word);
            if word.ends {
                break;
            }
        }
        let (Some(first), Some(last)) = (right.first(), right.last()) else {
            return false;
        };
        let is_capital = |word: &Word| word.printed.starts_with(char::is_uppercase);
        let is_one_thing = ONE_THING
            .iter()
            .any(|(one, other)| left.folded == *one && first.folded == *other);
        if left.ends || is_grammar(&left.folded) || is_capital(first) || is_one_thing {
            return false;
        }
        let tells = right.iter().any(|word| {
            !is_business(&word.folded) && !matters(kept.lexicon, word.printed).is_empty()
        });
        let (which, head) = (&right[..right.len() - 1], *last);
        tells && kept.has_run(&right) && kept.is_gone(left)
            || !which.is_empty()
                && kept.has_run(&[left, head])
                && which.iter().all(|word| kept.is_unsaid(word))
    })
}

/// Whether a record tells what was promised in its own words, and leaves out a part of it.
pub(super) fn is_partly(promise: &Promise, promised: &Said, kept: &Kept) -> bool {
    let text = wanted(&promise.text).words;
    let all = matters(kept.lexicon, text);
    let item = matters(kept.lexicon, promise.item.as_deref().unwrap_or_default());
    let is_of = |terms: &[Term], term: &Term| terms.iter().any(|of| of.number == term.number);
    let is_own = kept
        .terms
        .iter()
        .all(|term| is_of(&all, term) || is_of(&item, term));
    is_own
        && (is_half(text, kept)
            || is_whole(text, promised, kept)
            || in_no_time(text, promised, kept))
}

/// "That the review include the views of pilots": what a paper is to say, behind its verb.
static IS_TO_SAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?x)\b(?:asked|requested|that)\b[^.;]*?\s(?:to\s)?(?:also\s)?(?:include|cover|take\ in)\s(?P<what>[^.;]+)").ok()
});

/// Whether a row that says what its item is for has nothing of what the item was asked to say.
pub(super) fn leaves_out_what_it_is_to_say(
    promise: &Promise,
    mention: &Mention,
    kept: &Kept,
) -> bool {
    let says_what_for = mention.place == In::Programme && mention.title.is_some();
    let found = IS_TO_SAY
        .as_ref()
        .and_then(|says| says.captures(&promise.text));
    let Some(what) = found.as_ref().and_then(|found| found.name("what")) else {
        return false;
    };
    let asked = matters(kept.lexicon, what.as_str());
    let rest = matters(kept.lexicon, wanted(&promise.text[..what.start()]).words);
    let is_gone = |term: &Term| !kept.numbers.contains(&term.number);
    says_what_for
        && !asked.is_empty()
        && asked.iter().all(is_gone)
        && rest.iter().filter(|term| !is_gone(term)).count() > 1
}

/// How many of some words a record has, and how many there are.
fn share(terms: &[Term], kept: &Kept) -> (usize, usize) {
    let has = |term: &&Term| kept.terms.iter().any(|of| of.number == term.number);
    (terms.iter().filter(has).count(), terms.len())
}

/// "The memorial be cleaned and the letters recut" has become "Memorial: cleaning".
fn is_half(text: &str, kept: &Kept) -> bool {
    let words = words_of(text);
    let joint = |word: &Word| JOINTS.contains(&word.folded.as_str());
    (1..words.len()).filter(|at| joint(&words[*at])).any(|at| {
        let before = matters(kept.lexicon, &text[..words[at].at]);
        let Some(nearest) = before
            .iter()
            .max_by_key(|term| text[..words[at].at].rfind(term.printed.as_str()))
        else {
            return false;
        };
        let (has, of) = share(&before, kept);
        if has < 2 || has * 2 < of || share(std::slice::from_ref(nearest), kept).0 == 0 {
            return false;
        }
        let mut own: Vec<Term> = Vec::new();
        for word in &words[at + 1..] {
            let is_tail = TAILS.contains(&word.folded.as_str()) && !own.is_empty();
            if is_tail || joint(word) {
                break;
            }
            if !OF_ANY_MATTER.contains(&word.folded.as_str()) {
                let terms = matters(kept.lexicon, word.printed).into_iter();
                own.extend(terms.filter(|term| before.iter().all(|of| of.number != term.number)));
            }
            if word.ends {
                break;
            }
        }
        !own.is_empty() && own.iter().all(|term| !kept.numbers.contains(&term.number))
    })
}

/// A breakdown has become the whole: "spending by directorate" and "Spending".
fn is_whole(text: &str, promised: &Said, kept: &Kept) -> bool {
    // "Travelling by ferry" breaks nothing down.
    let mut pairs = kept.words.iter().zip(kept.words.iter().skip(1));
    let is_by_unit = pairs
        .any(|(by, unit)| matches!(by.as_str(), "by" | "per") && UNITS.contains(&unit.as_str()));
    let mut all = kept.words.iter().map(String::as_str);
    if is_by_unit || all.any(|word| ONE_BY_ONE.contains(&word)) {
        return false;
    }
    let words = promised.words();
    let by = words.windows(2).filter_map(|pair| {
        let unit = singular(pair[1]);
        (pair[0] == "by" && UNITS.contains(&unit)).then_some(unit)
    });
    let each = words.windows(2).enumerate().filter_map(|(at, pair)| {
        let behind = words[at + 1..].iter().copied();
        let mut things = behind.skip_while(|word| matches!(*word, "of" | "the" | "our" | "its"));
        let unit = singular(things.next()?);
        let is_all = matches!(pair[0], "each" | "every") && !is_grammar(unit);
        let is_time = super::amount::is_time(unit) || is_business(unit);
        (is_all && !is_time).then_some(unit)
    });
    let is_gone = |unit: &str| !kept.anywhere.contains(unit);
    by.chain(each).any(is_gone) && is_nearly_all(text, kept)
}

/// "Be visited within ten days" has become "Visits".
fn in_no_time(text: &str, promised: &Said, kept: &Kept) -> bool {
    let words = promised.words();
    let is_span = |word: &str| matches!(singular(word), "day" | "hour" | "week" | "minute");
    let mut within = words
        .iter()
        .enumerate()
        .filter(|(_, word)| **word == "within");
    let is_timed = within.any(|(at, _)| words[at..].iter().take(4).any(|word| is_span(word)));
    let is_kept = kept
        .words
        .iter()
        .any(|word| is_span(word) || word == "within");
    is_timed && !is_kept && !promised.has(&TOLD) && is_nearly_all(text, kept)
}

/// Whether a record keeps so much of a promise that what it lacks was left out.
fn is_nearly_all(text: &str, kept: &Kept) -> bool {
    // Who is to do it is no part of what is done.
    let whom = charged(text).map_or(0, str::len);
    let (has, of) = share(&matters(kept.lexicon, &text[whom..]), kept);
    has >= 2 && has * 5 >= of * 3
}
