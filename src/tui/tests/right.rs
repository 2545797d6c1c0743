//! Readings put right by keys: sentences made actions, what is none, fields typed anew, and
//! what is exempt hidden while the screen is shared.

use super::screen::Screen;
use super::shelf::Shelf;
use crate::store::corrections::{Bodies, Field, Joint, Subject};
use crate::tui::event::Say;
use crate::tui::office::Deed;

fn deeds(screen: &Screen) -> Vec<Deed> {
    let said = screen.shelf.said.iter();
    said.filter_map(|say| match say {
        Say::Office(deed) => Some(deed.clone()),
        _ => None,
    })
    .collect()
}

#[test]
fn the_chosen_sentence_is_made_an_action() {
    let screen = Screen::new(140, 40).press("enter down +");
    let made = deeds(&screen);
    let [Deed::Make(6, words, Some((_, place)))] = &made[..] else {
        panic!("{made:?}");
    };
    assert!(words.starts_with("The Panel is recommended"), "{words}");
    assert_eq!(place.page, Some(5));
    // A title of the program's own is no sentence of a paper.
    let screen = Screen::new(140, 40).press("+");
    assert!(deeds(&screen).is_empty());
}

#[test]
fn what_is_no_action_is_said_where_it_stands_and_among_the_ways_of_closing() {
    let mut screen = Screen::new(140, 40).press("3 x");
    assert!(screen.seen().contains("not an action: it was misread"));
    screen = screen.types("misread").press("enter");
    let said = deeds(&screen);
    let [Deed::Right(wishes)] = &said[..] else {
        panic!("{said:?}");
    };
    let (Subject::Action(_), Field::Action, Some(no)) = &wishes[0] else {
        panic!("{wishes:?}");
    };
    assert_eq!(no, "no");
    let screen = Screen::new(140, 40).press("3 enter x");
    assert!(matches!(&deeds(&screen)[..], [Deed::Right(_)]));
}

#[test]
fn a_field_is_typed_anew_over_what_was_read() {
    let screen = Screen::new(140, 40).press("e");
    assert!(screen.seen().contains("Put right what was misread"));
    let screen = screen.press("enter");
    assert!(
        screen.foot().starts_with("title: Ferry Timetable Review"),
        "{}",
        screen.foot()
    );
    let screen = screen.types("Ferry timetables").press("enter");
    let said = deeds(&screen);
    let right = (
        Subject::Item(6),
        Field::Title,
        Some("Ferry timetables".to_owned()),
    );
    assert_eq!(said, [Deed::Right(vec![right])]);
    // What stood there is no word of anybody's.
    let screen = Screen::new(140, 40).press("e enter enter");
    assert!(deeds(&screen).is_empty());
}

#[test]
fn the_screen_says_that_what_is_exempt_is_hidden() {
    let screen = Screen::new(140, 40).press("X");
    assert!(screen.seen().contains("EXEMPT HIDDEN"), "{}", screen.seen());
    let screen = screen.press("X");
    assert!(!screen.seen().contains("EXEMPT HIDDEN"));
}

#[test]
fn exempt_words_are_not_copied() {
    let mut screen = Screen::new(140, 40).press("end");
    while !screen.model.item().is_some_and(|item| item.exempt) {
        screen = screen.press("up");
    }
    let screen = screen.press("y");
    assert!(
        screen.foot().contains("--include-exempt"),
        "{}",
        screen.foot()
    );
}

#[test]
fn the_year_is_seen_before_it_is_begun() {
    let screen = Screen::new(140, 40).press("4 Y");
    assert!(deeds(&screen).is_empty());
    assert!(
        screen.foot().contains("Y again begins it"),
        "{}",
        screen.foot()
    );
    let screen = screen.press("Y");
    assert!(matches!(&deeds(&screen)[..], [Deed::Year(..)]));
}

#[test]
fn what_is_chosen_is_called_exempt_and_a_row_is_split_by_keys() {
    let screen = Screen::new(140, 40).press("4 R");
    let said = deeds(&screen);
    let [Deed::Right(wishes)] = &said[..] else {
        panic!("{said:?}");
    };
    assert!(matches!(
        &wishes[..],
        [(Subject::Row(_, None), Field::Exempt, Some(yes))] if yes == "yes"
    ));
    let screen = Screen::new(140, 40).press("R");
    let item = (Subject::Item(6), Field::Exempt, Some("yes".to_owned()));
    assert_eq!(deeds(&screen), [Deed::Right(vec![item])]);

    let screen = Screen::new(140, 40).press("4 S");
    assert!(screen.foot().starts_with("its items"), "{}", screen.foot());
    // One item is no several: it stays typed.
    let screen = screen.press("enter");
    assert!(deeds(&screen).is_empty());
    let screen = screen.types("; Tide tables").press("enter");
    assert!(
        matches!(&deeds(&screen)[..], [Deed::Split(_, items)] if items[1] == "Tide tables"),
        "{:?}",
        deeds(&screen)
    );
}

#[test]
fn what_was_joined_is_parted_among_what_is_put_right() {
    let mut shelf = Shelf::new();
    shelf.desk.as_mut().unwrap().joints.push(Joint {
        joined: Bodies::Committees(vec![9]),
        name: "HARBOUR WORKING PARTY".to_owned(),
    });
    let mut screen = Screen::over(shelf, 140, 40).press("e");
    screen = screen.types("part them");
    let told = "its committee is not the same as Harbour Working Party: part them";
    assert!(screen.seen().contains(told), "{}", screen.seen());
    let screen = screen.press("enter");
    assert_eq!(
        deeds(&screen),
        [Deed::PartBodies(Bodies::Committees(vec![9]))]
    );
}
