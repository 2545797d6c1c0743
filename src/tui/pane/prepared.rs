//! A meeting made ready for the desk on a worker: words folded once for filters
//! and links, promises of one meeting about one thing brought together.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::domain::fold;
use crate::store::desk::{ActionRow, ClauseKind, Desk, MeetingRow, ProgrammeLine, Tick};
use crate::store::taken::{self, Alone};
use crate::store::{Target, Ticked};
use crate::thread::state::State;
use crate::tui::links::{LinkWords, Links};
use crate::tui::pane::RowId;
use crate::tui::pane::standing::{Standing, is_open, standing};

/// A meeting with what the lists need beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// What the store holds.
    pub desk: Desk,
    /// Folded words of each item.
    pub agenda: Vec<String>,
    /// Open promises that concern each item.
    pub hang: Vec<usize>,
    /// Folded words of each item of minutes.
    pub minutes: Vec<String>,
    /// Promises, each with those of the same words.
    pub actions: Vec<Promise>,
    /// Folded words of each programme row.
    pub programme: Vec<String>,
    /// The words by which rows concern an item.
    pub links: LinkWords,
    /// Decisions of earlier minutes that ask for nothing.
    pub noted: usize,
    /// Another committee's meeting that comes before this one.
    pub sooner: Option<MeetingRow>,
    /// The committee's last meeting, where its minutes are not held yet.
    pub without_minutes: Option<Date>,
    /// The promises in the order in which the pane shows them.
    order: Vec<usize>,
    /// Actions that were taken down and not minuted, and the other way about.
    alone: HashMap<i64, Alone>,
    today: Date,
}

/// Actions of one meeting in the same words, shown and ticked as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// Their places in the desk's list, in its order.
    pub members: Vec<usize>,
    /// Folded words.
    pub words: String,
    /// How they stood when the meeting was opened, which decides where they stand in
    /// the pane: what is ticked there stays where it is.
    pub stood: Standing,
    /// How they stand now.
    pub stands: Standing,
}

impl Prepared {
    /// Makes a meeting ready, for a day.
    pub fn new(desk: Desk, today: Date) -> Prepared {
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
        let actions = promises(&desk.actions, today);
        let links = LinkWords::new(&desk, &actions);
        let noted = noted(&desk);
        let alone = taken::alone(&desk.actions);
        let mut prepared = Prepared {
            order: (0..actions.len()).collect(),
            desk,
            agenda,
            hang: Vec::new(),
            minutes,
            actions,
            programme,
            links,
            noted,
            sooner: None,
            without_minutes: None,
            alone,
            today,
        };
        prepared.hang = hang(&prepared);
        prepared
    }

    /// Leaves each promise where it stood before, whatever was done since: rows do not jump
    /// under the hand that works on them. What is new follows what it follows in the papers.
    pub fn hold(&mut self, before: &Prepared) {
        let places: HashMap<i64, (usize, Standing)> = before
            .promises()
            .enumerate()
            .flat_map(|(place, (_, promise))| {
                let members = before.members(promise);
                members.map(move |action| (action.key, (place, promise.stood)))
            })
            .collect();
        let mut last = None;
        let mut ranks: Vec<Option<usize>> = Vec::new();
        for promise in &mut self.actions {
            let mut members = promise.members.iter().map(|at| &self.desk.actions[*at]);
            if let Some((place, stood)) = members.find_map(|action| places.get(&action.key)) {
                promise.stood = *stood;
                last = Some(*place);
            }
            ranks.push(last);
        }
        self.order.sort_by_key(|at| ranks[*at]);
    }

