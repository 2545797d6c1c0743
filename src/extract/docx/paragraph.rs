//! A paragraph's letters: tracked changes as accepted, fields as their results, and the
//! number that its list gives it.

use super::STRUCK;
use super::body::{Block, Body, EMBEDDED, Paragraph};
use super::numbering::Reference;
use super::styles::{Letters, Place, Side};
use super::xml::{Open, Xml};
use crate::domain::fold;
use crate::extract::Error;

/// A sheet of plain paper between its margins, in points: where what is set to the
/// middle or to the right stands.
const SHEET: f32 = 450.0;

/// A letter's width as a part of its size.
pub const LETTER: f32 = 0.5;

/// The size of letters of which nothing is said: the standard's own.
const SIZE: f32 = 10.0;

/// A longer number is no point's: a sum, a telephone.
const LABEL: usize = 6;

/// A picture of at least this many square points may be a chart or a scan: about the
/// size of a palm. Crests and logos are smaller.
const LARGE: f32 = 40_000.0;

/// Units of a drawing in a point.
const UNITS: f32 = 12_700.0;

const CHART: &str = "a chart, whose figures are not in the text";
const PICTURE: &str = "a picture, perhaps a chart, whose figures are not in the text";

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    /// Letters that show, and how many of them are bold and italic.
    letters: usize,
    bold: usize,
    italic: usize,
    size: f32,
    style: Option<String>,
    place: Place,
    /// The letters of the paragraph's style and all below it.
    base: Letters,
    /// For each field that is open: its result has begun.
    fields: Vec<bool>,
    /// What stands in boxes that are anchored in it.
    boxes: Vec<Block>,
    /// Some of its words are struck through.
    struck: bool,
    /// Its end was deleted: the next paragraph goes on in it.
    pub runs_on: bool,
}

impl Draft {
    fn push(&mut self, words: &str, look: Letters) {
        // Between a field's beginning and its result stands what it is made of.
        if look.hidden == Some(true) || self.fields.contains(&false) {
            return;
        }
        // What is struck through was dropped by whoever keeps the paper.
        if look.struck == Some(true) {
            self.struck |= words.contains(char::is_alphanumeric);
            return;
        }
        let letters = words.chars().filter(|letter| letter.is_alphanumeric());
        let count = letters.count();
        self.letters += count;
        if look.bold == Some(true) {
            self.bold += count;
        }
        if look.italic == Some(true) {
            self.italic += count;
        }
        if count > 0 {
            self.size = self.size.max(look.size.unwrap_or(SIZE));
        }
        self.text.push_str(words);
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            Some(_) | None => {}
        }
    }
}

