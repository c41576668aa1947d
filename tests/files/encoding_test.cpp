// Old encodings in lists: nothing is converted unasked, and nothing that is Unicode is converted.
#include "files/encoding.hpp"

#include "files/list_file.hpp"
#include "support/small_book.hpp"

#include <dutoan/app.hpp>
#include <dutoan/paper.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace dutoan;
using namespace dutoan::files;

// "Mã lớp;Huyện" and three classes as a spreadsheet with .VnTime saves them: bytes of TCVN3.
const std::string tcvn3_csv =
    "M\xB7 l\xED"
    "p;Huy\xD6n\nML1;Huy\xD6n M\xAD\xEAng L\xB8t\nQH1;Huy\xD6n Quan H\xE3"
    "a\n"
    "BT1;Huy\xD6n B\xB8 Th\xAD\xED"
    "c\n";

std::string outcome(const Result<SourceText>& text) {
  if (text) return text->text;
  std::string out = "DT" + std::to_string(static_cast<int>(text.error().front().rule));
  for (const Fact& fact : text.error().front().facts)
    if (const auto* word = std::get_if<std::string>(&fact.value))
      out += std::string{" "} + fact.name + "=" + *word;
  return out;
}

/// A workbook with these texts, one below the other.
SourceBytes workbook_of(const std::vector<std::string>& texts) {
  Paper paper;
  PaperSheet sheet;
  sheet.name = "Lop";
  sheet.columns = {{20}};
  for (const std::string& text : texts) sheet.rows.push_back({PaperRow::Kind::plain, {{text}}});
  paper.sheets.push_back(std::move(sheet));
  return {"lop.xlsx", as_xlsx(paper, Language::vi).value()};
}

}  // namespace

TEST_CASE("bytes of TCVN3 are asked about, and converted when the encoding is named", "[files]") {
  CHECK(outcome(read_text({"lop.csv", tcvn3_csv}, {})) ==
        "DT7010 encoding=TCVN3 (.VnTime) text=M\u00B7 l\u00EDp;Huy\u00D6n converted=Mã lớp;Huyện "
        "word=tcvn3");
  CHECK(outcome(read_text({"lop.csv", tcvn3_csv}, OldEncoding::tcvn3)) ==
        "Mã lớp;Huyện\nML1;Huyện Mường Lát\nQH1;Huyện Quan Hóa\nBT1;Huyện Bá Thước\n");
}

TEST_CASE("texts of VNI in a workbook are asked about, too", "[files]") {
  const auto source = workbook_of({"Huyeän Möôøng Laùt", "Huyeän Quan Hoùa", "Lôùp taäp huaán"});
  const auto asked = read_workbook(source, {});
  REQUIRE_FALSE(asked);
  CHECK(asked.error().front().is(ListRule::old_encoding));
  const auto taken = read_workbook(source, OldEncoding::vni);
  REQUIRE(taken);
  CHECK(taken->sheets.front().cells.front().text == "Huyện Mường Lát");
  CHECK(taken->sheets.front().cells.back().text == "Lớp tập huấn");
}

TEST_CASE("what is Unicode stays as it is, whatever is said of it", "[files]") {
  const std::string unicode = "Mã lớp;Huyện\nML1;Huyện Mường Lát\n";
  CHECK(outcome(read_text({"lop.csv", unicode}, {})) == unicode);
  CHECK(outcome(read_text({"lop.csv", unicode}, OldEncoding::tcvn3)) ==
        "DT7016 encoding=TCVN3 (.VnTime)");
  CHECK(outcome(read_text({"lop.csv", "code;row\nA1;ML\n"}, OldEncoding::vni)) ==
        "code;row\nA1;ML\n");
  // Letters of western languages alone are no Vietnamese of old.
  CHECK(outcome(read_text({"lop.csv", "code;row\nA1;Café Zürich\n"}, {})) ==
        "code;row\nA1;Café Zürich\n");
}

TEST_CASE("bytes that are no text of any kind are refused as before", "[files]") {
  CHECK(outcome(read_text({"lop.csv", "a\xFF\xFE\n"}, {})) == "DT1007 byte=0xFF");
  CHECK(outcome(read_text({"lop.csv", std::string("a\0\xFF", 3)}, OldEncoding::vni)) ==
        "DT1007 byte=0x00");
}

TEST_CASE("Excel's Unicode Text is read as what it is", "[files]") {
  const auto utf16 = [](const std::u16string& text, bool big_end_first) {
    std::string bytes = big_end_first ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
      const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
      bytes += big_end_first ? std::string{high, low} : std::string{low, high};
    }
    return bytes;
  };
  const std::u16string text = u"Mã lớp\tHuyện\r\nML1\tMường Lát\r\n";
  for (const bool big_end_first : {false, true})
    CHECK(outcome(read_text({"lop.txt", utf16(text, big_end_first)}, {})) ==
          "Mã lớp\tHuyện\r\nML1\tMường Lát\r\n");
  // Cut in the middle of a letter it is no text.
  CHECK(outcome(read_text({"lop.txt", utf16(text, false) + "x"}, {})) == "DT1007 byte=0xFF");
  CHECK(outcome(read_text({"lop.txt", utf16(u"a\xD800", false)}, {})) == "a\uFFFD");
  CHECK(outcome(read_text({"lop.txt", utf16(std::u16string(u"a\0b", 3), true)}, {})) ==
        "DT1007 byte=0x00");
}
