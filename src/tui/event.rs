//! Facts that reach the desk, and what the desk wants done in answer.

use std::path::PathBuf;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::extract::picture::Wish;
use crate::store::by_hand::Closing;
use crate::store::desk::{Block, FindKind, MeetingRow, SourceRow, UnfiledRow};
use crate::store::edits::{Judgement, Spot};
use crate::store::jots::{Jot, JotKind, Written};
use crate::store::left_off::LeftOff;
use crate::store::printed::PageFound;
use crate::store::reports::FigureLine;
use crate::store::sheets::Sheets;
use crate::store::{Filing, Target, Ticked, Undone};
use crate::tui::chart::near::Near;
use crate::tui::find::{Group, Query};
use crate::tui::graphics::Graphics;
use crate::tui::intake::Fetch;
use crate::tui::office::{Deed, Kept};
use crate::tui::page::{Job, Painted};
use crate::tui::pane::prepared::Prepared;
use crate::tui::theme::Background;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key went down.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize(Size),
    /// The terminal's window was chosen again.
    Focus,
    /// The terminal said what its background is.
    Background(Background),
    /// The terminal said how it draws pictures.
    Graphics(Graphics),
    /// The system asks the program to stop for a while.
    Suspend,
    /// The system asks the program to end.
    Stop,
    /// It is this time of day; told only in the meeting, once a minute.
    Clock(Time),
    /// A worker answered.
    Answer(Answer),
}

/// What a worker found out.
#[derive(Debug)]
pub enum Answer {
    /// A meeting for the desk.
    Opened {
        /// The question's number.
        number: u64,
        /// The meeting, prepared; nothing where the store has none to open.
        desk: Option<Box<Prepared>>,
        /// The unfiled tray, where no meeting can be opened.
        unfiled: Vec<UnfiledRow>,
        /// How many meetings are known.
        meetings: usize,
    },
    /// Words for the reader.
    Blocks {
        /// What they are the words of.
        subject: Subject,
        /// The words.
        blocks: Vec<Block>,
        /// Where one was in them on another evening.
        left_off: Option<LeftOff>,
    },
    /// The sheets of a paper, at one of them.
    Sheets {
        /// The paper; a sentence where there is none to show.
        sheets: Result<Sheets, String>,
        /// The sheet, from 1.
        at: u32,
        /// How far down it the place stands, in thousandths of what is printed there.
        down: u16,
    },
    /// A page was painted, or could not be.
    Painted {
        /// The store's key of the document.
        document: i64,
        /// What was asked for.
        wish: Wish,
        /// The picture, or a sentence.
        painted: Result<Box<Painted>, String>,
    },
    /// Tables of figures.
    Figures {
        /// The figures.
        figures: Vec<FigureLine>,
        /// The words near each table.
        near: Vec<Near>,
        /// The place that was asked about.
        place: Subject,
    },
    /// The page that was asked for.
    Page {
        /// What was typed.
        typed: String,
        /// Where it is.
        found: Option<PageFound>,
    },
    /// A copy of an original, to be opened.
    Lent {
        /// The copy.
        path: PathBuf,
        /// The place that is shown.
        place: String,
    },
    /// Somebody is here for the first time.
    Greets,
    /// The colours that were kept.
    Look(String),
    /// Every meeting.
    Meetings(Vec<MeetingRow>),
    /// A tick is durable.
    Ticked {
        /// The rows.
        targets: Vec<Target>,
        /// Given or taken away.
        done: Ticked,
    },
    /// What a person said of an action is durable.
    Said {
        /// What was done, in words.
        words: String,
    },
    /// What is being written is kept, as far as it has come.
    DraftKept,
    /// All that somebody prepared.
    Prepared(Vec<Jot>),
    /// The lines that somebody began, by what each is for.
    Begun(Vec<(String, String)>),
    /// A file was written, to print or to hand in.
    Printed {
        /// What it holds.
        what: String,
        /// The file.
        path: PathBuf,
        /// Sentences about it.
        said: Vec<String>,
    },
    /// An officer's work is durable.
    Kept(Kept),
    /// An edit was taken back, or done again; nothing where there was none.
    Undone {
        /// The command that was given.
        way: Way,
        /// What it was.
        undone: Option<Undone>,
    },
    /// A committee was starred, or its star taken away.
    Starred {
        /// The committee.
        committee: i64,
        /// Given or taken away.
        mine: bool,
    },
    /// A document was filed under meetings.
    Filed {
        /// The document's name.
        name: String,
        /// The meetings.
        meetings: Vec<i64>,
    },
    /// The finder's rows by name.
    Names {
        /// The question's number.
        number: u64,
        /// By kind, best first.
        found: Vec<Group>,
    },
    /// The finder's rows by the words of papers.
    Words {
        /// The question's number.
        number: u64,
        /// Best first.
        found: Group,
    },
    /// What somebody may have meant who typed what nothing has.
    Meant {
        /// The question's number.
        number: u64,
        /// In the words of the papers.
        words: String,
    },
    /// What was typed into the finder before, the newest first.
    Asked(Vec<String>),
    /// Papers are being read.
    Fetching(Fetching),
    /// Papers were read.
    Fetched(Fetched),
    /// New papers, where they arrive.
    Arrived(Vec<Arrival>),
    /// The name of a file as far as it is sure.
    Completed {
        /// What was typed.
        typed: String,
        /// The same and what must follow.
        text: String,
    },
    /// Another process wrote to the store.
    Changed,
    /// Something could not be done: a sentence for a person.
    Failed {
        /// The sentence.
        what: String,
        /// Nothing can be shown without it.
        fatal: bool,
    },
}

