//! Spreadsheets written part by part.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use proptest::prelude::*;

use super::read;
use super::shown::text;
use crate::extract::archive::testing::pack;
use crate::extract::{Document, Error};

const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="mmmm\ yyyy"/></numFmts>
<fonts count="3"><font/><font><b/></font><font><strike/></font></fonts><fills count="2"><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills><borders count="1"><border/></borders>
<cellXfs count="7"><xf/><xf numFmtId="14"/><xf fontId="1"/><xf numFmtId="9"/><xf numFmtId="170"/><xf fillId="1"/><xf fontId="2"/></cellXfs></styleSheet>"#;

fn file(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts: Vec<(String, String)> = Vec::new();
    for (number, (name, state, data)) in (1..).zip(sheets) {
        list.extend([format!(
            r#"<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>"#
        )]);
        relations.extend([format!(
            r#"<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        )]);
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet>{data}</worksheet>"),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns:r="x"><sheets>{list}</sheets></workbook>"#),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    let root = r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    parts.push(("_rels/.rels".to_owned(), root.to_owned()));
    parts.push(("xl/styles.xml".to_owned(), STYLES.to_owned()));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    pack(&parts)
}

fn sheet(data: &str) -> Document {
    read("tracker.xlsx", &file(&[("Tracker", "visible", data)])).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    let lines = document.pages[0].lines.iter();
    lines.map(|line| line.text.as_str()).collect()
}

fn words(at: &str, words: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#)
}

#[test]
fn a_sheet_is_its_name_what_stands_above_and_a_table() {
    let data = format!(
        r#"<sheetData><row r="3">{}</row><row r="5">{}{}{}</row><row r="6"><c r="C6" s="1"><v>48102</v></c>{}<c r="E6" s="3"><v>0.25</v></c></row>
<row r="7">{}<c r="E7"><v>12</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="C6:C7"/><mergeCell ref="A1:XFD2"/></mergeCells>"#,
        words("C3", "Rivers Panel: work programme"),
        words("C5", "Date"),
        words("D5", "Item"),
        words("E5", "Done"),
        words("D6", "Fords&#10;Ferries"),
        words("D7", "Weirs"),
    );
    let document = sheet(&data);
    assert_eq!(
        texts(&document),
        [
            "Tracker",
            "Rivers Panel: work programme",
            "Date\tItem\tDone",
            "11 September 2031\tFords Ferries\t25%",
            "\tWeirs\t12"
        ]
    );
    let rows = &document.pages[0].lines[2..];
    assert_eq!(rows[0].cells[0].column, 0);
    assert_eq!(rows[1].cells[1].text, "Fords\nFerries");
    assert!(rows[2].cells[0].continues && !rows[1].cells[0].continues);
    assert_eq!(document.pages[0].lines[0].heading, Some(2));
}

#[test]
fn a_hidden_sheet_is_left_out_and_said() {
    let data = format!("<sheetData><row>{}</row></sheetData>", words("A1", "Old"));
    let bytes = file(&[("Now", "visible", &data), ("Then", "hidden", &data)]);
    let document = read("", &bytes).unwrap();
    assert_eq!(texts(&document), ["Now", "Old"]);
    assert_eq!(document.losses[0].what, "1 hidden sheet, left out: “Then”");
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_said() {
    let data = format!(
        r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">{}{}{}</row><row r="2" hidden="true">{}</row><row>{}{}</row></sheetData>"#,
        words("A1", "Task"),
        words("B1", "Cost"),
        words("C1", "Owner"),
        words("A2", "Fords"),
        words("A3", "Weirs"),
        words("C3", "A. Smith"),
    );
    let document = sheet(&data);
    assert_eq!(
        texts(&document),
        ["Tracker", "Task\tOwner", "Weirs\tA. Smith"]
    );
    let said: Vec<&str> = document
        .losses
        .iter()
        .map(|loss| loss.what.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "1 hidden row of the sheet “Tracker”, left out",
            "1 hidden column of the sheet “Tracker”, left out"
        ]
    );
}

#[test]
fn a_colour_that_alone_says_the_state_and_words_struck_through_are_losses() {
    let data = format!(
        r#"<sheetData><row r="1">{}{}</row><row r="2">{}<c r="B2" s="5"/></row><row r="3"><c r="A3" s="6" t="inlineStr"><is><t>Ferries</t></is></c></row></sheetData>"#,
        words("A1", "Task"),
        words("B1", "RAG"),
        words("A2", "Fords"),
    );
    let document = sheet(&data);
    assert_eq!(texts(&document)[1..], ["Task\tRAG", "Fords"]);
    let said: Vec<&str> = document
        .losses
        .iter()
        .map(|loss| loss.what.as_str())
        .collect();
    assert_eq!(said, [super::STRUCK, "colours without words under “RAG”"]);
}

#[test]
fn cells_far_apart_take_no_room() {
    let data = format!(
        r#"<sheetData><row r="1">{}{}</row><row r="1048576">{}{}</row></sheetData>"#,
        words("A1", "Task"),
        words("B1", "Owner"),
        words("A1048576", "Fords"),
        words("XFD1048576", "far away"),
    );
    assert_eq!(texts(&sheet(&data)), ["Tracker", "Task\tOwner", "Fords"]);
}

#[test]
fn too_many_cells_are_a_limit_reached() {
    let data = format!(
        "<sheetData>{}</sheetData>",
        "<row><c><v>1</v></c></row>".repeat(300_001)
    );
    let bytes = file(&[("Tracker", "visible", &data)]);
    assert!(matches!(read("", &bytes), Err(Error::Limit(_))));
    let empty = file(&[("Tracker", "visible", "<sheetData/>")]);
    assert!(matches!(read("", &empty), Err(Error::Empty)));
    let one = sheet(&format!(
        "<sheetData><row r=\"1\">{}</row></sheetData>",
        words("A1", "No meeting in May")
    ));
    assert_eq!(texts(&one), ["Tracker", "No meeting in May"]);
}

#[test]
fn values_are_given_as_the_sheet_shows_them() {
    let number = |value: f64, format: &str| text(&DataRef::Float(value), Some(format));
    assert_eq!(number(45203.0, "General"), "45203");
    assert_eq!(number(0.1 + 0.2, "General"), "0.3");
    assert_eq!(number(1_234_567.891, "#,##0.00"), "1,234,567.89");
    assert_eq!(number(-1500.0, "\"£\"#,##0"), "-£1,500");
    assert_eq!(number(1500.0, "[$£-809]#,##0.00"), "£1,500.00");
    assert_eq!(number(0.125, "0.0%"), "12.5%");
    assert_eq!(number(f64::NAN, ""), "");
    let day = |value: f64, format: &str| {
        let kind = ExcelDateTimeType::DateTime;
        let value = ExcelDateTime::new(value, kind, false);
        text(&DataRef::DateTime(value), Some(format))
    };
    assert_eq!(day(45204.0, "dd/mm/yyyy"), "5 October 2023");
    assert_eq!(day(45204.0, "[$-809]dd\\ mmmm\\ yyyy;@"), "5 October 2023");
    assert_eq!(day(45204.0, "mmm-yy"), "October 2023");
    assert_eq!(day(45204.75, "dd/mm/yyyy hh:mm"), "5 October 2023, 18:00");
    assert_eq!(day(0.75, "h:mm"), "18:00");
    let iso = DataRef::DateTimeIso("2023-10-05T00:00:00".to_owned());
    assert_eq!(text(&iso, None), "5 October 2023");
}

proptest! {
    #[test]
    fn any_value_is_shown_without_panic(value in any::<f64>(), format in "[0#,.%dmyhs£;\\[\\]\"\\\\]{0,12}") {
        let kinds = [ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta];
        for kind in kinds {
            let _shown = text(&DataRef::DateTime(ExcelDateTime::new(value, kind, false)), Some(&format));
        }
        let _shown = text(&DataRef::Float(value), Some(&format));
    }

    #[test]
    fn bytes_that_change_on_the_way_never_panic(at in 0_usize..4000, to in any::<u8>(), cut in 0_usize..4000) {
        let data = format!("<sheetData><row>{}</row></sheetData>", words("A1", "Fords"));
        let mut bytes = file(&[("Tracker", "visible", &data)]);
        let length = bytes.len();
        bytes[at % length] = to;
        let _any = read("", &bytes);
        let _cut = read("", &bytes[..cut % length]);
    }
}
