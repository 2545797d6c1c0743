//! Whether a line goes on with the paragraph before it.

use std::collections::HashSet;

use crate::domain::fold;
use crate::domain::source::Kind;
use crate::extract::{Document, Line, Part};
use crate::parse::body;
use crate::parse::counted;
use crate::parse::date;
use crate::parse::division;
use crate::parse::dress;
use crate::parse::head;
use crate::parse::label;
use crate::parse::marker;
use crate::parse::paragraph::{Open, is_capitals};
use crate::parse::pattern::Pattern;
use crate::parse::title;
use crate::parse::unmarked;

/// Letters in a line from which a text is taken to have no soft wraps.
const UNWRAPPED: f32 = 135.0;

/// What the lines of a document look like altogether.
pub struct Shape {
    /// Where full lines end.
    width: f32,
    /// Lines are not wrapped: each is a paragraph.
    unwrapped: bool,
    /// Some paragraphs are parted by gaps.
    gaps: bool,
    /// Labels stand on lines of their own, over their values.
    labels: bool,
    /// The lines, by page and number, whose own numbers count on through the paper.
    counted: HashSet<(usize, u32)>,
}

/// Points of size by which lines of one paragraph differ at most.
const SIZED: f32 = 0.6;
/// The same where a sentence goes on in a line that quotes something in smaller letters.
const MIXED: f32 = 1.6;
/// Points by which a line of a printed page stands left of a bullet that it does not belong to.
const OUTDENT: f32 = 6.0;
/// Labels that a page over whose values they stand has at least.
const LABELS: usize = 6;
/// "Also present:" with its value far behind it, one below another in a head.
static FIELD: Pattern = Pattern::new(r"^\p{Lu}[^.:;\t]{1,40}:\t");
/// "Apologies for   Cllr Ash": a label of a roll in a column of its own, too narrow for it.
static ROLL_LABEL: Pattern = Pattern::new(
    r"^(?:Apologies(?: for(?: absence)?)?|Also present|In attendance|Absent|Officers(?: present)?|Observers):?\t\S",
);
static LABEL: Pattern = Pattern::new(r"^\p{Lu}[^.:;]{1,100}:$");
/// A number by the year, or a planning reference, and its title.
static BY_YEAR: Pattern = Pattern::new(r"^\d{1,4}/\d{1,5}(?:/[A-Z]{1,6}\d?)?[.:)]? +[–-]? ?\p{Lu}");

static BADGE_END: Pattern =
    Pattern::new(r"(?:PDF|DOC|DOCX|XLSX?|PPTX?|RTF|ZIP|HTM|HTML) \d[\d.,]* ?[KMG]?B$");
/// The pages of an item's papers end its head.
static PAGED_END: Pattern = Pattern::new(
    r"(?i)\((?:pages?|pp?\.?|tudalennau?) ?(?:nos?\.? ?)?\d{1,4}(?: ?(?:-|–|—|to|i) ?\d{1,4})?\)$",
);
static PERSON: Pattern = Pattern::new(
    r"^(?:the )?(?i:right worshipful |lord mayor )?(?:Councillors?|Cllrs?|Cllr\.|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Reverend|Rev|County Councillor|Alderman|Honorary)\b",
);
static UNFINISHED: Pattern = Pattern::new(
    r"(?i)(?:,|&|-|–|/|\(|\b(?:and|or|of|the|a|an|to|for|with|in|on|at|by|from|into|that|which|as|be|been|was|were|is|are|has|have|had|would|will|their|its|his|her|this|these|those|any|all|not|no|between|under|through|regarding|including|about|councillors?|cllrs?|mr|mrs|ms)|\b\d{1,2} ?(?:st|nd|rd|th))$",
);
/// Initials behind a dash name who is to do something: "– AS" ends its point.
static OWNED: Pattern = Pattern::new(r" [-–—] ?\p{Lu}{2,3}(?:(?: ?[/,&] ?| and )\p{Lu}{2,3})*$");
/// "(AS/BT)" behind a full stop does so too.
static BRACKETED: Pattern = Pattern::new(r"[.;] ?[(\[]\p{Lu}{2,3}(?: ?[/,&] ?\p{Lu}{2,3})*[)\]]$");
/// What a summons asks for begins a line: no sentence has "To receive" in its midst.
static TO_DO: Pattern = Pattern::new(
    r"^To (?:receive|consider|approve|discuss|note|confirm|agree|resolve|appoint|elect|review|adopt|authorise|ratify)\b",
);
/// A word that names a part of a paper by the number behind it.
static REFERS: Pattern = Pattern::new(
    r"(?i)\b(?:in|of|at|to|by|from|under|see|and|with|per|the) (?:paragraphs?|paras?\.?|sections?|appendix|appendices|items?|minute|figure|table|clause|policy|policies|regulation|schedule|pages?|recommendations?|part|option|standing order)$",
);
/// "Reports from the District Councillors" is whole, though a rank may stand before names.
static RANKED: Pattern = Pattern::new(
    r"(?i)\b(?:the|any|other|district|county|borough|city|ward|unitary|town|parish) (?:councillors?|cllrs?)$",
);
/// "At its meeting in May, / Decision - 31/00097 - Ferry Fares was called in": a decision
/// that the sentence speaks of by its number.
static CITES: Pattern =
    Pattern::new(r"^Decisions?(?: [-–—]| ?:)? ?(?:[Nn]o\.? ?)?\d{2,4}/\d{2,6}\b");
