// Charts laid out in whole units, and written as SVG.
#include <dutoan/chart.hpp>
#include <dutoan/html.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace dutoan {
namespace {

using Point = ChartDrawing::Point;
using Anchor = ChartDrawing::Anchor;

constexpr int left = 64, right = ChartDrawing::width - 186;
constexpr int top = 34, bottom = ChartDrawing::height - 34;
constexpr int line_gap = 15;        // between the names of two lines
constexpr std::size_t months = 12;  // at most so many points have their names below

/// How the amounts are written beside the scale.
struct Unit {
  std::int64_t dong;
  Label name;
};

const Unit& unit_for(std::int64_t step) {
  static const std::array<Unit, 4> units = {{{1'000'000'000, {"tỷ đồng", "billion đồng"}},
                                             {1'000'000, {"triệu đồng", "million đồng"}},
                                             {1'000, {"nghìn đồng", "thousand đồng"}},
                                             {1, {"đồng", "đồng"}}}};
  return *std::ranges::find_if(units, [&](const Unit& unit) { return step >= unit.dong; });
}

/// From `from` steps below or at 0 to `to` steps above or at it.
struct Scale {
  std::int64_t step = 1, from = 0, to = 1;
};

Scale scale_of(std::int64_t step, Money lowest, Money highest) {
  const std::int64_t low = lowest.dong(), high = highest.dong();
  return {step, low / step - (low % step < 0 ? 1 : 0), high / step + (high % step > 0 ? 1 : 0)};
}

/// The finest scale of at most five steps.
Scale scale_for(const Chart& chart) {
  Money lowest, highest;
  for (const ChartLine& line : chart.lines)
    for (const Money value : line.values)
      lowest = std::min(lowest, value), highest = std::max(highest, value);
  if (lowest == highest) highest = Money::dong(1);
  constexpr std::int64_t coarsest = 1'000'000'000'000'000'000;
  for (std::int64_t power = 1; power < coarsest; power *= 10)
    for (const int times : {1, 2, 5}) {
      const Scale scale = scale_of(power * times, lowest, highest);
      if (scale.to - scale.from <= 5) return scale;
    }
  return scale_of(coarsest * 5, lowest, highest);
}

/// Where the amount stands; an amount of more than 15 digits is divided first, so that nothing
/// overflows.
int height_of(Money amount, const Scale& scale) {
  std::int64_t step = scale.step, dong = amount.dong();
  for (; step > 100'000'000'000'000; step /= 10) dong /= 10;
  const std::int64_t span = (scale.to - scale.from) * step;
  const std::int64_t below_top = scale.to * step - dong;
  return top + static_cast<int>((below_top * (bottom - top) + span / 2) / span);
}

/// Where the point at `position` of `count` stands.
int place_of(std::size_t position, std::size_t count) {
  const auto gaps = static_cast<int>(std::max<std::size_t>(count, 2)) - 1;
  return left + (right - left) * static_cast<int>(position) / gaps;
}

void draw_scale(const Scale& scale, Language language, ChartDrawing& drawing) {
  const Unit& unit = unit_for(scale.step);
  drawing.texts.push_back({{0, 12}, in(language, unit.name)});
  for (std::int64_t at = scale.from; at <= scale.to; ++at) {
    const int y = top + (bottom - top) * static_cast<int>(scale.to - at) /
                            static_cast<int>(scale.to - scale.from);
    drawing.strokes.push_back({{{left, y}, {right, y}}});
    drawing.texts.push_back(
        {{left - 6, y + 4}, format_whole(at * (scale.step / unit.dong)), Anchor::end});
  }
}

void draw_points(const Chart& chart, Language language, ChartDrawing& drawing) {
  const std::size_t count = chart.points.size();
  const std::size_t each = count == 0 ? 1 : (count - 1) / months + 1;
  for (std::size_t i = 0; i < count; i += each)
    drawing.texts.push_back(
        {{place_of(i, count), bottom + 20}, in(language, chart.points[i]), Anchor::middle});
}

void draw_lines(const Chart& chart, const Scale& scale, ChartDrawing& drawing) {
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const ChartLine& line = chart.lines[i];
    const std::size_t known = std::min(line.values.size(), chart.points.size());
    ChartDrawing::Stroke stroke{{}, i, line.is_planned};
    for (std::size_t at = 0; at < known; ++at)
      stroke.points.push_back(
          {place_of(at, chart.points.size()), height_of(line.values[at], scale)});
    if (known > 0) drawing.strokes.push_back(std::move(stroke));
  }
}

/// Each name at the end of its line; where that is not free, as near to it as there is room.
void draw_names(const Chart& chart, Language language, ChartDrawing& drawing) {
  std::vector<ChartDrawing::Text> names;
  for (const ChartDrawing::Stroke& stroke : drawing.strokes)
    if (stroke.line)
      names.push_back({{right + 8, stroke.points.back().y + 4},
                       in(language, chart.lines[*stroke.line].name),
                       Anchor::start,
                       stroke.line});
  std::ranges::stable_sort(names, {}, [](const auto& name) { return name.at.y; });
  for (std::size_t i = 1; i < names.size(); ++i)
    names[i].at.y = std::max(names[i].at.y, names[i - 1].at.y + line_gap);
  int lowest = bottom + 4;
  for (auto name = names.rbegin(); name != names.rend(); ++name, lowest -= line_gap)
    name->at.y = std::min(name->at.y, lowest = std::min(lowest, name->at.y));
  drawing.texts.insert(drawing.texts.end(), names.begin(), names.end());
}

// ---- SVG --------------------------------------------------------------------------------------

std::string number(int n) { return std::to_string(n); }

std::string colour_of(const std::optional<std::size_t>& line) {
  if (!line) return "#ccc";
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4)
    text += digits[chart_colour(*line) >> static_cast<unsigned>(shift) & 0xFU];
  return text;
}

std::string stroke_text(const ChartDrawing::Stroke& stroke) {
  const std::string colour = colour_of(stroke.line);
  std::string out = "<polyline points=\"", dots;
  for (const auto& [x, y] : stroke.points) {
    out += std::string{out.ends_with('"') ? "" : " "} + number(x) + "," + number(y);
    if (stroke.line)
      dots += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"3\" fill=\"" + colour +
              "\"/>\n";
  }
  out += "\" fill=\"none\" stroke=\"" + colour + "\"";
  if (stroke.line) out += " stroke-width=\"2\"";
  if (stroke.is_dashed) out += " stroke-dasharray=\"6 4\"";
  return out + "/>\n" + dots;
}

std::string text_text(const ChartDrawing::Text& text) {
  constexpr std::array anchors = {"start", "middle", "end"};
  const std::string colour = text.line ? colour_of(text.line) : "#333";
  return "<text x=\"" + number(text.at.x) + "\" y=\"" + number(text.at.y) + "\" text-anchor=\"" +
         anchors.at(static_cast<std::size_t>(text.anchor)) + "\" fill=\"" + colour + "\">" +
         escaped(text.text) + "</text>\n";
}

// ---- A table's chart --------------------------------------------------------------------------

/// The amounts of a column.
std::vector<Money> amounts_in(const ReportTable& table, std::size_t column) {
  std::vector<Money> amounts;
  for (const ReportRow& row : table.rows)
    if (const auto* amount = std::get_if<Money>(&row.cells.at(column))) amounts.push_back(*amount);
  return amounts;
}

Money last_of(const Chart& chart, const ReportTable& table, std::string_view key) {
  for (std::size_t c = 0, line = 0; c < table.columns.size(); ++c) {
    if (!table.columns[c].is_number) continue;
    if (table.columns[c].key == key) return chart.lines[line].values.back();
    ++line;
  }
  return {};
}

}  // namespace

