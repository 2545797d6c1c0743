//! Lines of other pages that name a meeting: of an item's history, of an item's own page.

use jiff::civil::{Date, Time};

use crate::parse::body;
use crate::parse::date;
use crate::parse::pattern::Pattern;

static HISTORY: Pattern = Pattern::new(
    r"^Meeting: (?P<when>\d{1,2}/\d{1,2}/\d{4}) [-–] (?P<body>.+?)(?: \(Item ?(?P<item>[\w./-]*?)[.:]?\))?$",
);
/// The link of an item's own page to its meeting.
static MEETING_LINK: Pattern = Pattern::new(
    r"^Meeting of (?:the )?(?P<body>[^|]{2,160}?),? (?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.{0,60}?\d{4}\b.{0,20}?)(?: \(Item (?P<item>[\w./]+?)\.?\))?$",
);

/// A meeting named by a history page.
pub struct History {
    /// The body.
    pub committee: String,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// The item's number.
    pub item: Option<String>,
}

/// Reads "Meeting: 16/12/2030 - Committee (Item 21)" and "Meeting of Committee,
/// Monday, 16th December, 2030 5.00 pm (Item 21.)".
pub fn history(text: &str) -> Option<History> {
    if !text.starts_with("Meeting") {
        return None;
    }
    let found = HISTORY
        .captures(text)
        .or_else(|| MEETING_LINK.captures(text))?;
    Some(History {
        committee: body::clean(&found["body"]),
        date: date::find(&found["when"]).map(|found| found.date),
        time: date::time(&found["when"]),
        item: found
            .name("item")
            .map(|item| item.as_str().to_owned())
            .filter(|item| !item.is_empty()),
    })
}
