//! The words of a text as matching sees them: stems under one name for one meaning, and
//! what each tells.
//!
//! A word tells more, the fewer texts of the store hold it. Words of grammar and of
//! every committee's business tell nothing; what is done with a matter ("update",
//! "breakdown") and who does it tell little; a committee's own name tells nothing to it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use rust_stemmers::{Algorithm, Stemmer};

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
    within regarding concerning relation including whereby therein thereof due";

/// Words of every committee's business, which tell of no matter.
const BUSINESS: &str = "\
    accept access account action add additional adopt advise agenda agree ahead aim allow \
    amend annual appendix apply appoint appropriate approve april area ask aspect assistant \
    august authority available await aware base begin behalf believe benefit \
    board body borough briefing bring business cabinet call carry case certain chair \
    chairman change city clerk clear close come comment commission committee community \
    complete concern conclude confirm continue corporate council councillor county current \
    date day december decide decision deem deliver delivery department deputy develop \
    development director discuss discussion district document draft early encourage end \
    enable ensure enter executive expect explain express february final first follow \
    forward full future general get give go great group happen happy head hear help \
    high highlight hold hope identify impact implement implementation important improve \
    improvement include increase indicate initial inform intend interest introduce issue \
    item january join joint july june keep key know large last late lead leader leave level \
    likely list local long look made main make manage management manager march matter mean \
    measure meet meeting member minute moment month monthly monitor move municipal name \
    necessary need new next note november number objective october offer office officer \
    ongoing open opportunity option order ordinary outline outstanding overall oversight \
    overview page panel paper part particular people person pick place plan point policy \
    portfolio position possible present previous previously priority problem proceed \
    process produce programme progress project proposal propose provide provision public \
    put quarter quarterly question raise reach reason receive refer referral referred reference recommend recommendation \
    recent record refer regular relate relevant reply request require resident resolve \
    resource rest result role round say schedule scrutiny second secretary section see \
    seek select separate september service set short show side situation sought special \
    specific staff stage start state statement status step strategic strategy sub subject \
    submit suggest suggestion summary support sure take talk tell team term thank think \
    third thorough time title today topic total town try type understand undertake use \
    value various verbal view want way week welcome whole wish work worker workshop year \
    yearly old brought gave held told said met found left shown wrote written spoke went came put going gave given taken took thing lot little back bad able much \
    many suitable sufficient feel felt appear seem remain thank thanked congratulate happy \
    pleased obtain sort prepare ensure advise advised mention mentioned regard attention soon shortly asap tbc two \
    three four five six seven eight nine ten eleven twelve dozen hundred thousand million \
    correct";

/// What a name or an act weighs beside a word of a matter that is as rare.
const LITTLE: f32 = 0.3;

/// A word in few texts of a small store is not thereby rarer than in a large one: a
/// store is reckoned to have at least so many.
const FEWEST_TEXTS: u32 = 40;

/// A word that is two others run together has so many letters, and each of them so many.
const RUN_TOGETHER: usize = 7;
const HALF: usize = 3;

/// A small number behind one of these names no thing: "page 12", "1 March".
const COUNTED: &str = "\
    page pages item items minute minutes paragraph para agenda january february march april may \
    june july august september october november december year years week weeks month months \
    day days appendix version v number no no. nos about over least nearly some than every \
    the of at by on to in from and or for only was were had have has with until till after \
    before between application report paragraphs their all these last first next a an is are be";

/// The name of the act of coming back with a matter.
const REPORT: &str = "=report";

static VOCABULARY: &str = include_str!("../../assets/vocabulary.txt");

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static GRAMMAR_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| GRAMMAR.split_whitespace().collect());

static COUNTED_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| COUNTED.split_whitespace().collect());

static BUSINESS_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| BUSINESS.split_whitespace().collect());

/// What a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A matter: what a promise is about.
    Matter,
    /// Somebody's name.
    Name,
    /// A post that somebody holds.
    Post,
    /// What is done with a matter.
    Act,
}

/// A word that tells something, once in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its number in the [`Lexicon`].
    pub number: u32,
    /// What it is about.
    pub class: Class,
    /// From 0 to 1: more, the fewer texts hold it.
    pub weight: f32,
    /// As the text prints it.
    pub printed: String,
    /// It is a sum, a count, or one of many things that have numbers.
    pub is_figure: bool,
    /// It has a capital within a sentence: the name of a place or a body.
    pub is_named: bool,
    /// Papers of all councils use it of any matter.
    pub is_common: bool,
}

