//! From papers as they come to what the commands say of them: late papers, papers
//! without a meeting, papers in Welsh, in either order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use place::Place;
use serde_json::Value;

/// An agenda alone, one of whose papers is to follow and one of whose items is verbal.
const FRONT: &str = "\
Orrin Vale Borough Council

MEETING OF THE HARBOURS PANEL

DATE: THURSDAY, 5 JUNE 2031

TIME: 6:00 pm

PLACE: Committee Room 2, The Guildhall

AGENDA

1. APOLOGIES FOR ABSENCE

2. HARBOUR DUES (Pages 3 - 10)

The Panel is asked to note the report.

3. LOW PIER GANGWAY (to follow)

The Harbour Master submits a report on the gangway.

4. DREDGING: VERBAL UPDATE

The Harbour Master will speak.

5. ANY OTHER URGENT BUSINESS
";

/// The paper that was to follow.
const SUPPLEMENT: &str = "\
Orrin Vale Borough Council

SUPPLEMENTARY AGENDA

MEETING OF THE HARBOURS PANEL

DATE: THURSDAY, 5 JUNE 2031

The following report was marked “to follow” on the agenda.

AGENDA

3. LOW PIER GANGWAY (Pages 1 - 4)

The report of the Harbour Master is attached.

Agenda Item 3

LOW PIER GANGWAY

Report to: Harbours Panel

Report of: Harbour Master

Report author: Ida Quill

Purpose of the report

To say what the gangway costs.

Recommendations

1. That the Panel note the cost of the gangway.

The gangway moves in the swell.
";

/// An update sheet, which is no paper of a meeting by its shape.
const UPDATE: &str = "\
HARBOURS PANEL – UPDATE SHEET

5 June 2031

Item 2: Harbour dues

A letter came from the yacht club after the agenda went out. It asks for lower dues in winter.

Item 4: Dredging

The dredger is delayed to July.
";

/// A page of the web system that cuts an account.
const WEB: &str = "\
Agenda and minutes

Harbours Panel - Thursday, 1st May, 2031 6.00 pm

Venue: Committee Room 2

No. | Item |

12. |

Apologies for Absence

Minutes:

There were none.

13. |

Ferry Timetable Review

Minutes:

The Harbour Master presented a report on the ferry timetable, and told the Panel that the winter boats had run late on eleven days out of thirty because the north channel had silted up. Members asked what a dredger would cost, and heard that the estimate of the year before was too low by a third. The Chair said that the county had been asked to share the cost and had not

... view the full minutes text for item 13.

14. |

Any Other Urgent Business

Minutes:

There was none.
";

/// The page of that item, copied without its title, its committee and its day.
const PAGE: &str = "\
Minutes:

The Harbour Master presented a report on the ferry timetable, and told the Panel that the winter boats had run late on eleven days out of thirty because the north channel had silted up. Members asked what a dredger would cost, and heard that the estimate of the year before was too low by a third. The Chair said that the county had been asked to share the cost and had not answered.

RESOLVED:

1. That the report be noted.

2. That the Panel requests a written answer from the county on the cost of dredging.
";

/// The agenda in Welsh.
const WELSH: &str = "\
CYNGOR BWRDEISTREF ORRIN VALE

CYFARFOD O'R PANEL HARBWR

DYDDIAD: DYDD IAU, 5 MEHEFIN 2031

AMSER: 6.00 pm

AGENDA

1. YMDDIHEURIADAU AM ABSENOLDEB

2. TALIADAU'R HARBWR

Mae'r adroddiad yn gofyn i aelodau nodi'r taliadau ar gyfer y flwyddyn.

3. PONT Y PIER ISAF

Bydd adroddiad y Cyfarwyddwr ar gael cyn y cyfarfod. Mae aelodau wedi gofyn am hyn.

4. MATERION BRYS
";

const PAPERS: [(&str, &str); 6] = [
    ("front.txt", FRONT),
    ("supplement.txt", SUPPLEMENT),
    ("update.txt", UPDATE),
    ("web.txt", WEB),
    ("page.txt", PAGE),
    ("welsh.txt", WELSH),
];

/// The day on which the commands are run.
const TODAY: &str = "2031-06-01";

