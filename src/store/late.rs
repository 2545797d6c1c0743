//! Which item of a meeting a supplement, an addendum or a nameless page goes to.

use super::matching::Face;
use crate::domain::identity::likeness;

/// A page that lost its title is the item of its number.
pub(super) fn join_untitled(before: &[Face], now: &[Face], pairs: &mut [Option<usize>]) {
    for (index, face) in now.iter().enumerate() {
        if pairs[index].is_some() || !face.folded.is_empty() {
            continue;
        }
        pairs[index] = before
            .iter()
            .enumerate()
            .position(|(old, other)| other.hint == face.hint && !pairs.contains(&Some(old)));
    }
}

/// A supplement repeats an item's number and some of its title: "8 Low Pier" for
/// "8 Low Pier gangway: options".
pub(super) fn join_titled(before: &[Face], now: &[Face], pairs: &mut [Option<usize>]) {
    for (index, face) in now.iter().enumerate() {
        if pairs[index].is_some() {
            continue;
        }
        let mut fits = before.iter().enumerate().filter(|(old, other)| {
            let same_number = !face.hint.is_empty() && other.hint == face.hint;
            let free = !pairs.contains(&Some(*old));
            free && !other.folded.is_empty()
                && (same_number && is_alike(&face.folded, &other.folded)
                    || has_other_number(face, other) && is_part(&face.folded, &other.folded))
        });
        if let (Some((old, _)), None) = (fits.next(), fits.next()) {
            pairs[index] = Some(old);
        }
    }
}

/// A part of a title says enough where no number speaks against it.
fn has_other_number(face: &Face, other: &Face) -> bool {
    face.hint.is_empty() || other.hint.is_empty()
}

/// The same title shortened, or reworded a little, under the same number.
fn is_alike(one: &str, other: &str) -> bool {
    const SAME_NUMBER: f64 = 0.6;
    one.is_empty() || is_part(one, other) || likeness(one, other) >= SAME_NUMBER
}

/// One title holds the other as whole words.
fn is_part(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 8;
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.len() >= SHORTEST && format!(" {long} ").contains(&format!(" {short} "))
}
