//! What changed between versions of a paper.

use super::*;
use crate::store::desk::Block;

fn pack(name: &str, day: Date, titles: &[&str], rows: &[(Date, &str)]) -> Reading {
    let items = titles
        .iter()
        .map(|title| Item {
            title: Some((*title).to_owned()),
            ..Item::default()
        })
        .collect();
    Reading {
        meetings: vec![meeting(day, Role::Agenda, items)],
        work_programmes: vec![programme(rows)],
        ..reading(name)
    }
}

fn said(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| format!("{} {}", block.mark, block.text).trim().to_owned())
        .collect()
}

#[test]
fn a_meetings_agenda_and_programme_are_held_against_the_versions_before() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &pack("may.pdf", MAY, &["Ponds"], &[(JUNE, "Ferry")]),
    );
    import(
        &mut store,
        &pack("june.pdf", JUNE, &["Weir"], &[(JULY, "Ferry")]),
    );
    let june = import(
        &mut store,
        &pack(
            "june-again.pdf",
            JUNE,
            &["Weir", "Market"],
            &[(JULY, "Ferry")],
        ),
    );
    let changes = said(&store.changes(june.meetings[0]).unwrap());
    assert!(
        changes.contains(&"added as an item".to_owned()),
        "{changes:?}"
    );
    let may = store.meetings().unwrap();
    let may = may
        .iter()
        .find(|meeting| meeting.date == Some(MAY))
        .unwrap();
    let changes = said(&store.changes(may.key).unwrap());
    assert!(
        changes
            .iter()
            .filter(|words| words.starts_with("Only one"))
            .count()
            == 2,
        "{changes:?}"
    );
}

#[test]
fn the_minutes_that_were_confirmed_are_held_against_the_draft() {
    let (_folder, mut store) = store();
    let minutes = |name: &str, words: &str| {
        let item = Item {
            title: Some("Ponds".to_owned()),
            minutes: Some(Minutes {
                text: words.to_owned(),
                ..Minutes::default()
            }),
            ..Item::default()
        };
        Reading {
            meetings: vec![meeting(MAY, Role::Minutes, vec![item])],
            ..reading(name)
        }
    };
    let may = import(
        &mut store,
        &minutes("draft.pdf", "That a report come every month."),
    );
    let changes = said(&store.changes(may.meetings[0]).unwrap());
    let alone = |words: &str| changes.iter().filter(|line| *line == words).count();
    assert_eq!(alone("None is held."), 2, "{changes:?}");
    let only = "Only one version is held: nothing to compare it with.";
    assert_eq!(alone(only), 1, "{changes:?}");
    import(
        &mut store,
        &minutes("signed.pdf", "That a report come every quarter."),
    );
    let changes = said(&store.changes(may.meetings[0]).unwrap());
    let told = "reworded That a report come every [month. → quarter.]".to_owned();
    assert!(changes.contains(&told), "{changes:?}");
}

#[test]
fn a_row_is_followed_from_the_programme_that_had_it_first() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &pack("may.pdf", MAY, &["Ponds"], &[(JUNE, "Ferry")]),
    );
    let june = import(
        &mut store,
        &pack("june.pdf", JUNE, &["Weir"], &[(JULY, "Ferry")]),
    );
    let row = store.desk(june.meetings[0]).unwrap().programme[0].key;
    assert_eq!(
        said(&store.row_changes(row).unwrap())[2..],
        [
            "6 May 2031 first seen: 3 June 2031",
            "3 Jun 2031 moved to 1 July 2031"
        ]
    );
}
