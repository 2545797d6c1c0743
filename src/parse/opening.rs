//! The words that open a decision: labels, stems, and those who moved it.

use crate::parse::decision::added;
use crate::parse::marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;
use crate::parse::prose;
use crate::parse::sentence;

/// A paragraph that opens a decision.
pub struct Opening<'b> {
    /// The label in capitals; empty where the paper has lost it.
    pub name: String,
    /// The paragraph in which its first words stand.
    pub at: usize,
    /// What follows the label and "that" in this paragraph.
    pub rest: &'b str,
    /// A colon or dash stands behind the label, or "that" with nothing more.
    pub opens: bool,
    /// The rule that found it.
    pub rule: &'static str,
    /// Whole sentences stand in front of the label.
    pub told: bool,
}

impl Opening<'_> {
    /// Whether it names whoever decided: "The Panel RESOLVED to:".
    pub fn says_who(&self) -> bool {
        matches!(self.rule, "decision-inside" | "decision-body")
    }
}

/// `AGREED:`, `RESOLVED –`, `Resolved that`, `RECOMMENDED:` at a paragraph's beginning.
static LABEL: Pattern = Pattern::new(
    r"^(?P<it>(?i:it was ))?(?i:and )?(?i:unanimously |formally |further |also )*(?P<label>AGREED|RESOLVED|RECOMMENDED|RECOMMENDS?|DECIDED|DECISIONS?|CONCLUSIONS?|NOTED|APPROVED|ENDORSED|ORDERED|REQUESTED|INSTRUCTED|RESOLUTION|RECOMMENDATIONS?|Agreed|Resolved|Recommended|Decided|Decisions?|Resolution|(?:RESOLVE|Resolve|RESOLVES|Resolves)\b)(?P<rest>(?:(?:/-|[\s:;,.(\[–—-]).*)?)$",
);
/// A label in capitals inside a sentence: "Following debate, it was RESOLVED that …".
static INSIDE: Pattern = Pattern::new(
    r"^(?P<stem>(?:[^:“]|it was ?:-?){0,400}?(?:[a-z,)\].]|it was ?:-?|\p{L} [–—-])\s+)(?:(?:unanimously|formally|therefore) )?(?P<label>RESOLVED|AGREED|RECOMMENDED|RECOMMENDS|DECIDED|NOTED|APPROVED|ENDORSED|RATIFIED|RECEIVED|ADOPTED|ASKED|REQUESTED|INSTRUCTED)(?P<rest>(?:[\s:,.(\[–—-].*)?)$",
);
/// "It was proposed by A, seconded by B and, with 6 in favour, Resolved that …".
static SECONDED_AND: Pattern = Pattern::new(
    r"^(?i:it was (?:then )?(?:proposed|moved) by [^.:;]{3,90}?,? (?:and )?seconded by [^.:;]{3,60}?,? and(?:, (?:with|by|on) [^.:;]{3,80},)? )(?P<label>Resolved|Agreed)(?P<rest> that\b.*)$",
);
/// "Proposed by A Seconded by B and Resolved (i) that …", its points below in a column.
static SECONDED_POINTS: Pattern = Pattern::new(
    r"^(?i:(?:proposed|moved) by [^.:;]{3,90}?,? (?:and )?seconded by [^.:;]{3,60}?,? and )(?P<label>Resolved|Agreed|RESOLVED|AGREED)(?P<rest>:? \(?(?:i|a|1)[.)] .*)$",
);
/// What stands behind a label that a dash parts from its matter.
static BEHIND_DASH: Pattern = Pattern::new(r"^(?i: unanimously| nem\.? con\.?)?(?: that| to|:) ");
/// "Kiosk – RESOLVED that …": a matter in front of its label.
static DASHED: Pattern = Pattern::new(r"\p{L} [–—-]\s+$");
/// "AGREED TO RECOMMEND, on the proposal of A, seconded by B, that …".
static ON_PROPOSAL: Pattern = Pattern::new(
    r"^(?:(?i: to recommend)(?: (?i:to) [^,:;]{3,40})?)?,? (?i:on|upon) the (?i:proposal|proposition|motion) of [^.:;]{3,90}?,? (?:and )?(?i:seconded) by [^.:;]{3,80}?,(?P<that> that\b)",
);
/// "AGREED, subject to …", "Agreed with the amendment …": no "that" needs to follow.
static SUBJECT: Pattern = Pattern::new(
    r"^(?i:subject to|in principle|with the (?:amendment|addition|change|exception|following|proviso)|without (?:amendment|alteration|change)|(?:under|in terms of) (?:section|regulation|paragraph|standing order)s?)\b",
);
/// "RESOLVED The Clerk to buy one": whoever is to do it stands behind the label in capitals.
static CHARGED: Pattern = Pattern::new(
    r"^(?:\p{Lu}\p{Ll}+, )?(?:The |the )?(?:(?:Town |Parish |Deputy )?Clerk|Chair(?:man)?|RFO|Officers?|Councillors|Members|All|[A-Z]{2,3}(?:(?:,| and| &|/) ?[A-Z]{2,3})*|(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr) (?:[A-Z]\. ?)*\p{Lu}[\w’'-]+(?:(?:,| and| &) (?:Cllr\.? |Councillor )?(?:[A-Z]\. ?)*\p{Lu}[\w’'-]+)*) (?:to|would|will|be|is) [a-z]+",
);
static BODY_CAPITALS: Pattern = Pattern::new(
    r"^(?P<stem>(?:THE )?(?:COUNCIL|CABINET|COMMITTEE|MEMBERS|Council|Cabinet|Members|Committee) )(?P<label>NOTED|AGREED|RESOLVED|APPROVED|ENDORSED|ASKED|REQUESTED|INSTRUCTED)(?P<rest>\s+.*)$",
);
/// "Resolved: (8 for, 1 against)", over what was resolved.
static VOTE: Pattern = Pattern::new(
    r"^\((?i:unanimous(?:ly)?|nem\.? ?con\.?|carried\b[^()]{0,40}|(?:by )?\d{1,3} (?:votes? )?(?:for|in favour)\b[^()]{0,60})\)\s*",
);
/// What may stand between a label and its words: the vote, the number of the resolution.
static ASIDE: Pattern = Pattern::new(
    r"(?x)(?i)^\s*,?\s*(?:
        unanimously
      | (?:taken|made|reached)\b
      | nem\.?\ ?(?:con|dis)\.?
      | (?:on|upon|after)\ (?:being\ put\ to\ (?:the|a)\ vote|a\ (?:vote|show\ of\ hands))
      | (?:in\ terms\ of|under|using|acting\ under)\ (?:its\ |the\ |their\ )?delegated\ (?:powers?|authority)
      | (?:by|on|with|after)\ (?:an?\ )?(?:[a-z]+\ )?(?:majority|show\ of\ hands|vote)(?:\ of\ [0-9]+\ to\ [0-9]+)?
      | (?:by|on|with)\ (?:an?\ )?(?:\w+)\ (?:votes?\ )?(?:for|in\ favour|to)\b[,;]?\ ?(?:and\ |with\ )?(?:\w+)(?:\ votes?)?(?:\ against)?(?:[,;]?\ (?:and\ |with\ )?\w+\ abstentions?)?
      | (?:by|on|with)\ [0-9]+\ votes?
      | with\ \w+\ (?:(?:members?|councillors?|votes?)\ )?(?:voting\ |votes?\ )?(?:in\ favour|for)\b(?:,?\ (?:and\ |with\ )?\w+\ (?:(?:members?|votes?)\ )?(?:voting\ )?against)?(?:,?\ (?:and\ |with\ )?\w+\ (?:members?\ )?(?:abstain(?:ing|ed)|abstentions?))?,?
      | \([0-9]{1,3}\ ?[-–:]\ ?[0-9]{1,3}(?:\ ?[-–:,]\ ?[0-9]{1,3})?\) | \([^)]{5,80}\) | \([0-9]{3,5}\) | \[[^\]]{2,80}\]
      | (?-i:[A-Z]{1,4}[./\ ]?[0-9]{1,4}|[0-9]{1,5}[./-][0-9]{1,4}|[0-9]{3,5})(?:[./-]\w{1,4})*
    )",
);
/// "RECOMMENDED TO COUNCIL": whom it is recommended to.
static TO_BODY: Pattern = Pattern::new(r"^ (?i:to) (?i:the )?[A-Z]\w*(?: [A-Z]\w*){0,3}");
static DELIMITER: Pattern = Pattern::new(r"^\s*(?:[:/] ?-|:|;|–|—|-|\.|,)\s*");
/// "AGREED, on the proposal of A, seconded by B, that …".
static MOVERS: Pattern = Pattern::new(
    r"(?i)^(?:on the (?:proposal|motion|proposition) of|(?:proposed|moved) by)\b(?:[^.;]|\b(?-i:\p{Lu})\.){3,200}?(?:,? (?:it was )?(?:unanimously )?(?P<to>(?:agreed|resolved)(?: unanimously)? to\b)|,? (?P<that>that\b)|\bseconded by [^,;.]{3,60}, (?P<do>to \p{Ll}+)\b)",
);
/// "(Proposed: A, Seconded: B) That …".
static IN_BRACKETS: Pattern =
    Pattern::new(r"^\((?i:prop(?:osed)?|moved?)\b[^()]{3,120}\)[ :,–—-]*");
