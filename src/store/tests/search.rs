//! Full text and the finder's rows.

use super::{JUNE, MAY, agenda, import, item, minuted, paragraph, programme, store};
use crate::domain::council::Person;
use crate::store::Store;
use crate::store::desk::FindKind;

fn library() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    let mut paper = agenda(
        "pack.pdf",
        MAY,
        vec![item("1", "Weirs"), item("2", "Fords")],
    );
    paper.meetings[0].items[0].pages = Some((2, 3));
    paper.paragraphs = vec![
        paragraph(Some(1), 1, "The university reported on safety of children."),
        paragraph(
            Some(2),
            1,
            "Reports about children and their safety at the weir.",
        ),
        paragraph(Some(3), 4, "Café owners did NOT object, or nearly so."),
    ];
    import(&mut store, &paper);
    (folder, store)
}

fn found(store: &Store, typed: &str) -> Vec<u32> {
    let hits = store.search(typed, 10).unwrap();
    let mut lines: Vec<u32> = hits
        .iter()
        .filter_map(|hit| hit.source.place.page)
        .collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_hit_knows_its_words_its_place_and_its_item() {
    let (_folder, store) = library();
    let hit = store.search("weirs", 10).unwrap().remove(0);
    assert!(
        hit.excerpt.ends_with("at the \u{2}weir\u{3}."),
        "{:?}",
        hit.excerpt
    );
    assert_eq!(hit.source.place.page, Some(2));
    assert_eq!(hit.source.place.printed_page.as_deref(), Some("4"));
    assert_eq!(
        hit.meeting.as_deref(),
        Some("Rivers and Roads Panel · 6 May 2031")
    );
    assert!(hit.item_key.is_some());
}

#[test]
fn what_people_type_is_words_and_never_an_operator() {
    let (_folder, store) = library();
    assert_eq!(found(&store, "cafe NOT object"), [3]);
    for typed in [
        "\"",
        "NEAR(",
        "a* ^b",
        "text:children",
        "-",
        "()",
        "AND",
        "\u{0}x",
    ] {
        store.search(typed, 10).unwrap();
    }
}

#[test]
fn a_phrase_is_verified_against_the_text() {
    let (_folder, store) = library();
    assert_eq!(found(&store, "children safety "), [1, 2]);
    assert_eq!(found(&store, "\"safety of children\""), [1]);
    // The stems match, the words do not.
    assert_eq!(
        found(&store, "\"report about children\""),
        Vec::<u32>::new()
    );
}

#[test]
fn results_do_not_blink_out_while_a_word_is_typed() {
    let (_folder, store) = library();
    for typed in [
        "univ",
        "universi",
        "universit",
        "university",
        "safety unive",
    ] {
        assert_eq!(found(&store, typed), [1], "{typed}");
    }
    assert_eq!(
        found(&store, "safety qx"),
        [1, 2],
        "an unknown beginning is left out"
    );
    assert_eq!(found(&store, "safety qx "), Vec::<u32>::new());
}

#[test]
fn the_finder_has_rows_of_every_kind() {
    let (_folder, mut store) = store();
    let mut paper = agenda("pack.pdf", JUNE, vec![minuted("7", "Weirs", &["a survey"])]);
    paper.meetings[0].members.push(Person {
        name: "Moss".to_owned(),
        title: Some("Councillor".to_owned()),
        role: Some("Chair".to_owned()),
    });
    paper.work_programmes.push(programme(&[(JUNE, "Fords")]));
    import(&mut store, &paper);
    let rows = store.find_rows().unwrap();
    let said: Vec<_> = rows
        .iter()
        .map(|row| (row.kind, row.text.as_str(), row.beside.as_str()))
        .collect();
    let beside = "Rivers and Roads Panel · 3 Jun 2031";
    assert_eq!(
        said,
        [
            (FindKind::Meeting, "Rivers and Roads Panel", "3 Jun 2031"),
            (FindKind::Item, "7 Weirs", beside),
            (FindKind::Minute, "7 Weirs", beside),
            (FindKind::Action, "a survey", beside),
            (FindKind::Programme, "Fords", beside),
            (FindKind::Person, "Councillor Moss, Chair", beside),
        ]
    );
    assert!(rows.iter().all(|row| row.meeting_key.is_some()));
}
