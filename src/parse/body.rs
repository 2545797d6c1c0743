//! Which body met, and whose it is: the names of councils, committees and panels.

use crate::domain::fold;
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

static COUNCIL: Pattern = Pattern::new(
    r"^(?:of )?(?P<council>(?:(?i:cyngor (?:cymuned|tref|sir|dinas|bwrdeistref)) \p{Lu}[^.,\d]{2,50}|(?:NHS )?(?:\p{Lu}[\p{L}’'&-]* (?:(?:and|of|on|with|the|in) )*){1,8}(?i:Integrated Care Board|Internal Drainage Board|(?:University )?Health Board|NHS (?:Foundation )?Trust)|(?i:London Borough of) [A-Z][\w’' &-]{2,40}|(?i:(?:The )?(?:Royal Borough|City|Borough|County) of) [A-Z][\w’' &-]{2,40}|(?:\p{Lu}[\p{L}’'.&-]*,? (?:(?i:and|&|with|of|on|upon|the|in|under|le|y|a) )*){1,6}(?i:(?:city |county |borough |district |town |parish |community |metropolitan |city and county |county borough |combined )+(?:council|authority)|(?:(?:fire(?: (?:and|&) rescue)?|national park|(?:mayoral )?combined(?: county)?|broads|port health|waste(?: disposal)?|(?:passenger )?transport|police) )authority|council)|(?i:(?:borough|county|city|district) council of) [A-Z][\w’' &-]{2,40}))$",
);
static WELSH: Pattern = Pattern::new(r"(?i)^cyngor\b");
/// "Your Council" is a heading of a site.
static ANY_COUNCIL: Pattern =
    Pattern::new(r"(?i)^(?:your|our|my|this|about(?: the| your)?|contact(?: the| your)?) ");
