//! Readings that a person put right: undone, read again, in another version, gone.

use jiff::civil::Date;

use super::{
    JULY, JUNE, MAY, PANEL, actions, agenda, desk_on, hand, import, item, meeting, minuted,
    minutes, paragraph, programme, reading, store, texts,
};
use crate::domain::figure::{Figure, FigureColumn, FigureRow, FigureTable};
use crate::domain::meeting::{Role, Status};
use crate::domain::source::Reading;
use crate::store::corrections::{Bodies, Field, Sentence, Subject};
use crate::store::desk::FindKind;
use crate::store::{Store, Target, Ticked};

fn draft(points: &[&str]) -> Reading {
    minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![minuted("7", "Weirs", points)],
    )
}

fn key(store: &Store, text: &str) -> i64 {
    let rows = actions(store, MAY);
    rows.iter().find(|row| row.text == text).unwrap().key
}

fn item_key(store: &Store, day: Date) -> i64 {
    desk_on(store, day).agenda[0].key
}

fn correct(store: &mut Store, subject: &Subject, field: Field, value: &str) {
    store
        .correct(subject, field, Some(value), &hand("Ada"))
        .unwrap();
}

#[test]
fn a_correction_survives_a_better_reader_and_another_version_and_is_undone() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey", "a map"]));
    let survey = Subject::Action(key(&store, "a survey"));
    correct(&mut store, &survey, Field::Words, "a survey of the weirs");
    correct(&mut store, &survey, Field::Lead, "Kit Garrow");
    correct(&mut store, &survey, Field::Day, "2031-06-30");
    let stands = |store: &Store| {
        let rows = actions(store, MAY);
        let row = rows
            .iter()
            .find(|row| row.text.to_lowercase().starts_with("a survey"));
        let row = row.unwrap();
        (row.text.clone(), row.owner.clone(), row.due_date)
    };
    let right = (
        "a survey of the weirs".to_owned(),
        Some("Kit Garrow".to_owned()),
        Some("2031-06-30".parse().unwrap()),
    );
    assert_eq!(stands(&store), right);
    store
        .reread(&draft(&["a survey", "a map"]), super::now())
        .unwrap();
    assert_eq!(stands(&store), right, "after a better reader");
    let mut confirmed = draft(&["a map", "A survey."]);
    confirmed.source.name = "confirmed.pdf".to_owned();
    confirmed.source.sha256 = crate::domain::identity::sha256(b"confirmed.pdf");
    confirmed.meetings[0].status = Some(Status::Confirmed);
    import(&mut store, &confirmed);
    assert_eq!(stands(&store), right, "in the confirmed minutes");

    let listed = store.corrections().unwrap();
    let words = listed.iter().find(|one| one.field == "words").unwrap();
    assert_eq!(
        (words.read.as_str(), words.rule.as_str(), words.stands),
        ("a survey", "decision-list", true)
    );
    let mut undone = Vec::new();
    for _ in 0..3 {
        undone.push(store.undo(&hand("Ada")).unwrap().unwrap().what);
    }
    assert_eq!(undone[0], "the correction of “a survey of the weirs”");
    assert_eq!(stands(&store), ("A survey.".to_owned(), None, None));
    store.redo(&hand("Ada")).unwrap();
    assert_eq!(stands(&store).0, "a survey of the weirs");
}

#[test]
fn what_is_no_action_is_out_of_every_count_and_comes_back() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey", "a map"]));
    let survey = Subject::Action(key(&store, "a survey"));
    correct(&mut store, &survey, Field::Action, "no");
    assert_eq!(texts(&actions(&store, MAY)), ["a map"]);
    assert_eq!(store.actions().unwrap().len(), 1);
    assert_eq!(store.meetings().unwrap()[0].actions, 1);
    assert_eq!(desk_on(&store, MAY).agenda[0].actions, 1);
    store
        .reread(&draft(&["a survey", "a map"]), super::now())
        .unwrap();
    assert_eq!(store.actions().unwrap().len(), 1);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the words “not an action” on “a survey”");
    assert_eq!(texts(&actions(&store, MAY)), ["a survey", "a map"]);
    // What the paper says needs no word of a person.
    correct(&mut store, &survey, Field::Action, "yes");
    assert!(store.corrections().unwrap().is_empty());
}

