-- The paragraphs that may say that they answer a request. Reason: they are looked for
-- whenever the threads of a committee are reckoned, and a pack has thousands of others. The
-- words are those of the question, letter for letter: only then is this index its answer.
CREATE INDEX paragraphs_that_may_answer ON paragraphs (document, position)
WHERE exempt = 0 AND role IN ('text', 'point')
  AND (text LIKE '%request%' OR text LIKE '%asked%'
       OR text LIKE '%promised%' OR text LIKE '% meeting%'
       OR text LIKE '%sought%' OR text LIKE '%called for%');