impl Term {
    /// The same word where it names somebody.
    #[must_use]
    pub fn as_name(self) -> Term {
        Term {
            class: Class::Name,
            weight: self.weight * LITTLE,
            ..self
        }
    }
}

/// Two names of one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShortForm {
    /// The letters: "PCC".
    pub short: String,
    /// The words: "Personal Centred Care".
    pub long: String,
}

/// The words of a store's texts, and how common each is.
#[derive(Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<String, u32>,
    /// By number: in how many texts it stands.
    holding: Vec<u32>,
    texts: u32,
    /// By number.
    classes: Vec<Class>,
    own: HashSet<String>,
    names: HashSet<String>,
    phrases: Phrases,
    /// By the printed word: texts use the same ones again and again.
    known: HashMap<String, Option<Known>>,
}

/// Phrases by their first stem, longest first, with the stem that stands for them.
type Phrases = HashMap<String, Vec<(Vec<String>, String)>>;

/// The words of councils that the program brings along: phrases, and stems of acts.
struct Vocabulary {
    phrases: Phrases,
    acts: HashSet<String>,
    posts: HashSet<String>,
    /// What its lines stand for.
    means: HashSet<String>,
    /// Words that all councils use of any matter.
    common: HashSet<String>,
}

static COUNCILS: LazyLock<Vocabulary> = LazyLock::new(|| vocabulary(VOCABULARY));

/// "Head of …", "Cabinet Member for …": the words behind, as far as they are capitals.
static POST_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:Head|Director|Member|Holder|Lead|Champion|Manager|Commissioner|Minister|Secretary of State|Officer|Leader) (?:of|for) (?P<post>(?:(?:the|and|of|&) )*[A-Z][\w’'-]*(?:,? (?:and |& |of |for )*[A-Z][\w’'-]*)*)",
    )
    .ok()
});

/// "Flood Risk Manager", "Chief Nurse": the capitals before.
static POST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<post>(?:[A-Z][\w’'-]* (?:and |& |of )?){1,5})(?:Manager|Officer|Director|Nurse|Executive|Accountant|Engineer|Surveyor|Solicitor|Treasurer|Adviser|Advisor|Coordinator|Co-ordinator|Auditor|Inspector|Superintendent|Commander|Warden|Planner|Architect|Lead)\b",
    )
    .ok()
});

/// "Mr Okell", "Cllr J. Thorne": the name behind.
static ADDRESSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev|Revd|Canon|Fr|PC|PCSO|Sgt|Cllr|Cllrs|Councillor)\.? (?:[A-Z]\.? ?)*(?P<name>[A-Z][\w’'-]+)",
    )
    .ok()
});

/// The stems of the names of people who are addressed as such.
fn addressed(text: &str) -> HashSet<String> {
    ADDRESSED
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("name"))
        .flat_map(|name| plain_stems(name.as_str()))
        .collect()
}

/// Whether a word has a capital of its own: neither at the head of the text, nor in a text
/// of capitals, nor letters that stand for words.
fn is_named(text: &str, printed: &str) -> bool {
    let mut letters = printed.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && !text.trim_start().starts_with(printed)
}

/// The stems of the words that name posts.
fn posts(text: &str) -> HashSet<String> {
    [&POST_OF, &POST]
        .into_iter()
        .filter_map(|pattern| pattern.as_ref())
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("post"))
        .flat_map(|post| plain_stems(post.as_str()))
        .collect()
}

/// Whether words that make one meaning are all those of posts: "Director of Adult Social
/// Care".
fn is_of(posts: &HashSet<String>, printed: &str) -> bool {
    !posts.is_empty()
        && printed.contains(' ')
        && plain_stems(printed).iter().all(|stem| posts.contains(stem))
}

/// A word of a text.
struct Word<'t> {
    stem: Cow<'t, str>,
    printed: &'t str,
    is_business: bool,
}

/// What is known of a word as it is printed.
#[derive(Debug, Clone)]
struct Known {
    stem: String,
    is_business: bool,
}

