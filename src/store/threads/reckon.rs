//! Reckoning the threads of committees anew, and keeping the answer.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::again::find_again;
use super::slips::Plans;
use super::{inputs, series, slips};
use crate::domain::identity;
use crate::store::columns::{count, day, from_json, json};
use crate::store::filing::Affected;
use crate::store::open::writing;
use crate::store::{Error, Store};
use crate::thread::account::is_decided_elsewhere;
use crate::thread::acronym;
use crate::thread::bodies::Bodies;
use crate::thread::changed::{Changed, changed};
use crate::thread::matching::{self, Found};
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::same::same;
use crate::thread::slipped;
use crate::thread::words::{Lexicon, ShortForm};

impl Store {
    /// Reckons every thread anew, as after a change in how they are found.
    pub fn reckon_threads(&mut self) -> Result<(), Error> {
        let tx = writing(&mut self.connection)?;
        reckon_all(&tx)?;
        Ok(tx.commit()?)
    }
}

impl Store {
    /// Lets the threads wait until [`Store::reckon_due_threads`]: many papers of one committee
    /// are reckoned once. Which are due is kept with each paper.
    pub fn let_threads_wait(&mut self) {
        self.threads_wait = true;
    }

    /// Reckons the threads that wait, if any do.
    pub fn reckon_due_threads(&mut self) -> Result<(), Error> {
        self.threads_wait = false;
        let is_due = "SELECT EXISTS (SELECT 1 FROM threads_due)";
        if !self.connection.query_row(is_due, [], |row| row.get(0))? {
            return Ok(());
        }
        let tx = writing(&mut self.connection)?;
        reckon_due(&tx)?;
        Ok(tx.commit()?)
    }
}

/// Notes the committees whose papers changed: their threads are to be reckoned.
pub(in crate::store) fn note_due(tx: &Transaction, affected: &Affected) -> Result<(), Error> {
    let mut due = affected.committees.clone();
    for meeting in &affected.meetings {
        due.extend(of_meeting(tx, *meeting)?);
    }
    let mut note = tx.prepare_cached(
        "INSERT OR IGNORE INTO threads_due (committee)
         SELECT key FROM committees WHERE key = :committee",
    )?;
    for committee in due {
        note.execute(named_params! { ":committee": committee })?;
    }
    Ok(())
}

/// Reckons the threads of the committees that are due, and finds again what a person said of
/// their traces.
pub(in crate::store) fn reckon_due(tx: &Transaction) -> Result<(), Error> {
    let committees: Vec<i64> = tx
        .prepare_cached("SELECT committee FROM threads_due ORDER BY committee")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    rebuild(
        tx,
        &Affected {
            committees,
            ..Affected::default()
        },
    )?;
    tx.execute("DELETE FROM threads_due", [])?;
    find_again(tx)
}

/// Reckons the threads of every committee.
pub(in crate::store) fn reckon_all(tx: &Transaction) -> Result<(), Error> {
    let all = Affected {
        committees: committees(tx)?.iter().map(|body| body.key).collect(),
        ..Affected::default()
    };
    rebuild(tx, &all)
}

/// Reckons the threads of every committee whose papers changed, and of those whose
/// promises name one of these.
pub(in crate::store) fn rebuild(tx: &Transaction, affected: &Affected) -> Result<(), Error> {
    let committees = committees(tx)?;
    let mut touched = affected.committees.clone();
    for meeting in &affected.meetings {
        for committee in of_meeting(tx, *meeting)? {
            Affected::note(&mut touched, committee);
        }
    }
    let mut named: HashMap<i64, Vec<i64>> = HashMap::new();
    for committee in &committees {
        let is_touched = touched.contains(&committee.key);
        let addressed = addressed(tx, committee, &committees, is_touched)?;
        if addressed.iter().any(|body| touched.contains(body)) {
            Affected::note(&mut touched, committee.key);
        }
        named.insert(committee.key, addressed);
    }
    for committee in committees.iter().filter(|body| touched.contains(&body.key)) {
        let others = named.remove(&committee.key).unwrap_or_default();
        reckon(tx, committee, &others, &committees)?;
    }
    Ok(())
}

/// A committee by its key.
struct Body {
    key: i64,
    council: Option<i64>,
    name: String,
}

