//! After every event: lists reckoned where they are stale, choices in sight, and
//! the reader on the chosen row.

use crate::tui::event::{Ask, Effect, Subject};
use crate::tui::history::{EntryId, lines};
use crate::tui::layout::Pane;
use crate::tui::links::Links;
use crate::tui::model::{Model, Overlay, PlaceFound, Reckoned};
use crate::tui::pane::head::{Head, head};
use crate::tui::pane::only::Only;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::reader::sought::Sought;
use crate::tui::pane::sheet::{self, Form};
use crate::tui::pane::{Filter, RowId, actions, agenda, mine, minutes, programme};
use crate::tui::text;
use crate::tui::update::{chart, page, room, skim, writing};

/// Makes everything fit together again.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.meeting.is_some() {
        lists(model);
        room::settle(model, effects);
        for list in &mut model.lists {
            let rows = list.rows.iter();
            list.marked = rows.filter(|row| model.marked.contains(&row.id)).count();
        }
        scroll(model);
        reader(model, effects);
        writing::land(model);
        history(model);
    }
    overlay(model, effects);
    page::settle(model, effects);
    chart::settle(model);
    skim::settle(model, effects);
}

fn lists(model: &mut Model) {
    let sheet = model.layout().sheet;
    if model.sheet != sheet {
        model.sheet = sheet;
        model.stale();
    }
    let form = |pane| model.form(pane);
    let forms = (form(Pane::Actions), form(Pane::Programme));
    let Some(prepared) = model.meeting.take() else {
        return;
    };
    let mark = text::width(model.glyphs().open);
    let filter = |list: usize| Filter::new(&model.lists[list].filter);
    let lists_are = model.lists_are;
    let changed = |pane| match lists_are {
        Reckoned::Fresh => false,
        Reckoned::StaleList(stale) => stale == pane,
        Reckoned::Stale | Reckoned::StaleWithChoices => true,
    };
    if changed(Pane::Agenda) {
        let mut rows = agenda::rows(&prepared, &model.unfolded, &filter(0));
        mine::mark(&mut rows.rows, &prepared.desk.jots, model.glyphs().written);
        model.lists[0].set(rows, 0);
    }
    model.meeting = Some(prepared);
    let item = model.item().map(|item| item.key);
    let Some(prepared) = model.meeting.take() else {
        return;
    };
    if lists_are != Reckoned::Fresh || item != model.about {
        let moved = item != model.about;
        let links = item.and_then(|item| Links::new(&prepared, item));
        let links = links.as_ref();
        let today = model.setting.today;
        let wanted = |pane| moved || changed(pane);
        let earlier = wanted(Pane::Minutes).then(|| {
            minutes::rows(
                &prepared,
                today,
                model.reach,
                &|at| links?.minute(at),
                &Filter::new(&model.lists[1].filter),
            )
        });
        let promises = wanted(Pane::Actions).then(|| {
            let shown = actions::Shown {
                today,
                form: forms.0,
                only: model.only.as_ref(),
                opened: &model.opened,
            };
            actions::rows(
                &prepared,
                shown,
                &|at| links?.promise(at),
                &Filter::new(&model.lists[2].filter),
            )
        });
        let planned = wanted(Pane::Programme).then(|| {
            programme::rows(
                &prepared,
                today,
                forms.1,
                &|at| links?.programme(at),
                &Filter::new(&model.lists[3].filter),
            )
        });
        model.lists[2].only = model.only.as_ref().map(Only::name).unwrap_or_default();
        let written = model.glyphs().written;
        for (list, rows) in model.lists[1..]
            .iter_mut()
            .zip([earlier, promises, planned])
        {
            let Some(mut rows) = rows else { continue };
            mine::mark(&mut rows.rows, &prepared.desk.jots, written);
            if moved && model.lists_are != Reckoned::StaleWithChoices && list.filter.is_empty() {
                // Another item: what concerns it stands on top.
                list.chosen = None;
                list.at = 0;
                list.top = 0;
            }
            list.set(rows, mark);
        }
        model.about = item;
    }
    model.lists_are = Reckoned::Fresh;
    model.meeting = Some(prepared);
}

fn scroll(model: &mut Model) {
    let layout = model.layout();
    for pane in Pane::LISTS {
        let Some(place) = layout.place(pane) else {
            continue;
        };
        let form = model.form(pane);
        if let Some(list) = model.list_mut(pane) {
            list.columns.table = (form == Form::Sheet).then(|| {
                let room = usize::from(place.inner.width);
                let room = room.saturating_sub(list.columns.before() + 1);
                sheet::without_empty(sheet::widths(pane, room, &list.rows), &list.rows)
            });
            list.scroll(place.inner.width, place.inner.height);
            list.pull_down(place.inner.width, place.inner.height);
        }
    }
}

