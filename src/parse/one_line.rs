//! Minutes whose line ends were lost in a conversion: their head, rolls and items get
//! lines of their own.
//!
//! Only a paper that stands in one line, calls itself minutes there and counts its items
//! is taken apart; what cannot be parted stays as it is.

use crate::domain::agenda::is_procedural;
use crate::extract::{Line, Part};
use crate::parse::date;
use crate::parse::dress;
use crate::parse::paragraph::is_capitals;
use crate::parse::pattern::Pattern;
use crate::parse::squeezed;

/// A shorter line is no paper.
const SHORTEST: usize = 500;
/// Items that a paper in one line counts.
const FEWEST: usize = 3;
/// The level of a head that is parted from its account, so that they stay apart.
const HEAD: u8 = 4;
/// Letters behind a number in which a title shows.
const TITLE: usize = 60;

static CALLED: Pattern = Pattern::new(
    r"(?:\b(?i:draft|provisional|unconfirmed) )?\b(?:MINUTES?|Minutes?) (?i:of|from)\b",
);
static MEETING: Pattern = Pattern::new(r"(?i)\b(?:meeting|held)\b");
/// Who was present and who sent apologies, behind the name of a body.
static ROLLED: Pattern = Pattern::new(
    r"\b(?i:committee|council|cabinet|board|panel|authority)\b.*\s(?P<roll>PRESENT|Present) ?:.*\s(?:APOLOGIES|Apologies)\b",
);
/// A number before a capital, as items begin.
static NUMBER: Pattern = Pattern::new(r"(?:^|\s)(?P<number>\d{1,3})\.\s+\p{Lu}");
/// Where a part of the head begins.
static PARTS: Pattern = Pattern::new(
    r"\s(?P<part>(?:Present|PRESENT|Attendees|Attending|ATTENDING|In [Aa]ttendance|IN ATTENDANCE|Also (?:present|in attendance)|Apologies|APOLOGIES|Absent|ABSENT)(?i: for absence)? ?:|The (?:meeting|Meeting) (?:commenced|opened|started|began)\b|Before (?:commencing|the meeting)\b|Held (?:at|on|in|via)\b|HELD (?:AT|ON|IN|VIA)\b)",
);

static CLOSED: Pattern = Pattern::new(
    r"\s(?P<part>The (?:[Mm]eeting|Chair\w*) (?:was |then |declared the meeting )?(?:closed|ended|concluded|finished)\b)",
);
/// The lines of a paper that stands in one; nothing where it has lines of its own.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let length = |line: &Line| line.text.chars().count();
    let (at, line) = lines
        .iter()
        .enumerate()
        .max_by_key(|(_, line)| line.text.len())?;
    let total: usize = lines.iter().map(length).sum();
    if length(line) < SHORTEST || length(line) * 10 < total * 8 || !line.cells.is_empty() {
        return None;
    }
    let text = line.text.as_str();
    let heads = heads(text)?;
    let head = &text[..*heads.first()?];
    let called = CALLED
        .find_all(head)
        .into_iter()
        .rfind(|found| MEETING.is_in(&head[found.start()..]))
        .map(|found| found.start());
    let above = lines[..at]
        .iter()
        .any(|line| CALLED.is_in(&line.text) && MEETING.is_in(&line.text));
    // "… COMMITTEE – LOWTON. 4th May, 2031. PRESENT: …" names no minutes, and is some.
    let rolled = ROLLED
        .captures(head)
        .and_then(|found| found.name("roll"))
        .is_some_and(|roll| date::find(&head[..roll.start()]).is_some());
    if called.is_none() && !above && !rolled {
        return None;
    }
    let mut cuts: Vec<usize> = called.into_iter().collect();
    cuts.extend(
        PARTS
            .captures_all(head)
            .iter()
            .filter_map(|found| Some(found.name("part")?.start()))
            .filter(|cut| called.is_none_or(|called| *cut > called)),
    );
    let ends = heads.iter().skip(1).copied().chain([text.len()]);
    let closed = CLOSED.captures_all(text).last().and_then(|found| {
        let close = found.name("part")?.start();
        heads
            .last()
            .is_some_and(|last| close > *last)
            .then_some(close)
    });
    let paragraphs: Vec<usize> = heads
        .iter()
        .zip(ends)
        .flat_map(|(from, to)| paragraphs(text, *from, to))
        .collect();
    let first = heads.first().copied().unwrap_or(text.len());
    let item_starts = heads.clone();
    let titled = titled_points(text, &heads);
    cuts.extend(heads);
    cuts.extend(titled.iter().copied());
    cuts.extend(if titled.is_empty() {
        points(text, first)
    } else {
        labels(text, first)
    });
    cuts.extend(paragraphs);
    cuts.extend(closed);
    cuts.sort_unstable();
    let mut told: Vec<Line> = lines[..at].to_vec();
    let mut from = 0;
    let mut feet: Option<Line> = None;
    let paged = pages(text, &item_starts);
    for cut in cuts.into_iter().chain([text.len()]) {
        let mut part = text[from..cut].trim();
        // The foot of a page ran into the words above it.
        if paged.contains(&cut)
            && let Some((words, number)) = part.rsplit_once(' ')
        {
            part = words;
            feet = Some(Line {
                part: Part::Running,
                ..piece(line, number)
            });
        }
        if titled.contains(&from) {
            told.extend(titled_point(line, part));
        } else if from >= first
            && let Some(behind) = squeezed::behind_title(part)
        {
            told.push(Line {
                heading: line.heading.or(Some(HEAD)),
                ..piece(line, part[..behind].trim_end())
            });
            told.push(piece(line, &part[behind..]));
        } else if from < first && called.is_none_or(|called| from < called) {
            let pieces = squeezed::head(part);
            // "THE COUNCIL - FERRY COMMITTEE - LOWTON."
            let pieces = pieces.into_iter().flat_map(|part| part.split(" - "));
            told.extend(pieces.map(|part| piece(line, part)));
        } else if !part.is_empty() {
            told.push(piece(line, part));
        }
        told.extend(feet.take());
        from = cut;
    }
    told.extend_from_slice(&lines[at + 1..]);
    Some(told)
}

