//! The thread that reads papers into the store while the desk goes on, and looks for new
//! ones where they arrive.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use jiff::{Timestamp, ToSpan};

use crate::extract::Reader;
use crate::import::sources::{Paper, sources};
use crate::import::{self, Outcome};
use crate::store::{Error, Filing, Store};
use crate::tui::event::{Answer, Arrival, Event, Fetched, Fetching};
use crate::tui::handin::{self, HandIn};

/// What papers are saved as.
const ENDINGS: [&str; 12] = [
    "csv", "pdf", "docx", "xlsx", "xls", "html", "htm", "mht", "mhtml", "txt", "xml", "zip",
];

/// How old a paper may be that is called new when nobody has looked there before.
const DAYS: i64 = 14;

/// What is to be done with papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetch {
    /// Read these files and folders.
    Take(Vec<PathBuf>),
    /// Stop reading after the paper that is being read.
    Stop,
    /// Look for new papers where they arrive.
    Look,
    /// Say nothing more of those that have arrived so far.
    Leave,
    /// Write a committee's table to a file.
    HandIn(HandIn),
    /// Finish the name of a file as far as it is sure.
    Complete(String),
}

/// The way to the thread.
pub struct Intake {
    wanted: Sender<Fetch>,
    stops: Arc<AtomicBool>,
}

impl Intake {
    /// Starts the thread; `inbox` is where papers arrive.
    pub fn start(
        folder: PathBuf,
        inbox: Option<PathBuf>,
        reader: Reader,
        events: Sender<Event>,
    ) -> std::io::Result<Intake> {
        let (wanted, jobs) = mpsc::channel();
        let stops = Arc::new(AtomicBool::new(false));
        let worker = Worker {
            folder,
            inbox,
            reader,
            stops: Arc::clone(&stops),
            events,
        };
        thread::Builder::new()
            .name("intake".to_owned())
            .spawn(move || worker.work(&jobs))?;
        Ok(Intake { wanted, stops })
    }

    /// Asks for something.
    pub fn ask(&self, fetch: Fetch) {
        if fetch == Fetch::Stop {
            self.stops.store(true, Ordering::Relaxed);
        } else {
            // A thread that is gone has said why.
            let _ = self.wanted.send(fetch);
        }
    }
}

struct Worker {
    folder: PathBuf,
    inbox: Option<PathBuf>,
    reader: Reader,
    stops: Arc<AtomicBool>,
    events: Sender<Event>,
}

impl Worker {
    fn work(&self, jobs: &Receiver<Fetch>) {
        while let Ok(job) = jobs.recv() {
            let answered = match job {
                Fetch::Take(paths) => {
                    self.stops.store(false, Ordering::Relaxed);
                    let fetched = self.take(&paths);
                    fetched.map(|fetched| self.answer(Answer::Fetched(fetched)))
                }
                Fetch::Look => self.look(),
                Fetch::Leave => self.leave().and_then(|()| self.look()),
                Fetch::Complete(typed) => {
                    let text = complete(&typed);
                    self.answer(Answer::Completed { typed, text });
                    Ok(())
                }
                Fetch::HandIn(wanted) => {
                    let written = handin::write(&self.folder, &wanted, &self.reader);
                    self.answer(written.map_or_else(
                        |what| Answer::Failed { what, fatal: false },
                        |written| Answer::Printed {
                            what: format!("the {}", wanted.what.words().to_lowercase()),
                            path: written.path,
                            said: written.said,
                        },
                    ));
                    Ok(())
                }
                Fetch::Stop => Ok(()),
            };
            if let Err(error) = answered {
                let what = error.to_string();
                self.answer(Answer::Failed { what, fatal: false });
                self.answer(Answer::Fetched(Fetched::default()));
            }
        }
    }

    fn answer(&self, answer: Answer) {
        // A desk that is gone hears nothing.
        let _ = self.events.send(Event::Answer(answer));
    }

