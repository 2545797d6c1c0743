//! The chair's brief on matters arising: what was asked at earlier meetings and what came
//! of it, up to a meeting.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::paper::{Entry, Paper, Part, Quote};
use crate::export::promises::{Group, days, groups, how_sure, is_sure};
use crate::store::answers::Answers;
use crate::store::desk::{ActionRow, MeetingRow};
use crate::store::threads::{Held, TraceRow};
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::thread::state::State;

/// So many papers are named; of more, the number and the days.
const NAMED_PAPERS: usize = 4;

/// Promises of so few words are told with their item's title.
const BARE: usize = 8;

/// The brief for a meeting, over the actions of its committee, reckoned for a day.
pub fn brief(meeting: &MeetingRow, actions: &[ActionRow], answers: &Answers, today: Date) -> Paper {
    let made_before: Vec<ActionRow> = actions
        .iter()
        .filter(|action| action.date.is_some() && action.date < meeting.date.or(Some(Date::MAX)))
        .cloned()
        .collect();
    let mut all = groups(&made_before);
    all.sort_by_key(Group::made);
    let held = made_before
        .first()
        .map(|action| action.thread.held.as_ref());
    let brief = Brief {
        groups: &all,
        answers,
        meeting: meeting.date,
        last: held.and_then(|held| last_meeting(held, meeting.date)),
        today,
    };
    let mut paper = Paper {
        title: "Matters arising".to_owned(),
        subtitle: subtitle(meeting, today),
        parts: Vec::new(),
    };
    let Some(held) = held else {
        paper.text("The papers held tell of nothing that was asked before this meeting.");
        return paper;
    };
    paper.text(brief.sum());
    paper.section(
        "Asked, and no update found in the papers held",
        brief.not_found(),
    );
    paper.section("Overdue", brief.overdue());
    paper.section("Recorded, and no answer yet", brief.still_recorded());
    paper.section("Changed on the way", brief.changed());
    let since = brief.last.map_or_else(
        || "Answered".to_owned(),
        |day| format!("Answered since the meeting of {}", wording::long_day(day)),
    );
    paper.section(&since, brief.answered());
    paper.section("Still to come", brief.to_come());
    paper.section("Where this was looked for", brief.looked_in(held));
    paper
}

fn subtitle(meeting: &MeetingRow, today: Date) -> String {
    let of = soften(&meeting.committee);
    let day = meeting.date.map_or_else(String::new, |day| {
        format!(", meeting of {}", wording::long_day(day))
    });
    format!(
        "{of}{day}. As the papers stood on {}.",
        wording::long_day(today)
    )
}

/// The last meeting that took place before a day.
fn last_meeting(held: &Held, before: Option<Date>) -> Option<Date> {
    held.meetings
        .iter()
        .filter(|meeting| !meeting.is_cancelled)
        .map(|meeting| meeting.date)
        .filter(|day| before.is_none_or(|before| *day < before))
        .max()
}

/// What the brief is made of.
struct Brief<'a> {
    groups: &'a [Group<'a>],
    answers: &'a Answers,
    meeting: Option<Date>,
    /// The day of the meeting before.
    last: Option<Date>,
    today: Date,
}

impl<'a> Brief<'a> {
    fn of(&self, state: State) -> impl Iterator<Item = &'a Group<'a>> {
        self.groups
            .iter()
            .filter(move |group| group.state(self.today) == state)
    }

    /// The brief in a sentence.
    fn sum(&self) -> String {
        let many = |state| self.of(state).count();
        let mut parts = vec![format!(
            "{} asked for or promised at earlier meetings",
            wording::count(self.groups.len(), "thing was", "things were")
        )];
        for (number, words) in [
            (many(State::Answered) + many(State::Done), "answered"),
            (
                many(State::Scheduled) + many(State::NotDue),
                "scheduled or not yet due",
            ),
            (many(State::Overdue), "overdue"),
            (self.recorded().count(), "recorded and not answered yet"),
            (
                many(State::LooseEnd),
                "with no update found in the papers held",
            ),
        ] {
            if number > 0 {
                parts.push(format!("{number} {words}"));
            }
        }
        format!(
            "{}. What several at one meeting asked in the same sense counts once. A lead officer \
             stands where the papers name one.",
            parts.join("; ")
        )
    }

