//! Actions of a draft without a lead officer or a date.

use jiff::civil::Date;

use crate::domain::actions::{ActionTable, Task};
use crate::domain::agenda::Item;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::minutes::Clause;
use crate::domain::source::Reading;
use crate::domain::wording;
use crate::export::check::{Finding, Kind};
use crate::parse::date;
use crate::parse::pattern::Pattern;

/// Somebody who can be asked how it goes.
static SOMEBODY: Pattern = Pattern::new(
    r"(?:\b(?i:clerk|chair\w*|vice-chair\w*|director\w*|head of|heads of|managers?|officers?|leader|councillors?|cllrs?|mayor|treasurer|secretary|solicitor|chief|executive|members?|all|team|committee|governance|democratic services|groundsman|caretaker|lead|portfolio holder|mr|mrs|ms|dr)\b|^[A-Z]{2,4}\b|[(\[–-] ?[A-Z]{2,4}[)\]]?$)",
);

/// Words that say when, without a day.
static WHEN: Pattern = Pattern::new(
    r"(?i)\b(?:january|february|march|april|may \d|by may|in may|june|july|august|september|october|november|december|spring|summer|autumn|winter|quarter(?:ly)?|monthly|weekly|annual(?:ly)?|ongoing|immediate(?:ly)?|forthwith|asap|as soon as|next (?:meeting|week|month|year|agenda|cycle|session)|(?:this|next|following|future|later|every|each) (?:\w+ )?(?:meeting|week|month|year|agenda)s?|end of|within \w+|once|when|until|before|after|today|tomorrow|complete[d]?|deadline|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4})\b",
);

/// Words of an action that is named beside another.
const WORDS: usize = 8;

/// So many others are named.
const NAMED: usize = 5;

/// An action as the draft prints it, whatever it stands in.
struct Action<'a> {
    text: &'a str,
    has_owner: bool,
    has_date: bool,
    due: Option<Date>,
    finding: Box<dyn Fn(Kind, String) -> Finding + 'a>,
}

/// The actions of a draft without a lead officer or a date, and how many there are. Where
/// most have none, that is the house's way, and is said once.
pub fn check(draft: &Meeting, reading: &Reading) -> (Vec<Finding>, usize) {
    let mut all: Vec<Action> = Vec::new();
    for item in &draft.items {
        let clauses = item.minutes.iter().flat_map(|minutes| &minutes.actions);
        all.extend(clauses.map(|clause| of_clause(item, clause, draft.date)));
    }
    let tasks = own_tasks(reading);
    all.extend(tasks.into_iter().map(|(table, task)| of_task(table, task)));
    let mut found = Vec::new();
    found.extend(missing(&all, Kind::NoOwner, "lead officer", |action| {
        action.has_owner
    }));
    found.extend(missing(&all, Kind::NoDate, "date", |action| {
        action.has_date
    }));
    for action in &all {
        if let Some((due, met)) = action.due.zip(draft.date)
            && due < met
        {
            let says = format!(
                "This action is due on {}, before the meeting that gave it ({}).",
                wording::long_day(due),
                wording::long_day(met)
            );
            found.push((action.finding)(Kind::Day, says));
        }
    }
    (found, all.len())
}

fn missing(all: &[Action], kind: Kind, what: &str, has: impl Fn(&Action) -> bool) -> Vec<Finding> {
    let without: Vec<&Action> = all.iter().filter(|action| !has(action)).collect();
    match without.as_slice() {
        [first, rest @ ..] if without.len() * 2 > all.len() && rest.len() >= 2 => {
            let mut others: Vec<String> = rest
                .iter()
                .take(NAMED)
                .map(|action| format!("“{}”", short(action.text)))
                .collect();
            if rest.len() > NAMED {
                others.push(format!("{} more", rest.len() - NAMED));
            }
            let how_many = if without.len() == all.len() {
                format!("None of the {} actions has a {what}", all.len())
            } else {
                format!(
                    "{} of the {} actions have no {what}",
                    without.len(),
                    all.len()
                )
            };
            let says = format!("{how_many}: this one, and {}.", others.join(", "));
            vec![(first.finding)(kind, says)]
        }
        some => some
            .iter()
            .map(|action| (action.finding)(kind, format!("This action has no {what}.")))
            .collect(),
    }
}

/// The first words of a long text.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

fn of_clause<'a>(item: &'a Item, clause: &'a Clause, met: Option<Date>) -> Action<'a> {
    let days = match met {
        Some(met) => date::find_all_with_year(&clause.text, met),
        None => date::find_all(&clause.text),
    };
    Action {
        text: &clause.text,
        has_owner: clause.owner.is_some() || SOMEBODY.is_in(&clause.text),
        has_date: !days.is_empty() || WHEN.is_in(&clause.text),
        due: None,
        finding: Box::new(move |kind, says| Finding::of_clause(kind, says, item, clause)),
    }
}

fn of_task<'a>(table: &'a ActionTable, task: &'a Task) -> Action<'a> {
    let says = |words: &Option<String>| {
        words
            .as_deref()
            .is_some_and(|words| !words.trim().is_empty())
    };
    Action {
        text: &task.task,
        has_owner: says(&task.owner) || SOMEBODY.is_in(&task.task),
        has_date: says(&task.due) || task.done || WHEN.is_in(&task.task),
        due: task.due_date.filter(|_| !task.done),
        finding: Box::new(move |kind, says| Finding {
            item: table.title.clone(),
            ..Finding::of_words(kind, says, &task.task, &task.place)
        }),
    }
}

/// The rows of tables of tasks that belong to the draft: of a paper of minutes alone, those
/// without a day of entry, which is a tracker's. What else a pack holds is not the draft's.
pub fn own_tasks(reading: &Reading) -> Vec<(&ActionTable, &Task)> {
    let is_pack = reading
        .meetings
        .iter()
        .any(|meeting| meeting.role == Role::Agenda);
    reading
        .action_tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |task| (table, task)))
        .filter(|(_, task)| !is_pack && task.entered.is_none())
        .collect()
}
