//! Durable edits, backups that are kept, and repair.

use std::fs;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{MAY, agenda, import, item, store};
use crate::store::backup;

#[test]
fn an_edit_is_committed_durably() {
    let (_folder, store) = store();
    let pragma = |name: &str| -> i64 {
        let value = store.edits.pragma_query_value(None, name, |row| row.get(0));
        value.unwrap()
    };
    // 2 is FULL.
    assert_eq!(pragma("synchronous"), 2);
    assert_eq!(pragma("secure_delete"), 1);
    assert_eq!(pragma("foreign_keys"), 1);
}

#[test]
fn the_newest_backup_of_each_of_seven_days_is_kept() {
    let (folder, store) = store();
    let backups = folder.path().join("kept");
    let day = |day: i8, hour: i8| {
        let at = Date::constant(2031, 5, day).at(hour, 0, 0, 0);
        at.to_zoned(TimeZone::UTC).unwrap()
    };
    for number in 1..=9 {
        store.back_up_in(&backups, &day(number, 8)).unwrap();
        store.back_up_in(&backups, &day(number, 9)).unwrap();
    }
    assert_eq!(store.back_up_daily(&backups, &day(9, 10)).unwrap(), None);
    let names: Vec<String> = backup::kept(&backups)
        .unwrap()
        .iter()
        .map(|kept| {
            kept.path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(names.len(), 7, "{names:?}");
    assert_eq!(names[0], "matters-2031-05-09-090000.db");
    assert_eq!(names[6], "matters-2031-05-03-090000.db");
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 7);
}

#[test]
fn what_can_be_reckoned_anew_is_repaired() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &agenda("pack.pdf", MAY, vec![item("1", "Weirs")]),
    );
    store
        .connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO losses (document, position, what) VALUES (99, 0, 'of nothing');
             UPDATE told_items SET item = 999;
             INSERT INTO paragraph_words (rowid, text) VALUES (4711, 'words of no paragraph');
             PRAGMA foreign_keys = ON;",
        )
        .unwrap();
    assert_eq!(store.health().unwrap().faults.len(), 3);
    store.repair().unwrap();
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
    let loose: i64 = store
        .connection
        .query_row("SELECT count(*) FROM losses", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0);
}
