//! Full text: what a person typed as a query, and the paragraphs it finds.

use std::collections::HashSet;

use rusqlite::{Row, named_params};

use super::columns::{date, source};
use super::desk::Hit;
use super::{Error, Store, corrections};
use crate::domain::{fold, wording};

/// A phrase is held against the words of at most so many paragraphs for each that is
/// wanted.
const TRIED: u32 = 8;
/// From so many letters on, the beginning of a word is worth looking for: three
/// begin so many words of a decade of papers that the answer takes seconds.
const SHORTEST_BEGINNING: usize = 4;
/// A stem is at most so many letters shorter than the beginning of its word.
const STEM_LACKS: usize = 3;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Typed {
    words: Vec<String>,
    phrases: Vec<String>,
    /// The last word may go on.
    unfinished: bool,
}

impl Store {
    /// Full text, best first; typed operators are words, `"…"` is a phrase.
    ///
    /// While the last word is being typed, paragraphs with a word that begins so are
    /// found too; where there are none, it is left out.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, Error> {
        let typed = take_apart(typed);
        let whole = self.matching(&typed, None, limit)?;
        if !whole.is_empty() || !typed.unfinished {
            return Ok(whole);
        }
        let mut rest = typed.clone();
        let last = rest.words.pop().unwrap_or_default();
        let begun = self.matching(&rest, Some(&last), limit)?;
        if !begun.is_empty() {
            return Ok(begun);
        }
        self.matching(&rest, None, limit)
    }

    /// How many paragraphs have what was typed, counted so far, and whether there are more;
    /// a phrase counts where its words do.
    pub fn count_matching(&self, typed: &str, most: u32) -> Result<(usize, bool), Error> {
        let Some(query) = query(&take_apart(typed), None) else {
            return Ok((0, false));
        };
        let counted: u32 = self
            .connection
            .prepare_cached(
                "SELECT count(*) FROM (
                     SELECT 1 FROM paragraph_words WHERE paragraph_words MATCH :query LIMIT :most)",
            )?
            .query_row(
                named_params! { ":query": query, ":most": most + 1 },
                |row| row.get(0),
            )?;
        Ok((counted.min(most) as usize, counted > most))
    }

    /// Paragraphs in which the words stand together come before those in which they stand
    /// apart.
    fn matching(&self, typed: &Typed, begun: Option<&str>, limit: u32) -> Result<Vec<Hit>, Error> {
        let Some(apart) = query(typed, begun) else {
            return Ok(Vec::new());
        };
        let mut found = match together(typed, begun) {
            Some(phrase) => self.asked(&phrase, typed, begun, limit)?,
            None => Vec::new(),
        };
        for (_, hit) in &mut found {
            hit.together = true;
        }
        if found.len() < limit as usize {
            let seen: HashSet<i64> = found.iter().map(|(paragraph, _)| *paragraph).collect();
            let rest = self.asked(&apart, typed, begun, limit)?.into_iter();
            found.extend(rest.filter(|(paragraph, _)| !seen.contains(paragraph)));
            found.truncate(limit as usize);
        }
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }

    /// Paragraphs that answer a query in the index's own language, by their keys.
    fn asked(
        &self,
        query: &str,
        typed: &Typed,
        begun: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(i64, Hit)>, Error> {
        // The index knows stems; the words themselves decide.
        let verified = begun.is_some() || !typed.phrases.is_empty();
        let tried = if verified {
            limit.saturating_mul(TRIED)
        } else {
            limit
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "WITH found AS MATERIALIZED (
                 -- The index itself sorts by rank, equal ones as they were imported, and
                 -- hands out the first ones only: just these are marked, which costs
                 -- more than finding them.
                 SELECT rowid AS paragraph, rank,
                        highlight(paragraph_words, 0, char(2), char(3)) AS excerpt
                 FROM paragraph_words
                 WHERE paragraph_words MATCH :query
                 ORDER BY rank
                 LIMIT :tried)
             SELECT found.paragraph, found.excerpt, paragraphs.text,
                    coalesce({called} = 'yes',
                             paragraphs.exempt OR coalesce(items.exempt, 0)) AS exempt,
                    paragraphs.page, paragraphs.printed_page,
                    paragraphs.line, documents.key AS document_key, documents.name AS document,
                    told_items.item AS item_key, meetings.key AS meeting_key, meetings.date,
                    committees.name AS committee
             FROM found
             JOIN paragraphs ON paragraphs.key = found.paragraph
             JOIN documents ON documents.key = paragraphs.document
             LEFT JOIN told_items ON told_items.key = paragraphs.told_item
             LEFT JOIN items ON items.key = told_items.item
             LEFT JOIN tellings AS spoken ON spoken.key = told_items.telling
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings
                  ON meetings.key = coalesce(spoken.meeting, tellings.meeting)
             LEFT JOIN committees ON committees.key = meetings.committee
             ORDER BY found.rank, found.paragraph",
            called = corrections::put("items.id", "exempt"),
        ))?;
        let mut rows = statement.query(named_params! { ":query": query, ":tried": tried })?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            if hits.len() >= limit as usize {
                break;
            }
            if !verified || says(&row.get::<_, String>("text")?, typed, begun) {
                hits.push((row.get("paragraph")?, hit(row)?));
            }
        }
        Ok(hits)
    }
}

