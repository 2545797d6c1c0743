//! What the lines over a table announce: a work programme, topics, actions.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::parse::pattern;
use crate::parse::table::Table;

/// A title this many lines over a table is still its own; a programme's may stand
/// further above, over a paragraph that explains it.
const NEAR: usize = 8;

/// What the lines over a table announce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Announced {
    /// A work programme.
    pub programme: bool,
    /// Topics without a meeting.
    pub topics: bool,
    /// Actions, or a tracker of them.
    pub tasks: bool,
}

impl Announced {
    /// Whether the lines announce a tracker, and no programme.
    pub fn tracks(self) -> bool {
        self.tasks && !self.programme
    }
}

static PROGRAMME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"\b(?:work|scrutiny|committee|annual|agenda|business|review|forward|meeting) ?(?:programme|program|planner|plan)s?\b|\bworkplans?\b|\bprogramme of (?:work|meetings|reports|business|reviews)\b|\bforward (?:work|look|agenda|schedule|planning)\b|\b(?:cycle|schedule|calendar|plan) of (?:business|reports|agenda items)\b|\b(?:future|forthcoming|upcoming) (?:business|meetings|agendas|agenda items|reports)\b|\bitems for future meetings\b|\blook ahead\b|\b(?:committee|meetings?|reports?|agenda|business) timetable\b|\btimetable of (?:meetings|reports|business)\b|\byear planner\b",
    )
});
static TOPICS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"\bforward plan items?\b|\bsuggested (?:items?|topics?)\b|\bunscheduled\b|\bto be (?:scheduled|programmed|allocated)\b|\b(?:potential|possible|future|proposed|outstanding) (?:items?|topics?|agenda items?)\b|\b(?:long ?|waiting )list\b|\bnot (?:yet )?(?:scheduled|programmed|allocated|timetabled)\b|\bnot (?:yet |currently |presently |already )*(?:included |listed )?(?:on|in) the (?:current )?(?:work|forward|scrutiny) ?(?:programme|plan)\b|\bto be (?:timetabled|arranged|dated)\b|\btopics? (?:raised|suggested|proposed)\b|\bsuggestions?\b|\bpossible scrutiny\b|\bpipeline\b|\bparked\b|\bbacklog\b|\bdates? (?:tb[ca]|to be (?:agreed|set|decided|determined|fixed|found|named|arranged))\b|\bno date\b|\bnot (?:yet )?dated\b|\bwithout a date\b|\bundated\b|\bitems? (?:suggested|for future|awaiting|without)\b|\bdates? to be confirmed\b|\b(?:potential|possible|future|proposed|outstanding) (?:agenda |scrutiny |review )?(?:items?|topics?)\b|\b(?:potential|possible|future|proposed) (?:issues|matters|subjects|reviews)\b|\bdates? (?:tb[ca]|to be (?:agreed|set|decided|determined))\b|\bitems? (?:suggested|for future|awaiting|without|on hold|held over|(?:with )?no date)\b|\bwithout (?:a |an )?(?:\w+ )?(?:date|day|meeting)s?\b|\bawaiting (?:a )?(?:date|scheduling|allocation)\b|\b(?:items?|topics?|matters?|issues?|reports?) (?:\w+ ){0,4}(?:future|later) (?:meetings?|agendas?|dates?)\b",
    )
});
static TASKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?x)
        \bactions?\ (?:tracker|log|list|sheet|plan|point|tracking|record|register|schedule|summary|outstanding|arising|agreed|from|update)s?\b
        | \bactions$ | \btrackers?\b | \btracking\ (?:of\ )?(?:decisions|recommendations|actions)\b
        | \b(?:outstanding|open)\ (?:\w+\ ){0,3}(?:actions?|recommendations?|requests?|matters|undertakings|commitments|promises|resolutions|information|issues|business)\b
        | \b(?:recommendations?|requests?|resolutions?|motions?|referrals?|queries|issues|undertakings|commitments|promises|decisions?)\ (?:log|list|register|tracker|monitoring|monitor|follow\ up|implementation)\b
        | \brecommendations?\ update\b | \b(?:requests?|undertakings|commitments|promises)\ (?:made|given)\b
        | \b(?:monitoring|follow\ up|implementation|progress)\ (?:of|on|against|with)\ (?:\w+\ ){0,3}(?:recommendations|actions|resolutions|requests|motions)\b
        | \b(?:update|report)\ on\ (?:\w+\ ){0,3}(?:requests|resolutions)\b
        | \b(?:motions|resolutions)\b.{0,40}\b(?:progress|updates?|monitoring|follow\ up)\b
        | \b(?:log|list|register|schedule|summary|table|record)\ of\ (?:\w+\ )?(?:requests|undertakings|commitments|promises|outstanding|actions)\b
        | \b(?:requests|questions)\ (?:from|of|by|made\ by)\ (?:members|councillors|the\ (?:committee|panel|board|forum|commission))\b
        | \b(?:members|committee|panel|board|forum)\ (?:\w+\ )?requests\b | \brequests\ for\ (?:\w+\ )?information\b
        | \b(?:information|what|reports)\ (?:\w+\ )?(?:requested|asked\ for)\b
        | \bmatters\ (?:arising|outstanding)\b | \b(?:points|items|matters)\ to\ follow\ up\b | \bfollow\ up$
        | \b(?:chasing|bring\ forward)\ (?:list|log|sheet)\b | \b(?:undertakings|commitments)$
        | \b(?:delivery|implementation)\ plan\b | \btimetable\b",
    )
});

/// What the lines say, the nearest last.
pub fn announced(lines: &[String]) -> Announced {
    let mut announced = Announced::default();
    let (mut programme, mut tasks) = (None, None);
    for (distance, line) in lines.iter().rev().enumerate() {
        if !is_title(line) {
            continue;
        }
        let folded = fold::compare(line);
        let says = |regex: &LazyLock<Option<Regex>>| {
            LazyLock::force(regex)
                .as_ref()
                .is_some_and(|regex| regex.is_match(&folded))
        };
        if says(&PROGRAMME) {
            programme.get_or_insert(distance);
        }
        if distance < NEAR && says(&TASKS) {
            tasks.get_or_insert((distance, is_appended(&folded)));
        }
        announced.topics |= distance < NEAR && says(&TOPICS);
    }
    announced.programme = programme.is_some();
    announced.tasks = tasks.is_some();
    // An appendix of its own, behind the one with the programme; or the line next to the
    // table, over which others speak of a programme.
    if let (Some(programme), Some((tasks, appended))) = (programme, tasks)
        && tasks < programme
        && (appended || tasks == 0)
    {
        announced.programme = false;
    }
    announced
}

/// Whether a title is that of an appendix.
fn is_appended(folded: &str) -> bool {
    ["appendix ", "annex ", "part ", "schedule "]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// Whether the nearest line over a table announces actions, so that not reading it
/// is a loss.
pub fn is_tracker(table: &Table) -> bool {
    table.above.last().is_some_and(|line| {
        let folded = fold::compare(line);
        let named = [
            "action tracker",
            "actions tracker",
            "action log",
            "actions log",
            "recommendation tracker",
            "recommendations tracker",
            "outstanding actions",
        ];
        is_title(line) && named.iter().any(|name| folded.contains(name))
    })
}

/// Whether a line can be a title: short, and no sentence.
pub fn is_title(line: &str) -> bool {
    let words = line.split(' ').count();
    (1..=20).contains(&words)
        && line.chars().count() <= 140
        && !line.trim_end().ends_with(['.', ';', ','])
        && line.chars().any(char::is_alphabetic)
}
