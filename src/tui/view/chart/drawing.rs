//! What goes on over periods: columns of one thing, lines of several, on an axis that begins
//! at nought.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::text::Span;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line};

use crate::tui::chart::Chart;
use crate::tui::chart::numbers::{LOOKS, brief, fill, point};
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::cells;
use crate::tui::view::paint::put;

/// Lines that labels take at most.
const LABEL: usize = 3;
/// A column wider than this is a wall.
const WIDEST: u16 = 14;
/// The heights of a column's top, in eighths of a line.
const EIGHTHS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// What stands at the axis.
struct Axis {
    /// The number at its top and at its foot, as the paper prints it; nought is ours.
    ends: [String; 2],
    /// The same as values.
    high: f64,
    low: f64,
    /// The columns for the numbers.
    wide: u16,
}

impl Axis {
    fn of(chart: &Chart) -> Option<Axis> {
        let (least, largest) = chart.bounds()?;
        let (mut ends, mut high, mut low) = (
            [largest.printed.clone(), "0".to_owned()],
            largest.value,
            0.0,
        );
        if least.value < 0.0 {
            ends[1].clone_from(&least.printed);
            low = least.value;
        }
        if largest.value < 0.0 {
            "0".clone_into(&mut ends[0]);
            high = 0.0;
        }
        let wide = ends.iter().map(|end| text::width(end)).max()?;
        (high > low).then_some(Axis {
            ends,
            high,
            low,
            wide: cells(wide),
        })
    }
}

/// The periods that are drawn.
fn drawn(chart: &Chart) -> Vec<usize> {
    (0..chart.labels.len())
        .filter(|at| chart.draws(*at))
        .collect()
}

/// The labels in a place that is so wide, each on a few lines; none where one does not fit.
fn labels(chart: &Chart, slot: usize) -> Option<Vec<Vec<String>>> {
    let room = slot.saturating_sub(1);
    let wrapped = |words: &str| -> Option<Vec<String>> {
        let lines: Vec<String> = text::wrap(words, room)
            .into_iter()
            .map(|range| words[range].to_owned())
            .collect();
        // A word that is broken is read as two.
        let whole = words.split(' ').all(|word| text::width(word) <= room);
        (whole && lines.len() <= LABEL).then_some(lines)
    };
    let words = drawn(chart)
        .into_iter()
        .map(|at| chart.labels[at].words.as_str());
    let all: Vec<&str> = words.collect();
    let as_printed: Option<Vec<_>> = all.iter().map(|words| wrapped(words)).collect();
    as_printed.or_else(|| all.iter().map(|words| wrapped(&brief(words))).collect())
}

/// The columns between the axis and the right edge, for each period.
fn slot(chart: &Chart, width: u16) -> Option<(Axis, u16)> {
    let axis = Axis::of(chart)?;
    let periods = cells(drawn(chart).len());
    let slot = width.checked_sub(axis.wide + 2)?.checked_div(periods)?;
    Some((axis, slot))
}

/// Whether every label and number has room, and what is drawn can be drawn so.
pub fn fits(chart: &Chart, width: u16) -> bool {
    let Some((axis, slot)) = slot(chart, width) else {
        return false;
    };
    let stands = chart.series.len() > 1 || axis.low >= 0.0;
    let points = chart.drawn().map(|point| text::width(&point.printed));
    let number = points.max().unwrap_or(0);
    stands && usize::from(slot) > number && labels(chart, usize::from(slot)).is_some()
}

/// Draws it: below, the axis and the labels.
pub fn draw(model: &Model, chart: &Chart, area: Rect, buffer: &mut Buffer) {
    let Some((axis, slot)) = slot(chart, area.width) else {
        return;
    };
    let Some(labels) = labels(chart, usize::from(slot)) else {
        return;
    };
    let below = cells(labels.iter().map(Vec::len).max().unwrap_or(1));
    let inner = Rect {
        x: area.x + axis.wide + 2,
        // The number over the highest column.
        y: area.y + 1,
        width: slot * cells(drawn(chart).len()),
        height: area.height.saturating_sub(below + 2),
    };
    if inner.width < 4 || inner.height < 3 {
        return;
    }
    frame(model, &axis, area, inner, buffer);
    if chart.series.len() == 1 {
        columns(model, chart, &axis, inner, slot, buffer);
    } else {
        canvas(model, chart, &axis, inner, slot, buffer);
    }
    let dim = model.theme.style(Role::Dim);
    for (at, lines) in labels.iter().enumerate() {
        for (y, line) in (inner.bottom() + 1..area.bottom()).zip(lines) {
            middle(buffer, slot_at(inner, slot, at), y, line, dim);
        }
    }
}

/// The columns of a period.
fn slot_at(inner: Rect, slot: u16, at: usize) -> Rect {
    Rect {
        x: inner.x + slot * cells(at),
        width: slot,
        ..inner
    }
}

