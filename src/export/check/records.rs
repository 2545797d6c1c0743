//! What was asked, held against the rows of trackers and programmes entered for the
//! meeting: what never reached one, and what says less there.

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::Clause;
use crate::domain::source::{Place, Reading};
use crate::domain::wording;
use crate::export::arising::how_changed;
use crate::export::check::terms::{is_one, matters, may_be_one, share};
use crate::export::check::{Against, Finding, Kind, repeated};
use crate::export::promises::is_said;
use crate::parse::decision::added;
use crate::parse::pattern::Pattern;
use crate::parse::{date as days, sentence};
use crate::store::records::Records;
use crate::thread::acronym::spelled_out;
use crate::thread::changed::{Changed, changed};
use crate::thread::matching::{self, LIKELY};
use crate::thread::promise::{In, Mention, Promise, Turn};
use crate::thread::same::same;
use crate::thread::words::Lexicon;

/// The words of a row that records that nothing is to be done.
static NOTING: Pattern = Pattern::new(
    r"(?i)^\W*(?:that )?(?:the )?(?:\w+ )?(?:reports?|updates?|presentation|contents?|information|position)(?: and (?:\w+ ){0,3}\w+)? (?:was |were |is |are |be |to be )?noted\W*$|^\W*noted\W*$",
);

/// The rows that a draft is held against, of its own file and of a store.
pub struct Gathered {
    mentions: Vec<Mention>,
    documents: HashMap<i64, String>,
    texts: Vec<String>,
}

/// From this likeness on, two titles are one.
const SAME_TITLE: f64 = 0.72;

/// The number of the draft's own file among documents: a store counts from 1.
const OWN: i64 = 0;

/// The rows of the draft's own file, and those that a store holds of its committee.
pub fn gather(reading: &Reading, draft: &Meeting, held: Option<&Records>) -> Gathered {
    let mut mentions = own(reading);
    let mut documents = HashMap::from([(OWN, reading.source.name.clone())]);
    if let Some(held) = held {
        documents.extend(held.documents.clone());
        let rows = held.rows.iter().filter(|row| is_row(row.place));
        for row in rows {
            let known = mentions
                .iter()
                .any(|own| own.text == row.text && own.day == row.day);
            if !known {
                mentions.push(Mention {
                    committee: 0,
                    ..row.clone()
                });
            }
        }
    }
    // What stands in the draft's own file was written after the meeting, or it would be no
    // draft.
    let after = draft.date.and_then(|day| day.tomorrow().ok());
    for mention in mentions.iter_mut().filter(|own| own.document == OWN) {
        mention.first_seen = after;
    }
    Gathered {
        mentions,
        documents,
        texts: reading
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.clone())
            .collect(),
    }
}

fn is_row(place: In) -> bool {
    match place {
        In::Programme | In::ForwardPlan | In::Tracker => true,
        In::Agenda | In::Minutes | In::Report => false,
    }
}

fn own(reading: &Reading) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut add = |place: In, at: &Place, mention: Mention| {
        let key = i64::try_from(mentions.len()).unwrap_or(i64::MAX);
        mentions.push(Mention {
            key,
            place,
            at: at.clone(),
            ..mention
        });
    };
    for programme in &reading.work_programmes {
        for row in &programme.rows {
            let actions = row.actions.clone().filter(|words| !words.trim().is_empty());
            let (title, text) = match actions {
                Some(actions) => (Some(row.item.clone()), actions),
                None => (None, row.item.clone()),
            };
            let mention = Mention {
                day: row.date,
                title,
                text,
                progress: row.progress.clone(),
                ..nothing()
            };
            add(In::Programme, &row.place, mention);
        }
        for topic in &programme.forward_plan {
            let mention = Mention {
                day: topic.proposed_date,
                text: topic.topic.clone(),
                progress: topic.detail.clone(),
                ..nothing()
            };
            add(In::ForwardPlan, &topic.place, mention);
        }
    }
    for task in reading.action_tables.iter().flat_map(|table| &table.rows) {
        let mention = Mention {
            day: task.entered,
            due: task.due_date,
            text: task.task.clone(),
            progress: task.status.clone(),
            done: task.done,
            ..nothing()
        };
        add(In::Tracker, &task.place, mention);
    }
    mentions
}

fn nothing() -> Mention {
    Mention {
        document: OWN,
        ..Mention::nothing(In::Tracker)
    }
}

/// Something asked, with where it stands in the draft.
struct Asked<'a> {
    item: &'a Item,
    clause: &'a Clause,
    /// In discussion or by a resolution: not merely promised in answer.
    is_request: bool,
}

/// What came of holding a draft against rows.
pub struct Held {
    /// What never reached a row, and what says less there.
    pub findings: Vec<Finding>,
    /// How many things that were asked were held against how many rows of the meeting.
    pub compared: (usize, usize),
}

