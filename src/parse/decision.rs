//! What was decided: labels, stems, points, and decisions in prose.

use crate::domain::fold;
use crate::domain::minutes::{Clause, Decision};
use crate::parse::clause;
use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;
use crate::parse::sentence;
use crate::parse::tracked;

/// What was found, and which paragraphs it took.
#[derive(Debug, Default)]
pub struct Found {
    /// The decisions in order.
    pub decisions: Vec<Decision>,
    /// For each paragraph, whether a decision took it.
    pub taken: Vec<bool>,
    /// The paragraphs that are labels.
    pub labels: Vec<usize>,
    /// The paragraphs of which a decision took a sentence, and left the others.
    pub shared: Vec<usize>,
}

impl Found {
    /// For each paragraph, whether decisions took all of it.
    pub fn taken_whole(&self) -> Vec<bool> {
        let mut taken = self.taken.clone();
        for at in &self.shared {
            taken[*at] = false;
        }
        taken
    }

    /// Whether a sentence is one that a decision took.
    pub fn decides(&self, sentence: &str) -> bool {
        self.decisions
            .iter()
            .flat_map(|decision| &decision.clauses)
            .any(|clause| sentence.contains(&clause.text))
    }
}

/// `AGREED:`, `RESOLVED –`, `Resolved that`, `RECOMMENDED:` at a paragraph's beginning.
static LABEL: Pattern = Pattern::new(
    r"^(?i:it was |and )?(?i:unanimously |formally )?(?P<label>AGREED|RESOLVED|RECOMMENDED|RECOMMENDS?|DECIDED|DECISIONS?|CONCLUSIONS?|NOTED|APPROVED|ENDORSED|ORDERED|RESOLUTION|RECOMMENDATIONS?|Agreed|Resolved|RESOLVED|Recommended|Decided|Decisions?|Resolution)(?i: unanimously| nem\.? con\.?|,? (?:by|on) (?:an? )?(?:\w+ )?(?:majority|show of hands|[0-9]+ votes?(?: to (?:[0-9]+|none|nil))?|[0-9]+ to [0-9]+)(?: \([^)]{1,60}\))?)?(?: ?\([^)]{1,60}\))?(?: (?i:to) (?i:the )?[A-Z]\w*(?: [A-Z]\w*){0,3})?(?P<rest>(?:\s*(?::-|:|–|—|-|\.|,)|\s+|$).*)$",
);
/// A label in capitals inside a sentence: "Following debate, it was RESOLVED that …".
static INSIDE: Pattern = Pattern::new(
    r"^(?P<stem>[^:“]{0,400}?[a-z,)\].]\s+)(?:(?:unanimously|formally|therefore) )?(?P<label>RESOLVED|AGREED|RECOMMENDED|DECIDED|NOTED|APPROVED|ENDORSED)(?i: unanimously|,? (?:by|on) (?:an? )?(?:\w+ )?(?:majority|show of hands|[0-9]+ votes?(?: to (?:[0-9]+|none|nil))?|[0-9]+ to [0-9]+)(?: \([^)]{1,60}\))?)?(?: ?\([^)]{1,60}\))?(?P<rest>(?:\s*(?::-|:|–|—|-|,)|\s+|$).*)$",
);
static BODY_CAPITALS: Pattern = Pattern::new(
    r"^(?P<stem>(?:THE )?(?:COUNCIL|CABINET|COMMITTEE|MEMBERS|Council|Cabinet|Members|Committee) )(?P<label>NOTED|AGREED|RESOLVED|APPROVED|ENDORSED)(?P<rest>\s+.*)$",
);
static DELIMITER: Pattern = Pattern::new(r"^\s*(?::-|:|–|—|-|\.|,)\s*");
/// "AGREED, on the proposal of A, seconded by B, that …".
static ON_PROPOSAL: Pattern = Pattern::new(
    r"(?i)^(?:on the (?:proposal|motion|proposition) of|(?:proposed|moved) by)\b.{3,120}?,? (?P<that>that\b)",
);
/// "The Committee agreed:-", with its points below.
static STEM: Pattern = Pattern::new(
    r"(?i)\b(?:it was|members|councillors|cabinet|council|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-committee|forum|meeting|authority|executive)) (?:then |also |therefore |unanimously |further |subsequently |formally )*(?P<label>agreed|resolved|decided|recommended)(?: unanimously)?(?: to| that)?(?: the following)?\s*(?::-|:|–|—)$",
);
/// "… seconded by B and carried:-", with the motion's words below.
static CARRIED_STEM: Pattern = Pattern::new(
    r"(?i)\bseconded\b.*\b(?:and )?(?P<label>carried|agreed|resolved)(?: unanimously)?\s*(?::-|:|–|—)$",
);
static THAT: Pattern = Pattern::new(r"^(?i:that)\b[\s:–—-]*");

