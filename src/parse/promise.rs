//! Whether a sentence promises something: who would do it, or that it would be done.

mod told;

use crate::parse::aside;
use crate::parse::debate;
use crate::parse::pattern::Pattern;
use crate::parse::people::run;

/// What one does who promises something: the verbs behind "would".
macro_rules! doing {
    () => {
        r"action|add|address|advise|adapt|amend|arrange|ask|bring|chase|check|circulate|clarify|collate|convert|settle|re-?calculate|re-?work|re-?issue|re-?draft|re-?send|come\ (?:back|again)|compile|confirm|consider|consult|contact|discuss|distribute|draft|email|e-mail|enquire|ensure|escalate|examine|explore|feed\ back|find\ out|fix|follow|forward|get\ back|go\ back|give\ (?:(?:an?\ )?update|members|councillors|the\ (?:committee|panel|board|forum)|him|her|them)|have\ a\ (?:look|word)|hold|include|inform|investigate|invite|issue\ (?:it|this|these|them|the|copies)|liaise|look|make\ (?:(?:the|any|further|some)\ |an?\ (?:\w+\ )?(?:application|request|enquiry|approach|representation)\b|enquir\w+|arrange\w*|contact)|notify|obtain|order|organise|pass|pick\ up|prepare|produce|provide|publish|pursue|put|raise|save|reassign|relay|remind|remove|repair|replace|reply|report|request|respond|revisit|review|see\ (?:to\b|whether|if\b|what|that)|seek|send|set\ out|share|speak|submit|supply|take|talk\ to|try|tell\ (?:members|councillors|the\ (?:committee|panel|board|forum))|think\ (?:again|it\ over|about\ (?:it|this|that))|update|visit|work\ out|write|ascertain|call|deal\ with|monitor|place|progress|purchase|research|double-check|endeavour\ to|attempt\ to|attend|meet\ (?:with|him|her|them|officers|(?:the\ )?(?:\w+\ )?(?:clerk|residents|members|contractors?|owners?|police|group|club|applicant))|start\ (?:the\ process\ of\ )?[a-z]+ing|use\ (?:it|them|these)\ to|do\ (?:so|this|that|it)|establish\ (?:whether|how|what|why|if)|have\ (?:an?|another|a\ further)\ (?:\w+\ )?(?:look|word|chat|conversation)|keep\ [\w\ ]{1,40}?(?:informed|updated|posted|under\ review)|let\ (?:[\w’'-]+\ ){1,5}?(?:know|have|see)|return\ (?:to\ (?:the|this)|with)|sort\ out|table|price|cost\ (?:it|this|that|the\ (?:work|scheme|options?))|[a-z]+\ [^.;,]{3,60}?\ and\ (?:then\ )?(?:circulate|share|send|forward|distribute|e-?mail)\ (?:it|them|these|this|the|copies)"
    };
}

