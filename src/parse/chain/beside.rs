//! What stands at the right of a title: the times and the pages of its item.

use crate::domain::fold;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::title;

static PAGES_BESIDE: Pattern = Pattern::new(r"^[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?$");

/// The title without the times at the right of its lines.
fn timeless(title: String, lines: &[String]) -> (String, Vec<String>) {
    let parted = || {
        let told = title::timeless(lines)?;
        let whole = fold::quote(&lines.join(" "));
        let number = whole.strip_suffix(title.as_str())?;
        let own = fold::quote(&told.join(" "));
        Some((own.strip_prefix(number)?.trim().to_owned(), told))
    };
    parted().unwrap_or_else(|| (title, lines.to_vec()))
}

/// A title in a list with its pages at the right margin, which say that they are pages.
pub(super) fn with_pages(block: &Block, title: String) -> String {
    let (title, lines) = timeless(title, &block.lines);
    let [line] = lines.as_slice() else {
        return title;
    };
    let pages = line.rsplit_once('\t').map(|(_, pages)| pages.trim());
    match pages.filter(|pages| block.heading.is_some() && PAGES_BESIDE.is_in(pages)) {
        Some(pages) => match title.strip_suffix(pages) {
            Some(words) => format!("{} (Pages {pages})", words.trim_end()),
            None => title,
        },
        None => title,
    }
}
