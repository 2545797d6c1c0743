-- How often a promise was put off. Reason: the days that the versions of programmes and
-- trackers name are compared when threads are reckoned, since every version has to be read
-- for it; what was found is told with each thread.

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

-- Nothing asks whether a promise is a row of a table.
ALTER TABLE promises DROP COLUMN is_task;
