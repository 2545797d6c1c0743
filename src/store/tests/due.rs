//! Threads of many papers are reckoned once, behind the last; none is left stale.

use super::*;

fn may() -> Reading {
    let points = ["That a report on the weir at Otter Lock be brought."];
    minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![minuted("9", "The weir", &points)],
    )
}

fn june() -> Reading {
    agenda("june.pdf", JUNE, vec![item("4", "Weir at Otter Lock")])
}

/// The traces of every action of the June desk.
fn traces(store: &Store) -> Vec<(String, usize)> {
    let found = actions(store, JUNE).into_iter();
    let found = found.map(|action| (action.text.clone(), action.thread.traces.len()));
    found.filter(|(_, traces)| *traces > 0).collect()
}

fn papers() -> [Reading; 2] {
    [may(), june()]
}

#[test]
fn papers_that_wait_are_reckoned_behind_the_last() {
    let (_one, mut at_once) = store();
    let (_two, mut behind) = store();
    behind.let_threads_wait();
    for paper in papers() {
        import(&mut at_once, &paper);
        import(&mut behind, &paper);
    }
    assert_eq!(traces(&at_once).len(), 1);
    assert!(traces(&behind).is_empty(), "nothing is reckoned yet");
    behind.reckon_due_threads().unwrap();
    assert_eq!(traces(&behind), traces(&at_once));
}

#[test]
fn what_was_broken_off_is_made_up_for_when_the_store_is_opened() {
    let (folder, mut broken) = store();
    broken.let_threads_wait();
    for paper in papers() {
        import(&mut broken, &paper);
    }
    assert!(traces(&broken).is_empty());
    drop(broken);
    let again = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(traces(&again).len(), 1);
}

#[test]
fn what_was_broken_off_is_made_up_for_by_the_next_paper() {
    let (folder, mut broken) = store();
    broken.let_threads_wait();
    for paper in papers() {
        import(&mut broken, &paper);
    }
    // Another program that held the store open goes on.
    let path = folder.path().join("store");
    broken.threads_wait = false;
    import(
        &mut broken,
        &agenda("july.pdf", JULY, vec![item("4", "Locks")]),
    );
    assert_eq!(traces(&broken).len(), 1);
    drop(broken);
    assert_eq!(traces(&Store::open(&path).unwrap()).len(), 1);
}
