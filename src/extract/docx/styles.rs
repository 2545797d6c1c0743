//! What the styles of a document say of its paragraphs and letters.

use std::collections::HashMap;

use super::numbering::Reference;
use super::xml::{Node, Open, Xml};
use crate::extract::Error;

/// Styles rest on each other no deeper than this; deeper is a loop.
const DEEPEST: usize = 32;

/// The look of letters, as far as it is said at all.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Letters {
    /// Heavy.
    pub bold: Option<bool>,
    /// Slanted.
    pub italic: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// Struck through.
    pub struck: Option<bool>,
    /// Their size in points.
    pub size: Option<f32>,
}

impl Letters {
    /// What is said here, and else what is said there.
    pub fn or(self, other: Letters) -> Letters {
        Letters {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            size: self.size.or(other.size),
        }
    }

    /// Takes one setting of a run's properties.
    pub fn set(&mut self, setting: &Open<'_>) {
        match setting.name() {
            "b" => self.bold = Some(setting.is_on()),
            "i" => self.italic = Some(setting.is_on()),
            "strike" | "dstrike" => self.struck = Some(setting.is_on()),
            "vanish" => self.hidden = Some(setting.is_on()),
            // In half points.
            "sz" => self.size = setting.number::<f32>().map(|size| size / 2.0),
            _ => {}
        }
    }
}

/// What is said of paragraphs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// The level in the outline, from 0; 9 is none.
    pub outline: Option<u8>,
    /// The list and the level in it.
    pub list: Reference,
    /// The left edge of all lines but the first, in points.
    pub left: Option<f32>,
    /// So much further left does the first line begin, in points.
    pub hanging: Option<f32>,
    /// How it is set.
    pub side: Option<Side>,
}

/// The side that a paragraph is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left edge, or both.
    Left,
    /// The middle.
    Middle,
    /// The right edge.
    Right,
}

impl Place {
    /// What is said here, and else what is said there.
    pub fn or(self, other: Place) -> Place {
        Place {
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            left: self.left.or(other.left),
            hanging: self.hanging.or(other.hanging),
            side: self.side.or(other.side),
        }
    }

    /// Takes one setting of a paragraph's properties that has no settings in it.
    pub fn set(&mut self, setting: &Open<'_>) {
        match setting.name() {
            "outlineLvl" => self.outline = setting.number(),
            "ind" => {
                let points = |name: &str| -> Option<f32> {
                    let twips: f32 = setting.get(name)?.trim().parse().ok()?;
                    twips.is_finite().then_some(twips / 20.0)
                };
                self.left = points("left").or_else(|| points("start")).or(self.left);
                self.hanging = points("hanging")
                    .or_else(|| points("firstLine").map(|first| -first))
                    .or(self.hanging);
            }
            "jc" => {
                self.side = setting.value().map(|side| match side.as_str() {
                    "center" => Side::Middle,
                    "right" | "end" => Side::Right,
                    _ => Side::Left,
                });
            }
            _ => {}
        }
    }
}

/// A style.
#[derive(Debug, Clone, Default)]
struct Style {
    base: Option<String>,
    name: String,
    place: Place,
    letters: Letters,
    /// Of a table: the letters of its first row.
    first_row: Letters,
}

/// The styles of a document.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    letters: Letters,
    place: Place,
    /// The paragraph style of a paragraph that names none.
    usual: Option<String>,
}

impl Styles {
    /// Reads the part that holds them.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(text);
        while let Node::Open(root) = first(&mut xml)? {
            if root.name() != "styles" {
                xml.skip()?;
                continue;
            }
            xml.children(|xml, open| {
                match open.name() {
                    "docDefaults" => styles.defaults(xml)?,
                    "style" => styles.style(xml, open)?,
                    _ => {}
                }
                Ok(())
            })?;
        }
        Ok(styles)
    }

    fn defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        xml.children(|xml, group| {
            let letters = group.name() == "rPrDefault";
            xml.children(|xml, _| {
                if letters {
                    self.letters = run(xml)?;
                } else {
                    self.place = paragraph(xml)?;
                }
                Ok(())
            })
        })
    }

    fn style(&mut self, xml: &mut Xml<'_>, open: &Open<'_>) -> Result<(), Error> {
        let Some(id) = open.get("styleId") else {
            return Ok(());
        };
        let is_default = open
            .get("default")
            .is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"));
        if is_default && open.get("type").as_deref() == Some("paragraph") {
            self.usual = Some(id.clone());
        }
        let mut style = Style::default();
        xml.children(|xml, part| {
            match part.name() {
                "basedOn" => style.base = part.value(),
                "name" => style.name = part.value().unwrap_or_default().to_ascii_lowercase(),
                "pPr" => style.place = paragraph(xml)?,
                "rPr" => style.letters = run(xml)?,
                "tblStylePr" if part.get("type").as_deref() == Some("firstRow") => {
                    xml.children(|xml, part| {
                        if part.name() == "rPr" {
                            style.first_row = run(xml)?;
                        }
                        Ok(())
                    })?;
                }
                _ => {}
            }
            Ok(())
        })?;
        self.all.insert(id, style);
        Ok(())
    }

    /// A style and those it rests on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.all.get(next?)?;
            next = style.base.as_deref();
            Some(style)
        })
        .take(DEEPEST)
    }

    /// The letters that a style of letters sets.
    pub fn letters(&self, id: Option<&str>) -> Letters {
        self.chain(id)
            .fold(Letters::default(), |said, style| said.or(style.letters))
    }

    /// The letters of a paragraph of this style, all that rests below it included.
    pub fn paragraph_letters(&self, id: Option<&str>, table: Letters) -> Letters {
        self.letters(id.or(self.usual.as_deref()))
            .or(table)
            .or(self.letters)
    }

    /// The place of a paragraph of this style.
    pub fn place(&self, id: Option<&str>) -> Place {
        self.chain(id.or(self.usual.as_deref()))
            .fold(Place::default(), |said, style| said.or(style.place.clone()))
            .or(self.place.clone())
    }

    /// The level that the style's own name gives a heading, from 1.
    pub fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|style| {
            if style.name == "title" {
                return Some(1);
            }
            style.name.strip_prefix("heading ")?.trim().parse().ok()
        })
    }

    /// The letters that a style of tables sets in the first row.
    pub fn first_row(&self, id: Option<&str>) -> Letters {
        self.chain(id)
            .fold(Letters::default(), |said, style| said.or(style.first_row))
    }
}

/// The next mark at the top of a part.
pub fn first<'x>(xml: &mut Xml<'x>) -> Result<Node<'x>, Error> {
    loop {
        match xml.next()? {
            Node::Text(_) | Node::Close => {}
            node @ (Node::Open(_) | Node::End) => return Ok(node),
        }
    }
}

fn run(xml: &mut Xml<'_>) -> Result<Letters, Error> {
    let mut letters = Letters::default();
    xml.children(|_, setting| {
        letters.set(setting);
        Ok(())
    })?;
    Ok(letters)
}

fn paragraph(xml: &mut Xml<'_>) -> Result<Place, Error> {
    let mut place = Place::default();
    xml.children(|xml, setting| {
        if setting.name() == "numPr" {
            place.list = Reference::read(xml)?;
        } else {
            place.set(setting);
        }
        Ok(())
    })?;
    Ok(place)
}
