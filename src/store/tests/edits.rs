//! The journal: undo, redo, and two people at once.

use proptest::prelude::{Strategy, prop, proptest};

use super::{MAY, actions, desk_on, hand, import, minuted, minutes, store, target};
use crate::domain::meeting::Status;
use crate::store::{Error, Store, Target, Ticked};

fn with_actions(points: &[&str]) -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    let paper = minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![minuted("7", "Weirs", points)],
    );
    import(&mut store, &paper);
    (folder, store)
}

fn ticked(store: &Store) -> Vec<String> {
    let rows = actions(store, MAY).into_iter();
    let mut texts: Vec<String> = rows
        .filter(|row| row.ticked.is_some())
        .map(|row| row.text)
        .collect();
    texts.sort();
    texts
}

#[test]
fn an_undo_says_what_it_took_back_and_where() {
    let (_folder, mut store) = with_actions(&["a survey", "a map"]);
    let rows = actions(&store, MAY);
    let both = [target(&rows, "a survey"), target(&rows, "a map")];
    store.tick(&both, Ticked::Yes, &hand("Ada")).unwrap();
    assert_eq!(ticked(&store), ["a map", "a survey"]);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the tick on “a survey” and one other");
    assert_eq!(undone.target, both[0]);
    assert_eq!(undone.meeting_key, Some(desk_on(&store, MAY).meeting.key));
    assert!(ticked(&store).is_empty());
    assert_eq!(store.undo(&hand("Ada")).unwrap(), None);
}

#[test]
fn an_undo_works_after_a_restart_and_redo_brings_the_same_tick_back() {
    let (folder, mut store) = with_actions(&["a survey"]);
    let row = target(&actions(&store, MAY), "a survey");
    store.tick(&[row], Ticked::Yes, &hand("Ada")).unwrap();
    let before = actions(&store, MAY);
    drop(store);
    let mut store = Store::open(&folder.path().join("store")).unwrap();
    assert!(store.undo(&hand("Ada")).unwrap().is_some());
    assert!(store.redo(&hand("Ada")).unwrap().is_some());
    assert_eq!(actions(&store, MAY), before);
    assert_eq!(store.redo(&hand("Ada")).unwrap(), None);
}

#[test]
fn an_undo_takes_back_ones_own_edit_and_not_anothers() {
    let (_folder, mut store) = with_actions(&["a survey", "a map"]);
    let rows = actions(&store, MAY);
    store
        .tick(&[target(&rows, "a survey")], Ticked::Yes, &hand("Ada"))
        .unwrap();
    store
        .tick(&[target(&rows, "a map")], Ticked::Yes, &hand("Bea"))
        .unwrap();
    store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(ticked(&store), ["a map"]);
    assert_eq!(store.undo(&hand("Cyd")).unwrap(), None);
}

#[test]
fn an_undo_of_a_row_that_changed_since_does_nothing_and_says_so() {
    let (_folder, mut store) = with_actions(&["a survey", "a map"]);
    let rows = actions(&store, MAY);
    let both = [target(&rows, "a survey"), target(&rows, "a map")];
    store.tick(&both, Ticked::Yes, &hand("Ada")).unwrap();
    store.tick(&both[..1], Ticked::No, &hand("Bea")).unwrap();
    let said = store.undo(&hand("Ada")).unwrap_err();
    assert!(matches!(said, Error::Changed(_)));
    assert!(said.to_string().contains("nothing was undone"), "{said}");
    assert_eq!(ticked(&store), ["a map"]);
}

#[test]
fn a_new_edit_ends_what_can_be_done_again() {
    let (_folder, mut store) = with_actions(&["a survey", "a map"]);
    let rows = actions(&store, MAY);
    store
        .tick(&[target(&rows, "a survey")], Ticked::Yes, &hand("Ada"))
        .unwrap();
    store.undo(&hand("Ada")).unwrap();
    store
        .tick(&[target(&rows, "a map")], Ticked::Yes, &hand("Ada"))
        .unwrap();
    assert_eq!(store.redo(&hand("Ada")).unwrap(), None);
}

#[test]
fn a_star_is_an_edit_and_its_undo_names_the_committee() {
    let (_folder, mut store) = with_actions(&["a survey"]);
    let committee = desk_on(&store, MAY).meeting.committee_key;
    store.star(committee, true, &hand("Ada")).unwrap();
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.target, Target::Committee(committee));
    assert!(!desk_on(&store, MAY).meeting.mine);
}

#[test]
fn the_journal_is_append_only() {
    let (_folder, mut store) = with_actions(&["a survey"]);
    let row = target(&actions(&store, MAY), "a survey");
    store.tick(&[row], Ticked::Yes, &hand("Ada")).unwrap();
    for sql in ["UPDATE edits SET who = 'Bea'", "DELETE FROM edit_changes"] {
        assert!(store.edits.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn an_edit_shows_to_another_connection() {
    let (folder, mut store) = with_actions(&["a survey"]);
    let other = Store::open(&folder.path().join("store")).unwrap();
    let before = other.data_version().unwrap();
    let row = target(&actions(&store, MAY), "a survey");
    store.tick(&[row], Ticked::Yes, &hand("Ada")).unwrap();
    assert_ne!(other.data_version().unwrap(), before);
    assert_eq!(ticked(&other), ["a survey"]);
}

#[derive(Debug, Clone)]
enum Deed {
    Tick(Vec<usize>, Ticked),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let rows = prop::collection::vec(0..3_usize, 1..3);
    let deed = proptest::prop_oneof![
        3 => (rows, proptest::bool::ANY).prop_map(|(rows, yes)| {
            Deed::Tick(rows, if yes { Ticked::Yes } else { Ticked::No })
        }),
        2 => proptest::strategy::Just(Deed::Undo),
        2 => proptest::strategy::Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 1..25)
}

/// What a list of states and a place in it would do.
struct Model {
    states: Vec<[bool; 3]>,
    at: usize,
}

impl Model {
    fn does(&mut self, deed: &Deed) {
        match deed {
            Deed::Tick(rows, done) => {
                let mut state = self.states[self.at];
                for row in rows {
                    state[*row] = *done == Ticked::Yes;
                }
                if state != self.states[self.at] {
                    self.states.truncate(self.at + 1);
                    self.states.push(state);
                    self.at += 1;
                }
            }
            Deed::Undo => self.at = self.at.saturating_sub(1),
            Deed::Redo => self.at = (self.at + 1).min(self.states.len() - 1),
        }
    }
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 24, ..Default::default() })]
    #[test]
    fn random_ticks_undos_and_redos_end_where_a_list_of_states_ends(deeds in deeds()) {
        let points = ["one thing", "two more", "three"];
        let (_folder, mut store) = with_actions(&points);
        let rows = actions(&store, MAY);
        let targets = points.map(|text| target(&rows, text));
        let mut model = Model { states: vec![[false; 3]], at: 0 };
        for deed in &deeds {
            model.does(deed);
            match deed {
                Deed::Tick(rows, done) => {
                    let chosen: Vec<Target> = rows.iter().map(|row| targets[*row]).collect();
                    store.tick(&chosen, *done, &hand("Ada")).unwrap();
                }
                Deed::Undo => { store.undo(&hand("Ada")).unwrap(); }
                Deed::Redo => { store.redo(&hand("Ada")).unwrap(); }
            }
        }
        let ticked = ticked(&store);
        let stands = points.map(|text| ticked.iter().any(|ticked| ticked == text));
        assert_eq!(stands, model.states[model.at]);
    }
}
