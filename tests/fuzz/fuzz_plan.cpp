// Whatever bytes come in, a plan is read, proven and estimated under the rates that are shipped, or
// refused with problems that have places; an estimate's sums add up. What stands behind the first
// NUL is the list of classes that the plan names.
#include "files/plan_file.hpp"
#include "files/regulations_folder.hpp"
#include "fuzz/lines.hpp"

#include <dutoan/estimate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace dutoan;
using namespace dutoan::files;

namespace {

/// A plan may have 100,000 classes, whose estimate under the sanitizers would stop everything else.
constexpr std::size_t most_activities = 100;

const Regulations& shipped() {
  static const Regulations regulations = [] {
    const auto texts = read_folder(DUTOAN_SOURCE_DIR "/rates");
    ensure(texts.has_value(), "the shipped rates can be read");
    return read_regulations(*texts).value();
  }();
  return regulations;
}

void expect_told(const Problems& problems) {
  ensure(!problems.empty(), "a refusal has a reason");
  for (const Problem& problem : problems)
    ensure(!problem.place.file.empty(), "a problem names its file");
}

Money sum_of(const std::vector<Subtotal>& subtotals) {
  Money sum;
  for (const Subtotal& subtotal : subtotals) sum += subtotal.amount;
  return sum;
}

void estimate_read(const Plan& plan) {
  const auto assumed = with_assumptions(shipped(), plan);
  if (!assumed) return expect_told(assumed.error());
  if (const Problems problems = check(plan); !problems.empty()) return expect_told(problems);
  (void)check_agencies(plan, *assumed);
  if (activities(plan).size() > most_activities) return;
  const auto estimated = estimate(plan, *assumed);
  if (!estimated) return expect_told(estimated.error());
  const Money whole = sum_of(totals(*estimated, Grouping::whole));
  for (const Grouping grouping : {Grouping::row, Grouping::category, Grouping::item})
    ensure(sum_of(totals(*estimated, grouping)) == whole, "sums add up to the total (S1)");
  (void)against_allotment(*estimated);
  (void)reservations(*estimated);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  const std::string_view plan_bytes = input.substr(0, input.find('\0'));
  const std::string_view list_bytes = input.substr(std::min(plan_bytes.size() + 1, input.size()));
  const auto text = check_text("plan.toml", std::string{plan_bytes});
  if (!text) return 0;
  const auto plan = read_plan(*text, shipped(), [&](const std::string& name) {
    return Result<SourceBytes>{SourceBytes{name, std::string{list_bytes}}};
  });
  if (plan)
    estimate_read(*plan);
  else
    expect_told(plan.error());
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size,
                                               std::size_t most, unsigned seed) {
  return fuzz::mutate_lines(bytes, size, most, seed);
}
