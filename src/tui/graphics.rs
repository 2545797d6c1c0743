//! How this terminal draws pictures: asked once, read from its answer and from what it
//! says of itself in the environment.

use ratatui::style::Color;

use crate::config::Pictures;

/// A way of drawing pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// The protocol of kitty; whether the terminal unpacks what is packed.
    Kitty {
        /// It does.
        packed: bool,
    },
    /// Sixels.
    Sixel,
    /// The protocol of iTerm2.
    Iterm,
    /// Halves of blocks.
    Blocks,
    /// None.
    None,
}

impl Way {
    /// Whether what is drawn stays on the screen until the screen is emptied: letters over it
    /// do not take it away everywhere.
    pub fn stays(self) -> bool {
        match self {
            Way::Sixel | Way::Iterm => true,
            Way::Kitty { .. } | Way::Blocks | Way::None => false,
        }
    }
}

/// How pictures are drawn, and how large the place of a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Graphics {
    /// The way.
    pub way: Way,
    /// The width and height of a letter's place in points.
    pub cell: (u16, u16),
    /// It draws any colour, not only those of the table of 256.
    pub any_colour: bool,
}

/// The place of a letter where nobody says how large it is.
const USUAL: (u16, u16) = (10, 20);
/// Points of a page behind the place of a letter that shows two halves: more than are
/// shown, so that thin letters leave a shade.
const FINE: (u16, u16) = (4, 8);

impl Graphics {
    /// What is known before the terminal was asked.
    pub fn before(wanted: Pictures) -> Graphics {
        Graphics::of(wanted, &Said::default(), None, &Environment::default())
    }

    /// What a person wants, else the best that the terminal said it knows.
    pub fn of(
        wanted: Pictures,
        said: &Said,
        cell: Option<(u16, u16)>,
        environment: &Environment,
    ) -> Graphics {
        let known = said.cell.or(cell);
        let kitty = Way::Kitty {
            packed: said.packed,
        };
        let way = match wanted {
            Pictures::Kitty => kitty,
            Pictures::Sixel => Way::Sixel,
            Pictures::Iterm => Way::Iterm,
            Pictures::None => Way::None,
            // Without the size of a letter's place a picture would cover too much or little.
            Pictures::Auto if known.is_none() => Way::Blocks,
            Pictures::Auto if said.kitty => kitty,
            Pictures::Auto if environment.knows_iterm => Way::Iterm,
            Pictures::Auto if said.sixel && !environment.breaks_sixel => Way::Sixel,
            Pictures::Blocks | Pictures::Auto => Way::Blocks,
        };
        Graphics {
            way,
            cell: match way {
                Way::Blocks | Way::None => FINE,
                Way::Kitty { .. } | Way::Sixel | Way::Iterm => known.unwrap_or(USUAL),
            },
            any_colour: environment.any_colour,
        }
    }

    /// A colour as near as the terminal draws it.
    pub fn colour(&self, colour: Color) -> Color {
        match colour {
            Color::Rgb(red, green, blue) if !self.any_colour => {
                Color::Indexed(of_table(red, green, blue))
            }
            other => other,
        }
    }
}

/// The nearest shade of the table of 256: its greys, else its cube of six by six by six.
fn of_table(red: u8, green: u8, blue: u8) -> u8 {
    let (least, most) = (red.min(green).min(blue), red.max(green).max(blue));
    if most - least < 16 {
        let grey = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
        return match grey {
            0..=3 => 16,
            247.. => 231,
            _ => u8::try_from(232 + (grey.saturating_sub(3)) * 24 / 244).unwrap_or(255),
        };
    }
    let step = |part: u8| match part {
        0..=47 => 0,
        48..=114 => 1,
        _ => (part - 35) / 40,
    };
    16 + 36 * step(red) + 6 * step(green) + step(blue)
}

/// What the terminal answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// It knows the protocol of kitty.
    pub kitty: bool,
    /// It unpacks packed pictures.
    pub packed: bool,
    /// It knows sixels.
    pub sixel: bool,
    /// The width and height of a letter's place in points.
    pub cell: Option<(u16, u16)>,
}

