//! Decisions in prose, without a label: "It was agreed that …", "The report was noted."

mod behind;
mod below;

use regex::Captures;

use crate::domain::minutes::Decision;
use crate::parse::action_line;
use crate::parse::clause;
use crate::parse::date;
use crate::parse::debate;
use crate::parse::decision::{Found, deed, plain, proposal};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;
use crate::parse::request::raised;
use crate::parse::sentence;
use crate::parse::tracked;

/// "It was agreed for the Clerk to buy one": who is to do it.
static FOR_TO: Pattern = Pattern::new(r"(?i)^for [^.;:,]{2,80}? to \w+");
/// Members may agree in a view; their body decides.
static OF_MEMBERS: Pattern = Pattern::new(r"(?i)\b(?:members|councillors|governors|trustees)\b");
/// "It was agreed that …", "The Committee resolved to …".
static PROSE: Pattern = Pattern::new(
    r"(?i)\b(?:it was|(?:members|councillors|cabinet|governors|trustees|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|working group|meeting|partnership|authority|executive))) (?:then |also |therefore |unanimously |further |subsequently |formally )*(?P<verb>agreed|resolved|decided)(?: unanimously)?(?:,? (?:by the \w+|on a vote|without (?:an? )?(?:\w+ )?(?:vote|division|dissent|debate)|with [^,.;:]{2,40}? (?:against|abstaining|dissenting|voting against|not voting)|by (?:a|\w+) (?:\w+ )?(?:majority|show of hands|vote)(?: of \d+ (?:votes? )?to \d+)?|by \d+ votes? to \d+|\([^)]{2,60}\)))?,? (?P<joint>that|not to|to|for)\b:? *",
);
/// "Proposed by A, seconded by B and agreed that …", "On the proposal of A, seconded by B, it was …".
static PROPOSED: Pattern = Pattern::new(
    r"(?i)(?:\b(?:proposed|moved|on the (?:proposal|motion|proposition) of)\b(?: by)? .{3,80}?\bseconded(?: by)? .{3,80}?|\b(?:proposed|moved),? .{3,60}? seconded,? )(?:and )?(?:it was |all |everyone |members |councillors )?(?:duly )?(?:unanimously )?(?:agreed|resolved|carried|approved)(?: unanimously| by all(?: present| members)?|,? by \w+ votes? (?:to|for) \w+,?| \([^)]{2,60}\))?(?:,? | ?[-–—:] ?)(?P<joint>that|to) +",
);
/// "… it was resolved unanimously “That the accounts be approved.”"
static QUOTED: Pattern = Pattern::new(
    r"(?i)\bit was (?:then |duly |unanimously )*(?P<verb>resolved|agreed|carried)(?: unanimously)?[,:]? ?(?:['\x22“‘’”] ?){1,3}(?P<text>(?-i:That),? .{8,}?)(?:['\x22”’] ?)*$",
);
/// "It was shortly considered and agreed by all to keep this list."
static DISCUSSED: Pattern = Pattern::new(
    r"(?i)^(?:it|this|the (?:matter|document|draft|policy|item|proposal|report)) (?:was|were) (?:\w+ly )?(?:discussed|considered|reviewed) and (?:it was )?(?:unanimously )?agreed(?: by all(?: present| members| councillors)?| unanimously)? (?P<text>to .{8,})$",
);
static PAST: Pattern = Pattern::new(
    r"(?i)\b(?:previously|last (?:meeting|year|month)|had been|at the (?:meeting|previous)|earlier this|in (?:19|20)\d\d|when it was|as (?:was|it was)|not agreed|would be agreed|if it was)\b|^Then (?-i:[a-z])",
);
/// Whose decision the sentence tells: another council's, which a parish hears of.
static OF_ANOTHER: Pattern = Pattern::new(
    r"(?i)\b(?:(?:county|district|borough|city)(?: (?:and|&) \w+)? council|(?:planning|highways?|licensing|health|local education) authority) (?:\w+ly |also |then |further )*(?:agreed|resolved|decided)\b",
);
/// The day or the month of another meeting in front of the verb.
static DATED: Pattern = Pattern::new(
    r"(?i)^(?:at (?:its|the|their|an?) [^,;.]{0,60}?\b)?(?:in|on|during|since|back in)(?: (?:the )?\d{1,2}(?:st|nd|rd|th)?)?(?: of)? (?:(?-i:January|February|March|April|May|June|July|August|September|October|November|December)|early 20|late 20|20\d\d)\b",
);
/// What may stand before "it was agreed": the way to the decision.
static LEADS: Pattern = Pattern::new(
    r"(?i)^(?:after|following|on|having|in (?:view|light|conclusion|addition)|additionally|finally|accordingly|therefore|subsequently|consequently|as a result|with|upon|and|so|by|\(?[\dA-Za-z.]{1,8}[).])\b?.{0,160}$",
);
static MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:(?:subject to|with) (?:this|these|those|that|the|one|two|three|an?|some|minor)\b[^.;:]{0,60}?\b(?:amendments?|corrections?|changes?|alterations?|additions?|amends)\b[^.;:]{0,60}?,? )?(?:the )?(?:(?:decisions and|draft|open|public|exempt|previous|confidential|private|special|last|above|part|\w+’s|i|ii) )*minutes?\b.*\b(?:were|was|be|are) (?:(?:then|duly|unanimously|subsequently|formally|(?:submitted|considered|received|read|reviewed|noted|checked|circulated|discussed|commented on),?(?: and| &)?) )*(?:taken as read|approved|confirmed|agreed|accepted|signed|adopted|a (?:true|correct)|an? accurate)|^there (?:was|were|had been) submitted,? (?:and (?:approved|confirmed|adopted|agreed) (?:the )?(?:draft )?minutes?|(?:the )?(?:draft )?minutes? of [^.;]{3,160}?,? (?:which|and) (?:was|were) (?:approved|confirmed|adopted|agreed))\b|^(?:the )?(?:(?:draft|previous|last) )?minutes (?:of [^.;]{3,80} )?(?:agreed|approved|accepted|confirmed|adopted|taken) as (?:an? |being )?(?:true|correct|accurate|read)\b[^.]{0,60}\.?$",
);
/// "The minutes of the meeting of 4 May to be agreed and signed": an agenda's words.
static STILL_TO_BE: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:(?:draft|open|public|previous|last) )*minutes?\b[^;]*?\b(?:to|will|would|should|could|can|may|must|shall|need to|needs to|had to|have to|cannot|due to) (?:now |then |only )?be (?:\w+ (?:and|or) )?(?:taken|approved|confirmed|agreed|accepted|signed|adopted|considered|reviewed)\b",
);
static BODY_MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:\w+ ){0,5}(?:committee|commission|panel|board|cabinet|council|sub-committee|forum|members|partnership|authority|governing body|governors|trustees|trust) (?:unanimously |formally |duly )?(?:noted and )?(?:agreed|approved|confirmed|accepted|adopted|signed) the (?:\w+ ){0,3}minutes?\b",
);
/// "The application was refused." says all in one short sentence.
static SHORT_DONE: Pattern = Pattern::new(
    r"(?i)^the [^.,;:]{3,90} (?:was|were) (?:then |duly |unanimously |therefore |received and )*(?:noted|agreed|approved|endorsed|accepted|adopted|refused|granted|rejected|withdrawn|deferred(?: (?:to|until|pending) [^.;]{3,100})?)(?:,? (?P<but>(?:other than|save (?:for|that|in)|except(?:ing)? (?:for|that|in)?|with the exception of|on condition|subject to)\b[^.;]{3,160}))?\.$|^an? [^.,;:]{3,90} (?:was|were) (?:duly )?noted\.$",
);
static NOT_DECIDED: Pattern = Pattern::new(
    r"(?i)\b(?:comments?|concerns?|questions?|points?|views?|need|following|importance|issues?|that|(?:it|have|has|had) (?:was|been)|since|when|after|before|because|until|unless|if|who|whether|would|will|should|could|how|what|where|said|explained|reported|advised|stated|asked)\b",
);
static WAS_DONE: Pattern = Pattern::new(
    r"(?i)^the (?:contents of the )?(?:\w+ ){0,4}(?:report|update|presentation|briefing|recommendations?|work programme|forward plan|plan|policy|accounts|statement|schedule|appointments?) (?:was|were) (?:then |duly |unanimously |received and |formally )*(?:noted|agreed|approved|received and noted|endorsed|accepted|adopted)(?: (?:and noted|and the recommendations? (?:was |were )?(?:then |also |unanimously )?(?:approved|agreed|endorsed|adopted)|unanimously|by (?:all|everyone|(?:the )?(?:members|councillors|meeting|council|committee|board|panel|forum|trustees|governors)|an? )[^.;]{0,40}))?\.?$",
);
static BODY_DID: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-committee|members) (?:unanimously |formally |duly )?(?:noted|approved|endorsed|adopted|accepted|received) (?:the|this|and) .{0,160}$",
);
/// "The Panel noted the report." is the whole of what was decided.
static BODY_NOTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive)|members|governors|councillors) (?:noted|approved|endorsed|adopted|(?:received|considered) and (?:noted|endorsed|approved)) the (?:contents of the )?(?:\w+ ){0,3}(?:report|update|work programme|forward plan|accounts|minutes|schedule|position|presentation|recommendations?)\.$|^(?:the )?(?:\w+ ){0,4}(?:committee|panel|sub-?committee) (?:refused|granted|approved|deferred) (?:the|this) (?:planning )?application\b[^.;]{0,200}\.$",
);
/// What a body did at the end of its account: noted a paper, approved a policy.
static BODY_ACTED: Pattern = Pattern::new(
    r"(?x)(?i)^(?:having\ [^.,;]{3,80},\ )?(?:(?:the\ )?(?:[\w’'&-]+\ ){0,8}(?:governing\ body|committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive)|(?:the\ )?(?:members|governors|councillors|trustees|directors))
    \ (?:then\ |also\ |therefore\ |accordingly\ |unanimously\ |formally\ |duly\ |subsequently\ )*
    (?: (?:approved|endorsed|adopted|ratified)\ (?:the|a|an|its|all)\b
      | took\ (?:\w+\ )?assurance\ from\b
      | (?:was|were)\ (?:content|happy|minded|satisfied)\ to\ (?:approve|agree|note|endorse|accept|support|adopt|recommend)\ (?:the|this|that|all|its|an?)\b
      | (?:was|were)\ (?:broadly\ |generally\ )?(?:content|happy|satisfied)\ with\ (?:the|this|its|these)\ [^.;]{3,120}?\ ?subject\ to\b
      | (?:noted|received|accepted|agreed|(?:received|considered|discussed)\ and\ (?:noted|endorsed|approved|agreed|accepted))\ (?:the|this|all|its)\ (?:(?:contents?|terms|detail|details|findings|progress|position|information)\ (?:of|in|within|outlined\ in|contained\ in|set\ out\ in)\ the\ )?(?:[\w’'&/,-]+\ ){0,7}?(?:reports?|updates?|papers?|presentation|briefing|minutes?|recommendations?|work\ programme|forward\ plan|accounts|statement|schedule|letter|plans?|strategy|dashboard|register|budget|position|outturn|proposals?|appeals?|correspondence|reconciliation|payments|arrangements|timetable|results?|precept|quot(?:e|ation)s?|tenders?|donations?|grants?|purchase|dates|fees|actions?\ taken)\b
    ).*$",
);
/// The day of what was noted may be another one, that of noting it not.
static ELSEWHEN: Pattern = Pattern::new(
    r"(?i)\b(?:previously|earlier (?:this|in)|in (?:19|20)\d\d|at (?:its|the|their|a) (?:\w+ ){0,2}meeting (?:in|on|of)|when it)\b",
);
static BODY_TOOK: Pattern = Pattern::new(
    r"(?i)^(?:(?:following|after|having) [^,.;]{3,80}, )?(?:(?:the )?(?:[\w’'&-]+ ){0,5}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive)|members|governors|councillors) (?:then |also |unanimously |formally |duly )*(?:noted|approved|endorsed|adopted|supported|(?:received|considered) and (?:noted|approved|endorsed|agreed)) (?:the|this|an?|all|its) .*\.$",
);
static VIEW: Pattern = Pattern::new(
    r"(?i)\b(?:importance|concerns?|comments?|hard work|efforts?|need (?:for|to)|improvements?|increase|reduction|challenges?)\b",
);
static VOTE: Pattern = Pattern::new(r"(?i)\(?\bfor:? ?\d+\b.*\bagainst:? ?\d+");
static CARRIED: Pattern = Pattern::new(
    r"(?i)^the (?:substantive )?motion\b.{0,6}[“‘].*[”’].*\b(?:was|were) (?:therefore |duly |then |declared |unanimously )*carried",
);
static THAT_CLAUSE: Pattern = Pattern::new(
    r"^That,? (?:.*\bbe\b .*|(?:having|after|following|subject to) [^,]{3,100}, (?:the )?(?:\w+ ){0,5}(?:Committee|Commission|Panel|Board|Cabinet|Council|Members) (?:note|agree|approve|request|recommend|endorse|support|receive|accept|welcome)s?\b.*|(?:the )?(?:\w+ ){0,5}(?:Committee|Commission|Panel|Board|Cabinet|Council|Members) (?:note|agree|approve|request|recommend|endorse|support|receive|accept|welcome)s?\b.*|(?:the )?(?:[\w’'&-]+ ){0,5}(?i:officers?|manager|director|clerk|chair\w*|leader) (?:make|prepare|bring|submit|provide|report|write|circulate|arrange|investigate|continue|consider|review|ensure|undertake|seek|carry|produce|present|explore|contact|invite|monitor|liaise|update)\b.*)",
);
static MOTION: Pattern = Pattern::new(
    r"(?i)\b(?:moved|motion|amendment|proposed|seconded|proposition|asked to|recommended to|invited to)\b[^.]*[:–-]?$",
);

/// Decisions without a label; beside a label only the plainest.
pub fn read(blocks: &[&Block], found: &mut Found) {
    // "It was agreed to …" at the head of a paragraph is prose too, and no formal label.
    let labelled = !found.decisions.is_empty()
        && found
            .labels
            .iter()
            .any(|at| !TOLD_LABEL.is_in(&blocks[*at].text));
    let whole = is_one_paragraph(blocks);
    // Where the formal decision only notes a paper, what was agreed besides stands in prose.
    let only_notes = found
        .decisions
        .iter()
        .flat_map(|decision| &decision.clauses)
        .all(|clause| !tracked::is_more_than_noting(&clause.text));
    for (at, block) in blocks.iter().enumerate() {
        if found.taken[at] || block.is_row() || block.text.starts_with(['“', '"', '‘']) {
            continue;
        }
        let motion = at > 0 && MOTION.is_in(&blocks[at - 1].text);
        let said = motion || raised::is_point(blocks, at);
        if THAT_CLAUSE.is_in(&block.text) && !said && !labelled && !points::is_stem(&block.text) {
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
        let sentences: Vec<&str> = block.sentences().into_iter().flat_map(parted).collect();
        let voted = VOTE.is_in(&block.text);
        let below = blocks
            .get(at + 1)
            .and_then(|block| sentence::split(&block.text).first().copied());
        let mut told = 0;
        for (index, sentence) in sentences.iter().enumerate() {
            // What tells the vote on a proposal is part of it.
            if told > 0 {
                told -= 1;
                continue;
            }
            let next = sentences.get(index + 1).copied();
            let alone = sentences.len() == 1 && block.marker.is_none() && !ABOVE.is_in(sentence);
            let last = next.is_none() && (alone || closes(blocks, &found.taken, at));
            let word = ONE_WORD
                .captures(sentence)
                .filter(|_| next.is_none() || (at, index) == (0, 0));
            let word = word.and_then(|found| found.name("verb"));
            let found_here = decided(sentence, voted)
                .or_else(|| (index > 0).then(|| deed::labelled(sentence))?)
                .or_else(|| {
                    word.map(|verb| (Some(verb.as_str()), sentence as &str, "decision-word"))
                })
                .or_else(|| {
                    let carried = proposal::read(&sentences[index..], below)?;
                    told = carried.told;
                    Some(carried.decided)
                })
                .or_else(|| last.then(|| acted(sentence))?)
                .or_else(|| (index == 0 && whole).then(|| noted(sentence))?);
            let Some((label, text, rule)) = found_here else {
                continue;
            };
            // The minutes that were approved are then signed: one decision.
            if plain::signs(text) && found.decisions.iter().any(confirms) {
                continue;
            }
            let beside = Beside {
                rule,
                text,
                sentence,
                block,
                only_notes,
            };
            let closing = sentences.len() <= index + 1 + told;
            let motion = closing && beside.is_proposal() && found.labels.contains(&(at + 1));
            if !motion && (!labelled || beside.counts(found)) {
                // "… subject to a correction, to read:" and the words below.
                let under = &blocks[at + 1..];
                let hanging = match (next, label) {
                    (None, _) if below::is_quoted(text, under) => 1,
                    (None, Some(_)) => below::count(text, under, &found.taken[at + 1..]),
                    (Some(_), _) | (None, None) => 0,
                };
                let listed = behind::with_payees(block, text, &sentences[index + 1..])
                    .or_else(|| behind::with_vote(block, text, next, rule));
                let text = listed.map_or(text, |(text, more)| {
                    told += more;
                    text
                });
                let hanging = at + 1..at + 1 + hanging;
                let text = blocks[hanging.clone()]
                    .iter()
                    .fold(text.to_owned(), |text, below| {
                        format!("{text} {}", below.whole())
                    });
                found.taken[hanging].fill(true);
                push(found, at, label, block, None, &text, rule);
                found.shared.push(at);
            }
        }
    }
}

static TOLD_LABEL: Pattern =
    Pattern::new(r"^It was (?:\w+ly |then |also )*(?:agreed|resolved|decided)\b");

/// What is read beside a formal decision of the same account.
struct Beside<'t> {
    rule: &'t str,
    text: &'t str,
    sentence: &'t str,
    block: &'t Block,
    /// The formal decisions only note something.
    only_notes: bool,
}

impl Beside<'_> {
    /// Whether it was proposed and carried: a resolution below says so in its own words.
    fn is_proposal(&self) -> bool {
        matches!(
            self.rule,
            "decision-agreed" | "decision-carried" | "decision-proposed"
        )
    }

    /// Whether it is a decision of its own: only what says of itself that it is one counts.
    fn counts(&self, found: &Found) -> bool {
        let (rule, text) = (self.rule, self.text);
        let marker = self.block.marker.as_ref();
        // A point of the discussion is none, nor a proposal that found no objection.
        let pointed = marker.is_some_and(|marker| marker.count == Count::Bullet);
        match rule {
            // The same minutes are told of first, and then resolved on.
            "decision-minutes" => {
                let others = date::find(text).is_some() || OTHER_MINUTES.is_in(text);
                others || !found.decisions.iter().any(confirms)
            }
            "decision-paid" => true,
            "decision-agreed" => !THIS_ACCEPTED.is_in(text),
            "decision-carried" => self.sentence.starts_with("Proposed"),
            "decision-consulted" => APPLICATION.is_in(self.sentence),
            "decision-deferred" => !pointed,
            "decision-proposed" => !pointed && !found.says(text) && !found.holds(text),
            "decision-passive" => marker.is_none(),
            "decision-prose" => {
                self.only_notes && marker.is_none() && tracked::is_tracked(text)
                    || !pointed && IT_WAS.is_in(self.sentence) && !found.says(text)
            }
            _ => false,
        }
    }
}

/// "… awaits a reply It was RESOLVED that …": a sentence whose stop the copy lost.
static IT_BEGINS: Pattern = Pattern::new(
    r" (?P<it>It was (?:unanimously |then )?(?:RESOLVED|AGREED|resolved|agreed) (?:that|to)\b)",
);

/// A sentence, or the two of which the second resolves something.
fn parted(sentence: &str) -> Vec<&str> {
    let begins = IT_BEGINS
        .captures(sentence)
        .and_then(|found| found.name("it").map(|it| it.start()));
    match begins {
        Some(at) => vec![sentence[..at].trim_end(), &sentence[at..]],
        None => vec![sentence],
    }
}

/// Minutes beside those of the meeting before.
static OTHER_MINUTES: Pattern = Pattern::new(
    r"(?i)\b(?:exempt|private|confidential|restricted|closed|part (?:2|two|ii)|other|special|extraordinary|both|committees?|panels?|sub-?committees?|annual|these|they)\b",
);

/// Whether a decision confirms minutes.
fn confirms(decision: &Decision) -> bool {
    decision
        .clauses
        .iter()
        .any(|clause| CONFIRMS.is_in(&clause.text))
}

static CONFIRMS: Pattern = Pattern::new(
    r"(?i)\b(?:minutes?|record)\b.*\b(?:approved|confirmed|agreed|accepted|adopted|signed|correct|true|accurate)\b|\b(?:approved|confirmed|agreed|accepted|adopted)\b.*\brecord\b",
);

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

/// "Members agreed the report was clear" tells what they thought.
static THOUGHT: Pattern = Pattern::new(
    r"(?i)\b(?:agreed|accepted) (?:the|this|all) [^.]{0,80}?\b(?:was|were|is|are|should|would|had|could|needed)\b",
);
/// Bodies of which another one's minutes tell as well.
static ABOVE: Pattern =
    Pattern::new(r"(?i)^(?:the )?(?:[\w’'&-]+ ){0,5}(?:cabinet|council|executive|authority) ");

/// "It was agreed that …", "Resolved to …": a decision of its own beside a formal one.
static IT_WAS: Pattern = Pattern::new(
    r"(?i)^(?:[^,.;]{0,60}(?:,| [–—]) )?it was (?:then |also |therefore |unanimously |further |subsequently |formally )*(?:agreed|resolved|decided)\b|^(?:(?-i:\p{Lu})[^.:;]{3,80}: )?(?-i:Resolved|RESOLVED|Agreed|AGREED)\b",
);
/// "Resolved that …" behind other sentences.
static LABELLED: Pattern = Pattern::new(
    r"^(?:\p{Lu}[^.:;]{3,80}: )?(?P<verb>Resolved|RESOLVED|Agreed|AGREED|Decided)(?:,? unanimously,?|,| \([^()]{2,60}\))?(?: ?[–—:-])? (?P<joint>that|not to|to)\b:? *",
);
/// "Cllr Ash proposed that … and this was agreed."
static AND_AGREED: Pattern = Pattern::new(
    r"(?i)^[^.;]{3,60}? (?:proposed|moved|suggested),? (?:that )?[^.;]{12,},? (?:and|which) (?:this |it |the proposal )?was (?:then |duly |unanimously )*(?:agreed|carried|approved)(?: unanimously)?\.?$|^[^.;]{3,60}? (?:proposed|moved|suggested),? (?:that )?[^.;]{12,}[,;] (?:and )?(?:all|everyone|members|councillors|the (?:committee|council|panel|board)) (?:unanimously )?agreed\.?$|^[^.;]{3,60}? (?:proposed|moved),? (?:that )?[^.;]{12,},? (?:and|which) (?:this |it |the proposal )?was (?:then |duly |unanimously )*accepted(?: unanimously)?\.?$|^[^.;]{3,60}? (?:proposed|moved),? (?:that )?[^.;]{12,}[,;] seconded by [^.;]{3,50}?,? and (?:duly |unanimously )?(?:agreed|carried|approved|resolved)(?: unanimously)?\.?$",
);
/// "It was agreed the hedge should be cut": the "that" is left out.
static AGREED_BARE: Pattern = Pattern::new(
    r"^(?i:it was (?:also |then |further |unanimously )?(?P<verb>agreed|resolved)) (?P<text>(?:the|these|this|those|an?|all) [^.;]{3,90}? (?:should|would|be|will) .*)$",
);
/// "The Panel approve the minutes as a record.": councils that write their decisions
/// in the present, behind an account in the past.
static BODY_DOES: Pattern = Pattern::new(
    r"^(?:The )?(?:[\w’'&-]+ ){0,6}(?:Committee|Commission|Panel|Board|Sub-?Committee|Forum|Partnership|Members)(?: hereby| formally)? (?:agrees?|approves?|notes?|recommends?|requests?|endorses?|supports?|receives?|accepts?|adopts?|confirms?|resolves?) (?:the|that|to|this|its|an?|all)\b.*\.$",
);
/// "The Director explained that the Board agreed to …": told of another day or another
/// body, though the words before the body are few.
static REPORTED: Pattern = Pattern::new(
    r"(?i)\b(?:said|explained|reported|advised|stated|noted|confirmed|recommended|recommendations?|proposals?|proposed|suggested|requested|told|informed|heard|reminded|added|pointed out|recalled|mentioned|which|when|whether|because|if|before|since|once|until|unless|hoped|believed|understood) (?:us |members )?(?:that )?(?:the |its |our |their )?|\bthat the\b.*\b(?:agreed|resolved|decided)\b",
);
/// The words up to the first body that a sentence names.
static BODY: Pattern = Pattern::new(
    r"(?i)^.*?\b(?:committee|commission|panel|board|cabinet|council|forum|partnership|authority|executive|members|governors|councillors)\b",
);
/// The chair took up what somebody proposed.
static THIS_ACCEPTED: Pattern = Pattern::new(r"(?i)\baccepted\.?$");
/// A vote of each phase of schools: "Insurance – primary members agreed to continue."
static BY_PHASE: Pattern = Pattern::new(
    r"(?i)^[^.;:–]{3,80} [–—-] (?:(?:maintained |all )?(?:primary|secondary|special|nursery|academy|early years)(?:,| and| school)* ?)+(?:members?|representatives?) (?:did not agree|(?:unanimously )?(?:agreed|voted|rejected|approved))\b.*$",
);
/// "The following payments were approved:", with a table or a list below.
static FOLLOWING: Pattern = Pattern::new(
    r"(?i)^the following (?:[\w ]{0,60}? )?(?:was|were) (?:duly |unanimously )*(?:approved|agreed|authori[sz]ed|ratified)\b.*$",
);
/// "Payments of £40 as listed were approved.", "Apologies were accepted."
static PAID: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:payments?|invoices?|cheques|accounts) (?:were )?(?:agreed|approved|authori[sz]ed)(?: for payment)? ?: ?[^:]{3,}£[^:]*$|^the (?:above|following|listed) (?:payments?|invoices?|cheques|accounts|expenditure)(?: [^;:.]{3,80})? (?:was|were) (?:duly |unanimously |considered and )*(?:approved|agreed|authori[sz]ed|ratified)\b[^.;:]{0,60}\.?$|^(?:the )?(?:payments?|invoices?|cheques|accounts|expenditure)\b[^;:]{3,120} (?:was|were) (?:duly |unanimously )*(?:approved|agreed|authori[sz]ed|ratified)\b[^.]{0,60}\.?$|^(?:the |these )?apologies(?: for absence)?(?: from [^.;]{2,80})? (?:was|were) (?:received and |noted and )?(?:accepted|approved)\.?$|^(?:received|noted|given|sent),? and (?:accepted|approved)(?: (?:from|for) .{2,160})?\.?$|^received from .{2,140} and (?:accepted|approved)\.?$|\bapologies\b[^.;]{0,80}?,? (?:which|and these|and they|and it was|these) (?:was|were)? ?(?:duly |noted and |received and |unanimously )*(?:accepted|approved)\.?$|^it was (?:unanimously )?(?:agreed|accepted|approved) (?:in principle,?|subject to)\b.*$|^(?:(?:following|after|having|on) [^.;:]{3,200}, )?[\w ]{0,40}\bmembers (?:unanimously )?voted (?:unanimously )?(?:by [^,]{3,40} )?(?:in favour of|to)\b.*$|^there (?:had been|was|were) (?:submitted|circulated)[^.]{0,40}\b(?:and )?(?:was|were) (?:approved|adopted|confirmed)\b[^.]*\bminutes?\b.*$",
);
/// "It was agreed in principle that …" says behind its "that" what was agreed.
static IN_PRINCIPLE: Pattern = Pattern::new(r"(?i)^it was agreed in principle,? that\b");
/// What a parish council says of a planning application: "No objection."
static CONSULTED: Pattern = Pattern::new(
    r"(?i)^(?:the (?:parish |town |community )?(?:council|committee) (?:objects?(?:\.|,|;|:| to| on| as| because)|supports? (?:the|this) (?:application|proposal|order|scheme)|(?:has|have|had|raised|raises) no (?:objections?|comments?)).*|(?:approval|refusal) (?:is |was |be )?recommended\.?|no (?:objections?|comments?)(?: (?:was|were|to (?:this|the) application))?(?: raised)?(?:,? (?:and )?(?:this was )?(?:unanimously )?agreed(?: unanimously| by all(?: present)?)?)?\.?|[^.]*\b\d{2}/\d{3,5}\b[^.]* [–—-] (?:no (?:objections?|comments?)\.?|support(?:ed)?\.?|object(?:ed|ion)?\.?|the (?:\w+ )?council objects?\b.*))$",
);
/// "Councillor Ash was elected chair for the year."
static ELECTED: Pattern = Pattern::new(
    r"^(?:(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr) )(?:\p{Lu}[\w.’'-]* ?){1,4}(?:was|be|is) (?:duly |unanimously |then |therefore )*(?:re-?)?(?:elected|appointed) (?:as )?(?:the )?(?i:vice[- ]|deputy )?(?i:chair|mayor|leader|conven[eo]r|provost)\w*\b[^.]{0,120}\.$",
);
/// The number of a planning application in front of what is said of it.
static APPLICATION: Pattern = Pattern::new(r"^\W{0,2}(?:[A-Z]{1,4}/)?\d{2}/\d{3,5}\b");
/// A paragraph that says nothing else.
static ONE_WORD: Pattern = Pattern::new(
    r"^(?P<verb>Agreed|AGREED|Accepted|ACCEPTED|Approved|APPROVED)(?: unanimously| as (?:an? )?(?:accurate|correct|true)(?: record)?)?\.$",
);

