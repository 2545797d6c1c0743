//! An agenda that a site copied as one long line: each item gets a line of its own.

use crate::domain::agenda::is_procedural;
use crate::extract::Line;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::squeezed;

/// A shorter line holds no agenda.
const SHORTEST: usize = 300;
/// Items that show that the numbers in a line count business.
const FEWEST: usize = 4;

/// The word over the business, inside a line.
static AGENDA: Pattern = Pattern::new(
    r"(?:^|\s)(?P<word>AGENDA|A G E N D A|Agenda)[ .:–-]{1,4}(?P<first>1[.)]? ?\p{Lu})",
);

/// Members are summoned, and standing business without any stop behind its number follows.
static SUMMONS: Pattern = Pattern::new(
    r"(?i:\bsummoned\b).*?\s(?P<first>1 (?:Apologies|APOLOGIES|Welcome|WELCOME|Election|ELECTION|Declarations|Minutes|MINUTES)\b)",
);

/// The lines, where one of them holds an agenda.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let long = |line: &Line| line.cells.is_empty() && line.text.chars().count() >= SHORTEST;
    let called = |line: &Line| {
        AGENDA.is_in(&line.text) || SUMMONS.is_in(&line.text) || apart(&line.text).is_some()
    };
    let at = lines.iter().position(|line| long(line) && called(line))?;
    let text = lines[at].text.as_str();
    let (over, starts) = if let Some(starts) = apart(text) {
        (starts[0]..starts[0], starts)
    } else if let Some(found) = AGENDA.captures(text) {
        let (word, first) = (found.name("word")?, found.name("first")?);
        let starts = numbers(text, first.start(), &[". ", ") "]);
        (word.start()..word.end(), starts)
    } else {
        let first = SUMMONS.captures(text)?.name("first")?.start();
        (first..first, numbers(text, first, &[" "]))
    };
    if starts.len() < FEWEST {
        return None;
    }
    let head = sentence::split(&text[..over.start])
        .into_iter()
        .flat_map(squeezed::head);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let items: Vec<&str> = starts
        .iter()
        .zip(ends)
        .map(|(from, to)| &text[*from..to])
        .collect();
    let paged = are_paged(&items);
    let items = items.into_iter().flat_map(|item| {
        let (own, division) = divided(item);
        let parts = match beside(own).filter(|_| paged) {
            Some(behind) => vec![&own[..behind], &own[behind..]],
            None => asked(own),
        };
        parts.into_iter().chain(division)
    });
    let pieces = head.chain([&text[over]]).chain(items);
    let mut parted = lines[..at].to_vec();
    parted.extend(
        pieces
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .map(|piece| Line {
                text: piece.to_owned(),
                gap: true,
                ..lines[at].clone()
            }),
    );
    parted.extend_from_slice(&lines[at + 1..]);
    Some(parted)
}

/// How long an item is to take, and the page of its paper, as the columns of an agenda.
static BESIDE: Pattern = Pattern::new(
    r" (?:\( ?\d{1,3} ?min(?:ute)?s?\.?\)(?: (?P<page>\d{1,4}))?|(?P<alone>\d{1,4}))(?: *$| [A-Z]\w*\d\w*\b)",
);
/// Pages that rise through a list, to be pages.
const PAGES: usize = 4;
/// "Part Two – Items which require a decision" stands behind the last item of the first.
static DIVISION: Pattern = Pattern::new(
    r"\s(?P<part>(?:Indicative Duration Page No )?Part (?:One|Two|Three|Four|Five|[1-5A-E]|I{1,3}) ?[–—:-] .*)$",
);

/// Where the time and the page of an item begin behind its title.
fn beside(item: &str) -> Option<usize> {
    let at = BESIDE.find(item)?.start();
    // "4. 21" has no title.
    item[..at].contains(char::is_alphabetic).then_some(at)
}

/// Whether the last figures of the items are pages: they rise, and there are some.
fn are_paged(items: &[&str]) -> bool {
    let pages: Vec<u32> = items
        .iter()
        .filter_map(|item| {
            let found = BESIDE.captures(divided(item).0)?;
            let page = found.name("page").or_else(|| found.name("alone"))?;
            page.as_str().parse().ok()
        })
        .collect();
    pages.len() >= PAGES && pages.windows(2).all(|pair| pair[0] < pair[1])
}

