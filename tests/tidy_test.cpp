// The rules of this source tree, as tables, and the tests that hold them: what each folder may
// include, which words are not used, how long things may grow, what every page and header has.
//
// Each check is a function from files to problems, so that the last test case can show, on planted
// samples, that it finds what it is there for. tests/tidy/exceptions.txt names the problems that
// are tolerated for now; the list may only shrink.

#include "tidy/source_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dutoan::tidy;
using std::string_view;

struct Problem {
  std::string path;
  std::size_t line;
  std::string what;  // identifies the problem within its file, for exceptions.txt
  std::string remedy;
};
using Problems = std::vector<Problem>;
using Files = std::vector<File>;

bool is_below(const File& file, string_view folder) { return file.path.starts_with(folder); }
bool is_cpp(const File& file) { return file.path.ends_with(".cpp") || file.path.ends_with(".hpp"); }
bool is_public_header(const File& file) { return is_below(file, "include/dutoan/"); }
bool is_program(const File& file) {
  return is_cpp(file) && (is_below(file, "src/") || is_below(file, "include/"));
}
std::string stem_of(string_view path) {
  const string_view name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

// ---- Includes -------------------------------------------------------------------------------

/// Dependencies point one way: a public header includes only those that stand before it.
constexpr std::array header_order = {"money",
                                     "quantity",
                                     "exact",
                                     "calendar",
                                     "ids",
                                     "result",
                                     "citation",
                                     "notation",
                                     "nearest",
                                     "rates",
                                     "places",
                                     "norms",
                                     "regulations",
                                     "asked_rates",
                                     "plan",
                                     "progress",
                                     "estimate",
                                     "scenario",
                                     "rate_review",
                                     "account",
                                     "frozen_estimate",
                                     "estimate_difference",
                                     "appraisal",
                                     "appraisal_check",
                                     "document",
                                     "ledger",
                                     "settlement",
                                     "outcome",
                                     "dossier",
                                     "store",
                                     "budget_day",
                                     "bookkeeping",
                                     "year_figures",
                                     "year_form",
                                     "appraising",
                                     "deciding",
                                     "dossier_file",
                                     "required_papers",
                                     "class_file",
                                     "typed_fields",
                                     "words",
                                     "report",
                                     "advice",
                                     "html",
                                     "chart",
                                     "people",
                                     "people_store",
                                     "office",
                                     "membership",
                                     "book_report",
                                     "long_list",
                                     "appraisal_report",
                                     "paper",
                                     "letter",
                                     "course_paper",
                                     "class_report",
                                     "language",
                                     "progress_words",
                                     "reconciliation",
                                     "year_statement",
                                     "year_trace",
                                     "book",
                                     "book_file",
                                     "app",
                                     "plan_grid",
                                     "rate_document",
                                     "vouchers",
                                     "outcome_list",
                                     "appraisal_workbook",
                                     "account_journal",
                                     "regime",
                                     "year_end",
                                     "reviewing",
                                     "settlement_report",
                                     "stated_year",
                                     "version",
                                     "dutoan"};

struct Folder {
  string_view path;
  std::vector<string_view> may_include;  // beside the standard library; a folder ends in "/"
  bool is_pure;
};
const std::vector<Folder> folders = {
    {"include/dutoan/exact.hpp", {"dutoan/", "boost/multiprecision/"}, true},
    {"include/dutoan/", {"dutoan/"}, true},
    {"src/domain/", {"dutoan/", "domain/"}, true},
    {"src/report/", {"dutoan/", "report/"}, true},
    {"src/language/", {"dutoan/", "language/", "unicode/"}, false},
    {"src/workbook/", {"dutoan/", "workbook/", "zip.h", "expat.h"}, false},
    {"src/files/", {"dutoan/", "files/", "workbook/", "csv.h", "nlohmann/json.hpp"}, false},
    {"src/paper/",
     {"dutoan/", "paper/", "xlsxwriter.h", "cairo.h", "cairo-pdf.h", "pango/",
      "fontconfig/fontconfig.h", "sys/mman.h", "unistd.h"},
     false},
    {"src/storage/door.hpp", {"soci/"}, false},
    {"src/storage/",
     {"dutoan/", "storage/", "sodium.h", "fcntl.h", "sys/file.h", "sys/stat.h", "unistd.h"},
     false},
    {"src/app/kept_file.cpp", {"dutoan/", "app/", "fcntl.h", "sys/stat.h", "unistd.h"}, false},
    {"src/app/", {"dutoan/", "app/", "files/", "paper/"}, false},
    {"src/cli/",
     {"dutoan/", "cli/", "CLI/", "spawn.h", "sys/ioctl.h", "termios.h", "unistd.h"},
     false},
    {"src/web/server.cpp",
     {"web/", "boost/asio.hpp", "boost/beast.hpp", "sys/resource.h"},
     false},
    {"src/web/json_body.cpp", {"dutoan/", "web/", "nlohmann/json.hpp"}, false},
    {"src/web/read_json.cpp", {"web/", "nlohmann/json.hpp"}, false},
    {"src/web/token.cpp", {"web/", "sodium.h"}, false},
    {"src/web/", {"dutoan/", "web/", "kainjow/mustache.hpp"}, false},
    {"src/main.cpp", {"dutoan/", "cli/", "web/"}, false},
    {"src/pages/", {"dutoan/", "cli/", "files/", "pages/"}, false},
};

/// Input, output, clock, chance and locale are arguments of the pure folders, never their doing.
const std::set<string_view> impure = {"iostream", "fstream", "thread",    "random",
                                      "ctime",    "locale",  "filesystem"};

const Folder* folder_of(const File& file) {
  const auto it =
      std::ranges::find_if(folders, [&](const Folder& f) { return is_below(file, f.path); });
  return it == folders.end() ? nullptr : &*it;
}

bool is_standard(string_view header) { return header.find_first_of("/.") == string_view::npos; }

std::string refusal_of(const Folder& folder, const std::string& header) {
  if (is_standard(header)) {
    if (!folder.is_pure || !impure.contains(header)) return {};
    return "is not for a pure folder: take its result as an argument";
  }
  const bool allowed = std::ranges::any_of(
      folder.may_include, [&](string_view start) { return header.starts_with(start); });
  if (allowed) return {};
  return "is not among what " + std::string(folder.path) +
         " may include (table `folders` in tests/tidy_test.cpp)";
}

std::size_t position_of(const std::string& header) {
  return static_cast<std::size_t>(
      std::ranges::find(header_order, header, [](const char* h) { return std::string(h); }) -
      header_order.begin());
}

std::string disorder_of(const File& file, const std::string& header) {
  if (!is_public_header(file) || !header.starts_with("dutoan/")) return {};
  if (position_of(stem_of(header)) < position_of(stem_of(file.path))) return {};
  return "does not stand before " + stem_of(file.path) + " in `header_order` (tests/tidy_test.cpp)";
}

Problems check_includes(const Files& files) {
  static const std::regex include(R"re(\s*#\s*include\s*[<"]([^>"]+)[>"].*)re");
  Problems problems;
  for (const File& file : files) {
    const Folder* folder = folder_of(file);
    if (!is_program(file) || folder == nullptr) continue;
    const std::string code = without_comments(file.text, Strings::keep);
    for (const Line& line : lines_of(code)) {
      std::match_results<string_view::const_iterator> match;
      if (!std::regex_match(line.text.begin(), line.text.end(), match, include)) continue;
      const std::string header = match[1];
      std::string refusal = refusal_of(*folder, header);
      if (refusal.empty()) refusal = disorder_of(file, header);
      if (!refusal.empty())
        problems.push_back({file.path, line.number, "#include " + header, refusal});
    }
  }
  return problems;
}

// ---- Words ----------------------------------------------------------------------------------

struct BannedWord {
  string_view word;
  string_view instead;
};
constexpr std::array banned_words = {
    BannedWord{"float", "Exact, Quantity or Percent: amounts have no floating point"},
    BannedWord{"double", "Exact, Quantity or Percent: amounts have no floating point"},
    BannedWord{"stoi", "std::from_chars or the parsers of notation.hpp: they need the whole text"},
    BannedWord{"stol", "std::from_chars or the parsers of notation.hpp"},
    BannedWord{"stoll", "std::from_chars or the parsers of notation.hpp"},
    BannedWord{"stoul", "std::from_chars or the parsers of notation.hpp"},
    BannedWord{"stoull", "std::from_chars or the parsers of notation.hpp"},
    BannedWord{"stod", "decimals are read by the parsers of notation.hpp"},
    BannedWord{"atoi", "std::from_chars: it says when it fails"},
    BannedWord{"strtol", "std::from_chars: it needs no errno"},
    BannedWord{"strtod", "decimals are read by the parsers of notation.hpp"},
    BannedWord{"soci::row", "Statement: a row cuts integers to 32 bits"},
    BannedWord{"soci::rowset", "Statement: it reads to the end, so that no snapshot is kept"},
    BannedWord{"soci::transaction", "Immediate: a plain BEGIN is refused when it comes to write"},
    BannedWord{"get_last_insert_id", "the number that we gave ourselves"},
    BannedWord{"using namespace std;", "the names, one by one"},
    BannedWord{"std::locale", "the functions of report: output depends on no locale"},
    BannedWord{"setlocale", "the functions of report: output depends on no locale"},
    BannedWord{"rand(", "an argument: results are the same on every run"},
};
constexpr std::array unfinished = {
    "FIX"
    "ME",
    "TO"
    "DO",
    "XX"
    "X"};

Problems check_banned_words(const Files& files) {
  Problems problems;
  for (const File& file : files) {
    if (!is_program(file)) continue;
    const std::string code = without_comments(file.text, Strings::blank);
    for (const Line& line : lines_of(code)) {
      for (const BannedWord& banned : banned_words) {
        if (!has_word(line.text, banned.word)) continue;
        problems.push_back({file.path, line.number, std::string(banned.word),
                            "use instead: " + std::string(banned.instead)});
      }
    }
  }
  return problems;
}

Problems check_unfinished(const Files& files) {
  Problems problems;
  for (const File& file : files) {
    if (!is_cpp(file)) continue;
    for (const Line& line : lines_of(file.text)) {
      for (const char* mark : unfinished) {
        if (has_word(line.text, mark))
          problems.push_back({file.path, line.number, mark,
                              "finish it, or file an issue and say what holds today"});
      }
    }
  }
  return problems;
}

/// Parts of names that say nothing about public finance. Lower case: `row_data`; `data()` is the
/// standard library's.
const std::set<string_view> banned_parts = {"manager", "helper", "helpers", "util",
                                            "utils",   "data",   "info",    "impl"};
const std::set<string_view> banned_starts = {"handle_", "process_", "do_"};
const std::set<string_view> allowed_names = {"data"};
/// How the names of a C library begin, which are its own choice.
constexpr std::array foreign_starts = {string_view{"XML_"},     string_view{"zip_"},
                                       string_view{"sqlite3_"}, string_view{"crypto_"},
                                       string_view{"lxw_"},     string_view{"worksheet_"}};

/// The parts of a name in lower case: RateTable and rate_table are both rate, table.
std::vector<std::string> parts_of(string_view name) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const bool begins =
        std::isupper(c) != 0 && i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])) != 0;
    if (begins || c == '_') parts.emplace_back();
    if (c != '_') parts.back() += static_cast<char>(std::tolower(c));
  }
  return parts;
}

