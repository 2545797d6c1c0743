//! Fuzzy matching over every row of the store, quick enough for each key.
//!
//! Both sides are folded once; every word of a query must match; a set of letters
//! rejects most rows before the matcher sees them; and while a query only grows,
//! only the rows that matched before are looked at. An action is found by its own words
//! or by those of a place where it turns up again, and shown once.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::fold;
use crate::store::desk::{FindKind, FindRow};
use crate::tui::command::Layer;
use crate::tui::find::commands;
use crate::tui::find::{Found, Group, Kind, Leads, Query, Scope, Through, scope};
use crate::tui::keymap::{Bound, Keymap};
use crate::tui::text;

/// Rows of a kind that are handed out.
const MOST: usize = 1_000;
/// Rows between two looks whether the question is stale.
const LOOK: usize = 2_000;
/// A query word of fewer letters is the beginning of a word.
const SHORT: usize = 3;
/// What a letter of a query must earn on the average: 16 for itself, more where a word
/// begins or letters stand together, less for gaps.
/// Without a floor, any long text holds the letters of any word somewhere.
const EARNED: i64 = 17;

/// Words, and what rejects them quickly.
struct Words {
    folded: String,
    letters: u64,
    text: String,
}

impl Words {
    fn of(text: String) -> Words {
        let folded: String = fold::letters(&text).collect();
        Words {
            letters: letters(&folded),
            folded,
            text,
        }
    }
}

/// A place where an action turns up again.
struct Place {
    words: Words,
    id: String,
    whence: String,
}

struct Entry {
    words: Words,
    beside: String,
    /// The same of two entries: they are one thing, told twice.
    same: String,
    places: Vec<Place>,
    leads: Leads,
    meeting: Option<i64>,
    committee: Option<i64>,
    /// It stands among the minutes too.
    minuted: bool,
    /// Where a command works.
    layers: &'static [Layer],
}

/// How well an entry matches: whole words before strewn letters, then by what the matcher
/// says; and the place that does, where its own words do not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    strewn: bool,
    score: Reverse<i64>,
    place: Option<usize>,
}

/// What was asked last, as far as the next question may go on from it.
#[derive(PartialEq)]
struct Asked {
    scope: Scope,
    words: Vec<String>,
    here: Option<i64>,
    below: Layer,
    adds: bool,
}

/// The rows, and what the last question left.
pub struct Index {
    entries: Vec<Entry>,
    matcher: SkimMatcherV2,
    last: Option<(Asked, Vec<usize>)>,
}

impl Index {
    /// Over rows of the store, and the commands.
    pub fn new(rows: Vec<FindRow>, keymap: &Keymap) -> Index {
        let minuted: HashSet<i64> = rows
            .iter()
            .filter(|row| row.kind == FindKind::Minute)
            .map(|row| row.key)
            .collect();
        let mut entries: Vec<Entry> = Vec::with_capacity(rows.len());
        let mut actions: HashMap<i64, usize> = HashMap::new();
        for row in rows {
            let Some(promise) = row.promise.as_deref() else {
                if row.kind == FindKind::Action {
                    actions.insert(row.key, entries.len());
                }
                let minuted = row.kind == FindKind::Item && minuted.contains(&row.key);
                entries.push(Entry {
                    minuted,
                    ..entry(&row, &row.text)
                });
                continue;
            };
            // Actions come before the places where they turn up again.
            let at = *actions.entry(row.key).or_insert_with(|| {
                entries.push(Entry {
                    leads: Leads::Row {
                        kind: FindKind::Action,
                        key: row.key,
                        id: String::new(),
                        meeting: row.meeting_key,
                    },
                    ..entry(&row, promise)
                });
                entries.len() - 1
            });
            entries[at].places.push(Place {
                words: Words::of(text::soften(&row.text)),
                id: row.id,
                whence: row.whence.unwrap_or_default(),
            });
        }
        entries.extend(commands::offered(keymap).map(of_command));
        Index {
            entries,
            matcher: SkimMatcherV2::default(),
            last: None,
        }
    }

