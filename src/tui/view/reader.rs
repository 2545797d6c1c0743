//! The reader: lines with their pages in the margin.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Do;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Stage};
use crate::tui::pane::lines::MEASURE;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::{cells, choose};
use crate::tui::view::paint::{Beyond, beyond, put};

/// Draws the reader.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let reader = &model.reader;
    let focused = model.focus == Pane::Reader;
    let shown = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2).min(cells(MEASURE)),
        ..area
    };
    let (mut last, mut paged) = (None, false);
    let seen = reader.seen(usize::from(area.height));
    for (y, line) in (area.y..area.bottom()).zip(&seen) {
        let mut x = shown.x;
        for (role, words) in &line.pieces {
            let room = usize::from(shown.right().saturating_sub(x));
            x = put(buffer, x, y, words, room, model.theme.style(*role));
        }
        // A page is said where it begins, and where one comes in on it.
        if !(line.margin.is_empty() || paged && line.same_page) {
            paged = true;
            let wide = cells(text::width(&line.margin));
            if shown.width > wide {
                let x = shown.right() - wide - 1;
                put(
                    buffer,
                    x,
                    y,
                    &line.margin,
                    usize::from(wide),
                    model.theme.style(Role::Dim),
                );
            }
        }
        let words = line
            .pieces
            .iter()
            .any(|(_, words)| !words.trim().is_empty());
        if focused && line.block == reader.chosen && words {
            let bar = Rect {
                y,
                height: 1,
                width: 1,
                ..area
            };
            choose(model, bar, false, buffer);
            put(
                buffer,
                area.x,
                y,
                model.glyphs().chosen,
                1,
                model.theme.style(Role::Accent),
            );
        }
        last = Some(y);
    }
    if reader.waits && model.stage == Stage::Desk {
        let y = last.map_or(area.y, |y| y + 2);
        if y < area.bottom() {
            put(buffer, shown.x, y, "…", 1, model.theme.style(Role::Dim));
        }
    } else if reader.lines.is_empty() && model.stage == Stage::Desk {
        let key = model.setting.settled.keymap.key(Do::Import);
        let words = format!("Nothing more is held of this. A paper brings it: {key} reads one in.");
        for (y, range) in (area.y..area.bottom()).zip(text::wrap(&words, usize::from(shown.width)))
        {
            put(
                buffer,
                shown.x,
                y,
                &words[range],
                usize::from(shown.width),
                model.theme.style(Role::Dim),
            );
        }
    }
    let goes_on = Beyond {
        above: reader.top > 0,
        below: reader.lines.len() > reader.top + usize::from(area.height),
    };
    beyond(model, goes_on, area, buffer);
}
