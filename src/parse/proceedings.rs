//! What happened beside the decision: who moved, the vote, who left, who declared.

use crate::domain::minutes::{Interest, Moved};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, run};
use crate::parse::sentence;

static MOVED_BY: Pattern = Pattern::new(
    r"(?i)\b(?:moved|proposed)(?: by)?:? (?P<by>(?:the )?[^:;“]{3,60}?),? (?:and )?seconded(?: by)?:? (?P<seconded>(?:the )?(?:(?:mr|mrs|ms|miss|dr|cllrs?|councillor|county councillor|sir)\.? )?(?:\p{Lu}\. ?)*[^:;,.“]{2,60}?)(?:[:;,.“]|\band\b|\bthat\b|\bit was\b|\bto\b|$)",
);
static MOVED: Pattern = Pattern::new(
    r"^(?P<by>[A-Z][^:;“]{2,50}?) (?:moved|proposed),? (?:and )?(?P<seconded>[A-Z][^:;“]{2,50}?) seconded",
);
static VOTE: Pattern = Pattern::new(
    r"(?i)\(?\bfor\b ?[:–-]? ?\(?\d+\)?[,;.]? (?:votes? )?(?:and )?against ?[:–-]? ?\(?\d+\)?(?:[,;.]? (?:and )?(?:abstentions?|abstained|abstain) ?[:–-]? ?\(?\d+\)?)?\)?|\b\d+ (?:votes? )?(?:for|in favour)[,;]? (?:and )?\d+ (?:votes? )?against(?:[,;]? (?:and |with )?\d+ abstentions?)?",
);
static LEFT: Pattern = Pattern::new(
    r"(?i)^(?P<who>.{2,120}?)(?:,? (?:having|who|then|also|had|spoke|addressed|presented)\b[^.]{0,60}?)? (?:left|withdrew from|departed)\b(?: at [\d.: ]+(?:am|pm)?)? ?(?:the (?:meeting|room|chamber|call)|(?:during|for|before|after|at)\b|$|\.)",
);
static JOINED: Pattern = Pattern::new(
    r"(?i)^(?P<who>.{2,120}?) (?:joined|entered|arrived(?: at)?|returned to|rejoined)\b(?: at [\d.: ]+(?:am|pm)?)? ?(?:the (?:meeting|room|chamber|call)|(?:during|for|at)\b|$|\.)",
);
static DECLARED: Pattern = Pattern::new(
    r"(?i)^(?:(?:at this point|it was noted that|in relation to [^,]+),? )?(?P<who>.{2,80}?) (?:again |also |had |then )?declared (?:an?|that|his|her|their|the|two|non|personal|pecuniary|in|interests?)\b",
);
static ANOTHER_ITEM: Pattern = Pattern::new(
    r"(?i)\bdeclared\b.*\b(?:agenda )?items? (?:no\.? ?)?\d.*\b(?:left|withdrew|would leave)\b",
);
/// What is declared of one matter comes to pass when that matter is reached.
static DECLARES: Pattern = Pattern::new(
    r"(?i)\bdeclared\b.*\b(?:on|in) (?:planning )?(?:application|item|minute)\b.*\b(?:left|withdrew)\b.*\bfor (?:that|this|the) (?:item|application|matter)\b",
);
/// "… declared an interest in this item and left the meeting" tells of the item itself.
static HERE: Pattern = Pattern::new(
    r"(?i)\bdeclared\b.*\bin (?:this|the above) (?:item|matter|application|report)\b.*\b(?:left|withdrew)\b",
);
static NOT_WHO: Pattern =
    Pattern::new(r"(?i)\b(?:members? (?:who|were|are)|asked|none|no one|nobody|there)\b");
static CHAIR: Pattern =
    Pattern::new(r"(?i)^the ((?:vice[- ]|deputy )?chair(?:man|woman|person)?)\b");

/// "JC and `AWa` left the meeting", where all are named by their initials.
static INITIALS: Pattern = Pattern::new(
    r"^(?:[A-Z]{2,3}[a-z]?|[A-Z][a-z][A-Z])(?:(?:, | and | & )(?:[A-Z]{2,3}[a-z]?|[A-Z][a-z][A-Z]))*$",
);
/// "Ann Ash", without a title.
static NAME: Pattern = Pattern::new(r"^\p{Lu}[\p{L}’'-]+ (?:\p{Lu}\. )?\p{Lu}[\p{L}’'-]+$");

/// A name with its title, initials and post, or a post alone.
static MOVER: Pattern = Pattern::new(
    r"^(?:(?i:the )?(?i:(?:vice[- ]|deputy )?(?:chair\w*|mayor|leader|president|provost|convener|convenor)|cllrs?|councillors?|county|district|borough|town|parish|city)|\p{Lu})[\p{L}\p{M}.’'-]*(?:,? (?:\p{Lu}[\p{L}\p{M}.’'-]*|(?:and|&|of|the|de|la|van|von|der|ap|ab|al|chair|mayor|leader|cllr|councillor)|\([^()]{1,60}\)))*$",
);

