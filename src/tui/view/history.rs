//! The history of a promise: its timeline, with how it stands beside or above it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::tui::history::History;
use crate::tui::model::Model;
use crate::tui::pane::lines::ReaderLine;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::cells;
use crate::tui::view::paint::{self, put};
use crate::tui::view::pieces;

/// Draws it over the panes.
pub fn draw(model: &Model, open: &History, buffer: &mut Buffer) {
    let place = model.history_place();
    Clear.render(model.layout().body, buffer);
    let among = &open.at.among;
    let at = among.iter().position(|key| *key == open.at.key);
    let count = at.map_or_else(String::new, |at| {
        let count = format!(" · {} of {} {}", at + 1, among.len(), open.at.of);
        count.trim_end().to_owned()
    });
    let title = format!("History{count}");
    let style = model.theme.style(Role::TitleFocus);
    if place.frame.height > 0 {
        paint::frame(buffer, place.frame, model.theme.style(Role::BorderFocus));
        let room = usize::from(place.frame.width) - 4;
        let title = format!(" {} ", text::fit(&title, room));
        put(
            buffer,
            place.frame.x + 1,
            place.frame.y,
            &title,
            room + 2,
            style,
        );
    } else {
        let room = usize::from(place.head.width).saturating_sub(2);
        put(buffer, place.head.x + 1, place.head.y, &title, room, style);
    }
    timeline(model, open, place.main, buffer);
    if let Some(aside) = place.aside {
        let border = model.theme.style(Role::Border);
        for y in aside.y..aside.bottom() {
            put(buffer, aside.x - 2, y, "│", 1, border);
        }
        for (y, line) in (aside.y..aside.bottom()).zip(&open.aside) {
            pieces(model, buffer, aside, y, &line.pieces);
        }
    }
}

fn timeline(model: &Model, open: &History, area: Rect, buffer: &mut Buffer) {
    let chosen = open.chosen();
    let shown = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        ..area
    };
    for (y, line) in (area.y..area.bottom()).zip(open.lines.iter().skip(open.top)) {
        draw_line(model, line, shown, y, buffer);
        // The rail below an entry is no part of what is chosen.
        if line.block == chosen && line.pieces.len() > 1 {
            let style = model.theme.style(Role::Accent);
            put(buffer, area.x, y, model.glyphs().chosen, 1, style);
        }
    }
    let border = model.theme.style(Role::Border);
    let x = area.right().saturating_sub(1);
    if open.top > 0 && area.height > 0 {
        put(buffer, x, area.y, "▴", 1, border);
    }
    if open.lines.len() > open.top + usize::from(area.height) {
        put(buffer, x, area.bottom().saturating_sub(1), "▾", 1, border);
    }
}

fn draw_line(model: &Model, line: &ReaderLine, area: Rect, y: u16, buffer: &mut Buffer) {
    pieces(model, buffer, area, y, &line.pieces);
    let wide = cells(text::width(&line.margin));
    if wide > 0 && area.width > wide {
        let x = area.right() - wide - 1;
        let style = model.theme.style(Role::Dim);
        put(buffer, x, y, &line.margin, usize::from(wide), style);
    }
}
