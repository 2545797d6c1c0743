//! A meeting made ready for the desk on a worker: words folded once for filters
//! and links, promises of one meeting about one thing brought together.

use std::collections::HashMap;

use crate::domain::fold;
use crate::store::desk::Tick;
use crate::store::desk::{ActionRow, Desk, ProgrammeLine};
use crate::store::{Target, Ticked};
use crate::tui::links::LinkWords;
use crate::tui::pane::RowId;

/// A meeting with what the lists need beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// What the store holds.
    pub desk: Desk,
    /// Folded words of each item.
    pub agenda: Vec<String>,
    /// Folded words of each item of minutes.
    pub minutes: Vec<String>,
    /// Promises, each with those of the same words.
    pub actions: Vec<Promise>,
    /// Folded words of each programme row.
    pub programme: Vec<String>,
    /// The words by which rows concern an item.
    pub links: LinkWords,
}

/// Actions of one meeting in the same words, shown and ticked as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// Their places in the desk's list, in its order.
    pub members: Vec<usize>,
    /// Folded words.
    pub words: String,
    /// It was ticked when the meeting was opened, and stands among the done.
    pub was_done: bool,
}

impl Prepared {
    /// Makes a meeting ready.
    pub fn new(desk: Desk) -> Prepared {
        let agenda = desk
            .agenda
            .iter()
            .map(|row| {
                fold::compare(&format!(
                    "{} {}",
                    row.number.as_deref().unwrap_or(""),
                    row.title
                ))
            })
            .collect();
        let minutes = desk
            .minutes
            .iter()
            .map(|row| {
                let mut words = format!("{} {}", row.number.as_deref().unwrap_or(""), row.title);
                for clause in &row.clauses {
                    words.push(' ');
                    words.push_str(&clause.text);
                }
                fold::compare(&words)
            })
            .collect();
        let programme = desk
            .programme
            .iter()
            .map(|line| fold::compare(&programme_words(line)))
            .collect();
        let actions = promises(&desk.actions);
        let links = LinkWords::new(&desk, &actions);
        Prepared {
            desk,
            agenda,
            minutes,
            actions,
            programme,
            links,
        }
    }

    /// The rows that a tick on a row is about.
    pub fn targets(&self, id: &RowId) -> Vec<Target> {
        match id {
            RowId::Item(key) => vec![Target::Item(*key)],
            RowId::Action(key) => self.promise(*key).map_or_else(Vec::new, |promise| {
                promise
                    .members
                    .iter()
                    .map(|at| Target::Action(self.desk.actions[*at].key))
                    .collect()
            }),
            RowId::Programme(key) => vec![Target::Programme(*key)],
            RowId::Procedural(_) | RowId::Minute(_) | RowId::Clause(..) | RowId::Rule(_) => {
                Vec::new()
            }
        }
    }

    /// The promise that an action belongs to.
    pub fn promise(&self, key: i64) -> Option<&Promise> {
        self.actions.iter().find(|promise| {
            promise
                .members
                .iter()
                .any(|at| self.desk.actions[*at].key == key)
        })
    }

    /// The action that stands for a promise.
    pub fn first(&self, promise: &Promise) -> &ActionRow {
        &self.desk.actions[promise.members[0]]
    }

    /// A programme row.
    pub fn programme_line(&self, key: i64) -> Option<&ProgrammeLine> {
        self.desk.programme.iter().find(|line| line.key == key)
    }

    /// Whether what a tick is about is ticked.
    pub fn is_done(&self, target: Target) -> bool {
        match target {
            Target::Action(key) => self
                .desk
                .actions
                .iter()
                .any(|row| row.key == key && row.ticked.is_some()),
            Target::Programme(key) => self
                .programme_line(key)
                .is_some_and(|line| line.ticked.is_some()),
            Target::Item(key) => self
                .desk
                .agenda
                .iter()
                .any(|row| row.key == key && row.read),
            Target::Committee(key) => {
                self.desk.meeting.committee_key == key && self.desk.meeting.mine
            }
            Target::Document(_) => false,
        }
    }

    /// Shows a tick that has become durable.
    pub fn mark(&mut self, targets: &[Target], done: Ticked, tick: &Tick) {
        let tick = (done == Ticked::Yes).then(|| tick.clone());
        for target in targets {
            match *target {
                Target::Action(key) => {
                    for row in self.desk.actions.iter_mut().filter(|row| row.key == key) {
                        row.ticked.clone_from(&tick);
                    }
                }
                Target::Programme(key) => {
                    for row in self.desk.programme.iter_mut().filter(|row| row.key == key) {
                        row.ticked.clone_from(&tick);
                    }
                }
                Target::Item(key) => {
                    for row in self.desk.agenda.iter_mut().filter(|row| row.key == key) {
                        row.read = tick.is_some();
                    }
                }
                Target::Committee(key) => {
                    if self.desk.meeting.committee_key == key {
                        self.desk.meeting.mine = tick.is_some();
                    }
                }
                // Where a paper is filed is no tick.
                Target::Document(_) => {}
            }
        }
    }

    /// Promises that nobody has ticked.
    pub fn open_promises(&self) -> usize {
        self.actions
            .iter()
            .filter(|promise| self.first(promise).ticked.is_none())
            .count()
    }
}

fn programme_words(line: &ProgrammeLine) -> String {
    [
        Some(line.item.as_str()),
        line.note.as_deref(),
        line.actions.as_deref(),
        line.progress.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}

fn promises(actions: &[ActionRow]) -> Vec<Promise> {
    let mut groups: Vec<Promise> = Vec::new();
    let mut known: HashMap<(Option<jiff::civil::Date>, bool, String), usize> = HashMap::new();
    for (at, action) in actions.iter().enumerate() {
        let words = fold::compare(&action.text);
        // One that somebody ticked alone stays apart from those still open.
        let key = (action.date, action.ticked.is_some(), words.clone());
        if let Some(group) = known.get(&key) {
            groups[*group].members.push(at);
        } else {
            known.insert(key, groups.len());
            let words = fold::compare(&format!(
                "{} {} {}",
                words,
                action.item.as_deref().unwrap_or(""),
                action.owner.as_deref().unwrap_or("")
            ));
            groups.push(Promise {
                members: vec![at],
                words,
                was_done: action.ticked.is_some(),
            });
        }
    }
    groups
}
