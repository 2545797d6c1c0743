//! The real binary from outside: every command without a screen, and bad input.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use place::{Place, matters};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A pack of an invented panel: an agenda, and the minutes of the meeting before.
const PACK: &str = "\
Orrin Vale Borough Council

MEETING OF THE HOUSING SCRUTINY PANEL

DATE: TUESDAY, 6 MAY 2031

TIME: 6:00 pm

PLACE: Committee Room 2, The Guildhall

Members of the Committee

Councillor Ashby (Chair)

Councillors Brandt and Oyelaran

AGENDA

1. APOLOGIES FOR ABSENCE

2. MINUTES OF THE PREVIOUS MEETING

The minutes of the meeting held on 4 March 2031 have been circulated and the Panel is asked to confirm them as a correct record.

3. DAMP AND MOULD IN COUNCIL HOMES

The Director of Housing submits a report on damp and mould.

Members of the Panel are recommended to note the report and comment on the inspection targets.

4. ANY OTHER URGENT BUSINESS

Minutes of the Meeting of the
HOUSING SCRUTINY PANEL

Held: TUESDAY, 4 MARCH 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

Councillor Brandt

21. APOLOGIES FOR ABSENCE

There were no apologies for absence.

22. DAMP AND MOULD IN COUNCIL HOMES

The Director of Housing presented a report on damp and mould.

The Chair requested that a breakdown of repairs by ward be brought to the next meeting.

AGREED:

1. That the report be noted.
2. That the Panel requests a written update on the dehumidifier scheme.

There being no other business, the meeting closed at 7.20 pm.
";

/// The day on which the commands are run.
const TODAY: &str = "2031-05-03";

/// The ids of the actions of the store, with their words.
fn actions(place: &Place) -> Vec<(String, String, Value)> {
    let answers = place.json(&["show", "actions"]);
    let answers = answers.as_array().unwrap();
    answers
        .iter()
        .map(|answer| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                text(&answer["action"]["id"]),
                text(&answer["action"]["text"]),
                answer.clone(),
            )
        })
        .collect()
}

#[test]
fn a_pack_is_imported_and_said_in_a_line() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let answer = place.matters(&["import", &pack]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("pack.txt  pack of"), "{}", answer.out);
    assert!(answer.out.contains("6 May 2031"), "{}", answer.out);
    assert!(answer.out.contains("6 items · 2 actions"), "{}", answer.out);
    assert!(answer.out.contains("1 paper read"), "{}", answer.out);
}

#[test]
fn importing_twice_changes_nothing() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let before = place.matches_of_everything();
    let again = place.matters(&["import", place.path("pack.txt").to_str().unwrap()]);
    assert!(again.out.contains("held already"), "{}", again.out);
    assert_eq!(before, place.matches_of_everything());
}

impl Place {
    fn matches_of_everything(&self) -> Vec<Value> {
        [
            "meetings",
            "agenda",
            "minutes",
            "actions",
            "programme",
            "losses",
            "documents",
        ]
        .iter()
        .map(|what| self.json(&["show", what]))
        .collect()
    }
}

#[test]
fn a_pack_can_come_on_standard_input() {
    let place = Place::on(TODAY);
    let answer = place.feed(&["import", "-"], PACK);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(
        answer.out.contains("standard input  pack of"),
        "{}",
        answer.out
    );
}

#[test]
fn the_agenda_says_what_is_asked() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let agenda = place.matters(&["show", "agenda"]);
    assert!(
        agenda.out.contains("Damp and Mould in Council Homes"),
        "{}",
        agenda.out
    );
    assert!(
        agenda.out.contains("comment on the inspection targets"),
        "{}",
        agenda.out
    );
    let csv = place.matters(&["show", "agenda", "--format", "csv"]);
    assert!(csv.out.starts_with("id,no,title,"), "{}", csv.out);
}

#[test]
fn a_tick_holds_and_can_be_undone() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let (id, text, _) = actions(&place)
        .into_iter()
        .find(|(_, text, _)| text.contains("dehumidifier"))
        .unwrap();
    assert_eq!(place.matters(&["tick", &id[..8]]).code, 0);
    let ticked = |place: &Place| {
        actions(place)
            .into_iter()
            .find(|(other, ..)| *other == id)
            .unwrap()
            .2
    };
    assert_eq!(ticked(&place)["state"], "done");
    assert_eq!(ticked(&place)["ticked"]["by"], "clerk");
    let undone = place.matters(&["undo"]);
    assert!(undone.out.contains("undone"), "{}", undone.out);
    assert_ne!(ticked(&place)["state"], "done", "{text}");
    assert_eq!(place.matters(&["redo"]).code, 0);
    assert_eq!(ticked(&place)["state"], "done");
}