static COUNCIL_HALF: Pattern = Pattern::new(
    r"^(?i:(?:city|county|borough|district|town|parish|community|metropolitan borough|county borough|metropolitan district) council)$",
);
static HELD_ITS: Pattern = Pattern::new(
    r"^(?P<council>(?:\p{Lu}[\p{L}’'.&-]* (?:(?i:and|&|with|of|on|upon|the) )*){1,6}(?i:(?:town|parish|community|city|county|district|borough) council))(?:’s|'s)? (?i:held|met|(?:extra[- ]?ordinary |ordinary |annual |monthly |full |special )*(?:council )?meeting)\b",
);
static OF_THE: Pattern = Pattern::new(
    r"(?i)^(?:at )?(?:(?:record|notice|schedule|summary|list) of )?(?:draft |provisional |confirmed |unconfirmed |approved |public |open |executive |key |formal |the )*(?:minutes?|notes|record|decisions|agenda|notice|summons|supplementary agenda)?[\s:–-]*(?:of|for|to attend)?[\s:–-]*(?:proceedings (?:of|at) )?(?:an? |the |proceedings )*(?:virtual |remote |hybrid |special |extraordinary |extra-ordinary |additional |annual |ordinary |monthly |quarterly |joint |public |full |informal |adjourned |inaugural )*(?:proceedings (?:of|at) (?:the |an? )?(?:(?:special|annual|ordinary|monthly|quarterly|statutory|public|adjourned) )*)?(?:meeting|hearing)s? (?:of|for) (?:the )?(?P<body>.+)$",
);
static MINUTES_OF: Pattern = Pattern::new(
    r"(?i)^(?:draft |provisional |confirmed |unconfirmed |approved |agreed |adopted |amended |final )*(?:minutes|agenda|decisions) (?:of|for) (?:the |a )?(?:meeting )?(?:of )?(?:the )?(?P<body>[^.]{3,120}?)(?: meeting)?(?: held\b.*| on \w*day\b.*)?$",
);
/// "You are summoned to a meeting of the FERRY COMMITTEE on Tuesday", under the name of the
/// council whose committee it is.
static SUMMONED_TO: Pattern = Pattern::new(
    r"^(?i:(?:dear (?:sir|madam|councillors?|members?)\b[\w /]{0,20},? )?(?:(?:all )?(?:members|councillors)(?: of the (?:committee|council))? |you )?(?:are )?(?:hereby )?(?:summoned|invited|requested) to (?:attend )?(?:an? |the )?(?:\w+ ){0,2}meeting of (?:the )?|notice is hereby given (?:of|that) (?:an? |the )?(?:\w+ ){0,2}meeting of (?:the )?)(?P<body>(?:(?:\p{Lu}[\p{L}’'&-]*|(?i:and)|&|of|OF|for|FOR|the|THE),? ){0,8}(?i:\p{L}*-?committee|panel|board|commission|working (?:group|party)|forum))\b",
);
/// "Decisions taken by the Executive on Tuesday 4 May".
static TAKEN_BY: Pattern = Pattern::new(
    r"(?i)^(?:(?:record|notice|schedule|list|summary|statement) of )?(?:the |executive |key )*decisions? (?:(?:taken |made )?by|of|(?:taken|made) at(?: a| the)? meeting of) (?:the )?(?P<body>.+)$",
);
/// "The Ferry Committee met at the Town Hall on 4 May 2031": minutes that tell of their own
/// meeting. "The Committee met", "the Parish Council met" names none.
static MET: Pattern = Pattern::new(
    r"^(?:The )?(?P<body>\p{Lu}[\p{L}’'&-]*(?:,? (?:\p{Lu}[\p{L}’'&-]*|and|&|of|for|the)){0,7} (?i:committee|panel|board|commission|forum|working (?:group|party)|municipal district(?: of(?: \p{Lu}[\p{L}’'-]*){1,3})?)) (?:met|held (?:its|a|an|their) (?:\p{L}+ ){0,2}meeting) (?:on|at|in|via)\b",
);
/// Paragraphs among which such a sentence stands, and the letters that it has.
const MET_WITHIN: usize = 6;
const LONGEST_MET: usize = 180;
/// A body with its day directly behind it: centred lines that are one paragraph.
static DAYED: Pattern = Pattern::new(
    r"^(?P<body>\p{Lu}[\p{L} ,&’'()-]{2,100}?(?i:committee|commission|panel|board|cabinet|executive|forum|sub-?committee|partnership|assembly))(?i: meeting)? (?:(?i:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? (?i:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}\b",
);
/// "Record of Cabinet decisions".
static RECORD_OF: Pattern = Pattern::new(
    r"^(?i:(?:draft )?record of (?:the )?)(?P<body>\p{Lu}[^.:;]{2,80}) (?i:decisions)$",
);
/// "Executive – decisions taken on Tuesday 4 May".
static DECISIONS_OF: Pattern = Pattern::new(
    r"(?i)^(?P<body>\p{Lu}[^.:;–—]{2,80}?) ?[-–—:,] ?(?:(?:record|list|notice|summary) of )?(?:executive |key )?decisions? (?:taken|made)\b.{0,90}$",
);
/// A member who decides alone is no body.
static ONE_MEMBER: Pattern = Pattern::new(
    r"(?i)^(?:an? |the )?(?:\w+ )*(?:cabinet|executive|lead) member\b|\bportfolio holder\b",
);
/// "The above Committee" is named over the sentence.
static REFERS: Pattern = Pattern::new(
    r"(?i)^(?:above|above[- ]named|above[- ]mentioned|said|named|undermentioned|under[- ]mentioned|following|this|aforementioned)\b|^(?:notes|minutes|agenda|record|decisions)(?: of| for)?$",
);
/// A health body's own committee bears no other name than this.
static LONE_BOARD: Pattern = Pattern::new(
    r"^(?i:(?:draft |confirmed |unconfirmed |approved )*minutes of (?:the |a )?(?:public )?)?(?:meeting of the )?(?P<body>Board|BOARD)(?: (?i:meeting)\b.{0,90})?$",
);
static HEALTH: Pattern = Pattern::new(r"(?i)\b(?:integrated care board|nhs .{0,60}trust)$");
static NO_BODY: Pattern = Pattern::new(r"(?i)^(?:held|on|in|at|via|dated|from)\b|\bprevious\b");
/// The web system's heading of a meeting: "Planning Board - Tuesday 4 May 2032 7.00 pm".
pub static WEB: Pattern = Pattern::new(
    r"^(?P<body>[A-Z][^|]{2,120}?) [-–—] (?P<when>(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day),? .*\d{4}.*)$",
);

/// "Thursday, 4 May 2031 9.30 am, Ferry Committee": the same the other way round, over the
/// web system's list of who came.
static WEB_DAY_FIRST: Pattern = Pattern::new(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4}(?:,? \d{1,2}[.:]\d{2} ?[ap]\.?m\.?),? (?:[-–] )?(?P<body>\p{Lu}[^|.;:]{2,120})$",
);

/// "Cabinet Forward Plan" is a paper about the body.
static PLAN: Pattern = Pattern::new(
    r"(?i)\b(?:forward|work) (?:plan|programme)s?(?: of (?:key )?decisions)?$|\bnotice of (?:forthcoming |key )*decisions$",
);

/// A body with its day behind a dash, a colon or a comma.
pub static DASHED: Pattern = Pattern::new(
    r"^(?P<body>[A-Z][A-Za-z ,&’'()-]{2,100}?) ?[-–—:,] ?(?P<when>(?:\w+(?i:day),? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}.*)$",
);

