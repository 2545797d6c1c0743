//! Names in a list: titles, roles in brackets, post-nominals.

mod brackets;
mod glued;
pub mod office;
pub mod office_first;
mod parted;
mod person;
pub mod post_run;
pub mod run;
pub mod surname_first;
pub mod title;

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::pattern::Pattern;
use crate::parse::people::brackets::{EMPTY, HIDDEN_ROLE, flat, hide_roles, put_back};
use crate::parse::people::person::{holds, person};
use crate::parse::people::title::TITLE;

/// "Mayor Judith Ash" is a person, "Mayor of Ashwell" a post.
static TITLED_POST: Pattern = Pattern::new(
    r"^(?:Mayor|Commissioner|(?:Detective )?(?:Chief )?(?:Inspector|Superintendent|Sergeant)|(?:Deputy |Assistant )?Chief Constable|Chaplain) (?:\p{Lu}\.?|\p{Lu}\w+)(?: \p{Lu}|$)",
);

/// The name of a group before its people: "Governors: A, B".
static GROUPED: Pattern = Pattern::new(
    r"(?P<before>^|\n|[;\t] ?|\. )(?:[A-Z][\w’'&./-]*(?: [\w’'&./-]+){0,6}(?: ?\(\d{1,3}\))?):\s+",
);

/// "The Mayor (Councillor Ash)" names the post first.
static POST_FIRST: Pattern = Pattern::new(
    r"(?:\bThe )?\b(?P<role>(?:(?:Deputy|Lord|Right Worshipful|Worshipful|Vice) )*(?:Mayor|Chair(?:man|woman|person)?|Leader)(?: of the Council)?) \((?P<name>(?:Councillor|Cllr|Alderman) [^()]{2,50})\)",
);

/// A post between commas belongs to the name before it.
static POST: Pattern = Pattern::new(
    r"^(?i:the )?(?:(?:Deputy|Assistant|Strategic|Corporate|Interim|Executive|Lead|Acting|Senior|Principal|Joint|Independent|Democratic|Committee|Scrutiny|Service|Town|Parish|City|Lord) )*(?:Cabinet Member|Director|Head|Chief|Leader|Portfolio Holder|Lead Member|Manager|Clerk|Officer|Solicitor|Monitoring Officer|Mayor|Chair(?:man|woman|person)?|Vice[- ]Chair(?:man|woman|person)?|Commissioner|Secretary|Treasurer|Accountant|Governance|Services Officer|Support Officer|Representative|Consultant|Engineer|Chaplain|Adviser|Advisor|Auditor|Treasurer|Planner|Surveyor|Architect|Student|Apprentice|Executive)\b.*$|^(?:HT|DHT|NUT|NASUWT|NAHT|NEU)\b.*$",
);

/// "Chief Executive (Ms L Moss)" names the post first too.
static OFFICE_FIRST: Pattern = Pattern::new(
    r"\b(?P<role>(?:[A-Z][\w’'&-]+ (?:(?:of|and|for|the|to) )*){0,6}(?:Executive|Officer|Director|Manager|Solicitor|Clerk|Engineer|Secretary|Treasurer|Services|Finance|Planning|Resources)) \((?P<name>(?:Mr|Mrs|Ms|Miss|Dr) [^()]{2,50})\)",
);

/// A piece that ends in a post and is no name: "Communities Manager".
static POST_WHOLE: Pattern = Pattern::new(
    r"^(?:the )?(?:[A-Z][\w’'&/-]+ (?:(?:and|of|for|&) )?){1,6}(?:Manager|Director|Officer|Clerk|Executive|Solicitor|Accountant|Engineer|Planner|Surveyor|Adviser|Advisor|Secretary|Treasurer|Member|Representative|Coordinator|Co-ordinator|Administrator|Commissioner|Partner|Lead|Headteacher|Principal|Master)$|^(?i:non-executive member|headteacher|governor|partner member|board secretary|independent member|convener)\b",
);

