//! Skimming a pack: the agenda's line, pages, headings, the place that was left, the
//! original, and the hints of the first evening.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

use super::screen::Screen;
use super::shelf::Shelf;
use crate::store::left_off::LeftOff;
use crate::tui::event::{Answer, Ask, Effect, Event};
use crate::tui::layout::Pane;
use crate::tui::pane::RowId;
use crate::tui::view::view;

/// What was asked of the store and the system, of those that a test looks for.
fn asked(screen: &Screen, wanted: impl Fn(&Effect) -> bool) -> Vec<&Effect> {
    let asked = screen.shelf.asked.iter();
    asked.filter(|effect| wanted(effect)).collect()
}

fn drawn(screen: &Screen) -> Terminal<TestBackend> {
    let size = screen.model.size;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view(&screen.model, frame)).unwrap();
    terminal
}

#[test]
fn the_agenda_says_how_long_reading_takes_and_how_far_one_has_come() {
    let screen = Screen::new(100, 30);
    let seen = screen.seen();
    assert!(seen.contains("to comment · 8 pp · 2 actions"), "{seen}");
    assert!(seen.contains("CHANGED · to decide · 21 pp"), "{seen}");
    assert!(
        seen.contains("1 Agenda · read 0 of 5 · 50 min left"),
        "{seen}"
    );
    let seen = screen.press("down space").seen();
    assert!(
        seen.contains("1 Agenda · read 1 of 5 · 10 min left"),
        "{seen}"
    );
    assert!(!seen.contains("CHANGED"), "{seen}");
}

#[test]
fn brackets_go_from_heading_to_heading() {
    let screen = Screen::new(100, 30).press("enter ] ]");
    assert_eq!(screen.model.reader.chosen_words().unwrap().0, "Report");
    let screen = screen.press("] ]");
    assert_eq!(screen.model.reader.chosen_words().unwrap().0, "2. WINTER");
    let screen = screen.press("]");
    assert_eq!(screen.foot(), "no heading below");
    let screen = screen.press("[");
    assert_eq!(screen.model.reader.chosen_words().unwrap().0, "1. SUMMARY");
}

#[test]
fn a_page_that_the_chair_calls_is_gone_to_from_the_agenda() {
    let screen = Screen::new(100, 30).press("g").types("9").press("enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert_eq!(screen.foot(), "ferries-october.pdf, page 9 (sheet 11)");
    let screen = screen.press("g").types("21").press("enter");
    let (words, _) = screen.model.reader.chosen_words().unwrap();
    assert_eq!(words, "The lamps were painted.");
    let screen = screen.press("backspace g").types("99").press("enter");
    assert_eq!(screen.foot(), "! no page 99 in this meeting's papers");
}

#[test]
fn a_page_of_a_paper_that_is_not_held_says_whose_it_is() {
    let mut shelf = Shelf::new();
    let agenda = &mut shelf.desk.as_mut().unwrap().agenda;
    agenda[7].printed_pages = Some(("277".to_owned(), "326".to_owned()));
    let screen = Screen::over(shelf, 120, 30);
    let screen = screen.press("g").types("300").press("enter");
    assert_eq!(
        screen.foot(),
        "! page 300 is in the paper of item 8 (pages 277–326, not held); i reads one in"
    );
    let screen = screen.press("g").types("327").press("enter");
    assert_eq!(screen.foot(), "! no page 327 in this meeting's papers");
}

#[test]
fn while_a_search_stands_n_and_its_capital_go_to_the_matches_and_nothing_falls_into_a_note() {
    let screen = Screen::new(100, 30)
        .press("enter /")
        .types("the")
        .press("enter");
    let at = |screen: &Screen| screen.model.reader.chosen;
    let first = at(&screen);
    let screen = screen.press("n");
    let second = at(&screen);
    assert!(second > first);
    assert!(screen.foot().starts_with("match 2 of"), "{}", screen.foot());
    let screen = screen.press("N");
    assert_eq!(at(&screen), first);
    assert!(screen.model.writing.is_none());
    assert!(
        screen
            .foot()
            .contains("Esc ends the search, then N writes a note")
    );
    let screen = screen.press("esc N");
    assert!(screen.model.writing.is_some(), "the search is over");
}

#[test]
fn a_page_of_another_item_leads_to_that_item() {
    let mut screen = Screen::new(100, 30);
    screen.shelf.page_is_of = Some(7);
    let screen = screen.press("g").types("21").press("enter");
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(7)));
    assert_eq!(screen.model.focus, Pane::Reader);
}

