//! The first line: which meeting this is, and what it has open.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::agenda::{AskKind, ask_kind};
use crate::domain::fold;
use crate::store::Target;
use crate::store::jots::{Jot, JotKind};
use crate::tui::command::Do;
use crate::tui::layout::Pane;
use crate::tui::model::Model;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::cells;
use crate::tui::view::paint::put;

/// The widest name of a file or folder.
const NAME: usize = 24;
/// The widest name of another committee, on a wide line and on others.
const COMMITTEE: [usize; 2] = [26, 15];
/// A line of so many columns is wide.
const WIDE: u16 = 110;

/// What is being read in, or has arrived and waits for the key.
fn arriving(model: &Model) -> Option<String> {
    if let Some(fetching) = &model.intake.fetching {
        let (now, total) = (fetching.done + 1, fetching.total);
        let key = model.setting.settled.keymap.key(Do::Import);
        return Some(if total == 1 {
            format!("reading {}", text::fit(&fetching.name, NAME))
        } else {
            format!("reading {now} of {total}, {key} stops")
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

/// Something that stands at the right.
struct Count {
    role: Role,
    words: String,
    /// What leads there.
    does: Option<Do>,
}

/// The line, as it is laid out.
struct Laid {
    name: String,
    tail: String,
    /// Each with the column where it begins.
    counts: Vec<(u16, Count)>,
}

/// That another committee meets before the one that lies on the desk, or soon after it met.
fn sooner(model: &Model, prepared: &Prepared) -> Option<String> {
    let sooner = prepared.sooner.as_ref()?;
    let most = COMMITTEE[usize::from(model.size.width < WIDE)];
    let committee = text::fit(&text::soften(&sooner.committee), most);
    let day = words::distance(sooner.date?, model.setting.today);
    let key = model.setting.settled.keymap.key(Do::Meetings);
    Some(format!("{day}: {committee} ({key})"))
}

/// That the meeting before is not minuted yet, which an officer works up.
fn without_minutes(model: &Model, prepared: &Prepared) -> Option<String> {
    let day = prepared.without_minutes?;
    let key = model.setting.settled.keymap.key(Do::Meetings);
    Some(format!("{}: no minutes yet ({key})", words::short_day(day)))
}

/// What stands at the right: what arrives, what is open, what is not read.
fn counts(model: &Model, prepared: &Prepared) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    let count = |role, words, does| Count { role, words, does };
    let key = |does| model.setting.settled.keymap.key(does);
    counts
        .extend(sooner(model, prepared).map(|words| count(Role::Label, words, Some(Do::Meetings))));
    let last = without_minutes(model, prepared);
    counts.extend(last.map(|words| count(Role::Label, words, Some(Do::Meetings))));
    counts.extend(arriving(model).map(|words| count(Role::Accent, words, Some(Do::Import))));
    let decide = prepared
        .desk
        .agenda
        .iter()
        .filter(|row| row.ask.as_deref().and_then(ask_kind) == Some(AskKind::Decide))
        .count();
    if decide > 0 {
        let words = format!("{decide} to decide");
        counts.push(count(Role::Ask, words, Some(Do::Go(Pane::Agenda))));
    }
    let questions = questions(prepared);
    if questions > 0 {
        let words = text::count(questions, "question", "questions");
        counts.push(count(Role::Label, words, Some(Do::Mine)));
    }
    let open = prepared.open_promises();
    let words = if open == 0 && prepared.desk.welsh_alone {
        // Nothing is open in what nobody read.
        "Welsh minutes not read".to_owned()
    } else {
        format!("{open} open")
    };
    counts.push(count(Role::Dim, words, Some(Do::Go(Pane::Actions))));
    let loose_ends = prepared.loose_ends();
    if loose_ends > 0 {
        let words = text::count(loose_ends, "loose end", "loose ends");
        counts.push(count(Role::Warn, words, Some(Do::Go(Pane::Actions))));
    }
    if !prepared.desk.losses.is_empty() {
        let gaps = text::count(prepared.desk.losses.len(), "gap", "gaps");
        let words = format!("{gaps}: {}", key(Do::Losses));
        counts.push(count(Role::Loss, words, Some(Do::Losses)));
    }
    if !prepared.desk.unfiled.is_empty() {
        let papers = prepared.desk.unfiled.len();
        let words = format!("{papers} to file: {}", key(Do::Unfiled));
        counts.push(count(Role::Warn, words, Some(Do::Unfiled)));
    }
    if model.shared {
        // It is never left out: whoever shares a screen has to be sure.
        counts.insert(0, count(Role::Accent, "EXEMPT HIDDEN".to_owned(), None));
    }
    if model.setting.demo {
        counts.push(count(Role::Accent, "DEMO".to_owned(), None));
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
    let laid = laid(model, prepared, area);
    let x = put(buffer, area.x + 1, area.y, &laid.name, room, strong);
    put(buffer, x, area.y, &laid.tail, room, dim);
    for (at, (x, count)) in laid.counts.iter().enumerate() {
        if at > 0 {
            put(buffer, x - 3, area.y, " · ", 3, dim);
        }
        let style = model.theme.style(count.role);
        put(buffer, *x, area.y, &count.words, room, style);
    }
}

/// The command behind what stands at a column.
pub fn at(model: &Model, area: Rect, column: u16) -> Option<Do> {
    let laid = laid(model, model.meeting.as_ref()?, area);
    let name = area.x + 1..area.x + 1 + cells(text::width(&laid.name) + text::width(&laid.tail));
    if name.contains(&column) {
        return Some(Do::Meetings);
    }
    let mut counts = laid.counts.into_iter();
    let under =
        counts.find(|(x, count)| (*x..*x + cells(text::width(&count.words))).contains(&column));
    under?.1.does
}

/// What the line has room for, and where.
fn laid(model: &Model, prepared: &Prepared, area: Rect) -> Laid {
    let room = usize::from(area.width).saturating_sub(2);
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
    let right = |counts: &[Count]| {
        counts
            .iter()
            .map(|count| text::width(&count.words))
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
    // What has no room by itself leaves it to what is open here.
    counts.retain(|count| {
        let has_room = text::width(&count.words) + 3 + least + wanted <= room;
        has_room || count.does != Some(Do::Meetings)
    });
    // What is open goes last; that these are samples is always said.
    while right(&counts) + least + wanted > room {
        let Some(at) = counts.iter().rposition(|count| count.role != Role::Accent) else {
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
    let mut x = area.right().saturating_sub(cells(right(&counts))) + 2;
    let counts = counts.into_iter().map(|count| {
        let at = x;
        x += cells(text::width(&count.words) + 3);
        (at, count)
    });
    Laid {
        counts: counts.collect(),
        name,
        tail,
    }
}
