// The appraisal and approval in a browser: what is shown is what the command line reports, and what
// is decided is what it would have decided.
#include "web/form_file.hpp"

#include "app/appraiser_sheet.hpp"
#include "support/appraisal_case.hpp"
#include "support/sample.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/deciding.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

const std::vector<ReasonKind>& kinds() { return sample_regulations().norms.reasons; }

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

const AppraisedLine& line_of(const AppraisalRound& round, const char* activity, const char* item) {
  for (const AppraisedLine& line : round.appraisal.lines)
    if (line.code.activity.text() == activity && line.code.item.text() == item) return line;
  throw std::runtime_error("no such line");
}

const SentFields hall_cut{{"in:hall:unit_rate", "1,8tr"},
                          {"reason:hall", "above-price"},
                          {"text:hall", "báo giá thấp nhất"},
                          {"date", "20/5/2020"}};

SentFields signed_by(const char* number, const char* decider, SentFields more = {}) {
  more.insert(more.end(), {{"number", number}, {"date", "20/5/2020"}, {"decider", decider}});
  return more;
}

/// The row of ML1/hall in the appraiser's workbook.
PaperRow& hall_row(Paper& paper) {
  for (PaperRow& row : paper.sheets.front().rows)
    for (const PaperCell& cell : row.cells)
      if (const auto* text = std::get_if<std::string>(&cell.value);
          text != nullptr && *text == "ML1/hall")
        return row;
  throw std::runtime_error("no such row");
}

/// Cuts its unit rate, as somebody with a spreadsheet program does.
void fill_in_hall(Paper& paper, const AppraisalRound& round) {
  const appraiser::Layout layout{round.appraisal.requested};
  PaperRow& row = hall_row(paper);
  row.cells.at(layout.rate) = {Money::dong(1'800'000)};
  row.cells.at(layout.verdict).value = std::string{"giảm"};
  row.cells.at(layout.reason).value = std::string{"Tiết kiệm chi"};
  row.cells.at(layout.text).value = std::string{"rẻ hơn"};
}

/// Appraises everything, with one cut, and concludes.
void conclude(AppraisalCase& book) {
  REQUIRE(book.post("/appraisal/ML1/decide", hall_cut).status == 303);
  REQUIRE(book.post("/appraisal/accept", {{"lines", "*"}, {"date", "20/5/2020"}}).status == 303);
  REQUIRE(book.post("/appraisal/close", signed_by("45/BC-STC", "giam-doc-so")).status == 303);
}

}  // namespace

TEST_CASE("every page of the course answers, for every class, in both languages", "[web]") {
  AppraisalCase book;
  REQUIRE(book.post("/appraisal/ML1/decide", hall_cut).status == 303);
  for (const char* page : {"/",
                           "/history",
                           "/history/1",
                           "/history/1/letter",
                           "/diff",
                           "/diff?from=1&to=1:appraised",
                           "/appraisal",
                           "/appraisal/cuts",
                           "/appraisal/check",
                           "/appraisal/check?own",
                           "/appraisal/report",
                           "/appraisal/workbook",
                           "/appraisal/cut",
                           "/appraisal/accept",
                           "/appraisal/reject",
                           "/appraisal/restore",
                           "/appraisal/reply",
                           "/appraisal/import",
                           "/appraisal/close",
                           "/appraisal/return",
                           "/approval",
                           "/approval/amend",
                           "/approval/fund",
                           "/estimate/submit",
                           "/appraisal/ML1?only=cut"}) {
    INFO(page);
    CHECK(book.get(page).status == 200);
    CHECK(book.get(page).body.find("Chưa dịch") == std::string::npos);
  }
  for (const FrozenActivity& activity : book.round().appraisal.requested.activities) {
    INFO(activity.code.text());
    CHECK(book.get("/appraisal/" + activity.code.text()).status == 200);
    CHECK(book.get("/appraisal/" + activity.code.text() + "?lang=en").status == 200);
  }
  CHECK(book.get("/appraisal/NONE").status == 404);
}

