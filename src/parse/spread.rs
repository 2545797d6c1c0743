//! Minutes that a site keeps as a few long paragraphs: each item, its parts and its points
//! stand behind one another in one, and get lines of their own.
//!
//! What a word processor set on lines was pasted as text: "8. Reports 8.1 Chair's Report
//! Having spoken … 9. Accounts". Only numbers that count on begin a line there.

use std::collections::HashSet;

use crate::extract::{Line, Part};
use crate::parse::marker;
use crate::parse::pattern::Pattern;
use crate::parse::sequence::words::{self, Words};
use crate::parse::squeezed;

/// Items that begin paragraphs, of a paper that is written so.
const FEWEST: usize = 4;
/// A paragraph from which on more than a title stands in it.
const LONG: usize = 100;
/// Lines that have to come apart, or it is another way of writing.
const PARTED: usize = 3;
/// The level of a head that is parted from its account, so that they stay apart.
const HEAD: u8 = 4;
/// Letters of a head of the paper in which nothing has to come apart.
const SHORT: usize = 90;

static OWN: Pattern = Pattern::new(r"^(?P<number>\d{1,2})[.)]\s+[\p{Lu}“‘]");
static NUMBER: Pattern = Pattern::new(
    r"(?:^|\s)(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<stop>[.)]?)\s+(?P<next>[\p{Lu}“‘\d])",
);
/// A number that is spoken of, or counts something else.
static SPOKEN_OF: Pattern = Pattern::new(
    r"(?i)(?:\b(?:items?|minutes?|paragraphs?|sections?|number|pages?|plots?|points?|appendix|policy|policies|part|phase|stage|figure|table|clause|and|or|to|of|at|in|x|(?:no|nos|para|paras|min)\.?)|[£$€(–-])$",
);
static BULLET: Pattern = Pattern::new(r"\s(?P<point>[•·▪]\s+)");
static POINT: Pattern = Pattern::new(r"\s(?P<point>(?P<value>\d{1,2}|[a-z])[.)]\s+)[\p{Lu}“‘]");
/// Where a roll, or what stands below it, begins within the head.
static ROLL: Pattern = Pattern::new(
    r"\s(?P<part>(?:PRESENT|Present|(?:Also )?[Ii]n [Aa]ttendance|IN ATTENDANCE|Also [Pp]resent|Apologies|APOLOGIES|Clerk|CLERK|Officers)(?: \(\d{1,3} \p{L}+\))?\s?:|(?:Cllr|Councillor) \p{Lu}[\p{L}’\x27-]+ \p{Lu}[\p{L}’\x27-]+ \(\p{Lu}{2,3}\) [–-] |(?:\d{1,3}|One|Two|Three|Four|Five|Six|No) members? of the public\b|The (?:Vice-)?Chair(?:man|woman|person)? (?:welcomed|opened)\b|Papers (?:presented|circulated)\b)",
);

/// The lines of such a paper; nothing where its items stand apart.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let own = |line: &Line| -> Option<u32> {
        let plain = line.part == Part::Body && line.cells.is_empty() && line.gap;
        OWN.group(&line.text, "number")
            .filter(|_| plain)?
            .parse()
            .ok()
    };
    let starts: Vec<usize> = (0..lines.len())
        .filter(|at| own(&lines[*at]).is_some())
        .collect();
    let long = starts
        .iter()
        .filter(|at| lines[**at].text.chars().count() >= LONG)
        .count();
    let first = *starts.first()?;
    if starts.len() < FEWEST || long * 2 < starts.len() {
        return None;
    }
    let known: HashSet<u32> = starts.iter().filter_map(|at| own(&lines[*at])).collect();
    let mut count = Counted::default();
    let mut told: Vec<Line> = Vec::with_capacity(lines.len() * 2);
    let mut parted = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.part != Part::Body || !line.cells.is_empty() {
            told.push(line.clone());
            continue;
        }
        let before = told.len();
        if at < first {
            told.extend(head(line));
            continue;
        }
        for text in cut(&line.text, &numbers(&line.text, &known, &mut count)) {
            told.extend(item(line, text));
        }
        parted += told.len() - before - 1;
    }
    (parted >= PARTED).then_some(told)
}

