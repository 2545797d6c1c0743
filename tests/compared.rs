//! Two versions of a paper compared, and what is said where they are not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use place::Place;
use serde_json::Value;

/// Minutes of an invented panel, as they were sent round.
const DRAFT: &str = "\
Saltmarsh Borough Council

Minutes of the Meeting of the
HARBOUR SCRUTINY PANEL

Held: TUESDAY, 4 MARCH 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

Councillor Brandt

21. APOLOGIES FOR ABSENCE

There were no apologies for absence.

22. FERRY LANDING STAGE

The Head of Quays presented a report on the landing stage. Two hours of parking would be free.

RESOLVED:

1. That the report be noted.

2. That the Head of Quays report every month on the ferry's berths.

3. That a grant of £5,000 be paid by 30 June 2031.

23. ANY OTHER BUSINESS

There was none.
";

/// The same as they were signed: a period, a sum, a day, a count and a name are others.
fn signed() -> String {
    DRAFT
        .replace("every month", "every quarter")
        .replace("£5,000", "£50,000")
        .replace("30 June", "31 July")
        .replace("Two hours", "Three hours")
        .replace("Councillor Brandt", "Councillor Oyelaran")
}

const TODAY: &str = "2031-05-03";

fn compare(place: &Place, before: &str, after: &str) -> String {
    let (before, after) = (
        place.paper("before.txt", before),
        place.paper("after.txt", after),
    );
    let out = place.does(&["compare", &before, &after]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_draft_and_what_was_signed_are_compared_word_by_word() {
    let told = compare(&Place::on(TODAY), DRAFT, &signed());
    for said in [
        "before.txt (4 March 2031) → after.txt (4 March 2031)",
        "report every [month → quarter] on the ferry",
        "[£5,000 → £50,000]",
        "[30 June → 31 July]",
        "[Two → Three] hours",
        "meeting of 4 March 2031, present",
        "[Brandt → Oyelaran]",
        "(line 18 of both)",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("say the same"), "{told}");
}

#[test]
fn each_figure_period_and_count_is_a_difference_of_its_own() {
    let place = Place::on(TODAY);
    for (was, is) in [
        ("every month", "every quarter"),
        ("£5,000", "£50,000"),
        ("£5,000", "5,000%"),
        ("30 June", "30 July"),
        ("Two hours", "Three hours"),
    ] {
        let told = compare(&place, DRAFT, &DRAFT.replace(was, is));
        assert!(!told.contains("say the same"), "{was}: {told}");
    }
    let told = compare(&place, DRAFT, DRAFT);
    assert!(told.contains("They say the same in"), "{told}");
    assert!(told.contains("their minutes"), "{told}");
}

#[test]
fn minutes_of_other_meetings_are_not_compared_and_it_is_said() {
    let may = DRAFT.replace("TUESDAY, 4 MARCH", "TUESDAY, 6 MAY");
    let told = compare(&Place::on(TODAY), DRAFT, &may);
    let said = "Minutes were not compared: before.txt holds minutes of 4 March 2031, \
                after.txt minutes of 6 May 2031.";
    assert!(told.contains(said), "{told}");
    let parks = DRAFT.replace("HARBOUR SCRUTINY PANEL", "PARKS COMMITTEE");
    let told = compare(&Place::on(TODAY), DRAFT, &parks);
    assert!(told.contains("hardly versions of one paper"), "{told}");
}

#[test]
fn text_that_differs_elsewhere_is_not_passed_over() {
    let after = DRAFT.replace("Saltmarsh Borough Council", "Saltmarsh Town Council");
    let told = compare(&Place::on(TODAY), DRAFT, &after);
    assert!(told.contains("is not compared word by word"), "{told}");
}

#[test]
fn a_file_that_is_not_there_is_called_a_file() {
    let place = Place::on(TODAY);
    let here = place.paper("here.txt", DRAFT);
    let said = place.refuses(&["compare", "gone.txt", &here]);
    assert!(said.contains("there is no file gone.txt"), "{said}");
}

#[test]
fn papers_that_are_held_are_compared_like_files() {
    let place = Place::with(TODAY, &[("draft.txt", DRAFT), ("signed.txt", &signed())]);
    let held = place.json(&["show", "documents"]);
    let held = held
        .as_array()
        .or_else(|| held["documents"].as_array())
        .unwrap();
    let id = |name: &str| -> String {
        let one = held.iter().find(|one| one["name"] == name).unwrap();
        one["id"].as_str().unwrap().to_owned()
    };
    let found = place.json(&["compare", &id("draft.txt"), &id("signed.txt")]);
    let found: Vec<&Value> = found["differences"].as_array().unwrap().iter().collect();
    let files = place.json(&[
        "compare",
        place.path("draft.txt").to_str().unwrap(),
        place.path("signed.txt").to_str().unwrap(),
    ]);
    let files: Vec<&Value> = files["differences"].as_array().unwrap().iter().collect();
    assert_eq!(found, files);
    assert_eq!(found.len(), 4, "{found:?}");
}
