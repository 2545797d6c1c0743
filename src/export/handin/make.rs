//! From the store to the bytes of a file: the table or the calendar that was asked for.

use std::collections::BTreeMap;
use std::io;

use jiff::Timestamp;
use jiff::civil::Date;

use super::actions::{self, Standing};
use super::form::Form;
use super::{Handed, Wanted, back, book, commas, programme, sheet, word};
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::calendar;
use crate::extract::{self, Reader};
use crate::store::desk::MeetingRow;
use crate::store::handed::{Original, Programme};
use crate::store::{self, Store};

/// What is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The work programme.
    Programme,
    /// The action tracker.
    Actions,
    /// Meetings, due days and scheduled items.
    Calendar,
}

impl What {
    /// Its name on the command line and in the store.
    pub fn name(self) -> &'static str {
        match self {
            What::Programme => "programme",
            What::Actions => "actions",
            What::Calendar => "calendar",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            What::Programme => "Work programme",
            What::Actions => "Action tracker",
            What::Calendar => "Calendar",
        }
    }
}

/// As which kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Word document.
    Docx,
    /// A workbook.
    Xlsx,
    /// Cells parted by commas.
    Csv,
    /// A calendar.
    Ics,
}

impl Kind {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Csv => "csv",
            Kind::Ics => "ics",
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    /// What is handed in.
    pub what: What,
    /// As which kind of file.
    pub kind: Kind,
    /// The newest papers up to this day; `None`: the newest of all.
    pub day: Option<Date>,
    /// Rows that changed since it was handed in last are marked.
    pub changes: bool,
    /// Exempt rows are handed in as well.
    pub include_exempt: bool,
    /// A Word document or a workbook to write into, as the kind says.
    pub template: Option<&'a [u8]>,
    /// The day that counts as today.
    pub today: Date,
    /// The instant.
    pub now: Timestamp,
}

/// A file, and what is to be said of it.
#[derive(Debug)]
pub struct Made {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Sentences for whoever asked.
    pub said: Vec<String>,
}

/// Why nothing could be handed in.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file could not be put together.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The same of CSV.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The template could not be written to.
    #[error("the template could not be written to: {0}")]
    Template(back::Error),
    /// There is nothing to hand in.
    #[error("{0}")]
    Nothing(String),
}

/// The kind of file that the paper came as, which it goes back into: a workbook or a Word
/// document.
pub fn kind_of(store: &Store, meeting: &MeetingRow, what: What) -> Result<Kind, Error> {
    let document = match what {
        What::Programme => {
            store
                .programme_to_hand_in(meeting.committee_key, None)?
                .document
        }
        What::Actions => store.tracker_to_hand_in(meeting.key, None)?.document,
        What::Calendar => return Ok(Kind::Ics),
    };
    let original = original(store, document)?;
    Ok(if original.as_ref().is_some_and(is_workbook) {
        Kind::Xlsx
    } else {
        Kind::Docx
    })
}

/// Puts a file together for the committee of a meeting.
pub fn make(
    store: &Store,
    meeting: &MeetingRow,
    wish: &Wish,
    reader: &Reader,
) -> Result<Made, Error> {
    match wish.what {
        What::Programme | What::Actions => table(store, meeting, wish, reader),
        What::Calendar => calendar(store, meeting, wish),
    }
}

fn calendar(store: &Store, meeting: &MeetingRow, wish: &Wish) -> Result<Made, Error> {
    let exempt = store.exempt(meeting.committee_key)?;
    let mut programme = store.programme_to_hand_in(meeting.committee_key, wish.day)?;
    let mut tracker = store.tracker_to_hand_in(meeting.key, None)?;
    let mut meetings = store.meetings()?;
    meetings.retain(|other| other.committee_key == meeting.committee_key);
    let all = programme.lines.len() + tracker.actions.len();
    if !wish.include_exempt {
        programme.lines.retain(|line| !exempt.has_row(line));
        tracker.actions.retain(|action| !exempt.has_action(action));
    }
    let left_out = all - programme.lines.len() - tracker.actions.len();
    let held = calendar::Held {
        meetings: &meetings,
        lines: &programme.lines,
        actions: &tracker.actions,
        today: wish.today,
        now: wish.now,
    };
    let text = calendar::ics(&held);
    let mut said = Vec::new();
    said.extend(left_out_words(left_out));
    Ok(Made {
        bytes: text.into_bytes(),
        said,
    })
}

