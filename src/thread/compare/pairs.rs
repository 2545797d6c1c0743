//! What of a second version is what of the first, each once.

use std::collections::HashSet;

use crate::domain::identity::likeness;

/// For each of the second, which of the first it is: the same words first, then the
/// likeliest, each once.
pub fn pair(before: &[String], after: &[String], least: f64) -> Vec<Option<usize>> {
    let mut pairs = Pairs::new(before.len(), after.len());
    pairs.join_same(before, after);
    pairs.join_alike(before, after, least);
    pairs.of
}

/// What of the second is what of the first, each once.
pub struct Pairs {
    /// For each of the second, which of the first.
    pub of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    /// Joins those of which a rule says that they are one, in their order.
    pub fn join_where(&mut self, before: usize, after: usize, rule: impl Fn(usize, usize) -> bool) {
        for at in 0..after {
            let free = |old: &usize| !self.taken[*old] && self.of[at].is_none();
            let old = (0..before).filter(free).find(|old| rule(*old, at));
            if let Some(old) = old {
                self.join(at, old);
            }
        }
    }

    /// Nothing is paired yet.
    pub fn new(before: usize, after: usize) -> Pairs {
        Pairs {
            of: vec![None; after],
            taken: vec![false; before],
        }
    }

    /// Joins one with another, unless either is taken.
    pub fn join(&mut self, at: usize, old: usize) {
        if self.of[at].is_none() && !self.taken[old] {
            self.taken[old] = true;
            self.of[at] = Some(old);
        }
    }

    /// Joins those of the same face, in their order.
    pub fn join_same<T: PartialEq>(&mut self, before: &[T], after: &[T]) {
        for (at, is) in after.iter().enumerate() {
            let same = (0..before.len()).find(|old| !self.taken[*old] && before[*old] == *is);
            if let Some(old) = same {
                self.join(at, old);
            }
        }
    }

    /// Joins the likeliest that are left.
    pub fn join_alike(&mut self, before: &[String], after: &[String], least: f64) {
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for (at, is) in after
            .iter()
            .enumerate()
            .filter(|(at, _)| self.of[*at].is_none())
        {
            for (old, was) in before
                .iter()
                .enumerate()
                .filter(|(old, _)| !self.taken[*old])
            {
                let likeness = likeness(was, is);
                if likeness >= least {
                    alike.push((likeness, at, old));
                }
            }
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, at, old) in alike {
            self.join(at, old);
        }
    }
}

/// Which of the second changed places: all but the longest run that kept its order.
pub fn changed_places(pairs: &[Option<usize>]) -> HashSet<usize> {
    let kept: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, old)| Some((at, (*old)?)))
        .collect();
    // The longest rising run that ends at each, and what stands before it there.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (index, (_, old)) in kept.iter().enumerate() {
        let before = (0..index)
            .filter(|earlier| kept[*earlier].1 < *old)
            .max_by_key(|earlier| runs[*earlier].0);
        runs.push((before.map_or(1, |earlier| runs[earlier].0 + 1), before));
    }
    let mut moved: HashSet<usize> = kept.iter().map(|(at, _)| *at).collect();
    let mut last = (0..runs.len()).max_by_key(|index| runs[*index].0);
    while let Some(index) = last {
        moved.remove(&kept[index].0);
        last = runs[index].1;
    }
    moved
}
