//! An officer's work at the desk: its commands, the lines that are typed for it, what they
//! mean as they are typed, and how it is kept.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::source::Place;
use crate::domain::{fold, wording};
use crate::parse::typed::{self, When};
use crate::parse::typed_name;
use crate::store::corrections::{Bodies, Field, Subject};
use crate::store::desk::{Block, BlockRole};
use crate::store::edits::{NewAction, NewRow};
use crate::store::{Error, Filing, Hand, Store, Target};
use crate::tui::pane::words;

/// Entries of the journal that are shown of a row.
const ENTRIES: u32 = 200;

/// What is said of a correction that corrects nothing.
const ALREADY: &str = "that is how the paper reads already; nothing was changed";

/// A command of an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duty {
    /// Write progress.
    Progress,
    /// Put rows on another day.
    Move,
    /// Tentative, or firm.
    Tentative,
    /// Drop rows, or take them up again.
    Drop,
    /// Add a row.
    Add,
    /// Split a row into its items.
    Split,
    /// Settle where a newer paper says otherwise.
    Settle,
    /// Put a row before the one above it.
    Raise,
    /// Put it behind the one below it.
    Lower,
    /// Mark a row, so that what comes next is for all that are marked.
    Mark,
    /// Take an action down.
    TakeDown,
    /// What was done to a row.
    Journal,
    /// Make the chosen sentence an action.
    Make,
    /// Say that what is chosen is no action.
    NoAction,
    /// Put right what was misread.
    Correct,
    /// Begin the next year's programme.
    Year,
    /// Call what is chosen exempt, or no longer.
    Exempt,
    /// Hide what is exempt while the screen is shared, or show it again.
    Share,
}

/// What an officer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Progress on actions and rows.
    Progress(Vec<Target>, String),
    /// Rows on another day, or not yet scheduled.
    Move(Vec<i64>, Option<Date>),
    /// Rows tentative, or firm.
    Tentative(Vec<i64>, bool),
    /// Rows dropped, and why.
    Drop(Vec<i64>, Option<String>),
    /// Rows taken up again.
    TakeUp(Vec<i64>),
    /// A row behind another of its day, or before all.
    Order(i64, Option<i64>),
    /// The paper's word on rows.
    TakePaper(Vec<i64>),
    /// The person's.
    KeepMine(Vec<i64>),
    /// A row for a committee.
    Add(i64, NewRow),
    /// An action of a meeting.
    TakeDown(i64, NewAction),
    /// Fields read so; or as the paper has them.
    Right(Vec<(Subject, Field, Option<String>)>),
    /// These words of an item's papers are an action, and where they stand.
    Make(i64, String, Option<(i64, Place)>),
    /// The papers of a meeting belong elsewhere.
    Refile(i64, Filing),
    /// A meeting is that of its committee on another day.
    SameMeeting(i64, Date),
    /// A committee is the one of a name.
    SameCommittee(i64, String),
    /// A committee or a meeting is no other.
    PartBodies(Bodies),
    /// A row is these items, each a row of its own.
    Split(i64, Vec<String>),
    /// The next year's programme of a committee, on a day.
    Year(i64, Date),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// In words.
    pub words: String,
    /// A row that is new.
    pub new: Option<Target>,
}

/// A line that is typed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Progress on these.
    Progress(Vec<Target>),
    /// The day for these rows.
    Move(Vec<i64>),
    /// Why these rows are dropped.
    Drop(Vec<i64>),
    /// The lead officer of these rows.
    Lead(Vec<i64>),
    /// A row to add.
    Add,
    /// The items of a row, with marks between them.
    Split(i64),
    /// An action, which hangs on an item.
    TakeDown(Option<i64>),
    /// What a field should read.
    Right(Subject, Field),
    /// The day of a meeting that was misread.
    MeetingDay(i64),
    /// Its committee.
    MeetingCommittee(i64),
    /// The day of the meeting that a meeting is.
    SameMeeting(i64),
    /// The name of the committee that a committee is.
    SameCommittee(i64),
}

