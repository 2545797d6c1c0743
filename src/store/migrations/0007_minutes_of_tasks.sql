-- The minute of a row of a table of tasks. Reason: an action is looked up by the minute it
-- was agreed at, and such a row names it, or stands under it.
ALTER TABLE told_tasks ADD COLUMN minute TEXT;
