//! Fuzzy matching over every row of the store, quick enough for each key.
//!
//! Both sides are folded once; every word of a query must match; a set of letters
//! rejects most rows before the matcher sees them; and while a query only grows,
//! only the rows that matched before are looked at.

use std::sync::atomic::{AtomicU64, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::fold;
use crate::store::desk::{FindKind, FindRow};
use crate::tui::find::{Found, Leads, Scope, scope};
use crate::tui::keymap::{self, Keymap};
use crate::tui::text;

/// Rows that are shown.
const SHOWN: usize = 60;
/// Rows between two looks whether the question is stale.
const LOOK: usize = 2_000;
/// A query word of fewer letters is the beginning of a word.
const SHORT: usize = 3;
/// What a letter of a query must earn on the average: 16 for itself, more where a word
/// begins or letters stand together, less for gaps.
/// Without a floor, any long text holds the letters of any word somewhere.
const EARNED: i64 = 17;

struct Entry {
    folded: String,
    letters: u64,
    text: String,
    beside: String,
    leads: Leads,
}

/// The rows, and what the last question left.
pub struct Index {
    entries: Vec<Entry>,
    matcher: SkimMatcherV2,
    last: Option<(Scope, Vec<String>, Vec<usize>)>,
}

impl Index {
    /// Over rows of the store, and the commands.
    pub fn new(rows: Vec<FindRow>, keymap: &Keymap) -> Index {
        let mut entries: Vec<Entry> = rows
            .into_iter()
            .map(|row| {
                let leads = match row.promise {
                    Some(promise) => Leads::Trace {
                        action: row.key,
                        id: row.id,
                        meeting: row.meeting_key,
                        promise: text::soften(&promise),
                    },
                    None => Leads::Row {
                        kind: row.kind,
                        key: row.key,
                        id: row.id,
                        meeting: row.meeting_key,
                    },
                };
                entry(&row.text, &row.beside, leads)
            })
            .collect();
        let mut seen = Vec::new();
        for bound in keymap.all() {
            let command = bound.command;
            if command.help.is_empty() || seen.contains(&command.does) {
                continue;
            }
            seen.push(command.does);
            let key = bound
                .keys
                .first()
                .map_or_else(String::new, |key| keymap::shown(key, true));
            entries.push(entry(
                &format!("{}: {}", command.id, command.help),
                &key,
                Leads::Command(command.does),
            ));
        }
        Index {
            entries,
            matcher: SkimMatcherV2::default(),
            last: None,
        }
    }

    /// The best rows for what was typed; `None` where a later question came.
    pub fn find(&mut self, typed: &str, number: u64, latest: &AtomicU64) -> Option<Vec<Found>> {
        let (scope, rest) = scope(typed);
        let words: Vec<String> = rest
            .split_whitespace()
            .map(|word| fold::letters(word).collect::<String>())
            .filter(|word| !word.is_empty())
            .collect();
        if scope == Scope::Words || (words.is_empty() && scope == Scope::All) {
            self.last = None;
            return Some(Vec::new());
        }
        let candidates = self.candidates(scope, &words);
        let mut ranked: Vec<(i64, usize)> = Vec::new();
        for (looked, at) in candidates.iter().enumerate() {
            if looked % LOOK == 0 && latest.load(Ordering::Relaxed) != number {
                return None;
            }
            let entry = &self.entries[*at];
            if let Some(score) = self.score(entry, &words) {
                ranked.push((score, *at));
            }
        }
        // Rows come newest first, and stay so among equals.
        ranked.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        let left = {
            let mut left: Vec<usize> = ranked.iter().map(|(_, at)| *at).collect();
            left.sort_unstable();
            left
        };
        let found = ranked
            .iter()
            .take(SHOWN)
            .map(|(_, at)| self.found(*at, &words))
            .collect();
        self.last = Some((scope, words, left));
        Some(found)
    }

    /// The rows to look at: those of the last answer where the query only grew.
    fn candidates(&self, scope: Scope, words: &[String]) -> Vec<usize> {
        if let Some((last_scope, last_words, left)) = &self.last {
            let grew = *last_scope == scope
                && last_words.len() <= words.len()
                && !last_words.is_empty()
                && last_words.iter().zip(words).all(|(last, word)| {
                    last.chars().count() >= SHORT && word.starts_with(last.as_str())
                });
            if grew {
                return left.clone();
            }
        }
        (0..self.entries.len())
            .filter(|at| in_scope(&self.entries[*at], scope))
            .collect()
    }

    fn score(&self, entry: &Entry, words: &[String]) -> Option<i64> {
        let mut all = 0;
        for word in words {
            let wanted = letters(word);
            if entry.letters & wanted != wanted {
                return None;
            }
            all += if word.chars().count() < SHORT {
                prefix_score(&entry.folded, word)?
            } else {
                let least = EARNED * i64::try_from(word.chars().count()).unwrap_or(0);
                self.matcher
                    .fuzzy_match(&entry.folded, word)
                    .filter(|score| *score >= least)?
            };
        }
        Some(all)
    }

    fn found(&self, at: usize, words: &[String]) -> Found {
        let entry = &self.entries[at];
        let mut matched: Vec<usize> = Vec::new();
        let map = clusters(&entry.text);
        for word in words {
            let indices = if word.chars().count() < SHORT {
                prefix_at(&entry.folded, word)
                    .map(|from| (from..from + word.chars().count()).collect())
                    .unwrap_or_default()
            } else {
                self.matcher
                    .fuzzy_indices(&entry.folded, word)
                    .map(|(_, indices)| indices)
                    .unwrap_or_default()
            };
            matched.extend(indices.iter().filter_map(|at| map.get(*at)));
        }
        matched.sort_unstable();
        matched.dedup();
        Found {
            text: entry.text.clone(),
            beside: entry.beside.clone(),
            matched,
            leads: entry.leads.clone(),
        }
    }
}

fn entry(text: &str, beside: &str, leads: Leads) -> Entry {
    let (text, beside) = (text::soften(text), text::soften_beside(beside));
    let folded: String = fold::letters(&text).collect();
    Entry {
        letters: letters(&folded),
        folded,
        text,
        beside,
        leads,
    }
}

fn in_scope(entry: &Entry, scope: Scope) -> bool {
    match (&entry.leads, scope) {
        (Leads::Command(_), Scope::Commands | Scope::All) => true,
        (Leads::Trace { .. }, scope) => matches!(scope, Scope::All | Scope::Actions),
        (Leads::Row { kind, .. }, scope) => match scope {
            Scope::All => true,
            Scope::People => *kind == FindKind::Person,
            Scope::Actions => *kind == FindKind::Action,
            Scope::Programme => *kind == FindKind::Programme,
            Scope::Commands | Scope::Words => false,
        },
        (Leads::Command(_) | Leads::Paragraph(_), _) => false,
    }
}

/// A set of the letters of a word. Two that differ may share a place in it, so it
/// rejects only what cannot match.
fn letters(text: &str) -> u64 {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

/// Where a word begins with these letters, counted in letters.
fn prefix_at(folded: &str, word: &str) -> Option<usize> {
    let mut begins = true;
    for (count, (at, letter)) in folded.char_indices().enumerate() {
        if begins && folded[at..].starts_with(word) {
            return Some(count);
        }
        begins = !letter.is_alphanumeric();
    }
    None
}

fn prefix_score(folded: &str, word: &str) -> Option<i64> {
    let at = prefix_at(folded, word)?;
    Some(100 - i64::try_from(at.min(90)).unwrap_or(90))
}

/// For each folded letter, the cluster of the text that it came from.
fn clusters(text: &str) -> Vec<usize> {
    text.graphemes(true)
        .enumerate()
        .flat_map(|(at, cluster)| fold::letters(cluster).map(move |_| at))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        Index::new(
            texts
                .iter()
                .zip(1..)
                .map(|(text, key)| FindRow {
                    kind: FindKind::Item,
                    key,
                    id: format!("i{key}"),
                    promise: None,
                    meeting_key: None,
                    text: (*text).to_owned(),
                    beside: String::new(),
                })
                .collect(),
            &Keymap::default(),
        )
    }

    fn found(index: &mut Index, typed: &str) -> Vec<String> {
        let latest = AtomicU64::new(1);
        let found = index.find(typed, 1, &latest).unwrap_or_default();
        found
            .into_iter()
            .filter(|found| matches!(found.leads, Leads::Row { .. }))
            .map(|found| found.text)
            .collect()
    }

    #[test]
    fn plain_letters_find_accented_ones_and_every_word_must_match() {
        let mut index = index(&["Cllr Świątek’s ferry review", "Ferry timetable"]);
        assert_eq!(
            found(&mut index, "swiatek"),
            ["Cllr Świątek’s ferry review"]
        );
        assert_eq!(found(&mut index, "ferry tim"), ["Ferry timetable"]);
        assert!(found(&mut index, "zebra").is_empty());
    }

    #[test]
    fn one_or_two_letters_begin_a_word() {
        let mut index = index(&["Harbour dues", "The old harbour", "Chart"]);
        assert_eq!(found(&mut index, "ha"), ["Harbour dues", "The old harbour"]);
    }

    #[test]
    fn a_growing_query_narrows_and_a_shorter_one_widens_again() {
        let mut index = index(&["Harbour dues", "Harbour wall"]);
        assert_eq!(found(&mut index, "harbour").len(), 2);
        assert_eq!(found(&mut index, "harbour w"), ["Harbour wall"]);
        assert_eq!(found(&mut index, "harbour").len(), 2);
    }

    #[test]
    fn matched_letters_are_whole_clusters_of_the_text() {
        let mut index = index(&["Ǽon ferry"]);
        let latest = AtomicU64::new(1);
        let found = index.find("ferry", 1, &latest).unwrap_or_default();
        assert_eq!(
            found.first().map(|found| found.matched.clone()),
            Some(vec![4, 5, 6, 7, 8])
        );
    }

    #[test]
    fn letters_strewn_over_a_long_text_are_no_match() {
        let mut index = index(&["the full list of buoys rebuilt after a year", "library"]);
        assert_eq!(found(&mut index, "library"), ["library"]);
        assert_eq!(found(&mut index, "lbry"), ["library"]);
    }

    #[test]
    fn a_stale_question_is_dropped() {
        let mut index = index(&["Harbour dues"]);
        let latest = AtomicU64::new(2);
        assert_eq!(index.find("harbour", 1, &latest), None);
    }
}
