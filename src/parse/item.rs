//! Where items begin and end, and which of their paragraphs announce and which tell.

mod beside;
mod over;
pub mod page;
pub mod web;

use crate::domain::agenda::{NamedDocument, is_procedural};
use crate::domain::fold;
use crate::parse::agenda_list;
use crate::parse::asked;
use crate::parse::attendance::membership;
use crate::parse::chain::{self, Head};
use crate::parse::date;
use crate::parse::excluded;
use crate::parse::head_number;
use crate::parse::label::{self, Section};
use crate::parse::lone;
use crate::parse::marker::Count;
use crate::parse::paragraph::{Block, is_capitals};
use crate::parse::part::letter;
use crate::parse::pattern::Pattern;
use crate::parse::roster;
use crate::parse::subitem;
use crate::parse::title::{self, Title};
use crate::parse::unlabelled;

/// A title that stands alone is no longer than this.
const LONGEST_TITLE: usize = 250;

/// An item before it is understood.
#[derive(Debug, Clone, Default)]
pub struct Raw<'b> {
    /// As printed at its head.
    pub number: Option<String>,
    /// The agenda's own number, where the minutes print it.
    pub agenda_number: Option<String>,
    /// Its head, taken apart.
    pub title: Title,
    /// Its head; `None` on a page that lost it.
    pub head: Option<&'b Block>,
    /// What its own line says behind its title.
    pub run_in: Option<String>,
    /// What the agenda says of it.
    pub announcement: Vec<&'b Block>,
    /// What stands under the web system's "Decision:".
    pub decision: Vec<&'b Block>,
    /// What the minutes say of it.
    pub account: Vec<&'b Block>,
    /// Papers listed under it.
    pub documents: Vec<NamedDocument>,
    /// It stands among the restricted items.
    pub exempt: bool,
    /// The page says that its account goes on elsewhere.
    pub cut: bool,
    /// The page has a place for its minutes.
    pub minuted: bool,
}

/// What a paragraph of an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its title is expected.
    Title,
    /// The agenda's text.
    Announcement,
    /// The account.
    Account,
    /// The web system's list of decisions.
    Decision,
    /// The web system's list of papers.
    Documents,
}

static RESTRICTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:part (?:ii|2|b|two)\b|section b\b).*|.*\b(?:exempt|restricted|confidential|private) (?:items?|business|session|agenda|reports?|section)\b.*)$",
);
static UNRESTRICTED: Pattern = Pattern::new(
    r"(?i)^(?:.*\b(?:unrestricted|public) (?:items?|session|business)\b.*|part (?:i|1|a|one)\b.*)$",
);

/// A head's words up to the line at whose right end the report's pages stand, its lines so
/// far, and what stands below: there the agenda says what the item is.
fn above_pages(title: &str, lines: &[String]) -> (String, Vec<String>, Option<String>) {
    let timeless = title::timeless(lines);
    let lines = timeless.as_deref().unwrap_or(lines);
    let parted: Vec<String> = lines
        .iter()
        .map(|line| title::parted_pages(line).unwrap_or_else(|| line.clone()))
        .collect();
    let lines = parted.as_slice();
    let whole = || (title.to_owned(), lines.to_vec(), None);
    let paged = lines
        .iter()
        .rposition(|line| title::ends_in_pages(line))
        .filter(|at| at + 1 < lines.len());
    let Some(paged) = paged else { return whole() };
    // "Ferry Fares   4" over "(May 2031)": the title goes on in brackets.
    let goes_on = |line: &String| line.trim().starts_with('(') && line.trim().ends_with(')');
    if goes_on(&lines[paged + 1]) {
        return whole();
    }
    let rest = fold::quote(&lines[paged + 1..].join(" "));
    let Some(own) = title.strip_suffix(rest.as_str()) else {
        return whole();
    };
    // "FERRIES, PIERS AND   4 - 6" over "LANDINGS": the title goes on in capitals.
    if is_capitals(&lines[paged])
        && is_capitals(&rest)
        && let Some((_, pages)) = lines[paged].rsplit_once('\t')
        && let Some(words) = own.trim_end().strip_suffix(&fold::quote(pages))
    {
        let words = format!("{} {rest}", words.trim_end());
        let line = format!("{words}\t{}", pages.trim());
        return (format!("{words} {}", pages.trim()), vec![line], None);
    }
    (
        own.trim_end().to_owned(),
        lines[..=paged].to_vec(),
        Some(rest),
    )
}

