// What a naive program gets wrong: tests/golden/traps.csv, each row run the way that it names.
#include "files/regulations_folder.hpp"
#include "support/case_words.hpp"
#include "support/csv_rows.hpp"
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/scenario.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace dutoan::tests {
namespace {

const Regulations& all() { return sample_regulations(); }

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

std::string answer_of(const Result<Found>& found) {
  if (!found) return "DT" + code_of(found.error());
  if (found->amount) return std::to_string(found->amount->dong());
  if (found->value->coefficient) return machine_quantity(*found->value->coefficient);
  return "actual";
}

/// What a lookup is asked with.
struct Asked {
  std::string province, programme = "ct-135";
  Case of;
};

void take_word(Asked& asked, const std::string& word, Date date) {
  const auto parts = split(word, '=');
  if (parts[0] == "province")
    asked.province = parts[1];
  else if (parts[0] == "programme")
    asked.programme = parts[1];
  else if (parts[0] == "place")
    set_place(asked.of, parts[1], date);
  else
    set_word(asked.of, parts[0], parts[1]);
}

std::string lookup(const std::string& inputs) {
  const auto words = words_of(inputs);
  const Date date = parse_date(words[1]).value();
  Asked asked;
  for (std::size_t i = 2; i < words.size(); ++i) take_word(asked, words[i], date);
  const auto key = all().rates.vocabulary().key(RateKey{words[0]}).value();
  return answer_of(all().rates.find(key, {date, asked.province, asked.programme, &asked.of}));
}

/// The amount of a line, or of a row's lines of one item ("BT*/trainee-meals").
std::string line(const std::string& changes, const std::string& code) {
  Plan plan = sample_plan();
  if (!changes.empty()) {
    const auto texts = split(changes, ';');
    Scenario scenario;
    scenario.changes = taken(read_changes(texts, plan, all()));
    plan = taken(with_changes(plan, all(), scenario, Cause::percentages));
  }
  const Estimate made = taken(estimate(plan, all()));
  const auto star = code.find('*');
  std::optional<Money> sum;
  for (const Line& each : made.lines) {
    const std::string own = made.code_of(each).text();
    const bool is_meant = star == std::string::npos ? own == code
                                                    : own.starts_with(code.substr(0, star)) &&
                                                          own.ends_with(code.substr(star + 1));
    if (is_meant) sum = sum.value_or(Money{}) + each.amount;
  }
  return sum ? std::to_string(sum->dong()) : "none";
}

/// Rooms of a tour of so many men and women: a line of the tour made to count them.
std::string rooms(const std::string& inputs) {
  Regulations regulations = all();
  const FactorId factor = *regulations.norms.factor("rooms");
  for (Norm& norm : regulations.norms.kinds)
    for (NormLine& each : norm.lines)
      if (each.code.text() == "tickets") each.factors = {factor};
  Plan plan = sample_plan();
  const auto counts = words_of(inputs);
  auto& figures = plan.groups[2].figures.factors;
  figures[*regulations.norms.factor("men")] = {
      Quantity::whole(number(counts[0])), Origin::plan, {}};
  figures[*regulations.norms.factor("women")] = {
      Quantity::whole(number(counts[1])), Origin::plan, {}};
  const Estimate made = taken(estimate(plan, regulations));
  for (const Line& each : made.lines)
    if (made.code_of(each).text() == "TQ1/tickets")
      return std::to_string(each.amount.dong() / each.working.unit_rate.dong());
  return "none";
}

std::string pay(const std::string& inputs) {
  const auto words = words_of(inputs);
  const PostFact* fact = all().post(words[0])->fact(parse_date(words[1]).value(), words[2]);
  if (fact == nullptr) return "unknown";
  return fact->pay == PayStatus::payroll
             ? "payroll"
             : (fact->pay == PayStatus::allowance ? "allowance" : "none");
}

/// Whether a test of this folder has a name that begins so.
bool is_a_case(const std::string& name) {
  const auto holds = [&](const std::filesystem::directory_entry& entry) {
    const auto text = files::read_text_file(entry.path().string());
    return text && text->text.find("TEST_CASE(\"" + name) != std::string::npos;
  };
  const std::filesystem::directory_iterator folder{source_folder + "/tests/domain"};
  return std::any_of(begin(folder), end(folder), holds);
}

std::string answer(const Row& row) {
  if (row.at("by") == "lookup") return lookup(row.at("inputs"));
  if (row.at("by") == "line") return line(row.at("inputs"), row.at("of"));
  if (row.at("by") == "rooms") return rooms(row.at("inputs"));
  if (row.at("by") == "pay") return pay(row.at("inputs"));
  return "unknown way of running: " + row.at("by");
}

TEST_CASE("no trap of the law is walked into") {
  std::set<int> met, later;
  for (const Row& row : csv_rows("traps.csv")) {
    CAPTURE(row.at("line"), row.at("wrong"));
    const int trap = static_cast<int>(number(row.at("trap")));
    met.insert(trap);
    CHECK(row.at("naive") != row.at("right"));
    if (row.at("by") == "later")
      later.insert(trap);
    else if (row.at("by") == "case")
      CHECK(is_a_case(row.at("inputs")));
    else
      CHECK(answer(row) == row.at("right"));
  }
  CHECK(later == std::set{4, 19, 28, 31});
  CHECK(met.size() == 41);
  CHECK(*met.rbegin() == 41);
}

TEST_CASE("a draft is never loaded") {
  auto texts = taken(files::read_folder(rates_folder));
  const auto is_circular = [](const files::SourceText& text) {
    return text.name.ends_with("tt-12-2025.toml");
  };
  auto& circular = *std::ranges::find_if(texts, is_circular);
  const std::string wanted = "status = \"read\"";
  circular.text.replace(circular.text.find(wanted), wanted.size(), "status = \"draft\"");
  const auto regulations = files::read_regulations(texts);
  REQUIRE_FALSE(regulations.has_value());
  CHECK(code_of(regulations.error()) == "2015");
  CHECK(regulations.error().front().place.file.ends_with("tt-12-2025.toml"));
}

}  // namespace
}  // namespace dutoan::tests
