//! The threads that own the store: one answers the desk and writes edits, one
//! searches. The screen waits for neither.

mod reading;
mod saying;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;

use crate::export::exempt;
use crate::store::desk::Desk;
use crate::store::withheld::Withheld;
use crate::store::{Error, Hand, Store};
use crate::tui::chart::near::Near;
use crate::tui::event::{Answer, Ask, Event, Say, Subject, Way};
use crate::tui::find::{Query, seeker};
use crate::tui::keymap::Keymap;
use crate::tui::office;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::preparing;

/// How often the store is asked whether another process wrote: seldom enough to
/// cost nothing, often enough that an import next door seems to appear by itself.
const LOOK: Duration = Duration::from_secs(3);
/// How long leaving may take.
const LEAVES: Duration = Duration::from_secs(2);

/// Where questions go.
pub struct Workers {
    asks: Sender<Ask>,
    searches: Sender<Query>,
    latest: Arc<AtomicU64>,
    /// Closed once the store's thread has done all that it was asked.
    done: Receiver<()>,
}

/// Who sits at the desk, and when.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub who: String,
    /// The day that counts as today.
    pub today: Date,
    /// That day, where it was named; else the clock dates what is done.
    pub named_day: Option<Date>,
    /// The folder of what is written to print.
    pub pages: PathBuf,
    /// The folder of backups, where they are made by themselves.
    pub backups: Option<PathBuf>,
    /// The screen is shared: exempt items stay in the store.
    pub shared: Arc<AtomicBool>,
}

impl Person {
    /// What stays in the store, where the screen is shared.
    fn withheld(&self, store: &Store) -> Result<Option<Withheld>, Error> {
        if self.shared.load(Ordering::Relaxed) {
            store.withheld().map(Some)
        } else {
            Ok(None)
        }
    }
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
        let (ends, done) = mpsc::channel::<()>();
        let latest = Arc::new(AtomicU64::new(0));
        let (also, to, newest) = (folder.clone(), events.clone(), Arc::clone(&latest));
        let shared = Arc::clone(&person.shared);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                answer_all(&folder, &person, &asked, &events);
                drop(ends);
            })?;
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || seeker::answer_all(&also, &keymap, &wanted, (&newest, &shared), &to))?;
        Ok(Workers {
            asks,
            searches,
            latest,
            done,
        })
    }

    /// Waits until everything asked is done, and no longer than somebody who leaves would.
    pub fn end(self) {
        drop(self.asks);
        let _ = self.done.recv_timeout(LEAVES);
    }

    /// Asks the store.
    pub fn ask(&self, ask: Ask) {
        // A worker that is gone has said why.
        let _ = self.asks.send(ask);
    }

    /// Asks the finder; earlier questions are stale from now on.
    pub fn search(&self, query: Query) {
        self.latest.store(query.number, Ordering::Relaxed);
        let _ = self.searches.send(query);
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
    let mut early = None;
    let mut looks = HashMap::new();
    let mut backed_up = None;
    loop {
        let ask = match early.take().map_or_else(|| asked.recv_timeout(LOOK), Ok) {
            Ok(ask) => ask,
            Err(RecvTimeoutError::Timeout) => Ask::Look,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let ask = preparing::newest(ask, asked, &mut early);
        let only_looks = ask == Ask::Look;
        let edits = is_edit(&ask);
        // What this thread writes itself is no news; what others wrote before it is.
        let now = store.data_version().ok();
        let changed = now != version;
        version = now;
        let answer = if only_looks {
            None
        } else {
            let opens = matches!(ask, Ask::Open { .. });
            let answer = answer(&mut store, person, &mut looks, ask).unwrap_or_else(|error| {
                Some(Answer::Failed {
                    what: error.to_string(),
                    fatal: opens,
                })
            });
            version = store.data_version().ok();
            answer
        };
        let news = changed.then_some(Answer::Changed);
        for answer in answer.into_iter().chain(news) {
            if events.send(Event::Answer(answer)).is_err() {
                return;
            }
        }
        let today = Zoned::now().date();
        if edits && backed_up != Some(today) {
            backed_up = Some(today);
            back_up(folder, person);
        }
    }
}

/// Whether a question is a person's edit.
fn is_edit(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Tick { .. }
            | Ask::Say(_)
            | Ask::Prepare(_)
            | Ask::Undo(_)
            | Ask::Star { .. }
            | Ask::File { .. }
    )
}

/// Whether an answer tells what became of promises.
fn tells_of_promises(ask: &Ask) -> bool {
    matches!(ask, Ask::Open { .. } | Ask::Blocks(_) | Ask::Print(_))
}

/// Makes the backup of the day on a thread of its own, after the answer: nobody waits for
/// it, and that one could not be made is no fault of the edit (`doctor` names the newest).
fn back_up(folder: &std::path::Path, person: &Person) {
    let Some(backups) = person.backups.clone() else {
        return;
    };
    let folder = folder.to_owned();
    let made = thread::Builder::new()
        .name("backup".to_owned())
        .spawn(move || {
            Store::open(&folder).and_then(|store| store.back_up_daily(&backups, &Zoned::now()))
        });
    drop(made);
}

/// Why a paper is not shown as it is while the screen is shared.
const HIDDEN: &str = "that paper holds exempt words, which are hidden while the screen is shared";

