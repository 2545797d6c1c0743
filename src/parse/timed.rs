//! Agendas that print when each item is taken before its number: "10.05 am 4. Ferry Fares".
//!
//! The hour is no part of the head: the number has to stand first.

use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Items with their hour that show it to be a way of writing.
const FEWEST: usize = 3;

static TIMED: Pattern = Pattern::new(
    r"^(?:[01]?\d|2[0-3])[.:][0-5]\d ?(?:[ap]\.?m\.?|hrs)?\s+(?P<item>\d{1,2}[.)]\s+\p{Lu}.*)$",
);

/// The lines without the hours before their numbers; nothing where they have none.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let own = |line: &Line| line.table.is_none() && TIMED.is_in(&line.text);
    if lines.iter().filter(|line| own(line)).count() < FEWEST {
        return None;
    }
    let told = lines.iter().map(|line| {
        let item = TIMED.group(&line.text, "item").filter(|_| own(line));
        match item {
            Some(item) => Line {
                text: item.to_owned(),
                gap: true,
                ..line.clone()
            },
            None => line.clone(),
        }
    });
    Some(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn the_hour_before_a_number_is_no_part_of_its_head() {
        let agenda = "10.00 am 1. Apologies\n10.05 am 2. Ferries\nTo note them.\n3. Tolls\n11.00 am 4. Close";
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect();
        let told: Option<Vec<String>> = lines(&read(agenda)).map(texts);
        let wanted = [
            "1. Apologies",
            "2. Ferries",
            "To note them.",
            "3. Tolls",
            "4. Close",
        ];
        assert_eq!(told, Some(wanted.map(str::to_owned).to_vec()));
        assert!(lines(&read("10.00 am 1. Apologies\n2. Ferries")).is_none());
    }
}
