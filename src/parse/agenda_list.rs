//! An agenda's business as one list, found once over the paper, whatever its dress.
//!
//! A summons is written as sentences: "3. To receive the clerk's report.", "5. Planning:"
//! with its applications below. What makes them items is that they count on. The heads that
//! look like titles are kept; the lines that count up to them, between them and on from them
//! join them. A number or two may be missing, and a second list may begin again at 1.

pub mod unmarked;

use crate::domain::agenda::is_procedural;
use crate::domain::source::Loss;
use crate::parse::chain::{self, Candidate, Head};
use crate::parse::dress;
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::part;
use crate::parse::pattern::Pattern;

/// Numbered lines that are looked at.
const MOST: usize = 600;
/// An item's own line is no longer than this, its explanation included.
const LONGEST: usize = 1_200;
/// Numbers that a list may leave out in one place.
const LEFT_OUT: u32 = 2;
/// Items of a list that nothing but its numbers shows.
const FEWEST: usize = 3;
/// Paragraphs that an item takes at most, where its number alone says that the list goes on.
const REACH: usize = 40;
/// Standing business that a list must hold to be one of its own.
const STANDING: usize = 2;

/// What members do under an item of a summons.
pub(super) static DO: Pattern = Pattern::new(
    r"(?i)^to (?:\w+ly )?(?:receive|consider|approve|confirm|note|agree|elect|appoint|discuss|resolve|review|adopt|sign|record|report|accept|authorise|decide|hear|declare|nominate|ratify|co-?opt|answer|deal|invite|determine|make|set|propose|fix|read|take|transact|welcome|open|close)\b",
);
/// An account tells what was done.
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|had|said|noted|asked|reported|agreed|resolved|thanked|advised|explained|stated)\b",
);
/// Notes on how the meeting is held are numbered too.
static NOTES: Pattern = Pattern::new(
    r"(?i)^(?:(?:please )?notes?(?: (?:for|to|on)\b.{0,60})?|guidance(?: (?:for|on|to)\b.{0,60})?|information for\b.{0,60}|public participation|recording of meetings|conditions?|recommendations?|appendix\b.{0,40}) ?[:.]?$",
);
/// "31/00871/FULL - Boat Yard, Quay Lane": a planning application is an item's title.
static APPLICATION: Pattern = Pattern::new(r"^\d{2,4}/\d{3,6}(?:/[A-Z]{1,6})? ?[-–—:]? ?\p{Lu}");
/// The close of a summons, and words of the law above it, are no business.
static NO_BUSINESS: Pattern = Pattern::new(
    r"(?x)(?i)^(?:
        (?:a\ g\ e\ n\ d\ a|agenda\b.{0,40})
      | (?:public\ )?notice\b.* | (?:please\ )?notes?\b(?:\ (?:to|for|on)\b.*|:.*)?
      | (?:i|you|all)\b.*\b(?:summoned|notice|members?)\b.* | to:?\ (?:all|the|members|councillors|each)\b.*
      | (?:the\ )?local\ government\b.*\bacts?\b.* | (?:the\ )?[\w\ ()]{4,60}\ act\ [0-9]{4}.*
      | this\ meeting\b.*\b(?:open|recorded|public)\b.* | (?:members\ of\ the\ )?(?:press\ and\ )?public\b.*\b(?:welcome|invited|attend)\b.*
      | summons\b.* | dear\b.* | yours\b.* | signed\b.* | dated\b.* | (?:proper\ officer|(?:parish|town)\ clerk|clerk)\b.{0,60}
      | (?:annual\ |ordinary\ |extraordinary\ |full\ )*(?:parish\ |town\ |community\ )?(?:council\ )?meeting
    )$",
);

/// Whether a heading without a number is of the summons and no business.
pub fn is_summons(text: &str) -> bool {
    NO_BUSINESS.is_in(text.trim_end_matches([':', '–', '-', ' ']))
}

/// Where the list begins: behind the word "Agenda", where it stands above the heads.
pub fn start(blocks: &[Block], from: usize, to: usize, heads: &[Head]) -> usize {
    let first = heads.first().map_or(to, |head| head.block);
    (from..first.min(blocks.len()))
        .rev()
        .find(|at| part::named::heads_agenda(&blocks[*at]))
        .map_or(from, |at| at + 1)
}