/// Reads the table of words: a line is a meaning, its first form stands for all.
fn vocabulary(text: &str) -> Vocabulary {
    let mut phrases = Phrases::new();
    let (mut acts, mut posts) = (HashSet::new(), HashSet::new());
    let (mut means, mut common) = (HashSet::new(), HashSet::new());
    for line in text.lines() {
        let Some((class, forms)) = line.split_once(' ') else {
            continue;
        };
        if class == "common" {
            common.extend(plain_stems(forms));
            continue;
        }
        let forms: Vec<Vec<String>> = match class {
            "same" | "act" | "post" => forms.split('|').map(plain_stems).collect(),
            _ => continue,
        };
        let Some(first) = forms.first() else { continue };
        let stands_for = if class == "act" {
            // No word of a paper: an act is not the matter that shares its name.
            format!("={}", first.join(" "))
        } else {
            first.join(" ")
        };
        match class {
            "act" => _ = acts.insert(stands_for.clone()),
            "post" => posts.extend(forms.iter().map(|form| form.join(" "))),
            _ => {}
        }
        if class == "post" {
            continue;
        }
        means.insert(stands_for.clone());
        for form in forms {
            join(&mut phrases, form, &stands_for);
        }
    }
    Vocabulary {
        phrases,
        acts,
        posts,
        means,
        common,
    }
}

fn join(phrases: &mut Phrases, form: Vec<String>, stands_for: &str) {
    let Some(first) = form.first().cloned() else {
        return;
    };
    let known = phrases.entry(first).or_default();
    if known.iter().any(|(other, _)| *other == form) {
        return;
    }
    known.push((form, stands_for.to_owned()));
    known.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
}