    /// The best rows for a question, by kind; `None` where a later question came.
    pub fn find(&mut self, query: &Query, latest: &AtomicU64) -> Option<Vec<Group>> {
        let (scope, rest) = scope(&query.typed);
        let words: Vec<String> = rest
            .split_whitespace()
            .map(|word| fold::letters(word).collect::<String>())
            .filter(|word| !word.is_empty())
            .collect();
        if scope == Scope::Words {
            self.last = None;
            return Some(Vec::new());
        }
        let asked = Asked {
            scope,
            words,
            here: query.here,
            below: query.below,
            adds: query.adds,
        };
        let candidates = self.candidates(&asked);
        let mut ranked: Vec<(Kind, bool, u8, Match, usize)> = Vec::new();
        for (looked, at) in candidates.iter().enumerate() {
            if looked % LOOK == 0 && latest.load(Ordering::Relaxed) != query.number {
                return None;
            }
            let entry = &self.entries[*at];
            if let Some(found) = self.matches(entry, &asked.words) {
                let distance = distance(entry, query);
                // Inside a kind: what stands there as typed, this meeting's first.
                ranked.push((entry.leads.kind(), found.strewn, distance, found, *at));
            }
        }
        // Rows come newest first, and stay so among equals.
        ranked.sort_by_key(|(kind, strewn, distance, found, at)| {
            (*kind, *strewn, *distance, found.score, *at)
        });
        let mut left: Vec<usize> = ranked.iter().map(|(.., at)| *at).collect();
        left.sort_unstable();
        let mut groups: Vec<Group> = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for (kind, strewn, _, found, at) in &ranked {
            let entry = &self.entries[*at];
            // Among all that there is, letters strewn over a command's help are no find.
            let strays = *strewn && *kind == Kind::Command && scope == Scope::All;
            if strays || !query.adds && !seen.insert(entry.same.as_str()) {
                continue;
            }
            if groups.last().is_none_or(|group| group.kind != *kind) {
                groups.push(Group {
                    kind: *kind,
                    found: Vec::new(),
                    count: 0,
                    and_more: false,
                });
            }
            let Some(group) = groups.last_mut() else {
                continue;
            };
            group.count += 1;
            if group.found.len() < MOST {
                let here = query.here.is_some() && entry.meeting == query.here;
                let shown = self.found(entry, *found, &asked.words);
                group.found.push(Found { here, ..shown });
                if query.adds {
                    group.found.extend(self.places_of(entry, &asked.words));
                    group.count = group.found.len();
                }
            }
        }
        self.last = Some((asked, left));
        Some(groups)
    }

    /// The rows to look at: those of the last answer where the query only grew.
    fn candidates(&self, asked: &Asked) -> Vec<usize> {
        if let Some((last, left)) = &self.last {
            let same = |asked: &Asked| (asked.scope, asked.here, asked.below, asked.adds);
            let grew = same(last) == same(asked)
                && last.words.len() <= asked.words.len()
                && !last.words.is_empty()
                && last.words.iter().zip(&asked.words).all(|(last, word)| {
                    last.chars().count() >= SHORT && word.starts_with(last.as_str())
                });
            if grew {
                return left.clone();
            }
        }
        (0..self.entries.len())
            .filter(|at| in_scope(&self.entries[*at], asked))
            .collect()
    }

    /// How well an entry matches: by its own words, else by the best of its places.
    fn matches(&self, entry: &Entry, words: &[String]) -> Option<Match> {
        let own = self
            .score(&entry.words, words)
            .map(|(strewn, score)| Match {
                strewn: strewn || is_help(entry, words),
                score: Reverse(score),
                place: None,
            });
        if own.is_some_and(|own| !own.strewn) || entry.places.is_empty() {
            return own;
        }
        let places = entry.places.iter().enumerate();
        let places = places.filter_map(|(at, place)| {
            let (strewn, score) = self.score(&place.words, words)?;
            Some(Match {
                strewn,
                score: Reverse(score),
                place: Some(at),
            })
        });
        own.into_iter().chain(places).min()
    }

