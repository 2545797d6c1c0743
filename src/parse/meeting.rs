//! The meetings that a document tells of, put together.

use std::ops::Range;

use jiff::civil::{Date, Time};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::agenda::{Item, is_procedural};
use crate::domain::fold;
use crate::domain::identity;
use crate::domain::meeting::{Meeting, Role, Status};
use crate::domain::minutes::{Clause, Minutes};
use crate::domain::report::Report;
use crate::domain::source::{Kind as SourceKind, Language, Loss};
use crate::extract::Document;
use crate::parse::hours;
use crate::parse::item::{self, Raw, State};
use crate::parse::paragraph::Block;
use crate::parse::part::{self, Kind, Part};
use crate::parse::pattern::Pattern;
use crate::parse::report::place::Pack;
use crate::parse::report::{self, Wanted, amendment};
use crate::parse::{
    agenda_list, announcement, attendance, body, business, head, headings, page, run_on, sequence,
    subitem, tagged, unlabelled, unnumbered, whole,
};

/// A lone report names its meeting among its first paragraphs.
const REPORT_HEAD: usize = 15;
/// A head has at least council, body and day.
const LEAST_HEAD: usize = 4;
/// Paragraphs of a letterhead above a head.
const ABOVE: usize = 6;
/// The signature stands among the last paragraphs of minutes.
const FOOT: usize = 4;
/// Standing business that shows items to be an agenda's.
const STANDING: usize = 2;
/// A head that prints the hours is no longer than this.
const LONGEST_HOURS: usize = 300;

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

/// Whether the one paper of a part has no title and recommends nothing.
fn reports_nothing(meeting: &Meeting) -> bool {
    meeting.items.iter().all(|item| {
        let report = item.report.as_ref();
        item.title.is_none() && report.is_none_or(|report| report.recommendations.is_empty())
    })
}

/// Words by which minutes say that something was decided.
static DECIDES: Pattern = Pattern::new(
    r"\b(?:RESOLVED|AGREED|RECOMMENDED)\b|(?i)\bit was (?:\w+ly )?(?:agreed|resolved|decided)\b|\ball (?:in favour|agreed)\b|^(?:resolved|agreed|decision)s? ?[:–-]",
);

/// What could not be read of minutes that tell who came, or that something was decided.
fn unread(meeting: &Meeting, blocks: &[Block]) -> Option<&'static str> {
    let rolled = !meeting.present.is_empty() || !meeting.in_attendance.is_empty();
    if meeting.items.is_empty() {
        return rolled
            .then_some("the business of the meeting: who came is read, and no item is told apart");
    }
    let decided = meeting
        .items
        .iter()
        .filter_map(|item| item.minutes.as_ref())
        .any(|told| !told.decisions.is_empty());
    let says = blocks.iter().any(|block| DECIDES.is_in(&block.text));
    (!decided && says)
        .then_some("the decisions: the minutes say that something was decided, and none is read")
}

/// The blocks with the heads of a part marked that its looks alone do not tell, and its
/// new range.
fn headed(blocks: &[Block], part: &Part) -> Option<(Vec<Block>, Range<usize>)> {
    if part.kind == Kind::Minutes
        && let Some((blocks, range)) = run_on::part(blocks, &part.range)
    {
        let part = Part {
            kind: part.kind.clone(),
            range,
        };
        return Some(marked(&blocks, &part).unwrap_or((blocks, part.range)));
    }
    marked(blocks, part)
}

