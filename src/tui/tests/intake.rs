//! Papers on their way in: dropped, named, arrived; and the thread that reads them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use jiff::Timestamp;

use super::screen::Screen;
use crate::extract::Reader;
use crate::store::Store;
use crate::tui::event::{Answer, Arrival, Effect, Event, Fetched, Fetching};
use crate::tui::intake::{Fetch, Intake};

/// Long enough for any machine; a test that waits so long has failed.
const DEADLINE: Duration = Duration::from_secs(30);

const MINUTES: &str = "\
Ambleford Borough Council
Minutes of the Harbour Panel held on Thursday 4 September 2031 at 6.00 pm in the Guildhall.

Present: Councillor Ada Penhale (Chair), Councillor Bo Carne.

1 APOLOGIES
There were none.

2 BUOYS
RESOLVED: That a report on the painting of the buoys be brought to the next meeting.
";

fn taken(screen: &Screen) -> Vec<Fetch> {
    let asked = screen.shelf.asked.iter();
    asked
        .filter_map(|effect| match effect {
            Effect::Fetch(fetch) if *fetch != Fetch::Look => Some(fetch.clone()),
            _ => None,
        })
        .collect()
}

fn fetched(screen: Screen, fetched: Fetched) -> Screen {
    let fetching = Fetching {
        done: 0,
        total: 1,
        name: "pack.pdf".to_owned(),
    };
    screen
        .happens(Event::Answer(Answer::Fetching(fetching)))
        .happens(Event::Answer(Answer::Fetched(fetched)))
}

#[test]
fn a_file_that_is_dropped_is_read_after_a_yes() {
    let dropped = || Event::Paste("'/home/ada/the pack.pdf' ".to_owned());
    let screen = Screen::new(100, 30).happens(dropped());
    assert_eq!(screen.foot(), "read in the pack.pdf?");
    assert!(screen.seen().contains("Enter reads · Esc leaves it"));
    let paths = vec![PathBuf::from("/home/ada/the pack.pdf")];
    assert_eq!(taken(&screen.press("enter")), [Fetch::Take(paths)]);
    let screen = Screen::new(100, 30).happens(dropped()).press("esc");
    assert_eq!(taken(&screen), []);
}

#[test]
fn a_text_that_is_no_path_is_not_taken_for_keys() {
    let screen = Screen::new(100, 30).happens(Event::Paste("quit".to_owned()));
    assert!(!screen.model.ends);
    assert!(screen.foot().starts_with("nothing here takes text"));
}

#[test]
fn a_path_is_typed_and_its_name_finished() {
    let screen = Screen::new(100, 30).press("i").types("/papers/pa");
    let screen = screen.press("tab");
    assert_eq!(taken(&screen), [Fetch::Complete("/papers/pa".to_owned())]);
    let completed = |typed: &str| Answer::Completed {
        typed: typed.to_owned(),
        text: "/papers/pack.pdf".to_owned(),
    };
    // An answer to what no longer stands there changes nothing.
    let screen = screen.happens(Event::Answer(completed("/papers/p")));
    assert_eq!(screen.foot(), "read in: /papers/pa");
    let screen = screen.happens(Event::Answer(completed("/papers/pa")));
    let screen = screen.press("enter");
    let paths = vec![PathBuf::from("/papers/pack.pdf")];
    assert_eq!(taken(&screen).last(), Some(&Fetch::Take(paths)));
}

#[test]
fn new_papers_are_said_and_read_at_the_key() {
    let mut screen = Screen::new(140, 40);
    screen.model.setting.settled.inbox = Some(PathBuf::from("/home/ada/Downloads"));
    let arrival = |name: &str| Arrival {
        path: Path::new("/home/ada/Downloads").join(name),
        name: name.to_owned(),
        changed: Timestamp::UNIX_EPOCH,
    };
    let arrived = vec![arrival("pack.pdf"), arrival("late.docx")];
    let screen = screen.happens(Event::Answer(Answer::Arrived(arrived)));
    assert!(screen.seen().contains("2 new papers in Downloads: i"));
    let screen = screen.press("i");
    let seen = screen.seen();
    for words in [
        "all 2 of them",
        "pack.pdf",
        "late.docx",
        "another file or folder",
    ] {
        assert!(seen.contains(words), "{words}");
    }
    let [Fetch::Take(paths)] = &taken(&screen.press("enter"))[..] else {
        panic!("they are read");
    };
    assert_eq!(paths.len(), 2);
}

