//! `read` and `search`: the words of papers, with their places.

use std::io::{self, Write};

use anyhow::{Result, bail};

use crate::cli::args::{Arguments, Format, Markup, Read, Search};
use crate::cli::brief;
use crate::cli::named;
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::export;
use crate::store::desk::BlockRole;
use crate::tui::text::soften_beside;

/// Prints one item as plain text, each paragraph with its page.
pub fn read(arguments: &Arguments, read: &Read, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let store = place.store_to_read()?;
    let (meeting, committee) = (read.meeting.as_deref(), read.committee.as_deref());
    let named = named::item(&store, &place, &read.item, meeting, committee)?;
    let item = named.key;
    if !read.include_exempt && store.item_head(item)?.exempt {
        bail!("that item is exempt: --include-exempt prints it, for members alone");
    }
    if read.format.is_some() || read.out.is_some() {
        let paper = export::item::of_store(&store, item)?;
        return brief::hand_out(&paper, read.format, Markup::Txt, read.out.as_deref(), out);
    }
    if let Some(told) = &named.told {
        out.line(told)?;
    }
    for block in store.item_prepared(item)? {
        // A text has no pages, and a line beside every paragraph would only be in the way.
        let place = block.source.as_ref().map(|source| &source.place);
        let page = place
            .filter(|place| place.page.is_some() || place.printed_page.is_some())
            .map_or_else(String::new, |place| format!("  [{}]", place.short()));
        let mark = match block.role {
            _ if block.mark.is_empty() => String::new(),
            BlockRole::Recommendation => format!("{}) ", block.mark),
            BlockRole::Fact => format!("{}: ", block.mark),
            BlockRole::Mine(mine) => format!("{}: ", mine.label().trim_end_matches(':')),
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
            BlockRole::Mine(_) => format!("    {mark}{}", block.text.replace('\n', "\n      ")),
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
    let store = Place::of(arguments)?.store_to_read()?;
    let mut hits = store.search(&search.words.join(" "), search.limit)?;
    let found = hits.len();
    if !search.include_exempt {
        let withheld = store.withheld()?;
        hits.retain(|hit| !hit.exempt && !withheld.has_place(&hit.source));
    }
    let left_out = found - hits.len();
    for hit in &mut hits {
        // The marks around what matched are the screen's; a page of text has none.
        hit.excerpt
            .retain(|letter| !matches!(letter, '\u{2}' | '\u{3}'));
    }
    if hits.is_empty() && left_out == 0 && search.printed.format() == Format::Table {
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
    out.answer(search.printed.format(), &table, &hits)?;
    left_out_words(left_out, search.printed.format(), out)
}

/// Says how many exempt rows were left out: among the answer for people, beside it for
/// programs.
pub fn left_out_words(count: usize, format: Format, out: &mut Printer) -> Result<()> {
    let words = (count > 0).then(|| export::exempt::words(count));
    beside(words.as_deref(), format, out)
}

/// Says something of an answer: among it for people, beside it for programs.
pub fn beside(words: Option<&str>, format: Format, out: &mut Printer) -> Result<()> {
    let Some(words) = words else { return Ok(()) };
    if format == Format::Table {
        out.line(words)?;
        return out.flush();
    }
    writeln!(io::stderr(), "{words}")?;
    Ok(())
}
