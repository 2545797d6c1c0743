//! A meeting's head: which body met, when and where, and how the paper stands.

use jiff::civil::{Date, Time};

use crate::domain::fold;
use crate::domain::meeting::Status;
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A head is no longer than this many paragraphs.
const LONGEST: usize = 60;

/// Where and when a meeting was held takes no longer sentence.
const LONGEST_HELD: usize = 400;

/// A longer paragraph tells of other days than the meeting's.
const LONGEST_DATED: usize = 160;

/// What a head says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The council that speaks.
    pub council: Option<String>,
    /// The body that met.
    pub committee: Option<String>,
    /// Bodies that met with it.
    pub with: Vec<String>,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// Where.
    pub place: Option<String>,
    /// How the paper or the meeting stands.
    pub status: Option<Status>,
    /// The day the paper was issued.
    pub issued: Option<Date>,
    /// A weekday was printed that belongs to another day.
    pub weekday_disagrees: bool,
}

static COUNCIL: Pattern = Pattern::new(
    r"^(?:of )?(?P<council>(?:(?i:cyngor (?:cymuned|tref|sir|dinas|bwrdeistref)) \p{Lu}[^.,\d]{2,50}|(?i:London Borough of) [A-Z][\w’' &-]{2,40}|(?i:(?:The )?(?:Royal Borough|City|Borough|County) of) [A-Z][\w’' &-]{2,40}|(?:\p{Lu}[\p{L}’'.&-]*,? (?:(?i:and|&|with|of|on|upon|the|in|under|le|y|a) )*){1,6}(?i:(?:city |county |borough |district |town |parish |community |metropolitan |city and county |county borough |combined )+(?:council|authority)|(?:(?:fire(?: (?:and|&) rescue)?|national park|(?:mayoral )?combined(?: county)?|broads|port health|waste(?: disposal)?|(?:passenger )?transport|police) )authority|council)|(?i:(?:borough|county|city|district) council of) [A-Z][\w’' &-]{2,40}))$",
);
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
    r"(?i)^(?:at )?(?:draft |confirmed |unconfirmed |approved |public |open |the )*(?:minutes?|notes|record|decisions|agenda|notice|summons|supplementary agenda)?[\s:–-]*(?:of|for|to attend)?[\s:–-]*(?:proceedings (?:of|at) )?(?:an? |the |proceedings )*(?:virtual |remote |hybrid |special |extraordinary |extra-ordinary |additional |annual |ordinary |monthly |quarterly |joint |public |full |informal |adjourned |inaugural )*(?:proceedings (?:of|at) (?:the |an? )?)?(?:meeting|hearing)s? (?:of|for) (?:the )?(?P<body>.+)$",
);
static MINUTES_OF: Pattern = Pattern::new(
    r"(?i)^(?:draft |confirmed |unconfirmed )*(?:minutes|agenda|decisions) (?:of|for) (?:the |a )?(?:meeting )?(?:of )?(?:the )?(?P<body>[^.]{3,120}?)(?: meeting)?(?: held\b.*| on \w*day\b.*)?$",
);
static NO_BODY: Pattern = Pattern::new(r"(?i)^(?:held|on|in|at|via|dated|from)\b|\bprevious\b");
static WEB: Pattern = Pattern::new(
    r"^(?P<body>[A-Z][^|]{2,120}?) [-–—] (?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? .*\d{4}.*)$",
);
static DASHED: Pattern = Pattern::new(
    r"^(?P<body>[A-Z][A-Za-z ,&’'()-]{2,100}?) ?[-–—:,] ?(?P<when>(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}.*)$",
);
static HISTORY: Pattern = Pattern::new(
    r"^Meeting: (?P<when>\d{1,2}/\d{1,2}/\d{4}) [-–] (?P<body>.+?)(?: \(Item ?(?P<item>[\w./-]*?)[.:]?\))?$",
);
/// The link of an item's own page to its meeting.
static MEETING_LINK: Pattern = Pattern::new(
    r"^Meeting of (?:the )?(?P<body>[^|]{2,160}?),? (?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.{0,60}?\d{4}\b.{0,20}?)(?: \(Item (?P<item>[\w./]+?)\.?\))?$",
);
static BODY_END: Pattern = Pattern::new(
    r"(?i)(?: ?[:–-] ?(?:draft )?(?:minutes|agenda|decisions)\b| (?:date|time|venue) ?:|,? (?:which was |to be |was |is to be |that was |will be |will )?(?:held|take place|meeting)\b| on (?:mon|tues|wednes|thurs|fri|satur|sun)day|[,:;]? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b| at \d| [-–] \d| on \d|\(\d).*$",
);
static BODY_WORD: Pattern = Pattern::new(
    r"(?i)\b(?:committee|commission|panel|board|cabinet|council|executive|forum|sub-?committee|working (?:group|party)|task group|partnership|assembly|authority|scrutiny|governing body|governors)\b",
);
static REPORT_TO: Pattern = Pattern::new(
    r"(?i)^(?:report to|to|for consideration by|decision to be taken by|committee|meeting) ?: ?(?P<body>.+)$",
);
/// A sentence about a body is not its name.
static TALKS: Pattern = Pattern::new(
    r"(?i)\b(?:were|was|are|is|taken|its|following|will|has|have|shall|must|please)\b",
);
static ADDRESSED: Pattern =
    Pattern::new(r"(?i)^(?:all )?(?:the )?(?:members|chairman and members) of (?:the )?");
