//! What stands in brackets within a list: a comma there parts no names.

use std::borrow::Cow;
use std::fmt::Write;

use crate::domain::fold;
use crate::parse::pattern::Pattern;

static ROLE: Pattern = Pattern::new(r"\s*[(\[](?P<role>[^()\[\]]{1,120})[)\]]");

pub(super) static HIDDEN_ROLE: Pattern = Pattern::new(r"\s*\((?P<index>\d+)\)");

/// Brackets that have lost their words.
pub(super) static EMPTY: Pattern = Pattern::new(r"[ \t]*[(\[]\s*[)\]]");

/// The words without brackets that stand in brackets.
pub(super) fn flat(text: &str) -> Cow<'_, str> {
    let mut depth = 0_u32;
    let mut nested = false;
    let kept = |letter: &char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return true,
        }
        let inner = if *letter == '(' { depth > 1 } else { depth > 0 };
        nested |= inner;
        !inner
    };
    let flat: String = text.chars().filter(kept).collect();
    if nested { flat.into() } else { text.into() }
}

/// A comma inside brackets parts no names: each bracket becomes `(0)`, `(1)`.
pub(super) fn hide_roles(text: &str) -> (String, Vec<String>) {
    let mut roles = Vec::new();
    let mut rest = text;
    let mut hidden = String::with_capacity(text.len());
    while let Some(found) = ROLE.captures(rest) {
        let Some(whole) = found.get(0) else { break };
        hidden.push_str(&rest[..whole.start()]);
        let _ = write!(hidden, " ({})", roles.len());
        roles.push(fold::quote(&found["role"]));
        rest = &rest[whole.end()..];
    }
    hidden.push_str(rest);
    (hidden, roles)
}

/// Words with their brackets as they were.
pub(super) fn put_back(piece: &str, roles: &[String]) -> String {
    let Some(found) = HIDDEN_ROLE.captures(piece) else {
        return piece.to_owned();
    };
    let role = found["index"]
        .parse::<usize>()
        .ok()
        .and_then(|at| roles.get(at));
    let whole = found.get(0).map(|whole| whole.range());
    match (role, whole) {
        (Some(role), Some(range)) => {
            format!("{} ({role}){}", &piece[..range.start], &piece[range.end..])
        }
        (None | Some(_), None | Some(_)) => piece.to_owned(),
    }
}
