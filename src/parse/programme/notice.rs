//! A page of decisions to come, a field a line: what, by whom, when, and whom to ask.
//!
//! The web system prints the title by itself and the fields below; a copy may run all
//! fields of a decision into one line; a council's own page has a field for the title too.

use crate::domain::fold;
use crate::domain::programme::{Topic, WorkProgramme};
use crate::domain::source::Place;
use crate::extract::{Document, Line};
use crate::parse::pattern::Pattern;

use super::register::{self, KEY, day};

/// A matter is no longer than this; what is longer describes one.
const LONGEST_MATTER: usize = 400;
/// Lines at the top of a page among which it says what it is.
const TOP: usize = 12;

static FIELD: Pattern = Pattern::new(
    r"(?i)^(?P<name>decision (?:maker|taker|due(?: date)?|status|type|date|by)|(?:expected |proposed |likely |anticipated |target )?date (?:of|for) (?:the )?(?:key )?(?:decision|meeting)|(?:expected|proposed|likely|anticipated|target|meeting) date|notice of proposed decision first published|(?:is )?(?:this )?(?:a )?key decision|lead (?:member|officer|director)|wards? affected|reason|open or exempt|exempt(?:ion)?|private|urgent|call-?in|status|subject to call-?in|officer|telephone|e-?mail|contact|report author|portfolio|anticipated restriction|consult(?:ation|ees)|background (?:papers|documents)|documents)[^:]{0,40}: ?-?(?P<value>.*)$",
);
/// "Decision: July 2031": the month in which it is to be taken.
static DECIDED_IN: Pattern = Pattern::new(
    r"(?i)^decision:\s*(?P<when>(?:(?:not )?(?:before|by|between) )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) \d{4})$",
);
static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:title(?: of (?:the )?(?:decision|report))?|subject(?: of (?:the )?decision| matter)?|decision title|report title|matter(?: for decision)?|issue|decision required|item|topic) ?:-? ?(?P<value>\S.*)$",
);
/// A field that begins inside a line: the copy ran them together.
static INLINE: Pattern = Pattern::new(
    r" (?P<name>(?:Decision (?:maker|due(?: date)?|status|type)|Lead (?:officer|member|director)|Notice of proposed decision first published|Anticipated restriction|Key decision|Wards? affected|Date of decision|Contact(?: officer)?|Reason)\b[^:]{0,30}:)",
);
/// The head of the web system's list, and the number over a title.
static FURNITURE: Pattern = Pattern::new(r"(?i)^(?:plan items|no\.? ?item|items?|\d{1,3}\.)$");
/// What the web system sets behind a title, and the strokes of its table.
static TAIL: Pattern = Pattern::new(r"(?:\s*(?:New!|\||-\s*\|?))+\s*$");

/// "Directorate: Harbour", "Portfolio – Roads": what stands over some matters.
static GROUP: Pattern = Pattern::new(
    r"(?i)^(?:directorate|department|service(?: area)?|portfolio|section|division|committee)s?\b ?[:–—-]\s*\S.{1,70}$",
);

/// The paper's own title.
static HEAD: Pattern = Pattern::new(
    r"(?i)^(?:[\p{L}’' ]{3,40} )?(?:forward plan|noti(?:ce|fication) of (?:\w+ )*decisions|(?:forthcoming|planned|future) (?:\w+ )?decisions)\b.{0,80}$",
);