bool is_vague(const std::string& name) {
  if (allowed_names.contains(name) ||
      std::ranges::any_of(foreign_starts, [&](string_view s) { return name.starts_with(s); }))
    return false;
  return std::ranges::any_of(banned_starts,
                             [&](string_view start) { return name.starts_with(start); }) ||
         std::ranges::any_of(parts_of(name),
                             [](const std::string& part) { return banned_parts.contains(part); });
}

Problems check_names(const Files& files) {
  static const std::string remedy = "says nothing; take the term from docs/glossary.md";
  Problems problems;
  for (const File& file : files) {
    if (!is_program(file)) continue;
    if (is_vague(stem_of(file.path)))
      problems.push_back({file.path, 1, stem_of(file.path), "the file's name " + remedy});
    for (const Word& word : words_of(file.text)) {
      if (is_vague(word.text)) problems.push_back({file.path, word.line, word.text, remedy});
    }
  }
  return problems;
}

Problems check_machine_paths(const Files& files) {
  static const std::array everywhere = {
      "/wo"
      "rk/",
      "/ho"
      "me/",
      "/ro"
      "ot/"};
  Problems problems;
  const auto check = [&](const File& file, const std::string& path) {
    for (const Line& line : lines_of(file.text)) {
      const std::size_t at = line.text.find(path);
      if (at == string_view::npos ||
          (at > 0 && std::isalnum(static_cast<unsigned char>(line.text[at - 1])) != 0))
        continue;
      problems.push_back(
          {file.path, line.number, path, "a path of one machine; make it relative or an argument"});
    }
  };
  for (const File& file : files) {
    for (const char* path : everywhere) check(file, path);
    if (is_program(file))
      check(file,
            "/t"
            "mp/");
  }
  return problems;
}

