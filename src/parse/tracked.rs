//! Must somebody now do something that a later meeting can check?
//!
//! Noting a report, confirming minutes and recording a view ask nothing of anybody.
//! A request, a report to come back, an invitation, a change put to the executive
//! and an item for the work programme do. The rules, the first that holds decides:
//!
//! | A point that … | is tracked |
//! |---|---|
//! | determines an application, grants or refuses a permission or licence | only where an officer is left with something: a delegation, an agreement to complete |
//! | adds a condition to a permission, or agrees a programme with what another minute adds | no |
//! | turns a request or an offer down | no |
//! | confirms minutes, or excludes or readmits the public | no |
//! | defers business to allow something, or to a later day | yes: it comes back |
//! | says that a paper is to come to a meeting | yes |
//! | objects, responds, replaces, repairs, leaves something and reviews it | yes |
//! | delegates a power to make minor changes, to settle terms or take the steps needed | no: it may be used or not |
//! | was considered and a view recorded, or says what is a good place or time | no |
//! | notes something | only what is plainly still to be done in it |
//! | says what a plan is to say, hands something to each of many, begins a measure of some time on a later day | yes |
//! | visits, invites, asks, receives reports later, or says that something be done | yes |
//! | approves, adopts, appoints, sets or changes a figure | no |
//! | begins "For" or "To", asks, instructs, delegates a task, promises | yes |
//! | stands under RECOMMENDED, whatever it does but note | yes: somebody else must decide |

use crate::parse::pattern::Pattern;

static MINUTES: Pattern = Pattern::new(
    r"(?i)\bminutes?\b.*\b(?:correct|true|accurate|confirmed|approved|signed|amended|agreed|accepted|taken as read)\b|\b(?:submitted|circulated)\b.*\bapproved\b.*\bminutes? of\b|\b(?:agreed|approved|adopted|accepted|confirmed)(?: and|,) (?:then |duly )?signed\b",
);
/// "The work programme, as amended, be approved": what is changed already.
static AS_IT_IS: Pattern =
    Pattern::new(r",? \(?as (?:amended|updated|revised|corrected|now amended)\)?,?");
