//! The outstanding-actions pane: promises that concern the chosen item, then the
//! committee's others by what needs a person; what was answered or done is folded.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::store::desk::{ActionRow, called_exempt};
use crate::store::taken::Alone;
use crate::store::threads::sentences;
use crate::thread::state::State;
use crate::tui::links::{Link, strongest_first};
use crate::tui::pane::only::Only;
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::sheet::{self, Form};
use crate::tui::pane::standing::{self, Standing, is_open};
use crate::tui::pane::{BETWEEN, Filter, Mark, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The columns for what a promise speaks of.
const SPOKEN_OF: usize = 32;

/// The words before "that" which only say who spoke.
const SPEAKER: usize = 6;

/// What the pane is narrowed to, and how it shows what is left.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The day that counts as today.
    pub today: Date,
    /// As a list or as a table.
    pub form: Form,
    /// One lead officer, meeting or state.
    pub only: Option<&'a Only>,
    /// Folds that are open.
    pub opened: &'a BTreeSet<State>,
}

/// The groups of the pane, by what needs a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    NotInMinutes,
    NotTakenDown,
    LooseEnds,
    Overdue,
    Changed,
    Open,
    Scheduled,
    NotDue,
    Answered,
    Done,
}

impl Group {
    const ALL: [Group; 10] = [
        Group::NotInMinutes,
        Group::NotTakenDown,
        Group::LooseEnds,
        Group::Overdue,
        Group::Changed,
        Group::Open,
        Group::Scheduled,
        Group::NotDue,
        Group::Answered,
        Group::Done,
    ];

    fn of(standing: Standing, alone: Option<Alone>) -> Group {
        match alone.filter(|_| is_open(standing.state)) {
            Some(Alone::NotInMinutes) => return Group::NotInMinutes,
            Some(Alone::NotTakenDown) => return Group::NotTakenDown,
            None => {}
        }
        match standing.state {
            State::LooseEnd => Group::LooseEnds,
            State::Overdue => Group::Overdue,
            State::Answered => Group::Answered,
            State::Done => Group::Done,
            State::Open | State::Scheduled | State::NotDue if standing.changed.is_some() => {
                Group::Changed
            }
            State::Open => Group::Open,
            State::Scheduled => Group::Scheduled,
            State::NotDue => Group::NotDue,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Group::NotInMinutes => "taken down, not in the minutes",
            Group::NotTakenDown => "in the minutes, nobody took it down",
            Group::LooseEnds => "loose ends",
            Group::Overdue => "overdue",
            Group::Changed => "changed on the way",
            Group::Open => "open",
            Group::Scheduled => "scheduled",
            Group::NotDue => "not due",
            Group::Answered => "answered",
            Group::Done => "done",
        }
    }

    /// Whether its name says how a promise stands; what a person said has a word of its own.
    fn says(self, stands: Standing) -> bool {
        let state = match self {
            Group::LooseEnds => State::LooseEnd,
            Group::Overdue => State::Overdue,
            Group::Open => State::Open,
            Group::Scheduled => State::Scheduled,
            Group::NotDue => State::NotDue,
            Group::Answered => State::Answered,
            Group::NotInMinutes | Group::NotTakenDown | Group::Changed | Group::Done => {
                return false;
            }
        };
        stands.state == state && stands.closed.is_none()
    }

    /// The fold that it is, where nobody has to look at it.
    fn fold(self) -> Option<State> {
        match self {
            Group::Answered => Some(State::Answered),
            Group::Done => Some(State::Done),
            Group::NotInMinutes
            | Group::NotTakenDown
            | Group::LooseEnds
            | Group::Overdue
            | Group::Changed
            | Group::Open
            | Group::Scheduled
            | Group::NotDue => None,
        }
    }
}

