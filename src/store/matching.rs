//! Identity over time: which row of before is the same as which row of now.
//!
//! One to one, within a group (a meeting, a programme's year): first the same text
//! with the same hint, then the same text, then a likeness of 0.9. Kind, rule,
//! number, page and order play no part, since a better reading changes all five.

use crate::domain::identity;

/// From here on two texts are taken for the same one, reworded.
const ALIKE: f64 = 0.9;

/// A row's identity: its folded text, and what tells equal texts apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Face {
    /// The text as it is compared.
    pub folded: String,
    /// The folded title of its item, or its number.
    pub hint: String,
}

/// For each row of now, the index of the row of before that it is.
pub(super) fn pair(before: &[Face], now: &[Face]) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        of_now: vec![None; now.len()],
        taken: vec![false; before.len()],
    };
    pairs.join(before, now, |old, new| old == new);
    pairs.join(before, now, |old, new| {
        !new.folded.is_empty() && old.folded == new.folded
    });
    pairs.join_alike(before, now);
    pairs.of_now
}

struct Pairs {
    of_now: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn join(&mut self, before: &[Face], now: &[Face], same: impl Fn(&Face, &Face) -> bool) {
        for (index, new) in now.iter().enumerate() {
            if self.of_now[index].is_some() {
                continue;
            }
            let found = before
                .iter()
                .enumerate()
                .position(|(old, face)| !self.taken[old] && same(face, new));
            if let Some(old) = found {
                self.take(index, old);
            }
        }
    }

    /// The likest pair first, so that no row takes what another has more right to.
    fn join_alike(&mut self, before: &[Face], now: &[Face]) {
        let mut alike = Vec::new();
        for (index, new) in now.iter().enumerate() {
            if self.of_now[index].is_some() {
                continue;
            }
            for (old, face) in before.iter().enumerate() {
                if self.taken[old] || too_unlike(&face.folded, &new.folded) {
                    continue;
                }
                let likeness = identity::likeness(&face.folded, &new.folded);
                if likeness >= ALIKE {
                    alike.push((likeness, index, old));
                }
            }
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, index, old) in alike {
            if self.of_now[index].is_none() && !self.taken[old] {
                self.take(index, old);
            }
        }
    }

    fn take(&mut self, now: usize, before: usize) {
        self.of_now[now] = Some(before);
        self.taken[before] = true;
    }
}

/// Lengths alone rule most pairs out: shared pairs of letters are at most the
/// shorter text's.
fn too_unlike(a: &str, b: &str) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    short == 0 || 20 * short < 16 * long
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(texts: &[(&str, &str)]) -> Vec<Face> {
        texts
            .iter()
            .map(|(folded, hint)| Face {
                folded: (*folded).to_owned(),
                hint: (*hint).to_owned(),
            })
            .collect()
    }

    #[test]
    fn equal_texts_are_told_apart_by_their_item_and_then_by_occurrence() {
        let before = faces(&[
            ("note it", "buses"),
            ("note it", "parks"),
            ("note it", "parks"),
        ]);
        let now = faces(&[
            ("note it", "parks"),
            ("note it", "parks"),
            ("note it", "buses"),
        ]);
        assert_eq!(pair(&before, &now), [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn a_reworded_text_keeps_its_row_unless_another_has_more_right_to_it() {
        let before = faces(&[("a report on the night buses", "")]);
        let now = faces(&[
            ("a report on the nights buses", ""),
            ("a report on the night buses", ""),
            ("the parks are to be mown", ""),
        ]);
        assert_eq!(pair(&before, &now), [None, Some(0), None]);
        assert_eq!(pair(&before, &now[..1]), [Some(0)]);
    }

    #[test]
    fn rows_without_text_are_the_same_only_by_their_number() {
        let before = faces(&[("", "4"), ("", "5")]);
        let now = faces(&[("", "5"), ("", "6")]);
        assert_eq!(pair(&before, &now), [Some(1), None]);
    }
}