/// The business of an agenda whose heads that look like titles are `heads`.
pub fn whole(blocks: &[Block], from: usize, to: usize, heads: Vec<Head>) -> Vec<Head> {
    if heads
        .iter()
        .any(|head| head.number.is_none() || head.agenda_number.is_some())
    {
        return heads;
    }
    let start = start(blocks, from, to, &heads);
    let lines: Vec<Line> = (start..to.min(blocks.len()))
        .filter_map(|at| Line::read(blocks, at, &heads))
        .take(MOST)
        .collect();
    let mut list = parted(best(&lines, blocks), &lines, blocks);
    let known = list.iter().filter(|at| lines[**at].known).count();
    if known < heads.len() {
        return heads;
    }
    if heads.is_empty() && !is_business(blocks, start > from, &lines, &list) {
        return unmarked::bullets(blocks, start, to)
            .filter(|points| start > from || unmarked::asked(points))
            .or_else(|| unmarked::plain(blocks, start, to))
            .or_else(|| unmarked::titled(blocks, start, to))
            .unwrap_or(heads);
    }
    // A meeting that follows another has a list of its own, from 1.
    if let (Some(first), Some(last)) = (list.first().copied(), list.last().copied()) {
        let before = second(&lines[..first], blocks);
        let mut after = second(&lines[last + 1..], blocks);
        if after.is_empty() {
            after = coded(&lines[last + 1..]);
        }
        if after.is_empty() {
            after = private(&lines[last + 1..], blocks);
        }
        list.splice(0..0, before);
        list.extend(after.into_iter().map(|at| at + last + 1));
    }
    let mut business = Vec::new();
    if let Some(first) = list.first().map(|at| &lines[*at])
        && let ([number], None) = (first.one.count.counts.as_slice(), first.one.count.letter)
    {
        business = unmarked::lost_numbers(blocks, start, first.one.head.block, *number);
    }
    business.extend(list.into_iter().map(|at| lines[at].head()));
    business
}

/// A numbered line of an agenda.
struct Line {
    one: Candidate,
    /// It looks like a title.
    known: bool,
    indent: f32,
    page: usize,
    order: usize,
}

impl Line {
    fn read(blocks: &[Block], at: usize, heads: &[Head]) -> Option<Self> {
        let block = &blocks[at];
        let known = heads.iter().find(|head| head.block == at);
        let mut one = chain::numbered(blocks, at)?;
        if let Some(known) = known {
            one.head = known.clone();
        }
        let title = one.head.title.as_str();
        let bare = block.marker.is_none();
        let first = title.chars().next()?;
        let shaped = title.chars().count() <= LONGEST
            && !(bare && first.is_lowercase())
            && !(first.is_ascii_digit() && !APPLICATION.is_in(title) || first == '(')
            && !(bare && block.text.contains('\t'));
        (known.is_some() || shaped && !block.is_row()).then(|| Self {
            known: known.is_some(),
            indent: block.indent,
            page: block.page,
            order: block.order,
            one,
        })
    }

    /// Whether the list may begin with it: a number that no list of points has may go on
    /// from another meeting's.
    fn begins(&self) -> bool {
        let count = &self.one.count;
        count.letter.is_none() && (count.counts.contains(&1) || count.is_strong())
    }

    /// What it costs the list to go on from this line to that; `None` where it cannot.
    fn to(&self, next: &Self) -> Option<i32> {
        let (a, b) = (&self.one.count, &next.one.count);
        if a.family != b.family
            || next.page > self.page + 1
            || !next.known && next.order > self.order + REACH
        {
            return None;
        }
        let skipped = match (a.letter, b.letter) {
            (None, Some(letter)) if a.counts == b.counts => (letter == 'a').then_some(0)?,
            (None | Some(_), None | Some('a')) => skipped(&a.counts, &b.counts)?,
            (Some(before), Some(letter)) if a.counts == b.counts => {
                (u32::from(letter) == u32::from(before) + 1).then_some(0)?
            }
            (Some(_) | None, Some(_)) => return None,
        };
        let moved = (self.indent - next.indent).abs() > 6.0;
        Some(
            i32::from(moved)
                + if skipped == 0 {
                    0
                } else {
                    i32::try_from(skipped).ok()? + 2
                },
        )
    }

