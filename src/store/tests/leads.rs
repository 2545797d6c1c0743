//! Whom a programme names as the lead officer of a row, whom a person does, and which of
//! the two stands when a newer paper comes.

use super::{JULY, JUNE, MAY, agenda, desk_on, hand, import, programme, store};
use crate::domain::source::Reading;
use crate::store::by_hand::Differs;
use crate::store::corrections::{Field, Subject};
use crate::store::desk::ProgrammeLine;
use crate::store::{Hand, Store};

/// A pack of a day whose programme names these leads.
fn pack(name: &str, day: jiff::civil::Date, rows: &[(&str, Option<&str>)]) -> Reading {
    let items: Vec<_> = rows.iter().map(|(item, _)| (JULY, *item)).collect();
    let mut told = programme(&items);
    told.as_of = Some(day);
    for (row, (_, lead)) in told.rows.iter_mut().zip(rows) {
        row.lead = lead.map(str::to_owned);
    }
    let mut pack = agenda(name, day, vec![]);
    pack.work_programmes.push(told);
    pack
}

fn row(store: &Store, day: jiff::civil::Date, item: &str) -> ProgrammeLine {
    let rows = desk_on(store, day).programme;
    rows.into_iter().find(|row| row.item == item).unwrap()
}

fn say(store: &mut Store, row: i64, field: Field, value: &str) -> Hand {
    let hand = hand("Ada");
    let subject = Subject::Row(row, None);
    store.correct(&subject, field, Some(value), &hand).unwrap();
    hand
}

fn of_lead(name: &str) -> Differs {
    Differs::Read {
        field: Field::Lead,
        words: name.to_owned(),
    }
}

#[test]
fn the_lead_that_a_paper_names_stands_until_a_person_names_another() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &pack("may.pdf", MAY, &[("Weirs", Some("Kit Garrow"))]),
    );
    let weirs = row(&store, MAY, "Weirs");
    assert_eq!(weirs.lead.as_deref(), Some("Kit Garrow"));
    let said = say(&mut store, weirs.key, Field::Lead, "Ines Holt");
    let named = row(&store, MAY, "Weirs");
    assert_eq!(named.lead.as_deref(), Some("Ines Holt"));
    assert_eq!(named.put_right[0].read, "Kit Garrow");
    // Whom the paper names needs no word of one's own.
    say(&mut store, weirs.key, Field::Lead, "Kit Garrow");
    assert!(row(&store, MAY, "Weirs").put_right.is_empty());
    store.undo(&said).unwrap();
    assert_eq!(row(&store, MAY, "Weirs").lead.as_deref(), Some("Ines Holt"));
    // The names of programmes are offered where one is typed.
    let offered = desk_on(&store, MAY).chargeable;
    assert!(offered.contains(&"Kit Garrow".to_owned()), "{offered:?}");
}

