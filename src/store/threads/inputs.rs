//! What threads are made of: promises and the places where they may turn up again, as
//! the papers of a committee tell them.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::domain::source::Paragraph;
use crate::parse::decision::added;
use crate::parse::sentence;
use crate::store::columns::{date, place as at};
use crate::store::{Error, corrections, terms};
use crate::thread::acronym::spelled_out;
use crate::thread::promise::{In, Mention, Promise, Task, Turn};
use crate::thread::sides::is_of_table;
use crate::thread::words::ShortForm;
use crate::thread::{back, due};
use crate::thread::{stance, state};

/// Sentences before a promise that may hold the subject of a bare one.
const BEFORE: usize = 3;

/// A promise of no more words may itself be about what was said before it.
const BRIEF: usize = 9;

/// The promises of a committee, in the order of their meetings.
pub(super) fn promises(connection: &Connection, committee: i64) -> Result<Vec<Promise>, Error> {
    let owner = "coalesce(said.value ->> '$', told_clauses.owner, told_tasks.owner)";
    let mut statement = connection.prepare_cached(&format!(
        "SELECT clauses.id, clauses.text, meetings.date, items.title AS item,
                told_items.account,
                coalesce(told_items.number, told_tasks.minute) AS minute,
                told_items.key AS told_item, told_clauses.kind, told_clauses.rule, {owner} AS owner,
                {due} AS due_date, told_tasks.due AS due_cell, told_tasks.entered,
                coalesce(told_tasks.done, 0) AS done,
                clauses.task IS NOT NULL AS task
         FROM meetings
         JOIN clauses ON clauses.meeting = meetings.key AND clauses.tracked = 1
         LEFT JOIN items ON items.key = clauses.item
         LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
         LEFT JOIN told_items ON told_items.key = told_clauses.told_item
         LEFT JOIN told_tasks ON told_tasks.key = clauses.task
         LEFT JOIN marks AS said ON said.kind = 'owner' AND said.id = clauses.id
                                AND coalesce(clauses.clause, clauses.task) IS NULL
         WHERE meetings.committee = :committee
           -- What a person took down is a promise before any paper tells it.
           AND (clauses.clause IS NOT NULL OR clauses.task IS NOT NULL
                OR EXISTS (SELECT 1 FROM marks AS taken
                           WHERE taken.kind = 'taken-down' AND taken.id = clauses.id))
         ORDER BY meetings.date, meetings.ordinal, items.position IS NULL,
                  coalesce(told_items.position, items.position), told_clauses.position, told_tasks.position, clauses.id",
        owner = corrections::shown("clauses.id", "lead", owner),
        due = corrections::shown("clauses.id", "day", "told_tasks.due_date"),
    ))?;
    let meetings = meetings(connection, committee)?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        let text: String = row.get("text")?;
        let day = date(row, "date")?;
        let is_task: bool = row.get("task")?;
        let entered = date(row, "entered")?;
        let done: bool = row.get("done")?;
        let cell: Option<String> = row.get("due_cell")?;
        let table = date(row, "due_date")?
            .or_else(|| due::of_cell(cell.as_deref()?, entered.or(day)?, &meetings));
        let promise = Promise {
            id: row.get("id")?,
            day,
            committee,
            before: Vec::new(),
            others: 0,
            names: due::days(&text, written(&text, day), day, &meetings)
                .into_iter()
                .chain(table)
                .collect(),
            months: due::months(&text, day),
            item: row.get("item")?,
            minute: row.get("minute")?,
            is_topic: row.get::<_, Option<String>>("rule")?.as_deref() == Some(added::RULE),
            turn: turn(row.get::<_, Option<String>>("kind")?.as_deref()),
            owner: row.get("owner")?,
            task: is_task.then_some(Task { entered, done }),
            text,
        };
        let account: Option<String> = row.get("account")?;
        Ok((promise, row.get("told_item")?, account.unwrap_or_default()))
    })?;
    let rows: Vec<(Promise, Option<i64>, String)> = rows.collect::<Result<_, _>>()?;
    let mut of_item: HashMap<i64, Vec<String>> = HashMap::new();
    for (promise, item, _) in &rows {
        if let Some(item) = item {
            of_item.entry(*item).or_default().push(promise.text.clone());
        }
    }
    let mut met: HashMap<(i64, String), usize> = HashMap::new();
    Ok(rows
        .into_iter()
        .map(|(promise, item, account)| {
            let Some(item) = item else { return promise };
            // "Clerk to chase." may stand twice under one title.
            let occurrence = met.entry((item, promise.text.clone())).or_default();
            let (before, others) = before(&account, &promise.text, *occurrence, &of_item[&item]);
            *occurrence += 1;
            Promise {
                before,
                others,
                ..promise
            }
        })
        .collect())
}

