//! Names in a row that nothing parts: the gaps between their columns are lost.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::parse::pattern::Pattern;
use crate::parse::people::office;

/// First names that are common in councils: where one stands behind a surname, the next
/// person begins.
const GIVEN: &str = "\
    Aaron Abdul Abigail Adam Adrian Agnes Ahmed Aidan Aileen Ailsa Alan Alasdair Alastair Albert \
    Alec Alex Alexander Alexandra Alf Alfred Ali Alice Alison Alistair Allan Allen Alun Alwyn \
    Amanda Amy Andrea Andrew Andy Angela Angus Anita Ann Anna Anne Annette Annie Anthony Antony \
    Anwen April Archie Arthur Arwel Audrey Barbara Barrie Barry Beatrice Becky Belinda Ben Benjamin \
    Bernadette Bernard Bert Beryl Beth Betty Beverley Bill Billy Bob Brenda Brendan Brian Bridget \
    Bruce Bryan Bryn Callum Calum Cameron Carl Carol Carole Caroline Carolyn Carys Catherine Cath \
    Cathy Catriona Cecil Ceri Charles Charlie Charlotte Cheryl Chris Christina Christine \
    Christopher Claire Clare Clive Colette Colin Connor Craig Cynthia Dafydd Dai Daniel Daphne \
    Darren Dave David Dawn Deborah Debbie Debra Deirdre Delyth Denis Dennis Derek Dermot Desmond \
    Diana Diane Dilys Dominic Donald Donna Doreen Doris Dorothy Doug Dougal Douglas Duncan Dylan \
    Eamonn Eddie Edgar Edith Edmund Edward Edwin Eileen Eirlys Elaine Eleanor Elinor Elisabeth \
    Elizabeth Ella Ellen Elsie Elspeth Elwyn Emily Emlyn Emma Emyr Eric Ernest Esther Ethel Euan \
    Eunice Eve Evelyn Ewan Faye Fiona Frances Francis Frank Fraser Fred Freda Frederick Gail Gareth \
    Gary Gavin Gaynor Gemma Geoff Geoffrey George Georgina Gerald Geraldine Gerard Gerry Gilbert \
    Gill Gillian Giles Gina Gladys Glenda Glenn Gloria Glyn Gordon Graeme Graham Gregor Gregory \
    Greta Guy Gwen Gwenda Gwyn Gwyneth Hannah Harold Harriet Harry Hayley Hazel Heather Hector \
    Heidi Helen Helena Henry Herbert Hilary Hilda Howard Huw Hywel Iain Ian Ieuan Ifan Imran \
    Iona Ioan Irene Iris Isabel Isla Isobel Ivan Ivor Jack Jackie Jacqueline Jacqui Jake James \
    Jamie Jan Jane Janet Janice Janine Jason Jayne Jean Jeanette Jeff Jeffrey Jennifer Jenny \
    Jeremy Jerry Jessica Jill Jim Jimmy Joan Joanna Joanne Joe Joel John Johnny Jon Jonathan Joseph \
    Josephine Josh Joshua Joyce Judith Judy Julia Julian Julie June Justin Karen Karin Karl Kate \
    Kath Katherine Kathleen Kathryn Kathy Katie Katy Keith Kelly Ken Kenneth Kerry Kevin Kim \
    Kirsten Kirsty Kristin Laura Lauren Laurence Leigh Len Leonard Leslie Lesley Liam Lilian Linda \
    Lindsay Lindsey Lisa Liz Lois Lorna Lorraine Louise Lucinda Lucy Luke Lydia Lyn Lynda Lynn \
    Lynne Madeleine Madge Maggie Mair Malcolm Mandy Marcus Margaret Margery Maria Marian Marie \
    Marilyn Marion Marjorie Mark Martha Martin Martyn Mary Matt Matthew Maureen Maurice Mavis \
    Megan Mel Melanie Meryl Michael Michelle Mick Mike Mildred Miriam Mohammad Mohammed Moira \
    Molly Mona Monica Morag Muhammad Muriel Murdo Myra Nadia Nan Nancy Naomi Natalie Nathan Neil \
    Nesta Neville Niall Nicholas Nick Nicky Nicola Nigel Nina Noel Nora Norah Norma Norman Olive \
    Oliver Olivia Olwen Owain Pam Pamela Pat Patricia Patrick Patsy Paul Paula Pauline Pearl Peggy \
    Penelope Penny Pete Peter Phil Philip Philippa Phillip Phyllis Polly Rachael Rachel Ralph Ray \
    Raymond Rebecca Rhian Rhiannon Rhodri Rhona Rhys Richard Rita Rob Robbie Robert Roberta Robin \
    Rod Roderick Rodney Roger Roland Ron Ronald Ronnie Rory Ros Rosalind Rosemary Rosie Ross Rowena \
    Roy Rupert Ruth Ryan Sadie Sally Sam Samantha Samuel Sandra Sandy Sara Sarah Scott Sean Shane \
    Sharon Shaun Sheila Sheena Shelagh Shirley Sian Simon Sophie Stan Stanley Stella Stephanie \
    Stephen Steve Steven Stewart Stuart Sue Susan Susie Suzanne Sybil Sylvia Tanya Tegwen Ted \
    Terence Teresa Terry Thelma Theresa Thomas Tim Timothy Tina Toby Tom Tommy Tony Tracey Tracy \
    Trefor Trevor Tristan Ursula Val Valerie Vanessa Vera Veronica Vic Victor Vikki Vincent Viv \
    Vivian Vivien Vivienne Walter Warren Wayne Wendy Wilfred William Willie Winifred Yvonne \
    Zahid Zara Zoe Zoë Bev Cathie Chloe Chloë Danny Greig Harry Hélène Hugh Hugo Jo Josie Kitty \
    Leanne Leo Les Lizzie Marcia Max Maxine Ollie Roz Sheryl Sonia Sonya Tamsin Tess Toni Trish Trudy \
    Vickie Vicky Wilma Yasmin";

