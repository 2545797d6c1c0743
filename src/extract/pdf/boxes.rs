//! Boxes of text: the cards of a slide that stand side by side, and a box beside running
//! text. Each is read by itself, not line by line across.
//!
//! The shaded cells of a table are boxes too: what abuts, or has labels beside it, or
//! holds figures alone, stays lines.

use kurbo::{Rect, Size};

use super::lines::{self, Row};
use super::tables::Table;
use super::words::Word;

/// A box is at least so wide and high, and no more than this part of the sheet.
const SMALLEST: (f64, f64) = (50.0, 24.0);
const LARGEST: f64 = 0.5;

/// A page with more of them is a drawing or a form.
const MOST: usize = 40;

/// Boxes whose edges are nearer are parts of one another, or cells of a table.
const ABUTS: f64 = 3.0;
const APART: f64 = 5.0;

/// A shape that lies over another one for this part of its own is its shadow or in it.
const WITHIN: f64 = 0.6;

/// Running text beside a box, and the text in it, have so many lines of so many words.
const LINES: usize = 3;
const WORDS: usize = 4;
const WORDS_IN_BOX: usize = 2;

/// Where paragraphs part, lines are so many ems apart.
const PARAGRAPH: f64 = 1.45;

/// Lines that belong together, in order, and where they come among those of the page.
pub struct Boxed {
    /// They come before the first line below this.
    pub place: f64,
    /// The lines.
    pub rows: Vec<Row>,
    /// The box stands beside running text.
    is_sidebar: bool,
}

/// A box and what stands in it.
struct Card {
    area: Rect,
    rows: Vec<Row>,
}

/// Takes the words of boxes that are to be read by themselves.
pub fn apart(words: &mut Vec<Word>, shapes: &[Rect], tables: &[Table], sheet: Size) -> Vec<Boxed> {
    let areas = areas(shapes, tables, sheet);
    if areas.is_empty() || areas.len() > MOST {
        return Vec::new();
    }
    let mut inside: Vec<Vec<Word>> = vec![Vec::new(); areas.len()];
    let mut outside: Vec<Word> = Vec::new();
    let holder = |word: &Word| areas.iter().position(|area| area.contains(word.center()));
    for word in words.iter() {
        match holder(word) {
            Some(index) => inside[index].push(word.clone()),
            None => outside.push(word.clone()),
        }
    }
    let cards: Vec<Card> = areas
        .iter()
        .zip(inside)
        .map(|(area, words)| Card {
            area: *area,
            rows: lines::rows(words),
        })
        .collect();
    let kinds: Vec<Option<bool>> = cards
        .iter()
        .map(|card| {
            if is_card(card, &cards, &outside) {
                Some(false)
            } else {
                is_sidebar(card, &outside).then_some(true)
            }
        })
        .collect();
    if kinds.iter().all(Option::is_none) {
        return Vec::new();
    }
    words.retain(|word| holder(word).is_none_or(|index| kinds[index].is_none()));
    let mut boxed = Vec::new();
    let mut side_by_side = Vec::new();
    for (card, kind) in cards.into_iter().zip(kinds) {
        match kind {
            Some(false) => side_by_side.push(card),
            Some(true) => boxed.push(Boxed {
                place: card.area.y1,
                rows: card.rows,
                is_sidebar: true,
            }),
            None => {}
        }
    }
    boxed.extend(in_bands(side_by_side));
    boxed
}

/// Puts boxes beside running text behind the paragraph that they stand beside.
pub fn settle(boxed: &mut [Boxed], rows: &[Row]) {
    for boxed in boxed.iter_mut().filter(|boxed| boxed.is_sidebar) {
        let end = rows.windows(2).find(|pair| {
            pair[1].base > boxed.place
                && pair[1].base - pair[0].base > PARAGRAPH * pair[0].size().max(pair[1].size())
        });
        boxed.place = end.map_or(f64::MAX, |pair| f64::midpoint(pair[0].base, pair[1].base));
    }
    boxed.sort_by(|a, b| a.place.total_cmp(&b.place));
}

