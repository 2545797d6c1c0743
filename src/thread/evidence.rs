//! What speaks for a place being a trace of a promise, and how much.
//!
//! The reasons that a person is shown are these, and the score is their sum.

mod astray;
mod coming;
mod compare;
mod order;
mod place;
mod reasons;
mod running;
mod shared;
mod slight;
mod whom;

use crate::domain::fold;
use crate::thread::promise::In;
use crate::thread::said::tells_reply;
use crate::thread::sides::{Asked, Told};
use crate::thread::words::Term;
use astray::{is_astray, is_of_series};
use coming::{comes_back, may_pass};
use compare::compare;
use order::{
    arises, is_come_round, is_named_day, is_next_meeting, is_next_of_its_item, is_of_season, late,
    may_follow, pointed,
};
use slight::{
    is_mere_remark, is_of_one_before, is_of_somebody_else, is_other_aspect, is_part_of_topic,
    is_their_own_news,
};
use whom::is_same_speaker;

pub use order::{is_entered, is_next_programme, is_reference, is_yearly};
pub use place::whereabouts;
pub use reasons::{Lent, Reasons, SAYS_THE_SAME, reasons};
pub use whom::{is_owner, speaker};

/// So little of a row is one word that many matters have.
const LITTLE: f32 = 0.4;

/// A name that makes up less of a promise's words than this is no sign alone.
const MERE: f32 = 0.5;

/// What speaks for a place.
#[derive(Debug, Clone, PartialEq, Default)]
// Each is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Evidence {
    /// From 0 to 1: how rare the shared words are and how much of both sides they make
    /// up, counting the words around the promise.
    pub fit: f32,
    /// How much of the promise's own words the place holds, from 0 to 1.
    pub holds: f32,
    /// How much of the place's words the promise's own make up, from 0 to 1, and how rare
    /// they are: "Explore the pay of the carers" and "Carers: pay".
    pub covers: f32,
    /// Of the words around it one is no word of its item's title.
    pub around_tells: bool,
    /// A row of a table of tasks, for a topic that was promised for the programme.
    pub is_task_of_topic: bool,
    /// It is the only promise of its item.
    pub alone: bool,
    /// It is the name of an item, and no sentence.
    pub is_title: bool,
    /// How much of a row's words the promise prints, whatever they weigh, from 0 to 1.
    pub printed: f32,
    /// How rare all shared words are together, from 0 to 1.
    pub shared: f32,
    /// How many words of the matter are shared; five at most.
    pub words: u8,
    /// The name of a place, which has its words, is among what is shared.
    pub is_there: bool,
    /// Nothing is shared but names of places.
    pub only_names: bool,
    /// A row entered at its meeting shares nothing of its own matter but words of all
    /// councils, and prints them otherwise.
    pub in_other_words: bool,
    /// Nothing is shared but words around the promise.
    pub only_around: bool,
    /// It shares nothing of what the promise names first, only of what that belongs to.
    pub misses_head: bool,
    /// It stands under a title that shares nothing with the promise.
    pub astray: bool,
    /// It asks or promises in its turn.
    pub again: bool,
    /// It is said where minutes tell what came of the last ones, soon after the promise.
    pub arises: bool,
    /// A row of a table that names the promise's minute.
    pub of_minute: bool,
    /// It names the promise's minute by its number; -1 where it names others alone.
    pub pointed: i8,
    /// All that is shared of the promise's matter stands in its item's title.
    pub within_title: bool,
    /// Nothing is shared but the words of an item that holds other promises too.
    pub only_title: bool,
    /// It has most of the title of the promise's item.
    pub of_title: bool,
    /// Nothing is shared but words that councils use of any matter.
    pub only_common: bool,
    /// An earlier meeting's minutes hold something as strong.
    pub is_after: bool,
    /// It names somebody whom the promise names.
    pub person: bool,
    /// Both name a sum, or one of many things that have numbers.
    pub figure: bool,
    /// A sentence that names the very day that the promise names.
    pub same_day: bool,
    /// How much of a part's words the promise and what stands around it hold, from 0 to 1.
    pub known: f32,
    /// How many of the words are the promise's own, or no name; five at most.
    pub telling: u8,
    /// So many half years lie between them, but the first; 0 for a day that was named.
    pub late: f32,
    /// It is a sentence of minutes.
    pub is_said: bool,
    /// The same is done with it.
    pub same_act: bool,
    /// It names the body that the promise is addressed to.
    pub to_body: bool,
    /// How many people or posts both name; two at most.
    pub people: u8,
    /// One spells out the letters of the other.
    pub initials: bool,
    /// A row entered at the promise's meeting under its own item.
    pub is_record: bool,
    /// A row entered at the promise's meeting, where one of both has no item.
    pub entered: bool,
    /// A day or a month that the promise names.
    pub when: bool,
    /// A row or an item of the season that the promise names.
    pub season: bool,
    /// A sentence that begins with whoever, of no name, promised it.
    pub same_speaker: bool,
    /// An item of the next meeting, which the promise asks for.
    pub is_next: bool,
    /// A row entered at the promise's meeting, of whoever the promise charges.
    pub by_owner: bool,
    /// It is named after somebody whom the promise invites.
    pub names_guest: bool,
    /// It says of them that they come.
    pub guest_comes: bool,
    /// It stands in the papers of another committee that the promise names.
    pub elsewhere: bool,
    /// The promise says nothing of its matter, which stands before it.
    pub is_bare: bool,
    /// A programme, for a topic that was promised for it.
    pub for_programme: bool,
    /// An item of the committee that the promise was sent to, named after this one; or the
    /// next meeting's programme.
    pub is_reference: bool,
    /// It tells of whomever the promise is addressed to, or of their answer.
    pub reply: bool,
    /// A row that fits by the name of its item.
    pub by_name: bool,
    /// It stands under the promise's own item.
    pub same_item: bool,
    /// It stands under the title of the promise's item in a report that tells what came of
    /// the last meetings.
    pub under_its_title: bool,
    /// The promise's item has a name that any matter of the committee has.
    pub is_of_any: bool,
    /// A report that says that it answers a request.
    pub answers: bool,
    /// It has no word for its name that the promise's item has not, and that item is to be
    /// brought back.
    pub comes_back: bool,
    /// Whoever was invited came.
    pub came: bool,
    /// A report under the promise's own title tells the figures that it asked for.
    pub is_told: bool,
    /// That report is on something else.
    pub in_passing: bool,
    /// It was found for the promise before it, which it takes up; or for one that it asks
    /// for again.
    pub lent: Option<Lent>,
    /// A row or an item under the name of the promise's item, with words of its own matter
    /// beside.
    pub of_item: bool,
    /// The promise holds the whole name of the item, word for word.
    pub titled: bool,
    /// Of the rows entered at its meeting the one that is its own, and no other promise's.
    pub assigned: bool,
    /// It stands in a table that keeps the order of the minutes, between rows of the promises
    /// before and behind: 2 where it is the only one there, and the promise too.
    pub in_order: u8,
    /// How strong it is beside the promise's strongest place, from 0 to 1.
    pub of_promise: f32,
    /// How strong it is beside the strongest promise that the place may belong to, from 0
    /// to 1.
    pub of_place: f32,
    /// A row of the programme that is a trace names the item, and its day.
    pub of_row: bool,
    /// It took the place of a row of the programme that is a trace.
    pub is_version: bool,
    /// Which part of the place's text fits.
    pub at: usize,
}

