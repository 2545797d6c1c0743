//! The words of which councils make the headings of columns, and what they mean together.
//!
//! A heading is looked up folded, its articles, plurals and what stands in brackets dropped.
//! Rules stand in order: the first that finds its words decides.

use std::sync::LazyLock;

use regex::RegexSet;

use super::Meaning;

/// Patterns with what a heading means that holds them.
struct Rules {
    set: Option<RegexSet>,
    meanings: Vec<Meaning>,
}

impl Rules {
    fn new(rules: &[(&str, Meaning)]) -> Self {
        // Words that several rules share have a name in capitals.
        let spelt = rules.iter().map(|(rule, _)| {
            let named = NAMED.iter();
            named.fold((*rule).to_owned(), |rule, (name, words)| {
                rule.replace(name, words)
            })
        });
        Self {
            set: RegexSet::new(spelt).ok(),
            meanings: rules.iter().map(|(_, meaning)| *meaning).collect(),
        }
    }

    fn meaning(&self, folded: &str) -> Option<Meaning> {
        let first = self.set.as_ref()?.matches(folded).iter().next()?;
        self.meanings.get(first).copied()
    }
}

static SURE: LazyLock<Rules> = LazyLock::new(|| Rules::new(HEADINGS));
static LIKELY: LazyLock<Rules> = LazyLock::new(|| Rules::new(WORDS));

/// What a heading surely means.
pub fn sure(folded: &str) -> Option<Meaning> {
    SURE.meaning(folded)
}

/// What the words of a heading hint at, where nothing is sure: a cell that is no heading may
/// hold them as well.
pub fn likely(folded: &str) -> Option<Meaning> {
    LIKELY.meaning(folded)
}

/// Whether words are the plain heading of a first column, and nothing else.
pub fn is_plain_first(folded: &str) -> bool {
    static PLAIN: LazyLock<Rules> = LazyLock::new(|| Rules::new(FIRST));
    PLAIN.meaning(folded).is_some()
}

const NAMED: &[(&str, &str)] = &[
    ("NUMBER", "(?:no|num|number|ref|reference|id|code)"),
    (
        "BODY",
        "(?:meeting|committee|panel|board|commission|cabinet|scrutiny|cttee|ctte|cmte|session|agenda|council|forum|executive|assembly)",
    ),
    (
        "ASKED",
        "(?:raised|entered|entry|added|opened|identified|recorded|initiated|logged|asked|given|made|requested|request|agreed|assigned|set|originated|commissioned)",
    ),
    (
        "SOFT",
        "(?:proposed|provisional|suggested|possible|potential|indicative|likely|expected|preferred|anticipated|earliest)",
    ),
    (
        "DONE",
        "(?:completed?|closed|achieved|done|discharged|actioned|implemented|delivered)",
    ),
    (
        "MATTER",
        "(?:item|topic|report|matter|subject|business|issue)",
    ),
];