/// "Proposed A, seconded B, the minutes were APPROVED": those who moved are no part of it.
static LEAD_MOVERS: Pattern = Pattern::new(
    r"^(?:Proposed|Moved)(?: by)?:? [^.;:]{2,60}?,? (?:and )?[Ss]econded(?: by)?:? (?:Cllrs?\.? |Councillor |Alderman )?(?:\p{Lu}\. ?)*\p{Lu}[\w’'-]+(?: \p{Lu}[\w’'-]+)?,? (?:and )?",
);
/// "On the proposal of A" alone; "seconded by B it was agreed that" stands below.
static MOVER: Pattern = Pattern::new(
    r"(?i)^(?:on the (?:proposal|motion|proposition) of|(?:proposed|moved) by)\b[^.;]{3,80}$",
);
static SECONDER: Pattern = Pattern::new(
    r"(?i)^(?:and )?seconded by\b[^.;]{3,80}?,? (?:and )?(?:it was )?(?:unanimously )?(?:agreed|resolved)(?: unanimously)?,? (?P<that>(?:that|to)\b)",
);
/// "The Committee agreed:-", with its points below.
static STEM: Pattern = Pattern::new(
    r"(?i)\b(?:it was|members|councillors|governors|trustees|cabinet|council|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|meeting|authority|executive|partnership|group)) ?(?:, ?[^,:;.]{3,80}, )?(?:then |also |therefore |unanimously |further |subsequently |formally |accordingly |has |have )*(?P<label>agreed|resolved|decided|determined|recommended)(?: unanimously)?(?: \([^()]{3,90}\)|, (?:in terms of|under|on the motion of|on the proposal of|by|with|using) [^:;.]{3,120}?,?)?(?: to (?:note|approve|endorse|adopt|support|request|instruct)| to recommend(?: to)?(?: the)?(?: [\w’'&-]+){0,6}?(?: that| to)?| that (?:the )?(?:[\w’'&-]+ ){1,8}?be (?:recommended|requested|asked|advised|invited|urged|instructed)(?: that| to)?| to| that)?(?: as follows| the following(?: [\w’'&-]+){0,4}?)?\s*(?::-|:|–|—)\s*(?P<rest>.*)$",
);
/// "It was agreed that the Executive be recommended to:": what is done by each point.
static CHARGES: Pattern = Pattern::new(
    r"(?i) be (?P<verb>recommended|requested|asked|invited|instructed)(?: that| to)?\s*(?::-|:|–|—)",
);
/// A stem without a colon is no longer than this.
const LONGEST_STEM: usize = 200;
/// "Members agreed to recommend to Council that", with its points below.
static OPEN_STEM: Pattern = Pattern::new(
    r"(?i)^(?:[^.:;]{3,80}, )?(?:it was|members|councillors|governors|trustees|cabinet|council|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|meeting|authority|executive|partnership|group)) (?:then |also |therefore |unanimously |further |subsequently |formally |accordingly )*(?P<label>agreed|resolved|decided|recommended)(?: unanimously)?(?: \([^()]{3,90}\))?(?: to recommend(?: to)?(?: the)?(?: [\w’'&-]+){0,6}?)? (?:that|to)$",
);
/// "Members agreed the programme, with the following changes:", with the changes as points.
static WITH_CHANGES: Pattern = Pattern::new(
    r"(?i)^(?:it was|members|councillors|governors|trustees|cabinet|council|(?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|meeting|authority|executive|partnership|group)) (?:then |also |therefore |unanimously |further |subsequently |formally |accordingly )*(?P<label>agreed|resolved|decided|approved) [^.:;]{2,160}?\b(?:with|subject to) (?:the|these) (?:following )?(?:\w+ ){0,2}(?:changes?|amendments?|additions?|corrections?|alterations?)(?: (?:being made|below))?\s*(?::-|:–|:)$",
);
/// "The Committee (a) noted …; (b) agreed …": its points in the same line.
static BODY_POINTS: Pattern = Pattern::new(
    r"(?i)^(?:(?:having|after|following|on) [^:;.]{3,120}, )?(?:the )?(?:\w+ ){0,6}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive)(?: unanimously| then)? ?(?::-|:|–|—)? ?(?P<rest>\((?:a|i|1)\) \p{L}+ed\b.*\((?:b|ii|2)\) .*)$",
);
/// "… seconded by B and carried:-", with the motion's words below.
static CARRIED_STEM: Pattern = Pattern::new(
    r"(?i)\bseconded\b.*\b(?:and )?(?P<label>carried|agreed|resolved)(?: unanimously)?\s*(?::-|:|–|—)$",
);
/// "The recommendations were moved, seconded, put to the vote and carried.", with what
/// was recommended as points below.
static RECOMMENDED_CARRIED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:officer )?(?:recommendations?|motion|proposals?)\b[^.:;]{0,80}\b(?:(?:moved|proposed)\b[^.:;]{0,80}\bseconded|put to the vote)\b[^.:;]{0,80}\bcarried(?: unanimously)?(?: by [^.:;]{3,80})?[.:]?$",
);
static HOW: Pattern = Pattern::new(
    r"^(?:as (?:the|an?) (?:substantive|amended|original)|without (?:a )?(?:division|debate|discussion|a vote)|by (?:general consent|acclamation))\b",
);
static TO_OR_THAT_ANY: Pattern = Pattern::new(r"^(?i:to|that) ");
/// "RESOLVED To object on grounds of safety."
static TO_DO: Pattern = Pattern::new(r"^To \p{Ll}+ ");
static TO_OR_THAT: Pattern = Pattern::new(r"^(?:To \p{Ll}|That )");
/// "The minutes were agreed and it was RESOLVED:": what was resolved stands below.
static AND_RESOLVED: Pattern = Pattern::new(
    r"^(?P<stem>.{0,400}\bit was (?:\w+ly )?)(?P<label>RESOLVED|AGREED)(?P<rest>(?: that)?\s*[:–-]+)$",
);
/// "The Board:", whose points begin with what it did.
static BODY: Pattern = Pattern::new(
    r"(?i)^(?:(?:accordingly|therefore|following (?:the )?discussion|after (?:debate|discussion)),? |having (?:considered|heard|read|regard|noted|received|reviewed)\b[^:;.]{0,160}, |the (?:\w+ ){0,2}(?:motion|amendment) (?:was|having been) (?:\w+ ){0,3}carried(?: unanimously)?,? (?:and )?(?:accordingly )?)?(?:the )?(?:\w+ ){0,6}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|members|governors|trustees|partnership|authority|executive|trust)(?:,? (?:having|after|following|on) [^:;.]{3,120}?,?)?(?: (?:unanimously|then|accordingly|thereafter|hereby))*\s?(?::-|:–|:—|:)$",
);
/// The rule of what a body recommends under a head of its own.
pub const RECOMMENDATIONS: &str = "decision-recommendations";
/// "The following were agreed:", whose points are what was agreed.
static THE_FOLLOWING: Pattern = Pattern::new(
    r"(?i)^(?:it was (?P<it>agreed|resolved)(?: that)? )?the following(?P<what>(?: [\w’']+){0,8}?)(?: (?:was|were) (?:also |then |unanimously |duly )*(?P<label>agreed|approved|adopted|resolved|appointed|elected))?(?: (?:as|to|during|in|at|by|for) [^.;:]{3,60})? ?(?::-|:–|:|\.)$",
);
/// Payments below such a stem are one sum.
static PAID: Pattern =
    Pattern::new(r"(?i)\b(?:payments?|invoices?|accounts|cheques|bills|expenditure|receipts)\b");
