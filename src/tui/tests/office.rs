//! An officer's work by keys: what is asked of the store, and what is to be seen of it.

use super::screen::Screen;
use super::shelf::Shelf;
use super::shelf::papers::date;
use crate::store::Target;
use crate::store::by_hand::{Differs, Dropped, Over, Progress, RowByHand, Said};
use crate::store::corrections::{Field, Subject as Corrected};
use crate::store::desk::{ProgrammeLine, Right, Tick};
use crate::store::edits::{NewAction, NewRow};
use crate::tui::event::{Ask, Effect, Say, Subject};
use crate::tui::layout::Pane;
use crate::tui::office::Deed;
use crate::tui::pane::RowId;

/// The desk with its work programme under the keys.
fn programme() -> Screen {
    Screen::new(140, 40).press("4")
}

/// The programme with its first row to come, "Dredging", chosen.
fn at(key: i64, screen: Screen) -> Screen {
    let mut screen = screen.press("home");
    for _ in 0..12 {
        if screen.model.chosen(Pane::Programme) == Some(&RowId::Programme(key)) {
            return screen;
        }
        screen = screen.press("down");
    }
    panic!("row {key} is not in the pane")
}

fn deeds(screen: &Screen) -> Vec<Deed> {
    let said = screen.shelf.said.iter();
    said.filter_map(|say| match say {
        Say::Office(deed) => Some(deed.clone()),
        _ => None,
    })
    .collect()
}

fn with(edit: impl FnOnce(&mut ProgrammeLine)) -> Shelf {
    let mut shelf = Shelf::new();
    let rows = &mut shelf.desk.as_mut().unwrap().programme;
    edit(rows.iter_mut().find(|row| row.key == 43).unwrap());
    shelf
}

fn tick() -> Tick {
    Tick {
        on: date("2031-10-02"),
        by: "Ada".to_owned(),
    }
}

#[test]
fn a_line_that_was_begun_goes_on_where_it_was_left() {
    let screen = at(43, programme()).press("r").types("Hours sent to the");
    let screen = screen.press("esc");
    assert_eq!(
        screen.foot(),
        "left, and kept: the same key here goes on with it"
    );
    let screen = screen.press("r");
    assert!(screen.seen().contains("Hours sent to the"));
    // The desk ends over it, and another begins.
    let shelf = screen.press("ctrl-c").shelf;
    let screen = at(43, Screen::over(shelf, 140, 40).press("4")).press("r");
    assert!(screen.seen().contains("Hours sent to the"));
    let screen = screen.types(" printer").press("enter");
    let text = "Hours sent to the printer".to_owned();
    assert_eq!(
        deeds(&screen),
        [Deed::Progress(vec![Target::Programme(43)], text)]
    );
    // What was entered, or emptied, is begun no more.
    let screen = screen.press("r");
    assert!(!screen.seen().contains("Hours sent"));
    let screen = screen.types("no").press("ctrl-u").press("esc");
    assert_ne!(
        screen.foot(),
        "left, and kept: the same key here goes on with it"
    );
}

#[test]
fn a_row_is_moved_to_a_day_as_people_say_it() {
    let screen = at(43, programme()).press(">").press("ctrl-u");
    assert!(
        screen
            .seen()
            .contains("meetings: 6 Oct 2031, 4 Dec 2031, 11 Feb 2032")
    );
    let screen = screen.types("11 feb");
    assert!(
        screen
            .seen()
            .contains("Wed 11 Feb 2032 · the committee meets then")
    );
    let screen = screen.press("enter");
    assert_eq!(
        deeds(&screen),
        [Deed::Move(vec![43], Some(date("2032-02-11")))]
    );
    assert_eq!(screen.foot(), "kept; u takes it back");
    let screen = screen.press(">").types("later").press("enter");
    assert_eq!(deeds(&screen)[1], Deed::Move(vec![43], None));
}

#[test]
fn tab_takes_the_next_meeting_and_what_is_no_day_stays_typed() {
    let screen = at(42, programme()).press("> tab");
    assert!(
        screen.foot().starts_with("move to: 4 Dec 2031"),
        "{}",
        screen.foot()
    );
    let screen = screen.press("ctrl-u").types("soon").press("enter");
    assert!(deeds(&screen).is_empty());
    assert!(screen.foot().starts_with("move to: soon"));
    assert!(screen.seen().contains("NOTHING DONE YET  is no day yet"));
    // It is said of what was entered, until that is another.
    let screen = screen.types("er");
    assert!(!screen.seen().contains("NOTHING DONE YET"));
}