/// Whether words tell of a decision that was made on another day.
pub fn tells_of_another(text: &str) -> bool {
    PAST.is_in(text)
}

/// Whether the words in front of a verb of deciding name the day it was done.
pub fn is_dated(before: &str) -> bool {
    DATED.is_in(before)
}

/// "The quotation had not come and the matter was deferred to the April meeting."
static PUT_OFF: Pattern = Pattern::new(
    r"(?i)^(?P<before>[^.;:]{3,160}?,? (?:and|so) )?(?:(?:the|this) (?:matter|item|application|report|decision|proposal|discussion|question)|it|this) (?:was|were) (?:therefore |accordingly |also |then )?deferred (?:to|until|till) (?:the |its |our |a )?(?:(?:next|following|later|future|subsequent)\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)[^.;]{0,80}\.$",
);

/// "The club's application to be put back to May as no accounts had come."
static TO_BE_PUT_OFF: Pattern = Pattern::new(
    r"^The [^.;:]{3,80} to be (?:deferred|put back|held over|carried forward|carried over) (?:to|until|till) (?:the |its |our )?(?i:(?:next|following|later|future)\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)[^.;:]{0,90}\.$",
);

/// "Deferred to June.", as parishes write it.
static PUT_OFF_SHORTLY: Pattern = Pattern::new(
    r"^(?i:deferred (?:to|until|till) (?:the |its |our )?(?:(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?)(?: (?:meeting|agenda))?))\.$",
);

