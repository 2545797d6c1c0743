//! What the number of an item can look like: its dress.
//!
//! "7.", "07", "Agenda item 7:", "77/31", "31/HP/12", "2406", "FA31", "CAB 91", "31.EX.41",
//! "12 (30/31)", "IV.": clerks dress their numbers as they like, and what a reader needs of
//! each is the same: the number as printed, what it counts, what surrounds the count, and the
//! words behind it. Whether such a line heads an item is told from the run that it stands in
//! (`chain`, `sequence`, `agenda_list`), never from the dress alone.

use crate::parse::marker::{self, Marker};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// From here on a bare number is none of a list's.
const LARGE: u32 = 100;

static DRESS: Pattern = Pattern::new(concat!(
    r"^(?:\*{1,2} ?)?",
    // "Agenda item", "Minute No.", "#"
    r"(?:(?P<name>(?i:(?:agenda |business )?item|minute|mins?\.?|no\.|no)(?i: (?:no\.?|number|ref\.?))?(?: |:\s?|\.\s?)|\#\s?))?",
    r"(?P<open>[(\[])?",
    r"(?P<number>",
    // The body's letters, or a word of it before a stroke
    r"(?:[A-Z](?:&?[A-Z]){0,5}(?:[./ -] ?)?|[A-Z][a-z]{1,6}[/.-])?",
    r"\d{1,5}(?:",
    r"[a-z]/\d{2,4}",
    // "F01:04/31": the minute, its month and year
    r"|:\d{1,2}/\d{2,4}",
    r"|_?\[\d{1,3}\]",
    r"| \(\d{2,4}(?:[-–/]\d{2,4})?\)",
    // Its year, the body's letters among them
    r"|(?: ?[-–/._] ?\d{1,5}|[-–]\d{2,4}[./][A-Z]{1,6}[./]\d{1,5}|[./][A-Z]{1,6}[./]\d{1,5}){0,3}[a-zA-Z]?",
    r"))",
    r"(?:(?P<close>[)\]]?[.:/]|[)\]])|\s?(?P<dash>[-–—])(?:\s|$)|\s|$)\s*(?:[-–—]{1,2}(?:\s+|$))?(?P<words>.*)$",
));
static ROMAN: Pattern = Pattern::new(
    r"^(?P<number>[IVXL]{1,7})(?:(?P<close>[.):])| [-–—]|\s|$)\s*(?:[-–—](?:\s+|$))?(?P<words>.*)$",
);
/// "C. Ferries": one letter before a full stop may be a name's.
static LETTER: Pattern =
    Pattern::new(r"^(?P<number>[A-Z])(?P<close>[.):])(?:\s+(?P<words>\p{Lu}.*))?$");

/// "iv." alone in a cell.
static SMALL_ALONE: Pattern = Pattern::new(r"^(?P<number>[ivx]{1,6})[.)]$");

/// What stands for the surroundings of a Roman numeral: no number's own do.
pub const NUMERAL: &str = "numeral";
/// The same of one in small letters, which counts points more often than items.
pub const SMALL: &str = "small numeral";
/// The same of a letter in brackets.
pub const BRACKETED: &str = "(a)";
/// The same of a capital letter before a full stop.
pub const CAPITAL: &str = "letter";

/// A number as it counts on to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Its figures: 77 and 31 in `77/31`. One of them counts.
    pub counts: Vec<u32>,
    /// `a` in `7a`.
    pub letter: Option<char>,
    /// What surrounds the count: runs do not change it.
    pub family: String,
}

/// A number before an item, and the words behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dress<'t> {
    /// As printed, without the word before it and the full stop behind it.
    pub number: String,
    /// How it counts.
    pub count: Count,
    /// A word before it says that it is an item's: "Item 7".
    pub named: bool,
    /// The stop or dash behind it; empty where it is a blank.
    pub close: &'t str,
    /// The words behind it.
    pub words: &'t str,
}

/// The number at the head of a paragraph.
pub fn of(block: &Block) -> Option<Dress<'_>> {
    match &block.marker {
        Some(marker) => marked(marker, &block.text),
        None => read(&block.text),
    }
}

