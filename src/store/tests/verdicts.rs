//! What a person says of histories: verdicts, closings, officers, days, joins.

use super::*;
use crate::domain::actions::{ActionTable, Task};
use crate::store::by_hand::{Closing, How};
use crate::store::edits::Judgement;
use crate::store::{Error, Ticked};
use crate::thread::promise::In;
use crate::thread::state::State;

const SURVEY: &str = "That a survey of the upper weirs be brought back before the winter";
const HEARD: &str =
    "The survey of the upper weirs was brought back before the winter, as had been asked.";

fn may() -> Reading {
    let points = [
        SURVEY,
        "That the ferry timetable be printed in large letters",
    ];
    minutes(
        "may.pdf",
        MAY,
        Status::Confirmed,
        vec![minuted("7", "Weirs", &points)],
    )
}

/// Minutes of June that say one thing under one title.
fn june(name: &str, status: Status, title: &str, text: &str) -> Reading {
    let mut told = item("3", title);
    told.minutes = Some(Minutes {
        text: text.to_owned(),
        ..Minutes::default()
    });
    minutes(name, JUNE, status, vec![told])
}

/// Minutes of June that tell of the survey, among other matters: words are rare only
/// among many.
fn heard(name: &str, status: Status, text: &str) -> Reading {
    let mut paper = june(name, status, "Matters arising", text);
    let things = [
        "kerbs",
        "lamps",
        "benches",
        "hedges",
        "drains",
        "signs",
        "buses",
        "parks",
        "shelters",
        "gulleys",
        "allotments",
        "bollards",
        "crossings",
        "trees",
        "bins",
        "libraries",
    ];
    let told = things.map(|thing| format!("The officer spoke of the {thing} in Holm Street."));
    let mut other = item("4", "Round of the wards");
    other.minutes = Some(Minutes {
        text: told.join("\n\n"),
        ..Minutes::default()
    });
    paper.meetings[0].items.push(other);
    paper
}

fn action(store: &Store, text: &str) -> ActionRow {
    let found = store.actions().unwrap().into_iter();
    let mut found = found.filter(|action| action.text == text);
    found.next().expect("an action of that text")
}

/// A store with the survey and a place where it turns up again.
fn with_trace() -> (tempfile::TempDir, Store, ActionRow) {
    let (folder, mut store) = store();
    import(&mut store, &may());
    import(&mut store, &heard("june.pdf", Status::Draft, HEARD));
    let survey = action(&store, SURVEY);
    assert_eq!(survey.thread.traces.len(), 1, "{:?}", survey.thread.traces);
    (folder, store, survey)
}

fn judge(store: &mut Store, action: &ActionRow, judgement: Judgement) {
    let trace = action.thread.traces[0].id.clone();
    store
        .judge(&[action.key], &trace, judgement, &hand("Ada"))
        .unwrap();
}

/// What was said of the survey's traces, in their order.
fn verdicts(store: &Store) -> Vec<Option<bool>> {
    let traces = action(store, SURVEY).thread.traces.into_iter();
    traces
        .map(|trace| trace.verdict.map(|verdict| verdict.confirmed))
        .collect()
}

#[test]
fn a_trace_is_confirmed_refused_and_left_as_it_was() {
    let (_folder, mut store, survey) = with_trace();
    assert_eq!(survey.state(JULY), State::Answered);
    judge(&mut store, &survey, Judgement::Refused);
    assert_eq!(verdicts(&store), [Some(false)]);
    assert_eq!(action(&store, SURVEY).state(JULY), State::LooseEnd);
    judge(&mut store, &survey, Judgement::Confirmed);
    assert_eq!(verdicts(&store), [Some(true)]);
    judge(&mut store, &survey, Judgement::TakenBack);
    assert_eq!(verdicts(&store), [None]);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.target, Target::Action(survey.key));
    assert_eq!(verdicts(&store), [Some(true)]);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(
        undone
            .what
            .starts_with("the confirmation of “The survey of"),
        "{}",
        undone.what
    );
    assert_eq!(verdicts(&store), [Some(false)]);
    store.redo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(verdicts(&store), [Some(true)]);
}

