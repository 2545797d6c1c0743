//! One page: from what is drawn to its lines and tables in reading order.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::hayro_syntax::object::Object;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, interpret_page,
};
use kurbo::{Affine, Rect, Size};

use super::device::{Collector, Drawn, Exhausted, Picture};
use super::fonts;
use super::lines::{self, Row};
use super::structure::{Marks, Said};
use super::tables::{self, Table};
use super::words::{self, Word};
use super::{boxes, centred, chart, columns, fields, grid, gutters, margin, numbering, tagged};
use crate::extract::{Line, Part};

/// The largest side that a sheet may have, in points: twice A0.
const LARGEST: f64 = 7000.0;

/// A page has no more lines that a table could go on in.
const LEAD: usize = 90;

/// Words of two of its columns stand so many ems apart.
const LEAD_GAP: f64 = 0.9;

/// With so few letters, a page may have lost some of its content.
const FEW: usize = 100;

/// A text object of a page's content is looked for in so many bytes at its end.
const TAIL: usize = 8192;

const CHART: &str = "a chart, whose figures are not in the text";
const DAMAGED: &str = "part of a page that is damaged";

/// What a page holds before it is compared with the others.
#[derive(Debug, Default)]
pub struct Draft {
    /// Width and height as the text reads.
    pub size: Size,
    /// Lines and tables in reading order.
    pub items: Vec<Item>,
    /// Its first rows with their words, where a table without rules may go on in them.
    pub lead: Vec<Row>,
    /// The pictures drawn on it.
    pub pictures: Vec<Picture>,
    /// Letters that the file names.
    pub letters: u32,
    /// Letters that it does not.
    pub unknown: u32,
    /// What could not be read.
    pub losses: Vec<&'static str>,
}

/// A line or a table.
#[derive(Debug)]
pub enum Item {
    /// A line of text.
    Text(TextLine),
    /// A table.
    Table(Table),
}

/// What stands apart from the lines of a page.
enum Block {
    Table(Table),
    Boxed(boxes::Boxed),
}

/// A line of text with what is needed to compare it with others.
#[derive(Debug)]
pub struct TextLine {
    /// The line.
    pub line: Line,
    /// Its baseline.
    pub base: f64,
    /// It is a head or a foot by the file's own word.
    pub pagination: bool,
}

/// Reads one page. Whatever the page does, it ends and does not panic.
pub fn read<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, marks: &Marks) -> Draft {
    let (width, height) = page.render_dimensions();
    let size = Size::new(f64::from(width), f64::from(height));
    let mut draft = Draft {
        size,
        ..Draft::default()
    };
    if !(size.width.is_finite() && size.width <= LARGEST && size.height <= LARGEST) {
        draft.losses.push("a sheet of an impossible size");
        return draft;
    }
    let mut collector = Collector::new(Rect::from_origin_size((0.0, 0.0), size));
    let unread_font = Arc::new(AtomicBool::new(false));
    let settings = settings(&unread_font);
    // The collector is looked at afterwards only for what was pushed whole.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let initial = page.initial_transform(true);
        let mut context = Context::new(
            Affine::new(initial.as_coeffs()),
            Rect::from_origin_size((0.0, 0.0), size),
            cache,
            page.xref(),
            settings,
        );
        interpret_page(page, &mut context, &mut collector);
    }));
    if let Err(cause) = outcome {
        draft.losses.push(if cause.is::<Exhausted>() {
            "part of a page that draws more than a paper does"
        } else {
            DAMAGED
        });
    }
    if unread_font.load(Ordering::Relaxed) {
        draft.losses.push("text in a font that is damaged");
    }
    let mut drawn = collector.drawn;
    let ends_midway = page.page_stream().is_some_and(ends_midway);
    if ends_midway || drawn.glyphs.len() < FEW && is_cut(page) {
        draft.losses.push(DAMAGED);
    }
    if drawn.style_unknown {
        let looked = catch_unwind(AssertUnwindSafe(|| fonts::second_look(page)));
        apply_styles(&mut drawn, looked.ok().flatten());
    }
    draft.unknown = drawn.unknown;
    draft.letters = u32::try_from(drawn.glyphs.len())
        .unwrap_or(u32::MAX)
        .saturating_sub(drawn.unknown);
    draft.pictures = std::mem::take(&mut drawn.pictures);
    if drawn.curves > 0 {
        draft.losses.push(CHART);
    }
    let sheet = words::sheet(&drawn, size);
    draft.size = sheet.size;
    arrange(&mut draft, sheet, page, marks);
    draft
}

