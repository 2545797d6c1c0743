//! What commands do, grouped by what they are about, so that a view which has nothing to do
//! with a group says so in a word.

use crate::tui::layout::Pane;
use crate::tui::office::Duty;
use crate::tui::room::Turn;

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Do {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the pane on the left.
    Left,
    /// To the pane on the right.
    Right,
    /// Read or unfold.
    Enter,
    /// Out of here.
    Leave,
    /// To the place before.
    Back,
    /// To the next pane.
    NextPane,
    /// To the pane before.
    PreviousPane,
    /// To a pane.
    Go(Pane),
    /// Tick the row, or take its tick away.
    Tick,
    /// Mark the item read, or not.
    MarkRead,
    /// Turn the page.
    TurnPage,
    /// All earlier minutes, or the last meeting's.
    AllMinutes,
    /// Take back the last edit.
    Undo,
    /// Do it again.
    Redo,
    /// Go to a printed page.
    Page,
    /// Open the kept original.
    Original,
    /// The finder.
    Find,
    /// The finder over commands.
    Commands,
    /// The list of meetings.
    Meetings,
    /// File the paper that is chosen in the tray.
    File,
    /// Star the committee, or not.
    Star,
    /// Copy the words with their citation.
    Copy,
    /// One pane on the whole screen.
    Zoom,
    /// What changed since the version before.
    Compare,
    /// What could not be read.
    Losses,
    /// Documents that wait to be filed.
    Unfiled,
    /// Write the programme or the actions to a file.
    Export,
    /// Read papers into the store.
    Import,
    /// Help.
    Help,
    /// The history of what is chosen.
    History,
    /// Narrow the actions to a lead officer, a meeting or a state.
    Narrow,
    /// The page itself, as a picture.
    ShowPage,
    /// The figures, drawn.
    ShowChart,
    /// All that was prepared.
    Mine,
    /// The brief of the meeting.
    Brief,
    /// Write a page to print.
    Print,
    /// In the meeting.
    Room(Turn),
    /// An officer's work.
    Office(Duty),
    /// Of the whole program, wherever the keys are.
    Program(Program),
    /// On a page as a picture.
    Sheet(Leaf),
    /// On a chart.
    Chart(Along),
    /// On a history.
    Thread(Thread),
    /// What a person says of an action.
    Action(Deal),
    /// To words or headings.
    Seek(Seek),
    /// A person's own preparation.
    Jot(Jotting),
}

/// What a command is about: under this it stands in help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Going a step: nobody opens a list of commands for it.
    Steps,
    /// Going about in what is shown.
    Moving,
    /// What papers say.
    Reading,
    /// What a person prepares.
    Mine,
    /// Looking for words.
    Finding,
    /// Going elsewhere.
    Going,
    /// An officer's work.
    Officer,
    /// The program itself.
    Program,
}

impl Do {
    /// What it is about.
    pub fn about(self) -> About {
        match self {
            Do::Up
            | Do::Down
            | Do::PageUp
            | Do::PageDown
            | Do::First
            | Do::Last
            | Do::Left
            | Do::Right
            | Do::Enter
            | Do::Leave
            | Do::NextPane
            | Do::PreviousPane
            | Do::TurnPage => About::Steps,
            Do::Go(_)
            | Do::Zoom
            | Do::Sheet(_)
            | Do::Chart(_)
            | Do::Seek(Seek::NextHeading | Seek::PreviousHeading) => About::Moving,
            Do::MarkRead
            | Do::AllMinutes
            | Do::Original
            | Do::Copy
            | Do::Compare
            | Do::Losses
            | Do::History
            | Do::ShowPage
            | Do::ShowChart
            | Do::Brief
            | Do::Room(_)
            | Do::Thread(_) => About::Reading,
            Do::Mine | Do::Jot(_) | Do::Print | Do::Undo | Do::Redo | Do::Star | Do::File => {
                About::Mine
            }
            Do::Find
            | Do::Narrow
            | Do::Seek(Seek::Words | Seek::NextMatch | Seek::PreviousMatch) => About::Finding,
            Do::Page | Do::Meetings | Do::Back => About::Going,
            Do::Tick | Do::Action(_) | Do::Office(_) | Do::Unfiled | Do::Export | Do::Import => {
                About::Officer
            }
            Do::Commands | Do::Help | Do::Program(_) => About::Program,
        }
    }

