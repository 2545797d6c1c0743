//! A chart of a paper's figures: what is drawn, the columns of its table to choose from, and
//! its numbers beside it.

pub mod drawing;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::tui::chart::choices;
use crate::tui::chart::numbers::{self, Pieces};
use crate::tui::chart::{Chart, ChartView, Kind};
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::view::list::{cells, choose};
use crate::tui::view::paint::put;
use crate::tui::view::{paint, pieces};

/// Columns beside the words of a choice.
const MARK: usize = 4;
/// From this width on columns and numbers stand beside what is drawn.
const BESIDE: u16 = 88;
/// From this width on there is a box around it all.
const BOXED: u16 = 80;
/// What is drawn is no higher: the eye compares what lies near.
const HIGHEST: u16 = 32;

/// Where a chart and its parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartPlace {
    /// The box around it, where there is one.
    pub frame: Option<Rect>,
    /// What it is of.
    pub head: Rect,
    /// The columns of the table, where there are several and there is room.
    pub list: Option<Rect>,
    /// Columns or lines; nothing where bars stand among the numbers.
    pub drawing: Option<Rect>,
    /// The numbers.
    pub numbers: Rect,
}

/// Where a chart stands in the place of the panes; those of its table are listed.
pub fn place(body: Rect, chart: &Chart, charts: &[Chart]) -> ChartPlace {
    let frame = (body.width >= BOXED && body.height >= 12).then_some(body);
    let (side, edge) = if frame.is_some() { (3, 1) } else { (1, 0) };
    let inner = Rect {
        x: body.x + side.min(body.width),
        y: body.y + edge,
        width: body.width.saturating_sub(2 * side),
        height: body.height.saturating_sub(2 * edge),
    };
    let head = Rect {
        height: inner.height.min(if frame.is_some() { 1 } else { 2 }),
        ..inner
    };
    let air = u16::from(inner.height > 7);
    let rest = Rect {
        y: inner.y + (head.height + air).min(inner.height),
        height: inner.height.saturating_sub(head.height + air),
        ..inner
    };
    let beside = rest.width >= BESIDE && rest.height >= 8;
    if !beside {
        return ChartPlace {
            frame,
            head,
            list: None,
            drawing: None,
            numbers: rest,
        };
    }
    let wide = (rest.width / 3).clamp(30, 46);
    let right = Rect {
        x: rest.right() - wide,
        width: wide,
        ..rest
    };
    let left = Rect {
        width: rest.width - wide - 4,
        ..rest
    };
    let listed = if charts.len() > 1 {
        let lines = choices::lines(charts, usize::from(right.width) - MARK);
        cells(lines.len() + 2).min(right.height / 2)
    } else {
        0
    };
    let list = (listed > 0).then_some(Rect {
        height: listed,
        ..right
    });
    let below = Rect {
        y: right.y + listed,
        height: right.height - listed,
        ..right
    };
    let draws = chart.kind == Kind::Lines && drawing::fits(chart, left.width) && left.height >= 8;
    ChartPlace {
        frame,
        head,
        list,
        drawing: draws.then_some(Rect {
            height: left.height.min(HIGHEST),
            ..left
        }),
        numbers: if draws { below } else { left },
    }
}

/// The lines of a chart that scroll: its numbers beside what is drawn, else bars.
pub fn lines(chart: &Chart, place: &ChartPlace, plain: bool) -> Vec<Pieces> {
    let width = usize::from(place.numbers.width);
    if place.drawing.is_some() {
        numbers::table(chart, width, plain)
    } else {
        let height = usize::from(place.numbers.height);
        numbers::bars(chart, (width, height), plain)
    }
}

/// Draws it over the panes.
pub fn draw(model: &Model, charts: &ChartView, buffer: &mut Buffer) {
    let body = model.layout().body;
    Clear.render(body, buffer);
    let Some(chart) = charts.chart() else { return };
    let place = place(body, chart, charts.charts());
    head(model, charts, chart, &place, buffer);
    if let Some(area) = place.drawing {
        drawing::draw(model, chart, area, buffer);
    }
    if let Some(area) = place.list {
        list(model, charts, area, buffer);
    }
    let area = place.numbers;
    let all = lines(chart, &place, model.setting.settled.plain_glyphs);
    for (y, line) in (area.y..area.bottom()).zip(all.iter().skip(charts.top)) {
        pieces(model, buffer, area, y, line);
    }
    let border = model.theme.style(Role::Border);
    let x = body.right().saturating_sub(1);
    if charts.top > 0 && area.height > 0 {
        put(buffer, x, area.y, "▴", 1, border);
    }
    if all.len() > charts.top + usize::from(area.height) {
        put(buffer, x, area.bottom().saturating_sub(1), "▾", 1, border);
    }
}

