//! Actions and the work programme on the whole screen: tables in the columns that a
//! council prints them in.

use jiff::civil::Date;

use crate::domain::fold;
use crate::parse::programme::rows::Columns;
use crate::parse::table::shape::{Kind, Shape};
use crate::store::desk::{ActionRow, Desk, ProgrammeLine};
use crate::tui::layout::Pane;
use crate::tui::pane::standing::{self, Standing};
use crate::tui::pane::{BETWEEN, Row, words};
use crate::tui::text;

/// The most columns that a table has.
pub const MOST: usize = 6;
/// Columns of the screen between those of a table.
pub const GAP: usize = 2;
/// A row is no higher than so many lines; the reader has the rest.
pub const TALL: usize = 4;

/// Widths of a table's columns; one without width is not shown.
pub type Widths = [u16; MOST];

/// How a pane shows its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// One below the other.
    #[default]
    List,
    /// In columns.
    Sheet,
}

/// Whether a pane is a table where it has the whole screen.
pub fn is_sheet(pane: Pane) -> bool {
    match pane {
        Pane::Actions | Pane::Programme => true,
        Pane::Reader | Pane::Agenda | Pane::Minutes => false,
    }
}

/// What stands over the columns: the council's own words where it has a table.
pub fn headings(pane: Pane, desk: &Desk) -> Vec<String> {
    match pane {
        Pane::Actions => ["Minute", "Action", "Lead officer", "Due", "Asked", "State"]
            .map(str::to_owned)
            .to_vec(),
        Pane::Programme => {
            let own = own_headings(&desk.programme_headings);
            let otherwise = ["Meeting date", "Item", "Actions", "Progress"];
            let both = own.into_iter().zip(otherwise);
            let lead = lead_heading(&desk.programme_headings);
            both.map(|(own, otherwise)| own.unwrap_or_else(|| otherwise.to_owned()))
                .chain([lead.unwrap_or_else(|| "Lead officer".to_owned())])
                .collect()
        }
        Pane::Reader | Pane::Agenda | Pane::Minutes => Vec::new(),
    }
}

/// Words by which a council calls the columns of a programme: the day, the item, what is to
/// be done, how far it has come.
const CALLED: [&[&str]; 4] = [
    &["date", "meeting", "when", "month", "timescale"],
    &[
        "item", "topic", "subject", "title", "issue", "report", "matter",
    ],
    &[
        "action",
        "recommend",
        "detail",
        "purpose",
        "scope",
        "objective",
        "outcome",
        "description",
    ],
    &[
        "progress", "update", "status", "position", "comment", "note",
    ],
];

/// Words of columns that name people, which none of those is.
const PEOPLE: [&str; 7] = [
    "officer",
    "member",
    "lead",
    "owner",
    "author",
    "contact",
    "responsible",
];

/// The council's own headings of the day, the item, the actions and the progress, whatever
/// their order: by their words, and what no word tells by its place.
pub fn own_headings(headings: &[String]) -> [Option<String>; 4] {
    let folded: Vec<String> = headings
        .iter()
        .map(|heading| fold::compare(heading))
        .collect();
    let mut found: [Option<usize>; 4] = [None; 4];
    // What is called by its own word first: "Recommendations / Actions", "Date of meeting".
    for rank in 0..CALLED.iter().map(|words| words.len()).max().unwrap_or(0) {
        for (column, words) in CALLED.iter().enumerate() {
            let Some(word) = words.get(rank) else {
                continue;
            };
            let free = |at: &usize| !found.contains(&Some(*at)) && folded[*at].contains(word);
            if found[column].is_none() {
                found[column] = (0..folded.len()).find(free);
            }
        }
    }
    for column in 0..found.len() {
        let is_of_people = folded.get(column).is_some_and(|heading| {
            let mut people = PEOPLE.iter();
            people.any(|word| heading.contains(word))
        });
        let free = !found.contains(&Some(column)) && !is_of_people;
        if found[column].is_none() && free && folded.get(column).is_some_and(|it| !it.is_empty()) {
            found[column] = Some(column);
        }
    }
    found.map(|at| at.map(|at| text::soften(&headings[at])))
}

/// The council's own heading of the column of lead officers.
pub fn lead_heading(headings: &[String]) -> Option<String> {
    let shape = Shape::of_headings(Kind::Programme, headings.to_vec());
    let column = Columns::of(&shape).lead?;
    headings.get(column).map(|heading| text::soften(heading))
}

/// The column of what is to be done, or of the item.
const WORDS: usize = 1;
/// The column of who leads, in the table of the programme.
const LEAD: usize = 4;