#[test]
fn what_was_refused_stays_refused_in_the_confirmed_minutes() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    let better =
        "The survey of the Upper Weirs was brought back before the winter as had been asked for.";
    import(&mut store, &heard("june-2.pdf", Status::Confirmed, better));
    let trace = action(&store, SURVEY).thread.traces.remove(0);
    assert_eq!(trace.text, better);
    assert_eq!(verdicts(&store), [Some(false)]);
    assert!(store.lost_work().unwrap().is_empty());
    // An undo and a redo find it again as well.
    store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(verdicts(&store), [None]);
    store.redo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(verdicts(&store), [Some(false)]);
}

#[test]
fn another_sentence_is_not_refused_with_the_one_that_was() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    let other =
        "Officers brought back before the winter a survey of the upper weirs, with six findings.";
    import(&mut store, &heard("june-2.pdf", Status::Confirmed, other));
    assert_eq!(verdicts(&store), [None]);
    let lost = store.lost_work().unwrap();
    assert_eq!(lost.len(), 1);
    let said = lost[0].sentence();
    assert!(
        said.starts_with("the refusal of “The survey of") && said.contains("That a survey"),
        "{said}"
    );
}

#[test]
fn a_verdict_survives_forgetting_reading_again_and_filing_elsewhere() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    let documents = store.documents().unwrap();
    let june = documents.iter().find(|row| row.name == "june.pdf").unwrap();
    let said = store.forget(&june.id).unwrap();
    assert!(said[0].contains("the refusal of"), "{said:?}");
    import(&mut store, &heard("june.pdf", Status::Draft, HEARD));
    assert_eq!(verdicts(&store), [Some(false)]);
    store
        .reread(&heard("june.pdf", Status::Draft, HEARD), now())
        .unwrap();
    assert_eq!(verdicts(&store), [Some(false)]);
    let elsewhere = Filing {
        date: Some(JULY),
        ..Filing::default()
    };
    store.refile(&june.id, &elsewhere, &hand("Ada")).unwrap();
    assert_eq!(verdicts(&store), [Some(false)]);
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn the_promise_may_be_reworded_and_keeps_what_was_said_of_it() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    let mut better = may();
    better.source = reading("may-2.pdf").source;
    let clauses = &mut better.meetings[0].items[0]
        .minutes
        .as_mut()
        .unwrap()
        .decisions[0]
        .clauses;
    clauses[0].text = "That a survey of the upper weirs be brought back before winter".to_owned();
    import(&mut store, &better);
    let again = store.actions().unwrap();
    let again = again.iter().find(|row| row.id == survey.id).unwrap();
    assert_ne!(again.text, SURVEY);
    assert!(
        again
            .thread
            .traces
            .iter()
            .all(|trace| { trace.verdict.as_ref().is_some_and(|said| !said.confirmed) })
    );
}

#[test]
fn a_place_that_matching_did_not_find_is_added_with_its_source() {
    let (_folder, mut store) = store();
    import(&mut store, &may());
    let letters = "The timetable lies in the hall.";
    import(
        &mut store,
        &june("june.pdf", Status::Draft, "Ferries", letters),
    );
    let survey = action(&store, SURVEY);
    assert!(survey.thread.traces.is_empty());
    let ferries = desk_on(&store, JUNE).agenda.remove(0);
    store
        .add_trace(&[survey.key], &ferries.id, &hand("Ada"))
        .unwrap();
    let trace = action(&store, SURVEY).thread.traces.remove(0);
    assert!(trace.added && trace.verdict.unwrap().confirmed);
    assert_eq!((trace.place, trace.text.as_str()), (In::Minutes, "Ferries"));
    assert_eq!(trace.source.document, "june.pdf");
    assert_eq!(action(&store, SURVEY).state(JULY), State::Answered);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the addition to the history of “Ferries”");
    assert!(action(&store, SURVEY).thread.traces.is_empty());
    store.redo(&hand("Ada")).unwrap().unwrap();
    // It goes with its refusal.
    let survey = action(&store, SURVEY);
    judge(&mut store, &survey, Judgement::Refused);
    assert!(action(&store, SURVEY).thread.traces.is_empty());
}