/// The interpreter leaves out text whose font it cannot read, and tells of it here.
fn settings(unread_font: &Arc<AtomicBool>) -> InterpreterSettings {
    let unread_font = Arc::clone(unread_font);
    InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::UnsupportedFont) {
                unread_font.store(true, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    }
}

/// Whether a part of the page's content cannot be unpacked. The engine leaves such parts
/// out without a word.
fn is_cut(page: &Page<'_>) -> bool {
    let contents = page.raw().get::<Object<'_>>(b"Contents");
    let is_sound = |part: Object<'_>| {
        part.into_stream()
            .is_some_and(|stream| stream.decoded_data().is_ok())
    };
    match contents {
        Some(Object::Array(parts)) => !parts.iter::<Object<'_>>().all(is_sound),
        Some(part) => !is_sound(part),
        None => page.raw().contains_key(b"Contents"),
    }
}

/// Whether a page's content breaks off: within text, or before an operator. What is
/// unpacked from a stream that was cut short is drawn, and the rest is missing.
fn ends_midway(content: &[u8]) -> bool {
    let content = content.trim_ascii_end();
    let Some(last) = content.last() else {
        return false;
    };
    if last.is_ascii_digit() || matches!(last, b'(' | b'[' | b'<' | b'/' | b'.' | b'-') {
        return true;
    }
    let tail = &content[content.len().saturating_sub(TAIL)..];
    tail.rsplit(u8::is_ascii_whitespace)
        .find(|token| matches!(*token, b"BT" | b"ET"))
        .is_some_and(|token| token == b"BT")
}

/// Takes the styles of the second look where it saw what the interpreter drew.
fn apply_styles(drawn: &mut Drawn, styles: Option<Vec<fonts::Style>>) {
    let Some(styles) = styles else { return };
    if styles.len() != drawn.runs as usize {
        return;
    }
    for glyph in &mut drawn.glyphs {
        if let Some(style) = styles.get(glyph.run as usize) {
            glyph.style = *style;
        }
    }
}

/// Sorts words into tables and lines, and both into reading order.
fn arrange(draft: &mut Draft, mut sheet: words::Sheet, page: &Page<'_>, marks: &Marks) {
    let stamps = page_stamps(&mut sheet.turned);
    let (grids, drawing) = grid::grids(&sheet.rules, &sheet.words);
    if drawing && !sheet.words.is_empty() {
        draft
            .losses
            .push("a drawing whose lines are too many to be a table");
    }
    let place = |word: &Word| said(word, page, marks).cell;
    let mut tables: Vec<Table> = Vec::new();
    for grid in grids {
        if let Some(table) = tables::table(&grid, &sheet.words, &sheet.turned, place) {
            if grid.sound {
                tables.push(table);
            } else {
                draft
                    .losses
                    .push("a table whose columns could not be told apart");
            }
        }
    }
    if draft.letters > 0 && !draft.losses.contains(&CHART) {
        let bars = bars(&sheet, &tables);
        if chart::has_bars(&bars) {
            draft.losses.push(CHART);
        }
    }
    let outside = |word: &Word| {
        !tables
            .iter()
            .any(|table| table.area.contains(word.center()))
    };
    let mut words: Vec<Word> = sheet.words.into_iter().filter(outside).collect();
    let tagged = tagged::tables(&mut words, &tables, place);
    let shapes = [sheet.blocks.as_slice(), sheet.frames.as_slice()].concat();
    let mut boxed = boxes::apart(&mut words, &shapes, &tables, sheet.size);
    let mut rows = lines::rows(words);
    numbering::drop(&mut rows);
    fields::join_labels(&mut rows);
    centred::settle(&mut rows);
    boxes::settle(&mut boxed, &rows);
    let turned: Vec<Row> = sheet
        .turned
        .into_iter()
        .flat_map(|words| lines::rows(words.into_iter().filter(outside).collect()))
        .collect();
    let text = |row: &Row| Item::Text(text_line(row, page, marks));
    tables.extend(tagged);
    let marks_of_rows = gutters::Marks::of(&sheet.blocks, &sheet.rules);
    tables.extend(gutters::tables(&mut rows, &marks_of_rows, &tables));
    draft.lead = lead(&rows, &tables);
    let mut parts: Vec<(f64, Block)> = tables
        .into_iter()
        .map(|table| (table.area.y0, Block::Table(table)))
        .chain(boxed.into_iter().map(|one| (one.place, Block::Boxed(one))))
        .collect();
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    margin::settle(&mut rows);
    let mut rest = rows;
    for (place, part) in parts {
        let after = rest.split_off(rest.partition_point(|row| row.base <= place + 2.0));
        let before = columns::ordered(std::mem::replace(&mut rest, after));
        draft.items.extend(before.iter().map(text));
        match part {
            Block::Table(table) => draft.items.push(Item::Table(table)),
            Block::Boxed(boxed) => draft.items.extend(boxed.rows.iter().map(text)),
        }
    }
    draft.items.extend(columns::ordered(rest).iter().map(text));
    draft.items.extend(turned.iter().chain(&stamps).map(text));
    draft.items.extend(sheet.slanted.into_iter().map(|text| {
        Item::Text(TextLine {
            line: Line {
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                part: Part::Stamp,
                ..Line::default()
            },
            base: f64::MAX,
            pagination: true,
        })
    }));
}

