//! `progress`, `move`, `firm`, `tentative`, `drop`, `take-up`, `order`, `add`, `take-down`,
//! `settle`, `history`: an officer's work on the programme and the actions, for scripts.

use anyhow::{Result, bail};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::cli::args::{
    Add, Arguments, DropRows, Format, History, Move, Order, Progress, Settle, Split, TakeDown, Year,
};
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::cli::session::Session;
use crate::cli::show;
use crate::domain::wording;
use crate::parse::typed::{self, When};
use crate::parse::typed_name;
use crate::store::Target;
use crate::store::desk::{ActionRow, Tick};
use crate::store::edits::{NewAction, NewRow};
use crate::store::resolve::Named;
use crate::store::taken::{self, Alone};

/// Says what was done, and how it is taken back.
fn say(out: &mut Printer, what: &str) -> Result<()> {
    out.line(&format!("{what}; “matters undo” takes it back"))?;
    out.flush()
}

fn rows_words(rows: &[i64]) -> String {
    wording::count(rows.len(), "row", "rows")
}

/// Writes progress on an action and those that say the same, or on a row.
pub fn progress(arguments: &Arguments, progress: &Progress, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let targets = match session.store.resolve(&progress.id)? {
        Named::Action(key) => {
            let keys = session.store.alike(key)?.into_iter();
            keys.map(Target::Action).collect()
        }
        Named::Programme(key) => vec![Target::Programme(key)],
        Named::Item(_) | Named::Meeting(_) | Named::Document(_) => {
            bail!("“{}” is no action and no programme row", progress.id)
        }
    };
    let words = progress.words.join(" ");
    session
        .store
        .write_progress(&targets, &words, &session.hand)?;
    say(out, "progress is written")
}

/// Puts rows on another day.
pub fn move_rows(arguments: &Arguments, wish: &Move, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let (ids, when) = match (&wish.to, wish.ids.as_slice()) {
        (Some(to), ids) => (ids, to),
        (None, [ids @ .., to]) if !ids.is_empty() => (ids, to),
        (None, _) => bail!("to which day? matters move ID “30 nov”"),
    };
    let rows = session.rows(ids)?;
    let committee = session.store.committee_of(Target::Programme(rows[0]))?;
    let day = session.when(when, committee)?.day();
    session.store.move_rows(&rows, day, &session.hand)?;
    let to = day.map_or("not yet scheduled".to_owned(), wording::day);
    say(out, &format!("{} moved to {to}", rows_words(&rows)))
}

/// Calls rows tentative, or firm.
pub fn tentative(
    arguments: &Arguments,
    ids: &[String],
    tentative: bool,
    out: &mut Printer,
) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let rows = session.rows(ids)?;
    session
        .store
        .set_tentative(&rows, tentative, &session.hand)?;
    let word = if tentative { "tentative" } else { "firm" };
    say(out, &format!("{} {word}", rows_words(&rows)))
}

/// Drops rows.
pub fn drop_rows(arguments: &Arguments, wish: &DropRows, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let rows = session.rows(&wish.ids)?;
    let reason = wish.reason.as_deref();
    session.store.drop_rows(&rows, reason, &session.hand)?;
    say(out, &format!("{} dropped", rows_words(&rows)))
}

/// Takes dropped rows up again.
pub fn take_up(arguments: &Arguments, ids: &[String], out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let rows = session.rows(ids)?;
    session.store.take_up_rows(&rows, &session.hand)?;
    say(out, &format!("{} taken up again", rows_words(&rows)))
}

/// Puts a row behind another.
pub fn order(arguments: &Arguments, wish: &Order, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let row = session.row(&wish.id)?;
    let behind = wish
        .behind
        .as_deref()
        .map(|id| session.row(id))
        .transpose()?;
    session.store.order_row(row, behind, &session.hand)?;
    say(out, "the row has its new place")
}

/// Adds a row to a programme.
pub fn add(arguments: &Arguments, wish: &Add, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let meeting = show::meeting(&session.store, &session.place, wish.meeting.as_deref())?;
    let committee = session.store.desk(meeting)?.meeting.committee_key;
    let line = wish.item.join(" ");
    let (item, when) = if let Some(typed) = &wish.on {
        (line.as_str(), Some(session.when(typed, committee)?))
    } else {
        let days = session.store.days_of(committee)?;
        typed::row_line(&line, session.place.today, &days)
    };
    let new = NewRow {
        item: item.to_owned(),
        day: when.and_then(When::day),
        tentative: wish.tentative,
    };
    let key = session.store.add_row(committee, &new, &session.hand)?;
    let id = session.store.id_of_row(key)?;
    let day = new.day.map_or("not yet scheduled".to_owned(), wording::day);
    say(out, &format!("{id} added, {day}"))
}

