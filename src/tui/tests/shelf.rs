//! An invented council's papers, and a stand-in for the workers that answers at once.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::civil::{Date, Time};

use crate::domain::agenda::Paper;
use crate::domain::source::{Loss, Place};
use crate::store::by_hand::ByHand;
use crate::store::by_hand::RowByHand;
use crate::store::desk::{
    ActionRow, AgendaRow, Block, BlockRole, ClauseKind, ClauseRow, Desk, FindKind, FindRow, Hit,
    LossRow, MeetingRow, MinuteRow, News, ProgrammeLine, SourceRow, Tick, UnfiledRow,
};
use crate::store::edits::Spot;
use crate::store::jots::{Jot, JotKind, Written, weave};
use crate::store::left_off::LeftOff;
use crate::store::previous::Previous;
use crate::store::printed::PageFound;
use crate::store::threads::{Held, HeldPaper, KnownMeeting, Thread, TraceRow};
use crate::store::{Target, Ticked, Undone};
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::tui::event::Prepare;
use crate::tui::event::{Answer, Ask, Effect, Say, Subject, Way};
use crate::tui::find::fuzzy::Index;
use crate::tui::find::{Found, Group, Kind, Leads};
use crate::tui::keymap::Keymap;
use crate::tui::office::Kept;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;

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
                    meeting_key: Some(1),
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

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn source(page: u32) -> SourceRow {
    SourceRow {
        document_key: 1,
        document: "ferries-october.pdf".to_owned(),
        place: Place {
            page: Some(page),
            printed_page: Some((page - 2).to_string()),
            line: 4,
        },
        rule: "decision-list".to_owned(),
    }
}

fn meeting(key: i64, committee: (i64, &str), day: &str, items: u32) -> MeetingRow {
    MeetingRow {
        key,
        id: format!("m{key}"),
        council: Some("Saltmarsh Borough Council".to_owned()),
        committee_key: committee.0,
        committee: committee.1.to_owned(),
        with: Vec::new(),
        date: Some(date(day)),
        time: Time::new(17, 30, 0, 0).ok(),
        place: Some("Tide Room".to_owned()),
        status: None,
        items,
        actions: if items > 0 { 4 } else { 0 },
        documents: vec!["ferries-october.pdf".to_owned()],
        mine: false,
    }
}

fn meetings() -> Vec<MeetingRow> {
    let ferries = (1, "HARBOUR AND FERRIES SCRUTINY PANEL");
    vec![
        meeting(4, ferries, "2031-12-04", 0),
        meeting(1, ferries, "2031-10-06", 9),
        meeting(2, (2, "Parks and Allotments Committee"), "2031-09-16", 7),
        meeting(3, ferries, "2031-08-24", 8),
    ]
}

fn item(key: i64, number: &str, title: &str) -> AgendaRow {
    AgendaRow {
        key,
        id: format!("i{key}"),
        number: Some(number.to_owned()),
        title: title.to_owned(),
        appendix: None,
        ask: None,
        exempt: false,
        paper: None,
        first_seen: None,
        first_seen_in: None,
        inferred: Vec::new(),
        pages: None,
        printed_pages: None,
        words: 0,
        actions: 0,
        has_minutes: false,
        procedural: false,
        read: false,
        put_right: Vec::new(),
        news: None,
    }
}

