//! What one document tells, written as it says it and removed with it.

use rusqlite::{Transaction, named_params};
use serde::Serialize;

use super::columns::{count, day, json, paragraph_role_name};
use super::standing::{self, Items};
use super::{Error, reports, threads, whole};
use crate::domain::actions::ActionTable;
use crate::domain::agenda::Item;
use crate::domain::council::Person;
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role, clock};
use crate::domain::minutes::{Clause, Interest, Minutes, Moved};
use crate::domain::programme::{Topic, WorkProgramme};
use crate::domain::source::{Language, ParagraphRole, Place, Reading};
use crate::domain::whole::Lead;
use crate::domain::whole::Naming;
use crate::parse::restricted;

/// What a report says of itself, beside its recommendations.
#[derive(Serialize)]
struct ReportHead<'a> {
    author: Option<&'a str>,
    director: Option<&'a str>,
    purpose: Option<&'a str>,
    wards: Option<&'a str>,
    lead_member: Option<&'a str>,
    to: Option<&'a str>,
    date: Option<jiff::civil::Date>,
    key_decision: Option<bool>,
    exempt: Option<bool>,
    wanted_for: &'a [String],
}

/// What happened during an item, beside what came of it.
#[derive(Serialize)]
struct Proceedings<'a> {
    left: &'a [String],
    joined: &'a [String],
    interests: &'a [Interest],
    moved: &'a Option<Moved>,
}

/// Writes everything that a document tells.
pub(super) fn write(tx: &Transaction, document: i64, reading: &Reading) -> Result<(), Error> {
    // A document without facts may still be filed: where its lead fits, or by a person.
    let lead = reading.whole.lead.as_ref();
    let nothing = [lead.map_or_else(Meeting::default, |lead| lead.meeting.clone())];
    let meetings = match reading.meetings.as_slice() {
        [] => &nothing,
        meetings => meetings,
    };
    let lead = lead.filter(|_| reading.meetings.is_empty());
    let own = meetings
        .iter()
        .position(|meeting| meeting.role == Role::Agenda)
        .unwrap_or(0);
    let mut items = Items {
        own: Vec::new(),
        all: Vec::new(),
    };
    let mut keys: Vec<Vec<i64>> = Vec::new();
    for (position, meeting) in meetings.iter().enumerate() {
        let telling = write_telling(tx, document, position, position == own, meeting)?;
        keys.push(Vec::new());
        for (place, item) in meeting.items.iter().enumerate() {
            let key = write_item(tx, telling, place, item, reading)?;
            keys[position].push(key);
            items.all.push((key, item));
            if position == own {
                items.own.push((key, item));
            }
        }
    }
    for (position, programme) in reading.work_programmes.iter().enumerate() {
        write_programme(tx, document, position, programme)?;
    }
    let mut position = 0;
    for (table, tasks) in reading.action_tables.iter().enumerate() {
        position = write_tasks(tx, document, position, table, tasks)?;
    }
    reports::write_figures(tx, document, &reading.figures)?;
    let mut loss = tx.prepare_cached(
        "INSERT INTO losses (document, position, page, what)
         VALUES (:document, :position, :page, :what)",
    )?;
    let mut losses = Vec::with_capacity(reading.losses.len());
    for (position, lost) in reading.losses.iter().enumerate() {
        loss.execute(named_params! {
            ":document": document, ":position": count(position), ":page": lost.page, ":what": lost.what,
        })?;
        losses.push(tx.last_insert_rowid());
    }
    whole::write(tx, document, reading, lead, &keys, &losses)?;
    threads::write_short_forms(tx, document, &reading.paragraphs)?;
    write_paragraphs(tx, document, reading, &items, lead)
}

/// Removes everything that a document tells, its words and their index included.
pub(super) fn remove(tx: &Transaction, document: i64) -> Result<(), Error> {
    for table in [
        "paragraphs",
        "short_forms",
        "losses",
        "told_tasks",
        "told_programmes",
        "figure_tables",
        "tellings",
    ] {
        tx.execute(
            &format!("DELETE FROM {table} WHERE document = :document"),
            named_params! { ":document": document },
        )?;
    }
    Ok(())
}

