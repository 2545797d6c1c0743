//! Whether a place may follow a promise in the order of time, and what of it points back.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::domain::phrases::Phrases;
use crate::domain::wording::days_between;
use crate::thread::back;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::sides::{Asked, Told, is_for_programme};
use crate::thread::words::Term;

/// So many days after a promise a place is as likely as on the next.
const SOON: i32 = 200;

/// Half a year.
const HALF_YEAR: f32 = 182.0;

/// An item named after the committee that sent something comes within so many days.
const REFERRED_WITHIN: i32 = 120;

/// Whether it is a row that was entered at the promise's meeting.
pub fn is_entered(asked: &Asked, told: &Told) -> bool {
    match told.mention.place {
        In::Programme | In::Tracker => {
            told.mention.day.is_some() && told.mention.day == asked.promise.day
        }
        In::ForwardPlan | In::Agenda | In::Minutes | In::Report => false,
    }
}

/// An item of so many meetings comes whether anything was promised under it or not.
const STANDING: u32 = 3;

/// Whether it is the promise's own item, which comes to most meetings.
pub(super) fn is_come_round(asked: &Asked, told: &Told) -> bool {
    told.mention.place == In::Agenda
        && told.mention.standing >= STANDING
        && asked.item.is_some()
        && asked.item == told.name
}

/// Words that tell one report of an item that comes every year from the next.
static YEARLY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "annual",
        "annual report",
        "annual item",
        "yearly",
        "quarterly",
        "monthly",
        "standing item",
    ])
});

/// Whether a text speaks of what comes every year, or as often.
pub fn is_yearly(text: &str) -> bool {
    YEARLY.is_one_in(text)
}

/// Whether it is the next report of the promise's own item, which comes every year whether
/// anything was promised under it or not, and says no more than the name of that item.
pub(super) fn is_next_of_its_item(asked: &Asked, told: &Told) -> bool {
    let is_planned = match told.mention.place {
        In::Programme | In::ForwardPlan | In::Agenda => true,
        In::Tracker | In::Minutes | In::Report => false,
    };
    let mut parts = told.parts.iter();
    is_planned
        && told.is_yearly
        && !asked.title.is_empty()
        && !is_yearly(&asked.promise.text)
        && !is_named_day(asked.promise, told.mention)
        && parts.all(|part| {
            let shared = asked.own.of(&part.matters);
            shared.iter().all(|term| asked.title.holds(term))
        })
}

/// "To the next meeting": the one that it is to come to.
static NEXT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "to the next meeting",
        "at the next meeting",
        "for the next meeting",
        "on the next agenda",
        "to the next agenda",
        "to its next meeting",
        "at its next meeting",
        "to our next meeting",
        "next meeting of the committee",
        "next meeting of the panel",
        "next meeting of the board",
    ])
});

/// Whether it is an item of the next meeting of the committee, for which the promise asks.
pub(super) fn is_next_meeting(asked: &Asked, told: &Told) -> bool {
    let is_item = match told.mention.place {
        In::Programme | In::Agenda => true,
        In::ForwardPlan | In::Tracker | In::Minutes | In::Report => false,
    };
    is_item
        && told.mention.committee == asked.promise.committee
        && told.meeting == asked.next
        && told.mention.day > asked.promise.day
        && NEXT.is_one_in(&asked.promise.text)
}

/// Whether the place can be later than the promise at all.
pub(super) fn may_follow(promise: &Promise, mention: &Mention) -> bool {
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
        // A row of a tracker is itself in all later versions of it; one of a table in the
        // minutes is entered in the tracker as any other promise of theirs.
        In::Tracker if promise.task.is_some_and(|task| task.entered.is_some()) => false,
        In::Tracker if promise.task.is_some() => mention.day == Some(made),
        In::Tracker => match mention.day {
            Some(entered) => entered == made,
            None => !seen_before,
        },
        In::Agenda | In::Minutes | In::Report => mention.day.is_some_and(|day| day > made),
    }
}

/// Whether a place stands on a day, or in a month, that the promise names.
pub(super) fn is_named_day(promise: &Promise, mention: &Mention) -> bool {
    [mention.day, mention.due].iter().flatten().any(|day| {
        promise.names.contains(day) || promise.months.contains(&(day.year(), day.month()))
    })
}

/// Whether it is planned for the season that the promise names.
pub(super) fn is_of_season(promise: &Promise, mention: &Mention) -> bool {
    let is_planned = match mention.place {
        In::Programme | In::Agenda => true,
        In::ForwardPlan | In::Tracker | In::Minutes | In::Report => false,
    };
    let is_in = |day: Date| promise.seasons.contains(&(day.year(), day.month()));
    is_planned && mention.day > promise.day && mention.day.is_some_and(is_in)
}

/// Whether an item of a committee that the promise names is named after its own.
pub fn is_reference(asked: &Asked, told: &Told) -> bool {
    told.mention.place == In::Agenda
        && may_be_of_it(asked, told)
        && asked.to.contains(&told.mention.committee)
        && told.from.contains(&asked.promise.committee)
        && asked
            .promise
            .day
            .zip(told.mention.day)
            .is_some_and(|(made, day)| made < day && days_between(made, day) <= REFERRED_WITHIN)
}

/// Whether the name of an item of references names no other matter: "Reference from the Ports
/// Panel: lamps".
fn may_be_of_it(asked: &Asked, told: &Told) -> bool {
    let is_known = |term: &Term| {
        let sides = [&asked.own, &asked.title, &asked.around, &asked.acts];
        sides.iter().any(|terms| terms.holds(term))
    };
    // The last of the parts stands behind the dash.
    let Some(behind) = told.parts.iter().skip(1).last() else {
        return true;
    };
    let mut named = behind
        .terms
        .iter()
        .filter(|term| !term.is_common)
        .peekable();
    named.peek().is_none() || named.any(is_known)
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

/// So many meetings later the minutes may still tell what arose from the promise's own.
const ARISES_WITHIN: usize = 3;

/// Whether it is told as a matter that arises from the minutes of about that time.
pub(super) fn arises(asked: &Asked, told: &Told) -> bool {
    told.arises && (asked.next..asked.next + ARISES_WITHIN).contains(&told.meeting)
}

/// Whether a sentence names the promise's minute by its number, or others alone. Numbers
/// that begin again at each meeting are those of the last one.
pub(super) fn pointed(asked: &Asked, told: &Told) -> i8 {
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
    if told.mention.place == In::Tracker {
        return recorded(asked, told, minute);
    }
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

/// Whether a row of a table names the promise's minute, or another. Plain numbers begin
/// anew: they tell only of rows of its meeting, and may be those of its agenda.
fn recorded(asked: &Asked, told: &Told, minute: &str) -> i8 {
    let Some(number) = told.mention.minute.as_deref() else {
        return 0;
    };
    let is_of_meeting = told.mention.day.is_some() && told.mention.day == asked.promise.day;
    let is_whole = |number: &str| number.contains(['/', '-']);
    if back::is_of(number, minute) {
        i8::from(is_of_meeting || is_whole(number))
    } else {
        -i8::from(is_whole(number) && is_whole(minute))
    }
}

/// How long after the promise a place comes, in half years beyond the first.
pub(super) fn late(promise: &Promise, mention: &Mention) -> f32 {
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
