//! Every screen at every small size draws, and the screens as they should look.

use super::screen::Screen;
use super::shelf::Shelf;
use crate::domain::agenda::Paper;
use crate::store::desk::Inferred;
use crate::tui::event::Event;
use ratatui::layout::Size;

#[test]
fn every_size_draws_every_screen() {
    let screens = ["0", "1", "2", "3 z", "f g", "m", "?", "U tab", "0 g"];
    for keys in screens {
        let mut screen = Screen::new(60, 20).press(keys);
        for width in 0..=60 {
            for height in 0..=20 {
                screen = screen.happens(Event::Resize(Size { width, height }));
                let seen = screen.seen();
                assert_eq!(
                    seen.lines().count(),
                    usize::from(height),
                    "{width}×{height} after {keys}"
                );
            }
        }
    }
}

#[test]
fn a_window_too_small_says_so_in_a_sentence() {
    assert!(
        Screen::new(29, 8)
            .seen()
            .starts_with("matters needs 30 columns and")
    );
    assert!(Screen::new(30, 8).seen().contains("1 Ag"));
}

#[test]
fn the_desk_at_140_by_40() {
    insta::assert_snapshot!(Screen::new(140, 40).seen());
}

#[test]
fn the_desk_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).seen());
}

#[test]
fn the_desk_at_80_by_24() {
    insta::assert_snapshot!(Screen::new(80, 24).seen());
}

#[test]
fn the_desk_at_60_by_20() {
    insta::assert_snapshot!(Screen::new(60, 20).seen());
}

#[test]
fn the_desk_at_40_by_12() {
    insta::assert_snapshot!(Screen::new(40, 12).seen());
}

#[test]
fn the_reader_at_60_by_20() {
    insta::assert_snapshot!(Screen::new(60, 20).press("enter").seen());
}

#[test]
fn the_right_column() {
    insta::assert_snapshot!(Screen::new(100, 30).press("3").seen());
}

#[test]
fn an_action_in_the_reader() {
    insta::assert_snapshot!(Screen::new(100, 30).press("3 down enter").seen());
}

#[test]
fn a_programme_row_in_the_reader() {
    insta::assert_snapshot!(Screen::new(100, 30).press("4 enter").seen());
}

#[test]
fn actions_on_the_whole_screen() {
    insta::assert_snapshot!(Screen::new(100, 30).press("3 z").seen());
}

#[test]
fn the_programme_on_the_whole_screen() {
    insta::assert_snapshot!(Screen::new(100, 30).press("4 z").seen());
}

#[test]
fn words_found_in_the_reader() {
    insta::assert_snapshot!(Screen::new(100, 30).press("0 /").types("low pier").seen());
}

#[test]
fn the_finder() {
    insta::assert_snapshot!(Screen::new(100, 30).press("f").types("gang").seen());
}

#[test]
fn the_commands() {
    insta::assert_snapshot!(Screen::new(100, 30).press(":").types("undo").seen());
}

#[test]
fn the_meetings() {
    insta::assert_snapshot!(Screen::new(100, 30).press("m *").seen());
}

#[test]
fn the_help() {
    insta::assert_snapshot!(Screen::new(100, 30).press("?").seen());
}

#[test]
fn the_losses() {
    insta::assert_snapshot!(Screen::new(100, 30).press("L").seen());
}

#[test]
fn the_papers_to_file() {
    insta::assert_snapshot!(Screen::new(100, 30).press("U tab").types("harb").seen());
}

#[test]
fn an_empty_store_says_what_to_type() {
    let mut shelf = Shelf::new();
    shelf.desk = None;
    insta::assert_snapshot!(Screen::over(shelf, 100, 30).seen());
}

/// The desk with a late paper, one that is missing, and papers that were filed, or not,
/// without anybody saying where.
fn whole() -> Shelf {
    let mut shelf = Shelf::new();
    if let Some(desk) = &mut shelf.desk {
        let late = &mut desk.agenda[7];
        late.paper = Some(Paper::Late);
        late.first_seen = Some(jiff::civil::date(2031, 11, 28));
        late.pages = Some((17, 20));
        late.first_seen_in = Some("supplement.pdf".to_owned());
        late.inferred = vec![Inferred {
            document: "appendix.pdf".to_owned(),
            why: "it names Harbour and Ferries Scrutiny Panel, 6 Oct 2031".to_owned(),
        }];
        desk.agenda[6].paper = Some(Paper::Missing);
        desk.unfiled[0].fits = vec![
            "item 8 of Harbour and Ferries Scrutiny Panel, 24 Aug 2031".to_owned(),
            "item 3 of Harbour Board, 6 May 2031".to_owned(),
        ];
    }
    shelf
}

#[test]
fn a_late_paper_at_140_by_40() {
    insta::assert_snapshot!(Screen::over(whole(), 140, 40).press("down down").seen());
}

#[test]
fn a_late_paper_at_80_by_24() {
    insta::assert_snapshot!(Screen::over(whole(), 80, 24).press("down down").seen());
}

#[test]
fn a_late_paper_at_40_by_12() {
    insta::assert_snapshot!(Screen::over(whole(), 40, 12).press("down down").seen());
}

#[test]
fn a_paper_to_file_says_where_it_fits() {
    insta::assert_snapshot!(Screen::over(whole(), 100, 30).press("U").seen());
}
