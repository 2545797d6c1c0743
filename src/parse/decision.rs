//! What was decided: labels, stems, points, and decisions in prose.

pub mod added;
pub mod deed;
mod finding;
pub mod moved;
mod numbered;
pub mod plain;
pub mod proposal;
mod put;
mod second;
mod sitting;
mod twice;
pub mod unlabelled;

use crate::domain::fold;
use crate::domain::minutes::{Clause, Decision};
use crate::parse::clause;
use crate::parse::label;
use crate::parse::marker::Marker;
use crate::parse::opening::{self, Opening};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;
use crate::parse::prose;
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

    /// Whether a sentence stands in a clause that was decided.
    pub fn holds(&self, sentence: &str) -> bool {
        let sentence = fold::quote(sentence);
        self.decisions
            .iter()
            .flat_map(|decision| &decision.clauses)
            .any(|clause| !sentence.is_empty() && clause.text.contains(&sentence))
    }

    /// Whether a decision says the same as a sentence.
    pub fn says(&self, sentence: &str) -> bool {
        self.decisions
            .iter()
            .flat_map(|decision| &decision.clauses)
            .any(|clause| fold::compare(&clause.text) == fold::compare(sentence))
    }

    /// Tracks the decision that somebody must carry out, as a line under it says.
    pub fn charge(&mut self, sentence: &str) {
        let clauses = self
            .decisions
            .iter_mut()
            .flat_map(|decision| &mut decision.clauses);
        for clause in clauses.filter(|clause| sentence.contains(&clause.text)) {
            clause.tracked |= tracked::may_be_owned(&clause.text);
        }
    }

    /// Gives what was decided to whoever stands at the margin of its paragraph: what the
    /// action says, and all else there that somebody must do.
    pub fn give(&mut self, action: &Clause) {
        // The points of one cell of a table stand in one line.
        let named = self.says(&action.text);
        let clauses = self
            .decisions
            .iter_mut()
            .flat_map(|decision| &mut decision.clauses);
        for clause in clauses {
            let beside = (clause.page, clause.line) == (action.page, action.line);
            let is_it = action.text.contains(&clause.text);
            if beside && (is_it || !named) && (clause.tracked || is_it) {
                clause.tracked |= is_it && tracked::may_be_owned(&clause.text);
                clause.owner.clone_from(&action.owner);
            }
        }
    }

    /// Whether a sentence is one that a decision took.
    pub fn decides(&self, sentence: &str) -> bool {
        self.decisions
            .iter()
            .flat_map(|decision| &decision.clauses)
            .any(|clause| sentence.contains(&clause.text))
    }
}

/// "… as a correct record. Proposed Cllr Ash, seconded Cllr Elm." tells who moved;
/// "(Action: Clerk)" behind it, who acts.
static MOVERS: Pattern = Pattern::new(
    r" \(?(?:Proposed|Moved)(?: by)?:? (?:Cllrs?\.? |Councillor )?(?:[A-Z]\.? )?[^.;:]{2,50}[,;]? (?:and )?[Ss]econded(?: by)?:? (?:Cllrs?\.? |Councillor )?(?:[A-Z]\.? )?[^.;:]{2,50}\.?\)?$| [(\[](?:ACTION|Action)(?: (?:by|BY|for|FOR))? ?[:–-] ?[^:()]{2,80}[)\]]\.?$| (?:ACTION|Action)S? ?: ?[^:]{2,160}$| \((?i:see (?:the )?link|link ?:|link to)\b[^()]{0,80}\)\.?$| \((?i:prop(?:osed|\.)?|moved)(?: by)?:? \p{Lu}[^()]{0,50}?[,;]? (?:and )?(?i:seconded|sec\.?|2nd)(?: by)?:? \p{Lu}[^()]{0,50}\)\.?$",
);

/// "“That the minutes be adopted”.": the words of a motion, whole and in quotation marks.
static QUOTED: Pattern = Pattern::new(r"^“(?P<words>That\b[^“”]{8,})”[.;]?$");

