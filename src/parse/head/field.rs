//! The fields of a head: a label, and beside or below it the day, the hour, the place or the
//! day of issue.

use regex::Match;

use crate::domain::fold;
use crate::parse::date;
use crate::parse::head::issued::ISSUED_NAME;
use crate::parse::head::place::{ROOM, without_article};
use crate::parse::head::{Head, NEAR};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

pub(super) static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:meeting )?(?P<name>date(?: and time)?|day|time|place|venue|lleoliad|location|held(?: (?:on|at|in))?|when|where|published|issued|date of (?:issue|publication|despatch|dispatch)|issue date|publication date|dispatch(?:ed)?|despatched|dated|published on|issued on)(?: (?:of|for) (?:the )?meeting| of (?:the )?decision| taken)? ?[:\t–-]+ ?(?P<value>.+)$",
);

/// The label of a field alone, with its value below.
pub(super) static LONE_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:time|venue|place|location|lleoliad)(?: (?:of|for) (?:the )?meeting)? ?:$",
);

/// Several fields in one line: "Date: 4 May 2031 Time: 7.00 pm Venue: Guildhall".
static INLINE: Pattern =
    Pattern::new(r"\b(?:Date|Time|Venue|Place|Location|DATE|TIME|VENUE|PLACE|LOCATION) ?:");

/// The same whose cells nothing parts: "Date: 4 May 2031Time: 7.00 pmVenue: Guildhall".
static GLUED_FIELD: Pattern = Pattern::new(
    r"(?P<before>[0-9]|[ap]m|\p{Ll}{3})(?P<label>(?:Time|Venue|Place|Location|Date) ?:)",
);

/// The link behind a venue on the web system's pages.
static DIRECTIONS: Pattern =
    Pattern::new(r"(?i)[ .]*\b(?:view directions|(?:gweld|gwelwch|gweler) c\w+)\.?$");

/// What heads a column of a head that is set as a table.
static COLUMN: Pattern =
    Pattern::new(r"(?i)^(?:date(?: of meeting)?|day|time|venue|place|location) ?:?$");

/// "Time 6.00 pm": a field of a form without its colon.
static HOUR_BESIDE: Pattern =
    Pattern::new(r"^(?i:start )?(?:Time|TIME) (?P<hour>\d{1,2}(?:[.:]\d{2})? ?(?i:[ap]\.?m\b))");

/// "Venue Committee Room 3, Guildhall".
static PLACE_BESIDE: Pattern =
    Pattern::new(r"^(?:Venue|VENUE|Place|PLACE|Location|LOCATION) (?P<place>\p{Lu}[^:;]{4,140})$");

impl Head {
    /// Takes a head that is set as a table: "Date", "Time", "Venue" over their values.
    pub(super) fn tabled(&mut self, blocks: &[&Block]) {
        let top = blocks.iter().take(NEAR).zip(blocks.iter().skip(1));
        let found = top.clone().find(|(names, values)| {
            let cells = || {
                names
                    .cells
                    .iter()
                    .filter(|cell| !cell.text.trim().is_empty())
            };
            names.is_row()
                && values.is_row()
                && cells().count() > 1
                && cells().all(|cell| COLUMN.is_in(cell.text.trim()))
                && date::find(&values.text).is_some()
        });
        let Some((names, values)) = found else {
            return;
        };
        for name in &names.cells {
            let value = values.cells.iter().find(|cell| cell.column == name.column);
            if let Some(value) = value.filter(|value| !value.text.trim().is_empty()) {
                let name = name.text.trim().trim_end_matches(':');
                self.one_field(&format!("{name}: {}", fold::quote(&value.text)));
            }
        }
    }

    /// Takes a labelled line; whether it tells of the paper's issue and not of the meeting.
    pub(super) fn field(&mut self, block: &Block) -> bool {
        let line = block.lines.join(" ");
        let bullet = block
            .marker
            .as_ref()
            .filter(|marker| marker.value.is_empty());
        let line = bullet
            .and_then(|bullet| line.trim_start().strip_prefix(bullet.printed.as_str()))
            .map_or(line.as_str(), str::trim_start);
        let line = GLUED_FIELD.replace_all(line, "$before $label");
        let labels = INLINE.find_all(&line);
        if labels.len() < 2 || labels[0].start() > 0 {
            return self.one_field(&line);
        }
        let ends = labels.iter().skip(1).map(Match::start).chain([line.len()]);
        let fields = labels.iter().map(Match::start).zip(ends);
        let issued: Vec<bool> = fields
            .map(|(start, end)| self.one_field(line[start..end].trim()))
            .collect();
        issued.first().copied().unwrap_or_default()
    }

    pub(super) fn one_field(&mut self, line: &str) -> bool {
        let Some(found) = FIELD.captures(line) else {
            return false;
        };
        let name = found["name"].to_lowercase();
        let value = fold::quote(&found["value"]);
        if ISSUED_NAME.is_in(&name) {
            self.issued = self
                .issued
                .or_else(|| date::find(&value).map(|found| found.date));
            return true;
        }
        match name.as_str() {
            "place" | "venue" | "location" | "where" | "lleoliad" => {
                let value = DIRECTIONS.replace_all(&value, "");
                self.place.get_or_insert(value.into_owned());
            }
            "time" => self.time = self.time.or_else(|| date::time(&value)),
            _ => self.when(&value),
        }
        false
    }

    /// The hour and the place in fields that have lost their colons, or around the day.
    pub(super) fn told_plainly(&mut self, block: &Block, at: usize, below: bool) {
        let text = block.text.as_str();
        if block.marker.is_some() || at >= NEAR {
            return;
        }
        if self.time.is_none()
            && let Some(hour) = HOUR_BESIDE.group(text, "hour")
        {
            self.time = date::time(hour);
        }
        if self.place.is_none()
            && let Some(place) = PLACE_BESIDE.group(text, "place")
            && ROOM.is_in(place)
        {
            self.place = Some(fold::quote(without_article(place)));
        }
        self.placed_otherwise(text);
        if below {
            self.addressed(text);
        }
    }
}
