//! Lines set apart as actions: "ACTION: Clerk to reply", an owner at the margin.

mod counted;
mod initials;
pub mod margin;
pub mod of_point;

use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::decision::Found;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::run;
use crate::parse::promise;
use crate::parse::request;
use crate::parse::sentence;

static ACTION: Pattern = Pattern::new(
    r"^(?:\*\*)?(?:(?:ACTIONS?|Actions?)(?: (?:POINTS?|[Pp]oints?|ITEMS?|[Ii]tems?|REQUIRED|required|AGREED|agreed|ARISING|arising|(?:No\.? ?|NO\.? ?)?[A-Z]{0,3}\d{1,4}(?:[./-]\d{1,4})*|[A-Z]))*|AP ?\d{1,3})\s*(?::-|:|–|—|-)\s*(?P<rest>.*)$|^(?:(?:Key|Agreed) actions|(?:ACTIONS?|Actions?)(?: ?/ ?| and | or )(?:further |any |other )*(?:information|recommendations|next steps|requests)(?: to be [a-z]+| [a-z]+ed)?) ?:\s*(?P<key>.*)$|^(?i:the following actions? (?:points? )?(?:were|was) (?:agreed|noted|identified|raised|recorded)[^.:]{0,40}):\s*(?P<following>.*)$",
);
static BY: Pattern = Pattern::new(
    r"^(?:ACTION|Action)(?: (?:BY|by|FOR|for|ON|on|OWNER|owner))\s*[:–-]?\s*(?P<rest>.+)$|^ACTION (?P<bare>[A-Z]{2,4}(?:(?:/| ?& ?|, )[A-Z]{2,4})*(?: to [a-z].*)?)$|^Actions? (?P<initials>(?:[A-Z]{2,3}|All)(?:(?:/| ?& ?|, ?)[A-Z]{2,3})*)\.?$",
);
/// "Action AB: order the signs": the label names who acts.
static NAMED: Pattern = Pattern::new(
    r"^(?:ACTIONS?|Actions?) \(?(?P<who>[A-Z]{2,4}(?:(?:/| ?& ?|, )[A-Z]{2,4})*|(?:the )?(?:Town |Parish |Deputy )?Clerk|Chair(?:man)?|All|ALL|RFO|(?:Cllrs?|Councillors?)\.? (?:[A-Z]\.? ?)?\p{Lu}[\w’'-]+)\)?\s*[:–-]\s*(?P<rest>\p{L}.{7,})$",
);
/// A label that tells of an older action, of none, or of something else.
static NO_ACTION: Pattern = Pattern::new(
    r"(?ix)^(?:none|nil|n/?a|noted|log|plan|list|no\ (?:further\ )?action|completed?|closed|to\ note|for\ (?:information|noting)|as\ above)\b
    | \b(?:action|this|item)\ (?:was\ |is\ |were\ |be\ |has\ been\ |had\ been\ )?(?:now\ )?(?:closed|completed?|discharged)\b
    | ^[^.]{2,80}\b(?:had|has|have)\ (?:now\ |since\ |been\ )*(?:sent|circulated|completed|provided|shared|written|met|contacted|actioned|received|done|emailed|issued|confirmed)\b
    | ^(?:[\w’'-]+\ ){1,5}confirmed\ that\b",
);
/// "Action: the plan names twelve projects" tells about action, and charges nobody.
static TELLS: Pattern =
    Pattern::new(r"^(?:the|this|these|it|its|there|an?|our|their|we|in|of|and)\b");
/// "Action No. 87 – Fares – breakdown of costs" names an older action by its number.
static NUMBERED: Pattern =
    Pattern::new(r"^(?:ACTIONS?|Actions?) (?:No|NO|no)\.? ?\d{1,4}[a-z]?(?:\([a-z]\))? ?[–—-] ");
static CHARGES: Pattern =
    Pattern::new(r"(?i)\b(?:to|will|would|should|shall|must|be|ask(?:ed)?|agreed) [a-z]+");
/// A label on a line of its own, as the head of a column is.
static ALONE: Pattern = Pattern::new(
    r"^(?:ACTIONS?|Actions?)(?: (?:BY|by)|(?: (?:POINTS?|Points?|points?|ITEMS?|Items?|items?))?(?: (?:No\.? ?|NO\.? ?)?[A-Z]{0,2}\d{1,4}(?:[./-]\d{1,4})*[a-z]?)?)?(?P<rest>)$",
);
/// "Actions noted for fares:" over the list of them.
static OF_ITEM: Pattern = Pattern::new(
    r"^Actions?(?: (?:points?|items?))?(?: (?:noted|agreed|arising|raised))? (?:for|on|from) (?:the )?[^.:;]{3,60}:?(?P<rest>)$",
);
/// "The panel went through the questions" among actions tells what was done at once.
static DONE: Pattern = Pattern::new(
    r"^(?i:the (?:[\w-]+ )?(?:panel|board|committee|group|meeting|members|forum)|members) (?:also |then )?(?:went through|discussed|considered|noted|confirmed|reviewed|agreed|heard|received)\b",
);
/// Someone who can own an action: a role, names with titles, or initials.
static OWNER: Pattern = Pattern::new(
    r"^(?:(?i:the )?(?:(?i:(?:town |parish |deputy |assistant )?clerk|chair(?:man|woman|person)?|vice[- ]chair(?:man)?|all(?: members| councillors)?|officers?|mayor|leader|treasurer|secretary|caretaker|groundsman)|[A-Z]{2,4}|[A-Z]{2,3}[a-rt-z]|[A-Z][a-z][A-Z]{1,2}|(?i:cllrs?|councillors?|mr|mrs|ms|miss|dr|pcso)\.? [A-Z][\w.’'-]*(?:,? (?:and |& )?(?:[A-Z][\w.’'-]*))*|(?:Corporate |Strategic |Assistant |Service )?(?:Director|Head|Manager)[\w ,&-]{0,60})(?:\s*(?:/|&|,|and)\s*)?)+\.?$",
);
/// A post in capitals, with nothing behind it: "Chief Operating Officer".
static POST: Pattern = Pattern::new(
    r"^(?:The )?(?:(?:(?:[A-Z][a-z]+|and|of|&) ){1,5}(?:Officer|Director|Manager|Executive|Lead|Leader|Commissioner|Treasurer|Secretary|Accountant|Solicitor|Engineer|Team|Adviser|Member)|(?:Head|Director|Chair|Leader|Cabinet Member) (?:of|for) (?:(?:[A-Z][a-z]+|and|of|the|&),? ?){1,7})\.?$",
);
static OWNER_CASELESS: Pattern = Pattern::new(
    r"^(?i:(?:the )?(?:town |parish |deputy |assistant )?clerk|chair(?:man|woman|person)?|all|rfo)(?:\s*(?:/|&|,|and)\s*(?i:(?:the )?clerk|chair(?:man|woman|person)?|all|rfo|cllrs?\.? .{1,40}))*\.?$",
);
/// Who is to do it, at the beginning: "Clerk to reply".
static WHO_TO: Pattern = Pattern::new(
    r"^(?P<owner>(?:The )?(?:[A-Z][\w.’'&/-]*(?: (?:and|of|the|for|&))?[ ,]*){1,9}?)\s*(?:to|will|shall|would|[-–:])\s+[a-z]",
);
/// A sentence that only charges somebody: "Clerk to chase the drain."
static CHARGED: Pattern = Pattern::new(
    r"^(?:[A-Z][\w ,’'&-]{1,60}: |Page \d+ [–-] |[^.;“”]{3,160}[;–—] )?(?:The )?(?P<owner>(?:(?:Town |Parish |Deputy |Assistant )?Clerk|Chair(?:man)?|RFO|Cllrs?\.? (?:Mrs?\.? |Ms\.? )?(?:[A-Z]\. ?)*[A-Z][\w’'-]+|Councillors? (?:Mrs?\.? |Ms\.? )?(?:[A-Z]\. ?)*[A-Z][\w’'-]+|Officers|All(?: members| councillors)?|Caretaker|Groundsman)(?:(?: and | & |/|, )(?:the )?(?:(?:Town |Deputy )?Clerk|RFO|Chair(?:man)?|(?:Cllr\.? |Councillor )?(?:[A-Z]\. ?)*[A-Z][\w’'-]+))*) to [a-z]+\b",
);
/// Initials, a name or a post that are charged: "JB to send", only with a verb that does something.
static CHARGED_BY_NAME: Pattern = Pattern::new(
    r"^(?:[A-Z][\w ,’'&-]{1,60}: |Page \d+ [–-] )?(?P<owner>[A-Z]{2,3}(?:(?:/| and | & |, )[A-Z]{2,3})*|Councillors|Members|\p{Lu}\p{Ll}[\w’'-]+ \p{Lu}\p{Ll}[\w’'-]+|(?:Head|Director|Chief|Assistant|Deputy|Corporate|Strategic|Service|Scrutiny|Democratic|Governance) (?:[A-Z][\w’'&-]+ |of |for |and |the ){0,6}?[A-Z][\w’'-]+|(?:The )?(?:[A-Z][\w’'&-]+ |of |for |and |the ){0,6}?[A-Z][a-z]+(?:er|or|ist|ant|ian|man|woman|ary))(?: is| are)? to (?:add|advise|arrange|ask|attend|book|bring|chase|check|circulate|clarify|confirm|contact|discuss|draft|email|ensure|explore|find out|follow|forward|include|investigate|invite|issue|keep|let|liaise|look|make|meet|monitor|obtain|order|organise|prepare|present|price|produce|provide|publish|pursue|put|raise|remind|report|respond|review|see|send|set up|share|speak|submit|supply|update|visit|write)\b",
);
/// "AB to inform them": initials name somebody, whatever they are to do.
static CHARGED_INITIALS: Pattern = Pattern::new(
    r"^(?P<owner>[A-Z]{2,3}(?:(?:/| and | & |, )[A-Z]{2,3})*)(?: is| are)? to (?:action|apply|approach|buy|call|clean|collect|complete|consult|continue to|cut|deal|fix|forward|get|give|go|inform|install|notify|lend|measure|mow|paint|pay|phone|photograph|place|post|progress|purchase|re-?[a-z]+|relay|remove|renew|repair|replace|research|ring|source|speak|take|talk|test|walk|write)\b",
);
/// "Agreed: Cllr Elm to write" is a decision.
static DECIDED: Pattern =
    Pattern::new(r"^(?:AGREED|RESOLVED|DECISION|DECIDED|Agreed|Resolved|Decision|Decided)\b");
/// "Action: Cllr Elm to obtain quotes." among other sentences.
static INSIDE: Pattern = Pattern::new(
    r"^(?:ACTIONS?|Actions?)(?:\s*(?::-|:|–|—)\s*(?P<rest>(?:To [a-z]|[A-Z]).{7,})|\s(?P<who>[A-Z]{2,4}(?:(?:/| ?& ?|, )[A-Z]{2,4})*|(?:Town |Parish )?Clerk|Cllrs?\.? [A-Z][\w’'-]+) (?P<to>to [a-z]+ .{4,}))$",
);
/// "The Clerk was instructed to write": told of, and charged all the same.
static ASKED_TO: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|be|is|are) (?:also |then |again )?(?:asked|instructed|tasked|requested|directed|authori[sz]ed|delegated) to [a-z]+",
);
/// "Signs at the gate: price to be found." is no sentence, and leaves something to do.
static TO_BE_DONE: Pattern = Pattern::new(
    r"(?i)^(?:[^.;]{3,80}(?::| [–—-]) )?[^.;:]{3,80}? to be (?:\w+ly |re-?)?(?:\w+(?:ed|en)|found|sought|sent|bought|brought|got|made|put|set|held|built|cut|paid|met)(?: \w+(?: \w+){0,6})?\.?$",
);
/// "Mrs Ash to be asked.", "To be discussed in May.": no verb tells, somebody must do it.
static LEFT: Pattern = Pattern::new(
    r"^(?:(?P<subject>(?:The |A |An |All |Mrs? |Ms |Miss |Dr )?\p{Lu}?[\w ,’'()&/-]{2,70}?) to be (?:\w+ly |re-?)?(?:amended|arranged|asked|booked|bought|brought|chased|checked|circulated|cleaned|cleared|contacted|discussed|distributed|emailed|erected|fixed|followed up|forwarded|gone through|informed|inspected|installed|invited|investigated|looked (?:at|into)|notified|obtained|ordered|organised|painted|planted|posted|prepared|priced|publicised|purchased|raised|reminded|removed|renewed|repaired|replaced|reported|requested|researched|reviewed|sent|sought|sourced|spoken to|thanked|told|updated|written)|To be (?:brought back|chased|considered|discussed|followed up|looked (?:at|into)|raised|reported|reviewed) (?:again )?(?:at|in|on|by|before|after|next|with|to))\b[^.;:]{0,90}\.?$",
);
/// "The plan of items to be reported was noted": something was done, and nothing is left.
static WAS_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:was|were) (?:then |duly |unanimously )*(?:noted|agreed|approved|received|accepted)\.?$",
);
/// A verb before "to be", business that an agenda lists, and words that only seem to leave
/// something: "is due to be sent".
static TELLS_BEFORE: Pattern = Pattern::new(
    r"(?i)\b(?:to|(?:want|wish|hop|prefer|lik|call|press|push|allow|expect|wait|arrang|instruct|vot|decid)(?:ed|es|s|ing)|is|are|was|were|be|been|has|have|had|will|would|should|could|may|might|must|needs?|agreed|resolved|asks?|asked|noted|reported|said|says|stated|proposed|suggested|requested|recommended|that|which|who|when|where|if|as|because|until)\b|^(?:(?:any |the )?(?:other )?(?:items?|matters?|business|agenda|topics?|minutes|next|date|time|venue)\b)|\b(?:due|order|able|likely|expected|yet|still|ought|seem\w*|appear\w*|want\w*|wish\w*|going|planned|hop(?:es?|ed|ing)|continu\w*|set|ready|used|supposed|need\w*)$",
);
/// "Papers to be sent out. Owner: Ann Ash"
static OWNED: Pattern = Pattern::new(
    r"^(?P<text>.{8,}?[.;,]?) (?:[(\[] ?)?(?i:(?:action )?owner|lead(?: officer)?|responsible(?: officer| person)?|assigned to|action by) ?[:–—-] ?(?P<owner>\p{Lu}[^:.;]{1,80}?)[)\]]?\.?$",
);
/// "Send the map round. (Ann Ash / Ben Elm)": who acts, in brackets behind the sentence.
static OWNER_IN_BRACKETS: Pattern =
    Pattern::new(r"^(?P<text>.{8,}[.;!?]) ?[(\[](?P<owner>\p{Lu}[^()\[\]]{1,80})[)\]]\.?$");