impl Lexicon {
    /// Counts in how many of the texts each word stands; texts of the same words count
    /// once. `own` are the names of the committee, `names` those of people.
    pub fn new<'text>(
        own: &str,
        names: impl IntoIterator<Item = &'text str>,
        short_forms: &[ShortForm],
        texts: impl IntoIterator<Item = &'text str>,
    ) -> Lexicon {
        let mut lexicon = Lexicon {
            names: names.into_iter().flat_map(plain_stems).collect(),
            ..Lexicon::default()
        };
        for form in short_forms {
            let (short, long) = (plain_stems(&form.short), plain_stems(&form.long));
            if short.len() == 1 && long.len() > 1 {
                let stands_for = COUNCILS
                    .stands_for(&long)
                    .unwrap_or_else(|| short.join(" "));
                join(&mut lexicon.phrases, long, &stands_for);
                join(&mut lexicon.phrases, short, &stands_for);
            }
        }
        // As it is spelled, and under the names of its phrases.
        let phrased = lexicon.stems(own).into_iter();
        let phrased = phrased.map(|(stem, _)| stem.into_owned());
        lexicon.own = phrased.chain(plain_stems(own)).collect();
        let mut seen = HashSet::new();
        let texts: Vec<&str> = texts
            .into_iter()
            .filter(|text| seen.insert(*text))
            .collect();
        for text in &texts {
            for printed in tokens(text) {
                if !lexicon.known.contains_key(printed) {
                    lexicon.known.insert(printed.to_owned(), known(printed));
                }
            }
        }
        lexicon.join_run_together();
        lexicon.count(&texts);
        lexicon
    }

    /// Counts in how many of the texts each stem stands.
    fn count(&mut self, texts: &[&str]) {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut holding: Vec<u32> = Vec::new();
        let mut classes: Vec<Class> = Vec::new();
        // By number: the text that was counted last.
        let mut last: Vec<u32> = Vec::new();
        for (text, of) in texts.iter().zip(1..) {
            for (stem, _) in self.stems(text) {
                let number = numbers.get(stem.as_ref()).copied().unwrap_or_else(|| {
                    let number = u32::try_from(holding.len()).unwrap_or(u32::MAX);
                    classes.push(self.class(&stem));
                    holding.push(0);
                    last.push(0);
                    numbers.insert(stem.into_owned(), number);
                    number
                }) as usize;
                if last[number] != of {
                    last[number] = of;
                    holding[number] += 1;
                }
            }
            self.texts = of;
        }
        (self.numbers, self.holding, self.classes) = (numbers, holding, classes);
    }

    /// A word that other texts part in two is these: "daycentre" and "day centre".
    fn join_run_together(&mut self) {
        let stems: HashSet<&str> = self
            .known
            .values()
            .flatten()
            .map(|word| word.stem.as_str())
            .collect();
        let words: Vec<(String, &Known)> = self
            .known
            .iter()
            .filter_map(|(printed, known)| Some((fold::compare(printed), known.as_ref()?)))
            .filter(|(word, known)| {
                word.is_ascii() && word.len() >= RUN_TOGETHER && !known.is_business
            })
            .collect();
        // Words begin and end alike: each half is stemmed once.
        let mut halves: HashMap<&str, Option<String>> = HashMap::new();
        let mut half = |part| -> Option<String> {
            let known = halves
                .entry(part)
                .or_insert_with(|| Some(stem(part)).filter(|stem| stems.contains(stem.as_str())));
            known.clone()
        };
        let mut together: Vec<(Vec<String>, String)> = words
            .iter()
            .flat_map(|(word, known)| {
                (HALF..=word.len() - HALF)
                    .filter_map(|at| {
                        let (one, other) = word.split_at(at);
                        Some((vec![half(one)?, half(other)?], known.stem.clone()))
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        together.sort();
        for (halves, stands_for) in together {
            join(&mut self.phrases, halves, &stands_for);
        }
    }

    /// The words of a text that tell something, each once, in its order. The words of a
    /// post ("Head of Highway Assets") name who it is.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let posts = posts(text);
        let addressed = addressed(text);
        for (stem, printed) in self.stems(text) {
            // A word of no counted text tells nothing that another text could share.
            let Some(&number) = self.numbers.get(stem.as_ref()) else {
                continue;
            };
            if terms.iter().any(|term| term.number == number) {
                continue;
            }
            let class = match self.classes[number as usize] {
                Class::Matter | Class::Post if addressed.contains(stem.as_ref()) => Class::Name,
                Class::Matter if posts.contains(stem.as_ref()) || is_of(&posts, &printed) => {
                    Class::Post
                }
                class => class,
            };
            let rarity = self.rarity(self.holding[number as usize]);
            terms.push(Term {
                number,
                class,
                weight: match class {
                    Class::Matter => rarity,
                    Class::Name | Class::Post | Class::Act => rarity * LITTLE,
                },
                is_figure: printed.ends_with(|letter: char| letter.is_ascii_digit()),
                is_common: COUNCILS.common.contains(stem.as_ref()),
                is_named: !COUNCILS.means.contains(stem.as_ref()) && is_named(text, &printed),
                printed: printed.into_owned(),
            });
        }
        terms
    }

    /// Letters in a text that may stand for words.
    pub fn letters(text: &str) -> Vec<&str> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| {
                (3..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
            })
            .collect()
    }

    /// Words of one text for which the other has their first letters: "cloud based
    /// telephony" and "CBT". `letters` are those of the other.
    pub fn initials(one: &str, letters: &[&str]) -> Option<String> {
        if letters.is_empty() {
            return None;
        }
        let firsts: Vec<char> = tokens(one)
            .filter(|printed| !GRAMMAR_WORDS.contains(printed.to_lowercase().as_str()))
            .filter_map(|printed| printed.chars().next())
            .flat_map(char::to_uppercase)
            .collect();
        letters
            .iter()
            .find(|word| {
                let letters: Vec<char> = word.chars().collect();
                firsts
                    .windows(letters.len())
                    .any(|window| window == letters)
            })
            .map(|word| (*word).to_owned())
    }

    /// Whether a word says that a matter is to come back.
    pub fn is_report(&self, term: &Term) -> bool {
        self.numbers.get(REPORT) == Some(&term.number)
    }

    #[allow(clippy::cast_precision_loss)]
    fn rarity(&self, holding: u32) -> f32 {
        let texts = self.texts.max(FEWEST_TEXTS) as f32;
        (1.0 + texts / holding.max(1) as f32).ln() / (1.0 + texts).ln()
    }

    fn class(&self, stem: &str) -> Class {
        if COUNCILS.acts.contains(stem) {
            Class::Act
        } else if self.names.contains(stem) {
            Class::Name
        } else if COUNCILS.posts.contains(stem) {
            Class::Post
        } else {
            Class::Matter
        }
    }

    /// Stems under the name of their meaning, with the words as printed.
    fn stems<'t>(&'t self, text: &'t str) -> Vec<(Cow<'t, str>, Cow<'t, str>)> {
        let mut plain: Vec<Word> = Vec::new();
        let mut last = "";
        let mut things = Vec::new();
        for printed in tokens(text) {
            let known = match self.known.get(printed) {
                Some(known) => known
                    .as_ref()
                    .map(|known| (Cow::from(known.stem.as_str()), known.is_business)),
                None => known(printed).map(|known| (Cow::from(known.stem), known.is_business)),
            };
            if let Some(place) = place(text, last, printed) {
                things.push((place.into(), format!("{last} {printed}").into()));
                last = printed;
                continue;
            }
            if let Some((stem, is_business)) = known {
                plain.push(Word {
                    stem,
                    printed: bare(printed),
                    is_business,
                });
            } else if let Some(thing) = numbered(last, printed) {
                things.push((thing.into(), format!("{last} {printed}").into()));
            }
            last = printed;
        }
        let mut stems = Vec::with_capacity(plain.len());
        let mut at = 0;
        while at < plain.len() {
            let phrase = [&self.phrases, &COUNCILS.phrases]
                .into_iter()
                .find_map(|phrases| phrase_at(phrases, &plain[at..]));
            let (length, stem) = match phrase {
                Some((length, stem)) => (length, Cow::from(stem)),
                None => (1, plain[at].stem.clone()),
            };
            let printed = match &plain[at..at + length] {
                [word] => Cow::from(word.printed),
                words => {
                    let words: Vec<&str> = words.iter().map(|word| word.printed).collect();
                    Cow::from(words.join(" "))
                }
            };
            let is_phrase = length > 1 || COUNCILS.acts.contains(stem.as_ref());
            let tells = (is_phrase || !plain[at].is_business) && !self.own.contains(stem.as_ref());
            at += length;
            if tells {
                stems.push((stem, printed));
            }
        }
        stems.extend(things);
        stems
    }
}

