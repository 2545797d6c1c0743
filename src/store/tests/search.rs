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
fn words_that_stand_together_come_before_those_that_stand_apart() {
    let (_folder, mut store) = store();
    let mut paper = agenda("pack.pdf", MAY, vec![item("1", "Weirs")]);
    paper.paragraphs = vec![
        paragraph(
            Some(1),
            1,
            "Ferries and position; a position of ferries apart.",
        ),
        paragraph(
            Some(2),
            1,
            "Of the many services that the panel heard about on that evening, with all that was \
             said of each of them and of what they cost, the ferries position was the worst.",
        ),
    ];
    import(&mut store, &paper);
    let order = |typed: &str| -> Vec<(Option<u32>, bool)> {
        let hits = store.search(typed, 10).unwrap();
        let told = hits.iter().map(|hit| (hit.source.place.page, hit.together));
        told.collect()
    };
    let both = [(Some(2), true), (Some(1), false)];
    assert_eq!(order("ferry positions "), both);
    assert_eq!(order("ferries posit"), both, "while the last word is typed");
    assert_eq!(order("position worst "), [(Some(2), false)]);
}

#[test]
fn a_word_that_no_paper_has_is_taken_for_the_nearest_that_one_has() {
    let (_folder, store) = library();
    let meant = |typed: &str| store.meant(typed).unwrap();
    assert_eq!(meant("univresity"), Some("university".to_owned()));
    assert_eq!(meant("saftey reportd"), Some("safety reported".to_owned()));
    assert_eq!(
        meant("childern and univarsity").as_deref(),
        Some("children and university")
    );
    assert_eq!(meant("university"), None, "it is known");
    assert_eq!(meant("submarine"), None, "nothing is near");
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
            (FindKind::Paper, "pack.pdf", beside),
        ]
    );
    assert!(rows.iter().all(|row| row.meeting_key.is_some()));
}

#[test]
fn what_was_asked_is_offered_again_after_a_restart_each_query_once() {
    let (folder, mut store) = store();
    for typed in ["weirs", "fords", "weirs"] {
        store.keep_asked(typed).unwrap();
    }
    drop(store);
    let store = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(store.asked_of_finder().unwrap(), ["weirs", "fords"]);
}

#[test]
fn a_person_is_found_with_the_actions_that_name_them() {
    let (_folder, mut store) = store();
    let mut paper = agenda("pack.pdf", JUNE, vec![minuted("7", "Weirs", &["a survey"])]);
    paper.meetings[0].members.push(Person {
        name: "Ada Moss".to_owned(),
        title: None,
        role: Some("Engineer".to_owned()),
    });
    let minutes = paper.meetings[0].items[0].minutes.as_mut().unwrap();
    minutes.decisions[0].clauses[0].owner = Some("Ada Moss".to_owned());
    import(&mut store, &paper);
    let rows = store.find_rows().unwrap();
    let people: Vec<_> = rows
        .iter()
        .filter(|row| row.kind == FindKind::Person)
        .collect();
    assert_eq!(
        people.len(),
        1,
        "who is to do it stands among those present already"
    );
    let found = store.person_found(people[0].key).unwrap().unwrap();
    assert_eq!(found.name, "Ada Moss, Engineer");
    let texts: Vec<&str> = found
        .actions
        .iter()
        .map(|action| action.text.as_str())
        .collect();
    assert_eq!(texts, ["a survey"]);
}
