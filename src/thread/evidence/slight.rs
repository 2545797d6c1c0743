//! What is too little to be a sign: a name, a word that any matter has, a remark beside a task.

use crate::thread::evidence::{Evidence, LITTLE, MERE};
use crate::thread::promise::In;
use crate::thread::reply;
use crate::thread::sides::{Asked, LEANING, Told};
use crate::thread::terms::Terms;
use crate::thread::words::{Class, Term};

/// A sentence of a report tells the figures that were asked for where it holds so much of
/// the promise, and one word alone where that is all of it.
const TOLD: f32 = 0.5;
const WHOLE: f32 = 0.99;

/// One on something else, where it holds so much.
const PASSED: f32 = 0.65;

/// Less of what stands around a bare promise may be of any matter.
const SLIGHT: f32 = 0.2;

/// Less of what stands around a bare promise is one word of several.
const BESIDE: f32 = 0.3;

/// Less of a name of several words is one word of it.
const TOPIC: f32 = 0.6;

impl Evidence {
    /// Whether a sentence shares one name, or words of all councils, with a promise that
    /// says much more of its matter, and no answer is told.
    pub(super) fn is_mere_name(&self) -> bool {
        self.is_said
            && ((self.only_names && self.words == 1) || self.only_common || self.is_in_passing())
            && self.holds < MERE
            && self.pointed <= 0
            && !(self.reply || self.same_item || self.is_bare || self.same_day)
            // "All wardens to finish it." "Three wardens had completed it."
            && !(self.arises && self.people > u8::from(self.person))
    }

    /// Whether a sentence of what came of the last minutes shares one word, and nothing that
    /// is done or decided: "Mr Rook thought nine quays too many."
    fn is_in_passing(&self) -> bool {
        let is_told = self.same_act || self.people > 0 || self.of_title || self.initials;
        self.arises && self.telling <= 1 && !is_told
    }

    /// Whether a sentence of what came of the last minutes shares with a bare promise one word
    /// of those around it, and little of them: "the Surveyor's answer on the old elm" and "the
    /// elm by the pond had been felled".
    pub(super) fn is_little_beside(&self) -> bool {
        self.is_said
            && self.is_bare
            && self.telling <= 1
            && (self.holds < BESIDE
                || (self.holds < MERE && (self.telling == 0 || self.known < MERE)))
            && !(self.reply || self.came || self.pointed > 0 || self.same_act || self.same_day)
            && (!self.same_item || self.is_of_any)
    }

    /// Whether whoever promised says something that shares one word with it: the same officer
    /// answers about something else.
    pub(super) fn is_same_officer_alone(&self) -> bool {
        self.is_said
            && self.same_speaker
            && self.words <= 1
            && self.holds < LITTLE
            && !(self.is_bare || self.reply || self.pointed > 0 || self.same_day)
    }

    /// Whether a sentence shares with a bare promise one word of those around it, and who is
    /// named: the same people tell of much else.
    pub(super) fn is_mere_person(&self) -> bool {
        self.is_said
            && self.is_bare
            && ((self.words <= 1 && self.holds < SLIGHT)
                || (self.is_there && self.words <= 2 && self.holds < LITTLE && !self.same_item))
            && !(self.arises || self.reply || self.came || self.pointed > 0)
            && (!self.same_item || self.is_of_any)
    }

    /// Whether a sentence of a report holds enough of the figures that were asked for: the
    /// report says much else under the same title.
    pub(super) fn tells_enough(&self) -> bool {
        if self.in_passing && (self.words < 2 || self.holds < PASSED || self.misses_head) {
            return false;
        }
        let words = self.words >= 2 || (self.words == 1 && self.holds >= WHOLE);
        words && self.holds >= TOLD && !self.only_around && !self.only_common
    }

    /// Whether a row shares one word alone, which councils use of any matter, and not even
    /// as it is printed: "a fund" and "improvement grant".
    pub(super) fn is_mere_word(&self) -> bool {
        self.entered
            && self.only_common
            && self.in_other_words
            && !self.of_minute
            && self.words <= 1
            && self.people == 0
            && !(self.same_act || self.initials || self.figure || self.titled)
    }
}

/// Whether a row shares one word alone with what stands beside its task, or under an item that
/// is of something else: what has been done with one matter is told in words of any.
pub(super) fn is_mere_remark(told: &Told, evidence: &Evidence) -> bool {
    let Some(part) = told.parts.get(evidence.at) else {
        return false;
    };
    let is_remark = match told.mention.place {
        In::Tracker => part.is_beside,
        In::Programme | In::ForwardPlan => !part.is_title && told.mention.title.is_some(),
        In::Agenda | In::Minutes | In::Report => false,
    };
    // "To consider a report on the price of the contract", under another name.
    let is_ask = told.mention.place == In::Agenda && part.is_beside;
    if is_ask && evidence.words <= 1 && evidence.only_common {
        return true;
    }
    let is_its_own = evidence.is_record
        || evidence.of_minute
        || evidence.of_item
        || evidence.when
        || evidence.guest_comes
        || evidence.initials;
    let is_little = evidence.words <= 1 && (part.is_beside || evidence.holds < MERE);
    is_remark && is_little && !is_its_own
}

