//! The marker in front of a point: `1.`, `(a)`, `iv)`, `•`.

use crate::parse::pattern::Pattern;

/// A point's marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// As printed: `(a)`.
    pub printed: String,
    /// Without brackets or full stop: `a`; empty for a bullet.
    pub value: String,
    /// How it counts.
    pub count: Count,
    /// Its brackets, full stop, or the bullet itself: markers of one list share it.
    pub shape: String,
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// It does not: bullets and dashes.
    Bullet,
    /// `1`, `2`.
    Number,
    /// `1.1`, `4.2`: the numbers of paragraphs.
    Decimal,
    /// `a`, `b`.
    Letter,
    /// `i`, `ii`.
    Roman,
}

static BULLET: Pattern = Pattern::new(
    r"^(>{1,3}|[=-]{1,2}>|[-–—•·∙●○◦▪▫■□➢►➤➔→⇒»✓✔*\u{f0b7}\u{f0a7}\u{f0d8}\u{f0e0}\u{2023}\u{2043}])(?:\s+|$)",
);
static NUMBER: Pattern = Pattern::new(r"^(\(?)(\d{1,3})(\.\)|[.)]| \.)(?:\s+|$|([A-Z“‘]))");
static DECIMAL: Pattern = Pattern::new(r"^(\d{1,3}\.\d{1,2}(?:\.\d{1,2})?)(\.|\))?(?:\s+|$)");
/// "(6.1) Footpaths": the same in brackets.
static BRACKETED: Pattern = Pattern::new(r"^\((\d{1,2}\.\d{1,2})\)\s+\p{Lu}");
/// The numbers of standing matters in parish minutes: `13i)`, `4.11iii)`.
static COMPOUND: Pattern =
    Pattern::new(r"^(\d{1,3}(?:\.\s?\d{1,3})*\.?(?:[ivx]{1,6}|[a-z]))(\))(?:\s+|$)");
/// `10.30 a.m.` and `3.5 million` are figures.
static CLOCK: Pattern = Pattern::new(
    r"(?i)^\d{1,3}\.\d{1,2}\s*(?:[ap]\.?m\b|hours|hrs|noon|million|billion|per cent|%|k?m\b)",
);
static LETTER: Pattern = Pattern::new(r"^(\(?)([a-z]|[A-Z])(\.\)|[.)])(?:\s+|$|([A-Z“‘]))");
static ROMAN: Pattern =
    Pattern::new(r"^(\(?)([ivx]{1,6}|[IVX]{1,6})(\.\)|[.)])(?:\s+|$|([A-Z“‘]))");

/// "[1] the plan be approved": the points of a resolution in square brackets.
static SQUARE: Pattern = Pattern::new(r"^\[([0-9]{1,2}|[a-z]|[ivx]{1,4})\]\s+[\p{L}£“‘]");

/// "31.HP.12" numbers a minute by its year and its body.
static CODE: Pattern = Pattern::new(r"^\d{2,4}\.[A-Z]{1,6}\.\d");

/// "B. Ash" behind "A.": the letters of one name.
static INITIALS: Pattern = Pattern::new(r"^[A-Z]\. ?(?:[A-Z]\. ?)*\p{Lu}");

/// "A. de Ash": a name goes on in small letters.
static PARTICLE: Pattern = Pattern::new(
    r"^(?:de|da|di|du|del|della|la|le|van|von|der|den|ter|ten|ap|ab|ferch|bin|al|el)[ -]",
);

/// The marker that the text begins with, and what is behind it.
pub fn split(text: &str) -> Option<(Marker, &str)> {
    if let Some(found) = BULLET.captures(text) {
        let rest = text[found[0].len()..].trim_start();
        // "- 1.1 …" and "- a) …" are the inner marker behind an editor's dash.
        if !BULLET.is_in(rest)
            && let Some(inner) = split(rest)
        {
            return Some(inner);
        }
        return Some((
            Marker {
                printed: found[1].to_owned(),
                value: String::new(),
                count: Count::Bullet,
                shape: found[1].to_owned(),
            },
            rest,
        ));
    }
    if let Some(found) = DECIMAL.captures(text)
        && !CLOCK.is_in(text)
    {
        let end = found.get(2).map_or("", |end| end.as_str());
        return Some(marker(text, &found[1], Count::Decimal, "", end));
    }
    if let Some(found) = BRACKETED.captures(text) {
        return Some(marker(text, &found[1], Count::Decimal, "(", ")"));
    }
    if let Some(found) = COMPOUND.captures(text) {
        return Some(marker(text, &found[1], Count::Decimal, "", &found[2]));
    }
    if let Some(found) = SQUARE.captures(text) {
        let value = &found[1];
        let count = if value.starts_with(|first: char| first.is_ascii_digit()) {
            Count::Number
        } else if roman(value).is_some() {
            Count::Roman
        } else {
            Count::Letter
        };
        return Some(marker(text, value, count, "[", "]"));
    }
    if CODE.is_in(text) {
        return None;
    }
    let patterns = [
        (&ROMAN, Count::Roman),
        (&LETTER, Count::Letter),
        (&NUMBER, Count::Number),
    ];
    for (pattern, count) in patterns {
        if let Some(found) = pattern.captures(text) {
            // "A. Person" is an initial, "I. Person" too.
            let value = &found[2];
            let initial =
                value.chars().all(char::is_uppercase) && &found[3] == "." && found.get(4).is_none();
            let behind = &text[found[0].len() - found.get(4).map_or(0, |next| next.len())..];
            let initials = value.len() == 1
                && value.chars().all(char::is_uppercase)
                && &found[3] == "."
                && INITIALS.is_in(behind);
            // A point says "That …", "To …", or goes on with its stem in small letters.
            let points = |rest: &str| {
                rest.starts_with("That ")
                    || rest.starts_with("To ")
                    || rest.starts_with(char::is_lowercase) && !PARTICLE.is_in(rest)
            };
            if (initial && value.len() == 1 || initials) && !points(&text[found[0].len()..]) {
                return None;
            }
            return Some(marker(text, value, count, &found[1], &found[3]));
        }
    }
    None
}

