//! Every command of the desk: its name, its keys and the words that help says
//! about it. Footer, help, the finder and the README's table are read from here.

mod does;

use crate::tui::layout::Pane;
use crate::tui::office::Duty;
use crate::tui::room::Turn;

pub use does::{About, Along, Deal, Do, Jotting, Leaf, Program, Seek, Thread};

/// Where keys are read; each layer has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// The agenda pane.
    Agenda,
    /// The prior-minutes pane.
    Minutes,
    /// The outstanding-actions pane.
    Actions,
    /// The work-programme pane.
    Programme,
    /// The reader.
    Reader,
    /// The finder.
    Find,
    /// A list laid over the desk.
    Pick,
    /// A line that is typed at the foot.
    Type,
    /// Help.
    Help,
    /// The history of a promise.
    History,
    /// A page as a picture.
    Picture,
    /// A chart of figures.
    Chart,
    /// The meeting as it goes on.
    Room,
    /// A note that is being written.
    Write,
}

impl Layer {
    /// Whether it is one of the desk's panes.
    pub fn is_pane(self) -> bool {
        DESK.contains(&self)
    }
}

impl Layer {
    /// Where a command is, in words: "the desk", "actions, programme".
    pub fn words(layers: &[Layer]) -> String {
        let all = |of: &[Layer]| of.iter().all(|layer| layers.contains(layer));
        if all(EVERYWHERE) {
            return "everywhere".to_owned();
        }
        let groups: [(&[Layer], &str); 2] = [(DESK, "the desk"), (LISTS, "lists of the desk")];
        let group = groups.into_iter().find(|(group, _)| all(group));
        let own = layers.iter().filter(|layer| {
            let mut group = group.iter().flat_map(|(group, _)| group.iter());
            !group.any(|other| other == *layer)
        });
        let mut words: Vec<&str> = group.iter().map(|(_, words)| *words).collect();
        words.extend(own.map(|layer| match layer {
            Layer::Agenda => "agenda",
            Layer::Minutes => "minutes",
            Layer::Actions => "actions",
            Layer::Programme => "programme",
            Layer::Reader => "reader",
            Layer::Find => "finder",
            Layer::Pick => "a list to choose from",
            Layer::Type => "a line",
            Layer::Help => "help",
            Layer::History => "history",
            Layer::Picture => "page",
            Layer::Chart => "charts",
            Layer::Room => "in the meeting",
            Layer::Write => "a note",
        }));
        words.join(", ")
    }

    /// The layer of a pane.
    pub fn of(pane: Pane) -> Layer {
        match pane {
            Pane::Reader => Layer::Reader,
            Pane::Agenda => Layer::Agenda,
            Pane::Minutes => Layer::Minutes,
            Pane::Actions => Layer::Actions,
            Pane::Programme => Layer::Programme,
        }
    }

    /// Whether letters are typed there, so that they are no keys.
    pub fn takes_letters(self) -> bool {
        match self {
            Layer::Find | Layer::Pick | Layer::Type | Layer::Write => true,
            Layer::Agenda
            | Layer::Minutes
            | Layer::Actions
            | Layer::Programme
            | Layer::Reader
            | Layer::Help
            | Layer::History
            | Layer::Picture
            | Layer::Chart
            | Layer::Room => false,
        }
    }
}

/// A command.
#[derive(Debug, PartialEq, Eq)]
pub struct Command {
    /// A stable name, for configuration.
    pub id: &'static str,
    /// What it does.
    pub does: Do,
    /// Its keys.
    pub keys: &'static [&'static str],
    /// Where they work.
    pub layers: &'static [Layer],
    /// What help says.
    pub help: &'static str,
    /// A word for the footer; empty where it is not shown there.
    pub short: &'static str,
}

use Layer::{
    Actions, Agenda, Chart, Find, History, Minutes, Pick, Picture, Programme, Reader, Room, Type,
    Write,
};

