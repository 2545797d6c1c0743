//! What an item's head says besides its title: pages, appendix, badge, paper.

use crate::domain::agenda::{NamedDocument, Paper};
use crate::domain::fold;
use crate::parse::paragraph::is_capitals;
use crate::parse::pattern::Pattern;

static BADGE: Pattern = Pattern::new(
    r"\s*[\[(]?(?:pdf icon |icon )?\b(?P<format>PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP|HTML?|CSV)\b[ ,]+(?P<size>\d[\d.,]* ?[KMG]?B)\b[\])]?",
);
/// The words of a link behind a title, as sites print them.
static LINK: Pattern = Pattern::new(
    r"(?i)\s+(?:view (?:papers?|reports?|documents?|attachments?)|download (?:papers?|reports?|documents?))$",
);
static PAGES: Pattern = Pattern::new(
    r"(?i)\s*\(?\b(?:pages?|tudalen(?:nau)?) (?:nos?\.? ?)?(?P<first>\d{1,4})(?: ?(?:-|–|—|to|i) ?(?P<last>\d{1,4}))?\)?\s*$",
);
static APPENDIX: Pattern = Pattern::new(
    r"(?:\s+|\s*[(\[–-]\s*)(?:(?i)appendix|app\.) (?P<letter>[A-Z]{1,2}\d?|\d{1,2}[A-Za-z]?)[)\]]?\s*$",
);
/// The same in brackets, in other words: "(Paper C)", "[Enc 4]".
static PAPER: Pattern = Pattern::new(
    r"(?i)\s*[(\[](?:paper|enclosure|enc\.?|attachment|annex|schedule) (?P<letter>[A-Z]\d?|\d{1,2}[A-Z]?)[)\]]\s*$",
);
/// The same at the right of a line whose gap was lost: "Ferry fares Enc 4".
static RIGHT_PAPER: Pattern = Pattern::new(
    r"^(?P<own>.*[\p{L}\d)’'?]) (?:Enc(?:losure|l)?\.?|ENC(?:LOSURE|L)?\.?|Paper|PAPER|Attachment) (?P<letter>[A-Z]\d?|\d{1,3}[A-Za-z]?)\s*$",
);
/// A paper that is the business itself: "Green Paper 2".
static OF_STATE: Pattern = Pattern::new(
    r"(?i)\b(?:green|white|discussion|position|options|briefing|consultation|working|issues|policy)$",
);
static TRAILING_PAGE: Pattern =
    Pattern::new(r"\t(?P<first>\d{1,4})(?: ?(?:-|–) ?(?P<last>\d{1,4}))?$");
/// "Ferry Fares ........ 8 - 12": leaders, and the pages at their end.
static LEADERS: Pattern = Pattern::new(
    r"\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,}|·{4,})\s*(?P<first>\d{1,4})(?: ?[-–] ?(?P<last>\d{1,4}))?$",
);
static CLOSE_PAGES: Pattern =
    Pattern::new(r"^(?P<own>.*\p{Lu}[)\]]?) (?P<pages>(?P<first>\d{1,3}) [-–] (?P<last>\d{1,3}))$");
/// The same on a line that the title goes on below.
static MIDST_PAGES: Pattern =
    Pattern::new(r"^(?P<own>.*\S)\t(?P<pages>(?P<first>\d{1,4}) ?[-–] ?(?P<last>\d{1,4}))$");
/// Whom to ask, in the column at the right of an agenda: "A Ash 553 019".
static CONTACT: Pattern = Pattern::new(
    r"^(?P<own>.*\S)\s(?:(?:Mrs?|Ms|Miss|Dr)\.? )?(?:\p{Lu}\.? ?){1,3}\p{Lu}(?:[’']\p{Lu}|c\p{Lu})?\p{Ll}[\p{L}’'-]* (?:\(?0\d{2,4}\)? )?\d{3} \d{3,4}$",
);
/// When an item is taken, or how long it may last, at the right of its line.
static TIMES: Pattern = Pattern::new(
    r"^(?P<own>.*)(?:\t(?:[0-9]{1,2}[.:][0-9]{2}(?: ?[ap]\.?m\.?)?|[0-9]{1,3} ?min(?:ute)?s?\.?)|\) [0-9]{1,3} ?min(?:ute)?s?\.?|(?P<bare>) [0-9]{1,3} ?mins?\.?)(?:[\t ]+(?P<rest>[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?))?$",
);
static TO_FOLLOW: Pattern =
    Pattern::new(r"(?i)\b(?:to follow|to be circulated|to be tabled|copy to follow)\b");
