//! What the sentence of a promise wants, apart from why, from whom and after what.
//!
//! "The Chair, who had tripped at the pier, asked for a list of the lamps, since nobody knew
//! how many there were": wanted is a list of the lamps. The rest may tell what it is about,
//! and may not.

use std::sync::LazyLock;

use regex::Regex;

/// Fewer words are no wish of their own.
const LEAST: usize = 2;

/// Asking, or saying that something will be done.
static ASKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:
            (?:asked|requested|called|pressed|looked)\s+(?:again\s+)?for
          | asked\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}\s+to
          | (?:asked|requested|suggested|proposed)\s+(?:again\s+)?(?:that|to\s+(?:see|have|know)|whether|if|how|what|when|where|why|who|which)
          | (?:wanted|wished|hoped|would\s+like)\s+to\s+(?:see|know|have|hear)
          | (?:undertook|offered|promised|agreed|volunteered)\s+(?:to|that)
          | (?:requested|sought)
        )\s",
    )
    .ok()
});

/// Before these words it is no wish, but one of before, or of others.
const OF_OTHERS: [&str; 9] = [
    "had", "has", "have", "been", "be", "being", "who", "which", "never",
];

/// Words of a question, which belong to what is asked.
const QUESTIONS: [&str; 9] = [
    "whether", "if", "how", "what", "when", "where", "why", "who", "which",
];

/// Why it is wanted, or ahead of what.
static REASON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)[,;]\s+(?:
            since|so\ that|in\ order\ that|given\ that|noting\ that|
            as\ (?:he|she|they|it|there|this|the|members|councillors|some|many|few)\b|
            having\b
        )
        | [,;]?\s+because\b
        | ,?\s+(?:ahead\ of|in\ advance\ of|prior\ to)\b
        | \s+when\ (?:the|this|that|its?)\b[^.;]*?\b(?:is|are|was|were|comes?)\s(?:next\s)?
          (?:considered|discussed|debated|reviewed|back|up)\b",
    )
    .ok()
});

/// Who took up what was asked, or spoke behind the asker.
static TAKEN_UP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)[,;]?\s+(?:and|which|but)\s+(?:
            it\ was\ agreed
          | (?:(?:he|she|they|officers)\s+|(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){1,5})(?:agreed|undertook|promised|said\ that|replied|offered|spoke|felt|thought|considered|remarked|added)\b
        )",
    )
    .ok()
});

/// What a sentence wants, and what else it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The words of the wish.
    pub words: &'a str,
    /// What stands before and behind it.
    pub aside: Vec<&'a str>,
}

/// Tells what a sentence wants from the rest. Of a decision, a topic or a row it is all but
/// the reason.
pub fn wanted(text: &str) -> Wanted<'_> {
    let (before, wish) = behind_the_asking(text)
        .or_else(|| behind_the_promise(text))
        .unwrap_or(("", text));
    let taken_up = if before.is_empty() {
        None
    } else {
        TAKEN_UP.as_ref()
    };
    let behind = [REASON.as_ref(), taken_up].into_iter().flatten();
    let behind = behind.flat_map(|pattern| pattern.find_iter(wish));
    let ends = behind
        .map(|found| found.start())
        .filter(|at| wish[..*at].split_whitespace().count() >= LEAST)
        .min()
        .filter(|at| !says_when(&wish[*at..]))
        .unwrap_or(wish.len());
    let (words, behind) = wish.split_at(ends);
    let aside = [before, behind].into_iter();
    Wanted {
        words,
        aside: aside.filter(|text| !text.trim().is_empty()).collect(),
    }
}

/// "said that it had come down, and that she would", "did not know but would": what is promised
/// stands behind.
static PROMISES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:said|added|replied|explained|confirmed|stated|reported|answered|advised|thought|know)\b
          .*?[\s,](?:and|but)\s(?:that\s)?(?:(?:he|she|they|officers)\s)?would\s",
    )
    .ok()
});