static STARTS_OTHER: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft )?minutes|meeting|notice|agenda|decisions|summons|members|councillor|report)\b",
);
/// A field that names who decides, or on what, names no body.
static ONE_PERSON: Pattern = Pattern::new(
    r"(?i)^(?:decision (?:maker|taken by)|taken by|cabinet member|portfolio holder|lead member|subject|title) ?:",
);
/// A field that names a place or somebody to ask.
static OTHER_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:venue|location|place|room|contact|note|link|media|time|date|lleoliad|cyswllt|dyddiad|amser|nodyn) ?:",
);
/// The head of a list of people.
static LISTED: Pattern = Pattern::new(
    r"(?i)\b(?:present|in attendance|attending|apologies|members(?:hip)?|substitutes)$",
);
/// A person's line names an office at most.
static PERSON: Pattern = Pattern::new(
    r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllrs?|Councillors?|Sir|Dame|Rev)\b|\([A-Z]{2,3}\) [A-Z]",
);
/// When a page was put on its site is no day of a meeting.
static UPLOADED: Pattern = Pattern::new(
    r"(?i)\b(?:uploaded|posted|last (?:updated|modified|reviewed)|updated|added|created)(?: on)?\b[ :]*(?:\w+day,? )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
);
static MEETING_OF: Pattern = Pattern::new(r"(?i)\bmeeting of\b");
/// "CABINET OF ASHWELL CITY COUNCIL" names both.
static BODY_OF: Pattern = Pattern::new(
    r"(?i)^(?P<body>.*?(?:committee|commission|panel|board|cabinet|executive|forum)) of (?:the )?(?P<council>(?:\p{Lu}[\p{L}’'-]* ?){1,4}(?:council|authority))$",
);
/// "The Committee" names none.
static LONE_WORD: Pattern = Pattern::new(
    r"(?i)^(?:committee|commission|panel|board|executive|forum|sub-?committee|working (?:group|party)|task group|partnership|assembly|authority|scrutiny)$",
);
static ROOM: Pattern = Pattern::new(
    r"(?i)\b(?:room|hall|chamber|house|centre|offices?|building|suite|theatre|library|church|school|teams|zoom|online|virtual)\b",
);
/// The article of a room; "The Hub" is called so.
static ROOM_ARTICLE: Pattern =
    Pattern::new(r"^The (?:[A-Z]\w+ )?(?:Chamber|Room|Hall|Suite|Offices?|Council|Committee)\b");
static JOINT: Pattern = Pattern::new(
    r"(?i)\b(?:joint(?:ly)?(?: meeting)? with|together with|jointly with|meeting jointly with)\s+(?:the )?(?P<with>.+)$",
);
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:meeting )?(?P<name>date(?: and time)?|day|time|place|venue|lleoliad|location|held(?: (?:on|at|in))?|when|where|published|issued|date of (?:issue|publication|despatch|dispatch)|issue date|publication date|dispatch(?:ed)?|despatched|dated|published on|issued on)(?: of meeting| of (?:the )?decision| taken)? ?[:\t–-]+ ?(?P<value>.+)$",
);
/// The link behind a venue on the web system's pages.
static DIRECTIONS: Pattern =
    Pattern::new(r"(?i)[ .]*\b(?:view directions|(?:gweld|gwelwch|gweler) c\w+)\.?$");