/// A promise without an agent: "figures would be clarified".
static PASSIVE: Pattern = Pattern::new(
    r"(?ix)\b(?:would|will)\ (?:also\ |now\ |then\ |therefore\ |always\ )*be\ (?:\w+ly\ |further\ |also\ )?
    (?:added|addressed|advertised|amended|answered|arranged|asked|brought|built|carried\ out|checked|cleaned|cleared|completed|cut\ back|dealt\ with|circulated|clarified|communicated|confirmed|considered|contacted|corrected|discussed|distributed|emailed|e-mailed|escalated|examined|explored|fed|flagged|followed|forwarded|incorporated|included|informed|investigated|invited|issued|looked|made\ available|chased|done|installed|monitored|notified|obtained|offered|ordered|organised|paid|printed|passed|picked|placed|posted|prepared|presented|produced|provided|published|pursued|put|raised|reassigned|recirculated|redesigned|re-?instated|renewed|re-?painted|repaired|replaced|replied\ to|reported|requested|resolved|responded\ to|revised|reviewed|scheduled|seen\ to|sent|set|shared|sought|submitted|supplied|taken|told\ (?:of|about|when|how|what|the|before|in|by|as|if)|undertaken|updated|uploaded|written)\b",
);
/// A promise of somebody: "officers would look into this".
static ACTIVE: Pattern = Pattern::new(concat!(
    r"(?ix)\b(?:officers?|(?:\w+\ )?directors?|chair(?:man|woman|person)?|clerk|council|department|team|services?|manager|head\ of\ [\w\ ]{1,40}?|(?:directors?|managers?|officers?|lead)\ (?:of|for)\ (?-i:(?:(?:\p{Lu}[\w’'&-]*|and|the|of|for|&),?\ ){0,6}?\p{Lu}[\w’'&-]*)|lead\ member|cabinet\ member|portfolio\ holder|leader|mayor|commissioner|executive|treasurer|solicitor|engineer|representative|secretary|office|(?-i:Chief\ (?:\p{Lu}[\w’'&-]*\ ){0,2}\p{Lu}[\w’'&-]*)|(?:cllrs?\.?|councillors?|mr|mrs|ms|miss|dr|pcso|pc|sgt|inspector)\.?(?:\ \p{Lu}[\w.’'\-]*){1,3}|\b(?:he|she|they|we|it)|(?-i:(?:^|[.;:–-]\ |\bthat\ |\band\ |,\ )[A-Z]{2,3})|(?-i:^(?:\p{Lu}\.\ \p{Lu}[\w’'-]+\ and\ )?\p{Lu}(?:\.|[\w’'-]+)\ \p{Lu}[\w’'-]+(?:,\ (?:\p{Lu}[\w’'&-]*(?:\ (?:of|for|and|the|to|&|\p{Lu}[\w’'&-]*)){0,9}),)?)|(?-i:(?:^|\bthat\ |\band\ |[,;]\ )[Tt]he\ (?:\p{Lu}[\w’'&-]*,?\ |of\ |for\ |and\ |the\ ){0,8}\p{Lu}\w+(?:er|or|ist|ant|ian|man|woman|yst|ary|ect)))
    (?:\ \([^()]{1,40}\))?\ (?:would|will)(?:,\ (?:however|therefore|of\ course|in\ addition|instead|in\ turn),)?\ (?:also\ |now\ |then\ |therefore\ |be\ (?:happy|able|willing|prepared|pleased|glad|delighted)\ to\ )*
    (?:",
    doing!(),
    r")\b"
));
/// "… and Ann will save it on the drive": one whom the paper calls by the first name.
static FIRST_NAME: Pattern = Pattern::new(concat!(
    r"(?x)(?:^|[.;]\ |\band\ |,\ )(?P<who>\p{Lu}\p{Ll}+)\ will\ (?:also\ |now\ |then\ )*(?:be\ (?:writing|speaking|meeting|asking|sending|bringing|circulating|contacting|sharing|arranging|preparing|publishing|visiting|chasing|drafting|looking\ into)|",
    doing!(),
    r")\b"
));
/// First names that are months as well.
const MONTHS: [&str; 3] = ["April", "June", "May"];
/// "She had written to the nursery, and they would be able to supply one": news of others.
static ABLE: Pattern = Pattern::new(
    r"(?i)\b(?:had|has|have) (?:\w+ )?(?:contacted|spoken|written|asked|rung|phoned|emailed|approached|met|been in touch)\b[^.;]*\b(?:they|who|it|which) would be able to\b",
);
/// "The Clerk is to remind him": charged or ready, the same is promised.
static IS_TO: Pattern = Pattern::new(concat!(
    r"(?x)(?:^|[.;]\ |\band\ )(?:(?:[Tt]he\ (?:\w+\ )?(?:[Cc]lerk|[Cc]hair(?:man|woman|person)?|[Oo]fficers?|[Mm]anager|[Tt]reasurer|[Ss]ecretary|[Dd]irector)|(?:Cllrs?\.?|Councillors?|Mr|Mrs|Ms|Miss|Dr)(?:\ \p{Lu}[\w.’'-]*){1,3}|[Oo]fficers|[Tt]he\ (?:\p{Lu}[\w’'&-]*,?\ |of\ |for\ |and\ |the\ ){0,8}\p{Lu}\w+(?:er|or|ist|ant|ian|man|woman|ary))\ (?:is|are|was|were)|(?:\p{Lu}\.\ \p{Lu}[\w’'-]+|[A-Z]{2,3}|He|She|They)\ (?:is|are))\ to\ (?:",
    doing!(),
    r")\b"
));
static AGREED_TO: Pattern = Pattern::new(
    r"(?i)\b(?:officers?|director(?: (?:of|for) (?:[\w’'&-]+,? ){0,6}?[\w’'&-]+)?|chair(?:man|woman|person)?|clerk|secretary|treasurer|head of [\w ]{1,40}|manager|he|she|they|(?-i:\b[A-Z]{2,3}(?:/[A-Z]{2,3})+)|(?-i:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr)\.? (?:\p{Lu}\.? ?)*\p{Lu}[\w’'-]+))(?:, [^,.;]{3,80},)? (?:agreed|undertook|offered|promised|committed|volunteered) to (?:\w+)|\b(?:commissioner|executive|officer|leader|mayor|cabinet member|portfolio holder|representative)(?:, [^,.;]{3,80},)? (?:agreed|undertook|offered|promised|committed|volunteered) to \w+|(?:\b(?:and|but)|&) (?:also )?(?:agreed|undertook|offered|promised) to (?:follow|give|provide|send|circulate|share|supply|report|write|check|look|find out|bring|forward|email|let|raise|ask)\b|\bhappy for this to happen\b",
);
/// "She mentioned her intention to report on it at a later date."
static INTENDS: Pattern = Pattern::new(concat!(
    r"(?xi)\b(?:(?:mentioned|stated|announced|confirmed|expressed|declared|reported|advised\ of|gave\ notice\ of|spoke\ of|outlined|shared)\ (?:that\ )?|that\ it\ was\ |it\ was\ )(?:his|her|their)\ intention\ (?:was\ )?to\ (?:also\ )?(?:",
    doing!(),
    r")\b"
));
/// What is agreed to and done at once: order of business.
static AGREED_THERE: Pattern = Pattern::new(
    r"(?i)\bagreed to (?:permit|allow|suspend|adjourn|differ|disagree|close the meeting)\b",
);
/// "Nell Ash agreed to send it", "JB agreed that this could be circulated".
static PERSON_AGREED: Pattern = Pattern::new(
    r"(?:^|[.;:–-] |\band |, )(?:(?:A|In response|The): ?)?(?P<who>(?:The )?\p{Lu}[\w’'-]+ (?:(?:of|for|and|the|[–-]|\([^()]{2,40}\)|\p{Lu}[\w’'-]+,?) ){0,6}|[A-Z]{2,3} )(?:also |then |further )?(?:agreed|undertook|promised|committed|confirmed) (?:to \w+|that (?:it|this|these|that|they|the|an?|more|further)\b[^.;]{0,80}? (?:could|would|will) be (?:shared|circulated|provided|sent|supplied|brought|arranged|made available|included|looked|added|reported|considered|followed|published|distributed|raised|investigated|emailed|reviewed|borne in mind|taken (?:on board|into account|forward|up)|done|passed on|fed back|updated|amended))\b",
);
/// "The Chair agreed that a seminar would be held".
static AGREED_EVENT: Pattern = Pattern::new(
    r"(?:^|[.;:–-] |\band |, )(?P<who>(?:The )?\p{Lu}[\w’'-]+ (?:(?:of|for|and|the|\p{Lu}[\w’'-]+) ){0,6}|[A-Z]{2,3} |[Hh]e |[Ss]he )(?:also |then |further )?agreed that (?:an?|another|two|further) (?:[\w-]+ ){0,3}(?:seminar|workshop|session|briefing|training|tour|visit|meeting|walkabout|drop-in)s?\b[^.;]{0,60}? (?:would|could|will) (?:also )?be (?:held|arranged|organised|convened|set up|run|offered)\b",
);
/// "Dr Ash said that he would share the maps": one's own word, whenever it is given.
static OWN_WORD: Pattern = Pattern::new(
    r"(?i)\b(?:he|she|they) had asked for [^.;]{3,80}? and would (?:circulate|send|share|bring|forward) (?:it|them|this|these)\b|\b(?:said|confirmed|added|advised|replied|indicated) (?:that )?(?:he|she) would (?:also |then |of course )?(?:share (?:the|this|that|it|them|these|those|copies)|issue (?:it|this|these|them)|check (?:it|this|that|these) with|send|circulate|forward|write to|find out|look into|report back|get back|let (?:[\w’'-]+ ){1,4}(?:have|know|see))\b",
);
/// What is shared with those in the room is shown to them.
static SHOWN: Pattern = Pattern::new(
    r"(?i)\bwould (?:\w+ )?share (?:[\w’'-]+ ){1,3}(?:slides?|screen|presentation|overview|experiences?|thoughts|views?|concerns?|story)\b",
);
static BODIES: Pattern = Pattern::new(
    r"(?i)\b(?:committee|council|board|panel|cabinet|commission|forum|authority|executive|government|partnership|members|trust|group|councillors|governors|it)\s*$",
);
/// "She promised Mr Ash a written answer": a word of promising says all by itself.
static PROMISED: Pattern = Pattern::new(
    r"(?x)(?:^|[.;:–-]\ |\b(?:and|but|that|which)\ |,\ )
    (?P<who>(?:[Tt]he\ )?\p{Lu}[\w’'&.-]*(?:\ (?:of|for|and|the|\p{Lu}[\w’'&.-]*)){0,9}|[Hh]e|[Ss]he|[Tt]hey|[Oo]fficers?|[Tt]he\ (?:[\w-]+\ ){0,3}(?:officers?|clerk|chair\w*|manager|director|leader))
    (?:\ \([^)]{1,40}\))?(?:,\ [^,;.]{3,80},)?(?:\ (?:also|then|therefore|further|kindly))*
    (?:\ (?:apologised|accepted|acknowledged|noted|regretted|thanked|welcomed|explained)\b[^.;:]{0,80}?\ and)?
    \ (?:promised\ (?:to|that|(?-i:[A-Z]|an?\ |the\ |members|him|her|them|it))|(?:undertook|pledged|volunteered)\ (?:to|that)\b|gave\ (?:an?|his|her|their)\ (?:\w+\ )?(?:undertaking|commitment|promise)\ (?:that|to)\b|offered\ (?:to\b|[Mm]embers|the\ (?:[\w-]+\ ){0,2}(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Ff]orum|[Cc]ommission)|an?\ (?:[\w-]+\ ){0,3}(?:visit|tour|briefing|meeting|seminar|demonstration|session)))",
);
/// Parties that come to the body or are told of; what they promise, they promise elsewhere.
static OUTSIDE: Pattern = Pattern::new(
    r"(?i)\b(?:developers?|contractors?|suppliers?|manufacturers?|applicants?|agents?|operators?|objectors?|residents?|landlords?|government|treasury|department|ministry|agency|home office|insurers?|company|firm|council|authority|cabinet|partnership)$",
);
/// What happens in a process or is done by another: no body's promise to this one.
static BY_OTHERS: Pattern = Pattern::new(
    r"(?ix)\b(?:would|will)\ (?:\w+\ ){0,2}?be\ (?:\w+ly\ )?\w+(?:\ (?:[\w’'-]+\ ){0,6}?)?\ ?by\ (?:the\ |an?\ |its\ |their\ |our\ |each\ )?(?:[\w’'-]+\ ){0,3}?(?:suppliers?|manufacturers?|contractors?|developers?|operators?|applicants?|providers?|consultants?|companies|company|government|ombudsman|inspectors?|inspectorate|secretary\ of\ state|ministers?|trusts?|landowners?|landlords?|utility|regulators?|auditors?|courts?|tribunal|insurers?|volunteers|schools|police|(?:county|district|borough|city)\ council)\b
    | \bsubmitted\ to\ (?:the\ )?(?:region|government|department|secretary|ministry|regulator|inspector|nhs|home\ office|treasury|planning)\w*\b
    | \b(?:in\ the\ usual\ way|as\ (?:normal|usual))\b | \bthe\ (?:usual|normal|statutory)\ (?:\w+\ )?(?:consultations?|process|procedures?|checks|inspections?)\ (?:would|will)\b
    | \b(?:explained|outlined)\ (?:that|how)\b[^.;]{0,160}?\b(?:complainants?|residents?|applicants?|appeals?|customers?|tenants?|parents?|pupils?|patients?|claims?|claimants?|objections?|complaints?|appellants?|bids?|tenders?)\ (?:would|will)\ (?:\w+\ )?be\b
    | \b(?:[Gg]overnment|[Dd]epartment\ for\ [\w\ ]{3,40}|[Mm]inisters|[Hh]ome\ [Oo]ffice|[Tt]reasury|[Mm]inister|[Rr]egulator|[Oo]mbudsman|[Cc]ontractor|[Ss]upplier|[Pp]rovider|[Dd]eveloper|[Oo]perator|[Aa]pplicant)s?(?:’s|'s|’|')?\ (?:[\w-]+\ )?(?:would|will)\b
    ",
);
static CHIEF: Pattern = Pattern::new(r"(?i)\b(?:chief|deputy) executive\s*$");
/// "The Director said that it could be shared", "was happy to meet": what is offered.
static OFFERED: Pattern = Pattern::new(
    r"(?i)\b(?:said|confirmed|replied|agreed|advised|responded|added|stated)(?: that)? (?:it|this|these|they|that|the [\w ’'-]{1,60}|an? [\w ’'-]{1,60}|copies) could be (?:shared|circulated|provided|sent|supplied|brought|arranged|made available|looked (?:at|into)|reported)\b|\b(?:said|confirmed|replied|agreed|advised|responded|added|stated|answered)(?: that)? (?:it|this|these|they|that|such an? \w+) (?:could|would|can|will) (?:also )?be (?:done|possible)(?: (?:from|in|at|by|for|before|after|and|within|with|if)\b|[.,;])|\b(?:said|confirmed|replied|agreed|advised|responded|added|stated|answered|offered)(?: that)? (?:he|she|they|officers|(?:the|his|her) (?:team|department|service|clerk|director|office)) could (?:also )?(?:provide|circulate|share|arrange|send|supply|bring|look (?:at|into)|e-?mail|produce|find out|check|raise|speak to)\b|\b(?:would be|will be|is|are) (?:pleased|glad|delighted|very happy|more than happy|only too happy) to (?:provide|share|send|circulate|bring|meet|look|arrange|discuss|speak|attend|take|supply|follow|organise|host|show)\b|\b(?:was|were|would be) (?:happy|willing|content|prepared) to (?:provide|do (?:this|so|that|it)|write|visit|come|ask|check|report|share|send|circulate|bring|meet|look|arrange|discuss|speak|attend|take|supply|follow)\b",
);
/// "The Commissioner acknowledged this and would raise it": one subject, two verbs.
static AND_WOULD: Pattern = Pattern::new(concat!(
    r"(?x)^(?:In\ (?:response|reply),\ )?(?P<who>(?:The\ )?[A-Z][\w’'-]*(?:,?\ (?:of|for|and|the|[–-]|[A-Z][\w’'-]+))*)\ (?:\w+ed|said|told|took|thought|felt|did|knew|had|has|was|is|met|gave|spoke|wrote|got|went|sent|made)\b[^.;]{0,160}?\b(?:and|but)(?:\ that\ (?:he|she|they))?\ (?:would|will)\ (?:also\ |now\ )?(?:",
    doing!(),
    r")\b"
));
/// "… and was informed that it would be": the answer in the question's own sentence.
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:was|were) (?:told|informed|advised|assured) that (?:it|they|this|these) (?:would|will)\b|\bit was (?:confirmed|agreed) that (?:this|it|these) (?:could|would) be done\b|\ba (?:further |separate |special )?meeting would be (?:held|arranged|convened|set up)\b|^(?:the )?next (?:agenda|meeting) would include\b|\b(?:it|this|that|the (?:item|matter|topic|question)) (?:would|will) be (?:discussed|considered|reviewed|brought back|revisited|looked at|raised)(?: again| further)? (?:at|in) (?:the|our|its|a) (?:(?:next|following|future|later|january|february|march|april|may|june|july|august|september|october|november|december),?(?: (?:19|20)\d\d)? )+(?:\w+ )?meeting\b|\b(?:it|this|that|the (?:item|matter|topic)) would be (?:put )?(?:on|back on) the (?:next |\w+ )?(?:agenda|meeting)",
);
/// "The number was not to hand but would be sent to Mr Ash": what is missing now comes.
static NOT_TO_HAND: Pattern = Pattern::new(
    r"(?i)\b(?:(?:was|were|is|are) not (?:yet )?(?:to hand|available|at hand|in the (?:report|paper))|did not have [^.;]{2,60}? (?:to hand|available))\b[^.;]{0,40}\b(?:but|and) (?:\w+ )?(?:would|will|could) be (?:sent|provided|circulated|supplied|shared|forwarded|given|e-?mailed|reported)\b|\b(?:would|will) (?:also |therefore |now )?receive an? (?:full |detailed )?written (?:response|reply|answer)\b",
);
/// "BO has bought hinges and will fit them": what one does with one's own hands.
static BY_HAND: Pattern = Pattern::new(
    r"(?:^|[.;:–-] |\b(?:and|that) |, )(?:[A-Z]{2,3}|(?:[Tt]he )?(?:Clerk|Caretaker|Groundsman|Handyman|Chair(?:man|woman|person)?(?: \p{Lu}[\w’'-]+)?)|(?:Cllrs?\.?|Councillors?|Mr|Mrs|Ms|Miss|Dr)(?: \p{Lu}[\w.’'-]*){1,3})(?: (?:has|have|had) [^.;]{3,80}? and)? will (?:also |now |then )?(?:buy|clean|clear|collect|cut|deliver|empty|fit|hang|lay|mend|mow|paint|plant|put up|re-?paint|strim|take down|trim|weed) (?:it|them|this|these|the|an?|any|some|both|new)\b",
);
/// What one says that oneself will do: "the Foreman said he would empty them".
static SAID: Pattern = Pattern::new(
    r"(?i)\b(?:said|replied|confirmed|stated|advised|added|answered)\b[^.;]{0,60}? (?:it|this|they|these|that|the [\w ’'-]{2,40}) would be (?:(?:up |put |published )?on (?:the |its |their )?(?:\w+ )?(?:website|web ?site|portal|intranet|noticeboard)\b|(?:finished|completed|concluded|ready|done|available) (?:by|before|in time for|within|no later than)\b)|\b(?:said|replied|confirmed|stated|advised|added)(?: that)? (?:he|she|they) would (?:also |now )?(?:(?:empty|repair|fix|order|install|replace|remove|clear|clean|paint|purchase|buy|book|collect|deliver|deal with|sort|call|ring|complete|print|hold|meet|be with|have (?:it|them|this) (?:ready|with))\b|(?:go|come)(?: (?:to|along|on|and|himself|herself)\b|[.;]|$))|\b(?:said|replied|confirmed|stated|advised|promised) (?:that )?(?:it|they|this|these|the [\w ’'-]{2,40}) would be with (?:them|him|her|members|councillors|the (?:committee|panel|board|chair\w*))\b|\bbut would (?:also )?(?:check|find out|enquire|ask|come back|report back|look into|write to|ring|contact|let|e-?mail)\b|\b(?:but|and) would (?:also )?(?:provide|send|circulate|share|supply|forward|email|bring) (?:it|this|these|them|(?:the|an?|further|more) (?:[\w’'-]+ ){0,3}?(?:figures?|information|details?|data|answer|note|response|reply|written|breakdown|list|copy|update|report|briefing|link|summary|map|slides|presentation))\b",
);
/// A request and behind it who answers.
static TAKEN_UP: Pattern = Pattern::new(
    r"\b(?:asked|requested|queried|enquired|suggested|wondered)\b[^.;]{3,240}?, and (?P<answer>(?:the (?:[\w’'&-]+ ){0,6}?[\w’'&-]+|(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr) (?:\p{Lu}\.? ?)*\p{Lu}[\w’'-]+|\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+|[A-Z]{2,3}|it was|officers) (?:said|replied|answered|agreed|undertook|promised|confirmed|offered)\b[^;]*)$",
);
/// "Cllr Ash was asked to write to them, which she said she would do."
static WHICH_TAKEN_UP: Pattern = Pattern::new(
    r"\b(?:asked|requested|invited)\b[^.;]{3,200}?, (?:(?:which|and) (?:he|she|they|the [\w’' -]{3,40}) (?:said|agreed|confirmed|promised|undertook)(?: that)? (?:(?:he|she|they) would(?: do)?(?: so| it| this)?|to(?: do)?(?: so| it| this)?)|which (?:was|were) (?:readily |duly )?(?:promised|undertaken))\.$",
);
/// "… which would go to Cabinet in May", "would be brought in from June": what is told of.
static ASIDE: Pattern =
    Pattern::new(r"(?i), which (?:would|will)\b|\b(?:would|will) (?:\w+ )?be brought in(?:to)?\b");
