//! Help: what the keys do here, read from the command table and put in groups.

use crate::domain::fold;
use crate::tui::command::{About, Command, Do, Layer, Program, Seek};
use crate::tui::keymap::{Bound, Keymap, shown};
use crate::tui::layout::{self, Cover};
use crate::tui::model::{Model, Overlay};
use crate::tui::office::Duty;
use crate::tui::pane::Filter;
use crate::tui::room::Turn;
use crate::tui::text;

/// From this width on there are two columns.
const TWO: usize = 88;
/// From this width on keys have all the room that they need.
const ROOMY: usize = 48;
/// Columns for keys, where there is room and where there is little.
const KEYS: [usize; 2] = [15, 9];

/// A line of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A title over what follows.
    Title(String),
    /// Keys, and what they do; without keys the rest of that.
    Keys(String, String),
    /// Words of a sentence.
    Words(String),
    /// Nothing.
    Gap,
}

/// Help in a width: columns of lines, and how wide the keys stand in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// One or two columns.
    pub columns: Vec<Vec<Line>>,
    /// The width of a column.
    pub wide: usize,
    /// Columns for the keys.
    pub keys: usize,
}

impl Page {
    /// How many lines it has.
    pub fn height(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// What commands are about, in the order in which help shows them.
const GROUPS: [&str; 7] = [
    "MOVE",
    "READ",
    "MINE",
    "FIND",
    "GO",
    "OFFICER",
    "THE PROGRAM",
];

/// The group of a command.
fn group(command: &Command) -> &'static str {
    let at = match command.does.about() {
        About::Steps | About::Moving => 0,
        About::Reading => 1,
        About::Mine => 2,
        About::Finding => 3,
        About::Going => 4,
        About::Officer => 5,
        About::Program => 6,
    };
    GROUPS[at]
}

/// Whether nobody finds the way without it.
fn is_first(does: Do) -> bool {
    matches!(does, Do::Up | Do::Down | Do::Enter | Do::Leave | Do::Help)
}

/// Whether a command can do something here now; what only could elsewhere is left out.
fn works(model: &Model, command: &Command) -> bool {
    let desk = model.meeting.as_ref().map(|meeting| &meeting.desk);
    let does = command.does;
    if matches!(does, Do::Seek(Seek::NextMatch | Seek::PreviousMatch)) {
        !model.reader.find.is_empty()
    } else if does == Do::Losses {
        desk.is_some_and(|desk| !desk.losses.is_empty())
    } else if does == Do::Unfiled {
        desk.is_none_or(|desk| !desk.unfiled.is_empty())
    } else {
        does != Do::Program(Program::Suspend) || cfg!(unix)
    }
}

/// What is said below the keys.
fn sentences() -> [(&'static str, &'static [&'static str]); 2] {
    [
        (
            "IN THE FINDER",
            &[
                "@ people, ! actions, # programme, > commands, \" words of papers.",
                "Every word must match; accents and capitals do not matter.",
            ],
        ),
        (
            "SIGNS AND WORDS",
            &[
                "A tick means that a person said so. A question mark behind a word, as in answered?, is what a paper says or the program read out of it.",
                "p 4 is the page that is printed with a 4. Where no number is printed, sheet 7 is the seventh page of the file.",
                "Select with the mouse while holding Shift.",
            ],
        ),
    ]
}

/// Help for the place where keys are read, as it stands now.
pub fn page(model: &Model) -> Page {
    let layer = model.layer_below();
    let keymap = &model.setting.settled.keymap;
    let find = match &model.overlay {
        Some(Overlay::Help { find, .. }) => find.as_str(),
        Some(Overlay::Find(_) | Overlay::Pick(_)) | None => "",
    };
    let bound = keymap
        .in_layer(layer)
        .filter(|bound| works(model, bound.command));
    let width = usize::from(layout::cover_width(model.size, Cover::Help));
    lay(&name(layer).to_uppercase(), bound, find, width)
}

/// Puts commands into columns.
fn lay<'a>(place: &str, bound: impl Iterator<Item = &'a Bound>, find: &str, width: usize) -> Page {
    let two = width >= TWO;
    let wide = if two { (width - 3) / 2 } else { width };
    let keys = KEYS[usize::from(wide < ROOMY)];
    let filter = Filter::new(find);
    let bound: Vec<&Bound> = bound.collect();
    let mut sections: Vec<Vec<Line>> = Vec::new();
    for title in GROUPS {
        let mut own: Vec<&&Bound> = bound
            .iter()
            .filter(|bound| group(bound.command) == title)
            .collect();
        own.sort_by_key(|bound| !is_first(bound.command.does));
        let own = own.into_iter();
        let said = |bound: &&&Bound| {
            let words = format!(
                "{} {} {} {title}",
                bound.command.id,
                bound.command.help,
                pressed(bound, usize::MAX)
            );
            filter.admits(&fold::compare(&words))
        };
        let lines: Vec<Line> = own
            .filter(said)
            .flat_map(|bound| entry(bound, keys, wide))
            .collect();
        if !lines.is_empty() {
            let title = if sections.is_empty() && filter.is_empty() {
                format!("{title} · IN {place}")
            } else {
                title.to_owned()
            };
            sections.push([vec![Line::Title(title)], lines, vec![Line::Gap]].concat());
        }
    }
    for (title, words) in sentences() {
        let lines: Vec<Line> = words
            .iter()
            .filter(|words| filter.admits(&fold::compare(words)))
            .flat_map(|words| {
                let ranges = text::wrap(words, wide.saturating_sub(2));
                ranges
                    .into_iter()
                    .map(|range| Line::Words(words[range].to_owned()))
            })
            .collect();
        if !lines.is_empty() {
            sections.push([vec![Line::Title(title.to_owned())], lines, vec![Line::Gap]].concat());
        }
    }
    if sections.is_empty() {
        sections.push(vec![Line::Words(format!(
            "Nothing here is about “{find}”."
        ))]);
    }
    let columns = if two {
        balanced(&sections)
    } else {
        vec![sections.concat()]
    };
    let columns = columns.into_iter().map(|mut column| {
        // Nothing stands below the last of them.
        if column.last() == Some(&Line::Gap) {
            column.pop();
        }
        column
    });
    Page {
        columns: columns.collect(),
        wide,
        keys,
    }
}

/// Sections in two columns that are as high as each other, as far as they are whole.
fn balanced(sections: &[Vec<Line>]) -> Vec<Vec<Line>> {
    let all: usize = sections.iter().map(Vec::len).sum();
    let higher = |count: usize| {
        let left: usize = sections[..count].iter().map(Vec::len).sum();
        left.max(all - left)
    };
    let at = (1..=sections.len())
        .min_by_key(|count| higher(*count))
        .unwrap_or(0);
    let (left, right) = sections.split_at(at);
    vec![left.concat(), right.concat()]
}

/// A command's keys and words, on as many lines as they need.
fn entry(bound: &Bound, keys: usize, wide: usize) -> Vec<Line> {
    let words = bound.command.help;
    let room = wide.saturating_sub(keys + 3);
    let ranges = text::wrap(words, room);
    let lines = ranges.into_iter().enumerate().map(|(at, range)| {
        let keys = if at == 0 {
            pressed(bound, keys)
        } else {
            String::new()
        };
        Line::Keys(keys, words[range].to_owned())
    });
    lines.collect()
}

fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::Reader => "the reader",
        Layer::Agenda => "the agenda",
        Layer::Minutes => "prior minutes",
        Layer::Actions => "outstanding actions",
        Layer::Programme => "the work programme",
        Layer::History => "a history",
        Layer::Picture => "a page as a picture",
        Layer::Chart => "a chart",
        Layer::Room => "the meeting",
        Layer::Find => "the finder",
        Layer::Pick => "a list",
        Layer::Type => "a line",
        Layer::Write => "a note",
        Layer::Help => "help",
    }
}

