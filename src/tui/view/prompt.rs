//! The bar in which a line is typed, in one form for all: below a rule that says what the
//! keys do stands what is meant so far, or an example; and below that the line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::widgets::{Clear, Widget};

use crate::domain::fold;
use crate::parse::typed::day as typed_day;
use crate::store::Target;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Purpose, Typing};
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::update;
use crate::tui::view::list::cells;
use crate::tui::view::paint::put;

/// From this height of the screen on there is a rule over the bar.
const TALL: u16 = 12;

/// What a bar says around the line.
struct Prompt {
    /// What is typed.
    label: String,
    /// What it means so far, or how it is typed.
    hint: String,
    /// Whether what is typed is understood.
    is_sound: bool,
    /// What Enter and Esc do, and how what stands there is cleared.
    keys: &'static str,
}

/// Draws it over the last lines.
pub fn draw(model: &Model, footer: Rect, buffer: &mut Buffer) {
    let Some(typing) = &model.typing else { return };
    let prompt = prompt(model, typing);
    let high = match footer.y {
        0 => 1,
        y if y + 1 < TALL => 2,
        _ => 3,
    };
    let area = Rect {
        y: footer.y + 1 - high,
        height: high,
        ..footer
    };
    Clear.render(area, buffer);
    let room = usize::from(area.width).saturating_sub(2);
    let dim = model.theme.style(Role::Dim);
    if high == 3 {
        let style = model.theme.style(Role::BorderFocus);
        for x in area.x..area.right() {
            put(buffer, x, area.y, "─", 1, style);
        }
        keys(model, prompt.keys, area, buffer);
    }
    if high > 1 {
        let failed = model.notice.as_ref().filter(|notice| notice.failed);
        let (words, role) = match failed {
            Some(notice) => (format!("! {}", notice.words), Role::Late),
            None if !prompt.is_sound => (format!("! {}", prompt.hint), Role::Late),
            None => (prompt.hint.clone(), Role::Strong),
        };
        // Where there is no rule, the keys stand behind it.
        let words = match (high, words.is_empty()) {
            (2, true) => prompt.keys.to_owned(),
            (2, false) => format!("{} · {words}", prompt.keys),
            _ => words,
        };
        let words = text::fit_parts(&words, room);
        put(
            buffer,
            area.x + 1,
            footer.y - 1,
            &words,
            room,
            model.theme.style(role),
        );
    }
    let key = model.theme.style(Role::Accent);
    let x = put(buffer, footer.x + 1, footer.y, &prompt.label, room, key);
    let style = model.theme.style(Role::Text);
    let style = if typing.selected {
        style.add_modifier(Modifier::REVERSED)
    } else {
        style
    };
    let left = usize::from(footer.right().saturating_sub(x));
    put(
        buffer,
        x,
        footer.y,
        shown(typing, &prompt.label, footer).0,
        left,
        style,
    );
    if typing.selected {
        let x = x + cells(text::width(&typing.text)) + 2;
        let left = usize::from(footer.right().saturating_sub(x + 1));
        let words = "letters take its place";
        if left >= text::width(words) {
            put(buffer, x, footer.y, words, left, dim);
        }
    }
}

/// The keys, at the right end of the rule.
fn keys(model: &Model, words: &str, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(6);
    let words = format!(" {} ", text::fit_parts(words, room));
    let x = area.right().saturating_sub(cells(text::width(&words)) + 2);
    put(
        buffer,
        x,
        area.y,
        &words,
        room + 2,
        model.theme.style(Role::Dim),
    );
}

/// As much of a typed line as there is room for behind what stands before it, the cursor in
/// sight; and the columns before the cursor.
fn shown<'t>(typing: &'t Typing, before: &str, area: Rect) -> (&'t str, usize) {
    let room = usize::from(area.width).saturating_sub(2 + text::width(before));
    let (head, tail) = typing.text.split_at(typing.text.len() - typing.behind);
    // Behind the cursor one sees on what one is going.
    let room = room.saturating_sub(text::width(tail).min(room / 3));
    let mut from = 0;
    while text::width(&head[from..]) > room {
        let Some((next, _)) = head[from..].char_indices().nth(1) else {
            from = head.len();
            break;
        };
        from += next;
    }
    (&typing.text[from..], text::width(&head[from..]))
}