/// What a list of decisions says where there was nothing to decide.
static NIL: Pattern = Pattern::new(
    r"(?i)^\(?for (?:information|noting)(?: (?:only|purposes))*\)?\.?$|^(?:as )?(?:noted|recorded|shown|listed|set out|stated|given) (?:as )?above\.?$|^(?:an?|the|one|two|three|four|five) (?:deputation|petition|(?:public )?question|statement)s?\b[^.;]{0,100}\b(?:was|were) (?:heard|received|presented|asked|answered|put|read out|submitted)\.?$|^(?:the )?apologies (?:as )?(?:shown|listed|set out|recorded|given) above were (?:received|noted)\.?$|^(?:there (?:were|was|had been) )?(?:none|nil|no (?:apologies|declarations|questions|petitions|items|urgent (?:items|business)|such (?:items|business)|announcements)\b[^.;]{0,80})\.?$|^(?:an? )?apolog(?:y|ies)\b[^;]{0,60}?\b(?:was|were|had been|have been|has been) (?:received|submitted|given|sent|tendered|reported|intimated) (?:from|by|on behalf)\b.*$",
);

/// A motion that came to nothing, or the words of one above those who put it.
static UNDECIDED: Pattern = Pattern::new(
    r"(?i)\b(?:motion|amendment|proposal)\b[^.;]{0,60}\b(?:was|were) (?:then |therefore |accordingly )*(?:withdrawn|lost|defeated|not (?:put|seconded|carried))\.?$|^(?:the )?(?:motion|amendment)\b[^.;]{0,40}\bfell\.?$|\bSigned ?: ?(?-i:\p{Lu})[^.;:]{3,}$",
);

/// That a motion was carried, where something else says what was decided.
static ONLY_CARRIED: Pattern = Pattern::new(
    r"(?i)^(?:(?:after|on|following|upon|having) [^.;:]{3,100}, )?(?:the (?:substantive |amended |original )?(?:motion|proposition|proposal) (?:as amended )?(?:was|were) (?:then |duly |therefore |declared |unanimously )*(?:carried|agreed|approved)|the recommendations? (?:was|were) (?:then |duly |therefore |declared |unanimously )*carried)(?: unanimously)?(?:,? (?:by|with|there being) [^.;:]{3,80})?\.?$",
);
/// When a decision is due, and not what it is.
static WHEN: Pattern = Pattern::new(
    r"(?i)^(?:(?:not before |by |before |due |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{4}|\d{1,2}/\d{1,2}/\d{2,4})\.?$",
);
/// What stands before the decision under its head: which paper was looked at.
static CONSIDERED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w’'&-]+ ){0,8}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive|members?|leader|mayor|holder|director|commissioner)(?: for [^.;]{3,60}?)? (?:carefully |then |also )*(?:considered|received|had before (?:it|them)|(?:was|were) (?:presented with|asked|invited|requested)) (?:(?:an?|the|this|two|three) )?(?:joint |detailed |written |verbal |further |late )*(?:reports?|papers?|requests?|presentations?|update|briefing|recommendations?|proposals?|applications?|petitions?)\b(?P<rest>.*)$",
);
static AND_DID: Pattern = Pattern::new(
    r"(?i)\band (?:then |also |therefore |unanimously )*(?:noted|agreed|approved|resolved|endorsed|adopted|accepted|decided|recommended|supported|requested|granted|refused|confirmed)\b",
);