fn reader(model: &mut Model, effects: &mut Vec<Effect>) {
    let place = model.layout().place(Pane::Reader);
    if let Some(place) = place {
        model.reader.set_width(place.inner.width);
    }
    let row = model.chosen(model.behind).cloned();
    if let Some(found) = model.found_place.clone() {
        let PlaceFound {
            subject,
            landing,
            title,
        } = found;
        if model.reader.subject.as_ref() != Some(&subject) || model.reader.row.is_some() {
            let head = Head {
                title,
                blocks: Vec::new(),
                subject: Some(subject.clone()),
                quote: landing.quote(),
            };
            show(model, None, head, effects);
            model.reader.seek(match &landing.seeks {
                Seeks::Words(sought) => sought.clone(),
                Seeks::Place | Seeks::Quote(_) | Seeks::Loss => Sought::default(),
            });
            // These words may be known already.
            let height = model.reader_height();
            model.reader.arrive(&landing, height);
        }
        return;
    }
    let fresh = model.reader.row != row;
    let Some(prepared) = &model.meeting else {
        return;
    };
    let head = row
        .as_ref()
        .map(|row| head(prepared, row, model.setting.today))
        .unwrap_or_default();
    if fresh || model.reader.subject != head.subject {
        if let Some(before) = model.reader.row.take() {
            model
                .places
                .insert(before, (model.reader.chosen, model.reader.top));
        }
        show(model, row, head, effects);
    }
}

/// Shows a row's first words, with what the store said of it, or asks.
fn show(
    model: &mut Model,
    row: Option<crate::tui::pane::RowId>,
    head: Head,
    effects: &mut Vec<Effect>,
) {
    let Head {
        title,
        blocks,
        subject,
        quote,
    } = head;
    let known = subject
        .as_ref()
        .and_then(|subject| model.words.get(subject));
    let waits = subject.is_some() && known.is_none();
    let known: Option<Vec<_>> = known.cloned();
    let place = row.as_ref().and_then(|row| model.places.get(row)).copied();
    model.reader.show(row, title, blocks, quote);
    if let Some(known) = known {
        model.reader.extend(known);
    }
    model.reader.subject.clone_from(&subject);
    model.reader.waits = waits;
    if !waits && let Some((block, top)) = place {
        let height = model.reader_height();
        model.reader.land(block, top, height);
    } else if !waits && model.found_place.is_none() {
        skim::resume(model);
    }
    if waits && let Some(subject) = subject {
        ask(model, subject, effects);
    }
}

/// Asks the store for words, once.
pub fn ask(model: &mut Model, subject: Subject, effects: &mut Vec<Effect>) {
    if !model.words.contains_key(&subject) && model.asked.insert(subject.clone()) {
        effects.push(Effect::Ask(Ask::Blocks(subject)));
    }
}

/// The lines of the history that is open, of what is known now.
fn history(model: &mut Model) {
    let (Some(meeting), Some(mut open)) = (&model.meeting, model.history.take()) else {
        return;
    };
    let Some(promise) = meeting.promise(open.at.key) else {
        return;
    };
    let place = model.history_place();
    if open.at.among.is_empty() {
        (open.at.among, open.at.of) = among(model, meeting, open.at.key);
    }
    // Promises that were joined or parted meanwhile are gone through as they stand now.
    let mut keys: Vec<i64> = Vec::with_capacity(open.at.among.len());
    for key in &open.at.among {
        let first = meeting.promise(*key).map(|of| meeting.first(of).key);
        keys.extend(first.filter(|first| !keys.contains(first)));
    }
    open.at.among = keys;
    open.at.key = meeting.first(promise).key;
    let today = model.setting.today;
    let aside = place.aside.map(|aside| aside.width);
    let of = lines::lines(
        meeting,
        promise,
        today,
        model.glyphs(),
        place.main.width,
        aside,
    );
    let fresh = open.entries.is_empty();
    open.entries = of.entries;
    open.lines = of.lines;
    open.aside = of.aside;
    if !open.entries.contains(&open.at.entry) {
        open.at.entry = EntryId::Promise;
    }
    let height = usize::from(place.main.height);
    open.top = open.top.min(open.lines.len().saturating_sub(height));
    if fresh {
        open.reveal(height);
    }
    model.history = Some(open);
}

/// The promises that one goes through: those of the pane, in its order, where it holds
/// the one that is open; else all.
fn among(model: &Model, meeting: &Prepared, key: i64) -> (Vec<i64>, &'static str) {
    let rows = model.list(Pane::Actions).map_or(&[][..], |list| &list.rows);
    let shown = rows.iter().filter_map(|row| match row.id {
        RowId::Action(key) => Some(key),
        RowId::Item(_)
        | RowId::Procedural(_)
        | RowId::Minute(_)
        | RowId::Clause(..)
        | RowId::Programme(_)
        | RowId::Folded(_)
        | RowId::Rule(_) => None,
    });
    let shown: Vec<i64> = shown.collect();
    if shown.contains(&key) {
        return (shown, "in the list");
    }
    let promises = meeting.actions.iter();
    let all = promises.map(|promise| meeting.first(promise).key);
    (all.collect(), "of all, answered ones too")
}

fn overlay(model: &mut Model, effects: &mut Vec<Effect>) {
    let area = model.cover();
    let mut wanted = None;
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => {
            finder.lay(usize::from(area.list.height));
            if area.preview.is_some() {
                wanted = finder.chosen().and_then(crate::tui::find::Found::subject);
            }
        }
        Some(Overlay::Pick(picker)) => picker.scroll(usize::from(area.list.height)),
        Some(Overlay::Help { .. }) | None => {}
    }
    if let Some(subject) = wanted {
        ask(model, subject, effects);
    }
}