/// A number of its own kind on a line of its own heads what follows.
static NUMBER_ALONE: Pattern = Pattern::new(r"^[A-Z]{0,6}\d{1,4}/\d{2,4}\.?$");
static REPORT_OF: Pattern = Pattern::new(r"^Report (?:of|by|from) [^.]{3,90}$");
/// A number far behind a title: the page of its report.
static PAGE_BEHIND: Pattern = Pattern::new(r"^\(?\d.*\t\d{1,4}(?: ?[-–] ?\d{1,4})?$");
/// Words that the rest of a title may have.
const REST_OF_TITLE: usize = 3;
static OF_PAPER: Pattern = Pattern::new(
    r"^(?:(?:Joint |Exempt |Verbal |Oral |Late )?[Rr]eport|Presentation|Briefing|Letter|Paper|Update) (?:of|by|from) ",
);
static HELD: Pattern = Pattern::new(r"^(?:Held|HELD) (?i:at|on|in|via|by)\b");
/// The title of minutes, below the names and days that a site puts over it.
static TITLE: Pattern = Pattern::new(
    r"^(?i:(?:draft|provisional|unconfirmed) )?(?:MINUTES?|Minutes?) (?i:of|from) (?i:an? |the )?(?i:\w+ ){0,3}(?i:meeting)\b",
);
/// How an account begins below its head.
static BEGINS: Pattern = Pattern::new(
    r"^(?:It was|The|There|This|A|An|No|None|Members|Apologies|RESOLVED|AGREED|Resolved|Agreed|Noted|Cllrs?|Councillors?) ",
);
/// The head of a minute whose number names its body: "GB/2031/004: Winter plan".
static CODED: Pattern = Pattern::new(r"^[A-Z]{2,6}[/.]\d{1,4}(?:[/.]\d{1,4})?: \p{Lu}");
/// What a paper calls itself, alone on its line; the head over an agenda's pages; the
/// greeting of a letter that summons.
static PAPER: Pattern = Pattern::new(
    r"^(?:(?i:paper|document|enclosure|enc|attachment|annexe?) (?:[A-Z]{1,2}\d?|\d{1,2}[a-z]?)|Page(?:s|\(s\)| [Nn]os?\.?| [Nn]umbers?)?|PAGE(?:S| NOS?\.?)?|Dear (?:(?:Sir|Madam|Sirs|Member|Councillor|Colleague|All|and|or|of the Council|/)(?:s|\(s\))?[ /,]*){1,4}|(?i:public |draft |supplementary )?(?:AGENDA|Agenda|A G E N D A)|(?i:draft |unconfirmed )?(?:MINUTES|M I N U T E S))$",
);
/// What stands over the members of a body, or before those to whom an agenda is sent.
static MEMBERS: Pattern = Pattern::new(
    r"^(?:(?:Committee |COMMITTEE )?(?:Members|MEMBERS|Membership|MEMBERSHIP)(?: of the (?:Committee|Board|Panel|Council))? ?:|Membership|MEMBERSHIP)$|^To: (?:(?:Deputy |Vice[- ])?(?:Chair\w*|Mayor|Convener)\b|Cllr|Councillor)",
);
/// The hour alone, over the place.
static HOUR: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4} )?(?:\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?|[012]?\d[.:]?[0-5]\d ?(?:hrs|hours)?)(?: ?- ?[\d.:]{4,5} ?(?:[ap]\.?m\.?|hrs|hours)?)?(?: prompt)?$",
);
/// What minutes call themselves on a line of their own, below the day and over the roll.
static MINUTES: Pattern =
    Pattern::new(r"^(?i:draft |unconfirmed |public )?(?:Minutes|Minute of Meeting)$");
