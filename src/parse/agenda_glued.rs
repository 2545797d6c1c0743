//! An agenda in one line whose numbers are glued to the words around them:
//! "AGENDATime1.Welcome 7.00 pm2.Apologies3.Minutes of the last meeting".

use crate::domain::agenda::is_procedural;
use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Items of such a line, and those among them that every agenda has.
const FEWEST: usize = 6;
const STANDING: usize = 2;
/// Letters in which standing business shows.
const TITLE: usize = 60;

/// A number that begins an item, right before its title.
static NUMBER: Pattern =
    Pattern::new(r"(?:^|[^\d.,£/ ] ?)(?P<number>\d{1,2})(?:[.)] ?)?(?:[“‘\x22'(]|\p{Lu})");
/// The same at the head of its line.
static NUMBERED: Pattern = Pattern::new(r"^(?P<number>\d{1,2})[.)]? ?(?P<title>[“‘\x22'(]|\p{Lu})");
static AGENDA: Pattern = Pattern::new(r"(?:AGENDA|Agenda)");

/// The lines, where one of them holds such an agenda.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let (at, starts) = lines.iter().enumerate().find_map(|(at, line)| {
        let above = at.checked_sub(1).map(|above| lines[above].text.as_str());
        let called = AGENDA.is_in(&line.text) || above.is_some_and(|above| AGENDA.is_in(above));
        let starts = (line.cells.is_empty() && called).then(|| starts(&line.text))?;
        is_business(&line.text, &starts).then_some((at, starts))
    })?;
    let line = &lines[at];
    let text = line.text.as_str();
    let first = *starts.first()?;
    let mut cuts: Vec<usize> = AGENDA
        .find(&text[..first])
        .map(|word| vec![word.start(), word.end()])
        .unwrap_or_default();
    cuts.extend(starts);
    let mut told = lines[..at].to_vec();
    let mut from = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let part = text[from..cut].trim();
        if !part.is_empty() {
            told.push(Line {
                text: NUMBERED.replace_all(part, "$number. $title").into_owned(),
                gap: true,
                ..line.clone()
            });
        }
        from = cut;
    }
    told.extend_from_slice(&lines[at + 1..]);
    Some(told)
}

/// Where the numbers stand that count on from 1.
fn starts(text: &str) -> Vec<usize> {
    let mut next = 1_u32;
    let mut starts = Vec::new();
    for found in NUMBER.captures_all(text) {
        let Some(number) = found.name("number") else {
            continue;
        };
        if number.as_str().parse() == Ok(next) {
            starts.push(number.start());
            next += 1;
        }
    }
    starts
}

fn is_business(text: &str, starts: &[usize]) -> bool {
    let standing = starts.iter().filter(|at| {
        let words: String = text[**at..]
            .trim_start_matches(|letter: char| letter.is_ascii_digit() || ".) “".contains(letter))
            .chars()
            .take(TITLE)
            .collect();
        let title = words.split(|letter: char| letter.is_ascii_digit()).next();
        title.is_some_and(|title| is_procedural(title.trim()))
    });
    // Where a blank stands before every number, other rules part the line.
    let glued = starts
        .iter()
        .filter(|at| text[..**at].ends_with(|letter: char| !letter.is_whitespace()));
    starts.len() >= FEWEST && glued.count() * 2 > starts.len() && standing.count() >= STANDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Vec<String> {
        let told = lines(&read(text)).unwrap_or_default();
        told.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn numbers_that_count_on_part_the_line() {
        let text = "AGENDAThe boat leaves at 9 sharpTime1.Welcome by the Convener7.00 pm2.Apologies & Declarations of Interest3.Minutes of the last meeting4.Matters Arising5.Correspondence6“Row the Firth“ Update7Any Other Business";
        let told = told(text);
        assert_eq!(told[0], "AGENDA");
        assert_eq!(told[2], "1. Welcome by the Convener7.00 pm");
        assert_eq!(told.len(), 9);
    }

    #[test]
    fn points_of_a_paragraph_are_no_business() {
        assert!(told("The plan:1.Buses2.Trams3.Boats4.Bikes5.Cars6.Vans7.Trains").is_empty());
    }
}
