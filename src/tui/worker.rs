//! The threads that own the store: one answers the desk and writes edits, one
//! searches. The screen waits for neither.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use crate::store::desk::Hit;
use crate::store::edits::Judgement;
use crate::store::{Error, Hand, Store};
use crate::tui::event::{Answer, Ask, Event, Say, Subject, Way};
use crate::tui::find::fuzzy::Index;
use crate::tui::find::{Found, Leads, Scope, scope};
use crate::tui::keymap::Keymap;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::text;

/// How often the store is asked whether another process wrote: seldom enough to
/// cost nothing, often enough that an import next door seems to appear by itself.
const LOOK: Duration = Duration::from_secs(3);
/// Paragraphs that the finder shows.
const HITS: u32 = 60;

/// Where questions go.
pub struct Workers {
    asks: Sender<Ask>,
    searches: Sender<(u64, String)>,
    latest: Arc<AtomicU64>,
}

/// Who sits at the desk, and when.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub who: String,
    /// The day that counts as today.
    pub today: Date,
}

impl Workers {
    /// Starts the threads; each opens the store for itself.
    pub fn start(
        folder: PathBuf,
        person: Person,
        keymap: Arc<Keymap>,
        events: Sender<Event>,
    ) -> std::io::Result<Workers> {
        let (asks, asked) = mpsc::channel();
        let (searches, wanted) = mpsc::channel();
        let latest = Arc::new(AtomicU64::new(0));
        let (also, to, newest) = (folder.clone(), events.clone(), Arc::clone(&latest));
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || answer_all(&folder, &person, &asked, &events))?;
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || search_all(&also, &keymap, &wanted, &newest, &to))?;
        Ok(Workers {
            asks,
            searches,
            latest,
        })
    }

    /// Asks the store.
    pub fn ask(&self, ask: Ask) {
        // A worker that is gone has said why.
        let _ = self.asks.send(ask);
    }

    /// Asks the finder; earlier questions are stale from now on.
    pub fn search(&self, number: u64, typed: String) {
        self.latest.store(number, Ordering::Relaxed);
        let _ = self.searches.send((number, typed));
    }
}

