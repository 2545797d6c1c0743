-- What a report says beside its recommendations, and the numbers of its tables: both go
-- with their paper, as all that is told does.

-- implication, money, appendix, background, reasons, options, summary
CREATE TABLE report_facts (
    key           INTEGER PRIMARY KEY,
    told_item     INTEGER NOT NULL REFERENCES told_items (key) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    -- What an implication is about; the letter of an appendix.
    about         TEXT,
    -- The head, the title or the sum, as printed.
    heading       TEXT,
    text          TEXT NOT NULL,
    -- A sum of money, and a range's upper end.
    pounds        REAL,
    up_to         REAL,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL
) STRICT;
CREATE INDEX report_facts_by_item ON report_facts (told_item, position);

CREATE TABLE figure_tables (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    title     TEXT
) STRICT;
CREATE INDEX figure_tables_by_document ON figure_tables (document, position);

-- A row a figure: a table is drawn from its rows and columns, both counted from 0.
CREATE TABLE figures (
    key           INTEGER PRIMARY KEY,
    in_table      INTEGER NOT NULL REFERENCES figure_tables (key) ON DELETE CASCADE,
    in_row        INTEGER NOT NULL,
    in_column     INTEGER NOT NULL,
    label         TEXT NOT NULL,
    heading       TEXT,
    value         REAL NOT NULL,
    printed       TEXT NOT NULL,
    unit          TEXT,
    period        TEXT,
    -- Its row or its column adds up others.
    total         INTEGER NOT NULL,
    page          INTEGER,
    printed_page  TEXT,
    line          INTEGER NOT NULL
) STRICT;
CREATE INDEX figures_by_table ON figures (in_table, in_row, in_column);
