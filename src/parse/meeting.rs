//! The meetings that a document tells of, put together.

mod attended;
mod closing;
mod identify;
mod items;
mod marked;
mod unread;

use std::ops::Range;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::agenda::{Item, is_procedural};
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role, Status};
use crate::domain::report::Report;
use crate::domain::source::{Kind as SourceKind, Language, Loss};
use crate::extract::Document;
use crate::parse::item::{self, Raw};
use crate::parse::meeting::closing::closed;
use crate::parse::meeting::identify::identify;
use crate::parse::meeting::marked::headed;
use crate::parse::meeting::unread::{reports_nothing, unread};
use crate::parse::paragraph::Block;
use crate::parse::part::{self, Kind, Part};
use crate::parse::report::{self, amendment};
use crate::parse::{agenda_list, attendance, body, head, hours, page, whole};

/// A lone report names its meeting among its first paragraphs.
const REPORT_HEAD: usize = 15;

/// A head has at least council, body and day.
const LEAST_HEAD: usize = 4;

/// Paragraphs of a letterhead above a head.
const ABOVE: usize = 6;

/// Standing business that shows items to be an agenda's.
const STANDING: usize = 2;

/// The hours alone take no longer line.
const LONGEST_HOURS_ALONE: usize = 40;

/// What was read.
pub struct Read {
    /// The meetings in the document's order.
    pub meetings: Vec<Meeting>,
    /// The day the paper says it was issued.
    pub issued: Option<Date>,
}

/// Reads every meeting of a document.
pub fn read(
    document: &Document,
    blocks: &[Block],
    language: Language,
    source: &str,
    losses: &mut Vec<Loss>,
) -> Read {
    let copied = match document.kind {
        SourceKind::Text | SourceKind::Html | SourceKind::Xml => true,
        SourceKind::Pdf | SourceKind::Docx | SourceKind::Xlsx => false,
    };
    let site = || copied.then(|| body::site(blocks)).flatten();
    if copied && let Some(mut meetings) = page::read(blocks, language, losses) {
        let council = site();
        for meeting in &mut meetings {
            meeting.council = meeting.council.take().or_else(|| council.clone());
            identify(meeting, source);
        }
        return Read {
            meetings,
            issued: None,
        };
    }
    if !copied && let Some(meetings) = records(blocks, language, source, losses) {
        return Read {
            meetings,
            issued: None,
        };
    }
    let parts = part::find(blocks, copied);
    let minutes: Vec<Range<usize>> = parts
        .iter()
        .filter(|part| part.kind == Kind::Minutes)
        .map(|part| part.range.clone())
        .collect();
    // A pack's parts are read on all cores: no part needs another.
    let read: Vec<(Meeting, Option<Date>, Vec<Loss>)> = parts
        .par_iter()
        .map(|part| {
            let told = headed(blocks, part);
            let (blocks, range) = match &told {
                Some((blocks, range)) => (blocks.as_slice(), range.clone()),
                None => (blocks, part.range.clone()),
            };
            let part = Part {
                kind: part.kind.clone(),
                range,
            };
            let mut reader = Reader {
                document,
                blocks,
                language,
                losses: Vec::new(),
                minutes: &minutes,
            };
            let (meeting, issued) = reader.meeting(&part);
            (meeting, issued, reader.losses)
        })
        .collect();
    let mut issued = None;
    let mut meetings = Vec::new();
    for (part, (meeting, when, lost)) in parts.iter().zip(read) {
        losses.extend(lost);
        issued = issued.or(when);
        // What names no business and nobody was no paper of a meeting; neither is a
        // report of nothing that recommends nothing, nor a workbook: its sheets hold tables.
        let nothing = part.kind == Kind::Report
            && (document.kind == SourceKind::Xlsx || reports_nothing(&meeting));
        let own = &blocks[part.range.clone()];
        let bare = meeting.role == Role::Agenda && meeting.items.is_empty();
        let summons =
            bare && meeting.date.is_some() && meeting.time.is_some() && part::summons(own);
        let announced = bare && meeting.date.is_some() && part::announces(own);
        let undecided = meeting.role == Role::Decisions && meeting.items.is_empty();
        if undecided || summons || announced || bare && own.iter().any(part::named::heads_agenda) {
            losses.push(Loss {
                page: blocks[part.range.start].place.page,
                what: "the business of the meeting: no items could be read".to_owned(),
            });
        }
        if part.kind == Kind::Minutes
            && let Some(what) = unread(&meeting, own)
        {
            losses.push(Loss {
                page: blocks[part.range.start].place.page,
                what: what.to_owned(),
            });
        }
        let told = summons
            || announced
            || !meeting.items.is_empty() && !nothing
            || !meeting.present.is_empty()
            || !meeting.in_attendance.is_empty()
            || matches!(meeting.role, Role::Notice | Role::Attendance);
        if told {
            meetings.push(meeting);
        }
    }
    if let [only] = meetings.as_mut_slice() {
        only.council = only.council.take().or_else(site);
    }
    share_council(&mut meetings);
    for meeting in &mut meetings {
        identify(meeting, source);
    }
    Read { meetings, issued }
}

