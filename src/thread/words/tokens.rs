//! The words of a text as they stand there: their stems, figures, and the things and places
//! that two words name.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::business::is_business;
use crate::domain::fold;

/// Words of grammar: dropped before phrases are looked for.
const GRAMMAR: &str = "\
    a about above after again all also although an and another any are around as at be \
    because been before being below between both but by can could did do does doing done \
    during each either else ever few for from further furthermore had has have having he \
    her here him himself his how however i if in into is it its itself just like may me \
    might mr mrs ms dr cllr more most must my no nor not now of off on once one only or \
    other our out over own per re same she should since so some still such than that the \
    their theirs them themselves then there therefore these they this those though \
    through thus to too under until up upon very via was we well were what when where \
    whether which while who whom whose why will with within without would yet you your \
    keep kept somebody someone anybody anyone nobody everybody everyone something nothing \
    within am pm outside inside alongside beside regarding concerning relation including whereby therein thereof due";

/// A small number behind one of these names no thing: "page 12", "1 March".
const COUNTED: &str = "\
    page pages item items minute minutes paragraph para agenda january february march april may \
    june july august september october november december year years week weeks month months \
    day days appendix version v number no no. nos about over least nearly some than every \
    the of at by on to in from and or for only was were had have has with until till after \
    before between application report paragraphs their all these last first next a an is are be";

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

pub(super) static GRAMMAR_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| GRAMMAR.split_whitespace().collect());

static COUNTED_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| COUNTED.split_whitespace().collect());

/// A word of a text.
pub(super) struct Word<'t> {
    pub(super) stem: Cow<'t, str>,
    pub(super) printed: &'t str,
    pub(super) is_business: bool,
}

/// What is known of a word as it is printed.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) stem: String,
    pub(super) is_business: bool,
}

/// The pieces of a text between spaces and stops; "85,000" and "e-bike" are one,
/// "parks,gardens" are two.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut last = ' ';
    let mut is_alone = false;
    text.split(move |letter: char| {
        // One "e" with a hyphen behind it belongs to the word that follows.
        let joins = letter == '-' && is_alone;
        is_alone = matches!(letter, 'e' | 'E') && !last.is_alphanumeric();
        last = letter;
        !(joins || letter.is_alphanumeric() || matches!(letter, '\'' | '’' | ',' | '£'))
    })
    .flat_map(|printed| {
        let is_sum = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '£');
        let commas = usize::from(!printed.chars().all(is_sum));
        printed.splitn(if commas == 0 { 1 } else { usize::MAX }, ',')
    })
    .map(|printed| printed.trim_matches(['\'', '’', ',']))
    .filter(|printed| !printed.is_empty())
}

/// What a printed word tells; `None` for one of grammar, and for a figure alone that is no
/// sum: days are compared as such.
pub(super) fn known(printed: &str) -> Option<Known> {
    if let Some(stem) = sum(printed) {
        return Some(Known {
            stem,
            is_business: false,
        });
    }
    if is_ordinal(printed) {
        return None;
    }
    let folded = match bare(printed).split_once('-') {
        Some((e, word)) => fold::compare(&format!("{e}{word}")),
        None => fold::compare(bare(printed)),
    };
    let letters = folded
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let tells = letters > 0
        && folded.chars().count() > 1
        && !folded.contains(' ')
        && !GRAMMAR_WORDS.contains(folded.as_str());
    tells.then(|| Known {
        stem: stem(&folded),
        is_business: is_business(&folded),
    })
}

/// Whether it is a figure with an ending: "14th", "7pm".
fn is_ordinal(printed: &str) -> bool {
    let ending = printed.trim_start_matches(|letter: char| letter.is_ascii_digit());
    ending.len() < printed.len() && matches!(ending, "st" | "nd" | "rd" | "th" | "am" | "pm")
}

/// A word without the mark of whose something is.
pub(super) fn bare(printed: &str) -> &str {
    printed
        .strip_suffix("'s")
        .or_else(|| printed.strip_suffix("’s"))
        .unwrap_or(printed)
}

/// A small number that belongs to the word before it, and names one thing of many:
/// "Lamp 14", "Chapter 8".
pub(super) fn numbered(before: &str, printed: &str) -> Option<String> {
    let is_small = printed.len() <= 3 && printed.chars().all(|letter| letter.is_ascii_digit());
    if !is_small || !before.starts_with(char::is_alphabetic) {
        return None;
    }
    let before = fold::compare(bare(before));
    // "Section 3" is of a report, "Section 106" of an Act.
    if before == "section" && printed.len() < 2 {
        return None;
    }
    (before.len() > 1 && !COUNTED_WORDS.contains(before.as_str()))
        .then(|| format!("{} {printed}", stem(&before)))
}

/// The words that places end in: "Weaver's Row", "Five Ways".
const OF_PLACES: &str = "\
    road street lane close way ways hill drive square park green court crescent place avenue \
    gardens terrace row bridge cross corner end fields house hall lodge farm cottage cottages \
    centre school church station common wood woods mill view rise grove mews walk path bank \
    brook pond quay wharf pier estate moor heath yard gate";

