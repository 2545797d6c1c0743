//! Columns told by their cells: what a heading leaves open, and tables of which no heading is
//! known.
//!
//! Headings are evidence and no gate. But where they say nothing, the words over the table have
//! to say what it is, and its cells have to bear that out: days, people, states and what is to
//! be done look like nothing else.

use super::announced::{Announced, is_title};
use super::cell::is_figure;
use super::heading::{self, Meaning};
use super::profile::Profile;
use super::shape::{Kind, Shape};
use super::{Row, TITLES, Table};

/// Rows that tell what their columns hold.
const FEWEST_ROWS: usize = 2;
/// What cells weigh that look like nothing else, and those that may be something else.
const PLAIN: i32 = 3;
const LIKELY: i32 = 1;
/// What a heading weighs that is known, and one that hints.
const KNOWN: i32 = 4;
const HINTED: i32 = 2;

/// The days of a table's rows: when a matter is due, taken, or might be.
const DAYS: [Meaning; 5] = [
    Meaning::Meeting,
    Meaning::Date,
    Meaning::Due,
    Meaning::Proposed,
    Meaning::Entered,
];
/// What came of a matter.
const CAME: [Meaning; 3] = [Meaning::Status, Meaning::Progress, Meaning::Completed];
const MATTERS: [Meaning; 3] = [Meaning::Item, Meaning::Task, Meaning::Action];

/// Names by their cells the columns that have no known heading, where the table has none of
/// that meaning yet.
pub(super) fn fill(shape: &mut Shape, table: &Table, announced: Announced) {
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let profiles: Vec<Profile> = (0..shape.columns.len())
        .map(|column| Profile::of(body, column))
        .collect();
    let tracks = announced.tracks() || shape.task().is_some();
    let followed = shape.has(Meaning::Owner) && shape.any(&CAME).is_some();
    if shape.task().is_none() && (announced.tracks() || followed && !announced.programme) {
        name_task(shape, &profiles, announced.tracks());
    }
    let planned = announced.programme && !announced.tasks;
    let open = |shape: &Shape, test: fn(Profile) -> bool| {
        (0..profiles.len()).find(|column| {
            let unnamed = matches!(shape.columns[*column], None | Some(Meaning::Aside));
            unnamed && profiles[*column].filled >= FEWEST_ROWS && test(profiles[*column])
        })
    };
    if planned && shape.any(&MATTERS).is_none() {
        // Of several columns of titles each is a kind of item.
        let titles = |column: &usize| {
            let cells = profiles[*column];
            shape.columns[*column].is_none() && cells.says_titles() && !cells.says_days()
        };
        let mut titles = (0..profiles.len()).filter(titles);
        if let (Some(only), None) = (titles.next(), titles.next()) {
            shape.columns[only] = Some(Meaning::Item);
        }
    }
    if shape.any(&DAYS).is_none()
        && (planned || tracks)
        && let Some(column) = open(shape, Profile::says_days)
    {
        shape.columns[column] = Some(if planned {
            Meaning::Meeting
        } else {
            Meaning::Due
        });
    }
    if !shape.has(Meaning::Owner)
        && tracks
        && let Some(column) = open(shape, |cells| {
            cells.says_names() && !cells.says_days() && !cells.says_states()
        })
    {
        shape.columns[column] = Some(Meaning::Owner);
    }
    if shape.any(&CAME).is_none()
        && tracks
        && let Some(column) = open(shape, Profile::says_states)
    {
        shape.columns[column] = Some(Meaning::Status);
    }
}

/// The column of the tasks of a tracker whose headings name none: what is to be done stands
/// under no heading, beside the items it is about; under "Action / progress"; or under words
/// that no one knows.
fn name_task(shape: &mut Shape, profiles: &[Profile], announced: bool) {
    let says_action = |column: &usize| {
        let words = shape.headings.get(*column).map_or("", String::as_str);
        let parts: Vec<Option<Meaning>> = heading::parts(words).map(heading::meaning).collect();
        let acts =
            |meaning: &Option<Meaning>| matches!(meaning, Some(Meaning::Task | Meaning::Action));
        let of_other = match shape.columns[*column] {
            // "Action / progress", "Action and due date"
            Some(Meaning::Progress | Meaning::Due | Meaning::Owner) => {
                parts.first().is_some_and(acts)
            }
            // "Agenda item & action required"
            Some(Meaning::Item) => announced && parts.last().is_some_and(acts),
            _ => false,
        };
        of_other
            && parts.len() > 1
            && !profiles[*column].says_days()
            && !profiles[*column].says_names()
    };
    let named = (0..profiles.len()).find(says_action);
    let unnamed = |column: &usize| announced && shape.columns[*column].is_none();
    let deeds = (0..profiles.len()).filter(unnamed).find(|column| {
        let cells = profiles[*column];
        cells.filled >= FEWEST_ROWS && (cells.says_deeds() || cells.says_sentences())
    });
    if let Some(column) = deeds.or(named) {
        shape.columns[column] = Some(Meaning::Task);
    }
}

