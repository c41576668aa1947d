// Every rule of the TOML reader, with the place and the facts that it tells.
#include "files/toml.hpp"

#include "problem_text.hpp"

#include <catch2/catch.hpp>

namespace dutoan::files {
namespace {

std::string refusal(const std::string& text) {
  const auto root = read_toml({"t.toml", text});
  return root ? "" : written(root.error());
}

struct Row {
  std::string text, refusal;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(refusal(row.text) == row.refusal);
  }
}

TEST_CASE("DT1001 a key without =", "[files][toml]") {
  check({
      {"so_lop 36", "1:8+1 DT1001 key=so_lop\n"},
      {"so_lop", "1:7+1 DT1001 key=so_lop\n"},
      {"a.b . c: 1", "1:8+1 DT1001 key=a.b.c\n"},
      {"số lớp = 3", "1:4+1 DT1001 key=số\n"},
      {"a = { b 1 }", "1:9+1 DT1001 key=b\n"},
  });
}

TEST_CASE("DT1004 numbers that two readers would read differently", "[files][toml]") {
  for (const std::string number :
       {"1.490", "1.5", "1,5", "1e3", "+inf", "nan", "-nan", "0x1F", "0o7", "0b1", "007", "-01",
        "1__0", "1_", "1.234.567", ".5", "1.", "12đ", "-0.5"}) {
    CHECK(refusal("a = " + number + " đồng\nb = 1") ==
          "1:5+" + std::to_string(display_length(number)) + " DT1004 text=" + number + "\n");
  }
}

TEST_CASE("DT1012 integers end at 64 bits", "[files][toml]") {
  check({
      {"a = 9223372036854775807", ""},
      {"a = -9223372036854775808", ""},
      {"a = +0", ""},
      {"k.a = 9_223_372_036_854_775_808",
       "1:7+25 DT1012 key=k.a value=9_223_372_036_854_775_808 least=-9223372036854775808 "
       "most=9223372036854775807\n"},
      {"a = -9223372036854775809",
       "1:5+20 DT1012 key=a value=-9223372036854775809 least=-9223372036854775808 "
       "most=9223372036854775807\n"},
  });
}

TEST_CASE("DT1005 and DT1006 dates that cannot be", "[files][toml]") {
  check({
      {"a = 2020-02-29", ""},
      {"a = 1945-01-01", ""},
      {"a = 2100-12-31", ""},
      {"a = 2019-02-29", "1:5+10 DT1005 date=2019-02-29\n"},
      {"a = 2020-00-10", "1:5+10 DT1005 date=2020-00-10\n"},
      {"a = 1944-12-31", "1:5+10 DT1006 year=1944\n"},
      {"a = 2101-01-01", "1:5+10 DT1006 year=2101\n"},
      {"a = 1018-05-06", "1:5+10 DT1006 year=1018 guess=2018\n"},
      {"a = 1101-05-06", "1:5+10 DT1006 year=1101\n"},
      {"a = 06/05/2020", "1:5+10 DT1008 found=06/05/2020 expected=date\n"},
      {"a = 2020-5-6", "1:5+8 DT1008 found=2020-5-6 expected=date\n"},
      {"a = 2020-05-06T07:00:00", "1:5+19 DT1008 found=2020-05-06T07:00:00 expected=date\n"},
      {"a = 2020-05-06 07:00:00", "1:16+8 DT1008 found=07:00:00 expected=end of line\n"},
      {"a = 07:30", "1:5+5 DT1008 found=07:30 expected=date\n"},
  });
}

TEST_CASE("DT1008 text that has no place here", "[files][toml]") {
  check({
      {"= 1", "1:1+1 DT1008 found== expected=key\n"},
      {"a. = 1", "1:4+1 DT1008 found== expected=key\n"},
      {"a =", "1:4+1 DT1008 found=end of file expected=value\n"},
      {"a = # x\n", "1:5+1 DT1008 found=# expected=value\n"},
      {"a = \nb = 1", "1:5+1 DT1008 found=end of line expected=value\n"},
      {"a = Mường Lát", "1:5+5 DT1008 found=Mường expected=value\n"},
      {"a = True", "1:5+4 DT1008 found=True expected=value\n"},
      {"a = 1 b = 2", "1:7+1 DT1008 found=b expected=end of line\n"},
      {"a = 'x' 'y'", "1:9+1 DT1008 found=' expected=end of line\n"},
      {"a = \"x\nb = 1", "1:7+1 DT1008 found=end of line expected=closing quote @1:5\n"},
      {"a = 'x", "1:7+1 DT1008 found=end of file expected=closing quote @1:5\n"},
      {"a = \"\\q\"", "1:6+2 DT1008 found=\\q expected=escape\n"},
      {"a = \"\\uD800\"", "1:6+6 DT1008 found=\\uD800 expected=escape\n"},
      {"a = \"\\u0000\"", "1:6+6 DT1008 found=\\u0000 expected=escape\n"},
      {"a = \"\\u001b\"", "1:6+6 DT1008 found=\\u001b expected=escape\n"},
      {"a = \"\\u009f\"", "1:6+6 DT1008 found=\\u009f expected=escape\n"},
      {"a = \"\\b\"", "1:6+2 DT1008 found=\\b expected=escape\n"},
      {"a = \"\\u12\"", "1:6+4 DT1008 found=\\u12 expected=escape\n"},
      {"a = \"\x07\"", "1:6+1 DT1008 found=U+0007 expected=text without control characters\n"},
      {"# \x7F\n", "1:3+1 DT1008 found=U+007F expected=text without control characters\n"},
      {"a = \"\"\"\nb = 1\n\"\"\"\nc = x",
       "1:5+3 DT1008 found=\"\"\" expected=a string on one line\n"
       "4:5+1 DT1008 found=x expected=value\n"},
      {"a = 1\rb = 2\r\n", "1:6+1 DT1008 found=U+000D expected=end of line\n"},
      {"[]", "1:2+1 DT1008 found=] expected=key\n"},
      {"[a", "1:3+1 DT1008 found=end of file expected=']' @1:1\n"},
      {"[a b]", "1:4+1 DT1008 found=b expected=']' @1:1\n"},
      {"[[a]\nx = 1", "1:5+1 DT1008 found=end of line expected=']]' @1:1\n"},
      {"[a] b = 1", "1:5+1 DT1008 found=b expected=end of line\n"},
      {"a = [1 2]", "1:8+1 DT1008 found=2 expected=a comma or ']' @1:5\n"},
      {"a = [,]", "1:6+1 DT1008 found=, expected=value\n"},
      {"a = [1,\n  2\nb = 3\nc",
       "3:1+1 DT1008 found=b expected=a comma or ']' @1:5\n"
       "4:2+1 DT1001 key=c\n"},
      {"a = [1,\nb = 3", "2:1+1 DT1008 found=b expected=']' @1:5\n"},
      {"a = [1", "1:7+1 DT1008 found=end of file expected=a comma or ']' @1:5\n"},
      {"a = {b = 1,}", "1:12+1 DT1008 found=} expected=key\n"},
      {"a = {b = 1", "1:11+1 DT1008 found=end of file expected=a comma or '}' @1:5\n"},
      {"a = {b = 1\n}",
       "1:11+1 DT1008 found=end of line expected=a comma or '}' @1:5\n"
       "2:1+1 DT1008 found=} expected=key\n"},
  });
}

TEST_CASE("DT1009 keys and tables that stand twice name the first place", "[files][toml]") {
  check({
      {"a = 1\na = 2", "2:1+1 DT1009 key=a @1:1\n"},
      {"a = 1\n'a' = 2", "2:1+3 DT1009 key=a @1:1\n"},
      {"a = {b = 1, b = 2}", "1:13+1 DT1009 key=b @1:6\n"},
      {"[a]\n[a]", "2:2+1 DT1009 key=a @1:2\n"},
      {"[a]\nb = 1\n[a]\nb = 2", "3:2+1 DT1009 key=a @1:2\n"},
      {"[[a]]\n[a]", "2:2+1 DT1009 key=a @1:3\n"},
      {"[a]\n[[a]]", "2:3+1 DT1009 key=a @1:2\n"},
      {"a = []\n[[a]]", "2:3+1 DT1009 key=a @1:1\n"},
      {"a = {}\n[a.b]", "2:2+1 DT1009 key=a @1:1\n"},
      {"a = 1\na.b = 2", "2:1+1 DT1009 key=a @1:1\n"},
      {"a.b = 1\na.b.c = 2", "2:3+1 DT1009 key=a.b @1:3\n"},
      {"[a.b]\n[a]\nb.c = 1", "3:1+1 DT1009 key=b @1:4\n"},
      {"[f]\nx.y = 1\n[f.x]", "3:4+1 DT1009 key=f.x @2:1\n"},
      {"[a.b]\n[a]\n[a.c]\nd.e = 1\nd.f = 2\n[a.c.g]", ""},
      {"[[a]]\nb = 1\n[[a]]\nb = 1\n[a.c]\n[[a]]\n[a.c]", ""},
  });
}

TEST_CASE("DT1014 nesting ends at its limit", "[files][toml]") {
  const auto list = [](std::size_t deep) {
    return "a = " + std::string(deep, '[') + std::string(deep, ']');
  };
  CHECK(refusal(list(30)).empty());
  CHECK(refusal(list(31)).empty());
  CHECK(refusal(list(32)) == "1:36+1 DT1014 what=nesting size=33 limit=32\n");
  std::string key = "k";
  for (int i = 0; i < 32; ++i) key += ".k";
  CHECK(refusal(key + " = 1") == "1:1+1 DT1014 what=nesting size=33 limit=32\n");
  CHECK(refusal("[" + key + "]") == "1:2+1 DT1014 what=nesting size=33 limit=32\n");
  CHECK_FALSE(refusal(std::string(1'000'000, '[')).empty());
}

TEST_CASE("all problems of a file come out in one run", "[files][toml]") {
  CHECK(refusal("so_lop 36\r\n"
                "muc = 1.490\r\n"
                "lop = [\r\n"
                "  1.5, 2020-02-30,\r\n"
                "  x y,\r\n"
                "  \"z\"\r\n"
                "]\r\n"
                "[lop\r\n"
                "a = 1\r\n"
                "a = 2\r\n"
                "[b]\r\n"
                "c =\r\n") ==
        "1:8+1 DT1001 key=so_lop\n"
        "2:7+5 DT1004 text=1.490\n"
        "4:3+3 DT1004 text=1.5\n"
        "4:8+10 DT1005 date=2020-02-30\n"
        "5:3+1 DT1008 found=x expected=value\n"
        "8:5+1 DT1008 found=end of line expected=']' @8:1\n"
        "10:1+1 DT1009 key=a @9:1\n"
        "12:4+1 DT1008 found=end of line expected=value\n");
}

TEST_CASE("the list of problems ends at fifty", "[files][toml]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "x\n";
  const auto root = read_toml({"t.toml", text});
  REQUIRE_FALSE(root);
  CHECK(root.error().size() == most_syntax_problems);
}

}  // namespace
}  // namespace dutoan::files
