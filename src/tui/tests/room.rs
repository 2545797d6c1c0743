//! In the meeting: an item a screen, questions struck off, the order taken, what was agreed.

use jiff::civil::Time;
use ratatui::layout::Size;
use ratatui::style::Modifier;

use super::screen::Screen;
use super::shelf::Shelf;
use super::shelf::papers::{date, desk};
use super::shelf::reading::jot;
use crate::store::Target;
use crate::store::desk::{ActionRow, Block, BlockRole, Tick};
use crate::store::jots::{JotKind, Written};
use crate::tui::command::Layer;
use crate::tui::event::{Answer, Ask, Effect, Event, Subject};
use crate::tui::layout::Pane;
use crate::tui::pane::RowId;
use crate::tui::room::{clock, in_order, taken_behind};
use crate::tui::update::{layer, update};

fn at(hour: i8, minute: i8) -> Time {
    Time::new(hour, minute, 0, 0).unwrap()
}

/// The desk on the evening itself, with questions, an interest, a note and what was taken
/// down.
fn evening() -> Shelf {
    let mut shelf = Shelf::new();
    let desk = shelf.desk.as_mut().unwrap();
    let written = |words: &str| Written {
        words: words.to_owned(),
        ..Written::default()
    };
    let on = Target::Item(6);
    let leaves = Written {
        leaves: true,
        ..written("my sister runs the launch")
    };
    desk.jots = vec![
        jot(
            "6/1",
            on,
            JotKind::Question,
            written("How many sailings were cancelled for want of crew, and how many for weather?"),
        ),
        jot(
            "6/2",
            on,
            JotKind::Question,
            written("Who pays for the later boat?"),
        ),
        jot("7/i", Target::Item(7), JotKind::Interest, leaves),
        jot(
            "6/3",
            on,
            JotKind::Note,
            written("the Chair wants this short"),
        ),
    ];
    let taken = |key, item: i64, text: &str| ActionRow {
        key,
        id: format!("a{key}"),
        meeting_key: 1,
        item_key: Some(item),
        text: text.to_owned(),
        date: Some(date("2031-10-06")),
        source: None,
        taken_down: Some(Tick {
            on: date("2031-10-06"),
            by: "Ada".to_owned(),
        }),
        ..desk.actions[5].clone()
    };
    let named = ActionRow {
        owner: Some("Kit Garrow".to_owned()),
        due_date: Some(date("2031-11-30")),
        ..taken(52, 6, "circulate the note on crews")
    };
    let bare = ActionRow {
        due: None,
        due_date: None,
        ..taken(51, 7, "ask the port for its survey")
    };
    desk.actions.extend([bare, named]);
    shelf
}

fn opened(width: u16, height: u16) -> Screen {
    Screen::over(evening(), width, height)
        .press("r")
        .happens(Event::Clock(at(18, 12)))
}

#[test]
fn the_time_is_told_against_the_start() {
    let meeting = desk().meeting;
    let told = |hour, minute| clock(at(hour, minute), &meeting, true);
    assert_eq!(told(18, 12), "18:12 · 42 min in");
    assert_eq!(told(17, 12), "17:12 · begins in 18 min");
    assert_eq!(told(17, 30), "17:30 · begins now");
    assert_eq!(told(19, 30), "19:30 · 2 h in");
    assert_eq!(told(0, 5), "00:05 · 6 h 35 min in");
    assert_eq!(clock(at(9, 5), &meeting, false), "09:05");
}

