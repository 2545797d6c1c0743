//! What the desk shows: plain rows, read in a few queries and never written back.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::domain::agenda::Paper;
use crate::domain::meeting::Status;
use crate::domain::source::{Loss, ParagraphRole, Place};
use crate::domain::{fold, wording};
use crate::store::by_hand::{ByHand, Progress, RowByHand};
use crate::store::corrections::{Field, Joint};
use crate::store::jots::Jot;
use crate::store::previous::Previous;
use crate::store::threads::Thread;
use crate::thread::state::State;

/// A meeting in a list, and in the desk's header.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingRow {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// The council, where a paper says it.
    pub council: Option<String>,
    /// The store's key of the committee.
    #[serde(skip)]
    pub committee_key: i64,
    /// The committee.
    pub committee: String,
    /// Committees that meet jointly with it.
    pub with: Vec<String>,
    /// The day.
    pub date: Option<Date>,
    /// The time it begins.
    #[serde(with = "crate::domain::meeting::clock")]
    pub time: Option<Time>,
    /// The room.
    pub place: Option<String>,
    /// Cancelled, postponed, adjourned; or the standing of its minutes.
    pub status: Option<Status>,
    /// How many items its agenda or minutes have; 0 where only a programme knows it.
    pub items: u32,
    /// How many actions were made at it.
    pub actions: u32,
    /// The names of its documents.
    pub documents: Vec<String>,
    /// Its committee is starred as the reader's own.
    pub mine: bool,
}

/// An item on the agenda pane.
#[derive(Debug, Clone, PartialEq, Serialize)]
// Marks that have nothing to do with one another.
#[allow(clippy::struct_excessive_bools)]
pub struct AgendaRow {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// As printed.
    pub number: Option<String>,
    /// As printed; an untitled item says so.
    pub title: String,
    /// The letter of its appendix.
    pub appendix: Option<String>,
    /// What members are asked to do, in the agenda's words, else the report's
    /// recommendations joined.
    pub ask: Option<String>,
    /// Restricted.
    pub exempt: bool,
    /// To follow, verbal, late, missing.
    pub paper: Option<Paper>,
    /// A late paper: the day on which it was first seen.
    pub first_seen: Option<Date>,
    /// A late paper: the document that brought it.
    pub first_seen_in: Option<String>,
    /// What a paper was filed under this item for, where nothing and nobody said so.
    pub inferred: Vec<Inferred>,
    /// The sheets of its report.
    pub pages: Option<(u32, u32)>,
    /// The same as printed, or as the agenda names them where the report is not held.
    pub printed_pages: Option<(String, String)>,
    /// Sheets of the papers that are shown behind its report: a record, an appendix.
    pub more_pages: u32,
    /// The words of its papers, which say how long reading them takes.
    pub words: u32,
    /// How many actions hang on it.
    pub actions: u32,
    /// Decisions, requests or undertakings are recorded under it.
    pub has_minutes: bool,
    /// Apologies, declarations, minutes and the like.
    pub procedural: bool,
    /// The person has read it.
    pub read: bool,
    /// What a person put right of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Right>,
    /// What came in of it since the meeting lay on the desk last.
    #[serde(skip)]
    pub news: Option<News>,
}

impl AgendaRow {
    /// How many sheets the reader shows of it: `8 pp`, with those behind its report
    /// `3 + 6 pp`.
    pub fn sheets(&self) -> Option<String> {
        let own = self
            .pages
            .map(|(first, last)| last.saturating_sub(first) + 1);
        match (own, self.more_pages) {
            (None, 0) => None,
            (None, count) | (Some(count), 0) => Some(format!("{count} pp")),
            (Some(own), more) => Some(format!("{own} + {more} pp")),
        }
    }

    /// What is said of the sheets behind its report, where its own pages are named.
    pub fn more_sheets(&self) -> Option<String> {
        (self.more_pages > 0).then(|| format!("+ {} pp", self.more_pages))
    }