/// The sentence parted where it begins to promise, behind what else it says.
fn behind_the_promise(text: &str) -> Option<(&str, &str)> {
    let found = PROMISES.as_ref()?.find(text)?;
    let wish = &text[found.end()..];
    let leans = wish
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| POINTS.contains(&word));
    // "Asked how many there were, he said that he did not know but would find out."
    let answers = text[..found.start()].contains("sked");
    let is_one = !leans && !answers && wish.split_whitespace().count() >= LEAST;
    is_one.then(|| (&text[..found.start()], wish))
}

/// "She would bring it": what it is stands before.
const POINTS: [&str; 6] = ["it", "them", "this", "these", "those", "one"];

/// "Harbour Services to arrange": whoever is charged, in front of an action.
static CHARGED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:ACTIONS?:?\s+|Action:\s+)?(?P<who>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'&-]*){0,5}(?:\s(?:team|officers?|office|department|service|services|staff|unit|group|manager|lead))?)\s+to\s+[a-z]").ok()
});

/// Whoever an action charges in front of what is to be done.
pub fn charged(text: &str) -> Option<&str> {
    let found = CHARGED.as_ref()?.captures(text)?;
    found.name("who").map(|who| who.as_str())
}

/// The sentence parted where it begins to ask, if it does.
fn behind_the_asking(text: &str) -> Option<(&str, &str)> {
    let is_clause = ["That ", "that ", "To ", "to "];
    if is_clause.iter().any(|head| text.starts_with(head)) {
        return None;
    }
    let asks = ASKS.iter().flat_map(|pattern| pattern.find_iter(text));
    let mut parted = asks.filter_map(|found| {
        let before = text[..found.start()].split_whitespace().next_back();
        if before.is_some_and(|word| OF_OTHERS.contains(&word)) {
            return None;
        }
        let asking = found.as_str().trim_end();
        let last = asking.split_whitespace().next_back().unwrap_or_default();
        let begins = if QUESTIONS.contains(&last) {
            found.start() + asking.len() - last.len()
        } else {
            found.end()
        };
        let wish = &text[begins..];
        (wish.split_whitespace().count() >= LEAST).then(|| (&text[..found.start()], wish))
    });
    parted.next()
}

/// Whether what would be left out says by when it comes.
fn says_when(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_stands_behind_the_asking() {
        for (text, words) in [
            (
                "The Chair, having thanked the crew, asked for a list of the lamps.",
                "a list of the lamps.",
            ),
            (
                "Mr Rook, noting that nine lamps had failed, asked for the old and the new to be told apart.",
                "the old and the new to be told apart.",
            ),
            (
                "In reply to Ms Ash, who feared for the slip, the Pilot undertook to speak with the yard.",
                "speak with the yard.",
            ),
            (
                "Mr Rook asked how many lamps had failed, and it was agreed that they be counted.",
                "how many lamps had failed",
            ),
            (
                "It was requested that lamps be counted by the week, since an average hid the bad ones.",
                "lamps be counted by the week",
            ),
            (
                "Mr Rook wanted to see the charts and the Pilot said that he would send them.",
                "the charts",
            ),
        ] {
            assert_eq!(wanted(text).words, words, "{text}");
        }
    }

    #[test]
    fn the_business_at_which_somebody_is_to_come_is_not_wanted() {
        let text = "That the Harbour Master be asked to attend when the dredging is considered.";
        let words = "That the Harbour Master be asked to attend";
        assert_eq!(wanted(text).words, words);
    }

    #[test]
    fn a_decision_and_what_others_asked_are_left_whole() {
        for text in [
            "That the Harbour Trust be asked for a grant towards the lamps.",
            "The lamps would be counted at the school that had asked for them.",
            "Lamps and slips",
            "The Pilot of Piers and Quays thought that the lamps could be lit, and would see to it.",
        ] {
            let all = wanted(text);
            assert_eq!((all.words, all.aside.len()), (text, 0), "{text}");
        }
    }

    #[test]
    fn what_the_asker_had_done_before_is_not_wanted() {
        let list = "Councillor Ash asked for a list of the lamps, having tripped at the pier.";
        assert_eq!(wanted(list).words, "a list of the lamps");
    }
}
