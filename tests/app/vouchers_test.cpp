// A list of vouchers before a book in memory: what is told, what is kept, and how far it has come.
#include "domain/memory_store.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/vouchers.hpp>

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

/// A file that goes away with the test.
class ListFile {
 public:
  explicit ListFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("dutoan-vouchers-" + std::to_string(::getpid()) + ".csv")) {
    std::ofstream{path_} << text;
  }
  ~ListFile() { std::filesystem::remove(path_); }
  ListFile(const ListFile&) = delete;
  ListFile& operator=(const ListFile&) = delete;

  [[nodiscard]] VoucherList list() const {
    VoucherList made;
    made.file = path_.string();
    made.author = "kt1";
    made.decider = "ttdv";
    return made;
  }

 private:
  std::filesystem::path path_;
};

MemoryStore begun() {
  MemoryStore book{{}};
  post(book, small_document(DocumentKind::allotment, "QD-1", {small_line("", 1'000'000)}));
  Document approval =
      small_document(DocumentKind::approval, "QD-2", {small_line("ML1/hall", 1'000)});
  approval.version = 1;
  approval.lines.front().classified = small_place(line_code("ML1/hall"));
  post(book, approval);
  return book;
}

const std::string titles = "Loại;Số;Ngày;Người nhận;Dòng;Số tiền;Theo chứng từ;Diễn giải\n";

Result<ImportedVouchers> import(Store& book, const ListFile& file, bool is_dry_run = false,
                                Progress& progress = no_progress()) {
  return import_vouchers(book, file.list(), nullptr, recorded_at, is_dry_run, progress);
}

std::size_t documents_in(const Store& book) { return list_documents(book).size(); }

/// Counts what it is told of posting.
class Listener final : public Progress {
 public:
  void at(Step step, std::size_t done, std::size_t total) override {
    if (step == Step::reading) ++read;
    if (step != Step::posting) return;
    is_in_order = is_in_order && done == posted && total == 3;
    ++posted;
  }
  std::size_t read = 0, posted = 0;
  bool is_in_order = true;
};

const std::string three = titles +
                          "Tạm ứng;TU1;4/5/2020;A;ML1/hall;600;;mở lớp\n"
                          "Thanh toán tạm ứng;TT1;5/5/2020;;;500;TU1;chi\n"
                          "Thực chi;PC1;6/5/2020;B;ML1/hall;300;;chi\n"
                          "Thực chi;PC1;;;ML1/hall;100;;\n";

TEST_CASE("a list is kept whole, and once", "[vouchers]") {
  MemoryStore book = begun();
  const ListFile file{three};
  const auto tried = taken(import(book, file, true));
  CHECK(documents_in(book) == 2);
  const auto made = taken(import(book, file));
  CHECK(documents_in(book) == 5);
  CHECK(made.rows == 4);
  REQUIRE(made.vouchers.size() == tried.vouchers.size());
  for (std::size_t i = 0; i < made.vouchers.size(); ++i) {
    CHECK(made.vouchers[i].document == tried.vouchers[i].document);
    CHECK(made.vouchers[i].sequence == static_cast<std::int64_t>(i) + 3);
    CHECK_FALSE(made.vouchers[i].is_repeated);
  }
  const auto again = taken(import(book, file));
  CHECK(documents_in(book) == 5);
  for (const ImportedVoucher& each : again.vouchers) CHECK(each.is_repeated);
  CHECK(again.vouchers.back().sequence == 5);
}

TEST_CASE("one row that is refused keeps all of a list out", "[vouchers]") {
  MemoryStore book = begun();
  // The line has 1.000: exactly that is posted, and one đồng more is not.
  for (const auto& [last, is_kept] : {std::pair{"399", true}, {"400", true}, {"401", false}}) {
    CAPTURE(last);
    MemoryStore copy = begun();
    const ListFile file{titles + "Tạm ứng;TU1;4/5/2020;A;ML1/hall;600;;mở lớp\n" +
                        "Thực chi;PC1;6/5/2020;B;ML1/hall;" + last + ";;chi\n"};
    const auto made = import(copy, file);
    CHECK(made.has_value() == is_kept);
    CHECK(documents_in(copy) == (is_kept ? 4 : 2));
    if (!made) {
      CHECK(codes_of(made.error()) == "5001");
      CHECK(made.error().front().place.cell == "F3");
    }
  }
}

TEST_CASE("a listener hears every row and every document", "[vouchers]") {
  MemoryStore book = begun();
  const ListFile file{three};
  Listener listener;
  taken(import(book, file, false, listener));
  CHECK(listener.read == 4);
  CHECK(listener.posted == 3);
  CHECK(listener.is_in_order);
}

TEST_CASE("who enters the list is asked for once, not for every row", "[vouchers]") {
  MemoryStore book = begun();
  const ListFile file{three};
  VoucherList list = file.list();
  list.author.clear();
  const auto made = import_vouchers(book, list, nullptr, recorded_at, false);
  REQUIRE_FALSE(made.has_value());
  CHECK(codes_of(made.error()) == "5010");
}

TEST_CASE("a paper of several rows is told once, and rows that differ are refused", "[vouchers]") {
  MemoryStore book = begun();
  const std::string head = "Loại;Số;Ngày;Người nhận;Dòng;Số tiền;Diễn giải;Giấy tờ kèm theo\n";
  const ListFile file{head +
                      "Thực chi;PC1;6/5/2020;B;ML1/hall;300;chi;\"HĐ;1;1/5/2020|HĐ;2;2/5/2020\"\n"
                      "Thực chi;PC1;;;ML1/hall;100;;\"HĐ;2;2/5/2020\"\n"};
  CHECK(taken(import(book, file)).vouchers.front().document.evidence.size() == 2);
  const ListFile other{head +
                       "Thực chi;PC2;6/5/2020;B;ML1/hall;300;chi;\n"
                       "Thực chi;PC2;06/05/2020;C;ML1/hall;100;;\n"};
  const auto refused = import(book, other);
  REQUIRE_FALSE(refused.has_value());
  CHECK(codes_of(refused.error()) == "5083");
  CHECK(refused.error().front().place.cell == "D3");
}

}  // namespace
}  // namespace dutoan::tests
