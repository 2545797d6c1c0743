//! Draws the state, and changes nothing.

pub mod chart;
pub mod cover;
pub mod finder;
pub mod footer;
pub mod greeting;
pub mod header;
pub mod history;
pub mod list;
pub mod page;
pub mod paint;
pub mod plain;
pub mod prompt;
pub mod reader;
pub mod room;
pub mod writing;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::layout::{Layout, Pane, Shape};
use crate::tui::model::{Model, Stage};
use crate::tui::pane::lines::ReaderLine;
use crate::tui::pane::{BETWEEN, title};
use crate::tui::text;
use crate::tui::theme::Role;
use paint::{Edge, line, put};

/// What a screen too small for anything else says.
const TOO_SMALL: &str = "matters needs 30 columns and 8 lines; make the window larger, or press q";

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    draw(model, frame);
    if model.setting.settled.plain_glyphs {
        let area = frame.area();
        plain::draw(frame.buffer_mut(), area);
    }
}

fn draw(model: &Model, frame: &mut Frame<'_>) {
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
        Stage::Desk => match (&model.page, &model.chart, &model.room, &model.history) {
            (Some(pages), ..) => page::draw(model, pages, buffer),
            (None, Some(charts), ..) => chart::draw(model, charts, buffer),
            (None, None, Some(room), _) => room::draw(model, room, buffer),
            (None, None, None, Some(open)) => history::draw(model, open, buffer),
            (None, None, None, None) => desk(model, &layout, buffer),
        },
        Stage::Empty { unfiled, meetings } => {
            greeting::empty(model, unfiled.len(), *meetings, layout.body, buffer);
        }
        Stage::Failed(what) => greeting::failed(model, what, layout.body, buffer),
    }
    let at = cover::draw(model, buffer);
    // What was said may need lines above its own, over a list as over the panes.
    footer::draw(model, layout.footer, buffer);
    prompt::draw(model, layout.footer, buffer);
    let at = prompt::cursor(model, layout.footer)
        .or_else(|| writing::draw(model, buffer))
        .or(at)
        .or_else(|| cursor(model, &layout));
    if let Some(at) = at.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(at);
    }
}

/// Where the chosen row begins: screen readers and magnifiers go by the cursor.
fn cursor(model: &Model, layout: &Layout) -> Option<Position> {
    let covered = model.overlay.is_some() || model.page.is_some() || model.chart.is_some();
    if model.stage != Stage::Desk || covered {
        return None;
    }
    if let Some(room) = model.room.as_ref().filter(|_| model.page.is_none()) {
        return room::cursor(model, room);
    }
    let first = |lines: &[ReaderLine], top: usize, chosen: usize| {
        let has_words = |line: &ReaderLine| {
            line.pieces
                .iter()
                .any(|(_, words)| !words.trim().is_empty())
        };
        let mut shown = lines.iter().skip(top);
        let first = shown.position(|line| line.block == chosen && has_words(line));
        first.unwrap_or_default()
    };
    let (area, line) = if let Some(open) = &model.history {
        let area = model.history_place().main;
        (area, first(&open.lines, open.top, open.chosen()))
    } else {
        let area = layout.place(model.focus)?.inner;
        let reader = &model.reader;
        let line = match model.list(model.focus) {
            Some(list) => list.line_of_chosen(area.width)?,
            None => first(&reader.lines, reader.top, reader.chosen),
        };
        (area, line)
    };
    let y = area.y.checked_add(u16::try_from(line).ok()?)?;
    // Between the bar that marks the row and its words: it blots neither.
    let x = area.x.saturating_add(1).min(area.right().saturating_sub(1));
    (y < area.bottom()).then_some(Position { x, y })
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
        None => {
            // How long it takes goes before words of the title do.
            let title = model.reader.title.as_str();
            let short = title
                .rsplit_once(" · about ")
                .map_or(title, |(short, _)| short);
            let shown = if text::width(title) > room {
                short
            } else {
                title
            };
            text::fit(shown, room)
        }
    }
}

fn draw_tabs(model: &Model, area: Rect, buffer: &mut Buffer) {
    let order = [
        Pane::Agenda,
        Pane::Minutes,
        Pane::Actions,
        Pane::Programme,
        Pane::Reader,
    ];
    let named = |pane: Pane, name: &str| format!("{} {name}", pane.number());
    let all = |name: fn(Pane) -> &'static str| -> usize {
        let widths = order
            .iter()
            .map(|pane| text::width(&named(*pane, name(*pane))) + 2);
        widths.sum()
    };
    let forms: [fn(Pane) -> &'static str; 2] = [Pane::short, Pane::shortest];
    let fits = forms
        .into_iter()
        .find(|name| all(*name) <= usize::from(area.width));
    let mut x = area.x + 1;
    for pane in order {
        let focused = pane == model.focus;
        let words = match fits {
            Some(name) => named(pane, name(pane)),
            None if focused => named(pane, pane.shortest()),
            None => pane.number().to_string(),
        };
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
    let only = model.list(model.focus).map(|list| list.only.as_str());
    let count = match only.filter(|only| !only.is_empty()) {
        Some(only) => count.map(|count| format!("{count} · {only}")),
        None => count,
    };
    let count = match model.list(model.focus).map(|list| list.filter.as_str()) {
        Some(filter) if !filter.is_empty() => Some(format!("/{filter}")),
        Some(_) if model.focus == Pane::Agenda => {
            let progress = model.lists[0].besides.split(BETWEEN).next();
            progress
                .filter(|words| !words.is_empty())
                .map(str::to_owned)
        }
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