/// What the numbers have come to.
#[derive(Default)]
struct Counted {
    /// Of the item, of its part, of the part's part.
    at: [u32; 3],
}

impl Counted {
    /// Whether a number counts on from here; then it is where the count has come to.
    fn takes(&mut self, number: &[u32]) -> bool {
        let next = match number {
            [whole] => [*whole, 0, 0],
            [whole, part] if *whole == self.at[0] && *part == self.at[1] + 1 => [*whole, *part, 0],
            [whole, part, own] if [*whole, *part] == self.at[..2] && *own == self.at[2] + 1 => {
                [*whole, *part, *own]
            }
            _ => return false,
        };
        self.at = next;
        true
    }
}

/// Where the numbers of items and of their parts stand in a paragraph.
fn numbers(text: &str, known: &HashSet<u32>, count: &mut Counted) -> Vec<usize> {
    let mut cuts = Vec::new();
    for found in NUMBER.captures_all(text) {
        let Some(number) = found.name("number") else {
            continue;
        };
        let figures: Vec<u32> = number
            .as_str()
            .split('.')
            .filter_map(|figure| figure.parse().ok())
            .collect();
        let before = text[..number.start()].trim_end();
        let stopped = found.name("stop").is_some_and(|stop| !stop.is_empty());
        let begins = match figures.as_slice() {
            [_] if before.is_empty() => stopped,
            [whole] => {
                stopped
                    && *whole == count.at[0] + 1
                    && !known.contains(whole)
                    && before.ends_with(['.', '!', '?', ')', '”', '"'])
            }
            _ => true,
        };
        if begins && !SPOKEN_OF.is_in(before) && count.takes(&figures) {
            cuts.push(number.start());
        }
    }
    cuts
}

/// The words between the cuts.
fn cut<'t>(text: &'t str, cuts: &[usize]) -> Vec<&'t str> {
    squeezed::pieces(text, cuts)
}

/// An item's head, what runs on behind it, and the points of its account.
fn item(line: &Line, text: &str) -> Vec<Line> {
    let number = NUMBER.captures(text).filter(|found| {
        found
            .name("number")
            .is_some_and(|number| number.start() == 0)
    });
    let begin = number.and_then(|found| Some(found.name("next")?.start()));
    let pieces = cut(text, &points(text));
    let Some((first, points)) = pieces.split_first() else {
        return vec![line.clone()];
    };
    let mut told = Vec::new();
    match begin.filter(|begin| *begin < first.len()) {
        Some(begin) => {
            let behind = title(first, begin);
            let (title, rest) = first.split_at(behind.unwrap_or(first.len()));
            let title = title.trim_end();
            let alone = rest.is_empty() && !points.is_empty();
            let closed = rest.is_empty()
                && title.matches(". ").count()
                    == usize::from(begin > 0 && title[..begin].contains(". "));
            if behind.is_some() || alone || closed && !words::tells(&title[begin..]) {
                let bare = title.trim_end_matches(['.', ':', ' ', '–', '-']);
                told.push(Line {
                    heading: line.heading.or(Some(HEAD)),
                    ..piece(line, bare)
                });
            } else {
                told.push(piece(line, title));
            }
            if !rest.trim().is_empty() {
                told.push(piece(line, rest.trim()));
            }
        }
        None => told.push(piece(line, first)),
    }
    told.extend(points.iter().map(|point| piece(line, point)));
    told
}

