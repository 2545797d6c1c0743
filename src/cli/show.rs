//! `show`: what is held, as a table, as JSON or as CSV.

use anyhow::{Result, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::cli::actions::{self, ActionAnswer};
use crate::cli::args::{Arguments, Format, Show, What};
use crate::cli::correct;
use crate::cli::named;
use crate::cli::officer;
use crate::cli::orphans;
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::cli::prepare;
use crate::cli::text;
use crate::cli::threads;
use crate::domain::source::{Loss, pages};
use crate::domain::wording;
use crate::export::exempt;
use crate::store::Store;
use crate::store::desk::{
    ActionRow, AgendaRow, Desk, MeetingRow, MinuteRow, ProgrammeLine, UnfiledRow,
};
use crate::store::documents::DocumentRow;
use crate::store::reports::FigureLine;
use crate::tui::pane::prepared::Prepared;
use crate::tui::text::soften;

/// Prints what was asked for.
#[allow(clippy::too_many_lines, reason = "an arm for each answer, and no more")]
pub fn show(arguments: &Arguments, show: &Show, out: &mut Printer) -> Result<()> {
    let filtered = matches!(show.what, What::Actions | What::Threads);
    if !filtered && (show.state.is_some() || show.owner.is_some()) {
        bail!("--state and --owner choose among actions: “show actions” and “show threads”");
    }
    let place = Place::of(arguments)?;
    let store = place.store_to_read()?;
    let format = show.printed.format();
    let left_out = print(&store, &place, show, out)?;
    text::left_out_words(left_out, format, out)
}

/// A meeting's desk without what is restricted, and how many rows that are.
fn open_desk(store: &Store, place: &Place, show: &Show) -> Result<(Desk, usize)> {
    let mut desk = desk(store, place, show)?;
    if matches!(show.what, What::Minutes) {
        desk.minutes = store.minutes_until(desk.meeting.key)?;
    }
    if show.include_exempt {
        return Ok((desk, 0));
    }
    let withheld = store.withheld()?;
    let whole = desk.clone();
    exempt::leave_out_of_desk(&mut desk, &withheld);
    let left_out = match show.what {
        What::Agenda => whole.agenda.len() - desk.agenda.len(),
        What::Minutes => whole.minutes.len() - desk.minutes.len(),
        What::Actions => whole.actions.len() - desk.actions.len(),
        _ => whole.programme.len() - desk.programme.len(),
    };
    Ok((desk, left_out))
}

/// Every action that is held without those made under restricted items.
fn open_actions(store: &Store, show: &Show) -> Result<(Vec<ActionRow>, usize)> {
    let mut rows = store.actions()?;
    let before = rows.len();
    if !show.include_exempt {
        exempt::withhold(&mut rows, &store.withheld()?);
    }
    let left_out = before - rows.len();
    Ok((rows, left_out))
}

/// Prints a programme; behind a table for people the rows that the newest paper has no more.
fn rows_of(desk: &Desk, format: Format, out: &mut Printer) -> Result<()> {
    out.answer(format, &programme(&desk.programme), &desk.programme)?;
    if format == Format::Table && !desk.gone.is_empty() {
        let rows: Vec<&str> = desk.gone.iter().map(|line| line.item.as_str()).collect();
        out.line(&format!("not in the newest paper: {}", rows.join("; ")))?;
    }
    out.flush()
}

/// Prints what was asked for, and says how many restricted rows it left out.
fn print(store: &Store, place: &Place, show: &Show, out: &mut Printer) -> Result<usize> {
    let format = show.printed.format();
    let mut left_out = 0;
    match show.what {
        What::Meetings => {
            let rows = store.meetings()?;
            out.answer(format, &meetings(&rows), &rows)
        }
        What::Agenda => {
            let (desk, exempt) = open_desk(store, place, show)?;
            left_out = exempt;
            let prepared = Prepared::new(desk, place.today);
            // What hangs on an item was promised at earlier meetings, as the desk counts it.
            let mut rows = prepared.desk.agenda;
            for (row, hang) in rows.iter_mut().zip(&prepared.hang) {
                row.actions = row.actions.max(u32::try_from(*hang).unwrap_or(u32::MAX));
            }
            out.answer(format, &agenda(&rows), &rows)
        }
        What::Minutes => {
            left_out = minutes_of(store, place, show, out)?;
            Ok(())
        }
        What::Actions => {
            let (desk, exempt) = open_desk(store, place, show)?;
            left_out = exempt;
            let mut rows = desk.actions;
            rows.retain(|action| actions::is_asked_for(action, show, place.today));
            let answer = |action| ActionAnswer::of(action, place.today);
            let answers: Vec<ActionAnswer> = rows.iter().map(answer).collect();
            out.answer(format, &actions::table(&rows, place.today), &answers)?;
            text::beside(wording::in_welsh(&desk.in_welsh).as_deref(), format, out)
        }
        What::Programme => {
            let (desk, exempt) = open_desk(store, place, show)?;
            left_out = exempt;
            rows_of(&desk, format, out)
        }
        What::Figures => {
            let mut rows = store.figures(shown(store, place, show)?)?;
            let before = rows.len();
            if !show.include_exempt {
                let withheld = store.withheld()?;
                rows.retain(|row| !withheld.has_place(&row.source));
            }
            left_out = before - rows.len();
            out.answer(format, &figures(&rows), &rows)
        }
        What::Threads | What::Orphans
            if format == Format::Table && store.meetings()?.is_empty() =>
        {
            out.line("nothing is held yet; “matters import FILE…” takes papers in")?;
            out.flush()
        }
        What::Threads => {
            left_out = threads_of(store, place, show, out)?;
            out.flush()
        }
        What::Orphans => orphans_of(store, place, format, out),
        What::Losses => {
            let answers: Vec<LossAnswer> =
                store.losses()?.into_iter().map(LossAnswer::of).collect();
            out.answer(format, &losses(&answers), &answers)
        }
        What::Documents => {
            let rows = store.documents()?;
            out.answer(format, &documents(&rows), &rows)
        }
        What::Unfiled => {
            let rows = store.unfiled()?;
            out.answer(format, &unfiled(&rows), &rows)
        }
        What::Mine => {
            let mut rows = store.preparation()?;
            let before = rows.len();
            rows.retain(|jot| show.include_exempt || !jot.exempt);
            left_out = before - rows.len();
            if let Some(named) = &show.meeting {
                let key = meeting(store, place, Some(named))?;
                rows.retain(|jot| jot.meeting_key == Some(key));
            }
            out.answer(format, &prepare::table(&rows), &rows)
        }
        What::TakenDown => taken_down(store, place, show, out),
        What::Corrections => {
            let mut rows = store.corrections()?;
            let before = rows.len();
            if !show.include_exempt {
                let exempt = store.exempt_ids()?;
                rows.retain(|row| !row.is_withheld(&exempt));
            }
            left_out = before - rows.len();
            out.answer(format, &correct::table(&rows), &rows)
        }
        What::Lost => lost(store, format, out),
    }?;
    Ok(left_out)
}

/// What earlier meetings said; answers how many restricted rows were left out.
fn minutes_of(store: &Store, place: &Place, show: &Show, out: &mut Printer) -> Result<usize> {
    let format = show.printed.format();
    let (desk, exempt) = open_desk(store, place, show)?;
    let welsh = wording::in_welsh(&desk.in_welsh);
    if desk.minutes.is_empty() && exempt == 0 && format == Format::Table {
        out.line(&welsh.unwrap_or_else(|| no_minutes(&desk.meeting)))?;
        out.flush()?;
        return Ok(0);
    }
    out.answer(format, &minutes(&desk.minutes), &desk.minutes)?;
    text::beside(welsh.as_deref(), format, out)?;
    Ok(exempt)
}

/// Why no minutes can be shown for a meeting.
fn no_minutes(meeting: &MeetingRow) -> String {
    let day = meeting.date.map(wording::long_day);
    format!(
        "of {}{} no minutes are held, and none of an earlier meeting; “matters import FILE” reads \
         them in",
        soften(&meeting.committee),
        day.map(|day| format!(", {day},")).unwrap_or_default()
    )
}

/// What became of every promise; answers how many restricted ones were left out.
fn threads_of(store: &Store, place: &Place, show: &Show, out: &mut Printer) -> Result<usize> {
    let (mut rows, left_out) = open_actions(store, show)?;
    if show.meeting.is_some() || show.committee.is_some() {
        let meeting = shown(store, place, show)?;
        rows.retain(|action| action.meeting_key == meeting);
    }
    rows.retain(|action| actions::is_asked_for(action, show, place.today));
    if show.printed.format() == Format::Table {
        for line in threads::lines(&rows, place.today) {
            out.line(&line)?;
        }
        out.flush()?;
        return Ok(left_out);
    }
    let answer = threads::Answer::of(&rows, place.today);
    out.answer(
        show.printed.format(),
        &threads::table(&rows, place.today),
        &answer,
    )?;
    Ok(left_out)
}

/// Rows that no promise stands behind.
fn orphans_of(store: &Store, place: &Place, format: Format, out: &mut Printer) -> Result<()> {
    let committees = store.orphans()?;
    let silent = store.silent_rows()?;
    let answer = orphans::Answer::of(&committees, &silent, place.today);
    let table = orphans::table(&committees, &silent, place.today);
    out.answer(format, &table, &answer)?;
    if format == Format::Table {
        for line in orphans::searched(&committees) {
            out.line(&line)?;
        }
    }
    out.flush()
}

/// What was taken down, of a meeting or of all.
fn taken_down(store: &Store, place: &Place, show: &Show, out: &mut Printer) -> Result<()> {
    let (mut rows, _) = open_actions(store, show)?;
    if let Some(named) = show.meeting.as_deref() {
        let meeting = meeting(store, place, Some(named))?;
        rows.retain(|action| action.meeting_key == meeting);
    }
    let (table, answers) = officer::taken_down(&rows);
    out.answer(show.printed.format(), &table, &answers)
}

/// Work whose place in the papers is gone.
fn lost(store: &Store, format: Format, out: &mut Printer) -> Result<()> {
    let rows = store.lost_work()?;
    let table = Table {
        headings: vec!["your work"],
        rows: rows.iter().map(|work| vec![work.sentence()]).collect(),
    };
    out.answer(format, &table, &rows)
}

fn desk(store: &Store, place: &Place, show: &Show) -> Result<Desk> {
    Ok(store.desk(shown(store, place, show)?)?)
}

/// The meeting that was named, else the one that matters today.
pub(super) fn meeting(store: &Store, place: &Place, named: Option<&str>) -> Result<i64> {
    named::meeting(store, place, named, None)
}

/// The meeting that is shown.
fn shown(store: &Store, place: &Place, show: &Show) -> Result<i64> {
    named::meeting(
        store,
        place,
        show.meeting.as_deref(),
        show.committee.as_deref(),
    )
}

fn meetings(rows: &[MeetingRow]) -> Table {
    let rows = rows.iter().map(|meeting| {
        vec![
            meeting.id.clone(),
            day(meeting.date),
            soften(&meeting.committee),
            meeting.items.to_string(),
            meeting.actions.to_string(),
            meeting.documents.join(", "),
        ]
    });
    Table {
        headings: vec!["id", "date", "committee", "items", "actions", "papers"],
        rows: rows.collect(),
    }
}

fn losses(rows: &[LossAnswer]) -> Table {
    let rows = rows.iter().map(|answer| {
        let page = answer
            .loss
            .page
            .map_or(String::new(), |page| page.to_string());
        vec![answer.document.clone(), page, answer.loss.what.clone()]
    });
    Table {
        headings: vec!["paper", "sheet", "not read"],
        rows: rows.collect(),
    }
}

fn documents(rows: &[DocumentRow]) -> Table {
    let rows = rows.iter().map(|document| {
        vec![
            document.id.clone(),
            document.kind.clone(),
            document
                .pages
                .map_or(String::new(), |pages| pages.to_string()),
            document
                .filed
                .iter()
                .map(|place| soften(place))
                .collect::<Vec<_>>()
                .join("; "),
            match (&document.inferred, document.complete) {
                (Some(why), _) => format!("filed by inference: {why}"),
                (None, Some(complete)) => complete.words(),
                (None, None) => String::new(),
            },
            document.name.clone(),
        ]
    });
    Table {
        headings: vec!["id", "kind", "sheets", "filed under", "whole", "name"],
        rows: rows.collect(),
    }
}

fn unfiled(rows: &[UnfiledRow]) -> Table {
    let rows = rows.iter().map(|paper| {
        vec![
            paper.id.clone(),
            paper.name.clone(),
            paper.committee.clone().unwrap_or_default(),
            day(paper.date),
            paper.fits.join("; "),
            paper.title.clone(),
        ]
    });
    Table {
        headings: vec!["id", "name", "committee", "date", "fits", "title"],
        rows: rows.collect(),
    }
}

fn agenda(items: &[AgendaRow]) -> Table {
    let rows = items.iter().map(|item| {
        vec![
            item.id.clone(),
            item.number.clone().unwrap_or_default(),
            soften(&item.title),
            item.appendix.clone().unwrap_or_default(),
            item.pages
                .map(|sheets| pages(sheets, item.printed_pages.as_ref()))
                .or_else(|| item.pages_elsewhere())
                .into_iter()
                .chain(item.more_sheets())
                .collect::<Vec<String>>()
                .join(" "),
            wording::reading_time(item.words).unwrap_or_default(),
            paper(item),
            item.actions.to_string(),
            item.ask.clone().unwrap_or_default(),
        ]
    });
    Table {
        headings: vec![
            "id",
            "no",
            "title",
            "appendix",
            "pages",
            "to read",
            "paper",
            "actions",
            "asked of us",
        ],
        rows: rows.collect(),
    }
}

/// What is to be said of an item's paper: `exempt, late · first seen 28 Nov 2031`.
fn paper(item: &AgendaRow) -> String {
    let mut parts = Vec::new();
    if item.exempt {
        parts.push("exempt".to_owned());
    }
    parts.extend(item.paper.map(|paper| match item.first_seen {
        Some(day) => format!("{} · first seen {}", paper.name(), wording::short_day(day)),
        None => paper.name().to_owned(),
    }));
    if !item.inferred.is_empty() {
        parts.push("filed by inference".to_owned());
    }
    parts.join(", ")
}

fn minutes(items: &[MinuteRow]) -> Table {
    let rows = items.iter().flat_map(|item| {
        item.clauses.iter().map(|clause| {
            vec![
                clause.id.clone(),
                day(item.date),
                item.number.clone().unwrap_or_default(),
                soften(&item.title),
                clause
                    .label
                    .clone()
                    .unwrap_or_else(|| clause.kind.name().to_owned()),
                clause.source.place.short(),
                clause.text.clone(),
            ]
        })
    });
    Table {
        headings: vec!["id", "date", "minute", "item", "what", "place", "words"],
        rows: rows.collect(),
    }
}

/// A loss as `show losses --format json` prints it.
#[derive(Debug, Serialize)]
struct LossAnswer {
    document: String,
    #[serde(flatten)]
    loss: Loss,
}

impl LossAnswer {
    fn of((document, loss): (String, Loss)) -> LossAnswer {
        LossAnswer { document, loss }
    }
}

fn programme(rows: &[ProgrammeLine]) -> Table {
    let rows = rows.iter().map(|row| {
        vec![
            row.id.clone(),
            match row.date {
                Some(date) => wording::short_day(date),
                None => "not yet scheduled".to_owned(),
            },
            if row.tentative {
                "tentative".to_owned()
            } else {
                String::new()
            },
            row.ticked.as_ref().map_or(String::new(), |tick| {
                format!("ticked {}", wording::short_day(tick.on))
            }),
            row.by_hand.words().join("; "),
            row.item.clone(),
            row.actions.clone().unwrap_or_default(),
            match row.undealt() {
                Some(words) => {
                    let words = words.replace('\n', " ");
                    let words = format!("of this row or others: {words}");
                    format!("{}\n{words}", row.progress_words())
                        .trim()
                        .to_owned()
                }
                None => row.progress_words(),
            },
            row.lead.clone().unwrap_or_default(),
        ]
    });
    Table {
        headings: vec![
            "id",
            "date",
            "firm",
            "ticked",
            "by you",
            "item",
            "actions",
            "progress",
            "lead officer",
        ],
        rows: rows.collect(),
    }
}

fn figures(rows: &[FigureLine]) -> Table {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let rows = rows.iter().map(|figure| {
        vec![
            words(&figure.table),
            figure.label.clone(),
            words(&figure.heading),
            figure.printed.clone(),
            words(&figure.unit),
            words(&figure.period),
            if figure.total { "total" } else { "" }.to_owned(),
            figure.source.place.short(),
        ]
    });
    Table {
        headings: vec![
            "table", "row", "column", "figure", "unit", "period", "", "place",
        ],
        rows: rows.collect(),
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or(String::new(), wording::short_day)
}
