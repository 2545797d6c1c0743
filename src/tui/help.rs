//! Help: what the keys do here, read from the command table.

use crate::tui::command::{Do, Layer};
use crate::tui::keymap::{Bound, Keymap, shown};
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

/// The lines of help for a place where keys are read.
pub fn lines(keymap: &Keymap, layer: Layer) -> Vec<Line> {
    let mut lines = vec![Line::Title(format!("In {}", name(layer)))];
    lines.extend(keymap.in_layer(layer).map(keys));
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
        Line::Words("as in answered?, is what a paper says or the program read out of it."),
        Line::Words("Select with the mouse while holding Shift."),
    ]);
    lines
}

fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::Reader => "the reader",
        Layer::Agenda => "the agenda",
        Layer::Minutes => "prior minutes",
        Layer::Actions => "outstanding actions",
        Layer::Programme => "the work programme",
        Layer::History => "a history",
        Layer::Find => "the finder",
        Layer::Pick => "a list",
        Layer::Type => "a line",
        Layer::Help => "help",
    }
}

/// Keys by their names: signs are for those who know them.
fn keys(bound: &Bound) -> Line {
    let keys: Vec<String> = bound.keys.iter().map(|key| shown(key, true)).collect();
    Line::Keys(keys.join(" "), bound.command.help)
}

/// The furthest that help can be scrolled.
pub fn most(model: &Model) -> usize {
    let height = usize::from(model.cover().list.height);
    lines(&model.setting.settled.keymap, model.layer_below())
        .len()
        .saturating_sub(height)
}

/// The keys that matter here, for the footer: key and word.
pub fn footer(keymap: &Keymap, layer: Layer, plain: bool) -> Vec<(String, &'static str, Do)> {
    keymap
        .in_layer(layer)
        .filter(|bound| !bound.command.short.is_empty())
        .filter_map(|bound| {
            let key = bound.keys.first()?;
            Some((shown(key, plain), bound.command.short, bound.command.does))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::layout::Pane;

    #[test]
    fn help_lists_every_command_of_a_pane_once() {
        let panes = Pane::ALL.into_iter().map(Layer::of);
        for pane in panes.chain([Layer::History]) {
            let keymap = Keymap::default();
            let lines = lines(&keymap, pane);
            for bound in keymap.in_layer(pane) {
                let line = keys(bound);
                let times = lines.iter().filter(|shown| **shown == line).count();
                assert_eq!(times, 1, "{} in {pane:?}", bound.command.id);
            }
        }
    }
}
