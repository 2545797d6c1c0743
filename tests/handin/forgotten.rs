//! What is forgotten because it is exempt, and what stands beside it and stays.

use std::fs;
use std::path::Path;

use super::place::Place;
use super::{AGENDA, TODAY, docx, id, id_of_all, paragraph, row, rows, table};

const BEFORE: [&str; 4] = ["forget", "--exempt", "--before", "2099-01-01"];

/// Minutes with actions of an invented panel, two of them in one paragraph.
const MINUTES: &str = "Saltmarsh Borough Council\n\nMinutes of the Meeting of the HARBOUR SCRUTINY PANEL\n\nHeld: TUESDAY, 6 MAY 2031 at 6:00 pm\n\n1. APOLOGIES FOR ABSENCE\n\nNone.\n\n2. SLIPWAY\n\nThe Head of Quays presented the report. Members asked that the length of the mooring ropes be sent to them. They also asked that the cost of the brass bells be sent to them.\n\nRESOLVED:\n\n1) That the Head of Quays send the valuation of the pilot house to Members.\n\n2) That the Harbour Master report back on the slipway signs.\n";

/// A cell of several lines.
fn lines(lines: &[&str]) -> String {
    lines.join("</w:t></w:r></w:p><w:p><w:r><w:t>")
}

fn programme(items: &[&str]) -> Vec<u8> {
    docx(&[
        paragraph("Harbour Scrutiny Panel – Work Programme 2031/32"),
        table(&[
            row(&["Meeting Date", "Topic", "Actions arising"]),
            row(&["Tue 17 June 2031", &lines(items), ""]),
            row(&["Tue 9 September 2031", "Ferry fares", ""]),
        ]),
    ])
}

fn held(items: &[&str]) -> Place {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA), ("minutes.txt", MINUTES)]);
    let paper = place.paper("programme.docx", programme(items));
    place.does(&["import", &paper]);
    place
}

fn action(place: &Place, words: &str) -> String {
    let actions = place.json(&["show", "actions", "--include-exempt"]);
    let found = actions
        .as_array()
        .unwrap()
        .iter()
        .find(|action| action["action"]["text"].as_str().unwrap().contains(words));
    let found = found.unwrap_or_else(|| panic!("{words}: {actions:#}"));
    found["action"]["id"].as_str().unwrap().to_owned()
}

fn forget(place: &Place) {
    let done = place.does(&[&BEFORE[..], &["--yes"]].concat());
    assert!(done.contains("gone for good"), "{done}");
}

/// No file of the store holds the words, whatever their case.
fn nowhere(folder: &Path, words: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            nowhere(&path, words);
            continue;
        }
        let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
        let wanted = words.as_bytes();
        let is_held = bytes.windows(wanted.len()).any(|found| found == wanted);
        assert!(!is_held, "{words}: {}", path.display());
    }
}

#[test]
fn what_stands_in_one_cell_with_an_exempt_row_stays_with_the_work_on_it() {
    let place = held(&["Dredging", "Tide tables"]);
    place.does(&["exempt", &id(&place, "Dredging")]);
    place.does(&["progress", &id(&place, "Tide"), "the tables are printed"]);
    let asked = place.refuses(&BEFORE);
    for said in [
        "exempt actions and programme rows go:\n  17 Jun 2031  Harbour Scrutiny Panel  Dredging",
        "stay with their own words alone:\n  Tide tables",
    ] {
        assert!(asked.contains(said), "{asked}");
    }
    assert!(!asked.contains("Your own work"), "{asked}");
    forget(&place);
    nowhere(&place.path("store"), "dredging");
    let shown = place.does(&["show", "programme"]);
    assert!(shown.contains("Tide tables"), "{shown}");
    assert!(shown.contains("the tables are printed"), "{shown}");
    let found = place.does(&["search", "tide"]);
    assert!(found.contains("Tide tables"), "{found}");
}

#[test]
fn an_exempt_action_goes_from_the_minutes_as_a_whole_and_the_others_stay() {
    let place = held(&["Tide tables"]);
    place.does(&[
        "exempt",
        &action(&place, "valuation"),
        &action(&place, "brass"),
    ]);
    let ropes = action(&place, "ropes");
    place.does(&["progress", &ropes, "measured them"]);
    let asked = place.refuses(&BEFORE);
    assert!(asked.contains("brass bells be sent to them"), "{asked}");
    assert!(
        asked.contains("alone:\n  Members asked that the length"),
        "{asked}"
    );
    forget(&place);
    let store = place.path("store");
    nowhere(&store, "valuation");
    nowhere(&store, "brass");
    assert_eq!(action(&place, "ropes"), ropes);
    let shown = place.does(&["show", "actions"]);
    assert!(shown.contains("slipway signs"), "{shown}");
    let minutes = place.does(&["show", "minutes"]);
    assert!(minutes.contains("slipway signs"), "{minutes}");
    let found = place.does(&["search", "mooring"]);
    assert!(found.contains("mooring ropes"), "{found}");
}

#[test]
fn a_part_that_was_split_off_goes_and_the_rest_of_its_row_stays() {
    let place = held(&["Dredging Tide tables"]);
    let whole = id(&place, "Dredging");
    place.does(&["split", &whole, "Dredging", "Tide tables"]);
    place.does(&["progress", &whole, "begun"]);
    place.does(&["exempt", &id(&place, "Tide")]);
    let asked = place.refuses(&BEFORE);
    assert!(asked.contains("Panel  Tide tables"), "{asked}");
    forget(&place);
    nowhere(&place.path("store"), "tide tables");
    assert_eq!(id(&place, "Dredging"), whole);
    let past = &rows(&place)[0]["by_hand"]["progress"][0]["text"];
    assert_eq!(past, "begun");
}

#[test]
fn what_a_person_added_and_called_exempt_goes_too() {
    let place = held(&["Tide tables"]);
    place.does(&["add", "Sale of the bollards", "--on", "2031-09-09"]);
    place.does(&["exempt", &id(&place, "Sale")]);
    // Its day has not come.
    let early = place.does(&["forget", "--exempt", "--before", "2031-09-09", "--yes"]);
    assert!(early.contains("nothing exempt"), "{early}");
    place.does(&["backup"]);
    forget(&place);
    nowhere(&place.path("store"), "bollards");
    assert!(id_of_all(&place, "Tide").len() > 4);
}

#[test]
fn a_second_part_of_a_paper_goes_from_the_backups_too() {
    let place = held(&["Dredging", "Tide tables"]);
    place.does(&["exempt", &id(&place, "Dredging")]);
    forget(&place);
    place.does(&["backup"]);
    place.does(&["exempt", &id(&place, "Tide")]);
    forget(&place);
    nowhere(&place.path("store"), "tide tables");
}