    /// The pages on which its paper is printed, where the agenda names them and the paper
    /// is not held.
    pub fn pages_elsewhere(&self) -> Option<String> {
        // Words are held of a text that has no sheets; and whose actions are known, those
        // minutes are held, under their own meeting.
        let is_held = self.pages.is_some() || self.words > 0 || self.procedural && self.actions > 0;
        let named = self.printed_pages.as_ref().filter(|_| !is_held);
        named.map(|(first, last)| {
            if first == last {
                format!("page {first}, not held")
            } else {
                format!("pages {first}–{last}, not held")
            }
        })
    }
}

/// What is new of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The item, or the first paper of it.
    New,
    /// Its papers say what they did not say before.
    Changed,
}

/// A paper that was filed without anybody saying where, and why there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Inferred {
    /// The document's name.
    pub document: String,
    /// Why: "its words go on from those of item 7 in page.html".
    pub why: String,
}

/// An item of minutes on the prior-minutes pane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MinuteRow {
    /// The store's key of the item.
    #[serde(skip)]
    pub key: i64,
    /// The public id of the item.
    pub id: String,
    /// The store's key of its meeting.
    #[serde(skip)]
    pub meeting_key: i64,
    /// The meeting's day.
    pub date: Option<Date>,
    /// The minute's number.
    pub number: Option<String>,
    /// The item's title.
    pub title: String,
    /// What was decided, asked for and promised, in the order of the minutes.
    pub clauses: Vec<ClauseRow>,
    /// The account breaks off.
    pub truncated: bool,
    /// Restricted.
    pub exempt: bool,
    /// Apologies, declarations, minutes and the like.
    pub procedural: bool,
}

/// A clause under an item of minutes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClauseRow {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// What it is.
    pub kind: ClauseKind,
    /// `AGREED`, of a decision.
    pub label: Option<String>,
    /// The point's number.
    pub number: Option<String>,
    /// The words.
    pub text: String,
    /// It is an action.
    pub tracked: bool,
    /// Whoever it names.
    pub owner: Option<String>,
    /// Where it stands.
    pub source: SourceRow,
}

/// The way a promise was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// A point of a formal decision.
    Decision,
    /// Asked for in discussion.
    Request,
    /// Somebody said that it would be done.
    Undertaking,
    /// A line set apart, or a row of a table of tasks.
    Action,
}

impl ClauseKind {
    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            ClauseKind::Decision => "decision",
            ClauseKind::Request => "request",
            ClauseKind::Undertaking => "undertaking",
            ClauseKind::Action => "action",
        }
    }
}

/// A document and a place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// The store's key of the document.
    #[serde(skip)]
    pub document_key: i64,
    /// Its file's name.
    pub document: String,
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// The rule that read it.
    pub rule: String,
}

/// An action on the outstanding-actions pane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionRow {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// The way it was made.
    pub kind: ClauseKind,
    /// The words.
    pub text: String,
    /// Whoever it names.
    pub owner: Option<String>,
    /// A day that a table of tasks names for it.
    pub due: Option<String>,
    /// The same as a day.
    pub due_date: Option<Date>,
    /// The committee.
    pub committee: String,
    /// The day of the meeting that made it; of a tracker's row that was entered before, the
    /// day of its entry.
    pub date: Option<Date>,
    /// The store's key of that meeting.
    #[serde(skip)]
    pub meeting_key: i64,
    /// The minute's number.
    pub minute: Option<String>,
    /// The item's title.
    pub item: Option<String>,
    /// The store's key of that item.
    #[serde(skip)]
    pub item_key: Option<i64>,
    /// A table or a paper says that it is complete (nobody has confirmed it).
    pub said_done: bool,
    /// What its own table says of it.
    #[serde(skip)]
    pub status: Option<String>,
    /// A person ticked it.
    pub ticked: Option<Tick>,
    /// Progress that a person wrote, the newest first.
    pub progress: Vec<Progress>,
    /// How a person closed it, whom a person named, which day a person set.
    #[serde(skip)]
    pub by_hand: ByHand,
    /// Where it stands; `None` of one that a person took down and no paper tells yet.
    pub source: Option<SourceRow>,
    /// A person took it down.
    pub taken_down: Option<Tick>,
    /// What a person put right of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Right>,
    /// What became of it.
    #[serde(skip)]
    pub thread: Thread,
}