/// What a sentence decides: its label, its clause, and the rule.
pub(super) type Decided<'t> = (Option<&'t str>, &'t str, &'static str);

/// Whether a paragraph is the last of its account that tells something.
fn closes(blocks: &[&Block], taken: &[bool], at: usize) -> bool {
    let told = |index: usize| {
        let block = blocks[index];
        !points::is_end(block) && !taken[index] && action_line::set_apart(&block.text).is_none()
    };
    !(at + 1..open(blocks).len()).any(told)
}

/// Whether one paragraph is all that is told of an item.
fn is_one_paragraph(blocks: &[&Block]) -> bool {
    let mut told = open(blocks)
        .iter()
        .filter(|block| !points::is_end(block) && action_line::set_apart(&block.text).is_none());
    told.next().is_some_and(|block| is_paragraph(block)) && told.next().is_none()
}

/// Whether a block is a paragraph of the account, counted or not, and no point of a list.
fn is_paragraph(block: &Block) -> bool {
    block
        .marker
        .as_ref()
        .is_none_or(|marker| matches!(marker.count, Count::Number | Count::Decimal))
}

/// When the meeting began and ended, below its last item: what stands there tells of none.
static HOURS: Pattern = Pattern::new(
    r"(?i)^the meeting (?:(?:opened|started|began|commenced)\b.{0,60}?\b(?:and|to|until) )?(?:was )?(?:finished|ended|closed|concluded)\b",
);

