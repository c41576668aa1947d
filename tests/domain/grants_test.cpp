// Where the money of a grant goes that is not for whatever is approved, and comes back to.
#include "support/ledger_case.hpp"

#include <dutoan/ledger.hpp>

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

Document supplement_for(const std::string& number, std::int64_t amount, const LineCode& target) {
  Document d = small_document(DocumentKind::supplement, number, {small_line("", amount)});
  d.target = target;
  return d;
}

Document approved(DocumentKind kind, const std::string& number, int version,
                  std::vector<DocumentLine> lines) {
  for (DocumentLine& line : lines) line.classified = small_place(line.line);
  Document d = small_document(kind, number, std::move(lines));
  d.version = version;
  return d;
}

/// 100 for everything, 40 for ML1/hall, 30 for the class ML1.
MemoryStore supplemented() {
  MemoryStore store{{}};
  post(store, small_document(DocumentKind::allotment, "QD-1", {small_line("", 100)}));
  post(store, supplement_for("BS-1", 40, line_code("ML1/hall")));
  post(store, supplement_for("BS-2", 30, {ClassCode{"ML1"}, {}}));
  return store;
}

/// "100 BS-1:40 BS-2:30": what is for everything, and for each target.
std::string allotted(const Store& store) {
  std::string text;
  store.read([&](const BookView& book) {
    text = std::to_string(book.balance({small_funding(), {}, Stage::allotted, {}}).dong());
    for (const Targeted& each : targeted_of(book, small_funding()))
      text += " " + each.number.text() + ":" + std::to_string(each.left.dong());
  });
  return text;
}

TEST_CASE("what is supplemented for a target stands apart until it is approved") {
  MemoryStore store = supplemented();
  CHECK(allotted(store) == "100 BS-1:40 BS-2:30");
  post(store, approved(DocumentKind::approval, "PD-1", 1, {small_line("ML1/drinks", 20)}));
  CHECK(allotted(store) == "100 BS-1:40 BS-2:10");
  post(store, approved(DocumentKind::amendment, "PD-2", 2, {small_line("ML1/hall", 45)}));
  CHECK(allotted(store) == "100 BS-2:5");
  post(store, approved(DocumentKind::amendment, "PD-3", 3, {small_line("TQ1/bus", 100)}));
  CHECK(allotted(store) == "0 BS-2:5");
  CHECK(decided(store, approved(DocumentKind::amendment, "PD-4", 4, {small_line("TQ1/bus", 1)})) ==
        "5030");
}

TEST_CASE("what is taken off a line goes back to the target that it came from") {
  MemoryStore store = supplemented();
  post(store, approved(DocumentKind::approval, "PD-1", 1,
                       {small_line("ML1/hall", 80), small_line("ML1/drinks", 10)}));
  CHECK(allotted(store) == "80");
  post(store, approved(DocumentKind::amendment, "PD-2", 2, {small_line("ML1/hall", -45)}));
  CHECK(allotted(store) == "80 BS-1:40 BS-2:5");
  post(store, approved(DocumentKind::amendment, "PD-3", 3, {small_line("ML1/drinks", -10)}));
  CHECK(allotted(store) == "90 BS-1:40 BS-2:5");
  post(store, approved(DocumentKind::amendment, "PD-4", 4, {small_line("ML1/hall", -35)}));
  CHECK(allotted(store) == "100 BS-1:40 BS-2:30");
}

TEST_CASE("of a target only what no line has yet is taken back") {
  MemoryStore store = supplemented();
  Document taken = small_document(DocumentKind::reduction, "TH-1", {small_line("", 25)});
  taken.target = {ClassCode{"ML1"}, {}};
  post(store, taken);
  CHECK(allotted(store) == "100 BS-1:40 BS-2:5");
  taken.id = DocumentId{"TH-2"};
  taken.number = DocumentNumber{"TH-2"};
  CHECK(decided(store, taken) == "6914");
}

TEST_CASE("what no line has of a target lapses with the rest when the year ends") {
  MemoryStore store = supplemented();
  Document lapse = small_document(DocumentKind::lapse, "HUY-1", {small_line("", 170)});
  lapse.date = lapse.posted_on = *Date::of(2021, 1, 31);
  post(store, lapse);
  CHECK(allotted(store) == "0");
  Query all;
  all.funding = small_funding();
  CHECK(store.standing(all)[Stage::lapsed] == Money::dong(170));
}

TEST_CASE("the decided budget takes the place of what was allotted provisionally, once") {
  MemoryStore store{{}};
  const auto grant = [&](DocumentKind kind, const std::string& number, std::int64_t amount) {
    post(store, small_document(kind, number, {small_line("", amount)}));
  };
  grant(DocumentKind::provisional, "TC-1", 10);
  grant(DocumentKind::provisional, "TC-2", 20);
  CHECK(allotted(store) == "30");
  post(store, approved(DocumentKind::approval, "PD-1", 1, {small_line("ML1/hall", 25)}));
  CHECK(decided(store, small_document(DocumentKind::allotment, "QD-0", {small_line("", 24)})) ==
        "5030");
  grant(DocumentKind::allotment, "QD-1", 100);
  CHECK(allotted(store) == "75");
  grant(DocumentKind::allotment, "QD-2", 1);
  CHECK(allotted(store) == "76");
}

TEST_CASE("the guarantee that counts is the newest that was not reversed") {
  MemoryStore store{{}};
  post(store, small_document(DocumentKind::allotment, "QD-1", {small_line("", 100)}));
  post(store, approved(DocumentKind::approval, "PD-1", 1, {small_line("ML1/hall", 100)}));
  Document commitment =
      small_document(DocumentKind::commitment, "HD-1", {small_line("ML1/hall", 50)});
  commitment.guarantee = Guarantee{};
  post(store, commitment);
  Document guarantee = small_document(DocumentKind::guarantee, "BL-1", {});
  guarantee.follows = commitment.id;
  guarantee.guarantee = Guarantee{Money::dong(7), Date::of(2020, 12, 31)};
  post(store, guarantee);
  const auto counts = [&] {
    std::optional<Guarantee> found;
    store.read([&](const BookView& book) { found = guarantee_of(book, commitment); });
    return found;
  };
  CHECK(counts() == guarantee.guarantee);
  Document reversal = small_document(DocumentKind::reversal, "DS-1", {});
  reversal.follows = guarantee.id;
  post(store, reversal);
  CHECK(counts() == Guarantee{});
}

}  // namespace
}  // namespace dutoan::tests
