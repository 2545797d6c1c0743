//! Progress of actions and programme rows: dated entries, of which the older are kept.
//! Progress is printed in what is handed out; a note never is.

use super::carry_out;
use super::kinds::{PROGRESS, ROW_PROGRESS};
use super::marks::Wish;
use super::rows::{named, standing};
use crate::store::columns::json;
use crate::store::open::writing;
use crate::store::{Error, Hand, Store, Target};

impl Store {
    /// Writes an entry of progress on actions or programme rows. Several are one edit,
    /// undone together.
    pub fn write_progress(
        &mut self,
        targets: &[Target],
        text: &str,
        hand: &Hand,
    ) -> Result<(), Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::Unknown(
                "progress needs words; type them and repeat".to_owned(),
            ));
        }
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(targets.len());
        for &target in targets {
            let kind = match target {
                Target::Action(_) => PROGRESS,
                Target::Programme(_) => ROW_PROGRESS,
                Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
                    return Err(Error::Unknown(
                        "progress is written on actions and programme rows".to_owned(),
                    ));
                }
            };
            let (_, row, what) = named(&tx, target)?;
            // Ids grow with time; two entries of one instant are told apart.
            let mut instant = hand.at.as_nanosecond();
            let mut id = format!("{row}/{instant:024}");
            while standing(&tx, kind, &id)?.is_some() {
                instant += 1;
                id = format!("{row}/{instant:024}");
            }
            wishes.push(Wish::mark(kind, id, what, Some(json(text))));
        }
        carry_out(&tx, hand, "progress", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Takes an entry of progress away, by its id.
    pub fn remove_progress(
        &mut self,
        target: Target,
        entry: &str,
        hand: &Hand,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let (_, _, what) = named(&tx, target)?;
        let kind = match target {
            Target::Programme(_) => ROW_PROGRESS,
            Target::Action(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
                PROGRESS
            }
        };
        let wish = Wish::nothing(kind, entry.to_owned(), what);
        carry_out(&tx, hand, "no progress", vec![wish])?;
        tx.commit()?;
        Ok(())
    }
}