// ---- Sizes ----------------------------------------------------------------------------------

struct Limit {
  string_view of;
  std::size_t most;   // none is longer
  std::size_t usual;  // nine in ten are shorter
};
constexpr Limit function_limit{"functions", 70, 40};
constexpr Limit file_limit{"files", 500, 300};

struct Length {
  std::string path;
  std::size_t line;
  std::string what;
  std::size_t lines;
};

Problems check_lengths(const std::vector<Length>& lengths, const Limit& limit) {
  Problems problems;
  std::size_t unusual = 0;
  for (const Length& length : lengths) {
    if (length.lines >= limit.usual) ++unusual;
    if (length.lines <= limit.most) continue;
    problems.push_back({length.path, length.line, length.what,
                        std::to_string(length.lines) + " lines, at most " +
                            std::to_string(limit.most) + ": give its parts names"});
  }
  if (unusual * 10 > lengths.size() && lengths.size() >= 10) {
    problems.push_back({"src", 0, std::string(limit.of),
                        std::to_string(unusual) + " of " + std::to_string(lengths.size()) +
                            " have " + std::to_string(limit.usual) +
                            " lines or more; nine in ten must be shorter"});
  }
  return problems;
}

Problems check_function_lengths(const Files& files) {
  std::vector<Length> lengths;
  for (const File& file : files) {
    if (!is_program(file)) continue;
    for (const Function& f : functions_of(file.text))
      lengths.push_back({file.path, f.line, f.name, f.length});
  }
  return check_lengths(lengths, function_limit);
}

