//! How often, how many and how much: what a record may keep less of than was promised, in
//! words that weigh nothing otherwise.

use super::whom::is_small;
use super::{Changed, Said, singular};

/// Words for how often, with the days from one time to the next.
const PERIODS: [(&[&str], u32); 11] = [
    (&["daily", "every day", "each day"], 1),
    (&["weekly", "every week", "each week", "once a week"], 7),
    (&["fortnightly", "every fortnight", "every two weeks"], 14),
    (
        &["monthly", "every month", "each month", "once a month"],
        30,
    ),
    (&["half termly", "every half term", "each half term"], 45),
    (
        &[
            "every meeting",
            "each meeting",
            "every ordinary meeting",
            "each ordinary meeting",
        ],
        60,
    ),
    (&["every two months", "bimonthly", "every other month"], 61),
    (
        &[
            "quarterly",
            "every quarter",
            "each quarter",
            "once a quarter",
            "every three months",
        ],
        91,
    ),
    (&["termly", "every term", "each term"], 120),
    (
        &[
            "every six months",
            "half yearly",
            "six monthly",
            "twice a year",
            "biannually",
        ],
        183,
    ),
    (
        &[
            "annually",
            "every year",
            "each year",
            "once a year",
            "yearly",
        ],
        365,
    ),
];

/// The days of a year.
const YEAR: u32 = 365;

/// Words of a whole.
const WHOLE: [&str; 7] = [
    "full",
    "in full",
    "detailed",
    "in detail",
    "complete",
    "comprehensive",
    "fully costed",
];

/// Words of less than a whole.
const PART: [&str; 8] = [
    "summary",
    "outline",
    "overview",
    "brief note",
    "headlines",
    "short note",
    "extract",
    "selected",
];

/// Words for some of many.
const SOME: [&str; 17] = [
    "some",
    "selected",
    "a number of",
    "a selection of",
    "a sample of",
    "pilot",
    "priority",
    "largest",
    "main",
    "limited",
    "only",
    "key",
    "local members",
    "local councillors",
    "ward members",
    "interested members",
    "interested councillors",
];

/// Words for telling one by one, and for those of them that matter most.
const ONES: [&str; 4] = ["list", "lists", "names", "map"];
const LARGEST: [&str; 9] = [
    "larger",
    "largest",
    "bigger",
    "biggest",
    "worst",
    "busiest",
    "principal",
    "a sample of",
    "a selection of",
];

/// Words for all of it as one sum, where each part was promised.
const AS_ONE: [&str; 6] = [
    "total",
    "totals",
    "overall",
    "combined",
    "altogether",
    "in aggregate",
];

/// Shares of a cost, and words that leave open how much.
const SHARES: [&str; 6] = [
    "half",
    "a third",
    "two thirds",
    "a quarter",
    "three quarters",
    "the whole cost",
];
const TOWARDS: [&str; 4] = ["contribution", "contribute", "towards", "part of the cost"];

/// Words for the whole of an area.
pub(super) const EVERYWHERE: [&str; 9] = [
    "across the borough",
    "across the county",
    "across the city",
    "across the district",
    "borough wide",
    "county wide",
    "district wide",
    "throughout the borough",
    "throughout the county",
];

/// Words for each one that there is.
pub(super) const ALL: [&str; 4] = ["all", "every", "each", "both"];

/// Words for something as far as it goes, and for a stretch of it.
const OF_WHOLE: [&str; 8] = [
    "the whole",
    "whole of",
    "the entire",
    "all of",
    "throughout",
    "full length",
    "the rest of",
    "in its entirety",
];
const STRETCH: [&str; 12] = [
    "first phase",
    "phase one",
    "phase 1",
    "stage one",
    "first stage",
    "part of",
    "parts of",
    "a section of",
    "one side",
    "half of",
    "the worst",
    "partial",
];

