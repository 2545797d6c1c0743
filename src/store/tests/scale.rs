//! A decade of a whole council: how long the desk's questions take. A log, no assertion.

#![allow(clippy::print_stderr)]

use std::time::Instant;

use jiff::civil::date;

use super::{Store, agenda, import, item, meeting, minuted, paragraph, programme};
use crate::domain::meeting::Role;

#[test]
#[ignore = "takes minutes; run it with --release --nocapture and read what it says"]
fn a_decade_of_a_whole_council() {
    let pages: u32 = std::env::var("MATTERS_PAGES")
        .ok()
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(208);
    let folder = tempfile::tempdir().unwrap();
    // Kept, the store can be asked why an answer takes long.
    let kept = std::env::var_os("MATTERS_KEEP").map(std::path::PathBuf::from);
    let root = kept.unwrap_or_else(|| folder.path().join("store"));
    let mut store = Store::open(&root).unwrap();
    let begun = Instant::now();
    let mut longest = std::time::Duration::ZERO;
    for number in 0..1_200_u32 {
        let reading = pack(number, pages);
        let begun = Instant::now();
        import(&mut store, &reading);
        longest = longest.max(begun.elapsed());
    }
    eprintln!(
        "import of 1,200 packs {:?}, the longest {longest:?}",
        begun.elapsed()
    );
    let health = store.health().unwrap();
    eprintln!("{:?} {} MiB", health.holds, health.bytes.0 >> 20);
    drop(store);

    let begun = Instant::now();
    let store = Store::open(&root).unwrap();
    eprintln!("open {:?}", begun.elapsed());
    let begun = Instant::now();
    let key = store
        .meeting_that_matters(date(2031, 6, 1))
        .unwrap()
        .unwrap();
    eprintln!("meeting that matters {:?}", begun.elapsed());
    for _ in 0..2 {
        let begun = Instant::now();
        let desk = store.desk(key).unwrap();
        eprintln!(
            "desk {:?}: {} minutes, {} actions, {} programme rows",
            begun.elapsed(),
            desk.minutes.len(),
            desk.actions.len(),
            desk.programme.len()
        );
        let begun = Instant::now();
        let blocks = store.item(desk.agenda[5].key).unwrap();
        eprintln!("item {:?}: {} blocks", begun.elapsed(), blocks.len());
    }
    let begun = Instant::now();
    eprintln!(
        "{} meetings {:?}",
        store.meetings().unwrap().len(),
        begun.elapsed()
    );
    let begun = Instant::now();
    eprintln!(
        "{} find rows {:?}",
        store.find_rows().unwrap().len(),
        begun.elapsed()
    );
    for typed in [
        "word77",
        "the word5 word9 ",
        "the",
        "\"word5 the\"",
        "wor",
        "word7 zzz",
    ] {
        let begun = Instant::now();
        let hits = store.search(typed, 50).unwrap().len();
        eprintln!("search {typed:?}: {hits} hits {:?}", begun.elapsed());
    }
}

fn pack(number: u32, pages: u32) -> crate::domain::source::Reading {
    let committee = format!("Panel {}", number % 10);
    let month = number / 10;
    let day = |month: u32| {
        date(
            2021 + i16::try_from(month / 12).unwrap(),
            i8::try_from(month % 12 + 1).unwrap(),
            1 + i8::try_from(number % 10).unwrap(),
        )
    };
    let mut items: Vec<_> = (0..8)
        .map(|count| {
            item(
                &count.to_string(),
                &format!("Matter {count} of month {month}"),
            )
        })
        .collect();
    for (first, item) in (1..).step_by(25).zip(&mut items) {
        item.pages = Some((first, first + 24));
    }
    let mut reading = agenda(&format!("{number}.pdf"), day(month), items);
    reading.meetings[0].committee = Some(committee.clone());
    if month > 0 {
        let last = (0..8)
            .map(|count| {
                let asked = format!("a report on matter {count} as it stood in month {month}");
                let point: &[&str] = if count % 2 == 0 { &[&asked] } else { &[] };
                minuted(
                    &count.to_string(),
                    &format!("Matter {count} of month {}", month - 1),
                    point,
                )
            })
            .collect();
        let mut last = meeting(day(month - 1), Role::Minutes, last);
        last.committee = Some(committee);
        reading.meetings.push(last);
    }
    let rows: Vec<_> = (0..18)
        .map(|row| format!("Topic {row} of year {}", month / 12))
        .collect();
    let rows: Vec<_> = rows.iter().map(|row| (day(month), row.as_str())).collect();
    reading.work_programmes.push(programme(&rows));
    let mut seed = u64::from(number) + 1;
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let spread = (seed >> 33) % 40_000;
        if spread % 5 == 0 {
            "the".to_owned()
        } else {
            format!("word{}", spread % (1 + spread / 3))
        }
    };
    reading.paragraphs = (1..=pages)
        .map(|page| {
            let words: Vec<String> = (0..120).map(|_| word()).collect();
            paragraph(Some(page), 1, &words.join(" "))
        })
        .collect();
    reading
}
