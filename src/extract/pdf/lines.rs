//! Words → lines: baselines clustered before words are sorted along them.

use super::labels::{is_label, without_leaders};
use super::words::{RAISED, Word};

/// A gap wider than this many ems between two words of a baseline parts columns.
const COLUMN_GAP: f64 = 2.5;

/// A narrower gap does so where the rows beside it have a column at the same place.
const ALIGNED_GAP: f64 = 0.75;

/// Columns whose edges differ by less begin or end at the same place.
const SAME_EDGE: f64 = 1.5;

/// So many rows are looked at for the one that a word belongs to, where rows lie over
/// each other.
const OVERLAID: usize = 3;

/// The first letter of a paragraph that is so many times as high as the others stands
/// beside several lines.
const FIRST_LETTER: f64 = 1.8;

/// The label of a list point may stand this far from its text.
const LABEL_GAP: f64 = 6.0;

/// The words of one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    /// The words, at least one.
    pub words: Vec<Word>,
    /// The baseline.
    pub base: f64,
    /// The words that begin a column, by their place among `words`.
    pub breaks: Vec<usize>,
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
        words.iter().all(|word| word.style.bold)
    }

    /// The words with single spaces, and a tab where a gap parts columns.
    pub fn text(&self) -> String {
        let spaced = self.is_spaced().then(|| self.letter_gap());
        let mut text = String::new();
        for (index, word) in self.words.iter().enumerate() {
            let within = index > 0
                && spaced.is_some_and(|gap| word.start - self.words[index - 1].end <= gap);
            if index > 0 && !within {
                text.push(if self.breaks.contains(&index) {
                    '\t'
                } else {
                    ' '
                });
            }
            text.push_str(&word.text);
        }
        if text.contains("...") || text.contains('…') {
            return without_leaders(&text);
        }
        text
    }

    /// Letters set wide apart are a word: A G E N D A.
    fn is_spaced(&self) -> bool {
        let letters = match self.words.as_slice() {
            [letters @ .., colon] if colon.text == ":" => letters,
            all => all,
        };
        letters.len() >= 4
            && letters.iter().all(|word| {
                let mut letters = word.text.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
            })
    }

    /// The widest gap within a word, where letters are set wide apart.
    fn letter_gap(&self) -> f64 {
        let gaps = || {
            self.words
                .windows(2)
                .map(|pair| pair[1].start - pair[0].end)
        };
        gaps().fold(f64::INFINITY, f64::min).max(0.1) * 1.7
    }

    /// The words before which a gap stands that parts columns by its width alone.
    fn wide(&self) -> Vec<usize> {
        let size = self.size().max(1.0);
        (1..self.words.len())
            .filter(|index| {
                let (before, word) = (&self.words[index - 1], &self.words[*index]);
                let limit = if *index == 1 && is_label(&before.text) && !is_row(before, word) {
                    LABEL_GAP
                } else {
                    COLUMN_GAP
                };
                (word.start - before.end) / size > limit
            })
            .collect()
    }

    /// Where its columns begin and end.
    fn column_edges(&self) -> Vec<(f64, f64)> {
        self.breaks
            .iter()
            .enumerate()
            .map(|(place, from)| {
                let next = self.breaks.get(place + 1).copied();
                let to = next.unwrap_or(self.words.len()) - 1;
                (self.words[*from].start, self.words[to].end)
            })
            .collect()
    }

    /// The words with single spaces whatever the gaps, as in the cell of a table.
    pub fn plain(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// A figure before a figure is the first column of a table, not a label.
fn is_row(label: &Word, next: &Word) -> bool {
    !label.text.ends_with(['.', ')', ':'])
        && label.text.ends_with(|letter: char| letter.is_ascii_digit())
        && next
            .text
            .starts_with(|letter: char| letter.is_ascii_digit())
}

/// Clusters words into rows by their baselines.
///
/// Words are sorted by baseline alone and then cut into rows: a comparison with a
/// tolerance would be no total order.
pub fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        let near = rows
            .iter_mut()
            .rev()
            .take(OVERLAID)
            .find(|row| fits(row, &word));
        match near {
            Some(row) => row.words.push(word),
            None => rows.push(Row {
                base: word.base,
                words: vec![word],
                breaks: Vec::new(),
            }),
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.start.total_cmp(&b.start));
        row.words = joined(std::mem::take(&mut row.words));
        row.base = main_base(&row.words);
    }
    let mut rows = with_first_letters(with_raised_figures(rows));
    for row in &mut rows {
        row.breaks = row.wide();
    }
    let edges: Vec<Vec<(f64, f64)>> = rows.iter().map(Row::column_edges).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        align(row, &edges, index);
    }
    rows
}