static HELD: Pattern = Pattern::new(
    r"(?i)\b(?:held|meeting|met|take place|holding|will be held|cynhaliwyd)\b[^.]{0,60}?\b(?:in|at|via|on|by|am|ar)\b (?P<rest>.+)$",
);
static PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:held|take place|meeting|met)\b.*?\b(?:in|at|via) (?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z]).+)$",
);
/// "… at 6.30pm, Council Chamber, Town Hall".
static AFTER_TIME: Pattern = Pattern::new(
    r"(?i)\d ?(?:am|pm|a\.m\.|p\.m\.|noon)\b[,;]? (?:(?:in|at) )?(?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z])[^.]{4,120})$",
);
static PLACE_END: Pattern = Pattern::new(
    r"(?i)(?:,? (?:on|at|commencing|from|starting)?,? ?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? (?:on|at) (?:the )?\d|,? commencing|,? starting|\. ).*$",
);
static ISSUED_NAME: Pattern = Pattern::new(r"(?i)issue|publi|patch|^dated");
static CANCELLED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?cancell?ed\b|\bcancellation of (?:the )?meeting|\bmeeting cancell?ed\b|^(?:this meeting (?:has been |is )?)?\(?CANCELL?ED\b|[-–,] ?CANCELL?ED$|\bnotice of cancellation",
);
static POSTPONED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?(?:postponed|rescheduled)\b|\bPOSTPONED\b|\bmeeting postponed",
);
static DRAFT: Pattern = Pattern::new(
    r"(?i)\bdraft minutes\b|^\(?(?:draft|unconfirmed|subject to (?:approval|confirmation))\b|\bunconfirmed minutes|minutes \(draft\)|\(draft\)$",
);
static CONFIRMED: Pattern =
    Pattern::new(r"(?i)^(?:confirmed minutes|approved minutes)|minutes \((?:confirmed|approved)\)");
static MINUTES_HELD: Pattern = Pattern::new(
    r"(?i)\bminutes (?:of|for|from) the (?:last |previous )?meeting of (?:the )?(?P<body>[A-Z][^.]{3,100}?)(?:,)? (?:held|on|dated|that took)\b",
);

/// Reads the head of a paper.
pub fn read(blocks: &[Block]) -> Head {
    let mut head = Head::default();
    let blocks: Vec<&Block> = blocks.iter().take(LONGEST).collect();
    head.council = council(&blocks);
    for (at, block) in blocks.iter().enumerate() {
        head.status = head.status.or_else(|| status(&block.text));
        if block.is_running() {
            continue;
        }
        let text = block.text.as_str();
        if head.committee.is_none() {
            head.committee = committee(&blocks, at, &mut head.with);
        }
        head.field(block);
        head.sentence(text);
        head.columns(block, blocks.get(at + 1).copied());
    }
    if head.committee.is_none() {
        head.committee = standing(&blocks, head.council.as_deref());
    }
    if head.date.is_none() {
        let found = blocks
            .iter()
            .filter(|block| !block.is_running() && !UPLOADED.is_in(&block.text))
            .filter(|block| block.text.chars().count() <= LONGEST_DATED)
            .take(25)
            .find_map(|block| date::find(&block.text).map(|found| (found, &block.text)));
        if let Some((found, text)) = found {
            head.weekday_disagrees = found.weekday_disagrees;
            head.date = Some(found.date);
            head.time = head.time.or_else(|| date::time(text));
        }
    }
    if head.committee.is_none() {
        head.committee.clone_from(&head.council);
    }
    head
}

/// The body that an item's own words name: "The minutes of the meeting of the X held on …".
pub fn committee_in_item(text: &str) -> Option<String> {
    let body = MINUTES_HELD.group(text, "body")?;
    let body = clean(body);
    (BODY_WORD.is_in(&body) && !LONE_WORD.is_in(&body)).then_some(body)
}

/// The body that a field names, where it names one and no person or office.
pub fn body(value: &str) -> Option<String> {
    let body = clean(value);
    let named = BODY_WORD.is_in(&body) && !OFFICE.is_in(&body) && !TALKS.is_in(&body);
    (named && !LONE_WORD.is_in(&body) || body.eq_ignore_ascii_case("executive")).then_some(body)
}

static OFFICE: Pattern = Pattern::new(
    r"(?i)\b(?:councillor|cllr|member|leader|director|officer|head of|chief|portfolio|mayor|manager|chair)\b",
);

/// Days between an agenda's issue and its meeting at most.
const ISSUED_BEFORE: i32 = 60;

/// The day of issue that stands alone at the foot of an agenda.
pub fn bare_issue(blocks: &[Block], meeting: Date) -> Option<Date> {
    blocks
        .iter()
        .filter(|block| block.text.chars().count() <= 40)
        .filter_map(|block| date::whole(&block.text))
        .find(|day| {
            let days = (meeting - *day).get_days();
            (1..=ISSUED_BEFORE).contains(&days)
        })
}

