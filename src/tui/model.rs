//! The whole state of the desk. Only `update` changes it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::KeyEvent;
use jiff::civil::Date;
use ratatui::layout::Size;

use crate::config::{Look, Pictures};
use crate::extract::picture::Wish;
use crate::store::by_hand::How;
use crate::store::desk::{AgendaRow, Block, SourceRow, UnfiledRow};
use crate::store::left_off::LeftOff;
use crate::store::printed::PageFound;
use crate::thread::state::State;
use crate::tui::chart::ChartView;
use crate::tui::command::{Do, Layer};
use crate::tui::event::{Arrival, Fetching, Subject};
use crate::tui::find::Finder;
use crate::tui::graphics::Graphics;
use crate::tui::handin::HandIn;
use crate::tui::help;
use crate::tui::history::{History, HistoryPlace};
use crate::tui::keymap::Keymap;
use crate::tui::layout::{self, Cover, CoverPlace, Layout, Pane, cover};
use crate::tui::office;
use crate::tui::page::{self, PageView};
use crate::tui::pane::minutes::Reach;
use crate::tui::pane::only::Only;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::reader::Reader;
use crate::tui::pane::reader::landing::{Landing, Seeks};
use crate::tui::pane::sheet::Form;
use crate::tui::pane::{List, RowId};
use crate::tui::pick::Picker;
use crate::tui::room::Room;
use crate::tui::theme::{Background, Glyphs, PLAIN, PRETTY, Theme};
use crate::tui::writing::Writing;

/// What the desk is told at its start.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The day that counts as today.
    pub today: Date,
    /// The person's name.
    pub who: String,
    /// The store is thrown away at the end.
    pub demo: bool,
    /// The meeting to open; else the one that matters.
    pub meeting: Option<i64>,
    /// What the person has settled.
    pub settled: Settled,
}

/// What a person has settled for the desk.
#[derive(Debug, Clone)]
pub struct Settled {
    /// The colours that are wanted.
    pub look: Look,
    /// Signs of ASCII alone.
    pub plain_glyphs: bool,
    /// Whether the mouse scrolls and chooses.
    pub mouse: bool,
    /// How pages are shown as pictures.
    pub pictures: Pictures,
    /// The folder in which papers arrive.
    pub inbox: Option<PathBuf>,
    /// The folder of what is written to print.
    pub pages: PathBuf,
    /// The commands and their keys.
    pub keymap: Arc<Keymap>,
    /// What is wrong in the settings, a sentence each.
    pub faults: Vec<String>,
}

impl Default for Settled {
    fn default() -> Settled {
        Settled {
            look: Look::Auto,
            plain_glyphs: false,
            mouse: true,
            pictures: Pictures::Auto,
            inbox: None,
            pages: PathBuf::new(),
            keymap: Arc::default(),
            faults: Vec::new(),
        }
    }
}

/// Papers on their way in.
#[derive(Debug, Default)]
pub struct OnTheWay {
    /// How far their reading has come, while it goes on.
    pub fetching: Option<Fetching>,
    /// A key was pressed since it began.
    pub goes_on: bool,
    /// Who wants to leave was told that it goes on.
    pub warned: bool,
    /// New papers, where they arrive.
    pub arrived: Vec<Arrival>,
}

/// How far the desk has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// The store has not answered yet.
    Opening,
    /// There is no meeting to show.
    Empty {
        /// Papers that wait to be filed.
        unfiled: Vec<UnfiledRow>,
        /// Meetings that are known without papers.
        meetings: usize,
    },
    /// Nothing can be shown, and why.
    Failed(String),
    /// A meeting lies on the desk.
    Desk,
}

/// What lies over the desk.
#[derive(Debug)]
pub enum Overlay {
    /// The finder.
    Find(Box<Finder>),
    /// A list to choose from.
    Pick(Picker),
    /// Help, and the first line of it that is shown.
    Help {
        /// The first line.
        top: usize,
        /// Words that it is narrowed to.
        find: String,
    },
}

/// A line that is typed at the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// What for.
    pub what: Purpose,
    /// What stands there.
    pub text: String,
    /// What stood there before, for Esc.
    pub before: String,
    /// How much of it stands behind the cursor, in bytes.
    pub behind: usize,
    /// What stands there goes with the first letter that is typed.
    pub selected: bool,
    /// What stood there as Enter could do nothing with it.
    pub refused: Option<String>,
}

impl Typing {
    /// A line for something, with what stands there: letters are added to it.
    pub fn on(what: Purpose, text: String) -> Typing {
        Typing {
            what,
            before: text.clone(),
            text,
            behind: 0,
            selected: false,
            refused: None,
        }
    }

    /// Puts something else there, to be gone on with.
    pub fn put(&mut self, text: String) {
        self.text = text;
        self.behind = 0;
        self.selected = false;
    }

