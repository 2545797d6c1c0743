//! An invented council's papers, and a stand-in for the workers that answers at once.

pub mod papers;
mod promises;
pub mod reading;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;

use crate::domain::source::Place;
use crate::store::desk::{Desk, MeetingRow, SourceRow, Tick};
use crate::store::edits::Spot;
use crate::store::jots::{Jot, weave};
use crate::store::left_off::LeftOff;
use crate::store::printed::PageFound;
use crate::store::{Target, Ticked, Undone};
use crate::tui::event::{Answer, Ask, Effect, Prepare, Say, Subject, Way};
use crate::tui::find::fuzzy::Index;
use crate::tui::find::{Group, Kind};
use crate::tui::keymap::Keymap;
use crate::tui::office::Kept;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::tests::shelf::papers::{date, desk, meetings, source};
use crate::tui::tests::shelf::reading::{blocks, find_rows, hit, jot};

/// The day on which the tests sit at the desk.
pub const TODAY: &str = "2031-10-03";

pub struct Shelf {
    pub desk: Option<Desk>,
    pub meetings: Vec<MeetingRow>,
    pub copied: Vec<String>,
    pub asked: Vec<Effect>,
    pub said: Vec<Say>,
    /// The disk has no room.
    pub is_full: bool,
    pub drafts: Vec<String>,
    /// Lines that were begun.
    pub begun: BTreeMap<String, String>,
    pub printed: Vec<Subject>,
    pub left_off: Option<LeftOff>,
    /// The item that page 21 is of.
    pub page_is_of: Option<i64>,
    journal: Vec<(Vec<Target>, Ticked)>,
    undone: Vec<(Vec<Target>, Ticked)>,
    /// The meeting that what is undone is of, its committee and its day.
    pub undone_at: (i64, Option<(i64, jiff::civil::Date)>),
    /// What was typed into the finder before.
    pub queries: Vec<String>,
}

impl Shelf {
    pub fn new() -> Shelf {
        Shelf {
            desk: Some(desk()),
            meetings: meetings(),
            copied: Vec::new(),
            asked: Vec::new(),
            said: Vec::new(),
            is_full: false,
            drafts: Vec::new(),
            begun: BTreeMap::new(),
            printed: Vec::new(),
            left_off: None,
            page_is_of: None,
            journal: Vec::new(),
            undone: Vec::new(),
            undone_at: (1, None),
            queries: Vec::new(),
        }
    }

    pub fn answer(&mut self, effect: Effect) -> Vec<Answer> {
        self.asked.push(effect.clone());
        match effect {
            Effect::Ask(ask) => self.ask(ask),
            Effect::Search(query) => {
                let number = query.number;
                let mut index = Index::new(find_rows(), &Keymap::default());
                let found = index
                    .find(&query, &AtomicU64::new(number))
                    .unwrap_or_default();
                let words = if query.typed.contains("gang") {
                    vec![hit()]
                } else {
                    Vec::new()
                };
                let words = Group {
                    kind: Kind::Words,
                    count: words.len(),
                    found: words,
                    and_more: false,
                };
                vec![
                    Answer::Names { number, found },
                    Answer::Words {
                        number,
                        found: words,
                    },
                ]
            }
            Effect::Copy(text) => {
                self.copied.push(text);
                Vec::new()
            }
            Effect::Paint(job) => super::pages::paint(&job),
            Effect::Fetch(_)
            | Effect::OpenFile(_)
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Mouse(_)
            | Effect::Quit => Vec::new(),
        }
    }

    /// Page 21 is held, and no other.
    fn page(&self, typed: String) -> Answer {
        let found = (typed == "21").then(|| PageFound {
            source: SourceRow {
                place: Place {
                    page: Some(21),
                    printed_page: None,
                    line: 1,
                },
                ..source(21)
            },
            item: self.page_is_of,
        });
        Answer::Page { typed, found }
    }

