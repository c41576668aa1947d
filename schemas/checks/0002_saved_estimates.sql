-- No document of before says more than it did.
SELECT id FROM document WHERE content <> '' OR kind = 'estimate'
