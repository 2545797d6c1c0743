//! What of the lists concerns the chosen item, and why.

use crate::domain::fold;
use crate::store::desk::{AgendaRow, MinuteRow, ProgrammeLine};
use crate::tui::pane::prepared::{Prepared, Promise};

/// The chosen item as the lists are compared with it.
pub struct Links {
    title: String,
    /// The item confirms the minutes of this day, so all that was promised then
    /// concerns it.
    confirms: Option<jiff::civil::Date>,
}

impl Links {
    /// Of an item of a meeting.
    pub fn new(prepared: &Prepared, item: &AgendaRow) -> Links {
        let title = fold::compare(&item.title);
        let confirms = (item.procedural && title.split(' ').any(|word| word == "minutes"))
            .then(|| prepared.desk.minutes.first().and_then(|row| row.date))
            .flatten();
        Links { title, confirms }
    }

    /// Why an item of minutes concerns the chosen item.
    pub fn minute(&self, row: &MinuteRow) -> Option<String> {
        self.same(&row.title).then(String::new)
    }

    /// Why a promise concerns the chosen item.
    pub fn promise(&self, prepared: &Prepared, promise: &Promise) -> Option<String> {
        let action = prepared.first(promise);
        if self.confirms.is_some() && action.date == self.confirms {
            return Some("made there".to_owned());
        }
        let title = action.item.as_deref()?;
        self.same(title).then(|| "same title".to_owned())
    }

    /// Why a programme row concerns the chosen item.
    pub fn programme(&self, line: &ProgrammeLine) -> Option<String> {
        self.same(&line.item).then(|| "same title".to_owned())
    }

    fn same(&self, title: &str) -> bool {
        !self.title.is_empty() && fold::compare(title) == self.title
    }
}
