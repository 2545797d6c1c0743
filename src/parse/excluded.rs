//! Items that were taken after the public was sent out, as the minutes resolve it.
//!
//! A resolution under section 100A of the Local Government Act 1972 (50A in Scotland, 42
//! of the 2014 Act in Northern Ireland) stands as an item of its own, and what follows is
//! exempt, whatever its title says.

use crate::domain::agenda::{Item, is_procedural};
use crate::domain::meeting::{Meeting, Role};
use crate::parse::pattern::Pattern;

/// An item that asks whether the public shall stay.
static TITLE: Pattern = Pattern::new(
    r"(?i)\bexclu(?:sion|de|ding)\b.*\b(?:public|press)\b|\b(?:public|press)\b.*\bexclu(?:ded|sion)\b|^(?:into |going into |move into )?(?:closed|private|confidential) (?:session|business)$|^in committee$|^items? (?:which (?:are|is) )?(?:likely )?to be (?:taken|considered|dealt with|heard) in private$|^exempt information(?: (?:under |[-–] )?(?:s(?:ection)?\.? ?100|schedule 12a|local government act)\b.*)?$",
);
static SENT_OUT: Pattern = Pattern::new(
    r"(?i)\b(?:be |were |was |is |are |being )?(?:excluded|asked to leave)\b|\bto exclude\b|\bgo(?:es)? into (?:committee|closed session|private session)\b",
);
/// It was only talked of, or the public stayed.
static STAYED: Pattern = Pattern::new(
    r"(?i)\bnot (?:be )?(?:excluded|necessary|required|needed|resolved|to exclude)\b|\bremain(?:ed)? in (?:public|open)\b|\bno (?:need|exempt|resolution|such)\b|\bwas not moved\b|\bwithout (?:the need|excluding)\b|\bif (?:required|necessary|needed)\b",
);
/// One item, and not all that follow.
static ONE: Pattern = Pattern::new(
    r"(?i)\b(?:the )?(?:next|following) (?:item|report)\b|\b(?:agenda )?item (?:no\.? ?|number )?\d+\w?\b|\bminute (?:no\.? ?)?\d",
);
static SEVERAL: Pattern = Pattern::new(
    r"(?i)\b(?:following|next|remaining|these|agenda) (?:\w+ )?items\b|\bitems (?:of business|\d)|\brest of the (?:meeting|agenda)|\bremainder\b",
);
static BACK: Pattern = Pattern::new(
    r"(?i)\bre-?admi(?:t|ssion)|\bopen(?:ed)? (?:session|to the public)|\bpublic (?:session|were readmitted|returned)|\bout of committee\b",
);

/// Whether an item asks whether the public shall stay: it is itself taken in public.
pub fn asks(title: &str) -> bool {
    TITLE.is_in(title)
}

/// Marks the items of minutes that were taken without the public.
pub fn mark(meetings: &mut [Meeting]) {
    for meeting in meetings {
        match meeting.role {
            Role::Minutes | Role::Decisions | Role::Agenda => mark_items(&mut meeting.items),
            Role::Item | Role::Notice | Role::Attendance => {}
        }
    }
}

fn mark_items(items: &mut [Item]) {
    let mut left = 0;
    let planned: Vec<String> = items.iter().flat_map(named).collect();
    for item in items {
        if item
            .number
            .as_ref()
            .is_some_and(|number| planned.contains(number))
        {
            item.exempt = true;
        }
        let title = item.title.as_deref().unwrap_or_default();
        if TITLE.is_in(title) {
            left = sent_out(item);
        } else if BACK.is_in(title) {
            left = 0;
        } else if left > 0 && !is_procedural(title) {
            item.exempt = true;
            left -= 1;
        } else if !is_procedural(title) && goes_on_alone(item) {
            item.exempt = true;
        }
    }
}

/// The ground on which the public may be sent out.
static GROUND: Pattern = Pattern::new(
    r"(?i)\bexempt information\b|\bschedule (?:12a|7a)\b|\bsection (?:100a|50a)\b|\bpublic bodies \(admission",
);

