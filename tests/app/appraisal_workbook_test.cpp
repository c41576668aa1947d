// The appraiser's workbook: every kind of change of a cell, what is told of it and where, and that
// what it decides is what typing would have decided.
#include "app/appraiser_sheet.hpp"
#include "domain/memory_store.hpp"
#include "support/course_case.hpp"
#include "support/csv_rows.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using appraiser::Layout;

void keep(Store& store, const Document& document) {
  taken(dutoan::post(store, document, recorded_at, false));
}

AppraisalRound round_of(const Store& store) {
  return taken(find_appraisal(store, {}, {}, kinds()));
}

void decide(Store& store, const std::vector<LineDecision>& decisions) {
  keep(store, taken(dutoan::appraisal_of(store, typed(DocumentKind::appraisal, "", "cv", ""),
                                         decisions, kinds())));
}

LineCode code(const std::string& text) {
  const std::size_t slash = text.find('/');
  return {ClassCode{text.substr(0, slash)}, ItemCode{text.substr(slash + 1)}};
}

/// The example's estimate, submitted, four of its lines decided.
MemoryStore begun() {
  MemoryStore store{{}};
  TypedDocument grant = typed(DocumentKind::allotment, "QD-1", "kt", "ubnd");
  grant.lines = {"5,5tỷ"};
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  keep(store, taken(read_document(store, grant, nullptr)));
  keep(store, taken(read_estimate(store, typed(DocumentKind::estimate, "", "lap", ""),
                                  sample_estimate(), {})));
  keep(store,
       taken(submission_of(store, typed(DocumentKind::submission, "TTr-1", "ktt", "truong"))));
  decide(store, {{code("ML1/hall"),
                  Verdict::reduced,
                  {{"unit_rate", 1'800'000}},
                  {{"saving", {}, "rẻ hơn", ""}}},
                 {code("ML1/backdrop"),
                  Verdict::rejected,
                  {},
                  {{"not-in-plan", {}, "kế hoạch không nêu", ""}}},
                 {code("ML1/stationery"), Verdict::accepted, {}, {}},
                 {code("ML2/hall"),
                  Verdict::reduced,
                  {{"unit_rate", 1'500'000}},
                  {{"saving", Money::dong(-1'000'000), "tiết kiệm", ""},
                   {"above-rate", Money::dong(-500'000), "quá mức", "TT 40/2017 Đ12"}}}});
  return store;
}

/// A workbook that goes away with the test.
class WorkbookFile {
 public:
  explicit WorkbookFile(const Paper& paper, Language language)
      : path_(std::filesystem::temp_directory_path() /
              ("dutoan-appraisal-" + std::to_string(::getpid()) + ".xlsx")) {
    std::ofstream{path_, std::ios::binary} << taken(as_xlsx(paper, language));
  }
  ~WorkbookFile() { std::filesystem::remove(path_); }
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Result<AppraisedWorkbook> read(const Paper& paper, const AppraisalRound& round,
                               Language language = Language::vi) {
  const WorkbookFile file{paper, language};
  return read_appraisal_workbook(file.path(), round, kinds());
}

Paper workbook_of(const AppraisalRound& round) {
  return appraisal_workbook(round, kinds(), Language::vi);
}

/// The sheet under the hands of somebody who may unlock it.
class Hands {
 public:
  Hands(Paper& paper, const FrozenEstimate& estimate) : paper_(paper), layout_(estimate) {}

  /// "ML1/hall rate 1800000", "ML1/hall delete", "add words", "@version 2".
  void edit(const std::string& text) {
    std::istringstream words{text};
    std::string target, what, value;
    words >> target >> what >> std::ws;
    std::getline(words, value);
    if (target == "add") return add(what);
    if (target.starts_with('@')) return stamp(target.substr(1), what);
    const auto row = row_of(target);
    if (what == "delete") return static_cast<void>(rows().erase(row));
    if (what == "twice") return static_cast<void>(rows().insert(row, *row));
    if (what == "last") return static_cast<void>(std::rotate(row, row + 1, rows().end()));
    put(row->cells.at(column_of(what, *row)), value);
  }

 private:
  Paper& paper_;
  Layout layout_;

  std::vector<PaperRow>& rows() { return paper_.sheets.front().rows; }

  std::vector<PaperRow>::iterator row_of(const std::string& wanted) {
    const auto row = std::ranges::find_if(rows(), [&](const PaperRow& each) {
      return std::ranges::any_of(each.cells, [&](const PaperCell& cell) {
        const auto* text = std::get_if<std::string>(&cell.value);
        return text != nullptr && *text == wanted;
      });
    });
    REQUIRE(row != rows().end());
    return row;
  }

  /// Rows of sums have one wide cell for their title.
  std::size_t column_of(const std::string& name, const PaperRow& row) const {
    const std::map<std::string, std::size_t> columns{{"label", layout_.label},
                                                     {"unit", layout_.unit},
                                                     {"asked", layout_.requested},
                                                     {"asked_rate", layout_.requested_rate},
                                                     {"asked_amount", layout_.requested_amount},
                                                     {"quantity", layout_.appraised},
                                                     {"days", layout_.appraised + 1},
                                                     {"other", layout_.appraised + 2},
                                                     {"rate", layout_.rate},
                                                     {"amount", layout_.amount},
                                                     {"difference", layout_.difference},
                                                     {"ceiling", layout_.ceiling},
                                                     {"verdict", layout_.verdict},
                                                     {"reason", layout_.reason},
                                                     {"words", layout_.text},
                                                     {"clause", layout_.citation},
                                                     {"line", layout_.line}};
    if (row.cells.size() < layout_.count() && name == "amount") return 4;
    return columns.at(name);
  }

  /// A figure is a number, other words a text; ⏎ is the end of a line, "-" nothing.
  static void put(PaperCell& cell, std::string value) {
    cell.formula.clear();
    for (std::size_t at = value.find("⏎"); at != std::string::npos; at = value.find("⏎"))
      value.replace(at, std::string{"⏎"}.size(), "\n");
    const bool is_number =
        !value.empty() && value.find_first_not_of("0123456789.") == std::string::npos;
    if (value == "-")
      cell.value = std::monostate{};
    else if (is_number)
      cell.value = taken_quantity(value);
    else
      cell.value = value;
  }

  static ReportCell taken_quantity(const std::string& value) {
    const auto quantity = parse_quantity(value, Style::machine);
    if (quantity) return *quantity;
    const auto amount = parse_amount(value);
    return amount ? ReportCell{*amount} : ReportCell{value};
  }

  void add(const std::string& words) {
    PaperRow row{PaperRow::Kind::plain, std::vector<PaperCell>(layout_.count())};
    row.cells[layout_.label].value = words;
    rows().push_back(std::move(row));
  }

  void stamp(const std::string& key, const std::string& value) {
    for (PaperRow& row : paper_.sheets.back().rows)
      if (std::get<std::string>(row.cells[0].value) == key) row.cells[1].value = value;
  }
};

/// "Thẩm định!P17" without the sheet.
std::string cell_of(const FilePlace& place) { return place.cell.substr(place.cell.find('!') + 1); }

std::string told(const Problems& problems) {
  std::string text;
  for (const Problem& each : problems)
    text += (text.empty() ? "" : "; ") + std::string{"DT"} +
            std::to_string(static_cast<int>(each.rule)) +
            (each.place.cell.empty() ? "" : " " + cell_of(each.place));
  return text;
}

std::string told(const AppraisedWorkbook& changes) {
  std::string text;
  for (const AppraisedCell& each : changes.cells) {
    const auto value = [](const ReportCell& cell) {
      const std::string words = written(cell, Language::vi);
      return words.empty() ? std::string{"-"} : words;
    };
    text += (text.empty() ? "" : " | ") + cell_of(each.place) + " " + each.what.vi + ": " +
            value(each.before) + " > " + value(each.after);
  }
  return text.empty() ? "no change" : text;
}

TEST_CASE("every kind of change in an appraiser's workbook", "[appraising][golden]") {
  const MemoryStore store = begun();
  const AppraisalRound round = round_of(store);
  for (const Row& row : csv_rows("appraisal/workbook.csv")) {
    INFO(row.at("line") << ": " << row.at("edits"));
    Paper paper = workbook_of(round);
    Hands hands{paper, round.appraisal.requested};
    std::istringstream edits{row.at("edits")};
    for (std::string edit; std::getline(edits, edit, '|');) {
      edit.erase(0, edit.find_first_not_of(' '));
      while (edit.ends_with(' ')) edit.pop_back();
      if (edit != "nothing") hands.edit(edit);
    }
    const auto changes = read(paper, round);
    CHECK((changes ? told(*changes) : told(changes.error())) == row.at("says"));
    const std::string effect =
        changes ? std::to_string(
                      (changes->after.appraised.total - changes->before.appraised.total).dong())
                : "";
    CHECK(effect == row.at("effect"));
  }
}

TEST_CASE("a workbook posts what it tells, once", "[appraising]") {
  MemoryStore store = begun();
  const AppraisalRound round = round_of(store);
  Paper paper = workbook_of(round);
  Hands hands{paper, round.appraisal.requested};
  for (const char* edit :
       {"ML1/hall rate 1700000", "ML3/management rate 4", "ML3/management reason Tiết kiệm chi",
        "ML3/management words giảm tỷ lệ"})
    hands.edit(edit);
  const auto changes = taken(read(paper, round));
  CHECK(changes.decisions.size() == 2);
  decide(store, changes.decisions);
  const AppraisalRound after = round_of(store);
  CHECK(after.appraisal.appraised.total == changes.after.appraised.total);
  CHECK(told(taken(read(paper, after))) == "no change");
}

TEST_CASE("what others decided meanwhile is neither undone nor overruled (WB1)", "[appraising]") {
  MemoryStore store = begun();
  Paper paper = workbook_of(round_of(store));
  decide(store, {{code("ML1/hall"), Verdict::accepted, {}, {}}});
  const AppraisalRound round = round_of(store);
  CHECK(told(taken(read(paper, round))) == "no change");
  Hands hands{paper, round.appraisal.requested};
  hands.edit("ML2/hall rate 1400000");
  hands.edit("ML2/hall reason Tiết kiệm chi");
  CHECK(taken(read(paper, round)).decisions.size() == 1);
  hands.edit("ML1/hall rate 1700000");
  const auto refused = read(paper, round);
  REQUIRE_FALSE(refused);
  CHECK(told(refused.error()) == "DT4141 R19");
}

TEST_CASE("a workbook in English comes back as no change", "[appraising]") {
  const MemoryStore store = begun();
  const AppraisalRound round = round_of(store);
  const Paper paper = appraisal_workbook(round, kinds(), Language::en);
  CHECK(told(taken(read(paper, round, Language::en))) == "no change");
}

/// What typing the same would have decided.
LineDecision cut_of(const FrozenEstimate& requested, const LineCode& line, const std::string& name,
                    std::int64_t value, const Reason& reason) {
  const CutRule rule{name, name, CutRule::How::exactly, std::to_string(value)};
  return taken(cut_lines(requested, std::vector{line}, std::vector{rule}, {reason})).front();
}

TEST_CASE("random workbooks decide what typing would (WB5)", "[appraising]") {
  const MemoryStore store = begun();
  const AppraisalRound round = round_of(store);
  const FrozenEstimate& requested = round.appraisal.requested;
  std::mt19937 random{20200520};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int times = 0; times < 12; ++times) {
    Paper paper = workbook_of(round);
    Hands hands{paper, requested};
    std::vector<LineDecision> expected;
    for (std::size_t i = 3 + below(5); i < requested.activities.size(); i += 1 + below(9)) {
      const auto& lines = requested.activities[i].lines;
      const FrozenLine& line = lines[below(lines.size())];
      if (line.treatment != Treatment::product || line.unit_rate.dong() < 2) continue;
      const auto rate =
          static_cast<std::int64_t>(below(static_cast<std::size_t>(line.unit_rate.dong() - 1)));
      const std::string name = line.code.text();
      hands.edit(name + " rate " + std::to_string(rate));
      hands.edit(name + " reason saving");
      hands.edit(name + " words ít hơn");
      expected.push_back(
          cut_of(requested, line.code, "unit_rate", rate, {"saving", {}, "ít hơn", ""}));
    }
    const AppraisedWorkbook changes = taken(read(paper, round));
    CHECK(changes.decisions == expected);
    Money effect;
    for (std::size_t i = 0; i < changes.after.lines.size(); ++i)
      effect += changes.after.lines[i].appraised - changes.before.lines[i].appraised;
    CHECK(effect == changes.after.appraised.total - changes.before.appraised.total);
    const Report report = workbook_changes_report(changes);
    Money shown;
    for (const ReportRow& row : report.tables.front().rows)
      if (const auto* amount = std::get_if<Money>(&row.cells.back());
          amount != nullptr && row.kind != ReportRow::Kind::total)
        shown += *amount;
    CHECK(shown == effect);
  }
}

}  // namespace
}  // namespace dutoan::tests