/// How far the reading of papers has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetching {
    /// Files that are done.
    pub done: usize,
    /// All of them.
    pub total: usize,
    /// The paper that is being read.
    pub name: String,
}

/// What the reading of papers came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// The papers that were read.
    pub names: Vec<String>,
    /// So many were held already.
    pub held: usize,
    /// So many wait to be filed.
    pub unfiled: usize,
    /// So many things could not be read.
    pub losses: usize,
    /// Files that e-mails carry, which a person has to save first, as sentences.
    pub attached: Vec<String>,
    /// What programmes have no more that the version before had, as sentences.
    pub gone: Vec<String>,
    /// Papers that could not be read at all, and why; without a name, none of them.
    pub failed: Vec<(String, String)>,
    /// A meeting that one of them was filed under.
    pub meeting: Option<i64>,
    /// A person stopped it.
    pub stopped: bool,
}

/// A paper that has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// When it changed last.
    pub changed: Timestamp,
}

/// The way of an undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
}

/// Something that the reader can ask words of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An item, by the store's key.
    Item(i64),
    /// A paper from its first page to its last, by the store's key.
    Paper(i64),
    /// A place in a document, and what surrounds it.
    Place {
        /// The store's key of the document.
        document: i64,
        /// The sheet.
        page: Option<u32>,
        /// The line.
        line: u32,
    },
    /// What changed in a meeting's agenda and programme since the version before.
    Changes(i64),
    /// A programme row through all versions, by the store's key.
    Row(i64),
    /// The brief of a meeting, by the store's key.
    Brief(i64),
    /// What was done to a row, by its public id.
    Work(String),
    /// What the finder tells of a row, by the store's key.
    Found(FindKind, i64),
    /// What becomes of a committee's programme as the year turns, on a day.
    Year(i64, Date),
}

impl Subject {
    /// A place of a document.
    pub fn of(source: &SourceRow) -> Subject {
        Subject::Place {
            document: source.document_key,
            page: source.place.page,
            line: source.place.line,
        }
    }
}

/// Something that the desk wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the store.
    Ask(Ask),
    /// Read papers, or look for new ones.
    Fetch(Fetch),
    /// Ask the finder; a later question makes an earlier one stale.
    Search(Query),
    /// Have pages painted; those asked for before are not wanted any more.
    Paint(Job),
    /// Put text on the terminal's clipboard.
    Copy(String),
    /// Open a file in the system's program.
    OpenFile(PathBuf),
    /// Stop for a while.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// End.
    Quit,
}

