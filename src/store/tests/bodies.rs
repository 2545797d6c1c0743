//! Papers of one body under the many names that it goes by, and trackers that are of no
//! meeting.

use super::*;
use crate::domain::actions::{ActionTable, Task};
use crate::domain::whole::Lead;

const TOWN: &str = "Ambleford Town Council";
const BOARD: &str = "NHS Ambleford Integrated Care Board";
const KILN: &str = "That the Clerk obtain three prices for mending the lime kiln roof.";

/// Minutes of a body on a day.
fn of_body(name: &str, council: Option<&str>, committee: &str, day: Date) -> Reading {
    let mut told = meeting(day, Role::Minutes, vec![minuted("4", "Lime kiln", &[KILN])]);
    told.council = council.map(str::to_owned);
    told.committee = Some(committee.to_owned());
    Reading {
        meetings: vec![told],
        ..reading(name)
    }
}

fn import(store: &mut Store, reading: &Reading) -> Imported {
    let name = reading.source.name.clone();
    store
        .import(reading, name.as_bytes(), &Filing::default(), now())
        .unwrap()
}

/// The committees of all meetings, by day.
fn bodies(store: &Store) -> Vec<(Option<Date>, String)> {
    let mut all: Vec<(Option<Date>, String)> = store
        .meetings()
        .unwrap()
        .into_iter()
        .map(|meeting| (meeting.date, meeting.committee))
        .collect();
    all.sort();
    all
}

fn ids(store: &Store) -> Vec<String> {
    let mut all: Vec<String> = store
        .meetings()
        .unwrap()
        .into_iter()
        .map(|meeting| meeting.id)
        .collect();
    all.sort();
    all
}

#[test]
fn papers_of_one_body_under_several_names_stand_under_one_committee_in_any_order() {
    for papers in [
        [
            of_body("may.pdf", Some(TOWN), "Town Council", MAY),
            of_body("june.pdf", Some(TOWN), TOWN, JUNE),
            of_body("july.pdf", None, "Meeting of the Town Council", JULY),
        ],
        [
            of_body("may.pdf", Some(BOARD), "Board in public", MAY),
            of_body("june.pdf", Some("NHS AMBLEFORD ICB"), "Board", JUNE),
            of_body("july.pdf", None, BOARD, JULY),
        ],
    ] {
        let mut seen = Vec::new();
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            let (_folder, mut store) = store();
            for paper in order {
                import(&mut store, &papers[paper]);
            }
            let bodies = bodies(&store);
            assert_eq!(bodies.len(), 3, "{order:?}");
            assert!(
                bodies.iter().all(|(_, name)| *name == bodies[0].1),
                "{order:?}: {bodies:?}"
            );
            seen.push((bodies, ids(&store)));
        }
        assert!(seen.iter().all(|other| *other == seen[0]), "{seen:#?}");
    }
}

#[test]
fn two_councils_bodies_of_one_name_and_two_bodies_of_one_council_stay_apart() {
    let (_folder, mut store) = store();
    for paper in [
        of_body("a.pdf", Some(TOWN), "Full Council", MAY),
        of_body("b.pdf", Some("Brackwell Town Council"), "Town Council", MAY),
        of_body(
            "c.pdf",
            Some("Brackwell Town Council"),
            "Cemetery Committee",
            MAY,
        ),
        of_body(
            "d.pdf",
            Some("Brackwell Town Council"),
            "Allotments Committee",
            MAY,
        ),
    ] {
        import(&mut store, &paper);
    }
    assert_eq!(store.meetings().unwrap().len(), 4);
    // Which of the two it is of, a paper that names no council does not say.
    import(&mut store, &of_body("e.pdf", None, "Town Council", MAY));
    assert_eq!(store.meetings().unwrap().len(), 5);
}

#[test]
fn a_committee_that_was_kept_under_another_name_is_found_under_it() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &of_body("may.pdf", Some(TOWN), "Town Council", MAY),
    );
    let renamed = store
        .connection
        .execute("UPDATE committee_names SET folded = 'town council'", [])
        .unwrap();
    assert_eq!(renamed, 1);
    import(
        &mut store,
        &of_body("june.pdf", Some(TOWN), "Full Council", JUNE),
    );
    let bodies = bodies(&store);
    assert_eq!(bodies[0].1, bodies[1].1);
    let committees: u32 = store
        .connection
        .query_row("SELECT count(*) FROM committees", [], |row| row.get(0))
        .unwrap();
    assert_eq!(committees, 1);
}