/// Numbers as words.
const NUMBERS: [&str; 13] = [
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// What a record keeps less of than was promised, or puts in another number.
pub(super) fn changed(promised: &Said, recorded: &Said) -> Option<Changed> {
    let partly = in_part(promised, recorded).is_some();
    let whole = promised.has(&EVERYWHERE) || promised.has(&ALL);
    let some = whole && recorded.has(&SOME) && !promised.has(&SOME) && !recorded.has(&ALL);
    let adds_up = |said: &Said| said.has(&AS_ONE);
    let as_one = promised.has(&["each", "every"])
        && !recorded.has(&["each", "every", "by", "per"])
        && adds_up(recorded)
        && !adds_up(promised);
    let less = promised.has(&SHARES)
        && !recorded.has(&SHARES)
        && recorded.has(&TOWARDS)
        && !promised.has(&TOWARDS);
    let stretch =
        (whole || promised.has(&OF_WHOLE)) && is_stretch(recorded) && !is_stretch(promised);
    let largest = promised.has(&ONES) && recorded.has(&LARGEST) && !promised.has(&LARGEST);
    let less = less || largest;
    if partly || some || as_one || less || stretch || fewer(promised, recorded) {
        return Some(Changed::Narrowed);
    }
    if let Some(less) = of_one(promised, recorded) {
        return Some(less);
    }
    if let Some(less) = less_often(promised, recorded).or_else(|| once(promised, recorded)) {
        return Some(less);
    }
    let now = numbered(recorded);
    let other_number = numbered(promised).iter().any(|(thing, was)| {
        let of_it: Vec<u32> = now
            .iter()
            .filter(|(other, _)| other == thing)
            .map(|(_, is)| *is)
            .collect();
        !of_it.is_empty() && !of_it.contains(was)
    });
    if other_number || by_another(promised, recorded) {
        return Some(Changed::Reworded);
    }
    another_sum(promised, recorded)
}

/// Whether another sum stands in the place of one that was promised.
pub(super) fn another_sum(promised: &Said, recorded: &Said) -> Option<Changed> {
    let (was, is) = (money(promised.printed), money(recorded.printed));
    let is_another = !is.is_empty() && was.iter().any(|sum| !is.contains(sum));
    is_another.then_some(Changed::Reworded)
}

/// Whether what was promised of each came for one that is named, or as an average.
pub(super) fn of_one(promised: &Said, recorded: &Said) -> Option<Changed> {
    if recorded.has(&ALL) {
        return None;
    }
    let things = all_of(&promised.words()).into_iter();
    let mut things = things.filter(|thing| thing.len() > 2);
    let one = things.any(|thing| {
        let words: Vec<&str> = recorded.printed.split_whitespace().collect();
        let words: Vec<&str> = words.into_iter().filter(|word| *word != "the").collect();
        words.windows(3).any(|three| {
            let (before, name, last) = (three[0], three[1], three[2]);
            let last = last.trim_end_matches(|letter: char| !letter.is_alphanumeric());
            matches!(before, "for" | "in" | "at" | "of" | "from")
                && name.starts_with(char::is_uppercase)
                && name.chars().skip(1).all(char::is_lowercase)
                && last.eq_ignore_ascii_case(thing)
        })
    });
    let is_mean = |said: &Said| said.has(&["average", "averages", "averaged"]);
    let averaged = is_one_by_one(promised) && is_mean(recorded) && !is_mean(promised);
    (one || averaged).then_some(Changed::Narrowed)
}

/// Whether less than a whole stands in the place of it: "in full" and "a summary".
pub(super) fn in_part(promised: &Said, told: &Said) -> Option<Changed> {
    let partly = promised.has(&WHOLE) && !told.has(&WHOLE) && told.has(&PART);
    partly.then_some(Changed::Narrowed)
}

/// "Provider by provider", "for each ward".
fn is_one_by_one(said: &Said) -> bool {
    let words = said.words();
    let mut threes = words.windows(3);
    said.has(&["each", "every"])
        || threes.any(|three| three[1] == "by" && three[0] == three[2] && three[0].len() > 2)
}

/// Whether something is done less often.
pub(super) fn less_often(promised: &Said, recorded: &Said) -> Option<Changed> {
    // "The annual charge" comes no more seldom by its name: only what was to be oftener does.
    let yearly = || (recorded.has(&["annual"]) && !promised.has(&["annual"])).then_some(YEAR);
    let (was, is) = (period(promised)?, period(recorded).or_else(yearly)?);
    (is > was).then_some(Changed::Narrowed)
}

/// Whether a whole sentence leaves out that something is done again and again; a topic is
/// short.
fn once(promised: &Said, recorded: &Said) -> Option<Changed> {
    let is_again = period(recorded).is_some() || recorded.has(&["regular", "regularly", "each"]);
    let is_sentence = recorded.has(&["to be", "will be", "to go", "once"]);
    (period(promised).is_some() && !is_again && is_sentence).then_some(Changed::Narrowed)
}

/// Whether what was to go on to the end of a month ends on a day before.
pub(super) fn ends_sooner(promised: &Said, recorded: &Said) -> Option<Changed> {
    let words = recorded.words();
    let mut until = words.windows(3).filter(|three| three[0] == "until");
    let is_sooner = |three: &[&str]| {
        let day: Option<u32> = three[1].parse().ok();
        let end = format!("end of {}", three[2]);
        day.is_some_and(|day| day < MONTH_ENDS) && promised.has(&[end.as_str()])
    };
    until.any(is_sooner).then_some(Changed::Narrowed)
}

/// No month ends before this day.
const MONTH_ENDS: u32 = 28;

/// Words for what a decision leaves out.
const BUT: [&str; 7] = [
    "without",
    "with the exception of",
    "except",
    "save for",
    "omitting",
    "excluding",
    "other than",
];

/// Whether a decision leaves out part of what it was asked for.
pub(super) fn leaves_out(promised: &Said, decision: &Said) -> Option<Changed> {
    (decision.has(&BUT) && !promised.has(&BUT)).then_some(Changed::Narrowed)
}

/// How often, as the shortest time that is named; "twice a year" tells more than one word,
/// and "six monthly" is not monthly.
fn period(said: &Said) -> Option<u32> {
    let named = PERIODS.iter().flat_map(|(words, days)| {
        let held = words.iter().filter(|word| said.has(&[word]));
        held.map(move |word| (word.split(' ').count(), *days))
    });
    let longest = named.max_by_key(|(words, days)| (*words, std::cmp::Reverse(*days)));
    longest.map(|(_, days)| days)
}

/// The things of which each one is meant: "every site", "all the town's wards".
pub(super) fn all_of<'s>(words: &[&'s str]) -> Vec<&'s str> {
    let mut things = Vec::new();
    for (at, _) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| ALL.contains(word))
    {
        let behind = words[at + 1..].iter().copied();
        let behind: Vec<&str> = behind
            .skip_while(|word| matches!(*word, "of" | "the" | "our" | "its" | "their"))
            .take_while(|word| !is_small(word))
            .take(3)
            .map(singular)
            .collect();
        if behind.first().is_some_and(|thing| !is_time(thing)) {
            things.extend(behind);
        }
    }
    things
}