    fn head(&self) -> Head {
        let mut head = self.one.head.clone();
        let words = head.title.trim_end();
        let open = words.strip_suffix([':', ';', ',']).unwrap_or(words);
        let closed = open
            .strip_suffix('.')
            .filter(|words| !words.ends_with(['.']) && !words.ends_with(" etc"));
        head.title = closed.unwrap_or(open).trim_end().to_owned();
        head
    }
}

/// The numbers left out between two; `None` where the second does not count on.
fn skipped(a: &[u32], b: &[u32]) -> Option<u32> {
    (0..=LEFT_OUT).find(|out| {
        let near: Vec<u32> = a.to_vec();
        (0..a.len()).any(|at| {
            let mut near = near.clone();
            near[at] = near[at].saturating_add(*out);
            dress::counts_on(&near, b)
        })
    })
}

/// The weight of a head that looks like a title, and of any other line that counts on.
const KNOWN: i32 = 50;
const OTHER: i32 = 5;

/// The best run of lines that count on.
fn best(lines: &[Line], blocks: &[Block]) -> Vec<usize> {
    let mut worth: Vec<i32> = Vec::with_capacity(lines.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let own = if line.known { KNOWN } else { OTHER };
        let begun = if line.begins() && !is_note(blocks, line) {
            2
        } else if line.known {
            0
        } else {
            -OTHER
        };
        let mut best = (own + begun, None);
        for earlier in (0..at).rev() {
            if let Some(cost) = lines[earlier].to(line) {
                let here = worth[earlier] + own - cost;
                if here > best.0 {
                    best = (here, Some(earlier));
                }
            }
        }
        worth.push(best.0);
        before.push(best.1);
    }
    let mut at = (0..lines.len()).max_by_key(|at| (worth[*at], std::cmp::Reverse(*at)));
    let mut list = Vec::new();
    while let Some(index) = at {
        list.push(index);
        at = before[index];
    }
    list.reverse();
    list
}

/// Cuts a list short where one that begins again at 1 leads to the same lines.
fn parted(mut list: Vec<usize>, lines: &[Line], blocks: &[Block]) -> Vec<usize> {
    let Some(known) = list.iter().rposition(|at| lines[*at].known) else {
        return list;
    };
    let behind = list[known] + 1;
    let again = second(&lines[behind..], blocks);
    if again.len() > list.len() - known - 1 {
        list.truncate(known + 1);
    }
    list
}

/// Whether it begins the notes on how the meeting is held.
fn is_note(blocks: &[Block], line: &Line) -> bool {
    blocks[..line.one.head.block]
        .iter()
        .rev()
        .find(|block| !block.is_running())
        .is_some_and(|above| above.marker.is_none() && NOTES.is_in(&above.text))
}

/// Whether lines that do not look like titles are a list of business all the same.
fn is_business(blocks: &[Block], headed: bool, lines: &[Line], list: &[usize]) -> bool {
    let Some(first) = list.first().map(|at| &lines[*at]) else {
        return false;
    };
    let titles = || list.iter().map(|at| lines[*at].one.head.title.as_str());
    let told = titles().filter(|title| TOLD.is_in(title)).count();
    let usual = titles()
        .filter(|title| is_procedural(title) || DO.is_in(title))
        .count();
    first.begins()
        && !is_note(blocks, first)
        && list.len() >= if headed { STANDING } else { FEWEST }
        && told * 3 < list.len()
        && usual >= STANDING.min(list.len() - 1)
}

/// A list of its own among these lines: standing business that counts from 1.
fn second(lines: &[Line], blocks: &[Block]) -> Vec<usize> {
    let list = best(lines, blocks);
    let standing = list
        .iter()
        .filter(|at| is_procedural(&lines[**at].one.head.title))
        .count();
    let own =
        standing >= STANDING && list.len() >= FEWEST && is_business(blocks, false, lines, &list);
    if own { list } else { Vec::new() }
}

/// "PART 2 – PRIVATE ITEMS": the business below it may be counted from 1 again.
static PRIVATE: Pattern = Pattern::new(
    r"(?i)^(?:part|section) (?:2|ii|two|b)\b.{0,80}$|^(?:exempt|confidential|private|restricted)\b[^.]{0,60}$",
);