    /// The promises as the pane shows them, each with its place among `actions`.
    pub fn promises(&self) -> impl Iterator<Item = (usize, &Promise)> {
        self.order.iter().map(|at| (*at, &self.actions[*at]))
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
            RowId::Procedural(_)
            | RowId::Minute(_)
            | RowId::Clause(..)
            | RowId::Folded(_)
            | RowId::Rule(_) => Vec::new(),
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

    /// Why a promise stands alone, where what was taken down and the minutes differ.
    pub fn alone(&self, promise: &Promise) -> Option<Alone> {
        let mut members = self.members(promise);
        members.find_map(|action| self.alone.get(&action.key).copied())
    }

    /// The action that stands for a promise.
    pub fn first(&self, promise: &Promise) -> &ActionRow {
        &self.desk.actions[promise.members[0]]
    }

    /// The action of a promise whose state is that of all.
    pub fn reckoned<'a>(&'a self, promise: &'a Promise) -> &'a ActionRow {
        let state = promise.stands.state;
        let mut members = self.members(promise);
        members
            .find(|action| action.state(self.today) == state)
            .unwrap_or(self.first(promise))
    }

    /// A programme row.
    pub fn programme_line(&self, key: i64) -> Option<&ProgrammeLine> {
        let mut lines = self.desk.programme.iter().chain(&self.desk.gone);
        lines.find(|line| line.key == key)
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
                    self.reckon(key);
                }
                Target::Programme(key) => {
                    for row in self.desk.programme.iter_mut().filter(|row| row.key == key) {
                        row.ticked.clone_from(&tick);
                    }
                }
                Target::Item(key) => {
                    for row in self.desk.agenda.iter_mut().filter(|row| row.key == key) {
                        row.read = tick.is_some();
                        row.news = row.news.filter(|_| !row.read);
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

    /// Reckons anew how a promise stands.
    fn reckon(&mut self, key: i64) {
        let actions = &self.desk.actions;
        let promise = self
            .actions
            .iter_mut()
            .find(|promise| promise.members.iter().any(|at| actions[*at].key == key));
        if let Some(promise) = promise {
            let members = promise.members.iter().map(|at| &actions[*at]);
            promise.stands = standing(members, self.today);
        }
    }

    /// The actions of a promise.
    pub fn members<'a>(
        &'a self,
        promise: &'a Promise,
    ) -> impl Iterator<Item = &'a ActionRow> + Clone {
        promise.members.iter().map(|at| &self.desk.actions[*at])
    }

    /// Promises that still ask for something.
    pub fn open_promises(&self) -> usize {
        let promises = self.actions.iter();
        promises
            .filter(|promise| is_open(promise.stands.state))
            .count()
    }

    /// Promises of which nothing was found in later papers.
    pub fn loose_ends(&self) -> usize {
        let promises = self.actions.iter();
        promises
            .filter(|promise| promise.stands.state == State::LooseEnd)
            .count()
    }
}

/// How many promises concern each item that still ask for something.
fn hang(prepared: &Prepared) -> Vec<usize> {
    let open = |at: &usize| is_open(prepared.actions[*at].stands.state);
    let open: Vec<usize> = (0..prepared.actions.len()).filter(open).collect();
    let items = prepared.desk.agenda.iter();
    items
        .map(|row| {
            Links::new(prepared, row.key).map_or(0, |links| {
                let concerns = open.iter().filter(|at| links.promise(**at).is_some());
                concerns.count()
            })
        })
        .collect()
}

/// Decisions of earlier minutes that ask for nothing: to note, to approve.
fn noted(desk: &Desk) -> usize {
    let minutes = desk.minutes.iter().flat_map(|row| &row.clauses);
    minutes
        .filter(|clause| clause.kind == ClauseKind::Decision && !clause.tracked)
        .count()
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

/// Promises that say the same as one; one that somebody ticked alone stays apart from
/// those still open.
fn promises(actions: &[ActionRow], today: Date) -> Vec<Promise> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(&str, bool), usize> = HashMap::new();
    for (at, action) in actions.iter().enumerate() {
        let is_ticked = action.is_closed();
        let mut same = action.thread.same_as.iter();
        let group = same.find_map(|id| known.get(&(id.as_str(), is_ticked)).copied());
        let group = group.unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(at);
        known.insert((&action.id, is_ticked), group);
    }
    groups
        .into_iter()
        .map(|mut members| {
            // What was minuted speaks for what was taken down in the room.
            members.sort_by_key(|at| actions[*at].taken_down.is_some());
            let stands = standing(members.iter().map(|at| &actions[*at]), today);
            let words: Vec<&str> = members
                .iter()
                .flat_map(|at| {
                    let action = &actions[*at];
                    let beside = [action.item.as_deref(), action.who().map(|who| who.what)];
                    [Some(action.text.as_str())].into_iter().chain(beside)
                })
                .flatten()
                .collect();
            Promise {
                words: fold::compare(&words.join(" ")),
                members,
                stood: stands,
                stands,
            }
        })
        .collect()
}