fn turn(kind: Option<&str>) -> Turn {
    match kind {
        Some("request") => Turn::Asked,
        Some("undertaking" | "action") => Turn::TakenUp,
        Some(_) | None => Turn::Itself,
    }
}

/// The days that a text writes, those without a year reckoned from the meeting's.
fn written(text: &str, day: Option<Date>) -> Vec<Date> {
    let written = terms::written(text, day).into_iter();
    written.map(|(day, _)| day).collect()
}

/// The days of a committee's meetings.
fn meetings(connection: &Connection, committee: i64) -> Result<Vec<Date>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         WHERE meeting_committees.committee = :committee AND meetings.date IS NOT NULL
         ORDER BY meetings.date",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        date(row, "date")
    })?;
    Ok(rows
        .collect::<Result<Vec<Option<Date>>, _>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// The sentences that stand before a promise in the account of its item, back to the
/// promise before it: what that one is about was said before it, unless it says too little.
/// And how many of them end in that promise.
pub(super) fn before(
    account: &str,
    text: &str,
    occurrence: usize,
    promises: &[String],
) -> (Vec<String>, usize) {
    let Some((at, _)) = account.match_indices(text).nth(occurrence) else {
        return (Vec::new(), 0);
    };
    let head = &account[..at];
    // The paragraph it stands in, and the one before where it begins one.
    let mut paragraphs = head
        .rsplit("\n\n")
        .enumerate()
        .filter(|(at, paragraph)| *at == 0 || !is_label(paragraph))
        .map(|(_, paragraph)| paragraph);
    let mut said = paragraphs.next().map(sentence::split).unwrap_or_default();
    if said.len() < BEFORE {
        let mut sentences = paragraphs.next().map(sentence::split).unwrap_or_default();
        // One that stands behind others leans on these, and on the last one before them.
        if said.iter().any(|said| said.contains(' ')) {
            sentences.drain(..sentences.len().saturating_sub(1));
        }
        sentences.extend(said);
        said = sentences;
    }
    let is_promise = |said: &str| {
        promises
            .iter()
            .any(|promise| promise.contains(said) || said.contains(promise.as_str()))
    };
    let mut near: Vec<String> = Vec::new();
    let mut behind = None;
    for said in said.into_iter().rev().filter(|said| said.contains(' ')) {
        // "It was agreed to pay. Clerk to arrange.": the decision is what it is about.
        let ends = is_promise(said);
        if near.len() == BEFORE || (ends && !near.is_empty()) {
            break;
        }
        near.push(said.to_owned());
        if ends {
            behind.get_or_insert(near.len() - 1);
            if said.split_whitespace().count() > BRIEF {
                break;
            }
        }
    }
    near.reverse();
    let others = behind.map_or(0, |behind| near.len() - behind);
    (near, others)
}

/// Whether a paragraph is only the label over a decision's points: "RESOLVED:-".
fn is_label(paragraph: &str) -> bool {
    let paragraph = paragraph.trim();
    paragraph.ends_with([':', '-', '–']) && paragraph.split_whitespace().count() <= LABEL
}

/// Words of a label and its "that".
const LABEL: usize = 3;

/// Every place of a committee's papers where a promise may turn up again.
pub(in crate::store) fn mentions(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<Mention>, Error> {
    let mut mentions = rows(connection, committee)?;
    mentions.extend(tasks(connection, committee)?);
    mentions.extend(items(connection, committee)?);
    mentions.extend(recommendations(connection, committee)?);
    mentions.extend(answers(connection, committee)?);
    Ok(mentions)
}

/// A place with the day of its paper, before the versions of it are joined.
struct Version {
    paper: Option<Date>,
    mention: Mention,
}

/// Rows and topics of every programme held. The same words under the same item are one
/// place, as the newest paper has them. A programme that says no day stands for the one on
/// which it was imported: it is no older than the newest minutes that are held.
fn rows(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_rows.key, told_rows.topic, told_rows.date, told_rows.note, told_rows.item,
                told_rows.actions, told_rows.progress, told_rows.page, told_rows.printed_page,
                told_rows.line, told_programmes.document, NULL AS item_key,
                told_programmes.headings,
                coalesce(
                  meetings.date,
                  CASE WHEN told_programmes.as_of IS NULL AND documents.issued IS NULL
                    THEN max(told_programmes.stands_for, coalesce(
                      (SELECT max(held.date)
                       FROM tellings AS minutes
                       JOIN meetings AS held ON held.key = minutes.meeting
                       WHERE minutes.role = 'minutes' AND held.committee = :committee), ''))
                    ELSE told_programmes.stands_for
                  END) AS paper
         FROM told_programmes
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE told_programmes.committee = :committee AND documents.language <> 'cy'
         ORDER BY paper, documents.id, told_programmes.position, told_rows.position",
    )?;
    let versions = statement.query_map(named_params! { ":committee": committee }, |row| {
        let topic: bool = row.get("topic")?;
        let item: String = row.get("item")?;
        let actions: Option<String> = row.get("actions")?;
        let progress: Option<String> = row.get("progress")?;
        let headings: String = row.get("headings")?;
        let (title, text, more) = match actions {
            Some(actions) if !topic && is_said(&actions) && !are_remarks(&headings) => {
                (Some(item), actions, None)
            }
            Some(remark) if !topic && !remark.trim().is_empty() => (None, item, Some(remark)),
            _ => (None, item, None),
        };
        Ok(Version {
            paper: date(row, "paper")?,
            mention: Mention {
                place: if topic {
                    In::ForwardPlan
                } else {
                    In::Programme
                },
                day: date(row, "date")?,
                title,
                text,
                more,
                progress,
                ..place(row, committee)?
            },
        })
    })?;
    Ok(joined(versions.collect::<Result<_, _>>()?))
}

/// Whether a cell beside an item says what is to be done, and is no remark: "Every quarter".
fn is_said(cell: &str) -> bool {
    cell.split_whitespace().count() > REMARK
}

/// Whether what stands beside the items is remarks, by the heading of its column: "Notes".
fn are_remarks(headings: &str) -> bool {
    let headings: Vec<String> = serde_json::from_str(headings).unwrap_or_default();
    let has = |words: &[&str]| {
        headings.iter().any(|heading| {
            let folded = fold::compare(heading);
            words.iter().any(|word| folded.contains(word))
        })
    };
    has(&["note", "comment", "remark", "further information"])
        && !has(&[
            "action",
            "recommend",
            "outcome",
            "request",
            "purpose",
            "scope",
        ])
}

/// Words of a remark.
const REMARK: usize = 3;

/// Rows of every table of tasks held.
fn tasks(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_tasks.key, told_tasks.text, told_tasks.due_date, told_tasks.entered,
                told_tasks.status, told_tasks.progress, told_tasks.done, told_tasks.owner, told_tasks.minute,
                told_tasks.page, told_tasks.printed_page,
                told_tasks.line, told_tasks.document, NULL AS item_key, coalesce(tellings.stands_for, meetings.date) AS paper
         FROM meetings
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         JOIN told_tasks ON told_tasks.document = documents.key
         WHERE meetings.committee = :committee
         ORDER BY paper, documents.id, told_tasks.position",
    )?;
    let meetings = meetings(connection, committee)?;
    let versions = statement.query_map(named_params! { ":committee": committee }, |row| {
        let paper = date(row, "paper")?;
        let status: Option<String> = row.get("status")?;
        let progress: Option<String> = row.get("progress")?;
        let day = |said: &String| {
            let days = due::of_status(said, written(said, paper), paper?, &meetings);
            days.into_iter().max()
        };
        let said = status
            .as_ref()
            .and_then(day)
            .or_else(|| progress.as_ref().and_then(day));
        Ok(Version {
            paper,
            mention: Mention {
                place: In::Tracker,
                day: date(row, "entered")?,
                due: said.or(date(row, "due_date")?),
                text: row.get("text")?,
                more: progress
                    .clone()
                    .or_else(|| status.clone())
                    .filter(|told| is_said(told)),
                progress: progress.or(status),
                done: row.get("done")?,
                owner: row.get("owner")?,
                minute: row.get("minute")?,
                ..place(row, committee)?
            },
        })
    })?;
    Ok(joined(versions.collect::<Result<_, _>>()?))
}