/// "Cllrs – Ash, Elm": a dash stands between the title and the names.
static DASHED_TITLE: Pattern = Pattern::new(
    r"(?P<title>\b(?:Councillors|Cllrs|Members|Aldermen|Alds|Bailies))\.?\s*[-–—:]+\s+",
);

/// "With Cllr Ash in the Chair, there were present B and C".
static IN_CHAIR: Pattern = Pattern::new(
    r"(?i)^with (?P<who>[^,;:\n]{3,60}?) (?:presiding|(?:being )?in the chair),?(?: (?:and )?there were (?:also )?present:?)?\s*",
);

/// "Cllr Ash, who took the chair, together with Cllr Elm"
static TOOK_CHAIR: Pattern =
    Pattern::new(r",? who (?:took|was in|occupied|assumed) the [Cc]hair(?: for the meeting)?,?");

/// "from Cllr Ash and from Cllr Elm"
static AND_FROM: Pattern = Pattern::new(r"(?P<and>[,;]|\band) (?:also )?(?:from|on behalf of) ");

/// "Cllr Ash chaired the meeting with Cllr Elm"
static CHAIRED_WITH: Pattern = Pattern::new(
    r",? (?:chaired|presided (?:over|at)) the [Mm]eeting,?(?: (?:together )?with(?: also)?(?: present)?:? |,? )",
);

static TOGETHER: Pattern =
    Pattern::new(r",? (?:together|along|accompanied)(?: with| by) (?P<next>\p{Lu})");

/// The public are no part of a name before them.
static PUBLIC: Pattern = Pattern::new(
    r"(?i)(?:^|[ ,;\t\n]+)(?:(?:and|plus|\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|other|\w+ other) )*(?:members?|representatives?|residents?) of (?:the )?(?:public|press|parish)\b(?: ?\([^()\n]{1,20}\))?(?: ?: ?\w+)?",
);

/// What ends in such a word is whom a person stands for: "Ashwell City Council".
static BODY: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\p{L}’'&-]*|of|the|for|upon|on|in) (?:.* )?(?:Council|Authority|Board|Trust|Committee|Panel|University|College|School|Academy|Limited|Ltd|LLP|Plc|PLC|Association|Society|Services?|Partnership|Constabulary|Police|Hospital|Federation|Alliance|Commission|Department|MBC|MDC)$",
);

/// The people whom a list names, in its order.
pub fn list(text: &str) -> Vec<Person> {
    let text = glued::parted(text);
    let text = IN_CHAIR.replace_all(&text, "$who (Chair), ");
    let text = AND_FROM.replace_all(&text, "$and ");
    let text = TOOK_CHAIR.replace_all(&text, " (Chair),");
    let text = CHAIRED_WITH.replace_all(&text, " (Chair), ");
    let text = TOGETHER.replace_all(&text, ", $next");
    let text = surname_first::turned(&text);
    let text = DASHED_TITLE.replace_all(&text, "$title ");
    let text = flat(&text);
    let text = EMPTY.replace_all(&text, "");
    let text = text.as_ref();
    let text = PUBLIC.replace_all(text, ",");
    let text = office_first::turned(&text);
    let text = GROUPED.replace_all(&text, "$before");
    let text = parted::parted(&text);
    let text = run::parted(&text);
    let text = POST_FIRST.replace_all(&text, "$name ($role)");
    let text = OFFICE_FIRST.replace_all(&text, "$name ($role)");
    let (text, roles) = hide_roles(&text);
    let mut people = Vec::new();
    let mut shared: Option<String> = None;
    let mut after_post = false;
    // "; the Clerk, Mrs Ash": an office behind a new entry is that of whom it precedes.
    let mut before: Option<String> = None;
    let pieces = pieces(&text);
    for (at, &(within, piece)) in pieces.iter().enumerate() {
        let opens = at > 0 && begins_entry(&text, piece);
        let piece = piece.trim().trim_end_matches(['.', ';', ':']).trim();
        if piece.is_empty() {
            continue;
        }
        let bare = HIDDEN_ROLE.replace_all(piece, "");
        let post = POST.is_in(piece)
            || (POST_WHOLE.is_in(bare.trim()) || BODY.is_in(bare.trim())) && !TITLE.is_in(piece);
        // "Ann Ash – Oak Trust" names her first.
        let lead = bare
            .split([' ', '\u{a0}'])
            .take_while(|word| !matches!(*word, "–" | "-" | "—"))
            .collect::<Vec<_>>()
            .join(" ");
        let named = lead.len() < bare.trim().len() && office::is_full_name(&lead);
        let post = post && !named && !TITLED_POST.is_in(piece) && !holds(piece);
        let goes_on = !post
            && !named
            && (shared.is_none() || after_post && office::is_subject(bare.trim()))
            && goes_on(&people, after_post, within, bare.trim());
        after_post = post || goes_on;
        if goes_on {
            continue;
        }
        let next = pieces.get(at + 1).map(|(_, next)| next.trim());
        if post && opens && THE_POST.is_in(piece) && next.is_some_and(|next| TITLE.is_in(next)) {
            before = Some(fold::quote(&put_back(
                THE.replace_all(piece, "").trim(),
                &roles,
            )));
            continue;
        }
        if post {
            if let Some(last) = people
                .last_mut()
                .filter(|last: &&mut Person| last.role.is_none())
            {
                last.role = Some(fold::quote(&put_back(piece, &roles)));
            }
        } else if let Some(mut person) = person(piece, &mut shared, &roles) {
            person.role = person.role.or(before.take());
            people.push(person);
        }
        before = None;
    }
    people
}