/// The same behind a title, where it is no part of it: "Ferry fares – to follow".
static COMES: Pattern = Pattern::new(
    r"(?i)(?: [-–—] | ?[(\[])(?:(?:report|papers?|copy|minutes|appendix) )?to follow[)\]]?$",
);
/// "(copy enclosed)" behind a title.
static ENCLOSED: Pattern = Pattern::new(
    r"(?i) ?[(\[](?:(?:copy|copies|report|reports|paper|papers|minutes|letter|document)s? )?(?:enclosed|attached|herewith|circulated|verbal|oral|tabled|previously circulated|circulated to (?:the )?(?:members|committee|board|panel)(?: only)?)(?: (?:update|report|item))?[)\]]$",
);
static VERBAL: Pattern = Pattern::new(
    r"(?i)\b(?:verbal|oral) (?:update|report|item|presentation|briefing)|\((?:verbal|oral)\)|\b(?:update|report) \((?:verbal|oral)\)",
);
/// What the column at the right of an agenda says of an item's paper.
static COLUMN: Pattern = Pattern::new(
    r"(?i)^[(\[]?(?:verbal(?:ly)?|oral(?:ly)?|attached|enclosed|herewith|presentation|(?:paper |report |copy )?(?:circulated|sent|issued|provided) separately|(?:paper|report|copy) (?:attached|enclosed|herewith)|enc(?:losure|\.)?(?: ?[a-z]?\d{0,2})?|no paper)[)\]]?$",
);
static ALOUD: Pattern = Pattern::new(r"(?i)^[(\[]?(?:verbal|oral)(?:ly)?[)\]]?$");
static LATE: Pattern = Pattern::new(r"(?i)\blate (?:report|paper|item)\b|\(late\)");
static MISSING: Pattern = Pattern::new(r"(?i)\breport (?:not available|unavailable|withdrawn)\b");
static EXEMPT: Pattern = Pattern::new(
    r"(?i)\b(?:schedule 12a|not for publication|exempt (?:item|report|information|appendix) |by virtue of paragraph|exempt\)|restricted item)|\(exempt\b|\[exempt\]|^exempt\b|^(?:confidential|private) ?[:–—] |[(\[](?:confidential|restricted|private)(?: (?:item|report|session|business))?[)\]]$",
);

/// A line in capitals and the pages behind it, with hardly room between: the tab that a wider
/// column would have.
pub fn parted_pages(line: &str) -> Option<String> {
    let found = CLOSE_PAGES.captures(line)?;
    let (own, first, last) = (&found["own"], &found["first"], &found["last"]);
    let rising = first.parse::<u32>().ok()? < last.parse::<u32>().ok()?;
    (rising && is_capitals(own)).then(|| format!("{own}\t{}", &found["pages"]))
}

/// Whether a line ends in the pages of a report, in a column of their own.
pub fn ends_in_pages(line: &str) -> bool {
    TRAILING_PAGE.is_in(line)
}

/// Whether a line ends in what is said of an item's paper, in a column of its own.
pub fn ends_in_note(line: &str) -> bool {
    line.rsplit_once('\t')
        .is_some_and(|(_, note)| paper(note).is_some() || COLUMN.is_in(note.trim()))
}

/// An item's head, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The words of the title.
    pub words: Option<String>,
    /// The letter of its appendix.
    pub appendix: Option<String>,
    /// The printed pages of its report.
    pub pages: Option<(u32, u32)>,
    /// The paper that the title links to.
    pub documents: Vec<NamedDocument>,
    /// What is said of the paper.
    pub paper: Option<Paper>,
}

/// An item's lines without the times at their right; nothing where they have none.
pub fn timeless(lines: &[String]) -> Option<Vec<String>> {
    let mut found = false;
    let told = lines.iter().map(|line| {
        let Some(times) = TIMES.captures(line) else {
            return line.clone();
        };
        let own = times.name("own").map_or("", |own| own.as_str());
        // Behind a blank alone "in 5 mins" may be the title's own.
        let last = own.rsplit(' ').next().unwrap_or_default();
        let is_title = last.starts_with(char::is_uppercase) || last.ends_with(')');
        if times.name("bare").is_some() && !is_title {
            return line.clone();
        }
        found = true;
        // The bracket closes the pages before it.
        let close = if line[own.len()..].starts_with(')') {
            ")"
        } else {
            ""
        };
        match times.name("rest") {
            Some(pages) => format!("{own}{close}\t{}", pages.as_str()),
            None => format!("{own}{close}"),
        }
    });
    let told: Vec<String> = told.collect();
    found.then_some(told)
}

