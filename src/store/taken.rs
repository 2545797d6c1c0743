//! What was taken down at a meeting beside what its minutes say: entries that the minutes
//! lack, and clauses that nobody took down.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::desk::ActionRow;

/// Why an action of a meeting at which somebody took actions down stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alone {
    /// It was taken down, and the minutes do not have it.
    NotInMinutes,
    /// The minutes have it, and nobody took it down.
    NotTakenDown,
}

impl Alone {
    /// "taken down, not in the minutes".
    pub fn words(self) -> &'static str {
        match self {
            Alone::NotInMinutes => "taken down, not in the minutes",
            Alone::NotTakenDown => "in the minutes, nobody took it down",
        }
    }
}

/// The actions that stand alone, by the store's keys. Where no minutes of a meeting are
/// held, nothing is missing from them; and those that were joined say the same.
pub fn alone(actions: &[ActionRow]) -> HashMap<i64, Alone> {
    let attended: HashSet<i64> = actions
        .iter()
        .filter(|action| action.taken_down.is_some())
        .map(|action| action.meeting_key)
        .collect();
    let minuted: HashSet<i64> = actions
        .iter()
        .filter(|action| attended.contains(&action.meeting_key) && is_minuted(action))
        .map(|action| action.meeting_key)
        .collect();
    let by_id: HashMap<&str, &ActionRow> = actions
        .iter()
        .filter(|action| minuted.contains(&action.meeting_key))
        .map(|action| (action.id.as_str(), action))
        .collect();
    let alone = by_id.values().filter_map(|action| {
        let joined = action.thread.same_as.iter();
        let joined = joined.filter_map(|id| by_id.get(id.as_str()));
        let mut all = joined.chain([action]);
        let told = all.clone().any(|action| action.source.is_some());
        let taken = all.any(|action| action.taken_down.is_some());
        match (told, taken) {
            (false, true) => Some((action.key, Alone::NotInMinutes)),
            (true, false) => Some((action.key, Alone::NotTakenDown)),
            (true, true) | (false, false) => None,
        }
    });
    alone.collect()
}

/// Minutes of its meeting are held.
fn is_minuted(action: &ActionRow) -> bool {
    let mut meetings = action.thread.held.meetings.iter();
    action.source.is_some()
        || meetings.any(|known| Some(known.date) == action.date && known.has_minutes)
}