/// The number that has been read as a point's marker.
pub fn marked<'t>(marker: &Marker, words: &'t str) -> Option<Dress<'t>> {
    use marker::Count as Kind;
    let shape = marker.shape.as_str();
    let upper = || marker.value.chars().all(char::is_uppercase);
    let family = match (marker.count, shape) {
        (Kind::Number, "()") => "()".to_owned(),
        (Kind::Number, ")") => ")".to_owned(),
        (Kind::Number, _) => String::new(),
        // "8a)" is a part of "8."
        (Kind::Decimal, _) => surrounds(marker.value.trim_end_matches(char::is_alphabetic)),
        (Kind::Roman, _) if upper() => NUMERAL.to_owned(),
        (Kind::Letter | Kind::Roman, "()") if marker.value.len() == 1 => BRACKETED.to_owned(),
        (Kind::Letter | Kind::Roman, "." | ")") if upper() => CAPITAL.to_owned(),
        (Kind::Letter | Kind::Roman | Kind::Bullet, _) => return None,
    };
    Some(Dress {
        count: count(&marker.value, family)?,
        number: marker.value.clone(),
        named: false,
        close: ".",
        words: undashed(words),
    })
}

/// A numeral in small letters before a stop: "iv. Ferry fares".
pub fn small<'t>(marker: &Marker, words: &'t str) -> Option<Dress<'t>> {
    let counts = marker.count == marker::Count::Roman && matches!(marker.shape.as_str(), "." | ")");
    if !counts || !marker.value.chars().all(char::is_lowercase) {
        return None;
    }
    Some(Dress {
        count: count(&marker.value, SMALL.to_owned())?,
        number: marker.value.clone(),
        named: false,
        close: ".",
        words: undashed(words),
    })
}

/// The number that the text begins with.
pub fn read(text: &str) -> Option<Dress<'_>> {
    if let Some(found) = ROMAN.captures(text) {
        return Some(Dress {
            count: count(&found["number"], NUMERAL.to_owned())?,
            number: found["number"].to_owned(),
            named: false,
            close: found.name("close").map_or("", |close| close.as_str()),
            words: found.name("words")?.as_str(),
        });
    }
    if let Some(found) = LETTER.captures(text) {
        return Some(Dress {
            count: count(&found["number"], CAPITAL.to_owned())?,
            number: found["number"].to_owned(),
            named: false,
            close: found.name("close")?.as_str(),
            words: found.name("words").map_or("", |words| words.as_str()),
        });
    }
    let found = DRESS.captures(text)?;
    let close = found.name("close");
    // "31/10 / Ferries": what parted the cells of a table.
    let words = found.name("words")?;
    let behind = words.as_str().trim_start_matches("/ ");
    // "12.1Buses" is a part of 12 whose blank is lost.
    let glued = close.is_some_and(|close| close.as_str() == "." && close.end() == words.start());
    if glued && behind.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    // "4/Matters arising", but neither "4/5" nor "31/01321/HOUSE".
    let close = close.map_or("", |close| close.as_str());
    let number = found["number"].trim();
    let plain = number.chars().all(|letter| letter.is_ascii_digit());
    if close.ends_with('/') && !(plain && behind.starts_with(char::is_alphabetic)) {
        return None;
    }
    let open = found.name("open").map_or("", |open| open.as_str());
    let shut = close.starts_with([')', ']']);
    if !open.is_empty() && !shut {
        return None;
    }
    let mut family = open.to_owned();
    family.push_str(&surrounds(number));
    // "8a)" is a part of "8."
    if !open.is_empty() || shut && lettered(number).is_none() {
        family.extend(close.chars().next());
    }
    Some(Dress {
        count: count(number, family)?,
        number: number.to_owned(),
        named: found.name("name").is_some(),
        close: found.name("dash").map_or(close, |dash| dash.as_str()),
        words: behind,
    })
}

/// Whether the text is a number and nothing else, and how it is printed.
pub fn alone(text: &str) -> Option<String> {
    if let Some(numeral) = SMALL_ALONE.group(text.trim(), "number") {
        return marker::roman(numeral).map(|_| numeral.to_owned());
    }
    let dress = read(text.trim())?;
    // "X" marks a vote, and "I" may be anything.
    let marks = dress.count.family == NUMERAL && dress.close.is_empty();
    (dress.words.is_empty() && !marks).then_some(dress.number)
}

fn undashed(words: &str) -> &str {
    match words.strip_prefix(['-', '–', '—']) {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => words,
    }
}

