//! What a paragraph without a label says below a list: more of its people, or its end.

use crate::domain::agenda::is_procedural;
use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::attendance::presiding::PRESIDES;
use crate::parse::attendance::stars::Key;
use crate::parse::attendance::taken::{FROM, LATE};
use crate::parse::attendance::{Lists, called, is_prose, titled};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roster::{self, List};
use crate::parse::{people, sentence};

static INVITED: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested)|is hereby|notice is|you are|(?:will|to) be held)\b",
);

static OTHER_FIELD: Pattern = Pattern::new(r"^(?:[A-Z][\w ]{1,30}:|\* ?\* ?\*|[_.]{4,})");

/// A sentence tells; it lists nobody.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have)\b (?:\w+ )?(?:substitut|attend|present|absent|recorded|received|welcomed|no\b|not\b|a\b|the\b|invited|clerk|in\b)",
);

static MET: Pattern = Pattern::new(
    r"^[^:;\n]*\b(?:met|opened|attended|joined|convened|welcomed|commenced|began|started|(?:was|were) held)\b[^:;\n]*\.$",
);

static ATTENDED: Pattern =
    Pattern::new(r"^(?P<names>[^:\n]{5,120}?) (?:also )?attended the meeting\b");

/// "Councillor Ash attended the meeting as an observer", within the list of members.
static OBSERVED: Pattern = Pattern::new(
    r"^(?P<names>[^:\n]{5,160}?) (?:was |were )?(?:also )?(?:attended|attending|in attendance|present)\b.{0,40}? as (?:an )?observers?\.?$",
);

static FIELD_END: Pattern = Pattern::new(
    r"(?i)^dear\b|^(?:contact|venue|date|time|place|telephone|tel|e-?mail|(?:clerk|officer) to|quorum|published|issued|agenda|ask for|for (?:further|more))\b.*:",
);

impl Lists {
    /// Takes a paragraph without a label; the list that is open behind it.
    pub(super) fn go_on(&mut self, block: &Block, text: &str, list: List) -> List {
        let plain = roster::cells::plain(text);
        let named = list != List::None && !people::list(&plain).is_empty();
        let words = fold::quote(text);
        if Key::is_line(&words) {
            return list;
        }
        // What was said below the list names nobody who is of it.
        if called::is_spoken(&words) {
            return List::None;
        }
        // One word below a post is the end of it: "Director of Nursing and Allied / Trades".
        if !words.contains(' ') && self.last(list).is_some_and(|last| last.role.is_some()) {
            return list;
        }
        // "Councillors:" over the other names of a list that has begun.
        if list != List::None && roster::label::is_rank(&words) {
            return list;
        }
        if let Some(who) = PRESIDES.group(&words, "who")
            && (list != List::Present || self.is_known(who))
        {
            self.presides(who);
            return List::None;
        }
        let over = block.is_heading()
            && (!named || (block.is_capitals() || block.heading.is_some()) && !titled(&words))
            || FIELD_END.is_in(&words)
            || INVITED.is_in(&words)
            || OTHER_FIELD.is_in(&words) && !named
            || block
                .marker
                .as_ref()
                .is_some_and(|marker| !marker.value.is_empty());
        if over {
            return List::None;
        }
        // Within a list too, a sentence that tells who sent apologies names nobody who came.
        let sent = FROM
            .group(&words, "names")
            .filter(|_| list != List::Apologies && words.to_lowercase().starts_with("apolog"));
        if let Some(names) = sent {
            if !LATE.is_in(&words) {
                self.apologies.extend(people::names(names));
            }
            return List::None;
        }
        // "The Town Clerk, Mrs A Ash, and one resident were also present."
        let listed = !self.present.is_empty() || !self.in_attendance.is_empty();
        if listed
            && words.ends_with('.')
            && let Some(names) = called::ALSO.group(&words, "names")
        {
            let named = |person: &Person| {
                person.title.is_some() || people::office::is_full_name(&person.name)
            };
            let people = people::list(names).into_iter().filter(named);
            self.in_attendance.extend(people);
            return list;
        }
        if TELLS.is_in(&words) && words.ends_with('.') {
            for sentence in sentence::split(&words) {
                if let Some(names) = FROM
                    .group(sentence, "names")
                    .filter(|_| !LATE.is_in(sentence))
                {
                    self.apologies.extend(people::names(names));
                }
            }
            return list;
        }
        // The business has begun.
        if list != List::None && is_procedural(&words) && !titled(&words) {
            return List::None;
        }
        if list != List::Apologies
            && let Some(names) = OBSERVED.group(&words, "names")
        {
            self.in_attendance.extend(people::list(names));
            return list;
        }
        // "The panel met at the Guildhall." names nobody; who attended it came.
        if MET.is_in(&words) && list != List::Apologies {
            if let Some(names) = ATTENDED.group(&words, "names") {
                self.in_attendance.extend(people::list(names));
            }
            return List::None;
        }
        if list != List::None && is_prose(&words) && !titled(&words) {
            return List::None;
        }
        let found = self.add(list, &plain);
        if !found && words.chars().count() < 100 && people::office::is_office(&words) {
            self.holds(list, &words);
        }
        // A sentence without a name ends a list that has begun.
        if !found && words.ends_with('.') {
            return List::None;
        }
        list
    }

    /// The last of a list.
    pub(super) fn last(&self, list: List) -> Option<&Person> {
        match list {
            List::Present => self.present.last(),
            List::Attendance => self.in_attendance.last(),
            List::Members => self.members.last(),
            List::None | List::Apologies => None,
        }
    }

    /// The post of the last of a list, in the line below the name.
    fn holds(&mut self, list: List, post: &str) {
        let named = match list {
            List::Present => self.present.last_mut(),
            List::Attendance => self.in_attendance.last_mut(),
            List::Members => self.members.last_mut(),
            List::None | List::Apologies => None,
        };
        if let Some(person) = named.filter(|person| person.role.is_none()) {
            person.role = Some(post.trim_end_matches('.').to_owned());
        }
    }
}
