//! Committees as texts name them.

use crate::domain::fold;

/// The committees by the names that texts call them.
pub struct Bodies(Vec<(i64, String)>);

impl Bodies {
    /// From the committees' numbers and names.
    pub fn of(bodies: &[(i64, String)]) -> Bodies {
        let mut named: Vec<(i64, String)> = bodies
            .iter()
            .map(|(key, name)| (*key, fold::compare(name)))
            .collect();
        // The longest first: "Audit Committee" is not "Audit Committee Working Group".
        named.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.cmp(b)));
        Bodies(named)
    }

    /// The committees that a text names.
    pub fn named(&self, text: &str) -> Vec<i64> {
        let mut folded = format!(" {} ", fold::compare(text));
        let mut found = Vec::new();
        for (key, name) in &self.0 {
            let name = format!(" {name} ");
            // "The Council" is mostly the authority, and not its meeting.
            let is_meant = name != " council " || folded.contains(" full council ");
            if is_meant && folded.contains(&name) {
                folded = folded.replace(&name, " ");
                found.push(*key);
            }
        }
        found.extend(self.authority(text).filter(|key| !found.contains(key)));
        found
    }

    /// "The Authority", with a capital, is the one body that is called so.
    fn authority(&self, text: &str) -> Option<i64> {
        let mut named = self
            .0
            .iter()
            .filter(|(_, name)| name.ends_with("authority"));
        let (key, _) = named.next().filter(|_| named.next().is_none())?;
        text.contains("the Authority").then_some(*key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_the_one_that_is_called_so() {
        let fire = (1, "Fire Authority".to_owned());
        let ports = (2, "Ports Authority".to_owned());
        let text = "That the Authority be recommended to dredge.";
        assert_eq!(Bodies::of(std::slice::from_ref(&fire)).named(text), [1]);
        assert!(
            Bodies::of(std::slice::from_ref(&fire))
                .named("That the authority pay.")
                .is_empty()
        );
        assert!(Bodies::of(&[fire, ports]).named(text).is_empty());
    }

    #[test]
    fn the_longer_name_is_meant() {
        let bodies = Bodies::of(&[
            (1, "Cabinet".to_owned()),
            (2, "Cabinet Committee on Housing".to_owned()),
            (3, "Council".to_owned()),
        ]);
        assert_eq!(bodies.named("That Cabinet be asked to pay"), [1]);
        assert_eq!(bodies.named("the Cabinet Committee on Housing"), [2]);
        assert_eq!(bodies.named("the Council's own houses"), Vec::<i64>::new());
        assert_eq!(bodies.named("be recommended to full Council"), [3]);
    }
}