#[test]
fn a_sentence_is_made_an_action_and_is_the_clause_once_that_is_read() {
    let (_folder, mut store) = store();
    let mut paper = draft(&["a survey"]);
    let words = "The engineer will bring drawings of the sluice.";
    paper.paragraphs.push(paragraph(Some(3), 4, words));
    let imported = import(&mut store, &paper);
    let place = crate::domain::source::Place {
        page: Some(3),
        printed_page: Some("5".to_owned()),
        line: 4,
    };
    let sentence = Sentence {
        words: words.to_owned(),
        item: item_key(&store, MAY),
        owner: Some("Kit Garrow".to_owned()),
        due: None,
        place: Some((imported.key, place)),
    };
    store.make_action(&sentence, &hand("Ada")).unwrap();
    let made = |store: &Store| {
        let rows = actions(store, MAY);
        rows.into_iter().find(|row| row.text == words).unwrap()
    };
    let row = made(&store);
    let source = row.source.unwrap();
    assert_eq!(
        (source.document.as_str(), source.place.page),
        ("may.pdf", Some(3))
    );
    assert_eq!(row.by_hand.owner.unwrap().what, "Kit Garrow");
    assert!(
        store.make_action(&sentence, &hand("Ada")).is_ok(),
        "the same again"
    );
    assert_eq!(actions(&store, MAY).len(), 2);
    // A reader that knows such sentences makes no second of it.
    let mut better = draft(&["a survey", words]);
    better.paragraphs.push(paragraph(Some(3), 4, words));
    store.reread(&better, super::now()).unwrap();
    assert_eq!(actions(&store, MAY).len(), 2);
    assert_eq!(made(&store).source.unwrap().rule, "decision-list");
    assert!(store.lost_work().unwrap().is_empty());
    store.reread(&paper, super::now()).unwrap();
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(texts(&actions(&store, MAY)), ["a survey"]);
}

#[test]
fn a_clause_that_is_no_action_becomes_one() {
    let (_folder, mut store) = store();
    let mut paper = draft(&["a survey", "that the report be noted"]);
    let minutes = paper.meetings[0].items[0].minutes.as_mut().unwrap();
    minutes.decisions[0].clauses[1].tracked = false;
    import(&mut store, &paper);
    assert_eq!(actions(&store, MAY).len(), 1);
    let sentence = Sentence {
        words: "That the report be noted".to_owned(),
        item: item_key(&store, MAY),
        owner: None,
        due: None,
        place: None,
    };
    store.make_action(&sentence, &hand("Ada")).unwrap();
    assert_eq!(actions(&store, MAY).len(), 2);
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(actions(&store, MAY).len(), 1);
}

#[test]
fn a_title_and_a_meetings_head_are_put_right() {
    let (_folder, mut store) = store();
    let paper = agenda("june.pdf", JUNE, vec![item("4", "Riv3r gauges")]);
    import(&mut store, &paper);
    let desk = desk_on(&store, JUNE);
    let (title, head) = (
        Subject::Item(desk.agenda[0].key),
        Subject::Meeting(desk.meeting.key),
    );
    correct(&mut store, &title, Field::Title, "River gauges");
    correct(&mut store, &title, Field::Number, "4a");
    correct(&mut store, &head, Field::Time, "17:30");
    correct(&mut store, &head, Field::Place, "Old Hall");
    store.reread(&paper, super::now()).unwrap();
    let desk = desk_on(&store, JUNE);
    assert_eq!(desk.agenda[0].title, "River gauges");
    assert_eq!(desk.agenda[0].number.as_deref(), Some("4a"));
    assert_eq!(desk.meeting.place.as_deref(), Some("Old Hall"));
    assert_eq!(desk.meeting.time, Some(jiff::civil::time(17, 30, 0, 0)));
    for _ in 0..4 {
        store.undo(&hand("Ada")).unwrap().unwrap();
    }
    let desk = desk_on(&store, JUNE);
    assert_eq!(desk.agenda[0].title, "Riv3r gauges");
    assert_eq!((desk.meeting.time, desk.meeting.place), (None, None));
    // A field of another kind of row, and a time that is none.
    let wrong = store.correct(&title, Field::Lead, Some("Kit"), &hand("Ada"));
    assert!(wrong.unwrap_err().to_string().contains("title, number"));
    let wrong = store.correct(&head, Field::Time, Some("tea"), &hand("Ada"));
    assert!(wrong.unwrap_err().to_string().contains("17:30"));
}