static BODY_END: Pattern = Pattern::new(
    r"(?i)(?: ?[:–-] ?(?:draft |public |confirmed |unconfirmed |approved |open |printed |the )*(?:minutes|agenda|notice|summons|decisions?(?: (?:taken|made))?|records? of (?:the )?decisions|decision (?:notice|sheet|list|record)s?)\b| (?:date|time|venue) ?:|,? (?:which was |to be |was |is to be |that was |will be |will |(?:which was |that was )?(?:due|scheduled|planned|arranged) to be )?(?:held|take place|meeting)\b| on (?:mon|tues|wednes|thurs|fri|satur|sun)day| \d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{4}|[,:;]? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b| at \d| [-–] \d| on \d|\(\d).*$",
);
static BODY_WORD: Pattern = Pattern::new(
    r"(?i)\b(?:committee|commission|panel|board|cabinet|council|executive|forum|sub-?committee|working (?:group|party)|(?:task|steering|reference|liaison|advisory|consultative|user|quality|delivery|oversight) group|partnership|assembly|authority|scrutiny|governing body|review body|governors|municipal district)\b",
);
static REPORT_TO: Pattern = Pattern::new(
    r"(?i)^(?:report to|to|for consideration by|decision to be taken by|(?:name of )?(?:committee|meeting|body)) ?: ?(?P<body>.+)$",
);
/// A sentence about a body is not its name.
static TALKS: Pattern = Pattern::new(
    r"(?i)\b(?:were|was|are|is|taken|its|following|will|has|have|shall|must|please)\b",
);
static ADDRESSED: Pattern = Pattern::new(
    r"(?i)^(?:all )?(?:the )?(?:members|chair(?:man|woman|person)? and (?:all )?members) of (?:the )?",
);
static STARTS_OTHER: Pattern = Pattern::new(
    r"(?i)^(?:(?:(?:draft|provisional|unconfirmed|confirmed|approved) )?minutes|meeting|notice|agenda|decisions|summons|members|councillor|report)\b",
);
/// A field that names who decides, or on what, names no body.
static ONE_PERSON: Pattern = Pattern::new(
    r"(?i)^(?:decision (?:maker|taken by)|taken by|cabinet member|portfolio holder|lead member|subject|title) ?:",
);
/// A field that names a place or somebody to ask.
pub static OTHER_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:venue|location|place|room|contact|note|link|media|time|date|lleoliad|cyswllt|dyddiad|amser|nodyn) ?:|^(?:venue|location|place) (?-i:\p{Lu})",
);

/// The head of a list of people.
static LISTED: Pattern = Pattern::new(
    r"(?i)\b(?:present|in attendance|attending|apologies|members(?:hip)?|substitutes)$",
);
/// "Council Employees Present: Clerk A Ash" names people.
static LISTS: Pattern =
    Pattern::new(r"(?i)\b(?:present|in attendance|attending|attendees|apologies)\b[^:]{0,20}: ");
/// A person's line names an office at most.
static PERSON: Pattern = Pattern::new(
    r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllrs?|Councillors?|Sir|Dame|Rev)\b|\([A-Z]{2,3}\) [A-Z]",
);
/// "Ann Ash – Chief Executive", "Ann Ash, Non-Executive Member (Audit)": a person with an
/// office, whatever body's word the office has in it.
static NAME_AND_OFFICE: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\p{L}’'.-]*\.? ){1,4}\p{Lu}[\p{L}’'.-]+ ?(?:[–—-]|,|\t|\() ?(?i:(?:the|interim|acting|deputy|vice|assistant|joint|associate|independent|managing|lead|senior|executive|group|corporate|strategic|co-?opted) |vice-|co-)*(?i:chair\w*|chief|director|officer|head of|manager|(?:board |committee |partner |independent |lay |appointed |elected )?member\b|non[- ]?executive|clerk|mayor|leader|secretary|nurse|governor|president|treasurer|guardian|partner|solicitor|accountant|councillor|representative|adviser|advisor|trustee|observer|cabinet member|portfolio holder)",
);
/// "Home > Council > Committees" is the way to a page.
static WAY: Pattern = Pattern::new(r"(?i)^home ?[>/|»›:–-]|\S ?> ?\S");
/// "Committee Documents", "Council Meetings": a heading of a site over its list of papers.
static SHELF: Pattern = Pattern::new(
    r"(?i)^welcome to\b|\b(?:website|documents|meetings|downloads|archives?|calendar|papers and minutes|agendas|agendas? (?:and|&) minutes|minutes (?:and|&) agendas?)$",
);
static MEETING_OF: Pattern = Pattern::new(r"(?i)\bmeeting of\b");
/// "CABINET OF ASHWELL CITY COUNCIL" names both.
static BODY_OF: Pattern = Pattern::new(
    r"(?i)^(?P<body>.*?(?:committee|commission|panel|board|cabinet|executive|forum)) of (?:the )?(?P<council>(?:\p{Lu}[\p{L}’'-]* ?){1,4}(?:council|authority))$",
);
/// "Council of the London Borough of Ashwell".
static COUNCIL_OF: Pattern = Pattern::new(
    r"(?i)^(?:the )?council of (?:the )?(?P<council>(?:(?:london|royal|metropolitan) )*(?:borough|city|county|district|town) of (?-i:\p{Lu})[\w’' &-]{2,50})$",
);
/// "The Committee" names none.
static LONE_WORD: Pattern = Pattern::new(
    r"(?i)^(?:committee|commission|panel|board|executive|forum|sub-?committee|working (?:group|party)|task group|partnership|assembly|authority|scrutiny)$",
);
static JOINT: Pattern = Pattern::new(
    r"(?i)\b(?:joint(?:ly)?(?: meeting)? with|together with|jointly with|meeting jointly with)\s+(?:the )?(?P<with>.+)$",
);
static MINUTES_HELD: Pattern = Pattern::new(
    r"(?i)\bminutes (?:of|for|from) the (?:last |previous )?meeting of (?:the )?(?P<body>[A-Z][^.]{3,100}?)(?:,)? (?:held|on|dated|that took)\b",
);

