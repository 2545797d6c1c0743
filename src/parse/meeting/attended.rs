//! Who was there: by the lists of the head, else by rolls, calls and tables elsewhere.

use crate::domain::meeting::{Meeting, Role};
use crate::parse::attendance;
use crate::parse::item::Raw;
use crate::parse::meeting::Reader;
use crate::parse::paragraph::Block;
use crate::parse::part::{Kind, Part};

impl<'d> Reader<'d> {
    /// Takes who was there: from the lists of the head, else from rolls, calls and grids.
    /// `told`: the paper tells of a meeting that was held.
    pub(super) fn take_people(
        &self,
        meeting: &mut Meeting,
        blocks: &[Block],
        part: &Part,
        raws: &[Raw<'_>],
        told: bool,
    ) {
        let lists = match part.kind {
            Kind::Attendance => attendance::web::table(blocks),
            Kind::WebMeeting if attendance::web::has_table(blocks) => {
                attendance::web::table(blocks)
            }
            Kind::Report | Kind::Notice => attendance::Lists::default(),
            Kind::Agenda | Kind::Minutes | Kind::WebMeeting | Kind::WebItem | Kind::Decisions => {
                attendance::lists(blocks, told, meeting.date)
            }
        };
        meeting.members = lists.members;
        meeting.present = lists.present;
        meeting.in_attendance = lists.in_attendance;
        meeting.apologies = lists.apologies;
        if told {
            if meeting.present.is_empty() {
                let called = attendance::called::lists(raws);
                meeting.present = called.present;
                if meeting.in_attendance.is_empty() {
                    meeting.in_attendance = called.in_attendance;
                }
                if meeting.apologies.is_empty() {
                    meeting.apologies = called.apologies;
                }
            }
            let web = attendance::web::has_table(blocks);
            if meeting.present.is_empty() && !web {
                let own = &self.blocks[part.range.clone()];
                let mut rolled = attendance::elsewhere::rolled(own);
                if rolled.present.is_empty() {
                    rolled = attendance::elsewhere::behind(own);
                }
                meeting.present = rolled.present;
                if meeting.in_attendance.is_empty() {
                    meeting.in_attendance = rolled.in_attendance;
                }
                if meeting.apologies.is_empty() {
                    meeting.apologies = rolled.apologies;
                }
            }
            attendance::councillors_came(meeting);
            // An agenda names nobody who came.
            let came = part.kind == Kind::WebMeeting && !web && !meeting.present.is_empty();
            if came && meeting.role == Role::Agenda {
                meeting.role = Role::Minutes;
            }
            for raw in raws {
                for name in attendance::called::apologies(raw) {
                    let known = meeting
                        .apologies
                        .iter()
                        .any(|before| before == &name || before.ends_with(&format!(" {name}")));
                    if !known {
                        meeting.apologies.push(name);
                    }
                }
            }
        }
        if part.kind == Kind::Agenda && meeting.members.is_empty() {
            let business = &self.blocks[part.range.clone()];
            let below = &business[blocks.len().min(business.len())..];
            meeting.members = attendance::membership::below(blocks, below);
        }
        let decided = raws.iter().any(|raw| !raw.decision.is_empty());
        if part.kind == Kind::Agenda && decided && meeting.present.is_empty() {
            let came =
                attendance::elsewhere::gridded(&self.blocks[part.range.clone()], meeting.date);
            meeting.present = came.present;
            meeting.in_attendance.extend(came.in_attendance);
            meeting.apologies.extend(came.apologies);
        }
    }
}