impl ActionRow {
    /// What became of it, reckoned for a day.
    pub fn state(&self, today: Date) -> State {
        match &self.by_hand.closed {
            Some(closed) if self.ticked.is_none() => closed.what.how.state(),
            Some(_) | None => {
                let set = self.by_hand.due.as_ref().map(|due| due.what);
                self.thread
                    .state(self.date, self.ticked.is_some(), set, today)
            }
        }
    }

    /// A person ticked or closed it.
    pub fn is_closed(&self) -> bool {
        self.ticked.is_some() || self.by_hand.closed.is_some()
    }

    /// Whoever is to do it: a person's word, else the paper's.
    pub fn lead(&self) -> Option<&str> {
        let said = self.by_hand.owner.as_ref().map(|said| said.what.as_str());
        said.or(self.owner.as_deref())
    }

    /// The day by which it is to be done: a person's word, else the paper's.
    pub fn due_day(&self) -> Option<Date> {
        let said = self.by_hand.due.as_ref().map(|said| said.what);
        said.or(self.due_date)
    }
}

/// A field that was read, and that a person put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Right {
    /// The field.
    pub field: Field,
    /// What was read; empty where nothing was.
    pub read: String,
    /// What the person says; empty where there is nothing.
    pub value: String,
    /// The words that the row was known by.
    #[serde(skip)]
    pub row: String,
    /// The id of the mark that says so.
    #[serde(skip)]
    pub mark: String,
    /// What the paper that tells a programme row now reads there.
    #[serde(skip)]
    pub told: Option<String>,
    /// Who said so, and on which day.
    #[serde(flatten)]
    pub said: Tick,
}

impl Right {
    /// What the paper reads now, where it is not what it read when this was said, and not
    /// what is said. A paper that has nothing there says nothing against it.
    pub fn differs(&self) -> Option<&str> {
        let same = |one: &str, other: &str| fold::compare(one) == fold::compare(other);
        let told = self.told.as_deref();
        told.filter(|told| !same(told, &self.read) && !same(told, &self.value))
    }

    /// "the lead officer: the paper reads “KG”".
    pub fn words(&self) -> String {
        match (self.field, self.read.as_str()) {
            (Field::Action, "yes") => "you said that it is no action".to_owned(),
            (Field::Action, _) => "you said that it is an action".to_owned(),
            (Field::Exempt, "yes") => "you said that it is not exempt".to_owned(),
            (Field::Exempt, _) => "you said that it is exempt".to_owned(),
            (field, "") => format!("{}: put right; nothing was read", field.words()),
            (field, read) => format!("{}: put right; the paper reads “{read}”", field.words()),
        }
    }
}

/// Whether a person called it exempt, or open; `None` where nobody said anything.
pub fn called_exempt(rights: &[Right]) -> Option<bool> {
    let mut rights = rights.iter();
    let said = rights.find(|right| right.field == Field::Exempt)?;
    Some(said.value == "yes")
}

/// A person's word that something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// The civil day.
    pub on: Date,
    /// Who.
    pub by: String,
}

/// A row on the work-programme pane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProgrammeLine {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// A row by date, or a topic of the forward plan.
    pub topic: bool,
    /// The meeting's day, or the day proposed.
    pub date: Option<Date>,
    /// What the date's cell says besides, or the proposed date as printed.
    pub note: Option<String>,
    /// The item or topic.
    pub item: String,
    /// To be confirmed.
    pub tentative: bool,
    /// Actions, or a topic's detail.
    pub actions: Option<String>,
    /// Progress as the paper prints it.
    pub progress: Option<String>,
    /// The lead officer, as the paper or a person names them.
    pub lead: Option<String>,
    /// Progress that the paper prints beside this row and others and nobody dealt out yet, a
    /// line for each sentence; empty where all of it is dealt out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unaligned: Option<String>,
    /// A person ticked it.
    pub ticked: Option<Tick>,
    /// Where it stands; `None` of a row that a person added.
    pub source: Option<SourceRow>,
    /// What a person said of it. The day and whether it is tentative stand as the person
    /// says.
    pub by_hand: RowByHand,
    /// What a person put right of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Right>,
}