/// The outlines of what may be boxes: no two over each other, none of a table.
fn areas(shapes: &[Rect], tables: &[Table], sheet: Size) -> Vec<Rect> {
    let mut shapes: Vec<Rect> = shapes
        .iter()
        .copied()
        .filter(|shape| {
            shape.width() >= SMALLEST.0
                && shape.height() >= SMALLEST.1 / 2.0
                && shape.area() <= sheet.area() * LARGEST
                && !tables.iter().any(|table| {
                    table.area.contains(shape.center()) || shape.contains(table.area.center())
                })
        })
        .collect();
    if shapes.len() > MOST * MOST {
        return Vec::new();
    }
    // A band with the title lies on its box or over it.
    shapes.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.y0.total_cmp(&b.y0)));
    let mut merged: Vec<Rect> = Vec::new();
    for shape in shapes {
        let near = |a: f64, b: f64| (a - b).abs() < ABUTS;
        let part = merged.iter_mut().find(|other| {
            near(other.x0, shape.x0)
                && near(other.x1, shape.x1)
                && shape.y0 < other.y1 + ABUTS
                && shape.y1 > other.y0 - ABUTS
        });
        match part {
            Some(other) => *other = other.union(shape),
            None => merged.push(shape),
        }
    }
    merged.retain(|area| area.height() >= SMALLEST.1);
    merged.sort_by(|a, b| b.area().total_cmp(&a.area()));
    let mut areas: Vec<Rect> = Vec::new();
    for shape in merged {
        let is_part = areas
            .iter()
            .any(|area| area.intersect(shape).area() > shape.area() * WITHIN);
        if !is_part {
            areas.push(shape);
        }
    }
    areas
}

/// How much of the lower of two boxes' heights they share, from 0 to 1.
fn shared_height(a: Rect, b: Rect) -> f64 {
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    shared.max(0.0) / a.height().min(b.height()).max(1.0)
}

fn has_lines(card: &Card) -> bool {
    let worded = card.rows.iter().filter(|row| {
        row.words
            .iter()
            .any(|word| word.text.chars().any(char::is_alphabetic))
    });
    card.rows.len() >= 2 && worded.count() * 2 >= card.rows.len()
}

/// Whether another box stands beside it, with white between them and no labels beside
/// both.
fn is_card(card: &Card, all: &[Card], outside: &[Word]) -> bool {
    has_lines(card)
        && all.iter().any(|other| {
            let gap = (other.area.x0 - card.area.x1).max(card.area.x0 - other.area.x1);
            let both = card.area.union(other.area);
            gap >= APART
                && has_lines(other)
                && shared_height(card.area, other.area) >= 0.5
                && beside(both, outside).len() < 2
        })
}

/// The lines of words that stand at the height of a box.
fn beside(area: Rect, outside: &[Word]) -> Vec<Row> {
    let at_height = |word: &&Word| word.base > area.y0 && word.base < area.y1;
    lines::rows(outside.iter().filter(at_height).cloned().collect())
}

fn is_sidebar(card: &Card, outside: &[Word]) -> bool {
    let is_prose = |rows: &[Row], words: usize| {
        let count: usize = rows.iter().map(|row| row.words.len()).sum();
        rows.len() >= LINES && count >= rows.len() * words
    };
    has_lines(card) && is_prose(&card.rows, WORDS_IN_BOX) && {
        let text = beside(card.area, outside);
        let clear = text
            .iter()
            .flat_map(|row| &row.words)
            .all(|word| word.area.x1 <= card.area.x0 + 1.0 || word.area.x0 >= card.area.x1 - 1.0);
        clear && is_prose(&text, WORDS)
    }
}