fn is_figure(word: &Word) -> bool {
    word.text
        .ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '%' | ')'))
}

/// A gap that is too narrow to part columns by itself does so where the rows next to it
/// have a column that begins or ends at the same place.
fn align(row: &mut Row, edges: &[Vec<(f64, f64)>], index: usize) {
    let near = edges
        .get(index.saturating_sub(2)..(index + 3).min(edges.len()))
        .unwrap_or_default();
    if near.iter().all(Vec::is_empty) {
        return;
    }
    let size = row.size().max(1.0);
    // Justified lines all end at one place, with gaps that are all wide: of their words,
    // only figures are set from the right.
    let mut gaps: Vec<f64> = row
        .words
        .windows(2)
        .map(|pair| (pair[1].start - pair[0].end) / size)
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let same = |a: f64, b: f64| (a - b).abs() < SAME_EDGE;
    let mut breaks = Vec::new();
    for at in 1..row.words.len() {
        let known = row.breaks.contains(&at);
        let word = &row.words[at];
        let gap = (word.start - row.words[at - 1].end) / size;
        let aligned = gap > ALIGNED_GAP
            && !(at == 1 && is_label(&row.words[0].text) && !is_row(&row.words[0], word))
            && near.iter().flatten().any(|edge| {
                let from_right = is_figure(word) || gap > usual * 2.0;
                same(edge.0, word.start) || (from_right && same(edge.1, word.end))
            });
        if known || aligned {
            breaks.push(at);
        }
    }
    row.breaks = breaks;
}

/// The raised figure of a note that stands before its text belongs to that line.
fn with_raised_figures(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let figure = kept
            .pop_if(|above| is_figure_before(above, &row))
            .and_then(|mut above| above.words.pop());
        if let Some(figure) = figure {
            row.words.insert(0, figure);
        }
        kept.push(row);
    }
    kept
}