TEST_CASE("the figures of the appraisal's pages are those of the command line", "[web]") {
  AppraisalCase book;
  REQUIRE(book.post("/appraisal/ML1/decide", hall_cut).status == 303);
  const AppraisalRound round = book.round();
  const auto json = [](const Report& report) { return as_json(report, Language::vi); };
  CHECK(book.get("/api/1/appraisal").body == json(appraised_classes_report(round)));
  CHECK(book.get("/api/1/appraisal/cuts").body == json(cuts_report(round, kinds())));
  CHECK(book.get("/api/1/appraisal/report").body == json(appraisal_report(round, kinds())));
  std::vector<LineCode> lines;
  for (const FrozenLine& line : round.appraisal.requested.activities.front().lines)
    lines.push_back(line.code);
  CHECK(book.get("/api/1/appraisal/ML1").body ==
        json(appraised_lines_report(round, lines, kinds())));
}

TEST_CASE("a cut without a reason is refused at its line, and what was typed stays", "[web]") {
  AppraisalCase book;
  const std::size_t before = book.documents();
  const auto refused = book.post("/appraisal/ML1/decide",
                                 {{"in:hall:unit_rate", "1.234.567"}, {"date", "20/5/2020"}});
  CHECK(refused.status == 422);
  CHECK(has(refused, "DT4115"));
  CHECK(has(refused, "href=\"#reason-hall\""));
  CHECK(has(refused, "value=\"1.234.567\""));
  SentFields without_words = hall_cut;
  without_words[2].second = "";
  CHECK(has(book.post("/appraisal/ML1/decide", without_words), "DT4117"));
  CHECK(has(book.post("/appraisal/ML1/decide", {{"date", "20/5/2020"}}), "DT9161"));
  CHECK(book.documents() == before);
}

TEST_CASE("a cut in the grid is the decision that the command line takes", "[web]") {
  AppraisalCase book;
  const TypedDecision typed{Verdict::reduced,
                            {"ML1/hall"},
                            {"unit_rate=1,8tr"},
                            {{"above-price", "", "báo giá thấp nhất", ""}}};
  const auto expected = taken(read_decision(book.round(), typed));
  SentFields tried = hall_cut;
  tried.emplace_back("intent", "try");
  CHECK(book.post("/appraisal/ML1/decide", tried).status == 200);
  CHECK(book.round().decisions.empty());
  SentFields sent_twice = hall_cut;
  sent_twice.emplace_back("id", "cut-1");
  CHECK(book.post("/appraisal/ML1/decide", sent_twice).status == 303);
  CHECK(book.post("/appraisal/ML1/decide", sent_twice).status == 303);
  const AppraisalRound round = book.round();
  REQUIRE(round.decisions.size() == 1);
  CHECK(round.decisions.front().decision == expected.front());
  CHECK(round.decisions.front().by.text() == "chuyen-vien");
  CHECK(line_of(round, "ML1", "hall").verdict == Verdict::reduced);
  const auto page = book.get("/appraisal/ML1");
  CHECK(has(page, "báo giá thấp nhất"));
  CHECK(has(page, "chuyen-vien · 20/05/2020"));
  CHECK(has(book.get("/appraisal/cuts"), "báo giá thấp nhất"));
}

TEST_CASE("buttons of a row accept it, leave it out and take that back", "[web]") {
  AppraisalCase book;
  const auto press = [&](const char* button, SentFields more = {}) {
    more.insert(more.end(), {{button, "backdrop"}, {"date", "20/5/2020"}});
    return book.post("/appraisal/ML1/decide", more).status;
  };
  const auto verdict = [&] { return line_of(book.round(), "ML1", "backdrop").verdict; };
  CHECK(press("accept") == 303);
  CHECK(verdict() == Verdict::accepted);
  CHECK(press("reject") == 422);
  CHECK(press("reject", {{"reason:backdrop", "not-in-plan"}, {"text:backdrop", "không nêu"}}) ==
        303);
  CHECK(verdict() == Verdict::rejected);
  CHECK(line_of(book.round(), "ML1", "backdrop").appraised.is_zero());
  CHECK(press("restore") == 303);
  CHECK_FALSE(verdict().has_value());
}

