//! What an officer hands in: the table in the council's own columns, written back into the
//! Word document that it came from, and the same programme when it is read again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

#[path = "handin/book.rs"]
mod book;
#[path = "handin/forgotten.rs"]
mod forgotten;
#[path = "handin/officer.rs"]
mod officer;
mod place;

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::process::Command;

use place::Place;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const TODAY: &str = "2031-06-01";
/// The same as progress is dated.
const WRITTEN: &str = "1 Jun 2031";

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const PARTS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"#;
const HEADER: &str = r#"<?xml version="1.0"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Saltmarsh Borough Council</w:t></w:r></w:p></w:hdr>"#;

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|words| {
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:spacing w:after=\"40\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"20\"/></w:rPr><w:t>{words}</w:t></w:r></w:p></w:tc>"
            )
        })
        .collect::<Vec<_>>()
        .concat();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid/>{}</w:tbl>",
        rows.concat()
    )
}

/// A programme of an invented panel, as a word processor saves it.
fn programme() -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}{}{}{}{}{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr></w:body></w:document>",
        paragraph("Harbour Scrutiny Panel – Work Programme 2031/32"),
        table(&[
            row(&[
                "Meeting Date",
                "Topic",
                "Lead Officer",
                "Actions arising",
                "Progress"
            ]),
            row(&[
                "Tue 17 June 2031",
                "Lock gates",
                "Head of Quays",
                "Report on costs to come back.",
                "Asked for in May."
            ]),
            row(&["", "Tide tables", "Harbour Master", "", ""]),
            row(&[
                "Tue 9 September 2031",
                "Ferry landing stage",
                "Head of Quays",
                "-2 berths to be explained",
                ""
            ]),
            row(&["", "Slipway signs (tbc)", "Harbour Master", "", ""]),
            row(&["Tue 11 November 2031", "Beach huts", "Clerk", "", ""]),
        ]),
        paragraph("Dates are subject to change."),
        paragraph("Forward Plan: items to be scheduled"),
        table(&[
            row(&["Topic", "Detail", "Proposed Date"]),
            row(&["Lobster pots", "Asked for by fishermen.", "Spring 2032"]),
            row(&["Sea wall inspection", "", ""]),
        ]),
        paragraph("Issued by the Clerk."),
    );
    zipped(&text)
}

/// A Word document of these paragraphs and tables.
fn docx(body: &[String]) -> Vec<u8> {
    zipped(&format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/></w:sectPr></w:body></w:document>",
        body.concat()
    ))
}

fn zipped(text: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/header1.xml", HEADER),
        ("word/document.xml", text),
    ])
}

/// A document or a workbook of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The agenda of the panel's next meeting.
const AGENDA: &str = "Saltmarsh Borough Council\n\nMEETING OF THE HARBOUR SCRUTINY PANEL\n\nDATE: TUESDAY, 17 JUNE 2031\n\nTIME: 6:00 pm\n\nPLACE: Committee Room 2, The Customs House\n\nAGENDA\n\n1. APOLOGIES FOR ABSENCE\n\n2. LOCK GATES\n\nThe Head of Quays submits a report on the lock gates.\n";

/// A place that holds the programme.
fn held() -> Place {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let paper = place.paper("programme.docx", programme());
    place.does(&["import", &paper]);
    place
}

fn rows(place: &Place) -> Vec<Value> {
    let answer = place.json(&["show", "programme"]);
    answer.as_array().unwrap().clone()
}

