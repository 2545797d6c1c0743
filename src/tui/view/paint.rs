//! Strokes: frames that join, and text that stays inside its columns.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::layout::Place;
use crate::tui::model::Model;
use crate::tui::theme::Role;

/// Writes a text in at most `room` columns, and says where it ends.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, text: &str, room: usize, style: Style) -> u16 {
    if !buffer.area.contains(ratatui::layout::Position { x, y }) {
        return x;
    }
    buffer.set_stringn(x, y, text, room, style).0
}

/// Where there is more than is to be seen.
#[derive(Debug, Clone, Copy)]
pub struct Beyond {
    /// Above the first line.
    pub above: bool,
    /// Below the last line.
    pub below: bool,
}

/// Says that a pane goes on: on its frame, which costs no word a column, or at the edge of
/// the screen where it has none.
pub fn beyond(model: &Model, goes_on: Beyond, area: Rect, buffer: &mut Buffer) {
    let x = match model.layout().tabs {
        None => area.right(),
        Some(_) => area.right().saturating_sub(1),
    };
    let style = model.theme.style(Role::Title);
    if goes_on.above && area.height > 0 {
        put(buffer, x, area.y, "▴", 1, style);
    }
    if goes_on.below {
        put(buffer, x, area.bottom().saturating_sub(1), "▾", 1, style);
    }
}

/// Writes pieces one behind the other inside an area, and says where they end.
pub fn line<'a>(
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    pieces: impl Iterator<Item = (Style, &'a str)>,
) -> u16 {
    let mut x = area.x;
    for (style, words) in pieces {
        let room = usize::from(area.right().saturating_sub(x));
        if room == 0 {
            break;
        }
        x = put(buffer, x, y, words, room, style);
    }
    x
}

/// How the head of a pane meets the sides of its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    first: bool,
    last: bool,
}

impl Edge {
    /// Of a pane in its frame.
    pub fn of(place: Place) -> Edge {
        Edge {
            first: place.head.y == place.frame.y,
            last: place.inner.bottom() + 1 == place.frame.bottom(),
        }
    }
}

/// A box with round corners.
pub fn frame(buffer: &mut Buffer, area: Rect, style: Style) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x + 1..right {
        put(buffer, x, area.y, "─", 1, style);
        put(buffer, x, bottom, "─", 1, style);
    }
    for y in area.y + 1..bottom {
        put(buffer, area.x, y, "│", 1, style);
        put(buffer, right, y, "│", 1, style);
    }
    for (x, y, corner) in [
        (area.x, area.y, "╭"),
        (right, area.y, "╮"),
        (area.x, bottom, "╰"),
        (right, bottom, "╯"),
    ] {
        put(buffer, x, y, corner, 1, style);
    }
}

/// The line that carries a pane's title.
pub fn head(buffer: &mut Buffer, place: Place, edge: Edge, style: Style) {
    let head = place.head;
    let (left, right) = if edge.first {
        ("╭", "╮")
    } else {
        ("├", "┤")
    };
    for x in head.x + 1..head.right().saturating_sub(1) {
        put(buffer, x, head.y, "─", 1, style);
    }
    put(buffer, head.x, head.y, left, 1, style);
    put(
        buffer,
        head.right().saturating_sub(1),
        head.y,
        right,
        1,
        style,
    );
}

/// The sides and the foot of the pane that has the keys, in its own look.
pub fn focus(buffer: &mut Buffer, place: Place, edge: Edge, style: Style) {
    let right = place.frame.right().saturating_sub(1);
    let foot = place.inner.bottom();
    for y in place.head.y + 1..foot {
        put(buffer, place.frame.x, y, "│", 1, style);
        put(buffer, right, y, "│", 1, style);
    }
    let corners = if edge.last {
        ("╰", "╯")
    } else {
        ("├", "┤")
    };
    if edge.last {
        for x in place.frame.x + 1..right {
            put(buffer, x, foot, "─", 1, style);
        }
        put(buffer, place.frame.x, foot, corners.0, 1, style);
        put(buffer, right, foot, corners.1, 1, style);
    }
}

/// Lays a style over an area.
pub fn lay(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    buffer.set_style(area, style);
}