/// "He would have the notice put right."
static HAS_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:he|she|they|officers|the (?:[\w’'&-]+ ){0,5}(?:officer|director|manager|clerk|engineer|leader|treasurer)) (?:would|will) have (?:the|this|it|that|them|these|those) (?:[\w’'-]+ ){0,8}?(?:put right|checked|looked (?:at|into)|corrected|removed|changed|repaired|replaced|moved|amended|cleared|cleaned|reviewed|printed)\b",
);
/// "The Manager agreed that it could."
static AGREED_IT_COULD: Pattern = Pattern::new(
    r"^(?P<who>(?:The )?\p{Lu}[\w’'-]*(?: (?:(?:of|for|and|the|&) )*\p{Lu}[\w’'-]*){0,6}|He|She|They) agreed that (?:it|this|that|they|one|these|those) (?:could|would)(?: be(?: done)?)?\.$",
);
static COMES: Pattern = Pattern::new(
    r"(?i)\b(?:report|update|item|paper|briefing|details|information|figures|response|plan|strategy|review|(?:business )?case|proposal|specification|draft)s?\b[^.;]{0,60}\b(?:would|will|could) (?:also |then |now )*(?:be (?:going|coming|returning|on)|come (?:back|to|before)|go to|return|follow)\b",
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
    | \bwhich\ $
    | \breminded\b[^.;]*$
    | \bsays?\ that\b[^.;]*$
    | \bwhere\ (?:any|the|all)\b[^.;]*$
    ",
);
/// "Asked about fares, the Director said …": the question is over, the answer follows.
static ASKED_ABOUT: Pattern = Pattern::new(
    r"^(?:(?:When|On being|Being) asked|Asked|Questioned)\b[^,;.]{2,120}, |,? and it was (?:then |also )?agreed that\b|\b(?:to which|in (?:response|reply|answer))\b[^.;]{0,80}?\b(?:responded|replied|answered|said|stated|confirmed|explained|advised)\b|^[^.;]{2,120}?\b(?:asked|queried|questioned|enquired)\b[^.;]{2,140}?,? and (?:the (?:[\w’'&-]+ ){1,7}?|officers |(?-i:(?:\p{Lu}[\w’'-]+ ){1,3}))(?:said|advised|replied|confirmed|explained|stated)\b",
);
static NOT_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:would|will)(?: \w+)? (?:not|never|no longer|have (?:[b-z]\w*|a[a-mo-z]\w+))\b|\bwould be (?:considered|seen|regarded) (?:as|to be)\b|\bwill be taken first\b",
);