/// "the Clerk", with the article that stands before an office and behind no name.
static THE_POST: Pattern = Pattern::new(r"^(?i:the) \p{Lu}");

static THE: Pattern = Pattern::new(r"^(?i:the) ");

/// Whether a piece stands behind a semicolon, or behind "and".
fn begins_entry(text: &str, piece: &str) -> bool {
    let at = piece.as_ptr().addr() - text.as_ptr().addr();
    let before = text[..at].trim_end();
    before.ends_with([';', '\n']) || before.ends_with(" and")
}

/// A surname of two words.
static PARTICLE: Pattern =
    Pattern::new(r"^(?:Mac|Mc|St\.?|[Vv]an|[Vv]on|[Dd]e|[Ll]e|[Ll]a|Ap) \S+$");

/// Whether a piece without a title is more of the office or the body before it: "Head of
/// Roads and Transportation". One word alone is a surname only where surnames stand.
fn goes_on(people: &[Person], after_post: bool, within: bool, piece: &str) -> bool {
    let titled = TITLE.is_in(piece);
    // "J Moss, Ashwell Water; K Yew, Ashwell Rail"
    let behind = within
        && people.last().is_some_and(|last| last.name.contains(' '))
        && !office::is_initialled(piece);
    let alone = !piece.contains(' ') && !office::is_initialled(piece);
    let surnames = people
        .last()
        .is_none_or(|last| !last.name.contains(' ') || PARTICLE.is_in(&last.name));
    !titled
        && (behind
            || alone && (after_post || !surnames || office::is_subject(piece))
            || after_post && !office::is_full_name(piece)
            || office::is_body(piece) && !office::is_full_name(piece))
}

/// The names alone.
pub fn names(text: &str) -> Vec<String> {
    list(text).into_iter().map(|person| person.name).collect()
}

static JOINT: Pattern = Pattern::new(r"\s*(?:[,;\t\n]|\s&\s|\band\b|\ba’r\b)\s*");

