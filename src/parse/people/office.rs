//! Words that name an office, a body or a field of work, and so nobody.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::domain::fold;
use crate::parse::pattern::Pattern;

/// What ends, or is, the name of an office.
const OFFICES: &str = "\
    accountant administrator adviser advisor apprentice architect assessor assistant associate \
    attendant auditor bursar chair chairman chairperson chairwoman chief clerk commander \
    commissioner consultant convener coordinator co-ordinator coroner counsel delegate deputy \
    director engineer executive facilitator governor headteacher holder inspector lawyer leader \
    librarian liaison manager mayor member observer officer ombudsman owner planner practitioner \
    president principal rep representative nurse lead secretary solicitor specialist superintendent \
    surveyor taker technician treasurer trustee vice-chair warden rfo sec ceo cfo coo cio dcfo acfo \
    aco daco dacfo cfra cathaoirleach chathaoirleach";

/// What names a body.
const BODIES: &str = "\
    advertiser gazette herald chronicle courier newspaper academies academy agency alliance association authority board cabinet charity club college \
    commission committee company constabulary consortium council councils department diocese \
    directorate division federation forum foundation group healthwatch homes hospital hospitals \
    icb block inspectorate limited llp ltd ministry nhs panel partnership plc police practice school \
    schools secretariat service services society sub-committee team trust trusts union unison \
    unit university office mbc mdc cic hse hmicfrs hmip defra ofsted";

/// What an office is for.
const SUBJECTS: &str = "\
    scottish welsh british natural network accommodation accountancy area station watch detective admin administration adult adults agenda arts assets assurance \
    audit benefits budget building business capital care cemeteries change children childrens \
    city civic clean cleansing climate clinical commercial commissioning committees \
    communications communities community compliance conservation constitutional consultation \
    contracts corporate countryside county culture customer customers data democracy democratic \
    design development digital disability district early economic economy education elections \
    electoral emergency employment enforcement engagement enterprise environment environmental \
    equalities equality estates events executive experience facilities families family finance \
    financial fire fleet governance growth health healthcare heritage highways \
    homelessness housing hr human ict improvement inclusion independent information \
    infrastructure innovation insight insurance integrated integration intelligence internal \
    investment it legal leisure libraries licensing local localities maintenance marketing \
    markets media medical mental monitoring museums national neighbourhood neighbourhoods \
    nursing open operational operations overview parish parking parks partnerships patient \
    payroll pensions people performance place places planning play policy pollution portfolio \
    prevention primary private procurement programme programmes project projects property \
    protection provision public quality recovery recreation recycling regeneration regulation \
    regulatory renewal research residents resilience resource resources response revenues risk \
    roads rural safeguarding safety scrutiny secondary sector senior skills social space spaces \
    special sport sports standards strategic strategy streetscene support sustainability \
    sustainable systems technical technology tourism town trading traffic training \
    transformation transport transportation travel treasury urban urgent voluntary waste welfare \
    wellbeing work workforce works youth village clerks members officers";

/// What no name begins with.
const NO_NAMES: &str = "\
    action agenda all also and any appointed apologies as at both business by closed date \
    deputising discussion each for from he her his if in is item items it its late left meeting \
    microsoft minute minutes ms teams nil no non none not note of on one only or other others \
    part present quorum received reason reserve self several she some that the their there they \
    this to two unwell various via vote votes was we were with work holiday illness ill sickness \
    leave online remotely virtually zoom representing vacancy vacant yes nhs hm uk guest guests \
    observers press public student co-opted coopted conservative labour liberal democrat \
    democrats reform plaid snp january february july september october \
    november december monday tuesday wednesday thursday friday saturday sunday scotland wales \
    england tbc unavailable annual chairs await role roles declaration declarations report reports \
    update updates matters correspondence integrated programme programmes project projects centre \
    care health planning finance housing highways licensing communications governance meetings";

/// The lists, to look words up in.
struct Known {
    offices: HashSet<&'static str>,
    bodies: HashSet<&'static str>,
    subjects: HashSet<&'static str>,
    no_names: HashSet<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let set = |words: &'static str| words.split_whitespace().collect();
    Known {
        offices: set(OFFICES),
        bodies: set(BODIES),
        subjects: set(SUBJECTS),
        no_names: set(NO_NAMES),
    }
});

