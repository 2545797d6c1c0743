//! Who is to do an action and by when: as a person said, else as the paper prints it beside
//! the action, else as its words or the row that records it let one reckon.

use std::ops::Range;

use jiff::civil::Date;

use super::desk::{ActionRow, Tick};
use super::threads::TraceRow;
use crate::domain::wording;
use crate::parse::date;
use crate::thread::due;
use crate::thread::promise::In;

/// From where it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known<'a> {
    /// A person said so.
    Said(&'a Tick),
    /// The paper prints it beside the action.
    Printed,
    /// These words of the action name it; none are left where its table does.
    Words(&'a str),
    /// A row that records the action has it.
    Row(&'a TraceRow),
}

/// Who, or when, and from where that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term<'a, T> {
    /// Who, or when.
    pub what: T,
    /// From where.
    pub known: Known<'a>,
}

impl<'a, T> Term<'a, T> {
    /// Nobody has said so, and no paper prints it beside the action.
    pub fn is_inferred(&self) -> bool {
        match self.known {
            Known::Said(_) | Known::Printed => false,
            Known::Words(_) => true,
            Known::Row(row) => !row.is_confirmed(),
        }
    }

    /// The words of the action that name it, where these do.
    pub fn words(&self) -> Option<&'a str> {
        match self.known {
            Known::Words(words) => Some(words).filter(|words| !words.is_empty()),
            Known::Said(_) | Known::Printed | Known::Row(_) => None,
        }
    }

    /// The name of where it is from, in JSON.
    pub fn from_name(&self) -> &'static str {
        match self.known {
            Known::Said(_) => "person",
            Known::Printed => "paper",
            Known::Words(_) => "words",
            Known::Row(_) => "row",
        }
    }
}

impl ActionRow {
    /// Whoever is to do it.
    pub fn who(&self) -> Option<Term<'_, &str>> {
        let said = self.by_hand.owner.as_ref().map(|owner| Term {
            what: owner.what.as_str(),
            known: Known::Said(&owner.said),
        });
        let printed = self.owner.as_deref().map(|what| Term {
            what,
            known: Known::Printed,
        });
        let row = || {
            self.rows().find_map(|row| {
                Some(Term {
                    what: row.owner.as_deref()?,
                    known: Known::Row(row),
                })
            })
        };
        said.or(printed).or_else(row)
    }

    /// The day by which it is to be done: of several that its words name the next to come,
    /// else the last.
    pub fn when(&self, today: Date) -> Option<Term<'_, Date>> {
        let said = self.by_hand.due.as_ref().map(|due| Term {
            what: due.what,
            known: Known::Said(&due.said),
        });
        let printed = self.due_date.map(|what| Term {
            what,
            known: Known::Printed,
        });
        let named = || self.next_named(today).map(|day| self.named(day));
        let row = || {
            self.rows().find_map(|row| {
                Some(Term {
                    what: row.due?,
                    known: Known::Row(row),
                })
            })
        };
        said.or(printed).or_else(named).or_else(row)
    }

    /// A day that the words name.
    fn named(&self, day: Date) -> Term<'_, Date> {
        Term {
            what: day,
            known: Known::Words(words_for(&self.text, self.date, day).unwrap_or_default()),
        }
    }

    /// The words of the action from which a day was reckoned, which they do not write: "by
    /// the end of term".
    pub fn taken_from(&self, day: Date) -> Option<&str> {
        let words = words_for(&self.text, self.date, day)?;
        let is_written = match self.date {
            Some(made) => date::find_all_with_year(words, made),
            None => date::find_all(words),
        };
        let is_written = is_written.iter().any(|found| found.date == day);
        (!is_written).then_some(words)
    }

    /// The next day to come that its own words or its table name.
    pub fn next_named(&self, today: Date) -> Option<Date> {
        let named = || {
            let names = self.thread.names.iter().copied();
            names.filter(|day| Some(*day) > self.date)
        };
        let to_come = named().filter(|day| *day >= today).min();
        to_come.or_else(|| named().max())
    }

    /// The rows of trackers that record it, the surest first.
    fn rows(&self) -> impl Iterator<Item = &TraceRow> {
        self.thread.standing().filter(|trace| {
            trace.place == In::Tracker && (trace.is_likely() || trace.is_confirmed())
        })
    }

    /// Whoever is to do it, a question mark behind who was only reckoned.
    pub fn who_words(&self) -> Option<String> {
        let who = self.who()?;
        let guess = if who.is_inferred() { "?" } else { "" };
        Some(format!("{}{guess}", who.what))
    }

    /// When it is to be done: as the paper prints it, else the day, a question mark behind
    /// one that was only reckoned.
    pub fn when_words(&self, today: Date) -> Option<String> {
        let printed = || self.due.clone().filter(|due| !due.trim().is_empty());
        match self.when(today) {
            None => printed(),
            Some(when) => {
                let day = wording::short_day(when.what);
                let guess = if when.is_inferred() { "?" } else { "" };
                let printed = match when.known {
                    Known::Printed => printed(),
                    Known::Said(_) | Known::Words(_) | Known::Row(_) => None,
                };
                Some(printed.unwrap_or_else(|| format!("{day}{guess}")))
            }
        }
    }

    /// The same, with what a day that was only reckoned is from: `31 Jan 2032? “in
    /// January”`.
    pub fn when_told(&self, today: Date) -> Option<String> {
        let words = self.when_words(today)?;
        Some(match self.when(today).map(|when| when.known) {
            Some(Known::Words(named)) if !named.is_empty() => format!("{words} “{named}”"),
            Some(Known::Row(row)) => format!("{words} {}", row.place.words()),
            Some(Known::Words(_) | Known::Said(_) | Known::Printed) | None => words,
        })
    }
}

