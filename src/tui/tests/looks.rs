//! How the screens look: what stands out and by what, in every theme; bars in one form; the
//! states that one seldom sees; and any screen at any size.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Modifier;

use super::screen::Screen;
use super::shelf::Shelf;
use crate::config::Look;
use crate::tui::event::{Answer, Ask, Effect, Event};
use crate::tui::layout::Pane;
use crate::tui::model::Overlay;
use crate::tui::theme::{Background, Theme};
use crate::tui::update::update;
use crate::tui::view::view;

/// Keys that lead to each screen.
const SCREENS: [&str; 24] = [
    "1", "0", "2", "3", "4", "3 z", "4 z", "f g a", "m", "?", "? / p", "L", "U enter", "0 g",
    "0 /", "N", "D", "3 w", "3 B", "3 t", "v", "c", "c n down", "r",
];

fn buffer(screen: &Screen) -> Buffer {
    let size = screen.model.size;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view(&screen.model, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The first letter of words on the screen.
fn cell_of(screen: &Screen, words: &str) -> Cell {
    let buffer = buffer(screen);
    let width = usize::from(screen.model.size.width);
    let cells = buffer.content();
    let wanted: Vec<String> = words.chars().map(String::from).collect();
    let lines = cells.chunks(width);
    let found = lines
        .flat_map(|line| line.windows(wanted.len()))
        .find(|part| {
            part.iter()
                .zip(&wanted)
                .all(|(cell, letter)| cell.symbol() == letter)
        });
    found.unwrap_or_else(|| panic!("{words}:\n{}", screen.seen()))[0].clone()
}

fn coloured(look: Look, background: Background) -> Screen {
    let mut screen = Screen::new(140, 40);
    screen.model.theme = Theme::new(look, background);
    screen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn no_size_breaks_any_screen(
        width in 0u16..=250,
        height in 0u16..=100,
        first in 0usize..SCREENS.len(),
        plain in any::<bool>(),
    ) {
        let mut screen = Screen::new(100, 30);
        screen.model.setting.settled.plain_glyphs = plain;
        let mut screen = screen.press(SCREENS[first]);
        let effects = update(&mut screen.model, Event::Resize(Size { width, height }));
        screen.act(effects);
        prop_assert_eq!(screen.seen().lines().count(), usize::from(height));
        let screen = screen.press("down pagedown end home");
        screen.seen();
    }
}

#[test]
fn what_wants_an_answer_stands_out_in_every_theme() {
    for (look, background) in [
        (Look::Dark, Background::Dark),
        (Look::Light, Background::Light),
        (Look::Contrast, Background::Dark),
        (Look::Contrast, Background::Light),
        (Look::Contrast, Background::Unknown),
        (Look::None, Background::Unknown),
    ] {
        let screen = coloured(look, background);
        let decide = cell_of(&screen, "to decide · 21");
        let note = cell_of(&screen, "to confirm");
        assert!(decide.modifier.contains(Modifier::BOLD), "{look:?}");
        assert!(!note.modifier.contains(Modifier::BOLD), "{look:?}");
        if look == Look::None {
            assert_eq!((decide.fg, note.fg), Default::default());
        } else if background != Background::Unknown {
            assert_ne!(decide.fg, note.fg, "{look:?} on {background:?}");
        }
    }
}

#[test]
fn the_pane_with_the_keys_and_the_chosen_row_are_seen_without_colour() {
    let screen = coloured(Look::None, Background::Unknown);
    assert!(
        cell_of(&screen, "1 Agenda")
            .modifier
            .contains(Modifier::BOLD)
    );
    assert!(
        !cell_of(&screen, "2 Prior")
            .modifier
            .contains(Modifier::BOLD)
    );
    let chosen = buffer(&screen);
    let reversed = chosen
        .content()
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    assert!(reversed.count() > 20);
}

#[test]
fn another_theme_is_a_key_away_and_remembered() {
    let mut screen = Screen::new(100, 30).happens(Event::Background(Background::Dark));
    let before = cell_of(&screen, "1 Agenda").fg;
    screen = screen.press("C");
    assert!(
        screen.foot().contains("for a light background"),
        "{}",
        screen.foot()
    );
    assert_ne!(cell_of(&screen, "1 Agenda").fg, before);
    let kept = |screen: &Screen| {
        let mut asked = screen.shelf.asked.iter().rev();
        asked.find_map(|effect| match effect {
            Effect::Ask(Ask::KeepLook(kept)) => Some(kept.clone()),
            _ => None,
        })
    };
    assert_eq!(kept(&screen).as_deref(), Some("auto light"));
    screen = screen.press("C C");
    assert_eq!(kept(&screen).as_deref(), Some("auto contrast"));
    assert!(screen.foot().contains("strong contrast"));
    // The next evening.
    let look = |kept: &str| {
        let screen = Screen::new(100, 30).happens(Event::Answer(Answer::Look(kept.to_owned())));
        screen.model.theme.look()
    };
    assert_eq!(look("auto contrast"), Look::Contrast);
    // The settings were changed since: they hold.
    assert_eq!(look("dark contrast"), Look::Auto);
    assert_eq!(look("auto mauve"), Look::Auto);
}

#[test]
fn plain_signs_are_of_ascii_on_every_screen() {
    for keys in SCREENS.iter().filter(|keys| **keys != "v") {
        for (width, height) in [(140, 40), (60, 20)] {
            let mut screen = Screen::new(width, height);
            screen.model.setting.settled.plain_glyphs = true;
            let seen = screen.press(keys).seen();
            // Letters of papers and of names stay.
            let signs: Vec<char> = seen
                .chars()
                .filter(|letter| !letter.is_ascii() && !letter.is_alphanumeric() && *letter != '£')
                .collect();
            assert!(signs.is_empty(), "{keys}: {signs:?}\n{seen}");
        }
    }
}

#[test]
fn a_key_that_does_nothing_here_says_where_it_does() {
    let screen = Screen::new(140, 40).press("B");
    assert_eq!(
        screen.foot(),
        "B works in outstanding actions and a history, not here · ? help"
    );
    assert_eq!(screen.press("7").foot(), "7 does nothing · ? help");
}

#[test]
fn a_bar_says_what_enter_and_escape_do_in_one_form() {
    for (keys, label) in [
        ("0 g", "go to page: "),
        ("0 /", "find here: "),
        ("3 /", "show only: "),
        ("3 down w", "lead officer: "),
        ("3 down B", "due: "),
        ("i", "read in: "),
        ("p", "print the item?"),
        ("4 >", "move to: "),
        ("A", "take down: "),
    ] {
        for (width, height) in [(140, 40), (60, 20), (40, 12)] {
            let screen = Screen::new(width, height).press(keys);
            let seen = screen.seen();
            let lines: Vec<&str> = seen.lines().rev().take(3).collect();
            assert!(
                lines[0].trim_start().starts_with(label.trim_end()),
                "{keys}\n{seen}"
            );
            assert!(lines[2].starts_with('─'), "{keys}\n{seen}");
            assert!(
                lines[2].contains("Enter") && lines[2].contains("Esc"),
                "{keys}\n{seen}"
            );
        }
    }
    let low = Screen::new(60, 10).press("0 g").seen();
    assert!(low.contains("Enter goes"), "{low}");
}

#[test]
fn nothing_is_written_before_a_yes_and_then_it_can_be_opened() {
    let screen = Screen::new(140, 40).press("p");
    assert!(
        screen.seen().contains("no other is overwritten"),
        "{}",
        screen.seen()
    );
    let printed = |screen: &Screen| {
        let mut asked = screen.shelf.asked.iter();
        asked.any(|effect| matches!(effect, Effect::Ask(Ask::Print(_))))
    };
    assert!(!printed(&screen));
    let left = screen.press("x");
    assert!(!printed(&left) && left.model.typing.is_none());
    let screen = left.press("p enter");
    assert!(printed(&screen));
    assert!(screen.foot().contains("o opens it"), "{}", screen.foot());
    let mut screen = screen.press("o");
    assert!(matches!(
        screen.shelf.asked.pop(),
        Some(Effect::OpenFile(_))
    ));
    // Later o opens the paper again.
    let screen = screen.press("down o");
    let asked = screen.shelf.asked.last();
    assert!(
        !matches!(asked, Some(Effect::OpenFile(path)) if path.ends_with("item.html")),
        "{asked:?}"
    );
}

#[test]
fn going_to_a_page() {
    insta::assert_snapshot!(Screen::new(100, 30).press("0 g").seen());
}

#[test]
fn a_lead_officer_is_set_at_60_by_20() {
    insta::assert_snapshot!(Screen::new(60, 20).press("3 down w").seen());
}

#[test]
fn a_note_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).press("Q").types("How many?").seen());
}

