//! Both wordings of what was recorded otherwise than it was promised, the words marked that
//! carry the change: side by side where there is room, in one where they are much the same.

use crate::thread::changed::Changed;
use crate::thread::difference::{self, Fate, Stretch};
use crate::tui::history::page::{Page, Piece, wrap};
use crate::tui::text;
use crate::tui::theme::Role;

/// From here on two wordings stand side by side.
const BESIDE: usize = 60;
/// From so many words of a hundred in common on, both are read in one.
const IN_ONE: usize = 60;

/// Writes both wordings, each change marked once.
pub fn lines(page: &mut Page, block: usize, promised: &str, recorded: &str, changed: Changed) {
    page.entry(
        block,
        &[(Role::Label, format!("CHANGED: {}", changed.name()))],
    );
    let asked = pieces(&difference::carrying(recorded, promised), Role::Gone);
    let now = pieces(&difference::carrying(promised, recorded), Role::New);
    let room = page.room();
    if room >= BESIDE {
        return beside(page, block, &asked, &now, (room - 3) / 2);
    }
    let both = difference::words(promised, recorded);
    if difference::in_common(&both) >= IN_ONE {
        return page.entry(block, &pieces(&both, Role::New));
    }
    for (name, words) in [("asked for: ", asked), ("recorded: ", now)] {
        let mut all = vec![(Role::Dim, name.to_owned())];
        all.extend(words);
        page.entry(block, &all);
    }
}

/// Two wordings side by side, each in so many columns.
fn beside(page: &mut Page, block: usize, asked: &[Piece], now: &[Piece], column: usize) {
    let (left, right) = (wrap(asked, column, column), wrap(now, column, column));
    let mut heading = page.under();
    heading.push((Role::Dim, format!("{:column$}   recorded", "asked for")));
    page.line(block, heading);
    for at in 0..left.len().max(right.len()) {
        let mut line = page.under();
        let left = left.get(at).cloned().unwrap_or_default();
        let wide: usize = left.iter().map(|(_, words)| text::width(words)).sum();
        line.extend(left);
        line.push((Role::Text, " ".repeat(column.saturating_sub(wide))));
        line.push((Role::Border, " │ ".to_owned()));
        line.extend(right.get(at).cloned().unwrap_or_default());
        page.line(block, line);
    }
}

/// Stretches as they look; what is new has a role, what is gone looks gone.
fn pieces(stretches: &[Stretch], new: Role) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in stretches {
        let role = match stretch.fate {
            Fate::Kept => Role::Text,
            Fate::New => new,
            Fate::Gone => Role::Gone,
        };
        if !pieces.is_empty() {
            pieces.push((Role::Text, " ".to_owned()));
        }
        pieces.push((role, stretch.words.clone()));
    }
    pieces
}
