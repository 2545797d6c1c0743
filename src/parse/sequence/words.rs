//! What the words behind a number are: a title, a title and its account, or neither.

use crate::domain::agenda::is_procedural;
use crate::parse::chain;
use crate::parse::marker;
use crate::parse::paragraph;
use crate::parse::pattern::Pattern;

/// A title is no longer than this; one with its account behind it, than that.
pub const LONGEST_OPEN: usize = 220;
pub const LONGEST_TITLE: usize = 120;
/// What tells is no title.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have|would|will|been|noted|said|asked|reported|agreed|resolved|felt|thanked|thought|explained|advised|stated|confirmed|expressed|highlighted|queried|suggested|proposed|seconded|welcomed|approved)\b",
);
/// What tells even in a title of few words: "Matters reported" is one.
static IS: Pattern =
    Pattern::new(r"(?i)\b(?:was|were|is|are|had|has|have|would|will|been|agreed|resolved|said)\b");
/// Words of a title that may well say what was done.
const FEW_WORDS: usize = 4;
/// How a sentence begins, and no title.
static SENTENCE: Pattern = Pattern::new(
    r"^(?:The|A|An|That|There|It|This|These|They|He|She|We|All|No|None|Members)(?:[^\w’'-]|$)|^(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\.? \p{Lu}",
);
/// A word that ends in a full stop and no sentence.
static SHORTENED: Pattern =
    Pattern::new(r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllrs?|No|Nos|St|Rev|Prof|Co|Ltd|etc|e\.g|i\.e|\p{Lu}))$");
/// What parts a title from the account that runs on behind it.
static PARTED: Pattern = Pattern::new(r"(?:\s*:[-–]?|\.)\s+|\s+[-–—]\s+|[–—]\s+");

/// A title in capitals, and the account in small letters behind nothing but a blank.
static CAPITALS: Pattern =
    Pattern::new(r"^(?P<title>\p{Lu}[\p{Lu} ,&’'()/-]{4,}[\p{Lu})])\s+(?P<rest>\p{Lu}\p{Ll}.*)$");

/// Words in capitals before others: the title ends before any full stop.
static LOUD: Pattern = Pattern::new(r"^\p{Lu}{2,} (?:[\p{Lu}&,’'/()-]+ )*\p{Lu}{2,} \p{Lu}\p{Ll}");
/// "BARTON GREEN – PF/31/0217 – Erection of …": the place is loud, and what is to be
/// built there is not.
static BEGINS_LOUD: Pattern =
    Pattern::new(r"^(?:\p{Lu}{2,}[,;]? \(?\p{Lu}{2,}\b|\p{Lu}{4,} ?[-–—:] ?[\p{Lu}\d])");

/// Whether a title begins in capitals, though it goes on in small letters.
pub fn begins_loud(title: &str) -> bool {
    BEGINS_LOUD.is_in(title)
}

/// What minutes put behind a title that nobody had anything to say to.
static NOTHING: Pattern = Pattern::new(
    r"(?i)^(?:none|nil|n/a|nothing)(?: (?:were |was |have been )?(?:received|declared|made|raised|reported|to report|further|recorded|noted|present|at this time))*\.?$",
);
/// Behind it stands the day.
static NEXT: Pattern = Pattern::new(
    r"(?i)^(?:dates?|time|date and time|venue)(?: and (?:time|venue|place))? of (?:the )?next (?:\w+ ){0,2}meetings?$|^next (?:\w+ ){0,2}meetings?$",
);
/// Behind it stand those who sent them.
static APOLOGIES: Pattern = Pattern::new(
    r"(?i)^(?:apologies(?: for absence| received)?|sederunt|(?:(?:members|councillors|those|also) )?present|attend(?:ance|ees|ed by)|in attendance)$",
);

/// Names and nothing else.
static NAMES: Pattern = Pattern::new(
    r"^(?:(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\.? )?\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}(?:, (?:and )?| and | & |; ?|\.?$))+$",
);

/// What the words behind a number are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// A title and nothing else.
    Title,
    /// A title that ends like a sentence.
    Closed,
    /// A title, and the account behind it.
    RunIn,
    /// No title: the account begins at once.
    None,
}

/// "Date of next meeting Tuesday 4 May 2031 at 7 pm": the day, with nothing before it.
static DAY_BEHIND: Pattern = Pattern::new(
    r"^(?P<title>(?i:(?:dates?|time|date and time) of (?:the )?next (?:\w+ ){0,2}meetings?)) (?P<rest>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*\d.*)$",
);
/// "Minutes of the meeting held on 4 May 2031 were approved.": the subject of the sentence
/// names the business.
static SUBJECT: Pattern = Pattern::new(
    r"^(?P<title>(?:The )?[Mm]inutes of (?:the )?(?:\w+ ){0,3}?meetings?(?: held)?(?: on)?(?: \p{Lu}\p{Ll}+day,?)? \d{1,2}(?:st|nd|rd|th)? (?:of )?\p{Lu}\p{Ll}+,? \d{4}) (?:was|were|had been) ",
);

/// The title in a sentence whose subject is standing business; the sentence is its account.
pub fn subject(words: &str) -> Option<String> {
    SUBJECT.group(words, "title").map(str::to_owned)
}