impl Form {
    /// What stands before the line.
    pub fn prompt(&self) -> &'static str {
        match self {
            Form::Right(_, field) => match field {
                Field::Words => "it reads: ",
                Field::Lead => "lead officer: ",
                Field::Day => "due: ",
                Field::Action => "an action, yes or no: ",
                Field::Title => "title: ",
                Field::Number => "number: ",
                Field::Time => "time: ",
                Field::Place => "place: ",
                Field::Item => "item: ",
                Field::Actions => "to be done: ",
                Field::Progress => "progress: ",
                Field::Name => "name: ",
                Field::Role => "office: ",
                Field::Label => "label: ",
                Field::Unit => "unit: ",
                Field::Period => "period: ",
                Field::Exempt => "exempt, yes or no: ",
            },
            Form::MeetingDay(_) => "day of the meeting: ",
            Form::MeetingCommittee(_) => "committee: ",
            Form::SameMeeting(_) => "the same as the meeting of: ",
            Form::SameCommittee(_) => "the same as: ",
            Form::Progress(_) => "progress (is printed): ",
            Form::Move(_) => "move to: ",
            Form::Drop(_) => "drop, because: ",
            Form::Lead(_) => "lead officer: ",
            Form::Add => "add a row: ",
            Form::Split(_) => "its items, ; between them: ",
            Form::TakeDown(_) => "take down: ",
        }
    }
}

impl Form {
    /// What stands in it is a sentence, of which one seldom changes more than a word.
    pub fn is_of_words(&self) -> bool {
        match self {
            Form::Right(_, field) => {
                matches!(field, Field::Words | Field::Actions | Field::Progress)
            }
            Form::Split(_) => true,
            Form::Progress(_)
            | Form::Move(_)
            | Form::Drop(_)
            | Form::Lead(_)
            | Form::Add
            | Form::TakeDown(_)
            | Form::MeetingDay(_)
            | Form::MeetingCommittee(_)
            | Form::SameMeeting(_)
            | Form::SameCommittee(_) => false,
        }
    }
}

/// What the desk knows that a line is read with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The day that counts as today.
    pub today: Date,
    /// The days of the committee's meetings.
    pub days: &'a [Date],
    /// The names of its people, and of whoever its papers charge with something.
    pub people: &'a [String],
}

