//! Numbers that a copied list of the web system left glued to their titles: "1Apologies".

use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Numbers that count on show that they count business.
const FEWEST: u32 = 3;

static GLUED: Pattern =
    Pattern::new(r"^(?P<number>[0-9]{1,2})(?P<title>\p{Lu}[\p{L}’'-]+(?:[ ,].*)?)$");

/// "GP/31/42Matters arising": a number of minutes whose cell was parted from its title's.
static CODED: Pattern = Pattern::new(
    r"^(?P<number>(?P<body>[A-Z]{1,5})/[0-9]{1,4}/[0-9]{2,4})(?P<title>\p{Lu}\p{Ll}.*)$",
);
/// As many of them as show that all of them head something.
const FEWEST_CODED: usize = 4;

/// The lines with the numbers of one body parted from the titles.
fn coded(lines: &[Line]) -> Option<Vec<Line>> {
    let bodies: Vec<&str> = lines
        .iter()
        .filter(|line| line.cells.is_empty())
        .filter_map(|line| CODED.group(&line.text, "body"))
        .collect();
    let first = bodies.first()?;
    (bodies.len() >= FEWEST_CODED && bodies.iter().all(|body| body == first)).then(|| {
        let part = |line: &Line| match CODED.captures(&line.text) {
            Some(found) if line.cells.is_empty() => parted(line, &found["number"], &found["title"]),
            Some(_) | None => line.clone(),
        };
        lines.iter().map(part).collect()
    })
}

fn parted(line: &Line, number: &str, title: &str) -> Line {
    Line {
        text: format!("{number} {title}"),
        gap: true,
        ..line.clone()
    }
}

/// The lines with their numbers parted from the titles, where they count on from 1.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    counted(lines).or_else(|| coded(lines))
}

fn counted(lines: &[Line]) -> Option<Vec<Line>> {
    let mut next = 1;
    let told: Vec<Line> = lines
        .iter()
        .map(|line| {
            let found = GLUED
                .captures(&line.text)
                .filter(|found| line.cells.is_empty() && found["number"].parse() == Ok(next));
            match found {
                Some(found) => {
                    next += 1;
                    parted(line, &found["number"], &found["title"])
                }
                None => line.clone(),
            }
        })
        .collect();
    (next > FEWEST).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Option<Vec<String>> {
        let given: Vec<Line> = texts
            .iter()
            .map(|text| Line {
                text: (*text).to_owned(),
                ..Line::default()
            })
            .collect();
        lines(&given).map(|lines| lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn numbers_that_count_on_are_parted_from_their_titles() {
        let parted = read(&[
            "1Apologies",
            "2Minutes",
            "4Wheel trial",
            "3Ferries and piers",
        ]);
        let wanted = [
            "1 Apologies",
            "2 Minutes",
            "4Wheel trial",
            "3 Ferries and piers",
        ];
        assert_eq!(parted, Some(wanted.map(str::to_owned).to_vec()));
    }

    #[test]
    fn one_glued_number_counts_nothing() {
        assert_eq!(read(&["1Apologies", "Minutes", "3Ferries"]), None);
    }
}
