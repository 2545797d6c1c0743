//! An item as it is shown in the meeting: what it is, who presents, what is asked, one's
//! own questions, and what became of what was asked last time.

use jiff::civil::Date;

use crate::domain::agenda::{Paper, ask_kind};
use crate::domain::fold;
use crate::domain::source::pages;
use crate::store::Target;
use crate::store::desk::{ActionRow, AgendaRow, Block, BlockRole};
use crate::store::jots::{Jot, JotKind};
use crate::store::threads::sentences;
use crate::tui::links::{Links, strongest_first};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::words;
use crate::tui::room::page::Page;
use crate::tui::room::{agreed, questions};
use crate::tui::text;
use crate::tui::theme::Glyphs;
use crate::tui::theme::Role;

/// Lines of a report's head that say who stands behind it.
const PRESENTS: [&str; 3] = ["Author", "Director", "Lead member"];
/// Room for the day of a promise.
const DAY: usize = 8;

/// What an item's page is made of.
pub struct Shown<'a> {
    /// The meeting.
    pub prepared: &'a Prepared,
    /// The item.
    pub row: &'a AgendaRow,
    /// The words that the store gave of it.
    pub blocks: &'a [Block],
    /// The day that counts as today.
    pub today: Date,
    /// The signs in use.
    pub glyphs: &'a Glyphs,
}

/// The page of an item.
pub fn page(shown: &Shown, page: &mut Page) {
    title(shown, page);
    interests(shown, page);
    asked(shown, page);
    my_questions(shown, page);
    last_time(shown, page);
    taken_down(shown, page);
    my_notes(shown, page);
}

fn title(shown: &Shown, page: &mut Page) {
    let row = shown.row;
    page.air();
    let number = row.number.as_deref().map(|number| format!("{number}   "));
    let mark: Vec<(Role, String)> = number
        .into_iter()
        .map(|number| (Role::TitleFocus, number))
        .collect();
    page.hung(&mark, 0, Role::Strong, &text::soften(&row.title));
    page.air();
    let rule = if shown.glyphs.rail == "|" { "-" } else { "─" };
    page.stroke(rule);
    let mut facts: Vec<String> = Vec::new();
    let kind = row.ask.as_deref().and_then(ask_kind);
    facts.extend(kind.map(|kind| kind.words().to_owned()));
    facts.extend(
        row.pages
            .map(|sheets| pages(sheets, row.printed_pages.as_ref())),
    );
    facts.extend(row.more_sheets());
    facts.extend(row.paper.map(|paper| {
        let words = match paper {
            Paper::ToFollow => "its paper is to follow",
            Paper::Verbal => "no paper: somebody speaks",
            Paper::Late => "a late paper",
            Paper::Missing => "its paper is not held",
        };
        words.to_owned()
    }));
    if row.exempt {
        facts.push("EXEMPT: the public may be asked to leave".to_owned());
    }
    if !facts.is_empty() {
        page.words(Role::Dim, &facts.join(" · "));
    }
    let heads = shown
        .blocks
        .iter()
        .filter(|block| block.role == BlockRole::Fact && PRESENTS.contains(&block.mark.as_str()));
    for head in heads {
        let mark = [(Role::Dim, format!("{}  ", head.mark))];
        page.hung(&mark, 13, Role::Text, &head.text);
    }
}

/// What is to be declared in the item; on the item of declarations, in all of them.
fn interests(shown: &Shown, page: &mut Page) {
    let of_item = |jot: &&Jot| jot.on == Target::Item(shown.row.key);
    let words = fold::compare(&shown.row.title);
    let declares = words.contains("declaration") || words.contains("disclosure");
    let lists_all = shown.row.procedural && declares && words.contains("interest");
    let jots = shown.prepared.desk.jots.iter();
    let held: Vec<&Jot> = jots
        .filter(|jot| jot.kind == JotKind::Interest && !jot.unfinished)
        .filter(|jot| lists_all || of_item(jot))
        .collect();
    if held.is_empty() {
        return;
    }
    page.section("I DECLARE");
    for jot in held {
        let mut words = if jot.written.leaves {
            "I LEAVE FOR THIS ITEM".to_owned()
        } else {
            "an interest".to_owned()
        };
        if lists_all && !of_item(&jot) {
            let number = jot.item.as_deref().unwrap_or_default();
            let leaves = if jot.written.leaves {
                " · I LEAVE"
            } else {
                ""
            };
            words = format!("item {number} {}{leaves}", text::soften(&jot.row));
        }
        if !jot.written.words.is_empty() {
            words = format!("{words} · {}", jot.written.words.replace('\n', " "));
        }
        let role = if jot.written.leaves {
            Role::Late
        } else {
            Role::Warn
        };
        page.words(role, &words);
    }
}

