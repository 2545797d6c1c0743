//! The chair's brief on matters arising: what was asked at earlier meetings and what came
//! of it, up to a meeting.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::outcome::Outcome;
use crate::export::paper::{Entry, Paper, Part, Quote};
use crate::export::promises::{Group, days, groups, how_sure, is_said, is_sure, of_action};
use crate::store::answers::Answers;
use crate::store::desk::{ActionRow, MeetingRow};
use crate::store::threads::{Held, TraceRow};
use crate::thread::changed::Changed;
use crate::thread::promise::In;

/// So many papers are named; of more, the number and the days.
const NAMED_PAPERS: usize = 4;

/// From this likeness on, two titles are one.
const SAME_TITLE: f64 = 0.72;

/// A record of more words is quoted by the part of it that fits.
const LONG: usize = 60;

/// The brief for a meeting, over the actions of its committee, reckoned for a day; `last` is
/// the day of the meeting before. A meeting without a day is the next, whenever it is.
pub fn brief(
    meeting: &MeetingRow,
    last: Option<Date>,
    actions: &[ActionRow],
    answers: &Answers,
    today: Date,
) -> Paper {
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
        last: last.or_else(|| held.and_then(|held| last_meeting(held, meeting.date))),
        today,
    };
    let mut paper = Paper {
        title: "Matters arising".to_owned(),
        subtitle: subtitle(meeting, last, today),
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
    paper.section("Perhaps answered, to be looked at", brief.perhaps());
    paper.section("Recorded, and no answer yet", brief.still_recorded());
    paper.section("Asked, and no later paper held yet", brief.nothing_later());
    paper.section("Changed on the way", brief.changed());
    let since = brief.last.map_or_else(
        || "Answered".to_owned(),
        |day| format!("Answered since the meeting of {}", wording::long_day(day)),
    );
    paper.section(&since, brief.answered());
    paper.section("Not accepted by the executive", brief.not_accepted());
    paper.section("Closed without an answer", brief.closed());
    paper.section("Still to come", brief.to_come());
    paper.section("Where this was looked for", brief.looked_in(held));
    paper
}