static OWNER_BELOW: Pattern = Pattern::new(
    r"^(?i:(?:action )?owners?|lead(?: officer)?|responsible(?: officer| person)?|responsibility|assigned to|by whom|action by) ?[:–—-] ?(?P<owner>\p{Lu}[^:;]{1,80})$",
);
static OWNER_BEHIND: Pattern = Pattern::new(
    r"[\s(\[–-]+(?P<owner>[A-Z]{2,4}(?:/[A-Z]{2,4})*|(?:the )?Clerk|Cllrs?\.? [A-Z][\w.’' &,-]{1,40}|Councillors? [A-Z][\w.’' &,-]{1,40})[)\]]?\.?$",
);

/// Two or three names and nothing behind them: "Gail Stone". Behind a label or at
/// the margin only, where nothing else stands but owners.
static NAME: Pattern = Pattern::new(
    r"^(?:(?:,|/|&| and)? ?(?:\p{Lu}\p{Ll}[\w’'-]+|\p{Lu}\.?) (?:\p{Lu}\. ?)?\p{Lu}\p{Ll}[\w’'-]*)+\.?$",
);
/// "The Panel requested a note. (ACTION)" names nobody.
static BRACKET: Pattern =
    Pattern::new(r"^(?P<body>.{12,}[.;:)])\s+[(\[](?:ACTIONS?|Actions?)[)\]]\.?$");
