//! The two sides that are compared: a promise and a place, with their words told apart.

use std::sync::{LazyLock, OnceLock};

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::domain::phrases::Phrases;
use crate::thread::back;
use crate::thread::bodies::Bodies;
use crate::thread::evidence::{is_yearly, speaker, whereabouts};
use crate::thread::head::head;
use crate::thread::promise::{In, Mention, Promise, Turn};
use crate::thread::reply;
use crate::thread::said::says_not_yet;
use crate::thread::series;
use crate::thread::terms::Terms;
use crate::thread::wanted::{charged, wanted};
use crate::thread::words::{Class, Lexicon, Term};

/// What a word of the item's title counts, one that stands beside the wish in its sentence,
/// and one of the sentences before the promise: they may be its subject, and may not. Those
/// of a bare one are.
const FROM_TITLE: f32 = 0.8;
const FROM_ASIDE: f32 = 0.6;
const FROM_BEFORE: f32 = 0.5;
const OF_ITEM: f32 = 1.0;
const OF_BARE: [f32; BEFORE] = [0.9, 0.7, 0.5];

/// A promise whose own words weigh less says nothing of its matter: "Clerk to chase."
const BARE: f32 = 0.5;

/// One that says "it" may have more words, and its matter still stands before it.
pub const LEANING: f32 = 1.3;

/// One of no more words whose matter is only what all councils speak of says nothing of it.
const BRIEF: usize = 12;

/// A clause of no more words may be about what was decided just before it.
const SHORT: usize = 5;

/// So many sentences before a promise may hold its subject.
const BEFORE: usize = 3;

/// A promise.
// Each is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Asked<'a> {
    /// As it was made.
    pub promise: &'a Promise,
    /// What of its words is wanted.
    pub wish: &'a str,
    /// The words of its matter.
    pub own: Terms,
    /// Those of them that it names first, apart from what that belongs to.
    pub head: Terms,
    /// Those of them that only say where it is.
    pub there: Terms,
    /// What is done with it, and names.
    pub acts: Terms,
    /// Words around it that it lacks, for what they count.
    pub around: Terms,
    /// Those of the sentence before a bare one.
    pub nearest: Terms,
    /// The words of its item's title.
    pub title: Terms,
    /// That title names more than what any matter of the committee has.
    pub is_titled: bool,
    /// It says nothing of its matter, which stands in its title or in the sentences before.
    pub is_bare: bool,
    /// It is about its item as a whole: "That it be brought back."
    pub is_of_item: bool,
    /// It is a topic for the programme.
    pub for_programme: bool,
    /// It agrees the programme with changes that it does not name.
    pub is_programme: bool,
    /// Other committees that it names.
    pub to: Vec<i64>,
    /// Letters in it that may stand for words.
    pub letters: Vec<&'a str>,
    /// The first letters of its words.
    pub firsts: Vec<char>,
    /// Those of the sentence before, where it leans on that.
    pub firsts_before: Vec<char>,
    /// The name of its item, folded.
    pub item: Option<String>,
    /// The words of its item's title that tell its series.
    pub series: Vec<String>,
    /// The post at the head of its sentence.
    pub speaker: Option<String>,
    /// How many promises its item has.
    pub of_item: usize,
    /// It asks for a report, or for one to come back.
    pub is_report: bool,
    /// The word by which it does.
    pub report: Option<u32>,
    /// The word by which it asks that somebody write.
    pub writing: Option<u32>,
    /// It invites somebody.
    pub invites: bool,
    /// It asks for figures, a list, something to be shown.
    pub wants_figures: bool,
    /// Whoever is written to, or asked, in other words than the promise's own.
    pub whom: Vec<Addressee<'a>>,
    /// The first meeting after it, by the number that [`Told::meeting`] counts.
    pub next: usize,
}

/// Whoever a promise is addressed to.
pub struct Addressee<'a> {
    /// As the promise names them.
    pub name: &'a str,
    /// The words of the name that tell something.
    pub terms: Terms,
}