    /// Whether the desk does it for a view that lies over it, where the command table binds
    /// it there: it opens something of its own, or is about the whole meeting.
    pub fn is_of_the_desk(self) -> bool {
        match self {
            Do::Undo
            | Do::Redo
            | Do::Find
            | Do::Commands
            | Do::Meetings
            | Do::Compare
            | Do::Losses
            | Do::Unfiled
            | Do::Import
            | Do::Export
            | Do::Help
            | Do::History
            | Do::ShowPage
            | Do::ShowChart
            | Do::Mine
            | Do::Brief
            | Do::Print
            | Do::Room(_)
            | Do::Office(_)
            | Do::Jot(
                Jotting::Note
                | Jotting::Question
                | Jotting::Flag
                | Jotting::Declare
                | Jotting::Strike
                | Jotting::Remove,
            ) => true,
            Do::Up
            | Do::Down
            | Do::PageUp
            | Do::PageDown
            | Do::First
            | Do::Last
            | Do::Left
            | Do::Right
            | Do::Enter
            | Do::Leave
            | Do::Back
            | Do::NextPane
            | Do::PreviousPane
            | Do::Go(_)
            | Do::Tick
            | Do::MarkRead
            | Do::TurnPage
            | Do::AllMinutes
            | Do::Page
            | Do::Original
            | Do::Star
            | Do::File
            | Do::Copy
            | Do::Zoom
            | Do::Narrow
            | Do::Program(_)
            | Do::Sheet(_)
            | Do::Chart(_)
            | Do::Thread(_)
            | Do::Action(_)
            | Do::Seek(_)
            | Do::Jot(Jotting::NewLine | Jotting::Discard) => false,
        }
    }
}

/// What a command does to the whole program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Program {
    /// Stop the program for a while, as shells do.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Take the mouse, or leave it to the terminal.
    Mouse,
    /// Other colours.
    Theme,
    /// Leave the program.
    Quit,
}

/// What a command does to a page as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// The next page of the paper.
    Next,
    /// The page before.
    Previous,
    /// The page larger.
    Larger,
    /// The page smaller.
    Smaller,
}

/// Which chart is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Along {
    /// The next chart.
    Next,
    /// The chart before.
    Previous,
}

/// What a command does in a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thread {
    /// The next history.
    Next,
    /// The history before.
    Previous,
    /// It is a trace.
    Confirm,
    /// It is none.
    Refuse,
    /// Add a trace.
    Add,
}

/// What a person says of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deal {
    /// Close an action, or open it again.
    Close,
    /// Set the lead officer.
    Lead,
    /// Set the day.
    Due,
    /// Join promises that say the same.
    Join,
    /// Part them.
    Part,
}

/// What is gone to within a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seek {
    /// Narrow the pane, or find in the reader.
    Words,
    /// The next match.
    NextMatch,
    /// The match before.
    PreviousMatch,
    /// The next heading.
    NextHeading,
    /// The heading before.
    PreviousHeading,
}

/// What a command does to what a person prepares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Jotting {
    /// Write a note.
    Note,
    /// Write a question.
    Question,
    /// Flag it, or not.
    Flag,
    /// Declare an interest.
    Declare,
    /// Strike a question off as put.
    Strike,
    /// Take away a note, a question, a flag.
    Remove,
    /// A new line in a note.
    NewLine,
    /// Throw away what was typed.
    Discard,
}
