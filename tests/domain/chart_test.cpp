// Charts: what stands where, the whole SVG as one golden text, and amounts at the edge.
#include "reference/written_page.hpp"

#include <dutoan/chart.hpp>

#include <catch2/catch.hpp>

#include <limits>
#include <string>

namespace dutoan::tests {
namespace {

std::vector<Money> amounts(std::initializer_list<std::int64_t> all) {
  std::vector<Money> made;
  for (const std::int64_t each : all) made.push_back(Money::dong(each));
  return made;
}

Chart burn_down() {
  return {
      {"Cuối 09/2020 còn 200 triệu đồng trong 1 tỷ", "200 million of 1 billion left"},
      {{"07/2020", "2020-07"}, {"08/2020", "2020-08"}, {"09/2020", "2020-09"}},
      {{{"Được duyệt", "Approved"}, amounts({1'000'000'000, 1'000'000'000, 1'000'000'000})},
       {{"Còn được chi", "Available"}, amounts({1'000'000'000, 450'000'000})},
       {{"Kế hoạch <chi>", "Planned <spending>"}, amounts({0, 500'000'000, 800'000'000}), true}}};
}

Chart of(const std::vector<Money>& values) {
  return {{"", ""}, std::vector<Label>(values.size()), {{{"", ""}, values}}};
}

/// The heights of the only line, from the top.
std::vector<int> heights(const std::vector<Money>& values) {
  std::vector<int> all;
  for (const auto& stroke : drawing_of(of(values), Language::vi).strokes)
    if (stroke.line)
      for (const auto& point : stroke.points) all.push_back(point.y);
  return all;
}

/// What stands beside the scale, the unit first.
std::vector<std::string> scale(const std::vector<Money>& values) {
  std::vector<std::string> all;
  for (const auto& text : drawing_of(of(values), Language::vi).texts)
    if (!text.line && !text.text.empty()) all.push_back(text.text);
  return all;
}

}  // namespace

TEST_CASE("a chart is the SVG that stands in its golden file", "[chart]") {
  const std::string svg = as_svg(burn_down(), Language::vi);
  compare_or_write("tests/golden/chart/burn-down.svg", svg);
  CHECK(as_svg(burn_down(), Language::vi) == svg);
  for (const char* forbidden : {"<chi>", "style=", "<style", "<script", "href"})
    CHECK(svg.find(forbidden) == std::string::npos);
}

TEST_CASE("the scale of a chart has 0 and at most five steps of 1, 2 or 5", "[chart]") {
  using Texts = std::vector<std::string>;
  CHECK(scale(amounts({1'086'980'000})) == Texts{"triệu đồng", "0", "500", "1.000", "1.500"});
  CHECK(scale(amounts({50'000'000'000})) == Texts{"tỷ đồng", "0", "10", "20", "30", "40", "50"});
  CHECK(scale(amounts({7})) == Texts{"đồng", "0", "2", "4", "6", "8"});
  CHECK(scale(amounts({-3'000, 1'000})) == Texts{"nghìn đồng", "-3", "-2", "-1", "0", "1"});
  CHECK(scale(amounts({0, 0})) == Texts{"đồng", "0", "1"});
  CHECK(scale({}) == Texts{"đồng", "0", "1"});
}

TEST_CASE("a point stands at its amount, however large", "[chart]") {
  CHECK(heights(amounts({0, 50, 100})) == std::vector<int>{286, 160, 34});
  CHECK(heights(amounts({-100, 0, 100})) == std::vector<int>{286, 160, 34});
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(heights(amounts({0, most / 2, most})) == std::vector<int>{286, 170, 54});
}

TEST_CASE("names of lines that end together do not overlap", "[chart]") {
  Chart chart{{"", ""}, {{"", ""}}, {}};
  for (int i = 0; i < 6; ++i) chart.lines.push_back({{"dòng", "line"}, amounts({i == 5 ? 9 : 0})});
  std::vector<int> places;
  for (const auto& text : drawing_of(chart, Language::vi).texts)
    if (text.line) places.push_back(text.at.y);
  REQUIRE(places.size() == 6);
  for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i] - places[i - 1] >= 15);
  CHECK(places.back() <= ChartDrawing::height);
}

TEST_CASE("a table of what stood at the end of months has its chart, others have none", "[chart]") {
  ReportTable table{"burn_down",
                    {},
                    {{"month", {"Tháng", "Month"}},
                     {"approved", {"Được duyệt", "Approved"}, true},
                     {"left", {"Còn được chi", "Available"}, true}},
                    {{ReportRow::Kind::plain,
                      {Label{"07/2020", "2020-07"}, Money::dong(1'000), Money::dong(400)}}}};
  const auto chart = burn_down_chart(table);
  REQUIRE(chart);
  CHECK(chart->finding.vi ==
        "Cuối tháng 07/2020 còn được chi 400 đồng trong 1.000 đồng được duyệt");
  CHECK(chart->lines.at(1).values == amounts({400}));
  table.rows.clear();
  CHECK_FALSE(burn_down_chart(table));
  table.key = "by_month";
  CHECK_FALSE(burn_down_chart(table));
}

}  // namespace dutoan::tests
