#include "files/text_file.hpp"

#include "problem_text.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace dutoan::files {
namespace {

std::string refusal(std::string bytes) {
  const auto source = check_text("t", std::move(bytes));
  return source ? "" : written(source.error());
}

TEST_CASE("bytes that are no text are refused where they stand", "[files]") {
  struct Row {
    std::string bytes, refusal;
  };
  const std::vector<Row> rows{
      {"a\nb\n\xD4\n", "3:1+1 DT1007 byte=0xD4\n"},
      {"\xC4\x91\xCC\x81x\xFF", "1:3+1 DT1007 byte=0xFF\n"},  // marks add no column
      {std::string("ab\0c", 4), "1:3+1 DT1007 byte=0x00\n"},
      {"\xFF\xFEp", "1:1+1 DT1007 byte=0xFF\n"},  // UTF-16
      {"\xC0\xAF", "1:1+1 DT1007 byte=0xC0\n"},   // overlong
      {"\xE0\x80\xAF", "1:1+1 DT1007 byte=0xE0\n"},
      {"\xED\xA0\x80", "1:1+1 DT1007 byte=0xED\n"},      // a surrogate
      {"\xF4\x90\x80\x80", "1:1+1 DT1007 byte=0xF4\n"},  // beyond U+10FFFF
      {"abc\xE1\xBB", "1:4+1 DT1007 byte=0xE1\n"},       // cut short
      {"a\n\x1B[31m", "2:1+1 DT1008 found=U+001B expected=text without control characters\n"},
      {"\x1F", "1:1+1 DT1008 found=U+001F expected=text without control characters\n"},
      {" ~", ""},
      {"\x7F", "1:1+1 DT1008 found=U+007F expected=text without control characters\n"},
      {"x\xC2\x9F", "1:2+1 DT1008 found=U+009F expected=text without control characters\n"},
      {"\xC2\xA0", ""},
      {"\t\r\n", ""},
      {"", ""},
      {"\xF0\x9F\x98\x80 \xE1\xBB\x9B\r\n", ""},
  };
  for (const Row& row : rows) CHECK(refusal(row.bytes) == row.refusal);
}

TEST_CASE("a text has no byte-order mark", "[files]") {
  const auto source = check_text("t", "\xEF\xBB\xBFx");
  REQUIRE(source);
  CHECK(source->text == "x");
}

TEST_CASE("a file may be as large as the limit and no larger", "[files]") {
  const auto limit = static_cast<std::size_t>(largest_file);
  CHECK(refusal(std::string(limit - 1, 'x')).empty());
  CHECK(refusal(std::string(limit, 'x')).empty());
  CHECK(refusal("\xEF\xBB\xBF" + std::string(limit, 'x')).empty());
  CHECK(refusal(std::string(limit + 1, 'x')) ==
        "0:0+0 DT1014 what=file size=8388609 limit=8388608\n");
}

TEST_CASE("columns count characters as people see them", "[files]") {
  const std::string composed = "s\u1ED1 l\u1EDBp x";                  // NFC
  const std::string decomposed = "so\u0302\u0301 lo\u031B\u0301p x";  // NFD
  CHECK(display_length(composed) == 8);
  CHECK(display_length(decomposed) == 8);
  CHECK(display_column(composed, composed.find('x')) == 8);
  CHECK(display_column(decomposed, decomposed.find('x')) == 8);
  CHECK(display_column(decomposed, 2) == 2);  // a mark stands where its letter stands
  CHECK(display_column("", 0) == 1);
  CHECK(display_column("ab", 99) == 3);
}

TEST_CASE("lines are found with either kind of end", "[files]") {
  const SourceText source{"t", "one\r\ntwo\n\nfour"};
  CHECK(line_of(source, 1) == "one");
  CHECK(line_of(source, 2) == "two");
  CHECK(line_of(source, 3).empty());
  CHECK(line_of(source, 4) == "four");
  CHECK(line_of(source, 5).empty());
  CHECK(line_of(source, 0).empty());
}

TEST_CASE("a file that cannot be read says why", "[files]") {
  const auto folder = std::filesystem::temp_directory_path();
  const auto missing = read_text_file((folder / "no-such-file.toml").string());
  REQUIRE_FALSE(missing);
  CHECK(missing.error()[0].is(SystemRule::cannot_read));
  CHECK(written(missing.error()[0].facts[1].value) == "no such file");
  const auto is_folder = read_text_file(folder.string());
  REQUIRE_FALSE(is_folder);
  CHECK(written(is_folder.error()[0].facts[1].value) == "a folder");
}

TEST_CASE("a file is read as it is", "[files]") {
  const auto path = std::filesystem::temp_directory_path() / "dutoan_text_file_test.toml";
  std::ofstream(path, std::ios::binary) << "\xEF\xBB\xBF"
                                           "a\r\nb";
  const auto source = read_text_file(path.string());
  std::filesystem::remove(path);
  REQUIRE(source);
  CHECK(source->text == "a\r\nb");
  CHECK(source->name == path.string());
}

}  // namespace
}  // namespace dutoan::files