/// A place.
// Each is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Told<'a> {
    /// As the papers have it.
    pub mention: &'a Mention,
    /// Its text, and where that lists several things each of them.
    pub parts: Vec<Part<'a>>,
    /// The words of its title.
    pub title: Terms,
    /// The words of its title that tell its series.
    pub series: Vec<String>,
    /// The post at the head of a sentence of minutes.
    pub speaker: Option<String>,
    /// A row or an item that says that it comes every year, or as often.
    pub is_yearly: bool,
    /// That title names no matter: "Any other business".
    pub is_procedural: bool,
    /// Under that title minutes tell what came of the last ones.
    pub is_arising: bool,
    /// What a row or an item of an agenda is called, folded.
    pub name: Option<String>,
    /// Committees that the title of an item names, or a sentence of another committee.
    pub from: Vec<i64>,
    /// A sentence that says what came of the last minutes.
    pub arises: bool,
    /// The words of a title that is put in front of such a sentence.
    pub front: Terms,
    /// It promises in its turn, and does not only say that it still waits.
    pub again: bool,
    /// The numbers of the minutes that it names.
    pub minutes: Vec<&'a str>,
    /// Its meeting, by its number among those of the committee.
    pub meeting: usize,
}

/// A part of a place's text.
pub struct Part<'a> {
    /// As it stands there.
    pub text: &'a str,
    /// All its words that tell something.
    pub terms: Terms,
    /// Those of its matter.
    pub matters: Terms,
    /// Letters in it that may stand for words.
    pub letters: Vec<&'a str>,
    /// The first letters of its words, where they were asked for.
    firsts: OnceLock<Vec<char>>,
    /// It only says that a report was given.
    pub is_opening: bool,
    /// It is the item of a row, whose other words say what is done with it.
    pub is_title: bool,
    /// It stands in a column beside: what has been done.
    pub is_beside: bool,
}

/// What the terms weigh that many papers have.
fn common(own: &Terms) -> f32 {
    let common = own.iter().filter(|term| term.is_common);
    common.map(|term| term.weight).sum()
}

