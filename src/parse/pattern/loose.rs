//! The same pattern without its counting: a quick question to be asked before.
//!
//! "Two to a hundred and twenty letters" costs a state for every one of them. A pattern
//! whose counts are let go finds all that the pattern itself finds, and more, at a part of
//! that cost; the pattern itself is compiled and run where this one says that it may match.

use regex_syntax::hir::{Hir, HirKind, Repetition};

/// Counts up to here cost little.
const FEW: u32 = 3;

/// The pattern with its counts let go.
pub fn loosen(pattern: &str) -> Option<Hir> {
    Some(without_counts(&regex_syntax::parse(pattern).ok()?))
}

/// Whether the pattern has counts to be let go.
pub fn counts(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repeated) => {
            repeated.min > FEW || repeated.max > Some(FEW) || counts(&repeated.sub)
        }
        HirKind::Capture(group) => counts(&group.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(counts),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

fn without_counts(hir: &Hir) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(without_counts).collect();
    match hir.kind() {
        HirKind::Repetition(repeated) => {
            let sub = Box::new(without_counts(&repeated.sub));
            Hir::repetition(Repetition {
                min: if repeated.min > FEW { 1 } else { repeated.min },
                max: repeated.max.filter(|most| *most <= FEW),
                greedy: repeated.greedy,
                sub,
            })
        }
        HirKind::Capture(group) => without_counts(&group.sub),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(branches) => Hir::alternation(all(branches)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_without_its_counts_finds_all_that_it_found_and_more() {
        for (pattern, loose) in [
            (r"^a.{2,120} held", r"^a.{2,} held"),
            (r"(?:dr )?(?:b ){0,4}\.{20}", r"(?:dr )?(?:b )*\.+"),
        ] {
            assert!(regex_syntax::parse(pattern).is_ok_and(|hir| counts(&hir)));
            assert_eq!(
                loosen(pattern),
                regex_syntax::parse(loose).ok(),
                "{pattern}"
            );
        }
        let plain = regex_syntax::parse(r"^(?:a|b)+ \d{1,2}$");
        assert!(plain.is_ok_and(|hir| !counts(&hir)));
    }
}
