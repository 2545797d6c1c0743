//! Numbers that a copied list of the web system left glued to their titles: "1Apologies".

use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Numbers that count on show that they count business.
const FEWEST: u32 = 3;

static GLUED: Pattern =
    Pattern::new(r"^(?P<number>[0-9]{1,2})(?P<title>\p{Lu}[\p{L}’'-]+(?:[ ,].*)?)$");

/// The lines with their numbers parted from the titles, where they count on from 1.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let mut next = 1;
    let parted: Vec<Line> = lines
        .iter()
        .map(|line| {
            let found = GLUED
                .captures(&line.text)
                .filter(|found| line.cells.is_empty() && found["number"].parse() == Ok(next));
            match found {
                Some(found) => {
                    next += 1;
                    Line {
                        text: format!("{} {}", &found["number"], &found["title"]),
                        gap: true,
                        ..line.clone()
                    }
                }
                None => line.clone(),
            }
        })
        .collect();
    (next > FEWEST).then_some(parted)
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