/// Where the account begins behind a title; nothing where there is no title or no account.
fn title(text: &str, begin: usize) -> Option<usize> {
    let own = &text[begin..];
    if let (Words::RunIn, _, rest) = words::take(own) {
        return Some(text.len() - rest.len());
    }
    squeezed::behind_title(text).filter(|behind| *behind > begin)
}

/// Where the points of a list stand that begins in the paragraph and counts on.
fn points(text: &str) -> Vec<usize> {
    let bullets = BULLET.captures_all(text);
    let starts = bullets
        .iter()
        .filter_map(|found| Some(found.name("point")?.start()));
    let mut cuts: Vec<usize> = starts.collect();
    let mut list: Vec<usize> = Vec::new();
    let mut before: Option<marker::Marker> = None;
    for found in POINT.captures_all(text) {
        let Some(point) = found.name("point") else {
            continue;
        };
        let Some((next, _)) = marker::split(&text[point.start()..]) else {
            continue;
        };
        let goes_on = before
            .as_ref()
            .map_or(next.begins(), |before| next.follows(before));
        if goes_on {
            list.push(point.start());
            before = Some(next);
        }
    }
    if list.len() > 1 {
        cuts.extend(list);
        cuts.sort_unstable();
    }
    cuts
}

/// A paragraph above the business, its rolls apart.
fn head(line: &Line) -> Vec<Line> {
    if line.text.chars().count() <= SHORT {
        return vec![line.clone()];
    }
    let found = ROLL.captures_all(&line.text);
    let cuts: Vec<usize> = found
        .iter()
        .filter_map(|found| Some(found.name("part")?.start()))
        .collect();
    cut(&line.text, &cuts)
        .into_iter()
        .map(|text| piece(line, text))
        .collect()
}

fn piece(line: &Line, text: &str) -> Line {
    Line {
        text: text.to_owned(),
        gap: true,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn items_in_long_paragraphs_come_apart_at_numbers_that_count_on() {
        let paper = "MINUTES OF QUAYTON PARISH COUNCIL HELD AT THE HALL ON 4 MAY 2031 PRESENT (2 Councillors): - Ann Ash, Ben Elm. Clerk: - Cy Oak\n\n\
            1. Apologies for absence. An apology had been received from Cllr Dee Yew, who was away on that day.\n\n\
            2. Election of Chair It was proposed and seconded that Cllr Ash should go on as the Chair of the council.\n\n\
            3. Minutes. They were agreed as a true record of all that was said under item 7. The Chair signed them. 4. Matters arising There was none.\n\n\
            5. Reports 5.1 Chair’s Report Having spoken before the Chair had nothing more to report. 5.2 Clerk’s Report • The hall is 2.5 miles off. • It was let.\n\n\
            6. Close.";
        let told: Vec<String> = lines(&read(paper))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(
            told,
            [
                "MINUTES OF QUAYTON PARISH COUNCIL HELD AT THE HALL ON 4 MAY 2031",
                "PRESENT (2 Councillors): - Ann Ash, Ben Elm.",
                "Clerk: - Cy Oak",
                "1. Apologies for absence",
                "An apology had been received from Cllr Dee Yew, who was away on that day.",
                "2. Election of Chair",
                "It was proposed and seconded that Cllr Ash should go on as the Chair of the council.",
                "3. Minutes",
                "They were agreed as a true record of all that was said under item 7. The Chair signed them.",
                "4. Matters arising",
                "There was none.",
                "5. Reports",
                "5.1 Chair’s Report",
                "Having spoken before the Chair had nothing more to report.",
                "5.2 Clerk’s Report",
                "• The hall is 2.5 miles off.",
                "• It was let.",
                "6. Close",
            ]
        );
    }

    #[test]
    fn items_that_stand_apart_are_left_as_they_are() {
        let paper = "1. Apologies\n\nNone.\n\n2. Ferries\n\nThe fares were read.\n\n3. Quays\n\nNothing.\n\n4. Close\n\nAt nine.";
        assert_eq!(lines(&read(paper)), None);
    }
}