/// "Recommendations to the Cabinet Member:", "The Panel made the following recommendations:".
static RECOMMENDS: Pattern = Pattern::new(
    r"(?xi)^(?:
        (?:(?:the\ )?(?:[\w-]+\ ){0,4}(?:committee|panel|board|commission|group|members)[’']?s?[’']?\ |(?:final|formal|agreed)\ )?recommendations?\ (?:to|for)\ (?:the\ )?(?:[\w’'&-]+\ ){0,5}?(?:cabinet|council|executive|leader|mayor|member|holder|board|authority|officers|service|department|trust|partnership|commissioner|committee)\b[^:;.]{0,60}
      | (?:(?:the\ )?(?:[\w-]+\ ){0,4}(?:committee|panel|board|commission|group|members)[’']?s?[’']?|agreed)\ recommendations?
      | (?:it\ was\ agreed\ that\ )?(?:the\ )?following\ recommendations?\ (?:was|were|be)\ (?:made|agreed|put\ forward|submitted|forwarded)\b[^:;.]{0,60}
      | (?:the\ )?(?:[\w-]+\ ){0,4}(?:committee|panel|board|commission|group|members)\ (?:then\ |therefore\ |unanimously\ )?(?:made|agreed|makes|agrees|put\ forward)\ the\ following\ recommendations?\b[^:;.]{0,60}
    )\s?(?::-|:)$",
);
/// "Noted:" and "Noted that …" below "After consideration of a report, the Committee:".
/// "After hearing a report, the Committee:" leads over to what it did.
static BODY_ALONE: Pattern = Pattern::new(
    r"(?i)(?:^|, |\. )(?:the )?(?:[\w&-]+ ){0,6}(?:committee|commission|panel|board|cabinet|council|sub-?committee|forum|partnership|authority|executive|trust|members)(?: (?:then|accordingly|thereafter|unanimously))? ?(?::-|:–|:—|:)$",
);
/// What is quoted below changes a motion, and is none.
static AMENDS: Pattern = Pattern::new(r"(?i)\bamendment\b");
static BODY_DID: Pattern = Pattern::new(
    r"^(?P<label>Noted|Agreed|Approved|Resolved|Endorsed|Recommended|Decided|Instructed|Requested|Remitted|Delegated|Authorised)(?:(?P<colon> ?(?::-|:–|:))(?P<below>)$| (?:that )?(?P<rest>\p{Ll}.*)$)",
);
static DID: Pattern = Pattern::new(
    r"(?i)^(?:unanimously )?(?:noted|approved|agreed|resolved|endorsed|received|supported|ratified|recommended|delegated|accepted|adopted|confirmed|requested|authori[sz]ed|considered and|thanked|welcomed|commended|congratulated|instructed|invited|remitted|referred|continued|homologated|granted|refused|determined|appointed|acknowledged|directed|undertook|deferred|awarded|recorded|nominated|elected|re-?appointed|established|postponed|declined|rejected|dismissed|upheld|amended|reaffirmed|sanctioned|allocated|permitted|waived|extended|ordered|released|took note)\b",
);
/// "The minutes were APPROVED as a record": the label is the verb of its sentence.
static PASSIVE: Pattern = Pattern::new(r"(?i)\b(?:was|were|be|been|is|are)(?: \w+ly| duly)?\s+$");
/// "The minutes of 4 May were proposed, seconded and AGREED as a correct record."
static PUT: Pattern = Pattern::new(
    r"(?i)\bminutes\b[^.;:]{0,200}\b(?:was|were)(?: then| duly)* (?:proposed|moved),?(?: and)?(?: duly)? seconded,? and(?: \w+ly)?\s+$",
);
static IT_WAS: Pattern =
    Pattern::new(r"(?i)\bit (?:was|is)(?: \w+ly| also| then| further| duly)*\s+$");
/// What another body, or this one on another day, had decided.
static HAD: Pattern = Pattern::new(r"(?i)\b(?:had|has|have|having)(?: \w+ly| been| already)*\s+$");
static THAT: Pattern = Pattern::new(r"^(?:(?i:that|T H A T)\b|(?i:to) ?:)[\s:,–—-]*");

/// "RESOLVED", over or in front of what was resolved in the end.
static RESOLVED: Pattern = Pattern::new(r"(?:^|\bit was ?:?-? ?)(?:RESOLVED|AGREED)\b");

/// Whether bullets tell what a body said of a matter, which it then resolved on.
fn is_summed_up(below: &[&Block]) -> bool {
    let bullet = |block: &&&Block| {
        let marker = block.marker.as_ref();
        marker.is_some_and(|marker| marker.count == marker::Count::Bullet)
    };
    let bullets = below.iter().take_while(bullet).count();
    bullets > 0
        && below[bullets..]
            .iter()
            .any(|block| RESOLVED.is_in(&block.text))
}

/// Whether a point says what was done: "Approved the fares", "Instructed officers to …".
pub fn says_done(point: &Block) -> bool {
    point.marker.is_some() && DID.is_in(&point.text)
}

/// The opening of a decision at this paragraph.
pub fn read<'b>(blocks: &[&'b Block], at: usize) -> Option<Opening<'b>> {
    let block = blocks[at];
    if block.is_row() || block.text.starts_with(['“', '"', '‘']) {
        return None;
    }
    stem(blocks, at).or_else(|| label(blocks, at))
}