/// What a printed record, or several in one file, says that one person decided.
fn records(
    blocks: &[Block],
    language: Language,
    source: &str,
    losses: &mut Vec<Loss>,
) -> Option<Vec<Meeting>> {
    let mut meetings = page::records(blocks, language, losses)?;
    let all: Vec<&Block> = blocks.iter().collect();
    let council = body::council(&all);
    for meeting in &mut meetings {
        meeting.council.clone_from(&council);
        identify(meeting, source);
    }
    Some(meetings)
}

/// The minutes that a pack carries are of the council whose pack it is, where they are of
/// the same body.
fn share_council(meetings: &mut [Meeting]) {
    let Some((first, others)) = meetings.split_first_mut() else {
        return;
    };
    let body = |meeting: &Meeting| meeting.committee.as_deref().map(fold::compare);
    for other in others {
        if other.council.is_none() && body(other).is_some() && body(other) == body(first) {
            other.council.clone_from(&first.council);
        }
    }
}

struct Reader<'d> {
    document: &'d Document,
    blocks: &'d [Block],
    language: Language,
    /// What could not be read of the part.
    losses: Vec<Loss>,
    /// The minutes that the document carries.
    minutes: &'d [Range<usize>],
}

impl<'d> Reader<'d> {
    fn meeting(&mut self, part: &Part) -> (Meeting, Option<Date>) {
        let blocks = self.blocks;
        let (from, to) = (part.range.start, part.range.end);
        let notice = item::page::notice(&blocks[from..to]).filter(|_| part.kind == Kind::Decisions);
        let raws = self.raws(part, notice.as_ref());
        if matches!(role(&part.kind, &raws), Role::Agenda) {
            let supplement = whole::is_supplement(&blocks[from..to]);
            self.losses.extend(agenda_list::gaps(&raws, supplement));
        }
        let body = raws
            .first()
            .and_then(Raw::first)
            .and_then(|first| blocks.iter().position(|block| std::ptr::eq(block, first)))
            .unwrap_or(to);
        let top = match part.kind {
            Kind::WebItem => from,
            Kind::Report => to.min(from + REPORT_HEAD),
            Kind::Decisions if notice.is_some() => to,
            Kind::Agenda
            | Kind::Minutes
            | Kind::WebMeeting
            | Kind::Decisions
            | Kind::Attendance
            | Kind::Notice => body.max(from),
        };
        // Where a line of the head was taken for the only business, the head is in its
        // usual place.
        let doubted = matches!(raws.as_slice(), [only] if only.number.is_none())
            && part.kind == Kind::Minutes
            && top < from + LEAST_HEAD;
        let top = if top == from || doubted {
            to.min(from + REPORT_HEAD)
        } else {
            top
        };
        let recorded = head::status::records_decisions(&blocks[from..top.min(to)]);
        let mut meeting = Meeting {
            role: match role(&part.kind, &raws) {
                Role::Minutes if recorded => Role::Decisions,
                role => role,
            },
            ..Meeting::default()
        };
        let mut issued = self.take_head(&mut meeting, &blocks[from..top.min(to)], part, &raws);
        if part.kind == Kind::Agenda && issued.is_none() {
            issued = meeting
                .date
                .and_then(|day| head::issued::bare_issue(&blocks[from..to], day));
        }
        meeting.items = if part.kind == Kind::Report {
            let mut item = report::alone(&blocks[from..to]);
            // All its sheets are the item's.
            let sheet = |at: usize| blocks.get(at).and_then(|block| block.place.page);
            if let Some(item) = &mut item {
                item.pages = item.pages.or(sheet(from).zip(sheet(to.saturating_sub(1))));
            }
            if let Some(report) = item.as_ref().and_then(|item| item.report.as_ref()) {
                named_by_report(&mut meeting, report);
            }
            item.into_iter().collect()
        } else {
            self.items(part, &raws)
        };
        let called_off = matches!(meeting.status, Some(Status::Cancelled | Status::Postponed));
        // What is called off may keep its agenda, though a copy has lost the numbers.
        let standing = |item: &&Item| item.title.as_deref().is_some_and(is_procedural);
        let listed = part.kind == Kind::WebMeeting
            && meeting.items.iter().filter(standing).count() >= STANDING;
        if called_off && !listed && meeting.items.iter().all(|item| item.number.is_none()) {
            meeting.role = Role::Notice;
            meeting.items.clear();
        }
        if part.kind == Kind::Agenda && amendment::are_enclosed(blocks, from..to) {
            meeting.items = amendment::items(blocks);
        } else if part.kind == Kind::Agenda {
            self.reports(&mut meeting, &raws, to);
        }
        if meeting.time.is_none() && meeting.role == Role::Minutes {
            meeting.time = blocks[from..to]
                .iter()
                .filter(|block| !block.is_row())
                .filter_map(|block| hours::commenced(&block.text))
                .next_back();
        }
        if meeting.time.is_none() && meeting.role == Role::Minutes {
            // The hours alone, on a line of the head: "(10.00am – 11.40am)".
            meeting.time = blocks[from..top.min(to)]
                .iter()
                .filter(|block| block.text.chars().count() <= LONGEST_HOURS_ALONE)
                .find_map(|block| hours::range(&block.text).map(|(began, _)| began));
        }
        meeting.closed = closed(blocks, from..to, top.min(to), &meeting, &part.kind);
        (meeting, issued)
    }

