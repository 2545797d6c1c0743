//! Keys on the desk, and what they show.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};

use super::screen::Screen;
use super::shelf::papers::{date, desk};
use super::shelf::{Shelf, TODAY};
use crate::config::Look;
use crate::store::Target;
use crate::store::desk::MeetingRow;
use crate::tui::event::{Answer, Event, Subject};
use crate::tui::layout::Pane;
use crate::tui::model::Overlay;
use crate::tui::office::Kept;
use crate::tui::pane::RowId;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pick::Of;
use crate::tui::theme::{Background, Theme};
use crate::tui::view::view;

#[test]
fn the_desk_opens_at_the_first_item_of_business() {
    let screen = Screen::new(100, 30);
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(6)));
    assert!(screen.seen().contains("ASKED OF US"));
}

#[test]
fn minutes_that_nobody_read_leave_nothing_open() {
    let mut shelf = Shelf::new();
    let desk = shelf.desk.as_mut().unwrap();
    desk.actions.clear();
    assert!(Screen::over(Shelf::new(), 140, 40).seen().contains(" open"));
    desk.welsh_alone = true;
    let seen = Screen::over(shelf, 140, 40).seen();
    assert!(seen.contains("Welsh minutes not read"), "{seen}");
    assert!(!seen.contains("0 open"), "{seen}");
}

#[test]
fn keys_pressed_before_the_papers_are_there_wait_for_them() {
    let (screen, effects) = Screen::opening(Shelf::new(), 140, 40);
    let mut screen = screen.press("3 space");
    screen.act(effects);
    assert_eq!(screen.model.focus, Pane::Actions);
    assert_eq!(screen.foot(), "ticked as done; u takes it back");
    let (screen, _) = Screen::opening(Shelf::new(), 140, 40);
    assert!(screen.press("j f q").press("ctrl-c").model.ends);
}

#[test]
fn enter_waits_for_the_rows_that_it_chooses_from() {
    let mut screen = Screen::new(100, 30);
    let first = screen.hears("m");
    let then = screen.hears("allotments\n");
    assert!(then.is_empty(), "{then:?}");
    screen.act(first);
    assert!(screen.seen().contains("Parks and Allotments Committee"));
    assert_eq!(screen.model.meeting.as_ref().unwrap().desk.meeting.key, 2);

    let mut screen = Screen::new(100, 30);
    let answers = screen.hears("fgang\n");
    assert!(matches!(screen.model.overlay, Some(Overlay::Find(_))));
    screen.act(answers);
    assert!(screen.model.overlay.is_none());
}

#[test]
fn what_is_asked_of_words_waits_for_the_words() {
    let mut screen = Screen::new(140, 40);
    let words = screen.hears("jo");
    assert!(!screen.seen().contains("no paper is held"));
    screen.act(words);
    assert!(screen.foot().starts_with("opening "), "{}", screen.foot());

    let mut screen = Screen::new(140, 40);
    let words = screen.hears("j\nj");
    let at = |screen: &Screen| {
        screen
            .model
            .reader
            .chosen_words()
            .map(|words| words.0.to_owned())
    };
    assert_eq!(screen.model.early.len(), 1);
    screen.act(words);
    assert_eq!(at(&screen), at(&Screen::new(140, 40).press("j enter j")));
    assert_ne!(at(&screen), at(&Screen::new(140, 40).press("j enter")));

    let mut screen = Screen::new(140, 40);
    screen.hears("jo");
    let what = "the store could not be read; close other programs and repeat".to_owned();
    let failed = Answer::Failed { what, fatal: false };
    let screen = screen.happens(Event::Answer(failed)).press("j");
    assert_eq!(screen.model.early, [], "a failure keeps no key waiting");
}

#[test]
fn enter_unfolds_procedural_items() {
    let rows = |screen: &Screen| screen.model.list(Pane::Agenda).unwrap().rows.len();
    let folded = Screen::new(100, 30).press("home");
    assert_eq!(rows(&folded), 6);
    let open = folded.press("enter");
    assert_eq!(rows(&open), 10);
    assert_eq!(rows(&open.press("enter")), 6);
}

