//! The item of an agenda at which a promise of an earlier meeting comes up.

use crate::export::promises::Group;
use crate::store::desk::{AgendaRow, Desk};
use crate::thread::relation::{self, Rarity, Words};

/// The items of an agenda, as promises are compared with them.
pub struct ComesUp<'a> {
    agenda: &'a [AgendaRow],
    rarity: Rarity,
    words: Vec<Words>,
}

impl<'a> ComesUp<'a> {
    /// Of a meeting, whose rare words say what an item is about.
    pub fn new(desk: &'a Desk) -> ComesUp<'a> {
        let titles = desk.agenda.iter().map(|row| row.title.as_str());
        let texts = desk.actions.iter().map(|action| action.text.as_str());
        let minutes = desk.minutes.iter().map(|row| row.title.as_str());
        let rarity = Rarity::new(&desk.meeting.committee, titles.chain(minutes).chain(texts));
        let words = desk.agenda.iter().map(|row| {
            if row.procedural {
                rarity.procedural(&row.title)
            } else {
                rarity.words(&row.title, "")
            }
        });
        ComesUp {
            agenda: &desk.agenda,
            words: words.collect(),
            rarity,
        }
    }

    /// The place in the agenda of the item that it was found in, else of the one that is
    /// about the same.
    pub fn at(&self, group: &Group) -> Option<usize> {
        let found = group.traces().into_iter().find_map(|trace| {
            let item = trace.item_key?;
            let is_there = |row: &AgendaRow| row.key == item && !row.procedural;
            self.agenda.iter().position(is_there)
        });
        found.or_else(|| {
            let first = group.first();
            let own = self
                .rarity
                .words(first.item.as_deref().unwrap_or_default(), &first.text);
            let items = self.words.iter().enumerate();
            let related = items
                .filter(|(at, _)| !self.agenda[*at].procedural)
                .filter_map(|(at, words)| Some((at, relation::relation(words, &own)?.score)));
            related
                .max_by(|(_, one), (_, other)| one.total_cmp(other))
                .map(|(at, _)| at)
        })
    }
}