impl<'a> Asked<'a> {
    /// Tells the words of a promise apart.
    pub fn of(promise: &'a Promise, lexicon: &Lexicon, bodies: &Bodies) -> Asked<'a> {
        let whom = whom(promise, lexicon);
        let wish = wanted(&promise.text);
        let (own, mut acts): (Vec<Term>, Vec<Term>) = lexicon
            .terms(wish.words)
            .into_iter()
            .partition(|term| term.class == Class::Matter);
        let (aside, named_aside): (Vec<Term>, Vec<Term>) = wish
            .aside
            .iter()
            .flat_map(|words| lexicon.terms(words))
            .partition(|term| term.class == Class::Matter);
        // "Clerk to write to Highways": who is written to is not what it is about.
        let (named, own): (Vec<Term>, Vec<Term>) = own
            .into_iter()
            .partition(|term| is_of_somebody(promise, &whom, term));
        let own = Terms::from(own);
        acts.extend(named.into_iter().map(Term::as_name));
        for term in named_aside {
            let is_new = acts.iter().all(|other| other.number != term.number);
            if is_new && term.class != Class::Act {
                acts.push(term);
            }
        }
        let item = promise.item.as_deref().unwrap_or_default();
        let title = if is_procedural(item) || is_for_programme(item) {
            Terms::default()
        } else {
            matters(lexicon.terms(item))
        };
        let says = own.weight() - common(&own) / 2.0;
        let is_bare_of_matter = own.iter().all(|term| term.is_common);
        let for_programme = promise.is_topic
            || is_for_programme(&promise.text)
            || (is_for_programme(item) && !is_sent_round(&promise.text));
        let says_to_what = says_to_what(&promise.text);
        // A topic for the programme is short, and says what it is about.
        let is_empty = is_bare_of_matter && wish.words.split_whitespace().count() <= BRIEF;
        let is_bare = !for_programme
            && (says < BARE || is_empty || (says < LEANING && leans(wish.words) && !says_to_what));
        // "ACTION: Clerk." is about the one before it, a whole sentence is about itself.
        let is_short = promise.text.split_whitespace().count() <= SHORT;
        let mut around = Vec::new();
        let is_of_item = is_bare && is_of_item(&promise.text);
        if is_of_item {
            add(&mut around, &title, OF_ITEM);
        } else if !is_bare {
            add(&mut around, &title, FROM_TITLE);
        }
        let from_aside = if is_bare { OF_BARE[0] } else { FROM_ASIDE };
        add(&mut around, &aside, from_aside);
        // What another was promised is no matter of one that says what it is about.
        let others = match (is_bare, says_to_what) {
            (_, true) => promise.before.len(),
            (true, false) => 0,
            (false, false) => promise.others,
        };
        let before = promise.before.iter().skip(others).rev().zip(OF_BARE);
        for (sentence, of_bare) in before.filter(|(one, _)| is_short || !is_set_apart(one)) {
            let share = if is_bare { of_bare } else { FROM_BEFORE };
            add(&mut around, &matters(lexicon.terms(sentence)), share);
        }
        add(&mut around, &title, FROM_TITLE);
        around.retain(|term| !own.holds(term));
        let mut to = bodies.named(&promise.text);
        to.retain(|body| *body != promise.committee);
        Asked {
            promise,
            wish: wish.words,
            there: whereabouts(&promise.text, &own),
            head: head(wish.words, &own),
            own,
            is_report: acts.iter().any(|term| lexicon.is_report(term)),
            report: acts
                .iter()
                .find(|term| lexicon.is_report(term))
                .map(|term| term.number),
            writing: acts
                .iter()
                .find(|term| lexicon.is_writing(term))
                .map(|term| term.number),
            acts: acts.into(),
            around: around.into(),
            nearest: nearest(promise, is_bare, lexicon),
            is_titled: title.iter().any(|term| !term.is_common),
            title,
            is_bare,
            is_of_item,
            for_programme,
            is_programme: is_bare_of_matter && is_programme_changed(&promise.text),
            to,
            letters: Lexicon::letters(&promise.text),
            firsts: Lexicon::firsts(&promise.text),
            firsts_before: firsts_before(promise),
            series: series::words(&fold::compare(item)),
            speaker: speaker(&promise.text),
            item: promise.item.as_deref().map(fold::compare),
            invites: reply::invites(&promise.text),
            wants_figures: series::wants_figures(&promise.text),
            whom,
            of_item: 1,
            next: 0,
        }
    }
}

impl<'a> Told<'a> {
    /// Tells the words of a place apart. The sentences of an item share its title: `before`
    /// is the place that was told before this one.
    pub fn of(
        mention: &'a Mention,
        before: Option<&Told>,
        lexicon: &Lexicon,
        bodies: &Bodies,
    ) -> Told<'a> {
        let title = mention.title.as_deref().unwrap_or_default();
        let of_same = before.filter(|before| before.mention.title == mention.title);
        let (of_title, series, is_procedural, is_arising) = match of_same {
            Some(before) => (
                before.title.clone(),
                before.series.clone(),
                before.is_procedural,
                before.is_arising,
            ),
            None => (
                matters(lexicon.terms(title)),
                series::words(&fold::compare(title)),
                is_procedural(title),
                back::is_arising(title),
            ),
        };
        let is_said = mention.place == In::Minutes || mention.is_running;
        let arises =
            mention.is_running || (is_said && (is_arising || back::says_so(&mention.text)));
        // "Matters arising: the tap ran again": that heading names no matter.
        let is_matter = |front: &&str| !back::is_arising(front);
        let front = arises.then(|| back::front(&mention.text)).flatten();
        let front = front.filter(is_matter);
        let front = front.or(mention.title.as_deref().filter(|_| mention.is_running));
        let part = |text, is_title, is_beside| {
            let terms = Terms::from(lexicon.terms(text));
            Part {
                text,
                matters: terms.matters(),
                terms,
                letters: Lexicon::letters(text),
                firsts: OnceLock::new(),
                is_opening: is_opening(text),
                is_title,
                is_beside,
            }
        };
        let item = mention
            .title
            .as_deref()
            .filter(|_| mention.place == In::Programme);
        let more = mention.more.as_deref().map(parts).unwrap_or_default();
        Told {
            mention,
            again: is_said
                && mention.promised_again
                && mention.due.is_none()
                && !says_not_yet(&mention.text),
            arises,
            front: matters(lexicon.terms(front.unwrap_or_default())),
            minutes: if is_said {
                back::numbers(&mention.text, arises)
            } else {
                Vec::new()
            },
            meeting: 0,
            parts: parts(&mention.text)
                .into_iter()
                .map(|text| part(text, false, false))
                .chain(more.into_iter().map(|text| part(text, false, true)))
                .chain(item.map(|text| part(text, true, false)))
                .collect(),
            title: of_title,
            series,
            speaker: if is_said {
                speaker(&mention.text)
            } else {
                None
            },
            is_yearly: match mention.place {
                In::Programme | In::ForwardPlan | In::Agenda => {
                    is_yearly(&mention.text) || is_yearly(title)
                }
                In::Tracker | In::Minutes | In::Report => false,
            },
            is_procedural,
            is_arising,
            name: match mention.place {
                In::Programme | In::ForwardPlan | In::Agenda => Some(fold::compare(
                    mention.title.as_deref().unwrap_or(&mention.text),
                )),
                In::Tracker | In::Minutes | In::Report => None,
            },
            from: match mention.place {
                In::Agenda => bodies.named(&mention.text),
                In::Programme | In::ForwardPlan | In::Tracker | In::Minutes | In::Report => {
                    Vec::new()
                }
            },
        }
    }
}