#[test]
fn progress_is_dealt_out_to_the_row_it_belongs_to() {
    let (_folder, mut store) = store();
    let mut told = programme(&[(JUNE, "Weirs"), (JUNE, "Weirs")]);
    told.rows[0].actions = Some("A survey".to_owned());
    told.rows[1].actions = Some("A map".to_owned());
    told.as_of = Some(MAY);
    let mut paper = agenda("may.pdf", MAY, vec![]);
    paper.work_programmes.push(told);
    import(&mut store, &paper);
    let row = desk_on(&store, MAY).programme[1].key;
    let map = Subject::Row(row, Some("A map".to_owned()));
    correct(&mut store, &map, Field::Progress, "Drawn in April");
    let shown = |store: &Store| -> Vec<Option<String>> {
        let lines = desk_on(store, MAY).programme.into_iter();
        lines.map(|line| line.progress).collect()
    };
    assert_eq!(shown(&store), [None, Some("Drawn in April".to_owned())]);
    store.reread(&paper, super::now()).unwrap();
    assert_eq!(shown(&store), [None, Some("Drawn in April".to_owned())]);
    assert_eq!(store.corrections().unwrap()[0].of, "programme row");
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(shown(&store), [None, None]);
}

#[test]
fn the_label_of_a_decision_is_put_right_wherever_it_is_shown() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey"]));
    let shown = |store: &Store| {
        let meeting = desk_on(store, MAY).meeting.key;
        let minutes = store.minutes_until(meeting).unwrap();
        let clause = &minutes[0].clauses[0];
        let words = store.item(minutes[0].key).unwrap();
        let mark = words.iter().find(|block| block.text == "a survey");
        (clause.label.clone(), mark.map(|block| block.mark.clone()))
    };
    let read = shown(&store);
    let survey = Subject::Action(key(&store, "a survey"));
    correct(&mut store, &survey, Field::Label, "RECOMMENDED");
    let right = shown(&store);
    assert_eq!(right.0.as_deref(), Some("RECOMMENDED"));
    assert!(right.1.unwrap().starts_with("RECOMMENDED"));
    store.reread(&draft(&["a survey"]), super::now()).unwrap();
    assert_eq!(shown(&store).0.as_deref(), Some("RECOMMENDED"));
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(shown(&store), read);
}

#[test]
fn the_unit_of_a_column_of_figures_is_put_right() {
    let (_folder, mut store) = store();
    let mut paper = draft(&["a survey"]);
    paper.figures = vec![FigureTable {
        title: Some("Spending on weirs".to_owned()),
        columns: vec![FigureColumn {
            headings: vec!["2031/32".to_owned()],
            unit: Some("£".to_owned()),
            ..FigureColumn::default()
        }],
        rows: vec![FigureRow {
            label: "Dredging".to_owned(),
            figures: vec![Figure {
                value: 12.0,
                printed: "12".to_owned(),
                ..Figure::default()
            }],
            line: 40,
            ..FigureRow::default()
        }],
    }];
    import(&mut store, &paper);
    let meeting = desk_on(&store, MAY).meeting.key;
    let unit = |store: &Store| store.figures(meeting).unwrap()[0].unit.clone();
    let document = store.documents().unwrap()[0].key;
    let column = store.figure_columns(document).unwrap().remove(0);
    assert_eq!(column.words, "Spending on weirs: 2031/32");
    let column = Subject::Figures(column.table, column.column);
    assert!(correct_it(&mut store, &column, Field::Unit, "£000"));
    assert_eq!(unit(&store).as_deref(), Some("£000"));
    let listed = &store.corrections().unwrap()[0];
    assert_eq!(
        (listed.of.as_str(), listed.read.as_str(), listed.stands),
        ("figures", "£", true)
    );
    // A better reader gives the table another key.
    store.reread(&paper, super::now()).unwrap();
    assert_eq!(unit(&store).as_deref(), Some("£000"));
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(unit(&store).as_deref(), Some("£"));
    let column = store.figure_columns(document).unwrap().remove(0);
    let column = Subject::Figures(column.table, column.column);
    assert!(!correct_it(&mut store, &column, Field::Unit, "£"));
}