#[test]
fn space_ticks_every_promise_of_the_same_words() {
    let screen = Screen::new(140, 40)
        .press("3 /")
        .types("gangway")
        .press("enter space");
    assert!(screen.seen().contains("☑ ×2"));
    assert_eq!(screen.foot(), "ticked as done, all 2; u takes it back");
    assert_eq!(
        screen
            .shelf
            .desk
            .as_ref()
            .unwrap()
            .actions
            .iter()
            .filter(|row| row.ticked.is_some())
            .count(),
        3
    );
}

#[test]
fn an_undo_says_what_it_took_back_and_goes_there() {
    let screen = Screen::new(140, 40)
        .press("3 /")
        .types("gangway")
        .press("enter space 1 u");
    assert_eq!(screen.model.focus, Pane::Actions);
    assert_eq!(screen.model.chosen(Pane::Actions), Some(&RowId::Action(33)));
    assert!(screen.foot().starts_with("taken back: the tick on"));
    assert!(screen.press("ctrl-r").seen().contains("☑ ×2"));
}

#[test]
fn an_undo_that_goes_to_another_meeting_says_so_and_one_that_is_listed_here_does_not_go() {
    let begin = |committee: i64| {
        let mut screen = Screen::new(140, 40).press("1 space");
        let other = screen
            .shelf
            .meetings
            .iter()
            .find(|row| row.key != 1)
            .unwrap();
        let day = jiff::civil::date(2031, 5, 6);
        screen.shelf.undone_at = (other.key, Some((committee, day)));
        screen
    };
    let here = |screen: &Screen| screen.model.meeting.as_ref().unwrap().desk.meeting.key;
    let screen = begin(4711);
    let before = here(&screen);
    let screen = screen.press("u");
    assert_ne!(here(&screen), before);
    assert!(
        screen.foot().contains("now at the meeting of 6 May 2031")
            || screen.seen().contains("now at the meeting of"),
        "{}",
        screen.seen()
    );
}

#[test]
fn what_a_paper_calls_complete_wears_no_tick() {
    let screen = Screen::new(140, 50).press("3 z");
    let seen = screen.seen();
    let line = seen
        .lines()
        .find(|line| line.contains("children’s fare"))
        .unwrap();
    assert!(line.contains("answered?") && !line.contains('☑'), "{line}");
}

#[test]
fn a_filter_narrows_and_escape_brings_all_back() {
    let screen = Screen::new(140, 40).press("3 /").types("gangw");
    assert_eq!(screen.foot(), "show only: gangw");
    assert!(screen.seen().contains(" 1 row\n"));
    let screen = screen.press("enter");
    assert_eq!(screen.model.list(Pane::Actions).unwrap().rows.len(), 2);
    let screen = screen.press("esc");
    assert!(screen.model.list(Pane::Actions).unwrap().rows.len() > 6);
}

#[test]
fn minutes_of_the_previous_meeting_bring_all_that_it_promised() {
    let screen = Screen::new(140, 40).press("home down");
    // One of the four was answered, and is no longer outstanding.
    assert_eq!(screen.model.list(Pane::Actions).unwrap().about, 3);
    assert!(screen.seen().contains("made there"));
}

