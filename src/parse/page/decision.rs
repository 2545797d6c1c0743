//! Decisions on pages of their own: one with its details, those of an issue, or a list.

use crate::domain::agenda::Item;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::item::{Raw, State};
use crate::parse::label::{self, Section};
use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{attendance, body, business, date, title, unlabelled};

/// A title is no longer than this.
const LONGEST_TITLE: usize = 250;

/// What the web system says of a decision besides its words.
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?P<name>decision makers?|decision taken by|decision status|decision type|outcome|(?:is )?(?:this a )?key decision|(?:is )?(?:subject to call[- ]?in|callable in)|(?:made|decided) at meeting|decision published|publication date|date of decision|date decided|decided|effective from|decision due(?: date)?|current call-in count|call-in deadline(?: date)?|reason key|urgency|urgent decision|restrictions?|wards? affected|divisions? affected|lead (?:member|officer|director)|report author|contact|contributors?|reference(?: number)?) ?\??(?: ?:|\?) ?(?P<value>.*)$",
);
/// Fields that only the web system prints.
static OWN: Pattern = Pattern::new(
    r"(?i)^(?:decision status|is key decision|is (?:subject to call[- ]?in|callable in)|(?:made|decided) at meeting|decision published|effective from) ?\??(?: ?:|\?)",
);
/// The decision's own words begin here.
static DECISION: Pattern = Pattern::new(
    r"(?i)^(?:details of )?(?:the )?decisions?(?: (?:made|taken|agreed))?(?: \([^)]{1,40}\))? ?:$",
);
/// What it is about.
static PURPOSE: Pattern = Pattern::new(
    r"(?i)^(?:purpose|content|description|summary|details?|recommendations?) ?:(?P<rest> .*)?$",
);
/// Why it was taken, and what else might have been.
static REASONS: Pattern = Pattern::new(
    r"(?i)^(?:reasons?(?: for (?:the )?(?:decision|recommendations?|urgency))?|(?:alternative|other) options(?: considered)?(?: and (?:rejected|why rejected))?|options considered|interests? (?:and nature of interests? )?declared|consultation(?: process)?|other reasons ?/ ?organisations consulted|dispensations?|comments) ?:",
);
/// A point of a decision, or the words over its points.
static DECIDES: Pattern = Pattern::new(r"^(?:That|To|that|to)\b");
static STEM: Pattern =
    Pattern::new(r"(?i)\b(?:resolved|agreed|decided|determined)(?: to| that)?(?: ?:-?| ?[–-])$");
static PAPERS: Pattern = Pattern::new(
    r"(?i)^(?:accompanying|background|supporting|related|linked) (?:documents?|papers?|decisions|meetings) ?:$",
);
static ISSUE: Pattern = Pattern::new(r"(?i)^issue - decisions$");
static DETAILS: Pattern = Pattern::new(r"(?i)^(?:decision(?: details)?|issue details)$");
/// A plan of decisions to come prints the same fields.
static PLAN: Pattern = Pattern::new(r"(?i)^plan items$|^(?:\w+ ){0,3}forward plan ?: .*\d{4}");
/// Heads of the lists of links at the foot of an issue's page.
static LINKS: Pattern =
    Pattern::new(r"(?i)^(?:decisions|agenda items|meetings|documents|history|related issues)$");
static LIST: Pattern = Pattern::new(r"(?i)^(?:\w+ )?decisions (?:published|taken|made)$");
/// "12/01/2031 - Title ref: 302    Recommendations Approved".
static ENTRY: Pattern =
    Pattern::new(r"^(?P<day>\d{1,2}/\d{1,2}/\d{4}) [-–] (?P<title>.+?)(?:\s+ref: ?\S+.*)?$");
/// A member who decides alone.
static ONE_MEMBER: Pattern = Pattern::new(
    r"(?i)\b(?:(?:cabinet|executive|lead) (?:lead )?member|portfolio holder|leader of the council)\b",
);
static AT_MEETING: Pattern = Pattern::new(r"^(?P<day>\d{1,2}/\d{1,2}/\d{4}) [-–] (?P<body>.+)$");