#[test]
fn the_lead_officer_of_programme_rows_is_named() {
    let screen = at(42, programme()).press("V V w").types("Nina Fox");
    assert!(screen.foot().starts_with("lead officer: Nina Fox"));
    assert!(screen.seen().contains("officers’ column · on 2 rows"));
    let screen = screen.press("enter");
    let name = Some("Nina Fox".to_owned());
    let right = |row| (Corrected::Row(row, None), Field::Lead, name.clone());
    assert_eq!(deeds(&screen), [Deed::Right(vec![right(42), right(43)])]);
}

#[test]
fn progress_says_that_it_is_printed_and_is_written_on_all_that_are_marked() {
    let screen = at(42, programme()).press("V V r").types("Drafted");
    assert!(screen.foot().starts_with("progress (is printed): Drafted"));
    assert!(
        screen
            .seen()
            .contains("on 2 rows · a note (N) is never printed")
    );
    let screen = screen.press("enter");
    let targets = [Target::Programme(42), Target::Programme(43)];
    let Deed::Progress(written, text) = &deeds(&screen)[0] else {
        panic!("progress")
    };
    assert!(targets.iter().all(|target| written.contains(target)) && written.len() == 2);
    assert_eq!(text, "Drafted");
    assert!(
        screen.model.marked.is_empty(),
        "what is done lets go of the marks"
    );
}

#[test]
fn marked_actions_are_ticked_as_one_and_escape_lets_go() {
    let screen = Screen::new(140, 40).press("3 V V");
    assert!(screen.seen().contains("2 marked"), "{}", screen.seen());
    assert_eq!(screen.model.marked.len(), 2);
    assert!(screen.press("esc").model.marked.is_empty());
    let screen = Screen::new(140, 40).press("3 V V space");
    let ticks: Vec<usize> = screen
        .shelf
        .asked
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(Ask::Tick { targets, .. }) => Some(targets.len()),
            _ => None,
        })
        .collect();
    assert_eq!(ticks, [2]);
    assert!(screen.foot().contains("all 2"));
    assert!(screen.model.marked.is_empty());
}

#[test]
fn what_is_done_leaves_each_action_where_it_stands() {
    let ids = |screen: &Screen| -> Vec<RowId> {
        let rows = &screen.model.list(Pane::Actions).unwrap().rows;
        let rows = rows.iter().map(|row| row.id.clone());
        rows.filter(RowId::can_be_chosen).collect()
    };
    let screen = Screen::new(140, 40).press("3 home");
    let before = ids(&screen);
    let screen = screen
        .press("end up space up r")
        .types("Drafted")
        .press("enter");
    assert_eq!(ids(&screen), before);
    assert!(screen.seen().contains("☑"), "{}", screen.seen());
    // Whoever went elsewhere finds what is done put away.
    let screen = screen.press("4 r").types("Drafted").press("enter 3");
    assert_ne!(ids(&screen), before);
}

#[test]
fn a_row_is_dropped_with_a_reason_and_shown_so() {
    let screen = at(43, programme())
        .press("x")
        .types("Taken by the Cabinet")
        .press("enter");
    assert_eq!(
        deeds(&screen),
        [Deed::Drop(
            vec![43],
            Some("Taken by the Cabinet".to_owned())
        )]
    );
    let shelf = with(|row| {
        row.by_hand.dropped = Some(Said {
            what: Dropped {
                reason: Some("Taken by the Cabinet".to_owned()),
                paper: None,
            },
            said: tick(),
        });
    });
    let screen = Screen::over(shelf, 140, 50).press("4");
    let seen = screen.seen();
    assert!(
        seen.contains("dropped (1)") && seen.contains("Taken by the Cabinet"),
        "{seen}"
    );
    let screen = at(43, screen).press("x");
    assert_eq!(deeds(&screen), [Deed::TakeUp(vec![43])]);
}

#[test]
fn a_row_is_added_and_called_tentative_and_put_before_another() {
    let screen = programme().press("a").types("Ferry fares, 4 dec");
    assert!(screen.seen().contains("Ferry fares · Thu 4 Dec 2031"));
    let screen = at(45, screen.press("enter")).press("T J K");
    let row = NewRow {
        item: "Ferry fares".to_owned(),
        day: Some(date("2031-12-04")),
        tentative: false,
    };
    assert_eq!(
        deeds(&screen),
        [
            Deed::Add(1, row),
            Deed::Tentative(vec![45], true),
            Deed::Order(45, Some(46)),
        ]
    );
    assert_eq!(screen.foot(), "it is the first of its day");
}

