//! What lies over the desk: the finder, a list to choose from, help.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::help;
use crate::tui::model::{Model, Overlay};
use crate::tui::pane::BETWEEN;
use crate::tui::pick::{Of, PickRow, Picker};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::finder;
use crate::tui::view::list::{cells, choose};
use crate::tui::view::paint::{self, put};

/// Draws it; says where the cursor stands.
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let overlay = model.overlay.as_ref()?;
    let place = model.cover();
    if place.frame.width == 0 {
        return None;
    }
    clear(model, place.frame, buffer);
    paint::frame(buffer, place.frame, model.theme.style(Role::BorderFocus));
    match overlay {
        Overlay::Find(finder) => {
            let (words, hint) = match finder.adds {
                Some(_) => ("Add where it turns up again", ADD_HINT),
                None => ("Find anywhere", FIND_HINT),
            };
            title(model, words, place.frame, buffer);
            let cursor = input(model, &finder.typed, hint, place.input, buffer);
            finder::draw(model, finder, &place, buffer);
            Some(cursor)
        }
        Overlay::Pick(picker) => {
            title(model, picker.title(), place.frame, buffer);
            let cursor = input(model, &picker.typed, "type to narrow", place.input, buffer);
            picker_rows(model, picker, place.list, buffer);
            model.typing.is_none().then_some(cursor)
        }
        Overlay::Help { top, .. } => {
            title(model, "What the keys do here", place.frame, buffer);
            draw_help(model, *top, place.list, buffer);
            None
        }
    }
}

/// Makes room for a box. Cut words beside it would only be read as broken ones; below a short
/// list that is chosen from, what one chooses for stays in sight.
fn clear(model: &Model, frame: Rect, buffer: &mut Buffer) {
    let body = model.layout().body;
    let below = body.bottom().saturating_sub(frame.bottom() + 1);
    let is_list = matches!(model.overlay, Some(Overlay::Pick(_)));
    // A picture is sent to the terminal as a whole.
    let is_picture = model.page.is_some() || model.chart.is_some();
    // Under a narrow one there is no room for both.
    let is_roomy = frame.x > 0;
    let rest = if is_list && is_roomy && !is_picture && below >= IN_SIGHT {
        below
    } else {
        0
    };
    let over = Rect {
        height: body.height.saturating_sub(rest),
        ..body
    };
    Clear.render(over, buffer);
    Clear.render(frame, buffer);
    let seen = Rect {
        y: over.bottom(),
        height: rest,
        ..body
    };
    buffer.set_style(seen, model.theme.style(Role::Dim));
    if rest > 0 {
        let border = model.theme.style(Role::Border);
        let is_wall = |buffer: &Buffer, x: u16| buffer[(x, seen.y)].symbol() == "│";
        // What is left of each pane is a box again.
        for x in seen.x..seen.right() {
            let begins = x == seen.x || is_wall(buffer, x - 1);
            let ends = x + 1 == seen.right() || is_wall(buffer, x + 1);
            let sign = match (is_wall(buffer, x), begins, ends) {
                (true, true, _) => "╭",
                (true, false, true) => "╮",
                (true, false, false) => "┬",
                (false, ..) => "─",
            };
            put(buffer, x, seen.y - 1, sign, 1, border);
        }
    }
}

/// Fewer lines of the desk than this below a box say nothing.
const IN_SIGHT: u16 = 5;

/// A list of so many columns has room beside its words.
const ROOMY: usize = 60;

const ADD_HINT: &str = "an item, a minute, an action or a row of the programme";
const FIND_HINT: &str = "names and words  @ people  ! actions  # programme  > commands  \" words";

fn title(model: &Model, words: &str, frame: Rect, buffer: &mut Buffer) {
    put(
        buffer,
        frame.x + 1,
        frame.y,
        &format!(
            " {} ",
            text::fit(words, usize::from(frame.width).saturating_sub(6))
        ),
        usize::from(frame.width) - 2,
        model.theme.style(Role::TitleFocus),
    );
}

fn input(model: &Model, typed: &str, hint: &str, area: Rect, buffer: &mut Buffer) -> Position {
    let room = usize::from(area.width).saturating_sub(3);
    let x = put(
        buffer,
        area.x + 1,
        area.y,
        "› ",
        2,
        model.theme.style(Role::Accent),
    );
    // The end of a long line is what one is typing.
    let mut shown = typed;
    while text::width(shown) > room {
        shown = shown
            .get(shown.graphemes(true).next().map_or(1, str::len)..)
            .unwrap_or("");
    }
    let end = put(
        buffer,
        x,
        area.y,
        shown,
        room,
        model.theme.style(Role::Text),
    );
    if typed.is_empty() {
        put(
            buffer,
            x + 1,
            area.y,
            &text::fit(hint, room.saturating_sub(1)),
            room,
            model.theme.style(Role::Dim),
        );
    }
    let border = model.theme.style(Role::Border);
    for x in area.x..area.right() {
        put(buffer, x, area.y + 1, "─", 1, border);
    }
    Position { x: end, y: area.y }
}

