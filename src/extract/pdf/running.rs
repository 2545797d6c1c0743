//! Heads, feet, page numbers and the stamps of the system that bound the pack.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::page::{Draft, Item, TextLine};
use crate::extract::Part;

/// Heads and feet stand within this part of the sheet's height from its edges.
const ZONE: f64 = 0.16;

/// Stamps stand above this many points from the top, higher than a paper's own margin.
const STAMP: f64 = 68.0;

/// Baselines and left edges that differ by less are the same place.
const SAME_BASE: f64 = 3.0;
const SAME_START: f64 = 14.0;

/// A line at an edge must be met again within so many pages: two, as left and right
/// pages may differ.
const NEAR: usize = 2;

#[allow(clippy::expect_used)]
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:page|tudalen|p\.?|[-–—|])?\s*(\d{1,4})(?:\s*(?:of|o|/)\s*\d{1,4})?\s*[-–—|]?$",
    )
    .expect("the pattern of a page number is sound")
});

#[allow(clippy::expect_used)]
static NUMBER_WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:page|tudalen)\s+(\d{1,4})\b|^(\d{1,4})\s*[|–—]|[|–—]\s*(\d{1,4})$")
        .expect("the pattern of a page number in a foot is sound")
});

#[allow(clippy::expect_used)]
static STAMPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:minute|agenda|supplementary agenda)\s+(?:item|annex)|item|appendix|annex(?:e)?|enclosure|eitem agenda)\s*(?:no\.?|number|rhif)?\s*:?\s*[0-9A-Z]{1,4}(?:[./-][0-9A-Z]{1,4}){0,3}$|^public document pack$|^(?:supplementary|restricted) (?:document|agenda) pack$",
    )
    .expect("the pattern of a stamp is sound")
});

/// Tells each line's part in its page, and gives the printed number of each page.
pub fn mark(pages: &mut [Draft]) -> Vec<Option<String>> {
    for page in pages.iter_mut() {
        stamps(page);
    }
    repeated(pages);
    numbers(pages)
}

fn lines(page: &Draft) -> impl Iterator<Item = &TextLine> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(line) => Some(line),
        Item::Table(_) => None,
    })
}

fn lines_mut(page: &mut Draft) -> impl Iterator<Item = &mut TextLine> {
    page.items.iter_mut().filter_map(|item| match item {
        Item::Text(line) => Some(line),
        Item::Table(_) => None,
    })
}

/// A stamp stands alone at the very top, or beside a head: then it is parted from it.
fn stamps(page: &mut Draft) {
    let mut index = 0;
    while index < page.items.len() {
        if let Item::Text(line) = &mut page.items[index]
            && line.base < STAMP
            && line.line.part == Part::Body
        {
            if STAMPED.is_match(&line.line.text) {
                line.line.part = Part::Stamp;
            } else if let Some((before, stamp)) = line.line.text.rsplit_once('\t')
                && STAMPED.is_match(stamp)
            {
                let stamp = TextLine {
                    line: crate::extract::Line {
                        text: stamp.to_owned(),
                        part: Part::Stamp,
                        ..line.line.clone()
                    },
                    base: line.base,
                    pagination: line.pagination,
                };
                line.line.text = before.to_owned();
                page.items.insert(index, Item::Text(stamp));
                index += 1;
            }
        }
        index += 1;
    }
}

/// A line as it is compared with those of other pages: its figures do not count.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            if !folded.ends_with('#') {
                folded.push('#');
            }
        } else {
            folded.push(letter);
        }
    }
    folded
}

fn in_zone(page: &Draft, line: &TextLine) -> bool {
    line.base < page.size.height * ZONE || line.base > page.size.height * (1.0 - ZONE)
}

