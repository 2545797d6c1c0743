//! Names in a list: titles, roles in brackets, post-nominals.

pub mod office;
pub mod office_first;
mod parted;
pub mod post_run;
pub mod run;
pub mod surname_first;

use std::borrow::Cow;
use std::fmt::Write;

use regex::Captures;

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::pattern::Pattern;

static TITLE: Pattern = Pattern::new(
    r"^(?i:the )?(?:(?i:right |rt\.? )?(?i:worshipful |hon(?:ourable)?\.? ))*(?P<title>(?i:the )?(?:(?i:right |rt\.? ))?Hon\b\.?|(?:(?:County|Cty|Borough|Boro|District|Dist\.?|City|Town|Parish|Community|Ward|Unitary) ){1,2}(?:Cllrs?|Councillors?|Councilors?)|Honorary Alderm[ae]n|Alderm[ae]n|Alds?|Alderwom[ae]n|Aldermen|(?:Depute |Deputy )?(?:Lord )?Provost|Bailie|(?:Detective |Chief )?(?:Chief )?(?:Inspector|Superintendent|Sergeant)|(?:Deputy |Assistant |T/)?Chief Constable|Assistant City Mayor Councillor|(?:City |Deputy |Lord |Town )?Mayor Councillor|COUNCILLORS?|Councillors?|councillors?|Councilors?|CLLRS?|Cllrs?|CLLR|Cllr[’']s|Cllr|C?Clrs?|Cr|Messrs|MESSRS|Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS|MISS|Dr|DR|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|(?:(?:Rt\.?|Right|Very|Most) )?(?:Reverend|Revd|Rev)|Venerable|Ven|Mayor|Canon|Father|Fr|Rabbi|Imam|PCSOs?|PCs?|Sgt|Insp|Supt|Ch Supt|Ch Insp|DCI|DI|ACC|DCC|Commander|Wing Commander|Captain|Capt|Colonel|Major|Bishop|Archdeacon|Inspector|Superintendent|Cynghorwyr|Cynghorydd|Cyng)\b\.?:?\s+(?P<rest>.+)$",
);
static ROLE: Pattern = Pattern::new(r"\s*[(\[](?P<role>[^()\[\]]{1,120})[)\]]");
static DASH_ROLE: Pattern = Pattern::new(r"\s+[-–—]\s+(?P<role>.{2,120})$");
static IN_THE_CHAIR: Pattern = Pattern::new(r"(?i),?\s+(?:[-–—]\s+)?(?:in|took) the chair\b.*$");
static POST_NOMINALS: Pattern = Pattern::new(
    r"(?:,?\s+|^)(?:[A-Z]{0,3}(?:DC|BC|TC|MBC)|OBE|MBE|CBE|KBE|DBE|BEM|DL|JP|MP|AM|MS|QC|KC|CC|MEP|VRD|TD|QPM|PhD|FRSA|RD|HT|DHT|NUT|NASUWT|NAHT|ASCL|NEU)\.?$",
);
static CUT: Pattern = Pattern::new(
    r"\s+(?:of|who|for|from|whose|as|joined|attended|was|were|had|has|is|are|substituting|substitute|deputising|in his|in her|plus|along|together|via|online|virtually|remotely|[Cc]o-opted|also|arrived|left|due|on behalf|because|with|at|to|declared|during|having)\b.*$",
);
static NAME: Pattern = Pattern::new(
    r"^(?:[A-Z][\w.’'‘`-]*|Ap|ap|de|De|van|Van|von|da|di|del|la|le|el|al-\w+|Al-\w+|bin|O’\w+|\p{Lu}[\p{L}.’'‘-]*)(?:\s+(?:\p{Lu}[\p{L}.’'‘-]*|ap|de|van|von|da|di|del|la|le|el|al-\p{L}+|bin|der|den)){0,5}$",
);
static NOT_A_NAME: Pattern = Pattern::new(
    r"(?i)^(?:apologies|present|none|roles?|declarations?|disclosures?|matters|dispensations?|correspondence|adjournment|venue|there|members?|officers?|also|in attendance|councillors?|committee|commission|the|held|meeting\w*|agenda|no|and|invited|public|press|residents?|all|others?|substitutes?|chair(?:man)?|vice[- ]chair(?:man)?|independent|co-opted|observers?|clerk|not applicable|vacancy|vacant|quorum|unrestricted|restricted|exempt|items?|reports?|pages?|minutes|webcasting|recording|notice|discussion|contents|documents?|everyone|anyone|anybody|audio|video|actions?|owner|lead|public|part|speaking|applicants?|filming|notes?|expenditure|papers?|leisure|culture|democratic|conservative|labour|liberal|green|reform|healthwatch|welcome|introductions?|lb|london borough|names?|surname|organi[sz]ations?)\b",
);

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