#[test]
fn the_brief_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).press("b").seen());
}

#[test]
fn the_finder_without_an_answer() {
    insta::assert_snapshot!(Screen::new(100, 30).press("f").types("xyzzy").seen());
}

#[test]
fn the_help_at_140_by_40() {
    insta::assert_snapshot!(Screen::new(140, 40).press("?").seen());
}

#[test]
fn the_help_at_40_by_12() {
    insta::assert_snapshot!(Screen::new(40, 12).press("?").seen());
}

#[test]
fn the_help_on_some_words() {
    insta::assert_snapshot!(Screen::new(100, 30).press("? /").types("print").seen());
}

#[test]
fn a_history_at_100_by_30_in_plain_signs() {
    let mut screen = Screen::new(100, 30);
    screen.model.setting.settled.plain_glyphs = true;
    insta::assert_snapshot!(screen.press("3 t").seen());
}

#[test]
fn a_store_that_fails_says_what_to_do() {
    let (screen, _) = Screen::opening(Shelf::new(), 100, 30);
    let failed = Answer::Failed {
        what: "the store could not be opened: it was written by a newer matters".to_owned(),
        fatal: true,
    };
    let screen = screen.happens(Event::Answer(failed));
    insta::assert_snapshot!(screen.seen());
    // A list of meetings that never come is worse than none.
    assert!(screen.press("m").model.overlay.is_none());
}

