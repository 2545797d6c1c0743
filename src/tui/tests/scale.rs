//! A committee of ten thousand rows: how long each key takes. A log, no assertion.

#![allow(clippy::print_stderr)]

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::screen::Screen;
use super::shelf::papers::date;
use super::shelf::{Shelf, TODAY};
use crate::store::desk::Desk;
use crate::tui::event::Event;
use crate::tui::pane::prepared::Prepared;
use crate::tui::view::view;

/// Rows of minutes, each with the clauses of the shelf's own; actions; programme rows.
const ROWS: [usize; 3] = [2_000, 5_000, 3_000];

/// Words that make up titles, so that some rows concern an item and most do not.
const WORDS: [&str; 12] = [
    "pier", "ferry", "gangway", "tide", "harbour", "slipway", "buoy", "mooring", "dredger", "quay",
    "lantern", "anchor",
];

#[test]
#[ignore = "measures; run it with --release --nocapture and read what it says"]
fn a_committee_of_ten_thousand_rows() {
    let desk = large(Shelf::new().desk.unwrap());
    let began = Instant::now();
    let prepared = Prepared::new(desk.clone(), date(TODAY));
    eprintln!("made ready on the worker {:?}", began.elapsed());
    drop(prepared);
    let mut shelf = Shelf::new();
    shelf.desk = Some(desk);
    let began = Instant::now();
    let mut screen = Screen::over(shelf, 140, 40);
    eprintln!("opened, with what the worker does {:?}", began.elapsed());
    for (what, keys) in [
        ("another item", "jkjkjkjk"),
        ("actions, a row down", "3jjjjjjjj"),
        ("a filter, letter by letter", "/inspection of the pier"),
        ("a filter's end", "\n"),
        ("all minutes", "2aaa"),
        ("minutes, a row down", "jjjjjjjj"),
        ("programme, a row down", "4jjjjjjjj"),
        ("the whole screen", "zjjjz"),
        ("to the last row and back", "GGGG"),
        ("a tick", "  "),
    ] {
        let mut longest = (Duration::ZERO, Duration::ZERO);
        for letter in keys.chars() {
            let code = match letter {
                '\n' => KeyCode::Enter,
                letter => KeyCode::Char(letter),
            };
            let began = Instant::now();
            screen = screen.happens(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
            longest.0 = longest.0.max(began.elapsed());
            let mut terminal = Terminal::new(TestBackend::new(140, 40)).unwrap();
            let began = Instant::now();
            terminal.draw(|frame| view(&screen.model, frame)).unwrap();
            longest.1 = longest.1.max(began.elapsed());
        }
        eprintln!(
            "{what}: at most {:?} and {:?} to draw",
            longest.0, longest.1
        );
    }
}

fn large(mut desk: Desk) -> Desk {
    let title = |at: usize| {
        let word = |by: usize| WORDS[(at / by) % WORDS.len()];
        format!("{} {} inspection {}", word(1), word(12), at / 144)
    };
    desk.minutes = (0..ROWS[0])
        .map(|at| {
            let mut row = desk.minutes[at % desk.minutes.len()].clone();
            row.key = 100_000 + i64::try_from(at).unwrap();
            row.title = title(at);
            row
        })
        .collect();
    desk.actions = (0..ROWS[1])
        .map(|at| {
            let mut row = desk.actions[at % desk.actions.len()].clone();
            row.key = 200_000 + i64::try_from(at).unwrap();
            row.text = format!("That the {} be reported to the Panel.", title(at));
            row
        })
        .collect();
    desk.programme = (0..ROWS[2])
        .map(|at| {
            let mut row = desk.programme[at % desk.programme.len()].clone();
            row.key = 300_000 + i64::try_from(at).unwrap();
            row.item = title(at);
            row
        })
        .collect();
    // In the store's own order.
    desk.minutes.sort_by_key(|row| std::cmp::Reverse(row.date));
    desk.actions.sort_by_key(|row| std::cmp::Reverse(row.date));
    desk.programme.sort_by_key(|row| row.date);
    desk
}