fn agenda() -> Vec<AgendaRow> {
    let procedural = |key, number, title| AgendaRow {
        procedural: true,
        ..item(key, number, title)
    };
    vec![
        procedural(1, "1", "APOLOGIES FOR ABSENCE"),
        procedural(2, "2", "DECLARATIONS OF INTEREST"),
        AgendaRow {
            appendix: Some("A".to_owned()),
            ask: Some("Members are asked to confirm the minutes.".to_owned()),
            pages: Some((3, 9)),
            ..procedural(3, "3", "MINUTES OF THE PREVIOUS MEETING")
        },
        procedural(4, "4", "PETITIONS"),
        procedural(5, "5", "QUESTIONS, REPRESENTATIONS AND STATEMENTS OF CASE"),
        AgendaRow {
            appendix: Some("B".to_owned()),
            ask: Some("The Panel is recommended to note the report and pass comments to the harbour master.".to_owned()),
            pages: Some((11, 18)),
            printed_pages: Some(("9".to_owned(), "16".to_owned())),
            words: 2350,
            actions: 2,
            ..item(6, "6", "FERRY TIMETABLE REVIEW")
        },
        AgendaRow {
            appendix: Some("C".to_owned()),
            ask: Some("The Panel is asked to agree the plan for the winter months.".to_owned()),
            pages: Some((19, 39)),
            words: 7980,
            news: Some(News::Changed),
            ..item(7, "7", "DREDGING OF THE NORTH CHANNEL AND ITS COST TO THE NHS PATIENT LAUNCH")
        },
        AgendaRow {
            appendix: Some("D".to_owned()),
            paper: Some(Paper::ToFollow),
            ..item(8, "8", "Low Pier gangway")
        },
        AgendaRow { exempt: true, ..item(9, "9", "Lease of the ticket hall") },
    ]
}

fn clause(
    id: &str,
    kind: ClauseKind,
    number: Option<&str>,
    text: &str,
    tracked: bool,
) -> ClauseRow {
    ClauseRow {
        key: 0,
        id: id.to_owned(),
        kind,
        label: (kind == ClauseKind::Decision).then(|| "AGREED".to_owned()),
        number: number.map(str::to_owned),
        text: text.to_owned(),
        tracked,
        owner: None,
        source: source(7),
    }
}

fn minutes() -> Vec<MinuteRow> {
    let row = |key, day: &str, number: &str, title: &str, clauses| MinuteRow {
        key,
        id: format!("n{key}"),
        meeting_key: 3,
        date: Some(date(day)),
        number: Some(number.to_owned()),
        title: title.to_owned(),
        clauses,
        truncated: false,
        exempt: false,
        procedural: false,
    };
    vec![
        row(
            21,
            "2031-08-24",
            "20",
            "FERRY TIMETABLE REVIEW",
            vec![
                clause(
                    "c1",
                    ClauseKind::Decision,
                    Some("1"),
                    "That the report be noted.",
                    false,
                ),
                clause(
                    "c2",
                    ClauseKind::Decision,
                    Some("2"),
                    "That a report on the evening sailings be brought to the next meeting.",
                    true,
                ),
                clause(
                    "c3",
                    ClauseKind::Request,
                    None,
                    "Members asked for the number of cancelled sailings by month.",
                    true,
                ),
            ],
        ),
        row(
            22,
            "2031-08-24",
            "21",
            "Low Pier gangway",
            vec![clause(
                "c4",
                ClauseKind::Undertaking,
                None,
                "The harbour master said that the gangway would be inspected before the autumn gales.",
                true,
            )],
        ),
        row(
            23,
            "2031-06-12",
            "9",
            "Ferry timetable review",
            vec![clause(
                "c5",
                ClauseKind::Decision,
                None,
                "That the timetable be consulted on in two wards.",
                true,
            )],
        ),
        row(24, "2031-06-12", "10", "Ice on the slipways", vec![]),
    ]
}

fn action(key: i64, minute: &str, item: &str, text: &str) -> ActionRow {
    ActionRow {
        thread: Thread {
            held: held(),
            ..Thread::default()
        },
        by_hand: ByHand::default(),
        meeting_key: 0,
        key,
        id: format!("a{key}"),
        kind: ClauseKind::Decision,
        text: text.to_owned(),
        owner: None,
        due: None,
        due_date: None,
        committee: "Harbour and Ferries Scrutiny Panel".to_owned(),
        date: Some(date("2031-08-24")),
        minute: Some(minute.to_owned()),
        item: Some(item.to_owned()),
        item_key: Some(21),
        said_done: false,
        status: None,
        ticked: None,
        source: Some(source(7)),
        progress: Vec::new(),
        taken_down: None,
        put_right: Vec::new(),
    }
}