/// A meeting named by a history page.
pub struct History {
    /// The body.
    pub committee: String,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// The item's number.
    pub item: Option<String>,
}

/// Reads "Meeting: 16/12/2030 - Committee (Item 21)" and "Meeting of Committee,
/// Monday, 16th December, 2030 5.00 pm (Item 21.)".
pub fn history(text: &str) -> Option<History> {
    if !text.starts_with("Meeting") {
        return None;
    }
    let found = HISTORY
        .captures(text)
        .or_else(|| MEETING_LINK.captures(text))?;
    Some(History {
        committee: clean(&found["body"]),
        date: date::find(&found["when"]).map(|found| found.date),
        time: date::time(&found["when"]),
        item: found
            .name("item")
            .map(|item| item.as_str().to_owned())
            .filter(|item| !item.is_empty()),
    })
}

/// What a line says of the meeting's or the minutes' standing.
pub fn status(text: &str) -> Option<Status> {
    if text.chars().count() > 400 {
        None
    } else if CANCELLED.is_in(text) {
        Some(Status::Cancelled)
    } else if POSTPONED.is_in(text) {
        Some(Status::Postponed)
    } else if DRAFT.is_in(text) {
        Some(Status::Draft)
    } else if CONFIRMED.is_in(text) {
        Some(Status::Confirmed)
    } else {
        None
    }
}

/// Whether the first lines call the meeting off.
pub fn called_off(blocks: &[Block]) -> Option<Status> {
    blocks
        .iter()
        .take(12)
        .filter_map(|block| status(&block.text))
        .find(|status| matches!(status, Status::Cancelled | Status::Postponed))
}

