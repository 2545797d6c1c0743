//! Which id every fact of a meeting has.

use crate::domain::identity;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::{Clause, Minutes};

#[derive(Default)]
struct Ids {
    taken: std::collections::HashSet<String>,
    /// How often the same parts and tie-break came: a paper may repeat one title endlessly.
    met: std::collections::HashMap<String, u32>,
}

/// Gives every fact its id.
pub(super) fn identify(meeting: &mut Meeting, source: &str) {
    let committee = meeting.committee.clone().unwrap_or_default();
    let day = meeting
        .date
        .map(|date| date.to_string())
        .unwrap_or_default();
    // Without committee or day only the document tells one meeting from another.
    let unknown = if committee.is_empty() || day.is_empty() {
        source
    } else {
        ""
    };
    meeting.id = identity::id(&["meeting", &committee, &day, unknown]);
    let mut ids = Ids::default();
    for item in &mut meeting.items {
        let title = item.title.clone().unwrap_or_default();
        let number = item.number.clone().unwrap_or_default();
        item.id = ids.fresh(&["item", &meeting.id, &title], &number);
        let report = item
            .report
            .iter_mut()
            .flat_map(|report| &mut report.recommendations);
        for clause in report {
            clause.id = ids.fresh(&["recommendation", &meeting.id, &clause.text], &item.id);
        }
        if let Some(minutes) = &mut item.minutes {
            for clause in clauses(minutes) {
                clause.id = ids.fresh(&["action", &meeting.id, &clause.text], &item.id);
            }
        }
    }
}

impl Ids {
    /// The id over these parts; equal ones are told apart by the tie-break, then
    /// by their occurrence.
    fn fresh(&mut self, parts: &[&str], tie: &str) -> String {
        let mut id = identity::id(parts);
        if self.taken.insert(id.clone()) {
            return id;
        }
        let occurrence = self.met.entry(format!("{id} {tie}")).or_default();
        while !self.taken.insert(id.clone()) {
            let count = occurrence.to_string();
            id = identity::id(&[parts, &[tie, &count]].concat());
            *occurrence += 1;
        }
        id
    }
}

/// Every clause of an account.
fn clauses(minutes: &mut Minutes) -> impl Iterator<Item = &mut Clause> {
    minutes
        .decisions
        .iter_mut()
        .flat_map(|decision| &mut decision.clauses)
        .chain(&mut minutes.requests)
        .chain(&mut minutes.undertakings)
        .chain(&mut minutes.actions)
}
