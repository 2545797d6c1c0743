//! A person's own preparation, on the worker: edits, drafts, the brief, pages to print.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use directories::UserDirs;

use crate::domain::soften::soften;
use crate::export::brief::{self, Exempt};
use crate::export::{handout, item, markup, on_screen};
use crate::store::desk::Block;
use crate::store::{Error, Hand, Store};
use crate::tui::event::{Answer, Ask, Prepare, Subject};
use crate::tui::worker::Person;

/// The folder of all that the desk writes: among a person's documents.
pub fn pages() -> PathBuf {
    let documents = UserDirs::new().map(|own| {
        let documents = own.document_dir().map(PathBuf::from);
        documents.unwrap_or_else(|| own.home_dir().to_owned())
    });
    documents.unwrap_or_default().join("matters")
}

/// Of what is typed in a note or a line the newest alone has to be kept. What was asked
/// behind it waits its turn.
pub fn newest(ask: Ask, asked: &Receiver<Ask>, early: &mut Option<Ask>) -> Ask {
    let mut ask = ask;
    while matches!(
        ask,
        Ask::Prepare(Prepare::Draft { .. } | Prepare::Begun { .. })
    ) {
        match asked.try_recv() {
            Ok(later) if goes_on(&ask, &later) => ask = later,
            Ok(later) => {
                *early = Some(later);
                break;
            }
            Err(_) => break,
        }
    }
    ask
}

/// Whether what is asked later says all that is asked now.
fn goes_on(ask: &Ask, later: &Ask) -> bool {
    match (ask, later) {
        (Ask::Prepare(Prepare::Draft { .. }), Ask::Prepare(Prepare::Draft { .. })) => true,
        (
            Ask::Prepare(Prepare::Begun { id: now, .. }),
            Ask::Prepare(Prepare::Begun { id: then, .. }),
        ) => now == then,
        _ => false,
    }
}

/// Keeps what a person prepared, or lists it.
pub fn prepare(store: &mut Store, what: Prepare, hand: &Hand) -> Result<Answer, Error> {
    Ok(match what {
        Prepare::Write {
            spot,
            kind,
            written,
        } => {
            store.jot(&spot, kind, &written, hand)?;
            Answer::Said {
                words: kind.kept(&written).to_owned(),
            }
        }
        Prepare::Draft {
            spot,
            kind,
            written,
        } => {
            store.keep_draft(&spot, kind, &written, hand)?;
            Answer::DraftKept
        }
        Prepare::Drop {
            spot,
            kind,
            written,
        } => {
            store.drop_draft(&spot, kind, &written)?;
            Answer::DraftKept
        }
        Prepare::Remove(kind, id) => {
            store.unjot(&[(kind, id)], hand)?;
            Answer::Said {
                words: format!("your {} is taken away", kind.words()),
            }
        }
        Prepare::List => Answer::Prepared(store.preparation()?),
        Prepare::Begun { id, words } => {
            store.keep_begun(&id, &words, hand)?;
            Answer::DraftKept
        }
        Prepare::ListBegun => Answer::Begun(store.begun(&hand.who)?),
    })
}

/// The brief of a meeting, for the reader.
pub fn brief(store: &Store, person: &Person, meeting: i64) -> Result<Vec<Block>, Error> {
    let paper = brief::of_store(store, meeting, Exempt::LeftOut, person.today)?;
    Ok(on_screen::blocks(&paper))
}

/// Writes an item, or the brief of a meeting, as a page to print.
pub fn print(store: &Store, person: &Person, subject: &Subject) -> Result<Answer, Error> {
    let (what, name, paper) = match subject {
        Subject::Item(key) => {
            let head = store.item_head(*key)?;
            let number = head.number.as_ref().map(|number| format!("item {number} "));
            let title = format!("{}{}", number.unwrap_or_default(), soften(&head.title));
            let name = handout::name(head.date, &head.committee, &title);
            ("the item", name, item::of_store(store, *key)?)
        }
        Subject::Brief(meeting) => {
            let paper = brief::of_store(store, *meeting, Exempt::LeftOut, person.today)?;
            let meetings = store.meetings()?.into_iter();
            let mut of = meetings.filter(|row| row.key == *meeting);
            let of = of.next().map(|row| (row.date, row.committee));
            let (day, committee) = of.unwrap_or_default();
            ("the brief", handout::name(day, &committee, "brief"), paper)
        }
        Subject::Paper(_)
        | Subject::Place { .. }
        | Subject::Changes(_)
        | Subject::Row(_)
        | Subject::Work(_)
        | Subject::Found(..)
        | Subject::Year(..) => {
            return Err(Error::Unknown("an item or the brief is printed".to_owned()));
        }
    };
    let page = markup::html(&paper);
    let path = handout::write(&person.pages, &name, "html", page.as_bytes())?;
    Ok(Answer::Printed {
        what: what.to_owned(),
        path,
        said: Vec::new(),
    })
}
