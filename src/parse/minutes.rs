//! The account of one item, put together.

use crate::domain::minutes::Minutes;
use crate::domain::source::Loss;
use crate::parse::action_line::{self, margin, of_point};
use crate::parse::item::Raw;
use crate::parse::label;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{column, decision, letter, proceedings, promise, request, undertaking};

/// What the loss of a cut account begins with.
pub const CUT: &str = "the end of the minutes";

static BROKEN: Pattern = Pattern::new(r"[.!?:”’)\]]\s*$");
/// Business with parties, who ask for what they want and not for the body.
static HEARING: Pattern = Pattern::new(r"(?i)\b(?:application|licen[cs]e|hearing|appeal)s?\b");
/// Business in which the public asks, and members and officers answer.
static HEARD: Pattern = Pattern::new(
    r"(?i)\b(?:petition|deputation)s?\b|\bpublic (?:questions?|participation|question time)\b|\bquestions? (?:from|by|of) (?:members of )?the public\b|\b(?:written|supplementary) questions\b",
);
static OF_MEMBERS: Pattern = Pattern::new(
    r"^(?:In \w+, )?(?:The (?:Vice-)?Chair|The (?:\w+ ){0,3}(?:Committee|Panel|Board|Council|Cabinet|Forum)\b|Members\b|Councillors?\b|Cllrs?\b|It was\b)",
);
static APART: Pattern = Pattern::new(r"^(?:He|She|They|Mr|Mrs|Ms|Miss|Dr)\b");
/// Only a member asks for papers of the body's own.
static OF_PAPERS: Pattern = Pattern::new(
    r"(?i)\b(?:(?:future|next|later|monitoring|quarterly|annual) (?:\w+ )?(?:reports?|papers?|updates?|meetings?|agendas?)|reports? (?:be|back|to the)|training|work programme)\b",
);
/// Words of a stem over points; a label has fewer.
const LEAST_STEM: usize = 4;
static ELLIPSIS: Pattern = Pattern::new(r"(?:\.\.\.|…)\s*$");

/// Reads the account of an item; `None` where the paper has no place for one.
pub fn read(item: &Raw<'_>, procedural: bool, losses: &mut Vec<Loss>) -> Option<Minutes> {
    if !item.minuted {
        return None;
    }
    let rows = column::told(&item.account);
    let blocks = known(&item.account, &rows);
    let pointed = of_point::settled(&blocks);
    let blocks = pointed
        .as_ref()
        .map_or(blocks, |pointed| pointed.iter().collect());
    let letters = letter::told(&blocks);
    let blocks = known(&blocks, &letters);
    // Who acts at the margin is no word of what was decided.
    let plain: Vec<Option<Block>> = blocks.iter().map(|block| unowned(block)).collect();
    let mut found = decision::read(&known(&blocks, &plain));
    let mut apart = vec![false; blocks.len()];
    let actions = action_line::read(&blocks, &found, &mut apart);
    for action in actions.iter().filter(|one| one.rule == "action-owner") {
        found.charge(&action.text);
    }
    let truncated = item.cut && breaks_off(&blocks);
    if truncated {
        losses.push(Loss {
            page: item.head.and_then(|head| head.place.page),
            what: format!("{CUT}{}, which the web page cuts off", named(item)),
        });
    }
    let heard = item
        .title
        .words
        .as_deref()
        .is_some_and(|title| HEARD.is_in(title));
    let mut taken = found.taken_whole();
    for (taken, apart) in taken.iter_mut().zip(&apart) {
        *taken |= apart;
    }
    let (mut requests, mut undertakings) = if procedural && !heard {
        // What standing business asks is a form, but where somebody is charged by name.
        let mut requests = request::read(&blocks, &taken, &found.labels);
        requests.retain(|request| {
            request::charges_by_name(&request.text) && !found.decides(&request.text)
        });
        (requests, Vec::new())
    } else {
        let hearing = item
            .title
            .words
            .as_deref()
            .is_some_and(|title| HEARING.is_in(title));
        let mut requests = request::read(&blocks, &taken, &found.labels);
        requests.retain(|request| {
            !hearing || !APART.is_in(&request.text) || OF_PAPERS.is_in(&request.text)
        });
        requests.retain(|request| !heard || OF_MEMBERS.is_in(&request.text));
        requests.retain(|request| !found.decides(&request.text));
        // Whoever is charged beside the margin acts: an action, and no request of it as well.
        requests.retain(|request| {
            let mut actions = actions.iter();
            let charged =
                actions.any(|action| action.rule == margin::RULE && action.text == request.text);
            !charged || !action_line::is_told(&request.text)
        });
        let mut undertakings = undertaking::read(&blocks, &taken);
        undertakings.retain(|undertaking| {
            let decided = found.decides(&undertaking.text) || found.says(&undertaking.text);
            (!decided || promise::is_aside(&undertaking.text))
                && !actions
                    .iter()
                    .any(|action| action.rule == "action-to" && action.text == undertaking.text)
        });
        (requests, undertakings)
    };
    for action in actions.iter().filter(|one| one.rule == margin::RULE) {
        found.give(action);
        for said in requests.iter_mut().chain(&mut undertakings) {
            if said.text == action.text {
                said.owner.clone_from(&action.owner);
            }
        }
    }
    for said in [&mut requests, &mut undertakings] {
        said.retain(|said| said.text.chars().any(char::is_alphabetic));
    }
    let text = words(&blocks);
    let all: Vec<&Block> = item.decision.iter().chain(&blocks).copied().collect();
    Some(Minutes {
        text,
        truncated,
        left: proceedings::left(&blocks),
        joined: proceedings::joined(&blocks),
        interests: proceedings::interests(&blocks),
        moved: proceedings::moved(&all),
        decisions: decision::merged(decision::listed(&item.decision), found.decisions),
        requests,
        undertakings,
        actions,
    })
}