/// A part of a line: a field, or words.
enum Part<'l> {
    Title(&'l str),
    Due(&'l str),
    Field,
    Words(&'l str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut starts = vec![0];
    starts.extend(
        INLINE
            .captures_all(text)
            .iter()
            .filter_map(|found| found.name("name"))
            .map(|name| name.start()),
    );
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let spans = starts.iter().zip(ends);
    spans
        .map(|(start, end)| text[*start..end].trim())
        .filter(|part| !part.is_empty())
        .map(part)
        .collect()
}

fn part(text: &str) -> Part<'_> {
    if let Some(title) = TITLE.group(text, "value") {
        return Part::Title(bare(title));
    }
    if let Some(when) = DECIDED_IN.group(text, "when") {
        return Part::Due(bare(when));
    }
    let Some(found) = FIELD.captures(text) else {
        return Part::Words(text);
    };
    let name = found["name"].to_lowercase();
    match found.name("value") {
        Some(value) if name.contains("date") || name.starts_with("decision due") => {
            Part::Due(bare(value.as_str()))
        }
        Some(_) | None => Part::Field,
    }
}

fn bare(text: &str) -> &str {
    let end = TAIL.find(text).map_or(text.len(), |tail| tail.start());
    register::bare(text[..end].trim())
}

/// A decision as far as it was read.
#[derive(Default)]
struct Entry {
    topic: Option<Topic>,
    fields: usize,
    dated: bool,
    /// All of it stood in one line, which leaves no doubt where it ends.
    whole: bool,
}

impl Entry {
    fn of(line: &Line, title: &str) -> Self {
        let topic = fold::quote(bare(title));
        let topic = (!topic.is_empty()).then(|| Topic {
            topic,
            place: Place {
                line: line.number,
                ..Place::default()
            },
            ..Topic::default()
        });
        Self {
            topic,
            ..Self::default()
        }
    }

    fn due(&mut self, value: &str) {
        if let Some(topic) = self.topic.as_mut().filter(|_| !self.dated) {
            topic.proposed_date = day(value);
            topic.proposed = Some(fold::quote(value)).filter(|value| !value.is_empty());
            self.dated = true;
        }
    }

    fn end(self, topics: &mut Vec<Topic>) {
        let known = self.dated || self.whole && self.fields > 1;
        topics.extend(self.topic.filter(|_| known));
    }
}

/// Reads such a page; `None` where it is none.
pub fn read(document: &Document) -> Option<WorkProgramme> {
    let lines: Vec<&Line> = document
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .filter(|line| line.cells.is_empty() && !line.text.trim().is_empty())
        .collect();
    let named = |line: &&Line| KEY.is_in(&line.text) && !FIELD.is_in(&line.text);
    if !lines.iter().take(TOP).any(named) {
        return None;
    }
    let titled = lines.iter().filter(|line| TITLE.is_in(&line.text)).count() > 1;
    let mut topics = Vec::new();
    let mut entry = Entry::default();
    for line in &lines {
        if FURNITURE.is_in(line.text.trim()) {
            std::mem::take(&mut entry).end(&mut topics);
            continue;
        }
        let text = line.text.trim();
        let ended = entry.topic.is_none() || entry.dated;
        let is_head = || topics.is_empty() && entry.fields == 0 && HEAD.is_in(text);
        // What stood over the paper's own title names no matter, and no group is one.
        if ended && GROUP.is_in(text) || is_head() {
            std::mem::take(&mut entry).end(&mut topics);
            continue;
        }
        let parts = parts(&line.text);
        let several = parts.len() > 2;
        if several && matches!(parts.first(), Some(Part::Due(_) | Part::Field)) {
            // A decision whose title the copy has lost.
            std::mem::take(&mut entry).end(&mut topics);
        }
        for part in parts {
            match part {
                Part::Title(title) => {
                    std::mem::replace(&mut entry, Entry::of(line, title)).end(&mut topics);
                }
                Part::Due(value) => {
                    entry.fields += 1;
                    entry.due(value);
                }
                Part::Field => entry.fields += 1,
                Part::Words(_) if titled => {}
                // The first words behind the fields of one matter name the next.
                Part::Words(words)
                    if (several
                        || entry.fields > 0
                        || entry.topic.is_none()
                        || line.heading.is_some())
                        && is_matter(words) =>
                {
                    std::mem::replace(&mut entry, Entry::of(line, words)).end(&mut topics);
                    entry.whole = several;
                }
                Part::Words(words) => {
                    if let Some(topic) = entry.topic.as_mut().filter(|_| entry.fields == 0) {
                        topic.detail = topic
                            .detail
                            .take()
                            .or_else(|| Some(fold::quote(words)).filter(|text| !text.is_empty()));
                    }
                }
            }
        }
    }
    entry.end(&mut topics);
    (topics.len() > 1).then(|| WorkProgramme {
        forward_plan: topics,
        ..WorkProgramme::default()
    })
}

fn is_matter(text: &str) -> bool {
    text.chars().count() <= LONGEST_MATTER
        && !KEY.is_in(text)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !text.ends_with(['.', ':'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;

    fn topics(paper: &str) -> Vec<(String, Option<String>)> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        let page = read(&document).into_iter();
        page.flat_map(|page| page.forward_plan)
            .map(|topic| (topic.topic, topic.proposed))
            .collect()
    }

    fn told(pairs: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        let owned = |(a, b): &(&str, Option<&str>)| ((*a).to_owned(), b.map(str::to_owned));
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn the_web_systems_page_has_a_paragraph_a_field() {
        let paper = "Forward plan, 1 May 2031\n\nFerry fares\n\nTo set the fares.\n\nDecision maker: Cabinet\n\nDecision due: 4 May 2031\n\nLead officer: A Ash\n\nPier repairs\n\nDecision maker: Cabinet\n\nDecision due: 1 June 2031";
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        let plan = read(&document).unwrap().forward_plan;
        assert_eq!(plan.len(), 2);
        assert_eq!(plan[0].detail.as_deref(), Some("To set the fares."));
        assert_eq!(plan[1].topic, "Pier repairs");
        assert_eq!(plan[1].proposed.as_deref(), Some("1 June 2031"));
    }

    #[test]
    fn fields_that_ran_into_one_line_are_parted_and_a_lost_title_is_left_out() {
        let paper = "Forward Plan\n\nPIER REPAIRS New! Decision maker: Cabinet Decision due: 4 May 2031 Lead officer: A Ash -\n\nDecision maker: Cabinet Decision due: 5 May 2031 Decision status: Open\n\nLAMPS Decision status: For consultation Anticipated restriction: Open -";
        assert_eq!(
            topics(paper),
            told(&[("PIER REPAIRS", Some("4 May 2031")), ("LAMPS", None)])
        );
    }

    #[test]
    fn a_page_may_have_a_field_for_the_title() {
        let paper = "Forward Plan of Key Decisions\n\nTitle: Pier repairs\nDecision maker: Cabinet\nDate of decision: 4 May 2031\nKey decision: Yes\nContact: A Ash, the Quay\n\nTitle: Lamps\nDecision maker: Leader\nDate of decision: TBC\n";
        assert_eq!(
            topics(paper),
            told(&[("Pier repairs", Some("4 May 2031")), ("Lamps", Some("TBC"))])
        );
    }

    #[test]
    fn the_month_of_a_decision_stands_behind_its_bare_label() {
        let paper = "Forward plan\n\nExecutive Forward Plan: July 2031 - October 2031\n\nPlan items\nNo. Item\n\n1.\n\nPier repairs New!\n\nDecision maker: Executive\n\nDecision:   July 2031\n\nReason for urgency:\nReason for urgency: The pier is down.\n\nAnticipated restriction: Open -\n\n2.\n\nLamps New!\n\nDecision maker: Executive\n\nDecision:   August 2031\n";
        assert_eq!(
            topics(paper),
            told(&[
                ("Pier repairs", Some("July 2031")),
                ("Lamps", Some("August 2031"))
            ])
        );
    }

    #[test]
    fn decisions_that_were_taken_are_none_to_come() {
        assert!(topics("Decision details\n\nPier repairs\n\nDecision maker: Cabinet\n\nKey decision: Yes\n\nDate of decision: 4 May 2031").is_empty());
    }
}
