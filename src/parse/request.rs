//! What was asked for in discussion: sentences, and bare lists of asks.

mod charge;
mod forms;
pub mod raised;
mod supplied;

use std::borrow::Cow;

use crate::domain::minutes::Clause;
use crate::parse::aside;
use crate::parse::clause;
use crate::parse::debate;
use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::run;
use crate::parse::promise;
use crate::parse::sentence;

/// Somebody of the body, at the head of a sentence or of a part of it, asks.
static ASKED: Pattern = Pattern::new(
    r"(?x)(?i)
    (?:^|^[\w\ ’'&-]{2,50}:\ |^(?:[Ii]n|[Dd]uring)\ (?:the\ course\ of\ )?(?:the\ |its\ |their\ )?(?:ensuing\ |general\ )?(?:discussion|debate)\ |^\([^)]{2,160}\)\ [–—-]\ |[,;]\ |\b(?:and|but|while|where|when|then)\ |\ &\ |^[^,]{0,80},\ )
    (?:the\ |an?\ |one\ |another\ |some\ |other\ |several\ |all\ |both\ |further\ |number\ of\ |few\ )*
    (?:(?:vice[-\ ]|deputy\ |lead\ )?chair(?:man|woman|person)?s?|convener|(?:lead|cabinet|executive)\ members?|(?:[\w’'-]+\ ){0,3}representatives?|(?:committee\ |board\ |panel\ |co-opted\ |forum\ )?members?(?:\ of\ the\ \w+(?:\ \w+){0,4})?|governors?|trustees?|(?:non-?\ ?executive\ )directors?|commission(?:ers)?|(?:\w+\ ){0,3}committee|(?:sub-?|joint\ )?committee|panel|board|cabinet|council|forum|(?:working|task)\ (?:and\ finish\ )?group|councillors?(?:\ \p{Lu}[\w.’'\-]*){0,4}|cllrs?\.?(?:\ \p{Lu}[\w.’'\-]*){0,3}|(?:mr|mrs|ms|miss|dr|sir)\.?(?:\ \p{Lu}[\w.’'\-]*){1,4}|they|he|she|it\ was|(?-i:\b(?:[A-Z]{2,3}|\p{Lu}\.\ ?\p{Lu}[\w’'\-]+))|(?-i:\p{Lu}[\w’'\-]+\ \p{Lu}[\w’'\-]+))
    (?:\ \([^)]{1,60}\))?
    (?:\ (?:and|or)\ (?:the\ )?(?:chair|members?|councillors?|cllrs?)(?:\ \p{Lu}[\w’'\-]+)?)?
    (?:\ (?:also|then|further|therefore|formally|specifically|again|subsequently|additionally|strongly|had|have|has|did))*
    \ (?:
        requested\b
      | (?:asked|called|pressed|pushed)\ (?:\w+\ ){0,4}?for\b
      | asked\ (?:(?:on\ behalf\ of|for)\ [^,.;:]{3,50}?\ )?(?:that|to\ (?:be|see|receive|have|consider|review))\b
      | asked\ (?:the\ )?(?:officers?|director|clerk|council|executive|department|service|cabinet)\b(?:\ [\w\ ]{1,60})?\ to\b
      | (?:asked|instructed)\ (?:[\w’'-]+\ ){1,6}?to\ (?:send|submit|supply|forward|circulate|produce|provide|bring|share|report|prepare|write|investigate|look|find\ out|check|arrange|include|add|contact|liaise|chase|follow|organise|obtain|keep|reflect|amend|revise|ensure|explore|review|respond|escalate|draft|update|undertake|establish|publish|raise|draw\ up|set\ (?:out|up)|compile|collate|speak|consider|invite|remind|consult|convene|monitor|issue|notify|pursue|seek|order|press|lobby|feed\ back)\b
      | invited\ (?:the\ )?(?:[\w’'&-]+\ ){1,7}?to\ (?:explore|consider|provide|report|bring|share|look\ (?:at|into)|investigate|review|write)\b
      | (?:asked|queried|enquired|inquired|wondered|questioned)\ (?:[\w\ ’'&-]{1,50}?\ )?(?:whether|if)\b
      | suggested\b
      | recommended\b
      | urged\b
      | would\ (?:also\ |however\ |therefore\ )?(?:like|welcome|appreciate|wish)\b
      | wished\ to\ (?:see|receive|have)\b
      | wished\ (?:the\ |officers\ )(?:[\w’'&-]+\ ){0,6}?to\ (?:look|consider|review|report|write|provide|bring|ask|press)\b
      | invited\ (?:the\ )?(?:[\w’'&-]+\ ){0,4}?(?:cabinet\ member|lead\ member|holder|director|officers?|leader|manager|head|engineer)(?:\ (?:of|for)(?:\ [\w’'&-]+){1,5}?)?\ to\ (?:come|visit|see|look|meet|walk)\b
      | sought\ (?:(?:the|some|more|further|additional|detailed|up-to-date|any|latest|an?|copies\ of)\ )*(?:figures|data|statistics|numbers|breakdowns?|copies|copy|timetable|costings?|report|list|briefing)\b
      | wanted\ (?:to\ (?:see|receive|have)|an?\ (?:report|update|breakdown|briefing))\b
      | (?:noted|stated|felt|commented|said|advised)\ that\ it\ would\ be\ (?:useful|helpful|beneficial|good|of\ interest)\b
    )",
);
static BE_ASKED: Pattern = Pattern::new(r"(?i)\b(?:be|were|was|been) asked\b");
/// A question that nobody is named to have asked.
static IT_WAS_ASKED: Pattern = Pattern::new(
    r"(?i)\b(?:it|(?:an? |the |another )?questions?) (?:was|were) (?:then |also )?asked (?:by [^.,;]{3,60} )?(?:whether|if|how|what|when|where|who|why|which|about)\b",
);
/// A question that asks for something: "asked whether officers could bring a report".
static COULD: Pattern = Pattern::new(
    r"(?x)(?i)\b(?:asked|queried|enquired|inquired|wondered|questioned)\ (?:[\w\ ’'&-]{1,50}?\ )?(?:whether|if)\ (?:
        it\ (?:would|might|was|were)\ (?:be\ )?possible\ (?:to\ (?:see|have|receive|get|provide|arrange|circulate|share|include|add|bring|send|obtain)|for)\b
      | there\ (?:could|might|would)\ be\ an?\b
      | (?:members|the\ (?:[\w-]+\ ){0,3}(?:(?:sub-)?committee|commission|panel|board|forum|council|group)|councillors|governors|they|he|she|we)\ (?:could|might|would|can)\ (?:also\ |please\ )?(?:see|have|receive|get|be\ (?:given|provided|sent|informed|updated|supplied|kept|told|briefed|shown|invited))\b
      | (?:officers?|the\ [\w\ ’'-]{1,50}?|he|she|they|(?-i:\p{Lu}[\w’'\-]+\ \p{Lu}[\w’'\-]+|[A-Z]{2,3}))\ (?:could|would|might|can)\ (?:also\ |please\ |perhaps\ |be\ asked\ to\ )?(?:provide|bring|send|circulate|share|supply|report|look\ (?:at|into)|prepare|write|produce|arrange|include|add|investigate|explore|consider|check|contact|review|publish|present|follow\ up|feed\ back|come\ back|clarify\ in\ writing|chase|raise|put|place|speak|email|remind|obtain|make\ enquiries)\b
      | [^.;,]{2,120}?\ (?:could|might|can)\ (?:also\ |please\ |then\ )?be\ (?:\w+ly\ )?(?:provided|circulated|shared|supplied|sent|given|brought|broken\ down|included|added|published|produced|presented|reported|made\ available|put\ on|scheduled|arranged|put\ back|moved|changed|considered|looked\ (?:at|into)|told|tried|reviewed|investigated|explored|raised|reinstated|translated|asked|invited|contacted|clarified|forwarded|distributed|emailed|uploaded|notified|followed\ up|chased|taken\ into\ account|fed\ back|passed\ on|carried\ out|undertaken|shown|extended|increased|borne\ in\ mind|noted\ and\ \w+ed)\b
    )",
);
/// "… and was told that it would be": the question is settled in its own sentence.
static TOLD: Pattern =
    Pattern::new(r"(?i)\b(?:and|but) (?:was|were) (?:told|advised|informed|assured)\b");
/// Any change that is asked about, where the answer agrees to it.
static CHANGE: Pattern = Pattern::new(
    r"(?i)\b(?:asked|queried|enquired|inquired|wondered|questioned) (?:whether|if) [^.;,]{2,120}? could (?:also )?be \w+(?:ed|en|ought|ade|ut|et)\b",
);
static AGREES: Pattern = Pattern::new(
    r"(?i)\b(?:agreed|was content|were content|was happy|were happy|undertook|(?:would|will) (?:bring|look|do|take|check|see|ask|raise|consider|discuss|explore|speak|write|find out|arrange|include|circulate)|confirmed (?:that )?(?:it|this) (?:would|could))\b",
);
/// A point under "members of the Committee:" that begins with what they did.
static POINT_ASKS: Pattern = Pattern::new(
    r"^(?:[Aa]lso |[Ff]urther )?(?:[Rr]equested (?:that|an?|further|more|the|to)|[Aa]sked (?:that|for (?:an?|further|more|the)|to be|officers to|the [\w ]{2,40} to)|[Ss]uggested (?:that|an?)|[Rr]ecommended that|[Uu]rged|[Cc]alled for|[Ww]ished to (?:see|receive|have)|(?:[Cc]ommented|[Ww]elcomed|[Nn]oted|[Ee]xpressed|[Qq]ueried|[Qq]uestioned|[Ff]elt|[Oo]bserved)\b[^;]{3,160}?,? and (?:also |therefore )?(?:asked|requested|recommended|suggested) that)\b",
);
static BODY_STEM: Pattern = Pattern::new(
    r"(?i)\b(?:members(?: of the [\w -]{3,60})?|councillors|governors|the (?:[\w-]+ ){0,4}(?:committee|commission|panel|board|forum|group))(?: (?:then|also|further|variously|next|in (?:particular|discussion)))*,?:$|^(?:members|councillors|governors|the (?:[\w-]+ ){0,4}(?:committee|commission|panel|board|forum|group))$",
);
/// "Comments from Councillors included:", over points in their own words.
static COMMENTS: Pattern = Pattern::new(
    r"(?i)^[^.;]{0,60}\b(?:comments?|points?|questions?|requests?|suggestions?) (?:made |raised )?(?:from|by|of) (?:the )?(?:\w+ )?(?:members|councillors|governors|trustees|committee|panel|board|commission)\b[^.;]{0,60}:$|^(?:members|councillors|the (?:\w+ ){0,3}(?:committee|panel|board|commission)) (?:made|raised|put) the following (?:comments|points|questions|requests|suggestions)\b[^.;]{0,40}:$",
);
/// Every ask holds one of these; most sentences hold none, and are let go cheaply.
const ASKING: [&str; 34] = [
    "Requesting",
    "Asking",
    "Calling",
    "Recommending",
    "Urging",
    "Suggesting",
    "ought",
    "should",
    "agenda",
    "interest",
    "anxious",
    "keen",
    "eager",
    "directed",
    "required",
    "invited",
    "request",
    "asked",
    "called",
    "press",
    "push",
    "suggest",
    "recommend",
    "urged",
    "would",
    "wish",
    "want",
    "might",
    "sought",
    "Request",
    "queried",
    "wondered",
    "nquired",
    "instructed",
];

/// "Asked why it was shut, and requested that …": the question is the lesser part.
static ASKED_AND_REQUESTED: Pattern = Pattern::new(
    r"(?i)(?:\band|&) (?:he |she |they )?(?:also |then |further )*(?:requested (?:that|an?|the|further|more|sight)|asked that|asked (?:for )?an? (?:report|update|note|briefing))\b",
);
/// "Councillor Ash, speaking under Rule 4, asked that …": what stands between who and asked.
static BETWEEN: Pattern = Pattern::new(
    r"^(?P<who>(?i:councillors?|cllrs?\.?|the (?:vice[- ])?chair\w*|(?:a|another|one) member)\b[^,.;:]{0,60}), (?:speaking|attending|present|who|as|in|having|not|also|by|with|at|being|joining)\b(?P<said>[^,.;:]{2,80}), (?P<verb>(?:also |then |further )?(?:asked|requested|suggested|urged|called|invited)\b.*)$",
);
/// Passive: "More details on … were requested."
static PASSIVE: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|be) (?:also |further |then |therefore )*(?:requested\b|suggested by\b|asked for(?: by\b| in\b| at\b|[.,;]|$)|sought by (?:(?:the|an?|some|several|both|all|two) )?(?:[\w-]+ ){0,3}?(?:members?|chair\w*|vice-chair\w*|councillors?|cllrs?|committee|commission|panel|board|council|forum|cabinet|governors?|trustees?|mr|mrs|ms|miss|dr)\b)|\b(?:requests?|pleas?|appeals?) (?:was|were) (?:also |then |further )?made (?:by (?:an? |the )?(?:members?|chair\w*|councillors?|cllrs?)\b[^.;,]{0,40} )?(?:for|that|to)\b|\bthere (?:was|were) (?:also |then |further )?(?:an? )?(?:further )?requests? (?:for an? (?:update|report|briefing|note|list|breakdown|copy)|that (?:officers?|the|an?|responsible|members?)\b)|\bmade (?:an?|the|another|a further) (?:\w+ )?request (?:for|that|to)\b",
);
/// Members are asked to hand something in.
static HAND_IN: Pattern = Pattern::new(
    r"(?i)\b(?:members|officers?|councillors|(?:the )?(?:director|clerk|chair(?:man|person|woman)?)\w*|directors|[\w ]{0,40}(?:director|head of service|manager)|the (?:(?:police |community |chief |town |borough |county |district )*(?:sergeant|inspector|constable|superintendent|engineer|surveyor|treasurer|warden|caretaker|commissioner|secretary|solicitor|portfolio holder|cabinet member)))\b[^.;]{0,80}\b(?:was|were) (?:also |then )?(?:asked|instructed|tasked|requested) to (?:provide|send|submit|supply|share|report|bring|prepare|write|contact|look|investigate|circulate|produce|consider|arrange|review|include|ensure|explore|obtain|follow|raise|come|give|let|complete|update|check|clarify|chase|pursue|liaise|find|seek|make|speak|talk|attend|meet|remind|email|order|remove|install|repair|replace|request|inform|advise|apply|thank)\b",
);
/// "… and Janet was asked to write to him": a first name alone.
static NAME_ASKED: Pattern = Pattern::new(
    r"(?:^|\b(?:and|so|but) |[,;] )(?P<who>\p{Lu}\p{Ll}+) (?:was|were) (?:also |then |therefore )?(?:asked|instructed|tasked|requested) to (?:provide|send|submit|supply|share|report|bring|prepare|write|contact|look|investigate|circulate|produce|arrange|review|include|ensure|explore|obtain|follow|raise|update|check|clarify|chase|pursue|liaise|find|seek|make|speak|talk|meet|remind|email|order|remove|install|repair|replace|inform|advise)\b",
);
/// "The Panel supported the plan and asked that it come back."
static AND_ASKED: Pattern = Pattern::new(
    r"(?i)^(?:(?:mr|mrs|ms|miss|dr|cllr)\. )?[^.;:]{3,80} asked, (?:as|in|by) [^.;:,]{3,60}, (?:that|for) |^(?:the )?(?:(?:vice[- ])?chair(?:man|woman|person)?|members|(?:\w+ ){0,3}(?:committee|commission|panel|board|cabinet|council|forum)|governors|(?:the|an?|one|another) (?:\w+ )?members?(?: of the (?:[\w-]+ ?){1,4})?|he|she|they|(?:councillor|cllr\.?|mr|mrs|ms|miss|dr)(?: (?-i:\p{Lu}[\w.’'-]*)){1,4}(?:, [^,.;:]{3,60},)?|(?-i:\p{Lu}{2,3})) (?:\w+ed|(?:was|were) (?:\w+ )?(?:concerned|worried|disappointed|pleased|grateful|unhappy|surprised|keen|content|happy|minded)|thought|felt|found|said|saw)\b[^.;:]{0,160}?,? (?:and|but) (?:also )?(?:requested|asked) (?:that|to (?:receive|see|have)|for copies\b|for [^.;:,]{2,80}? to be \w+(?:ed|en|ought|ade|ent|own|uilt)\b|for (?:an?|the|more|further|some|additional|regular|written) (?:[\w’'-]+ ){0,5}?(?:reports?|updates?|briefings?|breakdown|notes?|data|figures|information|details?|plans?|papers?|list|cop(?:y|ies)|maps?|evidence|timetable|timeline|analysis|examples|statistics)|(?:the )?(?:officers?|director|clerk|[\w ]{2,40}?) to (?:provide|bring|send|circulate|share|report|look|prepare|write|arrange|investigate|include|consider|liaise|contact|speak|follow|check|obtain|explore|review|raise|add))\b|^(?:the )?(?:[\w-]+ ){0,3}(?:committee|commission|panel|board|forum|council|chair(?:man)?|members)\b[^.;:]{0,160}?\band (?:also |then )?invited [^.;]{3,80}? to (?:attend|speak|(?:the|its|a|their) (?:next|future|later|\w+ meeting)|come|give|return)\b",
);
/// What an answer at the meeting settles: "asked for an update on fares."
static ASKED_TO_HEAR: Pattern = Pattern::new(
    r"(?i)\bsought (?:the |some |more |further )*(?:figures|numbers|data|statistics)\b|\b(?:asked|sought|requested) (?:for )?(?:an? |the |some |any |more |further )*(?:updates?|explanations?|clarification|confirmation|details?|information|reasons?|assurances?|reassurance|views?|comments?|thoughts)\b",
);
/// What nothing but an answer can give, whatever it goes on to promise.
static ASKED_TO_BE_SURE: Pattern = Pattern::new(
    r"(?i)\b(?:asked|sought|requested) (?:for )?(?:an? |the |some |any |more |further )*(?:explanations?|assurances?|reassurances?|reasons?|views?|comments?|thoughts|opinions?)\b|\bupdates? on [^.;]{0,60}\b(?:promised|outstanding|requested|agreed) (?:at|in|from|by)\b",
);
static ANSWERED: Pattern = Pattern::new(
    r"^(?:In (?:response|reply|answer)|(?:[A-Z]{2,3}\b|The |Officers?\b|He\b|She\b|They\b|It was\b|Mr|Mrs|Ms|Miss|Dr|Councillor|Cllr|\p{Lu}[\w’'-]+ \p{Lu})[^.;,]{0,80}?\b(?:said|replied|explained|confirmed|stated|advised|responded|reported|answered|clarified|apologised|acknowledged)\b|(?:It|This|They|These) (?:could|did|does|was|had|were|is|are)(?: not)?(?:,|\.|;| possible\b))",
);
/// "…; the Clerk explained that it meant flats": asked and answered in one sentence.
static ANSWERED_THERE: Pattern = Pattern::new(
    r"(?i); (?:in (?:reply|response),? )?(?:he|she|it was|they|officers|the [\w ]{2,40}) (?:explained|said|replied|confirmed|stated|answered|advised|clarified)\b[^;]*$",
);
static USEFUL: Pattern = Pattern::new(
    r"(?i)\bit (?:would|might) be (?:useful|helpful|beneficial)(?:, (?:he|she|they|it was|members|some|the \w+|(?-i:\p{Lu}[\w’'-]+ \p{Lu}[\w’'-]+)) (?:felt|thought|said|suggested|added),)? (?:if|to (?:see|have|receive|know|understand)|for)\b",
);
/// Not an ask, though a word of asking stands in it.
static NO_ASK: Pattern = Pattern::new(
    r"(?ix)
    \b(?:had|have|has)\ (?:previously\ |already\ |also\ |recently\ )*(?:been\ )?(?:requested|suggested|recommended|asked)\b
    | \b(?:asked|called)\ for\ (?:any\ |further\ |other\ |the\ )?(?:names|nominations|a\ (?:recorded\ )?vote|a\ show\ of\ hands)\b
    | \b(?:none|nothing|no\ (?:one|requests?))\b.{0,40}\b(?:requested|asked)\b
    | \brequests?\ had\ been\ (?:made|refused|received)
    | \b(?:asked|invited|requested)\ (?:\w+\ ){0,5}?to\ (?:declare|confirm|note|approve|introduce|leave|withdraw|sign|vote|identify|comment\ on\ the\ minutes|ask\ questions)\b
    | \b(?:as|when|where|if|previously)\ (?:was\ |were\ )?requested\b | \b(?:any|all|the|this|that|what|some|such|much|further)\ information\ requested\b
    | \brecommended\ (?:in|by)\ (?:the\ (?:report|government|consultant|officer))
    | \brequested\ by\ (?:the\ )?(?:applicants?|residents?|government|police|developer|owner|public)
    | \b(?:report|feedback|data|evidence|figures?|survey|analysis|study|research|guidance)\ (?:also\ |had\ )?(?:suggested|recommended)\b
    | \bdeclar(?:e|ed)\b.*\binterests?\b
    | \brequested\ (?:an?\ )?recorded\ vote | \brecorded\ votes?\ (?:was|were|had\ been)\ (?:then\ |also\ )?(?:requested|demanded|called\ for|asked\ for|sought)
    | \b(?:dispensation|apolog)
    | \bto\ (?:be\ heard|speak)(?:\ (?:on|at|in|about|against|for|first|again|regarding|before|as)\b|\ to\ (?:the|this|that|an?)\ (?:committee|council|item|application|panel|board|cabinet|meeting|motion|amendment|report)\b|[.,;]|$)
    | \bspeaking\ rights?\b | \b(?:the|public|registered|each|both|other|these|those)\ speakers?\b
    | \bwould\ (?:also\ )?(?:like|wish)\ to\ (?:thank|congratulate|welcome|place|pay|know|move|propose|express|record|see\ h)
    | \bwish(?:ed)?\ to\ see\ (?:the|that|this|it|these)\b[^.;]{0,60}\b(?:kept|retained|preserved|protected|saved|refused|approved|stay|remain)\b
    | \b(?:votes?|names?|abstentions?|dissent|opposition|objections?|thanks)\b.{0,60}\b(?:recorded|minuted|noted|passed\ on|conveyed)\b
    | \bbe\ (?:taken\ (?:first|next|early|before|as)|withdrawn|heard\ (?:first|next))\b
    | \bif\ (?:they|any(?:one|body)?|you)\ (?:had\ )?wish
    | ^If\b
    | \bsuggested\ that\ [^.;]{3,80}\ might\ be\b
    | \bwould\ make\ (?:an?\ )?(?:excellent|good|ideal|great)\b
    | \b(?:recorded|minuted|noted)\ as\b | \bon\ record\b
    | (?:;|,)\ (?:but\ )?(?:others|it\ was\ felt|this\ was\ not|however)\b
    | \b(?:they|he|she)\ would\ (?:also\ )?(?:like|welcome|appreciate|wish)\ (?:to\ (?:be|do|make|go|use)|(?:an?\ )?\w+\ \w+\.$)
    | \bwould\ (?:also\ |very\ much\ )?(?:like|wish)\ to\ (?:give|donate|offer|contribute|sponsor|bequeath|volunteer|lend|pay\ for|help\ with)\b
    | \b(?:stated|said|advised|confirmed|reported)\ that\ [^.;]{3,80}\ (?:would|will)\ be\ (?:requested|asked)\ to\b
    | \bsuggested,\ and\b
    | \bwould\ (?:also\ )?(?:have\ (?:liked|wished|preferred|welcomed)|(?:like|wish|prefer)\ to\ have)\ (?:\w+(?:ed|en|n)\b|an?\b|more\b|the\b|to\b)
    | \bwould\ (?:also\ )?(?:like|welcome|wish|appreciate)\b[^.;]*\bbut\b[^.;]*\b(?:no|not|never|cannot|could|unable|too)\b
    | \bsuggested\b[^.;]{0,80}?\b(?:should|ought|could|might|would|must)\ (?:not\ |never\ |only\ |better\ )?(?:to\ )?have\b
    | \b(?:although|though|but|while|whereas)\ (?:some\ |the\ )?others?\ (?:members?|councillors?|governors?|trustees?)\b
    ",
);
/// "A member suggested that wards are the last to hear": what is thought to be so.
static OF_A_FACT: Pattern = Pattern::new(
    r"(?i)\bsuggested that (?:[\w’'-]+ ){1,7}?(?:is|are|was|were|has|have|had|did|does)\b[^.;]*\.?$",
);
/// What is wished, and not thought to be so.
static WISHES: Pattern = Pattern::new(
    r"(?i)\b(?:should|could|would|might|must|may|ought|need\w*|be|requir\w+|want\w*|request\w*|asked|consider\w*)\b",
);
/// "Asked the Clerk to find out who owns it": somebody is sent to ask, and nothing is answered.
static SENT_TO_ASK: Pattern = Pattern::new(
    r"(?i)\basked (?:the |an? )?[\w’'&-]+(?: [\w’'&-]+){0,5}? to (?:also |please )?(?:establish|find out|check|ascertain|enquire|inquire|investigate|look into|clarify with|write|let|obtain|chase|contact|speak to|review|report)\b",
);
/// A question, which its answer settles.
static QUESTION: Pattern = Pattern::new(
    r"(?i)\b(?:asked|queried|enquired|inquired|wondered|questioned) (?:(?:the|an?) [\w ’'&-]{1,60}? |officers |(?-i:\p{Lu}[\w.’'-]* ){1,4})?(?:whether|if|how|what|when|where|who|why|which)\b|\basked (?:about|a question|questions)\b",
);
/// "The following topics had been requested …:" with points below.
static TOPICS: Pattern = Pattern::new(
    r"(?ix)
    (?: \b(?:topics?|items?|suggestions?|subjects?|areas?|issues?|information|following)\b.*\b(?:requested|suggested|proposed|asked\ for|identified|put\ forward)\b
      | \b(?:requested|suggested|proposed|asked\ for)\b.*\b(?:following|topics?|items?)\b
      | \b(?:chair|members?|commission|committee|panel|board|councillors?|cllrs?)\b.{0,60}\b(?:requested|suggested|asked)\ (?:that|for|the\ following|to\ receive)?
    ).*:$",
);
static CONSIDERED: Pattern = Pattern::new(
    r"(?i)\b(?:amendments?|corrections?|alterations?)\b[^.;:]{0,60}:$|\b(?:asked to (?:note|consider|declare)|questions?|raised|whether)\b.{0,60}:$|\basked (?:[\w’'-]+ ){0,5}?(?:about|on)\b.{0,60}:$",
);
static BARE: Pattern = Pattern::new(r"^(?:For|To)\s+[a-zA-Z]");
static BARE_LATER: Pattern = Pattern::new(
    r"^(?:When|If|Once|Where|Following|After|Before|In|As|At)\b[^.;]{3,120}, (?:for|to) ",
);
static FINITE: Pattern =
    Pattern::new(r"\b(?:was|were|had|would|there|noted|stated|said|explained|advised|could)\b");

/// Reads the requests of an account, the paragraphs of its decisions left out.
pub fn read(blocks: &[&Block], taken: &[bool], labels: &[usize]) -> Vec<Clause> {
    let mut used = taken.to_vec();
    let mut requests = Vec::new();
    for label in labels {
        requests.extend(before_label(blocks, *label, &mut used));
    }
    requests.extend(topics(blocks, &mut used));
    for (at, block) in blocks.iter().enumerate() {
        if used[at] || block.is_row() || block.is_heading() {
            continue;
        }
        let stem = raised::stem(blocks, at);
        let stands = |pattern: &Pattern| stem.is_some_and(|stem| pattern.is_in(&stem.text));
        let listed = POINT_ASKS.is_in(&block.text) && stands(&BODY_STEM);
        let commented = stands(&COMMENTS);
        let raised = raised::is_point(blocks, at);
        let sentences = block.sentences();
        let below = blocks
            .get(at + 1)
            .filter(|below| below.marker.is_none() && !below.is_heading())
            .and_then(|below| below.sentences().first().copied());
        // The next paragraph, though it be counted as this one is.
        let following = blocks
            .get(at + 1)
            .filter(|next| {
                let marker = next.marker.as_ref();
                let shape = |marker: &Marker| marker.shape.clone();
                !next.is_heading() && marker.map(shape) == block.marker.as_ref().map(shape)
            })
            .and_then(|next| next.sentences().first().copied());
        for (index, sentence) in sentences.iter().enumerate() {
            let next = sentences.get(index + 1).copied();
            let answer = next.or(below);
            let asks = is_request(sentence) && !is_musing(sentence, next)
                || is_agreed(sentence, next)
                || is_unanswered(sentence, next)
                || supplied::is_promised(sentence, next.or(following))
                || forms::is_direct(sentence)
                    && (commented || next.is_some_and(|next| AGREES.is_in(next)))
                || raised && raised::asks(sentence)
                || listed && index == 0;
            let outsider = BY_PRONOUN.is_in(sentence) && speaks_from_outside(&sentences[..=index]);
            if asks
                && !outsider
                && !is_answered(sentence, next, below)
                && !is_refused(sentence, answer)
            {
                let sentence = MINUTE_NAMED
                    .find(sentence)
                    .map_or(*sentence, |named| &sentence[named.end()..]);
                requests.push(clause::at(block, None, sentence, "request-sentence"));
            }
        }
    }
    requests.sort_by_key(|request| (request.page, request.line));
    requests.dedup_by(|a, b| a.text == b.text);
    for request in &mut requests {
        request.tracked = true;
    }
    requests
}

/// What somebody wished is settled where the answer refuses it.
static WISHED: Pattern = Pattern::new(
    r"(?i)\b(?:wished|wanted|would (?:also )?(?:like|prefer|wish)|suggested|asked (?:whether|if|that)|hoped)\b",
);
static REFUSED: Pattern = Pattern::new(
    r"(?i)\b(?:(?:did|does|do|would) not (?:think|believe|consider|feel|agree|accept|support|see)\b|(?:was|were) not (?:persuaded|minded|convinced|in favour|supported|necessary|needed|possible|appropriate|willing|prepared)|could not be (?:done|agreed|supported|provided)|(?:declined|refused|rejected)\b|this (?:was|would) not (?:be )?(?:necessary|possible|needed|appropriate|lawful|pursued|supported|seconded)|(?:there was|found) no (?:support|seconder))",
);

/// Whether the answer refuses what somebody wished.
fn is_refused(sentence: &str, answer: Option<&str>) -> bool {
    WISHED.is_in(sentence)
        && answer.is_some_and(|answer| {
            REFUSED.is_in(answer) && !promise::promises(answer) && !RAISES.is_in(answer)
        })
}

/// "(Minute No. 52 – Risks) – Members requested …": the minute that is spoken of.
static MINUTE_NAMED: Pattern = Pattern::new(r"^\((?i:minute|item|page)\b[^)]{2,160}\) [–—-] ");

/// Another member speaks: no answer.
static RAISES: Pattern = Pattern::new(
    r"^(?:(?:[Aa]nother |[Tt]he |[Aa] )?(?:Members?|Councillors?|Cllrs?|Governors?)\b)",
);

/// "Wondered whether it might" is said aloud, and asks only where the answer takes it up.
static WONDERED: Pattern = Pattern::new(r"(?i)\bwondered (?:whether|if|about)\b");

fn is_musing(sentence: &str, next: Option<&str>) -> bool {
    WONDERED.is_in(sentence)
        && !next.is_some_and(|next| AGREES.is_in(next) || promise::promises(next))
}

/// A question for facts, which is a request where they are not to hand or are promised.
static WANTED_TO_KNOW: Pattern = Pattern::new(
    r"(?x)(?i)\b(?:(?:wanted|wished|asked)\ to\ (?:know|be\ told)|sought\ to\ (?:know|establish))\b
    | \bsought\ (?:(?:the|some|more|further|additional)\ )*(?:information|details)\ (?:on|about|of)\b",
);
static NOT_TO_HAND: Pattern = Pattern::new(
    r"(?i)\b(?:(?:did|do|does) not have (?:this|that|the|those|these)(?: \w+){0,3}(?: to hand| available| with (?:him|her|them))?|(?:was|were) not (?:to hand|available at the meeting)|not to hand)\b",
);

fn is_unanswered(sentence: &str, next: Option<&str>) -> bool {
    WANTED_TO_KNOW.find(sentence).is_some_and(|asked| {
        NOT_TO_HAND.is_in(&sentence[asked.end()..])
            // What is not to hand and promised is told once, as the promise.
            || next.is_some_and(|next| NOT_TO_HAND.is_in(next) != promise::promises(next))
    })
}

/// He or she asks, who was named before.
static BY_PRONOUN: Pattern = Pattern::new(
    r"^(?:He|She|They)\b|(?:\band|\bbut|,) (?:he|she|they) (?:also |then |further )?(?:asked|requested|urged|suggested|called|would|wished|wanted)\b",
);
/// Those who come to a meeting and are no part of it.
static OUTSIDER: Pattern = Pattern::new(
    r"(?x)(?i)^(?:In\ \w+,\ )?(?:(?:the|an?|another|one|two|several|some|local)\ )*(?:[\w-]+\ )?(?:residents?|representatives?\ (?:of|from)|tenants?|leaseholders?|objectors?|petitioners?|parishioners?|members?\ of\ the\ public|applicants?|agents?|neighbours?|campaigners?|questioners?|deputations?|parents?|landowners?|shopkeepers?|traders?|spokes\w+)\b
    | ^(?:Mr|Mrs|Ms|Miss|Dr)\.?\ [^,.;]{2,40},\ (?:an?\ (?:[\w-]+\ ){0,2}(?:resident|tenant|leaseholder|objector|petitioner|parishioner|member\ of\ the\ public|applicant|agent|neighbour|campaigner|parent|landowner|shopkeeper|trader)|on\ behalf\ of|representing|speaking\ (?:for|on)|(?:of|from)\ (?-i:\p{Lu}))",
);
static INSIDER: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:councillors?|cllrs?|chair\w*|vice-chair\w*|members?|convener|mayor|leader|portfolio holder|cabinet member)\b",
);

/// Whether the last who was named is no part of the body.
fn speaks_from_outside(before: &[&str]) -> bool {
    before
        .iter()
        .rev()
        .find(|sentence| OUTSIDER.is_in(sentence) || INSIDER.is_in(sentence))
        .is_some_and(|sentence| OUTSIDER.is_in(sentence))
}

/// The sentence, where whoever is invited to speak is no speaker at this meeting: "asked that
/// the manager be invited to speak".
fn come(sentence: &str) -> Cow<'_, str> {
    INVITED.replace_all(sentence, "invited to come")
}

static INVITED: Pattern = Pattern::new(r"\binvited to speak\b");

/// Whether words of asking are a form: "members were asked to declare interests".
pub fn is_form(sentence: &str) -> bool {
    NO_ASK.is_in(&come(sentence)) || debate::wishes_nothing(sentence)
}

/// Whether a sentence tells that somebody was asked to do something, by the first name.
pub fn charges_by_name(sentence: &str) -> bool {
    NAME_ASKED.group(sentence, "who").is_some_and(run::is_given)
}

/// Whether a sentence of the discussion asks for something.
pub fn is_request(sentence: &str) -> bool {
    asks(sentence) || aside::without(sentence).is_some_and(|plain| asks(&plain))
}

fn asks(sentence: &str) -> bool {
    let asks = ASKING.iter().any(|word| sentence.contains(word));
    if !asks || sentence.ends_with([':', '?']) || NO_ASK.is_in(&come(sentence)) {
        return false;
    }
    if OF_A_FACT.is_in(sentence) && !WISHES.is_in(sentence) {
        return false;
    }
    let by_name = charges_by_name(sentence);
    if by_name || debate::wishes_nothing(sentence) {
        return by_name;
    }
    let question =
        QUESTION.is_in(sentence) && (!BE_ASKED.is_in(sentence) || IT_WAS_ASKED.is_in(sentence));
    let question = question
        && !SENT_TO_ASK.is_in(sentence)
        && !ASKED_AND_REQUESTED.is_in(sentence)
        && !forms::asks_for_more(sentence);
    if TOLD.is_in(sentence) || question && !COULD.is_in(sentence) && !is_agreed(sentence, None) {
        return false;
    }
    let between = BETWEEN
        .captures(sentence)
        .map(|found| format!("{} {}", &found["who"], &found["verb"]));
    ASKED.is_in(sentence)
        || between.is_some_and(|plain| ASKED.is_in(&plain))
        || PASSIVE.is_in(sentence)
        || HAND_IN.is_in(sentence)
        || USEFUL.is_in(sentence)
        || AND_ASKED.is_in(sentence)
        || charge::charges(sentence)
        || forms::asks(sentence)
}

/// "It could, if the owner agreed.": an answer of fact.
static SETTLED: Pattern = Pattern::new(
    r"^(?:It|This|That|They|These) (?:could|did|does|was|had|were|is|are|can)(?: not)?(?:,|\.|;)",
);

/// Whether a question asks for a change, and its answer agrees to it.
fn is_agreed(sentence: &str, next: Option<&str>) -> bool {
    CHANGE.find(sentence).is_some_and(|change| {
        AGREES.is_in(&sentence[change.end()..])
            || next.is_some_and(|next| AGREES.is_in(next) && !SETTLED.is_in(next))
    })
}

/// Whether a question's answer stands behind it, and promises nothing more.
///
/// `next` follows in its paragraph, `below` begins the paragraph under it.
fn is_answered(sentence: &str, next: Option<&str>, below: Option<&str>) -> bool {
    if ASKED_TO_BE_SURE.is_in(sentence) {
        return next.is_some() || below.is_some_and(|below| ANSWERED.is_in(below));
    }
    let settles = |next: &str| ANSWERED.is_in(next) && !promise::promises(next);
    if ASKED_TO_HEAR.is_in(sentence) {
        if ANSWERED_THERE.is_in(sentence) {
            return true;
        }
        return next.or(below).is_some_and(settles);
    }
    if ASKED_FOR_ADVICE.is_in(sentence) && next.or(below).is_some_and(|next| ADVISED.is_in(next)) {
        return true;
    }
    next.or(below).is_some_and(|next| DONE_THERE.is_in(next))
        || COULD.is_in(sentence) && next.is_some_and(settles)
}

/// What can be given by speaking: "requested suggestions from the team".
static ASKED_FOR_ADVICE: Pattern = Pattern::new(
    r"(?i)\b(?:asked|sought|requested|called|pressed) (?:(?:the|an?) [\w’'-]+ )?(?:for )?(?:(?:any|some|more|further|the|an?) )*(?:suggestions?|ideas|advice|tips|examples|guidance|recommendations?|opinions?)\b",
);
/// Whoever was asked gave it.
static ADVISED: Pattern = Pattern::new(
    r"^(?:In (?:response|reply|answer)\b|(?:The|He|She|They|Officers?|Mr|Mrs|Ms|Miss|Dr|[A-Z]{2,3}|\p{Lu}[\w’'-]+ \p{Lu}[\w’'-]+)\b[^.;,]{0,60}?\b(?:had |then |also )*(?:recommended|suggested|advised|proposed|named|listed|replied|answered|responded)\b)",
);
/// What was asked for was given at once.
static DONE_THERE: Pattern = Pattern::new(
    r"(?i)^(?:(?:this|it|they|these|those|one|copies|the (?:figures?|list|map|note|answer|details?|information|report|link|copy|plan)) (?:was|were|had (?:already |since |now )?been) (?:then |duly |already |at once )*(?:provided|given|handed|supplied|tabled|read out|displayed|shown|circulated|sent|shared|answered|done)\b|[^.;,]{2,60}? (?:said|replied|confirmed|explained|advised|answered) (?:that )?(?:it|this|they|these|that) had (?:already |since |now )*been (?:provided|given|handed|supplied|circulated|sent|shared|published|done|answered)\b)",
);

/// A run of "For …" and "To …" right above a label: the body's asks.
fn before_label(blocks: &[&Block], label: usize, used: &mut [bool]) -> Vec<Clause> {
    let mut first = label;
    let mut bare = 0;
    while first > 0 && !used[first - 1] {
        let text = blocks[first - 1].text.as_str();
        if FINITE.is_in(text) || blocks[first - 1].is_row() || text.ends_with(':') {
            break;
        }
        if BARE.is_in(text) {
            bare += 1;
        } else if !BARE_LATER.is_in(text) {
            break;
        }
        first -= 1;
    }
    if bare < 2 {
        return Vec::new();
    }
    for used in &mut used[first..label] {
        *used = true;
    }
    blocks[first..label]
        .iter()
        .map(|block| clause::at(block, number(block), &block.text, "request-list"))
        .collect()
}

/// Points under a stem that says they were asked for.
fn topics(blocks: &[&Block], used: &mut [bool]) -> Vec<Clause> {
    let mut requests = Vec::new();
    for at in 0..blocks.len() {
        let text = blocks[at].text.as_str();
        let stem = sentence::split(text).pop().unwrap_or_default();
        if used[at] || !TOPICS.is_in(stem) || CONSIDERED.is_in(stem) {
            continue;
        }
        let Some(shape) = blocks.get(at + 1).and_then(|next| next.marker.clone()) else {
            continue;
        };
        used[at] = true;
        for (offset, block) in blocks[at + 1..].iter().enumerate() {
            let Some(marker) = &block.marker else { break };
            if marker.shape != shape.shape || used[at + 1 + offset] {
                break;
            }
            used[at + 1 + offset] = true;
            // A number that lost its words asks for nothing.
            if block.text.trim().is_empty() {
                continue;
            }
            requests.push(clause::at(
                block,
                number(block),
                &block.text,
                "request-topics",
            ));
        }
    }
    requests
}

fn number(block: &Block) -> Option<String> {
    let marker = block.marker.as_ref()?;
    (!marker.value.is_empty()).then(|| marker.value.clone())
}

#[cfg(test)]
mod tests;