/// "Decision The Committee approved it. (b) …": the label over what was decided, and the
/// next point.
static DECIDED: Pattern = Pattern::new(
    r"\s(?P<label>Decisions?|DECISIONS?) (?P<words>The \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3} (?:also |further |unanimously )*(?:approved|agreed|noted|resolved|decided|endorsed|authorised|accepted|adopted|remitted|continued|refused|granted|recommended)\b)",
);
/// "(b) ", and "(b)/" where the page turned.
static POINT: Pattern = Pattern::new(r"(?P<point>\((?P<letter>[a-z])\)/? )");

/// Where labels and points begin in the account of a paper that labels its decisions.
fn points(text: &str, from: usize) -> Vec<usize> {
    let own = &text[from..];
    let decided = DECIDED.captures_all(own);
    if decided.is_empty() {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    for found in &decided {
        let (Some(label), Some(words)) = (found.name("label"), found.name("words")) else {
            continue;
        };
        // A copy may break off within its last sentence.
        if own[words.end()..].contains('.') {
            cuts.extend([from + label.start(), from + words.start()]);
        }
    }
    let mut next = 'a';
    for found in POINT.captures_all(own) {
        let (Some(point), Some(letter)) = (found.name("point"), found["letter"].chars().next())
        else {
            continue;
        };
        let again = u32::from(letter) + 1 == u32::from(next);
        if letter == 'a' || letter == next || again {
            cuts.push(from + point.start());
            next = char::from_u32(u32::from(letter) + 1).unwrap_or('a');
        }
    }
    cuts
}

/// "3. MATTERS ARISING (a) Harbour Lights Members heard": the first point stands behind
/// its item's title, and the next behind the end of a sentence.
static TITLED_POINT: Pattern = Pattern::new(
    r"(?P<before>[\p{Lu}.!?)”])(?: \d{1,3})? (?P<point>\((?P<letter>[a-z])\) )\p{Lu}\p{L}",
);

/// "… of the quay. 2" before the next item's head: the foot of a page.
static PAGE: Pattern = Pattern::new(r"[.!?)”] \d{1,3}$");

/// The items' heads, and the end, behind which a page's number stands, where these count up.
fn pages(text: &str, heads: &[usize]) -> Vec<usize> {
    let ends = heads.iter().skip(1).copied().chain([text.len()]);
    let mut found: Vec<(usize, u32)> = Vec::new();
    for end in ends {
        let before = text[..end].trim_end();
        let number = PAGE.find(before).and_then(|foot| {
            let number = before[foot.start()..].rsplit(' ').next()?;
            number.parse::<u32>().ok()
        });
        found.extend(number.map(|number| (end, number)));
    }
    let counted = found.windows(2).all(|pair| pair[0].1 < pair[1].1);
    if found.len() < 2 || !counted {
        return Vec::new();
    }
    found.into_iter().map(|(end, _)| end).collect()
}

/// "… and it was:- RESOLVED to note it": the label over what was decided.
static RESOLVED: Pattern = Pattern::new(r"[.:;–-] (?P<label>RESOLVED|AGREED)\b");

/// Where labels stand over what was decided, behind the first item's head.
fn labels(text: &str, first: usize) -> Vec<usize> {
    let found = RESOLVED.captures_all(text);
    let labels = found.iter().filter_map(|found| found.name("label"));
    let starts = labels.map(|label| label.start());
    starts.filter(|label| *label > first).collect()
}

/// The title of a point, and its account.
fn titled_point(line: &Line, part: &str) -> Vec<Line> {
    let words = part.find(") ").map_or(0, |mark| mark + 2);
    let behind = squeezed::account(&part[words..]).map_or(part.len(), |at| words + at);
    let (title, account) = part.split_at(behind);
    let mut told = vec![Line {
        heading: line.heading.or(Some(HEAD)),
        bold: true,
        ..piece(line, title.trim_end())
    }];
    told.extend((!account.is_empty()).then(|| piece(line, account)));
    told
}

/// Where the points of items begin that have titles of their own, and count on.
fn titled_points(text: &str, heads: &[usize]) -> Vec<usize> {
    let ends = heads.iter().skip(1).copied().chain([text.len()]);
    let mut points = Vec::new();
    for (from, to) in heads.iter().zip(ends) {
        let own = &text[*from..to];
        let mut next = 'a';
        for found in TITLED_POINT.captures_all(own) {
            let Some(point) = found.name("point") else {
                continue;
            };
            let begins = next != 'a' || is_capitals(&own[..point.start()]);
            let titled = squeezed::account(&own[point.end()..]).is_some();
            if found["letter"].starts_with(next) && begins && titled {
                points.push(from + point.start());
                next = char::from_u32(u32::from(next) + 1).unwrap_or('a');
            }
        }
    }
    points
}

/// "HB91 DECLARATIONS OF INTEREST": the body's letters, a number, and capitals.
static LETTERED: Pattern = Pattern::new(
    r"\s(?P<letters>[A-Z]{1,5})(?P<number>\d{1,4}) (?P<title>\p{Lu}{3,}(?:[ ,&’'-]+\p{Lu}{2,})*)\s",
);

/// Where items begin whose numbers bear letters: standing business is among them.
fn lettered(text: &str) -> Option<Vec<usize>> {
    let found = LETTERED.captures_all(text);
    let first = found.first()?;
    let count = |at: usize| found[at]["number"].parse::<u32>().ok();
    let counts_on = (1..found.len()).all(|at| {
        found[at]["letters"] == first["letters"]
            && count(at).is_some_and(|next| Some(next) == count(at - 1).map(|last| last + 1))
    });
    let standing = found.iter().any(|found| is_procedural(&found["title"]));
    (counts_on && standing).then(|| {
        let letters = found.iter().filter_map(|found| found.name("letters"));
        letters.map(|letters| letters.start()).collect()
    })
}

/// "31/45 Apologies": a number by the year, before a capital.
static CODED: Pattern =
    Pattern::new(r"(?:^|\s)(?P<number>(?:[A-Z]{1,5}[/. -]?)?\d{1,4}/\d{1,4})[.:)]?\s+[A-Z]");
/// Numbers that are looked at.
const MOST: usize = 500;

/// Where items begin whose numbers are by the year: at the longest run that counts on.
fn coded(text: &str) -> Option<Vec<usize>> {
    let numbers: Vec<(usize, Vec<u32>)> = CODED
        .captures_all(text)
        .iter()
        .take(MOST)
        .filter_map(|found| {
            let number = found.name("number")?;
            let digits = number
                .as_str()
                .split(|letter: char| !letter.is_ascii_digit());
            let counts = digits.filter(|count| !count.is_empty()).map(str::parse);
            Some((number.start(), counts.collect::<Result<_, _>>().ok()?))
        })
        .collect();
    let run = |from: usize| {
        let mut run = vec![from];
        for at in from + 1..numbers.len() {
            let last = run.last().map_or(from, |last| *last);
            if dress::counts_on(&numbers[last].1, &numbers[at].1) {
                run.push(at);
            }
        }
        run
    };
    let longest = (0..numbers.len().min(FEWEST))
        .map(run)
        .max_by_key(Vec::len)?;
    let heads: Vec<usize> = longest.into_iter().map(|at| numbers[at].0).collect();
    let standing = heads.iter().any(|at| {
        let words = text[*at..].trim_start_matches(|letter: char| !letter.is_whitespace());
        is_procedural(&words.chars().take(TITLE).collect::<String>())
    });
    (heads.len() >= FEWEST && standing).then_some(heads)
}

/// Where the items begin: at numbers that count up from the first.
fn heads(text: &str) -> Option<Vec<usize>> {
    if let Some(known) = coded(text).or_else(|| lettered(text)) {
        return Some(known);
    }
    let numbers: Vec<(usize, u32)> = NUMBER
        .captures_all(text)
        .iter()
        .filter_map(|found| {
            let number = found.name("number")?;
            Some((number.start(), number.as_str().parse().ok()?))
        })
        .collect();
    let first = numbers
        .iter()
        .position(|(_, number)| *number == 1)
        .unwrap_or_default();
    let mut heads = vec![*numbers.get(first)?];
    while let Some((last, number)) = heads.last().copied() {
        let counted = |by: u32| {
            numbers
                .iter()
                .filter(move |(at, next)| *at > last && *next == number + by)
        };
        let titled = |by: u32| counted(by).find(|(at, _)| is_titled(&text[*at..]));
        // A list within an account counts too: a title is surer than the first to come.
        // The conversion may have run one number into the words before it.
        let Some(found) = titled(1)
            .or_else(|| counted(1).next())
            .or_else(|| titled(2))
        else {
            break;
        };
        heads.push(*found);
    }
    let titled = heads
        .iter()
        .filter(|(at, _)| is_titled(&text[*at..]))
        .count();
    (heads.len() >= FEWEST && titled * 2 >= heads.len() || heads.len() == 2 && titled > 0)
        .then(|| heads.into_iter().map(|(at, _)| at).collect())
}

/// Where the numbered paragraphs of an item begin: "2. Apologies 2.1 None. 2.2 …".
fn paragraphs(text: &str, from: usize, to: usize) -> Vec<usize> {
    let own = &text[from..to];
    let digits: String = own.chars().take_while(char::is_ascii_digit).collect();
    let mut cuts = Vec::new();
    if digits.is_empty() {
        return cuts;
    }
    let mut at = digits.len();
    for count in 1..100 {
        let mark = format!(" {digits}.{count}");
        let ends = |found: usize| {
            let behind = own[found + mark.len()..].trim_start_matches('.');
            behind.starts_with(' ') || behind.is_empty()
        };
        let found = own[at..]
            .match_indices(&mark)
            .map(|(index, _)| at + index)
            .find(|found| ends(*found));
        let Some(found) = found else { break };
        cuts.push(from + found + 1);
        at = found + mark.len();
    }
    cuts
}

/// Whether business that every meeting has, or capitals, or words with a colon stand behind
/// a number.
fn is_titled(text: &str) -> bool {
    let words: String = text
        .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.')
        .trim_start()
        .chars()
        .take(TITLE)
        .collect();
    let title = words.split([':', '.']).next().unwrap_or_default();
    let capitals = words
        .split(' ')
        .next()
        .is_some_and(|word| word.len() > 3 && word.chars().all(char::is_uppercase));
    capitals
        || squeezed::behind_title(text).is_some()
        || title.len() < words.len() && title.split(' ').count() <= 5
        || is_procedural(title)
}

fn piece(line: &Line, text: &str) -> Line {
    let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    Line {
        text: text.to_owned(),
        gap: true,
        end: line.indent + f32::from(letters),
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn minutes_in_one_line_come_apart_at_their_roll_and_numbers() {
        let filler = "The hedge by the ford was cut back and the bench was mended. ".repeat(9);
        let text = format!(
            "Ottery Parish Council Minutes of the meeting held on 4 May 2031 Present: Cllr A Elm. 1. Apologies: None. 2. Footpaths: {filler} 3. Finance: Cheques were signed."
        );
        let told: Vec<String> = lines(&read(&text))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(told[0], "Ottery Parish Council");
        assert_eq!(told[1], "Minutes of the meeting held on 4 May 2031");
        assert_eq!(told[2], "Present: Cllr A Elm.");
        assert_eq!(told[3], "1. Apologies: None.");
        assert_eq!(told[5], "3. Finance: Cheques were signed.");
    }

    #[test]
    fn a_long_paragraph_with_a_list_stays_whole() {
        let text = format!(
            "The panel said: 1. Buses run. {} 2. Trams run.",
            "x ".repeat(600)
        );
        assert!(lines(&read(&text)).is_none());
    }
}