#[allow(clippy::too_many_lines, reason = "an arm for each line, and no more")]
fn prompt(model: &Model, typing: &Typing) -> Prompt {
    let typed = typing.text.as_str();
    let of = |label: &str, hint: String, keys: &'static str| Prompt {
        label: format!("{label}: "),
        hint,
        is_sound: true,
        keys,
    };
    match &typing.what {
        Purpose::Filter(Pane::Reader) => {
            let hint = if typed.is_empty() {
                "words of this paper, as: bus shelter".to_owned()
            } else {
                text::count(model.reader.found.len(), "match", "matches")
            };
            of("find here", hint, "Enter marks them · Esc stops")
        }
        Purpose::Filter(pane) => {
            let rows = model.list(*pane).map_or(0, |list| {
                let rows = list.rows.iter();
                rows.filter(|row| row.id.can_be_chosen()).count()
            });
            let hint = if typed.is_empty() {
                "words that a row must hold, as: bus shelter".to_owned()
            } else {
                text::count(rows, "row", "rows")
            };
            of("show only", hint, "Enter keeps it so · Esc shows all")
        }
        Purpose::Help => {
            let hint = "a word of what you want to do, as: print";
            of(
                "find in help",
                hint.to_owned(),
                "Enter keeps it so · Esc shows all",
            )
        }
        Purpose::Office(form) => {
            let hint = update::forms::meaning(model, form, typed);
            let line = model.typing.as_ref();
            let refused = line.and_then(|line| line.refused.as_deref()) == Some(typed);
            Prompt {
                label: form.prompt().to_owned(),
                hint: if refused {
                    format!("NOTHING DONE YET  {hint}")
                } else {
                    hint
                },
                is_sound: !refused,
                keys: "Enter keeps it · Esc leaves it",
            }
        }
        Purpose::Page => of("go to page", pages(model), "Enter goes · Esc stays"),
        Purpose::Print(what, _) => {
            let folder = model.setting.settled.pages.display();
            let hint = format!("a page to print is written to {folder}; no other is overwritten");
            of(
                &format!("print {what}?"),
                hint,
                "Enter writes it · Esc does not",
            )
            .asked()
        }
        Purpose::HandIn(wanted) => {
            let folder = model.setting.settled.pages.display();
            let what = wanted.what.words().to_lowercase();
            let hint = format!(
                "it goes to {folder}, and overwrites nothing; what wears a “?” is a guess, and stays out"
            );
            of(
                &format!("write the {what}?"),
                hint,
                "Enter writes it · Esc does not",
            )
            .asked()
        }
        Purpose::Import => {
            let hint = if typed.is_empty() {
                "a file or a folder, as: Downloads/pack.pdf; or drag it onto this window"
            } else {
                "Tab finishes a name"
            };
            of("read in", hint.to_owned(), "Enter reads it · Esc leaves it")
        }
        Purpose::Take(paths) => {
            let name = paths.first().and_then(|path| path.file_name());
            let name = name.unwrap_or_default().to_string_lossy();
            let papers = match paths.len() {
                1 => fold::quote(&name),
                more => format!("{} and {} more", fold::quote(&name), more - 1),
            };
            of(
                &format!("read in {papers}?"),
                String::new(),
                "Enter reads · Esc leaves it",
            )
            .asked()
        }
        Purpose::FileCommittee(_) => {
            let hint = match update::typing::known(model, typed) {
                Some(known) if known != typed => format!("Enter takes {}", text::soften(&known)),
                Some(_) => String::new(),
                None if typed.is_empty() => {
                    "the committee of the paper, which waits in the tray until then".to_owned()
                }
                None => "a committee not known yet".to_owned(),
            };
            of("committee", hint, "Enter goes on · Esc leaves it")
        }
        Purpose::Lead(actions) => {
            let hint = match update::typing::known_lead(model, typed, actions) {
                Some(known) if known != typed && !typing.selected => format!("Tab takes {known}"),
                Some(_) | None if typed.is_empty() => "empty: as the papers have it".to_owned(),
                Some(_) | None => {
                    "a name or an office, as: Head of Highways; empty: as the papers have it"
                        .to_owned()
                }
            };
            let hint = format!("{hint} · {}", on(model, actions));
            of("lead officer", hint, "Enter keeps it · Esc leaves it")
        }
        Purpose::Closing(_, how) => {
            let closing = update::typing::closing(*how, typed, model.setting.today);
            let hint = match closing.on {
                Some(on) => words::weekday(on),
                None => "by whom or what and when, as: letter to all members, 3 June; or nothing"
                    .to_owned(),
            };
            of(
                &format!("{} by", how.words()),
                hint,
                "Enter closes it · Esc leaves it open",
            )
        }
        Purpose::Due(actions) => {
            let known = update::office::known(model);
            let is_refused = typed == typing.before && !typed.is_empty();
            let is_sound = !is_refused || known.day(typed).is_some();
            let hint = known.due_words(typed, "; empty: as the papers have it");
            let hint = format!("{hint} · {}", on(model, actions));
            Prompt {
                is_sound,
                ..of("due", hint, "Enter keeps it · Esc leaves it")
            }
        }
        Purpose::FileDate(..) => {
            let (hint, is_sound) = day_words(model, typing, "");
            Prompt {
                is_sound,
                ..of("day of the meeting", hint, "Enter files it · Esc leaves it")
            }
        }
    }
}