impl Part<'_> {
    /// The first letters of its words.
    pub fn firsts(&self) -> &[char] {
        self.firsts.get_or_init(|| Lexicon::firsts(self.text))
    }
}

impl Told<'_> {
    /// Whether it is a row of a programme or of a table of tasks.
    pub fn is_of_table(&self) -> bool {
        match self.mention.place {
            In::Programme | In::ForwardPlan | In::Tracker => true,
            In::Agenda | In::Minutes | In::Report => false,
        }
    }

    /// Whether it is a sentence of minutes, or of a report that tells what came of the last.
    pub fn is_said(&self) -> bool {
        self.mention.place == In::Minutes || self.mention.is_running
    }

    /// Whether it stands in a programme.
    pub fn is_of_programme(&self) -> bool {
        match self.mention.place {
            In::Programme | In::ForwardPlan => true,
            In::Tracker | In::Agenda | In::Minutes | In::Report => false,
        }
    }
}

/// Whether a word names who is written to, or in "Harbour Services to arrange" who does it.
fn is_of_somebody(promise: &Promise, whom: &[Addressee], term: &Term) -> bool {
    let is_of = |body: &&Addressee| reply::is_name(body.name) || reply::is_post(body.name);
    let charged = charged(&promise.text).filter(|_| promise.turn == Turn::TakenUp);
    let first = term.printed.split(' ').next().unwrap_or_default();
    // "The Chief Pilot would see to it": who speaks is not what it is about.
    let speaks = speaker(&promise.text).is_some_and(|who| {
        let (text, word) = (fold::compare(&promise.text), fold::compare(first));
        let said = text.split(' ').filter(|other| **other == word);
        who.split(' ').any(|other| other == word) && said.count() == 1
    });
    speaks
        || whom.iter().filter(is_of).any(|body| body.terms.holds(term))
        || charged.is_some_and(|who| who.split(' ').any(|word| word == first))
}

/// Whoever a promise is addressed to. "The annual report be shown to Members": a paper is nobody.
fn whom<'a>(promise: &'a Promise, lexicon: &Lexicon) -> Vec<Addressee<'a>> {
    let names = reply::addressees(&promise.text).into_iter();
    let whom = names.map(|name| Addressee {
        name,
        terms: lexicon.terms(name).into(),
    });
    whom.filter(|whom| {
        let terms = &whom.terms;
        terms.is_empty() || terms.iter().any(|term| term.class != Class::Act)
    })
    .collect()
}

/// "The Clerk presented a report", "Mrs Ames gave an update".
static OPENING: LazyLock<Phrases> = LazyLock::new(|| {
    let verbs = ["presented", "submitted", "introduced", "gave", "provided"];
    let papers = [
        "a report",
        "the report",
        "an update",
        "a presentation",
        "the item",
    ];
    let all = verbs.map(|verb| papers.map(|paper| format!("{verb} {paper}")));
    Phrases::of(all.as_flattened().iter().map(String::as_str))
});

/// Whether a sentence only says that a report was given: what it is about stands elsewhere.
fn is_opening(text: &str) -> bool {
    OPENING.is_one_in(text)
}

/// Whether an item is only the place of a table that is read as one: a programme or a
/// tracker.
pub fn is_of_table(title: &str) -> bool {
    let folded = fold::compare(title);
    is_for_programme(title)
        || [
            "action tracker",
            "actions tracker",
            "action log",
            "action list",
            "action plan tracker",
            "outstanding actions",
            "tracking of actions",
            "recommendation tracker",
            "recommendations tracker",
        ]
        .iter()
        .any(|name| folded.contains(name))
}

/// Whether a text speaks of putting something on the programme.
pub fn is_for_programme(text: &str) -> bool {
    let folded = fold::compare(text);
    [
        "work programme",
        "forward plan",
        "work plan",
        "future agenda",
        "forward programme",
    ]
    .iter()
    .any(|name| folded.contains(name))
}