/// The rows of actions; `why` says why a promise concerns the chosen item.
pub fn rows(
    prepared: &Prepared,
    shown: Shown,
    why: &dyn Fn(usize) -> Option<Link>,
    filter: &Filter,
) -> Rows {
    let mut about = Vec::new();
    let mut open_about = 0;
    let mut groups: [Vec<&Promise>; 10] = Default::default();
    for (at, promise) in prepared.promises() {
        let admitted = filter.admits(&promise.words)
            && shown.only.is_none_or(|only| only.admits(prepared, promise));
        if !admitted {
            continue;
        }
        if let Some(link) = why(at) {
            let mut row = row(prepared, promise, shown, Some(&link.why));
            row.lines = 3;
            open_about += usize::from(is_open(promise.stands.state));
            about.push((link.score, row));
        } else {
            groups[Group::of(promise.stood, prepared.alone(promise)) as usize].push(promise);
        }
    }
    strongest_first(&mut about);
    let counted = about.len();
    let left = counted + groups.iter().map(Vec::len).sum::<usize>();
    let narrowed = !filter.is_empty() || shown.only.is_some();
    let mut rows: Vec<Row> = about.into_iter().map(|(_, row)| row).collect();
    for (group, promises) in Group::ALL.into_iter().zip(groups) {
        if promises.is_empty() {
            continue;
        }
        // One that was ticked here stays, and is counted no more.
        let is_left =
            |promise: &&&Promise| Group::of(promise.stands, prepared.alone(promise)) == group;
        let left = promises.iter().filter(is_left).count();
        let words = format!("{} ({left})", group.name());
        match group.fold() {
            Some(state) if !narrowed => {
                let is_open = shown.opened.contains(&state);
                let mut fold = Row::new(RowId::Folded(state), words);
                fold.role = Role::Dim;
                fold.fold = Some(is_open);
                rows.push(fold);
                if !is_open {
                    continue;
                }
            }
            Some(_) | None => rows.push(Row::rule(words)),
        }
        rows.extend(promises.into_iter().map(|promise| {
            let mut row = row(prepared, promise, shown, None);
            // The line above the group has said it of all of them.
            if group.says(promise.stands) && shown.form == Form::List {
                row.tail.clear();
            }
            row
        }));
    }
    let noted = prepared.noted;
    if noted > 0 && !narrowed {
        let noted = text::count(noted, "decision asks", "decisions ask");
        rows.push(Row::rule(format!("{noted} nothing")));
    }
    if narrowed {
        return Rows {
            rows,
            about: counted,
            total: left,
            besides: String::new(),
        };
    }
    // What is outstanding counts; what has come is told beside it.
    let states = || prepared.actions.iter().map(|promise| promise.stands.state);
    let besides = [State::Answered, State::Done].map(|state| {
        let many = states().filter(|of| *of == state).count();
        (many > 0).then(|| format!("{many} {}", state.name()))
    });
    let besides: Vec<String> = besides.into_iter().flatten().collect();
    Rows {
        rows,
        about: open_about,
        total: prepared.open_promises(),
        besides: besides.join(", "),
    }
}