impl Prompt {
    /// A question has no colon.
    fn asked(self) -> Prompt {
        Prompt {
            label: self.label.replace("?: ", "? "),
            ..self
        }
    }
}

/// The actions that a line is for.
fn on(model: &Model, actions: &[i64]) -> String {
    let targets: Vec<Target> = actions.iter().map(|key| Target::Action(*key)).collect();
    update::forms::on(model, &targets)
}

/// The numbers that are printed on pages here.
fn pages(model: &Model) -> String {
    let printed: Vec<&str> = if let Some(pages) = &model.page {
        let printed = pages.of.printed.iter();
        printed.map(|(_, printed)| printed.as_str()).collect()
    } else {
        let agenda = model
            .meeting
            .iter()
            .flat_map(|meeting| &meeting.desk.agenda);
        let printed = agenda.filter_map(|row| row.printed_pages.as_ref());
        printed
            .flat_map(|(first, last)| [first.as_str(), last.as_str()])
            .collect()
    };
    let numbers = printed
        .iter()
        .filter_map(|printed| printed.parse::<u32>().ok());
    let (least, most) = (numbers.clone().min(), numbers.max());
    let back = if model.page.is_some() {
        String::new()
    } else {
        let key = model
            .setting
            .settled
            .keymap
            .key(crate::tui::command::Do::Back);
        format!(" · {key} comes back")
    };
    match (least, most, &model.page) {
        (Some(least), Some(most), _) if least < most => {
            format!("pages {least}–{most}, as they are printed{back}")
        }
        (_, _, Some(pages)) => format!("sheets 1–{}", pages.of.count),
        (_, _, None) => format!("a number as it is printed on a page{back}"),
    }
}

/// What a typed day is, or how one is typed; and whether it is one.
fn day_words(model: &Model, typing: &Typing, empty: &str) -> (String, bool) {
    let typed = typing.text.as_str();
    let days = update::office::known(model).days;
    match typed_day(typed, model.setting.today, days) {
        Some(day) => (words::weekday(day), true),
        // What was refused stands there as it was typed.
        None if !typed.is_empty() && typed == typing.before => (
            "this is no day: type it as 5 Oct 2023, or 5/10/2023".to_owned(),
            false,
        ),
        None => (format!("as 5 Oct 2023, or 5/10/2023{empty}"), true),
    }
}

/// Where the cursor stands in a typed line.
pub fn cursor(model: &Model, footer: Rect) -> Option<Position> {
    let typing = model.typing.as_ref()?;
    let before = prompt(model, typing).label;
    let x = 1 + text::width(&before) + shown(typing, &before, footer).1;
    let x = cells(x).min(footer.width.saturating_sub(1));
    Some(Position {
        x: footer.x + x,
        y: footer.y,
    })
}
