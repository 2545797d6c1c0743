//! The finder's lines: every kind has its share of what is to be seen, and says how much
//! more of it there is.

use crate::tui::find::{Finder, Group, Kind};

/// From so many lines on, groups have their names above them.
const TITLED: usize = 14;
/// The first kind shows at least so many, however little room there is.
const FIRST: usize = 3;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The name of a group, by its place.
    Title(usize),
    /// Something that was found: its group's place, and its own.
    Row(usize, usize),
    /// So much more of a group, by its place.
    More(usize, usize),
}

/// What is chosen, whatever else comes in meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A row of a kind, counted from its best.
    Row(Kind, usize),
    /// What opens the rest of a kind.
    More(Kind),
}

impl Finder {
    /// Lays the lines for a list so high, and brings the chosen one into sight.
    pub fn lay(&mut self, height: usize) {
        self.titled = height >= TITLED;
        let shares = self.shares(height);
        self.lines.clear();
        for (at, (group, share)) in self.groups.iter().zip(shares).enumerate() {
            if group.found.is_empty() {
                continue;
            }
            if self.titled {
                self.lines.push(Line::Title(at));
            }
            self.lines.extend((0..share).map(|row| Line::Row(at, row)));
            let left = group.count.saturating_sub(share);
            if share < group.found.len() {
                self.lines.push(Line::More(at, left));
            }
        }
        self.scroll(height);
    }

    /// How many rows each group shows: all, where there is room; else in turns, so that no
    /// kind pushes another out of sight.
    fn shares(&self, height: usize) -> Vec<usize> {
        let sizes: Vec<usize> = self.groups.iter().map(|group| group.found.len()).collect();
        let titles = if self.titled {
            sizes.iter().filter(|size| **size > 0).count()
        } else {
            0
        };
        let whole: usize = sizes.iter().sum::<usize>() + titles;
        let groups = sizes.iter().filter(|size| **size > 0).count();
        if whole <= height || groups <= 1 {
            return sizes;
        }
        let mut shares: Vec<usize> = sizes.iter().map(|size| (*size).min(1)).collect();
        if let Some(first) = shares.iter().position(|share| *share > 0) {
            shares[first] = sizes[first].min(FIRST);
        }
        let cost = |shares: &[usize]| {
            let rows = shares.iter().zip(&sizes);
            let rows = rows.map(|(share, size)| share + usize::from(share < size));
            titles + rows.sum::<usize>()
        };
        let mut grew = true;
        while grew {
            grew = false;
            for at in 0..shares.len() {
                if shares[at] >= sizes[at] || shares[at] == 0 {
                    continue;
                }
                shares[at] += 1;
                // The last one takes the line that would say that there is one more.
                if cost(&shares) > height {
                    shares[at] -= 1;
                } else {
                    grew = true;
                }
            }
        }
        for (at, group) in self.groups.iter().enumerate() {
            if self.open.contains(&group.kind) {
                shares[at] = sizes[at];
            }
            // What is chosen stays, though less room is left for it.
            if let Some(Spot::Row(kind, row)) = self.at
                && kind == group.kind
            {
                shares[at] = shares[at].max(row + 1).min(sizes[at]);
            }
        }
        shares
    }

    /// The line that is chosen: the first that can be, where nothing is.
    pub fn at_line(&self) -> Option<usize> {
        let kind = |at: usize| self.groups.get(at).map(|group| group.kind);
        let at = self.at.and_then(|spot| {
            self.lines.iter().position(|line| match (line, spot) {
                (Line::Row(group, row), Spot::Row(of, at)) => {
                    kind(*group) == Some(of) && *row == at
                }
                (Line::More(group, _), Spot::More(of)) => kind(*group) == Some(of),
                (Line::Title(_) | Line::Row(..) | Line::More(..), _) => false,
            })
        });
        at.or_else(|| self.lines.iter().position(can_be_chosen))
    }

    /// Whether the first line that can be chosen is.
    pub fn is_at_first(&self) -> bool {
        self.at_line() == self.lines.iter().position(can_be_chosen)
    }

    /// Moves the choice.
    pub fn step(&mut self, by: isize) {
        let lines = self.lines.iter().enumerate();
        let choices: Vec<usize> = lines
            .filter(|(_, line)| can_be_chosen(line))
            .map(|(at, _)| at)
            .collect();
        let now = self.at_line();
        let Some(now) = choices.iter().position(|at| Some(*at) == now) else {
            return;
        };
        let to = now.saturating_add_signed(by).min(choices.len() - 1);
        self.at = self.spot(choices[to]);
    }

    /// To the next group, or the one before; around at either end.
    pub fn step_group(&mut self, forth: bool) {
        let Some(now) = self.at_line() else { return };
        let of = |line: &Line| match line {
            Line::Title(group) | Line::Row(group, _) | Line::More(group, _) => *group,
        };
        let here = of(&self.lines[now]);
        let firsts: Vec<usize> = (0..self.lines.len())
            .filter(|at| matches!(self.lines[*at], Line::Row(_, 0)))
            .collect();
        let Some(at) = firsts.iter().position(|at| of(&self.lines[*at]) == here) else {
            return;
        };
        let to = if forth {
            (at + 1) % firsts.len()
        } else {
            (at + firsts.len() - 1) % firsts.len()
        };
        self.at = self.spot(firsts[to]);
    }

    /// Chooses a line, where it can be.
    pub fn choose_line(&mut self, line: usize) -> bool {
        let spot = self.spot(line);
        if spot.is_some() {
            self.at = spot;
        }
        spot.is_some()
    }

