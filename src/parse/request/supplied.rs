//! Questions for figures that are not to hand: whoever answers is to bring them.

use crate::parse::pattern::Pattern;
use crate::parse::promise;

/// A member's question for numbers or for a list of what there is.
static FOR_FIGURES: Pattern = Pattern::new(
    r"^(?:(?:The )?(?:Vice-)?Chair\w*|(?:A|One|Another) (?:[Mm]ember|[Cc]ouncillor)|(?:Councillor|Cllr\.?)(?: \p{Lu}[\w.’'-]*){1,3}|[A-Z]{2,3}) (?:also |then )?(?:asked|queried|enquired)\b[^.;]*\b(?:how (?:many|much|often|long)|if so,? (?:(?:on|in|at|by|for) )?(?:which|where|how|what)|by how|what (?:number|proportion|percentage|share))\b",
);
/// The answer, which is to bring them.
static SUPPLIES: Pattern = Pattern::new(
    r"(?i)\b(?:would|could|will)\b[^.;]{0,30}?\b(?:bring|provide|send|supply|circulate|share|find out)\b[^.;]{0,20}? (?:figures?|numbers?|lists?|breakdown|data|details?|table|information|totals?|analysis)\b",
);

/// Whether a question for figures is answered by the promise to bring them.
pub fn is_promised(sentence: &str, answer: Option<&str>) -> bool {
    // Whoever gives a number has answered, whatever comes besides.
    let brings = |answer: &str| {
        SUPPLIES
            .find(answer)
            .is_some_and(|found| !answer[..found.start()].contains(char::is_numeric))
            && promise::promises(answer)
    };
    FOR_FIGURES.is_in(sentence) && answer.is_some_and(brings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_whose_figures_are_to_come_asks_for_them() {
        let asked = "Councillor Ash asked how many boats had sunk.";
        let comes = "The Pier Master replied that he would bring the figures to the next meeting.";
        assert!(is_promised(asked, Some(comes)));
        let told = "The Pier Master said that 8 had and that he would send the figures by pier.";
        assert!(!is_promised(asked, Some(told)));
        assert!(!is_promised(
            asked,
            Some("The Pier Master said that none had.")
        ));
        assert!(!is_promised(
            "A resident asked how many had sunk.",
            Some(comes)
        ));
    }
}
