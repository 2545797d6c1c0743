//! What a task's own cell says behind the task: the day by which, the state.

use crate::domain::fold;
use crate::parse::pattern::Pattern;
use crate::parse::table::cell;

/// "Survey to be sent. Due by Dec-31": behind a full stop or on a line of its own.
static DUE: Pattern = Pattern::new(
    r"(?i)(?:[.;)]\s|\n)\s*(?P<label>(?:action )?due(?: date| by)?|deadline|target date|timescale|by when)\s*(?::|[-–]|\s)\s*(?P<value>[^.\n:]{3,30})\.?$",
);
/// "… Status: in progress".
static STATUS: Pattern = Pattern::new(
    r"(?i)(?:[.;)]\s|\n)\s*(?P<label>(?:current )?status)\s*[:–-]\s*(?P<value>\S[^\n]{1,200})$",
);

static POINT: Pattern = Pattern::new(r"^\s*\(?(?P<mark>[a-z]|\d{1,2})[.)]\s+(?P<rest>\S.*)$");

/// The tasks of a cell that lists several on lines of their own, "(a) …", "(b) …"; the whole
/// cell where it does not count them.
pub fn points(text: &str) -> Vec<String> {
    let mut points: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (POINT.captures(line), points.last_mut()) {
            (Some(found), _) => {
                points.push((found["mark"].to_owned(), found["rest"].to_owned()));
            }
            (None, Some((_, last))) => {
                last.push('\n');
                last.push_str(line);
            }
            (None, None) => return vec![text.to_owned()],
        }
    }
    let counts = |from: u8| {
        let marks = points.iter().zip(from..);
        marks.fold(true, |so, ((mark, _), at)| {
            so && *mark
                == if from == b'a' {
                    char::from(at).to_string()
                } else {
                    at.to_string()
                }
        })
    };
    if points.len() > 1 && (counts(b'a') || counts(1)) {
        points.into_iter().map(|(_, rest)| rest).collect()
    } else {
        vec![text.to_owned()]
    }
}

/// A task without what its cell says besides, the day and the state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    /// The words of the task.
    pub task: String,
    /// By when.
    pub due: Option<String>,
    /// What came of it.
    pub status: Option<String>,
}

/// Parts the words of a cell.
pub fn part(text: &str) -> Within {
    let (text, status) = cut(text.trim_end(), &STATUS, |_| true);
    let (text, due) = cut(text, &DUE, cell::says_when);
    Within {
        task: fold::quote(text),
        due,
        status,
    }
}

fn cut<'t>(
    text: &'t str,
    pattern: &Pattern,
    is_value: impl Fn(&str) -> bool,
) -> (&'t str, Option<String>) {
    let found = pattern.captures(text).and_then(|found| {
        let label = found.name("label")?.start();
        let value = found.name("value")?.as_str();
        is_value(value).then(|| (label, fold::quote(value)))
    });
    match found {
        Some((at, value)) if text[..at].trim().contains(' ') => {
            (text[..at].trim_end(), Some(value))
        }
        Some(_) | None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_counts_on_lines_of_its_own_are_several_tasks() {
        assert_eq!(
            points("(a) Invite the board.\n(b) Ask who owns\nthe drain.").len(),
            2
        );
        assert_eq!(points("1. Mend the gate\n2. Cut the hedge").len(), 2);
        for one in [
            "(b) Ask.\n(c) Wait.",
            "2. Mend the gate",
            "Ask:\n(a) who\n(b) when",
        ] {
            assert_eq!(points(one), [one]);
        }
    }

    #[test]
    fn a_day_and_a_state_behind_a_task_are_no_part_of_it() {
        let read = part("The survey to be sent out.\nDue by Dec-31");
        assert_eq!(read.task, "The survey to be sent out.");
        assert_eq!(read.due.as_deref(), Some("Dec-31"));
        let read = part("Mend the gate on the green. Status: in progress");
        assert_eq!(read.task, "Mend the gate on the green.");
        assert_eq!(read.status.as_deref(), Some("in progress"));
        for whole in [
            "Report on what is due by June",
            "Write to the mill. Deadline for replies is not yet known",
            "Ask for the status: of the gate",
        ] {
            assert_eq!(part(whole).task, whole);
        }
    }
}