/// Gathers what speaks for a place; `None` where it cannot be a trace or nothing does.
pub fn gather(asked: &Asked, told: &Told) -> Option<Evidence> {
    let (promise, mention) = (asked.promise, told.mention);
    let elsewhere = mention.committee != promise.committee;
    if (elsewhere && !asked.to.contains(&mention.committee)) || !may_follow(promise, mention) {
        return None;
    }
    if is_come_round(asked, told) && asked.own.iter().all(|term| !has(told, term)) {
        return None;
    }
    if is_next_of_its_item(asked, told) {
        return None;
    }
    // Minutes that a later pack holds repeat the promise.
    if (mention.answers || mention.is_running)
        && (mention.text.contains(&promise.text) || promise.text.contains(&mention.text))
    {
        return None;
    }
    let in_passing = mention.is_told && !is_of_series(asked, told);
    if mention.is_told && !asked.wants_figures {
        return None;
    }
    if in_passing && !may_pass(asked, told) {
        return None;
    }
    if is_reference(asked, told) {
        return Some(Evidence {
            elsewhere,
            is_reference: true,
            ..Evidence::default()
        });
    }
    if is_next_programme(asked, told) {
        return Some(Evidence {
            is_reference: true,
            ..Evidence::default()
        });
    }
    let pointed = pointed(asked, told);
    let of_minute = pointed > 0 && told.mention.place == In::Tracker;
    let entered = is_entered(asked, told) || of_minute;
    let is_record = entered && asked.title.are_alike(&told.title);
    if is_record && is_noting(&mention.text) {
        return None;
    }
    let astray = is_astray(asked, told);
    let is_said = told.is_said();
    // Under "Questions from the public" much is told that no title names.
    let is_of_else = astray || (told.is_procedural && !told.arises);
    let known = Evidence {
        // It stands under another title by its nature.
        astray: astray && !in_passing,
        again: told.again,
        late: late(promise, mention),
        is_said,
        arises: arises(asked, told),
        pointed: if of_minute { 0 } else { pointed },
        of_minute,
        is_next: is_next_meeting(asked, told),
        by_owner: entered && is_owner(asked, told),
        is_record,
        entered: entered && !is_record && (told.title.is_empty() || asked.title.is_empty()),
        // Minutes of that month tell of much: its own matter stands under another title.
        when: !(entered || is_said && is_of_else) && is_named_day(promise, mention),
        season: is_of_season(promise, mention),
        same_speaker: is_said && is_same_speaker(asked, told),
        elsewhere,
        is_bare: asked.is_bare,
        for_programme: asked.for_programme
            && (told.is_of_programme() || (asked.promise.is_topic && mention.place == In::Agenda)),
        answers: mention.answers,
        is_told: mention.is_told,
        in_passing,
        comes_back: comes_back(asked, told),
        is_task_of_topic: asked.promise.is_topic && mention.place == In::Tracker,
        alone: asked.of_item == 1,
        same_item: is_said && asked.title.are_alike(&told.title),
        under_its_title: mention.is_running
            && asked.is_titled
            && asked.title.are_alike(&told.title),
        is_of_any: !asked.is_titled,
        ..Evidence::default()
    };
    (0..told.parts.len())
        // A row of the promise's own item is its record by its own words alone.
        .filter(|at| !(entered && told.parts[*at].is_title))
        .filter_map(|at| compare(asked, told, at, &known))
        .filter(|evidence| !evidence.is_mere_name() && !evidence.is_mere_word())
        .filter(|evidence| !evidence.is_mere_person())
        .filter(|evidence| {
            let text = told.parts.get(evidence.at).map_or("", |part| part.text);
            !evidence.is_little_beside() || tells_reply(text)
        })
        .filter(|evidence| !evidence.is_same_officer_alone())
        .filter(|evidence| !is_mere_remark(told, evidence))
        .filter(|evidence| !is_other_aspect(asked, told, evidence))
        .filter(|evidence| !is_their_own_news(told, evidence))
        .filter(|evidence| !is_part_of_topic(asked, told, evidence))
        .filter(|evidence| !is_of_one_before(asked, told, evidence))
        .filter(|evidence| !is_of_somebody_else(asked, told, evidence))
        .filter(|evidence| !evidence.is_told || evidence.tells_enough())
        .max_by(|a, b| {
            // What it is about tells more than what stands around it.
            let own = b.only_around.cmp(&a.only_around);
            let of_item = a.of_item.cmp(&b.of_item).then(own);
            of_item.then_with(|| a.strength().total_cmp(&b.strength()))
        })
}