/// Puts a field right; whether that changed anything.
fn correct_it(store: &mut Store, subject: &Subject, field: Field, value: &str) -> bool {
    store
        .correct(subject, field, Some(value), &hand("Ada"))
        .unwrap()
}

#[test]
fn a_name_is_put_right_for_its_committee() {
    let (_folder, mut store) = store();
    let mut paper = draft(&["a survey"]);
    paper.meetings[0].present = vec![crate::domain::council::Person {
        name: "K. Garrovv".to_owned(),
        ..Default::default()
    }];
    import(&mut store, &paper);
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let person = Subject::Person(committee, "K. Garrovv".to_owned());
    correct(&mut store, &person, Field::Role, "Chair");
    correct(&mut store, &person, Field::Name, "Kit Garrow");
    assert_eq!(store.chargeable(committee).unwrap(), ["Kit Garrow"]);
    let found = store.find_rows().unwrap();
    let found = found.iter().find(|row| row.kind == FindKind::Person);
    let found = found.unwrap();
    assert_eq!(found.text, "Kit Garrow, Chair");
    let person = store.person_found(found.key).unwrap().unwrap();
    assert_eq!(person.name, "Kit Garrow, Chair");
    assert_eq!(store.corrections().unwrap()[0].of, "person");
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(store.chargeable(committee).unwrap(), ["K. Garrovv"]);
}

/// A paper of another committee.
fn of(committee: &str, mut paper: Reading) -> Reading {
    paper.meetings[0].committee = Some(committee.to_owned());
    paper
}

