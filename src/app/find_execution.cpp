// What was approved, committed, advanced, spent and is left, broken down.
#include "app/class_year.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

/// The rows in the order in which they were first met; a district's code is unique in its group.
class Rows {
 public:
  void add(const std::string& code, const Label& name, const Execution& money,
           const std::string& group = {}) {
    const auto [it, is_new] = positions_.try_emplace({group, code}, rows_.size());
    if (is_new) rows_.push_back({code, name, {}});
    rows_[it->second].money += money;
  }
  std::vector<ExecutionRow> take() && { return std::move(rows_); }

 private:
  std::vector<ExecutionRow> rows_;
  std::map<std::pair<std::string, std::string>, std::size_t> positions_;
};

Label same(const std::string& text) { return {text, text}; }

using Sums = std::map<std::string, Execution>;

/// By the code that `code_of` has for a line.
template <class CodeOf>
void count_disallowed(const BookView& view, const UnitYear& year, Sums& sums, CodeOf code_of) {
  for (const classes::MovedAmount& each : classes::disallowed_amounts(view, year))
    sums[code_of(each)].count_as_spent(each.amount);
}

Classification place_of(const BookView& view, const classes::MovedAmount& moved) {
  return view.line(moved.funding, moved.line).value_or(Classification{});
}

/// A month counts amounts without a line, too; what ended of them was never approved.
void correct(const BookView& view, const UnitYear& year, Breakdown breakdown, Sums& sums) {
  count_disallowed(view, year, sums, [&](const classes::MovedAmount& each) {
    return breakdown == Breakdown::month ? each.month : place_of(view, each).sub_item.text();
  });
  if (breakdown != Breakdown::month) return;
  for (const classes::MovedAmount& each : classes::ended_without_line(view, year)) {
    sums[each.month].approved -= each.amount;
    sums[each.month].ended -= each.amount;
  }
}

std::vector<ExecutionRow> rows_of_sums(const Store& book, const UnitYear& year,
                                       Breakdown breakdown) {
  Sums by_code;
  book.sums(year.unit, year.fiscal_year, breakdown,
            [&](const Funding&, const std::string& code, const Standing& standing) {
              by_code[code] += Execution::of(standing);
            });
  book.read([&](const BookView& view) { correct(view, year, breakdown, by_code); });
  std::vector<ExecutionRow> rows;
  for (const auto& [code, money] : by_code)
    if (money != Execution{}) rows.push_back({code, {}, money});
  return rows;
}

Sums by_code(const Store& book, const UnitYear& year, ControlLevel level) {
  Sums found;
  book.standings(year.query(), level, [&](const Scope& scope, const Standing& standing) {
    found[scope.code] += Execution::of(standing);
  });
  book.read([&](const BookView& view) {
    count_disallowed(view, year, found, [&](const classes::MovedAmount& each) {
      return scope_at(level, each.funding, each.line, place_of(view, each)).code;
    });
  });
  return found;
}

/// Classes, or the districts that they belong to, in the estimate's order; what the estimate has
/// not comes after it.
std::vector<ExecutionRow> rows_of_classes(std::map<std::string, Execution> found,
                                          const std::optional<FrozenEstimate>& estimate,
                                          bool is_by_district) {
  Rows rows;
  if (estimate)
    for (const FrozenActivity& each : estimate->activities) {
      const auto it = found.find(each.code.text());
      if (it == found.end()) continue;
      if (is_by_district)
        rows.add(each.row, same(each.row_name), it->second, each.group);
      else
        rows.add(each.code.text(), same(each.name), it->second);
      found.erase(it);
    }
  for (const auto& [code, money] : found) rows.add(code, {}, money);
  return std::move(rows).take();
}

std::vector<ExecutionRow> rows_of_categories(std::map<std::string, Execution> found,
                                             const std::optional<FrozenEstimate>& estimate) {
  Rows rows;
  if (estimate)
    for (const FrozenActivity& activity : estimate->activities)
      for (const FrozenLine& line : activity.lines) {
        const auto it = found.find(line.classified.category.text());
        if (it == found.end()) continue;
        rows.add(it->first, line.category, it->second);
        found.erase(it);
      }
  for (const auto& [code, money] : found) rows.add(code, {}, money);
  return std::move(rows).take();
}

}  // namespace

Result<ExecutionStatement> find_execution(const Store& book, const TypedFunding& funding,
                                          ExecutionBy by, const Estimate* estimate) {
  const auto year = find_year(book, funding);
  if (!year) return refuse(year.error());
  if (by == ExecutionBy::sub_item)
    return ExecutionStatement{by, rows_of_sums(book, *year, Breakdown::sub_item)};
  if (by == ExecutionBy::month)
    return ExecutionStatement{by, rows_of_sums(book, *year, Breakdown::month)};
  Result<std::optional<FrozenEstimate>> approved = std::optional<FrozenEstimate>{};
  book.read(
      [&](const BookView& view) { approved = typed::approved_estimate(view, *year, estimate); });
  if (!approved) return refuse(std::move(approved.error()));
  if (by == ExecutionBy::category)
    return ExecutionStatement{
        by, rows_of_categories(dutoan::by_code(book, *year, ControlLevel::category), *approved)};
  return ExecutionStatement{
      by, rows_of_classes(dutoan::by_code(book, *year, ControlLevel::activity), *approved,
                          by == ExecutionBy::district)};
}

}  // namespace dutoan
