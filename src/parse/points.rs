//! The points of a decision: where one begins, what hangs under it, where they end.

mod row;

use crate::domain::minutes::Clause;
use crate::parse::action_line;
use crate::parse::clause;
use crate::parse::decision::added;
use crate::parse::label;
use crate::parse::marker::{self, Count, Marker};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// Which paragraph may be the first point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// Any that does not end a decision.
    Any,
    /// One that begins "That", "To" or "For".
    Conjunction,
    /// Any point, whatever its number: a second label goes on with the count.
    Onward,
    /// None: the points stand behind the label.
    Never,
}

/// Points, and the paragraph behind them.
#[derive(Debug, Default)]
pub struct Collected {
    /// The points.
    pub clauses: Vec<Clause>,
    /// The paragraph behind the last.
    pub next: usize,
}

static CONJUNCTION: Pattern =
    Pattern::new(r"^(?:That|To|For|that|to|for|And that|and that|AND THAT|THAT)\b");
static STEM: Pattern = Pattern::new(
    r"(?i)^(?:that )?(?:the )?(?:[\w'’&,-]+ ){0,8}?(?:cabinet|council|committee|commission|panel|board|executive|members|forum|authority|mayor|leader|group|officers)(?: \[[^\]]*\])?(?: (?:hereby )?(?:be (?:asked|recommended|requested)|agree[sd]?|recommend(?:ed|s)?|resolve[sd]?|request(?:s|ed)?|approve[sd]?|note[sd]?|is (?:asked|recommended|requested)))?(?: to| that)?(?: the following)?\s*[:–-][ :–-]*$|^(?i)(?:that )?(?:all )?(?:the )?(?:[\w’'-]+ ){0,4}recommendations?(?: (?:in|of|set out in|contained in|within|at|from)[^.:;]{3,60})? (?:be|were|was|are) (?:approved|agreed|adopted|accepted|endorsed|supported)(?:,? (?:as follows|namely|to|that|the following))?\s*[:–-][ :–-]*$|^(?i)(?:that|to|the following|as follows)?\s*[:–-][ :–-]*$|^(?i)(?:that |to )?(?:it )?(?:be )?recommend(?:ed|s)?(?: to)? (?:the )?(?:[\w’'&-]+ ){0,6}?(?:council|cabinet|committee|board|executive|authority|member|holder|leader|mayor)(?: that| to| as follows| the following)?\s*[:–-][ :–-]*$|^(?i)(?:(?:that|to) )?(?:(?:the )?(?:\w+ ){0,3}(?:committee|board|panel|council|cabinet) )?(?:note|receive|approve|endorse|agree|recommend|request|instruct|thank|welcome|support|adopt)s?(?: the following| that| as follows)?\s*[:–-][ :–-]*$|^(?i)(?:that )?the (?:cabinet member|portfolio holder|executive member|lead member|leader|mayor|director|chief executive)\b[^:.]{0,80}:$|^(?i)subject to [^.:;]{3,100}?\s*[:–-][ :–-]*$",
);
static AGREED_STEM: Pattern = Pattern::new(
    r"^(?i:it was (?:also |further |unanimously )?(?:agreed|resolved|noted|recommended|decided) that |(?:the )?(?:[\w’'&-]+ ){0,4}(?:committee|sub-?committee|council|board|panel|cabinet|members|councillors|executive|forum) (?:unanimously |therefore )?(?:agreed|resolved|decided) that )",
);
static END: Pattern = Pattern::new(
    r"(?i)^(?:reasons?\b(?: for)?|alternative options|options considered|voting|vote:|votes? (?:for|against)|\(?for:? ?\d|for the (?:motion|recommendation|amendment)|(?:note|nb|n\.b\.) ?:|(?:there being no|the meeting (?:closed|ended|concluded|finished|adjourned|was closed)|the (?:chair|chairman|chairperson|mayor) (?:closed|thanked|declared))|actions? ?[:–-]|\(?(?:councillors?|cllrs?|mr|mrs|ms|miss|dr)\b.{2,120}\b(?:left|joined|entered|returned|withdrew|rejoined|voted|abstained|declared|requested that (?:his|her|their))\b|at this (?:point|juncture)|signed|chair(?:man|person)?\.*$|dated?\b ?[.:…]|in accordance with|supporting documents|background (?:papers|information)|call-?in\b|moved by|proposed by|a recorded vote|recorded vote|(?:for )?(?:further|more) information(?:,| ?:| please| about| on| contact)|contact(?: officer| details)? ?:|on being put|the motion|carried|lost\b|_{3,}|\.{4,}|…{2,})",
);
/// The marker of a point that begins inside a paragraph.
static INNER: Pattern = Pattern::new(
    r"(?:[;.,:](?: and| or)?| and) (?P<mark>\((?:[a-z]|[ivx]{1,4}|[0-9]{1,2})\)) |[;.,:](?: and| or)? (?P<bare>(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]) (?:That|To|that|to)\b| (?P<open>(?:[a-z]|[ivx]{1,4})\)) \p{Lu}",
);
/// A stem, and the first of the points that stand behind it: "the Panel: (a) notes …".
static STEM_AND_POINT: Pattern =
    Pattern::new(r"^(?P<stem>[^:;.]{1,160}?:) ?(?P<point>(?:\((?:a|i|1)\)|(?:a|i|1)[.)]) .*)$");