#[test]
fn a_tick_survives_forgetting_the_paper_and_importing_it_again() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let (id, ..) = actions(&place).remove(0);
    assert_eq!(place.matters(&["tick", &id]).code, 0);
    let documents = place.json(&["show", "documents"]);
    let document = documents[0]["id"].as_str().unwrap();
    assert_eq!(place.matters(&["forget", document]).code, 0);
    assert_eq!(
        place.json(&["show", "documents"]).as_array().unwrap().len(),
        0
    );
    assert!(!place.json(&["show", "lost"]).as_array().unwrap().is_empty());
    assert_eq!(
        fs::read_dir(place.path("store").join("originals"))
            .unwrap()
            .count(),
        0
    );
    place.matters(&["import", place.path("pack.txt").to_str().unwrap()]);
    let (_, _, action) = actions(&place)
        .into_iter()
        .find(|(other, ..)| *other == id)
        .unwrap();
    assert_eq!(action["state"], "done");
}

#[test]
fn a_page_without_a_meeting_waits_to_be_filed() {
    let place = Place::on(TODAY);
    let page = place.paper("page.txt", b"Agenda item\n\nGarage rents\n\nThe Director submits a report on rents.\n\nMinutes:\n\nThe Director presented the report.\n\nRESOLVED:\n\n1. That the Director report back on empty garages.\n\nSupporting documents:\n");
    let answer = place.matters(&["import", &page]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("unfiled"), "{}", answer.out);
    let unfiled = place.json(&["show", "unfiled"]);
    let id = unfiled[0]["id"].as_str().unwrap();
    let refiled = place.matters(&[
        "refile",
        id,
        "--committee",
        "Housing Scrutiny Panel",
        "--date",
        "4 March 2031",
    ]);
    assert_eq!(refiled.code, 0, "{}", refiled.err);
    assert!(
        place
            .json(&["show", "unfiled"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(
        actions(&place)
            .iter()
            .any(|(_, text, _)| text.contains("empty garages"))
    );
}

#[test]
fn words_are_found_with_their_place() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let found = place.matters(&["search", "dehumidifier"]);
    assert!(found.out.contains("pack.txt"), "{}", found.out);
    assert!(
        found
            .out
            .contains("written update on the dehumidifier scheme"),
        "{}",
        found.out
    );
    let none = place.matters(&["search", "NEAR(", "\"", "AND"]);
    assert_eq!(none.code, 0, "{}", none.err);
}

#[test]
fn an_item_reads_as_plain_text() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let agenda = place.json(&["show", "agenda"]);
    let item = agenda
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["number"] == "3")
        .unwrap();
    let read = place.matters(&["read", item["id"].as_str().unwrap()]);
    assert!(
        read.out
            .contains("Members of the Panel are recommended to note the report"),
        "{}",
        read.out
    );
}

#[test]
fn items_and_meetings_are_named_as_people_name_them() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let report = "Members of the Panel are recommended to note the report";
    for named in [
        &["read", "3"][..],
        &["read", "item 3"],
        &["read", "damp"],
        &["read", "3", "--meeting", "6 may"],
        &["read", "mould", "--committee", "housing"],
    ] {
        let read = place.matters(named);
        assert!(
            read.out.contains(report),
            "{named:?}: {}{}",
            read.out,
            read.err
        );
    }
    for named in [&["--meeting", "4 mar"][..], &["--meeting", "2031-03-04"]] {
        let shown = place.matters(&[&["show", "agenda"], named].concat());
        assert!(
            shown.out.contains("22"),
            "{named:?}: {}{}",
            shown.out,
            shown.err
        );
    }
    let brief = place.matters(&["brief", "--committee", "housing"]);
    assert!(
        brief.out.contains("6 May 2031"),
        "{}{}",
        brief.out,
        brief.err
    );
}

