#include "support/book_lines.hpp"
#include "support/zip_writer.hpp"

#include <catch2/catch.hpp>

namespace dutoan::workbook {
namespace {

using tests::lines_of;

std::string read_rows(const std::string& rows) {
  return lines_of(read_book("a.ods", tests::ods_of_rows(rows)));
}

struct Row {
  std::string content, answer;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.content);
    CHECK(read_rows("<t:table-row>" + row.content + "</t:table-row>") == row.answer);
  }
}

std::string cell(const std::string& attributes, const std::string& paragraphs = "") {
  return "<t:table-cell " + attributes + ">" + paragraphs + "</t:table-cell>";
}

TEST_CASE("cells of .ods are read by their type", "[workbook]") {
  check_rows({
      {cell(""), ""},
      {cell("o:value-type='float' o:value='106'", "<x:p>106,0</x:p>"), "S!A1 number 106\n"},
      {cell("o:value-type='percentage' o:value='0.08'"), "S!A1 number 0.08\n"},
      {cell("o:value-type='currency' o:value='1.5E3'"), "S!A1 number 1500\n"},
      {cell("o:value-type='float'", "<x:p>1</x:p>"), "S!A1 DT7008 reason=not a number\n"},
      {cell("o:value-type='date' o:date-value='2020-07-06'"), "S!A1 date 2020-07-06\n"},
      {cell("o:value-type='date' o:date-value='2020-07-06T07:30:00'"),
       "S!A1 date time 2020-07-06\n"},
      {cell("o:value-type='date' o:date-value='2020-13-06'"),
       "S!A1 DT7008 reason=no such date text=2020-13-06\n"},
      {cell("o:value-type='time' o:time-value='PT07H30M00S'"), "S!A1 text 07:30\n"},
      {cell("o:value-type='boolean' o:boolean-value='true'"), "S!A1 boolean TRUE\n"},
      {cell("o:value-type='boolean' o:boolean-value='1'"),
       "S!A1 DT7008 reason=neither true nor false text=1\n"},
      {cell("o:value-type='string'", "<x:p>Mường Lát</x:p>"), "S!A1 text Mường Lát\n"},
      {cell("o:value-type='string' o:string-value='b'", "<x:p>a</x:p>"), "S!A1 text b\n"},
      {cell("", "<x:p>a</x:p>"), "S!A1 text a\n"},
      {cell("o:value-type='float' o:value='2' t:formula='of:=1+1'"), "S!A1 number formula 2\n"},
      {cell("t:formula='of:=1+1'"), "S!A1 DT7008 reason=no result\n"},
      {cell("o:value-type='string' o:string-value='' t:value-type='error' t:formula='of:=#REF!'",
            "<x:p>#REF!</x:p>"),
       "S!A1 error formula #REF!\n"},
      {cell("o:value-type='float' o:value='0' t:formula='of:=1/0'", "<x:p>#DIV/0!</x:p>"),
       "S!A1 error formula #DIV/0!\n"},
      {cell("o:value-type='x'"), "S!A1 DT7008 reason=no such type text=x\n"},
  });
}

TEST_CASE("paragraphs of .ods are read as they are shown", "[workbook]") {
  check_rows({
      {cell("", "<x:p>a</x:p><x:p/><x:p>b</x:p>"), "S!A1 text a\\n\\nb\n"},
      {cell("", "<x:p> a\n  b <x:span>c</x:span></x:p>"), "S!A1 text a b c\n"},
      {cell("", "<x:p>a<x:s x:c='2'/>b<x:tab/>c<x:line-break/>d</x:p>"),
       "S!A1 text a  b\\tc\\nd\n"},
      {cell("",
            "<x:p><x:a>a</x:a><x:ruby><x:ruby-base>b</x:ruby-base><x:ruby-text>x</x:ruby-text>"
            "</x:ruby></x:p>"),
       "S!A1 text ab\n"},
      {cell("", "<o:annotation><x:p>x</x:p></o:annotation><x:p>a</x:p>"), "S!A1 text a\n"},
      {cell("", "<x:p>a\xC2\x80</x:p>"), "S!A1 DT7008 reason=control character text=a\xC2\x80\n"},
      {cell("", "<x:p>a<x:s x:c='999999999999999999999'/></x:p>"),
       "S!A1 DT7007 limit=characters most=32767\n"},
  });
}

