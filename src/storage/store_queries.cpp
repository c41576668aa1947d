// What reports ask of the store over SQLite.
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

/// Conditions that are joined by AND, with what they compare to.
class Conditions {
 public:
  template <class T>
  void add(const std::optional<T>& wanted, const char* sql, const char* name) {
    if (wanted) add(given(*wanted), sql, name);
  }
  void add(Given value, const char* sql, const char* name) {
    sql_ += std::string{" AND "} + sql;
    parameters_.push_back({name, std::move(value)});
  }
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] const Parameters& parameters() const { return parameters_; }

 private:
  std::string sql_ = "1";
  Parameters parameters_;

  template <class Tag>
  static Given given(const Code<Tag>& code) {
    return code.text();
  }
  static Given given(const std::string& text) { return text; }
  static Given given(int number) { return Number{number}; }
};

/// Of an account `a` of the funding `f`.
void add_account(Conditions& all, const Query& query) {
  all.add(query.unit, "f.unit = :unit", "unit");
  all.add(query.fiscal_year, "f.fiscal_year = :year", "year");
  all.add(query.activity, "a.class = :class", "class");
  all.add(query.item, "a.item = :item", "item");
  all.add(query.category, "a.category = :category", "category");
  all.add(query.opened_by, "a.opened_by = :opened_by", "opened_by");
}

/// False when the book has no such funding, so that nothing is asked for.
bool add_funding(Conditions& all, const Query& query, Connection& book) {
  if (!query.funding) return true;
  const auto id = id_of(book, *query.funding);
  if (id) all.add(Given{*id}, "f.id = :funding", "funding");
  return id.has_value();
}

/// Of a document `d`.
void add_document(Conditions& all, const Query& query) {
  all.add(query.payee, "d.payee = :payee", "payee");
  if (!query.posted_on) return;
  all.add(Given{iso_date(query.posted_on->from())}, "d.posted_on >= :from", "from");
  if (const auto until = query.posted_on->until())
    all.add(Given{iso_date(*until)}, "d.posted_on < :until", "until");
}

struct PostingKey {
  Number document;
  std::size_t position;
};

}  // namespace

void SqliteStore::standings(const Query& query, ControlLevel level,
                            const EachStanding& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  Conditions asked;
  add_account(asked, query);
  if (!add_funding(asked, query, connection)) return;
  asked.add(Given{Text{word(level)}}, "s.level = :level", "level");
  struct Row {
    Number funding;
    Text code, stage;
    Number amount;
  };
  std::vector<Row> rows;
  connection
      .statement(
          "SELECT f.id, s.code, s.stage, sum(s.balance) FROM account_scope s"
          " JOIN account a ON a.id = s.account JOIN funding f ON f.id = a.funding WHERE " +
          asked.sql() +
          " GROUP BY f.id, s.code, s.stage ORDER BY f.fiscal_year, f.unit, f.chapter,"
          " f.subcategory, f.source, f.nature, f.programme, s.code")
      .each<Number, Text, Text, Number>(
          asked.parameters(), [&](Number funding, Text code, Text stage, Number amount) {
            rows.push_back({funding, std::move(code), std::move(stage), amount});
          });
  for (std::size_t i = 0; i < rows.size();) {
    const Row& first = rows[i];
    const Scope scope{funding_at(connection, first.funding), level, first.code};
    Standing standing;
    for (; i < rows.size() && rows[i].funding == first.funding && rows[i].code == first.code; ++i)
      standing[kept_value(stage_of(rows[i].stage), connection)] = Money::dong(rows[i].amount);
    each(scope, standing);
  }
}

Standing SqliteStore::standing(const Query& query) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  Standing standing;
  Conditions asked;
  add_account(asked, query);
  if (!add_funding(asked, query, connection)) return standing;
  add_document(asked, query);
  const std::string side = " FROM posting p JOIN document d ON d.sequence = p.document";
  const std::string where = " JOIN funding f ON f.id = a.funding WHERE " + asked.sql();
  connection
      .statement("SELECT stage, sum(amount) FROM (SELECT a.stage, p.amount" + side +
                 " JOIN account a ON a.id = p.debit" + where +
                 " UNION ALL SELECT a.stage, -p.amount" + side +
                 " JOIN account a ON a.id = p.credit" + where + ") GROUP BY stage")
      .each<Text, Number>(asked.parameters(), [&](const Text& stage, Number amount) {
        standing[kept_value(stage_of(stage), connection)] = Money::dong(amount);
      });
  return standing;
}

void SqliteStore::postings(const Query& query, const EachPosting& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  Conditions asked;
  add_account(asked, query);
  if (!add_funding(asked, query, connection)) return;
  Conditions of_document;
  add_document(of_document, query);
  Parameters parameters = asked.parameters();
  parameters.insert(parameters.end(), of_document.parameters().begin(),
                    of_document.parameters().end());
  std::vector<PostingKey> keys;
  connection
      .statement(
          "SELECT p.document, p.position FROM posting p"
          " JOIN document d ON d.sequence = p.document WHERE " +
          of_document.sql() +
          " AND EXISTS (SELECT 1 FROM account a JOIN funding f ON f.id = a.funding"
          " WHERE a.id IN (p.debit, p.credit) AND " +
          asked.sql() + ") ORDER BY d.posted_on, d.sequence, p.position")
      .each<Number, Number>(parameters, [&](Number document, Number position) {
        keys.push_back({document, static_cast<std::size_t>(position)});
      });
  std::optional<Kept> kept;
  for (const PostingKey& key : keys) {
    if (!kept || kept->sequence != key.document) kept = kept_at(connection, key.document);
    if (!kept || key.position < 1 || key.position > kept->postings.size())
      throw_damaged(connection);
    if (!each(*kept, kept->postings[key.position - 1])) return;
  }
}

}  // namespace dutoan::storage