/// Whether a row that shares one word names somebody whom the promise does not: "Bench for
/// the late Mr Rook" is no record of "mend the bench".
pub(super) fn is_of_somebody_else(asked: &Asked, told: &Told, evidence: &Evidence) -> bool {
    let Some(part) = told.parts.get(evidence.at) else {
        return false;
    };
    let is_known = |term: &Term| {
        let sides = [&asked.own, &asked.title, &asked.around, &asked.acts];
        sides.iter().any(|terms| terms.holds(term))
    };
    let mut names = part.terms.iter().filter(|term| term.class == Class::Name);
    evidence.entered
        && !(evidence.of_minute || evidence.same_act || evidence.by_owner)
        && evidence.words <= 1
        && evidence.people == 0
        && names.any(|term| !is_known(term))
}

/// Whether a place shares one word of several with the name of a topic, and has others of its
/// own: "Moorings for visitors" and "Visitors to the museum".
pub(super) fn is_part_of_topic(asked: &Asked, told: &Told, evidence: &Evidence) -> bool {
    let Some(part) = told.parts.get(evidence.at) else {
        return false;
    };
    // "Youth work" is no youth council, whatever else that does: the thing itself has to be named.
    let names_it = asked
        .head
        .last()
        .is_some_and(|thing| part.matters.holds(thing));
    let is_part = part.matters.len() > 1 && evidence.covers < TOPIC;
    asked.promise.is_topic
        && evidence.words <= 1
        && asked.own.len() > 1
        && evidence.holds < TOPIC
        && (is_part || !names_it)
        && !(evidence.initials || evidence.titled || evidence.figure)
}

/// Whether an item is about another side of the promise's matter: "Ferries: new timetable" for
/// "the broken lamps of the ferries".
pub(super) fn is_other_aspect(asked: &Asked, told: &Told, evidence: &Evidence) -> bool {
    let is_item = match told.mention.place {
        In::Programme | In::ForwardPlan | In::Agenda => true,
        In::Tracker | In::Minutes | In::Report => false,
    };
    let name = told.mention.title.as_deref().unwrap_or(&told.mention.text);
    let Some((matter, side)) = name.split_once(": ").filter(|_| is_item) else {
        return false;
    };
    let is_known = |term: &Term| {
        let sides = [&asked.own, &asked.title, &asked.around, &asked.acts];
        sides.iter().any(|terms| terms.holds(term))
    };
    let all = |part: &str| -> Vec<&Term> {
        let stands = |term: &&Term| part.contains(term.printed.as_str());
        let parts = told.parts.iter().flat_map(|part| part.matters.iter());
        parts.filter(stands).collect()
    };
    let (side, matter) = (all(side), all(matter));
    let other = side.iter().filter(|term| !term.is_common);
    let head_is_told = asked
        .head
        .iter()
        .any(|term| told.parts.iter().any(|part| part.matters.holds(term)));
    other.count() > 0
        && !matter.is_empty()
        && !side.iter().any(|term| is_known(term))
        && !head_is_told
        && !asked.head.is_empty()
        && !(asked.is_bare || asked.is_of_item || asked.promise.is_topic)
        && !(evidence.when || evidence.is_next || evidence.comes_back || evidence.initials)
}

/// Whether a sentence tells what whoever is written to does on their own account, where the
/// promise itself says nothing of its matter: they lay a pipe in the town whose pump failed.
pub(super) fn is_their_own_news(told: &Told, evidence: &Evidence) -> bool {
    let Some(part) = told.parts.get(evidence.at) else {
        return false;
    };
    evidence.reply
        && evidence.is_bare
        && evidence.telling == 0
        && evidence.words > 0
        && !(evidence.pointed > 0 || evidence.arises || evidence.same_day)
        && !reply::says_answer(part.text)
}

/// Whether a row has nothing of the sentence that a bare promise hangs on, which says enough:
/// it is about what was said before that. "Signs had come. Two prices were had for the shelter.
/// Clerk to ask for a third."
pub(super) fn is_of_one_before(asked: &Asked, told: &Told, evidence: &Evidence) -> bool {
    let meets = |terms: &Terms| told.parts.iter().any(|part| terms.meet(&part.matters));
    asked.is_bare
        && (evidence.entered || evidence.is_record || evidence.of_minute)
        && asked.nearest.weight() >= LEANING
        && !meets(&asked.nearest)
        && !meets(&asked.own)
        && !(evidence.same_act || evidence.initials)
}