/// The pieces of a list, each with whether it stands behind a comma within an entry that
/// semicolons part from others.
fn pieces(text: &str) -> Vec<(bool, &str)> {
    let parted = text.contains(';');
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut within = false;
    for joint in JOINT.find_all(text) {
        pieces.push((within, &text[start..joint.start()]));
        within = parted && joint.as_str().trim() == ",";
        start = joint.end();
    }
    pieces.push((within, &text[start..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        list(text)
            .into_iter()
            .map(|person| {
                format!(
                    "{}|{}|{}",
                    person.title.unwrap_or_default(),
                    person.name,
                    person.role.unwrap_or_default()
                )
            })
            .collect()
    }

    #[test]
    fn messrs_are_each_mr_until_the_next_title() {
        let people = list("Messrs Ash, Elm and Oak, Mrs Yew, Ms Fir");
        let told: Vec<(Option<&str>, &str)> = people
            .iter()
            .map(|person| (person.title.as_deref(), person.name.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (Some("Mr"), "Ash"),
                (Some("Mr"), "Elm"),
                (Some("Mr"), "Oak"),
                (Some("Mrs"), "Yew"),
                (Some("Ms"), "Fir"),
            ]
        );
    }

    #[test]
    fn a_plural_title_is_everybodys() {
        assert_eq!(
            shown("Councillors Ash, Birch Elm, O’Oak and Singh Pine"),
            [
                "Councillor|Ash|",
                "Councillor|Birch Elm|",
                "Councillor|O’Oak|",
                "Councillor|Singh Pine|"
            ]
        );
        assert_eq!(
            shown("Cllrs Ash and Elm."),
            ["Councillor|Ash|", "Councillor|Elm|"]
        );
    }

    #[test]
    fn roles_stand_in_brackets_or_behind_a_dash() {
        assert_eq!(
            shown(
                "Mr R W Ash (Chairman), Mrs S Elm, OBE, Dr A Oak (Director, Public Health) and Rose Pine"
            ),
            [
                "Mr|R W Ash|Chairman",
                "Mrs|S Elm|",
                "Dr|A Oak|Director, Public Health",
                "|Rose Pine|"
            ]
        );
        assert_eq!(
            shown("Sir Peter Yew – City Mayor"),
            ["Sir|Peter Yew|City Mayor"]
        );
        assert_eq!(
            shown("Councillor Peter Yew, Leader (in the Chair)"),
            ["Councillor|Peter Yew|Leader (in the Chair)"]
        );
    }

    #[test]
    fn groups_and_second_brackets_name_nobody() {
        assert_eq!(
            shown("Special schools: Jill Ash (Chair), Sam Elm\nDr Peter Oak (PO) (Chief Engineer)"),
            [
                "|Jill Ash|Chair",
                "|Sam Elm|",
                "Dr|Peter Oak|Chief Engineer"
            ]
        );
        assert_eq!(shown("Webcasting Notice"), [""; 0]);
    }

    #[test]
    fn what_a_copy_glued_is_parted() {
        assert_eq!(
            shown("J Ash,B Elm andC Oak"),
            ["|J Ash|", "|B Elm|", "|C Oak|"]
        );
        assert_eq!(
            shown("June Ash (Chair) (JA)Brenda Elm (BE)"),
            ["|June Ash|Chair", "|Brenda Elm|"]
        );
        assert_eq!(
            shown("Mr Carl Oak HT, MsAnn Ash, Ben Elm NUT"),
            ["Mr|Carl Oak|", "Ms|Ann Ash|", "|Ben Elm|"]
        );
    }

    #[test]
    fn letters_behind_a_name_and_seats_before_it_are_no_name() {
        assert_eq!(shown("Ash, M.C.C."), ["|Ash|"]);
        assert_eq!(shown("and from co-opted member Ann Ash"), ["|Ann Ash|"]);
        assert_eq!(
            shown("Councillors O‟Brien and Ash"),
            ["Councillor|O’Brien|", "Councillor|Ash|"]
        );
        let office = "Ben Elm, Chief Executive and Monitoring Officer of the Office of the Ferry and Pier Commissioner (OFFCC)";
        assert_eq!(names(office).first().map(String::as_str), Some("Ben Elm"));
        assert!(!names(office).iter().any(|name| name == "OFFCC"));
    }

    #[test]
    fn words_around_a_name_are_no_name() {
        assert_eq!(
            shown("Rowan Ash of the Watch who joined online"),
            ["|Rowan Ash|"]
        );
        assert_eq!(shown("there were none"), [""; 0]);
    }
}
