//! Topics without a meeting that a sentence or a few points name beside a programme.

use crate::domain::fold;
use crate::domain::programme::{Topic, WorkProgramme};
use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::table::shape;

/// A topic is no longer than this.
const LONGEST_TOPIC: usize = 100;
/// A label says no more before its colon.
const LONGEST_LABEL: usize = 120;
/// Paragraphs between the title of a programme and its topics, where no table stands.
const NEAR: usize = 6;

static LABELLED: Pattern = Pattern::new(r"^(?P<label>[^:;.]{4,120}?)\s*:[-–—]?\s*(?P<rest>.*)$");
/// "To be scheduled – trees; tram stops": a dash parts a label from a list.
static DASHED: Pattern = Pattern::new(r"^(?P<label>[^:;.–—]{4,60}?)\s+[–—-]\s+(?P<rest>[^;]+;.*)$");
/// "To be allocated" by itself over its points.
static ALONE: Pattern = Pattern::new(r"^(?P<label>[^:;.,]{4,60})(?P<rest>)$");
/// What waits: "Dates to be confirmed: …" names no topics.
static OF_TOPICS: Pattern = Pattern::new(
    r"(?i)\b(?:topics?|items?|issues?|reviews?|reports?|unscheduled|not (?:yet )?(?:scheduled|programmed)|to be (?:scheduled|programmed|timetabled|allocated|arranged|dated)|pipeline|backlog|long ?list|suggestions?)\b",
);
/// "Agenda items suggested by members not currently on the work plan:" waits, surely.
static OFF_PLAN: Pattern = Pattern::new(
    r"(?i)\bnot (?:yet |currently |presently |already )*(?:scheduled|programmed|timetabled|(?:included |listed )?(?:on|in) the (?:current )?(?:work|forward|scrutiny) ?(?:programme|plan))\b",
);
static NO_TOPICS: Pattern = Pattern::new(
    r"(?i)^dates?\b|\b(?:agenda items|items? (?:for|on) the (?:next )?agenda|requested)\b",
);
static PROGRAMME: Pattern =
    Pattern::new(r"(?i)\b(?:work(?:ing)? ?(?:programme|program|plan)|forward (?:plan|work))");
/// A verb makes a sentence of it.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:is|are|was|were|will|would|has|have|had|be|asked|agreed|noted|none|see)\b",
);
static PARTS: Pattern = Pattern::new(r"\s*,\s*(?:and\s+)?|\s+and\s+");

/// Adds the topics that the paragraphs name to the document's programme.
pub fn add(blocks: &[Block], programmes: &mut Vec<WorkProgramme>) {
    let lines: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let mut found: Vec<Topic> = Vec::new();
    for (at, block) in lines.iter().enumerate() {
        if block.is_row() {
            continue;
        }
        let alone = || {
            let points = lines.get(at + 1).is_some_and(|next| is_point(next));
            ALONE
                .captures(&block.text)
                .filter(|_| points && !programmes.is_empty())
        };
        let labelled = DASHED
            .captures(&block.text)
            .or_else(|| LABELLED.captures(&block.text));
        let Some(parts) = labelled.or_else(alone) else {
            continue;
        };
        let label = parts["label"].trim();
        let waits = label.chars().count() <= LONGEST_LABEL
            && shape::announced(&[label.to_owned()]).topics
            && OF_TOPICS.is_in(label)
            && (!NO_TOPICS.is_in(label) || OFF_PLAN.is_in(label));
        let over = lines[at.saturating_sub(NEAR)..at].iter().any(|above| {
            above.text.chars().count() <= LONGEST_LABEL && PROGRAMME.is_in(&above.text)
        });
        if !waits || programmes.is_empty() && !over && !PROGRAMME.is_in(label) {
            continue;
        }
        let rest = parts["rest"].trim();
        if rest.is_empty() {
            let below = &lines[at + 1..];
            let points = below
                .iter()
                .enumerate()
                .take_while(|(at, block)| is_point(block) || is_group(&below[*at..]))
                .filter(|(_, block)| is_point(block));
            found.extend(points.filter_map(|(_, point)| described(point)));
        } else if !lines.get(at + 1).is_some_and(|next| next.is_row()) {
            // Over a table the words say whose topics it lists.
            found.extend(
                named(rest)
                    .into_iter()
                    .filter_map(|words| topic(words, block)),
            );
        }
    }
    let known = |topic: &Topic| {
        let folded = fold::compare(&topic.topic);
        programmes.iter().any(|programme| {
            let rows = programme.rows.iter().map(|row| &row.item);
            let topics = programme.forward_plan.iter().map(|topic| &topic.topic);
            let whole = format!("{folded} ");
            // A list may hold the point whole: "Night ferries: who would use them?"
            rows.chain(topics)
                .map(|words| fold::compare(words))
                .any(|words| words == folded || words.starts_with(&whole))
        })
    };
    found.retain(|topic| !known(topic));
    if found.is_empty() {
        return;
    }
    match programmes.last_mut() {
        Some(last) => last.forward_plan.extend(found),
        None => programmes.push(WorkProgramme {
            forward_plan: found,
            ..WorkProgramme::default()
        }),
    }
}

