//! Commands on the charts that are open, and the way to them.

use crate::store::reports::FigureLine;
use crate::tui::chart::near::Near;
use crate::tui::chart::{ChartView, Why};
use crate::tui::command::{Along, Do};
use crate::tui::event::{Ask, Effect, Subject};
use crate::tui::model::Model;
use crate::tui::update::{desk, page};
use crate::tui::view::chart::{lines, place};

/// Does a command on the charts that are open.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    let height = isize::try_from(model.chart_lines().1).unwrap_or(1).max(1);
    match does {
        Do::Up => choose(model, -1),
        Do::Down => choose(model, 1),
        Do::PageUp => scroll(model, -height),
        Do::PageDown => scroll(model, height),
        Do::First => choose(model, isize::MIN / 2),
        Do::Last => choose(model, isize::MAX / 2),
        Do::Chart(Along::Next) | Do::Right => turn(model, true),
        Do::Chart(Along::Previous) | Do::Left => turn(model, false),
        Do::Leave | Do::ShowChart | Do::Back => model.chart = None,
        Do::Help => model.help(),
        // The page that the figures stand on.
        Do::ShowPage => {
            let chart = model.chart.as_ref().and_then(ChartView::chart);
            if let Some(source) = chart.map(|chart| chart.source.clone()) {
                effects.push(Effect::Ask(Ask::Sheets {
                    subject: Subject::of(&source),
                    sheet: source.place.page,
                }));
            }
        }
        does if does.is_of_the_desk() => {
            model.chart = None;
            desk::run(model, does, effects);
        }
        // The command table binds nothing else here.
        _ => {}
    }
}

fn scroll(model: &mut Model, by: isize) {
    let (lines, height) = model.chart_lines();
    if let Some(charts) = &mut model.chart {
        let most = lines.saturating_sub(height);
        charts.top = charts.top.saturating_add_signed(by).min(most);
    }
}

/// Draws another column; where all there is is drawn, goes over its numbers.
fn choose(model: &mut Model, by: isize) {
    let several = model
        .chart
        .as_ref()
        .is_some_and(|charts| charts.charts().len() > 1);
    if several {
        if let Some(charts) = &mut model.chart {
            charts.choose(by);
        }
    } else {
        scroll(model, by);
    }
}

fn turn(model: &mut Model, forward: bool) {
    let turned = model.chart.as_mut().map(|charts| charts.turn(forward));
    if turned == Some(false) {
        let key = |along| model.setting.settled.keymap.key(Do::Chart(along));
        let (next, back) = (key(Along::Next), key(Along::Previous));
        model.say(if forward {
            format!("this is the last table of figures; {back} goes back")
        } else {
            format!("this is the first table of figures; {next} goes on")
        });
    }
}

/// Asks for the figures of what is chosen.
pub fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((place, _)) = page::chosen(model) else {
        return model.say("choose a row first: its figures are drawn");
    };
    let subject = model.reader.subject.clone().unwrap_or(place.clone());
    effects.push(Effect::Ask(Ask::Figures { subject, place }));
}

/// Draws the figures that the store knows.
pub fn opened(model: &mut Model, figures: &[FigureLine], near: &[Near], at: &Subject) {
    match ChartView::new(figures, near, Some(at)) {
        Some(charts) => {
            say_which(model, &charts);
            model.page = None;
            model.chart = Some(charts);
        }
        None if figures.is_empty() => {
            model.say("there is no table of figures here; v shows the page");
        }
        None => model.say("the figures here are single numbers; there is nothing to draw"),
    }
}

/// Says which of several tables this is, why it is this one, and the way to the others.
fn say_which(model: &mut Model, charts: &ChartView) {
    let (at, all) = (charts.at + 1, charts.tables.len());
    let why = match charts.why {
        Why::Here => ", where you were",
        Why::OnThePage => ", on the page where you were",
        Why::SpokenOf => ", of which the text speaks most",
        // Where it is the first, the foot says that there are others.
        Why::First => return,
    };
    if all < 2 {
        return;
    }
    let key = |along| model.setting.settled.keymap.key(Do::Chart(along));
    let (next, back) = (key(Along::Next), key(Along::Previous));
    let ways = match (at > 1, at < all) {
        (true, true) => format!("{back} and {next} go to the others"),
        (true, false) => format!("{back} goes back to the others"),
        (false, _) => format!("{next} goes on to the others"),
    };
    model.say(format!("table {at} of {all}{why}; {ways}"));
}

/// After every event: the numbers end at the foot of their place.
pub fn settle(model: &mut Model) {
    scroll(model, 0);
}

impl Model {
    /// How many lines the chart's numbers have, and how many are seen.
    fn chart_lines(&self) -> (usize, usize) {
        let Some(chart) = self.chart.as_ref().and_then(ChartView::chart) else {
            return (0, 0);
        };
        let charts = self.chart.as_ref().map_or(&[][..], ChartView::charts);
        let place = place(self.layout().body, chart, charts);
        let plain = self.setting.settled.plain_glyphs;
        let lines = lines(chart, &place, plain);
        (lines.len(), usize::from(place.numbers.height))
    }
}