/// A post before a person's title: "Ward Councillor Ash", "Lead Officer Mrs Elm".
static POST_BEFORE: Pattern = Pattern::new(
    r"^(?P<post>(?:\p{Lu}[\p{L}’'-]* ){1,4})(?P<rest>(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.? \p{Lu}.*)$",
);
/// A post right behind a name: "Mrs A Ash Clerk and Finance Officer", "B Elm Town Clerk".
static POST_BEHIND: Pattern = Pattern::new(
    r"^(?P<who>\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}?) (?P<post>(?:(?:Assistant|Deputy|Acting|Locum|Interim|Temporary|Parish|Town|County|District|Borough|City|Ward|Community|Vice) )*(?:Clerk|Chair(?:man|woman|person)?|Vice-Chair(?:man|woman|person)?|RFO|Treasurer|Secretary|Councillor)\b.*)$",
);
/// A sign that repeats the title of the line above.
static DITTO: Pattern = Pattern::new(
    r"(?P<before>^|[\n,;])\s*(?:[“”„\x22]|''|do\.?|ditto) (?:[“”„\x22] )*(?P<name>\p{Lu})",
);
/// "Cllrs – Ash, Elm": a dash stands between the title and the names.
static DASHED_TITLE: Pattern = Pattern::new(
    r"(?P<title>\b(?:Councillors|Cllrs|Members|Aldermen|Alds|Bailies))\.?\s*[-–—:]+\s+",
);
/// Brackets that have lost their words.
static EMPTY: Pattern = Pattern::new(r"[ \t]*[(\[]\s*[)\]]");
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
/// "Chairman Ash", whose title is the office.
static CHAIRED: Pattern = Pattern::new(
    r"^(?P<post>(?:(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?) (?P<rest>\p{Lu}\p{Ll}[\p{L}’'-]+)$",
);
/// The public are no part of a name before them.
static PUBLIC: Pattern = Pattern::new(
    r"(?i)(?:^|[ ,;\t\n]+)(?:(?:and|plus|\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|other|\w+ other) )*(?:members?|representatives?|residents?) of (?:the )?(?:public|press|parish)\b(?: ?\([^()\n]{1,20}\))?(?: ?: ?\w+)?",
);
/// What ends in such a word is whom a person stands for: "Ashwell City Council".
static BODY: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\p{L}’'&-]*|of|the|for|upon|on|in) (?:.* )?(?:Council|Authority|Board|Trust|Committee|Panel|University|College|School|Academy|Limited|Ltd|LLP|Plc|PLC|Association|Society|Services?|Partnership|Constabulary|Police|Hospital|Federation|Alliance|Commission|Department|MBC|MDC)$",
);

/// "Chairman S Ash Vice Chairman Mrs J Elm Councillors …": offices before their holders, and
/// nothing that parts these from the next.
static CHAIRS: Pattern = Pattern::new(
    r"(?P<before>^|[\p{Ll},;] ?)(?P<post>(?:(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?) (?P<name>(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? )?(?:\p{Lu}\.? ){1,3}\p{Lu}\p{Ll}[\p{L}’'-]+)(?: |$)",
);
/// "B Elm andC Oak", "`MsAnn` Ash", "Ann Ash (AA)Ben Elm": a copy lost the blank.
static GLUED_AND: Pattern = Pattern::new(r"\band(?P<name>\p{Lu}\.? ?\p{Lu}?\p{Ll})");
static GLUED_TITLE: Pattern =
    Pattern::new(r"\b(?P<title>Mrs|Mr|Ms|Miss|Cllrs?|Dr|Councillor)(?P<name>\p{Lu}\p{Ll}+ )");
