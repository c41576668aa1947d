#include "files/form.hpp"

#include "problem_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace dutoan::files {
namespace {

const Form item{.name = "item",
                .about = "One item.",
                .fields = {{.key = "ma", .type = ValueType::code, .required = true},
                           {.key = "gia", .type = ValueType::money},
                           {.key = "con", .type = ValueType::list_of_tables, .form = &item}}};
const Form plan{
    .name = "plan",
    .about = "A \"plan\".",
    .fields = {
        {.key = "ten", .type = ValueType::text, .required = true, .about = "Its name | title."},
        {.key = "so_lop", .type = ValueType::integer, .least = 1, .most = 500},
        {.key = "cap", .type = ValueType::text, .words = {"tinh", "huyen", "xa"}},
        {.key = "dung", .type = ValueType::boolean},
        {.key = "ngay", .type = ValueType::date},
        {.key = "luong", .type = ValueType::number_text},
        {.key = "phan", .type = ValueType::number_text, .least = 1, .most = 2},
        {.key = "chinh", .type = ValueType::table, .form = &item},
        {.key = "muc", .type = ValueType::list_of_tables, .form = &item},
        {.key = "ghi", .type = ValueType::list_of_texts},
        {.key = "nam", .type = ValueType::list_of_integers, .least = 1945, .most = 2100},
        {.key = "dem", .type = ValueType::map_of_integers, .least = 0},
        {.key = "tien", .type = ValueType::map_of_money},
        {.key = "he_so", .type = ValueType::map_of_number_texts},
        {.key = "theo", .type = ValueType::map_of_tables, .form = &item},
        {.key = "nguon", .type = ValueType::text_or_list},
    }};

std::string shape(const std::string& text) {
  const auto root = read_toml({"t.toml", text});
  if (!root) return "syntax: " + written(root.error());
  return written(check_shape(*root, plan));
}

struct Row {
  std::string text, answer;
};

TEST_CASE("a file that fits its form has no problem", "[files][form]") {
  CHECK(shape(R"(ten = "x"
so_lop = 500
cap = "huyen"
dung = false
ngay = "06/05/2020"
luong = "0.2"
ghi = ["a", "b"]
nam = [1945, 2100]
dem = { a = 0, "Mường Lát" = 3 }
tien = { a = 100_000, b = "150.000" }
he_so = { a = "1.5", b = 2 }
nguon = ["a"]
chinh = { ma = "A.1-b_c", gia = 0 }
[[muc]]
ma = "1"
[[muc.con]]
ma = "2"
[theo.x]
ma = "3"
)")
            .empty());
}

TEST_CASE("every rule of shape tells place and facts", "[files][form]") {
  const std::vector<Row> rows{
      {"", "0:0+0 DT1010 key=ten table=\n"},
      {"so_lơp = 1", "1:1+6 DT1002 key=so_lơp table= nearest=so_lop\n"},
      {"zzzzzz = 1", "1:1+6 DT1002 key=zzzzzz table=\n"},
      {"chinh = { mã = '1', ma = 'x' }", "1:11+2 DT1002 key=mã table=chinh nearest=ma\n"},
      {"[[muc]]\nma = '1'\n[[muc]]\n", "3:1+7 DT1010 key=ma table=muc\n"},
      {"[[muc]]\nma='1'\n[[muc.con]]", "3:1+11 DT1010 key=ma table=muc.con\n"},
      {"[theo.x]", "1:1+8 DT1010 key=ma table=theo.x\n"},
      {"so_lop = '4'", "1:10+3 DT1003 key=so_lop expected=integer found=text\n"},
      {"dung = 1", "1:8+1 DT1003 key=dung expected=boolean found=integer\n"},
      {"cap = 2020-01-01", "1:7+10 DT1003 key=cap expected=text found=date\n"},
      {"ghi = 'a'", "1:7+3 DT1003 key=ghi expected=list of texts found=text\n"},
      {"ghi = ['a', 1]", "1:13+1 DT1003 key=ghi expected=text found=integer\n"},
      {"nguon = true", "1:9+4 DT1003 key=nguon expected=text or list of texts found=boolean\n"},
      {"nguon = [1]", "1:10+1 DT1003 key=nguon expected=text found=integer\n"},
      {"muc = {}", "1:7+2 DT1003 key=muc expected=list of tables found=table\n"},
      {"muc = [1]", "1:8+1 DT1003 key=muc expected=table found=integer\n"},
      {"chinh = 1", "1:9+1 DT1003 key=chinh expected=table found=integer\n"},
      {"dem = { a = 'x' }", "1:13+3 DT1003 key=a expected=integer found=text\n"},
      {"dem = []", "1:7+2 DT1003 key=dem expected=table of integers found=list\n"},
      {"dem = { ' ' = 1 }", "1:9+3 DT1015 key=dem\n"},
      {"cap = 'huyên'", "1:7+7 DT1011 key=cap word=huyên nearest=huyen allowed=tinh, huyen, xa\n"},
      {"cap = 'bo'", "1:7+4 DT1011 key=cap word=bo allowed=tinh, huyen, xa\n"},
      {"so_lop = 0", "1:10+1 DT1012 key=so_lop value=0 least=1 most=500\n"},
      {"so_lop = 501", "1:10+3 DT1012 key=so_lop value=501 least=1 most=500\n"},
      {"nam = [1944]", "1:8+4 DT1012 key=nam value=1944 least=1945 most=2100\n"},
      {"tien = { a = -1 }", "1:14+2 DT1012 key=a value=-1 least=0 most=9223372036854775807\n"},
      {"ghi = ['']", "1:8+2 DT1015 key=ghi\n"},
      {"cap = '  '", "1:7+4 DT1015 key=cap\n"},
      {"chinh = { ma = 'ă' }", "1:16+3 DT1016 key=ma text=ă\n"},
      {"chinh = { ma = '-a' }", "1:16+4 DT1016 key=ma text=-a\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::string name = row.text.empty() ? "" : "ten = 'x'\n";
    // The name stands last of the bare keys: a header may come first in the row.
    CHECK(
        shape(row.text.starts_with('[') || row.text.empty() ? row.text : row.text + "\n" + name) ==
        (row.text.starts_with('[') ? "0:0+0 DT1010 key=ten table=\n" : "") + row.answer);
  }
}

TEST_CASE("numbers, amounts and dates in texts are read by the check", "[files][form]") {
  const std::vector<Row> rows{
      {"luong = 'abc'", "1:9+5 DT1004 text=abc\n"},
      {"he_so = { a = '1x' }", "1:15+4 DT1004 text=1x\n"},
      {"tien = { a = 'abc' }", "1:14+5 DT1004 text=abc\n"},
      {"ngay = '31/02/2020'", "1:8+12 DT1005 date=31/02/2020\n"},
      {"ngay = '06/05/1018'", "1:8+12 DT1006 year=1018 guess=2018\n"},
      {"ngay = 'abc'", "1:8+5 DT1008 found=abc expected=date\n"},
      {"phan = '0.9'", "1:8+5 DT1012 key=phan value=0.9 least=1 most=2\n"},
      {"phan = '2.01'", "1:8+6 DT1012 key=phan value=2.01 least=1 most=2\n"},
      {"phan = '2'", ""},
      {"phan = '1'", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(shape(row.text + "\nten = 'x'") == row.answer);
  }
}

TEST_CASE("all problems of shape come out in one run, in order", "[files][form]") {
  CHECK(shape("so_lop = 0\ncapp = 1\ndung = 'x'\n") ==
        "0:0+0 DT1010 key=ten table=\n"
        "1:10+1 DT1012 key=so_lop value=0 least=1 most=500\n"
        "2:1+4 DT1002 key=capp table= nearest=cap\n"
        "3:8+3 DT1003 key=dung expected=boolean found=text\n");
}

TEST_CASE("the nearest word is the one probably meant", "[files][form]") {
  const std::vector<std::string_view> among{"so_lop", "so_luong", "ten", "ngay", "Mường Lát"};
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"so_lop", "so_lop"},
      {"số_lớp", "so_lop"},
      {"so_lpo", "so_lop"},
      {"s_lp", ""},
      {"so_lp", "so_lop"},
      {"SO_LOP", "so_lop"},
      {"tne", "ten"},
      {"tn", "ten"},
      {"nagy", "ngay"},
      {"naxy", ""},
      {"", ""},
      {"x", ""},
      {"muong lat", "Mường Lát"},
      {"MUONG LÁT", "Mường Lát"},
      {"so\xCC\x82_lo\xCC\x9B\xCC\x81p", "so_lop"},
  };
  for (const auto& [word, expected] : rows) {
    INFO(word);
    CHECK(nearest(word, among) == expected);
  }
  CHECK(nearest(std::string(1'000'000, 'x'), among).empty());
}

TEST_CASE("the schema says what the check says", "[files][form]") {
  const auto schema = nlohmann::json::parse(json_schema(plan, "Plan"));
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["title"] == "Plan");
  CHECK(schema["description"] == "A \"plan\".");
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["required"] == nlohmann::json{"ten"});
  CHECK(schema["properties"].size() == plan.fields.size());
  const auto& properties = schema["properties"];
  CHECK(properties["so_lop"]["minimum"] == 1);
  CHECK(properties["so_lop"]["maximum"] == 500);
  CHECK(properties["cap"]["enum"] == nlohmann::json{"tinh", "huyen", "xa"});
  CHECK(properties["muc"]["items"]["$ref"] == "#/$defs/item");
  CHECK(properties["theo"]["additionalProperties"]["$ref"] == "#/$defs/item");
  CHECK(schema["$defs"]["item"]["properties"]["con"]["items"]["$ref"] == "#/$defs/item");
  CHECK(schema["$defs"]["item"]["additionalProperties"] == false);
}

TEST_CASE("the reference page has a table for every form", "[files][form]") {
  const std::string page = markdown_reference(plan);
  CHECK(page.find("## `plan`\n\nA \"plan\".\n") == 0);
  CHECK(page.find("| `ten` | text | yes | Its name \\| title. |\n") != std::string::npos);
  CHECK(page.find("| `so_lop` | integer, 1 to 500 | no |  |\n") != std::string::npos);
  CHECK(page.find("| `cap` | text: `tinh`, `huyen`, `xa` | no |  |\n") != std::string::npos);
  CHECK(page.find("| `muc` | list of tables `item` | no |  |\n") != std::string::npos);
  CHECK(page.find("## `item`") != std::string::npos);
}

}  // namespace
}  // namespace dutoan::files
