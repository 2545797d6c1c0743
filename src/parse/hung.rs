//! Minutes whose numbers and titles hang out to the left of their account.
//!
//! Typists set the number and the title of a minute in a margin of their own and its account in a
//! column beside it. A text keeps that as indents: "13  Ferry fares     The Harbour Master said",
//! the next lines far in, and what the title has of further lines at the margin before them.

use std::collections::HashMap;

use crate::extract::{Line, Part};
use crate::parse::pattern::Pattern;

/// Minutes that count on, in a paper that is written so.
const FEWEST: usize = 3;
/// Letters from the margin to the column of the accounts at least.
const NARROWEST: f32 = 8.0;
/// Letters before that column which are no longer in it.
const BEFORE: f32 = 3.0;
/// Lines that a title in its margin takes.
const LONGEST_TITLE: usize = 6;
/// Letters of an account that goes on in further lines.
const LONG: usize = 60;
/// The level of a head that is told from its account, so that they stay apart.
const HEAD: u8 = 4;

static NUMBERED: Pattern =
    Pattern::new(r"^(?P<number>\d{1,3})[.)]?(?:[ \t]+(?P<rest>\p{Lu}[^|]*))?$");

/// A minute: its number, its title so far, and its account.
struct Hung<'l> {
    head: &'l Line,
    number: &'l str,
    title: Vec<&'l str>,
    account: Vec<Line>,
}

/// The lines with titles and accounts told apart; nothing where no titles hang in a margin.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    within(lines).or_else(|| beside(lines))
}

/// The same where tabs part the title from its account, and what follows stands anywhere.
fn beside(lines: &[Line]) -> Option<Vec<Line>> {
    let of = |line: &Line| -> Option<u32> {
        let plain = line.part == Part::Body && line.cells.is_empty() && is_beside(line);
        let number = NUMBERED.group(&line.text, "number").filter(|_| plain)?;
        number.parse().ok()
    };
    let first = lines.iter().position(|line| of(line).is_some())?;
    let mut last = of(&lines[first])?.checked_sub(1)?;
    let mut told = lines[..first].to_vec();
    let (mut heads, mut tell) = (0, 0);
    for line in &lines[first..] {
        if of(line) != Some(last + 1) {
            // A tab in a line between them is of another column.
            if line.part == Part::Body && line.text.contains('\t') {
                return None;
            }
            told.push(line.clone());
            continue;
        }
        last += 1;
        let minute = begin(line)?;
        let account = minute.account.first()?;
        heads += 1;
        let long = account.text.chars().count() >= LONG;
        let asks = account.text.starts_with("To ");
        tell += usize::from((minute.tells() || long) && !asks);
        told.push(minute.title());
        told.push(Line {
            gap: true,
            ..account.clone()
        });
    }
    (heads >= FEWEST && tell + 1 >= heads).then_some(told)
}

fn within(lines: &[Line]) -> Option<Vec<Line>> {
    let column = column(lines)?;
    let outside = |line: &Line| line.indent + BEFORE < column;
    let number = |line: &'_ Line| -> Option<u32> {
        let plain = outside(line) && is_plain(line);
        let number = NUMBERED.group(&line.text, "number").filter(|_| plain)?;
        number.parse().ok()
    };
    let first = lines
        .iter()
        .position(|line| number(line).is_some() && (is_beside(line) || is_number(line)))?;
    let mut last = number(&lines[first])?.checked_sub(1)?;
    let mut hung: Vec<Hung> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(first) {
        if line.part != Part::Body {
            return None;
        }
        if number(line) == Some(last + 1) {
            last += 1;
            hung.push(begin(line)?);
            continue;
        }
        let minute = hung.last_mut()?;
        if !is_plain(line) {
            return None;
        }
        if !outside(line) {
            minute.account.push(line.clone());
            continue;
        }
        // In the margin stands what the title has of further lines, soon below its first.
        let head = minute.head.number;
        let near = usize::try_from(line.number.saturating_sub(head)).unwrap_or(usize::MAX);
        let (title, account) = parted(&line.text);
        // Words beside which the account goes on would part it from what it began with: no
        // quote of it would stand in the paper.
        if account.is_some() && !minute.account.is_empty() {
            return None;
        }
        let below = minute.title.is_empty() || line.indent >= minute.head.indent;
        if near > LONGEST_TITLE
            || !below
            || minute.title.last().is_some_and(|last| last.ends_with('.'))
        {
            // What stands at the margin behind the last minute is of no minute.
            let behind = hung.len() >= FEWEST
                && !lines[at..]
                    .iter()
                    .any(|line| number(line) == Some(last + 1));
            if !behind {
                return None;
            }
            return told(lines, first, at, &hung);
        }
        minute.title.push(title);
        minute
            .account
            .extend(account.map(|words| piece(line, words, column)));
    }
    told(lines, first, lines.len(), &hung)
}

