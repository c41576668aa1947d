// The ledger in cases that do not fit into a table: dates of advances, drafts, what a refusal says.
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/ledger.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

Date date_of(const std::string& iso) { return parse_date(iso).value(); }

MemoryStore small_book() {
  MemoryStore store{{}};
  for (const Row& row : csv_rows("ledger/rules_book.csv")) post(store, document_in(row));
  return store;
}

Document drinks(std::int64_t amount) {
  return small_document(DocumentKind::payment, "PC-10", {small_line("ML1/drinks", amount)});
}

TEST_CASE("an advance without a contract is due at the end of the next month") {
  for (const Row& row : csv_rows("ledger/due.csv")) {
    CAPTURE(row.at("line"), row.at("what"));
    Holding holding;
    holding.account.stage = Stage::advanced;
    holding.since = date_of(row.at("advanced"));
    holding.is_on_contract = row.at("on_contract") == "yes";
    const auto due = due_on(holding);
    CHECK((due ? iso_date(*due) : "") == row.at("due"));
    CHECK(days_overdue(holding, date_of(row.at("today"))) == number(row.at("overdue")));
  }
}

TEST_CASE("a commitment is never due") {
  Holding holding;
  holding.account.stage = Stage::committed;
  holding.since = date_of("2020-03-15");
  CHECK_FALSE(due_on(holding).has_value());
}

/// The book, with drafts that ask something of each line.
class BookWithDrafts final : public BookView {
 public:
  BookWithDrafts(const BookView& book, Money drafts) : book_(book), drafts_(drafts) {}

  BookSettings settings() const override { return book_.settings(); }
  Standing standing(const Scope& scope) const override { return book_.standing(scope); }
  Money balance(const Account& account) const override { return book_.balance(account); }
  Money drafted(const Scope& scope, const PersonCode&) const override {
    return scope.level == ControlLevel::line ? drafts_ : Money{};
  }
  std::optional<Kept> open_draft(DocumentKind kind, const SpendingUnitCode& unit, int year,
                                 const DocumentNumber& number) const override {
    return book_.open_draft(kind, unit, year, number);
  }
  std::vector<Kept> open_drafts() const override { return book_.open_drafts(); }
  std::optional<Classification> line(const Funding& f, const LineCode& l) const override {
    return book_.line(f, l);
  }
  std::optional<Kept> document(const DocumentId& id) const override { return book_.document(id); }
  std::optional<Kept> document(DocumentKind kind, const SpendingUnitCode& unit, int year,
                               const DocumentNumber& number) const override {
    return book_.document(kind, unit, year, number);
  }
  std::vector<Kept> followers(const DocumentId& id) const override { return book_.followers(id); }
  std::vector<Kept> showing(const DocumentNumber& paper, Date date) const override {
    return book_.showing(paper, date);
  }
  std::vector<Holding> holdings(const Scope& scope) const override { return book_.holdings(scope); }
  std::optional<Kept> last_closing(const SpendingUnitCode& unit, int year) const override {
    return book_.last_closing(unit, year);
  }
  std::vector<Holding> opened(const Scope& scope, Stage stage) const override {
    return book_.opened(scope, stage);
  }
  std::vector<Funding> fundings(const SpendingUnitCode& unit, int year) const override {
    return book_.fundings(unit, year);
  }
  std::optional<Kept> newest(DocumentKind kind, const SpendingUnitCode& unit, int year,
                             const ClassCode& activity) const override {
    return book_.newest(kind, unit, year, activity);
  }
  std::vector<Kept> documents(DocumentKind kind, const SpendingUnitCode& unit,
                              int year) const override {
    return book_.documents(kind, unit, year);
  }
  int version(const SpendingUnitCode& unit, int year) const override {
    return book_.version(unit, year);
  }
  std::optional<Kept> saved_estimate(const SpendingUnitCode& unit, int year,
                                     int version) const override {
    return book_.saved_estimate(unit, year, version);
  }

 private:
  const BookView& book_;
  Money drafts_;
};