    /// Promises under the days of their meetings.
    fn by_meeting(
        groups: impl Iterator<Item = &'a Group<'a>>,
        entry: impl Fn(&Group) -> Entry,
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut day = None;
        for group in groups {
            if group.made() != day {
                day = group.made();
                parts.extend(
                    day.map(|day| Part::Subheading(format!("Asked on {}", wording::long_day(day)))),
                );
            }
            parts.push(Part::Entry(entry(group)));
        }
        parts
    }

    fn not_found(&self) -> Vec<Part> {
        Self::by_meeting(self.of(State::LooseEnd), |group| Entry {
            quotes: vec![group.quote()],
            notes: under(group).into_iter().chain(lead(group)).collect(),
        })
    }

    fn overdue(&self) -> Vec<Part> {
        Self::by_meeting(self.of(State::Overdue), |group| self.planned(group))
    }

    /// What stands in a tracker or programme and waits for its day and its answer.
    fn recorded(&self) -> impl Iterator<Item = &'a Group<'a>> {
        self.of(State::Open)
            .filter(|group| !group.traces().is_empty())
    }

    fn still_recorded(&self) -> Vec<Part> {
        Self::by_meeting(self.recorded(), |group| self.planned(group))
    }

    fn to_come(&self) -> Vec<Part> {
        let waits = |state| matches!(state, State::Scheduled | State::NotDue);
        self.groups
            .iter()
            .filter(|group| waits(group.state(self.today)))
            .map(|group| Part::Entry(self.planned(group)))
            .collect()
    }

    /// A promise with its day and the best place that it was found in.
    fn planned(&self, group: &Group) -> Entry {
        let due = group.due(self.today);
        let mut notes = under(group);
        notes.extend(due.map(|(day, _)| {
            format!(
                "due {}, {}",
                wording::long_day(day),
                wording::relative(day, self.today)
            )
        }));
        notes.extend(lead(group));
        let place = due.and_then(|(_, trace)| trace);
        let place = place.or_else(|| group.traces().first().copied());
        notes.extend(place.map(found_in));
        if place.is_none() && due.is_some_and(|(day, _)| day < self.today) {
            notes.push("no update found in the papers held".to_owned());
        }
        Entry {
            quotes: vec![group.quote()],
            notes,
        }
    }

    /// Both wordings of what says less than the minute, or something else.
    fn changed(&self) -> Vec<Part> {
        let mut best: HashMap<&str, f64> = HashMap::new();
        for trace in self.groups.iter().flat_map(Group::traces_each) {
            let score = best.entry(trace.id.as_str()).or_default();
            *score = score.max(trace.score);
        }
        // A record belongs to the promise that it fits best.
        let own = |trace: &TraceRow| best.get(trace.id.as_str()) <= Some(&trace.score);
        self.groups
            .iter()
            .filter(|group| group.state(self.today) != State::Done)
            .filter_map(|group| {
                let is_record = |trace: &&TraceRow| {
                    matches!(trace.place, In::Programme | In::Tracker) && trace.day == group.made()
                };
                let in_full = group
                    .traces_each()
                    .filter(is_record)
                    .any(|trace| trace.changed.is_none());
                group.all.iter().find_map(|action| {
                    let trace = action.thread.standing().find(|trace| {
                        own(trace)
                            && match trace.changed {
                                Some(Changed::Softened) => true,
                                Some(Changed::Narrowed) => !in_full,
                                Some(Changed::Reworded) => !in_full && is_sure(trace),
                                None => false,
                            }
                    })?;
                    Some(Part::Entry(both(action, trace, trace.changed?)))
                })
            })
            .collect()
    }

    /// What came since the last meeting.
    fn answered(&self) -> Vec<Part> {
        self.groups
            .iter()
            .filter(|group| group.state(self.today) == State::Answered)
            .filter_map(|group| {
                let (trace, day) = group.answer(self.answers, self.today)?;
                let since = self
                    .last
                    .is_none_or(|last| day.is_none_or(|day| day > last));
                since.then(|| {
                    let mut notes = under(group);
                    notes.extend(lead(group));
                    notes.extend(
                        trace.progress.as_deref().map(|progress| {
                            format!("Progress: “{}”", progress.replace('\t', " | "))
                        }),
                    );
                    notes.push(found_in(trace));
                    Part::Entry(Entry {
                        quotes: vec![group.quote()],
                        notes,
                    })
                })
            })
            .collect()
    }

