//! The finder: what is typed, what was found of each kind, and a preview of the chosen one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::store::desk::{FindKind, Hit};
use crate::tui::find::commands;
use crate::tui::find::lay::Line;
use crate::tui::find::{Finder, Found, Group, Kind, Leads, Scope, scope};
use crate::tui::layout::CoverPlace;
use crate::tui::model::Model;
use crate::tui::pane::lines::{ReaderLine, lines_marked};
use crate::tui::pane::marks::Marks;
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::{cells, choose};
use crate::tui::view::paint::put;
use crate::tui::view::pieces;

/// From this width on a row says what it is in a column of its own, where no title does.
const NAMED: u16 = 56;
/// A place by which an action was found takes so much of its line.
const FOUND_IN: usize = 28;
/// And so much at the least, of lines that have room for both.
const LEAST_IN: usize = 18;
const FOR_BOTH: usize = 44;
/// What stands before it.
const IN: &str = " in: ";

/// Where there is less room than this, the page stands alone beside words of a paper.
const BOTH: usize = 24;
/// Of a name that has fewer columns nobody knows what it is.
const SHORTEST: usize = 8;

/// Columns that are kept for the words behind a match.
const BEHIND: usize = 12;

/// Draws the list and the preview under what is typed.
pub fn draw(model: &Model, finder: &Finder, place: &CoverPlace, buffer: &mut Buffer) {
    let border = model.theme.style(Role::BorderFocus);
    rule(place, place.input.y + 1, border, buffer);
    if !finder.titled {
        sum(model, finder, place, buffer);
    }
    rows(model, finder, place.list, buffer);
    if let Some(area) = place.preview {
        if area.y > place.list.y {
            // Below the list, where there is no room beside it.
            let line = model.theme.style(Role::Border);
            for x in place.list.x..place.list.right() {
                put(buffer, x, area.y - 1, "─", 1, line);
            }
            rule(place, area.y - 1, border, buffer);
        }
        preview(model, finder, area, place.list, buffer);
    }
}

/// Joins a rule with the box around it.
fn rule(place: &CoverPlace, y: u16, style: Style, buffer: &mut Buffer) {
    let frame = place.frame;
    put(buffer, frame.x, y, "├", 1, style);
    put(buffer, frame.right().saturating_sub(1), y, "┤", 1, style);
}

/// How much was found: of each kind on the rule, where there is no room for its title.
fn sum(model: &Model, finder: &Finder, place: &CoverPlace, buffer: &mut Buffer) {
    let area = place.input;
    let style = model.theme.style(Role::Dim);
    let groups = || finder.groups.iter().filter(|group| !group.found.is_empty());
    if groups().next().is_none() {
        return;
    }
    let parts = groups().map(|group| format!("{} {}", group.kind.plural(), group.number()));
    let sum = parts.collect::<Vec<_>>().join(" · ");
    let room = usize::from(area.width).saturating_sub(4);
    let words = format!(" {} ", text::fit_parts(&sum, room));
    put(buffer, area.x + 1, area.y + 1, &words, room + 2, style);
}

/// The rows, and whether the list goes on above or below.
fn rows(model: &Model, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    if finder.is_empty() {
        let words = if finder.waits.0 || finder.waits.1 {
            "…"
        } else if finder.typed.is_empty() {
            "Type a part of anything: a title, a name, words of a paper."
        } else {
            match scope(&finder.typed).0 {
                Scope::All => "Nothing that is held matches. Fewer letters find more.",
                Scope::Words => "No paper held says this word for word.",
                Scope::People => "No person of that name; without @ more is found.",
                Scope::Actions => "No action matches; without ! more is found.",
                Scope::Programme => "No row of a programme matches; without # more is found.",
                Scope::Commands => "No command that works here is called so; ? lists all.",
            }
        };
        let room = usize::from(area.width).saturating_sub(3);
        let style = model.theme.style(Role::Dim);
        for (y, range) in (area.y..area.bottom()).zip(text::wrap(words, room)) {
            put(buffer, area.x + 2, y, &words[range], room, style);
        }
        return;
    }
    let chosen = finder.at_line();
    let shown = finder.lines.iter().enumerate().skip(finder.top);
    for (y, (at, line)) in (area.y..area.bottom()).zip(shown) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        match line {
            Line::Title(group) => {
                if let Some(group) = finder.groups.get(*group) {
                    title(model, finder, group, row, buffer);
                }
            }
            Line::Row(group, _) => {
                if let Some(found) = finder.found(line) {
                    let first = at.checked_sub(1).and_then(|above| finder.lines.get(above));
                    let above =
                        first.filter(|line| matches!(line, Line::Row(of, _) if of == group));
                    let above = above.filter(|_| at > finder.top);
                    let above = above.and_then(|line| finder.found(line));
                    found_row(model, finder, found, above, row, buffer);
                }
            }
            Line::More(group, left) => {
                if let Some(group) = finder.groups.get(*group) {
                    more(
                        model,
                        finder,
                        group,
                        (*left, chosen == Some(at)),
                        row,
                        buffer,
                    );
                }
            }
        }
        if chosen == Some(at) {
            choose(model, row, true, buffer);
        }
    }
    let border = model.theme.style(Role::Border);
    let x = area.right().saturating_sub(1);
    if finder.top > 0 {
        put(buffer, x, area.y, "▴", 1, border);
    }
    if finder.lines.len() > finder.top + usize::from(area.height) && area.height > 0 {
        put(buffer, x, area.bottom() - 1, "▾", 1, border);
    }
}

