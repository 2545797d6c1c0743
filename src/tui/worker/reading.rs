//! The words of what the reader shows, and the paper that something stands in: without what is
//! withheld while the screen is shared.

use crate::store::desk::Block;
use crate::store::{Error, Store};
use crate::tui::event::{Answer, Subject};
use crate::tui::find::preview;
use crate::tui::worker::{HIDDEN, Person};
use crate::tui::{office, preparing};

/// The words of something, without those that are withheld.
pub(super) fn blocks(
    store: &Store,
    person: &Person,
    subject: &Subject,
) -> Result<Vec<Block>, Error> {
    let Some(withheld) = person.withheld(store)? else {
        return all_blocks(store, person, subject);
    };
    if let Subject::Item(key) = subject
        && withheld.items.contains(key)
    {
        return Ok(Vec::new());
    }
    let mut blocks = all_blocks(store, person, subject)?;
    blocks.retain(|block| !withheld.has_block(block));
    Ok(blocks)
}

fn all_blocks(store: &Store, person: &Person, subject: &Subject) -> Result<Vec<Block>, Error> {
    match subject {
        Subject::Item(key) => store.item_prepared(*key),
        Subject::Paper(document) => store.paper(*document),
        Subject::Place {
            document,
            page,
            line,
        } => store.around(*document, *page, *line),
        Subject::Changes(meeting) => store.changes(*meeting),
        Subject::Row(row) => store.row_changes(*row),
        Subject::Brief(meeting) => preparing::brief(store, person, *meeting),
        Subject::Work(row) => office::journal(store, row),
        Subject::Found(kind, key) => preview::blocks(store, *kind, *key, person.today),
        Subject::Year(committee, today) => office::year(store, *committee, *today),
    }
}

/// The paper that something stands in, at its sheet.
pub(super) fn sheets(
    store: &Store,
    person: &Person,
    subject: &Subject,
    sheet: Option<u32>,
) -> Result<Answer, Error> {
    let found = match subject {
        Subject::Place {
            document,
            page,
            line,
        } => Some((*document, *page, *line)),
        Subject::Item(_)
        | Subject::Paper(_)
        | Subject::Changes(_)
        | Subject::Row(_)
        | Subject::Brief(_)
        | Subject::Work(_)
        | Subject::Found(..)
        | Subject::Year(..) => {
            let blocks = blocks(store, person, subject)?;
            let sources = || blocks.iter().filter_map(|block| block.source.as_ref());
            let begins = sources().find(|source| sheet.is_some() && source.place.page == sheet);
            let paged = || sources().find(|source| source.place.page.is_some());
            let source = begins.or_else(paged).or_else(|| sources().next());
            source.map(|source| {
                let place = &source.place;
                (source.document_key, place.page, place.line)
            })
        }
    };
    let Some((document, page, line)) = found else {
        return Ok(Answer::Sheets {
            sheets: Err("no paper is held for this".to_owned()),
            at: 1,
            down: 0,
        });
    };
    let at = page.or(sheet).unwrap_or(1);
    let down = match page {
        Some(page) => store.how_far_down(document, page, line)?,
        None => 0,
    };
    // Restricted words may stand anywhere on a picture.
    let withheld = person.withheld(store)?;
    let sheets = match withheld {
        Some(withheld) if withheld.has_document(document) => Err(HIDDEN.to_owned()),
        Some(_) | None => Ok(store.sheets(document)?),
    };
    Ok(Answer::Sheets { sheets, at, down })
}