/// The meetings that lay on the desk this evening, each with the newest document of the
/// time before: what came in since stays new till one leaves.
type Looks = HashMap<i64, i64>;

/// A meeting with what is new of it.
fn lay_out(store: &mut Store, looks: &mut Looks, key: i64) -> Result<Desk, Error> {
    let before = store.look(key)?;
    let since = match looks.get(&key) {
        Some(since) => *since,
        // On the first evening nothing is new, but what comes in from now on.
        None => match before {
            Some(before) => before,
            None => store.look(key)?.unwrap_or_default(),
        },
    };
    looks.insert(key, since);
    let mut desk = store.desk(key)?;
    for (item, news) in store.news(key, since)? {
        for row in desk.agenda.iter_mut().filter(|row| row.key == item) {
            row.news = Some(news);
        }
    }
    Ok(desk)
}

/// Answers a question; an errand that is done has no answer.
#[allow(
    clippy::too_many_lines,
    reason = "an arm for each question, and no more"
)]
fn answer(
    store: &mut Store,
    person: &Person,
    looks: &mut Looks,
    ask: Ask,
) -> Result<Option<Answer>, Error> {
    let hand = || Hand::on(&person.who, person.named_day);
    if tells_of_promises(&ask) {
        // Papers that are being read in let their threads wait.
        store.reckon_due_threads()?;
    }
    Ok(Some(match ask {
        Ask::Open { number, meeting } => opened(store, person, looks, number, meeting)?,
        Ask::Blocks(subject) => {
            let blocks = reading::blocks(store, person, &subject)?;
            let left_off = match &subject {
                Subject::Item(key) => store.left_off(*key)?,
                Subject::Paper(_)
                | Subject::Place { .. }
                | Subject::Changes(_)
                | Subject::Row(_)
                | Subject::Brief(_)
                | Subject::Work(_)
                | Subject::Found(..)
                | Subject::Year(..) => None,
            };
            Answer::Blocks {
                subject,
                blocks,
                left_off,
            }
        }
        Ask::Page { meeting, typed } => Answer::Page {
            found: store.page(meeting, &typed)?,
            typed,
        },
        Ask::Original(source)
            if person
                .withheld(store)?
                .is_some_and(|withheld| withheld.has_document(source.document_key)) =>
        {
            return Err(Error::Unknown(HIDDEN.to_owned()));
        }
        Ask::Share(shared) => {
            person.shared.store(shared, Ordering::Relaxed);
            return Ok(None);
        }
        Ask::Original(source) => Answer::Lent {
            path: store.lend(source.document_key)?,
            place: words::place(&source),
        },
        Ask::LeaveOff { item, place } => {
            store.leave_off(item, place.as_ref())?;
            return Ok(None);
        }
        Ask::IsNewHere => {
            return Ok(store.is_new_here()?.then_some(Answer::Greets));
        }
        Ask::Greeted => {
            store.greeted()?;
            return Ok(None);
        }
        Ask::KeptLook => return Ok(store.kept_look()?.map(Answer::Look)),
        Ask::KeepLook(look) => {
            store.keep_look(&look)?;
            return Ok(None);
        }
        Ask::Sheets { subject, sheet } => reading::sheets(store, person, &subject, sheet)?,
        Ask::Figures { subject, place } => {
            let blocks = reading::blocks(store, person, &subject)?;
            let figures = store.figures_among(&blocks)?;
            let near = Near::of(&figures, &blocks);
            Answer::Figures {
                figures,
                near,
                place,
            }
        }
        Ask::Meetings => Answer::Meetings(store.meetings()?),
        Ask::Tick { targets, done } => {
            store.tick(&targets, done, &hand())?;
            Answer::Ticked { targets, done }
        }
        Ask::Say(Say::Office(deed)) => Answer::Kept(office::keep(store, &deed, &hand())?),
        Ask::Say(what) => Answer::Said {
            words: saying::say(store, what, &hand())?,
        },
        Ask::Prepare(what) => {
            let mut answer = preparing::prepare(store, what, &hand())?;
            if let Answer::Prepared(jots) = &mut answer
                && person.shared.load(Ordering::Relaxed)
            {
                jots.retain(|jot| !jot.exempt);
            }
            answer
        }
        Ask::Print(subject) => preparing::print(store, person, &subject)?,
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
        Ask::Asked => Answer::Asked(store.asked_of_finder()?),
        Ask::KeepAsked(typed) => {
            store.keep_asked(&typed)?;
            return Ok(None);
        }
    }))
}

/// The desk over a meeting, or over the one that matters.
fn opened(
    store: &mut Store,
    person: &Person,
    looks: &mut Looks,
    number: u64,
    meeting: Option<i64>,
) -> Result<Answer, Error> {
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
    let mut desk = lay_out(store, looks, key)?;
    if let Some(withheld) = person.withheld(store)? {
        exempt::leave_out_of_desk(&mut desk, &withheld);
    }
    store.remember_committee(desk.meeting.committee_key)?;
    let sooner = store.sooner(&desk.meeting, person.today)?;
    let without_minutes = store.without_minutes(&desk.meeting, person.today)?;
    let mut prepared = Prepared::new(desk, person.today);
    prepared.sooner = sooner;
    prepared.without_minutes = without_minutes;
    let desk = Some(Box::new(prepared));
    Ok(Answer::Opened {
        number,
        desk,
        unfiled: Vec::new(),
        meetings: 0,
    })
}
