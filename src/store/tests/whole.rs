//! Whether it is all there: papers that come later, in either order, and papers that do
//! not say where they belong.

use super::{
    JULY, JUNE, MAY, PANEL, agenda, desk_on, hand, import, item, meeting, minutes, paragraph,
    reading, store,
};
use crate::domain::agenda::{Item, Paper};
use crate::domain::council::Person;
use crate::domain::meeting::{Meeting, Role, Status};
use crate::domain::minutes::Minutes;
use crate::domain::report::Report;
use crate::domain::source::{Language, Loss, Place, Reading};
use crate::domain::whole::{Extent, Heal, ItemAt, Lead, NamedPaper, Naming, Wants};
use crate::store::desk::AgendaRow;
use crate::store::{Filing, Store};

const WORDS: &str = "The Harbour Master told the Panel how the gangway at Low Pier moves in the swell, \
     and what it would cost to mend it before the winter storms.";

/// A pack of June that has two papers, promises one, and lacks one.
fn pack() -> Reading {
    let mut items = vec![
        item("1", "Apologies"),
        item("2", "Harbour dues"),
        item("3", "Low Pier gangway"),
        item("4", "Sea wall"),
    ];
    items[1].pages = Some((2, 3));
    items[1].naming = Some(Naming::Pages(2, 3));
    items[2].paper = Some(Paper::ToFollow);
    items[3].naming = Some(Naming::Pages(4, 9));
    let mut pack = agenda("pack.pdf", JUNE, items);
    pack.whole.extent = Extent::Pack;
    let of = |item| ItemAt { meeting: 0, item };
    let named = |item, appendix: Option<&str>, found| NamedPaper {
        of: of(item),
        appendix: appendix.map(str::to_owned),
        place: Place::default(),
        found,
    };
    pack.whole.papers = vec![
        named(1, None, true),
        named(1, Some("C"), false),
        named(3, None, false),
    ];
    for (what, item, wants) in [
        ("the paper of item 4", 3, Wants::Paper),
        ("Appendix C of item 2", 1, Wants::Appendix("C".to_owned())),
    ] {
        pack.whole.heals.push(Heal {
            loss: pack.losses.len(),
            of: of(item),
            wants,
        });
        pack.losses.push(Loss {
            page: Some(1),
            what: what.to_owned(),
        });
    }
    pack
}

/// A supplement that names its meeting and brings papers of these items.
fn supplement(name: &str, items: &[(&str, &str)]) -> Reading {
    let items = items
        .iter()
        .map(|(number, title)| Item {
            pages: Some((2, 5)),
            report: Some(Report::default()),
            ..item(number, title)
        })
        .collect();
    let mut paper = agenda(name, JUNE, items);
    paper.whole.supplement = true;
    paper
}

/// A paper that tells of no meeting.
fn lead(name: &str, meeting: Meeting, titles: &[&str], appendix: Option<&str>) -> Reading {
    let mut paper = reading(name);
    paper.paragraphs = vec![paragraph(
        Some(1),
        1,
        "Moorings along the quay and the mole.",
    )];
    paper.whole.lead = Some(Lead {
        meeting: Meeting {
            role: Role::Item,
            ..meeting
        },
        titles: titles.iter().map(|title| (*title).to_owned()).collect(),
        appendix: appendix.map(str::to_owned),
    });
    paper
}

/// An item's own page, copied: no committee, no day.
fn page(name: &str, number: Option<&str>, title: Option<&str>, account: &str) -> Reading {
    let told = Item {
        number: number.map(str::to_owned),
        title: title.map(str::to_owned),
        minutes: Some(Minutes {
            text: account.to_owned(),
            ..Minutes::default()
        }),
        ..Item::default()
    };
    Reading {
        meetings: vec![Meeting {
            role: Role::Item,
            items: vec![told],
            ..Meeting::default()
        }],
        ..reading(name)
    }
}