/// The body that an item's own words name: "The minutes of the meeting of the X held on …".
pub fn committee_in_item(text: &str) -> Option<String> {
    let body = MINUTES_HELD.group(text, "body")?;
    let body = clean(body);
    (BODY_WORD.is_in(&body) && !LONE_WORD.is_in(&body)).then_some(body)
}

/// The body that a field names, where it names one and no person or office.
pub fn named(value: &str) -> Option<String> {
    let body = clean(value);
    let named = BODY_WORD.is_in(&body) && !OFFICE.is_in(&body) && !TALKS.is_in(&body);
    (named && !LONE_WORD.is_in(&body) || body.eq_ignore_ascii_case("executive")).then_some(body)
}

/// Whether a field names a person or an office that decides alone.
pub fn is_one_person(value: &str) -> bool {
    let body = clean(value);
    OFFICE.is_in(&body) && named(value).is_none()
}

static OFFICE: Pattern = Pattern::new(
    r"(?i)\b(?:councillor|cllr|member|leader|director|officer|head of|chief|portfolio|mayor|manager|chair)\b",
);

/// A summons names the council in its sentence, or in its address.
static SUMMONS: Pattern = Pattern::new(
    r"(?:\b(?i:meeting ?of (?:the )?)|^(?i:to:? (?:all )?(?:the )?(?:members of|councillors of) (?:the )?))(?P<council>(?:\p{Lu}[\p{L}’'.&-]* (?:(?i:and|&|with|of|on|upon|the|in|under|cum|by|le|la|en|juxta|next|super) )*){1,5}?(?i:(?:city |county |borough |district |town |parish |community )+council))\b",
);
/// "Members of Ashwell Parish Council are hereby summoned …".
static ARE_SUMMONED: Pattern = Pattern::new(
    r"^(?i:to:? )?(?i:all )?(?i:the )?(?i:members|councillors) of (?:the )?(?P<council>(?:\p{Lu}[\p{L}’'.&-]* (?:(?i:and|&|with|of|on|upon|the|in|under|cum|by|le|la|en|juxta|next|super) )*){1,5}?(?i:(?:city |county |borough |district |town |parish |community )+council)) (?i:you )?are (?i:hereby |cordially )?(?i:summoned|invited|requested|called)\b",
);
/// "ASHWELL PARISH COUNCIL – NOTICE OF MEETING".
static HEADED: Pattern = Pattern::new(
    r"^(?P<council>(?:\p{Lu}[\p{L}’'.&-]* (?:(?i:and|&|with|of|on|upon|the|in|under|cum|by|le|la|en|juxta|next|super) )*){1,5}?(?i:(?:town|parish|community) council))(?: ?[–—:-] ?| )(?i:notice\b|summons\b|agenda\b|a g e n d a\b|clerk\b|(?:draft |approved |confirmed |unconfirmed |amended |public )*minutes\b)",
);
/// "… taken by the Cabinet of Ashwell City Council at its meeting on 4 May".
static OF_ITS_BODY: Pattern = Pattern::new(
    r"\b(?i:by|of) the (?:[\w’'&-]+ ){0,4}(?i:cabinet|executive|committee|board|panel) of (?:the )?(?P<council>(?:(?:London|Royal|Metropolitan) )+Borough of (?:\p{Lu}[\p{L}’'-]* ?(?:(?:and|upon|on) )?){1,4}|(?:\p{Lu}[\p{L}’'-]* ){1,4}(?:Council|Authority)) at (?:its|their|a|the) meeting\b",
);
/// What stands near a name and is none: an address, the path of a site, a request.
static BESIDE: Pattern = Pattern::new(
    r"(?i)[@»›|]|:|^to\b|\b(?:tel|telephone|e-?mail|please|www|http|clerk)\b|\bto (?:the )?council$|^matters\b",
);
/// An officer's office, or a heading of a report, may have a body's word in it.
static ONE_OFFICER: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:\w+ ){0,2}(?:chief executive|executive (?:director|officer|head|summary))\b|\bofficer\)?$",
);
/// A banner over the name of a meeting that does not take place as planned.
static BANNER: Pattern = Pattern::new(
    r"(?i)^(?:please note\b|this meeting\b|note\b).{0,160}?\b(?:cancelled|canceled|postponed|rescheduled|moved|changed|remotely|virtually|online)\b[^,.]{0,60}[.,]+ ?,? ?",
);

/// "Ashdon Parish Council Annual": the sort of its meeting.
static SORT: Pattern = Pattern::new(
    r"(?i)(?: (?:annual|ordinary|extraordinary|extra-ordinary|monthly|special|general|virtual|remote|parish meeting))+$",
);

