//! Which text is bold or italic: what fonts say of themselves, and a second look.

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

/// How deep forms are followed, and how many operators are read, before the second
/// look gives up: it is a nicety, and a hostile file must not make it a trap.
const DEPTH: u32 = 12;
const OPERATORS: u32 = 2_000_000;

/// The weight from which text counts as bold.
const BOLD: u32 = 600;

/// How a text's letters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Heavier than the text around it should be.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
}

impl Style {
    /// Reads a font's name, weight and slant.
    pub fn of(name: Option<&str>, weight: Option<u32>, italic: bool) -> Style {
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        Style {
            bold: weight.is_some_and(|weight| weight >= BOLD)
                || says(&["bold", "black", "heavy", "demi"]),
            italic: italic || says(&["italic", "oblique"]),
        }
    }

    /// What both have.
    pub fn and(self, other: Style) -> Style {
        Style {
            bold: self.bold && other.bold,
            italic: self.italic && other.italic,
        }
    }

    fn of_dictionary(font: &Dict<'_>) -> Style {
        let name = font.get::<Name<'_>>(b"BaseFont");
        let descriptor = font.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let weight = descriptor
            .get::<f32>(b"FontWeight")
            .map(|weight| if weight >= 600.0 { BOLD } else { 0 });
        // Bits 7 and 19 of the flags are Italic and ForceBold.
        let flags = descriptor.get::<u32>(b"Flags").unwrap_or_default();
        let mut style = Style::of(
            name.as_ref().map(Name::as_str),
            weight,
            flags & (1 << 6) != 0,
        );
        style.bold |= flags & (1 << 18) != 0;
        style
    }
}

/// The style of every show-text operator of a page, in the order in which the
/// interpreter draws them; `None` where the page is too deep or long for it.
///
/// Type 1 fonts and fonts that are not embedded do not tell their style with the glyphs.
pub fn second_look(page: &Page<'_>) -> Option<Vec<Style>> {
    let mut look = Look {
        styles: Vec::new(),
        left: OPERATORS,
    };
    look.content(
        page.typed_operations(),
        page.resources(),
        State::default(),
        DEPTH,
    )?;
    Some(look.styles)
}

#[derive(Clone, Copy, Default)]
struct State {
    style: Style,
    /// The text is both filled and stroked, which the interpreter draws as two runs.
    twice: bool,
}

struct Look {
    styles: Vec<Style>,
    left: u32,
}

impl Look {
    fn content(
        &mut self,
        mut operators: TypedIter<'_>,
        resources: &Resources<'_>,
        outer: State,
        depth: u32,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let mut state = outer;
        let mut saved = Vec::new();
        let mut known: Vec<(Vec<u8>, Style)> = Vec::new();
        while let Some(operator) = operators.next() {
            self.left = self.left.checked_sub(1)?;
            match operator {
                TypedInstruction::SaveState(_) => saved.push(state),
                TypedInstruction::RestoreState(_) => state = saved.pop().unwrap_or(state),
                TypedInstruction::TextFont(font) => {
                    let name: &[u8] = font.0;
                    state.style = if let Some(found) = known.iter().find(|known| known.0 == name) {
                        found.1
                    } else {
                        let style = resources
                            .get_font(font.0)
                            .map(|font| Style::of_dictionary(&font))
                            .unwrap_or_default();
                        known.push((name.to_vec(), style));
                        style
                    };
                }
                TypedInstruction::TextRenderingMode(mode) => {
                    state.twice = matches!(mode.0.as_i64(), 2 | 6);
                }
                TypedInstruction::ShowText(shown) => self.show(state, !shown.0.is_empty()),
                TypedInstruction::NextLineAndShowText(shown) => {
                    self.show(state, !shown.0.is_empty());
                }
                TypedInstruction::ShowTextWithParameters(shown) => {
                    self.show(state, !shown.2.is_empty());
                }
                TypedInstruction::ShowTexts(shown) => {
                    let any = shown
                        .0
                        .iter::<Object<'_>>()
                        .any(|part| matches!(part, Object::String(ref text) if !text.is_empty()));
                    self.show(state, any);
                }
                TypedInstruction::XObject(name) => {
                    let form = resources.get_x_object(name.0);
                    if let Some(form) = form.filter(is_form) {
                        let inner = form
                            .dict()
                            .get::<Dict<'_>>(b"Resources")
                            .map(Resources::new);
                        let data = form.decoded_data().ok()?;
                        let operators = TypedIter::new(data.as_ref());
                        self.content(operators, inner.as_ref().unwrap_or(resources), state, depth)?;
                    }
                }
                _ => {}
            }
        }
        Some(())
    }

    fn show(&mut self, state: State, any: bool) {
        if any {
            self.styles.push(state.style);
            if state.twice {
                self.styles.push(state.style);
            }
        }
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream
        .dict()
        .get::<Name<'_>>(b"Subtype")
        .is_some_and(|kind| kind.as_str() == "Form")
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn a_font_tells_its_style_by_name_or_weight() {
        let bold = |name, weight| Style::of(name, weight, false).bold;
        assert!(bold(Some("ABCDEF+Arial-BoldMT"), None));
        assert!(bold(None, Some(700)));
        assert!(!bold(Some("ArialMT"), Some(400)));
        assert!(Style::of(Some("Times-Italic"), None, false).italic);
    }
}
