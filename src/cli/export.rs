//! `export` and `chase`: what an officer hands in, in the council's own columns, and what
//! goes to lead officers by mail.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::Timestamp;

use crate::cli::args::{Arguments, Chase, Export, ExportFormat, ExportWhat, Markup};
use crate::cli::brief::hand_out;
use crate::cli::named;
use crate::cli::output::Printer;
use crate::cli::place::{self, Place};
use crate::cli::show;
use crate::domain::fold;
use crate::domain::soften::soften;
use crate::export::handin::make::{self, Kind, What, Wish};
use crate::export::{chase, markup};
use crate::extract::kind::is_xlsx;
use crate::store::Store;
use crate::store::desk::MeetingRow;

/// Writes or prints a table or a calendar.
pub fn export(arguments: &Arguments, asked: &Export, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let mut store = place.store_to_read()?;
    let what = match asked.what {
        ExportWhat::Programme => What::Programme,
        ExportWhat::Actions => What::Actions,
        ExportWhat::Calendar => What::Calendar,
    };
    let kind = kind(asked, what)?;
    let meeting = meeting(&store, &place, asked)?;
    let template = match &asked.template {
        Some(path) => {
            let bytes =
                fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
            let own = if is_xlsx(&bytes) {
                Kind::Xlsx
            } else {
                Kind::Docx
            };
            if kind != own {
                bail!(
                    "{} is written into as {}; ask for --format {} with it",
                    path.display(),
                    own.ending(),
                    own.ending()
                );
            }
            Some(bytes)
        }
        None => None,
    };
    let binary = matches!(kind, Kind::Docx | Kind::Xlsx);
    if binary && asked.out.is_none() && std::io::stdout().is_terminal() {
        bail!("this kind of file is no text for a terminal; name a file with --out");
    }
    let now = Timestamp::now();
    let wish = Wish {
        what,
        kind,
        day: asked.meeting.as_ref().and(meeting.date),
        changes: asked.changes,
        include_exempt: asked.include_exempt,
        template: template.as_deref(),
        today: place.today,
        now,
    };
    let made = make::make(&store, &meeting, &wish, &place::reader()?)?;
    let Some(path) = &asked.out else {
        for sentence in &made.said {
            writeln!(std::io::stderr(), "matters: {sentence}")?;
        }
        return out.bytes(&made.bytes);
    };
    fs::write(path, &made.bytes).with_context(|| format!("could not write {}", path.display()))?;
    if !store.is_read_only() {
        store.hand_in(meeting.committee_key, what.name(), now)?;
    }
    out.line(&format!(
        "{} of {}: {}",
        what.words(),
        soften(&meeting.committee),
        path.display()
    ))?;
    for sentence in &made.said {
        out.line(sentence)?;
    }
    out.flush()
}

/// What was asked for, else what the file's ending says, else what people open.
fn kind(asked: &Export, what: What) -> Result<Kind> {
    let ending = asked.out.as_deref().and_then(Path::extension);
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    let kind = match (asked.format, ending.as_deref()) {
        (Some(ExportFormat::Docx), _) | (None, Some("docx")) => Kind::Docx,
        (Some(ExportFormat::Xlsx), _) | (None, Some("xlsx")) => Kind::Xlsx,
        (Some(ExportFormat::Csv), _) | (None, Some("csv")) => Kind::Csv,
        (Some(ExportFormat::Ics), _) | (None, Some("ics")) => Kind::Ics,
        (None, Some(other)) => {
            bail!("files that end in .{other} are not written; say --format docx, xlsx, csv or ics")
        }
        (None, None) if what == What::Calendar => Kind::Ics,
        (None, None) if asked.template.is_some() => {
            let ending = asked.template.as_deref().and_then(Path::extension);
            if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
                Kind::Xlsx
            } else {
                Kind::Docx
            }
        }
        (None, None) => Kind::Csv,
    };
    match (what, kind) {
        (What::Calendar, Kind::Docx | Kind::Xlsx | Kind::Csv) => {
            bail!("a calendar is written as ics alone")
        }
        (What::Programme | What::Actions, Kind::Ics) => {
            bail!("“matters export calendar” writes ics; a table is docx, xlsx or csv")
        }
        (What::Calendar, Kind::Ics)
        | (What::Programme | What::Actions, Kind::Docx | Kind::Xlsx | Kind::Csv) => Ok(kind),
    }
}

/// The meeting that was named, or of the committee that was named the next or the last.
fn meeting(store: &Store, place: &Place, asked: &Export) -> Result<MeetingRow> {
    let meetings = store.meetings()?;
    if let Some(name) = &asked.committee {
        let own = named::own_meetings(&meetings, name)?;
        let next = own.iter().rev().find(|meeting| {
            !meeting.documents.is_empty() && meeting.date.is_some_and(|day| day >= place.today)
        });
        let held = own.iter().find(|meeting| !meeting.documents.is_empty());
        return next
            .or(held)
            .or(own.first())
            .map(|meeting| (*meeting).clone())
            .with_context(|| {
                format!(
                    "no committee called like “{name}” is held; “matters show meetings” lists them"
                )
            });
    }
    // A programme that came alone tells of meetings, and no paper of one is held.
    let keys = meetings.iter().map(|meeting| meeting.committee_key);
    let single = keys.clone().all(|key| Some(key) == keys.clone().next());
    let papers = meetings.iter().any(|meeting| !meeting.documents.is_empty());
    if asked.meeting.is_none()
        && single
        && !papers
        && let Some(first) = meetings.first()
    {
        return Ok(first.clone());
    }
    let key = show::meeting(store, place, asked.meeting.as_deref())?;
    meetings
        .into_iter()
        .find(|meeting| meeting.key == key)
        .context("that meeting is not held any more; look again and repeat")
}

/// Prints open and overdue actions by lead officer.
pub fn chase(arguments: &Arguments, asked: &Chase, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let store = place.store_to_read()?;
    let wanted = asked.owner.as_deref().map(fold::compare);
    let committee = asked.committee.as_deref().map(fold::compare);
    let mut actions = store.actions()?;
    let mut left_out = 0;
    let mut exempt = std::collections::HashMap::new();
    for meeting in store.meetings()? {
        if let std::collections::hash_map::Entry::Vacant(place) = exempt.entry(meeting.committee) {
            place.insert(store.exempt(meeting.committee_key)?);
        }
    }
    actions.retain(|action| {
        let own = committee
            .as_ref()
            .is_none_or(|name| fold::compare(&action.committee).contains(name));
        let is_exempt = exempt
            .get(&action.committee)
            .is_some_and(|exempt| exempt.has_action(action));
        let hidden = own && is_exempt && !asked.include_exempt;
        left_out += usize::from(hidden);
        own && !hidden
    });
    let is_wanted = |lead: &str| {
        wanted
            .as_ref()
            .is_none_or(|wanted| fold::compare(lead).contains(wanted))
    };
    let (which, nothing) = if asked.overdue {
        (chase::Which::Overdue, "Nothing is overdue.")
    } else {
        (chase::Which::Open, "Nothing is outstanding.")
    };
    let Some(mut paper) = chase::paper(&actions, which, place.today, is_wanted) else {
        out.line(nothing)?;
        return out.flush();
    };
    if left_out > 0 {
        paper.text(format!("Exempt actions left out: {left_out}."));
    }
    if asked.out.is_some() {
        return hand_out(&paper, None, Markup::Txt, asked.out.as_deref(), out);
    }
    out.text(&markup::plain(&paper))
}