/// What is handed to those who hear it; other things are done in any report.
static HANDED: Pattern = Pattern::new(
    r"(?i)\b(?:would|will) (?:\w+ ){0,2}?be (?:\w+ly )?(?:brought|checked|circulated|clarified|confirmed|distributed|emailed|e-mailed|fed|followed|forwarded|looked|passed|picked|provided|reported|sent|shared|sought|supplied|taken|written|(?:presented|submitted) (?:at|to) (?:the|a|its|our) (?:next|\w+ meeting)|(?:contacted|chased|reminded) (?:to|about|regarding|again|over))\b|\bChair(?:man|woman|person)?\b|\b(?:said|replied|confirmed|agreed|assured|promised|stated)\b|\bwritten (?:answers?|responses?|repl(?:y|ies))\b",
);
/// What another body will do or be asked, and the order of business: nobody's promise.
static OF_OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:cabinet|council|committee|forum|board|members|panel|residents|tenants|consultees) (?:would|will) (?:also |then )?be asked\b|\bdecisions?\b[^.;]{0,40} (?:would|will) be (?:taken|made)\b|\bitems?\b[^.;]{0,60}? (?:would|will) be (?:taken|considered|discussed|heard) (?:first|before|after|next|with|together|ahead|earlier|as the)\b|\b(?:would|will) (?:now |then )?be (?:offered|taken|considered) (?:as|when|in (?:private|part))\b",
);

