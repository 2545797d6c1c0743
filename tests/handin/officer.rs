//! What an officer says of rows besides: that they are exempt, that one is several, and
//! what a newer version has no more.

use super::place::Place;
use super::{AGENDA, TODAY, banded, export, id, id_of_all, part, rows, word_rows};

const TIDES: [&str; 4] = ["Tide tables", "Cllr Ashby", "17 June 2031", "On track"];
const GATES: [&str; 4] = ["Lock gates", "Cllr Brandt", "17 June 2031", "Drafted"];
const FERRY: [&str; 4] = ["Ferry fares", "Cllr Ashby", "9 September 2031", "New"];

fn bring(place: &Place, name: &str, rows: &[[&str; 4]]) -> String {
    let paper = place.paper(name, banded(rows));
    place.does(&["import", &paper])
}

/// Minutes with an action of an invented panel.
const MINUTES: &str = "Saltmarsh Borough Council\n\nMinutes of the Meeting of the HARBOUR SCRUTINY PANEL\n\nHeld: TUESDAY, 6 MAY 2031 at 6:00 pm\n\n1. APOLOGIES FOR ABSENCE\n\nNone.\n\n2. LOCK GATES\n\nThe Head of Quays presented the report.\n\nRESOLVED:\n\n1) That the Head of Quays send the valuation of the pilot house to Members.\n\n2) That the Harbour Master repaint the slipway signs.\n";

#[test]
fn whatever_a_person_calls_exempt_stays_in_the_house() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA), ("minutes.txt", MINUTES)]);
    bring(&place, "programme.docx", &[TIDES, GATES, FERRY]);
    let actions = place.json(&["show", "actions"]);
    let action = actions.as_array().unwrap().iter().find(|action| {
        let text = action["action"]["text"].as_str().unwrap();
        text.contains("valuation")
    });
    let action = action.expect("an action")["action"]["id"].as_str().unwrap();
    let row = id(&place, "Tide");
    place.does(&["exempt", &row, action]);
    for asked in [
        ["export", "programme"].as_slice(),
        &["export", "actions"],
        &["export", "calendar"],
        &["show", "programme"],
        &["show", "actions"],
        &["show", "minutes"],
        &["show", "corrections"],
        &["brief"],
        &["brief", "--arising"],
        &["chase"],
        &["search", "valuation"],
        &["search", "tide", "tables"],
    ] {
        let said = place.matters(asked).out;
        for secret in ["Tide tables", "valuation"] {
            assert!(!said.contains(secret), "{asked:?}: {secret}: {said}");
        }
    }
    let all = place.does(&["export", "programme", "--include-exempt"]);
    assert!(all.contains("Tide tables"), "{all}");
    // One is called open again, the other by undoing.
    place.does(&["exempt", &row, "--no"]);
    assert!(place.does(&["show", "programme"]).contains("Tide tables"));
    place.does(&["undo"]);
    assert!(!place.does(&["show", "programme"]).contains("Tide tables"));
    place.does(&["undo"]);
    assert!(place.does(&["show", "actions"]).contains("valuation"));
    place.matters(&["redo"]);
    // A newer version tells the same row.
    bring(&place, "second.docx", &[TIDES, FERRY]);
    assert!(!place.does(&["export", "programme"]).contains("Tide tables"));
}

#[test]
fn a_lead_officer_is_handed_in_in_the_column_of_officers() {
    let place = super::held();
    let row = id(&place, "Tide");
    place.does(&["owner", &row, "Nina Fox"]);
    let handed = word_rows(&export(&place, "out.docx", &[]));
    let tide = handed.iter().find(|row| row[1] == "Tide tables").unwrap();
    assert_eq!(tide[2], "Nina Fox", "{handed:#?}");
    let gates = handed.iter().find(|row| row[1] == "Lock gates").unwrap();
    assert_eq!(gates[2], "Head of Quays");
    place.does(&["owner", &row, "--none"]);
    let handed = word_rows(&export(&place, "out.docx", &[]));
    let tide = handed.iter().find(|row| row[1] == "Tide tables").unwrap();
    assert_eq!(tide[2], "Harbour Master");
    // A paper without such a column does not get it, and that is said.
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let paper = super::docx(&[
        super::paragraph("Harbour Scrutiny Panel – Work Programme 2031/32"),
        super::table(&[
            super::row(&["Meeting Date", "Topic", "Progress"]),
            super::row(&["Tue 17 June 2031", "Tide tables", "Begun"]),
            super::row(&["Tue 9 September 2031", "Lock gates", ""]),
        ]),
    ]);
    place.does(&["import", &place.paper("bare.docx", paper)]);
    place.does(&["owner", &id(&place, "Tide"), "Nina Fox"]);
    let path = place.path("bare-out.docx").to_str().unwrap().to_owned();
    let said = place.does(&["export", "programme", "--out", &path]);
    assert!(
        said.contains("“Nina Fox” on “Tide tables” is not in it"),
        "{said}"
    );
}

