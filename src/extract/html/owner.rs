//! Whose site a saved page is of: the council that its title, logo or foot names.

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::tree::{element, words};
use crate::domain::fold;

/// Letters of the longest name of a council.
const LONGEST: usize = 80;

/// Elements at the top of a page among which its banner stands.
const TOP: usize = 120;

/// The words that a council's name ends in.
const ENDS: [&str; 3] = [" council", " authority", " integrated care board"];

/// The words that a borough's name begins with where it says no "council".
const STARTS: [&str; 3] = ["london borough of ", "royal borough of ", "city of "];

/// Words beside the name in the text of a logo or the link around it.
const AROUND: [&str; 10] = [
    "home page",
    "homepage",
    "home",
    "logo",
    "crest",
    "website",
    "go to",
    "return to",
    "link to",
    "welcome to",
];

/// Small words inside a name.
const SMALL: [&str; 12] = [
    "and", "of", "the", "with", "on", "upon", "in", "under", "le", "y", "a", "for",
];

/// The council that the page names as its owner.
pub fn name(html: &Html) -> Option<String> {
    titled(html).or_else(|| shown(html)).or_else(|| foot(html))
}

/// "Agenda - Planning | Ashwell Council" in the title, or in the name of the site.
fn titled(html: &Html) -> Option<String> {
    let parts = html.tree.nodes().filter_map(|node| {
        let part = element(&node)?;
        match part.name() {
            "title" => Some(title(node)),
            "meta" if part.attr("property") == Some("og:site_name") => {
                part.attr("content").map(fold::quote)
            }
            _ => None,
        }
    });
    parts.take(4).find_map(|title| {
        let parts: Vec<&str> = title.split(['|', '–', '—', '»', ':']).collect();
        // A hyphen with room on both sides parts too.
        let named = |part: &&str| part.split(" - ").map(str::to_owned).collect::<Vec<_>>();
        let parts: Vec<String> = parts.iter().flat_map(named).collect();
        let (first, last) = (parts.first()?, parts.last()?);
        council(last).or_else(|| council(first))
    })
}

/// A title's own words, which no reader sees in the page.
fn title(node: NodeRef<'_, Node>) -> String {
    let words: String = node
        .children()
        .filter_map(|child| child.value().as_text().map(|text| text.to_string()))
        .collect();
    fold::quote(&words)
}

/// The logo's words, or the name over the page.
fn shown(html: &Html) -> Option<String> {
    html.tree
        .nodes()
        .filter(|node| element(node).is_some())
        .take(TOP)
        .find_map(|node| {
            let part = element(&node)?;
            match part.name() {
                "img" => part.attr("alt").and_then(council),
                "a" | "p" | "div" | "span" | "strong" => {
                    let short = node.children().count() <= 2;
                    short.then(|| council(&words(node))).flatten()
                }
                _ => None,
            }
        })
}

/// "© 2031 Ashwell Council. All rights reserved."
fn foot(html: &Html) -> Option<String> {
    html.tree.nodes().rev().find_map(|node| {
        let text = node.value().as_text()?;
        let (_, behind) = text.split_once('©')?;
        let named = behind
            .trim_start_matches(|letter: char| !letter.is_alphabetic())
            .trim_start_matches("Copyright ");
        let end = named.find(['.', '|', ',', '©']).unwrap_or(named.len());
        council(named[..end].trim_end_matches(|letter: char| !letter.is_alphabetic()))
    })
}

/// The words as the name of a council, if they are one.
fn council(words: &str) -> Option<String> {
    let mut name = fold::quote(words);
    if name.len() > LONGEST * 2 {
        return None;
    }
    for _ in 0..AROUND.len() {
        let lower = name.to_ascii_lowercase();
        let found = AROUND.iter().find_map(|around| {
            if lower.starts_with(&format!("{around} ")) {
                Some(name[around.len()..].to_owned())
            } else if lower.ends_with(&format!(" {around}")) {
                Some(name[..name.len() - around.len()].to_owned())
            } else {
                None
            }
        });
        let Some(found) = found else { break };
        found
            .trim_matches([' ', '-', '–', '|', ':', ','])
            .clone_into(&mut name);
    }
    let lower = name.to_lowercase();
    let named = ENDS.iter().any(|end| lower.ends_with(end))
        || STARTS.iter().any(|start| lower.starts_with(start));
    let mut words = name.split(' ');
    let proper = words
        .all(|word| word.starts_with(char::is_uppercase) || word == "&" || SMALL.contains(&word));
    let own = !matches!(
        lower.split(' ').next(),
        Some("your" | "our" | "my" | "the" | "about" | "full" | "contact" | "this" | "meeting")
    );
    let plain = !name.contains(|letter: char| letter.is_numeric() || matches!(letter, '?' | '!'));
    let bare = lower.split(' ').count() < 2 || KINDS.contains(&lower.as_str());
    (named && proper && own && plain && !bare && name.chars().count() <= LONGEST).then_some(name)
}

/// Kinds of councils, which name none.
const KINDS: [&str; 8] = [
    "town council",
    "parish council",
    "city council",
    "county council",
    "borough council",
    "district council",
    "community council",
    "council council",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tree;
    use super::*;

    fn named(page: &str) -> Option<String> {
        name(&tree::parse(page).unwrap())
    }

    #[test]
    fn a_title_a_logo_or_a_foot_names_the_council() {
        let council = Some("Elmford Borough Council".to_owned());
        for page in [
            "<title>Agenda - Planning - 4 May | Elmford Borough Council</title><p>x",
            "<title>Minutes – Elmford Borough Council</title><p>x",
            "<title>x</title><header><img alt='Elmford Borough Council - home'></header>",
            "<header><div class=logo>Elmford Borough Council</div></header>",
            "<p>x<footer><p>&copy; 2031 Elmford Borough Council. All rights reserved.</footer>",
        ] {
            assert_eq!(named(page), council, "{page}");
        }
    }

    #[test]
    fn talk_of_a_council_names_none() {
        for page in [
            "<title>Your Council</title><p>x",
            "<title>Minutes - Parish Council</title><p>x",
            "<title>What we asked the Council</title><p>x",
            "<p>© 2031 A Software House. Elmford Borough Council",
        ] {
            assert_eq!(named(page), None, "{page}");
        }
    }
}
