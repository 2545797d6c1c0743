//! Commands on the pages that are open as pictures, and the way to them.

use crate::domain::source::{Kind, Place};
use crate::extract::picture::Wish;
use crate::store::desk::SourceRow;
use crate::store::sheets::Sheets;
use crate::tui::command::{Do, Leaf};
use crate::tui::event::{Ask, Effect, Subject};
use crate::tui::graphics::Way;
use crate::tui::history;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Purpose, Typing};
use crate::tui::page::{Job, PageView, Painted};
use crate::tui::pane::RowId;
use crate::tui::update::desk;

/// Does a command on the pages that are open.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    let Some(pages) = &mut model.page else {
        return;
    };
    match does {
        Do::Up => moved(model, |pages| pages.step(false)),
        Do::Down => moved(model, |pages| pages.step(true)),
        Do::Sheet(Leaf::Next) | Do::PageDown => moved(model, |pages| pages.turn(true)),
        Do::Sheet(Leaf::Previous) | Do::PageUp => moved(model, |pages| pages.turn(false)),
        Do::Left => {
            let went = pages.aside(false);
            if !went {
                moved(model, |pages| pages.turn(false));
            }
        }
        Do::Right => {
            let went = pages.aside(true);
            if !went {
                moved(model, |pages| pages.turn(true));
            }
        }
        Do::First => moved(model, |pages| pages.go_to(1)),
        Do::Last => moved(model, |pages| pages.go_to(pages.of.count)),
        Do::Sheet(Leaf::Larger) => {
            let changed = pages.zoom(true);
            if !changed {
                model.say("it does not get larger");
            }
        }
        Do::Sheet(Leaf::Smaller) => {
            let changed = pages.zoom(false);
            if !changed {
                model.say("this is the whole page");
            }
        }
        Do::Page => model.typing = Some(Typing::on(Purpose::Page, String::new())),
        Do::Original => {
            let source = SourceRow {
                document_key: pages.of.document_key,
                document: pages.of.name.clone(),
                place: Place {
                    page: Some(pages.sheet),
                    printed_page: pages.of.printed_on(pages.sheet).map(str::to_owned),
                    line: 1,
                },
                rule: String::new(),
            };
            effects.push(Effect::Ask(Ask::Original(source)));
        }
        Do::Leave | Do::ShowPage | Do::Back => leave(model, effects),
        Do::Help => model.help(),
        does if does.is_of_the_desk() => {
            leave(model, effects);
            desk::run(model, does, effects);
        }
        // The command table binds nothing else here.
        _ => {}
    }
}

fn moved(model: &mut Model, how: impl Fn(&mut PageView) -> bool) {
    let Some(pages) = &mut model.page else {
        return;
    };
    if !how(pages) {
        let words = if pages.sheet == 1 {
            "this is the first page"
        } else {
            "this is the last page"
        };
        model.say(words);
    }
}

fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    let seen = model.page.take().is_some_and(|pages| pages.seen.is_some());
    if seen && model.graphics.way.stays() {
        effects.push(Effect::Redraw);
    }
}

/// Goes to the page that somebody calls by a number.
pub fn go_to(model: &mut Model, typed: &str) {
    let Some(pages) = &mut model.page else {
        return;
    };
    match pages.of.called(typed) {
        Some(sheet) => {
            pages.go_to(sheet);
        }
        None => model.complain(format!("no page {} in this paper", typed.trim())),
    }
}

/// Asks for the pages of what is chosen, at its own.
pub fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((subject, sheet)) = chosen(model) else {
        return model.say("choose a row first: its page is shown");
    };
    effects.push(Effect::Ask(Ask::Sheets { subject, sheet }));
}

