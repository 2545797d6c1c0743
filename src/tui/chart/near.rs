//! What stands near a table in its paper: the heading over it, and the words that say which
//! of its columns matters.

use crate::domain::fold;
use crate::store::desk::{Block, BlockRole};
use crate::store::reports::FigureLine;
use crate::tui::chart::Chart;
use crate::tui::event::Subject;

/// What a column named in a recommendation is worth, beside one that is named in the text.
const ASKED: usize = 4;
/// What a number of it is worth that stands there.
const NUMBER: usize = 2;

/// The words near a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Near {
    /// The store's key of the table.
    pub table: i64,
    /// The heading under which it stands.
    pub heading: Option<String>,
    /// What is asked and recommended, folded.
    pub asked: String,
    /// The words under the same heading, folded.
    pub beside: String,
}

impl Near {
    /// Of every table of some figures, among the words that these stand in.
    pub fn of(figures: &[FigureLine], blocks: &[Block]) -> Vec<Near> {
        let is_asked =
            |block: &&Block| matches!(block.role, BlockRole::Ask | BlockRole::Recommendation);
        let asked = folded(blocks.iter().filter(is_asked));
        let tables = figures.chunk_by(|one, other| one.table_key == other.table_key);
        tables
            .filter_map(|cells| {
                let first = cells.first()?;
                let places: Vec<Subject> =
                    cells.iter().map(|cell| Subject::of(&cell.source)).collect();
                let stands = |block: &Block| {
                    let place = block.source.as_ref().map(Subject::of);
                    block.role == BlockRole::Row
                        && place.is_some_and(|place| places.contains(&place))
                };
                let at = blocks.iter().position(stands).unwrap_or(0);
                let is_heading = |block: &Block| block.role == BlockRole::Heading;
                let over = blocks[..at].iter().rposition(is_heading);
                let below = blocks[at..].iter().position(is_heading);
                let under =
                    over.map_or(0, |over| over + 1)..below.map_or(blocks.len(), |to| at + to);
                let text = blocks[under]
                    .iter()
                    .filter(|block| matches!(block.role, BlockRole::Text | BlockRole::Point));
                Some(Near {
                    table: first.table_key,
                    heading: over
                        .map(|over| heading(&blocks[over]))
                        .filter(|words| !is_blank(words)),
                    asked: asked.clone(),
                    beside: folded(text),
                })
            })
            .collect()
    }

    /// How much these words are about a chart.
    pub fn score(&self, chart: &Chart) -> usize {
        chart
            .series
            .iter()
            .map(|series| {
                let name = folded_words(&series.name);
                let named =
                    |words: &str| usize::from(!name.trim().is_empty() && words.contains(&name));
                let points = series.points.iter().flatten();
                let numbers: Vec<String> = points
                    // "7" stands everywhere.
                    .filter(|point| point.printed.len() > 1)
                    .map(|point| folded_words(&point.printed))
                    .collect();
                let count = |words: &str| {
                    numbers
                        .iter()
                        .filter(|number| words.contains(*number))
                        .count()
                };
                ASKED * named(&self.asked)
                    + named(&self.beside)
                    + NUMBER * count(&self.asked)
                    + count(&self.beside)
            })
            .max()
            .unwrap_or(0)
    }

    /// The place of the chart that these words are about; the first of those that are as good.
    pub fn best(&self, charts: &[Chart]) -> Option<usize> {
        let scores: Vec<usize> = charts.iter().map(|chart| self.score(chart)).collect();
        let best = scores.iter().copied().max().filter(|best| *best > 0)?;
        // What is drawn together stands before its parts: it is best where they all are.
        scores.iter().zip(charts).position(|(score, chart)| {
            let all_are = || {
                let parts = charts.iter().zip(&scores).filter(|(one, _)| {
                    matches!(one.series.as_slice(), [only] if chart.series.contains(only))
                });
                parts.into_iter().all(|(_, score)| *score == best)
            };
            *score == best && (chart.series.len() == 1 || all_are())
        })
    }
}

/// Whether a heading is what printers put on an empty page.
fn is_blank(heading: &str) -> bool {
    folded_words(heading).contains("intentionally left blank")
}

/// A heading without its number.
fn heading(block: &Block) -> String {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ' ';
    let text = block.text.trim();
    let bare = text.trim_start_matches(is_number);
    if bare.is_empty() { text } else { bare }.to_owned()
}

fn folded<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let words: Vec<String> = blocks.map(|block| folded_words(&block.text)).collect();
    words.join(" ")
}

/// Words with a space on both sides of each, so that what is found is whole.
fn folded_words(text: &str) -> String {
    let folded = fold::compare(text);
    let parts =
        |letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | ',' | '-' | '%' | '£'));
    let words = folded
        .split(parts)
        .map(|word| word.trim_matches(['.', ',', '-']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::chart::table::charts;
    use crate::tui::chart::tests::{figure, spending};

    fn block(role: BlockRole, text: &str, source: Option<&FigureLine>) -> Block {
        Block {
            role,
            mark: String::new(),
            text: text.to_owned(),
            source: source.map(|cell| cell.source.clone()),
        }
    }

    /// Landings at a quay: how many, and how many of them late in the hundred.
    fn landings() -> Vec<FigureLine> {
        let rows = [
            ("April", "1,408", "61", "4.3"),
            ("May", "1,260", "37", "2.9"),
            ("June", "1,196", "14", "1.2"),
        ];
        let cells = (0..)
            .zip(rows)
            .flat_map(|(row, (month, all, late, share))| {
                [
                    figure(row, 0, month, "Landings", all),
                    figure(row, 1, month, "Late", late),
                    figure(row, 2, month, "In the hundred", share),
                ]
            });
        cells
            .map(|cell| FigureLine {
                table: None,
                unit: None,
                ..cell
            })
            .collect()
    }

    fn first(recommended: &str) -> (String, String) {
        let figures = landings();
        let blocks = [
            block(BlockRole::Recommendation, recommended, None),
            block(BlockRole::Heading, "3. What was counted", None),
            block(BlockRole::Row, "April\t1,408\t61\t4.3", Some(&figures[0])),
            block(BlockRole::Heading, "4. Tides", None),
        ];
        let near = Near::of(&figures, &blocks);
        let charts = charts(&figures, &near).concat();
        (charts[0].title.clone(), charts[0].name())
    }

    #[test]
    fn the_column_that_is_recommended_on_is_shown_first_under_its_heading() {
        let (title, column) = first("note that it fell from 4.3 to 1.2 in the hundred");
        assert_eq!(
            (title.as_str(), column.as_str()),
            ("What was counted", "In the hundred")
        );
        assert_eq!(first("note the 1,196 landings of June").1, "Landings");
        assert_eq!(first("note the report").1, "Landings");
    }

    #[test]
    fn columns_that_are_all_spoken_of_are_shown_together() {
        let figures = spending();
        let near = Near {
            table: 1,
            asked: folded_words("compare the outturn and the budget"),
            ..Near::default()
        };
        let charts = charts(&figures, &[near]).concat();
        assert_eq!(charts[0].series.len(), 2);
        assert_eq!(charts[0].title, "Table 1: Ferries");
    }
}