/// Reads the decisions of an account.
pub fn read(blocks: &[&Block]) -> Found {
    let mut found = Found {
        taken: vec![false; blocks.len()],
        ..Found::default()
    };
    let mut at = 0;
    while at < blocks.len() {
        if let Some(next) = numbered::read(blocks, at, &mut found) {
            at = next;
            continue;
        }
        if let Some(put) = put::read(blocks, at) {
            found.taken[at..put.next].fill(true);
            found.decisions.extend(put.decision);
            at = put.next;
            continue;
        }
        match opening::read(blocks, at) {
            // "DECISIONS" over "44.1 The Lead Member RESOLVED to:", which opens them itself.
            Some(head) if head.rest.is_empty() && head.at == at && is_opened_below(blocks, at) => {
                found.taken[at] = true;
                at += 1;
            }
            Some(head) => {
                found.labels.push(at);
                at = take(blocks, at, &head, &mut found);
            }
            None => at += 1,
        }
    }
    // What stands in the reasons was asked for and decided elsewhere.
    let mut reasons = false;
    for (taken, block) in found.taken.iter_mut().zip(blocks) {
        reasons = heads_reasons(block) || reasons && !heads(block);
        *taken |= reasons || label::gives_reasons(&block.text);
    }
    moved::read(blocks, &mut found);
    prose::read(blocks, &mut found);
    if found.labels.is_empty() && !found.decisions.is_empty() {
        unlabelled::carried_points(blocks, &mut found);
    }
    if found.decisions.is_empty() {
        finding::read(blocks, &mut found);
    }
    if found.decisions.is_empty() {
        unlabelled::read(blocks, &mut found);
    }
    // What another body recommends is considered, and then decided.
    let decides = |decision: &Decision| {
        decision
            .clauses
            .iter()
            .any(|one| one.rule != opening::RECOMMENDATIONS)
    };
    if found.decisions.iter().any(decides) {
        found.decisions.retain(decides);
    }
    let says = |decision: &Decision| {
        decision
            .clauses
            .iter()
            .any(|clause| !ONLY_CARRIED.is_in(&clause.text))
    };
    if found.decisions.iter().any(says) {
        found.decisions.retain(says);
    }
    twice::drop(blocks, &mut found.decisions);
    let mut procedural = false;
    for decision in &mut found.decisions {
        sitting::keep_matter(&mut decision.clauses, &mut procedural);
        decision.clauses.retain(|clause| {
            clause.text.chars().any(char::is_alphabetic)
                && !WHEN.is_in(&clause.text)
                && !UNDECIDED.is_in(&clause.text)
                && !NIL.is_in(&clause.text)
        });
        let labelled = |word: &str| {
            let label = decision.label.as_deref();
            label.is_some_and(|label| label.starts_with(word))
        };
        // What is recommended waits for somebody else to decide it.
        let recommended = labelled("RECOMMEND");
        let charged = ["REQUESTED", "INSTRUCTED", "INVITED", "ASKED", "DIRECTED"]
            .into_iter()
            .any(labelled);
        for clause in &mut decision.clauses {
            if let Some(words) = QUOTED.group(&clause.text, "words") {
                clause.text = words.to_owned();
            }
            if let Some(movers) = MOVERS.find(&clause.text) {
                clause.text.truncate(movers.start());
            }
            clause.tracked = tracked::is_tracked(&clause.text)
                || recommended && tracked::is_more_than_noting(&clause.text)
                || charged
                || clause.rule == added::RULE;
        }
    }
    drop_put(&mut found.decisions);
    found
        .decisions
        .retain(|decision| !decision.clauses.is_empty());
    found
}

/// "that the recommendation be adopted": the recommendation is the officer's, printed above.
static ADOPTED: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:officers?[’']?s? )?recommendations?\b[^.;]{0,40} be (?:adopted|approved|agreed|accepted)\b",
);

/// Drops what an officer recommended where the body then adopted it.
fn drop_put(decisions: &mut Vec<Decision>) {
    let adopts = |decision: &Decision| {
        let label = decision.label.as_deref().unwrap_or_default();
        let adopted = decision.clauses.iter().any(|one| ADOPTED.is_in(&one.text));
        adopted && !label.starts_with("RECOMMENDED")
    };
    let Some(last) = decisions.iter().rposition(adopts) else {
        return;
    };
    let mut at = 0;
    decisions.retain(|decision| {
        at += 1;
        let put = decision.label.as_deref() == Some("RECOMMENDED");
        !(put && at <= last)
    });
}

/// Whether the paragraph below a label says itself who decided: "The Panel RESOLVED to:".
fn is_opened_below(blocks: &[&Block], at: usize) -> bool {
    let next = (at + 1 < blocks.len()).then(|| opening::read(blocks, at + 1));
    next.flatten().is_some_and(|next| {
        let words = blocks[next.at].text.to_uppercase();
        next.says_who() && !words.starts_with(&next.name)
    })
}

/// Reads what stands under the web system's own "Decision:".
pub fn listed(blocks: &[&Block]) -> Vec<Decision> {
    if let [stem, points @ ..] = blocks
        && ONE_DECIDED.is_in(&stem.text)
        && points
            .first()
            .is_some_and(|point| opening::says_done(point))
    {
        return section(points);
    }
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
    section(blocks)
}

/// "Having considered the tenders, the Cabinet Member for Homes:", whose points begin with
/// what was done.
static ONE_DECIDED: Pattern = Pattern::new(
    r"(?i)^(?:(?:having|after|following|on) [^:;.]{3,160}, )?(?:the )?(?:(?:deputy|assistant|executive|strategic) )?(?:(?:cabinet|executive|lead) (?:lead )?member|portfolio holder|leader|mayor|commissioner|director|head|chief executive)(?: (?:of|for) [^:;.]{3,80})?(?: has| hereby)? ?(?::-|:–|:)$",
);

