//! The looks of a workbook's cells: those that it has, and the same that wrap or are shaded.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The looks of a workbook.
pub struct Looks {
    text: String,
    /// The looks of cells, as they stand.
    cells: Vec<String>,
    /// How many it had.
    had: usize,
    /// How many fills it has.
    fills: usize,
    is_shaded: bool,
    /// The codes by which numbers are shown.
    codes: HashMap<usize, String>,
    /// Looks that were made from others.
    made: HashMap<(usize, bool, bool), usize>,
}

/// What is behind the shade in a list of fills.
const FILLS: &str = "fills";
/// The looks of cells.
const CELLS: &str = "cellXfs";

impl Looks {
    /// The looks that a part of the workbook tells.
    pub fn of(text: String) -> Looks {
        let cells = elements(inside(&text, CELLS), "xf");
        let codes = elements(inside(&text, "numFmts"), "numFmt");
        let codes = codes.iter().filter_map(|element| {
            let code = attribute(element, "formatCode")?.to_owned();
            Some((attribute(element, "numFmtId")?.parse().ok()?, code))
        });
        Looks {
            codes: codes.collect(),
            fills: elements(inside(&text, FILLS), "fill").len(),
            had: cells.len(),
            cells,
            is_shaded: false,
            made: HashMap::new(),
            text,
        }
    }

    /// Whether it shows a number as a day.
    pub fn is_day(&self, look: usize) -> bool {
        let Some(id) = self
            .cells
            .get(look)
            .and_then(|cell| attribute(cell, "numFmtId"))
            .and_then(|id| id.parse::<usize>().ok())
        else {
            return false;
        };
        match self.codes.get(&id) {
            Some(code) => is_day(code),
            None => matches!(id, 14..=17 | 22 | 27..=36 | 50..=58),
        }
    }

    /// A look whose words wrap, and that is shaded where something changed.
    pub fn wrapped(&mut self, look: usize, is_shaded: bool) -> usize {
        self.like(look, true, is_shaded)
    }

    /// The same look, shaded.
    pub fn shaded(&mut self, look: usize) -> usize {
        self.like(look, false, true)
    }

    /// Whether its words wrap.
    pub fn wraps(&self, look: usize) -> bool {
        let cell = self.cells.get(look);
        cell.and_then(|cell| attribute(cell, "wrapText"))
            .is_some_and(|value| matches!(value, "1" | "true"))
    }

    fn like(&mut self, look: usize, wraps: bool, is_shaded: bool) -> usize {
        let wraps = wraps && !self.wraps(look);
        if !wraps && !is_shaded {
            return look;
        }
        if let Some(made) = self.made.get(&(look, wraps, is_shaded)) {
            return *made;
        }
        let plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
        let mut cell = self
            .cells
            .get(look)
            .map_or_else(|| plain.to_owned(), Clone::clone);
        if wraps {
            cell = wrapping(&cell);
        }
        if is_shaded {
            self.is_shaded = true;
            let head = with(&head(&cell), "fillId", &self.fills.to_string());
            let head = with(&head, "applyFill", "1");
            cell.replace_range(..self::head(&cell).len(), &head);
        }
        self.cells.push(cell);
        let made = self.cells.len() - 1;
        self.made.insert((look, wraps, is_shaded), made);
        made
    }

    /// The part of the workbook with the looks that were made.
    pub fn written(&self, shade: &str) -> String {
        let mut text = self.text.clone();
        if let Some(new) = self.cells.get(self.had..).filter(|new| !new.is_empty()) {
            text = appended(&text, CELLS, &new.concat(), self.cells.len());
        }
        if self.is_shaded {
            let mut fill = String::new();
            let _ = write!(
                fill,
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{shade}\"/></patternFill></fill>"
            );
            text = appended(&text, FILLS, &fill, self.fills + 1);
        }
        text
    }
}

/// A code that shows days: it has a letter of days or years that is not quoted.
fn is_day(code: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    code.chars().any(|letter| {
        match letter {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => {}
        }
        !quoted && !bracketed && matches!(letter.to_ascii_lowercase(), 'd' | 'y')
    })
}