/// "that (A) …", where the list stands behind the stem's own "that".
static THAT_AND_POINT: Pattern = Pattern::new(r"^(?i:that|to):? (?P<point>\((?:A|a|i|I|1)\) .*)$");
/// A sentence behind a point that tells who moved it, how they voted or who acts.
static TRAILER: Pattern = Pattern::new(
    r"^\(?(?:(?i:reasons? for (?:the )?(?:decision|recommendation|urgency)s? ?:|(?:alternative|other) options\b[\w ]{0,30} ?:|options considered ?:)|(?i:proposed|moved)(?: by)?:? .{2,90}?\b(?i:seconded|2nd)|(?i:seconded by|all in favour|voting:|vote:|unanimous(?:ly)? (?:agreed|carried)|(?:this|it|the motion|the proposal|the recommendation) was (?:then |duly )?(?:unanimously )?(?:agreed|carried|put to|seconded))\b|(?:ACTIONS?|Actions?)\b ?(?:[:–-]|(?:by|BY)\b)|(?:For|FOR)[: ]+[0-9]|(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|(?:The )?(?:Mayor|Chair|Chairman|Leader|Clerk))\b[^.;]{1,120}?\b(?:abstain(?:ed|ing)|voted (?:for|against)|dissent(?:ed|ing)|re-?joined|rejoined|returned|left the|withdrew|took no (?:further )?part|did not (?:vote|take part)|requested that (?:his|her|their)|(?:to (?:be asked|write|contact|chase|ask|report|speak|respond|reply|send|arrange|obtain|order|check|investigate|organise|circulate|invite|liaise|prepare|purchase|inform|email))|asked that (?:his|her|their) (?:vote|name|abstention|dissent|opposition)|thanked|(?:will|would|then|duly) (?:then |duly )*sign(?:ed)?)\b)",
);
static OPEN: Pattern = Pattern::new(r"(?i)(?:[;,:]|\band|\bor)$");
static LABEL_AGAIN: Pattern = Pattern::new(
    r"^(?:(?i:and )?(?i:it was )?(?i:further |also )?(?i:unanimously )?(?:AGREED|RESOLVED|RECOMMENDED|DECIDED|DECISION|Agreed|Resolved|Recommended|Decided|RECOMMENDATION|REQUESTED)(?:\b(?:[^a-z]|$)| (?i:that|unanimously))|(?:NOTED|Noted|RESOLVE|Resolve) ?:)",
);

/// "Agreed that …" among "Approved …" and "Requested …": what the body did, as a point.
static DEED: Pattern = Pattern::new(
    r"^(?i:agreed|resolved|recommended|decided|requested) (?:that|to|the|an?|its|[A-Z])",
);
/// "Officers to advise …" goes on with a decision whose label stands alone.
static CHARGE: Pattern = Pattern::new(
    r"^(?:The )?(?:Officers?|(?:Town |Parish )?Clerk|Members|Chair(?:man)?|(?:[A-Z][\w’'-]+ (?:of |and |for )?){0,5}(?:Director|Manager|Officer|Executive|Head)) to [a-z]+ ",
);

