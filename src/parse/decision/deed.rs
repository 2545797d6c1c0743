//! What a sentence says that its body did: the way to it, who, the verb, and what of it.
//!
//! Clerks write "It was agreed that …", and as often "All agreed the gate should be
//! left open", "Unanimously agreed to buy it", "The policy was reviewed and adopted".
//! Each is read by its parts, and nothing that a sentence only tells of others has them all.

use crate::parse::debate;
use crate::parse::pattern::Pattern;
use crate::parse::prose::{self, Decided};

/// Those who decide at a meeting; another council, which is told of, does not.
macro_rules! body {
    () => {
        r"(?:(?:the )?(?:(?:parish|town|community|full|joint|whole|[\w’'&-]*(?:ing|ment|ance|ity|ion|ing)s?|[\w’'&-]+ (?:and|&)) ){0,4}(?:council|committee|commission|panel|board|sub-?committee|forum|meeting|partnership|authority|executive|cabinet|assembly|trust|working (?:group|party)|steering group|governing body)|we|(?:the )?(?:all )?(?:members|councillors|cllrs|trustees|governors|directors)(?: present)?|all(?: (?:present|those present|in attendance))?|everyone(?: present)?|those present)"
    };
}
/// How they decide: "then unanimously".
macro_rules! how {
    () => {
        r"(?:(?:then|also|therefore|unanimously|further|subsequently|formally|accordingly|all|both|duly|have|has) )*"
    };
}
/// What may stand between the verb and what was decided.
macro_rules! aside {
    () => {
        r"(?:,? (?:unanimously|in principle|by all(?: (?:present|members|councillors|those present))?|by (?:the )?(?:members|councillors|council|committee|meeting|trustees)(?: present)?|(?:by )?(?:a )?(?:show of hands|majority(?: vote)?|unanimous vote)|(?:by )?\d+ ?(?:[–-]|to|votes? to) ?\d+|\([^)]{2,40}\)))*,?"
    };
}
/// What decides, said without its "that".
macro_rules! bare {
    () => {
        r"(?:(?:[a-z]+ ){1,4}(?:to|should) be \w+.*|(?:no|the|this|these|those|an?|all|any|both|its|our|each)\b[^.;]{2,120}?\b(?:should|would|be|will|could|shall|must|(?:was|were) (?:needed|required|necessary|to be))\b.*)"
    };
}

