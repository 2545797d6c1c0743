//! Rolls that are items of business: "1. Present", "2. Apologies for absence".

use crate::domain::council::Person;
use crate::parse::attendance::taken::{FROM, LATE, TITLE_NOT_FROM};
use crate::parse::attendance::{List, Lists, NAMES_ALONE, within};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office, run};
use crate::parse::roster;
use crate::parse::sentence;

/// Words of a name with its title.
const NAME: usize = 5;
/// A roll stands among the first items.
const REACH: usize = 5;

static SENT: Pattern = Pattern::new(
    r"^(?P<names>(?:(?:County|District|Borough|City|Ward) )?(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\.? [^.;]{2,120}?) (?:(?:was|were) (?:also )?unable to (?:attend|be present)|(?:had |have |has )?(?:sent|gave|given|submitted|tendered|offered) (?:his |her |their |formal )*apologies|apologi[sz]ed for (?:(?:his|her|their|being|not) )*(?:inability|absence|unable|absent|being able))\b",
);
/// "(The Chairman, Councillor Ash, welcomed all members …)" below a list.
static SPOKEN: Pattern = Pattern::new(
    r"(?i)^\(?(?:the |our )?(?:deputy |vice[- ]?|town |lord |lady )*(?:chair\w*|mayor|provost|president|leader|convener|clerk|councillor|cllr)\b[^.;:]{0,90}?\b(?:welcomed|thanked|congratulated|opened the|paid tribute|offered (?:his|her|their|the|congratulations)|reminded|extended (?:a|his|her|the))\b",
);
static CAME_AFTER_ALL: Pattern =
    Pattern::new(r"(?i)\bbut\b.*\b(?:attend|present|join|arriv|participat)");
/// "Present", "Members present and apologies", "Record of attendance".
static ROLL: Pattern = Pattern::new(
    r"(?ix)^(?:(?:record|register|list|recording)\ of\ )?
      (?:(?:the|those|all|members|councillors|people|persons|committee|welcome|introductions?|apologies|apologies\ for\ absence)[,\ /&]+(?:and\ )?)*
      (?:present|attendance|attendees|attending|in\ attendance|also\ present|sederunt|roll\ call|members|councillors)
      (?:(?:,|\ and|\ &|\ /|/)\ *(?:also\ )?(?:apologies|in\ attendance|attendance|attendees|absent|absences?|absentees|welcome|introductions?|present|others?|chair\w*)(?:\ (?:for|of|from|and|absence|remarks|welcome|opening))*)*
      \ *[.:–—-]*$",
);
static OTHERS: Pattern = Pattern::new(r"(?i)^(?:also )?(?:in attendance|also present)[ .:]*$");
/// An item whose account may begin with labelled lists.
static OPENS: Pattern =
    Pattern::new(r"(?i)\b(?:apolog|welcome|introductions?|attendance|present|opening|sederunt)");
/// "Councillor Ash and Mrs Elm also attended."
pub static ALSO: Pattern = Pattern::new(
    r"^(?P<names>[^:\n]{5,200}?),? (?:(?:was|were) )?(?:also (?:attended|present|in attendance|attending)|in attendance)\b",
);
/// What a sentence of a roll tells of besides names.
static TELLS: Pattern = Pattern::new(r"(?i)\b(?:apolog|also|attend|present)");
/// "were received from: A, B" under the head that asks for apologies.
static RECEIVED: Pattern = Pattern::new(
    r"^(?i:(?:these )?(?:(?:were|was|had been|have been) )?(?:received|tendered|accepted|noted|given|sent|submitted)(?: and (?:accepted|noted|approved))?(?: (?:from|by|for))?|from)\b:?\s+(?P<names>.+)$",
);
/// Behind it the names stand on lines of their own.
static OPEN: Pattern =
    Pattern::new(r"(?i)\bapolog.{0,80}\b(?:from|by|of|for|received|given|tendered)\s*:[–—-]*$");
