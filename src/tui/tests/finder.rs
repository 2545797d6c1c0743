//! The finder, driven by keys: its kinds, what was typed before, and the way back.

use super::screen::Screen;
use super::shelf::Shelf;
use crate::tui::event::{Answer, Ask, Effect, Event};
use crate::tui::find::Finder;
use crate::tui::layout::Pane;
use crate::tui::model::Overlay;
use crate::tui::theme::Role;

fn finder(screen: &Screen) -> &Finder {
    match &screen.model.overlay {
        Some(Overlay::Find(finder)) => finder,
        other => panic!("{other:?}"),
    }
}

fn asked_before(typed: &[&str]) -> Shelf {
    let mut shelf = Shelf::new();
    shelf.queries = typed.iter().map(|typed| (*typed).to_owned()).collect();
    shelf
}

#[test]
fn an_empty_box_lists_the_items_of_the_meeting_and_what_was_typed_before() {
    let screen = Screen::over(asked_before(&["dredging", "pilots"]), 100, 30).press("f");
    insta::assert_snapshot!(screen.seen());
}

#[test]
fn up_in_an_empty_box_brings_back_what_was_typed_before() {
    let shelf = asked_before(&["gang", "pilots"]);
    let screen = Screen::over(shelf, 100, 30).press("f up");
    assert_eq!(finder(&screen).typed, "gang");
    assert!(!finder(&screen).is_empty(), "it is found again at once");
    let screen = screen.press("up");
    assert_eq!(finder(&screen).typed, "pilots");
    let screen = screen.press("up");
    assert_eq!(
        finder(&screen).typed,
        "pilots",
        "there is nothing before it"
    );
}

#[test]
fn up_in_a_box_with_words_stays_at_the_first_row() {
    let screen = Screen::over(asked_before(&["pilots"]), 100, 30)
        .press("f")
        .types("gang");
    let screen = screen.press("up");
    assert_eq!(finder(&screen).typed, "gang");
}

#[test]
fn what_led_somewhere_is_kept_to_be_found_again() {
    let screen = Screen::new(100, 30).press("f").types("gang").press("enter");
    let keeps = Effect::Ask(Ask::KeepAsked("gang".to_owned()));
    assert!(screen.shelf.asked.contains(&keeps));
    let screen = screen.press("f up");
    assert_eq!(finder(&screen).typed, "gang");
}

#[test]
fn esc_leads_back_from_what_was_found() {
    let screen = Screen::new(140, 40)
        .press("3 f")
        .types("\"gangway")
        .press("enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert!(
        screen.model.reader.title.contains("found “gangway”"),
        "{}",
        screen.model.reader.title
    );
    let screen = screen.press("esc");
    assert_eq!(screen.model.focus, Pane::Actions);
    assert!(screen.model.found_place.is_none());
}

#[test]
fn a_hit_opens_its_paper_at_the_place_and_is_read_on_up_and_down() {
    let screen = Screen::new(100, 30)
        .press("f")
        .types("\"gangway")
        .press("enter");
    let chosen = |screen: &Screen| screen.model.reader.chosen_words().unwrap().0.to_owned();
    assert!(chosen(&screen).starts_with("It was said that the gangway"));
    let marked = |screen: &Screen| {
        let lines = screen.model.reader.seen(30).into_iter();
        let pieces = lines.flat_map(|line| line.pieces);
        pieces.filter(|(role, _)| *role == Role::Match).count()
    };
    assert_eq!(marked(&screen), 2, "the word is marked in the whole paper");
    let screen = screen.press("up up");
    assert!(chosen(&screen).starts_with("The harbour master"));
    let screen = screen.press("end");
    assert!(chosen(&screen).starts_with("A second gangway"));
    let screen = screen.press("/ ctrl-u").types("lamps").press("enter");
    assert!(chosen(&screen).starts_with("The lamps"));
    assert_eq!(screen.press("esc").model.focus, Pane::Agenda);
}

#[test]
fn where_nothing_is_found_what_may_have_been_meant_is_looked_for_at_enter() {
    let screen = Screen::new(100, 30).press("f").types("gnagwya");
    assert!(finder(&screen).is_empty());
    let number = finder(&screen).number;
    let words = "gangway".to_owned();
    let screen = screen.happens(Event::Answer(Answer::Meant { number, words }));
    assert!(screen.seen().contains("no paper says that; did you mean"));
    let screen = screen.press("enter");
    assert_eq!(finder(&screen).typed, "gangway");
    assert!(finder(&screen).len() > 1);
    let late = Answer::Meant {
        number: finder(&screen).number,
        words: "gang".to_owned(),
    };
    let screen = screen.happens(Event::Answer(late));
    assert!(
        !screen.seen().contains("did you mean"),
        "something was found"
    );
}

#[test]
fn an_action_that_is_found_by_its_trace_says_which() {
    let screen = Screen::new(140, 40).press("f").types("evening considered");
    insta::assert_snapshot!(screen.seen());
}

#[test]
fn every_width_shows_items_first_and_what_else_there_is() {
    for (width, height) in [(140, 40), (80, 24), (60, 20), (40, 12)] {
        let screen = Screen::new(width, height).press("f").types("gang");
        insta::assert_snapshot!(format!("finder_{width}x{height}"), screen.seen());
    }
}
