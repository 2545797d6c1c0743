//! What lies over the desk: the finder, a list to choose from, help.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::find::{Finder, Found, Leads};
use crate::tui::help;
use crate::tui::model::{Model, Overlay};
use crate::tui::pane::lines::lines_of;
use crate::tui::pane::words;
use crate::tui::pick::{Of, Picker};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::{cells, choose};
use crate::tui::view::paint::{self, put};
use crate::tui::view::pieces;

/// Draws it; says where the cursor stands.
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let overlay = model.overlay.as_ref()?;
    let place = model.cover();
    if place.frame.width == 0 {
        return None;
    }
    // Cut words beside a box would only be read as broken ones.
    Clear.render(model.layout().body, buffer);
    Clear.render(place.frame, buffer);
    paint::frame(buffer, place.frame, model.theme.style(Role::BorderFocus));
    match overlay {
        Overlay::Find(finder) => {
            let (words, hint) = match finder.adds {
                Some(_) => ("Add where it turns up again", ADD_HINT),
                None => ("Find anywhere", FIND_HINT),
            };
            title(model, words, place.frame, buffer);
            let cursor = input(model, &finder.typed, hint, place.input, buffer);
            finder_rows(model, finder, place.list, buffer);
            if let Some(preview) = place.preview {
                draw_preview(model, finder, preview, buffer);
            }
            Some(cursor)
        }
        Overlay::Pick(picker) => {
            title(model, picker.title(), place.frame, buffer);
            let cursor = input(model, &picker.typed, "type to narrow", place.input, buffer);
            picker_rows(model, picker, place.list, buffer);
            model.typing.is_none().then_some(cursor)
        }
        Overlay::Help { top } => {
            title(model, "What the keys do here", place.frame, buffer);
            draw_help(model, *top, place.list, buffer);
            None
        }
    }
}

const ADD_HINT: &str = "an item, a minute, an action or a row of the programme";
const FIND_HINT: &str = "names and words  @ people  ! actions  # programme  > commands  \" words";

