//! In the meeting: the time, the item or what was agreed, and what comes next.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::widgets::{Clear, Widget};

use crate::tui::model::Model;
use crate::tui::room::page::Line;
use crate::tui::room::{self, Room};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::paint::{lay, put};
use crate::tui::view::pieces;

/// Draws it over the header and the panes.
pub fn draw(model: &Model, room: &Room, buffer: &mut Buffer) {
    let layout = model.layout();
    Clear.render(layout.header, buffer);
    Clear.render(layout.body, buffer);
    header(model, room, layout.header, buffer);
    let place = room::place(layout.body);
    let area = place.page;
    let chosen = room.chosen_line().map(|_| room.question);
    for (y, line) in (area.y..area.bottom()).zip(room.lines.iter().skip(room.top)) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        pieces(model, buffer, row, y, &line.pieces);
        if line.struck {
            let style = ratatui::style::Style::new().add_modifier(Modifier::CROSSED_OUT);
            let words = Rect {
                x: row.x + 4,
                width: row.width.saturating_sub(4),
                ..row
            };
            let end = line
                .pieces
                .iter()
                .map(|(_, words)| text::width(words))
                .sum::<usize>();
            let end = u16::try_from(end).unwrap_or(u16::MAX).saturating_sub(4);
            let width = words.width.min(end);
            lay(buffer, Rect { width, ..words }, style);
        }
        if line.question.is_some() && line.question == chosen {
            lay(buffer, row, model.theme.chosen());
            let sign = model.glyphs().chosen;
            put(
                buffer,
                row.x,
                y,
                sign,
                1,
                model.theme.style(Role::Accent).patch(model.theme.chosen()),
            );
        }
    }
    more(model, room, area, layout.body, buffer);
    if let Some(area) = place.next {
        next(model, room, area, buffer);
    }
}

/// Where the chosen question stands, else the title: screen readers go by the cursor.
pub fn cursor(model: &Model, room: &Room) -> Option<Position> {
    let area = room::place(model.layout().body).page;
    let line = room.chosen_line().unwrap_or_else(|| {
        let mut lines = room.lines.iter();
        let has_words = |line: &Line| {
            line.pieces
                .iter()
                .any(|(_, words)| !words.trim().is_empty())
        };
        lines.position(has_words).unwrap_or_default()
    });
    let y = u16::try_from(line.saturating_sub(room.top)).ok()?;
    (y < area.height).then_some(Position {
        x: area.x,
        y: area.y + y,
    })
}

fn header(model: &Model, room: &Room, area: Rect, buffer: &mut Buffer) {
    let Some(prepared) = &model.meeting else {
        return;
    };
    let meeting = &prepared.desk.meeting;
    let width = usize::from(area.width).saturating_sub(2);
    let is_today = meeting.date == Some(model.setting.today);
    let at = model.taken.iter().position(|key| *key == room.item);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(room.now.map(|now| room::clock(now, meeting, is_today)));
    let count = model.taken.len();
    if room.agreed {
        parts.push("the end".to_owned());
    } else if let Some(at) = at {
        parts.push(format!("item {} of {count}", at + 1));
        if model.moved.contains(&room.item) {
            parts.push("taken out of order".to_owned());
        }
    }
    let words = text::fit_parts(&parts.join(" · "), width);
    let strong = model.theme.style(Role::Strong);
    let x = put(buffer, area.x + 1, area.y, &words, width, strong);
    let left = usize::from(area.right().saturating_sub(x + 4));
    let committee = text::fit(&text::soften(&meeting.committee), left);
    let wide = text::width(&committee);
    if left > 12 {
        let x = area.right() - 1 - u16::try_from(wide).unwrap_or(0);
        let dim = model.theme.style(Role::Dim);
        put(buffer, x, area.y, &committee, wide, dim);
    }
}

/// Signs that there is more above or below.
fn more(model: &Model, room: &Room, area: Rect, body: Rect, buffer: &mut Buffer) {
    let border = model.theme.style(Role::Border);
    let x = body.right().saturating_sub(1);
    let (up, down) = if model.setting.settled.plain_glyphs {
        ("^", "v")
    } else {
        ("▴", "▾")
    };
    if room.top > 0 && area.height > 0 {
        put(buffer, x, area.y, up, 1, border);
    }
    if room.lines.len() > room.top + usize::from(area.height) {
        let y = area.bottom().saturating_sub(1);
        put(buffer, x, y, down, 1, border);
    }
}

/// What comes next in the order taken.
fn next(model: &Model, room: &Room, area: Rect, buffer: &mut Buffer) {
    let Some(prepared) = &model.meeting else {
        return;
    };
    if room.agreed {
        return;
    }
    let at = model.taken.iter().position(|key| *key == room.item);
    let key = at.and_then(|at| model.taken.get(at + 1));
    let agenda = &prepared.desk.agenda;
    let row = key.and_then(|key| agenda.iter().find(|row| row.key == *key));
    let words = match row {
        Some(row) => format!("next: {}", room::name(row)),
        None => "next: what was agreed".to_owned(),
    };
    let width = usize::from(area.width);
    let dim = model.theme.style(Role::Dim);
    put(
        buffer,
        area.x,
        area.y,
        &text::fit(&words, width),
        width,
        dim,
    );
}
