//! What speaks for a place being a trace of a promise, and how much.
//!
//! The reasons that a person is shown are these, and the score is their sum.

mod order;
mod place;
mod shared;
mod slight;

use crate::domain::fold;
use crate::thread::promise::In;
use crate::thread::reply;
use crate::thread::series;
use crate::thread::sides::{Asked, Part, Told};
use crate::thread::words::{Term, may_be_one, names_paper};
use order::{
    arises, is_come_round, is_named_day, is_next_meeting, is_next_of_its_item, late, may_follow,
    pointed,
};
use shared::{
    Shared, count, doubtless, fit, initials, is_only_names, is_place, is_row, share, sum,
};
use slight::{is_mere_remark, is_of_somebody_else};

pub use order::{is_entered, is_next_programme, is_reference};
pub use place::whereabouts;

/// So much of an item's title in front of a row says that it is one of the item's.
const OF_HEADING: f32 = 0.5;

/// So much of both sides is all that they say.
const ALL: f32 = 0.9;

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

/// Whose trace a promise has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lent {
    /// That of one of its own meeting that says the same.
    BySame,
    /// That of an older one, which it asks for again.
    ByOlder,
}

/// Why a promise has what was found for another of its meeting.
pub const SAYS_THE_SAME: &str = "found for the promise that says the same";

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
    if is_come_round(asked, told) && asked.own.iter().all(|term| !has(told, term)) {
        return None;
    }
    if is_next_of_its_item(asked, told) {
        return None;
    }
    // Minutes that a later pack holds repeat the promise.
    if mention.answers
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
    let is_said = mention.place == In::Minutes;
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
        when: !(entered || astray && is_said) && is_named_day(promise, mention),
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
        same_item: told.mention.place == In::Minutes && asked.title.are_alike(&told.title),
        is_of_any: !asked.is_titled,
        ..Evidence::default()
    };
    (0..told.parts.len())
        // A row of the promise's own item is its record by its own words alone.
        .filter(|at| !(entered && told.parts[*at].is_title))
        .filter_map(|at| compare(asked, told, at, &known))
        .filter(|evidence| !evidence.is_mere_name() && !evidence.is_mere_word())
        .filter(|evidence| !evidence.is_mere_person())
        .filter(|evidence| !is_mere_remark(told, evidence))
        .filter(|evidence| !is_of_somebody_else(asked, told, evidence))
        .filter(|evidence| !evidence.is_told || evidence.tells_enough())
        .max_by(|a, b| {
            let of_item = a.of_item.cmp(&b.of_item);
            of_item.then_with(|| a.strength().total_cmp(&b.strength()))
        })
}

/// Whether it is named by words of the item that a promise brings back as a whole.
fn comes_back(asked: &Asked, told: &Told) -> bool {
    let (Some(name), Some(item)) = (&told.name, &asked.item) else {
        return false;
    };
    let item: Vec<&str> = item.split(' ').collect();
    let words = name.split(' ').filter(|word| word.len() > 2);
    let (reports, words): (Vec<&str>, Vec<&str>) =
        words.partition(|word| !asked.is_of_item && !item.contains(word) && REPORTS.contains(word));
    // "The Clerk would report when it came" brings back an item that says that one is given.
    let is_reported = !reports.is_empty()
        && asked.is_bare
        && asked.of_item == 1
        && told.mention.place == In::Agenda
        && REPORTING
            .iter()
            .any(|word| has_word(&asked.promise.text, word));
    (asked.is_of_item || is_reported)
        && words.len() > 1
        && words.iter().all(|word| item.contains(word))
}

/// Words that say of an item that something is told under it.
const REPORTS: [&str; 5] = ["report", "update", "verbal", "oral", "progress"];

/// Words of a promise to tell.
const REPORTING: [&str; 4] = ["report", "update", "advise", "inform"];

fn has_word(text: &str, word: &str) -> bool {
    fold::compare(text).split(' ').any(|other| other == word)
}

