//! Welsh names of councils and their bodies beside the English ones.

use crate::domain::fold;

/// Kinds of councils, Welsh and English.
const KINDS: &[(&str, &str)] = &[
    ("sir", "county"),
    ("cymuned", "community"),
    ("gymuned", "community"),
    ("tref", "town"),
    ("dref", "town"),
    ("dinas", "city"),
    ("bwrdeistref", "borough"),
    ("fwrdeistref", "borough"),
];

/// Principal councils whose names differ in the two languages.
const PLACES: &[(&str, &str)] = &[
    ("ynys mon", "anglesey"),
    ("ddinbych", "denbighshire"),
    ("dinbych", "denbighshire"),
    ("fflint", "flintshire"),
    ("wrecsam", "wrexham"),
    ("ceredigion", "ceredigion"),
    ("benfro", "pembrokeshire"),
    ("gar", "carmarthenshire"),
    ("gaerfyrddin", "carmarthenshire"),
    ("abertawe", "swansea"),
    ("castell nedd", "neath"),
    ("pen y bont", "bridgend"),
    ("bro morgannwg", "glamorgan"),
    ("caerdydd", "cardiff"),
    ("rhondda", "rhondda"),
    ("caerffili", "caerphilly"),
    ("blaenau gwent", "blaenau gwent"),
    ("torfaen", "torfaen"),
    ("fynwy", "monmouthshire"),
    ("casnewydd", "newport"),
    ("merthyr", "merthyr"),
];

/// Whether a council's Welsh and English names may be of one council: the same place,
/// as far as it can be told, and no other kind.
pub fn may_be_council(welsh: &str, english: &str) -> bool {
    let (welsh, english) = (fold::compare(welsh), fold::compare(english));
    if welsh == english {
        return true;
    }
    let has = |name: &str, words: &str| format!(" {name} ").contains(&format!(" {words} "));
    let welsh_kind = KINDS
        .iter()
        .find(|(word, _)| has(&welsh, word))
        .map(|(_, kind)| *kind);
    let english_kind = KINDS
        .iter()
        .find(|(_, kind)| has(&english, kind))
        .map(|(_, kind)| *kind);
    let small = |kind: Option<&str>| matches!(kind, Some("community" | "town"));
    if welsh_kind.is_some() && english_kind.is_some() && small(welsh_kind) != small(english_kind) {
        return false;
    }
    let place = PLACES.iter().find(|(word, _)| has(&welsh, word));
    if let Some((_, place)) = place {
        return has(&english, place);
    }
    // A place keeps its name, or a part of it, in the other language.
    let plain = |word: &&str| {
        word.chars().count() > 3
            && !KINDS
                .iter()
                .any(|(welsh, english)| word == welsh || word == english)
            && !matches!(
                *word,
                "cyngor" | "gyngor" | "council" | "with" | "community"
            )
    };
    let theirs: Vec<&str> = english.split(' ').filter(plain).collect();
    let mut ours = welsh.split(' ').filter(plain).peekable();
    ours.peek().is_none() || theirs.is_empty() || ours.any(|word| theirs.contains(&word))
}

/// What bodies are for, Welsh and English.
const BODIES: &[(&str, &str)] = &[
    ("cabinet", "cabinet"),
    ("gabinet", "cabinet"),
    ("gweithredol", "executive"),
    ("weithredol", "executive"),
    ("craffu", "scrutiny"),
    ("chraffu", "scrutiny"),
    ("cynllunio", "planning"),
    ("gynllunio", "planning"),
    ("trwyddedu", "licensing"),
    ("drwyddedu", "licensing"),
    ("safonau", "standards"),
    ("archwilio", "audit"),
    ("llywodraethu", "governance"),
    ("democrataidd", "democratic"),
    ("ddemocrataidd", "democratic"),
    ("pensiwn", "pension"),
    ("bensiwn", "pension"),
    ("penodi", "appointments"),
    ("iaith", "language"),
];

/// Whether a body's Welsh and English names may be of one body.
pub fn may_be_body(welsh: &str, english: &str) -> bool {
    let (welsh, english) = (fold::compare(welsh), fold::compare(english));
    let mut known = BODIES
        .iter()
        .filter(|(word, _)| welsh.split(' ').any(|other| other == *word))
        .map(|(_, meaning)| *meaning)
        .peekable();
    if known.peek().is_none() {
        // "Cyngor Sir" is the council, no committee of it.
        let whole = !welsh.contains("pwyllgor") && !welsh.contains("bwyllgor");
        let committee = ["committee", "cabinet", "panel", "board"]
            .iter()
            .any(|word| english.contains(word));
        return !(whole && committee && welsh.contains("cyngor"));
    }
    known.all(|meaning| english.split(' ').any(|other| other == meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_are_one_where_the_place_and_the_kind_are() {
        assert!(may_be_council("Cyngor Caerdydd", "Cardiff Council"));
        assert!(may_be_council(
            "Cyngor Cymuned Llanfelin",
            "Llanfelin Community Council"
        ));
        assert!(!may_be_council(
            "Cyngor Cymuned Llanfelin",
            "Cardiff Council"
        ));
        assert!(!may_be_council(
            "Cyngor Tref Pontwen",
            "Pontwen County Borough Council"
        ));
    }

    #[test]
    fn bodies_are_one_where_they_are_for_the_same() {
        assert!(may_be_body(
            "Pwyllgor Craffu Addysg",
            "Education Scrutiny Committee"
        ));
        assert!(may_be_body("Y Cabinet", "Cabinet"));
        assert!(!may_be_body("Pwyllgor Cynllunio", "Licensing Committee"));
        assert!(!may_be_body("Cyngor Sir", "Planning Committee"));
    }
}