const DESK: &[Layer] = &[Agenda, Minutes, Actions, Programme, Reader];
const LISTS: &[Layer] = &[Agenda, Minutes, Actions, Programme];
const EVERYWHERE: &[Layer] = &[
    Agenda,
    Minutes,
    Actions,
    Programme,
    Reader,
    Find,
    Pick,
    Type,
    Layer::Help,
    History,
    Picture,
    Chart,
    Room,
    Write,
];
const MOVES: &[Layer] = &[
    Agenda,
    Minutes,
    Actions,
    Programme,
    Reader,
    Layer::Help,
    History,
    Picture,
    Chart,
    Room,
];
const DESK_AND_HISTORY: &[Layer] = &[Agenda, Minutes, Actions, Programme, Reader, History];
/// Where something of one's own is written.
const WHERE_WRITTEN: &[Layer] = &[Agenda, Minutes, Actions, Programme, Reader, History, Room];
/// Whatever lies in the place of the panes, too.
const ALL_VIEWS: &[Layer] = &[
    Agenda, Minutes, Actions, Programme, Reader, History, Picture, Chart, Room,
];

macro_rules! commands {
    ($($id:literal $does:expr, $keys:expr, $layers:expr, $help:literal, $short:literal;)*) => {
        /// Every command, in the order in which help and footer show them.
        pub const COMMANDS: &[Command] = &[
            $(Command {
                id: $id, does: $does, keys: &$keys, layers: $layers, help: $help, short: $short,
            },)*
        ];
    };
}

