// The real case, plan 1026/KH-UBND of Thanh Hóa, read once from the files that are shipped.
#pragma once

#include "files/text_file.hpp"

#include <dutoan/app.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {

inline const std::string source_folder = DUTOAN_SOURCE_DIR;
inline const std::string rates_folder = source_folder + "/rates";
inline const std::string sample_plan_file =
    source_folder + "/docs/examples/thanh-hoa-2020/plan.toml";

/// The value, or a failure that names the first problem, so that a test says why it cannot begin.
template <class T>
T taken(Result<T> result) {
  if (!result) throw std::runtime_error(sentence(result.error().front(), Language::en));
  return std::move(*result);
}

inline const Regulations& sample_regulations() {
  static const Regulations regulations = taken(load_regulations(rates_folder));
  return regulations;
}

/// A copy that a test may change.
inline Plan sample_plan() {
  static const Plan plan = taken(load_plan(sample_plan_file, sample_regulations()));
  return plan;
}

/// The sample with its figures; it outlives every test.
inline const Estimate& sample_estimate() {
  static const Plan plan = sample_plan();
  static const Estimate made = taken(estimate(plan, sample_regulations()));
  return made;
}

/// The plan file's text, in which a test plants its errors.
inline const std::string& sample_plan_text() {
  static const std::string text = taken(files::read_text_file(sample_plan_file)).text;
  return text;
}

inline std::int64_t number(const std::string& text) {
  std::int64_t n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') throw std::runtime_error("not a number: " + text);
    n = n * 10 + (c - '0');
  }
  return n;
}

/// "2001", or "" when there is no problem.
inline std::string code_of(const Problems& problems) {
  return problems.empty() ? "" : std::to_string(static_cast<int>(problems.front().rule));
}

/// The words of `text` between blanks.
inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text)
    if (c != ' ')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace dutoan::tests
