//! The head of an e-mail: who sent it to whom, and when. It is of no meeting.

use super::table::Source;

/// Fields that a report's head has as well, and by which an e-mail is known beside others.
const SENT: [&str; 2] = ["from", "to"];
/// Fields that nothing but an e-mail has.
const MAILED: [&str; 9] = [
    "sent",
    "bcc",
    "reply-to",
    "message-id",
    "mime-version",
    "content-type",
    "received",
    "return-path",
    "in-reply-to",
];

/// The last line of an e-mail's head, where a text begins with one.
pub fn head(lines: &[Source<'_>]) -> Option<u32> {
    let mut named: Vec<(String, &str)> = Vec::new();
    let mut last = 0;
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && line.gap {
            break;
        }
        // A field goes on in lines that are set in.
        let goes_on = at > 0 && line.text.starts_with([' ', '\t']);
        if !goes_on {
            let (name, value) = line.text.split_once(':')?;
            let is_name = |letter: char| letter.is_ascii_alphabetic() || letter == '-';
            if name.is_empty() || !name.chars().all(is_name) {
                return None;
            }
            named.push((name.to_ascii_lowercase(), value));
        }
        last = line.number;
    }
    let has = |wanted: &str| named.iter().any(|(name, _)| name == wanted);
    let addressed = named
        .iter()
        .any(|(name, value)| SENT.contains(&name.as_str()) && value.contains('@'));
    let mailed = addressed || MAILED.iter().any(|name| has(name));
    (has("from") && (has("to") || has("subject")) && mailed).then_some(last)
}

#[cfg(test)]
mod tests {
    use crate::extract::Part;
    use crate::extract::text::lines;

    fn set_aside(text: &str) -> usize {
        let lines = lines(text);
        let head = lines.iter().take_while(|line| line.part == Part::Running);
        head.count()
    }

    #[test]
    fn the_head_of_an_e_mail_is_set_aside() {
        let mail = "From: Clerk <clerk@quay.example>\nTo: Cllr\nReceived: from a host\n by another\nSubject: Ferry Panel, 4 May 2031\n\nFerry Panel\n";
        assert_eq!(set_aside(mail), 5);
        let copied =
            "From: Ann Elm\nSent: 02 March 2031 10:11\nTo: Cllr Oak\nSubject: Fares\n\nDear Bob\n";
        assert_eq!(set_aside(copied), 4);
    }

    #[test]
    fn a_report_from_somebody_to_a_body_keeps_its_head() {
        let report = "From: Director of Quays\nTo: Ferry Panel\nDate: 4 May 2031\nSubject: Fares\n\nThe fares are old.\n";
        assert_eq!(set_aside(report), 0);
        let told = "From: Clerk <clerk@quay.example>\nThe Panel met.\nTo: all\n\nIt was late.\n";
        assert_eq!(set_aside(told), 0);
    }
}
