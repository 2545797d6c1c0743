//! Labels that a page spreads out: "ALSO" over "PRESENT:" beside the names of a roll, and
//! "R E S O L V E D" with room between its letters.

use std::borrow::Cow;

use crate::extract::{Line, Part};
use crate::parse::pattern::Pattern;

/// The first half of a label on two lines, with what stands beside it.
static FIRST: Pattern = Pattern::new(
    r"^(?P<label>(?i:(?:also|members|others?|officers|those|councillors)(?: in)?|in))\t(?P<rest>\S.*)$",
);
/// The second half.
static SECOND: Pattern = Pattern::new(
    r"^(?P<label>(?i:present|attending|attendance|in attendance|also present) ?:)(?:\t(?P<rest>\S.*))?$",
);
static SPACED: Pattern = Pattern::new(
    r"\b(?:R E S O L V E D|R E C O M M E N D E D|A G R E E D|D E C I D E D|O R D E R E D|A P O L O G I E S|M I N U T E S)\b",
);

/// The lines of a page with such labels whole.
pub fn lines(lines: &[Line]) -> Cow<'_, [Line]> {
    let spaced = lines.iter().any(|line| SPACED.is_in(&line.text));
    let broken = (0..lines.len()).any(|at| halves(lines, at).is_some());
    let offices: Vec<usize> = (0..lines.len())
        .filter(|at| is_office(lines, *at))
        .collect();
    if !spaced && !broken && offices.is_empty() {
        return Cow::Borrowed(lines);
    }
    let mut told = lines.to_vec();
    for at in 0..lines.len() {
        if let Some((label, below)) = halves(lines, at) {
            told[at].text = label;
            told[at + 1].text = below;
            told[at + 1].continues = true;
        }
    }
    for at in offices {
        told[at].text = OFFICE
            .replace_all(&told[at].text, "$office: $name")
            .into_owned();
        told[at].gap = true;
    }
    told.retain(|line| !line.text.is_empty());
    for line in &mut told {
        while let Some(found) = SPACED.find(&line.text) {
            let (range, whole) = (found.range(), found.as_str().replace(' ', ""));
            line.text.replace_range(range, &whole);
        }
    }
    Cow::Owned(told)
}

/// "Chairman Ash" on a line of its own.
static OFFICE: Pattern = Pattern::new(
    r"^(?P<office>(?:Vice[- ])?Chair(?:man|woman|person)?) (?P<name>(?:(?:Cllr\.?|Councillor|Mrs?|Ms|Miss|Dr) )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,2})$",
);
static COUNCILLORS: Pattern = Pattern::new(r"^(?:(?:Parish|Town) )?Councillors ?:");
/// Lines between an office and the list of the other councillors.
const OFFICES: usize = 3;

/// Whether a line names who holds an office, over the list of the other councillors.
fn is_office(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    line.part == Part::Body
        && line.cells.is_empty()
        && OFFICE.is_in(&line.text)
        && lines[at + 1..]
            .iter()
            .take(OFFICES)
            .any(|below| COUNCILLORS.is_in(&below.text))
}

/// A line with the whole of its label, and what the line below it says besides.
fn halves(lines: &[Line], at: usize) -> Option<(String, String)> {
    let [first, second] = lines.get(at..at + 2)? else {
        return None;
    };
    let plain = |line: &Line| line.part == Part::Body && line.cells.is_empty();
    let below = (first.indent - second.indent).abs() < 2.0;
    if !(plain(first) && plain(second) && below) {
        return None;
    }
    let (first, second) = (FIRST.captures(&first.text)?, SECOND.captures(&second.text)?);
    let rest = second.name("rest").map_or("", |rest| rest.as_str());
    let label = format!(
        "{} {}\t{}",
        &first["label"], &second["label"], &first["rest"]
    );
    Some((label, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(texts: &[&str]) -> Vec<String> {
        let line = |text: &&str| Line {
            text: (*text).to_owned(),
            indent: 70.0,
            ..Line::default()
        };
        let page: Vec<Line> = texts.iter().map(line).collect();
        lines(&page).iter().map(|line| line.text.clone()).collect()
    }

    #[test]
    fn a_label_on_two_lines_is_one() {
        let whole = told(&[
            "PRESENT:\tCouncillor A Ash",
            "ALSO\tB Birch (Director of Parks) and C Cedar",
            "PRESENT:\t(Clerk)",
        ]);
        assert_eq!(
            whole,
            [
                "PRESENT:\tCouncillor A Ash",
                "ALSO PRESENT:\tB Birch (Director of Parks) and C Cedar",
                "(Clerk)",
            ]
        );
        let officers = told(&[
            "OFFICERS IN\tOlga Ash – Head of Homes",
            "ATTENDANCE:\tMichael Elm – Clerk",
        ]);
        assert_eq!(
            officers,
            [
                "OFFICERS IN ATTENDANCE:\tOlga Ash – Head of Homes",
                "Michael Elm – Clerk",
            ]
        );
        let other = ["ALSO\tB Birch", "1\tAPOLOGIES"];
        assert_eq!(told(&other), other);
    }

    #[test]
    fn a_word_with_room_between_its_letters_is_one() {
        assert_eq!(
            told(&["R E S O L V E D – that:", "A B C D Ash"]),
            ["RESOLVED – that:", "A B C D Ash"]
        );
    }
}