/// The id of the row with these words.
fn id(place: &Place, item: &str) -> String {
    let rows = rows(place);
    let row = rows
        .iter()
        .find(|row| row["item"].as_str().unwrap().starts_with(item));
    row.unwrap_or_else(|| panic!("{item}: {rows:#?}"))["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// What a row says; progress as it is handed out.
fn said(row: &Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap_or("-").replace('\n', " ");
    format!(
        "{} | {} | {} | {} | {} | tentative {} | topic {}",
        text("date"),
        text("item"),
        text("lead"),
        text("actions"),
        text("progress"),
        row["tentative"],
        row["topic"],
    )
}

/// All that an officer does between two meetings.
fn edit(place: &Place) {
    place.does(&["move", &id(place, "Tide tables"), "--to", "2031-11-11"]);
    place.does(&["move", &id(place, "Sea wall"), "--to", "2031-09-09"]);
    place.does(&["tentative", &id(place, "Lock gates")]);
    place.does(&["drop", &id(place, "Beach huts")]);
    place.does(&["progress", &id(place, "Ferry"), "=Plans are in"]);
}

fn export(place: &Place, name: &str, more: &[&str]) -> String {
    let path = place.path(name).to_str().unwrap().to_owned();
    place.does(&[&["export", "programme", "--out", &path], more].concat());
    path
}

/// The rows that a file says when it is read into a store that holds nothing else.
fn again(path: &str) -> Vec<String> {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    place.does(&["import", path]);
    rows(&place).iter().map(said).collect()
}

fn part(path: &str, name: &str) -> String {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn what_nobody_touched_goes_out_byte_for_byte() {
    let place = held();
    let out = export(&place, "out.docx", &[]);
    let original = place.path("programme.docx").to_str().unwrap().to_owned();
    for name in ["word/document.xml", "word/header1.xml"] {
        assert_eq!(part(&out, name), part(&original, name), "{name}");
    }
}

#[test]
fn only_rows_that_were_worked_on_change_in_the_paper() {
    let place = held();
    edit(&place);
    let out = part(&export(&place, "out.docx", &[]), "word/document.xml");
    for kept in [
        "Dates are subject to change.",
        "Issued by the Clerk.",
        "<w:headerReference w:type=\"default\" r:id=\"rId7\"/>",
        "w:orient=\"landscape\"",
        "Head of Quays",
    ] {
        assert!(out.contains(kept), "{kept}: {out}");
    }
    assert!(!out.contains("Beach huts"), "{out}");
    // The day of the row that is gone stands at the one that took its place.
    let (_, behind) = out.split_once("Tue 11 November 2031").unwrap();
    assert!(behind.contains("Tide tables"), "{out}");
    assert_eq!(out.matches("Tue 11 November 2031").count(), 1);
    assert_eq!(out.matches("Sea wall inspection").count(), 1);
}

/// The rows of the tables in a Word document, the words of their cells.
fn word_rows(path: &str) -> Vec<Vec<String>> {
    let text = part(path, "word/document.xml");
    let cells = |row: &str| {
        let cells = row.split("</w:tc>").filter(|cell| cell.contains("<w:tc>"));
        cells
            .map(|cell| {
                let runs = cell
                    .split("<w:t")
                    .skip(1)
                    .filter(|run| run.starts_with(['>', ' ']));
                let words = runs.filter_map(|run| run.split_once('>')?.1.split('<').next());
                words.collect::<Vec<_>>().join(" ").trim().to_owned()
            })
            .collect()
    };
    let rows = text.split("</w:tr>").filter(|row| row.contains("<w:tc>"));
    rows.map(cells).collect()
}

/// A programme whose days stand over its rows, and once more in a column.
fn banded(rows: &[[&str; 4]]) -> Vec<u8> {
    let mut all = vec![row(&["Item", "Lead Member", "Date to Panel", "Status"])];
    let mut day = "";
    for cells in rows {
        if cells[2] != day {
            day = cells[2];
            let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr><w:p><w:r><w:t>";
            all.push(format!("<w:tr>{cell}{day}</w:t></w:r></w:p></w:tc></w:tr>"));
        }
        all.push(row(cells));
    }
    docx(&[
        paragraph("Harbour Scrutiny Panel – Work Programme 2031/32"),
        table(&all),
    ])
}

#[test]
fn a_row_keeps_its_cells_and_says_one_day_wherever_it_goes() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let bring = |name: &str, rows: &[[&str; 4]]| {
        let paper = place.paper(name, banded(rows));
        place.does(&["import", &paper]);
    };
    let tides = ["Tide tables", "Cllr Ashby", "17 June 2031", "On track"];
    let gates = ["Lock gates", "Cllr Brandt", "17 June 2031", "Drafted"];
    let ferry = ["Ferry fares", "Cllr Ashby", "9 September 2031", "New"];
    bring("first.docx", &[tides, gates, ferry]);
    place.does(&["move", &id(&place, "Tide"), "--to", "2031-09-09"]);
    let handed = word_rows(&export(&place, "one.docx", &[]));
    let moved = ["Tide tables", "Cllr Ashby", "9 September 2031", "On track"];
    assert_eq!(handed.last().unwrap(), &moved, "{handed:#?}");

    // The next version lacks the row that was worked on, and another loses its day.
    bring("second.docx", &[gates, ferry]);
    place.does(&["move", &id(&place, "Lock"), "--to", "later"]);
    let handed = word_rows(&export(&place, "two.docx", &[]));
    assert!(handed.iter().any(|row| *row == moved), "{handed:#?}");
    let behind = &handed[handed.len() - 2..];
    assert_eq!(behind[0], ["Not yet scheduled"], "{handed:#?}");
    assert_eq!(behind[1], ["Lock gates", "Cllr Brandt", "", "Drafted"]);
}

#[test]
fn rows_that_call_themselves_exempt_stay_in_the_house() {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let paper = place.paper(
        "programme.docx",
        banded(&[
            ["Tide tables", "Cllr Ashby", "17 June 2031", "On track"],
            [
                "Pilot house: offers (Exempt – para 3)",
                "Cllr Brandt",
                "17 June 2031",
                "£412,000 bid",
            ],
            [
                "Land at Tide Lane",
                "Cllr Brandt",
                "17 June 2031",
                "[Part II] valued",
            ],
        ]),
    );
    place.does(&["import", &paper]);
    // It is said to who asks, and not in what is handed in.
    let out = place.path("out.csv").to_str().unwrap().to_owned();
    let said = place.does(&["export", "programme", "--out", &out]);
    assert!(said.contains("2 exempt rows are left out"), "{said}");
    let bare = place.matters(&["export", "programme"]);
    assert!(
        bare.err.contains("2 exempt rows are left out"),
        "{}",
        bare.err
    );
    let file = fs::read_to_string(&out).unwrap();
    let calendar = place.does(&["export", "calendar"]);
    for handed in [&file, &bare.out, &calendar] {
        assert!(!handed.contains("left out"), "{handed}");
    }
    for words in [
        place.does(&["export", "programme"]),
        calendar,
        place.does(&["show", "programme"]),
    ] {
        assert!(words.contains("Tide tables"), "{words}");
        for secret in ["Pilot", "412,000", "Tide Lane", "valued"] {
            assert!(!words.contains(secret), "{secret}: {words}");
        }
    }
    let all = place.does(&["export", "programme", "--include-exempt"]);
    assert!(all.contains("412,000") && all.contains("valued"), "{all}");
    place.does(&["progress", &id_of_all(&place, "Pilot"), "offers are in"]);
    let done = place.does(&["forget", "--exempt", "--before", "2099-01-01", "--yes"]);
    assert!(done.contains("gone for good"), "{done}");
    let all = place.does(&["export", "programme", "--include-exempt"]);
    assert!(all.contains("Tide tables"), "{all}");
    assert!(
        !all.contains("Pilot") && !all.contains("Tide Lane"),
        "{all}"
    );
}

/// The id of a row with these words, exempt ones too.
fn id_of_all(place: &Place, item: &str) -> String {
    let rows = place.json(&["show", "programme", "--include-exempt"]);
    let mut rows = rows.as_array().unwrap().iter();
    let row = rows.find(|row| row["item"].as_str().unwrap().starts_with(item));
    row.unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_exported_and_imported_again_is_the_same_programme() {
    let place = held();
    let before = again(&export(&place, "before.csv", &[]));
    assert_eq!(before.len(), 7, "{before:#?}");
    let told: Vec<String> = rows(&place).iter().map(said).collect();
    assert_eq!(before, told);
    edit(&place);
    let mut expected: Vec<String> = rows(&place)
        .iter()
        .filter(|row| row["by_hand"]["dropped"].is_null())
        .map(said)
        .collect();
    // What was written stands before what the paper says; what is not certain wears the
    // mark that the paper's other rows wear.
    for row in &mut expected {
        *row = row.replace("| Lock gates |", "| Lock gates (tbc) |");
        if row.contains("Ferry") {
            *row = row.replace(
                " | - | tentative",
                &format!(" | {WRITTEN}: =Plans are in | tentative"),
            );
        }
    }
    for name in ["after.docx", "after.xlsx", "after.csv"] {
        let after = again(&export(&place, name, &[]));
        assert_eq!(after, expected, "{name}");
    }
}

#[test]
fn a_spreadsheet_gets_text_that_it_cannot_run() {
    let place = held();
    edit(&place);
    let csv = fs::read(export(&place, "out.csv", &[])).unwrap();
    assert!(csv.starts_with(b"\xef\xbb\xbf"));
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains(",'-2 berths to be explained,"), "{csv}");
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count());
}

#[test]
fn days_of_a_workbook_are_days_and_its_headings_stay() {
    let place = held();
    let sheet = part(&export(&place, "out.xlsx", &[]), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>48016</v>"), "{sheet}");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
}

#[test]
fn rows_that_changed_since_the_last_time_are_marked() {
    let place = held();
    edit(&place);
    export(&place, "first.docx", &[]);
    let quiet = export(&place, "second.docx", &["--changes"]);
    assert!(!part(&quiet, "word/document.xml").contains("FFF2CC"));
    place.does(&["move", &id(&place, "Lock gates"), "--to", "2031-09-09"]);
    let marked = part(
        &export(&place, "third.docx", &["--changes"]),
        "word/document.xml",
    );
    // Each of the five cells of one row.
    assert_eq!(marked.matches("FFF2CC").count(), 5, "{marked}");
    // What was taken back is no change.
    place.does(&["move", &id(&place, "Slipway"), "--to", "2031-11-11"]);
    place.does(&["undo"]);
    let csv = fs::read_to_string(export(&place, "fourth.csv", &["--changes"])).unwrap();
    assert!(!csv.contains("changed"), "{csv}");
}

#[test]
fn a_template_takes_the_rows_under_its_own_head() {
    let place = held();
    edit(&place);
    let template = place.path("programme.docx").to_str().unwrap().to_owned();
    let out = export(&place, "out.docx", &["--template", &template]);
    let text = part(&out, "word/document.xml");
    assert!(text.contains("Dates are subject to change."));
    assert!(!text.contains("Beach huts"), "{text}");
}

#[test]
fn a_second_calendar_has_the_ids_of_the_first() {
    let place = held();
    let ids = |calendar: &str| -> Vec<String> {
        let lines = calendar.lines().filter(|line| line.starts_with("UID:"));
        lines.map(ToOwned::to_owned).collect()
    };
    let first = place.does(&["export", "calendar"]);
    place.does(&["move", &id(&place, "Tide tables"), "--to", "2031-11-11"]);
    let second = place.does(&["export", "calendar"]);
    assert_eq!(ids(&first).len(), 8, "{first}");
    let (mut one, mut other) = (ids(&first), ids(&second));
    one.sort();
    other.sort();
    assert_eq!(one, other);
    assert_eq!(first.matches('\n').count(), first.matches("\r\n").count());
    assert!(first.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"));
    assert!(first.split("\r\n").all(|line| line.len() <= 75), "{first}");
}

#[test]
fn whoever_is_chased_reads_the_minuted_words() {
    let tracker = "Saltmarsh Borough Council\n\nMEETING OF THE HARBOUR SCRUTINY PANEL\n\nDATE: TUESDAY, 6 MAY 2031\n\nTIME: 6:00 pm\n\nAGENDA\n\n1. APOLOGIES FOR ABSENCE\n\n2. ACTION TRACKER\n\nAction Tracker\n\nDate of Meeting\tMinute\tAction\tOfficer Responsible\tDeadline\tUpdate\n4 March 2031\t22\tSend a written update on the gangway lighting\tHead of Quays\t30 April 2031\tAwaiting the contractor\n4 March 2031\t24\tRepaint the slipway signs\tHarbour Master\t30 May 2031\t\n";
    let place = Place::with(TODAY, &[("pack.txt", tracker)]);
    let all = place.does(&["chase"]);
    assert!(
        all.contains("gangway lighting") && all.contains("Repaint"),
        "{all}"
    );
    let one = place.does(&["chase", "--owner", "quays"]);
    assert!(
        one.contains("gangway lighting") && !one.contains("Repaint"),
        "{one}"
    );
    assert!(one.contains("due 30 April 2031, 32 days ago"), "{one}");
    // Who reads it holds none of the files.
    assert!(one.contains("4 March 2031"), "{one}");
    assert!(!all.contains("pack.txt"), "{all}");
    let late = Place::with("2031-05-10", &[("pack.txt", tracker)]);
    let late = late.does(&["chase", "--overdue"]);
    assert!(late.contains("Actions overdue"), "{late}");
    assert!(
        late.contains("gangway lighting") && !late.contains("Repaint"),
        "{late}"
    );
    assert!(!all.to_lowercase().contains("loose end"), "{all}");
    let tracker = place.does(&["export", "actions"]);
    assert!(
        tracker.contains("Date of Meeting,Minute,Action,Officer Responsible,Deadline,Update"),
        "{tracker}"
    );
    let action = place.json(&["show", "actions"]);
    let action = &action
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["action"]["text"].as_str().unwrap().contains("gangway"))
        .unwrap()["action"];
    place.does(&["tick", action["id"].as_str().unwrap()]);
    let ticked = place.does(&["export", "actions"]);
    assert!(ticked.contains("Complete, "), "{ticked}");
    assert!(ticked.contains("Awaiting the contractor"), "{ticked}");
}

#[test]
fn an_office_program_opens_what_is_written() {
    let Ok(_) = Command::new("soffice").arg("--version").output() else {
        println!("skipped: LibreOffice (soffice) is not here to open what is written");
        return;
    };
    let place = held();
    edit(&place);
    let docx = export(&place, "out.docx", &[]);
    let xlsx = export(&place, "sheet.xlsx", &[]);
    let folder = place.path("converted");
    let home = format!(
        "-env:UserInstallation=file://{}",
        place.path("office").display()
    );
    // Its programs are parts that may be missing.
    let program = Command::new("which").arg("localc").output();
    let has_calc = program.is_ok_and(|found| found.status.success());
    if !has_calc {
        println!("skipped: LibreOffice Calc (localc) is not here to open the workbook");
    }
    let workbook = Some((xlsx, "sheet.pdf")).filter(|_| has_calc);
    for (file, name) in [(docx, "out.pdf")].into_iter().chain(workbook) {
        let done = Command::new("soffice")
            .args([&home, "--headless", "--convert-to", "pdf", "--outdir"])
            .args([folder.to_str().unwrap(), &file])
            .output()
            .unwrap();
        let bytes = fs::read(folder.join(name)).unwrap_or_default();
        assert!(bytes.starts_with(b"%PDF"), "{name}: {done:?}");
    }
}