/// The large first letter of a paragraph, as high as two lines or more, belongs to the
/// word behind it, in the upper of them.
fn with_first_letters(rows: Vec<Row>) -> Vec<Row> {
    let is_letter = |row: &Row| {
        let [word] = row.words.as_slice() else {
            return false;
        };
        let mut letters = word.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    if !rows.iter().any(is_letter) {
        return rows;
    }
    let (initials, mut rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_letter);
    for row in initials {
        let letter = &row.words[0];
        let beside = rows.iter_mut().find(|other| {
            let first = &other.words[0];
            letter.size > first.size * FIRST_LETTER
                && other.base > row.base - letter.size
                && other.base < row.base
                && first.start >= letter.end - 1.0
                && first.start - letter.end < letter.size * 0.5
                && first.text.starts_with(char::is_alphabetic)
        });
        if let Some(first) = beside.and_then(|other| other.words.first_mut()) {
            first.text.insert_str(0, &letter.text);
            first.start = letter.start;
            continue;
        }
        let at = rows.partition_point(|other| other.base <= row.base);
        rows.insert(at, row);
    }
    rows
}

fn is_figure_before(above: &Row, row: &Row) -> bool {
    let ([figure], Some(first)) = (above.words.as_slice(), row.words.first()) else {
        return false;
    };
    figure.size < first.size * RAISED
        && row.base - above.base <= first.size * 0.6
        && figure.end <= first.start + 1.0
        && first.start - figure.end < first.size
}

/// Whether a word lies on a row's baseline, and not over one of its words: what is
/// stamped across a line is a line of its own.
fn fits(row: &Row, word: &Word) -> bool {
    let size = row
        .words
        .first()
        .map_or(word.size, |first| first.size.min(word.size));
    if word.base - row.base > (size * 0.25).max(0.8) {
        return false;
    }
    !row.words.iter().any(|other| {
        let shared = word.end.min(other.end) - word.start.max(other.start);
        let shorter = (word.end - word.start).min(other.end - other.start);
        shared > shorter * 0.5 && shared > size * 0.2 && other.text != word.text
    })
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
            last.style.bold = true;
            continue;
        }
        let gap = word.start - last.end;
        // A note's raised figure behind a figure would make a number that is not there.
        let raised = word.size < last.size * RAISED
            && word
                .text
                .starts_with(|letter: char| letter.is_ascii_digit());
        let parted = last.space_after || word.space_before || raised;
        if !parted && gap < em * 0.12 && gap > -em * 0.3 {
            last.text.push_str(&word.text);
            last.end = last.end.max(word.end);
            last.area = last.area.union(word.area);
            last.size = last.size.max(word.size);
            last.style = last.style.and(word.style);
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

    use super::{Word, rows};
    use crate::extract::pdf::device::Mark;
    use crate::extract::pdf::fonts::Style;

    fn word(text: &str, start: f64, base: f64) -> Word {
        #[allow(clippy::cast_precision_loss)]
        let end = start + text.len() as f64 * 5.0;
        Word {
            text: text.to_owned(),
            start,
            end,
            base,
            size: 10.0,
            style: Style::default(),
            mark: Mark::default(),
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
            word("first", 70.0, 100.4),
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
    fn dots_that_lead_to_a_number_are_a_gap() {
        let words = vec![
            word("Minutes", 50.0, 100.0),
            word("..........", 90.0, 100.0),
            word("5", 145.0, 100.0),
        ];
        assert_eq!(texts(words), ["Minutes\t5"]);
    }

    #[test]
    fn letters_set_wide_apart_are_a_word() {
        let words = ["N", "O", "T", "E", ":"];
        let places = [50.0, 65.0, 80.0, 95.0, 110.0];
        let words = words
            .iter()
            .zip(places)
            .map(|(text, at)| word(text, at, 100.0));
        assert_eq!(texts(words.collect()), ["NOTE:"]);
    }

    #[test]
    fn a_narrow_gap_parts_columns_where_the_next_rows_do() {
        let words = vec![
            word("Spending", 50.0, 100.0),
            word("586.1", 200.0, 100.0),
            word("+6.0", 265.0, 100.0),
            word("Income", 50.0, 112.0),
            word("+1,486.1", 232.0, 112.0),
            word("+6.0", 282.0, 112.0),
            word("or", 60.0, 124.0),
            word("so", 80.0, 124.0),
        ];
        assert_eq!(
            texts(words),
            ["Spending\t586.1\t+6.0", "Income\t+1,486.1\t+6.0", "or so"]
        );
    }

    #[test]
    fn an_owner_near_the_words_stands_in_the_margin_where_others_do() {
        let words = vec![
            word("Noted.", 50.0, 100.0),
            word("PJ", 199.0, 100.0),
            word("It", 50.0, 112.0),
            word("was", 62.5, 112.0),
            word("long", 80.0, 112.0),
            word("agreed", 102.5, 112.0),
            word("earlier.", 135.0, 112.0),
            word("Clerk", 184.0, 112.0),
            // A justified line: every gap is wide.
            word("The", 50.0, 124.0),
            word("hall", 80.0, 124.0),
            word("lights", 115.0, 124.0),
            word("work", 160.0, 124.0),
            word("now", 194.0, 124.0),
        ];
        assert_eq!(
            texts(words),
            [
                "Noted.\tPJ",
                "It was long agreed earlier.\tClerk",
                "The hall lights work now"
            ]
        );
    }

    #[test]
    fn a_stamp_over_a_line_is_a_line_of_its_own() {
        let words = vec![
            word("Consult", 40.0, 100.0),
            word("Report", 80.0, 100.0),
            word("Page", 60.0, 101.0),
            word("3", 84.0, 101.0),
        ];
        assert_eq!(texts(words), ["Consult Report", "Page 3"]);
    }

    #[test]
    fn a_large_first_letter_belongs_to_its_word() {
        let mut letter = word("T", 50.0, 124.0);
        letter.size = 34.0;
        letter.end = 70.0;
        let words = vec![
            word("he", 74.0, 100.0),
            word("panel", 87.0, 100.0),
            word("met", 74.0, 113.0),
            letter,
        ];
        assert_eq!(texts(words), ["The panel", "met"]);
    }

    #[test]
    fn words_whose_letters_are_set_wide_apart_stay_words() {
        let letters = ["O", "U", "R", "B", "U", "S"];
        let places = [50.0, 60.0, 70.0, 88.0, 98.0, 108.0];
        let words = letters
            .iter()
            .zip(places)
            .map(|(text, at)| word(text, at, 100.0));
        assert_eq!(texts(words.collect()), ["OUR BUS"]);
    }

    #[test]
    fn a_note_does_not_change_a_number() {
        let mut note = word("1", 60.2, 96.0);
        note.size = 6.0;
        note.space_before = false;
        let mut number = word("38", 50.0, 100.0);
        number.space_after = false;
        let rows = rows(vec![number, note, word("indicators", 70.0, 100.0)]);
        let texts: Vec<String> = rows.iter().map(super::Row::text).collect();
        assert!(!texts.iter().any(|text| text.contains("381")), "{texts:?}");
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