/// The way to a decision, up to its comma.
static LEAD: Pattern = Pattern::new(
    r"^(?i:after|following|on|upon|having|in|with|by|there being|there were|as|given|due to|finally|therefore|accordingly|subsequently|consequently|additionally)\b[^,;:]{0,140}, ",
);
/// "The Trustees then voted unanimously to …", "Unanimously agreed to …".
static DID: Pattern = Pattern::new(concat!(
    r"^(?i)(?:(?:",
    body!(),
    r"|it(?: was)?) ",
    how!(),
    r"(?P<verb>agreed|resolved|decided|determined|voted)|(?:it was )?(?:duly )?(?:proposed|moved)(?:,| and) (?:duly )?seconded,? and (?:then |duly |unanimously )*(?P<put>agreed|resolved|carried|approved)|(?:unanimously|council|councillors|members) (?P<short>agreed?|resolved))",
    aside!(),
    r" (?P<joint>that|not to|to)\b:? *"
));
/// "… was discussed and it agreed the precept would remain": in mid-sentence.
static MIDWAY: Pattern = Pattern::new(concat!(
    r"(?i)^(?P<before>[^.;:]{3,160}?)(?:,|;)? and (?:then |after [^,.;]{3,60},? )?it (?:was )?",
    how!(),
    r"(?P<verb>agreed|resolved|decided|voted)",
    aside!(),
    r" (?P<joint>that|not to|to)? *"
));
/// "The amendment was carried and the Committee agreed to …": what came of the vote.
static CARRIED: Pattern = Pattern::new(concat!(
    r"(?i)^(?:the|councillor|cllr)\b[^.;:]{3,90} (?:was|were)(?: then| accordingly| therefore| duly| declared)* (?:carried|lost|approved),? and ",
    body!(),
    r" ",
    how!(),
    r"(?P<verb>agreed|resolved|decided)",
    aside!(),
    r" (?P<joint>that|not to|to)\b:? *"
));
/// "The Committee considered the plan and resolved to …": one subject, two verbs.
static TWICE: Pattern = Pattern::new(concat!(
    r"(?i)^",
    body!(),
    r" ",
    how!(),
    r"(?:considered|discussed|reviewed|debated|examined|received|noted|welcomed) [^.;:]{3,160}?,? and ",
    how!(),
    r"(?P<verb>agreed|resolved|decided)",
    aside!(),
    r" (?P<joint>that|not to|to)\b:? *"
));
/// "All agreed the gate should be left open.", "It was agreed no action was needed."
static BARE: Pattern = Pattern::new(concat!(
    r"^(?i)(?:",
    body!(),
    r"|it(?: was)?) ",
    how!(),
    r"(?P<verb>agreed|resolved|decided|voted)",
    aside!(),
    r" (?P<text>(?:(?:that )?the minutes\b.*|",
    bare!(),
    r"))$"
));
/// What they only thought: "Members agreed with", "agreed how good it had been".
static THOUGHT: Pattern = Pattern::new(
    r"(?i)\b(?:would be (?:good|useful|helpful|better|nice|interesting|difficult|possible)|had been|has been|to be (?:good|useful|an? (?:good|great)))\b",
);
/// What a body owns, and can approve by itself.
static PASSIVE: Pattern = Pattern::new(concat!(
    r"^(?i)(?:(?:the|an?|this|these|all|both|our|its|his|her|their|said) )*(?P<what>[^.;:]{0,140}?\b(?:policy|policies|procedures?|standing orders|financial regulations|terms of reference|(?:risk )?assessments?|(?:asset )?registers?|budgets?|precept|accounts|payments?|invoices?|cheques?|expenditure|quotes?|quotations?|tenders?|estimates?|proposals?|motion|recommendations?|statements?|annual return|agar|insurance|renewal|subscriptions?|donations?|grants?|schedules?|nominations?|action plan|strategy|calendar|work programme|response|letter|leaflet|reconciliation|bank mandate|code of conduct|constitution|lease|contract|purchase|pay award|job description|scheme of delegation|hire|fees|reports?|application|item|matter|dates?)\b(?P<of>(?:[^.;:]|\b(?:Co|Ltd|St|Mr|Mrs|Dr|No|\p{Lu})\.){0,120}?)) (?:was|were) ",
    r"(?:(?:then|duly|unanimously|also|therefore|subsequently|formally|received|considered|discussed|reviewed|noted|checked|presented|explained|tabled|examined|moved|proposed|seconded|circulated|declared|put|put to the vote|read(?: out)?(?: by (?:the )?[^.;:]{2,60}?)?)(?:,? and|,|) )*",
    r"(?P<verb>approved|agreed|adopted|accepted|ratified|authori[sz]ed|endorsed|deferred|carried)(?P<tail>.*)$"
));
/// "A new budget was set at £4,000."
static SET: Pattern = Pattern::new(
    r"^(?i)(?:the|an?) (?:\w+ ){0,4}(?:precept|budget|fees?|rent|charge)\b[^.;:]{0,80} (?:was|were) (?:then |duly |unanimously )*(?:set|fixed|agreed|held|kept|raised to|increased to|reduced to)(?: at)? £[^;:]*$",
);
/// "Permission was given to store the boats.", "Permission granted."
static PERMITTED: Pattern = Pattern::new(
    r"^(?i:permission (?:(?:was|is) (?:then |duly |unanimously )*)?(?:given|granted|refused)(?: (?:to|for) [^;:]{3,120})?\.)$",
);
/// "The club's request for a shed was turned down.", "The lower, by Ash & Son, was accepted."
static ANSWERED: Pattern = Pattern::new(
    r"^The (?:(?:[\w’'&-]+ ){0,5}(?:request|offer|bid|proposal|application) [^.;:]{3,90}?(?:was|were) (?:then |duly |unanimously |therefore )*(?:turned down|declined|refused|rejected)\b[^.;:]{0,80}|(?:lower|lowest|higher|cheaper|cheapest|first|second|third)(?: (?:quote|quotation|tender|price|estimate|one))?(?:,? (?:by|from|of) (?:[^.;:]|\b(?:Co|Ltd|\p{Lu})\.){2,60}?)?,? was (?:then |duly |unanimously |therefore )*accepted\b[^.;:]{0,100})\.$",
);
/// "Kayak club – permission was given …": what it is about, before a dash.
static MATTER: Pattern = Pattern::new(r"^\p{Lu}[^.;:–—]{2,60} [–—-] ");

