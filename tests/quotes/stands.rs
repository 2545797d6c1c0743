//! Whether what a reading shows stands in the document, word for word.

use matters::domain::fold;
use matters::extract::{Document, Line, Part};
use serde_json::Value;

/// What says something of a fact and is not shown as the paper's own words.
const OURS: [&str; 30] = [
    "id",
    "rule",
    "kind",
    "role",
    "status",
    "date",
    "time",
    "closed",
    "issued",
    "language",
    "sha256",
    "name",
    "paper",
    "proposed_date",
    "due_date",
    "entered",
    "as_of",
    "pages",
    "page",
    "line",
    "printed_page",
    "label",
    "tracked",
    "truncated",
    "exempt",
    "tentative",
    "done",
    "what",
    "format",
    "unit",
];

/// The words of a document as a person may read them: through it, and down each column.
pub struct Words {
    texts: Vec<String>,
}

impl Words {
    /// The words of a document.
    pub fn of(document: &Document) -> Self {
        let lines = || document.pages.iter().flat_map(|page| &page.lines);
        let body: Vec<&Line> = lines().filter(|line| line.part == Part::Body).collect();
        let mut texts = vec![through(&body), through(&lines().collect::<Vec<_>>())];
        texts.extend(columns(&body));
        Self { texts }
    }

    /// Whether these words stand in it together.
    pub fn hold(&self, words: &str) -> bool {
        let wanted = bare(words);
        wanted.is_empty() || self.texts.iter().any(|text| text.contains(&wanted))
    }
}

impl Words {
    /// Whether what is shown at a place of a reading stands in it: word for word, but that a
    /// name may be printed surname first, an office in small letters ("who took the chair"),
    /// the letter of a point below the number that it belongs to, and the pages of an item
    /// within its title, where a copy joined the columns of an agenda.
    pub fn stand(&self, place: &str, words: &str) -> bool {
        self.hold(words)
            || match place.rsplit('.').next() {
                Some("name") => turned(words).iter().any(|name| self.hold(name)),
                Some("role") => self.hold(&words.to_lowercase()),
                Some("number") => self.hold_point(words),
                Some("title") => self.hold_around_pages(words),
                Some(_) | None => false,
            }
    }

    fn hold_around_pages(&self, title: &str) -> bool {
        let breaks = title.match_indices(' ').map(|(at, _)| title.split_at(at));
        breaks
            .map(|(first, rest)| (bare(first), bare(rest)))
            .any(|(first, rest)| {
                self.texts.iter().any(|text| {
                    text.match_indices(&first).any(|(at, found)| {
                        let behind = &text[at + found.len()..];
                        let pages = behind.trim_start_matches(|sign: char| {
                            sign.is_ascii_digit() || matches!(sign, '-' | '–')
                        });
                        let range = &behind[..behind.len() - pages.len()];
                        range.contains(['-', '–']) && pages.starts_with(&rest)
                    })
                })
            })
    }

    fn hold_point(&self, number: &str) -> bool {
        let letters = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = &number[..number.len() - letters.len()];
        !digits.is_empty() && self.hold(digits) && self.hold(&format!("{letters})"))
    }
}

/// A name with its surname first, as lists of surnames have it.
fn turned(name: &str) -> Vec<String> {
    name.rsplit_once(' ')
        .map_or_else(Vec::new, |(first, last)| {
            vec![format!("{last}, {first}"), format!("{last} {first}")]
        })
}

/// All lines in their order.
fn through(lines: &[&Line]) -> String {
    lines.iter().map(|line| bare(&line.text)).collect()
}

/// The cells of each column of each table, one under the other.
fn columns(lines: &[&Line]) -> Vec<String> {
    let mut columns: std::collections::BTreeMap<(u32, u16), String> =
        std::collections::BTreeMap::new();
    for line in lines {
        for cell in &line.cells {
            columns
                .entry((line.table.unwrap_or_default(), cell.column))
                .or_default()
                .push_str(&bare(&cell.text));
        }
    }
    columns.into_values().collect()
}

/// Letters and marks without white space, which lines and cells break anywhere.
fn bare(text: &str) -> String {
    let mut text = fold::quote(text);
    text.retain(|letter| !letter.is_whitespace());
    text
}

/// Every text of a reading that is shown as the paper's own, with the path to it.
pub fn shown(reading: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    gather(reading, "", &mut all);
    all
}

fn gather(value: &Value, path: &str, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let person = path.contains("present")
                    || path.contains("members")
                    || path.contains("attendance")
                    || path.contains("interests");
                let shown = if person {
                    // "Cllr" is a Councillor.
                    key != "title"
                } else {
                    !OURS.contains(&key.as_str())
                };
                if shown || value.is_object() || value.is_array() {
                    gather(value, &format!("{path}.{key}"), all);
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                gather(value, path, all);
            }
        }
        Value::String(text) => {
            // An account is its paragraphs.
            for part in text.split("\n\n") {
                all.push((path.to_owned(), part.to_owned()));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
