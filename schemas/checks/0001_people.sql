-- Nobody is there before the first one is added.
SELECT code FROM person UNION ALL SELECT subject FROM attempt UNION ALL SELECT deed FROM trail