Problems check_file_lengths(const Files& files) {
  std::vector<Length> lengths;
  for (const File& file : files) {
    if (is_program(file)) lengths.push_back({file.path, 1, "file", lines_of(file.text).size()});
  }
  return check_lengths(lengths, file_limit);
}

// ---- Files and pages ------------------------------------------------------------------------

Problems check_places(const Files& files) {
  Problems problems;
  for (const File& file : files) {
    if (!is_program(file)) continue;
    const Folder* folder = folder_of(file);
    const std::size_t slash = file.path.rfind('/') + 1;
    const bool is_listed =
        folder != nullptr && (folder->path == file.path ||
                              folder->path == file.path.substr(0, slash) || is_public_header(file));
    if (!is_listed)
      problems.push_back({file.path, 1, "place",
                          "no folder of ours, so nothing compiles it: CMakeLists.txt and the table "
                          "`folders` name them"});
    if (is_public_header(file) && position_of(stem_of(file.path)) == header_order.size()) {
      problems.push_back({file.path, 1, "order", "is not in `header_order` (tests/tidy_test.cpp)"});
    }
  }
  return problems;
}

Problems check_headers(const Files& files) {
  Problems problems;
  for (const File& file : files) {
    if (!is_cpp(file) || !file.path.ends_with(".hpp")) continue;
    if (file.text.find("\n#pragma once\n") == std::string::npos)
      problems.push_back({file.path, 1, "#pragma once", "is missing behind the opening comment"});
    if (is_public_header(file) && !file.text.starts_with("// "))
      problems.push_back({file.path, 1, "comment",
                          "a public header opens with what it is about, and its invariants"});
  }
  return problems;
}

Problems check_titles(const Files& files) {
  Problems problems;
  for (const File& file : files) {
    if (!file.path.ends_with(".md")) continue;
    std::vector<std::size_t> titles;
    bool in_code = false;
    for (const Line& line : lines_of(file.text)) {
      if (line.text.starts_with("```") || line.text.starts_with("~~~")) in_code = !in_code;
      if (!in_code && line.text.starts_with("# ")) titles.push_back(line.number);
    }
    if (titles.empty()) problems.push_back({file.path, 1, "title", "a page has one title: # …"});
    if (titles.size() > 1)
      problems.push_back({file.path, titles[1], "title", "a page has one title; make this ## …"});
  }
  return problems;
}