/// The rows that `show` prints.
fn rows(place: &Place, what: &str) -> Vec<Value> {
    place.json(&["show", what]).as_array().unwrap().clone()
}

/// What the store says, without what the order of import may change.
fn said(place: &Place) -> String {
    let mut lines = Vec::new();
    for row in rows(place, "agenda") {
        lines.push(format!(
            "{} {} {} {}",
            row["number"], row["title"], row["paper"], row["first_seen_in"]
        ));
    }
    for row in rows(place, "losses") {
        lines.push(format!("{} {}", row["document"], row["what"]));
    }
    let mut documents: Vec<String> = rows(place, "documents")
        .iter()
        .map(|row| format!("{} {} {}", row["name"], row["filed"], row["inferred"]))
        .collect();
    documents.sort();
    lines.extend(documents);
    lines.push(format!("{} unfiled", rows(place, "unfiled").len()));
    lines.join("\n")
}

const SAID: &str = r#""1" "APOLOGIES FOR ABSENCE" null null
"2" "Harbour dues" "late" "update.txt"
"3" "LOW PIER GANGWAY" "late" "supplement.txt"
"4" "Dredging" "late" "update.txt"
"5" "ANY OTHER URGENT BUSINESS" null null
"welsh.txt" "Welsh: decisions not read; only the head and the items of this paper are"
"front.txt" ["Harbours Panel, 2031-06-05"] null
"page.txt" ["Harbours Panel, 2031-05-01"] "its words go on from those of item 13 in web.txt"
"supplement.txt" ["Harbours Panel, 2031-06-05"] null
"update.txt" ["Harbours Panel, 2031-06-05"] "it names Harbours Panel, 5 Jun 2031"
"web.txt" ["Harbours Panel, 2031-05-01"] null
"welsh.txt" ["Harbours Panel, 2031-06-05"] "it is in Welsh, of 5 Jun 2031, and the English papers of that day are of Harbours Panel"
0 unfiled"#;

#[test]
fn papers_find_their_places_in_either_order() {
    let place = Place::on(TODAY);
    for paper in PAPERS {
        place.import(paper.0, paper.1);
    }
    assert_eq!(said(&place), SAID);
    let other = Place::on(TODAY);
    for paper in PAPERS.into_iter().rev() {
        other.import(paper.0, paper.1);
    }
    assert_eq!(said(&other), SAID);
}

#[test]
fn an_import_says_whether_it_is_all_there() {
    let place = Place::on(TODAY);
    let front = place.import(PAPERS[0].0, PAPERS[0].1);
    assert!(
        front.contains("5 items; agenda alone; papers named for 1\n"),
        "{front}"
    );
    assert!(!front.contains("not held"), "{front}");
    let supplement = place.import(PAPERS[1].0, PAPERS[1].1);
    assert!(
        supplement.contains("1 item; papers named for 1, found for 1\n"),
        "{supplement}"
    );
    assert!(
        supplement.contains("brings the paper of item 3 “LOW PIER GANGWAY” · late · first seen "),
        "{supplement}"
    );
    let agenda = place.does(&["show", "agenda"]);
    assert!(agenda.contains("late · first seen "), "{agenda}");
    assert!(agenda.contains("verbal"), "{agenda}");
}

#[test]
fn a_cut_is_a_loss_until_it_is_healed_and_again_when_the_page_goes_elsewhere() {
    let place = Place::on(TODAY);
    let losses = |place: &Place| rows(place, "losses").len();
    let page = place.import("page.txt", PAGE);
    assert!(page.contains("unfiled"), "{page}");
    let web = place.import("web.txt", WEB);
    assert!(
        web.contains("page.txt: filed under Harbours Panel, 1 May 2031 by inference"),
        "{web}"
    );
    assert_eq!(losses(&place), 0);
    let documents = rows(&place, "documents");
    let page = documents
        .iter()
        .find(|row| row["name"] == "page.txt")
        .unwrap();
    let id = page["id"].as_str().unwrap();
    place.does(&[
        "refile",
        id,
        "--committee",
        "Cabinet",
        "--date",
        "2031-07-01",
    ]);
    assert_eq!(losses(&place), 1);
    let undone = place.does(&["undo"]);
    assert!(undone.contains("the filing of “page.txt”"), "{undone}");
    assert_eq!(losses(&place), 0);
}