static GLUED_BRACKET: Pattern = Pattern::new(r"\)(?P<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll})");

/// "Deputy Ann Ash", "Senator B. Elm": the rank of a member of some councils.
static RANK: Pattern = Pattern::new(
    r"(?P<before>^|[\n\t,;] ?|\band )(?:Deputy|Senator|Connétable) (?P<name>(?P<given>\p{Lu}\p{L}*)[.]? \p{Lu})",
);

/// The list without such ranks; "Deputy Town Clerk" is an office.
fn without_rank(text: &str) -> Cow<'_, str> {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = RANK.captures(rest) {
        let (Some(before), Some(name)) = (found.name("before"), found.name("name")) else {
            break;
        };
        let given = &found["given"];
        let person = given.chars().count() == 1 || run::is_given(given);
        let from = if person { before.end() } else { name.start() };
        parted.push_str(&rest[..from]);
        rest = &rest[name.start()..];
    }
    if parted.is_empty() {
        return text.into();
    }
    parted.push_str(rest);
    parted.into()
}

/// "Birch (BB) Elm (CE)": initials in brackets close each name where nothing else does.
static INITIALLED: Pattern = Pattern::new(r"(?P<mark>\([A-Z]{2,3}\)) (?P<next>\p{Lu}[\p{L}’'-]+)");
/// An office behind the initials is of the name before them.
static OFFICE_BEHIND: Pattern = Pattern::new(
    r"^(?:Chair|Vice|Deputy|Clerk|Mayor|Leader|Acting|Town|Parish|Assistant|Secretary|Treasurer|President)",
);

/// "(AA) Chair Councillors Birch (BB)": the rank begins the next name.
static RANK_BEHIND: Pattern = Pattern::new(
    r"(?P<office>\) (?:Vice[- ])?[Cc]hair(?:man|person)?) (?P<rank>Councillors?|Cllrs?\.?) ",
);

fn initialled(text: &str) -> Cow<'_, str> {
    let names = |found: &Captures<'_>| !OFFICE_BEHIND.is_in(&found["next"]);
    let closed = INITIALLED.captures_all(text);
    if closed.iter().filter(|found| names(found)).count() < 2 {
        return Cow::Borrowed(text);
    }
    let mut told = text.to_owned();
    for found in closed.iter().filter(|found| names(found)) {
        let parted = format!("{}, {}", &found["mark"], &found["next"]);
        told = told.replace(&found[0], &parted);
    }
    let told = RANK_BEHIND.replace_all(&told, "$office, $rank ");
    Cow::Owned(told.into_owned())
}

/// The people whom a list names, in its order.
pub fn list(text: &str) -> Vec<Person> {
    // The low mark that some copies have for the apostrophe of a name: "O‟Brien".
    let text = text.replace('‟', "’");
    let text = GLUED_AND.replace_all(&text, "and $name");
    let text = GLUED_TITLE.replace_all(&text, "$title $name");
    let text = GLUED_BRACKET.replace_all(&text, "), $name");
    let text = initialled(&text);
    let text = CHAIRS.replace_all(&text, "$before, $name ($post), ");
    let text = without_rank(&text);
    let text = DITTO.replace_all(&text, "$before$name");
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

/// A title of courtesy, which stands behind that of an office.
fn is_courtesy(title: &str) -> bool {
    matches!(title, "Mrs" | "Ms" | "Miss" | "Dr" | "Prof" | "Professor")
}

/// "Councillors Ash, Mrs Elm and Oak": a courtesy title ends no list but that of "Messrs Ash
/// and Oak, Mrs Elm".
fn ends_list(title: &str, shared: Option<&str>) -> bool {
    shared == Some("Mr") || !matches!(title, "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Dr")
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

/// Whether a post and its holder's title stand before a name: "Chair Cllr Ash".
fn holds(piece: &str) -> bool {
    POST_BEFORE.captures(piece).is_some_and(|found| {
        let last = found["post"].trim().rsplit(' ').next().unwrap_or_default();
        parted::is_of_the_title(last)
    })
}

/// The names alone.
pub fn names(text: &str) -> Vec<String> {
    list(text).into_iter().map(|person| person.name).collect()
}

/// The words without brackets that stand in brackets.
fn flat(text: &str) -> Cow<'_, str> {
    let mut depth = 0_u32;
    let mut nested = false;
    let kept = |letter: &char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return true,
        }
        let inner = if *letter == '(' { depth > 1 } else { depth > 0 };
        nested |= inner;
        !inner
    };
    let flat: String = text.chars().filter(kept).collect();
    if nested { flat.into() } else { text.into() }
}

