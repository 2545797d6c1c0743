//! The parts of an office document as a stream of marks, within limits.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::extract::Error;

/// How deep marks may stand in each other. A table in a text box in a table takes
/// about forty.
const DEEPEST: usize = 400;

/// A longer attribute is no setting: pictures are packed into some.
const LONGEST_ATTRIBUTE: usize = 4096;

/// A mark's beginning.
pub struct Open<'x>(BytesStart<'x>);

/// What comes next.
pub enum Node<'x> {
    /// A mark begins.
    Open(Open<'x>),
    /// The mark that began last and has not ended ends.
    Close,
    /// Letters.
    Text(Cow<'x, str>),
    /// Nothing more.
    End,
}

impl Open<'_> {
    /// The name without the prefix of its vocabulary, which each program may choose.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .filter(|attribute| attribute.value.len() <= LONGEST_ATTRIBUTE)
            .and_then(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// The attribute `val`, which most settings have.
    pub fn value(&self) -> Option<String> {
        self.get("val")
    }

    /// The attribute `val` as a number.
    pub fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// A setting that is on where it is named, unless it says otherwise.
    pub fn is_on(&self) -> bool {
        self.value()
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A part that is being read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

/// The letters of a part: UTF-8, or what its first bytes say.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode(bytes).0
}

impl<'x> Xml<'x> {
    /// Begins a part.
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.check_comments = false;
        Self { reader, depth: 0 }
    }

    /// What comes next. Comments and instructions are passed over.
    pub fn next(&mut self) -> Result<Node<'x>, Error> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|error| Error::Damaged(error.to_string()))?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Error::Limit(
                            "its parts stand deeper in each other than any paper's; save it as PDF and import that".to_owned(),
                        ));
                    }
                    Node::Open(Open(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(name) => Node::Text(resolve(&name)),
                Event::Eof if self.depth > 0 => {
                    return Err(Error::Damaged("a part of it breaks off".to_owned()));
                }
                Event::Eof => Node::End,
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => continue,
            });
        }
    }

    /// Passes over the mark that began last, with all that is in it.
    pub fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Node::End = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// The letters in the mark that began last.
    pub fn text(&mut self) -> Result<String, Error> {
        let outside = self.depth.saturating_sub(1);
        let mut letters = String::new();
        while self.depth > outside {
            match self.next()? {
                Node::Text(text) => letters.push_str(&text),
                Node::Open(_) | Node::Close => {}
                Node::End => break,
            }
        }
        Ok(letters)
    }

    /// Calls `take` for each mark that stands directly in the one that began last; what
    /// `take` does not read of it is passed over.
    pub fn children(
        &mut self,
        mut take: impl FnMut(&mut Self, &Open<'x>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let inside = self.depth;
        loop {
            match self.next()? {
                Node::Open(open) => {
                    take(self, &open)?;
                    while self.depth > inside {
                        self.next()?;
                    }
                }
                Node::Close if self.depth < inside => return Ok(()),
                Node::Close | Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }
}

/// The letter that a reference stands for; those of the document's own are not
/// followed, since they may stand for each other without end.
fn resolve(name: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Cow::Owned(letter.to_string());
    }
    Cow::Borrowed(match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    })
}