/// An account without what stands behind the end of the meeting.
fn open<'a, 'b>(blocks: &'a [&'b Block]) -> &'a [&'b Block] {
    let end = blocks.iter().position(|block| HOURS.is_in(&block.text));
    &blocks[..end.unwrap_or(blocks.len())]
}

/// "Members noted the appeals." where nothing but this is told of the item.
fn noted(sentence: &str) -> Option<Decided<'_>> {
    // What was circulated before the meeting is noted at it.
    let told = sentence.replace("previously circulated", "circulated");
    let noted = BODY_TOOK.is_in(sentence) && !ELSEWHEN.is_in(&told) && !VIEW.is_in(sentence);
    noted.then_some((None, sentence, "decision-acted"))
}

/// "The Board approved the plan." at the end of what is told of it.
fn acted(sentence: &str) -> Option<Decided<'_>> {
    let acted = BODY_ACTED
        .find(sentence)
        .or_else(|| BODY_DOES.find(sentence))?;
    let reported = BODY
        .find(sentence)
        .is_some_and(|body| REPORTED.is_in(body.as_str()));
    if reported {
        return None;
    }
    let object = VIEW
        .find(acted.as_str())
        .is_some_and(|view| view.start() < 60);
    (!object && !ELSEWHEN.is_in(sentence) && !THOUGHT.is_in(sentence) && !sentence.ends_with(':'))
        .then_some((None, sentence, "decision-acted"))
}

