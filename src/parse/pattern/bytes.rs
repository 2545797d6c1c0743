//! The bytes that a match may begin with: most texts begin otherwise, and are told by one look.

use regex_syntax::hir::{Class, Hir, HirKind};

/// A set of bytes.
#[derive(Clone, Copy)]
pub struct Bytes([u64; 4]);

impl Bytes {
    const NONE: Bytes = Bytes([0; 4]);

    /// Whether it holds this one.
    pub fn has(self, byte: u8) -> bool {
        self.0[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
    }

    fn with(mut self, first: u8, last: u8) -> Bytes {
        for byte in first..=last {
            self.0[usize::from(byte / 64)] |= 1 << (byte % 64);
        }
        self
    }

    fn and(self, other: Bytes) -> Bytes {
        Bytes(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }
}

/// The first bytes of all that a pattern matches; `None` where it matches nothing at all too.
pub fn first(hir: &Hir) -> Option<Bytes> {
    let (bytes, empty) = begins(hir);
    (!empty).then_some(bytes)
}

/// The first bytes, and whether there may be none.
fn begins(hir: &Hir) -> (Bytes, bool) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => (Bytes::NONE, true),
        HirKind::Literal(literal) => match literal.0.first() {
            Some(byte) => (Bytes::NONE.with(*byte, *byte), false),
            None => (Bytes::NONE, true),
        },
        HirKind::Class(class) => (of_class(class), false),
        HirKind::Repetition(repeated) => {
            let (bytes, empty) = begins(&repeated.sub);
            (bytes, empty || repeated.min == 0)
        }
        HirKind::Capture(group) => begins(&group.sub),
        HirKind::Concat(parts) => {
            let mut all = Bytes::NONE;
            for part in parts {
                let (bytes, empty) = begins(part);
                all = all.and(bytes);
                if !empty {
                    return (all, false);
                }
            }
            (all, true)
        }
        HirKind::Alternation(branches) => {
            let both = |(all, any): (Bytes, bool), (bytes, empty)| (all.and(bytes), any || empty);
            branches.iter().map(begins).fold((Bytes::NONE, false), both)
        }
    }
}

/// Whatever is beyond ASCII begins with a byte beyond it.
fn of_class(class: &Class) -> Bytes {
    match class {
        Class::Unicode(class) => class.iter().fold(Bytes::NONE, |all, range| {
            let byte = |letter: char| u8::try_from(letter).ok().filter(u8::is_ascii);
            match (byte(range.start()), byte(range.end())) {
                (Some(first), Some(last)) => all.with(first, last),
                (Some(first), None) => all.with(first, u8::MAX),
                (None, _) => all.with(0x80, u8::MAX),
            }
        }),
        Class::Bytes(class) => class.iter().fold(Bytes::NONE, |all, range| {
            all.with(range.start(), range.end())
        }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_first_bytes_of_a_pattern_are_those_of_all_that_may_stand_first() {
        let of = |pattern: &str| first(&regex_syntax::parse(pattern).unwrap());
        let told = of(r"^ ?(?:(?i)(?:the )?ferry|[0-9]{2}|é)\b").unwrap();
        for byte in *b" TtFf07\xc3" {
            assert!(told.has(byte), "{byte}");
        }
        for byte in *b"hE:\t" {
            assert!(!told.has(byte), "{byte}");
        }
        assert!(of("^(?:ferry)?$").is_none());
    }
}
