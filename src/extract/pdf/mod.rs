//! PDF → pages of lines, through hayro; no other folder knows that engine.
//!
//! One pass of the interpreter over a page (`device`) gives glyphs and rules;
//! `words`, `lines`, `columns`, `grid` and `tables` make of them what a person
//! sees. What only shows by comparing pages (heads and feet, tables that go on) is told
//! at the end, here and in `running`.

mod actual;
mod beside;
mod boxes;
mod centred;
mod chart;
mod columns;
mod device;
mod fields;
mod fonts;
mod grid;
mod gutters;
mod hyphens;
mod labels;
mod lines;
mod margin;
mod narrow;
mod numbering;
mod outline;
mod page;
pub mod picture;
mod running;
mod structure;
mod tables;
mod tagged;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod testing;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod words;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::page::{Draft, Item};
use super::worker::STACK;
use super::{Document, Error, Line, Page, Part};
use crate::domain::identity;
use crate::domain::source::{Kind, Loss};

/// No paper of a council comes near; what is larger is made to keep us busy.
const MOST_PAGES: usize = 10_000;

/// Pages are taken by the threads so many at a time: fonts are read once a thread.
const BATCH: usize = 4;

/// More threads would read the same fonts again for little.
const THREADS: usize = 2;

/// The mark of a file's end stands within so many bytes of it.
const TAIL: usize = 2048;

/// A picture that covers this part of its sheet may be a chart.
const CHART: f64 = 0.05;

/// A picture that is met on this part of all pages is a letterhead.
const LETTERHEAD: f64 = 0.5;

/// A page whose letters the file does not name, in this part or more, is unreadable.
const GARBLED: f64 = 0.2;

/// More room above a line than this many times the usual is a gap.
const GAP: f64 = 1.22;

const SCANNED: &str = "a scanned page without text";
const CHART_LOST: &str = "a picture, perhaps a chart, whose figures are not in the text";
const GARBLED_LOST: &str = "a page whose fonts do not tell which letters they draw";

/// Reads a PDF in this process. Damage is an error or a loss; but a file made to attack
/// may take all memory, so documents from outside go through [`super::worker`].
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let pdf = load(bytes.to_vec())?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(Error::Damaged("no pages were found in it".to_owned()));
    }
    if count > MOST_PAGES {
        return Err(Error::Limit(format!(
            "it has {count} pages, and no more than {MOST_PAGES} are read; split it and import the parts"
        )));
    }
    let or_nothing = |found: thread::Result<_>| found.ok();
    let marks = or_nothing(catch_unwind(AssertUnwindSafe(|| structure::marks(&pdf))));
    let outline = catch_unwind(AssertUnwindSafe(|| outline::outline(&pdf))).unwrap_or_default();
    let labels = catch_unwind(AssertUnwindSafe(|| outline::labels(&pdf))).unwrap_or_default();
    let mut drafts = drafts(&pdf, &marks.unwrap_or_default());
    let printed = running::mark(&mut drafts);
    let mut document = Document {
        name: name.to_owned(),
        kind: Kind::Pdf,
        sha256: identity::sha256(bytes),
        pages: Vec::with_capacity(count),
        outline,
        losses: Vec::new(),
    };
    document.losses = missing(&pdf, bytes);
    document.losses.extend(losses(&drafts));
    go_on(&mut drafts);
    drop_unnamed(&mut drafts);
    hyphens::join(&mut drafts);
    narrow::join(&mut drafts);
    gaps(&mut drafts);
    number_tables(&mut drafts);
    for (index, draft) in drafts.into_iter().enumerate() {
        let label = || labels.get(index).cloned().flatten();
        let printed = printed.get(index).cloned().flatten().or_else(label);
        document.pages.push(finish(index, draft, printed));
    }
    Ok(document)
}

/// Opens a PDF.
fn load(data: Vec<u8>) -> Result<Pdf, Error> {
    catch_unwind(AssertUnwindSafe(|| Pdf::new(data)))
        .map_err(|_| Error::Damaged("its contents make no sense".to_owned()))?
        .map_err(|cause| match cause {
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Error::Unsupported(
                "it is encrypted in a way that is not read; open it in a PDF reader, save a copy without protection, and import the copy".to_owned(),
            ),
            LoadPdfError::Decryption(_) => Error::Locked,
            LoadPdfError::Invalid => Error::Damaged("no pages were found in it".to_owned()),
        })
}

