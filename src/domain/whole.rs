//! Whether a document is whole: the papers that its agenda names and those it holds,
//! what another paper may still heal, and where a paper that names no meeting belongs.

use serde::Serialize;

use crate::domain::meeting::Meeting;
use crate::domain::source::Place;
use crate::domain::wording;

/// What a document is as a whole, beside the facts that it tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whole {
    /// What its agenda comes with.
    pub extent: Extent,
    /// It calls itself a supplement, a late paper, an addendum, an update sheet.
    pub supplement: bool,
    /// All of it is restricted: a pack that only members get.
    pub restricted: bool,
    /// Sheets that a stamp or a label restricts, first and last.
    pub exempt: Vec<(u32, u32)>,
    /// The papers that it names for its items, and those that it holds for them.
    pub papers: Vec<NamedPaper>,
    /// Losses that a fuller paper may heal.
    pub heals: Vec<Heal>,
    /// What it says of where it belongs, where it tells of no meeting itself.
    pub lead: Option<Lead>,
}

/// What an agenda comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// The document has no agenda.
    #[default]
    NoAgenda,
    /// The agenda alone: its papers are elsewhere, and nothing failed.
    Alone,
    /// A pack: the agenda and papers behind it.
    Pack,
}

impl Extent {
    /// The name in the store.
    pub fn name(self) -> &'static str {
        match self {
            Extent::NoAgenda => "none",
            Extent::Alone => "alone",
            Extent::Pack => "pack",
        }
    }
}

/// An item of a reading, by its meeting's and its own index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemAt {
    /// The meeting.
    pub meeting: usize,
    /// The item in it.
    pub item: usize,
}

/// A paper of an item that a document names, holds, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedPaper {
    /// The item.
    pub of: ItemAt,
    /// Its appendix; `None` is the item's own paper.
    pub appendix: Option<String>,
    /// Where it is named.
    pub place: Place,
    /// The document holds it.
    pub found: bool,
}

/// A loss that another paper may heal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heal {
    /// The loss, by its index among those of the reading.
    pub loss: usize,
    /// The item.
    pub of: ItemAt,
    /// What is wanted.
    pub wants: Wants,
}

/// What would heal a loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wants {
    /// A whole account of the item.
    Account,
    /// The item's paper.
    Paper,
    /// This appendix of it.
    Appendix(String),
}

/// What a paper that tells of no meeting says of where it belongs. It joins an item
/// of a meeting that another paper made known, and never makes one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lead {
    /// Council, committee, day and the items that it names, as far as it says them.
    pub meeting: Meeting,
    /// Headings near its top: one may be the item's title.
    pub titles: Vec<String>,
    /// The appendix that it is.
    pub appendix: Option<String>,
}

/// How an agenda names the paper of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// The printed pages on which it stands: "(Pages 5 - 12)".
    Pages(u32, u32),
    /// In words: "attached", "report of the Director", "Appendix C".
    Words,
}

/// How many papers an agenda names, and how many are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Completeness {
    /// What the agenda comes with.
    pub extent: Extent,
    /// Its items.
    pub items: u32,
    /// Items whose paper it names.
    pub named: u32,
    /// Items whose paper the document holds.
    pub found: u32,
    /// Items whose paper came in another document.
    pub came_later: u32,
}

impl Completeness {
    /// The words for a person: "10 items; papers named for 5, found for 5".
    pub fn words(&self) -> String {
        let items = wording::count(self.items as usize, "item", "items");
        let later = match self.came_later {
            0 => String::new(),
            later => format!(", {later} held in other papers"),
        };
        match self.extent {
            Extent::Alone if self.named > 0 => {
                format!(
                    "{items}; agenda alone; papers named for {}{later}",
                    self.named
                )
            }
            Extent::Alone => format!("{items}; agenda alone"),
            Extent::NoAgenda | Extent::Pack if self.named > 0 => format!(
                "{items}; papers named for {}, found for {}{later}",
                self.named, self.found
            ),
            Extent::NoAgenda | Extent::Pack => items,
        }
    }
}
