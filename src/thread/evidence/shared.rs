//! The words that a promise and a part of a place share, and what they weigh.

use crate::thread::evidence::place::goes_on_otherwise;
use crate::thread::promise::In;
use crate::thread::sides::{Asked, Part, Told};
use crate::thread::terms::Terms;
use crate::thread::words::{Class, Lexicon, Term, kind_of_place, may_be_one};

/// Shared words that weigh so much leave little doubt that one matter is meant.
const ENOUGH: f32 = 0.6;

/// The words that a promise and a part of a place share.
pub(super) struct Shared<'t> {
    /// Of the promise's matter.
    pub(super) own: Vec<&'t Term>,
    /// Of what stands around it.
    pub(super) around: Vec<&'t Term>,
    /// Of the promise's matter in the title of a row.
    pub(super) lent: Vec<&'t Term>,
    /// Of what is done with it.
    pub(super) acts: Vec<&'t Term>,
    /// Of who is named, and of posts.
    pub(super) persons: Vec<&'t Term>,
    pub(super) posts: Vec<&'t Term>,
}

impl<'t> Shared<'t> {
    pub(super) fn of(asked: &'t Asked, told: &Told, part: &Part, is_row: bool) -> Shared<'t> {
        let theirs = &part.matters;
        let is_it = |term: &Term| {
            !goes_on_otherwise(asked, told, term) && !is_in_place_alone(term, &part.terms)
        };
        let own: Vec<&Term> = asked.own.of(theirs);
        let own: Vec<&Term> = own.into_iter().filter(|term| is_it(term)).collect();
        let mut around: Vec<&Term> = asked.around.of(theirs);
        around.retain(|term| !is_in_place_alone(term, &part.terms));
        // What it is about may stand in its title: "NOTICEBOARD. Two quotes had come."
        let is_told = |term: &Term| told.title.holds(term) && !asked.title.holds(term);
        if told.is_said() && (!told.arises || told.mention.is_running) {
            let said = asked.around.iter().filter(|term| is_told(term));
            around.extend(said.filter(|term| !theirs.holds(term)));
        }
        let with = |class: Class| -> Vec<&Term> {
            let acts = asked.acts.iter().filter(|term| term.class == class);
            acts.filter(|term| part.terms.holds(term)).collect()
        };
        // A row under the promise's own item need not say the item's words again.
        let lent = if is_row {
            asked
                .own
                .of(&told.title)
                .into_iter()
                .filter(|term| !own.iter().any(|other| other.number == term.number))
                .filter(|term| is_it(term))
                .collect()
        } else {
            Vec::new()
        };
        Shared {
            own,
            around,
            lent,
            acts: with(Class::Act),
            persons: with(Class::Name)
                .into_iter()
                .filter(|term| is_printed_as_name(part, term))
                .filter(|term| may_be_one(&asked.promise.text, &told.mention.text, &term.printed))
                .collect(),
            posts: with(Class::Post),
        }
    }
}

/// Whether a word is one of the name of a place on the other side alone: "the pumping station" is
/// not in "Station Road".
fn is_in_place_alone(term: &Term, theirs: &Terms) -> bool {
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let mut same = theirs.iter().filter(|other| other.number == term.number);
    is_small(&term.printed)
        && same.any(|other| {
            let begins = format!("{} ", other.printed);
            let is_of = |place: &Term| is_place(place) && place.printed.starts_with(&begins);
            !is_small(&other.printed) && theirs.iter().any(is_of)
        })
}

/// Whether a part prints a name with its capital: "a course at the university" names no
/// University Trust.
fn is_printed_as_name(part: &Part, term: &Term) -> bool {
    let is_capital = |word: &str| word.chars().any(char::is_uppercase);
    let mut theirs = part.terms.iter();
    let theirs = theirs.find(|other| other.number == term.number);
    !is_capital(&term.printed) || theirs.is_some_and(|other| is_capital(&other.printed))
}

/// Whether it is a row that need not say the words of its item again.
pub(super) fn is_row(told: &Told, is_record: bool) -> bool {
    is_record || told.mention.place == In::Programme
}

/// Letters of one side that stand for words of the other.
pub(super) fn initials(asked: &Asked, part: &Part) -> Option<String> {
    if let Some(found) = Lexicon::initials(&asked.firsts, &part.letters) {
        return Some(found);
    }
    // "It" stands for what the sentence before spells out.
    if let Some(found) = Lexicon::initials(&asked.firsts_before, &part.letters) {
        return Some(found);
    }
    if asked.letters.is_empty() {
        return None;
    }
    Lexicon::initials(part.firsts(), &asked.letters)
}

pub(super) fn is_only_names(own: &[&Term], subject: &[&Term]) -> bool {
    !(own.is_empty() && subject.is_empty()) && own.iter().chain(subject).all(|term| term.is_named)
}

/// Whether it is the name of a place, whose words are terms as well.
pub(super) fn is_place(term: &Term) -> bool {
    kind_of_place(&term.printed).is_some()
}

/// How many words there are: the name of a place or a paper stands beside its words, and a
/// phrase instead of them.
pub(super) fn count(terms: &[&Vec<&Term>]) -> u8 {
    let terms = terms.iter().copied().flatten();
    let beside = |term: &&&Term| is_place(term) || term.is_paper || is_numbered(term);
    let words = terms.filter(|term| !beside(term)).count();
    u8::try_from(words.min(5)).unwrap_or_default()
}

/// "Lamp 14", whose word is a term as well.
fn is_numbered(term: &Term) -> bool {
    term.is_figure && term.printed.contains(' ')
}

pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// How much of the shorter side is shared, tempered by how much of both and by how rare
/// it is.
pub(super) fn fit(shared: f32, mine: f32, other: f32) -> f32 {
    if shared <= 0.0 || mine <= 0.0 || other <= 0.0 {
        return 0.0;
    }
    let held = (shared / mine.min(other)).min(1.0);
    let cosine = (shared / (mine * other).sqrt()).min(1.0);
    f32::midpoint(held, cosine) * doubtless(shared)
}

/// How little doubt words of such a weight leave, from 0 to 1.
pub(super) fn doubtless(shared: f32) -> f32 {
    1.0 - (-shared / ENOUGH).exp()
}

pub(super) fn sum(terms: &[&Term]) -> f32 {
    terms.iter().map(|term| term.weight).sum()
}
