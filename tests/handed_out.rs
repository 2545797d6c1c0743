//! What leaves the house: the chair's brief, draft minutes proof-read, a year's account,
//! and what went from a programme without a word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use std::fs;
use std::io::Read;

use place::Place;
use serde_json::Value;
use zip::ZipArchive;

/// Draft minutes of an invented panel, with a slip of every kind.
const DRAFT: &str = "\
Saltmarsh Borough Council

Minutes of the Meeting of the
HARBOUR SCRUTINY PANEL

Held: TUESDAY, 4 MARCH 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

Councillor Brandt

Councillor Fennimore

Councillor Oyelaran

21. APOLOGIES FOR ABSENCE

There were no apologies for absence.

22. FERRY LANDING STAGE

The Head of Quays presented a report on the landing stage.

Councillor Brant asked how many berths were let.

The Chair requested that a breakdown of mooring fees by vessel length be brought to the next meeting.

AGREED:

1. That the report be noted.
2. That the Panel recommends that only divers with a commercial certificate should be allowed onto the pontoon framework.
4. That the Panel requests a written update on the gangway lighting.

24. SEA WALL INSPECTION

The Engineer reported that the wall was sound.

Councillor Fennimore thanked the Engineer.

ACTION: Put up the tide tables.

ACTION: Harbour Master to repaint the slipway signs by 30 April 2031.

AGREED:

That the report be noted.

25. BEACH HUTS

The Clerk reported on the beach huts.

AGREED:

That the report be noted.

26. DATE OF NEXT MEETING

The next meeting would be held on Wednesday, 6 May 2031.

There being no other business, the meeting closed at 7.20 pm.
";

/// The pack of the meeting after, with a tracker of the one before.
const TRACKER: &str = "\
Saltmarsh Borough Council

MEETING OF THE HARBOUR SCRUTINY PANEL

DATE: TUESDAY, 6 MAY 2031

TIME: 6:00 pm

PLACE: Committee Room 2, The Customs House

AGENDA

1. APOLOGIES FOR ABSENCE

2. LOBSTER POTS

The Head of Quays submits a report on lobster pots.

3. ACTION TRACKER

Action Tracker

Date of Meeting\tMinute\tAction\tOfficer Responsible\tDeadline\tUpdate
4 March 2031\t22\tConsideration to be given to divers with a commercial certificate for the pontoon framework\tHead of Quays\t3 June 2031\tIn progress
4 March 2031\t22\tWritten update on the gangway lighting\tHead of Quays\t30 April 2031\tComplete. Circulated on 14 April 2031.
4 March 2031\t24\tRepaint the slipway signs\tHarbour Master\t30 April 2031\tComplete. Done on 2 April 2031.
";

/// The draft without its slips: a resolution repeats the request.
fn clean() -> String {
    DRAFT
        .replace("Councillor Brant asked", "Councillor Brandt asked")
        .replace(
            "4. That the Panel requests a written update on the gangway lighting.",
            "3. That the Panel requests a written update on the gangway lighting.\n\
             4. That a breakdown of mooring fees by vessel length be brought to the next meeting.",
        )
        .replace("24. SEA", "23. SEA")
        .replace("25. BEACH", "24. BEACH")
        .replace("26. DATE", "25. DATE")
        .replace("Wednesday, 6 May", "Tuesday, 6 May")
        .replace(
            "ACTION: Put up the tide tables.",
            "ACTION: Clerk to put up the tide tables by 30 March 2031.",
        )
}

/// The day on which the commands are run.
const TODAY: &str = "2031-05-03";

/// The kinds of what was found, with the words.
fn found(proof: &Value) -> Vec<(String, String)> {
    let findings = proof["findings"].as_array().unwrap();
    let words = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings
        .iter()
        .map(|finding| (words(finding, "kind"), words(finding, "quote")))
        .collect()
}

#[test]
fn a_draft_without_a_slip_is_let_pass() {
    let place = Place::on(TODAY);
    let draft = place.paper("draft.txt", clean());
    let answer = place.matters(&["check", &draft]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("Nothing found."), "{}", answer.out);
    assert!(
        answer.out.contains("were not compared"),
        "what was not looked in is said: {}",
        answer.out
    );
}

