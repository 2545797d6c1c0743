//! Who is listed: the committee's members, who came, who sent apologies.

mod apart;
mod bare;
mod bodies;
pub mod called;
pub mod grid;
mod listed;
pub mod membership;
mod officers;
mod party;
mod seats;
pub mod stars;
pub mod web;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::domain::agenda::is_procedural;
use crate::domain::council::Person;
use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::parse::attendance::stars::Key;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::posted;
use crate::parse::roll;
use crate::parse::roster::{self, List};
use crate::parse::sentence;

pub use apart::is_prose;
pub use bare::is_run;

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
    /// What the signs behind the names mean.
    key: Key,
}

static INVITED: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested)|is hereby|notice is|you are|(?:will|to) be held)\b",
);
static OTHER_FIELD: Pattern = Pattern::new(r"^(?:[A-Z][\w ]{1,30}:|\* ?\* ?\*|[_.]{4,})");
static FROM: Pattern = Pattern::new(
    r"(?i)\bapolog(?:y|ies|ises)\b[^.;]*?\b(?:from|by|of|on behalf of)\b:?\s+(?P<names>(?:\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Rev|[A-Z])\.|[^.;])+)",
);
/// "were submitted on behalf of Councillors Ash and Elm" below the head of the list.
static SUBMITTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:was|were|had been|have been) )?(?:submitted|received|tendered|given|reported|intimated) (?:on behalf of|from|by|for)(?: the following)?:? ",
);
/// "Cllr A Ash, Cllr B Elm (holiday)" under the head that asks for apologies.
static NAMES_ALONE: Pattern = Pattern::new(
    r"^(?:(?:County|District|Borough|Town|Parish) )?(?:Councill?ors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)(?:[ ,;&/]+(?:and|Councill?ors?|Cllrs?\.?|Mrs?\.|Ms\.|Mr|Mrs|Ms|Miss|Dr|\p{Lu}\.?|\p{Lu}[\w’'-]+|\([^)]{2,40}\)))+\.?$",
);
/// Apologies for coming late are none for absence.
static LATE: Pattern =
    Pattern::new(r"(?i)\bfor (?:lateness|late arrival|early|leaving)|\bearly departure");
/// "Cllr Ash (sent apologies)" in a column of the absent.
static SENT_THEM: Pattern = Pattern::new(
    r"(?i)\s*[(\[](?:sent |with |gave |his |her |their )*apolog(?:y|ies)(?: \w+)?[)\]]",
);
/// "Councillor Ash had given notice that he would leave": no apology for absence.
static CAME_LATER: Pattern = Pattern::new(
    r"(?i)\b(?:given notice|gave notice|(?:would|will) (?:be late|leave|arrive|join|have to)|for late(?:ness| arrival)|arrived late|attend(?:ed|ing) (?:as|in)|substituted)\b",
);
/// The label of the apologies, and behind it a sentence about them.
static SENTENCE: Pattern = Pattern::new(
    r"(?i)^(?:an? |the )?apolog(?:y|ies)\b[^.;]*\b(?:was|were|have been|had been|received|intimated|tendered|submitted)\b",
);
/// "Councillor Ash was absent." behind those who sent apologies.
static ABSENT_TOO: Pattern =
    Pattern::new(r"[.;]\s+[^.;]*\b(?:was|were) (?:absent|not present)\b[^.;]*");
static TITLE_NOT_FROM: Pattern = Pattern::new(r"(?i)^(?:no|there were no|none)\b");

/// Who presides is told below the lists, in a line of its own.
static PRESIDES: Pattern = Pattern::new(
    r"(?i)^(?P<who>[^.;]{3,80}?),?(?: \(?(?:Convener|Chair\w*|Mayor|Provost)\)?,?)? (?:presiding|presided|in the chair|took the chair|[Cc]haired(?: the meeting)?)\.?$",
);
/// A sentence tells; it lists nobody.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have)\b (?:\w+ )?(?:substitut|attend|present|absent|recorded|received|welcomed|no\b|not\b|a\b|the\b|invited|clerk|in\b)",
);