commands! {
    "up" Do::Up, ["up", "k"], MOVES, "Up a row, or a paragraph", "";
    "down" Do::Down, ["down", "j"], MOVES, "Down a row, or a paragraph", "";
    "enter" Do::Enter, ["enter"], LISTS, "Read the row, or unfold it", "read";
    "fold" Do::Enter, ["enter"], &[Reader], "Fold what stands under a heading, or unfold it", "fold";
    "open-place" Do::Enter, ["enter"], &[History], "Open the place in the reader; Esc comes back", "read it";
    "confirm" Do::Thread(Thread::Confirm), ["c"], &[History], "Confirm the place where it was found, or take that back", "confirm";
    "refuse" Do::Thread(Thread::Refuse), ["r"], &[History], "Refuse it: that is another matter; or take that back", "refuse";
    "next-history" Do::Thread(Thread::Next), ["n", "right", "l"], &[History], "The history of the next action", "next";
    "previous-history" Do::Thread(Thread::Previous), ["p", "left", "h"], &[History], "The history of the action before", "";
    "next-item" Do::Room(Turn::Next), ["n", "right", "l"], &[Room], "The next item in the order taken; behind the last, what was agreed", "next";
    "previous-item" Do::Room(Turn::Previous), ["p", "left", "h"], &[Room], "The item before", "before";
    "put" Do::Jot(Jotting::Strike), ["space", "x"], &[Room], "Strike the chosen question off as put, or take it up again", "put";
    "items" Do::Room(Turn::Items), ["g"], &[Room], "Go to an item, by its number or its words", "go to item";
    "take-now" Do::Room(Turn::TakeNow), ["t"], &[Room], "Take the item that one went to now, before the others; or put it back in its place", "taken now";
    "agreed" Do::Room(Turn::Agreed), ["a"], &[Room], "What was agreed: who, what, by when, to be read aloud", "agreed";
    "copy-agreed" Do::Copy, ["y"], &[Room], "Copy what was agreed", "copy";
    "read-item" Do::Room(Turn::Read), ["enter"], &[Room], "Read the item's paper on the desk", "read";
    "tick" Do::Tick, ["space"], &[Actions, Programme, History], "Tick the row as done, or take the tick away", "tick";
    "mark-read" Do::MarkRead, ["space"], &[Agenda], "Mark the item as read, or as not read", "mark read";
    "turn-page" Do::TurnPage, ["space"], &[Reader], "On by a screenful", "page";
    "progress" Do::Office(Duty::Progress), ["r"], &[Actions, Programme], "Write progress: dated, and printed in what is handed out", "progress";
    "move-row" Do::Office(Duty::Move), [">"], &[Programme], "Move the row to another day, or to what is not yet scheduled", "move";
    "drop-row" Do::Office(Duty::Drop), ["x"], &[Programme], "Drop the row and say why, or take it up again", "drop";
    "add-row" Do::Office(Duty::Add), ["a"], &[Programme], "Add a row to the work programme", "add";
    "split-row" Do::Office(Duty::Split), ["S"], &[Programme], "Split a row that lists several items into a row for each", "";
    "tentative" Do::Office(Duty::Tentative), ["T"], &[Programme], "Call the row tentative, or firm", "";
    "settle" Do::Office(Duty::Settle), ["="], &[Programme], "Where a newer paper says otherwise: take its word, or keep yours", "settle";
    "new-year" Do::Office(Duty::Year), ["Y"], &[Programme, Reader], "The next year's programme from the rows that are open: see first, then begin it", "";
    "raise-row" Do::Office(Duty::Raise), ["K"], &[Programme], "One place up among the rows of its day", "";
    "lower-row" Do::Office(Duty::Lower), ["J"], &[Programme], "One place down among the rows of its day", "";
    "history" Do::History, ["t"], DESK, "The history of the action: what became of it", "history";
    "narrow" Do::Narrow, ["s"], &[Actions], "Show one lead officer, meeting or state only", "show only";
    "add-trace" Do::Thread(Thread::Add), ["a"], &[History], "Add a place where it turns up again, found with the finder", "add";
    "close-action" Do::Action(Deal::Close), ["x"], &[Actions, History], "Close the action and say how, or open it again", "close";
    "lead-officer" Do::Action(Deal::Lead), ["w"], &[Actions, Programme, History], "Who is to do it: set the lead officer", "who";
    "due-date" Do::Action(Deal::Due), ["B"], &[Actions, History], "By when it is to be done: set the day", "due";
    "join" Do::Action(Deal::Join), ["+"], &[Actions, History], "Join it with another promise of its meeting that says the same", "";
    "part" Do::Action(Deal::Part), ["-"], &[Actions, History], "Part it from those that it is joined with", "";
    "mark-row" Do::Office(Duty::Mark), ["V"], &[Actions, Programme], "Mark the row: what you do next is for all that are marked", "mark";
    "journal" Do::Office(Duty::Journal), ["H"], DESK, "Who changed this row, how and when", "";
    "all-minutes" Do::AllMinutes, ["a"], &[Minutes], "All earlier minutes, or the last meeting's", "all";
    "filter" Do::Seek(Seek::Words), ["/"], DESK, "Narrow the pane to some words; in the reader, find them", "find here";
    "next-match" Do::Seek(Seek::NextMatch), ["n"], &[Reader], "The next match", "next";
    "previous-match" Do::Seek(Seek::PreviousMatch), [","], &[Reader], "The match before; N too, while words that were typed there are found", "";
    "page" Do::Page, ["g"], &[Reader, Picture], "Go to the page that is printed with a number", "go to page";
    "next-heading" Do::Seek(Seek::NextHeading), ["]"], &[Reader], "The next heading", "heading";
    "previous-heading" Do::Seek(Seek::PreviousHeading), ["["], &[Reader], "The heading before", "";
    "page-of-papers" Do::Page, ["g"], LISTS, "Go to the page of these papers that is printed with a number", "";
    "original" Do::Original, ["o"], &[Agenda, Minutes, Actions, Programme, Reader, Picture], "Open the paper itself in the system's program", "";
    "find" Do::Find, ["f"], ALL_VIEWS, "Find anything: titles, actions, people, words of any paper", "find anywhere";
    "show-page" Do::ShowPage, ["v"], &[Agenda, Minutes, Actions, Programme, Reader, History, Chart, Room], "The page itself, as a picture", "see page";
    "show-chart" Do::ShowChart, ["c"], DESK, "The tables of figures here, drawn as bars or lines", "chart";
    "next-sheet" Do::Sheet(Leaf::Next), ["n", "space"], &[Picture], "The next page", "next";
    "previous-sheet" Do::Sheet(Leaf::Previous), ["p"], &[Picture], "The page before", "before";
    "sheet-right" Do::Right, ["right", "l"], &[Picture], "To the right of a page that is large, else the next page", "";
    "sheet-left" Do::Left, ["left", "h"], &[Picture], "To the left of a page that is large, else the page before", "";
    "larger" Do::Sheet(Leaf::Larger), ["+", "="], &[Picture], "The page larger; the arrows move over it", "larger";
    "smaller" Do::Sheet(Leaf::Smaller), ["-"], &[Picture], "The page smaller", "smaller";
    "next-chart" Do::Chart(Along::Next), ["n", "right", "l"], &[Chart], "The next table of figures in these papers", "next table";
    "previous-chart" Do::Chart(Along::Previous), ["p", "left", "h"], &[Chart], "The table before", "table before";
    "meetings" Do::Meetings, ["m"], DESK_AND_HISTORY, "Another meeting", "meetings";
    "note" Do::Jot(Jotting::Note), ["N"], WHERE_WRITTEN, "Write a note on the item, paragraph or action that is chosen", "note";
    "question" Do::Jot(Jotting::Question), ["Q"], WHERE_WRITTEN, "Write a question to put, on what is chosen", "question";
    "flag" Do::Jot(Jotting::Flag), ["F"], DESK_AND_HISTORY, "Flag what is chosen, to come back to; or take the flag away", "";
    "declare" Do::Jot(Jotting::Declare), ["D"], &[Agenda, Reader, Room], "Declare an interest in the item, and whether you leave for it", "";
    "strike" Do::Jot(Jotting::Strike), ["x"], &[Reader], "Strike off your question as put, or take it up again; on an action, say that it is none", "";
    "remove" Do::Jot(Jotting::Remove), ["delete"], &[Reader], "Take away your note, question or flag; u gives it back", "";
    "mine" Do::Mine, ["P"], DESK_AND_HISTORY, "All that you prepared: your questions, notes, flags", "";
    "brief" Do::Brief, ["b"], DESK, "The brief of the meeting on a page, to read or print", "brief";
    "room" Do::Room(Turn::Open), ["r"], &[Agenda, Minutes, Reader], "In the meeting: an item a screen, your questions, the time; Esc comes back", "in the meeting";
    "print" Do::Print, ["p"], DESK, "Write the chosen item, or the brief, as a page to print", "";
    "take-down" Do::Office(Duty::TakeDown), ["A"], WHERE_WRITTEN, "Take an action down in one line, on the chosen item", "take down";
    "copy" Do::Copy, ["y"], DESK_AND_HISTORY, "Copy the words with their citation", "copy";
    "undo" Do::Undo, ["u"], WHERE_WRITTEN, "Take back what you did last, also after a restart", "undo";
    "redo" Do::Redo, ["ctrl-r"], WHERE_WRITTEN, "Do again what was taken back", "";
    "correct" Do::Office(Duty::Correct), ["e"], &[Reader], "Put right what was misread: words, names, days; of the meeting and committee too", "correct";
    "correct-row" Do::Office(Duty::Correct), ["e"], LISTS, "Put right what was misread: words, names, days; of the meeting and committee too", "correct";
    "make-action" Do::Office(Duty::Make), ["+"], &[Minutes, Reader], "Make the chosen sentence an action, with lead officer and day read from it", "make an action";
    "no-action" Do::Office(Duty::NoAction), ["x"], &[Minutes], "Say that what is chosen is no action; in the reader too", "";
    "exempt" Do::Office(Duty::Exempt), ["R"], LISTS, "Call the item, action or row exempt (restricted), or no longer", "";
    "hide-exempt" Do::Office(Duty::Share), ["X"], DESK, "Hide exempt items while the screen is shared, or show them again", "";
    "zoom" Do::Zoom, ["z"], DESK, "The pane on the whole screen, and back", "whole screen";
    "compare" Do::Compare, ["d"], DESK, "What changed since the version before; of a programme row, all versions", "";
    "losses" Do::Losses, ["L"], DESK_AND_HISTORY, "What could not be read of this meeting's papers", "";
    "import" Do::Import, ["i"], DESK, "Read papers in: new ones, a file or a folder; or stop reading", "";
    "export" Do::Export, ["E"], DESK, "Write the programme, or the actions, to a file as their paper came: Word or workbook", "hand in";
    "unfiled" Do::Unfiled, ["U"], DESK, "Papers that wait to be filed under a meeting", "";
    "next-pane" Do::NextPane, ["tab"], DESK, "The next pane", "";
    "previous-pane" Do::PreviousPane, ["backtab"], DESK, "The pane before", "";
    "left" Do::Left, ["left", "h"], DESK, "The pane on the left", "";
    "right" Do::Right, ["right", "l"], DESK, "The pane on the right", "";
    "agenda" Do::Go(Pane::Agenda), ["1"], DESK, "The agenda", "";
    "minutes" Do::Go(Pane::Minutes), ["2"], DESK, "Prior minutes", "";
    "actions" Do::Go(Pane::Actions), ["3"], DESK, "Outstanding actions", "";
    "programme" Do::Go(Pane::Programme), ["4"], DESK, "The work programme", "";
    "reader" Do::Go(Pane::Reader), ["0"], DESK, "The reader", "";
    "page-up" Do::PageUp, ["pageup", "ctrl-u"], MOVES, "Up a screenful", "";
    "page-down" Do::PageDown, ["pagedown", "ctrl-d"], MOVES, "Down a screenful", "";
    "first" Do::First, ["home"], MOVES, "To the first row", "";
    "last" Do::Last, ["end", "G"], MOVES, "To the last row", "";
    "back" Do::Back, ["backspace"], DESK, "Back to the place before, over meetings too", "";
    "leave" Do::Leave, ["esc"], DESK, "Out of the reader, a filter or the whole screen", "";
    "commands" Do::Commands, [":"], ALL_VIEWS, "Every command by its name", "";
    "help" Do::Help, ["?", "f1"], ALL_VIEWS, "What the keys do here", "help";
    "quit" Do::Program(Program::Quit), ["q"], DESK, "Leave; everything is kept", "quit";

    "list-up" Do::Up, ["up", "ctrl-p"], &[Find, Pick], "Up a row", "";
    "list-down" Do::Down, ["down", "ctrl-n"], &[Find, Pick], "Down a row", "";
    "list-first" Do::First, ["home"], &[Find, Pick], "To the first row", "";
    "list-last" Do::Last, ["end"], &[Find, Pick], "To the last row", "";
    "list-page-up" Do::PageUp, ["pageup"], &[Find, Pick], "Up a screenful", "";
    "list-page-down" Do::PageDown, ["pagedown"], &[Find, Pick], "Down a screenful", "";
    "choose" Do::Enter, ["enter"], &[Find, Pick], "Go there", "go there";
    "file-paper" Do::File, ["tab"], &[Pick], "In the tray: file the paper under a committee and a day", "file it";
    "star" Do::Star, ["*"], &[Pick], "Star the meeting's committee as yours, or not", "yours";
    "accept" Do::Enter, ["enter"], &[Type], "Keep what was typed", "keep";
    "close" Do::Leave, ["esc"], &[Find, Pick, Type, Layer::Help], "Close", "close";
    "find-in-help" Do::Seek(Seek::Words), ["/"], &[Layer::Help], "Narrow help to some words", "find";
    "close-help" Do::Leave, ["?", "q", "f1"], &[Layer::Help], "Close", "";

    "keep" Do::Enter, ["enter"], &[Write], "Keep what was typed", "keep";
    "keep-too" Do::Leave, ["esc"], &[Write], "Keep it too, and close; an empty note is none", "keep it too";
    "new-line" Do::Jot(Jotting::NewLine), ["ctrl-j"], &[Write], "A new line; Alt-Enter too, where the terminal sends it", "new line";
    "discard" Do::Jot(Jotting::Discard), ["ctrl-x"], &[Write], "Throw away what was typed", "throw away";

    "next-kind" Do::NextPane, ["tab"], &[Find], "The next kind of what was found: items, actions, papers", "next kind";
    "previous-kind" Do::PreviousPane, ["backtab"], &[Find], "The kind before", "";
    "find-history" Do::History, ["ctrl-t"], &[Find], "What became of the action that was found", "what came of it";
    "close-history" Do::Leave, ["esc", "t", "q", "backspace"], &[History], "Back to the desk", "back";

    "close-page" Do::Leave, ["esc", "v", "q", "backspace"], &[Picture], "Back to where you were", "back";
    "close-chart" Do::Leave, ["esc", "c", "q", "backspace"], &[Chart], "Back to where you were", "back";

    "close-room" Do::Leave, ["esc", "r", "q", "backspace"], &[Room], "Back to the desk, at the item", "desk";

    "theme" Do::Program(Program::Theme), ["C"], ALL_VIEWS, "Other colours: as the background is, light, dark, strong contrast, none", "";
    "mouse" Do::Program(Program::Mouse), ["M"], ALL_VIEWS, "Leave the mouse to the terminal, to select text; or take it again", "";
    "suspend" Do::Program(Program::Suspend), ["ctrl-z"], EVERYWHERE, "Stop for a while; `fg` in the shell goes on (Unix)", "";
    "redraw" Do::Program(Program::Redraw), ["ctrl-l"], EVERYWHERE, "Draw the screen again", "";
    "quit-now" Do::Program(Program::Quit), ["ctrl-c"], EVERYWHERE, "Leave from anywhere", "";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_key_in_a_layer() {
        let mut bound = HashSet::new();
        for command in COMMANDS {
            for layer in command.layers {
                for key in command.keys {
                    assert!(
                        bound.insert((layer, key)),
                        "{key} is bound twice in {layer:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_has_its_own_name() {
        let names: HashSet<_> = COMMANDS.iter().map(|command| command.id).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }
}
