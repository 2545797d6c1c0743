//! Who is to come, and whom it is about: a record may name somebody else.

use super::{Changed, Said, singular};

/// Those who answer for a service.
const HEADS: [&str; 12] = [
    "cabinet member",
    "portfolio holder",
    "leader",
    "chief executive",
    "chief constable",
    "chief officer",
    "commissioner",
    "director",
    "mayor",
    "minister",
    "executive member",
    "lead member",
];

/// Those who may come in their place.
const OTHERS: [&str; 8] = [
    "officer",
    "officers",
    "representative",
    "representatives",
    "deputy",
    "colleague",
    "somebody",
    "someone",
];

/// Words for coming to a meeting.
const COMES: [&str; 8] = [
    "attend",
    "attends",
    "attendance",
    "invited",
    "invite",
    "come",
    "present",
    "appear",
];

/// All who sit, and those of them for whose ward it is.
const ALL_OF_THEM: [&str; 8] = [
    "all members",
    "all councillors",
    "members of the committee",
    "members of the commission",
    "members of the panel",
    "members of the board",
    "members of the council",
    "every member",
];
const THOSE_NEARBY: [&str; 6] = [
    "ward members",
    "ward councillors",
    "ward member",
    "ward councillor",
    "local members",
    "local councillors",
];

/// Groups of people that a service is for.
const GROUPS: [&str; 22] = [
    "carer",
    "tenant",
    "leaseholder",
    "pupil",
    "patient",
    "parent",
    "women",
    "men",
    "veteran",
    "apprentice",
    "refugee",
    "pensioner",
    "traveller",
    "driver",
    "pedestrian",
    "cyclist",
    "student",
    "child",
    "children",
    "resident",
    "adult",
    "nurse",
];

/// Whom a record names in the place of those who were promised.
pub fn changed(promised: &Said, recorded: &Said, title: Option<&str>) -> Option<Changed> {
    let comes = |said: &Said| said.has(&COMES);
    let is_lesser = promised.has(&HEADS) && !promised.has(&OTHERS) && !recorded.has(&HEADS);
    if comes(promised) && comes(recorded) && is_lesser && recorded.has(&OTHERS) {
        return Some(Changed::Softened);
    }
    if promised.has(&ALL_OF_THEM) && recorded.has(&THOSE_NEARBY) && !promised.has(&THOSE_NEARBY) {
        return Some(Changed::Narrowed);
    }
    let title = Said::of(title.unwrap_or_default());
    is_for_another(promised, recorded, &title).then_some(Changed::Reworded)
}

/// "Checks for cyclists" has become "road safety checks": the group is gone, and something
/// else says what is checked.
fn is_for_another(promised: &Said, recorded: &Said, title: &Said) -> bool {
    let (words, record) = (promised.words(), recorded.words());
    let has = |group: &str| {
        let is_it = |word: &&str| singular(word) == group;
        record.iter().any(is_it) || title.words().iter().any(is_it)
    };
    words.windows(3).any(|three| {
        let (head, group) = (singular(three[0]), singular(three[2]));
        let is_of_group = matches!(three[1], "for" | "of") && GROUPS.contains(&group);
        is_of_group
            && head.len() > 3
            && !has(group)
            && record.windows(2).any(|pair| {
                singular(pair[1]) == head
                    && !words.contains(&pair[0])
                    && !is_small(pair[0])
                    && !pair[0].starts_with(singular(group))
            })
    })
}

/// Whether a word only joins others, or says that something is to be done.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "for"
            | "to"
            | "in"
            | "at"
            | "on"
            | "by"
            | "and"
            | "or"
            | "with"
            | "from"
            | "its"
            | "their"
            | "our"
            | "this"
            | "that"
            | "these"
            | "those"
            | "be"
            | "is"
            | "are"
            | "as"
            | "new"
            | "further"
            | "provide"
            | "report"
            | "update"
            | "list"
            | "number"
            | "across"
            | "per"
    )
}
