//! The words of all papers, and which of them a person who mistyped one may have meant.

use std::cmp::Reverse;

use rusqlite::named_params;

use super::{Error, Store};
use crate::domain::fold;

/// Words of fewer letters are near to too many.
const SHORTEST: usize = 4;
/// From so many letters on a word may have two slips.
const LONG: usize = 7;
/// A stem is at most so many letters shorter than its word.
const STEM_LACKS: usize = 6;
/// So many stems are looked at in the papers, the nearest first.
const LOOKED_AT: usize = 24;

impl Store {
    /// What was typed, each word that no paper has spelt as the nearest one that they have;
    /// nothing where all are known, or one is near to none.
    pub fn meant(&self, typed: &str) -> Result<Option<String>, Error> {
        let mut meant = Vec::new();
        let mut changed = false;
        for word in typed.split_whitespace() {
            let folded = fold::compare(word);
            let is_known = folded.chars().count() < SHORTEST
                || self.count_matching(word, 0)? != (0, false)
                || !folded.chars().all(char::is_alphabetic);
            if is_known {
                meant.push(word.to_owned());
                continue;
            }
            let Some(nearest) = self.nearest(&folded)? else {
                return Ok(None);
            };
            changed = true;
            meant.push(nearest);
        }
        Ok(changed.then(|| meant.join(" ")))
    }

    /// The word of the papers that is nearest to one, among equals the most frequent.
    fn nearest(&self, word: &str) -> Result<Option<String>, Error> {
        // The index keeps stems: near is one that the beginning of the word is near to.
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems
                 USING fts5vocab(main, paragraph_words, row);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.stem_places
                 USING fts5vocab(main, paragraph_words, instance);",
        )?;
        let letters: Vec<char> = word.chars().collect();
        let allowed = if letters.len() < LONG { 1 } else { 2 };
        let lengths = letters.len().saturating_sub(STEM_LACKS).max(3)..=letters.len() + allowed;
        let mut near: Vec<(usize, Reverse<i64>, String)> = Vec::new();
        let mut stems = self
            .connection
            .prepare_cached("SELECT term, doc FROM temp.stems ORDER BY term")?;
        let mut rows = stems.query([])?;
        while let Some(row) = rows.next()? {
            let stem = row.get_ref("term")?.as_str().unwrap_or_default();
            if !lengths.contains(&stem.chars().count()) {
                continue;
            }
            let stem: Vec<char> = stem.chars().collect();
            let slips = slips(&stem, &letters).into_iter().min();
            // The last letter of a stem may be another one than its word's.
            if let Some(slips) = slips.filter(|slips| *slips <= allowed + 1) {
                let papers = Reverse(row.get("doc")?);
                near.push((slips, papers, stem.into_iter().collect()));
            }
        }
        near.sort();
        let mut best: Option<(usize, Reverse<i64>, String)> = None;
        for (_, papers, stem) in near.into_iter().take(LOOKED_AT) {
            for text in self.texts_with(&stem)? {
                for other in fold::compare(&text).split(' ') {
                    let slips = whole(other, &letters);
                    let found = (slips, papers, other.to_owned());
                    if slips <= allowed && best.as_ref().is_none_or(|best| found < *best) {
                        best = Some(found);
                    }
                }
            }
        }
        Ok(best.map(|(.., word)| word))
    }

    /// Some paragraphs that have a stem.
    fn texts_with(&self, stem: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "WITH held AS (SELECT doc FROM temp.stem_places WHERE term = :stem LIMIT 3)
             SELECT paragraphs.text FROM paragraphs
             WHERE paragraphs.key IN (SELECT doc FROM held)
             ORDER BY paragraphs.key",
        )?;
        let texts = statement.query_map(named_params! { ":stem": stem }, |row| row.get(0))?;
        Ok(texts.collect::<Result<_, _>>()?)
    }
}

/// How many slips lie between two whole words.
fn whole(word: &str, typed: &[char]) -> usize {
    let word: Vec<char> = word.chars().collect();
    slips(&word, typed).last().copied().unwrap_or(usize::MAX)
}

/// How many slips lie between a word and each beginning of what was typed: a letter too many,
/// too few, another one, or two that changed places.
fn slips(word: &[char], typed: &[char]) -> Vec<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=typed.len()).collect();
    for (row, letter) in word.iter().enumerate() {
        let mut now = vec![row + 1];
        for (at, other) in typed.iter().enumerate() {
            let mut least = (above[at] + usize::from(letter != other))
                .min(above[at + 1] + 1)
                .min(now[at] + 1);
            let turned = row > 0 && at > 0 && word[row - 1] == *other && typed[at - 1] == *letter;
            if turned {
                least = least.min(before[at - 1] + 1);
            }
            now.push(least);
        }
        before = std::mem::replace(&mut above, now);
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_as_people_make_them() {
        let of = |word: &str, typed: &str| whole(word, &typed.chars().collect::<Vec<_>>());
        assert_eq!(of("ferry", "ferry"), 0);
        assert_eq!(of("ferry", "fery"), 1);
        assert_eq!(of("ferry", "feryr"), 1);
        assert_eq!(of("ferry", "fairy"), 2);
    }
}
