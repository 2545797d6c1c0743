//! What a head prints beside its number: the agenda's own number, or the year it counts in.
//!
//! "41/31 Item 4 Ferries", "86 FERRIES (agenda item 4)" name two numbers; in "101. 30/31
//! Ferries", whose year stands behind the number of every item, both are one.

use crate::parse::chain::Head;
use crate::parse::pattern::Pattern;

/// Items that share a year behind their numbers.
const FEWEST: usize = 3;

static BEFORE: Pattern = Pattern::new(
    r"^(?i:agenda item|item)(?i: no\.?| number)? (?P<number>[A-Z]?\d{1,3}[a-z]?)(?:[.):]| [-–—])?\s+(?P<words>\p{Lu}.*)$",
);
static BEHIND: Pattern = Pattern::new(
    r"^(?P<words>.{3,}?)\s*[(\[](?i:agenda item|item)(?i: no\.?| number)?:? ?(?P<number>[A-Z]?\d{1,3}(?:[.]\d{1,2})?[a-z]?)[)\]][.:]?$",
);
static YEAR: Pattern =
    Pattern::new(r"^(?P<year>\d{2,4} ?[/–-] ?\d{2,4})[.:)]?\s+(?P<words>[\p{Lu}\d“‘].*)$");

/// Puts such numbers where they belong.
pub fn part(heads: &mut [Head]) {
    for head in heads.iter_mut().filter(|head| head.number.is_some()) {
        let found = BEFORE
            .captures(&head.title)
            .or_else(|| BEHIND.captures(&head.title));
        let Some(found) = found else { continue };
        let (number, words) = (found["number"].to_owned(), found["words"].to_owned());
        head.agenda_number.get_or_insert(number);
        head.title = words;
    }
    let years: Vec<String> = heads.iter().filter_map(year).collect();
    let Some(first) = years.first() else { return };
    let shared = years.iter().all(|year| year == first);
    let numbered = heads.iter().filter(|head| head.number.is_some()).count();
    if !shared || years.len() < FEWEST || years.len() * 4 < numbered * 3 {
        return;
    }
    for head in heads {
        let Some(year) = year(head) else { continue };
        let words = YEAR
            .group(&head.title, "words")
            .unwrap_or_default()
            .to_owned();
        head.number = head.number.take().map(|number| format!("{number}. {year}"));
        head.title = words;
    }
}

/// The year behind a plain number.
fn year(head: &Head) -> Option<String> {
    let number = head.number.as_deref()?;
    let plain = number.chars().all(|letter| letter.is_ascii_digit());
    let year = YEAR.group(&head.title, "year").filter(|_| plain)?;
    Some(year.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(heads: &[(&str, &str)]) -> Vec<(String, Option<String>, String)> {
        let mut heads: Vec<Head> = heads
            .iter()
            .map(|(number, title)| Head {
                block: 0,
                number: Some((*number).to_owned()),
                title: (*title).to_owned(),
                agenda_number: None,
            })
            .collect();
        part(&mut heads);
        heads
            .into_iter()
            .map(|head| {
                (
                    head.number.unwrap_or_default(),
                    head.agenda_number,
                    head.title,
                )
            })
            .collect()
    }

    #[test]
    fn the_agendas_number_stands_before_or_behind_the_title() {
        let told = |number: &str, title: &str| parted(&[(number, title)]).remove(0);
        let four = Some("4".to_owned());
        let ferries = || "FERRIES".to_owned();
        assert_eq!(
            told("41/31", "Item 4 FERRIES"),
            ("41/31".to_owned(), four.clone(), ferries())
        );
        assert_eq!(
            told("86", "FERRIES (agenda item 4)"),
            ("86".to_owned(), four.clone(), ferries())
        );
        assert_eq!(
            told("86", "FERRIES [Item No. 4]"),
            ("86".to_owned(), four, ferries())
        );
        assert_eq!(told("86", "Items from the floor").1, None);
    }

    #[test]
    fn a_year_behind_every_number_belongs_to_it() {
        let all = parted(&[
            ("7", "30/31 Ferries"),
            ("8", "30/31 Piers"),
            ("9", "30/31 Buoys"),
        ]);
        assert_eq!(all[1], ("8. 30/31".to_owned(), None, "Piers".to_owned()));
        // One title may begin with its year.
        let one = parted(&[("7", "Ferries"), ("8", "2030/31 Budget"), ("9", "Buoys")]);
        assert_eq!(one[1], ("8".to_owned(), None, "2030/31 Budget".to_owned()));
    }
}
