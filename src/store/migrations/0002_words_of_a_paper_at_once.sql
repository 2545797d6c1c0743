-- A statement with a trigger flushes the index when it begins: one paragraph a statement
-- made one piece of index each, merged again and again. The words of a whole paper now
-- go in by one statement.
DROP TRIGGER paragraphs_written;