/// The paragraphs of an account, those in place that more is known of.
fn known<'b>(account: &[&'b Block], told: &'b [Option<Block>]) -> Vec<&'b Block> {
    let both = account.iter().zip(told);
    both.map(|(block, told)| told.as_ref().unwrap_or(block))
        .collect()
}

/// A paragraph without the owner at its margin.
fn unowned(block: &Block) -> Option<Block> {
    let (owner, body) = block.margin()?;
    // "Report of:" and a post behind it are a label and its value.
    let label = body.ends_with(':') && body.split_whitespace().count() < LEAST_STEM;
    let own = action_line::owns(owner) && body.ends_with(['.', ';', ':', ',', ')']) && !label;
    own.then(|| {
        let mut lines = block.lines.clone();
        if let Some(last) = lines.last_mut() {
            let end = last.rfind('\t').unwrap_or(last.len());
            last.truncate(end);
        }
        Block {
            text: body,
            lines,
            ..block.clone()
        }
    })
}

/// The account's words, furniture of the page left out.
fn words(blocks: &[&Block]) -> String {
    blocks
        .iter()
        .filter(|block| label::section(&block.text).is_none())
        .map(|block| match block.margin() {
            // Who is to act stands beside the account, in a column of its own.
            Some((owner, body)) if action_line::owns(owner) => match &block.marker {
                Some(marker) => format!("{} {body}", marker.printed),
                None => body,
            },
            Some(_) | None => block.whole(),
        })
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Whether the last words end no sentence: the page's cut hides what follows.
fn breaks_off(blocks: &[&Block]) -> bool {
    let last = blocks
        .iter()
        .rev()
        .filter(|block| label::section(&block.text).is_none())
        .map(|block| ELLIPSIS.replace_all(&block.text, ""))
        .find(|text| !text.trim().is_empty());
    last.is_some_and(|text| !BROKEN.is_in(&text))
}

fn named(item: &Raw<'_>) -> String {
    match (&item.number, &item.title.words) {
        (Some(number), _) => format!(" of item {number}"),
        (None, Some(title)) => format!(" of “{title}”"),
        (None, None) => String::new(),
    }
}

/// The account's words alone, where its clauses are not read.
pub fn text_only(item: &Raw<'_>) -> Option<Minutes> {
    let text = words(&item.account);
    item.minuted.then(|| Minutes {
        text,
        ..Minutes::default()
    })
}
