//! The thread that answers the finder: names at once, then the words of papers; while nobody
//! types, more of these, or what may have been meant where nothing has the words.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crate::domain::fold;
use crate::store::desk::Hit;
use crate::store::{Error, Store};
use crate::tui::event::{Answer, Event};
use crate::tui::find::fuzzy::Index;
use crate::tui::find::{Found, Group, Kind, Leads, Query, Scope, scope};
use crate::tui::keymap::Keymap;
use crate::tui::text;

/// Paragraphs of the first answer.
const HITS: u32 = 60;
/// Paragraphs of the whole answer: who wants more of them types another word.
const ALL_HITS: u32 = 1_000;
/// Paragraphs of fewer words are headings and cells, which say little.
const SENTENCE: usize = 5;
/// Somebody who types on has done so by then.
const PAUSE: Duration = Duration::from_millis(180);

/// The store as the finder holds it.
struct Held {
    store: Store,
    /// The store's version, and whether the screen is shared.
    version: (i64, bool),
    index: Index,
    /// What the last question found by name, bare.
    titles: HashSet<String>,
}

/// Answers questions until nobody can ask any more.
pub fn answer_all(
    folder: &Path,
    keymap: &Keymap,
    wanted: &Receiver<Query>,
    (latest, shared): (&AtomicU64, &AtomicBool),
    events: &Sender<Event>,
) {
    // Opened at the first question: whoever does not search does not wait for it.
    let mut held: Option<Held> = None;
    // A question of which more is to be told while nobody types.
    let mut unfinished: Option<(Query, More)> = None;
    loop {
        let asked = match &unfinished {
            Some(_) => wanted.recv_timeout(PAUSE),
            None => wanted.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let answered = match asked {
            Ok(mut query) => {
                while let Ok(later) = wanted.try_recv() {
                    query = later;
                }
                let watch = (latest, shared);
                let answered = answer(folder, keymap, &mut held, &query, watch, events);
                answered.map(|more| unfinished = more.map(|more| (query, more)))
            }
            Err(RecvTimeoutError::Timeout) => match (unfinished.take(), &held) {
                (Some((query, More::Words)), Some(held)) => {
                    tell_words(held, &query, ALL_HITS, events).map(drop)
                }
                (Some((query, More::Meant)), Some(held)) => tell_meant(held, &query, events),
                (Some(_) | None, _) => Ok(()),
            },
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if let Err(error) = answered {
            held = None;
            unfinished = None;
            let what = error.to_string();
            let _ = events.send(Event::Answer(Answer::Failed { what, fatal: false }));
        }
    }
}

/// What is told once somebody has stopped typing.
#[derive(Clone, Copy)]
enum More {
    /// More paragraphs.
    Words,
    /// What may have been meant, where nothing was found.
    Meant,
}

/// Tells names, then the first words; says what more there is to tell.
fn answer(
    folder: &Path,
    keymap: &Keymap,
    held: &mut Option<Held>,
    query: &Query,
    (latest, shared): (&AtomicU64, &AtomicBool),
    events: &Sender<Event>,
) -> Result<Option<More>, Error> {
    let is_shared = shared.load(Ordering::Relaxed);
    let rows = |store: &Store| -> Result<Index, Error> {
        let mut rows = store.find_rows()?;
        if is_shared {
            let withheld = store.withheld()?;
            rows.retain(|row| !withheld.has_row(row));
        }
        Ok(Index::new(rows, keymap))
    };
    if held.is_none() {
        let store = Store::open(folder)?;
        let version = (store.data_version()?, is_shared);
        let index = rows(&store)?;
        *held = Some(Held {
            store,
            version,
            index,
            titles: HashSet::new(),
        });
    }
    let Some(held) = held else { return Ok(None) };
    let now = (held.store.data_version()?, is_shared);
    if now != held.version {
        held.version = now;
        held.index = rows(&held.store)?;
    }
    let Some(found) = held.index.find(query, latest) else {
        return Ok(None);
    };
    let number = query.number;
    held.titles = found
        .iter()
        .flat_map(|group| &group.found)
        .map(|found| bare(&found.text))
        .collect();
    let _ = events.send(Event::Answer(Answer::Names { number, found }));
    if latest.load(Ordering::Relaxed) != number {
        return Ok(None);
    }
    tell_words(held, query, HITS, events)
}

/// Tells what may have been meant; nothing while the screen is shared, since the word may be
/// one of a restricted paper.
fn tell_meant(held: &Held, query: &Query, events: &Sender<Event>) -> Result<(), Error> {
    let (scope_of, typed) = scope(&query.typed);
    if held.version.1 {
        return Ok(());
    }
    let typed = typed.trim().trim_matches(['"', '“', '”']);
    if let Some(words) = held.store.meant(typed)? {
        let number = query.number;
        let words = match scope_of {
            Scope::Words => format!("\"{words}"),
            Scope::All | Scope::People | Scope::Actions | Scope::Programme | Scope::Commands => {
                words
            }
        };
        let _ = events.send(Event::Answer(Answer::Meant { number, words }));
    }
    Ok(())
}

/// Tells the paragraphs that have the words; says what more there is to tell.
fn tell_words(
    held: &Held,
    query: &Query,
    limit: u32,
    events: &Sender<Event>,
) -> Result<Option<More>, Error> {
    let (scope, _) = scope(&query.typed);
    let wanted = wanted(query);
    let is_wanted = matches!(scope, Scope::All | Scope::Words) && !query.adds;
    let mut found = Group {
        kind: Kind::Words,
        found: Vec::new(),
        count: 0,
        and_more: false,
    };
    let mut more = false;
    if is_wanted && wanted.chars().count() > 1 {
        let mut hits = held.store.search(&wanted, limit)?;
        let told = hits.len();
        more = told >= limit as usize;
        let is_shared = held.version.1;
        if is_shared {
            let withheld = held.store.withheld()?;
            hits.retain(|hit| !hit.exempt && !withheld.has_place(&hit.source));
        }
        // Titles were found by name already; and the minutes of one meeting are bound into
        // the pack of the next.
        let mut seen = held.titles.clone();
        hits.retain(|hit| seen.insert(bare(&hit.excerpt)));
        // Words that stand together come first; and in each kind, sentences before scraps.
        hits.sort_by_key(|hit| (!hit.together, is_scrap(&hit.excerpt)));
        found.found = hits.into_iter().map(paragraph).collect();
        let twice = told - found.found.len();
        let (all, and_more) = if more {
            held.store.count_matching(&wanted, ALL_HITS)?
        } else {
            (told, false)
        };
        found.count = all.saturating_sub(twice).max(found.found.len());
        found.and_more = and_more;
    }
    let number = query.number;
    let nothing = is_wanted && found.found.is_empty() && held.titles.is_empty();
    let _ = events.send(Event::Answer(Answer::Words { number, found }));
    Ok(if nothing {
        Some(More::Meant)
    } else {
        (more && limit < ALL_HITS).then_some(More::Words)
    })
}

/// Words as they are compared: without marks, and without the number before a title.
fn bare(words: &str) -> String {
    let folded = fold::compare(&words.replace(['\u{2}', '\u{3}'], ""));
    let mut words = folded.split(' ').peekable();
    while words
        .peek()
        .is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        words.next();
    }
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a paragraph is a heading or a cell, which say little.
fn is_scrap(words: &str) -> bool {
    let words = bare(words);
    words.split(' ').filter(|word| is_word(word)).count() < SENTENCE
}

/// Whether something is a word, rather than a number or a letter.
fn is_word(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
}

/// What the full text is asked for: behind a quotation mark, one phrase.
fn wanted(query: &Query) -> String {
    let (scope, words) = scope(&query.typed);
    let words = words.trim();
    match scope {
        Scope::Words => {
            let phrase = words.trim_end_matches(['"', '”']);
            // One word may be its beginning; several are exact.
            if phrase.contains(' ') {
                format!("\"{phrase}\"")
            } else {
                phrase.to_owned()
            }
        }
        Scope::All | Scope::People | Scope::Actions | Scope::Programme | Scope::Commands => {
            words.to_owned()
        }
    }
}

fn paragraph(mut hit: Hit) -> Found {
    // Cells of a table, on one line.
    let cells = hit.excerpt.split('\t').map(str::trim);
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    hit.excerpt = cells.join("  ");
    Found {
        text: hit.excerpt.replace(['\u{2}', '\u{3}'], ""),
        beside: text::soften_beside(hit.meeting.as_deref().unwrap_or(&hit.source.document)),
        matched: Vec::new(),
        through: None,
        here: false,
        leads: Leads::Paragraph(Box::new(hit)),
    }
}