/// A comma inside brackets parts no names: each bracket becomes `(0)`, `(1)`.
fn hide_roles(text: &str) -> (String, Vec<String>) {
    let mut roles = Vec::new();
    let mut rest = text;
    let mut hidden = String::with_capacity(text.len());
    while let Some(found) = ROLE.captures(rest) {
        let Some(whole) = found.get(0) else { break };
        hidden.push_str(&rest[..whole.start()]);
        let _ = write!(hidden, " ({})", roles.len());
        roles.push(fold::quote(&found["role"]));
        rest = &rest[whole.end()..];
    }
    hidden.push_str(rest);
    (hidden, roles)
}

/// Words with their brackets as they were.
fn put_back(piece: &str, roles: &[String]) -> String {
    let Some(found) = HIDDEN_ROLE.captures(piece) else {
        return piece.to_owned();
    };
    let role = found["index"]
        .parse::<usize>()
        .ok()
        .and_then(|at| roles.get(at));
    let whole = found.get(0).map(|whole| whole.range());
    match (role, whole) {
        (Some(role), Some(range)) => {
            format!("{} ({role}){}", &piece[..range.start], &piece[range.end..])
        }
        (None | Some(_), None | Some(_)) => piece.to_owned(),
    }
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

fn person(piece: &str, shared: &mut Option<String>, roles: &[String]) -> Option<Person> {
    let mut words = piece
        .trim_start_matches(['*', '+', '†', '#', ' '])
        .to_owned();
    if let Some(rest) = SEAT_BEFORE.group(&words, "rest") {
        words = rest.to_owned();
    }
    let mut role: Option<String> = None;
    while let Some(found) = HIDDEN_ROLE.captures(&words) {
        let told = found["index"]
            .parse::<usize>()
            .ok()
            .and_then(|index| roles.get(index).cloned());
        role = role.or(told.and_then(|told| held(&told)));
        let whole = found.get(0).map_or(0..0, |whole| whole.range());
        // "A Ash (AA) District Councillor"
        let behind = words[whole.end..].trim_start_matches([' ', '–', '—', '-']);
        let behind = behind.trim_end().to_owned();
        if whole.start > 0 && office::is_office(&behind) && !TITLE.is_in(&behind) {
            words.truncate(whole.start);
            role.get_or_insert(behind);
        } else {
            words.replace_range(whole, "");
        }
    }
    if !TITLE.is_in(&words)
        && let Some(found) = POST_BEFORE.captures(&words.clone())
    {
        let post = found["post"].trim();
        let last = post.rsplit(' ').next().unwrap_or_default();
        if parted::is_of_the_title(last) {
            role.get_or_insert(post.to_owned());
            found["rest"].clone_into(&mut words);
        }
    }
    if let Some(found) = CHAIRED.captures(&words.clone())
        && office::may_be_name(&found["rest"])
        && !office::is_subject(&found["rest"])
    {
        role.get_or_insert(found["post"].to_owned());
        found["rest"].clone_into(&mut words);
    }
    let (title, courtesy) = take_title(&mut words, shared, role.is_none());
    if let Some(found) = IN_THE_CHAIR.find(&words) {
        role.get_or_insert_with(|| "Chair".to_owned());
        let start = found.start();
        words.truncate(start);
    }
    if let Some(found) = DASH_ROLE.captures(&words.clone()) {
        role.get_or_insert(fold::quote(&found["role"]));
        let whole = found[0].len();
        words.truncate(words.len() - whole);
    }
    if let Some(found) = POST_BEHIND.captures(&words.clone())
        && (title.is_some() || office::is_initialled(&found["who"]))
        && !office::is_subject(&found["who"])
    {
        role.get_or_insert(fold::quote(&found["post"]));
        found["who"].clone_into(&mut words);
    }
    let words = words.strip_prefix("the ").unwrap_or(&words);
    let words = CUT.replace_all(words, "");
    let mut name = fold::quote(&words);
    take_letters(&mut name, &mut role);
    // "S Baird means": what a wrapped label leaves behind a name.
    if let Some(found) = SMALL_END.find(&name) {
        name.truncate(found.start());
    }
    if let Some(found) = WITH_BODY.captures(&name.clone())
        && (office::is_body(&found["body"]) || office::is_office(&found["body"]))
    {
        found["who"].clone_into(&mut name);
    }
    let name = name
        .trim_end_matches(['.', '*', ':', '-', '–'])
        .trim()
        .to_owned();
    // Letters alone stand for somebody who is named elsewhere.
    let untitled = title.is_none() && shared.is_none();
    let letters = untitled && (INITIALS.is_in(&name) || DOTTED.is_in(&name));
    if name.is_empty()
        || letters
        || untitled && (!office::may_be_name(&name) || is_heap(&name))
        || !NAME.is_in(&name)
        || NOT_A_NAME.is_in(&name)
    {
        return None;
    }
    let clerk = role.as_deref().is_some_and(|role| CLERK.is_in(role));
    let name = match courtesy {
        Some(courtesy) => format!("{courtesy} {name}"),
        None => name,
    };
    Some(Person {
        title: title.or_else(|| shared.clone().filter(|_| !clerk)),
        name,
        role,
    })
}

/// Takes the title in front of a name, and that of courtesy behind it: "Councillor Mrs Ash".
/// `plain`: no office is known of the person.
fn take_title(
    words: &mut String,
    shared: &mut Option<String>,
    plain: bool,
) -> (Option<String>, Option<String>) {
    let whole = words.clone();
    let Some(found) = TITLE.captures(&whole) else {
        return (None, None);
    };
    let (mut one, plural) = plain_title(&found["title"]);
    found["rest"].clone_into(words);
    if plural || ends_list(&one, shared.as_deref()) {
        *shared = plural.then(|| one.clone());
    }
    let mut courtesy = None;
    // "Mayor Councillor Ash": the second title is part of the first. "Councillor Mrs Ash"
    // is so called by all who know her.
    let behind = words.clone();
    if let Some(second) = TITLE.captures(&behind) {
        if is_courtesy(&second["title"]) && one.ends_with("Councillor") {
            courtesy = Some(printed_title(&behind, &second["rest"]));
        }
        second["rest"].clone_into(words);
    } else if is_courtesy(&found["title"])
        && let Some(shared) = shared.as_deref()
        && shared.ends_with("Councillor")
        && plain
    {
        courtesy = Some(printed_title(&whole, &found["rest"]));
        shared.clone_into(&mut one);
    }
    (Some(one), courtesy)
}

/// A name without the titles before it: "Councillor Mrs Una Ash" is "Una Ash".
pub fn untitled(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some(behind) = TITLE.captures(rest).and_then(|found| found.name("rest")) {
        rest = &rest[behind.start()..];
    }
    rest
}

/// A title as the paper prints it, before the rest of what it stands in: "Mrs.".
fn printed_title(whole: &str, rest: &str) -> String {
    whole.strip_suffix(rest).unwrap_or(whole).trim().to_owned()
}

/// The office that a bracket names; none where it says how or when somebody came, what
/// they did there, or how the paper calls them below.
fn held(told: &str) -> Option<String> {
    let office = CALLED.replace_all(told, "");
    let letters = INITIALS.is_in(&office) && !office::is_office(&office);
    (!letters && !NO_OFFICE.is_in(&office)).then(|| office.into_owned())
}

/// "(chair, AB)": how the paper calls her below.
static CALLED: Pattern = Pattern::new(r"[,;] ?\p{Lu}{2,3}$");
/// What a bracket says that is no office: "(minutes)", "(Audit)", "(via Zoom)".
static NO_OFFICE: Pattern = Pattern::new(
    r"(?xi)^(?:
        (?:taking\ )?(?:the\ )?(?:minutes?|notes?|press|public|observing|apologies|virtual(?:ly)?|remote(?:ly)?|online|hybrid|in\ person|zoom|teams|absent|present)
      | (?:via|by|on|over|through)\ (?:ms\ |microsoft\ )?(?:zoom|teams|video|phone|telephone|video\ ?(?:link|call|conference))
      | (?:joined|arrived|left|until|from|to|till|for|part|item|items|minutes?|late|present|departed|apologies)\ .*
      | .*\b(?:arrived|left|joined|until|only)\b.*
      | (?:internal\ |external\ )?(?:audit|legal|finance|planning|highways|housing|hr|ict|it|democratic\ services|legal\ services)
    )$",
);

