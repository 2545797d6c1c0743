//! What somebody said would be done: in answer, or by the chair.
//!
//! An officer's opening presentation is full of what will happen; none of it is
//! promised to the meeting. Answers begin where the account says so.

use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::request;
use crate::parse::sentence;

/// Every promise holds one of these; most sentences hold none, and are let go cheaply.
const PROMISING: [&str; 10] = [
    "would",
    "will",
    "could",
    "agreed",
    "undertook",
    "offered",
    "promised",
    "committed",
    "volunteered",
    "happy",
];

/// A presentation begins: "presented the report. It was noted that:".
static OPENING: Pattern = Pattern::new(
    r"(?i)\b(?:presented|introduced|outlined|submitted|slides|summari[sz]ed|gave (?:an?|the)(?: \w+)? (?:update|overview|presentation|briefing|report)|received an? (?:\w+ )?(?:presentation|update|report|briefing))\b",
);
/// The answers begin: "In response to questions it was noted that:".
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\b(?:in (?:response|answer|reply|discussion|discussing|considering|debate)|(?:arising|following|during|as part) (?:from |of )?(?:the |a )?(?:\w+ )?(?:discussions?|questions?|debate|presentation|comments)|(?:member|members['’]?|councillors?['’]?|commission|committee|panel|board)(?: \w+){0,4} (?:questions?|comments?|discussion|discussed|debated)|questions? (?:and|from|by|were)|invited to (?:ask|comment)|(?:the )?following (?:points|comments|questions|issues) (?:were|was) (?:made|raised|noted))\b",
);
/// A promise without an agent: "figures would be clarified".
static PASSIVE: Pattern = Pattern::new(
    r"(?ix)\b(?:would|will)\ (?:also\ |now\ |then\ |therefore\ |always\ )*be\ (?:\w+ly\ |further\ |also\ )?
    (?:added|addressed|amended|arranged|asked|brought|built|checked|circulated|clarified|communicated|confirmed|considered|contacted|corrected|discussed|distributed|emailed|e-mailed|escalated|examined|explored|fed|flagged|followed|forwarded|incorporated|included|informed|investigated|invited|issued|looked|made\ available|chased|done|installed|monitored|notified|obtained|offered|ordered|organised|paid|printed|passed|picked|placed|posted|prepared|presented|produced|provided|published|pursued|put|raised|recirculated|redesigned|reported|requested|resolved|revised|reviewed|scheduled|sent|set|shared|sought|submitted|supplied|taken|undertaken|updated|uploaded|written)\b",
);
/// A promise of somebody: "officers would look into this".
static ACTIVE: Pattern = Pattern::new(
    r"(?ix)\b(?:officers?|(?:\w+\ )?directors?|chair(?:man|woman|person)?|clerk|council|department|team|service|manager|head\ of\ [\w\ ]{1,40}?|lead\ member|cabinet\ member|portfolio\ holder|leader|mayor|(?:cllrs?\.?|councillors?|mr|mrs|ms|miss|dr|pcso|pc|sgt|inspector)\.?(?:\ \p{Lu}[\w.’'\-]*){1,3}|\b(?:he|she|they|we|it)|(?-i:(?:^|[.;:–-]\ |\bthat\ |\band\ |,\ )[A-Z]{2,3})|(?-i:^\p{Lu}[\w’'-]+\ \p{Lu}[\w’'-]+))
    \ (?:would|will)\ (?:also\ |now\ |then\ |therefore\ |be\ happy\ to\ |be\ able\ to\ )*
    (?:add|address|advise|amend|arrange|ask|attend|bring|chase|check|circulate|clarify|collate|come\ back|compile|confirm|consider|consult|contact|discuss|distribute|draft|email|e-mail|enquire|ensure|escalate|examine|explore|feed\ back|find\ out|follow|forward|get\ back|go\ back|give\ (?:an?\ )?update|include|inform|investigate|invite|liaise|look|make\ (?:the\ |any\ |enquir|arrange|contact)|meet\ with|notify|obtain|organise|pass|pick\ up|prepare|produce|provide|publish|pursue|put|raise|relay|remind|reply|report|request|respond|revisit|review|seek|send|share|speak|submit|supply|take|talk\ to|try|update|visit|write)\b",
);
static AGREED_TO: Pattern = Pattern::new(
    r"(?i)\b(?:officers?|director(?: (?:of|for) (?:[\w’'&-]+,? ){0,6}?[\w’'&-]+)?|chair(?:man|woman|person)?|clerk|head of [\w ]{1,40}|manager|(?-i:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr)\.? (?:\p{Lu}\.? ?)*\p{Lu}[\w’'-]+)) (?:agreed|undertook|offered|promised|committed|volunteered) to (?:\w+)|\b(?:commissioner|executive|officer|leader|mayor|cabinet member|portfolio holder|representative) (?:agreed|undertook|offered|promised|committed|volunteered) to \w+|\band (?:agreed|undertook|offered|promised) to (?:provide|send|circulate|share|supply|report|write|check|look|find out|bring|forward|email)\b|\bhappy for this to happen\b",
);
/// "Nell Ash agreed to send it", "JB agreed that this could be circulated".
static PERSON_AGREED: Pattern = Pattern::new(
    r"(?:^|[.;:–-] |\band |, )(?:(?:A|In response|The): ?)?(?P<who>(?:The )?\p{Lu}[\w’'-]+ (?:(?:of|for|and|the|\p{Lu}[\w’'-]+) ){0,6}|[A-Z]{2,3} )(?:also |then |further )?(?:agreed|undertook|offered|promised|committed|volunteered|confirmed) (?:to \w+|that (?:it|this|these|that|they|the|an?|more|further)\b[^.;]{0,80}? (?:could|would|will) be (?:shared|circulated|provided|sent|supplied|brought|arranged|made available|included|looked|added|reported|considered|followed|published|distributed|raised|investigated|emailed|reviewed))\b",
);
static BODIES: Pattern = Pattern::new(
    r"(?i)\b(?:committee|council|board|panel|cabinet|commission|forum|authority|executive|government|partnership|members|trust|group|councillors|governors|it)\s*$",
);
/// "The Director said that it could be shared", "was happy to meet": what is offered.
static OFFERED: Pattern = Pattern::new(
    r"(?i)\b(?:said|confirmed|replied|agreed|advised|responded|added|stated)(?: that)? (?:it|this|these|they|that|the [\w ]{1,40}|an? [\w ]{1,40}|copies) could be (?:shared|circulated|provided|sent|supplied|brought|arranged|made available|looked (?:at|into)|reported)\b|\b(?:was|were|would be) (?:happy|willing|content|prepared) to (?:provide|share|send|circulate|bring|meet|look|arrange|discuss|speak|attend|take|supply|follow)\b",
);
/// What one says that oneself will do: "the Foreman said he would empty them".
static SAID: Pattern = Pattern::new(
    r"(?i)\b(?:said|replied|confirmed|stated|advised|added)(?: that)? (?:he|she|they) would (?:also |now )?(?:empty|repair|fix|order|install|replace|remove|clear|clean|paint|purchase|buy|book|collect|deliver|deal with|sort|call|ring|complete|print|hold|meet)\b|\b(?:but|and) would (?:also )?(?:provide|send|circulate|share|supply|forward|email|bring) (?:it|this|these|them|(?:the|an?|further|more) (?:[\w’'-]+ ){0,3}?(?:figures?|information|details?|data|answer|note|response|reply|written|breakdown|list|copy|update|report|briefing|link|summary|map|slides|presentation))\b",
);
static COMES: Pattern = Pattern::new(
    r"(?i)\b(?:report|update|item|paper|briefing|details|information|figures|response|plan|strategy|review)s?\b[^.;]{0,60}\b(?:would|will|could) (?:also |then |now )*(?:be (?:going|coming|returning|on)|come (?:back|to|before)|go to|return|follow)\b",
);
static BE_THERE: Pattern = Pattern::new(
    r"(?i)^(?:alongside|following|accompanying|as part of|in addition to|within)\b[^.,;]{0,80}\b(?:would|will) be an? \w+",
);
/// Words before a promise that take it back: a hope, a question, a condition.
static HEDGED: Pattern = Pattern::new(
    r"(?ix)
    \b(?:hoped|asked|questioned|queried|suggested|enquired|wondered|whether|anticipated|expected|believed|concerned|felt|worried|hope|hoping|proposed|requested|recommended)\b[^.;]*$
    | \bif\ (?:it|they|he|she|the|a|there|members|this|any)\b[^.;,]*$
    | \b(?:what|how)\b[^.;,]*$
    | \bhad\ been\ told\b[^.;]*$
    ",
);
/// "Asked about fares, the Director said …": the question is over, the answer follows.
static ASKED_ABOUT: Pattern = Pattern::new(
    r"^(?:(?:When|On being|Being) asked|Asked|Questioned)\b[^,;.]{2,120}, |\b(?:to which|in (?:response|reply|answer))\b[^.;]{0,80}?\b(?:responded|replied|answered|said|stated|confirmed|explained|advised)\b",
);
static NOT_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:would|will)(?: \w+)? (?:not|never|no longer|have)\b|\bwould be (?:considered|seen|regarded) (?:as|to be)\b|\bwill be taken first\b",
);
static CHAIR: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:vice[- ]|deputy )?chair(?:man|woman|person)?\b.*\b(?:would|will)\b",
);

