//! Draws the state, and changes nothing.

pub mod cover;
pub mod greeting;
pub mod list;
pub mod paint;
pub mod reader;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::{Do, Layer};
use crate::tui::help;
use crate::tui::layout::{Layout, Pane, Shape};
use crate::tui::model::{Model, Overlay, Purpose, Stage};
use crate::tui::pane::{title, words};
use crate::tui::pick::Of;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::update;
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
    header(model, layout.header, buffer);
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
        Stage::Desk => desk(model, &layout, buffer),
        Stage::Empty { unfiled, meetings } => {
            greeting::empty(model, unfiled.len(), *meetings, layout.body, buffer);
        }
        Stage::Failed(what) => greeting::failed(model, what, layout.body, buffer),
    }
    footer(model, layout.footer, buffer);
    let at = cover::draw(model, buffer).or_else(|| typing_cursor(model, layout.footer));
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
            let words = text::fit(&pane_title(model, pane, room), room);
            put(
                buffer,
                place.head.x + 1,
                place.head.y,
                &format!(" {words} "),
                room + 2,
                style,
            );
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
    let Some(list) = model.list(pane) else {
        return if model.reader.title.is_empty() {
            "Reader".to_owned()
        } else {
            model.reader.title.clone()
        };
    };
    let filter = if list.filter.is_empty() {
        String::new()
    } else {
        format!("  /{}", list.filter)
    };
    let long = format!("{}{filter}", title(pane, list, false));
    if text::width(&long) <= room {
        long
    } else {
        format!("{}{filter}", title(pane, list, true))
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

fn header(model: &Model, area: Rect, buffer: &mut Buffer) {
    let strong = model.theme.style(Role::Strong);
    let dim = model.theme.style(Role::Dim);
    let room = usize::from(area.width).saturating_sub(2);
    let Some(prepared) = &model.meeting else {
        put(buffer, area.x + 1, area.y, "Matters Arising", room, strong);
        return;
    };
    let meeting = &prepared.desk.meeting;
    let mut counts = vec![(Role::Dim, format!("{} open", prepared.open_promises()))];
    if !prepared.desk.losses.is_empty() {
        counts.push((
            Role::Loss,
            format!("{} not read", prepared.desk.losses.len()),
        ));
    }
    if !prepared.desk.unfiled.is_empty() {
        counts.push((
            Role::Warn,
            format!("{} to file", prepared.desk.unfiled.len()),
        ));
    }
    if model.setting.demo {
        counts.push((Role::Accent, "DEMO".to_owned()));
    }
    let mut tails = Vec::new();
    if let Some(date) = meeting.date {
        let long = words::weekday(date);
        let time = meeting
            .time
            .map(|time| format!(", {}", crate::domain::meeting::clock::format(time)));
        let distance = words::distance(date, model.setting.today);
        tails.push(format!(
            " · {long}{} · {distance}",
            time.clone().unwrap_or_default()
        ));
        tails.push(format!(" · {long} · {distance}"));
        tails.push(format!(" · {} · {distance}", words::day(date)));
        tails.push(format!(" · {}", words::day(date)));
        tails.push(format!(" · {}", words::short_day(date)));
    }
    tails.push(String::new());
    let mut name = text::soften(&meeting.committee);
    for with in &meeting.with {
        name.push_str(" with ");
        name.push_str(&text::soften(with));
    }
    let right = |counts: &[(Role, String)]| {
        counts
            .iter()
            .map(|(_, words)| text::width(words))
            .sum::<usize>()
            + 3 * counts.len()
    };
    // The name may lose its end, the day not.
    let least = text::width(&name).min(24);
    let wanted = tails
        .iter()
        .rev()
        .nth(3)
        .map_or(0, |tail| text::width(tail));
    // What is open goes last; that these are samples is always said.
    while right(&counts) + least + wanted > room {
        let Some(at) = counts.iter().rposition(|(role, _)| *role != Role::Accent) else {
            break;
        };
        if at == 0 && right(&counts) + least + 10 <= room {
            break;
        }
        counts.remove(at);
    }
    let left = room.saturating_sub(right(&counts));
    let tail = tails
        .iter()
        .find(|tail| !tail.is_empty() && text::width(tail) + text::width(&name) <= left)
        .or_else(|| tails.iter().find(|tail| text::width(tail) + least <= left))
        .cloned()
        .unwrap_or_default();
    let name = text::fit(&name, left.saturating_sub(text::width(&tail)));
    let x = put(buffer, area.x + 1, area.y, &name, left, strong);
    put(buffer, x, area.y, &tail, left, dim);
    let mut x = area
        .right()
        .saturating_sub(u16::try_from(right(&counts)).unwrap_or(0))
        + 2;
    for (at, (role, words)) in counts.iter().enumerate() {
        if at > 0 {
            x = put(buffer, x, area.y, " · ", 3, dim);
        }
        x = put(buffer, x, area.y, words, room, model.theme.style(*role));
    }
}

fn footer(model: &Model, area: Rect, buffer: &mut Buffer) {
    let key = model.theme.style(Role::Accent);
    let dim = model.theme.style(Role::Dim);
    let room = usize::from(area.width);
    if let Some(typing) = &model.typing {
        let (before, after) = prompt(model, &typing.what, &typing.text);
        let x = put(buffer, area.x + 1, area.y, &before, room, key);
        let x = put(
            buffer,
            x,
            area.y,
            &typing.text,
            usize::from(area.right().saturating_sub(x)),
            model.theme.style(Role::Text),
        );
        put(
            buffer,
            x + 2,
            area.y,
            &after,
            usize::from(area.right().saturating_sub(x + 2)),
            dim,
        );
        return;
    }
    if let Some(notice) = &model.notice {
        let role = if notice.failed {
            Role::Late
        } else {
            Role::Strong
        };
        let sign = if notice.failed { "! " } else { "" };
        let words = text::fit(&format!("{sign}{}", notice.words), room.saturating_sub(2));
        put(
            buffer,
            area.x + 1,
            area.y,
            &words,
            room,
            model.theme.style(role),
        );
        return;
    }
    let layer = update::layer(model);
    let plain = model.setting.plain_glyphs;
    let mut hints = help::footer(layer, plain);
    let nothing_known = match &model.stage {
        Stage::Empty { meetings, .. } => *meetings == 0,
        Stage::Opening | Stage::Failed(_) | Stage::Desk => true,
    };
    if model.stage != Stage::Desk && model.overlay.is_none() {
        hints.retain(|(_, _, does)| match does {
            Do::Quit | Do::Help => true,
            Do::Meetings => !nothing_known,
            _ => false,
        });
    } else {
        let moves = if plain { "Up Down" } else { "↑↓" };
        hints.insert(
            0,
            (
                moves.to_owned(),
                if layer == Layer::Help {
                    "scroll"
                } else {
                    "move"
                },
                Do::Up,
            ),
        );
    }
    if let Some(Overlay::Pick(picker)) = &model.overlay {
        hints.retain(|(_, _, does)| match picker.of {
            Of::Meetings => true,
            Of::Unfiled => *does != Do::Star,
            Of::Losses => !matches!(does, Do::Star | Do::Enter),
        });
        for hint in hints
            .iter_mut()
            .filter(|hint| hint.2 == Do::Enter && picker.of == Of::Unfiled)
        {
            hint.1 = "file it";
        }
    }
    if model.reader.find.is_empty() {
        hints.retain(|(_, _, does)| *does != Do::NextMatch);
    }
    let width = |hint: &(String, &str, Do)| text::width(&hint.0) + text::width(hint.1) + 3;
    // Help leads to all others, so it is the last to go.
    let last = hints
        .iter()
        .position(|(_, _, does)| *does == Do::Help)
        .map(|at| hints.remove(at));
    let mut left = room.saturating_sub(1 + last.as_ref().map_or(0, width));
    let mut x = area.x + 1;
    for hint in &hints {
        let wide = width(hint);
        if wide > left {
            break;
        }
        left -= wide;
        x = hint_at(buffer, x, area.y, hint, key, dim);
    }
    if let Some(hint) = last {
        hint_at(buffer, x, area.y, &hint, key, dim);
    }
}

fn hint_at(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    hint: &(String, &str, Do),
    key: ratatui::style::Style,
    dim: ratatui::style::Style,
) -> u16 {
    let x = put(buffer, x, y, &hint.0, text::width(&hint.0), key);
    put(buffer, x + 1, y, hint.1, text::width(hint.1), dim) + 2
}

/// What stands before and behind a typed line.
fn prompt(model: &Model, what: &Purpose, typed: &str) -> (String, String) {
    match what {
        Purpose::Filter(Pane::Reader) => {
            let found = model.reader.found.len();
            let after = if typed.is_empty() {
                String::new()
            } else {
                text::count(found, "match", "matches")
            };
            ("/".to_owned(), after)
        }
        Purpose::Filter(pane) => {
            let left = model.list(*pane).map_or(0, |list| {
                list.rows
                    .iter()
                    .filter(|row| row.id.can_be_chosen())
                    .count()
            });
            let after = if typed.is_empty() {
                String::new()
            } else {
                text::count(left, "row", "rows")
            };
            ("/".to_owned(), after)
        }
        Purpose::Page => ("page ".to_owned(), String::new()),
        Purpose::FileCommittee(_) => {
            let after = match update::typing::known(model, typed) {
                Some(known) if known != typed => format!("Enter takes {}", text::soften(&known)),
                Some(_) => String::new(),
                None if typed.is_empty() => "of the paper; Esc leaves it in the tray".to_owned(),
                None => "a committee not known yet".to_owned(),
            };
            ("committee: ".to_owned(), after)
        }
        Purpose::FileDate(..) => {
            let day = crate::parse::date::find_with_year(typed, model.setting.today);
            let after = day
                .map(|found| words::weekday(found.date))
                .unwrap_or_default();
            ("day of the meeting: ".to_owned(), after)
        }
    }
}

fn typing_cursor(model: &Model, footer: Rect) -> Option<ratatui::layout::Position> {
    let typing = model.typing.as_ref()?;
    let (before, _) = prompt(model, &typing.what, &typing.text);
    let x = 1 + text::width(&before) + text::width(&typing.text);
    let x = u16::try_from(x).ok()?.min(footer.width.saturating_sub(1));
    Some(ratatui::layout::Position {
        x: footer.x + x,
        y: footer.y,
    })
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
