// The end of a year over the web: the same steps as on the command line leave the same figures.
#include "web/web_words.hpp"

#include <dutoan/book.hpp>
#include <dutoan/book_file.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Every class of the sample, as the rehearsal names what blocks.
std::vector<std::string> classes_of(WebCase& web) {
  std::vector<std::string> all;
  for (const std::string& to : links_in(web.get("/settlement").body, "/classes/"))
    all.push_back(to.substr(9, to.find("/settlement") - 9));
  return all;
}

const Fields office = {{"year", "2020"}, {"decider", "truong-ban"}, {"date", "31/01/2021"}};
const Fields finance = {{"year", "2020"}, {"author", "can-bo-stc"}, {"decider", "giam-doc-so"}};

Fields with(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

void enter(WebCase& web, const std::string& path, const Fields& fields) {
  INFO(path);
  const auto answer = web.post(path, fields);
  INFO(answer.body);
  REQUIRE(answer.status == 303);
}

void command(const std::string& book, std::vector<std::string> words) {
  INFO(words.at(1) + " " + words.at(2));
  REQUIRE(entered_by_command(book, std::move(words)) == 0);
}

const std::vector<std::string> by_office = {"--author",   "kt.hoa", "--decider",
                                            "truong-ban", "-y",     "2020"};
const std::vector<std::string> by_finance = {"--author",    "can-bo-stc", "--decider",
                                             "giam-doc-so", "-y",         "2020"};
std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

constexpr const char* advances[] = {"TU-020", "TU-032", "TU-043"};

/// What blocks the close is repaired, by the forms that the checklist leads to.
void repair(WebCase& web) {
  for (const char* advance : advances)
    enter(web, std::string{"/settlement/due/"} + advance,
          with(office, {{"number", std::string{"PT-"} + advance}, {"description", "quá hạn"}}));
  for (const std::string& code : classes_of(web))
    enter(web, "/classes/" + code + "/close",
          with(office, {{"without_papers", "hồ sơ bổ sung sau"}}));
}

void repair_by_command(const std::string& book, const std::vector<std::string>& classes) {
  for (const char* advance : advances)
    command(book, with({"settle", "due", advance, "-N", std::string{"PT-"} + advance, "-d",
                        "31/01/2021", "-m", "quá hạn"},
                       by_office));
  for (const std::string& code : classes)
    command(book, with({"settle", "class", code, "--close", "-d", "31/01/2021", "--without-papers",
                        "hồ sơ bổ sung sau"},
                       by_office));
}

void review(WebCase& web) {
  enter(web, "/settlement/submit",
        with(Fields{{"year", "2020"}, {"decider", "truong-ban"}, {"date", "20/02/2021"}},
             {{"number", "12/BC-BDT"}}));
  enter(web, "/review/vouchers/PC-205",
        with(finance, {{"outcome", "disallowed"},
                       {"reviewed-TX3/hall", "5.500.000"},
                       {"description", "chi vượt giá hợp đồng"},
                       {"cite", "Hợp đồng thuê hội trường, Điều 2"},
                       {"number", "XD-01"},
                       {"date", "02/04/2021"}}));
  enter(web, "/review/minutes", with(finance, {{"number", "05/BB-STC"}, {"date", "05/04/2021"}}));
  enter(web, "/review/notice", with(finance, {{"number", "30/TB-STC"}, {"date", "10/04/2021"}}));
}

void review_by_command(const std::string& book) {
  command(book, with({"settle", "submit", "-N", "12/BC-BDT", "-d", "20/02/2021"}, by_office));
  command(book,
          with({"settle", "review", "PC-205", "500.000", "-m", "chi vượt giá hợp đồng", "--cite",
                "Hợp đồng thuê hội trường, Điều 2", "-N", "XD-01", "-d", "02/04/2021"},
               by_finance));
  command(book, with({"settle", "minutes", "-N", "05/BB-STC", "-d", "05/04/2021"}, by_finance));
  command(book, with({"settle", "notice", "-N", "30/TB-STC", "-d", "10/04/2021"}, by_finance));
}

}  // namespace