/// "Also: County Councillor Elm"
static AND_ALSO: Pattern = Pattern::new(r"^(?i:also|and)\b:?,? (?P<names>\p{Lu}.+)$");

/// The lists that items call or begin with.
pub fn lists(items: &[Raw<'_>]) -> Lists {
    let mut found = Lists::default();
    for item in items.iter().take(REACH) {
        let title = item.title.words.as_deref().unwrap_or_default().trim();
        // "Sederunt: A Ash, B Elm", all of it the title, is no list behind a title.
        if !ROLL.is_in(title) && roster::label::list(title).is_some() {
            continue;
        }
        let begun = if ROLL.is_in(title) && !calls_roll(item) {
            // Behind those present the others stand.
            if !found.present.is_empty() && OTHERS.is_in(title) {
                List::Attendance
            } else {
                List::Present
            }
        } else if OPENS.is_in(title) {
            List::None
        } else {
            continue;
        };
        // Under the head of the apologies a list without a label is of those who sent them.
        let absent = begun == List::None && title.to_lowercase().contains("apolog");
        if absent && !item.account.iter().any(|block| names_present(block)) {
            continue;
        }
        let (blocks, also) = told(&item.account, begun);
        let lists = within(&blocks, true, None, begun);
        found.present.extend(lists.present);
        found.in_attendance.extend(lists.in_attendance);
        found.in_attendance.extend(also);
        found.apologies.extend(lists.apologies);
        if begun == List::Attendance || begun == List::Present && !found.in_attendance.is_empty() {
            break;
        }
    }
    if found.present.is_empty() {
        found.present = called(items);
    }
    found
}

/// Whether a paragraph tells what somebody said at the opening.
pub fn is_spoken(words: &str) -> bool {
    SPOKEN.is_in(words)
}

/// Whether a paragraph has the label of a list of people who came.
fn names_present(block: &Block) -> bool {
    block.is_row()
        || roster::segments(block, true, true)
            .iter()
            .any(|segment| matches!(segment.heads, Some(List::Present | List::Attendance)))
}

/// The paragraphs of a roll, sentences that tell of others and of apologies left out; who
/// those others are.
fn told(account: &[&Block], begun: List) -> (Vec<Block>, Vec<Person>) {
    let mut also = Vec::new();
    let mut blocks = Vec::new();
    for block in account {
        let mut block = Block::clone(block);
        let sentences = sentence::split(&block.text);
        let labelled = block.text.contains(':');
        if begun == List::None && !block.is_row() {
            block.lines = sentences.iter().map(|told| (*told).to_owned()).collect();
            blocks.push(block);
            continue;
        }
        let labelled = labelled || roster::label::list(&block.text).is_some();
        if begun == List::Present && !labelled && !block.is_row() && TELLS.is_in(&block.text) {
            let mut lines = Vec::new();
            for sentence in sentences {
                if let Some(names) = ALSO.group(sentence, "names") {
                    let people = people::list(names);
                    also.extend(people.into_iter().filter(|person| person.title.is_some()));
                } else if !sentence.to_lowercase().contains("apolog") {
                    lines.push(sentence.to_owned());
                }
            }
            if lines.is_empty() {
                continue;
            }
            block.text = lines.join(" ");
            block.lines = lines;
        }
        blocks.push(block);
    }
    (blocks, also)
}

/// Whether the apologies are for coming late: the words stand before the names.
fn is_late(sentence: &str) -> bool {
    let names = FROM
        .captures(sentence)
        .and_then(|found| found.name("names").map(|names| names.start()));
    LATE.find(sentence)
        .is_some_and(|late| names.is_none_or(|names| late.start() < names))
}

/// Whether the item calls the roll: its names are those who came.
fn calls_roll(item: &Raw<'_>) -> bool {
    let title = item.title.words.as_deref().unwrap_or_default();
    let lower = title.to_lowercase();
    lower.contains("roll") && lower.contains("call") || lower.contains("sederunt")
}

/// Those who answered when the roll was called.
fn called(items: &[Raw<'_>]) -> Vec<Person> {
    items
        .iter()
        .filter(|item| calls_roll(item))
        .flat_map(|item| &item.account)
        .filter(|block| NAMES_ALONE.is_in(&block.text))
        .flat_map(|block| people::list(&block.text))
        .collect()
}

/// Whether the words of an agenda's item tell that apologies were received already.
pub fn were_sent(item: &Raw<'_>) -> bool {
    let sent = |block: &&Block| RECEIVED_FROM.is_in(&block.text) && FROM.is_in(&block.text);
    item.announcement.iter().any(sent)
}

/// Names of those whose apologies an item reports.
pub fn apologies(item: &Raw<'_>) -> Vec<String> {
    let titled = item
        .title
        .words
        .as_deref()
        .map(str::to_lowercase)
        .is_some_and(|title| title.contains("apolog") && !title.contains("present"))
        && !calls_roll(item);
    let mut names = Vec::new();
    // "Apologies: Cllr Ash, Cllr Elm", all of it the title.
    let title = item.title.words.as_deref().unwrap_or_default();
    if let Some(told) = HEADED.group(title, "names").filter(|told| are_names(told)) {
        names.extend(people::names(&without_reasons(told)));
    }
    // "Apologies were submitted on behalf of:" heads the names below it.
    let mut open = false;
    // What a page prints under "Decision:" and "Minutes:" alike counts once.
    let told = match item.account.as_slice() {
        [] => &item.decision,
        _ => &item.account,
    };
    for block in told.iter().chain(said(item)) {
        if open && !block.is_row() {
            let bare = block
                .text
                .split(['(', ',', '–', '—'])
                .next()
                .unwrap_or_default();
            let bare = bare.split(" - ").next().unwrap_or_default().trim();
            // The last name of a list may have a full stop behind it.
            let last = block.text.ends_with('.');
            let titled_name = people::list(bare)
                .first()
                .is_some_and(|who| who.title.is_some());
            let pointed = block.marker.is_some()
                && (office::is_full_name(bare) || office::is_initialled(bare));
            let is_name = (titled_name || pointed)
                && bare.split(' ').count() <= NAME
                && bare.len() < block.text.len();
            if !last || is_name {
                open = !last;
                if office::is_full_name(bare) || pointed || are_names(&block.text) {
                    names.extend(people::names(&block.text));
                }
                continue;
            }
        }
        open = titled && OPEN.is_in(&block.text);
        // "A.Ash" begins with a letter that looks like a point's.
        let first = block
            .marker
            .as_ref()
            .filter(|marker| INITIAL.is_in(&marker.printed));
        let words = first.map_or(block.text.clone(), |first| {
            format!("{}{}", first.printed, block.text)
        });
        let words = LOOSE.replace_all(&words, "$title");
        // Under any other title only a sentence that speaks of apologies names who sent them.
        if !titled && !words.to_lowercase().contains("apolog") {
            continue;
        }
        for sentence in sentence::split(roster::without_bars(&words)) {
            if titled && are_names(sentence) {
                let alone = NAMES_ALONE.is_in(sentence);
                let told = without_reasons(sentence);
                names.extend(people::names(if alone { sentence } else { &told }));
                continue;
            }
            let behind = RECEIVED.group(sentence, "names").or_else(|| {
                let more = AND_ALSO.group(sentence, "names");
                more.filter(|more| !names.is_empty() && are_names(more))
            });
            if titled && let Some(told) = behind.filter(|_| !is_late(sentence)) {
                names.extend(people::names(told));
                continue;
            }
            let lower = sentence.to_lowercase();
            if !lower.contains("apolog") || TITLE_NOT_FROM.is_in(sentence) || is_late(sentence) {
                continue;
            }
            let found = FROM.group(sentence, "names");
            if let Some(found) = found.or_else(|| ACCEPTED_FOR.group(sentence, "names")) {
                names.extend(people::names(found));
            } else if let Some(found) = SENT
                .group(sentence, "names")
                .filter(|_| titled && !CAME_AFTER_ALL.is_in(sentence))
            {
                names.extend(people::names(found));
            }
        }
    }
    // "Apologies from JB were accepted": a list above has the name.
    names.retain(|name| name.chars().count() > 3 || name.chars().any(char::is_lowercase));
    names
}

static HEADED: Pattern = Pattern::new(
    r"(?i)^(?:to receive )?apolog(?:y|ies)(?: for absence)?(?: (?:were |was )?received)?(?: from)?\s*[:–-]+\s*(?P<names>.+)$",
);
/// "Apologies were received and accepted for Ann Ash."
static ACCEPTED_FOR: Pattern = Pattern::new(
    r"^Apolog(?:y|ies)\b[^.;]{0,40}?\b(?:received|accepted|given|tendered|noted|approved) for (?P<names>(?:Cllrs?\.? |Councillors? |Mr |Mrs |Ms |Miss |Dr )?\p{Lu}[^.;]*)",
);
static RECEIVED_FROM: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,3}[.)]? )?apologies\b[^.;]{0,40} (?:was|were) (?:received|submitted|given|noted|accepted)\b",
);

