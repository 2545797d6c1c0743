//! Who is listed: the committee's members, who came, who sent apologies.

use crate::domain::council::Person;
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::sentence;

/// The lists of a paper's head.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// The committee, as an agenda lists it.
    pub members: Vec<Person>,
    /// Members who came.
    pub present: Vec<Person>,
    /// Others who came.
    pub in_attendance: Vec<Person>,
    /// Who sent apologies.
    pub apologies: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Members,
    Present,
    Attendance,
    Apologies,
}

static PRESENT: Pattern = Pattern::new(
    r"^(?i:(?:members |councillors )?p ?r ?e ?s ?e ?n ?t|yn bresennol)(?: ?[:;–-]+\s*|$|\s*\n|\s+(?:–|-)\s+|\t)(?P<rest>(?s:.*))$|^PRESENT\s+(?P<behind>(?s:.*))$",
);
static ATTENDANCE: Pattern = Pattern::new(
    r"^(?i:(?:also )?in attendance(?: virtually| remotely| online)?|also (?:present|in attendance)(?: (?:via|on) \w+| virtually| remotely| online)*|(?:officers|officials|staff|visitors)(?: (?:also )?(?:present|in attendance))?|(?:others?|non[- ]members?) (?:also )?(?:present|in attendance)|(?:other )?members (?:also )?(?:present|in attendance)|observers?|guests?|attending|(?:hefyd )?yn bresennol hefyd|wrth law|hefyd yn bresennol)(?: ?[:;–-]+\s*|$)(?P<rest>(?s:.*))$|^(?:ALSO PRESENT|IN ATTENDANCE)\s+(?P<behind>(?s:.*))$",
);
static APOLOGIES: Pattern = Pattern::new(
    r"^(?i:apolog(?:y|ies)(?: for absence)?(?: (?:received|from))?|ymddiheuriadau)(?: ?[:;–-]+\s*|$)(?P<rest>(?s:.*))$",
);
static SUBSTITUTES: Pattern = Pattern::new(
    r"^(?i:substitutes?(?: present)?|in the chair|chair(?:man|person)?)(?: ?[:;–-]+\s*|\t)(?P<rest>(?s:.*))$|^(?i:substitutes?)$",
);
static ABSENT: Pattern =
    Pattern::new(r"^(?i:absent(?: without apolog(?:y|ies))?)(?: ?[:;–-]+\s*|$)(?P<rest>(?s:.*))$");
static MEMBERS: Pattern = Pattern::new(
    r"(?i)^(?:members(?:hip)?(?: \(\d+\))?(?: of the (?:committee|commission|panel|board|cabinet|sub-committee|forum|council))?|committee members(?:hip)?|membership(?: of [\w ]{1,60})?|councillors)(?: ?[:;(–-]+\s*|$)(?P<rest>(?s:.*))$",
);
static INVITED: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested)|is hereby|notice is|you are|(?:will|to) be held)\b",
);
static OTHER_FIELD: Pattern = Pattern::new(r"^(?:[A-Z][\w ]{1,30}:|\* ?\* ?\*|[_.]{4,})");
static FROM: Pattern = Pattern::new(
    r"(?i)\bapolog(?:y|ies)\b[^.;]*?\b(?:from|by|of|on behalf of)\b:?\s+(?P<names>(?:\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Rev|[A-Z])\.|[^.;])+)",
);
static SENT: Pattern = Pattern::new(
    r"^(?P<names>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\.? [^.;]{2,120}?) (?:had |have |has )?(?:sent|gave|given|submitted|tendered|offered) (?:his |her |their |formal )*apologies",
);
/// "Cllr A Ash, Cllr B Elm (holiday)" under the head that asks for apologies.
static NAMES_ALONE: Pattern = Pattern::new(
    r"^(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)(?:[ ,&]+(?:and|Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|\p{Lu}\.?|\p{Lu}[\w’'-]+|\([^)]{2,40}\)))+\.?$",
);
static CAME_AFTER_ALL: Pattern =
    Pattern::new(r"(?i)\bbut\b.*\b(?:attend|present|join|arriv|participat)");
static TITLE_NOT_FROM: Pattern = Pattern::new(r"(?i)^(?:no|there were no|none)\b");

