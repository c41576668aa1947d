// The checks of a book that are queries. Each finds nothing in a book that only this program wrote;
// tests/storage/verify_test.cpp has a book for each in which it finds something.
#include "storage/verify.hpp"

namespace dutoan::storage {
namespace {

constexpr bool is_told_by_sums = true;

const std::vector<QueryCheck> checks = {
    {"foreign-keys", R"sql(SELECT 0, "table" FROM pragma_foreign_key_check)sql"},
    {"settings", R"sql(
      SELECT 0, 'there is no row 1 of settings, or another one'
       WHERE (SELECT group_concat(only) FROM settings) IS NOT '1')sql"},
    {"gaps", R"sql(
      SELECT sequence, 'the document before it is ' || before
        FROM (SELECT sequence, lag(sequence, 1, 0) OVER (ORDER BY sequence) AS before FROM document)
       WHERE sequence <> before + 1)sql"},
    {"dates", R"sql(
      SELECT sequence, date || ' ' || posted_on FROM document
       WHERE date(date, '+0 days') IS NOT date OR date(posted_on, '+0 days') IS NOT posted_on
      UNION ALL
      SELECT document, date FROM evidence WHERE date(date, '+0 days') IS NOT date)sql"},
    {"line-positions", R"sql(
      SELECT document, 'lines are missing' FROM document_line
       GROUP BY document HAVING max(position) <> count(*) OR min(position) <> 1)sql"},
    {"evidence-positions", R"sql(
      SELECT document, 'evidence is missing' FROM evidence
       GROUP BY document HAVING max(position) <> count(*) OR min(position) <> 1)sql"},
    {"posting-positions", R"sql(
      SELECT document, 'postings are missing' FROM posting
       GROUP BY document HAVING max(position) <> count(*) OR min(position) <> 1)sql"},
    {"totals", R"sql(
      SELECT d.sequence, 'total ' || d.total || ', lines ' || sum(l.amount)
        FROM document d JOIN document_line l ON l.document = d.sequence
       GROUP BY d.sequence HAVING sum(l.amount) <> d.total)sql"},
    {"years", R"sql(
      SELECT d.sequence, 'a line is of ' || f.fiscal_year
        FROM document d JOIN document_line l ON l.document = d.sequence
        JOIN funding f ON f.id = l.funding WHERE f.fiscal_year <> d.fiscal_year)sql"},
    {"amounts", R"sql(
      SELECT document, 'a posting of ' || amount FROM posting WHERE amount <= 0)sql"},
    {"unposted", R"sql(
      SELECT sequence, kind || ' without a posting' FROM document
       WHERE kind NOT IN ('estimate', 'submission', 'appraisal', 'reply', 'return', 'conclusion',
                          'awaiting', 'guarantee', 'draft', 'dropping', 'refusal', 'closing', 'reopening', 'reversal', 'outcome', 'class-settlement',
                          'reconciliation', 'settlement', 'review', 'minutes', 'notice')
         AND NOT (kind IN ('approval', 'amendment') AND content <> '')
         AND NOT EXISTS (SELECT 1 FROM posting WHERE document = sequence))sql"},
    {"closings", R"sql(
      SELECT sequence, kind || ' with a posting' FROM document
       WHERE kind IN ('estimate', 'submission', 'appraisal', 'reply', 'return', 'conclusion',
                      'awaiting', 'guarantee', 'draft', 'dropping', 'refusal', 'closing', 'reopening', 'outcome', 'class-settlement', 'reconciliation',
                      'settlement', 'review', 'minutes')
         AND EXISTS (SELECT 1 FROM posting WHERE document = sequence))sql"},
    {"posting-fundings", R"sql(
      SELECT p.document, 'a posting between two fundings'
        FROM posting p JOIN account a ON a.id = p.debit JOIN account b ON b.id = p.credit
       WHERE a.funding <> b.funding)sql"},
    {"posting-lines", R"sql(
      SELECT p.document, 'a posting between two lines'
        FROM posting p JOIN account a ON a.id = p.debit JOIN account b ON b.id = p.credit
       WHERE (a.class <> b.class OR a.item <> b.item)
         AND (a.class <> '' OR a.item <> '') AND (b.class <> '' OR b.item <> ''))sql"},
    {"balances", R"sql(
      WITH moved AS (
        SELECT debit AS account, amount, document FROM posting
        UNION ALL SELECT credit, -amount, document FROM posting)
      SELECT coalesce(min(m.document), 0), a.stage || ' ' || a.class || '/' || a.item || ': '
             || a.balance || ', postings ' || coalesce(sum(m.amount), 0)
        FROM account a LEFT JOIN moved m ON m.account = a.id
       GROUP BY a.id HAVING a.balance <> coalesce(sum(m.amount), 0))sql",
     is_told_by_sums},
    {"standings", R"sql(
      WITH line AS MATERIALIZED (
        SELECT funding, class, item, category, stage, sum(balance) AS balance,
               class <> '' OR item <> '' AS is_line
          FROM account GROUP BY funding, class, item, category, stage)
      SELECT 0, level || ' ' || code || ' ' || stage
        FROM (SELECT funding, level, code, stage, amount FROM standing
              UNION ALL SELECT funding, 'whole', '', stage, -balance FROM line
              UNION ALL SELECT funding, 'line', class || '/' || item, stage, -balance
                          FROM line WHERE is_line
              UNION ALL SELECT funding, 'category', category, stage, -balance
                          FROM line WHERE is_line
              UNION ALL SELECT funding, 'activity', class, stage, -balance
                          FROM line WHERE is_line)
       GROUP BY funding, level, code, stage HAVING sum(amount) <> 0)sql"},
    {"breakdowns", R"sql(
      SELECT 0, kind || ' ' || code || ' ' || stage
        FROM (SELECT funding, kind, code, stage, amount FROM breakdown
              UNION ALL
              SELECT funding, 'sub_item', sub_item, stage, -sum(balance) FROM account
               WHERE class <> '' OR item <> '' GROUP BY funding, sub_item, stage
              UNION ALL
              SELECT a.funding, 'month', substr(d.posted_on, 1, 7), a.stage, -sum(m.amount)
                FROM (SELECT document, debit AS account, amount FROM posting
                      UNION ALL SELECT document, credit, -amount FROM posting) m
                JOIN document d ON d.sequence = m.document JOIN account a ON a.id = m.account
               GROUP BY a.funding, substr(d.posted_on, 1, 7), a.stage)
       GROUP BY funding, kind, code, stage HAVING sum(amount) <> 0)sql"},
    {"stages", R"sql(
      SELECT 0, 'the stages of funding ' || funding || ' add up to ' || sum(balance)
        FROM account NOT INDEXED GROUP BY funding HAVING sum(balance) <> 0)sql"},
    {"below-zero", R"sql(
      SELECT 0, stage || ' ' || class || '/' || item || ': ' || balance FROM account
       WHERE balance < 0 AND stage NOT IN ('authority', 'approved')
      UNION ALL
      SELECT 0, 'approved ' || s.code || ': ' || s.amount
        FROM standing s JOIN settings t ON t.blocks = s.level
       WHERE s.stage = 'approved' AND s.amount < 0)sql"},
    {"used-once", R"sql(
      SELECT document, stage || ' of ' || opened_by || ': ' || left_of
        FROM (SELECT m.document, a.stage, a.opened_by, sum(m.amount) OVER
                (PARTITION BY a.id ORDER BY m.document, m.position) AS left_of
                FROM (SELECT debit AS account, amount, document, position FROM posting
                      UNION ALL SELECT credit, -amount, document, position FROM posting) m
                JOIN account a ON a.id = m.account
               WHERE a.stage IN ('committed', 'advanced', 'spent'))
       WHERE left_of < 0)sql",
     is_told_by_sums},
    {"holders", R"sql(
      SELECT coalesce((SELECT min(document) FROM posting WHERE a.id IN (debit, credit)), 0),
             a.stage || ' opened by ' || a.opened_by
        FROM account a LEFT JOIN document d ON d.id = a.opened_by
       -- All are in order where as many need a holder as documents hold; then none is looked for.
       WHERE (SELECT count(*) FROM account
               WHERE opened_by <> ''
                  OR stage IN ('committed', 'advanced', 'spent', 'refund_due', 'refunded'))
          <> (SELECT count(*) FROM document e CROSS JOIN account b ON b.opened_by = e.id
               WHERE b.opened_by <> ''
                 AND CASE b.stage WHEN 'committed' THEN e.kind = 'commitment'
                       WHEN 'advanced' THEN e.kind IN ('advance', 'opening')
                       WHEN 'spent' THEN e.kind IN ('payment', 'clearance')
                       WHEN 'refund_due' THEN e.kind IN ('advance-due', 'disallowance')
                       WHEN 'refunded' THEN e.kind IN ('advance-due', 'disallowance')
                       WHEN 'allotted' THEN e.kind = 'supplement' AND e.target_class <> ''
                       ELSE FALSE END)
         AND CASE a.stage WHEN 'committed' THEN d.kind IS NOT 'commitment'
               WHEN 'advanced' THEN d.kind IS NULL OR d.kind NOT IN ('advance', 'opening')
               WHEN 'spent' THEN d.kind IS NULL OR d.kind NOT IN ('payment', 'clearance')
               WHEN 'refund_due' THEN d.kind IS NULL OR d.kind NOT IN ('advance-due', 'disallowance')
               WHEN 'refunded' THEN d.kind IS NULL OR d.kind NOT IN ('advance-due', 'disallowance')
               WHEN 'allotted' THEN a.opened_by <> '' AND (d.kind IS NOT 'supplement' OR d.target_class = '')
               ELSE a.opened_by <> '' END)sql"},
    {"follows", R"sql(
      SELECT d.sequence, 'follows ' || d.follows FROM document d
       WHERE d.follows <> '' AND NOT EXISTS
             (SELECT 1 FROM document e WHERE e.id = d.follows AND e.sequence < d.sequence))sql"},
    {"reversed-once", R"sql(
      SELECT max(sequence), follows || ' is reversed ' || count(*) || ' times' FROM document
       WHERE kind = 'reversal' GROUP BY follows HAVING count(*) > 1)sql"},
    {"reversals", R"sql(
      SELECT r.sequence, 'does not turn round ' || r.follows
        FROM document r JOIN document d ON d.id = r.follows
       WHERE r.kind = 'reversal'
         AND (EXISTS (SELECT debit, credit, amount FROM posting WHERE document = d.sequence
                      EXCEPT
                      SELECT credit, debit, amount FROM posting WHERE document = r.sequence)
           OR (SELECT count(*) FROM posting WHERE document = d.sequence)
           <> (SELECT count(*) FROM posting WHERE document = r.sequence)))sql"},
    {"versions", R"sql(
      SELECT sequence, 'version ' || version || ', expected ' || expected
        FROM (SELECT sequence, version, row_number() OVER
                (PARTITION BY unit, fiscal_year ORDER BY sequence) AS expected
                FROM document WHERE kind IN ('approval', 'amendment', 'funded')
              UNION ALL
              SELECT sequence, version, row_number() OVER
                (PARTITION BY unit, fiscal_year ORDER BY sequence)
                FROM document WHERE kind = 'estimate')
       WHERE version <> expected)sql"},
    {"contents", R"sql(
      SELECT sequence, kind || ' with ' || length(content) || ' characters of content'
        FROM document
        WHERE kind NOT IN ('approval', 'amendment', 'awaiting')
          AND (kind IN ('estimate', 'appraisal', 'reply', 'conclusion', 'outcome', 'reconciliation',
                        'review', 'draft')) = (content = ''))sql"},
    {"guarantees", R"sql(
      SELECT sequence, kind || ' with a guarantee of ' || coalesce(guarantee_amount, 'nothing')
             || ' until ' || guarantee_until FROM document
       WHERE CASE WHEN kind = 'guarantee' THEN coalesce(guarantee_amount, 0) <= 0
                  ELSE guarantee_amount IS NOT NULL AND kind <> 'commitment'
                       AND NOT (kind = 'draft' AND content LIKE 'commitment %') END
          OR (coalesce(guarantee_amount, 0) > 0) <> (guarantee_until <> '')
          OR (guarantee_until <> '' AND date(guarantee_until, '+0 days') IS NOT guarantee_until)
      UNION ALL
      -- What was advanced on a contract, at the end of each advance, beside what counted then.
      SELECT a.sequence, 'advanced on ' || a.follows || ', guaranteed ' || g.guarantee_amount
             || ' until ' || g.guarantee_until
        FROM (SELECT DISTINCT CASE kind WHEN 'commitment' THEN id ELSE follows END AS contract
                FROM document WHERE guarantee_amount IS NOT NULL AND kind IN ('commitment', 'guarantee')) c
        JOIN document a ON a.follows = c.contract AND a.kind = 'advance'
        JOIN document g ON g.sequence =
             (SELECT max(n.sequence) FROM document n
               WHERE n.sequence < a.sequence AND n.guarantee_amount IS NOT NULL
                 AND (n.id = c.contract OR (n.follows = c.contract AND n.kind = 'guarantee'))
                 AND NOT EXISTS (SELECT 1 FROM document r WHERE r.follows = n.id
                                    AND r.kind = 'reversal' AND r.sequence < a.sequence))
       WHERE g.guarantee_until < a.posted_on
          OR g.guarantee_amount <
             (SELECT sum((SELECT coalesce(sum(p.amount), 0) FROM posting p
                           WHERE p.debit = s.id AND p.document <= a.sequence)
                       - (SELECT coalesce(sum(p.amount), 0) FROM posting p
                           WHERE p.credit = s.id AND p.document <= a.sequence))
                FROM document o JOIN account s ON s.opened_by = o.id AND s.stage = 'advanced'
               WHERE o.follows = c.contract AND o.kind = 'advance'))sql"},
    {"targets", R"sql(
      SELECT sequence, kind || ' for ' || target_class || '/' || target_item FROM document
       WHERE (target_class <> '' OR target_item <> '')
         AND (kind NOT IN ('supplement', 'reduction') OR target_class = '')
      UNION ALL
      SELECT p.document, b.class || '/' || b.item || ' out of ' || a.opened_by
        FROM account a JOIN document d ON d.id = a.opened_by
        JOIN posting p ON a.id IN (p.debit, p.credit)
        JOIN account b ON b.id IN (p.debit, p.credit) AND b.stage = 'approved'
       WHERE a.stage = 'allotted' AND a.opened_by <> ''
         AND (b.class <> d.target_class OR (d.target_item <> '' AND b.item <> d.target_item)))sql"},
    {"drafts-end-once", R"sql(
      WITH ending AS (
        SELECT sequence, kind, follows, description FROM document
         WHERE kind IN ('dropping', 'refusal'))
      SELECT e.sequence, e.kind || ' of ' || e.follows || ', which is no draft' FROM ending e
       WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = e.follows AND d.kind = 'draft')
      UNION ALL
      SELECT max(sequence), follows || ' is dropped or refused ' || count(*) || ' times'
        FROM ending GROUP BY follows HAVING count(*) > 1
      UNION ALL
      SELECT sequence, 'the reason is not told: ' || description FROM ending
       WHERE length(replace(description, ' ', '')) < 10
      UNION ALL
      SELECT e.sequence, e.follows || ' was posted before, as ' || p.id
        FROM ending e JOIN document d ON d.id = e.follows AND d.kind = 'draft'
        JOIN document p ON p.unit = d.unit AND p.fiscal_year = d.fiscal_year
         AND p.kind = substr(d.content, 1, instr(d.content, ' ') - 1)
         AND p.number = substr(d.content, instr(d.content, ' ') + 1)
       WHERE p.sequence > d.sequence AND p.sequence < e.sequence)sql"},
    {"posted-as-drafted", R"sql(
      SELECT p.sequence, p.id || ' is not what ' || d.id || ' says'
        FROM document d JOIN document p ON p.unit = d.unit AND p.fiscal_year = d.fiscal_year
         AND p.kind = substr(d.content, 1, instr(d.content, ' ') - 1)
         AND p.number = substr(d.content, instr(d.content, ' ') + 1) AND p.sequence > d.sequence
       WHERE d.kind = 'draft'
         AND NOT EXISTS (SELECT 1 FROM document e WHERE e.follows = d.id AND e.follows <> ''
                            AND e.kind IN ('dropping', 'refusal') AND e.sequence < p.sequence)
         AND (d.total <> p.total OR d.payee <> p.payee OR d.author <> p.author
              OR d.follows <> p.follows OR d.date <> p.date OR d.author = p.decider
              OR d.guarantee_amount IS NOT p.guarantee_amount
              OR d.guarantee_until <> p.guarantee_until
              OR EXISTS (SELECT position, funding, class, item, amount FROM document_line
                          WHERE document = d.sequence
                         EXCEPT
                         SELECT position, funding, class, item, amount FROM document_line
                          WHERE document = p.sequence)))sql"},
    {"open-drafts", R"sql(
      WITH open AS (
        SELECT d.sequence AS draft, d.unit, d.fiscal_year, d.content AS becomes FROM document d
         WHERE d.kind = 'draft'
           AND NOT EXISTS (SELECT 1 FROM document e WHERE e.follows = d.id AND e.follows <> ''
                              AND e.kind IN ('dropping', 'refusal'))
           AND NOT EXISTS (SELECT 1 FROM document p WHERE p.unit = d.unit
                              AND p.fiscal_year = d.fiscal_year AND p.sequence > d.sequence
                              AND p.kind = substr(d.content, 1, instr(d.content, ' ') - 1)
                              AND p.number = substr(d.content, instr(d.content, ' ') + 1)))
      SELECT draft, 'it is open, and not kept as such' FROM
        (SELECT draft, unit, fiscal_year, becomes FROM open
         EXCEPT SELECT draft, unit, fiscal_year, becomes FROM open_draft)
      UNION ALL
      SELECT draft, 'it is kept as open: ' || becomes FROM
        (SELECT draft, unit, fiscal_year, becomes FROM open_draft
         EXCEPT SELECT draft, unit, fiscal_year, becomes FROM open))sql"},
    {"drafted", R"sql(
      SELECT 0, level || ' ' || code || ' of ' || author || ': off by ' || sum(amount)
        FROM (SELECT funding, level, code, author, amount FROM drafted
              UNION ALL
              SELECT s.funding, s.level, s.code, s.author, -s.amount
                FROM open_draft o JOIN draft_scope s ON s.document = o.draft)
       GROUP BY funding, level, code, author HAVING sum(amount) <> 0)sql"},
    {"approvals", R"sql(
      SELECT a.sequence, l.class || '/' || l.item || ': more is approved than was estimated'
        FROM document a JOIN document d ON d.id = a.follows
        JOIN document_line l ON l.document = a.sequence
        LEFT JOIN document_line e ON e.document = d.sequence AND e.funding = l.funding
          AND e.class = l.class AND e.item = l.item
       WHERE a.kind IN ('approval', 'awaiting')
         AND (d.kind NOT IN ('estimate', 'conclusion') OR d.unit <> a.unit OR d.fiscal_year <> a.fiscal_year
              OR (a.content = '' AND l.amount > coalesce(e.amount, 0))))sql"},
    {"funded-decisions", R"sql(
      SELECT d.sequence, l.class || '/' || l.item || ': more is funded than was decided'
        FROM document d JOIN document_line l ON l.document = d.sequence
       WHERE d.kind = 'awaiting' AND l.amount <
             (SELECT coalesce(sum(f.amount), 0) FROM document p
                JOIN document_line f ON f.document = p.sequence AND f.funding = l.funding
                 AND f.class = l.class AND f.item = l.item
               WHERE p.follows = d.id AND p.kind = 'funded'
                 AND NOT EXISTS (SELECT 1 FROM document r
                                  WHERE r.follows = p.id AND r.kind = 'reversal')))sql"},
    {"closed-periods", R"sql(
      SELECT d.sequence, 'posted on ' || d.posted_on || ', closed by ' || c.number
        FROM document d JOIN document c ON c.sequence =
             (SELECT max(sequence) FROM document e WHERE e.kind IN ('closing', 'reopening')
                 AND e.unit = d.unit AND e.fiscal_year = d.fiscal_year AND e.sequence < d.sequence)
       WHERE d.kind NOT IN ('closing', 'reopening')
         AND (d.posted_on < c.posted_on OR (d.posted_on = c.posted_on AND c.kind = 'closing')))sql"},
    {"places", R"sql(
      SELECT coalesce((SELECT min(l.document) FROM document_line l WHERE l.funding = e.funding
                          AND l.class = e.class AND l.item = e.item), 0), e.class || '/' || e.item
        FROM (SELECT funding, class, item, category, sub_item, grouping FROM estimate_line
              EXCEPT
              SELECT funding, class, item, category, sub_item, grouping FROM document_line
               WHERE category <> '' OR sub_item <> '') e)sql"},
    {"categories", R"sql(
      SELECT 0, a.class || '/' || a.item || ' in ' || a.category || ' ' || a.sub_item
        FROM account a LEFT JOIN estimate_line e
          ON e.funding = a.funding AND e.class = a.class AND e.item = a.item
       WHERE a.category <> coalesce(e.category, '')
          OR a.sub_item <> coalesce(e.sub_item, ''))sql"},
};

}  // namespace

const std::vector<QueryCheck>& query_checks() { return checks; }

}  // namespace dutoan::storage