TEST_CASE("accepting the rest leaves what was cut as it was cut", "[web]") {
  AppraisalCase book;
  REQUIRE(book.post("/appraisal/cut", {{"lines", "*/hall"},
                                       {"cuts", "unit_rate<=1,8tr"},
                                       {"reason", "above-price"},
                                       {"text", "báo giá thấp nhất"},
                                       {"date", "20/5/2020"}})
              .status == 303);
  const Money cut = book.round().appraisal.cut();
  CHECK_FALSE(cut.is_zero());
  REQUIRE(book.post("/appraisal/ML1/decide", {{"rest", "1"}, {"date", "20/5/2020"}}).status == 303);
  REQUIRE(book.post("/appraisal/accept", {{"lines", "*"}, {"date", "20/5/2020"}}).status == 303);
  CHECK(book.round().appraisal.undecided() == 0);
  CHECK(book.round().appraisal.cut() == cut);
}

TEST_CASE("whoever drafted or submitted the estimate does not appraise it", "[web]") {
  AppraisalCase book;
  for (const char* person : {"ke-toan", "ke-toan-truong", "truong-ban"}) {
    INFO(person);
    book.come_in(person);
    const auto refused = book.post("/appraisal/ML1/decide", hall_cut);
    CHECK(refused.status == 403);
    CHECK(has(refused, "DT5042"));
  }
  CHECK(book.round().decisions.empty());
  book.come_in("ke-toan");
  CHECK(book.post("/appraisal/reply",
                  {{"lines", "ML1/hall"}, {"text", "chỉ có một hội trường"}, {"date", "20/5/2020"}})
            .status == 303);
  CHECK(has(book.get("/appraisal/ML1"), "chỉ có một hội trường"));
}

TEST_CASE("a version is concluded, approved with a deviation, and amended", "[web]") {
  AppraisalCase book;
  conclude(book);
  book.come_in("ke-toan");
  CHECK_FALSE(has(book.get("/approval"), " checked"));  // the money is there, unless somebody says
  const auto bare = book.post(
      "/approval",
      signed_by("1512/QĐ-UBND", "chu-tich", {{"version", "1"}, {"deviations", "ML1/hall; 3tr"}}));
  CHECK(bare.status == 409);
  REQUIRE(book.post("/approval", signed_by("1512/QĐ-UBND", "chu-tich",
                                           {{"version", "1"},
                                            {"deviations", "ML1/hall; 3tr; mặt bằng giá huyện"}}))
              .status == 303);
  const auto deviations = book.get("/history");
  CHECK(has(deviations, "mặt bằng giá huyện"));
  CHECK(book.get("/approval/annex/1512%2FQ%C4%90-UBND").status == 200);
  const auto annex = book.get("/approval/annex/1512%2FQ%C4%90-UBND?as=pdf");
  CHECK(annex.body.starts_with("%PDF"));
  CHECK(header_of(annex, "Content-Disposition") == "attachment; filename=\"1512-QD-UBND.pdf\"");
  REQUIRE(book.post("/approval/amend", signed_by("1777/QĐ-UBND", "chu-tich",
                                                 {{"line", "ML1/hall"}, {"amount", "-100.000"}}))
              .status == 303);
  CHECK(book.round().round.state() == EstimateState::approved);
}