#[test]
fn two_committees_that_are_one_are_joined_and_parted() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey"]));
    let other = of(
        "Waterways Working Party",
        agenda("june.pdf", JUNE, vec![item("1", "Locks")]),
    );
    import(&mut store, &other);
    let keys: Vec<i64> = [PANEL, "Waterways Working Party"]
        .iter()
        .map(|name| store.committee_named(name).unwrap().unwrap())
        .collect();
    let note = desk_on(&store, JUNE).agenda[0].key;
    store
        .tick(&[Target::Item(note)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    store
        .make_one(&Bodies::Committees(keys.clone()), &hand("Ada"))
        .unwrap();
    let names = |store: &Store| -> Vec<String> {
        let rows = store.meetings().unwrap().into_iter();
        rows.map(|row| row.committee).collect()
    };
    assert_eq!(names(&store), [PANEL, PANEL]);
    assert_eq!(
        texts(&actions(&store, JUNE)),
        ["a survey"],
        "one committee's actions"
    );
    assert!(desk_on(&store, JUNE).agenda[0].read, "the mark went along");
    // What comes later under either name is one.
    let later = of(
        "Waterways Working Party",
        agenda("july.pdf", JULY, vec![item("1", "Fords")]),
    );
    import(&mut store, &later);
    assert_eq!(names(&store), [PANEL, PANEL, PANEL]);
    assert_eq!(store.corrections().unwrap()[0].field, "joined");

    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the joining of “Waterways Working Party”");
    assert_eq!(
        names(&store),
        ["Waterways Working Party", "Waterways Working Party", PANEL]
    );
    assert!(desk_on(&store, JUNE).agenda[0].read);
    assert!(desk_on(&store, JUNE).joints.is_empty());
    store.redo(&hand("Ada")).unwrap();
    // The desk names what was joined, and parts just that.
    let joints = desk_on(&store, JUNE).joints;
    assert_eq!(joints.len(), 1, "{joints:?}");
    assert_eq!(joints[0].name, "Waterways Working Party");
    store.part_bodies(&joints[0].joined, &hand("Ada")).unwrap();
    assert_eq!(names(&store)[0], "Waterways Working Party");
    assert!(store.corrections().unwrap().is_empty());
}

#[test]
fn two_committees_that_the_reader_took_for_one_are_parted() {
    let (_folder, mut store) = store();
    let full = of(
        "Rivers Committee",
        agenda("may.pdf", MAY, vec![item("1", "Weirs")]),
    );
    let sub = of(
        "Rivers Committee (Public)",
        agenda("june.pdf", JUNE, vec![item("1", "Fords")]),
    );
    import(&mut store, &full);
    import(&mut store, &sub);
    let names = |store: &Store| -> Vec<String> {
        let rows = store.meetings().unwrap().into_iter();
        rows.map(|row| row.committee).collect()
    };
    assert_eq!(names(&store), ["Rivers Committee", "Rivers Committee"]);
    let fords = desk_on(&store, JUNE).agenda[0].key;
    store
        .tick(&[Target::Item(fords)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    let joints = desk_on(&store, JUNE).joints;
    let joint = joints
        .iter()
        .find(|joint| joint.name == "Rivers Committee (Public)");
    store
        .part_bodies(&joint.unwrap().joined, &hand("Ada"))
        .unwrap();
    let parted = ["Rivers Committee (Public)", "Rivers Committee"];
    assert_eq!(names(&store), parted);
    assert!(desk_on(&store, JUNE).agenda[0].read, "the mark went along");
    assert!(desk_on(&store, JUNE).joints.is_empty());
    // What comes later, and another reading, find the same way.
    let later = of(
        "RIVERS COMMITTEE (PUBLIC)",
        agenda("july.pdf", JULY, vec![item("1", "Locks")]),
    );
    import(&mut store, &later);
    store.reread(&sub, super::now()).unwrap();
    assert_eq!(names(&store), [parted[0], parted[0], parted[1]]);
    assert_eq!(store.corrections().unwrap()[0].field, "parted");
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the parting of “Rivers Committee (Public)”");
    assert_eq!(names(&store), ["Rivers Committee"; 3]);
    assert!(desk_on(&store, JUNE).agenda[0].read);
    store.redo(&hand("Ada")).unwrap();
    assert_eq!(names(&store), [parted[0], parted[0], parted[1]]);
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
    // The name that is shown goes its own way as well.
    store.undo(&hand("Ada")).unwrap();
    let key = desk_on(&store, MAY).meeting.committee_key;
    let shown = Bodies::Names(key, vec!["Rivers Committee".to_owned()]);
    store.part_bodies(&shown, &hand("Ada")).unwrap();
    assert_eq!(names(&store), [parted[0], parted[0], parted[1]]);
    let unknown = Bodies::Names(key, vec!["Hills Committee".to_owned()]);
    assert!(store.part_bodies(&unknown, &hand("Ada")).is_err());
}

#[test]
fn two_meetings_that_the_reader_took_for_one_are_parted() {
    let (_folder, mut store) = store();
    let morning = agenda("morning.pdf", MAY, vec![item("1", "Weirs")]);
    let evening = agenda(
        "evening.pdf",
        MAY,
        vec![item("1", "Fords"), item("2", "Locks")],
    );
    import(&mut store, &morning);
    import(&mut store, &evening);
    let titles = |store: &Store| -> Vec<Vec<String>> {
        let mut all = Vec::new();
        for row in store.meetings().unwrap() {
            let items = store.desk(row.key).unwrap().agenda.into_iter();
            all.push(items.map(|row| row.title).collect());
        }
        all.sort();
        all
    };
    assert_eq!(titles(&store).len(), 1);
    let desk = desk_on(&store, MAY);
    let locks = desk.agenda.iter().find(|row| row.title == "Locks").unwrap();
    store
        .tick(&[Target::Item(locks.key)], Ticked::Yes, &hand("Ada"))
        .unwrap();
    let joint = desk.joints.iter().find(|joint| joint.name == "evening.pdf");
    store
        .part_bodies(&joint.unwrap().joined, &hand("Ada"))
        .unwrap();
    let two = [
        vec!["Fords".to_owned(), "Locks".to_owned()],
        vec!["Weirs".to_owned()],
    ];
    assert_eq!(titles(&store), two);
    let rows = store.meetings().unwrap();
    let read = rows
        .iter()
        .flat_map(|row| store.desk(row.key).unwrap().agenda);
    assert_eq!(
        read.filter(|item| item.read).count(),
        1,
        "the mark went along"
    );
    store.reread(&evening, super::now()).unwrap();
    assert_eq!(titles(&store), two);
    assert_eq!(store.corrections().unwrap()[0].of, "paper");
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(titles(&store).len(), 1);
    store.redo(&hand("Ada")).unwrap();
    assert_eq!(titles(&store), two);
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
    // Somebody is left behind.
    let key = store.meetings().unwrap()[0].key;
    let papers = store.meetings().unwrap()[0].documents.clone();
    assert_eq!(papers.len(), 1);
    let all = store
        .documents()
        .unwrap()
        .iter()
        .map(|paper| paper.key)
        .collect();
    assert!(
        store
            .part_bodies(&Bodies::Papers(key, all), &hand("Ada"))
            .is_err()
    );
}

#[test]
fn two_meetings_that_are_one_are_joined_and_parted() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey"]));
    // The day was misread in the agenda.
    let day: Date = "2031-05-16".parse().unwrap();
    let mut paper = reading("agenda.pdf");
    paper.meetings.push(meeting(
        day,
        Role::Agenda,
        vec![item("7", "Weirs"), item("8", "Locks")],
    ));
    import(&mut store, &paper);
    let keys = vec![
        desk_on(&store, MAY).meeting.key,
        desk_on(&store, day).meeting.key,
    ];
    store
        .make_one(&Bodies::Meetings(keys.clone()), &hand("Ada"))
        .unwrap();
    let days = |store: &Store| -> Vec<Option<Date>> {
        let rows = store.meetings().unwrap().into_iter();
        rows.map(|row| row.date).collect()
    };
    assert_eq!(days(&store), [Some(MAY)]);
    let titles = |store: &Store, day| -> Vec<String> {
        let rows = desk_on(store, day).agenda.into_iter();
        rows.map(|row| row.title).collect()
    };
    assert_eq!(titles(&store, MAY), ["Weirs", "Locks"]);
    store.reread(&paper, super::now()).unwrap();
    assert_eq!(days(&store), [Some(MAY)]);
    let joints = desk_on(&store, MAY).joints;
    assert_eq!(joints.len(), 1, "{joints:?}");
    assert!(joints[0].name.contains("2031-05-16"), "{joints:?}");
    store.part_bodies(&joints[0].joined, &hand("Ada")).unwrap();
    assert_eq!(days(&store), [Some(day), Some(MAY)]);
    assert_eq!(titles(&store, day), ["Weirs", "Locks"]);
    assert_eq!(titles(&store, MAY), ["Weirs"]);
    let parted = store.part_bodies(&Bodies::Meetings(vec![keys[0]]), &hand("Ada"));
    assert!(parted.is_err(), "nothing is joined");
}

#[test]
fn what_lost_its_place_is_listed() {
    let (_folder, mut store) = store();
    let imported = import(&mut store, &draft(&["a survey"]));
    let survey = Subject::Action(key(&store, "a survey"));
    correct(&mut store, &survey, Field::Lead, "Kit Garrow");
    store.forget(&imported.id).unwrap();
    let lost = store.lost_work().unwrap();
    assert_eq!(lost.len(), 1);
    assert!(
        lost[0]
            .sentence()
            .starts_with("the correction of the lead officer, “Kit Garrow”,"),
        "{}",
        lost[0].sentence()
    );
    assert!(!store.corrections().unwrap()[0].stands);
    import(&mut store, &draft(&["a survey"]));
    assert!(store.lost_work().unwrap().is_empty());
    assert_eq!(actions(&store, MAY)[0].owner.as_deref(), Some("Kit Garrow"));
}

#[test]
fn an_action_taken_down_has_a_history_like_others() {
    let (_folder, mut store) = store();
    import(&mut store, &draft(&["a survey"]));
    let meeting = desk_on(&store, MAY).meeting.key;
    let new = crate::store::edits::NewAction {
        text: "circulate the drawings of the sluice gates".to_owned(),
        item: None,
        owner: None,
        due: None,
    };
    store.take_down(meeting, &new, &hand("Ada")).unwrap();
    let mut told = programme(&[(JULY, "Drawings of the sluice gates to be circulated")]);
    told.as_of = Some(JUNE);
    let mut pack = agenda(
        "june.pdf",
        JUNE,
        vec![item("3", "Circulation of the drawings of the sluice gates")],
    );
    pack.work_programmes.push(told);
    import(&mut store, &pack);
    let rows = actions(&store, JUNE);
    let taken = rows.iter().find(|row| row.taken_down.is_some()).unwrap();
    assert!(
        !taken.thread.traces.is_empty(),
        "found again in the pack of June"
    );
}
