#include "workbook/number.hpp"
#include "workbook/number_format.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace dutoan::workbook {
namespace {

struct Row {
  std::string text, answer;
};

TEST_CASE("a number is its digits, of which people see fifteen", "[workbook]") {
  const std::vector<Row> rows = {
      {"0", "0"},
      {"-0", "0"},
      {"0.000", "0"},
      {"106", "106"},
      {"+106", "106"},
      {"007", "7"},
      {" 12\n", "12"},
      {"0.1", "0.1"},
      {"-0.20", "-0.2"},
      {".5", "0.5"},
      {"5.", "5"},
      {"1.5E3", "1500"},
      {"1.5e+3", "1500"},
      {"12E-3", "0.012"},
      {"100E-2", "1"},
      {"0E999", "0"},
      {"123456789012345", "123456789012345"},
      {"1234567890123454", "1234567890123450"},
      {"1234567890123455", "1234567890123460"},
      {"-1234567890123455", "-1234567890123460"},
      {"9999999999999994", "9999999999999990"},
      {"9999999999999995", "10000000000000000"},
      {"0.30000000000000004", "0.3"},
      {"5483370780.0000001", "5483370780"},
      {"1500000.4999999999", "1500000.5"},
      {"1500000.49999999", "1500000.49999999"},
      {"9223372036854775808", "9223372036854780000"},
      {"1.7976931348623157E308", "179769313486232" + std::string(294, '0')},
      {"4.9E-324", "0." + std::string(323, '0') + "49"},
      {"1E309", "-"},
      {"1E-500", "-"},
      {"1E99999999999", "-"},
      {std::string(1'001, '1'), "-"},
      {"", "-"},
      {" ", "-"},
      {".", "-"},
      {"-", "-"},
      {"1E", "-"},
      {"1.5.2", "-"},
      {"1,5", "-"},
      {"1 5", "-"},
      {"0x10", "-"},
      {"NaN", "-"},
      {"Infinity", "-"},
      {"９", "-"},
      {"--1", "-"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(plain_number(row.text).value_or("-") == row.answer);
  }
}

std::string written(const std::optional<Day>& day) {
  return day ? iso_text(day->date) + (day->has_time ? " time" : "") : "-";
}

TEST_CASE("days are counted from 1900 with its day too many, or from 1904", "[workbook]") {
  const std::vector<Row> from_1900 = {
      {"-1", "-"},
      {"0", "-"},
      {"0.5", "-"},
      {"1", "1900-01-01"},
      {"59", "1900-02-28"},
      {"60", "-"},
      {"61", "1900-03-01"},
      {"44018", "2020-07-06"},
      {"44018.25", "2020-07-06 time"},
      {"2958465", "9999-12-31"},
      {"2958466", "-"},
      {"1000000000000000000000", "-"},
  };
  for (const Row& row : from_1900) CHECK(written(day_of_serial(row.text, false)) == row.answer);
  const std::vector<Row> from_1904 = {
      {"-1", "-"},
      {"0", "1904-01-01"},
      {"60", "1904-03-01"},
      {"42556", "2020-07-06"},
      {"2957003", "9999-12-31"},
      {"2957004", "-"},
  };
  for (const Row& row : from_1904) CHECK(written(day_of_serial(row.text, true)) == row.answer);
}

TEST_CASE("days are read in ISO's notation", "[workbook]") {
  const std::vector<Row> rows = {
      {"2020-07-06", "2020-07-06"},
      {"2020-07-06T00:00:00", "2020-07-06"},
      {"2020-07-06T07:30", "2020-07-06 time"},
      {"2020-07-06T00:00:00.5Z", "2020-07-06 time"},
      {"2020-02-29", "2020-02-29"},
      {"2021-02-29", "-"},
      {"2020-7-6", "-"},
      {"0000-01-01", "-"},
      {"20200706", "-"},
      {"2020-07-06T", "-"},
      {"2020-07-06T24:00:00", "-"},
      {"2020-07-06T07:30:00x", "-"},
      {"2020-07-06 07:30", "-"},
      {"-2020-07-06", "-"},
      {"", "-"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(written(day_of_iso(row.text)) == row.answer);
  }
}

TEST_CASE("times are told to the second", "[workbook]") {
  const std::vector<Row> serials = {
      {"0", "00:00"},
      {"0.3125", "07:30"},
      {"0.312673611111111", "07:30:15"},
      {"0.5", "12:00"},
      {"0.999999999999999", "24:00"},
      {"1.08333333333333", "26:00"},
      {"-0.5", "-"},
  };
  for (const Row& row : serials) CHECK(time_of_serial(row.text).value_or("-") == row.answer);
  const std::vector<Row> durations = {
      {"PT07H30M00S", "07:30"},
      {"PT7H", "07:00"},
      {"PT07H30M15.25S", "07:30:15"},
      {"P1DT2H", "26:00"},
      {"PT", "00:00"},
      {"-PT1H", "-"},
      {"PT1.5H", "-"},
      {"P1H", "-"},
      {"PT1", "-"},
      {"", "-"},
      {"PT99999999999999H", "-"},
  };
  for (const Row& row : durations) {
    INFO(row.text);
    CHECK(time_of_duration(row.text).value_or("-") == row.answer);
  }
}

TEST_CASE("a format's code tells what it shows", "[workbook]") {
  struct Code {
    std::string code;
    Shown shown;
  };
  const std::vector<Code> codes = {
      {"", Shown::number},
      {"General", Shown::number},
      {"#,##0.00", Shown::number},
      {"0.00E+00", Shown::number},
      {"#,##0\" đồng\"", Shown::number},
      {"#,##0 \\d", Shown::number},
      {"#,##0_d;[Red]-#,##0*d", Shown::number},
      {"#,##0 [$₫-42A]", Shown::number},
      {"@", Shown::number},
      {"dd/mm/yyyy", Shown::date},
      {"[$-42A]d mmmm yyyy;@", Shown::date},
      {"mmm", Shown::date},
      {"D/M/YY h:mm AM/PM", Shown::date},
      {"\"ngày \"dd", Shown::date},
      {"h:mm AM/PM", Shown::time},
      {"[h]:mm", Shown::time},
      {"[hh]", Shown::time},
      {"mm:ss.0", Shown::time},
      {"\"d", Shown::number},
      {"\\", Shown::number},
      {"[d", Shown::number},
  };
  for (const Code& code : codes) {
    INFO(code.code);
    CHECK(shown_by_code(code.code) == code.shown);
  }
  struct Id {
    std::int64_t id;
    Shown shown;
  };
  for (const Id& id : {Id{0, Shown::number},
                       {13, Shown::number},
                       {14, Shown::date},
                       {17, Shown::date},
                       {18, Shown::time},
                       {21, Shown::time},
                       {22, Shown::date},
                       {23, Shown::number},
                       {26, Shown::number},
                       {27, Shown::date},
                       {36, Shown::date},
                       {37, Shown::number},
                       {45, Shown::time},
                       {47, Shown::time},
                       {48, Shown::number},
                       {50, Shown::date},
                       {58, Shown::date},
                       {59, Shown::number}})
    CHECK(shown_by_builtin(id.id) == id.shown);
}

}  // namespace
}  // namespace dutoan::workbook
