//! An item alone, as a page to print: what is asked, recommendations, minutes, report, and
//! what was written beside them; each paragraph with its page.

use crate::domain::soften::soften;
use crate::domain::source::Place;
use crate::domain::wording;
use crate::export::paper::{Entry, Paper, Part, Table};
use crate::parse::table::named;
use crate::store::desk::{Block, BlockRole};
use crate::store::item_head::ItemHead;
use crate::store::{Error, Store};

/// An item of the store as a text.
pub fn of_store(store: &Store, item: i64) -> Result<Paper, Error> {
    let head = store.item_head(item)?;
    let blocks = store.item_prepared(item)?;
    Ok(paper(&head, &blocks))
}

fn paper(head: &ItemHead, blocks: &[Block]) -> Paper {
    let title = soften(&head.title);
    let day = head.date.map_or_else(String::new, |day| {
        format!(", meeting of {}", wording::long_day(day))
    });
    let mut paper = Paper {
        title: match &head.number {
            Some(number) => format!("Item {number}: {title}"),
            None => title,
        },
        subtitle: format!("{}{day}.", soften(&head.committee)),
        parts: Vec::new(),
    };
    if head.exempt {
        paper.text("EXEMPT: for members alone; the public may be asked to leave for it.");
    }
    let mut page = String::new();
    let mut at = 0;
    while at < blocks.len() {
        let rows = blocks[at..]
            .iter()
            .take_while(|block| block.role == BlockRole::Row)
            .count();
        let until = at + rows.max(1);
        let place = blocks[at..until]
            .iter()
            .filter_map(|block| block.source.as_ref())
            .map(|source| &source.place)
            .find(|place| place.page.is_some() || place.printed_page.is_some());
        let place = place.map(Place::short).unwrap_or_default();
        let news = if place.is_empty() || place == page {
            String::new()
        } else {
            page.clone_from(&place);
            format!("  [{place}]")
        };
        if rows > 0 {
            let tables = tables(&blocks[at..until]);
            paper.parts.extend(tables.into_iter().map(Part::Table));
            if !news.is_empty() {
                paper.text(news.trim().to_owned());
            }
        } else {
            paper.parts.push(part(&blocks[at], &news));
        }
        at = until;
    }
    if blocks.is_empty() {
        paper.text("Nothing more is held of this item.");
    }
    paper
}

fn part(block: &Block, page: &str) -> Part {
    let text = &block.text;
    let mark = block.mark.as_str();
    let before = |end: &str| {
        if mark.is_empty() {
            String::new()
        } else {
            format!("{mark}{end} ")
        }
    };
    match block.role {
        BlockRole::Section => Part::Heading(text.clone()),
        BlockRole::Heading => Part::Subheading(format!("{}{page}", soften(text))),
        BlockRole::Loss => Part::Text(format!("Not read: {text}{page}")),
        BlockRole::Fact => Part::Text(format!("{}{text}{page}", before(":"))),
        BlockRole::Recommendation if !mark.contains('.') => {
            Part::Text(format!("{}{text}{page}", before(")")))
        }
        BlockRole::Mine(mine) => {
            let label = mine.label().trim_end_matches(':');
            let mut own: Vec<String> = text.lines().map(str::to_owned).collect();
            match own.first_mut() {
                Some(first) => *first = format!("{label}: {first}"),
                None => own.push(label.to_owned()),
            }
            Part::Entry(Entry {
                own,
                ..Entry::default()
            })
        }
        BlockRole::Text
        | BlockRole::Point
        | BlockRole::Row
        | BlockRole::Ask
        | BlockRole::Clause
        | BlockRole::Recommendation => Part::Text(format!("{}{text}{page}", before(""))),
    }
}

/// The tables that rows under one another are, each as wide as its widest row.
fn tables(rows: &[Block]) -> Vec<Table> {
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.text.split('\t').map(str::trim).collect())
        .collect();
    let table = |part: &named::Part| {
        let own = &rows[part.rows.clone()];
        let widest = own.iter().map(Vec::len).max().unwrap_or(0);
        let cells = |row: &Vec<&str>| {
            let mut cells: Vec<String> = row.iter().map(|cell| (*cell).to_owned()).collect();
            cells.resize(widest, String::new());
            cells
        };
        let mut headings = part.names.clone();
        headings.resize(widest, String::new());
        Table {
            headings,
            rows: own[part.headings..].iter().map(cells).collect(),
        }
    };
    named::parts(&rows).iter().map(table).collect()
}