/// A table of which too few headings are known, read by its cells: a plan or a tracker that
/// the words over it announce.
pub(super) fn guess(table: &Table, announced: Announced) -> Option<Shape> {
    let tracks = announced.tracks();
    if !(tracks || announced.programme || announced.topics) {
        return None;
    }
    let (at, head) = head(table)?;
    let body = table.rows.get(at + 1..)?;
    if body.len() < FEWEST_ROWS || head.cells.iter().any(is_foreign) {
        return None;
    }
    let width = table.width();
    let headings: Vec<String> = (0..width)
        .map(|column| {
            let cell = head.cells.get(column);
            cell.map(|cell| heading::words(&cell.text))
                .unwrap_or_default()
        })
        .collect();
    let profiles: Vec<Profile> = (0..width).map(|column| Profile::of(body, column)).collect();
    // Of several columns of titles each may be a kind of item.
    let kinds = (0..width).filter(|column| {
        let cells = profiles[*column];
        heading::hinted(&headings[*column]).is_none()
            && (cells.says_titles() || cells.says_sentences())
            && !(cells.says_names() || cells.says_purposes() || cells.says_numbers())
    });
    if !tracks && kinds.count() > 1 {
        return None;
    }
    let roles: &[Meaning] = if tracks {
        &[
            Meaning::Task,
            Meaning::Owner,
            Meaning::Due,
            Meaning::Status,
            Meaning::Progress,
            Meaning::Reference,
        ]
    } else {
        &[
            Meaning::Item,
            Meaning::Meeting,
            Meaning::Owner,
            Meaning::Reference,
            Meaning::Detail,
        ]
    };
    let columns = assign(&headings, &profiles, roles);
    let borne = |meaning: Meaning| {
        let column = columns.iter().position(|own| *own == Some(meaning));
        column.is_some_and(|column| of_cells(profiles[column], meaning) >= PLAIN)
    };
    let sure = [Meaning::Owner, Meaning::Due, Meaning::Status]
        .into_iter()
        .filter(|meaning| borne(*meaning));
    let convinces = stands_over(head, &profiles)
        && if tracks {
            borne(Meaning::Task) && sure.count() >= 2
        } else {
            columns.contains(&Some(Meaning::Item)) && borne(Meaning::Meeting)
        };
    let mut columns = columns;
    if announced.topics && !announced.programme {
        let days = columns.iter_mut().flatten();
        days.filter(|meaning| **meaning == Meaning::Meeting)
            .for_each(|meaning| *meaning = Meaning::Proposed);
    }
    let title = table.rows[..at]
        .iter()
        .rev()
        .find_map(|row| row.only()?.1.words());
    convinces.then_some(Shape {
        kind: Kind::Tasks,
        headings,
        columns,
        title,
        first: at + 1,
    })
}

/// Whether a row is none of those below it: over days and states it has neither.
fn stands_over(head: &Row, profiles: &[Profile]) -> bool {
    let own = |column: usize| Profile::of(std::slice::from_ref(head), column);
    profiles.iter().enumerate().all(|(column, cells)| {
        let told = cells.says_days() || cells.says_states();
        let own = own(column);
        !told || own.filled > 0 && !own.says_days() && !own.says_states()
    })
}

/// The row that stands as a heading over others: short words, each of its own, and no figures.
fn head(table: &Table) -> Option<(usize, &Row)> {
    let titles = table.rows.iter().take_while(|row| row.only().is_some());
    let at = titles.count();
    let row = table.rows.get(at).filter(|_| at <= TITLES)?;
    let mut words: Vec<String> = row.filled().filter_map(|(_, cell)| cell.words()).collect();
    let all = words.len();
    words.sort();
    words.dedup();
    let wide = all >= 3 || all == table.width() && all == 2;
    (wide
        && words.len() == all
        && heading::may_be_row(row)
        && words.iter().all(|one| is_title(one)))
    .then_some((at, row))
}

fn is_foreign(cell: &super::Cell) -> bool {
    is_figure(&cell.text)
        || matches!(
            heading::meaning(&cell.text),
            Some(Meaning::Foreign | Meaning::Strange)
        )
}

