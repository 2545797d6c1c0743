//! What somebody said would be done: in answer, or by the chair.
//!
//! An officer's opening presentation is full of what will happen; none of it is
//! promised to the meeting. Answers begin where the account says so.

use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::promise;
use crate::parse::request;

/// Every promise holds one of these; most sentences hold none, and are let go cheaply.
const PROMISING: [&str; 23] = [
    "would",
    "will",
    "could",
    "agreed",
    "undertook",
    "offered",
    "promised",
    "committed",
    "volunteered",
    "pledged",
    "undertaking",
    " is to ",
    " are to ",
    " was to ",
    " were to ",
    "left ",
    "took ",
    "promise",
    "happy",
    "content to",
    "willing to",
    "prepared to",
    "intention",
];

/// A presentation begins: "presented the report. It was noted that:".
static OPENING: Pattern = Pattern::new(
    r"(?i)\b(?:presented|introduced|outlined|(?:in|when) (?:presenting|introducing|outlining)|submitted|slides|summari[sz]ed|gave (?:an?|the)(?: \w+)? (?:update|overview|presentation|briefing|report)|received an? (?:\w+ )?(?:presentation|update|report|briefing))\b",
);
/// The answers begin: "In response to questions it was noted that:".
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\b(?:in (?:response|answer|reply|discussion|discussing|considering|debate)|(?:arising|following|during|as part) (?:from |of )?(?:the |a )?(?:\w+ )?(?:discussions?|questions?|debate|presentation|comments)|(?:member|members['’]?|councillors?['’]?|commission|committee|panel|board)(?: \w+){0,4} (?:questions?|comments?|discussion|discussed|debated)|questions? (?:and|from|by|were)|invited to (?:ask|comment)|(?:the )?following (?:points|comments|questions|issues) (?:were|was) (?:made|raised|noted)|discussions? (?:then )?(?:ensued|followed|took place))\b",
);
/// A member asks or objects, so that what follows answers.
static RAISED: Pattern = Pattern::new(
    r"(?x)^(?:[\w’'&.-]+:\ )?(?:(?:[Tt]he\ |[Aa]n?(?:other)?\ |[Oo]ne\ )?(?:(?:[Vv]ice-|[Dd]eputy\ )?[Cc]hair(?:man|woman|person)?|[Mm]embers?|[Cc]ouncillors?|[Cc]llrs?\.?|[Gg]overnors?|[Tt]rustees?|[Mm]ayor|[Cc]ommittee|[Pp]anel|[Bb]oard|[Ff]orum)\b|(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady)\b|[A-Z]{2,3}\b|\p{Lu}[\w’'-]+\ \p{Lu}[\w’'-]+)
    (?:\ \(?\p{Lu}[\w.’'-]*\)?){0,4}(?:\ (?:also|then|further|next))*
    \ (?:asked|queried|questioned|enquired|inquired|wondered|sought|wished\ to\ know|wanted\ to\ know|raised|expressed\ (?:\w+\ )?concern|(?:was|were)\ concerned|requested|suggested|commented|pointed\ out|observed|challenged|felt|thought)\b",
);
/// An answer says of itself that it is one.
static RESPONDS: Pattern = Pattern::new(
    r"(?i)\b(?:responded|replied|answered|apologised|acknowledged|(?:supplementary )?questions? (?:was|were) (?:also |then )?(?:asked|put|raised)|in (?:response|reply|answer)|(?:did|does) not have (?:that|this|the) (?:figures?|information|details?|data|answer)|not to hand)\b",
);
static CHAIR: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:vice[- ]|deputy )?chair(?:man|woman|person)?\b.*\b(?:would|will)\b",
);

static QUOTATION: Pattern = Pattern::new(r"“[^“”]{20,}”");
/// A member who speaks of what is to come.
static OBSERVES: Pattern = Pattern::new(
    r"^(?:An?(?:other)?|One) [Mm]ember (?:also )?(?:noted|commented|felt|observed|stated|said|thought|believed|considered|remarked)\b",
);

/// "Answering Members, officers:" above points that begin with what they did.
static STEM: Pattern = Pattern::new(
    r"(?x)(?:^|\b[Qq]uestions,?\ |,\ )(?P<who>[Oo]fficers|(?:[Tt]he\ )?\p{Lu}[\w’'&-]*(?:\ (?:of|for|and|\p{Lu}[\w’'&-]*)){0,8}):$",
);

/// The words of a point behind whoever its stem says did it.
fn behind_stem(blocks: &[&Block], at: usize) -> Option<String> {
    let point = blocks[at];
    if point.marker.is_none() || !point.text.starts_with(char::is_lowercase) {
        return None;
    }
    let stem = blocks[..at].iter().rev().find(|one| one.marker.is_none())?;
    let who = STEM.group(&stem.text, "who")?;
    Some(format!("{who} {}", point.text))
}

/// Reads the undertakings of an account, the paragraphs of its decisions left out.
pub fn read(blocks: &[&Block], taken: &[bool]) -> Vec<Clause> {
    let mut undertakings = Vec::new();
    let mut answers = true;
    let mut presents = false;
    let mut asked = false;
    let staged = blocks.iter().any(|block| ANSWERS.is_in(&block.text));
    for (at, block) in blocks.iter().enumerate() {
        if block.is_row() || block.is_heading() {
            continue;
        }
        let stem = block.text.ends_with([':', ',']) || block.text.chars().count() < 400;
        if ANSWERS.is_in(&block.text) && stem || answers_inside(&block.text) {
            answers = true;
            asked = true;
        } else if opens(&block.text) && may_open(block) {
            answers = false;
            presents = staged || block.text.ends_with(':');
        } else if !presents {
            answers = true;
        }
        if taken[at] {
            continue;
        }
        if let Some(said) = behind_stem(blocks, at)
            && let Some(rule) = promise::rule(&said)
        {
            let mut clause = clause::at(block, None, &block.text, rule);
            clause.tracked = true;
            undertakings.push(clause);
            continue;
        }
        for sentence in block.sentences() {
            if RAISED.is_in(sentence) || RESPONDS.is_in(sentence) {
                asked = true;
                answers = true;
            }
            if !PROMISING.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let said = answers || CHAIR.is_in(sentence) || promise::agrees(sentence);
            if said && !is_stem(sentence) && promise::takes_up(sentence) {
                let mut clause = clause::at(block, None, sentence, "undertaking-taken-up");
                clause.tracked = true;
                undertakings.push(clause);
                continue;
            }
            if !said || is_stem(sentence) || request::is_request(sentence) {
                continue;
            }
            // Another paper's words in quotation marks promise nothing anew.
            let own = QUOTATION.replace_all(sentence, "");
            if own.len() < sentence.len() && promise::rule(&own).is_none() {
                continue;
            }
            if let Some(rule) = promise::rule(sentence) {
                // What is done without anybody, before anybody asks, is told and not promised.
                let passive = rule == "undertaking-passive";
                if passive && !asked && !promise::is_handed(sentence) {
                    continue;
                }
                // Nor does a member promise who only observes.
                if passive && OBSERVES.is_in(sentence) {
                    continue;
                }
                let mut clause = clause::at(block, None, promise::own(sentence), rule);
                clause.tracked = true;
                undertakings.push(clause);
            }
        }
    }
    undertakings.dedup_by(|a, b| a.text == b.text);
    undertakings
}

static LEADS_OVER: Pattern = Pattern::new(r",? and it was ?:[-–]?$");

/// "The Chairman agreed to hear them as follows:-" opens a list.
fn is_stem(sentence: &str) -> bool {
    // "… would circulate it, and it was:-" leads over to the decision.
    // What is offered there is what they decide on.
    let led = LEADS_OVER
        .find(sentence)
        .filter(|_| sentence.contains(" would "));
    led.map_or(sentence, |led| &sentence[..led.start()])
        .trim_end_matches(['-', '–', '—', ' '])
        .ends_with(':')
}

/// Whether somebody presents something; a paper that "would be submitted" opens nothing.
fn opens(text: &str) -> bool {
    OPENING.find_all(text).iter().any(|opening| {
        let before = &text[..opening.start()];
        !before.ends_with("be ") && !before.ends_with("been ")
    })
}

/// Points of a list tell; paragraphs open.
fn may_open(block: &Block) -> bool {
    block
        .marker
        .as_ref()
        .is_none_or(|marker| matches!(marker.count, Count::Number | Count::Decimal))
}

/// A numbered paragraph that tells both a question and its answer.
fn answers_inside(text: &str) -> bool {
    text.starts_with("A Member ") || text.starts_with("Members ") || text.starts_with("In response")
}