/// "… would be sent. Action: Clerk": the label ends the paragraph that it is about.
static BEHIND: Pattern = Pattern::new(
    r"^(?P<body>.{12,}?[.;:)])\s*[(\[]?(?:(?:ACTIONS?|Actions?)(?: (?:BY|by|FOR|for|POINT|point|OWNER|owner|[A-Z]?\d{1,4}(?:[./-]\d{1,4})*))?\s*(?::-|:|–|—|-)\s*(?P<rest>[^:]{2,200}?)[)\]]?|(?:ACTION|Action)(?: (?:by|BY|for|FOR))? (?P<bare>[A-Z]{2,4}(?:(?:/| ?& ?|, )[A-Z]{2,4})*|(?:Town |Parish |Deputy )?Clerk|All|ALL)[)\]]?\.?|(?P<first>[A-Z]{2,3}(?:(?:/| ?& ?|, )[A-Z]{2,3})*) (?:ACTION|Action)\.?)$",
);

/// Reads the action lines of an account, and marks the paragraphs that are nothing else.
pub fn read(blocks: &[&Block], found: &Found, apart: &mut [bool]) -> Vec<Clause> {
    let decides = |sentence: &str| found.holds(sentence);
    let mut actions: Vec<Clause> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let block = blocks[at];
        at += 1;
        if block.is_row() {
            continue;
        }
        if counted::is_of_last(&block.text) {
            apart[at - 1] = true;
            continue;
        }
        if let Some(rest) = set_apart(&block.text) {
            apart[at - 1] = true;
            let before = blocks[..at - 1].last().copied();
            let owners = blocks[at..].iter().take_while(|next| is_owner_line(next));
            match blocks.get(at) {
                // "Action by:" over posts and names: who carries out what was decided above.
                Some(_)
                    if rest.is_empty()
                        && FIELD.is_in(&block.text)
                        && owners.clone().count() > 0 =>
                {
                    let count = owners.count();
                    apart[at..at + count].fill(true);
                    at += count;
                }
                Some(next) if rest.is_empty() && owns(&next.text) => {
                    actions.extend(labelled(next, &next.text, before, decides));
                    apart[at] = true;
                    at += 1;
                }
                _ if rest.is_empty() => {
                    let count = listed(&blocks[at..], &mut actions);
                    apart[at..at + count].fill(true);
                    at += count;
                }
                _ => match counted::several(rest).as_slice() {
                    [] | [_] => actions.extend(labelled(block, rest, before, decides)),
                    several => actions.extend(several.iter().map(|(number, text)| Clause {
                        owner: owner_in(text),
                        ..clause::at(block, Some((*number).to_owned()), text, "action-line")
                    })),
                },
            }
            continue;
        }
        if let Some(body) = BRACKET.group(&block.text, "body") {
            actions.extend(
                sentence::split(body)
                    .pop()
                    .map(|sentence| clause::at(block, None, sentence, "action-bracket")),
            );
            continue;
        }
        if let Some(action) = behind(block) {
            actions.push(action);
            continue;
        }
        let signed: Vec<Clause> = initials::read(block)
            .filter(|action| !decides(&action.text))
            .collect();
        if !signed.is_empty() {
            actions.extend(signed);
            continue;
        }
        let under_decision = is_decided(&blocks[..at]);
        if block.margin().is_none_or(|(tail, _)| !is_owner(tail)) {
            for sentence in block.sentences() {
                if let Some(action) = inside(block, sentence).filter(|one| !decides(&one.text)) {
                    actions.push(action);
                    continue;
                }
                let owner = CHARGED
                    .group(sentence, "owner")
                    .or_else(|| CHARGED_BY_NAME.group(sentence, "owner"))
                    .or_else(|| CHARGED_INITIALS.group(sentence, "owner"));
                let is_decision = decides(sentence) || DECIDED.is_in(sentence);
                if let Some(owner) = owner.filter(|_| !is_decision) {
                    let mut clause = clause::at(block, None, sentence, "action-to");
                    clause.owner = Some(owner.to_owned());
                    actions.push(clause);
                } else if is_left(block, sentence) && !under_decision && !decides(sentence) {
                    actions.push(clause::at(block, None, sentence, "action-left"));
                }
            }
        }
        actions.extend(margin::read(block, |sentence| found.decides(sentence)));
    }
    // A label without words charges nobody.
    actions.retain(|action| action.text.chars().any(char::is_alphabetic));
    once(&mut actions);
    for action in &mut actions {
        action.tracked = !DONE.is_in(&action.text);
    }
    actions
}