/// Letters of a stem.
const LONGEST_STEM: usize = 200;

/// Whether the words are only a stem: label, verb and body.
pub fn is_stem(text: &str) -> bool {
    text.chars().count() < LONGEST_STEM && STEM.is_in(text)
}

/// Whether the words are a stem that its points end: "That the Board" and "a) noted …".
pub fn is_open_stem(text: &str, next: Option<&Block>) -> bool {
    let begins = next.is_some_and(|next| next.marker.as_ref().is_some_and(Marker::begins));
    begins && text.chars().count() < 120 && STEM.is_in(&format!("{text}:"))
}

/// A stem that its points end, whatever it says: what is to be done stands in them.
static OPEN_LIST: Pattern = Pattern::new(
    r"(?i)(?:\bsubject to|\bin order(?: that| to)|\bbe as follows|\bnamely|\b(?:that|to))\s*(?::-|:–|:)$",
);

/// Whether words behind a label end in such a stem, and at least two points stand below.
pub fn heads_points(text: &str, below: &[&Block]) -> bool {
    let marked = |at: usize| below.get(at).and_then(|block| block.marker.as_ref());
    OPEN_LIST.is_in(text)
        && marked(0).is_some_and(Marker::begins)
        && marked(0)
            .zip(marked(1))
            .is_some_and(|(first, second)| second.follows(first))
}

/// Collects the points from a paragraph on.
pub fn collect(blocks: &[&Block], from: usize, begin: Begin, rule: &str) -> Collected {
    let mut list = List::new(rule);
    let (mut at, mut begin) = (from, begin);
    // "That permission be granted subject to:" below its label, and the points under it;
    // so stands "That" alone.
    if begin != Begin::Never
        && let Some(stem) = blocks.get(from)
        && stem.marker.is_none()
        && !is_end(stem)
        && CONJUNCTION.is_in(&stem.text)
        && (heads_points(&stem.text, &blocks[from + 1..])
            || is_open_stem(&stem.text, blocks.get(from + 1).copied()))
    {
        (at, begin) = (from + 1, Begin::Any);
    }
    let quoted = quoted(blocks, from);
    let over = from.checked_sub(1).map(|stem| blocks[stem]);
    while let Some(block) = blocks.get(at) {
        let within = at > from && at <= quoted && list.hang(block);
        if !within && over.is_some_and(|stem| list.is_behind(stem, block)) {
            break;
        }
        if !within && (is_end(block) || !list.takes(block, begin)) {
            break;
        }
        at += 1;
    }
    Collected {
        clauses: list.clauses(),
        next: at,
    }
}

/// Paragraphs over which the words of a motion run in their quotation marks.
const LONGEST_QUOTE: usize = 16;

/// The paragraph that closes the quotation marks which open at this one; this one where
/// none does, or where another pair opens before.
fn quoted(blocks: &[&Block], from: usize) -> usize {
    let opens = blocks
        .get(from)
        .is_some_and(|first| first.text.starts_with("“That") && !first.text.contains('”'));
    if !opens {
        return from;
    }
    for (at, block) in blocks.iter().enumerate().skip(from + 1).take(LONGEST_QUOTE) {
        if block.text.contains('“') || block.is_row() {
            return from;
        }
        if block.text.contains('”') {
            return at;
        }
    }
    from
}