std::uint32_t chart_colour(std::size_t position) {
  constexpr std::array<std::uint32_t, 6> colours = {0x555555, 0x7a4fa3, 0x2f7d4f,
                                                    0x1a3a61, 0xb3541e, 0x8c2f39};
  return colours.at(position % colours.size());
}

ChartDrawing drawing_of(const Chart& chart, Language language) {
  const Scale scale = scale_for(chart);
  ChartDrawing drawing;
  draw_scale(scale, language, drawing);
  draw_points(chart, language, drawing);
  draw_lines(chart, scale, drawing);
  draw_names(chart, language, drawing);
  return drawing;
}

std::string as_svg(const Chart& chart, Language language) {
  const ChartDrawing drawing = drawing_of(chart, language);
  const std::string width = number(ChartDrawing::width), height = number(ChartDrawing::height);
  std::string out = "<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width +
                    "\" height=\"" + height + "\" role=\"img\" font-size=\"" +
                    number(ChartDrawing::letters) + "\">\n<title>" +
                    escaped(in(language, chart.finding)) + "</title>\n";
  for (const ChartDrawing::Stroke& stroke : drawing.strokes) out += stroke_text(stroke);
  for (const ChartDrawing::Text& text : drawing.texts) out += text_text(text);
  return out + "</svg>\n";
}

std::optional<Chart> burn_down_chart(const ReportTable& table) {
  if (table.key != "burn_down" || table.rows.empty()) return std::nullopt;
  Chart chart;
  for (const ReportRow& row : table.rows)
    chart.points.push_back(
        {written(row.cells.front(), Language::vi), written(row.cells.front(), Language::en)});
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].is_number)
      chart.lines.push_back({table.columns[c].title, amounts_in(table, c)});
  const std::string left_over = format_amount(last_of(chart, table, "left"));
  const std::string approved = format_amount(last_of(chart, table, "approved"));
  const Label& month = chart.points.back();
  chart.finding = {"Cuối tháng " + month.vi + " còn được chi " + left_over + " đồng trong " +
                       approved + " đồng được duyệt",
                   "At the end of " + month.en + ", " + left_over + " đồng of the " + approved +
                       " đồng approved are left"};
  return chart;
}

}  // namespace dutoan