    #[allow(
        clippy::too_many_lines,
        reason = "an arm for each question, and no more"
    )]
    fn ask(&mut self, ask: Ask) -> Vec<Answer> {
        match ask {
            Ask::Open { number, meeting } => {
                let desk = self.desk.clone().map(|mut desk| {
                    if let Some(other) = self.meetings.iter().find(|row| Some(row.key) == meeting)
                        && other.key != desk.meeting.key
                    {
                        desk.meeting = other.clone();
                        desk.agenda.truncate(2);
                        desk.agenda[0].key += 1000;
                        desk.agenda[1].key += 1000;
                    }
                    Box::new(Prepared::new(desk, date(TODAY)))
                });
                vec![Answer::Opened {
                    number,
                    desk,
                    unfiled: Vec::new(),
                    meetings: 0,
                }]
            }
            Ask::Blocks(subject) => {
                let jots = self.desk.iter().flat_map(|desk| desk.jots.iter());
                let on = |key| Target::Item(key);
                let jots: Vec<Jot> = match &subject {
                    Subject::Item(key) => jots.filter(|jot| jot.on == on(*key)).cloned().collect(),
                    _ => Vec::new(),
                };
                let blocks = weave(blocks(&subject), &jots);
                let left_off = self.left_off.clone();
                vec![Answer::Blocks {
                    subject,
                    blocks,
                    left_off,
                }]
            }
            Ask::Sheets { subject, sheet } => vec![super::pages::sheets(&subject, sheet)],
            Ask::Figures { place, .. } => vec![super::pages::figures(place)],
            Ask::Page { typed, .. } => vec![self.page(typed)],
            Ask::Original(source) => vec![Answer::Lent {
                path: PathBuf::from("opened/pack.pdf"),
                place: words::place(&source),
            }],
            Ask::Meetings => vec![Answer::Meetings(self.meetings.clone())],
            Ask::Tick { targets, done } => {
                self.journal.push((targets.clone(), done));
                self.undone.clear();
                self.set(&targets, done);
                vec![Answer::Ticked { targets, done }]
            }
            Ask::Say(Say::Office(_)) if self.is_full => vec![Answer::Failed {
                what: "the disk is full; make room and repeat".to_owned(),
                fatal: false,
            }],
            Ask::Say(what @ Say::Office(_)) => {
                self.said.push(what);
                vec![Answer::Kept(Kept {
                    words: "kept".to_owned(),
                    new: None,
                })]
            }
            Ask::Say(what) => {
                self.said.push(what);
                vec![Answer::Said {
                    words: "said".to_owned(),
                }]
            }
            Ask::Prepare(what) => self.prepare(what),
            Ask::Print(subject) => {
                self.printed.push(subject);
                vec![Answer::Printed {
                    what: "the item".to_owned(),
                    path: "/home/ada/item.html".into(),
                    said: Vec::new(),
                }]
            }
            Ask::Undo(way) => {
                let (from, to) = match way {
                    Way::Undo => (&mut self.journal, &mut self.undone),
                    Way::Redo => (&mut self.undone, &mut self.journal),
                };
                let Some((targets, done)) = from.pop() else {
                    return vec![Answer::Undone { way, undone: None }];
                };
                to.push((targets.clone(), done));
                let now = match (way, done) {
                    (Way::Undo, Ticked::Yes) | (Way::Redo, Ticked::No) => Ticked::No,
                    (Way::Undo, Ticked::No) | (Way::Redo, Ticked::Yes) => Ticked::Yes,
                };
                self.set(&targets, now);
                let undone = Undone {
                    what: "the tick on “the gangway at Low Pier …”".to_owned(),
                    target: targets[0],
                    meeting_key: Some(self.undone_at.0),
                    of: self.undone_at.1,
                };
                vec![Answer::Undone {
                    way,
                    undone: Some(undone),
                }]
            }
            Ask::Star { committee, mine } => {
                for row in self
                    .meetings
                    .iter_mut()
                    .filter(|row| row.committee_key == committee)
                {
                    row.mine = mine;
                }
                vec![Answer::Starred { committee, mine }]
            }
            Ask::File { name, .. } => vec![Answer::Filed {
                name,
                meetings: vec![1],
            }],
            Ask::Asked => vec![Answer::Asked(self.queries.clone())],
            Ask::KeepAsked(typed) => {
                self.queries.insert(0, typed);
                Vec::new()
            }
            Ask::LeaveOff { .. }
            | Ask::IsNewHere
            | Ask::Greeted
            | Ask::KeptLook
            | Ask::KeepLook(_)
            | Ask::Share(_)
            | Ask::Look => Vec::new(),
        }
    }

    fn prepare(&mut self, what: Prepare) -> Vec<Answer> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let said = |words: &str| {
            vec![Answer::Said {
                words: words.to_owned(),
            }]
        };
        match what {
            Prepare::Write {
                spot: Spot::On(on),
                kind,
                written,
            } => {
                let id = format!("6a/{}", desk.jots.len() + 1);
                desk.jots.push(jot(&id, on, kind, written));
                said("kept")
            }
            Prepare::Write {
                spot: Spot::Held(id),
                written,
                ..
            } => {
                let mut jots = desk.jots.iter_mut();
                jots.find(|jot| jot.id == id).unwrap().written = written;
                said("kept")
            }
            Prepare::Draft { written, .. } => {
                self.drafts.push(written.words);
                vec![Answer::DraftKept]
            }
            Prepare::Drop { .. } => {
                self.drafts.clear();
                vec![Answer::DraftKept]
            }
            Prepare::Remove(_, id) => {
                desk.jots.retain(|jot| jot.id != id);
                said("taken away")
            }
            Prepare::List => vec![Answer::Prepared(desk.jots.clone())],
            Prepare::Begun { id, words } => {
                self.begun.insert(id, words);
                vec![Answer::DraftKept]
            }
            Prepare::ListBegun => {
                let begun = self.begun.clone().into_iter();
                vec![Answer::Begun(
                    begun.filter(|(_, words)| !words.is_empty()).collect(),
                )]
            }
        }
    }

    fn set(&mut self, targets: &[Target], done: Ticked) {
        let tick = Tick {
            on: date(TODAY),
            by: "Ada".to_owned(),
        };
        if let Some(desk) = self.desk.take() {
            let mut prepared = Prepared::new(desk, date(TODAY));
            prepared.mark(targets, done, &tick);
            self.desk = Some(prepared.desk);
        }
    }
}