#[test]
fn the_reading_is_seen_and_stopped() {
    let fetching = Fetching {
        done: 1,
        total: 5,
        name: "pack.pdf".to_owned(),
    };
    let screen = Screen::new(140, 40).happens(Event::Answer(Answer::Fetching(fetching)));
    assert!(screen.seen().contains("reading 2 of 5"));
    let screen = screen.press("i");
    assert_eq!(taken(&screen), [Fetch::Stop]);
    assert!(screen.foot().starts_with("stops after the paper"));
}

#[test]
fn leaving_while_a_paper_is_read_takes_the_key_twice() {
    let fetching = Fetching {
        done: 0,
        total: 1,
        name: "pack.pdf".to_owned(),
    };
    let screen = Screen::new(140, 40).happens(Event::Answer(Answer::Fetching(fetching)));
    let screen = screen.press("q");
    assert!(!screen.model.ends);
    assert!(screen.foot().starts_with("pack.pdf is still being read"));
    assert!(screen.press("q").model.ends);
}

#[test]
fn what_came_of_it_is_said() {
    let said = |fetched_: Fetched| fetched(Screen::new(140, 40), fetched_).foot();
    let names = vec!["pack.pdf".to_owned()];
    assert_eq!(
        said(Fetched {
            names: names.clone(),
            losses: 2,
            unfiled: 1,
            ..Fetched::default()
        }),
        "read pack.pdf · 2 things not read: L · 1 to file: U"
    );
    assert_eq!(
        said(Fetched {
            held: 1,
            ..Fetched::default()
        }),
        "held already; nothing changed"
    );
    let failed = vec![("a.doc".to_owned(), "it is locked".to_owned()); 3];
    assert_eq!(
        said(Fetched {
            failed,
            ..Fetched::default()
        }),
        "! a.doc: it is locked (and 2 more could not be read)"
    );
}

#[test]
fn the_meeting_of_a_paper_opens_unless_one_reads_on() {
    let of_another = Fetched {
        names: vec!["pack.pdf".to_owned()],
        meeting: Some(2),
        ..Fetched::default()
    };
    let opens = |screen: &Screen| {
        let asked = screen.shelf.asked.iter();
        let opens = asked.filter(|effect| format!("{effect:?}").contains("meeting: Some(2)"));
        opens.count()
    };
    let dropped = || Event::Paste("/home/ada/pack.pdf".to_owned());
    let screen = Screen::new(140, 40).happens(dropped()).press("enter");
    assert_eq!(opens(&fetched(screen, of_another.clone())), 1);
    let screen = Screen::new(140, 40).happens(dropped()).press("enter down");
    assert_eq!(opens(&fetched(screen, of_another)), 0);
}

fn intake(folder: &Path, inbox: Option<PathBuf>) -> (Intake, Receiver<Event>) {
    let (to, events) = mpsc::channel();
    let store = folder.join("store");
    let intake = Intake::start(store, inbox, Reader::InThisProcess, to).unwrap();
    (intake, events)
}

fn answers(events: &Receiver<Event>) -> impl Iterator<Item = Answer> {
    std::iter::from_fn(|| match events.recv_timeout(DEADLINE).unwrap() {
        Event::Answer(answer) => Some(answer),
        other => panic!("{other:?}"),
    })
}