/// Whether any part of a place holds a word.
fn has(told: &Told, term: &Term) -> bool {
    told.parts.iter().any(|part| part.matters.holds(term))
}

impl Evidence {
    /// Whether it is a row entered at the promise's meeting that may be the promise's own:
    /// the name of a place, and words for any matter, are in many rows.
    pub fn may_be_its_own(&self) -> bool {
        let tells = !self.only_names && !self.only_common;
        // Rows of its own minute are few: a word said before it, or what is done, tells them
        // apart; a word of the item's title does not.
        let is_near = self.of_minute && (self.same_act || self.around_tells);
        // One word that is little of either side may be of any matter of that meeting.
        let is_slight = self.entered
            && self.words <= 1
            && self.covers < LITTLE
            && self.people == 0
            && !(self.of_minute
                || self.same_act
                || self.by_owner
                || self.initials
                || self.figure
                || self.titled);
        (self.entered || self.is_record)
            && tells
            && !is_slight
            && !self.is_task_of_topic
            && (!self.only_around || self.of_title || is_near)
    }

    /// How much the words and facts weigh together: by it the promises that one place
    /// may belong to are compared.
    pub fn strength(&self) -> f32 {
        let facts = [
            (self.same_act, 0.12),
            (self.is_said && self.person, 0.1),
            (self.reply && self.pointed > 0, 0.2),
            (self.to_body, 0.3),
            (self.is_record, 0.2),
            (self.entered, 0.15),
            (self.initials, 0.1),
            (self.is_reference, 1.0),
            (self.pointed > 0, 0.5),
            (self.when, 0.2),
            (self.by_owner, 0.1),
            (self.of_minute, 0.2),
            (self.of_item, 0.2),
            (self.answers, 0.2),
        ];
        self.fit
            + 0.12 * f32::from(self.people)
            + facts
                .iter()
                .map(|(is, adds)| if *is { *adds } else { 0.0 })
                .sum::<f32>()
    }
}

/// A row that records that a report was noted records no promise.
fn is_noting(text: &str) -> bool {
    let folded = fold::compare(text);
    folded.split(' ').count() <= 6 && folded.contains("noted")
}