#[test]
fn a_newer_paper_that_names_another_lead_officer_is_settled_either_way() {
    let place = super::held();
    let of = |place: &Place, item: &str| {
        let mut rows = rows(place).into_iter();
        let is_it = |row: &serde_json::Value| row["item"].as_str() == Some(item);
        rows.find(is_it).unwrap()
    };
    for item in ["Tide tables", "Lock gates"] {
        place.does(&["owner", &id(&place, item), "Nina Fox"]);
    }
    let bring = |name: &str, lead: &str| {
        let table = super::table(&[
            super::row(&["Meeting Date", "Topic", "Lead Officer", "Progress"]),
            super::row(&["Tue 17 June 2031", "Lock gates", lead, ""]),
            super::row(&["", "Tide tables", lead, ""]),
        ]);
        let title = "Harbour Scrutiny Panel – Work Programme 2031/32, as at 1 June 2031";
        let paper = super::docx(&[super::paragraph(title), table]);
        place.does(&["import", &place.paper(name, paper)]);
    };
    bring("june.docx", "Kit Garrow");
    let listed = place.does(&["show", "programme"]);
    let says = "the newer paper names Kit Garrow as lead officer";
    assert_eq!(listed.matches(says).count(), 2, "{listed}");
    assert_eq!(of(&place, "Tide tables")["lead"], "Nina Fox");
    place.does(&["settle", "--mine", &id(&place, "Tide")]);
    place.does(&["settle", "--paper", &id(&place, "Lock")]);
    assert!(!place.does(&["show", "programme"]).contains(says));
    let handed = word_rows(&export(&place, "out.docx", &[]));
    let lead = |item: &str| {
        let row = handed.iter().find(|row| row[1] == item).unwrap();
        row[2].clone()
    };
    assert_eq!(lead("Tide tables"), "Nina Fox");
    assert_eq!(lead("Lock gates"), "Kit Garrow");
    place.does(&["undo"]);
    assert_eq!(of(&place, "Lock gates")["lead"], "Nina Fox");
    assert_eq!(place.does(&["show", "programme"]).matches(says).count(), 1);
    place.does(&["settle", "--all", "--mine"]);
    assert!(!place.does(&["show", "programme"]).contains(says));
    assert_eq!(of(&place, "Lock gates")["lead"], "Nina Fox");
    let said = place.does(&["settle", "--all", "--paper"]);
    assert_eq!(said.trim(), "no row differs from the newest paper");
}

