//! A person's work survives whatever happens to the papers.

use super::{
    JUNE, MAY, PANEL, actions, agenda, desk_on, hand, import, item, minuted, minutes, now,
    programme, store, target, texts,
};
use crate::domain::meeting::Status;
use crate::domain::source::Reading;
use crate::store::{Filing, Store, Target, Ticked};

const SURVEY: &str = "That a survey of the weirs be made before the winter";

fn draft(points: &[&str]) -> Reading {
    minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![minuted("7", "Weirs", points)],
    )
}

fn tick(store: &mut Store, text: &str) {
    let target = target(&actions(store, MAY), text);
    store.tick(&[target], Ticked::Yes, &hand("Ada")).unwrap();
}

fn ticked(store: &Store) -> Vec<String> {
    let rows = actions(store, MAY).into_iter();
    rows.filter(|row| row.ticked.is_some())
        .map(|row| row.text)
        .collect()
}

#[test]
fn a_tick_survives_a_restart_and_another_import() {
    let (folder, mut store) = store();
    import(&mut store, &draft(&[SURVEY, "a map"]));
    tick(&mut store, SURVEY);
    drop(store);
    let mut store = Store::open(&folder.path().join("store")).unwrap();
    import(&mut store, &draft(&[SURVEY, "a map"]));
    let rows = actions(&store, MAY);
    assert_eq!(texts(&rows), ["a map", SURVEY], "ticked ones stand last");
    let tick = rows[1].ticked.as_ref().unwrap();
    assert_eq!((tick.on, tick.by.as_str()), (JUNE, "Ada"));
}

#[test]
fn an_undo_says_of_which_body_and_day_its_row_is() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey"]));
    tick(&mut store, "a survey");
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    let desk = desk_on(&store, MAY).meeting;
    assert_eq!(undone.of, Some((desk.committee_key, MAY)));
    assert_eq!(undone.meeting_key, Some(desk.key));
}

#[test]
fn a_tick_survives_a_reworded_clause_of_a_paper_that_wins() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a map", SURVEY]));
    tick(&mut store, SURVEY);
    let reworded = "That a survey of all the weirs be made before the winter";
    import(
        &mut store,
        &minutes(
            "may-confirmed.pdf",
            MAY,
            Status::Confirmed,
            vec![minuted("1", "Weirs", &[reworded, "a map"])],
        ),
    );
    assert_eq!(ticked(&store), [reworded]);
}

#[test]
fn a_tick_survives_a_better_reading() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&[SURVEY]));
    tick(&mut store, SURVEY);
    let mut better = draft(&["a map", SURVEY]);
    let minutes = better.meetings[0].items[0].minutes.as_mut().unwrap();
    let survey = minutes.decisions[0].clauses.remove(1);
    minutes.requests.push(survey);
    store.reread(&better, now()).unwrap();
    assert_eq!(ticked(&store), [SURVEY]);
}

#[test]
fn work_on_a_forgotten_paper_is_listed_and_comes_back_with_it() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &draft(&[SURVEY]));
    tick(&mut store, SURVEY);
    let said = store.forget(&done.id).unwrap();
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("the tick of 2031-06-03 by Ada on “That a survey"),
        "{said:?}"
    );
    assert_eq!(store.lost_work().unwrap()[0].text, SURVEY);
    assert!(store.meetings().unwrap().is_empty());
    import(&mut store, &draft(&[SURVEY]));
    assert_eq!(ticked(&store), [SURVEY]);
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn work_whose_place_is_gone_is_never_given_to_another_row() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&[SURVEY]));
    tick(&mut store, SURVEY);
    store
        .reread(&draft(&["quite another thing altogether"]), now())
        .unwrap();
    assert!(ticked(&store).is_empty());
    assert_eq!(store.lost_work().unwrap().len(), 1);
}

#[test]
fn a_tick_moves_with_a_paper_that_is_filed_elsewhere() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &draft(&[SURVEY]));
    tick(&mut store, SURVEY);
    let filing = Filing {
        date: Some(JUNE),
        ..Filing::default()
    };
    store
        .refile(&done.id, &filing, &super::hand("Ada"))
        .unwrap();
    assert!(store.lost_work().unwrap().is_empty());
    assert!(actions(&store, JUNE)[0].ticked.is_some());
}

#[test]
fn equal_promises_of_two_items_are_ticked_apart() {
    let (_folder, mut store) = store();
    let paper = minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![
            minuted("7", "Weirs", &["a report"]),
            minuted("8", "Fords", &["a report"]),
        ],
    );
    import(&mut store, &paper);
    let fords = actions(&store, MAY)
        .into_iter()
        .find(|row| row.item.as_deref() == Some("Fords"))
        .unwrap();
    store
        .tick(&[Target::Action(fords.key)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    let mut turned = paper.clone();
    turned.meetings[0].items.reverse();
    store.reread(&turned, now()).unwrap();
    let rows = actions(&store, MAY);
    let ticked: Vec<_> = rows.iter().filter(|row| row.ticked.is_some()).collect();
    assert_eq!(ticked.len(), 1);
    assert_eq!(ticked[0].item.as_deref(), Some("Fords"));
    assert_eq!(ticked[0].id, fords.id);
}

#[test]
fn a_programme_row_keeps_its_tick_when_its_date_moves() {
    let (_folder, mut store) = store();
    let mut may = agenda("may.pdf", MAY, vec![]);
    may.work_programmes
        .push(programme(&[(JUNE, "Weirs"), (JUNE, "Fords")]));
    import(&mut store, &may);
    let row = desk_on(&store, MAY).programme.remove(1);
    store
        .tick(&[Target::Programme(row.key)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    let mut june = agenda("june.pdf", JUNE, vec![]);
    june.work_programmes
        .push(programme(&[(super::JULY, "Fords"), (JUNE, "Weirs")]));
    import(&mut store, &june);
    let rows = desk_on(&store, JUNE).programme;
    assert_eq!(rows[1].item, "Fords");
    assert_eq!(rows[1].id, row.id);
    assert!(rows[1].ticked.is_some());
    // The desk of May keeps the programme that was held then.
    assert_eq!(desk_on(&store, MAY).programme[0].date, Some(JUNE));
}

#[test]
fn an_item_stays_read_when_its_number_changes() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("a.pdf", MAY, vec![item("1", "Weirs")]));
    let key = desk_on(&store, MAY).agenda[0].key;
    store
        .tick(&[Target::Item(key)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    import(
        &mut store,
        &agenda("b.pdf", MAY, vec![item("1", "Fords"), item("2", "Weirs")]),
    );
    let rows = desk_on(&store, MAY).agenda;
    let read: Vec<_> = rows.iter().filter(|row| row.read).collect();
    assert_eq!(read.len(), 1);
    assert_eq!(
        (read[0].title.as_str(), read[0].number.as_deref()),
        ("Weirs", Some("2"))
    );
}

#[test]
fn a_star_stays_though_all_papers_of_its_committee_go() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &agenda("a.pdf", MAY, vec![]));
    let committee = desk_on(&store, MAY).meeting.committee_key;
    store.star(committee, true, &hand("Ada")).unwrap();
    store.forget(&done.id).unwrap();
    import(&mut store, &agenda("a.pdf", MAY, vec![]));
    let meeting = desk_on(&store, MAY).meeting;
    assert!(meeting.mine && meeting.committee == PANEL);
}