/// A sentence that charges by its own words and by the label below it is one action, which
/// has the label's owner.
fn once(actions: &mut Vec<Clause>) {
    let labelled: Vec<(u32, String)> = actions
        .iter()
        .filter(|action| action.rule == "action-owner")
        .map(|action| (action.line, action.text.clone()))
        .collect();
    actions.retain(|action| {
        let own = matches!(action.rule.as_str(), "action-left" | "action-to");
        let mut labelled = labelled.iter();
        !own || !labelled.any(|(line, text)| *line == action.line && *text == action.text)
    });
}

/// Whether a sentence charges somebody, or somebody promises in it.
pub fn is_charge(sentence: &str) -> bool {
    is_outright(sentence)
        || CHARGED_BY_NAME.is_in(sentence)
        || matches!(
            promise::rule(sentence),
            Some("undertaking-active" | "undertaking-agreed" | "undertaking-promised")
        )
}

/// "Mr Ash to get two quotes": sure only where an owner stands beside it.
static NAMES_WHO: Pattern = Pattern::new(
    r"^(?:(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.? )(?:\p{Lu}\.? ?)*|(?P<first>\p{Lu}[\p{L}’'-]+ )?)(?P<name>\p{Lu}[\p{L}’'-]+) (?:to|will) (?P<verb>\p{Ll}+)",
);

