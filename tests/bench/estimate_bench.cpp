// How fast an estimate is made, beside the bare recomputation of the same lines in the same run.
// Absolute figures vary with the machine; the counters named "times_…" are ratios of medians.

#include "bench/bare.hpp"
#include "bench/synthetic_plan.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>

namespace dutoan::bench {
namespace {

using Nanoseconds = std::vector<std::int64_t>;

/// What this thread has used of its core: on shared cores the wall clock tells of the neighbours.
std::int64_t used_ns() {
  timespec used{};
  ensure(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0, "a thread has a clock");
  return std::int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

/// Runs `work` and notes how long it took.
template <class Work>
std::int64_t timed(Nanoseconds& times, Work work) {
  const std::int64_t start = used_ns();
  work();
  times.push_back(used_ns() - start);
  return times.back();
}

std::int64_t median(Nanoseconds times) {
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  return *middle;
}

double ratio(std::int64_t of, std::int64_t to) {
  return static_cast<double>(of) / static_cast<double>(to);
}

/// One plan per size, kept for the whole run: building a million lines takes longer than
/// estimating.
const Plan& plan_with(std::size_t lines) {
  static std::map<std::size_t, Plan> plans;
  auto it = plans.find(lines);
  if (it == plans.end()) it = plans.emplace(lines, synthetic_plan(lines)).first;
  return it->second;
}

Estimate estimated(const Plan& plan) {
  auto made = estimate(plan, shipped_regulations());
  ensure(made.has_value(), "a plan of the benchmark can be estimated");
  return std::move(*made);
}

std::size_t lines_asked(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

void count_lines(benchmark::State& state, std::size_t lines, std::int64_t each_ns) {
  state.counters["lines"] = static_cast<double>(lines);
  state.counters["ns_per_line"] = ratio(each_ns, static_cast<std::int64_t>(lines));
  state.counters["lines_per_s"] = static_cast<double>(lines) * 1e9 / static_cast<double>(each_ns);
}

void estimate_beside_bare(benchmark::State& state) {
  const Plan& plan = plan_with(lines_asked(state));
  const Estimate first = estimated(plan);
  const Bare bare{first};
  ensure(bare.total_by_checked_int128() == first.total.dong(), "both recompute one total");
  ensure(bare.total_by_builtin() == first.total.dong(), "both recompute one total");
  Nanoseconds full, checked, builtin;
  for (auto _ : state) {
    const auto took = timed(full, [&] { benchmark::DoNotOptimize(estimated(plan).total); });
    timed(checked, [&] { benchmark::DoNotOptimize(bare.total_by_checked_int128()); });
    timed(builtin, [&] { benchmark::DoNotOptimize(bare.total_by_builtin()); });
    state.SetIterationTime(static_cast<double>(took) * 1e-9);
  }
  count_lines(state, first.lines.size(), median(full));
  state.counters["times_checked_int128"] = ratio(median(full), median(checked));
  state.counters["times_builtin"] = ratio(median(full), median(builtin));
}
BENCHMARK(estimate_beside_bare)
    ->ArgName("lines")
    ->Arg(1'000)
    ->Arg(12'000)
    ->Arg(120'000)
    ->UseManualTime()
    ->MinTime(2)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(estimate_beside_bare)
    ->ArgName("lines")
    ->Arg(1'000'000)
    ->UseManualTime()
    ->Iterations(9)
    ->Unit(benchmark::kMillisecond);

/// Time per line, small plan, middle plan, large plan by turns, so that a disturbance hits all.
void growth(benchmark::State& state) {
  constexpr std::array<std::size_t, 3> sizes{12'000, 120'000, 1'000'000};
  std::array<Nanoseconds, sizes.size()> times;
  std::array<std::size_t, sizes.size()> lines{};
  for (auto _ : state)
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const Plan& plan = plan_with(sizes[i]);
      timed(times[i], [&] { lines[i] = estimated(plan).lines.size(); });
    }
  const auto per_line = [&](std::size_t i) {
    return ratio(median(times[i]), static_cast<std::int64_t>(lines[i]));
  };
  for (std::size_t i = 0; i < sizes.size(); ++i)
    state.counters["ns_per_line_" + std::to_string(sizes[i])] = per_line(i);
  state.counters["times_1000000_to_12000"] = per_line(2) / per_line(0);
}
BENCHMARK(growth)->Iterations(9)->Unit(benchmark::kMillisecond);

void sums(benchmark::State& state, Grouping grouping) {
  const Estimate made = estimated(plan_with(lines_asked(state)));
  Nanoseconds times;
  for (auto _ : state)
    timed(times, [&] { benchmark::DoNotOptimize(totals(made, grouping).size()); });
  count_lines(state, made.lines.size(), median(times));
}
#define SUMS(grouping)                                  \
  BENCHMARK_CAPTURE(sums, grouping, Grouping::grouping) \
      ->ArgName("lines")                                \
      ->Arg(120'000)                                    \
      ->Arg(1'000'000)                                  \
      ->Unit(benchmark::kMillisecond)
SUMS(whole);
SUMS(group);
SUMS(row);
SUMS(activity);
SUMS(category);
SUMS(sub_item);
SUMS(item);

void allotment_and_reservations(benchmark::State& state) {
  const Estimate made = estimated(plan_with(lines_asked(state)));
  Nanoseconds times;
  for (auto _ : state)
    timed(times, [&] {
      benchmark::DoNotOptimize(against_allotment(made).size());
      benchmark::DoNotOptimize(reservations(made).prices.size());
    });
  count_lines(state, made.lines.size(), median(times));
}
BENCHMARK(allotment_and_reservations)
    ->ArgName("lines")
    ->Arg(120'000)
    ->Unit(benchmark::kMillisecond);

/// Every value of the shipped tables, asked for on its first day in the case that it is made for.
void rate_find(benchmark::State& state) {
  const RateTable& rates = shipped_regulations().rates;
  std::vector<std::pair<const RateValue*, Case>> asked;
  const auto question = [](const RateValue& value, const Case& of) {
    return RateQuestion{value.in_force.from(), "thanh-hoa", "ct-135", &of, Layer::general};
  };
  for (const RateValue& value : rates.values()) {
    Case of;
    for (const Condition c : value.qualifiers) of.set(c);
    if (rates.find(value.key, question(value, of))) asked.emplace_back(&value, of);
  }
  for (auto _ : state)
    for (const auto& [value, of] : asked)
      benchmark::DoNotOptimize(rates.find(value->key, question(*value, of)));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(asked.size()));
}
BENCHMARK(rate_find);

void working_compute(benchmark::State& state) {
  const Estimate made = estimated(plan_with(1'000));
  for (auto _ : state)
    for (const Line& line : made.lines) benchmark::DoNotOptimize(line.working.compute());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(made.lines.size()));
}
BENCHMARK(working_compute);

void split_into_classes(benchmark::State& state) {
  const Plan& plan = plan_with(120'000);
  for (auto _ : state) benchmark::DoNotOptimize(activities(plan).size());
}
BENCHMARK(split_into_classes)->Unit(benchmark::kMillisecond);

void regulations_read(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(load_regulations(example_sources().rates).has_value());
}
BENCHMARK(regulations_read)->Unit(benchmark::kMillisecond);

void example_plan_read(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(load_plan(example_sources().plan, shipped_regulations()).has_value());
}
BENCHMARK(example_plan_read)->Unit(benchmark::kMillisecond);

EstimatedPlan example() {
  auto made = estimate_plan(example_sources());
  ensure(made.has_value(), "the example plan can be estimated");
  return std::move(*made);
}

void example_estimated(benchmark::State& state) {
  const EstimatedPlan made = example();
  for (auto _ : state) benchmark::DoNotOptimize(estimated(*made.plan).total);
}
BENCHMARK(example_estimated)->Unit(benchmark::kMillisecond);

void example_summary_as_text(benchmark::State& state) {
  const EstimatedPlan made = example();
  for (auto _ : state)
    benchmark::DoNotOptimize(as_text(summary_report(made.estimate), Language::vi, 100).size());
}
BENCHMARK(example_summary_as_text)->Unit(benchmark::kMillisecond);

void summary_as_text(benchmark::State& state) {
  const Estimate made = estimated(plan_with(lines_asked(state)));
  for (auto _ : state)
    benchmark::DoNotOptimize(as_text(summary_report(made), Language::vi, 100).size());
}
BENCHMARK(summary_as_text)
    ->ArgName("lines")
    ->Arg(12'000)
    ->Arg(120'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dutoan::bench

BENCHMARK_MAIN();
