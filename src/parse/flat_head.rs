//! A head in one paragraph: "Minutes of Meeting of: … Date and Time: … Present: … Apologies: …".
//!
//! A form that a conversion ran together keeps its labels with their colons: each gets a
//! line of its own. Where the last list ends nothing says but the list itself, whose people
//! semicolons part: behind the last of them a heading and the account begin.

use crate::extract::Line;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::people::run;

/// A shorter line is no head.
const SHORTEST: usize = 250;
/// Labels that such a line holds at least.
const FEWEST: usize = 4;

static LABEL: Pattern = Pattern::new(
    r"(?P<before>^|\s)(?P<label>(?:(?:Draft |Confirmed )?Minutes of (?:the )?(?:Meeting of|Meeting)|Name of (?:Meeting|Committee)|Meeting|Committee|Date(?: (?:and|&) Time| of [Mm]eeting)?|Time|Location|Venue|Place|(?:Vice[- ]|Deputy )?Chair(?:man|woman|person)?|(?:Members |Also |Councillors |Officers )?Present|In [Aa]ttendance|Attendees|Apologies(?: for [Aa]bsence)?|Absent|Minutes? (?:[Tt]aken )?[Bb]y|Clerk) ?:)",
);
static PRESENT: Pattern = Pattern::new(r"^(?:\w+ )?(?i:present|attendees) ?:");
static WHEN: Pattern = Pattern::new(r"^(?i:date)\b");
static MINUTES: Pattern = Pattern::new(r"(?i)\bminutes\b");
/// Where an account begins: the first words of its first sentence.
static BEGINS: Pattern = Pattern::new(
    r" (?P<begin>(?:An?|The|It|There|All|In|Following|At|Members?|Councillors?|No) (?:\p{Lu}?\p{Ll}[\p{L}’'-]* ){2})",
);
/// Words of a heading between the list and the account.
const LONGEST_HEADING: usize = 8;

/// The lines, where one of them holds a head.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let at = lines.iter().position(is_head)?;
    let mut told = lines[..at].to_vec();
    let line = &lines[at];
    let piece = |text: &str| Line {
        text: text.trim().to_owned(),
        gap: true,
        ..line.clone()
    };
    let pieces = pieces(&line.text);
    let (last, others) = pieces.split_last()?;
    told.extend(others.iter().map(|text| piece(text)));
    told.extend(behind(last).into_iter().map(piece));
    told.extend_from_slice(&lines[at + 1..]);
    Some(told)
}

fn pieces(text: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = LABEL
        .captures_all(text)
        .iter()
        .filter_map(|found| Some(found.name("label")?.start()))
        .collect();
    // "Present: Councillors: A" names its own list twice.
    cuts.dedup();
    let mut from = 0;
    let mut pieces = Vec::new();
    for cut in cuts.into_iter().chain([text.len()]) {
        if !text[from..cut].trim().is_empty() {
            pieces.push(&text[from..cut]);
        }
        from = cut;
    }
    pieces
}

fn is_head(line: &Line) -> bool {
    if !line.cells.is_empty() || line.text.chars().count() < SHORTEST {
        return false;
    }
    let pieces = pieces(&line.text);
    let labelled: Vec<&str> = pieces
        .iter()
        .map(|piece| piece.trim())
        .filter(|piece| LABEL.is_in(piece))
        .collect();
    let has = |pattern: &Pattern| labelled.iter().any(|piece| pattern.is_in(piece));
    labelled.len() >= FEWEST
        && has(&PRESENT)
        && has(&WHEN)
        && MINUTES.is_in(&line.text)
        && labelled
            .iter()
            .any(|piece| WHEN.is_in(piece) && date::find(piece).is_some())
}

/// The last list, the heading behind its last name, and the account.
fn behind(text: &str) -> Vec<&str> {
    let whole = || vec![text];
    let Some(found) = BEGINS.captures(text) else {
        return whole();
    };
    let Some(begin) = found.name("begin") else {
        return whole();
    };
    let list = &text[..begin.start()];
    let entry = list.rfind([';', ':']).map_or(0, |at| at + 1);
    // The first two words are the name, where a first name begins it.
    let mut words = list[entry..].split_whitespace();
    let Some(given) = words
        .next()
        .filter(|word| run::is_given(word) || list.matches(';').count() > 1)
    else {
        return whole();
    };
    let Some(surname) = words.next() else {
        return whole();
    };
    let heading: Vec<&str> = words.collect();
    if heading.is_empty() || heading.len() > LONGEST_HEADING {
        return whole();
    }
    let Some(end) = list[entry..]
        .find(surname)
        .filter(|_| !given.is_empty())
        .map(|at| entry + at + surname.len())
    else {
        return whole();
    };
    vec![
        &text[..end],
        &text[end..begin.start()],
        &text[begin.start()..],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn the_labels_of_a_head_in_one_paragraph_get_lines() {
        let text = "2 HARBOUR DISTRICT COUNCIL Minutes of Meeting of: Ferry Committee Date and Time: Tuesday 4 May 2032 at 7.03 pm Venue: Rope Walk Chamber, Quay House Chair: Councillor Ann Ash Present: Councillors: Ben Elm; Carl Oak; Dee Yew; Eve Fir In Attendance: Chief Executive; Harbour Master Apologies: Councillors: Fay Hazel; Guy Lime Winter Timetable A Member asked why the late boat was taken off.";
        let told: Vec<String> = lines(&read(text))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(told[0], "2 HARBOUR DISTRICT COUNCIL");
        assert_eq!(told[2], "Date and Time: Tuesday 4 May 2032 at 7.03 pm");
        assert_eq!(told[7], "Apologies: Councillors: Fay Hazel; Guy Lime");
        assert_eq!(told[8], "Winter Timetable");
        assert!(told[9].starts_with("A Member asked"));
    }
}
