//! Words as the screen needs them: measured, cut, wrapped and softened.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use crate::domain::soften::{soften, soften_beside};

/// What stands where words were cut off.
const MORE: &str = "…";

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text in at most `room` columns, cut at the end of a word where one is near.
pub fn fit(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    if room == 0 {
        return String::new();
    }
    let cut = take(text, room - 1);
    let kept = &text[..cut];
    let whole_word = text[cut..].starts_with(char::is_whitespace);
    let end = if whole_word {
        kept.len()
    } else {
        kept.rfind(char::is_whitespace)
            // A cut word says more than a line that is mostly empty.
            .filter(|space| width(&kept[..*space]) * 3 >= room * 2)
            .unwrap_or(kept.len())
    };
    let kept = kept[..end]
        .trim_end_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '·'));
    format!("{kept}{MORE}")
}

/// Parts with ` · ` between them in at most `room` columns: whole parts go, the last
/// first, and none is cut while another stands.
pub fn fit_parts(text: &str, room: usize) -> String {
    let mut kept = text;
    while width(kept) > room
        && let Some((before, _)) = kept.rsplit_once(" · ")
    {
        kept = before;
    }
    fit(kept, room)
}

/// The bytes of a text's beginning that fill at most `room` columns.
fn take(text: &str, room: usize) -> usize {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += width(cluster);
        if used > room {
            return at;
        }
    }
    text.len()
}

/// Byte ranges of the lines of a text in `room` columns, broken at spaces, and
/// inside a word only where it is longer than a line.
pub fn wrap(text: &str, room: usize) -> Vec<std::ops::Range<usize>> {
    wrap_from(text, room, room)
}

/// [`wrap`], with another room on the first line.
pub fn wrap_from(text: &str, first: usize, rest: usize) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let (first, rest) = (first.max(1), rest.max(1));
    let (mut start, mut end, mut used, mut room) = (0, 0, 0, first);
    for (at, word) in text.split_word_bounds_by_space() {
        let wide = width(word);
        let gap = if end > start {
            width(&text[end..at])
        } else {
            0
        };
        if end > start && used + gap + wide > room {
            lines.push(start..end);
            room = rest;
            (start, end, used) = (at, at, 0);
        }
        if end == start {
            start = at;
            used = 0;
        } else {
            used += gap;
        }
        let mut from = at;
        let mut left = wide;
        while used + left > room {
            let most =
                take(&text[from..], room.saturating_sub(used)).max(first_cluster(&text[from..]));
            let cut = from + seam(&text[from..from + most]).unwrap_or(most);
            lines.push(start..cut);
            room = rest;
            (start, used, from) = (cut, 0, cut);
            left = width(&text[from..at + word.len()]);
            if left == 0 {
                break;
            }
        }
        used += left;
        end = at + word.len();
    }
    if end > start || lines.is_empty() {
        lines.push(start..end.max(start));
    }
    lines
}

/// Where a word that is longer than its line is best broken, of so much of it as fits: behind
/// a sign that parts it, as in the name of a file.
fn seam(word: &str) -> Option<usize> {
    let at = word.rfind(['-', '_', '/', '\\', '.', '@'])? + 1;
    // The end of a long piece is no place for a line of two letters.
    (at * 3 >= word.len()).then_some(at)
}

fn first_cluster(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

/// Words and where they begin.
trait Words {
    fn split_word_bounds_by_space(&self) -> impl Iterator<Item = (usize, &str)>;
}

impl Words for str {
    fn split_word_bounds_by_space(&self) -> impl Iterator<Item = (usize, &str)> {
        self.split([' ', '\t', '\n'])
            .scan(0, |at, word| {
                let from = *at;
                *at += word.len() + 1;
                Some((from, word))
            })
            .filter(|(_, word)| !word.is_empty())
    }
}

/// A text in at most `lines` lines, the last cut where more would follow.
pub fn clamp(text: &str, first: usize, rest: usize, lines: usize) -> Vec<String> {
    let ranges = wrap_from(text, first, rest);
    let cut = ranges.len() > lines;
    let mut shown: Vec<String> = ranges
        .iter()
        .take(lines)
        .map(|range| text[range.clone()].to_owned())
        .collect();
    if cut
        && let (Some(last), Some(range)) = (shown.last_mut(), ranges.get(lines.saturating_sub(1)))
    {
        let room = if lines == 1 { first } else { rest };
        *last = fit(&text[range.start..], room.max(1));
    }
    shown
}

/// "1 action", "2 actions".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, room: usize) -> Vec<&str> {
        wrap(text, room)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word_and_by_columns() {
        assert_eq!(fit("the lease review", 20), "the lease review");
        assert_eq!(fit("the lease review", 12), "the lease…");
        assert_eq!(fit("unquestionably", 6), "unque…");
        assert_eq!(fit("日本語の議事録", 7), "日本語…");
        assert_eq!(
            fit("e\u{301}te\u{301} comme hiver", 4),
            "e\u{301}te\u{301}…"
        );
        assert_eq!(fit("anything", 0), "");
    }

    #[test]
    fn parts_go_whole_and_the_last_first() {
        assert_eq!(fit_parts("to note · 8 pp", 20), "to note · 8 pp");
        assert_eq!(
            fit_parts("to note · 8 pp · 6 actions", 20),
            "to note · 8 pp"
        );
        assert_eq!(fit_parts("to note · 8 pp", 9), "to note");
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_inside() {
        assert_eq!(lines("a report on buses", 8), ["a report", "on buses"]);
        assert_eq!(
            lines("see www.example.test now", 6),
            ["see", "www.", "exampl", "e.test", "now"]
        );
        assert_eq!(lines("", 5), [""]);
        assert_eq!(lines("日本語", 1), ["日", "本", "語"]);
    }

    #[test]
    fn a_clamped_text_says_that_it_goes_on() {
        assert_eq!(
            clamp("one two three of five", 9, 9, 2),
            ["one two", "three of…"]
        );
        assert_eq!(clamp("one two", 9, 9, 2), ["one two"]);
    }
}
