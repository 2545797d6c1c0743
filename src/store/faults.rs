//! What `SQLite` says when it says no, as sentences for a person.

use rusqlite::{Error, ErrorCode};

/// What is wrong, what became of what was asked, and what to do.
pub(super) fn words(error: &Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "the disk is full, and nothing was changed; make room and do it again".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "the store may not be written, and nothing was changed; make its folder writable and do it again"
                .to_owned()
        }
        Some(ErrorCode::SystemIoFailure) => {
            "the disk could not be read or written, and nothing was changed; look whether it is full or gone, and do it again"
                .to_owned()
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another matters is writing and did not end in time, and nothing was changed; do it again"
                .to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "the database is damaged; “matters doctor” says what can be done".to_owned()
        }
        Some(_) | None => error.to_string(),
    }
}
