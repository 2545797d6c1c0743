//! How often, how many and how much: what a record may keep less of than was promised, in
//! words that weigh nothing otherwise.

use crate::domain::fold;
use crate::thread::changed::Changed;

/// Words for how often, with the days from one time to the next.
const PERIODS: [(&[&str], u32); 8] = [
    (&["daily", "every day", "each day"], 1),
    (&["weekly", "every week", "each week", "once a week"], 7),
    (&["fortnightly", "every fortnight", "every two weeks"], 14),
    (
        &["monthly", "every month", "each month", "once a month"],
        30,
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

/// Words for doing something for a while only.
const TRIAL: [&str; 6] = [
    "to be tried",
    "be trialled",
    "on trial",
    "a trial",
    "to trial",
    "as a pilot",
];

/// Words for each one that there is.
const ALL: [&str; 4] = ["all", "every", "each", "both"];

/// Numbers as words.
const NUMBERS: [&str; 13] = [
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// What a record keeps less of than was promised, or puts in another number.
pub fn changed(promise: &str, record: &str) -> Option<Changed> {
    let (promised, recorded) = (padded(promise), padded(record));
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(&pad(word)));
    let less_often = period(&promised)
        .zip(period(&recorded))
        .is_some_and(|(was, is)| is > was);
    let partly = has(&promised, &WHOLE) && !has(&recorded, &WHOLE) && has(&recorded, &PART);
    let tried = has(&recorded, &TRIAL) && !has(&promised, &TRIAL);
    if less_often || partly || tried || fewer(&promised, &recorded) {
        return Some(Changed::Narrowed);
    }
    let other_number = numbered(&promised).iter().any(|(thing, was)| {
        let now = numbered(&recorded);
        let of_it: Vec<u32> = now
            .iter()
            .filter(|(other, _)| other == thing)
            .map(|(_, is)| *is)
            .collect();
        !of_it.is_empty() && !of_it.contains(was)
    });
    let sums = (money(promise), money(record));
    let other_sum = !sums.1.is_empty() && sums.0.iter().any(|sum| !sums.1.contains(sum));
    (other_number || (!sums.0.is_empty() && other_sum)).then_some(Changed::Reworded)
}

/// How often, as the shortest time that is named.
fn period(text: &str) -> Option<u32> {
    PERIODS
        .iter()
        .find(|(words, _)| words.iter().any(|word| text.contains(&pad(word))))
        .map(|(_, days)| *days)
}

/// "at every site" has become "at two sites".
fn fewer(promised: &str, recorded: &str) -> bool {
    let now = numbered(recorded);
    let words: Vec<&str> = promised.split_whitespace().collect();
    let has_all = |thing: &str| {
        let recorded: Vec<&str> = recorded.split_whitespace().collect();
        recorded
            .windows(2)
            .any(|pair| ALL.contains(&pair[0]) && singular(pair[1]) == thing)
    };
    words.windows(2).any(|pair| {
        let thing = singular(pair[1]);
        ALL.contains(&pair[0])
            && !is_time(thing)
            && !has_all(thing)
            && now.iter().any(|(other, _)| other == thing)
    })
}

/// Numbers with the thing that they count: `two sites`, `3 hours`.
fn numbered(text: &str) -> Vec<(String, u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
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

/// A thing in the singular, as far as an s is all that makes it many.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        Some(_) | None => word,
    }
}

fn is_time(thing: &str) -> bool {
    matches!(
        thing,
        "day" | "week" | "fortnight" | "month" | "quarter" | "year" | "time" | "meeting"
    )
}

fn is_month(thing: &str) -> bool {
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

fn padded(text: &str) -> String {
    pad(&fold::compare(text))
}

fn pad(words: &str) -> String {
    format!(" {words} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_keeps_less_is_narrower() {
        for (promise, record) in [
            (
                "be told the takings every month",
                "Takings to be sent each quarter",
            ),
            (
                "report monthly on leaks",
                "An annual note: leaks, once a year",
            ),
            ("a full review of the ferry", "Summary of the ferry’s plans"),
            ("sold at every kiosk", "Sale at two kiosks"),
            ("open the ferry on Sundays", "Sunday ferry to be tried"),
        ] {
            assert_eq!(
                changed(promise, record),
                Some(Changed::Narrowed),
                "{record}"
            );
        }
    }

    #[test]
    fn another_number_of_the_same_thing_is_another_wording() {
        for (promise, record) in [
            ("free parking for two hours", "Parking: three hours free"),
            ("a grant of £5,000", "Grant (£50,000)"),
            ("for three months", "trade waste for 6 months"),
        ] {
            let found = changed(promise, record);
            assert_eq!(found, Some(Changed::Reworded), "{record}");
        }
    }

    #[test]
    fn a_record_that_says_it_in_full_has_not_changed() {
        for (promise, record) in [
            ("every month", "monthly figures"),
            ("every quarter", "a note each month"),
            ("a full review", "Full review: summary to be circulated"),
            ("at every kiosk", "all kiosks; two kiosks first"),
            ("a grant of £5,000 by 3 March", "£5,000 by 4 April"),
            ("report by 3 March 2031", "due 3 March 2031"),
            ("the pilot’s figures", "Pilot: figures"),
        ] {
            assert_eq!(changed(promise, record), None, "{record}");
        }
    }
}
