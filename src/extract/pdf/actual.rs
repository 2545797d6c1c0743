//! Text that a file gives in place of the letters it draws (`ActualText`): ligatures,
//! fonts without letters, hyphens that only a line's end asked for.

use kurbo::Point;

use super::device::{Drawn, Glyph};
use crate::domain::fold;

/// The hyphen that stands only because the line ends.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// No span of text that is drawn otherwise is longer; what is describes a picture.
const LONGEST: usize = 400;

/// So many letters may be said to be none: dots that lead to a number, a drop shadow.
const HIDDEN: usize = 3;

/// Puts `text` in the place of the glyphs drawn from this one on. Where they stand on
/// more lines than one, nobody knows which letters belong to which line: there, only the
/// hyphens that `text` does without are told apart.
pub fn replace(drawn: &mut Drawn, from: usize, text: &str) {
    let Some(glyphs) = drawn.glyphs.get(from..).filter(|all| !all.is_empty()) else {
        return;
    };
    let shown: Vec<char> = glyphs
        .iter()
        .flat_map(|glyph| letters(drawn, glyph))
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let said: Vec<char> = text
        .chars()
        .filter(|letter| *letter == SOFT_HYPHEN || !fold::is_hidden(*letter))
        .take(LONGEST + 1)
        .collect();
    let bare = || said.iter().filter(|letter| !letter.is_whitespace());
    if said.len() > LONGEST || bare().eq(&shown) {
        return;
    }
    if bare().next().is_none() {
        if shown.len() <= HIDDEN && shown.iter().all(|letter| !letter.is_alphanumeric()) {
            drawn.glyphs.truncate(from);
        }
        return;
    }
    if !is_one_line(glyphs) {
        soften(drawn, from, &said);
        return;
    }
    let unknown = shown.iter().filter(|letter| is_unknown(**letter)).count();
    let unknown = u32::try_from(unknown).unwrap_or(u32::MAX);
    drawn.unknown = drawn.unknown.saturating_sub(unknown);
    let (first, last) = (glyphs[0], glyphs[glyphs.len() - 1]);
    drawn.glyphs.truncate(from);
    #[allow(clippy::cast_precision_loss)]
    let at = |index: usize| {
        first
            .origin
            .lerp(last.end, index as f64 / said.len() as f64)
    };
    for (index, letter) in said.iter().enumerate() {
        let range = push(drawn, *letter);
        drawn.glyphs.push(Glyph {
            text: range,
            origin: at(index),
            end: at(index + 1),
            ..first
        });
    }
}

fn letters<'a>(drawn: &'a Drawn, glyph: &Glyph) -> impl Iterator<Item = char> + 'a {
    let range = glyph.text.0 as usize..glyph.text.1 as usize;
    drawn.text.get(range).unwrap_or_default().chars()
}

fn is_unknown(letter: char) -> bool {
    letter == char::REPLACEMENT_CHARACTER
}

fn push(drawn: &mut Drawn, letter: char) -> (u32, u32) {
    let place = |drawn: &Drawn| u32::try_from(drawn.text.len()).unwrap_or(u32::MAX);
    let from = place(drawn);
    drawn
        .text
        .push(if letter.is_whitespace() { ' ' } else { letter });
    (from, place(drawn))
}

/// Whether the glyphs follow each other on one baseline, in one direction.
fn is_one_line(glyphs: &[Glyph]) -> bool {
    let (first, last) = (glyphs[0], glyphs[glyphs.len() - 1]);
    let along = last.end - first.origin;
    let length = along.hypot();
    if length < 0.01 {
        return false;
    }
    let off = |point: Point| (along.cross(point - first.origin) / length).abs();
    glyphs
        .iter()
        .all(|glyph| off(glyph.origin) < first.size * 0.5)
        && glyphs
            .windows(2)
            .all(|pair| along.dot(pair[1].origin - pair[0].origin) >= 0.0)
}

/// Makes a hyphen soft that stands among the glyphs and not in what is said.
fn soften(drawn: &mut Drawn, from: usize, said: &[char]) {
    let mut said = said.iter().filter(|letter| !letter.is_whitespace());
    let mut next = said.next();
    let mut soft = Vec::new();
    for (index, glyph) in drawn.glyphs.iter().enumerate().skip(from) {
        for letter in letters(drawn, glyph).filter(|letter| !letter.is_whitespace()) {
            if next == Some(&letter) {
                next = said.next();
            } else if matches!(letter, '-' | '\u{2010}') {
                soft.push(index);
            } else {
                return;
            }
        }
    }
    if next.is_some() {
        return;
    }
    for index in soft {
        drawn.glyphs[index].text = push(drawn, SOFT_HYPHEN);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::testing::{Builder, Drawing, texts};

    fn lines(content: &str) -> Vec<String> {
        let mut paper = Builder::new();
        paper.page(&Drawing::new().raw(content));
        let document = paper.read();
        texts(&document, 0).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn letters_drawn_as_others_read_as_the_file_says() {
        let content = "BT /F 11 Tf 50 700 Td (The o) Tj /Span << /ActualText (ffi) >> BDC (X) Tj EMC (ce ) Tj \
                       /Span << /ActualText <FEFF005200650064002000480061006C006C> >> BDC (Qqqqqqq) Tj EMC ( opens) Tj ET";
        assert_eq!(lines(content), ["The office Red Hall opens"]);
    }

    #[test]
    fn what_is_said_to_be_the_same_keeps_its_place_and_a_picture_s_text_is_none() {
        let same =
            "/Span << /ActualText (Red   Hall) >> BDC BT /F 11 Tf 50 700 Td (Red Hall) Tj ET EMC";
        assert_eq!(lines(same), ["Red Hall"]);
        let picture =
            "/Figure << /ActualText (A map) >> BDC EMC BT /F 11 Tf 50 700 Td (Text) Tj ET";
        assert_eq!(lines(picture), ["Text"]);
    }

    #[test]
    fn words_over_two_lines_stay_where_they_are() {
        let content = "/Span << /ActualText (council met) >> BDC BT /F 11 Tf 50 700 Td (coun-) Tj 0 -14 Td (cil met) Tj ET EMC";
        assert_eq!(lines(content), ["council", "met"]);
    }

    #[test]
    fn words_are_not_said_away() {
        let content = "/Span << /ActualText () >> BDC BT /F 11 Tf 50 700 Td (Refused) Tj ET EMC\n\
                       /Span << /ActualText () >> BDC BT /F 11 Tf 300 700 Td (*) Tj ET EMC";
        assert_eq!(lines(content), ["Refused"]);
    }
}