/// Items of agendas by their titles, and the sentences of accounts.
fn items(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.key, items.key AS item_key, items.title, items.folded,
                meetings.date AS paper, accounts.account,
                headings.summary, headings.ask, told_items.page,
                told_items.printed_page, told_items.line, tellings.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key AND items.position IS NOT NULL
         LEFT JOIN told_items AS accounts ON accounts.key = items.account
         LEFT JOIN told_items AS headings ON headings.key = items.heading
         JOIN told_items
              ON told_items.key = coalesce(items.account, items.heading, items.report)
         JOIN tellings ON tellings.key = told_items.telling
         WHERE meeting_committees.committee = :committee
         ORDER BY meetings.date, meetings.ordinal, items.position, items.key",
    )?;
    let meetings = meetings(connection, committee)?;
    let mut standing: HashMap<String, u32> = HashMap::new();
    let mut found = Vec::new();
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    while let Some(row) = cursor.next()? {
        let title: String = row.get("title")?;
        let folded: String = row.get("folded")?;
        let account: Option<String> = row.get("account")?;
        *standing.entry(folded.clone()).or_default() += 1;
        let paper = date(row, "paper")?;
        let base = Mention {
            first_seen: paper,
            seen: paper,
            day: paper,
            ..place(row, committee)?
        };
        if !is_procedural(&title) {
            let said = sentences(account.as_deref().unwrap_or_default());
            let put_off = said.into_iter().find(|text| stance::puts_item_off(text));
            found.push((
                folded.clone(),
                Mention {
                    place: In::Agenda,
                    text: title.clone(),
                    // Under its title stands the table itself, which is read as one.
                    more: lines_of(row)?.filter(|_| !is_of_table(&title)),
                    due: put_off.and_then(|text| given_day(text, paper, &meetings)),
                    promised_again: put_off.is_some(),
                    ..base.clone()
                },
            ));
        }
        if back::is_of_people(&title) {
            continue;
        }
        let again = tracked(connection, base.key)?;
        for text in sentences(account.as_deref().unwrap_or_default()) {
            // "In reply to questions it was noted that:" tells nothing yet.
            let is_lead = text.trim_end().ends_with(':');
            if is_lead || text.contains(['\t', '|']) || back::is_confirming(text) {
                continue;
            }
            let repeats = again
                .iter()
                .any(|clause| text.contains(clause) || clause.contains(text));
            let due = given_day(text, paper, &meetings);
            // Who refuses or accepts what was asked for has answered.
            let answers = state::says_refused(text)
                || stance::says_confirmed(text)
                || stance::reception(text).is_some();
            let promised_again =
                due.is_some() || state::says_not_yet(text) || (repeats && !answers);
            found.push((
                folded.clone(),
                Mention {
                    place: In::Minutes,
                    title: Some(title.clone()),
                    text: text.to_owned(),
                    due,
                    promised_again,
                    ..base.clone()
                },
            ));
        }
    }
    Ok(found
        .into_iter()
        .map(|(folded, mention)| Mention {
            standing: standing.get(&folded).copied().unwrap_or_default(),
            ..mention
        })
        .collect())
}

