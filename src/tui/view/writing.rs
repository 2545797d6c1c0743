//! The box in which a note or a question is written, at the foot of the desk: what it
//! hangs on stays in sight above it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};

use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::cells;
use crate::tui::view::paint::{self, put};

/// Lines of words: two, and more as they are written.
const LINES: [u16; 2] = [2, 8];
/// Wider lines tire the eye.
const WIDEST: u16 = 100;

/// Draws it; says where the cursor stands.
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let writing = model.writing.as_ref()?;
    let body = model.layout().body;
    let beside = writing.written.beside.as_ref();
    let wide = usize::from(body.width.saturating_sub(4).min(WIDEST)).max(1);
    let typed = writing.area.lines().iter();
    let typed: usize = typed.map(|line| text::wrap(line, wide).len()).sum();
    let typed = cells(typed).clamp(LINES[0], LINES[1]);
    let height = (typed + 2 + u16::from(beside.is_some())).min(body.height);
    if height < 3 || body.width < 8 {
        return None;
    }
    // As wide as the desk: cut words beside a box would only be read as broken ones.
    let frame = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    Clear.render(frame, buffer);
    paint::frame(buffer, frame, model.theme.style(Role::BorderFocus));
    let room = usize::from(frame.width) - 4;
    let title = format!(" {} ", text::fit(&writing.title(), room));
    let style = model.theme.style(Role::TitleFocus);
    put(buffer, frame.x + 1, frame.y, &title, room + 2, style);
    let mut area = Rect {
        x: frame.x + 2,
        y: frame.y + 1,
        width: (frame.width - 4).min(WIDEST),
        height: frame.height - 2,
    };
    if let Some(beside) = beside.filter(|_| area.height > 1) {
        let words = format!("“{}”", beside.words.replace('\t', "  "));
        let words = text::fit(&words, room);
        put(
            buffer,
            area.x,
            area.y,
            &words,
            room,
            model.theme.style(Role::Dim),
        );
        area.y += 1;
        area.height -= 1;
    }
    writing.area.render(area, buffer);
    let (cursor, top) = (writing.area.screen_cursor(), writing.area.scroll_offset());
    let at = Position {
        x: area.x + cells(cursor.col).saturating_sub(top.1),
        y: area.y + cells(cursor.row).saturating_sub(top.0),
    };
    Some(Position {
        x: at.x.min(area.right().saturating_sub(1)),
        y: at.y.min(area.bottom().saturating_sub(1)),
    })
}
