//! Papers in one line: where the pieces of a head part, and a title from its account.
//!
//! What a page's text lost with its line ends is told by words alone: labels of a head,
//! the name of a body, and the words with which an account or an agenda's note begins.

use crate::parse::pattern::Pattern;
use crate::parse::sequence;

/// A title is no longer than this.
const LONGEST_TITLE: usize = 110;

/// Labels that stand over or before a value in a head, and what a paper calls itself.
static LABELS: Pattern = Pattern::new(
    r"\s(?P<part>(?:(?:Meeting )?Date|Time|Venue|Place|Location|Contact|Chair|Quorum|Members|Membership|Committee Members|Councillors|Clerk)\s?:|(?:AGENDA|MINUTES|Agenda)(?:\s|$)|(?:Draft )?Minutes of\b|Notice of\b)",
);
/// "ASHDON BOROUGH COUNCIL Ferry Committee": the council, and its body behind it.
static BODIES: Pattern = Pattern::new(
    r"^(?P<council>(?:\p{Lu}[\p{L}’'-]* |of |and |& ){1,6}(?i:council)) (?P<body>(?:\p{Lu}[\p{L}’'&-]*,? |and |of |for |the |& ){0,8}(?i:committee|sub-committee|panel|board|cabinet|forum|commission))\b",
);
static ENDS: Pattern = Pattern::new(
    r"(?:^|\s)(?:AGENDA|Agenda)\s|(?i:committee|panel|board|cabinet|forum|commission|council)\s(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
);
/// Words with which an account, a note or a decision begins behind a title.
static BEGINS: Pattern = Pattern::new(
    r"(?P<before>[\p{L}\d)’'?])\s+(?P<rest>(?:The \p{L}|Having \p{Ll}|Upon \p{Ll}|On the (?:proposal|proposition|motion) of\b|There (?:is|was|were|are|being)\b|It (?:was|is)\b|This (?:report|item|meeting)\b|A (?:report|verbal|copy|letter|resident|member)\b|An? \p{Ll}+ (?:was|were)\b|None\b|No (?:apologies|declarations|objections?|issues|comments|matters|reports?|interests|questions|petitions|members|items|other|further|public)\b|Apolog(?:y|ies) (?:for (?:absence|lateness) )?(?:was|were|had|have)\b|Members (?:are|were|to|noted|agreed|asked|discussed|considered|received|will|must|should)\b|(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Dr) \p{Lu}|(?:\p{Lu}\.? ){1,2}\p{Lu}\p{Ll}+ (?:proposed|said|reported|asked|advised|raised|offered|stated)\b|RESOLVED|AGREED|NOTED|RECOMMENDED|Resolved\b|Agreed\b|Minutes:|Decision:|Reports? (?:of|by|from) (?:the )?\p{Lu}|To (?:\p{Ll}+ and )?(?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|decide|sign|authorise|accept)\b))",
);
/// What cannot end a title.
static UNFINISHED: Pattern = Pattern::new(
    r"(?i)\b(?:of|the|a|an|to|for|with|in|on|at|by|from|and|or|&|between|under|regarding|re)$",
);
/// The pages of an item's papers end its title.
static PAGED: Pattern =
    Pattern::new(r"(?i)\((?:pages?|pp?\.?) ?\d{1,4}(?: ?(?:-|–|to) ?\d{1,4})?\)\s+");