/// Reads the pages on two threads. A page that panics is a loss of its own.
fn drafts(pdf: &Pdf, marks: &structure::Marks) -> Vec<Draft> {
    let pages = pdf.pages();
    let next = AtomicUsize::new(0);
    let work = || {
        let cache = InterpreterCache::new();
        let mut read: Vec<(usize, Draft)> = Vec::new();
        loop {
            let from = next.fetch_add(BATCH, Ordering::Relaxed);
            if from >= pages.len() {
                return read;
            }
            for (index, page) in pages.iter().enumerate().skip(from).take(BATCH) {
                let draft = catch_unwind(AssertUnwindSafe(|| page::read(page, &cache, marks)))
                    .unwrap_or_else(|_| Draft {
                        losses: vec!["a page that is damaged"],
                        ..Draft::default()
                    });
                read.push((index, draft));
            }
        }
    };
    let mut read = thread::scope(|scope| {
        // A system that gives no more threads or stack leaves all pages to this one.
        let helpers: Vec<_> = (1..THREADS.min(pages.len().div_ceil(BATCH)))
            .filter_map(|_| {
                let thread = thread::Builder::new().stack_size(STACK);
                thread.spawn_scoped(scope, work).ok()
            })
            .collect();
        let mut read = work();
        for helper in helpers {
            read.extend(helper.join().unwrap_or_default());
        }
        read
    });
    read.sort_by_key(|page| page.0);
    read.into_iter().map(|page| page.1).collect()
}

/// What the file itself should hold and does not.
fn missing(pdf: &Pdf, bytes: &[u8]) -> Vec<Loss> {
    let loss = |what: String| Loss { page: None, what };
    let mut losses = Vec::new();
    let told = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"Pages"))
        .and_then(|pages| pages.get::<usize>(b"Count"))
        .unwrap_or_default();
    let count = pdf.pages().len();
    if told > count && told <= MOST_PAGES {
        losses.push(loss(format!(
            "{} of its {told} pages, which are missing from the file",
            told - count
        )));
    }
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let has = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    if !has(b"%%EOF") && !has(b"startxref") {
        losses.push(loss("the end of the file, which broke off".to_owned()));
    }
    losses
}

/// What could not be read, page by page.
fn losses(drafts: &[Draft]) -> Vec<Loss> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for draft in drafts {
        let mut here: Vec<u64> = draft.pictures.iter().map(|one| one.identity).collect();
        here.sort_unstable();
        here.dedup();
        for identity in here {
            *seen.entry(identity).or_default() += 1;
        }
    }
    let mut losses = Vec::new();
    for (number, draft) in (1..).zip(drafts) {
        let mut lose = |what: &str| {
            let loss = Loss {
                page: Some(number),
                what: what.to_owned(),
            };
            if !losses.contains(&loss) {
                losses.push(loss);
            }
        };
        for what in &draft.losses {
            lose(what);
        }
        let all = draft.letters + draft.unknown;
        if all > 0 && f64::from(draft.unknown) > f64::from(all) * GARBLED {
            lose(GARBLED_LOST);
        }
        if all == 0 {
            if pictures(draft) > 0 {
                lose(SCANNED);
            }
            continue;
        }
        #[allow(clippy::cast_precision_loss)]
        let is_letterhead = |identity: u64| {
            let pages = seen.get(&identity).copied().unwrap_or_default();
            drafts.len() > 2 && pages as f64 > drafts.len() as f64 * LETTERHEAD
        };
        let sheet = draft.size.area();
        if draft
            .pictures
            .iter()
            .any(|one| one.area.area() >= sheet * CHART && !is_letterhead(one.identity))
        {
            lose(CHART_LOST);
        }
    }
    losses
}

/// Finds tables without rules that go on at the top of a page without their headings.
fn go_on(drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(before), Some(draft)) = (before.last(), after.first_mut()) else {
            return;
        };
        let lead = std::mem::take(&mut draft.lead);
        let last = before.items.iter().rev().find(|item| is_body(item));
        let Some(Item::Table(above)) = last else {
            continue;
        };
        let Some(first) = draft.items.iter().position(is_body) else {
            continue;
        };
        // The same lines as items and as rows: what is set in columns of prose is not.
        let is_row = |(item, row): &(&Item, &lines::Row)| match item {
            Item::Text(text) => {
                text.line.part == Part::Body
                    && text.base.to_bits() == row.base.to_bits()
                    && text.line.text == row.text()
            }
            Item::Table(_) => false,
        };
        let body = &draft.items[first..];
        let from = lead.iter().position(|row| is_row(&(&body[0], row)));
        let Some(from) = from else { continue };
        let rows = &lead[from..];
        let count = body.iter().zip(rows).take_while(is_row).count();
        if let Some((count, table)) = gutters::rest(&rows[..count], above) {
            let rest = [Item::Table(table)];
            draft.items.splice(first..first + count, rest);
        }
    }
}

