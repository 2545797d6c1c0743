//! The tree of a page → lines: the web system's tables become the labels of its text.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::chrome::Chrome;
use super::list::List;
use super::system::{self, Page};
use super::table;
use super::tree::{element, has_class, words};
use super::writer::Writer;
use crate::extract::Line;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "hgroup",
    "address",
    "blockquote",
    "center",
    "figure",
    "figcaption",
    "fieldset",
    "legend",
    "form",
    "details",
    "summary",
    "dl",
    "pre",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "body",
    "hr",
    "label",
];

/// The level of an item's title, which is no heading in the page.
const TITLE: u8 = 3;

/// The lines of a page.
pub fn lines(html: &Html) -> Vec<Line> {
    let mut walk = Walk {
        chrome: Chrome::of(html),
        page: system::page(html),
        writer: Writer::default(),
        hidden: None,
        lists: Vec::new(),
        rows: Vec::new(),
        headed: false,
        term: None,
    };
    walk.begin();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(_) if walk.hidden.is_some() => {}
            Edge::Open(node) => {
                if let Some(text) = node.value().as_text() {
                    walk.writer.text(text);
                } else if let Some(part) = element(&node) {
                    walk.open(node, part);
                }
            }
            Edge::Close(node) if walk.hidden.is_some() => {
                if walk.hidden == Some(node.id()) {
                    walk.hidden = None;
                }
            }
            Edge::Close(node) => {
                if let Some(part) = element(&node) {
                    walk.close(node, part);
                }
            }
        }
    }
    walk.end();
    walk.writer.done()
}

struct Walk {
    chrome: Chrome,
    page: Page,
    writer: Writer,
    /// The element that is passed over with all that stands in it.
    hidden: Option<NodeId>,
    lists: Vec<List>,
    /// Rows of the web system's table that are open.
    rows: Vec<NodeId>,
    /// "No. | Item |" has been written.
    headed: bool,
    /// A term whose description comes next.
    term: Option<String>,
}

