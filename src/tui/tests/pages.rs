//! Pages as pictures and figures as charts: how one comes to them, what is seen, and how
//! one comes back.

use std::collections::HashSet;
use std::path::PathBuf;

use ratatui::layout::Size;

use super::screen::Screen;
use super::shelf::Shelf;
use crate::config::Pictures;
use crate::extract::picture::{Picture, Wish};
use crate::store::sheets::Sheets;
use crate::tui::chart::near::Near;
use crate::tui::chart::tests::{passengers, spending};
use crate::tui::event::{Answer, Ask, Effect, Event, Subject};
use crate::tui::graphics::{Environment, Graphics, Said, Way};
use crate::tui::layout::Pane;
use crate::tui::page::painter::encode;
use crate::tui::page::{Job, Painted};
use crate::tui::update::update;

/// The paper of every row is a pack of 40 sheets, the first four without a number; the ninth
/// document is a text.
pub fn sheets(subject: &Subject, sheet: Option<u32>) -> Answer {
    let is_text = matches!(subject, Subject::Place { document: 9, .. });
    let of = Sheets {
        document_key: 1,
        name: if is_text { "gangway.txt" } else { "pack.pdf" }.to_owned(),
        kind: if is_text { "text" } else { "pdf" }.to_owned(),
        count: if is_text { 0 } else { 40 },
        original: PathBuf::from("pack"),
        printed: (5..=40)
            .map(|sheet| (sheet, (sheet - 4).to_string()))
            .collect(),
    };
    Answer::Sheets {
        sheets: Ok(of),
        at: sheet.unwrap_or(1),
        down: 0,
    }
}

/// Pages whose upper third is black; the last one cannot be painted.
pub fn paint(job: &Job) -> Vec<Answer> {
    let one = |wish: &Wish| {
        let painted = if wish.sheet == 40 {
            Err("this page cannot be shown: it is damaged".to_owned())
        } else {
            Ok(Box::new(page(wish, job.graphics)))
        };
        Answer::Painted {
            document: job.document,
            wish: *wish,
            painted,
        }
    };
    job.wishes.iter().map(one).collect()
}

fn page(wish: &Wish, graphics: Graphics) -> Painted {
    let (height, width) = (wish.height, wish.width.min(wish.height * 7 / 10));
    let shade = |y: u16| if y < height / 3 { 0 } else { 255 };
    let rows = (0..height).flat_map(|y| vec![shade(y); usize::from(width) * 3]);
    let picture = Picture {
        width,
        height,
        points: rows.collect(),
    };
    let (cells, picture) = encode(picture, &graphics, 1).unwrap();
    Painted {
        wish: *wish,
        cells,
        is_whole: wish.zoom == 0,
        picture,
    }
}

pub fn figures(place: Subject) -> Answer {
    Answer::Figures {
        figures: [spending(), passengers()].concat(),
        near: Vec::new(),
        place,
    }
}

fn sheet(screen: &Screen) -> Option<u32> {
    screen.model.page.as_ref().map(|pages| pages.sheet)
}

#[test]
fn a_page_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).press("v").seen());
}

#[test]
fn a_page_at_40_by_12() {
    insta::assert_snapshot!(Screen::new(40, 12).press("v").seen());
}

#[test]
fn bars_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).press("c").seen());
}

#[test]
fn bars_at_40_by_12() {
    insta::assert_snapshot!(Screen::new(40, 12).press("c").seen());
}

#[test]
fn lines_at_140_by_40() {
    insta::assert_snapshot!(Screen::new(140, 40).press("c n").seen());
}

#[test]
fn lines_at_60_by_20() {
    insta::assert_snapshot!(Screen::new(60, 20).press("c n").seen());
}

#[test]
fn lines_in_plain_letters() {
    let mut screen = Screen::new(100, 30);
    screen.model.setting.settled.plain_glyphs = true;
    let seen = screen.press("c n").seen();
    // Letters of papers stay, as the £ of their money.
    assert!(seen.replace('£', "").is_ascii(), "{seen}");
    insta::assert_snapshot!(seen);
}

#[test]
fn every_size_draws_pages_and_charts() {
    let mut pages = Screen::new(100, 30).press("v + + down");
    let mut bars = Screen::new(100, 30).press("c down");
    let mut lines = Screen::new(100, 30).press("c n end");
    for width in (0..=140).step_by(9) {
        for height in (0..=40).step_by(4) {
            let size = Size::new(width, height);
            for screen in [&mut pages, &mut bars, &mut lines] {
                let effects = update(&mut screen.model, Event::Resize(size));
                screen.act(effects);
                screen.seen();
            }
        }
    }
}

