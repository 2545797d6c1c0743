//! Whether a document is whole: which papers its agenda names, which it holds, and
//! which appendices its reports name that are not there.
//!
//! Precision first: a range of pages that the file does not hold is a sign, a title that
//! turns up again behind the agenda is none. An agenda alone lacks nothing.

use std::ops::RangeInclusive;

use crate::domain::agenda::{Item, Paper, is_procedural};
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Kind, Language, Loss, ParagraphRole, Place};
use crate::domain::whole::{Extent, Heal, ItemAt, Lead, NamedPaper, Naming, Wants, Whole};
use crate::extract::Document;
use crate::parse::announcement;
use crate::parse::item::Raw;
use crate::parse::minutes::CUT;
use crate::parse::paragraph::Block;
use crate::parse::part::letter;
use crate::parse::pattern::Pattern;
use crate::parse::{appendix, excluded, lead, restricted};

/// Sheets behind an agenda that are its own foot: names, telephone numbers, a map.
const FOOT: u32 = 2;
/// The same in a text without sheets, in paragraphs.
const FOOT_PARAGRAPHS: usize = 40;
/// A title of so many letters is known where it stands again.
const KNOWN_TITLE: usize = 8;
/// The head of a document, in paragraphs.
const HEAD: usize = 15;

static ATTACHED: Pattern = Pattern::new(
    r"(?i)\((?:copy |copies |reports? |papers? |minutes |documents? )?(?:is |are )?(?:attached|enclosed|herewith|appended)(?: herewith)?\)|\b(?:copy|copies|reports?|papers?|minutes|appendix|appendices|schedule) (?:is |are )?(?:attached|enclosed|appended)\b|^(?:attached|enclosed)\.?$",
);
static REPORT_OF: Pattern = Pattern::new(
    r"(?i)^\(?(?:joint |the )?report (?:of|by|from) (?:the )?(?-i:[A-Z])|\bsubmits? (?:a|the) report\b",
);
static SUPPLEMENT: Pattern = Pattern::new(
    r"(?i)^(?:public )?(?:(?:first|second|third|further|additional) )?(?:supplement(?:ary|al)? ?(?:agenda|pack|papers?|reports?|items?|document|information|update)?(?: (?:no\.? ?)?\d{1,2})?|(?:agenda |document )?supplement(?: pack)?(?: \d{1,2})?|late (?:papers?|reports?|items?|information|representations?|observations?)(?: pack)?|(?:agenda |report )?addendum(?: (?:report|agenda|sheet|pack|papers?))?(?: \d{1,2})?|(?:committee |planning |late )?(?:update|amendment|additional information) (?:sheet|report|paper|list)s?|(?:revised|corrected|replacement|amended) (?:reports?|papers?|pages?|agenda|appendix|appendices|version)|papers? (?:marked )?to follow|errat(?:um|a)|corrigendum|additional (?:papers?|information|items?|reports?|pages?)|tabled (?:papers?|documents?|items?))(?: ?[-–—:(].{0,100})?$",
);

/// The web system's stamp on the first sheet of an item's paper.
static STAMP: Pattern = Pattern::new(r"(?i)^agenda item(?: no\.?)?:? ?[A-Z]?\d{1,3}[a-z]?$");
/// An entry of an outline that begins with an item's number.
static NUMBERED: Pattern = Pattern::new(r"(?i)^(?:agenda )?(?:item )?\d{1,3}[a-z]?(?:[.):]|\s)");

/// How the agenda names the paper of an item, where it does.
pub fn naming(raw: &Raw<'_>) -> Option<Naming> {
    if let Some((first, last)) = raw.title.pages.or_else(|| announcement::read(raw).pages) {
        return Some(Naming::Pages(first, last));
    }
    let title = raw.head.map(|head| head.text.as_str()).into_iter();
    let behind = raw
        .announcement
        .iter()
        .map(|block| block.text.as_str())
        .filter(|text| text.chars().count() <= 300);
    let said = title
        .chain(behind)
        .any(|text| ATTACHED.is_in(text) || REPORT_OF.is_in(text));
    let linked = !raw.title.documents.is_empty() || !raw.documents.is_empty();
    let lettered = raw.title.appendix.is_some();
    (said || linked || lettered).then_some(Naming::Words)
}