/// Words that ask or promise, whatever stands around them.
static STRONG: Pattern = Pattern::new(
    r"(?ix)
    \brequest(?:s|ed)?\ (?:that|for|an?\b|the|further|more|officers|information|details|to\b|clarification|sight|regular)
    | \b(?:be|is|are|was|were)\ (?:also\ |further\ )?(?:requested|asked|invited|instructed|tasked|urged|called\ upon|required\ to\ (?:respond|report|reply|submit|provide|bring|write|attend|prepare|produce|review|publish|present))
    | \b(?:(?:ask|invite|instruct|urge|lobby|refer|commission)s?|instructed|tasked|directed|calls?\ on|writes?\ to)\b
    | \bbring\ (?:it|this|that|them|the\ (?:matter|item|report|paper))\ back\b
    | \b(?:executive|director|clerk|chair(?:man|woman|person)?|officer|leader|mayor|solicitor|manager|treasurer)\ signs?\ (?:the|an?)\ [^.;]{0,60}?\b(?:agreement|lease|contract|deed|letter|licen[cs]e)\b
    | \b(?:brought|reported|presented|submitted|taken)\ to\ (?:the|our|its)\ (?:next|following|january|february|march|april|may|june|july|august|september|october|november|december)\ meeting\b
    | \band\ (?:that\ )?(?:it|they|he|she)\ reports?\ to\b
    | \bbeing\ (?:first\ )?(?:agreed|settled|discussed|cleared)\ with\b
    | \b(?:come|comes|came|brought|bring|brings|report|reported|reports|taken|return|returned|referred|fed|feed|feeds)\ back\b
    | \b(?:future|next|subsequent|later|forthcoming)\ (?:meeting|agenda|report)
    | \bwork\ (?:programme|plan)\b.*\b(?:add|added|include|included|put|remain|place|placed|amended|updated)\b
    | \b(?:add|added|include|included|put|remain|remains|place|placed|taken)\b.*\b(?:work\ (?:programme|plan)|forward\ plan|agenda)\b
    | \b(?:circulat|provid|shar|suppl|submitt?|present|arrang|investigat|explor|monitor|consult|liais|publish|prepar|produc|develop|obtain|contact|chas|purchas|order|install|repair|replac)(?:e[sd]?|ied|ies|y|ed|s|ing)?\b.*\b(?:to|by|with|for|on|from|before|once)\b
    | \b(?:should|must)\b
    | \b(?:would|will|shall)\ (?:make|pay|write|send|attend|contact|arrange|provide|bring|come|report|look|follow|meet|ask|seek|apply|organise|check|raise|speak|respond|reply|submit|prepare|draft|obtain|get|carry|proceed|visit|hold|order|invite|circulate|share|return|name|nominate|find|host|collate|review|explore|develop|discuss|liaise|let|pass|add|put|draw|publish|update|inform|notify)\b
    | \b(?:clerk|officers?|director|engineer|manager|executive|treasurer|solicitor|chair(?:man|woman|person)?|cllrs?\.?(?:\ [A-Z]\.)?\ [A-Z][\w’'-]+|councillor\ [A-Z][\w’'-]+|head\ of\ [\w\ ]+?)\ (?:return|complete|write|send|attend|contact|arrange|make\ arrangements|enter\ into|provide|bring|report|look|follow|meet|ask|seek|apply|organise|check|raise|speak|respond|reply|submit|prepare|draft|obtain|get|carry|be\ asked|pursue|chase|purchase|order|renew|place|pay)\b
    | \b(?:will|would|could|shall|to)\ be\ (?:\w+ly\ )?(?:added|addressed|allocated|amended|arranged|asked|brought|checked|circulated|clarified|completed|considered|contacted|discussed|emailed|established|explored|flagged|followed|forwarded|given|included|informed|investigated|invited|issued|looked|made|monitored|notified|organised|passed|prepared|presented|produced|provided|published|put|raised|received|reconsidered|referred|reported|reviewed|scheduled|sent|set|shared|sought|submitted|taken|undertaken|updated|written)
    | \b(?:to\ )?receive\ (?:an?|further|more|regular|the\ (?:current|latest|updated)|information|updates|details|figures)
    | \b(?:(?-i:[Aa]n?)|further|regular|quarterly|annual|progress|written)\ (?:\w+\ ){0,2}(?:update|report|briefing)s?\ (?:on|be|to|about|in|at|from|is|regarding)\b
    | \b(?:clerk|officers?|director|manager|engineer|solicitor|treasurer|leader|chair|chairman|members?|cllrs?|councillors?|monitoring\ officer|head\ of\ [\w\ ]+)\ (?:to|will|would)\ (?:\w+)
    | \b(?:amendments?|changes?|corrections?|additions?)\ be\ made\ to\ [^.;]{3,80}\bto\ (?:include|reflect|show|allow)\b
    | ^(?:that\ )?(?-i:[A-Z]{2,3})\ (?:arrange|ask|bring|check|circulate|contact|draft|email|find\ out|invite|look|obtain|prepare|produce|provide|publish|report|review|revise|rewrite|seek|send|share|speak|update|write)\b
    | \bofficers?\ make\ (?:the|an?|these|those|such)\b
    | ^(?:that\ )?(?:cllrs?\.?|councillors?|mr|mrs|ms|miss|dr|the)\ (?:(?-i:\p{Lu}[\w.&-]*(?:[’'][\w.&-]{2,})?),?\ |(?:of|for|and|the|[–-])\ ){1,8}(?:act\ as|advertise|amend|assess|book|buy|call|hold|host|organise|circulate|clean|clear|commission|consult|convene|cost|cut|develop|draft|erect|evaluate|examine|fit|hire|implement|inform|inspect|issue|lay|liaise|measure|negotiate|notify|paint|plant|price|proceed|produce|publish|put|remind|report|research|review|revise|source|survey|take|update)\b
    | \b(?:delegat(?:e|es|ed|ion)\b.*\bto\b|\b(?:be\ )?authori[sz]ed?\b.*\bto\b)
    | (?-i:\band\ for\ (?:the\ )?(?:[A-Z]{2,3}|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\ [A-Z][\w’'-]+|[Cc]lerk|[Cc]hair(?:man)?|[Oo]fficers?)\ to\ [a-z]+)
    | \b(?:cabinet|council|executive)\ be\ recommended\b
    | \bproposed\ that\ there\ (?:should|could)\ be\b | \bsubject\ to\ an?\ [\w\ ]{3,40}\ coming\b
    | \brecommend(?:s|ed|ation)?\b.*\b(?:cabinet|council|executive|city\ mayor|government|that)\b
    ",
);
static STARTS: Pattern = Pattern::new(
    r"^(?:For|To)\b|^for (?:the |a )?[\w’' -]{2,60}? to [a-z]+ |^to (?:hold|arrange|obtain|organise|schedule|invite|set up|establish|produce|purchase|investigate|visit|meet|seek|apply|carry out|convene|conduct|survey|review|prepare|respond|offer|ask|write|send|contact|request|install|erect|plant|circulate|publish|advertise|get|find|look|hire|register|inform|notify|commission|draft|submit|enquire|monitor|pursue|replace|repair|clean|paint|move|relocate|book|negotiate|proceed|add|re-?apply|complete|call|trial|explore|develop|progress|instruct|lobby|press|consult)\b",
);
static NOTES: Pattern = Pattern::new(
    r"(?i)^(?:(?:that|to|and)\s+)?(?:(?:the\s+)?(?:[\w’'-]+\s+){0,6}?)?(?:note|notes|noted|receive|receives|received|welcome|welcomes|thank|thanks|acknowledge|acknowledges|support|supports|endorse|endorses|approve|approves|agree|agrees|adopt|adopts|accept|accepts|confirm|confirms)\b",
);
static BE_NOTED: Pattern = Pattern::new(
    r"(?i)\b(?:be|is|was|were|are)\s+(?:\w+\s+)?(?:noted|received|welcomed|thanked|acknowledged|endorsed|supported|accepted|adopted|approved|agreed|confirmed|elected|appointed|re-?elected|ratified|signed|excluded)\.?$",
);
/// In a noting clause only what is plainly still to be done counts.
static STILL_TO_DO: Pattern = Pattern::new(
    r"(?i)\bnote[sd]? that (?:the )?(?:[\w’'&-]+,? ){0,3}?(?:directors?|officers?|managers?|heads?|holder|chair\w*|leader|clerk|engineer|solicitor|executive)(?: ?[,–-])?(?: (?:(?-i:\p{Lu}[\w’'&-]*,?)|of|for|and|the)){0,7} (?:will|would) (?:report|bring|submit|provide|circulate|write|present|prepare|come back|look (?:at|into)|share|send)\b|\b(?:will|would|shall|is to|are to|to) be (?:\w+ )?(?:reported|brought|presented|submitted|circulated|provided|considered|reviewed|updated|published|taken|added|included|sent|shared|made available|referred)\b|\band (?:that )?(?:\w+ ){0,4}(?:request|ask|invite|instruct|recommend)(?:s|ed)?\b|\band (?:also |then |further |formally )?invited (?:the |an? |officers\b|members\b|(?-i:\p{Lu}))|\b(?:be|is|are) (?:requested|asked|invited) to\b|\b(?:report|come|bring|brought|feed) back\b|\breport\b[^.;]{0,60}\bto (?:an?|the) (?:future|next|later|subsequent) meeting\b|\brequests? (?:that|an?|further)\b|, to (?:request|ask|invite|instruct|recommend) (?:the |that |an? |officers\b|members\b|(?-i:\p{Lu}))|\band that (?:the )?(?:[\w’'&-]+ ){0,4}?(?:directors?|officers?|clerk|managers?|head|executive|chair\w*|leader|solicitor|treasurer|engineer|member|holder)(?: (?:of|for)(?: [\w’'&-]+){1,6}?)? (?:provide|bring|submit|prepare|circulate|write|arrange|investigate|produce|present|supply|send|obtain|explore|undertake|carry out|return|contact|invite|ensure|report (?:back|to|on))\b|\bpass (?:any|their|its|the) comments\b|\band to (?:object|respond|reply|write|ask|request|invite)\b|\bnoted,? and (?:that )?(?:the |an? )?(?:[\w’'&-]+ ){1,6}?(?:invited|asked|requested|instructed|write|writes) to\b",
);
static NOTED_FIRST: Pattern = Pattern::new(
    r"(?i)^(?:(?:that|to)\s+)?(?:(?:the\s+)?(?:[\w’'-]+\s+){0,6}?)(?:note|notes|noted)\b|\bbe noted\b|\b(?:was|were) noted\b|\bhad before it,? and noted\b",
);

/// "That a further condition require the roof to be of slate": it binds the applicant.
static CONDITION: Pattern = Pattern::new(
    r"(?i)^(?:that |and )*(?:an?|the|these|two|three|its) (?:(?:further|additional|extra|standard|usual|following|new) )*(?:planning )?conditions?\b[^.;]{0,60}?\b(?:requires?|requiring|be (?:also )?(?:added|attached|imposed|included|applied|amended)|to (?:require|secure|control|limit|restrict))\b",
);
/// "Agreed, with the additions made under minute 4": these are promises where they stand.
static MADE_ELSEWHERE: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:[\w’'-]+ ){0,4}(?:programme|plan) (?:be|is|was) (?:agreed|approved|noted|adopted)\b[^.;]{0,20}\b(?:additions?|changes?|amendments?)\b[^.;]{0,20}\b(?:under|in|at) minutes? (?:\d|above|numbers?)[^.;]*\.?$",
);

/// "That a workshop be held": somebody must do it.
static BE_DONE: Pattern = Pattern::new(
    r"(?i)\bbe (?:\w+ly |also |then |further )?(?P<done>\w+(?:ed|en|ld|nt|pt|ut|ght|ade|one|t up|ung|own|awn|gun)|found out)\b(?P<up> up| out)?",
);
/// What a decision itself brings about leaves nothing to do.
static DONE_WITH: Pattern = Pattern::new(
    r"(?i)^(?:noted|approved|agreed|adopted|endorsed|confirmed|received|accepted|granted|refused|elected|re|appointed|reappointed|signed|supported|welcomed|thanked|amended|excluded|ratified|dismissed|carried|taken|deferred|closed|declared|named|determined|increased|fixed|set|rejected|withdrawn|known|nominated|authorised|authorized|acknowledged|commended|congratulated|recorded|concerned|allowed|permitted|released|transferred|vired|used|required|subjected|retained|delegated|admitted|given|levied|made|awarded|suspended)$",
);
/// "be raised from £5,000 to £12,500": the decision itself changes the figure.
static FIGURE: Pattern = Pattern::new(r"^ (?:from|to|by) (?:£?\d|[\w ]{0,20}%)");
/// "be completed by 30 June": the day by which somebody must do it is no figure.
static BY_DAY: Pattern = Pattern::new(
    r"(?i)^ by (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|(?:19|20)\d\d\b)",
);
static VISITS: Pattern = Pattern::new(
    r"(?i)^that (?:the )?(?:\w+ ){0,4}(?:committee|commission|panel|board|cabinet|council|members|forum|chair) (?:visits?|holds?|receives? (?:an?|further|regular)|meets?|reviews?|considers?|invites?|asks?|writes?|establish(?:es)?|sets? up|undertakes?|conducts?|carr(?:y|ies) out)\b",
);
static ADDS: Pattern = Pattern::new(
    r"(?i)\breceives? (?:an?|further|regular|quarterly|annual|monthly)\b|\bsubject to (?:the )?(?:[\w’'-]+ ){0,2}(?:directors?|heads?|officers?|clerk|chair(?:man|woman|person)?|managers?|engineer|solicitor)\b[^.;,]{0,50}? (?:meeting|consulting|obtaining|discussing|checking|confirming|speaking|writing|visiting) (?:the|with|to|that|all|any|an?|each|local|residents|members|whether)\b|\bsubject to (?:the )?(?:addition|inclusion|insertion|adding|moving|including|removing|amending|bringing|inserting|deleting|changing|correcting|updating|rescheduling)\b|^with the (?:addition|inclusion) of (?:an? |the |two |three )?(?:\w+ )?(?:items?|reports?|updates?|topics?|papers?|reviews?)\b|\bwork (?:programme|plan)\b[^.;]{0,40}\b(?:agreed|approved|noted)\b[^.;]{0,20}\b(?:with|subject to) (?:the|these|an?|those) (?:\w+ ){0,3}(?:changes?|additions?|amendments?)\b",
);

/// A paper that is to come: "an options paper come to the July meeting".
static COMES: Pattern = Pattern::new(
    r"(?i)\b(?:report|paper|update|item|plan|strategy|review|briefing|proposals?|options|figures)\b[^.;]{0,60}\b(?:comes?|goe?s?|returns?|be (?:back )?on)\b[^.;]{0,12}\b(?:to|back|before|at|on) (?:the|a|its|this|committee|members|cabinet)\b",
);
/// "An evaluation be received in March": what is received later must first be made.
static RECEIVED_LATER: Pattern = Pattern::new(
    r"(?i)\b(?P<before>[\w’'-]+) be received (?:in|by|at|before|for) (?:the |its |our )?(?:(?:next|following|subsequent|new|spring|summer|autumn|winter)\b|(?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
);
/// "That a task and finish group look into lights and report": a group is charged.
static GROUP_ACTS: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:an?|the) (?:[\w-]+ ){0,3}(?:working (?:party|group)|task (?:and finish )?group|task force|sub-?committee|sub-?group|steering group) (?:(?:plan|review|examine|consider|prepare|study|explore|scrutinise|organise|develop|undertake|assess|visit|monitor|draft|investigate|research) (?:the|an?|all|any|each|how|what|when|where|whether|why|this|that|these|those|its|our|ways|options)\b|(?:look|inquire|enquire) (?:at|into|again)\b|carry out\b|draw up\b|meet (?:to|with|in|before|on)\b|report (?:back )?(?:to|on) )",
);
/// A change put to somebody: "That only boats with a licence be hired."
static ONLY: Pattern = Pattern::new(
    r"(?i)^(?:that )?only [^.;]{3,120}? (?:should be|are to be|be) (?:used|allowed|hired|employed|engaged|invited|commissioned|offered|published|sent)\b",
);
/// "That the next performance report include complaints": it must be written so.
static INCLUDES: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:(?:the|an?|all|any|each|its|next|future) )+(?:[\w’'-]+ ){0,4}(?:reports?|papers?|updates?|reviews?|briefings?|figures) (?:also )?(?:include|contain|show|cover|set out|list|give) ",
);
/// "That the revised plan set a target for lamps": it must be written so.
static WRITES: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:(?:the|an?|all|any|each|its|next|future|new|draft|revised|final) )+(?:[\w’'-]+ ){0,4}(?:plan|policy|strategy|scheme|programme|guide|leaflet|code|charter|framework|protocol|specification|brief) (?:also )?(?:include|contain|mention|state|specify|make clear|make provision|provide for|set (?:an? |clear |firm |new |yearly |annual )*(?:targets?|limits?|standards?|minimum|maximum|timetable)) ",
);
/// "That each boat owner be given a lamp": somebody has to hand them out.
static HANDED_OUT: Pattern = Pattern::new(
    r"(?i)\b(?:every|each|all)\b[^.;]{2,80}\bbe (?:given|issued with|lent) (?:(?:an?|the|its|their|his|her|new|free|two|three) )+(?P<what>[\w-]+)",
);
/// What the decision itself gives.
const GRANTED: [&str; 14] = [
    "vote",
    "permission",
    "authority",
    "power",
    "powers",
    "leave",
    "consent",
    "approval",
    "dispensation",
    "grant",
    "donation",
    "right",
    "mandate",
    "delegated",
];
/// "Be suspended for three months from 1 May": a measure of some time that begins later.
static FOR_A_TIME: Pattern = Pattern::new(
    r"(?i)\bbe (?:suspended|waived|closed|lifted|halted|stopped) for (?:\w+ ){1,3}(?:days|weeks|months|years?),? (?:starting |beginning )?(?:from|on) \d",
);
/// "The hub be made permanent", unless it is somebody's post.
static PERMANENT: Pattern = Pattern::new(r"(?i)\b(?P<what>[\w’'-]+) be made permanent\b");
/// What is put off comes back.
static DEFERRED: Pattern = Pattern::new(
    r"(?i)\bcontinue[sd]? (?:further |the )?consideration\b.*\b(?:to|until|pending|for|till)\b|\bdefer(?:red)?\b.*\b(?:to allow|to enable|for (?:a|further|more|the)|pending|until|so that|to (?:the|a|january|february|march|april|may|june|july|august|september|october|november|december|next))\b",
);
/// An answer that the council must send: an objection, its support, comments.
static ANSWERS: Pattern = Pattern::new(
    r"^(?:to|To|That the (?:\w+ )?Council) (?:object|support the (?:order|application|proposal|scheme)|respond|reply|comment)s?\b|^to (?:have an item|raise|replace|repair|remove|plant|buy)\b|^to leave\b.*\breview\b",
);
/// The public is excluded, or stays: done when it is said.
static PUBLIC: Pattern = Pattern::new(
    r"(?i)\b(?:press|public)\b[^.]{0,60}\b(?:be|is|are|were|was) excluded\b|\bexclud(?:e|ing) (?:the )?(?:press|public)\b|\b(?:remain|go|move) in(?:to)? (?:public|private|closed|open) session\b|\bSection 100A\b",
);
/// When they meet again.
static NEXT_DAY: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:dates? (?:and time )?of (?:the |its |their )?)?next meetings? (?:be|is|are|will be|would be) (?:held )?(?:on |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d",
);
/// A power that somebody may use: to make minor changes, to agree final terms.
static POWER: Pattern = Pattern::new(
    r"(?i)\bdelegate[sd]?\b[^.;]*\bto (?:\w+ (?:and|or|and/or) )?(?:make|agree|approve|finalise|settle|take|amend|enter into) (?:any|such|all|minor|final|necessary|other|relevant|appropriate|required|non-\w+|consequential|the (?:final )?(?:terms|details?|wording))\b",
);
/// What is to be set going: "arrangements are made", "comments were agreed for submission",
/// "that a consultation is undertaken".
static SET_GOING: Pattern = Pattern::new(
    r"(?i)\barrangements?\b[^.;]{0,80}\b(?:be|are|is) made\b|\b(?:with|and) an? (?:[\w-]+ ){0,2}(?:\([^)]{3,40}\) )?(?:consultation|review|survey) (?:be |to be )?(?:undertaken|carried out|held)\b|\bcomments?\b[^.;]{0,30}\bagreed for submission\b|\bthat an? [^.;]{3,80} is (?:undertaken|carried out|held|launched|commissioned|prepared|established|drafted|published)\b|\bproposed that there (?:should|could) be\b|\b(?:applications?|bids?|offers?|representations?|payments?|surveys?|stud(?:y|ies)|assessments?|inspections?|enquir(?:y|ies)|inquir(?:y|ies)|visits?|a start|a list|a record|a map|a count)\b[^.;]{0,60}\bbe made\b|\b(?:approved|agreed|endorsed|adopted|released) for (?:an? )?(?:\w+-week )?(?:(?:public|statutory|formal|stakeholder|wider) )*(?:consultation|engagement)\b|\b(?:leases?|tenanc(?:y|ies)|easements?|wayleaves?|sub-?leases?)\b[^.;]{0,80}\bbe granted\b|\bconsultation\b[^.;]{0,80}\btake place\b|\bbe taken (?:forward|up with)\b|\bbe made (?:(?:publicly |freely |widely )?available|public)\b|\b(?:programme|plan) be (?:amended|altered|changed|revised|updated) to (?:include|add|take in|allow for)\b|\bno [\w’' -]{3,60}? be (?:\w+ly )?\w+ (?:until|before|unless) (?:the |an? |all |each |it |they )?[^.;]{3,120}?\b(?:has|have) been\b|\bbe given (?:the|an) opportunity to\b|\bbe given (?:[\w’'-]+ ){0,3}notice\b|\bbe \w+(?:ed|en|ld|ut|et) until (?:the |an? |all |each )?[^.;]{3,120}?\b(?:has|have) (?:first )?(?:been (?:asked|consulted|given|told|offered|invited|informed|shown)|had (?:time|the chance|an opportunity))\b",
);
/// "Nest boxes be required by the design guide": somebody has to write it there.
static WRITTEN_IN: Pattern = Pattern::new(
    r"(?i)\bbe (?:required|allowed|provided for|prohibited|banned) (?:by|in|under) (?:the|its|our|any new|all new) (?:[\w’'-]+ ){0,4}(?:code|guide|guidance|brief|specification|tender|policy|plan|strategy|contracts?|leases?|byelaws?|standards?)\b",
);
/// A view that is recorded and finished.
static CONSIDERED: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|be) considered and\b[^.]*\.?$|^the (?:[\w’'&-]+ ){1,6}considered and (?:agreed|approved|endorsed) (?:its|the)\b[^.]*\.$",
);

/// "That permission be REFUSED for the following reasons: …", "granted subject to the
/// conditions": what is behind it binds the applicant, and nobody of the council.
static DETERMINED: Pattern = Pattern::new(
    r"(?i)\b(?:(?:planning |outline |listed building |advertisement |reserved matters )*(?:permission|consent|approval)|(?:the |this )?(?:planning |premises |variation )*(?:applications?|licen[cs]e)(?: [\w/.-]+)?) (?:be |is |was |were |are )?(?P<how>refused|granted|approved|dismissed)\b|^(?:that |to )?(?P<what>grant|refuse|approve)(?:s|d|ed)?(?: (?:full|outline|conditional|temporary|planning))* (?:permission|consent|approval|(?:the |this )?(?:planning )?(?:application|licen[cs]e))\b",
);
static AFTER_ALL: Pattern = Pattern::new(
    r"(?i)\b(?:delegat|authori[sz]|complet(?:ion|ed)|section 106|s\.? ?106|legal agreement|report(?:ed)? back|officers?|clerk)",
);

/// No order is given by "standing orders", nor by "in order to".
static NO_ORDER: Pattern = Pattern::new(r"(?i)\b(?:standing orders?|in order)\b");

/// "(i) approved the programme of repairs": done when it is said, whatever it is about.
static APPROVED: Pattern = Pattern::new(
    r"(?i)^(?:unanimously )?(?:approved|endorsed|adopted|accepted|ratified|homologated) (?:the|an?|this|all|its)\b",
);
static LEFT_TO: Pattern = Pattern::new(
    r"(?i)\b(?:delegat|authori[sz])|\b(?:officers?|clerk|director) (?:to|would|will)\b",
);

/// "The slip would be a good place, and others could be put on the quay": what was thought.
static THOUGHT: Pattern = Pattern::new(
    r"(?i)^(?:that )?[^.;:]{2,60}? (?:is|are|was|were|would be|could be|might be) (?:an?|the|one|two) (?:\w+ )?(?:good|better|best|suitable|ideal|excellent|appropriate|sensible|obvious|preferred) (?:location|place|site|position|spot|idea|choice|option|candidate|use|time|start)s?\b",
);

/// "Circulate a note on vacancies": a paper, and no noting.
static A_NOTE: Pattern = Pattern::new(
    r"(?i)\b(?:an? (?:\w+ )?|this |(?:briefing|guidance|explanatory|advice|position|practice) )notes?\b",
);

/// "The club's request for a shed was turned down."
static TURNED_DOWN: Pattern = Pattern::new(
    r"(?i)\b(?:requests?|offers?|bids?|proposals?)\b[^.;]{0,90}\b(?:was|were|be) (?:turned down|declined|refused|rejected)\.$",
);

/// Whether a decision's point asks something of somebody.
pub fn is_tracked(text: &str) -> bool {
    let text = &*NO_ORDER.replace_all(text, "");
    let text = &*AS_IT_IS.replace_all(text, "");
    let text = &*A_NOTE.replace_all(text, "a paper");
    if let Some(found) = DETERMINED.find(text)
        && !AFTER_ALL.is_in(text)
        && found.start() < 80
    {
        return false;
    }
    if CONDITION.is_in(text) && !AFTER_ALL.is_in(text) || MADE_ELSEWHERE.is_in(text) {
        return false;
    }
    if MINUTES.is_in(text) && !text.contains("request")
        || PUBLIC.is_in(text)
        || NEXT_DAY.is_in(text)
    {
        return false;
    }
    if TURNED_DOWN.is_in(text) {
        return false;
    }
    if DEFERRED.is_in(text) || COMES.is_in(text) || ANSWERS.is_in(text) || SET_GOING.is_in(text) {
        return true;
    }
    if GROUP_ACTS.is_in(text) || is_later(text) || ONLY.is_in(text) || INCLUDES.is_in(text) {
        return true;
    }
    if WRITTEN_IN.is_in(text) || WRITES.is_in(text) || FOR_A_TIME.is_in(text) {
        return true;
    }
    let handed_out = HANDED_OUT.group(text, "what");
    if handed_out.is_some_and(|what| !GRANTED.contains(&what.to_lowercase().as_str())) {
        return true;
    }
    if POWER.is_in(text) || CONSIDERED.is_in(text) && !STILL_TO_DO.is_in(text) {
        return false;
    }
    if NOTED_FIRST.is_in(text) {
        return STILL_TO_DO.is_in(text) || ADDS.is_in(text) || be_done(text);
    }
    if THOUGHT.is_in(text) {
        return STILL_TO_DO.is_in(text);
    }
    if VISITS.is_in(text) || be_done(text) || ADDS.is_in(text) {
        return true;
    }
    if APPROVED.is_in(text) && !LEFT_TO.is_in(text) {
        return STILL_TO_DO.is_in(text);
    }
    if ADDS_ITEM.is_in(text)
        || MOVED.is_in(text)
        || is_post_charged(text)
        || OFFICE_DOES.is_in(text)
    {
        return true;
    }
    if BE_NOTED.is_in(text) && !CHARGED.is_in(text) || NOTES.is_in(text) && !STARTS.is_in(text) {
        return STILL_TO_DO.is_in(text);
    }
    if (STARTS.is_in(text) || CHARGED.is_in(text)) && !NOTES.is_in(text) {
        return true;
    }
    STRONG.is_in(text)
}

/// "Cllr Ash to order it", "Ann Elm to tell the school": somebody is charged by name.
static CHARGED: Pattern = Pattern::new(
    r"^(?:That )?(?:(?:[Tt]he )?(?:\p{Lu}[\w.’'&-]*(?:,| and| of| for| the)? ){1,6})(?:is |are )?to (?:a[a-z]+|b[f-z][a-z]*|[c-z][a-z]+)\b",
);

/// "That the Director of Quays bring the plan to Cabinet", "officers work with the club".
static OFFICE_DOES: Pattern = Pattern::new(
    r"^(?:[Tt]hat )?(?:and )?(?:[Tt]he )?(?:\p{L}[\w’'&-]*,? ){0,5}?(?:Directors?|[Oo]fficers?|Managers?|Heads?|Holders?|Chairs?|Chairm[ae]n|Leader|Mayor|Members?|Clerk|Engineer|Secretary|Treasurer|Solicitor|Executive|Commissioner|Party|Group)(?:(?: ?[:,–-])? (?:\p{Lu}[\w’'&-]*,?|of|for|and|the|&)){0,8} (?:bring|submit|present|write|look (?:at|into)|work (?:with|up|on|together)|seek|investigate|contact|obtain|explore|undertake|reply|respond|liaise|draw up|set out|come back|carry out|make (?:an?|the|further|every)|report(?: progress| back)? (?:to|on|in|by|at|each|annually|quarterly|regularly)|report progress)\b",
);
/// "Add an item on moorings to the meeting in May", behind a label and its "to".
static ADDS_ITEM: Pattern = Pattern::new(
    r"^(?:To |to )?(?:[Aa]dd|[Ii]nclude|[Bb]ring|[Ss]chedule) an? (?:[\w-]+ ){0,3}(?:item|report|paper|update|review|topic|session)s?\b",
);
/// "The ferry strategy to move from July to September."
static MOVED: Pattern = Pattern::new(
    r"(?i)\bto (?:move|be moved) (?:(?:from|back|forward) (?:\w+ ){0,2})?(?:to|until) (?:the )?(?:\w+ meeting|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
);
/// A post by its name, in which a word of noting may stand: "The Scrutiny and Support Manager".
static POST_TO: Pattern = Pattern::new(
    r"^(?:That )?[Tt]he (?:\p{Lu}[\w’'&-]*,? |and |of |for |the |& ){0,9}(?:Manager|Officer|Director|Engineer|Solicitor|Clerk|Treasurer|Adviser|Advisor|Lead) to (?P<verb>[a-z]+)\b",
);

fn is_post_charged(text: &str) -> bool {
    POST_TO
        .group(text, "verb")
        .is_some_and(|verb| !NOTES.is_in(verb) && !DONE_AT_ONCE.is_in(verb) && verb != "be")
}

/// What is done when it is said, whoever's name stands under it.
static DONE_AT_ONCE: Pattern = Pattern::new(
    r"(?i)^(?:that |to |the )*(?:accept|allow|approve|adopt|agree|permit|grant|ratify|confirm|sign)\b",
);

/// Whether somebody named under a point has something to do by it.
pub fn may_be_owned(text: &str) -> bool {
    !DONE_AT_ONCE.is_in(text) && is_more_than_noting(text)
}

/// Whether a point does more than note something or confirm minutes.
pub fn is_more_than_noting(text: &str) -> bool {
    !MINUTES.is_in(text) && !NOTED_FIRST.is_in(text)
}

/// Whether something is to be received later, or made to last.
fn is_later(text: &str) -> bool {
    let is_to_be = |before: &str| before.eq_ignore_ascii_case("to");
    let is_post = |what: &str| {
        ["appointment", "post", "position", "contract", "role"]
            .iter()
            .any(|post| what.eq_ignore_ascii_case(post))
    };
    RECEIVED_LATER
        .captures(text)
        .is_some_and(|found| !is_to_be(&found["before"]))
        || PERMANENT
            .captures(text)
            .is_some_and(|found| !is_to_be(&found["what"]) && !is_post(&found["what"]))
}

fn be_done(text: &str) -> bool {
    let mut rest = text;
    while let Some(found) = BE_DONE.captures(rest) {
        let behind = &rest[found.get(0).map_or(0, |whole| whole.end())..];
        let figure = FIGURE.is_in(behind) && !BY_DAY.is_in(behind);
        if found.name("up").is_some() || !DONE_WITH.is_in(&found["done"]) && !figure {
            return true;
        }
        rest = &rest[found.get(0).map_or(rest.len(), |whole| whole.end())..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_later_and_what_a_group_is_to_do_is_tracked() {
        for text in [
            "an appraisal of the four shelters be received in October 2031.",
            "the night ferry be made permanent.",
            "That a working party plan a regatta for 4th May and report to the meeting in March.",
            "That a task and finish group look into lamps by the quay and report to the Panel.",
            "That the berth cost £42 and that holders be given notice of this by 31st March 2031.",
            "to continue consideration of the matter to the meeting on 20 March 2031.",
            "The Board noted the update and invited the Harbour Master to return in June.",
            "Bring this back in May.",
            "That only pilots with a licence be used for night sailings.",
            "That the next harbour report include complaints about moorings.",
            "That the hours be approved, subject to the Director of Quays first meeting the boat owners.",
            "That the Harbour Master be required to respond to the petitioners by May.",
            "That the Clerk make arrangements for a walk along the quay.",
            "Agree that officers talk to both clubs and report the outcome to a future meeting.",
            "That the Slip Group be appointed with five Members, and that it reports to the Panel in May.",
            "gull boxes be required by the quay design guide on all new sheds.",
            "the line of the path being agreed with the owner before work begins.",
            "that each owner of a boat be given a lamp.",
            "that the night ferry be suspended for six weeks from 4 May 2031; and",
            "That the revised harbour plan set a target for fewer lamps.",
        ] {
            assert!(is_tracked(text), "{text}");
        }
        for text in [
            "That the minutes of the meeting held in March be received.",
            "That the appraisal to be received in October be noted.",
            "That Ms Elm’s appointment be made permanent.",
            "That a working party report be noted.",
            "That only the first condition be approved.",
            "That the report, which includes complaints, be noted.",
            "That the report of the task and finish group be noted.",
            "That thanks be given to the band.",
            "That all Members of the Panel be given a vote.",
            "That the harbour plan set out in the Appendix be approved.",
            "approved the programme of repairs set out in the Appendix to the report; and",
            "The Board noted the update and the invited guests.",
            "the outer slip would be one good place and that the others could be put on the quay.",
            "That the hours be approved, subject to the conditions in the report.",
            "That a survey of gulls is required by law be noted.",
        ] {
            assert!(!is_tracked(text), "{text}");
        }
    }

    #[test]
    fn noting_confirming_and_recording_a_view_ask_nothing() {
        for text in [
            "That the report be noted.",
            "The contents of the report were noted.",
            "That the Panel notes the report.",
            "That the Panel notes with regret the end of the night bus.",
            "That the minutes of the meeting held on 4 May 2031 be confirmed as a correct record.",
            "The minutes of 4 May 2031 were agreed as a true record.",
            "That the minutes of 4 May be corrected and then signed.",
            "That the summary of the bus strategy be noted.",
            "That Councillor Ash be elected Chair.",
            "Notes that the bid was late.",
            "That the fee be reduced by 20 per cent.",
            "That the motion be withdrawn.",
            "Delegate authority to the Director of Quays to renew and/or make non-substantial revisions to the plan.",
            "Delegate authority to the Director of Quays to take relevant actions, including entering into contracts.",
            "That a further condition require the boat shed to be roofed with shingle.",
            "That an additional condition be added on the hours of the crane.",
            "That the work programme be agreed, with the additions made under minute 7.",
            "That the pier be closed until further notice.",
            "That the ABC report be noted.",
        ] {
            assert!(!is_tracked(text), "{text}");
        }
    }

    #[test]
    fn whatever_somebody_must_do_is_tracked() {
        for text in [
            "That the report be noted and a further report be brought in May.",
            "For trams to stay on the work programme.",
            "That the Panel requests an update on buses in March.",
            "That the Panel requests that fares be compared with other towns.",
            "That the Panel considers that drivers should have longer breaks.",
            "That cycling be added to the Panel's work programme.",
            "Broken shelters could be raised with the operator.",
            "A map of stops and shelters would be circulated to parishes.",
            "To invite the bus users’ group to speak in June.",
            "That the Panel notes the report and that it will be reported to Cabinet.",
            "That officers be asked to write to the operator.",
            "The Clerk to obtain three quotes.",
            "That the harbour users be shown the drawings before they are printed.",
            "That work on the weir be begun in the spring.",
            "that the Head of Quays circulate a note on vacancies before the meeting in July.",
            "That the report be noted and that the Director provide costs to the next meeting.",
            "The Ferry and Support Manager to send an email to the operators.",
            "add an item on moorings to the meeting on 4 May 2031.",
            "harbour plan to move from July to September 2031;",
            "That the Panel note the report and that the Director of Quays and Piers provide costs.",
            "That a count of lamps be completed by 30 June 2031.",
            "That a survey be made of passengers who have stopped coming.",
            "That the work programme be agreed, with the additions that Members had named.",
            "That a further condition be drawn up by officers on the hours of the crane.",
            "that the price of a second crane be found out.",
            "That no shelter be removed until the parish for it has been given a year to take it on.",
            "That NE write plainer rules for applying to the fund.",
            "the Clerk sign the lease of the slip before 4 May 2031.",
            "That the toll be raised from 2 to 4, and the costs brought to the June meeting.",
        ] {
            assert!(is_tracked(text), "{text}");
        }
    }
}