static MET: Pattern = Pattern::new(
    r"^[^:;\n]*\b(?:met|opened|attended|joined|convened|welcomed|commenced|began|started|(?:was|were) held)\b[^:;\n]*\.$",
);
static ATTENDED: Pattern =
    Pattern::new(r"^(?P<names>[^:\n]{5,120}?) (?:also )?attended the meeting\b");
/// "Councillor Ash attended the meeting as an observer", within the list of members.
static OBSERVED: Pattern = Pattern::new(
    r"^(?P<names>[^:\n]{5,160}?) (?:was |were )?(?:also )?(?:attended|attending|in attendance|present)\b.{0,40}? as (?:an )?observers?\.?$",
);
/// "Councillors Ash, Elm and Oak were present."
static CAME: Pattern = Pattern::new(
    r"^(?P<names>(?:The )?(?:Councillors?|Cllrs?\.?|Mayor|Chair\w*|Mrs?\.?|Ms\.?|Dr) [^:]{3,600}?),? (?:was|were) present(?: at the meeting)?\.\s*(?P<rest>.*)$",
);
/// Who presided is listed apart from the other members.
static PRESIDED: Pattern =
    Pattern::new(r"(?i)^(?:presiding|in the chair|chair(?:man|woman|person)?|presided)\b");
static OTHER_MEMBERS: Pattern =
    Pattern::new(r"(?i)^other (?:members|councillors) (?:present|in attendance|attending)\b");
/// "In attendance:" over the members themselves, where others are "Also in attendance".
static IN_ATTENDANCE: Pattern = Pattern::new(r"(?i)^in attendance\b");
static ALSO_CAME: Pattern = Pattern::new(r"(?i)^also (?:in attendance|present|attending)\b");
static OF_THE_BODY: Pattern =
    Pattern::new(r"^(?:(?i:in attendance)[ :–-]*)?(?:Councillors?|Cllrs?|Members)\b");
/// "Councillors:" alone, over "Ash (Chair), Ben Elm, Oak": the label titles them all.
static COUNCILLORS: Pattern = Pattern::new(r"(?i)^councillors ?:$");
static RUN: Pattern =
    Pattern::new(r"^\s*\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*){0,2}(?: \([^()]+\))?, \p{Lu}");
/// The names of all who came, without a label over them.
static MANY: Pattern = Pattern::new(r"^(?:Councillors|Cllrs)\.? .+,");

/// Reads the lists between a paper's head and its first item.
pub fn lists(blocks: &[Block], minutes: bool, day: Option<Date>) -> Lists {
    within(blocks, minutes, day, List::None)
}

/// Where nobody is listed but those in attendance, the councillors among them are those
/// who met.
pub fn councillors_came(meeting: &mut Meeting) {
    let councillor = |person: &Person| {
        let title = person.title.as_deref();
        title.is_some_and(|title| title.contains("Councillor") && !title.contains("County"))
    };
    let came = meeting
        .in_attendance
        .iter()
        .filter(|person| councillor(person));
    if meeting.present.is_empty() && came.count() >= FEWEST {
        let all = std::mem::take(&mut meeting.in_attendance);
        (meeting.present, meeting.in_attendance) = all.into_iter().partition(councillor);
    }
}

/// Whether a block ends with the label that titles the names on the next line.
fn titles_a_run(block: &Block) -> bool {
    let last = block.lines.last();
    last.is_some_and(|line| COUNCILLORS.is_in(line.trim()))
}

/// The title of a run of names `below` such a label.
fn title(below: bool, segment: &roster::Segment) -> &'static str {
    if below && segment.heads.is_none() && RUN.is_in(&segment.text) {
        "Councillors "
    } else {
        ""
    }
}

/// Whether those "in attendance" are the members: they are called so, and those "also in
/// attendance" are listed behind them.
fn members_attend(blocks: &[Block]) -> bool {
    let lines = || blocks.iter().flat_map(|block| &block.lines);
    let from = lines().position(|line| IN_ATTENDANCE.is_in(line));
    let to = lines().position(|line| ALSO_CAME.is_in(line));
    let (Some(from), Some(to)) = (from, to) else {
        return false;
    };
    let mut first = lines().skip(from).take(2);
    from < to && first.any(|line| OF_THE_BODY.is_in(line))
}

