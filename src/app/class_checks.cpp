// What is missing in a class's file, and what looks wrong in it.
#include "app/class_year.hpp"

#include <dutoan/language.hpp>

#include <algorithm>

namespace dutoan::classes {
namespace {

/// Vouchers of a class are usual from a month before it to two months after; contracts for several
/// classes aside. No law says so: it is only what a reviewer asks about.
constexpr int usual_days_before = 30, usual_days_after = 60;

/// The papers of the class itself: those given with its outcome and with its settlement.
bool is_given(const ClassFile& file, const RequiredPaper& paper) {
  const auto is_in = [&](const std::optional<Kept>& kept) {
    return kept && has(kept->document.evidence, paper);
  };
  return is_in(file.outcome_document) || is_in(file.settlement);
}

template <class T>
bool is_among(const std::vector<T>& all, const T& one) {
  return std::ranges::find(all, one) != all.end();
}

bool needs(const RequiredPaper& paper, const ClassLine& line) {
  return is_among(paper.items, line.code.item) ||
         is_among(paper.categories, line.classified.category);
}

bool is_held(const ClassFile& file) {
  return file.outcome && file.outcome->fate == ClassFate::held;
}

void add_of_lines(ClassFile& file, const RequiredPaper& paper) {
  const bool is_there = is_given(file, paper);
  for (const ClassLine& line : file.lines) {
    if (line.vouchers.empty() || !needs(paper, line)) continue;
    ++file.required;
    if (is_there) continue;
    MissingPaper missing{&paper, line.code.item, line.label, {}};
    for (const ClassVoucher& each : line.vouchers)
      if (!has(each.evidence, paper)) missing.vouchers.push_back(each.number);
    if (!missing.vouchers.empty()) file.missing.push_back(std::move(missing));
  }
}

bool is_outside(const ClassVoucher& voucher, const ClassOutcome& outcome) {
  if (!outcome.from || !outcome.until) return false;
  const bool is_explained = outcome.reason.find(voucher.number.text()) != std::string::npos;
  return !is_explained && !voucher.is_on_contract &&
         (voucher.date < outcome.from->plus_days(-usual_days_before) ||
          voucher.date > outcome.until->plus_days(usual_days_after));
}

void warn_of_dates(ClassFile& file) {
  for (const ClassLine& line : file.lines)
    for (const ClassVoucher& each : line.vouchers)
      if (is_outside(each, *file.outcome))
        file.warnings.emplace_back(ClassRule::voucher_outside_class, FilePlace{},
                                   std::vector<Fact>{{"voucher", each.number.text()},
                                                     {"date", each.date},
                                                     {"line", line.code.text()},
                                                     {"from", *file.outcome->from},
                                                     {"until", *file.outcome->until}});
}

void warn_of_meals(ClassFile& file) {
  for (const ClassLine& line : file.lines)
    if (line.expected && line.money.advanced.is_zero() && line.money.spent != *line.expected)
      file.warnings.emplace_back(ClassRule::meals_as_attended, FilePlace{},
                                 std::vector<Fact>{{"line", line.code.text()},
                                                   {"trainees", file.held.trainees},
                                                   {"days", file.held.days},
                                                   {"rate", *line.rate},
                                                   {"expected", *line.expected},
                                                   {"spent", line.money.spent}});
}

void warn_of_excess(ClassFile& file) {
  for (const ClassLine& line : file.lines)
    if (line.money.spent > line.money.approved)
      file.warnings.emplace_back(ClassRule::class_overspent, FilePlace{},
                                 std::vector<Fact>{{"line", line.code.text()},
                                                   {"spent", line.money.spent},
                                                   {"approved", line.money.approved}});
}

}  // namespace

bool has(const std::vector<Evidence>& evidence, const RequiredPaper& paper) {
  return std::ranges::any_of(
      evidence, [&](const Evidence& each) { return is_among(paper.words, fold(each.kind)); });
}

void add_missing_papers(ClassFile& file, std::span<const RequiredPaper> papers) {
  for (const RequiredPaper& paper : papers) {
    if (!paper.kinds.empty() && !is_among(paper.kinds, file.kind)) continue;
    if (!paper.is_of_class()) {
      add_of_lines(file, paper);
      continue;
    }
    if (!is_held(file)) continue;
    ++file.required;
    if (!is_given(file, paper)) file.missing.push_back({&paper, {}, {}, {}});
  }
}

void add_warnings(ClassFile& file) {
  if (is_held(file)) {
    warn_of_dates(file);
    warn_of_meals(file);
  }
  warn_of_excess(file);
}

}  // namespace dutoan::classes