fn wrapping(cell: &str) -> String {
    let opening = with(&head(cell), "applyAlignment", "1");
    if let Some(at) = cell.find("<alignment") {
        let old = head(&cell[at..]);
        let cell = cell.replacen(&old, &with(&old, "wrapText", "1"), 1);
        let from = head(&cell).len();
        return format!("{opening}{}", &cell[from..]);
    }
    let alignment = "<alignment vertical=\"top\" wrapText=\"1\"/>";
    match opening.strip_suffix("/>") {
        Some(open) => format!("{}>{alignment}</xf>", open.trim_end()),
        None => format!("{opening}{alignment}{}", &cell[head(cell).len()..]),
    }
}

/// The tag that a text begins with.
pub fn head(text: &str) -> String {
    let end = text.find('>').map_or(text.len(), |at| at + 1);
    text[..end].to_owned()
}

/// The value of an attribute in the first tag that has it.
pub fn attribute<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(name)?;
        let behind = &text[at + name.len()..];
        let is_start = text[..at].ends_with([' ', '\n', '\t', '\r']);
        if is_start
            && let Some(value) = behind.strip_prefix('=')
            && let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\''))
        {
            return value[1..].split(quote).next();
        }
        from = at + name.len();
    }
}

/// A tag with an attribute, in the place of its own.
pub fn with(tag: &str, name: &str, value: &str) -> String {
    if let Some(own) = attribute(tag, name) {
        let at = own.as_ptr() as usize - tag.as_ptr() as usize;
        return format!("{}{value}{}", &tag[..at], &tag[at + own.len()..]);
    }
    let end = if tag.ends_with("/>") { 2 } else { 1 };
    let (open, close) = tag.split_at(tag.len().saturating_sub(end));
    format!("{} {name}=\"{value}\"{close}", open.trim_end())
}

/// A tag without an attribute.
pub fn without(tag: &str, name: &str) -> String {
    let Some(value) = attribute(tag, name) else {
        return tag.to_owned();
    };
    for quote in ['"', '\''] {
        for blank in [' ', '\n', '\t', '\r'] {
            let whole = format!("{blank}{name}={quote}{value}{quote}");
            if tag.contains(&whole) {
                return tag.replacen(&whole, "", 1);
            }
        }
    }
    tag.to_owned()
}

/// What stands in the first element of a name.
fn inside<'t>(text: &'t str, name: &str) -> &'t str {
    let Some(start) = text.find(&format!("<{name}")) else {
        return "";
    };
    let open = start + head(&text[start..]).len();
    let end = text[open..].find(&format!("</{name}>"));
    end.map_or("", |end| &text[open..open + end])
}

/// The elements of a name, one behind the other.
fn elements(text: &str, name: &str) -> Vec<String> {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(&open) {
        let behind = &rest[at..];
        let tag = head(behind);
        let end = behind.find(&close).filter(|_| !tag.ends_with("/>"));
        let whole = end.map_or(tag.len(), |end| end + close.len());
        all.push(behind[..whole].to_owned());
        rest = &behind[whole..];
    }
    all
}

/// A list with more at its end.
fn appended(text: &str, name: &str, more: &str, count: usize) -> String {
    let Some(start) = text.find(&format!("<{name}")) else {
        return text.to_owned();
    };
    let old = head(&text[start..]);
    let counted = with(&old, "count", &count.to_string());
    let text = text.replacen(&old, &counted, 1);
    text.replacen(&format!("</{name}>"), &format!("{more}</{name}>"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_that_wraps_is_made_once_and_counted() {
        let mut looks = Looks::of("<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\"/></numFmts><fills count=\"1\"><fill/></fills><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"165\"><alignment wrapText=\"1\"/></xf></cellXfs></styleSheet>".to_owned());
        assert!(looks.is_day(1) && !looks.is_day(0));
        assert_eq!(looks.wrapped(0, false), 2);
        assert_eq!(looks.wrapped(0, false), 2);
        assert_eq!(looks.wrapped(1, false), 1);
        assert_eq!(looks.shaded(1), 3);
        let written = looks.written("FFF2CC");
        assert!(written.contains("<cellXfs count=\"4\">"), "{written}");
        assert!(written.contains("<fills count=\"2\">"), "{written}");
        assert!(
            written.contains("<xf numFmtId=\"0\" fontId=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"),
            "{written}"
        );
        assert!(
            written.contains(
                "<xf numFmtId=\"165\" fillId=\"1\" applyFill=\"1\"><alignment wrapText=\"1\"/></xf>"
            ),
            "{written}"
        );
    }
}
