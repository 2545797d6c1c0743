//! The last line: what is typed, what was said, or what the keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::domain::fold;
use crate::tui::command::{Do, Layer};
use crate::tui::help;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Overlay, Purpose, Stage, Typing};
use crate::tui::pane::words;
use crate::tui::pick::Of;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::update;
use crate::tui::view::paint::put;

/// Draws the last line.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let key = model.theme.style(Role::Accent);
    let dim = model.theme.style(Role::Dim);
    let room = usize::from(area.width);
    if let Some(typing) = &model.typing {
        let (before, after) = prompt(model, typing);
        // A day that was refused stands there as it was typed.
        let refused = matches!(typing.what, Purpose::FileDate(..) | Purpose::Due(_))
            && typing.text == typing.before
            && update::typing::day(&typing.text, model.setting.today).is_none();
        let dim = if refused && !typing.text.is_empty() {
            model.theme.style(Role::Late)
        } else {
            dim
        };
        let x = put(buffer, area.x + 1, area.y, &before, room, key);
        let x = put(
            buffer,
            x,
            area.y,
            &typing.text,
            usize::from(area.right().saturating_sub(x)),
            if typing.selected {
                let style = model.theme.style(Role::Text);
                style.add_modifier(Modifier::REVERSED)
            } else {
                model.theme.style(Role::Text)
            },
        );
        let left = usize::from(area.right().saturating_sub(x + 2));
        put(buffer, x + 2, area.y, &text::fit(&after, left), left, dim);
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
    let mut hints = hints(model);
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

/// What the keys do here: key, word and command.
fn hints(model: &Model) -> Vec<(String, &'static str, Do)> {
    let layer = update::layer(model);
    let plain = model.setting.settled.plain_glyphs;
    let mut hints = help::footer(&model.setting.settled.keymap, layer, plain);
    let nothing_known = match &model.stage {
        Stage::Empty { meetings, .. } => *meetings == 0,
        Stage::Opening | Stage::Failed(_) | Stage::Desk => true,
    };
    if model.stage != Stage::Desk && model.overlay.is_none() {
        hints.retain(|(_, _, does)| {
            matches!(does, Do::Quit | Do::Help) || (*does == Do::Meetings && !nothing_known)
        });
        if matches!(model.stage, Stage::Empty { .. }) {
            let key = model.setting.settled.keymap.key(Do::Import);
            hints.insert(0, (key, "read papers in", Do::Import));
        }
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
            Of::Unfiled
            | Of::Losses
            | Of::Only
            | Of::Close
            | Of::Join
            | Of::Merge
            | Of::Arrived => *does != Do::Star,
        });
        let enters = match picker.of {
            Of::Meetings | Of::Losses => "go there",
            Of::Unfiled => "file it",
            Of::Only => "show only these",
            Of::Close => "close it so",
            Of::Join => "join them",
            Of::Merge => "it goes on as this",
            Of::Arrived => "do it",
        };
        for hint in hints.iter_mut().filter(|hint| hint.2 == Do::Enter) {
            hint.1 = enters;
        }
    }
    if let Some(Overlay::Find(finder)) = &model.overlay
        && finder.adds.is_some()
    {
        hints.retain(|hint| hint.2 != Do::History);
        for hint in hints.iter_mut().filter(|hint| hint.2 == Do::Enter) {
            hint.1 = "add it";
        }
    }
    if model.reader.find.is_empty() {
        hints.retain(|(_, _, does)| *does != Do::NextMatch);
    }
    hints
}

fn hint_at(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    hint: &(String, &str, Do),
    key: Style,
    dim: Style,
) -> u16 {
    let x = put(buffer, x, y, &hint.0, text::width(&hint.0), key);
    put(buffer, x + 1, y, hint.1, text::width(hint.1), dim) + 2
}

/// What stands before and behind a typed line.
fn prompt(model: &Model, typing: &Typing) -> (String, String) {
    let typed = typing.text.as_str();
    match &typing.what {
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
        Purpose::Import => {
            let after = if typed.is_empty() {
                "a file or a folder; or drag it onto this window".to_owned()
            } else {
                "Tab finishes a name".to_owned()
            };
            ("read in: ".to_owned(), after)
        }
        Purpose::Take(paths) => {
            let name = paths.first().and_then(|path| path.file_name());
            let name = name.unwrap_or_default().to_string_lossy();
            let papers = match paths.len() {
                1 => fold::quote(&name),
                more => format!("{} and {} more", fold::quote(&name), more - 1),
            };
            (
                format!("read in {papers}? "),
                "Enter reads, Esc leaves it".to_owned(),
            )
        }
        Purpose::FileCommittee(_) => {
            let after = match update::typing::known(model, typed) {
                Some(known) if known != typed => format!("Enter takes {}", text::soften(&known)),
                Some(_) => String::new(),
                None if typed.is_empty() => "of the paper; Esc leaves it in the tray".to_owned(),
                None => "a committee not known yet".to_owned(),
            };
            ("committee: ".to_owned(), after)
        }
        Purpose::Lead(actions) => {
            let after = match update::typing::known_lead(model, typed, actions) {
                _ if typing.selected => "Enter keeps it; letters take its place".to_owned(),
                Some(known) if known != typed => format!("Tab takes {known}"),
                Some(_) | None if typed.is_empty() => "empty: as the papers have it".to_owned(),
                Some(_) | None => String::new(),
            };
            ("lead officer: ".to_owned(), after)
        }
        Purpose::Closing(_, how) => {
            let closing = update::typing::closing(*how, typed, model.setting.today);
            let after = match closing.on {
                Some(on) => words::weekday(on),
                None if typed.is_empty() => "as letter to all members, 3 June; or Enter".to_owned(),
                None => String::new(),
            };
            (format!("{} by: ", how.words()), after)
        }
        Purpose::Due(_) => ("due: ".to_owned(), day_words(model, typing)),
        Purpose::FileDate(..) => ("day of the meeting: ".to_owned(), day_words(model, typing)),
    }
}

/// What a typed day is, or how one is typed.
fn day_words(model: &Model, typing: &Typing) -> String {
    let typed = typing.text.as_str();
    match update::typing::day(typed, model.setting.today) {
        Some(day) => words::weekday(day),
        None if typed.is_empty() || typed != typing.before => {
            "as 5 Oct 2023, or 5/10/2023".to_owned()
        }
        None => "is no day: type it as 5 Oct 2023, or 5/10/2023".to_owned(),
    }
}

/// Where the cursor stands in a typed line.
pub fn cursor(model: &Model, footer: Rect) -> Option<Position> {
    let typing = model.typing.as_ref()?;
    let (before, _) = prompt(model, typing);
    let x = 1 + text::width(&before) + text::width(&typing.text);
    let x = u16::try_from(x).ok()?.min(footer.width.saturating_sub(1));
    Some(Position {
        x: footer.x + x,
        y: footer.y,
    })
}