/// Where a label stands in a paragraph.
struct Found<'t> {
    name: &'t str,
    rest: &'t str,
    /// The words before it in the paragraph.
    before: &'t str,
    rule: &'static str,
    /// "It was" stands before it, so that no "that" needs to follow.
    plain: bool,
}

/// "CABINET DECISION: …": whose decision it is, in front of its label.
static WHOSE: Pattern = Pattern::new(
    r"^(?:THE )?(?:[A-Z][A-Z&-]+ ){0,3}(?:CABINET|COMMITTEE|COUNCIL|PANEL|BOARD|EXECUTIVE|COMMISSION|MEMBERS|FORUM)(?:[’']S?)? (?P<own>(?:DECISIONS?|RESOLUTION)(?: TAKEN| MADE)? ?[:–—-].*)$|^(?:The )?(?:Cabinet|Committee|Council|Panel|Board|Executive)(?:[’']s)? (?P<named>(?:[Dd]ecision|[Rr]esolution) ?:.*)$",
);

fn find(text: &str) -> Option<Found<'_>> {
    if let Some(whose) = WHOSE.captures(text)
        && let Some(own) = whose.name("own").or_else(|| whose.name("named"))
    {
        let (label, rest) = own.as_str().split_at(own.as_str().find([' ', ':'])?);
        return Some(Found {
            name: label,
            rest,
            before: "",
            rule: "decision-list",
            plain: false,
        });
    }
    let (found, rule) = if let Some(found) = LABEL.captures(text) {
        (found, "decision-list")
    } else if let Some(found) = AND_RESOLVED.captures(text) {
        (found, "decision-inside")
    } else if let Some(found) = SECONDED_AND.captures(text) {
        (found, "decision-inside")
    } else if let Some(found) = SECONDED_POINTS.captures(text) {
        (found, "decision-inside")
    } else if let Some(found) = BODY_CAPITALS.captures(text) {
        (found, "decision-body")
    } else {
        (INSIDE.captures(text)?, "decision-inside")
    };
    let name = found.name("label")?;
    Some(Found {
        before: &text[..name.start()],
        plain: rule != "decision-list" || found.name("it").is_some(),
        name: name.as_str(),
        rest: found.name("rest")?.as_str(),
        rule,
    })
}

