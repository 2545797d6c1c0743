-- How often a promise was put off, and whom a committee's promises name. Reason: every
-- version of a programme has to be read to see that it was put off, so it is told with the
-- threads that are reckoned from the same papers; and which committees' papers a promise
-- may turn up in was asked of every promise of every committee at each import.

-- A day that a version names for a trace, or for the promise's own row of a tracker, the
-- first one at position 0.
CREATE TABLE slips (
    clause        INTEGER NOT NULL REFERENCES clauses (key) ON DELETE CASCADE,
    -- NULL: the promise's own row.
    trace         INTEGER REFERENCES traces (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    day           TEXT NOT NULL,
    -- The day of the paper that names it, and where it does.
    paper         TEXT NOT NULL,
    document      INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL
) STRICT;
CREATE INDEX slips_by_clause ON slips (clause);
CREATE INDEX slips_by_trace ON slips (trace);
CREATE INDEX slips_by_document ON slips (document);

-- The other committees of its council that a committee's promises name.
CREATE TABLE addressed (
    committee  INTEGER PRIMARY KEY REFERENCES committees (key) ON DELETE CASCADE,
    -- Keys and names of those that were looked for, and keys of those that are named; JSON.
    bodies     TEXT NOT NULL,
    named      TEXT NOT NULL
) STRICT;

-- Nothing asks whether a promise is a row of a table.
ALTER TABLE promises DROP COLUMN is_task;
