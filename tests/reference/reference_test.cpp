// The pages of docs/reference and the schemas of schemas/files are written by the program. These
// tests compare the committed files with what it would write today; with the environment variable
// DUTOAN_UPDATE_REFERENCE set they write them instead.
#include "cli/commands.hpp"
#include "files/forms.hpp"
#include "reference/written_page.hpp"
#include "report/template.hpp"
#include "tidy/source_text.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {
namespace {

// ---- Rules ----------------------------------------------------------------------------------

struct Enumerator {
  std::string name;
  int code = 0;
};
struct RuleEnumText {
  std::string name, header;
  std::vector<Enumerator> enumerators;

  [[nodiscard]] int least_code() const {
    return std::ranges::min_element(enumerators, {}, &Enumerator::code)->code;
  }
};

/// The enums of rules with their enumerators in the order of the headers, sorted by least code.
std::vector<RuleEnumText> rule_enums() {
  static const std::regex begin(R"(enum class (\w+Rule) : int \{.*)");
  static const std::regex enumerator(R"(\s+(\w+) = (\d{4}),?\s*)");
  std::vector<RuleEnumText> all;
  for (const auto& entry : std::filesystem::directory_iterator{source_dir + "/include/dutoan"}) {
    const std::string code = tidy::without_comments(text_of(entry.path()), tidy::Strings::blank);
    bool is_inside = false;
    for (const tidy::Line& line : tidy::lines_of(code)) {
      const std::string text{line.text};
      std::smatch match;
      if (std::regex_match(text, match, begin)) {
        all.push_back({match[1], entry.path().filename(), {}});
        is_inside = true;
      } else if (text.starts_with("}")) {
        is_inside = false;
      } else if (is_inside && std::regex_match(text, match, enumerator)) {
        all.back().enumerators.push_back({match[1], std::stoi(match[2])});
      }
    }
  }
  std::ranges::sort(all, {}, &RuleEnumText::least_code);
  return all;
}

std::string severity_word(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

std::string rule_row(const Enumerator& enumerator) {
  const RuleText* text = find_rule_text(enumerator.code);
  if (text == nullptr) return {};  // another test says so
  const auto cell = [](const char* pattern) { return in_cell(report::named(pattern)); };
  return "| DT" + std::to_string(enumerator.code) + " | " + enumerator.name + " | " +
         severity_word(text->severity) + " | " + std::to_string(text->exit) + " | " +
         cell(text->vi) + " | " + cell(text->en) + " | " + cell(text->vi_help) + " / " +
         cell(text->en_help) + " |\n";
}

std::string rules_page() {
  std::string page =
      "# Rules\n\n" + written_by_program +
      "Every reason for which the program refuses or warns. Inside a module the rules stand in the "
      "order in which they are checked. `…` stands for a figure, a name or a place of the case. "
      "Exit is the exit code of a run that met the rule; where several are met, the highest wins. "
      "`dutoan explain DT2001` prints one row.\n";
  for (const RuleEnumText& each : rule_enums()) {
    page += "\n## " + each.name + "\n\nFrom `include/dutoan/" + each.header + "`.\n\n";
    page += "| Code | Rule | Severity | Exit | Vietnamese | English | What to do |\n";
    page += "|---|---|---|---|---|---|---|\n";
    for (const Enumerator& enumerator : each.enumerators) page += rule_row(enumerator);
  }
  return page;
}

TEST_CASE("every rule has its words, and all words belong to a rule", "[reference]") {
  std::map<int, std::string> names;
  for (const RuleEnumText& each : rule_enums())
    for (const Enumerator& enumerator : each.enumerators) {
      CAPTURE(each.name, enumerator.name, enumerator.code);
      CHECK(names.emplace(enumerator.code, enumerator.name).second);
      const RuleText* text = find_rule_text(enumerator.code);
      REQUIRE(text != nullptr);
      CHECK(enumerator.name == text->name);
    }
  REQUIRE(names.size() > 50);
  for (const RuleText& text : rule_texts()) {
    CAPTURE(text.code, text.name);
    CHECK(names.contains(text.code));
    for (const char* words : {text.vi, text.en, text.vi_help, text.en_help})
      CHECK_FALSE(std::string_view{words}.empty());
  }
  CHECK(std::ranges::is_sorted(rule_texts(), {}, &RuleText::code));
}

// ---- Files ----------------------------------------------------------------------------------

/// The tables of one kind of file, one heading deeper than they are written.
std::string file_section(const files::FileForm& file) {
  const std::string tables = files::markdown_reference(*file.form);
  std::string section = "\n## File `" + std::string{file.name} + "`\n\nBegins with `format = \"" +
                        std::string{file.format} + "\"`; schema: `schemas/files/" +
                        std::string{file.name} + ".schema.json`.\n\n";
  for (const tidy::Line& line : tidy::lines_of(tables))
    section += (line.text.starts_with("## ") ? "#" : "") + std::string{line.text} + "\n";
  return section;
}

std::string files_page() {
  std::string page =
      "# Files\n\n" + written_by_program +
      "Files are TOML, in UTF-8. Keys are ASCII; texts may be Vietnamese. An unknown key is an "
      "error. Write amounts as `150_000` or `\"150.000\"`; decimals between quotes, `\"0,2\"` or "
      "`\"0.2\"`; dates as `2020-05-06` or `\"06/05/2020\"`. A date `until` is the day after the "
      "last day.\n\n"
      "An editor that knows JSON Schema completes and checks the keys while you type: point it to "
      "the schema named below.\n";
  for (const files::FileForm& file : files::file_forms()) page += file_section(file);
  return page;
}

TEST_CASE("the reference pages are what the program writes", "[reference]") {
  compare_or_write("docs/reference/cli.md", cli::reference_page());
  compare_or_write("docs/reference/rules.md", rules_page());
  compare_or_write("docs/reference/files.md", files_page());
}

TEST_CASE("the schemas are what the program writes", "[reference]") {
  std::set<std::string> expected;
  for (const files::FileForm& file : files::file_forms()) {
    const std::string name = std::string{file.name} + ".schema.json";
    expected.insert(name);
    compare_or_write("schemas/files/" + name, files::json_schema(*file.form, file.format));
  }
  for (const auto& entry : std::filesystem::directory_iterator{source_dir + "/schemas/files"}) {
    CAPTURE(entry.path().filename().string());
    CHECK(expected.contains(entry.path().filename()));
  }
}

// ---- Invariants -----------------------------------------------------------------------------

/// "include/dutoan/money.hpp M1", for every invariant that a header numbers.
std::set<std::string> invariants_of_headers() {
  static const std::regex numbered(R"(//   ([A-Z]\d)  .*)");
  std::set<std::string> all;
  for (const tidy::File& file : tidy::read_tree(source_dir)) {
    const bool is_header = file.path.starts_with("include/") || file.path.starts_with("src/");
    if (!is_header || !file.path.ends_with(".hpp")) continue;
    for (const tidy::Line& line : tidy::lines_of(file.text)) {
      std::match_results<std::string_view::const_iterator> match;
      if (std::regex_match(line.text.begin(), line.text.end(), match, numbered))
        all.insert(file.path + " " + match[1].str());
    }
  }
  return all;
}

std::set<std::string> invariants_of_page() {
  static const std::regex row(R"(\| ([A-Z]\d) \| .*)");
  std::set<std::string> all;
  std::string header;
  const std::string page = text_of(source_dir + "/docs/invariants.md");
  for (const tidy::Line& line : tidy::lines_of(page)) {
    std::match_results<std::string_view::const_iterator> match;
    if (line.text.starts_with("## "))
      header = line.text.substr(3);
    else if (std::regex_match(line.text.begin(), line.text.end(), match, row))
      all.insert(header + " " + match[1].str());
  }
  return all;
}

TEST_CASE("the page of invariants has those of the headers", "[reference]") {
  const auto headers = invariants_of_headers();
  const auto page = invariants_of_page();
  REQUIRE(headers.size() > 40);
  for (const std::string& each : headers) {
    INFO(each << " is not in docs/invariants.md");
    CHECK(page.contains(each));
  }
  for (const std::string& each : page) {
    INFO(each << " of docs/invariants.md is not in the header");
    CHECK(headers.contains(each));
  }
}

}  // namespace
}  // namespace dutoan