    /// Shows the whole of the group whose rest is chosen; says whether one is.
    pub fn unfold(&mut self) -> bool {
        let Some(Line::More(group, _)) = self.at_line().and_then(|at| self.lines.get(at)).copied()
        else {
            return false;
        };
        let Some(Group { kind, .. }) = self.groups.get(group) else {
            return false;
        };
        let kind = *kind;
        let shown = self
            .lines
            .iter()
            .filter(|line| matches!(line, Line::Row(of, _) if *of == group));
        self.at = Some(Spot::Row(kind, shown.count()));
        self.open.push(kind);
        true
    }

    fn spot(&self, line: usize) -> Option<Spot> {
        let kind = |group: usize| self.groups.get(group).map(|group| group.kind);
        match self.lines.get(line)? {
            Line::Title(_) => None,
            Line::Row(group, row) => Some(Spot::Row(kind(*group)?, *row)),
            Line::More(group, _) => Some(Spot::More(kind(*group)?)),
        }
    }

    /// Scrolls the chosen line into sight, the name of its group with it.
    fn scroll(&mut self, height: usize) {
        let line = self.at_line().unwrap_or(0);
        let above = line.checked_sub(1).and_then(|above| self.lines.get(above));
        let first = if matches!(above, Some(Line::Title(_))) {
            line - 1
        } else {
            line
        };
        let last = self.lines.len().saturating_sub(height);
        self.top = self
            .top
            .min(first)
            .max((line + 1).saturating_sub(height))
            .min(last);
    }
}

fn can_be_chosen(line: &Line) -> bool {
    match line {
        Line::Row(..) | Line::More(..) => true,
        Line::Title(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::find::{Found, Leads};

    fn group(kind: Kind, number: usize) -> Group {
        let found = Found {
            text: String::new(),
            beside: String::new(),
            matched: Vec::new(),
            through: None,
            here: false,
            leads: Leads::Asked,
        };
        Group {
            kind,
            found: vec![found; number],
            count: number,
            and_more: false,
        }
    }

    fn finder(groups: &[(Kind, usize)]) -> Finder {
        Finder {
            groups: groups
                .iter()
                .map(|(kind, number)| group(*kind, *number))
                .collect(),
            ..Finder::default()
        }
    }

    fn rows(finder: &Finder, of: usize) -> usize {
        let lines = finder.lines.iter();
        lines
            .filter(|line| matches!(line, Line::Row(group, _) if *group == of))
            .count()
    }

    #[test]
    fn every_kind_has_its_share_and_says_how_much_more_there_is() {
        let mut finder = finder(&[(Kind::Item, 3), (Kind::Action, 30), (Kind::Words, 60)]);
        finder.lay(20);
        assert_eq!(finder.lines.len(), 20);
        assert_eq!(
            (rows(&finder, 0), rows(&finder, 1), rows(&finder, 2)),
            (3, 6, 6)
        );
        assert!(finder.lines.contains(&Line::More(1, 24)));
        assert!(finder.lines.contains(&Line::More(2, 54)));
    }

    #[test]
    fn what_has_room_is_shown_whole() {
        let mut finder = finder(&[(Kind::Item, 3), (Kind::Words, 4)]);
        finder.lay(20);
        assert_eq!((rows(&finder, 0), rows(&finder, 1)), (3, 4));
        assert!(
            !finder
                .lines
                .iter()
                .any(|line| matches!(line, Line::More(..)))
        );
    }

    #[test]
    fn the_rest_of_a_kind_opens_and_a_thousand_rows_scroll() {
        let mut finder = finder(&[(Kind::Item, 2), (Kind::Words, 1000)]);
        finder.lay(16);
        finder.step(isize::MAX / 2);
        assert_eq!(finder.at, Some(Spot::More(Kind::Words)));
        assert!(finder.unfold());
        finder.lay(16);
        assert_eq!(rows(&finder, 1), 1000);
        finder.step(isize::MAX / 2);
        finder.lay(16);
        assert_eq!(finder.at, Some(Spot::Row(Kind::Words, 999)));
        assert_eq!(finder.top, finder.lines.len() - 16);
        finder.step(isize::MIN / 2);
        finder.lay(16);
        assert_eq!(finder.top, 0);
    }

    #[test]
    fn a_choice_stays_though_other_kinds_come_in() {
        let mut finder = finder(&[(Kind::Action, 40)]);
        finder.lay(16);
        finder.step(12);
        finder.groups.push(group(Kind::Words, 60));
        finder.lay(16);
        assert_eq!(finder.at, Some(Spot::Row(Kind::Action, 12)));
        assert!(
            finder
                .at_line()
                .is_some_and(|at| at >= finder.top && at < finder.top + 16)
        );
    }

    #[test]
    fn tab_goes_from_kind_to_kind_and_around() {
        let mut finder = finder(&[(Kind::Item, 2), (Kind::Action, 3), (Kind::Words, 3)]);
        finder.lay(20);
        finder.step_group(true);
        assert_eq!(finder.at, Some(Spot::Row(Kind::Action, 0)));
        finder.step_group(true);
        finder.step_group(true);
        assert_eq!(finder.at, Some(Spot::Row(Kind::Item, 0)));
        finder.step_group(false);
        assert_eq!(finder.at, Some(Spot::Row(Kind::Words, 0)));
    }

    #[test]
    fn a_low_list_shows_the_first_kind_before_all_others() {
        let mut finder = finder(&[(Kind::Item, 9), (Kind::Action, 9), (Kind::Words, 9)]);
        finder.lay(7);
        assert_eq!(
            &finder.lines[..4],
            [
                Line::Row(0, 0),
                Line::Row(0, 1),
                Line::Row(0, 2),
                Line::More(0, 6)
            ]
        );
    }
}