/// The pages at the end of a line that is not the last.
fn in_midst(lines: &[String]) -> Option<regex::Captures<'_>> {
    let (_, above) = lines.split_last()?;
    above.iter().find_map(|line| MIDST_PAGES.captures(line))
}

/// Whether a line of an item's head ends in the pages of its report, the last or another.
pub fn is_paged(lines: &[String]) -> bool {
    lines.last().is_some_and(|last| ends_in_pages(last)) || in_midst(lines).is_some()
}

/// Takes a head apart; `lines` are its lines as they stand.
pub fn read(text: &str, lines: &[String]) -> Title {
    let text = CONTACT.group(text, "own").unwrap_or(text);
    let mut title = Title {
        paper: paper(text),
        ..Title::default()
    };
    let mut words = LINK.replace_all(text, "").into_owned();
    if let Some(found) = LEADERS.captures(&words) {
        title.pages = range(&found);
        words.truncate(words.len() - found[0].len());
    }
    if let Some(found) = lines.last().and_then(|line| TRAILING_PAGE.captures(line)) {
        title.pages = range(&found);
        let printed = fold::quote(&found[0]);
        if let Some(rest) = words.strip_suffix(&printed) {
            words = rest.trim_end().to_owned();
        }
    }
    if title.pages.is_none()
        && let Some(found) = in_midst(lines)
        && let Some(at) = words.find(&format!(" {} ", &found["pages"]))
    {
        title.pages = range(&found);
        words.replace_range(at..=at + found["pages"].len(), "");
    }
    let tail = lines.last().and_then(|line| line.rsplit_once('\t'));
    if let Some((_, tail)) = tail
        && (paper(tail).is_some() || COLUMN.is_in(tail.trim()))
        && let Some(rest) = words.strip_suffix(tail.trim())
    {
        words = rest.trim_end().to_owned();
        if ALOUD.is_in(tail.trim()) {
            title.paper = title.paper.or(Some(Paper::Verbal));
        }
    }
    while let Some(found) = BADGE.captures(&words) {
        title.documents.push(NamedDocument {
            title: None,
            format: Some(found["format"].to_uppercase()),
            size: Some(found["size"].to_owned()),
        });
        words = words.replacen(&found[0], "", 1);
    }
    if let Some(found) = PAGES.captures(&words) {
        title.pages = range(&found);
        words.truncate(words.len() - found[0].len());
    }
    let lettered = APPENDIX.captures(&words).or_else(|| PAPER.captures(&words));
    if let Some(found) = lettered {
        let behind = found[0].len();
        if behind < words.len() {
            title.appendix = Some(found["letter"].to_uppercase());
            words.truncate(words.len() - behind);
        }
    }
    let beside = RIGHT_PAPER.captures(&words);
    if let Some(found) = beside.filter(|found| !OF_STATE.is_in(&found["own"])) {
        title.appendix = Some(found["letter"].to_uppercase());
        words = found["own"].to_owned();
    }
    if title.pages.is_none()
        && let Some(found) = PAGES.captures(&words)
    {
        title.pages = range(&found);
        words.truncate(words.len() - found[0].len());
    }
    if let Some(tail) = ENCLOSED.find(&words).filter(|tail| tail.start() > 0) {
        words.truncate(tail.start());
    }
    if let Some(tail) = COMES.find(&words).filter(|tail| tail.start() > 0) {
        words.truncate(tail.start());
    }
    let words = fold::quote(words.trim_end_matches([' ', '-', '–', '|', ':', '*']));
    title.words = (!words.is_empty()).then_some(words);
    for document in &mut title.documents {
        document.title.clone_from(&title.words);
    }
    title
}

static CELL_PAGES: Pattern =
    Pattern::new(r"^(?:(?i:pages?) )?(?P<first>\d{1,4})(?: ?(?:-|–|to) ?(?P<last>\d{1,4}))?$");