/// May's page of the web system, which cuts item 7.
fn cut() -> Reading {
    let mut told = item("7", "Low Pier gangway");
    told.minutes = Some(Minutes {
        text: WORDS[..100].to_owned(),
        truncated: true,
        ..Minutes::default()
    });
    let mut page = minutes("web.html", MAY, Status::Draft, vec![told]);
    page.losses = vec![Loss {
        page: None,
        what: "the end of the minutes of item 7".to_owned(),
    }];
    page.whole.heals = vec![Heal {
        loss: 0,
        of: ItemAt {
            meeting: 0,
            item: 0,
        },
        wants: Wants::Account,
    }];
    page
}

/// A store with these papers, imported in this order and in the other.
fn either_order(papers: &[Reading]) -> [(tempfile::TempDir, Store); 2] {
    let (first_folder, mut first) = store();
    for paper in papers {
        import(&mut first, paper);
    }
    let (second_folder, mut second) = store();
    for paper in papers.iter().rev() {
        import(&mut second, paper);
    }
    [(first_folder, first), (second_folder, second)]
}

fn losses(store: &Store) -> Vec<String> {
    let losses = store.losses().unwrap().into_iter();
    losses.map(|(_, loss)| loss.what).collect()
}

fn row(store: &Store, day: jiff::civil::Date, title: &str) -> AgendaRow {
    let rows = desk_on(store, day).agenda;
    rows.into_iter().find(|row| row.title == title).unwrap()
}

#[test]
fn a_paper_to_follow_comes_late_in_either_order() {
    let papers = [
        pack(),
        supplement("supplement.pdf", &[("3", "Low Pier gangway")]),
    ];
    for (_folder, store) in either_order(&papers) {
        let row = row(&store, JUNE, "Low Pier gangway");
        assert_eq!(row.paper, Some(Paper::Late));
        assert_eq!(row.first_seen, Some(jiff::civil::date(2031, 6, 1)));
        assert_eq!(row.first_seen_in.as_deref(), Some("supplement.pdf"));
        assert_eq!(row.pages, Some((2, 5)));
        let titles: Vec<_> = desk_on(&store, JUNE)
            .agenda
            .into_iter()
            .map(|row| row.title)
            .collect();
        assert_eq!(
            titles,
            ["Apologies", "Harbour dues", "Low Pier gangway", "Sea wall"]
        );
    }
}

#[test]
fn a_pack_says_what_it_lacks_until_another_paper_brings_it() {
    let (_folder, mut one) = store();
    let done = import(&mut one, &pack());
    assert_eq!(
        done.complete.unwrap().words(),
        "4 items; papers named for 2, found for 1"
    );
    assert_eq!(done.lacks, ["the paper of item 4", "Appendix C of item 2"]);
    assert_eq!(row(&one, JUNE, "Sea wall").paper, Some(Paper::Missing));

    let wall = supplement("wall.pdf", &[("4", "Sea wall: options")]);
    let done = import(&mut one, &wall);
    assert_eq!(losses(&one), ["Appendix C of item 2"]);
    assert_eq!(
        done.brings,
        [
            "the paper of item 4 “Sea wall” · late · first seen 1 Jun 2031",
            "the paper of item 4"
        ]
    );
    assert_eq!(row(&one, JUNE, "Sea wall").paper, Some(Paper::Late));
    let complete = one
        .documents()
        .unwrap()
        .into_iter()
        .find_map(|row| row.complete);
    assert_eq!(
        complete.unwrap().words(),
        "4 items; papers named for 2, found for 1, 1 held in other papers"
    );
    for (_folder, store) in either_order(&[pack(), wall]) {
        assert_eq!(losses(&store), ["Appendix C of item 2"]);
    }
}