TEST_CASE("what repeats in .ods stands as often as it holds something", "[workbook]") {
  check_rows({
      {cell("t:number-columns-repeated='2'", "<x:p>a</x:p>") + cell("", "<x:p>b</x:p>"),
       "S!A1 text a\nS!B1 text a\nS!C1 text b\n"},
      {cell("t:number-columns-repeated='16383'") + cell("", "<x:p>b</x:p>"), "S!XFD1 text b\n"},
      {cell("t:number-columns-repeated='16384'") + cell("", "<x:p>b</x:p>"),
       "DT7007 limit=columns most=16384\n"},
      {cell("t:number-columns-repeated='99999999999999999999'"), ""},
      {cell("t:number-columns-repeated='16385'", "<x:p>a</x:p>"),
       "DT7007 limit=columns most=16384\n"},
      {cell("t:number-columns-repeated='0'"), "DT7006 reason=damaged\n"},
      {cell("t:number-columns-repeated='x'"), "DT7006 reason=damaged\n"},
      {"<t:covered-table-cell t:number-columns-repeated='2'/>" + cell("", "<x:p>b</x:p>"),
       "S!C1 text b\n"},
      {cell("t:number-columns-spanned='2' t:number-rows-spanned='3'", "<x:p>b</x:p>"),
       "S!A1:B3 merged\nS!A1 text b\n"},
      {cell("t:number-columns-spanned='16385'"), "S!A1 DT7008 reason=bad reference\n"},
  });
  const std::string b = cell("", "<x:p>b</x:p>");
  const auto row = [](const std::string& attributes, const std::string& cells) {
    return "<t:table-row " + attributes + ">" + cells + "</t:table-row>";
  };
  CHECK(read_rows(row("t:number-rows-repeated='2'", b) + row("", b)) ==
        "S!A1 text b\nS!A2 text b\nS!A3 text b\n");
  CHECK(read_rows("<t:table-row-group><t:table-header-rows>" +
                  row("t:number-rows-repeated='1048575'", cell("")) +
                  "</t:table-header-rows></t:table-row-group>" + row("", b)) ==
        "S!A1048576 text b\n");
  CHECK(read_rows(row("t:number-rows-repeated='1048576'", cell("")) + row("", b)) ==
        "DT7007 limit=rows most=1048576\n");
  CHECK(read_rows(row("t:number-rows-repeated='2147483648'", cell(""))).empty());
  CHECK(read_rows(row("t:number-rows-repeated='31'",
                      cell("t:number-columns-repeated='16384'", "<x:p>a</x:p>"))) ==
        "DT7007 limit=cells most=500000\n");
  CHECK(read_rows(row("t:visibility='filter'", b)) == "S!A1 text hidden b\n");
  CHECK(read_rows(row("t:visibility='collapse' t:number-rows-repeated='2'", cell("")) +
                  row("", b)) == "S!A3 text b\n");
}

TEST_CASE("only the tables of an .ods are sheets", "[workbook]") {
  const std::string row = "<t:table-row><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>";
  const auto read = [](const std::string& content) {
    return lines_of(read_book("a.ods", tests::ods_of(content)));
  };
  CHECK(read("<t:table t:name='Z' t:style-name='ta1'>" + row + "</t:table><t:table t:name='A'>" +
             row + "</t:table>") == "Z! hidden\nZ!A1 text a\nA!A1 text a\n");
  CHECK(read("<t:dde-links><t:dde-link><t:table t:name='D'>" + row +
             "</t:table></t:dde-link></t:dde-links>") == "DT7006 reason=no sheet\n");
  CHECK(read("<t:table t:name='A'><t:shapes>" + row + "</t:shapes></t:table>").empty());
}

TEST_CASE("an .ods behind a password says so", "[workbook]") {
  const auto read = [](const tests::Parts& parts) {
    return lines_of(read_book("a.ods", tests::ods_of("", parts)));
  };
  CHECK(read({{"META-INF/manifest.xml", "<m><f><encryption-data/></f></m>"},
              {"content.xml", "\x01\x02"}}) == "DT7006 reason=old or locked\n");
  CHECK(read({{"encrypted-package", "x"}}) == "DT7006 reason=old or locked\n");
  CHECK(read({{"mimetype", "application/vnd.oasis.opendocument.text"}}) ==
        "DT7006 reason=not a workbook\n");
  CHECK(read({{"content.xml", "<html/>"}}) == "DT7006 reason=damaged\n");
}

}  // namespace
}  // namespace dutoan::workbook
