//! A workbook that comes back in a copy of itself.
// A sheet of a few rows is built: what is plain to read counts, and no allocation.
#![allow(clippy::format_push_string, clippy::format_collect)]

use std::fs;
use std::io::Read;
use std::process::Command;

use zip::ZipArchive;

use super::place::Place;
use super::{AGENDA, TODAY, WRITTEN, again, export, id, packed, part, rows, said};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan 2031" sheetId="1" r:id="rId1"/><sheet name="Counts" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Plan 2031'!$A$4:$E$9</definedName></definedNames><calcPr calcId="191029"/></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>"#;
/// Looks: plain, the green head, words at the top, days.
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><color rgb="FFFFFFFF"/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00503C"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
const COUNTS: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><f>COUNTA('Plan 2031'!A5:A9)</f><v>5</v></c><c r="B1"><f>'Plan 2031'!A7</f><v>0</v></c></row></sheetData></worksheet>"#;
const ORDER: &str = r#"<?xml version="1.0"?><calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="2"/><c r="E5" i="1"/></calcChain>"#;

/// A sheet's rows: words are shared, days are numbers, the last column is reckoned.
struct Sheet {
    shared: Vec<String>,
    rows: String,
}

impl Sheet {
    fn row(&mut self, number: usize, cells: &[&str], style: usize) {
        let mut row = String::new();
        for (at, words) in cells.iter().enumerate() {
            let place = format!("{}{number}", ["A", "B", "C", "D", "E"][at]);
            if let Some(formula) = words.strip_prefix('=') {
                row += &format!("<c r=\"{place}\"><f>{formula}</f><v>7</v></c>");
            } else if words.parse::<u32>().is_ok() {
                row += &format!("<c r=\"{place}\" s=\"3\"><v>{words}</v></c>");
            } else if !words.is_empty() {
                self.shared.push((*words).to_owned());
                let at = self.shared.len() - 1;
                row += &format!("<c r=\"{place}\" s=\"{style}\" t=\"s\"><v>{at}</v></c>");
            }
        }
        self.rows += &format!("<row r=\"{number}\">{row}</row>");
    }
}

/// The programme of an invented panel, as a spreadsheet program saves it.
fn workbook() -> Vec<u8> {
    let mut sheet = Sheet {
        shared: Vec::new(),
        rows: String::new(),
    };
    sheet.row(1, &["Harbour Scrutiny Panel – Work Programme 2031/32"], 0);
    sheet.row(2, &["Kept by the Clerk"], 0);
    let head = ["Topic", "Lead Officer", "Meeting Date", "Progress", "Left"];
    sheet.row(4, &head, 1);
    // 17 June, 9 September and 11 November 2031.
    for (number, cells) in [
        [
            "Lock gates",
            "Head of Quays",
            "48016",
            "Asked for",
            "=C5-C$1",
        ],
        ["Tide tables", "Harbour Master", "48016", "", "=C6-C$1"],
        ["Ferry fares", "Clerk", "48100", "", "=C7-C$1"],
        ["Slipway signs", "Harbour Master", "48100", "", "=C8-C$1"],
        ["Beach huts", "Clerk", "48163", "", "=C9-C$1"],
    ]
    .iter()
    .enumerate()
    {
        sheet.row(number + 5, cells, 2);
    }
    let words: String = sheet
        .shared
        .iter()
        .map(|words| format!("<si><t>{words}</t></si>"))
        .collect();
    let text = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:E9\"/><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/><col min=\"4\" max=\"4\" width=\"20\" customWidth=\"1\"/></cols><sheetData>{}</sheetData><autoFilter ref=\"A4:E9\"/><mergeCells count=\"1\"><mergeCell ref=\"A1:E1\"/></mergeCells><conditionalFormatting sqref=\"C5:C9\"><cfRule type=\"cellIs\" priority=\"1\" operator=\"lessThan\"><formula>48000</formula></cfRule></conditionalFormatting><hyperlinks><hyperlink ref=\"A9\" location=\"Counts!A1\"/></hyperlinks><pageSetup orientation=\"landscape\"/></worksheet>",
        sheet.rows
    );
    bound(&text, &words)
}

