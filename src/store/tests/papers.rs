//! Papers come in any order, twice, better read, wrongly filed, and go.

use super::{
    JULY, JUNE, MAY, PANEL, actions, agenda, desk_on, import, item, meeting, minuted, minutes, now,
    paragraph, programme, reading, store, texts,
};
use crate::domain::actions::{ActionTable, Task};
use crate::domain::meeting::{Role, Status};
use crate::domain::source::{Language, Loss, Place, Reading};
use crate::store::desk::Desk;
use crate::store::{Filing, Store};

/// June's pack, with May's minutes in it and a programme.
fn pack() -> Reading {
    let mut pack = agenda(
        "june.pdf",
        JUNE,
        vec![
            item("1", "Apologies"),
            item("2", "Weirs"),
            item("3", "Fords"),
        ],
    );
    let mut last = meeting(
        MAY,
        Role::Minutes,
        vec![minuted("7", "Weirs", &["a survey of weirs"])],
    );
    last.status = Some(Status::Draft);
    last.committee = None;
    last.council = None;
    pack.meetings.push(last);
    pack.work_programmes
        .push(programme(&[(JULY, "Weirs again")]));
    pack
}

/// May's own minutes, confirmed and reworded.
fn printed() -> Reading {
    minutes(
        "may-minutes.pdf",
        MAY,
        Status::Confirmed,
        vec![
            minuted("6", "Bridges", &["a list of bridges"]),
            minuted(
                "7",
                "Weirs",
                &["a survey of all weirs", "a map of the weirs"],
            ),
        ],
    )
}

/// A desk without the keys and names that tell one store from another.
fn plain(desk: &Desk) -> String {
    let mut said = vec![format!("{} {:?}", desk.meeting.id, desk.meeting.status)];
    for row in &desk.agenda {
        said.push(format!("item {} {:?} {}", row.id, row.number, row.title));
    }
    for row in &desk.minutes {
        for clause in &row.clauses {
            said.push(format!(
                "minute {:?} {} {}",
                row.number, row.title, clause.text
            ));
        }
    }
    for row in &desk.actions {
        said.push(format!("action {:?} {}", row.date, row.text));
    }
    for row in &desk.programme {
        said.push(format!("row {} {:?} {}", row.id, row.date, row.item));
    }
    said.join("\n")
}

#[test]
fn papers_in_either_order_give_the_same_desk() {
    let (_one, mut first) = store();
    import(&mut first, &pack());
    import(&mut first, &printed());
    let (_two, mut second) = store();
    import(&mut second, &printed());
    import(&mut second, &pack());
    let desk = plain(&desk_on(&first, JUNE));
    assert_eq!(desk, plain(&desk_on(&second, JUNE)));
    assert!(desk.contains("a survey of all weirs"), "{desk}");
    assert!(
        !desk.contains("a survey of weirs"),
        "the draft yields: {desk}"
    );
}

#[test]
fn importing_twice_changes_nothing() {
    let (_folder, mut store) = store();
    let first = import(&mut store, &pack());
    let before = plain(&desk_on(&store, JUNE));
    let second = import(&mut store, &pack());
    assert!(!first.already && second.already);
    assert_eq!((first.id, first.meetings), (second.id, second.meetings));
    assert_eq!(plain(&desk_on(&store, JUNE)), before);
    assert_eq!(store.documents().unwrap().len(), 1);
    assert!(store.held(&pack().source.sha256).unwrap().is_some());
}

#[test]
fn a_pack_lends_its_committee_to_the_minutes_and_the_programme_in_it() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &pack());
    assert_eq!(done.meetings.len(), 2);
    let desk = desk_on(&store, JUNE);
    assert_eq!(desk.minutes.len(), 1);
    assert_eq!(desk.programme[0].item, "Weirs again");
    let committees: Vec<_> = store
        .meetings()
        .unwrap()
        .into_iter()
        .map(|row| row.committee)
        .collect();
    assert_eq!(
        committees, [PANEL; 3],
        "July is known from the programme alone"
    );
}

#[test]
fn minutes_in_a_pack_that_name_no_day_are_a_loss() {
    let (_folder, mut store) = store();
    let mut pack = pack();
    pack.meetings[1].date = None;
    let done = import(&mut store, &pack);
    assert!(!done.unfiled);
    let losses = desk_on(&store, JUNE).losses;
    assert_eq!(losses.len(), 1);
    assert_eq!(
        losses[0].loss.what,
        "the minutes of a meeting whose day is not said"
    );
}