TEST_CASE("the end of a year over the web leaves what the command line leaves", "[web]") {
  WebCase web;
  WebCase other;
  const auto classes = classes_of(web);
  REQUIRE(classes.size() == 43);
  repair(web);
  repair_by_command(other.book(), classes);
  CHECK(count_of(web.get("/settlement").body, "✗ ") == 5);  // the close, the Treasury, 3 refunds

  const std::string before = bytes_of(web.book());
  const std::string rehearsed = web.get("/settlement/rehearse").body;
  CHECK(bytes_of(web.book()) == before);
  CHECK(web.post("/settlement/close", with(office, {{"intent", "try"}})).status == 200);
  CHECK(bytes_of(web.book()) == before);

  enter(web, "/settlement/close", with(office, {{"id", "close-1"}}));
  const std::string closed = printed_head(web.book());
  enter(web, "/settlement/close", with(office, {{"id", "close-1"}}));
  enter(web, "/settlement/close", with(office, {{"id", "close-2"}, {"number", "KS-X"}}));
  CHECK(printed_head(web.book()) == closed);
  command(other.book(), with({"settle", "close", "-d", "31/01/2021"}, by_office));

  review(web);
  review_by_command(other.book());
  for (const char* form : {"B01", "F01-01", "F01-02", "1c", "01-SDKP", "02-SDKP", "04-SDKP"}) {
    INFO(form);
    CHECK(web.get(std::string{"/api/1/statements/"} + form + "?basis=reviewed&year=2020").body ==
          told_by_command(other.book(), {"settle", "statement", form, "--reviewed", "-y", "2020"}));
  }
  CHECK(web.get("/api/1/settlement?year=2020").body ==
        told_by_command(other.book(), {"settle", "status", "-y", "2020"}));
  CHECK(web.get("/api/1/review?year=2020").body ==
        told_by_command(other.book(), {"settle", "review", "-y", "2020"}));
  CHECK(web.get("/review/letters/notice?year=2020").body.find("30/TB-STC") != std::string::npos);
  CHECK(web.get("/review/letters/minutes?year=2020&as=pdf").body.starts_with("%PDF"));
}

TEST_CASE("what blocks the close is named, and each leads to its repair", "[web]") {
  WebCase web;
  const std::string body = web.get("/settlement").body;
  for (const char* to : {"/classes/ML1/settlement", "/advances/TU-020/clear",
                         "/advances/TU-020/repay", "/settlement/due/TU-020", "/reconciliation"}) {
    INFO(to);
    CHECK_FALSE(links_in(body, to).empty());
  }
  // 43 classes and three advances, each of them held on three lines: an advance is one thing to do.
  CHECK(web.get("/settlement/close").body.find("Còn 46 việc phải xong trước") != std::string::npos);
  const auto refused = web.post("/settlement/close", office);
  CHECK(refused.status == 409);
  for (const char* word : {"ML1", "TU-020", "DT6036", "DT6038"}) {
    INFO(word);
    CHECK(refused.body.find(word) != std::string::npos);
  }
}

TEST_CASE("one step back is one, however often its form is sent", "[web]") {
  WebCase web;
  const Fields later = {{"year", "2020"}, {"decider", "truong-ban"}, {"date", "20/02/2021"}};
  repair(web);
  enter(web, "/settlement/close", office);
  enter(web, "/settlement/submit", with(later, {{"number", "12/BC-BDT"}, {"id", "submit"}}));
  const std::string form = web.get("/settlement/reopen").body;
  const std::string start = "name=\"undoes\" value=\"";
  const auto at = form.find(start);
  REQUIRE(at != std::string::npos);
  const std::string undoes =
      form.substr(at + start.size(), form.find('"', at + start.size()) - at - start.size());
  CHECK(web.post("/settlement/reopen", with(later, {{"undoes", undoes}, {"number", "ML-1"}}))
            .status == 422);  // without a reason
  const Fields back =
      with(later, {{"undoes", undoes}, {"number", "ML-1"}, {"description", "thiếu chứng từ"}});
  for (int i = 0; i < 3; ++i) enter(web, "/settlement/reopen", back);
  const std::string state = web.get("/api/1/settlement?year=2020").body;
  CHECK(state.find("\"state\": \"đã khóa sổ\"") != std::string::npos);
}

