//! The commands as the finder offers them: what works where the keys are, what is wanted most
//! first.

use crate::tui::command::{About, Command, Do};
use crate::tui::keymap::{self, Bound, Keymap};

/// Columns that the name of a command takes.
pub const NAMED: usize = 18;

/// The commands that are worth a list: those of the footer first, which are wanted most.
pub fn offered(keymap: &Keymap) -> impl Iterator<Item = &Bound> {
    let (shown, others): (Vec<_>, Vec<_>) = keymap
        .all()
        .iter()
        .filter(|bound| !bound.command.help.is_empty() && !moves(bound.command.does))
        .partition(|bound| !bound.command.short.is_empty());
    shown.into_iter().chain(others)
}

/// A command in a line: its name, then what it does.
pub fn line(command: &Command) -> String {
    format!("{:NAMED$} {}", name(command), command.help)
}

/// Its keys, as people read them.
pub fn keys(bound: &Bound) -> Vec<String> {
    let keys = bound.keys.iter();
    keys.map(|key| keymap::shown(key, true)).collect()
}

/// A command's name as one says it.
pub fn name(command: &Command) -> String {
    command.id.replace('-', " ")
}

/// Whether nobody opens a list for a command: it goes a step, or is how one came here.
fn moves(does: Do) -> bool {
    does.about() == About::Steps || matches!(does, Do::Find | Do::Commands)
}
