//! What a comparison did not compare, as sentences for a person: papers of two committees,
//! minutes that one of them lacks, what could not be read, and text that differs elsewhere.

use std::collections::HashMap;

use super::minutes::of_one_meeting;
use super::{Difference, Version, figures};
use crate::domain::fold;
use crate::domain::soften::soften;
use crate::domain::wording;

/// Words of a passage that is named as an example.
const WORDS: usize = 14;

/// What was not compared, or makes the comparison doubtful.
pub fn notes(before: &Version, after: &Version, found: &[Difference]) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(committees(before, after));
    notes.extend(minutes(before, after));
    for version in [before, after] {
        if !version.losses.is_empty() {
            notes.push(format!(
                "{}: {} could not be read, so what seems to have gone or to have come may \
                 stand there ({}).",
                version.name,
                wording::count(version.losses.len(), "thing", "things"),
                version.losses.join("; ")
            ));
        }
    }
    notes.extend(elsewhere(before, after, found));
    notes
}

fn committees(before: &Version, after: &Version) -> Option<String> {
    let (was, is) = (before.committee.as_deref()?, after.committee.as_deref()?);
    let differ = fold::compare(was) != fold::compare(is);
    differ.then(|| {
        format!(
            "{} is of {} and {} of {}: they are hardly versions of one paper.",
            before.name,
            soften(was),
            after.name,
            soften(is)
        )
    })
}

fn minutes(before: &Version, after: &Version) -> Option<String> {
    let days = |version: &Version| {
        let days: Vec<String> = version
            .minutes
            .iter()
            .map(|minutes| match minutes.day {
                Some(day) => format!("minutes of {}", wording::long_day(day)),
                None => "minutes without a day".to_owned(),
            })
            .collect();
        if days.is_empty() {
            "no minutes".to_owned()
        } else {
            days.join(" and ")
        }
    };
    let has_any = !before.minutes.is_empty() || !after.minutes.is_empty();
    let is_alone = of_one_meeting(&before.minutes, &after.minutes).is_empty();
    (has_any && is_alone).then(|| {
        format!(
            "Minutes were not compared: {} holds {}, {} {}.",
            before.name,
            days(before),
            after.name,
            days(after)
        )
    })
}

/// Paragraphs of one version that the other does not have and no difference tells of.
fn elsewhere(before: &Version, after: &Version, found: &[Difference]) -> Option<String> {
    let told: Vec<String> = found
        .iter()
        .flat_map(|difference| {
            [
                Some(difference.of.as_str()),
                difference.before.as_deref(),
                difference.after.as_deref(),
            ]
        })
        .flatten()
        .map(|words| format!(" {} ", fold::compare(words)))
        .collect();
    let told = told.concat();
    let face = |words: &String| (fold::compare(words), figures(words));
    let mut left: HashMap<_, i32> = HashMap::new();
    for words in &before.text {
        *left.entry(face(words)).or_default() += 1;
    }
    for words in &after.text {
        *left.entry(face(words)).or_default() -= 1;
    }
    let is_told = |words: &str| {
        let plain = fold::compare(words);
        let numbered = plain.split_once(' ').map_or("", |(_, rest)| rest);
        plain.is_empty()
            || told.contains(&format!(" {plain} "))
            || (!numbered.is_empty() && told.contains(&format!(" {numbered} ")))
    };
    let of = |text: &[String], side: fn(i32) -> bool| -> Vec<String> {
        let differs = |words: &&String| left.get(&face(words)).is_some_and(|left| side(*left));
        let words = text.iter().filter(differs).filter(|words| !is_told(words));
        words.cloned().collect()
    };
    let (gone, new) = (
        of(&before.text, |left| left > 0),
        of(&after.text, |left| left < 0),
    );
    let example = new.first().or(gone.first())?;
    Some(format!(
        "The text of reports and heads is not compared word by word. Besides what is told \
         here, {} of {} and {} of {} stand in it alone, as “{}”.",
        wording::count(gone.len(), "passage", "passages"),
        before.name,
        wording::count(new.len(), "passage", "passages"),
        after.name,
        short(example)
    ))
}

/// The first words of a passage.
fn short(words: &str) -> String {
    let mut all = words.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(WORDS).collect();
    let more = if all.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