#[test]
fn a_proof_reading_stores_nothing() {
    let place = Place::on(TODAY);
    let draft = place.paper("draft.txt", DRAFT);
    assert_eq!(place.matters(&["check", &draft]).code, 1);
    assert!(!place.path("store").exists());

    let place = Place::with(TODAY, &[("may.txt", TRACKER)]);
    let before = place.json(&["show", "documents"]);
    let draft = place.paper("draft.txt", DRAFT);
    place.matters(&["check", &draft]);
    let after = place.json(&["show", "documents"]);
    assert_eq!(before, after);
}

#[test]
fn every_slip_of_a_draft_is_told_once_with_its_words() {
    let place = Place::on(TODAY);
    let draft = place.paper("draft.txt", DRAFT);
    let answer = place.matters(&["check", &draft, "--format", "json"]);
    assert_eq!(answer.code, 1);
    let proof: Value = serde_json::from_str(&answer.out).unwrap();
    let expected = [
        (
            "not-resolved",
            "The Chair requested that a breakdown of mooring fees by vessel length be brought to the next meeting.",
        ),
        ("no-owner", "Put up the tide tables."),
        ("no-date", "Put up the tide tables."),
        ("day", "Wednesday, 6 May 2031"),
        (
            "number",
            "That the Panel requests a written update on the gangway lighting.",
        ),
        ("number", "SEA WALL INSPECTION"),
        ("name", "Councillor Brant asked how many berths were let."),
    ]
    .map(|(kind, quote)| (kind.to_owned(), quote.to_owned()));
    assert_eq!(found(&proof), expected);
    for finding in proof["findings"].as_array().unwrap() {
        let line = usize::try_from(finding["line"].as_u64().unwrap()).unwrap();
        let printed = DRAFT.lines().nth(line - 1).unwrap();
        let quote = finding["quote"].as_str().unwrap();
        assert!(printed.contains(quote), "{line}: {printed} has no {quote}");
    }
    let name = proof["findings"].as_array().unwrap().last().unwrap();
    assert_eq!(
        name["says"],
        "“Brant” is in no list of those present. “Brandt” is."
    );
}