fn label<'b>(blocks: &[&'b Block], at: usize) -> Option<Opening<'b>> {
    let text = blocks[at].text.as_str();
    let found = find(text)?;
    let name = found.name.to_uppercase();
    let printed = found.name.chars().all(char::is_uppercase);
    if found.rule == "decision-inside" {
        if HAD.is_in(found.before) {
            return None;
        }
        if DASHED.is_in(found.before) && !BEHIND_DASH.is_in(found.rest) {
            return None;
        }
        let passive_verb = PASSIVE.is_in(found.before) && !IT_WAS.is_in(found.before);
        if passive_verb || PUT.is_in(found.before) {
            return passive(text, found.before.len(), name, at);
        }
    }
    let mut rest = found.rest;
    if let Some(that) = ON_PROPOSAL.captures(rest).and_then(|put| put.name("that")) {
        rest = &rest[that.start()..];
    }
    while let Some(aside) = ASIDE.find(rest) {
        rest = &rest[aside.end()..];
    }
    if name.starts_with("RECOMMEND")
        && let Some(body) = TO_BODY.find(rest)
    {
        rest = &rest[body.end()..];
    }
    let delimiter = DELIMITER.find(rest).map_or("", |found| found.as_str());
    // "Resolve: Proposed by A, that …" is a label; "This Council resolves to" is a motion.
    if name.starts_with("RESOLVE") && name != "RESOLVED" && !delimiter.contains([':', '–']) {
        return None;
    }
    let moved = rest[delimiter.len()..].trim_start();
    let moved = VOTE.find(moved).map_or(moved, |vote| &moved[vote.end()..]);
    let behind = behind_movers(moved);
    if MOVER.is_in(behind)
        && let Some(next) = blocks.get(at + 1)
        && let Some(that) = SECONDER
            .captures(&next.text)
            .and_then(|found| found.name("that"))
    {
        return Some(Opening {
            name,
            at: at + 1,
            rest: behind_that(&next.text[that.start()..]),
            opens: true,
            rule: found.rule,
            told: tells(found.before),
        });
    }
    let that = THAT.find(behind).map_or("", |found| found.as_str());
    let stopped = delimiter.trim() == ".";
    // "… seconded by B. RESOLVED." tells what became of the words before it.
    if stopped && behind.is_empty() && found.before.trim_end().ends_with('.') {
        return None;
    }
    // "Agreed." alone is the decision itself, and heads nothing.
    let heads = || {
        let next = blocks.get(at + 1);
        next.is_some_and(|next| next.marker.is_some() || TO_OR_THAT.is_in(&next.text))
    };
    if stopped && behind.is_empty() && name == "AGREED" && !heads() {
        return None;
    }
    // "… and then AGREED as the substantive motion without division" says how.
    if found.rule == "decision-inside" && HOW.is_in(behind) && !SUBJECT.is_in(behind) {
        return None;
    }
    if delimiter.is_empty() && !behind.is_empty() {
        let to = ["to ", "to:"].iter().any(|to| behind.starts_with(to))
            || printed && TO_DO.is_in(behind);
        let listed = marker::split(behind).is_some_and(|(marker, _)| marker.begins());
        let charged = printed && CHARGED.is_in(behind);
        let begins = !that.is_empty() || to || listed || charged || SUBJECT.is_in(behind);
        if !(begins || printed && found.plain) {
            return None;
        }
    }
    let to_do = behind.len() < moved.len() && behind.starts_with("to ");
    if delimiter.trim() == "," && that.is_empty() && !to_do && !SUBJECT.is_in(behind)
        || stopped && !behind.is_empty()
    {
        return None;
    }
    // Behind a colon "That" begins the point; behind the bare label it is the stem's.
    let rest = if delimiter.is_empty() || delimiter.trim() == "," || behind.len() == that.len() {
        &behind[that.len()..]
    } else {
        behind
    };
    Some(Opening {
        name,
        at,
        rest,
        opens: !stopped
            && (!delimiter.is_empty()
                || !that.is_empty()
                || rest.ends_with([':', '-', '–'])
                || heads_decision(text)),
        told: tells(found.before),
        rule: found.rule,
    })
}

