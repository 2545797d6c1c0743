//! Who is listed: the committee's members, who came, who sent apologies.

mod apart;
mod bare;
mod bodies;
pub mod called;
pub mod elsewhere;
pub mod grid;
mod line;
mod listed;
pub mod membership;
mod officers;
mod party;
pub mod place;
mod presiding;
mod row;
mod seats;
pub mod stars;
mod taken;
pub mod web;

use jiff::civil::Date;

use crate::domain::council::Person;
use crate::domain::meeting::Meeting;
use crate::parse::attendance::place::{WHERE, is_place};
use crate::parse::attendance::row::{cells, is_business};
use crate::parse::attendance::stars::Key;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::roster::{self, List};

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

/// "Cllr A Ash, Cllr B Elm (holiday)" under the head that asks for apologies.
static NAMES_ALONE: Pattern = Pattern::new(
    r"^(?:(?:County|District|Borough|Town|Parish) )?(?:Councill?ors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)(?:[ ,;&/]+(?:and|Councill?ors?|Cllrs?\.?|Mrs?\.|Ms\.|Mr|Mrs|Ms|Miss|Dr|\p{Lu}\.?|\p{Lu}[\w’'-]+|\([^)]{2,40}\)))+\.?$",
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

/// Fewer councillors hold no meeting.
const FEWEST: usize = 3;

/// The members whom a paragraph lists behind its label.
pub fn members(block: &Block) -> Vec<Person> {
    within(std::slice::from_ref(block), false, None, List::None).members
}

/// Reads lists; the first words are of this one where no label stands before them.
fn within(blocks: &[Block], minutes: bool, day: Option<Date>, begun: List) -> Lists {
    let mut lists = Lists::of(blocks, minutes);
    let turned = roster::lines::stacked(blocks).filter(|_| minutes);
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
                lists.add(list, &roster::cells::plain(&open));
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
            let unfinished = roster::wrapped::is_open(&text) || roster::wrapped::breaks_off(&text);
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
                    lists.add(list, &roster::cells::plain(&text));
                }
            } else {
                list = lists.go_on(block, &text, list);
            }
        }
    }
    if !open.is_empty() {
        lists.add(list, &roster::cells::plain(&open));
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

fn titled(text: &str) -> bool {
    people::list(text)
        .iter()
        .any(|person| person.title.is_some())
}

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

impl Lists {
    /// Lists without people yet, with what the signs of a roll mean.
    fn of(blocks: &[Block], minutes: bool) -> Self {
        let key = minutes.then(|| Key::of(blocks));
        Self {
            key: key.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Whether nobody is listed.
    fn is_empty(&self) -> bool {
        self.present.is_empty() && self.in_attendance.is_empty() && self.apologies.is_empty()
    }
}