/// An office of another council than a parish's.
static VISITOR: Pattern = Pattern::new(
    r"(?i)^(?:county|district|borough|city|unitary|ward) (?:councillor|cllr|council)$",
);

/// Fewer councillors hold no meeting.
const FEWEST: usize = 3;

/// The lists of a roll that stands in the midst of the business, as a point of it.
pub fn rolled(blocks: &[Block]) -> Lists {
    let Some(at) = (0..blocks.len().min(roll::REACH)).find(|at| roll::begins(blocks, *at)) else {
        return Lists::default();
    };
    let lists = |index: usize| {
        let heads = |line: &String| roster::label(roster::without_bars(line)).is_some();
        let labelled = roster::segments(&blocks[index], true, true)
            .first()
            .is_some_and(|segment| segment.heads.is_some());
        labelled || blocks[index].lines.iter().any(heads)
    };
    let end = (at + 1..blocks.len())
        .find(|index| roll::is_point(&blocks[*index]) && !lists(*index))
        .unwrap_or(blocks.len());
    within(&blocks[at..end], true, None, List::None)
}

/// The lists of a roll that stands behind the business, under a heading of its own.
pub fn behind(blocks: &[Block]) -> Lists {
    match blocks.iter().rposition(roll::is_headed) {
        Some(at) => within(&blocks[at..], true, None, List::None),
        None => Lists::default(),
    }
}

/// The members whom a paragraph lists behind its label.
pub fn members(block: &Block) -> Vec<Person> {
    within(std::slice::from_ref(block), false, None, List::None).members
}

/// Who came by the tables of a paper that have a column for it, wherever they stand.
pub fn gridded(blocks: &[Block], day: Option<Date>) -> Lists {
    let mut lists = Lists::default();
    lists.add_grids(blocks, day);
    lists.once();
    lists
}