/// The sentences of an account.
fn sentences(account: &str) -> Vec<&str> {
    account.split("\n\n").flat_map(sentence::split).collect()
}

/// The day to come that a sentence of minutes gives a matter without dealing with it.
fn given_day(text: &str, told: Option<Date>, meetings: &[Date]) -> Option<Date> {
    if !stance::gives_a_day(text) {
        return None;
    }
    let days = due::days(text, written(text, told), told, meetings);
    days.into_iter().filter(|day| Some(*day) > told).min()
}

/// What an agenda says under the title of an item.
fn lines_of(row: &Row) -> rusqlite::Result<Option<String>> {
    let summary: Option<String> = row.get("summary")?;
    let ask: Option<String> = row.get("ask")?;
    let lines: Vec<String> = summary.into_iter().chain(ask).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// The words of an item's own promises.
fn tracked(connection: &Connection, item: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT text FROM clauses WHERE item = :item AND tracked = 1 AND clause IS NOT NULL
         ORDER BY key",
    )?;
    let rows = statement.query_map(named_params! { ":item": item }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What later reports recommend.
fn recommendations(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_clauses.key, items.key AS item_key, told_clauses.text, items.title,
                meetings.date AS paper, told_clauses.page, told_clauses.printed_page,
                told_clauses.line, tellings.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key
         JOIN told_items ON told_items.key = items.report
         JOIN tellings ON tellings.key = told_items.telling
         JOIN told_clauses ON told_clauses.told_item = told_items.key
         WHERE meeting_committees.committee = :committee
           AND told_clauses.kind = 'recommendation'
         ORDER BY meetings.date, meetings.ordinal, items.position, told_clauses.position",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        let paper = date(row, "paper")?;
        Ok(Mention {
            place: In::Report,
            first_seen: paper,
            seen: paper,
            day: paper,
            title: row.get("title")?,
            text: row.get("text")?,
            ..place(row, committee)?
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The sentences of later reports that say that they answer a request. What stands in no
/// report that was read as one must say so outright: a pack holds older minutes too.
fn answers(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT paragraphs.key, items.key AS item_key, paragraphs.text, items.title,
                meetings.date AS paper, paragraphs.page, paragraphs.printed_page,
                paragraphs.line, paragraphs.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         JOIN paragraphs ON paragraphs.document = documents.key
         LEFT JOIN told_items ON told_items.key = paragraphs.told_item
         LEFT JOIN items ON items.report = told_items.key
         WHERE meeting_committees.committee = :committee
           AND paragraphs.exempt = 0 AND paragraphs.role IN ('text', 'point')
           AND told_items.account IS NULL
           AND (paragraphs.text LIKE '%request%' OR paragraphs.text LIKE '%asked%'
                OR paragraphs.text LIKE '%promised%' OR paragraphs.text LIKE '% meeting%'
                OR paragraphs.text LIKE '%sought%' OR paragraphs.text LIKE '%called for%')
           AND NOT EXISTS (SELECT 1 FROM told_items AS said
                           WHERE said.telling = tellings.key AND said.account IS NOT NULL)
         ORDER BY meetings.date, meetings.ordinal, documents.id, paragraphs.position",
    )?;
    let mut found = Vec::new();
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    while let Some(row) = cursor.next()? {
        let text: String = row.get("text")?;
        let title: Option<String> = row.get("title")?;
        let is_answer =
            |said: &&str| back::is_outright(said) || (title.is_some() && back::is_answer(said));
        let said: Vec<&str> = sentence::split(&text)
            .into_iter()
            .filter(is_answer)
            .collect();
        if said.is_empty() {
            continue;
        }
        let paper = date(row, "paper")?;
        let base = Mention {
            place: In::Report,
            first_seen: paper,
            seen: paper,
            day: paper,
            title: title.clone(),
            answers: true,
            ..place(row, committee)?
        };
        found.extend(said.into_iter().map(|said| Mention {
            text: said.to_owned(),
            names: written(said, paper),
            ..base.clone()
        }));
    }
    Ok(found)
}

fn place(row: &Row, committee: i64) -> rusqlite::Result<Mention> {
    Ok(Mention {
        key: row.get("key")?,
        item: row.get("item_key")?,
        document: row.get("document")?,
        at: at(row)?,
        committee,
        ..Mention::nothing(In::Agenda)
    })
}

/// Joins the versions of a place, given in the order of their papers: the newest words,
/// and the day of the first.
fn joined(versions: Vec<Version>) -> Vec<Mention> {
    let mut known: HashMap<(In, Option<Date>, String, String), usize> = HashMap::new();
    let mut places: Vec<Mention> = Vec::new();
    for Version { paper, mention } in versions {
        // A row without words of its own moves; one of a meeting stays there.
        let day = mention.title.as_ref().and(mention.day);
        let title = fold::compare(mention.title.as_deref().unwrap_or_default());
        let identity = (mention.place, day, title, fold::compare(&mention.text));
        let first_seen = match known.get(&identity) {
            Some(&index) => {
                let first_seen = places[index].first_seen;
                places[index] = Mention {
                    first_seen,
                    seen: paper,
                    ..mention
                };
                continue;
            }
            None => paper,
        };
        known.insert(identity, places.len());
        places.push(Mention {
            first_seen,
            seen: paper,
            ..mention
        });
    }
    places
}

/// The names of the people of a committee's papers.
pub(super) fn people(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT people.name
         FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN people ON people.telling = tellings.key
         WHERE meeting_committees.committee = :committee
         ORDER BY people.name",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The short forms that a committee's papers spell out.
pub(super) fn short_forms(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<ShortForm>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT short_forms.short, short_forms.long
         FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN short_forms ON short_forms.document = tellings.document
         WHERE meeting_committees.committee = :committee
         ORDER BY short_forms.short, short_forms.long",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok(ShortForm {
            short: row.get(0)?,
            long: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the short forms that a document spells out.
pub(in crate::store) fn write_short_forms(
    tx: &Transaction,
    document: i64,
    paragraphs: &[Paragraph],
) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT OR IGNORE INTO short_forms (document, short, long)
         VALUES (:document, :short, :long)",
    )?;
    for paragraph in paragraphs {
        if !paragraph.text.contains('(') {
            continue;
        }
        for form in spelled_out(&paragraph.text) {
            insert.execute(named_params! {
                ":document": document, ":short": form.short, ":long": form.long,
            })?;
        }
    }
    Ok(())
}
