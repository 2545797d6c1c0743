//! What is new since a meeting lay on the desk, where one was in its words, and the
//! originals and pages that one asks for.

use super::*;
use crate::store::desk::News;
use crate::store::left_off::LeftOff;
use crate::store::{Error, Ticked};

/// A pack whose items each have a page of words.
fn pack(name: &str, items: &[(&str, &str)]) -> Reading {
    let told = items.iter().zip(1..).map(|((title, _), page)| Item {
        pages: Some((page, page)),
        ..item(&page.to_string(), title)
    });
    Reading {
        paragraphs: items
            .iter()
            .zip(1..)
            .map(|((_, words), page)| paragraph(Some(page), 2, words))
            .collect(),
        ..agenda(name, MAY, told.collect())
    }
}

fn key(store: &Store, title: &str) -> i64 {
    let desk = desk_on(store, MAY);
    let found = desk.agenda.iter().find(|row| row.title == title);
    found.expect("an item of that title").key
}

fn may(store: &Store) -> i64 {
    desk_on(store, MAY).meeting.key
}

#[test]
fn what_came_in_since_the_last_look_is_new() {
    let (_folder, mut store) = store();
    let first = [
        ("Bridges", "The bridge is old."),
        ("Weirs", "The weir holds."),
    ];
    import(&mut store, &pack("one.pdf", &first));
    let meeting = may(&store);
    assert_eq!(store.look(meeting).unwrap(), None);

    let again = [
        ("Bridges", "The bridge is older than it was."),
        ("Weirs", "The weir holds."),
        ("Locks", "The lock leaks."),
    ];
    import(&mut store, &pack("two.pdf", &again));
    let since = store.look(meeting).unwrap().expect("an earlier look");
    let mut news = store.news(meeting, since).unwrap();
    news.sort_by_key(|(item, _)| *item);
    let mut expected = vec![
        (key(&store, "Bridges"), News::Changed),
        (key(&store, "Locks"), News::New),
    ];
    expected.sort_by_key(|(item, _)| *item);
    assert_eq!(news, expected);
    let since = store.look(meeting).unwrap().expect("an earlier look");
    assert_eq!(store.news(meeting, since).unwrap(), []);
}

#[test]
fn an_item_that_was_read_is_new_until_it_is_read_again() {
    let (_folder, mut store) = store();
    let first = [
        ("Bridges", "The bridge is old."),
        ("Weirs", "The weir holds."),
    ];
    import(&mut store, &pack("one.pdf", &first));
    let bridges = Target::Item(key(&store, "Bridges"));
    store.tick(&[bridges], Ticked::Yes, &hand("Ada")).unwrap();
    let later: Timestamp = "2031-06-04T09:00:00Z".parse().unwrap();
    let again = [("Bridges", "The bridge fell."), ("Weirs", "The weir fell.")];
    store
        .import(&pack("two.pdf", &again), b"two", &Filing::default(), later)
        .unwrap();
    let meeting = may(&store);
    let nothing_since = i64::MAX;
    let news = store.news(meeting, nothing_since).unwrap();
    assert_eq!(news, [(key(&store, "Bridges"), News::Changed)]);
}

#[test]
fn reading_takes_as_long_as_the_words_of_the_papers() {
    let (_folder, mut store) = store();
    let words = "The ferry ran late. ".repeat(100);
    import(
        &mut store,
        &pack(
            "one.pdf",
            &[("Ferries", words.trim()), ("Weirs", "Two words")],
        ),
    );
    let counted: Vec<u32> = desk_on(&store, MAY)
        .agenda
        .iter()
        .map(|row| row.words)
        .collect();
    assert_eq!(counted, [400, 2]);
}

#[test]
fn where_one_was_is_kept_without_the_words() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &pack("one.pdf", &[("Bridges", "The bridge is old.")]),
    );
    let bridges = key(&store, "Bridges");
    let place = LeftOff {
        page: Some(1),
        line: 2,
        words: crate::domain::identity::sha256(b"the bridge is old"),
    };
    store.leave_off(bridges, Some(&place)).unwrap();
    assert_eq!(store.left_off(bridges).unwrap(), Some(place));
    store.leave_off(bridges, None).unwrap();
    assert_eq!(store.left_off(bridges).unwrap(), None);
}

#[test]
fn an_original_is_lent_under_its_name_and_goes_with_its_document() {
    let (_folder, mut store) = store();
    let imported = import(&mut store, &pack("May: pack.pdf", &[("Bridges", "Old.")]));
    let copy = store.lend(imported.key).unwrap();
    assert_eq!(copy.file_name().unwrap(), "May_ pack.pdf");
    assert_eq!(std::fs::read(&copy).unwrap(), b"May: pack.pdf");
    assert!(std::fs::metadata(&copy).unwrap().permissions().readonly());
    assert_eq!(store.lend(imported.key).unwrap(), copy);
    store.forget(&imported.id).unwrap();
    assert!(!copy.exists());
    assert!(matches!(store.lend(imported.key), Err(Error::Unknown(_))));
}

#[test]
fn a_page_is_found_as_it_is_printed() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &pack("one.pdf", &[("Bridges", "Old."), ("Weirs", "Firm.")]),
    );
    let meeting = may(&store);
    let found = store.page(meeting, "4").unwrap().expect("a page 4");
    assert_eq!(found.source.place.page, Some(2));
    assert_eq!(found.item, Some(key(&store, "Weirs")));
    assert_eq!(store.page(meeting, "2").unwrap(), None);
}
