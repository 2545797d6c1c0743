//! Opening a store, and what is no store.

use std::fs;
use std::process::Command;

use rusqlite::Connection;

use super::{MAY, agenda, import, item, minuted, store};
use crate::store::{Error, Filing, Store};

#[test]
fn a_store_is_made_once_and_found_again() {
    let (folder, mut first) = store();
    import(
        &mut first,
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
    );
    drop(first);
    let again = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(again.meetings().unwrap().len(), 1);
    assert_eq!(again.health().unwrap().faults, Vec::<String>::new());
}

#[test]
fn a_store_of_a_newer_version_is_refused_and_left_as_it_was() {
    let (folder, first) = store();
    drop(first);
    let database = folder.path().join("store/matters.db");
    let connection = Connection::open(&database).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = fs::read(&database).unwrap();
    let refused = Store::open(&folder.path().join("store"));
    assert!(matches!(refused, Err(Error::TooNew { found: 99, .. })));
    assert_eq!(fs::read(&database).unwrap(), before);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("matters.db");
    fs::write(&database, "Dear clerk, please find attached").unwrap();
    assert!(matches!(Store::open(folder.path()), Err(Error::Foreign(_))));
    assert_eq!(
        fs::read_to_string(&database).unwrap(),
        "Dear clerk, please find attached"
    );
}

#[test]
fn a_database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let connection = Connection::open(folder.path().join("matters.db")).unwrap();
    connection
        .execute_batch("CREATE TABLE songs (title TEXT)")
        .unwrap();
    drop(connection);
    assert!(matches!(Store::open(folder.path()), Err(Error::Foreign(_))));
}

#[test]
fn a_store_that_was_begun_and_never_made_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("matters.db"), "").unwrap();
    assert!(Store::open(folder.path()).is_ok());
}

#[test]
fn a_folder_that_is_a_file_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes");
    fs::write(&path, "x").unwrap();
    let said = Store::open(&path).map(|_| ()).unwrap_err().to_string();
    assert!(said.contains("cannot be opened for writing"), "{said}");
}

#[cfg(unix)]
#[test]
fn only_its_user_can_read_a_store() {
    use std::os::unix::fs::PermissionsExt;

    use super::reading;

    let (folder, mut first) = store();
    import(&mut first, &reading("page.txt"));
    let root = folder.path().join("store");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&root), 0o700);
    assert_eq!(mode(&root.join("originals")), 0o700);
    for entry in fs::read_dir(&root)
        .unwrap()
        .chain(fs::read_dir(root.join("originals")).unwrap())
    {
        let path = entry.unwrap().path();
        if path.is_file() {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[test]
fn two_programs_open_and_write_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let threads: Vec<_> = (0..4)
        .map(|writer| {
            let path = folder.path().join("store");
            std::thread::spawn(move || {
                let mut store = Store::open(&path).unwrap();
                for paper in 0..5 {
                    let name = format!("{writer}-{paper}.pdf");
                    import(
                        &mut store,
                        &agenda(&name, MAY, vec![minuted("1", &name, &[&name])]),
                    );
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let store = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(store.documents().unwrap().len(), 20);
    assert_eq!(super::actions(&store, MAY).len(), 20);
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
}

/// The name under which a test starts itself to be killed; its value is the folder.
const KILLED: &str = "MATTERS_TEST_KILLED_IMPORT";

#[test]
fn an_import_that_is_killed_leaves_nothing_half() {
    if let Some(folder) = std::env::var_os(KILLED) {
        let mut store = Store::open(folder.as_ref()).unwrap();
        let tx = crate::store::open::writing(&mut store.connection).unwrap();
        tx.execute_batch(
            "INSERT INTO documents (id, sha256, name, kind, language, reader, imported)
             VALUES ('half', 'half', 'half.pdf', 'pdf', 'en', 1, '2031-05-06')",
        )
        .unwrap();
        std::process::abort();
    }
    let (folder, mut store) = store();
    import(
        &mut store,
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
    );
    let status = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::tests::opening::an_import_that_is_killed_leaves_nothing_half",
        ])
        .env(KILLED, folder.path().join("store"))
        .output()
        .unwrap()
        .status;
    assert!(!status.success());
    assert_eq!(store.documents().unwrap().len(), 1);
    import(
        &mut store,
        &agenda("next.pdf", MAY, vec![item("1", "Weirs")]),
    );
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
}

#[test]
fn a_refused_reading_leaves_neither_rows_nor_file() {
    let (folder, mut store) = store();
    // A folder stands where the file is to be kept: the last step fails.
    let sha256 = crate::domain::identity::sha256(b"pack.pdf");
    fs::create_dir(
        folder
            .path()
            .join("store/originals")
            .join(format!("{sha256}.part")),
    )
    .unwrap();
    let refused = store.import(
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
        b"pack.pdf",
        &Filing::default(),
        super::now(),
    );
    assert!(refused.is_err());
    assert!(store.documents().unwrap().is_empty());
    assert!(store.meetings().unwrap().is_empty());
}

#[test]
fn a_store_that_may_not_be_written_is_read_as_it_stands() {
    let (folder, mut first) = store();
    import(
        &mut first,
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
    );
    drop(first);
    let folder = folder.path().join("store");
    let database = || fs::read(folder.join("matters.db")).unwrap();
    let before = database();
    let mut read = Store::open_to_read(&folder).unwrap();
    assert!(read.is_read_only());
    let meeting = read.meetings().unwrap().remove(0);
    assert_eq!(read.desk(meeting.key).unwrap().agenda.len(), 1);
    let refused = read.star(meeting.committee_key, true, &super::hand("Ada"));
    let why = refused.unwrap_err().to_string();
    assert!(why.contains("may not be written"), "{why}");
    drop(read);
    assert_eq!(database(), before);
    assert!(!Store::open(&folder).unwrap().is_read_only());
}

#[test]
fn a_paper_is_named_by_its_file_too_where_one_alone_is_called_so() {
    let (_folder, mut store) = store();
    import(&mut store, &agenda("pack.pdf", MAY, vec![]));
    let mut other = agenda("pack.pdf", super::JUNE, vec![]);
    let bytes = b"another paper of that name";
    other.source.sha256 = crate::domain::identity::sha256(bytes);
    store
        .import(&other, bytes, &Filing::default(), super::now())
        .unwrap();
    import(&mut store, &agenda("notice.pdf", super::JULY, vec![]));
    let why = store.forget("pack.pdf").unwrap_err().to_string();
    assert!(
        why.starts_with("several papers are called “pack.pdf”"),
        "{why}"
    );
    store.forget("notice.pdf").unwrap();
    let why = store.forget("notice.pdf").unwrap_err().to_string();
    assert!(why.contains("matters show documents"), "{why}");
}