/// Reads lists; the first words are of this one where no label stands before them.
fn within(blocks: &[Block], minutes: bool, day: Option<Date>, begun: List) -> Lists {
    let mut lists = Lists::of(blocks, minutes);
    let turned = roster::stacked(blocks).filter(|_| minutes);
    let blocks = turned.as_deref().unwrap_or(blocks);
    let bracketed = bodies::bracketed(blocks).filter(|_| minutes);
    let blocks = bracketed.as_deref().unwrap_or(blocks);
    let mut list = begun;
    let mut columns: Vec<Option<List>> = Vec::new();
    let mut open = String::new();
    let mut presided = false;
    let (mut over_run, members_attend) = (false, minutes && members_attend(blocks));
    // Who presided, told in a line above the lists.
    let mut chair: Option<Person> = None;
    let grids: Vec<Option<u32>> = if minutes {
        lists.add_grids(blocks, day)
    } else {
        Vec::new()
    };
    // Behind a list without a label those who hold an office are no members.
    let mut unlabelled = false;
    let mut ended_open = false;
    let bare = || bare::roll(blocks).or_else(|| bare::own(blocks));
    if let Some(names) = minutes.then(bare).flatten() {
        lists.add(List::Present, &names);
    }
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let place = WHERE.is_in(&block.text) || is_place(block) || QUERIES.is_in(&block.text);
        if block.is_row() && grids.contains(&block.table) || place {
            list = List::None;
            continue;
        }
        if block.is_row() {
            // The business of minutes that are kept in a table names nobody here.
            if minutes && is_business(&cells(block)) {
                break;
            }
            lists.add_row(block, &mut list, &mut columns, minutes);
            continue;
        }
        columns.clear();
        let below = std::mem::replace(&mut over_run, titles_a_run(block));
        let unlisted = minutes && lists.present.is_empty();
        if unlisted && list == List::None && lists.is_told(block, &mut chair) {
            continue;
        }
        if unlisted
            && list == List::None
            && (MANY.is_in(&block.text) || bare::is_run(&block.text))
            && NAMES_ALONE.is_in(&block.text)
        {
            lists.add(List::Present, &block.text);
            unlabelled = true;
            continue;
        }
        // A list that ends in a semicolon goes on in the next line.
        let open_before = std::mem::replace(&mut ended_open, is_open_list(block));
        let own = list == List::Present && lists.only_councillors();
        let councillors = own && open_before;
        let members = unlabelled || own && !open_before;
        if members && (lists.add_officers(block, unlabelled) || lists.add_departments(block)) {
            continue;
        }
        unlabelled = false;
        for segment in roster::segments(block, minutes, unlisted) {
            if segment.heads.is_some() && !open.is_empty() {
                lists.add(list, &roster::plain(&open));
                open.clear();
            }
            let rank = if councillors && segment.heads.is_none() {
                "Councillors "
            } else {
                title(below, &segment)
            };
            let text = format!("{open}{rank}{}", segment.text);
            open.clear();
            // What is open at the end of a paragraph goes on in the next.
            let unfinished = roster::is_open(&text) || roster::breaks_off(&text);
            if segment.heads.or(Some(list)) != Some(List::None) && unfinished {
                open = format!("{text}\n");
                list = segment.heads.unwrap_or(list);
            } else if let Some(next) = segment.heads {
                let others =
                    presided && lists.present.len() < 2 && OTHER_MEMBERS.is_in(&block.text);
                let own = members_attend && unlisted && IN_ATTENDANCE.is_in(&block.text);
                list = if next == List::Attendance && (others || own) {
                    List::Present
                } else if minutes {
                    next
                } else {
                    among_members(next, list, block)
                };
                presided = PRESIDED.is_in(&block.text);
                if !text.trim().is_empty() {
                    lists.add(list, &roster::plain(&text));
                }
            } else {
                list = lists.go_on(block, &text, list);
            }
        }
    }
    if !open.is_empty() {
        lists.add(list, &roster::plain(&open));
    }
    lists.chaired(chair);
    lists.once();
    lists
}

/// Whether a line of a list says that others stand below.
fn is_open_list(block: &Block) -> bool {
    block.text.trim_end().ends_with([';', ','])
}

/// Whom to ask stands below it, and nobody of the body.
static QUERIES: Pattern = Pattern::new(
    r"(?i)^(?:if you (?:have|require|need|would|wish)|for (?:further|more|any|general) (?:information|details|queries|enquiries)|(?:any )?(?:queries|enquiries|questions)\b[^.]*\b(?:to|contact)|please contact)\b",
);

/// "Quay Room, County Hall, Ashwell – 10:30 a.m. - 1:05 p.m." below the roll.
static WHERE: Pattern = Pattern::new(
    r"(?i)^[^;:]{4,120}\b(?:room|hall|chambers?|offices?|building|suite|centre|headquarters)\b[^;:]{0,80} ?[–—-] ?\d{1,2}[.:]\d{2} ?[ap]\.?\s?m\.?(?: ?(?:[-–—]|to) ?\d{1,2}[.:]\d{2} ?[ap]\.?\s?m\.?)?$",
);

/// "Town Hall, Quay Street, Ashwell" on a line of its own.
static PLACE: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\w’'-]* ){0,3}(?:(?:Town|Village|County|City|Parish|Memorial|Council|Community|Civic|Church|Guild|Shire|Municipal) ?-?(?:Hall|Centre|House|Chambers?|Offices?|Rooms?|Buildings?)|Guildhall|Shirehall|(?:Committee|Meeting|Conference|Board) Room(?: \w{1,3})?)(?:,? (?:\p{Lu}|\d)[\w’'. -]{1,40}){1,4}\.?$",
);

/// Whether a paragraph only says where a meeting is held.
pub fn is_place(block: &Block) -> bool {
    block.gap && block.marker.is_none() && !block.is_row() && PLACE.is_in(&block.text)
}