#[test]
fn an_appendix_without_a_meeting_joins_the_item_that_lacks_it() {
    let appendix = || {
        let about = Meeting {
            committee: Some(PANEL.to_owned()),
            date: Some(JUNE),
            items: vec![Item {
                number: Some("2".to_owned()),
                pages: Some((1, 1)),
                ..Item::default()
            }],
            ..Meeting::default()
        };
        lead("appendix-c.pdf", about, &["Moorings"], Some("C"))
    };
    for (_folder, store) in either_order(&[pack(), appendix()]) {
        assert_eq!(losses(&store), ["the paper of item 4"]);
        let row = row(&store, JUNE, "Harbour dues");
        assert_eq!(row.pages, Some((2, 3)), "the report stays the report");
        assert_eq!(
            row.sheets().as_deref(),
            Some("2 + 1 pp"),
            "and what stands behind it counts"
        );
        assert_eq!(row.inferred.len(), 1);
        assert!(store.unfiled().unwrap().is_empty());
    }
    let (_folder, mut alone) = store();
    let done = import(&mut alone, &appendix());
    assert!(done.unfiled, "it never makes a meeting");
    assert!(alone.meetings().unwrap().is_empty());
}

#[test]
fn a_cut_account_is_a_loss_until_the_items_own_page_heals_it() {
    let (_folder, mut one) = store();
    import(&mut one, &cut());
    assert_eq!(losses(&one).len(), 1);
    for (_folder, store) in either_order(&[cut(), page("page.txt", None, None, WORDS)]) {
        assert_eq!(losses(&store), [""; 0]);
        assert!(store.unfiled().unwrap().is_empty());
        let rows = desk_on(&store, MAY).agenda;
        assert_eq!(rows.len(), 1);
        assert_eq!(
            rows[0].inferred[0].why,
            "its words go on from those of item 7 in web.html"
        );
    }
}

#[test]
fn a_page_is_filed_by_its_title_and_number_where_one_meeting_has_both() {
    let told = || {
        page(
            "page.txt",
            Some("7"),
            Some("Low Pier gangway"),
            "It was noted.",
        )
    };
    let held = minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![item("7", "Low Pier gangway")],
    );
    for (_folder, store) in either_order(&[held.clone(), told()]) {
        let documents = store.documents().unwrap();
        let page = documents.iter().find(|row| row.name == "page.txt").unwrap();
        assert_eq!(
            page.inferred.as_deref(),
            Some("its title and number are those of item 7 in may.pdf")
        );
    }
    // Another meeting with the same item: now it cannot be told.
    let other = minutes(
        "july.pdf",
        JULY,
        Status::Draft,
        vec![item("7", "Low Pier gangway")],
    );
    for (_folder, mut store) in either_order(&[held, told(), other]) {
        let waits = store.unfiled().unwrap();
        assert_eq!(
            waits[0].fits,
            [
                "item 7 of Rivers and Roads Panel, 6 May 2031",
                "item 7 of Rivers and Roads Panel, 1 Jul 2031"
            ]
        );
        let july = store.documents().unwrap();
        let july = july.iter().find(|row| row.name == "july.pdf").unwrap();
        store.forget(&july.id).unwrap();
        assert!(store.unfiled().unwrap().is_empty(), "one place is left");
    }
}

#[test]
fn another_number_or_day_is_another_item() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &minutes(
            "may.pdf",
            MAY,
            Status::Draft,
            vec![item("7", "Low Pier gangway")],
        ),
    );
    assert!(
        import(
            &mut store,
            &page("a.txt", Some("8"), Some("Low Pier gangway"), "Noted.")
        )
        .unfiled
    );
    let mut dated = page("b.txt", Some("7"), Some("Low Pier gangway"), "Noted.");
    dated.meetings[0].date = Some(JUNE);
    assert!(import(&mut store, &dated).unfiled);
    let common = page("c.txt", Some("7"), Some("Minutes"), "Noted.");
    assert!(import(&mut store, &common).unfiled);
}

#[test]
fn what_a_person_says_at_import_beats_what_a_paper_hints_at() {
    let (_folder, mut store) = store();
    import(&mut store, &cut());
    let hint = Meeting {
        committee: Some(PANEL.to_owned()),
        date: Some(MAY),
        ..Meeting::default()
    };
    let paper = lead("plan.docx", hint, &[], None);
    let elsewhere = Filing {
        committee: Some(PANEL.to_owned()),
        date: Some(JULY),
        ..Filing::default()
    };
    let done = store
        .import(&paper, b"plan.docx", &elsewhere, super::now())
        .unwrap();
    assert!(!done.unfiled);
    assert_eq!(done.whereabouts.inferred, None);
    assert_eq!(
        desk_on(&store, JULY).meeting.committee,
        PANEL,
        "filed where it was said to be of"
    );
}

