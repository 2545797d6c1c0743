//! The lines of a list of people: which of them head a list, and how columns are read.

mod lines;
mod pairs;

use crate::parse::paragraph::{Block, is_capitals};
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::people::{office, office_first, post_run};
use crate::parse::sentence;

/// A list that a paper's head has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// None, or one of people who did not come.
    None,
    /// The committee, as an agenda lists it.
    Members,
    /// Members who came.
    Present,
    /// Others who came.
    Attendance,
    /// Who sent apologies.
    Apologies,
}

/// A piece of a head: what a label names and what stands behind it, or the lines of
/// a list that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The list that its first words head.
    pub heads: Option<List>,
    /// The words without the label, a line each, with a tab where a wide gap was.
    pub text: String,
}

/// What parts a label from its names.
static HEAD: Pattern = Pattern::new(
    r"^(?P<label>[^:;\t]{2,60}?)\s*(?:[:;]+\s*[–—/-]?|\s[–—-]\s|[–—]\s|\s/\s|\t)\s*(?P<rest>(?s:.*))$",
);
static LOUD: Pattern =
    Pattern::new(r"^(?P<label>PRESENT|ALSO PRESENT|IN ATTENDANCE|APOLOGIES) (?P<rest>(?s:.+))$");
/// "Present Ann Ash, Ben Elm": the names stand behind the label without a colon.
static PLAIN: Pattern = Pattern::new(
    r"^(?P<label>(?:Members |Councillors |Also |Others? )?(?:Present|present|Attending|attending)|PRESENT|Presiding|PRESIDING|Presided|Also|In [Aa]ttendance|Attendance|Attendees|Apolog(?:y|ies)(?: for [Aa]bsence)?|Sederunt|SEDERUNT|Officers)\s+(?P<rest>\p{Lu}(?s:.+))$",
);
/// `PresentCllr Ash`: what parted the label from the names is lost.
static GLUED: Pattern = Pattern::new(
    r"^(?P<label>(?i:also present|present|in attendance|apolog(?:y|ies)(?: for absence)?|attendance|attendees|sederunt))(?P<rest>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|The Mayor|Chair(?:man)?)\b(?s:.+))$",
);
/// "Also present were A and B": the label is the beginning of a sentence.
static SAID: Pattern = Pattern::new(
    r"(?i)^(?P<label>(?:(?:the )?(?:members|councillors|those|officers) |also |others? )?(?:present|in attendance)(?: (?:at|for) the meeting)?)(?: were| was)(?::|\s)\s*(?P<rest>(?s:.+))$",
);
/// "… held in the Hall when there were present:" heads the names below it.
static WERE_PRESENT: Pattern = Pattern::new(
    r"(?i)\b(?:there (?:were|was) present\s*[:;.–—-]*|(?:were|was|being) present\s*[:–—-]+|present (?:were|was)\s*[:–—-]+)$",
);
/// "No members of the public were present."
static WERE_NONE: Pattern =
    Pattern::new(r"(?i)\b(?:no|none|public|press|residents|electors)\b.{0,60}\bpresent\b");