/// "It was agreed that …", "The Committee resolved to …".
static PROSE: Pattern = Pattern::new(
    r"(?i)\b(?:it was|(?:members|councillors|cabinet|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-committee|forum|working group|meeting))) (?:then |also |therefore |unanimously |further |subsequently |formally )*(?P<verb>agreed|resolved|decided)(?: unanimously)?(?:,? (?:by the \w+|on a vote|by a majority))?,? (?P<joint>that|to)\b:? *",
);
static PROPOSED: Pattern = Pattern::new(
    r"(?i)\b(?:proposed|moved) by .{3,80}?\bseconded by .{3,80}?(?:and )?(?:it was )?(?:unanimously )?(?:agreed|resolved|carried|approved)(?: unanimously)?,? (?:that|to) +",
);
static PAST: Pattern = Pattern::new(
    r"(?i)\b(?:previously|last (?:meeting|year|month)|had been|at the (?:meeting|previous)|earlier this|in (?:19|20)\d\d|when it was|as (?:was|it was)|not agreed|would be agreed|if it was)\b",
);
/// What may stand before "it was agreed": the way to the decision.
static LEADS: Pattern = Pattern::new(
    r"(?i)^(?:after|following|on|having|in (?:view|light|conclusion)|accordingly|therefore|subsequently|consequently|as a result|with|upon|and|so|\(?[\dA-Za-z.]{1,8}[).])\b?.{0,160}$",
);
static MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:(?:draft|open|public|exempt|previous|confidential|private|special|last|above|part|\w+’s|i|ii) )*minutes?\b.*\b(?:were|was|be|are) (?:(?:then|duly|unanimously|subsequently|formally) )*(?:taken as read|approved|confirmed|agreed|accepted|signed|adopted|a (?:true|correct)|an? accurate)",
);
static BODY_MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:\w+ ){0,5}(?:committee|commission|panel|board|cabinet|council|sub-committee|forum|members|partnership|authority) (?:unanimously |formally |duly )?(?:noted and )?(?:agreed|approved|confirmed|accepted|adopted|signed) the (?:\w+ ){0,3}minutes?\b",
);
/// "The application was refused." says all in one short sentence.
static SHORT_DONE: Pattern = Pattern::new(
    r"(?i)^the [^.,;:]{3,90} (?:was|were) (?:then |duly |unanimously |therefore )*(?:noted|agreed|approved|received|endorsed|accepted|adopted|refused|granted|rejected|withdrawn|deferred(?: (?:to|until|pending) [^.;]{3,100})?)\.$|^an? [^.,;:]{3,90} (?:was|were) (?:duly )?noted\.$",
);
static NOT_DECIDED: Pattern = Pattern::new(
    r"(?i)\b(?:comments?|concerns?|questions?|points?|views?|need|following|importance|issues?|that)\b",
);
static WAS_DONE: Pattern = Pattern::new(
    r"(?i)^the (?:contents of the )?(?:\w+ ){0,4}(?:report|update|presentation|briefing|recommendations?|work programme|forward plan|plan|policy|accounts|statement|schedule|appointments?) (?:was|were) (?:then |duly |unanimously |received and |formally )*(?:noted|agreed|approved|received|endorsed|accepted|adopted)(?: (?:and noted|unanimously|by .{3,60}))?\.?$",
);
static BODY_DID: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-committee|members) (?:unanimously |formally |duly )?(?:noted|approved|endorsed|adopted|accepted|received) (?:the|this|and) .{0,160}$",
);
/// "The Panel noted the report." is the whole of what was decided.
static BODY_NOTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-committee|forum)|members) (?:noted|approved|endorsed|adopted) the (?:contents of the )?(?:\w+ ){0,3}(?:report|update|work programme|forward plan|accounts|minutes|schedule)\.$",
);
static VOTE: Pattern = Pattern::new(r"(?i)\(?\bfor:? ?\d+\b.*\bagainst:? ?\d+");
static CARRIED: Pattern = Pattern::new(
    r"(?i)^the (?:substantive )?motion\b.{0,6}[“‘].*[”’].*\b(?:was|were) (?:therefore |duly |then |declared |unanimously )*carried",
);
static THAT_CLAUSE: Pattern = Pattern::new(
    r"^That (?:.*\bbe\b .*|(?:the )?(?:\w+ ){0,5}(?:Committee|Commission|Panel|Board|Cabinet|Council|Members) (?:note|agree|approve|request|recommend|endorse|support|receive|accept|welcome)s?\b.*)",
);
static MOTION: Pattern = Pattern::new(
    r"(?i)\b(?:moved|motion|amendment|proposed|seconded|proposition|asked to|recommended to|invited to)\b[^.]*[:–-]?$",
);
/// "… as a correct record. Proposed Cllr Ash, seconded Cllr Elm." tells who moved;
/// "(Action: Clerk)" behind it, who acts.
static MOVERS: Pattern = Pattern::new(
    r" \(?(?:Proposed|Moved)(?: by)?:? (?:Cllrs?\.? |Councillor )?(?:[A-Z]\.? )?[^.;:]{2,50}[,;]? (?:and )?[Ss]econded(?: by)?:? (?:Cllrs?\.? |Councillor )?(?:[A-Z]\.? )?[^.;:]{2,50}\.?\)?$| [(\[](?:ACTION|Action)(?: (?:by|BY|for|FOR))? ?[:–-] ?[^:()]{2,80}[)\]]\.?$",
);
static PROCEDURE: Pattern = Pattern::new(
    r"(?i)\b(?:extend|extension of|continue|prolong)\b[^.]{0,60}\b(?:meeting|hours?|minutes to|time)\b|\b(?:meeting|sitting) (?:be|is|was) (?:extended|continued)|standing orders? (?:\d+ )?be suspended|suspend(?:ing|ed)? (?:of )?standing orders|\bmeeting continue\b",
);