/// What is held of the panel: the pack on the desk, and no minutes of September.
fn held() -> Arc<Held> {
    let known = |day: &str, has_minutes| KnownMeeting {
        date: date(day),
        is_cancelled: false,
        has_minutes,
    };
    Arc::new(Held {
        papers: vec![
            HeldPaper {
                document: "ferries-august.pdf".to_owned(),
                date: date("2031-08-24"),
                lists: true,
            },
            HeldPaper {
                document: "ferries-october.pdf".to_owned(),
                date: date("2031-10-06"),
                lists: true,
            },
        ],
        meetings: vec![
            known("2031-06-12", true),
            known("2031-08-24", true),
            known("2031-09-18", false),
            known("2031-10-06", false),
        ],
    })
}

/// A place where an action turns up again.
fn trace(id: &str, place: In, day: Option<&str>, text: &str) -> TraceRow {
    TraceRow {
        id: id.to_owned(),
        place,
        committee: "Harbour and Ferries Scrutiny Panel".to_owned(),
        day: day.map(date),
        due: None,
        owner: None,
        title: None,
        text: text.to_owned(),
        part: text.to_owned(),
        progress: None,
        done: false,
        promised_again: false,
        score: 0.9,
        why: vec!["evening".to_owned(), "sailings".to_owned()],
        changed: None,
        slipped: Vec::new(),
        added: false,
        home: None,
        verdict: None,
        item_key: None,
        meeting_key: Some(1),
        source: source(40),
    }
}

/// An action with its traces.
fn found(action: ActionRow, traces: Vec<TraceRow>) -> ActionRow {
    let thread = Thread {
        traces,
        ..action.thread
    };
    ActionRow { thread, ..action }
}

/// An action that its meeting recorded twice.
fn same_as(action: ActionRow, other: &str) -> ActionRow {
    let thread = Thread {
        same_as: vec![other.to_owned()],
        ..action.thread
    };
    ActionRow { thread, ..action }
}

/// An action that names a day.
fn names(action: ActionRow, day: &str) -> ActionRow {
    let thread = Thread {
        names: vec![date(day)],
        ..action.thread
    };
    ActionRow { thread, ..action }
}

fn actions() -> Vec<ActionRow> {
    let gangway = "That the gangway at Low Pier be inspected before the autumn gales.";
    vec![
        found(
            action(
                31,
                "20",
                "FERRY TIMETABLE REVIEW",
                "That a report on the evening sailings be brought to the next meeting.",
            ),
            vec![
                TraceRow {
                    title: Some("Ferry timetable review".to_owned()),
                    changed: Some(Changed::Softened),
                    why: vec![
                        "evening".to_owned(),
                        "sailings".to_owned(),
                        "entered under its item".to_owned(),
                    ],
                    ..trace(
                        "t1",
                        In::Programme,
                        Some("2031-08-24"),
                        "Evening sailings to be considered.",
                    )
                },
                TraceRow {
                    score: 0.62,
                    item_key: Some(6),
                    ..trace(
                        "t2",
                        In::Agenda,
                        Some("2031-10-06"),
                        "FERRY TIMETABLE REVIEW",
                    )
                },
            ],
        ),
        names(
            ActionRow {
                due: Some("30 September 2031".to_owned()),
                due_date: Some(date("2031-09-30")),
                owner: Some("Harbour Master".to_owned()),
                ..action(
                    32,
                    "20",
                    "FERRY TIMETABLE REVIEW",
                    "Members asked for the number of cancelled sailings by month.",
                )
            },
            "2031-09-30",
        ),
        same_as(action(33, "21", "Low Pier gangway", gangway), "a34"),
        same_as(action(34, "21", "Low Pier gangway", gangway), "a33"),
        {
            let mut fare = action(
                35,
                "22",
                "Ticket prices",
                "That the children’s fare be printed on the timetable.",
            );
            fare.said_done = true;
            fare.thread.said_done = true;
            fare
        },
        names(
            ActionRow {
                date: Some(date("2031-06-12")),
                due_date: Some(date("2031-12-01")),
                ..action(
                    36,
                    "9",
                    "Ice on the slipways",
                    "That grit be kept at each slipway from December.",
                )
            },
            "2031-12-01",
        ),
        ActionRow {
            date: Some(date("2031-06-12")),
            ticked: Some(Tick {
                on: date("2031-09-01"),
                by: "Ada".to_owned(),
            }),
            ..action(37, "11", "Lifebelts", "That the lifebelts be counted.")
        },
    ]
}