fn head(model: &Model, charts: &ChartView, chart: &Chart, place: &ChartPlace, buffer: &mut Buffer) {
    let area = place.head;
    if area.height == 0 {
        return;
    }
    let strong = model.theme.style(Role::TitleFocus);
    let dim = model.theme.style(Role::Dim);
    let title = if chart.title.is_empty() {
        "A table without a title"
    } else {
        chart.title.as_str()
    };
    let title = text::soften(title);
    // The title stands in the frame, where there is one.
    let (line, about) = match place.frame {
        Some(frame) => {
            paint::frame(buffer, frame, model.theme.style(Role::BorderFocus));
            (
                Rect {
                    x: frame.x + 2,
                    width: frame.width.saturating_sub(4),
                    height: 1,
                    ..frame
                },
                area.y,
            )
        }
        None => (Rect { height: 1, ..area }, area.y + 1),
    };
    let count = count(charts, place, usize::from(line.width) / 2);
    let wide = text::width(&count);
    let room = usize::from(line.width);
    let pad = |words: &str| match place.frame {
        Some(_) => format!(" {words} "),
        None => words.to_owned(),
    };
    let title = text::fit(&title, room.saturating_sub(wide + 6));
    put(
        buffer,
        line.x.saturating_sub(u16::from(place.frame.is_some())),
        line.y,
        &pad(&title),
        room,
        strong,
    );
    if wide > 0 && wide + 8 < room {
        let x = line
            .right()
            .saturating_sub(cells(text::width(&pad(&count))));
        put(buffer, x, line.y, &pad(&count), wide + 2, dim);
    }
    if about < area.bottom() {
        let room = usize::from(area.width);
        let words = text::fit_parts(&numbers::about(chart), room);
        // What is drawn stands out, where it is from does not.
        let name = chart.name();
        let end = put(buffer, area.x, about, &words, room, dim);
        if words.starts_with(&name) && !name.is_empty() {
            let style = model.theme.style(Role::Strong);
            put(
                buffer,
                area.x,
                about,
                &name,
                usize::from(end - area.x),
                style,
            );
        }
    }
}

/// Which chart of which table this is, where that is not to be seen; in so many columns.
fn count(charts: &ChartView, place: &ChartPlace, room: usize) -> String {
    let (at, all) = (charts.column + 1, charts.charts().len());
    let column = (place.list.is_none() && all > 1)
        .then(|| [format!("chart {at} of {all}"), format!("{at} of {all}")]);
    let (at, all) = (charts.at + 1, charts.tables.len());
    let table = (all > 1).then(|| format!("table {at} of {all}"));
    let Some([column, brief]) = column else {
        return table.unwrap_or_default();
    };
    let both = table.map(|table| format!("{column} · {table}"));
    let fits = |words: &String| text::width(words) <= room;
    both.filter(fits)
        .or(Some(column).filter(fits))
        .unwrap_or(brief)
}

/// The columns of the table, the chosen one marked.
fn list(model: &Model, charts: &ChartView, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let accent = model.theme.style(Role::Accent);
    put(buffer, area.x, area.y, "WHAT TO DRAW", room, accent);
    let rows = usize::from(area.height.saturating_sub(2));
    let lines = choices::lines(charts.charts(), room.saturating_sub(MARK));
    let last = lines.iter().rposition(|(at, _)| *at == charts.column);
    let top = last.map_or(0, |last| (last + 1).saturating_sub(rows));
    let shown = lines.iter().skip(top).take(rows);
    let mut before = None;
    for (y, (at, words)) in (area.y + 1..).zip(shown) {
        let style = model.theme.style(Role::Text);
        // What goes on below the first line of a choice hangs under it.
        let hangs = u16::from(before == Some(at));
        put(buffer, area.x + 2 + hangs, y, words, room, style);
        before = Some(at);
        if *at == charts.column {
            let row = Rect {
                y,
                height: 1,
                ..area
            };
            choose(model, row, true, buffer);
        }
    }
}
