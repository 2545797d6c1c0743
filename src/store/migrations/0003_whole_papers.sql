-- Whether it is all there. Reason: a paper that comes later heals what an earlier one
-- lacked, in either order, and a paper that names no meeting is filed where the papers
-- held leave it one place; both must be found without reading every paper again.

-- What a document is as a whole.
ALTER TABLE documents ADD COLUMN extent TEXT NOT NULL DEFAULT 'none';
ALTER TABLE documents ADD COLUMN supplement INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
-- The civil day on which it was first seen, where the person was.
ALTER TABLE documents ADD COLUMN seen TEXT;
UPDATE documents SET seen = substr(imported, 1, 10);

-- A telling that is loose did not say where it belongs (or said it in Welsh): it joins
-- what other papers made known and makes no meeting. `inferred` says why it was filed
-- where it is; NULL where its own words or a person filed it.
ALTER TABLE tellings ADD COLUMN loose INTEGER NOT NULL DEFAULT 0;
-- It stands for a paper that tells of no meeting: what it says is only a lead.
ALTER TABLE tellings ADD COLUMN lead INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tellings ADD COLUMN inferred TEXT;
-- Where a loose telling fits, where more places than one do: JSON.
ALTER TABLE tellings ADD COLUMN fits TEXT NOT NULL DEFAULT '[]';
CREATE INDEX tellings_loose ON tellings (date) WHERE loose = 1;
CREATE INDEX tellings_inferred ON tellings (meeting) WHERE inferred IS NOT NULL;

-- The item of another paper that a loose one was found to tell of.
ALTER TABLE told_items ADD COLUMN joins INTEGER REFERENCES told_items (key) ON DELETE SET NULL;
CREATE INDEX told_items_by_joins ON told_items (joins) WHERE joins IS NOT NULL;

-- The papers that an agenda or a report names for an item, and those that a document
-- holds for one. `appendix` is NULL for the item's own paper.
CREATE TABLE named_papers (
    key           INTEGER PRIMARY KEY,
    told_item     INTEGER NOT NULL REFERENCES told_items (key) ON DELETE CASCADE,
    appendix      TEXT,
    page          INTEGER,
    printed_page  TEXT,
    found         INTEGER NOT NULL
) STRICT;
CREATE INDEX named_papers_by_item ON named_papers (told_item);

-- A loss that another paper may heal: what it wants for which item.
ALTER TABLE losses ADD COLUMN told_item INTEGER REFERENCES told_items (key) ON DELETE CASCADE;
ALTER TABLE losses ADD COLUMN wants TEXT;
ALTER TABLE losses ADD COLUMN appendix TEXT;
ALTER TABLE losses ADD COLUMN healed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX losses_by_item ON losses (told_item) WHERE told_item IS NOT NULL;

-- An item whose paper came behind its agenda: in which document, first seen when.
ALTER TABLE items ADD COLUMN late INTEGER REFERENCES documents (key) ON DELETE SET NULL;
ALTER TABLE items ADD COLUMN first_seen TEXT;
CREATE INDEX items_by_late ON items (late) WHERE late IS NOT NULL;

-- Restricted words, whatever item they stand under.
ALTER TABLE paragraphs ADD COLUMN exempt INTEGER NOT NULL DEFAULT 0;

-- What a paper without a meeting is recognised by: an item's title, a reference in it
-- ("31/00417/FUL"), the opening words of its account.
CREATE TABLE clues (
    told_item  INTEGER NOT NULL REFERENCES told_items (key) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    value      TEXT NOT NULL,
    loose      INTEGER NOT NULL,
    PRIMARY KEY (told_item, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX clues_by_value ON clues (value, kind, loose);

INSERT INTO clues (told_item, kind, value, loose)
SELECT told_items.key, 'title', told_items.folded, 0
FROM told_items JOIN tellings ON tellings.key = told_items.telling
WHERE told_items.folded <> '' AND tellings.meeting IS NOT NULL;
CREATE INDEX people_by_name ON people (folded, list);
