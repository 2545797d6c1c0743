//! What speaks for a place being a trace of a promise, and how much.
//!
//! The reasons that a person is shown are these, and the score is their sum.

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::domain::wording::days_between;
use crate::thread::back;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::reply;
use crate::thread::sides::{Asked, Part, Told, alike, holds, is_for_programme, weigh};
use crate::thread::words::{Class, Lexicon, Term};

/// Shared words that weigh so much leave little doubt that one matter is meant.
const ENOUGH: f32 = 0.6;

/// So many days after a promise a place is as likely as on the next.
const SOON: i32 = 200;

/// So much of an item's title in front of a row says that it is one of the item's.
const OF_HEADING: f32 = 0.5;

/// A name that makes up less of a promise's words than this is no sign alone.
const MERE: f32 = 0.5;

/// Half a year.
const HALF_YEAR: f32 = 182.0;

/// An item named after the committee that sent something comes within so many days.
const REFERRED_WITHIN: i32 = 120;

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
    /// It is the name of an item, and no sentence.
    pub is_title: bool,
    /// How rare all shared words are together, from 0 to 1.
    pub shared: f32,
    /// How many words of the matter are shared; five at most.
    pub words: u8,
    /// Nothing is shared but names of places.
    pub only_names: bool,
    /// A row entered at its meeting shares nothing of its own matter but words of all
    /// councils, and prints them otherwise.
    pub in_other_words: bool,
    /// Nothing is shared but words around the promise.
    pub only_around: bool,
    /// It stands under a title that shares nothing with the promise.
    pub astray: bool,
    /// It asks or promises in its turn.
    pub again: bool,
    /// It is said where minutes tell what came of the last ones, soon after the promise.
    pub arises: bool,
    /// It names the promise's minute by its number; -1 where it names others alone.
    pub pointed: i8,
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
    /// So many half years lie between them, but the first; 0 for a day that was named.
    pub late: f32,
    /// It is a sentence of minutes.
    pub is_said: bool,
    /// The same is done with it.
    pub same_act: bool,
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
    /// A report that says that it answers a request.
    pub answers: bool,
    /// The promise holds the whole name of the item, word for word.
    pub titled: bool,
    /// Of the rows entered at its meeting the one that is its own, and no other promise's.
    pub assigned: bool,
    /// How strong it is beside the promise's strongest place, from 0 to 1.
    pub of_promise: f32,
    /// How strong it is beside the strongest promise that the place may belong to, from 0
    /// to 1.
    pub of_place: f32,
    /// A row of the programme that is a trace names the item, and its day.
    pub of_row: bool,
    /// Which part of the place's text fits.
    pub at: usize,
}

/// The evidence in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reasons {
    /// The words and facts that were counted, weightiest first.
    pub why: Vec<String>,
    /// The part of the place's text that fits.
    pub part: String,
}

/// Gathers what speaks for a place; `None` where it cannot be a trace or nothing does.
pub fn gather(asked: &Asked, told: &Told) -> Option<Evidence> {
    let (promise, mention) = (asked.promise, told.mention);
    let elsewhere = mention.committee != promise.committee;
    if (elsewhere && !asked.to.contains(&mention.committee)) || !may_follow(promise, mention) {
        return None;
    }
    if is_come_round(promise, mention) && asked.own.iter().all(|term| !has(told, term)) {
        return None;
    }
    // Minutes that a later pack holds repeat the promise.
    if mention.answers
        && (mention.text.contains(&promise.text) || promise.text.contains(&mention.text))
    {
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
    let entered = match mention.place {
        In::Programme | In::Tracker => mention.day.is_some() && mention.day == promise.day,
        In::ForwardPlan | In::Agenda | In::Minutes | In::Report => false,
    };
    let is_record = entered && alike(&asked.title, &told.title);
    if is_record && is_noting(&mention.text) {
        return None;
    }
    let known = Evidence {
        astray: is_astray(asked, told),
        again: told.again,
        late: late(promise, mention),
        is_said: mention.place == In::Minutes,
        arises: arises(asked, told),
        pointed: pointed(asked, told),
        is_record,
        entered: entered && !is_record && (told.title.is_empty() || asked.title.is_empty()),
        when: !entered && is_named_day(promise, mention),
        elsewhere,
        is_bare: asked.is_bare,
        for_programme: asked.for_programme && told.is_of_programme(),
        answers: mention.answers,
        same_item: told.mention.place == In::Minutes && alike(&asked.title, &told.title),
        ..Evidence::default()
    };
    (0..told.parts.len())
        // A row of the promise's own item is its record by its own words alone.
        .filter(|at| !(entered && told.parts[*at].is_title))
        .filter_map(|at| compare(asked, told, at, &known))
        .filter(|evidence| !evidence.is_mere_name() && !evidence.is_mere_word())
        .max_by(|a, b| a.strength().total_cmp(&b.strength()))
}

/// An item of so many meetings comes whether anything was promised under it or not.
const STANDING: u32 = 3;

/// Whether it is the promise's own item, which comes to most meetings.
fn is_come_round(promise: &Promise, mention: &Mention) -> bool {
    mention.place == In::Agenda
        && mention.standing >= STANDING
        && promise
            .item
            .as_deref()
            .is_some_and(|item| fold::compare(item) == fold::compare(&mention.text))
}

/// Whether any part of a place holds a word.
fn has(told: &Told, term: &Term) -> bool {
    told.parts.iter().any(|part| holds(&part.matters, term))
}

/// The words that a promise and a part of a place share.
struct Shared<'t> {
    /// Of the promise's matter.
    own: Vec<&'t Term>,
    /// Of what stands around it.
    around: Vec<&'t Term>,
    /// Of the promise's matter in the title of a row.
    lent: Vec<&'t Term>,
    /// Of what is done with it.
    acts: Vec<&'t Term>,
    /// Of who is named, and of posts.
    persons: Vec<&'t Term>,
    posts: Vec<&'t Term>,
}