/// Reads the decisions of an account.
pub fn read(blocks: &[&Block]) -> Found {
    let mut found = Found {
        taken: vec![false; blocks.len()],
        ..Found::default()
    };
    let mut at = 0;
    while at < blocks.len() {
        match labelled(blocks, at) {
            Some(head) => {
                found.labels.push(at);
                at = take(blocks, at, &head, &mut found);
            }
            None => at += 1,
        }
    }
    prose(blocks, &mut found);
    for decision in &mut found.decisions {
        decision
            .clauses
            .retain(|clause| !PROCEDURE.is_in(&clause.text) && !clause.text.is_empty());
        // What is recommended waits for somebody else to decide it.
        let recommended = decision.label.as_deref() == Some("RECOMMEND");
        for clause in &mut decision.clauses {
            if let Some(movers) = MOVERS.find(&clause.text) {
                clause.text.truncate(movers.start());
            }
            clause.tracked = tracked::is_tracked(&clause.text)
                || recommended && tracked::is_more_than_noting(&clause.text);
        }
    }
    found
        .decisions
        .retain(|decision| !decision.clauses.is_empty());
    found
}

/// Reads what stands under the web system's own "Decision:".
pub fn listed(blocks: &[&Block]) -> Vec<Decision> {
    let found = read(blocks);
    let pointed = blocks.first().and_then(|block| block.marker.as_ref());
    let listed = pointed.is_some_and(Marker::begins);
    // Without a label inside, the section's own is the label of all its points.
    let labelled = found
        .decisions
        .iter()
        .any(|decision| decision.label.is_some());
    if labelled || (!found.decisions.is_empty() && !listed) {
        return found.decisions;
    }
    let mut clauses = points::collect(blocks, 0, points::Begin::Any, "decision-section").clauses;
    clauses.retain(|clause| !PROCEDURE.is_in(&clause.text) && !clause.text.is_empty());
    for clause in &mut clauses {
        clause.tracked = tracked::is_tracked(&clause.text);
    }
    if clauses.is_empty() {
        return Vec::new();
    }
    vec![Decision {
        label: Some("DECISION".to_owned()),
        clauses,
    }]
}

/// A paragraph that opens a decision.
struct Label<'b> {
    name: String,
    /// What follows the label and "that" in its own paragraph.
    rest: &'b str,
    /// A colon or dash stands behind the label, or "that" with nothing more.
    opens: bool,
    rule: &'static str,
}

