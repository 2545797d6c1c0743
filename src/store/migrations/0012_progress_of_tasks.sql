-- What a tracker tells of a task beside its state. Reason: "Amber" says nothing of what came
-- of it; the column of updates does, and was left out where the table has both.
ALTER TABLE told_tasks ADD COLUMN progress TEXT;