/// A label in the midst of a line: "… Cllr Elm. Apologies: Cllr Oak".
static INLINE: Pattern = Pattern::new(
    r"(?P<before>[.;,)\]\d]|\s/)\s*(?P<label>(?:(?:Also|Members|Councillors|Officers|Others|Those) )?(?:Present|present|PRESENT|In [Aa]ttendance|IN ATTENDANCE|in attendance|Apologies(?: for [Aa]bsence)?(?: received)?(?: from)?|APOLOGIES(?: FOR ABSENCE)?|Absent|ABSENT|Attendees|Attendance)\s*:)",
);
/// The same behind a name that nothing closes: "Cllr Ann Elm Apologies: Cllr Oak".
static SENT_INLINE: Pattern = Pattern::new(
    r"(?P<before>\b\p{Lu}\p{L}+)\s+(?P<label>(?:(?:Apologies|APOLOGIES)(?: for [Aa]bsence)?(?: received)?(?: from)?|(?:Also )?(?:In [Aa]ttendance|IN ATTENDANCE)|Also [Pp]resent)\s*:)",
);
static APOLOGIES: Pattern = Pattern::new(
    r"(?i)^(?:sent )?apolog(?:y|ies)(?: for absence)?(?: (?:were |was )?(?:received|given|tendered|noted|submitted|sent))?(?: (?:from|by))?$",
);
static ABSENT: Pattern = Pattern::new(
    r"(?i)^(?:(?:members of )?(?:the )?public (?:(?:in attendance|present) )?(?:who|that) (?:spoke|addressed|asked)[\w ]{0,40}|public speaking|(?:members |councillors |also )?absent|(?:members|councillors) (?:absent|not (?:present|in attendance|attending))|(?:public )?speakers|(?:members of )?(?:the )?(?:press|public)(?: and (?:press|public))?|not present|did not attend|not in attendance)(?: without apolog(?:y|ies))?$",
);
static OTHERS: Pattern = Pattern::new(
    r"(?ix)^(?:
        (?:also\ |others?\ )?(?:participating|attending|observing|online)(?:\ (?:remotely|virtually|online|via\ \w+))? | in\ support
      | (?:also\ )?in\ (?:remote|virtual|online)\ attendance | (?:remote|virtual|online)\ (?:attendance|attendees) | via\ (?:zoom|teams|ms\ teams|microsoft\ teams|video\ link)
      | (?:attending|present|in\ attendance)\ as\ (?:an\ )?observers?
      | together\ with | by\ invitation | (?:present|in\ attendance)\ by\ invitation | invited
      | (?:also\ )?(?:in\ attendance|attending|attended)(?:\ (?:virtually|remotely|online|by\ \w+|via\ \w+|at\ the\ meeting))?
      | also\ (?:present|in\ attendance)(?:\ \(?\w+\)?|\ (?:via|by|on)\ [\w\ ]{3,30})?
      | (?:(?:council|local\ authority|lead|senior|support|other|external)\ )*(?:officers?|officials|staff|others?|advis[eo]rs|guests?|observers?|visitors|invitees|invited\ guests|witnesses|presenters|contributors|external\ attendees|supporting\ officers|colleagues(?:,\ \w+)*(?:\ and\ \w+)?)(?:\ (?:also\ )?(?:present|in\ attendance|attending|who\ attended))?(?:\ \(?(?:virtually|remotely|online|via\ \w+)\)?)?
      | (?:other\ )?(?:members|councillors|cabinet\ members|executive\ members|portfolio\ holders|ward\ (?:members|councillors)|non-members)\ (?:also\ )?(?:in\ attendance|attending|observing|also\ present)(?:\ (?:virtually|remotely|online|via\ \w+))?
      | other\ (?:members|councillors)(?:\ present)?
      | (?:members|councillors)\ (?:in\ attendance|attending|present)\ (?:in\ accordance\ with|under|pursuant\ to)\ (?:standing\ orders?|(?:council\ )?procedure\ rules?|rules?)\b[\w.\ ()]{0,30}
      | (?:others?|other\ people|non-members|non-councillors)\ (?:present|attending|attendees|attended) | (?:other|additional)\ attendees
      | (?:[\w’'&-]+\ ){0,3}(?:employees|staff|officers|officials|guests|visitors|residents|parishioners|electors|public|press|non-members|clerk|advis[eo]rs|observers|professionals|partners|agencies)\ (?:also\ )?(?:present|in\ attendance|attending)
      | (?:cabinet\ members|executive\ members|portfolio\ holders|ward\ (?:members|councillors))\ present
      | [\w,\ -]{0,40}\bin\ attendance(?:\ (?:virtually|remotely|online|at\ the\ meeting|(?:at\ (?:the\ )?request|by\ invitation|on\ behalf|at\ the\ invitation|representing|from|for)\b[\w,’'&\ ]{0,60}))?
    )$",
);
static PRESENT: Pattern = Pattern::new(
    r"(?ix)^(?:
        (?:(?:all|voting|non-voting|elected|committee|board|forum|core|appointed|co-opted|independent|panel|authority|cabinet|council|commission|executive|district|county|parish|town)\ )*(?:members?|councillors?|governors|trustees|directors|representatives)?\ ?(?:who\ were\ )?p\ ?r\ ?e\ ?s\ ?e\ ?n\ ?t(?:,?\ \(?(?:non[\ -]?)?voting(?:\ members)?\)?)?(?:\ \(?(?:in\ (?:the\ )?(?:chamber|person|room|council\ chamber)|(?:by|via)\ [\w\ ]{2,20}|(?:at|for)\ (?:the|this)\ meeting|remotely|virtually|online)\)?)?
      | the\ following\ (?:members\ |councillors\ |governors\ |trustees\ |people\ |persons\ )?(?:were|was)\ (?:present|in\ attendance)
      | (?:those|persons?)\ (?:present|attending|in\ attendance) | attendees | attended\ by
      | members\ (?:in\ )?attend(?:ing|ance)
      | (?:present\ )?in\ (?:the\ )?chair | chair(?:man|woman|person)? | (?:meeting\ )?chaired\ by | presiding(?:\ (?:member|officer))?
      | substitutes?(?:\ members?)?(?:\ present)?
      | (?:other\ )?co-?opt(?:ees?|ed\ members?)(?:\ present)?
      | vice[-\ ]?chair(?:man|person)? | deputy\ chair(?:man|person)? | sederunt
      | (?:members|councillors)\ (?:in\ )?attend(?:ing|ance)\ (?:remotely|virtually|online)
    )$",
);
static ROLL: Pattern = Pattern::new(r"(?i)^attendance(?: (?:details|list|record|register))?$");
static NAMED: Pattern = Pattern::new(
    r"(?i)^(?:(?:(?:non-)?constituent|cabinet|committee|board|panel|commission|forum|authority|executive|council|elected|voting|core|full|town|parish|district|borough|sub-?committee) )*(?:members|councillors|trustees|governors|directors|bailies|aldermen)(?: of (?:the )?[\w ]{3,60})?$",
);
static CONSTITUENT: Pattern =
    Pattern::new(r"(?i)^(?:non-)?(?:constituent|voting) (?:authority |council )?members$");
/// A forum lists those who came by whom they stand for.
static GROUP: Pattern = Pattern::new(
    r"^(?:[A-Z][\w-]*(?: (?:and|&))? ){1,3}(?i:members|representatives|governors|councillors)$",
);
/// The clerk is named behind the members, and is none; nor is who takes the minutes.
static CLERK: Pattern = Pattern::new(
    r"(?i)^(?:(?:town |parish |deputy |assistant )*clerk|minutes|minutes (?:taken )?by|(?:minute|note)[- ]?taker|minute secretary|notes (?:taken )?by|secretariat|support|police(?: [\w ]{2,30})?|[\w ]{2,30} police)$",
);
/// "Clerk to the Committee:" over a name.
static CLERK_TO: Pattern =
    Pattern::new(r"(?i)^(?:committee |acting )?(?:clerks?|secretary) to the [\w -]{3,40}:$");
/// Those of another council than the one that met, once its own members are named.
static OF_OTHERS: Pattern = Pattern::new(
    r"(?i)^(?:(?:visiting|county|city|district|borough|unitary|ward|division)(?:,? (?:and |& )?)){1,3}(?:members?|councillors?|cllrs?\.?)$",
);
/// Those who serve a body, among the labels of its roll.
static SERVING: Pattern = Pattern::new(
    r"(?xi)^(?:
        (?:the\ )?(?:office\ of|representing|on\ behalf\ of|from)\ (?:the\ )?[\w,’'&\ -]{3,80}
      | (?:host|lead|supporting|administering|clerking)\ (?:authority|council)(?:\ (?:officers|support|staff))?
      | ex[\ -]?officio(?:\ members)?
      | (?:[\w’'&-]+\ ){0,4}(?:constabulary|police|secretariat|advis[eo]rs?|consultants?|auditors?|(?:support|service|council|authority|partner|external)\ (?:staff|officers|officials))
    )$",
);
/// Offices that members hold.
static OF_MEMBERS: Pattern = Pattern::new(
    r"(?i)\b(?:chair\w*|leader|mayor|members?|governors?|trustees?|convener|president|representatives?|deputy|councillors?|observers?|substitutes?|invitees?)\b",
);
/// The members whom one council sent, by its name.
static COUNCIL_OF: Pattern = Pattern::new(
    r"^(?:\p{Lu}\p{Ll}[\p{L}’'-]+ (?:and |& )?){1,3}(?:(?i:county|city|borough|district|town|metropolitan) )+(?i:council )?(?i:councillors|members)$",
);
/// Who is to do something, and not who came.
static OF_ACTION: Pattern = Pattern::new(
    r"(?i)^(?:actions?|tasks?|risks?|items?)?\s*(?:owners?|leads?|lead officers?|responsible(?: officer| person)?)$",
);
static NO_GROUP: Pattern = Pattern::new(
    r"(?i)\b(?:absent|other|cabinet|executive|ward|staff|visiting|former|non-(?:committee|panel|board|voting)|new|all|county|public|press)\b",
);
static MEMBERS: Pattern = Pattern::new(
    r"(?i)^(?:members(?:hip)?(?: \(\d+\))?(?: of the (?:committee|commission|panel|board|cabinet|sub-committee|forum|council))?|committee members(?:hip)?|membership(?: of [\w ]{1,60})?|councillors)(?: ?[:;(–-]+\s*|$)(?P<rest>(?s:.*))$|^(?:to ?:|members(?:hip)?(?: of the (?:committee|panel|board))? \(?\d{4}(?: ?[/–-] ?\d{2,4})?\)? ?:?)\s*(?P<named>(?-i:(?:Councillors|Cllrs)\b)(?s:.*)|$)|^to ?: ?(?:all )?(?:the )?members of (?:the )?[\w,’'& -]{3,70}$",
);
/// "… PLANNING PANEL Membership 2031/32 Councillors A. Ash, B. Elm." within a head that has
/// lost its lines.
static RUNNING: Pattern = Pattern::new(
    r"\b(?:Membership|MEMBERSHIP)(?: of the [\w ]{3,40})?(?: \(?\d{4}(?: ?[/–-] ?\d{2,4})?\)?)? ?:? (?P<named>Councillors .+,.+)$",
);
static INVITED: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested)|is hereby|notice is|you are|(?:will|to) be held)\b",
);
/// A post or a body, and no name: what stands in the second column beside a name.
static POST: Pattern = Pattern::new(
    r"(?i)\b(?:director|head|chief|officer|manager|member|chair|chairman|clerk|governor|headteacher|teacher|principal|representative|leader|lead|partner|commissioner|secretary|treasurer|solicitor|school|schools|academy|academies|council|trust|nhs|authority|university|diocese|diocesan|unions?|college|healthwatch|ward|services?|primary|secondary|early years|minutes|executive|adviser|advisor|accountant|consultant|portfolio|finance|police|inspector|labour|conservative|liberal|democrats?|green|independent|reform|ukip)\b",
);

/// "Present (6 Councillors)": how many they are.
static COUNTED: Pattern = Pattern::new(r" \(\d{1,3}(?: \p{L}+)?\)$");

/// The list that the words of a label head.
fn named(label: &str, minutes: bool) -> Option<List> {
    let label = label
        .trim()
        .trim_end_matches(['.', ':', '-', '–', '—', '/', ' '])
        .trim_start_matches(['/', ' ']);
    let label = COUNTED.replace_all(label, "");
    let label = label.as_ref();
    let patterns = [
        (&APOLOGIES, List::Apologies),
        (&ABSENT, List::None),
        (&PRESENT, List::Present),
        (&OTHERS, List::Attendance),
    ];
    patterns
        .into_iter()
        .find_map(|(pattern, list)| pattern.is_in(label).then_some(list))
        .or_else(|| {
            (minutes && (ROLL.is_in(label) || CONSTITUENT.is_in(label))).then_some(List::Present)
        })
}

/// "Panel: Dr Ann Ash (Chair), Ben Elm (Quay Trust), …": those of the body behind its word.
fn own_word(line: &str) -> Option<String> {
    let rest = OWN_WORD.group(line, "rest")?;
    (people::list(rest).len() >= MEMBERS_LISTED).then(|| rest.to_owned())
}

/// A body calls those of it by its own name.
static OWN_WORD: Pattern =
    Pattern::new(r"^(?:Panel|Board|Committee|Commission|Forum) ?: +(?P<rest>\p{Lu}(?s:.+))$");
/// "Present: Members Ann Ash, Ben Elm": their rank behind the label.
static RANKED: Pattern = Pattern::new(r"^Members (?P<names>\p{Lu}(?s:.*))$");
/// Whose officers they are, in capitals.
static LOUD_OFFICERS: Pattern = Pattern::new(r"^(?:[A-Z&’'-]+ ){1,4}OFFICERS$");

/// The names behind the label of a body's members, as councillors; who stands under "Members"
/// by his full name is one of a board, or of whatever it may be.
fn titled_members(label: &str, names: &str) -> String {
    let people = people::list(names);
    let full = !people.is_empty()
        && people
            .iter()
            .all(|person| office::is_full_name(&person.name))
        && !label.to_lowercase().contains("councillor");
    if full {
        names.to_owned()
    } else {
        format!("Councillors {names}")
    }
}

/// The list that a line heads, and what stands behind its label. `unlisted` where
/// nobody was listed as present before it.
/// Whether a label is of those who serve the body: a clerk, an office.
fn labels_others(label: &str) -> bool {
    CLERK.is_in(label)
        || OF_OTHERS.is_in(label)
        || office::is_office(label)
            && !label.contains([',', '('])
            && !OF_ACTION.is_in(label)
            && !OF_MEMBERS.is_in(label)
}

fn heads(line: &str, minutes: bool, unlisted: bool) -> Option<(List, String)> {
    let clerk = || (minutes && CLERK_TO.is_in(line)).then_some(List::Attendance);
    if let Some(list) = named(line, minutes).or_else(clerk) {
        return Some((list, String::new()));
    }
    // Who is to do what was agreed is named behind the roll.
    if minutes && OWNER.is_in(line) {
        return Some((List::None, String::new()));
    }
    // "Councillors:" over the names of all who came.
    let ends = line.ends_with(':') || is_capitals(line);
    if minutes && unlisted && ends && NAMED.is_in(line.trim_end_matches([' ', ':'])) {
        return Some((List::Present, String::new()));
    }
    if let Some(found) = HEAD.captures(line) {
        if let Some(list) = named(&found["label"], minutes) {
            let rest = &found["rest"];
            let rest = RANKED.group(rest, "names").unwrap_or(rest);
            return Some((list, rest.to_owned()));
        }
        // "Office of the Commissioner:" among them: those who serve the body or advise it.
        if minutes
            && !unlisted
            && SERVING.is_in(&found["label"])
            && (found["rest"].is_empty() || !people::list(&found["rest"]).is_empty())
        {
            return Some((List::Attendance, found["rest"].to_owned()));
        }
        // "FIRE BRIGADE OFFICERS:-" among the labels of a roll, with or without their names.
        if minutes && !unlisted && LOUD_OFFICERS.is_in(&found["label"]) {
            return Some((List::Attendance, found["rest"].to_owned()));
        }
        let rest = titled_members(&found["label"], &found["rest"]);
        // "IN THE CHAIR : Cllr Ash" may stand before "COUNCILLORS : B. Elm, C. Oak".
        let loud = matches!(found["label"].trim(), "COUNCILLORS" | "MEMBERS");
        if minutes
            && (unlisted || loud)
            && NAMED.is_in(&found["label"])
            && !people::list(&rest).is_empty()
        {
            return Some((List::Present, rest));
        }
        if minutes
            && !unlisted
            && labels_others(&found["label"])
            && people::list(&found["rest"])
                .iter()
                .any(|person| person.title.is_some() || office::is_full_name(&person.name))
        {
            return Some((List::Attendance, found["rest"].to_owned()));
        }
        let first = found["rest"].lines().next().unwrap_or_default();
        if minutes
            && GROUP.is_in(&found["label"])
            && !NO_GROUP.is_in(&found["label"])
            && people::list(first)
                .iter()
                .any(|person| person.title.is_some())
        {
            return Some((List::Present, found["rest"].to_owned()));
        }
    }
    let names = (minutes && unlisted).then(|| own_word(line)).flatten();
    if let Some(names) = names {
        return Some((List::Present, names));
    }
    let group = line.trim_end_matches([' ', ':', '-', '–']);
    // "Ashshire County Councillors:" right below "Present:", those of one of the councils
    // of a joint body.
    if minutes && line.ends_with([':', '-', '–']) && COUNCIL_OF.is_in(group) {
        return Some((List::Present, String::new()));
    }
    // "Faith Communities Representatives:" over those of a roll that has begun.
    if minutes && !unlisted && line.ends_with(':') && GROUP.is_in(group) && !NO_GROUP.is_in(group) {
        return Some((List::Present, String::new()));
    }
    if minutes && WERE_PRESENT.is_in(line) && !WERE_NONE.is_in(line) {
        return Some((List::Present, String::new()));
    }
    if let Some(found) = SAID.captures(line)
        && let Some(list) = named(&found["label"], minutes)
        && people::list(&found["rest"])
            .first()
            .is_some_and(|first| first.title.is_some() || office::is_full_name(&first.name))
    {
        return Some((list, found["rest"].to_owned()));
    }
    if let Some(found) = LOUD.captures(line).or_else(|| GLUED.captures(line))
        && let Some(list) = named(&found["label"], minutes)
    {
        return Some((list, found["rest"].to_owned()));
    }
    if minutes
        && let Some(found) = PLAIN.captures(line)
        && are_people(&found["rest"])
    {
        let list = match &found["label"] {
            "Also" => Some(List::Attendance),
            "Attending" | "attending" => Some(List::Present),
            label => named(label, minutes),
        };
        return list.map(|list| (list, found["rest"].to_owned()));
    }
    None
}

/// A word that joins names, or belongs to one.
const JOINS: [&str; 10] = [
    "and", "of", "for", "the", "de", "van", "von", "der", "la", "le",
];

/// Whether words are people and nothing else: the first is one, and no sentence tells of
/// them.
fn are_people(words: &str) -> bool {
    if post_run::list(words).is_some() {
        return true;
    }
    let bare = BRACKETS.replace_all(words, "");
    let told = bare
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase) && !JOINS.contains(word))
        .count();
    let people = people::list(&bare);
    told * 6 <= bare.split_whitespace().count()
        && people
            .first()
            .is_some_and(|first| first.title.is_some() || office::is_full_name(&first.name))
}

