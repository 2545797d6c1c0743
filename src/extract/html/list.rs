//! The markers that a browser sets before the points of a list.

use scraper::node::Element;

use crate::extract::roman;

/// The largest number that is counted: a list may say that it starts anywhere.
const LARGEST: i64 = 9_999;

/// How the points of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    None,
    Bullet,
    Decimal,
    Letter { large: bool },
    Roman { large: bool },
}

/// A list that is open.
#[derive(Debug, Clone, Copy)]
pub struct List {
    style: Style,
    next: i64,
}

impl List {
    /// The list that the element opens.
    pub fn of(part: &Element) -> Self {
        let ordered = part.name() == "ol";
        let style = styled(part).unwrap_or(if ordered {
            Style::Decimal
        } else {
            Style::Bullet
        });
        let next = part
            .attr("start")
            .and_then(|start| start.trim().parse().ok())
            .unwrap_or(1);
        Self { style, next }
    }

    /// The marker of the next point.
    pub fn marker(&mut self, point: &Element) -> Option<String> {
        let style = styled(point).unwrap_or(self.style);
        if let Some(value) = point
            .attr("value")
            .and_then(|value| value.trim().parse().ok())
        {
            self.next = value;
        }
        let number = self.next.clamp(0, LARGEST);
        self.next = number + 1;
        match style {
            Style::None => None,
            Style::Bullet => Some("•".to_owned()),
            Style::Decimal => Some(format!("{number}.")),
            Style::Letter { large } => Some(cased(&letters(number), large)),
            Style::Roman { large } => {
                // The clamp above keeps it between 0 and `LARGEST`.
                let number = u32::try_from(number).unwrap_or(0);
                Some(cased(&roman::lower(number), large))
            }
        }
    }
}

fn cased(value: &str, large: bool) -> String {
    if large {
        format!("{}.", value.to_uppercase())
    } else {
        format!("{value}.")
    }
}

/// What the element says of its marker, in its type or in its style.
fn styled(part: &Element) -> Option<Style> {
    let style = part.attr("style").unwrap_or_default().to_ascii_lowercase();
    let said = style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .filter(|(name, _)| name.trim().starts_with("list-style"))
        .flat_map(|(_, value)| value.split_whitespace())
        .find_map(|value| match value {
            "none" => Some(Style::None),
            "disc" | "circle" | "square" => Some(Style::Bullet),
            "decimal" | "decimal-leading-zero" => Some(Style::Decimal),
            "lower-alpha" | "lower-latin" => Some(Style::Letter { large: false }),
            "upper-alpha" | "upper-latin" => Some(Style::Letter { large: true }),
            "lower-roman" => Some(Style::Roman { large: false }),
            "upper-roman" => Some(Style::Roman { large: true }),
            _ => None,
        });
    said.or_else(|| match part.attr("type")?.trim() {
        "1" => Some(Style::Decimal),
        "a" => Some(Style::Letter { large: false }),
        "A" => Some(Style::Letter { large: true }),
        "i" => Some(Style::Roman { large: false }),
        "I" => Some(Style::Roman { large: true }),
        "disc" | "circle" | "square" => Some(Style::Bullet),
        _ => None,
    })
}

/// `a` to `z`, then `aa`.
fn letters(number: i64) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'a' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn points_count_as_browsers_count() {
        assert_eq!(letters(1), "a");
        assert_eq!(letters(27), "aa");
    }
}