/// An item, and the division of the agenda that begins behind it.
fn divided(item: &str) -> (&str, Option<&str>) {
    let part = DIVISION.captures(item).and_then(|found| found.name("part"));
    match part {
        Some(part) => (item[..part.start()].trim_end(), Some(&item[part.start()..])),
        None => (item, None),
    }
}

/// An item's title, and what members are to do behind it; the foot of a page that fell
/// between is left out.
fn asked(item: &str) -> Vec<&str> {
    let item = PAGE.find(item).map_or(item, |foot| &item[..foot.start()]);
    let behind = squeezed::behind_title(item);
    match behind.or_else(|| ASK.find(item).map(|ask| ask.start())) {
        Some(behind) => vec![&item[..behind], &item[behind..]],
        None => vec![item],
    }
}

/// The word over the business, with the fields of the head between it and the first item.
static CALLED: Pattern = Pattern::new(r"\b(?:AGENDA|Agenda)\b");
static FIRST: Pattern = Pattern::new(r"\s(?P<first>1[.)] \p{Lu})");
/// No account of what was done stands in an agenda.
static TOLD: Pattern = Pattern::new(
    r"\b(?:RESOLVED|Resolved|AGREED)\b|(?i)\bwere (?:received|agreed|approved|present)\b|\bmeeting (?:closed|ended)\b",
);
/// Standing business among the items of such a line.
const STANDING: usize = 2;
/// Letters of a title in which standing business shows.
const TITLE: usize = 60;

/// Where the items begin of an agenda whose word stands apart from them.
fn apart(text: &str) -> Option<Vec<usize>> {
    let word = CALLED.find(text)?;
    if TOLD.is_in(text) || word.start() > REACH {
        return None;
    }
    let behind = &text[word.end()..];
    let first = word.end() + FIRST.captures(behind)?.name("first")?.start();
    let starts = numbers(text, first, &[". ", ") "]);
    let standing = starts
        .iter()
        .map(|start| text[*start..].chars().take(TITLE).collect::<String>())
        .filter(|title| is_procedural(title))
        .count();
    (starts.len() >= FEWEST && standing >= STANDING).then_some(starts)
}

/// Letters before the word that names the paper.
const REACH: usize = 1_500;

static ASK: Pattern = Pattern::new(
    r" To (?:receive|consider|approve|confirm|note|agree|elect|appoint|discuss|review|adopt|sign)\b",
);
static PAGE: Pattern = Pattern::new(r" Page \d{1,3} of \d{1,3}\b *$");

/// Where the numbers that count on from 1 begin.
fn numbers(text: &str, first: usize, ends: &[&str]) -> Vec<usize> {
    let mut starts = vec![first];
    let mut at = first + 1;
    for number in 2_u32..100 {
        let next = ends.iter().filter_map(|end| {
            let mark = format!(" {number}{end}");
            text[at..]
                .match_indices(&mark)
                .map(|(index, _)| at + index)
                .find(|start| {
                    let behind = text[start + mark.len()..].chars().next();
                    behind.is_some_and(char::is_uppercase)
                })
        });
        let Some(next) = next.min() else { break };
        starts.push(next + 1);
        at = next + 1;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn the_time_and_the_page_of_an_item_stand_behind_its_title() {
        let notes = "The papers can be seen at the Guildhall, where the panel meets. ".repeat(4);
        let agenda = format!(
            "{notes}AGENDA 1. Membership 1 2. Apologies 3. Minutes of 26 March 2031 3 4. Declarations Part Two – Items for decision 5. Ferry fares (10 mins) 21 6. Pier repairs ( 5 mins) 25 7. Tolls"
        );
        let told: Vec<String> = lines(&read(&agenda))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .skip_while(|line| !line.starts_with("1."))
            .collect();
        assert_eq!(
            told,
            [
                "1. Membership",
                "1",
                "2. Apologies",
                "3. Minutes of 26 March 2031",
                "3",
                "4. Declarations",
                "Part Two – Items for decision",
                "5. Ferry fares",
                "(10 mins) 21",
                "6. Pier repairs",
                "( 5 mins) 25",
                "7. Tolls",
            ]
        );
    }
}
