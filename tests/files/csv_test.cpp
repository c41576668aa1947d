#include "files/csv.hpp"

#include "problem_text.hpp"

#include <catch2/catch.hpp>

namespace dutoan::files {
namespace {

/// "A1@1:1+2=text" for every cell, a line for every row.
std::string read(const std::string& text) {
  const auto source = check_text("l.csv", text);
  if (!source) return written(source.error());
  const auto list = read_csv(*source);
  if (!list) return written(list.error());
  std::string cells;
  const auto add = [&](const std::vector<Cell>& row) {
    for (const Cell& cell : row) {
      cells += (&cell == row.data() ? "" : " ") + cell.place.cell + "@" +
               std::to_string(cell.place.line) + ":" + std::to_string(cell.place.column) + "+" +
               std::to_string(cell.place.length) + "=" + cell.text;
    }
    cells += "\n";
  };
  add(list->header);
  for (const auto& row : list->rows) add(row);
  return cells;
}

struct Row {
  std::string text, answer;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(row.text) == row.answer);
  }
}

TEST_CASE("lists are read with every separator", "[files][csv]") {
  check({
      {"a;b\n1;2\n", "A1@1:1+1=a B1@1:3+1=b\nA2@2:1+1=1 B2@2:3+1=2\n"},
      {"a,b\r\n1,2", "A1@1:1+1=a B1@1:3+1=b\nA2@2:1+1=1 B2@2:3+1=2\n"},
      {"a\tb\n\t2\n", "A1@1:1+1=a B1@1:3+1=b\nA2@2:1+1= B2@2:2+1=2\n"},
      {"a\n1,5\n", "A1@1:1+1=a\nA2@2:1+3=1,5\n"},
      {"\"a,b,c\";d\n1;2\n", "A1@1:1+7=a,b,c B1@1:9+1=d\nA2@2:1+1=1 B2@2:3+1=2\n"},
      {"\xEF\xBB\xBFMã lớp;b\n", "A1@1:1+6=Mã lớp B1@1:8+1=b\n"},
  });
}

TEST_CASE("cells are named as a spreadsheet shows them", "[files][csv]") {
  check({
      // Comments and blank lines are rows there; a newline in quotes is not.
      {"# ghi chú; a, b\n\na;b\n\"x\ny\";2\n#\n 3 ; \"4\" \n",
       "A3@3:1+1=a B3@3:3+1=b\nA4@4:1+1=x\ny B4@5:4+1=2\nA6@7:2+1=3 B6@7:6+3=4\n"},
      {"a;b\n;;\n;\n", "A1@1:1+1=a B1@1:3+1=b\n"},
      {"a;b\n;\n1;\n", "A1@1:1+1=a B1@1:3+1=b\nA3@3:1+1=1 B3@3:3+1=\n"},
  });
}

TEST_CASE("columns go on after Z", "[files][csv]") {
  const auto list = read_csv({"l.csv", std::string(27, ';') + "x\n"});
  REQUIRE(list);
  CHECK(list->header[25].place.cell == "Z1");
  CHECK(list->header[26].place.cell == "AA1");
  CHECK(list->header[27].place.cell == "AB1");
}

TEST_CASE("quoted cells keep blanks, quotes and separators", "[files][csv]") {
  check({
      {"a;b\n\" x \";\"y\"\"z;\"\n", "A1@1:1+1=a B1@1:3+1=b\nA2@2:1+5= x  B2@2:7+7=y\"z;\n"},
      {"e\xCC\x82;b\n", "A1@1:1+1=ê B1@1:3+1=b\n"},
  });
}

TEST_CASE("every problem of a list is told with its cell", "[files][csv]") {
  check({
      {"a;b;c\n1;Mường Lát\n1;2;3\n1;2;3;4;5\n",
       "2:3+9 B2 DT7003 fields=2 expected=3 after=Mường Lát\n"
       "4:7+1 D4 DT7003 fields=5 expected=3 after=5\n"},
      {"a;b\n1;\"2\n3;4\n", "2:3+1 B2 DT7004\n"},
      {"a;b\n1;x\"y\n1\n\"z\"w;2\n",
       "2:4+1 B2 DT1008 found=\" expected=a quoted cell\n"
       "3:1+1 A3 DT7003 fields=1 expected=2 after=1\n"
       "4:4+1 A4 DT1008 found=w expected=a separator or end of line\n"},
      {"# chỉ ghi chú\n\n", "3:1+1 A3 DT1008 found=end of file expected=header\n"},
      {"", "1:1+1 A1 DT1008 found=end of file expected=header\n"},
      {"a;b\n1;\xD4\n", "2:3+1 DT1007 byte=0xD4\n"},
  });
}

TEST_CASE("a good list with any byte changed is read or refused", "[files][csv]") {
  const std::string good = "# x\nMã;\"Số\"\nML1;\"a;b\"\n;\n\"hai\ndòng\";\"x\"\"y\"\r\n";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char byte : std::string_view{";,\t\"\n\r #x"}) {
      std::string changed = good;
      changed[i] = byte;
      CHECK_FALSE(read(changed).empty());
      CHECK_FALSE(read(good.substr(0, i) + byte + good.substr(i)).empty());
    }
    CHECK_FALSE(read(good.substr(0, i)).empty());
  }
}

}  // namespace
}  // namespace dutoan::files