/// Keys by their names, as many as have room: signs are for those who know them.
fn pressed(bound: &Bound, room: usize) -> String {
    let keys: Vec<String> = bound.keys.iter().map(|key| shown(key, true)).collect();
    let mut count = keys.len();
    while count > 1 && text::width(&keys[..count].join(" ")) > room {
        count -= 1;
    }
    match keys.get(..count) {
        Some(keys) if !keys.is_empty() => keys.join(" "),
        Some(_) | None => format!(":{}", bound.command.id),
    }
}

/// Where a key does something, in words.
pub fn places(keymap: &Keymap, key: &str) -> Option<String> {
    let views = [
        Layer::Agenda,
        Layer::Reader,
        Layer::Minutes,
        Layer::Actions,
        Layer::Programme,
        Layer::History,
        Layer::Room,
        Layer::Picture,
        Layer::Chart,
    ];
    let works = |layer: &Layer| {
        let mut bound = keymap.in_layer(*layer);
        bound.any(|bound| bound.keys.iter().any(|own| own == key))
    };
    let names: Vec<&str> = views
        .iter()
        .filter(|layer| works(layer))
        .map(|layer| name(*layer))
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first, second, ..] => Some(format!("{first} and {second}")),
    }
}

/// The furthest that help can be scrolled.
pub fn most(model: &Model) -> usize {
    let height = usize::from(model.cover().list.height);
    page(model).height().saturating_sub(height)
}

