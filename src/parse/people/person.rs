//! The one person whom a piece of a list names, with title and office.

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::pattern::Pattern;
use crate::parse::people::brackets::HIDDEN_ROLE;
use crate::parse::people::title::{TITLE, take_title};
use crate::parse::people::{office, parted};

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

/// A post right behind a name: "Mrs A Ash Clerk and Finance Officer", "B Elm Town Clerk".
static POST_BEHIND: Pattern = Pattern::new(
    r"^(?P<who>\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}?) (?P<post>(?:(?:Assistant|Deputy|Acting|Locum|Interim|Temporary|Parish|Town|County|District|Borough|City|Ward|Community|Vice) )*(?:Clerk|Chair(?:man|woman|person)?|Vice-Chair(?:man|woman|person)?|RFO|Treasurer|Secretary|Councillor)\b.*)$",
);

/// "Chairman Ash", whose title is the office.
static CHAIRED: Pattern = Pattern::new(
    r"^(?P<post>(?:(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?) (?P<rest>\p{Lu}\p{Ll}[\p{L}’'-]+)$",
);

/// A post before a person's title: "Ward Councillor Ash", "Lead Officer Mrs Elm".
static POST_BEFORE: Pattern = Pattern::new(
    r"^(?P<post>(?:\p{Lu}[\p{L}’'-]* ){1,4})(?P<rest>(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.? \p{Lu}.*)$",
);

pub(super) fn person(piece: &str, shared: &mut Option<String>, roles: &[String]) -> Option<Person> {
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

/// Whether a post and its holder's title stand before a name: "Chair Cllr Ash".
pub(super) fn holds(piece: &str) -> bool {
    POST_BEFORE.captures(piece).is_some_and(|found| {
        let last = found["post"].trim().rsplit(' ').next().unwrap_or_default();
        parted::is_of_the_title(last)
    })
}

/// The office that a bracket names; none where it says how or when somebody came, what
/// they did there, or how the paper calls them below.
fn held(told: &str) -> Option<String> {
    let office = CALLED.replace_all(told, "");
    let letters = INITIALS.is_in(&office) && !office::is_office(&office);
    (!letters && !NO_OFFICE.is_in(&office)).then(|| office.into_owned())
}

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
