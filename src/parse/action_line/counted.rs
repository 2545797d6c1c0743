//! Actions that are counted: several in one line, or by the day of their meeting; and those
//! that an earlier meeting left.

use crate::parse::marker::{self, Marker};
use crate::parse::pattern::Pattern;

/// "Action from last meeting: Clerk to ring": a promise of that meeting, and what follows
/// tells what became of it.
static OF_LAST: Pattern = Pattern::new(
    r"^(?i:actions?(?: points?)? (?:(?:arising |outstanding |carried forward )?from|of|agreed at) (?:the |our )?(?:last|previous|earlier) (?:meeting|minutes)\b)",
);
/// "04/05/31-02 Ann to write": an action by the day of its meeting and its count there.
static BY_DAY: Pattern = Pattern::new(
    r"^\d{1,2}/\d{1,2}/\d{2,4} ?[-–] ?\d{1,3}[.:]? ?(?P<rest>(?:\p{Lu}[\w.’'-]*(?:,| and| &)? ){1,6}to [a-z]+\b.+)$",
);
/// What has become of such an action: "– Completed", "- On going".
static STATE: Pattern = Pattern::new(
    r"(?i)(?:[.–-] ?)(?:completed?|done|on[ -]?going|closed|in progress|outstanding|carried forward|c/f|(?-i:See|No|Letter|Awaiting|Not|Now) .{2,80})\.?$",
);
/// The next of several actions in one line: "(1) AB to ask; (2) CD to write".
static SEVERAL: Pattern =
    Pattern::new(r"(?:^|[;,.] (?:and )?)(?P<mark>\((?P<number>[0-9]{1,2}|[a-z]|[ivx]{1,4})\) )");

/// The actions of one line, where they are counted in it.
pub fn several(rest: &str) -> Vec<(&str, &str)> {
    let mut marks: Vec<(usize, usize, &str)> = Vec::new();
    let mut before: Option<Marker> = None;
    for found in SEVERAL.captures_all(rest) {
        let (Some(mark), Some(number)) = (found.name("mark"), found.name("number")) else {
            continue;
        };
        let Some((next, _)) = marker::split(&rest[mark.start()..]) else {
            continue;
        };
        let counts_on = match &before {
            Some(before) => next.follows(before),
            None => mark.start() == 0 && next.begins(),
        };
        if counts_on {
            marks.push((mark.start(), mark.end(), &rest[number.range()]));
            before = Some(next);
        }
    }
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([rest.len()]);
    let parts = marks.iter().zip(ends);
    parts
        .map(|((_, from, number), to)| (*number, rest[*from..to].trim()))
        .collect()
}

/// "R4/31 – The Clerk to write": an action with the number under which a tracker keeps it.
static CODED: Pattern = Pattern::new(
    r"^(?P<code>[A-Z]{1,4}\d{1,4}(?:[/.-]\d{2,4})?|\d{1,4}/\d{2,4}) ?[–—:-] ?(?P<rest>\p{Lu}.{7,})$",
);

/// The number and the words of an action that stands under its own number.
pub fn by_code(text: &str) -> Option<(&str, &str)> {
    let found = CODED.captures(text)?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    part("code").zip(part("rest"))
}

/// Whether a paragraph tells of an action of the last meeting.
pub fn is_of_last(text: &str) -> bool {
    OF_LAST.is_in(text)
}

/// The words of an action that is counted by the day of its meeting.
pub fn by_day(text: &str) -> Option<&str> {
    BY_DAY.group(text, "rest")
}

/// Whether nothing behind its words says what has become of it.
pub fn is_open(words: &str) -> bool {
    !STATE.is_in(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_of_one_line_are_counted() {
        let told = several("(1) AB to ask the school; (2) CD to write; (2) or not.");
        assert_eq!(
            told,
            [
                ("1", "AB to ask the school;"),
                ("2", "CD to write; (2) or not.")
            ]
        );
        assert!(several("AB to ask (1) the school; (2) the hall.").is_empty());
    }

    #[test]
    fn an_action_by_its_day_is_open_until_its_state_is_told() {
        let open = |text| by_day(text).is_some_and(is_open);
        assert!(open("04/05/31-02 Ann to write to the owners"));
        assert!(!open("04/03/31-02 Ann to write to the owners. – Completed"));
        assert!(!open(
            "04/03/31-03 Bea to ask for quotes.– See Communications"
        ));
        assert!(!open("04/05/31 was the day on which she was to write"));
    }
}