/// Takes an action down.
pub fn take_down(arguments: &Arguments, wish: &TakeDown, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let meeting = show::meeting(&session.store, &session.place, wish.meeting.as_deref())?;
    let row = session.store.desk(meeting)?.meeting;
    let days = session.store.days_of(row.committee_key)?;
    let line = typed::action_line(&wish.words.join(" "), session.place.today, &days);
    let people = session.store.chargeable(row.committee_key)?;
    let (owner, text) = match line.owner {
        Some(owner) => {
            let known = typed_name::person(&owner, &people).map(str::to_owned);
            (Some(known.unwrap_or(owner)), line.text)
        }
        None => match typed_name::charged(&line.text, &people) {
            Some((known, rest)) => (Some(known), rest.to_owned()),
            None => (None, line.text),
        },
    };
    let item = match wish.item.as_deref() {
        Some(id) => match session.store.resolve(id)? {
            Named::Item(key) => Some(key),
            Named::Action(_) | Named::Programme(_) | Named::Meeting(_) | Named::Document(_) => {
                bail!("“{id}” is no item; “matters show agenda” lists them with their ids")
            }
        },
        None => None,
    };
    let new = NewAction {
        text,
        item,
        owner,
        due: line.due,
    };
    let key = session.store.take_down(meeting, &new, &session.hand)?;
    let id = session.store.id_of(key)?;
    let new_due = new.due;
    let who = new.owner.map(|owner| format!(", {owner}"));
    let due = new.due.map(|due| format!(", by {}", wording::day(due)));
    let today = session.place.today;
    let place = row.date.map(|day| {
        // What is taken down before the meeting is meant for it.
        let at = if day > today { "for" } else { "at" };
        format!(" {at} the meeting of {}", wording::day(day))
    });
    let said: String = [who, due, place].into_iter().flatten().collect();
    say(out, &format!("{id} taken down{said}"))?;
    if let (Some(due), Some(meeting)) = (new_due, row.date)
        && due < meeting
    {
        out.line(&format!(
            "{} is before the meeting itself, which is on {}; “matters due {id} DAY” sets another",
            wording::day(due),
            wording::day(meeting)
        ))?;
        out.flush()?;
    }
    Ok(())
}

/// An action of `show taken-down`.
#[allow(
    clippy::struct_field_names,
    reason = "the field is named as the command is"
)]
#[derive(Debug, Serialize)]
pub struct TakenDown<'a> {
    id: &'a str,
    text: &'a str,
    owner: Option<&'a str>,
    meeting: Option<Date>,
    #[serde(rename = "taken_down")]
    by: &'a Option<Tick>,
    /// Missing where the minutes and what was taken down say the same.
    alone: Option<Alone>,
    /// What is said of it where it does not stand alone.
    #[serde(skip)]
    otherwise: &'static str,
}

/// What was taken down beside the minutes: what these lack first, then what nobody took
/// down, then what both have or what waits for its minutes.
pub fn taken_down(actions: &[ActionRow]) -> (Table, Vec<TakenDown<'_>>) {
    let alone = taken::alone(actions);
    let mut rows: Vec<TakenDown> = actions
        .iter()
        .filter(|action| action.taken_down.is_some() || alone.contains_key(&action.key))
        .map(|action| TakenDown {
            id: &action.id,
            text: &action.text,
            owner: action.lead(),
            meeting: action.date,
            by: &action.taken_down,
            alone: alone.get(&action.key).copied(),
            otherwise: if action.thread.same_as.is_empty() {
                "taken down"
            } else {
                "taken down, and in the minutes"
            },
        })
        .collect();
    rows.sort_by_key(|row| (row.alone.is_none(), row.alone));
    let cells = rows.iter().map(|row| {
        let told = row.alone.map_or(row.otherwise, Alone::words);
        vec![
            row.id.to_owned(),
            row.meeting.map(wording::day).unwrap_or_default(),
            row.owner.unwrap_or_default().to_owned(),
            row.text.to_owned(),
            told.to_owned(),
        ]
    });
    let table = Table {
        headings: vec!["id", "meeting", "lead officer", "action", "stands"],
        rows: cells.collect(),
    };
    (table, rows)
}