/// Reads the lists between a paper's head and its first item.
pub fn lists(blocks: &[Block], minutes: bool) -> Lists {
    let mut lists = Lists::default();
    let mut list = List::None;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let text = block.lines.join("\n");
        let text = text.as_str();
        let unlisted = minutes && lists.present.is_empty();
        if let Some((next, rest)) = label(block, minutes).or_else(|| came(block, unlisted)) {
            list = next;
            if !rest.is_empty() {
                lists.add(list, &rest);
            }
            continue;
        }
        let named = list != List::None && !people::list(&joined(text)).is_empty();
        let over = block.is_heading() && (!named || block.is_capitals() && !titled(&block.text))
            || block.is_row()
            || FIELD_END.is_in(&block.text)
            || INVITED.is_in(&block.text)
            || OTHER_FIELD.is_in(&block.text) && !named
            || block
                .marker
                .as_ref()
                .is_some_and(|marker| !marker.value.is_empty());
        if over {
            list = List::None;
            continue;
        }
        // Within a list too, a sentence that tells who sent apologies names nobody who came.
        let sent = FROM
            .group(&block.text, "names")
            .filter(|_| list != List::Apologies && block.text.to_lowercase().starts_with("apolog"));
        if let Some(names) = sent {
            lists.apologies.extend(people::names(names));
            list = List::None;
            continue;
        }
        // A sentence within a list tells of somebody, and lists nobody.
        if SENTENCE.is_in(&block.text) && !named_only(&block.text) {
            if let Some(names) = ATTENDED.group(&block.text, "names") {
                lists.in_attendance.extend(people::list(names));
            }
            list = List::None;
            continue;
        }
        let found = lists.add(list, &joined(text));
        if !found && block.text.to_lowercase().contains("apolog") {
            for sentence in sentence::split(&block.text) {
                if let Some(names) = FROM.group(sentence, "names") {
                    lists.apologies.extend(people::names(names));
                }
            }
        }
        // A sentence without a name ends a list that has begun.
        if !found && block.text.ends_with('.') {
            list = List::None;
        }
    }
    lists
}

static SENTENCE: Pattern =
    Pattern::new(r"^[^:\n]*\b(?:met|was|were|is|are|welcomed|opened|attended|joined|will)\b.*\.$");
static ATTENDED: Pattern =
    Pattern::new(r"^(?P<names>[^:\n]{5,120}?) (?:also )?attended the meeting\b");

fn named_only(text: &str) -> bool {
    NAMES_ALONE.is_in(text) || text.to_lowercase().contains("apolog")
}

fn titled(text: &str) -> bool {
    people::list(text)
        .iter()
        .any(|person| person.title.is_some())
}

static FIELD_END: Pattern = Pattern::new(
    r"(?i)^(?:contact|venue|date|time|place|telephone|tel|e-?mail|(?:clerk|officer) to|quorum|published|issued|agenda|ask for|for (?:further|more))\b.*:",
);

/// Names over soft wraps: a line that ends in a comma goes on.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let titled = STARTS_TITLED.is_in(line);
        if !joined.is_empty() {
            let open = joined.ends_with([',', '-', '&']) || joined.ends_with(" and");
            joined.push_str(if titled && !open { "\n" } else { " " });
        }
        joined.push_str(line);
    }
    joined
}

static STARTS_TITLED: Pattern = Pattern::new(
    r"^(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Baroness|Lord|Lady|Rev|Mayor|Aldermen|Alderman|County Councillors?)\b|^(?:[A-Z][\w’'-]+ ){2,3}[-–(]|^[A-Z][\w ]{2,40}(?: \(\d+\))?:",
);

fn label(block: &Block, minutes: bool) -> Option<(List, String)> {
    let lines = joined(&block.lines.join("\n"));
    let whole = lines.as_str();
    let rest = |found: &regex::Captures<'_>| {
        found
            .name("rest")
            .or_else(|| found.name("behind"))
            .map_or_else(String::new, |rest| rest.as_str().to_owned())
    };
    let patterns = [
        (&PRESENT, List::Present),
        (&SUBSTITUTES, List::Present),
        (&ATTENDANCE, List::Attendance),
        (&APOLOGIES, List::Apologies),
        (&ABSENT, List::None),
    ];
    for (pattern, list) in patterns {
        if let Some(found) = pattern.captures(whole) {
            return Some((list, rest(&found)));
        }
    }
    if minutes {
        return None;
    }
    let found = MEMBERS.captures(whole)?;
    let rest = rest(&found);
    let plain = rest.is_empty() || !people::list(&rest).is_empty();
    (plain && !INVITED.is_in(whole)).then_some((List::Members, rest))
}

/// "Councillors:" over the names in minutes that do not say "Present".
fn came(block: &Block, unlisted: bool) -> Option<(List, String)> {
    if !unlisted {
        return None;
    }
    let lines = joined(&block.lines.join("\n"));
    if MANY.is_in(&block.text) && NAMES_ALONE.is_in(&block.text) {
        return Some((List::Present, lines));
    }
    let rest = COUNCILLORS.group(&lines, "rest")?;
    let named = format!("Councillors {rest}");
    (!people::list(&named).is_empty()).then_some((List::Present, named))
}

static MANY: Pattern = Pattern::new(r"^(?:Councillors|Cllrs)\.? .+,");
static COUNCILLORS: Pattern =
    Pattern::new(r"^(?:Councillors|COUNCILLORS|Members|MEMBERS) ?:\s*(?P<rest>(?s:.+))$");

impl Lists {
    fn add(&mut self, list: List, text: &str) -> bool {
        let people = match list {
            List::None => return false,
            List::Apologies if TITLE_NOT_FROM.is_in(text) => return true,
            List::Members | List::Present | List::Attendance | List::Apologies => listed(text),
        };
        let found = !people.is_empty();
        match list {
            List::None => {}
            List::Members => self.members.extend(people),
            List::Present => self.present.extend(people),
            List::Attendance => self.in_attendance.extend(people),
            List::Apologies => self
                .apologies
                .extend(people.into_iter().map(|person| person.name)),
        }
        found
    }
}