/// The pieces of a head that stands in one line.
pub fn head(text: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = LABELS
        .captures_all(text)
        .iter()
        .filter_map(|found| Some(found.name("part")?.start()))
        .collect();
    // The paper's own word, and a body before its day, end a piece.
    cuts.extend(ENDS.captures_all(text).iter().filter_map(|found| {
        let day = found.name("day").map(|day| day.start());
        day.or_else(|| found.get(0).map(|word| word.end()))
    }));
    if let Some(body) = BODIES.captures(text).and_then(|found| found.name("body")) {
        cuts.push(body.start());
        if text[body.end()..].starts_with(' ') {
            cuts.push(body.end());
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    pieces(text, &cuts)
}

/// The words between the cuts.
pub fn pieces<'t>(text: &'t str, cuts: &[usize]) -> Vec<&'t str> {
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    starts
        .zip(ends)
        .map(|(from, to)| text[from..to].trim())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// A title whose every word has a capital, before words that may stand within other titles.
static CAPITALISED: Pattern = Pattern::new(
    r"^\d{1,3}\.\s+\p{Lu}[\w’'&-]*,?(?: (?:\p{Lu}[\w’'&/-]*,?|\d{4}(?:/\d{2})?|and|of|the|for|to|in|on|at|by|with|from|&|–|-)){0,9}? (?P<told>(?:DECISION|In|On|Following|After|Having|The|Members|There|It|Apologies|No|An|A)\b:? ?[–-]? ?[\p{L}(£\d])",
);

/// Where the words behind an item's title begin; `None` where it has a mark of its own, or
/// nothing behind it.
pub fn behind_title(item: &str) -> Option<usize> {
    if let Some(pages) = PAGED.find(item).filter(|pages| pages.end() < LONGEST_TITLE) {
        return Some(pages.end());
    }
    sentence_at(item).or_else(|| {
        let own = item.trim_start();
        let told = CAPITALISED.captures(own)?.name("told")?.start();
        Some(item.len() - own.len() + told)
    })
}

/// Where the account begins in words that begin with a title and have no number.
pub fn account(words: &str) -> Option<usize> {
    const NUMBER: &str = "1. ";
    let counted = format!("{NUMBER}{words}");
    let told = sentence_at(&counted).map(|at| at - NUMBER.len());
    match (told, sentence_behind_capitals(words)) {
        (Some(told), Some(behind)) => Some(told.min(behind)),
        (told, behind) => told.or(behind),
    }
}

/// Words in small letters that stand within a title whose other words have capitals.
static JOINS: Pattern = Pattern::new(
    r"^(?:of|the|and|for|to|in|on|at|by|with|from|an?|or|under|re|via|per|de|la|le|y|yr|ar|no|p|para|paras|page|pages|pp)$",
);
/// What stands before a name, and begins the sentence that the name begins.
static BEFORE_NAME: Pattern = Pattern::new(
    r"^(?:Mrs?\.?|Ms\.?|Miss|Dr\.?|Rev\.?|Sir|Cllrs?\.?|Councillors?|Provost|Bailie|The|An?|All|No|Two|Three|Several|Both|Some)$",
);
/// Words with which the sentences of minutes begin, and no second word of a name.
static STARTS: Pattern = Pattern::new(
    r"^(?:Members|Councillors|Officers|Residents|Copies|Correspondence|Letters?|E-?mails?|Following|After|Having|Upon|On|In|At|As|With|Discussion|Consideration|Concerns?|Reference|Notice|Notification|Details|Information|Questions?|Reports?|Papers|Minutes|Quot(?:es|ations?)|Work|Approval|Permission|Thanks|Apologies|Nothing|Nobody|None|No|It|This|That|There|These|They|He|She|We|Each|RESOLVED|AGREED|NOTED|RECOMMENDED)$",
);
/// A sentence that ends, whatever stands behind it.
static CLOSED: Pattern = Pattern::new(r"[.:;!?)-](?:\s|$)");
/// Words of a name behind its title, and of a post behind "The".
const LONGEST_NAME: usize = 4;

/// Where a sentence begins behind a title whose words all have capitals: at the capital
/// before the first word in small letters that no title has.
fn sentence_behind_capitals(words: &str) -> Option<usize> {
    let mut capitals: Vec<(usize, &str)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    for word in words.split(' ') {
        let start = at;
        at += word.len() + 1;
        let within = depth > 0 || word.starts_with('(');
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        if within || word.is_empty() {
            continue;
        }
        if start > LONGEST_TITLE {
            return None;
        }
        let bare = word.trim_end_matches([',', ':', ';', '.']);
        if word.starts_with(char::is_uppercase) {
            capitals.push((start, bare));
            // "B. Ash", "Mr. Ash": only a shortened word may end so within a title.
            if word.ends_with('.') && bare.chars().count() > 3 {
                return None;
            }
        } else if word.starts_with(char::is_lowercase) && !JOINS.is_in(bare) {
            break;
        }
    }
    if at > words.len() {
        return None;
    }
    let last = capitals.len().checked_sub(1)?;
    let first = (last.saturating_sub(LONGEST_NAME)..=last)
        .find(|at| BEFORE_NAME.is_in(capitals[*at].1))
        .unwrap_or(last);
    let (begin, _) = capitals[first];
    let title = words[..begin].trim_end();
    let sentence = words[begin..].trim_end();
    let begins = first < last || STARTS.is_in(capitals[last].1);
    (first > 0
        && begins
        && !UNFINISHED.is_in(title)
        && !title.ends_with([',', '&', '-', '–', '—'])
        && CLOSED.is_in(sentence)
        && sequence::words::tells(sentence))
    .then_some(begin)
}

/// Where a sentence begins behind a title, as only sentences do.
fn sentence_at(item: &str) -> Option<usize> {
    let digit = |words: &str| words.contains(|letter: char| letter.is_ascii_digit());
    let words = item
        .find(char::is_alphabetic)
        .filter(|at| digit(&item[..*at]))
        .or_else(|| item.find(' ').filter(|at| digit(&item[..*at])))?;
    BEGINS
        .captures_all(item)
        .iter()
        .filter_map(|found| Some(found.name("rest")?.start()))
        .filter(|start| *start > words)
        .find(|start| !UNFINISHED.is_in(item[..*start].trim_end()))
        .filter(|start| {
            let title = item[words..*start].trim_end();
            title.chars().count() <= LONGEST_TITLE
                && !title.contains([':', ';'])
                && !title.contains(". ")
                && !title.contains(" – ")
                && !sequence::words::tells(title)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_parts_at_its_labels_and_its_body() {
        assert_eq!(
            head(
                "ASHDON BOROUGH COUNCIL Ferry Committee AGENDA Date: 4 May 2031 Time: 6 pm Venue: Guildhall"
            ),
            [
                "ASHDON BOROUGH COUNCIL",
                "Ferry Committee",
                "AGENDA",
                "Date: 4 May 2031",
                "Time: 6 pm",
                "Venue: Guildhall"
            ]
        );
    }

    #[test]
    fn a_sentence_begins_at_the_capital_before_its_small_words() {
        for (words, title) in [
            (
                "Harbour Lighting (4.5.31, para 4 (b)) Members heard that it failed.",
                "Harbour Lighting (4.5.31, para 4 (b))",
            ),
            (
                "Elm Council – Winter Plan 2031/32 Copies of the plan had been sent.",
                "Elm Council – Winter Plan 2031/32",
            ),
            (
                "Ash Hall – Trip to the Coast Mrs Ann Birch declared an interest.",
                "Ash Hall – Trip to the Coast",
            ),
            (
                "Tools Shed The Vice Chair thanked Mr Oak for it.",
                "Tools Shed",
            ),
            (
                "Welcome and apologies The Chair welcomed members.",
                "Welcome and apologies",
            ),
        ] {
            let at = account(words).map(|at| words[..at].trim_end());
            assert_eq!(at, Some(title), "{words}");
        }
        for whole in [
            "Bus lanes in the town",
            "Members heard that it failed.",
            "Report of the Head of Law",
            "Ann Ash and Dan Dale were thanked for it.",
            "Ferry Company Limited had replied.",
        ] {
            assert_eq!(account(whole), None, "{whole}");
        }
    }

    #[test]
    fn an_account_is_parted_from_its_title_where_a_sentence_begins() {
        for (item, title) in [
            ("2. Declarations of interest There were none.", 28),
            ("1. Apologies for absence Apologies were received.", 25),
            ("3. Minutes (Pages 3 - 8) To confirm them.", 25),
            ("4. Report of the Clerk The Clerk spoke.", 23),
            ("6. Lower Pier On the map it was lost.", 14),
            ("HB7 APOLOGIES There were none.", 14),
        ] {
            assert_eq!(behind_title(item), Some(title), "{item}");
        }
        for whole in ["4. Bus lanes", "5. Parks: The Clerk spoke."] {
            assert_eq!(behind_title(whole), None, "{whole}");
        }
    }
}