/// What is said of exempt rows that are left out.
fn left_out_words(count: usize) -> Option<String> {
    let rows = wording::count(count, "exempt row", "exempt rows");
    let are = if count == 1 { "is" } else { "are" };
    (count > 0).then(|| format!("{rows} {are} left out."))
}

fn table(store: &Store, meeting: &MeetingRow, wish: &Wish, reader: &Reader) -> Result<Made, Error> {
    let committee = meeting.committee_key;
    let exempt = store.exempt(committee)?;
    let since = store.handed_in(committee, wish.what.name())?;
    let edited = match since.filter(|_| wish.changes) {
        Some(since) => Some(store.edited_since(since)?),
        None => None,
    };
    let wanted = Wanted {
        changed: edited.as_ref(),
    };
    let mut unplaced = Vec::new();
    let (mut exempt_rows, tables, year, original) = match wish.what {
        What::Programme => {
            let programme = store.programme_to_hand_in(committee, wish.day)?;
            let original = original(store, programme.document)?;
            let form = form(original.as_ref(), reader);
            let slants = wish.kind == Kind::Docx && writes_back(wish, original.as_ref());
            let is_exempt = |line: &_| exempt.has_row(line);
            let older = older(store, &programme, reader)?;
            let laid = programme::lay(&programme, form.as_ref(), slants, &older, &wanted, |line| {
                wish.include_exempt || !is_exempt(line)
            });
            unplaced = laid.unplaced;
            let standing = programme.lines.iter();
            let standing = standing.filter(|line| line.by_hand.dropped.is_none());
            let count = standing.filter(|line| is_exempt(line)).count();
            (count, laid.tables, Some(programme.year), original)
        }
        What::Actions | What::Calendar => {
            let tracker = store.tracker_to_hand_in(meeting.key, wish.day)?;
            let original = original(store, tracker.document)?;
            let form = form(original.as_ref(), reader);
            let mut left = 0;
            let table = {
                let kept = std::cell::Cell::new(0);
                let standing = Standing {
                    today: wish.today,
                    since: met_before(store, meeting, wish.today)?,
                };
                let table = actions::table(&tracker, form.as_ref(), standing, &wanted, |action| {
                    let is_exempt = exempt.has_action(action);
                    kept.set(kept.get() + usize::from(is_exempt));
                    wish.include_exempt || !is_exempt
                });
                left += kept.get();
                table
            };
            (left, table.into_iter().collect(), None, original)
        }
    };
    if tables.is_empty() {
        return Err(Error::Nothing(format!(
            "no {} of {} is held; “matters import FILE…” takes one in",
            wish.what.words().to_lowercase(),
            soften(&meeting.committee)
        )));
    }
    let mut handed = Handed {
        title: title(meeting, wish.what, year),
        tables,
        notes: Vec::new(),
    };
    if wish.include_exempt {
        if exempt_rows > 0 {
            let rows = wording::count(exempt_rows, "exempt row", "exempt rows");
            handed
                .notes
                .push(format!("Not for publication: contains {rows}."));
        }
        exempt_rows = 0;
    }
    let mut said = handed.notes.clone();
    // What is handed in does not tell that there is something exempt.
    said.extend(left_out_words(exempt_rows));
    said.extend(unplaced);
    if wish.changes {
        let count = handed.tables.iter().flat_map(|table| &table.lines);
        let count = count.filter(|line| line.changed).count();
        match since {
            Some(since) => {
                let day = wording::long_day(since.to_zoned(jiff::tz::TimeZone::system()).date());
                let rows = wording::count(count, "row", "rows");
                said.push(format!("{rows} changed since it was handed in on {day}"));
                if count > 0 && wish.kind != Kind::Csv {
                    let note = format!("Rows that changed since {day} are shaded.");
                    handed.notes.push(note);
                }
            }
            None => said.push(
                "it was not handed in before: no row is marked, and the next time those that changed are"
                    .to_owned(),
            ),
        }
    }
    let bytes = written(&handed, wish, original.as_ref(), &mut said)?;
    Ok(Made { bytes, said })
}

