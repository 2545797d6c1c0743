//! Numbers and letters of lists that exist only as settings, as they are printed.

use std::collections::{HashMap, HashSet};

use super::styles::{Place, first};
use super::xml::{Node, Open, Xml};
use crate::extract::{Error, roman};

/// A list has nine levels.
const LEVELS: usize = 9;

/// A longer marker is no marker.
const LONGEST: usize = 40;

/// The list of a paragraph and the level in it, as far as they are said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
    /// The list; "0" takes a paragraph out of every list.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

impl Reference {
    /// Reads `numPr`.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut reference = Reference::default();
        xml.children(|_, setting| {
            match setting.name() {
                "numId" => reference.list = setting.value(),
                "ilvl" => reference.level = setting.number(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(reference)
    }

    /// What is said here, and else what is said there.
    pub fn or(self, other: Reference) -> Reference {
        Reference {
            list: self.list.or(other.list),
            level: self.level.or(other.level),
        }
    }
}

/// How a level counts.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: Format,
    /// `%1.%2`
    text: String,
    /// All numbers in it are figures, whatever their own levels say.
    figures: bool,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// It begins again after a level above this one (from 1); 0 is never.
    restart: Option<usize>,
    place: Place,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Decimal,
    LeadingZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Ordinal,
    Bullet,
    None,
}

impl Format {
    fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Format::LeadingZero,
            "lowerLetter" => Format::LowerLetter,
            "upperLetter" => Format::UpperLetter,
            "lowerRoman" => Format::LowerRoman,
            "upperRoman" => Format::UpperRoman,
            "ordinal" => Format::Ordinal,
            "bullet" => Format::Bullet,
            "none" => Format::None,
            // Numbers in words and in other scripts are given as figures.
            _ => Format::Decimal,
        }
    }

    fn print(self, number: u32) -> String {
        match self {
            Format::Decimal => number.to_string(),
            Format::LeadingZero => format!("{number:02}"),
            Format::LowerLetter => letters(number),
            Format::UpperLetter => letters(number).to_uppercase(),
            Format::LowerRoman => roman::lower(number),
            Format::UpperRoman => roman::lower(number).to_uppercase(),
            Format::Ordinal => ordinal(number),
            Format::Bullet | Format::None => String::new(),
        }
    }
}

/// a … z, aa … zz, as word processors count.
fn letters(number: u32) -> String {
    let Some(before) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from_u32(u32::from('a') + before % 26).unwrap_or('a');
    let times = usize::try_from(before / 26).unwrap_or(0).min(LONGEST) + 1;
    letter.to_string().repeat(times)
}

fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// A family of lists that count on from each other.
#[derive(Debug, Clone, Default)]
struct Family {
    levels: HashMap<usize, Level>,
    /// Its levels are those of the family that bears this style.
    linked: Option<String>,
    bears: Option<String>,
}

/// A list.
#[derive(Debug, Clone, Default)]
struct List {
    family: String,
    levels: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    families: HashMap<String, Family>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

/// What a list puts in front of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// The marker as printed; empty where the level prints none.
    pub printed: String,
    /// Where the level puts its paragraphs.
    pub place: Place,
}