impl Body<'_> {
    /// Reads a paragraph, or the rest of the one before.
    pub(super) fn draft(
        &mut self,
        xml: &mut Xml<'_>,
        letters: Letters,
        before: Option<Draft>,
    ) -> Result<Draft, Error> {
        let mut draft = before.unwrap_or_default();
        draft.runs_on = false;
        draft.style = None;
        draft.place = self.styles.place(None);
        draft.base = self.styles.paragraph_letters(None, letters);
        self.runs(xml, letters, &mut draft)?;
        Ok(draft)
    }

    /// What stands in a paragraph, a link, an insertion.
    fn runs(
        &mut self,
        xml: &mut Xml<'_>,
        letters: Letters,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let mut chosen = false;
        self.nested(xml, |body, xml, open| {
            match open.name() {
                "pPr" => body.properties(xml, letters, draft)?,
                "r" => body.run(xml, draft)?,
                "sdt" => body.control(xml, |body, xml| body.runs(xml, letters, draft))?,
                "oMath" | "oMathPara" => {
                    let words = xml.text()?;
                    draft.push(&words, draft.base);
                }
                "Fallback" if chosen => {}
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "fldSimple" | "customXml" | "dir"
                | "bdo" | "AlternateContent" | "Choice" | "Fallback" => {
                    chosen |= open.name() == "Choice";
                    body.runs(xml, letters, draft)?;
                }
                // Comments' marks, and what was deleted or moved away.
                _ => {}
            }
            Ok(())
        })
    }

    fn properties(
        &mut self,
        xml: &mut Xml<'_>,
        letters: Letters,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let mut own = Place::default();
        xml.children(|xml, setting| {
            match setting.name() {
                "pStyle" => draft.style = setting.value(),
                "numPr" => own.list = Reference::read(xml)?,
                "rPr" => xml.children(|_, setting| {
                    draft.runs_on |= matches!(setting.name(), "del" | "moveFrom");
                    Ok(())
                })?,
                _ => own.set(setting),
            }
            Ok(())
        })?;
        let style = draft.style.as_deref();
        draft.place = own.or(self.styles.place(style));
        draft.base = self.styles.paragraph_letters(style, letters);
        Ok(())
    }

    /// A stretch of letters of one look.
    fn run(&mut self, xml: &mut Xml<'_>, draft: &mut Draft) -> Result<(), Error> {
        let mut look = draft.base;
        self.nested(xml, |body, xml, open| {
            match open.name() {
                "rPr" => {
                    let (mut own, mut style) = (Letters::default(), None);
                    xml.children(|_, setting| {
                        if setting.name() == "rStyle" {
                            style = setting.value();
                        }
                        own.set(setting);
                        Ok(())
                    })?;
                    let named = body.styles.letters(style.as_deref());
                    look = own.or(named).or(draft.base);
                }
                // Line ends within it are the file's, not the paper's.
                "t" => {
                    let words = xml.text()?.replace(['\n', '\r', '\t'], " ");
                    draft.push(&words, look);
                }
                "tab" | "ptab" => draft.push("\t", look),
                "br" | "cr" => draft.push("\n", look),
                "noBreakHyphen" => draft.push("-", look),
                "sym" => draft.push(sign(open), look),
                "fldChar" => draft.field(open.get("fldCharType").as_deref()),
                "object" => body.lose(EMBEDDED),
                "drawing" | "pict" | "AlternateContent" => {
                    body.drawing(xml, &mut 0.0, draft)?;
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Text in boxes, and what is drawn. Of two forms of one drawing the first is taken.
    fn drawing(
        &mut self,
        xml: &mut Xml<'_>,
        area: &mut f32,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let mut chosen = false;
        self.nested(xml, |body, xml, open| {
            match open.name() {
                "txbxContent" => {
                    let inside = body.blocks(xml, Letters::default())?;
                    draft.boxes.extend(inside);
                }
                // Letters that are drawn: "DRAFT" across the page.
                "textpath" => {
                    let words = open.get("string").unwrap_or_default();
                    draft.boxes.push(Block::Paragraph(Paragraph {
                        text: fold::quote(&words),
                        ..Paragraph::default()
                    }));
                }
                "extent" => *area = extent(open),
                "chart" => body.lose(CHART),
                "pic" if *area >= LARGE => {
                    body.pictures += 1;
                    body.lose(PICTURE);
                }
                "Fallback" if chosen => {}
                _ => {
                    chosen |= open.name() == "Choice";
                    body.drawing(xml, area, draft)?;
                }
            }
            Ok(())
        })
    }

    /// Ends a paragraph: counts it in its list and puts it among the blocks.
    pub(super) fn finish(&mut self, draft: Draft, blocks: &mut Vec<Block>) {
        if draft.struck {
            self.lose(STRUCK);
        }
        let style = draft.style.as_deref();
        let (marker, place) = match self.numbering.count(&draft.place.list, style) {
            Some(mark) => (mark.printed, draft.place.or(mark.place)),
            None => (String::new(), draft.place),
        };
        let heading = match place.outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => self.styles.heading(style),
        };
        let text = words(&draft.text);
        let size = if draft.size > 0.0 {
            draft.size
        } else {
            draft.base.size.unwrap_or(SIZE)
        };
        let room = (SHEET - width(&text, size)).max(0.0);
        let indent = match place.side {
            Some(Side::Middle) => room / 2.0,
            Some(Side::Right) => room,
            Some(Side::Left) | None => place.left.unwrap_or(0.0) - place.hanging.unwrap_or(0.0),
        };
        blocks.push(Block::Paragraph(Paragraph {
            bold: draft.letters > 0 && draft.bold == draft.letters,
            italic: draft.letters > 0 && draft.italic == draft.letters,
            text,
            marker,
            size,
            heading: heading.map(|level| level.clamp(1, 6)),
            indent,
        }));
        blocks.extend(draft.boxes);
    }
}

/// About how wide a text is.
pub fn width(text: &str, size: f32) -> f32 {
    let letters = text.lines().map(|line| line.chars().count()).max();
    f32::from(u16::try_from(letters.unwrap_or(0)).unwrap_or(u16::MAX)) * size * LETTER
}

/// Words with single spaces, line ends kept, empty lines dropped. Tabs part columns,
/// several of them no more than one, and none the label of a point from its text.
fn words(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let columns: Vec<String> = line
            .split('\t')
            .map(fold::quote)
            .filter(|column| !column.is_empty())
            .collect();
        let line = match columns.split_first() {
            Some((label, rest)) if is_label(label) && !rest.is_empty() => {
                format!("{label} {}", rest.join("\t"))
            }
            _ => columns.join("\t"),
        };
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Whether a person typed the number or the mark of a point.
fn is_label(words: &str) -> bool {
    let inner = words.trim_matches(['(', ')', '.', '[', ']']);
    let marked = inner.len() < words.len();
    let mut letters = inner.chars();
    match (letters.next(), letters.as_str().is_empty()) {
        (None, _) => false,
        (Some(only), true) => marked || !only.is_alphabetic(),
        (Some(first), false) if first.is_ascii_digit() => {
            inner.len() <= LABEL && inner.chars().all(|letter| !letter.is_whitespace())
        }
        (Some(_), false) => marked && inner.chars().all(|letter| "ivxIVX".contains(letter)),
    }
}

/// The area of a drawing in square points.
fn extent(open: &Open<'_>) -> f32 {
    let side = |name: &str| -> f32 {
        let units = open.get(name).and_then(|units| units.trim().parse().ok());
        units.unwrap_or(0.0_f32) / UNITS
    };
    side("cx") * side("cy")
}

/// A sign of a font of signs, where it means something.
fn sign(open: &Open<'_>) -> &'static str {
    let code = open.get("char").unwrap_or_default().to_ascii_uppercase();
    match code.trim_start_matches('F').trim_start_matches('0') {
        "FC" | "50" => "✓",
        "FE" | "52" => "☑",
        "FB" | "4F" => "✗",
        "FD" | "51" => "☒",
        "A8" | "6F" | "A3" => "☐",
        "B7" | "6C" | "9F" => "•",
        "A7" => "▪",
        "E0" => "→",
        _ => " ",
    }
}