/// "Minute 16/31 – The Clerk would write again": the minute that is spoken of.
static MINUTE_BEFORE: Pattern = Pattern::new(
    r"^\(?(?:(?i:minute|min\.?|item|para(?:graph)?) (?i:no\.? ?)?[A-Z]{0,4}\d[\w./-]{0,9}|\d{1,4}/\d{2,4})\)? ?[–—:-] ",
);

/// Whether a sentence promises something.
pub fn promises(sentence: &str) -> bool {
    rule(sentence).is_some()
}

/// The sentence without the minute that it speaks of.
pub fn own(sentence: &str) -> &str {
    MINUTE_BEFORE
        .find(sentence)
        .map_or(sentence, |minute| &sentence[minute.end()..])
}

/// The rule by which a sentence promises something.
pub fn rule(sentence: &str) -> Option<&'static str> {
    plain_rule(sentence).or_else(|| plain_rule(&aside::without(sentence)?))
}

fn plain_rule(sentence: &str) -> Option<&'static str> {
    let sentence = own(sentence);
    if AGREED_TO.is_in(sentence) && !AGREED_THERE.is_in(sentence) {
        return Some("undertaking-agreed");
    }
    let promised = PROMISED
        .captures(sentence)
        .is_some_and(|found| !OUTSIDE.is_in(&found["who"]));
    if promised {
        return Some("undertaking-promised");
    }
    if let Some(intends) = INTENDS.find(sentence) {
        let before = &sentence[..intends.start()];
        return (!HEDGED.is_in(before) && !NOT_DONE.is_in(sentence))
            .then_some("undertaking-intended");
    }
    if told::holds_back(sentence) {
        return Some("undertaking-withheld");
    }
    if OF_OTHERS.is_in(sentence)
        || BY_OTHERS.is_in(sentence)
        || ABLE.is_in(sentence)
        || debate::is_routine(sentence)
    {
        return None;
    }
    let sentence = &*debate::plain(sentence);
    let agreed = [&PERSON_AGREED, &AGREED_EVENT].into_iter().any(|agreed| {
        agreed
            .captures(sentence)
            .is_some_and(|found| !is_body(&found["who"]) && !found["who"].contains("Committee"))
    });
    if agreed || OFFERED.is_in(sentence) {
        return Some("undertaking-agreed");
    }
    let could = AGREED_IT_COULD
        .captures(sentence)
        .is_some_and(|found| !is_body(&found["who"]) && !OUTSIDE.is_in(&found["who"]));
    if could {
        return Some("undertaking-agreed");
    }
    let has_done = HAS_DONE
        .find(sentence)
        .is_some_and(|has| !HEDGED.is_in(&sentence[..has.start()]));
    if has_done || NOT_TO_HAND.is_in(sentence) {
        return Some("undertaking-said");
    }
    if let Some(rule) = told::rule(sentence) {
        return Some(rule);
    }
    let also = AND_WOULD
        .captures(sentence)
        .is_some_and(|found| !is_body(&found["who"]) && !debate::tells_of_a_thing(&found[0]));
    if !NOT_DONE.is_in(sentence) && (TOLD.is_in(sentence) || also) {
        return Some("undertaking-said");
    }
    let by_name = FIRST_NAME
        .captures(sentence)
        .is_some_and(|found| run::is_given(&found["who"]) && !MONTHS.contains(&&found["who"]));
    if by_name && !NOT_DONE.is_in(sentence) {
        return Some("undertaking-active");
    }
    let rules = [
        (&ACTIVE, "undertaking-active"),
        (&IS_TO, "undertaking-active"),
        (&SAID, "undertaking-said"),
        (&BY_HAND, "undertaking-active"),
        (&PASSIVE, "undertaking-passive"),
        (&COMES, "undertaking-comes"),
        (&BE_THERE, "undertaking-there"),
    ];
    let (found, rule) = rules
        .into_iter()
        .find_map(|(pattern, rule)| Some((pattern.find(sentence)?, rule)))?;
    let promised = &sentence[found.start()..];
    // "… whether a gate could be hung and P. Elm is to ask": who is named now was not asked about.
    let charged = IS_TO.find(sentence).is_some_and(|charged| {
        charged.start() == found.start() && charged.as_str().starts_with("and ")
    });
    let before = if charged {
        ""
    } else {
        &sentence[..found.start()]
    };
    let answered = ASKED_ABOUT.find(before).map_or(0, |asked| asked.end());
    let before = &before[answered..];
    let aside =
        matches!(rule, "undertaking-comes" | "undertaking-passive") && ASIDE.is_in(promised);
    let hedged =
        aside || HEDGED.is_in(before) || debate::argues(before) || NOT_DONE.is_in(promised);
    (!hedged).then_some(rule)
}