/// How wide each column is in so much room: days and names what they need, words the
/// rest.
pub fn widths(pane: Pane, room: usize, rows: &[Row]) -> Widths {
    let room = u16::try_from(room).unwrap_or(u16::MAX);
    let gap = u16::try_from(GAP).unwrap_or(0);
    match pane {
        Pane::Actions => {
            // When it was asked stands over each group as well.
            let (minute, owner, due, asked, state) = match room {
                0..=94 => (6, 14, 12, 0, 11),
                95..=124 => (6, 18, 14, 11, 11),
                125.. => (8, 18, 17, 11, 11),
            };
            let gaps = gap * if asked == 0 { 4 } else { 5 };
            let rest = room.saturating_sub(minute + owner + due + asked + state + gaps);
            [minute, rest.max(8), owner, due, asked, state]
        }
        Pane::Programme => {
            let day = 12;
            let lead = match room {
                _ if is_empty(LEAD, rows) => 0,
                0..=69 => 0,
                70..=109 => 12,
                110.. => 18,
            };
            let gaps = gap * if lead == 0 { 3 } else { 4 };
            let rest = room.saturating_sub(day + lead + gaps);
            let item = rest * 3 / 10;
            let asked = rest * 2 / 5;
            [day, item, asked, rest - item - asked, lead, 0]
        }
        Pane::Reader | Pane::Agenda | Pane::Minutes => Widths::default(),
    }
}

fn is_empty(column: usize, rows: &[Row]) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column));
    cells.all(|cell| cell.trim().is_empty())
}

/// Columns in which no row has a word give their room to what is to be done, or the first
/// words of a row.
pub fn without_empty(mut widths: Widths, rows: &[Row]) -> Widths {
    let gap = u16::try_from(GAP).unwrap_or(0);
    let mut freed = 0;
    for (at, width) in widths.iter_mut().enumerate() {
        if at != WORDS && *width > 0 && is_empty(at, rows) {
            freed += *width + gap;
            *width = 0;
        }
    }
    widths[WORDS] += freed;
    widths
}

/// The cells of an action; `many` say the same.
pub fn action(action: &ActionRow, stands: Standing, many: usize, today: Date) -> Vec<String> {
    let words = words::as_row(&action.text);
    // The day and the age stand below one another.
    let asked = [action.date.map(words::day), standing::age(action, today)];
    let state = [
        Some(stands.word()),
        stands.changed.map(|_| "CHANGED".to_owned()),
    ];
    let both = |parts: [Option<String>; 2]| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" ")
    };
    vec![
        action.minute.clone().unwrap_or_default(),
        if many > 1 {
            format!("×{many}  {words}")
        } else {
            words
        },
        action
            .who_words()
            .map(|who| text::soften(&who))
            .unwrap_or_default(),
        action.when_words(today).unwrap_or_default(),
        both(asked),
        both(state),
    ]
}

/// The cells of a programme row or of a topic.
pub fn programme(line: &ProgrammeLine) -> Vec<String> {
    let mut day = match (line.date, &line.note) {
        (Some(date), _) => words::day(date),
        (None, Some(note)) => note.clone(),
        (None, None) => String::new(),
    };
    if line.tentative {
        day.push_str(" tentative");
    }
    let mut progress = line.progress_words().replace('\n', " · ");
    if let Some(tick) = &line.ticked {
        let done = format!("done {}", words::short_day(tick.on));
        progress = if progress.is_empty() {
            done
        } else {
            format!("{done} · {progress}")
        };
    }
    vec![
        day.trim_start().to_owned(),
        text::soften(&line.item),
        line.actions.clone().unwrap_or_default(),
        progress,
        line.lead.as_deref().map(text::soften).unwrap_or_default(),
    ]
}

/// The lines that the cells of a row take, and the line on which stands what is said below
/// its words: right under them where it is no wider than they are, else under all cells.
pub fn heights(row: &Row, widths: Widths) -> (usize, usize) {
    let lines = row
        .cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| match width {
            0 => 1,
            width => text::wrap(cell, usize::from(width)).len().min(TALL),
        });
    let lines: Vec<usize> = lines.collect();
    let tallest = lines.iter().copied().max().unwrap_or(1);
    let below = [row.flag.as_str(), row.below.as_str()];
    let below: usize = below
        .map(|words| text::width(words) + text::width(BETWEEN))
        .iter()
        .sum();
    let fits = below <= usize::from(widths[1]);
    let under = lines.get(1).copied().filter(|_| fits);
    (tallest, under.unwrap_or(tallest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headings: &[&str]) -> Vec<String> {
        let headings: Vec<String> = headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect();
        own_headings(&headings)
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    #[test]
    fn a_heading_stands_over_its_column_whatever_the_councils_order() {
        assert_eq!(
            own(&["Topic", "Progress", "Meeting date", "Purpose"]),
            ["Meeting date", "Topic", "Purpose", "Progress"]
        );
        assert_eq!(
            own(&[
                "Date of meeting",
                "Item",
                "Recommendations / Actions",
                "Progress"
            ]),
            [
                "Date of meeting",
                "Item",
                "Recommendations / Actions",
                "Progress"
            ]
        );
        assert_eq!(own(&["Session", "Item"]), ["Session", "Item", "", ""]);
    }
}