/// What a document is as a whole, beside what its meetings tell; `programme` where it holds
/// a work programme.
pub fn read(
    document: &Document,
    blocks: &[Block],
    language: Language,
    programme: bool,
    meetings: &mut [Meeting],
    losses: &mut Vec<Loss>,
) -> Whole {
    let mut whole = Whole {
        supplement: is_supplement(blocks),
        heals: cuts(meetings, losses),
        ..Whole::default()
    };
    restricted::mark(document, blocks, meetings, &mut whole);
    excluded::mark(meetings);
    let own = meetings
        .iter()
        .position(|meeting| meeting.role == Role::Agenda && !meeting.items.is_empty());
    if meetings.is_empty() {
        whole.lead = lead::read(document, blocks, programme);
    } else if let Some(own) = own.filter(|_| language == Language::English) {
        let pack = Pack::of(document, blocks, meetings, own);
        whole.extent = pack.extent;
        papers(&pack, own, losses, &mut whole);
        if whole.extent == Extent::Pack {
            appendix::read(document, blocks, &meetings[own], own, losses, &mut whole);
        }
    }
    whole
}

/// Whether a document calls itself a supplement near its top.
pub fn is_supplement(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .take(HEAD)
        .filter(|block| block.marker.is_none() && block.text.chars().count() <= 140)
        .any(|block| {
            // "Harbours Panel – Update Sheet".
            let parts = block.text.split(['–', '—', '|']);
            let mut parts = parts.flat_map(|part| part.split(" - "));
            calls_itself_late(&block.text) || parts.any(calls_itself_late)
        })
        || letter::find(blocks).is_some()
}

/// Whether a paper says of which item it is.
pub fn names_item(lead: &Lead) -> bool {
    lead.appendix.is_some() || lead.meeting.items.iter().any(|item| item.number.is_some())
}

/// Whether these words call a paper a supplement, an update sheet, a late paper.
pub fn calls_itself_late(words: &str) -> bool {
    SUPPLEMENT.is_in(words.trim())
}

/// The losses of accounts that a page cut, with their items: both stand in the order of
/// the page.
fn cuts(meetings: &[Meeting], losses: &[Loss]) -> Vec<Heal> {
    let items = meetings.iter().enumerate().flat_map(|(meeting, told)| {
        told.items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.minutes.as_ref().is_some_and(|told| told.truncated))
            .map(move |(item, _)| ItemAt { meeting, item })
    });
    let losses = (0..losses.len()).filter(|index| losses[*index].what.starts_with(CUT));
    items
        .zip(losses)
        .map(|(of, loss)| Heal {
            loss,
            of,
            wants: Wants::Account,
        })
        .collect()
}

/// An agenda with what stands behind it.
struct Pack<'a> {
    extent: Extent,
    items: &'a [Item],
    /// The minutes of another meeting are bound in.
    minutes: bool,
    /// The paragraphs behind the agenda.
    behind: &'a [Block],
    /// The printed numbers of the sheets behind it.
    printed: Vec<u32>,
    /// The first sheet behind it, and the last.
    sheets: Option<RangeInclusive<u32>>,
    /// The lowest page that it names.
    lowest: Option<u32>,
    /// Stamps or the outline tell which item's paper begins where.
    stamped: bool,
    /// Sheets of it hold no words.
    scanned: bool,
    found: Vec<bool>,
}

