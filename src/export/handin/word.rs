//! Tables as a Word document of their own: across the page, headings on every sheet.

use std::io;

use super::{Cell, Handed, Line, Table};
use crate::export::docx::{self, paragraph, run};

/// The room between the margins of a page of A4 across, in twentieths of a point.
const ROOM: usize = 14_570;
/// The narrowest column.
const NARROWEST: usize = 1_100;
/// Letters beyond which a cell counts no wider.
const WIDE: usize = 90;

/// The shade of a row that changed.
pub const CHANGED: &str = "FFF2CC";
/// The shade of headings.
const HEADING: &str = "E7E6E6";

/// The tables as the bytes of a Word document.
pub fn docx(handed: &Handed) -> io::Result<Vec<u8>> {
    let mut body = String::new();
    for (at, table) in handed.tables.iter().enumerate() {
        let title = table.title.as_ref().filter(|_| at > 0);
        body.push_str(&match title {
            Some(title) => paragraph("Heading1", title),
            None => paragraph("Title", &handed.title),
        });
        body.push_str(&whole(table));
        body.push_str("<w:p/>");
    }
    for note in &handed.notes {
        body.push_str(&paragraph("Normal", note));
    }
    docx::package(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    ))
}

/// A table with its headings, in any document.
pub fn whole(table: &Table) -> String {
    let widths = widths(table);
    let grid: Vec<String> = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let headings: Vec<Cell> = table.headings.iter().map(Cell::of).collect();
    let rows: Vec<String> = table.lines.iter().map(|line| row(line, &widths)).collect();
    let side = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>");
    let sides: Vec<String> = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(side)
        .to_vec();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>{}{}</w:tbl>",
        widths.iter().sum::<usize>(),
        sides.concat(),
        grid.concat(),
        cells(&headings, &widths, "<w:tblHeader/>", Some(HEADING), true),
        rows.concat()
    )
}

fn row(line: &Line, widths: &[usize]) -> String {
    if line.band {
        let words = line.cells.first().cloned().unwrap_or_default();
        return cells(&[words], &[widths.iter().sum()], "", Some(HEADING), true).replacen(
            "w:type=\"dxa\"/>",
            &format!("w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/>", widths.len()),
            1,
        );
    }
    let shade = line.changed.then_some(CHANGED);
    cells(&line.cells, widths, "", shade, false)
}

fn cells(cells: &[Cell], widths: &[usize], head: &str, shade: Option<&str>, bold: bool) -> String {
    let shade = shade.map_or_else(String::new, |fill| {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>")
    });
    let dress = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let cells: Vec<String> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            let mut lines: Vec<&str> = cell.text.lines().collect();
            if lines.is_empty() {
                lines.push("");
            }
            let lines: Vec<String> = lines
                .into_iter()
                .map(|words| {
                    format!(
                        "<w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr>{}</w:p>",
                        run(words, dress)
                    )
                })
                .collect();
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{}</w:tc>",
                lines.concat()
            )
        })
        .collect();
    format!(
        "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{}</w:tr>",
        cells.concat()
    )
}

/// Columns as wide as their words want, within the page.
fn widths(table: &Table) -> Vec<usize> {
    let weight = |column: usize| {
        let cells = table.lines.iter().filter(|line| !line.band);
        let longest = cells
            .filter_map(|line| line.cells.get(column))
            .map(|cell| cell.text.chars().count())
            .max()
            .unwrap_or_default();
        let heading = table
            .headings
            .get(column)
            .map_or(0, |words| words.chars().count());
        longest.clamp(8, WIDE).max(heading)
    };
    let count = table.headings.len().max(1);
    let weights: Vec<usize> = (0..count).map(weight).collect();
    let all: usize = weights.iter().sum::<usize>().max(1);
    let least = NARROWEST.min(ROOM / count);
    let room = ROOM - least * count;
    weights
        .iter()
        .map(|weight| least + room * weight / all)
        .collect()
}
