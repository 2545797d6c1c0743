//! Opening: the folder, the lock, the connections and the numbered migrations.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::{Error, Store};

/// The database's file in the store's folder.
pub(super) const DATABASE: &str = "matters.db";
/// The folder of kept originals, each by its hash.
pub(super) const ORIGINALS: &str = "originals";
/// What two programs that open the store at once wait on.
const LOCK: &str = "matters.lock";

/// "MatA": what `file` and other programs know the database by.
const APPLICATION_ID: i32 = 0x4d61_7441;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// A write waits this long for another program's write; imports are the longest.
const PATIENCE: Duration = Duration::from_secs(10);

/// The version that the last migration leaves.
const KNOWN: u32 = 14;
/// Append-only: each is a file that says its reason.
const MIGRATIONS: [M; KNOWN as usize] = [
    M::up(include_str!("migrations/0001_papers_and_work.sql")),
    M::up(include_str!("migrations/0002_words_of_a_paper_at_once.sql")),
    M::up(include_str!("migrations/0003_whole_papers.sql")),
    M::up(include_str!("migrations/0004_reports_and_figures.sql")),
    M::up(include_str!("migrations/0005_threads.sql")),
    M::up(include_str!("migrations/0006_slips_and_names.sql")),
    M::up(include_str!("migrations/0007_minutes_of_tasks.sql")),
    M::up(include_str!("migrations/0008_trackers_on_their_own.sql")),
    M::up(include_str!(
        "migrations/0009_paragraphs_that_may_answer.sql"
    )),
    M::up(include_str!("migrations/0010_where_one_was.sql")),
    M::up(include_str!("migrations/0011_corrections_are_marks.sql")),
    M::up(include_str!("migrations/0012_progress_of_tasks.sql")),
    M::up(include_str!("migrations/0013_threads_due.sql")),
    M::up(include_str!("migrations/0014_leads_of_rows.sql")),
];

impl Store {
    /// Whether a folder holds a store.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(DATABASE).is_file()
    }

    /// Opens the store in a folder, making it where there is none, readable by its
    /// user alone, and bringing its tables up to date.
    pub fn open(folder: &Path) -> Result<Store, Error> {
        let unusable = |error: io::Error| unusable(folder, &error);
        private_folder(folder).map_err(unusable)?;
        let database = folder.join(DATABASE);
        refuse_other_files(&database)?;

        // The version is read outside the migrations' own transaction, and the
        // switch to WAL waits for nobody: one program at a time.
        let lock = private_file(&folder.join(LOCK)).map_err(unusable)?;
        lock.lock().map_err(unusable)?;
        private_file(&database).map_err(unusable)?;
        let mut connection = Connection::open(&database).map_err(|error| explain(folder, error))?;
        let is_older = prepare(&mut connection, &database).map_err(|error| match error {
            Error::Sqlite(error) => explain(folder, error),
            error => error,
        })?;
        private_folder(&folder.join(ORIGINALS)).map_err(unusable)?;
        drop(lock);

        let edits = Connection::open(&database)?;
        set_up(&edits)?;
        // An edit is on the disk before the screen shows it.
        edits.pragma_update(None, "synchronous", "FULL")?;
        let mut store = Store {
            connection,
            edits,
            folder: folder.to_owned(),
            threads_wait: false,
        };
        if is_older {
            // An older program reckoned less, and its papers are all here.
            store.reckon_threads()?;
        } else {
            // Whatever brought in many papers may have been broken off before the last.
            store.reckon_due_threads()?;
        }
        Ok(store)
    }

    /// Opens a store that may not be written, as it stands: an edit of it is refused.
    pub fn open_to_read(folder: &Path) -> Result<Store, Error> {
        let database = folder.join(DATABASE);
        refuse_other_files(&database)?;
        let connection = reading(&database)?;
        refuse_other_versions(&connection, &database)?;
        if application_and_version(&connection)?.1 < KNOWN {
            return Err(Error::Unknown(
                "an older matters wrote the store last, and it may not be written to bring it up \
                 to date; make its folder writable and repeat"
                    .to_owned(),
            ));
        }
        Ok(Store {
            edits: reading(&database)?,
            connection,
            folder: folder.to_owned(),
            threads_wait: false,
        })
    }

    /// Whether it was opened to be read alone.
    pub fn is_read_only(&self) -> bool {
        self.connection.is_readonly("main").unwrap_or(false)
    }

    /// Counts up whenever another connection wrote (`PRAGMA data_version`), this
    /// store's own edits included.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Where a document's bytes are kept.
    pub(super) fn original(&self, sha256: &str) -> PathBuf {
        self.folder.join(ORIGINALS).join(sha256)
    }
}

