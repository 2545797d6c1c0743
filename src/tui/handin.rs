//! The committee's tables written to files where a person finds them.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::export::handin::make::{self, What, Wish};
use crate::export::handout;
use crate::extract::Reader;
use crate::store::Store;
use crate::tui::preparing;

/// What is written, and of which meeting's committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// The store's key of the meeting.
    pub meeting: i64,
    /// The table.
    pub what: What,
    /// The day that counts as today.
    pub today: Date,
}

/// A table that was written: the file, and what there is to say of it.
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Sentences.
    pub said: Vec<String>,
}

/// Writes a table, as the kind of file that its paper came as, into the folder of all that the desk writes.
pub fn write(store: &Path, wanted: &HandIn, reader: &Reader) -> Result<Written, String> {
    let mut store = Store::open(store).map_err(|error| error.to_string())?;
    let meetings = store.meetings().map_err(|error| error.to_string())?;
    let Some(meeting) = meetings
        .into_iter()
        .find(|meeting| meeting.key == wanted.meeting)
    else {
        return Err("that meeting is not held any more".to_owned());
    };
    let now = Timestamp::now();
    let kind = make::kind_of(&store, &meeting, wanted.what).map_err(|error| error.to_string())?;
    let wish = Wish {
        what: wanted.what,
        kind,
        day: None,
        changes: false,
        include_exempt: false,
        template: None,
        today: wanted.today,
        now,
    };
    let made = make::make(&store, &meeting, &wish, reader).map_err(|error| error.to_string())?;
    let what = wanted.what.words().to_lowercase();
    let name = handout::name(Some(wanted.today), &meeting.committee, &what);
    let folder = preparing::pages();
    let path = handout::write(&folder, &name, kind.ending(), &made.bytes)
        .map_err(|error| format!("could not write {name} in {}: {error}", folder.display()))?;
    store
        .hand_in(meeting.committee_key, wanted.what.name(), now)
        .map_err(|error| error.to_string())?;
    Ok(Written {
        path,
        said: made.said,
    })
}
