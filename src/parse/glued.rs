//! Numbers that a copied list of the web system left glued to their titles: "1Apologies".

use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Numbers that count on show that they count business.
const FEWEST: u32 = 3;

static GLUED: Pattern =
    Pattern::new(r"^(?P<number>[0-9]{1,2})(?P<title>\p{Lu}[\p{L}’'-]+(?:[ ,].*)?)$");

/// "`A1Declarations` of interest", "CR12APOLOGIES FOR ABSENCE": letters before the number.
static LETTERED: Pattern = Pattern::new(
    r"^(?P<number>(?P<letters>[A-Z]{1,3})(?P<count>[0-9]{1,3}))[.:)]?(?P<title>\p{Lu}\p{Ll}.*|\p{Lu}{2,}[ ,].*)$",
);

/// The lines with such numbers parted from their titles, where all of one letter count on.
fn lettered(lines: &[Line]) -> Option<Vec<Line>> {
    let mut next: Option<(String, u32)> = None;
    let mut found = 0;
    let mut told = Vec::with_capacity(lines.len());
    for line in lines {
        let head = LETTERED
            .captures(&line.text)
            .filter(|_| line.cells.is_empty());
        let Some(head) = head else {
            told.push(line.clone());
            continue;
        };
        let count: u32 = head["count"].parse().ok()?;
        let expected = next
            .as_ref()
            .is_none_or(|(letters, next)| *letters == head["letters"] && *next == count);
        if !expected {
            told.push(line.clone());
            continue;
        }
        next = Some((head["letters"].to_owned(), count + 1));
        found += 1;
        told.push(parted(line, &head["number"], &head["title"]));
    }
    (found >= FEWEST).then_some(told)
}

/// "GP/31/42Matters arising": a number of minutes whose cell was parted from its title's.
static CODED: Pattern = Pattern::new(
    r"^(?P<number>(?P<body>[A-Z]{1,5})/[0-9]{1,4}/[0-9]{2,4})(?P<title>\p{Lu}\p{Ll}.*)$",
);
/// "214/03TREE WORKS The clerk …": numbers by the meeting, whose last figures count.
static BY_MEETING: Pattern = Pattern::new(
    r"^(?P<number>(?P<meeting>[0-9]{1,5})/(?P<count>[0-9]{1,3}))(?P<title>\p{Lu}{2,}\b.*)$",
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

/// The lines with such numbers parted from the titles, where they count on.
fn by_meeting(lines: &[Line]) -> Option<Vec<Line>> {
    let found = |line: &Line| {
        let found = BY_MEETING
            .captures(&line.text)
            .filter(|_| line.cells.is_empty())?;
        let (meeting, count) = (
            found["meeting"].to_owned(),
            found["count"].parse::<u32>().ok()?,
        );
        Some((
            meeting,
            count,
            parted(line, &found["number"], &found["title"]),
        ))
    };
    let numbers: Vec<(String, u32)> = lines
        .iter()
        .filter_map(|line| found(line).map(|(meeting, count, _)| (meeting, count)))
        .collect();
    let counts_on = numbers
        .windows(2)
        .all(|pair| pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1);
    (numbers.len() >= FEWEST_CODED && counts_on).then(|| {
        let part = |line: &Line| found(line).map_or_else(|| line.clone(), |(_, _, line)| line);
        labelled(&lines.iter().map(part).collect::<Vec<_>>())
    })
}

fn parted(line: &Line, number: &str, title: &str) -> Line {
    Line {
        text: format!("{number} {title}"),
        gap: true,
        ..line.clone()
    }
}

/// "`PresentMrs` Elm": a label of the head whose cell was parted from the name's.
static LABELLED: Pattern = Pattern::new(
    r"^(?P<label>Present|PRESENT|Apologies|In [Aa]ttendance)(?P<name>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b.*)$",
);

/// The lines with the labels of the head parted from the names.
fn labelled(lines: &[Line]) -> Vec<Line> {
    let mut told = Vec::with_capacity(lines.len() + 2);
    for line in lines {
        let found = LABELLED
            .captures(&line.text)
            .filter(|_| line.cells.is_empty());
        match found {
            Some(found) => told.extend([&found["label"], &found["name"]].map(|part| Line {
                text: part.to_owned(),
                gap: true,
                ..line.clone()
            })),
            None => told.push(line.clone()),
        }
    }
    told
}

/// "122.1TOLLS AND FERRIES": a part of the item whose number heads a line of its own.
static PART: Pattern = Pattern::new(
    r"^(?P<number>(?P<item>[0-9]{1,4})\.[0-9]{1,2})(?P<title>\p{Lu}{2,}[^\p{Ll}]{3,})$",
);

/// The lines with the numbers of such parts, which capitals show, parted from their titles.
fn parts(lines: &[Line]) -> Option<Vec<Line>> {
    let headed = |item: &str| {
        lines.iter().any(|line| {
            let behind = line.text.strip_prefix(item);
            let title = behind.and_then(|behind| behind.strip_prefix('.'));
            title.is_some_and(|title| title.trim_start().starts_with(char::is_uppercase))
        })
    };
    let found = |line: &Line| {
        let found = PART
            .captures(&line.text)
            .filter(|_| line.cells.is_empty())?;
        headed(&found["item"]).then(|| parted(line, &found["number"], &found["title"]))
    };
    let told: Vec<Option<Line>> = lines.iter().map(found).collect();
    told.iter().any(Option::is_some).then(|| {
        let pairs = lines.iter().zip(told);
        pairs
            .map(|(line, told)| told.unwrap_or_else(|| line.clone()))
            .collect()
    })
}

/// The lines with their numbers parted from the titles, where they count on from 1.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    counted(lines)
        .or_else(|| lettered(lines))
        .or_else(|| coded(lines))
        .or_else(|| by_meeting(lines))
        .or_else(|| parts(lines))
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
    fn a_part_is_parted_from_its_number_below_its_item() {
        let wanted = ["12. FERRIES", "12.1 TOLLS AND FARES", "13.1FLOODS"];
        assert_eq!(
            read(&["12. FERRIES", "12.1TOLLS AND FARES", "13.1FLOODS"]),
            Some(wanted.map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn a_letter_before_the_number_counts_as_well() {
        let wanted = ["A1 Declarations", "None.", "A2 Minutes", "A3 Tolls"];
        assert_eq!(
            read(&["A1Declarations", "None.", "A2Minutes", "A3Tolls"]),
            Some(wanted.map(str::to_owned).to_vec())
        );
        assert_eq!(read(&["A1Road", "B4Street", "M25Motorway"]), None);
    }

    #[test]
    fn one_glued_number_counts_nothing() {
        assert_eq!(read(&["1Apologies", "Minutes", "3Ferries"]), None);
    }
}