impl Vocabulary {
    fn stands_for(&self, form: &[String]) -> Option<String> {
        self.phrases
            .get(form.first()?)?
            .iter()
            .find(|(other, _)| other == form)
            .map(|(_, stands_for)| stands_for.clone())
    }
}

/// The longest phrase that the words begin with: how many words, and what stands for it.
fn phrase_at<'p>(phrases: &'p Phrases, words: &[Word]) -> Option<(usize, &'p str)> {
    phrases
        .get(words.first()?.stem.as_ref())?
        .iter()
        .find(|(form, _)| {
            form.len() <= words.len()
                && form
                    .iter()
                    .zip(words)
                    .all(|(part, word)| *part == word.stem)
        })
        .map(|(form, stands_for)| (form.len(), stands_for.as_str()))
}

/// The pieces of a text between spaces and stops; "85,000" is one, "parks,gardens" are two.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | ',' | '£')
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
fn known(printed: &str) -> Option<Known> {
    if let Some(stem) = sum(printed) {
        return Some(Known {
            stem,
            is_business: false,
        });
    }
    if is_ordinal(printed) {
        return None;
    }
    let folded = fold::compare(bare(printed));
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
fn bare(printed: &str) -> &str {
    printed
        .strip_suffix("'s")
        .or_else(|| printed.strip_suffix("’s"))
        .unwrap_or(printed)
}

/// A small number that belongs to the word before it, and names one thing of many:
/// "Lamp 14", "Chapter 8".
fn numbered(before: &str, printed: &str) -> Option<String> {
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

/// The name of a place that two words make: one word of it alone may be of another place.
fn place(text: &str, before: &str, printed: &str) -> Option<String> {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    if !is_capital(before) || !is_capital(printed) {
        return None;
    }
    let (first, last) = (fold::compare(bare(before)), fold::compare(bare(printed)));
    let is_name = PLACE_WORDS.contains(last.as_str())
        && first.len() > 1
        && first.chars().all(char::is_alphabetic)
        && !GRAMMAR_WORDS.contains(first.as_str());
    // With nothing but a space between them.
    let at = printed.as_ptr() as usize - text.as_ptr() as usize;
    let is_next = text
        .get(..at)
        .is_some_and(|head| head.trim_end().ends_with(before) && head.ends_with(' '));
    (is_name && is_next).then(|| format!("{first} {last}"))
}

/// Whether a folded word is one of every committee's business, as it stands or with the
/// endings of a verb or a plural: a stem would take "provider" for "provide".
fn is_business(word: &str) -> bool {
    let words = LazyLock::force(&BUSINESS_WORDS);
    if words.contains(word) {
        return true;
    }
    [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("d", ""),
        ("ed", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ]
    .iter()
    .any(|(ending, instead)| {
        word.strip_suffix(ending)
            .is_some_and(|root| words.contains(format!("{root}{instead}").as_str()))
    })
}

/// A figure of four digits or more that is no year, or pounds of three: it names a sum or
/// a count.
fn sum(printed: &str) -> Option<String> {
    let figure = printed.strip_prefix('£');
    let least = if figure.is_some() { 3 } else { 4 };
    let figure = figure.unwrap_or(printed);
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
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
fn plain_stems(text: &str) -> Vec<String> {
    tokens(text)
        .filter_map(known)
        .map(|word| word.stem)
        .collect()
}

/// A word without the endings that change with the sentence: "-ise" as "-ize".
fn stem(word: &str) -> String {
    if !word.contains("is") {
        return STEMMER.stem(word).into_owned();
    }
    let spelled = word
        .replace("isation", "ization")
        .replace("ise", "ize")
        .replace("ising", "izing");
    STEMMER.stem(&spelled).into_owned()
}