/// Holds what was asked against the rows; what could not be compared is a sentence.
pub fn check(draft: &Meeting, gathered: &Gathered) -> Result<Held, String> {
    let mentions = &gathered.mentions;
    let is_record = |mention: &Mention| {
        mention.day.is_some()
            && mention.day == draft.date
            && match mention.place {
                In::Tracker => true,
                In::Programme => mention.title.is_some(),
                In::ForwardPlan | In::Agenda | In::Minutes | In::Report => false,
            }
    };
    let records = mentions.iter().filter(|mention| is_record(mention)).count();
    if records == 0 {
        let day = draft
            .date
            .map_or_else(|| "a meeting without a day".to_owned(), wording::long_day);
        return Err(format!(
            "The tracker and the work programme were not compared: no row entered for {day} is \
             in this file or in the papers held."
        ));
    }
    let asked = asked(draft);
    let promises: Vec<Promise> = asked.iter().map(|asked| promise(draft, asked)).collect();
    let committee = draft.committee.as_deref().unwrap_or_default();
    let forms: Vec<_> = gathered
        .texts
        .iter()
        .filter(|text| text.contains('('))
        .flat_map(|text| spelled_out(text))
        .collect();
    let texts = promises
        .iter()
        .flat_map(|promise| [Some(promise.text.as_str()), promise.item.as_deref()])
        .flatten()
        .chain(mentions.iter().map(|mention| mention.text.as_str()));
    let lexicon = Lexicon::new(committee, repeated::names(draft), &forms, texts);
    let bodies = [(0, committee.to_owned())];
    let alike = same(&promises, &lexicon);
    let traces = matching::traces(&promises, mentions, &bodies, &lexicon, &alike);
    let rows: Vec<_> = mentions
        .iter()
        .map(|mention| {
            let title = mention.title.as_deref().unwrap_or_default();
            let whole = matters(&lexicon, &format!("{title}. {}", mention.text));
            (whole, matters(&lexicon, &mention.text))
        })
        .collect();
    let taken: HashSet<usize> = traces.iter().flatten().map(|trace| trace.mention).collect();
    // A row that records nothing else may record something here in other words; "Report
    // noted." does not.
    let is_free = |row: usize| {
        is_record(&mentions[row]) && !taken.contains(&row) && !NOTING.is_in(&mentions[row].text)
    };
    let free: Vec<&str> = (0..mentions.len())
        .filter(|row| is_free(*row))
        .map(|row| mentions[row].text.as_str())
        .collect();
    let mut found = Vec::new();
    for (index, one) in asked.iter().enumerate() {
        let said = std::iter::once(index).chain(alike[index].iter().copied());
        let is_found = said.clone().any(|other| !traces[other].is_empty());
        let words = matters(&lexicon, &one.clause.text);
        let may_be_there = rows.iter().enumerate().any(|(row, (whole, alone))| {
            if NOTING.is_in(&mentions[row].text) {
                return false;
            }
            // A row under the title of another item has to say it nearly in full.
            if mentions[row].title.is_some() && !is_under(one, &mentions[row]) {
                return is_one(&words, alone);
            }
            may_be_one(&words, whole) || is_free(row) && share(&words, alone)
        });
        let is_first = said.clone().all(|other| other >= index);
        if one.is_request && is_first && !is_found && !words.is_empty() && !may_be_there {
            let says = format!(
                "This was asked for, and no row of the tracker or the work programme takes it up.{}",
                may_be_meant(&free)
            );
            found.push(Finding::of_clause(
                Kind::NotRecorded,
                says,
                one.item,
                one.clause,
            ));
        }
    }
    found.extend(less(
        &asked, &promises, &lexicon, mentions, &traces, gathered,
    ));
    Ok(Held {
        findings: found,
        compared: (asked.len(), records),
    })
}

/// A row that fits nothing in the minutes may record anything there.
fn may_be_meant(free: &[&str]) -> String {
    let [first, rest @ ..] = free else {
        return String::new();
    };
    let more = if rest.is_empty() {
        String::new()
    } else {
        format!(" and {} more", rest.len())
    };
    format!(" What fits nothing in the minutes by its words, and may be meant: “{first}”{more}.")
}