fn programme() -> Vec<ProgrammeLine> {
    let line = |key, day: Option<&str>, item: &str| ProgrammeLine {
        key,
        id: format!("p{key}"),
        topic: false,
        date: day.map(date),
        note: None,
        item: item.to_owned(),
        tentative: false,
        actions: None,
        progress: None,
        ticked: None,
        source: Some(source(40)),
        put_right: Vec::new(),
        by_hand: RowByHand::default(),
    };
    vec![
        ProgrammeLine {
            actions: Some("Evening sailings to be reported.".to_owned()),
            progress: Some("Added to the October agenda.".to_owned()),
            ..line(41, Some("2031-08-24"), "Ferry timetable review")
        },
        line(42, Some("2031-10-06"), "Dredging of the north channel"),
        ProgrammeLine {
            tentative: true,
            ..line(43, Some("2031-12-04"), "Low Pier gangway")
        },
        line(44, Some("2032-02-11"), "Fares and concessions"),
        ProgrammeLine {
            topic: true,
            ..line(45, None, "Seals on the breakwater")
        },
        ProgrammeLine {
            topic: true,
            note: Some("Spring 2032".to_owned()),
            ..line(46, None, "Pilotage")
        },
    ]
}

pub fn desk() -> Desk {
    Desk {
        meeting: meetings()[1].clone(),
        agenda: agenda(),
        previous: Previous {
            confirmed: vec![date("2031-08-24")],
            ..Previous::default()
        },
        minutes: minutes(),
        actions: actions(),
        programme: programme(),
        welsh_alone: false,
        programme_headings: [
            "Meeting date",
            "Item",
            "Recommendations / Actions",
            "Progress",
        ]
        .map(str::to_owned)
        .to_vec(),
        days: ["2031-08-24", "2031-10-06", "2031-12-04", "2032-02-11"]
            .map(date)
            .to_vec(),
        people: ["Kit Garrow", "Ida Moss"].map(str::to_owned).to_vec(),
        losses: vec![
            lost(31, "a chart whose figures are a picture"),
            lost(14, "a table whose columns could not be told apart"),
        ],
        jots: Vec::new(),
        unfiled: vec![UnfiledRow {
            key: 9,
            id: "d9".to_owned(),
            name: "gangway.txt".to_owned(),
            title: "LOW PIER GANGWAY".to_owned(),
            committee: None,
            date: None,
            fits: Vec::new(),
        }],
    }
}

fn block(role: BlockRole, mark: &str, text: &str, page: Option<u32>) -> Block {
    Block {
        role,
        mark: mark.to_owned(),
        text: text.to_owned(),
        source: page.map(source),
    }
}

pub fn jot(id: &str, on: Target, kind: JotKind, written: Written) -> Jot {
    Jot {
        id: id.to_owned(),
        kind,
        written,
        unfinished: false,
        on,
        item: Some("6".to_owned()),
        row: "Summer ferries".to_owned(),
        exempt: false,
        stands: true,
        committee: "Harbour Panel".to_owned(),
        date: Some(date(TODAY)),
        meeting_key: Some(1),
        on_day: Some(date(TODAY)),
        by: "Ada".to_owned(),
    }
}

