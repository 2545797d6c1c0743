//! A person's own preparation: beside its words, through other versions of the papers.

use super::{JUNE, MAY, agenda, desk_on, hand, import, item, paragraph, store};
use crate::domain::agenda::Item;
use crate::domain::source::Reading;
use crate::store::desk::{BlockRole, Mine};
use crate::store::edits::Spot;
use crate::store::jots::{Beside, Jot, JotKind, Written};
use crate::store::{Store, Target};

const OLD: &str = "The old weir at Ambleford loses a third of its water in a dry summer.";
const COST: &str = "A new gate costs £40,000 and takes two winters.";

fn pack(name: &str, first: u32, words: &[&str]) -> Reading {
    let mut pack = agenda(
        name,
        MAY,
        vec![Item {
            ask: Some("to note the state of the weirs".to_owned()),
            ..item("7", "Weirs")
        }],
    );
    pack.meetings[0].items[0].pages = Some((first, first));
    pack.paragraphs = words
        .iter()
        .zip(1..)
        .map(|(words, line)| paragraph(Some(first), line, words))
        .collect();
    pack
}

fn weirs(store: &Store) -> Target {
    Target::Item(desk_on(store, MAY).agenda[0].key)
}

fn beside(words: &str) -> Written {
    Written {
        words: "who pays?".to_owned(),
        beside: Some(Beside {
            words: words.to_owned(),
            document: "pack.pdf".to_owned(),
            place: paragraph(Some(3), 2, "").place,
        }),
        ..Written::default()
    }
}

/// The words before each block of the person's own, with that block.
fn mine(store: &Store) -> Vec<(String, Mine, String)> {
    let Target::Item(key) = weirs(store) else {
        panic!("an item")
    };
    let blocks = store.item_prepared(key).unwrap();
    let pairs = blocks.windows(2).filter_map(|pair| match pair[1].role {
        BlockRole::Mine(mine) => Some((pair[0].text.clone(), mine, pair[1].text.clone())),
        _ => None,
    });
    pairs.collect()
}

fn all(store: &Store) -> Vec<Jot> {
    store.preparation().unwrap()
}

#[test]
fn a_note_stands_beside_its_words_on_whatever_page_a_new_pack_has_them() {
    let (_folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD, COST]));
    let on = Spot::On(weirs(&store));
    store
        .jot(&on, JotKind::Question, &beside(COST), &hand("Ada"))
        .unwrap();
    let stands = vec![(COST.to_owned(), Mine::Question, "who pays?".to_owned())];
    assert_eq!(mine(&store), stands);
    import(
        &mut store,
        &pack("pack-2.pdf", 9, &["A new word first.", COST, OLD]),
    );
    assert_eq!(mine(&store), stands);
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn a_note_whose_words_are_gone_is_listed_and_shown_on_its_item() {
    let (_folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD, COST]));
    let on = Spot::On(weirs(&store));
    store
        .jot(&on, JotKind::Note, &beside(COST), &hand("Ada"))
        .unwrap();
    let mut later = pack(
        "pack-2.pdf",
        3,
        &[OLD, "The gate is no longer wanted at all."],
    );
    later.source.issued = Some(JUNE);
    store.forget(&all_documents(&store)).unwrap();
    import(&mut store, &later);
    let shown = mine(&store);
    assert_eq!(shown[0].0, "My preparation");
    assert_eq!(shown[1].1, Mine::Gone);
    assert_eq!(shown[1].2, COST);
    assert!(!all(&store)[0].stands);
    let lost = store.lost_work().unwrap();
    assert_eq!(
        lost[0].sentence(),
        "the note “who pays?” of 2031-06-03 by Ada on “A new gate costs £40,000 and takes two \
         winters.” (Rivers and Roads Panel of 2031-05-06) is kept; its place is gone"
    );
}

fn all_documents(store: &Store) -> String {
    store.documents().unwrap()[0].id.clone()
}

#[test]
fn a_note_on_an_item_outlives_its_paper_and_comes_back_with_it() {
    let (_folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD]));
    let written = Written {
        words: "ask the engineer".to_owned(),
        ..Written::default()
    };
    let on = Spot::On(weirs(&store));
    store
        .jot(&on, JotKind::Note, &written, &hand("Ada"))
        .unwrap();
    store.forget(&all_documents(&store)).unwrap();
    assert_eq!(store.lost_work().unwrap()[0].text, "Weirs");
    import(&mut store, &pack("pack.pdf", 3, &[OLD]));
    assert!(store.lost_work().unwrap().is_empty());
    assert_eq!(mine(&store)[0].2, "ask the engineer");
}

#[test]
fn what_is_written_and_reworded_and_struck_off_is_taken_back_step_by_step() {
    let (_folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD, COST]));
    let on = Spot::On(weirs(&store));
    let ada = hand("Ada");
    let mut written = beside(COST);
    let id = store.jot(&on, JotKind::Question, &written, &ada).unwrap();
    let held = Spot::Held(id.clone());
    written.words = "who pays for the gate?".to_owned();
    store.jot(&held, JotKind::Question, &written, &ada).unwrap();
    written.put = true;
    store.jot(&held, JotKind::Question, &written, &ada).unwrap();
    assert_eq!(all(&store)[0].mine(), Mine::Put);
    let mut undo = || store.undo(&ada).unwrap().unwrap();
    assert_eq!(undo().what, "the striking off of a question on “Weirs”");
    assert_eq!(undo().what, "the new words of what was written on “Weirs”");
    let last = undo();
    assert_eq!(last.what, "the question on “Weirs”");
    assert_eq!(last.target, weirs(&store));
    assert!(all(&store).is_empty());
    // A number that was given is not given again: a redo may bring its bearer back.
    let other = store.jot(&on, JotKind::Note, &beside(OLD), &ada).unwrap();
    assert_ne!(other, id);
}

#[test]
fn a_row_has_one_interest_and_one_flag() {
    let (_folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD]));
    let on = Spot::On(weirs(&store));
    for leaves in [false, true] {
        let written = Written {
            leaves,
            ..Written::default()
        };
        store
            .jot(&on, JotKind::Interest, &written, &hand("Ada"))
            .unwrap();
    }
    assert_eq!(all(&store).len(), 1);
    assert_eq!(all(&store)[0].mine(), Mine::Leave);
    let id = all(&store)[0].id.clone();
    store
        .unjot(&[(JotKind::Interest, id)], &hand("Ada"))
        .unwrap();
    assert!(all(&store).is_empty());
}

#[test]
fn what_was_being_written_is_kept_until_it_is_a_note() {
    let (folder, mut store) = store();
    import(&mut store, &pack("pack.pdf", 3, &[OLD]));
    let on = Spot::On(weirs(&store));
    let ada = hand("Ada");
    store
        .keep_draft(&on, JotKind::Note, &beside(OLD), &ada)
        .unwrap();
    drop(store);
    let mut store = Store::open(&folder.path().join("store")).unwrap();
    let kept = all(&store);
    assert!(kept[0].unfinished && kept[0].written.words == "who pays?");
    assert_eq!(store.undo(&ada).unwrap(), None, "it is no edit");
    store.jot(&on, JotKind::Note, &beside(OLD), &ada).unwrap();
    assert!(all(&store).iter().all(|jot| !jot.unfinished));
    assert_eq!(all(&store).len(), 1);
}