#[test]
fn a_newer_paper_that_names_another_lead_is_shown_beside_ones_own_and_settled() {
    let (_folder, mut store) = store();
    let kit = Some("Kit Garrow");
    let rows = [("Weirs", kit), ("Fords", kit), ("Locks", None)];
    import(&mut store, &pack("may.pdf", MAY, &rows));
    let keys: Vec<i64> = ["Weirs", "Fords", "Locks"]
        .map(|item| row(&store, MAY, item).key)
        .to_vec();
    for key in &keys {
        say(&mut store, *key, Field::Lead, "Ines Holt");
    }
    // The same again, nobody, and somebody where nobody was named.
    let una = Some("Una Penn");
    let rows = [("Weirs", una), ("Fords", kit), ("Locks", una)];
    import(&mut store, &pack("june.pdf", JUNE, &rows));
    let now = |store: &Store, item: &str| row(store, JUNE, item);
    let weirs = now(&store, "Weirs");
    assert_eq!(weirs.lead.as_deref(), Some("Ines Holt"));
    assert_eq!(weirs.by_hand.differs, [of_lead("Una Penn")]);
    assert_eq!(weirs.said_words(), ["lead officer Ines Holt"]);
    assert!(now(&store, "Fords").by_hand.differs.is_empty());
    assert_eq!(now(&store, "Locks").by_hand.differs, [of_lead("Una Penn")]);
    assert!(
        row(&store, MAY, "Weirs").by_hand.differs.is_empty(),
        "the paper of May says nothing against what was said since"
    );

    store.keep_mine(&keys, &hand("Ada")).unwrap();
    let kept = now(&store, "Weirs");
    assert!(kept.by_hand.differs.is_empty());
    assert_eq!(kept.lead.as_deref(), Some("Ines Holt"));
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(now(&store, "Weirs").by_hand.differs.len(), 1);

    store.take_paper(&keys, &hand("Ada")).unwrap();
    let taken = now(&store, "Weirs");
    assert_eq!(taken.lead.as_deref(), Some("Una Penn"));
    assert!(taken.put_right.is_empty() && taken.by_hand.differs.is_empty());
    assert_eq!(
        now(&store, "Fords").lead.as_deref(),
        Some("Ines Holt"),
        "nothing was to be settled there"
    );
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(now(&store, "Locks").lead.as_deref(), Some("Ines Holt"));

    // A paper that names nobody says nothing against it, nor one that agrees.
    let rows = [
        ("Weirs", None),
        ("Fords", None),
        ("Locks", Some("INES HOLT")),
    ];
    import(&mut store, &pack("july.pdf", JULY, &rows));
    for item in ["Weirs", "Fords", "Locks"] {
        let row = row(&store, JULY, item);
        assert!(row.by_hand.differs.is_empty(), "{item}");
    }
}

#[test]
fn progress_that_was_put_right_is_weighed_against_the_newer_papers() {
    let (_folder, mut store) = store();
    let with = |name: &str, day, progress: Option<&str>| {
        let mut pack = pack(name, day, &[("Weirs", None)]);
        pack.work_programmes[0].rows[0].progress = progress.map(str::to_owned);
        pack
    };
    import(&mut store, &with("may.pdf", MAY, None));
    let weirs = row(&store, MAY, "Weirs").key;
    say(&mut store, weirs, Field::Progress, "Survey ordered.");
    import(&mut store, &with("june.pdf", JUNE, Some("Survey in hand.")));
    let now = row(&store, JUNE, "Weirs");
    assert_eq!(now.progress.as_deref(), Some("Survey ordered."));
    assert_eq!(
        now.by_hand.differs,
        [Differs::Read {
            field: Field::Progress,
            words: "Survey in hand.".to_owned()
        }]
    );
    store.take_paper(&[weirs], &hand("Ada")).unwrap();
    let now = row(&store, JUNE, "Weirs");
    assert_eq!(now.progress.as_deref(), Some("Survey in hand."));
}

#[test]
fn who_leads_goes_with_a_row_that_is_split_or_carried_into_the_next_year() {
    let (_folder, mut store) = store();
    let rows = [("Weirs; Fords", Some("Kit Garrow"))];
    import(&mut store, &pack("may.pdf", MAY, &rows));
    let row_of = row(&store, MAY, "Weirs; Fords").key;
    let items = ["Weirs".to_owned(), "Fords".to_owned()];
    store.split_row(row_of, &items, &hand("Ada")).unwrap();
    for item in ["Weirs", "Fords"] {
        let lead = row(&store, MAY, item).lead;
        assert_eq!(lead.as_deref(), Some("Kit Garrow"), "{item}");
    }
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let turn = store
        .begin_year(committee, None, JUNE, &hand("Ada"))
        .unwrap();
    assert_eq!(turn.carried.len(), 2);
    let begun = desk_on(&store, JULY).programme;
    let leads: Vec<_> = begun.iter().map(|row| row.lead.as_deref()).collect();
    assert_eq!(leads, [Some("Kit Garrow"); 2]);
}