/// Collects the point that stands behind its label, and those that follow it.
pub fn inline(blocks: &[&Block], at: usize, rest: &str, rule: &str) -> Collected {
    let mut list = List::new(rule);
    if list.begin_row(blocks[at], rest) {
        return Collected {
            clauses: list.clauses(),
            next: at + 1,
        };
    }
    let rest = STEM_AND_POINT
        .captures(rest)
        .filter(|found| is_stem(&found["stem"]))
        .and_then(|found| found.name("point"))
        .map_or(rest, |point| point.as_str());
    // "That (1) the plan be adopted; (2) …" is one sentence, whose points are no clauses.
    let within = THAT_AND_POINT.group(rest, "point");
    if let Some(point) = within.filter(|point| INNER.is_in(point)) {
        let whole = blocks[at].text.find(point).map_or(rest, |from| {
            let before = &blocks[at].text[..from];
            let stem = before.rfind("That").or_else(|| before.rfind("that"));
            stem.map_or(rest, |stem| &blocks[at].text[stem..])
        });
        list.begin(blocks[at], None, whole);
        return Collected {
            clauses: list.clauses(),
            next: at + 1,
        };
    }
    let rest = within.unwrap_or(rest);
    if heads_points(rest, &blocks[at + 1..]) {
        return collect(blocks, at + 1, Begin::Any, rule);
    }
    let (marker, text) = match marker::split(rest) {
        Some((marker, text)) if !text.is_empty() => (Some(marker), text),
        _ => (None, rest),
    };
    list.begin_each(blocks[at], marker, text);
    list.behind_label = true;
    let mut next = at + 1;
    while let Some(block) = blocks.get(next) {
        if is_end(block) || !list.takes(block, Begin::Never) {
            break;
        }
        next += 1;
    }
    Collected {
        clauses: list.clauses(),
        next,
    }
}

/// Whether a paragraph ends the points before it: a reason, a vote, a name below.
pub fn is_end(block: &Block) -> bool {
    let text = block.text.as_str();
    block.is_row()
        || block.marker.is_none() && block.is_heading()
        || label::section(text).is_some()
        || label::item_reference(text).is_some()
        || END.is_in(text)
        || LABEL_AGAIN.is_in(text) && !(block.marker.is_some() && DEED.is_in(text))
}

/// The words of a point, without what tells of the vote behind it.
fn without_trailer(text: &str) -> &str {
    let mut end = 0;
    let mut charged = false;
    for (index, sentence) in sentence::split(text).into_iter().enumerate() {
        let start = end + text[end..].find(sentence).unwrap_or_default();
        // "RESOLVED the Clerk to order it. Cllr Elm to collect it.": one charge after another.
        let charge = action_line::is_charge(sentence);
        if index == 0 {
            charged = charge;
        } else if TRAILER.is_in(sentence) && !(charged && charge) {
            return text[..start].trim_end();
        }
        end = start + sentence.len();
    }
    text
}

struct List<'r> {
    clauses: Vec<Clause>,
    rule: &'r str,
    /// The marker of the last point, and where it stood.
    last: Option<(Marker, f32)>,
    /// The marker of what hangs under it.
    under: Option<Marker>,
    /// The first point stands behind the label.
    behind_label: bool,
    /// Where the last paragraph that was taken stands.
    order: usize,
}

impl<'r> List<'r> {
    fn new(rule: &'r str) -> Self {
        Self {
            clauses: Vec::new(),
            rule,
            last: None,
            under: None,
            behind_label: false,
            order: 0,
        }
    }

    fn begin(&mut self, block: &Block, marker: Option<&Marker>, text: &str) {
        let text = match AGREED_STEM.find(text) {
            Some(stem) => &text[stem.end()..],
            None => text,
        };
        let text = without_trailer(text);
        let number = marker
            .map(|marker| marker.value.clone())
            .filter(|value| !value.is_empty());
        self.clauses
            .push(clause::at(block, number, text, self.rule));
        self.last = marker.map(|marker| (marker.clone(), block.indent));
        self.under = None;
        self.order = block.order;
    }

    /// Begins a point, and those that count on from it in the same paragraph:
    /// "(a) That …; and (b) That …".
    fn begin_each(&mut self, block: &Block, marker: Option<Marker>, text: &str) {
        let (mut marker, mut rest) = (marker, text);
        while let Some(before) = &marker {
            let next = INNER.captures_all(rest).into_iter().find_map(|found| {
                let mut names = ["mark", "bare", "open"].into_iter();
                let mark = names.find_map(|name| found.name(name))?;
                let (next, _) = marker::split(&rest[mark.start()..])?;
                next.follows(before).then_some((mark.range(), next))
            });
            let Some((range, next)) = next else { break };
            self.begin(block, marker.as_ref(), rest[..range.start].trim_end());
            rest = rest[range.end..].trim_start();
            marker = Some(next);
        }
        self.begin(block, marker.as_ref(), rest);
    }