// ---- Rules ----------------------------------------------------------------------------------

constexpr string_view rules_page = "docs/reference/rules.md";

struct Rule {
  std::string path;
  std::size_t line;
  std::string enumeration;  // RateRule
  std::string name;
  std::string code;  // "2001", empty when the enum does not say
};

std::vector<Rule> rules_of(const Files& files) {
  static const std::regex begin(R"(enum class (\w+Rule) : int \{.*)");
  static const std::regex enumerator(R"(\s+(\w+)(?: = (\d{4}))?,?\s*)");
  std::vector<Rule> rules;
  for (const File& file : files) {
    if (!is_public_header(file)) continue;
    const std::string code = without_comments(file.text, Strings::blank);
    std::string enumeration;
    for (const Line& line : lines_of(code)) {
      const std::string text(line.text);
      std::smatch match;
      if (std::regex_match(text, match, begin))
        enumeration = match[1];
      else if (text.starts_with("}"))
        enumeration.clear();
      else if (!enumeration.empty() && std::regex_match(text, match, enumerator))
        rules.push_back({file.path, line.number, enumeration, match[1], match[2]});
    }
  }
  return rules;
}

/// The line of each code's row on the page: | DT2001 | … |
std::map<std::string, std::size_t> rows_of(const File& page) {
  static const std::regex row(R"(\| DT(\d{4}) \|.*)");
  std::map<std::string, std::size_t> rows;
  for (const Line& line : lines_of(page.text)) {
    const std::string text(line.text);
    std::smatch match;
    if (std::regex_match(text, match, row)) rows.emplace(match[1], line.number);
  }
  return rows;
}

Problems check_codes(const Files& files) {
  Problems problems;
  std::map<std::string, std::string> taken;
  for (const Rule& rule : rules_of(files)) {
    const std::string name = rule.enumeration + "::" + rule.name;
    if (rule.code.empty()) {
      problems.push_back({rule.path, rule.line, name, "has no code; write = nnnn"});
    } else if (const auto [it, is_new] = taken.emplace(rule.code, name); !is_new) {
      problems.push_back({rule.path, rule.line, name,
                          "has the code of " + it->second + "; a code means one thing"});
    }
  }
  return problems;
}

Problems check_rules_page(const Files& files) {
  const auto page =
      std::ranges::find(files, rules_page, [](const File& f) { return string_view(f.path); });
  if (page == files.end()) return {};
  Problems problems;
  auto rows = rows_of(*page);
  std::map<std::string, std::size_t> last;  // row seen, by enum
  std::set<std::string> known;
  for (const Rule& rule : rules_of(files)) {
    known.insert(rule.code);
    const std::string name = rule.enumeration + "::" + rule.name;
    const auto row = rows.find(rule.code);
    if (row == rows.end()) {
      problems.push_back({rule.path, rule.line, name,
                          "has no row | DT" + rule.code + " | in " + std::string(rules_page)});
      continue;
    }
    if (row->second < last[rule.enumeration])
      problems.push_back(
          {page->path, row->second, name,
           "stands in another order than in " + rule.path + ", where rules are checked in order"});
    last[rule.enumeration] = row->second;
  }
  for (const auto& [code, line] : rows) {
    if (!known.contains(code))
      problems.push_back({page->path, line, "DT" + code, "no rule has this code"});
  }
  return problems;
}

// ---- The tests ------------------------------------------------------------------------------

struct Check {
  string_view name;
  Problems (*run)(const Files&);
};
constexpr std::array checks = {
    Check{"include", check_includes},
    Check{"banned-word", check_banned_words},
    Check{"unfinished", check_unfinished},
    Check{"name", check_names},
    Check{"machine-path", check_machine_paths},
    Check{"function-length", check_function_lengths},
    Check{"file-length", check_file_lengths},
    Check{"place", check_places},
    Check{"header", check_headers},
    Check{"title", check_titles},
    Check{"code", check_codes},
    Check{"rules-page", check_rules_page},
};

/// As a line of exceptions.txt: check, file, what.
std::string exception_for(const Check& check, const Problem& problem) {
  return std::string(check.name) + " " + problem.path + " " + problem.what;
}