fn title(model: &Model, words: &str, frame: Rect, buffer: &mut Buffer) {
    put(
        buffer,
        frame.x + 1,
        frame.y,
        &format!(" {words} "),
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

fn finder_rows(model: &Model, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    if finder.is_empty() {
        let words = if finder.typed.is_empty() {
            "Type a part of anything: a title, a name, words of a paper."
        } else if finder.waits.0 || finder.waits.1 {
            "…"
        } else {
            "Nothing that is held matches. Fewer letters find more."
        };
        put(
            buffer,
            area.x + 2,
            area.y,
            &text::fit(words, usize::from(area.width).saturating_sub(3)),
            usize::from(area.width),
            model.theme.style(Role::Dim),
        );
        return;
    }
    let groups = [
        ("by name", &finder.names, 0),
        ("in the papers' words", &finder.words, finder.names.len()),
    ];
    let mut number = 0;
    for (name, group, before) in groups {
        if group.is_empty() {
            continue;
        }
        if let Some(y) = line_at(area, number, finder.top) {
            put(
                buffer,
                area.x + 1,
                y,
                name,
                usize::from(area.width),
                model.theme.style(Role::Accent),
            );
        }
        number += 1;
        for (at, found) in group.iter().enumerate() {
            if let Some(y) = line_at(area, number, finder.top) {
                let row = Rect {
                    y,
                    height: 1,
                    ..area
                };
                draw_found(model, found, row, buffer);
                if before + at == finder.at {
                    choose(model, row, true, buffer);
                }
            }
            number += 1;
        }
    }
}

fn line_at(area: Rect, number: usize, top: usize) -> Option<u16> {
    let y = area.y + cells(number.checked_sub(top)?);
    (y < area.bottom()).then_some(y)
}

fn draw_found(model: &Model, found: &Found, area: Rect, buffer: &mut Buffer) {
    let style = |role| model.theme.style(role);
    let named = !matches!(found.leads, Leads::Paragraph(_)) && area.width >= 44;
    let mut x = area.x + 2;
    if named {
        put(buffer, x, area.y, found.kind(), 10, style(Role::Dim));
        x += 11;
    }
    let left = usize::from(area.right().saturating_sub(x + 1));
    let beside = beside(model, &found.beside, left * 2 / 5);
    let wide = text::width(&beside);
    let room = left.saturating_sub(wide + 2);
    match &found.leads {
        Leads::Paragraph(hit) => excerpt(model, &hit.excerpt, x, area.y, room, buffer),
        Leads::Row { .. } | Leads::Trace { .. } | Leads::Command(_) => {
            matched(model, found, x, area.y, room, buffer);
        }
    }
    let x = area.right().saturating_sub(cells(wide) + 1);
    put(buffer, x, area.y, &beside, wide, style(Role::Dim));
}

/// What stands beside a row: the day always, the committee where it is another one
/// than the desk's and as far as there is room.
fn beside(model: &Model, beside: &str, room: usize) -> String {
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| text::soften(&meeting.desk.meeting.committee));
    let Some((committee, day)) = beside.rsplit_once(" · ") else {
        // A row without a day says nothing where its committee is the desk's.
        let other = (here.as_deref() != Some(beside)).then(|| text::fit(beside, room));
        return other.unwrap_or_default();
    };
    if here.as_deref() == Some(committee) {
        return text::fit(day, room);
    }
    let left = room.saturating_sub(text::width(day) + 3);
    if left < 8 {
        text::fit(day, room)
    } else {
        format!("{} · {day}", text::fit(committee, left))
    }
}

/// The words with the letters that matched standing out; a long text is shown from
/// near its first match.
fn matched(model: &Model, found: &Found, x: u16, y: u16, room: usize, buffer: &mut Buffer) {
    let clusters: Vec<&str> = found.text.graphemes(true).collect();
    let fits = text::width(&found.text) <= room;
    let first = found.matched.first().copied().unwrap_or(0);
    // So far as the match needs it, and no further than leaves the line full.
    let mut left_of_end = 0;
    let last_start = clusters
        .iter()
        .rposition(|cluster| {
            left_of_end += text::width(cluster);
            left_of_end + 2 > room
        })
        .map_or(0, |at| at + 1);
    let from = if fits || first + 8 < room {
        0
    } else {
        first.saturating_sub(8).min(last_start)
    };
    let mut x = x;
    let mut left = room;
    if from > 0 {
        x = put(buffer, x, y, "…", 1, model.theme.style(Role::Dim));
        left = left.saturating_sub(1);
    }
    for (at, cluster) in clusters.iter().enumerate().skip(from) {
        let wide = text::width(cluster);
        if wide + usize::from(!fits) > left {
            put(buffer, x, y, "…", left, model.theme.style(Role::Dim));
            return;
        }
        let role = if found.matched.binary_search(&at).is_ok() {
            Role::Match
        } else {
            Role::Text
        };
        x = put(buffer, x, y, cluster, wide, model.theme.style(role));
        left -= wide;
    }
}

/// A paragraph's words with what matched standing out.
fn excerpt(model: &Model, marked: &str, x: u16, y: u16, room: usize, buffer: &mut Buffer) {
    // Words before a late match would push it off the line.
    let first = marked.find('\u{2}').unwrap_or(0);
    let from = marked[..first]
        .char_indices()
        .rev()
        .nth(room / 3)
        .map_or(0, |(at, _)| at);
    let from = marked[from..first]
        .find(' ')
        .map_or(from, |at| if from == 0 { 0 } else { from + at + 1 });
    let mut x = x;
    let end = x + cells(room);
    if from > 0 {
        x = put(buffer, x, y, "…", 1, model.theme.style(Role::Dim));
    }
    let mut role = Role::Text;
    for piece in marked[from..].split_inclusive(['\u{2}', '\u{3}']) {
        let words = piece.trim_end_matches(['\u{2}', '\u{3}']);
        let left = usize::from(end.saturating_sub(x));
        if text::width(words) > left {
            put(
                buffer,
                x,
                y,
                &text::fit(words, left),
                left,
                model.theme.style(role),
            );
            return;
        }
        x = put(buffer, x, y, words, left, model.theme.style(role));
        role = if piece.ends_with('\u{2}') {
            Role::Match
        } else {
            Role::Text
        };
    }
}

fn draw_preview(model: &Model, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    let border = model.theme.style(Role::Border);
    for y in area.y..area.bottom() {
        put(buffer, area.x - 1, y, "│", 1, border);
    }
    put(buffer, area.x - 1, area.y - 1, "┬", 1, border);
    let Some(found) = finder.chosen() else { return };
    let inner = Rect {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    let room = usize::from(inner.width);
    let mut y = inner.y;
    if matches!(
        found.leads,
        Leads::Row { .. } | Leads::Trace { .. } | Leads::Command(_)
    ) {
        for range in text::wrap(&found.text, room).into_iter().take(8) {
            put(
                buffer,
                inner.x,
                y,
                &found.text[range],
                room,
                model.theme.style(Role::Strong),
            );
            y += 1;
        }
        for range in text::wrap(&found.beside, room).into_iter().take(2) {
            let style = model.theme.style(Role::Dim);
            put(buffer, inner.x, y, &found.beside[range], room, style);
            y += 1;
        }
        y += 1;
        if let Leads::Trace { promise, .. } = &found.leads {
            let style = model.theme.style(Role::Label);
            put(
                buffer,
                inner.x,
                y,
                "a place where this turns up again:",
                room,
                style,
            );
            y += 1;
            for range in text::wrap(promise, room).into_iter().take(6) {
                let style = model.theme.style(Role::Text);
                put(buffer, inner.x, y, &promise[range], room, style);
                y += 1;
            }
        }
    } else if let Leads::Paragraph(hit) = &found.leads {
        let place = words::place(&hit.source);
        put(
            buffer,
            inner.x,
            y,
            &text::fit(&place, room),
            room,
            model.theme.style(Role::Dim),
        );
        y += 2;
    }
    let Some(blocks) = found
        .subject()
        .and_then(|subject| model.words.get(&subject))
    else {
        return;
    };
    // A preview is as high as its area: the rest is not broken into lines.
    let height = usize::from(inner.bottom().saturating_sub(y));
    let blocks = &blocks[..blocks.len().min(height)];
    for (y, line) in (y..inner.bottom()).zip(lines_of(blocks, inner.width)) {
        pieces(model, buffer, inner, y, &line.pieces);
    }
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
    let mut y = area.y;
    for (at, index) in picker.left.iter().enumerate().skip(picker.top) {
        if y >= area.bottom() {
            break;
        }
        let row = &picker.all[*index];
        let height = cells(Picker::row_height(row)).min(area.bottom() - y);
        let shown = Rect { y, height, ..area };
        // What stands at the right may cost the words their end, not their sense.
        let both = text::width(&row.text) + text::width(&row.tail) + 7;
        let tail = if area.width >= 60 || both <= usize::from(area.width) {
            row.tail.as_str()
        } else {
            ""
        };
        let wide = text::width(tail);
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
            tail,
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

fn draw_help(model: &Model, top: usize, area: Rect, buffer: &mut Buffer) {
    let style = |role| model.theme.style(role);
    let lines = help::lines(&model.setting.settled.keymap, model.layer_below());
    let keys = if area.width >= 60 { 16 } else { 10 };
    let room = usize::from(area.width).saturating_sub(2);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        match line {
            help::Line::Title(words) => {
                put(buffer, area.x + 1, y, words, room, style(Role::Accent));
            }
            help::Line::Keys(pressed, words) => {
                put(buffer, area.x + 2, y, pressed, keys, style(Role::Strong));
                let room = room.saturating_sub(keys + 2);
                put(
                    buffer,
                    area.x + 3 + cells(keys),
                    y,
                    &text::fit(words, room),
                    room,
                    style(Role::Text),
                );
            }
            help::Line::Words(words) => {
                put(buffer, area.x + 2, y, words, room, style(Role::Text));
            }
            help::Line::Gap => {}
        }
    }
    let more = lines.len().saturating_sub(top) > usize::from(area.height);
    if more {
        put(
            buffer,
            area.right() - 1,
            area.bottom() - 1,
            "▾",
            1,
            style(Role::Border),
        );
    }
}