/// The council that a head names as its own.
pub fn council(blocks: &[&Block]) -> Option<String> {
    for (at, block) in blocks.iter().enumerate().take(25) {
        if let Some(found) = HELD_ITS
            .group(&block.text, "council")
            .filter(|found| !STARTS_OTHER.is_in(&block.text) && !KIND.is_in(found))
        {
            return Some(found.to_owned());
        }
        let body = OF_THE
            .group(&block.text, "body")
            .or_else(|| MINUTES_OF.group(&block.text, "body"))
            .map(clean);
        if let Some(found) = body
            .as_deref()
            .and_then(|body| BODY_OF.group(body, "council"))
        {
            return Some(found.to_owned());
        }
        if let Some(found) = body
            .as_deref()
            .and_then(|body| COUNCIL_OF.group(body, "council"))
        {
            return Some(found.to_owned());
        }
        let body = body.map(|body| SORT.replace_all(&body, "").into_owned());
        if let Some(body) = body.filter(|body| is_owner(body)) {
            return Some(body);
        }
        if COUNCIL_HALF.is_in(&block.text) && at > 0 {
            let before = &blocks[at - 1].text;
            let words = before.split_whitespace().count();
            let name = words <= 4
                && before.chars().all(|letter| !letter.is_numeric())
                && before.chars().next().is_some_and(char::is_uppercase)
                && !BODY_WORD.is_in(before)
                && !before.ends_with([':', '.']);
            if name {
                return Some(format!("{before} {}", block.text));
            }
        }
        let first = block.lines.first().and_then(|line| line.split_once('\t'));
        if let Some((left, _)) = first
            && at < 3
            && COUNCIL.is_in(left.trim())
        {
            return Some(fold::quote(left));
        }
        if let Some(found) = COUNCIL.group(&block.text, "council")
            && block.text.chars().count() <= 70
            && block.marker.is_none()
            && !COUNCIL_HALF.is_in(&block.text)
            && !STARTS_OTHER.is_in(&block.text)
            && !MEETING_OF.is_in(&block.text)
            && !PERSON.is_in(&block.text)
            && !ANY_COUNCIL.is_in(found)
            && !BESIDE.is_in(found)
            && !KIND.is_in(found)
            && !(found.contains(", ") && OFFICE.is_in(found))
            && !matches!(
                fold::compare(found).as_str(),
                "the council" | "full council" | "annual council" | "extraordinary council"
            )
        {
            // A head in two languages names it twice, and this is the English side.
            let below = blocks.get(at + 1).filter(|_| WELSH.is_in(found));
            let english = below.and_then(|below| COUNCIL.group(&below.text, "council"));
            let english = english.filter(|english| !WELSH.is_in(english));
            return Some(english.unwrap_or(found).to_owned());
        }
        let summoned = SUMMONS
            .group(&block.text, "council")
            .or_else(|| ARE_SUMMONED.group(&block.text, "council"))
            .or_else(|| HEADED.group(&block.text, "council"))
            .or_else(|| OF_ITS_BODY.group(&block.text, "council"));
        if let Some(found) = summoned.filter(|found| is_owner(found)) {
            return Some(found.to_owned());
        }
    }
    None
}

/// Whether the words name the council of a borough or a city: "Council of the City of …".
pub fn is_council_of(words: &str) -> bool {
    COUNCIL_OF.is_in(words)
}

/// Whether the line is the name of a council and nothing else.
pub fn is_council(line: &str) -> bool {
    line.ends_with(['l', 'L'])
        && line.chars().count() <= 60
        && COUNCIL.is_in(line)
        && !COUNCIL_HALF.is_in(line)
        && !MEETING_OF.is_in(line)
}

/// The web system puts a meeting that is none of the round in front of its body: "Special,
/// Housing Panel - Thursday, 4th May".
static KIND_OF_MEETING: Pattern = Pattern::new(
    r"(?i)^(?:annual|special|extraordinary|additional|inaugural|adjourned|reconvened|urgent|virtual)(?: general)?(?: meeting)?, ",
);

/// "Ferry Committee Minutes": what the paper is stands behind the body.
static ITS_PAPER: Pattern = Pattern::new(
    r"(?i)(?P<body>\b(?:committee|panel|board|council|cabinet|executive|forum|commission)) (?:(?:draft|approved|confirmed) )?(?:minutes|agenda|decisions|record of decisions|decision (?:notice|list|record|sheet))$",
);

/// "Meeting of 14 January 2027 (Council Chamber)" names no body.
static BEGINS_WITH_DAY: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\b",
);

/// "Ferry Committee Agenda 20.06.31": a body, its paper and the day.
static PAPER_OF: Pattern = Pattern::new(
    r"^(?P<body>\p{Lu}[\w ,&’'-]{2,80} (?i:committee|panel|board|forum|commission)) (?i:agenda|minutes),? \d{1,2}(?:[./-]\d{1,2}[./-]| \w+ )\d{2,4}$",
);

