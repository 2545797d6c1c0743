//! Points that a copy joined in one line: each bullet gets a line of its own.

use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// A bullet behind the end of a point.
static NEXT: Pattern = Pattern::new(r"[.;:!?] (?P<bullet>[•▪●◦]) ?[\p{L}\d“(]");

/// The lines with their points apart; `None` where no line holds two.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let joined = |line: &Line| {
        line.cells.is_empty()
            && line.text.starts_with(['•', '▪', '●', '◦'])
            && NEXT.is_in(&line.text)
    };
    lines.iter().any(joined).then(|| {
        let mut told = Vec::with_capacity(lines.len() + 4);
        for line in lines {
            if !joined(line) {
                told.push(line.clone());
                continue;
            }
            let found = NEXT.captures_all(&line.text);
            let cuts = found.iter().filter_map(|found| found.name("bullet"));
            let mut from = 0;
            for cut in cuts.map(|bullet| bullet.start()).chain([line.text.len()]) {
                told.push(Line {
                    text: line.text[from..cut].trim_end().to_owned(),
                    gap: line.gap || from > 0,
                    ..line.clone()
                });
                from = cut;
            }
        }
        told
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Option<Vec<String>> {
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect();
        lines(&read(text)).map(texts)
    }

    #[test]
    fn points_in_one_line_come_apart() {
        let wanted = ["Heard:", "• Ferries ran.", "• Tolls rose.", "Noted."];
        assert_eq!(
            told("Heard:\n• Ferries ran. • Tolls rose.\nNoted."),
            Some(wanted.map(str::to_owned).to_vec())
        );
        assert_eq!(told("• Ferries ran\n• Tolls rose • slowly"), None);
    }
}