static BRACKETS: Pattern = Pattern::new(r"\s*[(\[][^()\[\]]*[)\]]");

/// The list that a line of minutes heads.
pub fn label(line: &str) -> Option<List> {
    heads(line.trim(), true, false).map(|(list, _)| list)
}

/// Whether the words only say who the people below are.
pub fn is_rank(words: &str) -> bool {
    NAMED.is_in(words.trim().trim_end_matches(':'))
}

/// The number that a minute bears in front of its label: `2031/05/01`, `328/01`, `C48/23 1.`
static MINUTE_NUMBER: Pattern = Pattern::new(
    r"^(?:\p{Lu}{1,6}[-./ ]{0,2})?\d{1,4}(?:\s?[-./]\s?\d{1,4})*[.:)]?\s*(?:\d{1,3}[.)]\s*)?",
);

/// What is left of a table's cells around its words.
const BARS: [char; 3] = ['|', ' ', '¦'];

/// "Clerk: | Mrs Ash |": the bar of a table behind a label.
static BARRED: Pattern = Pattern::new(r"^(?P<label>[^|:]{2,60}:) ?\| ?");

/// A line without what is left of its table.
pub fn without_bars(line: &str) -> &str {
    line.trim_matches(BARS)
}

/// Whether a paragraph lists the members of the body, behind a label that says so.
pub fn lists_members(block: &Block) -> bool {
    block.marker.is_none()
        && members_headed(&block.lines.join("\n"))
            .is_some_and(|first| people::list(&first.text).len() >= MEMBERS_LISTED)
}