fn behind_matter(own: &str) -> &str {
    MATTER.find(own).map_or(own, |matter| &own[matter.end()..])
}

/// What another body answers.
static THEIRS: Pattern = Pattern::new(
    r"(?i)\b(?:planning|appeals?|inspector(?:ate)?|county|district|borough|city|government|authority|ministers?)\b",
);
/// What may follow a verb in the passive where the body itself has decided.
static OWN_TAIL: Pattern = Pattern::new(
    r"^(?i)(?:,? (?:unanimously|(?:and |then |duly )*(?:signed|noted|adopted|agreed|approved|paid|minuted)(?: by (?:the )?(?:chair\w*|clerk|mayor|rfo)[^.,;]{0,40})?|in principle|in full|as (?:presented|circulated|read|set out|tabled|drafted|printed|listed|shown|detailed|an? [^.;]{3,60})(?: (?:below|above|in [^.;]{3,60}))?|without (?:change|amendment|alteration|discussion|objection|any (?:changes?|amendments?))|with (?:no |the following |one |minor |some |an? )[^.;]{3,100}|subject to [^.;]{3,140}|for (?:payment|publication|signature|submission|adoption|sending|issue|circulation|consultation|the (?:coming |new |next )?(?:financial )?year\b[^.;]{0,40}|\d{4}[^.;]{0,40})|by (?:all(?: (?:present|members|councillors|those present))?|(?:the )?(?:members|councillors|meeting|trustees|(?:parish |town |community |full )?council|committee|board|panel|forum)(?: present)?|everyone(?: present)?|an? (?:unanimous |majority )?(?:show of hands|majority|vote|unanimous vote)|\d+ (?:votes )?(?:to|for)[^.;]{1,40})|on (?:an?|the) (?:show of hands|vote)|(?:to|until|pending|for) (?:the|a|our|its) (?:next|later|future|january|february|march|april|may|june|july|august|september|october|november|december)[^.;]{0,60}|nem\.? con\.?|\((?:all|proposed|minute|ref)[^)]{2,80}\)|(?:proposed|moved)\b.{3,100}))*\.?$",
);
/// What somebody tells, or others do.
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:said|explained|reported|advised|stated|confirmed|told|informed|heard|reminded|added|mentioned|recalled|understood|believed|felt|hoped|asked|which|who|whether|when|if|because|until|unless|had|has|have|would|gave|promised|district|county|borough)\b",
);
/// "… was read out, agreed and signed."
static SIGNED: Pattern = Pattern::new(
    r"(?i)\b(?:agreed|approved|accepted|adopted|confirmed)(?:,| and| by (?:all|members|the council|councillors) and)(?: then| duly| subsequently)* signed(?: (?:off )?by (?:the )?(?:chair\w*|vice[- ]chair\w*|mayor|clerk|rfo)[^.,;]{0,60})?(?: as [^.;]{3,60})?\.?$",
);

/// "… on the proposition of Cllr Oak, seconded by Cllr Elm, agreed by all."
static SECONDED: Pattern = Pattern::new(
    r"(?i)^[^.;]{12,}?[;,]? ?\bseconded(?: by)? [^.;]{2,60}?(?:[,;]| –| and|, and) (?:this |it |which |these |all )?(?:was |were )?(?:then |duly |unanimously |all )*(?:agreed|carried|approved|accepted|adopted|elected|in favour)(?: by all(?: present)?| unanimously)?\.?$",
);
/// Only those who moved it, or what they proposed: read as a proposal.
static PROPOSED: Pattern = Pattern::new(
    r"(?i)^(?:it was |on the proposal of |(?:formally )?approved?,? )*(?:proposed|moved|seconded)\b",
);
static CIRCULATED: Pattern =
    Pattern::new(r"(?i)\bhad (?:previously )?been (?:previously )?(?:circulated|distributed),?");