/// Who moved and seconded, and how it was carried.
pub fn moved(blocks: &[&Block]) -> Option<Moved> {
    let mut moved = Moved::default();
    for block in blocks {
        let found = MOVED_BY.captures(&block.text).or_else(|| {
            let mut sentences = sentence::split(&block.text).into_iter();
            sentences.find_map(|sentence| MOVED.captures(sentence))
        });
        if let Some(found) = found
            && moved.by.is_none()
            && let Some(by) = mover(&found["by"])
            && let Some(seconder) = mover(&found["seconded"])
        {
            moved.by = Some(by);
            moved.seconded = Some(seconder);
        }
        if let Some(vote) = VOTE.find(&block.text) {
            moved.vote = Some(vote.as_str().trim_matches(['(', ')']).trim().to_owned());
        }
    }
    (moved != Moved::default()).then_some(moved)
}

/// Whoever moved or seconded: a person or a post by name, and no words of what was moved.
fn mover(found: &str) -> Option<String> {
    let name = found.rsplit(" by ").next().unwrap_or(found);
    let name = name.trim_matches(['-', '–', '—', ':', ' ', '\t']);
    MOVER.is_in(name).then(|| name.to_owned())
}

/// Names of those who left during the item.
pub fn left(blocks: &[&Block]) -> Vec<String> {
    who(blocks, |sentence| {
        if HERE.is_in(sentence) {
            DECLARED.group(sentence, "who")
        } else {
            LEFT.group(sentence, "who")
        }
    })
}

/// Names of those who joined during the item.
pub fn joined(blocks: &[&Block]) -> Vec<String> {
    who(blocks, |sentence| JOINED.group(sentence, "who"))
}

fn who(blocks: &[&Block], told: impl Fn(&str) -> Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_row()) {
        for sentence in sentence::split(&block.text) {
            let sentence = sentence.trim_start_matches(['(', '[']);
            // Among the declarations a sentence tells of an item to come.
            if ANOTHER_ITEM.is_in(sentence) || DECLARES.is_in(sentence) && !HERE.is_in(sentence) {
                continue;
            }
            if let Some(found) = told(sentence) {
                if INITIALS.is_in(found) {
                    let each = found.split([',', '&', ' ']).map(str::trim);
                    let each = each.filter(|word| word.starts_with(char::is_uppercase));
                    names.extend(each.map(str::to_owned));
                    continue;
                }
                let people = people::list(found);
                let given = NAME.is_in(found) && found.split(' ').next().is_some_and(run::is_given);
                let titled = given || people.iter().any(|person| person.title.is_some());
                if titled {
                    names.extend(people.into_iter().map(|person| person.name));
                }
            }
        }
    }
    names.dedup();
    names
}

/// Interests that were declared.
pub fn interests(blocks: &[&Block]) -> Vec<Interest> {
    let mut interests = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_row()) {
        for sentence in sentence::split(&block.text) {
            let Some(who) = DECLARED.group(sentence, "who") else {
                continue;
            };
            if NOT_WHO.is_in(who) {
                continue;
            }
            let names = match CHAIR.captures(who) {
                Some(chair) => vec![chair[1].to_owned()],
                None => people::names(who),
            };
            for name in names {
                interests.push(Interest {
                    name,
                    text: sentence.to_owned(),
                });
            }
        }
    }
    interests
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn block(text: &str) -> Block {
        Block {
            text: text.to_owned(),
            ..Block::default()
        }
    }

    #[test]
    fn who_left_is_told_from_who_is_left() {
        let leaves = block(
            "Councillors Ash and Elm left the meeting during the consideration of this item.",
        );
        let room = block("It left members with a question.");
        assert_eq!(left(&[&leaves, &room]), ["Ash", "Elm"]);
        let spoke = block("Cllr Oak spoke as Ward Member and left the meeting.");
        assert_eq!(left(&[&spoke]), ["Oak"]);
    }

    #[test]
    fn a_mover_a_seconder_and_a_vote() {
        let motion = block(
            "It was moved by Cllr Ash, seconded by Cllr Elm and agreed that buses run. (For 5, Against 2)",
        );
        let moved = moved(&[&motion]).unwrap();
        assert_eq!(moved.by.as_deref(), Some("Cllr Ash"));
        assert_eq!(moved.seconded.as_deref(), Some("Cllr Elm"));
        assert_eq!(moved.vote.as_deref(), Some("For 5, Against 2"));
    }

    #[test]
    fn an_interest_has_a_name_and_its_sentence() {
        let told = block("Councillor Ash declared an interest in item 4. No others were declared.");
        let interests = interests(&[&told]);
        assert_eq!(interests.len(), 1);
        assert_eq!(interests[0].name, "Ash");
    }
}