static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| GIVEN.split_whitespace().collect());

/// Whether a word is a common first name.
pub fn is_given(word: &str) -> bool {
    KNOWN.contains(word)
}

/// Whether a word is a small one that belongs to surnames, or joins two names.
pub fn is_particle(word: &str) -> bool {
    PARTICLE.is_in(word) || matches!(word, "and" | "of")
}

/// Whether a first name is as often the middle of a longer one: "Syed Alam Mohammed Khan".
fn is_midst(word: &str) -> bool {
    matches!(
        word,
        "Abdul" | "Ahmed" | "Ali" | "Imran" | "Mohammad" | "Mohammed" | "Muhammad" | "Zahid"
    )
}

/// What parts one entry from the next already.
static JOINT: Pattern = Pattern::new(r"[,;:\n\t()\[\]]+|\s[-–—&/]+\s|\band\b");
/// A first name's letter, or letters: `A`, `A.`, `A.M.`.
static INITIAL: Pattern = Pattern::new(r"^(?:\p{Lu}\.?){1,3}$");
static SURNAME: Pattern = Pattern::new(r"^(?:O’|O'|Mc|Mac)?\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*\.?$");
static PARTICLE: Pattern = Pattern::new(r"^(?:de|van|von|da|di|le|la|ap)$");
static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Provost|Bailie|Alderman)\.?$",
);

/// A word before names that is none: "The Rt Hon", "County Councillor".
static HONOUR: Pattern = Pattern::new(
    r"(?i)^(?:Rt|Right|Hon|Honou?rable|The|His|Her|Worshipful|Councillors?|Cllrs?|Professor|Reverend|Revd?|Provost|Bailie|Alderman|Dame|Lady|Lord)\.?$",
);

/// The list with a comma before each name that stands behind another without anything
/// between.
pub fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut start = 0;
    for joint in JOINT.find_all(text) {
        entry(&text[start..joint.start()], &mut parted);
        parted.push_str(joint.as_str());
        start = joint.end();
        let behind = &text[start..];
        if joint.as_str().trim() == ")" && called(&text[..joint.start()]) && opens(behind) {
            parted.truncate(parted.trim_end().len());
            parted.push(',');
            if !behind.starts_with(' ') && !joint.as_str().ends_with(' ') {
                parted.push(' ');
            }
        }
    }
    entry(&text[start..], &mut parted);
    parted
}

