//! Who presided, as a line above or below the lists says it, and who came by a sentence.

use crate::domain::council::Person;
use crate::parse::attendance::Lists;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::roster::List;

/// Who presides is told below the lists, in a line of its own.
pub(super) static PRESIDES: Pattern = Pattern::new(
    r"(?i)^(?P<who>[^.;]{3,80}?),?(?: \(?(?:Convener|Chair\w*|Mayor|Provost)\)?,?)? (?:presiding|presided|in the chair|took the chair|[Cc]haired(?: the meeting)?)\.?$",
);

/// "Councillors Ash, Elm and Oak were present."
static CAME: Pattern = Pattern::new(
    r"^(?P<names>(?:The )?(?:Councillors?|Cllrs?\.?|Mayor|Chair\w*|Mrs?\.?|Ms\.?|Dr) [^:]{3,600}?),? (?:was|were) present(?: at the meeting)?\.\s*(?P<rest>.*)$",
);

impl Lists {
    /// Takes a sentence of who came, or of who presided, above any list; whether it is one.
    pub(super) fn is_told(&mut self, block: &Block, chair: &mut Option<Person>) -> bool {
        if let Some(found) = CAME.captures(&block.text) {
            // Sentences behind it tell of the others.
            let (names, rest) = (&found["names"], &found["rest"]);
            return self.add(List::Present, &format!("{names}. {rest}"));
        }
        let who = PRESIDES
            .group(&block.text, "who")
            .filter(|_| !block.text.contains(':'));
        if let Some(who) = who {
            *chair = people::list(who).pop().map(|person| Person {
                // "presided" names no office.
                role: person.role.or_else(|| {
                    let said = block.text.to_lowercase().contains("chair");
                    said.then(|| "Chair".to_owned())
                }),
                ..person
            });
        }
        who.is_some()
    }

    /// Takes who presided, where others are listed as present.
    pub(super) fn chaired(&mut self, chair: Option<Person>) {
        if let Some(chair) = chair.filter(|chair| !self.is_known(&chair.name))
            && !self.present.is_empty()
        {
            self.present.insert(0, chair);
        }
    }

    /// Who is in the chair came, whether or not the list says so too.
    pub(super) fn presides(&mut self, who: &str) {
        let Some(chair) = people::list(who).into_iter().next() else {
            return;
        };
        if !self.is_known(who) && !self.present.is_empty() {
            self.present.push(chair);
        }
    }

    /// Whether the first whom the words name is listed as present.
    pub(super) fn is_known(&self, who: &str) -> bool {
        let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        people::list(who).first().is_some_and(|chair| {
            let same = |person: &Person| surname(&person.name) == surname(&chair.name);
            self.present.iter().any(same)
        })
    }
}
