//! What the figures of a column or a row count, and what time they stand for.

use crate::domain::fold;
use crate::parse::pattern::Pattern;

static THOUSANDS: Pattern = Pattern::new(
    r"(?i)£ ?['’‘`]?000['’]?s?\b|£ ?k\b|£ ?(?:in )?thousands?\b|\bthousands of pounds\b",
);
static MILLIONS: Pattern = Pattern::new(r"(?i)£ ?(?:m|mn|ms|millions?)\b|\bmillions of pounds\b");
static BILLIONS: Pattern = Pattern::new(r"(?i)£ ?(?:bn|billions?)\b");
static POUNDS: Pattern = Pattern::new(r"£ ?(?:[^\d ]|s?$|$)");
static SHARE: Pattern = Pattern::new(r"(?i)(?:^|[^\d.])%|\bper ?cent(?:age)?\b|\bpercentage\b");
static COUNT: Pattern = Pattern::new(
    r"(?i)\b(?:number|nos?\.?|count|volume) of\b|^(?:number|count|volume)s?$|\bcount$",
);
/// Words that name a unit where they stand alone, in brackets, or last.
static MEASURE: Pattern = Pattern::new(
    r"(?i)(?:^|\(|\bin |\b(?:number|no\.) of (?:\w+ )?|\bworking |\bcalendar |\baverage |\bmean |\bmedian )(?P<inner>days|weeks|months|years|hours|minutes|mins|ftes?|wte|tonnes|miles|km|kwh|tco2e)(?:\)|$| (?:lost|taken|to)\b)|\b(?P<last>days|weeks|months|hours|minutes|fte|wte|tonnes|miles|km|kwh|tco2e)\)?$",
);

/// Words before a unit that make it the name of a time, not of what is counted.
const COUNTED: [&str; 20] = [
    "per", "a", "each", "every", "last", "past", "previous", "next", "one", "two", "three", "four",
    "five", "six", "nine", "ten", "twelve", "eighteen", "few", "other",
];

/// The unit that a heading, a row's label or a title names.
pub fn unit(words: &str) -> Option<&'static str> {
    let words = fold::quote(words).replace('₂', "2");
    let named = [
        (&THOUSANDS, "£000"),
        (&MILLIONS, "£m"),
        (&BILLIONS, "£bn"),
        (&SHARE, "%"),
        (&POUNDS, "£"),
    ];
    if let Some((_, unit)) = named.iter().find(|(pattern, _)| pattern.is_in(&words)) {
        return Some(unit);
    }
    let found = MEASURE.captures(&words).and_then(|found| {
        let word = found.name("inner").or_else(|| found.name("last"))?;
        // "Over 6 months" says which, and not in what it is counted.
        let before = words[..word.start()].trim_end();
        let bracketed = before.ends_with('(');
        let before = fold::compare(before);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let counted = last.chars().all(|letter| letter.is_ascii_digit()) && !last.is_empty()
            || COUNTED.contains(&last);
        if counted && !bracketed {
            return None;
        }
        Some(match word.as_str().to_lowercase().as_str() {
            "days" => "days",
            "weeks" => "weeks",
            "months" => "months",
            "years" => "years",
            "hours" => "hours",
            "minutes" | "mins" => "minutes",
            "fte" | "ftes" => "FTE",
            "wte" => "WTE",
            "tonnes" => "tonnes",
            "miles" => "miles",
            "km" => "km",
            "kwh" => "kWh",
            "tco2e" => "tCO2e",
            _ => return None,
        })
    });
    found.or_else(|| COUNT.is_in(&words).then_some("count"))
}

/// The unit of a line that names nothing else: "All figures in £m", "£000".
pub fn unit_alone(words: &str) -> Option<&'static str> {
    let letters = fold::compare(words);
    let rest = letters
        .split(' ')
        .filter(|word| {
            !matches!(
                *word,
                "all"
                    | "figures"
                    | "in"
                    | "are"
                    | "amounts"
                    | "values"
                    | "000"
                    | "000s"
                    | "m"
                    | "k"
                    | ""
            )
        })
        .count();
    unit(words).filter(|_| rest == 0)
}

