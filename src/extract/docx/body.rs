//! The text of a document: its paragraphs and tables in their order.

use super::numbering::Numbering;
use super::paragraph::Draft;
use super::styles::{Letters, Styles};
use super::xml::{Node, Open, Xml};
use crate::extract::Error;

/// A document of a thousand pages that is all tables has a fifth of these.
const MOST_CELLS: usize = 300_000;

/// Tables, boxes and drawings stand in each other no deeper than this: reading each
/// takes a piece of the stack. A box in a table in a box takes forty.
const DEEPEST: usize = 100;

/// What is said of a document that another one holds.
pub const EMBEDDED: &str = "a document that is embedded in this one";

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Vec<Vec<Slot>>),
}

/// A paragraph as it is printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The words, with `\t` and, where a line was ended by hand, `\n`.
    pub text: String,
    /// What the list puts in front.
    pub marker: String,
    /// All of it is bold.
    pub bold: bool,
    /// All of it is italic.
    pub italic: bool,
    /// The size of its largest letters in points.
    pub size: f32,
    /// The level of a heading, 1 to 6.
    pub heading: Option<u8>,
    /// Where it begins, in points.
    pub indent: f32,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slot {
    /// The column it begins in, from 0.
    pub column: u16,
    /// How many columns it covers.
    pub span: u16,
    /// It is the lower part of a merged cell.
    pub continues: bool,
    /// It has a colour of its own.
    pub coloured: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Reads the parts of one document, one after the other; lists count on through them.
pub struct Body<'d> {
    pub(super) styles: &'d Styles,
    pub(super) numbering: Numbering,
    cells: usize,
    depth: usize,
    /// What could not be read.
    pub losses: Vec<String>,
    /// Pictures that may be charts or scans.
    pub pictures: u32,
}

/// Blocks that are being gathered.
#[derive(Default)]
pub(super) struct Gathered {
    blocks: Vec<Block>,
    /// A paragraph whose end was deleted: the next one goes on in it.
    open: Option<Draft>,
}

