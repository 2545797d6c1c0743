//! A page as a picture, under a line that says which.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};
use ratatui_image::Image;

use crate::tui::command::{Do, Leaf};
use crate::tui::graphics::Way;
use crate::tui::model::Model;
use crate::tui::page::{PageView, Painted, place};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::paint::put;

/// Draws it over the panes.
pub fn draw(model: &Model, pages: &PageView, buffer: &mut Buffer) {
    let body = model.layout().body;
    Clear.render(body, buffer);
    let (head, main) = place(body);
    title(model, pages, head, buffer);
    let wish = model.page_wish();
    // A picture that stays on the screen would shine through what lies over it.
    let covered = model.overlay.is_some() && model.graphics.way.stays();
    if covered {
        return;
    }
    if let Some(painted) = pages.shown(wish.as_ref()) {
        picture(model, painted, main, buffer);
    } else {
        let fault = wish.as_ref().and_then(|wish| pages.fault(wish));
        let words = fault.unwrap_or("painting the page …");
        let role = if fault.is_some() {
            Role::Loss
        } else {
            Role::Dim
        };
        sentence(model, words, role, main, buffer);
    }
}

fn title(model: &Model, pages: &PageView, area: Rect, buffer: &mut Buffer) {
    let called = match pages.of.printed_on(pages.sheet) {
        Some(printed) if printed != pages.sheet.to_string() => {
            format!("page {printed} (sheet {})", pages.sheet)
        }
        Some(printed) => format!("page {printed}"),
        None => format!("sheet {}", pages.sheet),
    };
    let size = match pages.zoom {
        0 => "whole page".to_owned(),
        100 => "full width".to_owned(),
        zoom => format!("{} times as large", times(zoom)),
    };
    let words = format!("{called} of {} · {size}", pages.of.count);
    let strong = model.theme.style(Role::TitleFocus);
    let dim = model.theme.style(Role::Dim);
    let room = usize::from(area.width).saturating_sub(2);
    if area.height == 0 {
        return;
    }
    let x = put(
        buffer,
        area.x + 1,
        area.y,
        &text::fit(&words, room),
        room,
        strong,
    );
    let left = usize::from(area.right().saturating_sub(x + 4));
    let mut behind = vec![pages.of.name.clone()];
    if model.graphics.way == Way::Blocks {
        let keymap = &model.setting.settled.keymap;
        let (larger, paper) = (
            keymap.key(Do::Sheet(Leaf::Larger)),
            keymap.key(Do::Original),
        );
        behind = vec![
            format!(
                "this terminal shows no pictures, only blocks: {paper} opens the paper itself, {larger} enlarges"
            ),
            format!("only blocks here: {paper} opens the paper itself, {larger} enlarges"),
            format!("{paper} opens the paper, {larger} enlarges"),
        ];
        // The name of the file goes before what helps.
        let with_name = format!("{} · {}", pages.of.name, behind[0]);
        behind.insert(0, with_name);
    }
    let fits = behind.iter().find(|words| text::width(words) <= left);
    let shown = fits.cloned().or_else(|| {
        let name = behind.first().filter(|_| behind.len() == 1 && left > 8);
        name.map(|name| text::fit(name, left))
    });
    if let Some(shown) = shown {
        put(buffer, x, area.y, " · ", 3, dim);
        put(buffer, x + 3, area.y, &shown, left, dim);
    }
}

/// A zoom as people say it: `1.5`, `3`.
fn times(zoom: u16) -> String {
    match zoom % 100 {
        0 => (zoom / 100).to_string(),
        rest => format!("{}.{}", zoom / 100, rest / 10),
    }
}

fn picture(model: &Model, painted: &Painted, area: Rect, buffer: &mut Buffer) {
    let width = painted.cells.width.min(area.width);
    let height = painted.cells.height.min(area.height);
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    Image::new(&painted.picture).render(place, buffer);
    if model.graphics.way != Way::Blocks || model.graphics.any_colour {
        return;
    }
    for y in place.y..place.bottom() {
        for x in place.x..place.right() {
            let cell = &mut buffer[(x, y)];
            cell.fg = model.graphics.colour(cell.fg);
            cell.bg = model.graphics.colour(cell.bg);
        }
    }
}

fn sentence(model: &Model, words: &str, role: Role, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(4).min(76);
    let lines = text::wrap(words, room);
    let top = area.y + area.height / 3;
    for (y, range) in (top..area.bottom()).zip(lines) {
        let style = model.theme.style(role);
        put(buffer, area.x + 2, y, &words[range], room, style);
    }
}
