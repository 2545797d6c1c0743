//! The history of a promise: what it shows, what its keys say, and how one comes to it.

use super::screen::Screen;
use super::shelf::Shelf;
use super::shelf::papers::date;
use crate::store::by_hand::How;
use crate::store::edits::Judgement;
use crate::store::threads::Step;
use crate::tui::event::Say;
use crate::tui::find::{Found, Kind};
use crate::tui::history::EntryId;
use crate::tui::layout::Pane;
use crate::tui::model::Overlay;
use crate::tui::pane::RowId;

fn entry(screen: &Screen) -> Option<(i64, &EntryId)> {
    let open = screen.model.history.as_ref()?;
    Some((open.at.key, &open.at.entry))
}

#[test]
fn a_history_at_140_by_40() {
    insta::assert_snapshot!(Screen::new(140, 40).press("3 t down").seen());
}

#[test]
fn a_history_at_100_by_30() {
    insta::assert_snapshot!(Screen::new(100, 30).press("3 t").seen());
}

#[test]
fn a_history_at_60_by_20() {
    insta::assert_snapshot!(Screen::new(60, 20).press("3 t down").seen());
}

#[test]
fn a_history_at_40_by_12() {
    insta::assert_snapshot!(Screen::new(40, 12).press("3 t").seen());
}

#[test]
fn every_size_draws_a_history() {
    for width in (0..=140).step_by(7) {
        for height in (0..=40).step_by(3) {
            Screen::new(width, height).press("3 t down down").seen();
        }
    }
}

#[test]
fn a_place_is_confirmed_and_refused_by_one_key_each() {
    let screen = Screen::new(140, 40).press("3 t c");
    assert!(screen.shelf.said.is_empty(), "the promise itself stands");
    let screen = screen.press("down c r");
    let judged = |judgement| Say::Judge {
        actions: vec![31],
        trace: "t1".to_owned(),
        judgement,
    };
    assert_eq!(
        screen.shelf.said,
        [judged(Judgement::Confirmed), judged(Judgement::Refused)]
    );
    assert_eq!(screen.foot(), "said; u takes it back");
    assert_eq!(entry(&screen), Some((31, &EntryId::Trace("t1".to_owned()))));
}

#[test]
fn enter_reads_the_place_and_escape_comes_back_to_the_history() {
    let screen = Screen::new(140, 40).press("3 t down enter");
    assert_eq!(screen.model.focus, Pane::Reader);
    assert!(screen.seen().contains("Found in · work programme"));
    let screen = screen.press("esc");
    assert_eq!(entry(&screen), Some((31, &EntryId::Trace("t1".to_owned()))));
    assert!(screen.press("esc").model.history.is_none());
}

#[test]
fn one_goes_from_history_to_history() {
    let screen = Screen::new(140, 40).press("3 t n");
    assert_eq!(entry(&screen), Some((32, &EntryId::Promise)));
    let screen = screen.press("left");
    assert_eq!(entry(&screen), Some((31, &EntryId::Promise)));
    assert_eq!(screen.press("p").foot(), "this is the first of them");
}

#[test]
fn an_item_a_minute_and_a_clause_lead_to_their_histories() {
    let screen = Screen::new(140, 40).press("t");
    assert!(screen.seen().contains("History · 1 of 3"));
    let screen = Screen::new(140, 40).press("2 t");
    assert_eq!(entry(&screen).map(|(key, _)| key), Some(31));
    let screen = Screen::new(140, 40).press("home t");
    assert_eq!(
        screen.foot(),
        "choose an action, an item, a minute or a row"
    );
    let screen = Screen::new(140, 40).press("4 t");
    assert_eq!(
        screen.foot(),
        "no action was found that this row stands for"
    );
}

#[test]
fn a_history_is_found_by_where_it_turns_up_again() {
    let screen = Screen::new(140, 40).press("f").types("!considered");
    assert!(
        screen
            .seen()
            .contains("found in: work programme · 6 Oct 2031")
    );
    let screen = screen.press("enter");
    assert_eq!(entry(&screen), Some((31, &EntryId::Trace("t1".to_owned()))));
    let screen = Screen::new(140, 40)
        .press("f")
        .types("!gangw")
        .press("ctrl-t");
    assert_eq!(entry(&screen), Some((33, &EntryId::Promise)));
}

#[test]
fn an_action_is_closed_with_how_by_what_and_when() {
    let screen = Screen::new(140, 40)
        .press("3 x")
        .types("outside")
        .press("enter")
        .types("letter to all members, 3 june")
        .press("enter");
    let [Say::Close { actions, closing }] = screen.shelf.said.as_slice() else {
        panic!("{:?}", screen.shelf.said)
    };
    assert_eq!(
        (actions.as_slice(), closing.how),
        (&[31][..], How::Answered)
    );
    assert_eq!(closing.by.as_deref(), Some("letter to all members"));
    assert_eq!(closing.on, Some(date("2031-06-03")));
}

#[test]
fn a_lead_officer_and_a_day_are_typed_for_all_that_say_the_same() {
    let screen = Screen::new(140, 40)
        .press("3 /")
        .types("gangway")
        .press("enter w")
        .types("harb")
        .press("tab enter B")
        .types("1 dec")
        .press("enter");
    assert_eq!(
        screen.shelf.said,
        [
            Say::Lead {
                actions: vec![33, 34],
                lead: Some("Harbour Master".to_owned()),
            },
            Say::Due {
                actions: vec![33, 34],
                due: Some(date("2031-12-01")),
            }
        ]
    );
}

