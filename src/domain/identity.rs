//! What makes a fact the same fact when it is read again.
//!
//! A meeting is its committee, date and ordinal on that day; an item its meeting
//! and folded title, the number as tie-break; an action its meeting and folded
//! text (kind, rule, number, page and order change with a better reader and are
//! never part of it); a programme row its committee, municipal year and item text
//! (not the date, which moves). Ids are short digests of these.

use sha2::{Digest, Sha256};

use crate::domain::fold;

/// Letters of an id: enough that two of 40,000 meet once in a million stores.
const ID_LENGTH: usize = 12;

/// A short, stable id over the parts of an identity. Each part is folded first.
pub fn id(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(fold::compare(part).as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize())[..ID_LENGTH].to_owned()
}

/// The SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// How alike two folded texts are, from 0 to 1: the share of their letter pairs
/// that stand in both (Dice's coefficient).
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> =
            letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut left, mut right, mut shared) = (0, 0, 0_u32);
    while left < a.len() && right < b.len() {
        match a[left].cmp(&b[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                left += 1;
                right += 1;
            }
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    2.0 * f64::from(shared) / f64::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_does_not_see_case_or_spacing() {
        assert_eq!(
            id(&["Housing  Panel", "2031-05-06"]),
            id(&["HOUSING PANEL", "2031-05-06"])
        );
        assert_ne!(id(&["ab", "c"]), id(&["a", "bc"]));
    }

    #[test]
    fn likeness_is_one_for_the_same_and_near_for_a_slip() {
        assert!((likeness("a report on buses", "a report on buses") - 1.0).abs() < f64::EPSILON);
        assert!(likeness("a report on the buses", "a report on the busses") > 0.9);
        assert!(likeness("a report on buses", "the quorum was lost") < 0.5);
    }
}
