//! A list: the rows that are to be seen, and only those.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::domain::agenda::AskKind;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Stage};
use crate::tui::pane::sheet;
use crate::tui::pane::{BETWEEN, Columns, GUTTER, List, Mark, Row, below_line, rooms, row_height};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::paint::{Beyond, beyond, lay, put};

/// Draws a list.
pub fn draw(model: &Model, pane: Pane, area: Rect, buffer: &mut Buffer) {
    let Some(list) = model.list(pane) else { return };
    if list.columns.table.is_some() {
        headings(model, pane, list.columns, area, buffer);
    }
    if list.rows.is_empty() {
        return nothing(model, pane, list, area, buffer);
    }
    let mut y = area.y;
    for (at, row) in list.rows.iter().enumerate().skip(list.top) {
        if y >= area.bottom() {
            break;
        }
        let height = u16::try_from(row_height(row, list.columns, area.width)).unwrap_or(1);
        let shown = Rect {
            y,
            height: height.min(area.bottom() - y),
            ..area
        };
        let chosen = at == list.at && list.chosen.is_some();
        draw_row(model, row, list.columns, shown, buffer);
        if model.marked.contains(&row.id) {
            let style = model.theme.style(Role::Accent);
            put(
                buffer,
                shown.x + 1,
                shown.y,
                model.glyphs().marked,
                1,
                style,
            );
        }
        if chosen {
            choose(model, shown, pane == model.focus, buffer);
        }
        y += height;
    }
    beyond(model, goes_on(list, area), area, buffer);
}

/// The bar in front of the chosen row, and its ground where the keys are.
pub fn choose(model: &Model, area: Rect, focused: bool, buffer: &mut Buffer) {
    if focused {
        lay(buffer, area, model.theme.chosen());
    }
    let role = if focused { Role::Accent } else { Role::Dim };
    let lines = if model.setting.settled.plain_glyphs {
        1
    } else {
        area.height
    };
    for y in area.y..area.y + lines {
        put(
            buffer,
            area.x,
            y,
            model.glyphs().chosen,
            1,
            model.theme.style(role),
        );
    }
}

fn draw_row(model: &Model, row: &Row, columns: Columns, area: Rect, buffer: &mut Buffer) {
    if !row.id.can_be_chosen() {
        return rule(model, row, area, buffer);
    }
    let style = |role| model.theme.style(role);
    let dim = style(Role::Dim);
    let mut x = area.x + cells(GUTTER);
    if columns.mark > 0 {
        let (glyph, role) = mark(model, row.mark);
        put(buffer, x, area.y, glyph, columns.mark, style(role));
        x += cells(columns.mark + 1);
    }
    if columns.lead > 0 {
        put(buffer, x, area.y, &row.lead, columns.lead, dim);
        x += cells(columns.lead + 1);
    }
    if let Some(widths) = columns.table.filter(|_| !row.cells.is_empty()) {
        let area = Rect {
            x,
            width: area.right().saturating_sub(x),
            ..area
        };
        return draw_cells(model, row, widths, area, buffer);
    }
    x += cells(row.indent);
    let (first, rest) = rooms(row, columns, area.width);
    let words = row.words();
    let mut label = row.label.len();
    let lines = text::clamp(&words, first, rest, row.lines);
    let mut y = area.y;
    for line in &lines {
        if y >= area.bottom() {
            return;
        }
        let room = usize::from(area.right().saturating_sub(x));
        // The label stands out as far as it goes on this line.
        let cut = label.min(line.len());
        let cut = (0..=cut)
            .rev()
            .find(|at| line.is_char_boundary(*at))
            .unwrap_or(0);
        let end = put(buffer, x, y, &line[..cut], room, style(Role::Label));
        let room = usize::from(area.right().saturating_sub(end));
        put(buffer, end, y, &line[cut..], room, style(row.role));
        label = label.saturating_sub(line.len() + 1);
        y += 1;
    }
    if row.read {
        put(
            buffer,
            area.x + 1,
            area.y,
            model.glyphs().read,
            1,
            style(Role::Done),
        );
    }
    if let Some(open) = row.fold {
        let glyphs = model.glyphs();
        let sign = if open { glyphs.unfolded } else { glyphs.folded };
        put(buffer, area.right().saturating_sub(2), area.y, sign, 1, dim);
    } else if !row.tail.is_empty() {
        let wide = cells(text::width(&row.tail)) + 1;
        if area.width > wide {
            put(
                buffer,
                area.right() - wide,
                area.y,
                &row.tail,
                usize::from(wide),
                style(row.tail_role),
            );
        }
    }
    if y < area.bottom() {
        below(
            model,
            row,
            Rect {
                x,
                y,
                width: area.right().saturating_sub(x + 1),
                height: 1,
            },
            buffer,
        );
    }
}

/// The line below a row's words: what wants to be seen, what is asked, and facts.
fn below(model: &Model, row: &Row, area: Rect, buffer: &mut Buffer) {
    let style = |role| model.theme.style(role);
    let room = usize::from(area.width);
    let (asked, rest) = below_line(row, room);
    let asks = match row.asked {
        // What wants an answer stands out, and not by its colour alone.
        Some(AskKind::Decide | AskKind::Recommend) => style(Role::Ask).add_modifier(Modifier::BOLD),
        Some(AskKind::Comment) => style(Role::Text),
        Some(AskKind::Note | AskKind::Confirm) | None => style(Role::Dim),
    };
    let mut x = area.x;
    let parts = [
        (row.flag.as_str(), style(Role::Label)),
        (asked, asks),
        (rest.as_str(), style(Role::Dim)),
    ];
    for (words, look) in parts.into_iter().filter(|(words, _)| !words.is_empty()) {
        let left = usize::from(area.right().saturating_sub(x));
        if x > area.x {
            x = put(buffer, x, area.y, BETWEEN, left, style(Role::Dim));
        }
        let left = usize::from(area.right().saturating_sub(x));
        x = put(buffer, x, area.y, words, left, look);
    }
}