fn marked(blocks: &[Block], part: &Part) -> Option<(Vec<Block>, Range<usize>)> {
    let numbered = match part.kind {
        Kind::Minutes => tagged::part(blocks, &part.range)
            .or_else(|| headings::part(blocks, &part.range))
            .or_else(|| unnumbered::over_paragraphs(blocks, &part.range))
            .or_else(|| unnumbered::sentences(blocks, &part.range))
            .or_else(|| sequence::part(blocks, &part.range))
            .or_else(|| unnumbered::part(blocks, &part.range)),
        Kind::Decisions => {
            unnumbered::part(blocks, &part.range).or_else(|| sequence::part(blocks, &part.range))
        }
        Kind::Agenda => tagged::part(blocks, &part.range),
        Kind::WebMeeting | Kind::WebItem | Kind::Notice | Kind::Attendance | Kind::Report => None,
    };
    if !matches!(part.kind, Kind::Minutes | Kind::Decisions) {
        return numbered;
    }
    let parted = match &numbered {
        Some((blocks, range)) => subitem::part_minutes(blocks, range),
        None => subitem::part_minutes(blocks, &part.range),
    };
    parted.or(numbered)
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

/// A way to tell the items of a page that has lost its numbers.
type Way = fn(&[Block]) -> Vec<Raw<'_>>;

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
    /// The items of a part, before they are understood.
    fn raws(&mut self, part: &Part, notice: Option<&Raw<'d>>) -> Vec<Raw<'d>> {
        let blocks = self.blocks;
        let (from, to) = (part.range.start, part.range.end);
        let raws = match part.kind {
            Kind::WebMeeting => item::web::table(&blocks[from..to]),
            Kind::WebItem => vec![item::page::read(&blocks[from..to])],
            Kind::Agenda if amendment::are_enclosed(blocks, from..to) => Vec::new(),
            Kind::Agenda => item::printed(blocks, from, to, State::Announcement),
            Kind::Minutes => item::printed(blocks, from, to, State::Account),
            Kind::Decisions => match notice {
                Some(notice) => vec![notice.clone()],
                None => item::printed(blocks, from, to, State::Account),
            },
            Kind::Notice | Kind::Attendance | Kind::Report => Vec::new(),
        };
        if raws.is_empty() && part.kind == Kind::WebMeeting {
            let called_off = head::status::called_off(blocks).is_some();
            let ways: &[Way] = if called_off {
                &[unlabelled::by_documents]
            } else {
                &[
                    item::web::by_labels,
                    unlabelled::by_documents,
                    unlabelled::by_badges,
                ]
            };
            let parted = ways
                .iter()
                .map(|read| read(&blocks[from..to]))
                .find(|items| !items.is_empty());
            if called_off && parted.is_none() {
                return raws;
            }
            let lost = match parted {
                Some(_) => "the numbers of the items, which the copied page has lost",
                None => "the numbers and titles of the items, which the copied page has lost",
            };
            self.losses.push(Loss {
                page: None,
                what: lost.to_owned(),
            });
            parted.unwrap_or_else(|| vec![item::page::untitled(&blocks[from..to])])
        } else {
            raws
        }
    }

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

    /// Takes who was there: from the lists of the head, else from rolls, calls and grids.
    /// `told`: the paper tells of a meeting that was held.
    fn take_people(
        &self,
        meeting: &mut Meeting,
        blocks: &[Block],
        part: &Part,
        raws: &[Raw<'_>],
        told: bool,
    ) {
        let lists = match part.kind {
            Kind::Attendance => attendance::web::table(blocks),
            Kind::WebMeeting if attendance::web::has_table(blocks) => {
                attendance::web::table(blocks)
            }
            Kind::Report | Kind::Notice => attendance::Lists::default(),
            Kind::Agenda | Kind::Minutes | Kind::WebMeeting | Kind::WebItem | Kind::Decisions => {
                attendance::lists(blocks, told, meeting.date)
            }
        };
        meeting.members = lists.members;
        meeting.present = lists.present;
        meeting.in_attendance = lists.in_attendance;
        meeting.apologies = lists.apologies;
        if told {
            if meeting.present.is_empty() {
                let called = attendance::called::lists(raws);
                meeting.present = called.present;
                if meeting.in_attendance.is_empty() {
                    meeting.in_attendance = called.in_attendance;
                }
                if meeting.apologies.is_empty() {
                    meeting.apologies = called.apologies;
                }
            }
            let web = attendance::web::has_table(blocks);
            if meeting.present.is_empty() && !web {
                let own = &self.blocks[part.range.clone()];
                let mut rolled = attendance::elsewhere::rolled(own);
                if rolled.present.is_empty() {
                    rolled = attendance::elsewhere::behind(own);
                }
                meeting.present = rolled.present;
                if meeting.in_attendance.is_empty() {
                    meeting.in_attendance = rolled.in_attendance;
                }
                if meeting.apologies.is_empty() {
                    meeting.apologies = rolled.apologies;
                }
            }
            attendance::councillors_came(meeting);
            // An agenda names nobody who came.
            let came = part.kind == Kind::WebMeeting && !web && !meeting.present.is_empty();
            if came && meeting.role == Role::Agenda {
                meeting.role = Role::Minutes;
            }
            for raw in raws {
                for name in attendance::called::apologies(raw) {
                    let known = meeting
                        .apologies
                        .iter()
                        .any(|before| before == &name || before.ends_with(&format!(" {name}")));
                    if !known {
                        meeting.apologies.push(name);
                    }
                }
            }
        }
        if part.kind == Kind::Agenda && meeting.members.is_empty() {
            let business = &self.blocks[part.range.clone()];
            let below = &business[blocks.len().min(business.len())..];
            meeting.members = attendance::membership::below(blocks, below);
        }
        let decided = raws.iter().any(|raw| !raw.decision.is_empty());
        if part.kind == Kind::Agenda && decided && meeting.present.is_empty() {
            let came =
                attendance::elsewhere::gridded(&self.blocks[part.range.clone()], meeting.date);
            meeting.present = came.present;
            meeting.in_attendance.extend(came.in_attendance);
            meeting.apologies.extend(came.apologies);
        }
    }

    fn items(&mut self, part: &Part, raws: &[Raw<'_>]) -> Vec<Item> {
        let language = self.language;
        // Accounts are most of a paper, and no account needs another to be read.
        let read: Vec<(Item, Vec<Loss>)> = raws
            .par_iter()
            .map(|raw| {
                let mut losses = Vec::new();
                let mut item = business::item(raw, language, &mut losses);
                // A page of a site keeps its agenda, and says below each item what was decided.
                if part.kind == Kind::Agenda && raw.decision.is_empty() {
                    item.minutes = None;
                }
                (item, losses)
            })
            .collect();
        let mut items: Vec<Item> = read
            .into_iter()
            .map(|(item, lost)| {
                self.losses.extend(lost);
                item
            })
            .collect();
        drop_repeated(&mut items);
        items
    }

    fn reports(&mut self, meeting: &mut Meeting, raws: &[Raw<'_>], from: usize) {
        let printed: Vec<Option<(u32, u32)>> = raws
            .iter()
            .map(|raw| raw.title.pages.or_else(|| announcement::read(raw).pages))
            .collect();
        let wanted: Vec<Wanted<'_>> = meeting
            .items
            .iter()
            .zip(&printed)
            .zip(raws)
            .map(|((item, printed), raw)| Wanted {
                number: item.number.as_deref(),
                title: item.title.as_deref(),
                appendix: item.appendix.as_deref(),
                enclosure: announcement::enclosure(raw),
                printed: *printed,
            })
            .collect();
        let pack = Pack {
            document: self.document,
            blocks: self.blocks,
            from,
            minutes: self.minutes,
        };
        let (found, losses) = report::find(&pack, &wanted);
        self.losses.extend(losses);
        for (item, found) in meeting.items.iter_mut().zip(found) {
            item.pages = found.pages;
            item.report = found.report;
        }
    }
}

/// Drops from a list of all decisions at the end those that the account has told.
fn drop_repeated(items: &mut [Item]) {
    let Some((last, before)) = items.split_last_mut() else {
        return;
    };
    let titled = last
        .title
        .as_deref()
        .is_some_and(|title| LISTS.is_in(title));
    let Some(minutes) = last
        .minutes
        .as_mut()
        .filter(|_| titled && last.number.is_none())
    else {
        return;
    };
    let told: std::collections::HashSet<String> = before
        .iter()
        .filter_map(|item| item.minutes.as_ref())
        .flat_map(|told| &told.decisions)
        .flat_map(|decision| &decision.clauses)
        .map(|clause| fold::compare(&clause.text))
        .collect();
    for decision in &mut minutes.decisions {
        decision
            .clauses
            .retain(|clause| !told.contains(&fold::compare(&clause.text)));
    }
    minutes
        .decisions
        .retain(|decision| !decision.clauses.is_empty());
}

static LISTS: Pattern = Pattern::new(r"(?i)^(?:summary of )?decisions\b[^.]{0,20}$");

/// When the meeting closed: a sentence says so, a table's last rows, or the hours that
/// the head prints.
fn closed(
    blocks: &[Block],
    range: Range<usize>,
    body: usize,
    meeting: &Meeting,
    kind: &Kind,
) -> Option<Time> {
    let (from, to) = (range.start, range.end);
    let told = blocks[range]
        .iter()
        .filter(|block| !block.is_row())
        .filter_map(|block| hours::closed(&block.text))
        .next_back();
    let last_rows = || {
        let last = blocks[from..to]
            .iter()
            .rev()
            .filter(|block| !block.is_running());
        last.take(FOOT)
            .filter(|block| block.is_row())
            .find_map(|block| hours::closed(&block.text))
    };
    let held = matches!(meeting.role, Role::Minutes | Role::Decisions);
    told.or_else(|| (*kind == Kind::Minutes).then(last_rows).flatten())
        .or_else(|| {
            held.then(|| printed_hours(blocks, from..body, to, meeting.time))
                .flatten()
        })
}

/// The end of the hours that minutes print in their head, or above the signature at
/// their foot.
fn printed_hours(
    blocks: &[Block],
    head: Range<usize>,
    end: usize,
    began: Option<Time>,
) -> Option<Time> {
    let foot = end.saturating_sub(FOOT).max(head.end)..end;
    head.chain(foot)
        .map(|at| &blocks[at])
        .filter(|block| block.text.chars().count() <= LONGEST_HOURS)
        .filter_map(|block| hours::range(&block.text))
        .find(|(from, _)| began.is_none_or(|began| began == *from))
        .map(|(_, to)| to)
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

/// Gives every fact its id.
fn identify(meeting: &mut Meeting, source: &str) {
    let committee = meeting.committee.clone().unwrap_or_default();
    let day = meeting
        .date
        .map(|date| date.to_string())
        .unwrap_or_default();
    // Without committee or day only the document tells one meeting from another.
    let unknown = if committee.is_empty() || day.is_empty() {
        source
    } else {
        ""
    };
    meeting.id = identity::id(&["meeting", &committee, &day, unknown]);
    let mut ids = Ids::default();
    for item in &mut meeting.items {
        let title = item.title.clone().unwrap_or_default();
        let number = item.number.clone().unwrap_or_default();
        item.id = ids.fresh(&["item", &meeting.id, &title], &number);
        let report = item
            .report
            .iter_mut()
            .flat_map(|report| &mut report.recommendations);
        for clause in report {
            clause.id = ids.fresh(&["recommendation", &meeting.id, &clause.text], &item.id);
        }
        if let Some(minutes) = &mut item.minutes {
            for clause in clauses(minutes) {
                clause.id = ids.fresh(&["action", &meeting.id, &clause.text], &item.id);
            }
        }
    }
}

/// Every clause of an account.
fn clauses(minutes: &mut Minutes) -> impl Iterator<Item = &mut Clause> {
    minutes
        .decisions
        .iter_mut()
        .flat_map(|decision| &mut decision.clauses)
        .chain(&mut minutes.requests)
        .chain(&mut minutes.undertakings)
        .chain(&mut minutes.actions)
}

#[derive(Default)]
struct Ids {
    taken: std::collections::HashSet<String>,
    /// How often the same parts and tie-break came: a paper may repeat one title endlessly.
    met: std::collections::HashMap<String, u32>,
}

impl Ids {
    /// The id over these parts; equal ones are told apart by the tie-break, then
    /// by their occurrence.
    fn fresh(&mut self, parts: &[&str], tie: &str) -> String {
        let mut id = identity::id(parts);
        if self.taken.insert(id.clone()) {
            return id;
        }
        let occurrence = self.met.entry(format!("{id} {tie}")).or_default();
        while !self.taken.insert(id.clone()) {
            let count = occurrence.to_string();
            id = identity::id(&[parts, &[tie, &count]].concat());
            *occurrence += 1;
        }
        id
    }
}