/// "The Board approved the terms of reference."
static APPROVED: Pattern = Pattern::new(concat!(
    r"^(?i)",
    body!(),
    r" (?:then |therefore |unanimously |formally |duly |accordingly )*(?:approved|adopted|ratified) (?:the|an?|its|all)\b[^;:]{3,}$"
));
/// One or more people, with their titles.
macro_rules! people {
    () => {
        r"(?:(?:(?:, | and |,? & )?(?:(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Rev|Sir|Lady)\.? )*(?:\p{Lu}[\w’'-]*\.? ?){1,4})+)"
    };
}
/// An office that a body fills by its own vote.
macro_rules! office {
    () => {
        r"(?:(?:as|to be|to the (?:post|position|office|role) of|to serve as|to act as) )?(?:the )?(?:[\p{L}]+ ){0,2}(?:(?i:council|committee|forum|panel|board)(?:’s|'s|s’)? )?(?i:(?:vice|deputy|joint|acting|interim|minutes?|new|internal|hon(?:orary)?)[- ]?)*(?i:chair(?:man|woman|person|persons|s)?|mayor|leader|convenor|convener|provost|treasurer|secretary|representatives?|trustees?|auditors?|signator(?:y|ies)|clerk|councillors?|members? of the (?:council|committee|panel|board|forum|working (?:group|party)))\b"
    };
}
/// "Ann Fern and Bob Oak were appointed as the Council's representatives on …".
static CHOSEN: Pattern = Pattern::new(concat!(
    r"^",
    people!(),
    r"(?:was|were) (?i:then |duly |declared |unanimously |therefore |both )*(?i:re-?)?(?i:elected|appointed|nominated|chosen|confirmed) ",
    office!(),
    r"[^;:]*$"
));
/// "Ann Fern was nominated by Bob Oak, seconded by Jo Elm and elected unanimously."
static NOMINATED: Pattern = Pattern::new(
    r"^(?P<who>[^.;:]{2,160}?) (?:was|were|having been) (?i:then |duly )*(?i:nominated|proposed|moved)\b[^.;]{2,100}?,? (?:and )?(?i:seconded)\b[^.;]{2,80}?,? (?:and |all )?(?i:was |were |this was |these were |then |duly |unanimously )*(?i:re-?)?(?i:elected|appointed|agreed|carried|approved|accepted|resolved)\b[^.;]{0,60}\.?$",
);
/// "Mr Ash was re-appointed, proposed by Cllr Oak, seconded by Cllr Elm.": who moved it shows
/// whose act it was.
static MOVED: Pattern = Pattern::new(concat!(
    r"^",
    people!(),
    r"(?:was|were) (?i:then |duly |unanimously |therefore )*(?i:re-?)?(?i:appointed|elected|nominated|co-?opted)\b[^.;:]{0,80}?[,;]? \(?(?i:proposed|moved)(?: (?i:by))?:? [^;:]{2,60}?,? (?:and )?(?i:seconded)(?: (?i:by))?:? [^;:]{2,60}?\)?\.?$"
));
/// "There being no other nominations, Ann Fern was elected": the office stands above.
static UNOPPOSED: Pattern = Pattern::new(concat!(
    r"^(?i:there (?:being|were)|in the absence of|as there were|with|having received|following) (?i:no|any|other|further) (?i:(?:further|other|more) )?(?i:nominations?|candidates?|proposals)(?i: (?:having been )?(?:received|made|forthcoming))?,? ",
    people!(),
    r"(?:was|were) (?i:then |duly |declared |unanimously |therefore |accordingly )*(?i:re-?)?(?i:elected|appointed)\.?$"
));
/// "Members were in agreement that …", "All were in favour of …".
static IN_AGREEMENT: Pattern = Pattern::new(concat!(
    r"(?i)^(?:",
    body!(),
    r" (?:was|were) (?:all |unanimously |both )?in (?:agreement|favour)(?: (?:that|of|with))?|there was (?:a )?unanimous (?:agreement|consensus)(?: that)?) ",
    r"(?P<text>",
    bare!(),
    r"|(?:an?|the|its|our) [^.;]{3,100}? being \w+.*)$"
));
/// "The Sub-Committee granted the licence", "The decision of the Panel was to refuse it."
static DETERMINED: Pattern = Pattern::new(
    r"(?i)^(?:the (?:[\w-]+ ){0,3}(?:sub-?committee|committee|panel|hearing) (?:then |therefore |unanimously |accordingly |duly )*(?:granted|refused|revoked|upheld|dismissed) (?:the|an?|this) (?:[\w’'-]+ ){0,4}(?:applications?|licen[cs]es?|permits?|appeals?|review|variation|permission|consent)\b|the (?:[\w-]+ ){0,3}(?:sub-?committee|committee|panel)[’']s (?:unanimous )?decision (?:was|is) (?:to|that)\b|the (?:unanimous )?decision of the (?:[\w-]+ ){0,3}(?:sub-?committee|committee|panel) (?:was|is) (?:to|that)\b)[^:]*$",
);
/// "Ann Fern was co-opted onto the Council."
static CO_OPTED: Pattern = Pattern::new(concat!(
    r"^",
    people!(),
    r"(?:was|were) (?i:then |duly |unanimously |therefore )*co-?opted\b[^;:]*$"
));
/// "Decision: the hours to rise", "Agreed: Cllr Elm to be added", behind other sentences.
static LABEL: Pattern = Pattern::new(
    r"^(?:(?P<label>AGREED|RESOLVED|DECISION|RESOLUTION|DECIDED|Agreed|Resolved|Decision|Resolution|Decided)|It was (?:then |also |unanimously )*(?P<lower>agreed|resolved|decided)(?: unanimously)?) ?[:–—-]+ ?(?P<text>\p{L}.{11,})$",
);
/// "Agreed AB to mend it himself": who is to do it stands behind the word.
static CHARGED: Pattern = Pattern::new(
    r"^(?P<label>Agreed|Resolved|AGREED|RESOLVED):? (?P<text>(?:[A-Z]{2,3}(?:(?:,| and| &|/) ?[A-Z]{2,3})*|(?:the |The )?(?:Town |Parish |Deputy )?(?:Clerk|Chair(?:man)?|Secretary|Treasurer)) (?:to|would|will|should) [a-z].{8,})$",
);
/// "RESOLVED the Clerk to buy it", where no colon parts them.
static CAPITALS: Pattern = Pattern::new(
    r"^(?:It was )?(?P<label>AGREED|RESOLVED)(?: unanimously)?,? (?:that )?(?P<text>(?:to [a-z]|[A-Z]|the |an? |all ).{10,})$",
);
static NOTHING: Pattern = Pattern::new(
    r"(?i)^(?:none|nil|noted|no (?:decision|action|further|report|update|comments? (?:from|by)|one|change)|not |as above|carried|see )",
);

