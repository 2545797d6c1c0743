//! What a status or a sentence says of a promise: that it came, that it is still waited for, that
//! it was refused.

use std::sync::LazyLock;

use crate::domain::fold;
use crate::domain::phrases::Phrases;
use crate::thread::stance;

/// Words of progress that say that it came, and those that say that it did not yet.
const PROVIDED: [&str; 36] = [
    "provided",
    "circulated",
    "sent",
    "emailed",
    "e mailed",
    "shared",
    "completed",
    "complete",
    "closed",
    "presented",
    "received",
    "responded",
    "published",
    "actioned",
    "discharged",
    "done",
    "issued",
    "reported",
    "considered at",
    "discussed at",
    "distributed",
    "delivered",
    "posted",
    "taken on",
    "taken at",
    "considered on",
    "discussed on",
    "held on",
    "installed",
    "put up",
    "repaired",
    "mended",
    "replaced",
    "erected",
    "fitted",
    "finished",
];
const NOT_YET: [&str; 28] = [
    "reminder sent",
    "reminders sent",
    "reminder was sent",
    "reminder issued",
    "chaser sent",
    "promised for",
    "promised by",
    "to be",
    "will be",
    "will",
    "not yet",
    "awaiting",
    "awaited",
    "in progress",
    "ongoing",
    "outstanding",
    "partially",
    "partly",
    "not been",
    "incomplete",
    "not complete",
    "pending",
    "once",
    "no date",
    "no reply",
    "due to",
    "should",
    "can be",
];

/// Whether the words of a progress column say that what was promised came.
pub fn says_provided(progress: &str) -> bool {
    let folded = format!(" {} ", fold::compare(progress));
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| folded.contains(&format!(" {word} ")))
    };
    says(&PROVIDED) && !says(&NOT_YET) && !is_denied(&folded)
}

/// Whether what was provided is denied: "Not completed, chased 3 December".
fn is_denied(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| matches!(pair[0], "not" | "never") && PROVIDED.contains(&pair[1]))
}

/// What is said of a promise that is still waited for.
const WAITED_FOR: [&str; 38] = [
    "had been promised",
    "was promised",
    "not yet",
    "still awaited",
    "still awaiting",
    "still waiting for",
    "still outstanding",
    "remained outstanding",
    "remains outstanding",
    "had not been received",
    "has not been received",
    "had not been provided",
    "had still not",
    "has still not",
    "apologised that",
    "apologised for the delay",
    "made a start",
    "had had no",
    "has had no",
    "no reply",
    "no response",
    "no answer",
    "nothing had been heard",
    "nothing has been heard",
    "said that he would",
    "said that she would",
    "said that they would",
    "would ask again",
    "would chase",
    "will chase",
    "would find out",
    "would be circulated",
    "would be provided",
    "would bring",
    "would report back",
    "was asked again",
    "were asked again",
    "being looked into",
];

static WAITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(WAITED_FOR));

/// Whether a sentence says that something is still waited for.
pub fn says_not_yet(sentence: &str) -> bool {
    let waits = || {
        WAITS.is_one_in(sentence)
            || stance::says_withheld(sentence)
            || stance::says_put_off(sentence)
            || stance::asks_after(sentence)
    };
    waits() && !GIVEN.is_one_in(sentence)
}

/// Words that say that something was given after all, or how things stand: "it was not yet
/// possible" tells whoever asked.
static GIVEN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "had been sent",
        "has been sent",
        "have been sent",
        "was sent",
        "were sent",
        "had been circulated",
        "has been circulated",
        "was circulated",
        "were circulated",
        "had been emailed",
        "was emailed",
        "were emailed",
        "had been supplied",
        "had been given",
        "not yet possible",
        "not yet able",
        "not yet allowed",
        "could not yet",
    ])
});

/// Words that say that it was refused: whoever was asked has answered.
static REFUSED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "did not wish",
        "does not wish",
        "do not wish",
        "declined",
        "had refused",
        "has refused",
        "was refused",
        "were refused",
        "been turned down",
        "was turned down",
        "was not willing",
        "were not willing",
        "not prepared to",
        "decided against",
        "did not intend",
        "does not intend",
    ])
});

/// Whether a sentence says that what was asked for was refused.
pub fn says_refused(sentence: &str) -> bool {
    REFUSED.is_one_in(sentence)
}

/// "The surveyors had replied that": news from before the meeting.
static REPLIED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "had replied",
        "had answered",
        "had responded",
        "had written back",
        "has replied",
        "has answered",
        "has responded",
    ])
});

/// Whether a sentence tells of a reply that had come: whatever its writer means to do, what was
/// asked of them is answered.
pub fn tells_reply(sentence: &str) -> bool {
    REPLIED.is_one_in(sentence)
}

/// Whether a row's status is its own deed, done on a day: "Fence to be checked" and
/// "Checked 9 January".
pub fn is_its_deed(row: &str, status: &str) -> bool {
    let status = fold::compare(status);
    let mut words = status.split(' ');
    let (Some(deed), Some(next)) = (words.next(), words.next()) else {
        return false;
    };
    let day = if matches!(next, "on" | "by" | "at") {
        words.next().unwrap_or_default()
    } else {
        next
    };
    let is_day = day.starts_with(|letter: char| letter.is_ascii_digit());
    let Some(root) = deed.strip_suffix("ed").filter(|root| root.len() > 2) else {
        return false;
    };
    let is_deed = |word: &str| word == deed || word == root || word.strip_suffix('e') == Some(root);
    is_day && fold::compare(row).split(' ').any(is_deed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_where_it_is_has_no_answer() {
        assert!(says_not_yet("The list had been promised for May."));
        assert!(says_not_yet("Mr Bright apologised that it was unfinished."));
        assert!(!says_not_yet("The list was received and noted."));
    }

    #[test]
    fn a_status_that_denies_it_provides_nothing() {
        assert!(!says_provided("Not completed – chased 3 December"));
        assert!(!says_provided("Not sent"));
        assert!(!says_provided("Promised for 31 October. Reminder sent"));
        assert!(says_provided("Sent on 31 October, as promised"));
        assert!(says_provided("Completed 3 December"));
    }

    #[test]
    fn how_things_stand_and_what_was_sent_is_an_answer() {
        for sentence in [
            "It was not yet possible to renew a mooring online.",
            "Nine berths could not yet be lit, and members had been sent their numbers.",
        ] {
            assert!(!says_not_yet(sentence), "{sentence}");
        }
        assert!(says_not_yet("The list of berths had not yet come."));
        assert!(says_refused("The ferry did not wish to sail on Sundays."));
        assert!(!says_refused("The ferry sailed on Sundays."));
    }

    #[test]
    fn a_status_may_tell_of_the_deed_of_its_row() {
        assert!(is_its_deed(
            "Buoys to be checked each term",
            "Checked 9 January"
        ));
        assert!(is_its_deed("Raise the buoys", "Raised on 3 May"));
        assert!(!is_its_deed("New buoys for the bar", "Ordered 3 May"));
        assert!(!is_its_deed("Buoys to be checked", "Checked by nobody"));
    }
}
