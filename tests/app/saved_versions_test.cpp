// Estimates are saved as versions, and approved as they were saved.
#include "domain/memory_store.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book_report.hpp>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using nlohmann::json;
using enum DocumentKind;

const EstimateInputs inputs{"0.1.0", "plan", "rates", {}};

TypedDocument typed(DocumentKind kind, const std::string& number, const std::string& date,
                    std::vector<std::string> lines = {}) {
  TypedDocument made;
  made.kind = kind;
  made.number = number;
  made.date = date;
  made.lines = std::move(lines);
  made.author = "kt1";
  made.decider = kind == estimate ? "" : "ttdv";
  return made;
}

/// A book with 5.5 billion, and nothing else.
MemoryStore granted_book() {
  MemoryStore book{{}};
  TypedDocument grant = typed(allotment, "QD-1", "02/01/2020", {"5,5tỷ"});
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  post(book, taken(read_document(book, grant, nullptr)));
  return book;
}

/// The sample with another price: one line of each class differs.
const Estimate& changed_estimate() {
  static const Plan plan = [] {
    Plan made = sample_plan();
    auto& price = made.figures.prices.begin()->second;
    price.amount = price.amount - Money::dong(1'000);
    return made;
  }();
  static const Estimate made = taken(dutoan::estimate(plan, sample_regulations()));
  return made;
}

Posted save(Store& book, const Estimate& estimate, const std::string& date = "12/05/2020") {
  const TypedDocument asked = typed(DocumentKind::estimate, "", date);
  const Document document = taken(read_estimate(book, asked, estimate, inputs));
  return taken(dutoan::post(book, document, recorded_at, false));
}

Result<Document> approve(const Store& book, const std::string& version,
                         std::vector<std::string> lines = {}) {
  TypedDocument asked = typed(approval, "QD-2", "18/05/2020", std::move(lines));
  asked.version = version;
  return read_document(book, asked, nullptr);
}

TEST_CASE("a changed estimate is the next version, and an unchanged one the version it is",
          "[book]") {
  MemoryStore book = granted_book();
  const Posted first = save(book, sample_estimate());
  CHECK(first.document.number.text() == "DT-1");
  CHECK(first.document.version == 1);
  CHECK(first.document.total == sample_estimate().total);
  CHECK_FALSE(first.is_repeated);
  CHECK(save(book, sample_estimate()).is_repeated);
  CHECK(save(book, sample_estimate(), "1/6/2020").document == first.document);
  const Posted second = save(book, changed_estimate());
  CHECK(second.document.number.text() == "DT-2");
  CHECK_FALSE(second.is_repeated);
  CHECK(save(book, changed_estimate()).is_repeated);
  CHECK(save(book, sample_estimate()).document.version == 3);  // going back is a change, too
  CHECK(list_documents(book).size() == 1);
  CHECK(list_versions(book).size() == 3);
}

TEST_CASE("an approval takes the newest saved version, or the one that is named", "[book]") {
  MemoryStore book = granted_book();
  CHECK(code_of(approve(book, "").error()) == "5070");
  save(book, sample_estimate());
  save(book, changed_estimate());
  const Document newest = taken(approve(book, ""));
  CHECK(newest.follows.text() == "estimate/BDT/2020/DT-2");
  CHECK(newest.total == changed_estimate().total);
  for (const std::string version : {"1", "DT-1", "dt 1", "estimate/BDT/2020/DT-1"}) {
    CAPTURE(version);
    const Document named = taken(approve(book, version));
    CHECK(named.follows.text() == "estimate/BDT/2020/DT-1");
    CHECK(named.lines == lines_to_approve(sample_estimate(), small_funding()));
  }
  for (const std::string version : {"0", "3", "DT-3", "x"})
    CHECK(code_of(approve(book, version).error()) == "5071");
  CHECK(taken(dutoan::post(book, newest, recorded_at, false)).sequence == 4);
  CHECK(taken(approve(book, "")) == newest);  // typed again
}

TEST_CASE("an approval of some lines needs no plan, and may cut but not add", "[book]") {
  MemoryStore book = granted_book();
  save(book, sample_estimate());
  const Document cut = taken(approve(book, "", {"ml1/HALL=5.999.999", "ML1/drinks=13.200.000"}));
  CHECK(cut.lines.front().classified.sub_item.text() == "6655");
  CHECK(decided(book, cut) == "ok");
  CHECK(decided(book, taken(approve(book, "", {"ML1/hall=6.000.000"}))) == "ok");
  CHECK(decided(book, taken(approve(book, "", {"ML1/hall=6.000.001"}))) == "5040");
  CHECK(code_of(approve(book, "", {"ML9/hall=1"}).error()) == "5056");
}

TEST_CASE("lines are approved without a saved estimate where it is kept elsewhere", "[book]") {
  const MemoryStore book = granted_book();
  const TypedDocument asked = typed(approval, "QD-2", "18/05/2020", {"ML1/hall=7.000.000"});
  const Document document = taken(read_document(book, asked, &sample_estimate()));
  CHECK(document.follows.is_empty());
  CHECK(decided(book, document) == "ok");
}

TEST_CASE("a plan of another year is not saved", "[book]") {
  MemoryStore book = granted_book();
  TypedDocument asked = typed(estimate, "", "12/05/2021");
  asked.funding = {"2021", "BDT", "483", "085", "01", "12", "0392"};
  CHECK(code_of(read_estimate(book, asked, sample_estimate(), inputs).error()) == "5072");
}

TEST_CASE("the pages of versions add up and name what was approved", "[book]") {
  MemoryStore book = granted_book();
  const Posted saved = save(book, sample_estimate());
  post(book, taken(approve(book, "")));
  const BookNames names = names_of(sample_estimate());
  const auto page = [](const Report& report) { return json::parse(as_json(report, Language::en)); };
  const json told = page(saved_report(saved, names))["tables"]["activities"]["rows"];
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < told.size(); ++i) sum += told[i]["amount"].get<std::int64_t>();
  CHECK(told.size() == sample_estimate().activities.size() + 1);
  CHECK(told.back()["amount"].get<std::int64_t>() == sum);
  const json rows = page(versions_report(list_versions(book), {}))["tables"]["versions"]["rows"];
  REQUIRE(rows.size() == 2);
  CHECK(rows[1]["follows"] == "DT-1");
  const json version = page(version_report(*find_saved(book, "1"), names));
  CHECK(version["tables"]["lines"]["rows"].back()["amount"].get<std::int64_t>() == sum);
}

}  // namespace
}  // namespace dutoan::tests