/// What stands round the figures of a number.
fn surrounds(number: &str) -> String {
    let counts = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let mut before = None;
    let mut surrounds = String::new();
    let mut letters = number.chars().peekable();
    while let Some(letter) = letters.next() {
        let alone = !letters.peek().is_some_and(|next| next.is_alphabetic());
        let lettered = counts(before) && letter.is_ascii_alphabetic() && alone;
        if !letter.is_ascii_digit() && letter != ' ' && !lettered {
            surrounds.push(if letter == '–' { '-' } else { letter });
        }
        before = Some(letter);
    }
    surrounds
}

fn count(number: &str, family: String) -> Option<Count> {
    let counts: Vec<u32> = match family.as_str() {
        NUMERAL | SMALL => vec![marker::roman(&number.to_lowercase())?],
        BRACKETED | CAPITAL => vec![marker::letter(&number.to_lowercase())?],
        _ => number
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?,
    };
    let letter = match family.as_str() {
        NUMERAL | SMALL | BRACKETED | CAPITAL => None,
        _ => lettered(number),
    };
    Some(Count {
        counts,
        letter,
        family,
    })
}

/// The letter of a part: "7a", "41a/31" and "41/31a".
fn lettered(number: &str) -> Option<char> {
    let first = number.split_once('/').map_or(number, |(first, _)| first);
    [first, number].into_iter().find_map(|words| {
        let mut letters = words.chars().rev();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?;
        let counted = letters.next()?.is_ascii_digit();
        counted.then(|| letter.to_ascii_lowercase())
    })
}

impl Count {
    /// Whether the number is of a kind that no list within an account has.
    pub fn is_strong(&self) -> bool {
        let kind = self.family.as_str();
        let worded =
            kind.chars().any(char::is_alphabetic) && !matches!(kind, NUMERAL | BRACKETED | CAPITAL);
        worded
            || kind.contains(['/', '-', '[', '_'])
            || kind.len() > 2 && kind.contains('(')
            || matches!(self.counts.as_slice(), [one] if *one >= LARGE)
    }

    /// Whether the other number is the next one.
    pub fn is_before(&self, next: &Self) -> bool {
        if self.family != next.family {
            return false;
        }
        let same = self.counts == next.counts;
        match (self.letter, next.letter) {
            (None | Some(_), None) => counts_on(&self.counts, &next.counts),
            (None, Some(letter)) => {
                letter == 'a' && (same || counts_on(&self.counts, &next.counts))
                    || letter == 'b' && same
            }
            (Some(before), Some(letter)) => {
                same && u32::from(letter) == u32::from(before) + 1
                    || letter == 'a' && counts_on(&self.counts, &next.counts)
            }
        }
    }
}

/// Lets the "I." behind "H." count letters, as the others of its run do.
pub fn count_letters<'n>(numbers: impl Iterator<Item = (&'n str, &'n mut Count)>) {
    let mut before: Option<u32> = None;
    for (number, count) in numbers {
        let letter = marker::letter(&number.to_lowercase());
        let follows = letter.is_some() && letter == before.map(|before| before + 1);
        if count.family == NUMERAL && follows {
            CAPITAL.clone_into(&mut count.family);
            count.counts = letter.into_iter().collect();
        }
        if count.family == CAPITAL {
            before = count.counts.first().copied();
        }
    }
}

