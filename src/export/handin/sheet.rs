//! Tables as a workbook: a sheet each, days as days, headings that stay in sight, words
//! that wrap.
//!
//! Written by hand over `zip`: five small parts say all that such a workbook has.

use std::fmt::{Display, Write as _};
use std::io::{self, Cursor, Write};

use jiff::civil::{Date, date};
use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Cell, Handed, Line, Table};

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// The first day of a workbook's count, which takes 1900 for a leap year.
const EPOCH: Date = date(1899, 12, 30);

/// The places of the styles in [`styles`]: plain, title, heading, day; then the same shaded.
const PLAIN: usize = 0;
const TITLE: usize = 1;
const HEADING: usize = 2;
const DAY: usize = 3;
const SHADED: usize = 4;
const SHADED_DAY: usize = 5;
const BAND: usize = 6;

/// How high a line is in points, the lowest row, which has a title, and the highest that
/// programs draw.
const LINE: usize = 15;
const FIRST: usize = 20;
const HIGHEST: usize = 409;

/// The widest and the narrowest column, in letters.
const WIDEST: usize = 60;
const NARROWEST: usize = 12;

/// The tables as the bytes of a workbook.
pub fn xlsx(handed: &Handed) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let mut put = |name: &str, words: &str| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(words.as_bytes())
    };
    put("[Content_Types].xml", &content_types(handed.tables.len()))?;
    put("_rels/.rels", RELATIONS)?;
    put("xl/workbook.xml", &workbook(handed))?;
    put(
        "xl/_rels/workbook.xml.rels",
        &workbook_relations(handed.tables.len()),
    )?;
    let days = handed
        .tables
        .first()
        .map_or("", |table| table.days.as_str());
    put("xl/styles.xml", &styles(days))?;
    for (at, table) in handed.tables.iter().enumerate() {
        let title = table.title.as_ref().unwrap_or(&handed.title);
        let notes: &[String] = if at + 1 == handed.tables.len() {
            &handed.notes
        } else {
            &[]
        };
        put(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            &worksheet(title, table, notes),
        )?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(sheets: usize) -> String {
    let mut words = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#.to_owned();
    for sheet in 1..=sheets {
        // Writing to a string cannot fail.
        let _ = write!(
            words,
            r#"<Override PartName="/xl/worksheets/sheet{sheet}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        );
    }
    words + "</Types>"
}

fn workbook(handed: &Handed) -> String {
    let mut words = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#.to_owned();
    for (at, table) in handed.tables.iter().enumerate() {
        let _ = write!(
            words,
            r#"<sheet name="{}" sheetId="{}" r:id="rId{}"/>"#,
            table.name,
            at + 1,
            at + 1
        );
    }
    words.push_str("</sheets><definedNames>");
    for (at, table) in handed.tables.iter().enumerate() {
        // Printed over several sheets, each has the headings.
        let _ = write!(
            words,
            r#"<definedName name="_xlnm.Print_Titles" localSheetId="{at}">'{}'!$2:$2</definedName>"#,
            table.name
        );
    }
    words + "</definedNames></workbook>"
}

fn workbook_relations(sheets: usize) -> String {
    let mut words = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
        .to_owned();
    for sheet in 1..=sheets {
        let _ = write!(
            words,
            r#"<Relationship Id="rId{sheet}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{sheet}.xml"/>"#
        );
    }
    let _ = write!(
        words,
        r#"<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        sheets + 1
    );
    words
}

fn styles(days: &str) -> String {
    let days = escape(if days.is_empty() { "d mmmm yyyy" } else { days });
    let top = r#"<alignment vertical="top" wrapText="1"/>"#;
    let left = r#"<alignment horizontal="left" vertical="top" wrapText="1"/>"#;
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="{days}"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">{top}</xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyAlignment="1">{top}</xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyAlignment="1">{left}</xf><xf numFmtId="0" fontId="0" fillId="3" borderId="1" xfId="0" applyAlignment="1">{top}</xf><xf numFmtId="164" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyAlignment="1">{left}</xf><xf numFmtId="164" fontId="2" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf></cellXfs></styleSheet>"#
    )
}

fn worksheet(title: &str, table: &Table, notes: &[String]) -> String {
    let mut rows = String::new();
    let high = |cells: &[Cell]| {
        let lines = cells.iter().enumerate().map(|(column, cell)| {
            let width = u32::try_from(width(table, column)).unwrap_or(u32::MAX);
            lines(&cell.text, f64::from(width))
        });
        lines.max().unwrap_or(1)
    };
    row(&mut rows, 1, 1, &[Cell::of(title)], |_| TITLE);
    let headings: Vec<Cell> = table.headings.iter().map(Cell::of).collect();
    row(&mut rows, 2, high(&headings), &headings, |_| HEADING);
    let mut number = 2;
    for line in &table.lines {
        number += 1;
        let lines = if line.band { 1 } else { high(&line.cells) };
        row(&mut rows, number, lines, &line.cells, |cell| {
            style(line, cell)
        });
    }
    number += 1;
    for note in notes {
        number += 1;
        row(&mut rows, number, 1, &[Cell::of(note)], |_| TITLE);
    }
    let mut columns = String::new();
    for column in 0..table.headings.len().max(1) {
        let _ = write!(
            columns,
            r#"<col min="{0}" max="{0}" width="{1}" customWidth="1"/>"#,
            column + 1,
            width(table, column)
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>"#
    )
}

fn style(line: &Line, cell: &Cell) -> usize {
    match (line.band, line.changed, cell.day.is_some()) {
        (true, _, _) => BAND,
        (false, true, true) => SHADED_DAY,
        (false, true, false) => SHADED,
        (false, false, true) => DAY,
        (false, false, false) => PLAIN,
    }
}

fn row(
    out: &mut String,
    number: usize,
    lines: usize,
    cells: &[Cell],
    style: impl Fn(&Cell) -> usize,
) {
    let height = lines.saturating_mul(LINE).clamp(FIRST, HIGHEST);
    let _ = write!(out, r#"<row r="{number}" ht="{height}">"#);
    for (at, cell) in cells.iter().enumerate() {
        let (place, style) = (place(at, number), style(cell));
        let _ = match cell.day.map(count) {
            Some(days) => write!(out, r#"<c r="{place}" s="{style}"><v>{days}</v></c>"#),
            None if cell.text.is_empty() => write!(out, r#"<c r="{place}" s="{style}"/>"#),
            None => write!(
                out,
                r#"<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                escape(printable(&cell.text).as_str())
            ),
        };
    }
    out.push_str("</row>");
}

/// What XML cannot hold, no cell has.
pub fn printable(text: &str) -> String {
    let keeps = |letter: &char| *letter == '\n' || !letter.is_control();
    text.chars().filter(keeps).collect()
}

/// Days as a workbook counts them.
pub fn count(day: Date) -> i32 {
    EPOCH.until(day).map_or(0, |span| span.get_days())
}

/// How many lines words take in a column so many letters wide: a guess that is rather too
/// many, since programs do not reckon the height of a row that they did not write.
pub fn lines(words: &str, width: f64) -> usize {
    let room = (width - 1.0).max(1.0);
    let needs = |line: &str| {
        let mut lines = 1;
        let mut at = 0.0;
        for word in line.split(' ') {
            let length = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
            if at > 0.0 && at + length > room {
                lines += 1;
                at = 0.0;
            }
            at += length + 1.0;
            while at > room + 1.0 {
                lines += 1;
                at -= room;
            }
        }
        lines
    };
    words.split('\n').map(needs).sum()
}

/// `B7`, of a column counted from nought and a row counted from one.
pub(super) fn place(column: usize, row: impl Display) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

/// Room for the longest line of a column, within bounds.
fn width(table: &Table, column: usize) -> usize {
    let heading = table
        .headings
        .get(column)
        .map_or(0, |words| words.len() + 2);
    let cells = table.lines.iter().filter(|line| !line.band);
    let longest = cells
        .filter_map(|line| line.cells.get(column))
        .flat_map(|cell| cell.text.lines())
        .map(|words| words.chars().count() + 2)
        .max()
        .unwrap_or_default();
    longest.max(heading).clamp(NARROWEST, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_days_are_counted_as_workbooks_count() {
        assert_eq!(place(0, 1), "A1");
        assert_eq!(place(27, 3), "AB3");
        assert_eq!(count(date(2031, 5, 6)), 47_974);
    }
}
