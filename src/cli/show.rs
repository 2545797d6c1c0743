//! `show`: what is held, as a table, as JSON or as CSV.

use anyhow::{Result, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::cli::actions::{self, ActionAnswer};
use crate::cli::args::{Arguments, Format, Show, What};
use crate::cli::orphans;
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::cli::threads;
use crate::domain::source::{Loss, pages};
use crate::domain::wording;
use crate::store::Store;
use crate::store::desk::{AgendaRow, Desk, MeetingRow, MinuteRow, ProgrammeLine, UnfiledRow};
use crate::store::documents::DocumentRow;
use crate::store::reports::FigureLine;
use crate::store::resolve::Named;
use crate::tui::text::soften;

/// Prints what was asked for.
pub fn show(arguments: &Arguments, show: &Show, out: &mut Printer) -> Result<()> {
    let filtered = matches!(show.what, What::Actions | What::Threads);
    if !filtered && (show.state.is_some() || show.owner.is_some()) {
        bail!("--state and --owner choose among actions: “show actions” and “show threads”");
    }
    let place = Place::of(arguments)?;
    let store = place.store()?;
    let format = show.format;
    match show.what {
        What::Meetings => {
            let rows = store.meetings()?;
            out.answer(format, &meetings(&rows), &rows)
        }
        What::Agenda => {
            let desk = desk(&store, &place, show)?;
            out.answer(format, &agenda(&desk.agenda), &desk.agenda)
        }
        What::Minutes => {
            let desk = desk(&store, &place, show)?;
            out.answer(format, &minutes(&desk.minutes), &desk.minutes)
        }
        What::Actions => {
            let mut rows = desk(&store, &place, show)?.actions;
            rows.retain(|action| actions::is_asked_for(action, show, place.today));
            let answer = |action| ActionAnswer::of(action, place.today);
            let answers: Vec<ActionAnswer> = rows.iter().map(answer).collect();
            out.answer(format, &actions::table(&rows, place.today), &answers)
        }
        What::Programme => {
            let desk = desk(&store, &place, show)?;
            out.answer(format, &programme(&desk.programme), &desk.programme)
        }
        What::Figures => {
            let rows = store.figures(meeting(&store, &place, show.meeting.as_deref())?)?;
            out.answer(format, &figures(&rows), &rows)
        }
        What::Threads | What::Orphans
            if format == Format::Table && store.meetings()?.is_empty() =>
        {
            out.line("nothing is held yet; “matters import FILE…” takes papers in")?;
            out.flush()
        }
        What::Threads => {
            let mut rows = store.actions()?;
            if show.meeting.is_some() {
                let meeting = meeting(&store, &place, show.meeting.as_deref())?;
                rows.retain(|action| action.meeting_key == meeting);
            }
            rows.retain(|action| actions::is_asked_for(action, show, place.today));
            if format == Format::Table {
                for line in threads::lines(&rows, place.today) {
                    out.line(&line)?;
                }
                return out.flush();
            }
            let answer = threads::Answer::of(&rows, place.today);
            out.answer(format, &threads::table(&rows, place.today), &answer)
        }
        What::Orphans => {
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
        What::Lost => {
            let rows = store.lost_work()?;
            let table = Table {
                headings: vec!["your work"],
                rows: rows.iter().map(|work| vec![work.sentence()]).collect(),
            };
            out.answer(format, &table, &rows)
        }
    }
}

fn desk(store: &Store, place: &Place, show: &Show) -> Result<Desk> {
    Ok(store.desk(meeting(store, place, show.meeting.as_deref())?)?)
}

/// The meeting that was named, else the one that matters today.
pub(super) fn meeting(store: &Store, place: &Place, named: Option<&str>) -> Result<i64> {
    Ok(match named {
        Some(day) if day.parse::<Date>().is_ok() => on_day(store, day)?,
        Some(id) => match store.resolve(id)? {
            Named::Meeting(meeting) => meeting,
            Named::Action(_) | Named::Programme(_) | Named::Item(_) | Named::Document(_) => {
                bail!("“{id}” is no meeting; “matters show meetings” lists meetings with their ids")
            }
        },
        None => match store.meeting_that_matters(place.today)? {
            Some(meeting) => meeting,
            None => bail!("no meeting is held yet; “matters import PATH” reads the papers of one"),
        },
    })
}

/// The only meeting of a day.
fn on_day(store: &Store, day: &str) -> Result<i64> {
    let of_day: Vec<MeetingRow> = store
        .meetings()?
        .into_iter()
        .filter(|meeting| meeting.date.is_some_and(|date| date.to_string() == day))
        .collect();
    match of_day.as_slice() {
        [only] => Ok(only.key),
        [] => bail!("no meeting of {day} is held; “matters show meetings” lists those that are"),
        several => {
            let list: Vec<String> = several
                .iter()
                .map(|meeting| format!("{} ({})", meeting.id, soften(&meeting.committee)))
                .collect();
            bail!(
                "several meetings of {day} are held; name one: {}",
                list.join(", ")
            )
        }
    }
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
            item.pages.map_or_else(String::new, |sheets| {
                pages(sheets, item.printed_pages.as_ref())
            }),
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
            row.item.clone(),
            row.actions.clone().unwrap_or_default(),
            row.progress.clone().unwrap_or_default(),
        ]
    });
    Table {
        headings: vec![
            "id", "date", "firm", "ticked", "item", "actions", "progress",
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
