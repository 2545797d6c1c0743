//! What councils call one thing by several names: the table that the program brings along,
//! and the phrases of a store.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::tokens::{Word, plain_stems};

static VOCABULARY: &str = include_str!("../../../assets/vocabulary.txt");

/// Phrases by their first stem, longest first, with the stem that stands for them.
pub(super) type Phrases = HashMap<String, Vec<(Vec<String>, String)>>;

/// The words of councils that the program brings along: phrases, and stems of acts.
pub(super) struct Vocabulary {
    pub(super) phrases: Phrases,
    pub(super) acts: HashSet<String>,
    pub(super) posts: HashSet<String>,
    /// What its lines stand for.
    pub(super) means: HashSet<String>,
    /// Words that all councils use of any matter.
    pub(super) common: HashSet<String>,
}

pub(super) static COUNCILS: LazyLock<Vocabulary> = LazyLock::new(|| vocabulary(VOCABULARY));

/// Reads the table of words: a line is a meaning, its first form stands for all.
/// A form is compared by its stems; letters that are a word as well count as the capitals
/// that they are: "SEND", and no "send".
fn form(printed: &str) -> Vec<String> {
    let printed = printed.trim();
    if is_letters(printed) {
        vec![printed.to_owned()]
    } else {
        plain_stems(printed)
    }
}

/// Capitals alone, or with one small letter, which stands between capitals.
fn is_letters(printed: &str) -> bool {
    let capitals = printed.bytes().filter(u8::is_ascii_uppercase).count();
    let is_capital =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_uppercase());
    printed.len() > 2
        && printed.bytes().all(|letter| letter.is_ascii_alphabetic())
        && (capitals == printed.len() || (capitals > 2 && capitals + 1 == printed.len()))
        && is_capital(printed.chars().next())
        && is_capital(printed.chars().next_back())
}

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
            "same" | "act" | "post" => forms.split('|').map(form).collect(),
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

pub(super) fn join(phrases: &mut Phrases, form: Vec<String>, stands_for: &str) {
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

impl Vocabulary {
    /// What stands for a phrase.
    pub(super) fn stands_for(&self, form: &[String]) -> Option<String> {
        self.phrases
            .get(form.first()?)?
            .iter()
            .find(|(other, _)| other == form)
            .map(|(_, stands_for)| stands_for.clone())
    }
}

/// The longest phrase that the words begin with: how many words, and what stands for it.
pub(super) fn phrase_at<'p>(phrases: &'p Phrases, words: &[Word]) -> Option<(usize, &'p str)> {
    let first = words.first()?;
    if is_letters(first.printed)
        && let Some((_, stands_for)) = phrases
            .get(first.printed)
            .and_then(|forms| forms.iter().find(|(form, _)| form.len() == 1))
    {
        return Some((1, stands_for.as_str()));
    }
    phrases
        .get(first.stem.as_ref())?
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