/// "Dr Ann Ash (AA) Medical Director", "Mr B Elm, Head of Parks, Leisure Service": one
/// person on a line, with a post of any words.
static INITIALLED: Pattern = Pattern::new(
    r"^(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev)\.? )?(?:\p{Lu}[\p{L}’'.-]* ){1,4})\([A-Z][A-Za-z]{1,3}\),? (?:[-–] )?(?P<post>\p{Lu}[^();]{2,160}(?:\([^()]{4,60}\))?[^();]{0,60})$",
);
static WITH_POST: Pattern = Pattern::new(
    r"^(?P<who>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev)\.? (?:\p{Lu}[\p{L}’'.-]* ){0,3}\p{Lu}[\p{L}’'-]+),? (?:[-–] )?(?P<post>\p{Lu}[^;]{4,160})$",
);
static PERSONAL: Pattern =
    Pattern::new(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Councillors?|Sir|Dame|Professor|Rev)\b");

/// The people of a list; a line of one person with a post is one, whatever its commas.
fn listed(text: &str) -> Vec<Person> {
    let posted = |line: &str| {
        let found = INITIALLED.captures(line).or_else(|| {
            WITH_POST
                .captures(line)
                .filter(|found| found["post"].contains(", "))
        })?;
        let post = found["post"].trim_end_matches(['.', ';']);
        let person = people::list(&found["who"]).into_iter().next()?;
        (!PERSONAL.is_in(post)).then(|| Person {
            role: Some(post.to_owned()),
            ..person
        })
    };
    if !text.lines().any(|line| posted(line.trim()).is_some()) {
        return people::list(text);
    }
    text.lines()
        .flat_map(|line| match posted(line.trim()) {
            Some(person) => vec![person],
            None => people::list(line),
        })
        .collect()
}

static HEADING: Pattern = Pattern::new(r"(?i)^(?:attendee|name|member|councillor)$");

/// Whether the web system's table of who came is among the paragraphs.
pub fn has_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        let mut cells = block.text.split('\t').map(str::trim);
        cells.next().is_some_and(|cell| HEADING.is_in(cell))
            && cells
                .next()
                .is_some_and(|cell| cell.eq_ignore_ascii_case("role"))
            && cells
                .next()
                .is_some_and(|cell| cell.eq_ignore_ascii_case("attendance"))
    })
}

/// Reads the web system's table of who came: name, role, attendance.
pub fn table(blocks: &[Block]) -> Lists {
    let mut lists = Lists::default();
    for block in blocks.iter().filter(|block| block.text.contains('\t')) {
        let mut cells = block.text.split('\t').map(str::trim);
        let (Some(name), Some(role), Some(came)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if HEADING.is_in(name) {
            continue;
        }
        let came = came.to_lowercase();
        let people = people::list(name).into_iter().map(|person| Person {
            role: Some(role.to_owned()).filter(|role| !role.is_empty()),
            ..person
        });
        if came.starts_with("present") {
            lists.present.extend(people);
        } else if came.starts_with("in attendance") {
            lists.in_attendance.extend(people);
        } else if came.starts_with("expected") {
            lists.members.extend(people);
        } else if came.starts_with("apolog") {
            lists.apologies.extend(people.map(|person| person.name));
        }
    }
    lists
}

/// Whether the item calls the roll: its names are those who came.
fn calls_roll(item: &Raw<'_>) -> bool {
    let title = item.title.words.as_deref().unwrap_or_default();
    let lower = title.to_lowercase();
    lower.contains("roll") && lower.contains("call") || lower.contains("sederunt")
}

/// Those who answered when the roll was called.
pub fn roll(items: &[Raw<'_>]) -> Vec<Person> {
    items
        .iter()
        .filter(|item| calls_roll(item))
        .flat_map(|item| &item.account)
        .filter(|block| NAMES_ALONE.is_in(&block.text))
        .flat_map(|block| people::list(&block.text))
        .collect()
}

/// Names of those whose apologies an item reports.
pub fn apologies(item: &Raw<'_>) -> Vec<String> {
    let titled = item
        .title
        .words
        .as_deref()
        .is_some_and(|title| title.to_lowercase().contains("apolog"))
        && !calls_roll(item);
    let mut names = Vec::new();
    for block in &item.account {
        if titled && NAMES_ALONE.is_in(&block.text) {
            names.extend(people::names(&block.text));
            continue;
        }
        for sentence in sentence::split(&block.text) {
            let lower = sentence.to_lowercase();
            if !lower.contains("apolog") || TITLE_NOT_FROM.is_in(sentence) {
                continue;
            }
            if let Some(found) = FROM.group(sentence, "names") {
                names.extend(people::names(found));
            } else if let Some(found) = SENT
                .group(sentence, "names")
                .filter(|_| titled && !CAME_AFTER_ALL.is_in(sentence))
            {
                names.extend(people::names(found));
            }
        }
    }
    names
}