#[test]
fn a_persons_filing_beats_what_was_inferred_and_can_be_undone() {
    let (_folder, mut store) = store();
    import(&mut store, &cut());
    let done = import(&mut store, &page("page.txt", None, None, WORDS));
    assert!(done.whereabouts.inferred.is_some());
    let elsewhere = Filing {
        committee: Some("Harbour Board".to_owned()),
        date: Some(JULY),
        ..Filing::default()
    };
    let filed = store.refile(&done.id, &elsewhere, &hand("Ada")).unwrap();
    assert_eq!(filed.whereabouts.inferred, None);
    assert_eq!(losses(&store).len(), 1, "the cut is a loss again");
    // What is imported later does not take it back.
    import(&mut store, &pack());
    assert_eq!(desk_on(&store, JULY).meeting.committee, "Harbour Board");
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the filing of “page.txt”");
    assert_eq!(undone.meeting_key, Some(desk_on(&store, MAY).meeting.key));
    assert_eq!(losses(&store).len(), 2, "only the pack's own are left");
    assert!(
        store
            .meetings()
            .unwrap()
            .iter()
            .all(|row| row.date != Some(JULY))
    );
    store.redo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(desk_on(&store, JULY).meeting.committee, "Harbour Board");
}

#[test]
fn a_welsh_twin_is_filed_beside_the_english_paper_in_either_order() {
    let welsh = |council: &str| {
        let mut paper = agenda("cy.pdf", MAY, vec![item("1", "Coredau")]);
        paper.source.language = Language::Welsh;
        paper.meetings[0].council = Some(council.to_owned());
        paper.meetings[0].committee = Some("Pwyllgor Afonydd".to_owned());
        paper.paragraphs = vec![paragraph(None, 1, "Gofynnodd y panel am arolwg.")];
        paper
    };
    let english = agenda("en.pdf", MAY, vec![item("1", "Weirs")]);
    for (_folder, store) in either_order(&[english.clone(), welsh("Cyngor Ambleford")]) {
        let meetings = store.meetings().unwrap();
        assert_eq!(meetings.len(), 1);
        assert_eq!(meetings[0].documents.len(), 2);
        assert_eq!(desk_on(&store, MAY).agenda.len(), 1);
        assert_eq!(store.search("arolwg", 5).unwrap().len(), 1);
    }
    // Another council's paper of that day is no twin.
    for (_folder, store) in either_order(&[english.clone(), welsh("Cyngor Caerdydd")]) {
        assert_eq!(store.meetings().unwrap().len(), 2);
    }
    let mut board = agenda("board.pdf", MAY, vec![item("1", "Quays")]);
    board.meetings[0].committee = Some("Harbour Board".to_owned());
    for (_folder, store) in either_order(&[english, board, welsh("Cyngor Ambleford")]) {
        assert_eq!(store.meetings().unwrap().len(), 2);
        assert_eq!(store.unfiled().unwrap()[0].fits.len(), 2);
    }
}

#[test]
fn a_list_of_attendance_goes_to_the_meeting_that_the_same_people_came_to() {
    let people = |names: &[&str]| -> Vec<Person> {
        names
            .iter()
            .map(|name| Person {
                name: (*name).to_owned(),
                ..Person::default()
            })
            .collect()
    };
    let told = |name: &str, day, names: &[&str]| {
        let mut paper = minutes(name, day, Status::Draft, vec![item("1", "Apologies")]);
        paper.meetings[0].present = people(names);
        paper
    };
    let mut list = reading("attendance.html");
    list.meetings = vec![Meeting {
        role: Role::Attendance,
        present: people(&["Ash", "Birch", "Oak"]),
        ..Meeting::default()
    }];
    let papers = [
        told("may.pdf", MAY, &["Ash", "Birch", "Oak"]),
        told("june.pdf", JUNE, &["Ash", "Birch", "Oak", "Elm"]),
        list,
    ];
    for (_folder, store) in either_order(&papers) {
        assert_eq!(desk_on(&store, MAY).meeting.documents.len(), 2);
    }
}