/// The business of a second part that the public may not hear.
fn private(lines: &[Line], blocks: &[Block]) -> Vec<usize> {
    let under = |line: &Line| {
        let mut above = blocks[..line.one.head.block].iter().rev();
        let above = above.find(|block| !block.is_running());
        above.is_some_and(|above| above.marker.is_none() && PRIVATE.is_in(&above.text))
    };
    let one = |line: &Line| line.one.count.counts == [1] && line.one.count.letter.is_none();
    let Some(mut before) = lines.iter().position(|line| one(line) && under(line)) else {
        return Vec::new();
    };
    let mut list = vec![before];
    for at in before + 1..lines.len() {
        if lines[before].to(&lines[at]) == Some(0) {
            list.push(at);
            before = at;
        }
    }
    list
}

/// Reports under the last item that bear numbers of their own kind: "29/31", "30/31".
fn coded(lines: &[Line]) -> Vec<usize> {
    let own: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].one.count.family.contains('/'))
        .collect();
    let counts_on = own
        .windows(2)
        .all(|pair| lines[pair[0]].to(&lines[pair[1]]).is_some());
    let told = own.iter().any(|at| TOLD.is_in(&lines[*at].one.head.title));
    if own.len() >= FEWEST && counts_on && !told {
        own
    } else {
        Vec::new()
    }
}

/// A title that runs on is parted from its explanation where it is longer than this.
const RUNS_ON: usize = 160;
/// What stands before the explanation.
static RUN_IN: Pattern = Pattern::new(
    r"^(?P<title>[^.:;–—]{3,100}?(?:\([^)]{1,40}\))?)(?: ?[:–—] ?| - |\. )(?P<rest>\S.*)$",
);

/// "Ferry Fares – Report of the Head of Quays": whose paper it is, or what is said of it.
static REPORTED: Pattern = Pattern::new(
    r"^(?P<title>.{3,200}?) [–—-] (?P<rest>(?:(?:(?i:(?:(?:joint|verbal|oral|written|annual|further) )?(?:report|presentation|briefing|update|paper)) (?:of|by|from)|by) (?:the )?(?:(?:\p{Lu}[\w’'&-]*,?|of|for|and|the|&) ){0,8}?(?:Directors?|Head|Officers?|Manager|Executive|Clerk|Treasurer|Solicitor|Engineer|Surveyor|Secretary)\b|(?:submitted|circulated|attached|enclosed)(?: herewith)?(?: for (?:approval|noting|information|decision|consideration))?$|The (?:[\w’'&-]+ ){1,4}(?:last met|next meets|will|is|was|has|are) ).*)$",
);

/// "Ferry Fares (Report of the Head of Quays)": the same in brackets.
static REPORT_IN_BRACKETS: Pattern = Pattern::new(
    r"^(?P<title>.{3,200}?) [(\[](?P<rest>(?i:(?:joint |verbal |oral |written |annual )?(?:report|presentation|briefing|update) (?:of|by|from) )(?:the )?\p{Lu}[^()\[\]]{3,120})[)\]]\.?$",
);

/// The title of an item's line, and what the line says behind it: "Apologies: To receive
/// apologies for absence".
pub fn part_title(words: &str) -> Option<(&str, &str)> {
    if let Some(found) = REPORTED
        .captures(words)
        .or_else(|| REPORT_IN_BRACKETS.captures(words))
    {
        return Some((found.name("title")?.as_str(), found.name("rest")?.as_str()));
    }
    // "Cemetery wall – phase two – To receive the survey"
    if let Some(at) = words.find(" – To ")
        && DO.is_in(&words[at + " – ".len()..])
        && !DO.is_in(words)
    {
        return Some((words[..at].trim_end(), &words[at + " – ".len()..]));
    }
    let found = RUN_IN.captures(words)?;
    let (title, rest) = (found.name("title")?.as_str(), found.name("rest")?.as_str());
    // A reference alone names nothing: "31/00109 - The transfer of the ferries".
    if !title.chars().any(char::is_alphabetic) {
        return None;
    }
    let asks = DO.is_in(rest) && rest.starts_with("To ");
    let runs_on = words.chars().count() > RUNS_ON && rest.starts_with(char::is_uppercase);
    (asks && !DO.is_in(title) || runs_on).then(|| (title.trim_end(), rest))
}