/// What stands where an agenda has its words, and tells already who sent apologies.
fn said<'r, 'b>(item: &'r Raw<'b>) -> impl Iterator<Item = &'r &'b Block> {
    item.announcement.iter().filter(|block| {
        let words = roster::without_bars(&block.text);
        RECEIVED_FROM.is_in(words) || are_names(words)
    })
}

/// Whether a sentence is names and nothing else, but for the reasons behind them.
fn are_names(sentence: &str) -> bool {
    if NAMES_ALONE.is_in(sentence) {
        return true;
    }
    let bare = without_reasons(sentence);
    let mut pieces = bare
        .trim_end_matches(['.', ' '])
        .split([',', ';', '&', '\n'])
        .flat_map(|piece| piece.split(" and "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .peekable();
    let told = |word: &str| {
        word.starts_with(|first: char| first.is_numeric() || first.is_lowercase())
            && !run::is_particle(word)
    };
    pieces.peek().is_some()
        && pieces.all(|piece| {
            let people = people::list(piece);
            !piece.split_whitespace().any(told)
                && people.len() == 1
                && people
                    .iter()
                    .all(|person| person.title.is_some() || office::is_full_name(&person.name))
                || office::is_office(piece) && !piece.split_whitespace().any(told)
        })
}

/// Names without what keeps them away: "Ann Ash (holiday), Ben Elm due to work".
fn without_reasons(sentence: &str) -> String {
    let bare = BRACKETED.replace_all(sentence, "");
    let bare = ACCEPTED.replace_all(&bare, ",");
    run::parted(&REASON.replace_all(&bare, ","))
}

/// "Councillors; Ash, Elm": the sign behind a title parts nothing.
static LOOSE: Pattern =
    Pattern::new(r"(?P<title>\b(?:Councillors?|Cllrs?|Members|from))\s?[;:](?:[-–])?");
static INITIAL: Pattern = Pattern::new(r"^\p{Lu}\.$");
static BRACKETED: Pattern = Pattern::new(r"\s*[(\[][^()\[\]]*[)\]]");
static ACCEPTED: Pattern = Pattern::new(
    r"(?i)\s*[-–—,]?\s*\b(?:apolog(?:y|ies) )?(?:were |was )?(?:accepted|noted|received|approved)\b",
);
/// Why somebody did not come.
static REASON: Pattern = Pattern::new(
    r"(?i)\s*[-–—]?\s*\b(?:due to |owing to |because of |for |as |on |at |by )?(?:an? |his |her |their |other |prior |previous |family |work |personal |business |annual |council )*(?:indisposed|unwell|illness|ill|holidays?|vacation|away|sick(?:ness)?|commitments?|engagements?|reasons|leave|indisposition|work)\b",
);