/// "[NB: Councillor Ash did not vote]": a note that its bracket ends.
static NOTE: Pattern = Pattern::new(r"^\[[^\[\]]+\]$");
/// A letter's references, which stand beside whom it is sent to.
static REFERENCE: Pattern = Pattern::new(r"^(?:Your|Our|My) [Rr]ef(?:erence)?\b ?[:.]?");
/// The name of a body, whole on its line.
static BODY: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\p{L}’'&-]*,? |(?:and|of|for|the|&) ){0,8}(?i:committee|sub-committee|panel|board|cabinet|forum|commission)(?: (?i:agenda|minutes))?$",
);
/// What stands below it in a head: the day, or what the paper is.
static BELOW_BODY: Pattern = Pattern::new(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d|\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{Ll}+,? \d{4}|(?:Draft )?(?:Minutes|Agenda) (?:of|for|from)\b|(?:Notice|Record) of\b|(?:A )?[Mm]eeting (?:on|of|to be|held)\b|Date\b|To be held\b)",
);
/// The same behind a number without a stop.
static ASKED: Pattern = Pattern::new(
    r"^(?:[A-Z]{1,6}[./ -]?)?\d{1,4}(?:[/.-]\d{1,4})?[.:)]? +To (?:receive|consider|approve|note|confirm|agree|appoint|elect|review|adopt)\b",
);
/// "Clerk: | Mrs Ash |": a row whose strokes were copied.
static BARRED: Pattern = Pattern::new(r"^\p{Lu}[^|:]{1,58}: ?\| ?\S");
/// How an account begins, which no title goes on with.
static TOLD: Pattern = Pattern::new(
    r"^(?:(?:The|It|There|This|All|None|No|Apologies|Members|Cllrs?\.?|Councillors?|Mrs?\.?|Ms\.?)\b[^.]* (?:was|were|had|have|has|is|are|read|gave|reported|said|spoke|presented|thanked)\b|None\b|RESOLVED|Resolved|AGREED|Agreed|Noted)",
);
/// How minutes end: the last point of a list does not go on with it.
static CLOSES: Pattern = Pattern::new(
    r"^(?:The|This) (?:(?i:meeting|session) (?:was (?:then )?|then |duly )*|(?i:chair\w*|mayor) (?:then )?(?:declared the meeting )?)(?:closed|concluded|ended|finished|rose|adjourned)\b|^(?:There|With there) being no (?:further|other|more) business\b",
);
/// "FURTHER AGREED: That …" below what was agreed before it.
static AGAIN: Pattern = Pattern::new(
    r"^(?i:and )?(?:IT WAS )?(?:FURTHER|ALSO) (?:AGREED|RESOLVED|RECOMMENDED|DECIDED)\b",
);
/// "RESOLVED that …" below what was said before it.
static DECIDED: Pattern = Pattern::new(
    r"^(?:(?:It was )?(?:unanimously |UNANIMOUSLY )?(?:RESOLVED|AGREED|RECOMMENDED)|Resolved|Agreed)(?:,? (?i:unanimously|nem\.? con\.?))?,? (?i:that|to)\b",
);
/// Where something is found on the web, behind the colon of a sentence.
static ADDRESS: Pattern = Pattern::new(r"^(?:@\w|https?://|www\.)\S*$");
static SMALL_WORDS: Pattern =
    Pattern::new(r"^(?:and|of|the|to|for|in|on|a|an|with|from|by|at|or|&|-|–)$");

