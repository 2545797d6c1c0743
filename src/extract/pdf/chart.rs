//! Charts that are drawn and not pictures: their figures are lengths, not text.

use kurbo::{BezPath, PathEl, Point, Rect};

/// So many bars stand on one base, in so many different heights.
const BARS: usize = 4;
const HEIGHTS: usize = 3;

/// So many slanting strokes make the curve of a chart, over so many points of the sheet.
const STROKES: usize = 4;
const WIDTH: f64 = 100.0;

/// Bases, widths and heights that differ by less are the same.
const SAME: f64 = 0.75;

/// Whether a stroked path, already in points of the sheet, looks like a chart's curve:
/// it runs on to the right, up and down.
pub fn is_curve(path: &BezPath) -> bool {
    let mut last: Option<Point> = None;
    let mut slanting = 0_usize;
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => last = Some(point),
            PathEl::LineTo(point) => {
                if let Some(before) = last {
                    // A chart's curve does not go back.
                    if point.x < before.x - SAME {
                        return false;
                    }
                    let (along, up) = (point.x - before.x, (point.y - before.y).abs());
                    slanting += usize::from(along > 4.0 && up > SAME);
                    from = from.min(before.x);
                    to = to.max(point.x);
                }
                last = Some(point);
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath => return false,
        }
    }
    slanting >= STROKES && to - from >= WIDTH
}

/// Whether filled rectangles look like the bars of a chart: as wide as each other, on
/// one base, upright or lying, and of different lengths. The shading of a table's cells
/// has one length a row.
pub fn has_bars(blocks: &[Rect]) -> bool {
    let upright = |block: &Rect| (block.y1, block.width(), block.height());
    let lying = |block: &Rect| (block.x0, block.height(), block.width());
    is_barred(blocks.iter().map(upright)) || is_barred(blocks.iter().map(lying))
}

/// Takes the base, thickness and length of each block.
fn is_barred(blocks: impl Iterator<Item = (f64, f64, f64)>) -> bool {
    let mut blocks: Vec<(f64, f64, f64)> = blocks.collect();
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    blocks
        .chunk_by(|a, b| (a.0 - b.0).abs() < SAME && (a.1 - b.1).abs() < SAME)
        .filter(|bars| bars.len() >= BARS)
        .any(|bars| {
            let mut lengths: Vec<f64> = bars.iter().map(|bar| bar.2).collect();
            lengths.sort_by(f64::total_cmp);
            lengths.dedup_by(|b, a| *b - *a < SAME);
            lengths.len() >= HEIGHTS
        })
}

#[cfg(test)]
mod tests {
    use kurbo::{BezPath, Rect};

    use super::{has_bars, is_curve};

    #[test]
    fn bars_on_one_base_are_a_chart_and_shaded_rows_are_none() {
        let bar = |x: f64, height: f64| Rect::new(x, 300.0 - height, x + 20.0, 300.0);
        let bars = [
            bar(50.0, 40.0),
            bar(80.0, 60.0),
            bar(110.0, 10.0),
            bar(140.0, 60.0),
        ];
        assert!(has_bars(&bars));
        let lying = bars.map(|bar| Rect::new(bar.y0, bar.x0, bar.y1, bar.x1));
        let lying = lying.map(|bar| Rect::new(50.0, bar.y0, 50.0 + bar.width(), bar.y1));
        assert!(has_bars(&lying));
        let rows = [0.0, 20.0, 40.0, 60.0].map(|y| Rect::new(50.0, y, 400.0, y + 20.0));
        assert!(!has_bars(&rows));
    }

    #[test]
    fn a_curve_that_runs_on_is_a_chart_and_a_rule_is_none() {
        let path = |points: &[(f64, f64)]| {
            let mut path = BezPath::new();
            path.move_to(points[0]);
            for point in &points[1..] {
                path.line_to(*point);
            }
            path
        };
        let curve = [
            (50.0, 90.0),
            (90.0, 70.0),
            (130.0, 75.0),
            (170.0, 60.0),
            (210.0, 66.0),
        ];
        assert!(is_curve(&path(&curve)));
        assert!(!is_curve(&path(&[(50.0, 90.0), (250.0, 90.0)])));
        let star = [
            (50.0, 90.0),
            (170.0, 60.0),
            (60.0, 70.0),
            (180.0, 95.0),
            (200.0, 20.0),
        ];
        assert!(!is_curve(&path(&star)));
    }
}
