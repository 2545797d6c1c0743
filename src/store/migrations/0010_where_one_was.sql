-- Where one was in the words of an item, and how far the papers had come when a meeting
-- lay on the desk last. Reason: a pack is read over several evenings, and what came in
-- between is to be told from what was there. Neither is an edit: there is nothing to undo.

-- The paragraph that was chosen last, by its words and its place: positions change with a
-- better reader. The words are a hash, so that a paper that is forgotten leaves none.
CREATE TABLE left_off (
    -- The public id of the item.
    item   TEXT PRIMARY KEY,
    page   INTEGER,
    line   INTEGER NOT NULL,
    words  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE looks (
    -- The public id of the meeting.
    meeting   TEXT PRIMARY KEY,
    -- The newest document of the store at that time, which has the greatest key.
    document  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