/// The sign that one letter of a font of signs shows: a word processor's bullet is a "v" or
/// a "§" to whoever has not the font.
fn sign(node: NodeRef<'_, Node>, part: &Element) -> Option<&'static str> {
    let said = part.attr("style").or_else(|| part.attr("face"))?;
    let font = said.to_ascii_lowercase();
    let of_signs = font.contains("wingdings") || font.contains("symbol");
    if !of_signs && !font.contains("courier new") {
        return None;
    }
    let said = words(node);
    let mut letters = said.chars();
    match (letters.next()?, letters.next()) {
        ('ü' | 'P' | 'þ', None) if of_signs => Some("✓ "),
        (_, None) if of_signs => Some("• "),
        ('o', None) => Some("• "),
        _ => None,
    }
}

impl Walk {
    fn begin(&mut self) {
        if let Page::Item { meeting, number } = &self.page {
            self.writer.label(meeting);
            if let Some(number) = number {
                self.writer.label(&format!("{number}. |"));
            }
        }
    }

    fn end(&mut self) {
        self.writer.paragraph();
        match self.page {
            Page::Item { .. } | Page::History => self.writer.label("|"),
            Page::Meeting | Page::Other => {}
        }
    }

    fn open(&mut self, node: NodeRef<'_, Node>, part: &Element) {
        if self.chrome.is(node, part) {
            if self.page == Page::Meeting {
                self.papers(node);
            }
            self.hidden = Some(node.id());
            return;
        }
        let name = part.name();
        match name {
            "br" => self.writer.line(),
            "b" | "strong" => self.writer.bold += 1,
            "span" | "font" => {
                if let Some(sign) = sign(node, part) {
                    self.writer.text(sign);
                    self.hidden = Some(node.id());
                }
            }
            "ul" | "ol" => {
                self.writer.paragraph();
                self.lists.push(List::of(part));
                self.set_depth();
            }
            "li" => {
                self.writer.paragraph();
                self.writer.marker = self.lists.last_mut().and_then(|list| list.marker(part));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, part),
            "dt" => {
                self.writer.paragraph();
                self.term = Some(words(node));
                self.hidden = Some(node.id());
            }
            "dd" => {
                self.writer.paragraph();
                if let Some(term) = self.term.take().filter(|term| !term.is_empty()) {
                    let end = if term.ends_with([':', '?']) {
                        " "
                    } else {
                        ": "
                    };
                    self.writer.text(&format!("{term}{end}"));
                }
            }
            _ if BLOCKS.contains(&name) => {
                self.writer.paragraph();
                self.block(node, part);
            }
            _ => {}
        }
        if has_class(part, "mgSubItemTitleTxt") {
            self.label(node);
        } else if has_class(part, "mgAiTitleTxt") {
            self.title(node);
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>, part: &Element) {
        match part.name() {
            "b" | "strong" => self.writer.bold = self.writer.bold.saturating_sub(1),
            "ul" | "ol" => {
                self.writer.paragraph();
                self.lists.pop();
                self.set_depth();
            }
            "li" => {
                self.writer.paragraph();
                self.writer.marker = None;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_heading(),
            "dd" => self.writer.paragraph(),
            name if BLOCKS.contains(&name) => {
                if has_class(part, "mgAiTitleTxt") {
                    self.end_heading();
                }
                self.writer.paragraph();
            }
            _ => {}
        }
        if self.rows.last() == Some(&node.id()) {
            self.rows.pop();
            self.writer.label("|");
        }
    }

    /// The meeting's own papers, among the links of its page; the others lead elsewhere.
    fn papers(&mut self, node: NodeRef<'_, Node>) {
        let listed = |node: &NodeRef<'_, Node>| {
            element(node).is_some_and(|part| has_class(part, "mgActionList"))
        };
        for list in node.descendants().filter(listed) {
            for point in list.children() {
                let said = words(point);
                if system::is_paper(&said) {
                    self.writer.label(&said);
                }
            }
        }
    }

    fn set_depth(&mut self) {
        self.writer.depth = u16::try_from(self.lists.len()).unwrap_or(u16::MAX);
    }

    fn heading(&mut self, node: NodeRef<'_, Node>, part: &Element) {
        self.writer.paragraph();
        let level = part.name().as_bytes().get(1).map(|digit| digit - b'0');
        match &self.page {
            // It says "Agenda item", which the meeting's own line says better.
            Page::Item { .. } if level == Some(1) => self.hidden = Some(node.id()),
            Page::History if system::is_meeting(&words(node)) => self.meeting(node),
            Page::Item { .. } | Page::History | Page::Meeting | Page::Other => {
                self.writer.heading = level;
            }
        }
    }

    fn end_heading(&mut self) {
        self.writer.paragraph();
        self.writer.heading = None;
    }

    /// A meeting in a history: what was told of the one before it ends.
    fn meeting(&mut self, node: NodeRef<'_, Node>) {
        if self.writer.last().is_some_and(|last| last != "|") {
            self.writer.label("|");
        }
        self.writer.label(&words(node));
        self.hidden = Some(node.id());
    }

    fn block(&mut self, node: NodeRef<'_, Node>, part: &Element) {
        match part.name() {
            "table" if table::holds_data(node, part) => {
                // On a meeting's own page the words would tell of nothing but who came.
                if part.attr("summary") == Some("Table of meeting attendance")
                    && self.page == Page::Other
                {
                    self.writer.label("Meeting attendance");
                }
                let rows = table::rows(node, &self.chrome);
                self.writer.table(rows);
                self.hidden = Some(node.id());
            }
            "tr" => self.row(node),
            "td" if self.in_row(&node) && system::is_number_cell(&node) => {
                self.hidden = Some(node.id());
            }
            "p" | "div" | "td" if self.page == Page::History => {
                let said = words(node);
                let alone = !node
                    .children()
                    .filter_map(|child| element(&child))
                    .any(|child| BLOCKS.contains(&child.name()));
                if alone && system::is_meeting(&said) {
                    self.meeting(node);
                }
            }
            _ => {}
        }
    }

    fn in_row(&self, cell: &NodeRef<'_, Node>) -> bool {
        let row = cell.parent().map(|parent| parent.id());
        row.is_some() && self.rows.last().copied() == row
    }

    /// A row of the web system's table: the number before its item, a stroke behind.
    fn row(&mut self, tr: NodeRef<'_, Node>) {
        let Some(row) = system::row(tr) else { return };
        match row {
            system::Row::Head => self.hidden = Some(tr.id()),
            system::Row::Item { number } => {
                if !std::mem::replace(&mut self.headed, true) && self.page != Page::History {
                    self.writer.label("No. | Item |");
                }
                if let Some(number) = number {
                    self.writer.label(&format!("{number}. |"));
                }
                self.rows.push(tr.id());
            }
        }
    }

    /// "Minutes:", "Decision:", "Additional documents:".
    fn label(&mut self, node: NodeRef<'_, Node>) {
        let said = words(node);
        if said.is_empty() {
            return;
        }
        let end = if said.ends_with(':') { "" } else { ":" };
        self.writer.label(&format!("{said}{end}"));
        self.hidden = Some(node.id());
    }

    /// An item's title; the number's cell bears the same class on some sites.
    fn title(&mut self, node: NodeRef<'_, Node>) {
        let number = node
            .ancestors()
            .take(3)
            .any(|above| system::is_number_cell(&above));
        if number {
            self.hidden = Some(node.id());
            return;
        }
        self.writer.heading = Some(TITLE);
        // A history prints the number before the title.
        if self.page == Page::History && self.rows.is_empty() {
            let said = words(node);
            let number = self
                .writer
                .last()
                .and_then(system::item_of)
                .filter(|number| said.starts_with(number.as_str()));
            if let Some(number) = number {
                let rest = said[number.len()..].trim_start_matches(['.', ' ', '\u{a0}']);
                self.writer.heading = None;
                self.writer.label(&format!("{number}. |"));
                self.writer.heading = Some(TITLE);
                self.writer.text(rest);
                self.writer.paragraph();
                self.writer.heading = None;
                self.hidden = Some(node.id());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tree;
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        lines(&tree::parse(page).unwrap())
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn menus_banners_and_hidden_words_are_left_out() {
        let page = "<header><h2>Site</h2></header><nav>Home</nav><div class='cookie-banner'>OK?</div>\
            <main><ol class=breadcrumb><li>Home</ol><h1>Notes</h1><p>Read<span class=mgHide> me</span> this.\
            <p style='display: none'>not this<p>And&nbsp;this.</main><footer>Foot</footer>";
        assert_eq!(texts(page), ["Notes", "Read this.", "And this."]);
    }

    #[test]
    fn a_meeting_keeps_the_names_of_its_own_papers() {
        let page = "<div class=mgLinks><ul class=mgActionList><li><a>Attendance details</a><li><a>Agenda \
            frontsheet</a><span> PDF 88 KB</span></ul></div><table class=mgItemTable><tr>\
            <td class=mgItemNumberCell>1.<td><p class=mgAiTitleTxt>Welcome</table>";
        assert_eq!(texts(page)[0], "Agenda frontsheet PDF 88 KB");
        assert!(!texts(page).contains(&"Attendance details".to_owned()));
    }

    #[test]
    fn points_keep_the_markers_that_a_browser_shows() {
        let page = "<ol start=3><li>Third<ol type=a><li>Under<li>Other</ol><li value=7>Seventh</ol>\
            <ul><li><p>Dot</ul><ul style='list-style-type:none'><li>Bare</ul>";
        assert_eq!(
            texts(page),
            [
                "3. Third",
                "a. Under",
                "b. Other",
                "7. Seventh",
                "• Dot",
                "Bare"
            ]
        );
    }

    #[test]
    fn a_merged_cell_stands_once_and_goes_on_below() {
        let page = "<table><tr><th>Day<th>Item<th>Owner<tr><td rowspan=2>May<td>Parks<td>AB\
            <tr><td>Bins<td>CD<tr><td colspan=2>June<td>EF</table>";
        let lines = lines(&tree::parse(page).unwrap());
        assert_eq!(lines[1].text, "May\tParks\tAB");
        assert!(lines[2].cells[0].continues);
        assert_eq!(lines[2].cells[1].column, 1);
        assert_eq!(lines[3].cells[0].span, 2);
        assert_eq!(lines[3].cells[1].column, 2);
        assert!(lines[0].cells.iter().all(|cell| cell.bold));
    }

    #[test]
    fn a_table_that_lays_the_page_out_is_no_table() {
        let page = "<table><tr><td>Menu<td><h2>Minutes</h2><p>Told.</table>";
        assert_eq!(texts(page), ["Menu", "Minutes", "Told."]);
    }

    #[test]
    fn the_line_before_which_a_page_breaks_off_stands_alone() {
        assert_eq!(
            texts("<p>It was noted that the ... <a>view the full minutes text for item 9.</a>"),
            [
                "It was noted that the ...",
                "view the full minutes text for item 9."
            ]
        );
    }
}
