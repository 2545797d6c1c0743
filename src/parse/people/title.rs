//! The title before a name: what it is in full, and whom of a list it stands for.

use crate::parse::pattern::Pattern;

pub(super) static TITLE: Pattern = Pattern::new(
    r"^(?i:the )?(?:(?i:right |rt\.? )?(?i:worshipful |hon(?:ourable)?\.? ))*(?P<title>(?i:the )?(?:(?i:right |rt\.? ))?Hon\b\.?|(?:(?:County|Cty|Borough|Boro|District|Dist\.?|City|Town|Parish|Community|Ward|Unitary) ){1,2}(?:Cllrs?|Councillors?|Councilors?)|Honorary Alderm[ae]n|Alderm[ae]n|Alds?|Alderwom[ae]n|Aldermen|(?:Depute |Deputy )?(?:Lord )?Provost|Bailie|(?:Detective |Chief )?(?:Chief )?(?:Inspector|Superintendent|Sergeant)|(?:Deputy |Assistant |T/)?Chief Constable|Assistant City Mayor Councillor|(?:City |Deputy |Lord |Town )?Mayor Councillor|COUNCILLORS?|Councillors?|councillors?|Councilors?|CLLRS?|Cllrs?|CLLR|Cllr[’']s|Cllr|C?Clrs?|Cr|Messrs|MESSRS|Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS|MISS|Dr|DR|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|(?:(?:Rt\.?|Right|Very|Most) )?(?:Reverend|Revd|Rev)|Venerable|Ven|Mayor|Canon|Father|Fr|Rabbi|Imam|PCSOs?|PCs?|Sgt|Insp|Supt|Ch Supt|Ch Insp|DCI|DI|ACC|DCC|Commander|Wing Commander|Captain|Capt|Colonel|Major|Bishop|Archdeacon|Inspector|Superintendent|Cynghorwyr|Cynghorydd|Cyng)\b\.?:?\s+(?P<rest>.+)$",
);

/// Takes the title in front of a name, and that of courtesy behind it: "Councillor Mrs Ash".
/// `plain`: no office is known of the person.
pub(super) fn take_title(
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

/// A title of courtesy, which stands behind that of an office.
fn is_courtesy(title: &str) -> bool {
    matches!(title, "Mrs" | "Ms" | "Miss" | "Dr" | "Prof" | "Professor")
}

/// "Councillors Ash, Mrs Elm and Oak": a courtesy title ends no list but that of "Messrs Ash
/// and Oak, Mrs Elm".
fn ends_list(title: &str, shared: Option<&str>) -> bool {
    shared == Some("Mr") || !matches!(title, "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Dr")
}
