#include "support/book_lines.hpp"
#include "support/zip_writer.hpp"

#include <catch2/catch.hpp>

namespace dutoan::workbook {
namespace {

using tests::lines_of;
using tests::Parts;
using tests::xlsx_of;

std::string read(const std::string& content, const Parts& changed = {}) {
  return lines_of(read_book("a.xlsx", xlsx_of(content, changed)));
}

std::string read_row(const std::string& cells) {
  return read("<sheetData><row r='1'>" + cells + "</row></sheetData>");
}

struct Row {
  std::string content, answer;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.content);
    CHECK(read_row(row.content) == row.answer);
  }
}

TEST_CASE("cells of .xlsx are read by their type", "[workbook]") {
  check_rows({
      {"", ""},
      {"<c r='A1'/><c r='B1' s='1'/>", ""},
      {"<c r='A1'><v>106</v></c>", "S!A1 number 106\n"},
      {"<c r='A1' t='n'><v>1.5E3</v></c>", "S!A1 number 1500\n"},
      {"<c r='A1' t='s'><v>0</v></c>", "S!A1 text Mường Lát\n"},
      {"<c r='A1' t='s'><v>1</v></c>", "S!A1 text Quan Hóa\n"},
      {"<c r='A1' t='s'><v>2</v></c>", "S!A1 DT7008 reason=no such text text=2\n"},
      {"<c r='A1' t='s'><v>-1</v></c>", "S!A1 DT7008 reason=no such text text=-1\n"},
      {"<c r='A1' t='inlineStr'><is><t>a</t></is></c>", "S!A1 text a\n"},
      {"<c r='A1' t='inlineStr'><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>",
       "S!A1 text ab\n"},
      {"<c r='A1' t='str'><f>B1</f><v>a</v></c>", "S!A1 text formula a\n"},
      {"<c r='A1' t='str'><f>B1</f><v></v></c>", ""},
      {"<c r='A1'><f>1+1</f><v>2</v></c>", "S!A1 number formula 2\n"},
      {"<c r='A1'><f>1+1</f></c>", "S!A1 DT7008 reason=no result\n"},
      {"<c r='A1'><f>1+1</f><v/></c>", "S!A1 DT7008 reason=no result\n"},
      {"<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>",
       "S!A1 boolean TRUE\nS!B1 boolean FALSE\n"},
      {"<c r='A1' t='b'><v>2</v></c>", "S!A1 DT7008 reason=neither true nor false text=2\n"},
      {"<c r='A1' t='e'><v>#REF!</v></c>", "S!A1 error #REF!\n"},
      {"<c r='A1' t='d'><v>2020-07-06T07:30:00</v></c>", "S!A1 date time 2020-07-06\n"},
      {"<c r='A1' t='d'><v>2020-02-30</v></c>",
       "S!A1 DT7008 reason=no such date text=2020-02-30\n"},
      {"<c r='A1' t='x'><v>1</v></c>", "S!A1 DT7008 reason=no such type text=1\n"},
      {"<c r='A1'><v>1,5</v></c>", "S!A1 DT7008 reason=not a number text=1,5\n"},
  });
}

TEST_CASE("a style tells which numbers are days", "[workbook]") {
  check_rows({
      {"<c r='A1' s='0'><v>44018</v></c>", "S!A1 number 44018\n"},
      {"<c r='A1' s='1'><v>44018</v></c>", "S!A1 date 2020-07-06\n"},
      {"<c r='A1' s='1'><v>44018.5</v></c>", "S!A1 date time 2020-07-06\n"},
      {"<c r='A1' s='2'><v>44018</v></c>", "S!A1 date 2020-07-06\n"},
      {"<c r='A1' s='3'><v>0.3125</v></c>", "S!A1 text 07:30\n"},
      {"<c r='A1' s='4'><v>44018</v></c>", "S!A1 number 44018\n"},
      {"<c r='A1' s='5'><v>44018</v></c>", "S!A1 DT7008 reason=no such style text=44018\n"},
      {"<c r='A1' s='1'><v>60</v></c>", "S!A1 DT7008 reason=no such date text=60\n"},
  });
  CHECK(read("<sheetData><row><c s='1'><v>0</v></c></row></sheetData>",
             {{"xl/workbook.xml",
               "<workbook xmlns:r='r'><workbookPr date1904='true'/><sheets>"
               "<sheet name='S' r:id='r1'/></sheets></workbook>"}}) == "S!A1 date 1904-01-01\n");
}

TEST_CASE("texts of .xlsx are clean", "[workbook]") {
  check_rows({
      {"<c r='A1' t='inlineStr'><is><t>e\xCC\x82</t></is></c>", "S!A1 text ê\n"},
      {"<c r='A1' t='inlineStr'><is><t>a_x000D_\nb&#13;c\td</t></is></c>",
       "S!A1 text a\\nb\\nc\\td\n"},
      {"<c r='A1' t='inlineStr'><is><t>_x005F_x000D_ _x00e2_ _xD83D_</t></is></c>",
       "S!A1 text _x000D_ â _xD83D_\n"},
      {"<c r='A1' t='inlineStr'><is><t>_x001B_[31m</t></is></c>",
       "S!A1 DT7008 reason=control character text=\x1B[31m\n"},
      {"<c r='A1' t='inlineStr'><is><t>a&#x85;b</t></is></c>",
       "S!A1 DT7008 reason=control character text=a\xC2\x85"
       "b\n"},
      {"<c r='A1' t='inlineStr'><is><t>&lt;&amp;</t></is></c>", "S!A1 text <&\n"},
  });
}