impl ProgrammeLine {
    /// What the person says where the paper says something too: "4 Dec 2026", "firm",
    /// "dropped", and of what was put right that in which a newer paper differs.
    pub fn said_words(&self) -> Vec<String> {
        let rights = self
            .differing()
            .map(|right| match (right.field, right.value.as_str()) {
                (Field::Lead, "") => "no lead officer".to_owned(),
                (Field::Lead, name) => format!("lead officer {name}"),
                (field, value) => format!("{}: “{value}”", field.words()),
            });
        self.by_hand
            .said_words()
            .into_iter()
            .chain(rights)
            .collect()
    }

    /// Progress that stands beside it in the paper, where nobody has said which is the row's.
    pub fn undealt(&self) -> Option<&str> {
        let beside = self.unaligned.as_deref().filter(|left| !left.is_empty());
        beside.filter(|_| self.progress.is_none())
    }

    /// What was put right and reads otherwise in a newer paper.
    pub fn differing(&self) -> impl Iterator<Item = &Right> {
        let differs = |right: &&Right| {
            let mut differs = self.by_hand.differs.iter();
            differs.any(|one| one.is_of(right.field))
        };
        self.put_right.iter().filter(differs)
    }

    /// Progress as it is handed out: what a person wrote, the newest first and dated, then
    /// what the paper prints.
    pub fn progress_words(&self) -> String {
        let written = self.by_hand.progress.iter();
        let written =
            written.map(|entry| format!("{}: {}", wording::short_day(entry.said.on), entry.text));
        written
            .chain(self.progress.clone())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What a row in the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockRole {
    /// A section's title, set by the program: "Asked of us".
    Section,
    /// A heading of the paper.
    Heading,
    /// Running text.
    Text,
    /// A point of a list.
    Point,
    /// A row of a table, cells separated by tabs.
    Row,
    /// What is asked.
    Ask,
    /// A recommendation of the report.
    Recommendation,
    /// A decision, request, undertaking or action of the minutes.
    Clause,
    /// What the report says in a line: its author, what it costs.
    Fact,
    /// Something that could not be read.
    Loss,
    /// A person's own: `mark` is its public id.
    Mine(Mine),
}

/// What a person prepared, as it stands beside the papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mine {
    /// An interest to declare.
    Interest,
    /// An interest to declare, and one leaves for the item.
    Leave,
    /// A question to put.
    Question,
    /// A question that was put.
    Put,
    /// A note.
    Note,
    /// A flag.
    Flag,
    /// Something that was still being written.
    Unfinished,
    /// The words that the one above stood beside: they are gone.
    Gone,
}

impl Mine {
    /// What stands before its words.
    pub fn label(self) -> &'static str {
        match self {
            Mine::Interest => "DECLARE AN INTEREST",
            Mine::Leave => "DECLARE AND LEAVE",
            Mine::Question => "MY QUESTION",
            Mine::Put => "PUT",
            Mine::Note => "MY NOTE",
            Mine::Flag => "FLAGGED",
            Mine::Unfinished => "NOT FINISHED",
            Mine::Gone => "the words beside it are gone:",
        }
    }
}

impl From<ParagraphRole> for BlockRole {
    fn from(role: ParagraphRole) -> Self {
        match role {
            ParagraphRole::Heading => BlockRole::Heading,
            ParagraphRole::Text | ParagraphRole::Running => BlockRole::Text,
            ParagraphRole::Point => BlockRole::Point,
            ParagraphRole::Row => BlockRole::Row,
        }
    }
}

/// A block of the reader.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// What it is.
    pub role: BlockRole,
    /// Its label or number: `a`, `AGREED 2`; empty where there is none.
    pub mark: String,
    /// The words.
    pub text: String,
    /// Where they stand; `None` on the program's own sections.
    pub source: Option<SourceRow>,
}