/// The points of the section, which has no label inside.
fn section(blocks: &[&Block]) -> Vec<Decision> {
    let mut clauses = points::collect(blocks, 0, points::Begin::Any, "decision-section").clauses;
    clauses.retain(|clause| {
        !sitting::is_about(&clause.text)
            && !NIL.is_in(&clause.text)
            && !WHEN.is_in(&clause.text)
            && CONSIDERED
                .group(&clause.text, "rest")
                .is_none_or(|rest| AND_DID.is_in(rest))
            && !clause.text.is_empty()
    });
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

fn take(blocks: &[&Block], from: usize, label: &Opening<'_>, found: &mut Found) -> usize {
    let at = label.at;
    let mut clauses = Vec::new();
    let mut next = at + 1;
    // "AGREED:" may stand alone, with "That the following be added to the programme:" below.
    let stem_below = label.rest.is_empty()
        && blocks.get(at + 1).is_some_and(|below| {
            below.marker.is_none() && added::is_stem(&below.text, &blocks[at + 2..])
        });
    let adds = stem_below || added::is_stem(label.rest, &blocks[at + 1..]);
    let begin = if label.rest.is_empty()
        || adds
        || points::is_stem(label.rest)
        || points::is_open_stem(label.rest, blocks.get(at + 1).copied())
    {
        if label.opens && SECOND.is_in(&blocks[at].text) {
            points::Begin::Onward
        } else if label.opens || adds || !label.rest.is_empty() {
            points::Begin::Any
        } else {
            points::Begin::Conjunction
        }
    } else {
        // In the midst of an account "it was AGREED to …" decides in its own sentence.
        let inside = label.told && label.rule == "decision-inside" && label.rest.starts_with("to ");
        let rest = sentence::split(label.rest)
            .first()
            .filter(|_| inside)
            .map_or(label.rest, |first| *first);
        let collected = points::inline(blocks, at, rest, label.rule);
        clauses = collected.clauses;
        next = collected.next;
        points::Begin::Never
    };
    if begin != points::Begin::Never {
        let rule = if adds { added::RULE } else { label.rule };
        let from = at + 1 + usize::from(stem_below);
        let collected = points::collect(blocks, from, begin, rule);
        clauses = collected.clauses;
        next = collected.next;
    }
    for taken in found.taken.iter_mut().take(next).skip(from) {
        *taken = true;
    }
    // What is told in front of the label is the account.
    if label.told {
        found.shared.push(at);
    }
    let name = if TO_RECOMMEND.is_in(label.rest) {
        "RECOMMENDED"
    } else {
        label.name.as_str()
    };
    found.decisions.extend(second::parted(name, clauses));
    next.max(at + 1)
}

/// "RESOLVED to RECOMMEND to Council" and "RESOLVED that it be RECOMMENDED to Council that".
static TO_RECOMMEND: Pattern = Pattern::new(r"^(?i:(?:it )?(?:be )?(?:to )?recommend(?:ed)?) to\b");
/// "and RECOMMENDED TO COUNCIL that" goes on with the count of the points above it.
static SECOND: Pattern = Pattern::new(r"^(?:(?i:and |further |also )|it was )");

/// "Reasons for Decision" on a line of its own, with the reasons below.
static REASONS: Pattern = Pattern::new(
    r"(?i)^(?:reason(?:s|\(s\))? for (?:the )?(?:decision|recommendation|urgency)s?|(?:alternatives?|(?:alternative|other) options) (?:considered|rejected)[\w ]{0,40})$",
);

fn heads_reasons(block: &Block) -> bool {
    REASONS.is_in(block.text.trim())
}

/// A line that heads what stands below: short, and no sentence.
fn heads(block: &Block) -> bool {
    let text = block.text.as_str();
    block.is_heading()
        || label::section(text).is_some()
        || block.marker.is_none()
            && text.chars().count() <= LONGEST_HEAD
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ';', ',', '”', '"'])
}

/// Letters of a line that heads others.
const LONGEST_HEAD: usize = 60;

/// Adds the decisions that the account does not print as well; nothing counts twice.
pub fn merged(listed: Vec<Decision>, told: Vec<Decision>) -> Vec<Decision> {
    // Two matters of one item may be decided in the same words.
    if listed.is_empty() {
        return told;
    }
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