/// Begins a write: at once, since a transaction that reads first and writes later is
/// refused whenever another program wrote between.
pub(super) fn writing(connection: &mut Connection) -> Result<rusqlite::Transaction<'_>, Error> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Opens a file for its user alone, making it where there is none.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    for_its_user(&mut options);
    options.open(path)
}

/// Brings the tables up to date, and answers whether an older program made them.
fn prepare(connection: &mut Connection, database: &Path) -> Result<bool, Error> {
    connection.busy_timeout(PATIENCE)?;
    let (application, found) = application_and_version(connection)?;
    if application != APPLICATION_ID {
        let empty: bool = connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)",
            [],
            |row| row.get(0),
        )?;
        if application != 0 || found != 0 || !empty {
            return Err(Error::Foreign(database.to_owned()));
        }
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    if found > KNOWN {
        return Err(Error::TooNew {
            found,
            known: KNOWN,
        });
    }
    set_up(connection)?;
    if found < KNOWN {
        Migrations::from_slice(&MIGRATIONS)
            .to_latest(connection)
            .map_err(|error| match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => Error::Sqlite(err),
                error => Error::Io(io::Error::other(error.to_string())),
            })?;
    }
    Ok((1..KNOWN).contains(&found))
}

fn application_and_version(connection: &Connection) -> Result<(i32, u32), Error> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application, version))
}

/// A connection that writes nothing.
fn reading(database: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let usual = Connection::open_with_flags(database, flags)?;
    let connection = if application_and_version(&usual).is_ok() {
        usual
    } else {
        // Readers of a WAL share a file beside it, which cannot be made here. Where no edits
        // wait in the WAL, nobody writes, and the database alone is all there is.
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        if fs::metadata(Path::new(&log)).is_ok_and(|log| log.len() > 0) {
            return Err(Error::Unknown(
                "edits of the store wait to be put into it, and it may not be written; open it \
                 once where it may be"
                    .to_owned(),
            ));
        }
        Connection::open_with_flags(unchanging(database), flags)?
    };
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The address of a database that does not change while it is read.
fn unchanging(database: &Path) -> String {
    let mut path = database.display().to_string();
    for (sign, code) in [("%", "%25"), ("?", "%3f"), ("#", "%23")] {
        path = path.replace(sign, code);
    }
    if cfg!(windows) {
        path = format!("/{}", path.replace('\\', "/"));
    }
    format!("file:{path}?immutable=1")
}

/// Refuses a database that no version of this program, or a newer one, made.
pub(super) fn refuse_other_versions(connection: &Connection, file: &Path) -> Result<(), Error> {
    match application_and_version(connection)? {
        (APPLICATION_ID, 1..=KNOWN) => Ok(()),
        (APPLICATION_ID, found) if found > KNOWN => Err(Error::TooNew {
            found,
            known: KNOWN,
        }),
        (_, _) => Err(Error::Foreign(file.to_owned())),
    }
}

fn set_up(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is forgotten is overwritten, not merely unlinked.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Refuses a file that is no database before `SQLite` touches it.
pub(super) fn refuse_other_files(database: &Path) -> Result<(), Error> {
    let mut head = [0; MAGIC.len()];
    let mut file = match File::open(database) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unusable(database, &error)),
    };
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    match file.read_exact(&mut head) {
        Ok(()) if &head == MAGIC => Ok(()),
        Ok(()) | Err(_) => Err(Error::Foreign(database.to_owned())),
    }
}

fn unusable(path: &Path, error: &io::Error) -> Error {
    Error::Io(io::Error::new(
        error.kind(),
        format!(
            "the store in {} cannot be opened for writing ({error}); make the folder writable, or point --store at another one",
            path.display()
        ),
    ))
}

/// Says in words what `SQLite` says of a folder or file that it may not write.
fn explain(folder: &Path, error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode::{CannotOpen, NotADatabase, PermissionDenied, ReadOnly};
    match error.sqlite_error_code() {
        Some(CannotOpen | PermissionDenied | ReadOnly) => unusable(
            folder,
            &io::Error::new(io::ErrorKind::PermissionDenied, error.to_string()),
        ),
        Some(NotADatabase) => Error::Foreign(folder.join(DATABASE)),
        Some(_) | None => Error::Sqlite(error),
    }
}

/// Makes a folder for its user alone, where there is none.
pub(super) fn private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    folder_for_its_user(&mut builder);
    builder.create(folder)
}

// Windows gives a user's own data folder to that user alone already.
#[cfg(unix)]
fn for_its_user(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}
#[cfg(unix)]
fn folder_for_its_user(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}
#[cfg(not(unix))]
fn for_its_user(_options: &mut OpenOptions) {}
#[cfg(not(unix))]
fn folder_for_its_user(_builder: &mut fs::DirBuilder) {}
