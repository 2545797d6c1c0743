//! Papers set as a table whose strokes were copied: the strokes are no words.
//!
//! On pages of the web system strokes part the rows, and its labels stand beside them.
//! Where a paper calls itself minutes and bears none of those labels, a stroke tells
//! nothing: its rows are told by their numbers. So are those of an agenda whose rows each
//! begin with their number and a stroke.

use crate::extract::Line;
use crate::parse::label::{self, Section};
use crate::parse::part::named;
use crate::parse::pattern::Pattern;

/// Strokes alone on their line that such a table leaves.
const FEWEST: usize = 3;
/// Lines among which a paper says what it is.
const TOP: usize = 6;

static ALONE: Pattern = Pattern::new(r"^[| ]*\|[| ]*$");

/// Rows with a number of their own that an agenda in such a table has.
const ROWS: usize = 4;
/// The level of a row's head, so that it stays apart from what it says.
const HEAD: u8 = 4;

/// "11.1 | To note the survey. |": the number of a row, and where its words begin.
static NUMBERED: Pattern =
    Pattern::new(r"^(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?)\.? \| ?(?P<words>[^|]*[^| ])");

/// The lines without the strokes; nothing where they tell something.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    minutes(lines)
        .or_else(|| rows(lines))
        .or_else(|| rolls(lines))
}

/// "Present | Ann Ash, Chair | Ben Elm |": a roll and its people, each behind a stroke.
static ROLL: Pattern = Pattern::new(
    r"^(?P<label>(?i:(?:(?:members|councillors|also|those) )?present|(?:also )?in attendance|attendance|apologies(?: for absence)?|absent)) ?\| (?P<people>[^|]+(?:\| [^|]+)*)\|$",
);
/// Lines of a head that such a table leaves at the least.
const ROLLS: usize = 2;

/// The rolls of a head that was set as a table, as lists behind their labels.
fn rolls(lines: &[Line]) -> Option<Vec<Line>> {
    let own = |line: &Line| line.cells.is_empty() && ROLL.is_in(&line.text);
    if lines.iter().filter(|line| own(line)).count() < ROLLS {
        return None;
    }
    let mut after = false;
    let told = lines.iter().map(|line| {
        let gap = std::mem::replace(&mut after, own(line)) || line.gap;
        let Some(found) = ROLL.captures(&line.text).filter(|_| own(line)) else {
            return Line {
                gap,
                ..line.clone()
            };
        };
        let people: Vec<&str> = found["people"].split('|').map(str::trim).collect();
        Line {
            text: format!("{}: {}", &found["label"], people.join("; ")),
            gap: true,
            ..line.clone()
        }
    });
    Some(told.collect())
}

/// Somebody by rank or title, in one cell of a roll.
static RANKED: Pattern = Pattern::new(
    r"^(?:(?:County|District|Borough|City|Town|Parish) )?(?:Councillor|Cllr|Alderman|Ald|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Prof|Professor)\.? \p{Lu}[^|:;]{1,60}$",
);
/// The lines of a roll whose people stand beside each other, a stroke between them and no edge
/// around: "Cllr Ash | Cllr Elm". Each gets a line of their own.
pub fn people(lines: &[Line]) -> Option<Vec<Line>> {
    let parts = |line: &Line| -> Vec<String> {
        let parts = line.text.split('|').map(str::trim);
        let parts: Vec<String> = parts.map(str::to_owned).collect();
        let several = line.cells.is_empty() && parts.len() > 1;
        let named = parts.iter().all(|part| RANKED.is_in(part));
        if several && named { parts } else { Vec::new() }
    };
    let paired = |line: &Line| !parts(line).is_empty();
    if !lines.iter().any(paired) {
        return None;
    }
    let told = lines.iter().flat_map(|line| {
        let people = parts(line);
        if people.is_empty() {
            return vec![line.clone()];
        }
        let people = people.into_iter().enumerate();
        let each = people.map(|(at, name)| Line {
            text: name,
            gap: line.gap && at == 0,
            ..line.clone()
        });
        each.collect()
    });
    Some(told.collect())
}

