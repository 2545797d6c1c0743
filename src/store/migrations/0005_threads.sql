-- What became of every promise. Reason: matching reads every paper of a committee, so its
-- answer is kept and reckoned anew only for the committees whose papers changed; what a
-- person says of it hangs on ids that outlast the reckoning.

-- A place where a promise turns up again, as inferred. It is written out whole: what it
-- was taken from may be several rows of several papers.
CREATE TABLE traces (
    key             INTEGER PRIMARY KEY,
    clause          INTEGER NOT NULL REFERENCES clauses (key) ON DELETE CASCADE,
    -- The same place in a better paper has the same id.
    id              TEXT NOT NULL,
    position        INTEGER NOT NULL,
    -- programme, forward_plan, tracker, agenda, minutes, report
    place           TEXT NOT NULL,
    committee       INTEGER NOT NULL REFERENCES committees (key) ON DELETE CASCADE,
    day             TEXT,
    due             TEXT,
    title           TEXT,
    text            TEXT NOT NULL,
    -- The part of the text that fits.
    part            TEXT NOT NULL,
    progress        TEXT,
    done            INTEGER NOT NULL,
    promised_again  INTEGER NOT NULL,
    score           REAL NOT NULL,
    -- Words and facts, weightiest first; JSON.
    why             TEXT NOT NULL,
    -- reworded, softened, narrowed
    changed         TEXT,
    -- A row of a table of tasks, a programme's row, an item: NULL for the others.
    task            INTEGER REFERENCES told_tasks (key) ON DELETE CASCADE,
    row             INTEGER REFERENCES told_rows (key) ON DELETE CASCADE,
    item            INTEGER REFERENCES items (key) ON DELETE CASCADE,
    document        INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    page            INTEGER,
    printed_page    TEXT,
    line            INTEGER NOT NULL,
    UNIQUE (clause, id)
) STRICT;
CREATE INDEX traces_by_task ON traces (task) WHERE task IS NOT NULL;
CREATE INDEX traces_by_row ON traces (row) WHERE row IS NOT NULL;
CREATE INDEX traces_by_item ON traces (item) WHERE item IS NOT NULL;
CREATE INDEX traces_by_document ON traces (document);
CREATE INDEX traces_by_committee ON traces (committee);

-- What a promise says of itself: the days that it names (JSON), and whether its own table
-- calls it complete.
CREATE TABLE promises (
    clause     INTEGER PRIMARY KEY REFERENCES clauses (key) ON DELETE CASCADE,
    names      TEXT NOT NULL,
    said_done  INTEGER NOT NULL,
    is_task    INTEGER NOT NULL
) STRICT;

-- Promises of one meeting that say the same; both ways.
CREATE TABLE same_promises (
    clause  INTEGER NOT NULL REFERENCES clauses (key) ON DELETE CASCADE,
    other   INTEGER NOT NULL REFERENCES clauses (key) ON DELETE CASCADE,
    PRIMARY KEY (clause, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_promises_by_other ON same_promises (other);

-- "Personal Centred Care (PCC)", as a document spells it out.
CREATE TABLE short_forms (
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    short     TEXT NOT NULL,
    long      TEXT NOT NULL,
    PRIMARY KEY (document, short, long)
) STRICT, WITHOUT ROWID;

-- What a mark says, where it says more than that it stands: JSON.
ALTER TABLE marks ADD COLUMN value TEXT;
