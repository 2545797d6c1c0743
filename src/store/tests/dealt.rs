//! Progress that stands beside several rows of a programme, dealt out to them by hand.

use super::{JULY, JUNE, MAY, agenda, desk_on, hand, import, programme, store};
use crate::domain::source::{Loss, Reading};
use crate::parse::programme::rows::UNALIGNED;
use crate::store::Store;
use crate::store::corrections::{Field, Subject};
use crate::store::desk::ProgrammeLine;

/// A pack of a day with a programme two of whose rows share their progress.
fn paper(name: &str, day: jiff::civil::Date) -> Reading {
    let mut told = programme(&[(JULY, "Weirs"), (JULY, "Fords"), (JULY, "Locks")]);
    told.as_of = Some(day);
    for row in told.rows.iter_mut().take(2) {
        row.unaligned = Some("A survey is ordered.\nThe costs were sent.".to_owned());
    }
    Reading {
        work_programmes: vec![told],
        losses: vec![Loss {
            page: None,
            what: UNALIGNED.to_owned(),
        }],
        ..agenda(name, day, vec![])
    }
}

fn row(store: &Store, item: &str) -> ProgrammeLine {
    let rows = desk_on(store, JUNE).programme;
    rows.into_iter().find(|row| row.item == item).unwrap()
}

fn give(store: &mut Store, item: &str, words: &str) {
    let subject = Subject::Row(row(store, item).key, None);
    store
        .correct(&subject, Field::Progress, Some(words), &hand("Ada"))
        .unwrap();
}

#[test]
fn shared_progress_is_missing_until_each_sentence_is_given_to_a_row() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("june.pdf", JUNE, vec![]));
    import(&mut store, &paper("programme.docx", MAY));
    let gaps = |store: &Store| desk_on(store, JUNE).losses.len();
    let both = "A survey is ordered.\nThe costs were sent.";
    assert_eq!(row(&store, "Fords").undealt(), Some(both));
    assert_eq!(row(&store, "Locks").undealt(), None);
    assert_eq!(gaps(&store), 1, "of the programme that the desk shows");

    give(&mut store, "Weirs", "The costs were sent.");
    assert_eq!(row(&store, "Weirs").undealt(), None);
    assert_eq!(row(&store, "Fords").undealt(), Some("A survey is ordered."));
    assert_eq!(gaps(&store), 1);

    // Both may be of one row.
    give(
        &mut store,
        "Weirs",
        "The costs were sent. A survey is ordered.",
    );
    assert_eq!(row(&store, "Fords").undealt(), None);
    assert_eq!(gaps(&store), 0);
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(gaps(&store), 1);
}

#[test]
fn what_was_dealt_out_stands_when_the_paper_comes_again_in_a_newer_version() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("june.pdf", JUNE, vec![]));
    import(&mut store, &paper("programme.docx", MAY));
    give(&mut store, "Weirs", "The costs were sent.");
    import(
        &mut store,
        &paper("programme2.docx", jiff::civil::date(2031, 5, 20)),
    );
    let weirs = row(&store, "Weirs");
    assert_eq!(weirs.progress.as_deref(), Some("The costs were sent."));
    assert!(weirs.by_hand.differs.is_empty());
    assert_eq!(row(&store, "Fords").undealt(), Some("A survey is ordered."));
}