/// What a person says of the actions of a promise, by the store's keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Say {
    /// A place is a trace, or none.
    Judge {
        /// The actions.
        actions: Vec<i64>,
        /// The public id of the trace.
        trace: String,
        /// What it is.
        judgement: Judgement,
    },
    /// A place that was not found is a trace.
    AddTrace {
        /// The actions.
        actions: Vec<i64>,
        /// The public id of the item, row or clause.
        place: String,
    },
    /// It is closed.
    Close {
        /// The actions.
        actions: Vec<i64>,
        /// How.
        closing: Closing,
    },
    /// It is open again.
    Reopen {
        /// The actions.
        actions: Vec<i64>,
    },
    /// Who is to do it; nobody, where the papers' word stands again.
    Lead {
        /// The actions.
        actions: Vec<i64>,
        /// The name.
        lead: Option<String>,
    },
    /// By when it is to be done; no day, where the papers' word stands again.
    Due {
        /// The actions.
        actions: Vec<i64>,
        /// The day.
        due: Option<Date>,
    },
    /// They say the same.
    Join {
        /// The actions.
        actions: Vec<i64>,
        /// How they stand together, where one of them stood otherwise.
        stands: Option<String>,
    },
    /// They do not.
    Part {
        /// The actions.
        actions: Vec<i64>,
    },
    /// An officer's work.
    Office(Deed),
}

/// What is done to a person's own preparation.
#[derive(Debug, Clone, PartialEq)]
pub enum Prepare {
    /// Keep it.
    Write {
        /// Where it hangs.
        spot: Spot,
        /// What it is.
        kind: JotKind,
        /// What was written.
        written: Written,
    },
    /// Keep it as far as it has come.
    Draft {
        /// Where it will hang.
        spot: Spot,
        /// What it is.
        kind: JotKind,
        /// What is written so far.
        written: Written,
    },
    /// Let go of what was kept so.
    Drop {
        /// Where it would hang.
        spot: Spot,
        /// What it was.
        kind: JotKind,
        /// What was written.
        written: Written,
    },
    /// Take it away, by its public id.
    Remove(JotKind, String),
    /// Keep a line as far as it has come; none where it was entered or emptied.
    Begun {
        /// What it is for.
        id: String,
        /// What stands there.
        words: String,
    },
    /// The lines that were begun.
    ListBegun,
    /// All of it.
    List,
}

/// A question to the store, or an edit.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// A meeting; without a key, the one that matters.
    Open {
        /// Comes back with the answer.
        number: u64,
        /// The store's key.
        meeting: Option<i64>,
    },
    /// Words for the reader.
    Blocks(Subject),
    /// The sheets of the paper that something stands in.
    Sheets {
        /// The words.
        subject: Subject,
        /// The sheet to show; else the one on which the words begin.
        sheet: Option<u32>,
    },
    /// The tables of figures among some words.
    Figures {
        /// The words.
        subject: Subject,
        /// The place whose table is shown first.
        place: Subject,
    },
    /// The page of a meeting's papers that is printed with a number.
    Page {
        /// The store's key of the meeting.
        meeting: i64,
        /// The number.
        typed: String,
    },
    /// A copy of the original of a place.
    Original(SourceRow),
    /// Keep where one was in an item.
    LeaveOff {
        /// The store's key.
        item: i64,
        /// The place; nothing at the beginning.
        place: Option<LeftOff>,
    },
    /// Whether somebody is here for the first time.
    IsNewHere,
    /// Keep that somebody is new here no more.
    Greeted,
    /// The colours that were kept.
    KeptLook,
    /// Keep the colours that were chosen.
    KeepLook(String),
    /// Every meeting.
    Meetings,
    /// Tick rows, or take their ticks away.
    Tick {
        /// The rows.
        targets: Vec<Target>,
        /// Give or take away.
        done: Ticked,
    },
    /// Keep what a person says of an action.
    Say(Say),
    /// A person's own preparation.
    Prepare(Prepare),
    /// Write an item or a brief as a page to print.
    Print(Subject),
    /// Take back the last edit, or do it again.
    Undo(Way),
    /// Star a committee, or take its star away.
    Star {
        /// The committee.
        committee: i64,
        /// Give or take away.
        mine: bool,
    },
    /// File a document.
    File {
        /// Its public id.
        document: String,
        /// Its name.
        name: String,
        /// Where it belongs.
        filing: Filing,
    },
    /// The screen is shared, or no more: exempt items stay in the store meanwhile.
    Share(bool),
    /// See whether another process wrote to the store.
    Look,
    /// What was typed into the finder before.
    Asked,
    /// Keep what was typed into the finder.
    KeepAsked(String),
}
