-- No book of before has a draft.
SELECT becomes FROM open_draft UNION ALL SELECT id FROM document WHERE kind IN ('draft', 'dropping', 'refusal')