fn row(prepared: &Prepared, promise: &Promise, shown: Shown, why: Option<&str>) -> Row {
    let action = prepared.first(promise);
    let stands = promise.stands;
    // Beside the chosen item no group says what the minutes lack, or nobody took down.
    let alone = why.and(prepared.alone(promise));
    let alone = alone.filter(|_| is_open(stands.state)).map(Alone::words);
    let why = why.map(|why| [Some(why), alone].into_iter().flatten().collect::<Vec<_>>());
    let why = why.map(|parts| parts.join(BETWEEN));
    let mut row = Row::new(RowId::Action(action.key), words::as_row(&action.text));
    row.lines = 2;
    let several = (promise.members.len() > 1).then(|| format!("×{}", promise.members.len()));
    let parts: Vec<String> = several.into_iter().chain(spoken_of(action)).collect();
    row.label = parts.join(" ");
    row.mark = mark(action, stands);
    row.tail = stands.word();
    row.tail_role = stands.role();
    match shown.form {
        Form::List => {
            if stands.changed.is_some() {
                "CHANGED".clone_into(&mut row.flag);
            } else if action.thread.times_slipped() > 0 {
                "SLIPPED".clone_into(&mut row.flag);
            }
            let state = (prepared.reckoned(promise), stands.state);
            row.below = beside(action, state, shown.today, why.as_deref());
        }
        // The rest stands in the columns.
        Form::Sheet => {
            row.cells = sheet::action(action, stands, promise.members.len(), shown.today);
            // The columns have no room for what "it" is.
            let parts = progress(action, shown.today).into_iter();
            let parts = parts.chain(spoken_of(action));
            let parts: Vec<String> = parts.chain(why).collect();
            row.below = parts.join(BETWEEN);
        }
    }
    // What must not leave the house is said before what else there is.
    if called_exempt(&action.put_right) == Some(true) {
        "EXEMPT".clone_into(&mut row.flag);
    }
    if stands.state == State::Done {
        row.role = Role::Dim;
    }
    row
}

/// What was spoken of, where the words hang on it: "that it be sent" is said of something,
/// which the sentence before names. Who said so is not what it is about.
fn spoken_of(action: &ActionRow) -> Option<String> {
    let before = action.thread.context.as_deref()?;
    let said = before.split_once(" that ");
    let said = said.filter(|(who, _)| who.split_whitespace().count() <= SPEAKER);
    let said = said.map_or(before, |(_, said)| said).trim_end_matches('.');
    Some(text::fit(&words::as_row(said), SPOKEN_OF))
}

/// The sign in front of an action. What a paper says is no tick.
fn mark(action: &ActionRow, stands: Standing) -> Mark {
    match stands.state {
        State::Done => Mark::Ticked,
        State::Answered if action.is_closed() => Mark::Ticked,
        State::Answered => Mark::Said,
        State::Overdue | State::Scheduled | State::NotDue | State::Open | State::LooseEnd => {
            Mark::Open
        }
    }
}

/// The line below an action: `same title · not in 3 later papers · 42 days · Harbour Master`.
fn beside(
    action: &ActionRow,
    (reckoned, state): (&ActionRow, State),
    today: Date,
    why: Option<&str>,
) -> String {
    // Why it stands here is what a narrow pane must not cut.
    let mut parts: Vec<String> = why.map(str::to_owned).into_iter().collect();
    // What somebody wrote last is what one asks for.
    parts.extend(progress(action, today));
    // No state stands alone.
    parts.extend(sentences::in_short(reckoned, state, today));
    parts.extend(match (&action.ticked, state) {
        (Some(tick), _) => Some(words::near_day(tick.on, today)),
        // Beside the day that counts, the age of the promise would be taken for its delay.
        (None, State::Overdue | State::Scheduled | State::NotDue) => None,
        (None, State::LooseEnd | State::Open | State::Answered | State::Done) => {
            standing::age(action, today)
        }
    });
    parts.extend(standing::slipped(action));
    parts.extend(action.who_words().map(|who| text::soften(&who)));
    parts.extend(
        action
            .minute
            .as_ref()
            .map(|minute| format!("minute {minute}")),
    );
    parts.join(" · ")
}

/// The newest progress: `3 Oct: drafted`.
fn progress(action: &ActionRow, today: Date) -> Option<String> {
    let newest = action.progress.first()?;
    let day = words::near_day(newest.said.on, today);
    Some(format!("{day}: {}", text::soften(&newest.text)))
}

/// Where an action is from: `24 Aug 2023 · minute 18`.
pub fn from(action: &ActionRow) -> String {
    let mut parts = Vec::new();
    parts.extend(action.date.map(words::day));
    parts.extend(
        action
            .minute
            .as_ref()
            .map(|minute| format!("minute {minute}")),
    );
    parts.extend(action.who_words().map(|who| text::soften(&who)));
    parts.join(" · ")
}
