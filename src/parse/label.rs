//! Lines that are labels: they stand alone whatever stands around them.

use crate::parse::pattern::Pattern;

/// What the web system prints around an item's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// `Minutes:`.
    Minutes,
    /// `Decision:`.
    Decision,
    /// `Additional documents:`, `Supporting documents:`.
    Documents,
    /// `Agenda item`, over an item's own page.
    AgendaItem,
    /// `|`, or the bullet "Share this item": furniture.
    Furniture,
    /// `No. | Item |`.
    Head,
    /// `117. |`.
    Number,
    /// `… view the full minutes text for item 12.`
    Cut,
}

static MINUTES: Pattern = Pattern::new(r"^(?i:minutes|cofnodion) ?:$");
static DECISION: Pattern = Pattern::new(r"^(?:Decisions?|Penderfyniad(?:au)?) ?:$");
static DOCUMENTS: Pattern = Pattern::new(
    r"(?i)^(?:(?:additional|supporting|related|background) (?:documents?|papers?)|dogfennau (?:ychwanegol|ategol)) ?:?$",
);
static AGENDA_ITEM: Pattern = Pattern::new(r"^(?i:agenda item|issue - meetings|decision details)$");
static FURNITURE: Pattern = Pattern::new(
    r"(?i)^(?:\|+|(?:[•·*-] ?)?share this item|(?:[•·*-] ?)?view the background to item \w+\.?|skip (?:to (?:the )?(?:main )?(?:content|navigation)|navigation(?: and tools)?)|media|items|item|no\.|\|? ?-{2,}[-| ]*)$",
);
static HEAD: Pattern = Pattern::new(
    r"(?i)^\|? ?no\.? ?\|? ?(?:item ?[| ]*)?$|^item ?[| ]+$|^rhif\.? ?\|? ?eitem[| ]*$",
);
static NUMBER: Pattern = Pattern::new(
    r"^\|? ?(?P<number>(?:[A-Z]{1,6}[./ ]?)?\d{1,4}(?:/\d{2,4}(?:[-–/]\d{2,4})?|\.\d{1,2})?[a-zA-Z]?)\.? ?\|$",
);
static CUT: Pattern = Pattern::new(r"(?i)view the full (?:minutes|decision) text for item");
static ITEM_REFERENCE: Pattern =
    Pattern::new(r"(?i)^\((?:agenda )?item(?: no\.?)? ?(?P<number>[A-Z]?\d{1,3}[a-z]?)\)\.?$");
static APPENDIX: Pattern =
    Pattern::new(r"^(?i:appendix|appendices) (?P<letter>[A-Z]{1,2}\d?|\d{1,2}[a-zA-Z]?)\.?$");
static PEOPLE: Pattern = Pattern::new(
    r"(?i)^(?:also )?(?:p ?r ?e ?s ?e ?n ?t|in attendance(?: virtually)?|apolog(?:y|ies)(?: for absence)?|members of the committee|membership|absent|attendees|officers(?: (?:present|in attendance))?|observers|also present|present)(?: ?[:;–-])?$",
);
static DECIDED: Pattern = Pattern::new(
    r"^(?:(?i:it was )?(?i:unanimously )?(?:AGREED|RESOLVED|RECOMMENDED|DECIDED|DECISION|DECISIONS|Decision|Decisions|CONCLUSIONS?|NOTED|ORDERED|Agreed|Resolved|Recommended|Decided|RESOLUTION|Resolution)(?i: unanimously)?(?: (?i:to recommend|that))?)(?: ?[:;–—-]| ?[-–—]:|[:/]-)?$",
);
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:date|time|place|venue|location|contact|held|link|published|issued|ask for|telephone|tel|e-?mail|report author|author|lead directors?|ward\(s\) affected|wards? affected|for consideration by|meeting date|report of|report to)(?: [a-z() ]{1,30})? ?:",
);
/// The state of a meeting's page, over its name.
static PAGE: Pattern = Pattern::new(
    r"(?i)^agenda(?:,? (?:and )?(?:decisions|draft minutes|minutes|supplement))+$|^(?:decisions|minutes) and .*minutes$",
);
/// "Minutes – 22 January 2032" under the committee's name.
static DAY: Pattern = Pattern::new(
    r"^(?:(?:Draft )?Minutes|DRAFT MINUTES|MINUTES) ?[:–—-] ?(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}",
);
static PEOPLE_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:members |councillors |officers |also |others? )?(?:present|in attendance|apologies|absent|substitutes?|in the chair)\b[\w ]{0,30}:",
);
/// "Action Point 4", with what is to be done and who is to do it below.
static ACTION_POINT: Pattern = Pattern::new(
    r"^(?:ACTION|Action) (?:POINT|Point|point|ITEM|Item|item) (?:No\.? ?)?[A-Z]{0,2}\d{1,3}(?:[./-]\d{1,3})?[.:]?$",
);
static OWNER: Pattern = Pattern::new(r"^(?:Action )?(?:Owner|OWNER) ?: ?\p{Lu}");
static STARS: Pattern = Pattern::new(r"^(?:\* ?){3,}$|^[_=.…-]{4,}");
static ACTION: Pattern =
    Pattern::new(r"^(?:ACTIONS?|Actions?)(?: [A-Z\d][\w./]*)?(?: ?[:–—]| ?- )");