fn council(blocks: &[&Block]) -> Option<String> {
    for (at, block) in blocks.iter().enumerate().take(25) {
        if let Some(found) = HELD_ITS
            .group(&block.text, "council")
            .filter(|_| !STARTS_OTHER.is_in(&block.text))
        {
            return Some(found.to_owned());
        }
        let body = OF_THE.group(&block.text, "body").map(clean);
        if let Some(found) = body
            .as_deref()
            .and_then(|body| BODY_OF.group(body, "council"))
        {
            return Some(found.to_owned());
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
            && !matches!(
                fold::compare(found).as_str(),
                "the council" | "full council" | "annual council" | "extraordinary council"
            )
        {
            return Some(found.to_owned());
        }
    }
    None
}

/// Whether the line is the name of a council and nothing else.
pub fn is_council(line: &str) -> bool {
    line.ends_with(['l', 'L'])
        && line.chars().count() <= 60
        && COUNCIL.is_in(line)
        && !COUNCIL_HALF.is_in(line)
        && !MEETING_OF.is_in(line)
}

fn committee(blocks: &[&Block], at: usize, with: &mut Vec<String>) -> Option<String> {
    let text = blocks[at].text.as_str();
    if blocks[at].marker.is_some() {
        return None;
    }
    let body = WEB
        .group(text, "body")
        .or_else(|| OF_THE.group(text, "body"))
        .or_else(|| REPORT_TO.group(text, "body"))
        .or_else(|| {
            DASHED
                .group(text, "body")
                .filter(|body| BODY_WORD.is_in(body) && !STARTS_OTHER.is_in(body))
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
    let body = match BODY_OF.captures(&clean(body)) {
        Some(found) => found["body"].to_owned(),
        None => clean(body),
    };
    let named =
        BODY_WORD.is_in(&body) && !LONE_WORD.is_in(&body) && !TALKS.is_in(&body) || WEB.is_in(text);
    (!body.is_empty() && named).then_some(body)
}

fn without_article(place: &str) -> &str {
    match place.strip_prefix("The ") {
        Some(room) if ROOM_ARTICLE.is_in(place) => room,
        Some(_) | None => place,
    }
}

fn clean(body: &str) -> String {
    let body = BODY_END.replace_all(body, "");
    let body = ADDRESSED.replace_all(&body, "");
    let body = body.trim_matches([' ', ',', '.', ':', '-', '–']);
    let body = match (body.contains('('), body.contains(')')) {
        (true, true) | (false, false) => body,
        (true, false) | (false, true) => body.trim_matches([' ', '(', ')']),
    };
    let body = body
        .strip_prefix("the ")
        .or_else(|| body.strip_prefix("The "))
        .or_else(|| body.strip_prefix("THE "))
        .unwrap_or(body);
    fold::quote(body)
}

/// A heading that is only the name of a body: `CABINET`.
fn standing(blocks: &[&Block], council: Option<&str>) -> Option<String> {
    let named = |block: &&&Block| {
        let text = block.text.as_str();
        !block.is_running()
            && block.marker.is_none()
            && BODY_WORD.is_in(text)
            && text.chars().count() <= 90
            && !text.ends_with(['.', ':', ';'])
            && Some(text) != council
            && council.is_none_or(|council| !council.ends_with(text) || block.is_heading())
            && !text.to_lowercase().starts_with("members")
            && !LISTED.is_in(text)
            && !text.to_lowercase().starts_with("councillors and")
            && date::find(text).is_none()
            && !TALKS.is_in(text)
            && !ONE_PERSON.is_in(text)
            && !OTHER_FIELD.is_in(text)
            && !PERSON.is_in(text)
    };
    blocks
        .iter()
        .take(25)
        .filter(named)
        .max_by_key(|block| {
            (
                block.is_heading() || block.is_capitals(),
                std::cmp::Reverse(block.place.line),
            )
        })
        .map(|block| clean(&block.text))
}

impl Head {
    fn field(&mut self, block: &Block) {
        let line = block.lines.join(" ");
        let Some(found) = FIELD.captures(&line) else {
            return;
        };
        let name = found["name"].to_lowercase();
        let value = fold::quote(&found["value"]);
        if ISSUED_NAME.is_in(&name) {
            self.issued = self
                .issued
                .or_else(|| date::find(&value).map(|found| found.date));
            return;
        }
        match name.as_str() {
            "place" | "venue" | "location" | "where" | "lleoliad" => {
                let value = DIRECTIONS.replace_all(&value, "");
                self.place.get_or_insert(value.into_owned());
            }
            "time" => self.time = self.time.or_else(|| date::time(&value)),
            _ => self.when(&value),
        }
    }

    fn sentence(&mut self, text: &str) {
        if let Some(when) = WEB
            .group(text, "when")
            .or_else(|| DASHED.group(text, "when"))
        {
            self.when(when);
        }
        if self.place.is_none()
            && date::find(text).is_some()
            && let Some(place) = AFTER_TIME.group(text, "place")
            && ROOM.is_in(place)
            && !text.contains('\t')
        {
            self.place = Some(fold::quote(place.trim_matches([' ', ',', '.'])));
        }
        if let Some(rest) = HELD.group(text, "rest")
            && text.chars().count() <= LONGEST_HELD
            && !text.to_lowercase().contains("minutes of the last meeting")
        {
            self.when(rest);
            if self.time.is_none() && self.date.is_some() {
                self.time = date::time(text);
            }
            let place = PLACE.group(text, "place").or_else(|| {
                AFTER_TIME
                    .group(text, "place")
                    .filter(|place| ROOM.is_in(place))
            });
            if let Some(place) = place
                && self.place.is_none()
            {
                let place = PLACE_END.replace_all(place, "");
                let place = place.trim_matches([' ', ',', '.', '–', '-']);
                let place = fold::quote(without_article(place));
                let named = place.chars().count() > 3
                    && place.chars().count() < 200
                    && date::find(&place).is_none();
                if named {
                    self.place = Some(place);
                }
            }
        }
    }

    /// A head set in columns: the day and time, below them the place, officers beside.
    fn columns(&mut self, block: &Block, next: Option<&Block>) {
        let first = |block: &Block| {
            block
                .lines
                .first()
                .and_then(|line| line.split('\t').next())
                .map(fold::quote)
        };
        let Some(when) = first(block) else { return };
        let bare = date::find(&when)
            .filter(|found| when.len() < found.range.len() + 24 && found.range.start < 6);
        if bare.is_none() || date::time(&when).is_none() && self.date.is_some() {
            return;
        }
        self.when(&when);
        let place = block
            .lines
            .get(1)
            .and_then(|line| line.split('\t').next())
            .map(fold::quote)
            .or_else(|| next.and_then(first));
        if self.place.is_none()
            && let Some(place) = place.filter(|place| {
                ROOM.is_in(place) && place.chars().count() < 160 && !OTHER_FIELD.is_in(place)
            })
        {
            self.place = Some(place);
        }
    }

    fn when(&mut self, text: &str) {
        if self.date.is_none()
            && let Some(found) = date::find(text)
        {
            self.date = Some(found.date);
            self.weekday_disagrees = found.weekday_disagrees;
            self.time = self.time.or_else(|| date::time(text));
        }
    }
}
