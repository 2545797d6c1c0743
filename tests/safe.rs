//! Nothing that was answered is lost, whatever ends the program; backups hold what they say;
//! and what is forgotten for good is nowhere any more.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod place;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use matters::store::edits::Spot;
use matters::store::jots::{JotKind, Written};
use matters::store::resolve::Named;
use matters::store::{Hand, Store, Target};
use place::Place;
use serde_json::Value;

const TODAY: &str = "2031-03-01";

/// How many times the program is killed; 200 by the environment variable.
const KILLS: &str = "MATTERS_KILLS";
const FEW: u32 = 12;

/// For how many seconds several edit one store; 60 by the environment variable.
const SECONDS: &str = "MATTERS_SECONDS";
/// How many edits each makes, however short the time.
const LEAST: u32 = 12;

const AGENDA: &str = "\
Saltmarsh Borough Council

HARBOUR SCRUTINY PANEL

Meeting of the Panel to be held on TUESDAY, 4 MARCH 2031 at 6:00 pm in the Guildhall

AGENDA

1. APOLOGIES FOR ABSENCE

2. MOORING FEES

The Head of Quays submits a report. The Panel is recommended to note the report and to comment on the new fees.

3. EXCLUSION OF THE PUBLIC

To resolve that the public be excluded from the meeting for the following item, because exempt information is likely to be disclosed as defined in paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.

4. EXEMPT: SALE OF THE PILOT HOUSE

The Panel is recommended to agree the price that Quillonbury Estates offers for the pilot house.
";

fn here() -> Place {
    Place::with(TODAY, &[("agenda.txt", AGENDA)])
}