/// Reads a sentence by its parts.
pub fn read(sentence: &str) -> Option<Decided<'_>> {
    if sentence.ends_with('?') {
        return None;
    }
    let own = behind_lead(sentence);
    agreed(sentence, own)
        .or_else(|| midway(sentence))
        .or_else(|| chosen(sentence, own))
        .or_else(|| passive(sentence, own))
}

/// Whether a sentence says who is to do what was agreed: "Agreed AB to mend it himself."
pub fn charges(sentence: &str) -> bool {
    CHARGED.is_in(sentence)
}

/// "Decision: …" and "RESOLVED …" at the head of a sentence inside its paragraph.
pub fn labelled(sentence: &str) -> Option<Decided<'_>> {
    let found = LABEL
        .captures(sentence)
        .or_else(|| CAPITALS.captures(sentence))
        .or_else(|| CHARGED.captures(sentence))?;
    let text = &sentence[found.name("text")?.range()];
    let label = found.name("label").or_else(|| found.name("lower"))?;
    let label = &sentence[label.range()];
    (!NOTHING.is_in(text)).then_some((Some(label), text, "decision-prose"))
}

/// "After a paper ballot Ann Fern was co-opted": the way that no comma parts.
static BALLOT: Pattern = Pattern::new(
    r"^(?:After|Following|On|By|Upon) (?:an? |the )?(?:\w+ ){0,2}(?:ballot|vote|show of hands|poll),? ",
);

