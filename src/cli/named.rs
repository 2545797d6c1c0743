//! What the words of a command line name: a meeting by its day or its committee, an item by
//! its number or its title, an action by its words; ids always work.

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::cli::place::Place;
use crate::domain::fold;
use crate::domain::meeting::Status;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::parse::{date as days, typed};
use crate::store::Store;
use crate::store::desk::{AgendaRow, FindKind, FindRow, MeetingRow};
use crate::store::resolve::Named;

/// So many choices are named.
const CHOICES: usize = 8;
/// Fewer letters begin an id by chance.
const LEAST_OF_ID: usize = 4;

const NO_MEETING: &str = "no meeting is held yet; “matters import PATH” reads the papers of one";

fn is_of_one_body(held: &[MeetingRow]) -> bool {
    let mut keys = held.iter().map(|meeting| meeting.committee_key);
    let first = keys.next();
    first.is_some() && keys.all(|key| Some(key) == first)
}

/// The meeting that was named, of a committee where one was; else the one that the desk
/// would open.
pub fn meeting(
    store: &Store,
    place: &Place,
    named: Option<&str>,
    committee: Option<&str>,
) -> Result<i64> {
    let held = store.meetings()?;
    let of = match committee {
        Some(name) => of_committee(&held, name)?,
        None => held.iter().collect(),
    };
    let Some(named) = named else {
        if committee.is_none() {
            return match store.meeting_that_matters(place.today)? {
                Some(meeting) => Ok(meeting),
                // A programme that came alone tells of its meetings.
                None if is_of_one_body(&held) => match bare(&of, place.today) {
                    Some(meeting) => Ok(meeting.key),
                    None => bail!(NO_MEETING),
                },
                None if held.is_empty() => bail!(NO_MEETING),
                None => bail!("no paper of a meeting is held; say with --committee whose"),
            };
        }
        return match nearest(&of, place.today).or_else(|| bare(&of, place.today)) {
            Some(meeting) => Ok(meeting.key),
            None => bail!(
                "of {} no papers are held yet",
                of.first()
                    .map_or_else(String::new, |one| soften(&one.committee))
            ),
        };
    };
    let days = days_of(named, &of, place.today);
    if days.is_empty() {
        return by_id_or_name(store, place, named, &held);
    }
    let on_day = of
        .iter()
        .filter(|one| one.date.is_some_and(|day| days.contains(&day)));
    let on_day: Vec<&MeetingRow> = on_day.copied().collect();
    match on_day.as_slice() {
        [only] => Ok(only.key),
        [] => bail!(
            "no meeting of {} is held{}",
            wording::short_day(days[0]),
            choices("; there are those of", of.iter().map(|one| shown(one)))
        ),
        several => bail!(
            "several meetings of {named} are held; name one by --committee or its id: {}",
            several
                .iter()
                .map(|one| format!("{} ({})", one.id, soften(&one.committee)))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

/// A meeting by its id, else by the name of its committee.
fn by_id_or_name(store: &Store, place: &Place, named: &str, held: &[MeetingRow]) -> Result<i64> {
    match store.resolve(named) {
        Ok(Named::Meeting(meeting)) => Ok(meeting),
        Ok(Named::Action(_) | Named::Programme(_) | Named::Item(_) | Named::Document(_)) => {
            bail!("“{named}” is no meeting; “matters show meetings” lists meetings with their ids")
        }
        Err(error) => {
            let of = of_committee(held, named).unwrap_or_default();
            match nearest(&of, place.today) {
                Some(meeting) => Ok(meeting.key),
                None => bail!(
                    "{error}; a meeting is named by its day (“3 dec”), its committee or its id{}",
                    choices("; there are", held.iter().map(shown))
                ),
            }
        }
    }
}

/// The meetings of the one committee that is called so, those that it holds with others only
/// where it holds none alone.
pub fn own_meetings<'a>(held: &'a [MeetingRow], name: &str) -> Result<Vec<&'a MeetingRow>> {
    let of = of_committee(held, name)?;
    let is_own = |one: &&&MeetingRow| is_called(&one.committee, one, name);
    let own: Vec<&MeetingRow> = of.iter().filter(is_own).copied().collect();
    Ok(if own.is_empty() { of } else { own })
}

/// Whether a name has all the words, those of the meeting's council among them.
fn is_called(called: &str, one: &MeetingRow, name: &str) -> bool {
    let council = one.council.as_deref().unwrap_or_default();
    let called = fold::compare(&format!("{called} {council}"));
    fold::compare(name)
        .split(' ')
        .all(|word| called.contains(word))
}

/// The meetings of the one committee that is called so.
fn of_committee<'a>(held: &'a [MeetingRow], name: &str) -> Result<Vec<&'a MeetingRow>> {
    let wanted = fold::compare(name);
    let is_wanted = |one: &&MeetingRow| {
        is_called(&one.committee, one, name)
            || one.with.iter().any(|with| is_called(with, one, name))
    };
    let of: Vec<&MeetingRow> = held.iter().filter(is_wanted).collect();
    let exact = |one: &&&MeetingRow| fold::compare(&one.committee) == wanted;
    let exactly: Vec<&MeetingRow> = of.iter().filter(exact).copied().collect();
    let of = if exactly.is_empty() { of } else { exactly };
    let own = of.iter().filter(|one| is_called(&one.committee, one, name));
    let mut names: Vec<(String, Option<String>)> = own
        .map(|one| (soften(&one.committee), one.council.as_deref().map(soften)))
        .collect();
    names.sort();
    names.dedup();
    // A paper that does not say its council is of the one that others say.
    let says = |name: &str| {
        let mut all = names.iter();
        all.any(|(other, council)| other == name && council.is_some())
    };
    let said: Vec<String> = names
        .iter()
        .filter(|(name, council)| council.is_some() || !says(name))
        .map(|(name, council)| {
            let alike = names
                .iter()
                .filter(|(other, council)| other == name && council.is_some());
            match council {
                Some(council) if alike.count() > 1 => format!("{name} ({council})"),
                Some(_) | None => name.clone(),
            }
        })
        .collect();
    match said.as_slice() {
        [] if of.is_empty() => {
            let mut all: Vec<String> = held.iter().map(|one| soften(&one.committee)).collect();
            all.sort();
            all.dedup();
            bail!(
                "no committee called like “{name}” is held{}",
                choices("; there are", all.into_iter())
            )
        }
        [] | [_] => Ok(of),
        several => bail!(
            "several committees are called like “{name}”; say more of the name: {}",
            several.join(", ")
        ),
    }
}

