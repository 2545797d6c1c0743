//! The people whom the words of a list name, and what such words say besides.

use std::collections::HashSet;

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::attendance::{FEWEST, Lists, apart};
use crate::parse::pattern::Pattern;
use crate::parse::roster::List;
use crate::parse::{people, posted};

pub(super) static FROM: Pattern = Pattern::new(
    r"(?i)\bapolog(?:y|ies|ises)\b[^.;]*?\b(?:from|by|of|on behalf of)\b:?\s+(?P<names>(?:\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Rev|[A-Z])\.|[^.;])+)",
);

/// "were submitted on behalf of Councillors Ash and Elm" below the head of the list.
static SUBMITTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:was|were|had been|have been) )?(?:submitted|received|tendered|given|reported|intimated) (?:on behalf of|from|by|for)(?: the following)?:? ",
);

/// Apologies for coming late are none for absence.
pub(super) static LATE: Pattern =
    Pattern::new(r"(?i)\bfor (?:lateness|late arrival|early|leaving)|\bearly departure");

/// "Councillor Ash had given notice that he would leave": no apology for absence.
static CAME_LATER: Pattern = Pattern::new(
    r"(?i)\b(?:given notice|gave notice|(?:would|will) (?:be late|leave|arrive|join|have to)|for late(?:ness| arrival)|arrived late|attend(?:ed|ing) (?:as|in)|substituted)\b",
);

/// The label of the apologies, and behind it a sentence about them.
static SENTENCE: Pattern = Pattern::new(
    r"(?i)^(?:an? |the )?apolog(?:y|ies)\b[^.;]*\b(?:was|were|have been|had been|received|intimated|tendered|submitted)\b",
);

/// "Councillor Ash was absent." behind those who sent apologies.
static ABSENT_TOO: Pattern =
    Pattern::new(r"[.;]\s+[^.;]*\b(?:was|were) (?:absent|not present)\b[^.;]*");

pub(super) static TITLE_NOT_FROM: Pattern = Pattern::new(r"(?i)^(?:no|there were no|none)\b");

static SIGNED: Pattern =
    Pattern::new(r"(?P<before>^|[\n\t,;] ?|  )[+*†‡#^]{1,2} ?(?P<name>\p{Lu}\p{L}*[.]? )");

/// An office of another council than a parish's.
static VISITOR: Pattern = Pattern::new(
    r"(?i)^(?:county|district|borough|city|unitary|ward) (?:councillor|cllr|council)$",
);

impl Lists {
    pub(super) fn add(&mut self, list: List, original: &str) -> bool {
        // A sign whose note says when somebody was there is no part of the name.
        let text = SIGNED.replace_all(original, "$before$name");
        let text = if self.key.has_sign() {
            original
        } else {
            text.as_ref()
        };
        let starred = match list {
            List::Present => self.key.came(text),
            List::None | List::Members | List::Attendance | List::Apologies => text.into(),
        };
        let apart = match list {
            List::Present | List::Attendance if starred.contains(". ") => {
                let (kept, sent, also) = apart::split(&starred);
                for names in sent {
                    self.apologies.extend(people::names(names));
                }
                for names in also {
                    self.in_attendance.extend(people::list(names));
                }
                kept
            }
            List::None | List::Members | List::Apologies | List::Present | List::Attendance => {
                starred.into_owned()
            }
        };
        let text = apart.as_str();
        let people = match list {
            List::None => return false,
            List::Apologies if TITLE_NOT_FROM.is_in(text) => return true,
            // "An apology was intimated on behalf of Councillor Ash."
            List::Apologies if SENTENCE.is_in(text) => FROM
                .group(text, "names")
                .map(people::list)
                .unwrap_or_default(),
            List::Apologies => ABSENT_TOO
                .replace_all(&SUBMITTED.replace_all(text, ""), "")
                .split(';')
                .filter(|clause| !CAME_LATER.is_in(clause))
                .flat_map(posted::list)
                .collect(),
            List::Members | List::Present | List::Attendance => posted::list(text),
        };
        let found = !people.is_empty();
        match list {
            List::None => {}
            List::Members => self.members.extend(people),
            List::Present => self.present.extend(people),
            List::Attendance => self.in_attendance.extend(people),
            List::Apologies => self
                .apologies
                .extend(people.into_iter().map(|person| person.name)),
        }
        found
    }

    /// Whoever is listed twice came once.
    pub(super) fn once(&mut self) {
        for people in [&mut self.present, &mut self.in_attendance] {
            let mut known = HashSet::new();
            people.retain(|person| known.insert(fold::compare(&person.name)));
        }
        self.visitors_came();
        // Who takes the minutes and is a member is named twice.
        let came: HashSet<String> = self
            .present
            .iter()
            .filter(|person| people::office::is_full_name(&person.name))
            .map(|person| fold::compare(&person.name))
            .collect();
        self.in_attendance
            .retain(|person| !came.contains(&fold::compare(&person.name)));
        let mut known = HashSet::new();
        self.apologies
            .retain(|name| known.insert(fold::compare(name)));
    }

    /// Those of a council above it came to the parish, and are no members of it: "Mr Oak –
    /// County Councillor" behind its own councillors.
    fn visitors_came(&mut self) {
        let visits = |person: &Person| {
            let title = person.title.as_deref().unwrap_or_default();
            !title.contains("Councillor")
                && person
                    .role
                    .as_deref()
                    .is_some_and(|role| VISITOR.is_in(role))
        };
        let titled = |person: &&Person| person.title.as_deref() == Some("Councillor");
        if self.present.iter().filter(titled).count() < FEWEST {
            return;
        }
        let all = std::mem::take(&mut self.present);
        let (came, own): (Vec<Person>, Vec<Person>) = all.into_iter().partition(visits);
        self.present = own;
        self.in_attendance.extend(came);
    }
}