fn marker<'t>(
    text: &'t str,
    value: &str,
    count: Count,
    open: &str,
    close: &str,
) -> (Marker, &'t str) {
    let printed = format!("{open}{value}{close}");
    let rest = text[printed.len().min(text.len())..].trim_start();
    let marker = Marker {
        value: value.to_owned(),
        count,
        shape: format!("{open}{close}"),
        printed,
    };
    (marker, rest)
}

impl Marker {
    /// Where it stands in its count, from 1; two readings of `i`, `v`, `x`, `c`.
    fn places(&self) -> Vec<u32> {
        let value = self.value.to_lowercase();
        match self.count {
            Count::Bullet | Count::Decimal => Vec::new(),
            Count::Number => value.parse().into_iter().collect(),
            Count::Letter | Count::Roman => {
                letter(&value).into_iter().chain(roman(&value)).collect()
            }
        }
    }

    /// Whether this marker can be the one after `before` in the same list.
    pub fn follows(&self, before: &Marker) -> bool {
        if self.shape != before.shape {
            return false;
        }
        match (self.count, before.count) {
            (Count::Bullet, Count::Bullet) | (Count::Decimal, Count::Decimal) => true,
            (Count::Number, Count::Number) => next(&before.places(), &self.places()),
            (Count::Letter | Count::Roman, Count::Letter | Count::Roman) => {
                next(&before.places(), &self.places())
            }
            _ => false,
        }
    }

    /// Whether it is the second of its list: `2`, `b`, `ii`.
    pub fn places_second(&self) -> bool {
        self.places().contains(&2)
    }

    /// Whether a list begins with it: `1`, `a`, `i`, a bullet.
    pub fn begins(&self) -> bool {
        matches!(self.count, Count::Bullet | Count::Decimal) || self.places().contains(&1)
    }
}

fn next(before: &[u32], after: &[u32]) -> bool {
    before
        .iter()
        .any(|place| after.contains(&place.saturating_add(1)))
}

/// The place of a letter in its list.
pub fn letter(value: &str) -> Option<u32> {
    match value.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    }
}

/// What a Roman numeral counts, in small letters.
pub fn roman(value: &str) -> Option<u32> {
    let worth = |letter| match letter {
        'i' => Some(1_u32),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let worths: Vec<u32> = value.chars().map(worth).collect::<Option<_>>()?;
    let mut sum = 0_i64;
    for (index, worth) in worths.iter().enumerate() {
        let smaller = worths.get(index + 1).is_some_and(|after| after > worth);
        sum += i64::from(*worth) * if smaller { -1 } else { 1 };
    }
    u32::try_from(sum).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn dashes_without_end_are_one_bullet() {
        let dashes = "- ".repeat(100_000);
        let (marker, rest) = split(&dashes).unwrap();
        assert_eq!(
            (marker.printed.as_str(), rest.len()),
            ("-", dashes.len() - 2)
        );
    }

    #[test]
    fn every_kind_of_marker_is_parted_from_its_words() {
        for (text, value, rest) in [
            ("1. That", "1", "That"),
            ("(2) That", "2", "That"),
            ("a) note", "a", "note"),
            ("(iv) note", "iv", "note"),
            ("\u{b7} The", "", "The"),
            ("- The", "", "The"),
            ("- b) Receive", "b", "Receive"),
            ("- 2.1 As", "2.1", "As"),
            ("4.2", "4.2", ""),
            ("3)That", "3", "That"),
        ] {
            let (marker, found) = split(text).unwrap();
            assert_eq!((marker.value.as_str(), found), (value, rest), "{text}");
        }
    }

    #[test]
    fn words_and_years_and_initials_are_no_markers() {
        for text in [
            "That",
            "2025. The",
            "A. Person asked",
            "A.B. Ash",
            "J. Ash",
            "-5 degrees",
            "co-op",
            "3.5 million",
            "10.30 a.m. at",
            "1.5m",
        ] {
            let found = split(text).map(|(marker, _)| marker.printed);
            assert!(found.is_none(), "{text} {found:?}");
        }
    }

    #[test]
    fn lists_count_on() {
        let marker = |text: &str| split(text).unwrap().0;
        assert!(marker("b) x").follows(&marker("a) x")));
        assert!(marker("(i) x").follows(&marker("(h) x")));
        assert!(marker("(v) x").follows(&marker("(iv) x")));
        assert!(marker("ix. x").follows(&marker("viii. x")));
        assert!(!marker("a) x").follows(&marker("1) x")));
        assert!(!marker("3. x").follows(&marker("1. x")));
        assert!(marker("(i) x").begins());
    }
}