#[test]
fn a_paper_without_committee_or_date_waits_and_is_filed_by_hand() {
    let (_folder, mut store) = store();
    let mut page = agenda(
        "page.txt",
        MAY,
        vec![minuted("", "Weirs", &["a survey of weirs"])],
    );
    page.meetings[0].committee = None;
    page.meetings[0].date = None;
    page.paragraphs = vec![paragraph(None, 1, "The panel asked for a survey of weirs.")];
    let done = import(&mut store, &page);
    assert!(done.unfiled);
    assert_eq!(store.unfiled().unwrap()[0].title, "Weirs");
    assert_eq!(store.search("survey", 5).unwrap().len(), 1);
    assert!(store.meetings().unwrap().is_empty());

    let filing = Filing {
        committee: Some(PANEL.to_owned()),
        date: Some(MAY),
        ..Filing::default()
    };
    let filed = store
        .refile(&done.id[..4], &filing, &super::hand("Ada"))
        .unwrap();
    assert!(!filed.unfiled);
    assert!(store.unfiled().unwrap().is_empty());
    assert_eq!(texts(&actions(&store, MAY)), ["a survey of weirs"]);
}

#[test]
fn what_a_person_gives_at_import_fills_only_what_the_paper_lacks() {
    let (_folder, mut store) = store();
    let mut paper = agenda("pack.pdf", MAY, vec![item("1", "Weirs")]);
    paper.meetings[0].date = None;
    let filing = Filing {
        council: None,
        committee: Some("Some Other Board".to_owned()),
        date: Some(JUNE),
    };
    store.import(&paper, b"pack.pdf", &filing, now()).unwrap();
    let meetings = store.meetings().unwrap();
    assert_eq!(meetings[0].committee, PANEL);
    assert_eq!(meetings[0].date, Some(JUNE));
}

#[test]
fn refiling_overrides_the_paper_and_leaves_no_empty_meeting() {
    let (_folder, mut store) = store();
    let done = import(
        &mut store,
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
    );
    let filing = Filing {
        committee: Some("Harbour Board".to_owned()),
        date: Some(JUNE),
        ..Filing::default()
    };
    store
        .refile(&done.id, &filing, &super::hand("Ada"))
        .unwrap();
    let meetings = store.meetings().unwrap();
    assert_eq!(meetings.len(), 1);
    assert_eq!(meetings[0].committee, "Harbour Board");
    assert_eq!(meetings[0].date, Some(JUNE));
}

#[test]
fn a_welsh_paper_adds_nothing_to_its_english_twin() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("en.pdf", MAY, vec![item("1", "Weirs")]));
    let mut welsh = agenda("cy.pdf", MAY, vec![minuted("1", "Coredau", &["arolwg"])]);
    welsh.source.language = Language::Welsh;
    welsh.paragraphs = vec![paragraph(None, 1, "Gofynnodd y panel am arolwg.")];
    import(&mut store, &welsh);
    let desk = desk_on(&store, MAY);
    assert_eq!(desk.agenda.len(), 1);
    assert!(desk.actions.is_empty());
    assert_eq!(store.search("arolwg", 5).unwrap().len(), 1);
}

#[test]
fn a_paper_in_the_tray_is_told_by_its_matter_or_by_how_it_begins() {
    let (_folder, mut store) = store();
    let mut told = |name: &str, lines: &[&str]| {
        let paragraphs = (1..).zip(lines);
        let paper = Reading {
            paragraphs: paragraphs
                .map(|(line, text)| paragraph(None, line, text))
                .collect(),
            ..reading(name)
        };
        import(&mut store, &paper);
        let row = store.unfiled().unwrap().into_iter();
        row.last().map(|row| row.title)
    };
    assert_eq!(
        told("plan.txt", &["Tel: 01632 960001", "Dredging plan"]).as_deref(),
        Some("Dredging plan")
    );
    let sentence = "The Harbour Master submitted a report on the quays and on what they will cost.";
    assert_eq!(
        told("item.txt", &["Minutes:", sentence]).as_deref(),
        Some("begins “The Harbour Master submitted a report on the quays and on…”")
    );
}

#[test]
fn minutes_in_welsh_alone_are_told_by_their_day() {
    let (_folder, mut store) = store();
    let told = |name: &str, day, language| {
        let mut paper = minutes(name, day, Status::Draft, vec![item("1", "Weirs")]);
        paper.source.language = language;
        paper
    };
    import(&mut store, &told("may-cy.pdf", MAY, Language::Welsh));
    import(&mut store, &told("june.pdf", JUNE, Language::English));
    assert_eq!(desk_on(&store, JUNE).in_welsh, [MAY]);
    assert!(!desk_on(&store, JUNE).welsh_alone);
    // The English ones bring what was decided.
    import(&mut store, &told("may.pdf", MAY, Language::English));
    assert!(desk_on(&store, JUNE).in_welsh.is_empty());
}