#[test]
fn a_word_of_the_council_tells_two_committees_of_one_name_apart() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let other = PACK.replace("Orrin Vale Borough", "Tern County");
    let other = place.paper("other.txt", &other);
    place.does(&["import", &pack, &other]);
    let agenda = |name: &str| place.matters(&["show", "agenda", "--committee", name]);
    let both = agenda("housing scrutiny panel");
    assert_eq!(both.code, 1);
    for council in ["Orrin Vale Borough Council", "Tern County Council"] {
        let said = format!("Housing Scrutiny Panel ({council})");
        assert!(both.err.contains(&said), "{}", both.err);
    }
    let one = agenda("housing tern");
    assert_eq!(one.code, 0, "{}", one.err);
    let table = place.matters(&["export", "actions", "--committee", "housing tern"]);
    assert_eq!(table.code, 0, "{}", table.err);
}

#[test]
fn what_cannot_be_found_says_what_there_is_to_choose() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    for (named, says) in [
        (&["read", "9"][..], "3 Damp and Mould in Council Homes"),
        (&["read", "zebra"], "3 Damp and Mould in Council Homes"),
        (
            &["show", "agenda", "--committee", "cabinet"],
            "Housing Scrutiny Panel",
        ),
        (&["show", "agenda", "--meeting", "9 jul"], "6 May 2031"),
        (&["tick", "zebra"], "is not the id"),
    ] {
        let answer = place.matters(named);
        assert_eq!(answer.code, 1, "{named:?}: {}", answer.out);
        assert!(answer.err.contains(says), "{named:?}: {}", answer.err);
    }
}

#[test]
fn an_action_is_named_by_words_that_no_other_has() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let ticked = place.matters(&["tick", "dehumidifier"]);
    assert_eq!(ticked.code, 0, "{}", ticked.err);
    let several = place.matters(&["tick", "that"]);
    assert_eq!(several.code, 1);
    let ticked = |(_, text, action): (String, String, Value)| {
        (text.contains("dehumidifier"), action["ticked"].is_object())
    };
    for (is_wanted, is_ticked) in actions(&place).into_iter().map(ticked) {
        assert_eq!(is_wanted, is_ticked);
    }
}

#[test]
fn the_minutes_of_a_meeting_are_shown_for_it_or_why_not() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let own = place.matters(&["show", "minutes", "--meeting", "4 mar"]);
    assert!(own.out.contains("dehumidifier"), "{}", own.out);
    let lone = Place::with(
        TODAY,
        &[(
            "agenda.txt",
            PACK.split("Minutes of the Meeting").next().unwrap(),
        )],
    );
    let none = lone.matters(&["show", "minutes"]);
    assert!(none.out.contains("no minutes are held"), "{}", none.out);
}

#[test]
fn parse_prints_one_json_object_a_file_and_stores_nothing() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let empty = place.paper("empty.txt", b"");
    let answer = place.matters(&["parse", &pack, &empty, "--json"]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.out.lines().count(), 1);
    let reading: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(reading["format"], 1);
    assert_eq!(reading["meetings"][0]["date"], "2031-05-06");
    assert!(
        answer.err.contains("empty.txt") && answer.err.contains("empty"),
        "{}",
        answer.err
    );
    assert!(!place.path("store").exists());
}

