//! The chair's brief on matters arising: what was asked at earlier meetings and what came
//! of it, up to a meeting.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::paper::{Entry, Paper, Part, Quote};
use crate::export::promises::{Group, days, groups, how_sure};
use crate::store::answers::Answers;
use crate::store::desk::{ActionRow, MeetingRow};
use crate::store::threads::{Held, TraceRow};
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::thread::state::State;

/// So many papers are named; of more, the number and the days.
const NAMED_PAPERS: usize = 4;

/// The brief for a meeting, over the actions of its committee, reckoned for a day.
pub fn brief(meeting: &MeetingRow, actions: &[ActionRow], answers: &Answers, today: Date) -> Paper {
    let made_before: Vec<ActionRow> = actions
        .iter()
        .filter(|action| action.date.is_some() && action.date < meeting.date.or(Some(Date::MAX)))
        .cloned()
        .collect();
    let mut all = groups(&made_before);
    all.sort_by_key(|group| group.made());
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
    paper.section("Recorded, with no day and no answer yet", brief.recorded());
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
            notes: lead(group),
        })
    }

    fn overdue(&self) -> Vec<Part> {
        Self::by_meeting(self.of(State::Overdue), |group| {
            let mut notes = Vec::new();
            if let Some(due) = group.due() {
                notes.push(format!(
                    "due {}, {}",
                    wording::long_day(due),
                    wording::relative(due, self.today)
                ));
            }
            notes.extend(lead(group));
            notes.extend(group.traces().first().map(|trace| found_in(trace)));
            Entry {
                quotes: vec![group.quote()],
                notes,
            }
        })
    }

    /// What stands in a tracker or programme and got no day and no progress.
    fn recorded(&self) -> Vec<Part> {
        let open = self
            .of(State::Open)
            .filter(|group| !group.traces().is_empty());
        Self::by_meeting(open, |group| {
            let mut notes = lead(group);
            notes.extend(group.traces().first().map(|trace| found_in(trace)));
            Entry {
                quotes: vec![group.quote()],
                notes,
            }
        })
    }

    /// Both wordings of what says less than the minute, or something else.
    fn changed(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for group in self.groups {
            let said_in_full = |trace: &TraceRow| {
                // One of those that say the same, and is recorded in its own words.
                group.all.iter().any(|action| {
                    action
                        .thread
                        .standing()
                        .any(|other| other.id == trace.id && other.changed.is_none())
                })
            };
            for action in &group.all {
                for trace in action.thread.standing() {
                    let Some(changed) = trace.changed else {
                        continue;
                    };
                    if said_in_full(trace) || action.state(self.today) == State::Done {
                        continue;
                    }
                    parts.push(Part::Entry(Entry {
                        quotes: vec![
                            Quote {
                                label: Some("Minute".to_owned()),
                                words: action.text.clone(),
                                times: 1,
                                cite: cite::action(action),
                            },
                            Quote {
                                label: Some(capital(record(trace.place))),
                                words: trace.part.clone(),
                                times: 1,
                                cite: cite::trace(trace),
                            },
                        ],
                        notes: vec![how_changed(changed).to_owned()],
                    }));
                }
            }
        }
        let mut seen = BTreeSet::new();
        parts.retain(|part| match part {
            Part::Entry(entry) => seen.insert(
                entry
                    .quotes
                    .last()
                    .map(|quote| (quote.words.clone(), quote.cite.clone())),
            ),
            Part::Heading(_) | Part::Subheading(_) | Part::Text(_) | Part::Table(_) => true,
        });
        parts
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
                    let mut notes = lead(group);
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

    fn to_come(&self) -> Vec<Part> {
        self.groups
            .iter()
            .filter(|group| matches!(group.state(self.today), State::Scheduled | State::NotDue))
            .map(|group| {
                let mut notes: Vec<String> = group
                    .due()
                    .filter(|day| *day >= self.today)
                    .map(|day| format!("due {}", wording::long_day(day)))
                    .into_iter()
                    .collect();
                notes.extend(lead(group));
                notes.extend(group.traces().first().map(|trace| found_in(trace)));
                Part::Entry(Entry {
                    quotes: vec![group.quote()],
                    notes,
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
                    let all: Vec<Date> = papers.keys().copied().collect();
                    format!("{number} papers, of {}", days(&all))
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
        In::Programme | In::ForwardPlan => "work programme",
        In::Tracker => "action tracker",
        In::Agenda => "agenda",
        In::Minutes => "later minutes",
        In::Report => "report",
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How a record differs from the minute, in words that go outside.
pub fn how_changed(changed: Changed) -> &'static str {
    match changed {
        Changed::Softened => "softened: the record leaves open whether it will be done",
        Changed::Narrowed => "narrowed: the record leaves out part of what was asked",
        Changed::Reworded => "reworded: the record may mean something else",
    }
}