/// "ASHWELL FIRE AUTHORITY AUDIT COMMITTEE": a council's name with that of its body behind
/// it, in one line.
pub fn parted(name: &str) -> Option<(String, String)> {
    let ends = name.match_indices(' ').map(|(at, _)| at);
    let (council, body) = ends
        .map(|at| (&name[..at], name[at..].trim_start()))
        .find(|(council, _)| is_owner(council) && !OF_SEVERAL.is_in(council))?;
    let is_body = body.starts_with(char::is_uppercase)
        && BODY_WORD.is_in(body)
        && (!LONE_WORD.is_in(body) || body.eq_ignore_ascii_case("executive"))
        && !is_owner(body);
    is_body.then(|| (council.to_owned(), body.to_owned()))
}

/// "Town and County Council Forum": kinds of councils, and no council's name.
static OF_SEVERAL: Pattern = Pattern::new(
    r"(?i)\b(?:and|&) (?:county|town|parish|community|district) (?:council|authority)$|^(?:all|local|other|joint) ",
);

/// The body that the paragraph `at` says met; others that met with it go to `with`.
pub fn committee(blocks: &[&Block], at: usize, with: &mut Vec<String>) -> Option<String> {
    if blocks[at].marker.is_some() {
        return None;
    }
    let text = &KIND_OF_MEETING.replace_all(&blocks[at].text, "");
    let body = WEB
        .group(text, "body")
        .or_else(|| WEB_DAY_FIRST.group(text, "body"))
        .or_else(|| OF_THE.group(text, "body"))
        .or_else(|| REPORT_TO.group(text, "body"))
        .or_else(|| TAKEN_BY.group(text, "body"))
        .or_else(|| {
            let body = RECORD_OF.group(text, "body");
            body.filter(|body| BODY_WORD.is_in(body) && !ONE_MEMBER.is_in(body))
        })
        .or_else(|| SUMMONED_TO.group(text, "body"))
        .or_else(|| {
            let body = DECISIONS_OF.group(text, "body");
            body.filter(|body| BODY_WORD.is_in(body) && !ONE_MEMBER.is_in(body))
        })
        .or_else(|| {
            DAYED
                .group(text, "body")
                .filter(|body| !STARTS_OTHER.is_in(body))
        })
        .or_else(|| {
            DASHED
                .group(text, "body")
                .filter(|body| BODY_WORD.is_in(body) && !STARTS_OTHER.is_in(body))
        })
        .or_else(|| PAPER_OF.group(text, "body"))
        .or_else(|| {
            let tells = at < MET_WITHIN && text.chars().count() <= LONGEST_MET;
            let body = MET.group(text, "body").filter(|_| tells)?;
            date::find(text).is_some().then_some(body)
        })
        .or_else(|| {
            MINUTES_OF
                .group(text, "body")
                .filter(|body| BODY_WORD.is_in(body) && !NO_BODY.is_in(body))
        })?;
    if body.chars().count() > 250 {
        return None;
    }
    if let Some(found) = JOINT.captures(body) {
        with.push(clean(&found["with"]));
        return Some(clean(
            &body[..found.get(0).map_or(body.len(), |found| found.start())],
        ));
    }
    let body = &BANNER.replace_all(body, "");
    let body = match BODY_OF.captures(&clean(body)) {
        Some(found) => found["body"].to_owned(),
        None => clean(body),
    };
    // A field or the sentence of a head that names the body may say "Executive" alone.
    let lower = text.to_lowercase();
    let labelled = body.ends_with("xecutive")
        && (lower.starts_with("committee") || lower.contains("meeting of the executive "));
    let alone = LONE_WORD.is_in(&body) && !labelled;
    let named = BODY_WORD.is_in(&body) && !alone && !TALKS.is_in(&body) || WEB.is_in(text);
    let named = named
        && !BEGINS_WITH_DAY.is_in(&body)
        && !REFERS.is_in(&body)
        && !ONE_MEMBER.is_in(&body)
        && !PLAN.is_in(&body)
        && !BESIDE.is_in(&body);
    // "To: all members of the Council" names none.
    let addressed = body.eq_ignore_ascii_case("council") && REPORT_TO.is_in(text);
    (!body.is_empty() && named && !addressed).then_some(body)
}

/// "Fellside Board Part 1 (Public)": the part of the meeting that is open.
static PUBLIC_PART: Pattern = Pattern::new(
    r"(?i)\b(?P<body>board|committee|panel|council|cabinet|authority),? [(–-]? ?part (?:1|one|i|a)\)?(?: ?[(–-] ?(?:public|open)\)?)?(?: meeting)?$",
);

/// "AGENDA – Ferry Committee": what the paper is stands before the body.
static PAPER_BEFORE: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|approved|confirmed|unconfirmed) )?(?:(?:cofnodion|agenda) / )?(?:agenda|minutes|decisions?(?: (?:notice|list|sheet|record))?|record of decisions|summons)(?: ?[–—:]| -) ?",
);