/// A unit whose scale a cell prints without its pound sign: "1.2m" under "£".
pub fn scaled(cell: &'static str, column: Option<&str>) -> &'static str {
    let money = column.is_some_and(|unit| unit.starts_with('£'));
    match (cell, money) {
        ("thousand", true) => "£000",
        ("million", true) => "£m",
        ("billion", true) => "£bn",
        (cell, _) => cell,
    }
}

static PERIOD: Pattern = Pattern::new(
    r"(?ix)
    \b\d{1,2}\ ?(?:m|months?)\ to\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ (?:20)?\d\d\b
    |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ ?(?:[–-]|to)\ ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ (?:20)?\d\d\b
    |\b(?:as\ at\ |as\ of\ |at\ )?\d{1,2}(?:st|nd|rd|th)?\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\ (?:20)?\d\d\b
    |\b\d{1,2}[-.](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-.](?:20)?\d\d\b
    |\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b
    |\b(?:q|qtr\ ?|quarter\ )[1-4]\b(?:\ ?(?:of\ )?(?:20\d\d(?:\ ?[/–-]\ ?(?:20)?\d\d\b)?|\d\d/\d\d\b))?
    |\b(?:20\d\d(?:\ ?[/–-]\ ?(?:20)?\d\d\b)\ )(?:q|quarter\ )[1-4]\b
    |\b(?:19|20)\d\d\ ?[/–-]\ ?(?:(?:19|20)\d\d|\d\d)\b
    |\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[-\ ’']{1,2}(?:20)?\d\d\b
    |\b\d\d[/-]\d\d\b
    |\b(?:19|20)\d\d\b
    |\byear\ \d\b
    |\byear\ to\ date\b|\bytd\b
    ",
);
static MONTH_ALONE: Pattern = Pattern::new(
    r"(?i)^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$",
);

/// The one period that the words name, as printed; `None` where they name several.
pub fn period(words: &str) -> Option<String> {
    let words = fold::quote(words);
    if MONTH_ALONE.is_in(&words) {
        return Some(words);
    }
    let mut found: Vec<&str> = PERIOD
        .find_all(&words)
        .into_iter()
        .map(|found| found.as_str())
        .filter(|period| is_period(period))
        .collect();
    found.dedup();
    match found.as_slice() {
        [only] => Some((*only).to_owned()),
        [] | [_, ..] => None,
    }
}

/// Whether the words are a period and nothing else.
pub fn is_period_alone(words: &str) -> bool {
    let words = fold::quote(words);
    period(&words).is_some_and(|period| period.len() == words.len())
}

/// "24/25" is a year, "77/21" the number of a minute. Ages are no headings of money.
fn is_period(period: &str) -> bool {
    let parts = period.split_once(['/', '-']);
    let Some((first, second)) = parts.filter(|_| period.len() == 5) else {
        return true;
    };
    match (first.parse::<u32>(), second.parse::<u32>()) {
        (Ok(first), Ok(second)) => second == first + 1,
        (Err(_), _) | (_, Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_their_unit() {
        for (heading, unit_of) in [
            ("Budget £'000", Some("£000")),
            ("Budget (£000s)", Some("£000")),
            ("Balance £m", Some("£m")),
            ("All figures in £m", Some("£m")),
            ("Cost (£)", Some("£")),
            ("£", Some("£")),
            ("Schemes over £1m", None),
            ("Average Rate %", Some("%")),
            ("Per cent of visits", Some("%")),
            ("Number of users", Some("count")),
            ("No. of cases", Some("count")),
            ("Working days lost", Some("days")),
            ("Time taken (days)", Some("days")),
            ("Posts (FTE)", Some("FTE")),
            ("Open days", Some("days")),
            ("2031/32 (days)", Some("days")),
            ("Over 6 months", None),
            ("Within the last 12 months", None),
            ("Visits per month", None),
            ("Forecast", None),
        ] {
            assert_eq!(unit(heading), unit_of, "{heading}");
        }
    }

    #[test]
    fn headings_name_their_period() {
        for (heading, period_of) in [
            ("2031/32 Budget", Some("2031/32")),
            ("Q1", Some("Q1")),
            ("Quarter 3 2031/32", Some("Quarter 3 2031/32")),
            ("March 2031", Some("March 2031")),
            ("31-Mar-31", Some("31-Mar-31")),
            ("as at 31 March 2031", Some("as at 31 March 2031")),
            ("Balance 31/03/2031 £m", Some("31/03/2031")),
            ("Apr", Some("Apr")),
            ("31/32", Some("31/32")),
            ("20-21", Some("20-21")),
            ("Jan – Mar 31", Some("Jan – Mar 31")),
            ("12m to Dec 31", Some("12m to Dec 31")),
            ("77/21", None),
            ("2030/31 to 2031/32", None),
            ("Forecast", None),
        ] {
            assert_eq!(period(heading).as_deref(), period_of, "{heading}");
        }
    }
}
