//! The words of a text that tell something, ready to be looked up.

use std::ops::Deref;

use crate::thread::words::{Class, Term};

/// So much of the shorter of two titles stands in the other, where they name one item.
const SAME_ITEM: f32 = 0.6;

/// Words, each once, in the order of their text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Terms {
    list: Vec<Term>,
    /// A mark for each word by its number: most words of one text are not in another, and
    /// where the mark is missing none need be compared.
    marks: u128,
    weight: f32,
}

impl From<Vec<Term>> for Terms {
    fn from(list: Vec<Term>) -> Terms {
        Terms {
            marks: list.iter().fold(0, |marks, term| marks | mark(term)),
            weight: list.iter().map(|term| term.weight).sum(),
            list,
        }
    }
}

impl FromIterator<Term> for Terms {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> Terms {
        terms.into_iter().collect::<Vec<Term>>().into()
    }
}

impl Deref for Terms {
    type Target = [Term];

    fn deref(&self) -> &[Term] {
        &self.list
    }
}

fn mark(term: &Term) -> u128 {
    1 << (term.number % u128::BITS)
}

impl Terms {
    /// Those that tell what a text is about.
    #[must_use]
    pub fn matters(&self) -> Terms {
        let matters = self.iter().filter(|term| term.class == Class::Matter);
        matters.cloned().collect()
    }

    /// Whether a word is one of them.
    pub fn holds(&self, term: &Term) -> bool {
        self.marks & mark(term) != 0 && self.iter().any(|other| other.number == term.number)
    }

    /// Whether others hold any of them.
    pub fn meet(&self, others: &Terms) -> bool {
        self.marks & others.marks != 0 && self.iter().any(|term| others.holds(term))
    }

    /// Those that others hold as well.
    pub fn of(&self, others: &Terms) -> Vec<&Term> {
        if self.marks & others.marks == 0 {
            return Vec::new();
        }
        self.iter().filter(|term| others.holds(term)).collect()
    }

    /// What they weigh together.
    pub fn weight(&self) -> f32 {
        self.weight
    }

    /// Whether the words are those of two titles of one item.
    pub fn are_alike(&self, other: &Terms) -> bool {
        let shared: f32 = self.of(other).iter().map(|term| term.weight).sum();
        shared > 0.0 && shared / self.weight.min(other.weight) > SAME_ITEM
    }
}
