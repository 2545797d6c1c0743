-- The day that a tracker on its own stands for. Reason: such a paper is of no meeting; it is
-- filed with the papers of the meeting next to its day, and what it says was so on that day.
-- NULL: a paper that tells of its meeting, or no tracker.
ALTER TABLE tellings ADD COLUMN stands_for TEXT;
CREATE INDEX tellings_of_trackers ON tellings (document) WHERE stands_for IS NOT NULL;