/// A document that lies in the unfiled tray.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnfiledRow {
    /// The store's key of the document.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// Its file's name.
    pub name: String,
    /// The title of its first item, else its first words.
    pub title: String,
    /// The committee, where it says one.
    pub committee: Option<String>,
    /// The date, where it says one.
    pub date: Option<Date>,
    /// The places that fit, where there are several.
    pub fits: Vec<String>,
}

/// Something that could not be read, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LossRow {
    /// The store's key of the document.
    pub document_key: i64,
    /// Its name.
    pub document: String,
    /// The page as it is printed, where its words tell.
    pub printed_page: Option<String>,
    /// What and on which sheet.
    pub loss: Loss,
}

/// Everything the desk needs of one meeting, read at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The meeting.
    pub meeting: MeetingRow,
    /// Its items.
    pub agenda: Vec<AgendaRow>,
    /// The meeting before, whose minutes it confirms.
    pub previous: Previous,
    /// What earlier meetings of the committee said, newest first, in item order.
    pub minutes: Vec<MinuteRow>,
    /// Actions of the committee, newest meeting first; ticked ones last.
    pub actions: Vec<ActionRow>,
    /// Its newest work programme: rows by date, then topics.
    pub programme: Vec<ProgrammeLine>,
    /// Rows that the version before had and the newest has not, and nobody worked on.
    pub gone: Vec<ProgrammeLine>,
    /// What a person joined with the meeting and its committee.
    pub joints: Vec<Joint>,
    /// The council's own headings of that programme.
    pub programme_headings: Vec<String>,
    /// The days on which its committee meets or met.
    pub days: Vec<Date>,
    /// The names of its committee's people.
    pub people: Vec<String>,
    /// Those, and all that its papers charge with something.
    pub chargeable: Vec<String>,
    /// Minutes of the committee are held in Welsh alone: nothing is read from these.
    pub welsh_alone: bool,
    /// The days of its committee of which the minutes are held in Welsh alone.
    pub in_welsh: Vec<Date>,
    /// What could not be read of this meeting's documents.
    pub losses: Vec<LossRow>,
    /// Documents that wait to be filed.
    pub unfiled: Vec<UnfiledRow>,
    /// What somebody prepared, of this meeting and of all others. Whether words beside
    /// still stand is not looked up.
    pub jots: Vec<Jot>,
}

/// Something the finder can find by fuzzy matching.
#[derive(Debug, Clone, PartialEq)]
pub struct FindRow {
    /// What it is.
    pub kind: FindKind,
    /// The store's key of the meeting, item, action or programme row; of a trace, that
    /// of its action.
    pub key: i64,
    /// The public id.
    pub id: String,
    /// Of a trace, what was promised.
    pub promise: Option<String>,
    /// Of a trace, what it stands in: `tracker · 3 Dec 2026`.
    pub whence: Option<String>,
    /// The meeting to go to.
    pub meeting_key: Option<i64>,
    /// The committee it belongs to.
    pub committee_key: Option<i64>,
    /// Of a paper, its first sheet.
    pub page: Option<u32>,
    /// The words to match and show.
    pub text: String,
    /// What stands beside them: committee and date.
    pub beside: String,
}

/// Kinds of rows in the finder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindKind {
    /// A meeting.
    Meeting,
    /// An item of an agenda.
    Item,
    /// An item of minutes.
    Minute,
    /// An action.
    Action,
    /// A programme row or topic.
    Programme,
    /// A person.
    Person,
    /// A place where an action turns up again.
    Trace,
    /// A paper, by its name.
    Paper,
}

/// A paragraph found by full text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The paragraph's words, with `\u{2}` and `\u{3}` around what matched.
    pub excerpt: String,
    /// Where it stands.
    pub source: SourceRow,
    /// The meeting it is filed under.
    #[serde(skip)]
    pub meeting_key: Option<i64>,
    /// The item whose pages it stands on.
    #[serde(skip)]
    pub item_key: Option<i64>,
    /// The words are restricted.
    pub exempt: bool,
    /// The committee and date it is filed under.
    pub meeting: Option<String>,
    /// What was typed stands here as one phrase.
    #[serde(skip)]
    pub together: bool,
}