/// A row one of whose cells is the first of those merged over the rows below it, or another
/// of them.
fn covering(cells: &[&str; 4], merged: usize, first: bool) -> String {
    let mark = if first {
        "<w:vMerge w:val=\"restart\"/>"
    } else {
        "<w:vMerge/>"
    };
    let cell = |(at, words): (usize, &&str)| {
        let mark = if at == merged { mark } else { "" };
        let lines = words.split('|').map(|line| {
            let run = format!("<w:r><w:t>{line}</w:t></w:r>");
            format!("<w:p>{run}</w:p>")
        });
        let lines: String = lines.collect();
        format!("<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/>{mark}</w:tcPr>{lines}</w:tc>")
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[test]
fn progress_that_was_dealt_out_is_handed_in_with_its_row() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let shared = "Costs were sent in May.|A diver is found.|A valuation is asked for.";
    let table = super::table(&[
        super::row(&["Meeting Date", "Item", "Actions", "Progress"]),
        covering(
            &[
                "17 June 2031",
                "Lock gates",
                "Costs to be reported.",
                shared,
            ],
            3,
            true,
        ),
        covering(&["", "", "Survey to be circulated.", ""], 3, false),
        covering(&["", "", "Valuation to be sent.", ""], 3, false),
        super::row(&["9 September 2031", "Tide tables", "", "Printed."]),
    ]);
    let title = "Harbour Scrutiny Panel – Work Programme 2031/32";
    let paper = super::docx(&[super::paragraph(title), table]);
    place.does(&["import", &place.paper("programme.docx", paper)]);
    let shared = "Costs were sent in May. A diver is found. A valuation is asked for.";
    let listed = place.does(&["show", "programme"]);
    assert!(listed.contains(&format!("of this row or others: {shared}")));
    let before = word_rows(&export(&place, "before.docx", &[]));
    assert_eq!((before[1][3].as_str(), before[2][3].as_str()), (shared, ""));

    let of = |action: &str| {
        let rows = rows(&place);
        let is_it = |row: &&serde_json::Value| row["actions"].as_str() == Some(action);
        rows.iter().find(is_it).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let survey = of("Survey to be circulated.");
    place.does(&["correct", &survey, "progress", "A diver is found."]);
    let cells = |name: &str| {
        let handed = word_rows(&export(&place, name, &[]));
        let progress = handed[1..4].iter().map(|row| row[3].clone());
        progress.collect::<Vec<_>>()
    };
    // What nobody has dealt out stays where the paper prints it.
    assert_eq!(
        cells("one.docx"),
        [
            "Costs were sent in May. A valuation is asked for.",
            "A diver is found.",
            ""
        ]
    );
    let costs = of("Costs to be reported.");
    place.does(&["correct", &costs, "progress", "Costs were sent in May."]);
    let valuation = of("Valuation to be sent.");
    place.does(&[
        "correct",
        &valuation,
        "progress",
        "A valuation is asked for.",
    ]);
    let all = [
        "Costs were sent in May.",
        "A diver is found.",
        "A valuation is asked for.",
    ];
    assert_eq!(cells("all.docx"), all);
    // Word shows no words in a cell that another covers.
    let text = part(
        place.path("all.docx").to_str().unwrap(),
        "word/document.xml",
    );
    assert!(!text.contains("vMerge"), "{text}");
    let read = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    read.does(&["import", place.path("all.docx").to_str().unwrap()]);
    let told: Vec<_> = rows(&read)
        .iter()
        .take(3)
        .map(|row| row["progress"].clone())
        .collect();
    assert_eq!(told, all);
}

#[test]
fn one_of_several_rows_that_share_their_lead_officer_gets_another() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let table = super::table(&[
        super::row(&["Meeting Date", "Item", "Lead Officer", "Progress"]),
        covering(&["17 June 2031", "Lock gates", "Ida Penn", ""], 2, true),
        covering(&["17 June 2031", "Tide tables", "", ""], 2, false),
        covering(&["9 September 2031", "Beach huts", "", "Let."], 2, false),
    ]);
    let title = "Harbour Scrutiny Panel – Work Programme 2031/32";
    let paper = super::docx(&[super::paragraph(title), table]);
    place.does(&["import", &place.paper("programme.docx", paper)]);
    place.does(&["owner", &id(&place, "Tide"), "Nina Fox"]);
    let out = export(&place, "out.docx", &[]);
    let leads: Vec<_> = word_rows(&out)[1..]
        .iter()
        .map(|row| row[2].clone())
        .collect();
    assert_eq!(leads, ["Ida Penn", "Nina Fox", "Ida Penn"]);
    let text = part(&out, "word/document.xml");
    assert!(!text.contains("<w:vMerge/>"), "{text}");
}

#[test]
fn what_a_person_called_exempt_is_forgotten_with_the_rest() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA), ("minutes.txt", MINUTES)]);
    bring(&place, "programme.docx", &[TIDES, GATES]);
    place.does(&["exempt", &id(&place, "Tide")]);
    place.does(&["progress", &id_of_all(&place, "Tide"), "seen"]);
    place.does(&["forget", "--exempt", "--before", "2099-01-01", "--yes"]);
    let all = place.does(&["show", "programme", "--include-exempt"]);
    assert!(all.contains("Lock gates") && !all.contains("Tide"), "{all}");
    let found = place.matters(&["search", "tide", "--include-exempt"]).out;
    assert!(!found.contains("Tide tables"), "{found}");
}

