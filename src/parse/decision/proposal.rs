//! A proposal and what became of it: "Cllr Ash proposed that …", and then "All in favour."

use crate::parse::pattern::Pattern;
use crate::parse::prose::Decided;

/// "Councillor A proposed that …", of which the next sentence tells that it was agreed.
static PROPOSES: Pattern = Pattern::new(
    r"(?i)^(?:it was (?:then )?(?:proposed|moved)(?: by)?|(?-i:Councillors?|Cllrs?\.?|Aldermen|Alderman|Mr|Mrs|Ms|Miss|Dr|The (?:Chair|Vice-Chair|Chairman|Mayor)|[A-Z]{2,3})\b)(?:[^.;]|\b(?-i:\p{Lu})\.){0,90}?(?:,? seconded by (?:[^.;]|\b(?-i:\p{Lu})\.){3,60}?,? |\b(?:proposed|moved)(?:,? (?:and )?seconded by (?:[^.;]|\b(?-i:\p{Lu})\.){3,60}?,?|,? and [^.;,]{2,60} seconded,?)? )(?:that )(?P<text>.{12,})$",
);
/// "Proposed by A, seconded by B that …", of which the next sentence tells the same.
static PROPOSED_BY: Pattern = Pattern::new(
    r"(?i)^(?:it was )?(?:[^.;:]{3,60} [–—-] )?(?:proposed|moved|motion by|proposal by)(?: by)?:? (?:[^.;]|\b(?-i:\p{Lu})\.){2,60}?,? (?:(?:and|&) )?seconded(?: by)?:? (?:[^.;]|\b(?-i:\p{Lu})\.){2,60}?[,:]? that (?P<text>.{12,})$",
);
/// "Cllr Ash proposed accepting the quote, seconded by Cllr Oak."
static PROPOSES_IT: Pattern = Pattern::new(
    r"^(?:It was (?:then )?proposed (?:by [^.;]{2,60} )?to|(?:(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|The (?:Chair|Vice-Chair|Chairman|Clerk|Mayor)|[A-Z]{2,3})\b)[^.;]{0,60}? (?:proposed|moved|suggested)) [^.;]{8,}\.?$",
);
/// What became of it, in words that say nothing else.
static THEN_CARRIED: Pattern = Pattern::new(
    r"(?i)^(?:on (?:being put to the|a) vote,? )?(?:(?:[\w.’'-]+ ){1,5}seconded (?:this|it|the (?:proposal|motion))(?:,? which| and (?:it|this)) (?:was|were)|(?:this|it|the (?:proposal|motion|recommendations?)|upon a vote it)(?: was seconded(?: by [^.;]{3,60})? and)?(?: was| were)?(?: seconded and| put to (?:the|a) vote and(?: was)?)?) (?:then |duly |declared |unanimously )*(?:agreed|carried|approved|resolved)\b",
);
/// "It was agreed to pay £40" has words of its own, and carries nothing said before it.
static OF_ITS_OWN: Pattern = Pattern::new(
    r"(?i)\bit (?:was|is) (?:\w+ly |then |also |instead )*(?:agreed|resolved)(?:,? (?:unanimously|by [^,.;]{2,40}|instead),?)? (?:that|to|not to) \w",
);
/// The vote in a word, and who seconded it first.
static IN_FAVOUR: Pattern = Pattern::new(
    r"(?i)^(?:on (?:being put to the|a) vote,? )?(?:(?:(?:this |it )?was )?seconded(?: by)? [^.;]{2,60}?(?:,? and |, | [–—-] ))?(?:\(?all (?:were |voted |present |members |councillors |those present )*(?:in favour|agreed)|(?:(?:it|this) was )?(?:then |duly |unanimously )*(?:agreed|carried|approved|passed|resolved)(?: unanimously| by all(?: present)?| nem\.? con\.?| (?:by )?(?:\d+|\w+) (?:votes? )?(?:for|to|in favour)[^.;]{0,50})?|unanimous|vote:? (?:unanimous|carried|all in favour)|motion (?:was )?(?:duly |unanimously )?(?:carried|passed|agreed))(?: unanimously)?(?: and (?:duly )?signed by [^.;]{3,40})?\)?\.?$",
);
/// Only who seconded it: what became of it stands behind.
static SECONDED: Pattern = Pattern::new(
    r"(?i)^(?:(?:this|it|the (?:proposal|motion)) was seconded by [^.;]{2,60}|(?:was )?seconded(?: by)?:? [^.;,]{2,60}|[^.;,]{2,60} seconded(?: (?:this|it|the (?:proposal|motion)))?)\.?$",
);
/// The outcome at the end of the proposal's own sentence.
static OUTCOME: Pattern = Pattern::new(
    r"(?i)(?:,| [–—-]|,? and| \()+ ?(?:(?:this|it|which) was )?(?:duly |unanimously |all )*(?:agreed|carried|approved|all in favour|in favour|unanimous)(?: unanimously)?\)?\.?$",
);
/// Who seconded it, behind the words proposed.
static SECONDER_BEHIND: Pattern = Pattern::new(
    r"(?i)[,;] [^.;,]{2,40} seconded(?: (?:this|it|the (?:motion|proposal)))?(?:,? and (?:it|this) was)?$|,? (?:and )?(?:(?:this|it|which) )?(?:was )?seconded(?: by)?:? [^.;]{2,60}\.?$",
);
/// What fell, was changed or is no decision.
pub static NOT_CARRIED: Pattern = Pattern::new(
    r"(?i)\b(?:amendments?|as amended|lost|fell|defeated|rejected|withdr[ae]wn?|withdrew|not (?:agreed|carried|seconded|put)|(?:nobody|no[- ]one|none) (?:would )?second(?:ed)?|no seconder|without a seconder|procedural)\b",
);