/// What is wrong with `files`, one line each, when `excepted` is tolerated; an exception that is
/// needed no more is wrong too.
std::vector<std::string> report_on(const Files& files, const std::set<std::string>& excepted) {
  std::vector<std::string> report;
  std::set<std::string> unused = excepted;
  for (const Check& check : checks) {
    for (const Problem& problem : check.run(files)) {
      const std::string key = exception_for(check, problem);
      unused.erase(key);
      if (excepted.contains(key)) continue;
      report.push_back(problem.path + ":" + std::to_string(problem.line) + ": " + problem.what +
                       ": " + problem.remedy);
    }
  }
  for (const std::string& key : unused)
    report.push_back("tests/tidy/exceptions.txt: not needed any more, remove it: " + key);
  return report;
}

std::set<std::string> exceptions_in(const Files& files) {
  std::set<std::string> excepted;
  for (const File& file : files) {
    if (file.path != "tests/tidy/exceptions.txt") continue;
    for (const Line& line : lines_of(file.text)) {
      if (!line.text.empty() && line.text.front() != '#') excepted.emplace(line.text);
    }
  }
  return excepted;
}

TEST_CASE("the source tree keeps its rules") {
  const Files files = read_tree(DUTOAN_SOURCE_DIR);
  REQUIRE(std::ranges::any_of(files, is_public_header));
  for (const std::string& line : report_on(files, exceptions_in(files))) FAIL_CHECK(line);
}