/// The meeting that the desk would open of these: the next with papers, else the last.
fn nearest<'a>(of: &[&'a MeetingRow], today: Date) -> Option<&'a MeetingRow> {
    let takes_place = |one: &&&MeetingRow| {
        one.items > 0 && !matches!(one.status, Some(Status::Cancelled | Status::Postponed))
    };
    let is_to_come = |one: &&&MeetingRow| one.date.is_some_and(|day| day >= today);
    let held = || of.iter().filter(takes_place);
    let next = held().filter(is_to_come).min_by_key(|one| one.date);
    next.or_else(|| held().max_by_key(|one| one.date)).copied()
}

/// Of a committee whose programme or tracker came alone, the next of its days, else the last.
fn bare<'a>(of: &[&'a MeetingRow], today: Date) -> Option<&'a MeetingRow> {
    let to_come = |one: &&&MeetingRow| one.date.is_some_and(|day| day >= today);
    let next = of.iter().filter(to_come).min_by_key(|one| one.date);
    next.or_else(|| of.iter().max_by_key(|one| one.date))
        .copied()
}

/// The days that were meant: as typed, else without its year the nearest that is held.
fn days_of(named: &str, of: &[&MeetingRow], today: Date) -> Vec<Date> {
    // An id is no day, though it may hold figures.
    let is_id = named.len() > LEAST_OF_ID
        && !named.contains([' ', '-', '/', '.'])
        && named.chars().all(|letter| letter.is_ascii_hexdigit());
    if is_id {
        return Vec::new();
    }
    let held: Vec<Date> = of.iter().filter_map(|one| one.date).collect();
    if let Some(day) = days::whole(named) {
        return vec![day];
    }
    let near = days::find_with_year(named, today).map(|found| found.date);
    let typed = typed::day(named, today, &held);
    let same_day = |day: Date| {
        let mut same: Vec<Date> = held
            .iter()
            .filter(|one| (one.month(), one.day()) == (day.month(), day.day()))
            .copied()
            .collect();
        same.sort_by_key(|one| (today - *one).get_days().abs());
        same.truncate(1);
        same
    };
    let day = near.or(typed);
    match day.map(same_day) {
        Some(same) if !same.is_empty() => same,
        Some(_) | None => typed.or(near).into_iter().collect(),
    }
}

/// An item that was named.
pub struct ItemNamed {
    /// The store's key.
    pub key: i64,
    /// What it is, where it is of another meeting than the one that was meant.
    pub told: Option<String>,
}

