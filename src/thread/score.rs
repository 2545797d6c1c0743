//! How sure a trace is, by what speaks for it.

use crate::thread::evidence::Evidence;

/// How sure it is that a committee's item of references is what was referred to it, and
/// that the next programme is the one that was agreed.
const REFERENCE: f32 = 0.9;

/// What a kind of evidence counts, by its name: fitted by logistic regression on the
/// candidates of promises that were traced by hand through the papers of thirteen councils
/// and boards, and rounded; what speaks against a place counts a little more than they say.
const WEIGHTS: [(&str, f32); 52] = [
    ("holds", 1.3),
    ("covers", 1.3),
    ("only names of a row", -2.2),
    ("only around", 0.1),
    ("astray", -2.5),
    ("again", -1.4),
    ("figure", 1.5),
    ("said", 0.4),
    ("same act", 1.55),
    ("people", 1.25),
    ("initials", 0.3),
    ("record", 1.85),
    ("entered", 2.2),
    ("when", 3.0),
    ("elsewhere", 1.5),
    ("programme", 3.0),
    ("arises", 1.8),
    ("pointed", 2.5),
    ("only title", -1.4),
    ("only common", -0.9),
    ("after", -0.5),
    ("person", 0.9),
    ("arises names", 0.6),
    ("shared", 2.45),
    ("bare words", 1.0),
    ("rival", -0.95),
    ("when only common", -1.1),
    ("title covers", 0.7),
    ("of its promise", 0.6),
    ("of its place", 1.0),
    ("reply", 2.0),
    ("answers", 2.3),
    ("titled", 1.9),
    ("same item", -0.35),
    ("bare arises", 0.6),
    ("assigned", 1.7),
    ("only names said", -0.4),
    ("came", 4.0),
    ("told", 2.2),
    ("comes back", 2.5),
    ("reply of title", 1.0),
    ("next meeting", 1.5),
    ("owner", 0.8),
    ("guest", 1.5),
    ("of its minute", 1.0),
    ("of its item", 1.6),
    ("guest comes", 2.0),
    ("misses head", -1.3),
    ("under its title", 1.0),
    ("in order", 2.2),
    ("season", 1.6),
    ("same speaker", 0.9),
];

const BASE: f32 = -5.45;

/// Less of a row than this leaves room for another matter.
const MOST: f32 = 0.7;

/// What each half year takes away: the papers that this was fitted on span less than one.
const LATE: f32 = 1.0;

/// The evidence in numbers, in the order of [`WEIGHTS`].
fn features(evidence: &Evidence) -> [f32; 52] {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let is_of_own_minute = evidence.of_minute && evidence.assigned;
    [
        evidence.holds,
        evidence.covers,
        flag(evidence.only_names && !evidence.is_said) * rest(evidence),
        flag(evidence.only_around),
        flag(evidence.astray),
        flag(evidence.again),
        flag(evidence.figure),
        flag(evidence.is_said),
        flag(evidence.same_act),
        f32::from(evidence.people),
        flag(evidence.initials),
        flag(evidence.is_record),
        flag(
            evidence.entered
                && !evidence.is_task_of_topic
                && (!evidence.only_around || evidence.of_title || is_of_own_minute),
        ),
        // Minutes of that day tell of much else.
        flag(evidence.when && !(evidence.is_said && evidence.only_around)),
        flag(evidence.elsewhere),
        flag(evidence.for_programme) * evidence.holds,
        flag(evidence.arises),
        // Of several promises of a minute the number tells none apart.
        if evidence.of_place < 0.95
            || (evidence.only_around && !evidence.reply && !evidence.alone && evidence.is_said)
        {
            0.0
        } else {
            f32::from(evidence.pointed)
        },
        flag(evidence.only_title),
        flag(evidence.only_common),
        flag(evidence.is_after),
        flag(evidence.person),
        flag(evidence.arises && evidence.only_names),
        evidence.shared,
        flag(evidence.is_bare && evidence.is_said) * f32::from(evidence.words.saturating_sub(1)),
        flag(evidence.of_place < 0.95),
        flag(evidence.when && evidence.only_common),
        flag(evidence.is_title) * evidence.covers,
        evidence.of_promise,
        evidence.of_place,
        flag(evidence.reply && !evidence.is_after),
        flag(evidence.answers),
        flag(evidence.titled),
        flag(evidence.same_item),
        flag(evidence.is_bare && evidence.arises && evidence.of_place >= 0.95),
        // A row may be the only one of its meeting and yet of a matter that nobody minuted.
        flag(evidence.assigned && (!evidence.only_around || is_of_own_minute)),
        flag(evidence.only_names && evidence.is_said && !evidence.reply),
        flag(evidence.came),
        flag(evidence.is_told),
        flag(evidence.comes_back),
        flag(evidence.reply && evidence.of_title && !evidence.is_after),
        flag(evidence.is_next && !evidence.only_common && !evidence.only_around),
        flag(evidence.by_owner && !evidence.only_around),
        flag(evidence.names_guest),
        // Others of that minute have their rows too.
        flag(evidence.of_minute && evidence.of_place >= 0.95),
        flag(evidence.of_item),
        flag(evidence.guest_comes),
        flag(evidence.misses_head),
        flag(evidence.under_its_title),
        0.5 * f32::from(evidence.in_order) + 0.5 * flag(evidence.in_order > 0),
        flag(evidence.season && !evidence.only_common),
        flag(evidence.same_speaker && !evidence.only_around),
    ]
}

/// A row of the promise's meeting that says more than a name is another's of that place.
fn rest(evidence: &Evidence) -> f32 {
    if evidence.entered && evidence.covers < MOST {
        1.35
    } else {
        1.0
    }
}

/// How sure it is, from 0 to 1.
pub fn score(evidence: &Evidence) -> f32 {
    if evidence.is_reference {
        return REFERENCE;
    }
    let features = features(evidence);
    let sum: f32 = WEIGHTS
        .iter()
        .zip(features)
        .map(|((_, weight), feature)| weight * feature)
        .sum();
    1.0 / (1.0 + (LATE * evidence.late - BASE - sum).exp())
}