/// Reads a page of decisions.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Vec<Meeting>> {
    let issue = blocks.iter().take(8).any(|block| ISSUE.is_in(&block.text));
    // What is to be decided is no decision.
    if blocks.iter().any(|block| PLAN.is_in(&block.text)) {
        return Some(Vec::new());
    }
    let own = blocks.iter().filter(|block| OWN.is_in(&block.text)).count();
    let fields = blocks.iter().filter(|block| field(block).is_some()).count();
    if !issue && (own == 0 || fields < 3) {
        return None;
    }
    let starts: Vec<usize> = (0..blocks.len())
        .filter(|at| ENTRY.is_in(&blocks[*at].text))
        .collect();
    if starts.is_empty() {
        return (!issue).then(|| alone(blocks, language, losses).into_iter().collect());
    }
    let decisions = starts.iter().enumerate().filter_map(|(index, start)| {
        let end = starts.get(index + 1).copied().unwrap_or(blocks.len());
        let found = ENTRY.captures(&blocks[*start].text)?;
        let mut page = Page {
            raw: Raw {
                title: title::read(&found["title"], &[]),
                head: Some(&blocks[*start]),
                ..Raw::default()
            },
            date: date::find(&found["day"]).map(|found| found.date),
            ..Page::default()
        };
        page.take(&blocks[start + 1..end], State::Account);
        page.meeting(language, losses)
    });
    let mut meetings = sat(decisions);
    // A list says so on top, however few decisions it holds.
    if blocks[..starts[0]]
        .iter()
        .any(|block| LIST.is_in(&block.text))
    {
        for meeting in &mut meetings {
            meeting.role = Role::Decisions;
        }
    }
    Some(meetings)
}

/// The meetings at which a list's decisions were taken: what one body decided on one day
/// was decided at one meeting.
fn sat(decisions: impl Iterator<Item = Meeting>) -> Vec<Meeting> {
    let mut meetings: Vec<Meeting> = Vec::new();
    for decision in decisions {
        let same = meetings.iter_mut().find(|meeting| {
            let known = meeting.committee.is_some() && meeting.date.is_some();
            known && (&meeting.committee, meeting.date) == (&decision.committee, decision.date)
                || is_cut(&decision) && meeting.date == decision.date
        });
        let Some(meeting) = same else {
            meetings.push(decision);
            continue;
        };
        meeting.role = Role::Decisions;
        meeting.items.extend(decision.items);
        for name in decision.apologies {
            if !meeting.apologies.contains(&name) {
                meeting.apologies.push(name);
            }
        }
    }
    meetings
}

/// Whether a list breaks off in the fields of its last entry: of such an entry the title
/// and the day are known.
fn is_cut(entry: &Meeting) -> bool {
    let told = |item: &Item| {
        let minutes = item.minutes.as_ref();
        minutes.is_some_and(|minutes| !minutes.decisions.is_empty()) || item.summary.is_some()
    };
    entry.committee.is_none() && entry.date.is_some() && !entry.items.iter().any(told)
}

/// The one decision of its own page, or of a list that has lost the titles.
fn alone(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
    let first = blocks.iter().position(|block| field(block).is_some())?;
    let list = blocks[..first]
        .iter()
        .rposition(|block| LIST.is_in(&block.text));
    let is_title = |block: &&Block| {
        list.is_none()
            && !block.is_running()
            && !block.text.is_empty()
            && !DETAILS.is_in(&block.text)
            && label::section(&block.text).is_none()
            && block.text.chars().count() <= LONGEST_TITLE
    };
    // Below the page's own heading the title stands first, and then what it is about.
    let below = blocks[..first]
        .iter()
        .rposition(|block| DETAILS.is_in(&block.text));
    let title = below.and_then(|below| {
        let at = (below + 1..first).find(|at| !blocks[*at].is_running())?;
        let described = unlabelled::announces(blocks.get(at + 1).filter(|_| at + 1 < first)?);
        (described && is_title(&&blocks[at])).then_some(at)
    });
    let named = match title {
        Some(at) => Some(&blocks[at]),
        None => blocks[..first]
            .iter()
            .rev()
            .find(|block| !block.is_running() && !block.text.is_empty())
            .filter(is_title),
    };
    let mut page = Page {
        raw: Raw {
            head: named,
            title: named
                .map(|block| title::read(&block.text, &[]))
                .unwrap_or_default(),
            ..Raw::default()
        },
        ..Page::default()
    };
    // On the decision's own page nothing without a label is part of it; a list prints
    // the decision behind its fields.
    let state = if list.is_some() {
        State::Account
    } else {
        State::Announcement
    };
    if let Some(title) = title {
        page.take(&blocks[title + 1..first], State::Announcement);
    }
    page.take(&blocks[first..], state);
    page.unlabelled();
    page.meeting(language, losses)
}

fn field(block: &Block) -> Option<(String, String)> {
    if block.is_row() || block.text.chars().count() > 300 {
        return None;
    }
    let found = FIELD.captures(&block.text)?;
    let name = found["name"].to_lowercase();
    Some((name, found["value"].trim().to_owned()))
}

/// A decision as its page tells of it.
#[derive(Default)]
struct Page<'b> {
    raw: Raw<'b>,
    /// All that is said of it, in its order.
    told: Vec<String>,
    committee: Option<String>,
    date: Option<jiff::civil::Date>,
    /// One person decided, and no meeting.
    alone: bool,
    /// The page says under a label what was sought.
    sought: bool,
}