/// A workbook whose first sheet is this text, with the words that its cells share.
fn bound(text: &str, words: &str) -> Vec<u8> {
    let shared = format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{words}</sst>"
    );
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", &shared),
        ("xl/calcChain.xml", ORDER),
        ("xl/worksheets/sheet1.xml", text),
        ("xl/worksheets/sheet2.xml", COUNTS),
    ])
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn held() -> Place {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let paper = place.paper("plan.xlsx", workbook());
    place.does(&["import", &paper]);
    place
}

fn edit(place: &Place) {
    place.does(&["move", &id(place, "Lock"), "--to", "2031-11-11"]);
    place.does(&["drop", &id(place, "Beach")]);
    place.does(&["drop", &id(place, "Ferry")]);
    let words = "Plans are in, and the surveyor has looked at the whole of the wall";
    place.does(&["progress", &id(place, "Slipway"), words]);
}

#[test]
fn a_workbook_that_nobody_touched_goes_out_as_it_came() {
    let place = held();
    let out = export(&place, "out.xlsx", &[]);
    let original = place.path("plan.xlsx").to_str().unwrap().to_owned();
    for name in [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"] {
        assert_eq!(part(&out, name), part(&original, name), "{name}");
    }
}

#[test]
fn only_rows_that_were_worked_on_change_in_the_workbook() {
    let place = held();
    edit(&place);
    let out = export(&place, "out.xlsx", &[]);
    let sheet = part(&out, SHEET);
    for kept in [
        "<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>",
        "<col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/>",
        "<mergeCell ref=\"A1:E1\"/>",
        // Rows that stand elsewhere keep their look, their days and what is reckoned of them.
        "<row r=\"5\"><c r=\"A5\" s=\"2\" t=\"s\"><v>10</v></c>",
        "<c r=\"C5\" s=\"3\"><v>48016</v></c><c r=\"E5\"><f>C5-C$1</f>",
        "<c r=\"C7\" s=\"3\"><v>48163</v></c>",
        "<c r=\"E7\"><f>C7-C$1</f>",
        // What was about all rows is about all of them still.
        "<autoFilter ref=\"A4:E7\"/>",
        "<conditionalFormatting sqref=\"C5:C7\">",
        // Long words have their room.
        "<row r=\"6\" ht=\"75\">",
        "<row r=\"7\"><c",
    ] {
        assert!(sheet.contains(kept), "{kept}: {sheet}");
    }
    assert!(!sheet.contains("hyperlink"), "{sheet}");
    let workbook = part(&out, "xl/workbook.xml");
    assert!(workbook.contains("'Plan 2031'!$A$4:$E$7<"), "{workbook}");
    let counts = part(&out, "xl/worksheets/sheet2.xml");
    assert!(
        counts.contains("COUNTA('Plan 2031'!A5:A7)")
            || counts.contains("COUNTA(&apos;Plan 2031&apos;!A5:A7)"),
        "{counts}"
    );
    assert!(counts.contains("#REF!"), "{counts}");
    // Words of rows that are left out do not go along unseen.
    let mut archive = ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut words = String::new();
        part.read_to_string(&mut words).unwrap();
        assert!(!words.contains("Beach huts"), "{words}");
        assert!(!words.contains("calcChain"), "{words}");
    }
}

#[test]
fn a_workbook_that_is_handed_in_and_read_again_is_the_same_programme() {
    let place = held();
    assert_eq!(rows(&place).len(), 5);
    edit(&place);
    let mut expected: Vec<String> = rows(&place)
        .iter()
        .filter(|row| row["by_hand"]["dropped"].is_null())
        .map(said)
        .collect();
    for row in &mut expected {
        *row = row.replace("| - | Plans", &format!("| - | {WRITTEN}: Plans"));
        if row.contains("Slipway") && !row.contains(WRITTEN) {
            let words = "Plans are in, and the surveyor has looked at the whole of the wall";
            *row = row.replace(
                "| - | tentative",
                &format!("| {WRITTEN}: {words} | tentative"),
            );
        }
    }
    assert_eq!(again(&export(&place, "after.xlsx", &[])), expected);
    let marked = part(
        &export(&place, "marked.xlsx", &["--changes"]),
        "xl/styles.xml",
    );
    assert!(!marked.contains("FFF2CC"), "{marked}");
    place.does(&["move", &id(&place, "Tide"), "--to", "2031-11-11"]);
    let marked = part(
        &export(&place, "again.xlsx", &["--changes"]),
        "xl/styles.xml",
    );
    assert!(marked.contains("FFF2CC"), "{marked}");
}