#[test]
fn v_shows_the_page_of_the_row_and_escape_comes_back() {
    // The report of the item that is chosen begins on sheet 11.
    let screen = Screen::new(140, 40);
    let first = screen
        .model
        .item()
        .and_then(|row| row.pages)
        .map(|pages| pages.0);
    let screen = screen.press("v");
    assert!(first.is_some());
    assert_eq!(sheet(&screen), first);
    let screen = screen.press("n right space");
    assert_eq!(sheet(&screen), first.map(|sheet| sheet + 3));
    let screen = screen.press("p esc");
    assert_eq!(sheet(&screen), None);
    assert_eq!(screen.model.focus, Pane::Agenda);
    for pane in ["2", "3", "4"] {
        let screen = Screen::new(140, 40).press(pane).press("v");
        assert!(sheet(&screen).is_some(), "pane {pane}");
    }
    let screen = Screen::new(140, 40).press("3 t v");
    assert!(sheet(&screen).is_some());
    assert!(screen.press("esc").model.history.is_some());
}

#[test]
fn a_chart_lost_from_the_words_says_how_to_see_it() {
    let screen = Screen::new(140, 40).press("enter");
    let seen = screen.seen();
    assert!(
        seen.contains("chart on") && seen.contains("· v to see it"),
        "{seen}"
    );
    let lost = screen
        .model
        .reader
        .blocks
        .iter()
        .position(|block| block.role == crate::store::desk::BlockRole::Loss);
    let mut screen = screen;
    screen.model.reader.chosen = lost.unwrap();
    assert_eq!(sheet(&screen.press("v")), Some(13));
}

#[test]
fn a_number_goes_to_the_page_as_it_is_printed() {
    let screen = Screen::new(140, 40).press("v g").types("7").press("enter");
    assert_eq!(sheet(&screen), Some(11));
    assert!(screen.seen().contains("page 7 (sheet 11) of 40"));
    let screen = screen.press("g").types("99").press("enter");
    assert_eq!(screen.foot(), "! no page 99 in this paper");
}

