//! The record of a decision that one person took: an officer, or a member of a cabinet.
//!
//! Every council has a form of its own for it, which the regulations on officers' decisions
//! made alike: what was decided, by whom and when, why, and what else was considered.

use std::ops::Not;

use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{body, business, date, title};

/// The heading of such a record.
static HEADING: Pattern = Pattern::new(
    r"(?i)^(?:.{0,60}\b)?(?:(?:officer|delegated|executive|cabinet member|portfolio holder|individual|operational|non-key|key|urgent)[ ’'s-]*(?:executive |delegated |key |member )*decisions?|decision (?:record|notice|sheet|form)|record of (?:an? |the )?(?:\w+ ){0,4}decision)\b.{0,60}$",
);
/// A label with its value, or over it.
static LABELLED: Pattern =
    Pattern::new(r"^(?P<label>\p{Lu}[^:|]{2,140}?) ?(?:: ?|\?:? ?)(?P<value>.*)$");
static SUBJECT: Pattern = Pattern::new(
    r"(?i)^(?:subject|title|(?:decision|report) title|title of (?:the )?(?:report|decision|proposal)|subject of (?:the )?decision|name of (?:the )?decision)(?: of (?:the )?decision)?$",
);
static DECISION: Pattern = Pattern::new(
    r"(?i)^(?:(?:details? of )?(?:the )?(?:officer |delegated |executive )?decisions?(?: (?:taken|made|details?|agreed))?|what (?:is|was) (?:the )?decision|decision and any conditions)(?: \([^)]{1,60}\))?$",
);
static DAY: Pattern = Pattern::new(
    r"(?i)^(?:date (?:of|on which) (?:the )?decision(?: (?:was )?(?:taken|made))?|decision date|date decision (?:was )?(?:taken|made)|date decided|date (?:taken|made))$",
);
static MAKER: Pattern = Pattern::new(
    r"(?i)^(?:decision[- ](?:maker|taker)s?|(?:decision )?(?:taken|made) by|decision[- ]making (?:officer|body)|(?:name|title|name and (?:job )?title|job title) of (?:the )?(?:decision[- ]maker|officer|person)(?: (?:making|taking) (?:the )?decision)?|(?:delegated )?officer (?:making|taking) (?:the )?decision)$",
);
static REASON: Pattern = Pattern::new(
    r"(?i)^(?:summary of )?(?:the )?(?:reasons?|reason\(s\))(?: for (?:the |making the |this )?decisions?(?: taken| made)?)?$|^why (?:is|was) .*decision.*$",
);
static OTHER_WAYS: Pattern = Pattern::new(
    r"(?i)\b(?:alternatives?|other) (?:or )?options?\b|\boptions considered\b|\balternatives considered\b",
);
static SOUGHT: Pattern = Pattern::new(
    r"(?i)^(?:summary of (?:the )?(?:matter|issue)\b.*|purpose(?: of (?:the )?(?:report|decision))?|recommendations?|proposal|background|summary)$",
);
/// "Approved: To let the hall": the outcome in front of what was decided.
static OUTCOME: Pattern =
    Pattern::new(r"^(?:Approved|Agreed|Granted|Authorised|Authorized|Confirmed) ?: +");

/// A label and what stands under it.
struct Field {
    label: String,
    value: Vec<Block>,
}

/// Reads such a record.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
    let fields = fields(blocks);
    let of = |label: &'static Pattern| fields.iter().filter(|field| label.is_in(&field.label));
    let mut decided = of(&DECISION).filter(|field| !field.value.is_empty());
    let (decision, more) = (decided.next()?, decided.next());
    let headed = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(8)
        .any(|block| HEADING.is_in(&block.text));
    let reasoned = of(&REASON).next().is_some() || of(&OTHER_WAYS).next().is_some();
    let taken = of(&MAKER).next().or_else(|| of(&DAY).next()).is_some();
    if more.is_some() || !reasoned || !taken || !(headed || of(&MAKER).next().is_some()) {
        return None;
    }
    let first = |label: &'static Pattern| of(label).find_map(|field| field.value.first());
    let named = first(&SUBJECT);
    let raw = Raw {
        head: named,
        title: named
            .map(|block| title::read(&block.text, &[]))
            .unwrap_or_default(),
        announcement: of(&SOUGHT).flat_map(|field| &field.value).collect(),
        decision: decision.value.iter().collect(),
        minuted: true,
        ..Raw::default()
    };
    Some(Meeting {
        role: Role::Decisions,
        committee: first(&MAKER).and_then(|block| body::named(&block.text)),
        date: first(&DAY).and_then(|block| date::find(&block.text).map(|found| found.date)),
        items: vec![business::item(&raw, language, losses)],
        ..Meeting::default()
    })
}