impl Known<'_> {
    /// The days of the meetings to come.
    pub fn ahead(&self) -> Vec<Date> {
        let mut ahead: Vec<Date> = self
            .days
            .iter()
            .copied()
            .filter(|day| *day > self.today)
            .collect();
        ahead.sort_unstable();
        ahead.dedup();
        ahead
    }

    /// The meeting after a day that is typed; after none, the next one.
    pub fn after(&self, typed: &str) -> Option<Date> {
        let from = typed::day(typed, self.today, self.days);
        let ahead = self.ahead();
        let later = ahead
            .iter()
            .find(|day| from.is_none_or(|from| **day > from));
        later.or(ahead.first()).copied()
    }

    /// The day that was typed.
    pub fn day(&self, typed: &str) -> Option<Date> {
        typed::day(typed, self.today, self.days)
    }

    /// The day that was typed, or none for not yet scheduled.
    pub fn when(&self, typed: &str) -> Option<When> {
        typed::when(typed, self.today, self.days)
    }

    /// What a typed day is, beside the committee's days; `otherwise` is what else may be typed.
    pub fn day_words(&self, typed: &str, otherwise: &str) -> String {
        match self.when(typed) {
            Some(When::Waiting) => "not yet scheduled".to_owned(),
            Some(When::On(day)) if self.days.contains(&day) => {
                format!("{} · the committee meets then", words::weekday(day))
            }
            Some(When::On(day)) => {
                format!("{} · no meeting is known on that day", words::weekday(day))
            }
            None => {
                let ahead = self.ahead();
                let days = ahead.iter().take(3).map(|day| words::day(*day));
                let days: Vec<String> = days.collect();
                let meets = if days.is_empty() {
                    "as 30 nov or +2w".to_owned()
                } else {
                    format!(
                        "as 30 nov or +2w · meetings: {}; Tab takes them",
                        days.join(", ")
                    )
                };
                let wrong = if typed.trim().is_empty() {
                    ""
                } else {
                    "is no day yet · "
                };
                format!("{wrong}{meets}{otherwise}")
            }
        }
    }

    /// What a typed day is by which something is due, beside the committee's days.
    pub fn due_words(&self, typed: &str, otherwise: &str) -> String {
        match self.day(typed) {
            Some(day) if !self.days.contains(&day) => words::weekday(day),
            // “Later” is a day for a row of the programme alone.
            None if self.when(typed).is_some() => {
                format!("is no day yet · {}", self.day_words("", otherwise))
            }
            Some(_) | None => self.day_words(typed, otherwise),
        }
    }

    /// The row that a line adds.
    pub fn row(&self, typed: &str) -> NewRow {
        let (item, when) = typed::row_line(typed, self.today, self.days);
        NewRow {
            item: fold::quote(item),
            day: when.and_then(When::day),
            tentative: false,
        }
    }

    /// What a line adds, in words.
    pub fn row_words(&self, typed: &str) -> String {
        let row = self.row(typed);
        if row.item.is_empty() {
            return "the item, and behind a comma its day: Ferry fares, next meeting".to_owned();
        }
        match row.day {
            Some(day) => format!("{} · {}", row.item, words::weekday(day)),
            None => format!(
                "{} · not yet scheduled; a day goes behind a comma",
                row.item
            ),
        }
    }

    /// The action that a line takes down.
    pub fn action(&self, typed: &str, item: Option<i64>) -> NewAction {
        let line = typed::action_line(typed, self.today, self.days);
        let (named, text) = match line.owner {
            Some(owner) => {
                let known = typed_name::person(&owner, self.people).map(str::to_owned);
                (Some(known.unwrap_or(owner)), line.text.as_str())
            }
            None => match typed_name::charged(&line.text, self.people) {
                Some((known, rest)) => (Some(known), rest),
                None => (None, line.text.as_str()),
            },
        };
        let named = named.map(|name| fold::quote(&name));
        NewAction {
            text: fold::quote(text),
            item,
            owner: named,
            due: line.due,
        }
    }

    /// What a line takes down, in words; `about` is the item.
    pub fn action_words(&self, typed: &str, about: Option<&str>) -> String {
        if typed.trim().is_empty() {
            return format!(
                "who, what, by when: KG circulate the note by 30 nov{}",
                about
                    .map(|about| format!(" · on {about}"))
                    .unwrap_or_default()
            );
        }
        let action = self.action(typed, None);
        let who = action.owner.unwrap_or_else(|| "nobody named".to_owned());
        let due = action.due.map_or_else(
            || "no day".to_owned(),
            |due| format!("by {}", words::weekday(due)),
        );
        // Where there is little room, what was just typed is what can be missed.
        let about = about.map(|about| format!("on {about}"));
        let parts = [Some(who), Some(due), Some(action.text), about];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Keeps what an officer does.
#[allow(clippy::too_many_lines, reason = "an arm for each deed, and no more")]
pub fn keep(store: &mut Store, deed: &Deed, hand: &Hand) -> Result<Kept, Error> {
    let rows = |rows: &[i64]| wording::count(rows.len(), "row", "rows");
    let mut new = None;
    let words = match deed {
        Deed::Progress(targets, text) => {
            store.write_progress(targets, text, hand)?;
            "progress is written".to_owned()
        }
        Deed::Move(moved, day) => {
            store.move_rows(moved, *day, hand)?;
            let to = day.map_or("not yet scheduled".to_owned(), words::weekday);
            format!("{} moved to {to}", rows(moved))
        }
        Deed::Tentative(called, tentative) => {
            store.set_tentative(called, *tentative, hand)?;
            let word = if *tentative { "tentative" } else { "firm" };
            format!("{} {word}", rows(called))
        }
        Deed::Drop(dropped, reason) => {
            store.drop_rows(dropped, reason.as_deref(), hand)?;
            format!("{} dropped", rows(dropped))
        }
        Deed::TakeUp(taken) => {
            store.take_up_rows(taken, hand)?;
            format!("{} taken up again", rows(taken))
        }
        Deed::Order(row, behind) => {
            store.order_row(*row, *behind, hand)?;
            "the row has its new place".to_owned()
        }
        Deed::TakePaper(settled) => {
            store.take_paper(settled, hand)?;
            format!("{} as the paper tells", rows(settled))
        }
        Deed::KeepMine(settled) => {
            store.keep_mine(settled, hand)?;
            format!("{} as you said", rows(settled))
        }
        Deed::Add(committee, row) => {
            new = Some(Target::Programme(store.add_row(*committee, row, hand)?));
            let day = row
                .day
                .map_or("not yet scheduled".to_owned(), words::weekday);
            format!("a row is added, {day}")
        }
        Deed::Right(wishes) => {
            if !store.correct_all(wishes, hand)? {
                return Err(Error::Unknown(ALREADY.to_owned()));
            }
            match wishes.as_slice() {
                [(_, Field::Action, Some(no)), ..] if no == "no" => {
                    "not an action; it counts nowhere any more".to_owned()
                }
                [(_, Field::Exempt, Some(yes)), ..] if yes == "yes" => {
                    "exempt: kept out of all that is handed out".to_owned()
                }
                [(_, Field::Exempt, _), ..] => "not exempt".to_owned(),
                [(_, field, None), ..] => format!("{} as the paper has it", field.words()),
                [(_, field, Some(value)), ..] if value.is_empty() => {
                    format!("{}: nothing", field.words())
                }
                [(_, field, Some(value)), ..] => format!("{}: {value}", field.words()),
                [] => String::new(),
            }
        }
        Deed::Make(item, words, place) => {
            let sentence = store.read_sentence(*item, words, place.clone())?;
            new = Some(Target::Action(store.make_action(&sentence, hand)?));
            let who = sentence.owner.as_ref().map(|owner| format!(": {owner}"));
            let due = sentence
                .due
                .map(|due| format!(", by {}", words::weekday(due)));
            format!(
                "an action now{}{}",
                who.unwrap_or_default(),
                due.unwrap_or_default()
            )
        }
        Deed::Year(committee, today) => {
            let turn = store.begin_year(*committee, None, *today, hand)?;
            format!("{} begun: {}", turn.year_words(), turn.sentence())
        }
        Deed::Refile(meeting, filing) => {
            let papers = store.refile_meeting(*meeting, filing, hand)?;
            let papers = wording::count(papers, "paper is filed", "papers are filed");
            format!("{papers} there")
        }
        Deed::SameMeeting(meeting, day) => {
            store.same_meeting(*meeting, *day, hand)?;
            "the two meetings are one".to_owned()
        }
        Deed::SameCommittee(committee, name) => {
            let other = store.committee_named(name)?.ok_or_else(|| {
                Error::Unknown(format!(
                    "no committee “{name}” is held; type more of its name"
                ))
            })?;
            store.make_one(&Bodies::Committees(vec![other, *committee]), hand)?;
            "the two committees are one".to_owned()
        }
        Deed::PartBodies(bodies) => {
            store.part_bodies(bodies, hand)?;
            match bodies {
                Bodies::Committees(_) | Bodies::Names(..) => "the committees are parted".to_owned(),
                Bodies::Meetings(_) | Bodies::Papers(..) => "the meetings are parted".to_owned(),
            }
        }
        Deed::Split(row, items) => {
            let rows = store.split_row(*row, items, hand)?;
            format!(
                "{} now; the first has the past",
                wording::count(rows.len() + 1, "row", "rows")
            )
        }
        Deed::TakeDown(meeting, action) => {
            new = Some(Target::Action(store.take_down(*meeting, action, hand)?));
            let who = action.owner.as_ref().map(|owner| format!(": {owner}"));
            let due = action
                .due
                .map(|due| format!(", by {}", words::weekday(due)));
            format!(
                "taken down{}{}",
                who.unwrap_or_default(),
                due.unwrap_or_default()
            )
        }
    };
    Ok(Kept { words, new })
}

/// What becomes of a programme as the year turns, as blocks of the reader.
pub fn year(store: &Store, committee: i64, today: Date) -> Result<Vec<Block>, Error> {
    let turn = store.year_turn(committee, None, today)?;
    let early = turn.early(today).map_or_else(String::new, |early| {
        format!(" {early}: its programme would give way to this one.")
    });
    let block = |role, mark: String, text: String| Block {
        role,
        mark,
        text,
        source: None,
    };
    let mut blocks = vec![block(
        BlockRole::Text,
        String::new(),
        format!(
            "The programme of {}: {}.{early}",
            turn.year_words(),
            turn.sentence()
        ),
    )];
    let groups = [
        ("Carried", &turn.carried),
        ("Done", &turn.done),
        ("Dropped", &turn.dropped),
    ];
    for (title, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        blocks.push(block(BlockRole::Section, String::new(), title.to_owned()));
        blocks.extend(rows.iter().map(|row| {
            let day = row.day.map(words::day).unwrap_or_default();
            let why = Some(row.why.as_str()).filter(|why| !why.is_empty());
            let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
            // Days of all lengths, and none, in one column.
            let day = format!("{day:<11}");
            block(BlockRole::Point, day, format!("{}{why}", row.item))
        }));
    }
    Ok(blocks)
}

/// What was done to a row, newest first, as blocks of the reader.
pub fn journal(store: &Store, row: &str) -> Result<Vec<Block>, Error> {
    let block = |role, mark: String, text: String| Block {
        role,
        mark,
        text,
        source: None,
    };
    let mut blocks: Vec<Block> = store
        .journal(Some(row), ENTRIES)?
        .into_iter()
        .map(|entry| {
            let at = entry.at.to_zoned(TimeZone::system());
            let undone = if entry.undone { " (taken back)" } else { "" };
            let when = at.strftime("%-d %b %Y, %H:%M").to_string();
            block(
                BlockRole::Point,
                when,
                format!("{}: {}{undone}", entry.by, entry.words_under_row()),
            )
        })
        .collect();
    if blocks.is_empty() {
        let words = "Nobody changed anything here: it stands as the papers have it.";
        blocks.push(block(BlockRole::Text, String::new(), words.to_owned()));
    }
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn with<T>(test: impl Fn(Known) -> T) -> T {
        let days = ["2031-10-06", "2031-12-04", "2032-02-11"].map(date);
        let people = ["Kit Garrow", "Ida Moss"].map(str::to_owned);
        test(Known {
            today: date("2031-10-03"),
            days: &days,
            people: &people,
        })
    }

    #[test]
    fn a_row_is_its_item_and_a_day_behind_it() {
        with(|known| {
            let row = |typed| {
                let row = known.row(typed);
                (row.item, row.day)
            };
            let fares = |day| ("Fares".to_owned(), day);
            assert_eq!(row("Fares, next meeting"), fares(Some(date("2031-10-06"))));
            assert_eq!(row("Fares on 4 dec"), fares(Some(date("2031-12-04"))));
            assert_eq!(row("Fares, later"), fares(None));
            assert_eq!(row("Fares, tickets").0, "Fares, tickets");
        });
    }

    #[test]
    fn tab_goes_through_the_meetings_to_come() {
        with(|known| {
            assert_eq!(known.after(""), Some(date("2031-10-06")));
            assert_eq!(known.after("6 Oct 2031"), Some(date("2031-12-04")));
            assert_eq!(known.after("11 Feb 2032"), Some(date("2031-10-06")));
        });
    }

    #[test]
    fn a_line_is_understood_as_who_what_and_by_when() {
        with(|known| {
            let words = known.action_words("KG circulate the note by 4 dec", Some("item 6"));
            assert_eq!(
                words,
                "Kit Garrow · by Thu 4 Dec 2031 · circulate the note · on item 6"
            );
            let words = known.action_words("Kit Garrow to circulate the note", None);
            assert_eq!(words, "Kit Garrow · no day · circulate the note");
            let words = known.action_words("circulate the note", None);
            assert_eq!(words, "nobody named · no day · circulate the note");
        });
    }
}