/// Whether a sentence names whoever is to do something, with a title or a first name:
/// "Write to the farmer" names nobody.
pub fn names_who(sentence: &str) -> bool {
    NAMES_WHO.captures(sentence).is_some_and(|found| {
        let person = found.name("title").is_some()
            || found.name("first").is_some()
            || run::is_given(&found["name"]);
        person && !matches!(&found["verb"], "the" | "a" | "an" | "all" | "be")
    })
}

/// Whether a sentence tells that somebody was charged.
pub fn is_told(sentence: &str) -> bool {
    ASKED_TO.is_in(sentence) && !request::is_form(sentence)
}

/// Whether a sentence charges somebody, or leaves something to be done.
pub fn is_outright(sentence: &str) -> bool {
    CHARGED.is_in(sentence) || is_told(sentence) || TO_BE_DONE.is_in(sentence)
}

/// A stem of which the points are what was decided.
static DECIDES: Pattern = Pattern::new(
    r"(?i)\b(?:agreed|resolved|decided|approved|recommend(?:ed|ations?|s)?|decisions?)\b[^.]*:[-–]?$",
);

/// Whether the last of the paragraphs is a point under such a stem.
fn is_decided(blocks: &[&Block]) -> bool {
    let [before @ .., last] = blocks else {
        return false;
    };
    let stem = before.iter().rev().find(|block| block.marker.is_none());
    last.marker.is_some() && stem.is_some_and(|stem| DECIDES.is_in(&stem.text))
}

