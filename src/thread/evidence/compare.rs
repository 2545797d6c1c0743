//! How the words of a promise and of one part of a place compare.

use crate::domain::fold;
use crate::thread::evidence::shared::{
    Shared, count, doubtless, fit, initials, is_only_names, is_place, is_row, share, sum,
};
use crate::thread::evidence::whom::{has_come, is_reply, names_guest};
use crate::thread::evidence::{Evidence, MERE, place, running};
use crate::thread::promise::In;
use crate::thread::reply;
use crate::thread::sides::{Addressee, Asked, Part, Told};
use crate::thread::words::Term;

/// So much of an item's title in front of a row says that it is one of the item's.
const OF_HEADING: f32 = 0.5;

/// So much of both sides is all that they say.
const ALL: f32 = 0.9;

/// Whether a part may be told of a promise at all: most share nothing, and are told at once.
fn may_fit(asked: &Asked, told: &Told, part: &Part, known: &Evidence) -> bool {
    known.is_record
        || known.arises
        || known.pointed > 0
        || ((known.entered || asked.promise.is_topic) && initials(asked, part).is_some())
        || asked.own.meet(&part.matters)
        || asked.around.meet(&part.matters)
        || is_printed_whole(asked, part, known)
        || (known.is_said && asked.around.meet(&told.title))
}

/// Compares the words of a promise and of one part of a place.
// Each fact is told once, and in one place.
#[allow(clippy::too_many_lines)]
pub(super) fn compare(asked: &Asked, told: &Told, at: usize, known: &Evidence) -> Option<Evidence> {
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
    if told.mention.is_running {
        let shared = (&own[..], &around[..], &acts[..]);
        if !running::tells_enough(asked, told, part, shared, reply) {
            return None;
        }
    }
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
    let writes = || acts.iter().any(|act| Some(act.number) == asked.writing);
    let is_told_of = known.under_its_title && writes();
    let is_alone = own.is_empty() && around.is_empty() && !is_told_of;
    let bodies = bodies(asked, part);
    let is_to_body = bodies > 0 && known.is_record && !lent.is_empty();
    let is_whole_row = is_alone && is_printed_whole(asked, part, known);
    if is_alone
        && !(is_whole_row
            || is_same_act_of_item
            || is_pointed
            || is_spelled
            || names_guest
            || is_to_body)
    {
        return None;
    }
    let same_day = known.is_said && names_its_day(asked, told);
    let (mine, other) = (asked.own.weight(), theirs.weight());
    let (shared, besides) = (sum(&own) + sum(&lent), sum(&around));
    let of_title =
        asked.is_titled && share(sum(&asked.title.of(theirs)), asked.title.weight()) >= OF_HEADING;
    let lead = lead(asked, told, &around);
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
        figure: same_day || own.iter().chain(&around).any(|term| term.is_figure),
        same_day,
        known: share(sum(&own) + sum(&lent) + sum(&around), other),
        telling: count(&[
            &own,
            &lent,
            &around
                .iter()
                .copied()
                .filter(|term| !term.is_named)
                .collect(),
        ]),
        only_around: own.is_empty() && lent.is_empty() && !asked.is_bare && !is_spelled,
        around_tells: around.iter().any(|term| !asked.title.holds(term)),
        only_names: is_only_names(&own, if asked.is_bare { &around } else { &[] })
            && lent.is_empty()
            && !(known.is_next && count(&[&around]) > 1)
            && !is_whole
            && !names_guest,
        only_common: !(own.is_empty() && lent.is_empty() && (around.is_empty() || !asked.is_bare))
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
            || ((known.entered || known.is_record) && !known.of_minute && says_more)
            || (known.answers && says_more))
            && !is_its_report
            && lent.is_empty()
            && !asked.is_of_item
            && asked.of_item > 1
            && !(own.is_empty() && around.is_empty())
            && own.iter().all(|term| asked.title.holds(term))
            && around
                .iter()
                .all(|term| asked.title.holds(term) || (!own.is_empty() && term.is_common)),
        of_title,
        within_title: !own.is_empty()
            && lent.is_empty()
            && own.iter().all(|term| asked.title.holds(term)),
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
        to_body: bodies > 0,
        people: u8::try_from((persons.len() + posts.len() + bodies).min(2)).unwrap_or_default(),
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

/// How many bodies that the promise is addressed to a part names too: "recommended to the
/// Executive". Their words are those of any business.
fn bodies(asked: &Asked, part: &Part) -> usize {
    let named = |whom: &&Addressee| {
        let name = fold::compare(whom.name);
        whom.terms.is_empty()
            && reply::is_name(whom.name)
            && format!(" {} ", fold::compare(part.text)).contains(&format!(" {name} "))
    };
    asked.whom.iter().filter(named).count()
}

/// Whether a sentence names a day that the promise names too.
fn names_its_day(asked: &Asked, told: &Told) -> bool {
    let named = &asked.promise.names;
    told.mention.names.iter().any(|day| named.contains(day))
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
fn lead(asked: &Asked, told: &Told, around: &[&Term]) -> f32 {
    let of_before = around.iter().filter(|term| !asked.title.holds(term));
    let is_subject = asked.is_bare
        && (told.is_of_table() || told.mention.place == In::Agenda)
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
        && (asked.item.as_ref() != Some(&name) || comes_to_committee(asked, told))
}

/// Whether something is to be brought to the committee, and an item is none that always comes.
fn comes_to_committee(asked: &Asked, told: &Told) -> bool {
    let text = format!(" {} ", fold::compare(&asked.promise.text));
    let comes = [" reported ", " brought ", " submitted ", " presented "];
    told.mention.standing <= ONCE_MORE && comes.iter().any(|word| text.contains(word))
}

/// An item that comes to more meetings is one of those that always do.
const ONCE_MORE: u32 = 2;

/// Letters by which two forms of one word are known: "fund" and "funding".
const HEAD: usize = 5;

/// So much of a row, of so many words, is all of it.
const NEARLY_ALL: f32 = 0.75;
const WORDS: usize = 4;

/// Whether a promise of words for any matter prints a row of its meeting almost whole: "That
/// the improvement plan be published on the website".
fn is_printed_whole(asked: &Asked, part: &Part, known: &Evidence) -> bool {
    let long = || part.text.split(' ').filter(|word| word.len() > 3);
    known.entered
        && !part.is_beside
        && long().count() >= WORDS
        && printed(asked.wish, part.text) >= NEARLY_ALL
}

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
