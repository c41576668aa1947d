#include "report/inert.hpp"
#include "report/text_table.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/long_list.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <dutoan/report.hpp>
#include <limits>

namespace dutoan {
namespace {

using namespace report;

void add_fact(const ReportFact& fact, Language language, std::size_t width, std::string& out) {
  const std::string title = printable(in(language, fact.title)) + ": ";
  bool first = true;
  for (const std::string& line : wrapped(title + written(fact.value, language), width - 2)) {
    out += (first ? "" : "  ") + line + "\n";
    first = false;
  }
}

void add_remark(const ReportRemark& remark, Language language, std::size_t width,
                std::string& out) {
  out += "\n";
  for (const std::string& line : wrapped(printable(in(language, remark.heading)), width))
    out += line + "\n";
  for (const Label& sentence : remark.sentences) {
    bool first = true;
    for (const std::string& line : wrapped(printable(in(language, sentence)), width - 4)) {
      out += (first ? "  - " : "    ") + line + "\n";
      first = false;
    }
  }
}

/// What stands before the first table.
std::string text_before(const Report& report, Language language, std::size_t width) {
  std::string out = printable(in(language, report.title)) + "\n";
  for (const ReportFact& fact : report.head) add_fact(fact, language, width, out);
  return out;
}

std::string above(const ReportTable& table, Language language, std::size_t width) {
  std::string out = "\n";
  for (const std::string& line : wrapped(printable(in(language, table.title)), width))
    out += line + "\n";
  return out;
}

/// Twenty letters, the darker the earlier the part.
std::string bar_in_letters(const Bar& bar) {
  constexpr int letters = 20;
  constexpr std::array shades = {"█", "▓", "▒", "░"};
  std::string text;
  int drawn = 0;
  for (std::size_t part = 0; part < shades.size(); ++part)
    for (const int end = bar.filled(part + 1, letters); drawn < end; ++drawn) text += shades[part];
  return text;
}

std::string text_of_table(const ReportTable& table, Language language, std::size_t width) {
  if (table.rows.empty()) return {};  // titles above nothing say nothing
  return above(table, language, width) + text_table(table, language, width);
}

/// What stands behind the first table.
std::string text_behind(const Report& report, Language language, std::size_t width) {
  std::string out;
  for (std::size_t t = 1; t < report.tables.size(); ++t)
    out += text_of_table(report.tables[t], language, width);
  if (!report.foot.empty()) out += "\n";
  for (const ReportFact& fact : report.foot) add_fact(fact, language, width, out);
  for (const ReportRemark& remark : report.remarks) add_remark(remark, language, width, out);
  return out;
}

}  // namespace

int Bar::filled(std::size_t count, int units) const {
  Money sum;
  for (std::size_t i = 0; i < count; ++i) sum += std::max(parts.at(i), Money{});
  if (whole <= Money{} || sum.is_zero()) return 0;
  if (sum >= whole) return units;
  std::int64_t part = sum.dong(), all = whole.dong();
  for (; part > std::numeric_limits<std::int64_t>::max() / units; part /= 2) all /= 2;
  return std::min(static_cast<int>(part * units / all), units - 1);
}

std::string written(const ReportCell& cell, Language language) {
  struct Writer {
    Language language;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return printable(text); }
    std::string operator()(const Label& label) const { return printable(in(language, label)); }
    std::string operator()(std::int64_t n) const { return format_whole(n); }
    std::string operator()(Year year) const { return std::to_string(year.value); }
    std::string operator()(Quantity q) const { return format_quantity(q); }
    std::string operator()(Money amount) const { return format_amount(amount); }
    std::string operator()(Percent p) const { return format_percent(p) + " %"; }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(const Bar& bar) const { return bar_in_letters(bar); }
  };
  return std::visit(Writer{language}, cell);
}

std::string as_text(const Report& report, Language language, std::size_t width) {
  std::string out = text_before(report, language, width);
  if (!report.tables.empty()) out += text_of_table(report.tables.front(), language, width);
  return out + text_behind(report, language, width);
}

void tell_text(const ReportTable& heads, const TellRows& tell, Language language, std::size_t width,
               const std::function<bool(const std::string&)>& to) {
  TextTable table{heads, language};
  const Report report = tell([&](const ReportRow& row) {
    table.measure(row);
    return true;
  });
  const std::size_t panels = table.panels(width);
  bool goes_on = to(text_before(report, language, width) +
                    (panels == 0 ? std::string{} : above(heads, language, width)));
  for (std::size_t panel = 0; goes_on && panel < panels; ++panel) {
    goes_on = to(table.beginning(panel));
    if (goes_on)
      tell([&](const ReportRow& row) { return goes_on = goes_on && to(table.row(panel, row)); });
  }
  if (goes_on) to(text_behind(report, language, width));
}

}  // namespace dutoan
