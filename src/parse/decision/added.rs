//! Topics that are put on a programme, each a promise of its own: "that the following be
//! added to the work programme:" and the list below.

use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// The rule that read a topic.
pub const RULE: &str = "decision-added";

/// What is said of the topics below, and where they are put.
static STEM: Pattern = Pattern::new(
    r"(?xi)^(?:(?:it\ (?:was|is)|members|the\ (?:[\w’'&-]+\ ){0,6}(?:committee|commission|panel|board|council|cabinet|forum|group))\ (?:also\ |further\ |then\ |unanimously\ )*(?P<label>agreed|resolved|decided|requested|suggested|proposed)\ )?(?:that\ )?(?:the\ )?
    following(?:\ [\w’'-]+){0,3}\ (?:(?:to|should|would|will|could)\ )?be\ (?:also\ )?
    (?:(?:added|moved)\ to|(?:included|placed|put|entered|scheduled)\ (?:in|on|for|onto)|brought\ to|(?:the\ )?subjects?\ of\ (?:an?\ )?(?:future\ |later\ |further\ )?reports?\ (?:to|at))
    \ (?:[\w’'-]+\ ){0,6}?(?:programmes?|plans?|meetings?|agendas?)(?:\ (?:for|of)\ [^.:;]{2,40})?\s*[:–-]*$",
);

/// "To be added:" alone, "Items for the work programme:".
static HEAD: Pattern = Pattern::new(
    r"(?xi)^(?:(?:new\ )?(?:items?|topics?|matters?|subjects?)\ )?to\ be\ added(?:\ (?:to|on)\ (?:[\w’'-]+\ ){0,5}?(?:programme|plan|agenda|list))?\s*[:–-]+$",
);

/// Whether words end in a stem whose list of topics stands below.
pub fn is_stem(text: &str, below: &[&Block]) -> bool {
    let is_listed = below
        .first()
        .and_then(|block| block.marker.as_ref())
        .is_some_and(Marker::begins);
    is_listed && is_put(text)
}

/// Whether words are such a stem, wherever its list stands.
pub fn is_put(text: &str) -> bool {
    STEM.is_in(text)
}

/// The word for what was done, where a paragraph heads a list of topics without a label;
/// empty where it has none.
pub fn heads(text: &str) -> Option<&str> {
    if HEAD.is_in(text) {
        return Some("");
    }
    let found = STEM.captures(text)?;
    Some(found.name("label").map_or("", |label| label.as_str()))
}
