#include "report/class_words.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>

namespace dutoan::report {

const Label& name_of(ClassState state) {
  static const std::array<Label, 5> names = {{{"chưa có kết quả", "no outcome yet"},
                                              {"không tổ chức riêng", "not held by itself"},
                                              {"đã tổ chức, thiếu hồ sơ", "held, papers missing"},
                                              {"đủ hồ sơ", "papers complete"},
                                              {"đã quyết toán", "settled"}}};
  return names.at(static_cast<std::size_t>(state));
}

Label held_in_words(const ClassFile& file) {
  if (!file.outcome) return name_of(ClassState::planned);
  const ClassOutcome& outcome = *file.outcome;
  if (outcome.fate == ClassFate::cancelled) return {"không tổ chức", "not held"};
  if (outcome.fate == ClassFate::merged)
    return phrase({"gộp vào {}", "merged into {}"}, {same(outcome.merged_into.text())});
  return phrase({"{} người, {} ngày", "{} people, {} days"},
                {same(format_whole(outcome.trainees)), same(format_whole(outcome.days))});
}

ReportCell unless_zero(std::int64_t n) { return n == 0 ? ReportCell{} : ReportCell{n}; }

Label sentence_of(const Problem& problem) {
  return {sentence(problem, Language::vi), sentence(problem, Language::en)};
}

void add_money_columns(ReportTable& table, bool has_ended) {
  table.columns.push_back({"approved", words::approved, true});
  table.columns.push_back({"committed", words::committed, true});
  table.columns.push_back({"advanced", words::advanced, true});
  table.columns.push_back({"spent", words::spent, true});
  if (has_ended) table.columns.push_back({"ended", words::ended, true});
  table.columns.push_back({"left", words::left_with_drafts, true});
}

void add_money(ReportRow& row, const Execution& money, bool has_ended) {
  for (const Money amount : {money.approved, money.committed, money.advanced, money.spent})
    row.cells.emplace_back(amount);
  if (has_ended) row.cells.emplace_back(money.ended);
  row.cells.emplace_back(money.left);
}

Bar bar_of(const Execution& money, Money whole) {
  return {{money.spent, money.advanced, money.committed, money.left}, whole};
}

std::vector<DistrictResult> results_of(std::span<const ClassFile> files) {
  std::vector<DistrictResult> all;
  for (const ClassFile& file : files) {
    auto it = std::ranges::find_if(all, [&](const DistrictResult& each) {
      return each.group == file.group && each.row == file.row;
    });
    if (it == all.end())
      it = all.insert(all.end(), {file.group,
                                  file.group_name,
                                  file.row,
                                  file.row_name.empty() ? file.code.text() : file.row_name,
                                  {},
                                  {},
                                  {}});
    it->planned += file.planned;
    it->held += file.held;
    it->money += file.money;
  }
  return all;
}

DistrictResult sum_of(std::span<const DistrictResult> results, std::string_view group) {
  DistrictResult sum;
  for (const DistrictResult& each : results) {
    if (!group.empty() && each.group != group) continue;
    sum.group = each.group, sum.group_name = each.group_name;
    sum.planned += each.planned;
    sum.held += each.held;
    sum.money += each.money;
  }
  return sum;
}

bool differs_from_plan(const ClassFile& file) { return file.outcome && file.held != file.planned; }

}  // namespace dutoan::report