impl<'b> Raw<'b> {
    fn headed(head: &Head, blocks: &'b [Block]) -> Self {
        let block = &blocks[head.block];
        let (own, lines, run_in) = above_pages(&head.title, &block.lines);
        let mut title = title::read(&own, &lines);
        if block.is_row() {
            title.take_cells(&block.text);
        }
        Self {
            number: head.number.clone(),
            agenda_number: head.agenda_number.clone(),
            title,
            run_in,
            head: Some(block),
            ..Self::default()
        }
    }

    /// Parts its title from what its own line says behind it.
    fn part_title(&mut self) {
        if self.run_in.is_some() {
            return;
        }
        let words = self.title.words.take().unwrap_or_default();
        self.run_in = agenda_list::part_title(&words).map(|(_, rest)| rest.to_owned());
        let title = agenda_list::part_title(&words).map_or(words.as_str(), |(title, _)| title);
        self.title.words = (!title.is_empty()).then(|| title.to_owned());
    }

    /// Its first paragraph.
    pub fn first(&self) -> Option<&'b Block> {
        self.head.or_else(|| {
            [&self.announcement, &self.decision, &self.account]
                .into_iter()
                .find_map(|part| part.first().copied())
        })
    }

    /// Takes a paragraph for the part that is open; the state behind it.
    pub fn add(&mut self, block: &'b Block, state: State) -> State {
        match state {
            State::Title => {
                self.head = Some(block);
                self.title = title::read(&block.text, &block.lines);
                if let Some(marker) = block.marker.as_ref().filter(|_| self.number.is_none()) {
                    self.number = (marker.count == Count::Number).then(|| marker.value.clone());
                }
                return State::Announcement;
            }
            State::Announcement => self.announcement.push(block),
            State::Account => self.account.push(block),
            State::Decision => self.decision.push(block),
            State::Documents => {
                if let Some(document) = title::document(&block.text) {
                    self.documents.push(document);
                } else if block.text.chars().count() > LONGEST_TITLE || unlabelled::tells(block) {
                    // The page has lost the label over its minutes.
                    self.account.push(block);
                    self.minuted = true;
                    return State::Account;
                }
            }
        }
        state
    }

    /// Takes what the web service says of an item besides its text.
    fn is_told_of(&mut self, block: &Block) -> bool {
        if label::is_restricted(&block.text) {
            self.exempt = true;
            return true;
        }
        if let Some(number) = label::item_reference(&block.text) {
            self.agenda_number.get_or_insert(number.to_owned());
            return true;
        }
        false
    }

    /// Takes what a label of the web system says; the state behind it.
    pub fn section(&mut self, block: &'b Block, section: Section, state: State) -> State {
        // No clause goes on behind a label, though it is no part of the account.
        for told in [&mut self.account, &mut self.decision] {
            if !told.is_empty() && !label::is_stroke(&block.text) {
                told.push(block);
            }
        }
        match section {
            Section::Minutes => {
                self.minuted = true;
                State::Account
            }
            Section::Decision => {
                self.minuted = true;
                State::Decision
            }
            Section::Documents => State::Documents,
            Section::Cut => {
                self.cut = true;
                state
            }
            Section::AgendaItem => State::Title,
            Section::Furniture | Section::Head | Section::Number => state,
        }
    }
}

/// Items of a printed agenda or of printed minutes.
pub fn printed(blocks: &[Block], from: usize, to: usize, state: State) -> Vec<Raw<'_>> {
    let mut heads = match state {
        State::Announcement => {
            let listed = letter::heads(blocks, from, to);
            if listed.is_empty() {
                asked::heads(blocks, from, to)
            } else {
                listed
            }
        }
        State::Title | State::Account | State::Decision | State::Documents => Vec::new(),
    };
    if heads.is_empty() {
        heads = chain::find(blocks, from, to);
        if state == State::Announcement {
            heads = agenda_list::whole(blocks, from, to, heads);
            over::add(blocks, from, to, &mut heads);
        }
    }
    if state == State::Announcement {
        let parts = subitem::heads(blocks, &heads, to);
        heads.extend(parts);
        heads.sort_by_key(|head| head.block);
    }
    if heads.is_empty() {
        let from = match state {
            State::Announcement => agenda_list::start(blocks, from, to, &[]),
            State::Account => behind_roll(blocks, from, to),
            State::Title | State::Decision | State::Documents => from,
        };
        heads = plain_headings(blocks, from, to);
        if state == State::Account
            && let Some(only) = lone::head(blocks, from, to)
            && (heads.len() < 2 || heads.iter().all(|head| head.block <= only.block))
        {
            heads = vec![only];
        }
    }
    head_number::part(&mut heads);
    if state == State::Account {
        beside::add(blocks, from, to, &mut heads);
    }
    let mut items = filled(blocks, &heads, to, state, false);
    if state == State::Announcement {
        part_titles(&mut items);
    }
    items
}