/// Marks what stands at the same place of pages near to each other.
fn repeated(pages: &mut [Draft]) {
    // Text → where it was met: page, baseline, left edge.
    let mut met: HashMap<String, Vec<(usize, f64, f64)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for line in lines(page).filter(|line| in_zone(page, line)) {
            let place = (number, line.base, f64::from(line.line.indent));
            met.entry(folded(&line.line.text)).or_default().push(place);
        }
    }
    // The heads of left and of right pages take turns.
    let enough = if pages.len() <= 5 { 2 } else { 3 };
    for (number, page) in pages.iter_mut().enumerate() {
        let height = page.size.height;
        for line in lines_mut(page).filter(|line| line.line.part == Part::Body) {
            if line.pagination {
                line.line.part = Part::Running;
                continue;
            }
            if line.base >= height * ZONE && line.base <= height * (1.0 - ZONE) {
                continue;
            }
            let Some(places) = met.get(&folded(&line.line.text)) else {
                continue;
            };
            let alike = |place: &&(usize, f64, f64)| {
                (place.1 - line.base).abs() < SAME_BASE
                    && (place.2 - f64::from(line.line.indent)).abs() < SAME_START
            };
            let near = places
                .iter()
                .filter(alike)
                .any(|place| place.0 != number && place.0.abs_diff(number) <= NEAR);
            if near && places.iter().filter(alike).count() >= enough {
                line.line.part = Part::Running;
            }
        }
        give_back(page);
    }
}

/// Lines of the text itself that may stand between a head and the edge of its page.
const OUTSIDE: usize = 1;

/// Gives back to the text what only seems to be a head or a foot: "Resolved" at the same
/// place of two pages, below the titles that each page begins with.
fn give_back(page: &mut Draft) {
    let height = page.size.height;
    let own: Vec<f64> = lines(page)
        .filter(|line| line.line.part == Part::Body)
        .map(|line| line.base)
        .collect();
    for line in lines_mut(page) {
        let base = line.base;
        let outside = |other: &&f64| {
            if base < height * ZONE {
                **other < base - SAME_BASE
            } else {
                **other > base + SAME_BASE
            }
        };
        let inside = own.iter().filter(outside).count() > OUTSIDE;
        if line.line.part == Part::Running && !line.pagination && inside {
            line.line.part = Part::Body;
        }
    }
}

/// Finds the printed number of each page among its heads and feet: the one whose
/// distance from the sheet's own number holds for the most pages. A pack prints its own
/// number and the report's beside it; the pack's runs on.
fn numbers(pages: &mut [Draft]) -> Vec<Option<String>> {
    let candidates: Vec<Vec<i64>> = pages
        .iter()
        .map(|page| {
            lines(page)
                .filter(|line| in_zone(page, line) || line.line.part == Part::Running)
                .flat_map(|line| numbers_in(&line.line.text, line.line.part == Part::Running))
                .collect()
        })
        .collect();
    let mut support: HashMap<i64, u32> = HashMap::new();
    for (sheet, found) in (1_i64..).zip(&candidates) {
        let mut distances: Vec<i64> = found.iter().map(|number| number - sheet).collect();
        distances.sort_unstable();
        distances.dedup();
        for distance in distances {
            *support.entry(distance).or_default() += 1;
        }
    }
    let holds = |distance: i64| support.get(&distance).copied().unwrap_or_default();
    (1_i64..)
        .zip(pages.iter_mut())
        .zip(&candidates)
        .map(|((sheet, page), found)| {
            let best = found
                .iter()
                .max_by_key(|number| (holds(**number - sheet), -(**number - sheet).abs()))?;
            let height = page.size.height;
            for line in lines_mut(page) {
                let at_edge = line.base < height * ZONE || line.base > height * (1.0 - ZONE);
                let number = NUMBER
                    .captures(&line.line.text)
                    .map(|found| found[1].parse::<i64>());
                // A lone figure at the edge of one page alone may be anything.
                if let Some(Ok(number)) = number
                    && at_edge
                    && line.line.part == Part::Body
                    && (holds(number - sheet) >= 2 || line.line.text.len() > 4)
                {
                    line.line.part = Part::Running;
                }
            }
            let known = lines(page).any(|line| {
                line.line.part == Part::Running && numbers_in(&line.line.text, true).contains(best)
            });
            known.then(|| best.to_string())
        })
        .collect()
}

