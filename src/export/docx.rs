//! A text as a Word document: headings, paragraphs, quotes and tables in styles of
//! Word's own names, so that a council's template takes them over.

use std::io::{self, Cursor, Write};

use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::export::paper::{Entry, Paper, Part, Table};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// Sizes are in half points, room in twentieths of a point.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Subtitle"/><w:qFormat/><w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:color w:val="444444"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="23"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="120" w:after="20"/><w:ind w:left="340"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Citation"><w:name w:val="Citation"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:after="20"/><w:ind w:left="340"/></w:pPr><w:rPr><w:color w:val="444444"/><w:sz w:val="19"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="888888"/><w:left w:val="single" w:sz="4" w:color="888888"/><w:bottom w:val="single" w:sz="4" w:color="888888"/><w:right w:val="single" w:sz="4" w:color="888888"/><w:insideH w:val="single" w:sz="4" w:color="888888"/><w:insideV w:val="single" w:sz="4" w:color="888888"/></w:tblBorders></w:tblPr></w:style></w:styles>"#;

/// The room between the margins of a page of A4, in twentieths of a point.
const ROOM: usize = 9638;

/// Columns that fit in letters of the text's own size.
const WIDE: usize = 6;

/// The text as the bytes of a Word document.
pub fn docx(paper: &Paper) -> io::Result<Vec<u8>> {
    package(&document(paper))
}

/// A Word document around its text.
pub(super) fn package(document: &str) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, words) in [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/document.xml", document),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(words.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn document(paper: &Paper) -> String {
    let mut body = paragraph("Title", &paper.title);
    if !paper.subtitle.is_empty() {
        body.push_str(&paragraph("Subtitle", &paper.subtitle));
    }
    for part in &paper.parts {
        body.push_str(&match part {
            Part::Heading(words) => paragraph("Heading1", words),
            Part::Subheading(words) => paragraph("Heading2", words),
            Part::Text(words) => paragraph("Normal", words),
            Part::Entry(entry) => quotes(entry),
            Part::Table(rows) => table(rows),
        });
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    )
}

fn quotes(entry: &Entry) -> String {
    let own = entry.own.iter();
    let mut lines: Vec<_> = own.map(|line| ("Quote", line.clone())).collect();
    for quote in &entry.quotes {
        lines.push(("Quote", quote.line()));
        if !quote.cite.is_empty() {
            lines.push(("Citation", quote.cite.clone()));
        }
    }
    lines.extend(entry.notes.iter().map(|note| ("Citation", note.clone())));
    // What belongs together stays on one page.
    let last = lines.len().saturating_sub(1);
    lines
        .iter()
        .enumerate()
        .map(|(at, (style, words))| {
            let stays = if at < last { "<w:keepNext/>" } else { "" };
            styled(style, stays, words)
        })
        .collect()
}

pub(super) fn paragraph(style: &str, words: &str) -> String {
    styled(style, "", words)
}

fn styled(style: &str, stays: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{stays}</w:pPr>{}</w:p>",
        run(words, "")
    )
}

pub(super) fn run(words: &str, dress: &str) -> String {
    // What XML cannot hold, no quote has: control characters are folded away on reading.
    let words: String = words
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    format!(
        "<w:r>{dress}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escape(words.as_str())
    )
}

fn table(table: &Table) -> String {
    let columns = table.headings.len().max(1);
    // The words take twice the room of a figure's column.
    let unit = ROOM / (columns + 1);
    let width = |column: usize| if column == 0 { 2 * unit } else { unit };
    let grid: String = (0..columns)
        .map(|column| format!("<w:gridCol w:w=\"{}\"/>", width(column)))
        .collect::<Vec<String>>()
        .concat();
    // Many figures stand in smaller letters, or their headings break within a word.
    let letters = if columns > WIDE {
        "<w:sz w:val=\"15\"/>"
    } else {
        ""
    };
    let row = |cells: &[String], head: &str, bold: &str| {
        let dress = &format!("<w:rPr>{bold}{letters}</w:rPr>");
        let cells: String = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let side = if column == 0 { "left" } else { "right" };
                format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:spacing w:after=\"0\"/><w:jc w:val=\"{side}\"/></w:pPr>{}</w:p></w:tc>",
                    width(column),
                    run(cell, dress)
                )
            })
            .collect::<Vec<String>>()
            .concat();
        format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
    };
    let rows: String = table.rows.iter().map(|cells| row(cells, "", "")).collect();
    let head = if table.has_headings() {
        row(&table.headings, "<w:tblHeader/>", "<w:b/>")
    } else {
        String::new()
    };
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl><w:p/>",
        unit * (columns + 1)
    )
}