#[test]
fn another_program_reads_every_cell_of_the_workbook() {
    let has_calc = Command::new("which").arg("localc").output();
    if !has_calc.is_ok_and(|found| found.status.success()) {
        println!("skipped: LibreOffice Calc (localc) is not here to open the workbook");
        return;
    }
    let place = held();
    edit(&place);
    let out = export(&place, "out.xlsx", &[]);
    let home = format!(
        "-env:UserInstallation=file://{}",
        place.path("office").display()
    );
    let done = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", "csv", "--outdir"])
        .args([place.path("converted").to_str().unwrap(), &out])
        .output()
        .unwrap();
    let cells = fs::read(place.path("converted").join("out.csv"));
    let cells = cells.unwrap_or_else(|_| panic!("{done:?}"));
    let cells = String::from_utf8_lossy(&cells);
    let lines: Vec<&str> = cells.lines().skip(3).collect();
    assert_eq!(lines[0], "Topic,Lead Officer,Meeting Date,Progress,Left");
    assert!(
        lines[1].starts_with("Tide tables,Harbour Master,2031-06-17,,"),
        "{cells}"
    );
    assert!(
        lines[2].starts_with("Slipway signs,Harbour Master,2031-09-09,\""),
        "{cells}"
    );
    assert!(
        lines[3].starts_with("Lock gates,Head of Quays,2031-11-11,Asked for,"),
        "{cells}"
    );
    assert_eq!(lines.len(), 4, "{cells}");
}

/// The head and the rows of a tracker, three columns in.
const HEAD: [&str; 5] = ["Ref", "Action", "Lead Officer", "Due", "Update"];

/// A workbook of one sheet with these rows from the third on, its head among them.
fn sheet_of(title: &str, rows: &[[&str; 5]]) -> Vec<u8> {
    let mut sheet = Sheet {
        shared: Vec::new(),
        rows: String::new(),
    };
    sheet.row(1, &[title], 0);
    for (number, cells) in rows.iter().enumerate() {
        sheet.row(number + 3, cells, if number == 0 { 1 } else { 2 });
    }
    let words = sheet.shared.iter();
    let words: String = words
        .map(|words| format!("<si><t>{words}</t></si>"))
        .collect();
    let last = rows.len() + 2;
    let text = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:E{last}\"/><cols><col min=\"2\" max=\"2\" width=\"40\" customWidth=\"1\"/></cols><sheetData>{}</sheetData><autoFilter ref=\"A3:E{last}\"/></worksheet>",
        sheet.rows
    );
    bound(&text, &words)
}

const TRACKER: &str = "Harbour Scrutiny Panel – Action Tracker 6 May 2031";

/// A place that holds a tracker as a workbook. 30 June and 31 July 2031.
fn tracking() -> Place {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    let rows = [
        HEAD,
        [
            "4/31",
            "Ask for the price of the huts",
            "Clerk",
            "48029",
            "Asked",
        ],
        [
            "5/31",
            "Paint the buoys at the bar",
            "Harbour Master",
            "48060",
            "",
        ],
        [
            "6/31",
            "Send the tide tables to members",
            "Clerk",
            "48060",
            "",
        ],
    ];
    let paper = place.paper("tracker.xlsx", sheet_of(TRACKER, &rows));
    place.does(&["import", &paper]);
    place
}

/// The action with these words, as “show actions” has it.
fn action(place: &Place, words: &str) -> serde_json::Value {
    let actions = place.json(&["show", "actions", "--include-exempt"]);
    let found = actions.as_array().unwrap().iter().find(|action| {
        let text = action["action"]["text"].as_str().unwrap();
        text.contains(words)
    });
    found
        .unwrap_or_else(|| panic!("{words}: {actions:#}"))
        .clone()
}

fn action_id(place: &Place, words: &str) -> String {
    let action = action(place, words);
    action["action"]["id"].as_str().unwrap().to_owned()
}

fn hand_in(place: &Place, name: &str, more: &[&str]) -> String {
    let path = place.path(name).to_str().unwrap().to_owned();
    place.does(&[&["export", "actions", "--out", &path], more].concat());
    path
}