#[test]
fn enter_reads_and_escape_goes_back_to_the_list() {
    let screen = Screen::new(140, 40).press("3 enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert!(screen.seen().contains("Action · 24 Aug 2031 · minute 20"));
    assert_eq!(screen.press("esc").model.focus, Pane::Actions);
}

#[test]
fn a_loss_leads_to_its_page() {
    let screen = Screen::new(140, 40).press("L down enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert_eq!(screen.model.reader.title, "Not read");
    let (words, source) = screen.model.reader.chosen_words().unwrap();
    assert_eq!(words, "a table whose columns could not be told apart");
    assert_eq!(source.unwrap().place.page, Some(14));
    assert_eq!(screen.press("esc").model.focus, Pane::Agenda);
}

#[test]
fn what_changed_is_read_and_left_again() {
    let screen = Screen::new(140, 40).press("d");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert!(matches!(
        screen.model.reader.subject,
        Some(Subject::Changes(_))
    ));
    let screen = screen.press("esc 4 d");
    assert!(matches!(screen.model.reader.subject, Some(Subject::Row(_))));
    assert_eq!(screen.press("esc").model.focus, Pane::Programme);
}

#[test]
fn the_reader_finds_words_and_goes_to_a_printed_page() {
    let screen = Screen::new(100, 30)
        .press("0 /")
        .types("low pier")
        .press("enter");
    assert_eq!(screen.model.reader.found.len(), 2);
    let screen = screen.press("esc g").types("12").press("enter");
    assert_eq!(screen.foot(), "ferries-october.pdf, page 12 (sheet 14)");
}

#[test]
fn a_copy_carries_its_citation() {
    let screen = Screen::new(140, 40).press("3 y");
    assert_eq!(
        screen.shelf.copied,
        [
            "“That a report on the evening sailings be brought to the next meeting.” \
          (Harbour and Ferries Scrutiny Panel · Sun 24 Aug 2031; ferries-october.pdf, page 5 (sheet 7))"
        ]
    );
    assert!(screen.foot().contains("sent to the terminal's clipboard"));
}

#[test]
fn the_finder_goes_to_an_action_and_back() {
    let screen = Screen::new(140, 40)
        .press("f")
        .types("!gangw")
        .press("enter");
    assert_eq!(screen.model.chosen(Pane::Actions), Some(&RowId::Action(33)));
    let screen = screen.press("backspace");
    assert_eq!(screen.model.focus, Pane::Agenda);
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(6)));
}

#[test]
fn the_finder_opens_a_paragraph_where_its_words_stand() {
    let screen = Screen::new(140, 40)
        .press("f")
        .types("\"gang")
        .press("enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert!(
        screen
            .model
            .reader
            .chosen_words()
            .unwrap()
            .0
            .contains("gangway")
    );
}

#[test]
fn another_meeting_is_opened_and_left_again() {
    let screen = Screen::new(140, 40)
        .press("m")
        .types("24 aug")
        .press("enter");
    assert!(screen.seen().contains("Sun 24 Aug 2031"));
    let screen = screen.press("backspace");
    assert!(screen.seen().contains("Mon 6 Oct 2031"));
}

#[test]
fn a_paper_is_filed_by_committee_and_day() {
    let screen = Screen::new(140, 40)
        .press("U tab")
        .types("harb")
        .press("enter")
        .types("6 oct 2031");
    assert!(screen.seen().contains("\n Mon 6 Oct 2031\n"));
    assert_eq!(screen.press("enter").foot(), "gangway.txt is filed");
}

