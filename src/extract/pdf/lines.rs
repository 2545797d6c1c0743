//! Words → lines: baselines clustered before words are sorted along them.

use super::words::Word;

/// A gap wider than this many ems between two words of a baseline parts columns.
const COLUMN_GAP: f64 = 2.5;

/// The label of a list point may stand this far from its text.
const LABEL_GAP: f64 = 6.0;

/// The words of one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    /// The words, at least one.
    pub words: Vec<Word>,
    /// The baseline.
    pub base: f64,
}

impl Row {
    /// Where it begins.
    pub fn start(&self) -> f64 {
        self.words
            .iter()
            .map(|word| word.start)
            .fold(f64::INFINITY, f64::min)
    }

    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.words.iter().map(|word| word.end).fold(0.0, f64::max)
    }

    /// The size that most of its letters have.
    pub fn size(&self) -> f64 {
        let mut best = (0_usize, 0.0);
        for word in &self.words {
            let letters = self
                .words
                .iter()
                .filter(|other| (other.size - word.size).abs() < 0.25)
                .map(|other| other.text.len())
                .sum();
            if letters > best.0 {
                best = (letters, word.size);
            }
        }
        best.1
    }

    /// All of it is bold, but for a label such as "1." or a bullet before the words.
    pub fn is_bold(&self) -> bool {
        let words = match self.words.as_slice() {
            [label, rest @ ..] if !rest.is_empty() && is_label(&label.text) => rest,
            all => all,
        };
        words.iter().all(|word| word.bold)
    }

    /// The words with single spaces, and a tab where a gap parts columns.
    pub fn text(&self) -> String {
        let size = self.size();
        let mut text = String::new();
        let mut after: Option<&Word> = None;
        for (index, word) in self.words.iter().enumerate() {
            if is_leader(&word.text) {
                continue;
            }
            if let Some(before) = after {
                let led = index > 0 && is_leader(&self.words[index - 1].text);
                let gap = (word.start - before.end) / size.max(1.0);
                let label = index == 1 && is_label(&before.text);
                let limit = if label { LABEL_GAP } else { COLUMN_GAP };
                text.push(if led || gap > limit { '\t' } else { ' ' });
            }
            text.push_str(&word.text);
            after = Some(word);
        }
        text
    }

    /// The words with single spaces whatever the gaps, as in the cell of a table.
    pub fn plain(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// Dots that lead the eye to a page number say no more than a gap does.
fn is_leader(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(|letter| matches!(letter, '.' | '…' | '·'))
}

/// The number, letter or bullet before a point of a list or an item of an agenda.
pub fn is_label(word: &str) -> bool {
    let length = word.chars().count();
    if length == 0 || length > 9 {
        return false;
    }
    if word.chars().all(|letter| !letter.is_alphanumeric()) {
        return length <= 2;
    }
    let closed = word.ends_with(['.', ')', ':']);
    let inner = word.trim_matches(['(', '[', ']', ')', '.', ':']);
    let digits = inner.chars().filter(char::is_ascii_digit).count();
    let letters = inner
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let roman = letters > 0 && inner.chars().all(|letter| "ivxlIVXL".contains(letter));
    // A year at the head of a row of figures is no label.
    if digits == 4 && letters == 0 && !closed && inner.len() == 4 {
        return false;
    }
    (digits > 0 && letters <= 1) || letters == 1 || (roman && closed)
}

/// Clusters words into rows by their baselines.
///
/// Words are sorted by baseline alone and then cut into rows: a comparison with a
/// tolerance would be no total order.
pub fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if fits(row, &word) => row.words.push(word),
            Some(_) | None => rows.push(Row {
                base: word.base,
                words: vec![word],
            }),
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.start.total_cmp(&b.start));
        row.words = joined(std::mem::take(&mut row.words));
        row.base = main_base(&row.words);
    }
    rows
}

fn fits(row: &Row, word: &Word) -> bool {
    let size = row
        .words
        .first()
        .map_or(word.size, |first| first.size.min(word.size));
    word.base - row.base <= (size * 0.25).max(0.8)
}

/// The baseline of the tallest word: bullets and raised figures do not move the line.
fn main_base(words: &[Word]) -> f64 {
    words
        .iter()
        .max_by(|a, b| a.size.total_cmp(&b.size))
        .map_or(0.0, |word| word.base)
}

/// Joins pieces of a word that were drawn apart, and drops the second of two that were
/// drawn over each other to look bold.
fn joined(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let Some(last) = joined.last_mut() else {
            joined.push(word);
            continue;
        };
        let em = last.size.min(word.size);
        if last.text == word.text && (last.start - word.start).abs() < em * 0.2 {
            last.bold = true;
            continue;
        }
        let gap = word.start - last.end;
        let parted = last.space_after || word.space_before;
        if !parted && gap < em * 0.12 && gap > -em * 0.3 {
            last.text.push_str(&word.text);
            last.end = last.end.max(word.end);
            last.area = last.area.union(word.area);
            last.size = last.size.max(word.size);
            last.bold &= word.bold;
            last.italic &= word.italic;
            last.space_after = word.space_after;
            continue;
        }
        joined.push(word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::{Word, is_label, rows};

    fn word(text: &str, start: f64, base: f64) -> Word {
        #[allow(clippy::cast_precision_loss)]
        let end = start + text.len() as f64 * 5.0;
        Word {
            text: text.to_owned(),
            start,
            end,
            base,
            size: 10.0,
            bold: false,
            italic: false,
            pagination: false,
            mark: None,
            space_before: true,
            space_after: true,
            area: Rect::new(start, base - 7.5, end, base + 2.0),
        }
    }

    fn texts(words: Vec<Word>) -> Vec<String> {
        rows(words).iter().map(super::Row::text).collect()
    }

    #[test]
    fn a_line_is_its_baseline_whatever_the_order_in_the_file() {
        let words = vec![
            word("second", 50.0, 112.0),
            word("first", 100.0, 100.4),
            word("The", 50.0, 100.0),
        ];
        assert_eq!(texts(words), ["The first", "second"]);
    }

    #[test]
    fn a_wide_gap_parts_columns_and_a_narrow_one_does_not() {
        let words = vec![
            word("done.", 50.0, 100.0),
            word("PJ", 450.0, 100.0),
            word("Thanked.", 90.0, 100.0),
        ];
        assert_eq!(texts(words), ["done. Thanked.\tPJ"]);
    }

    #[test]
    fn a_list_label_stays_with_its_text() {
        let words = vec![word("12.", 50.0, 100.0), word("Apologies", 100.0, 100.0)];
        assert_eq!(texts(words), ["12. Apologies"]);
    }

    #[test]
    fn labels_are_told_from_words_and_years() {
        for label in [
            "6", "117.", "3a", "77/21", "a)", "(iv)", "iv.", "•", "-", "A",
        ] {
            assert!(is_label(label), "{label}");
        }
        for word in ["2024", "Item", "Cllr", "", "...."] {
            assert!(!is_label(word), "{word}");
        }
    }

    #[test]
    fn dots_that_lead_to_a_number_are_a_gap() {
        let words = vec![
            word("Minutes", 50.0, 100.0),
            word("..........", 90.0, 100.0),
            word("5", 145.0, 100.0),
        ];
        assert_eq!(texts(words), ["Minutes\t5"]);
    }

    #[test]
    fn what_is_drawn_twice_to_look_bold_is_one_word() {
        let rows = rows(vec![
            word("AGENDA", 50.0, 100.0),
            word("AGENDA", 50.4, 100.0),
        ]);
        assert_eq!(rows[0].text(), "AGENDA");
        assert!(rows[0].is_bold());
    }
}
