//! Rules → grids: where the ruled tables of a page stand and how their slots join.

use kurbo::{Point, Rect};

use super::device::Rule;
use super::words::Word;

/// Rules this near to each other are the same rule drawn twice.
const SNAP: f64 = 2.0;

/// Rules this near to each other touch.
const TOUCH: f64 = 3.0;

/// A row or column that is narrower stands between the two strokes of a double rule.
const NARROW: f64 = 5.0;

/// A page with more rules after merging is a drawing.
const MANY: usize = 3000;

/// A table with more slots is a drawing as well.
const SLOTS: usize = 40_000;

/// A ruled grid.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The columns' edges from left to right, at least three.
    pub columns: Vec<f64>,
    /// The rows' edges from top to bottom, at least two.
    pub rows: Vec<f64>,
    /// The cell that each slot belongs to, row by row: an index into `cells`.
    pub slots: Vec<usize>,
    /// The cells: rectangles of slots.
    pub cells: Vec<Span>,
    /// Every set of joined slots is a rectangle; where not, no cell can be trusted.
    pub sound: bool,
}

/// The slots that a cell covers: first and last row, first and last column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

impl Grid {
    /// The whole of it.
    pub fn area(&self) -> Rect {
        let edge = |edges: &[f64]| {
            let first = edges.first().copied().unwrap_or_default();
            (first, edges.last().copied().unwrap_or(first))
        };
        let (x0, x1) = edge(&self.columns);
        let (y0, y1) = edge(&self.rows);
        Rect::new(x0, y0, x1, y1)
    }

    /// Parts a cell into its slots.
    pub fn part(&mut self, cell: usize) {
        let width = self.columns.len() - 1;
        let mut first = true;
        for slot in 0..self.slots.len() {
            if self.slots[slot] != cell {
                continue;
            }
            let (row, column) = (slot / width, slot % width);
            let span = Span {
                rows: (row, row),
                columns: (column, column),
            };
            if first {
                self.cells[cell] = span;
                first = false;
            } else {
                self.slots[slot] = self.cells.len();
                self.cells.push(span);
            }
        }
    }

    /// The cell that a place lies in.
    pub fn cell_at(&self, place: Point) -> Option<usize> {
        let column = interval(&self.columns, place.x)?;
        let row = interval(&self.rows, place.y)?;
        self.slots
            .get(row * (self.columns.len() - 1) + column)
            .copied()
    }
}

fn interval(edges: &[f64], at: f64) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= at);
    (after > 0 && after < edges.len()).then(|| after - 1)
}

/// A rule along one axis: where it stands across, from and to along.
#[derive(Debug, Clone, Copy)]
struct Segment {
    at: f64,
    from: f64,
    to: f64,
}

/// Finds the grids of a page, from top to bottom. The second value tells that there
/// were more rules than a page of tables has.
pub fn grids(rules: &[Rule], words: &[Word]) -> (Vec<Grid>, bool) {
    let mut across = Vec::new();
    let mut down = Vec::new();
    for rule in rules {
        if (rule.to.x - rule.from.x) > (rule.to.y - rule.from.y) {
            across.push(Segment {
                at: rule.from.y,
                from: rule.from.x,
                to: rule.to.x,
            });
        } else {
            down.push(Segment {
                at: rule.from.x,
                from: rule.from.y,
                to: rule.to.y,
            });
        }
    }
    if down.is_empty() {
        return (Vec::new(), false);
    }
    let across = without_underlines(merged(across), words);
    let down = merged(down);
    if across.len() + down.len() > MANY {
        return (Vec::new(), true);
    }
    let mut grids: Vec<Grid> = sets(&across, &down)
        .iter()
        .filter_map(|(across, down)| grid(across, down))
        .collect();
    grids.sort_by(|a, b| {
        let (a, b) = (a.area(), b.area());
        a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
    });
    (without_nested(grids), false)
}