static MEMBER_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:(?:named|full|voting|appointed|substantive|committee|board) )?(?:members?|representatives?|councillors?)(?: of (?:the )?[\w ]{3,40})?(?:\(s\))?$",
);
static SUBSTITUTE_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:named )?(?:substitutes?|deput(?:y|ies)|reserves?|alternates?)(?: members?| representatives?)?(?:\(s\))?$",
);

/// The columns under "Council | Member | Substitute": who stands in for a member is none.
fn membership(cells: &[String]) -> Option<Vec<Option<List>>> {
    let is = |pattern: &Pattern, cell: &String| pattern.is_in(cell.trim());
    let both = cells.iter().any(|cell| is(&MEMBER_HEAD, cell))
        && cells.iter().any(|cell| is(&SUBSTITUTE_HEAD, cell));
    let list = |cell: &String| is(&MEMBER_HEAD, cell).then_some(List::Members);
    both.then(|| cells.iter().map(list).collect())
}

/// What stands in a row.
fn cells(block: &Block) -> Vec<String> {
    if block.cells.is_empty() {
        block.text.split('\t').map(str::to_owned).collect()
    } else {
        block.cells.iter().map(|cell| cell.text.clone()).collect()
    }
}

static BUSINESS: Pattern = Pattern::new(
    r"(?i)^(?:minutes?(?: no\.?| number| ref)?|item(?: no\.?| number)?|agenda(?: item)?|no\.?|ref\.?|business|subject|topic|discussion(?:s| points?)?|actions?(?: by| points?)?|by whom|by|lead|owner|decisions?|notes?|title|detail|description|outcome|resolution)$",
);
static NUMBERED: Pattern =
    Pattern::new(r"^(?:[A-Z]{1,5}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4})*[a-z]?[.)]?$");

/// Whether a row heads a table of business, or is of one: its first cell numbers it.
fn is_business(cells: &[String]) -> bool {
    let told: Vec<&str> = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let [first, others @ ..] = told.as_slice() else {
        return false;
    };
    let heads = told.len() > 1 && told.iter().all(|cell| BUSINESS.is_in(cell));
    let person = |cell: &&str| !people::list(cell).is_empty() && cell.chars().count() < 60;
    heads || NUMBERED.is_in(first) && !others.is_empty() && !others.iter().any(person)
}

fn titled(text: &str) -> bool {
    people::list(text)
        .iter()
        .any(|person| person.title.is_some())
}

static FIELD_END: Pattern = Pattern::new(
    r"(?i)^dear\b|^(?:contact|venue|date|time|place|telephone|tel|e-?mail|(?:clerk|officer) to|quorum|published|issued|agenda|ask for|for (?:further|more))\b.*:",
);
/// Who chairs the body, in a line of the list of its members.
static CHAIRS_IT: Pattern =
    Pattern::new(r"(?i)^(?:vice[- ]?|deputy[- ]?)?(?:chair(?:man|woman|person)?|convener)\b");

/// "Chair: Cllr Ash" among the members whom an agenda lists heads no list of its own.
fn among_members(next: List, list: List, block: &Block) -> List {
    if list == List::Members && next == List::Present && CHAIRS_IT.is_in(&block.text) {
        List::Members
    } else {
        next
    }
}

static SIGNED: Pattern =
    Pattern::new(r"(?P<before>^|[\n\t,;] ?|  )[+*†‡#^]{1,2} ?(?P<name>\p{Lu}\p{L}*[.]? )");
/// A tick in a table of who came.
static TICKED: Pattern =
    Pattern::new(r"(?i)^(?:[✓✔☑●•*]|x|p|y|yes|present|in person|remote|online|virtual)$");

