//! What is found for what is typed, and in which order.

use super::*;
use crate::tui::command::Do;

fn index(texts: &[&str]) -> Index {
    Index::new(
        texts
            .iter()
            .zip(1..)
            .map(|(text, key)| row(FindKind::Item, key, 1, text))
            .collect(),
        &Keymap::default(),
    )
}

fn found(index: &mut Index, typed: &str) -> Vec<String> {
    let latest = AtomicU64::new(1);
    let found = index.find(&query(typed), &latest).unwrap_or_default();
    found
        .into_iter()
        .flat_map(|group| group.found)
        .filter(|found| matches!(found.leads, Leads::Row { .. }))
        .map(|found| found.text)
        .collect()
}

fn query(typed: &str) -> Query {
    Query {
        number: 1,
        typed: typed.to_owned(),
        here: Some(1),
        committee: Some(1),
        below: Layer::Agenda,
        adds: false,
    }
}

fn row(kind: FindKind, key: i64, meeting: i64, text: &str) -> FindRow {
    FindRow {
        kind,
        key,
        id: format!("i{key}"),
        promise: None,
        whence: None,
        meeting_key: Some(meeting),
        committee_key: Some(1),
        page: None,
        text: text.to_owned(),
        beside: format!("Ferry Panel · day {meeting}"),
    }
}

fn of_kinds(rows: Vec<FindRow>, query: &Query) -> Vec<(Kind, Vec<String>)> {
    let mut index = Index::new(rows, &Keymap::default());
    let latest = AtomicU64::new(1);
    let groups = index.find(query, &latest).unwrap_or_default().into_iter();
    let groups = groups.filter(|group| group.kind != Kind::Command);
    groups
        .map(|group| {
            let texts = group.found.into_iter().map(|found| found.text);
            (group.kind, texts.collect())
        })
        .collect()
}

#[test]
fn items_of_this_meeting_stand_before_those_of_others() {
    let rows = vec![
        row(FindKind::Item, 1, 2, "Piers"),
        row(FindKind::Item, 2, 1, "The state of the piers"),
    ];
    let found = of_kinds(rows, &query("piers"));
    let texts = ["The state of the piers".to_owned(), "Piers".to_owned()];
    assert_eq!(found, [(Kind::Item, texts.to_vec())]);
}

#[test]
fn an_action_is_found_by_a_place_where_it_turns_up_again_and_shown_once() {
    let promise = "That the gangway be inspected.";
    let place = |id: &str, text: &str| FindRow {
        id: id.to_owned(),
        promise: Some(promise.to_owned()),
        whence: Some("tracker · 3 Dec 2031".to_owned()),
        ..row(FindKind::Trace, 9, 1, text)
    };
    let rows = vec![
        row(FindKind::Action, 9, 1, promise),
        place("t1", "Divers went down in October."),
        place("t2", "Two divers reported on the gangway."),
    ];
    let by_place = of_kinds(rows.clone(), &query("divers"));
    assert_eq!(by_place, [(Kind::Action, vec![promise.to_owned()])]);
    let mut index = Index::new(rows, &Keymap::default());
    let latest = AtomicU64::new(1);
    let groups = index.find(&query("divers"), &latest).unwrap_or_default();
    let through = groups[0].found[0].through.as_deref();
    assert_eq!(
        through.map(|through| through.whence.as_str()),
        Some("tracker · 3 Dec 2031")
    );
    let groups = index.find(&query("gangway"), &latest).unwrap_or_default();
    assert!(groups[0].found[0].through.is_none(), "its own words match");
}

#[test]
fn an_item_its_minute_and_its_row_of_the_programme_are_one() {
    let rows = vec![
        row(FindKind::Item, 1, 1, "6 Low Pier: gangway"),
        row(FindKind::Item, 2, 2, "5 Low Pier: gangway"),
        row(FindKind::Minute, 2, 2, "31 Low Pier: gangway"),
        row(FindKind::Programme, 3, 1, "Low Pier: Gangway"),
        row(FindKind::Programme, 4, 7, "Low Pier: Gangway"),
    ];
    let found = of_kinds(rows, &query("gangway"));
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let expected: [(Kind, Vec<String>); 3] = [
        (Kind::Item, texts(&["6 Low Pier: gangway"])),
        (Kind::Minute, texts(&["31 Low Pier: gangway"])),
        (Kind::Programme, texts(&["Low Pier: Gangway"])),
    ];
    assert_eq!(found, expected);
}

#[test]
fn only_commands_that_work_here_are_listed_and_those_of_the_footer_first() {
    let mut index = index(&[]);
    let latest = AtomicU64::new(1);
    let groups = index.find(&query(">"), &latest).unwrap_or_default();
    let does: Vec<&Leads> = groups[0].found.iter().map(|found| &found.leads).collect();
    assert!(does.contains(&&Leads::Command(Do::Brief)));
    assert!(!does.contains(&&Leads::Command(Do::Up)));
    assert!(
        !does.contains(&&Leads::Command(Do::AllMinutes)),
        "of another pane"
    );
    let position = |of: Do| does.iter().position(|does| **does == Leads::Command(of));
    assert!(position(Do::Brief) < position(Do::Losses));
}

#[test]
fn plain_letters_find_accented_ones_and_every_word_must_match() {
    let mut index = index(&["Cllr Świątek’s ferry review", "Ferry timetable"]);
    assert_eq!(
        found(&mut index, "swiatek"),
        ["Cllr Świątek’s ferry review"]
    );
    assert_eq!(found(&mut index, "ferry tim"), ["Ferry timetable"]);
    assert!(found(&mut index, "zebra").is_empty());
}

#[test]
fn one_or_two_letters_begin_a_word() {
    let mut index = index(&["Harbour dues", "The old harbour", "Chart"]);
    assert_eq!(found(&mut index, "ha"), ["Harbour dues", "The old harbour"]);
}

#[test]
fn a_growing_query_narrows_and_a_shorter_one_widens_again() {
    let mut index = index(&["Harbour dues", "Harbour wall"]);
    assert_eq!(found(&mut index, "harbour").len(), 2);
    assert_eq!(found(&mut index, "harbour w"), ["Harbour wall"]);
    assert_eq!(found(&mut index, "harbour").len(), 2);
}

#[test]
fn matched_letters_are_whole_clusters_of_the_text() {
    let mut index = index(&["Ǽon ferry"]);
    let latest = AtomicU64::new(1);
    let found = index.find(&query("ferry"), &latest).unwrap_or_default();
    assert_eq!(
        found.first().map(|group| group.found[0].matched.clone()),
        Some(vec![4, 5, 6, 7, 8])
    );
}

#[test]
fn letters_strewn_over_a_long_text_are_no_match() {
    let mut index = index(&["the full list of buoys rebuilt after a year", "library"]);
    assert_eq!(found(&mut index, "library"), ["library"]);
    assert_eq!(found(&mut index, "lbry"), ["library"]);
}

#[test]
fn a_stale_question_is_dropped() {
    let mut index = index(&["Harbour dues"]);
    let latest = AtomicU64::new(2);
    assert_eq!(index.find(&query("harbour"), &latest), None);
}