/// The program begun, and not waited for.
fn begin(place: &Place, arguments: &[&str]) -> Child {
    place::program(&place.path("store"), TODAY, arguments)
        .stdin(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets a child run for so many looks at it, at most to its end; how many there were.
fn watch(child: &mut Child, looks: u64) -> u64 {
    for look in 0..looks {
        if child.try_wait().unwrap().is_some() {
            return look;
        }
        thread::yield_now();
    }
    looks
}

fn is_sound(place: &Place) {
    let store = Store::open(&place.path("store")).unwrap();
    assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
}

/// An agenda of another day, with words of its own.
fn another(round: u32) -> String {
    AGENDA
        .replace(
            "TUESDAY, 4 MARCH 2031",
            &format!("1 APRIL {}", 2032 + round),
        )
        .replace("MOORING FEES", &format!("MOORING FEES {round}"))
}

#[test]
fn what_was_answered_is_there_after_any_death() {
    let kills = std::env::var(KILLS)
        .ok()
        .and_then(|many| many.parse().ok())
        .unwrap_or(FEW);
    let place = here();
    let fees = place.item("MOORING");
    let whole = {
        let mut child = begin(&place, &["note", &fees, "number zero"]);
        let looks = watch(&mut child, u64::MAX);
        assert!(child.wait().unwrap().success());
        looks
    };
    let mut answered = vec!["number zero".to_owned()];
    let mut chance: u64 = 0x5eed;
    for round in 0..kills {
        let words = format!("number {round} of those that were written");
        let paper = place.paper(&format!("agenda-{round}.txt"), another(round));
        let imports = round % 3 == 2;
        let mut child = if imports {
            begin(&place, &["import", &paper])
        } else {
            begin(&place, &["note", &fees, &words])
        };
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        watch(&mut child, (chance >> 33) % (whole + whole / 4 + 1));
        // It may have ended by itself.
        let _ = child.kill();
        let mut said = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        child.wait().unwrap();
        is_sound(&place);
        if !imports && said.contains("takes it back") {
            answered.push(words);
        }
        if imports && said.contains("1 paper read") {
            let held = place.does(&["show", "documents"]);
            assert!(held.contains(&format!("agenda-{round}.txt")), "{held}");
        }
        let store = Store::open(&place.path("store")).unwrap();
        let kept = store.preparation().unwrap();
        for words in &answered {
            assert!(
                kept.iter()
                    .any(|jot| format!("{jot:?}").contains(words.as_str())),
                "{words} is lost after {round} deaths"
            );
        }
    }
}

/// Writes until the time is up, and `LEAST` times whatever the time; how many that were.
fn write_on(until: Instant, mut write: impl FnMut(u32)) -> u32 {
    let mut written = 0;
    while written < LEAST || Instant::now() < until {
        write(written);
        written += 1;
    }
    written
}

#[test]
fn two_desks_and_two_scripts_that_edit_one_store_lose_nothing() {
    let seconds = std::env::var(SECONDS)
        .ok()
        .and_then(|many| many.parse().ok())
        .unwrap_or_default();
    let place = here();
    let fees = place.item("MOORING");
    let until = Instant::now() + Duration::from_secs(seconds);
    let written: Vec<(String, u32)> = thread::scope(|all| {
        let (place, fees) = (&place, &fees);
        let hands = [
            ("left script", false),
            ("right script", false),
            ("left desk", true),
            ("right desk", true),
        ];
        let hands = hands.map(|(hand, keeps_open)| {
            let writes = all.spawn(move || {
                let words = |number| format!("{hand} {number} of them");
                if !keeps_open {
                    return write_on(until, |number| {
                        place.does(&["note", fees, &words(number)]);
                    });
                }
                // As a desk does: the store stays open, is read after each edit, and an edit
                // of the other is no reason to fail.
                let mut store = Store::open(&place.path("store")).unwrap();
                let Named::Item(item) = store.resolve(fees).unwrap() else {
                    panic!("{fees} is an item")
                };
                write_on(until, |number| {
                    let written = Written {
                        words: words(number),
                        ..Written::default()
                    };
                    let spot = Spot::On(Target::Item(item));
                    store
                        .jot(&spot, JotKind::Note, &written, &Hand::now(hand))
                        .unwrap();
                    assert!(!store.preparation().unwrap().is_empty());
                })
            });
            (hand.to_owned(), writes)
        });
        hands
            .into_iter()
            .map(|(hand, writes)| (hand, writes.join().unwrap()))
            .collect()
    });
    is_sound(&place);
    let kept = Store::open(&place.path("store")).unwrap();
    let kept = kept.preparation().unwrap();
    let kept: BTreeSet<&str> = kept.iter().map(|jot| jot.written.words.as_str()).collect();
    let wanted = written
        .iter()
        .map(|(_, many)| *many as usize)
        .sum::<usize>();
    println!("{written:?}");
    assert_eq!(kept.len(), wanted);
    for (hand, many) in &written {
        for number in 0..*many {
            assert!(kept.contains(format!("{hand} {number} of them").as_str()));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_a_sentence_and_loses_nothing() {
    let place = here();
    let fees = place.item("MOORING");
    place.does(&["note", &fees, "before the disk was full"]);
    // No file may grow beyond a block, as on a disk that has none left.
    let answer = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_matters"))
        .args(["note", &fees, "on a full disk", "--store"])
        .arg(place.path("store"))
        .output()
        .unwrap();
    let said = String::from_utf8(answer.stderr).unwrap();
    assert_eq!(answer.status.code(), Some(1), "{said}");
    assert!(said.contains("nothing was changed"), "{said}");
    is_sound(&place);
    let mine = place.does(&["show", "mine"]);
    assert!(mine.contains("before the disk was full"), "{mine}");
    assert!(!mine.contains("on a full disk"), "{mine}");
}

#[cfg(unix)]
#[test]
fn a_store_that_may_not_be_written_is_a_sentence_and_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    /// Who owns nothing.
    const NOBODY: u32 = 65_534;
    let place = here();
    let fees = place.item("MOORING");
    let store = place.path("store");
    let allow = |folder: u32, file: u32| {
        for entry in fs::read_dir(&store).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::set_permissions(&path, fs::Permissions::from_mode(file)).unwrap();
            }
        }
        fs::set_permissions(&store, fs::Permissions::from_mode(folder)).unwrap();
    };
    allow(0o500, 0o400);
    let is_root = fs::write(store.join("try"), "").is_ok();
    let arguments = ["note", &fees, "in vain"];
    let said = if is_root {
        // Whoever may write whatever the permissions say is somebody else for this.
        fs::remove_file(store.join("try")).unwrap();
        fs::set_permissions(store.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
        allow(0o555, 0o444);
        let mut program = place::program(&store, TODAY, &arguments);
        let Ok(output) = program.uid(NOBODY).output() else {
            eprintln!("skipped: nobody else may run the program");
            return allow(0o700, 0o600);
        };
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    } else {
        place.refuses(&arguments)
    };
    assert!(said.contains("cannot be opened for writing"), "{said}");
    allow(0o700, 0o600);
    is_sound(&place);
}

#[test]
fn a_backup_is_restored_and_the_store_of_then_is_put_aside() {
    let place = here();
    let fees = place.item("MOORING");
    place.does(&["note", &fees, "held by the backup"]);
    let file = place.path("kept.db");
    let file = file.to_str().unwrap();
    let said = place.does(&["backup", "--to", file]);
    assert!(said.contains("backed up and checked"), "{said}");
    assert!(
        place
            .refuses(&["backup", "--to", file])
            .contains("exists already")
    );
    place.does(&["note", &fees, "newer than the backup"]);
    place.import("later.txt", &another(1));
    // A script that does not say so changes nothing.
    let asked = place.refuses(&["restore", file]);
    assert!(asked.contains("It lacks 1 edit of the store"), "{asked}");
    assert!(asked.contains("later.txt"), "{asked}");
    let done = place.does(&["restore", file, "--yes"]);
    let mine = place.does(&["show", "mine"]);
    assert!(mine.contains("held by the backup"), "{mine}");
    assert!(!mine.contains("newer than the backup"), "{mine}");
    let aside = done
        .lines()
        .find_map(|line| {
            line.strip_prefix("The store as it was lies in ")?
                .split(';')
                .next()
        })
        .unwrap()
        .to_owned();
    place.does(&["restore", &aside, "--yes"]);
    assert!(
        place
            .does(&["show", "mine"])
            .contains("newer than the backup")
    );
    is_sound(&place);
}

#[test]
fn what_is_no_backup_is_refused_and_the_store_stays() {
    let place = here();
    let letter = place.paper("letter.db", "Dear clerk, please find attached");
    let said = place.refuses(&["restore", &letter, "--yes"]);
    assert!(said.contains("is not a store of matters"), "{said}");
    let sound = place.path("sound.db");
    place.does(&["backup", "--to", sound.to_str().unwrap()]);
    let mut bytes = fs::read(&sound).unwrap();
    let half = bytes.len() / 2;
    for byte in &mut bytes[half..] {
        *byte = 0x55;
    }
    let damaged = place.paper("damaged.db", bytes);
    place.refuses(&["restore", &damaged, "--yes"]);
    assert!(
        place
            .does(&["show", "agenda"])
            .to_uppercase()
            .contains("MOORING")
    );
}

#[test]
fn the_first_edit_of_a_day_makes_a_backup_and_the_next_none() {
    let place = here();
    let made = || {
        fs::read_dir(place.path("store").join("backups"))
            .unwrap()
            .count()
    };
    assert_eq!(made(), 1, "the import made one");
    let fees = place.item("MOORING");
    place.does(&["note", &fees, "the same day"]);
    assert_eq!(made(), 1);
    assert!(place.does(&["restore", "--list"]).contains("matters-"));
}

#[test]
fn a_damaged_store_is_said_with_the_backup_that_is_sound() {
    let place = here();
    let database = place.path("store").join("matters.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in &mut bytes[4096..] {
        *byte = 0x55;
    }
    fs::write(&database, bytes).unwrap();
    let answer = place.matters(&["doctor", "--repair"]);
    assert_eq!(answer.code, 1, "{}{}", answer.out, answer.err);
    let line = answer
        .out
        .lines()
        .find(|line| line.contains("The newest sound backup"))
        .unwrap_or_else(|| panic!("{}{}", answer.out, answer.err));
    let backup = line
        .split("matters restore ")
        .nth(1)
        .unwrap()
        .trim_end_matches("”.");
    place.does(&["restore", backup, "--yes"]);
    is_sound(&place);
    assert!(
        place
            .does(&["show", "agenda"])
            .to_uppercase()
            .contains("MOORING")
    );
}

/// The files of a folder that hold some words, in any case.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else {
            let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
            let wanted = words.to_ascii_lowercase();
            let wanted = wanted.as_bytes();
            if bytes.windows(wanted.len()).any(|found| found == wanted) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn exempt_items_that_are_forgotten_are_nowhere_any_more() {
    let place = here();
    let (fees, house) = (place.item("MOORING"), place.item("PILOT HOUSE"));
    place.does(&["note", &fees, "a note that stays"]);
    place.does(&["note", &house, "Quillonbury pays too little"]);
    place.does(&["tick", &house]);
    place.does(&["backup"]);
    {
        let store = Store::open(&place.path("store")).unwrap();
        let key = store.documents().unwrap()[0].key;
        store.lend(key).unwrap();
    }
    let store = place.path("store");
    assert!(holding(&store, "quillonbury").len() >= 4);

    let early = place.does(&["forget", "--exempt", "--before", "2031-03-04", "--yes"]);
    assert!(early.contains("nothing exempt"), "{early}");
    let asked = place.refuses(&["forget", "--exempt", "--before", "2031-03-05"]);
    assert!(asked.to_uppercase().contains("PILOT HOUSE"), "{asked}");
    assert!(asked.contains("agenda.txt"), "{asked}");
    assert!(asked.contains("Your own work on them goes"), "{asked}");
    assert!(asked.contains("nothing was changed"), "{asked}");
    assert!(!holding(&store, "quillonbury").is_empty());

    let done = place.does(&["forget", "--exempt", "--before", "2031-03-05", "--yes"]);
    assert!(done.contains("gone for good"), "{done}");
    for words in ["quillonbury", "sale of the pilot", "quillonburi"] {
        assert_eq!(holding(&store, words), Vec::<PathBuf>::new(), "{words}");
    }
    is_sound(&place);
    let agenda = place.does(&["show", "agenda"]).to_uppercase();
    assert!(agenda.contains("MOORING"), "{agenda}");
    assert!(!agenda.contains("PILOT"), "{agenda}");
    let mine = place.does(&["show", "mine"]);
    assert!(mine.contains("a note that stays"), "{mine}");
    // Neither another import nor another reading brings them back unasked.
    place.import("agenda.txt", AGENDA);
    place.does(&["reread"]);
    assert_eq!(holding(&store, "quillonbury"), Vec::<PathBuf>::new());
    let backups: Value = Value::from(place.does(&["restore", "--list"]).lines().count());
    assert_eq!(backups, 1);
}
