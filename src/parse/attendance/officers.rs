//! Lines below a roll's members that list officers without a label.

use crate::domain::council::Person;
use crate::parse::attendance::{Lists, is_prose};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::posted;

static CLERK: Pattern = Pattern::new(r"(?i)\b(?:clerk|rfo)\b");
/// Offices that members hold.
static MEMBER: Pattern = Pattern::new(
    r"(?i)\b(?:chair\w*|leader|mayor|members?|governors?|trustees?|convener|president|representatives?|councillors?|holder|observers?|substitutes?)\b",
);
/// "(HR)" behind the names of officers.
static DEPARTMENT: Pattern = Pattern::new(r"\([A-Z]{1,5}\)[;,.]?");

impl Lists {
    /// Whether all who are listed as present are councillors.
    pub(super) fn only_councillors(&self) -> bool {
        let councillor = |person: &Person| {
            let title = person.title.as_deref();
            title.is_some_and(|title| title.contains("Councillor"))
        };
        self.present.len() > 1 && self.present.iter().all(councillor)
    }

    /// Takes lines that are each an officer and the office; whether there are any. Behind a
    /// label only the clerk is told from the members.
    pub(super) fn add_officers(&mut self, block: &Block, any: bool) -> bool {
        let mut officers = Vec::new();
        for line in &block.lines {
            let people = posted::list(line.trim());
            let [person] = people.as_slice() else {
                return false;
            };
            let held = person.role.as_deref().is_some_and(|role| {
                CLERK.is_in(role) || any && people::office::is_office(role) && !MEMBER.is_in(role)
            });
            let title = person.title.as_deref();
            let councillor = title.is_some_and(|title| title.contains("Councillor"));
            if !held || councillor || is_prose(line) {
                return false;
            }
            officers.extend(people);
        }
        self.in_attendance.extend(officers);
        true
    }

    /// Takes the paragraph of officers below the councillors, each group with the letters of
    /// its department; whether it is one.
    pub(super) fn add_departments(&mut self, block: &Block) -> bool {
        let text = block.text.as_str();
        if !DEPARTMENT.is_in(text) || block.text.contains(':') {
            return false;
        }
        let people = posted::list(text);
        let councillor = |person: &Person| {
            let title = person.title.as_deref();
            title.is_some_and(|title| title.contains("Councillor"))
        };
        let officers = people.len() > 1 && !people.iter().any(councillor);
        if officers {
            self.in_attendance.extend(people);
        }
        officers
    }
}
