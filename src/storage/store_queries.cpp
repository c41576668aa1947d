// What reports ask of the store over SQLite.
#include "storage/conditions.hpp"
#include "storage/document_rows.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <dutoan/notation.hpp>

#include <optional>
#include <utility>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

/// Of an account `a` of the funding `f`.
Conditions accounts_asked(const Query& query) {
  Conditions all;
  add_funding(all, query);
  all.add(query.activity, "a.class = :class", "class");
  all.add(query.item, "a.item = :item", "item");
  all.add(query.category, "a.category = :category", "category");
  all.add(query.opened_by, "a.opened_by = :opened_by AND a.opened_by <> ''", "opened_by");
  if (const auto& f = query.funding) {
    all.add(f->unit.text(), "f.unit = :of_unit", "of_unit");
    all.add(Number{f->fiscal_year}, "f.fiscal_year = :of_year", "of_year");
    all.add(f->chapter.text(), "f.chapter = :chapter", "chapter");
    all.add(f->subcategory.text(), "f.subcategory = :subcategory", "subcategory");
    all.add(f->source.text(), "f.source = :source", "source");
    all.add(f->nature.text(), "f.nature = :nature", "nature");
    all.add(f->programme.text(), "f.programme = :programme", "programme");
  }
  return all;
}

/// Of a document `d`.
Conditions documents_asked(const Query& query) {
  Conditions all;
  all.add(query.payee, "d.payee = :payee", "payee");
  if (!query.posted_on) return all;
  all.add(Given{iso_date(query.posted_on->from())}, "d.posted_on >= :from", "from");
  if (const auto until = query.posted_on->until())
    all.add(Given{iso_date(*until)}, "d.posted_on < :until", "until");
  return all;
}

/// Both as one; every name is given once.
Parameters joined(const Conditions& accounts, const Conditions& documents) {
  Parameters all = accounts.parameters();
  all.insert(all.end(), documents.parameters().begin(), documents.parameters().end());
  return all;
}

/// Whether few accounts are asked for, whose postings are looked up; else each document's accounts
/// are. CROSS JOIN keeps the tables in the order in which they are written.
bool begins_with_accounts(const Query& query) { return query.activity || query.opened_by; }

/// The asked accounts `a`, found by the index that has them.
Text accounts_of(const Query& query) {
  return query.opened_by ? "account a CROSS JOIN funding f ON f.id = a.funding"
                         : "funding f CROSS JOIN account a ON a.funding = f.id";
}

/// Postings `p` of documents `d` whose debit or credit account `a` is asked for.
Text side_asked(const Query& query, const char* side, const Conditions& accounts,
                const Conditions& documents) {
  const Text joined_side = Text{"a.id = p."} + side;
  const Text tables = begins_with_accounts(query)
                          ? accounts_of(query) + " CROSS JOIN posting p ON " + joined_side +
                                " CROSS JOIN document d ON d.sequence = p.document"
                          : "document d CROSS JOIN posting p ON p.document = d.sequence"
                            " CROSS JOIN account a ON " +
                                joined_side + " JOIN funding f ON f.id = a.funding";
  return " FROM " + tables + " WHERE " + accounts.sql() + " AND " + documents.sql();
}

}  // namespace

Standing SqliteStore::standing(const Query& query) const {
  const bool is_of_today = !query.payee && !query.posted_on && !query.opened_by;
  if (is_of_today) return standing_today(query);
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const Conditions accounts = accounts_asked(query), documents = documents_asked(query);
  Standing standing;
  connection
      .statement("SELECT stage, sum(amount) FROM (SELECT a.stage, p.amount" +
                 side_asked(query, "debit", accounts, documents) +
                 " UNION ALL SELECT a.stage, -p.amount" +
                 side_asked(query, "credit", accounts, documents) + ") GROUP BY stage")
      .each<Text, Number>(joined(accounts, documents), [&](const Text& stage, Number amount) {
        standing[kept_value(stage_of(stage), connection)] = Money::dong(amount);
      });
  return standing;
}

void SqliteStore::postings(const Query& query, const EachPosting& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const Conditions accounts = accounts_asked(query), documents = documents_asked(query);
  const Text sql =
      begins_with_accounts(query)
          ? "SELECT d.posted_on, d.sequence, p.position" +
                side_asked(query, "debit", accounts, documents) +
                " UNION SELECT d.posted_on, d.sequence, p.position" +
                side_asked(query, "credit", accounts, documents) + " ORDER BY 1, 2, 3"
          : "SELECT d.posted_on, d.sequence, p.position"
            " FROM document d CROSS JOIN posting p ON p.document = d.sequence WHERE " +
                documents.sql() +
                " AND EXISTS (SELECT 1 FROM account a JOIN funding f ON f.id = a.funding"
                " WHERE a.id IN (p.debit, p.credit) AND " +
                accounts.sql() + ") ORDER BY d.posted_on, d.sequence, p.position";
  std::optional<Kept> kept;
  Statement{connection, sql}  // its own, since `each` may ask the store
      .each_while<Text, Number, Number>(
          joined(accounts, documents), [&](const Text&, Number document, Number position) {
            if (!kept || kept->sequence != document) kept = kept_at(connection, document);
            if (!kept || position < 1 || position > std::ssize(kept->postings))
              throw_damaged(connection);
            return each(*kept, kept->postings[static_cast<std::size_t>(position) - 1]);
          });
}

std::vector<Kept> SqliteStore::documents_named(std::string_view text) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  std::vector<Number> sequences;
  connection
      .statement(
          "SELECT sequence FROM document WHERE id = :id UNION SELECT sequence FROM document"
          " WHERE replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''),"
          " 'Đ', 'D'), 'đ', 'd') COLLATE NOCASE = :number ORDER BY 1")
      .each<Number>({{"id", Text{text}}, {"number", plain_number(text)}},
                    [&](Number sequence) { sequences.push_back(sequence); });
  std::vector<Kept> all;
  for (const Number sequence : sequences)
    all.push_back(kept_value(kept_at(connection, sequence), connection));
  return all;
}

}  // namespace dutoan::storage