    /// Begins the points that stand behind their stem in one paragraph, if these are such.
    fn begin_row(&mut self, block: &Block, text: &str) -> bool {
        let Some((stem, points)) = row::points(text) else {
            return false;
        };
        let rule = if added::is_put(stem) {
            added::RULE
        } else {
            self.rule
        };
        let points = points.into_iter();
        self.clauses
            .extend(points.map(|point| clause::at(block, None, point, rule)));
        self.order = block.order;
        true
    }

    /// Parts the bullets that a copied page set behind one another in one line.
    fn part_bullets(&mut self, block: &Block) {
        let heads = |last: &Clause| {
            let first = last.text.split(['·', '•']).next();
            first.is_some_and(|first| first.trim_end().ends_with(':'))
        };
        let Some(last) = self.clauses.pop_if(|last| !heads(last)) else {
            return;
        };
        let points = last.text.split(" · ").flat_map(|part| part.split(" • "));
        self.clauses.extend(points.enumerate().map(|(index, part)| {
            if index == 0 {
                Clause {
                    text: part.to_owned(),
                    ..last.clone()
                }
            } else {
                clause::at(block, None, part, self.rule)
            }
        }));
        self.order = block.order;
    }

    /// Whether a paragraph goes on with the count of the one whose points these are: "9.4" below
    /// "9.3 It was agreed: (a) …".
    fn is_behind(&self, stem: &Block, block: &Block) -> bool {
        let (Some(stem), Some(marker)) = (&stem.marker, &block.marker) else {
            return false;
        };
        let counted = matches!(stem.count, Count::Number | Count::Decimal);
        let other = |(last, _): &(Marker, f32)| last.shape != stem.shape;
        counted && marker.follows(stem) && self.last.as_ref().is_some_and(other)
    }

    /// Hangs a paragraph under the last point; false where something stands between them.
    fn hang(&mut self, block: &Block) -> bool {
        if block.order != self.order + 1 {
            return false;
        }
        self.order = block.order;
        if let Some(clause) = self.clauses.last_mut() {
            clause.text.push(' ');
            clause.text.push_str(&block.whole());
        }
        self.under.clone_from(&block.marker);
        true
    }

    /// Takes a paragraph as a point or under one; false where the list is over.
    fn takes(&mut self, block: &Block, begin: Begin) -> bool {
        if let Some(marker) = &block.marker {
            let before = self.clauses.len();
            let taken = self.takes_marked(block, marker, begin);
            // A point's own bullets hang under it.
            if self.clauses.len() > before && marker.count == Count::Bullet {
                self.part_bullets(block);
            }
            return taken;
        }
        if let Some((marker, text)) = bare_letter(&block.text)
            && (matches!(begin, Begin::Any | Begin::Onward)
                && self.clauses.is_empty()
                && marker.begins()
                || self
                    .last
                    .as_ref()
                    .is_some_and(|(last, _)| marker.follows(last)))
        {
            self.begin(block, Some(&marker), text);
            return true;
        }
        self.takes_plain(block, begin)
    }

    fn takes_marked(&mut self, block: &Block, marker: &Marker, begin: Begin) -> bool {
        let Some((last, indent)) = &self.last else {
            return self.takes_first_marked(block, marker, begin);
        };
        let deeper = block.indent > indent + 2.0 && !self.behind_label;
        let sibling = marker.follows(last) && !(marker.count == Count::Bullet && deeper)
            || same_list(last, marker);
        // A copy counts each point of a list as its first.
        let again = marker.count == Count::Number
            && marker.begins()
            && *last == *marker
            && self
                .clauses
                .last()
                .is_some_and(|clause| clause.text.ends_with([';', ',']));
        let sibling = sibling || again && !deeper;
        if sibling
            && !(self
                .under
                .as_ref()
                .is_some_and(|under| marker.follows(under))
                && deeper)
        {
            let text = block.text.clone();
            self.begin(block, Some(marker), &text);
            return true;
        }
        // "5.20" behind bullets counts the paragraphs of the account.
        if marker.count == Count::Decimal && last.count == Count::Bullet && !deeper {
            return false;
        }
        let nested = marker.begins()
            || self
                .under
                .as_ref()
                .is_some_and(|under| marker.follows(under));
        // What a point quotes keeps the number that it has elsewhere.
        let quotes = self
            .clauses
            .last()
            .is_some_and(|clause| clause.text.ends_with(':'));
        if quotes && marker.count != Count::Bullet && marker.shape != last.shape {
            return self.hang(block);
        }
        // A list that starts again at one in the same shape is another list.
        if nested && (marker.shape != last.shape || marker.count != last.count || deeper) {
            return self.hang(block);
        }
        false
    }

