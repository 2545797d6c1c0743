//! What a report says of itself, from its pieces.

use crate::domain::fold;
use crate::domain::report::{Appendix, Implication, ImplicationKind, Passage, Report};
use crate::parse::date;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::heading::{self, Head};
use crate::parse::report::piece::{self, Piece};
use crate::parse::report::{money, recommend};

/// A value beside a label is no longer than this; longer words are text.
const LONGEST_VALUE: usize = 300;
/// A name with its office is no longer than this.
const LONGEST_NAME: usize = 120;
/// Entries of a list of appendices or background papers.
const MOST_ENTRIES: usize = 60;

/// What a report says of itself; `None` where it says nothing.
pub fn report(blocks: &[Block]) -> Option<Report> {
    let pieces = piece::pieces(blocks);
    let mut report = Report::default();
    fields(&pieces, &mut report);
    sections(&pieces, &mut report);
    report.recommendations = recommend::under_head(&pieces);
    // Appendices and background papers alone may stand in anything.
    let says = Report {
        appendices: Vec::new(),
        background_papers: Vec::new(),
        ..report.clone()
    } != Report::default();
    // A sentence that asks something is a report's only in what shows itself to be one.
    if says && report.recommendations.is_empty() {
        report.recommendations = recommend::without_head(&pieces);
    }
    report.money = money::read(blocks);
    says.then_some(report)
}

/// How many different heads of a report stand at the top of these paragraphs: the more,
/// the surer it is one.
pub fn heads_at_top(blocks: &[Block]) -> usize {
    let mut seen: Vec<Head> = Vec::new();
    for piece in piece::pieces(blocks) {
        let counts = piece.head.filter(|head| match head {
            Head::Author
            | Head::Director
            | Head::From
            | Head::Member
            | Head::To
            | Head::Title
            | Head::Wards
            | Head::Key
            | Head::Exempt
            | Head::Purpose
            | Head::Recommendations => true,
            Head::Date
            | Head::Summary
            | Head::Reasons
            | Head::Options
            | Head::Implications
            | Head::Implication(_)
            | Head::Appendices
            | Head::Background
            | Head::Other => false,
        });
        if let Some(head) = counts.filter(|head| !seen.contains(head)) {
            seen.push(head);
        }
    }
    seen.len()
}

/// The title that a report gives itself.
pub fn title(blocks: &[Block]) -> Option<String> {
    let pieces = piece::pieces(blocks);
    let at = pieces
        .iter()
        .position(|piece| piece.head == Some(Head::Title))?;
    let title = value(&pieces, at)?;
    let rest = hanging(&pieces, at);
    // What the value leaves open it has taken by itself.
    let whole = if rest.is_empty() || title.ends_with(&rest) {
        title
    } else {
        title + &rest
    };
    Some(whole).filter(|title| title.chars().count() <= 250)
}

/// Lines that a value beside its label runs on over.
const HANGING: usize = 3;
/// They stand so far behind the label at least, in points or columns.
const BEHIND_LABEL: f32 = 8.0;

