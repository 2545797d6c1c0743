-- A table that nothing was ever written to. Reason: what a person puts right became marks
-- like all of a person's work, with undo and journal, before the first correction was made.
DROP TABLE IF EXISTS corrections;
