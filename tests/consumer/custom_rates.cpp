// Rates from the program's own memory: a resolution that no folder has, kept as a text as it could
// be in a database, takes the place of one whose figures nobody could read.
#include <dutoan/dutoan.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr const char* resolution = R"(
format = "dutoan/rates/1"

[document]
type = "Nghị quyết"
number = "64/2017/NQ-HĐND"
short = "NQ 64/2017"
title = "Mức chi hội nghị, số liệu đặt ra để thử"
issuer = "HĐND tỉnh Thanh Hóa"
layer = "province"
jurisdiction = "thanh-hoa"
read_by = "a program"
read_on = 2026-11-24

[[value]]
key = "conf.meal.unsalaried"
from = 2018-01-01
until = 2025-07-21
amount = 140_000
kind = "fixed"
article = "2"
status = "read"
source = "the program's own memory"
)";

/// What a database would answer; here the files of a folder, but for the resolution.
std::vector<dutoan::NamedText> stored_texts(const std::filesystem::path& folder) {
  std::vector<dutoan::NamedText> texts{{"resolution", resolution}};
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.path().extension() != ".toml" || entry.path().filename() == "nq-64-2017.toml")
      continue;
    std::ifstream in{entry.path(), std::ios::binary};
    texts.push_back({entry.path().filename(), {std::istreambuf_iterator<char>{in}, {}}});
  }
  return texts;
}

int refuse(const dutoan::Problems& problems) {
  std::cerr << worded(problems, dutoan::Language::en);
  return exit_code_of(problems);
}

}  // namespace

int main(int, char** paths) {
  const auto regulations = dutoan::read_regulations(stored_texts(paths[2]));
  if (!regulations) return refuse(regulations.error());
  const auto plan = dutoan::load_plan(paths[1], *regulations);
  if (!plan) return refuse(plan.error());
  const auto assumed = with_assumptions(*regulations, *plan);
  if (!assumed) return refuse(assumed.error());
  if (const auto problems = check(*plan); !problems.empty()) return refuse(problems);
  const auto estimate = dutoan::estimate(*plan, *assumed);
  if (!estimate) return refuse(estimate.error());
  std::cout << "dutoan " << dutoan::version() << ": " << format_amount(estimate->total) << '\n';
}