/// The meanings that together weigh most: the heaviest pair of a column and a role is taken
/// first, and every role but a detail once.
fn assign(headings: &[String], profiles: &[Profile], roles: &[Meaning]) -> Vec<Option<Meaning>> {
    let mut columns = vec![None; headings.len()];
    let mut left: Vec<Meaning> = roles.to_vec();
    loop {
        let open = (0..columns.len()).filter(|column| columns[*column].is_none());
        let pairs = open.flat_map(|column| left.iter().map(move |role| (column, *role)));
        let weighed = pairs.map(|(column, role)| {
            let cells = of_cells(profiles[column], role);
            let words = of_heading(&headings[column], role);
            (cells + words, column, role)
        });
        // Of equals the first column is taken.
        let heaviest = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, column, role)) = heaviest.filter(|(weight, ..)| *weight > 0) else {
            return columns;
        };
        columns[column] = Some(role);
        if role != Meaning::Detail {
            left.retain(|one| *one != role);
        }
    }
}

/// How far a heading speaks for a role, or for another.
fn of_heading(words: &str, role: Meaning) -> i32 {
    let same = |meaning: Meaning| {
        meaning == role
            || DAYS.contains(&meaning) && DAYS.contains(&role)
            || CAME.contains(&meaning) && CAME.contains(&role)
            || MATTERS.contains(&meaning) && MATTERS.contains(&role)
    };
    match (heading::meaning(words), heading::hinted(words)) {
        (Some(meaning), _) if same(meaning) => KNOWN,
        (Some(_), _) => -KNOWN,
        (None, Some(meaning)) if same(meaning) => HINTED,
        (None, _) => 0,
    }
}

/// How far cells speak for a role, or against it.
fn of_cells(cells: Profile, role: Meaning) -> i32 {
    let weigh = |plain: bool, likely: bool, against: bool| match (plain, likely, against) {
        (true, ..) => PLAIN,
        (_, _, true) => -PLAIN,
        (_, likely, _) => i32::from(likely) * LIKELY,
    };
    let short = cells.says_days() || cells.says_states() || cells.says_numbers();
    match role {
        Meaning::Meeting | Meaning::Due => weigh(cells.says_days(), false, true),
        Meaning::Owner => weigh(
            cells.says_names() && !cells.says_days(),
            false,
            short || cells.says_sentences() || cells.filled == 0,
        ),
        Meaning::Status => weigh(cells.says_states(), false, true),
        Meaning::Reference => weigh(cells.says_numbers(), false, true),
        Meaning::Task => weigh(
            cells.says_deeds(),
            cells.says_sentences() || cells.says_titles(),
            short || cells.says_names(),
        ),
        Meaning::Item => weigh(
            cells.says_titles() && !cells.says_names() && !cells.says_purposes(),
            cells.says_titles() || cells.says_sentences(),
            short,
        ),
        Meaning::Detail => weigh(cells.says_purposes(), cells.says_sentences(), short),
        Meaning::Progress => weigh(false, cells.says_sentences(), short),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::table;

    fn guessed(paper: &str, announced: Announced) -> Option<Vec<Option<Meaning>>> {
        let document = text::read("a.txt", paper.as_bytes()).ok()?;
        let tables = table::find(&document);
        Some(guess(tables.first()?, announced)?.columns)
    }

    const TRACKER: Announced = Announced {
        programme: false,
        topics: false,
        tasks: true,
    };

    #[test]
    fn a_tracker_is_told_by_its_cells_where_its_title_says_that_it_is_one() {
        let paper = "Job\tOn whose list\tFinish\nTo mend the gate\tA Elm\t4 May 2031\nTo cut the hedge\tClerk\tJune 2031";
        let meanings = [Meaning::Task, Meaning::Owner, Meaning::Due].map(Some);
        assert_eq!(
            guessed(paper, TRACKER).as_deref(),
            Some(meanings.as_slice())
        );
        assert_eq!(guessed(paper, Announced::default()), None);
        // Names and days alone are no tasks.
        let names = paper
            .replace("To mend the gate", "Gate")
            .replace("To cut the hedge", "Hedge");
        assert_eq!(guessed(&names, TRACKER), None);
    }

    #[test]
    fn several_columns_of_titles_are_kinds_of_items_and_no_guess() {
        let plan = Announced {
            programme: true,
            ..Announced::default()
        };
        let one = "Thing for us\tLanding at\nFerry fares\t4 May 2031\nPier lamps\t8 June 2031";
        assert!(guessed(one, plan).is_some());
        let two = "Landing at\tWaters\tRoads\n4 May 2031\tFerry fares\tBus stops\n8 June 2031\tPier lamps\tKerbs on Mill Lane";
        assert_eq!(guessed(two, plan), None);
    }
}