/// Words and `"…"` phrases as they were typed: the index folds them itself.
fn take_apart(typed: &str) -> Typed {
    let typed = typed.replace(['“', '”'], "\"");
    let mut found = Typed::default();
    for (index, part) in typed.split('"').enumerate() {
        let words = part
            .split(|letter: char| letter.is_whitespace() || fold::is_hidden(letter))
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .map(str::to_owned);
        if index % 2 == 0 {
            found.words.extend(words);
        } else {
            let phrase: Vec<String> = words.collect();
            if !phrase.is_empty() {
                found.phrases.push(phrase.join(" "));
            }
        }
    }
    found.unfinished = !found.words.is_empty()
        && typed.chars().next_back().is_some_and(char::is_alphanumeric)
        && typed.matches('"').count().is_multiple_of(2);
    found
}

/// The query in the index's own language. This is the one place where it is written:
/// everything typed stands in quotation marks, so that operators are words.
fn query(typed: &Typed, begun: Option<&str>) -> Option<String> {
    let mut terms: Vec<String> = typed
        .words
        .iter()
        .chain(&typed.phrases)
        .map(|word| quoted(word))
        .collect();
    if let Some(begun) = begun {
        terms.push(format!("{} *", quoted(&stem(begun)?)));
    }
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The same with the words as one phrase, where there are several.
fn together(typed: &Typed, begun: Option<&str>) -> Option<String> {
    if typed.words.len() + usize::from(begun.is_some()) < 2 {
        return None;
    }
    let words = typed.words.iter().map(|word| quoted(word));
    let last = match begun {
        Some(begun) => Some(format!("{} *", quoted(&stem(begun)?))),
        None => None,
    };
    let phrase: Vec<String> = words.chain(last).collect();
    let phrases = typed.phrases.iter().map(|phrase| quoted(phrase));
    let all: Vec<String> = std::iter::once(phrase.join(" + ")).chain(phrases).collect();
    Some(all.join(" AND "))
}

/// As a word of the query, whatever it holds.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

/// The beginning of a word that its stem has too: the index holds stems, which may be shorter
/// than what was typed of the word. `None` where too little was typed.
fn stem(begun: &str) -> Option<String> {
    let letters: Vec<char> = begun.chars().collect();
    if letters.len() < SHORTEST_BEGINNING {
        return None;
    }
    let kept = SHORTEST_BEGINNING.max(letters.len().saturating_sub(STEM_LACKS));
    Some(letters[..kept].iter().collect())
}

/// Whether a text has every phrase word for word, and a word that begins so.
fn says(text: &str, typed: &Typed, begun: Option<&str>) -> bool {
    let text = format!(" {} ", fold::compare(text));
    typed
        .phrases
        .iter()
        .all(|phrase| text.contains(&format!(" {} ", fold::compare(phrase))))
        && begun.is_none_or(|begun| text.contains(&format!(" {}", fold::compare(begun))))
}

fn hit(row: &Row) -> rusqlite::Result<Hit> {
    let committee: Option<String> = row.get("committee")?;
    let day = date(row, "date")?;
    Ok(Hit {
        excerpt: row.get("excerpt")?,
        source: source(row, "full-text")?,
        meeting_key: row.get("meeting_key")?,
        item_key: row.get("item_key")?,
        exempt: row.get("exempt")?,
        meeting: committee
            .zip(day)
            .map(|(committee, day)| format!("{committee} · {}", wording::short_day(day))),
        together: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_words_and_quotation_marks_make_a_phrase() {
        let typed = take_apart("buses NOT (night* \"or parks\" -");
        assert_eq!(typed.words, ["buses", "NOT", "(night*"]);
        assert_eq!(typed.phrases, ["or parks"]);
        assert_eq!(
            query(&typed, None).unwrap_or_default(),
            r#""buses" AND "NOT" AND "(night*" AND "or parks""#
        );
    }

    #[test]
    fn nothing_but_marks_asks_nothing() {
        assert_eq!(query(&take_apart("  \" -- * \""), None), None);
    }

    #[test]
    fn a_word_is_unfinished_until_something_stands_behind_it() {
        assert!(take_apart("night bus").unfinished);
        assert!(!take_apart("night bus ").unfinished);
        assert!(!take_apart("\"night bus\"").unfinished);
    }
}
