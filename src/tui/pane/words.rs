//! Days, places and citations in the words of the screen.

use jiff::civil::Date;

use crate::domain::meeting::clock;
use crate::store::desk::{MeetingRow, SourceRow};
use crate::tui::text;

/// Months in lists of thousands of days: reading a pattern for each would be felt.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `5 Oct 2023`.
pub fn day(date: Date) -> String {
    format!("{} {}", short_day(date), date.year())
}

/// `Thu 5 Oct 2023`.
pub fn weekday(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// `5 Oct`, in a list that is in order of date.
pub fn short_day(date: Date) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    format!("{} {}", date.day(), MONTHS[month % MONTHS.len()])
}

/// `in 3 days`, seen from a day.
pub fn distance(date: Date, today: Date) -> String {
    let days = (date - today).get_days();
    let spell = |days: i32| {
        let days = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
        match days {
            0..=13 => text::count(days, "day", "days"),
            14..=59 => text::count(days / 7, "week", "weeks"),
            60..=730 => text::count(days / 30, "month", "months"),
            _ => text::count(days / 365, "year", "years"),
        }
    };
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {}", spell(days)),
        _ => format!("{} ago", spell(days)),
    }
}

/// A meeting in one line: `Housing Panel · Thu 5 Oct 2023, 17:30`.
pub fn meeting(meeting: &MeetingRow) -> String {
    let mut words = text::soften(&meeting.committee);
    for with in &meeting.with {
        words.push_str(" with ");
        words.push_str(&text::soften(with));
    }
    if let Some(date) = meeting.date {
        words.push_str(" · ");
        words.push_str(&weekday(date));
        if let Some(time) = meeting.time {
            words.push_str(", ");
            words.push_str(&clock::format(time));
        }
    }
    words
}

/// A place in full: the document, the page as printed, and the sheet where it differs.
pub fn place(source: &SourceRow) -> String {
    match source.place.long() {
        place if place.is_empty() => source.document.clone(),
        place => format!("{}, {place}", source.document),
    }
}

/// `24 Aug`, with its year where the day is not near.
pub fn near_day(date: Date, today: Date) -> String {
    let days = (date - today).get_days();
    if days.abs() < 300 {
        short_day(date)
    } else {
        day(date)
    }
}

/// Words with where they are from, for the clipboard.
pub fn citation(quote: &str, meeting: &str, source: Option<&SourceRow>) -> String {
    let mut parts = Vec::new();
    if !meeting.is_empty() {
        parts.push(meeting.to_owned());
    }
    parts.extend(source.map(place));
    format!("“{quote}” ({})", parts.join("; "))
}

/// Words of the papers as a row shows them: without the "That" of every formal
/// sentence, so that a short line shows what is particular, and with a capital.
pub fn as_row(words: &str) -> String {
    let rest = words
        .strip_prefix("That ")
        .or_else(|| words.strip_prefix("that "))
        .unwrap_or(words);
    let mut letters = rest.chars();
    match (letters.next(), letters.clone().next()) {
        // A capital in second place is how somebody spells a name.
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        (Some(_) | None, _) => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::source::Place;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_said_as_people_count() {
        let today = date("2031-05-06");
        let seen = |day: &str| distance(date(day), today);
        assert_eq!(seen("2031-05-06"), "today");
        assert_eq!(seen("2031-05-07"), "tomorrow");
        assert_eq!(seen("2031-05-09"), "in 3 days");
        assert_eq!(seen("2031-05-01"), "5 days ago");
        assert_eq!(seen("2031-06-06"), "in 4 weeks");
        assert_eq!(seen("2029-11-06"), "18 months ago");
    }

    #[test]
    fn a_row_begins_with_a_capital_and_what_is_particular() {
        assert_eq!(as_row("That ferries run late."), "Ferries run late.");
        assert_eq!(as_row("to note the report"), "To note the report");
        assert_eq!(as_row("eBikes on ferries"), "eBikes on ferries");
        assert_eq!(as_row(""), "");
    }

    #[test]
    fn a_place_says_the_sheet_where_the_paper_counts_otherwise() {
        let mut source = SourceRow {
            document_key: 1,
            document: "pack.pdf".to_owned(),
            place: Place {
                page: Some(16),
                printed_page: Some("14".to_owned()),
                line: 3,
            },
            rule: String::new(),
        };
        assert_eq!(place(&source), "pack.pdf, page 14 (sheet 16)");
        source.place.printed_page = None;
        assert_eq!(place(&source), "pack.pdf, sheet 16");
        source.place.page = None;
        assert_eq!(place(&source), "pack.pdf, line 3");
    }
}
