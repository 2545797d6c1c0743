//! What a report says of itself, from its pieces.

mod answers;
mod appended;
mod choice;
mod purpose;

use crate::domain::report::{Implication, ImplicationKind, Passage, Report};
use crate::parse::date;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::report::heading::{self, Head};
use crate::parse::report::piece::{self, Piece};
use crate::parse::report::read::answers::{from, person};
use crate::parse::report::read::appended::{appendices, background, named_appendix};
use crate::parse::report::read::choice::{is_exempt, is_key};
use crate::parse::report::read::purpose::purpose;
use crate::parse::report::{money, recommend};

/// A value beside a label is no longer than this; longer words are text.
const LONGEST_VALUE: usize = 300;

/// What a report says of itself; `None` where it says nothing.
pub fn report(blocks: &[Block]) -> Option<Report> {
    let pieces = piece::pieces(blocks);
    let mut report = Report::default();
    fields(&pieces, &mut report);
    sections(&pieces, &mut report);
    report.recommendations = recommend::under_head(&pieces);
    // Appendices and background papers alone may stand in anything.
    let says = Report {
        appendices: Vec::new(),
        background_papers: Vec::new(),
        ..report.clone()
    } != Report::default();
    // A sentence that asks something is a report's only in what shows itself to be one.
    if says && report.recommendations.is_empty() {
        report.recommendations = recommend::without_head(&pieces);
    }
    report.money = money::read(blocks);
    says.then_some(report)
}

/// How many different heads of a report stand at the top of these paragraphs: the more,
/// the surer it is one.
pub fn heads_at_top(blocks: &[Block]) -> usize {
    let mut seen: Vec<Head> = Vec::new();
    for piece in piece::pieces(blocks) {
        let counts = piece.head.filter(|head| match head {
            Head::Author
            | Head::Director
            | Head::From
            | Head::Member
            | Head::To
            | Head::Title
            | Head::Wards
            | Head::Key
            | Head::Exempt
            | Head::Purpose
            | Head::Recommendations => true,
            Head::Date
            | Head::Summary
            | Head::Reasons
            | Head::Options
            | Head::Implications
            | Head::Implication(_)
            | Head::Appendices
            | Head::Background
            | Head::Other => false,
        });
        if let Some(head) = counts.filter(|head| !seen.contains(head)) {
            seen.push(head);
        }
    }
    seen.len()
}

/// The title that a report gives itself.
pub fn title(blocks: &[Block]) -> Option<String> {
    let pieces = piece::pieces(blocks);
    let at = pieces
        .iter()
        .position(|piece| piece.head == Some(Head::Title))?;
    let title = value(&pieces, at)?;
    let rest = hanging(&pieces, at);
    // What the value leaves open it has taken by itself.
    let whole = if rest.is_empty() || title.ends_with(&rest) {
        title
    } else {
        title + &rest
    };
    Some(whole).filter(|title| title.chars().count() <= 250)
}

/// Lines that a value beside its label runs on over.
const HANGING: usize = 3;

/// They stand so far behind the label at least, in points or columns.
const BEHIND_LABEL: f32 = 8.0;