#[test]
fn a_report_goes_to_the_item_that_waits_for_it() {
    let report = Reading {
        meetings: vec![Meeting {
            role: Role::Item,
            items: vec![Item {
                title: Some("Low Pier gangway".to_owned()),
                report: Some(Report::default()),
                ..Item::default()
            }],
            ..Meeting::default()
        }],
        ..reading("gangway.pdf")
    };
    for (_folder, store) in either_order(&[pack(), report]) {
        let row = row(&store, JUNE, "Low Pier gangway");
        assert_eq!(row.paper, Some(Paper::Late));
        assert_eq!(row.first_seen_in.as_deref(), Some("gangway.pdf"));
    }
}

#[test]
fn a_report_joins_the_item_of_the_reference_in_its_name() {
    let mut agenda = pack();
    agenda.meetings[0].items[3].title = Some("31/00417 - Sea wall".to_owned());
    let report = Reading {
        meetings: vec![meeting(
            JUNE,
            Role::Item,
            vec![Item {
                title: Some("What the winter did".to_owned()),
                pages: Some((1, 6)),
                report: Some(Report::default()),
                ..Item::default()
            }],
        )],
        ..reading("31-00417_-_Storms.pdf")
    };
    for (_folder, store) in either_order(&[agenda, report]) {
        let desk = desk_on(&store, JUNE);
        assert_eq!(desk.agenda.len(), 4);
        let row = row(&store, JUNE, "31/00417 - Sea wall");
        assert_eq!(row.first_seen_in.as_deref(), Some("31-00417_-_Storms.pdf"));
        let left = store.losses().unwrap();
        assert!(
            left.iter()
                .all(|(_, loss)| loss.what != "the paper of item 4")
        );
    }
}

#[test]
fn restricted_words_are_found_and_said_to_be_restricted() {
    let (_folder, mut store) = store();
    let mut paper = agenda("private.pdf", MAY, vec![item("1", "Lease")]);
    paper.meetings[0].items[0].exempt = true;
    paper.whole.restricted = true;
    paper.paragraphs = vec![paragraph(Some(1), 1, "The rent of the ticket hall.")];
    import(&mut store, &paper);
    assert!(store.search("rent", 5).unwrap()[0].exempt);
    assert!(desk_on(&store, MAY).agenda[0].exempt);
    let mut open = agenda("open.pdf", MAY, vec![item("2", "Dues")]);
    open.paragraphs = vec![paragraph(Some(1), 1, "The dues of the quay.")];
    import(&mut store, &open);
    assert!(!store.search("dues", 5).unwrap()[0].exempt);
}

/// How `SQLite` goes about asking which loose papers a meeting may place.
fn plan_of_waiting(store: &Store) -> Vec<String> {
    let sql = format!("EXPLAIN QUERY PLAN {}", crate::store::inference::WAITING);
    let mut statement = store.connection.prepare(&sql).unwrap();
    let rows = statement.query_map([1], |row| row.get("detail")).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn trying_the_tray_again_asks_the_index() {
    let (_folder, mut store) = store();
    for number in 0..60 {
        let title = format!("Business number {number} of the harbour");
        import(
            &mut store,
            &page(&format!("{number}.txt"), None, Some(&title), "Noted."),
        );
    }
    let plan = plan_of_waiting(&store);
    assert!(
        !plan
            .iter()
            .any(|step| step.starts_with("SCAN") && !step.contains("INDEX")),
        "{plan:#?}"
    );
    let held = meeting(
        MAY,
        Role::Minutes,
        vec![item("1", "Business number 7 of the harbour")],
    );
    let paper = Reading {
        meetings: vec![held],
        ..reading("may.pdf")
    };
    let done = import(&mut store, &paper);
    assert_eq!(done.moved.len(), 1);
    assert_eq!(done.moved[0].name, "7.txt");
}