fn is_body(item: &Item) -> bool {
    match item {
        Item::Text(text) => text.line.part == Part::Body,
        Item::Table(_) => true,
    }
}

/// Drops lines and rows of which the file names hardly a letter: they are lost, and said
/// to be, but no text.
fn drop_unnamed(drafts: &mut [Draft]) {
    let is_named = |text: &str| {
        let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
        unknown * 2
            <= text
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .count()
    };
    for draft in drafts.iter_mut().filter(|draft| draft.unknown > 0) {
        draft.items.retain_mut(|item| match item {
            Item::Text(text) => is_named(&text.line.text),
            Item::Table(table) => {
                let mut kept = table.rows.iter().map(|row| is_named(&row.text));
                table.tags.retain(|_| kept.next().unwrap_or(true));
                table.rows.retain(|row| is_named(&row.text));
                !table.rows.is_empty()
            }
        });
    }
}

/// The pictures that are large enough to be charts or scans.
fn pictures(draft: &Draft) -> u32 {
    let sheet = draft.size.area();
    let large = draft
        .pictures
        .iter()
        .filter(|one| one.area.area() >= sheet * CHART)
        .count();
    u32::try_from(large).unwrap_or(u32::MAX)
}

/// Tells which lines have more room above than the lines of a paragraph have.
fn gaps(drafts: &mut [Draft]) {
    let usual = usual_pitch(drafts);
    for draft in drafts {
        let mut above: Option<(f64, f32)> = None;
        for item in &mut draft.items {
            match item {
                Item::Text(text) => {
                    text.line.gap = above.is_none_or(|(base, size)| {
                        let em = f64::from(size.max(text.line.size)).max(1.0);
                        let pitch = (text.base - base) / em;
                        pitch > usual * GAP || pitch < 0.0
                    });
                    above = Some((text.base, text.line.size));
                }
                Item::Table(_) => above = None,
            }
        }
    }
}

/// The distance of baselines within paragraphs, in ems: the most frequent one between
/// lines of the same size.
fn usual_pitch(drafts: &[Draft]) -> f64 {
    let mut counts = [0_u32; 64];
    for draft in drafts {
        let texts: Vec<_> = draft
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text),
                Item::Table(_) => None,
            })
            .collect();
        for pair in texts.windows(2) {
            let (size, next) = (f64::from(pair[0].line.size), f64::from(pair[1].line.size));
            if size > 1.0 && (size - next).abs() < 0.3 {
                let pitch = (pair[1].base - pair[0].base) / size;
                if (0.9..2.3).contains(&pitch) {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    let slot = ((pitch - 0.9) * 40.0) as usize;
                    if let Some(count) = counts.get_mut(slot) {
                        *count += 1;
                    }
                }
            }
        }
    }
    let most = (0..counts.len()).max_by_key(|slot| (counts[*slot], usize::MAX - slot));
    #[allow(clippy::cast_precision_loss)]
    match most {
        Some(slot) if counts[slot] > 2 => 0.9 + (slot as f64 + 0.5) / 40.0,
        Some(_) | None => 1.22,
    }
}

/// Counts tables through the document; one that goes on over a page break keeps its
/// number.
fn number_tables(drafts: &mut [Draft]) {
    let mut count = 0_u32;
    let mut open: Option<tables::Open> = None;
    for draft in drafts {
        let first = draft.items.iter().position(is_body);
        let last = draft.items.iter().rposition(is_body);
        let before = open.take();
        for (index, item) in draft.items.iter_mut().enumerate() {
            let Item::Table(table) = item else { continue };
            let first = Some(index) == first || table.unruled;
            let same = before
                .as_ref()
                .filter(|before| first && before.goes_on(table));
            if same.is_none() {
                count += 1;
            }
            for row in &mut table.rows {
                row.table = Some(count);
            }
            if Some(index) == last {
                open = Some(tables::Open::new(table, same));
            }
        }
    }
}

fn finish(index: usize, draft: Draft, printed: Option<String>) -> Page {
    let pictures = pictures(&draft);
    let mut lines: Vec<Line> = Vec::with_capacity(draft.items.len());
    for item in draft.items {
        match item {
            Item::Text(text) => lines.push(text.line),
            Item::Table(table) => lines.extend(table.rows),
        }
    }
    for (number, line) in (1..).zip(&mut lines) {
        line.number = number;
    }
    Page {
        number: u32::try_from(index + 1).ok(),
        printed,
        lines,
        pictures,
    }
}