fn title(model: &Model, finder: &Finder, group: &Group, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let of_meeting = finder.typed.is_empty() && group.found.iter().all(|found| found.here);
    let name = if of_meeting && !group.found.is_empty() {
        "items of this meeting"
    } else {
        group.kind.plural()
    };
    let style = model.theme.style(Role::Accent);
    let x = put(buffer, area.x + 1, area.y, name, room, style);
    let style = model.theme.style(Role::Dim);
    put(buffer, x + 1, area.y, &group.number(), 8, style);
}

/// How much more of a kind there is.
fn more(
    model: &Model,
    finder: &Finder,
    group: &Group,
    (left, is_chosen): (usize, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let plus = if group.and_more { "+" } else { "" };
    let mut words = if finder.titled {
        format!("{left}{plus} more")
    } else {
        format!("{left}{plus} more {}", group.kind.plural())
    };
    if is_chosen {
        words.push_str(": Enter shows them");
    }
    let x = begins(finder, area);
    let room = usize::from(area.right().saturating_sub(x + 1));
    put(
        buffer,
        x,
        area.y,
        &words,
        room,
        model.theme.style(Role::Dim),
    );
}

/// Where the words of a row begin.
fn begins(finder: &Finder, area: Rect) -> u16 {
    if finder.titled || area.width < NAMED {
        area.x + 2
    } else {
        area.x + 13
    }
}

fn found_row(
    model: &Model,
    finder: &Finder,
    found: &Found,
    above: Option<&Found>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let goes_on = above.is_some();
    let dim = model.theme.style(Role::Dim);
    let x = begins(finder, area);
    if x > area.x + 2 && !goes_on {
        put(buffer, area.x + 2, area.y, found.kind().word(), 10, dim);
    }
    let left = usize::from(area.right().saturating_sub(x + 1));
    let beside = if finder.typed.is_empty() && found.here {
        String::new()
    } else if let Leads::Paragraph(hit) = &found.leads {
        beside_words(model, found, hit, above, left * 2 / 5)
    } else if !finder.titled && area.width < NAMED && scope(&finder.typed).0 != Scope::Commands {
        found.kind().word().to_owned()
    } else {
        beside(model, found, left * 2 / 5)
    };
    let wide = text::width(&beside);
    let room = left.saturating_sub(wide + 2);
    match (&found.leads, &found.through) {
        (Leads::Paragraph(hit), _) => excerpt(model, &hit.excerpt, x, area.y, room, buffer),
        (_, Some(through)) => {
            // The promise is what one chooses by: where it was found stands behind it, where
            // there is room for both.
            let own = text::width(&found.text) + text::width(IN) + FOUND_IN;
            let of = if own <= room {
                room - own + FOUND_IN
            } else if room >= FOR_BOTH {
                LEAST_IN + text::width(IN)
            } else {
                0
            };
            let promise = text::fit(&found.text, room - of);
            let text_style = model.theme.style(Role::Text);
            let end = put(buffer, x, area.y, &promise, room, text_style);
            if of == 0 {
                put(
                    buffer,
                    area.right().saturating_sub(cells(wide) + 2),
                    area.y,
                    &beside,
                    wide,
                    dim,
                );
                return;
            }
            let end = put(buffer, end, area.y, IN, room, dim);
            let left = room.saturating_sub(usize::from(end - x));
            matched(
                model,
                &through.words,
                &through.matched,
                (end, area.y),
                left,
                buffer,
            );
        }
        (Leads::Command(_), None) => command_row(model, found, (x, area.y), room, buffer),
        (_, None) => matched(
            model,
            &found.text,
            &found.matched,
            (x, area.y),
            room,
            buffer,
        ),
    }
    let x = area.right().saturating_sub(cells(wide) + 2);
    put(buffer, x, area.y, &beside, wide, dim);
}

/// A command: its name stays where the others have theirs, and what it does is cut.
fn command_row(model: &Model, found: &Found, at: (u16, u16), room: usize, buffer: &mut Buffer) {
    // The space behind the name is its own.
    let split = found.text.char_indices().nth(commands::NAMED + 1);
    let (name, does) = found
        .text
        .split_at(split.map_or(found.text.len(), |(at, _)| at));
    let names = name.graphemes(true).count();
    let (of_name, of_rest): (Vec<usize>, Vec<usize>) =
        found.matched.iter().partition(|mark| **mark < names);
    let of_rest: Vec<usize> = of_rest.into_iter().map(|mark| mark - names).collect();
    let wide = text::width(name);
    matched(model, name, &of_name, at, room, buffer);
    if room > wide {
        let at = (at.0 + cells(wide), at.1);
        matched(model, does, &of_rest, at, room - wide, buffer);
    }
}

/// What stands beside words of a paper: their page, whole, behind as much of what the paper is
/// as has room; the page alone where the row above is of the same paper.
fn beside_words(
    model: &Model,
    found: &Found,
    hit: &Hit,
    above: Option<&Found>,
    room: usize,
) -> String {
    let page = hit.source.place.short();
    let of = |found: &Found| match &found.leads {
        Leads::Paragraph(hit) => Some(hit.source.document_key),
        _ => None,
    };
    if above.is_some_and(|above| of(above) == of(found) && above.beside == found.beside) {
        return page;
    }
    if room < BOTH && !page.is_empty() {
        return page;
    }
    let left = room.saturating_sub(text::width(&page) + 3);
    let paper = if hit.meeting.is_some() {
        beside_day(model, found, left)
    } else {
        text::fit(stem(&found.beside), left)
    };
    if left < SHORTEST || paper.is_empty() {
        page
    } else if page.is_empty() {
        paper
    } else {
        format!("{paper} · {page}")
    }
}

/// The name of a file without its kind.
fn stem(name: &str) -> &str {
    let kind = name.rsplit_once('.').filter(|(_, kind)| kind.len() <= 4);
    kind.map_or(name, |(stem, _)| stem)
}

/// What stands beside a row: how an action of this committee stands; the day always, the
/// committee where it is another one than the desk's and as far as there is room.
fn beside(model: &Model, found: &Found, room: usize) -> String {
    let day = beside_day(model, found, room);
    let action = match &found.leads {
        Leads::Row { key, .. } | Leads::Trace { action: key, .. }
            if found.kind() == Kind::Action =>
        {
            Some(*key)
        }
        Leads::Row { .. }
        | Leads::Trace { .. }
        | Leads::Paper { .. }
        | Leads::Command(_)
        | Leads::Paragraph(_)
        | Leads::Meant
        | Leads::Asked => None,
    };
    let promise = action.and_then(|key| model.meeting.as_ref()?.promise(key));
    let Some(word) = promise.map(|promise| promise.stands.word()) else {
        return day;
    };
    if text::width(&word) + text::width(&day) + 3 > room {
        text::fit(&word, room)
    } else {
        format!("{word} · {day}")
    }
}

fn beside_day(model: &Model, found: &Found, room: usize) -> String {
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| text::soften(&meeting.desk.meeting.committee));
    let Some((committee, day)) = found.beside.rsplit_once(" · ") else {
        // A row without a day says nothing where its committee is the desk's.
        let other = here.as_deref() != Some(found.beside.as_str());
        return if other {
            text::fit(&found.beside, room)
        } else {
            String::new()
        };
    };
    let is_business = match found.kind() {
        Kind::Item | Kind::Action | Kind::Minute | Kind::Programme | Kind::Words => true,
        Kind::Person | Kind::Meeting | Kind::Paper | Kind::Command | Kind::Meant | Kind::Asked => {
            false
        }
    };
    if found.here && is_business {
        return text::fit("this meeting", room);
    }
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

/// Words with the letters that matched standing out; a long text is shown from near its
/// first match.
fn matched(
    model: &Model,
    words: &str,
    marks: &[usize],
    (x, y): (u16, u16),
    room: usize,
    buffer: &mut Buffer,
) {
    let clusters: Vec<&str> = words.graphemes(true).collect();
    let fits = text::width(words) <= room;
    let first = marks.first().copied().unwrap_or(0);
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
    // A word that was cut at its beginning is not read.
    let from = if from == 0 {
        0
    } else {
        (from..first)
            .find(|at| clusters[*at] == " ")
            .map_or(from, |at| at + 1)
    };
    let mut x = x;
    let mut left = room;
    if from > 0 {
        x = put(buffer, x, y, "…", 1, model.theme.style(Role::Dim));
        left = left.saturating_sub(1);
    }
    let cut: String = clusters[from.min(clusters.len())..].concat();
    let shown = text::fit(&cut, left);
    let count = shown.trim_end_matches('…').graphemes(true).count();
    for (at, cluster) in clusters.iter().enumerate().skip(from).take(count) {
        let wide = text::width(cluster);
        let role = if marks.binary_search(&at).is_ok() {
            Role::Match
        } else {
            Role::Text
        };
        x = put(buffer, x, y, cluster, wide, model.theme.style(role));
    }
    if shown.ends_with('…') && !cut.ends_with('…') {
        put(buffer, x, y, "…", 1, model.theme.style(Role::Dim));
    }
}

/// A paragraph's words with what matched standing out.
fn excerpt(model: &Model, marked: &str, x: u16, y: u16, room: usize, buffer: &mut Buffer) {
    // Words before a late match would push it off the line: so many of them stay as leave
    // room for some behind it.
    let first = marked.find('\u{2}').unwrap_or(0);
    let end = marked.find('\u{3}').unwrap_or(0);
    let bare = |words: &str| text::width(&words.replace(['\u{2}', '\u{3}'], ""));
    let fits = bare(marked) <= room || bare(&marked[..end]) + BEHIND <= room;
    let from = if fits {
        0
    } else {
        let kept = room / 2;
        let back = marked[..first].char_indices().rev().nth(kept);
        let from = back.map_or(0, |(at, _)| at);
        let word = marked[from..first]
            .find(' ')
            .map_or(from, |at| from + at + 1);
        if from == 0 { 0 } else { word }
    };
    let mut x = x;
    let end = x + cells(room);
    if from > 0 {
        x = put(buffer, x, y, "…", 1, model.theme.style(Role::Dim));
    }
    let mut role = Role::Text;
    for piece in marked[from..].split_inclusive(['\u{2}', '\u{3}']) {
        let words = piece.trim_end_matches(['\u{2}', '\u{3}']);
        let left = usize::from(end.saturating_sub(x));
        let style = model.theme.style(role);
        if text::width(words) > left {
            put(buffer, x, y, &text::fit(words, left), left, style);
            return;
        }
        x = put(buffer, x, y, words, left, style);
        role = if piece.ends_with('\u{2}') {
            Role::Match
        } else {
            Role::Text
        };
    }
}

fn preview(model: &Model, finder: &Finder, area: Rect, list: Rect, buffer: &mut Buffer) {
    let border = model.theme.style(Role::Border);
    if area.y == list.y {
        for y in area.y..area.bottom() {
            put(buffer, area.x - 1, y, "│", 1, border);
        }
        put(buffer, area.x - 1, area.y - 1, "┬", 1, border);
        let focus = model.theme.style(Role::BorderFocus);
        put(buffer, area.x - 1, area.bottom(), "┴", 1, focus);
    }
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let Some(found) = finder.chosen() else { return };
    let wanted = finder.wanted();
    let marks = Marks::of_words(&wanted);
    let mut y = inner.y;
    if let Leads::Command(_) = found.leads {
        command(model, found, inner, buffer);
        return;
    }
    for (role, words) in head(found) {
        let room = usize::from(inner.width);
        let words = if role == Role::Dim {
            text::fit_parts(&words, room)
        } else {
            words
        };
        let below = Rect {
            y,
            height: inner.bottom().saturating_sub(y),
            ..inner
        };
        y = lines(model, (role, &words), HEAD_LINES, below, buffer);
    }
    let blocks = found
        .subject()
        .and_then(|subject| model.words.get(&subject));
    let Some(blocks) = blocks else {
        let waits = found.subject().is_some() && y < inner.bottom();
        if waits {
            put(buffer, inner.x, y, "…", 1, model.theme.style(Role::Dim));
        }
        return;
    };
    if y > inner.y {
        y += 1;
    }
    let height = usize::from(inner.bottom().saturating_sub(y));
    let is_place = matches!(found.leads, Leads::Paragraph(_));
    // A preview is as high as its area: the rest is not broken into lines, but for what
    // stands on the page before the words.
    let shown = if is_place {
        blocks
    } else {
        &blocks[..blocks.len().min(height)]
    };
    let lines = lines_marked(shown, inner.width, &marks);
    let top = match &found.leads {
        Leads::Paragraph(hit) => {
            let line = hit.source.place.line;
            let of = |line_of: &ReaderLine| shown[line_of.block].source.as_ref();
            let at = lines
                .iter()
                .position(|shown| of(shown).is_some_and(|source| source.place.line >= line));
            let at = at.unwrap_or(0).saturating_sub(height / 3);
            at.min(lines.len().saturating_sub(height))
        }
        Leads::Row { .. }
        | Leads::Trace { .. }
        | Leads::Paper { .. }
        | Leads::Command(_)
        | Leads::Meant
        | Leads::Asked => 0,
    };
    for (y, line) in (y..inner.bottom()).zip(lines.iter().skip(top)) {
        pieces(model, buffer, inner, y, &line.pieces);
    }
    if lines.len() > top + height || shown.len() < blocks.len() {
        let x = inner.right();
        put(buffer, x, inner.bottom() - 1, "▾", 1, border);
    }
}

/// What stands over the preview: what the row has no room for.
fn head(found: &Found) -> Vec<(Role, String)> {
    match &found.leads {
        Leads::Paragraph(hit) => {
            let place = words::place(&hit.source);
            let meeting = hit.meeting.as_deref().map(text::soften_beside);
            let parts = meeting.into_iter().map(|words| (Role::Strong, words));
            parts.chain([(Role::Dim, place)]).collect()
        }
        Leads::Row { kind, .. } => {
            let told = matches!(kind, FindKind::Item | FindKind::Minute | FindKind::Meeting);
            let title = told.then(|| (Role::Strong, found.text.clone()));
            let beside = told.then(|| (Role::Dim, found.beside.clone()));
            let parts = title.into_iter().chain(beside);
            parts.filter(|(_, words)| !words.is_empty()).collect()
        }
        Leads::Trace { .. } => {
            let through = found.through.iter();
            let whence =
                through.map(|through| (Role::Label, format!("found in: {}", through.whence)));
            whence.collect()
        }
        Leads::Paper { .. } => vec![
            (Role::Strong, found.text.clone()),
            (Role::Dim, found.beside.clone()),
        ],
        Leads::Meant => vec![(Role::Dim, "Enter looks for this instead".to_owned())],
        Leads::Asked => vec![(
            Role::Dim,
            "typed here before; Enter finds it again".to_owned(),
        )],
        Leads::Command(_) => Vec::new(),
    }
}

/// A line of what was found takes no more lines in the preview's head.
const HEAD_LINES: usize = 3;

/// A command: its name, all that it does, and its keys.
fn command(model: &Model, found: &Found, area: Rect, buffer: &mut Buffer) {
    let Leads::Command(does) = found.leads else {
        return;
    };
    let all = model.setting.settled.keymap.all().iter();
    let mut of = all.filter(|bound| bound.command.does == does);
    let Some(bound) = of.find(|bound| found.text.ends_with(bound.command.help)) else {
        return;
    };
    let keys = commands::keys(bound);
    let keys = if keys.is_empty() {
        "it has no key; Enter does it".to_owned()
    } else {
        format!("its key: {}", keys.join(" or "))
    };
    let told = [
        (Role::Strong, commands::name(bound.command)),
        (Role::Text, bound.command.help.to_owned()),
        (Role::Dim, keys),
    ];
    let mut y = area.y;
    for (role, words) in told {
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        y = lines(model, (role, &words), usize::MAX, below, buffer) + 1;
    }
}

/// Puts words in as many lines as there may be and the area has; answers the row below them.
fn lines(
    model: &Model,
    (role, words): (Role, &str),
    most: usize,
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let room = usize::from(area.width);
    let mut y = area.y;
    for range in text::wrap(words, room).into_iter().take(most) {
        if y >= area.bottom() {
            break;
        }
        put(
            buffer,
            area.x,
            y,
            &words[range],
            room,
            model.theme.style(role),
        );
        y += 1;
    }
    y
}