    /// The same, the first letter taking the place of what stands there.
    pub fn over(what: Purpose, text: String) -> Typing {
        Typing {
            selected: !text.is_empty(),
            ..Typing::on(what, text)
        }
    }
}

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Narrowing a pane, or finding in the reader.
    Filter(Pane),
    /// Narrowing help.
    Help,
    /// An officer's work.
    Office(office::Form),
    /// Going to a printed page.
    Page,
    /// Writing something as a page to print, after a yes: what in words, and of what.
    Print(&'static str, Subject),
    /// Writing the committee's table to hand in, after a yes.
    HandIn(HandIn),
    /// The file or folder to read in.
    Import,
    /// Reading these files in, after a yes.
    Take(Vec<PathBuf>),
    /// The committee of an unfiled document.
    FileCommittee(Filed),
    /// The lead officer of actions.
    Lead(Vec<i64>),
    /// The day by which actions are to be done.
    Due(Vec<i64>),
    /// By what, or by whom, actions were closed, and when.
    Closing(Vec<i64>, How),
    /// The day of an unfiled document, its committee being known.
    FileDate(Filed, String),
}

/// A document on its way out of the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its public id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The day that it says itself.
    pub date: Option<Date>,
}

/// A sentence at the foot, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub words: String,
    /// Something went wrong.
    pub failed: bool,
}

/// Whether the lists show what they should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoned {
    /// They do, unless another item was chosen.
    Fresh,
    /// One of them does not: its filter is another.
    StaleList(Pane),
    /// They have to be reckoned again.
    Stale,
    /// The same, and the choices are kept though the item is another.
    StaleWithChoices,
}

/// The hints of the first evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint {
    /// Somebody has come into the reader.
    pub reads: bool,
    /// Keys that were pressed since they began.
    pub keys: usize,
}

/// A place that one was at.
#[derive(Debug, Clone, PartialEq)]
pub struct Visited {
    /// The meeting.
    pub meeting: i64,
    /// The pane that had the keys.
    pub focus: Pane,
    /// The list whose row the reader shows.
    pub behind: Pane,
    /// The chosen rows.
    pub chosen: [Option<RowId>; 4],
    /// The chosen block of the reader.
    pub block: usize,
    /// The history that was open.
    pub history: Option<HistoryPlace>,
}

/// A place in a document that something led to.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFound {
    /// What is read there.
    pub subject: Subject,
    /// Where in its words one arrives.
    pub landing: Landing,
    /// What the reader says over it.
    pub title: String,
}

impl PlaceFound {
    /// The beginning of something.
    pub fn whole(subject: Subject, title: impl Into<String>) -> PlaceFound {
        PlaceFound {
            subject,
            landing: Landing::default(),
            title: title.into(),
        }
    }

    /// A paper, opened at a place of it.
    pub fn in_paper(source: &SourceRow, seeks: Seeks, title: impl Into<String>) -> PlaceFound {
        PlaceFound {
            subject: Subject::Paper(source.document_key),
            landing: Landing::at(source, seeks),
            title: title.into(),
        }
    }
}

/// Where to go once a meeting is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The pane to go to.
    pub focus: Pane,
    /// The list whose row the reader shows.
    pub behind: Pane,
    /// The rows to choose.
    pub chosen: Vec<(Pane, RowId)>,
    /// A place for the reader.
    pub place: Option<PlaceFound>,
    /// The block of the reader to choose.
    pub block: Option<usize>,
    /// The history to open.
    pub history: Option<HistoryPlace>,
}