#[test]
fn explain_names_the_rule_that_read_each_line() {
    let place = Place::on(TODAY);
    let pack = place.paper("pack.txt", PACK);
    let answer = place.matters(&["parse", "--explain", &pack]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let line = |words: &str| {
        answer
            .out
            .lines()
            .find(|line| line.contains(words))
            .unwrap()
    };
    assert!(
        line("dehumidifier scheme").contains("decision-list"),
        "{}",
        answer.out
    );
    assert!(
        line("22. DAMP AND MOULD").contains("item-head"),
        "{}",
        answer.out
    );
    assert!(
        line("The Director of Housing presented").contains("  -  "),
        "{}",
        answer.out
    );
}

#[test]
fn bad_input_is_a_sentence_and_exit_1() {
    let place = Place::on(TODAY);
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty.txt", b"", "empty"),
        (
            "photo.jpg",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
            "picture",
        ),
        (
            "cut.pdf",
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pa",
            "damaged",
        ),
    ];
    for (name, bytes, word) in cases {
        let path = place.paper(name, bytes);
        let answer = place.matters(&["import", &path]);
        assert_eq!(answer.code, 1, "{name}");
        assert!(answer.err.contains(word), "{name}: {}", answer.err);
        assert!(answer.err.contains(name), "{name}: {}", answer.err);
    }
    assert!(
        place
            .json(&["show", "documents"])
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn papers_come_out_of_an_archive_under_their_own_names() {
    let place = Place::on(TODAY);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let docx = include_bytes!("papers/90-minutes-numbers-as-settings.docx");
    let files: [(&str, &[u8]); 5] = [
        ("May/agenda.txt", PACK.as_bytes()),
        ("May/minutes.docx", docx),
        ("May/photo.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("May/more.zip", b"PK\x03\x04 and so on"),
        ("__MACOSX/._agenda.txt", b"\0\x05\x16\x07"),
    ];
    for (name, bytes) in files {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let path = place.paper("papers.zip", &bytes);
    let answer = place.matters(&["import", &path]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let total = answer.out.lines().find(|line| line.contains("papers read"));
    assert!(
        total.unwrap().starts_with("2 papers read, 2 left out"),
        "{}",
        answer.out
    );
    assert!(answer.out.contains("more.zip  left out: it is an archive"));
    let held = place.json(&["show", "documents"]);
    let names: Vec<&str> = held
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|document| document["name"].as_str())
        .collect();
    assert!(names.contains(&"agenda.txt") && names.contains(&"minutes.docx"));

    let cut = place.paper("cut.zip", &bytes[..bytes.len() / 2]);
    let answer = place.matters(&["import", &cut]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("cut.zip"), "{}", answer.err);
}

#[test]
fn a_folder_without_papers_says_so() {
    let place = Place::on(TODAY);
    let folder = place.path("photos");
    fs::create_dir(&folder).unwrap();
    let empty = place.matters(&["import", folder.to_str().unwrap()]);
    assert_eq!(empty.code, 1);
    assert!(empty.err.contains("no files"), "{}", empty.err);
    fs::write(folder.join("photo.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let pictures = place.matters(&["import", folder.to_str().unwrap()]);
    assert_eq!(pictures.code, 1);
    assert!(
        pictures.err.contains("no paper") || pictures.err.contains("a paper that can be read"),
        "{}",
        pictures.err
    );
}

#[test]
fn a_missing_file_and_a_mistyped_command_say_what_to_do() {
    let place = Place::on(TODAY);
    let missing = place.matters(&["import", "nowhere.pdf"]);
    assert_eq!(missing.code, 1);
    assert!(
        missing.err.contains("no file nowhere.pdf"),
        "{}",
        missing.err
    );
    assert_eq!(place.matters(&["show", "everything"]).code, 2);
    let unknown = place.matters(&["tick", "ffffffff"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("ffffffff"), "{}", unknown.err);
}

#[test]
fn an_option_may_stand_before_its_command() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let store = place.path("store");
    let answer = place.matters(&["--store", store.to_str().unwrap(), "show", "meetings"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("pack.txt"), "{}", answer.out);
}

#[test]
fn a_store_of_another_kind_or_a_newer_version_is_left_alone() {
    let place = Place::on(TODAY);
    let folder = place.path("store");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("matters.db"),
        b"not a database at all, but somebody's notes",
    )
    .unwrap();
    let foreign = place.matters(&["show", "meetings"]);
    assert_eq!(foreign.code, 1);
    assert!(
        foreign.err.contains("not a store of matters"),
        "{}",
        foreign.err
    );
    assert_eq!(
        fs::read(folder.join("matters.db")).unwrap(),
        b"not a database at all, but somebody's notes"
    );

    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let database = rusqlite::Connection::open(place.path("store").join("matters.db")).unwrap();
    database.pragma_update(None, "user_version", 999).unwrap();
    drop(database);
    let newer = place.matters(&["show", "meetings"]);
    assert_eq!(newer.code, 1);
    assert!(newer.err.contains("newer version"), "{}", newer.err);
}

#[test]
fn a_place_that_cannot_hold_a_store_says_so() {
    let place = Place::on(TODAY);
    if cfg!(target_os = "linux") {
        // A folder that not even an administrator can write to.
        let answer = matters(Path::new("/proc/matters"), TODAY, &["show", "meetings"], "");
        assert_eq!(answer.code, 1);
        assert!(
            answer.err.contains("make the folder writable"),
            "{}",
            answer.err
        );
    }
    let file = place.paper("file.txt", b"a file, not a folder");
    let answer = matters(
        &Path::new(&file).join("store"),
        TODAY,
        &["show", "meetings"],
        "",
    );
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("could not open the store in"),
        "{}",
        answer.err
    );
}

#[test]
fn without_a_terminal_the_desk_says_what_to_type() {
    let place = Place::on(TODAY);
    for arguments in [&[][..], &["demo"][..]] {
        let answer = place.matters(arguments);
        assert_eq!(answer.code, 1);
        assert!(answer.err.contains("needs a terminal"), "{}", answer.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_a_normal_end() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let arguments = ["show", "minutes", "--format", "json"];
    let mut program = place::program(&place.path("store"), TODAY, &arguments);
    let mut child = program.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_doctor_says_where_the_store_is_and_that_it_is_sound() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let answer = place.matters(&["doctor"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(
        answer.out.contains(place.path("store").to_str().unwrap()),
        "{}",
        answer.out
    );
    assert!(answer.out.contains("sound"), "{}", answer.out);
}

#[test]
fn a_wrong_setting_is_named_with_its_line_and_the_others_hold() {
    let place = Place::on(TODAY);
    let file = place.paper(
        "config.toml",
        "name = \"Ada Penhale\"\nglyphs = \"pretty\"\nmouse = 7\n\n[keys]\nfind = \"m\"\nfnd = \"x\"\n",
    );
    let answer = place.matters(&["config", "--config", &file]);
    assert_eq!(answer.code, 1);
    for words in [
        "line 3: this setting is true or false",
        "line 6: m is the key of “meetings” already",
        "line 7: “fnd” is no command; is “find” meant?",
    ] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
}

#[test]
fn the_default_settings_are_printed_to_begin_with() {
    let place = Place::on(TODAY);
    let printed = place.matters(&["config", "--default"]);
    assert_eq!(printed.code, 0);
    let file = place.paper("mine.toml", printed.out);
    let answer = place.matters(&["config", "--config", &file]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.contains("Every line of it holds."));
}

#[test]
fn whatever_is_printed_can_be_written_to_a_file_instead() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let pack = place.path("pack.txt").to_str().unwrap().to_owned();
    let commands: [&[&str]; 6] = [
        &["show", "actions"],
        &["search", "damp"],
        &["compare", &pack, &pack],
        &["check", &pack],
        &["history"],
        &["parse", &pack, "--json"],
    ];
    for command in commands {
        let printed = place.matters(command);
        let file = place.path("out.txt");
        let with = [command, &["--out", file.to_str().unwrap()]].concat();
        let answer = place.matters(&with);
        assert_eq!((answer.code, answer.out.as_str()), (printed.code, ""));
        assert!(!printed.out.is_empty(), "{command:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), printed.out);
        fs::remove_file(file).unwrap();
    }
    let sheet = place.path("actions.csv");
    place.does(&["show", "actions", "--out", sheet.to_str().unwrap()]);
    let sheet = fs::read_to_string(sheet).unwrap();
    assert!(sheet.starts_with("\u{feff}id,"), "{sheet}");
    assert!(sheet.lines().count() > 1 && sheet.matches("\r\n").count() == sheet.lines().count());
}

#[test]
fn a_row_is_added_with_its_day_behind_a_comma_and_its_year_is_the_one_that_runs() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let said = place.does(&["add", "Ferry fares, 3 jun"]);
    assert!(said.contains("added, Tue 3 Jun 2031"), "{said}");
    let turn = place.does(&["year", "--look"]);
    assert!(turn.contains("2032–33: 1 row carried"), "{turn}");
}

#[test]
fn what_is_done_is_dated_by_the_day_that_counts_as_today() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let (id, ..) = actions(&place).remove(0);
    place.does(&["tick", &id]);
    let all = actions(&place);
    let (.., answer) = all.iter().find(|(other, ..)| *other == id).unwrap();
    assert_eq!(answer["ticked"]["on"], TODAY, "{answer}");
}

#[test]
fn a_tick_carries_the_name_of_the_settings() {
    let place = Place::with(TODAY, &[("pack.txt", PACK)]);
    let file = place.paper("config.toml", "name = \"Ada Penhale\"\n");
    let (id, ..) = actions(&place).remove(0);
    place.does(&["--config", &file, "tick", &id]);
    let all = actions(&place);
    let (.., answer) = all.iter().find(|(other, ..)| *other == id).unwrap();
    assert_eq!(answer["ticked"]["by"], "Ada Penhale", "{answer}");
}
