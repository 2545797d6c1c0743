//! Which list the label of a line or a cell heads, and what stands behind it.

use crate::parse::paragraph::is_capitals;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office, post_run};
use crate::parse::roster::List;
use crate::parse::roster::members::MEMBERS_LISTED;

/// A word that joins names, or belongs to one.
const JOINS: [&str; 10] = [
    "and", "of", "for", "the", "de", "van", "von", "der", "la", "le",
];

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

pub(super) static ROLL: Pattern =
    Pattern::new(r"(?i)^attendance(?: (?:details|list|record|register))?$");

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

/// "Present (6 Councillors)": how many they are.
static COUNTED: Pattern = Pattern::new(r" \(\d{1,3}(?: \p{L}+)?\)$");

/// A body calls those of it by its own name.
static OWN_WORD: Pattern =
    Pattern::new(r"^(?:Panel|Board|Committee|Commission|Forum) ?: +(?P<rest>\p{Lu}(?s:.+))$");

/// "Present: Members Ann Ash, Ben Elm": their rank behind the label.
static RANKED: Pattern = Pattern::new(r"^Members (?P<names>\p{Lu}(?s:.*))$");

/// Whose officers they are, in capitals.
static LOUD_OFFICERS: Pattern = Pattern::new(r"^(?:[A-Z&’'-]+ ){1,4}OFFICERS$");

static BRACKETS: Pattern = Pattern::new(r"\s*[(\[][^()\[\]]*[)\]]");

/// "Owner: Ann Ash" under an action.
static OWNER: Pattern = Pattern::new(r"^(?i:(?:action )?owner|action by|by whom) ?:");

/// The list that a line heads, and what stands behind its label. `unlisted` where
/// nobody was listed as present before it.
pub(super) fn heads(line: &str, minutes: bool, unlisted: bool) -> Option<(List, String)> {
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

/// The list that a line of minutes heads.
pub fn list(line: &str) -> Option<List> {
    heads(line.trim(), true, false).map(|(list, _)| list)
}

/// Whether the words only say who the people below are.
pub fn is_rank(words: &str) -> bool {
    NAMED.is_in(words.trim().trim_end_matches(':'))
}

/// The list that the words of a label head.
pub(super) fn named(label: &str, minutes: bool) -> Option<List> {
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

/// Whether a label is of those who serve the body: a clerk, an office.
fn labels_others(label: &str) -> bool {
    CLERK.is_in(label)
        || OF_OTHERS.is_in(label)
        || office::is_office(label)
            && !label.contains([',', '('])
            && !OF_ACTION.is_in(label)
            && !OF_MEMBERS.is_in(label)
}

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