/// The rest of a value whose further lines hang where its first line begins.
fn hanging(pieces: &[Piece<'_>], at: usize) -> String {
    let label = &pieces[at].block;
    let mut rest = String::new();
    let lines = pieces
        .iter()
        .skip(at + 2)
        .take(HANGING)
        .take_while(|piece| {
            let block = &piece.block;
            let hangs = block.indent > label.indent + BEHIND_LABEL && block.page == label.page;
            let plain = matches!(piece.head, None | Some(Head::Other)) && !piece.label;
            let words = block.text.split_whitespace().count() <= 30;
            hangs && plain && words && !block.gap && !block.is_row() && block.marker.is_none()
        });
    for line in lines {
        rest.push(' ');
        rest.push_str(&line.block.text);
    }
    rest
}

fn fields(pieces: &[Piece<'_>], report: &mut Report) {
    for (at, piece) in pieces.iter().enumerate() {
        let Some(head) = piece.head else { continue };
        match head {
            Head::Author => set(&mut report.author, || person(pieces, at)),
            Head::Director => set(&mut report.director, || person(pieces, at)),
            Head::Member => set(&mut report.lead_member, || person(pieces, at)),
            Head::From => from(pieces, at, report),
            Head::To => to(pieces, at, report),
            Head::Date => {
                let day = || value(pieces, at).and_then(|words| date::find(&words));
                if report.date.is_none() {
                    report.date = day().map(|found| found.date);
                }
            }
            Head::Wards => set(&mut report.wards, || value(pieces, at)),
            Head::Key => {
                let words = value(pieces, at);
                if report.key_decision.is_none() {
                    report.key_decision = words.as_deref().and_then(is_key);
                }
            }
            Head::Exempt => {
                let words = value(pieces, at);
                if report.exempt.is_none() {
                    report.exempt = words.as_deref().and_then(is_exempt);
                }
            }
            Head::Title
            | Head::Purpose
            | Head::Summary
            | Head::Recommendations
            | Head::Reasons
            | Head::Options
            | Head::Implications
            | Head::Implication(_)
            | Head::Appendices
            | Head::Background
            | Head::Other => {}
        }
    }
}

fn set(field: &mut Option<String>, value: impl FnOnce() -> Option<String>) {
    if field.is_none() {
        *field = value();
    }
}

/// The words beside a label: its first paragraph, and what that leaves open.
fn value(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let under = piece::under_head(pieces, at);
    let mut words = under
        .first()
        .filter(|piece| !piece.block.is_row())?
        .block
        .text
        .clone();
    for next in under.iter().skip(1).take(2) {
        let open = words.ends_with([',', '&']) || words.ends_with(" and") || words.ends_with(" of");
        // What a point says is not said in one breath with the words above it.
        if !open || next.block.is_row() || next.block.marker.is_some() {
            break;
        }
        words.push(' ');
        words.push_str(&next.block.text);
    }
    let words = words.trim().to_owned();
    let says = words.chars().any(char::is_alphanumeric) && words.chars().count() <= LONGEST_VALUE;
    says.then_some(words)
}

static CONTACT: Pattern = Pattern::new(
    r"(?i)\s*(?:[(,;–|-]\s*)?(?:\b(?:tel|telephone|phone|ext|extension|e-?mail|mobile|contact)\b ?(?:no\.?|number)? ?[:.]?|\S+@\S+|\(?0\d{2,4}\)? ?\d{3}|\b\d{5,}).*$",
);
static NAMED: Pattern = Pattern::new(r"(?i)^(?:name|name and title|name and job title) ?[:–-] ?");

/// A person or an office beside a label, without telephone and address.
fn person(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let words = value(pieces, at)?;
    let words = NAMED
        .find(&words)
        .map_or(words.as_str(), |name| &words[name.end()..]);
    let end = CONTACT
        .find(words)
        .map_or(words.len(), |contact| contact.start());
    let name = words[..end].trim_end_matches([',', ';', '–', '-', '(', ' ', '|', ':']);
    let unsaid = matches!(
        fold::compare(name).as_str(),
        "" | "n a" | "none" | "not applicable" | "tbc"
    );
    (!unsaid).then(|| name.to_owned())
}

static MEMBER: Pattern = Pattern::new(
    r"(?i)\b(?:cabinet member|portfolio holder|executive member|lead member|leader of|deputy leader|councillor|cllr)\b|^leader\b",
);
static OFFICER: Pattern = Pattern::new(
    r"(?i)\b(?:directors?|chief|head of|officers?|manager|solicitor|treasurer|clerk|lawyer|lead for|secretary)\b",
);
/// Who answers for a report, and not only for its words.
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\b(?:director|chief|head of|heads of|monitoring officer|section 151|s\.? ?151|proper officer|solicitor|treasurer|clerk|counsel|assistant to|secretary to)\b|^(?:the )?(?:\w+ )?(?:manager|secretary)$",
);
/// A name, and the office behind it.
static NAMED_OFFICER: Pattern = Pattern::new(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?:,| [-–(]) ?\(?\p{Lu}",
);

/// "Report of" an officer or a member, or of both, each on lines of their own.
fn from(pieces: &[Piece<'_>], at: usize, report: &mut Report) {
    let Some(words) = person(pieces, at) else {
        return;
    };
    match (MEMBER.is_in(&words), OFFICER.is_in(&words)) {
        (true, false) => {
            set(&mut report.lead_member, || Some(words));
            set(&mut report.director, || officer_below(pieces, at));
        }
        // One officer by name, below those who answer for what is reported, wrote it.
        (false, true) if NAMED_OFFICER.is_in(&words) && !ANSWERS.is_in(&words) => {
            set(&mut report.author, || Some(words));
        }
        (false, _) => {
            let first = first_of(pieces, at, &words);
            set(&mut report.director, || Some(first));
        }
        (true, true) => {
            let (member, officer) = parted(pieces, at, &words);
            set(&mut report.lead_member, || member);
            set(&mut report.director, || officer);
        }
    }
}

/// The first of several officers, each on a line that begins with a name or an office and
/// leaves nothing open.
fn first_of(pieces: &[Piece<'_>], at: usize, words: &str) -> String {
    let value = piece::under_head(pieces, at).first();
    let lines = value.map_or(&[][..], |piece| piece.block.lines.as_slice());
    let each = lines.len() > 1
        && lines.iter().all(|line| {
            let line = line.trim();
            OFFICER.is_in(line)
                && line.starts_with(char::is_uppercase)
                && !line.ends_with([',', '&', '-', '–'])
                && ![" and", " of", " for", " the", " to"]
                    .iter()
                    .any(|end| line.ends_with(end))
        });
    match lines.first().map(|line| fold::quote(line)) {
        Some(first) if each && words.starts_with(&first) => first,
        Some(_) | None => words.to_owned(),
    }
}

/// The officer whom a label names in a paragraph of its own, below the member.
fn officer_below(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let behind = pieces.iter().skip(at + 2).take(2);
    let mut below = behind
        // A name that stands alone looks like a heading.
        .take_while(|piece| matches!(piece.head, None | Some(Head::Other)))
        .filter(|piece| !piece.block.is_row() && piece.block.marker.is_none())
        .map(|piece| piece.block.text.as_str());
    let named = below.find(|words| {
        let one = words.chars().count() <= LONGEST_NAME && !words.ends_with('.');
        one && OFFICER.is_in(words) && !MEMBER.is_in(words)
    });
    named.map(str::to_owned)
}

/// The member and the officer of one label, where lines or sentences part them.
fn parted(pieces: &[Piece<'_>], at: usize, words: &str) -> (Option<String>, Option<String>) {
    let under = piece::under_head(pieces, at);
    let mut people: Vec<String> = Vec::new();
    let lines = under
        .iter()
        .take(3)
        .filter(|piece| !piece.block.is_row())
        .enumerate()
        .take_while(|(at, piece)| *at == 0 || piece.block.marker.is_none())
        .map(|(_, piece)| piece)
        .flat_map(|piece| &piece.block.lines);
    for line in lines {
        let line = fold::quote(line);
        let begins = MEMBER.is_in(&line) || OFFICER.is_in(&line);
        match people.last_mut() {
            // An office that breaks off goes on in the next line.
            Some(last)
                if !begins
                    || last.ends_with([',', '&', '–', '-'])
                    || [" and", " of", " for", " the"]
                        .iter()
                        .any(|end| last.ends_with(end)) =>
            {
                last.push(' ');
                last.push_str(&line);
            }
            _ => people.push(line),
        }
        if people.len() > 4 {
            break;
        }
    }
    let member: Vec<&String> = people
        .iter()
        .filter(|person| MEMBER.is_in(person) && !OFFICER.is_in(person))
        .collect();
    let officer: Vec<&String> = people
        .iter()
        .filter(|person| OFFICER.is_in(person) && !MEMBER.is_in(person))
        .collect();
    match (member.as_slice(), officer.as_slice()) {
        ([member], [officer, ..]) => (Some((*member).clone()), Some((*officer).clone())),
        // What cannot be parted is said whole, of the officer.
        _ => (None, Some(words.to_owned())),
    }
}

/// The body a report is made to, and the day that stands behind it.
fn to(pieces: &[Piece<'_>], at: usize, report: &mut Report) {
    let Some(words) = value(pieces, at) else {
        return;
    };
    if report.to.is_some() {
        return;
    }
    let day = date::find(&words);
    let end = day.as_ref().map_or(words.len(), |day| day.range.start);
    let body = words[..end]
        .trim_end()
        .trim_end_matches(" on")
        .trim_end_matches([',', '–', '-', '(', ' ', ':', '—']);
    // "To: note the report" and a telephone under "Committee" are no bodies.
    let named = body.starts_with(char::is_uppercase) && body.chars().count() <= 150;
    if named {
        report.to = Some(body.to_owned());
        report.date = report.date.or(day.map(|day| day.date));
    }
}

static NO: Pattern = Pattern::new(
    r"(?i)^(?:no|not|non|none|n/?a|unrestricted|open|public|part (?:i|1|one|a)|official|☐ ?yes ☒ ?no|nothing|there (?:is|are) no)\b",
);
static YES: Pattern = Pattern::new(
    r"(?i)^(?:yes|key|exempt|confidential|restricted|private|part (?:ii|2|two|b)|not for publication|this (?:report|paper) is (?:exempt|confidential|not for publication)|contains exempt)\b",
);
/// Boxes of which one is ticked.
static TICKED: Pattern = Pattern::new(
    r"(?i)(?:[☒☑✓✔■]|\[ ?x ?\]) ?(?P<before>[\p{L}-]+)|\b(?P<after>yes|no) ?(?:[☒☑✓✔■]|\[ ?x ?\])",
);

fn is_key(words: &str) -> Option<bool> {
    yes_or_no(words, NO.is_in(words), YES.is_in(words))
}

fn is_exempt(words: &str) -> Option<bool> {
    // "Not for publication" is a no to the wrong question, "Not exempt" to the right one.
    let withheld = fold::compare(words).starts_with("not for publication");
    yes_or_no(
        words,
        NO.is_in(words) && !withheld,
        YES.is_in(words) || withheld,
    )
}

fn yes_or_no(words: &str, no: bool, yes: bool) -> Option<bool> {
    if let Some(found) = TICKED.captures(words) {
        let word = found.name("before").or_else(|| found.name("after"))?;
        return match word.as_str().to_lowercase().as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    // A form that was never filled in prints both.
    let both = matches!(
        fold::compare(words).as_str(),
        "yes no" | "no yes" | "yes or no" | "y n"
    );
    match (yes, no) {
        (true, false) if !both => Some(true),
        (false, true) if !both => Some(false),
        (true | false, true | false) => None,
    }
}

fn sections(pieces: &[Piece<'_>], report: &mut Report) {
    for (at, piece) in pieces.iter().enumerate() {
        let Some(head) = piece.head else { continue };
        let under = piece::under_head(pieces, at);
        match head {
            Head::Purpose => purpose(under, report),
            Head::Summary if report.summary.is_none() => {
                report.summary = passage(under).map(|passage| passage.text);
            }
            Head::Reasons if report.reasons.is_none() => report.reasons = passage(under),
            Head::Options if report.options.is_none() => report.options = passage(under),
            Head::Implication(kind) => implication(kind, piece, under, report),
            // Words right under the head over them are about any of them.
            Head::Implications => implication(ImplicationKind::Other, piece, under, report),
            Head::Appendices => appendices(under, report),
            Head::Background => background(under, report),
            Head::Summary
            | Head::Reasons
            | Head::Options
            | Head::Author
            | Head::Director
            | Head::From
            | Head::Member
            | Head::To
            | Head::Date
            | Head::Title
            | Head::Wards
            | Head::Key
            | Head::Exempt
            | Head::Recommendations
            | Head::Other => named_appendix(piece, report),
        }
    }
}

/// The head over an appendix that the report holds: "Appendix A – The plan".
fn named_appendix(head: &Piece<'_>, report: &mut Report) {
    let words = head.block.text.as_str();
    if head.block.marker.is_some() || head.block.is_row() || !APPENDIX.is_in(words) {
        return;
    }
    // A letter alone is the stamp of a page.
    let titled = |entry: &&str| {
        APPENDIX
            .group(entry, "title")
            .is_some_and(|title| !title.is_empty())
    };
    for entry in each_appendix(words).into_iter().filter(titled) {
        keep_appendix(entry, &head.block, report);
    }
}

/// The words under a head, tables aside.
fn passage(under: &[Piece<'_>]) -> Option<Passage> {
    let told: Vec<&Block> = under
        .iter()
        .map(|piece| piece.block.as_ref())
        .filter(|block| !block.is_row() && block.text.chars().any(char::is_alphanumeric))
        .collect();
    let first = told.first()?;
    let text: Vec<String> = told.iter().map(|block| words(block)).collect();
    Some(Passage {
        text: text.join("\n\n"),
        page: first.place.page,
        printed_page: first.place.printed_page.clone(),
        line: first.place.line,
    })
}

/// A paragraph's words; its number is the report's, a point's letter its own.
fn words(block: &Block) -> String {
    match &block.marker {
        Some(marker) if matches!(marker.count, Count::Letter | Count::Roman) => block.whole(),
        Some(_) | None => block.text.clone(),
    }
}

/// What a board is to do with a paper, as cover sheets print it.
const WANTED_FOR: [&str; 10] = [
    "decision",
    "assurance",
    "information",
    "discussion",
    "approval",
    "noting",
    "endorsement",
    "ratification",
    "consideration",
    "debate",
];

/// A box, or a word that a box may stand beside.
static BOX: Pattern = Pattern::new(
    r"(?i)(?P<mark>[☐☒☑✓✔■□]|\[ ?x? ?\]|\bx\b)|\b(?P<word>decision|assurance|information|discussion|approval|noting|endorsement|ratification|consideration|debate)\b",
);

fn purpose(under: &[Piece<'_>], report: &mut Report) {
    let Some(passage) = passage(under) else {
        return;
    };
    let folded = fold::compare(&passage.text);
    let only_boxes = !folded.is_empty()
        && folded.split(' ').all(|word| {
            WANTED_FOR.contains(&word) || matches!(word, "for" | "to" | "and" | "x" | "or" | "yes")
        });
    if only_boxes {
        if report.wanted_for.is_empty() {
            report.wanted_for = ticked(&passage.text);
        }
        return;
    }
    if report.purpose.is_none() {
        let first = passage.text.split("\n\n").next();
        report.purpose = first.map(str::to_owned);
    }
}

/// The words whose boxes are ticked; where there are no boxes, a word by itself.
fn ticked(text: &str) -> Vec<String> {
    let found = BOX.captures_all(text);
    let is_box = |at: usize| found[at].name("mark").is_some();
    let words: Vec<usize> = (0..found.len()).filter(|at| !is_box(*at)).collect();
    let word = |at: &usize| found[*at][0].to_owned();
    if words.len() == found.len() {
        return if let [only] = words.as_slice() {
            vec![word(only)]
        } else {
            Vec::new()
        };
    }
    // Boxes stand all before their words, or all behind them.
    let before = is_box(0);
    let is_ticked = |at: &&usize| {
        let beside = if before {
            at.checked_sub(1)
        } else {
            Some(**at + 1)
        };
        beside.is_some_and(|beside| {
            beside < found.len()
                && is_box(beside)
                && !matches!(&found[beside][0], "☐" | "□" | "[ ]" | "[]")
        })
    };
    words.iter().filter(is_ticked).map(word).collect()
}

fn implication(kind: ImplicationKind, head: &Piece<'_>, under: &[Piece<'_>], report: &mut Report) {
    let Some(passage) = passage(under) else {
        return;
    };
    let heading = head
        .block
        .text
        .trim_end_matches([':', ' ', '–', '-'])
        .to_owned();
    let known = report
        .implications
        .iter()
        .any(|known| known.heading == heading && known.passage.text == passage.text);
    if known {
        return;
    }
    let mut kinds = heading::kinds_of(&heading);
    if kinds.len() > 1 {
        // "Legal and regulatory": what it is besides says nothing more.
        kinds.retain(|kind| *kind != ImplicationKind::Other);
    }
    if !kinds.contains(&kind) {
        kinds = vec![kind];
    }
    report
        .implications
        .extend(kinds.into_iter().map(|kind| Implication {
            kind,
            heading: heading.clone(),
            passage: passage.clone(),
        }));
}

static APPENDIX: Pattern = Pattern::new(
    r"^(?i:appendix|annexe?|enclosure|attachment|schedule) ?(?P<letter>[A-Z]{0,2}\d{0,2}[a-z]?)\b ?(?:\((?P<inner>[^)]*)\))? ?[:.–—-]* ?(?P<title>.*)$",
);

/// Whether a list says that there is nothing in it.
fn is_none(words: &str) -> bool {
    let folded = fold::compare(words);
    [
        "none",
        "n a",
        "not applicable",
        "no appendices",
        "there are no",
        "there are none",
        "nil",
        "no background",
    ]
    .iter()
    .any(|none| folded == *none || folded.starts_with(&format!("{none} ")))
}

fn appendices(under: &[Piece<'_>], report: &mut Report) {
    for piece in under.iter().take(MOST_ENTRIES) {
        let block = piece.block.as_ref();
        for line in entries(block) {
            if is_none(&line) {
                continue;
            }
            keep_appendix(&line, block, report);
        }
    }
}

/// Notes an appendix; of two mentions the one with a title counts.
fn keep_appendix(line: &str, block: &Block, report: &mut Report) {
    let Some(entry) = appendix(line, block) else {
        return;
    };
    if report.appendices.contains(&entry) {
        return;
    }
    let known = report
        .appendices
        .iter_mut()
        .find(|known| known.letter == entry.letter && entry.letter.is_some());
    match known {
        Some(known) if known.title.is_none() => *known = entry,
        Some(_) => {}
        None => report.appendices.push(entry),
    }
}

/// The entries of a list: each paragraph, line that names an appendix, or row.
fn entries(block: &Block) -> Vec<String> {
    if block.is_row() {
        let cells: Vec<String> = block
            .cells
            .iter()
            .map(|cell| fold::quote(&cell.text))
            .collect();
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        return match filled.as_slice() {
            [letter, title, ..] if APPENDIX.is_in(letter) => vec![format!("{letter} {title}")],
            [only] => vec![(*only).clone()],
            _ => Vec::new(),
        };
    }
    let mut entries: Vec<String> = Vec::new();
    for line in &block.lines {
        let line = fold::quote(line);
        match entries.last_mut() {
            Some(last) if !APPENDIX.is_in(&line) => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => entries.push(line),
        }
    }
    entries
        .iter()
        .flat_map(|entry| entry.split("; "))
        .flat_map(each_appendix)
        .map(str::to_owned)
        .collect()
}

static NEXT: Pattern =
    Pattern::new(r" (?P<next>(?:Appendix|APPENDIX|Annex|ANNEX) [A-Z]{0,2}\d{0,2} ?[:–-] )");

/// Entries that a copy joined into one line.
fn each_appendix(line: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let mut from = 0;
    for found in NEXT.captures_all(line) {
        let at = found.name("next").map_or(0, |next| next.start());
        entries.push(line[from..at].trim());
        from = at;
    }
    entries.push(line[from..].trim());
    entries
}

fn appendix(line: &str, block: &Block) -> Option<Appendix> {
    let bare = line.trim_start_matches(['•', '-', '–', '·', ' ']);
    let (letter, title) = if let Some(found) = APPENDIX.captures(bare) {
        let letter = found["letter"].to_owned();
        let title = found["title"].trim().to_owned();
        let inner = found
            .name("inner")
            .map(|inner| inner.as_str().trim().to_owned());
        let title = if title.is_empty() {
            inner.unwrap_or_default()
        } else {
            title
        };
        (Some(letter).filter(|letter| !letter.is_empty()), title)
    } else {
        // "A. The plan", "1 – The plan": a marker and a title.
        let marker = block.marker.as_ref()?;
        let counts = !marker.value.is_empty() && marker.count != Count::Decimal;
        let letter = counts.then(|| marker.value.clone())?;
        (Some(letter), block.text.clone())
    };
    let title = title.trim_end_matches([';', '.', ',']).trim().to_owned();
    let sentence = title.split(' ').count() > 30
        || title.starts_with(char::is_lowercase) && title.contains(" is ");
    let title = Some(title).filter(|title| !title.is_empty());
    if sentence || letter.is_none() && title.is_none() {
        return None;
    }
    Some(Appendix {
        letter,
        title,
        page: block.place.page,
        printed_page: block.place.printed_page.clone(),
        line: block.place.line,
    })
}

fn background(under: &[Piece<'_>], report: &mut Report) {
    for piece in under.iter().take(MOST_ENTRIES) {
        let block = piece.block.as_ref();
        if block.is_row() || is_none(&block.text) || block.text.chars().count() < 4 {
            continue;
        }
        let passage = Passage {
            text: block.text.clone(),
            page: block.place.page,
            printed_page: block.place.printed_page.clone(),
            line: block.place.line,
        };
        if !report.background_papers.contains(&passage) {
            report.background_papers.push(passage);
        }
    }
}
