//! Notes, questions and flags on the desk: written, kept, found again, handed out.

use super::screen::Screen;
use crate::store::Target;
use crate::store::jots::{Jot, JotKind};
use crate::tui::event::{Effect, Event, Subject};
use crate::tui::layout::Pane;

fn jots(screen: &Screen) -> Vec<Jot> {
    screen.shelf.desk.as_ref().unwrap().jots.clone()
}

#[test]
fn a_note_on_an_item_is_kept_by_esc_and_marked_on_its_row() {
    let screen = Screen::new(100, 30).press("N").types("ask who pays");
    insta::assert_snapshot!(screen.seen());
    assert_eq!(screen.shelf.drafts.last().unwrap(), "ask who pays");
    let screen = screen.press("esc");
    let kept = &jots(&screen)[0];
    assert_eq!(kept.written.words, "ask who pays");
    assert_eq!((kept.kind, kept.on), (JotKind::Note, Target::Item(6)));
    assert!(screen.foot().starts_with("kept; u takes it back"));
    assert!(screen.seen().contains("✎"), "{}", screen.seen());
    assert!(screen.seen().contains("MY NOTE  ask who pays"));
}

#[test]
fn a_question_stands_beside_the_paragraph_that_it_is_about() {
    let screen = Screen::new(140, 40).press("enter down down down Q");
    let screen = screen.types("by how much?").press("enter");
    let kept = &jots(&screen)[0];
    let beside = kept.written.beside.as_ref().unwrap();
    assert!(
        beside.words.starts_with("note that sailings rose"),
        "{beside:?}"
    );
    let seen = screen.seen();
    let lines: Vec<&str> = seen.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("MY QUESTION  by how much?"));
    assert!(lines[at.unwrap() - 1].contains("summer; and"), "{seen}");
    // Chosen, it is struck off, written anew, and taken away.
    let screen = screen.press("down x");
    assert!(jots(&screen)[0].written.put);
    let screen = screen.press("enter").types(" And why?").press("enter");
    assert_eq!(jots(&screen)[0].written.words, "by how much? And why?");
    assert!(jots(&screen.press("u")).len() == 1);
}

#[test]
fn several_lines_are_typed_and_pasted_and_what_drives_a_terminal_is_not() {
    let screen = Screen::new(100, 30).press("N").types("one").press("ctrl-j");
    let screen = screen
        .types("two")
        .happens(Event::Paste("\u{1b}[31mthree\nfour".to_owned()))
        .press("enter");
    assert_eq!(jots(&screen)[0].written.words, "one\ntwo[31mthree\nfour");
}

#[test]
fn what_is_thrown_away_or_empty_is_no_note_and_what_quits_keeps_it() {
    let screen = Screen::new(100, 30).press("N").types("no").press("ctrl-x");
    assert!(jots(&screen).is_empty() && screen.shelf.drafts.is_empty());
    let screen = screen.press("N enter N").types("yes").press("ctrl-c");
    assert_eq!(jots(&screen)[0].written.words, "yes");
    assert!(screen.shelf.asked.contains(&Effect::Quit));
}

#[test]
fn a_flag_comes_and_goes_with_one_key() {
    let screen = Screen::new(100, 30).press("F");
    assert_eq!(jots(&screen)[0].kind, JotKind::Flag);
    assert!(jots(&screen.press("F")).is_empty());
}

#[test]
fn an_interest_is_declared_with_words_and_said_on_the_row() {
    let screen = Screen::new(100, 30).press("D down enter");
    let screen = screen.types("my sister runs it").press("enter");
    let kept = jots(&screen);
    assert!(kept.iter().all(|jot| jot.written.leaves));
    assert!(screen.seen().contains("LEAVE"), "{}", screen.seen());
}

#[test]
fn a_note_on_an_action_is_shown_with_it() {
    let screen = Screen::new(140, 40)
        .press("3 N")
        .types("chase")
        .press("esc");
    assert!(matches!(jots(&screen)[0].on, Target::Action(_)));
    assert!(
        screen.seen().contains("MY NOTE  chase"),
        "{}",
        screen.seen()
    );
}

#[test]
fn the_list_of_all_that_was_prepared_leads_to_each() {
    let screen = Screen::new(100, 30)
        .press("N")
        .types("ask who pays")
        .press("esc P");
    insta::assert_snapshot!(screen.seen());
    let screen = screen.press("enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    let chosen = &screen.model.reader.blocks[screen.model.reader.chosen];
    assert_eq!(chosen.text, "ask who pays");
}

#[test]
fn an_item_and_the_brief_are_written_as_pages() {
    let screen = Screen::new(100, 30).press("p enter");
    assert_eq!(screen.shelf.printed, [Subject::Item(6)]);
    assert!(
        screen
            .foot()
            .contains("in /home/ada; o opens it: item.html"),
        "{}",
        screen.foot()
    );
    let screen = screen.press("b p enter");
    assert_eq!(screen.shelf.printed[1], Subject::Brief(1));
    assert_eq!(screen.press("esc").model.focus, Pane::Agenda);
}

#[test]
fn the_box_stands_at_every_size() {
    for (width, height) in [
        (140, 40),
        (80, 24),
        (60, 20),
        (40, 12),
        (30, 8),
        (9, 4),
        (1, 1),
    ] {
        let screen = Screen::new(width, height)
            .press("N")
            .types("a note of some words");
        screen.seen();
    }
}