/// Five words written out are several names whose columns are lost.
fn is_heap(name: &str) -> bool {
    let written = |word: &&str| word.len() > 3 && word.starts_with(char::is_uppercase);
    name.split(' ').filter(written).count() > 4
}

/// Takes the letters behind a name: honours are let go, those of a post are kept.
fn take_letters(name: &mut String, role: &mut Option<String>) {
    while let Some(found) = POST_NOMINALS.find(name) {
        name.truncate(found.start());
        *name = name.trim_end_matches([',', ' ']).to_owned();
    }
    if let Some(found) = LETTERED.captures(&name.clone()) {
        role.get_or_insert(found["post"].to_owned());
        found["who"].clone_into(name);
    }
}

/// "A. Ash EE": the letters of a post behind a name with its initial.
static LETTERED: Pattern =
    Pattern::new(r"^(?P<who>(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}’'-]*\p{Ll}) (?P<post>\p{Lu}{2,4})$");
/// Officers stand in a row of councillors, and are none.
static CLERK: Pattern = Pattern::new(r"(?i)\b(?:clerk|rfo)\b");
/// "(JB)" behind a name is how the paper calls it below.
static INITIALS: Pattern = Pattern::new(r"^\p{Lu}{1,4}(?:-\p{Lu}{1,2})?$");
/// "B Elm Ashdon Council": nothing parts the name from the body.
static WITH_BODY: Pattern = Pattern::new(
    r"^(?P<who>(?:\p{Lu}\.? ?){1,3}\p{Lu}\p{Ll}[\p{L}’'-]+) (?P<body>\p{Lu}[\p{L} ’'&/-]+)$",
);
/// "M.C.C.", behind the comma of a name: what its holder is.
static DOTTED: Pattern = Pattern::new(r"^(?:\p{Lu}\. ?)+\p{Lu}\.?$");
/// "co-opted member Ann Ash": what the person is, in small letters.
static SEAT_BEFORE: Pattern = Pattern::new(
    r"^(?:from |by )?(?:the )?(?:(?:co-?opted|independent|lay|voting|non-voting|statutory|parent governor|church) )+(?:members?|representatives?|persons?) (?P<rest>\p{Lu}.*)$",
);
static SMALL_END: Pattern = Pattern::new(r" (?:means|link|conferencing|conference|the chair)$");
static HIDDEN_ROLE: Pattern = Pattern::new(r"\s*\((?P<index>\d+)\)");