/// Whether a sentence of the account leaves something to be done, by nobody that it names.
fn is_left(block: &Block, sentence: &str) -> bool {
    let titled = block.is_heading() || block.is_capitals();
    !titled
        && !WAS_DONE.is_in(sentence)
        && LEFT.captures(sentence).is_some_and(|found| {
            let subject = found.name("subject");
            subject.is_none_or(|subject| !TELLS_BEFORE.is_in(subject.as_str()))
        })
}

/// Whether a paragraph is set apart as an action: its words behind the label.
pub fn set_apart(text: &str) -> Option<&str> {
    if let Some(rest) = counted::by_day(text) {
        return counted::is_open(rest).then_some(rest);
    }
    let found = ACTION
        .captures(text)
        .or_else(|| BY.captures(text))
        .or_else(|| NAMED.captures(text))
        .or_else(|| ALONE.captures(text))
        .or_else(|| OF_ITEM.captures(text))?;
    let rest = ["rest", "key", "following", "bare", "initials"]
        .into_iter()
        .find_map(|name| found.name(name))?;
    let rest = rest
        .as_str()
        .trim_start_matches([':', '-', '–', '—', ' '])
        .trim();
    let tells = TELLS.is_in(rest) && !CHARGES.is_in(rest.split('.').next().unwrap_or_default());
    let refers = NUMBERED.is_in(text) && !CHARGES.is_in(rest);
    (!tells && !refers && !NO_ACTION.is_in(rest)).then_some(rest)
}

/// Whether the words name somebody who can own an action, and nothing else.
pub fn is_owner(words: &str) -> bool {
    let words = words.trim();
    words.chars().count() <= 80
        && !words.contains(" to ")
        && (OWNER.is_in(words) || OWNER_CASELESS.is_in(words))
        && !matches!(
            words,
            "TOTAL" | "CARRIED" | "LOST" | "NOTED" | "AGREED" | "NIL" | "VAT" | "GBP" | "PDF"
        )
}

/// "Action No. 87 – parking at the mill": the number and name of an earlier action.
static EARLIER: Pattern =
    Pattern::new(r"^(?:ACTION|Action) (?:(?:No|NO)\.? ?)\d{1,4}[\w()/.-]{0,8}\s*[–—-]");

/// "Action by: Head of Leisure" under a decision names who carries out all of it.
static FIELD: Pattern = Pattern::new(
    r"^(?i:(?:for )?action(?:ed)? (?:by|for|officers?)|(?:responsible|lead|action) officers?(?: for action)?) ?:",
);

/// "Service Head, Markets (K. Ash)", "ACTING DIRECTOR (P. ELM)": posts and names alone.
static POSTS: Pattern = Pattern::new(
    r"^(?:(?:\p{Lu}[\p{L}’'.&/-]*|of|and|for|the|to|&|[(\[][^()\[\]]{2,60}[)\]])[,;/]?(?: |$)){1,24}$",
);
static SOMEBODY: Pattern = Pattern::new(
    r"(?i)[(\[]\p{L}[^()]{2,40}[)\]]|\b(?:director|head|officer|manager|chief|executive|clerk|leader|solicitor|treasurer|team|councillor|cllr|mr|mrs|ms|dr)\b",
);

/// Whether a paragraph only names posts, or people in them.
fn is_owner_line(block: &Block) -> bool {
    let text = block.text.trim();
    let plain = block.marker.is_none() && block.heads.is_none() && !block.is_row();
    plain && !text.ends_with(['.', ':']) && POSTS.is_in(text) && SOMEBODY.is_in(text)
}