#[test]
fn the_neighbours_are_painted_ahead_and_few_are_kept() {
    let mut screen = Screen::new(140, 40).press("v");
    for _ in 0..6 {
        let painted = &screen.model.page.as_ref().unwrap().painted;
        assert!((2..=4).contains(&painted.len()), "{painted:?}");
        screen = screen.press("n");
        assert!(!screen.seen().contains("painting"));
    }
    let asked = screen.shelf.asked.iter();
    let painted: Vec<Wish> = asked
        .filter_map(|effect| match effect {
            Effect::Paint(job) => Some(job.wishes.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    let once: HashSet<Wish> = painted.iter().copied().collect();
    assert_eq!(once.len(), painted.len(), "{painted:?}");
}

#[test]
fn a_page_that_cannot_be_painted_says_so() {
    let screen = Screen::new(100, 30).press("v end");
    assert!(
        screen
            .seen()
            .contains("this page cannot be shown: it is damaged")
    );
    assert_eq!(screen.press("n").foot(), "this is the last page");
}

#[test]
fn a_page_larger_than_the_screen_is_moved_over() {
    let screen = Screen::new(100, 30).press("v");
    assert!(screen.seen().contains("full width"), "{}", screen.seen());
    let pages = |screen: &Screen| {
        let pages = screen.model.page.as_ref().unwrap();
        (pages.sheet, pages.down)
    };
    let (at, _) = pages(&screen);
    let screen = screen.press("down");
    assert!(pages(&screen).0 == at && pages(&screen).1 > 0);
    let screen = screen.press("+");
    assert!(screen.seen().contains("1.5 times as large"));
    let screen = screen.press("- - down");
    assert_eq!(pages(&screen), (at + 1, 0));
    let screen = screen.press("end home");
    assert_eq!(pages(&screen), (1, 0));
    assert_eq!(screen.press("up").foot(), "this is the first page");
}

#[test]
fn a_large_page_is_seen_where_one_comes_from() {
    let Answer::Sheets { sheets, .. } = sheets(&Subject::Item(6), None) else {
        panic!("sheets")
    };
    let answer = Answer::Sheets {
        sheets,
        at: 9,
        down: 400,
    };
    let screen = Screen::new(100, 30).happens(Event::Answer(answer));
    let pages = screen.model.page.as_ref().unwrap();
    assert_eq!((pages.sheet, pages.down), (9, 400));
    // Another page begins at its top.
    let screen = screen.press("n");
    assert_eq!(screen.model.page.as_ref().unwrap().down, 0);
}

#[test]
fn blocks_say_why_letters_are_coarse_and_what_to_do() {
    let screen = Screen::new(140, 40).press("v");
    let seen = screen.seen();
    let head = seen.lines().nth(1).unwrap();
    assert!(
        head.contains("only blocks") && head.contains("o opens the paper"),
        "{head}"
    );
    // The paper itself is one key away.
    let mut screen = screen.press("o");
    let asked = screen.shelf.asked.pop();
    assert!(
        matches!(
            asked,
            Some(Effect::OpenFile(_) | Effect::Ask(Ask::Original(_)))
        ),
        "{asked:?}"
    );
}

#[test]
fn where_no_picture_can_be_a_sentence_says_why() {
    let words = |change: fn(&mut Screen)| {
        let mut screen = Screen::new(100, 30);
        change(&mut screen);
        screen.press("v").foot()
    };
    let off = words(|screen| screen.model.graphics.way = Way::None);
    assert!(off.starts_with("pictures are off"), "{off}");
    let plain = words(|screen| screen.model.setting.settled.plain_glyphs = true);
    assert!(plain.contains("glyphs are plain"), "{plain}");
    let text = sheets(
        &Subject::Place {
            document: 9,
            page: None,
            line: 1,
        },
        None,
    );
    let screen = Screen::new(100, 30).happens(Event::Answer(text));
    assert_eq!(
        screen.foot(),
        "gangway.txt has no pages to show; its words are in the reader"
    );
}

#[test]
fn a_picture_that_stays_is_wiped_away() {
    let sixel = Said {
        sixel: true,
        cell: Some((8, 16)),
        ..Said::default()
    };
    let graphics = Graphics::of(Pictures::Auto, &sixel, None, &Environment::default());
    let wiped = |screen: &Screen| {
        let asked = screen.shelf.asked.iter();
        asked.filter(|effect| **effect == Effect::Redraw).count()
    };
    let screen = Screen::new(100, 30)
        .happens(Event::Graphics(graphics))
        .press("v");
    assert_eq!(wiped(&screen), 0);
    let screen = screen.press("n");
    assert_eq!(wiped(&screen), 1);
    let screen = screen.press("?");
    assert_eq!(wiped(&screen), 2);
    let screen = screen.press("esc esc");
    assert_eq!(wiped(&screen), 3);
    assert!(screen.model.page.is_none());
}

#[test]
fn another_size_has_the_page_painted_anew() {
    let screen = Screen::new(100, 30).press("v");
    let before = screen.model.page_wish();
    let size = Size::new(140, 40);
    let screen = screen.happens(Event::Resize(size));
    assert_ne!(screen.model.page_wish(), before);
    assert!(!screen.seen().contains("painting"));
}

#[test]
fn c_draws_the_figures_and_v_goes_on_to_their_page() {
    let screen = Screen::new(100, 30).press("c");
    assert!(screen.seen().contains("table 1 of 2"));
    let screen = screen.press("v");
    assert_eq!(sheet(&screen), Some(27));
    // What is drawn of a table is chosen, and says so.
    let screen = Screen::new(100, 30).press("c down");
    assert!(screen.seen().contains("▌ Budget"), "{}", screen.seen());
    let screen = Screen::new(40, 12).press("c down");
    assert!(screen.seen().contains("chart 2 of 3"), "{}", screen.seen());
    let screen = Screen::new(100, 30).press("c n n");
    assert_eq!(
        screen.foot(),
        "this is the last table of figures; p goes back"
    );
    assert!(screen.press("esc").model.chart.is_none());
}

#[test]
fn the_table_that_is_opened_says_which_it_is_and_why_and_the_way_to_the_others() {
    let near = Near {
        table: 2,
        asked: " passengers of the harbour shuttle 432 ".to_owned(),
        ..Near::default()
    };
    let opens = |near: Vec<Near>, place| {
        let answer = Answer::Figures {
            figures: [spending(), passengers()].concat(),
            near,
            place,
        };
        let screen = Screen::over(Shelf::new(), 140, 40).happens(Event::Answer(answer));
        screen.foot()
    };
    assert_eq!(
        opens(vec![near.clone()], Subject::Item(1)),
        "table 2 of 2, of which the text speaks most; p goes back to the others"
    );
    assert!(opens(Vec::new(), Subject::Item(1)).contains("n next table"));
    let on_its_page = Subject::Place {
        document: 1,
        page: Some(27),
        line: 90,
    };
    assert_eq!(
        opens(vec![near], on_its_page),
        "table 1 of 2, on the page where you were; n goes on to the others"
    );
}

#[test]
fn without_figures_a_sentence_says_so() {
    let place = Subject::Item(1);
    let none = Answer::Figures {
        figures: Vec::new(),
        near: Vec::new(),
        place: place.clone(),
    };
    let screen = Screen::over(Shelf::new(), 100, 30).happens(Event::Answer(none));
    assert_eq!(
        screen.foot(),
        "there is no table of figures here; v shows the page"
    );
    let one = Answer::Figures {
        figures: spending()[..1].to_vec(),
        near: Vec::new(),
        place,
    };
    let screen = screen.happens(Event::Answer(one));
    assert!(screen.foot().contains("nothing to draw"));
}