/// What is chosen, as words of a paper; and the sheet that it begins on, where that is known
/// before its words are.
pub fn chosen(model: &Model) -> Option<(Subject, Option<u32>)> {
    let meeting = model.meeting.as_ref()?;
    if let Some(open) = &model.history {
        let (_, _, source, _) = history::words(meeting, &open.at)?;
        return source.map(|source| (Subject::of(source), source.place.page));
    }
    if model.focus == Pane::Reader
        && let Some(source) = beside(model)
    {
        return Some((Subject::of(source), source.place.page));
    }
    let desk = &meeting.desk;
    let of = |source: &SourceRow| Some((Subject::of(source), source.place.page));
    let pane = if model.focus == Pane::Reader {
        model.behind
    } else {
        model.focus
    };
    match model.chosen(pane)? {
        RowId::Item(key) => {
            let row = desk.agenda.iter().find(|row| row.key == *key)?;
            Some((Subject::Item(*key), row.pages.map(|(first, _)| first)))
        }
        RowId::Minute(key) => {
            let row = desk.minutes.iter().find(|row| row.key == *key)?;
            match row.clauses.first() {
                Some(line) => of(&line.source),
                None => Some((Subject::Item(*key), None)),
            }
        }
        RowId::Clause(key, id) => {
            let row = desk.minutes.iter().find(|row| row.key == *key)?;
            of(&row.clauses.iter().find(|line| line.id == *id)?.source)
        }
        RowId::Action(key) => of(meeting.first(meeting.promise(*key)?).source.as_ref()?),
        RowId::Programme(key) => of(meeting.programme_line(*key)?.source.as_ref()?),
        RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => None,
    }
}

/// The source of the chosen words of the reader, else of those nearest to them: the
/// program's own titles have none.
fn beside(model: &Model) -> Option<&SourceRow> {
    let blocks = &model.reader.blocks;
    let at = model.reader.chosen.min(blocks.len().saturating_sub(1));
    let after = blocks.get(at..)?.iter();
    let before = blocks.get(..at)?.iter().rev();
    after.chain(before).find_map(|block| block.source.as_ref())
}

/// Opens the pages that the store knows.
pub fn opened(model: &mut Model, sheets: Sheets, sheet: u32, down: u16) {
    if let Some(why) = unseen(model, &sheets) {
        return model.say(why);
    }
    model.chart = None;
    let mut pages = PageView::new(sheets, sheet, model.graphics.way);
    // A page that is larger than the screen is seen where one comes from.
    pages.down = down.min(1000);
    model.page = Some(pages);
}

/// Why pages cannot be shown here.
fn unseen(model: &Model, sheets: &Sheets) -> Option<String> {
    if sheets.kind != Kind::Pdf.name() || sheets.count == 0 {
        return Some(format!(
            "{} has no pages to show; its words are in the reader",
            sheets.name
        ));
    }
    let settled = &model.setting.settled;
    match model.graphics.way {
        Way::None => Some("pictures are off in the settings (pictures = \"none\")".to_owned()),
        Way::Blocks if model.theme.is_colourless() => {
            Some("a picture of a page needs colours, and there are none here".to_owned())
        }
        Way::Blocks if settled.plain_glyphs => Some(
            "a picture of a page needs more than letters here; glyphs are plain in the settings"
                .to_owned(),
        ),
        Way::Kitty { .. } | Way::Sixel | Way::Iterm | Way::Blocks => None,
    }
}

/// A page was painted, or could not be.
pub fn painted(model: &mut Model, document: i64, wish: Wish, page: Result<Box<Painted>, String>) {
    let open = model.page.as_mut();
    let Some(pages) = open.filter(|pages| pages.of.document_key == document) else {
        return;
    };
    pages.asked.retain(|asked| *asked != wish);
    match page {
        Ok(page) => {
            pages.painted.retain(|one| one.wish != wish);
            pages.painted.push(*page);
        }
        Err(why) => pages.failed.push((wish, why)),
    }
}

/// After every event: the picture that fits, asked for with its neighbours.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let wish = model.page_wish();
    let room = model.page_room();
    let graphics = model.graphics;
    let covered = model.overlay.is_some();
    let Some(pages) = &mut model.page else {
        return;
    };
    if room.width == 0 || room.height == 0 {
        return;
    }
    let wishes = pages.wishes(room, graphics);
    let shown = pages.shown(wish.as_ref()).map(|one| one.wish);
    let shown = shown.filter(|_| !(covered && graphics.way.stays()));
    if shown != pages.seen {
        if pages.seen.is_some() && graphics.way.stays() {
            // What stood there would stay behind it.
            effects.push(Effect::Redraw);
        }
        pages.seen = shown;
    }
    pages.keep(&wishes);
    let missing = pages.missing(&wishes);
    if missing != pages.asked {
        pages.asked.clone_from(&missing);
        if !missing.is_empty() {
            effects.push(Effect::Paint(Job {
                document: pages.of.document_key,
                original: pages.of.original.clone(),
                wishes: missing,
                graphics,
            }));
        }
    }
}

/// Has everything painted anew: the terminal may have lost what it was given.
pub fn forget(model: &mut Model) {
    if let Some(pages) = &mut model.page {
        pages.painted.clear();
        pages.asked.clear();
        pages.seen = None;
    }
}