/// "that the minutes be approved as amended": what was changed is the record.
static MINUTES: Pattern = Pattern::new(r"(?i)\bminutes\b[^.;]{0,60}\bas amended\.?$");

/// Whether words tell that a motion was carried, and nothing else.
pub fn is_vote(words: &str) -> bool {
    IN_FAVOUR.is_in(words) && !NOT_CARRIED.is_in(words)
}

/// A proposal that was carried, and how many sentences behind it say so.
pub struct Carried<'t> {
    /// The label, the clause and the rule.
    pub decided: Decided<'t>,
    /// Sentences of its paragraph that only tell the vote.
    pub told: usize,
}

/// Reads the proposal at the first of the sentences.
///
/// `below` begins the paragraph under them.
pub fn read<'t>(sentences: &[&'t str], below: Option<&str>) -> Option<Carried<'t>> {
    let (sentence, behind) = sentences.split_first()?;
    let fell = NOT_CARRIED.is_in(sentence) && !MINUTES.is_in(sentence);
    if fell || sentence.ends_with(':') {
        return None;
    }
    let that = PROPOSED_BY
        .group(sentence, "text")
        .or_else(|| PROPOSES.group(sentence, "text"));
    if let Some(text) = that
        && let Some(outcome) = OUTCOME.find(text)
    {
        let text = without_seconder(&text[..outcome.start()]);
        return Some(Carried {
            decided: (Some("agreed"), text, "decision-carried"),
            told: 0,
        });
    }
    if that.is_none() && !PROPOSES_IT.is_in(sentence) {
        return None;
    }
    let told = outcome(behind, below)?;
    Some(Carried {
        decided: match that {
            Some(text) => (Some("agreed"), without_seconder(text), "decision-carried"),
            None => (Some("agreed"), sentence, "decision-agreed"),
        },
        told,
    })
}

fn without_seconder(text: &str) -> &str {
    SECONDER_BEHIND
        .find(text)
        .map_or(text, |seconder| &text[..seconder.start()])
}

/// How many sentences tell that it was carried; `None` where it is not told.
fn outcome(behind: &[&str], below: Option<&str>) -> Option<usize> {
    let is_carried = |next: &str| {
        (THEN_CARRIED.is_in(next) || IN_FAVOUR.is_in(next))
            && !NOT_CARRIED.is_in(next)
            && !OF_ITS_OWN.is_in(next)
    };
    let seconded = behind
        .first()
        .is_some_and(|next| !is_carried(next) && SECONDED.is_in(next) && !NOT_CARRIED.is_in(next));
    let seconded = usize::from(seconded);
    match behind.get(seconded) {
        Some(next) => is_carried(next).then_some(seconded + 1),
        None => below.is_some_and(is_carried).then_some(seconded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(told: &[&'static str]) -> Option<(&'static str, usize)> {
        read(told, None).map(|carried| (carried.decided.1, carried.told))
    }

    #[test]
    fn what_was_proposed_and_carried_was_decided() {
        let hedge = "Cllr Ash proposed that the hedge be cut.";
        assert_eq!(
            text(&[hedge, "Seconded by Cllr Elm and carried.", "It rained."]),
            Some(("the hedge be cut.", 1))
        );
        assert_eq!(
            text(&[hedge, "Cllr Elm seconded this.", "All in favour."]),
            Some(("the hedge be cut.", 2))
        );
        assert_eq!(
            text(&["Proposed AB, seconded CD that the hedge be cut – agreed."]),
            Some(("the hedge be cut", 0))
        );
        let quote = "Cllr Ash proposed accepting the quote, seconded by Cllr Oak.";
        assert_eq!(text(&[quote, "All agreed."]), Some((quote, 1)));
    }

    #[test]
    fn what_fell_or_was_not_voted_on_was_not() {
        let hedge = "Cllr Ash proposed that the hedge be cut.";
        assert_eq!(text(&[hedge, "There was no seconder."]), None);
        assert_eq!(text(&[hedge, "On a vote this was lost."]), None);
        assert_eq!(text(&[hedge, "All agreed that it was late."]), None);
        let paid = "It was agreed to pay £40.";
        assert_eq!(text(&[hedge, "The motion was not seconded.", paid]), None);
        assert_eq!(
            text(&[hedge, "Nobody seconded.", "It was resolved to wait."]),
            None
        );
        assert_eq!(text(&[hedge, paid]), None);
        let silent = "Cllr Ash proposed that the hedge be cut; nobody seconded.";
        assert_eq!(text(&[silent, "It was resolved to wait."]), None);
        let withdrawn = "Cllr Ash moved that the hedge be cut but withdrew the proposal.";
        assert_eq!(text(&[withdrawn, "It was agreed that it be left."]), None);
    }
}