#[test]
fn a_paper_of_the_tray_is_read_before_it_is_filed() {
    let screen = Screen::new(140, 40).press("U");
    assert!(screen.foot().contains("read it"), "{}", screen.foot());
    assert!(screen.foot().contains("file it"), "{}", screen.foot());
    let screen = screen.press("enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    let title = &screen.model.reader.title;
    assert_eq!(title, "Not filed yet: U files it · gangway.txt");
    let words = screen.model.reader.chosen_words().unwrap().0;
    assert!(words.starts_with("The harbour master"));
    assert!(screen.press("U tab").model.typing.is_some());
}

#[test]
fn an_action_that_was_taken_down_is_chosen_among_the_actions() {
    let screen = Screen::new(140, 40);
    let before = screen.model.chosen(Pane::Actions).cloned();
    let row = RowId::Action(32);
    assert_ne!(before, Some(row.clone()));
    let kept = Kept {
        words: "taken down".to_owned(),
        new: Some(Target::Action(32)),
    };
    let screen = screen.happens(Event::Answer(Answer::Kept(kept)));
    assert_eq!(screen.model.chosen(Pane::Actions), Some(&row));
    assert_eq!(screen.model.focus, Pane::Agenda);
}

#[test]
fn hints_at_the_foot_and_what_the_first_line_says_are_clicked() {
    let click = |screen: Screen, words: &str, row: u16| {
        let seen = screen.seen();
        let line = seen.lines().nth(usize::from(row)).unwrap();
        let at = line.find(words).unwrap_or_else(|| panic!("{line}"));
        let column = u16::try_from(line[..at].chars().count()).unwrap();
        screen.happens(Event::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }))
    };
    let of = |screen: &Screen| match &screen.model.overlay {
        Some(Overlay::Pick(picker)) => Some(picker.of),
        Some(Overlay::Find(_) | Overlay::Help { .. }) | None => None,
    };
    let screen = click(Screen::new(140, 40), "to file", 0);
    assert_eq!(of(&screen), Some(Of::Unfiled));
    let screen = click(Screen::new(140, 40), "gaps", 0);
    assert_eq!(of(&screen), Some(Of::Losses));
    let screen = click(Screen::new(140, 40), "Harbour", 0);
    assert_eq!(of(&screen), Some(Of::Meetings));
    let screen = click(Screen::new(140, 40), "help", 39);
    assert!(matches!(screen.model.overlay, Some(Overlay::Help { .. })));
    let screen = click(screen, "Esc", 39);
    assert!(screen.model.overlay.is_none());
}

#[test]
fn another_committee_that_meets_sooner_is_said_in_the_first_line() {
    let desk = desk();
    let mut prepared = Prepared::new(desk.clone(), date(TODAY));
    prepared.sooner = Some(MeetingRow {
        committee: "CABINET".to_owned(),
        date: Some(date("2031-10-04")),
        ..desk.meeting.clone()
    });
    let mut screen = Screen::new(140, 40);
    assert!(!screen.seen().contains("Cabinet"));
    screen.model.meeting = Some(Box::new(prepared));
    for (width, height) in [(140, 40), (100, 30), (80, 24)] {
        screen.model.size = ratatui::layout::Size { width, height };
        let seen = screen.seen();
        let head = seen.lines().next().unwrap();
        assert!(head.contains("tomorrow: Cabinet (m)"), "{head}");
    }
    // A long name loses its end there, and not the whole line what it says.
    if let Some(sooner) = screen
        .model
        .meeting
        .as_mut()
        .and_then(|it| it.sooner.as_mut())
    {
        "Planning and Highways Committee".clone_into(&mut sooner.committee);
    }
    let head = screen.seen().lines().next().unwrap().to_owned();
    assert!(head.contains("tomorrow: Planning and… (m)"), "{head}");
}

#[test]
fn control_c_leaves_even_while_one_types() {
    assert!(Screen::new(100, 30).press("f ctrl-c").model.ends);
    assert!(Screen::new(100, 30).press("/ ctrl-c").model.ends);
}

#[test]
fn a_click_chooses_and_the_wheel_scrolls_what_it_is_over() {
    let mouse = |kind, column, row| {
        Event::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        })
    };
    let down = MouseEventKind::Down(MouseButton::Left);
    let screen = Screen::new(140, 40).happens(mouse(down, 5, 10));
    assert_eq!(screen.model.chosen(Pane::Agenda), Some(&RowId::Item(7)));
    let screen = screen.happens(mouse(MouseEventKind::ScrollDown, 110, 20));
    assert_eq!(screen.model.focus, Pane::Agenda);
    assert_ne!(screen.model.lists[2].at, 0);
    // One more click reads; below the last row there is nothing to read.
    let screen = screen.happens(mouse(down, 5, 37));
    assert_eq!(screen.model.focus, Pane::Agenda);
    let screen = screen.happens(mouse(down, 5, 10));
    assert_eq!(screen.model.focus, Pane::Reader);
    // In a list that is laid over the desk it is the same.
    let screen = screen.press("m");
    let frame = screen.model.cover().list;
    let first = |screen: Screen| screen.happens(mouse(down, frame.x + 5, frame.y));
    let chosen = |screen: &Screen| match &screen.model.overlay {
        Some(Overlay::Pick(picker)) => Some(picker.at),
        Some(_) | None => None,
    };
    assert_ne!(
        chosen(&screen),
        Some(0),
        "the meeting on the desk is chosen"
    );
    let screen = first(screen);
    assert_eq!(chosen(&screen), Some(0));
    assert_eq!(chosen(&first(screen)), None, "it goes there");
}