/// "RESOLVED – That …": a decision begins its own paragraph.
static DECISION_BEGINS: Pattern = Pattern::new(
    r"^(?:RESOLVED|AGREED|RECOMMENDED|DECISION|Resolved|Agreed|Recommended|Decision)(?: [Uu]nanimously| UNANIMOUSLY)?\s*(?::|;|–|—|-\s)\s*\S",
);

/// Why it was decided, and what else might have been.
static REASONS: Pattern = Pattern::new(
    r"^(?:Reason(?:s|\(s\))?|Reason(?:s|\(s\))? for (?:the )?(?:[Dd]ecision|[Rr]ecommendation|[Uu]rgency)s?|(?:Alternative|Other) [Oo]ptions(?: [Cc]onsidered| [Rr]ejected| and| [Ww]hy)*|REASONS? FOR (?:THE )?(?:DECISION|RECOMMENDATION)S?|(?:ALTERNATIVE|OTHER) OPTIONS(?: CONSIDERED| REJECTED| AND)*)(?: ?:| [–—-] )",
);

/// "and RECOMMENDED TO COUNCIL that": a second decision behind the points of the first.
static SECOND_LABEL: Pattern = Pattern::new(
    r"^(?i:and |it was |whereupon it was )(?i:further |also |unanimously |it was |was )*(?:RESOLVED|RECOMMENDED|REQUESTED|AGREED|INSTRUCTED|NOTED|ENDORSED)(?: TO [A-Z ]{3,60}| (?i:to (?:the )?)[A-Z][\w ]{2,60}?)?(?: (?i:that|to))?(?:$|[ :,–—-]+(?i:that|to|\(?1[.)])\b|\s*[:–—]+\s*$)",
);

/// "5/ Parish property": the number of an item behind which a stroke stands.
static SLASHED: Pattern = Pattern::new(r"^\d{1,3}/ \p{Lu}");

/// Whether a paragraph gives the reasons of a decision, or what else was considered.
pub fn gives_reasons(text: &str) -> bool {
    REASONS.is_in(text)
}

/// Whether a line is nothing but the strokes of a table, which part its rows.
pub fn is_stroke(line: &str) -> bool {
    line.contains('|') && line.chars().all(|letter| matches!(letter, '|' | ' '))
}

/// The web system's label that this line is.
pub fn section(line: &str) -> Option<Section> {
    let line = line.trim();
    let patterns = [
        (&MINUTES, Section::Minutes),
        (&DECISION, Section::Decision),
        (&DOCUMENTS, Section::Documents),
        (&AGENDA_ITEM, Section::AgendaItem),
        (&HEAD, Section::Head),
        (&FURNITURE, Section::Furniture),
        (&NUMBER, Section::Number),
        (&CUT, Section::Cut),
    ];
    patterns
        .into_iter()
        .find_map(|(pattern, section)| pattern.is_in(line).then_some(section))
}

/// The number in `117. |`.
pub fn number(line: &str) -> Option<&str> {
    NUMBER.group(line.trim(), "number")
}

/// The agenda's own number in `(Item 4)`.
pub fn item_reference(line: &str) -> Option<&str> {
    ITEM_REFERENCE.group(line.trim(), "number")
}

/// Whether the line says that the web service keeps the item's papers back.
pub fn is_restricted(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("[restricted item]")
}

/// The letter in a line that is only `Appendix B`.
pub fn appendix(line: &str) -> Option<&str> {
    APPENDIX.group(line.trim(), "letter")
}

/// Whether the line stands alone: no line before or behind it belongs to its paragraph.
pub fn stands_alone(line: &str) -> bool {
    let line = line.trim();
    section(line).is_some()
        || [
            &ITEM_REFERENCE,
            &APPENDIX,
            &PEOPLE,
            &DECIDED,
            &STARS,
            &PAGE,
            &ACTION_POINT,
        ]
        .into_iter()
        .any(|pattern| pattern.is_in(line))
}

/// Whether a paragraph begins with this line, though what follows may belong to it.
pub fn begins_paragraph(line: &str) -> bool {
    [
        &FIELD,
        &ACTION,
        &PEOPLE_FIELD,
        &DAY,
        &DECISION_BEGINS,
        &REASONS,
        &SECOND_LABEL,
        &OWNER,
        &SLASHED,
    ]
    .into_iter()
    .any(|pattern| pattern.is_in(line))
}