/// The same at a dash, whatever the words behind it: for an agenda whose lines are all so.
pub fn part_at_dash(words: &str) -> Option<(&str, &str)> {
    let (title, rest) = words
        .split_once(" – ")
        .or_else(|| words.split_once(" — "))?;
    let named = title
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        > 3;
    (named && !DO.is_in(title) && !rest.is_empty()).then_some((title.trim_end(), rest))
}

/// What the numbers of an agenda show to be missing.
pub fn gaps(items: &[Raw<'_>], supplement: bool) -> Option<Loss> {
    let numbers: Vec<u32> = items
        .iter()
        .filter_map(|item| item.number.as_deref())
        .filter_map(|number| {
            number
                .trim_end_matches(|letter: char| letter.is_ascii_alphabetic())
                .parse()
                .ok()
        })
        .collect();
    if supplement || numbers.len() < 2 || numbers.len() * 2 < items.len() {
        return None;
    }
    let first = numbers
        .first()
        .copied()
        .filter(|first| (2..=60).contains(first));
    let mut missing: Vec<String> = first.map(|first| span(1, first - 1)).into_iter().collect();
    missing.extend(
        numbers
            .windows(2)
            .filter(|pair| pair[1] > pair[0] + 1 && pair[1] - pair[0] <= 60)
            .map(|pair| span(pair[0] + 1, pair[1] - 1)),
    );
    if missing.is_empty() {
        return None;
    }
    Some(Loss {
        page: items
            .first()
            .and_then(Raw::first)
            .and_then(|block| block.place.page),
        what: format!(
            "agenda numbers {}: not in this paper, or not read as items",
            missing.join(", ")
        ),
    })
}

fn span(from: u32, to: u32) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::item::{self, State};
    use crate::parse::paragraph::build;

    fn read(source: &str) -> (Vec<String>, Option<String>) {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let items = item::printed(&blocks, 0, blocks.len(), State::Announcement);
        let heads = items
            .iter()
            .map(|item| {
                let number = item.number.clone().unwrap_or_default();
                format!("{number} {}", item.title.words.clone().unwrap_or_default())
            })
            .collect();
        (heads, gaps(&items, false).map(|loss| loss.what))
    }

    #[test]
    fn what_a_line_ends_in_breaks_no_list() {
        let (heads, lost) = read(
            "AGENDA\n\n1. To receive apologies.\n\n2. To note declarations of interest:\n\n3. The mill\n\n4 to thank the wardens\n\n4. To thank the wardens.\n\n5. Next meeting",
        );
        assert_eq!(
            heads,
            [
                "1 To receive apologies",
                "2 To note declarations of interest",
                "3 The mill",
                "4 To thank the wardens",
                "5 Next meeting"
            ]
        );
        assert_eq!(lost, None);
    }

    #[test]
    fn notes_below_the_business_are_no_second_list() {
        let (heads, _) = read(
            "AGENDA\n\n1. Apologies\n\n2. Minutes\n\n3. The mill\n\nNotes:\n\n1. Please park at the mill.\n\n2. Dogs stay outside.\n\n3. The meeting is recorded.",
        );
        assert_eq!(heads, ["1 Apologies", "2 Minutes", "3 The mill"]);
    }

    #[test]
    fn numbers_that_are_missing_are_said() {
        let (heads, lost) =
            read("AGENDA\n\n3. Minutes\n\n4. The mill\n\n6. Ferries\n\n9. Date of next meeting");
        assert_eq!(heads.len(), 4);
        assert_eq!(
            lost.as_deref(),
            Some("agenda numbers 1–2, 5, 7–8: not in this paper, or not read as items")
        );
    }

    #[test]
    fn a_report_of_numbered_paragraphs_is_no_agenda() {
        let (heads, _) = read(
            "AGENDA\n\n1. The mill was built in 1802.\n\n2. It had burnt down by 1810.\n\n3. The owners said that they were sorry.",
        );
        assert!(heads.is_empty(), "{heads:?}");
    }
}