    /// For the meetings of what has no update: the later papers held, and the minutes
    /// between that are not.
    fn looked_in(&self, held: &Held) -> Vec<Part> {
        let mut missing: BTreeSet<Date> = BTreeSet::new();
        let mut papers: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
        for group in self.groups {
            if matches!(group.state(self.today), State::Done | State::Answered) {
                continue;
            }
            let thread = &group.first().thread;
            for paper in thread.looked_in(group.made()) {
                papers
                    .entry(paper.date)
                    .or_default()
                    .insert(&paper.document);
            }
            missing.extend(
                thread
                    .not_held(group.made(), self.today)
                    .into_iter()
                    .filter(|day| Some(*day) < self.meeting),
            );
        }
        let number: usize = papers.values().map(BTreeSet::len).sum();
        let mut parts = Vec::new();
        if number == 0 {
            let newest = held.papers.iter().map(|paper| paper.date).max();
            parts.extend(newest.map(|day| {
                Part::Text(format!(
                    "No later paper is held yet; the newest is of {}.",
                    wording::long_day(day)
                ))
            }));
        } else {
            let named: Vec<String> = papers
                .iter()
                .flat_map(|(day, names)| {
                    names
                        .iter()
                        .map(|name| format!("{name} ({})", wording::long_day(*day)))
                })
                .collect();
            parts.push(Part::Text(format!(
                "Looked in, each for what was asked before its day: {}.",
                if named.len() <= NAMED_PAPERS {
                    named.join(", ")
                } else {
                    let of = papers.first_key_value().zip(papers.last_key_value());
                    of.map_or_else(String::new, |((first, _), (last, _))| {
                        format!(
                            "{number} papers, of {} to {}",
                            wording::long_day(*first),
                            wording::long_day(*last)
                        )
                    })
                }
            )));
        }
        if !missing.is_empty() {
            let missing: Vec<Date> = missing.into_iter().collect();
            parts.push(Part::Text(format!(
                "Not held, and so not looked in: minutes of {}.",
                days(&missing)
            )));
        }
        parts
    }
}

/// The minute and its record, side by side.
fn both(action: &ActionRow, trace: &TraceRow, changed: Changed) -> Entry {
    Entry {
        quotes: vec![
            Quote {
                label: Some("Minute".to_owned()),
                words: action.text.clone(),
                times: 1,
                cite: cite::action(action),
            },
            Quote {
                label: Some(record(trace.place).to_owned()),
                words: trace.text.clone(),
                times: 1,
                cite: cite::trace(trace),
            },
        ],
        notes: vec![how_changed(changed).to_owned()],
    }
}

/// A bare clause says nothing without the title that it stands under.
fn under(group: &Group) -> Vec<String> {
    let first = group.first();
    let is_bare = first.text.split_whitespace().count() <= BARE;
    let title = first.item.as_deref().filter(|_| is_bare);
    title
        .map(|title| format!("under “{}”", soften(title)))
        .into_iter()
        .collect()
}

fn lead(group: &Group) -> Vec<String> {
    group
        .lead()
        .map(|lead| format!("lead officer: {lead}"))
        .into_iter()
        .collect()
}

/// `found in work programme for 5 October 2023, pack.pdf p 46 (likely)`.
fn found_in(trace: &TraceRow) -> String {
    format!("found in: {} ({})", cite::trace(trace), how_sure(trace))
}

/// What holds a promise's record.
fn record(place: In) -> &'static str {
    match place {
        In::Programme | In::ForwardPlan => "Work programme",
        In::Tracker => "Action tracker",
        In::Agenda => "Agenda",
        In::Minutes => "Later minutes",
        In::Report => "Report",
    }
}

/// How a record differs from the minute, in words that go outside.
pub fn how_changed(changed: Changed) -> &'static str {
    match changed {
        Changed::Softened => "softened: the record leaves open whether it will be done",
        Changed::Narrowed => "narrowed: the record leaves out part of what was asked",
        Changed::Reworded => "reworded: the record may mean something else",
    }
}
