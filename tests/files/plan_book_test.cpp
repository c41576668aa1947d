// Plans as workbooks: out and back without a difference; every change is one difference, in its
// place.
#include "files/plan_book.hpp"

#include "files/forms.hpp"
#include "files/plan_changes.hpp"
#include "files/plan_sheets.hpp"
#include "files/plan_tables.hpp"
#include "files/toml_writer.hpp"
#include "support/csv_rows.hpp"
#include "support/sample.hpp"
#include "support/small_book.hpp"

#include <dutoan/paper.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace dutoan;
using namespace dutoan::files;
using dutoan::tests::sample_regulations;
using dutoan::tests::taken;
using workbook::BookCell;
using workbook::CellKind;

const std::vector<std::string> examples{"thanh-hoa-2020", "invented-2020", "invented-2026",
                                        "invented-son-la-2024"};

Node values_of(const std::string& example) {
  return taken(read_toml(
      taken(read_text_file(tests::source_folder + "/docs/examples/" + example + "/plan.toml"))));
}

CodeLabels labels(const Node& root) { return labels_for(sample_regulations(), &root); }

/// The plan as its workbook reads back.
workbook::Book exported(const Node& root) {
  const auto bytes = taken(
      as_xlsx(report_paper(plan_sheets_report(root, labels(root)), Language::vi), Language::vi));
  return taken(workbook::read_book("kh.xlsx", bytes));
}

Node read_back(const workbook::Book& book, const Node* base = nullptr) {
  return taken(read_plan_book(book, labels_for(sample_regulations(), base), base));
}

std::string shown(const std::optional<FactValue>& value) {
  return value ? written(as_cell(*value), Language::vi) : std::string{"-"};
}

/// "Nhóm I, Dòng ML|Số người|425|426|Dòng!G4" for each difference.
std::string shown(const std::vector<PlanChange>& changes) {
  std::string out;
  for (const PlanChange& change : changes)
    out += (out.empty() ? "" : "\n") + change.where + "|" + change.what + "|" +
           shown(change.before) + "|" + shown(change.after) + "|" + change.place.cell;
  return out;
}

std::string changes(const Node& before, const Node& after) {
  return shown(plan_changes(before, after, labels(after)));
}

std::string codes(const Problems& problems) {
  std::string out;
  for (const Problem& problem : problems)
    out += (out.empty() ? "" : " ") + problem.place.cell + " DT" +
           std::to_string(static_cast<int>(problem.rule));
  return out;
}

workbook::Sheet& sheet_of(workbook::Book& book, const std::string& name) {
  return *std::ranges::find(book.sheets, name, &workbook::Sheet::name);
}

bool is_below_titles(const workbook::Sheet& sheet, const BookCell& cell) {
  const PlanSheet* target = nullptr;
  for (const PlanSheet& each : plan_sheets())
    if (each.title == sheet.name) target = &each;
  int titles = 0;
  for (int row = 1; row < cell.row && titles == 0; ++row) {
    std::vector<Cell> cells;
    for (const BookCell& c : sheet.cells)
      if (c.row == row) cells.push_back({c.text, {}});
    if (are_titles_of(target, cells, labels_for(sample_regulations(), nullptr))) titles = row;
  }
  return titles > 0;
}

}  // namespace

TEST_CASE("every title leads back to its column", "[files][plan-book]") {
  const CodeLabels known{{"assumed", {{"kilometres", "quãng đường"}}}};
  for (const PlanSheet& sheet : plan_sheets()) {
    for (const PlanColumn& column : fixed_columns(*sheet.form)) {
      INFO(sheet.title << ": " << column.title);
      CHECK(column_of(*sheet.form, column.title, known)->path == column.path);
      CHECK(column_of(*sheet.form, fold(column.title), known)->path == column.path);
    }
  }
  for (const char* title : {"Giả định: quãng đường [kilometres]", "gia dinh: quang duong",
                            "assumed.kilometres", "Giả định: kilometres"}) {
    INFO(title);
    const auto column =
        column_of(*plan_sheet(plan_sheet(nullptr, "group"), "row")->form, title, known);
    REQUIRE(column);
    CHECK(column->path == std::vector<std::string>{"assumed", "kilometres"});
  }
}

TEST_CASE("every example plan goes out and comes back without a difference", "[files][plan-book]") {
  for (const std::string& example : examples) {
    INFO(example);
    const Node before = values_of(example);
    const Node after = read_back(exported(before));
    CHECK(check_shape(after, plan_form()).empty());
    CHECK(changes(before, after).empty());
    CHECK(changes(before, read_back(exported(before), &before)).empty());
  }
}