impl Shape {
    /// Measures a document.
    pub fn of(document: &Document) -> Self {
        let mut ends = Vec::new();
        let (mut gaps, mut count, mut labels) = (0_usize, 0_usize, 0_usize);
        let mut longest = 0;
        for line in document.pages.iter().flat_map(|page| &page.lines) {
            if line.part == Part::Body && line.table.is_none() {
                // What stands in the margin ends no full line.
                if line.size <= 0.0 || !line.text.contains('\t') {
                    ends.push(line.end);
                }
                count += 1;
                gaps += usize::from(line.gap);
                labels += usize::from(LABEL.is_in(&line.text));
                longest = longest.max(line.text.chars().count());
            }
        }
        ends.sort_by(f32::total_cmp);
        let width = ends
            .get(ends.len().saturating_sub(1 + ends.len() / 50))
            .copied()
            .unwrap_or_default();
        let sized = document
            .pages
            .iter()
            .any(|page| page.lines.iter().any(|line| line.size > 0.0));
        Self {
            width,
            unwrapped: !sized && width > UNWRAPPED
                || matches!(document.kind, Kind::Html | Kind::Xml),
            gaps: gaps * 10 > count,
            labels: labels >= LABELS && labels * 5 >= count,
            counted: counted::lines(document),
        }
    }

    /// Whether the line belongs to the paragraph before it.
    pub fn goes_on(&self, open: &Open, line: &Line, page: usize) -> bool {
        let words = fold::quote(&line.text);
        // "3. To approve the payments:-" leads over to them.
        let leads = open.last.ends_with(":-") && !starts_small(&words);
        if open.closed || leads || open.block.table.is_some() || line.table.is_some() {
            return false;
        }
        if line.continues {
            return true;
        }
        if date::is_year_of(&open.last, &words) && !line.gap {
            return true;
        }
        // A marker that stands alone waits for its words, whatever they are.
        if open.block.marker.is_some() && open.block.text.is_empty() {
            return marker::split(&words).is_none()
                && label::section(&words)
                    .is_none_or(|section| section == label::Section::Furniture);
        }
        let named = body::is_council(&words) || body::is_council(&open.block.text);
        if named && !is_unfinished(&open.last) {
            return false;
        }
        let cites = CITES.is_in(&words) && !line.gap && is_unfinished(&open.last);
        if label::stands_alone(&words)
            || label::begins_paragraph(&words) && !cites
            || PAGED_END.is_in(&open.last)
            || line.gap && BADGE_END.is_in(&open.last)
        {
            return false;
        }
        if NUMBER_ALONE.is_in(&words) && is_capitals(&open.block.text) {
            return false;
        }
        if (PAPER.is_in(&words) || opens_head(open, &words) || MEMBERS.is_in(&words))
            && !is_unfinished(&open.last)
            || PAPER.is_in(&open.block.text)
        {
            return false;
        }
        // The page at the end of an item's line, and whose report it is below.
        let paged = open.block.lines.len() == 1
            && (open.block.lines.iter())
                .any(|line| PAGE_BEHIND.is_in(line) || title::ends_in_note(line));
        if paged && (OF_PAPER.is_in(&words) || TO_DO.is_in(&words) || is_sentence(&words)) {
            return false;
        }
        let above = open.block.lines.first();
        if FIELD.is_in(&line.text)
            && (open.block.indent - line.indent).abs() < 2.0
            && above.is_some_and(|above| FIELD.is_in(above))
        {
            return false;
        }
        if ROLL_LABEL.is_in(&line.text) && open.block.lines.iter().any(|line| line.contains('\t')) {
            return false;
        }
        let by_year = BY_YEAR.is_in(&words) && !is_unfinished(&open.last);
        if self.labels && (LABEL.is_in(&words) || LABEL.is_in(&open.last))
            || by_year && !REFERS.is_in(&open.last)
        {
            return false;
        }
        if division::is_titled(&open.block.text)
            && words.starts_with(|letter: char| letter.is_ascii_digit())
        {
            return false;
        }
        if TITLE.is_in(&words) && is_name(&open.last)
            || ends_account(open, &words)
            || is_set_apart(open, &words)
            || is_told_of(open, &words)
            || BARRED.is_in(&words)
        {
            return false;
        }
        let ends = RANKED.is_in(&open.last) || !is_unfinished(&open.last);
        if TO_DO.is_in(&words) && TO_DO.is_in(&open.block.text) && ends {
            return false;
        }
        if self.counted.contains(&(page, line.number)) && !REFERS.is_in(&open.last) {
            return false;
        }
        // "Held at the Guildhall on 4 May 2031" below the meeting's name.
        if (is_held(open, line, &words) || CODED.is_in(&words)) && !is_unfinished(&open.last) {
            return false;
        }
        let last = open.block.lines.last();
        if last.is_some_and(|last| ends_in_margin(last))
            || is_back_at_margin(open, line, &words)
            || self.is_left_of_point(open, line, &words)
        {
            return false;
        }
        if counts_on(open, &words)
            || self.looks_other(open, line, &words)
            || self.is_marked(open, line, &words)
        {
            return false;
        }
        self.runs_on(open, line, &words, page)
    }

