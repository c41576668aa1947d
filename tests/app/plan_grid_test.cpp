// The plan as grids: what is typed or pasted becomes the plan, cell by cell, or is refused.
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/plan_grid.hpp>
#include <dutoan/rate_document.hpp>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

namespace fs = std::filesystem;
constexpr std::chrono::sys_seconds noon{std::chrono::sys_days{std::chrono::year{2020} / 12 / 15} +
                                        std::chrono::hours{5}};

std::string text_of(const fs::path& path) {
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A copy of the sample's plan and of the rates, which goes with it.
class Folder {
 public:
  Folder() {
    static int count = 0;
    path_ = fs::temp_directory_path() /
            ("grid-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    fs::create_directories(path_);
    fs::copy_file(sample_plan_file, path_ / "plan.toml");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;

  [[nodiscard]] Sources sources() const { return {(path_ / "plan.toml").string(), rates_folder}; }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{path_}, {}));
  }

 private:
  fs::path path_;
};

std::size_t column(const GridSheet& sheet, const std::string& key) {
  return static_cast<std::size_t>(std::ranges::find(sheet.columns, key, &ReportColumn::key) -
                                  sheet.columns.begin());
}

std::string& cell(PlanGrid& grid, const std::string& sheet, std::size_t row,
                  const std::string& key) {
  GridSheet* found = find_sheet(grid, sheet);
  REQUIRE(found != nullptr);
  return found->rows.at(row).at(column(*found, key));
}

/// The only problem, and the cell that it is at.
std::pair<int, std::string> refusal(const Folder& folder, const PlanGrid& grid) {
  const auto read = read_grid(folder.sources(), grid);
  if (read || read.error().empty()) return {};
  return {static_cast<int>(read.error().front().rule), read.error().front().place.cell};
}

}  // namespace

TEST_CASE("a grid that was not changed says what the plan says", "[grid]") {
  const Folder folder;
  const PlanGrid grid = taken(plan_grid(folder.sources()));
  const ReadGrid read = taken(read_grid(folder.sources(), grid));
  CHECK(read.imported.changes.empty());
  CHECK(read.otherwise.empty());
  CHECK(read.imported.problems.empty());
  const std::string before = text_of(folder.path() / "plan.toml");
  CHECK(taken(enter_grid(folder.sources(), grid, noon)).kept.empty());
  CHECK(text_of(folder.path() / "plan.toml") == before);
  CHECK(folder.files() == 1);
}

TEST_CASE("figures are read as people write them, or refused at their cell", "[grid]") {
  struct Typed {
    const char* text;
    const char* read;  // null: refused
  };
  const Folder folder;
  const PlanGrid plain = taken(plan_grid(folder.sources()));
  // The price of the trainer's car in the row ML.
  for (const Typed& typed : {Typed{"6.000.000", "6.000.000"},
                             {"6000000", "6.000.000"},
                             {"500.000 đ", "500.000"},
                             {"1.234", "1.234"},
                             {"6tr5", "6.500.000"},
                             {" 7.000.000 ", "7.000.000"},
                             {"1.23", nullptr},
                             {"1.2345", nullptr},
                             {"sáu triệu", nullptr},
                             {"=6000000", nullptr},
                             {"(1.234)", nullptr}}) {
    CAPTURE(typed.text);
    PlanGrid grid = plain;
    cell(grid, "row", 0, "prices.trainer-car") = typed.text;
    const std::string at = cell_name(*find_sheet(grid, "row"), 0,
                                     column(*find_sheet(grid, "row"), "prices.trainer-car"));
    const auto read = read_grid(folder.sources(), grid);
    if (typed.read == nullptr) {
      REQUIRE(!read);
      CHECK(read.error().front().place.cell == at);
      continue;
    }
    REQUIRE(read);
    const bool is_changed = std::string{typed.read} != "6.000.000";
    REQUIRE(read->imported.changes.size() == (is_changed ? 1U : 0U));
    if (is_changed)
      CHECK(written(as_cell(*read->imported.changes.front().after), Language::vi) == typed.read);
  }
}

TEST_CASE("decimals are read with a comma", "[grid]") {
  const Folder folder;
  PlanGrid grid = taken(plan_grid(folder.sources()));
  cell(grid, "row", 0, "assumed.kilometres") = "1,5";
  CHECK(taken(read_grid(folder.sources(), grid)).imported.changes.size() == 1);
  cell(grid, "row", 0, "assumed.kilometres") = "1.5";
  CHECK(!read_grid(folder.sources(), grid));
}

