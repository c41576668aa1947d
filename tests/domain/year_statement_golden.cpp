// Statements of the year against a real report, the guide's worked example, and each other.
#include "support/year_case.hpp"

#include "support/sample.hpp"

#include <dutoan/report.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace dutoan::tests {
namespace {

const std::vector<std::string> leaves = {"allotment_brought", "granted",  "withdrawn",
                                         "expended",          "refunded", "allotment_carried",
                                         "advance_carried"};

YearFigures real_figures() {
  YearFigures figures{SpendingUnitCode{"HV"}, 2018, SettlementState::open, {}, {}, {}, {}};
  for (const Row& row : csv_rows("settlement/real_leaves.csv")) {
    FundingFigures of{small_funding(row.at("khoan")), {}, {}};
    of.funding.nature = SourceNatureCode{row.at("nature")};
    for (const std::string& leaf : leaves)
      of.reported[*year_figure_of(leaf)] = Money::dong(number(row.at(leaf)));
    of.reviewed = of.reported;
    figures.fundings.push_back(std::move(of));
  }
  return figures;
}

TEST_CASE("a real report is reproduced from its leaf values, in every column", "[statement]") {
  const YearFigures figures = real_figures();
  const YearStatement statement = statement_of("B01", figures);
  CHECK(statement.problems.empty());
  for (const Row& row : csv_rows("settlement/real_report.csv"))
    for (const char* column : {"total", "070", "081", "082", "100", "101"}) {
      const std::string key = column == std::string{"total"} ? "total" : std::string{"c"} + column;
      CAPTURE(row.at("line"), column);
      CHECK(cell_of(statement, row.at("code"), column).dong() == number(row.at(key)));
    }
}

TEST_CASE("B01 of the worked example: its end, its review, what is carried over", "[statement]") {
  for (const Row& row : csv_rows("settlement/b01.csv")) {
    CAPTURE(row.at("line"));
    const auto store = make_memory_book({});
    post_table(*store, "ledger/worked_example.csv");
    post_table(*store, row.at("table"), row.at("after"));
    const YearFigures figures = small_year(*store, static_cast<int>(number(row.at("year"))));
    const YearStatement statement = statement_of(
        "B01", figures, row.at("basis") == "reviewed" ? YearBasis::reviewed : YearBasis::reported);
    CHECK(statement.problems.empty());
    CHECK(cell_of(statement, row.at("row")).dong() == number(row.at("amount")));
    const StatementPart& part = statement.parts.front();
    const auto expected = part.rows.size();
    CHECK(expected == 39);  // 01 to 35, and four ranges that the book keeps no money of
  }
}

TEST_CASE("B01, F01-01 and F01-02 say one figure", "[statement]") {
  for (const char* table : {"ledger/year_end.csv", "ledger/year_end_late.csv"})
    for (const YearBasis basis : {YearBasis::reported, YearBasis::reviewed}) {
      CAPTURE(table);
      const auto store = make_memory_book({});
      post_table(*store, "ledger/worked_example.csv");
      post_table(*store, table);
      const YearFigures figures = small_year(*store);
      const YearStatement b01 = statement_of("B01", figures, basis);
      const YearStatement f0101 = statement_of("F01-01", figures, basis);
      const YearStatement f0102 = statement_of("F01-02", figures, basis);
      CHECK(cell_of(f0101, "I", "1") == cell_of(b01, "18"));
      CHECK(cell_of(f0101, "II", "1") == cell_of(b01, "19"));
      CHECK(cell_of(f0101, "II-085", "1") == cell_of(b01, "19", "085"));
      CHECK(cell_of(f0101, "total", "1") == cell_of(b01, "17"));
      CHECK(cell_of(f0102, "07") == cell_of(b01, "17"));
      CHECK(cell_of(f0102, "0392", "1") == cell_of(f0102, "07", "0392"));
      CHECK(cell_of(f0102, "08") == cell_of(b01, "20"));
      CHECK(cell_of(f0102, "12") == cell_of(b01, "29"));
    }
}

TEST_CASE("1c puts what was reported beside what was reviewed", "[statement]") {
  const auto store = make_memory_book({});
  post_table(*store, "ledger/worked_example.csv");
  post_table(*store, "ledger/year_end.csv", "TB-1");
  const YearFigures figures = small_year(*store);
  const YearStatement review = statement_of("1c", figures);
  CHECK(cell_of(review, "19", "reported").dong() == 843'000'000);
  CHECK(cell_of(review, "19", "reviewed").dong() == 840'000'000);
  CHECK(cell_of(review, "19", "difference").dong() == -3'000'000);
  CHECK(cell_of(review, "27", "difference").dong() == 3'000'000);
  CHECK(cell_of(review, "085-6751", "difference").dong() == -3'000'000);
  CHECK(cell_of(review, "085-6655", "difference").dong() == 0);
}

TEST_CASE("the Treasury's forms keep the money: 20f adds up, 02-SDKP is spent and advanced",
          "[statement]") {
  const auto store = make_memory_book({});
  post_table(*store, "ledger/worked_example.csv");
  post_table(*store, "ledger/year_end_late.csv", "KS-1");
  const YearFigures figures = small_year(*store);
  const YearStatement carried = statement_of("04-SDKP", figures);
  CHECK(carried.problems.empty());
  CHECK(cell_of(carried, "total", "5").dong() == 1'200'000'000);
  CHECK(cell_of(carried, "total", "8").dong() == 200'000'000);
  CHECK(cell_of(carried, "total", "9").dong() == 953'000'000);
  CHECK(cell_of(carried, "total", "10").dong() == 187'000'000);
  CHECK(cell_of(carried, "total", "11").dong() == 30'000'000);
  CHECK(cell_of(carried, "total", "12").dong() == 30'000'000);
  const YearStatement used = statement_of("02-SDKP", figures);
  CHECK(cell_of(used, "total", "2").dong() == 943'000'000);
  CHECK(cell_of(used, "total", "1").dong() == 40'000'000);
  const YearStatement allotted = statement_of("01-SDKP", figures);
  CHECK(cell_of(allotted, "total", "7").dong() == 983'000'000);
  CHECK(cell_of(allotted, "total", "10").dong() == 217'000'000);
}

TEST_CASE("an identity that fails is an error, with both figures", "[statement]") {
  YearForm form = *shipped_forms().form("B01");
  FormPart& part = form.parts.front();
  const auto row = std::ranges::find(part.items, "28", &FormItem::code);
  row->value.formula = formula_terms("07+10-16");
  const YearFigures figures = real_figures();
  const auto made = year_statement(form, shipped_forms(), figures, YearBasis::reported);
  REQUIRE(made);
  REQUIRE_FALSE(made->problems.empty());
  CHECK(made->problems.front().is(StatementRule::identity_holds));
  CHECK(exit_code_of(made->problems) == 1);
}

TEST_CASE("a closed year whose book says otherwise is an error", "[statement]") {
  const auto store = make_memory_book({});
  post_table(*store, "ledger/worked_example.csv");
  post_table(*store, "ledger/year_end.csv", "KS-1");
  YearFigures figures = small_year(*store);
  figures.fundings.front().reported[YearFigure::lapsed] += Money::dong(1);
  const YearStatement statement = statement_of("B01", figures);
  CHECK(std::ranges::any_of(statement.problems, [](const Problem& each) {
    return each.is(StatementRule::identity_holds);
  }));
}

/// What "D12+D15-D18" comes to over the cells of the sheet.
Money counted(const PaperSheet& sheet, const std::string& formula) {
  Money sum;
  for (std::size_t at = 0; at < formula.size();) {
    const bool is_less = formula[at] == '-';
    if (is_less || formula[at] == '+') ++at;
    const std::size_t column = static_cast<std::size_t>(formula[at++] - 'A');
    std::size_t row = 0;
    while (at < formula.size() && '0' <= formula[at] && formula[at] <= '9')
      row = row * 10 + static_cast<std::size_t>(formula[at++] - '0');
    const Money amount = std::get<Money>(sheet.rows.at(row - 1).cells.at(column).value);
    sum += is_less ? -amount : amount;
  }
  return sum;
}

TEST_CASE("formulas on paper come to the cells that they stand in (P1)", "[statement]") {
  const auto store = make_memory_book({});
  post_table(*store, "ledger/worked_example.csv");
  post_table(*store, "ledger/year_end_late.csv");
  const YearFigures figures = small_year(*store);
  std::size_t formulas = 0;
  for (const YearForm& form : shipped_forms().forms) {
    const YearStatement statement = statement_of(form.code.c_str(), figures);
    for (const PaperSheet& sheet : year_statement_paper(statement, {}).sheets)
      for (const PaperRow& row : sheet.rows)
        for (const PaperCell& cell : row.cells) {
          if (cell.formula.empty()) continue;
          ++formulas;
          CAPTURE(form.code, cell.formula);
          CHECK(counted(sheet, cell.formula) == std::get<Money>(cell.value));
        }
  }
  CHECK(formulas > 80);
}

TEST_CASE("forms say from which year on they hold and how well they are known", "[statement]") {
  const YearForm& b01 = *shipped_forms().form("b01/bcqt");
  CHECK(b01.edition(2016) == nullptr);
  for (const int year : {2017, 2024}) CHECK(b01.edition(year)->status == "secondary");
  for (const int year : {2025, 2026}) CHECK(b01.edition(year)->status == "unread");
  for (const char* code : {"01", "26"}) CHECK(b01.parts[0].item(code)->status == "secondary");
  for (const char* code : {"27", "35", "78-95"})
    CHECK(b01.parts[0].item(code)->status == "recalled");
  for (const char* code : {"F01-01", "F01-02", "B03", "1c", "01-SDKP", "02-SDKP", "04-SDKP"})
    CHECK(shipped_forms().form(code) != nullptr);
  CHECK(shipped_forms().form("B02") == nullptr);
  YearFigures old = real_figures();
  old.fiscal_year = 2016;
  const auto none = year_statement(b01, shipped_forms(), old, YearBasis::reported);
  REQUIRE_FALSE(none);
  CHECK(none.error().front().is(StatementRule::form_is_of_year));
}

TEST_CASE("sub-items for everything else are warned of", "[statement]") {
  const auto store = make_memory_book({});
  post_table(*store, "ledger/worked_example.csv");
  post_table(*store, "settlement/late_supplement.csv", "KS-1");
  const YearFigures figures = small_year(*store);
  const YearStatement statement = statement_of("F01-01", figures);
  REQUIRE(statement.problems.size() == 1);
  CHECK(statement.problems.front().is(StatementRule::rest_sub_item));
  CHECK(exit_code_of(statement.problems) == 0);
}

TEST_CASE("a loại follows from its khoản, the sub-item for the rest from its mục", "[statement]") {
  const std::vector<std::pair<const char*, const char*>> expected = {
      {"010", ""},    {"011", "010"}, {"039", "010"}, {"041", "040"}, {"085", "070"},
      {"098", "070"}, {"281", "280"}, {"309", "280"}, {"311", "280"}, {"338", "280"},
      {"341", "340"}, {"398", "370"}, {"085x", ""},   {"", ""}};
  for (const auto& [khoan, loai] : expected) {
    CAPTURE(khoan);
    CHECK(budget_category(SubcategoryCode{khoan}).value_or("") == loai);
  }
  for (const char* code : {"6449", "6699", "6749"}) CHECK(is_for_the_rest(SubItemCode{code}));
  for (const char* code : {"6448", "6651", "6659", "669", ""})
    CHECK_FALSE(is_for_the_rest(SubItemCode{code}));
}

}  // namespace
}  // namespace dutoan::tests
