-- The first tables. Reason: what papers say and what a person did must live apart
-- from the first day, so that papers can be read again, replaced and forgotten
-- while ticks stay. Three layers:
--
--   told      what one document says, deleted and written again with it;
--   merged    meetings, items, actions and programme rows as the desk shows them,
--             each with a public id that outlives the document it was read from;
--   a person  marks and the journal of edits, hung on public ids, never on keys.
--
-- A day is `YYYY-MM-DD`, a time `HH:MM`, an instant RFC 3339. `folded` is text as
-- it is compared. A later document has the greater key: that is the order of import.

-- Councils and committees -----------------------------------------------------------

CREATE TABLE councils (
    key     INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE committees (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    council  INTEGER REFERENCES councils (key),
    name     TEXT NOT NULL
) STRICT;
CREATE INDEX committees_by_council ON committees (council);

-- Every name of a committee; `given` ones were joined to it by a person.
CREATE TABLE committee_names (
    folded     TEXT NOT NULL,
    committee  INTEGER NOT NULL REFERENCES committees (key) ON DELETE CASCADE,
    given      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (folded, committee)
) STRICT, WITHOUT ROWID;
CREATE INDEX committee_names_by_committee ON committee_names (committee);

-- Documents, and what each tells ------------------------------------------------------

CREATE TABLE documents (
    key              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    sha256           TEXT NOT NULL UNIQUE,
    name             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    pages            INTEGER,
    issued           TEXT,
    language         TEXT NOT NULL,
    reader           INTEGER NOT NULL,
    imported         TEXT NOT NULL,
    -- What a person said of its place; where it overrides, the paper is not asked.
    given_council    TEXT,
    given_committee  TEXT,
    given_date       TEXT,
    overrides        INTEGER NOT NULL DEFAULT 0,
    -- 0: it lies in the tray of unfiled papers.
    filed            INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX documents_unfiled ON documents (key) WHERE filed = 0;

CREATE TABLE meetings (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    committee  INTEGER NOT NULL REFERENCES committees (key),
    date       TEXT NOT NULL,
    ordinal    INTEGER NOT NULL DEFAULT 1,
    -- The sitting that was adjourned to this one.
    parent     INTEGER REFERENCES meetings (key) ON DELETE SET NULL,
    time       TEXT,
    place      TEXT,
    status     TEXT,
    UNIQUE (committee, date, ordinal)
) STRICT;
CREATE INDEX meetings_by_date ON meetings (date);
CREATE INDEX meetings_by_parent ON meetings (parent);

-- A joint meeting belongs to several committees; the first is its own.
CREATE TABLE meeting_committees (
    meeting    INTEGER NOT NULL REFERENCES meetings (key) ON DELETE CASCADE,
    committee  INTEGER NOT NULL REFERENCES committees (key),
    position   INTEGER NOT NULL,
    PRIMARY KEY (meeting, committee)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_committees_by_committee ON meeting_committees (committee, meeting);

-- A telling: what one document says of one meeting.
CREATE TABLE tellings (
    key        INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    -- The meeting that the document was made for, of the several it may tell of.
    own        INTEGER NOT NULL,
    council    TEXT,
    committee  TEXT,
    with_committees TEXT NOT NULL DEFAULT '[]',
    date       TEXT,
    time       TEXT,
    closed     TEXT,
    place      TEXT,
    role       TEXT NOT NULL,
    status     TEXT,
    meeting    INTEGER REFERENCES meetings (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX tellings_by_document ON tellings (document, position);
CREATE INDEX tellings_by_meeting ON tellings (meeting);

CREATE TABLE people (
    key       INTEGER PRIMARY KEY,
    telling   INTEGER NOT NULL REFERENCES tellings (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    list      TEXT NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    title     TEXT,
    role      TEXT
) STRICT;
CREATE INDEX people_by_telling ON people (telling, position);

CREATE TABLE items (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    meeting    INTEGER NOT NULL REFERENCES meetings (key),
    -- Its place among the items of the meeting; NULL where no paper tells it any
    -- more and it is kept for a person's work.
    position   INTEGER,
    -- Its identity: the folded title, and the number that tells equal ones apart.
    folded     TEXT NOT NULL,
    hint       TEXT NOT NULL,
    title      TEXT NOT NULL,
    number     TEXT,
    minute     TEXT,
    appendix   TEXT,
    ask        TEXT,
    exempt     INTEGER NOT NULL DEFAULT 0,
    paper      TEXT,
    procedural INTEGER NOT NULL DEFAULT 0,
    -- Which telling won: its heading, its report, the account in its minutes.
    heading    INTEGER REFERENCES told_items (key) ON DELETE SET NULL,
    report     INTEGER REFERENCES told_items (key) ON DELETE SET NULL,
    account    INTEGER REFERENCES told_items (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX items_by_meeting ON items (meeting, position);
CREATE INDEX items_gone ON items (key) WHERE position IS NULL;
CREATE INDEX items_by_heading ON items (heading);
CREATE INDEX items_by_report ON items (report);
CREATE INDEX items_by_account ON items (account);

CREATE TABLE told_items (
    key            INTEGER PRIMARY KEY,
    telling        INTEGER NOT NULL REFERENCES tellings (key) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    number         TEXT,
    agenda_number  TEXT,
    parent         TEXT,
    title          TEXT,
    folded         TEXT NOT NULL,
    appendix       TEXT,
    summary        TEXT,
    ask            TEXT,
    exempt         INTEGER NOT NULL,
    paper          TEXT,
    first_page     INTEGER,
    last_page      INTEGER,
    first_printed  TEXT,
    last_printed   TEXT,
    named          TEXT NOT NULL DEFAULT '[]',
    -- Author, director, purpose, wards of its report; JSON, NULL without a report.
    report         TEXT,
    -- The account in the minutes; NULL without one.
    account        TEXT,
    truncated      INTEGER NOT NULL DEFAULT 0,
    -- Who left and joined, interests, mover and vote; JSON.
    proceedings    TEXT,
    page           INTEGER,
    printed_page   TEXT,
    line           INTEGER NOT NULL,
    -- The merged item that it tells of.
    item           INTEGER REFERENCES items (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX told_items_by_telling ON told_items (telling, position);
CREATE INDEX told_items_by_item ON told_items (item);

CREATE TABLE told_clauses (
    key           INTEGER PRIMARY KEY,
    told_item     INTEGER NOT NULL REFERENCES told_items (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    -- decision, request, undertaking, action; recommendation of a report
    kind          TEXT NOT NULL,
    label         TEXT,
    number        TEXT,
    text          TEXT NOT NULL,
    tracked       INTEGER NOT NULL,
    owner         TEXT,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL,
    rule          TEXT NOT NULL
) STRICT;
CREATE INDEX told_clauses_by_item ON told_clauses (told_item, position);

CREATE TABLE told_tasks (
    key           INTEGER PRIMARY KEY,
    document      INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    -- The table it stands in, counted through the document, and its own headings.
    in_table      INTEGER NOT NULL,
    title         TEXT,
    headings      TEXT NOT NULL DEFAULT '[]',
    text          TEXT NOT NULL,
    owner         TEXT,
    due           TEXT,
    due_date      TEXT,
    entered       TEXT,
    status        TEXT,
    done          INTEGER NOT NULL,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL
) STRICT;
CREATE INDEX told_tasks_by_document ON told_tasks (document, position);

CREATE TABLE told_programmes (
    key        INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    said       TEXT,
    year_said  TEXT,
    as_of      TEXT,
    headings   TEXT NOT NULL DEFAULT '[]',
    -- Where it was filed: whose it is, the year it begins in, the day it stands for.
    committee  INTEGER REFERENCES committees (key),
    year       INTEGER,
    stands_for TEXT
) STRICT;
CREATE INDEX told_programmes_by_document ON told_programmes (document, position);
CREATE INDEX told_programmes_by_committee ON told_programmes (committee, stands_for);

CREATE TABLE programme_rows (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    committee  INTEGER NOT NULL REFERENCES committees (key),
    year       INTEGER NOT NULL,
    folded     TEXT NOT NULL,
    item       TEXT NOT NULL
) STRICT;
CREATE INDEX programme_rows_by_year ON programme_rows (committee, year);

CREATE TABLE told_rows (
    key           INTEGER PRIMARY KEY,
    programme     INTEGER NOT NULL REFERENCES told_programmes (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    topic         INTEGER NOT NULL,
    date          TEXT,
    note          TEXT,
    item          TEXT NOT NULL,
    tentative     INTEGER NOT NULL,
    actions       TEXT,
    progress      TEXT,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL,
    row           INTEGER REFERENCES programme_rows (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX told_rows_by_programme ON told_rows (programme, position);
CREATE INDEX told_rows_by_row ON told_rows (row);

CREATE TABLE losses (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    page      INTEGER,
    what      TEXT NOT NULL
) STRICT;
CREATE INDEX losses_by_document ON losses (document, position);

-- What was promised: every clause of the account that won, and every task of a
-- table. It is an action where it is tracked.
CREATE TABLE clauses (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    meeting   INTEGER NOT NULL REFERENCES meetings (key),
    item      INTEGER REFERENCES items (key) ON DELETE SET NULL,
    -- Its identity: the folded text, and the item that tells equal ones apart.
    folded    TEXT NOT NULL,
    hint      TEXT NOT NULL,
    text      TEXT NOT NULL,
    tracked   INTEGER NOT NULL,
    -- Where it is told now; both NULL where its place is gone and it is kept for
    -- a person's work.
    clause    INTEGER REFERENCES told_clauses (key) ON DELETE SET NULL,
    task      INTEGER REFERENCES told_tasks (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX clauses_by_meeting ON clauses (meeting, tracked);
CREATE INDEX clauses_gone ON clauses (key) WHERE clause IS NULL AND task IS NULL;
CREATE INDEX clauses_by_item ON clauses (item);
CREATE INDEX clauses_by_clause ON clauses (clause);
CREATE INDEX clauses_by_task ON clauses (task);

-- The words -------------------------------------------------------------------------

CREATE TABLE paragraphs (
    key           INTEGER PRIMARY KEY,
    document      INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL,
    role          TEXT NOT NULL,
    text          TEXT NOT NULL,
    -- The item whose report it belongs to.
    told_item     INTEGER REFERENCES told_items (key) ON DELETE SET NULL
) STRICT;
CREATE INDEX paragraphs_by_document ON paragraphs (document, position);
CREATE INDEX paragraphs_by_item ON paragraphs (told_item, position);

CREATE VIRTUAL TABLE paragraph_words USING fts5 (
    text,
    content = 'paragraphs', content_rowid = 'key',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
-- A document that is forgotten leaves none of its words in the index.
INSERT INTO paragraph_words (paragraph_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER paragraphs_written AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraph_words (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN
    INSERT INTO paragraph_words (paragraph_words, rowid, text)
    VALUES ('delete', old.key, old.text);
END;
CREATE TRIGGER paragraphs_changed AFTER UPDATE OF text ON paragraphs BEGIN
    INSERT INTO paragraph_words (paragraph_words, rowid, text)
    VALUES ('delete', old.key, old.text);
    INSERT INTO paragraph_words (rowid, text) VALUES (new.key, new.text);
END;

-- A person's own work ------------------------------------------------------------------

-- What stands now: a tick on an action or a programme row, an item that was read, a
-- committee that is one's own. `kind` and `id` name the row by its public id.
CREATE TABLE marks (
    kind  TEXT NOT NULL,
    id    TEXT NOT NULL,
    at    TEXT NOT NULL,
    day   TEXT NOT NULL,
    who   TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The journal. An undo and a redo are entries that name the edit they are `of`.
CREATE TABLE edits (
    key   INTEGER PRIMARY KEY AUTOINCREMENT,
    at    TEXT NOT NULL,
    day   TEXT NOT NULL,
    who   TEXT NOT NULL,
    verb  TEXT NOT NULL,
    of    INTEGER REFERENCES edits (key)
) STRICT;
CREATE INDEX edits_by_person ON edits (who, key) WHERE of IS NULL;
CREATE INDEX edits_of ON edits (of, key);

CREATE TABLE edit_changes (
    edit      INTEGER NOT NULL REFERENCES edits (key),
    position  INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    -- The mark before and after as JSON; NULL for none.
    before    TEXT,
    after     TEXT,
    -- The row's words, for sentences about it when its place is gone.
    what      TEXT NOT NULL,
    PRIMARY KEY (edit, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_changes_by_row ON edit_changes (kind, id);

CREATE TRIGGER edits_stay BEFORE UPDATE ON edits
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER edits_are_kept BEFORE DELETE ON edits
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER changes_stay BEFORE UPDATE ON edit_changes
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER changes_are_kept BEFORE DELETE ON edit_changes
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- Readings that a person put right: this field of this row reads so. The paper's
-- own value stays in the tables above.
CREATE TABLE corrections (
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    field  TEXT NOT NULL,
    value  TEXT,
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    PRIMARY KEY (kind, id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
