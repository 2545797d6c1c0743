//! Glyphs → words, each in the frame of its own text.

use kurbo::{Affine, Point, Rect, Size, Vec2};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::device::{Drawn, Glyph, Mark, Rule};
use super::fonts::Style;

/// A gap of this part of an em between two letters ends a word.
const WORD_GAP: f64 = 0.2;

/// Raised letters and figures are smaller than this part of the letters beside them.
pub const RAISED: f64 = 0.9;

/// A word and where it stands.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its letters.
    pub text: String,
    /// Where it begins along its line.
    pub start: f64,
    /// Where it ends along its line.
    pub end: f64,
    /// Its baseline, downwards from the top.
    pub base: f64,
    /// The height of an em.
    pub size: f64,
    /// All of it is bold, or italic.
    pub style: Style,
    /// The marked content it stands in.
    pub mark: Mark,
    /// A space stood before it in the file.
    pub space_before: bool,
    /// A space stood behind it in the file.
    pub space_after: bool,
    /// Its box on the sheet.
    pub area: Rect,
}

impl Word {
    /// The middle of its box on the sheet, which tells the cell of a table.
    pub fn center(&self) -> Point {
        self.area.center()
    }
}

/// A page turned so that most of its text reads from left to right.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Width and height as turned.
    pub size: Size,
    /// The words that read from left to right, in the order of the file.
    pub words: Vec<Word>,
    /// Words in other directions, by direction; `start`, `end` and `base` are in
    /// their own frame, `area` on the sheet.
    pub turned: Vec<Vec<Word>>,
    /// Text at an angle, such as a mark across the page, a string a run.
    pub slanted: Vec<String>,
    /// The rules, turned as well.
    pub rules: Vec<Rule>,
    /// Filled rectangles, turned as well.
    pub blocks: Vec<Rect>,
    /// Outlines of boxes, turned as well.
    pub frames: Vec<Rect>,
}

/// Makes words of what was drawn.
pub fn sheet(drawn: &Drawn, size: Size) -> Sheet {
    let directions = directions(&drawn.glyphs);
    let mut counts = [0_usize; 4];
    for quarter in directions.iter().flatten() {
        counts[usize::from(*quarter)] += 1;
    }
    // The first of the fullest, so that a page without text is not turned.
    let mut main = 0_u8;
    for quarter in 1..4_u8 {
        if counts[usize::from(quarter)] > counts[usize::from(main)] {
            main = quarter;
        }
    }
    let to_sheet = turn(main, size);
    let turned_size = if main % 2 == 1 {
        Size::new(size.height, size.width)
    } else {
        size
    };
    let mut sheet = Sheet {
        size: turned_size,
        slanted: slanted(drawn, &directions),
        rules: drawn
            .rules
            .iter()
            .map(|rule| {
                let area = Rect::from_points(to_sheet * rule.from, to_sheet * rule.to);
                Rule {
                    from: area.origin(),
                    to: Point::new(area.x1, area.y1),
                }
            })
            .collect(),
        blocks: turned(&drawn.blocks, to_sheet),
        frames: turned(&drawn.frames, to_sheet),
        ..Sheet::default()
    };
    for quarter in 0..4_u8 {
        if counts[usize::from(quarter)] == 0 {
            continue;
        }
        let own = turn(quarter, size);
        let glyphs = drawn
            .glyphs
            .iter()
            .zip(&directions)
            .filter(|(_, direction)| **direction == Some(quarter))
            .map(|(glyph, _)| glyph);
        let words = words(&drawn.text, glyphs, own, to_sheet * own.inverse());
        if quarter == main {
            sheet.words = words;
        } else {
            sheet.turned.push(words);
        }
    }
    sheet
}

fn turned(areas: &[Rect], to_sheet: Affine) -> Vec<Rect> {
    areas
        .iter()
        .map(|area| to_sheet.transform_rect_bbox(*area))
        .collect()
}

/// The quarter turn of each glyph's direction; `None` for text at an angle.
fn directions(glyphs: &[Glyph]) -> Vec<Option<u8>> {
    let mut last = Some(0);
    glyphs
        .iter()
        .map(|glyph| {
            let along: Vec2 = glyph.end - glyph.origin;
            // A combining mark has no width: it goes where its letter went.
            if along.hypot() > 0.01 {
                let (x, y) = (along.x, along.y);
                last = if y.abs() < x.abs() * 0.18 {
                    Some(if x > 0.0 { 0 } else { 2 })
                } else if x.abs() < y.abs() * 0.18 {
                    Some(if y > 0.0 { 1 } else { 3 })
                } else {
                    None
                };
            }
            last
        })
        .collect()
}

