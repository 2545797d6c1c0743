//! Which words make a line, and where its columns part.

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