/// Takes the number of the page out of the words that are turned: stamped on upright,
/// it stands beside a sheet that lies, and perhaps over a table.
fn page_stamps(turned: &mut [Vec<Word>]) -> Vec<Row> {
    let is_stamp = |row: &Row| {
        matches!(row.words.as_slice(), [page, number] if page.text == "Page"
            && number.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut stamps = Vec::new();
    for words in turned {
        let rows = lines::rows(words.clone());
        if !rows.iter().any(is_stamp) {
            continue;
        }
        let (own, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_stamp);
        *words = others.into_iter().flat_map(|row| row.words).collect();
        stamps.extend(own);
    }
    stamps
}

/// The rows above the first table, if some of them stand in columns.
fn lead(rows: &[Row], tables: &[Table]) -> Vec<Row> {
    let top = tables
        .iter()
        .map(|table| table.area.y0)
        .fold(f64::INFINITY, f64::min);
    let count = rows.partition_point(|row| row.base < top).min(LEAD);
    let in_columns = |row: &&Row| {
        row.words
            .windows(2)
            .any(|pair| pair[1].start - pair[0].end > pair[0].size * LEAD_GAP)
    };
    if rows[..count].iter().filter(in_columns).count() < 2 {
        return Vec::new();
    }
    rows[..count].to_vec()
}

/// The filled rectangles that may be bars: what stands in a table or behind words is
/// shading.
fn bars(sheet: &words::Sheet, tables: &[Table]) -> Vec<Rect> {
    let mut blocks = sheet.blocks.clone();
    blocks.retain(|block| {
        let behind = |word: &Word| block.contains(word.center());
        !tables
            .iter()
            .any(|table| table.area.contains(block.center()))
            && !sheet.words.iter().any(behind)
    });
    blocks
}

fn said(word: &Word, page: &Page<'_>, marks: &Marks) -> Said {
    match (page.raw().obj_id(), word.mark.id) {
        (Some(page), Some(mark)) => marks.of(page, mark),
        (None, _) | (_, None) => Said::default(),
    }
}

#[allow(clippy::cast_possible_truncation)]
fn text_line(row: &Row, page: &Page<'_>, marks: &Marks) -> TextLine {
    let level = |word: &Word| said(word, page, marks).heading;
    let first = row.words.first().and_then(level);
    TextLine {
        line: Line {
            text: row.text(),
            indent: row.start() as f32,
            end: row.end() as f32,
            size: row.size() as f32,
            bold: row.is_bold(),
            continues: row.continues,
            heading: first.filter(|first| row.words.iter().all(|word| level(word) == Some(*first))),
            ..Line::default()
        },
        base: row.base,
        pagination: row.words.iter().all(|word| word.mark.pagination),
    }
}
