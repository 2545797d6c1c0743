//! A chart in lines of letters: bars with their numbers beside them, and the numbers that
//! stand beside lines.

use crate::tui::chart::{Chart, Point, Series};
use crate::tui::text;
use crate::tui::theme::Role;

/// A line, in pieces with their looks.
pub type Pieces = Vec<(Role, String)>;

/// What bars are filled with, one for each series: told apart without colour.
const PRETTY: [&str; 4] = ["█", "▒", "▓", "░"];
const PLAIN: [&str; 4] = ["#", "=", "%", ":"];
/// What the bar of a period is filled with that is not over.
const PART: [&str; 2] = ["░", ":"];
/// The points of lines, one sign for each series.
const PRETTY_POINTS: [&str; 6] = ["●", "◆", "▲", "■", "○", "◇"];
const PLAIN_POINTS: [&str; 6] = ["o", "x", "+", "*", "@", "%"];
/// Lists that are wider than this put their numbers beside labels that are whole.
const ROOMY: usize = 60;

/// The looks of series, in their order.
pub const LOOKS: [Role; 6] = [
    Role::Accent,
    Role::Ask,
    Role::Done,
    Role::Warn,
    Role::Late,
    Role::Strong,
];

/// The sign of a series' points.
pub fn point(series: usize, plain: bool) -> &'static str {
    let points = if plain { PLAIN_POINTS } else { PRETTY_POINTS };
    points[series % points.len()]
}

/// What the bar of a series is filled with; another sign where its period is not over.
pub fn fill(series: usize, is_part: bool, plain: bool) -> &'static str {
    let fills = if plain { PLAIN } else { PRETTY };
    if is_part {
        PART[usize::from(plain)]
    } else {
        fills[series % fills.len()]
    }
}

