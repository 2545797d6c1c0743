//! What stands between somebody and what they ask or promise: "The Warden, who had looked
//! at every lamp, undertook to …", "Mrs Elm thought the pier too dark and asked for …".

use crate::parse::pattern::Pattern;

/// Somebody, an aside between commas, and what they asked or promised.
static BETWEEN_COMMAS: Pattern = Pattern::new(
    r"(?x)^(?P<who>(?:(?:The|A|Another|One)\ )?(?:\p{Lu}[\w.’'&-]*|[Mm]embers?|[Cc]hair\w*)(?:\ (?:of|for|and|the|to|\p{Lu}[\w.’'&-]*)){0,9})
    ,\ (?:who|whose|noting|having|being|knowing|fearing|referring|mindful|concerned|surprised|worried|speaking|asked|when\ asked|as\ (?:the|an?)|in\ whose)\b[^.;:]{2,240}?
    ,\ (?P<said>(?:(?:also|then|therefore)\ )?(?:asked\ (?:for|that)|requested|undertook\ to|promised\ to|agreed\ to|offered\ to|(?:said|replied|added)\ that\ (?:he|she|they)\ would)\b.*)$",
);

/// Somebody did one thing and asked or promised another.
static AND_SAID: Pattern = Pattern::new(
    r"(?x)^(?P<who>(?:(?:The|A|Another|One)\ )?(?:\p{Lu}[\w.’'&-]*|[Mm]embers?|[Cc]hair\w*)(?:\ (?:of|for|and|the|to|\p{Lu}[\w.’'&-]*)){0,9})
    \ (?P<did>(?:\w+ed|thought|felt|found|said|saw|told|spoke|knew|did|was|were|took)\b[^.;:]{2,260}?)
    ,?\ and\ (?:(?:also|then|therefore)\ )?(?P<said>(?:asked\ (?:for|that)|requested|undertook\ to|promised\ to|offered\ to|said\ that\ (?:he|she|they)\ would)\b.*)$",
);

/// Words behind which "and asked for" may be another's: those who are told of asked.
static OF_OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:residents?|tenants?|parents?|constituents?|people|neighbours?|businesses|traders|users|those|somebody|someone|letters?|petition|had (?:\w+ )?(?:written|complained|come|rung|phoned|emailed|met|called|approached|contacted|petitioned))\b",
);

/// Whose words may be told that way and bind nobody.
static OUTSIDE: Pattern = Pattern::new(
    r"(?i)\b(?:residents?|tenants?|parents?|applicants?|agents?|developers?|contractors?|objectors?|petitioners?|public|operators?|companies|company|government|department|council|authority|it|this|that|there)$",
);

/// The sentence without what stands between somebody and what they ask or promise; `None`
/// where nothing does.
pub(crate) fn without(sentence: &str) -> Option<String> {
    let found = BETWEEN_COMMAS.captures(sentence).or_else(|| {
        let found = AND_SAID.captures(sentence)?;
        (!OF_OTHERS.is_in(&found["did"])).then_some(found)
    })?;
    let who = &found["who"];
    (!OUTSIDE.is_in(who)).then(|| format!("{who} {}", &found["said"]))
}

#[cfg(test)]
mod tests {
    use crate::parse::{promise, request};

    #[test]
    fn what_stands_between_somebody_and_what_they_ask_is_set_aside() {
        for sentence in [
            "The Chair, noting that six lamps had failed in a month and that nobody could say which, asked for old and new lamps to be counted apart.",
            "Mrs Elm owned that, after two years on the Board, she could not tell one buoy from another, and asked for some training to be given to Members.",
            "Nell Ash said that skippers talked of little else but dues and asked for a list of the boats in arrears.",
            "Members felt that they could not tell whether the fall was a passing thing without a longer run, and asked for takings at each pier for the last four years.",
        ] {
            assert!(request::is_request(sentence), "{sentence}");
        }
        for sentence in [
            "The Berthing Officer, who had found two yachts longer than stated, undertook to measure every yacht.",
            "The Head of Public Safety, who was asked how many fines had been paid, said that he would let Members know by 3 May 2031.",
            "The Head of Paths thought that a few of the smaller jobs were well within reach of the volunteers and said that he would have a word with them.",
            "Asked how many of the boats had a licence, the Director answered that the number was not before her but that she would look it up and tell the Members.",
            "Mr Ash asked how many claims had been made last year and how many were paid, and it was agreed that the figures would be supplied.",
        ] {
            assert!(promise::promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_others_asked_and_promised_is_theirs() {
        for sentence in [
            "The Chair said that residents had complained of the lamps and asked for more.",
            "The Director described how tenants on the quay had met twice and asked for a crossing.",
            "The developer, who had been at the site, promised to plant trees.",
            "Councillor Ash thought that the ferry was late and that it would put off visitors.",
            "The Chair, who had asked for the report, thanked the officers.",
        ] {
            assert!(
                !request::is_request(sentence) && !promise::promises(sentence),
                "{sentence}"
            );
        }
    }
}