/// Items whose titles run on behind a dash, from which on an agenda is written so.
const DASHED: usize = 3;

/// Parts the titles of an agenda from what their lines say behind them. Where most lines that
/// have a dash say behind it what is to be done, the others have their titles before it too.
fn part_titles(items: &mut [Raw]) {
    let dashed: Vec<bool> = items
        .iter()
        .map(|item| {
            let words = item.title.words.as_deref();
            item.run_in.is_none()
                && words.is_some_and(|words| agenda_list::part_at_dash(words).is_some())
        })
        .collect();
    items.iter_mut().for_each(Raw::part_title);
    let asked = items
        .iter()
        .zip(&dashed)
        .filter(|(item, dashed)| **dashed && item.run_in.is_some());
    let asked = asked.count();
    if asked < DASHED || asked * 2 < dashed.iter().filter(|dashed| **dashed).count() {
        return;
    }
    for item in items.iter_mut().filter(|item| item.run_in.is_none()) {
        let words = item.title.words.clone().unwrap_or_default();
        let parted = agenda_list::part_at_dash(&words).filter(|(title, rest)| {
            let loud = is_capitals(title) && !is_capitals(rest);
            loud || is_procedural(title)
                || rest.starts_with(|first: char| first == '(' || first.is_lowercase())
        });
        if let Some((title, rest)) = parted {
            item.run_in = Some(rest.to_owned());
            item.title.words = Some(title.to_owned());
        }
    }
}

/// Paragraphs of a head above the list of those present.
const ABOVE_ROLL: usize = 25;
static ROLL: Pattern = Pattern::new(
    r"(?i)^(?:(?:members|councillors|those) )?p ?r ?e ?s ?e ?n ?t(?: ?[:;–-]|$)|^(?:yn bresennol|presennol)\b",
);

/// Where the roll begins: the headings above it are the paper's own.
fn behind_roll(blocks: &[Block], from: usize, to: usize) -> usize {
    (from..to.min(blocks.len()).min(from + ABOVE_ROLL))
        .find(|at| ROLL.is_in(&blocks[*at].text))
        .unwrap_or(from)
}

