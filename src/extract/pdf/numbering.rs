//! Drafts whose lines are numbered in the margin: the numbers are none of their words.

use super::lines::Row;

/// So many lines of a page are numbered at least: each, or every fifth.
const EACH: usize = 20;
const FIFTH: usize = 6;

/// Most numbers follow the one before.
const FOLLOW: f64 = 0.9;

/// Of numbered lines so many begin in the midst of a sentence; a list's points do not.
const SMALL: f64 = 0.2;

/// Takes the numbers of lines out of the rows of a page, where it has such.
pub fn drop(rows: &mut Vec<Row>) {
    let numbers: Vec<Option<u32>> = rows.iter().map(number).collect();
    let found: Vec<u32> = numbers.iter().copied().flatten().collect();
    let follows = |step: u32, least: usize| {
        let pairs = found.windows(2);
        let following = pairs.filter(|pair| pair[1] == pair[0] + step).count();
        #[allow(clippy::cast_precision_loss)]
        let most = following as f64 >= (found.len().saturating_sub(1)) as f64 * FOLLOW;
        found.len() >= least && most
    };
    if !(follows(1, EACH) || follows(5, FIFTH)) {
        return;
    }
    let margin = rows
        .iter()
        .zip(&numbers)
        .filter(|(_, number)| number.is_some())
        .map(|(row, _)| row.words[0].end)
        .fold(0.0, f64::max);
    // The text itself stands to the right of them all.
    let texts = || {
        rows.iter()
            .zip(&numbers)
            .filter_map(|(row, number)| row.words.get(usize::from(number.is_some())))
    };
    let small = texts()
        .filter(|word| word.text.starts_with(char::is_lowercase))
        .count();
    #[allow(clippy::cast_precision_loss)]
    let is_text = small as f64 >= texts().count() as f64 * SMALL;
    if !is_text || texts().any(|word| word.start <= margin) {
        return;
    }
    for (row, number) in rows.iter_mut().zip(&numbers) {
        if number.is_some() {
            row.words.remove(0);
            row.breaks = row
                .breaks
                .iter()
                .filter_map(|at| at.checked_sub(1).filter(|at| *at > 0))
                .collect();
        }
    }
    rows.retain(|row| !row.words.is_empty());
}

fn number(row: &Row) -> Option<u32> {
    let first = row.words.first()?;
    let digits = first.text.len() <= 4 && first.text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| first.text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::testing::{Builder, Drawing, texts};

    fn read(words: &str) -> Vec<String> {
        let mut page = Drawing::new();
        for (number, place) in (1..).zip(0..25) {
            let y = 60.0 + f64::from(place) * 14.0;
            page = page.text(40.0, y, &number.to_string()).text(70.0, y, words);
        }
        let mut paper = Builder::new();
        paper.page(&page);
        let document = paper.read();
        texts(&document, 0).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_of_lines_are_no_words_and_those_of_items_are() {
        assert_eq!(
            read("and so the panel agreed")[4],
            "and so the panel agreed"
        );
        assert_eq!(read("Roads")[4], "5 Roads");
    }
}