#[test]
fn names_of_a_committee_differ_in_capitals_and_little_words() {
    let (_folder, mut store) = store();
    let mut shouted = agenda("may.pdf", MAY, vec![]);
    shouted.meetings[0].committee = Some("THE RIVERS & ROADS PANEL".to_owned());
    shouted.meetings[0].council = None;
    import(&mut store, &shouted);
    import(&mut store, &agenda("june.pdf", JUNE, vec![]));
    let names: Vec<_> = store
        .meetings()
        .unwrap()
        .into_iter()
        .map(|row| row.committee)
        .collect();
    assert_eq!(names, [PANEL, PANEL]);
}

#[test]
fn a_joint_meeting_is_on_the_desk_of_both_committees() {
    let (_folder, mut store) = store();
    let mut joint = agenda("joint.pdf", MAY, vec![minuted("1", "Weirs", &["a survey"])]);
    joint.meetings[0].with = vec!["Harbour Board".to_owned()];
    import(&mut store, &joint);
    let mut other = agenda("harbour.pdf", JUNE, vec![item("1", "Quays")]);
    other.meetings[0].committee = Some("Harbour Board".to_owned());
    import(&mut store, &other);
    assert_eq!(texts(&actions(&store, JUNE)), ["a survey"]);
    assert_eq!(desk_on(&store, MAY).meeting.with, ["Harbour Board"]);
}

#[test]
fn tasks_of_a_table_are_actions_of_the_meeting_under_their_item() {
    let (_folder, mut store) = store();
    let mut paper = agenda("pack.pdf", MAY, vec![item("1", "Weirs")]);
    paper.meetings[0].items[0].pages = Some((3, 5));
    paper.action_tables.push(ActionTable {
        title: Some("Timetable".to_owned()),
        headings: vec![],
        rows: vec![Task {
            task: "Dredge the mill race".to_owned(),
            owner: Some("AB".to_owned()),
            due: Some("June".to_owned()),
            done: true,
            place: Place {
                page: Some(4),
                ..Place::default()
            },
            ..Task::default()
        }],
    });
    import(&mut store, &paper);
    let action = &actions(&store, MAY)[0];
    assert_eq!(action.item.as_deref(), Some("Weirs"));
    assert_eq!(action.owner.as_deref(), Some("AB"));
    assert!(action.said_done && action.ticked.is_none());
}

#[test]
fn a_forgotten_paper_is_really_gone() {
    let (folder, mut store) = store();
    let mut paper = agenda(
        "pack.pdf",
        MAY,
        vec![minuted("1", "Weirs", &["a zyzzyva survey"])],
    );
    paper.paragraphs = vec![paragraph(Some(1), 1, "The zyzzyva is a weevil.")];
    paper.losses = vec![Loss {
        page: Some(2),
        what: "a chart".to_owned(),
    }];
    let done = import(&mut store, &paper);
    assert_eq!(store.forget(&done.id).unwrap(), Vec::<String>::new());
    assert!(store.search("zyzzyva", 5).unwrap().is_empty());
    assert!(store.meetings().unwrap().is_empty());
    assert!(store.losses().unwrap().is_empty());
    let root = folder.path().join("store");
    assert_eq!(
        std::fs::read_dir(root.join("originals")).unwrap().count(),
        0
    );
    for file in ["matters.db", "matters.db-wal"] {
        let bytes = std::fs::read(root.join(file)).unwrap_or_default();
        let found = bytes
            .windows(7)
            .any(|window| window.eq_ignore_ascii_case(b"zyzzyva"));
        assert!(!found, "{file} still holds the word");
    }
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
}

#[test]
fn a_better_reading_takes_the_place_of_the_one_held() {
    let (_folder, mut store) = store();
    let worse = agenda("pack.pdf", MAY, vec![item("1", "Wiers")]);
    import(&mut store, &worse);
    let before = desk_on(&store, MAY).agenda[0].id.clone();
    let better = agenda(
        "pack.pdf",
        MAY,
        vec![item("1", "Wiers of the town"), item("2", "Fords")],
    );
    store.reread(&better, now()).unwrap();
    let titles: Vec<_> = desk_on(&store, MAY)
        .agenda
        .into_iter()
        .map(|row| row.title)
        .collect();
    assert_eq!(titles, ["Wiers of the town", "Fords"]);
    let same = agenda("pack.pdf", MAY, vec![item("4", "Wiers of the  TOWN")]);
    let kept = desk_on(&store, MAY).agenda[0].id.clone();
    store.reread(&same, now()).unwrap();
    assert_ne!(before, kept);
    assert_eq!(desk_on(&store, MAY).agenda[0].id, kept);
}