/// The rules across a page, those that run on merged: how far down, from where, to where.
pub fn across(rules: &[Rule]) -> Vec<(f64, f64, f64)> {
    let across = rules
        .iter()
        .filter(|rule| (rule.to.x - rule.from.x) > (rule.to.y - rule.from.y))
        .map(|rule| Segment {
            at: rule.from.y,
            from: rule.from.x,
            to: rule.to.x,
        })
        .collect();
    merged(across)
        .into_iter()
        .map(|segment| (segment.at, segment.from, segment.to))
        .collect()
}

/// Snaps rules to common places and merges those that run on.
fn merged(mut segments: Vec<Segment>) -> Vec<Segment> {
    segments.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut merged: Vec<Segment> = Vec::new();
    let mut rest = segments.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.partition_point(|segment| segment.at - first.at <= SNAP);
        let (group, after) = rest.split_at(count.max(1));
        rest = after;
        #[allow(clippy::cast_precision_loss)]
        let at = group.iter().map(|segment| segment.at).sum::<f64>() / group.len() as f64;
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begin = merged.len();
        for segment in group {
            match merged.get_mut(begin..).and_then(<[Segment]>::last_mut) {
                Some(last) if segment.from - last.to <= TOUCH => {
                    last.to = last.to.max(segment.to);
                }
                Some(_) | None => merged.push(Segment { at, ..segment }),
            }
        }
    }
    merged
}

/// Drops rules that run exactly below the words of one line.
fn without_underlines(segments: Vec<Segment>, words: &[Word]) -> Vec<Segment> {
    let mut by_base: Vec<&Word> = words.iter().collect();
    by_base.sort_by(|a, b| a.base.total_cmp(&b.base));
    segments
        .into_iter()
        .filter(|segment| {
            let from = by_base.partition_point(|word| word.base < segment.at - 4.0);
            let to = by_base.partition_point(|word| word.base <= segment.at + 0.5);
            let over = by_base
                .get(from..to)
                .unwrap_or_default()
                .iter()
                .filter(|word| word.end > segment.from - 1.0 && word.start < segment.to + 1.0);
            let (mut start, mut end) = (f64::INFINITY, f64::NEG_INFINITY);
            for word in over {
                start = start.min(word.start);
                end = end.max(word.end);
            }
            // The space behind the last word is often underlined with it.
            let under = (start - segment.from).abs() < 2.0
                && end > segment.to - 8.0
                && end < segment.to + 2.0;
            !under
        })
        .collect()
}

/// Sets of rules that touch each other.
fn sets(across: &[Segment], down: &[Segment]) -> Vec<(Vec<Segment>, Vec<Segment>)> {
    let mut union = Union::new(across.len() + down.len());
    for (i, line) in across.iter().enumerate() {
        for (j, post) in down.iter().enumerate() {
            if line.at >= post.from - TOUCH
                && line.at <= post.to + TOUCH
                && post.at >= line.from - TOUCH
                && post.at <= line.to + TOUCH
            {
                union.join(i, across.len() + j);
            }
        }
    }
    let mut sets: Vec<(usize, Vec<Segment>, Vec<Segment>)> = Vec::new();
    for index in 0..across.len() + down.len() {
        let root = union.find(index);
        let known = sets.iter().position(|set| set.0 == root);
        let place = known.unwrap_or_else(|| {
            sets.push((root, Vec::new(), Vec::new()));
            sets.len() - 1
        });
        if let Some(line) = across.get(index) {
            sets[place].1.push(*line);
        } else if let Some(post) = down.get(index - across.len()) {
            sets[place].2.push(*post);
        }
    }
    sets.into_iter()
        .map(|(_, across, down)| (across, down))
        .collect()
}