/// The rows of an agenda: every one begins with its number and is closed by a stroke.
fn rows(lines: &[Line]) -> Option<Vec<Line>> {
    let numbered = |line: &Line| line.cells.is_empty() && NUMBERED.is_in(&line.text);
    let counts: Vec<u32> = lines
        .iter()
        .filter(|line| numbered(line))
        .filter_map(|line| {
            let number = NUMBERED.group(&line.text, "number")?;
            let digits = |letter: char| !letter.is_ascii_digit();
            number.split(digits).next()?.parse().ok()
        })
        .collect();
    let rising = counts
        .windows(2)
        .all(|pair| pair[0] == pair[1] || pair[0] + 1 == pair[1]);
    let first = lines.iter().position(numbered)?;
    let last = lines.iter().rposition(numbered)?;
    let closed = (first + 1..=last)
        .filter(|at| numbered(&lines[*at]))
        .all(|at| lines[at - 1].text.ends_with('|'));
    let labelled = lines[first..]
        .iter()
        .any(|line| label::section(&line.text).is_some() || LABEL.is_in(&line.text));
    if counts.len() < ROWS || !rising || !closed || labelled {
        return None;
    }
    let mut told = lines[..first].to_vec();
    for line in &lines[first..] {
        let text = line.text.trim_end_matches([' ', '|']);
        match NUMBERED.captures(text).filter(|_| line.cells.is_empty()) {
            Some(found) => told.push(Line {
                text: format!("{} {}", &found["number"], &found["words"]),
                heading: line.heading.or(Some(HEAD)),
                gap: true,
                ..line.clone()
            }),
            None => told.push(Line {
                text: text.to_owned(),
                ..line.clone()
            }),
        }
    }
    Some(told)
}

/// A label of the web system within a row.
static LABEL: Pattern =
    Pattern::new(r"\b(?:Minutes|Decision|(?:Additional|Supporting) documents):");

/// The lines of minutes without the strokes.
fn minutes(lines: &[Line]) -> Option<Vec<Line>> {
    let alone = lines.iter().filter(|line| ALONE.is_in(&line.text)).count();
    let named = lines
        .iter()
        .take(TOP)
        .any(|line| named::heads_minutes(line.text.trim()));
    let labelled = lines.iter().any(|line| {
        line.text.trim() != "|"
            && label::section(&line.text).is_some_and(|section| section != Section::Number)
    });
    if alone < FEWEST || !named || labelled {
        return None;
    }
    let mut told: Vec<Line> = Vec::with_capacity(lines.len());
    let mut gap = false;
    for line in lines {
        if ALONE.is_in(&line.text) {
            gap = true;
            continue;
        }
        let text = line.text.trim_end_matches([' ', '|']);
        told.push(Line {
            text: text.to_owned(),
            gap: line.gap || gap,
            ..line.clone()
        });
        gap = text.len() < line.text.trim_end().len();
    }
    Some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Option<Vec<String>> {
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect();
        lines(&read(text)).map(texts)
    }

    #[test]
    fn strokes_of_a_table_are_left_out() {
        let page = "Minutes of the Parish Council\n|\nForum |\n|\nNobody came. |\n31/104 |\nApologies |\n|\nNone. |";
        let wanted = [
            "Minutes of the Parish Council",
            "Forum",
            "Nobody came.",
            "31/104",
            "Apologies",
            "None.",
        ];
        assert_eq!(told(page), Some(wanted.map(str::to_owned).to_vec()));
    }

    #[test]
    fn rows_that_begin_with_their_numbers_are_items() {
        let agenda = "Ferry Committee Agenda\n1 | Chair |\n2 | Apologies |\n3 | Piers |\n3.1 | To note the survey. |\n4 | Tolls\nTo set them. |";
        let wanted = [
            "Ferry Committee Agenda",
            "1 Chair",
            "2 Apologies",
            "3 Piers",
            "3.1 To note the survey.",
            "4 Tolls",
            "To set them.",
        ];
        assert_eq!(told(agenda), Some(wanted.map(str::to_owned).to_vec()));
        assert_eq!(
            told("1 | Chair |\n2 | Piers Minutes: Heard. |\n3 | Tolls |\n4 | Close |"),
            None
        );
    }

    #[test]
    fn people_beside_each_other_get_lines_of_their_own() {
        let roll = "PRESENT\nCllr A Ash (Chair) | Cllr B Elm\nCllr C Oak | Mrs D Yew\nCllr E Fir";
        let wanted = [
            "PRESENT",
            "Cllr A Ash (Chair)",
            "Cllr B Elm",
            "Cllr C Oak",
            "Mrs D Yew",
            "Cllr E Fir",
        ];
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(
            people(&read(roll)).map(texts),
            Some(wanted.map(str::to_owned).to_vec())
        );
        assert!(people(&read("Cllr A Ash | Harbour\nFerry | Pier")).is_none());
    }

    #[test]
    fn those_of_the_web_system_stay() {
        let page = "Minutes of the Panel\n|\n4. |\nApologies\nMinutes:\nNone.\n|\n5. |\nBuses\n|";
        assert_eq!(told(page), None);
    }
}