/// The page numbers that a line may print: all of it, or what stands between its gaps,
/// or after the word "page".
fn numbers_in(text: &str, running: bool) -> Vec<i64> {
    let mut found: Vec<i64> = text
        .split('\t')
        .filter_map(|part| NUMBER.captures(part.trim())?[1].parse().ok())
        .collect();
    if running && let Some(within) = NUMBER_WITHIN.captures(text) {
        let number: Option<i64> =
            (1..=3).find_map(|group| within.get(group)?.as_str().parse().ok());
        found.extend(number);
    }
    found
}

#[cfg(test)]
mod tests {
    use kurbo::Size;

    use super::{STAMPED, mark, numbers_in};
    use crate::extract::pdf::page::{Draft, Item, TextLine};
    use crate::extract::{Line, Part};

    fn page(lines: &[(&str, f64)]) -> Draft {
        let items = lines
            .iter()
            .map(|(text, base)| {
                Item::Text(TextLine {
                    line: Line {
                        text: (*text).to_owned(),
                        indent: 50.0,
                        ..Line::default()
                    },
                    base: *base,
                    pagination: false,
                })
            })
            .collect();
        Draft {
            size: Size::new(595.0, 842.0),
            items,
            ..Draft::default()
        }
    }

    fn parts(page: &Draft) -> Vec<Part> {
        super::lines(page).map(|line| line.line.part).collect()
    }

    #[test]
    fn a_foot_repeats_at_its_place_and_prints_the_number() {
        let mut pages: Vec<Draft> = (5..9)
            .map(|number| {
                let foot = format!("Page {number}");
                page(&[
                    ("Trees", 100.0),
                    (&format!("{number} trees fell."), 400.0),
                    (&foot, 810.0),
                ])
            })
            .collect();
        let printed = mark(&mut pages);
        assert_eq!(printed[2].as_deref(), Some("7"));
        assert_eq!(parts(&pages[0]), [Part::Running, Part::Body, Part::Running]);
    }

    #[test]
    fn of_two_numbers_the_one_that_runs_on_is_the_pages() {
        // A pack of two reports that each count their own pages.
        let own = ["1", "2", "3", "1", "2"];
        let mut pages: Vec<Draft> = (11..)
            .zip(own)
            .map(|(pack, own)| page(&[(own, 780.0), (&format!("Page {pack}"), 820.0)]))
            .collect();
        let printed = mark(&mut pages);
        assert_eq!(printed[4].as_deref(), Some("15"));
    }

    #[test]
    fn a_stamp_is_parted_from_the_head_beside_it() {
        let mut pages = [page(&[
            ("Wold Council\tAgenda Item 6", 40.0),
            ("Appendix B", 300.0),
        ])];
        mark(&mut pages);
        assert_eq!(parts(&pages[0]), [Part::Stamp, Part::Body, Part::Body]);
    }

    #[test]
    fn stamps_are_told_from_sentences() {
        for stamp in [
            "Agenda Item 6",
            "Minute Item 77/21",
            "Appendix B",
            "PUBLIC DOCUMENT PACK",
        ] {
            assert!(STAMPED.is_match(stamp), "{stamp}");
        }
        for text in ["Appendix B shows the sums", "Agenda", "Items for report"] {
            assert!(!STAMPED.is_match(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_from_feet() {
        assert_eq!(numbers_in("Page 3 of 12", false), [3]);
        assert_eq!(numbers_in("- 4 -", false), [4]);
        assert_eq!(numbers_in("Budget report\t17", true), [17]);
        assert!(numbers_in("in 2024 there were 12", true).is_empty());
    }
}
