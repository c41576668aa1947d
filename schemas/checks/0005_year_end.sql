-- The sums of each breakdown are those of the accounts.
SELECT b.kind || ' ' || b.stage
  FROM (SELECT funding, kind, stage, sum(amount) AS amount FROM breakdown GROUP BY 1, 2, 3) b
 WHERE b.amount IS NOT (SELECT sum(a.balance) FROM account a WHERE a.funding = b.funding AND a.stage = b.stage
                           AND (b.kind = 'month' OR a.class <> '' OR a.item <> ''))