#[test]
fn without_colours_the_chosen_row_is_reversed_and_nothing_is_coloured() {
    let mut screen = Screen::new(100, 30);
    screen.model.theme = Theme::new(Look::None, Background::Unknown);
    let mut terminal = Terminal::new(TestBackend::new(100, 30)).unwrap();
    terminal.draw(|frame| view(&screen.model, frame)).unwrap();
    let cells = &terminal.backend().buffer().content;
    assert!(
        cells
            .iter()
            .all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset)
    );
    assert!(
        cells
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::REVERSED))
    );
}

#[test]
fn what_is_pasted_becomes_one_harmless_line() {
    let screen = Screen::new(100, 30)
        .press("f")
        .happens(Event::Paste("ga\u{1b}[2J\nng".to_owned()));
    let Some(Overlay::Find(finder)) = &screen.model.overlay else {
        panic!("the finder is open")
    };
    assert_eq!(finder.typed, "ga[2J ng");
}

#[test]
fn an_import_next_door_keeps_the_place() {
    let screen = Screen::new(140, 40)
        .press("3 down")
        .happens(Event::Answer(Answer::Changed));
    assert_eq!(screen.model.focus, Pane::Actions);
    assert_eq!(screen.model.chosen(Pane::Actions), Some(&RowId::Action(32)));
}

#[test]
fn letters_of_the_finder_are_no_commands() {
    let screen = Screen::new(100, 30).press("f").types("q?:zu");
    assert!(!screen.model.ends);
    let Some(Overlay::Find(finder)) = &screen.model.overlay else {
        panic!("the finder is open")
    };
    assert_eq!(finder.typed, "q?:zu");
}

#[test]
fn a_day_may_be_typed_without_its_year_and_what_is_none_is_said() {
    let screen = Screen::new(100, 30)
        .press("U tab")
        .types("harb")
        .press("enter");
    let screen = screen.types("8 dec");
    assert_eq!(screen.foot(), "day of the meeting: 8 dec");
    assert!(screen.seen().contains("\n Mon 8 Dec 2031\n"));
    let screen = screen.press("ctrl-u").types("soon").press("enter");
    assert_eq!(screen.foot(), "day of the meeting: soon");
    let why = "! this is no day: type it as 5 Oct 2023, or 5/10/2023";
    assert!(screen.seen().contains(why));
}

#[test]
fn an_item_whose_paper_is_to_follow_says_so() {
    let screen = Screen::new(100, 30).press("down down");
    assert!(screen.seen().contains("its paper is to follow"));
}

#[test]
fn the_meeting_before_that_waits_for_its_minutes_is_said_in_the_first_line() {
    let mut prepared = Prepared::new(desk(), date(TODAY));
    prepared.without_minutes = Some(date("2031-10-01"));
    let mut screen = Screen::new(140, 40);
    screen.model.meeting = Some(Box::new(prepared));
    for (width, height) in [(140, 40), (100, 30), (80, 24)] {
        screen.model.size = ratatui::layout::Size { width, height };
        let seen = screen.seen();
        let head = seen.lines().next().unwrap();
        assert!(head.contains("1 Oct: no minutes yet (m)"), "{head}");
    }
}