#[test]
fn a_place_that_was_added_comes_back_with_its_paper() {
    let (_folder, mut store) = store();
    import(&mut store, &may());
    let paper = june(
        "june.pdf",
        Status::Draft,
        "Ferries",
        "They lie in the hall.",
    );
    let imported = import(&mut store, &paper);
    let survey = action(&store, SURVEY);
    let ferries = desk_on(&store, JUNE).agenda.remove(0);
    store
        .add_trace(&[survey.key], &ferries.id, &hand("Ada"))
        .unwrap();
    let said = store.forget(&imported.id).unwrap();
    assert!(said[0].starts_with("the addition of “Ferries”"), "{said:?}");
    assert!(action(&store, SURVEY).thread.traces.is_empty());
    import(
        &mut store,
        &june(
            "better.pdf",
            Status::Confirmed,
            "Ferries.",
            "They lie in the hall.",
        ),
    );
    assert_eq!(verdicts(&store), [Some(true)]);
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn adding_what_was_found_confirms_it() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    let arising = desk_on(&store, JUNE).agenda.remove(0);
    store
        .add_trace(&[survey.key], &arising.id, &hand("Ada"))
        .unwrap();
    assert_eq!(verdicts(&store), [Some(true)]);
}

#[test]
fn a_closed_action_says_how_and_can_be_opened_again() {
    let (_folder, mut store, survey) = with_trace();
    for how in How::ALL {
        let closing = Closing {
            by: Some("letter".to_owned()),
            ..Closing::of(how)
        };
        store.close(&[survey.key], &closing, &hand("Ada")).unwrap();
        let closed = action(&store, SURVEY);
        let state = match how {
            How::Done | How::Merged | How::Superseded | How::NoLongerWanted => State::Done,
            How::Answered | How::Accepted | How::AcceptedInPart | How::NotAccepted => {
                State::Answered
            }
        };
        assert_eq!(closed.state(JULY), state, "{how:?}");
        assert_eq!(closed.by_hand.closed.unwrap().what, closing);
    }
    store.reopen(&[survey.key], &hand("Ada")).unwrap();
    assert!(!action(&store, SURVEY).is_closed());
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(
        undone.what.starts_with("the reopening of"),
        "{}",
        undone.what
    );
    assert!(action(&store, SURVEY).is_closed());
}

#[test]
fn an_action_cannot_be_merged_with_itself() {
    let (_folder, mut store, survey) = with_trace();
    let closing = Closing {
        with: Some(survey.id.clone()),
        ..Closing::of(How::Merged)
    };
    let said = store.close(&[survey.key], &closing, &hand("Ada"));
    assert!(matches!(said, Err(Error::Unknown(_))));
}

#[test]
fn two_actions_are_not_merged_with_each_other() {
    let (_folder, mut store) = store();
    import(&mut store, &asked_twice());
    let (one, other) = (action(&store, SURVEY), action(&store, AGAIN));
    let merged = |with: &str| Closing {
        with: Some(with.to_owned()),
        ..Closing::of(How::Merged)
    };
    store
        .close(&[one.key], &merged(&other.id), &hand("Ada"))
        .unwrap();
    let said = store.close(&[other.key], &merged(&one.id), &hand("Ada"));
    let said = said.unwrap_err().to_string();
    assert!(said.contains("itself merged with it"), "{said}");
}

#[test]
fn a_persons_officer_and_day_stand_before_the_papers() {
    let (_folder, mut store, survey) = with_trace();
    judge(&mut store, &survey, Judgement::Refused);
    store
        .set_owner(&[survey.key], Some("Ines Holt"), &hand("Ada"))
        .unwrap();
    store
        .set_due(&[survey.key], Some(JUNE), &hand("Ada"))
        .unwrap();
    let set = action(&store, SURVEY);
    assert_eq!(
        (set.lead(), set.owner.as_deref()),
        (Some("Ines Holt"), None)
    );
    assert_eq!(set.due_day(), Some(JUNE));
    assert_eq!(set.state(JUNE), State::NotDue);
    assert_eq!(set.state(JULY), State::Overdue);
    store.reread(&may(), now()).unwrap();
    assert_eq!(action(&store, SURVEY).lead(), Some("Ines Holt"));
    store.set_due(&[survey.key], None, &hand("Ada")).unwrap();
    assert_eq!(action(&store, SURVEY).due_day(), None);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(undone.what.starts_with("the removal of the day set for"));
    assert_eq!(action(&store, SURVEY).due_day(), Some(JUNE));
}

#[test]
fn two_people_set_two_officers_and_neither_undoes_the_other() {
    let (_folder, mut store, survey) = with_trace();
    let key = [survey.key];
    store.set_owner(&key, Some("Ines"), &hand("Ada")).unwrap();
    store.set_owner(&key, Some("Olaf"), &hand("Bea")).unwrap();
    let said = store.undo(&hand("Ada")).unwrap_err().to_string();
    assert!(said.contains("was changed since by Bea"), "{said}");
    assert_eq!(action(&store, SURVEY).lead(), Some("Olaf"));
    store.undo(&hand("Bea")).unwrap().unwrap();
    assert_eq!(action(&store, SURVEY).lead(), Some("Ines"));
}