/// The state of the desk.
#[derive(Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "marks that have nothing to do with one another"
)]
pub struct Model {
    /// What it was told at its start.
    pub setting: Setting,
    /// The colours.
    pub theme: Theme,
    /// How pictures are drawn.
    pub graphics: Graphics,
    /// The terminal's size.
    pub size: Size,
    /// How far it has come.
    pub stage: Stage,
    /// The meeting.
    pub meeting: Option<Box<Prepared>>,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The list whose chosen row the reader shows.
    pub behind: Pane,
    /// One pane has the whole screen.
    pub zoomed: bool,
    /// Agenda, minutes, actions, programme.
    pub lists: [List; 4],
    /// Folds of procedural items that are open.
    pub unfolded: BTreeSet<i64>,
    /// Folds of actions that are open.
    pub opened: BTreeSet<State>,
    /// What the actions are narrowed to.
    pub only: Option<Only>,
    /// How many of the earlier minutes are shown.
    pub reach: Reach,
    /// The reader.
    pub reader: Reader,
    /// A place in a document that the finder led to, until a row is chosen.
    pub found_place: Option<PlaceFound>,
    /// The history that is open over the panes.
    pub history: Option<History>,
    /// The pages that are open over the panes, or over a history.
    pub page: Option<PageView>,
    /// The charts that are open over the panes.
    pub chart: Option<ChartView>,
    /// The meeting as it goes on, over the desk.
    pub room: Option<Room>,
    /// The items in the order in which they are taken.
    pub taken: Vec<i64>,
    /// Those of them that are taken out of order.
    pub moved: HashSet<i64>,
    /// What lies over the desk.
    pub overlay: Option<Overlay>,
    /// What is typed at the foot.
    pub typing: Option<Typing>,
    /// A note that is being written.
    pub writing: Option<Box<Writing>>,
    /// The public id of what the reader is to go to, once it is there.
    pub seek: Option<String>,
    /// What was typed and is not durable yet.
    pub sent: Option<Typing>,
    /// Lines that were begun and not entered, by what each is for.
    pub begun: BTreeMap<String, String>,
    /// Rows that are marked: what is done next is for all of them.
    pub marked: BTreeSet<RowId>,
    /// A sentence at the foot.
    pub notice: Option<Notice>,
    /// The page to print that was written last, until the next key: it can be opened.
    pub written: Option<PathBuf>,
    /// Places to go back to, the last one last.
    pub visited: Vec<Visited>,
    /// Where to go once the meeting is there.
    pub goal: Option<Goal>,
    /// The number of the last question that opens a meeting.
    pub opening: u64,
    /// A meeting was asked for that is not on the desk yet.
    pub turns: bool,
    /// The screen is shared: what is exempt is hidden.
    pub shared: bool,
    /// Keys that were pressed meanwhile: they are meant for that meeting.
    pub early: Vec<KeyEvent>,
    /// Words that the store has given, of this meeting's rows.
    pub words: HashMap<Subject, Vec<Block>>,
    /// Words that were asked for and have not come.
    pub asked: HashSet<Subject>,
    /// Where one was in rows read before.
    pub places: HashMap<RowId, (usize, usize)>,
    /// Where one left off in items, as the store has it.
    pub left_off: HashMap<i64, Option<LeftOff>>,
    /// The item that is being read, and where one is in it.
    pub reading: Option<(i64, Option<LeftOff>)>,
    /// The page to go to once its words are there.
    pub page_wanted: Option<(String, PageFound)>,
    /// The hints of the first evening.
    pub hint: Option<Hint>,
    /// The item that the lists were last reckoned for.
    pub about: Option<i64>,
    /// The pane that its rows were last reckoned for as a table.
    pub sheet: Option<Pane>,
    /// Whether the lists have to be reckoned again.
    pub lists_are: Reckoned,
    /// The number of the last question to the finder.
    pub searches: u64,
    /// What was typed into the finder before, the newest first, once that is known.
    pub asked_before: Option<Vec<String>>,
    /// Committees that are known, to file papers under.
    pub committees: Vec<String>,
    /// Papers on their way in.
    pub intake: OnTheWay,
    /// The program ends.
    pub ends: bool,
}

impl Model {
    /// Before anything is known.
    pub fn new(setting: Setting, size: Size) -> Model {
        Model {
            theme: Theme::new(setting.settled.look, Background::Unknown),
            graphics: Graphics::before(setting.settled.pictures),
            size,
            stage: Stage::Opening,
            meeting: None,
            focus: Pane::Agenda,
            behind: Pane::Agenda,
            zoomed: false,
            lists: Default::default(),
            unfolded: BTreeSet::new(),
            opened: BTreeSet::new(),
            only: None,
            reach: Reach::default(),
            reader: Reader::new(setting.settled.keymap.key(Do::ShowPage)),
            found_place: None,
            history: None,
            page: None,
            chart: None,
            room: None,
            taken: Vec::new(),
            moved: HashSet::new(),
            overlay: None,
            typing: None,
            writing: None,
            seek: None,
            sent: None,
            begun: BTreeMap::new(),
            marked: BTreeSet::new(),
            notice: None,
            written: None,
            visited: Vec::new(),
            goal: None,
            opening: 0,
            turns: false,
            shared: false,
            early: Vec::new(),
            words: HashMap::new(),
            asked: HashSet::new(),
            places: HashMap::new(),
            left_off: HashMap::new(),
            reading: None,
            page_wanted: None,
            hint: None,
            about: None,
            sheet: None,
            lists_are: Reckoned::Stale,
            searches: 0,
            asked_before: None,
            committees: Vec::new(),
            intake: OnTheWay::default(),
            ends: false,
            setting,
        }
    }

    /// Where everything stands now.
    pub fn layout(&self) -> Layout {
        layout::layout(self.size, self.focus, self.zoomed)
    }

    /// Where the history stands.
    pub fn history_place(&self) -> layout::HistoryPlace {
        layout::history(self.size)
    }