#[test]
fn papers_are_read_into_the_store_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("minutes.txt"), MINUTES).unwrap();
    fs::write(papers.join("photo.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let (intake, events) = intake(folder.path(), None);
    intake.ask(Fetch::Take(vec![papers]));
    let mut answers = answers(&events);
    assert!(matches!(
        answers.next(),
        Some(Answer::Fetching(Fetching {
            done: 0,
            total: 2,
            ..
        }))
    ));
    let fetched = answers.find_map(|answer| match answer {
        Answer::Fetched(fetched) => Some(fetched),
        _ => None,
    });
    let fetched = fetched.unwrap();
    assert_eq!(fetched.names, ["minutes.txt"]);
    // A picture in a folder is left out without complaint.
    assert_eq!(fetched.failed, []);
    let store = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(store.meetings().unwrap().len(), 1);
    assert!(fetched.meeting.is_some());
}

#[test]
fn the_threads_of_all_papers_are_reckoned_behind_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    let agenda = "\
Ambleford Borough Council
Harbour Panel
Agenda for the meeting on Thursday 2 October 2031 at 6.00 pm in the Guildhall.

1 APOLOGIES

2 PAINTING OF THE BUOYS
";
    fs::write(papers.join("agenda.txt"), agenda).unwrap();
    fs::write(papers.join("minutes.txt"), MINUTES).unwrap();
    let (intake, events) = intake(folder.path(), None);
    intake.ask(Fetch::Take(vec![papers]));
    let mut answers = answers(&events);
    assert!(answers.any(|answer| matches!(answer, Answer::Fetched(_))));
    // Who only reads makes up for nothing.
    let store = Store::open_to_read(&folder.path().join("store")).unwrap();
    let actions = store.actions().unwrap();
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0].thread.traces.len(), 1);
}

#[test]
fn a_file_that_is_not_there_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (intake, events) = intake(folder.path(), None);
    intake.ask(Fetch::Take(vec![folder.path().join("nothing.pdf")]));
    let Some(Answer::Fetched(fetched)) = answers(&events).next() else {
        panic!("it is answered");
    };
    assert!(fetched.failed[0].1.starts_with("there is no file"));
}

#[test]
fn only_what_is_new_where_papers_arrive_is_named_and_nothing_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("Downloads");
    fs::create_dir(&inbox).unwrap();
    for name in ["minutes.txt", "~$tracker.docx", "song.mp3", "pack.pdf.part"] {
        fs::write(inbox.join(name), MINUTES).unwrap();
    }
    let (intake, events) = intake(folder.path(), Some(inbox.clone()));
    let mut answers = answers(&events);
    let mut arrived = |fetch| {
        intake.ask(fetch);
        let arrived = answers.find_map(|answer| match answer {
            Answer::Arrived(arrived) => Some(arrived),
            _ => None,
        });
        let names = arrived.unwrap().into_iter().map(|paper| paper.name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(arrived(Fetch::Look), ["minutes.txt"]);
    let store = Store::open(&folder.path().join("store")).unwrap();
    assert!(store.meetings().unwrap().is_empty());
    drop(store);
    // Held papers are not new, nor are those of which nothing more is to be said.
    assert_eq!(
        arrived(Fetch::Take(vec![inbox.join("minutes.txt")])),
        [] as [&str; 0]
    );
    fs::write(inbox.join("agenda.txt"), "Agenda").unwrap();
    assert_eq!(arrived(Fetch::Look), ["agenda.txt"]);
    assert_eq!(arrived(Fetch::Leave), [] as [&str; 0]);
}

#[test]
fn the_name_of_a_file_is_finished_as_far_as_it_is_sure() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["pack-may.pdf", "pack-june.pdf"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let (intake, events) = intake(folder.path(), None);
    let typed = folder.path().join("pa").display().to_string();
    intake.ask(Fetch::Complete(typed.clone()));
    let Some(Answer::Completed { typed: of, text }) = answers(&events).next() else {
        panic!("it is answered");
    };
    assert_eq!(of, typed);
    assert_eq!(text, folder.path().join("pack-").display().to_string());
}