/// "at every site" has become "at two sites", "all wards" "the moorland wards".
fn fewer(promised: &Said, recorded: &Said) -> bool {
    let (words, record) = (promised.words(), recorded.words());
    let still = all_of(&record);
    let now = numbered(recorded);
    all_of(&words).into_iter().any(|thing| {
        if still.contains(&thing) {
            return false;
        }
        let is_counted = now.iter().any(|(other, _)| other == thing);
        let is_told_apart = record.windows(3).any(|three| {
            // "the four moorland stations", and no "stations: beaters".
            let (before, kind) = (three[0], three[1]);
            singular(three[2]) == thing
                && three[2].ends_with('s')
                && !is_small(kind)
                && !words.contains(&kind)
                && (before == "the" || number(before).is_some())
        });
        is_counted || is_told_apart
    })
}

/// "for each school" has become "for each phase".
fn by_another(promised: &Said, recorded: &Said) -> bool {
    let each = |words: &[&str]| -> Vec<String> {
        words
            .windows(2)
            .filter(|pair| matches!(pair[0], "each" | "every"))
            .map(|pair| singular(pair[1]).to_owned())
            .filter(|thing| !is_time(thing))
            .collect()
    };
    let (words, record) = (promised.words(), recorded.words());
    let (was, is) = (each(&words), each(&record));
    let has = |words: &[&str], thing: &String| words.iter().any(|word| singular(word) == thing);
    !was.is_empty()
        && !is.is_empty()
        && was.iter().all(|thing| !has(&record, thing))
        && is.iter().all(|thing| !has(&words, thing))
}

/// Whether it names a stretch of something: "berths 1 to 6", "the first phase".
fn is_stretch(said: &Said) -> bool {
    let words = said.words();
    let is_count = |word: &str| word.len() < 4 && word.bytes().all(|digit| digit.is_ascii_digit());
    let mut at = 0..words.len().saturating_sub(3);
    said.has(&STRETCH)
        || at.any(|at| {
            let is_thing = words[at].len() > 2 && words[at].chars().all(char::is_alphabetic);
            let behind = words.get(at + 4).copied().unwrap_or_default();
            is_thing
                && !is_small(words[at])
                && words[at].ends_with('s')
                && is_count(words[at + 1])
                && matches!(words[at + 2], "to" | "and")
                && is_count(words[at + 3])
                && !is_month(behind)
        })
}

/// Numbers with the thing that they count: `two sites`, `3 hours`.
pub(super) fn numbered(said: &Said) -> Vec<(String, u32)> {
    let words = said.words();
    words
        .windows(2)
        .filter_map(|pair| {
            let number = number(pair[0])?;
            let thing = singular(pair[1]);
            let counts = thing.chars().all(char::is_alphabetic) && thing.len() > 2;
            // "3 March" is a day.
            (counts && !is_month(thing)).then(|| (thing.to_owned(), number))
        })
        .collect()
}

fn number(word: &str) -> Option<u32> {
    let at = NUMBERS.iter().position(|number| *number == word);
    at.and_then(|at| u32::try_from(at).ok())
        .or_else(|| word.parse().ok())
}

pub(super) fn is_time(thing: &str) -> bool {
    matches!(
        thing,
        "day" | "week" | "fortnight" | "month" | "quarter" | "year" | "time" | "meeting"
    )
}

pub(super) fn is_month(thing: &str) -> bool {
    crate::domain::wording::MONTHS
        .iter()
        .any(|month| singular(&month.to_lowercase()) == thing)
}

/// Sums of money as they are printed, without the commas.
fn money(text: &str) -> Vec<String> {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ';'))
        .filter_map(|word| word.trim_start_matches(['“', '"']).strip_prefix('£'))
        .map(|sum| sum.replace(',', ""))
        .map(|sum| sum.trim_end_matches(['.', '”', '"', '?']).to_lowercase())
        .filter(|sum| sum.starts_with(|letter: char| letter.is_ascii_digit()))
        .collect()
}