#[test]
fn a_draft_is_held_against_the_tracker_of_the_papers_held() {
    let place = Place::with(TODAY, &[("may.txt", TRACKER)]);
    let draft = place.paper("draft.txt", clean());
    let proof = place.json(&["check", &draft]);
    let found = found(&proof);
    let of = |kind: &str| -> Vec<&str> {
        found
            .iter()
            .filter(|(other, _)| other == kind)
            .map(|(_, quote)| quote.as_str())
            .collect()
    };
    assert_eq!(
        of("says-less"),
        [
            "That the Panel recommends that only divers with a commercial certificate should be allowed onto the pontoon framework."
        ]
    );
    let less = &proof["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["kind"] == "says-less")
        .unwrap();
    assert_eq!(less["against"]["document"], "may.txt");
    assert!(
        less["says"].as_str().unwrap().contains("softened"),
        "{less}"
    );
    let unrecorded = of("not-recorded");
    assert!(
        unrecorded
            .iter()
            .any(|quote| quote.contains("mooring fees")),
        "{unrecorded:?}"
    );
    assert!(
        !unrecorded
            .iter()
            .any(|quote| quote.contains("gangway") || quote.contains("slipway")),
        "{unrecorded:?}"
    );
}

/// A pack that carries the minutes of the meeting before and the programme that records
/// them, as the resolutions of each item were entered under its title.
const PACK: &str = "\
Saltmarsh Borough Council

MEETING OF THE HARBOUR SCRUTINY PANEL

DATE: TUESDAY, 6 MAY 2031

TIME: 6:00 pm

AGENDA

1. APOLOGIES FOR ABSENCE

2. MINUTES OF THE PREVIOUS MEETING

3. WORK PROGRAMME

Minutes of the Meeting of the
HARBOUR SCRUTINY PANEL

Held: TUESDAY, 4 MARCH 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

21. FERRY LANDING STAGE

The Chair requested that an item on lobster pots be put on the Work Programme.

More details on how the divers’ logbooks were inspected were requested.

AGREED:

1. That the report be noted.
2. That the Panel recommends that only divers with a commercial certificate should be allowed onto the pontoon framework.
3. That suggested items be put onto the Panel’s Work Programme.

22. SEA WALL INSPECTION

Councillor Ashby asked about the groynes.

AGREED:

That the Coastguard be asked to attend when the groyne survey is published.

23. DATE OF NEXT MEETING

Tuesday, 6 May 2031.

Harbour Scrutiny Panel – Work Programme 2031/32

Meeting Date\tTopic\tActions Arising\tProgress
4 March 2031\tFerry landing stage\tConsideration to be given to divers with a commercial certificate for the pontoon framework\t
4 March 2031\tSea wall inspection\tReport noted.\t
17 June 2031\tLobster pots\t\t
";

#[test]
fn minutes_in_a_pack_are_held_against_the_programme_of_the_same_pack() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let proof = place.json(&["check", &pack]);
    let found = found(&proof);
    let of = |kind: &str| -> Vec<&str> {
        let kinds = found.iter().filter(|(other, _)| other == kind);
        kinds.map(|(_, quote)| quote.as_str()).collect()
    };
    // Items were suggested and taken up; a detail that somebody wanted was not.
    let details = "More details on how the divers’ logbooks were inspected were requested.";
    assert_eq!(of("not-resolved"), [details], "{found:?}");
    assert_eq!(of("says-less").len(), 1, "{found:?}");
    assert!(of("says-less")[0].contains("only divers"), "{found:?}");
    // That a report was noted records no invitation.
    let asked = "That the Coastguard be asked to attend when the groyne survey is published.";
    assert!(of("not-recorded").contains(&asked), "{found:?}");
    // The pack's own day is no second day of the meeting whose minutes it carries.
    assert!(of("day").is_empty(), "{found:?}");
}

#[test]
fn a_proof_reading_says_what_it_looked_for() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let told = place.refuses(&["check", &pack]);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Checked in 3 minutes: 2 requests in discussion against the resolutions;",
        "against 2 rows of the tracker and the work programme entered for the meeting",
        "weekdays, days and numbers",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn a_day_that_was_over_when_something_was_asked_is_a_slip() {
    let place = Place::on(TODAY);
    let slip = PACK.replace(
        "when the groyne survey is published.",
        "and that its survey be brought to the meeting on 17 June 2030.",
    );
    let draft = place.paper("pack.txt", slip);
    let proof = place.json(&["check", &draft]);
    let days: Vec<String> = found(&proof)
        .into_iter()
        .filter(|(kind, _)| kind == "day")
        .map(|(_, quote)| quote)
        .collect();
    assert_eq!(days.len(), 1, "{proof}");
    assert!(days[0].contains("17 June 2030"), "{days:?}");
}

#[test]
fn a_day_that_no_calendar_has_is_a_slip() {
    let place = Place::on(TODAY);
    let slip = PACK.replace(
        "when the groyne survey is published.",
        "and that its survey be published by 31 November 2030.",
    );
    assert_ne!(slip, PACK);
    let draft = place.paper("pack.txt", slip);
    let proof = place.json(&["check", &draft]);
    let days = found(&proof);
    assert!(
        days.contains(&("day".to_owned(), "31 November 2030".to_owned())),
        "{days:?}"
    );
}

#[test]
fn a_jump_over_a_number_that_begins_a_day_is_a_jump() {
    let place = Place::on(TODAY);
    let jump = clean()
        .replace("22. FERRY", "23. FERRY")
        .replace("23. SEA", "24. SEA")
        .replace("24. BEACH", "25. BEACH")
        .replace("25. DATE", "26. DATE")
        .replace(
            "Tuesday, 6 May 2031.",
            "Tuesday, 6 May 2031.\n\n22 January 2032 is kept free.",
        );
    let draft = place.paper("draft.txt", jump);
    let proof = place.json(&["check", &draft]);
    let numbers: Vec<_> = found(&proof)
        .into_iter()
        .filter(|(kind, _)| kind == "number")
        .collect();
    assert_eq!(numbers.len(), 1, "{proof}");
}

