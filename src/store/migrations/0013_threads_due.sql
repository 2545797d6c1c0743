-- Committees whose threads are to be reckoned anew. Reason: files that come in one command
-- are reckoned once, behind the last of them; what is still noted here when the program
-- ends is made up for when the store is opened next.
CREATE TABLE threads_due (
    committee INTEGER PRIMARY KEY REFERENCES committees (key) ON DELETE CASCADE
) STRICT;

-- Headings of reports that tell what came of the last meetings: the clerk's report, letters,
-- answers. Reason: they are looked for at each reckoning, among all paragraphs of the store.
CREATE INDEX paragraphs_that_run ON paragraphs (document)
WHERE role = 'heading' AND exempt = 0
  AND (text LIKE '%clerk%' OR text LIKE '%arising%' OR text LIKE '%letter%'
       OR text LIKE '%correspond%' OR text LIKE '%answer%' OR text LIKE '%repl%'
       OR text LIKE '%respon%' OR text LIKE '%action%' OR text LIKE '%outstanding%'
       OR text LIKE '%in hand%' OR text LIKE '%request%' OR text LIKE '%since the last%');

-- "Members may wish to know" answers as well.
DROP INDEX paragraphs_that_may_answer;
CREATE INDEX paragraphs_that_may_answer ON paragraphs (document, position)
WHERE exempt = 0 AND role IN ('text', 'point')
  AND (text LIKE '%request%' OR text LIKE '%asked%'
       OR text LIKE '%promised%' OR text LIKE '% meeting%'
       OR text LIKE '%sought%' OR text LIKE '%called for%'
       OR text LIKE '%wish to know%');