impl Hung<'_> {
    /// The head as a line of its own.
    fn title(&self) -> Line {
        Line {
            text: format!("{} {}", self.number, self.title.join(" ")),
            heading: Some(HEAD),
            gap: true,
            ..self.head.clone()
        }
    }

    /// Whether the account ends as sentences do: who leads on an item is no account of it.
    fn tells(&self) -> bool {
        let last = self.account.last();
        last.is_some_and(|last| last.text.ends_with(['.', '!', '?', ':', ';', ')', '”']))
    }
}

fn told(lines: &[Line], first: usize, end: usize, hung: &[Hung]) -> Option<Vec<Line>> {
    let whole = hung
        .iter()
        .all(|minute| !minute.title.is_empty() && !minute.account.is_empty());
    let tell = hung.iter().filter(|minute| minute.tells()).count();
    if hung.len() < FEWEST || !whole || tell + 1 < hung.len() {
        return None;
    }
    let mut told = lines[..first].to_vec();
    for minute in hung {
        told.push(minute.title());
        let account = minute.account.iter().enumerate();
        told.extend(account.map(|(at, line)| Line {
            gap: line.gap || at == 0,
            ..line.clone()
        }));
    }
    told.extend_from_slice(&lines[end..]);
    Some(told)
}

/// Where the accounts stand: the indent that most of the lines have which are set far in.
fn column(lines: &[Line]) -> Option<f32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for line in lines.iter().filter(|line| is_plain(line)) {
        if line.indent >= NARROWEST {
            *counts.entry(line.indent.to_bits()).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|(bits, count)| (*count, *bits))?;
    Some(f32::from_bits(most.0))
}

fn is_plain(line: &Line) -> bool {
    line.part == Part::Body && line.cells.is_empty() && line.size <= 0.0
}

/// A number alone, its title below it.
fn is_number(line: &Line) -> bool {
    NUMBERED.is_in(&line.text) && NUMBERED.group(&line.text, "rest").is_none()
}

/// A number, its title, and its account beside them.
fn is_beside(line: &Line) -> bool {
    line.text
        .rsplit_once('\t')
        .is_some_and(|(before, _)| before.chars().any(char::is_alphabetic))
}

fn begin(line: &Line) -> Option<Hung<'_>> {
    let found = NUMBERED.captures(&line.text)?;
    let number = found.name("number")?.as_str();
    let (title, account) = match found.name("rest") {
        Some(rest) => {
            let (title, account) = parted(rest.as_str());
            (vec![title], account)
        }
        None => (Vec::new(), None),
    };
    Some(Hung {
        head: line,
        number,
        title,
        account: account
            .map(|words| piece(line, words, line.indent + NARROWEST))
            .into_iter()
            .collect(),
    })
}

/// What stands in the margin, and what beside it.
fn parted(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once('\t') {
        Some((title, account)) => (title.trim(), Some(account.trim())),
        None => (text.trim(), None),
    }
}

fn piece(line: &Line, words: &str, indent: f32) -> Line {
    Line {
        text: words.to_owned(),
        indent,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Option<Vec<String>> {
        lines(&read(text)).map(|lines| lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn titles_in_the_margin_come_apart_from_their_accounts() {
        let beside = "12  Apologies     There were none.\n\n13  Ferry fares   The Master said that fares\n                  had not risen.\n\n                  AGREED to wait.\n\n14  Close         It was late.";
        let wanted = [
            "12 Apologies",
            "There were none.",
            "13 Ferry fares",
            "The Master said that fares",
            "had not risen.",
            "AGREED to wait.",
            "14 Close",
            "It was late.",
        ];
        assert_eq!(told(beside), Some(wanted.map(str::to_owned).to_vec()));
        // The rest of a title beside the account would come between its words.
        let broken = beside
            .replace("Ferry fares ", "Ferry       ")
            .replace("                  had", "    fares         had");
        assert_eq!(told(&broken), None);
        let tabbed = "12\tApologies\tThere were none.\n\n13\tFares\tThe fares had not risen.\n\nAGREED to wait.\n\n14\tClose\tIt was late.";
        let wanted = [
            "12 Apologies",
            "There were none.",
            "13 Fares",
            "The fares had not risen.",
            "AGREED to wait.",
            "14 Close",
            "It was late.",
        ];
        let mut tabbed: Vec<Line> = read(&tabbed.replace('\t', "¬"));
        for line in &mut tabbed {
            line.text = line.text.replace('¬', "\t");
        }
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(
            lines(&tabbed).map(texts),
            Some(wanted.map(str::to_owned).to_vec())
        );
        let over = "1\nApologies\n          There were none.\n2\nFerry fares\n          The fares had not risen.\n3\nClose\n          It was late.";
        let wanted = [
            "1 Apologies",
            "There were none.",
            "2 Ferry fares",
            "The fares had not risen.",
            "3 Close",
            "It was late.",
        ];
        assert_eq!(told(over), Some(wanted.map(str::to_owned).to_vec()));
    }

    #[test]
    fn points_with_hanging_lines_hold_no_titles() {
        assert_eq!(
            told(
                "1. The first point of the list goes\n        on here.\n2. So does the second\n        one.\n3. And the third\n        too."
            ),
            None
        );
        assert_eq!(told("Ferry     Pier\n1         2"), None);
    }
}