#[test]
fn a_meeting_is_named_by_its_day() {
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", TRACKER)]);
    let brief = ["brief", "--arising", "--meeting"];
    let of = |day: &'static str| [brief.as_slice(), &[day]].concat();
    let told = place.does(&of("2031-05-06"));
    assert!(told.contains("meeting of 6 May 2031"), "{told}");
    let said = place.refuses(&of("2031-05-07"));
    assert!(said.contains("no meeting of 7 May 2031 is held"), "{said}");
}

#[test]
fn a_day_that_is_only_read_from_words_is_told_as_read() {
    let minutes = clean().replace(
        "That a breakdown of mooring fees by vessel length be brought to the next meeting.",
        "That a breakdown of mooring fees by vessel length be brought to Members in September.",
    );
    let place = Place::with(TODAY, &[("march.txt", &minutes), ("may.txt", TRACKER)]);
    let brief = brief(&place);
    assert!(brief.contains(", as its words are read,"), "{brief}");
    assert!(brief.contains("due 30 March 2031, 34 days ago"), "{brief}");
}

#[test]
fn a_paper_without_minutes_is_refused_with_a_sentence() {
    let place = Place::on(TODAY);
    let agenda = place.paper("may.txt", TRACKER);
    let answer = place.matters(&["check", &agenda]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("no minutes were found in may.txt"),
        "{}",
        answer.err
    );
}

#[test]
fn the_chair_reads_what_was_asked_and_where_no_update_was_found() {
    let minutes = clean().replace("vessel length", "vessels < 9 m & [beam] (http://x.example)");
    let place = Place::with(TODAY, &[("march.txt", &minutes), ("may.txt", TRACKER)]);
    let brief = place.matters(&["brief", "--arising", "--format", "txt"]);
    assert_eq!(brief.code, 0, "{}", brief.err);
    let words = brief.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Harbour Scrutiny Panel, meeting of 6 May 2031",
        "ASKED, AND NO UPDATE FOUND IN THE PAPERS HELD",
        "be brought to the next meeting.” (×2) minute 22, “Ferry Landing Stage”, 4 March 2031, march.txt line 35",
        "CHANGED ON THE WAY",
        "softened: the record leaves open whether it will be done",
        "Progress: “Complete. Circulated on 14 April 2031.”",
        "Looked in, each for what was asked before its day: may.txt (6 May 2031).",
    ] {
        assert!(words.contains(said), "{said}:\n{}", brief.out);
    }
    for never in ["loose", "0.", "confidence"] {
        assert!(!words.contains(never), "{never}:\n{}", brief.out);
    }
    let page = place
        .matters(&["brief", "--arising", "--format", "html"])
        .out;
    assert!(page.contains("vessels &lt; 9 m &amp; [beam]"), "{page}");
    assert!(!page.contains("vessels <"), "{page}");
    let text = place.matters(&["brief", "--arising"]).out;
    assert!(text.contains(r"\[beam\] (http\://x.example)"), "{text}");
}

#[test]
fn a_brief_over_nothing_asked_nags_about_nothing() {
    let place = Place::with(
        TODAY,
        &[("may.txt", TRACKER.split("3. ACTION").next().unwrap())],
    );
    let brief = place.matters(&["brief", "--arising", "--format", "txt"]);
    assert_eq!(brief.code, 0, "{}", brief.err);
    assert!(
        brief
            .out
            .contains("tell of nothing that was asked before this meeting"),
        "{}",
        brief.out
    );
    assert!(
        !brief.out.to_lowercase().contains("not held"),
        "{}",
        brief.out
    );
}

