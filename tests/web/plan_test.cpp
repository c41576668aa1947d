// The plan, the estimate and the rates in the browser.
#include "support/sample.hpp"
#include "support/web_case.hpp"

#include <dutoan/app.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string json_of(const Report& report) {
  Report marked = report;
  mark_as_sample(marked, "thanh-hoa-2020");
  return as_json(marked, Language::vi);
}

/// Each input of the page's grid, as a browser would send it back.
Fields fields_of(const std::string& page) {
  Fields fields;
  const auto part = [&](std::size_t from, std::size_t until, const std::string& name) {
    const std::string start = " " + name + "=\"";
    const std::size_t at = page.find(start, from);
    if (at == std::string::npos || at > until) return std::string{};
    const std::size_t begin = at + start.size();
    std::string text = page.substr(begin, page.find('"', begin) - begin);
    for (const auto& [entity, plain] :
         {std::pair<std::string, std::string>{"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
      for (std::size_t i = text.find(entity); i != std::string::npos; i = text.find(entity))
        text.replace(i, entity.size(), plain);
    return text;
  };
  for (std::size_t at = page.find("<input"); at != std::string::npos;
       at = page.find("<input", at + 1)) {
    const std::size_t end = page.find('>', at);
    const std::string name = part(at, end, "name");
    const bool is_cell =
        name.find('.') != std::string::npos || name.ends_with("-columns") || name == "made_from";
    if (is_cell) fields.emplace_back(name, part(at, end, "value"));
  }
  return fields;
}

Fields with(Fields fields, const std::string& intent) {
  fields.emplace_back("intent", intent);
  return fields;
}

void set_first(Fields& fields, const std::string& name, const std::string& value) {
  for (auto& [key, text] : fields)
    if (key == name) {
      text = value;
      return;
    }
}

bool has(const web::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("every class, line and rate of the sample has its page", "[web][plan]") {
  WebCase web;
  const auto plan = taken(estimate_plan({sample_plan_file, rates_folder}));
  for (std::size_t i = 0; i < plan.estimate.activities.size(); ++i) {
    const std::string code = plan.estimate.activities[i].code.text();
    CAPTURE(code);
    const web::Answer page = web.get("/classes/" + code);
    CHECK(page.status == 200);
    for (const Line& line : plan.estimate.lines_of(i))
      CHECK(has(page, "href=\"/lines/" + plan.estimate.code_of(line).text() + "\""));
  }
  for (const Line& line : plan.estimate.lines_of(0))
    CHECK(web.get("/lines/" + plan.estimate.code_of(line).text()).status == 200);
  const Regulations regulations = taken(load_regulations(rates_folder));
  for (const RateKeyEntry& key : regulations.rates.vocabulary().keys)
    CHECK(web.get("/rates/" + key.key.text()).status == 200);
  for (const LegalDocument& document : regulations.rates.documents()) {
    CAPTURE(document.number);
    CHECK(web.get("/rates/documents/" + document.number).status == 200);
  }
}

TEST_CASE("programs are given the figures of the command line", "[web][plan]") {
  WebCase web;
  const auto plan = taken(estimate_plan({sample_plan_file, rates_folder}));
  const Estimate& estimate = plan.estimate;
  CHECK(web.get("/api/1/estimate").body == json_of(summary_report(estimate)));
  CHECK(web.get("/api/1/estimate?by=sub-item").body ==
        json_of(table_report(estimate, estimate_table(estimate, EstimateTable::sub_item))));
  CHECK(web.get("/api/1/classes/ML1").body == json_of(detail_report(estimate, {0}, false)));
  CHECK(web.get("/api/1/lines/ML1/hall").body ==
        json_of(line_report(estimate, *taken(find_line(estimate, "ML1/hall")))));
  CHECK(web.get("/api/1/plan/check").body ==
        json_of(taken(check_plan({sample_plan_file, rates_folder})).report));
}

TEST_CASE("pages of plan and rates answer, and what cannot be asked is refused", "[web][plan]") {
  struct Asked {
    const char* target;
    int status;
  };
  WebCase web;
  for (const Asked& asked :
       {Asked{"/plan", 200},
        {"/plan/check", 200},
        {"/plan/edit", 200},
        {"/estimate", 200},
        {"/estimate?by=line", 200},
        {"/estimate?by=moon", 422},
        {"/classes", 200},
        {"/classes/muong%20lat", 200},
        {"/classes/ZZ9", 404},
        {"/lines/ML1/nothing", 404},
        {"/estimate/what-if", 200},
        {"/estimate/what-if?set=ML/days%3D2", 200},
        {"/estimate/what-if?set=nonsense", 422},
        {"/estimate/what-if?fit=kinh-phi", 200},
        {"/estimate/what-if?fit=abc", 422},
        {"/estimate/save", 200},
        {"/rates", 200},
        {"/rates?key=travel&on=15/6/2020&province=thanh-hoa&status=read", 200},
        {"/rates?on=31/2/2020", 422},
        {"/rates?status=moon", 422},
        {"/rates/lint", 200},
        {"/rates/lint?months=x", 422},
        {"/rates/compare", 200},
        {"/rates/compare?before=15/6/2020&after=15/6/2026&province=thanh-hoa", 200},
        {"/rates/nothing-such", 404},
        {"/rates/documents", 200},
        {"/rates/new", 200},
        {"/explain/DT2001", 200},
        {"/explain/DT0000", 404},
        {"/explain/x", 404}}) {
    CAPTURE(asked.target);
    CHECK(web.get(asked.target).status == asked.status);
  }
}

TEST_CASE("a class stands on one screen: lines, clauses, total in words, what may be changed",
          "[web][plan]") {
  WebCase web;
  const web::Answer page = web.get("/classes/ML2");
  for (const char* text :
       {"href=\"/classes/ML1\"", "href=\"/classes/ML3\"", "105 học viên", "TT 40/2017 Đ12",
        "href=\"/rates/travel.perdiem?on=2020-06-15&amp;province=thanh-hoa\"", "135.488.850",
        "1.290.370", "Bằng chữ", "name=\"change-value\"", "Kinh phí được giao 5.500.000.000"}) {
    CAPTURE(text);
    CHECK(has(page, text));
  }
  const web::Answer changed = web.post("/plan/edit", {{"intent", "change"},
                                                      {"change-group", "I"},
                                                      {"change-row", "ML"},
                                                      {"change-column", "factors.days"},
                                                      {"change-value", "2"}});
  CHECK(changed.status == 200);
  CHECK(has(changed, "Chưa ghi gì"));
  CHECK(has(changed, "name=\"row.factors.days\" type=\"text\" value=\"2\""));
}

TEST_CASE("a grid that comes back unchanged has no difference", "[web][plan]") {
  WebCase web;
  const Fields fields = fields_of(web.get("/plan/edit").body);
  REQUIRE(fields.size() > 100);
  const web::Answer tried = web.post("/plan/edit", with(fields, "try"));
  CHECK(tried.status == 200);
  CHECK(has(tried, "<dt>Số khác biệt</dt><dd>0</dd>"));
}

TEST_CASE("a grid is entered, and a second one of the old plan is a conflict", "[web][plan]") {
  WebCase web{WebCase::Plan::own};
  Fields first = fields_of(web.get("/plan/edit").body);
  Fields second = first;
  set_first(first, "row.assumed.kilometres", "40");
  set_first(second, "row.assumed.kilometres", "41<script>");
  CHECK(web.post("/plan/edit", with(first, "try")).status == 200);
  CHECK(web.post("/plan/edit", with(first, "enter")).status == 303);
  CHECK(has(web.get("/plan/edit"), "value=\"40\""));
  const web::Answer conflict = web.post("/plan/edit", with(second, "enter"));
  CHECK(conflict.status == 409);
  CHECK(has(conflict, "DT9141"));
  CHECK(has(conflict, "value=\"41&lt;script&gt;\""));
  CHECK(!has(conflict, "<script>"));
}

TEST_CASE("what is wrong in a grid is told at its cell, and everything typed stays",
          "[web][plan]") {
  WebCase web;
  Fields fields = fields_of(web.get("/plan/edit").body);
  set_first(fields, "row.people", "1.23");
  const web::Answer refused = web.post("/plan/edit", with(fields, "enter"));
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#row.G2\""));
  CHECK(has(refused, "id=\"row.G2\" name=\"row.people\" type=\"text\" value=\"1.23\""));
  // A column that lost a cell on its way.
  for (auto it = fields.begin(); it != fields.end(); ++it)
    if (it->first == "row.people") {
      fields.erase(it);
      break;
    }
  CHECK(has(web.post("/plan/edit", with(fields, "enter")), "DT9142"));
}

TEST_CASE("a class is added in a row of its own", "[web][plan]") {
  WebCase web{WebCase::Plan::own};
  CHECK(has(web.get("/classes"), "href=\"/plan/edit?intent=more-row#new\""));
  Fields fields = fields_of(web.get("/plan/edit?intent=more-row").body);
  const std::vector<std::pair<std::string, std::string>> typed{{"row.group", "I"},
                                                               {"row.code", "TH"},
                                                               {"row.name", "Huyện thử"},
                                                               {"row.home", "muong-lat"},
                                                               {"row.venue", "muong-lat"},
                                                               {"row.classes", "1"},
                                                               {"row.people", "100"},
                                                               {"row.assumed.kilometres", "20"},
                                                               {"row.prices.trainer-car", "1tr5"}};
  for (const auto& [name, value] : typed)
    std::find_if(fields.rbegin(), fields.rend(), [&](const auto& field) {
      return field.first == name;
    })->second = value;  // in the last of the rows that were added
  fields.emplace_back("sums", "1");
  // The parts that the plan states of a sum, 741 + 59 villages, nobody can make anew by counting.
  CHECK(has(web.post("/plan/edit", with(fields, "enter")), "DT3008"));
  set_first(fields, "group.states.unit_parts", "");
  CHECK(has(web.post("/plan/edit", with(fields, "try")), "TH"));
  CHECK(web.post("/plan/edit", with(fields, "enter")).status == 303);
  CHECK(web.get("/classes/TH1").status == 200);
}

TEST_CASE("cells of a spreadsheet are pasted without any script", "[web][plan]") {
  WebCase web;
  Fields fields = with(fields_of(web.get("/plan/edit").body), "paste");
  fields.emplace_back("paste-sheet", "row");
  fields.emplace_back("paste-cell", "G2");
  fields.emplace_back("paste", "430\r\n475\r\n");
  fields.emplace_back("sums", "1");
  const web::Answer pasted = web.post("/plan/edit", fields);
  CHECK(has(pasted, "value=\"430\""));
  CHECK(has(pasted, "value=\"475\""));
  CHECK(has(pasted, "value=\"3.717\""));  // the stated sum, which the box asked for
}

TEST_CASE("without a plan the pages say why, at file, line and column", "[web][plan]") {
  WebCase web{WebCase::Plan::own};
  std::ofstream{web.plan(), std::ios::app} << "\nnonsense\n";
  for (const char* target : {"/plan", "/estimate", "/classes", "/classes/ML1", "/plan/check"}) {
    CAPTURE(target);
    const web::Answer page = web.get(target);
    CHECK(page.status == 422);
    CHECK(has(page, "plan.toml:"));
    CHECK(has(page, "nonsense"));
  }
}

TEST_CASE("an estimate is saved as the version that the form announces", "[web][plan]") {
  WebCase web;
  const web::Answer form = web.get("/estimate/save");
  CHECK(form.status == 200);
  const web::Answer saved = web.post("/estimate/save", {{"date", "15/12/2020"}});
  CHECK(saved.status == 303);
  CHECK(web.get("/history").status != 500);
}

TEST_CASE("one more class is like a row of the plan, and its estimate is there", "[web][plan]") {
  WebCase web{WebCase::Plan::own};
  std::vector<std::pair<std::string, std::string>> typed{
      {"like", "I/CT"}, {"venue", "nhu-xuan"}, {"people", "60"}, {"days", "2"}};
  auto tried = typed;
  tried.emplace_back("intent", "try");
  CHECK(has(web.post("/classes/new", tried), "NXB"));
  CHECK(web.get("/classes/NXB1").status != 200);
  const web::Answer made = web.post("/classes/new", typed);
  REQUIRE(made.status == 303);
  const std::string to = header_of(made, "Location");
  CHECK(to.starts_with("/classes/NXB"));
  const web::Answer shown = web.get(to);
  CHECK(shown.status == 200);
  CHECK(has(shown, "không nêu nữa"));  // 741 + 59 villages: of which it is, nobody knows
  CHECK(has(shown, "60 người · 2 ngày"));
  typed[0].second = "I/khong-co";
  const web::Answer refused = web.post("/classes/new", typed);
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#like\""));
  CHECK(has(refused, "value=\"60\""));
  for (const char* people : {"", "sáu mươi", "61", "0"}) {
    CAPTURE(people);
    typed[0].second = "I/CT";
    typed[2].second = people;
    CHECK(web.post("/classes/new", typed).status == 422);
  }
}

TEST_CASE("a rate document is tried with its lines as they were, and written", "[web][plan]") {
  WebCase web{WebCase::Plan::own};
  const std::string text =
      "format = \"dutoan/rates/1\"\r\n\r\n[document]\r\ntype = \"Nghị quyết\"\r\n"
      "number = \"99/2020/NQ-HĐND\"\r\nshort = \"NQ 99/2020\"\r\ntitle = \"Mức chi mới\"\r\n"
      "issuer = \"HĐND\"\r\ndate = 2020-05-01\r\nin_force = 2020-06-01\r\nlayer = \"province\"\r\n"
      "jurisdiction = \"thanh-hoa\"\r\namends = [\"64/2017/NQ-HĐND\"]\r\n\r\n[[value]]\r\n"
      "key = \"travel.perdiem\"\r\nfrom = 2020-06-01\r\nuntil = 2025-07-21\r\namount = 220_000\r\n"
      "kind = \"fixed\"\r\narticle = \"1\"\r\nstatus = \"read\"\r\nsource = \"công báo\"\r\n";
  const web::Answer tried = web.post("/rates/new", {{"text", text}, {"intent", "try"}});
  CHECK(tried.status == 200);
  CHECK(has(tried, "ML1/trainer-per-diem"));
  CHECK(has(tried, "[document]\ntype = &quot;Nghị quyết&quot;"));
  CHECK(web.get("/rates/documents/99/2020/NQ-H%C4%90ND").status == 404);
  CHECK(web.post("/rates/new", {{"text", text}, {"from", "32/13"}}).status == 422);
  CHECK(web.post("/rates/new", {{"text", "nonsense"}}).status == 422);
  CHECK(web.post("/rates/new", {{"text", ""}}).status == 422);
  CHECK(web.post("/rates/new", {{"text", text}, {"intent", "enter"}}).status == 303);
  CHECK(web.get("/rates/documents/99/2020/NQ-H%C4%90ND").status == 200);
}
