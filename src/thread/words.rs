//! The words of a text as matching sees them: stems under one name for one meaning, and
//! what each tells.
//!
//! A word tells more, the fewer texts of the store hold it. Words of grammar and of
//! every committee's business tell nothing; what is done with a matter ("update",
//! "breakdown") and who does it tell little; a committee's own name tells nothing to it.

mod business;
mod people;
mod tokens;
mod vocabulary;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::fold;
pub use business::is_business;
pub use people::may_be_one;
use people::{addressed, is_of, posts};
use tokens::{
    GRAMMAR_WORDS, Known, Word, bare, is_paper, is_round, known, names_paper, numbered, paper,
    place, plain_stems, stem, tokens,
};
pub use tokens::{is_kind_of_place, kind_of_place};
use vocabulary::{COUNCILS, Phrases, join, phrase_at};

/// What a name or an act weighs beside a word of a matter that is as rare.
const LITTLE: f32 = 0.3;

/// What the name of a paper weighs beside its words.
const HALF_PAPER: f32 = 0.5;

/// A word in few texts of a small store is not thereby rarer than in a large one: a
/// store is reckoned to have at least so many.
const FEWEST_TEXTS: u32 = 40;

/// A word that is two others run together has so many letters, and each of them so many.
const RUN_TOGETHER: usize = 7;
const HALF: usize = 3;

/// The name of the act of coming back with a matter.
const REPORT: &str = "=report";

/// The name of the act of writing to somebody, and of their reply.
const WRITE: &str = "=write";

/// The stem of going to a meeting.
const ATTEND: &str = "attend";

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
// Each is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
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
    /// It is the name of a paper, whose words are terms as well.
    pub is_paper: bool,
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
    /// What the papers' own short forms stand for: matters, though they have capitals.
    spelled: HashSet<String>,
    /// By the printed word: texts use the same ones again and again.
    known: HashMap<String, Option<Known>>,
}

/// Whether a folded word only joins others.
pub fn is_grammar(folded: &str) -> bool {
    GRAMMAR_WORDS.contains(folded)
}

/// Whether a word has a capital of its own: neither at the head of the text, nor in a text
/// of capitals, nor letters that stand for words.
fn is_named(text: &str, printed: &str) -> bool {
    let mut letters = printed.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && !text.trim_start().starts_with(printed)
}

/// The first letters of somebody's first and last name, as minutes use them for both: "JB".
fn initials(name: &str) -> Option<String> {
    let mut firsts = name.split_whitespace().filter_map(|word| {
        let first = word.chars().next()?;
        first.is_uppercase().then(|| first.to_lowercase())
    });
    let (first, last) = (firsts.next()?, firsts.next_back()?);
    let letters: String = first.chain(last).collect();
    (!GRAMMAR_WORDS.contains(letters.as_str())).then_some(letters)
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
            names: names
                .into_iter()
                .flat_map(|name| plain_stems(name).into_iter().chain(initials(name)))
                .collect(),
            ..Lexicon::default()
        };
        for form in short_forms {
            let (short, long) = (plain_stems(&form.short), plain_stems(&form.long));
            if short.len() == 1 && long.len() > 1 {
                let stands_for = COUNCILS
                    .stands_for(&long)
                    .unwrap_or_else(|| short.join(" "));
                lexicon.spelled.insert(stands_for.clone());
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
        let mut counted = 0;
        let stems: Vec<_> = texts.par_iter().map(|text| self.stems(text)).collect();
        for (stems, of) in stems.into_iter().zip(1..) {
            for (stem, _) in stems {
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
            counted = of;
        }
        self.texts = counted;
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
                    // Its words count as well.
                    Class::Matter if is_paper(&stem) => rarity * HALF_PAPER,
                    Class::Matter => rarity,
                    Class::Name | Class::Post | Class::Act => rarity * LITTLE,
                },
                is_figure: printed.ends_with(|letter: char| letter.is_ascii_digit()),
                is_common: COUNCILS.common.contains(stem.as_ref()),
                is_named: !COUNCILS.means.contains(stem.as_ref())
                    && !self.spelled.contains(stem.as_ref())
                    && is_named(text, &printed),
                is_paper: names_paper(&printed),
                printed: printed.into_owned(),
            });
        }
        // "Bridge" is a name in "Bridge Street", whatever else it stands for.
        let places: Vec<String> = terms
            .iter()
            .filter(|term| kind_of_place(&term.printed).is_some())
            .map(|term| term.printed.clone())
            .collect();
        for term in &mut terms {
            let is_of = |place: &String| {
                let printed = term.printed.as_str();
                place.starts_with(printed) && printed.starts_with(char::is_uppercase)
            };
            term.is_named |= places.iter().any(is_of);
        }
        terms
    }

    /// Letters in a text that may stand for words; `FoPL` and `SBMs` have a small one.
    pub fn letters(text: &str) -> Vec<&str> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .map(|word| word.strip_suffix('s').unwrap_or(word))
            .filter(|word| {
                let capitals = word.chars().filter(char::is_ascii_uppercase).count();
                word.is_ascii()
                    && (3..=6).contains(&capitals)
                    && word.len() - capitals <= usize::from(capitals > 2)
                    && word.starts_with(|c: char| c.is_ascii_uppercase())
                    && word.ends_with(|c: char| c.is_ascii_uppercase())
            })
            .collect()
    }

    /// The first letters of a text's words, but those of grammar.
    pub fn firsts(text: &str) -> Vec<char> {
        tokens(text)
            .filter(|printed| !GRAMMAR_WORDS.contains(printed.to_lowercase().as_str()))
            .filter_map(|printed| printed.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// The first letters of words behind one another that are all `letters` of the other
    /// text: "cloud based telephony" and "CBT".
    pub fn initials(firsts: &[char], letters: &[&str]) -> Option<String> {
        letters
            .iter()
            .find(|word| {
                let letters = || word.chars().filter(char::is_ascii_uppercase);
                firsts
                    .windows(letters().count())
                    .any(|window| letters().eq(window.iter().copied()))
            })
            .map(|word| (*word).to_owned())
    }

    /// Whether a word says that a matter is to come back.
    pub fn is_report(&self, term: &Term) -> bool {
        self.numbers.get(REPORT) == Some(&term.number)
    }

    /// Whether a word says that somebody writes, or answers.
    pub fn is_writing(&self, term: &Term) -> bool {
        self.numbers.get(WRITE) == Some(&term.number)
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
            if let Some(place) = place(text, last, printed).or_else(|| {
                let is_name = || !COUNCILS.common.contains(&stem(&fold::compare(bare(last))));
                paper(text, last, printed).filter(|_| is_name())
            }) {
                things.push((place.into(), format!("{last} {printed}").into()));
                last = printed;
                continue;
            }
            // "Had been to the meeting" is "attended".
            let known = match (last, printed) {
                ("been", "to") => Some((Cow::from(ATTEND), false)),
                _ => known.filter(|_| !is_round(last, printed)),
            };
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