TEST_CASE("no row of a grid is lost: it is a row of the plan, or the grid is refused", "[grid]") {
  const Folder folder;
  const PlanGrid plain = taken(plan_grid(folder.sources()));
  const auto with = [&](std::vector<std::pair<std::string, std::string>> cells) {
    PlanGrid grid = plain;
    GridSheet& sheet = *find_sheet(grid, "row");
    sheet.rows.emplace_back(sheet.columns.size());
    for (const auto& [key, text] : cells) sheet.rows.back()[column(sheet, key)] = text;
    return grid;
  };
  const std::size_t rows = taken(read_grid(folder.sources(), plain)).rows;
  // A code that begins with # is no comment, and a group that is not there owns nothing.
  CHECK(refusal(folder, with({{"group", "#I"}, {"code", "X"}})).first != 0);
  CHECK(refusal(folder, with({{"group", "IX"}, {"code", "X"}, {"name", "x"}})).first != 0);
  CHECK(refusal(folder, with({{"code", "X"}})).first != 0);
  CHECK(refusal(folder, with({{"group", "I"}, {"code", "ML"}, {"name", "again"}})).first != 0);
  // A row without any text is none.
  CHECK(taken(read_grid(folder.sources(), with({{"code", "  "}}))).rows == rows);
}

TEST_CASE("rows typed at random are all read, or refused with a cell", "[grid]") {
  const Folder folder;
  const PlanGrid plain = taken(plan_grid(folder.sources()));
  rc::check([&] {
    PlanGrid grid = plain;
    GridSheet& sheet = *find_sheet(grid, "row");
    const auto more = *rc::gen::inRange<std::size_t>(0, 5);
    std::size_t typed = sheet.rows.size();
    for (std::size_t i = 0; i < more; ++i) {
      sheet.rows.emplace_back(sheet.columns.size());
      const bool is_blank = *rc::gen::arbitrary<bool>();
      if (is_blank) continue;
      ++typed;
      auto& row = sheet.rows.back();
      row[column(sheet, "group")] = *rc::gen::element<std::string>("I", "II", "III", "", "#", "\"");
      row[column(sheet, "code")] =
          *rc::gen::element<std::string>("N1", "N2", "ML", "n1", "", "#N", "a\tb", "x\ny");
      row[column(sheet, "name")] = *rc::gen::element<std::string>("Huyện mới", "", "=1+1", "a;b,c");
      row[column(sheet, "people")] =
          *rc::gen::element<std::string>("50", "1.234", "1,5", "1.23", "");
    }
    const auto read = read_grid(folder.sources(), grid);
    if (!read) {
      RC_ASSERT(!read.error().empty());
      return;
    }
    std::size_t in_all = 0;
    for (const GridSheet& each : plain.sheets)
      if (each.key != "row") in_all += each.rows.size();
    RC_ASSERT(read->rows == in_all + typed);
    const std::string start = "[[group.row]]";
    std::size_t stated = 0;
    for (std::size_t at = 0; (at = read->imported.plan_file.find(start, at)) != std::string::npos;
         at += start.size())
      ++stated;
    RC_ASSERT(stated == typed);
  });
}

TEST_CASE("a text that a spreadsheet copied fills the grid from a cell", "[grid]") {
  const Folder folder;
  PlanGrid grid = taken(plan_grid(folder.sources()));
  GridSheet& sheet = *find_sheet(grid, "row");
  const std::size_t rows = sheet.rows.size(), people = column(sheet, "people");
  CHECK(taken(paste(sheet, 0, people, "430\r\n475\r\n")) == 2);
  CHECK(sheet.rows[0][people] == "430");
  CHECK(sheet.rows[1][people] == "475");
  // Titles, with accents or without, say where each column goes; more rows make the sheet longer.
  CHECK(taken(paste(
            sheet, rows, 0,
            "Ma dong\tNhóm\tTên dòng\tSố người\nM1\tI\t\"Huyện\nmới\"\t60\nM2\tI\tx\t70")) == 2);
  CHECK(sheet.rows.size() == rows + 2);
  CHECK(sheet.rows[rows][column(sheet, "code")] == "M1");
  CHECK(sheet.rows[rows][column(sheet, "name")] == "Huyện mới");
  CHECK(sheet.rows[rows + 1][people] == "70");
}

TEST_CASE("what does not fit into the grid is told, and nothing is pasted", "[grid]") {
  const Folder folder;
  PlanGrid grid = taken(plan_grid(folder.sources()));
  GridSheet& sheet = *find_sheet(grid, "row");
  const auto before = sheet.rows;
  const std::size_t last = sheet.columns.size() - 1;
  CHECK(paste(sheet, 0, last, "1\t2").error().front().is(GridRule::pasted_beyond));
  CHECK(paste(sheet, 0, 0, " \n\t\n").error().front().is(GridRule::nothing_pasted));
  CHECK(paste(sheet, 0, 0, "Mã dòng\tSố người\tHọc phí\nX\t1\t2")
            .error()
            .front()
            .is(GridRule::pasted_beyond));
  CHECK(!paste(sheet, 0, 0, std::string{"a\0b", 3}));
  CHECK(sheet.rows == before);
}