/// Reads the undertakings of an account, the paragraphs of its decisions left out.
pub fn read(blocks: &[&Block], taken: &[bool]) -> Vec<Clause> {
    let mut undertakings = Vec::new();
    let mut answers = true;
    let mut presents = false;
    let staged = blocks.iter().any(|block| ANSWERS.is_in(&block.text));
    for (at, block) in blocks.iter().enumerate() {
        if block.is_row() || block.is_heading() {
            continue;
        }
        let stem = block.text.ends_with([':', ',']) || block.text.chars().count() < 400;
        if ANSWERS.is_in(&block.text) && stem || answers_inside(&block.text) {
            answers = true;
        } else if OPENING.is_in(&block.text) && may_open(block) {
            answers = false;
            presents = staged || block.text.ends_with(':');
        } else if !presents {
            answers = true;
        }
        if taken[at] {
            continue;
        }
        for sentence in sentence::split(&block.text) {
            if !PROMISING.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let said = answers || CHAIR.is_in(sentence) || AGREED_TO.is_in(sentence);
            if !said || sentence.ends_with(':') || request::is_request(sentence) {
                continue;
            }
            if let Some(rule) = promise(sentence) {
                let mut clause = clause::at(block, None, sentence, rule);
                clause.tracked = true;
                undertakings.push(clause);
            }
        }
    }
    undertakings.dedup_by(|a, b| a.text == b.text);
    undertakings
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

/// Whether a sentence promises something.
pub fn promises(sentence: &str) -> bool {
    promise(sentence).is_some()
}

fn promise(sentence: &str) -> Option<&'static str> {
    if AGREED_TO.is_in(sentence) {
        return Some("undertaking-agreed");
    }
    let agreed = PERSON_AGREED
        .captures(sentence)
        .is_some_and(|found| !BODIES.is_in(&found["who"]) && !found["who"].contains("Committee"));
    if agreed || OFFERED.is_in(sentence) {
        return Some("undertaking-agreed");
    }
    let rules = [
        (&ACTIVE, "undertaking-active"),
        (&SAID, "undertaking-said"),
        (&PASSIVE, "undertaking-passive"),
        (&COMES, "undertaking-comes"),
        (&BE_THERE, "undertaking-there"),
    ];
    let (found, rule) = rules
        .into_iter()
        .find_map(|(pattern, rule)| Some((pattern.find(sentence)?, rule)))?;
    let promised = &sentence[found.start()..];
    let before = &sentence[..found.start()];
    let answered = ASKED_ABOUT.find(before).map_or(0, |asked| asked.end());
    let hedged = HEDGED.is_in(&before[answered..]) || NOT_DONE.is_in(promised);
    (!hedged).then_some(rule)
}