impl<'a> Pack<'a> {
    fn of(
        document: &Document,
        blocks: &'a [Block],
        meetings: &'a [Meeting],
        own: usize,
    ) -> Pack<'a> {
        let items = meetings[own].items.as_slice();
        let last = items.iter().filter_map(|item| item.place.page).max();
        let behind = blocks
            .iter()
            .position(|block| match last {
                Some(last) => block.place.page > Some(last),
                None => items
                    .last()
                    .is_some_and(|item| block.place.line > item.place.line),
            })
            .unwrap_or(blocks.len());
        let total = document.pages.iter().filter_map(|page| page.number).max();
        let sheets = last
            .zip(total)
            .filter(|(last, total)| last < total)
            .map(|(last, total)| last + 1..=total);
        let of_sheet = |number: Option<u32>| {
            number
                .zip(sheets.as_ref())
                .is_some_and(|(number, sheets)| sheets.contains(&number))
        };
        let mut pack = Pack {
            extent: Extent::Pack,
            items,
            minutes: meetings
                .iter()
                .enumerate()
                .any(|(at, meeting)| at != own && meeting.role == Role::Minutes),
            behind: &blocks[behind..],
            stamped: document
                .outline
                .iter()
                .filter(|entry| NUMBERED.is_in(&entry.title))
                .count()
                > 1
                || blocks[behind..]
                    .iter()
                    .any(|block| STAMP.is_in(&block.text)),
            printed: document
                .pages
                .iter()
                .filter(|page| of_sheet(page.number))
                .filter_map(|page| page.printed.as_deref()?.trim().parse().ok())
                .collect(),
            scanned: document
                .pages
                .iter()
                .any(|page| of_sheet(page.number) && page.lines.is_empty()),
            sheets,
            lowest: items
                .iter()
                .filter_map(|item| match item.naming {
                    Some(Naming::Pages(first, _)) => Some(first),
                    Some(Naming::Words) | None => None,
                })
                .min(),
            found: Vec::new(),
        };
        pack.found = items.iter().map(|item| pack.holds(item)).collect();
        let few = match &pack.sheets {
            Some(sheets) => sheets.clone().count() <= FOOT as usize,
            None => last.is_some() || pack.behind.len() <= FOOT_PARAGRAPHS,
        };
        let any = pack.found.contains(&true) || pack.minutes || meetings.len() > 1;
        if few && !any || document.kind == Kind::Html {
            pack.extent = Extent::Alone;
        }
        pack
    }

    /// Whether the paper of an item stands behind the agenda.
    fn holds(&self, item: &Item) -> bool {
        let behind_its_head = item
            .pages
            .is_some_and(|(first, _)| item.place.page.is_none_or(|page| first > page));
        if behind_its_head || item.report.is_some() {
            return true;
        }
        let title = item.title.as_deref().unwrap_or_default();
        if self.minutes && is_procedural(title) && title.to_lowercase().contains("minutes") {
            return true;
        }
        if let Some(Naming::Pages(first, last)) = item.naming
            && let Some(held) = self.has_pages(first, last)
        {
            return held;
        }
        self.repeats(item)
    }

    /// Whether these printed pages are there; `None` where it cannot be told.
    fn has_pages(&self, first: u32, last: u32) -> Option<bool> {
        let Some(sheets) = self.sheets.clone() else {
            // A text has no sheets; an agenda whose last sheet is the file's has none behind.
            return self.behind.is_empty().then_some(false);
        };
        let behind = sheets.clone().count();
        if self.printed.len() * 2 >= behind {
            let held = self
                .printed
                .iter()
                .filter(|page| (first..=last).contains(page))
                .count();
            let wanted = (last.saturating_sub(first) + 1) as usize;
            return Some(held > 0 && held * 2 >= wanted);
        }
        // Unnumbered sheets: the lowest page named is the first behind the agenda.
        let lowest = self.lowest?;
        let sheet = sheets.start().saturating_add(first.saturating_sub(lowest));
        (sheet > *sheets.end()).then_some(false)
    }

    /// Whether the item's title, its number or its letter heads something behind the
    /// agenda.
    fn repeats(&self, item: &Item) -> bool {
        let title = fold::compare(item.title.as_deref().unwrap_or_default());
        let stamp = item
            .number
            .as_deref()
            .map(|number| format!("agenda item {}", fold::compare(number)));
        let letter = item
            .appendix
            .as_deref()
            .map(|letter| format!("appendix {}", fold::compare(letter)));
        self.behind.iter().any(|block| {
            if block.text.chars().count() > 250 {
                return false;
            }
            let folded = fold::compare(&block.text);
            // A paper that is to come is named again where it is planned.
            let heads = !is_promised(item) || block.role == Some(ParagraphRole::Heading);
            let titled = heads
                && title.len() >= KNOWN_TITLE
                && (folded.contains(&title)
                    || folded.len() >= KNOWN_TITLE * 2 && title.starts_with(&folded));
            titled
                || [&stamp, &letter].into_iter().flatten().any(|stamp| {
                    folded == *stamp
                        || folded
                            .strip_prefix(stamp.as_str())
                            .is_some_and(|rest| rest.starts_with(' '))
                })
        })
    }

    /// Whether it is certain that a paper which is not found is not there.
    fn is_sure(&self, item: &Item) -> bool {
        // A public pack leaves exempt papers out as it should.
        if item.exempt || self.repeats(item) {
            return false;
        }
        let parted = self.stamped && !self.scanned;
        match item.naming {
            Some(Naming::Pages(first, last)) => match self.has_pages(first, last) {
                Some(held) => !held,
                None => parted && self.sheets.is_none(),
            },
            Some(Naming::Words) => {
                parted && !is_procedural(item.title.as_deref().unwrap_or_default())
            }
            None => false,
        }
    }
}