fn subtitle(meeting: &MeetingRow, last: Option<Date>, today: Date) -> String {
    let of = soften(&meeting.committee);
    let day = match (meeting.date, last) {
        (Some(day), _) => format!(", meeting of {}", wording::long_day(day)),
        (None, Some(last)) => format!(", after the meeting of {}", wording::long_day(last)),
        (None, None) => String::new(),
    };
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
    fn of(&self, outcome: Outcome) -> impl Iterator<Item = &'a Group<'a>> {
        self.groups
            .iter()
            .filter(move |group| group.outcome(self.today).0 == outcome)
    }

    /// The brief in a sentence.
    fn sum(&self) -> String {
        let many = |outcome| self.of(outcome).count();
        let mut parts = vec![format!(
            "{} asked for or promised at earlier meetings",
            wording::count(self.groups.len(), "thing was", "things were")
        )];
        for (number, words) in [
            (
                many(Outcome::ReportedBack) + many(Outcome::Outside),
                "answered",
            ),
            (many(Outcome::Perhaps), "perhaps answered"),
            (many(Outcome::NotAccepted), "not accepted by the executive"),
            (many(Outcome::Closed), "closed without an answer"),
            (many(Outcome::ToCome), "scheduled or not yet due"),
            (many(Outcome::Overdue), "overdue"),
            (many(Outcome::Recorded), "recorded and not answered yet"),
            (
                many(Outcome::NoUpdate),
                "with no update found in the papers held",
            ),
            (many(Outcome::NothingLater), "with no later paper held yet"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {words}"));
            }
        }
        format!(
            "{}. These are of this committee alone, from meetings before this one; what several at \
             one meeting asked in the same sense counts once. Of what was answered, only what came \
             {} stands below. A lead officer stands where the papers name one.",
            parts.join("; "),
            match self.last {
                Some(last) => format!("since the meeting of {}", wording::long_day(last)),
                None => "in the papers held".to_owned(),
            }
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
        Self::by_meeting(self.of(Outcome::NoUpdate), bare)
    }

    fn nothing_later(&self) -> Vec<Part> {
        Self::by_meeting(self.of(Outcome::NothingLater), bare)
    }

    fn overdue(&self) -> Vec<Part> {
        Self::by_meeting(self.of(Outcome::Overdue), |group| self.planned(group))
    }

    /// What is possibly the answer, in its words: whoever reads them sees whether it is.
    fn perhaps(&self) -> Vec<Part> {
        Self::by_meeting(self.of(Outcome::Perhaps), |group| {
            let mut entry = bare(group);
            let answer = group.answer(self.answers, self.today);
            entry
                .quotes
                .extend(answer.map(|(trace, _)| found_in(trace)));
            entry
        })
    }

    fn still_recorded(&self) -> Vec<Part> {
        Self::by_meeting(self.of(Outcome::Recorded), |group| self.planned(group))
    }

    fn to_come(&self) -> Vec<Part> {
        self.of(Outcome::ToCome)
            .map(|group| Part::Entry(self.planned(group)))
            .collect()
    }

    /// What the executive did not accept, in its words where they are held, else in those of
    /// whoever says so.
    fn not_accepted(&self) -> Vec<Part> {
        self.of(Outcome::NotAccepted)
            .map(|group| {
                let mut entry = bare(group);
                let answer = group.answer(self.answers, self.today);
                entry
                    .quotes
                    .extend(answer.map(|(trace, _)| found_in(trace)));
                entry.notes.extend(group.closing(self.actions()));
                Part::Entry(entry)
            })
            .collect()
    }

    /// What a person closed that nobody answered, in that person's words.
    fn closed(&self) -> Vec<Part> {
        self.of(Outcome::Closed)
            .map(|group| {
                Part::Entry(Entry {
                    notes: group.closing(self.actions()).into_iter().collect(),
                    ..bare(group)
                })
            })
            .collect()
    }

    /// Every promise that the brief tells of.
    fn actions(&self) -> impl Iterator<Item = &'a ActionRow> {
        self.groups
            .iter()
            .flat_map(|group| group.all.iter().copied())
    }

    /// A promise with the day that counts, and the place that names it.
    fn planned(&self, group: &Group) -> Entry {
        let due = group.due(self.today);
        let mut entry = bare(group);
        let place = due.and_then(|(_, trace)| trace);
        let place = place.or_else(|| group.traces().first().copied());
        entry.quotes.extend(place.map(found_in));
        let said = due.map(|(day, _)| {
            let relative = wording::relative(day, self.today);
            if group.is_said(day) {
                format!("due {}, {relative}", wording::long_day(day))
            } else {
                let day = wording::long_day(day);
                format!("due {day}, as its words are read, {relative}")
            }
        });
        entry.notes.splice(0..0, said);
        entry.notes.extend(place.and_then(progress));
        let is_recorded = place.is_some() || group.own_status().is_some();
        if !is_recorded && due.is_some_and(|(day, _)| day < self.today) {
            entry
                .notes
                .push("no update found in the papers held".to_owned());
        }
        entry
    }

    /// Both wordings of what says less than the minute, or something else.
    fn changed(&self) -> Vec<Part> {
        let mut best: HashMap<&str, f64> = HashMap::new();
        // A name in a list fits whatever names it.
        let said = |action: &&ActionRow| is_said(&action.text);
        let all = self.groups.iter().flat_map(|group| &group.all).copied();
        for trace in all.filter(said).flat_map(|action| action.thread.standing()) {
            let score = best.entry(trace.id.as_str()).or_default();
            *score = score.max(trace.score);
        }
        // A record belongs to the promise that it fits best.
        let own = |trace: &TraceRow| best.get(trace.id.as_str()) <= Some(&trace.score);
        self.groups
            .iter()
            .filter(|group| group.closed().is_none())
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
                                Some(Changed::Reworded) => {
                                    !in_full && (is_sure(trace) || is_under_its_item(action, trace))
                                }
                                None => false,
                            }
                    })?;
                    Some(Part::Entry(both(action, trace, trace.changed?)))
                })
            })
            .collect()
    }

    /// What came since the last meeting: as the papers tell it, else as a person did.
    fn answered(&self) -> Vec<Part> {
        let is_since = |day: Option<Date>| {
            self.last
                .is_none_or(|last| day.is_none_or(|day| day > last))
        };
        self.groups
            .iter()
            .filter(|group| {
                let (outcome, _) = group.outcome(self.today);
                matches!(outcome, Outcome::ReportedBack | Outcome::Outside)
            })
            .filter_map(|group| {
                let mut entry = bare(group);
                let answer = group.answer(self.answers, self.today);
                let said = group.said_on();
                if !is_since(said.or(answer.and_then(|(_, day)| day))) {
                    return None;
                }
                if let Some((trace, _)) = answer {
                    entry.quotes.push(found_in(trace));
                    entry.notes.extend(progress(trace));
                }
                entry.notes.extend(group.closing(self.actions()));
                let own = group.own_status();
                let is_told = answer.is_some() || group.closed().is_some() || own.is_some();
                is_told.then_some(Part::Entry(entry))
            })
            .collect()
    }

    /// For the meetings of what has no update: the later papers held, and the minutes
    /// between that are not.
    fn looked_in(&self, held: &Held) -> Vec<Part> {
        let mut missing: BTreeSet<Date> = BTreeSet::new();
        let mut papers: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
        for group in self.groups {
            if group.outcome(self.today).0.is_settled() {
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
                    .filter(|day| self.meeting.is_none_or(|meeting| *day < meeting)),
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
    let minute = of_action(action);
    Entry {
        own: Vec::new(),
        quotes: vec![
            Quote {
                label: Some(match minute.label {
                    Some(subject) => format!("Minute, {subject}"),
                    None => "Minute".to_owned(),
                }),
                ..minute
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

/// A row that was entered under the title that the promise was made under.
fn is_under_its_item(action: &ActionRow, trace: &TraceRow) -> bool {
    let titles = action.item.as_deref().zip(trace.title.as_deref());
    titles.is_some_and(|(item, title)| {
        likeness(&fold::compare(item), &fold::compare(title)) >= SAME_TITLE
    })
}

/// A promise in its own words, with whoever is to do it.
pub fn bare(group: &Group) -> Entry {
    let lead = group.lead();
    Entry {
        own: Vec::new(),
        quotes: group.quotes(),
        notes: lead
            .map(|lead| format!("lead officer: {lead}"))
            .into_iter()
            .chain(group.own_status())
            .collect(),
    }
}

/// The words of a trace and their place, with how sure it is that they are of the promise.
fn found_in(trace: &TraceRow) -> Quote {
    let is_long = trace.text.split_whitespace().count() > LONG && !trace.part.is_empty();
    let words = if is_long { &trace.part } else { &trace.text };
    Quote {
        label: Some(record(trace.place).to_owned()),
        words: words.clone(),
        times: 1,
        cite: format!("{} ({})", cite::trace(trace), how_sure(trace)),
    }
}

fn progress(trace: &TraceRow) -> Option<String> {
    let progress = trace.progress.as_deref()?;
    Some(format!("Progress: “{}”", progress.replace('\t', " | ")))
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
