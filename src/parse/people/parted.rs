//! Lists that lost what parts one name from the next: a comma, a gap between columns.

use crate::parse::pattern::Pattern;
use crate::parse::people::run::is_given;

/// A name behind a name without anything between: columns whose gap is lost.
static RUN_ON: Pattern = Pattern::new(
    r"(?P<word>[)\]]\.?|\b\p{Lu}[\p{L}’'-]*\.?) (?P<next>(?:Councillors?|Councilors?|Cllr[’']s|Cllrs?|Clrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd)\.?:? \p{Lu})",
);
/// "A. Ash. B. Elm", "Cllr Ash. County Councillor Elm": a full stop where a comma was meant.
static STOPPED: Pattern = Pattern::new(
    r"(?P<word>[)\]]|\b\p{L}[\p{L}’'-]+\p{Ll})\. (?P<next>(?:(?:County|Cty|District|Dist|Borough|Boro|City|Town|Parish|Ward) )*(?:Councillors?|Councilors?|Cllrs?|Clrs?|Mr|Mrs|Ms|Miss|Dr)\.? \p{Lu}|(?:\p{Lu}\. ?|\p{Lu} ){1,3}\p{Lu}\p{Ll}|\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}’'-]+(?:[.,;]|$| \())",
);
/// "A Ash (Chair) B Elm": nothing stands between the bracket and the next name.
static BRACKETED: Pattern =
    Pattern::new(r"(?P<word>[(\[][^()\[\]]{2,60}[)\]]) (?P<next>(?:\p{Lu}\.? ){1,3}\p{Lu}\p{Ll})");
/// "Councillor Ash (Chair) Elm (Leader) and Oak": a comma is missing.
static UNPARTED: Pattern = Pattern::new(
    r"\) (?P<name>\p{Lu}\p{Ll}[\p{L}’'-]+) (?P<next>\((?:\p{Lu}\p{L}+ ?){1,4}\)|and\b)",
);
/// A title in brackets stands before a name: "Cllr (Mrs) A Ash".
static COURTESY: Pattern =
    Pattern::new(r"(?i)^[(\[](?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame|cllr|hon)\.?[)\]]$");
/// What stands before a person's title and belongs to it.
static OF_THE_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:councill?ors?|cllrs?|clrs?|cr|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof|professor|rev|revd|sgt|insp|supt|capt|col|fr|the|right|rt|hon|honourable|worshipful|mayor|provost|bailie|leader|chair\w*|vice[- ]?chair\w*|convener|deputy|assistant|former|county|cty|dist|borough|boro|district|city|town|parish|community|ward|division|lead|executive|cabinet|honorary|alderm[ae]n|alds?|canon|father|bishop|archdeacon|venerable|ven|reverend|very|most|present|attendance|apologies|invitee|observer|guest|witness|officer|member|representative|director|clerk|secretary|speaker|governor|trustee|opposition|group|portfolio|holder|visiting|local|substitute|reserve|independent|labour|conservative|liberal|democrat|green|also|and|from|chief|head|executive|manager|solicitor|engineer|treasurer)\.?$",
);
/// "PCSO 1234 Ash", "Police Community Support Officer (PCSO) 1234 Ash".
static COLLAR: Pattern = Pattern::new(
    r"(?:\bPolice Community Support Officer |\bPolice Constable )?\(?\b(?P<rank>PCSO|PC|Sgt|Sergeant|Insp|Inspector)\)?(?: No\.?)? \d{2,6} ",
);

/// "Ashdon Town Council Cllrs Elm and Oak": the body before their title.
static BODY_BEFORE: Pattern = Pattern::new(
    r"\b(?:\p{Lu}[\p{L}’'-]+ (?:(?:&|and|of) )?){1,4}Council(?: \(\p{Lu}+\))? (?P<title>(?:(?:Cty|Dist|Boro) )?(?:Councill?ors?|Cllrs?|Clrs?)\.? \p{Lu})",
);

