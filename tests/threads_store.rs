//! Threads in a store: whatever the order of import, and whatever a person refuses.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use matters::domain::source::Reading;
use matters::extract::Reader;
use matters::import;
use matters::store::edits::Judgement;
use matters::store::{Filing, Hand, Store};
use tempfile::TempDir;

/// The sample papers, read.
fn papers() -> Vec<(Vec<u8>, Reading)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let bytes = fs::read(path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy();
            let reading = import::read(&name, &bytes, &Reader::InThisProcess).unwrap();
            (bytes, reading)
        })
        .collect()
}

fn filled(papers: &[&(Vec<u8>, Reading)]) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("store")).unwrap();
    let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
    for (bytes, reading) in papers {
        store
            .import(reading, bytes, &Filing::default(), now)
            .unwrap();
    }
    (folder, store)
}

/// Every trace of every action, a line each, and the state.
fn told(store: &Store) -> Vec<String> {
    let today = date(2026, 11, 22);
    let mut lines = Vec::new();
    for action in store.actions().unwrap() {
        let state = action.state(today).name();
        lines.push(format!("{} {} {state}", action.id, action.text));
        for trace in &action.thread.traces {
            lines.push(format!(
                "{}/{} {:?} {:?} {} {:.4} {:?} {:?}",
                action.id,
                trace.id,
                trace.place,
                trace.day,
                trace.text,
                trace.score,
                trace.why,
                trace.verdict.is_some()
            ));
        }
    }
    lines.sort();
    lines
}

#[test]
fn the_same_papers_give_the_same_answer_in_any_order() {
    let papers = papers();
    let (_folder, store) = filled(&papers.iter().collect::<Vec<_>>());
    let first = told(&store);
    assert!(first.iter().any(|line| line.contains('/')), "no trace");
    let mut seed = 11_usize;
    for _ in 0..6 {
        let mut order: Vec<usize> = (0..papers.len()).collect();
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(last, (seed >> 33) % (last + 1));
        }
        let shuffled: Vec<_> = order.iter().map(|index| &papers[*index]).collect();
        let (_folder, store) = filled(&shuffled);
        assert_eq!(told(&store), first, "in the order {order:?}");
    }
}

#[test]
fn a_refused_trace_changes_no_other_and_stays_refused() {
    let papers = papers();
    let (_folder, mut store) = filled(&papers.iter().collect::<Vec<_>>());
    let before = told(&store);
    let actions = store.actions().unwrap();
    let (action, trace) = actions
        .iter()
        .find_map(|action| Some((action, action.thread.traces.first()?)))
        .unwrap();
    let refused = format!("{}/{}", action.id, trace.id);
    store
        .judge(
            &[action.key],
            &trace.id,
            Judgement::Refused,
            &Hand::now("A clerk"),
        )
        .unwrap();
    let action = action.id.as_str();
    // Reckoned anew, as after a better paper.
    store.reckon_threads().unwrap();
    // The row that was refused is nobody's trace now, and may be an action of its own.
    let ids: Vec<&str> = actions.iter().map(|action| action.id.as_str()).collect();
    let of_others = |lines: &[String]| -> Vec<String> {
        let others = lines
            .iter()
            .filter(|line| ids.iter().any(|id| line.starts_with(id)))
            .filter(|line| !line.starts_with(&refused) && !line.starts_with(&format!("{action} ")));
        others.cloned().collect()
    };
    let after = told(&store);
    assert_eq!(of_others(&before), of_others(&after));
    assert_ne!(before, after, "the refusal shows");
    let standing: Vec<_> = store
        .actions()
        .unwrap()
        .iter()
        .filter(|row| row.id == action)
        .flat_map(|row| {
            row.thread
                .standing()
                .map(|trace| trace.id.clone())
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(standing.iter().all(|id| !refused.ends_with(id)));
}
