//! What stands on the screen where there is no meeting to show.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::{Do, Program};
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::cells;
use crate::tui::view::pieces;

/// The widest line of a greeting.
const WIDEST: u16 = 70;

/// An empty store: what to type.
pub fn empty(model: &Model, unfiled: usize, meetings: usize, area: Rect, buffer: &mut Buffer) {
    let mut lines: Vec<Vec<(Role, String)>> = Vec::new();
    let key = |does| model.setting.settled.keymap.key(does);
    let mut say = |role, words: &str| lines.push(vec![(role, words.to_owned())]);
    if unfiled == 0 && meetings == 0 {
        say(Role::Strong, "There are no papers here yet.");
    } else {
        say(Role::Strong, "No meeting has papers yet.");
    }
    say(Role::Text, "");
    if unfiled > 0 {
        let papers = text::count(unfiled, "paper waits", "papers wait");
        say(
            Role::Warn,
            &format!("{papers} to be filed: press {}.", key(Do::Unfiled)),
        );
        say(Role::Text, "");
    }
    if meetings > 0 {
        let known = text::count(meetings, "meeting is known", "meetings are known");
        say(
            Role::Text,
            &format!("{known} without papers: press {}.", key(Do::Meetings)),
        );
        say(Role::Text, "");
    }
    lines.push(vec![
        (
            Role::Text,
            "Drag a paper onto this window, or press ".to_owned(),
        ),
        (Role::Accent, key(Do::Import)),
        (Role::Text, " and name one.".to_owned()),
    ]);
    if !model.intake.arrived.is_empty() {
        let papers = text::count(model.intake.arrived.len(), "paper has", "papers have");
        let words = format!("{papers} arrived; {} shows them.", key(Do::Import));
        lines.push(vec![(Role::Warn, words)]);
    }
    lines.push(Vec::new());
    lines.push(vec![(Role::Dim, "In a shell:".to_owned())]);
    lines.push(vec![
        (Role::Accent, "  matters import PATH…".to_owned()),
        (Role::Dim, "   files and whole folders".to_owned()),
    ]);
    lines.push(vec![
        (Role::Accent, "  matters demo        ".to_owned()),
        (Role::Dim, "   a look round, with sample papers".to_owned()),
    ]);
    lines.push(Vec::new());
    lines.push(vec![(
        Role::Dim,
        "Everything stays on this computer; nothing goes over the network.".to_owned(),
    )]);
    lines.push(vec![
        (Role::Dim, "Press ".to_owned()),
        (Role::Accent, key(Do::Program(Program::Quit))),
        (Role::Dim, " to leave.".to_owned()),
    ]);
    draw(model, &lines, area, buffer);
}

/// The store could not be opened.
pub fn failed(model: &Model, what: &str, area: Rect, buffer: &mut Buffer) {
    let mut lines = vec![
        vec![(Role::Late, "The papers cannot be shown.".to_owned())],
        Vec::new(),
    ];
    lines.push(vec![(Role::Text, what.to_owned())]);
    lines.push(Vec::new());
    lines.push(vec![(
        Role::Dim,
        "matters doctor says more. Press q to leave.".to_owned(),
    )]);
    draw(model, &lines, area, buffer);
}

fn draw(model: &Model, lines: &[Vec<(Role, String)>], area: Rect, buffer: &mut Buffer) {
    let width = area.width.min(WIDEST);
    let room = usize::from(width.saturating_sub(2));
    let lines: Vec<Vec<(Role, String)>> =
        lines.iter().flat_map(|line| wrapped(line, room)).collect();
    let x = area.x + (area.width - width) / 2 + u16::from(width == area.width);
    let y = area.y + area.height.saturating_sub(cells(lines.len())) / 3;
    let block = Rect {
        x,
        width: width.saturating_sub(2),
        ..area
    };
    for (y, line) in (y..area.bottom()).zip(&lines) {
        pieces(model, buffer, block, y, line);
    }
}

/// A line of several looks in lines of so many columns, broken at spaces; what is set in goes
/// on further in.
fn wrapped(line: &[(Role, String)], room: usize) -> Vec<Vec<(Role, String)>> {
    let whole: String = line.iter().map(|(_, words)| words.as_str()).collect();
    let set_in = whole.starts_with("  ");
    let (first, rest) = if set_in {
        (room.saturating_sub(2), room.saturating_sub(4))
    } else {
        (room, room)
    };
    let mut lines = Vec::new();
    for range in text::wrap_from(&whole, first, rest) {
        let mut pieces = Vec::new();
        if set_in {
            let before = if lines.is_empty() { 2 } else { 4 };
            pieces.push((Role::Text, " ".repeat(before)));
        }
        let mut at = 0;
        for (role, words) in line {
            let from = range.start.clamp(at, at + words.len()) - at;
            let until = range.end.clamp(at, at + words.len()) - at;
            if from < until {
                pieces.push((*role, words[from..until].to_owned()));
            }
            at += words.len();
        }
        lines.push(pieces);
    }
    lines
}
