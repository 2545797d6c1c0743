//! What a restricted item tells stays out of what is handed out, unless it is asked for.

use crate::domain::wording;
use crate::store::desk::{ActionRow, Desk};
use crate::store::jots::Jot;
use crate::store::threads::TraceRow;
use crate::store::withheld::Withheld;

/// What stands in the place of restricted words.
const WITHHELD: &str = "in an exempt paper";

/// Takes the words of restricted items out of a meeting: its own items, what hangs on
/// these, and what was asked or found in those of other meetings. Answers how many items
/// of the meeting it took out.
pub fn leave_out(desk: &mut Desk, jots: &mut Vec<Jot>, withheld: &Withheld) -> usize {
    let before = desk.agenda.len();
    desk.agenda.retain(|row| !row.exempt);
    desk.minutes.retain(|row| !row.exempt);
    jots.retain(|jot| !jot.exempt);
    withhold(&mut desk.actions, withheld);
    desk.programme.retain(|line| !withheld.has_line(line));
    desk.gone.retain(|line| !withheld.has_line(line));
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
    leave_out(desk, &mut jots, withheld);
    desk.jots = jots;
    for row in &mut desk.minutes {
        row.clauses
            .retain(|clause| !withheld.has_place(&clause.source));
    }
    before - count(desk)
}

/// "2 exempt rows left out".
pub fn words(count: usize) -> String {
    let rows = wording::count(count, "exempt row is", "exempt rows are");
    format!("{rows} left out; --include-exempt tells them, for members alone")
}

/// Takes out promises that were made under restricted items, and the words of the places
/// under such items where others turn up again: that they did is no secret.
pub fn withhold(actions: &mut Vec<ActionRow>, withheld: &Withheld) {
    actions.retain(|action| !withheld.has_action(action));
    for action in actions {
        let traces = &mut action.thread.traces;
        let is_exempt = |trace: &&mut TraceRow| {
            trace
                .item_key
                .is_some_and(|item| withheld.items.contains(&item))
                || withheld.has_place(&trace.source)
        };
        for trace in traces.iter_mut().filter(is_exempt) {
            WITHHELD.clone_into(&mut trace.text);
            WITHHELD.clone_into(&mut trace.part);
            trace.title = None;
            trace.progress = None;
            trace.changed = None;
        }
    }
}