/// The sentence whose verb the label is, whole.
fn passive(text: &str, label: usize, name: String, at: usize) -> Option<Opening<'_>> {
    let mut end = 0;
    let sentence = sentence::split(text).into_iter().find(|sentence| {
        end += text[end..].find(sentence).unwrap_or_default() + sentence.len();
        end > label
    })?;
    let movers = LEAD_MOVERS.find(sentence).map_or(0, |movers| movers.end());
    Some(Opening {
        name,
        at,
        rest: &sentence[movers..],
        opens: true,
        rule: "decision-inside",
        told: tells(&text[..label]),
    })
}

/// Whether whole sentences stand in the words before a label.
fn tells(before: &str) -> bool {
    sentence::split(before).len() > 1
}

/// The words behind those who moved and seconded.
fn behind_movers(text: &str) -> &str {
    let text = IN_BRACKETS
        .find(text)
        .map_or(text, |movers| &text[movers.end()..]);
    let Some(found) = MOVERS.captures(text) else {
        return text;
    };
    if let Some(begin) = found.name("that").or_else(|| found.name("do")) {
        return &text[begin.start()..];
    }
    found.name("to").map_or(text, |to| &text[to.end() - 2..])
}

fn behind_that(text: &str) -> &str {
    &text[THAT.find(text).map_or(0, |that| that.end())..]
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
            | "Decision taken"
            | "Decisions taken"
            | "DECISION TAKEN"
            | "DECISIONS TAKEN"
            | "Decision made"
            | "DECISION MADE"
    )
}