/// Whether one figure is the next one, those before it are the same, and those
/// behind it begin again (`1.2` and `2.1`) or stay (`77/31` and `78/31`).
pub fn counts_on(a: &[u32], b: &[u32]) -> bool {
    a.len() == b.len()
        && (0..a.len()).any(|at| {
            b[at] == a[at] + 1
                && a[..at] == b[..at]
                && (a[at + 1..] == b[at + 1..] || b[at + 1..].iter().all(|count| *count == 1))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, Vec<u32>, String, String)> {
        let dress = read(text)?;
        Some((
            dress.number,
            dress.count.counts,
            dress.count.family,
            dress.words.to_owned(),
        ))
    }

    #[test]
    fn a_number_in_any_dress_gives_its_parts() {
        for (text, number, counts, family) in [
            ("7. Ferries", "7", &[7][..], ""),
            ("07 Ferries", "07", &[7], ""),
            ("7 - Ferries", "7", &[7], ""),
            ("7. – Ferries", "7", &[7], ""),
            ("7– Ferries", "7", &[7], ""),
            ("7: Ferries", "7", &[7], ""),
            ("7) Ferries", "7", &[7], ")"),
            ("(7) Ferries", "7", &[7], "()"),
            ("[7] Ferries", "7", &[7], "[]"),
            ("Item 7 Ferries", "7", &[7], ""),
            ("ITEM NO. 7: Ferries", "7", &[7], ""),
            ("Agenda item 7: Ferries", "7", &[7], ""),
            ("Minute No. 12 Ferries", "12", &[12], ""),
            ("No.12 Ferries", "12", &[12], ""),
            ("#7 Ferries", "7", &[7], ""),
            ("77/31 Ferries", "77/31", &[77, 31], "/"),
            ("77 / 31 Ferries", "77 / 31", &[77, 31], "/"),
            ("77/31-32 Ferries", "77/31-32", &[77, 31, 32], "/-"),
            ("77 (31/32) Ferries", "77 (31/32)", &[77, 31, 32], "(/)"),
            ("31/HP/12 Ferries", "31/HP/12", &[31, 12], "/HP/"),
            ("31.EX.41 Ferries", "31.EX.41", &[31, 41], ".EX."),
            (
                "2031-32.HP.12: Ferries",
                "2031-32.HP.12",
                &[2031, 32, 12],
                "-.HP.",
            ),
            ("HP/31-32/12 Ferries", "HP/31-32/12", &[31, 32, 12], "HP/-/"),
            ("2406. Ferries", "2406", &[2406], ""),
            ("FA31 Ferries", "FA31", &[31], "FA"),
            ("CAB 91 Ferries", "CAB 91", &[91], "CAB"),
            ("Audit/12 Ferries", "Audit/12", &[12], "Audit/"),
            ("S.12 Ferries", "S.12", &[12], "S."),
            ("O&S 51/31 Ferries", "O&S 51/31", &[51, 31], "O&S/"),
            ("12.1 Ferries", "12.1", &[12, 1], "."),
            ("IV. Ferries", "IV", &[4], NUMERAL),
            ("C. Ferries", "C", &[3], CAPITAL),
            ("A1 Ferries", "A1", &[1], "A"),
            ("I1 Ferries", "I1", &[1], "I"),
        ] {
            let told = (
                number.to_owned(),
                counts.to_vec(),
                family.to_owned(),
                "Ferries".to_owned(),
            );
            assert_eq!(parts(text), Some(told), "{text}");
        }
    }

    #[test]
    fn a_letter_behind_the_figures_is_a_part_of_the_item() {
        for (text, number, family) in [
            ("7a Ferries", "7a", ""),
            ("7B. Ferries", "7B", ""),
            ("41a/31 Ferries", "41a/31", "/"),
            ("41/31a Ferries", "41/31a", "/"),
        ] {
            let dress = read(text).unwrap_or_else(|| unreachable!());
            let expected = if number.contains('B') { 'b' } else { 'a' };
            assert_eq!(dress.count.letter, Some(expected), "{text}");
            assert_eq!(
                (dress.number.as_str(), dress.count.family.as_str()),
                (number, family)
            );
        }
    }

    #[test]
    fn words_and_figures_are_no_numbers_of_items() {
        for text in [
            "Ferries",
            "1st May 2031",
            "£12 a week",
            "12.1Ferries",
            "31/01321/HOUSE",
            "(7 Ferries",
            "Item Ferries",
            "Ann Ash",
        ] {
            let told = read(text).map(|dress| (dress.number, dress.words.to_owned()));
            let named = told.filter(|(_, words)| !words.is_empty());
            assert_eq!(named, None, "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_a_number_and_nothing_else() {
        assert_eq!(alone("Item 7").as_deref(), Some("7"));
        assert_eq!(alone("31/HP/12.").as_deref(), Some("31/HP/12"));
        assert_eq!(alone("7 Ferries"), None);
        assert_eq!(alone("Ferries"), None);
    }

    #[test]
    fn one_figure_counts_and_the_others_stay() {
        let count = |text: &str| read(text).map(|dress| dress.count);
        let next = |a: &str, b: &str| count(a).zip(count(b)).is_some_and(|(a, b)| a.is_before(&b));
        assert!(next("77/31 A", "78/31 B"));
        assert!(next("31/HP/12 A", "31/HP/13 B"));
        assert!(next("FA31 A", "FA32 B"));
        assert!(next("7 A", "7a B"));
        assert!(next("7a A", "8 B"));
        assert!(!next("31/HP/12 A", "31/EX/13 B"));
        assert!(!next("7. A", "8) B"));
        assert!(!next("7 A", "9 B"));
    }
}
