//! Facts that reach the desk, and what the desk wants done in answer.

use std::path::PathBuf;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::store::by_hand::Closing;
use crate::store::desk::{Block, MeetingRow, SourceRow, UnfiledRow};
use crate::store::edits::Judgement;
use crate::store::{Filing, Target, Ticked, Undone};
use crate::tui::find::Found;
use crate::tui::intake::Fetch;
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
    /// The system asks the program to stop for a while.
    Suspend,
    /// The system asks the program to end.
    Stop,
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
    },
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
        /// Best first.
        found: Vec<Found>,
    },
    /// The finder's rows by the words of papers.
    Words {
        /// The question's number.
        number: u64,
        /// Best first.
        found: Vec<Found>,
    },
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

    /// The line of a place; what is none has none.
    pub fn line(&self) -> u32 {
        match self {
            Subject::Place { line, .. } => *line,
            Subject::Item(_) | Subject::Changes(_) | Subject::Row(_) => 0,
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
    Search {
        /// Comes back with the answer.
        number: u64,
        /// What was typed.
        typed: String,
    },
    /// Put text on the terminal's clipboard.
    Copy(String),
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
    /// See whether another process wrote to the store.
    Look,
}
