// Reads cost what they show: the pages that a question touches are counted, in a book of a few
// documents and in a larger one. Nothing here is timed.
#include "storage/faulty_disk.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/sqlite_store.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/bookkeeping.hpp>
#include <dutoan/year_figures.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <string>

namespace dutoan::tests {
namespace {

using namespace storage;

Opening opening_at(const std::string& path, Access access) {
  Opening opening;
  opening.path = path;
  opening.access = access;
  return opening;
}

/// Two lines approved; ten payments on ML1/hall, then `others` documents of any kind elsewhere.
void make_long_book(const std::string& path, int others) {
  SqliteStore store{opening_at(path, Access::create), BookSettings{}};
  std::vector<Document> all = {
      small_document(DocumentKind::allotment, "QD-01", {small_line("", 900'000)}),
      small_document(DocumentKind::approval, "QD-02",
                     {small_line("ML1/hall", 1'000), small_line("TQ1/bus", 800'000)})};
  all.back().version = 1;
  for (DocumentLine& line : all.back().lines) line.classified = small_place(line.line);
  for (int i = 0; i < 10; ++i)
    all.push_back(small_document(DocumentKind::payment, "PC-" + std::to_string(i),
                                 {small_line("ML1/hall", 1)}));
  for (int i = 0; i < others; ++i) {
    const auto kind = i % 3 == 0 ? DocumentKind::advance : DocumentKind::payment;
    all.push_back(small_document(kind, "CT-" + std::to_string(i), {small_line("TQ1/bus", 2)}));
    all.back().posted_on = *Date::of(2020, 5, 5);
    all.back().payee = "payee " + std::to_string(i);
    if (i % 3 != 1 || i == 1) continue;
    all.back() = small_document(DocumentKind::repayment, "CT-" + std::to_string(i),
                                {small_line("TQ1/bus", 2)});
    all.back().follows = DocumentId{"CT-" + std::to_string(i - 1)};
    all.back().posted_on = *Date::of(2020, 5, 5);
  }
  const auto kept = store.append(all, recorded_at, decide);
  INFO((kept ? "" : codes_of(kept.error())));
  REQUIRE(kept.has_value());
}

using Question = std::function<void(const Store&)>;

Query of_class(const std::string& code) {
  Query query;
  query.activity = ClassCode{code};
  return query;
}

Query in_april(Query query) {
  query.posted_on = DateRange::of(*Date::of(2020, 4, 1), Date::of(2020, 5, 5));
  return query;
}

void ask_standings(const Store& store, const Query& query, ControlLevel level) {
  int told = 0;
  store.standings(query, level, [&](const Scope&, const Standing&) { ++told; });
  CHECK(told > 0);
}

const std::map<std::string, Question>& questions() {
  static const std::map<std::string, Question> all = {
      {"left of all, by line", [](const Store& s) { ask_standings(s, {}, ControlLevel::line); }},
      {"left of a class, by line",
       [](const Store& s) { ask_standings(s, of_class("ML1"), ControlLevel::line); }},
      {"left of a class, by category",
       [](const Store& s) { ask_standings(s, of_class("ML1"), ControlLevel::category); }},
      {"status", [](const Store& s) { ask_standings(s, {}, ControlLevel::whole); }},
      {"what stands in all", [](const Store& s) { CHECK(s.standing({}) != Standing{}); }},
      {"what stands in a class",
       [](const Store& s) { CHECK(s.standing(of_class("ML1")) != Standing{}); }},
      {"the statement of a class",
       [](const Store& s) { CHECK(statement(s, of_class("ML1")).entries.size() == 11); }},
      {"the statement of a class for a month",
       [](const Store& s) { CHECK(statement(s, in_april(of_class("ML1"))).entries.size() == 11); }},
      {"the statement of a payee",
       [](const Store& s) {
         Query query;
         query.payee = "payee 2";
         CHECK(statement(s, query).entries.size() == 1);
       }},
      {"the statement of what an advance holds",
       [](const Store& s) {
         Query query;
         query.opened_by = DocumentId{"CT-3"};
         CHECK(statement(s, query).entries.size() == 2);
         CHECK(s.standing(query) == Standing{});
       }},
      {"what stood in all on a first of a month",
       [](const Store& s) {
         Query query;
         query.posted_on = DateRange::of(Date{}, Date::of(2020, 6, 1));
         CHECK(s.standing(query) != Standing{});
       }},
      {"a document by its number",
       [](const Store& s) { CHECK(find_document(s, "pc7")->document.id.text() == "PC-7"); }},
      {"a document by its id",
       [](const Store& s) { CHECK(find_document(s, "PC-7")->document.id.text() == "PC-7"); }},
      {"a document that is not there",
       [](const Store& s) { CHECK_FALSE(find_document(s, "PC-70").has_value()); }},
      {"the class that is meant",
       [](const Store& s) { CHECK(find_subject(s, "ml1", nullptr).has_value()); }},
      {"the figures of the year",
       [](const Store& s) {
         CHECK(year_figures(s, small_funding().unit, 2020).fundings.size() == 1);
       }},
      {"open advances", [](const Store& s) { CHECK(open_advances(s).size() == 1); }},
      {"whether a payment may be posted",
       [](const Store& s) {
         const Document d = small_document(DocumentKind::payment, "X", {small_line("ML1/hall", 1)});
         CHECK(decided(s, d) == "ok");
       }},
  };
  return all;
}

std::int64_t pages_read(const std::string& path, const Question& ask) {
  Opening opening = opening_at(path, Access::read);
  opening.vfs = faulty_disk;
  set_strike({.calls = call_read});
  const SqliteStore store{opening};
  set_strike({.calls = call_read});
  ask(store);
  return calls_made();
}

TEST_CASE("a question reads as much of a long book as of a short one", "[store]") {
  const ScratchFolder folder;
  make_long_book(folder / "short", 6);
  make_long_book(folder / "long", 3'000);
  for (const auto& [name, ask] : questions()) {
    CAPTURE(name);
    const std::int64_t few = pages_read(folder / "short", ask);
    const std::int64_t more = pages_read(folder / "long", ask);
    CAPTURE(few, more);
    CHECK(more <= few + few / 2 + 10);  // one level more of each tree that is searched
  }
}

}  // namespace
}  // namespace dutoan::tests