impl<'t> Shared<'t> {
    fn of(asked: &'t Asked, told: &Told, part: &Part, is_row: bool) -> Shared<'t> {
        let theirs = &part.matters;
        let own: Vec<&Term> = of(&asked.own, theirs);
        let mut around: Vec<&Term> = of(&asked.around, theirs);
        // What it is about may stand in its title: "NOTICEBOARD. Two quotes had come."
        let is_told = |term: &Term| holds(&told.title, term) && !holds(&asked.title, term);
        if told.mention.place == In::Minutes && !told.arises {
            let said = asked.around.iter().filter(|term| is_told(term));
            around.extend(said.filter(|term| !holds(theirs, term)));
        }
        let with = |class: Class| -> Vec<&Term> {
            let acts = asked.acts.iter().filter(|term| term.class == class);
            acts.filter(|term| holds(&part.terms, term)).collect()
        };
        // A row under the promise's own item need not say the item's words again.
        let lent = if is_row {
            of(&asked.own, &told.title)
                .into_iter()
                .filter(|term| !own.iter().any(|other| other.number == term.number))
                .collect()
        } else {
            Vec::new()
        };
        Shared {
            own,
            around,
            lent,
            acts: with(Class::Act),
            persons: with(Class::Name),
            posts: with(Class::Post),
        }
    }
}

/// Whether it is a row that need not say the words of its item again.
fn is_row(told: &Told, is_record: bool) -> bool {
    is_record || told.mention.place == In::Programme
}

/// Letters of one side that stand for words of the other.
fn initials(asked: &Asked, part: &Part) -> Option<String> {
    Lexicon::initials(&asked.promise.text, &part.letters)
        .or_else(|| Lexicon::initials(part.text, &asked.letters))
}

/// Says in words what was gathered: of the few places that are traces alone, since most
/// are none.
pub fn reasons(asked: &Asked, told: &Told, evidence: &Evidence) -> Reasons {
    if evidence.is_reference {
        let why = if evidence.elsewhere {
            "the committee it was sent to names this one"
        } else {
            "the programme of the next meeting"
        };
        return Reasons {
            why: vec![why.to_owned()],
            part: told.mention.text.clone(),
        };
    }
    let Some(part) = told.parts.get(evidence.at) else {
        return Reasons::default();
    };
    let shared = Shared::of(asked, told, part, is_row(told, evidence.is_record));
    let mut words: Vec<&Term> = [
        &shared.own,
        &shared.lent,
        &shared.around,
        &shared.acts,
        &shared.persons,
        &shared.posts,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect();
    words.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let facts = [
        (evidence.is_record, "entered under its item"),
        (evidence.entered, "entered at its meeting"),
        (evidence.when, "the day it names"),
        (evidence.elsewhere, "the committee it names"),
        (evidence.pointed > 0, "names its minute"),
        (evidence.reply, "tells of whom it was sent to"),
        (evidence.answers, "answers a request"),
        (evidence.of_row, "the item of its row in the programme"),
    ];
    let facts = facts.into_iter().filter(|(is, _)| *is);
    Reasons {
        why: words
            .into_iter()
            .map(|term| term.printed.clone())
            .chain(initials(asked, part))
            .chain(facts.map(|(_, fact)| fact.to_owned()))
            .collect(),
        part: part.text.to_owned(),
    }
}

/// Compares the words of a promise and of one part of a place.
fn compare(asked: &Asked, told: &Told, at: usize, known: &Evidence) -> Option<Evidence> {
    let part = &told.parts[at];
    let theirs = &part.matters;
    let is_row = is_row(told, known.is_record);
    let reply = !known.astray && known.pointed >= 0 && is_reply(asked, told, part);
    let Shared {
        own,
        around,
        lent,
        acts,
        persons,
        posts,
    } = Shared::of(asked, told, part, is_row);
    let is_same_act_of_item = known.is_record && !acts.is_empty();
    // A minute of one promise is pointed at by its number alone, and a person who arises
    // where only one promise names them.
    let is_pointed = (known.pointed > 0 && asked.of_item == 1)
        || (known.arises && !persons.is_empty())
        || (reply && (known.arises || known.same_item));
    if own.is_empty() && around.is_empty() && !is_same_act_of_item && !is_pointed {
        return None;
    }
    let (mine, other) = (weigh(&asked.own), weigh(theirs));
    let (shared, besides) = (sum(&own) + sum(&lent), sum(&around));
    let of_title = share(sum(&of(&asked.title, theirs)), weigh(&asked.title)) >= OF_HEADING;
    // A decision about its item as a whole has the item's words for its own.
    let lead = if asked.is_of_item { besides } else { 0.0 };
    // What arises under the name of an item is about the only promise of it.
    let is_of_only = known.arises && asked.of_item == 1 && of_title;
    Some(Evidence {
        fit: fit(shared + besides, mine + besides, other),
        holds: if asked.is_bare || (is_of_only && own.is_empty()) {
            share(shared + besides, mine + weigh(&asked.around))
        } else {
            share(shared, mine)
        },
        is_title: matches!(
            told.mention.place,
            In::Agenda | In::Programme | In::ForwardPlan
        ),
        covers: share(
            sum(&own) + sum(&lent) + lead,
            other
                + if is_row && !known.is_record && !part.is_title {
                    weigh(&told.title)
                } else {
                    0.0
                },
        )
        .min(1.0)
            * doubtless(sum(&own) + lead),
        figure: own.iter().chain(&around).any(|term| term.is_figure),
        only_around: own.is_empty() && lent.is_empty() && !asked.is_bare,
        only_names: is_only_names(&own, if asked.is_bare { &around } else { &[] })
            && lent.is_empty(),
        only_common: !(own.is_empty() && lent.is_empty())
            && [&own, &lent, &around]
                .into_iter()
                .flatten()
                .all(|term| term.is_common),
        in_other_words: known.entered
            && !own.is_empty()
            && own
                .iter()
                .all(|term| term.is_common && !is_printed(part.text, term)),
        only_title: own.is_empty()
            && lent.is_empty()
            && !asked.is_of_item
            && asked.of_item > 1
            && !around.is_empty()
            && around.iter().all(|term| holds(&asked.title, term)),
        of_title,
        words: count(&[&own, &lent, &around]),
        shared: doubtless(shared + besides),
        same_act: !acts.is_empty() && !part.is_opening,
        person: !persons.is_empty(),
        people: u8::try_from((persons.len() + posts.len()).min(2)).unwrap_or_default(),
        initials: initials(asked, part).is_some(),
        reply,
        titled: is_titled(asked, told, part, &own),
        by_name: part.is_title || told.mention.title.is_none(),
        at,
        ..known.clone()
    })
}

/// Whether it tells of whomever the promise is addressed to, or of their answer.
fn is_reply(asked: &Asked, told: &Told, part: &Part) -> bool {
    told.mention.place == In::Minutes
        && asked.whom.iter().any(|whom| {
            let mut printed = whom
                .terms
                .iter()
                .filter_map(|term| part.terms.iter().find(|other| other.number == term.number));
            if whom.terms.is_empty() {
                reply::is_by(part.text, whom.name)
            } else {
                printed.any(|term| reply::is_by(part.text, &term.printed))
            }
        })
}

/// Whether the promise holds the whole name of an item, of several words, that is not the
/// name of its own.
fn is_titled(asked: &Asked, told: &Told, part: &Part, own: &[&Term]) -> bool {
    let is_name = part.is_title
        || match told.mention.place {
            In::Agenda | In::ForwardPlan => true,
            In::Programme => told.mention.title.is_none(),
            In::Tracker | In::Minutes | In::Report => false,
        };
    if !is_name || own.is_empty() || own.len() < part.matters.len() {
        return false;
    }
    let name = fold::compare(part.text);
    name.split(' ').count() > 2
        && format!(" {} ", fold::compare(&asked.promise.text)).contains(&format!(" {name} "))
        && asked.promise.item.as_deref().map(fold::compare).as_ref() != Some(&name)
}

/// Letters by which two forms of one word are known: "fund" and "funding".
const HEAD: usize = 5;

/// Whether a text has a word that begins as a term is printed.
fn is_printed(text: &str, term: &Term) -> bool {
    let printed = fold::compare(&term.printed);
    let head: String = printed.chars().take(HEAD).collect();
    fold::compare(text)
        .split(' ')
        .any(|word| word.starts_with(head.as_str()))
}

/// How many words there are; the name of a place is one of them.
fn count(terms: &[&Vec<&Term>]) -> u8 {
    let terms = terms.iter().copied().flatten();
    let words = terms.filter(|term| !term.printed.contains(' ')).count();
    u8::try_from(words.min(5)).unwrap_or_default()
}

fn is_only_names(own: &[&Term], subject: &[&Term]) -> bool {
    !(own.is_empty() && subject.is_empty()) && own.iter().chain(subject).all(|term| term.is_named)
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// How much of the shorter side is shared, tempered by how much of both and by how rare
/// it is.
fn fit(shared: f32, mine: f32, other: f32) -> f32 {
    if shared <= 0.0 || mine <= 0.0 || other <= 0.0 {
        return 0.0;
    }
    let held = (shared / mine.min(other)).min(1.0);
    let cosine = (shared / (mine * other).sqrt()).min(1.0);
    f32::midpoint(held, cosine) * doubtless(shared)
}

/// How little doubt words of such a weight leave, from 0 to 1.
fn doubtless(shared: f32) -> f32 {
    1.0 - (-shared / ENOUGH).exp()
}

impl Evidence {
    /// Whether it is a row entered at the promise's meeting that may be the promise's own:
    /// the name of a place, and words for any matter, are in many rows.
    pub fn may_be_its_own(&self) -> bool {
        let tells = !self.only_names && !self.only_common;
        (self.entered || self.is_record) && tells && (!self.only_around || self.of_title)
    }

    /// Whether a sentence shares one name, or words of all councils, with a promise that
    /// says much more of its matter, and no answer is told.
    fn is_mere_name(&self) -> bool {
        self.is_said
            && ((self.only_names && self.words == 1) || self.only_common)
            && self.holds < MERE
            && self.pointed <= 0
            && !(self.reply || self.same_item || self.is_bare)
    }

    /// Whether a row shares one word alone, which councils use of any matter, and not even
    /// as it is printed: "a fund" and "improvement grant".
    fn is_mere_word(&self) -> bool {
        self.entered
            && self.only_common
            && self.in_other_words
            && self.words <= 1
            && self.people == 0
            && !(self.same_act || self.initials || self.figure || self.titled)
    }

    /// How much the words and facts weigh together: by it the promises that one place
    /// may belong to are compared.
    pub fn strength(&self) -> f32 {
        let facts = [
            (self.same_act, 0.12),
            (self.is_record, 0.2),
            (self.entered, 0.15),
            (self.initials, 0.1),
            (self.is_reference, 1.0),
            (self.pointed > 0, 0.5),
            (self.when, 0.2),
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

/// The words of one side that the other holds.
fn of<'t>(terms: &'t [Term], other: &[Term]) -> Vec<&'t Term> {
    terms.iter().filter(|term| holds(other, term)).collect()
}

fn sum(terms: &[&Term]) -> f32 {
    terms.iter().map(|term| term.weight).sum()
}

/// Whether the place can be later than the promise at all.
fn may_follow(promise: &Promise, mention: &Mention) -> bool {
    let Some(made) = promise.day else {
        return false;
    };
    let seen_before = mention.first_seen.is_some_and(|day| day <= made);
    match mention.place {
        In::Programme => {
            let is_planned_there = is_named_day(promise, mention);
            mention.day.is_none_or(|day| day >= made) && (!seen_before || is_planned_there)
        }
        In::ForwardPlan => !seen_before,
        // A row of a table is itself in all later versions of it.
        In::Tracker if promise.task.is_some() => false,
        In::Tracker => match mention.day {
            Some(entered) => entered == made,
            None => !seen_before,
        },
        In::Agenda | In::Minutes | In::Report => mention.day.is_some_and(|day| day > made),
    }
}

/// Whether a place stands on a day, or in a month, that the promise names.
fn is_named_day(promise: &Promise, mention: &Mention) -> bool {
    [mention.day, mention.due].iter().flatten().any(|day| {
        promise.names.contains(day) || promise.months.contains(&(day.year(), day.month()))
    })
}

/// Whether an item of a committee that the promise names is named after its own.
pub fn is_reference(asked: &Asked, told: &Told) -> bool {
    told.mention.place == In::Agenda
        && asked.to.contains(&told.mention.committee)
        && told.from.contains(&asked.promise.committee)
        && asked
            .promise
            .day
            .zip(told.mention.day)
            .is_some_and(|(made, day)| made < day && days_between(made, day) <= REFERRED_WITHIN)
}

/// Whether an item brings the programme that was agreed with changes back to the next
/// meeting.
pub fn is_next_programme(asked: &Asked, told: &Told) -> bool {
    asked.is_programme
        && told.mention.place == In::Agenda
        && told.mention.committee == asked.promise.committee
        && told.meeting == asked.next
        && told.mention.day > asked.promise.day
        && is_for_programme(&told.mention.text)
}

/// Less of a title than this is no more than a word that both have: "Dene Road" and
/// "Road closures".
const OF_TITLE: f32 = 0.4;

/// Whether the title that a sentence stands under speaks of something else.
fn is_astray(asked: &Asked, told: &Told) -> bool {
    let is_sentence = match told.mention.place {
        In::Minutes | In::Report => true,
        In::Programme | In::ForwardPlan | In::Tracker | In::Agenda => false,
    };
    let is_known = |term: &Term| {
        [&asked.own, &asked.title, &asked.around]
            .iter()
            .any(|terms| holds(terms, term))
    };
    let title = told.mention.title.as_deref().unwrap_or_default();
    if !told.front.is_empty() {
        return !told.front.iter().any(is_known);
    }
    let known: f32 = told
        .title
        .iter()
        .filter(|term| is_known(term))
        .map(|term| term.weight)
        .sum();
    is_sentence
        && !told.arises
        && !told.title.is_empty()
        && !is_procedural(title)
        && known < OF_TITLE * weigh(&told.title)
}

/// So many meetings later the minutes may still tell what arose from the promise's own.
const ARISES_WITHIN: usize = 3;

/// Whether it is told as a matter that arises from the minutes of about that time.
fn arises(asked: &Asked, told: &Told) -> bool {
    told.arises && (asked.next..asked.next + ARISES_WITHIN).contains(&told.meeting)
}

/// Whether a sentence names the promise's minute by its number, or others alone. Numbers
/// that begin again at each meeting are those of the last one.
fn pointed(asked: &Asked, told: &Told) -> i8 {
    if told.mention.answers {
        let names_it = asked
            .promise
            .day
            .is_some_and(|day| told.mention.names.contains(&day));
        return i8::from(names_it);
    }
    let Some(minute) = asked.promise.minute.as_deref() else {
        return 0;
    };
    if told.minutes.is_empty() {
        return 0;
    }
    let is_named = told
        .minutes
        .iter()
        .any(|number| back::is_of(number, minute));
    if is_named && told.meeting == asked.next {
        1
    } else if is_named {
        0
    } else {
        -1
    }
}

/// How long after the promise a place comes, in half years beyond the first.
fn late(promise: &Promise, mention: &Mention) -> f32 {
    let day = match mention.place {
        In::Agenda | In::Minutes | In::Report => mention.day,
        In::Programme | In::ForwardPlan | In::Tracker => mention.first_seen,
    };
    let Some((made, day)) = promise.day.zip(day) else {
        return 0.0;
    };
    if is_named_day(promise, mention) {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)]
    let days = (days_between(made, day) - SOON).max(0) as f32;
    days / HALF_YEAR
}

/// A row that records that a report was noted records no promise.
fn is_noting(text: &str) -> bool {
    let folded = fold::compare(text);
    folded.split(' ').count() <= 6 && folded.contains("noted")
}
