//! Lists as papers print them: what their points begin with, and points inside a paragraph.

use std::ops::Range;

use crate::tui::text;

/// Signs that papers print before the points of a list.
const BULLETS: [char; 5] = ['•', '●', '▪', '◦', '\u{f0b7}'];

/// The marker that a point is printed with, and its words: a dash, a bullet, `a)`, `2.1`.
pub fn marker(words: &str) -> Option<(&str, &str)> {
    let (marker, rest) = words.split_once(' ')?;
    let bare = marker.trim_matches(['(', ')', '.', '[', ']']);
    let sign = bare.chars().count() == 1 && !bare.chars().all(char::is_alphanumeric);
    let counts = bare != marker || bare.contains('.');
    let short = bare.len() <= 6
        && bare
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    (sign || (counts && short && !bare.is_empty())).then_some((marker, rest))
}

/// Words broken into lines; a list that a paper prints inside them has its points on lines
/// of their own.
pub fn wrap(words: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = words
        .match_indices(BULLETS)
        .filter(|(at, sign)| {
            let behind = words[at + sign.len()..].starts_with(' ');
            behind && (*at == 0 || words[..*at].ends_with(' '))
        })
        .map(|(at, _)| at)
        .collect();
    if starts.len() < 2 {
        return text::wrap_from(words, first, rest);
    }
    if starts[0] > 0 {
        starts.insert(0, 0);
    }
    let ends = starts[1..].iter().copied().chain([words.len()]);
    let mut lines = Vec::new();
    for (from, until) in starts.iter().copied().zip(ends) {
        let point = words[from..until].trim_end();
        let room = if from == 0 { first } else { rest };
        let broken = text::wrap_from(point, room, rest).into_iter();
        lines.extend(broken.map(|line| line.start + from..line.end + from));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str) -> Vec<&str> {
        let broken = wrap(words, 25, 25).into_iter();
        broken.map(|line| &words[line]).collect()
    }

    #[test]
    fn a_list_inside_a_paragraph_has_its_points_on_lines_of_their_own() {
        assert_eq!(
            lines("Ferries to add: • one on Sundays in May and June • one at night"),
            [
                "Ferries to add:",
                "• one on Sundays in May",
                "and June",
                "• one at night"
            ]
        );
        assert_eq!(lines("● north ● south"), ["● north", "● south"]);
    }

    #[test]
    fn a_sign_between_two_words_begins_no_list() {
        assert_eq!(lines("north • south"), ["north • south"]);
        assert_eq!(lines("£3•50 and £4•50"), ["£3•50 and £4•50"]);
    }
}