const HEADINGS: &[(&str, Meaning)] = &[
    // Registers of risk, money and performance look like plans, but for these words.
    ("^forecast (?:completion|date)", Meaning::Due),
    (
        r"\bactual (?:(?:date of )?completion|date)|\bactual close",
        Meaning::Completed,
    ),
    ("^response (?:received|outcome)$", Meaning::Progress),
    // "Officer responsible for ensuring completion"
    (
        "^(?:officer|person|member|lead|staff)(?: s)? responsible (?:for|to)\\b",
        Meaning::Owner,
    ),
    (
        r"\b(?:risk|likelihood|score|mitigation|mitigating|variance|forecast|actual|outturn|kpi|attendance|apology|version|representation|received|decision (?:maker|taker))\b",
        Meaning::Foreign,
    ),
    (
        r"\b(?:impact|consequence|control|budget|baseline|indicator)\b",
        Meaning::Strange,
    ),
    // Numbers.
    (
        "^(?:date of )?meeting(?: date)? (?:and )?(?:agenda )?(?:item|minute)(?: NUMBER)?$",
        Meaning::Entered,
    ),
    (
        r"^(?:\w+ ){0,3}NUMBER$|^(?:ref|reference|id) |^(?:from |of )?(?:minute|min)(?: and item)?$|^(?:minute|min) NUMBER |^rec$",
        Meaning::Reference,
    ),
    // States, and what is told beside them.
    (
        r"^state of play|^(?:update|status) (?:status|update)$|^(?:(?:current|latest|present|update|progress|follow up) )?position\b|\bposition$|^follow up (?:comment|note)|\bto date$|^evidence\b",
        Meaning::Progress,
    ),
    (
        r"\b(?:status|rag|brag)\b|^(?:current )?state$|\bopen (?:or )?close|\b(?:completed?|resolved|closed) (?:or )?(?:outstanding|y n|yes|open)|^(?:%|percent|percentage) complete|^is action complete|^assessment of progress|^red amber green",
        Meaning::Status,
    ),
    // Whose it is; before that, by when it is to be theirs no more.
    (
        r"\bcomplet\w+ by$|\b(?:required|needed|wanted|due|promised|done|implemented) (?:by|for)$",
        Meaning::Due,
    ),
    (
        "^(?:raised|suggested|requested|asked|referred|proposed|identified|originated|recommended) by$|^originator$",
        Meaning::Raiser,
    ),
    ("^action requested by$", Meaning::Task),
    ("^(?:name|title) of (?:report|item)", Meaning::Item),
    (
        r"^assigned$|^(?:\w+ ){0,3}(?:\w+ed|by|for|given|made|brought|led|taken|undertaken|report|who|owner) (?:by|to|of)$|^(?:by|for)$|^(?:for )?action (?:by|for)$|\bwhom?\b|^with$|^report from$|^officer to action",
        Meaning::Owner,
    ),
    // Days.
    ("^date to be (?:completed?|done)", Meaning::Due),
    (
        "^(?:date )?(?:(?:action|task) )?DONE(?: (?:date|on|y n|yes no|and signature|date and signature))*$|^date of (?:closure|reply)$|^closure date$|^date (?:of )?(?:response|responded|answered|circulated|provided|implemented|actioned|discharged|completion)(?: (?:circulated|sent|provided))?$|^(?:provided|answered|sent|circulated) on$|^signed off$|^tick |^date .*(?:closed|completed?|discharged)$",
        Meaning::Completed,
    ),
    (
        "^(?:agenda |work |scrutiny |key )?MATTER (?:for|to be) ",
        Meaning::Item,
    ),
    (
        "^(?:detail|description|summary) of (?:action|request|recommendation)",
        Meaning::Task,
    ),
    (
        "^(?:reason|rationale|purpose|detail|description) ",
        Meaning::Detail,
    ),
    (
        "^date of meeting raised|^(?:meeting|committee|board) (?:date )?ASKED$",
        Meaning::Entered,
    ),
    (
        r"^(?:target|scheduled|for|to) BODY(?: on| date)?$|\bconsider(?:ed|ation)\b|^date (?:for|of) BODY",
        Meaning::Meeting,
    ),
    (
        r"\b(?:due|deadline|timescale|timeframe|timeline|target)\b|\btime (?:scale|frame)\b|^(?:by )?when(?: by)?$|^time$|^timing$|^bring (?:back|forward)|\bcompletion\b|^(?:review|action|implementation|response|revised|agreed|extended|new) date|^by date$|^date (?:for|to be|required|by)\b|^required date",
        Meaning::Due,
    ),
    (
        r"\bdate\b.*\bASKED\b|^(?:raised|entered|added|logged|asked|given)$|^(?:first |originally )?ASKED (?:on|at|date|from)$|^first raised$|^(?:source|originating|original) BODY|^(?:from(?: meeting)?|since|arising (?:from|at)|arose at)$|^date of (?:action|original)|^request date",
        Meaning::Entered,
    ),
    (
        r"^SOFT (?:\w+ )?(?:date|meeting|timing|month|timescale|committee)",
        Meaning::Proposed,
    ),
    (
        r"^(?:BODY )?BODY$|^BODY (?:and|on|of|scheduled)\b|\bBODY\b.*\b(?:date|month|time)\b|\b(?:date|month)\b.*\bBODY\b|^(?:date|meeting) (?:and )?(?:time|venue|location)",
        Meaning::Meeting,
    ),
    (
        r"^(?:date|month|quarter)$|^(?:date )?(?:scheduled|programmed|timetabled)(?: date| for| in)?$|^month\b|^date\b|\bdate$",
        Meaning::Date,
    ),
    // What came of it.
    (
        r"\b(?:progress|update|comment|commentary|narrative|answer|reply|response|remark|news)\b|^(?:latest|result)\b|^(?:action|work) (?:taken|undertaken|completed|carried out|so far)\b|^where (?:it|thing|we|are)\b|^how it stand|^what (?:happened|ha|have|wa done|was done|came|became|we did|has)\b|^(?:clerk|officer) (?:note|report)|^outcome (?:of|update|comment)|^current (?:situation|stage)",
        Meaning::Progress,
    ),
    // What it is for.
    (
        r"^(?:(?:brief|short|further|additional|committee|item|report|type of|format of|key) )*(?:type|format|information|role|line of enquiry|question|note)(?: (?:of|for|required) ?\w*)?$|^(?:detail|description|summary|purpose|reason|rationale|objective|aim|scope|background|note|why|overview|focus|approach|source|witness|invitee|attendee|question|invited|membership|expectation|discussion)(?: (?:of|for|and|in|point) ?(?:item|report|scrutiny|consideration|inclusion|scope|purpose|outcome|objective|topic|review|subject)?)*$|\boutcome (?:sought|required)|\b(?:intended|expected|desired|anticipated|required) outcome|\bwant to (?:know|achieve|find)|^what for$|^what .*\bachieve|^why\b|^decision required|^(?:accepted|agreed|rejected|not| or|or| )+$",
        Meaning::Detail,
    ),
    ("^action and rec", Meaning::Task),
    (
        r"\brecommendation\b|^(?:member )?(?:request|ask|commitment|undertaking|promise)(?: (?:or resolution|and resolution|resolution|made|given))?$|^resolution (?:or |and )?request|^information requested|^asked for|^action request made|^(?:outcome action|action outcome)$|\boutstanding matter|^matter outstanding|^point to follow",
        Meaning::Action,
    ),
    (
        r"^(?:(?:agreed|required|key|planned|proposed|outstanding|improvement|specific|management|follow up|detail of|description of|summary of|next|to|thing to|new|open|what) )*(?:action|task|activity|deliverable|milestone|step|stage|do|to do|what)(?: (?:point|item|required|agreed|requested|arising|needed|proposed|outstanding|description|detail|summary|to be (?:taken|done|undertaken|completed)|to take|at meeting|from meeting|task|action|activity|decision|request|and recommendation))*$|^(?:detail of )?(?:information )?request(?: for information)?$|^detail of request|^to be done|^matter arising|^follow up(?: action)?$|^suggestion for improvement|^what (?:we|need|action|was|must)\b|^what will we\b",
        Meaning::Task,
    ),
    (
        r"\b(?:owner|officer|author|responsible)\b|^(?:\w+ )?(?:presenter|presenting|director|directorate|department|manager|contact|holder|assignee|responsibility|accountable|lead|person|initial|partner|councillor|cllr)$|^(?:lead|responsible|allocated|assigned) \w+(?: author| officer)*$|^named? \w+$|^name$|^cabinet member$|^head of service$|^service area$|^(?:council|external) (?:department|partner)$|^partner organisation$|^(?:department|organisation|director) (?:responsible|and directorate)$|^director lead$",
        Meaning::Owner,
    ),
    (
        r"^(?:outcome|decision|resolution)(?: (?:made|agreed|taken|resolution|decision|outcome|of \w+))*$",
        Meaning::Outcome,
    ),
    (
        r"^(?:(?:agenda|work|scrutiny|main|key|planned|suggested|potential|possible|proposed|standing|relevant|programme|work programme|review|business|report|item|subject|topic|issue|title|name|area) )*(?:item|topic|subject|title|issue|theme|paper|report|matter|business|motion|area of focus)(?: (?:title|subject|topic|name|of business|heading|description|area|report|item|issue|planned|theme|name|matter|of report|and purpose|to be (?:discussed|transacted|considered)))*$|^subject heading$|^agenda (?:heading|content)$|^area (?:of|for) (?:focus|scrutiny)$|^scrutiny review$",
        Meaning::Item,
    ),
    (r"\b(?:purpose|detail|description)\b", Meaning::Detail),
    (r"\baction\b", Meaning::Action),
    // What stands beside all that.
    (
        r"^(?:ward|frequency|priority|category|theme|exempt|confidential|private|open|public|consultation|consultee|location|venue|place|duration|length|method|evidence required|rating|link|key|part|standing|statutory|project|workstream|pillar|cost|vote|proposer)\b|\b(?:ward|priority|implication|consultee|consultation|exempt|appendix|link|method|witness)\b|^background paper",
        Meaning::Aside,
    ),
];