/// The keys that matter here, for the footer: key and word.
pub fn footer(keymap: &Keymap, layer: Layer, plain: bool) -> Vec<(String, &'static str, Do)> {
    let mut keys: Vec<_> = keymap
        .in_layer(layer)
        .filter(|bound| !bound.command.short.is_empty())
        .filter_map(|bound| {
            let key = bound.keys.first()?;
            Some((shown(key, plain), bound.command.short, bound.command.does))
        })
        .collect();
    keys.sort_by_key(|(_, _, does)| matters_less(layer, *does));
    keys
}

/// Whether a command stands behind the others of the footer: where papers are read, what
/// is done beside their words comes before what leads elsewhere.
fn matters_less(layer: Layer, does: Do) -> bool {
    match layer {
        Layer::Agenda => matches!(does, Do::History | Do::Seek(Seek::Words) | Do::ShowChart),
        Layer::Reader => matches!(
            does,
            Do::History
                | Do::Find
                | Do::ShowChart
                | Do::Meetings
                | Do::Brief
                | Do::Room(Turn::Open)
                | Do::Office(Duty::TakeDown)
                | Do::Copy
                | Do::Undo
        ),
        Layer::Minutes
        | Layer::Actions
        | Layer::Programme
        | Layer::Find
        | Layer::Pick
        | Layer::Type
        | Layer::Help
        | Layer::History
        | Layer::Picture
        | Layer::Chart
        | Layer::Room
        | Layer::Write => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::layout::Pane;

    fn words(page: &Page) -> String {
        let lines = page.columns.iter().flatten().map(|line| match line {
            Line::Title(words) | Line::Words(words) | Line::Keys(_, words) => words.clone(),
            Line::Gap => String::new(),
        });
        lines.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn help_lists_every_command_of_a_pane_once_and_whole_at_every_width() {
        let panes = Pane::ALL.into_iter().map(Layer::of);
        for pane in panes.chain([Layer::History, Layer::Picture, Layer::Chart, Layer::Room]) {
            let keymap = Keymap::default();
            for width in [28, 38, 58, 78, 126] {
                let page = lay("x", keymap.in_layer(pane), "", width);
                for bound in keymap.in_layer(pane) {
                    let first = entry(bound, page.keys, page.wide).remove(0);
                    let lines = page.columns.iter().flatten();
                    let times = lines.filter(|shown| **shown == first).count();
                    assert!(times >= 1, "{} in {pane:?}", bound.command.id);
                    assert!(
                        words(&page).contains(bound.command.help),
                        "{}",
                        bound.command.id
                    );
                }
            }
        }
    }

    #[test]
    fn two_columns_are_about_as_high_as_each_other() {
        let page = lay("x", Keymap::default().in_layer(Layer::Agenda), "", 126);
        let heights: Vec<usize> = page.columns.iter().map(Vec::len).collect();
        assert_eq!(heights.len(), 2);
        assert!(heights[0].abs_diff(heights[1]) < 16, "{heights:?}");
    }

    #[test]
    fn words_that_are_looked_for_leave_what_is_about_them() {
        let page = lay(
            "x",
            Keymap::default().in_layer(Layer::Agenda),
            "question",
            80,
        );
        assert!(words(&page).contains("Write a question to put"));
        assert!(!words(&page).contains("Down a row"));
        let page = lay("x", Keymap::default().in_layer(Layer::Agenda), "zebra", 80);
        assert!(words(&page).contains("Nothing here is about"));
    }
}