/// The list with a comma between names that nothing parts.
pub fn parted(text: &str) -> String {
    let text = COLLAR.replace_all(text, "$rank ");
    let text = BODY_BEFORE.replace_all(&text, "$title");
    let text = cut(&text, &STOPPED);
    let text = BEHIND_BODY.replace_all(&text, "$body, $next");
    let text = cut(&text, &BRACKETED);
    let text = EX_OFFICIO.replace_all(&text, "");
    let text = given(&text);
    let text = cut(&text, &RUN_ON);
    UNPARTED.replace_all(&text, "), $name $next").into_owned()
}

/// "Ex officio: Ann Ash" within the list of members.
static EX_OFFICIO: Pattern = Pattern::new(r"(?i)\bex[- ]officio(?: members?)?: ?");
/// "Ben Elm (Quay Trust) Carl Oak (Ferry Trust)": a first name behind a bracket.
static GIVEN_BEHIND: Pattern = Pattern::new(
    r"(?P<word>[(\[][^()\[\]]{2,60}[)\]]) (?P<next>(?P<given>\p{Lu}\p{Ll}+) \p{Lu}[\p{L}’'-]+ ?(?:[(\[,;]|$))",
);

/// The list with a comma behind each bracket that a person's first name follows.
fn given(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = GIVEN_BEHIND.captures(rest) {
        let (Some(word), Some(next)) = (found.name("word"), found.name("next")) else {
            break;
        };
        parted.push_str(&rest[..word.end()]);
        parted.push_str(if is_given(&found["given"]) { ", " } else { " " });
        rest = &rest[next.start()..];
    }
    parted.push_str(rest);
    parted
}

/// "B Elm, Ashdon Council C Oak": the body of one person, and the next.
static BEHIND_BODY: Pattern = Pattern::new(
    r"(?P<body>\b(?:Council|Authority|Board|Trust|Committee|Association|Society|University|Partnership)) (?P<next>(?:\p{Lu}\.? ){1,3}\p{Lu}\p{Ll})",
);

/// Whether a word belongs to the title of the person who is named behind it.
pub fn is_of_the_title(word: &str) -> bool {
    OF_THE_TITLE.is_in(word)
}

/// A comma behind each word that the next name follows.
fn cut(text: &str, pattern: &Pattern) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = pattern.captures(rest) {
        let (Some(word), Some(next)) = (found.name("word"), found.name("next")) else {
            break;
        };
        let goes_on = is_of_the_title(word.as_str()) || COURTESY.is_in(word.as_str());
        if goes_on {
            parted.push_str(&rest[..next.start()]);
        } else if stands_first(&parted, &rest[..word.start()]) && COUNCILLOR.is_in(next.as_str()) {
            // "Ashdon Councillor Elm": the place that Elm stands for.
            parted.push_str(&rest[..word.start()]);
        } else {
            parted.push_str(&rest[..word.end()]);
            parted.push_str(", ");
        }
        rest = &rest[next.start()..];
    }
    parted.push_str(rest);
    parted
}

static COUNCILLOR: Pattern = Pattern::new(r"^(?:Councillor|Councilor|Cllr|Clr)\b");

/// Whether nothing of an entry stands before a word.
fn stands_first(parted: &str, before: &str) -> bool {
    let before = if before.trim().is_empty() {
        parted
    } else {
        before
    };
    let before = before.trim_end_matches(' ');
    before.is_empty()
        || before.ends_with([',', ';', '\n', '\t', ':', '(', '&'])
        || before.ends_with(" and")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nothing_parts_are_parted() {
        for (printed, read) in [
            ("A. Ash, B. Elm. C. Oak", "A. Ash, B. Elm, C. Oak"),
            (
                "Cllr A Ash. County Councillor B Elm",
                "Cllr A Ash, County Councillor B Elm",
            ),
            ("A Ash (Chairman) B Elm", "A Ash (Chairman), B Elm"),
            ("PCSO 4321 Yew", "PCSO Yew"),
            ("ADC Cllr A Elm", "Cllr A Elm"),
            ("Ashdon Councillor Elm", "Councillor Elm"),
        ] {
            assert_eq!(parted(printed), read);
        }
        for whole in [
            "Councillors Ash, Yew and Elm, Cllr Oak",
            "Mrs. A. Ash",
            "Cllr (Mrs) A Ash",
        ] {
            assert_eq!(parted(whole), whole);
        }
    }
}