/// What turns text of this quarter to read from left to right.
fn turn(quarter: u8, size: Size) -> Affine {
    match quarter {
        1 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, size.width]),
        2 => Affine::new([-1.0, 0.0, 0.0, -1.0, size.width, size.height]),
        3 => Affine::new([0.0, 1.0, -1.0, 0.0, size.height, 0.0]),
        _ => Affine::IDENTITY,
    }
}

fn text_of<'a>(text: &'a str, glyph: &Glyph) -> &'a str {
    text.get(glyph.text.0 as usize..glyph.text.1 as usize)
        .unwrap_or_default()
}

fn slanted(drawn: &Drawn, directions: &[Option<u8>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut run = None;
    for (glyph, direction) in drawn.glyphs.iter().zip(directions) {
        if direction.is_none() {
            if run != Some(glyph.run) || found.is_empty() {
                found.push(String::new());
                run = Some(glyph.run);
            }
            if let Some(last) = found.last_mut() {
                last.push_str(text_of(&drawn.text, glyph));
            }
        }
    }
    found.retain(|text| !text.trim().is_empty());
    found
}

/// Splits glyphs of one direction into words, in the order of the file.
fn words<'a>(
    text: &str,
    glyphs: impl Iterator<Item = &'a Glyph>,
    own: Affine,
    back: Affine,
) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut space = false;
    for glyph in glyphs {
        let letters = text_of(text, glyph);
        let origin = own * glyph.origin;
        let end = own * glyph.end;
        if letters.trim().is_empty() {
            if open && let Some(last) = words.last_mut() {
                last.space_after = true;
            }
            open = false;
            space = true;
            continue;
        }
        let joined = open
            && words.last_mut().is_some_and(|word| {
                continues(word, origin, glyph, letters) && {
                    word.text.push_str(letters);
                    word.end = word.end.max(end.x);
                    word.size = word.size.max(glyph.size);
                    word.style = word.style.and(glyph.style);
                    true
                }
            });
        if !joined {
            // A raised figure behind a word, such as a note's number, is a word of the
            // same line.
            let base = words
                .last()
                .filter(|word| open && is_raised(word, origin, glyph))
                .map_or(origin.y, |word| word.base);
            words.push(Word {
                text: letters.to_owned(),
                start: origin.x,
                end: end.x.max(origin.x),
                base,
                size: glyph.size,
                style: glyph.style,
                mark: glyph.mark,
                space_before: space,
                space_after: false,
                area: Rect::ZERO,
            });
        }
        open = true;
        space = false;
    }
    for word in &mut words {
        // Accents are often drawn as glyphs of their own.
        if !word.text.is_ascii() {
            word.text = word.text.nfc().collect();
        }
        let top = word.base - word.size * 0.75;
        let bottom = word.base + word.size * 0.2;
        let own = Rect::new(word.start, top, word.end, bottom);
        word.area = back.transform_rect_bbox(own);
    }
    words
}

/// Whether the glyph goes on with the word.
fn continues(word: &Word, origin: Point, glyph: &Glyph, letters: &str) -> bool {
    let em = glyph.size.max(word.size);
    let gap = origin.x - word.end;
    // An accent is drawn back over its letter.
    if letters.starts_with(is_combining_mark) {
        return gap.abs() < em;
    }
    if gap > WORD_GAP * glyph.size.min(word.size).max(em * 0.6) || gap < -0.35 * em {
        return false;
    }
    let drop = (origin.y - word.base).abs();
    if drop <= 0.12 * em {
        return true;
    }
    // "5th" with raised letters is one word; a raised figure is a note's number.
    is_raised(word, origin, glyph) && letters.chars().all(char::is_alphabetic)
}

fn is_raised(word: &Word, origin: Point, glyph: &Glyph) -> bool {
    let gap = origin.x - word.end;
    glyph.size < word.size * RAISED
        && (origin.y - word.base).abs() <= 0.6 * word.size
        && gap.abs() < 0.3 * word.size
}

#[cfg(test)]
pub mod fixture {
    //! Words for the tests of what is made of them.

    use kurbo::Rect;

    use super::Word;
    use crate::extract::pdf::device::Mark;
    use crate::extract::pdf::fonts::Style;

    /// The words of a text set in one line, each letter half an em wide.
    pub fn words(text: &str, start: f64, base: f64) -> Vec<Word> {
        let mut at = start;
        text.split(' ')
            .map(|text| {
                #[allow(clippy::cast_precision_loss)]
                let end = at + text.len() as f64 * 5.0;
                let word = Word {
                    text: text.to_owned(),
                    start: at,
                    end,
                    base,
                    size: 10.0,
                    style: Style::default(),
                    mark: Mark::default(),
                    space_before: true,
                    space_after: true,
                    area: Rect::ZERO,
                };
                at = end + 3.0;
                word
            })
            .collect()
    }
}