/// The item that was named: by its number in the meeting, by words of its title, or by its
/// id.
pub fn item(
    store: &Store,
    place: &Place,
    typed: &str,
    named: Option<&str>,
    committee: Option<&str>,
) -> Result<ItemNamed> {
    let folded = fold::compare(typed);
    let number = folded.strip_prefix("item ").unwrap_or(&folded);
    let is_number =
        number.len() < LEAST_OF_ID && number.starts_with(|letter: char| letter.is_ascii_digit());
    if !is_number
        && let Ok(found) = store.resolve(typed)
        && typed.len() >= LEAST_OF_ID
    {
        return match found {
            Named::Item(key) => Ok(ItemNamed { key, told: None }),
            Named::Action(_) | Named::Programme(_) | Named::Meeting(_) | Named::Document(_) => {
                bail!("“{typed}” is no item; “matters show agenda” lists items with their ids")
            }
        };
    }
    let key = meeting(store, place, named, committee)?;
    let desk = store.desk(key)?;
    let agenda = &desk.agenda;
    let has_number = |row: &&AgendaRow| {
        row.number
            .as_deref()
            .is_some_and(|own| fold::compare(own) == number)
    };
    let numbered: Vec<&AgendaRow> = agenda.iter().filter(has_number).collect();
    let titled = |row: &&AgendaRow| {
        let title = fold::compare(&row.title);
        folded.split(' ').all(|word| title.contains(word))
    };
    let found = if is_number || !numbered.is_empty() {
        numbered
    } else {
        agenda.iter().filter(titled).collect()
    };
    match found.as_slice() {
        [only] => Ok(ItemNamed {
            key: only.key,
            told: None,
        }),
        [] if !is_number && named.is_none() && committee.is_none() => {
            match among(store, typed, &[FindKind::Item, FindKind::Minute])? {
                Some(row) => Ok(ItemNamed {
                    key: row.key,
                    told: Some(format!("{} · {}", soften(&row.text), soften(&row.beside))),
                }),
                None => bail!("{}", no_item(typed, &desk.meeting, agenda)),
            }
        }
        [] => bail!("{}", no_item(typed, &desk.meeting, agenda)),
        several => bail!(
            "“{typed}” names several items of {}: {}",
            shown(&desk.meeting),
            several
                .iter()
                .map(|row| item_shown(row))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    }
}

fn no_item(typed: &str, meeting: &MeetingRow, agenda: &[AgendaRow]) -> String {
    let items = agenda.iter().map(item_shown);
    let items: Vec<String> = items.collect();
    format!(
        "{} has no item “{typed}”; it has: {}. --meeting DAY and --committee NAME name another",
        shown(meeting),
        items.join("; ")
    )
}

fn item_shown(row: &AgendaRow) -> String {
    match &row.number {
        Some(number) => format!("{number} {}", soften(&row.title)),
        None => soften(&row.title),
    }
}

/// The row that an id names, else the only one of these kinds that has the words.
pub fn row(store: &Store, typed: &str, kinds: &[FindKind]) -> Result<Named> {
    let error = match store.resolve(typed) {
        Ok(named) => return Ok(named),
        Err(error) => error,
    };
    match among(store, typed, kinds)? {
        Some(row) => Ok(match row.kind {
            FindKind::Action | FindKind::Trace => Named::Action(row.key),
            FindKind::Programme => Named::Programme(row.key),
            FindKind::Meeting => Named::Meeting(row.key),
            FindKind::Paper => Named::Document(row.key),
            FindKind::Item | FindKind::Minute | FindKind::Person => Named::Item(row.key),
        }),
        None => bail!(error),
    }
}

/// The only row of these kinds that has all the words; an error where there are several,
/// with what there is to choose.
fn among(store: &Store, typed: &str, kinds: &[FindKind]) -> Result<Option<FindRow>> {
    let folded = fold::compare(typed);
    if folded
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        < LEAST_OF_ID
    {
        return Ok(None);
    }
    let has_words = |row: &FindRow| {
        let words = fold::compare(&row.text);
        kinds.contains(&row.kind) && folded.split(' ').all(|word| words.contains(word))
    };
    let mut found: Vec<FindRow> = Vec::new();
    for row in store.find_rows()?.into_iter().filter(has_words) {
        if !found.iter().any(|other| other.id == row.id) {
            found.push(row);
        }
    }
    // Promises of one meeting that say the same are one.
    if let [first, others @ ..] = found.as_slice()
        && first.kind == FindKind::Action
        && !others.is_empty()
    {
        let alike = store.alike(first.key)?;
        if others.iter().all(|other| alike.contains(&other.key)) {
            found.truncate(1);
        }
    }
    if found.len() > 1 {
        let rows = found.iter().take(CHOICES).map(|row| {
            let place = soften(&row.beside);
            format!("\n  {}  {} ({place})", row.id, soften(&row.text))
        });
        let rows: String = rows.collect();
        let more = found.len().saturating_sub(CHOICES);
        let more = if more > 0 {
            format!("\n  and {more} more")
        } else {
            String::new()
        };
        bail!("“{typed}” names several; say more of the words, or the id:{rows}{more}");
    }
    Ok(found.pop())
}

/// `Communities Commission, 3 Dec 2026`.
fn shown(meeting: &MeetingRow) -> String {
    let day = meeting.date.map(wording::short_day);
    let parts = std::iter::once(soften(&meeting.committee)).chain(day);
    parts.collect::<Vec<_>>().join(", ")
}

/// What there is to choose, as far as it is worth naming.
fn choices(before: &str, all: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = all.collect();
    if all.is_empty() {
        return String::new();
    }
    let more = all.len() > CHOICES;
    all.truncate(CHOICES);
    let more = if more {
        "; “matters show meetings” lists all"
    } else {
        ""
    };
    format!("{before} {}{more}", all.join("; "))
}