TEST_CASE("cells stand in order, once, where they say", "[workbook]") {
  check_rows({
      {"<c><v>1</v></c><c><v>2</v></c><c r='E1'><v>3</v></c><c><v>4</v></c>",
       "S!A1 number 1\nS!B1 number 2\nS!E1 number 3\nS!F1 number 4\n"},
      {"<c r='B1'><v>2</v></c><c r='A1'><v>1</v></c>", "S!A1 number 1\nS!B1 number 2\n"},
      {"<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>", "S!A1 DT7009\n"},
      {"<c r='A1'><v>1</v><v>2</v></c>", "S!A1 DT7009\n"},
      {"<c r='A2'><v>1</v></c>", "S!A2 DT7008 reason=bad reference text=1\n"},
      {"<c r='1A'><v>1</v></c>", "S!1A DT7008 reason=bad reference text=1\n"},
      {"<c r='XFD1'><v>1</v></c>", "S!XFD1 number 1\n"},
      {"<c r='XFE1'><v>1</v></c>", "DT7007 limit=columns most=16384\n"},
      {"<c r='AAAA1'><v>1</v></c>", "S!AAAA1 DT7008 reason=bad reference text=1\n"},
  });
  const auto rows = [](const std::string& content) {
    return read("<sheetData>" + content + "</sheetData>");
  };
  CHECK(rows("<row><c><v>1</v></c></row><row r='5' hidden='1'><c><v>2</v></c></row><row><c><v>3</v>"
             "</c></row>") == "S!A1 number 1\nS!A5 number hidden 2\nS!A6 number 3\n");
  CHECK(rows("<row r='1048576'><c><v>1</v></c></row>") == "S!A1048576 number 1\n");
  CHECK(rows("<row r='1048577'><c><v>1</v></c></row>") == "DT7007 limit=rows most=1048576\n");
  CHECK(rows("<row r='0'/>") == "S!0 DT7008 reason=bad reference\n");
  CHECK(rows("<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>") ==
        "S!A1 DT7009\n");
}

TEST_CASE("merged ranges of .xlsx are told", "[workbook]") {
  const auto merged = [](const std::string& reference) {
    return read("<mergeCells><mergeCell ref='" + reference + "'/></mergeCells>");
  };
  CHECK(merged("A1:B2") == "S!A1:B2 merged\n");
  CHECK(merged("A1") == "S!A1:A1 merged\n");
  for (const char* bad : {"B2:A1", "A1:XFE1", "A1:A1048577", "A1:", ""})
    CHECK(merged(bad) == "S!" + std::string{bad} + " DT7008 reason=bad reference\n");
}

TEST_CASE("a workbook's sheets come in its order, under its names", "[workbook]") {
  const std::string one =
      "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
  const auto sheets = [&](const std::string& list, const std::string& relations) {
    return read(
        "", {{"xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + list + "</sheets></workbook>"},
             {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"},
             {"xl/a.xml", one},
             {"xl/b.xml", one}});
  };
  const std::string a = "<Relationship Id='a' Type='t/worksheet' Target='a.xml'/>";
  const std::string b = "<Relationship Id='b' Type='t/worksheet' Target='/xl/b.xml'/>";
  CHECK(sheets("<sheet name='Z' r:id='b' state='veryHidden'/><sheet name='ê&#10;x' r:id='a'/>",
               a + b) == "Z! hidden\nZ!A1 number 1\nêx!A1 number 1\n");
  CHECK(sheets("", a) == "DT7006 reason=no sheet\n");
  CHECK(sheets("<sheet name='Z' r:id='c'/>", a) == "DT7006 reason=part missing\n");
  CHECK(sheets("<sheet name='Z' r:id='a'/><sheet name='Y' r:id='a'/>", a) ==
        "DT7006 reason=damaged\n");
  CHECK(sheets("<sheet name='Z' r:id='a'/>",
               "<Relationship Id='a' Type='t/chartsheet' Target='a.xml'/>") ==
        "DT7006 reason=no sheet\n");
  for (const char* target : {"../../etc/passwd", "http://a.vn/x.xml", "//a.vn/x.xml", "..\\x.xml"})
    CHECK(sheets("<sheet name='Z' r:id='a'/>", "<Relationship Id='a' Type='t/worksheet' Target='" +
                                                   std::string{target} + "'/>") ==
          "DT7006 reason=unsafe name\n");
  CHECK(sheets("<sheet name='Z' r:id='a'/>",
               "<Relationship Id='a' Type='t/worksheet' Target='a.xml' TargetMode='External'/>") ==
        "DT7006 reason=unsafe name\n");
}

}  // namespace
}  // namespace dutoan::workbook