/// The sentence without the way that leads to its decision.
fn behind_lead(sentence: &str) -> &str {
    let mut own = BALLOT
        .find(sentence)
        .map_or(sentence, |ballot| &sentence[ballot.end()..]);
    for _ in 0..2 {
        match LEAD.find(own) {
            Some(lead) if !TOLD.is_in(lead.as_str()) && !prose::is_dated(lead.as_str()) => {
                own = &own[lead.end()..];
            }
            Some(_) | None => break,
        }
    }
    own
}

fn agreed<'t>(sentence: &'t str, own: &'t str) -> Option<Decided<'t>> {
    let joined = DID
        .captures(own)
        .or_else(|| TWICE.captures(own))
        .or_else(|| CARRIED.captures(own));
    if let Some(found) = joined {
        let stem = found.get(0)?;
        let verb = ["verb", "short", "put"]
            .into_iter()
            .find_map(|name| found.name(name))?;
        let joint = found.name("joint")?;
        let start = if joint.as_str().eq_ignore_ascii_case("that") {
            stem.end()
        } else {
            joint.start()
        };
        let text = &own[start..];
        let fits = !prose::tells_of_another(stem.as_str())
            && !THOUGHT.is_in(text)
            && !debate::intends(text)
            && text.chars().count() >= SHORTEST
            && !text.ends_with(':');
        return fits.then_some((Some(&own[verb.range()]), text, "decision-prose"));
    }
    if let Some(found) = IN_AGREEMENT.captures(own) {
        let text = &own[found.name("text")?.range()];
        return (!THOUGHT.is_in(text) && !text.ends_with(':')).then_some((
            None,
            text,
            "decision-prose",
        ));
    }
    let found = BARE.captures(own)?;
    let text = &own[found.name("text")?.range()];
    let fits =
        !prose::tells_of_another(sentence) && !THOUGHT.is_in(text) && !sentence.ends_with(':');
    fits.then_some((
        Some(&own[found.name("verb")?.range()]),
        text,
        "decision-prose",
    ))
}

/// Fewer letters say nothing without their stem.
const SHORTEST: usize = 10;

fn midway(sentence: &str) -> Option<Decided<'_>> {
    let found = MIDWAY.captures(sentence)?;
    if TOLD.is_in(&found["before"]) || prose::tells_of_another(&found["before"]) {
        return None;
    }
    let end = found.get(0)?.end();
    let start = found
        .name("joint")
        .filter(|joint| !joint.as_str().eq_ignore_ascii_case("that"))
        .map_or(end, |joint| joint.start());
    let text = &sentence[start..];
    let said = found.name("joint").is_some() || MODAL.is_in(text);
    (said && text.chars().count() >= SHORTEST && !text.ends_with(':')).then_some((
        Some(&sentence[found.name("verb")?.range()]),
        text,
        "decision-prose",
    ))
}

static MODAL: Pattern = Pattern::new(concat!(r"(?i)^", bare!()));

fn chosen<'t>(sentence: &'t str, own: &str) -> Option<Decided<'t>> {
    let chosen = (CHOSEN.is_in(own) || CO_OPTED.is_in(own) || MOVED.is_in(own)) && !TOLD.is_in(own)
        || UNOPPOSED.is_in(sentence)
        || NOMINATED
            .group(own, "who")
            .is_some_and(|who| !TOLD.is_in(who));
    (chosen && !prose::tells_of_another(sentence) && !LOST.is_in(sentence)).then_some((
        None,
        sentence,
        "decision-deed",
    ))
}

static LOST: Pattern =
    Pattern::new(r"(?i)\b(?:lost|fell|defeated|not|amendment|withdrawn|no seconder)\b");
/// Another month or meeting.
static WHEN: Pattern = Pattern::new(
    r"(?i)\b(?:in|on|last|since) (?:january|february|march|april|may|june|july|august|september|october|november|december|week|month|year)\b|\bat (?:the|its|their) (?:last|previous|annual)\b",
);

/// What another gives is theirs to approve.
static GIVEN: Pattern =
    Pattern::new(r"(?i)\b(?:grants?|donations?|funding)\b.* from\b|\bplanning\b");