TEST_CASE("an outcome is corrected, and a list of them is entered as a whole or not at all",
          "[web]") {
  WebCase web;
  const Fields held = {{"year", "2020"},       {"trainees", "97"},      {"days", "3"},
                       {"from", "03/09/2020"}, {"until", "05/09/2020"}, {"decider", "truong-ban"}};
  CHECK(web.post("/classes/LC2/outcome", held).status == 422);  // fewer came: why?
  const Fields told = with(held, {{"description", "vắng 3 người"}});
  enter(web, "/classes/LC2/outcome", told);
  CHECK(web.get("/classes/LC2/settlement").body.find("97 người") != std::string::npos);
  const auto upload = [&](const std::string& text) {
    web::Request request = web.with_session(sent(
        "/outcomes/upload", {{"token", web.token()}, {"year", "2020"}, {"decider", "truong-ban"}}));
    request.files.push_back({"list", "../../kết quả.csv", text});
    return web.site().answer(request, 0);
  };
  const std::string head = printed_head(web.book());
  const std::string title = "class,trainees,days,from,until,reason\n";
  const auto bad = upload(title + "ML1,109,3,06/07/2020,08/07/2020,ốm\nXX9,1,1,,,\n");
  CHECK(bad.status >= 400);
  CHECK(bad.body.find("XX9") != std::string::npos);
  CHECK(printed_head(web.book()) == head);
  const auto good = upload(title + "ML1,109,3,06/07/2020,08/07/2020,ốm\n");
  INFO(good.body);
  CHECK(good.status == 303);
  CHECK(web.get("/classes/ML1/settlement").body.find("109 người") != std::string::npos);
}

TEST_CASE("the Treasury's figures are typed or sent, and what differs is told", "[web]") {
  WebCase web;
  const std::string form = web.get("/reconciliation/enter").body;
  CHECK(count_of(form, "data-amount") == 27);  // 3 of 01-SDKP, 2 of each of 12 sub-items
  const Fields paper = {{"year", "2020"}, {"date", "05/02/2021"}, {"decider", "truong-ban"}};
  const auto bad = web.post("/reconciliation/enter",
                            with(paper, {{"number", "DC-1"}, {"granted-483-085-12-0392-", "5,x"}}));
  CHECK(bad.status == 422);
  CHECK(bad.body.find("value=\"5,x\"") != std::string::npos);
  const Fields typed = with(
      paper, {{"number", "DC-1"}, {"id", "dc"}, {"granted-483-085-12-0392-", "5.560.000.000"}});
  for (int i = 0; i < 2; ++i) enter(web, "/reconciliation/enter", typed);
  const std::string page = web.get("/reconciliation").body;
  CHECK(page.find("Còn chênh lệch theo") != std::string::npos);
  CHECK(page.find("DC-1") != std::string::npos);
  CHECK(web.get("/settlement").body.find("/reconciliation?") != std::string::npos);
}

TEST_CASE("the book is verified, signed and backed up where the server says", "[web]") {
  WebCase web;
  const auto verified = web.post("/system/book/verify", {});
  CHECK(verified.status == 200);
  CHECK(verified.body.find("Số chỗ không khớp") != std::string::npos);
  CHECK(web.get("/system/book").body.find("chưa có bản nào") != std::string::npos);
  CHECK(backups_of(web.book()).empty());
  enter(web, "/system/book/backup", {{"path", "/tmp/elsewhere.db"}});
  const auto backups = backups_of(web.book());
  REQUIRE(backups.size() == 1);
  CHECK(backups.front().name == "so.db.backup-20201215-050000");
  const std::string folder = std::filesystem::path{web.book()}.parent_path().string();
  CHECK(verify_book(folder + "/" + backups.front().name).value().empty());
  CHECK(web.get("/system/book").body.find("15/12/2020 12:00") != std::string::npos);

  CHECK(web.get("/system/book/checkpoint").body.find("Chưa có khóa ký") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(web.book() + ".key"));
  enter(web, "/system/book/sign", {});
  const auto checkpoint = web.get("/system/book/checkpoint.txt");
  CHECK(checkpoint.body.starts_with("dutoan checkpoint 1\n"));
  CHECK(verify_book(web.book(), checkpoint.body).value().empty());
}

TEST_CASE("backups are known by names that a backup has, the newest first") {
  using namespace std::chrono;
  const auto at = sys_seconds{sys_days{2021y / 2 / 3} + 4h + 5min + 6s};
  CHECK(backup_path("x/so.db", at) == "x/so.db.backup-20210203-040506");
  const auto folder = std::filesystem::temp_directory_path() / "dutoan-backups-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const std::string book = (folder / "so.db").string();
  for (const char* ending :
       {".backup-20210203-040506", ".backup-20221231-235959", ".backup-20210203-040506x",
        ".backup-20211303-040506", ".backup-2021020-3040506", ".backup-20210203-246000", ".backup-",
        ".backup--0210203-040506"})
    std::ofstream{book + ending} << "x";
  const auto found = backups_of(book);
  std::filesystem::remove_all(folder);
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "so.db.backup-20221231-235959");
  CHECK(found[1].made == at);
  CHECK(backups_of("/nowhere/so.db").empty());
}