TEST_CASE("a plan written as a plan file reads back as the same values", "[files][plan-book]") {
  for (const std::string& example : examples) {
    INFO(example);
    const Node before = values_of(example);
    const std::string text = write_toml(before, plan_form());
    const Node after = taken(read_toml({"again.toml", text}));
    CHECK(changes(before, after).empty());
    CHECK(write_toml(after, plan_form()) == text);
  }
}

TEST_CASE("each changed cell is one difference, with its place", "[files][plan-book]") {
  const Node before = values_of("thanh-hoa-2020");
  const workbook::Book book = exported(before);
  int tried = 0;
  for (std::size_t s = 0; s < book.sheets.size(); ++s) {
    if (book.sheets[s].name.starts_with('#')) continue;
    for (std::size_t c = 0; c < book.sheets[s].cells.size(); ++c) {
      const BookCell& cell = book.sheets[s].cells[c];
      if (cell.kind != CellKind::number || !is_below_titles(book.sheets[s], cell)) continue;
      workbook::Book changed = book;
      changed.sheets[s].cells[c].text = cell.text == "1" ? "2" : "1";
      const auto after = read_plan_book(changed, labels(before), nullptr);
      INFO(book.sheets[s].name << "!" << workbook::cell_name(cell.row, cell.column));
      REQUIRE(after);
      const auto found = plan_changes(before, *after, labels(before));
      REQUIRE(found.size() == 1);
      CHECK(found.front().place.cell ==
            book.sheets[s].name + "!" + workbook::cell_name(cell.row, cell.column));
      ++tried;
    }
  }
  CHECK(tried > 100);
}

TEST_CASE("differences say where, what, before and after", "[files][plan-book]") {
  const Node before = values_of("thanh-hoa-2020");
  SECTION("a figure") {
    auto book = exported(before);
    auto& cells = sheet_of(book, "Dòng").cells;
    const auto people = std::ranges::find_if(
        cells, [](const BookCell& c) { return c.kind == CellKind::number && c.text == "425"; });
    people->text = "426";
    CHECK(changes(before, read_back(book)) == "Nhóm I, Dòng ML|Số người|425|426|Dòng!" +
                                                  workbook::cell_name(people->row, people->column));
  }
  SECTION("a figure emptied") {
    auto book = exported(before);
    auto& cells = sheet_of(book, "Dòng").cells;
    std::erase_if(cells, [](const BookCell& c) { return c.text == "425"; });
    CHECK(changes(before, read_back(book)).starts_with("Nhóm I, Dòng ML|Số người|425|-|"));
  }
  SECTION("a row removed") {
    auto book = exported(before);
    auto& cells = sheet_of(book, "Dòng").cells;
    const int row = std::ranges::find(cells, "Huyện Quan Hóa", &BookCell::text)->row;
    std::erase_if(cells, [&](const BookCell& c) { return c.row == row; });
    CHECK(changes(before, read_back(book)) == "Nhóm I, Dòng QH||-|-|");
  }
  SECTION("a class that has another code") {
    auto book = exported(before);
    std::ranges::find(sheet_of(book, "Lớp").cells, "TQ1", &BookCell::text)->text = "TQ9";
    CHECK(changes(before, read_back(book)) ==
          "Nhóm III, Dòng MT, Lớp TQ1||-|-|\nNhóm III, Dòng MT, Lớp TQ9||-|-|Lớp!A4\n"
          "Nhóm III, Dòng MT, Lớp TQ9|Mã lớp|-|TQ9|Lớp!C4");
  }
  SECTION("rows in another order") {
    auto book = exported(before);
    auto& cells = sheet_of(book, "Dòng").cells;
    const int first = std::ranges::find(cells, "XA", &BookCell::text)->row;
    const int second = std::ranges::find(cells, "MT", &BookCell::text)->row;
    for (BookCell& cell : cells) {
      if (cell.row == second)
        cell.row = second + 1;
      else if (cell.row == second + 1)
        cell.row = second;
    }
    std::ranges::stable_sort(cells, {}, &BookCell::row);
    CHECK(first < second);
    CHECK(changes(before, read_back(book)).starts_with("Nhóm III, Dòng||MT, TN|TN, MT|"));
  }
}