/// The rest of a value whose further lines hang where its first line begins.
fn hanging(pieces: &[Piece<'_>], at: usize) -> String {
    let label = &pieces[at].block;
    let mut rest = String::new();
    let lines = pieces
        .iter()
        .skip(at + 2)
        .take(HANGING)
        .take_while(|piece| {
            let block = &piece.block;
            let hangs = block.indent > label.indent + BEHIND_LABEL && block.page == label.page;
            let plain = matches!(piece.head, None | Some(Head::Other)) && !piece.label;
            let words = block.text.split_whitespace().count() <= 30;
            hangs && plain && words && !block.gap && !block.is_row() && block.marker.is_none()
        });
    for line in lines {
        rest.push(' ');
        rest.push_str(&line.block.text);
    }
    rest
}

fn fields(pieces: &[Piece<'_>], report: &mut Report) {
    for (at, piece) in pieces.iter().enumerate() {
        let Some(head) = piece.head else { continue };
        match head {
            Head::Author => set(&mut report.author, || person(pieces, at)),
            Head::Director => set(&mut report.director, || person(pieces, at)),
            Head::Member => set(&mut report.lead_member, || person(pieces, at)),
            Head::From => from(pieces, at, report),
            Head::To => to(pieces, at, report),
            Head::Date => {
                let day = || value(pieces, at).and_then(|words| date::find(&words));
                if report.date.is_none() {
                    report.date = day().map(|found| found.date);
                }
            }
            Head::Wards => set(&mut report.wards, || value(pieces, at)),
            Head::Key => {
                let words = value(pieces, at);
                if report.key_decision.is_none() {
                    report.key_decision = words.as_deref().and_then(is_key);
                }
            }
            Head::Exempt => {
                let words = value(pieces, at);
                if report.exempt.is_none() {
                    report.exempt = words.as_deref().and_then(is_exempt);
                }
            }
            Head::Title
            | Head::Purpose
            | Head::Summary
            | Head::Recommendations
            | Head::Reasons
            | Head::Options
            | Head::Implications
            | Head::Implication(_)
            | Head::Appendices
            | Head::Background
            | Head::Other => {}
        }
    }
}

fn set(field: &mut Option<String>, value: impl FnOnce() -> Option<String>) {
    if field.is_none() {
        *field = value();
    }
}

/// The words beside a label: its first paragraph, and what that leaves open.
fn value(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let under = piece::under_head(pieces, at);
    let mut words = under
        .first()
        .filter(|piece| !piece.block.is_row())?
        .block
        .text
        .clone();
    for next in under.iter().skip(1).take(2) {
        let open = words.ends_with([',', '&']) || words.ends_with(" and") || words.ends_with(" of");
        // What a point says is not said in one breath with the words above it.
        if !open || next.block.is_row() || next.block.marker.is_some() {
            break;
        }
        words.push(' ');
        words.push_str(&next.block.text);
    }
    let words = words.trim().to_owned();
    let says = words.chars().any(char::is_alphanumeric) && words.chars().count() <= LONGEST_VALUE;
    says.then_some(words)
}

/// The body a report is made to, and the day that stands behind it.
fn to(pieces: &[Piece<'_>], at: usize, report: &mut Report) {
    let Some(words) = value(pieces, at) else {
        return;
    };
    if report.to.is_some() {
        return;
    }
    let day = date::find(&words);
    let end = day.as_ref().map_or(words.len(), |day| day.range.start);
    let body = words[..end]
        .trim_end()
        .trim_end_matches(" on")
        .trim_end_matches([',', '–', '-', '(', ' ', ':', '—']);
    // "To: note the report" and a telephone under "Committee" are no bodies.
    let named = body.starts_with(char::is_uppercase) && body.chars().count() <= 150;
    if named {
        report.to = Some(body.to_owned());
        report.date = report.date.or(day.map(|day| day.date));
    }
}

fn sections(pieces: &[Piece<'_>], report: &mut Report) {
    for (at, piece) in pieces.iter().enumerate() {
        let Some(head) = piece.head else { continue };
        let under = piece::under_head(pieces, at);
        match head {
            Head::Purpose => purpose(under, report),
            Head::Summary if report.summary.is_none() => {
                report.summary = passage(under).map(|passage| passage.text);
            }
            Head::Reasons if report.reasons.is_none() => report.reasons = passage(under),
            Head::Options if report.options.is_none() => report.options = passage(under),
            Head::Implication(kind) => implication(kind, piece, under, report),
            // Words right under the head over them are about any of them.
            Head::Implications => implication(ImplicationKind::Other, piece, under, report),
            Head::Appendices => appendices(under, report),
            Head::Background => background(under, report),
            Head::Summary
            | Head::Reasons
            | Head::Options
            | Head::Author
            | Head::Director
            | Head::From
            | Head::Member
            | Head::To
            | Head::Date
            | Head::Title
            | Head::Wards
            | Head::Key
            | Head::Exempt
            | Head::Recommendations
            | Head::Other => named_appendix(piece, report),
        }
    }
}

/// The words under a head, tables aside.
fn passage(under: &[Piece<'_>]) -> Option<Passage> {
    let told: Vec<&Block> = under
        .iter()
        .map(|piece| piece.block.as_ref())
        .filter(|block| !block.is_row() && block.text.chars().any(char::is_alphanumeric))
        .collect();
    let first = told.first()?;
    let text: Vec<String> = told.iter().map(|block| words(block)).collect();
    Some(Passage {
        text: text.join("\n\n"),
        page: first.place.page,
        printed_page: first.place.printed_page.clone(),
        line: first.place.line,
    })
}

/// A paragraph's words; its number is the report's, a point's letter its own.
fn words(block: &Block) -> String {
    match &block.marker {
        Some(marker) if matches!(marker.count, Count::Letter | Count::Roman) => block.whole(),
        Some(_) | None => block.text.clone(),
    }
}

fn implication(kind: ImplicationKind, head: &Piece<'_>, under: &[Piece<'_>], report: &mut Report) {
    let Some(passage) = passage(under) else {
        return;
    };
    let heading = head
        .block
        .text
        .trim_end_matches([':', ' ', '–', '-'])
        .to_owned();
    let known = report
        .implications
        .iter()
        .any(|known| known.heading == heading && known.passage.text == passage.text);
    if known {
        return;
    }
    let mut kinds = heading::kinds_of(&heading);
    if kinds.len() > 1 {
        // "Legal and regulatory": what it is besides says nothing more.
        kinds.retain(|kind| *kind != ImplicationKind::Other);
    }
    if !kinds.contains(&kind) {
        kinds = vec![kind];
    }
    report
        .implications
        .extend(kinds.into_iter().map(|kind| Implication {
            kind,
            heading: heading.clone(),
            passage: passage.clone(),
        }));
}
