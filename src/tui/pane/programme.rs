//! The work-programme pane: rows that concern the chosen item, then the whole
//! programme by date, then what is not yet scheduled.

use jiff::civil::Date;

use crate::store::desk::ProgrammeLine;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::{Filter, Mark, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The rows of the programme; `why` says why one concerns the chosen item.
pub fn rows(
    prepared: &Prepared,
    today: Date,
    why: &dyn Fn(&ProgrammeLine) -> Option<String>,
    filter: &Filter,
) -> Rows {
    let lines = &prepared.desk.programme;
    let (mut about, mut dated, mut topics) = (Vec::new(), Vec::new(), Vec::new());
    for (line, folded) in lines.iter().zip(&prepared.programme) {
        if !filter.admits(folded) {
            continue;
        }
        if let Some(why) = why(line) {
            let mut row = row(line, today);
            row.lines = 3;
            row.below = why;
            about.push(row);
        } else if line.topic {
            topics.push(row(line, today));
        } else {
            dated.push((line.date.map(Date::year), row(line, today)));
        }
    }
    let counted = about.len();
    let mut rows = about;
    let mut group: Option<Option<i16>> = None;
    for (year, row) in dated {
        if group != Some(year) {
            rows.push(Row::rule(year.map_or_else(
                || "no date".to_owned(),
                |year| {
                    if group.is_none() {
                        format!("the programme · {year}")
                    } else {
                        year.to_string()
                    }
                },
            )));
            group = Some(year);
        }
        rows.push(row);
    }
    if !topics.is_empty() {
        rows.push(Row::rule("forward plan · not yet scheduled"));
        rows.extend(topics);
    }
    Rows {
        rows,
        about: counted,
        total: lines.len(),
    }
}

fn row(line: &ProgrammeLine, today: Date) -> Row {
    let mut row = Row::new(RowId::Programme(line.key), text::soften(&line.item));
    row.lines = 2;
    row.mark = if line.ticked.is_some() {
        Mark::Ticked
    } else {
        Mark::None
    };
    if line.topic {
        row.tail = match (line.date, &line.note) {
            (Some(date), _) => words::short_day(date),
            (None, Some(note)) => text::fit(note, 18),
            (None, None) => String::new(),
        };
    } else {
        row.lead = line
            .date
            .map(|date| format!("{:>6}", words::short_day(date)))
            .unwrap_or_default();
    }
    if line.tentative {
        row.tail = "tentative".to_owned();
        row.tail_role = Role::Warn;
    }
    if let Some(tick) = &line.ticked {
        row.tail = format!("done {}", words::short_day(tick.on));
        row.tail_role = Role::Done;
    }
    // What lies behind is read less often than what is to come.
    if line.ticked.is_some() || line.date.is_some_and(|date| date < today) {
        row.role = Role::Dim;
    }
    row
}
