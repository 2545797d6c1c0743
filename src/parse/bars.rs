//! Minutes set as a table whose strokes were copied: the strokes are no words.
//!
//! On pages of the web system strokes part the rows, and its labels stand beside them.
//! Where a paper calls itself minutes and bears none of those labels, a stroke tells
//! nothing: its rows are told by their numbers.

use crate::extract::Line;
use crate::parse::label::{self, Section};
use crate::parse::part::named;
use crate::parse::pattern::Pattern;

/// Strokes alone on their line that such a table leaves.
const FEWEST: usize = 3;
/// Lines among which a paper says what it is.
const TOP: usize = 6;

static ALONE: Pattern = Pattern::new(r"^[| ]*\|[| ]*$");

/// The lines without the strokes; nothing where they tell something.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let alone = lines.iter().filter(|line| ALONE.is_in(&line.text)).count();
    let named = lines
        .iter()
        .take(TOP)
        .any(|line| named::heads_minutes(line.text.trim()));
    let labelled = lines.iter().any(|line| {
        line.text.trim() != "|"
            && label::section(&line.text).is_some_and(|section| section != Section::Number)
    });
    if alone < FEWEST || !named || labelled {
        return None;
    }
    let mut told: Vec<Line> = Vec::with_capacity(lines.len());
    let mut gap = false;
    for line in lines {
        if ALONE.is_in(&line.text) {
            gap = true;
            continue;
        }
        let text = line.text.trim_end_matches([' ', '|']);
        told.push(Line {
            text: text.to_owned(),
            gap: line.gap || gap,
            ..line.clone()
        });
        gap = text.len() < line.text.trim_end().len();
    }
    Some(told)
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
    fn strokes_of_a_table_are_left_out() {
        let page = "Minutes of the Parish Council\n|\nForum |\n|\nNobody came. |\n31/104 |\nApologies |\n|\nNone. |";
        let wanted = [
            "Minutes of the Parish Council",
            "Forum",
            "Nobody came.",
            "31/104",
            "Apologies",
            "None.",
        ];
        assert_eq!(told(page), Some(wanted.map(str::to_owned).to_vec()));
    }

    #[test]
    fn those_of_the_web_system_stay() {
        let page = "Minutes of the Panel\n|\n4. |\nApologies\nMinutes:\nNone.\n|\n5. |\nBuses\n|";
        assert_eq!(told(page), None);
    }
}