/// What stands over the columns of a table, on the line above its rows.
fn headings(model: &Model, pane: Pane, columns: Columns, area: Rect, buffer: &mut Buffer) {
    let (Some(widths), Some(prepared)) = (columns.table, &model.meeting) else {
        return;
    };
    let mut x = area.x + cells(columns.before());
    for (heading, width) in sheet::headings(pane, &prepared.desk).iter().zip(widths) {
        if width > 0 {
            let room = usize::from(width);
            let style = model.theme.style(Role::Accent);
            put(
                buffer,
                x,
                area.y - 1,
                &text::fit(heading, room),
                room,
                style,
            );
            x += width + cells(sheet::GAP);
        }
    }
}

/// A row of a table, each cell in its column.
fn draw_cells(model: &Model, row: &Row, widths: sheet::Widths, area: Rect, buffer: &mut Buffer) {
    let mut x = area.x;
    let last = row.cells.len() - 1;
    // The line below says why a row concerns the item, under its words.
    let mut below = area.x;
    let under = area.y + cells(sheet::heights(row, widths).1);
    for (at, (cell, width)) in row.cells.iter().zip(widths).enumerate() {
        if width == 0 {
            continue;
        }
        let role = match (at, last) {
            (0, _) => Role::Dim,
            // How an action stands; a programme's last column is words.
            (5, 5) => row.tail_role,
            _ => row.role,
        };
        let room = usize::from(width);
        let lines = text::clamp(cell, room, room, sheet::TALL);
        if at == 1 {
            below = x;
        }
        for (y, line) in (area.y..area.bottom()).zip(&lines) {
            put(buffer, x, y, line, room, model.theme.style(role));
        }
        x += width + cells(sheet::GAP);
    }
    if !(row.below.is_empty() && row.flag.is_empty()) && under < area.bottom() {
        let dim = model.theme.style(Role::Dim);
        let room = usize::from(area.right().saturating_sub(below + 1));
        let mut x = put(
            buffer,
            below,
            under,
            &row.flag,
            room,
            model.theme.style(Role::Label),
        );
        if x > below && !row.below.is_empty() {
            x = put(buffer, x, under, BETWEEN, room, dim);
        }
        let room = usize::from(area.right().saturating_sub(x + 1));
        put(
            buffer,
            x,
            under,
            &text::fit_parts(&row.below, room),
            room,
            dim,
        );
    }
}

fn mark(model: &Model, mark: Mark) -> (&'static str, Role) {
    let glyphs = model.glyphs();
    match mark {
        Mark::None => ("", Role::Text),
        Mark::Open => (glyphs.open, Role::Text),
        Mark::Ticked => (glyphs.ticked, Role::Done),
        Mark::Said => (glyphs.said, Role::Warn),
    }
}

/// A line between groups, with what the group is.
fn rule(model: &Model, row: &Row, area: Rect, buffer: &mut Buffer) {
    let border = model.theme.style(Role::Border);
    let x = put(buffer, area.x + 1, area.y, "── ", 3, border);
    let room = usize::from(area.width).saturating_sub(8);
    let x = put(
        buffer,
        x,
        area.y,
        &text::fit(&row.text, room),
        room,
        model.theme.style(Role::Dim),
    );
    for x in x + 1..area.right().saturating_sub(1) {
        put(buffer, x, area.y, "─", 1, border);
    }
}

/// Whether the list goes on above what is to be seen, and below.
fn goes_on(list: &List, area: Rect) -> Beyond {
    let rows = list.rows[list.top..].iter();
    let heights = rows.map(|row| row_height(row, list.columns, area.width));
    Beyond {
        above: list.top > 0,
        below: heights.sum::<usize>() > usize::from(area.height),
    }
}

fn nothing(model: &Model, pane: Pane, list: &List, area: Rect, buffer: &mut Buffer) {
    if model.stage != Stage::Desk {
        return;
    }
    let meeting = model.meeting.as_ref();
    let is_in_welsh = meeting.is_some_and(|meeting| meeting.desk.welsh_alone);
    let words = if list.filter.is_empty() {
        match pane {
            Pane::Agenda => "No agenda is held for this meeting.",
            Pane::Minutes if is_in_welsh => {
                "The minutes that are held are in Welsh, and no decisions are read from these. The \
                 English ones bring them."
            }
            Pane::Minutes => "No earlier minutes are held. They come with the next pack.",
            Pane::Actions if is_in_welsh => {
                "The minutes that are held are in Welsh, and no actions are read from these. The \
                 English ones bring them."
            }
            Pane::Actions => "No actions yet: they are read from minutes.",
            Pane::Programme => "No work programme is held for this committee.",
            Pane::Reader => "",
        }
    } else {
        "Nothing here holds these words. Esc shows all again; f looks everywhere."
    };
    let room = usize::from(area.width).saturating_sub(3);
    for (y, range) in (area.y..area.bottom()).zip(text::wrap(words, room)) {
        put(
            buffer,
            area.x + 2,
            y,
            &words[range],
            room,
            model.theme.style(Role::Dim),
        );
    }
}

/// Columns as the buffer counts them.
pub fn cells(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