TEST_CASE("what other people's drafts ask is not available") {
  small_book().read([](const BookView& kept) {
    const BookWithDrafts book{kept, Money::dong(4'000'000)};
    CHECK(availability(book, Scope::of(small_funding(), line_code("ML1/drinks"))).left() ==
          Money::dong(6'000'000));
    CHECK(decide(book, drinks(6'000'000)).has_value());
    const auto refused = decide(book, drinks(6'000'001));
    CHECK(codes_of(refused.error()) == "5001");
    CHECK(sentence(refused.error().front(), Language::en).find("held by drafts 4.000.000") !=
          std::string::npos);
  });
}

/// What the first problem with `document` says, in both languages.
void check_sentences(const Document& document, const std::string& vi, const std::string& en) {
  small_book().read([&](const BookView& book) {
    const auto decision = decide(book, document);
    const Problem& problem = decision ? decision->warnings.front() : decision.error().front();
    CHECK(sentence(problem, Language::vi) == vi);
    CHECK(sentence(problem, Language::en) == en);
  });
}

TEST_CASE("a refusal says the line, what was asked, what is left and who holds the rest") {
  check_sentences(
      small_document(DocumentKind::payment, "PC-10", {small_line("ML1/meals", 200'000'001)}),
      "PC-10: dòng ML1/meals chỉ còn 200.000.000 đ, chứng từ cần 200.000.001 đ, vượt 1 đ (duyệt "
      "300.000.000, đã tạm ứng 100.000.000; Nguyễn Văn A giữ 100.000.000 theo TU-02)",
      "PC-10: the line ML1/meals has 200.000.000 left, the document asks 200.000.001, 1 too much "
      "(approved 300.000.000, advanced 100.000.000; Nguyễn Văn A holds 100.000.000 by TU-02)");
}

TEST_CASE("a number that is taken comes with the next that is free") {
  Document taken_number = drinks(1);
  taken_number.number = DocumentNumber{"PC-01"};
  check_sentences(taken_number, "số PC-01 đã dùng ngày 06/04/2020; số kế tiếp còn trống là PC-03",
                  "the number PC-01 was taken on 06/04/2020; the next that is free is PC-03");
}

TEST_CASE("a refusal of a clearance tells the advance from the rest") {
  Document clearance =
      small_document(DocumentKind::clearance, "TT-10", {small_line("ML1/meals", 300'000'001)});
  clearance.follows = DocumentId{"TU-02"};
  check_sentences(clearance,
                  "TT-10: thanh toán lớn hơn tạm ứng còn lại, và phần vượt 200.000.001 đ của dòng "
                  "ML1/meals lớn hơn số còn được chi 200.000.000 đ",
                  "TT-10: the clearing exceeds the open advance, and the 200.000.001 beyond it on "
                  "the line ML1/meals are more than the 200.000.000 available");
}

TEST_CASE("a closed period says through when, and opens again from the day that is decided") {
  MemoryStore store = small_book();
  Document early = drinks(1);
  early.date = early.posted_on = date_of("2020-04-10");
  check_sentences(early,
                  "PC-10: sổ năm 2020 đã khóa đến ngày 10/04/2020; chứng từ ghi ngày 10/04/2020",
                  "PC-10: the books of 2020 are closed through 10/04/2020; it is posted on "
                  "10/04/2020");
  Document reopening = small_document(DocumentKind::reopening, "MS-1", {});
  reopening.date = reopening.posted_on = date_of("2020-04-08");
  post(store, reopening);
  CHECK(decided(store, early) == "ok");
  early.date = early.posted_on = date_of("2020-04-07");
  CHECK(decided(store, early) == "6002");
}

TEST_CASE("several lines of one clearance share the advance") {
  MemoryStore store = small_book();
  Document clearance =
      small_document(DocumentKind::clearance, "TT-10",
                     {small_line("ML1/meals", 60'000'000), small_line("ML1/meals", 60'000'000)});
  clearance.follows = DocumentId{"TU-02"};
  post(store, clearance);
  store.read([](const BookView& book) {
    const auto meals = Scope::of(small_funding(), line_code("ML1/meals"));
    const Standing standing = book.standing(meals);
    CHECK(standing[Stage::advanced] == Money{});
    CHECK(standing[Stage::spent] == Money::dong(120'000'000));
    CHECK(standing.available() == Money::dong(180'000'000));
  });
}

}  // namespace
}  // namespace dutoan::tests