fn picker_rows(model: &Model, picker: &Picker, area: Rect, buffer: &mut Buffer) {
    let style = |role| model.theme.style(role);
    if picker.left.is_empty() {
        let words = if picker.waits {
            "…"
        } else if picker.of == Of::Meetings && picker.typed.is_empty() {
            "No meeting is known yet."
        } else {
            "Nothing matches. Fewer letters find more."
        };
        put(
            buffer,
            area.x + 2,
            area.y,
            words,
            usize::from(area.width),
            style(Role::Dim),
        );
        return;
    }
    let wide = usize::from(area.width);
    // Where there is little room, what only some rows have would seem to be theirs alone.
    let all_have = wide >= ROOMY
        || (picker.all.iter()).all(|row| row.tail.is_empty() || !tail(row, wide).is_empty());
    let mut y = area.y;
    for (at, index) in picker.left.iter().enumerate().skip(picker.top) {
        if y >= area.bottom() {
            break;
        }
        let row = &picker.all[*index];
        let height = cells(Picker::row_height(row)).min(area.bottom() - y);
        let shown = Rect { y, height, ..area };
        let tail = if all_have {
            tail(row, wide)
        } else {
            String::new()
        };
        let wide = text::width(&tail);
        let around = if wide > 0 { 7 } else { 3 };
        let room = usize::from(area.width).saturating_sub(wide + around);
        put(
            buffer,
            area.x + 2,
            y,
            &text::fit(&row.text, room),
            room,
            style(row.role),
        );
        put(
            buffer,
            area.right().saturating_sub(cells(wide) + 2),
            y,
            &tail,
            wide,
            style(Role::Dim),
        );
        if height > 1 {
            let room = usize::from(area.width).saturating_sub(4);
            put(
                buffer,
                area.x + 2,
                y + 1,
                &text::fit_parts(&row.below, room),
                room,
                style(Role::Dim),
            );
        }
        if at == picker.at {
            choose(model, shown, true, buffer);
        }
        y += height;
    }
}

/// What stands at the right, as much as leaves the words whole; where there is some room, its
/// first part at the cost of the words' end, which is not their sense.
fn tail(row: &PickRow, wide: usize) -> String {
    let free = wide.saturating_sub(text::width(&row.text) + 7);
    let parts: Vec<&str> = row.tail.split(BETWEEN).collect();
    let mut most = (1..=parts.len())
        .rev()
        .map(|count| parts[..count].join(BETWEEN));
    let fits = most.find(|some| text::width(some) <= free);
    match fits {
        Some(some) => some,
        None if wide >= ROOMY => parts[0].to_owned(),
        None => String::new(),
    }
}

fn draw_help(model: &Model, top: usize, area: Rect, buffer: &mut Buffer) {
    let style = |role| model.theme.style(role);
    let page = help::page(model);
    for (at, column) in page.columns.iter().enumerate() {
        let x = area.x + 1 + cells((page.wide + 3) * at);
        let room = page.wide.saturating_sub(2);
        for (y, line) in (area.y..area.bottom()).zip(column.iter().skip(top)) {
            match line {
                help::Line::Title(words) => {
                    put(
                        buffer,
                        x,
                        y,
                        &text::fit(words, room),
                        room,
                        style(Role::Accent),
                    );
                }
                help::Line::Keys(pressed, words) => {
                    put(buffer, x, y, pressed, page.keys, style(Role::Strong));
                    let room = room.saturating_sub(page.keys);
                    let x = x + cells(page.keys) + 1;
                    put(buffer, x, y, words, room, style(Role::Text));
                }
                help::Line::Words(words) => {
                    put(buffer, x, y, words, room, style(Role::Text));
                }
                help::Line::Gap => {}
            }
        }
    }
    let border = style(Role::Border);
    if top > 0 && area.height > 0 {
        put(buffer, area.right() - 1, area.y, "▴", 1, border);
    }
    if page.height().saturating_sub(top) > usize::from(area.height) {
        put(buffer, area.right() - 1, area.bottom() - 1, "▾", 1, border);
    }
}