/// What a sentence resolves behind another that has done so.
pub(super) fn resolved(sentence: &str) -> Option<Decided<'_>> {
    let again = AGAIN.is_in(sentence) && !TELLS_VIEW.is_in(sentence);
    again.then(|| deed::labelled(sentence).or_else(|| decided(sentence, false)))?
}

/// "The Council resolved that …", "Resolved to …", "It was agreed to …".
static AGAIN: Pattern = Pattern::new(
    r"(?i)^(?:it was |(?:the )?(?:\w+ ){0,4}(?:council|committee|board|panel|cabinet|meeting|members|councillors) )?(?:also |then |further |unanimously )*(?:resolved|agreed|decided):?,? (?:unanimously )?(?:that|to)\b",
);
static TELLS_VIEW: Pattern = Pattern::new(r"(?i)\b(?:previously|had|last)\b");

fn decided(sentence: &str, voted: bool) -> Option<Decided<'_>> {
    if let Some(found) = LABELLED.captures(sentence) {
        let joint = found.name("joint")?;
        let that = joint.as_str() == "that";
        let start = if that {
            found.get(0)?.end()
        } else {
            joint.start()
        };
        let verb = found.name("verb")?;
        return Some((Some(verb.as_str()), &sentence[start..], "decision-prose"));
    }
    if (sentence.starts_with("It was ") || deed::charges(sentence))
        && let Some(found) = deed::labelled(sentence)
    {
        return Some(found);
    }
    if let Some(found) = PUT_OFF.captures(sentence) {
        let before = found.name("before").map_or("", |before| before.as_str());
        if !PAST.is_in(before) && !REPORTED.is_in(before) && !ELSEWHEN.is_in(before) {
            return Some((None, sentence, "decision-deferred"));
        }
    }
    if PUT_OFF_SHORTLY.is_in(sentence) || TO_BE_PUT_OFF.is_in(sentence) {
        return Some((None, sentence, "decision-deferred"));
    }
    if BY_PHASE.is_in(sentence) {
        return Some((None, sentence, "decision-phase"));
    }
    if AND_AGREED.is_in(sentence) && !proposal::NOT_CARRIED.is_in(sentence) {
        return Some((Some("agreed"), sentence, "decision-agreed"));
    }
    if FOLLOWING.is_in(sentence) || PAID.is_in(sentence) && !IN_PRINCIPLE.is_in(sentence) {
        return Some((None, sentence, "decision-paid"));
    }
    if CONSULTED.is_in(sentence) {
        return Some((None, sentence, "decision-consulted"));
    }
    if let Some(text) = DISCUSSED
        .group(sentence, "text")
        .filter(|_| !PAST.is_in(sentence))
    {
        return Some((Some("agreed"), text, "decision-prose"));
    }
    if let Some(found) = QUOTED.captures(sentence)
        && let (Some(verb), Some(text)) = (found.name("verb"), found.name("text"))
        && !tells_of_another(&sentence[..text.start()])
        && !proposal::NOT_CARRIED.is_in(sentence)
    {
        let text = &sentence[text.range()];
        return Some((Some(&sentence[verb.range()]), text, "decision-quoted"));
    }
    if let Some(found) = PROPOSED.captures(sentence) {
        let joint = found.name("joint")?;
        let start = if joint.as_str().eq_ignore_ascii_case("to") {
            joint.start()
        } else {
            found.get(0)?.end()
        };
        return Some((Some("agreed"), &sentence[start..], "decision-proposed"));
    }
    if let Some(found) = PROSE.captures(sentence) {
        return stated(sentence, &found);
    }
    if let Some(found) = AGREED_BARE.captures(sentence)
        && let (Some(verb), Some(text)) = (found.name("verb"), found.name("text"))
    {
        let text = &sentence[text.range()];
        return Some((Some(&sentence[verb.range()]), text, "decision-prose"));
    }
    if (MINUTES.is_in(sentence) || BODY_MINUTES.is_in(sentence)) && !STILL_TO_BE.is_in(sentence) {
        return Some((None, sentence, "decision-minutes"));
    }
    if BODY_NOTED.is_in(sentence) {
        return Some((None, sentence, "decision-active"));
    }
    // "The list of items to be reported was noted" tells of no report that was given.
    let done = SHORT_DONE.captures(sentence);
    let before = done.as_ref().map(|done| {
        let end = done.name("but").map_or(sentence.len(), |but| but.start());
        sentence[..end].replace("to be reported", "")
    });
    if before.is_some_and(|before| !NOT_DECIDED.is_in(&before)) {
        return Some((None, sentence, "decision-passive"));
    }
    if ELECTED.is_in(sentence)
        || WAS_DONE.is_in(sentence)
        || CARRIED.is_in(sentence)
        || voted && BODY_DID.is_in(sentence)
    {
        return Some((None, sentence, "decision-passive"));
    }
    plain::read(sentence).or_else(|| deed::read(sentence))
}

