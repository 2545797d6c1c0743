//! Help: what the keys do here, read from the command table.

use crate::tui::command::{Command, Do, Layer};
use crate::tui::keymap::{in_layer, shown};
use crate::tui::layout::Pane;
use crate::tui::model::Model;

/// A line of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A title over what follows.
    Title(String),
    /// Keys, and what they do.
    Keys(String, &'static str),
    /// A sentence.
    Words(&'static str),
    /// Nothing.
    Gap,
}

/// The lines of help for a pane.
pub fn lines(focus: Pane) -> Vec<Line> {
    let mut lines = vec![Line::Title(format!("In {}", name(focus)))];
    let layer = Layer::of(focus);
    lines.extend(in_layer(layer).map(keys));
    lines.push(Line::Gap);
    lines.push(Line::Title("In the finder".to_owned()));
    lines.extend([
        Line::Words("@ people   ! actions   # programme   > commands   \" words of papers"),
        Line::Words("Every word must match; accents and capitals do not matter."),
    ]);
    lines.push(Line::Gap);
    lines.push(Line::Title("The signs".to_owned()));
    lines.extend([
        Line::Words("A tick means that a person said so. A question mark behind a word,"),
        Line::Words("as in done?, is what a paper says or the program read out of it."),
        Line::Words("Select with the mouse while holding Shift."),
    ]);
    lines
}

fn name(pane: Pane) -> &'static str {
    match pane {
        Pane::Reader => "the reader",
        Pane::Agenda => "the agenda",
        Pane::Minutes => "prior minutes",
        Pane::Actions => "outstanding actions",
        Pane::Programme => "the work programme",
    }
}

/// Keys by their names: signs are for those who know them.
fn keys(command: &'static Command) -> Line {
    let keys: Vec<String> = command.keys.iter().map(|key| shown(key, true)).collect();
    Line::Keys(keys.join(" "), command.help)
}

/// The furthest that help can be scrolled.
pub fn most(model: &Model) -> usize {
    let height = usize::from(model.cover().list.height);
    lines(model.focus).len().saturating_sub(height)
}

/// The keys that matter here, for the footer: key and word.
pub fn footer(layer: Layer, plain: bool) -> Vec<(String, &'static str, Do)> {
    in_layer(layer)
        .filter(|command| !command.short.is_empty())
        .filter_map(|command| {
            let key = command.keys.first()?;
            Some((shown(key, plain), command.short, command.does))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_lists_every_command_of_a_pane_once() {
        for pane in Pane::ALL {
            let lines = lines(pane);
            for command in in_layer(Layer::of(pane)) {
                let line = keys(command);
                let times = lines.iter().filter(|shown| **shown == line).count();
                assert_eq!(times, 1, "{} in {pane:?}", command.id);
            }
        }
    }
}