/// Whether the agenda says that the item's paper comes later, or that there is none.
fn is_promised(item: &Item) -> bool {
    matches!(
        item.paper,
        Some(Paper::ToFollow | Paper::Verbal | Paper::Missing)
    )
}

/// The papers that the agenda names, and which of them are there.
fn papers(pack: &Pack<'_>, own: usize, losses: &mut Vec<Loss>, whole: &mut Whole) {
    for (at, (item, found)) in pack.items.iter().zip(&pack.found).enumerate() {
        if item.naming.is_none() || (is_promised(item) || item.exempt) && !found {
            continue;
        }
        let of = ItemAt {
            meeting: own,
            item: at,
        };
        let found = *found && pack.extent == Extent::Pack;
        whole.papers.push(NamedPaper {
            of,
            appendix: None,
            place: item.place.clone(),
            found,
        });
        if found || pack.extent != Extent::Pack || !pack.is_sure(item) {
            continue;
        }
        whole.heals.push(Heal {
            loss: losses.len(),
            of,
            wants: Wants::Paper,
        });
        losses.push(Loss {
            page: item.place.page,
            what: format!(
                "the paper of {}{} is named{} and not in the pack",
                item_words(item),
                range_words(item),
                on_page(&item.place)
            ),
        });
    }
}

/// "item 7", else its title.
pub fn item_words(item: &Item) -> String {
    match (&item.number, &item.title) {
        (Some(number), _) => format!("item {number}"),
        (None, Some(title)) => format!("“{title}”"),
        (None, None) => "an item without a title".to_owned(),
    }
}

fn range_words(item: &Item) -> String {
    match item.naming {
        Some(Naming::Pages(first, last)) if first == last => format!(" (page {first})"),
        Some(Naming::Pages(first, last)) => format!(" (pages {first}–{last})"),
        Some(Naming::Words) | None => String::new(),
    }
}

/// " on page 12", as it is printed; nothing in a text.
pub fn on_page(place: &Place) -> String {
    match (&place.printed_page, place.page) {
        (Some(printed), _) => format!(" on page {printed}"),
        (None, Some(sheet)) => format!(" on sheet {sheet}"),
        (None, None) => String::new(),
    }
}
