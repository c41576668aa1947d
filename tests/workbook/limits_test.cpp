#include "support/book_lines.hpp"
#include "support/zip_writer.hpp"
#include "workbook/xml.hpp"

#include <dutoan/report.hpp>

#include <catch2/catch.hpp>

#include <array>

namespace dutoan::workbook {
namespace {

using tests::lines_of;
using tests::xlsx_of;

std::string row_of(int cells, const std::string& cell = "<c><v>1</v></c>") {
  std::string row;
  for (int i = 0; i < cells; ++i) row += cell;
  return "<sheetData><row>" + row + "</row></sheetData>";
}

std::string read(const std::string& bytes, const Limits& limits = {}) {
  const auto read = read_book("a.xlsx", bytes, limits);
  return read ? "read" : lines_of(read);
}

/// What is read at a limit, and refused one beyond it.
struct Row {
  const char* word;
  std::int64_t Limits::* limit;
  std::string bytes;
  std::int64_t needed;
};

TEST_CASE("a workbook is read up to each limit and refused beyond", "[workbook]") {
  const std::string deep = "<a><b><c><d/></c></b></a>";
  const std::string whole = xlsx_of(row_of(3));
  const std::string text = "<c t='inlineStr'><is><t>một hai</t></is></c>";
  const std::vector<Row> rows = {
      {"bytes", &Limits::file, whole, static_cast<std::int64_t>(whole.size())},
      {"parts", &Limits::entries, whole, 6},
      {"nesting", &Limits::depth, xlsx_of(deep), 5},
      {"cells", &Limits::cells, whole, 3},
      {"columns", &Limits::columns, whole, 3},
      {"rows", &Limits::rows, xlsx_of("<sheetData><row r='7'><c><v>1</v></c></row></sheetData>"),
       7},
      {"part", &Limits::part, xlsx_of(std::string(5'000, ' ')), 5'023},
  };
  for (const Row& row : rows) {
    INFO(row.word);
    Limits limits;
    limits.*row.limit = row.needed;
    CHECK(read(row.bytes, limits) == "read");
    limits.*row.limit = row.needed + 1;
    CHECK(read(row.bytes, limits) == "read");
    limits.*row.limit = row.needed - 1;
    CHECK(read(row.bytes, limits) == std::string{"DT7007 limit="} + row.word +
                                         " most=" + std::to_string(row.needed - 1) + "\n");
  }
  Limits limits;
  limits.characters = 7;
  CHECK(read(xlsx_of(row_of(1, text)), limits) == "read");
  limits.characters = 6;
  CHECK(read(xlsx_of(row_of(1, text)), limits) == "S!A1 DT7007 limit=characters most=6\n");
  limits = {};
  limits.texts = 40;
  CHECK(read(xlsx_of(row_of(4, text)), limits) == "read");
  CHECK(read(xlsx_of(row_of(5, text)), limits) == "DT7007 limit=texts most=40\n");
  limits.total = 2'000;
  CHECK(read(xlsx_of(std::string(3'000, ' ')), limits) == "DT7007 limit=total most=2000\n");
}

TEST_CASE("what is packed beyond measure is refused", "[workbook]") {
  CHECK(read(xlsx_of(std::string(1'000'000, ' '))) == "read");
  CHECK(read(xlsx_of(std::string(1'100'000, ' '))) == "DT7007 limit=ratio most=200\n");
}

TEST_CASE("the parser holds no endless tag and no endless list of names", "[workbook]") {
  std::string names;
  for (std::int64_t i = 0; i < most_names; ++i) names += "<n" + std::to_string(i) + "/>";
  CHECK(read(xlsx_of("<a/>" + names)) == "DT7007 limit=names most=4096\n");
  std::string noise;
  for (unsigned i = 1; noise.size() < 1'200'000; i = i * 69'069 + 1)
    noise += std::to_string(i >> 8U) + ' ';
  CHECK(read(xlsx_of("<!--" + noise + "-->")) == "DT7007 limit=tag most=1048576\n");
  CHECK(read(xlsx_of(noise)) == "read");
}

TEST_CASE("all bad cells are told in one run, up to a limit", "[workbook]") {
  const auto count = [](int bad) {
    const auto read = read_book("a.xlsx", xlsx_of(row_of(bad, "<c><v>x</v></c>")));
    return read ? 0 : read.error().size();
  };
  CHECK(count(1) == 1);
  CHECK(count(49) == 49);
  CHECK(count(50) == 50);
  CHECK(count(51) == 50);
  CHECK(count(5'000) == 50);
}

TEST_CASE("a list of classes in text is no workbook", "[workbook]") {
  CHECK(looks_like_workbook(xlsx_of("")));
  CHECK(looks_like_workbook("\xD0\xCF\x11\xE0\xA1\xB1"));
  for (const char* text : {"", "P", "PK", "PK;lớp\n1;2\n", "mã lớp;dòng\n"})
    CHECK_FALSE(looks_like_workbook(text));
}

TEST_CASE("whatever byte of a workbook is changed, it is read or refused", "[workbook]") {
  const std::string good = xlsx_of(row_of(2));
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    const auto read = read_book("a.xlsx", changed);
    CHECK((read.has_value() || !read.error().empty()));
    const auto cut = read_book("a.xlsx", good.substr(0, i));
    CHECK_FALSE(cut.has_value());
  }
}

TEST_CASE("every reason and limit reads well in both languages", "[workbook][report]") {
  const FilePlace file{"lớp.xlsx", 0, 0, 0, {}};
  const FilePlace cell{"lớp.xlsx", 0, 0, 0, "S!B7"};
  const auto check = [](const Problem& problem, const std::string& vi, const std::string& en) {
    CHECK(sentence(problem, Language::vi) == vi);
    CHECK(sentence(problem, Language::en) == en);
  };
  struct Why {
    Unreadable reason;
    std::string vi, en;
  };
  for (const Why& why : std::vector<Why>{
           {Unreadable::not_an_archive, "không phải tệp .xlsx hay .ods",
            "it is no .xlsx and no .ods file"},
           {Unreadable::damaged, "tệp bị hỏng hoặc bị cắt cụt", "it is damaged or cut off"},
           {Unreadable::old_or_locked, "tệp .xls cũ, hoặc có mật khẩu",
            "it is an old .xls, or behind a password"},
           {Unreadable::unsafe_name, "có phần trỏ ra ngoài tệp",
            "a part of it points outside the file"},
           {Unreadable::part_missing, "thiếu một phần của tệp", "a part of it is missing"},
           {Unreadable::bad_xml, "một phần không phải XML đúng", "a part of it is no correct XML"},
           {Unreadable::document_type, "có khai báo DOCTYPE", "it declares a document type"},
           {Unreadable::no_sheet, "không có trang tính nào", "it has no sheet"},
       })
    check(Problem{ListRule::not_a_workbook, file, {{"reason", std::string{word_for(why.reason)}}}},
          "không đọc được bảng tính \"lớp.xlsx\": " + why.vi,
          "cannot read the workbook \"lớp.xlsx\": " + why.en);
  struct Fault {
    CellFault reason;
    std::string vi, en;
  };
  for (const Fault& fault : std::vector<Fault>{
           {CellFault::control_character, "có ký tự điều khiển", "it holds a control character"},
           {CellFault::not_a_number, "không phải số", "it is no number"},
           {CellFault::not_a_truth_value, "không phải TRUE hay FALSE",
            "it is neither TRUE nor FALSE"},
           {CellFault::no_such_date, "không có ngày, giờ này", "there is no such day or time"},
           {CellFault::no_such_text, "trỏ đến chữ không có trong tệp",
            "it points at a text that is not there"},
           {CellFault::no_such_style, "trỏ đến kiểu ô không có trong tệp",
            "it points at a style that is not there"},
           {CellFault::no_such_type, "loại giá trị không có thật",
            "there is no such type of value"},
           {CellFault::bad_reference, "vị trí ô không có thật", "no cell has that place"},
           {CellFault::no_result, "công thức chưa được tính", "its formula was never computed"},
       })
    check(Problem{ListRule::cell_unreadable,
                  cell,
                  {{"reason", std::string{word_for(fault.reason)}}, {"text", std::string{"x"}}}},
          "không đọc được ô này: " + fault.vi + ": \"x\"",
          "cannot read this cell: " + fault.en + ": \"x\"");
  struct Limit {
    std::string word, vi, en;
  };
  for (const Limit& limit : std::vector<Limit>{
           {"bytes", "số byte của tệp", "bytes of the file"},
           {"parts", "số phần của tệp", "parts of the file"},
           {"part", "số byte của một phần", "bytes of one part"},
           {"total", "số byte khi giải nén", "bytes when unpacked"},
           {"ratio", "tỷ lệ nén", "the ratio of compression"},
           {"nesting", "độ lồng", "nesting"},
           {"cells", "số ô", "cells"},
           {"texts", "số byte chữ của mọi ô", "bytes of all texts"},
           {"rows", "số hàng", "rows"},
           {"columns", "số cột", "columns"},
           {"characters", "số ký tự của một ô", "characters of a cell"},
           {"sheets", "số trang tính", "sheets"},
           {"styles", "số kiểu ô", "styles"},
           {"names", "số tên thẻ XML", "names of XML elements"},
           {"tag", "số byte của một thẻ XML", "bytes of one XML tag"},
       })
    check(Problem{ListRule::workbook_too_large,
                  file,
                  {{"limit", limit.word}, {"most", std::int64_t{2'000}}}},
          "bảng tính \"lớp.xlsx\" vượt giới hạn: " + limit.vi + ", nhiều nhất 2.000",
          "the workbook \"lớp.xlsx\" is beyond the limit: " + limit.en + ", at most 2.000");
}

TEST_CASE("a problem of a cell shows the cell", "[workbook][report]") {
  const FilePlace cell{"lớp.xlsx", 0, 0, 0, "S!B7"};
  const Problem long_text{ListRule::workbook_too_large,
                          cell,
                          {{"limit", std::string{"characters"}}, {"most", std::int64_t{32'767}}}};
  CHECK(worded(long_text, Language::vi, {}).find("lớp.xlsx!S!B7") != std::string::npos);
  CHECK(worded(Problem{ListRule::cell_twice, cell}, Language::en, {}).find("!S!B7") !=
        std::string::npos);
}

}  // namespace
}  // namespace dutoan::workbook