/// Words in the middle of a place.
fn middle(buffer: &mut Buffer, place: Rect, y: u16, words: &str, style: Style) {
    let room = usize::from(place.width);
    let words = text::fit(words, room);
    let before = room.saturating_sub(text::width(&words)) / 2;
    put(buffer, place.x + cells(before), y, &words, room, style);
}

/// The axis: its top and its foot with their numbers.
fn frame(model: &Model, axis: &Axis, area: Rect, inner: Rect, buffer: &mut Buffer) {
    let border = model.theme.style(Role::Border);
    let dim = model.theme.style(Role::Dim);
    let x = inner.x - 1;
    for y in inner.y..inner.bottom() {
        put(buffer, x, y, "│", 1, border);
    }
    put(buffer, x, inner.bottom(), "└", 1, border);
    for x in inner.x..inner.right() {
        put(buffer, x, inner.bottom(), "─", 1, border);
    }
    let wide = usize::from(axis.wide);
    let foot = if axis.low < 0.0 {
        inner.bottom() - 1
    } else {
        inner.bottom()
    };
    for (y, end) in [(inner.y, &axis.ends[0]), (foot, &axis.ends[1])] {
        put(buffer, area.x, y, &format!("{end:>wide$}"), wide, dim);
    }
}

/// Columns of one thing, each under its number.
fn columns(model: &Model, chart: &Chart, axis: &Axis, inner: Rect, slot: u16, buffer: &mut Buffer) {
    let Some(series) = chart.series.first() else {
        return;
    };
    let plain = model.setting.settled.plain_glyphs;
    let style = model.theme.style(LOOKS[0]);
    let strong = model.theme.style(Role::Strong);
    let wide = (slot * 3 / 5).clamp(1, WIDEST);
    for (at, label) in drawn(chart).into_iter().enumerate() {
        let Some(point) = series.points.get(label).and_then(Option::as_ref) else {
            continue;
        };
        let place = slot_at(inner, slot, at);
        let bar = Rect {
            x: place.x + (slot - wide) / 2,
            width: wide,
            ..place
        };
        let part = (point.value / axis.high).clamp(0.0, 1.0);
        // A screen has few lines.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let eighths = (part * f64::from(inner.height) * 8.0).round() as u16;
        // What is something is seen.
        let eighths = if point.value > 0.0 { eighths.max(1) } else { 0 };
        let is_part = chart.is_part(label);
        let (full, rest) = match (plain || is_part, eighths / 8, eighths % 8) {
            // Signs of a whole line: to the nearest.
            (true, full, rest) => ((full + u16::from(rest >= 4)).max(u16::from(eighths > 0)), 0),
            (false, full, rest) => (full, rest),
        };
        let sign = fill(0, is_part, plain).repeat(usize::from(wide));
        for line in 0..full {
            put(
                buffer,
                bar.x,
                inner.bottom() - 1 - line,
                &sign,
                usize::from(wide),
                style,
            );
        }
        let mut top = inner.bottom() - full;
        if rest > 0 && top > inner.y {
            top -= 1;
            let sign = EIGHTHS[usize::from(rest - 1)].repeat(usize::from(wide));
            put(buffer, bar.x, top, &sign, usize::from(wide), style);
        }
        middle(buffer, place, top.saturating_sub(1), &point.printed, strong);
    }
}

/// Lines of several things, a sign at each point.
fn canvas(model: &Model, chart: &Chart, axis: &Axis, inner: Rect, slot: u16, buffer: &mut Buffer) {
    let plain = model.setting.settled.plain_glyphs;
    let along = |at: usize| f64::from(cells(at)) * f64::from(slot) + f64::from(slot) / 2.0;
    let marker = if plain {
        Marker::Custom('.')
    } else {
        Marker::Braille
    };
    let look = |series: usize| model.theme.style(LOOKS[series % LOOKS.len()]);
    let periods = drawn(chart);
    Canvas::default()
        .marker(marker)
        .x_bounds([0.0, f64::from(inner.width)])
        .y_bounds([axis.low, axis.high])
        .paint(|context| {
            for (place, series) in chart.series.iter().enumerate() {
                let points = periods.iter().enumerate();
                let known: Vec<(usize, f64)> = points
                    .filter_map(|(at, label)| {
                        let point = series.points.get(*label)?.as_ref()?;
                        Some((at, point.value))
                    })
                    .collect();
                let color = look(place).fg.unwrap_or(Color::Reset);
                for pair in known.windows(2) {
                    // A year without a number leaves a gap in its line.
                    if let [(from, y1), (to, y2)] = *pair
                        && to == from + 1
                    {
                        let (x1, x2) = (along(from), along(to));
                        context.draw(&Line {
                            x1,
                            y1,
                            x2,
                            y2,
                            color,
                        });
                    }
                }
                context.layer();
                for (at, value) in known {
                    let mark = Span::styled(point(place, plain), look(place));
                    context.print(along(at), value, mark);
                }
            }
        })
        .render(inner, buffer);
}
