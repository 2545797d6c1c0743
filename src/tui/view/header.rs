//! The first line: which meeting this is, and what it has open.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::agenda::{AskKind, ask_kind};
use crate::domain::fold;
use crate::store::Target;
use crate::store::jots::{Jot, JotKind};
use crate::tui::command::Do;
use crate::tui::model::Model;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::paint::put;

/// The widest name of a file or folder.
const NAME: usize = 24;

/// What is being read in, or has arrived and waits for the key.
fn arriving(model: &Model) -> Option<String> {
    if let Some(fetching) = &model.intake.fetching {
        let (now, total) = (fetching.done + 1, fetching.total);
        return Some(match total {
            1 => format!("reading {}", text::fit(&fetching.name, NAME)),
            _ => format!("reading {now} of {total}"),
        });
    }
    let inbox = model.setting.settled.inbox.as_ref()?;
    if model.intake.arrived.is_empty() {
        return None;
    }
    let papers = text::count(model.intake.arrived.len(), "new paper", "new papers");
    let folder = inbox.file_name().unwrap_or_default().to_string_lossy();
    let key = model.setting.settled.keymap.key(Do::Import);
    Some(format!(
        "{papers} in {}: {key}",
        text::fit(&fold::quote(&folder), NAME)
    ))
}

/// Questions to put at this meeting: on its items, and on what hangs over from earlier ones.
fn questions(prepared: &Prepared) -> usize {
    let desk = &prepared.desk;
    let is_here = |jot: &&Jot| match jot.on {
        Target::Item(_) => jot.meeting_key == Some(desk.meeting.key),
        Target::Action(key) => desk.actions.iter().any(|action| action.key == key),
        Target::Programme(key) => desk.programme.iter().any(|line| line.key == key),
        Target::Committee(_) | Target::Document(_) => false,
    };
    let jots = desk.jots.iter();
    let questions = jots.filter(|jot| jot.kind == JotKind::Question && !jot.written.put);
    questions.filter(is_here).count()
}

/// What stands at the right: what arrives, what is open, what is not read.
fn counts(model: &Model, prepared: &Prepared) -> Vec<(Role, String)> {
    let mut counts: Vec<(Role, String)> = Vec::new();
    let key = |does| model.setting.settled.keymap.key(does);
    counts.extend(arriving(model).map(|words| (Role::Accent, words)));
    let decide = prepared
        .desk
        .agenda
        .iter()
        .filter(|row| row.ask.as_deref().and_then(ask_kind) == Some(AskKind::Decide))
        .count();
    if decide > 0 {
        counts.push((Role::Ask, format!("{decide} to decide")));
    }
    let questions = questions(prepared);
    if questions > 0 {
        counts.push((Role::Label, text::count(questions, "question", "questions")));
    }
    let open = prepared.open_promises();
    let words = if open == 0 && prepared.desk.welsh_alone {
        // Nothing is open in what nobody read.
        "Welsh minutes not read".to_owned()
    } else {
        format!("{open} open")
    };
    counts.push((Role::Dim, words));
    let loose_ends = prepared.loose_ends();
    if loose_ends > 0 {
        let words = text::count(loose_ends, "loose end", "loose ends");
        counts.push((Role::Warn, words));
    }
    if !prepared.desk.losses.is_empty() {
        counts.push((
            Role::Loss,
            format!(
                "{}: {}",
                text::count(prepared.desk.losses.len(), "gap", "gaps"),
                key(Do::Losses)
            ),
        ));
    }
    if !prepared.desk.unfiled.is_empty() {
        counts.push((
            Role::Warn,
            format!(
                "{} to file: {}",
                prepared.desk.unfiled.len(),
                key(Do::Unfiled)
            ),
        ));
    }
    if model.shared {
        // It is never left out: whoever shares a screen has to be sure.
        counts.insert(0, (Role::Accent, "EXEMPT HIDDEN".to_owned()));
    }
    if model.setting.demo {
        counts.push((Role::Accent, "DEMO".to_owned()));
    }
    counts
}

/// Draws the first line.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let strong = model.theme.style(Role::Strong);
    let dim = model.theme.style(Role::Dim);
    let room = usize::from(area.width).saturating_sub(2);
    let Some(prepared) = &model.meeting else {
        let x = put(buffer, area.x + 1, area.y, "Matters Arising", room, strong);
        if let Some(words) = arriving(model) {
            let left = usize::from(area.right().saturating_sub(x + 4));
            let words = text::fit(&words, left);
            put(
                buffer,
                x + 3,
                area.y,
                &words,
                left,
                model.theme.style(Role::Accent),
            );
        }
        return;
    };
    let meeting = &prepared.desk.meeting;
    let mut counts = counts(model, prepared);
    let mut tails = Vec::new();
    let time = meeting
        .time
        .map(|time| format!(", {}", crate::domain::meeting::clock::format(time)));
    let time = time.unwrap_or_default();
    if let Some(date) = meeting.date {
        let long = words::weekday(date);
        let distance = words::distance(date, model.setting.today);
        let short = date.strftime("%a %-d %b");
        tails.push(format!(" · {long}{time} · {distance}"));
        // A day that is near needs no year.
        if distance.ends_with("days") || distance.ends_with("day") {
            tails.push(format!(" · {short}{time} · {distance}"));
            tails.push(format!(" · {short} · {distance}"));
        }
        tails.push(format!(" · {} · {distance}", words::day(date)));
        tails.push(format!(" · {} · {distance}", words::short_day(date)));
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
    let least = text::width(&name).min((room * 2 / 7).max(14));
    let wanted = tails
        .iter()
        .rev()
        .nth(2)
        .map_or(0, |tail| text::width(tail));
    // What is open goes last; that these are samples is always said.
    while right(&counts) + least + wanted > room {
        let Some(at) = counts.iter().rposition(|(role, _)| *role != Role::Accent) else {
            break;
        };
        counts.remove(at);
    }
    let left = room.saturating_sub(right(&counts));
    let tail = tails
        .iter()
        .find(|tail| {
            // How far it is off is worth more than the end of the name.
            tail.matches(" · ").count() > 1 && text::width(tail) + text::width(&name) <= left
        })
        .or_else(|| {
            // Where the name loses its end, the hour goes first.
            let timed = |tail: &str| !time.is_empty() && tail.contains(&time);
            let mut tails = tails.iter().filter(|tail| !timed(tail));
            tails.find(|tail| text::width(tail) + least <= left)
        })
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
