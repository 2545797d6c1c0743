//! Points whose bullets a copy turned into letters: "v Asked that …", "Ø Noted the plan".
//!
//! Word processors draw bullets with the letters of a font of signs; a text keeps the
//! letters. One such line may be a word; several that begin with the same letter are a list.

use crate::extract::{Line, Part};
use crate::parse::pattern::Pattern;

/// Lines that begin with the same letter, to be points.
const FEWEST: usize = 3;
/// The letters of fonts of signs that stand for bullets.
const LETTERS: [char; 7] = ['v', 'o', 'q', 'ü', 'Ø', '§', 'Ÿ'];

static POINT: Pattern = Pattern::new(r"^(?P<sign>[voqüØ§Ÿ])[ \t]+(?P<words>[\p{Lu}\d£“‘(].*)$");

/// The lines with a bullet before such points; nothing where there are none.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let sign = |line: &Line| {
        let plain = line.part == Part::Body && line.cells.is_empty();
        let sign = POINT.group(&line.text, "sign").filter(|_| plain)?;
        sign.chars().next()
    };
    let counted = LETTERS.into_iter().filter(|letter| {
        let of_letter = lines.iter().filter(|line| sign(line) == Some(*letter));
        of_letter.count() >= FEWEST
    });
    let lost: Vec<char> = counted.collect();
    if lost.is_empty() {
        return None;
    }
    let told = lines.iter().map(|line| {
        let words = sign(line)
            .filter(|sign| lost.contains(sign))
            .and_then(|_| POINT.group(&line.text, "words"));
        words.map_or_else(
            || line.clone(),
            |words| Line {
                text: format!("• {words}"),
                ..line.clone()
            },
        )
    });
    Some(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Option<Vec<String>> {
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect();
        lines(&read(text)).map(texts)
    }

    #[test]
    fn letters_that_begin_several_lines_are_bullets() {
        let points = told("The Panel:\nv Noted the plan;\nv Asked for a map;\nv Thanked Ann.");
        let wanted = [
            "The Panel:",
            "• Noted the plan;",
            "• Asked for a map;",
            "• Thanked Ann.",
        ];
        assert_eq!(points, Some(wanted.map(str::to_owned).to_vec()));
        assert_eq!(told("Ash\nv Elm Council\nin the High Court"), None);
    }
}