/// Whether it is the programme itself that is agreed, with changes: "That the work
/// programme be agreed, with the additions that Members had named."
fn is_programme_changed(text: &str) -> bool {
    let folded = fold::compare(text);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    is_for_programme(text)
        && says(&[
            "agreed", "approved", "noted", "adopted", "endorsed", "updated", "amended",
        ])
        && says(&[
            "addition",
            "change",
            "amend",
            "inclusion",
            "subject to",
            "update",
        ])
}

/// Words for sending something to people, which brings nothing to a meeting.
const SENT_ROUND: [&str; 9] = [
    "circulate",
    "circulated",
    "send",
    "sent",
    "email",
    "emailed",
    "e-mail",
    "write",
    "invite",
];

/// Whether something is sent to people: under "Work programme" too it is no item of one.
fn is_sent_round(text: &str) -> bool {
    let folded = fold::compare(text);
    folded.split(' ').any(|word| SENT_ROUND.contains(&word))
}

/// Words that point at what was said before.
const LEANS: [&str; 11] = [
    "it", "this", "them", "these", "those", "another", "one", "ones", "again", "him", "her",
];

/// Whether a promise points at what was said before it: "Clerk to report it."
pub fn leans(text: &str) -> bool {
    fold::compare(text)
        .split(' ')
        .any(|word| LEANS.contains(&word))
}

/// "In answer to a question about the moorings, he said that they would be put right": it
/// says itself what it takes up, and nothing said before it is meant.
fn says_to_what(text: &str) -> bool {
    let heads = ["In answer to", "In reply to", "In response to"];
    let about = [" about ", " regarding ", " concerning "];
    let head = text.split(" said ").next().unwrap_or_default();
    heads.iter().any(|words| text.starts_with(words))
        && about.iter().any(|words| head.contains(words))
}

/// The words of the sentence before a bare promise.
fn nearest(promise: &Promise, is_bare: bool, lexicon: &Lexicon) -> Terms {
    let before = promise.before.last().filter(|_| is_bare);
    let terms = before.map(|sentence| matters(lexicon.terms(sentence)));
    terms.unwrap_or_default()
}

/// The first letters of the sentence before, where a promise leans on it.
fn firsts_before(promise: &Promise) -> Vec<char> {
    let before = promise.before.last().filter(|_| leans(&promise.text));
    let firsts = before.map(|before| Lexicon::firsts(before));
    firsts.unwrap_or_default()
}

/// Whether a decision is about its item as a whole, and names nothing else.
fn is_of_item(text: &str) -> bool {
    let folded = fold::compare(text);
    [
        "that it be ",
        "that this be ",
        "that they be ",
        "it be ",
        "to be considered again",
        "to be brought back",
        "to be reviewed again",
        "that the matter be ",
        "that the item be ",
        "that this item be ",
        "that consideration be deferred",
    ]
    .iter()
    .any(|head| folded.starts_with(head))
}

/// Whether a sentence is an action or a point of a list of its own.
fn is_set_apart(sentence: &str) -> bool {
    let head = sentence.trim_start();
    let label = head.split([':', ' ']).next().unwrap_or_default();
    ["ACTION", "Action", "ACTIONS", "AGREED", "RESOLVED"].contains(&label)
        || head.starts_with('(')
        || is_numbered(head)
}

/// Whether a number stands before it, and no reference such as "31/0207/FUL".
fn is_numbered(head: &str) -> bool {
    let rest = head.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < head.len() && !rest.starts_with('/')
}

/// The words of a text that tell what it is about.
fn matters(terms: Vec<Term>) -> Terms {
    terms
        .into_iter()
        .filter(|term| term.class == Class::Matter)
        .collect()
}

fn add(to: &mut Vec<Term>, more: &[Term], share: f32) {
    for term in more {
        if !to.iter().any(|other| other.number == term.number) {
            to.push(Term {
                weight: term.weight * share,
                ..term.clone()
            });
        }
    }
}

/// A text and, where it lists several things, each of them.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    let pieces: Vec<&str> = text
        .split(['\n', ';', '•', '●'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" – "))
        .flat_map(|piece| piece.split(" & "))
        .flat_map(|piece| piece.split(". "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    if pieces.len() > 1 {
        parts.extend(pieces);
    }
    parts
}
