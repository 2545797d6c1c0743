//! What can be drawn of a table, in words that tell one choice from the others.

use crate::tui::chart::Chart;
use crate::tui::text;

/// A choice takes so many lines and no more.
const LINES: usize = 3;

/// The lines of the choices in so many columns, each with the place of its chart.
pub fn lines(charts: &[Chart], room: usize) -> Vec<(usize, String)> {
    let names = names(charts);
    let mut lines = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let ranges = text::wrap(name, room.max(8));
        for (number, range) in ranges.iter().take(LINES).enumerate() {
            let is_last = number + 1 == LINES && ranges.len() > LINES;
            let words = if is_last {
                text::fit(&name[range.start..], room)
            } else {
                name[range.clone()].trim_end().to_owned()
            };
            lines.push((at, words));
        }
    }
    lines
}

/// The name of each chart: what all of them begin with is left out, and where two would be
/// called the same, what they count is said too.
fn names(charts: &[Chart]) -> Vec<String> {
    let singles = charts.iter().filter(|chart| chart.series.len() == 1);
    let singles: Vec<Vec<&str>> = singles
        .map(|chart| chart.series[0].name.split_whitespace().collect())
        .collect();
    let shared = shared(&singles);
    let short = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        match words.get(shared..) {
            Some(rest) if shared > 0 && !rest.is_empty() => format!("… {}", rest.join(" ")),
            Some(_) | None => name.to_owned(),
        }
    };
    let names: Vec<String> = charts
        .iter()
        .map(|chart| match chart.series.as_slice() {
            [only] => short(&only.name),
            // A stop parts what is cut better than a word does.
            [first, second] if shared > 0 => {
                format!("both: {}; {}", short(&first.name), short(&second.name))
            }
            [_, _] => chart.name(),
            [first, second, ..] => format!(
                "{} together: {}; {}; …",
                chart.series.len(),
                short(&first.name),
                short(&second.name)
            ),
            [] => String::new(),
        })
        .collect();
    let is_twice = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let of = names.iter().zip(charts);
    of.map(|(name, chart)| match &chart.unit {
        Some(unit) if is_twice(name) => format!("{name}, in {unit}"),
        Some(_) | None => name.clone(),
    })
    .collect()
}

/// How many words all names begin with, where that leaves each of them some.
fn shared(names: &[Vec<&str>]) -> usize {
    let Some((first, rest)) = names.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return 0;
    };
    let same = |at: &usize| rest.iter().all(|name| name.get(*at) == first.get(*at));
    let count = (0..first.len()).take_while(same).count();
    let shortest = names.iter().map(Vec::len).min().unwrap_or(0);
    // A word or two are read as quickly as the dots in their place.
    if count < 2 {
        0
    } else {
        count.min(shortest.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::chart::table;
    use crate::tui::chart::tests::{figure, spending};

    #[test]
    fn choices_are_told_apart_by_what_is_not_the_same() {
        let mut cells = spending();
        for cell in &mut cells {
            let heading = cell.heading.take().unwrap_or_default();
            cell.heading = Some(format!("Estimate for the ferries of the year: {heading}"));
        }
        let charts = table::charts(&cells, &[]).concat();
        assert_eq!(
            lines(&charts, 40),
            [
                (0, "both: … Budget; … Outturn".to_owned()),
                (1, "… Budget".to_owned()),
                (2, "… Outturn".to_owned()),
            ]
        );
    }

    #[test]
    fn a_long_choice_is_wrapped_and_one_of_the_same_name_says_what_it_counts() {
        let mut cells = spending();
        for cell in cells.iter_mut().filter(|cell| cell.column == 1) {
            cell.heading = Some("Budget".to_owned());
            cell.unit = Some("%".to_owned());
        }
        cells.push(figure(3, 0, "Launch", "Budget", "20"));
        let charts = table::charts(&cells, &[]).concat();
        let names = names(&charts);
        assert_eq!(names, ["Budget, in £000", "Budget, in %"]);
        let long = lines(&charts, 10);
        assert_eq!(long[0], (0, "Budget, in".to_owned()));
        assert_eq!(long[1], (0, "£000".to_owned()));
    }
}
