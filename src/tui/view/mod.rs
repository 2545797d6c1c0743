//! Draws the state, and changes nothing.

pub mod cover;
pub mod footer;
pub mod greeting;
pub mod header;
pub mod history;
pub mod list;
pub mod paint;
pub mod reader;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::layout::{Layout, Pane, Shape};
use crate::tui::model::{Model, Stage};
use crate::tui::pane::title;
use crate::tui::text;
use crate::tui::theme::Role;
use paint::{Edge, line, put};

/// What a screen too small for anything else says.
const TOO_SMALL: &str = "matters needs 30 columns and 8 lines; make the window larger, or press q";

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    let layout = model.layout();
    // A frame may be drawn before the new size has arrived as an event.
    if area.width < model.size.width || area.height < model.size.height {
        return;
    }
    if layout.shape == Shape::Sentence {
        return sentence(buffer, area);
    }
    header::draw(model, layout.header, buffer);
    match &model.stage {
        // A desk without papers would invite keys that the probe of the terminal eats.
        Stage::Opening => {
            let room = usize::from(layout.body.width).saturating_sub(2);
            put(
                buffer,
                layout.body.x + 1,
                layout.body.y + 1,
                "opening the papers …",
                room,
                model.theme.style(Role::Dim),
            );
            return;
        }
        Stage::Desk => match &model.history {
            Some(open) => history::draw(model, open, buffer),
            None => desk(model, &layout, buffer),
        },
        Stage::Empty { unfiled, meetings } => {
            greeting::empty(model, unfiled.len(), *meetings, layout.body, buffer);
        }
        Stage::Failed(what) => greeting::failed(model, what, layout.body, buffer),
    }
    footer::draw(model, layout.footer, buffer);
    let at = cover::draw(model, buffer).or_else(|| footer::cursor(model, layout.footer));
    if let Some(at) = at.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(at);
    }
}

fn sentence(buffer: &mut Buffer, area: Rect) {
    for (y, range) in (area.y..area.bottom()).zip(text::wrap(TOO_SMALL, usize::from(area.width))) {
        buffer.set_stringn(
            area.x,
            y,
            &TOO_SMALL[range],
            usize::from(area.width),
            ratatui::style::Style::new(),
        );
    }
}

fn desk(model: &Model, layout: &Layout, buffer: &mut Buffer) {
    if let Some(tabs) = layout.tabs {
        draw_tabs(model, tabs, buffer);
    }
    let mut drawn: Vec<Rect> = Vec::new();
    for pane in Pane::ALL {
        let Some(place) = layout.place(pane) else {
            continue;
        };
        if layout.tabs.is_none() && !drawn.contains(&place.frame) {
            paint::frame(buffer, place.frame, model.theme.style(Role::Border));
            drawn.push(place.frame);
        }
    }
    // The focused pane's frame is laid over its neighbours'.
    let unfocused = Pane::ALL.into_iter().filter(|pane| *pane != model.focus);
    for pane in unfocused.chain([model.focus]) {
        let Some(place) = layout.place(pane) else {
            continue;
        };
        if layout.tabs.is_none() {
            let focused = pane == model.focus;
            let edge = Edge::of(place);
            let frame = model.theme.style(if focused {
                Role::BorderFocus
            } else {
                Role::Border
            });
            if focused {
                paint::focus(buffer, place, edge, frame);
            }
            paint::head(buffer, place, edge, frame);
            let style = model.theme.style(if focused {
                Role::TitleFocus
            } else {
                Role::Title
            });
            let room = usize::from(place.head.width).saturating_sub(4);
            let words = pane_title(model, pane, room);
            put(
                buffer,
                place.head.x + 1,
                place.head.y,
                &format!(" {words} "),
                room + 2,
                style,
            );
        }
        if layout.tabs.is_some() && place.head.height > 0 {
            let room = usize::from(place.head.width).saturating_sub(4);
            let words = pane_title(model, pane, room);
            let style = model.theme.style(Role::Strong);
            put(buffer, place.head.x + 2, place.head.y, &words, room, style);
        }
        if pane == Pane::Reader {
            reader::draw(model, place.inner, buffer);
        } else {
            list::draw(model, pane, place.inner, buffer);
        }
    }
}

/// The title of a pane, short where there is little room.
fn pane_title(model: &Model, pane: Pane, room: usize) -> String {
    match model.list(pane) {
        Some(list) => title(pane, list, room),
        None if model.reader.title.is_empty() => "Reader".to_owned(),
        None => text::fit(&model.reader.title, room),
    }
}

fn draw_tabs(model: &Model, area: Rect, buffer: &mut Buffer) {
    let named = |pane: Pane, name: bool| {
        if name {
            format!("{} {}", pane.number(), pane.short())
        } else {
            pane.number().to_string()
        }
    };
    let order = [
        Pane::Agenda,
        Pane::Minutes,
        Pane::Actions,
        Pane::Programme,
        Pane::Reader,
    ];
    let all: usize = order
        .iter()
        .map(|pane| text::width(&named(*pane, true)) + 2)
        .sum();
    let fits = all < usize::from(area.width);
    let mut x = area.x + 1;
    for pane in order {
        let focused = pane == model.focus;
        let words = named(pane, fits || focused);
        let style = model
            .theme
            .style(if focused { Role::TitleFocus } else { Role::Dim });
        let style = if focused {
            style.add_modifier(ratatui::style::Modifier::UNDERLINED)
        } else {
            style
        };
        x = put(
            buffer,
            x,
            area.y,
            &words,
            usize::from(area.right().saturating_sub(x)),
            style,
        ) + 2;
    }
    let count = model
        .list(model.focus)
        .filter(|_| model.focus != Pane::Agenda)
        .map(|list| {
            if list.about > 0 {
                format!("{} of {}", list.about, list.total)
            } else {
                list.total.to_string()
            }
        });
    let count = match model.list(model.focus).map(|list| list.filter.as_str()) {
        Some(filter) if !filter.is_empty() => Some(format!("/{filter}")),
        Some(_) | None => count,
    };
    if let Some(count) = count {
        let wide = u16::try_from(text::width(&count)).unwrap_or(0);
        if x + wide + 1 < area.right() {
            put(
                buffer,
                area.right() - wide - 1,
                area.y,
                &count,
                usize::from(wide),
                model.theme.style(Role::Dim),
            );
        }
    }
}

/// Draws a line of pieces; says where it ends.
pub fn pieces(
    model: &Model,
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    words: &[(Role, String)],
) -> u16 {
    line(
        buffer,
        area,
        y,
        words
            .iter()
            .map(|(role, words)| (model.theme.style(*role), words.as_str())),
    )
}
