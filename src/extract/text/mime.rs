//! E-mails as programs save them: the words in the code they were sent in, and parts.

use crate::extract::transfer;

/// Letters of a head at most: a longer one is no e-mail's.
const LONGEST_HEAD: usize = 64 << 10;
/// Parts that are looked at.
const MOST_PARTS: usize = 64;
/// Parts within parts: a letter with its attachments has two.
const DEEPEST: usize = 4;

/// What an e-mail holds.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Mail {
    /// Its head as it is, and its words in plain letters.
    pub text: String,
    /// What is attached to it, by name where it has one.
    pub attached: Vec<String>,
}

/// One part: its fields and what stands below them.
struct Part<'t> {
    fields: Vec<(String, String)>,
    head: &'t str,
    body: &'t str,
}

/// The words of an e-mail whose body is in a code or in parts; `None` for all other texts.
pub fn read(text: &str) -> Option<Mail> {
    let whole = part(text)?;
    let mailed = whole.field("from").is_some() && whole.field("mime-version").is_some();
    let coded = whole.kind().starts_with("multipart/") || whole.code() != Code::Plain;
    if !mailed || !coded {
        return None;
    }
    let mut mail = Mail::default();
    let mut words = None;
    open(&whole, 0, &mut words, &mut mail.attached);
    mail.text = format!("{}\n\n{}", whole.head.trim_end(), words.unwrap_or_default());
    Some(mail)
}

/// Takes the first words of a part and names what is attached to it.
fn open(part: &Part<'_>, depth: usize, words: &mut Option<String>, attached: &mut Vec<String>) {
    let kind = part.kind();
    if kind.starts_with("multipart/") && depth < DEEPEST {
        let Some(mark) = parameter(part.field("content-type").unwrap_or_default(), "boundary")
        else {
            return;
        };
        let mark = format!("--{mark}");
        for piece in part.body.split(&mark).skip(1).take(MOST_PARTS) {
            if let Some(inner) = self::part(piece.trim_start_matches(['\r', '\n'])) {
                open(&inner, depth + 1, words, attached);
            }
        }
        return;
    }
    let named = ["content-disposition", "content-type"]
        .iter()
        .filter_map(|field| part.field(field))
        .find_map(|field| parameter(field, "filename").or_else(|| parameter(field, "name")));
    if kind == "text/plain" && named.is_none() && words.is_none() {
        *words = Some(part.words());
    } else if let Some(name) = named {
        attached.push(name);
    }
}

/// Parts the fields from what stands below them.
fn part(text: &str) -> Option<Part<'_>> {
    let ends = ["\r\n\r\n", "\n\n"];
    let end = ends.iter().filter_map(|end| text.find(end)).min()?;
    let head = text.get(..end).filter(|head| head.len() <= LONGEST_HEAD)?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        if line.starts_with([' ', '\t']) {
            let (_, value) = fields.last_mut()?;
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let (name, value) = line.split_once(':')?;
        fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(Part {
        fields,
        head,
        body: text.get(end..)?,
    })
}

/// The code that a body is in.
#[derive(PartialEq, Eq)]
enum Code {
    Plain,
    Base64,
    Quoted,
}

impl Part<'_> {
    fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let (_, value) = fields.find(|(field, _)| field == name)?;
        Some(value)
    }

    /// "text/plain", which is what stands where none is named.
    fn kind(&self) -> String {
        let kind = self.field("content-type").unwrap_or("text/plain");
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().to_ascii_lowercase()
    }

    fn code(&self) -> Code {
        let code = self.field("content-transfer-encoding").unwrap_or_default();
        match code.to_ascii_lowercase().as_str() {
            "base64" => Code::Base64,
            "quoted-printable" => Code::Quoted,
            _ => Code::Plain,
        }
    }

    fn words(&self) -> String {
        let body = self.body.trim();
        match self.code() {
            Code::Plain => body.to_owned(),
            Code::Base64 => super::encoding::decode(&transfer::base64(body.as_bytes())),
            Code::Quoted => super::encoding::decode(&transfer::quoted_printable(body.as_bytes())),
        }
    }
}

/// `boundary="xx"` behind a field's value.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_code_are_plain_again() {
        let head = "From: Clerk <clerk@quay.example>\nMIME-Version: 1.0\n";
        let coded =
            format!("{head}Content-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IGlzIGxhdGUu\n");
        let mail = read(&coded).unwrap_or_default();
        assert!(mail.text.ends_with("\n\nThe ferry is late."));
        let quoted = format!(
            "{head}Content-Transfer-Encoding: quoted-printable\n\nThe ferry=E2=80=99s la=\nte.\n"
        );
        let mail = read(&quoted).unwrap_or_default();
        assert!(mail.text.ends_with("\n\nThe ferry’s late."));
    }

    #[test]
    fn of_parts_the_words_are_read_and_the_rest_is_named() {
        let mail = "From: Clerk <clerk@quay.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=\"xx\"\n\n--xx\nContent-Type: text/plain\n\nThe ferry is late.\n--xx\nContent-Type: application/pdf; name=\"plan.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--xx--\n";
        let mail = read(mail).unwrap_or_default();
        assert!(mail.text.ends_with("\n\nThe ferry is late."));
        assert_eq!(mail.attached, ["plan.pdf"]);
    }

    #[test]
    fn a_text_without_a_code_is_left_as_it_is() {
        assert_eq!(read("From: Clerk <a@b.example>\nTo: all\n\nLate.\n"), None);
        assert_eq!(read("Minutes\n\n1. Apologies\n"), None);
    }
}