#[test]
fn promises_are_joined_and_parted_by_a_person() {
    let (_folder, mut store, survey) = with_trace();
    let ferry = store.actions().unwrap();
    let ferry = ferry
        .iter()
        .find(|row| row.id != survey.id)
        .unwrap()
        .clone();
    let both = [survey.key, ferry.key];
    let same = |store: &Store| action(store, SURVEY).thread.same_as;
    assert!(same(&store).is_empty());
    store.join(&both, &hand("Ada")).unwrap();
    assert_eq!(same(&store), [ferry.id.as_str()]);
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(undone.what.ends_with("and one other"), "{}", undone.what);
    store.redo(&hand("Ada")).unwrap().unwrap();
    store.part(&both[..1], &hand("Ada")).unwrap();
    assert!(same(&store).is_empty());
    assert!(store.part(&both[..1], &hand("Ada")).is_err());
    assert!(store.join(&both[..1], &hand("Ada")).is_err());
    // What is one already is not written down again.
    store.join(&both, &hand("Ada")).unwrap();
    let again = store.join(&both, &hand("Ada")).unwrap_err();
    assert!(again.to_string().contains("one already"), "{again}");
}

/// The survey once more, as a request.
const AGAIN: &str =
    "The Chair asked that a survey of the upper weirs be brought back before winter.";

/// The May paper, in which the survey was asked for twice.
fn asked_twice() -> Reading {
    let mut paper = may();
    let told = paper.meetings[0].items[0].minutes.as_mut().unwrap();
    told.requests = vec![Clause {
        text: AGAIN.to_owned(),
        tracked: true,
        line: 40,
        rule: "request".to_owned(),
        ..Clause::default()
    }];
    paper
}

#[test]
fn one_verdict_goes_to_all_promises_that_are_joined() {
    let (_folder, mut store) = store();
    import(&mut store, &asked_twice());
    import(&mut store, &heard("june.pdf", Status::Draft, HEARD));
    let (one, other) = (action(&store, SURVEY), action(&store, AGAIN));
    assert_eq!(one.thread.same_as, [other.id.as_str()]);
    let trace = one.thread.traces[0].id.clone();
    store
        .judge(
            &[one.key, other.key],
            &trace,
            Judgement::Refused,
            &hand("Ada"),
        )
        .unwrap();
    assert_eq!(verdicts(&store), [Some(false)]);
    assert!(action(&store, AGAIN).thread.standing().next().is_none());
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(undone.what.ends_with("and one other"), "{}", undone.what);
    assert_eq!(verdicts(&store), [None]);
}

#[test]
fn what_was_said_of_a_joined_row_goes_when_they_are_parted() {
    let (_folder, mut store) = store();
    import(&mut store, &asked_twice());
    import(&mut store, &heard("june.pdf", Status::Draft, HEARD));
    let (one, other) = (action(&store, SURVEY), action(&store, AGAIN));
    let trace = one.thread.traces[0].id.clone();
    let both = [one.key, other.key];
    store
        .judge(&both, &trace, Judgement::Refused, &hand("Ada"))
        .unwrap();
    store.part(&[other.key], &hand("Ada")).unwrap();
    assert_eq!(verdicts(&store), [Some(false)]);
    let parted = action(&store, AGAIN).thread;
    assert!(parted.traces.iter().all(|trace| trace.verdict.is_none()));
    assert_eq!(parted.standing().count(), 1);
    store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(action(&store, AGAIN).thread.standing().next().is_none());
}

#[test]
fn a_place_of_its_own_meeting_is_no_trace_of_an_action() {
    let (_folder, mut store) = store();
    import(&mut store, &may());
    let survey = action(&store, SURVEY);
    let own = desk_on(&store, survey.date.unwrap()).agenda.remove(0);
    let said = store.add_trace(&[survey.key], &own.id, &hand("Ada"));
    let said = said.unwrap_err().to_string();
    assert!(said.contains("at which it was asked"), "{said}");
    assert!(action(&store, SURVEY).thread.traces.is_empty());
}