#[test]
fn a_difference_is_shown_and_settled_for_the_row_or_for_all() {
    let shelf = with(|row| {
        row.by_hand = RowByHand {
            day: Some(Said {
                what: Over {
                    mine: Some(date("2031-12-04")),
                    paper: Some(Some(date("2031-10-06"))),
                },
                said: tick(),
            }),
            differs: vec![Differs::Day(Some(date("2032-02-11")))],
            ..RowByHand::default()
        };
    });
    let screen = Screen::over(shelf, 140, 50).press("4");
    assert!(screen.seen().contains("DIFFERS"), "{}", screen.seen());
    let screen = screen.press("z");
    assert!(
        screen.seen().contains("DIFFERS · the newer paper says"),
        "{}",
        screen.seen()
    );
    let screen = screen.press("z");
    let screen = at(43, screen).press("=");
    assert!(
        screen
            .seen()
            .contains("take the paper's: “Low Pier gangway”")
    );
    let screen = screen.press("down enter");
    assert_eq!(deeds(&screen), [Deed::KeepMine(vec![43])]);
    let screen = at(42, screen).press("= enter");
    assert_eq!(deeds(&screen)[1], Deed::TakePaper(vec![43]));
}

#[test]
fn the_lead_officer_stands_under_a_row_and_in_a_column_of_the_table() {
    let shelf = with(|row| row.lead = Some("Kit Garrow".to_owned()));
    let screen = Screen::over(shelf, 140, 50).press("4");
    assert!(screen.seen().contains("lead officer: Kit Garrow"));
    let screen = screen.press("z");
    let seen = screen.seen();
    let mut lines = seen.lines();
    let heading = lines.find(|line| line.contains("Progress")).unwrap();
    let row = lines
        .find(|line| line.contains("Low Pier gangway"))
        .unwrap();
    let column = |line: &str, words: &str| {
        let (before, _) = line.split_once(words).unwrap();
        before.chars().count()
    };
    assert_eq!(column(heading, "Lead officer"), column(row, "Kit Garrow"));
    // Whom the paper names is there to be gone on from.
    let screen = at(43, screen.press("z")).press("w");
    assert!(screen.foot().starts_with("lead officer: Kit Garrow"));
}

#[test]
fn a_newer_papers_lead_officer_is_shown_beside_ones_own_and_settled() {
    let right = Right {
        field: Field::Lead,
        read: "Kit Garrow".to_owned(),
        value: "Nina Fox".to_owned(),
        row: String::new(),
        mark: "p43/lead".to_owned(),
        told: Some("Una Penn".to_owned()),
        said: tick(),
    };
    let shelf = with(|row| {
        row.lead = Some("Nina Fox".to_owned());
        row.put_right = vec![right];
        row.by_hand.differs = vec![Differs::Read {
            field: Field::Lead,
            words: "Una Penn".to_owned(),
        }];
    });
    let screen = at(43, Screen::over(shelf, 140, 50).press("4"));
    assert!(screen.seen().contains("DIFFERS"), "{}", screen.seen());
    let screen = screen.press("=");
    let seen = screen.seen();
    assert!(
        seen.contains("the newer paper names Una Penn as lead officer"),
        "{seen}"
    );
    assert!(seen.contains("lead officer Nina Fox"), "{seen}");
    let screen = screen.press("enter");
    assert_eq!(deeds(&screen), [Deed::TakePaper(vec![43])]);
}

#[test]
fn the_newest_progress_stands_in_its_column_before_the_papers() {
    let entry = |text: &str| Progress {
        id: text.to_owned(),
        text: text.to_owned(),
        said: tick(),
    };
    let shelf = with(|row| {
        row.progress = Some("Printed.".to_owned());
        row.by_hand.progress = vec![entry("Inspected"), entry("Ordered")];
    });
    let screen = Screen::over(shelf, 180, 50).press("4 z");
    let seen = screen.seen();
    assert!(seen.contains("2 Oct 2031: Inspected"), "{seen}");
    let (newest, paper) = (
        seen.find("Inspected").unwrap(),
        seen.find("Printed.").unwrap(),
    );
    assert!(newest < paper, "{seen}");
}

#[test]
fn an_action_is_taken_down_from_anywhere_on_the_chosen_item() {
    let screen = Screen::new(140, 40)
        .press("0 A")
        .types("KG inspect the gangway by 4 dec");
    assert!(
        screen
            .seen()
            .contains("Kit Garrow · by Thu 4 Dec 2031 · inspect the gangway · on item 6"),
        "{}",
        screen.seen()
    );
    let screen = screen.press("enter");
    let action = NewAction {
        text: "inspect the gangway".to_owned(),
        item: Some(6),
        owner: Some("Kit Garrow".to_owned()),
        due: Some(date("2031-12-04")),
    };
    assert_eq!(deeds(&screen), [Deed::TakeDown(1, action)]);
    assert_eq!(screen.model.focus, Pane::Reader, "one stays where one is");
}