fn written(
    handed: &Handed,
    wish: &Wish,
    original: Option<&Original>,
    said: &mut Vec<String>,
) -> Result<Vec<u8>, Error> {
    Ok(match wish.kind {
        Kind::Csv | Kind::Ics => commas::csv(handed)?,
        Kind::Xlsx => {
            if let Some(template) = wish.template {
                let written =
                    book::xlsx(handed, template, back::Into::Form).map_err(Error::Template)?;
                said.extend(written.said);
                return Ok(written.bytes);
            }
            let own = original.filter(|original| is_workbook(original));
            match own.map(|own| (own, book::xlsx(handed, &own.bytes, back::Into::Paper))) {
                Some((_, Ok(written))) => {
                    said.extend(written.said);
                    written.bytes
                }
                Some((own, Err(error))) => {
                    said.push(format!(
                        "{} could not be written back into ({error}); this is a new workbook with its columns",
                        own.name
                    ));
                    sheet::xlsx(handed)?
                }
                None => sheet::xlsx(handed)?,
            }
        }
        Kind::Docx => {
            if let Some(template) = wish.template {
                return back::docx(handed, template, back::Into::Form).map_err(Error::Template);
            }
            let Some(original) = original.filter(|original| original.is_docx) else {
                return Ok(word::docx(handed)?);
            };
            match back::docx(handed, &original.bytes, back::Into::Paper) {
                Ok(bytes) => bytes,
                Err(error) => {
                    said.push(format!(
                        "{} could not be written back into ({error}); this is a new document with its columns",
                        original.name
                    ));
                    word::docx(handed)?
                }
            }
        }
    })
}

/// Whether it is a workbook that rows can be written back into.
fn is_workbook(original: &Original) -> bool {
    original.is_workbook && extract::kind::is_xlsx(&original.bytes)
}

/// Whether the rows go into a copy of the paper that they came from.
fn writes_back(wish: &Wish, original: Option<&Original>) -> bool {
    wish.template.is_none() && original.is_some_and(|original| original.is_docx)
}

fn original(store: &Store, document: Option<i64>) -> Result<Option<Original>, Error> {
    Ok(match document {
        Some(document) => store.original_bytes(document)?,
        None => None,
    })
}

/// The tables of the paper; `None` where it cannot be read any more, and plain columns do.
fn form(original: Option<&Original>, reader: &Reader) -> Option<Form> {
    let original = original?;
    let document = extract::read(&original.name, &original.bytes, reader).ok()?;
    Some(Form::of(&document))
}

/// The forms of the papers that tell the rows which the newest does not tell.
fn older(
    store: &Store,
    programme: &Programme,
    reader: &Reader,
) -> Result<BTreeMap<i64, Form>, Error> {
    let mut older = BTreeMap::new();
    for line in &programme.lines {
        let Some(key) = line.source.as_ref().map(|source| source.document_key) else {
            continue;
        };
        if Some(key) == programme.document || older.contains_key(&key) {
            continue;
        }
        if let Some(form) = form(original(store, Some(key))?.as_ref(), reader) {
            older.insert(key, form);
        }
    }
    Ok(older)
}

/// "Harbour Panel – Work Programme 2031/32".
fn title(meeting: &MeetingRow, what: What, year: Option<i64>) -> String {
    let committee = soften(&meeting.committee);
    match (what, year) {
        (What::Programme, Some(year)) if year > 0 => {
            format!(
                "{committee} – Work Programme {year}/{:02}",
                (year + 1) % 100
            )
        }
        (What::Programme | What::Actions | What::Calendar, _) => {
            format!("{committee} – {}", what.words())
        }
    }
}

/// The day on which the committee met before.
fn met_before(
    store: &Store,
    meeting: &MeetingRow,
    today: Date,
) -> Result<Option<Date>, store::Error> {
    let meetings = store.meetings()?;
    let own = meetings.iter().filter(|other| {
        other.committee_key == meeting.committee_key && !other.documents.is_empty()
    });
    let mut days: Vec<Date> = own.filter_map(|other| other.date).collect();
    days.retain(|day| *day <= today);
    days.sort_unstable();
    Ok(days.pop())
}