/// Whether a sentence with figures may tell in passing what the promise asks for: fines for
/// litter and fines for moorings are told in the same words, and the items tell them apart.
fn may_pass(asked: &Asked, told: &Told) -> bool {
    let is_of_item = asked.title.is_empty()
        || asked.title.meet(&told.title)
        || told
            .parts
            .iter()
            .any(|part| asked.title.meet(&part.matters));
    is_of_item
        && !asked.is_bare
        && asked.own.len() > 1
        && told
            .mention
            .text
            .contains(|letter: char| letter.is_ascii_digit())
}

/// Whether a report has the title of the promise's item, but for its time.
fn is_of_series(asked: &Asked, told: &Told) -> bool {
    let title = told.mention.title.as_deref().unwrap_or_default();
    let item = asked.item.as_deref().unwrap_or_default();
    series::are_one(item, &fold::compare(title))
}

/// Whether any part of a place holds a word.
fn has(told: &Told, term: &Term) -> bool {
    told.parts.iter().any(|part| part.matters.holds(term))
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
        (evidence.is_next, "the next meeting, as it asks"),
        (evidence.by_owner, "the same lead officer"),
        (evidence.names_guest, "names whom it invites"),
        (evidence.elsewhere, "the committee it names"),
        (
            evidence.pointed > 0 || evidence.of_minute,
            "names its minute",
        ),
        (evidence.reply, "tells of whom it was sent to"),
        (evidence.answers, "answers a request"),
        (evidence.comes_back, "the name of its item"),
        (evidence.came, "whoever was invited came"),
        (
            evidence.is_told && !evidence.in_passing,
            "a report under its own title",
        ),
        (evidence.in_passing, "tells figures, as it asks"),
        (evidence.lent == Some(Lent::BySame), SAYS_THE_SAME),
        (
            evidence.lent == Some(Lent::ByOlder),
            "found for the promise that it asks for again",
        ),
        (evidence.of_row, "the item of its row in the programme"),
        (evidence.is_version, "a later version of its row"),
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

/// Whether a part may be told of a promise at all: most share nothing, and are told at once.
fn may_fit(asked: &Asked, told: &Told, part: &Part, known: &Evidence) -> bool {
    known.is_record
        || known.arises
        || known.pointed > 0
        || ((known.entered || asked.promise.is_topic) && initials(asked, part).is_some())
        || asked.own.meet(&part.matters)
        || asked.around.meet(&part.matters)
        || (known.is_said && asked.around.meet(&told.title))
}

/// Compares the words of a promise and of one part of a place.
// Each fact is told once, and in one place.
#[allow(clippy::too_many_lines)]
fn compare(asked: &Asked, told: &Told, at: usize, known: &Evidence) -> Option<Evidence> {
    let part = &told.parts[at];
    let theirs = &part.matters;
    let is_row = is_row(told, known.is_record);
    let reply = !known.astray && known.pointed >= 0 && is_reply(asked, told, part);
    let came = known.is_said && asked.invites && has_come(asked, part);
    let names_guest = names_guest(asked, told, part);
    if !(reply || came || names_guest || may_fit(asked, told, part, known))
        || place::is_another(asked, told, part)
    {
        return None;
    }
    let Shared {
        own,
        around,
        lent,
        acts,
        persons,
        posts,
    } = Shared::of(asked, told, part, is_row);
    // A row of their name alone may be about anything else of them.
    let guest_comes = names_guest && reply::comes(part.text);
    let names_guest = names_guest && (!own.is_empty() || guest_comes || known.when);
    let is_same_act_of_item = (known.is_record || known.of_minute) && !acts.is_empty();
    if lent.is_empty()
        && !(known.is_record || known.when || reply || came)
        && place::is_alone(asked, &own, &around)
    {
        return None;
    }
    // A minute of one promise is pointed at by its number alone, and a person who arises
    // where only one promise names them.
    let is_pointed = (known.pointed > 0 && asked.of_item == 1)
        || came
        || (known.arises && !persons.is_empty() && (asked.is_bare || !acts.is_empty()))
        || (reply && (known.arises || known.same_item));
    let spelled = initials(asked, part);
    let is_spelled = spelled.is_some() && (known.entered || asked.promise.is_topic);
    let is_alone = own.is_empty() && around.is_empty();
    if is_alone && !(is_same_act_of_item || is_pointed || is_spelled || names_guest) {
        return None;
    }
    let (mine, other) = (asked.own.weight(), theirs.weight());
    let (shared, besides) = (sum(&own) + sum(&lent), sum(&around));
    let of_title =
        asked.is_titled && share(sum(&asked.title.of(theirs)), asked.title.weight()) >= OF_HEADING;
    let lead = lead(asked, told, known, &around);
    let is_under_item = match told.mention.place {
        In::Programme | In::ForwardPlan | In::Tracker | In::Agenda => {
            let is_own = !(known.entered || known.is_record);
            let is_alike = told.mention.title.is_some() && asked.title.are_alike(&told.title);
            is_own && (is_alike || of_title)
        }
        In::Minutes | In::Report => false,
    };
    let says_more = asked.own.iter().any(|term| !asked.title.holds(term));
    let of_item = is_under_item && own.iter().any(|term| !asked.title.holds(term));
    // "That a further report come in May", and a row of May that is named after its item.
    let is_its_report = known.when && told.is_of_programme() && of_title && asked.is_report;
    // What arises under the name of an item is about the only promise of it.
    let is_of_only = known.arises && asked.of_item == 1 && of_title;
    // The name is all that either side says: "Vision 2040" and "a Vision 2040 plan".
    let all_of_row = share(sum(&own), other) >= ALL;
    let is_planned = told.is_of_programme() && share(sum(&own), mine) >= MERE;
    let is_whole = own.len() > 1 && all_of_row && (share(sum(&own), mine) >= ALL || is_planned);
    Some(Evidence {
        names_guest,
        guest_comes,
        fit: fit(shared + besides, mine + besides, other),
        holds: match &spelled {
            Some(letters) if is_spelled && own.is_empty() => stand_for(letters, &asked.firsts),
            _ => held(asked, shared, besides, is_of_only && own.is_empty()),
        },
        is_title: told.is_of_programme() || told.mention.place == In::Agenda,
        covers: share(
            sum(&own) + sum(&lent) + lead,
            other
                + if is_row && !known.is_record && !of_item && !part.is_title {
                    told.title.weight()
                } else {
                    0.0
                },
        )
        .min(1.0)
            * doubtless(sum(&own) + lead),
        figure: own.iter().chain(&around).any(|term| term.is_figure),
        only_around: own.is_empty() && lent.is_empty() && !asked.is_bare && !is_spelled,
        around_tells: around.iter().any(|term| !asked.title.holds(term)),
        only_names: is_only_names(&own, if asked.is_bare { &around } else { &[] })
            && lent.is_empty()
            && !is_whole
            && !names_guest,
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
        of_item,
        misses_head: misses_head(asked, known, &own, &lent),
        only_title: (own.is_empty()
            || ((known.entered || known.is_record) && !known.of_minute && says_more))
            && !is_its_report
            && lent.is_empty()
            && !asked.is_of_item
            && asked.of_item > 1
            && !(own.is_empty() && around.is_empty())
            && [&own, &around]
                .into_iter()
                .flatten()
                .all(|term| asked.title.holds(term)),
        of_title,
        words: count(&[&own, &lent, &around]),
        is_there: own.iter().chain(&around).any(|term| is_place(term)),
        shared: doubtless(shared + besides),
        printed: if known.entered || known.is_record {
            printed(asked.wish, part.text)
        } else {
            0.0
        },
        same_act: !acts.is_empty() && !part.is_opening,
        person: !persons.is_empty(),
        people: u8::try_from((persons.len() + posts.len()).min(2)).unwrap_or_default(),
        initials: spelled.is_some(),
        reply,
        came,
        astray: known.astray && !came,
        titled: is_titled(asked, told, part, &own),
        by_name: part.is_title || told.mention.title.is_none(),
        at,
        ..known.clone()
    })
}

/// Whether nothing is shared of what a promise names first, and little of the rest.
fn misses_head(asked: &Asked, known: &Evidence, own: &[&Term], lent: &[&Term]) -> bool {
    let is_its_row = known.entered || known.is_record || known.when;
    let may_miss = asked.is_bare || is_its_row || known.arises || !lent.is_empty();
    let rare = own.iter().filter(|term| !term.is_common).count();
    let holds_head = own.iter().any(|term| asked.head.holds(term));
    !may_miss && !own.is_empty() && !holds_head && rare <= 1
}

/// What the words around a promise count as its own. A decision about its item as a whole
/// has the item's words; a bare one those of the sentences before it, for the name of an item
/// or a row: two of them, for one may be of any matter of that item.
fn lead(asked: &Asked, told: &Told, known: &Evidence, around: &[&Term]) -> f32 {
    let of_before = around.iter().filter(|term| !asked.title.holds(term));
    let is_subject = asked.is_bare
        && (known.entered || told.mention.place == In::Agenda || told.is_of_programme())
        && of_before.count() > 1;
    if asked.is_of_item || is_subject {
        sum(around)
    } else {
        0.0
    }
}

/// How much of a promise a part holds; with what stands around it where it says too little.
fn held(asked: &Asked, shared: f32, besides: f32, is_of_only: bool) -> f32 {
    let mine = asked.own.weight();
    if asked.is_bare || is_of_only {
        share(shared + besides, mine + asked.around.weight())
    } else {
        share(shared, mine)
    }
}

/// How much of a promise's words its letters stand for.
fn stand_for(letters: &str, firsts: &[char]) -> f32 {
    let stood = u8::try_from(letters.len().min(firsts.len())).unwrap_or(u8::MAX);
    let all = u8::try_from(firsts.len()).unwrap_or(u8::MAX);
    share(f32::from(stood), f32::from(all))
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
                printed.any(|term| {
                    may_be_one(&asked.promise.text, &told.mention.text, &term.printed)
                        && reply::is_by(part.text, &term.printed)
                })
            }
        })
}

