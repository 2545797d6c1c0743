//! Whoever the body or one of it sets to do something, told without a word of asking of
//! its own: "The Pier Master was instructed to …", "The Board directed that …".

use crate::parse::pattern::Pattern;

/// A post or a name in capitals, and what it was set to do.
static POST: Pattern = Pattern::new(
    r"(?x)(?:^|[.;]\ |\b(?:and|so)\ |,\ )(?:[Tt]he\ )?(?P<who>\p{Lu}[\w’'.-]*(?:\ (?:of|for|and|the|&|\p{Lu}[\w’'&.-]*)){0,7})
    \ (?:was|were)\ (?:also\ |then\ |therefore\ |accordingly\ )*(?:asked|instructed|tasked|requested|directed|charged\ with|invited)\ (?:to\ )?
    (?:add|advertis|amend|appl[yi]|approach|arrang|ascertain|bring|check|chas|circulat|clarify|collat|come\ back|compil|contact|consider|convene|deal|draft|draw\ up|ensur|establish|examin|explor|find|follow|forward|get|give|includ|inform|investigat|invit|issu|keep|let|liais|look|mak|meet|obtain|order|organis|prepar|press|produc|provid|publish|pursu|put|rais|remind|remov|report|respond|review|see|seek|send|serv|set|shar|speak|submit|suppl|tak|talk|tell|thank|updat|write)",
);
/// Bodies and those who come from elsewhere: what they were asked stands elsewhere.
static OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:council|cabinet|committee|panel|board|members?|government|parliament|police|authority|court|tribunal|jury|public|trust|association|company|ltd|plc|party|commission|department|ministry|consultants?)$",
);
/// "The Board directed that a survey be carried out."
static DIRECTED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w-]+ ){0,3}(?:committee|commission|panel|board|forum|council|authority|members|chair(?:man|woman|person)?) (?:also |then |therefore |accordingly )*(?:directed|instructed|required) (?:that\b[^.;]{3,200}? be\b|(?:the )?[\w’'& -]{3,60} to [a-z]{3,})",
);
/// "The Panel invited the Trust to attend its next meeting."
static INVITED: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w-]+ ){0,3}(?:committee|commission|panel|board|forum|council|authority|members|chair(?:man|woman|person)?)(?: (?:also|then|therefore))* invited [^.;]{3,80}? to (?:attend|come|speak|address|return|report|bring|present|give)\b[^.;]{0,80}\b(?:next|future|later|subsequent|january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})? meeting",
);

/// "Members were anxious to have the results before the summer."
static KEEN: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w-]+ ){0,2}(?:members?|councillors?|committee|commission|panel|board|forum|governors|trustees|chair(?:man|woman|person)?)(?: \p{Lu}[\w’'-]+)? (?:was|were) (?:\w+ )?(?:anxious|keen|eager) (?:to (?:see|have|receive|hear more|be (?:told|shown|given|sent|kept))|that [^.;]{3,80}? be)\b",
);

/// Whether a sentence charges somebody in one of these ways.
pub fn charges(sentence: &str) -> bool {
    let post = POST
        .captures(sentence)
        .is_some_and(|found| found["who"].contains(' ') && !OTHERS.is_in(&found["who"]));
    post || [&DIRECTED, &INVITED, &KEEN]
        .iter()
        .any(|form| form.is_in(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_charged_and_a_body_directs() {
        for sentence in [
            "The Pier Master was instructed to serve notice on the owner of the wreck.",
            "The Head of Ferries was asked to circulate the timetable.",
            "The Board directed that a survey of the piles be carried out.",
            "The Panel invited the Trust to attend its next meeting.",
        ] {
            assert!(charges(sentence), "{sentence}");
        }
        for sentence in [
            "The Harbour Council was asked to adopt the plan.",
            "The Pier Master was asked whether the slip was lit.",
            "The Pier Master was asked about the slip.",
            "The Panel invited the Trust to speak.",
            "The Board required twelve members to be present.",
        ] {
            assert!(!charges(sentence), "{sentence}");
        }
    }
}