#[test]
fn many_items_and_long_names_at_100_by_30() {
    let mut shelf = Shelf::new();
    let desk = shelf.desk.as_mut().unwrap();
    let first = desk.agenda[5].clone();
    for at in 0..40 {
        let mut row = first.clone();
        row.key = 500 + at;
        row.number = Some(format!("{}", 20 + at));
        row.title = match at % 4 {
            0 => "会議の議題と非常に長い題名".to_owned(),
            1 => "تقرير لجنة الميناء".to_owned(),
            2 => "Sa\u{301}wa Ze\u{301}lande: ne\u{301}gociations".to_owned(),
            _ => "An unquestionablyoverlongwordthatnobodywouldwriteinthetitleofanitem".to_owned(),
        };
        desk.agenda.push(row);
    }
    desk.meeting.committee = "Harbour, Ferries, Slipways, Moorings and Lighthouses Joint Overview and Scrutiny Sub-Committee".to_owned();
    insta::assert_snapshot!(Screen::over(shelf, 100, 30).press("end").seen());
}

#[test]
fn twice_the_key_of_pages_goes_to_the_top() {
    let screen = Screen::new(100, 30).press("3 j j");
    assert!(screen.model.list(Pane::Actions).unwrap().at > 0);
    let screen = screen.press("g g");
    assert_eq!(screen.model.list(Pane::Actions).unwrap().at, 0);
    assert!(screen.model.typing.is_none());
}

#[test]
fn a_list_that_is_narrowed_begins_at_its_first_row() {
    let screen = Screen::new(100, 30).press("m down down");
    let at = |screen: &Screen| match &screen.model.overlay {
        Some(Overlay::Pick(picker)) => picker.at,
        Some(Overlay::Find(_) | Overlay::Help { .. }) | None => usize::MAX,
    };
    assert!(at(&screen) > 0);
    assert_eq!(at(&screen.press("a")), 0);
}

#[test]
fn a_group_that_says_how_its_promises_stand_says_it_once() {
    let screen = Screen::new(140, 60).press("3");
    let actions = &screen.model.list(Pane::Actions).unwrap().rows;
    let from = actions
        .iter()
        .position(|row| row.text.starts_with("loose ends"));
    let below = actions[from.unwrap() + 1..].iter();
    let members = below.take_while(|row| row.id.can_be_chosen());
    assert!(members.clone().count() > 0);
    assert!(members.clone().all(|row| row.tail.is_empty()));
}

#[test]
fn the_foot_of_the_reader_shows_the_way_out_and_what_is_written_there() {
    let narrow = Screen::new(80, 24).press("enter").foot();
    assert!(narrow.contains("Esc back"), "{narrow}");
    let wide = Screen::new(140, 40).press("enter").foot();
    assert!(wide.contains("N note  Q question  e correct"), "{wide}");
}

#[test]
fn the_foot_of_an_empty_pane_shows_what_works_without_a_row() {
    let mut screen = Screen::new(100, 30).press("3");
    assert!(screen.foot().contains("tick"), "{}", screen.foot());
    screen.model.list_mut(Pane::Actions).unwrap().rows.clear();
    let foot = screen.foot();
    assert!(foot.starts_with("Tab next pane"), "{foot}");
    assert!(
        !foot.contains("tick") && foot.contains("f find anywhere"),
        "{foot}"
    );
}

#[test]
fn commands_keep_their_names_in_a_column_of_their_own() {
    let seen = Screen::new(80, 24).press("f").types(">printed").seen();
    let line = seen.lines().find(|line| line.contains("printed with"));
    let line = line.unwrap_or_else(|| panic!("{seen}"));
    assert!(
        line.contains("page of papers") && line.contains('…'),
        "{seen}"
    );
}

#[test]
fn what_is_said_is_said_whole_however_narrow_the_screen() {
    let mut screen = Screen::new(40, 12);
    screen
        .model
        .complain("it is only in the cloud; open its folder and import it when it has come");
    let seen = screen.seen();
    let last: Vec<&str> = seen.lines().rev().take(2).map(str::trim).collect();
    assert_eq!(last[0], "folder and import it when it has come");
    assert!(last[1].starts_with("! it is only in the cloud"), "{seen}");
}

#[test]
fn below_a_list_that_is_chosen_from_the_desk_stays_in_sight() {
    let screen = Screen::new(100, 30).press("3 x");
    let bottom = screen.model.cover().frame.bottom();
    let desk = Screen::new(100, 30).press("3").seen();
    let (seen, below) = (screen.seen(), usize::from(bottom) + 1);
    let rows = |seen: &str| -> Vec<String> {
        let rows = seen.lines().skip(below).take(5);
        rows.map(str::to_owned).collect()
    };
    assert_eq!(rows(&seen), rows(&desk), "{seen}");
    // On a narrow screen there is room for the list alone.
    let narrow = Screen::new(40, 12).press("3 x").seen();
    assert!(!narrow.contains("Act"), "{narrow}");
}
