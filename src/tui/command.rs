//! Every command of the desk: its name, its keys and the words that help says
//! about it. Footer, help, the finder and the README's table are read from here.

use crate::tui::layout::Pane;

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
}

impl Layer {
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
            Layer::Find | Layer::Pick | Layer::Type => true,
            Layer::Agenda
            | Layer::Minutes
            | Layer::Actions
            | Layer::Programme
            | Layer::Reader
            | Layer::Help
            | Layer::History => false,
        }
    }
}

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
    /// Narrow the pane, or find in the reader.
    Filter,
    /// The next match.
    NextMatch,
    /// The match before.
    PreviousMatch,
    /// Go to a printed page.
    Page,
    /// The finder.
    Find,
    /// The finder over commands.
    Commands,
    /// The list of meetings.
    Meetings,
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
    /// Read papers into the store.
    Import,
    /// Help.
    Help,
    /// Stop the program for a while, as shells do.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Take the mouse, or leave it to the terminal.
    Mouse,
    /// The history of what is chosen.
    History,
    /// The next history.
    NextHistory,
    /// The history before.
    PreviousHistory,
    /// It is a trace.
    Confirm,
    /// It is none.
    Refuse,
    /// Add a trace.
    AddTrace,
    /// Close an action, or open it again.
    CloseAction,
    /// Set the lead officer.
    Lead,
    /// Set the day.
    Due,
    /// Join promises that say the same.
    Join,
    /// Part them.
    Part,
    /// Narrow the actions to a lead officer, a meeting or a state.
    Narrow,
    /// Leave the program.
    Quit,
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

use Layer::{Actions, Agenda, Find, History, Minutes, Pick, Programme, Reader, Type};

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
];
const MOVES: &[Layer] = &[
    Agenda,
    Minutes,
    Actions,
    Programme,
    Reader,
    Layer::Help,
    History,
];
const DESK_AND_HISTORY: &[Layer] = &[Agenda, Minutes, Actions, Programme, Reader, History];

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
    "confirm" Do::Confirm, ["c"], &[History], "Confirm the place where it was found, or take that back", "confirm";
    "refuse" Do::Refuse, ["r"], &[History], "Refuse it: that is another matter; or take that back", "refuse";
    "next-history" Do::NextHistory, ["n", "right", "l"], &[History], "The history of the next action", "next";
    "previous-history" Do::PreviousHistory, ["p", "N", "left", "h"], &[History], "The history of the action before", "";
    "tick" Do::Tick, ["space"], &[Actions, Programme, History], "Tick the row as done, or take the tick away", "tick";
    "mark-read" Do::MarkRead, ["space"], &[Agenda], "Mark the item as read, or as not read", "mark read";
    "turn-page" Do::TurnPage, ["space"], &[Reader], "On by a screenful", "page";
    "history" Do::History, ["t"], DESK, "The history of the action: what became of it", "history";
    "narrow" Do::Narrow, ["s"], &[Actions], "Show one lead officer, meeting or state only", "show only";
    "add-trace" Do::AddTrace, ["a"], &[History], "Add a place where it turns up again, found with the finder", "add";
    "close-action" Do::CloseAction, ["x"], &[Actions, History], "Close the action and say how, or open it again", "close";
    "lead-officer" Do::Lead, ["w"], &[Actions, History], "Who is to do it: set the lead officer", "who";
    "due-date" Do::Due, ["b"], &[Actions, History], "By when it is to be done: set the day", "by when";
    "join" Do::Join, ["+"], &[Actions, History], "Join it with another promise of its meeting that says the same", "";
    "part" Do::Part, ["-"], &[Actions, History], "Part it from those that it is joined with", "";
    "all-minutes" Do::AllMinutes, ["a"], &[Minutes], "All earlier minutes, or the last meeting's", "all";
    "filter" Do::Filter, ["/"], DESK, "Narrow the pane to some words; in the reader, find them", "find here";
    "next-match" Do::NextMatch, ["n"], &[Reader], "The next match", "next";
    "previous-match" Do::PreviousMatch, ["p"], &[Reader], "The match before", "";
    "page" Do::Page, ["g"], &[Reader], "Go to the page that is printed with a number", "go to page";
    "find" Do::Find, ["f"], DESK_AND_HISTORY, "Find anything: titles, actions, people, words of any paper", "find anywhere";
    "meetings" Do::Meetings, ["m"], DESK_AND_HISTORY, "Another meeting", "meetings";
    "copy" Do::Copy, ["y"], DESK_AND_HISTORY, "Copy the words with their citation", "copy";
    "undo" Do::Undo, ["u"], DESK_AND_HISTORY, "Take back what you did last, also after a restart", "undo";
    "redo" Do::Redo, ["ctrl-r"], DESK_AND_HISTORY, "Do again what was taken back", "";
    "zoom" Do::Zoom, ["z"], DESK, "The pane on the whole screen, and back", "whole screen";
    "compare" Do::Compare, ["d"], DESK, "What changed since the version before; of a programme row, all versions", "";
    "losses" Do::Losses, ["L"], DESK_AND_HISTORY, "What could not be read of this meeting's papers", "";
    "import" Do::Import, ["i"], DESK, "Read papers in: new ones, a file or a folder; or stop reading", "";
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
    "commands" Do::Commands, [":"], DESK_AND_HISTORY, "Every command by its name", "";
    "help" Do::Help, ["?"], DESK_AND_HISTORY, "What the keys do here", "help";
    "quit" Do::Quit, ["q"], DESK, "Leave; everything is kept", "quit";

    "list-up" Do::Up, ["up", "ctrl-p"], &[Find, Pick], "Up a row", "";
    "list-down" Do::Down, ["down", "ctrl-n"], &[Find, Pick], "Down a row", "";
    "list-page-up" Do::PageUp, ["pageup"], &[Find, Pick], "Up a screenful", "";
    "list-page-down" Do::PageDown, ["pagedown"], &[Find, Pick], "Down a screenful", "";
    "choose" Do::Enter, ["enter"], &[Find, Pick], "Go there", "go there";
    "star" Do::Star, ["*"], &[Pick], "Star the meeting's committee as yours, or not", "yours";
    "accept" Do::Enter, ["enter"], &[Type], "Keep what was typed", "keep";
    "close" Do::Leave, ["esc"], &[Find, Pick, Type, Layer::Help], "Close", "close";
    "close-help" Do::Leave, ["?", "q"], &[Layer::Help], "Close", "";

    "find-history" Do::History, ["ctrl-t"], &[Find], "The history of the action that was found", "history";
    "close-history" Do::Leave, ["esc", "t", "q", "backspace"], &[History], "Back to the desk", "back";

    "mouse" Do::Mouse, ["M"], DESK_AND_HISTORY, "Leave the mouse to the terminal, to select text; or take it again", "";
    "suspend" Do::Suspend, ["ctrl-z"], EVERYWHERE, "Stop for a while; `fg` in the shell goes on (Unix)", "";
    "redraw" Do::Redraw, ["ctrl-l"], EVERYWHERE, "Draw the screen again", "";
    "quit-now" Do::Quit, ["ctrl-c"], EVERYWHERE, "Leave from anywhere", "";
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