fn write_telling(
    tx: &Transaction,
    document: i64,
    position: usize,
    own: bool,
    meeting: &Meeting,
) -> Result<i64, Error> {
    tx.prepare_cached(
        "INSERT INTO tellings (document, position, own, council, committee, with_committees,
                               date, time, closed, place, role, status)
         VALUES (:document, :position, :own, :council, :committee, :with,
                 :date, :time, :closed, :place, :role, :status)",
    )?
    .execute(named_params! {
        ":document": document,
        ":position": count(position),
        ":own": own,
        ":council": meeting.council,
        ":committee": meeting.committee,
        ":with": json(&meeting.with),
        ":date": day(meeting.date),
        ":time": meeting.time.map(clock::format),
        ":closed": meeting.closed.map(clock::format),
        ":place": meeting.place,
        ":role": meeting.role.name(),
        ":status": meeting.status.map(crate::domain::meeting::Status::name),
    })?;
    let telling = tx.last_insert_rowid();
    let apologies: Vec<Person> = meeting
        .apologies
        .iter()
        .map(|name| Person {
            name: name.clone(),
            ..Person::default()
        })
        .collect();
    let lists = [
        ("member", &meeting.members),
        ("present", &meeting.present),
        ("attendance", &meeting.in_attendance),
        ("apology", &apologies),
    ];
    let mut person = tx.prepare_cached(
        "INSERT INTO people (telling, position, list, name, folded, title, role)
         VALUES (:telling, :position, :list, :name, :folded, :title, :role)",
    )?;
    for (list, people) in lists {
        for (position, one) in people.iter().enumerate() {
            person.execute(named_params! {
                ":telling": telling, ":position": count(position), ":list": list, ":name": one.name,
                ":folded": fold::compare(&one.name), ":title": one.title, ":role": one.role,
            })?;
        }
    }
    Ok(telling)
}

fn write_item(
    tx: &Transaction,
    telling: i64,
    position: usize,
    item: &Item,
    reading: &Reading,
) -> Result<i64, Error> {
    let printed = |page: Option<u32>| {
        reading
            .paragraphs
            .iter()
            .find(|paragraph| page.is_some() && paragraph.place.page == page)
            .and_then(|paragraph| paragraph.place.printed_page.clone())
    };
    let (first, last) = (
        item.pages.map(|pages| pages.0),
        item.pages.map(|pages| pages.1),
    );
    // Of a paper that is not in the file the agenda says on which printed pages it stands.
    let named = match item.naming {
        Some(Naming::Pages(from, to)) if item.pages.is_none() => {
            Some((from.to_string(), to.to_string()))
        }
        Some(Naming::Pages(..) | Naming::Words) | None => None,
    };
    let (from, to) = named.unzip();
    let head = item.report.as_ref().map(|report| ReportHead {
        author: report.author.as_deref(),
        director: report.director.as_deref(),
        purpose: report.purpose.as_deref(),
        wards: report.wards.as_deref(),
        lead_member: report.lead_member.as_deref(),
        to: report.to.as_deref(),
        date: report.date,
        key_decision: report.key_decision,
        exempt: report.exempt,
        wanted_for: &report.wanted_for,
    });
    // Clauses of a Welsh paper would stand beside those of its English twin.
    let minutes = item
        .minutes
        .as_ref()
        .filter(|minutes| reading.source.language == Language::English && says_something(minutes));
    tx.prepare_cached(
        "INSERT INTO told_items (telling, position, number, agenda_number, parent, title, folded,
             appendix, summary, ask, exempt, paper, first_page, last_page, first_printed,
             last_printed, named, report, account, truncated, proceedings, page, printed_page, line)
         VALUES (:telling, :position, :number, :agenda_number, :parent, :title, :folded,
             :appendix, :summary, :ask, :exempt, :paper, :first_page, :last_page, :first_printed,
             :last_printed, :named, :report, :account, :truncated, :proceedings, :page,
             :printed_page, :line)",
    )?
    .execute(named_params! {
        ":telling": telling,
        ":position": count(position),
        ":number": item.number,
        ":agenda_number": item.agenda_number,
        ":parent": item.parent,
        ":title": item.title,
        ":folded": fold::compare(item.title.as_deref().unwrap_or_default()),
        ":appendix": item.appendix,
        ":summary": item.summary,
        ":ask": item.ask,
        ":exempt": item.exempt,
        ":paper": item.paper.map(crate::domain::agenda::Paper::name),
        ":first_page": first,
        ":last_page": last,
        ":first_printed": printed(first).or(from),
        ":last_printed": printed(last).or(to),
        ":named": json(&item.documents),
        ":report": head.map(|head| json(&head)),
        ":account": minutes.map(|minutes| minutes.text.as_str()),
        ":truncated": minutes.is_some_and(|minutes| minutes.truncated),
        ":proceedings": minutes.map(|minutes| json(&Proceedings {
            left: &minutes.left,
            joined: &minutes.joined,
            interests: &minutes.interests,
            moved: &minutes.moved,
        })),
        ":page": item.place.page,
        ":printed_page": item.place.printed_page,
        ":line": item.place.line,
    })?;
    let key = tx.last_insert_rowid();
    for (position, (kind, label, clause)) in clauses(item, minutes).into_iter().enumerate() {
        write_clause(tx, key, position, kind, label, clause)?;
    }
    if let Some(report) = &item.report {
        reports::write(tx, key, report)?;
    }
    Ok(key)
}

