//! The committee's tables written to files where a person finds them.

use std::path::{Path, PathBuf};

use directories::UserDirs;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::export::handin::make::{self, What, Wish};
use crate::extract::Reader;
use crate::store::Store;

/// Letters of a file's name before its day.
const LONGEST: usize = 60;

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

/// Writes a table as the kind of file that its paper came as, else as a Word document, among the person's documents, and says where.
pub fn write(store: &Path, wanted: &HandIn, reader: &Reader) -> Result<String, String> {
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
    let name = format!(
        "{} - {} {}",
        meeting.committee,
        wanted.what.words().to_lowercase(),
        wanted.today
    );
    let path = free(&documents()?, &name, kind.ending());
    std::fs::write(&path, &made.bytes)
        .map_err(|error| format!("could not write {}: {error}", path.display()))?;
    store
        .hand_in(meeting.committee_key, wanted.what.name(), now)
        .map_err(|error| error.to_string())?;
    let mut words = format!("written: {}", path.display());
    for sentence in made.said {
        words.push_str("; ");
        words.push_str(sentence.trim_end_matches('.'));
    }
    Ok(words)
}

/// The person's documents, else the home folder.
fn documents() -> Result<PathBuf, String> {
    let folders = UserDirs::new().ok_or("this system names no home folder")?;
    let documents = folders.document_dir().filter(|folder| folder.is_dir());
    Ok(documents.unwrap_or(folders.home_dir()).to_owned())
}

/// A name that no file has yet: nothing is written over.
fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let safe = |letter: char| match letter {
        ' ' | '-' | '(' | ')' => letter,
        letter if letter.is_alphanumeric() => letter,
        _ => '_',
    };
    let name = name.replace(" & ", " and ");
    let (name, day) = name.rsplit_once(' ').unwrap_or((&name, ""));
    let stem: String = name.chars().map(safe).take(LONGEST).collect();
    let stem = format!("{} {day}", stem.trim());
    let mut path = folder.join(format!("{stem}.{ending}"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{stem} ({number}).{ending}"));
        number += 1;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let name = "Parks/Play & Sport - work programme 2031-05-06";
        let first = free(folder.path(), name, "docx");
        assert!(first.ends_with("Parks_Play and Sport - work programme 2031-05-06.docx"));
        std::fs::write(&first, "").unwrap();
        let second = free(folder.path(), name, "docx");
        assert!(second.ends_with("Parks_Play and Sport - work programme 2031-05-06 (2).docx"));
    }
}