fn committees(tx: &Transaction) -> Result<Vec<Body>, Error> {
    let mut statement =
        tx.prepare_cached("SELECT key, council, name FROM committees ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(Body {
            key: row.get("key")?,
            council: row.get("council")?,
            name: row.get("name")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_meeting(tx: &Transaction, meeting: i64) -> Result<Vec<i64>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT committee FROM meeting_committees WHERE meeting = :meeting ORDER BY position",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The other committees of its council that a committee's promises name.
/// What was found is kept until its promises change, or the committees and their names.
fn addressed(
    tx: &Transaction,
    committee: &Body,
    all: &[Body],
    is_touched: bool,
) -> Result<Vec<i64>, Error> {
    let others: Vec<(i64, String)> = all
        .iter()
        .filter(|other| other.key != committee.key && other.council == committee.council)
        .map(|other| (other.key, other.name.clone()))
        .collect();
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let looked_for = json(&others);
    if !is_touched {
        let kept: Option<String> = tx
            .prepare_cached(
                "SELECT named FROM addressed WHERE committee = :committee AND bodies = :bodies",
            )?
            .query_row(
                named_params! { ":committee": committee.key, ":bodies": looked_for },
                |row| row.get(0),
            )
            .optional()?;
        if let Some(kept) = kept {
            return Ok(from_json(Some(&kept)));
        }
    }
    let bodies = Bodies::of(&others);
    let mut statement = tx.prepare_cached(
        "SELECT clauses.text
         FROM meetings JOIN clauses ON clauses.meeting = meetings.key AND clauses.tracked = 1
         WHERE meetings.committee = :committee
         ORDER BY clauses.key",
    )?;
    let mut cursor = statement.query(named_params! { ":committee": committee.key })?;
    let mut named = Vec::new();
    while let Some(row) = cursor.next()? {
        for body in bodies.named(&row.get::<_, String>(0)?) {
            Affected::note(&mut named, body);
        }
    }
    named.sort_unstable();
    tx.prepare_cached(
        "INSERT OR REPLACE INTO addressed (committee, bodies, named)
         VALUES (:committee, :bodies, :named)",
    )?
    .execute(named_params! {
        ":committee": committee.key, ":bodies": looked_for, ":named": json(&named),
    })?;
    Ok(named)
}

fn reckon(tx: &Transaction, committee: &Body, others: &[i64], all: &[Body]) -> Result<(), Error> {
    let promises = inputs::promises(tx, committee.key)?;
    forget(tx, committee.key)?;
    if promises.is_empty() {
        return Ok(());
    }
    let mut mentions = inputs::mentions(tx, committee.key)?;
    for other in others {
        mentions.extend(inputs::mentions(tx, *other)?);
    }
    mentions.extend(series::told(tx, committee.key, &promises)?);
    let people = inputs::people(tx, committee.key)?;
    let mut short_forms: Vec<ShortForm> = inputs::short_forms(tx, committee.key)?;
    let all_said = promises.iter().map(|promise| promise.text.as_str());
    let all_said = all_said.chain(mentions.iter().map(|mention| mention.text.as_str()));
    let implied = acronym::implied(all_said).into_iter();
    let is_new = |form: &ShortForm| short_forms.iter().all(|other| other.short != form.short);
    let implied: Vec<ShortForm> = implied.filter(is_new).collect();
    short_forms.extend(implied);
    let texts = promises
        .iter()
        .flat_map(|promise| [Some(promise.text.as_str()), promise.item.as_deref()])
        .flatten()
        .chain(
            mentions
                .iter()
                .filter(|mention| !mention.is_told)
                .map(|mention| mention.text.as_str()),
        )
        .chain(mentions.iter().filter_map(other_words));
    let people = people.iter().map(String::as_str);
    let lexicon = Lexicon::new(&committee.name, people, &short_forms, texts);
    let bodies: Vec<(i64, String)> = all
        .iter()
        .filter(|body| body.key == committee.key || others.contains(&body.key))
        .map(|body| (body.key, body.name.clone()))
        .collect();
    let mut plans = Plans::default();
    for body in [committee.key].iter().chain(others) {
        plans.add(tx, *body)?;
    }
    let alike = same(&promises, &lexicon);
    let found = matching::traces(&promises, &mentions, &bodies, &lexicon, &alike);
    let keys = keys(tx, committee.key)?;
    let told_on = by_meeting(&mentions);
    for ((promise, traces), others) in promises.iter().zip(&found).zip(&alike) {
        let Some(&clause) = keys.get(&promise.id) else {
            continue;
        };
        // Who takes a request up says when: the day is that of both.
        let alike_too = [promise]
            .into_iter()
            .chain(others.iter().map(|other| &promises[*other]));
        let names = alike_too
            .map(|promise| &promise.names)
            .find(|names| !names.is_empty());
        write_promise(tx, clause, promise, names.unwrap_or(&promise.names))?;
        if let Some(task) = promise.task {
            let versions = plans.of_task(promise.committee, task.entered, &promise.text);
            let steps = slipped::slips(versions, promise.day, |_| None);
            slips::write(tx, clause, None, &steps)?;
        }
        for (position, trace) in traces.iter().enumerate() {
            let mention = &mentions[trace.mention];
            let others = traces.iter().filter(|other| other.mention != trace.mention);
            let beside: Vec<&Mention> = others.map(|other| &mentions[other.mention]).collect();
            let changed = changed(promise, mention, &beside, &lexicon);
            let written = write_trace(tx, clause, position, promise, trace, mention, changed)?;
            let Some(key) = written else { continue };
            let matter = mention.title.as_deref().unwrap_or(&mention.text);
            let steps = slipped::slips(plans.of(mention), promise.day, |day| {
                let places = told_on.get(&(mention.committee, day)).into_iter().flatten();
                slipped::was_kept(matter, places.copied(), &lexicon)
            });
            slips::write(tx, clause, Some(key), &steps)?;
        }
    }
    for (promise, others) in promises.iter().zip(alike) {
        for other in others {
            tx.prepare_cached(
                "INSERT OR IGNORE INTO same_promises (clause, other) VALUES (:clause, :other)",
            )?
            .execute(named_params! {
                ":clause": keys.get(&promise.id), ":other": keys.get(&promises[other].id),
            })?;
        }
    }
    Ok(())
}

/// The places of agendas and minutes by committee and day.
fn by_meeting(mentions: &[Mention]) -> HashMap<(i64, Date), Vec<&Mention>> {
    let mut told_on: HashMap<(i64, Date), Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        match (mention.place, mention.day) {
            (In::Agenda | In::Minutes, Some(day)) => {
                let places = told_on.entry((mention.committee, day)).or_default();
                places.push(mention);
            }
            (In::Programme | In::ForwardPlan | In::Tracker | In::Report, _) | (_, None) => {}
        }
    }
    told_on
}

/// What a row or an agenda says beside the words that are its trace.
fn other_words(mention: &Mention) -> Option<&str> {
    match mention.place {
        In::Programme => mention.title.as_deref(),
        In::Agenda => mention.more.as_deref(),
        In::ForwardPlan | In::Tracker | In::Minutes | In::Report => None,
    }
}

/// Removes what was reckoned for a committee's promises.
fn forget(tx: &Transaction, committee: i64) -> Result<(), Error> {
    for table in ["slips", "traces", "promises", "same_promises"] {
        tx.execute(
            &format!(
                "DELETE FROM {table} WHERE clause IN (
                     SELECT clauses.key FROM clauses
                     JOIN meetings ON meetings.key = clauses.meeting
                     WHERE meetings.committee = :committee)"
            ),
            named_params! { ":committee": committee },
        )?;
    }
    Ok(())
}