fn says_something(minutes: &Minutes) -> bool {
    !minutes.text.is_empty()
        || !minutes.decisions.is_empty()
        || !minutes.requests.is_empty()
        || !minutes.undertakings.is_empty()
        || !minutes.actions.is_empty()
}

type Told<'a> = (&'static str, Option<&'a str>, &'a Clause);

/// The clauses of an item in the order of the paper: an account tells what was asked
/// before what was decided.
fn clauses<'a>(item: &'a Item, minutes: Option<&'a Minutes>) -> Vec<Told<'a>> {
    let mut all: Vec<Told> = Vec::new();
    if let Some(minutes) = minutes {
        for decision in &minutes.decisions {
            let label = decision.label.as_deref();
            all.extend(
                decision
                    .clauses
                    .iter()
                    .map(|clause| ("decision", label, clause)),
            );
        }
        all.extend(
            minutes
                .requests
                .iter()
                .map(|clause| ("request", None, clause)),
        );
        all.extend(
            minutes
                .undertakings
                .iter()
                .map(|clause| ("undertaking", None, clause)),
        );
        all.extend(
            minutes
                .actions
                .iter()
                .map(|clause| ("action", None, clause)),
        );
    }
    all.sort_by_key(|(_, _, clause)| (clause.page, clause.line));
    if let Some(report) = &item.report {
        let recommended = report.recommendations.iter();
        all.extend(recommended.map(|clause| ("recommendation", None, clause)));
    }
    all
}

fn write_clause(
    tx: &Transaction,
    told_item: i64,
    position: usize,
    kind: &str,
    label: Option<&str>,
    clause: &Clause,
) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO told_clauses (told_item, position, kind, label, number, text, tracked, owner,
                                   page, printed_page, line, rule)
         VALUES (:told_item, :position, :kind, :label, :number, :text, :tracked, :owner,
                 :page, :printed_page, :line, :rule)",
    )?
    .execute(named_params! {
        ":told_item": told_item,
        ":position": count(position),
        ":kind": kind,
        ":label": label,
        ":number": clause.number,
        ":text": clause.text,
        ":tracked": clause.tracked,
        ":owner": clause.owner,
        ":page": clause.page,
        ":printed_page": clause.printed_page,
        ":line": clause.line,
        ":rule": clause.rule,
    })?;
    Ok(())
}

fn write_programme(
    tx: &Transaction,
    document: i64,
    position: usize,
    programme: &WorkProgramme,
) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO told_programmes (document, position, said, year_said, as_of, headings)
         VALUES (:document, :position, :said, :year_said, :as_of, :headings)",
    )?
    .execute(named_params! {
        ":document": document,
        ":position": count(position),
        ":said": programme.committee,
        ":year_said": programme.year,
        ":as_of": day(programme.as_of),
        ":headings": json(&programme.headings),
    })?;
    let key = tx.last_insert_rowid();
    for (position, row) in programme.rows.iter().enumerate() {
        let line = Line {
            topic: false,
            date: day(row.date),
            note: row.note.as_deref(),
            item: &row.item,
            tentative: row.tentative,
            actions: row.actions.as_deref(),
            progress: row.progress.as_deref(),
            lead: row.lead.as_deref(),
            unaligned: row.unaligned.as_deref(),
            place: &row.place,
        };
        write_line(tx, key, position, &line)?;
    }
    for (position, topic) in programme.forward_plan.iter().enumerate() {
        write_line(tx, key, programme.rows.len() + position, &topic_line(topic))?;
    }
    Ok(())
}

/// A row or a topic, as the store keeps both.
struct Line<'a> {
    topic: bool,
    date: Option<String>,
    note: Option<&'a str>,
    item: &'a str,
    tentative: bool,
    actions: Option<&'a str>,
    progress: Option<&'a str>,
    lead: Option<&'a str>,
    unaligned: Option<&'a str>,
    place: &'a Place,
}