/// The title written out, and whether it stands for all that follow.
fn plain_title(printed: &str) -> (String, bool) {
    let lower = printed.to_lowercase();
    let plural = lower.ends_with("councillors")
        || lower.ends_with("aldermen")
        || lower == "alds"
        || lower.ends_with("councilors")
        || lower.ends_with("cllrs")
        || lower.ends_with("cllr’s")
        || lower.ends_with("cllr's")
        || lower.ends_with("clrs")
        || lower == "cynghorwyr"
        || lower == "messrs";
    let plain = if lower == "messrs" {
        "Mr".to_owned()
    } else if lower.contains("councillor")
        || lower.contains("councilor")
        || lower.contains("cllr")
        || matches!(lower.as_str(), "cr" | "clr" | "clrs" | "cclr" | "cclrs")
    {
        if lower.starts_with("county c") {
            "County Councillor".to_owned()
        } else {
            "Councillor".to_owned()
        }
    } else if lower.ends_with("aldermen") || matches!(lower.as_str(), "ald" | "alds") {
        "Alderman".to_owned()
    } else if lower.starts_with("cyng") {
        "Cynghorydd".to_owned()
    } else if printed.chars().all(char::is_uppercase) && !matches!(printed, "PCSO" | "PC") {
        let mut letters = lower.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    } else {
        printed.to_owned()
    };
    (plain, plural)
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