TEST_CASE("the letters of the course are papers that name their version", "[web]") {
  AppraisalCase book;
  const AppraisalRound round = book.round();
  const Paper letter = submission_paper(round, round.round.submission->document);
  CHECK(letter.footer.starts_with("DT-1 · SHA-256 "));
  CHECK(appraisal_paper(round, kinds(), Language::vi).footer == letter.footer);
  CHECK(book.get("/history/1/letter?as=pdf").body.starts_with("%PDF"));
  CHECK(book.get("/appraisal/report?as=pdf").body.starts_with("%PDF"));
  CHECK(book.get("/appraisal/workbook?as=xlsx").body.starts_with("PK"));
}

TEST_CASE("the appraiser's workbook goes down, is filled in, comes up, and decides", "[web]") {
  AppraisalCase book;
  const AppraisalRound before = book.round();
  Paper paper = appraisal_workbook(before, kinds(), Language::vi);
  REQUIRE(book.get("/appraisal/workbook?as=xlsx").body == taken(as_xlsx(paper, Language::vi)));
  fill_in_hall(paper, before);
  web::Request file;
  file.files = {{"workbook", "tham-dinh.xlsx", taken(as_xlsx(paper, Language::vi))}};
  SentFields sent{{"kept", web::kept_text(file, "workbook")}, {"date", "20/5/2020"}};
  sent.emplace_back("intent", "try");
  const std::size_t documents = book.documents();
  const auto tried = book.post("/appraisal/import", sent);
  REQUIRE(tried.status == 200);
  CHECK(has(tried, "1.800.000"));
  CHECK(has(tried, "name=\"kept\""));
  CHECK(book.documents() == documents);

  sent.back().second = "enter";
  sent.emplace_back("id", "workbook-1");
  REQUIRE(book.post("/appraisal/import", sent).status == 303);
  CHECK(book.documents() == documents + 1);
  const AppraisalRound after = book.round();
  const AppraisedLine& hall = line_of(after, "ML1", "hall");
  CHECK(hall.verdict == Verdict::reduced);
  CHECK(hall.appraised < hall.requested);
  CHECK(has(book.get("/appraisal/ML1"), "rẻ hơn"));
}

TEST_CASE("a workbook in which a protected cell was changed is refused at that cell", "[web]") {
  AppraisalCase book;
  const AppraisalRound before = book.round();
  Paper paper = appraisal_workbook(before, kinds(), Language::vi);
  hall_row(paper).cells.at(appraiser::Layout{before.appraisal.requested}.label).value =
      std::string{"thuê nhà"};
  web::Request file;
  file.files = {{"workbook", "tham-dinh.xlsx", taken(as_xlsx(paper, Language::vi))}};
  const auto refused = book.post(
      "/appraisal/import", {{"kept", web::kept_text(file, "workbook")}, {"date", "20/5/2020"}});
  CHECK(refused.status == 422);
  CHECK(has(refused, "DT4136"));
}

TEST_CASE("an estimate goes back, and says so where its drafter begins", "[web]") {
  AppraisalCase book;
  REQUIRE(book.post("/appraisal/return", signed_by("46/STC-NS", "giam-doc-so",
                                                   {{"description", "thiếu báo giá hội trường"}}))
              .status == 303);
  book.come_in("ke-toan");
  CHECK(has(book.get("/"), "bị trả lại"));
}

TEST_CASE("a file that was looked at is kept in its form, byte for byte", "[web]") {
  std::string all;
  for (int length = 0; length < 300; ++length) {
    web::Request request;
    request.files = {{"workbook", "bang.xlsx", all}};
    if (!all.empty()) {
      web::Request again;
      again.form.add("kept", web::kept_text(request, "workbook"));
      const web::FormFile file{again, "workbook"};
      std::ostringstream read;
      read << std::ifstream{file.path(), std::ios::binary}.rdbuf();
      CHECK(read.str() == all);
      CHECK(file.path().ends_with(".xlsx"));
    }
    all += static_cast<char>(length * 7);
  }
}