/// Whether a sentence says that whoever the promise invites came.
fn has_come(asked: &Asked, part: &Part) -> bool {
    let mut whom = asked.whom.iter();
    whom.any(|whom| reply::came(part.text, whom.name))
}

/// Whether a row or an item has the whole name of somebody whom the promise invites.
fn names_guest(asked: &Asked, told: &Told, part: &Part) -> bool {
    let is_named = match told.mention.place {
        In::Programme | In::ForwardPlan | In::Agenda => asked.invites,
        In::Tracker => asked.invites && is_entered(asked, told),
        In::Minutes | In::Report => false,
    };
    is_named
        && asked.whom.iter().any(|whom| {
            let name = fold::compare(whom.name);
            let is_letters =
                whom.name.len() > 2 && whom.name.bytes().all(|b| b.is_ascii_uppercase());
            reply::is_name(whom.name)
                && (name.contains(' ') || (is_letters && reply::comes(part.text)))
                && format!(" {} ", fold::compare(part.text)).contains(&format!(" {name} "))
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
        && asked.item.as_ref() != Some(&name)
}

/// Letters by which two forms of one word are known: "fund" and "funding".
const HEAD: usize = 5;

/// How much of a row a promise prints too, of words that any matter may have as well.
fn printed(promise: &str, row: &str) -> f32 {
    let heads = |text: &str| -> Vec<String> {
        let folded = fold::compare(text);
        let long = folded.split(' ').filter(|word| word.len() > 3);
        long.map(|word| word.chars().take(HEAD).collect()).collect()
    };
    let (theirs, mine) = (heads(row), heads(promise));
    let both = theirs.iter().filter(|head| mine.contains(head)).count();
    let share = |count: usize| f32::from(u8::try_from(count.min(200)).unwrap_or_default());
    share(both) / share(theirs.len().max(1))
}

/// Whether a text has a word that begins as a term is printed.
fn is_printed(text: &str, term: &Term) -> bool {
    let printed = fold::compare(&term.printed);
    let head: String = printed.chars().take(HEAD).collect();
    fold::compare(text)
        .split(' ')
        .any(|word| word.starts_with(head.as_str()))
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

/// Less of a title than this is no more than a word that both have: "Dene Road" and
/// "Road closures".
const OF_TITLE: f32 = 0.4;

/// Whether the title that a sentence stands under speaks of something else.
fn is_astray(asked: &Asked, told: &Told) -> bool {
    let is_known = |term: &Term| {
        [&asked.own, &asked.title, &asked.around]
            .iter()
            .any(|terms| terms.holds(term))
    };
    // "As the Ports Panel had recommended": it says itself whose promise it answers.
    if told.from.contains(&asked.promise.committee)
        && told.mention.committee != asked.promise.committee
    {
        return false;
    }
    if !told.front.is_empty() {
        return !told.front.iter().any(is_known);
    }
    let is_sentence = match told.mention.place {
        In::Minutes | In::Report => true,
        In::Programme | In::ForwardPlan | In::Tracker | In::Agenda => false,
    };
    if !is_sentence || told.arises || told.title.is_empty() || told.is_procedural {
        return false;
    }
    // The next report of a series has its title, but for the time.
    if is_of_series(asked, told) {
        return false;
    }
    let words = told.title.iter().filter(|term| !names_paper(term));
    let weight: f32 = words.clone().map(|term| term.weight).sum();
    let known = words.filter(|term| is_known(term));
    let known: f32 = known.map(|term| term.weight).sum();
    if told.mention.answers {
        // It says itself that it answers; the report may tell of much else.
        return known <= 0.0;
    }
    known < OF_TITLE * weight
}

/// What every table calls whoever it charges.
const ANYBODY: [&str; 16] = [
    "clerk",
    "officer",
    "officers",
    "chair",
    "chairman",
    "all",
    "cllr",
    "cllrs",
    "councillor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "tbc",
    "members",
];

/// "He promised": whoever it was stands in the sentence before.
const SAID_BEFORE: [&str; 3] = ["he ", "she ", "they "];

/// Whether a row charges whoever the promise names, by a name or a post of their own.
fn is_owner(asked: &Asked, told: &Told) -> bool {
    let Some(owner) = told.mention.owner.as_deref() else {
        return false;
    };
    let owner = fold::compare(owner);
    // "AM Quayle": letters before a name are a rank, alone they are nobody's.
    let mut named = owner
        .split(' ')
        .filter(|word| word.len() > 3 && !ANYBODY.contains(word))
        .peekable();
    if named.peek().is_none() {
        return false;
    }
    let promise = asked.promise;
    let text = fold::compare(&promise.text);
    let leans = SAID_BEFORE.iter().any(|who| text.starts_with(who));
    let before = promise.before.last().filter(|_| leans);
    let said = [promise.owner.as_deref(), before.map(String::as_str)];
    let said: Vec<String> = said.into_iter().flatten().map(fold::compare).collect();
    named.all(|word| {
        let mut all = said.iter().chain([&text]);
        all.any(|text| text.split(' ').any(|other| other == word))
    })
}

/// A row that records that a report was noted records no promise.
fn is_noting(text: &str) -> bool {
    let folded = fold::compare(text);
    folded.split(' ').count() <= 6 && folded.contains("noted")
}
