//! Forward plans whose table was copied a cell a paragraph: a caption with the day of the
//! meeting, and under it a title over each "Purpose of Report:".

use crate::domain::fold;
use crate::domain::programme::{Topic, WorkProgramme};
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Matters that show such a plan.
const FEWEST: usize = 2;
/// A caption and a title are no longer than this.
const LONGEST: usize = 200;

static CAPTION: Pattern = Pattern::new(
    r"(?i)\b(?:items?|decisions?|reports?|matters?)\b.{0,40}\b(?:forward plan|work (?:programme|plan))\b.{0,40}\bmeeting (?:on|of)\b",
);
static PURPOSE: Pattern = Pattern::new(r"^(?i:purpose of (?:the )?(?:report|item|decision)) ?:");

/// Reads such a plan; `None` where no caption says which meeting it is for.
pub fn read(blocks: &[Block]) -> Option<WorkProgramme> {
    let lines: Vec<&Block> = blocks
        .iter()
        .filter(|block| !block.is_running() && !block.is_row())
        .collect();
    let mut day: Option<(String, date::Found)> = None;
    let mut topics: Vec<Topic> = Vec::new();
    for (at, block) in lines.iter().enumerate() {
        let short = block.text.chars().count() <= LONGEST;
        if short
            && CAPTION.is_in(&block.text)
            && let Some(found) = date::find(&block.text)
        {
            let words = fold::quote(&block.text[found.range.clone()]);
            day = Some((words, found));
            continue;
        }
        let (Some((words, found)), Some(title)) = (&day, at.checked_sub(1)) else {
            continue;
        };
        let title = lines[title];
        if !PURPOSE.is_in(&block.text) || !is_title(&title.text) || CAPTION.is_in(&title.text) {
            continue;
        }
        let detail = block
            .text
            .split_once(':')
            .map(|(_, detail)| fold::quote(detail));
        topics.push(Topic {
            topic: fold::quote(&title.whole()),
            detail: detail.filter(|detail| !detail.is_empty()),
            proposed: Some(words.clone()),
            proposed_date: Some(found.date),
            place: title.place.clone(),
            ..Topic::default()
        });
    }
    (topics.len() >= FEWEST).then(|| WorkProgramme {
        forward_plan: topics,
        ..WorkProgramme::default()
    })
}

fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text.starts_with(char::is_alphanumeric)
        && !text.ends_with(['.', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn topics(paper: &str) -> Vec<(String, Option<String>)> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap_or_else(|_| unreachable!());
        read(&build(&document))
            .into_iter()
            .flat_map(|plan| plan.forward_plan)
            .map(|topic| (topic.topic, topic.proposed))
            .collect()
    }

    #[test]
    fn each_title_over_its_purpose_waits_for_the_meeting_of_the_caption() {
        let paper = "Table 1: Items scheduled on the Forward Plan for the Cabinet Meeting on 4 May 2031\n\nTitle and Description\n\nFerry fares\n\nPurpose of Report: To set the fares.\n\nMembers will be asked to set them.\n\nAda Holt, Director of Places\n\nPier repairs\n\nPurpose of Report: To approve the works.\n\nBen Marsh, Engineer";
        let day = Some("4 May 2031".to_owned());
        assert_eq!(
            topics(paper),
            [
                ("Ferry fares".to_owned(), day.clone()),
                ("Pier repairs".to_owned(), day)
            ]
        );
    }

    #[test]
    fn a_report_has_a_purpose_and_no_caption() {
        assert!(topics("Ferry fares\n\nPurpose of Report: To set the fares.\n\nPier repairs\n\nPurpose of Report: To approve the works.").is_empty());
    }
}