std::string repeated(string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// A file in which one check, and no other, finds something.
struct Sample {
  string_view check;
  File file;
};
const std::vector<Sample> samples = {
    {"include", {"src/domain/a.cpp", "#include <fstream>\n"}},
    {"include", {"src/domain/a.cpp", "#include <CLI/CLI.hpp>\n"}},
    {"include", {"src/report/a.cpp", "#include \"domain/b.hpp\"\n"}},
    {"include", {"src/files/a.cpp", "#include \"cli/b.hpp\"\n"}},
    {"include", {"src/language/a.cpp", "#include <csv.h>\n"}},
    {"include", {"src/main.cpp", "  #  include <csv.h>\n"}},
    {"include",
     {"include/dutoan/rates.hpp", "// R\n#pragma once\n#include <boost/rational.hpp>\n"}},
    {"include", {"include/dutoan/money.hpp", "// M\n#pragma once\n#include <dutoan/plan.hpp>\n"}},
    {"banned-word", {"src/domain/a.cpp", "long double x;\n"}},
    {"banned-word", {"src/domain/a.cpp", "int x = std::stoi(y);\n"}},
    {"banned-word", {"src/domain/a.cpp", "int x = rand();\n"}},
    {"banned-word", {"src/domain/a.cpp", "using namespace std;\n"}},
    {"banned-word", {"src/storage/a.cpp", "soci::transaction t(session);\n"}},
    {"include", {"src/storage/a.cpp", "#include <soci/soci.h>\n"}},
    {"include", {"src/app/a.cpp", "#include <sqlite3.h>\n"}},
    {"unfinished", {"tests/domain/a.cpp", std::string("// ") + unfinished[0] + ": later\n"}},
    {"unfinished", {"src/domain/a.cpp", std::string("// ") + unfinished[1] + "\n"}},
    {"name", {"src/domain/a.cpp", "class RateManager;\n"}},
    {"name", {"src/domain/a.cpp", "void handle_line();\n"}},
    {"name", {"src/domain/rate_utils.cpp", "\n"}},
    {"machine-path",
     {"docs/a.md",
      "# A\nsee /wo"
      "rk/main\n"}},
    {"machine-path",
     {"src/files/a.cpp",
      "const char* x = \"/t"
      "mp/x\";\n"}},
    {"function-length", {"src/domain/a.cpp", "void f() {\n" + repeated("  g();\n", 69) + "}\n"}},
    {"file-length", {"src/domain/a.cpp", repeated("int x;\n", 501)}},
    {"place", {"src/elsewhere/a.cpp", "\n"}},
    {"place", {"src/domain/below/a.cpp", "\n"}},
    {"place", {"include/dutoan/unknown.hpp", "// U\n#pragma once\n"}},
    {"header", {"include/dutoan/money.hpp", "#include <string>\n#pragma once\n"}},
    {"header", {"src/domain/a.hpp", "// A\n"}},
    {"title", {"docs/a.md", "no title\n```\n# code\n```\n"}},
    {"title", {"docs/a.md", "# A\n\n# B\n"}},
    {"code",
     {"include/dutoan/money.hpp",
      "// M\n#pragma once\nenum class MRule : int {\n  a = 1001,\n  b = 1001,\n};\n"}},
    {"code",
     {"include/dutoan/money.hpp", "// M\n#pragma once\nenum class MRule : int {\n  a,\n};\n"}},
    {"rules-page", {"docs/reference/rules.md", "# R\n| DT1001 | row |\n"}},
};

TEST_CASE("every check finds what it is there for, and nothing else") {
  for (const Sample& sample : samples) {
    CAPTURE(sample.file.path, sample.file.text);
    for (const Check& check : checks) {
      CAPTURE(check.name);
      CHECK(check.run({sample.file}).empty() == (check.name != sample.check));
    }
  }
  for (const Check& check : checks) {
    CAPTURE(check.name);
    CHECK(std::ranges::any_of(samples, [&](const Sample& s) { return s.check == check.name; }));
  }
}

TEST_CASE("what is allowed is left alone") {
  const Files files = {
      {"include/dutoan/rates.hpp",
       "// R\n#pragma once\n#include <dutoan/money.hpp>\n#include <string>\n"},
      {"src/domain/a.cpp",
       "#include \"domain/b.hpp\"\n// double, std::stoi\nauto a = \"float\" + x.data() + metadata; "
       "int operand(int);\n"},
      {"src/workbook/a.cpp", "void f() { XML_SetUserData(parser, x); }\n"},
      {"src/domain/c.cpp", "void f() {\n" + repeated("  g();\n", 68) + "}\n"},
      {"docs/a.md",
       "# A\n## B\n```\n# c\n```\nhttps://a.vn/wo"
       "rk/x\n"},
  };
  CHECK(report_on(files, {}) == std::vector<std::string>{});
}

TEST_CASE("the rules page has a row for every rule, in the enum's order") {
  const File header{
      "include/dutoan/money.hpp",
      "// M\n#pragma once\nenum class MRule : int {\n  b = 1002,  // why\n  a = 1001,\n};\n"};
  const auto problems = [&](const char* page) {
    return check_rules_page({header, {std::string(rules_page), page}}).size();
  };
  CHECK(problems("| DT1002 | b |\n| DT1001 | a |\n") == 0);
  CHECK(problems("| DT1001 | a |\n| DT1002 | b |\n") == 1);
  CHECK(problems("| DT1002 | b |\n") == 1);
}

TEST_CASE("an exception is tolerated while it is needed and a failure afterwards") {
  const Files files = {{"src/domain/a.cpp", "double x;\n"}};
  CHECK(report_on(files, {}).size() == 1);
  CHECK(report_on(files, {"banned-word src/domain/a.cpp double"}).empty());
  CHECK(report_on({}, {"banned-word src/domain/a.cpp double"}).size() == 1);
}

TEST_CASE("nine in ten are shorter than usual") {
  const auto lengths = [](std::size_t unusual) {
    std::vector<Length> all(20, {"src/a.cpp", 1, "f", 10});
    for (std::size_t i = 0; i < unusual; ++i) all[i].lines = 40;
    return all;
  };
  CHECK(check_lengths(lengths(2), function_limit).empty());
  CHECK(check_lengths(lengths(3), function_limit).size() == 1);
}

TEST_CASE("functions are found with their lengths") {
  const char* text = R"code(// void comment() {
namespace a {
struct B {
  B() : x_{1}, y_(2) {
    g("}");
  }
 private:
  int one() const { return 1'000; }
  int x_{};
};
template <class T = int>
bool operator==(const T& a, const T& b) {
  if (a) { return '{'; }
  return R"({{)" == b;
}
constexpr auto table = std::to_array<Row>({
    {1}, {2},
});
const auto f = [](int n) {
  return n;
};
}
)code";
  std::vector<std::string> found;
  for (const Function& f : functions_of(text))
    found.push_back(f.name + " " + std::to_string(f.line) + " " + std::to_string(f.length));
  CHECK(found == std::vector<std::string>{"B 4 3", "one 8 1", "operator== 11 5"});
}

}  // namespace
