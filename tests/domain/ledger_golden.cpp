// The ledger over tables that a finance officer can read: tests/golden/ledger.
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/ledger.hpp>
#include <dutoan/report.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

Money amount_of(std::string text) {
  std::erase(text, '_');
  return Money::dong(number(text));
}

/// Shows what stands in each stage of the funding after a row's document.
void check_stages(const Row& row, const Store& store) {
  Query query;
  query.funding = small_funding();
  const Standing standing = store.standing(query);
  for (const Stage stage :
       {Stage::allotted, Stage::approved, Stage::committed, Stage::advanced, Stage::spent}) {
    CAPTURE(word(stage));
    CHECK(standing[stage] == amount_of(row.at(std::string{word(stage)})));
  }
  CHECK(standing.sum() == Money{});
}

TEST_CASE("one year of money stands in its stages after every step") {
  MemoryStore store{{}};
  for (const Row& row : csv_rows("ledger/worked_example.csv")) {
    CAPTURE(row.at("line"), row.at("number"));
    post(store, document_in(row));
    check_stages(row, store);
  }
}

/// "spent 843_000_000; lapsed 157_000_000": all that is not zero behind the authority.
std::string written(const Standing& standing) {
  std::string text;
  for (const Stage stage : all_stages) {
    if (stage == Stage::authority || standing[stage].is_zero()) continue;
    std::string amount = std::to_string(standing[stage].dong());
    for (std::size_t i = amount.size(); i > 3;) amount.insert(i -= 3, "_");
    text += (text.empty() ? "" : "; ") + std::string{word(stage)} + " " + amount;
  }
  return text;
}

/// Posts what the table says is posted, after the year of the worked example.
void run_year_end(Store& store, const char* table) {
  for (const Row& row : csv_rows("ledger/worked_example.csv")) post(store, document_in(row));
  for (const Row& row : csv_rows(table)) {
    CAPTURE(row.at("line"), row.at("number"));
    const Document document = document_in(row);
    CHECK(decided(store, document) == row.at("outcome"));
    if (row.at("outcome") == "ok") post(store, document);
    Query query;
    query.funding = small_funding();
    CHECK(written(store.standing(query)) == row.at("standing"));
  }
}

TEST_CASE("a year ends, is reported, reviewed and paid back, step by step") {
  MemoryStore store{{}};
  run_year_end(store, "ledger/year_end.csv");
}

TEST_CASE("what was granted late is carried over, the rest lapses, and the next year opens it") {
  MemoryStore store{{}};
  run_year_end(store, "ledger/year_end_late.csv");
  Query next;
  next.fiscal_year = 2021;
  CHECK(written(store.standing(next)) == "allotted 30_000_000; spent 30_000_000");
}

TEST_CASE("what is used in parts and taken back never leaves a stage below zero") {
  MemoryStore store{{}};
  for (const Row& row : csv_rows("ledger/limits.csv")) {
    CAPTURE(row.at("line"), row.at("number"));
    const Document document = document_in(row);
    CHECK(decided(store, document) == row.at("outcome"));
    if (row.at("outcome") == "ok") post(store, document);
    check_stages(row, store);
  }
}

MemoryStore rules_book(const std::string& blocks) {
  MemoryStore store{{control_level_of(blocks).value()}};
  for (const char* table : {"ledger/rules_book.csv", "ledger/rules_course.csv",
                            "ledger/rules_year.csv", "ledger/rules_drafts.csv",
                            "ledger/rules_grants.csv"})
    for (const Row& row : csv_rows(table)) post(store, document_in(row));
  return store;
}

TEST_CASE("each rule refuses at its limit and not before") {
  for (const Row& row : csv_rows("ledger/rules.csv")) {
    CAPTURE(row.at("line"), row.at("rule"));
    CHECK(decided(rules_book(row.at("blocks")), document_in(row)) == row.at("outcome"));
  }
}

/// The names of LedgerRule, as its header lists them.
std::vector<std::string> rules_of_header() {
  static const std::regex enumerator(R"(\s+(\w+) = \d{4},.*)");
  std::ifstream header{source_folder + "/include/dutoan/ledger.hpp"};
  std::vector<std::string> names;
  for (std::string line; std::getline(header, line);) {
    std::smatch match;
    if (std::regex_match(line, match, enumerator)) names.push_back(match[1]);
  }
  return names;
}

TEST_CASE("the table of rules has every rule of the ledger in the order of checking") {
  std::vector<std::string> names;
  for (const Row& row : csv_rows("ledger/rules.csv")) {
    if (names.empty() || names.back() != row.at("rule")) names.push_back(row.at("rule"));
    if (row.at("outcome") == "ok") continue;
    CAPTURE(row.at("line"));
    const std::string last = words_of(row.at("outcome")).back();
    CHECK((find_rule_text(static_cast<int>(number(last)))->name == row.at("rule") ||
           row.at("rule") == "level_exceeded" || row.at("rule") == "lines_are_given"));
  }
  CHECK(names == rules_of_header());
}

}  // namespace
}  // namespace dutoan::tests
