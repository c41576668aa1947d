#include "bench/synthetic_plan.hpp"

#include <algorithm>

namespace dutoan::bench {
namespace {

constexpr std::int64_t classes_per_row = 3;
constexpr int days_with_starts = 200;  // from the day after the plan to before its end

const Plan& example_plan() {
  static const Plan plan = [] {
    auto read = load_plan(example_sources().plan, shipped_regulations());
    ensure(read.has_value(), "the example plan can be read");
    return std::move(*read);
  }();
  return plan;
}

ListedClass class_of(const Row& row, std::size_t number, std::int64_t units, Date starts) {
  ListedClass made;
  made.code = ClassCode{row.code + "-" + std::to_string(number)};
  made.units = Units{units};
  made.starts = starts;
  made.place = row.place;
  return made;
}

/// A row of the example with `classes` listed classes of 20 to 22 villages.
Row row_with(const Row& example, std::size_t number, std::int64_t classes) {
  Row row = example;
  row.code += std::to_string(number);
  std::int64_t each = 0;
  for (const Delegation& d : row.delegation) each += d.per_unit;
  std::int64_t units = 0;
  for (std::int64_t i = 0; i < classes; ++i) {
    const std::size_t n =
        number * static_cast<std::size_t>(classes_per_row) + static_cast<std::size_t>(i);
    const Date starts = example_plan().date.plus_days(1 + static_cast<int>(n % days_with_starts));
    row.classes.push_back(class_of(row, static_cast<std::size_t>(i), 20 + i, starts));
    units += 20 + i;
  }
  row.stated = {};
  row.stated.classes = ClassCount{classes};
  row.stated.units = Units{units};
  row.stated.people = People{units * each};
  return row;
}

Plan plan_of(std::int64_t classes) {
  Plan plan = example_plan();
  plan.groups.resize(1);
  Group& group = plan.groups.front();
  const std::vector<Row> examples = std::move(group.rows);
  group.rows.clear();
  group.split = Split::listed;
  group.stated = {};
  for (std::size_t n = 0; classes > 0; ++n, classes -= classes_per_row)
    group.rows.push_back(
        row_with(examples[n % examples.size()], n, std::min(classes, classes_per_row)));
  ensure(check(plan).empty(), "a synthetic plan adds up");
  return plan;
}

}  // namespace

const Sources& example_sources() {
  static const Sources sources{DUTOAN_SOURCE_DIR "/docs/examples/thanh-hoa-2020/plan.toml",
                               DUTOAN_SOURCE_DIR "/rates"};
  return sources;
}

const Regulations& shipped_regulations() {
  static const Regulations regulations = [] {
    auto read = load_regulations(example_sources().rates);
    ensure(read.has_value(), "the shipped regulations can be read");
    return std::move(*read);
  }();
  return regulations;
}

Plan synthetic_plan(std::size_t lines) {
  static const std::size_t lines_of_thousand = [] {
    const Plan thousand = plan_of(1000);
    const auto made = estimate(thousand, shipped_regulations());
    ensure(made.has_value(), "a synthetic plan can be estimated");
    return made->lines.size();
  }();
  return plan_of(
      static_cast<std::int64_t>((lines * 1000 + lines_of_thousand - 1) / lines_of_thousand));
}

}  // namespace dutoan::bench