/// Boxes side by side, from left to right and each column downwards; then the next band.
fn in_bands(mut cards: Vec<Card>) -> Vec<Boxed> {
    cards.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
    let mut bands: Vec<Vec<Card>> = Vec::new();
    for card in cards {
        let band = bands.iter_mut().find(|band| {
            band.iter()
                .any(|other| shared_height(other.area, card.area) >= 0.5)
        });
        match band {
            Some(band) => band.push(card),
            None => bands.push(vec![card]),
        }
    }
    bands
        .into_iter()
        .map(|mut band| {
            let place = band
                .iter()
                .map(|card| card.area.y0)
                .fold(f64::INFINITY, f64::min);
            band.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
            // Boxes under each other need not begin at quite the same place.
            let mut rows = Vec::new();
            for column in band.chunk_by_mut(|a, b| b.area.x0 < a.area.x1 - APART) {
                column.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
                for card in column {
                    rows.append(&mut card.rows);
                }
            }
            Boxed {
                place,
                rows,
                is_sidebar: false,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::testing::{Builder, Drawing, texts};

    fn filled(page: Drawing, x: f64, y: f64, width: f64, height: f64) -> Drawing {
        let bottom = 842.0 - y - height;
        page.raw(&format!(
            "0.9 0.9 1 rg {x} {bottom} {width} {height} re f 0 g"
        ))
    }

    fn lines(page: &Drawing) -> Vec<String> {
        let mut paper = Builder::new();
        paper.page(page);
        let document = paper.read();
        texts(&document, 0).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn boxes_side_by_side_are_read_one_after_the_other() {
        let mut page = Drawing::new().bold(50.0, 80.0, "How we did");
        page = filled(page, 50.0, 100.0, 200.0, 60.0);
        page = filled(page, 300.0, 100.0, 200.0, 60.0);
        let page = page
            .bold(60.0, 118.0, "Housing")
            .bold(310.0, 118.0, "Roads")
            .text(60.0, 134.0, "412 homes were")
            .text(310.0, 134.0, "9 miles were")
            .text(60.0, 148.0, "repaired in June")
            .text(310.0, 148.0, "laid anew")
            .text(50.0, 190.0, "Next: the budget");
        assert_eq!(
            lines(&page),
            [
                "How we did",
                "Housing",
                "412 homes were",
                "repaired in June",
                "Roads",
                "9 miles were",
                "laid anew",
                "Next: the budget"
            ]
        );
    }

    #[test]
    fn a_framed_box_beside_running_text_stands_behind_its_paragraph() {
        let page = Drawing::new()
            .raw("400 662 150 90 re S")
            .text(50.0, 100.0, "The library will open late in the week")
            .text(410.0, 106.0, "Did you know?")
            .text(50.0, 114.0, "and on Sundays from May on, as the")
            .text(410.0, 120.0, "It was built")
            .text(50.0, 128.0, "people of the town asked for it in")
            .text(410.0, 134.0, "in one year.")
            .text(50.0, 142.0, "great number when they were asked.")
            .text(50.0, 220.0, "Another paragraph.");
        assert_eq!(
            lines(&page),
            [
                "The library will open late in the week",
                "and on Sundays from May on, as the",
                "people of the town asked for it in",
                "great number when they were asked.",
                "Did you know?",
                "It was built",
                "in one year.",
                "Another paragraph."
            ]
        );
    }

    #[test]
    fn shaded_columns_of_a_table_stay_lines() {
        let mut page = filled(Drawing::new(), 200.0, 100.0, 80.0, 60.0);
        page = filled(page, 300.0, 100.0, 80.0, 60.0);
        for (y, name, a, b) in [
            (118.0, "Area", "North ward", "South ward"),
            (134.0, "Homes", "12 sold", "14 sold"),
            (150.0, "Shops", "one let", "two let"),
        ] {
            page = page.text(50.0, y, name).text(210.0, y, a).text(310.0, y, b);
        }
        assert_eq!(lines(&page)[1], "Homes\t12 sold\t14 sold");
    }
}