#[test]
fn what_a_person_parted_stays_apart_when_the_papers_are_read_again() {
    let (_folder, mut store) = store();
    let paper = asked_twice();
    import(&mut store, &paper);
    let survey = action(&store, SURVEY);
    assert_eq!(survey.thread.same_as.len(), 1);
    store.part(&[survey.key], &hand("Ada")).unwrap();
    store.reread(&paper, now()).unwrap();
    assert!(action(&store, SURVEY).thread.same_as.is_empty());
    store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(action(&store, SURVEY).thread.same_as.len(), 1);
}

#[test]
fn work_of_every_kind_keeps_the_row_that_it_hangs_on() {
    let (_folder, mut store, survey) = with_trace();
    let documents = store.documents().unwrap();
    let may_id = documents.iter().find(|row| row.name == "may.pdf").unwrap();
    let key = [survey.key];
    store.set_owner(&key, Some("Ines"), &hand("Ada")).unwrap();
    store.set_due(&key, Some(JUNE), &hand("Ada")).unwrap();
    store
        .close(&key, &Closing::of(How::Superseded), &hand("Ada"))
        .unwrap();
    judge(&mut store, &survey, Judgement::Confirmed);
    let said = store.forget(&may_id.id).unwrap();
    assert_eq!(said.len(), 4, "{said:?}");
    import(&mut store, &may());
    assert!(store.lost_work().unwrap().is_empty());
    let again = action(&store, SURVEY);
    assert_eq!(again.id, survey.id);
    assert_eq!((again.lead(), again.due_day()), (Some("Ines"), Some(JUNE)));
    assert!(again.is_closed());
    assert_eq!(verdicts(&store), [Some(true)]);
}

#[test]
fn a_trace_that_nobody_holds_is_said() {
    let (_folder, mut store, survey) = with_trace();
    let said = store.judge(&[survey.key], "nothing", Judgement::Refused, &hand("Ada"));
    assert!(matches!(said, Err(Error::Unknown(_))));
    let said = store.add_trace(&[survey.key], "nothing", &hand("Ada"));
    assert!(matches!(said, Err(Error::Unknown(_))));
}

#[test]
fn a_reopened_action_loses_its_tick_too() {
    let (_folder, mut store, survey) = with_trace();
    let target = [Target::Action(survey.key)];
    store.tick(&target, Ticked::Yes, &hand("Ada")).unwrap();
    store.reopen(&[survey.key], &hand("Ada")).unwrap();
    assert!(!action(&store, SURVEY).is_closed());
    store.undo(&hand("Ada")).unwrap().unwrap();
    assert!(action(&store, SURVEY).ticked.is_some());
}

/// A pack of June whose tracker carries the survey, entered in May.
fn with_tracker() -> Reading {
    let mut pack = agenda("june-pack.pdf", JUNE, vec![item("1", "Action tracker")]);
    pack.action_tables = vec![ActionTable {
        title: Some("Action tracker".to_owned()),
        headings: Vec::new(),
        rows: vec![Task {
            task: ROW.to_owned(),
            entered: Some(MAY),
            ..Task::default()
        }],
    }];
    pack
}

const ROW: &str = "Upper weirs – survey to be brought back before the winter";

#[test]
fn a_row_of_a_tracker_that_somebody_worked_on_stays_in_the_list() {
    let deeds: [fn(&mut Store, i64); 3] = [
        |store, key| {
            let target = [Target::Action(key)];
            store.tick(&target, Ticked::Yes, &hand("Ada")).unwrap();
        },
        |store, key| {
            store.set_owner(&[key], Some("Ines"), &hand("Ada")).unwrap();
        },
        |store, key| {
            let closing = Closing::of(How::NoLongerWanted);
            store.close(&[key], &closing, &hand("Ada")).unwrap();
        },
    ];
    let listed = |store: &Store| {
        let rows = store.actions().unwrap();
        rows.iter().any(|row| row.text == ROW)
    };
    for deed in deeds {
        let (_folder, mut store) = store();
        import(&mut store, &with_tracker());
        import(&mut store, &heard("june.pdf", Status::Draft, "Nothing."));
        let key = action(&store, ROW).key;
        import(&mut store, &may());
        assert!(!listed(&store), "it records the promise of May");
        deed(&mut store, key);
        assert!(listed(&store));
        store.undo(&hand("Ada")).unwrap();
        assert!(!listed(&store));
    }
}
