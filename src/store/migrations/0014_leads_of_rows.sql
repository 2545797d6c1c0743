-- The lead officer that a programme names beside a row. Reason: where a newer paper names
-- another than a person did, both are shown, and either can be taken.
ALTER TABLE told_rows ADD COLUMN lead TEXT;

-- Progress that stands beside several rows and belongs to none of them for certain. Reason: it
-- is dealt out to them by hand, and whoever looks at a row is to see that there is some.
ALTER TABLE told_rows ADD COLUMN unaligned TEXT;
