//! The look of cells and rows, changed in place: merged or not, shaded, slanted.

use std::ops::Range;

/// What may stand behind the shade in the look of a cell.
const BEHIND_SHADE: [&str; 6] = [
    "<w:noWrap",
    "<w:tcMar",
    "<w:textDirection",
    "<w:tcFitText",
    "<w:vAlign",
    "<w:hideMark",
];
/// What stands before the mark of a merged cell in it.
const BEFORE_MERGE: [&str; 4] = ["<w:cnfStyle", "<w:tcW", "<w:gridSpan", "<w:hMerge"];
/// What stands before the slant in the look of letters.
const BEFORE_SLANT: [&str; 4] = ["<w:rStyle", "<w:rFonts", "<w:b", "<w:bCs"];

/// A cell that is the first of those merged over rows, another of them, or none.
pub fn merge(cell: &str, first: Option<bool>) -> String {
    let cell = with_dress(cell);
    let mut cell = without(&cell, "w:vMerge");
    let mark = match first {
        Some(true) => "<w:vMerge w:val=\"restart\"/>",
        Some(false) => "<w:vMerge/>",
        None => return cell,
    };
    let at = behind(&cell, "<w:tcPr", &BEFORE_MERGE);
    cell.insert_str(at, mark);
    cell
}

/// A cell with a shade.
pub fn shade(cell: &str, fill: &str) -> String {
    let cell = with_dress(cell);
    let mut cell = without(&cell, "w:shd");
    let end = cell.find("</w:tcPr>").unwrap_or(0);
    let at = BEHIND_SHADE
        .iter()
        .filter_map(|mark| cell[..end].find(mark))
        .min()
        .unwrap_or(end);
    cell.insert_str(
        at,
        &format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"),
    );
    cell
}

/// The look of letters, slanted or upright.
pub fn slant(letters: &str, slanted: bool) -> String {
    let letters = if letters.is_empty() {
        "<w:rPr></w:rPr>"
    } else {
        letters
    };
    let mut letters = without(&without(letters, "w:iCs"), "w:i");
    if slanted {
        let at = behind(&letters, "<w:rPr", &BEFORE_SLANT);
        letters.insert_str(at, "<w:i/>");
    }
    letters
}

/// A row made like another: what named the other one goes.
pub fn fresh_row(row: &str) -> String {
    let Some(end) = row.find('>') else {
        return row.to_owned();
    };
    format!("<w:tr>{}", &row[end + 1..])
}

/// A cell that says how it looks.
fn with_dress(cell: &str) -> String {
    let end = cell.find('>').map_or(0, |at| at + 1);
    if let Some(rest) = cell[end..].strip_prefix("<w:tcPr/>") {
        return format!("{}<w:tcPr></w:tcPr>{rest}", &cell[..end]);
    }
    if cell[end..].starts_with("<w:tcPr") {
        return cell.to_owned();
    }
    format!("{}<w:tcPr></w:tcPr>{}", &cell[..end], &cell[end..])
}

/// Behind the last of these marks in the look that begins with `head`, else at its start.
fn behind(text: &str, head: &str, marks: &[&str]) -> usize {
    let start = text
        .find(head)
        .and_then(|at| text[at..].find('>').map(|end| at + end + 1))
        .unwrap_or(0);
    let close = format!("</{}>", &head[1..]);
    let end = text.find(&close).unwrap_or(start).max(start);
    marks
        .iter()
        .filter_map(|mark| element(&text[start..end], &mark[1..]))
        .map(|found| start + found.end)
        .max()
        .unwrap_or(start)
}

/// The look of the first element without one of its marks.
fn without(text: &str, name: &str) -> String {
    let head = text.find("<w:p>").or_else(|| text.find("<w:p "));
    let end = head.unwrap_or(text.len());
    match element(&text[..end], name) {
        Some(found) => format!("{}{}", &text[..found.start], &text[found.end..]),
        None => text.to_owned(),
    }
}

/// Where a mark stands.
fn element(text: &str, name: &str) -> Option<Range<usize>> {
    let open = format!("<{name}");
    let (start, _) = text.match_indices(&open).find(|(at, _)| {
        let next = text[at + open.len()..].chars().next();
        next.is_some_and(|letter| matches!(letter, ' ' | '/' | '>'))
    })?;
    let end = start + text[start..].find('>')? + 1;
    if text[start..end].ends_with("/>") {
        return Some(start..end);
    }
    let close = format!("</{name}>");
    let shut = text[end..].find(&close)?;
    Some(start..end + shut + close.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_where_the_format_wants_them() {
        let cell = "<w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:vMerge/><w:shd w:fill=\"0\"/><w:vAlign w:val=\"top\"/></w:tcPr><w:p/></w:tc>";
        assert_eq!(
            merge(cell, Some(true)),
            cell.replace("<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>")
        );
        assert_eq!(merge(cell, None), cell.replace("<w:vMerge/>", ""));
        assert_eq!(
            shade(cell, "AA"),
            cell.replace(
                "<w:shd w:fill=\"0\"/>",
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"AA\"/>"
            )
        );
        assert_eq!(
            merge("<w:tc><w:p/></w:tc>", Some(false)),
            "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        );
        assert_eq!(
            slant("<w:rPr><w:b/><w:sz w:val=\"20\"/></w:rPr>", true),
            "<w:rPr><w:b/><w:i/><w:sz w:val=\"20\"/></w:rPr>"
        );
        assert_eq!(slant("<w:rPr><w:i/></w:rPr>", false), "<w:rPr></w:rPr>");
        assert_eq!(fresh_row("<w:tr w:id=\"1\"><w:tc/>"), "<w:tr><w:tc/>");
    }
}