impl Lists {
    /// Lists without people yet, with what the signs of a roll mean.
    fn of(blocks: &[Block], minutes: bool) -> Self {
        let key = minutes.then(|| Key::of(blocks));
        Self {
            key: key.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Whoever is listed twice came once.
    fn once(&mut self) {
        for people in [&mut self.present, &mut self.in_attendance] {
            let mut known = HashSet::new();
            people.retain(|person| known.insert(fold::compare(&person.name)));
        }
        self.visitors_came();
        // Who takes the minutes and is a member is named twice.
        let came: HashSet<String> = self
            .present
            .iter()
            .filter(|person| people::office::is_full_name(&person.name))
            .map(|person| fold::compare(&person.name))
            .collect();
        self.in_attendance
            .retain(|person| !came.contains(&fold::compare(&person.name)));
        let mut known = HashSet::new();
        self.apologies
            .retain(|name| known.insert(fold::compare(name)));
    }

    /// Those of a council above it came to the parish, and are no members of it: "Mr Oak –
    /// County Councillor" behind its own councillors.
    fn visitors_came(&mut self) {
        let visits = |person: &Person| {
            let title = person.title.as_deref().unwrap_or_default();
            !title.contains("Councillor")
                && person
                    .role
                    .as_deref()
                    .is_some_and(|role| VISITOR.is_in(role))
        };
        let titled = |person: &&Person| person.title.as_deref() == Some("Councillor");
        if self.present.iter().filter(titled).count() < FEWEST {
            return;
        }
        let all = std::mem::take(&mut self.present);
        let (came, own): (Vec<Person>, Vec<Person>) = all.into_iter().partition(visits);
        self.present = own;
        self.in_attendance.extend(came);
    }

    /// Takes a paragraph without a label; the list that is open behind it.
    fn go_on(&mut self, block: &Block, text: &str, list: List) -> List {
        let plain = roster::plain(text);
        let named = list != List::None && !people::list(&plain).is_empty();
        let words = fold::quote(text);
        if Key::is_line(&words) {
            return list;
        }
        // What was said below the list names nobody who is of it.
        if called::is_spoken(&words) {
            return List::None;
        }
        // One word below a post is the end of it: "Director of Nursing and Allied / Trades".
        if !words.contains(' ') && self.last(list).is_some_and(|last| last.role.is_some()) {
            return list;
        }
        // "Councillors:" over the other names of a list that has begun.
        if list != List::None && roster::is_rank(&words) {
            return list;
        }
        if let Some(who) = PRESIDES.group(&words, "who")
            && (list != List::Present || self.is_known(who))
        {
            self.presides(who);
            return List::None;
        }
        let over = block.is_heading()
            && (!named || (block.is_capitals() || block.heading.is_some()) && !titled(&words))
            || FIELD_END.is_in(&words)
            || INVITED.is_in(&words)
            || OTHER_FIELD.is_in(&words) && !named
            || block
                .marker
                .as_ref()
                .is_some_and(|marker| !marker.value.is_empty());
        if over {
            return List::None;
        }
        // Within a list too, a sentence that tells who sent apologies names nobody who came.
        let sent = FROM
            .group(&words, "names")
            .filter(|_| list != List::Apologies && words.to_lowercase().starts_with("apolog"));
        if let Some(names) = sent {
            if !LATE.is_in(&words) {
                self.apologies.extend(people::names(names));
            }
            return List::None;
        }
        // "The Town Clerk, Mrs A Ash, and one resident were also present."
        let listed = !self.present.is_empty() || !self.in_attendance.is_empty();
        if listed
            && words.ends_with('.')
            && let Some(names) = called::ALSO.group(&words, "names")
        {
            let named = |person: &Person| {
                person.title.is_some() || people::office::is_full_name(&person.name)
            };
            let people = people::list(names).into_iter().filter(named);
            self.in_attendance.extend(people);
            return list;
        }
        if TELLS.is_in(&words) && words.ends_with('.') {
            for sentence in sentence::split(&words) {
                if let Some(names) = FROM
                    .group(sentence, "names")
                    .filter(|_| !LATE.is_in(sentence))
                {
                    self.apologies.extend(people::names(names));
                }
            }
            return list;
        }
        // The business has begun.
        if list != List::None && is_procedural(&words) && !titled(&words) {
            return List::None;
        }
        if list != List::Apologies
            && let Some(names) = OBSERVED.group(&words, "names")
        {
            self.in_attendance.extend(people::list(names));
            return list;
        }
        // "The panel met at the Guildhall." names nobody; who attended it came.
        if MET.is_in(&words) && list != List::Apologies {
            if let Some(names) = ATTENDED.group(&words, "names") {
                self.in_attendance.extend(people::list(names));
            }
            return List::None;
        }
        if list != List::None && is_prose(&words) && !titled(&words) {
            return List::None;
        }
        let found = self.add(list, &plain);
        if !found && words.chars().count() < 100 && people::office::is_office(&words) {
            self.holds(list, &words);
        }
        // A sentence without a name ends a list that has begun.
        if !found && words.ends_with('.') {
            return List::None;
        }
        list
    }

    /// Takes a sentence of who came, or of who presided, above any list; whether it is one.
    fn is_told(&mut self, block: &Block, chair: &mut Option<Person>) -> bool {
        if let Some(found) = CAME.captures(&block.text) {
            // Sentences behind it tell of the others.
            let (names, rest) = (&found["names"], &found["rest"]);
            return self.add(List::Present, &format!("{names}. {rest}"));
        }
        let who = PRESIDES
            .group(&block.text, "who")
            .filter(|_| !block.text.contains(':'));
        if let Some(who) = who {
            *chair = people::list(who).pop().map(|person| Person {
                // "presided" names no office.
                role: person.role.or_else(|| {
                    let said = block.text.to_lowercase().contains("chair");
                    said.then(|| "Chair".to_owned())
                }),
                ..person
            });
        }
        who.is_some()
    }

    /// Takes who presided, where others are listed as present.
    fn chaired(&mut self, chair: Option<Person>) {
        if let Some(chair) = chair.filter(|chair| !self.is_known(&chair.name))
            && !self.present.is_empty()
        {
            self.present.insert(0, chair);
        }
    }

    /// Whether nobody is listed.
    fn is_empty(&self) -> bool {
        self.present.is_empty() && self.in_attendance.is_empty() && self.apologies.is_empty()
    }

    /// The last of a list.
    fn last(&self, list: List) -> Option<&Person> {
        match list {
            List::Present => self.present.last(),
            List::Attendance => self.in_attendance.last(),
            List::Members => self.members.last(),
            List::None | List::Apologies => None,
        }
    }

    /// The post of the last of a list, in the line below the name.
    fn holds(&mut self, list: List, post: &str) {
        let named = match list {
            List::Present => self.present.last_mut(),
            List::Attendance => self.in_attendance.last_mut(),
            List::Members => self.members.last_mut(),
            List::None | List::Apologies => None,
        };
        if let Some(person) = named.filter(|person| person.role.is_none()) {
            person.role = Some(post.trim_end_matches('.').to_owned());
        }
    }

    /// Who is in the chair came, whether or not the list says so too.
    fn presides(&mut self, who: &str) {
        let Some(chair) = people::list(who).into_iter().next() else {
            return;
        };
        if !self.is_known(who) && !self.present.is_empty() {
            self.present.push(chair);
        }
    }

    /// Whether the first whom the words name is listed as present.
    fn is_known(&self, who: &str) -> bool {
        let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        people::list(who).first().is_some_and(|chair| {
            let same = |person: &Person| surname(&person.name) == surname(&chair.name);
            self.present.iter().any(same)
        })
    }

    /// Takes a row of a table: a label with its names, a name with its post, or a name
    /// under the label of its column.
    fn add_row(
        &mut self,
        block: &Block,
        list: &mut List,
        columns: &mut Vec<Option<List>>,
        minutes: bool,
    ) {
        let cells = cells(block);
        if grid::heads_posts(&cells) {
            // Nothing else says who came.
            if minutes && *list == List::None && self.is_empty() {
                *list = List::Present;
            }
            return;
        }
        if let Some(heads) = membership(&cells).filter(|_| !minutes) {
            *list = List::Members;
            *columns = heads;
            return;
        }
        let heads = roster::columns(&cells, minutes);
        if !heads.is_empty() {
            let told = heads.iter().flatten().count();
            *list = heads.iter().flatten().next().copied().unwrap_or(List::None);
            *columns = if told > 1 { heads } else { Vec::new() };
            return;
        }
        let Some((first, others)) = cells.split_first() else {
            return;
        };
        let ticks = others.iter().any(|cell| TICKED.is_in(cell.trim()));
        if !columns.is_empty() && !ticks {
            for (cell, list) in cells.iter().zip(columns.iter()) {
                self.add_cell(list.unwrap_or(List::None), cell);
            }
            return;
        }
        if let Some(next) = roster::row_label(first, minutes, self.present.is_empty()) {
            *list = next;
            self.add(next, &roster::joined(&others.join("\n")));
            return;
        }
        if *list == List::None {
            return;
        }
        // The label stands in the first column, beside the first of its people alone.
        let (cells, first, others) = match others.split_first() {
            Some((name, posts)) if first.trim().is_empty() => (others, name, posts),
            Some(_) | None => (cells.as_slice(), first, others),
        };
        // Two columns of people, without a post beside them.
        let person = |cell: &String| {
            let cell = cell.trim();
            cell.is_empty() || titled(cell) || people::office::is_initialled(cell)
        };
        if titled(first) && others.iter().all(person) {
            for cell in cells {
                self.add(*list, &roster::joined(cell));
            }
            return;
        }
        let role = others.join(" ").replace('\n', " ");
        let listed = if others.iter().any(|cell| titled(cell)) && !titled(first) {
            roster::joined(&cells.join("\n"))
        } else {
            roster::with_role(&first.replace('\n', " "), role.trim())
        };
        self.add(*list, &listed);
    }

    /// Takes the tables with a mark beside each name; which tables those are.
    fn add_grids(&mut self, blocks: &[Block], day: Option<Date>) -> Vec<Option<u32>> {
        let mut tables: Vec<Option<u32>> = blocks
            .iter()
            .filter(|block| block.is_row())
            .map(|block| block.table)
            .collect();
        tables.dedup();
        tables.retain(|table| {
            let rows: Vec<Vec<String>> = blocks
                .iter()
                .filter(|block| block.table == *table && !block.is_running())
                .map(cells)
                .collect();
            let Some(entries) = grid::read(&rows, day, &self.key) else {
                return false;
            };
            for entry in entries {
                self.add(
                    entry.list,
                    &roster::with_role(&entry.name.replace('\n', " "), &entry.role),
                );
            }
            true
        });
        tables
    }

    fn add_cell(&mut self, list: List, cell: &str) {
        if SENT_THEM.is_in(cell) {
            self.add(List::Apologies, &SENT_THEM.replace_all(cell, ""));
        } else {
            self.add(list, cell);
        }
    }

    fn add(&mut self, list: List, original: &str) -> bool {
        // A sign whose note says when somebody was there is no part of the name.
        let text = SIGNED.replace_all(original, "$before$name");
        let text = if self.key.has_sign() {
            original
        } else {
            text.as_ref()
        };
        let starred = match list {
            List::Present => self.key.came(text),
            List::None | List::Members | List::Attendance | List::Apologies => text.into(),
        };
        let apart = match list {
            List::Present | List::Attendance if starred.contains(". ") => {
                let (kept, sent, also) = apart::split(&starred);
                for names in sent {
                    self.apologies.extend(people::names(names));
                }
                for names in also {
                    self.in_attendance.extend(people::list(names));
                }
                kept
            }
            List::None | List::Members | List::Apologies | List::Present | List::Attendance => {
                starred.into_owned()
            }
        };
        let text = apart.as_str();
        let people = match list {
            List::None => return false,
            List::Apologies if TITLE_NOT_FROM.is_in(text) => return true,
            // "An apology was intimated on behalf of Councillor Ash."
            List::Apologies if SENTENCE.is_in(text) => FROM
                .group(text, "names")
                .map(people::list)
                .unwrap_or_default(),
            List::Apologies => ABSENT_TOO
                .replace_all(&SUBMITTED.replace_all(text, ""), "")
                .split(';')
                .filter(|clause| !CAME_LATER.is_in(clause))
                .flat_map(posted::list)
                .collect(),
            List::Members | List::Present | List::Attendance => posted::list(text),
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