fn grid(across: &[Segment], down: &[Segment]) -> Option<Grid> {
    if across.len() < 2 || down.is_empty() {
        return None;
    }
    let mut columns = edges(down, across);
    let mut rows = edges(across, down);
    if columns.len() < 3 || rows.len() < 2 {
        return None;
    }
    columns = without_narrow(columns, down);
    rows = without_narrow(rows, across);
    let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    if width < 2 || height < 1 || width * height > SLOTS {
        return None;
    }
    let mut union = Union::new(width * height);
    for row in 0..height {
        for column in 0..width {
            let slot = row * width + column;
            let (x0, x1) = (columns[column], columns[column + 1]);
            let (y0, y1) = (rows[row], rows[row + 1]);
            if column > 0 && !is_ruled(down, x0, y0, y1) {
                union.join(slot - 1, slot);
            }
            if row > 0 && !is_ruled(across, y0, x0, x1) {
                union.join(slot - width, slot);
            }
        }
    }
    let mut cells: Vec<Span> = Vec::new();
    let mut roots: Vec<Option<usize>> = vec![None; width * height];
    let mut counts: Vec<usize> = Vec::new();
    let mut slots = Vec::with_capacity(width * height);
    for slot in 0..width * height {
        let (row, column) = (slot / width, slot % width);
        let root = union.find(slot);
        let cell = *roots[root].get_or_insert_with(|| {
            cells.push(Span {
                rows: (row, row),
                columns: (column, column),
            });
            counts.push(0);
            cells.len() - 1
        });
        let span = &mut cells[cell];
        span.rows.1 = span.rows.1.max(row);
        span.columns = (span.columns.0.min(column), span.columns.1.max(column));
        counts[cell] += 1;
        slots.push(cell);
    }
    let sound = cells.iter().zip(&counts).all(|(span, count)| {
        (span.rows.1 - span.rows.0 + 1) * (span.columns.1 - span.columns.0 + 1) == *count
    });
    Some(Grid {
        columns,
        rows,
        slots,
        cells,
        sound,
    })
}

/// The places of the rules, and the ends of those that cross them where a table has no
/// rule at its sides.
fn edges(own: &[Segment], crossing: &[Segment]) -> Vec<f64> {
    let mut edges: Vec<f64> = own.iter().map(|segment| segment.at).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|b, a| *b - *a <= SNAP);
    let from = crossing
        .iter()
        .map(|segment| segment.from)
        .fold(f64::INFINITY, f64::min);
    let to = crossing
        .iter()
        .map(|segment| segment.to)
        .fold(f64::NEG_INFINITY, f64::max);
    if edges
        .first()
        .is_some_and(|first| first - from > 2.0 * NARROW)
    {
        edges.insert(0, from);
    }
    if edges.last().is_some_and(|last| to - last > 2.0 * NARROW) {
        edges.push(to);
    }
    edges
}

/// Joins edges that are too near for anything to stand between them; the longer rule
/// stays.
fn without_narrow(edges: Vec<f64>, segments: &[Segment]) -> Vec<f64> {
    let length = |at: f64| {
        segments
            .iter()
            .filter(|segment| (segment.at - at).abs() <= SNAP)
            .map(|segment| segment.to - segment.from)
            .sum::<f64>()
    };
    let mut kept: Vec<f64> = Vec::with_capacity(edges.len());
    for edge in edges {
        match kept.last_mut() {
            Some(last) if edge - *last < NARROW => {
                if length(edge) > length(*last) {
                    *last = edge;
                }
            }
            Some(_) | None => kept.push(edge),
        }
    }
    kept
}

/// Whether a rule stands at a slot's side for half of its length or more.
fn is_ruled(segments: &[Segment], at: f64, from: f64, to: f64) -> bool {
    let covered: f64 = segments
        .iter()
        .filter(|segment| (segment.at - at).abs() <= NARROW)
        .map(|segment| (segment.to.min(to) - segment.from.max(from)).max(0.0))
        .fold(0.0, f64::max);
    covered * 2.0 >= to - from
}