/// Labels in small letters, and stems without one, whose points stand below.
/// Whether the words of a motion begin a paragraph.
fn quotes(block: &Block) -> bool {
    block.text.starts_with(['“', '"', '‘'])
}

fn stem<'b>(blocks: &[&'b Block], at: usize) -> Option<Opening<'b>> {
    let text = blocks[at].text.as_str();
    let opening = |name: &str, rest, rule| {
        Some(Opening {
            name: name.to_uppercase(),
            at,
            rest,
            opens: true,
            rule,
            told: false,
        })
    };
    let listed_below = blocks
        .get(at + 1)
        .and_then(|next| next.marker.as_ref())
        .is_some_and(marker::Marker::begins);
    // "The Panel agreed that" and the points of it.
    if listed_below
        && text.chars().count() < LONGEST_STEM
        && let Some(found) = OPEN_STEM.captures(text)
        && !prose::tells_of_another(text)
    {
        let name = if text.contains(" recommend ") {
            "RECOMMENDED"
        } else {
            &found["label"]
        };
        return opening(name, "", "decision-stem");
    }
    if let Some(rest) = BODY_POINTS.group(text, "rest")
        && marker::split(rest).is_some_and(|(_, words)| DID.is_in(words))
    {
        return opening("", rest, "decision-body");
    }
    if let Some(found) = STEM.captures(text)
        && !(AMENDS.is_in(text) && blocks.get(at + 1).is_some_and(|next| quotes(next)))
        && !prose::tells_of_another(text)
        && found["label"].chars().any(char::is_lowercase)
    {
        let rest = found.name("rest").map_or("", |rest| rest.as_str());
        let listed = marker::split(rest).is_some_and(|(marker, _)| marker.begins());
        if listed || rest.is_empty() && blocks.get(at + 1).is_some() {
            let name = match CHARGES.group(text, "verb") {
                Some(verb) => verb,
                None => &found["label"],
            };
            return opening(name, rest, "decision-stem");
        }
    }
    if let Some(found) = BODY_DID.captures(text) {
        let under = blocks[..at]
            .last()
            .is_some_and(|stem| BODY_ALONE.is_in(&stem.text))
            && !is_summed_up(&blocks[at..]);
        let begins = |next: &&Block| next.marker.is_some() || TO_OR_THAT_ANY.is_in(&next.text);
        let heads = found.name("colon").is_some() && blocks.get(at + 1).is_some_and(begins);
        let rest = found.name("rest").map_or("", |rest| rest.as_str());
        if heads || under && !rest.is_empty() {
            return opening(&found["label"], rest, "decision-body");
        }
    }
    let next = blocks.get(at + 1)?;
    if RECOMMENDS.is_in(text) && next.marker.as_ref().is_some_and(marker::Marker::begins) {
        return opening("RECOMMENDED", "", RECOMMENDATIONS);
    }
    if listed_below
        && let Some(found) = WITH_CHANGES.captures(text)
        && !prose::tells_of_another(text)
    {
        return opening(&found["label"], "", "decision-changes");
    }
    if listed_below && let Some(label) = added::heads(text) {
        return opening(label, "", added::RULE);
    }
    if listed_below
        && let Some(found) = THE_FOLLOWING.captures(text)
        && let Some(label) = found.name("label").or_else(|| found.name("it"))
        && !PAID.is_in(&found["what"])
    {
        return opening(label.as_str(), "", "decision-following");
    }
    if let Some(found) = CARRIED_STEM.captures(text)
        && quotes(next)
    {
        return opening(&found["label"], "", "decision-carried");
    }
    let points = TO_OR_THAT.is_in(&next.text) || next.text.starts_with("that ");
    if RECOMMENDED_CARRIED.is_in(text) && next.marker.is_some() && points {
        return opening("", "", "decision-carried");
    }
    // Without a marker the verb itself shows that the sentence goes on below.
    let goes_on = next.marker.is_some() || next.text.starts_with(char::is_lowercase);
    if BODY.is_in(text) && goes_on && DID.is_in(&next.text) && !is_summed_up(&blocks[at + 1..]) {
        return opening("", "", "decision-body");
    }
    // "That Cabinet:" whose label is lost.
    let heads = points::is_stem(text) && next.marker.is_some()
        || points::heads_points(text, &blocks[at + 1..]);
    (text.starts_with("That ") && heads).then(|| opening("", "", "decision-that"))?
}
