// The Treasury's paper: read in, compared figure by figure, kept, and asked for again.
#include "support/year_case.hpp"

#include "storage/scratch_folder.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/reconciliation.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

namespace dutoan::tests {
namespace {

constexpr const char* head =
    "Chương;Khoản;Nguồn;CTMT;Tiểu mục;Dự toán năm trước còn lại;Lũy kế giao;Đã sử dụng;"
    "Số dư tạm ứng;Thực chi\n";
/// What the Treasury would say of the worked example after its year.
constexpr const char* rows =
    "483;085;12;0392;;0;1.000.000.000;843.000.000;;\n"
    "483;085;12;0392;6655;;;;0;58.000.000\n"
    "483;085;12;0392;6658;;;;0;190.000.000\n"
    "483;085;12;0392;6751;;;;;595.000.000\n";

class Treasury {
 public:
  Treasury() : store_(make_memory_book({})) {
    post_table(*store_, "ledger/worked_example.csv");
    post_table(*store_, "ledger/year_end.csv", "KS-1");
  }
  Result<std::vector<TreasuryRow>> read(const std::string& text) {
    const std::string path = folder_ / "kho-bac.csv";
    std::ofstream{path} << text;
    return load_treasury(path);
  }
  void post(const std::string& text, const std::string& number) {
    const auto rows_read = read(text);
    REQUIRE(rows_read);
    TypedDocument typed;
    typed.funding.year = "2020";
    typed.number = number;
    typed.date = "2021-02-05";
    typed.author = "kt1";
    const auto document = read_reconciliation(*store_, typed, *rows_read);
    REQUIRE(document);
    tests::post(*store_, *document);
  }
  OpenDifferences open() {
    auto found = open_differences(*store_, SpendingUnitCode{"BDT"}, 2020);
    REQUIRE(found);
    return std::move(*found);
  }
  Store& store() { return *store_; }

 private:
  ScratchFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_CASE("a year is reconciled only by a paper that agrees in every figure", "[statement]") {
  Treasury treasury;
  CHECK_FALSE(treasury.open().reconciliation);
  CHECK_FALSE(treasury.open().is_reconciled());
  treasury.post(std::string{head} + rows, "DC-1");
  CHECK(treasury.open().is_reconciled());
  std::string other = std::string{head} + rows;
  other.replace(other.find("58.000.000"), 10, "58.000.001");
  treasury.post(other, "DC-2");
  const OpenDifferences open = treasury.open();
  REQUIRE(open.cells.size() == 1);
  CHECK(open.reconciliation->document.number.text() == "DC-2");
  CHECK(open.cells[0].key.sub_item.text() == "6655");
  CHECK(open.cells[0].figure == YearFigure::expended);
  CHECK((open.cells[0].treasury - open.cells[0].book).dong() == 1);
  CHECK_FALSE(open.is_reconciled());
}

TEST_CASE("what one side is silent of counts as 0 there", "[statement]") {
  Treasury treasury;
  const auto all =
      treasury.read(std::string{head} + "483;085;12;0392;;0;1.000.000.000;843.000.000;;\n" +
                    "483;085;12;0392;6699;;;;5;0\n");
  REQUIRE(all);
  std::vector<std::string> differing;
  for (const ReconciledCell& each : reconciled(small_year(treasury.store()), *all))
    if (!each.agrees()) differing.push_back(each.key.sub_item.text());
  CHECK(differing == std::vector<std::string>{"6655", "6658", "6699", "6751"});
}

TEST_CASE("a reconciliation that is reversed no longer counts", "[statement]") {
  Treasury treasury;
  treasury.post(std::string{head} + rows, "DC-1");
  Document reversal = small_document(DocumentKind::reversal, "DAO-1", {});
  reversal.date = reversal.posted_on = *Date::of(2021, 2, 6);
  reversal.follows = treasury.open().reconciliation->document.id;
  post(treasury.store(), reversal);
  CHECK_FALSE(treasury.open().reconciliation);
}

TEST_CASE("the Treasury's list is refused cell by cell", "[statement]") {
  Treasury treasury;
  const auto codes = [&](const std::string& text) {
    const auto read = treasury.read(text);
    return read ? std::string{"ok"} : codes_of(read.error());
  };
  CHECK(codes(std::string{head} + rows) == "ok");
  CHECK(codes(head) == "6076");
  CHECK(codes(std::string{head} + "483;;12;0392;;0;1;1;;\n") == "6077");
  CHECK(codes(std::string{head} + "483;085;12;;;0;1;1;;\n483;085;12;;;0;1;1;;\n") == "6078");
  CHECK(codes(std::string{head} + "483;085;12;;;0;mot;1;;\n") == "6079");
  CHECK(codes("Chương;Khoản;Nguồn;Màu\n483;085;12;x\n") == "7005");
  CHECK(codes("Chương;Khoản\n483;085\n") == "7001");
}

TEST_CASE("the paper is kept as it was read, byte for byte", "[statement]") {
  Treasury treasury;
  const auto read = treasury.read(std::string{head} + rows);
  REQUIRE(read);
  const std::string text = treasury_text(*read);
  const auto again = read_treasury(text, "x");
  REQUIRE(again);
  CHECK(*again == *read);
  CHECK(treasury_text(*again) == text);
  CHECK_FALSE(read_treasury(text + " ", "x"));
  CHECK_FALSE(read_treasury("{}", "x"));
}

TEST_CASE("the list that is to be filled in can be read back", "[statement]") {
  Treasury treasury;
  const Report empty = treasury_template(small_year(treasury.store()));
  for (const Language language : {Language::vi, Language::en}) {
    const auto read = treasury.read(as_csv(empty.tables.front(), language, ','));
    REQUIRE(read);
    CHECK(read->size() == 4);
  }
}

}  // namespace
}  // namespace dutoan::tests
