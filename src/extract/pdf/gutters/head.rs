//! Where a table without rules begins: its headings, shaded, between rules, or in bold.

use kurbo::Rect;

use super::fit::{GUTTER, Gutter, HEADINGS, SAME, filled, fit, gutters, phrases};
use crate::extract::pdf::device::Rule;
use crate::extract::pdf::grid;
use crate::extract::pdf::lines::Row;

/// The lines of a heading stand within so many ems, and are so many at most.
const HEAD: f64 = 1.5;
const HEAD_LINES: usize = 4;

/// A heading is no sentence: it has so many words at most.
const WORDS: usize = 6;

/// A shaded cell is at least this wide and high.
const CELL: (f64, f64) = (12.0, 7.0);

/// A rule across a table is at least this long.
const ACROSS: f64 = 120.0;

/// A table between rules has so many of them: over its head, under it, at its end.
const RULES: usize = 3;

/// Shaded cells side by side, as high as each other: a row of a table.
pub struct Band {
    pub top: f64,
    pub bottom: f64,
    pub edges: Vec<f64>,
}

/// What tells where a table begins.
pub struct Head {
    pub gutters: Vec<Gutter>,
    /// The rows of the headings.
    pub rows: usize,
    /// Nothing of the table stands below.
    pub end: f64,
    /// Shading or rules show it, which need fewer rows below.
    pub shown: bool,
}

/// The shading and the rules of a sheet, as tables use them.
pub struct Marks {
    pub bands: Vec<Band>,
    /// Rules across: how far down, from where, to where.
    pub across: Vec<(f64, f64, f64)>,
}

impl Marks {
    /// Looks for shaded rows, and for rules long enough to part rows.
    pub fn of(blocks: &[Rect], rules: &[Rule]) -> Marks {
        Marks {
            bands: bands(blocks),
            across: grid::across(rules)
                .into_iter()
                .filter(|rule| rule.2 - rule.1 >= ACROSS)
                .collect(),
        }
    }
}

/// Rows of shaded cells: blocks that stand side by side.
fn bands(blocks: &[Rect]) -> Vec<Band> {
    let mut cells: Vec<Rect> = blocks
        .iter()
        .copied()
        .filter(|block| block.width() >= CELL.0 && block.height() >= CELL.1)
        .collect();
    cells.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    let mut bands: Vec<Band> = Vec::new();
    for row in cells.chunk_by(|a, b| (a.y0 - b.y0).abs() < SAME) {
        let mut row = row.to_vec();
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let Some(first) = row.first() else { continue };
        let mut edges = vec![first.x0, first.x1];
        for cell in &row[1..] {
            let last = edges.last().copied().unwrap_or_default();
            if (cell.y1 - first.y1).abs() < SAME && (cell.x0 - last).abs() < 2.0 * SAME {
                edges.push(cell.x1);
            }
        }
        if edges.len() > 2 {
            bands.push(Band {
                top: first.y0,
                bottom: first.y1,
                edges,
            });
        }
    }
    bands
}

/// The headings of a table that begins with the row at this place.
pub fn head(rows: &[Row], at: usize, marks: &Marks) -> Option<Head> {
    shaded(rows, at, marks)
        .or_else(|| between_rules(rows, at, marks))
        .or_else(|| bold(rows, at))
}

/// Headings in shaded cells.
fn shaded(rows: &[Row], at: usize, marks: &Marks) -> Option<Head> {
    let first = rows.get(at)?;
    let inside = |row: &Row, band: &Band| {
        let middle = row.base - row.size() * 0.3;
        middle > band.top && middle < band.bottom
    };
    let band = marks.bands.iter().find(|band| inside(first, band))?;
    let (left, right) = (band.edges.first()?, band.edges.last()?);
    if first.start() < left - SAME || first.end() > right + SAME {
        return None;
    }
    let gutters: Vec<Gutter> = band.edges[1..band.edges.len() - 1]
        .iter()
        .map(|edge| Gutter {
            from: edge - GUTTER / 2.0,
            to: edge + GUTTER / 2.0,
            heading: *edge,
        })
        .collect();
    let count = rows[at..]
        .iter()
        .take_while(|row| inside(row, band))
        .count();
    let alike = |other: &&Band| {
        other.top > band.top + SAME
            && other.edges.len() == band.edges.len()
            && other
                .edges
                .iter()
                .zip(&band.edges)
                .all(|(a, b)| (a - b).abs() < SAME)
    };
    let again = marks.bands.iter().any(|other| alike(&other));
    let mut fitted = gutters.clone();
    let columns = fit(first, &mut fitted)?;
    let filled = filled(&columns, gutters.len() + 1);
    (filled >= 2 && (filled >= 3 || again)).then_some(Head {
        gutters,
        rows: count,
        end: f64::INFINITY,
        shown: true,
    })
}

/// Headings between two rules across, with a third below.
fn between_rules(rows: &[Row], at: usize, marks: &Marks) -> Option<Head> {
    let first = rows.get(at)?;
    let over = first.base - first.size() * 0.6;
    let above = marks
        .across
        .iter()
        .filter(|rule| rule.0 <= over && over - rule.0 < first.size() * 2.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    let same: Vec<f64> = marks
        .across
        .iter()
        .filter(|rule| {
            rule.0 >= above.0
                && (rule.1 - above.1).abs() < 2.0 * SAME
                && (rule.2 - above.2).abs() < 2.0 * SAME
        })
        .map(|rule| rule.0)
        .collect();
    if same.len() < RULES || first.start() < above.1 - SAME || first.end() > above.2 + SAME {
        return None;
    }
    let below = same.iter().copied().find(|rule| *rule > first.base)?;
    let count = rows[at..].iter().take_while(|row| row.base < below).count();
    let gutters = gutters(&rows[at..at + count])?;
    Some(Head {
        gutters,
        rows: count,
        end: same.last().copied()?,
        shown: true,
    })
}

/// Three headings or more in bold, in one line or on top of each other.
fn bold(rows: &[Row], at: usize) -> Option<Head> {
    let is_head = |row: &Row| {
        row.words.iter().all(|word| word.style.bold)
            && !phrases(&row.words, HEADINGS).iter().any(|phrase| {
                phrase.len() > WORDS || phrase.last().is_some_and(|word| word.text.ends_with(':'))
            })
    };
    let first = rows.get(at).filter(|row| is_head(row))?;
    let mut count = 1;
    while let Some(row) = rows.get(at + count)
        && is_head(row)
        && (row.size() - first.size()).abs() < 0.5
        && row.base - rows[at + count - 1].base < first.size() * HEAD
        && count < HEAD_LINES
    {
        count += 1;
    }
    let gutters = gutters(&rows[at..at + count]).filter(|gutters| gutters.len() >= 2)?;
    Some(Head {
        gutters,
        rows: count,
        end: f64::INFINITY,
        shown: false,
    })
}