#[test]
fn what_is_not_understood_as_a_day_is_not_kept() {
    let screen = Screen::new(140, 40)
        .press("3 B")
        .types("soon")
        .press("enter");
    assert!(
        screen.seen().contains("! is no day yet"),
        "{}",
        screen.seen()
    );
    assert!(screen.press("esc").shelf.said.is_empty());
}

#[test]
fn the_pane_shows_one_lead_officer_and_all_again() {
    let screen = Screen::new(140, 40)
        .press("3 s")
        .types("harbour master")
        .press("enter");
    assert!(
        screen.seen().contains("of 1 · Harbour Master"),
        "{}",
        screen.seen()
    );
    assert_eq!(screen.model.list(Pane::Actions).unwrap().rows.len(), 1);
    let screen = screen.press("esc");
    assert!(screen.model.only.is_none());
    assert!(screen.model.list(Pane::Actions).unwrap().rows.len() > 5);
}

#[test]
fn what_is_done_is_a_count_that_opens() {
    let rows = |screen: &Screen| screen.model.list(Pane::Actions).unwrap().rows.len();
    let screen = Screen::new(140, 60).press("3 end");
    let folded = rows(&screen);
    let done = RowId::Folded(crate::thread::state::State::Done);
    assert_eq!(screen.model.chosen(Pane::Actions), Some(&done));
    let screen = screen.press("enter");
    assert_eq!(rows(&screen), folded + 1);
    assert_eq!(rows(&screen.press("enter")), folded);
}

#[test]
fn with_one_pack_alone_nothing_is_a_loose_end() {
    let mut shelf = Shelf::new();
    if let Some(desk) = &mut shelf.desk {
        for action in &mut desk.actions {
            action.thread.held = std::sync::Arc::default();
            action.thread.traces.clear();
        }
    }
    let screen = Screen::over(shelf, 100, 40).press("3 /");
    let screen = screen.types("gangway").press("enter t");
    let seen = screen.seen();
    assert!(
        !seen.contains("loose end") && !seen.contains("LOOSE END"),
        "{seen}"
    );
    assert!(seen.contains("no later paper of the committee is held yet"));
}

#[test]
fn what_was_put_off_says_how_often_and_which_papers_said_so() {
    let mut shelf = Shelf::new();
    let desk = shelf.desk.as_mut().unwrap();
    let action = desk
        .actions
        .iter_mut()
        .find(|action| action.key == 31)
        .unwrap();
    let step = |day: &str, paper: &str| Step {
        day: date(day),
        paper: date(paper),
        source: action.source.clone().unwrap(),
    };
    action.thread.traces[0].changed = None;
    action.thread.traces[0].slipped = vec![
        step("2031-01-14", "2030-11-05"),
        step("2031-03-11", "2031-01-14"),
        step("2031-06-10", "2031-03-11"),
    ];
    let screen = Screen::over(shelf, 140, 40).press("3");
    assert!(screen.seen().contains("SLIPPED"), "the row says it");
    let seen = screen.press("t").seen().replace('\u{a0}', " ");
    assert!(seen.contains("slipped twice: 14 Jan 2031 →"), "{seen}");
    assert!(seen.contains("11 Mar 2031 → 10 Jun 2031"), "{seen}");
    assert!(
        seen.contains("planned for 14 Jan 2031 · paper of 5 Nov 2030"),
        "{seen}"
    );
    assert!(
        seen.contains("put off to 10 Jun 2031 · paper of 11 Mar 2031"),
        "{seen}"
    );
}

#[test]
fn a_name_that_is_typed_takes_the_place_of_the_one_that_stands_there() {
    let screen = Screen::new(140, 40)
        .press("3 /")
        .types("harbour")
        .press("enter w");
    assert!(
        screen.foot().starts_with("lead officer: Harbour Master"),
        "{}",
        screen.foot()
    );
    let screen = screen.types("Ada").press("enter");
    let typed = screen.shelf.said.iter().map(|said| match said {
        Say::Lead { lead, .. } => lead.as_deref(),
        other => panic!("{other:?}"),
    });
    assert_eq!(typed.collect::<Vec<_>>(), [Some("Ada")]);
}

#[test]
fn only_what_can_be_added_to_a_history_is_offered_once() {
    let screen = Screen::new(140, 40).press("3 t a").types("gang");
    let Some(Overlay::Find(finder)) = &screen.model.overlay else {
        panic!("no finder")
    };
    let found = finder.groups.iter().flat_map(|group| &group.found);
    let places: Vec<Option<&str>> = found.map(Found::place_id).collect();
    assert!(!places.is_empty() && places.iter().all(Option::is_some));
    let mut once = places.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), places.len());
    assert!(finder.groups.iter().all(|group| group.kind != Kind::Words));
}

#[test]
fn a_loose_end_says_where_it_was_looked_for() {
    let mut shelf = Shelf::new();
    let desk = shelf.desk.as_mut().unwrap();
    let action = desk
        .actions
        .iter_mut()
        .find(|action| action.key == 31)
        .unwrap();
    action.thread.traces.clear();
    action.thread.names.clear();
    let screen = Screen::over(shelf, 140, 40).press("3");
    let seen = screen.seen();
    assert!(seen.contains("LOOSE END?"), "{seen}");
    assert!(seen.contains("later paper"), "the row says it: {seen}");
    assert!(
        seen.contains("not in the papers of"),
        "the reader says it: {seen}"
    );
}