fn labelled(
    block: &Block,
    rest: &str,
    before: Option<&Block>,
    decides: impl Fn(&str) -> bool,
) -> Option<Clause> {
    // Who acts stands at the margin of the words.
    if let Some((owner, _)) = block.margin().filter(|(owner, _)| owns(owner))
        && let Some(words) = rest.strip_suffix(owner).map(str::trim_end)
        && words.ends_with(['.', ';', '?', '!'])
    {
        let mut clause = clause::at(block, None, words, "action-line");
        clause.owner = Some(owner.to_owned());
        return Some(clause);
    }
    // "ACTION: Councillor Ash" names who must do what the paragraph above says.
    if FIELD.is_in(&block.text) && !owns(rest) && POSTS.is_in(rest) && SOMEBODY.is_in(rest) {
        return None;
    }
    if owns(rest) {
        if FIELD.is_in(&block.text) && decides(before.map_or("", |before| before.text.as_str())) {
            return None;
        }
        let before = before.filter(|before| set_apart(&before.text).is_none())?;
        // Who reports on an item stands under "Action by:" where nothing is left to do.
        let charges = |sentence: &&str| is_charge(sentence) || names_who(sentence);
        let last = sentence::split(&before.text);
        if FIELD.is_in(&block.text) && !last.last().is_some_and(charges) {
            return None;
        }
        return charged(before, &before.text, rest);
    }
    let charges = || rest.starts_with("To ") || owner_in(rest).is_some();
    if EARLIER.is_in(&block.text) && !charges() {
        return None;
    }
    let bracketed = OWNER_IN_BRACKETS.captures(rest);
    let bracketed = bracketed.filter(|found| owns(&found["owner"]));
    if let Some(found) = bracketed.or_else(|| OWNED.captures(rest)) {
        let text = found.name("text")?.as_str();
        let mut clause = clause::at(block, None, text, "action-line");
        clause.owner = Some(found["owner"].trim_end_matches('.').to_owned());
        return Some(clause);
    }
    // "Action – Estates Manager: benches to be priced."
    if let Some((owner, text)) = rest.split_once(": ")
        && POST.is_in(owner)
        && text.contains(" to ")
    {
        let mut clause = clause::at(block, None, text, "action-line");
        clause.owner = Some(owner.to_owned());
        return Some(clause);
    }
    let mut clause = clause::at(block, None, rest, "action-line");
    clause.owner = owner_in(rest).or_else(|| NAMED.group(&block.text, "who").map(str::to_owned));
    Some(clause)
}

/// The words before an owner: their last sentence is what is to be done.
fn charged(block: &Block, words: &str, owner: &str) -> Option<Clause> {
    let sentence = sentence::split(words).pop()?;
    let mut clause = clause::at(block, None, sentence, "action-owner");
    clause.owner = Some(owner.trim_end_matches('.').to_owned());
    Some(clause)
}

/// An action whose label stands behind the words that it is about.
fn behind(block: &Block) -> Option<Clause> {
    let found = BEHIND.captures(&block.text)?;
    let mut names = ["rest", "bare", "first"].into_iter();
    let rest = names.find_map(|name| found.name(name))?;
    let rest = rest.as_str().trim();
    if owns(rest) {
        return charged(block, &found["body"], rest);
    }
    if NO_ACTION.is_in(rest) {
        return None;
    }
    let mut clause = clause::at(block, None, rest, "action-behind");
    clause.owner = Some(owner_in(rest)?);
    Some(clause)
}

/// An action whose label stands at the head of a sentence, with others around it.
fn inside(block: &Block, sentence: &str) -> Option<Clause> {
    let found = INSIDE.captures(sentence)?;
    let text = found.name("rest").or_else(|| found.name("to"))?;
    if owns(text.as_str()) || NO_ACTION.is_in(text.as_str()) {
        return None;
    }
    let mut clause = clause::at(block, None, text.as_str(), "action-inside");
    clause.owner = found
        .name("who")
        .map(|who| who.as_str().to_owned())
        .or_else(|| owner_in(text.as_str()));
    Some(clause)
}

/// Whether the words behind a label, or in a column beside the text, only name somebody.
pub fn owns(rest: &str) -> bool {
    let one = |rest: &str| is_owner(rest) || POST.is_in(rest) || NAME.is_in(rest);
    // "Ann Ash / BE": several, each in a form of its own.
    one(rest) || rest.contains('/') && rest.split('/').all(|each| one(each.trim()))
}