    /// Whether a line that nothing parts from the paragraph fills what the one before left.
    fn runs_on(&self, open: &Open, line: &Line, words: &str, page: usize) -> bool {
        let of_open = (open.block.page, open.block.place.line);
        let head = self.counted.contains(&of_open);
        if head && open.block.lines.len() == 1 && (line.gap || BEGINS.is_in(words)) {
            return false;
        }
        if line.gap || page != open.page {
            return carries_over(&open.last, words);
        }
        self.wraps(open, words)
    }

    /// Whether a line is set otherwise than the paragraph above it, and no part of it.
    fn looks_other(&self, open: &Open, line: &Line, words: &str) -> bool {
        let wraps_on = starts_small(words) && !line.gap;
        // A day in bold within a sentence that fills its line.
        let emphasised = line.bold
            && !open.block.bold
            && !line.gap
            && !is_closed(&open.last)
            && !open.last.ends_with(':')
            && !self.has_room(open, words);
        open.block.heading != line.heading
            || (open.block.size - line.size).abs() > if wraps_on { MIXED } else { SIZED }
            || open.block.bold != line.bold && !wraps_on && !emphasised
    }

    /// Whether the line begins a point. Figures and letters that happen to stand
    /// first after a soft wrap begin none.
    fn is_marked(&self, open: &Open, line: &Line, words: &str) -> bool {
        let Some((marker, _)) = marker::split(words) else {
            return false;
        };
        if !line.gap && is_in_brackets(&open.block.text) {
            return false;
        }
        // "as set out in paragraph" and "3.4 of the report".
        if !line.gap && marker.count != marker::Count::Bullet && REFERS.is_in(&open.last) {
            return false;
        }
        if marker.count == marker::Count::Bullet || line.gap {
            return !matches!(marker.shape.as_str(), "-" | "–" | "—" | "*")
                || line.gap
                || open.block.marker.is_some()
                || is_closed(&open.last)
                || !starts_small(words);
        }
        marker.begins()
            || open
                .block
                .marker
                .as_ref()
                .is_some_and(|before| marker.follows(before))
            || is_closed(&open.last)
            // "(Ann Ash – 01234 567890)" stands at the right below what it belongs to.
            || open.last.starts_with('(') && open.last.ends_with(')')
            || self.has_room(open, words)
    }

    /// Whether a line without a gap above it goes on with the sentence.
    fn wraps(&self, open: &Open, words: &str) -> bool {
        let last = open.last.as_str();
        if open.title {
            return !BADGE_END.is_in(last)
                && !last.ends_with(['.', '?'])
                && (is_unfinished(last) || starts_small(words) || !self.has_room(open, words));
        }
        if last.ends_with([':', ';']) {
            let told = open.block.lines.len() > 1 && !is_capitals(&open.block.text);
            return told && last.ends_with(':') && ADDRESS.is_in(words);
        }
        if is_capitals(&open.block.text) != is_capitals(words)
            && open.block.text.chars().count() > 3
        {
            if is_capitals(&open.block.text) && !is_unfinished(last) {
                return !self.has_room(open, words) && words.chars().count() < 4;
            }
            let lone = !open.block.text.contains(' ');
            if is_capitals(words) && words.chars().count() > 12 && (is_closed(last) || lone) {
                return false;
            }
        }
        if PERSON.is_in(words) && PERSON.is_in(&open.block.text) && !is_unfinished(last) {
            return !self.has_room(open, words) && !is_closed(last);
        }
        let whole = RANKED.is_in(last) && self.is_short_head(open);
        if starts_small(words) || is_unfinished(last) && !whole {
            return true;
        }
        if open.block.bare && unmarked::is_point(words) && self.has_room(open, words) {
            return false;
        }
        if self.is_short_head(open) || REPORT_OF.is_in(last) && self.has_room(open, words) {
            return false;
        }
        if self.unwrapped {
            return false;
        }
        if is_closed(last) {
            return !self.has_room(open, words);
        }
        self.gaps
            || open.block.marker.is_some()
            || open.block.lines.len() > 1
            || !(is_title_case(last) && self.has_room(open, words))
    }

