// Papers on pages: widths, what is printed, texts that nobody would expect, the block of the
// signatures. What other programs read in the file is tests/cli/pdf.py.
#include "paper/drawing.hpp"
#include "paper/sheet_setting.hpp"

#include <dutoan/app.hpp>
#include <dutoan/paper.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace {

using namespace dutoan;
using namespace dutoan::paper;
using Kind = PaperRow::Kind;

constexpr PageArea area{from_millimetres(30), from_millimetres(20), from_millimetres(165),
                        from_millimetres(257)};

Typesetter& typesetter() {
  static auto made = Typesetter::make();
  REQUIRE(made);
  return *made;
}

PaperSheet table_of(int rows) {
  PaperSheet sheet;
  sheet.name = "T";
  sheet.columns = {{6, false, true}, {30}, {17}};
  sheet.rows.push_back({Kind::title, {{std::string{"BẢNG"}, {}, 3}}});
  sheet.rows.push_back(
      {Kind::head, {{std::string{"STT"}}, {std::string{"Nội dung"}}, {std::string{"Tiền"}}}});
  for (int i = 1; i <= rows; ++i)
    sheet.rows.push_back({Kind::plain,
                          {{std::int64_t{i}},
                           {std::string(static_cast<std::size_t>(i % 4) * 30, 'x') + " dòng"},
                           {Money::dong(i * 1'000)}}});
  sheet.rows.push_back({Kind::total, {{}, {std::string{"Cộng"}}, {Money::dong(1)}}});
  sheet.rows.push_back({Kind::blank, {}});
  sheet.rows.push_back({Kind::place, {{std::string{"…, ngày …"}, {}, 3}}});
  sheet.rows.push_back(
      {Kind::signature, {{std::string{"NGƯỜI LẬP"}}, {std::string{"THỦ TRƯỞNG"}}}});
  sheet.rows.push_back({Kind::signing, {{std::string{"(Ký)"}}, {std::string{"(Ký)"}}}});
  return sheet;
}

TEST_CASE("signatures never stand alone, however long the table is (P5)", "[paper]") {
  for (int rows = 1; rows <= 90; ++rows) {
    CAPTURE(rows);
    const PaperSheet sheet = table_of(rows);
    SheetSetting setting{sheet, area, Language::vi, typesetter()};
    const auto pages = setting.pages(no_progress());
    const Page& last = pages.back();
    const auto on_last = [&](auto belongs) {
      return std::ranges::count_if(
          last, [&](const Slice& slice) { return belongs(sheet.rows[slice.row].kind); });
    };
    CHECK(on_last([](Kind kind) { return kind == Kind::signature || kind == Kind::signing; }) == 2);
    CHECK(on_last([](Kind kind) { return kind == Kind::plain || kind == Kind::total; }) >= 2);
    CHECK(on_last([](Kind kind) { return kind == Kind::head; }) == 1);
  }
}

/// The box around all that is drawn of the sheet's pages, in 1024ths of a point.
PageArea ink_of(const PaperSheet& sheet) {
  SheetSetting setting{sheet, area, Language::vi, typesetter()};
  const auto pages = setting.pages(no_progress());
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr), &cairo_surface_destroy};
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context{cairo_create(surface.get()),
                                                                   &cairo_destroy};
  for (const Page& page : pages) setting.draw(context.get(), page);
  Points x = 0, y = 0, width = 0, height = 0;
  cairo_recording_surface_ink_extents(surface.get(), &x, &y, &width, &height);
  const auto length = [](Points points) { return static_cast<Length>(points * PANGO_SCALE); };
  return {length(x), length(y), length(width), length(height)};
}

PaperSheet sheet_with(const std::string& text) {
  PaperSheet sheet;
  sheet.name = "H";
  sheet.columns = {{4}, {20}, {3}};
  for (const Kind kind : {Kind::superior, Kind::office, Kind::number, Kind::signature,
                          Kind::closing, Kind::recipients})
    sheet.rows.push_back({kind, {{text}, {text}}});
  for (const Kind kind : {Kind::title, Kind::subtitle, Kind::unit, Kind::text, Kind::basis,
                          Kind::paragraph, Kind::words})
    sheet.rows.push_back({kind, {{text, {}, 3}}});
  for (const Kind kind : {Kind::head, Kind::letters, Kind::plain, Kind::total})
    sheet.rows.push_back({kind, {{text}, {text}, {text}}});
  return sheet;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("no text leaves the page or stops the program", "[paper]") {
  using namespace std::string_literals;
  const std::string zalgo = repeated("\u0300\u0301\u0323\u0489", 60);
  for (const std::string& text :
       {""s, " "s, repeated("dài", 500), repeated("W", 2'000), "e" + zalgo, "ệ" + zalgo + zalgo,
        repeated("مرحبا שלום ", 40), "\u202Eđảo\u202C ngược \u2067a\u2069"s,
        "a\0b\x01\x07\x1b[31m"s, "\xff\xfe\xc3"s, "\xed\xa0\x80"s, "dòng\r\nhai\n\n\nba\tbốn"s,
        repeated("\n", 300), "\u2028\u2029\u0085\u00a0\u200b\ufeff"s,
        "日本語 🏳️‍🌈 ﷽"s, repeated("😀", 300), "=1+1 <b>&amp;</b> %s %n \\"s,
        repeated("a ", 5'000)}) {
    CAPTURE(text.substr(0, 40), text.size());
    const PageArea ink = ink_of(sheet_with(text));
    // Marks above a letter and slanted letters reach a little over the edge of their line.
    const Length margin = from_points(14);
    CHECK(ink.left >= area.left - margin);
    CHECK(ink.left + ink.width <= area.left + area.width + margin);
    CHECK(ink.top >= area.top - margin);
    CHECK(ink.top + ink.height <= area.top + area.height + margin);
  }
}

TEST_CASE("columns fill the page, and no figure is broken", "[paper]") {
  PaperSheet sheet;
  sheet.columns = {{10}, {10, true}, {10}, {40}};
  PaperRow row{Kind::plain,
               {{Money::dong(-999'999'999'999'999)},
                {Money::dong(1)},
                {Money::dong(5)},
                {std::string{"chữ"}}}};
  sheet.rows = {row};
  const SheetColumns made = columns_on_page(sheet, area.width, Language::vi, typesetter());
  CHECK(made.widths[1] == 0);
  const Length all = std::accumulate(made.widths.begin(), made.widths.end(), Length{0});
  CHECK(all <= area.width);
  CHECK(all >= area.width - 8);
  const Length needed = width_of_figure("(999.999.999.999.999)", made.size);
  CHECK(made.widths[0] >= needed + 2 * cell_padding - 8);
  CHECK(std::abs(typesetter().widest("(999.999.999.999.999)",
                                     {false, false, made.size, Alignment::left, area.width, 0}) -
                 needed) < from_points(1));
}

TEST_CASE("many columns of long figures become smaller until they fit", "[paper]") {
  PaperSheet sheet;
  PaperRow row{Kind::plain, {}};
  for (const int columns : {4, 8, 16, 30}) {
    while (row.cells.size() < static_cast<std::size_t>(columns)) {
      sheet.columns.push_back({17});
      row.cells.push_back({Money::dong(9'999'999'999'999'999)});
    }
    sheet.rows = {row};
    const SheetColumns made = columns_on_page(sheet, area.width, Language::vi, typesetter());
    CHECK(std::accumulate(made.widths.begin(), made.widths.end(), Length{0}) <= area.width);
    const PageArea ink = ink_of(sheet);
    CHECK(ink.left + ink.width <= area.left + area.width + from_points(2));
  }
}

TEST_CASE("what is printed: amounts below zero in brackets, nothing that cannot be seen",
          "[paper]") {
  CHECK(printed(Money::dong(-1'234'567), Language::vi) == "(1.234.567)");
  CHECK(printed(Money::dong(0), Language::vi) == "0");
  CHECK(printed(std::int64_t{-1}, Language::vi) == "(1)");
  CHECK(printed(std::string{"-1"}, Language::vi) == "-1");
  using namespace std::string_literals;
  CHECK(printable("a\tb\x01\x7f\u0085\u202E\u2066\u200Fc\nd"s) == "a bc\nd");
  CHECK(printable("a\0b\xff"s) == "a\uFFFDb\uFFFD");
}

Paper paper_of(std::vector<PaperSheet> sheets) {
  Paper made{{"Bảng", "Table"}, "Ban Dân tộc", *Date::of(2020, 5, 6), std::move(sheets)};
  made.footer = "Bản 1 · a1b2c3";
  return made;
}

TEST_CASE("a PDF is the same twice (P3)", "[paper]") {
  const Paper paper = paper_of({table_of(60), table_of(3)});
  const auto one = as_pdf(paper, Language::vi), two = as_pdf(paper, Language::vi);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(*one == *two);
  CHECK(one->starts_with("%PDF-1.5"));
}

TEST_CASE("a paper of no sheets or no rows is a PDF too, and too many rows are refused",
          "[paper]") {
  CHECK(as_pdf(paper_of({}), Language::vi));
  CHECK(as_pdf(paper_of({PaperSheet{}}), Language::en));
  PaperSheet huge;
  huge.rows.resize(1'048'577);
  const auto refused = as_pdf(paper_of({huge}), Language::vi);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().is(ListRule::workbook_too_large));
}

TEST_CASE("a footer of any length or kind leaves the workbook readable", "[paper]") {
  for (const std::size_t length : {0U, 1U, 200U, 250U, 255U, 300U, 5'000U}) {
    Paper paper = paper_of({table_of(1)});
    paper.footer = std::string(length, '&');
    CHECK(as_xlsx(paper, Language::vi));
    CHECK(as_pdf(paper, Language::vi));
  }
}

}  // namespace