/// The one question; what every terminal answers is asked last. A multiplexer takes the
/// question about kitty's protocol for a title.
pub fn question(environment: &Environment) -> String {
    let mut question = String::new();
    if !environment.multiplexed && !environment.breaks_kitty {
        question.push_str("\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\");
        // The same point, packed.
        question.push_str("\x1b_Gi=32,s=1,v=1,a=q,t=d,f=24,o=z;eJxjYGAAAAADAAE=\x1b\\");
    }
    question.push_str("\x1b[16t");
    question.push_str(LAST);
    question
}

/// What is asked last, since every terminal answers it: what device it is.
pub const LAST: &str = "\x1b[c";

/// Whether all of the answer is there: what was asked last is answered.
pub fn is_whole(answer: &[u8]) -> bool {
    attributes(&String::from_utf8_lossy(answer)).is_some()
}

/// The device's attributes, which end the answer: `ESC [ ? 62 ; 4 c`.
fn attributes(answer: &str) -> Option<&str> {
    answer.split("\x1b[?").skip(1).find_map(|rest| {
        let (numbers, _) = rest.split_once('c')?;
        let is_number = |letter: char| letter.is_ascii_digit() || letter == ';';
        numbers.chars().all(is_number).then_some(numbers)
    })
}

/// What an answer says.
pub fn said(answer: &[u8]) -> Said {
    let answer = String::from_utf8_lossy(answer);
    let cell = answer.split("\x1b[6;").nth(1).and_then(|rest| {
        let (height, rest) = rest.split_once(';')?;
        let (width, _) = rest.split_once('t')?;
        size(width.parse().ok()?, height.parse().ok()?)
    });
    Said {
        kitty: answer.contains("\x1b_Gi=31;OK\x1b"),
        packed: answer.contains("\x1b_Gi=32;OK\x1b"),
        sixel: attributes(&answer).is_some_and(|known| known.split(';').any(|one| one == "4")),
        cell,
    }
}

/// A size that a letter's place may have.
pub fn size(width: u16, height: u16) -> Option<(u16, u16)> {
    let can_be = |points: u16| (2..=200).contains(&points);
    (can_be(width) && can_be(height)).then_some((width, height))
}

/// What the terminal says of itself in the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
// Facts that have nothing to do with one another.
#[allow(clippy::struct_excessive_bools)]
pub struct Environment {
    /// It knows the protocol of iTerm2.
    pub knows_iterm: bool,
    /// A multiplexer stands between.
    pub multiplexed: bool,
    /// It says that it knows kitty's protocol, and lacks the part of it that is used here.
    pub breaks_kitty: bool,
    /// The same of sixels.
    pub breaks_sixel: bool,
    /// It draws any colour.
    pub any_colour: bool,
    /// It answers nothing, or would print the question.
    pub mute: bool,
    /// It hands the question about the background on, whose answer comes behind the last.
    pub mixes_answers: bool,
}

impl Environment {
    /// Of this process.
    pub fn here() -> Environment {
        Environment::of(|name| std::env::var(name).unwrap_or_default())
    }

    fn of(variable: impl Fn(&str) -> String) -> Environment {
        let has = |name: &str| !variable(name).is_empty();
        let (term, program) = (variable("TERM"), variable("TERM_PROGRAM"));
        let is = |names: &[&str]| names.iter().any(|name| program.contains(name));
        let multiplexed = has("TMUX") || has("STY") || term.starts_with("screen");
        let wezterm = has("WEZTERM_EXECUTABLE") || is(&["WezTerm"]);
        let colour = variable("COLORTERM");
        let of_any = ["kitty", "ghostty", "foot", "alacritty", "wezterm", "direct"];
        Environment {
            knows_iterm: !multiplexed
                && (wezterm || is(&["iTerm", "mintty", "vscode", "rio", "WarpTerminal"])),
            multiplexed,
            breaks_kitty: wezterm || has("KONSOLE_VERSION"),
            breaks_sixel: has("KONSOLE_VERSION"),
            any_colour: cfg!(windows)
                || colour.contains("truecolor")
                || colour.contains("24bit")
                || of_any.iter().any(|name| term.contains(name))
                || is(&["iTerm", "vscode", "WezTerm", "ghostty"]),
            mute: ["", "dumb", "linux", "Eterm"].contains(&term.as_str()),
            mixes_answers: term == "screen" || term.starts_with("screen."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KITTY: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1b[6;20;9t\x1b[?62;c";

    #[test]
    fn the_answer_tells_the_way_and_the_size() {
        assert_eq!(
            said(KITTY),
            Said {
                kitty: true,
                packed: true,
                sixel: false,
                cell: Some((9, 20))
            }
        );
        let sixel = said(b"\x1b[6;18;8t\x1b[?62;4;22c");
        assert!(sixel.sixel && !sixel.kitty);
        // Fourteen is no four.
        assert!(!said(b"\x1b[?62;14c").sixel);
    }

    #[test]
    fn the_answer_ends_with_the_attributes() {
        assert!(is_whole(KITTY));
        for parts in 0..KITTY.len() {
            assert!(!is_whole(&KITTY[..parts]));
        }
        assert!(!is_whole(b"\x1b[?997;1n abc"));
    }

    #[test]
    fn a_person_decides_else_the_terminal_else_blocks() {
        let here = Environment::default();
        let way = |wanted, said: &Said, environment: &Environment| {
            Graphics::of(wanted, said, None, environment).way
        };
        let kitty = said(KITTY);
        assert_eq!(
            way(Pictures::Auto, &kitty, &here),
            Way::Kitty { packed: true }
        );
        assert_eq!(way(Pictures::Sixel, &kitty, &here), Way::Sixel);
        assert_eq!(way(Pictures::None, &kitty, &here), Way::None);
        assert_eq!(way(Pictures::Auto, &Said::default(), &here), Way::Blocks);
        // A terminal that does not say how large its letters are.
        assert_eq!(way(Pictures::Auto, &said(b"\x1b[?4c"), &here), Way::Blocks);
        let iterm = Environment::of(|name| match name {
            "TERM_PROGRAM" => "iTerm.app".to_owned(),
            _ => String::new(),
        });
        let sixel = said(b"\x1b[6;18;8t\x1b[?62;4c");
        assert_eq!(way(Pictures::Auto, &sixel, &here), Way::Sixel);
        assert_eq!(way(Pictures::Auto, &sixel, &iterm), Way::Iterm);
    }

    #[test]
    fn a_multiplexer_is_not_asked_about_kitty() {
        let tmux = Environment::of(|name| match name {
            "TMUX" => "/run/tmux".to_owned(),
            _ => String::new(),
        });
        assert_eq!(question(&tmux), "\x1b[16t\x1b[c");
        assert!(question(&Environment::default()).contains("\x1b_G"));
    }

    #[test]
    fn colours_of_a_terminal_with_a_table_come_from_it() {
        assert_eq!(of_table(255, 255, 255), 231);
        assert_eq!(of_table(0, 0, 0), 16);
        assert_eq!(of_table(255, 0, 0), 196);
        for grey in 0..=255 {
            let shade = of_table(grey, grey, grey);
            assert!(shade >= 232 || shade == 16 || shade == 231, "{grey}");
        }
        for red in (0..=255).step_by(5) {
            for blue in (0..=255).step_by(5) {
                assert!(of_table(red, 128, blue) >= 16);
            }
        }
    }
}