/// Who does what by when, and what came of it, of every action that a file tells.
fn told(path: &str) -> Vec<String> {
    let place = Place::with(TODAY, &[("agenda.txt", AGENDA)]);
    place.does(&["import", path]);
    let actions = place.json(&["show", "actions"]);
    let mut told: Vec<String> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|action| {
            let text = |words: &serde_json::Value| words.as_str().unwrap_or("-").to_owned();
            format!(
                "{} | {} | {}",
                text(&action["action"]["text"]),
                text(&action["owner"]),
                text(&action["due_date"]),
            )
        })
        .collect();
    told.sort();
    told
}

#[test]
fn a_tracker_that_came_as_a_workbook_goes_back_into_it() {
    let place = tracking();
    let out = hand_in(&place, "same.xlsx", &[]);
    let original = place.path("tracker.xlsx").to_str().unwrap().to_owned();
    for name in [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"] {
        assert_eq!(part(&out, name), part(&original, name), "{name}");
    }
    place.does(&["progress", &action_id(&place, "huts"), "a < b, asked again"]);
    place.does(&["tick", &action_id(&place, "buoys")]);
    place.does(&["owner", &action_id(&place, "tide"), "Nina Fox"]);
    place.does(&["due", &action_id(&place, "tide"), "2031-06-30"]);
    place.does(&["take-down", "Harbour Master: weigh the anchors by 31 jul"]);
    let out = hand_in(&place, "out.xlsx", &[]);
    let sheet = part(&out, SHEET);
    for written in [
        "<col min=\"2\" max=\"2\" width=\"40\" customWidth=\"1\"/>",
        &format!("{WRITTEN}: a &lt; b, asked again\nAsked"),
        "Complete, ",
        "Nina Fox</t>",
        // Days stay days, in the look of their column.
        "<c r=\"D6\" s=\"3\"><v>48029</v></c>",
        "weigh the anchors</t>",
        "<c r=\"D7\" s=\"3\"><v>48060</v></c>",
        "<autoFilter ref=\"A3:E7\"/>",
    ] {
        assert!(sheet.contains(written), "{written}: {sheet}");
    }
    // The colours and numbers of rows that nobody touched stay byte for byte.
    let kept = "<c r=\"A5\" s=\"2\" t=\"s\"><v>10</v></c>";
    assert!(sheet.contains(kept), "{sheet}");
    assert_eq!(
        told(&out),
        [
            "Ask for the price of the huts | Clerk | 2031-06-30",
            "Paint the buoys at the bar | Harbour Master | 2031-07-31",
            "Send the tide tables to members | Nina Fox | 2031-06-30",
            "weigh the anchors | Harbour Master | 2031-07-31",
        ]
    );
}

#[test]
fn a_workbook_is_a_template_too() {
    let place = tracking();
    let old = ["9/30", "An action of last year", "Clerk", "47000", "Done"];
    let titles = ["(A)", "(B)"].map(|form| format!("{TRACKER} {form}"));
    let filled = place.paper("filled.xlsx", sheet_of(&titles[0], &[HEAD, old]));
    let bare = place.paper("bare.xlsx", sheet_of(&titles[1], &[HEAD]));
    let expected = told(&hand_in(&place, "plain.xlsx", &[]));
    for (form, title) in [(&filled, &titles[0]), (&bare, &titles[1])] {
        let out = hand_in(&place, "out.xlsx", &["--template", form]);
        let sheet = part(&out, SHEET);
        assert!(sheet.contains("width=\"40\""), "{sheet}");
        assert!(sheet.contains("<row r=\"6\""), "{sheet}");
        let words = part(&out, "xl/sharedStrings.xml");
        assert!(words.contains(title.as_str()), "{words}");
        assert!(!words.contains("last year"), "{words}");
        assert_eq!(told(&out), expected, "{title}");
    }
    // The kind is that of the template.
    let refused = place.refuses(&["export", "actions", "--template", &bare, "--format", "docx"]);
    assert!(refused.contains("--format xlsx"), "{refused}");
    let other = place.paper("plan.xlsx", workbook());
    let out = place.path("no.xlsx").to_str().unwrap().to_owned();
    let refused = place.refuses(&["export", "actions", "--out", &out, "--template", &other]);
    assert!(refused.contains("none of its tables"), "{refused}");
}