    /// Whether letters are strewn rather than whole words, and what the matcher says.
    fn score(&self, of: &Words, words: &[String]) -> Option<(bool, i64)> {
        let mut all = 0;
        let mut strewn = false;
        for word in words {
            let wanted = letters(word);
            if of.letters & wanted != wanted {
                return None;
            }
            let prefix = prefix_at(&of.folded, word);
            strewn |= prefix.is_none();
            all += if word.chars().count() < SHORT {
                prefix_score(prefix?)
            } else {
                let least = EARNED * i64::try_from(word.chars().count()).unwrap_or(0);
                self.matcher
                    .fuzzy_match(&of.folded, word)
                    .filter(|score| *score >= least)?
            };
        }
        Some((strewn, all))
    }

    fn found(&self, entry: &Entry, found: Match, words: &[String]) -> Found {
        let place = found.place.and_then(|at| entry.places.get(at));
        let through = place.map(|place| {
            Box::new(Through {
                words: place.words.text.clone(),
                whence: place.whence.clone(),
                matched: self.matched(&place.words, words),
            })
        });
        let leads = match (&entry.leads, place) {
            (
                Leads::Row {
                    kind: FindKind::Action,
                    key,
                    meeting,
                    ..
                },
                Some(place),
            ) => Leads::Trace {
                action: *key,
                id: place.id.clone(),
                meeting: *meeting,
            },
            (leads, _) => leads.clone(),
        };
        Found {
            text: entry.words.text.clone(),
            beside: entry.beside.clone(),
            matched: if through.is_some() {
                Vec::new()
            } else {
                self.matched(&entry.words, words)
            },
            through,
            here: false,
            leads,
        }
    }

    /// The places of an action that match, each of which can be added to a history.
    fn places_of(&self, entry: &Entry, words: &[String]) -> Vec<Found> {
        let Leads::Row { key, meeting, .. } = &entry.leads else {
            return Vec::new();
        };
        let places = entry.places.iter();
        let places = places.filter(|place| self.score(&place.words, words).is_some());
        places
            .map(|place| Found {
                text: place.words.text.clone(),
                beside: entry.beside.clone(),
                matched: self.matched(&place.words, words),
                through: None,
                here: false,
                leads: Leads::Trace {
                    action: *key,
                    id: place.id.clone(),
                    meeting: *meeting,
                },
            })
            .collect()
    }

    /// The clusters of a text that the words of a query matched.
    fn matched(&self, of: &Words, words: &[String]) -> Vec<usize> {
        let mut matched: Vec<usize> = Vec::new();
        let map = clusters(&of.text);
        for word in words {
            let whole = prefix_at(&of.folded, word)
                .map(|from| (from..from + word.chars().count()).collect::<Vec<_>>());
            let indices = match whole {
                Some(whole) => whole,
                None if word.chars().count() < SHORT => Vec::new(),
                None => self
                    .matcher
                    .fuzzy_indices(&of.folded, word)
                    .map(|(_, indices)| indices)
                    .unwrap_or_default(),
            };
            matched.extend(indices.iter().filter_map(|at| map.get(*at)));
        }
        matched.sort_unstable();
        matched.dedup();
        matched
    }
}

fn entry(row: &FindRow, words: &str) -> Entry {
    let words = Words::of(text::soften(words));
    let beside = text::soften_beside(&row.beside);
    let leads = if row.kind == FindKind::Paper {
        Leads::Paper {
            document: row.key,
            page: row.page,
            meeting: row.meeting_key,
        }
    } else {
        Leads::Row {
            kind: row.kind,
            key: row.key,
            id: row.id.clone(),
            meeting: row.meeting_key,
        }
    };
    Entry {
        same: same(row.kind, &words.folded, &beside),
        words,
        beside,
        places: Vec::new(),
        leads,
        meeting: row.meeting_key,
        committee: row.committee_key,
        minuted: false,
        layers: &[],
    }
}

