//! Words of every committee's business, which tell of no matter.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of every committee's business, which tell of no matter.
const BUSINESS: &str = "\
    accept access account action add additional adopt advise agenda agree ahead aim allow \
    amend annual appendix apply appoint appropriate approve april area ask aspect assistant \
    august authority available await aware base begin behalf believe benefit \
    board body borough briefing bring business cabinet call carry case certain chair \
    chairman change city clerk clear close come comment commission committee community \
    complete concern conclude confirm continue corporate council councillor county current \
    date day december decide decision deem deliver delivery department deputy develop \
    development director discuss discussion district document draft early encourage end \
    enable ensure enter executive expect explain express february final first follow \
    forward full future general get give go great group happen happy head hear help \
    high highlight hold hope identify impact implement implementation important improve \
    improvement include increase indicate initial inform intend interest introduce issue \
    item january join joint july june keep key know large last late lead leader leave level \
    likely list local long look made main make manage management manager march matter mean \
    measure meet meeting member minute moment month monthly monitor move municipal name \
    necessary need new next note november number objective october offer office officer \
    ongoing open opportunity option order ordinary outline outstanding overall oversight \
    overview page panel paper part particular people person pick place plan point policy \
    portfolio position possible present previous previously priority problem proceed \
    process produce programme progress project proposal propose provide provision public \
    put quarter quarterly question raise reach reason receive refer referral referred reference recommend recommendation \
    recent record refer regular relate relevant reply request require resident resolve \
    resource rest result role round say schedule scrutiny second secretary section see \
    seek select separate september service set short show side situation sought special \
    specific staff stage start state statement status step strategic strategy sub subject \
    submit suggest suggestion summary support sure take talk tell team term thank think \
    third thorough time title today topic total town try type understand undertake use \
    value various verbal view want way week welcome whole wish work worker workshop year \
    yearly old brought gave held told said met found left shown wrote written spoke went came put going gave given taken took thing lot little back bad able much \
    many suitable sufficient feel felt appear seem remain thank thanked congratulate happy \
    pleased obtain sort prepare ensure advise advised mention mentioned regard attention soon shortly asap tbc two \
    three four five six seven eight nine ten eleven twelve dozen hundred thousand million \
    correct thought best copy copies submitted submitting undertook drew drawn draw let aside gone wrong behind never every \
    autumn summer spring undertaken led finish finished scope scoping \
    already altogether almost hardly nearly often quite rather whatever whichever wherever \
    besides instead perhaps probably likewise merely simply actually eventually meanwhile \
    somewhere elsewhere anywhere together apart stand stood lie lay sit sat judge \
    tend occur arrive wonder remark regret observe doubt describe worth willing others \
    fifteen twenty thirty forty fifty sixty seventy eighty ninety eleven thirteen fourteen \
    prior consideration sixteen seventeen eighteen nineteen";

static BUSINESS_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| BUSINESS.split_whitespace().collect());

/// Whether a folded word is one of every committee's business, as it stands or with the
/// endings of a verb or a plural: a stem would take "provider" for "provide".
pub fn is_business(word: &str) -> bool {
    let words = LazyLock::force(&BUSINESS_WORDS);
    if words.contains(word) {
        return true;
    }
    [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("d", ""),
        ("ed", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ]
    .iter()
    .any(|(ending, instead)| {
        word.strip_suffix(ending)
            .is_some_and(|root| words.contains(format!("{root}{instead}").as_str()))
    })
}