impl Numbering {
    /// Reads the part that holds the lists.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::new(text);
        while let Node::Open(root) = first(&mut xml)? {
            if root.name() != "numbering" {
                xml.skip()?;
                continue;
            }
            xml.children(|xml, open| {
                match open.name() {
                    "abstractNum" => {
                        if let Some(id) = open.get("abstractNumId") {
                            numbering.families.insert(id, family(xml)?);
                        }
                    }
                    "num" => {
                        if let Some(id) = open.get("numId") {
                            numbering.lists.insert(id, list(xml)?);
                        }
                    }
                    _ => {}
                }
                Ok(())
            })?;
        }
        Ok(numbering)
    }

    /// Counts a paragraph: what is printed in front of it. `style` is the paragraph's.
    pub fn count(&mut self, reference: &Reference, style: Option<&str>) -> Option<Mark> {
        let id = reference.list.as_deref().filter(|id| *id != "0")?;
        let list = self.lists.get(id)?;
        let family = resolve(&self.families, &list.family)?;
        let by_style = || {
            let levels = family.levels.iter();
            levels
                .filter(|(_, level)| level.style.is_some() && level.style.as_deref() == style)
                .map(|(index, _)| *index)
                .min()
        };
        let at = reference
            .level
            .or_else(by_style)
            .unwrap_or(0)
            .min(LEVELS - 1);
        let level_at = |index: usize| list.levels.get(&index).or(family.levels.get(&index));
        let level = level_at(at)?;
        // A list that begins at a number of its own does so when it is first met.
        let own = list.starts.get(&at).copied();
        let begins = own.is_some() && self.begun.insert((id.to_owned(), at));
        let counts = self.counts.entry(list.family.clone()).or_default();
        for (index, slot) in counts.iter_mut().enumerate() {
            if index < at {
                let start = level_at(index).map_or(1, |level| level.start);
                slot.get_or_insert(start);
            } else if index > at {
                let restarts = level_at(index)
                    .and_then(|level| level.restart)
                    .is_none_or(|above| above > at);
                if restarts {
                    *slot = None;
                }
            }
        }
        let count = match counts.get(at).copied().flatten() {
            Some(count) if !begins => count.saturating_add(1),
            _ => own.unwrap_or(level.start),
        };
        if let Some(slot) = counts.get_mut(at) {
            *slot = Some(count);
        }
        let mut printed = String::new();
        let mut sign = false;
        for letter in level.text.chars().take(LONGEST) {
            match letter.to_digit(10) {
                Some(named) if sign && named > 0 => {
                    printed.pop();
                    let index = usize::try_from(named).unwrap_or(1) - 1;
                    let number = counts.get(index).copied().flatten();
                    let format = level_at(index).map_or(Format::Decimal, |level| level.format);
                    let format = if level.figures {
                        Format::Decimal
                    } else {
                        format
                    };
                    printed.push_str(&format.print(number.unwrap_or(1)));
                    sign = false;
                }
                _ => {
                    sign = letter == '%';
                    printed.push(letter);
                }
            }
        }
        if level.format == Format::Bullet {
            printed = bullet(&printed).to_owned();
        }
        Some(Mark {
            printed: printed.trim().to_owned(),
            place: level.place.clone(),
        })
    }
}

/// A family, or the one whose style it is linked to.
fn resolve<'f>(families: &'f HashMap<String, Family>, id: &str) -> Option<&'f Family> {
    let family = families.get(id)?;
    let Some(style) = family.linked.as_deref() else {
        return Some(family);
    };
    let bears = |other: &&Family| other.bears.as_deref() == Some(style);
    Some(families.values().find(bears).unwrap_or(family))
}

/// A bullet as a letter that every font has: lists take theirs from fonts of signs.
fn bullet(sign: &str) -> &str {
    match sign.trim().chars().next() {
        None => "",
        Some('o') => "◦",
        Some('\u{f0a7}') => "▪",
        Some('\u{f0fc}') => "✓",
        Some('\u{e000}'..='\u{f8ff}') => "•",
        Some(_) => sign.trim(),
    }
}

fn family(xml: &mut Xml<'_>) -> Result<Family, Error> {
    let mut family = Family::default();
    xml.children(|xml, open| {
        match open.name() {
            "lvl" => level(xml, open, &mut family.levels)?,
            "numStyleLink" => family.linked = open.value(),
            "styleLink" => family.bears = open.value(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(family)
}

fn list(xml: &mut Xml<'_>) -> Result<List, Error> {
    let mut list = List::default();
    xml.children(|xml, open| {
        match open.name() {
            "abstractNumId" => list.family = open.value().unwrap_or_default(),
            "lvlOverride" => {
                let at = open.get("ilvl").and_then(|at| at.parse().ok());
                xml.children(|xml, open| {
                    match open.name() {
                        "lvl" => level(xml, open, &mut list.levels)?,
                        "startOverride" => {
                            if let (Some(at), Some(start)) = (at, open.number()) {
                                list.starts.insert(at, start);
                            }
                        }
                        _ => {}
                    }
                    Ok(())
                })?;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(list)
}

fn level(
    xml: &mut Xml<'_>,
    open: &Open<'_>,
    levels: &mut HashMap<usize, Level>,
) -> Result<(), Error> {
    let Some(at) = open.get("ilvl").and_then(|at| at.parse::<usize>().ok()) else {
        return Ok(());
    };
    let mut level = Level::default();
    xml.children(|xml, setting| {
        match setting.name() {
            "start" => level.start = setting.number().unwrap_or(1),
            "numFmt" => level.format = Format::of(&setting.value().unwrap_or_default()),
            "lvlText" => level.text = setting.value().unwrap_or_default(),
            "isLgl" => level.figures = setting.is_on(),
            "pStyle" => level.style = setting.value(),
            "lvlRestart" => level.restart = setting.number(),
            "pPr" => xml.children(|_, setting| {
                level.place.set(setting);
                Ok(())
            })?,
            _ => {}
        }
        Ok(())
    })?;
    if at < LEVELS {
        levels.insert(at, level);
    }
    Ok(())
}