fn passive<'t>(sentence: &'t str, own: &'t str) -> Option<Decided<'t>> {
    // That a paper had gone round before says nothing of another day.
    let told = CIRCULATED.replace_all(own, "");
    if prose::tells_of_another(&told) || LOST.is_in(sentence) {
        return None;
    }
    let answer = behind_matter(own);
    let answered = (PERMITTED.is_in(answer) || ANSWERED.is_in(answer)) && !THEIRS.is_in(own);
    if answer.len() < own.len() && (SET.is_in(answer) || answered && !WHEN.is_in(own)) {
        return Some((None, answer, "decision-deed"));
    }
    let passive = SET.is_in(own)
        || answered && !WHEN.is_in(own)
        || DETERMINED.is_in(own) && !TOLD.is_in(own) && !WHEN.is_in(own)
        || APPROVED.is_in(own) && !WHEN.is_in(own) && !TOLD.is_in(own)
        || SIGNED.is_in(own) && !TOLD.is_in(&told)
        || SECONDED.is_in(own) && !TOLD.is_in(own) && !PROPOSED.is_in(own)
        || PASSIVE.captures(own).is_some_and(|found| {
            !TOLD.is_in(&found["what"])
                && !GIVEN.is_in(&found["what"])
                && OWN_TAIL.is_in(&found["tail"])
                && !WHEN.is_in(&found["tail"])
        });
    passive.then_some((None, sentence, "decision-deed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sentence: &str) -> Option<&str> {
        read(sentence).map(|(_, text, _)| text)
    }

    #[test]
    fn what_a_body_agreed_stands_behind_its_verb() {
        for (sentence, told) in [
            (
                "All agreed the gate should be left open.",
                "the gate should be left open.",
            ),
            (
                "Unanimously agreed to accept the quote.",
                "to accept the quote.",
            ),
            (
                "The fee was discussed and it was voted 5 – 1 that it would stay.",
                "it would stay.",
            ),
            (
                "The Board considered the plan and resolved to adopt it.",
                "to adopt it.",
            ),
            (
                "The meeting agreed the minutes were a true record.",
                "the minutes were a true record.",
            ),
        ] {
            assert_eq!(text(sentence), Some(told), "{sentence}");
        }
    }

    #[test]
    fn what_was_approved_and_who_was_chosen_is_a_whole_sentence() {
        for sentence in [
            "The policy was reviewed and adopted.",
            "A grant of £200 to the Scouts was approved.",
            "The quote by Oak & Co. for the roof was accepted.",
            "The lower, by E. Elm & Son (£720), was accepted subject to the grant being confirmed.",
            "The crews’ request for tyres was turned down.",
            "Permission granted.",
            "The statement was read out by the Chairman, agreed and signed.",
            "Ann Fern and Bob Oak were appointed as the Council’s representatives on the Pier Trust.",
            "Ann Fern was nominated by Bob Oak, seconded by Jo Elm and elected unanimously.",
        ] {
            assert_eq!(text(sentence), Some(sentence));
        }
    }

    #[test]
    fn what_others_decided_or_members_thought_is_no_decision() {
        for sentence in [
            "All agreed it had been a very good fete.",
            "The policy was approved by Cabinet in March.",
            "The District Council agreed to mend the road.",
            "The Clerk said that the bank mandate was approved.",
            "A grant of £200 from the County was approved.",
            "Ann Fern was elected to the District Council.",
            "The proposal to shut the path was not carried.",
            "The application to the County for lamps was refused.",
            "Planning permission was granted for the barn.",
        ] {
            assert_eq!(text(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn a_label_may_stand_behind_other_sentences() {
        let words = |sentence| labelled(sentence).map(|(_, text, _)| text);
        assert_eq!(
            words("Decision: the hours to rise to ten."),
            Some("the hours to rise to ten.")
        );
        assert_eq!(
            words("RESOLVED the Clerk to buy a bin."),
            Some("the Clerk to buy a bin.")
        );
        assert_eq!(words("Agreed: none was needed."), None);
        assert_eq!(
            words("Agreed AB to mend it himself."),
            Some("AB to mend it himself.")
        );
        assert_eq!(
            text("Boats – permission was given to keep two until May."),
            Some("permission was given to keep two until May.")
        );
    }
}