impl Title {
    /// Takes what the other cells of an agenda's row say: pages, "To follow".
    pub fn take_cells(&mut self, row: &str) {
        for cell in row.split('\t').skip(1).map(str::trim) {
            if let Some(found) = CELL_PAGES.captures(cell) {
                self.pages = self.pages.or_else(|| range(&found));
            }
            self.paper = self.paper.or_else(|| paper(cell));
        }
    }
}

static LISTED: Pattern =
    Pattern::new(r"^(?P<title>.+?) \[(?P<format>PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP|HTML?|CSV)\]$");

/// A line under "Additional documents:" that names a paper; the web service does not
/// say its size.
pub fn document(text: &str) -> Option<NamedDocument> {
    let Some(found) = BADGE.captures(text) else {
        return LISTED.captures(text).map(|found| NamedDocument {
            title: Some(fold::quote(&found["title"])),
            format: Some(found["format"].to_owned()),
            size: None,
        });
    };
    let title = fold::quote(&text.replacen(&found[0], "", 1));
    Some(NamedDocument {
        title: (!title.is_empty()).then_some(title),
        format: Some(found["format"].to_uppercase()),
        size: Some(found["size"].to_owned()),
    })
}

/// What these words say of a paper that is not there.
pub fn paper(text: &str) -> Option<Paper> {
    if TO_FOLLOW.is_in(text) {
        Some(Paper::ToFollow)
    } else if VERBAL.is_in(text) {
        Some(Paper::Verbal)
    } else if LATE.is_in(text) {
        Some(Paper::Late)
    } else if MISSING.is_in(text) {
        Some(Paper::Missing)
    } else {
        None
    }
}

/// Whether these words restrict an item.
pub fn is_exempt(text: &str) -> bool {
    EXEMPT.is_in(text)
}

fn range(found: &regex::Captures<'_>) -> Option<(u32, u32)> {
    let first = found.name("first")?.as_str().parse().ok()?;
    let last = match found.name("last") {
        Some(last) => last.as_str().parse().ok()?,
        None => first,
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn title(text: &str) -> Title {
        read(text, &[text.to_owned()])
    }

    #[test]
    fn times_at_the_right_of_an_item_are_no_part_of_it() {
        let told = |line: &str| timeless(&[line.to_owned()]).map(|lines| lines.concat());
        for (line, own) in [
            ("4 Ferry fares\t10:15\t15 - 28", "4 Ferry fares\t15 - 28"),
            ("4 Ferry fares\t10:15 15 - 28", "4 Ferry fares\t15 - 28"),
            ("4 Ferry fares\t10.15 am", "4 Ferry fares"),
            (
                "4 Ferry fares (Pages 5 - 8) 5 mins",
                "4 Ferry fares (Pages 5 - 8)",
            ),
            (
                "4 Ferry fares (Pages 5 -\t15 mins",
                "4 Ferry fares (Pages 5 -",
            ),
        ] {
            assert_eq!(told(line).as_deref(), Some(own), "{line}");
        }
        for line in [
            "4 Ferries from 10:15",
            "4 Ferry fares\t15 - 28",
            "4 Fares in 5 mins",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_printed_behind_a_title_is_no_part_of_it() {
        let pages = title("Budget Monitoring Report – Quarter 2 (Pages 11 - 84)");
        assert_eq!(
            pages.words.as_deref(),
            Some("Budget Monitoring Report – Quarter 2")
        );
        assert_eq!(pages.pages, Some((11, 84)));
        let appendix = title("DAY CENTRE UPDATE Appendix D");
        assert_eq!(appendix.words.as_deref(), Some("DAY CENTRE UPDATE"));
        assert_eq!(appendix.appendix.as_deref(), Some("D"));
        let badge = title("Minutes pdf icon PDF 123 KB");
        assert_eq!(badge.words.as_deref(), Some("Minutes"));
        assert_eq!(badge.documents[0].size.as_deref(), Some("123 KB"));
    }

    #[test]
    fn a_title_may_speak_of_pages_and_appendices() {
        let plain = title("Web Pages for Carers and Appendix Removal");
        assert_eq!(
            plain.words.as_deref(),
            Some("Web Pages for Carers and Appendix Removal")
        );
        assert_eq!(plain.pages, None);
    }

    #[test]
    fn a_paper_that_is_not_there_is_said() {
        assert_eq!(title("Parks (to follow)").paper, Some(Paper::ToFollow));
        assert_eq!(
            title("Inspection – verbal update").paper,
            Some(Paper::Verbal)
        );
        assert_eq!(title("Verbal abuse at libraries").paper, None);
    }
}
