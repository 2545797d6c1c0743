-- The lead officer that a programme names beside a row. Reason: where a newer paper names
-- another than a person did, both are shown, and either can be taken.
ALTER TABLE told_rows ADD COLUMN lead TEXT;