#[test]
fn of_two_that_were_kept_apart_the_starred_one_stays() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &of_body("may.pdf", Some(TOWN), "Full Council", MAY),
    );
    import(&mut store, &of_body("june.pdf", Some(TOWN), PANEL, JUNE));
    let starred: i64 = store
        .connection
        .query_row(
            "SELECT key FROM committees WHERE name = :name",
            [PANEL],
            |row| row.get(0),
        )
        .unwrap();
    store.star(starred, true, &hand("Ada")).unwrap();
    store
        .connection
        .execute_batch(&format!(
            "UPDATE committees SET name = '{TOWN}' WHERE key = {starred};
             UPDATE committee_names SET folded = 'ambleford town council'
             WHERE committee = {starred};"
        ))
        .unwrap();
    let july = import(
        &mut store,
        &of_body("july.pdf", Some(TOWN), "Full Council", JULY),
    );
    let committee: i64 = store
        .connection
        .query_row(
            "SELECT committee FROM meetings WHERE key = :key",
            [july.meetings[0]],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(committee, starred);
}

/// A tracker on its own, of rows entered on these days.
fn tracker(lead: Option<&str>, title: &str, entered: &[Date]) -> Reading {
    let mut paper = reading("tracker.xlsx");
    paper.action_tables = vec![ActionTable {
        title: Some(title.to_owned()),
        rows: entered
            .iter()
            .map(|day| Task {
                task: "Lime kiln roof – three prices".to_owned(),
                entered: Some(*day),
                status: Some("Complete. Prices obtained".to_owned()),
                done: true,
                ..Task::default()
            })
            .collect(),
        ..ActionTable::default()
    }];
    paper.whole.lead = lead.map(|committee| Lead {
        meeting: Meeting {
            council: Some(TOWN.to_owned()),
            committee: Some(committee.to_owned()),
            date: Some(date(2031, 5, 29)),
            ..Meeting::default()
        },
        titles: vec!["Action tracker".to_owned()],
        appendix: None,
    });
    paper
}

/// Where a tracker was filed, and whether it is said to be a guess, in either order.
fn filed(held: &[Reading], tracker: &Reading) -> Option<String> {
    let mut last = None;
    for first in [true, false] {
        let (_folder, mut store) = store();
        if first {
            import(&mut store, tracker);
        }
        for paper in held {
            import(&mut store, paper);
        }
        if !first {
            import(&mut store, tracker);
        }
        let documents = store.documents().unwrap();
        let row = documents
            .iter()
            .find(|one| one.name == "tracker.xlsx")
            .unwrap();
        assert_eq!(row.filed.is_empty(), row.inferred.is_none());
        assert_eq!(store.unfiled().unwrap().is_empty(), !row.filed.is_empty());
        let place = row.filed.first().cloned();
        assert!(last.is_none() || last == Some(place.clone()), "{last:?}");
        if place.is_some() && tracker.action_tables[0].rows.len() == 1 {
            let actions = store.actions().unwrap();
            let kiln = actions
                .iter()
                .find(|one| one.text == KILN && one.committee != PANEL)
                .unwrap();
            assert!(
                kiln.thread
                    .traces
                    .iter()
                    .any(|trace| trace.text.contains("Lime kiln roof")),
                "its row is found: {first}"
            );
        }
        last = Some(place);
    }
    last.flatten()
}

#[test]
fn a_tracker_that_names_its_body_goes_with_the_papers_next_to_its_day() {
    let held = [
        of_body("may.pdf", Some(TOWN), "Full Council", MAY),
        of_body("july.pdf", Some(TOWN), "Town Council", JULY),
        of_body("panel.pdf", Some(TOWN), PANEL, MAY),
    ];
    let council = Some("Town Council, 2031-07-01".to_owned());
    let headed = tracker(Some("Town Council"), "Action tracker – 29 May 2031", &[MAY]);
    assert_eq!(filed(&held, &headed), council);
    let title = "Ambleford Town Council – actions log as at 29 May 2031";
    assert_eq!(filed(&held, &tracker(None, title, &[MAY])), council);
    // Nothing later is held: it goes with the last.
    assert_eq!(
        filed(&held[..1], &headed),
        Some("Full Council, 2031-05-06".to_owned())
    );
}

#[test]
fn a_tracker_of_a_body_that_is_not_held_waits() {
    let held = [of_body("may.pdf", Some(TOWN), "Full Council", MAY)];
    for (lead, title) in [
        (Some("Allotments Committee"), "Action tracker"),
        (
            None,
            "Ambleford Town Council – Allotments Committee action log",
        ),
        (None, "Brackwell Town Council – action log"),
        (None, "Action log"),
    ] {
        assert_eq!(filed(&held, &tracker(lead, title, &[MAY])), None, "{title}");
    }
    // Nobody named: the days of two meetings tell, where one body alone met on them.
    let two = [
        of_body("may.pdf", Some(TOWN), "Full Council", MAY),
        of_body("july.pdf", Some(TOWN), "Full Council", JULY),
    ];
    let nameless = tracker(None, "Action log", &[MAY, JULY]);
    assert!(filed(&two, &nameless).is_some());
    let three = [
        two[0].clone(),
        two[1].clone(),
        of_body("panel.pdf", Some(TOWN), PANEL, MAY),
    ];
    assert_eq!(filed(&three, &nameless), None);
}