impl<'b> Page<'b> {
    fn take(&mut self, blocks: &'b [Block], first: State) {
        let mut state = first;
        for block in blocks.iter().filter(|block| !block.is_running()) {
            let text = block.text.as_str();
            if text.is_empty() || LINKS.is_in(text) {
                continue;
            }
            self.told.push(block.whole());
            if DECISION.is_in(text) || label::section(text) == Some(Section::Decision) {
                self.raw.minuted = true;
                state = State::Decision;
            } else if PAPERS.is_in(text) || label::section(text) == Some(Section::Documents) {
                state = State::Documents;
            } else if let Some(found) = PURPOSE.captures(text) {
                self.sought = true;
                // Words on the label's own line are the purpose, and no label of it.
                if found.name("rest").is_some() {
                    self.raw.announcement.push(block);
                }
                state = State::Announcement;
            } else if REASONS.is_in(text) {
                state = State::Title;
            } else if let Some((name, value)) = field(block) {
                self.field(&name, &value);
                if state == State::Title {
                    state = first;
                }
            } else if label::section(text).is_none() {
                match state {
                    // What stands under the reasons is told, and decides nothing.
                    State::Title => {}
                    State::Announcement | State::Decision | State::Documents => {
                        state = self.raw.add(block, state);
                    }
                    State::Account => {
                        self.raw.minuted = true;
                        state = self.raw.add(block, state);
                    }
                }
            }
        }
    }

    /// A page that has lost its labels: behind what was sought stands what was decided.
    fn unlabelled(&mut self) {
        if self.raw.minuted {
            return;
        }
        if self.listed() {
            return;
        }
        let sought = |block: &&Block| unlabelled::announces(block);
        if let Some(last) = self.raw.announcement.iter().position(sought)
            && let Some(at) =
                (last..self.raw.announcement.len()).find(|at| !sought(&self.raw.announcement[*at]))
        {
            self.raw.account = self.raw.announcement.split_off(at);
            self.raw.minuted = true;
        }
    }

    /// Takes a list that says what shall be for the decision: it stands between the flags
    /// and the foot of a page that has lost its "Decision:".
    fn listed(&mut self) -> bool {
        let told = &self.raw.announcement;
        let begins = |at: &usize| {
            let marked = told[*at].marker.as_ref().is_some_and(Marker::begins);
            let stem = *at > 0 && STEM.is_in(&told[*at - 1].text);
            marked && (stem || DECIDES.is_in(&told[*at].text))
        };
        let Some(first) = (0..told.len()).find(begins).filter(|_| !self.sought) else {
            return false;
        };
        let points = told[first..]
            .iter()
            .take_while(|block| block.marker.is_some())
            .count();
        self.raw.decision = self.raw.announcement.drain(first..first + points).collect();
        self.raw.minuted = true;
        true
    }

    fn field(&mut self, name: &str, value: &str) {
        let day = || date::find(value).map(|found| found.date);
        if name.ends_with("at meeting") {
            if let Some(found) = AT_MEETING.captures(value) {
                self.committee = Some(found["body"].trim().to_owned());
                self.date = date::find(&found["day"])
                    .map(|found| found.date)
                    .or(self.date);
            }
        } else if matches!(name, "date of decision" | "date decided" | "decided") {
            self.date = self.date.or_else(day);
            // The system holds one who decides alone for a body that met.
            if let Some(found) = AT_MEETING.captures(value)
                && ONE_MEMBER.is_in(&found["body"])
            {
                self.committee = Some(found["body"].trim().to_owned());
                self.alone = true;
            }
        } else if name.starts_with("decision maker") && self.committee.is_none() {
            self.committee = body::named(value);
            self.alone = body::is_one_person(value);
        }
    }

    fn meeting(self, language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
        let mut item: Item = business::item(&self.raw, language, losses);
        let known = item.title.is_some() || item.minutes.is_some() || item.summary.is_some();
        if !known {
            return None;
        }
        if let Some(minutes) = &mut item.minutes {
            minutes.text = self.told.join("\n\n");
        }
        // What one person decided on a day is no item of any meeting.
        let of_one = self
            .committee
            .as_deref()
            .is_none_or(|name| ONE_MEMBER.is_in(name));
        let alone = self.alone && of_one && self.date.is_some();
        Some(Meeting {
            committee: self.committee,
            date: self.date,
            role: if alone { Role::Decisions } else { Role::Item },
            apologies: attendance::called::apologies(&self.raw),
            items: vec![item],
            ..Meeting::default()
        })
    }
}