/// The paper's own name is no business of it.
static NO_BUSINESS: Pattern = Pattern::new(
    r"(?x)(?i)^(?:
        (?:(?:supplementary|public|supplemental|additional)\ )*agenda(?:\ (?:no\.?|number|pack))?\ ?\d{0,2}
      | minutes | transcript | supplement(?:\ \d+|\ to\ (?:the\ )?(?:\w+\ ){0,2}agenda)?
      | (?:draft\ )?(?:minutes|notes|record)\ (?:of|from)\ (?:the\ |a\ )?(?:\w+\ ){0,4}(?:meeting|hearing)\b.*[0-9].*
      | the\ hearing | reasons(?:\ for\ (?:the\ )?decision)? | right\ of\ appeal | (?:schedule\ of\ )?conditions
      | (?:the\ )?(?:[\w’'&,-]+\ ){0,8}(?:council|board|(?:sub-?\ ?)?committee|panel|partnership|forum|cabinet|commission|task\ (?:and\ finish\ )?group|working\ (?:group|party)|authority)
      | (?:the\ )?(?:royal\ |london\ )*(?:county\ )?borough\ of\ [\w’'&\ -]{3,60} | (?:the\ )?city\ of\ [\w’'&\ -]{3,60}
      | (?:item|no\.?|agenda\ item)\ (?:title|subject|description|item)?\ ?(?:page(?:s|\ nos?\.?)?)
      | (?:(?:members|officers|councillors|public|others?|those|also|staff|committee\ members)\ )*(?:present|attending|in\ attendance|not\ present|absent)\ ?:?
      | (?:present|in\ attendance|apologies|attendance|yn\ bresennol|presennol|ymddiheuriadau|hefyd\ yn\ bresennol)\ ?:
      | (?:[\w’'-]+\ ){0,4}(?:board|committee|panel|council|group|forum)\ members
      | (?:officials?|officers?)(?:\ (?:presenting|attending|present))?(?:\ \([^()]+\))?\ ?:?
      | apologies\ \([^()]+\)\ ?:?
      | (?:cyngor|bwrdd|pwyllgor)\ [\w’'&\ -]{3,60}
    )$",
);

/// Whether a heading is the paper's own, or over a roll, and heads no business.
pub fn is_no_business(title: &str) -> bool {
    NO_BUSINESS.is_in(title)
}

/// Headings without any number: capitals or bold, on a line of their own.
fn plain_headings(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    let mut begun = false;
    // "Background:" and "Reasons:" stand over the parts of every item.
    let part = |text: &str| {
        let own = blocks[from..to.min(blocks.len())].iter();
        text.ends_with(':') && own.filter(|block| block.text == text).count() > 1
    };
    (from..to.min(blocks.len()))
        .filter(|at| {
            let block = &blocks[*at];
            let heads = block.is_heading()
                && block.marker.is_none()
                && block.text.chars().count() <= LONGEST_TITLE
                && !(block.heading == Some(1) && date::find(&block.text).is_some())
                && !(NO_BUSINESS.is_in(&block.text) && !(begun && tells_of_body(blocks, *at)))
                && !agenda_list::is_summons(&block.text)
                && !part(&block.text)
                && !UNRESTRICTED.is_in(&block.text)
                && !RESTRICTED.is_in(&block.text);
            begun |= heads && is_procedural(&block.text);
            heads
        })
        .map(|at| Head {
            block: at,
            number: None,
            title: blocks[at].text.clone(),
            agenda_number: None,
        })
        .collect()
}

/// A body's name below the first business, over what is told of it: "Harbour Partnership".
fn tells_of_body(blocks: &[Block], at: usize) -> bool {
    let below = blocks[at + 1..].iter().find(|block| !block.is_running());
    OTHER_BODY.is_in(&blocks[at].text)
        && below.is_some_and(|below| {
            below.marker.is_none() && !below.is_heading() && unlabelled::tells_or_long(below)
        })
}

static OTHER_BODY: Pattern =
    Pattern::new(r"(?i)^\p{L}.*\b(?:board|panel|partnership|forum|commission|authority|group)$");

fn filled<'b>(
    blocks: &'b [Block],
    heads: &[Head],
    to: usize,
    first: State,
    web: bool,
) -> Vec<Raw<'b>> {
    let mut items = Vec::with_capacity(heads.len());
    let mut exempt = false;
    for (index, head) in heads.iter().enumerate() {
        let mut item = Raw::headed(head, blocks);
        let of_all = excluded::asks(&head.title);
        item.exempt = !of_all && (exempt || title::is_exempt(&head.title));
        item.minuted = !web && first == State::Account;
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        let mut state = first;
        // A new division of the agenda ends the item before it.
        let mut over = false;
        for at in head.block + 1..end.min(blocks.len()) {
            let block = &blocks[at];
            if block.is_running() || label::item_reference(&block.text).is_some() {
                continue;
            }
            let short = block.text.chars().count() <= LONGEST_TITLE;
            if short && block.marker.is_none() && is_division(block) {
                exempt = !UNRESTRICTED.is_in(&block.text);
                over = true;
            }
            if over {
                continue;
            }
            if first == State::Announcement && block.heading.is_some() {
                // A heading above those of the items ends the business.
                over |= block.heading < blocks[head.block].heading;
                if over {
                    continue;
                }
                if DECISION.is_in(&block.text) {
                    state = item.section(block, Section::Decision, state);
                    continue;
                }
            }
            // The members are listed behind the business of some agendas.
            let listed = || {
                roster::members::lists_members(block)
                    || membership::is_heading(block)
                    || membership::begins(&blocks[at..])
            };
            if first == State::Announcement && listed() {
                over = true;
                continue;
            }
            if let Some(document) = named_paper(block) {
                item.documents.push(document);
                continue;
            }
            match label::section(&block.text) {
                Some(section) if web || section == Section::Cut => {
                    state = item.section(block, section, state);
                }
                Some(section @ (Section::Furniture | Section::Head | Section::Number)) => {
                    state = item.section(block, section, state);
                }
                Some(_) | None => state = item.add(block, state),
            }
        }
        items.push(item);
    }
    items
}

/// A heading of a page over what was decided of an item.
static DECISION: Pattern = Pattern::new(r"^(?i:decisions?(?: (?:made|taken|details))?|outcome)$");

/// The paper that a point of an item's list names, with its format and size.
fn named_paper(block: &Block) -> Option<NamedDocument> {
    let listed = block.marker.as_ref()?.count == Count::Bullet;
    let named = listed && PAPER_END.is_in(&block.text);
    named.then(|| title::document(&block.text)).flatten()
}

static PAPER_END: Pattern =
    Pattern::new(r"[\[(](?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP|HTML?|CSV)[ ,]+\d[\d.,]* ?[KMG]?B[\])]$");

static PART: Pattern = Pattern::new(r"(?i)^(?:part|section) (?:i{1,3}|[1-3abc])\b");

/// `EXEMPT ITEMS`, `PART II`: what follows is restricted, or open again.
fn is_division(block: &Block) -> bool {
    (block.is_heading() || block.is_capitals() || PART.is_in(&block.text))
        && (RESTRICTED.is_in(&block.text) || UNRESTRICTED.is_in(&block.text))
}