/// The text of a brief in one line.
fn brief(place: &Place) -> String {
    let out = place.does(&["brief", "--arising", "--format", "txt"]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id of the promise that has some words.
fn action(place: &Place, words: &str) -> String {
    let all = place.json(&["show", "threads"]);
    let all = all["threads"].as_array().unwrap().clone();
    let text = |thread: &Value| {
        let words = |key: &str| thread["action"][key].as_str().unwrap().to_owned();
        (words("id"), words("text"))
    };
    let found = all.iter().map(text).find(|(_, text)| text.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {all:?}")).0
}

#[test]
fn what_was_closed_without_an_answer_is_told_as_what_it_is() {
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", TRACKER)]);
    let before = brief(&place);
    assert!(before.contains("; 2 answered;"), "{before}");
    let mooring = action(&place, "mooring fees");
    place.does(&["close", &mooring, "--how", "not-accepted"]);
    let tables = action(&place, "tide tables");
    place.does(&["close", &tables, "--how", "no-longer-wanted"]);
    let after = brief(&place);
    for said in [
        "; 2 answered;",
        "1 not accepted by the executive;",
        "1 closed without an answer;",
        "CLOSED WITHOUT AN ANSWER",
        "not accepted by the executive (said by clerk on ",
        "no longer wanted (said by clerk on ",
    ] {
        assert!(after.contains(said), "{said}: {after}");
    }
}

#[test]
fn a_brief_quotes_the_words_that_it_cites() {
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", TRACKER)]);
    let brief = brief(&place);
    let said = "Action tracker: “Written update on the gangway lighting” action tracker, \
                entered 4 March 2031, may.txt line 25 (likely)";
    assert!(brief.contains(said), "{brief}");
}

#[test]
fn a_clause_that_says_nothing_alone_has_the_sentence_before_in_front() {
    let minutes = clean().replace(
        "Councillor Fennimore thanked the Engineer.",
        "Members asked that it be sent to all of them without any further delay whatever.",
    );
    let place = Place::with(TODAY, &[("march.txt", &minutes), ("may.txt", TRACKER)]);
    let brief = brief(&place);
    let said = "After “The Engineer reported that the wall was sound.”: “Members asked that it be";
    assert!(brief.contains(said), "{brief}");
}

#[test]
fn a_promise_that_others_made_in_other_words_is_quoted_as_they_made_it() {
    let minutes = clean().replace(
        "That the Panel requests a written update on the gangway lighting.",
        "That a written update on the gangway lighting be sent to the Panel.\n\n\
         Councillor Ashby requested an update on the gangway lighting.",
    );
    let place = Place::with(TODAY, &[("march.txt", &minutes), ("may.txt", TRACKER)]);
    let one = action(&place, "That a written update on the gangway");
    let other = action(&place, "Councillor Ashby requested an update");
    place.matters(&["join", &one, &other]);
    let brief = brief(&place);
    let said = "Also: “Councillor Ashby requested an update on the gangway lighting.”";
    assert!(brief.contains(said), "{brief}");
}

#[test]
fn an_account_has_each_committee_once_and_its_rows_add_up() {
    let april = clean().replace("4 MARCH", "1 APRIL");
    let parks = clean()
        .replace("HARBOUR SCRUTINY PANEL", "PARKS COMMITTEE")
        .replace("TUESDAY, 4 MARCH", "TUESDAY, 18 MARCH");
    let papers = [
        ("march.txt", clean()),
        ("parks.txt", parks),
        ("april.txt", april),
    ];
    let papers = papers.each_ref().map(|(name, text)| (*name, text.as_str()));
    let place = Place::with(TODAY, &papers);
    let account = place.json(&["account", "--year", "2030-31"]);
    let committees = account["committees"].as_array().unwrap();
    let names: Vec<&str> = committees
        .iter()
        .map(|committee| committee["committee"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0] < names[1], "{names:?}");
    let text = place.does(&["account", "--year", "2030-31"]);
    let mut rows = text
        .lines()
        .filter(|line| line.starts_with("Together ") || line.contains("asked  "));
    let last: Vec<u64> = rows
        .next_back()
        .unwrap()
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let (asked, came) = last.split_first().unwrap();
    assert_eq!(*asked, came.iter().sum::<u64>(), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 78),
        "{text}"
    );
}

#[test]
fn what_a_tracker_holds_is_not_said_to_have_no_update() {
    let tracker = TRACKER
        .replace("\t3 June 2031\tIn progress", "\t\tWith the divers")
        .replace(
            "Complete. Circulated on 14 April 2031.",
            "Asked on 2 April. No answer yet.",
        )
        .replace("\tHead of Quays\t30 April 2031", "\tHead of Quays\t");
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", &tracker)]);
    let account = place.json(&["account", "--year", "2030-31"]);
    let rows = outcomes(&account);
    let of = |outcome: &str| rows.iter().find(|row| row.0 == outcome).unwrap().2;
    assert_eq!(of("recorded"), 2, "{rows:?}");
    let oldest = account["committees"][0]["oldest_without_update"].to_string();
    assert!(!oldest.contains("divers"), "{oldest}");
    assert!(!oldest.contains("gangway"), "{oldest}");
    let told = brief(&place);
    assert!(told.contains("2 recorded and not answered yet"), "{told}");
}

#[test]
fn an_account_over_no_papers_says_so() {
    let place = Place::on(TODAY);
    let said = place.refuses(&["account", "--year", "2030-31"]);
    assert!(said.contains("no papers are held"), "{said}");
    for what in ["threads", "orphans"] {
        let said = place.does(&["show", what]);
        assert!(said.contains("nothing is held yet"), "{said}");
    }
}

/// The rows of an account, by their outcome: said by a person, inferred.
fn outcomes(account: &Value) -> Vec<(String, u64, u64)> {
    account["committees"][0]["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["outcome"].as_str().unwrap().to_owned(),
                row["by_person"].as_u64().unwrap(),
                row["inferred"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_years_account_adds_up_and_keeps_peoples_words_apart() {
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", TRACKER)]);
    let account = || place.json(&["account", "--year", "2030-31"]);
    let before = account();
    let asked = before["committees"][0]["asked"].as_u64().unwrap();
    let rows = outcomes(&before);
    assert_eq!(rows.iter().map(|row| row.1 + row.2).sum::<u64>(), asked);
    assert!(
        rows.iter().all(|row| row.1 == 0),
        "nobody said anything: {rows:?}"
    );
    let at = |rows: &[(String, u64, u64)], outcome: &str| {
        let row = rows.iter().find(|row| row.0 == outcome).unwrap();
        (row.1, row.2)
    };
    assert_eq!(at(&rows, "reported-back"), (0, 2), "{rows:?}");
    // From 4 March: the slipway signs on 2 April, the lighting on 14 April.
    assert_eq!(before["committees"][0]["median_days"], 35);
    let oldest = &before["committees"][0]["oldest_without_update"];
    let mooring = oldest
        .as_array()
        .unwrap()
        .iter()
        .find(|old| old["text"].as_str().unwrap().contains("mooring"))
        .unwrap();
    assert_eq!(
        mooring["source"],
        "minute 22, 4 March 2031, march.txt line 35"
    );

    let id = mooring["id"].as_str().unwrap();
    let closed = place.matters(&["close", id, "--how", "not-accepted"]);
    assert_eq!(closed.code, 0, "{}", closed.err);
    let after = outcomes(&account());
    assert_eq!(at(&after, "not-accepted"), (1, 0), "{after:?}");
    assert_eq!(after.iter().map(|row| row.1 + row.2).sum::<u64>(), asked);

    let text = place.matters(&["account", "--year", "2030-31"]).out;
    let table = "said by a person  inferred  together";
    assert!(text.contains(table), "{text}");
    assert!(
        text.contains("No update found in the papers held"),
        "{text}"
    );
    assert!(!text.contains("loose"), "{text}");
}

#[test]
fn an_account_is_of_its_year_and_its_committee() {
    let place = Place::with(TODAY, &[("march.txt", &clean())]);
    let other = place.json(&["account", "--year", "2031/32"]);
    assert_eq!(other["committees"].as_array().unwrap().len(), 0);
    let named = ["account", "--year", "2030-31", "--committee", "lighthouse"];
    let answer = place.matters(&named);
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("no committee of that name"),
        "{}",
        answer.err
    );
    for wrong in ["2030-32", "spring", "30"] {
        assert_eq!(
            place.matters(&["account", "--year", wrong]).code,
            2,
            "{wrong}"
        );
    }
}

#[test]
fn an_account_is_written_as_csv_and_as_a_word_document() {
    let place = Place::with(TODAY, &[("march.txt", &clean()), ("may.txt", TRACKER)]);
    let file = |name: &str| place.path(name);
    for name in ["year.csv", "year.docx"] {
        let path = file(name);
        let out = path.to_str().unwrap();
        let answer = place.matters(&["account", "--year", "2030-31", "--out", out]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert_eq!(answer.out, "");
    }
    let rows = fs::read_to_string(file("year.csv")).unwrap();
    let mut rows = rows.lines().map(|row| row.split(',').count());
    assert_eq!(rows.next(), rows.next(), "each cell has its heading");
    let mut archive = ZipArchive::new(fs::File::open(file("year.docx")).unwrap()).unwrap();
    let mut document = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut document).unwrap();
    for said in [
        "Harbour Scrutiny Panel",
        "said by a person",
        "march.txt line 35",
    ] {
        assert!(document.contains(said), "{said}: {document}");
    }
    // Our own reader of Word documents takes it for one.
    let path = file("year.docx");
    let read = place.matters(&["parse", path.to_str().unwrap()]);
    assert_eq!(read.code, 0, "{}", read.err);
}

/// A pack with a programme.
fn programme(day: &str, rows: &str) -> String {
    format!(
        "Saltmarsh Borough Council\n\nMEETING OF THE HARBOUR SCRUTINY PANEL\n\nDATE: {day}\n\nTIME: 6:00 pm\n\nAGENDA\n\n\
         1. APOLOGIES FOR ABSENCE\n\n2. WORK PROGRAMME\n\n\
         Harbour Scrutiny Panel – Work Programme 2031/32\n\n\
         Meeting Date\tTopic\tLead Officer\tPurpose\n{rows}"
    )
}

#[test]
fn what_left_the_programme_without_a_word_is_listed() {
    let march = programme(
        "TUESDAY, 4 MARCH 2031",
        "17 June 2031\tLobster pots\tHead of Quays\tTo comment\n\
         17 June 2031\tGangway lighting\tHead of Quays\tTo comment\n\
         9 September 2031\tLifeguard training\tHead of Beaches\tTo comment\n\
         9 September 2031\tDredging contract\tHead of Quays\tTo comment\n",
    );
    let may = programme(
        "TUESDAY, 6 MAY 2031",
        "17 June 2031\tLobster pots\tHead of Quays\tTo comment\n\
         11 November 2031\tLifeguard training\tHead of Beaches\tTo comment\n\
         9 September 2031\tDredging contract\tHead of Quays\tTo comment\n",
    );
    let place = Place::with(TODAY, &[("march-pack.txt", &march), ("may-pack.txt", &may)]);
    let silent = |place: &Place| -> Vec<(String, String)> {
        let answer = place.json(&["show", "orphans"]);
        let rows = answer["silent"].as_array().unwrap().clone();
        let words = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
        rows.iter()
            .map(|row| (words(row, "fate"), words(row, "item")))
            .collect()
    };
    assert!(silent(&place).is_empty(), "no minutes between are held");
    // Minutes that speak of the gangway's lighting, and of no lifeguards.
    let path = place.paper("march.txt", clean());
    assert_eq!(place.matters(&["import", &path]).code, 0);
    assert_eq!(
        silent(&place),
        [("moved".to_owned(), "Lifeguard training".to_owned())]
    );
    let table = place.matters(&["show", "orphans"]).out;
    assert!(
        table.contains("moved to 11 Nov 2031; the minutes of 4 Mar 2031 say nothing of it"),
        "{table}"
    );
}