fn asked(shown: &Shown, page: &mut Page) {
    let told: Vec<&Block> = shown
        .blocks
        .iter()
        .filter(|block| matches!(block.role, BlockRole::Ask | BlockRole::Recommendation))
        .collect();
    match &shown.row.ask {
        _ if !told.is_empty() => {
            page.section("ASKED OF US");
            for block in told {
                let mark = match block.mark.as_str() {
                    "" => Vec::new(),
                    mark if mark.contains(['.', ')']) => vec![(Role::Dim, format!("{mark}  "))],
                    mark => vec![(Role::Dim, format!("{mark})  "))],
                };
                page.hung(&mark, 0, Role::Ask, &block.text);
            }
        }
        Some(ask) => {
            page.section("ASKED OF US");
            page.words(Role::Ask, ask);
        }
        None if shown.row.procedural => {}
        None => {
            page.gap();
            page.words(Role::Dim, "The papers held ask nothing of us here.");
        }
    }
}

fn my_questions(shown: &Shown, page: &mut Page) {
    let jots = questions(shown.prepared, shown.row.key);
    if jots.is_empty() {
        return;
    }
    let put = jots.iter().filter(|jot| jot.written.put).count();
    let title = match (put, jots.len()) {
        (0, _) => "MY QUESTIONS".to_owned(),
        (put, all) => format!("MY QUESTIONS · {put} of {all} put"),
    };
    page.section(&title);
    for (at, jot) in jots.into_iter().enumerate() {
        let from = page.lines.len();
        let (sign, role) = if jot.written.put {
            (shown.glyphs.ticked, Role::Dim)
        } else {
            (shown.glyphs.open, Role::Text)
        };
        let words = jot.written.words.replace('\n', " ");
        page.hung(&[(role, format!("  {sign} "))], 0, role, &words);
        for line in &mut page.lines[from..] {
            line.question = Some(at);
            line.struck = jot.written.put;
        }
    }
}

/// What was promised at earlier meetings that concerns the item, and what became of it.
fn last_time(shown: &Shown, page: &mut Page) {
    let prepared = shown.prepared;
    let Some(links) = Links::new(prepared, shown.row.key) else {
        return;
    };
    let here = prepared.desk.meeting.key;
    let mut promises: Vec<(f32, &Promise)> = prepared
        .actions
        .iter()
        .enumerate()
        .filter(|(_, promise)| prepared.first(promise).meeting_key != here)
        .filter_map(|(at, promise)| Some((links.promise(at)?.score, promise)))
        .collect();
    if promises.is_empty() {
        return;
    }
    strongest_first(&mut promises);
    page.section("ASKED LAST TIME, AND WHAT BECAME OF IT");
    for (at, (_, promise)) in promises.into_iter().enumerate() {
        if at > 0 {
            page.air();
        }
        became(shown, promise, page);
    }
}

fn became(shown: &Shown, promise: &Promise, page: &mut Page) {
    let today = shown.today;
    let first = shown.prepared.first(promise);
    let day = first
        .date
        .map(|date| words::near_day(date, today))
        .unwrap_or_default();
    let wide = DAY.max(text::width(&day) + 2);
    let said = words::as_row(&first.text);
    match &first.thread.context {
        Some(before) => {
            let before = format!("after “{before}”");
            page.hung(&[(Role::Dim, day)], wide, Role::Dim, &before);
            page.hung(&[], wide, Role::Text, &said);
        }
        None => page.hung(&[(Role::Dim, day)], wide, Role::Text, &said),
    }
    let action = shown.prepared.reckoned(promise);
    let why = sentences::why(action, promise.stands.state, today);
    let who = first.lead().map(text::soften);
    let mut rest = String::new();
    for part in who.into_iter().chain([why]).filter(|part| !part.is_empty()) {
        rest.push_str(" · ");
        rest.push_str(&part);
    }
    let mark = [
        (Role::Text, " ".repeat(wide)),
        (promise.stands.role(), promise.stands.word()),
    ];
    state(page, &mark, wide, &rest);
}

/// The state and why, the lines below as far in as the promise.
fn state(page: &mut Page, mark: &[(Role, String)], wide: usize, rest: &str) {
    let word = &mark[1].1;
    let from = page.lines.len();
    page.hung(&[], wide, Role::Dim, &format!("{word}{rest}"));
    // The word itself has its own look.
    if let Some(line) = page.lines.get_mut(from)
        && let Some((_, words)) = line.pieces.last_mut()
        && let Some(behind) = words.strip_prefix(word.as_str())
    {
        let behind = behind.to_owned();
        line.pieces.pop();
        line.pieces.push(mark[1].clone());
        line.pieces.push((Role::Dim, behind));
    }
}

fn taken_down(shown: &Shown, page: &mut Page) {
    let item = shown.row.key;
    let taken = agreed::actions(shown.prepared, &[item]);
    let taken: Vec<&ActionRow> = taken
        .into_iter()
        .filter(|action| action.item_key == Some(item))
        .collect();
    if taken.is_empty() {
        return;
    }
    page.section("TAKEN DOWN");
    for action in taken {
        page.words(Role::Text, &agreed::line(action));
    }
}

fn my_notes(shown: &Shown, page: &mut Page) {
    let jots = shown.prepared.desk.jots.iter();
    let notes: Vec<&Jot> = jots
        .filter(|jot| jot.kind == JotKind::Note && !jot.unfinished)
        .filter(|jot| jot.on == Target::Item(shown.row.key))
        .collect();
    if notes.is_empty() {
        return;
    }
    page.section("MY NOTES");
    for note in notes {
        for line in note.written.words.lines() {
            page.words(Role::Text, line);
        }
    }
}
