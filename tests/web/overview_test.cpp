// The overview: five figures that add up and are the reports' own, and what waits for whom.
#include "web/overview.hpp"
#include "support/appraisal_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

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
  CHECK(has(web.get("/"), "tạm ứng quá hạn"));
  CHECK(has(web.get("/"), "href=\"/settlement\""));
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

TEST_CASE("columns are taken in the order asked for, and a total keeps its name") {
  ReportTable table{"t", {}, {{"code", {}}, {"name", {}}, {"spent", {}, true}}, {}};
  table.rows = {{ReportRow::Kind::plain, {std::string{"ML"}, std::string{"Mường Lát"}, Money{}}},
                {ReportRow::Kind::total, {Label{"Tổng", "Total"}, {}, Money{}}}};
  const ReportTable taken = web::with_columns(table, {"name", "spent", "none"});
  REQUIRE(taken.columns.size() == 2);
  CHECK(std::get<std::string>(taken.rows[0].cells[0]) == "Mường Lát");
  CHECK(std::get<Label>(taken.rows[1].cells[0]).vi == "Tổng");
}