/// What a chart says over itself: what it counts, over what, and where it stands.
pub fn about(chart: &Chart) -> String {
    let unit = chart.unit.as_deref().map(unit_words);
    let parts = [
        Some(chart.name()),
        unit,
        chart.period.clone(),
        Some(chart.source.place.short()),
        Some(chart.source.document.clone()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn unit_words(unit: &str) -> String {
    match unit {
        "count" => "numbers".to_owned(),
        other => format!("in {other}"),
    }
}

/// How far a bar reaches, and from where.
struct Scale {
    least: f64,
    span: f64,
    room: usize,
}

impl Scale {
    fn new(chart: &Chart, room: usize) -> Scale {
        let (least, largest) = chart
            .bounds()
            .map_or((0.0, 0.0), |(least, largest)| (least.value, largest.value));
        let (least, largest) = (least.min(0.0), largest.max(0.0));
        Scale {
            least,
            span: largest - least,
            room,
        }
    }

    /// The column of a number.
    fn at(&self, value: f64) -> usize {
        if self.span <= 0.0 || !value.is_finite() {
            return 0;
        }
        let part = ((value - self.least) / self.span).clamp(0.0, 1.0);
        // A screen has few columns.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let column = (part * self.room as f64).round() as usize;
        column.min(self.room)
    }

    /// The columns before a bar, and those it fills: what is something is seen.
    fn bar(&self, value: f64) -> (usize, usize) {
        let (zero, end) = (self.at(0.0), self.at(value));
        let (from, to) = (zero.min(end), zero.max(end));
        if from == to && value != 0.0 {
            return (from.min(self.room.saturating_sub(1)), 1);
        }
        (from, to - from)
    }
}

fn widest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(text::width).max().unwrap_or(0)
}

fn right(words: &str, room: usize) -> String {
    format!(
        "{}{words}",
        " ".repeat(room.saturating_sub(text::width(words)))
    )
}

fn left(words: &str, room: usize) -> String {
    let words = text::fit(words, room);
    let pad = room.saturating_sub(text::width(&words));
    format!("{words}{}", " ".repeat(pad))
}

fn points(chart: &Chart) -> impl Iterator<Item = &Point> {
    chart
        .series
        .iter()
        .flat_map(|series| series.points.iter().flatten())
}

/// A chart as bars that lie, one below the other, each behind its label and its number:
/// what fits everywhere.
pub fn bars(chart: &Chart, (width, height): (usize, usize), plain: bool) -> Vec<Pieces> {
    // Bars that touch make one block of stairs: they part where there is room.
    let loose = chart.labels.len() * 2 <= height;
    let many = chart.series.len() > 1 || loose;
    let number = widest(points(chart).map(|point| point.printed.as_str()));
    let labels: Vec<String> = (chart.labels.iter())
        .map(|label| {
            if width > ROOMY {
                label.words.clone()
            } else {
                brief(&label.words)
            }
        })
        .collect();
    let names = widest(labels.iter().map(String::as_str));
    // A bar shorter than this says nothing.
    let most = width.saturating_sub(number + 3 + width / 4);
    let names = names.min(most.max(8));
    let room = width.saturating_sub(names + number + 3).max(1);
    let scale = Scale::new(chart, room);
    let mut lines = legend(chart, |series| fill(series, false, plain).repeat(2), width);
    for (at, label) in chart.labels.iter().enumerate() {
        let mut first = true;
        for (series, of) in chart.series.iter().enumerate() {
            let Some(point) = of.points.get(at).and_then(Option::as_ref) else {
                continue;
            };
            let words = if first { labels[at].as_str() } else { "" };
            let name_role = if label.total {
                Role::Strong
            } else {
                Role::Text
            };
            let mut pieces = vec![
                (name_role, format!("{} ", left(words, names))),
                (Role::Strong, format!("{}  ", right(&point.printed, number))),
            ];
            if chart.draws(at) {
                let (before, filled) = scale.bar(point.value);
                pieces.push((Role::Text, " ".repeat(before)));
                let fill = fill(series, chart.is_part(at), plain).repeat(filled);
                pieces.push((LOOKS[series % LOOKS.len()], fill));
            } else {
                pieces.push((Role::Dim, text::fit("total, not drawn", room)));
            }
            lines.push(pieces);
            first = false;
        }
        if many && at + 1 < chart.labels.len() {
            lines.push(Vec::new());
        }
    }
    lines.extend(parts(chart, width, plain));
    lines
}

/// A label in fewer letters: months by their first three.
pub fn brief(label: &str) -> String {
    const MONTHS: [&str; 9] = [
        "January",
        "February",
        "August",
        "September",
        "October",
        "November",
        "December",
        "April",
        "March",
    ];
    let words = label.split(' ').map(|word| {
        let (name, behind) = word.split_at(word.find(',').unwrap_or(word.len()));
        match MONTHS.iter().find(|month| **month == name) {
            Some(month) => format!("{}{behind}", &month[..3]),
            None => word.to_owned(),
        }
    });
    let words: Vec<String> = words.collect();
    words.join(" ").replace(" to the ", " to ")
}

/// What the signs stand for; a chart of one thing says it over itself.
fn legend(chart: &Chart, sign: impl Fn(usize) -> String, width: usize) -> Vec<Pieces> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let line = |(series, of): (usize, &Series)| {
        let mark = format!("{} ", sign(series));
        let room = width.saturating_sub(text::width(&mark));
        vec![
            (LOOKS[series % LOOKS.len()], mark),
            (Role::Text, text::fit(&of.name, room)),
        ]
    };
    let mut lines: Vec<Pieces> = chart.series.iter().enumerate().map(line).collect();
    lines.push(Vec::new());
    lines
}

/// That a period is not over, where one is not: a bar of it is no fall.
fn parts(chart: &Chart, width: usize, plain: bool) -> Vec<Pieces> {
    let is_part = |at: &usize| chart.is_part(*at) && chart.draws(*at);
    if !(0..chart.labels.len()).any(|at| is_part(&at)) {
        return Vec::new();
    }
    let words = if chart.series.len() > 1 {
        "One period is not counted to its end; see its label.".to_owned()
    } else {
        format!("{0}{0} a part of its period", PART[usize::from(plain)])
    };
    vec![Vec::new(), vec![(Role::Dim, text::fit(&words, width))]]
}

/// The numbers beside what is drawn: a row a period, a column a series; where that does not
/// fit, one series below the other.
pub fn table(chart: &Chart, width: usize, plain: bool) -> Vec<Pieces> {
    let sign = |series: usize| point(series, plain);
    let mut lines = legend(chart, |series| sign(series).to_owned(), width);
    let number = widest(points(chart).map(|point| point.printed.as_str())).max(1);
    let columns = chart.series.len() * (number + 2);
    let mut labels: Vec<String> = chart
        .labels
        .iter()
        .map(|label| label.words.clone())
        .collect();
    if widest(labels.iter().map(String::as_str)) + columns > width {
        labels = labels.iter().map(|label| brief(label)).collect();
    }
    let label = widest(labels.iter().map(String::as_str));
    let of = |series: &Series, at: usize| {
        let point = series.points.get(at).and_then(Option::as_ref);
        let none = if plain { "-" } else { "–" };
        point.map_or(none.to_owned(), |point| point.printed.clone())
    };
    let role = |at: usize| {
        if chart.draws(at) {
            Role::Dim
        } else {
            Role::Strong
        }
    };
    if label + columns <= width {
        if chart.series.len() > 1 {
            let mut head = vec![(Role::Dim, " ".repeat(label))];
            for series in 0..chart.series.len() {
                let words = right(sign(series), number + 2);
                head.push((LOOKS[series % LOOKS.len()], words));
            }
            lines.push(head);
        }
        for (at, words) in labels.iter().enumerate() {
            let mut pieces = vec![(role(at), left(words, label))];
            for series in &chart.series {
                pieces.push((Role::Text, right(&of(series, at), number + 2)));
            }
            lines.push(pieces);
        }
    } else {
        for (place, series) in chart.series.iter().enumerate() {
            if chart.series.len() > 1 {
                lines.push(vec![(LOOKS[place % LOOKS.len()], sign(place).to_owned())]);
            }
            for (at, words) in labels.iter().enumerate() {
                let room = width.saturating_sub(number + 2);
                lines.push(vec![
                    (role(at), left(words, label.min(room))),
                    (Role::Text, format!("  {}", right(&of(series, at), number))),
                ]);
            }
        }
    }
    lines.extend(parts(chart, width, plain));
    lines
}