fn keys(tx: &Transaction, committee: i64) -> Result<HashMap<String, i64>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT clauses.id, clauses.key FROM clauses
         JOIN meetings ON meetings.key = clauses.meeting
         WHERE meetings.committee = :committee",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn write_promise(
    tx: &Transaction,
    clause: i64,
    promise: &Promise,
    names: &[Date],
) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO promises (clause, names, said_done)
         VALUES (:clause, :names, :done)",
    )?
    .execute(named_params! {
        ":clause": clause, ":names": json(&names),
        ":done": promise.task.is_some_and(|task| task.done),
    })?;
    Ok(())
}

/// Writes a trace and answers its key; `None` where the same place is a trace already.
fn write_trace(
    tx: &Transaction,
    clause: i64,
    position: usize,
    promise: &Promise,
    trace: &Found,
    mention: &Mention,
    changed: Option<Changed>,
) -> Result<Option<i64>, Error> {
    let row = matches!(mention.place, In::Programme | In::ForwardPlan).then_some(mention.key);
    let task = (mention.place == In::Tracker).then_some(mention.key);
    let written = tx
        .prepare_cached(
            "INSERT OR IGNORE INTO traces (
             clause, id, position, place, committee, day, due, title, text, part, progress,
             done, promised_again, score, why, changed, task, row, item, document, page,
             printed_page, line)
         VALUES (
             :clause, :id, :position, :place, :committee, :day, :due, :title, :text, :part,
             :progress, :done, :again, :score, :why, :changed, :task, :row, :item, :document,
             :page, :printed_page, :line)",
        )?
        .execute(named_params! {
            ":clause": clause,
            ":id": trace_id(mention),
            ":position": count(position),
            ":place": mention.place.name(),
            ":committee": mention.committee,
            ":day": day(mention.day),
            ":due": day(mention.due),
            ":title": mention.title,
            ":text": mention.text,
            ":part": trace.reasons.part,
            ":progress": mention.progress,
            ":done": mention.done,
            ":again": mention.promised_again && !is_decided_elsewhere(promise, mention),
            ":score": f64::from(trace.score),
            ":why": json(&trace.reasons.why),
            ":changed": changed.map(Changed::name),
            ":task": task,
            ":row": row,
            ":item": mention.item,
            ":document": mention.document,
            ":page": mention.at.page,
            ":printed_page": mention.at.printed_page,
            ":line": mention.at.line,
        })?;
    Ok((written > 0).then(|| tx.last_insert_rowid()))
}

/// The id of a place: its kind, its title and its words, and where these may come back
/// its day. Not the document and not the page, which a better paper changes.
fn trace_id(mention: &Mention) -> String {
    let day = match mention.place {
        // A row that moves to another meeting stays the same row.
        In::Programme if mention.title.is_none() && mention.more.is_none() => None,
        In::ForwardPlan => None,
        In::Programme | In::Tracker | In::Agenda | In::Minutes | In::Report => mention.day,
    };
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let title = mention.title.as_deref().unwrap_or_default();
    // A remark beside the item was its text once, and what a person said hangs on that.
    let (title, text) = match (mention.place, &mention.more) {
        (In::Programme, Some(remark)) => (mention.text.as_str(), remark),
        _ => (title, &mention.text),
    };
    identity::id(&[mention.place.name(), &day, title, text])
}
