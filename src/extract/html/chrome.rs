//! What a page shows around its text: menus, banners, forms, and what is hidden.

use std::collections::HashSet;

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::tree::{element, has_class, words};

/// Elements whose content is no text of the page.
const SILENT: [&str; 26] = [
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "map", "button", "select", "datalist", "textarea", "input", "nav",
    "footer", "dialog", "menu", "img", "picture", "link",
];

/// Roles of elements around the text.
const ROLES: [&str; 8] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
];

/// Words in the names of classes that are given to what stands around the text. Such a
/// word begins or ends a name: `cookie-banner`, `main-nav`.
const WORDS: [&str; 26] = [
    "cookie",
    "cookies",
    "cookiebanner",
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "skip",
    "skiplink",
    "skiplinks",
    "share",
    "sharing",
    "social",
    "addthis",
    "footer",
    "sidebar",
    "consent",
    "pagination",
    "pager",
    "feedback",
    "newsletter",
    "noprint",
    "print",
    "backtotop",
];

/// Such words that end a name whose words begin with capitals: `mgSideMenu`.
const ENDS: [&str; 8] = [
    "Menu",
    "Nav",
    "Navigation",
    "Breadcrumb",
    "Breadcrumbs",
    "Sidebar",
    "SideBar",
    "Footer",
];

/// Names that the web system gives to what only a screen reader says, to lists of
/// links and to the bar over a page.
const SYSTEM: [&str; 7] = [
    "mgHide",
    "mgActionList",
    "mgLinks",
    "mgBreadcrumb",
    "mgFooter",
    "mgSocial",
    "mgShare",
];

/// Names that hide their words from eyes.
const UNSEEN: [&str; 6] = [
    "mgHide",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "hidden",
];

/// What of a page stands around its text.
pub struct Chrome {
    /// Elements that hold what the page is for, whatever they are called.
    kept: HashSet<NodeId>,
    /// What stands over the heading that the web system gives its page: the site's banner.
    over: HashSet<NodeId>,
}

impl Chrome {
    /// Looks a page over.
    pub fn of(html: &Html) -> Self {
        let mut chrome = Chrome {
            kept: HashSet::new(),
            over: HashSet::new(),
        };
        let mut titled = false;
        for node in html.tree.nodes() {
            let Some(part) = element(&node) else { continue };
            let holds = match part.name() {
                "main" | "html" | "body" => true,
                "h1" => !std::mem::replace(&mut titled, true),
                "table" | "tr" => is_item_table(part),
                "h2" => has_class(part, "mgSubTitleTxt"),
                _ => false,
            };
            if holds {
                chrome.keep(node);
            }
            let of_system = part.name() == "h1" && has_class(part, "mgMainTitleTxt");
            if of_system && chrome.over.is_empty() {
                let up = std::iter::once(node).chain(node.ancestors());
                let before = up.flat_map(|node| node.prev_siblings());
                chrome.over.extend(before.map(|node| node.id()));
            }
        }
        chrome
    }

    /// Keeps a node and all that it stands in; what is kept already ends the way up.
    fn keep(&mut self, node: NodeRef<'_, Node>) {
        let mut at = Some(node);
        while let Some(node) = at {
            if !self.kept.insert(node.id()) {
                break;
            }
            at = node.parent();
        }
    }

    /// Whether the element stands around the text, or is not seen.
    pub fn is(&self, node: NodeRef<'_, Node>, part: &Element) -> bool {
        let silent = SILENT.contains(&part.name()) && !(part.name() == "button" && is_title(node));
        if silent || is_unseen(part) {
            return true;
        }
        if self.kept.contains(&node.id()) {
            return false;
        }
        let role = part.attr("role").unwrap_or_default();
        self.over.contains(&node.id())
            || part.name() == "header" && !stands_in_article(node)
            || part.name() == "aside"
            || ROLES.contains(&role)
            || SYSTEM.iter().any(|name| has_class(part, name))
            || part.classes().chain(part.attr("id")).any(names_chrome)
            || part.name() == "li" && words(node).eq_ignore_ascii_case("share this item")
    }
}

/// Whether a button is the heading of what it folds away.
fn is_title(button: NodeRef<'_, Node>) -> bool {
    button
        .parent()
        .and_then(|parent| element(&parent).map(Element::name))
        .is_some_and(|name| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary"))
}

/// Whether this is the web system's table of items.
pub fn is_item_table(part: &Element) -> bool {
    part.name() == "table"
        && (has_class(part, "mgItemTable")
            || part
                .attr("id")
                .is_some_and(|id| id.eq_ignore_ascii_case("mgItemTable")))
}

/// Whether eyes do not see the element.
pub fn is_unseen(part: &Element) -> bool {
    if part.attr("hidden").is_some() || part.attr("aria-hidden") == Some("true") {
        return true;
    }
    if UNSEEN.iter().any(|name| has_class(part, name)) {
        return true;
    }
    part.attr("style").is_some_and(|style| {
        let style: String = style
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect::<String>()
            .to_ascii_lowercase();
        style.contains("display:none")
            || style.contains("visibility:hidden")
            || style.contains("mso-hide:all")
    })
}

fn stands_in_article(node: NodeRef<'_, Node>) -> bool {
    node.ancestors()
        .filter_map(|above| element(&above))
        .any(|above| matches!(above.name(), "main" | "article"))
}

/// Whether a class or an id says that the element stands around the text.
fn names_chrome(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut parts = lower.split(['-', '_']).filter(|part| !part.is_empty());
    let first = parts.next();
    let last = parts.next_back();
    // "has-sidebar" and "with-nav" are said of the page itself.
    if matches!(first, Some("has" | "with" | "no" | "is" | "page")) {
        return false;
    }
    let ends = |word: &&str| {
        let before = name.strip_suffix(*word);
        before.is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_lowercase()))
    };
    [first, last]
        .into_iter()
        .flatten()
        .any(|part| WORDS.contains(&part))
        || ENDS.iter().any(ends)
}