/// Whether a sentence tells both what was asked and who promised it there: "Mrs Ash asked for
/// the list, and the Clerk said that he would send it."
pub fn takes_up(sentence: &str) -> bool {
    WHICH_TAKEN_UP.is_in(sentence)
        || TAKEN_UP
            .group(sentence, "answer")
            .is_some_and(|answer| rule(answer).is_some())
}

/// "Following discussion, in which the Clerk undertook to send it, Members voted for the plan."
static IN_WHICH: Pattern = Pattern::new(
    r"\b(?:in|during) (?:the course of )?which [^.;]{3,120}? (?:undertook|promised|offered|agreed) to \p{Ll}+",
);

/// Whether a sentence that decides tells of a promise in passing.
pub fn is_aside(sentence: &str) -> bool {
    IN_WHICH.is_in(sentence)
}

/// Whether a promise holds even where nobody has asked for anything yet.
pub fn is_handed(sentence: &str) -> bool {
    HANDED.is_in(sentence)
}

/// Whether a body is named, which decides and does not promise.
fn is_body(who: &str) -> bool {
    BODIES.is_in(who) && !CHIEF.is_in(who)
}

/// Whether somebody agreed to do something, wherever in an account it is told.
pub fn agrees(sentence: &str) -> bool {
    AGREED_TO.is_in(sentence)
        || PROMISED.is_in(sentence)
        || OWN_WORD.is_in(sentence) && !SHOWN.is_in(sentence)
        || told::is_pursued(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_names_and_initials_promise() {
        for sentence in [
            "He would, however, circulate a table to Members.",
            "The Commissioner acknowledged this and would raise it with the Chief Constable.",
            "The Director, in response to Councillor Ash, agreed to check the agreement.",
            "PQ will look at other dates and circulate them.",
            "The Chair said it would be on the next agenda.",
            "Nell Elm agreed that the map could be circulated.",
            "The Head of Ferries agreed that it could.",
            "Mr Yew agreed that it will be borne in mind in May.",
            "The Assistant Director (Quays) agreed to look at the dues.",
            "Councillor Elm replied that she would be delighted to do so.",
            "On ropes, he would have the notice at the steps put right.",
            "The Pier Master said the list would be with them by the Friday.",
            "The number was not in the report but could be supplied.",
            "Nell said that she could provide a list of the moorings.",
            "Talk turned to whether a gate could be hung and P. Elm is to ask the trust.",
            "The tally was not to hand but would be sent to Mr Elm.",
            "Ms Elm had been held up and would receive a written answer.",
            "The Engineer acknowledged that word had come late, and undertook to give Members longer notice.",
            "Nell Elm, Head of Ferries, would provide Members with the tally.",
            "DS/ES agreed to tell the crews.",
            "The Secretary agreed to write to the owner.",
            "Mr Elm said that a walk would be held and that Members would be told of the day.",
            "The Engineer would make an application to the Fund for a crossing.",
            "Nell Elm apologised and undertook to meet the Friends of the Pier by May.",
        ] {
            assert!(promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_word_of_promising_says_it_by_itself() {
        for sentence in [
            "NB has bought a latch and will fit it before the fair.",
            "Cllr Elm will paint the bench.",
            "She promised the Panel a full list once tenders were in.",
            "The Chief Executive promised that this would be in the next report.",
            "Officers undertook to publish the dates.",
            "The Head of Fleet (Ms Elm) gave an undertaking that vans would be checked.",
            "The Engineer offered Members a tour of the depot.",
            "She mentioned her intention to report on berths to the Panel at a later date.",
            "The Engineer said that it was her intention to bring a paper in May.",
            "The Director said that this could be done from May.",
            "The Commissioner would be pleased to arrange a visit.",
            "The Transport Planner would take up the question with the railway.",
            "Cllr Elm will have another look at the drain.",
            "The Chairman said that he would have a word with the owner.",
            "The Clerk would let everybody know.",
        ] {
            assert!(promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn one_gives_ones_word_or_agrees_to_an_event() {
        for sentence in [
            "The Chair agreed that a workshop would be held in the autumn.",
            "Nell Elm agreed that another briefing would be arranged.",
            "She will download the rest of the readings and circulate them before the next meeting.",
        ] {
            assert!(promises(sentence), "{sentence}");
        }
        for sentence in [
            "Mr Elm agreed that a by-election would be held in May.",
            "The Panel agreed that a workshop would be held.",
            "The tally was not to hand and he would not send it.",
            "The Chair agreed that a workshop had been held.",
            "She will not download the readings and circulate them.",
        ] {
            assert!(!promises(sentence), "{sentence}");
        }
        assert!(agrees(
            "Dr Elm said that he would share the maps with ward members."
        ));
        for sentence in [
            "Dr Elm said that he would share the slides on the screen.",
            "Dr Elm said that he would cover three matters.",
            "Dr Elm said that the trust would share the building.",
        ] {
            assert!(!agrees(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_a_process_or_an_outsider_does_is_no_promise() {
        for sentence in [
            "The lamps would be replaced by the contractor in May.",
            "The meters would be reviewed by the supplier.",
            "The report of the inquiry would be published in the usual way.",
            "It was explained that complainants would be informed within ten days.",
            "The developer had promised a new path.",
            "Mr Elm asked about the figures promised at that meeting.",
            "The Cabinet Member undertook nothing further.",
            "The operator would provide twenty buses.",
            "The Trust agreed that it could.",
            "Mr Elm presented the plan, which would go to Cabinet in May.",
            "New lamps would be brought in from June.",
            "He asked whether it was their intention to publish the list.",
            "The Engineer mentioned the Government’s intention to review fares.",
            "The Leader said that the usual consultation would be carried out in due course.",
        ] {
            assert!(!promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_others_will_do_and_the_order_of_business_promise_nothing() {
        for sentence in [
            "The Panel considered the draft, which Cabinet would be asked to adopt in May.",
            "A decision on the name will be taken by the Trust.",
            "The item would be taken after item 8.",
            "The Scrutiny Committee agreed to visit the depot.",
            "The Chair reminded everyone that the notes would be published.",
        ] {
            assert!(!promises(sentence), "{sentence}");
        }
    }
}
