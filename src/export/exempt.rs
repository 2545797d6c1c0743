//! What a restricted item tells stays out of what is handed out, unless it is asked for.

use std::collections::BTreeSet;

use crate::domain::wording;
use crate::parse::restricted;
use crate::store::desk::{ActionRow, Desk};
use crate::store::jots::Jot;
use crate::store::withheld::Withheld;

/// What stands in the place of restricted words.
const WITHHELD: &str = "in an exempt paper";

/// Takes the words of restricted items out of a meeting: its own items, what hangs on
/// these, and what was asked or found in those of other meetings. Answers how many items
/// of the meeting it took out.
pub fn leave_out(desk: &mut Desk, jots: &mut Vec<Jot>, exempt: &BTreeSet<i64>) -> usize {
    let before = desk.agenda.len();
    desk.agenda.retain(|row| !row.exempt);
    desk.minutes.retain(|row| !row.exempt);
    jots.retain(|jot| !jot.exempt);
    withhold(&mut desk.actions, exempt);
    before - desk.agenda.len()
}

/// Takes restricted items, and all that hangs on them or repeats them, out of what the desk
/// shows of a meeting. Answers how many rows it took out.
pub fn leave_out_of_desk(desk: &mut Desk, withheld: &Withheld) -> usize {
    let count = |desk: &Desk| {
        let minutes: usize = desk.minutes.iter().map(|row| 1 + row.clauses.len()).sum();
        desk.agenda.len() + minutes + desk.actions.len() + desk.programme.len()
    };
    let before = count(desk);
    let mut jots = std::mem::take(&mut desk.jots);
    leave_out(desk, &mut jots, &withheld.items);
    desk.jots = jots;
    for row in &mut desk.minutes {
        row.clauses
            .retain(|clause| !withheld.has_place(&clause.source));
    }
    desk.programme.retain(|line| !withheld.has_line(line));
    desk.actions
        .retain(|action| !withheld.has_action(action.key));
    before - count(desk)
}

/// "2 exempt rows left out".
pub fn words(count: usize) -> String {
    let rows = wording::count(count, "exempt row is", "exempt rows are");
    format!("{rows} left out; --include-exempt tells them, for members alone")
}

/// Takes out promises that were made under restricted items, and the words of the places
/// under such items where others turn up again: that they did is no secret.
pub fn withhold(actions: &mut Vec<ActionRow>, exempt: &BTreeSet<i64>) {
    let is_exempt = |item: Option<i64>| item.is_some_and(|item| exempt.contains(&item));
    actions.retain(|action| !is_exempt(action.item_key) && !restricted::is_said(&action.text));
    for action in actions {
        let traces = &mut action.thread.traces;
        for trace in traces.iter_mut().filter(|trace| is_exempt(trace.item_key)) {
            WITHHELD.clone_into(&mut trace.text);
            WITHHELD.clone_into(&mut trace.part);
            trace.title = None;
            trace.progress = None;
            trace.changed = None;
        }
    }
}