#[test]
fn an_item_that_a_person_calls_exempt_is_exempt_until_that_is_taken_back() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let item = place.item("LOCK");
    let says = |what: &[&str]| {
        let words = place.matters(what).out.to_lowercase();
        words.contains("lock gates")
    };
    let asked: [&[&str]; 3] = [&["brief"], &["show", "agenda"], &["search", "lock"]];
    assert!(asked.iter().all(|what| says(what)));
    place.does(&["exempt", &item]);
    for what in asked {
        assert!(!says(what), "{what:?}");
    }
    place.does(&["exempt", &item, "--no"]);
    assert!(asked.iter().all(|what| says(what)));
}

#[test]
fn a_programme_alone_is_shown_and_edited_without_naming_its_committee() {
    let place = Place::with(TODAY, &[]);
    let paper = place.paper("alone.docx", super::programme());
    place.does(&["import", &paper]);
    let shown = place.does(&["show", "programme"]);
    assert!(shown.contains("Tide tables"), "{shown}");
    place.does(&["move", &id(&place, "Tide"), "--to", "2031-11-11"]);
}

#[test]
fn rows_that_a_newer_version_lacks_are_told_when_it_comes_in() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    bring(&place, "first.docx", &[TIDES, GATES, FERRY]);
    place.does(&["progress", &id(&place, "Lock"), "costs are in"]);
    let signs = ["Slipway signs", "Clerk", "17 June 2031", "New"];
    let said = bring(&place, "second.docx", &[signs, FERRY]);
    assert!(
        said.contains("2 rows of first.docx not in it any more: “Tide tables”, “Lock gates” (your work on it is kept)"),
        "{said}"
    );
    let shown = place.does(&["show", "programme"]);
    assert!(
        shown.contains("not in the newest paper: Tide tables"),
        "{shown}"
    );
    assert!(!place.does(&["export", "programme"]).contains("Tide"));
    // Nothing is said where nothing went.
    let said = bring(&place, "third.docx", &[signs, GATES, FERRY]);
    assert!(!said.contains("any more"), "{said}");
}

#[test]
fn a_cell_that_lists_several_items_is_split_into_their_rows() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let several = [
        "Dredging Tide tables",
        "Cllr Ashby",
        "17 June 2031",
        "On track",
    ];
    bring(&place, "first.docx", &[several, FERRY]);
    let row = id(&place, "Dredging");
    place.does(&["progress", &row, "begun"]);
    place.refuses(&["split", &row, "Dredging", "Tides"]);
    place.does(&["split", &row, "Dredging", "Tide tables"]);
    let items = |place: &Place| -> Vec<String> {
        let rows = rows(place);
        let named = rows.iter().map(|row| row["item"].as_str().unwrap());
        named.map(str::to_owned).collect()
    };
    assert_eq!(items(&place), ["Dredging", "Tide tables", "Ferry fares"]);
    // The first is the row that it was, with its past.
    assert_eq!(id(&place, "Dredging"), row);
    let past = &rows(&place)[0]["by_hand"]["progress"][0]["text"];
    assert_eq!(past, "begun");
    place.does(&["move", &id(&place, "Tide"), "--to", "2031-09-09"]);
    let handed = word_rows(&export(&place, "out.docx", &[]));
    let moved = ["Tide tables", "Cllr Ashby", "9 September 2031", "On track"];
    assert!(handed.iter().any(|row| *row == moved), "{handed:#?}");
    let first = handed.iter().find(|row| row[0] == "Dredging").unwrap();
    assert_eq!(first[1..3], ["Cllr Ashby", "17 June 2031"]);
    place.does(&["undo"]);
    place.does(&["undo"]);
    assert_eq!(items(&place), ["Dredging Tide tables", "Ferry fares"]);
}
