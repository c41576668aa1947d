// What stands today, out of the sums that the book keeps: an answer costs what it shows.
#include "storage/conditions.hpp"
#include "storage/document_rows.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

/// The level whose scopes the query names: all of them, or one. Nothing where what it names is
/// only a part of any scope but a line.
std::optional<ControlLevel> level_named(const Query& query) {
  if (query.category)
    return query.activity || query.item ? std::nullopt : std::optional{ControlLevel::category};
  if (query.activity) return query.item ? ControlLevel::line : ControlLevel::activity;
  return query.item ? std::nullopt : std::optional{ControlLevel::whole};
}

Text code_named(const Query& query) {
  if (query.category) return query.category->text();
  if (!query.activity) return {};
  return query.item ? LineCode{*query.activity, *query.item}.text() : query.activity->text();
}

/// Of the kept sums of lines, those that the query names.
void add_lines(Conditions& all, const Query& query) {
  all.add(Given{Text{word(ControlLevel::line)}}, "s.level = :level", "level");
  if (query.activity && query.item) {
    all.add(Given{LineCode{*query.activity, *query.item}.text()}, "s.code = :code", "code");
  } else if (query.activity) {  // "ML1/…" comes before "ML10"
    all.add(Given{query.activity->text() + "/"}, "s.code >= :from", "from");
    all.add(Given{query.activity->text() + "0"}, "s.code < :until", "until");
  } else {
    all.add(query.item, "substr(s.code, instr(s.code, '/') + 1) = :item", "item");
  }
  all.add(query.category, "coalesce(e.category, '') = :category", "category");
}

const char* code_of_line_at(ControlLevel level) {
  switch (level) {
    case ControlLevel::line: return "s.code";
    case ControlLevel::category: return "coalesce(e.category, '')";
    case ControlLevel::activity: return "substr(s.code, 1, instr(s.code, '/') - 1)";
    case ControlLevel::whole: break;
  }
  return "''";
}

struct Asked {
  Text sql;
  Parameters parameters;
};

/// The scopes' own sums where the query names scopes of `level`; else the lines' sums, added up.
Asked sums_asked(const Query& query, ControlLevel level) {
  Conditions asked;
  const auto named = level_named(query);
  if (named == ControlLevel::whole || named == level) {
    asked.add(Given{Text{word(level)}}, "s.level = :level", "level");
    if (named != ControlLevel::whole) asked.add(Given{code_named(query)}, "s.code = :code", "code");
    return {"SELECT s.code, s.stage, s.amount FROM standing s WHERE " + asked.sql() +
                " AND s.funding = :funding ORDER BY s.code",
            asked.parameters()};
  }
  add_lines(asked, query);
  return {Text{"SELECT "} + code_of_line_at(level) +
              ", s.stage, sum(s.amount) FROM standing s LEFT JOIN estimate_line e"
              " ON e.funding = s.funding AND e.class = substr(s.code, 1, instr(s.code, '/') - 1)"
              " AND e.item = substr(s.code, instr(s.code, '/') + 1) WHERE " +
              asked.sql() + " AND s.funding = :funding GROUP BY 1, 2 ORDER BY 1",
          asked.parameters()};
}

struct KnownFunding {
  Number id;
  Funding funding;
};

std::vector<KnownFunding> fundings_asked(Connection& book, const Query& query) {
  std::vector<KnownFunding> all;
  if (query.funding) {
    const bool is_contradicted =
        (query.unit && *query.unit != query.funding->unit) ||
        (query.fiscal_year && *query.fiscal_year != query.funding->fiscal_year);
    if (is_contradicted) return all;
    if (const auto id = id_of(book, *query.funding)) all.push_back({*id, *query.funding});
    return all;
  }
  Conditions asked;
  add_funding(asked, query);
  std::vector<Number> ids;
  book.statement("SELECT f.id FROM funding f WHERE " + asked.sql() +
                 " ORDER BY f.fiscal_year, f.unit, f.chapter, f.subcategory, f.source, f.nature,"
                 " f.programme")
      .each<Number>(asked.parameters(), [&](Number id) { ids.push_back(id); });
  for (const Number id : ids) all.push_back({id, funding_at(book, id)});
  return all;
}

/// Tells the codes of one funding, each as soon as its last row was read.
void tell_codes(Statement& sums, const Parameters& parameters, Connection& book,
                const std::function<void(const Text&, const Standing&)>& each) {
  Text told;
  Standing standing;
  bool is_begun = false;
  sums.each<Text, Text, Number>(parameters, [&](Text code, const Text& stage, Number amount) {
    if (is_begun && code != told) {
      each(told, standing);
      standing = {};
    }
    is_begun = true;
    told = std::move(code);
    standing[kept_value(stage_of(stage), book)] = Money::dong(amount);
  });
  if (is_begun) each(told, standing);
}

}  // namespace

void add_funding(Conditions& all, const Query& query) {
  all.add(query.unit, "f.unit = :unit", "unit");
  all.add(query.fiscal_year, "f.fiscal_year = :year", "year");
}

void SqliteStore::standings(const Query& query, ControlLevel level,
                            const EachStanding& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const Asked asked = sums_asked(query, level);
  Statement sums{connection, asked.sql};  // its own, since `each` may ask the store
  for (const KnownFunding& known : fundings_asked(connection, query)) {
    Parameters parameters = asked.parameters;
    parameters.push_back({"funding", known.id});
    Scope scope{known.funding, level, {}};
    tell_codes(sums, parameters, connection, [&](const Text& code, const Standing& standing) {
      scope.code = code;
      each(scope, standing);
    });
  }
}

void SqliteStore::sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
                       const EachSum& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  Statement sums{connection,
                 "SELECT code, stage, amount FROM breakdown"
                 " WHERE funding = :funding AND kind = :kind ORDER BY code"};
  Query query;
  query.unit = unit;
  query.fiscal_year = fiscal_year;
  for (const KnownFunding& known : fundings_asked(connection, query))
    tell_codes(
        sums, {{"funding", known.id}, {"kind", Text{word(breakdown)}}}, connection,
        [&](const Text& code, const Standing& standing) { each(known.funding, code, standing); });
}

Standing SqliteStore::standing_today(const Query& query) const {
  Standing all;
  standings(query, level_named(query).value_or(ControlLevel::whole),
            [&](const Scope&, const Standing& each) {
              for (const Stage stage : all_stages) all[stage] += each[stage];
            });
  return all;
}

}  // namespace dutoan::storage
