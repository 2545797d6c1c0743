//! The same pattern without its counting, and with one letter beyond ASCII as good as
//! another: a quick question to be asked before.
//!
//! "Two to a hundred and twenty letters" costs a state for every one of them, and "any
//! letter" a dozen for the ways in which letters are written in bytes. A pattern that lets
//! both go finds all that the pattern itself finds, and more, at a part of that cost; the
//! pattern itself is compiled and run where this one says that it may match. Most never do.

use regex_syntax::hir::{
    Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, HirKind, Repetition,
};

/// Counts up to here cost little.
const FEW: u32 = 3;

/// The pattern with its counts and its letters beyond ASCII let go.
pub fn loosen(pattern: &str) -> Option<Hir> {
    Some(loose(&regex_syntax::parse(pattern).ok()?))
}

/// Whether the pattern has counts or letters to be let go.
pub fn is_strict(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repeated) => {
            repeated.min > FEW || repeated.max > Some(FEW) || is_strict(&repeated.sub)
        }
        HirKind::Capture(group) => is_strict(&group.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(is_strict),
        HirKind::Class(Class::Unicode(class)) => is_wide(class),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

fn loose(hir: &Hir) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(loose).collect();
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) if is_wide(class) => plain_or_beyond(class),
        HirKind::Repetition(repeated) => {
            let sub = Box::new(loose(&repeated.sub));
            Hir::repetition(Repetition {
                min: if repeated.min > FEW { 1 } else { repeated.min },
                max: repeated.max.filter(|most| *most <= FEW),
                greedy: repeated.greedy,
                sub,
            })
        }
        HirKind::Capture(group) => loose(&group.sub),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(branches) => Hir::alternation(all(branches)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
}

/// Whether a class has letters beyond ASCII, other than the two that fold into it.
fn is_wide(class: &ClassUnicode) -> bool {
    class
        .iter()
        .any(|range| !range.end().is_ascii() && !matches!(range.end(), 'ſ' | '\u{212a}'))
}

/// A class of letters: those of ASCII that it has, or what is written in bytes beyond it.
fn plain_or_beyond(class: &ClassUnicode) -> Hir {
    let plain = class.iter().filter_map(|range| {
        let first = u8::try_from(range.start()).ok().filter(u8::is_ascii)?;
        let last = u8::try_from(range.end()).map_or(0x7f, |last| last.min(0x7f));
        Some(ClassBytesRange::new(first, last))
    });
    let beyond = ClassBytes::new([ClassBytesRange::new(0x80, 0xff)]);
    Hir::alternation(vec![
        Hir::class(Class::Bytes(ClassBytes::new(plain))),
        Hir::repetition(Repetition {
            min: 1,
            max: None,
            greedy: true,
            sub: Box::new(Hir::class(Class::Bytes(beyond))),
        }),
    ])
}

#[cfg(test)]
mod tests {
    use regex_syntax::ParserBuilder;

    use super::*;

    #[test]
    fn a_pattern_without_its_counts_finds_all_that_it_found_and_more() {
        for (pattern, loose) in [
            (
                r"^a.{2,120} held",
                r"^a(?:[\x00-\x09\x0b-\x7f]|[\x80-\xff]+){2,} held",
            ),
            (r"(?:dr )?(?:b ){0,4}\.{20}", r"(?:dr )?(?:b )*\.+"),
            (r"[a-zé]+’", r"(?:[a-z]|[\x80-\xff]+)+\xe2\x80\x99"),
        ] {
            assert!(regex_syntax::parse(pattern).is_ok_and(|hir| is_strict(&hir)));
            let mut bytes = ParserBuilder::new().utf8(false).unicode(false).build();
            assert_eq!(loosen(pattern), bytes.parse(loose).ok(), "{pattern}");
        }
        for plain in [r"^(?:a|b)+ \d{1,2}$", "(?i)^asks"] {
            let plain = regex_syntax::parse(&plain.replace(r"\d", "[0-9]"));
            assert!(plain.is_ok_and(|hir| !is_strict(&hir)));
        }
    }
}