    /// A number and a few words, far from the margin: an item's head, whole.
    fn is_short_head(&self, open: &Open) -> bool {
        let numbered = match &open.block.marker {
            Some(marker) => {
                matches!(marker.count, marker::Count::Number | marker::Count::Decimal)
            }
            None => dress::read(&open.block.text).is_some_and(|dress| {
                dress.count.family != dress::CAPITAL && dress.words.starts_with(char::is_uppercase)
            }),
        };
        // A title that was broken though there was room is one too.
        let narrow = |line: &String| {
            let letters = u16::try_from(line.chars().count()).unwrap_or(u16::MAX);
            open.block.indent + f32::from(letters) < self.width * 0.6
        };
        let lines = &open.block.lines;
        let broken = open.block.size <= 0.0 && lines.len() == 2 && lines.iter().all(narrow);
        numbered && (lines.len() == 1 || broken) && open.end < self.width * 0.8
    }

    /// Whether a line stands left of the bullet of the point above it, whose line had room
    /// for more: the next day of a plan, below the items of the last.
    fn is_left_of_point(&self, open: &Open, line: &Line, words: &str) -> bool {
        let bullet = open
            .block
            .marker
            .as_ref()
            .is_some_and(|marker| marker.count == marker::Count::Bullet);
        let step = if line.size > 0.0 { OUTDENT } else { 1.0 };
        bullet
            && line.indent + step < open.block.indent
            && !starts_small(words)
            && !is_unfinished(&open.last)
            && self.has_room(open, words)
    }

    /// Whether the first word of the next line would still have fitted.
    fn has_room(&self, open: &Open, words: &str) -> bool {
        let word = words.split(' ').next().unwrap_or_default();
        let letters = u16::try_from(word.chars().count() + 1).unwrap_or(u16::MAX);
        open.end + f32::from(letters) * open.letter < self.width * 0.97
    }
}

/// Whether a line is the next of points counted by bare capitals: "A Approve the plan" and
/// "B Note the report".
fn counts_on(open: &Open, words: &str) -> bool {
    let counted = |text: &str| {
        let (letter, rest) = text.split_once(' ')?;
        let [letter @ b'A'..=b'Y'] = letter.as_bytes() else {
            return None;
        };
        rest.starts_with(char::is_uppercase).then_some(*letter)
    };
    let before = counted(&open.block.text);
    before.is_some_and(|before| counted(words) == Some(before + 1) && is_closed(&open.last))
}

/// Whether the line tells that the meeting closed, or what was further agreed.
fn ends_account(open: &Open, words: &str) -> bool {
    CLOSES.is_in(words) && !is_unfinished(&open.last)
        || AGAIN.is_in(words)
        || DECIDED.is_in(words) && is_closed(&open.last)
}

/// Whether the line tells where or when a meeting was held, and no numbered title goes on.
fn is_held(open: &Open, line: &Line, words: &str) -> bool {
    HELD.is_in(words) && (open.block.marker.is_none() || line.gap)
}

/// Whether a line is set apart by what it is, or by what the paragraph above it is.
fn is_set_apart(open: &Open, words: &str) -> bool {
    let begins = MINUTES.is_in(words) || REFERENCE.is_in(words);
    let above = NOTE.is_in(&open.block.text) || names_minutes(open);
    begins && !is_unfinished(&open.last) || above && !starts_small(words)
}

/// Whether the paragraph so far is what minutes call themselves, and no item's title.
fn names_minutes(open: &Open) -> bool {
    open.block.marker.is_none() && MINUTES.is_in(&open.block.text)
}