/// Of two grids one inside the other, the one with more cells is the table: the other
/// is a frame around it, or a box within a cell.
fn without_nested(grids: Vec<Grid>) -> Vec<Grid> {
    let mut kept: Vec<Grid> = Vec::new();
    for grid in grids {
        let area = grid.area();
        let clash = kept.iter().position(|other| {
            let shared = other.area().intersect(area).area();
            shared > 0.5 * area.area().min(other.area().area())
        });
        match clash {
            Some(index) if kept[index].cells.len() >= grid.cells.len() => {}
            Some(index) => kept[index] = grid,
            None => kept.push(grid),
        }
    }
    kept
}

/// Sets that are joined two at a time.
struct Union {
    parents: Vec<usize>,
}

impl Union {
    fn new(count: usize) -> Union {
        Union {
            parents: (0..count).collect(),
        }
    }

    fn find(&mut self, mut index: usize) -> usize {
        while self.parents[index] != index {
            self.parents[index] = self.parents[self.parents[index]];
            index = self.parents[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::{Span, grids};
    use crate::extract::pdf::device::Rule;

    fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Rule {
        Rule {
            from: Point::new(x0, y0),
            to: Point::new(x1, y1),
        }
    }

    /// Two rows and two columns, 100 wide and 20 high.
    fn table() -> Vec<Rule> {
        let mut rules = Vec::new();
        for y in [100.0, 120.0, 140.0] {
            rules.push(rule(50.0, y, 250.0, y));
        }
        for x in [50.0, 150.0, 250.0] {
            rules.push(rule(x, 100.0, x, 140.0));
        }
        rules
    }

    #[test]
    fn crossing_rules_make_a_grid() {
        let (grids, _) = grids(&table(), &[]);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].cells.len(), 4);
        assert_eq!(grids[0].cell_at(Point::new(200.0, 110.0)), Some(1));
        assert_eq!(grids[0].cell_at(Point::new(10.0, 110.0)), None);
    }

    #[test]
    fn a_missing_rule_merges_two_slots() {
        let mut rules = table();
        // The rule between the columns ends above the second row.
        rules[4] = rule(150.0, 100.0, 150.0, 120.0);
        let (grids, _) = grids(&rules, &[]);
        assert_eq!(
            grids[0].cells.last(),
            Some(&Span {
                rows: (1, 1),
                columns: (0, 1)
            })
        );
        assert!(grids[0].sound);
    }

    #[test]
    fn a_box_is_no_table() {
        let rules = [
            rule(50.0, 100.0, 250.0, 100.0),
            rule(50.0, 140.0, 250.0, 140.0),
            rule(50.0, 100.0, 50.0, 140.0),
            rule(250.0, 100.0, 250.0, 140.0),
        ];
        assert!(grids(&rules, &[]).0.is_empty());
    }

    #[test]
    fn a_table_without_rules_at_its_sides_keeps_its_outer_columns() {
        let rules = [
            rule(50.0, 100.0, 250.0, 100.0),
            rule(50.0, 120.0, 250.0, 120.0),
            rule(50.0, 140.0, 250.0, 140.0),
            rule(150.0, 100.0, 150.0, 140.0),
        ];
        let (grids, _) = grids(&rules, &[]);
        assert_eq!(grids[0].columns, [50.0, 150.0, 250.0]);
    }

    #[test]
    fn a_rule_drawn_cell_by_cell_is_one_rule() {
        let mut rules = table();
        rules[1] = rule(50.0, 120.0, 149.0, 120.0);
        rules.push(rule(151.0, 120.7, 250.0, 120.7));
        let (grids, _) = grids(&rules, &[]);
        assert_eq!(grids[0].cells.len(), 4);
    }

    #[test]
    fn a_frame_around_a_table_gives_way_to_it() {
        let mut rules = table();
        for y in [20.0, 700.0] {
            rules.push(rule(20.0, y, 580.0, y));
        }
        for x in [20.0, 560.0, 580.0] {
            rules.push(rule(x, 20.0, x, 700.0));
        }
        let (grids, _) = grids(&rules, &[]);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].cells.len(), 4);
    }
}