static PLACE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| OF_PLACES.split_whitespace().collect());

/// The words that the names of papers end in: "Carers' Strategy".
const OF_PAPERS: [&str; 5] = ["strategy", "policy", "charter", "protocol", "framework"];

/// The name of a paper that two words make: each of them is of much else.
pub(super) fn paper(text: &str, before: &str, printed: &str) -> Option<String> {
    let last = of_paper(printed)?;
    let first = fold::compare(bare(before));
    let is_name = first.chars().all(char::is_alphabetic)
        && first.len() > 2
        && !GRAMMAR_WORDS.contains(first.as_str())
        && !is_business(&first);
    (is_name && is_next(text, before, printed)).then(|| format!("{} {last}", stem(&first)))
}

/// The word that the name of a paper ends in: plain letters, and most words are none.
fn of_paper(printed: &str) -> Option<&'static str> {
    let word = bare(printed);
    let mut papers = OF_PAPERS.into_iter();
    papers.find(|paper| paper.eq_ignore_ascii_case(word))
}

/// Whether words as printed are the name of a paper.
pub(super) fn names_paper(printed: &str) -> bool {
    let last = printed.rsplit_once(' ').map(|(_, last)| last);
    last.and_then(of_paper).is_some()
}

/// Whether two words under one name are that of a paper.
pub(super) fn is_paper(stem: &str) -> bool {
    let last = stem.split_once(' ').map(|(_, last)| last);
    last.is_some_and(|last| OF_PAPERS.contains(&last))
}

/// Whether nothing but a space stands between two words of a text.
fn is_next(text: &str, before: &str, printed: &str) -> bool {
    let at = printed.as_ptr() as usize - text.as_ptr() as usize;
    text.get(..at).is_some_and(|head| {
        let words = head.trim_end().trim_end_matches(['\'', '’']);
        head.ends_with(' ') && words.ends_with(before)
    })
}

/// How meetings that come round are counted.
const ROUNDS: [&str; 14] = [
    "one",
    "two",
    "three",
    "four",
    "next",
    "each",
    "every",
    "this",
    "that",
    "per",
    "committee",
    "committees",
    "meeting",
    "reporting",
];

/// Whether a word counts rounds of meetings, and is no bicycle: "within two cycles".
pub(super) fn is_round(before: &str, printed: &str) -> bool {
    let is_one_of =
        |words: &[&str], word: &str| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    is_one_of(&["cycle", "cycles"], bare(printed)) && is_one_of(&ROUNDS, bare(before))
}

/// The name of a place that two words make: one word of it alone may be of another place.
pub(super) fn place(text: &str, before: &str, printed: &str) -> Option<String> {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    if !is_capital(before) || !is_capital(printed) {
        return None;
    }
    let (first, last) = (fold::compare(bare(before)), fold::compare(bare(printed)));
    let is_name = PLACE_WORDS.contains(last.as_str())
        && first.len() > 1
        && first.chars().all(char::is_alphabetic)
        && !GRAMMAR_WORDS.contains(first.as_str());
    (is_name && is_next(text, before, printed)).then(|| format!("{first} {last}"))
}

/// What kind of place two words name: the "park" of "Otter Park".
pub fn kind_of_place(printed: &str) -> Option<String> {
    let (first, last) = printed.split_once(' ')?;
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_it = is_capital(first) && is_capital(last) && is_kind_of_place(last);
    is_it.then(|| fold::compare(bare(last)))
}

/// Whether places end in a word: "Park".
pub fn is_kind_of_place(word: &str) -> bool {
    PLACE_WORDS.contains(fold::compare(bare(word)).as_str())
}

/// A figure of four digits or more that is no year, or pounds: it names a sum or a count.
fn sum(printed: &str) -> Option<String> {
    let figure = printed.strip_prefix('£');
    let least = if figure.is_some() { 1 } else { 4 };
    let figure = figure.unwrap_or(printed);
    // "£250k" is "£250,000".
    let (figure, zeros) = match figure.strip_suffix(['k', 'K']) {
        Some(thousands) if least == 1 => (thousands, "000"),
        _ => (figure, ""),
    };
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    let digits = digits + zeros;
    let is_figure = figure
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == ',');
    let is_year = least == 4
        && digits.len() == 4
        && figure.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"));
    (is_figure && digits.len() >= least && !is_year).then_some(digits)
}

/// The stems of the words of a text but those of grammar.
pub(super) fn plain_stems(text: &str) -> Vec<String> {
    tokens(text)
        .filter_map(known)
        .map(|word| word.stem)
        .collect()
}

/// A word without the endings that change with the sentence: "-ise" as "-ize".
pub(super) fn stem(word: &str) -> String {
    if !word.contains("is") {
        return STEMMER.stem(word).into_owned();
    }
    let spelled = word
        .replace("isation", "ization")
        .replace("ise", "ize")
        .replace("ising", "izing");
    STEMMER.stem(&spelled).into_owned()
}