/// What stands behind "It was agreed that" and its like, where the sentence decides.
fn stated<'t>(sentence: &'t str, found: &Captures<'t>) -> Option<Decided<'t>> {
    let stem = found.get(0)?;
    let before = &sentence[..stem.start()];
    let outcome = plain::is_outcome(before, stem.as_str(), &sentence[stem.end()..]);
    if !outcome
        && (PAST.is_in(&sentence[..stem.end()])
            || OF_ANOTHER.is_in(stem.as_str())
            || is_dated(&sentence[..stem.end()])
            || REPORTED.is_in(stem.as_str())
            || !(before.is_empty()
                || before.ends_with(": ")
                || LEADS.is_in(before)
                || plain::is_midway(before, stem.as_str())))
    {
        return deed::read(sentence);
    }
    let verb = found.name("verb")?;
    let joint = found.name("joint")?;
    let start = if joint.as_str().eq_ignore_ascii_case("that") {
        stem.end()
    } else {
        joint.start()
    };
    let text = &sentence[start..];
    if joint.as_str().eq_ignore_ascii_case("for") && !FOR_TO.is_in(text) {
        return None;
    }
    let formal = stem
        .as_str()
        .get(..6)
        .is_some_and(|it| it.eq_ignore_ascii_case("it was"));
    if debate::intends(text)
        || !formal && OF_MEMBERS.is_in(stem.as_str()) && debate::is_opinion(text)
    {
        return None;
    }
    // "It was decided not to do so." says nothing without its stem.
    let text = if text.chars().count() < 15 {
        sentence
    } else {
        text
    };
    (text.chars().count() > 3).then_some((Some(&sentence[verb.range()]), text, "decision-prose"))
}