pub fn blocks(subject: &Subject) -> Vec<Block> {
    match subject {
        Subject::Changes(_)
        | Subject::Row(_)
        | Subject::Brief(_)
        | Subject::Work(_)
        | Subject::Found(..)
        | Subject::Year(..) => {
            vec![block(BlockRole::Section, "", "The agenda", None)]
        }
        Subject::Item(6) => vec![
            block(BlockRole::Section, "", "Asked of us", None),
            block(
                BlockRole::Ask,
                "",
                "The Panel is recommended to note the report and pass comments to the harbour master.",
                Some(5),
            ),
            block(BlockRole::Section, "", "Recommendations", None),
            block(
                BlockRole::Recommendation,
                "a",
                "note that sailings rose by a tenth over the summer; and",
                Some(12),
            ),
            block(
                BlockRole::Recommendation,
                "b",
                "comment on the draft winter timetable, in particular on the last sailing from Low Pier.",
                Some(12),
            ),
            block(BlockRole::Section, "", "Report", None),
            block(BlockRole::Heading, "", "1. SUMMARY", Some(11)),
            block(
                BlockRole::Text,
                "",
                "1.1 The ferries carried 41,000 people between May and August, which is more than in any summer since the new pier was opened.",
                Some(11),
            ),
            block(
                BlockRole::Text,
                "",
                "1.2 Two sailings in a hundred were cancelled, most of them for fog.",
                Some(12),
            ),
            block(BlockRole::Row, "", "Month\tSailings\tCancelled", Some(12)),
            block(BlockRole::Row, "", "May\t310\t4", Some(12)),
            block(BlockRole::Row, "", "June\t1,322\t11", Some(12)),
            block(
                BlockRole::Loss,
                "",
                "a chart whose figures are a picture",
                Some(13),
            ),
            block(BlockRole::Heading, "", "2. WINTER", Some(13)),
            block(
                BlockRole::Point,
                "•",
                "The last sailing from Low Pier would leave an hour earlier from 24 March 2032, which saves £39,700.",
                Some(13),
            ),
            block(BlockRole::Point, "•", "Sundays stay as they are.", Some(14)),
        ],
        Subject::Item(_) => vec![
            block(BlockRole::Section, "", "Minutes", None),
            block(
                BlockRole::Text,
                "",
                "The harbour master introduced the report.",
                Some(7),
            ),
            block(
                BlockRole::Clause,
                "AGREED 1",
                "That the report be noted.",
                Some(7),
            ),
        ],
        Subject::Place { .. } => vec![
            block(
                BlockRole::Text,
                "",
                "The harbour master was thanked for the report.",
                Some(7),
            ),
            block(
                BlockRole::Clause,
                "AGREED 2",
                "That a report on the evening sailings be brought to the next meeting.",
                Some(7),
            ),
            block(
                BlockRole::Text,
                "",
                "It was said that the gangway at Low Pier moves in the swell.",
                Some(8),
            ),
        ],
    }
}

fn lost(page: u32, what: &str) -> LossRow {
    LossRow {
        document_key: 1,
        document: "ferries-october.pdf".to_owned(),
        printed_page: Some((page - 2).to_string()),
        loss: Loss {
            page: Some(page),
            what: what.to_owned(),
        },
    }
}

fn find_rows() -> Vec<FindRow> {
    let row = |kind, key, text: &str| FindRow {
        kind,
        key,
        id: format!("f{key}"),
        promise: None,
        whence: None,
        meeting_key: Some(1),
        committee_key: Some(1),
        page: None,
        text: text.to_owned(),
        beside: "Harbour and Ferries Scrutiny Panel · 6 Oct 2031".to_owned(),
    };
    vec![
        row(FindKind::Item, 6, "6 Ferry timetable review"),
        row(FindKind::Item, 8, "8 Low Pier gangway"),
        row(
            FindKind::Action,
            34,
            "That the gangway at Low Pier be inspected before the autumn gales.",
        ),
        FindRow {
            id: "t1".to_owned(),
            promise: Some(
                "That a report on the evening sailings be brought to the next meeting.".to_owned(),
            ),
            whence: Some("work programme · 6 Oct 2031".to_owned()),
            ..row(FindKind::Trace, 31, "Evening sailings to be considered.")
        },
        row(FindKind::Programme, 43, "Low Pier gangway"),
        row(FindKind::Person, 51, "Cllr Gangaram Øst"),
        FindRow {
            meeting_key: Some(3),
            ..row(FindKind::Item, 1001, "Apologies for absence")
        },
    ]
}

fn hit() -> Found {
    let hit = Hit {
        excerpt: "It was said that the \u{2}gangway\u{3} at Low Pier moves in the swell."
            .to_owned(),
        source: source(8),
        meeting_key: Some(1),
        item_key: Some(6),
        exempt: false,
        meeting: Some("Harbour and Ferries Scrutiny Panel, 24 Aug 2031".to_owned()),
    };
    Found {
        text: "It was said that the gangway at Low Pier moves in the swell.".to_owned(),
        beside: "24 Aug 2031".to_owned(),
        matched: Vec::new(),
        through: None,
        here: false,
        leads: Leads::Paragraph(Box::new(hit)),
    }
}