fn answer_all(
    folder: &std::path::Path,
    person: &Person,
    asked: &Receiver<Ask>,
    events: &Sender<Event>,
) {
    let mut store = match Store::open(folder) {
        Ok(store) => store,
        Err(error) => {
            let what = error.to_string();
            let _ = events.send(Event::Answer(Answer::Failed { what, fatal: true }));
            return;
        }
    };
    let mut version = store.data_version().ok();
    loop {
        let ask = match asked.recv_timeout(LOOK) {
            Ok(ask) => ask,
            Err(RecvTimeoutError::Timeout) => Ask::Look,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let looks = ask == Ask::Look;
        // What this thread writes itself is no news; what others wrote before it is.
        let now = store.data_version().ok();
        let changed = now != version;
        version = now;
        let answer = if looks {
            None
        } else {
            let opens = matches!(ask, Ask::Open { .. });
            let answer = answer(&mut store, person, ask).unwrap_or_else(|error| Answer::Failed {
                what: error.to_string(),
                fatal: opens,
            });
            version = store.data_version().ok();
            Some(answer)
        };
        let news = changed.then_some(Answer::Changed);
        for answer in answer.into_iter().chain(news) {
            if events.send(Event::Answer(answer)).is_err() {
                return;
            }
        }
    }
}

fn answer(store: &mut Store, person: &Person, ask: Ask) -> Result<Answer, Error> {
    let hand = || Hand::now(&person.who);
    Ok(match ask {
        Ask::Open { number, meeting } => {
            let key = match meeting {
                Some(key) => Some(key),
                None => store.meeting_that_matters(person.today)?,
            };
            let Some(key) = key else {
                let unfiled = store.unfiled()?;
                let meetings = store.meetings()?.len();
                return Ok(Answer::Opened {
                    number,
                    desk: None,
                    unfiled,
                    meetings,
                });
            };
            let desk = store.desk(key)?;
            store.remember_committee(desk.meeting.committee_key)?;
            let desk = Some(Box::new(Prepared::new(desk, person.today)));
            Answer::Opened {
                number,
                desk,
                unfiled: Vec::new(),
                meetings: 0,
            }
        }
        Ask::Blocks(subject) => {
            let blocks = match &subject {
                Subject::Item(key) => store.item(*key)?,
                Subject::Place {
                    document,
                    page,
                    line,
                } => store.around(*document, *page, *line)?,
                Subject::Changes(meeting) => store.changes(*meeting)?,
                Subject::Row(row) => store.row_changes(*row)?,
            };
            Answer::Blocks { subject, blocks }
        }
        Ask::Meetings => Answer::Meetings(store.meetings()?),
        Ask::Tick { targets, done } => {
            store.tick(&targets, done, &hand())?;
            Answer::Ticked { targets, done }
        }
        Ask::Say(what) => Answer::Said {
            words: say(store, what, &hand())?,
        },
        Ask::Undo(way) => {
            let undone = match way {
                Way::Undo => store.undo(&hand())?,
                Way::Redo => store.redo(&hand())?,
            };
            Answer::Undone { way, undone }
        }
        Ask::Star { committee, mine } => {
            store.star(committee, mine, &hand())?;
            Answer::Starred { committee, mine }
        }
        Ask::File {
            document,
            name,
            filing,
        } => {
            let filed = store.refile(&document, &filing, &hand())?;
            Answer::Filed {
                name,
                meetings: filed.meetings,
            }
        }
        // Answered by whoever keeps the version.
        Ask::Look => Answer::Changed,
    })
}

/// Keeps what a person says of actions; says what it was.
fn say(store: &mut Store, what: Say, hand: &Hand) -> Result<String, Error> {
    Ok(match what {
        Say::Judge {
            actions,
            trace,
            judgement,
        } => {
            store.judge(&actions, &trace, judgement, hand)?;
            match judgement {
                Judgement::Confirmed => "confirmed".to_owned(),
                Judgement::Refused => "refused: it counts no more".to_owned(),
                Judgement::TakenBack => "what was said of it is taken back".to_owned(),
            }
        }
        Say::AddTrace { actions, place } => {
            store.add_trace(&actions, &place, hand)?;
            "added to its history".to_owned()
        }
        Say::Close { actions, closing } => {
            store.close(&actions, &closing, hand)?;
            format!("closed: {}", closing.how.words())
        }
        Say::Reopen { actions } => {
            store.reopen(&actions, hand)?;
            "open again".to_owned()
        }
        Say::Lead { actions, lead } => {
            store.set_owner(&actions, lead.as_deref(), hand)?;
            match lead {
                Some(lead) => format!("lead officer: {lead}"),
                None => "the lead officer is the papers' again".to_owned(),
            }
        }
        Say::Due { actions, due } => {
            store.set_due(&actions, due, hand)?;
            match due {
                Some(due) => format!("due {}", words::day(due)),
                None => "the day is the papers' again".to_owned(),
            }
        }
        Say::Join { actions, stands } => {
            store.join(&actions, hand)?;
            match stands {
                Some(word) => format!("joined: they stand as one, which is {word}"),
                None => "joined: they stand as one".to_owned(),
            }
        }
        Say::Part { actions } => {
            store.part(&actions, hand)?;
            "parted: each stands alone".to_owned()
        }
    })
}

fn search_all(
    folder: &std::path::Path,
    keymap: &Keymap,
    wanted: &Receiver<(u64, String)>,
    latest: &AtomicU64,
    events: &Sender<Event>,
) {
    // Opened at the first question: whoever does not search does not wait for it.
    let mut held: Option<(Store, i64, Index)> = None;
    while let Ok((mut number, mut typed)) = wanted.recv() {
        while let Ok(later) = wanted.try_recv() {
            (number, typed) = later;
        }
        let answered = search(folder, keymap, &mut held, number, &typed, latest, events);
        if let Err(error) = answered {
            held = None;
            let what = error.to_string();
            let _ = events.send(Event::Answer(Answer::Failed { what, fatal: false }));
        }
    }
}

fn search(
    folder: &std::path::Path,
    keymap: &Keymap,
    held: &mut Option<(Store, i64, Index)>,
    number: u64,
    typed: &str,
    latest: &AtomicU64,
    events: &Sender<Event>,
) -> Result<(), Error> {
    if held.is_none() {
        let store = Store::open(folder)?;
        let version = store.data_version()?;
        let index = Index::new(store.find_rows()?, keymap);
        *held = Some((store, version, index));
    }
    let Some((store, version, index)) = held else {
        return Ok(());
    };
    let now = store.data_version()?;
    if now != *version {
        *version = now;
        *index = Index::new(store.find_rows()?, keymap);
    }
    let Some(found) = index.find(typed, number, latest) else {
        return Ok(());
    };
    let _ = events.send(Event::Answer(Answer::Names { number, found }));
    if latest.load(Ordering::Relaxed) != number {
        return Ok(());
    }
    let (scope, words) = scope(typed);
    let found = match scope {
        Scope::All | Scope::Words if words.trim().chars().count() > 1 => store
            .search(words.trim(), HITS)?
            .into_iter()
            .map(paragraph)
            .collect(),
        Scope::All
        | Scope::Words
        | Scope::People
        | Scope::Actions
        | Scope::Programme
        | Scope::Commands => Vec::new(),
    };
    let _ = events.send(Event::Answer(Answer::Words { number, found }));
    Ok(())
}

fn paragraph(mut hit: Hit) -> Found {
    // Cells of a table, on one line.
    hit.excerpt = hit.excerpt.replace('\t', "  ");
    Found {
        text: hit.excerpt.replace(['\u{2}', '\u{3}'], ""),
        beside: text::soften_beside(hit.meeting.as_deref().unwrap_or(&hit.source.document)),
        matched: Vec::new(),
        leads: Leads::Paragraph(Box::new(hit)),
    }
}