fn labelled<'b>(blocks: &[&'b Block], at: usize) -> Option<Label<'b>> {
    let block = blocks[at];
    if block.is_row() || block.text.starts_with(['“', '"', '‘']) {
        return None;
    }
    let text = block.text.as_str();
    if let Some(label) = stem(blocks, at) {
        return Some(label);
    }
    let (found, rule) = if let Some(found) = LABEL.captures(text) {
        (found, "decision-list")
    } else if let Some(found) = BODY_CAPITALS.captures(text) {
        (found, "decision-body")
    } else {
        (INSIDE.captures(text)?, "decision-inside")
    };
    let name = found["label"].to_uppercase();
    let printed = found["label"].chars().all(char::is_uppercase);
    let rest = found.name("rest").map_or("", |rest| rest.as_str());
    let delimiter = DELIMITER.find(rest).map_or("", |found| found.as_str());
    let mut behind = rest[delimiter.len()..].trim_start();
    if let Some(that) = ON_PROPOSAL
        .captures(behind)
        .and_then(|found| found.name("that"))
    {
        behind = &behind[that.start()..];
    }
    let that = THAT.find(behind).map_or("", |found| found.as_str());
    let stopped = delimiter.trim() == ".";
    if delimiter.is_empty() && !behind.is_empty() {
        let to = behind.starts_with("to ") || behind.starts_with("to:");
        if that.is_empty() && !to && (!printed || rule == "decision-list") {
            return None;
        }
    }
    if delimiter.trim() == "," && that.is_empty() {
        return None;
    }
    if stopped && !behind.is_empty() {
        return None;
    }
    // Behind a colon "That" begins the point; behind the bare label it is the stem's.
    let rest = if delimiter.is_empty() || delimiter.trim() == "," || behind.len() == that.len() {
        &behind[that.len()..]
    } else {
        behind
    };
    Some(Label {
        name,
        rest,
        opens: !stopped
            && (!delimiter.is_empty()
                || !that.is_empty()
                || rest.ends_with([':', '-', '–'])
                || heads_decision(text)),
        rule,
    })
}

/// A label that is the whole of its paragraph heads what stands below.
fn heads_decision(text: &str) -> bool {
    matches!(
        text,
        "Decision"
            | "Decisions"
            | "DECISION"
            | "DECISIONS"
            | "RESOLVED"
            | "AGREED"
            | "CONCLUSION"
            | "CONCLUSIONS"
    )
}

/// Labels in small letters, and stems without one, whose points stand below.
fn stem<'b>(blocks: &[&'b Block], at: usize) -> Option<Label<'b>> {
    let text = blocks[at].text.as_str();
    let next = blocks.get(at + 1)?;
    let stem = |name: &str, rule| {
        Some(Label {
            name: name.to_uppercase(),
            rest: "",
            opens: true,
            rule,
        })
    };
    if let Some(found) = CARRIED_STEM.captures(text)
        && next.text.starts_with(['“', '"', '‘'])
    {
        return stem(&found["label"], "decision-carried");
    }
    if let Some(found) = STEM.captures(text)
        && !PAST.is_in(text)
        && found["label"].chars().any(char::is_lowercase)
    {
        return stem(&found["label"], "decision-stem");
    }
    // "That Cabinet:" whose label is lost.
    (text.starts_with("That ") && points::is_stem(text) && next.marker.is_some())
        .then(|| stem("", "decision-that"))?
}

fn take(blocks: &[&Block], at: usize, label: &Label<'_>, found: &mut Found) -> usize {
    let block = blocks[at];
    found.taken[at] = true;
    let mut clauses = Vec::new();
    let mut next = at + 1;
    let begin = if label.rest.is_empty()
        || points::is_stem(label.rest)
        || points::is_open_stem(label.rest, blocks.get(at + 1).copied())
    {
        if label.opens {
            points::Begin::Any
        } else {
            points::Begin::Conjunction
        }
    } else {
        let collected = points::inline(blocks, at, label.rest, label.rule);
        clauses = collected.clauses;
        next = collected.next;
        points::Begin::Never
    };
    if begin != points::Begin::Never {
        let collected = points::collect(blocks, at + 1, begin, label.rule);
        clauses = collected.clauses;
        next = collected.next;
    }
    let _ = block;
    for taken in found.taken.iter_mut().take(next).skip(at) {
        *taken = true;
    }
    if !clauses.is_empty() {
        found.decisions.push(Decision {
            label: (!label.name.is_empty()).then(|| label.name.clone()),
            clauses,
        });
    }
    next.max(at + 1)
}

