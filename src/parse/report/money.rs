//! Sums of money in sentences, word for word, with their worth in pounds.

use crate::domain::fold;
use crate::domain::report::{Money, Passage};
use crate::parse::figure;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// A report that names more is a table in sentences: the rest stays in its words.
const MOST: usize = 400;
/// A longer sentence is a paragraph that lost its stops; its beginning is no quote.
const LONGEST_SENTENCE: usize = 1200;

static SUM: Pattern = Pattern::new(
    r"(?P<minus>[-–−]\s?)?£\s?(?P<open>\()?(?P<inner>[-–−]\s?)?(?P<low>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\)?(?:\s?(?P<scale>(?i:k|m|mn|bn|million|billion|thousand)\b))?\)?(?:(?P<between>\s?(?:-|–|to)\s?|\s(?:to|and)\s)(?P<pound>£)?\s?(?P<high>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?P<upto>(?i:k|m|mn|bn|million|billion|thousand)\b))?)?",
);

/// The sums of money in paragraphs; figures in tables are told as such.
pub fn read(blocks: &[Block]) -> Vec<Money> {
    let mut money = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if money.len() >= MOST {
            break;
        }
        if !block.is_row() {
            take(&block.text, block, &mut money);
            continue;
        }
        for cell in &block.cells {
            let words = fold::quote(&cell.text);
            let is_text = words.split(' ').count() > 2;
            if is_text && !figure::is_figure(&words) {
                take(&words, block, &mut money);
            }
        }
    }
    money.truncate(MOST);
    money
}

fn take(text: &str, block: &Block, money: &mut Vec<Money>) {
    if !text.contains('£') {
        return;
    }
    for sentence in sentence::split(text) {
        if sentence.chars().count() > LONGEST_SENTENCE {
            continue;
        }
        for (printed, pounds, up_to) in sums(sentence) {
            money.push(Money {
                printed,
                pounds,
                up_to,
                passage: Passage {
                    text: sentence.to_owned(),
                    page: block.place.page,
                    printed_page: block.place.printed_page.clone(),
                    line: block.place.line,
                },
            });
        }
    }
}

/// The sums of a sentence: as printed, in pounds, and a range's upper end.
fn sums(sentence: &str) -> Vec<(String, f64, Option<f64>)> {
    let mut sums = Vec::new();
    let mut from = 0;
    while let Some(found) = SUM.captures(&sentence[from..]) {
        let Some(whole) = found.get(0) else { break };
        let group = |name: &str| found.name(name).map(|group| group.as_str());
        let (start, mut end) = (from + whole.start(), from + whole.end());
        let scale = group("scale");
        let mut up_to = None;
        let mut low_scale = scale;
        if let (Some(high), Some(between)) = (group("high"), group("between")) {
            let behind = group("upto");
            let is_range = is_range(
                sentence,
                start,
                between,
                group("pound").is_some(),
                behind,
                scale,
            );
            let value = worth(high, behind.or(scale.filter(|_| behind.is_none())));
            match value.filter(|_| is_range) {
                Some(value) => {
                    // "£10-15k" is in thousands at both ends.
                    low_scale = scale.or(behind);
                    up_to = Some(value);
                }
                None => end = from + found.name("between").map_or(whole.end(), |at| at.start()),
            }
        }
        // "£000" is a unit; a letter behind a number makes it a name: "£1b".
        let unit = group("low").is_some_and(|low| low.starts_with("00"));
        let cut = unit || sentence[end..].starts_with(|next: char| next.is_alphanumeric());
        if let Some(low) = group("low")
            .and_then(|low| worth(low, low_scale))
            .filter(|_| !cut)
        {
            let printed = sentence[start..end].trim().to_owned();
            let negative = group("open").is_some()
                || group("inner").is_some()
                || group("minus").is_some() && is_sign(sentence, start);
            let printed = if negative {
                printed
            } else {
                printed.trim_start_matches(['-', '–', '−', ' ']).to_owned()
            };
            // "(costing £5)" opens before the sum: its bracket is not the sum's.
            let printed = match (printed.contains('('), printed.ends_with(')')) {
                (false, true) => printed.trim_end_matches(')').to_owned(),
                (true | false, _) => printed,
            };
            sums.push((printed, if negative { -low } else { low }, up_to));
        }
        from = end.max(from + 1);
        while !sentence.is_char_boundary(from) {
            from += 1;
        }
    }
    sums
}

/// "£5m – £7m", "between £5m and £7m", "£5-7m"; but not "£5m and £7m", nor "£5m – 2031".
fn is_range(
    sentence: &str,
    start: usize,
    between: &str,
    pound: bool,
    behind: Option<&str>,
    scale: Option<&str>,
) -> bool {
    let before = fold::compare(&sentence[..start]);
    let word = between.trim();
    match word {
        "and" => pound && (before.ends_with("between") || before.ends_with("range of")),
        "to" => {
            pound
                && !before.ends_with("increased from")
                && !before.ends_with("reduced from")
                && !before.ends_with("from")
        }
        _ => pound || behind.is_some() && scale.is_none_or(|scale| Some(scale) == behind),
    }
}

/// A dash before a sum is its sign where it stands against a space or a bracket, and no
/// dash between words.
fn is_sign(sentence: &str, start: usize) -> bool {
    let dash = sentence[start..].chars().next().map_or(0, char::len_utf8);
    let close = sentence[start + dash..].starts_with('£');
    let before = sentence[..start].chars().next_back();
    close && before.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | '['))
}

fn worth(figures: &str, scale: Option<&str>) -> Option<f64> {
    let size: f64 = figures.replace(',', "").parse().ok()?;
    let times = match scale.map(str::to_lowercase).as_deref() {
        None => 1.0,
        Some("k" | "thousand") => 1_000.0,
        Some("m" | "mn" | "million") => 1_000_000.0,
        Some("bn" | "billion") => 1_000_000_000.0,
        Some(_) => return None,
    };
    // To the penny: a third decimal of a million is a thousand pounds and no dust.
    Some((size * times * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_with_their_worth() {
        for (text, printed, pounds, up_to) in [
            ("It costs £1.2m.", "£1.2m", 1_200_000.0, None),
            ("It costs £450k a year.", "£450k", 450_000.0, None),
            ("A change of £(1.3)m is due.", "£(1.3)m", -1_300_000.0, None),
            ("A variance of -£23.5k came.", "-£23.5k", -23_500.0, None),
            (
                "The sum (£12,345.67) is due.",
                "£12,345.67",
                12_345.67,
                None,
            ),
            ("It costs £10-15k.", "£10-15k", 10_000.0, Some(15_000.0)),
            (
                "It costs £1.2m to £1.5m.",
                "£1.2m to £1.5m",
                1_200_000.0,
                Some(1_500_000.0),
            ),
            (
                "It is between £5,000 and £7,000.",
                "£5,000 and £7,000",
                5_000.0,
                Some(7_000.0),
            ),
            (
                "A grant of £3 million came.",
                "£3 million",
                3_000_000.0,
                None,
            ),
            ("It cost £5 2031 was better.", "£5", 5.0, None),
        ] {
            let read = sums(text);
            assert_eq!(
                read.first(),
                Some(&(printed.to_owned(), pounds, up_to)),
                "{text}"
            );
        }
    }

    #[test]
    fn two_sums_are_no_range() {
        let read: Vec<String> = sums("It rose from £5m to £7m, and £2m and £3m were saved – £4m.")
            .into_iter()
            .map(|(printed, _, _)| printed)
            .collect();
        assert_eq!(read, ["£5m", "£7m", "£2m", "£3m", "£4m"]);
    }
}