/// The fields of the form, whether its cells, its lines or its paragraphs part them.
fn fields(blocks: &[Block]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if block.is_row() {
            let cells: Vec<&str> = block.text.split('\t').map(str::trim).collect();
            if let [label, value @ ..] = cells.as_slice()
                && !label.is_empty()
            {
                fields.push(Field {
                    label: label.trim_end_matches([':', ' ']).to_owned(),
                    value: told(block, &value.join(" ")).into_iter().collect(),
                });
            }
            continue;
        }
        if !block.lines.iter().any(|line| label(line).is_some()) {
            if let Some(field) = fields.last_mut() {
                field.value.push(block.clone());
            }
            continue;
        }
        for line in &block.lines {
            match (label(line), fields.last_mut()) {
                (Some((label, value)), _) => fields.push(Field {
                    label: label.to_owned(),
                    value: told(block, value).into_iter().collect(),
                }),
                (None, Some(field)) => field.value.extend(told(block, line)),
                (None, None) => {}
            }
        }
    }
    for value in fields.iter_mut().flat_map(|field| &mut field.value) {
        if let Some(outcome) = OUTCOME.find(&value.text) {
            let end = outcome.end();
            value.text.drain(..end);
        }
    }
    fields
}

/// The label of a line and what stands behind it; a label that no form is known to have
/// stands alone.
fn label(line: &str) -> Option<(&str, &str)> {
    let known = |label: &str| {
        [&SUBJECT, &DECISION, &DAY, &MAKER, &REASON, &SOUGHT]
            .iter()
            .any(|pattern| pattern.is_in(label))
    };
    let line = line.trim();
    if known(line) && !HEADING.is_in(line) {
        return Some((line, ""));
    }
    let found = LABELLED.captures(line)?;
    let (label, value) = (found.name("label")?.as_str(), found.name("value")?.as_str());
    (known(label) || value.is_empty()).then_some((label, value))
}

/// Words of a block as a paragraph of their own.
fn told(block: &Block, words: &str) -> Option<Block> {
    let words = words.trim();
    words.is_empty().not().then(|| Block {
        text: words.to_owned(),
        lines: vec![words.to_owned()],
        marker: None,
        cells: Vec::new(),
        ..block.clone()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::extract::text;
    use crate::parse;

    fn clauses(paper: &str) -> Vec<String> {
        let document = text::read("paper.txt", paper.as_bytes()).unwrap();
        parse::read(&document)
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.items)
            .filter_map(|item| item.minutes.as_ref())
            .flat_map(|minutes| &minutes.decisions)
            .flat_map(|decision| &decision.clauses)
            .map(|clause| clause.text.clone())
            .collect()
    }

    #[test]
    fn a_form_tells_what_one_officer_decided() {
        let lines = "Officer Decision Record\n\nSubject: Mooring of the ferry\n\nDecision maker: Harbour Master\n\nDate of decision: 4 May 2032\n\nDecision: To moor the ferry at the east quay.\n\nReasons for decision: To spare the west quay.\n";
        let below = "Delegated Decisions\n\nDecision Taken:\n\nApproved: To moor the ferry at the east quay.\n\nSummary of Reason(s) for Decision Taken:\n\nTo spare the west quay.\n\nDecision Date:\n4 May 2032\n";
        for paper in [lines, below] {
            assert_eq!(
                clauses(paper),
                ["To moor the ferry at the east quay."],
                "{paper}"
            );
        }
    }

    #[test]
    fn a_form_of_what_is_to_be_decided_is_none() {
        let paper = "Forthcoming Decision\n\nSubject: Mooring of the ferry\n\nDecision maker: Harbour Master\n\nDecision due: May 2032\n\nReasons: To spare the west quay.\n";
        assert_eq!(clauses(paper), [""; 0]);
    }
}
