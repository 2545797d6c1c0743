//! `read` and `search`: the words of papers, with their places.

use anyhow::{Result, bail};

use crate::cli::args::{Arguments, Read, Search};
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::store::desk::BlockRole;
use crate::store::resolve::Named;
use crate::tui::text::soften_beside;

/// Prints one item as plain text, each paragraph with its page.
pub fn read(arguments: &Arguments, read: &Read, out: &mut Printer) -> Result<()> {
    let store = Place::of(arguments)?.store()?;
    let Named::Item(item) = store.resolve(&read.item)? else {
        bail!(
            "“{}” is no item; “matters show agenda” lists items with their ids",
            read.item
        );
    };
    for block in store.item(item)? {
        // A text has no pages, and a line beside every paragraph would only be in the way.
        let place = block.source.as_ref().map(|source| &source.place);
        let page = place
            .filter(|place| place.page.is_some() || place.printed_page.is_some())
            .map_or_else(String::new, |place| format!("  [{}]", place.short()));
        let mark = match block.role {
            _ if block.mark.is_empty() => String::new(),
            BlockRole::Recommendation => format!("{}) ", block.mark),
            BlockRole::Fact => format!("{}: ", block.mark),
            BlockRole::Section
            | BlockRole::Heading
            | BlockRole::Text
            | BlockRole::Point
            | BlockRole::Row
            | BlockRole::Ask
            | BlockRole::Clause
            | BlockRole::Loss => format!("{} ", block.mark),
        };
        let line = match block.role {
            BlockRole::Section => format!("\n{}", block.text.to_uppercase()),
            BlockRole::Heading => format!("\n{}{page}", block.text),
            BlockRole::Row => format!("  {}{page}", block.text.replace('\t', " | ")),
            BlockRole::Loss => format!("  not read: {}{page}", block.text),
            BlockRole::Text
            | BlockRole::Point
            | BlockRole::Ask
            | BlockRole::Recommendation
            | BlockRole::Fact
            | BlockRole::Clause => format!("  {mark}{}{page}", block.text),
        };
        out.line(&line)?;
    }
    out.flush()
}

/// Prints the places where words stand, best first.
pub fn search(arguments: &Arguments, search: &Search, out: &mut Printer) -> Result<()> {
    let store = Place::of(arguments)?.store()?;
    let mut hits = store.search(&search.words.join(" "), search.limit)?;
    for hit in &mut hits {
        // The marks around what matched are the screen's; a page of text has none.
        hit.excerpt
            .retain(|letter| !matches!(letter, '\u{2}' | '\u{3}'));
    }
    if hits.is_empty() && search.format == crate::cli::args::Format::Table {
        out.line("no paper that is held says that")?;
        return out.flush();
    }
    let table = Table {
        headings: vec!["Paper", "Place", "Meeting", "Words"],
        rows: hits
            .iter()
            .map(|hit| {
                vec![
                    hit.source.document.clone(),
                    hit.source.place.short(),
                    hit.meeting
                        .as_deref()
                        .map_or_else(|| "unfiled".to_owned(), soften_beside),
                    if hit.exempt {
                        format!("EXEMPT · {}", hit.excerpt.replace('\t', " | "))
                    } else {
                        hit.excerpt.replace('\t', " | ")
                    },
                ]
            })
            .collect(),
    };
    out.answer(search.format, &table, &hits)
}