/// Keeps the paper's word or the person's.
pub fn settle(arguments: &Arguments, wish: &Settle, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let rows = if wish.all {
        let meeting = show::meeting(&session.store, &session.place, wish.meeting.as_deref())?;
        let programme = session.store.desk(meeting)?.programme.into_iter();
        let differing = programme.filter(|line| !line.by_hand.differs.is_empty());
        differing.map(|line| line.key).collect()
    } else {
        session.rows(&wish.ids)?
    };
    if rows.is_empty() {
        out.line("no row differs from the newest paper")?;
        return out.flush();
    }
    if wish.paper {
        session.store.take_paper(&rows, &session.hand)?;
        say(out, &format!("{} as the paper tells", rows_words(&rows)))
    } else {
        session.store.keep_mine(&rows, &session.hand)?;
        say(out, &format!("{} as you said", rows_words(&rows)))
    }
}

/// Splits a row into the items that it lists.
pub fn split(arguments: &Arguments, wish: &Split, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let rows = session.rows(std::slice::from_ref(&wish.id))?;
    let [row] = rows.as_slice() else {
        bail!("“{}” is no programme row", wish.id);
    };
    let new = session.store.split_row(*row, &wish.items, &session.hand)?;
    let words = wording::count(new.len() + 1, "row", "rows");
    say(out, &format!("{words} now; the first has the past"))
}

/// Begins the next year's programme.
pub fn year(arguments: &Arguments, wish: &Year, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let committee = if let Some(name) = wish.committee.as_deref() {
        let Some(key) = session.store.committee_named(name)? else {
            bail!("no committee “{name}” is held, or several are; type more of its name");
        };
        key
    } else {
        let meeting = show::meeting(&session.store, &session.place, None)?;
        session.store.desk(meeting)?.meeting.committee_key
    };
    let begin = wish.begin.map(|year| year.begins);
    let today = session.place.today;
    let looked = session.store.year_turn(committee, begin, today)?;
    let early = looked.early(today);
    if let Some(early) = early.as_ref().filter(|_| !wish.look && !wish.early) {
        bail!(
            "{early}, and its programme would give way to that of {}: --look says what would \
             become of each row, --early begins it all the same",
            looked.year_words()
        );
    }
    let turn = if wish.look {
        looked
    } else {
        session
            .store
            .begin_year(committee, begin, today, &session.hand)?
    };
    let groups = [
        ("carried", &turn.carried),
        ("done", &turn.done),
        ("dropped", &turn.dropped),
    ];
    let rows = groups.iter().flat_map(|(group, rows)| {
        rows.iter().map(move |row| {
            vec![
                (*group).to_owned(),
                row.day.map(wording::day).unwrap_or_default(),
                row.item.clone(),
                row.why.clone(),
            ]
        })
    });
    let table = Table {
        headings: vec!["", "day", "item", "why"],
        rows: rows.collect(),
    };
    out.answer(wish.printed.format(), &table, &turn)?;
    if wish.printed.format() != Format::Table {
        return Ok(());
    }
    let said = format!("{}: {}", turn.year_words(), turn.sentence());
    if wish.look {
        let how = match early {
            Some(early) => format!("{early}: “matters year --early” begins it all the same"),
            None => "“matters year” without --look begins it".to_owned(),
        };
        out.line(&format!("{said}; {how}"))?;
        return out.flush();
    }
    say(
        out,
        &format!("{said}; “matters export programme” hands it in"),
    )
}

/// Lists the journal.
pub fn history(arguments: &Arguments, wish: &History, out: &mut Printer) -> Result<()> {
    let store = Place::of(arguments)?.store_to_read()?;
    let id = match wish.id.as_deref() {
        Some(id) => Some(store.place_of(id)?),
        None => None,
    };
    let entries = store.journal(id.as_deref(), wish.limit)?;
    let rows = entries.iter().map(|entry| {
        let at = entry.at.to_zoned(TimeZone::system());
        vec![
            at.strftime("%-d %b %Y, %H:%M").to_string(),
            entry.by.clone(),
            entry.words(),
            if entry.undone { "taken back" } else { "" }.to_owned(),
        ]
    });
    let table = Table {
        headings: vec!["when", "who", "what", ""],
        rows: rows.collect(),
    };
    out.answer(wish.printed.format(), &table, &entries)
}