fn is_point(block: &Block) -> bool {
    let bullet = |marker: &Marker| marker.value.is_empty();
    !block.is_row() && block.marker.as_ref().is_some_and(bullet)
}

/// Whether a word or two stand over points of their own: "Place" within such a list.
fn is_group(blocks: &[&Block]) -> bool {
    let [head, point, ..] = blocks else {
        return false;
    };
    head.marker.is_none()
        && !head.is_row()
        && head.text.split_whitespace().count() <= GROUP_WORDS
        && !head.text.ends_with(['.', ';', ','])
        && head.text.starts_with(char::is_uppercase)
        && is_point(point)
}

/// Words over a group of topics.
const GROUP_WORDS: usize = 4;
/// What is asked of a topic behind its name: "Tolls: what do others charge?"
static DESCRIBED: Pattern =
    Pattern::new(r"^(?P<topic>\p{Lu}[^:.;–—?]{2,60}?)(?:: ?| [–—-] )(?P<detail>\S.*)$");

/// The topic that a point is, with what it says of it.
fn described(point: &Block) -> Option<Topic> {
    topic(&point.text, point).or_else(|| {
        let found = DESCRIBED.captures(&point.text)?;
        Some(Topic {
            detail: Some(fold::quote(&found["detail"])),
            ..topic(&found["topic"], point)?
        })
    })
}

/// The topics of a sentence: parted by semicolons where it has any.
fn named(rest: &str) -> Vec<&str> {
    let rest = rest.trim_end_matches('.');
    if rest.contains(';') {
        return rest.split(';').collect();
    }
    let mut topics = Vec::new();
    let mut start = 0;
    // "Parks, roads and trees" are three, "Trees and hedges" may be one.
    let listed = rest.contains(',');
    for joint in PARTS.find_all(rest) {
        if listed {
            topics.push(&rest[start..joint.start()]);
            start = joint.end();
        }
    }
    topics.push(&rest[start..]);
    topics
}

fn topic(words: &str, block: &Block) -> Option<Topic> {
    let words = words.trim().trim_end_matches(['.', ';']).trim();
    let words = words.strip_prefix("and ").unwrap_or(words);
    let letters = words
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let fits = letters >= 3 && words.chars().count() <= LONGEST_TOPIC && !TELLS.is_in(words);
    fits.then(|| Topic {
        topic: fold::quote(words),
        place: block.place.clone(),
        ..Topic::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::marker;

    fn topics(text: &str) -> Vec<String> {
        let block = |text: &str| Block {
            text: text.to_owned(),
            ..Block::default()
        };
        let mut programmes = Vec::new();
        add(&[block("Work programme"), block(text)], &mut programmes);
        programmes
            .into_iter()
            .flat_map(|programme| programme.forward_plan)
            .map(|topic| topic.topic)
            .collect()
    }

    #[test]
    fn topics_that_wait_are_named_in_a_sentence() {
        assert_eq!(
            topics("Topics not yet scheduled: tram stops; trees and hedges"),
            ["tram stops", "trees and hedges"]
        );
        assert_eq!(
            topics("Unscheduled items: Parking, Trees and Play areas."),
            ["Parking", "Trees", "Play areas"]
        );
    }

    #[test]
    fn points_in_groups_are_topics_with_what_is_asked_of_them() {
        let line = |text: &str, marker: &str| Block {
            text: text.to_owned(),
            marker: marker::split(&format!("{marker}x")).map(|(marker, _)| marker),
            ..Block::default()
        };
        let mut programmes = Vec::new();
        let blocks = [
            line("Ferry Panel work plan", ""),
            line("Possible agenda items not currently on the work plan:", ""),
            line("Water", ""),
            line(
                "Night ferries: who would use them, and what is it to cost?",
                "• ",
            ),
            line("Roads", ""),
            line("Kerbs", "• "),
            line("The plan is read at every meeting.", ""),
        ];
        add(&blocks, &mut programmes);
        let topics: Vec<_> = programmes
            .iter()
            .flat_map(|programme| &programme.forward_plan)
            .map(|topic| (topic.topic.as_str(), topic.detail.is_some()))
            .collect();
        assert_eq!(topics, [("Night ferries", true), ("Kerbs", false)]);
    }

    #[test]
    fn other_words_behind_a_colon_are_no_topics() {
        for text in [
            "Dates to be confirmed: spring and autumn",
            "The Chair said: no topics were to be scheduled",
            "Items to be scheduled: none",
        ] {
            assert!(topics(text).is_empty(), "{text}");
        }
    }
}