/// Whether the words only say what the paper is.
pub fn is_paper_word(words: &str) -> bool {
    let ends = PAPER_BEFORE
        .find(&format!("{words} – "))
        .map(|found| found.end());
    ends.is_some_and(|end| end >= words.len())
}

/// A body's name without the day, the article and the marks around it.
pub fn clean(body: &str) -> String {
    let body = KIND_OF_MEETING.replace_all(body, "");
    let body = PAPER_BEFORE.replace_all(&body, "");
    let body = BODY_END.replace_all(&body, "");
    let body = ITS_PAPER.replace_all(&body, "$body");
    let body = PUBLIC_PART.replace_all(&body, "$body");
    let body = ADDRESSED.replace_all(&body, "");
    // "BOARD OF DIRECTORS’ MEETING" is the directors' board.
    let body = body.trim_matches([' ', ',', '.', ':', '-', '–', '’', '\'']);
    let body = match (body.contains('('), body.contains(')')) {
        (true, true) | (false, false) => body,
        (true, false) | (false, true) => body.trim_matches([' ', '(', ')']),
    };
    let body = body
        .strip_prefix("the ")
        .or_else(|| body.strip_prefix("The "))
        .or_else(|| body.strip_prefix("THE "))
        .unwrap_or(body);
    // The number of the page, where it stands over the name.
    let page = PAGE.find(body).map_or(0, |page| page.end());
    fold::quote(&body[page..])
}

/// The name of a body, and nothing where what was taken for one breaks off or is a row of
/// cells that name people.
pub fn whole(body: String) -> Option<String> {
    let cells = body.contains(" / ") && !body.split(" / ").all(|part| BODY_WORD.is_in(part));
    let body = match body.find(" (") {
        Some(open) if !body[open..].contains(')') => body[..open].to_owned(),
        Some(_) | None => body,
    };
    // "Town Council – Cllrs Ash (Mayor), Elm" are those to whom a summons is sent.
    let sent = SENT.find(&body).map_or(body.len(), |names| names.start());
    let body = body[..sent].to_owned();
    // "Parish Council – May 2031" is the title of a site's post.
    let posted = POSTED.find(&body).map(|month| month.start());
    let body = posted.map_or(body.as_str(), |end| &body[..end]).to_owned();
    let general = posted.is_some() && GENERAL.is_in(&body);
    (!cells && !general && !OPEN_END.is_in(&body)).then_some(body)
}

static SENT: Pattern = Pattern::new(r" [-–—] (?:Cllrs?|Councillors?)\b.*$");
static POSTED: Pattern = Pattern::new(
    r"(?i) [-–—] (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}$",
);
static GENERAL: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft )?minutes of (?:the )?)?(?:(?:parish|town|community|city|borough|district|county) )?council$",
);

/// A small word at the end: the name goes on where it was cut.
static OPEN_END: Pattern =
    Pattern::new(r"(?i)\b(?:at|on|in|of|for|and|the|from|to|by|with|held|venue)$");
static PAGE: Pattern = Pattern::new(r"^\d{1,3} ");

/// The words of a heading without the lines of the day that stand in it.
fn undated(block: &Block) -> String {
    let lines = block.lines.len();
    let named = block
        .lines
        .iter()
        .rposition(|line| date::whole(line).is_none())
        .map_or(lines, |last| last + 1);
    if named < lines && block.marker.is_none() {
        fold::quote(&block.lines[..named].join(" "))
    } else {
        block.text.clone()
    }
}

/// Where the public speaks is no body.
static PUBLIC: Pattern =
    Pattern::new(r"(?i)^(?:the )?(?:public|open|residents['’]?|parishioners['’]?) forum$");

/// The heads of a box at the corner of a paper: "Committee and Date", "Item".
static BOXED: Pattern = Pattern::new(r"(?i)^committee(?:,? (?:and )?date)(?: item)?$");

/// Lines at the top of a paper that may be its head.
const HEAD: usize = 3;

/// A heading that is only the name of a body: `CABINET`.
pub fn standing(blocks: &[&Block], council: Option<&str>) -> Option<String> {
    // Where every paper of a pack begins alike its head is taken for one that runs: the body
    // stands there below its council.
    let below_council = |block: &Block| {
        let mut pairs = blocks.windows(2).take(HEAD);
        let is_council = |above: &Block| Some(above.text.as_str()) == council;
        pairs.any(|pair| std::ptr::eq(pair[1], block) && is_council(pair[0]))
    };
    let named = |(block, text): &(&Block, String)| {
        let text = text.as_str();
        (!block.is_running() || below_council(block))
            && !BOXED.is_in(text)
            && block.marker.is_none()
            && BODY_WORD.is_in(text)
            && text.chars().count() <= 90
            && !text.ends_with(['.', ':', ';'])
            && !LISTS.is_in(text)
            && Some(text) != council
            && council.is_none_or(|council| !council.ends_with(text) || block.is_heading())
            && !COUNCIL_HALF.is_in(text)
            && !text.to_lowercase().starts_with("members")
            && !BESIDE.is_in(&clean(text))
            && !ONE_OFFICER.is_in(text)
            && !PUBLIC.is_in(text)
            && !LISTED.is_in(text)
            && !text.to_lowercase().starts_with("councillors and")
            && date::find(text).is_none()
            && !TALKS.is_in(text)
            && !ONE_PERSON.is_in(text)
            && !OTHER_FIELD.is_in(text)
            && !PERSON.is_in(text)
            && !is_name_and_office(text)
            && !WAY.is_in(text)
            && !text
                .chars()
                .all(|letter| letter.is_lowercase() || letter == ' ')
            && !SHELF.is_in(text)
    };
    blocks
        .iter()
        .take(25)
        .map(|block| (*block, undated(block)))
        .filter(named)
        .max_by_key(|(block, _)| {
            (
                block.is_heading() || block.is_capitals(),
                std::cmp::Reverse(block.place.line),
            )
        })
        .map(|(_, text)| clean(&text))
}

