//! Days and times as papers write them.

#![allow(clippy::unwrap_used)]

use jiff::civil::{date, time as clock_time};
use proptest::prelude::*;

use super::*;

#[test]
fn a_day_is_read_in_every_dress() {
    for text in [
        "THURSDAY, 5 OCTOBER 2028",
        "5th October 2028",
        "Thursday 5th October, 2028 5.00 pm",
        "on the 5 th of Oct. 2028",
        "5th October 28",
        "05/10/2028",
        "5.10.28",
        "5-10-2028",
        "2028-10-05",
        "2028-10-05T17:30",
        "October 5th, 2028",
        "Thurs 5\u{a0}Oct 2028",
        "5 Hydref 2028",
        "(5 October 2028)",
        "Meeting:5/10/28, Item 4",
    ] {
        let found = find(text).unwrap_or_else(|| unread(text));
        assert_eq!(found.date, date(2028, 10, 5), "{text}");
        assert!(!found.weekday_disagrees, "{text}");
    }
}

fn unread(text: &str) -> Found {
    Found {
        date: Date::ZERO,
        range: 0..text.len(),
        weekday_disagrees: true,
    }
}

#[test]
fn what_is_no_day_is_not_read_as_one() {
    for text in [
        "October 2028",
        "Thursday 13th March",
        "2028/29",
        "31 February 2028",
        "13/13/2028",
        "2.1.15 The service was reviewed",
        "£12.10.28",
        "option 2 may be taken in 2028",
        "Minute 77/21",
        "paragraph 3.10.2028.4",
        "",
    ] {
        assert_eq!(find(text), None, "{text}");
    }
}

#[test]
fn a_time_or_a_count_behind_the_month_is_no_year() {
    let context = date(2028, 3, 1);
    for text in [
        "13th March 10.00 am",
        "13 March 10 am",
        "13 March 20 people came",
    ] {
        assert_eq!(find(text), None, "{text}");
        let found = find_with_year(text, context).unwrap();
        assert_eq!(found.date, date(2028, 3, 13), "{text}");
        assert_eq!(
            text[found.range.clone()].len(),
            text.find("ch").unwrap() + 2
        );
    }
}

#[test]
fn a_wrong_weekday_is_reported_and_changes_nothing() {
    let found = find("Monday 5 October 2028").unwrap();
    assert_eq!(found.date, date(2028, 10, 5));
    assert!(found.weekday_disagrees);
}

#[test]
fn a_missing_year_is_the_nearest_or_the_one_of_its_weekday() {
    let context = date(2028, 12, 20);
    let on = |text| find_with_year(text, context).unwrap().date;
    assert_eq!(on("30 th Sept"), date(2028, 9, 30));
    assert_eq!(on("14 January"), date(2029, 1, 14));
    // 14 January 2028 was the Friday.
    assert_eq!(on("Friday 14 January"), date(2028, 1, 14));
}

#[test]
fn both_ends_of_a_span_are_days() {
    let days = |text| -> Vec<Date> { find_all(text).into_iter().map(|f| f.date).collect() };
    assert_eq!(
        days("5 - 7 March 2028"),
        [date(2028, 3, 5), date(2028, 3, 7)]
    );
    assert_eq!(
        days("28 December to 3 January 2028"),
        [date(2027, 12, 28), date(2028, 1, 3)]
    );
    assert_eq!(
        days("Tuesday 4th and Wednesday 5th April 2028"),
        [date(2028, 4, 4), date(2028, 4, 5)]
    );
    for text in [
        "Item 12 - 5 October 2028",
        "Item 3 - 5 October 2028",
        "Item 3, 5 October 2028",
    ] {
        assert_eq!(days(text), [date(2028, 10, 5)], "{text}");
    }
}

#[test]
fn a_text_that_is_a_date_is_told_from_one_that_holds_one() {
    assert_eq!(
        whole(" Thursday, 25th July, 2028 5.00 pm "),
        Some(date(2028, 7, 25))
    );
    assert_eq!(whole("Date: 25/07/2028"), Some(date(2028, 7, 25)));
    assert_eq!(whole("25 July 2028 Joint meeting"), None);
    assert_eq!(whole("Agreed on 25 July 2028"), None);
}

#[test]
fn a_time_is_read_in_every_dress() {
    for (text, hour, minute) in [
        ("5:30 pm", 17, 30),
        ("at 5.30pm in the hall", 17, 30),
        ("17.30", 17, 30),
        ("7.01pm", 19, 1),
        ("5 p.m.", 17, 0),
        ("12 noon", 12, 0),
        ("12.00 noon", 12, 0),
        ("Midnight", 0, 0),
        ("12.15 am", 0, 15),
        ("12.15 pm", 12, 15),
        ("1830 hours", 18, 30),
        ("18.40", 18, 40),
        ("The meeting closed at 20:05.", 20, 5),
        ("5.30 - 7.45pm", 17, 30),
        ("11.30 to 1 pm", 11, 30),
        ("25th July, 2028 5.00 pm", 17, 0),
        ("5.10.28 10.00am", 10, 0),
        ("17.30pm", 17, 30),
    ] {
        assert_eq!(time(text), Some(clock_time(hour, minute, 0, 0)), "{text}");
    }
    for text in [
        "£17.30",
        "5.10.28",
        "2000 hours of care",
        "25.61",
        "12.5%",
        "3.25",
        "17",
    ] {
        assert_eq!(time(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_survived_and_ranges_lie_in_it(text in "\\PC*|([0-9]{1,4}[ ./:-]?(st|th|May|Sept|pm|am|noon| |,|–|to)?){0,8}") {
        for found in find_all_with_year(&text, date(2028, 2, 29)) {
            prop_assert!(text.get(found.range).is_some());
        }
        if let Some((_, range)) = clock::find(&text) {
            prop_assert!(text.get(range).is_some());
        }
        whole(&text);
    }

    #[test]
    fn what_is_written_is_read(days in 0_i32..60_000, dress in 0_usize..6) {
        let day = date(1970, 1, 1).saturating_add(jiff::Span::new().days(days));
        let pattern = ["%A %-d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%a, %-d %b %Y", "%B %-d, %Y", "%-d.%-m.%Y"][dress];
        let text = format!("Held {}", day.strftime(pattern));
        let found = find(&text).unwrap();
        prop_assert_eq!(found.date, day);
        prop_assert!(!found.weekday_disagrees);
    }
}