/// Whether a body's name is the paragraph so far, and the rest of a paper's head goes on
/// below it.
fn opens_head(open: &Open, words: &str) -> bool {
    open.block.lines.len() == 1
        && open.block.marker.is_none()
        && BODY.is_in(&open.block.text)
        && BELOW_BODY.is_in(words)
        || HOUR.is_in(&open.block.text) && head::is_address(words)
}

/// Whether a line tells what was done of what the line above it asks for: "2. To receive the
/// accounts" and "The accounts were noted."
fn is_told_of(open: &Open, words: &str) -> bool {
    let asked = open.block.lines.len() == 1
        && (open.block.marker.is_some() && TO_DO.is_in(&open.block.text)
            || ASKED.is_in(&open.block.text));
    let told = TOLD.is_in(words) || PERSON.is_in(words);
    asked && told && !is_unfinished(&open.last)
}

/// Whether a line of plain text stands left of the lines of an indented paragraph or of
/// the marker of a point that has ended: what was set in is over.
fn is_back_at_margin(open: &Open, line: &Line, words: &str) -> bool {
    let point = open.block.marker.is_some() && is_closed(&open.last);
    let left = match open.left {
        Some(left) => left.min(open.block.indent),
        None if point => open.block.indent,
        None => return false,
    };
    line.size <= 0.0 && line.indent < 1.0 && left > 1.0 && !starts_small(words)
}

/// Whether a sentence goes on over a gap or a page break.
fn carries_over(last: &str, words: &str) -> bool {
    let appended = last
        .rsplit(' ')
        .nth(1)
        .is_some_and(|word| word.eq_ignore_ascii_case("appendix"));
    if is_closed(last) || last.ends_with([':', ';']) || is_capitals(last) || appended {
        return false;
    }
    last.chars().count() > 30 && starts_small(words)
        || is_unfinished(last)
            && !last.ends_with(['-', '–'])
            && starts_with_letter(words)
            && last.chars().count() > 30
}

/// Whether a bracket was opened shortly before and is not closed.
fn is_in_brackets(text: &str) -> bool {
    let Some(open) = text.rfind('(') else {
        return false;
    };
    !text[open..].contains(')') && text[open..].chars().count() < 80
}

/// Whether the line ended in somebody's name at the right margin, behind a sentence.
fn ends_in_margin(line: &str) -> bool {
    line.rsplit_once('\t').is_some_and(|(body, tail)| {
        is_closed(body.trim_end()) && tail.chars().count() <= 60 && starts_with_letter(tail)
    })
}

/// Whether the last word leads on to another.
fn is_unfinished(last: &str) -> bool {
    UNFINISHED.is_in(last) && !OWNED.is_in(last)
}

fn is_closed(last: &str) -> bool {
    OWNED.is_in(last)
        || BRACKETED.is_in(last)
        || last
            .trim_end_matches(['”', '’', '"', '\'', ')', ']'])
            .ends_with(['.', '?', '!', ':', ';'])
}

fn starts_small(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase)
}

fn starts_with_letter(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_alphanumeric)
}

/// A line of names or of a day, or one word alone: no sentence goes on behind it.
fn is_name(line: &str) -> bool {
    !is_unfinished(line) && (!line.contains(' ') || is_capitals(line) || is_title_case(line))
}

fn is_title_case(line: &str) -> bool {
    let words: Vec<&str> = line
        .split_whitespace()
        .filter(|word| !SMALL_WORDS.is_in(word))
        .collect();
    words.len() > 1
        && !line.starts_with("The ")
        && words.iter().all(|word| {
            word.chars()
                .find(|letter| letter.is_alphanumeric())
                .is_none_or(|letter| letter.is_uppercase() || letter.is_numeric())
        })
}

/// A sentence about an item, which is no rest of its title: "Members are asked to approve them."
fn is_sentence(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.split(' ').count() > REST_OF_TITLE
        && (words.ends_with('.') || SETS_TASK.is_in(words))
}

static SETS_TASK: Pattern = Pattern::new(
    r"^(?:Members|Councillors|The (?:\w+ ){1,4}?)(?: ?are| ?is)? ?(?:asked|invited|recommended|requested) to\b",
);