    fn take_head(
        &mut self,
        meeting: &mut Meeting,
        blocks: &[Block],
        part: &Part,
        raws: &[Raw<'_>],
    ) -> Option<Date> {
        let named = match part.kind {
            // Its own words are talk of other meetings.
            Kind::WebItem => &[],
            Kind::Agenda
            | Kind::Minutes
            | Kind::WebMeeting
            | Kind::Decisions
            | Kind::Attendance
            | Kind::Report
            | Kind::Notice => blocks,
        };
        let head = head::read(named);
        if head.weekday_disagrees {
            self.losses.push(Loss {
                page: blocks.first().and_then(|block| block.place.page),
                what: "a weekday that does not belong to its date".to_owned(),
            });
        }
        meeting.council = head.council.or_else(|| match part.kind {
            Kind::Agenda => body::front(&self.blocks[part.range.clone()]),
            // A letterhead may part the council's name from the head.
            Kind::Minutes | Kind::Decisions => {
                let above = &self.blocks[..part.range.start.min(ABOVE)];
                let own = part.range.start <= ABOVE;
                own.then(|| body::letterhead(above)).flatten()
            }
            Kind::WebMeeting | Kind::WebItem | Kind::Notice | Kind::Attendance | Kind::Report => {
                None
            }
        });
        meeting.committee = head.committee.or_else(|| {
            raws.iter()
                .flat_map(|raw| raw.announcement.iter().chain(&raw.account).take(6))
                .find_map(|block| body::committee_in_item(&block.text))
        });
        meeting.with = head.with;
        meeting.date = head.date;
        meeting.time = head.time;
        meeting.place = head.place;
        meeting.status = head.status;
        // The page of a meeting that is over still calls itself an agenda.
        let over = part.kind == Kind::Agenda && raws.iter().any(attendance::called::were_sent);
        if over {
            meeting.role = Role::Minutes;
        }
        let told = part.kind != Kind::Agenda || over;
        self.take_people(meeting, blocks, part, raws, told);
        head.issued
    }
}

/// What stands beside a report's own labels is surer than what its sentences speak of.
fn named_by_report(meeting: &mut Meeting, report: &Report) {
    meeting.date = report.date.or(meeting.date);
    let Some(to) = &report.to else { return };
    // The label's value, where the head took the label or its neighbour along.
    let longer = |known: &String| known.contains(to.as_str()) && known.len() > to.len();
    let unnamed = meeting.committee.is_none() || meeting.committee == meeting.council;
    if unnamed || meeting.committee.as_ref().is_some_and(longer) {
        meeting.committee = Some(to.clone());
    }
}

fn role(kind: &Kind, raws: &[Raw<'_>]) -> Role {
    match kind {
        Kind::Agenda if raws.iter().any(|raw| !raw.decision.is_empty()) => Role::Decisions,
        Kind::Agenda => Role::Agenda,
        Kind::Minutes => Role::Minutes,
        Kind::WebItem | Kind::Report => Role::Item,
        Kind::Attendance => Role::Attendance,
        Kind::Decisions => Role::Decisions,
        Kind::Notice => Role::Notice,
        Kind::WebMeeting => {
            if raws.iter().any(|raw| !raw.account.is_empty()) {
                Role::Minutes
            } else if raws.iter().any(|raw| !raw.decision.is_empty()) {
                Role::Decisions
            } else {
                Role::Agenda
            }
        }
    }
}