fn owner_in(text: &str) -> Option<String> {
    let owner = WHO_TO
        .group(text, "owner")
        .filter(|owner| owner.chars().count() <= 60)
        .or_else(|| OWNER_BEHIND.group(text, "owner"))?;
    let owner = owner.trim().trim_end_matches([',', ':', '-', '–']).trim();
    let plain = [
        "That", "To", "For", "A", "An", "It", "This", "Please", "Members",
    ];
    (!owner.is_empty() && !plain.contains(&owner)).then(|| owner.to_owned())
}

/// The points below "Actions:".
fn listed(blocks: &[&Block], actions: &mut Vec<Clause>) -> usize {
    let mut count = 0;
    for block in blocks {
        // "R4/31 – The Clerk to write": they are counted by the body's own numbers.
        if let Some((number, text)) = counted::by_code(&block.text) {
            let mut clause = clause::at(block, Some(number.to_owned()), text, "action-list");
            clause.owner = owner_in(text);
            actions.push(clause);
            count += 1;
            continue;
        }
        let first = count == 0 && block.marker.is_none() && !block.is_heading() && !block.is_row();
        if !first && block.marker.is_none() {
            break;
        }
        let found = OWNED.captures(&block.text);
        let text = found.as_ref().and_then(|found| found.name("text"));
        let text = text.map_or(block.text.as_str(), |text| text.as_str());
        let mut clause = clause::at(block, number(block), text, "action-list");
        clause.owner = match &found {
            Some(found) => Some(found["owner"].trim_end_matches('.').to_owned()),
            None => owner_in(&block.text),
        };
        count += 1;
        // Who is to do it stands below on a line of its own.
        let below = blocks
            .get(count)
            .and_then(|below| OWNER_BELOW.group(&below.text, "owner"));
        if let Some(owner) = below.filter(|_| first) {
            clause.owner = Some(owner.trim_end_matches('.').to_owned());
            count += 1;
        }
        actions.push(clause);
        if first {
            break;
        }
    }
    count
}

fn number(block: &Block) -> Option<String> {
    let marker = block.marker.as_ref()?;
    (!marker.value.is_empty()).then(|| marker.value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_a_name_or_initials_can_own_an_action() {
        for words in [
            "Clerk",
            "All",
            "Cllrs. D. Ash and A. Birch",
            "ML",
            "RH/PM",
            "Clerk/Cllr Ash",
            "Cllr. J. Elm",
        ] {
            assert!(is_owner(words), "{words}");
        }
        for words in ["Noted", "£24.50", "Feb", "Signed by the Chair", "TOTAL"] {
            assert!(!is_owner(words), "{words}");
        }
    }

    #[test]
    fn who_is_to_do_it_stands_before_or_behind() {
        assert_eq!(
            owner_in("Clerk to reply to the letter.").as_deref(),
            Some("Clerk")
        );
        assert_eq!(owner_in("Obtain three quotes (ML)").as_deref(), Some("ML"));
        assert_eq!(owner_in("That a letter be sent."), None);
    }

    #[test]
    fn a_sentence_without_a_verb_leaves_something_to_be_done() {
        let left = |text: &str| is_left(&Block::default(), text);
        for text in [
            "Mrs Ash to be asked to audit the books again.",
            "The ranger to be invited to the May meeting.",
            "The list of keys to be gone through in June.",
            "To be discussed in May.",
            "New padlock to be bought.",
        ] {
            assert!(left(text), "{text}");
        }
        for text in [
            "The leaflets are due to be sent.",
            "Items to be discussed at the next meeting",
            "Date of the fete to be confirmed.",
            "It was agreed that the hedge was to be checked.",
            "The rent seems to be checked yearly.",
            "To be fair, the path is wet.",
            "To be noted.",
            "Mrs Ash wanted a list of the lamps to be brought to the Panel.",
        ] {
            assert!(!left(text), "{text}");
        }
    }

    #[test]
    fn an_action_may_be_named_behind_its_sentence() {
        let told = |text: &str| {
            let block = Block {
                text: text.to_owned(),
                ..Block::default()
            };
            read(&[&block], &Found::default(), &mut [false])
                .into_iter()
                .map(|action| (action.text, action.owner))
                .collect::<Vec<_>>()
        };
        let clerk = Some("Clerk".to_owned());
        assert_eq!(
            told("The bin was full. A larger bin would be ordered. ACTION – Clerk"),
            [("A larger bin would be ordered.".to_owned(), clerk.clone())]
        );
        assert_eq!(
            told("The bin was full. Action: Clerk to order a larger one."),
            [("Clerk to order a larger one.".to_owned(), clerk)]
        );
        assert_eq!(told("The plan was read. Climate action: twelve ideas."), []);
    }
}