/// "(AA" in front of the bracket's end: what the paper calls the person below.
static CALLED: Pattern = Pattern::new(r"\(\p{Lu}{1,4}$");

fn called(before: &str) -> bool {
    let within = || before.rsplit('(').next().unwrap_or_default();
    CALLED.is_in(before) || before.contains('(') && CHAIRS.is_in(within())
}

/// "(Chairman)" behind a name: the next name may stand behind the bracket.
static CHAIRS: Pattern = Pattern::new(r"(?i)^(?:deputy |vice[- ]?)?chair(?:man|woman|person)?$");

/// Whether a full name stands in front of what parts it from the next.
fn opens(text: &str) -> bool {
    let end = JOINT.find(text).map_or(text.len(), |joint| joint.start());
    let name = text[..end].trim().trim_end_matches('.');
    office::is_full_name(name) && !office::is_office(name)
}

/// One entry, or several names.
fn entry(text: &str, parted: &mut String) {
    let words: Vec<(usize, &str)> = text
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let mut written = 0;
    // Where the open name begins, behind its title.
    let mut begun = 0;
    for (index, (start, word)) in words.iter().enumerate() {
        if index == begun && TITLE.is_in(word) {
            begun += 1;
            continue;
        }
        let named = &words[begun.min(index)..index];
        if begins(named, word, &words[index + 1..]) {
            parted.push_str(text[written..*start].trim_end());
            parted.push_str(", ");
            written = *start;
            begun = index;
        }
    }
    parted.push_str(&text[written..]);
}

/// Whether a word begins another name behind the words of one.
fn begins(named: &[(usize, &str)], word: &str, rest: &[(usize, &str)]) -> bool {
    let [(_, first), .., (_, last)] = named else {
        return false;
    };
    if !SURNAME.is_in(last) || last.len() < 3 {
        return false;
    }
    // "A Ash B Elm"; in "Mary J Smith" a first name is written out.
    if INITIAL.is_in(first) && INITIAL.is_in(word) {
        return rest
            .iter()
            .find(|(_, next)| !INITIAL.is_in(next))
            .is_some_and(|(_, next)| SURNAME.is_in(next));
    }
    // "Dorian Ash Andrew Elm": the comma between two lines was forgotten.
    let two = || {
        let [_, _] = named else { return false };
        let [(_, next)] = rest else { return false };
        let is_name = |word: &str| SURNAME.is_in(word) && !HONOUR.is_in(word);
        let office = [*first, *last, *next].into_iter().any(office::is_office);
        is_name(first)
            && is_name(last)
            && is_name(next)
            && !(is_given(last) || is_midst(word) || office)
    };
    let whole = INITIAL.is_in(first) || is_given(first) || two();
    let named = |next: &str| SURNAME.is_in(next) || INITIAL.is_in(next) || PARTICLE.is_in(next);
    whole && is_given(word) && rest.first().is_some_and(|(_, next)| named(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_behind_a_surname_begins_a_name() {
        for (printed, read) in [
            ("A B Ash C Elm D E Oak", "A B Ash, C Elm, D E Oak"),
            ("Mrs A Ash B Elm", "Mrs A Ash, B Elm"),
            (
                "Peter Ash Margaret Elm Ian van Oak",
                "Peter Ash, Margaret Elm, Ian van Oak",
            ),
            ("Ann Ash (AA) Tor Elm (TE)", "Ann Ash (AA), Tor Elm (TE)"),
            ("A. Ash B.C. Elm, Ann Oak", "A. Ash, B.C. Elm, Ann Oak"),
            ("Dorian Ash Andrew Elm", "Dorian Ash, Andrew Elm"),
        ] {
            assert_eq!(parted(printed), read);
        }
        for whole in [
            "Mary J Ash",
            "Ann Marie Elm",
            "Ian James Oak",
            "Mary Ann Clerk to the Council",
            "Dorian Louise Ann Elm",
            "Syed Ash Mohammed Elm",
            "Dorian Ash Kelly Clerk",
            "County Councillor Joseph Elm",
            "Rt Hon Peter Ash",
            "Peter Ash Clerk",
            "Ann Ash (AA) Medical Director",
            "A Ash Town Clerk",
        ] {
            assert_eq!(parted(whole), whole);
        }
    }
}