#[test]
fn the_original_is_opened_as_a_copy() {
    let screen = Screen::new(100, 30).press("o");
    let opened = asked(&screen, |effect| matches!(effect, Effect::OpenFile(_)));
    assert_eq!(opened, [&Effect::OpenFile("opened/pack.pdf".into())]);
    assert_eq!(
        screen.foot(),
        "opening ferries-october.pdf, page 3 (sheet 5)"
    );
}

#[test]
fn the_place_is_kept_when_one_leaves_and_found_another_evening() {
    let left = |effect: &Effect| matches!(effect, Effect::Ask(Ask::LeaveOff { .. }));
    let screen = Screen::new(100, 30).press("enter ] ] ] down");
    assert_eq!(asked(&screen, left), [] as [&Effect; 0]);
    let screen = screen.press("esc");
    let kept = asked(&screen, left);
    let [
        Effect::Ask(Ask::LeaveOff {
            item: 6,
            place: Some(place),
        }),
    ] = kept[..]
    else {
        panic!("{kept:?}");
    };

    let mut shelf = Shelf::new();
    shelf.left_off = Some(place.clone());
    let screen = Screen::over(shelf, 100, 30).press("enter");
    assert!(
        screen
            .model
            .reader
            .chosen_words()
            .unwrap()
            .0
            .starts_with("1.1 ")
    );
    assert_eq!(
        screen.foot(),
        "here you left off; Home goes to what is asked"
    );
    let screen = screen.press("home q");
    let last = asked(&screen, left);
    assert_eq!(
        last,
        [&Effect::Ask(Ask::LeaveOff {
            item: 6,
            place: None
        })]
    );
}

#[test]
fn a_place_that_is_gone_is_the_beginning() {
    let mut shelf = Shelf::new();
    shelf.left_off = Some(LeftOff {
        page: Some(99),
        line: 1,
        words: "gone".to_owned(),
    });
    let screen = Screen::over(shelf, 100, 30).press("enter");
    assert_eq!(screen.model.reader.chosen, 0);
}

#[test]
fn the_first_evening_has_hints_that_go_away() {
    let greeted = |effect: &Effect| *effect == Effect::Ask(Ask::Greeted);
    let screen = Screen::new(100, 30).happens(Event::Answer(Answer::Greets));
    assert_eq!(
        screen.foot(),
        "New here?  ↑ ↓ choose an item · Enter reads it · ? what every key does · everything is kept"
    );
    let screen = screen.press("down enter");
    assert!(screen.foot().starts_with("New here?  ↓ reads on"));
    assert!(asked(&screen, greeted).is_empty());
    let screen = screen.press("esc");
    assert!(!screen.foot().contains("New here?"));
    assert_eq!(asked(&screen, greeted).len(), 1);
}

#[test]
fn the_cursor_stands_on_the_chosen_row() {
    let screen = Screen::new(100, 30);
    let row = |screen: &Screen| {
        let mut terminal = drawn(screen);
        let at = terminal.get_cursor_position().unwrap();
        screen
            .seen()
            .lines()
            .nth(usize::from(at.y))
            .unwrap()
            .to_owned()
    };
    assert!(row(&screen).contains("Ferry Timetable Review"));
    let screen = screen.press("enter ]");
    assert!(row(&screen).contains("RECOMMENDATIONS"));
}

#[test]
fn sums_and_days_stand_out_by_more_than_colour() {
    let screen = Screen::new(100, 40).press("enter ] ] ] ]");
    let terminal = drawn(&screen);
    let buffer = terminal.backend().buffer();
    let look = |words: &str| {
        let seen = screen.seen();
        let y = seen
            .lines()
            .position(|line| line.contains(words))
            .expect("words on the screen");
        let line = seen.lines().nth(y).unwrap();
        let x = line[..line.find(words).unwrap()].chars().count();
        buffer[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())].modifier
    };
    assert!(look("£39,700").contains(Modifier::BOLD));
    assert!(look("24 March 2032").contains(Modifier::UNDERLINED));
}