/// What is the same of two entries that are one thing: an item, its minute and its row of
/// the programme have a title and a day; people and papers are told once.
fn same(kind: FindKind, folded: &str, beside: &str) -> String {
    match kind {
        FindKind::Item | FindKind::Minute | FindKind::Programme => {
            let mut words = folded.split_whitespace().peekable();
            let number = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
            if words.peek().is_some_and(number) && folded.contains(' ') {
                words.next();
            }
            let title: Vec<&str> = words.collect();
            format!("{} / {beside}", title.join(" "))
        }
        FindKind::Action | FindKind::Trace => format!("! {folded} / {beside}"),
        FindKind::Meeting => format!("m {folded} / {beside}"),
        FindKind::Person => format!("@ {folded}"),
        FindKind::Paper => format!("p {folded} / {beside}"),
    }
}

fn of_command(bound: &Bound) -> Entry {
    let command = bound.command;
    Entry {
        words: Words::of(commands::line(command)),
        beside: commands::keys(bound).join(", "),
        same: format!("> {} {}", command.id, command.layers.len()),
        places: Vec::new(),
        leads: Leads::Command(command.does),
        meeting: None,
        committee: None,
        minuted: false,
        layers: command.layers,
    }
}

/// Whether words stand in what is said of a command, and not in its name.
fn is_help(entry: &Entry, words: &[String]) -> bool {
    matches!(entry.leads, Leads::Command(_))
        && !words
            .iter()
            .all(|word| prefix_at(&entry.words.folded, word).is_some_and(|at| at < commands::NAMED))
}

/// How far from what is on the desk: this meeting, its committee, anywhere.
fn distance(entry: &Entry, query: &Query) -> u8 {
    if query.here.is_some() && entry.meeting == query.here {
        0
    } else if query.committee.is_some() && entry.committee == query.committee {
        1
    } else {
        2
    }
}

fn in_scope(entry: &Entry, asked: &Asked) -> bool {
    let kind = entry.leads.kind();
    let here = asked.here.is_some() && entry.meeting == asked.here;
    // An item that was held is told by its minute, but for the meeting on the desk.
    match kind {
        Kind::Item if entry.minuted && !here => return false,
        Kind::Minute if here && !asked.adds => return false,
        Kind::Command if !entry.layers.contains(&asked.below) => return false,
        Kind::Item
        | Kind::Action
        | Kind::Minute
        | Kind::Programme
        | Kind::Person
        | Kind::Meeting
        | Kind::Paper
        | Kind::Words
        | Kind::Command
        | Kind::Meant
        | Kind::Asked => {}
    }
    if asked.adds {
        let can_be_added = matches!(
            kind,
            Kind::Item | Kind::Action | Kind::Minute | Kind::Programme
        );
        if !can_be_added || asked.words.is_empty() {
            return false;
        }
    }
    match asked.scope {
        // Before anything is typed, the meeting that lies on the desk.
        Scope::All if asked.words.is_empty() => kind == Kind::Item && here,
        Scope::All => true,
        Scope::People => kind == Kind::Person,
        Scope::Actions => kind == Kind::Action,
        Scope::Programme => kind == Kind::Programme,
        Scope::Commands => kind == Kind::Command,
        Scope::Words => false,
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

/// The earlier a word begins, the better.
fn prefix_score(at: usize) -> i64 {
    100 - i64::try_from(at.min(90)).unwrap_or(90)
}

/// For each folded letter, the cluster of the text that it came from.
fn clusters(text: &str) -> Vec<usize> {
    text.graphemes(true)
        .enumerate()
        .flat_map(|(at, cluster)| fold::letters(cluster).map(move |_| at))
        .collect()
}

#[cfg(test)]
mod tests;