    /// The height of the history's timeline.
    pub fn history_height(&self) -> u16 {
        self.history_place().main.height
    }

    /// Where stands what lies over the desk.
    pub fn cover(&self) -> CoverPlace {
        match &self.overlay {
            Some(Overlay::Find(_)) => cover(self.size, Cover::Find, usize::MAX),
            Some(Overlay::Pick(picker)) => cover(self.size, Cover::Pick, picker.lines()),
            Some(Overlay::Help { .. }) => cover(self.size, Cover::Help, help::page(self).height()),
            None => CoverPlace::default(),
        }
    }

    /// Where keys are read below what lies over the desk.
    pub fn layer_below(&self) -> Layer {
        if self.page.is_some() {
            Layer::Picture
        } else if self.chart.is_some() {
            Layer::Chart
        } else if self.room.is_some() {
            Layer::Room
        } else if self.history.is_some() {
            Layer::History
        } else {
            Layer::of(self.focus)
        }
    }

    /// The room for a page as a picture.
    pub fn page_room(&self) -> Size {
        page::place(self.layout().body).1.as_size()
    }

    /// What is to be seen of the page that is open.
    pub fn page_wish(&self) -> Option<Wish> {
        let wishes = self.page.as_ref()?.wishes(self.page_room(), self.graphics);
        wishes.first().copied()
    }

    /// Whether nothing lies over the panes.
    pub fn is_at_rest(&self) -> bool {
        self.stage == Stage::Desk
            && self.overlay.is_none()
            && self.history.is_none()
            && self.page.is_none()
            && self.chart.is_none()
            && self.room.is_none()
    }

    /// The signs in use.
    pub fn glyphs(&self) -> &'static Glyphs {
        if self.setting.settled.plain_glyphs {
            &PLAIN
        } else {
            &PRETTY
        }
    }

    /// A list, by its pane; the reader has none.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        pane.number()
            .checked_sub(1)
            .and_then(|at| self.lists.get(at))
    }

    /// The same, to change it.
    pub fn list_mut(&mut self, pane: Pane) -> Option<&mut List> {
        pane.number()
            .checked_sub(1)
            .and_then(|at| self.lists.get_mut(at))
    }

    /// The list that is worked on: the one with the keys, or the one whose row is read.
    pub fn list_at_hand(&self) -> Pane {
        match self.focus {
            Pane::Reader => self.behind,
            pane => pane,
        }
    }

    /// The chosen row of a pane.
    pub fn chosen(&self, pane: Pane) -> Option<&RowId> {
        self.list(pane)?.chosen.as_ref()
    }

    /// The chosen item of the agenda.
    pub fn item(&self) -> Option<&AgendaRow> {
        let Some(RowId::Item(key)) = self.chosen(Pane::Agenda) else {
            return None;
        };
        self.meeting
            .as_ref()?
            .desk
            .agenda
            .iter()
            .find(|row| row.key == *key)
    }

    /// How a pane shows its rows.
    pub fn form(&self, pane: Pane) -> Form {
        if self.layout().sheet == Some(pane) {
            Form::Sheet
        } else {
            Form::List
        }
    }

    /// The height of the reader's text.
    pub fn reader_height(&self) -> u16 {
        self.layout()
            .place(Pane::Reader)
            .map_or(1, |place| place.inner.height)
    }

    /// Makes the lists be reckoned again.
    pub fn stale(&mut self) {
        if self.lists_are != Reckoned::StaleWithChoices {
            self.lists_are = Reckoned::Stale;
        }
    }

    /// Makes one list be reckoned again.
    pub fn stale_list(&mut self, pane: Pane) {
        if self.lists_are == Reckoned::Fresh {
            self.lists_are = Reckoned::StaleList(pane);
        } else {
            self.stale();
        }
    }

    /// Lays help over what is seen.
    pub fn help(&mut self) {
        self.overlay = Some(Overlay::Help {
            top: 0,
            find: String::new(),
        });
    }

    /// Says something at the foot.
    pub fn say(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice {
            words: words.into(),
            failed: false,
        });
    }

    /// Says at the foot that something could not be done.
    pub fn complain(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice {
            words: words.into(),
            failed: true,
        });
    }

    /// Where one is now.
    pub fn here(&self) -> Option<Visited> {
        let meeting = self.meeting.as_ref()?.desk.meeting.key;
        Some(Visited {
            meeting,
            focus: self.focus,
            behind: self.behind,
            chosen: std::array::from_fn(|at| self.lists[at].chosen.clone()),
            block: self.reader.chosen,
            history: self.history.as_ref().map(|open| open.at.clone()),
        })
    }

    /// Keeps the place for Backspace.
    pub fn keep_place(&mut self) {
        if let Some(here) = self.here()
            && self.visited.last() != Some(&here)
        {
            self.visited.push(here);
        }
    }
}