#[test]
fn an_item_is_taken_out_of_order_and_new_ones_come_where_they_are_printed() {
    let agenda = desk().agenda;
    let order = in_order(&agenda, &[]);
    assert_eq!(order, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let order = taken_behind(&order, 9, 6);
    assert_eq!(order, [1, 2, 3, 4, 5, 6, 9, 7, 8]);
    // An item that is gone is gone, one that came in stands behind its neighbour.
    let held: Vec<i64> = order.into_iter().filter(|key| *key != 4).collect();
    assert_eq!(in_order(&agenda, &held), [1, 2, 3, 4, 5, 6, 9, 7, 8]);
}

#[test]
fn the_meeting_at_100_by_30() {
    insta::assert_snapshot!(opened(100, 30).seen());
}

#[test]
fn the_meeting_at_80_by_24() {
    insta::assert_snapshot!(opened(80, 24).seen());
}

#[test]
fn the_meeting_at_60_by_20() {
    insta::assert_snapshot!(opened(60, 20).seen());
}

#[test]
fn the_meeting_at_40_by_12() {
    insta::assert_snapshot!(opened(40, 12).seen());
}

#[test]
fn what_was_agreed_is_read_aloud_and_copied() {
    let screen = opened(100, 30).press("a");
    insta::assert_snapshot!(screen.seen());
    let screen = screen.press("y");
    insta::assert_snapshot!(screen.shelf.copied[0], @r"
    Agreed · Harbour and Ferries Scrutiny Panel · Mon 6 Oct 2031, 17:30
    1. Kit Garrow · circulate the note on crews · by Sun 30 Nov 2031
    2. nobody named · ask the port for its survey · no day set
    ");
}

#[test]
fn what_was_agreed_at_40_by_12() {
    insta::assert_snapshot!(opened(40, 12).press("a").seen());
}

#[test]
fn a_question_is_struck_off_with_a_key_and_taken_up_again() {
    let screen = opened(100, 30).press("space");
    assert!(screen.shelf.desk.as_ref().unwrap().jots[0].written.put);
    assert!(screen.seen().contains("MY QUESTIONS · 1 of 2 put"));
    let screen = screen.press("down x");
    let jots = &screen.shelf.desk.as_ref().unwrap().jots;
    assert!(jots[1].written.put);
    let screen = screen.press("up x");
    let jots = &screen.shelf.desk.as_ref().unwrap().jots;
    assert!(!jots[0].written.put && jots[1].written.put);
}

#[test]
fn what_is_struck_off_is_struck_through() {
    let screen = opened(100, 30).press("space");
    let seen = screen.seen();
    let y = seen.lines().position(|line| line.contains("How many"));
    let y = u16::try_from(y.unwrap()).unwrap();
    let backend = ratatui::backend::TestBackend::new(100, 30);
    let mut terminal = ratatui::Terminal::new(backend).unwrap();
    terminal
        .draw(|frame| crate::tui::view::view(&screen.model, frame))
        .unwrap();
    let cell = &terminal.backend().buffer()[(20, y)];
    assert!(cell.modifier.contains(Modifier::CROSSED_OUT));
}

#[test]
fn a_question_is_written_in_the_meeting_on_the_item_on_the_table() {
    let screen = opened(100, 30)
        .press("n Q")
        .types("why now?")
        .press("enter");
    let jots = &screen.shelf.desk.as_ref().unwrap().jots;
    assert_eq!(jots.last().unwrap().on, Target::Item(7));
    assert!(screen.seen().contains("why now?"));
    assert_eq!(layer(&screen.model), Layer::Room);
}

#[test]
fn an_action_is_taken_down_on_the_item_on_the_table() {
    let screen = opened(100, 30).press("n A").types("KG circulate the note");
    let screen = screen.press("enter");
    let said = format!("{:?}", screen.shelf.said);
    assert!(said.contains("TakeDown(1"), "{said}");
    assert!(said.contains("item: Some(7)"), "{said}");
    assert_eq!(layer(&screen.model), Layer::Room);
}

#[test]
fn one_goes_on_item_by_item_and_comes_back_to_the_desk_at_the_item() {
    let screen = opened(100, 30).press("n");
    assert!(screen.seen().contains("item 7 of 9"), "{}", screen.seen());
    assert!(screen.seen().contains("I LEAVE FOR THIS ITEM"));
    let screen = screen.press("n n n");
    assert!(screen.seen().contains("AGREED TONIGHT") || screen.seen().contains("AGREED AT"));
    let screen = screen.press("n p p esc");
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(8)));
    assert!(screen.seen().contains("1 Agenda"));
    // What it opened on the way to a folded item is folded again.
    let screen = Screen::over(evening(), 100, 30).press("r p p p n n n esc");
    assert!(screen.model.unfolded.is_empty());
    let screen = screen.press("r home esc");
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(1)));
}