    fn takes_first_marked(&mut self, block: &Block, marker: &Marker, begin: Begin) -> bool {
        let open = self
            .clauses
            .last()
            .is_some_and(|clause| OPEN.is_in(&clause.text));
        if self.clauses.is_empty() {
            let allowed = match begin {
                Begin::Any => marker.begins() || CONJUNCTION.is_in(&block.text),
                Begin::Onward => true,
                Begin::Conjunction => CONJUNCTION.is_in(&block.text),
                Begin::Never => false,
            };
            if allowed {
                self.begin(block, Some(marker), &block.text);
            }
            return allowed;
        }
        if open && marker.begins()
            || self
                .under
                .as_ref()
                .is_some_and(|under| marker.follows(under))
        {
            return self.hang(block);
        }
        // "RESOLVED – That the report be noted." and then "2. That …".
        if marker.places_second() && CONJUNCTION.is_in(&block.text) {
            self.begin(block, Some(marker), &block.text);
            return true;
        }
        false
    }

    fn takes_plain(&mut self, block: &Block, begin: Begin) -> bool {
        let text = block.text.as_str();
        let conjunction = CONJUNCTION.is_in(text);
        let Some(last) = self.clauses.last() else {
            let allowed = match begin {
                Begin::Any | Begin::Onward => true,
                Begin::Conjunction => conjunction,
                Begin::Never => false,
            };
            if allowed && !is_stem(text) && !self.begin_row(block, text) {
                self.begin(block, None, text);
            }
            return allowed;
        };
        let open = OPEN.is_in(&last.text);
        // Its mark was lost with those of the others.
        if block.bare && self.last.is_none() && !self.behind_label {
            self.begin(block, None, text);
            return true;
        }
        if self.last.is_some() {
            let small = text.chars().next().is_some_and(char::is_lowercase);
            if open && last.text.ends_with(':') || small && !last.text.ends_with('.') {
                return self.hang(block);
            }
            return false;
        }
        if CHARGE.is_in(text) && !self.behind_label
            || conjunction && !text.starts_with("For the ")
            || open && !last.text.ends_with(':')
        {
            self.begin(block, None, text);
            return true;
        }
        if open {
            return self.hang(block);
        }
        false
    }

    fn clauses(self) -> Vec<Clause> {
        self.clauses
    }
}

static BARE_LETTER: Pattern = Pattern::new(r"^(?P<letter>[A-Z]) (?P<rest>\p{Lu}.*)$");

/// "A Approve the plan": a letter without a bracket, told by what it follows.
fn bare_letter(text: &str) -> Option<(Marker, &str)> {
    let found = BARE_LETTER.captures(text)?;
    let rest = found.name("rest")?.as_str();
    let marker = Marker {
        printed: found["letter"].to_owned(),
        value: found["letter"].to_owned(),
        count: Count::Letter,
        shape: String::new(),
    };
    Some((marker, rest))
}

/// Numbers of one list may skip one that the copy lost.
fn same_list(last: &Marker, marker: &Marker) -> bool {
    last.count == Count::Number
        && marker.count == Count::Number
        && last.shape == marker.shape
        && match (last.value.parse::<u32>(), marker.value.parse::<u32>()) {
            (Ok(last), Ok(next)) => next == last + 2,
            _ => false,
        }
}