TEST_CASE("a sheet alone changes its own tables and no others", "[files][plan-book]") {
  const Node before = values_of("thanh-hoa-2020");
  const std::string rows = "group,code,name,classes,people\nI,ML,Huyện Mường Lát,4,430\n";
  const auto after = taken(read_plan_book({"dong.csv", rows}, {}, labels(before), &before));
  const std::string all = changes(before, after);
  CHECK(all.find("Nhóm I, Dòng ML|Số người|425|430|") != std::string::npos);
  CHECK(all.find("Nhóm I, Dòng QH||-|-|") != std::string::npos);  // group I lists only ML now
  CHECK(all.find("Nhóm II") == std::string::npos);
  CHECK(all.find("Nhóm III") == std::string::npos);
}

TEST_CASE("what a workbook cannot mean is told with its cells", "[files][plan-book]") {
  const Node before = values_of("thanh-hoa-2020");
  struct Case {
    const char* what;
    const char* sheet;
    const char* cells;
    const char* problems;
  };
  const auto c = GENERATE(
      Case{"a sheet nobody knows", "Dong san", "A1=x", "Dong san DT7017"},
      Case{"a sheet set aside", "# Ghi chép", "A1=x", "none"},
      Case{"no titles", "Dòng", "A1=Mã dòng", "Dòng DT7001"},
      Case{"a column nobody knows", "Dòng",
           "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | D1=Học sinh | E1=Số người", "Dòng!D1 DT7005"},
      Case{"a column twice", "Dòng", "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | D1=Số lớp | E1=classes",
           "Dòng!E1 DT1009"},
      Case{"a needed column is missing", "Dòng", "A1=Nhóm | B1=Mã dòng | A2=I | B2=ML",
           "Dòng!A1 DT7001"},
      Case{"a row of no group", "Dòng", "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | A2=IV | B2=X | C2=Y",
           "Dòng!A2 DT1011"},
      Case{"a group left blank", "Dòng", "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | B2=X | C2=Y",
           "Dòng!A2 DT1015"},
      Case{"half a person", "Dòng",
           "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | D1=Số người | A2=I | B2=ML | C2=Y | D2=*7.5",
           "Dòng!D2 DT1004"},
      Case{"thousands by people", "Dòng",
           "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | D1=Số người | A2=I | B2=ML | C2=Y | D2=1,234",
           "Dòng!D2 DT1004"},
      Case{"a date nobody has", "Căn cứ",
           "A1=Số hiệu | B1=Ngày | C1=Tên văn bản | A2=1 | B2=31/02/2020 | C2=x",
           "Căn cứ!B2 DT1005"},
      Case{"an amount with decimals", "Kinh phí được giao",
           "A1=Số quyết định | B1=Ngày | C1=Số tiền (đồng) | A2=1 | B2=@2020-01-01 | C2=*234.567",
           "Kinh phí được giao!C2 DT1004"},
      Case{"neither yes nor no", "Đơn giá",
           "A1=Mã đơn giá | B1=Tên | C1=Tên tiếng Anh | D1=Đơn vị tính | E1=Nguồn | F1=Là giả định "
           "| "
           "A2=a | B2=b | C2=c | D2=d | E2=e | F2=có lẽ",
           "Đơn giá!F2 DT1011"},
      Case{"a head line nobody knows", "Kế hoạch", "A1=Mục | B1=Giá trị | A2=Tổng số | B2=5",
           "Kế hoạch!A2 DT7005"},
      Case{"a head line twice", "Kế hoạch",
           "A1=Mục | B1=Giá trị | A2=Số hiệu | B2=1 | A3=number | B3=2", "Kế hoạch!A3 DT1009"});
  CAPTURE(c.what);
  const auto read = read_plan_book(tests::small_book(tests::small_sheet(c.sheet, c.cells)),
                                   labels(before), &before);
  CHECK((read ? "none" : codes(read.error())) == c.problems);
}

TEST_CASE("numbers in cells are read as they were meant", "[files][plan-book]") {
  const Node before = values_of("thanh-hoa-2020");
  struct Case {
    const char* cell;
    const char* value;
  };
  const auto c = GENERATE(Case{"*9.5", "9,5"}, Case{"9,5", "9,5"}, Case{"*12", "12"},
                          Case{"0,2", "0,2"}, Case{"*0.125", "0,125"}, Case{"40", "40"});
  CAPTURE(c.cell);
  const std::string cells =
      std::string{
          "A1=Nhóm | B1=Mã dòng | C1=Tên dòng | D1=assumed.kilometres | A2=I | B2=ML | C2=Y | "
          "D2="} +
      c.cell;
  const Node after = read_back(tests::small_book(tests::small_sheet("Dòng", cells)), &before);
  CHECK(changes(before, after).find("Giả định: km [kilometres]|35|" + std::string{c.value} + "|") !=
        std::string::npos);
}