#[test]
fn a_document_is_found_by_a_unique_beginning_only() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &reading("page.txt"));
    assert!(
        store
            .refile("", &Filing::default(), &super::hand("Ada"))
            .is_err()
    );
    let said = store.resolve("zz").unwrap_err().to_string();
    assert!(said.contains("“zz” is not the id"), "{said}");
    assert_eq!(
        store.resolve(&done.id).unwrap(),
        crate::store::resolve::Named::Document(done.key)
    );
    let said = (0..40)
        .find_map(|number| {
            let id = import(&mut store, &reading(&format!("{number}.txt"))).id;
            store.resolve(&id[..1]).err()
        })
        .unwrap()
        .to_string();
    assert!(said.contains("begins several ids"), "{said}");
}

#[test]
fn the_meeting_that_matters_has_papers_and_is_mine() {
    let (_folder, mut store) = store();
    assert_eq!(store.meeting_that_matters(MAY).unwrap(), None);
    import(&mut store, &pack());
    let key = |store: &Store, day| desk_on(store, day).meeting.key;
    // July is known from a programme only: the last one held opens.
    assert_eq!(
        store.meeting_that_matters(JULY).unwrap(),
        Some(key(&store, JUNE))
    );
    assert_eq!(
        store.meeting_that_matters(JUNE).unwrap(),
        Some(key(&store, JUNE))
    );
    let mut other = agenda("harbour.pdf", JULY, vec![]);
    other.meetings[0].committee = Some("Harbour Board".to_owned());
    let other = import(&mut store, &other).meetings[0];
    assert_eq!(store.meeting_that_matters(JULY).unwrap(), Some(other));
    let mine = desk_on(&store, JUNE).meeting.committee_key;
    store.remember_committee(mine).unwrap();
    assert_eq!(
        store.meeting_that_matters(JULY).unwrap(),
        Some(key(&store, JUNE))
    );
    let harbour = store.desk(other).unwrap().meeting.committee_key;
    store.star(harbour, true, &super::hand("Ada")).unwrap();
    assert_eq!(store.meeting_that_matters(MAY).unwrap(), Some(other));
}

#[test]
fn another_committee_that_meets_before_the_one_on_the_desk_is_known() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("july.pdf", JULY, vec![]));
    let mut other = agenda("harbour.pdf", JUNE, vec![]);
    other.meetings[0].committee = Some("Harbour Board".to_owned());
    let other = import(&mut store, &other).meetings[0];
    let july = desk_on(&store, JULY).meeting;
    let harbour = store.desk(other).unwrap().meeting;
    let sooner = |desk, today| store.sooner(desk, today).unwrap().map(|row| row.key);
    assert_eq!(sooner(&july, MAY), Some(other));
    assert_eq!(sooner(&harbour, MAY), None, "it is the next one itself");
    assert_eq!(sooner(&july, JULY), None, "the other is over");
    let day_before = JULY.yesterday().unwrap();
    assert_eq!(sooner(&harbour, day_before), Some(july.key), "it is near");
}

#[test]
fn a_cancelled_meeting_does_not_open_while_another_is_to_come() {
    let (_folder, mut store) = store();
    let mut notice = agenda("notice.pdf", JUNE, vec![]);
    notice.meetings[0].role = Role::Notice;
    notice.meetings[0].status = Some(Status::Cancelled);
    import(&mut store, &notice);
    import(&mut store, &agenda("july.pdf", JULY, vec![]));
    let opens = store.meeting_that_matters(MAY).unwrap().unwrap();
    assert_eq!(store.desk(opens).unwrap().meeting.date, Some(JULY));
}

#[test]
fn a_meeting_is_worked_up_until_its_minutes_come() {
    let (_folder, mut store) = store();
    let day = |today: &str| today.parse::<jiff::civil::Date>().unwrap();
    import(&mut store, &agenda("june.pdf", JUNE, vec![]));
    import(&mut store, &agenda("july.pdf", JULY, vec![]));
    let july = desk_on(&store, JULY).meeting;
    let june = desk_on(&store, JUNE).meeting;
    let worked = |store: &Store, desk, today| store.without_minutes(desk, today).unwrap();
    assert_eq!(worked(&store, &july, JUNE), None, "it is not over");
    let after = JUNE.tomorrow().unwrap();
    assert_eq!(worked(&store, &july, after), Some(JUNE));
    assert_eq!(worked(&store, &june, after), None, "it lies on the desk");
    assert_eq!(
        worked(&store, &july, day("2031-08-30")),
        None,
        "July is over too"
    );
    import(
        &mut store,
        &minutes("june-minutes.pdf", JUNE, Status::Draft, vec![]),
    );
    assert_eq!(worked(&store, &july, after), None);
}
