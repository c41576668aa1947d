// What is left and the statement over the web are the reports that the command line prints.
#include "support/sample.hpp"
#include "support/web_case.hpp"

#include <dutoan/book.hpp>
#include <dutoan/book_report.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

const EstimatedPlan& sample() {
  static const EstimatedPlan plan = taken(estimate_plan({sample_plan_file, rates_folder}));
  return plan;
}

std::string as_told(Report report) {
  mark_as_sample(report, "thanh-hoa-2020");
  return as_json(report, Language::vi);
}

}  // namespace

TEST_CASE("what is left is the same report at every level and of every class", "[web]") {
  WebCase web;
  const auto book = open_book(web.book());
  const BookNames names = names_of(sample().estimate);
  for (const ControlLevel level : all_control_levels) {
    const std::string by{word(level)};
    INFO(by);
    CHECK(web.get("/api/1/left?by=" + by).body ==
          as_told(left_report(what_is_left(*book, {}, level), level, names)));
    CHECK(web.get("/left?by=" + by).status == 200);
  }
  for (const auto& [code, words] : names.activities) {
    INFO(code);
    const std::vector<Subject> subjects{{ClassCode{code}, {}}};
    CHECK(web.get("/api/1/left?subject=" + code).body ==
          as_told(left_report(what_is_left(*book, subjects, ControlLevel::line), ControlLevel::line,
                              names)));
  }
}

TEST_CASE("a statement is the same report, by line, payee, holder and period", "[web]") {
  WebCase web;
  const auto book = open_book(web.book());
  Query line;
  line.activity = ClassCode{"ML1"};
  line.item = ItemCode{"hall"};
  CHECK(web.get("/api/1/ledger?subject=ml1+hoi").body ==
        as_told(statement_report(statement(*book, line),
                                 {"ML1/hall Thuê hội trường", "ML1/hall Hall rental"})));
  Query payee;
  payee.payee = "Quách Văn Thành";
  payee.posted_on = DateRange::of(*Date::of(2020, 11, 1), *Date::of(2020, 12, 1));
  CHECK(
      web.get("/api/1/ledger?from=1/11/2020&to=30/11/2020&payee=" + web::encoded("Quách Văn Thành"))
          .body ==
      as_told(statement_report(statement(*book, payee), {"Quách Văn Thành", "Quách Văn Thành"})));
  Query holder;
  holder.opened_by = taken(find_document(*book, "TU-032")).document.id;
  CHECK(web.get("/api/1/ledger?holder=TU-032").body ==
        as_told(statement_report(statement(*book, holder),
                                 {holder.opened_by->text(), holder.opened_by->text()})));
  CHECK(web.get("/ledger?from=2/1/2020&to=1/1/2020").status == 422);
  CHECK(web.get("/ledger?subject=khong+co").status == 404);
}

TEST_CASE("every page of the money answers in both languages", "[web]") {
  WebCase web;
  for (const char* path : {"/left",
                           "/ledger",
                           "/vouchers",
                           "/vouchers/drafts",
                           "/vouchers/exports",
                           "/vouchers/exports/account-008",
                           "/vouchers/exports/hledger",
                           "/vouchers/exports/beancount",
                           "/vouchers/new",
                           "/vouchers/import",
                           "/vouchers/PC-012",
                           "/vouchers/PC-012/recover",
                           "/vouchers/PC-012/reverse",
                           "/vouchers/TU-032",
                           "/vouchers/CK-001",
                           "/commitments",
                           "/commitments/new",
                           "/commitments/CK-001/release",
                           "/allotments",
                           "/allotments/new",
                           "/advances",
                           "/advances/new",
                           "/advances/TU-032/clear",
                           "/advances/TU-032/repay"})
    for (const char* language : {"vi", "en"}) {
      INFO(path << " " << language);
      CHECK(web.get(std::string{path} + "?lang=" + language).status == 200);
    }
  for (const char* path : {"/vouchers/KHONG-CO", "/advances/KHONG-CO/clear",
                           "/commitments/KHONG-CO/release", "/vouchers/KHONG-CO/reverse"})
    CHECK(web.get(path).status == 404);
}

TEST_CASE("what people wrote is text on every page of the money", "[web]") {
  WebCase web;
  const std::string hostile = "<script>alert(1)</script>\"'&amp;";
  CHECK(web.post("/vouchers/new", {{"id", hostile},
                                   {"line", "ML1/management"},
                                   {"amount", "1"},
                                   {"date", "15/9/2020"},
                                   {"number", "PC-900<b>"},
                                   {"payee", hostile},
                                   {"description", hostile},
                                   {"decider", "truong-ban"}})
            .status == 303);
  const std::vector<std::string> paths = {
      "/vouchers",
      "/vouchers/" + web::encoded("PC-900<b>"),
      "/vouchers/new?beside&line=ML1/management",
      "/left?subject=ML1",
      "/ledger?subject=ML1/management",
      "/vouchers?q=" + web::encoded(hostile),
      "/vouchers/new?number=" + web::encoded(hostile) + "&line=" + web::encoded(hostile)};
  for (const std::string& path : paths) {
    const auto page = web.get(path);
    INFO(path);
    CHECK(page.body.find("<script>alert") == std::string::npos);
    CHECK(page.body.find("PC-900<b>") == std::string::npos);
  }
}