/// The rows that say less than the minute that they record.
fn less(
    asked: &[Asked],
    promises: &[Promise],
    lexicon: &Lexicon,
    mentions: &[Mention],
    traces: &[Vec<matching::Found>],
    gathered: &Gathered,
) -> Vec<Finding> {
    let mut best: HashMap<usize, f32> = HashMap::new();
    // A name in a list fits whatever names it.
    let said = asked
        .iter()
        .zip(traces)
        .filter(|(one, _)| is_said(&one.clause.text));
    for trace in said.flat_map(|(_, traces)| traces) {
        let score = best.entry(trace.mention).or_default();
        *score = score.max(trace.score);
    }
    let mut found: Vec<Finding> = Vec::new();
    for ((one, promise), traces) in asked.iter().zip(promises).zip(traces) {
        let is_record = |trace: &&matching::Found| {
            let mention = &mentions[trace.mention];
            mention.day == promise.day && mention.place != In::ForwardPlan
        };
        let how = |trace: &matching::Found| {
            let others = traces.iter().filter(|other| other.mention != trace.mention);
            let beside: Vec<&Mention> = others.map(|other| &mentions[other.mention]).collect();
            changed(promise, &mentions[trace.mention], &beside, lexicon)
        };
        let in_full = traces
            .iter()
            .filter(is_record)
            .any(|trace| how(trace).is_none());
        let less = traces.iter().filter(is_record).find_map(|trace| {
            let is_own = best.get(&trace.mention) <= Some(&trace.score);
            let changed = how(trace)?;
            let tells = match changed {
                Changed::Softened => true,
                Changed::Narrowed => !in_full,
                Changed::Reworded => {
                    !in_full && (trace.score >= LIKELY || is_under(one, &mentions[trace.mention]))
                }
            };
            (is_own && tells).then_some((trace, changed))
        });
        let Some((trace, changed)) = less else {
            continue;
        };
        let mention = &mentions[trace.mention];
        let against = Against {
            document: gathered
                .documents
                .get(&mention.document)
                .cloned()
                .unwrap_or_default(),
            quote: mention.text.clone(),
            place: mention.at.clone(),
        };
        if found
            .iter()
            .any(|other| other.against.as_ref() == Some(&against))
        {
            continue;
        }
        let row = if mention.place == In::Tracker {
            "tracker"
        } else {
            "work programme"
        };
        let says = format!(
            "The {row} does not say what the minute says; {}.",
            how_changed(changed)
        );
        found.push(Finding {
            against: Some(against),
            ..Finding::of_clause(Kind::SaysLess, says, one.item, one.clause)
        });
    }
    found
}

/// A row that was entered under the title that something was asked under.
fn is_under(one: &Asked, mention: &Mention) -> bool {
    let titles = one.item.title.as_deref().zip(mention.title.as_deref());
    titles.is_some_and(|(item, title)| {
        likeness(&fold::compare(item), &fold::compare(title)) >= SAME_TITLE
    })
}

fn asked(draft: &Meeting) -> Vec<Asked<'_>> {
    let mut asked = Vec::new();
    for item in &draft.items {
        let Some(minutes) = &item.minutes else {
            continue;
        };
        let decided = minutes
            .decisions
            .iter()
            .flat_map(|decision| &decision.clauses);
        let mut add = |clause, is_request| {
            asked.push(Asked {
                item,
                clause,
                is_request,
            });
        };
        for clause in decided.filter(|clause| clause.tracked) {
            add(
                clause,
                !repeated::takes_up_all(clause) && !repeated::takes_up_items(clause),
            );
        }
        for clause in minutes.requests.iter().filter(|clause| clause.tracked) {
            add(clause, true);
        }
        for clause in minutes.undertakings.iter().filter(|clause| clause.tracked) {
            add(clause, false);
        }
        for clause in minutes.actions.iter().filter(|clause| clause.tracked) {
            add(clause, true);
        }
    }
    asked
}

fn promise(draft: &Meeting, asked: &Asked) -> Promise {
    let text = asked.clause.text.clone();
    let account = asked
        .item
        .minutes
        .as_ref()
        .map(|minutes| minutes.text.as_str());
    let before = account
        .and_then(|account| account.find(&text).map(|at| &account[..at]))
        .map(|head| {
            let sentences = sentence::split(head.rsplit("\n\n").next().unwrap_or(head));
            let from = sentences.len().saturating_sub(3);
            sentences[from..]
                .iter()
                .map(|one| (*one).to_owned())
                .collect()
        });
    let names = match draft.date {
        Some(day) => days::find_all_with_year(&text, day),
        None => days::find_all(&text),
    };
    Promise {
        id: asked.clause.id.clone(),
        day: draft.date,
        committee: 0,
        item: asked.item.title.clone(),
        minute: asked.item.number.clone(),
        before: before.unwrap_or_default(),
        others: 0,
        is_topic: asked.clause.rule == added::RULE,
        turn: Turn::default(),
        owner: asked.clause.owner.clone(),
        names: names.into_iter().map(|found| found.date).collect(),
        months: Vec::new(),
        seasons: Vec::new(),
        task: None,
        text,
    }
}