TEST_CASE("the stated sums are made those of the rows where somebody asks for it", "[grid]") {
  const Folder folder;
  PlanGrid grid = taken(plan_grid(folder.sources()));
  cell(grid, "row", 0, "people") = "430";
  const auto refused = enter_grid(folder.sources(), grid, noon);
  REQUIRE(!refused);
  CHECK(refused.error().front().is(PlanRule::people_do_not_add_up));
  CHECK(refused.error().front().place.cell.starts_with("group."));
  PlanGrid summed = taken(with_true_sums(folder.sources(), grid));
  CHECK(cell(summed, "group", 0, "states.people") == "3.712");
}

TEST_CASE("the plan's old self stays beside it", "[grid]") {
  const Folder folder;
  const std::string before = text_of(folder.path() / "plan.toml");
  PlanGrid grid = taken(plan_grid(folder.sources()));
  cell(grid, "row", 0, "assumed.kilometres") = "40";
  const WrittenPlan written = taken(enter_grid(folder.sources(), grid, noon));
  CHECK(fs::path{written.kept}.filename() == "plan-20201215-120000.toml");
  CHECK(text_of(written.kept) == before);
  CHECK(folder.files() == 2);
  PlanGrid now = taken(plan_grid(folder.sources()));
  CHECK(cell(now, "row", 0, "assumed.kilometres") == "40");
  // The first grid was made from what is no more there.
  cell(grid, "row", 0, "assumed.kilometres") = "41";
  CHECK(enter_grid(folder.sources(), grid, noon).error().front().is(GridRule::plan_changed));
  cell(now, "row", 0, "assumed.kilometres") = "42";
  CHECK(fs::path{taken(enter_grid(folder.sources(), now, noon)).kept}.filename() ==
        "plan-20201215-120000-2.toml");
}

namespace {

const char* const new_rates = R"(format = "dutoan/rates/1"

[document]
type = "Nghị quyết"
number = "99/2020/NQ-HĐND"
short = "NQ 99/2020"
title = "Mức chi mới"
issuer = "HĐND tỉnh Thanh Hóa"
date = 2020-07-01
in_force = 2020-08-01
layer = "province"
jurisdiction = "thanh-hoa"
amends = ["64/2017/NQ-HĐND"]

[[value]]
key = "travel.perdiem"
from = 2020-08-01
until = 2025-07-21
amount = 220_000
kind = "fixed"
article = "1"
status = "read"
source = "công báo"
)";

}  // namespace

TEST_CASE("a rate document joins the folder and ends what it takes the place of", "[grid]") {
  const Folder folder;
  const fs::path rates = folder.path() / "rates";
  fs::copy(rates_folder, rates, fs::copy_options::recursive);
  const Regulations wanted = [&] {
    std::ofstream{folder.path() / "new.toml"} << new_rates;
    return taken(load_regulations_with(rates.string(), (folder.path() / "new.toml").string()));
  }();
  const JoinedDocument dry = taken(join_rates(rates.string(), {"new.toml", new_rates}, noon, true));
  CHECK(!fs::exists(dry.path));
  const JoinedDocument joined =
      taken(join_rates(rates.string(), {"new.toml", new_rates}, noon, false));
  CHECK(fs::path{joined.path}.filename() == "nq-99-2020.toml");
  CHECK(joined.ended.size() == 1);
  REQUIRE(joined.kept.size() == 1);
  CHECK(fs::path{joined.kept.front()}.filename() == "nq-64-2017-20201215-120000.toml.kept");
  const Regulations made = taken(load_regulations(rates.string()));
  CHECK(!first_difference(wanted.rates, made.rates));
  // The same document again takes its own place, and what stood there is kept.
  const JoinedDocument again =
      taken(join_rates(rates.string(), {"new.toml", new_rates}, noon, false));
  CHECK(again.is_replaced);
  CHECK(again.path == joined.path);
  CHECK(again.kept.size() == 1);
}

TEST_CASE("a rate document that cannot join leaves the folder as it was", "[grid]") {
  const Folder folder;
  const fs::path rates = folder.path() / "rates";
  fs::copy(rates_folder, rates, fs::copy_options::recursive);
  std::string overlapping = new_rates;
  const std::string amends = "amends = [\"64/2017/NQ-HĐND\"]\n";
  overlapping.erase(overlapping.find(amends), amends.size());
  const auto count = [&] { return std::distance(fs::recursive_directory_iterator{rates}, {}); };
  const auto before = count();
  CHECK(!join_rates(rates.string(), {"new.toml", overlapping}, noon, false));
  CHECK(!join_rates(rates.string(), {"new.toml", ""}, noon, false));
  CHECK(!join_rates(rates.string(), {"new.toml", "format = \"dutoan/plan/1\"\n"}, noon, false));
  CHECK(count() == before);
}