/// Whether the public was sent out in the midst of an item's own account, which goes on
/// behind.
fn goes_on_alone(item: &Item) -> bool {
    let Some(minutes) = &item.minutes else {
        return false;
    };
    let told: Vec<&str> = minutes.text.split("\n\n").collect();
    told.iter().enumerate().any(|(at, text)| {
        at + 1 < told.len() && SENT_OUT.is_in(text) && GROUND.is_in(text) && !STAYED.is_in(text)
    })
}

/// "To consider whether the public should be excluded for any of the following items".
static WHETHER: Pattern = Pattern::new(r"(?i)\b(?:whether|any (?:of the )?(?:items?|following))\b");

/// The items of an agenda, by their numbers, for which it will be asked to exclude the public.
fn named(item: &Item) -> Vec<String> {
    let title = item.title.as_deref().unwrap_or_default();
    if item.minutes.is_some() || !TITLE.is_in(title) {
        return Vec::new();
    }
    let said = [&item.ask, &item.summary].into_iter().flatten();
    let said = said.filter(|text| SENT_OUT.is_in(text));
    let numbers = said.flat_map(|text| NUMBERED.captures_all(text));
    let numbers = numbers.filter_map(|found| Some(found.name("number")?.as_str().to_owned()));
    numbers.collect()
}

static NUMBERED: Pattern =
    Pattern::new(r"(?i)\b(?:agenda )?items? (?:nos?\.? ?|numbers? )?(?P<number>\d{1,3}[a-z]?)\b");

/// How many items the public was sent out for.
fn sent_out(item: &Item) -> usize {
    // An agenda may say for which of its items it will be asked; "whether" says for none.
    let planned = || {
        let said = [&item.title, &item.ask, &item.summary];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        said.join(" ")
    };
    let text = item
        .minutes
        .as_ref()
        .map_or_else(planned, |minutes| minutes.text.clone());
    let mut told = text
        .split("\n\n")
        .filter(|text| SENT_OUT.is_in(text) && !STAYED.is_in(text))
        .peekable();
    let named = item.minutes.is_some()
        || !NUMBERED.is_in(&text)
            && (ONE.is_in(&text) || SEVERAL.is_in(&text))
            && !WHETHER.is_in(&text);
    if told.peek().is_none() || !named {
        return 0;
    }
    let one = told.all(|text| ONE.is_in(text) && !SEVERAL.is_in(text));
    if one { 1 } else { usize::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::minutes::Minutes;

    fn exempt(items: &[(&str, &str)]) -> Vec<bool> {
        let mut items: Vec<Item> = items
            .iter()
            .map(|(title, text)| Item {
                title: Some((*title).to_owned()),
                minutes: Some(Minutes {
                    text: (*text).to_owned(),
                    ..Minutes::default()
                }),
                ..Item::default()
            })
            .collect();
        mark_items(&mut items);
        items.into_iter().map(|item| item.exempt).collect()
    }

    #[test]
    fn what_follows_the_resolution_is_exempt_until_the_doors_open() {
        let found = exempt(&[
            ("Parks", "Noted."),
            (
                "Exclusion of the press and public",
                "RESOLVED that the public be excluded from the meeting for the following items.",
            ),
            ("Lease of the mill", "Agreed."),
            ("Date of next meeting", "12 May."),
            ("Depot site", "Agreed."),
            ("Re-admission of the public", "The public returned."),
            ("Any other business", "None."),
        ]);
        assert_eq!(found, [false, false, true, false, true, false, false]);
    }

    #[test]
    fn one_named_item_is_one_and_a_public_that_stayed_sends_nobody_out() {
        let one = "It was resolved that the press be excluded during the next item.";
        let found = exempt(&[
            ("Exclusion of the public", one),
            ("Mill", ""),
            ("Depot", ""),
        ]);
        assert_eq!(found, [false, true, false]);
        let stayed = "It was not necessary for the public to be excluded.";
        assert_eq!(
            exempt(&[("Exclusion of the public", stayed), ("Mill", "")]),
            [false, false]
        );
    }
}
