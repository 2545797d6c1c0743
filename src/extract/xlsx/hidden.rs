//! Rows and columns of a sheet that are not shown: filtered out, folded away or hidden.

use std::collections::{HashMap, HashSet};

use crate::extract::Error;
use crate::extract::archive::Archive;
use crate::extract::docx::xml::{self, Node, Xml};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// What a sheet does not show; both count from 0.
#[derive(Debug, Default)]
pub struct Hidden {
    rows: HashSet<u32>,
    columns: Vec<(u32, u32)>,
}

impl Hidden {
    /// Whether a row is not shown.
    pub fn row(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    /// Whether a column is not shown.
    pub fn column(&self, column: u32) -> bool {
        self.columns
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// What each sheet hides, by its name. A workbook whose parts go by other names than
/// usual says nothing of it.
pub fn read(bytes: &[u8]) -> Result<HashMap<String, Hidden>, Error> {
    let mut archive = Archive::open(bytes)?;
    let mut hidden = HashMap::new();
    let (Some(book), Some(relations)) = (archive.read(WORKBOOK)?, archive.read(RELATIONS)?) else {
        return Ok(hidden);
    };
    let targets: HashMap<String, String> = marks(&relations, "Relationship", ["Id", "Target"])?
        .into_iter()
        .collect();
    for (name, id) in marks(&book, "sheet", ["name", "id"])? {
        let Some(target) = targets.get(&id) else {
            continue;
        };
        let part = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        if let Some(sheet) = archive.read(&part)? {
            hidden.insert(name, of(&sheet)?);
        }
    }
    Ok(hidden)
}

/// Two attributes of every mark of this name that has both.
fn marks(part: &[u8], name: &str, wanted: [&str; 2]) -> Result<Vec<(String, String)>, Error> {
    let text = xml::decode(part);
    let mut xml = Xml::new(&text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(open) if open.name() == name => {
                if let (Some(one), Some(other)) = (open.get(wanted[0]), open.get(wanted[1])) {
                    found.push((one, other));
                }
            }
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(found),
        }
    }
}

fn of(sheet: &[u8]) -> Result<Hidden, Error> {
    let text = xml::decode(sheet);
    let mut hidden = Hidden::default();
    // Most sheets hide nothing, and are not looked through.
    if !text.contains("hidden=") {
        return Ok(hidden);
    }
    let mut xml = Xml::new(&text);
    let mut next = 0_u32;
    loop {
        let open = match xml.next()? {
            Node::Open(open) => open,
            Node::Close | Node::Text(_) => continue,
            Node::End => return Ok(hidden),
        };
        let number = |name: &str| -> Option<u32> { open.get(name)?.trim().parse().ok() };
        let is_hidden = || matches!(open.get("hidden").as_deref(), Some("1" | "true"));
        match open.name() {
            "col" if is_hidden() => {
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let range = (first.saturating_sub(1), last.saturating_sub(1));
                    hidden.columns.push(range);
                }
            }
            "row" => {
                let row = number("r").map_or(next, |row| row.saturating_sub(1));
                next = row.saturating_add(1);
                if is_hidden() {
                    hidden.rows.insert(row);
                }
            }
            _ => {}
        }
    }
}