/// Fewer names behind the label are no list of a body's members.
const MEMBERS_LISTED: usize = 3;

/// The members whom a label of an agenda's paragraph heads.
fn members_headed(whole: &str) -> Option<Segment> {
    let members = |text: &str| Segment {
        heads: Some(List::Members),
        text: text.to_owned(),
    };
    if let Some(found) = MEMBERS.captures(whole)
        && !INVITED.is_in(whole)
    {
        let rest = found.name("rest").or_else(|| found.name("named"));
        let rest = rest.map_or("", |rest| rest.as_str());
        if rest.is_empty() || !people::list(&joined(rest)).is_empty() {
            return Some(members(rest));
        }
    }
    let named = RUNNING.group(whole, "named")?;
    sentence::split(named).first().copied().map(members)
}

/// The pieces of a paragraph; the words of an agenda may head its list of members.
pub fn segments(block: &Block, minutes: bool, unlisted: bool) -> Vec<Segment> {
    if !minutes && let Some(members) = members_headed(&block.lines.join("\n")) {
        return vec![members];
    }
    let mut segments: Vec<Segment> = Vec::new();
    // The bullet in front of a name is no part of it, nor the number in front of a label.
    let marker = block.marker.as_ref();
    let printed = marker.map_or("", |marker| marker.printed.as_str());
    let bullet = match marker {
        Some(marker) if !marker.value.is_empty() => {
            let first = block
                .lines
                .first()
                .and_then(|line| line.strip_prefix(printed));
            let labelled =
                first.is_some_and(|line| heads(line.trim(), minutes, unlisted).is_some());
            if labelled { printed } else { "" }
        }
        Some(_) | None => printed,
    };
    // A bullet before the word alone is a tab of a page: "• Documents", "• Attendance".
    let tab = marker.is_some_and(|marker| marker.value.is_empty()) && ROLL.is_in(block.text.trim());
    let numbered = block.lines.first().and_then(|line| {
        let number = MINUTE_NUMBER.find(line.trim_start())?;
        let rest = &line.trim_start()[number.end()..];
        heads(rest.trim(), minutes, unlisted).map(|_| number.as_str().to_owned())
    });
    let bullet = numbered.as_deref().filter(|_| minutes).unwrap_or(bullet);
    let whole = lines::whole_labels(&lines::in_turn(&block.lines));
    let parted: Vec<String> = lines::whole_posts(whole)
        .iter()
        .filter(|line| !(minutes && (is_body_label(line) || lines::tells(line))))
        .flat_map(|line| {
            let line = FOR_ITEM.replace_all(line, "");
            let line = lines::unslashed(without_bars(&line));
            let line = BARRED.replace_all(&line, "$label ");
            let parted = INLINE.replace_all(&line, "$before\n$label");
            let parted = SENT_INLINE.replace_all(&parted, "$before\n$label");
            parted.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let mut unlisted = unlisted;
    for (at, line) in parted.iter().enumerate() {
        let line = match at {
            0 => line.strip_prefix(bullet).unwrap_or(line).trim_start(),
            _ => line.as_str(),
        };
        // A small letter goes on with the sentence above: "… attended as an / observer".
        let wrapped =
            at > 0 && line.trim_start().starts_with(char::is_lowercase) && !line.contains(':');
        let heads = heads(line.trim(), minutes, unlisted)
            .filter(|(_, rest)| !(wrapped || tab && rest.is_empty()));
        match (heads, segments.last_mut()) {
            (Some((list, text)), _) => {
                unlisted &= list != List::Present || text.is_empty();
                segments.push(Segment {
                    heads: Some(list),
                    text,
                });
            }
            (None, Some(last)) => {
                unlisted &= last.heads != Some(List::Present);
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => segments.push(Segment {
                heads: None,
                text: line.to_owned(),
            }),
        }
    }
    segments
}

/// "Owner: Ann Ash" under an action.
static OWNER: Pattern = Pattern::new(r"^(?i:(?:action )?owner|action by|by whom) ?:");
/// "(for item 18/31)" behind a name or its post.
static FOR_ITEM: Pattern =
    Pattern::new(r"\s*\((?i:for )?(?i:agenda )?(?i:items?|minutes?) [^()]*\d/\d[^()]*\)");
/// "ASHWELL BOROUGH COUNCIL:-" over those whom it sent to a joint body.
static BODY_LABEL: Pattern = Pattern::new(
    r"^\p{Lu}[\p{L}’'&. -]{2,60} (?i:council|authority|trust|board|association|partnership) ?:[-–—]?$",
);

/// Whether a line only says for which body those below it came.
fn is_body_label(line: &str) -> bool {
    BODY_LABEL.is_in(line.trim())
}

/// The lists that the cells of a row head, by column; none unless each cell is a label.
pub fn columns(cells: &[String], minutes: bool) -> Vec<Option<List>> {
    let told: Vec<&String> = cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let certain = told.iter().any(|cell| named(cell, minutes).is_some());
    // "Members" beside "Officers".
    let list = |cell: &str| {
        let members = minutes && certain && NAMED.is_in(cell.trim().trim_end_matches(':'));
        named(cell, minutes).or_else(|| members.then_some(List::Present))
    };
    if !certain || !told.iter().all(|cell| list(cell).is_some()) {
        return Vec::new();
    }
    cells.iter().map(|cell| list(cell)).collect()
}

/// The list that the first cell of a row heads, where others stand behind it.
pub fn row_label(cell: &str, minutes: bool, unlisted: bool) -> Option<List> {
    let label = cell.trim().trim_end_matches([' ', ':']);
    named(cell, minutes)
        .or_else(|| (minutes && unlisted && NAMED.is_in(label)).then_some(List::Present))
        .or_else(|| (minutes && !unlisted && CLERK.is_in(label)).then_some(List::Attendance))
}

/// The words of a list as a text that names can be read from: columns of names one
/// below the other, a column of posts as roles.
pub fn plain(text: &str) -> String {
    // A label stands in a column of its own, and its names beside it.
    let names = text.trim_start_matches(['\t', ' ']);
    if !names.contains('\t') {
        return joined(names);
    }
    // The rank of those below stands in the first cell.
    if let Some((first, rest)) = text.split_once('\t')
        && !first.trim().is_empty()
        && is_rank(first)
    {
        return plain(&format!("\t{rest}"));
    }
    if let Some(people) = gridded(text).or_else(|| pairs::read(text)) {
        return people;
    }
    let rows: Vec<(&str, String)> = text
        .lines()
        .map(|line| {
            let mut cells = line.split('\t').map(str::trim);
            let first = cells.next().unwrap_or_default();
            let beside = cells.filter(|cell| !are_initials_of(cell, first));
            (
                first,
                beside.collect::<Vec<_>>().join(" ").trim().to_owned(),
            )
        })
        .collect();
    let posts = rows
        .iter()
        .filter(|(first, second)| !first.is_empty() && is_post(second))
        .count();
    let names = rows
        .iter()
        .filter(|(_, second)| !second.is_empty() && !is_post(second))
        .count();
    if posts >= names {
        let people: Vec<String> = rows
            .iter()
            .map(|(first, second)| with_role(first, second))
            .collect();
        return people.join("\n");
    }
    let columns = text.lines().map(|line| line.split('\t').count()).max();
    (0..columns.unwrap_or(0))
        .map(|column| {
            let cells: Vec<&str> = text
                .lines()
                .filter_map(|line| line.split('\t').nth(column))
                .map(str::trim)
                .collect();
            joined(&cells.join("\n"))
        })
        .filter(|column| !column.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether letters in a column of their own stand for a name: "Ann Ash", "AA".
fn are_initials_of(letters: &str, name: &str) -> bool {
    let first = |word: &str| word.chars().next();
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let last = words.last().copied().and_then(first);
    let surname = letters.chars().rfind(|letter| letter.is_uppercase());
    (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic)
        && letters
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            > 1
        && words.iter().any(|word| first(word) == first(letters))
        && (surname == last || letters.ends_with(char::is_lowercase))
}

/// One name, with its rank and what is said of its holder.
static NAME_CELL: Pattern = Pattern::new(
    r"^[+*†‡#^]{0,2} ?(?:(?:Councillors?|Cllrs?|Aldermen|Alderman|Ald|Bailie|Provost|Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Sir|Dame|Prof|Professor)\.? )*(?P<name>(?:\p{Lu}\.? ?){0,3}(?:(?:de|van|von|der|le|la) )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})(?: ?[(\[][^()\[\]]{1,40}[)\]])?(?: ?[+*†‡#])?[,;]?$",
);
/// Cells of the smallest grid.
const FEWEST_CELLS: usize = 4;

/// Names in two columns or more with nothing beside them, each in a line of its own; `None`
/// where a cell is anything else, or a part of a name.
fn gridded(text: &str) -> Option<String> {
    let cells: Vec<&str> = text
        .lines()
        .filter(|line| line.contains('\t'))
        .flat_map(|line| line.split('\t'))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let name = |cell: &str| NAME_CELL.group(cell, "name").map(str::to_owned);
    let names: Vec<String> = cells
        .iter()
        .filter(|cell| !office::is_office(cell) && !office::is_body(cell) && !POST.is_in(cell))
        .filter_map(|cell| name(cell))
        .collect();
    if cells.len() < FEWEST_CELLS || names.len() < cells.len() {
        return None;
    }
    // Either all are surnames, or none is alone.
    let alone = names.iter().filter(|name| !name.contains(' ')).count();
    let titled = |cell: &&&str| STARTS_TITLED.is_in(cell);
    let whole =
        alone == 0 || alone == names.len() || cells.iter().filter(titled).count() == cells.len();
    let people = text
        .lines()
        .flat_map(|line| line.split('\t'))
        .map(str::trim);
    let all = people.filter(|cell| !cell.is_empty() && !is_rank(cell));
    whole.then(|| all.collect::<Vec<_>>().join("\n"))
}

/// A name with what stands in the columns beside it.
pub fn with_role(name: &str, role: &str) -> String {
    // The words as they stand together: before a bracket, or inside the first.
    let plain = role
        .split(['(', ')', '[', ']'])
        .map(str::trim)
        .find(|words| !words.is_empty())
        .unwrap_or_default();
    if plain.is_empty() || name.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({plain})")
    }
}

fn is_post(words: &str) -> bool {
    !words.is_empty()
        && !people::list(words)
            .iter()
            .any(|person| person.title.is_some())
        && (POST.is_in(words) || people::list(words).is_empty())
}

static STARTS_TITLED: Pattern = Pattern::new(
    r"^(?:Independent|Co-?opted|Lay|Parish|Non-voting) (?:[Mm]embers?|[Pp]ersons?|[Rr]epresentatives?)\b|^[*+†]?(?:The )?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Baroness|Lord|Lady|Revd?|Reverend|Canon|Venerable|Alds?|Mayor|Provost|Bailie|Aldermen|Alderman|County Councillors?)\b|^(?:[A-Z][\w’'-]+ ){2,3}[-–(]|^(?:\p{Lu}\p{Ll}[\w’'-]* ){1,2}\p{Lu}[\w’'-]+$|^[A-Z][\w &’-]{2,40}(?: \(\d+\))?:|^(?:\p{Lu}\.? ?){1,2}\p{Lu}\p{Ll}[\w’'-]+,|^\p{Lu}[\p{L}’'-]+, (?:\p{Lu}\.? ?){1,3}(?:$|[-–(])",
);

/// Whether a bracket is open at the end.
pub fn is_open(text: &str) -> bool {
    text.rfind('(')
        .is_some_and(|open| !text[open..].contains(')'))
        && text.len() < 2_000
}

/// A title, and letters of first names at most: the surname stands on the next line.
static BREAKS_OFF: Pattern = Pattern::new(
    r"(?:^|[\s,;&])(?:Councillors?|Professor|(?:Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Revd|Fr)\.?)(?: \p{Lu}\.?){0,3}$|, (?:\p{Lu}\. ){0,2}\p{Lu}\.$|, [^,\n]{3,40} and \p{Lu}\.?$",
);

/// Whether the last name of a list lacks its surname.
pub fn breaks_off(text: &str) -> bool {
    BREAKS_OFF.is_in(text.trim_end()) && text.len() < 2_000
}

/// A line that begins with a name and the post behind a comma or dash.
static STARTS_NAMED: Pattern = Pattern::new(
    r"^(?P<who>(?:\p{Lu}[\p{L}’'.-]* ){1,3}\p{Lu}[\p{L}’'-]+)(?: \([A-Z][A-Za-z]{1,3}\))?(?:,| [-–—]) \p{Lu}",
);

/// Whether a line begins with a person, titled or not.
fn starts_person(line: &str) -> bool {
    STARTS_TITLED.is_in(line)
        || STARTS_NAMED
            .group(line, "who")
            .is_some_and(|who| !POST.is_in(who) && !people::list(who).is_empty())
}

/// Whether a line is the post or the body of the name above it.
fn is_below(line: &str) -> bool {
    line.starts_with(char::is_uppercase) && (office::is_office(line) || office::is_body(line))
}

/// Lines of one surname each that are a column of them.
const SURNAMES: usize = 3;
static SURNAME: Pattern =
    Pattern::new(r"^\p{Lu}\p{Ll}*(?:[’'-]?\p{Lu}?\p{Ll}+)+(?: \([^()]{2,60}\))?[,;]?$");

pub use lines::stacked;

/// Names over soft wraps: a line that ends in a comma goes on.
pub fn joined(text: &str) -> String {
    if text.lines().count() >= SURNAMES && text.lines().all(|line| SURNAME.is_in(line.trim())) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let titled = starts_person(line) || office_first::is_line(line);
        if !joined.is_empty() {
            let last = joined.lines().next_back().unwrap_or_default();
            let open = joined.ends_with([',', '-', '&'])
                || joined.ends_with(" and")
                || is_open(&joined)
                || breaks_off(last);
            // A name in a line of its own, and the post below it.
            let post = !titled && !open && office::is_full_name(last) && is_below(line);
            let parted = titled && !open || post;
            // "Carol Yew-" and "Thorn" are one name.
            let hyphen = joined.ends_with('-') && !joined.ends_with(" -");
            if !hyphen || parted {
                joined.push_str(if parted { "\n" } else { " " });
            }
        }
        joined.push_str(line);
    }
    joined
}
