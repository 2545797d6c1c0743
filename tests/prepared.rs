//! A person's own preparation, from the command line: notes and questions beside their
//! words, another version of the pack, the brief, a page to print.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use std::fs;

use place::Place;
use serde_json::Value;

const AGENDA: &str = "\
Saltmarsh Borough Council

HARBOUR SCRUTINY PANEL

Meeting of the Panel to be held on TUESDAY, 4 MARCH 2031 at 6:00 pm in the Guildhall

AGENDA

1. APOLOGIES FOR ABSENCE

2. MOORING FEES

The Head of Quays submits a report. The Panel is recommended to note the report and to comment on the new fees.

3. LANDING STAGE REPAIRS < OLD PIER

The Engineer submits a report. The Panel is recommended to decide between two offers of £40,000 & £52,000.

4. EXCLUSION OF THE PUBLIC

To resolve that the public be excluded from the meeting for the following item, because exempt information is likely to be disclosed as defined in paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.

5. EXEMPT: SALE OF THE PILOT HOUSE

The Panel is recommended to agree the price of the pilot house.
";

fn here() -> Place {
    Place::with("2031-03-01", &[("agenda.txt", AGENDA)])
}

#[test]
fn a_question_stands_beside_its_words_and_is_put_and_taken_back() {
    let place = here();
    let fees = place.item("MOORING");
    place.does(&["question", &fees, "Who", "pays?", "--beside", "new fees"]);
    let read = place.does(&["read", &fees]);
    assert!(read.contains("\n    MY QUESTION: Who pays?\n"), "{read}");
    place.does(&["question", &fees, "--put"]);
    assert!(place.does(&["show", "mine"]).contains("question, put"));
    let undone = place.does(&["undo"]);
    assert!(undone.contains("striking off of a question"), "{undone}");
    place.does(&["undo"]);
    assert!(!place.does(&["read", &fees]).contains("Who pays?"));
}

#[test]
fn a_note_whose_words_another_agenda_leaves_out_is_listed() {
    let place = here();
    let fees = place.item("MOORING");
    place.does(&[
        "note",
        &fees,
        "ask the pilots",
        "--beside",
        "comment on the new fees",
    ]);
    let other = AGENDA.replace(
        "The Panel is recommended to note the report and to comment on the new fees.",
        "The Panel is asked to receive a presentation of the chart plotter.",
    );
    let shown = place.does(&["show", "documents", "--format", "json"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    place.does(&["forget", shown[0]["id"].as_str().unwrap()]);
    place.import("agenda-2.txt", &other);
    let lost = place.does(&["show", "lost"]);
    assert!(lost.contains("the note “ask the pilots”"), "{lost}");
    assert!(place.does(&["show", "mine"]).contains("place gone"));
    let brief = place.does(&["brief", "--format", "txt"]);
    assert!(brief.contains("ask the pilots"), "{brief}");
}

#[test]
fn a_brief_names_the_meetings_own_paper_once_and_calls_others_by_their_day() {
    let place = Place::on("2026-11-30");
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/papers");
    let own = "commission-2026-12-03-pack.pdf";
    let before = "commission-2026-10-22-pack.pdf";
    for paper in [own, before] {
        place.does(&["import", &format!("{seeds}/{paper}")]);
    }
    let brief = place.does(&["brief", "--format", "md"]);
    assert_eq!(brief.matches(own).count(), 1, "{brief}");
    assert_eq!(brief.matches(before).count(), 1, "{brief}");
    assert!(
        brief.contains("10 September 2026, papers of 22 October 2026, p 2"),
        "{brief}"
    );
    let files = format!("## Papers named\n\nPapers of 22 October 2026: {before}\n");
    assert!(brief.ends_with(&files), "{brief}");
    // Asked for again: overdue since the day of the tracker, though it is on this agenda.
    assert!(!brief.contains("overdue: due 3 December 2026"), "{brief}");
}

#[test]
fn a_brief_leaves_exempt_items_out_unless_they_are_asked_for() {
    let place = here();
    let (fees, house) = (place.item("MOORING"), place.item("PILOT HOUSE"));
    place.does(&["note", &fees, "see the table"]);
    place.does(&["note", &house, "the price is too low"]);
    place.does(&["declare", &fees, "I have a mooring", "--leave"]);
    let brief = place.does(&["brief", "--format", "txt"]);
    assert!(brief.contains("1 exempt item is left out"), "{brief}");
    assert!(!brief.contains("price"), "{brief}");
    assert!(brief.contains("I have a mooring"), "{brief}");
    assert!(brief.contains("leave for this item"), "{brief}");
    let whole = place.does(&["brief", "--include-exempt"]);
    assert!(whole.contains("the price is too low"), "{whole}");
    assert!(
        whole.contains("EXEMPT: this brief tells of 1 exempt item"),
        "{whole}"
    );
}

#[test]
fn exempt_items_are_shown_read_and_found_only_when_they_are_asked_for() {
    let place = here();
    let house = place.item("PILOT HOUSE");
    let agenda = place.does(&["show", "agenda"]);
    assert!(!agenda.contains("Pilot House"), "{agenda}");
    assert!(agenda.contains("1 exempt row is left out"), "{agenda}");
    let whole = place.does(&["show", "agenda", "--include-exempt"]);
    assert!(
        whole.contains("Pilot House") && !whole.contains("left out"),
        "{whole}"
    );
    assert!(
        place
            .refuses(&["read", &house])
            .contains("--include-exempt")
    );
    assert!(
        place
            .does(&["read", &house, "--include-exempt"])
            .contains("agree the price")
    );
    let found = place.does(&["search", "price"]);
    assert!(!found.contains("agree the"), "{found}");
    assert!(found.contains("left out"), "{found}");
    let found = place.does(&["search", "price", "--include-exempt"]);
    assert!(found.contains("agree the"), "{found}");
}

#[test]
fn a_page_to_print_holds_a_documents_words_as_words() {
    let place = here();
    let stage = place.item("LANDING");
    place.does(&["note", &stage, "<script>alert(1)</script>"]);
    let path = place.path("stage.html");
    let path = path.to_str().unwrap();
    place.does(&["read", &stage, "--out", path]);
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("Repairs &lt; Old Pier"), "{page}");
    assert!(page.contains("£40,000 &amp; £52,000"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn what_hangs_nowhere_is_a_sentence() {
    let place = here();
    let fees = place.item("MOORING");
    for (arguments, says) in [
        (vec!["note", &fees], "the words of the note are missing"),
        (
            vec!["note", &fees, "x", "--beside", "no such words"],
            "do not say",
        ),
        (
            vec!["flag", &fees, "--remove"],
            "no flag of yours stands there",
        ),
        (vec!["question", "nothing/1", "x"], "is not the id of"),
    ] {
        let answer = place.matters(&arguments);
        assert_eq!(answer.code, 1, "{arguments:?}");
        assert!(answer.err.contains(says), "{}", answer.err);
    }
}