/// What the words are, the title in them, and what runs on behind it.
pub fn take(words: &str) -> (Words, String, String) {
    if let Some(found) = DAY_BEHIND.captures(words) {
        let rest = found["rest"].to_owned();
        return (Words::RunIn, found["title"].to_owned(), rest);
    }
    let letters = words.chars().count();
    for found in PARTED.find_all(words) {
        let (title, rest) = (&words[..found.start()], words[found.end()..].trim());
        if title.chars().count() > LONGEST_TITLE {
            break;
        }
        if found.as_str().starts_with('.') && SHORTENED.is_in(title) {
            continue;
        }
        if tells(title) || LOUD.is_in(title) {
            break;
        }
        // "Apologies for absence – A Ash, B Elm".
        let sent = found.as_str().trim_start().starts_with(['–', '—', '-'])
            && (APOLOGIES.is_in(title) && NAMES.is_in(rest) || NEXT.is_in(title));
        // "Planning applications: i. 31/01234/FUL": a list begins behind the title.
        let listed = found.as_str().trim_start().starts_with(':')
            && marker::split(rest).is_some_and(|(marker, _)| marker.begins());
        let answered = sent
            || found.as_str().trim_start().starts_with(':')
                && (NOTHING.is_in(rest)
                    || NEXT.is_in(title)
                    || APOLOGIES.is_in(title) && rest.starts_with(char::is_uppercase)
                    || FEW_WORDS >= title.split(' ').count()
                        && rest.ends_with('.')
                        && IS.is_in(rest));
        if !rest.is_empty()
            && title.chars().any(char::is_alphabetic)
            && (answered || listed || goes_on(title, rest))
        {
            return (Words::RunIn, title.trim().to_owned(), rest.to_owned());
        }
    }
    if let Some(found) = CAPITALS.captures(words)
        && found["title"].chars().count() <= LONGEST_TITLE
        && goes_on(&found["title"], &found["rest"])
    {
        return (
            Words::RunIn,
            found["title"].to_owned(),
            found["rest"].to_owned(),
        );
    }
    let bare = words.trim_end_matches([':', '.', ' ', '-', '–']);
    if letters <= LONGEST_OPEN && paragraph::is_capitals(words) && !bare.contains(". ") {
        return (Words::Title, bare.to_owned(), String::new());
    }
    if letters <= LONGEST_OPEN
        && !words.ends_with(['.', ';', ',', ':'])
        && !chain::is_sentence(words)
    {
        return (Words::Title, words.to_owned(), String::new());
    }
    if letters <= LONGEST_TITLE
        && !tells(bare)
        && words.ends_with(['.', ':'])
        && !bare.contains(". ")
    {
        return (Words::Closed, bare.to_owned(), String::new());
    }
    (Words::None, String::new(), words.to_owned())
}

/// "Appointment of Chair RESOLVED that …", "Vacancies The Clerk reported …": a title whose
/// account begins behind nothing but a blank.
static BLANK: Pattern = Pattern::new(
    r"^(?P<title>\p{Lu}[\w’'&-]*(?:(?: (?:of|the|and|for|to|in|on|by|with|from|&))* \p{Lu}[\w’'&-]*){0,9}?) (?P<rest>(?:RESOLVED|AGREED|NOTED|RECOMMENDED) that\b.*|(?:(?:RESOLVED|AGREED|NOTED|RECOMMENDED)\b|(?:There (?:was|were)|It was|Subject to|The (?:Clerk|Chair\w*|Council|Committee|Mayor|Director|Members?|Panel|Board)|Members (?:\w+ed|were|had))\b).*\.)$",
);
/// A title before a paragraph's own words is no longer.
const LONGEST_BEFORE: usize = 80;

/// The title behind a number that no point bears, where only a blank parts it from its
/// account.
pub fn before_blank(words: &str) -> Option<(String, String)> {
    let found = BLANK.captures(words)?;
    let (title, rest) = (&found["title"], &found["rest"]);
    let short = title.chars().count() <= LONGEST_BEFORE;
    // "Members’ Code of Conduct" begins like a sentence, and is a title.
    let members = title.starts_with("Members") && !TELLS.is_in(title);
    let sentence = tells(title) && !members;
    (short && !sentence && TELLS.is_in(rest)).then(|| (title.to_owned(), rest.to_owned()))
}

/// The title in the words behind a number and what runs on behind it; no title where the
/// account begins at once.
pub fn parted(words: &str) -> (String, String) {
    match take(words) {
        (Words::RunIn, title, rest) => (title, rest),
        (Words::Title | Words::Closed, title, _) if !tells(words) => (title, String::new()),
        (Words::Title | Words::Closed | Words::None, _, _) => (String::new(), words.to_owned()),
    }
}

/// Whether the words are a sentence's, and no title's.
pub fn tells(words: &str) -> bool {
    let few = words.split_whitespace().count() <= FEW_WORDS;
    IS.is_in(words) || !few && TELLS.is_in(words) || SENTENCE.is_in(words)
}

/// "Councillor Ash declared an interest", with no stop behind it.
static SOMEBODY_DID: Pattern = Pattern::new(
    r"^(?:(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Dr) \p{Lu}[\p{L}’'-]+|The \p{Lu}\p{Ll}+) (?:declared|gave|spoke|left|raised|offered|moved|sent|read|attended|proposed|seconded)\b",
);

/// Whether the account begins behind a title, and the title does not go on.
fn goes_on(title: &str, rest: &str) -> bool {
    let words = rest.split_whitespace().count();
    let begins = rest.trim_start_matches('(');
    let sentence = begins.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric())
        && (rest.ends_with(['.', '!', '?'])
            || words > 4 && (TELLS.is_in(rest) || SOMEBODY_DID.is_in(rest)));
    let named = is_procedural(title) || title.contains(' ') && rest.starts_with(char::is_lowercase);
    let listed = named && paragraph::is_capitals(title) && !paragraph::is_capitals(rest);
    sentence || listed
}