impl<'d> Body<'d> {
    /// Begins a document.
    pub fn new(styles: &'d Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            cells: 0,
            depth: 0,
            losses: Vec::new(),
            pictures: 0,
        }
    }

    /// Reads a part: everything in the marks of this name.
    pub fn part(&mut self, text: &str, name: &str) -> Result<Vec<Block>, Error> {
        let mut xml = Xml::new(text);
        let mut blocks = Vec::new();
        loop {
            match xml.next()? {
                Node::Open(open) if open.name() == name => {
                    blocks.extend(self.blocks(&mut xml, Letters::default())?);
                }
                Node::Open(_) | Node::Close | Node::Text(_) => {}
                Node::End => return Ok(blocks),
            }
        }
    }

    /// Says that something could not be read; once is enough in a format without sheets.
    pub(super) fn lose(&mut self, what: &str) {
        if !self.losses.iter().any(|lost| lost == what) {
            self.losses.push(what.to_owned());
        }
    }

    /// Calls `take` for each mark in the one that began last, a level deeper.
    pub(super) fn nested<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        mut take: impl FnMut(&mut Self, &mut Xml<'x>, &Open<'x>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::Limit(
                "its tables and boxes stand deeper in each other than any paper's; save it as PDF and import that".to_owned(),
            ));
        }
        xml.children(|xml, open| take(self, xml, open))?;
        self.depth -= 1;
        Ok(())
    }

    /// A field of a form: what was filled in, without the hint of an empty one.
    pub(super) fn control<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        mut content: impl FnMut(&mut Self, &mut Xml<'x>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut hint = false;
        self.nested(xml, |body, xml, open| match open.name() {
            "sdtPr" => xml.children(|_, setting| {
                hint |= setting.name() == "showingPlcHdr" && setting.is_on();
                Ok(())
            }),
            "sdtContent" if !hint => content(body, xml),
            _ => Ok(()),
        })
    }

    /// The paragraphs and tables in the mark that began last.
    pub(super) fn blocks(
        &mut self,
        xml: &mut Xml<'_>,
        letters: Letters,
    ) -> Result<Vec<Block>, Error> {
        let mut gathered = Gathered::default();
        self.gather(xml, letters, &mut gathered)?;
        Ok(self.gathered(gathered))
    }

    fn gathered(&mut self, mut gathered: Gathered) -> Vec<Block> {
        if let Some(draft) = gathered.open.take() {
            self.finish(draft, &mut gathered.blocks);
        }
        gathered.blocks
    }

    fn gather(
        &mut self,
        xml: &mut Xml<'_>,
        letters: Letters,
        into: &mut Gathered,
    ) -> Result<(), Error> {
        let mut chosen = false;
        self.nested(xml, |body, xml, open| {
            chosen |= open.name() == "Choice";
            if open.name() == "Fallback" && chosen {
                return Ok(());
            }
            body.block(xml, open, letters, into)
        })
    }

    /// One mark among paragraphs and tables.
    fn block(
        &mut self,
        xml: &mut Xml<'_>,
        open: &Open<'_>,
        letters: Letters,
        into: &mut Gathered,
    ) -> Result<(), Error> {
        match open.name() {
            "p" => {
                let draft = self.draft(xml, letters, into.open.take())?;
                if draft.runs_on {
                    into.open = Some(draft);
                } else {
                    self.finish(draft, &mut into.blocks);
                }
            }
            "tbl" => {
                let mut table = Rows::default();
                self.rows(xml, &mut table)?;
                if !table.rows.is_empty() {
                    into.blocks.push(Block::Table(table.rows));
                }
            }
            "altChunk" => self.lose(EMBEDDED),
            "sdt" => self.control(xml, |body, xml| body.gather(xml, letters, into))?,
            "ins" | "moveTo" | "smartTag" | "customXml" | "AlternateContent" | "Choice"
            | "Fallback" => self.gather(xml, letters, into)?,
            // Comments' marks, settings, and what was deleted or moved away.
            _ => {}
        }
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, table: &mut Rows) -> Result<(), Error> {
        self.nested(xml, |body, xml, open| {
            match open.name() {
                "tblPr" => xml.children(|_, setting| {
                    if setting.name() == "tblStyle" {
                        table.style = setting.value();
                    }
                    Ok(())
                })?,
                "tr" => {
                    let mut row = Row::default();
                    if table.rows.is_empty() {
                        row.letters = body.styles.first_row(table.style.as_deref());
                    }
                    body.cells(xml, &mut row)?;
                    if !row.deleted && !row.slots.is_empty() {
                        table.rows.push(row.slots);
                    }
                }
                "sdt" => body.control(xml, |body, xml| body.rows(xml, table))?,
                "customXml" | "ins" | "smartTag" => body.rows(xml, table)?,
                _ => {}
            }
            Ok(())
        })
    }

    fn cells(&mut self, xml: &mut Xml<'_>, row: &mut Row) -> Result<(), Error> {
        self.nested(xml, |body, xml, open| {
            match open.name() {
                "trPr" => xml.children(|_, setting| {
                    match setting.name() {
                        "gridBefore" => row.column = setting.number().unwrap_or(0),
                        "del" => row.deleted = true,
                        _ => {}
                    }
                    Ok(())
                })?,
                "tc" => {
                    body.cells += 1;
                    if body.cells > MOST_CELLS {
                        return Err(Error::Limit(format!(
                            "its tables have more than {MOST_CELLS} cells; split it and import the parts"
                        )));
                    }
                    if let Some(slot) = body.cell(xml, row)? {
                        row.column = row.column.saturating_add(slot.span);
                        row.slots.push(slot);
                    }
                }
                "sdt" => body.control(xml, |body, xml| body.cells(xml, row))?,
                "customXml" | "smartTag" => body.cells(xml, row)?,
                _ => {}
            }
            Ok(())
        })
    }

    /// A cell; `None` where it was deleted.
    fn cell(&mut self, xml: &mut Xml<'_>, row: &Row) -> Result<Option<Slot>, Error> {
        let mut slot = Slot {
            column: row.column,
            span: 1,
            ..Slot::default()
        };
        let mut deleted = false;
        let mut gathered = Gathered::default();
        self.nested(xml, |body, xml, open| {
            if open.name() != "tcPr" {
                return body.block(xml, open, row.letters, &mut gathered);
            }
            xml.children(|_, setting| {
                match setting.name() {
                    "gridSpan" => slot.span = setting.number().unwrap_or(1).max(1),
                    "vMerge" => slot.continues = setting.value().as_deref() != Some("restart"),
                    "cellDel" => deleted = true,
                    "shd" => {
                        let fill = setting.get("fill").unwrap_or_default().to_ascii_lowercase();
                        slot.coloured = !matches!(fill.as_str(), "" | "auto" | "ffffff");
                    }
                    _ => {}
                }
                Ok(())
            })
        })?;
        slot.blocks = self.gathered(gathered);
        Ok((!deleted).then_some(slot))
    }
}

/// A table that is being read.
#[derive(Default)]
struct Rows {
    style: Option<String>,
    rows: Vec<Vec<Slot>>,
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    letters: Letters,
    column: u16,
    deleted: bool,
    slots: Vec<Slot>,
}