/// Whether a line is a person with an office. A body's name may be followed by a part of
/// it: "Health Scrutiny Panel – Member Briefings".
fn is_name_and_office(line: &str) -> bool {
    let name = line.split(['–', '—', '-', ',', '(', '\t']).next();
    NAME_AND_OFFICE.is_in(line) && !name.is_some_and(|name| BODY_WORD.is_in(name))
}

/// "Minutes of the Board meeting": the board of a health body, which alone is called so.
pub fn board(blocks: &[&Block], council: &str) -> Option<String> {
    let named = || {
        blocks
            .iter()
            .take(12)
            .find_map(|block| LONE_BOARD.group(&block.text, "body"))
    };
    HEALTH.is_in(council).then(named)?.map(str::to_owned)
}

/// "© Ashwell Borough Council 2031".
static OWNED: Pattern = Pattern::new(
    r"(?i)^(?:©|\(c\)|copyright)(?: copyright)?,? ?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?(?P<owner>\p{L}[^|.,\d]{4,60}\p{L})(?:[|.,\d ].*)?$",
);
/// Paragraphs at either end of a copied page that are of its site.
const SITE: usize = 12;
/// A paragraph that tells of something is no shorter.
const ACCOUNT: usize = 60;

/// The council whose site a page was copied from, as the page's foot names it.
pub fn site(blocks: &[Block]) -> Option<String> {
    let foot = &blocks[blocks.len().saturating_sub(SITE)..];
    (0..foot.len()).rev().find_map(|at| {
        let text = foot[at].text.trim();
        let copyright = OWNED.group(text, "owner");
        // A heading over an account names whom the account tells of.
        let heads = foot
            .get(at + 1)
            .is_some_and(|next| next.text.chars().count() >= ACCOUNT && next.text.ends_with('.'));
        let owner = copyright.or((!heads).then_some(text))?;
        is_owner(owner).then(|| owner.to_owned())
    })
}

/// Whether a short line names a body and says nothing of it.
pub fn names_body(line: &str) -> bool {
    line.chars().count() <= 90
        && BODY_WORD.is_in(line)
        && !line.ends_with(['.', ':', ';', ','])
        && !TALKS.is_in(line)
        && !LISTS.is_in(line)
        && !PERSON.is_in(line)
        && !is_owner(line)
        && date::find(line).is_none()
        && !line.starts_with(char::is_lowercase)
}

/// Whether the words are a council's name and nothing else.
pub fn is_owner(words: &str) -> bool {
    words.chars().count() <= 70
        && COUNCIL
            .group(words, "council")
            .is_some_and(|found| found == words)
        && !COUNCIL_HALF.is_in(words)
        && !ANY_COUNCIL.is_in(words)
        && !STARTS_OTHER.is_in(words)
        && !MEETING_OF.is_in(words)
        && words.split_whitespace().count() > 1
        && !KIND.is_in(words)
        && !NO_COUNCIL.is_in(words)
}

/// The council whose name stands alone in its letters on an agenda's front page, below
/// the business.
pub fn front(blocks: &[Block]) -> Option<String> {
    let page = blocks.first()?.page;
    let mut named = blocks
        .iter()
        .take_while(|block| block.page == page)
        .filter(|block| block.marker.is_none() && (block.is_heading() || block.is_running()))
        .filter(|block| is_owner(&block.text))
        .map(|block| block.text.clone());
    let found = named.next()?;
    named.all(|other| other == found).then_some(found)
}

/// The council of a letterhead, the first line above a head.
pub fn letterhead(blocks: &[Block]) -> Option<String> {
    let first = blocks.iter().find(|block| !block.is_running())?;
    (first.marker.is_none() && is_owner(&first.text)).then(|| first.text.clone())
}

/// Kinds of councils and meetings, which name none.
static KIND: Pattern = Pattern::new(
    r"(?i)^(?:(?:the|full|annual|extraordinary|extra|extra-ordinary|special|ordinary|monthly|next|above|new|town|parish|community|city|county|borough|district|city and county) )+council$",
);
/// What no council's own name holds.
static NO_COUNCIL: Pattern = Pattern::new(r"(?i)\b(?:committee|full|joint|meeting)\b");