fn topic_line(topic: &Topic) -> Line<'_> {
    Line {
        topic: true,
        date: day(topic.proposed_date),
        note: topic.proposed.as_deref(),
        item: &topic.topic,
        tentative: false,
        actions: topic.detail.as_deref(),
        progress: None,
        lead: topic.lead.as_deref(),
        unaligned: None,
        place: &topic.place,
    }
}

fn write_line(tx: &Transaction, programme: i64, position: usize, line: &Line) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO told_rows (programme, position, topic, date, note, item, tentative, actions,
                                progress, lead, unaligned, page, printed_page,
                                line)
         VALUES (:programme, :position, :topic, :date, :note, :item, :tentative, :actions,
                 :progress, :lead, :unaligned, :page, :printed_page, :line)",
    )?
    .execute(named_params! {
        ":programme": programme,
        ":position": count(position),
        ":topic": line.topic,
        ":date": line.date,
        ":note": line.note,
        ":item": line.item,
        ":tentative": line.tentative,
        ":actions": line.actions,
        ":progress": line.progress,
        ":lead": line.lead,
        ":unaligned": line.unaligned,
        ":page": line.place.page,
        ":printed_page": line.place.printed_page,
        ":line": line.place.line,
    })?;
    Ok(())
}

fn write_tasks(
    tx: &Transaction,
    document: i64,
    mut position: usize,
    table: usize,
    tasks: &ActionTable,
) -> Result<usize, Error> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO told_tasks (document, position, in_table, title, headings, text, owner, due,
                                 due_date, entered, minute, status, progress, done, page, printed_page,
                                 line)
         VALUES (:document, :position, :in_table, :title, :headings, :text, :owner, :due,
                 :due_date, :entered, :minute, :status, :progress, :done, :page, :printed_page,
                 :line)",
    )?;
    for task in &tasks.rows {
        insert.execute(named_params! {
            ":document": document,
            ":position": count(position),
            ":in_table": count(table),
            ":title": tasks.title,
            ":headings": json(&tasks.headings),
            ":text": task.task,
            ":owner": task.owner,
            ":due": task.due,
            ":due_date": day(task.due_date),
            ":entered": day(task.entered),
            ":minute": task.minute,
            ":status": task.status,
            ":progress": task.progress,
            ":done": task.done,
            ":page": task.place.page,
            ":printed_page": task.place.printed_page,
            ":line": task.place.line,
        })?;
        position += 1;
    }
    Ok(position)
}

fn write_paragraphs(
    tx: &Transaction,
    document: i64,
    reading: &Reading,
    items: &Items,
    lead: Option<&Lead>,
) -> Result<(), Error> {
    let under = match (lead, items.all.as_slice()) {
        // A paper of one item is that item's from its first word to its last.
        (Some(_), [(only, _)]) => vec![Some(*only); reading.paragraphs.len()],
        (Some(_), several) => standing::behind_heads(&reading.paragraphs, several),
        (None, _) => standing::items_of_paragraphs(&reading.paragraphs, items),
    };
    let exempt: Vec<i64> = items
        .all
        .iter()
        .filter(|(_, item)| item.exempt)
        .map(|(key, _)| *key)
        .collect();
    let stamped = |page: Option<u32>| {
        let ranges = &reading.whole.exempt;
        page.is_some_and(|page| {
            ranges
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&page))
        })
    };
    let mut insert = tx.prepare_cached(
        "INSERT INTO paragraphs (document, position, page, printed_page, line, role, text,
                                 told_item, exempt)
         VALUES (:document, :position, :page, :printed_page, :line, :role, :text,
                 :told_item, :exempt)",
    )?;
    for (position, (paragraph, item)) in reading.paragraphs.iter().zip(under).enumerate() {
        insert.execute(named_params! {
            ":exempt": reading.whole.restricted
                || paragraph.role == ParagraphRole::Row && restricted::is_said(&paragraph.text)
                || stamped(paragraph.place.page)
                || item.is_some_and(|item| exempt.contains(&item)),
            ":document": document,
            ":position": count(position),
            ":page": paragraph.place.page,
            ":printed_page": paragraph.place.printed_page,
            ":line": paragraph.place.line,
            ":role": paragraph_role_name(paragraph.role),
            ":text": paragraph.text,
            ":told_item": item,
        })?;
    }
    tx.execute(
        "INSERT INTO paragraph_words (rowid, text)
         SELECT key, text FROM paragraphs WHERE document = ?1",
        [document],
    )?;
    Ok(())
}