#[test]
fn a_line_that_could_not_be_kept_stays_typed_and_says_why() {
    let mut shelf = Shelf::new();
    shelf.is_full = true;
    let mut screen = Screen::over(shelf, 140, 40)
        .press("A")
        .types("inspect it")
        .press("enter");
    assert!(
        screen.foot().starts_with("take down: inspect it"),
        "{}",
        screen.foot()
    );
    assert!(
        screen
            .seen()
            .contains("! the disk is full; make room and repeat")
    );
    screen.shelf.is_full = false;
    let screen = screen.press("enter");
    assert_eq!(deeds(&screen).len(), 1);
    assert!(screen.model.typing.is_none());
}

#[test]
fn the_history_of_a_row_is_a_key_away() {
    let screen = at(43, programme()).press("H");
    assert_eq!(
        screen.model.reader.subject,
        Some(Subject::Work("p43".to_owned()))
    );
    assert_eq!(screen.press("esc").model.focus, Pane::Programme);
}

#[test]
fn what_was_taken_down_and_what_the_minutes_say_stand_beside_one_another_and_are_joined() {
    let mut shelf = Shelf::new();
    let actions = &mut shelf.desk.as_mut().unwrap().actions;
    let mut own = actions[5].clone();
    own.key = 50;
    own.id = "a50".to_owned();
    own.text = "gangway to be looked at".to_owned();
    own.date = Some(date("2031-08-24"));
    own.thread.names.clear();
    own.due_date = None;
    own.source = None;
    own.taken_down = Some(tick());
    actions.push(own);
    let screen = Screen::over(shelf, 140, 60).press("3 z");
    let seen = screen.seen();
    assert!(
        seen.contains("taken down, not in the minutes (1)"),
        "{seen}"
    );
    assert!(
        seen.contains("in the minutes, nobody took it down"),
        "{seen}"
    );
}

#[test]
fn a_form_fits_every_width() {
    for width in [40, 60, 80, 100, 140] {
        let words = "KG inspect the gangway at Low Pier before the autumn gales by 4 dec";
        let screen = Screen::new(width, 20).press("A").types(words);
        assert!(screen.foot().ends_with("by 4 dec"), "{}", screen.foot());
    }
}

#[test]
fn a_word_in_the_midst_of_a_line_is_put_right() {
    let screen = at(43, programme()).press("r").types("Asked teh team");
    let screen = screen.press("ctrl-left left left left").types("X");
    assert_eq!(screen.foot(), "progress (is printed): Asked tXeh team");
    let screen = screen
        .press("backspace delete right")
        .types("e")
        .press("end")
        .types(".");
    assert_eq!(screen.foot(), "progress (is printed): Asked the team.");
    // A line that is longer than the screen shows where the cursor stands.
    let screen = screen.types(&" and again".repeat(20)).press("home");
    assert!(
        screen.foot().contains("Asked the team."),
        "{}",
        screen.foot()
    );
}

#[test]
fn a_day_by_which_something_is_due_is_typed_as_people_say_it() {
    let screen = Screen::new(140, 40).press("3 B ctrl-u");
    assert!(screen.seen().contains("as 30 nov or +2w"));
    let next = screen.press("tab");
    let day = next.model.typing.as_ref().unwrap().text.clone();
    assert!(next.seen().contains("the committee meets then"), "{day}");
    let screen = Screen::new(140, 40).press("3 B ctrl-u").types("+2w");
    assert!(
        screen.seen().contains("Fri 17 Oct 2031"),
        "{}",
        screen.seen()
    );
}

#[test]
fn progress_beside_several_rows_is_given_to_one_of_them_by_hand() {
    let shelf = with(|row| {
        row.unaligned = Some("A survey is ordered.\nThe costs were sent.".to_owned());
    });
    let screen = at(43, Screen::over(shelf, 140, 50).press("4"));
    assert!(screen.seen().contains("progress not told apart"));
    let screen = screen.press("enter");
    assert!(
        screen.seen().contains("Progress of this row or others"),
        "{}",
        screen.seen()
    );
    let screen = screen.press("e");
    assert!(
        screen
            .seen()
            .contains("its progress: “A survey is ordered.”"),
        "{}",
        screen.seen()
    );
    let screen = screen.press("down enter");
    let right = (
        Corrected::Row(43, None),
        Field::Progress,
        Some("The costs were sent.".to_owned()),
    );
    assert_eq!(deeds(&screen), [Deed::Right(vec![right])]);
}