    /// Reads papers into the store, each in a transaction of its own, and then reckons what
    /// became of the promises in them.
    fn take(&self, paths: &[PathBuf]) -> Result<Fetched, Error> {
        let mut fetched = Fetched::default();
        let sources = match sources(paths) {
            Ok(sources) => sources,
            Err(error) => {
                fetched.failed.push((String::new(), error.to_string()));
                return Ok(fetched);
            }
        };
        let mut store = Store::open(&self.folder)?;
        // The threads are reckoned behind the last paper, or when the desk asks for them.
        store.let_threads_wait();
        let read = sources.iter().enumerate().try_for_each(|(done, source)| {
            source.each(|paper| {
                if self.stops.load(Ordering::Relaxed) {
                    fetched.stopped = true;
                    return Ok(());
                }
                self.answer(Answer::Fetching(Fetching {
                    done,
                    total: sources.len(),
                    name: paper.name.clone(),
                }));
                self.paper(&mut store, paper, &mut fetched)
            })
        });
        store.reckon_due_threads()?;
        read?;
        drop(store);
        self.look()?;
        Ok(fetched)
    }

    /// Reads one paper. Only a fault of the store itself ends the whole.
    fn paper(&self, store: &mut Store, paper: Paper, fetched: &mut Fetched) -> Result<(), Error> {
        let now = Timestamp::now();
        let filing = Filing::default();
        let outcome = paper.bytes.and_then(|bytes| {
            import::document(store, &paper.name, &bytes, &self.reader, &filing, now)
        });
        match outcome {
            Ok(Outcome { reading, imported }) => {
                match reading {
                    Some(reading) => {
                        fetched.names.push(paper.name);
                        let attached = reading.losses.iter().filter(|loss| loss.is_attached());
                        fetched
                            .attached
                            .extend(attached.map(|loss| loss.what.clone()));
                        fetched.losses += reading.losses.len();
                        fetched.unfiled += usize::from(imported.unfiled);
                    }
                    None => fetched.held += 1,
                }
                fetched.gone.extend(imported.gone);
                fetched.meeting = imported.meetings.first().copied().or(fetched.meeting);
            }
            Err(import::Error::Store(error)) => return Err(error),
            Err(_) if paper.may_be_left_out => {}
            Err(error) => fetched.failed.push((paper.name, error.to_string())),
        }
        Ok(())
    }

    /// Says which papers are new where they arrive: their names, and nothing of what is in
    /// them.
    fn look(&self) -> Result<(), Error> {
        let Some(inbox) = &self.inbox else {
            return Ok(());
        };
        let store = Store::open(&self.folder)?;
        let fortnight = Timestamp::now().checked_sub((DAYS * 24).hours()).ok();
        let since = store.inbox_left()?.or(fortnight);
        let mut arrived = Vec::new();
        for (path, name, changed) in files(inbox) {
            let is_new = since.is_none_or(|since| changed > since);
            if is_new && !store.holds_name(&name)? {
                arrived.push(Arrival {
                    path,
                    name,
                    changed,
                });
            }
        }
        arrived.sort_by(|one, other| {
            let newest = other.changed.cmp(&one.changed);
            newest.then_with(|| one.name.cmp(&other.name))
        });
        self.answer(Answer::Arrived(arrived));
        Ok(())
    }

    fn leave(&self) -> Result<(), Error> {
        Store::open(&self.folder)?.leave_inbox(Timestamp::now())
    }
}

/// The files of a folder that may be papers, with the instant at which each changed. A
/// folder that is not there holds none.
fn files(folder: &Path) -> Vec<(PathBuf, String, Timestamp)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let entries = entries.flatten().filter_map(|entry| {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        let kept_by_word = name.starts_with(['.', '~']);
        if kept_by_word || !ENDINGS.contains(&ending.as_str()) {
            return None;
        }
        let told = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let changed = Timestamp::try_from(told.modified().ok()?).ok()?;
        Some((path, name, changed))
    });
    entries.collect()
}

/// A typed path as far as the files that are there leave no choice.
fn complete(typed: &str) -> String {
    let cut = typed
        .rfind(['/', std::path::MAIN_SEPARATOR])
        .map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at(cut);
    let home = directories::BaseDirs::new();
    let place = match (folder.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.home_dir().join(rest),
        (Some(_) | None, _) if folder.is_empty() => PathBuf::from("."),
        (Some(_) | None, _) => PathBuf::from(folder),
    };
    let Ok(entries) = fs::read_dir(place) else {
        return typed.to_owned();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let mut name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            if hidden || !name.starts_with(begun) {
                return None;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                name.push('/');
            }
            Some(name)
        })
        .collect();
    names.sort();
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return typed.to_owned();
    };
    // Sorted: what the first and the last share, all share.
    let shared = first.chars().zip(last.chars());
    let shared = shared
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one);
    format!("{folder}{}", shared.collect::<String>())
}
