//! The kinds of marks: what each says, and what its id names.
//!
//! An id is the public id of the row that the mark hangs on; where it says so, a second
//! one or a number stands behind a stroke.

/// What the journal calls a document's place.
pub(in crate::store) const FILING: &str = "filing";
/// What a person said of a trace that matching found: `action/trace`.
pub(in crate::store) const TRACE: &str = "trace";
/// A trace that a person added: `action/item`, `action/row` or `action/clause`.
pub(in crate::store) const ADDED: &str = "trace-added";
/// How an action was closed.
pub(in crate::store) const CLOSED: &str = "closed";
/// Who is to do it.
pub(in crate::store) const OWNER: &str = "owner";
/// By when.
pub(in crate::store) const DUE: &str = "due";
/// Whether two actions say the same: `action/action`, the lesser id first.
pub(in crate::store) const SAME: &str = "same";
/// An action that a person took down; its words.
pub(in crate::store) const TAKEN_DOWN: &str = "taken-down";
/// Progress of an action: `action/instant`.
pub(in crate::store) const PROGRESS: &str = "progress";
/// The day on which a programme row stands, or that it is not yet scheduled.
pub(in crate::store) const ROW_DAY: &str = "row-day";
/// Whether a programme row is tentative.
pub(in crate::store) const ROW_TENTATIVE: &str = "row-tentative";
/// A programme row that was dropped, and why.
pub(in crate::store) const ROW_DROPPED: &str = "row-dropped";
/// Behind which row of its day a programme row stands.
pub(in crate::store) const ROW_ORDER: &str = "row-order";
/// A programme row that a person added.
pub(in crate::store) const ROW_ADDED: &str = "row-added";
/// Progress of a programme row: `row/instant`.
pub(in crate::store) const ROW_PROGRESS: &str = "row-progress";

/// A field that was read and put right: `row/field`, or `row/which/field`.
pub(in crate::store) const READS: &str = "reads";
/// A committee that is another: that one's id and name.
pub(in crate::store) const COMMITTEE_JOINED: &str = "committee-joined";
/// The year whose programme a person began; its first year.
pub(in crate::store) const YEAR_BEGUN: &str = "year-begun";
/// A meeting that is another: that one's id and name.
pub(in crate::store) const MEETING_JOINED: &str = "meeting-joined";
/// A name that papers print and that is of another committee: `committee/name`, folded.
pub(in crate::store) const NAME_APART: &str = "name-apart";
/// A paper that is of another meeting of its day.
pub(in crate::store) const PAPER_APART: &str = "paper-apart";

/// Marks besides the tick that hang on an action alone.
pub(in crate::store) const OF_ACTIONS: [&str; 4] = [CLOSED, OWNER, DUE, TAKEN_DOWN];
/// Marks besides the tick that hang on a programme row alone.
pub(in crate::store) const OF_ROWS: [&str; 5] =
    [ROW_DAY, ROW_TENTATIVE, ROW_DROPPED, ROW_ORDER, ROW_ADDED];

/// A line that was begun and not entered: `row/what/which`. No edit, and in no journal.
pub(in crate::store) const BEGUN: &str = "begun";

/// What a person prepared, and what is still being written: `row/which`.
pub(in crate::store) const JOTS: [&str; 5] = ["note", "question", "flag", "interest", "draft"];
