//! What a person says of actions, kept; and what it was, in words.

use crate::store::edits::Judgement;
use crate::store::{Error, Hand, Store};
use crate::tui::event::Say;
use crate::tui::office;
use crate::tui::pane::words;

/// Keeps what a person says of actions; says what it was.
pub(super) fn say(store: &mut Store, what: Say, hand: &Hand) -> Result<String, Error> {
    Ok(match what {
        Say::Judge {
            actions,
            trace,
            judgement,
        } => {
            store.judge(&actions, &trace, judgement, hand)?;
            match judgement {
                Judgement::Confirmed => "confirmed".to_owned(),
                Judgement::Refused => "refused: it counts no more".to_owned(),
                Judgement::TakenBack => "what was said of it is taken back".to_owned(),
            }
        }
        Say::AddTrace { actions, place } => {
            store.add_trace(&actions, &place, hand)?;
            "added to its history".to_owned()
        }
        Say::Close { actions, closing } => {
            store.close(&actions, &closing, hand)?;
            format!("closed: {}", closing.how.words())
        }
        Say::Reopen { actions } => {
            store.reopen(&actions, hand)?;
            "open again".to_owned()
        }
        Say::Lead { actions, lead } => {
            store.set_owner(&actions, lead.as_deref(), hand)?;
            match lead {
                Some(lead) => format!("lead officer: {lead}"),
                None => "the lead officer is the papers' again".to_owned(),
            }
        }
        Say::Due { actions, due } => {
            store.set_due(&actions, due, hand)?;
            match due {
                Some(due) => format!("due {}", words::day(due)),
                None => "the day is the papers' again".to_owned(),
            }
        }
        Say::Join { actions, stands } => {
            store.join(&actions, hand)?;
            match stands {
                Some(word) => format!("joined: they stand as one, which is {word}"),
                None => "joined: they stand as one".to_owned(),
            }
        }
        Say::Part { actions } => {
            store.part(&actions, hand)?;
            "parted: each stands alone".to_owned()
        }
        Say::Office(deed) => office::keep(store, &deed, hand)?.words,
    })
}