impl Known {
    fn is_office(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').unwrap_or(word);
        self.offices.contains(word) || self.offices.contains(one)
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = fold::compare(&text.replace(['/', '&', '-'], " "));
    folded
        .split(' ')
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the words are an office: one of its words says so.
pub fn is_office(text: &str) -> bool {
    let words = words(text);
    let ends = |word: &String| matches!(word.as_str(), "head" | "lead" | "partner" | "nurse");
    words.iter().any(|word| KNOWN.is_office(word))
        || words
            .windows(2)
            .any(|pair| ends(&pair[0]) && matches!(pair[1].as_str(), "of" | "for"))
        || words.len() > 1 && words.last().is_some_and(ends)
}

/// Whether the words name a body: "Ash Trust", "Police Scotland".
pub fn is_body(text: &str) -> bool {
    words(text)
        .iter()
        .any(|word| KNOWN.bodies.contains(word.as_str()))
}

/// Whether words say what an office or a body is for.
pub fn is_subject(text: &str) -> bool {
    let words = words(text);
    !words.is_empty()
        && words.iter().all(|word| {
            KNOWN.subjects.contains(word.as_str())
                || matches!(word.as_str(), "and" | "of" | "the" | "s")
        })
}

static INITIALLED: Pattern = Pattern::new(
    r"^(?:\p{Lu}\.? ?){1,4}(?:(?:de|van|von|da|le|la|Mac|Mc) ?)*\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?$",
);
static WRITTEN_OUT: Pattern = Pattern::new(
    r"^\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.?|\p{Lu}[\p{L}’'-]+|de|van|von|der|da|di|le|la|bin|al-\p{L}+))* \p{Lu}[\p{L}’'-]+$",
);

/// Whether words without a title may be somebody's name: they are no office, no body and
/// not what such a one is for. "A Parks" and "Ann Parks" are people, "Parks" is work.
pub fn may_be_name(text: &str) -> bool {
    let told = words(text);
    let Some((first, last)) = told.first().zip(told.last()) else {
        return false;
    };
    if is_initialled(text) {
        return true;
    }
    if told
        .iter()
        .any(|word| matches!(word.as_str(), "of" | "for"))
    {
        return false;
    }
    let strange = |word: &str| KNOWN.no_names.contains(word) || KNOWN.bodies.contains(word);
    !KNOWN.is_office(last)
        && !KNOWN.is_office(first)
        && !strange(first)
        && !KNOWN.subjects.contains(first.as_str())
        && !strange(last)
}

/// Whether the words are a person's full name, with letters or in full, and no office.
pub fn is_full_name(text: &str) -> bool {
    let told = text.trim();
    is_initialled(told)
        || WRITTEN_OUT.is_in(told)
            && told.split(' ').count() <= 5
            && may_be_name(told)
            && !told.split(' ').skip(1).all(is_subject)
}

/// Whether the words are letters of first names and a surname.
pub fn is_initialled(text: &str) -> bool {
    let told = text.trim();
    // "ABC Town Planning" is a body's letters and its work.
    let letters = told.split(' ').next().unwrap_or_default();
    let glued = letters.chars().count() > 2 && letters.chars().all(char::is_uppercase);
    INITIALLED.is_in(told)
        && !(glued && is_subject(&told[letters.len()..]))
        && words(told)
            .last()
            .is_some_and(|last| !KNOWN.is_office(last) && !KNOWN.bodies.contains(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_a_body_and_a_field_of_work_are_nobody() {
        for words in [
            "Town Clerk",
            "Head of Roads",
            "Section 151 Officer",
            "RFO",
            "Lead for Play",
        ] {
            assert!(is_office(words), "{words}");
            assert!(!may_be_name(words), "{words}");
        }
        for words in [
            "Healthwatch Ashwell",
            "Police Scotland",
            "Prevention",
            "Public Health",
            "Ash Trust",
        ] {
            assert!(!may_be_name(words), "{words}");
        }
    }

    #[test]
    fn a_name_may_be_a_word_of_work() {
        for words in [
            "A Parks",
            "Ann Law",
            "R. J. Waters",
            "Tom Park",
            "Grace Church",
        ] {
            assert!(may_be_name(words), "{words}");
            assert!(is_full_name(words), "{words}");
        }
        assert!(!is_full_name("Ash"));
    }
}
