// A sample year is read as if it were typed, and told where it cannot be.
#include "support/sample.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"

#include <dutoan/book_report.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace dutoan::tests {
namespace {

const std::string folder = source_folder + "/docs/examples/thanh-hoa-2020";

TEST_CASE("the sample year has every kind of voucher, by several people", "[sample]") {
  const auto documents = taken(read_sample(folder, rates_folder, {}));
  std::map<DocumentKind, int> kinds;
  std::map<PersonCode, int> authors, deciders;
  for (const Document& d : documents) ++kinds[d.kind], ++authors[d.author], ++deciders[d.decider];
  for (const auto kind : {DocumentKind::estimate, DocumentKind::approval, DocumentKind::amendment,
                          DocumentKind::supplement, DocumentKind::withholding,
                          DocumentKind::commitment, DocumentKind::release, DocumentKind::advance,
                          DocumentKind::clearance, DocumentKind::repayment, DocumentKind::payment,
                          DocumentKind::recovery, DocumentKind::reversal}) {
    CAPTURE(word(kind));
    CHECK(kinds[kind] > 0);
  }
  CHECK(documents.size() > 300);
  CHECK(authors.size() == 2);
  CHECK(deciders.size() >= 3);
}

TEST_CASE("a row that the book would refuse is told with its place", "[sample]") {
  const ScratchFolder scratch;
  std::filesystem::copy_file(folder + "/plan.toml", scratch / "plan.toml");
  const std::string head = "kind,number,date,line,amount,author,decider,funding\n";
  const std::string grant = "allotment,QD-1,2020-01-02,,1000,kt1,cht,2020-BDT-483-085-01-12-0392\n";
  const auto refused = [&](const std::string& rows) {
    write_content(scratch / "year.csv", head + grant + rows);
    const auto read = read_sample(scratch / ".", rates_folder, {});
    if (read) return std::string{"ok"};
    return code_of(read.error()) + " line " + std::to_string(read.error().front().place.line);
  };
  CHECK(refused("") == "ok");
  CHECK(refused("gift,QD-2,2020-01-02,,1,kt1,cht,\n") == "1011 line 3");
  CHECK(refused("reduction,QD-2,2020-01-02,,1000,kt1,cht,\n") == "ok");
  CHECK(refused("reduction,QD-2,2020-01-02,,1001,kt1,cht,\n") == "5030 line 3");
  CHECK(
      refused("estimate,DT-1,2020-01-02,,,kt1,,\napproval,QD-3,2020-01-03,ML1/hall,1,kt1,kt1,\n") ==
      "5011 line 4");
  std::filesystem::remove(scratch / "year.csv");
  CHECK(code_of(read_sample(scratch / ".", rates_folder, {}).error()) == "8002");
}

TEST_CASE("a sample book says so above everything else", "[sample]") {
  Report report = status_report({});
  mark_as_sample(report, "thanh-hoa-2020");
  CHECK(report.head.front().key == "sample");
}

}  // namespace
}  // namespace dutoan::tests
