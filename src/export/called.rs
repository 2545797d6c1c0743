//! What the papers are called in a text that cites one of them at nearly every line: the
//! meeting's own is named once, at the head, the others by their kind and day.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::domain::meeting::Role;
use crate::domain::wording;
use crate::export::paper::{Paper, Part};
use crate::store::desk::SourceRow;
use crate::store::made_for::MadeFor;

/// Letters of a file's name that a line can bear.
const LONG: usize = 32;

/// What each paper is called, by the store's key of it.
pub struct Called {
    own: Option<i64>,
    names: BTreeMap<i64, Name>,
}

struct Name {
    file: String,
    called: String,
}

impl Called {
    /// The names of the papers that are cited; those without a name are pages of `own`.
    pub fn new(own: Option<i64>, cited: &[i64], papers: &HashMap<i64, MadeFor>) -> Called {
        let of = |key: &i64| Some((*key, papers.get(key)?));
        let cited: BTreeMap<i64, &MadeFor> = cited.iter().filter_map(of).collect();
        let mut times: HashMap<String, usize> = HashMap::new();
        for paper in cited.values() {
            for name in [by_day(paper), Some(cut(&paper.document))] {
                *times.entry(name.unwrap_or_default()).or_default() += 1;
            }
        }
        // A name that two papers would have tells neither.
        let alone = |name: &String| times.get(name) == Some(&1);
        let names = cited.into_iter().map(|(key, paper)| {
            let short = by_day(paper).filter(alone);
            let short = short.or_else(|| Some(cut(&paper.document)).filter(alone));
            let called = if own == Some(key) {
                String::new()
            } else {
                short.unwrap_or_else(|| paper.document.clone())
            };
            let file = paper.document.clone();
            (key, Name { file, called })
        });
        Called {
            own,
            names: names.collect(),
        }
    }

    /// Calls the paper of a place as it is called here.
    pub fn call(&self, source: &mut SourceRow) {
        if let Some(name) = self.names.get(&source.document_key) {
            source.document.clone_from(&name.called);
        }
    }

    /// The same of a place that knows its paper by the file's name alone.
    pub fn call_by_file(&self, document: &mut String) {
        let mut known = self.names.values().filter(|name| name.file == *document);
        if let (Some(name), None) = (known.next(), known.next()) {
            document.clone_from(&name.called);
        }
    }

    /// Which paper the pages are of that stand without one.
    pub fn head(&self) -> Option<String> {
        let own = self.names.get(&self.own?)?;
        Some(format!(
            "Pages are those of {}, where no other paper is named.",
            own.file
        ))
    }

    /// The files of the papers that the text calls by another name.
    pub fn files(&self, paper: &Paper) -> Vec<Part> {
        let other = self.names.values().filter(|name| {
            !name.called.is_empty() && name.called != name.file && cites(paper, &name.called)
        });
        let lines = other.map(|name| {
            let called = wording::capital(&name.called);
            Part::Text(format!("{called}: {}", name.file))
        });
        lines.collect()
    }
}

/// Whether a text cites a paper by a name.
fn cites(paper: &Paper, name: &str) -> bool {
    paper.parts.iter().any(|part| match part {
        Part::Entry(entry) => {
            let mut quotes = entry.quotes.iter();
            quotes.any(|quote| quote.cite.contains(name))
                || entry.notes.iter().any(|note| note.contains(name))
        }
        Part::Heading(_) | Part::Subheading(_) | Part::Text(_) | Part::Table(_) => false,
    })
}

/// `papers of 22 October 2026`, where it is of a meeting.
fn by_day(paper: &MadeFor) -> Option<String> {
    let day: Date = paper.day?;
    let role = paper.role.as_deref()?;
    let what = if role == Role::Agenda.name() {
        "papers"
    } else if role == Role::Minutes.name() {
        "minutes"
    } else if role == Role::Decisions.name() {
        "decisions"
    } else {
        // Of pages about one item there may be many, and their names tell them apart.
        return None;
    };
    Some(format!("{what} of {}", wording::long_day(day)))
}

/// A file's name, its end left out where it is long.
fn cut(name: &str) -> String {
    if name.chars().count() <= LONG {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONG - 1).collect();
    let kept = kept.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(document: &str, role: Role, day: &str) -> MadeFor {
        MadeFor {
            document: document.to_owned(),
            role: Some(role.name().to_owned()),
            day: day.parse().ok(),
        }
    }

    fn name(called: &Called, key: i64) -> &str {
        &called.names[&key].called
    }

    #[test]
    fn the_own_paper_has_no_name_and_others_that_of_their_day() {
        let papers = HashMap::from([
            (1, paper("may.pdf", Role::Agenda, "2031-05-06")),
            (2, paper("march.pdf", Role::Agenda, "2031-03-04")),
        ]);
        let called = Called::new(Some(1), &[1, 2], &papers);
        assert_eq!(name(&called, 1), "");
        assert_eq!(name(&called, 2), "papers of 4 March 2031");
        assert_eq!(
            called.head().as_deref(),
            Some("Pages are those of may.pdf, where no other paper is named.")
        );
    }

    #[test]
    fn papers_of_one_day_are_told_apart_by_their_files() {
        let long = "harbour_2031-03-04_supplementary_agenda_two.pdf";
        let papers = HashMap::from([
            (1, paper("first.pdf", Role::Agenda, "2031-03-04")),
            (2, paper(long, Role::Agenda, "2031-03-04")),
        ]);
        let called = Called::new(None, &[1, 2], &papers);
        assert_eq!(name(&called, 1), "first.pdf");
        assert_eq!(name(&called, 2), "harbour_2031-03-04_supplementar…");
        let other = "harbour_2031-03-04_supplementary_agenda_one.pdf";
        let papers = HashMap::from([
            (2, paper(long, Role::Agenda, "2031-03-04")),
            (3, paper(other, Role::Agenda, "2031-03-04")),
        ]);
        let called = Called::new(None, &[2, 3], &papers);
        assert_eq!(name(&called, 2), long);
    }

    #[test]
    fn a_text_lists_the_files_of_the_papers_that_it_names() {
        let papers = HashMap::from([
            (1, paper("march.pdf", Role::Agenda, "2031-03-04")),
            (2, paper("april.pdf", Role::Minutes, "2031-04-01")),
        ]);
        let called = Called::new(None, &[1, 2], &papers);
        let mut text = Paper::default();
        text.parts.push(Part::Entry(crate::export::paper::Entry {
            notes: vec!["reported back: minutes of 1 April 2031 p 2".to_owned()],
            ..Default::default()
        }));
        assert_eq!(
            called.files(&text),
            [Part::Text("Minutes of 1 April 2031: april.pdf".to_owned())]
        );
    }
}