#[test]
fn enter_reads_the_paper_and_r_comes_back() {
    let screen = opened(100, 30).press("n enter");
    assert_eq!(layer(&screen.model), Layer::Reader);
    assert_eq!(screen.model.reader.subject, Some(Subject::Item(7)));
    let screen = screen.press("r");
    assert_eq!(screen.model.room.as_ref().unwrap().item, 7);
}

#[test]
fn an_item_is_gone_to_and_taken_now() {
    let screen = opened(100, 30).press("g").types("lease").press("enter");
    assert!(screen.seen().contains("item 9 of 9"), "{}", screen.seen());
    let screen = screen.press("t");
    assert!(screen.foot().starts_with("taken now; behind it comes 7"));
    let seen = screen.happens(Event::Clock(at(18, 13)));
    assert!(seen.seen().contains("item 7 of 9 · taken out of order"));
    let screen = seen.press("n");
    assert_eq!(screen.model.room.as_ref().unwrap().item, 7);
    let screen = screen.press("g");
    insta::assert_snapshot!(screen.seen());
    // It goes back to its place, and the order lasts while one is at the desk.
    let screen = screen.press("esc esc r p t");
    assert!(screen.foot().starts_with("back in its printed place"));
    assert_eq!(screen.model.taken, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn the_declarations_list_what_is_to_be_declared_in_every_item() {
    let screen = opened(100, 30).press("home n");
    let seen = screen.seen();
    assert!(seen.contains("I DECLARE"), "{seen}");
    assert!(
        seen.contains("I LEAVE · my sister runs the launch"),
        "{seen}"
    );
}

#[test]
fn who_presents_is_said_and_words_stay_while_they_are_asked_again() {
    let mut screen = opened(100, 30);
    let fact = |mark: &str, text: &str| Block {
        role: BlockRole::Fact,
        mark: mark.to_owned(),
        text: text.to_owned(),
        source: None,
    };
    let blocks = vec![fact("Author", "Ida Moss"), fact("Wards", "Tideway")];
    let answer = Answer::Blocks {
        subject: Subject::Item(6),
        blocks,
        left_off: None,
    };
    screen = screen.happens(Event::Answer(answer));
    assert!(screen.seen().contains("Author       Ida Moss"));
    assert!(!screen.seen().contains("Tideway"));
    screen.model.words.clear();
    let asked = update(&mut screen.model, Event::Clock(at(18, 14)));
    assert!(asked.contains(&Effect::Ask(Ask::Blocks(Subject::Item(6)))));
    assert!(screen.seen().contains("Ida Moss"));
}

#[test]
fn the_clock_changes_nothing_else_and_is_not_kept_elsewhere() {
    let screen = Screen::new(100, 30);
    let before = screen.seen();
    let screen = screen.happens(Event::Clock(at(18, 12)));
    assert_eq!(screen.seen(), before);
    assert!(screen.model.room.is_none());
}

#[test]
fn the_meeting_draws_at_every_size() {
    for keys in ["r", "r a", "r g", "r Q", "r ?"] {
        let mut screen = Screen::over(evening(), 60, 20).press(keys);
        for width in 0..=60 {
            for height in 0..=20 {
                screen = screen.happens(Event::Resize(Size { width, height }));
                screen.seen();
            }
        }
    }
}

#[test]
fn what_is_found_from_the_meeting_is_shown_on_the_desk() {
    let screen = opened(100, 30).press("f");
    assert!(screen.model.room.is_none());
    let screen = screen.press("esc r");
    assert_eq!(screen.model.room.as_ref().unwrap().item, 6);
}

#[test]
fn from_what_was_agreed_one_comes_back_to_the_item() {
    let screen = Screen::over(evening(), 100, 30).press("r a");
    assert!(screen.model.room.as_ref().unwrap().agreed);
    let screen = screen.press("esc");
    assert!(!screen.model.room.as_ref().unwrap().agreed);
    assert!(screen.press("esc").model.room.is_none());
}
