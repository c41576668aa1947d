// The overview: five figures that add up and are the reports' own, and what waits for whom.
#include "web/overview.hpp"
#include "domain/memory_store.hpp"
#include "support/appraisal_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

Execution execution_of(const Store& book) {
  Execution total;
  const auto rows = taken(find_execution(book, {}, ExecutionBy::activity, &sample_estimate())).rows;
  for (const ExecutionRow& row : rows) total += row.money;
  return total;
}

}  // namespace

TEST_CASE("the five figures are the execution's, and add up to what was approved", "[web]") {
  WebCase web;
  const auto page = web.get("/");
  REQUIRE(page.status == 200);
  const auto book = open_book(web.book());
  const Execution money = execution_of(*book);
  CHECK(money.approved ==
        money.spent + money.left + money.advanced + money.committed + money.ended);
  for (const Money figure : {money.approved, money.spent, money.left, money.advanced})
    CHECK(has(page, "<strong>" + format_amount(figure) + "</strong>"));
  Money allotted;
  for (const Availability& each : what_is_left(*book, {}, ControlLevel::whole))
    allotted += each.standing.granted();
  CHECK(has(page, "<strong>" + format_amount(allotted) + "</strong>"));
}

TEST_CASE("the overview names what waits, and leads to who cut what", "[web]") {
  WebCase web;
  // Two advances, each held on three lines: what is counted is what /advances lists.
  CHECK(has(web.get("/"), ">2 tạm ứng quá hạn thanh toán<"));
  CHECK(has(web.get("/"), "⚠ 2 khoản quá hạn"));
  CHECK(has(web.get("/"), "href=\"/settlement\""));
  CHECK(has(web.get("/"), "Chưa có bản sao lưu"));
  AppraisalCase book;
  CHECK(has(book.get("/"), "Thẩm định 6"));  // six hundred and some lines
  CHECK_FALSE(has(book.get("/"), "/appraisal/cuts"));
  REQUIRE(book.post("/appraisal/ML1/decide", {{"in:hall:unit_rate", "1,8tr"},
                                              {"reason:hall", "above-price"},
                                              {"text:hall", "báo giá"},
                                              {"date", "20/5/2020"}})
              .status == 303);
  const auto page = book.get("/");
  CHECK(has(page, "href=\"/appraisal/cuts\""));  // J3: home, then the list
  CHECK(has(page, "cắt " + format_amount(book.round().appraisal.cut())));
}

TEST_CASE("the line of the months ends at what is left, and its table says the same", "[web]") {
  WebCase web;
  const auto page = web.get("/");
  const auto book = open_book(web.book());
  const std::string left = format_amount(execution_of(*book).left);
  CHECK(has(page, "<svg viewBox=\"0 0 760 320\""));
  CHECK(has(page, "role=\"img\""));
  CHECK(has(page, "còn được chi " + left + " đồng"));
  CHECK(page.body.rfind("<td class=\"n\">" + left + "</td>") != std::string::npos);
  CHECK_FALSE(has(page, "style="));
}

TEST_CASE("the plan's dates of classes are a dashed line beside what was left", "[web]") {
  const Sources sources{source_folder + "/docs/examples/invented-2026/plan.toml", rates_folder};
  const auto desk = std::make_shared<web::Desk>();
  desk->plan = taken(estimate_plan(sources));
  const Estimate& estimate = desk->plan->estimate;
  MemoryStore store{{}};
  const auto enter = [&](const Document& document) {
    static_cast<void>(taken(post(store, document, {}, false)));
  };
  TypedDocument typed;
  typed.author = "ke-toan";
  typed.decider = "ubnd";
  typed.number = "QD-1";
  typed.date = "02/01/2026";
  typed.lines = {"90tỷ"};
  typed.funding = {"2026", "BDT", "483", "085", "01", "12", "0392"};
  enter(taken(read_document(store, typed, nullptr)));
  typed.kind = DocumentKind::estimate;
  typed.number = "";
  typed.date = "12/05/2026";
  typed.lines.clear();
  enter(taken(read_estimate(store, typed, estimate, {})));
  typed.kind = DocumentKind::approval;
  typed.number = "QD-2";
  enter(taken(read_document(store, typed, &estimate)));

  const web::Settings settings;
  const web::Request request;
  const web::Visit visit{
      settings, request, {"ke-toan", "", Role::owner}, "", store, desk, Language::vi, {}, {}};
  const auto year = web::year_shown(visit);
  REQUIRE(year.has_value());
  const auto chart = web::money_over_months(visit, *year);
  REQUIRE(chart.has_value());
  REQUIRE(chart->lines.size() == 2);
  const std::vector<Money>& planned = chart->lines[1].values;
  CHECK(chart->lines[1].is_planned);
  CHECK(planned.size() == chart->points.size());
  CHECK(std::ranges::is_sorted(planned, std::ranges::greater{}));
  CHECK(planned.front() == chart->lines[0].values.front());  // approved, and no class began
  CHECK(planned.back() < planned.front());
  CHECK(chart->points.front().en == "2026-05");
  CHECK(chart->points.back().en == "2026-11");
  CHECK(web::table_of(*chart).rows.size() == 7);
}

TEST_CASE("columns are taken in the order asked for, and a total keeps its name") {
  ReportTable table{"t", {}, {{"code", {}}, {"name", {}}, {"spent", {}, true}}, {}};
  table.rows = {{ReportRow::Kind::plain, {std::string{"ML"}, std::string{"Mường Lát"}, Money{}}},
                {ReportRow::Kind::total, {Label{"Tổng", "Total"}, {}, Money{}}}};
  const ReportTable taken = web::with_columns(table, {"name", "spent", "none"});
  REQUIRE(taken.columns.size() == 2);
  CHECK(std::get<std::string>(taken.rows[0].cells[0]) == "Mường Lát");
  CHECK(std::get<Label>(taken.rows[1].cells[0]).vi == "Tổng");
}