/// Decisions without a label; beside a label only the plainest.
fn prose(blocks: &[&Block], found: &mut Found) {
    let labelled = !found.decisions.is_empty();
    for (at, block) in blocks.iter().enumerate() {
        if found.taken[at] || block.is_row() || block.text.starts_with(['“', '"', '‘']) {
            continue;
        }
        let motion = at > 0 && MOTION.is_in(&blocks[at - 1].text);
        if THAT_CLAUSE.is_in(&block.text) && !motion && !labelled {
            let number = block.marker.as_ref().map(|marker| marker.value.clone());
            push(
                found,
                at,
                None,
                block,
                number.filter(|number| !number.is_empty()),
                &block.text,
                "decision-that",
            );
            continue;
        }
        let sentences = sentence::split(&block.text);
        let voted = VOTE.is_in(&block.text);
        for sentence in &sentences {
            let Some((label, text, rule)) = decided(sentence, voted) else {
                continue;
            };
            // Beside a formal decision only what says of itself that it is one counts.
            let plain =
                rule == "decision-minutes" || rule == "decision-passive" && block.marker.is_none();
            if !labelled || plain {
                push(found, at, label, block, None, text, rule);
                found.shared.push(at);
            }
        }
    }
}

fn push(
    found: &mut Found,
    at: usize,
    label: Option<&str>,
    block: &Block,
    number: Option<String>,
    text: &str,
    rule: &str,
) {
    found.taken[at] = true;
    found.decisions.push(Decision {
        label: label.map(str::to_uppercase),
        clauses: vec![clause::at(block, number, text, rule)],
    });
}

/// What a sentence decides: its label, its clause, and the rule.
fn decided(sentence: &str, voted: bool) -> Option<(Option<&str>, &str, &'static str)> {
    if let Some(found) = PROPOSED.find(sentence) {
        return Some((
            Some("agreed"),
            &sentence[found.end()..],
            "decision-proposed",
        ));
    }
    if let Some(found) = PROSE.captures(sentence) {
        let stem = found.get(0)?;
        let before = &sentence[..stem.start()];
        if PAST.is_in(&sentence[..stem.end()]) || !before.is_empty() && !LEADS.is_in(before) {
            return None;
        }
        let verb = found.name("verb")?;
        let joint = found.name("joint")?;
        let start = if joint.as_str().eq_ignore_ascii_case("to") {
            joint.start()
        } else {
            stem.end()
        };
        let text = &sentence[start..];
        return (text.chars().count() > 3).then_some((
            Some(&sentence[verb.range()]),
            text,
            "decision-prose",
        ));
    }
    if MINUTES.is_in(sentence) || BODY_MINUTES.is_in(sentence) {
        return Some((None, sentence, "decision-minutes"));
    }
    if BODY_NOTED.is_in(sentence) {
        return Some((None, sentence, "decision-active"));
    }
    if SHORT_DONE.is_in(sentence) && !NOT_DECIDED.is_in(sentence) {
        return Some((None, sentence, "decision-passive"));
    }
    if WAS_DONE.is_in(sentence) || CARRIED.is_in(sentence) || voted && BODY_DID.is_in(sentence) {
        return Some((None, sentence, "decision-passive"));
    }
    None
}

/// Adds the decisions that the account does not print as well; nothing counts twice.
pub fn merged(listed: Vec<Decision>, told: Vec<Decision>) -> Vec<Decision> {
    let mut all: Vec<Decision> = Vec::new();
    let printed = listed.len();
    for (index, mut decision) in listed.into_iter().chain(told).enumerate() {
        let mut fresh: Vec<Clause> = Vec::new();
        for clause in decision.clauses {
            let is_told = |old: &Clause| clause::same(&old.text, &clause.text);
            let before = &mut all.iter().flat_map(|decision| &decision.clauses);
            let known = if index < printed {
                before.chain(&fresh).any(|old| is_copy(old, &clause))
            } else {
                before.any(is_told) || fresh.iter().any(|old| is_copy(old, &clause))
            };
            if !known {
                fresh.push(clause);
            }
        }
        decision.clauses = fresh;
        if !decision.clauses.is_empty() {
            all.push(decision);
        }
    }
    all
}

/// Whether two clauses have the same words.
fn is_copy(a: &Clause, b: &Clause) -> bool {
    fold::compare(&a.text) == fold::compare(&b.text)
}