/// Words that lead to a day and belong to it.
const LEADING: [&str; 30] = [
    "by",
    "before",
    "until",
    "till",
    "during",
    "early",
    "late",
    "mid",
    "later",
    "in",
    "on",
    "of",
    "to",
    "at",
    "than",
    "next",
    "no",
    "the",
    "end",
    "beginning",
    "start",
    "middle",
    "meeting",
    "from",
    "week",
    "commencing",
    "starting",
    "w/c",
    "w/b",
    "this",
];

/// The days that a text of a meeting on `made` writes, each with its place; of a day that
/// stands for its week, the end of that.
pub(super) fn written(text: &str, made: Option<Date>) -> Vec<(Date, Range<usize>)> {
    let found = match made {
        Some(made) => date::find_all_with_year(text, made),
        None => date::find_all(text),
    };
    let day = |found: date::Found| {
        let week = due::end_of_week(&text[..found.range.start], found.date);
        (week.unwrap_or(found.date), found.range)
    };
    found.into_iter().map(day).collect()
}

/// The words of a text that name a day, with those that lead to it: `by the end of July`.
fn words_for(text: &str, made: Option<Date>, day: Date) -> Option<&str> {
    let mut written = written(text, made).into_iter();
    let range = written
        .find(|(found, _)| *found == day)
        .map(|(_, range)| range)
        .or_else(|| due::range(text, made?, day))?;
    let mut from = range.start;
    for (at, _) in text[..range.start].rmatch_indices(' ') {
        let before = text[..at].rfind(' ').map_or(0, |space| space + 1);
        let word = text[before..at].to_lowercase();
        if !LEADING.contains(&word.as_str()) {
            break;
        }
        from = before;
    }
    Some(text[from..range.end].trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_told_in_the_words_that_name_it() {
        let made = Some(date(2031, 6, 4));
        let told = |text, day| words_for(text, made, day);
        assert_eq!(
            told("A list by the end of July, please.", date(2031, 7, 31)),
            Some("by the end of July")
        );
        assert_eq!(
            told(
                "The calls to be listed by 30 September 2031.",
                date(2031, 9, 30)
            ),
            Some("by 30 September 2031")
        );
        assert_eq!(
            told("Bring it to the September meeting.", date(2031, 9, 17)),
            Some("to the September meeting")
        );
        assert_eq!(
            told("A name by the end of term.", date(2031, 7, 31)),
            Some("by the end of term")
        );
        assert_eq!(
            told("To be sent in the week of 3 November.", date(2031, 11, 9)),
            Some("in the week of 3 November")
        );
        assert_eq!(told("Nothing named.", date(2031, 9, 17)), None);
    }
}
