//! After every event: lists reckoned where they are stale, choices in sight, and
//! the reader on the chosen row.

use crate::tui::event::{Ask, Effect, Subject};
use crate::tui::layout::Pane;
use crate::tui::links::Links;
use crate::tui::model::{Model, Overlay, Reckoned};
use crate::tui::pane::head::{Head, head};
use crate::tui::pane::sheet::{self, Form};
use crate::tui::pane::{Filter, actions, agenda, minutes, programme};
use crate::tui::text;

/// Makes everything fit together again.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.meeting.is_some() {
        lists(model);
        scroll(model);
        reader(model, effects);
    }
    overlay(model, effects);
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
        let rows = agenda::rows(&prepared, &model.unfolded, &filter(0));
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
        for (list, rows) in model.lists[1..]
            .iter_mut()
            .zip([earlier, promises, planned])
        {
            let Some(rows) = rows else { continue };
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
                sheet::widths(pane, room.saturating_sub(list.columns.before() + 1))
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
    if let Some((subject, find)) = model.found_place.clone() {
        if model.reader.subject.as_ref() != Some(&subject) || model.reader.row.is_some() {
            let title = if find.is_empty() { "Not read" } else { "Found" };
            let head = Head {
                title: title.to_owned(),
                blocks: Vec::new(),
                subject: Some(subject),
            };
            show(model, None, head, effects);
            // The finder's preview may have asked for these words already.
            let height = model.reader_height();
            model.reader.arrive(&find, height);
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
        mut blocks,
        subject,
    } = head;
    let known = subject
        .as_ref()
        .and_then(|subject| model.words.get(subject));
    let waits = subject.is_some() && known.is_none();
    blocks.extend(known.into_iter().flatten().cloned());
    let place = row.as_ref().and_then(|row| model.places.get(row)).copied();
    model.reader.show(row, title, blocks);
    model.reader.subject.clone_from(&subject);
    model.reader.waits = waits;
    if !waits && let Some((block, top)) = place {
        model.reader.chosen = block.min(model.reader.blocks.len().saturating_sub(1));
        model.reader.top = top;
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

fn overlay(model: &mut Model, effects: &mut Vec<Effect>) {
    let area = model.cover();
    let mut wanted = None;
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => {
            finder.scroll(usize::from(area.list.height));
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