const WORDS: &[(&str, Meaning)] = &[
    (
        r"\b(?:lead|leading|director|directorate|department|manager|contact|holder|assignee|responsibility|accountable|person|agency|team|portfolio|presenter|sponsor|councillor|clerk|delegate|owned)\b",
        Meaning::Owner,
    ),
    (
        r"\b(?:complete|completed|closed|resolved|discharged)\b",
        Meaning::Completed,
    ),
    (r"\b(?:task|activity|query|to do)\b", Meaning::Task),
    (
        r"\b(?:item|topic|subject|title|issue|theme|paper|business|report|review)\b",
        Meaning::Item,
    ),
    (
        r"\b(?:reason|rationale|objective|aim|scope|background|summary|focus|information|question|note|outcome|discussion)\b",
        Meaning::Detail,
    ),
    (r"\b(?:date|when|month|by)\b", Meaning::Date),
    (r"\b(?:meeting|committee|board|panel)\b", Meaning::Meeting),
];

const FIRST: &[(&str, Meaning)] = &[(
    "^(?:activity|(?:key |agreed |action |next )?(?:action|step|task)(?: required| point| item| agreed)?|(?:agenda )?item|topic|subject|report|title|recommendation|date|meeting(?: date)?|date of meeting|milestone|stage|NUMBER|minute(?: no)?)$",
    Meaning::Item,
)];
