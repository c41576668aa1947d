#include "report/paper_parts.hpp"

#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <cctype>

namespace dutoan::report {
namespace {

using Kind = PaperRow::Kind;

constexpr std::size_t longest_name = 31;

Label place_and_date(const Estimate& estimate) {
  const std::string place = place_of(estimate);
  if (place.empty()) return {"…, ngày … tháng … năm …", "…, day … month … year …"};
  return phrase({"{}, ngày … tháng … năm …", "{}, day … month … year …"}, {same(place)});
}

/// Three parts of a row; the first takes what does not divide.
PaperRow thirds(Kind kind, const std::vector<Label>& labels, int across) {
  const int third = across / 3;
  PaperRow row{kind, {}};
  for (const Label& label : labels)
    row.cells.push_back({label, {}, row.cells.empty() ? across - 2 * third : third});
  return row;
}

/// Whether `c` is no continuing byte of UTF-8.
bool is_letter_start(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// The capital of one letter of Vietnamese. Those of à to ý stand 0x20 before them, those of the
/// other letters with marks right before them.
std::string capital_of(std::string_view letter) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(letter[i]); };
  std::string capital{letter};
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z')
    capital[0] = static_cast<char>(byte(0) - 0x20U);
  else if (letter.size() == 2 && byte(0) == 0xC3 && byte(1) >= 0xA0 && byte(1) != 0xB7)
    capital[1] = static_cast<char>(byte(1) - 0x20U);
  else if (letter == "ư")
    capital = "Ư";  // its byte before begins another row
  else if (letter == "ă" || letter == "đ" || letter == "ĩ" || letter == "ũ" || letter == "ơ" ||
           (letter.size() == 3 && letter >= "ạ" && letter <= "ỹ" && byte(2) % 2 == 1))
    capital.back() = static_cast<char>(byte(letter.size() - 1) - 1U);
  return capital;
}

/// What a row adds up: lines nothing, headings lines, subtotals these, a total everything.
int level_of(Kind kind) {
  switch (kind) {
    case Kind::heading: return 1;
    case Kind::subtotal: return 2;
    case Kind::total: return 3;
    default: return 0;
  }
}

/// SUBTOTAL leaves other subtotals out.
void add_sums(PaperRow& row, std::size_t first, std::size_t last) {
  constexpr std::size_t most_letters = 26;
  std::size_t column = 0;
  for (PaperCell& cell : row.cells) {
    const bool is_figure = std::holds_alternative<Money>(cell.value) ||
                           (column > 0 && std::holds_alternative<std::int64_t>(cell.value));
    if (is_figure && cell.formula.empty() && column < most_letters && first <= last) {
      const char letter = static_cast<char>('A' + static_cast<int>(column));
      cell.formula = "SUBTOTAL(9," + cell_at(letter, first) + ":" + cell_at(letter, last) + ")";
    }
    column += static_cast<std::size_t>(cell.across);
  }
}

std::string small_letters(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
  });
  return text;
}

}  // namespace

std::string place_of(const Estimate& estimate) {
  const auto without = [](const std::string& text, std::string_view kind) {
    return text.starts_with(kind) ? text.substr(kind.size()) : text;
  };
  for (const Jurisdiction& province : estimate.regulations->rates.vocabulary().jurisdictions)
    if (province.code == estimate.plan->province)
      return without(without(province.label.vi, "tỉnh "), "thành phố ");
  return {};
}

std::string cell_at(char column, std::size_t row) {
  return std::string{column} + std::to_string(row);
}

std::string fixed_range(char column, std::size_t first, std::size_t last) {
  const std::string start = std::string{"$"} + column + "$";
  return start + std::to_string(first) + ":" + start + std::to_string(last);
}

std::string on_sheet(std::string_view sheet) { return "'" + std::string{sheet} + "'!"; }

PaperRow wide_row(Kind kind, ReportCell value, int across) {
  return {kind, {{std::move(value), {}, across}}};
}

void add_table_head(PaperSheet& sheet, const std::vector<Label>& titles,
                    const std::vector<std::string>& letters) {
  PaperRow head{Kind::head, {}}, below{Kind::letters, {}};
  for (const Label& title : titles) head.cells.push_back({title});
  for (const std::string& letter : letters) below.cells.push_back({letter});
  sheet.head_first = static_cast<int>(next_row(sheet));
  sheet.rows.push_back(std::move(head));
  sheet.rows.push_back(std::move(below));
  sheet.head_last = sheet.head_first + 1;
}

void add_sum_formulas(PaperSheet& sheet, std::size_t first) {
  const std::size_t end = sheet.rows.size();
  for (std::size_t at = first; at <= end; ++at) {
    PaperRow& row = sheet.rows[at - 1];
    const int level = level_of(row.kind);
    if (level == 0) continue;
    if (row.kind == Kind::total) {
      add_sums(row, first, at - 1);
      continue;
    }
    std::size_t last = at;
    while (last < end && level_of(sheet.rows[last].kind) < level) ++last;
    add_sums(row, at + 1, last);
  }
}

std::string in_capitals(std::string_view text) {
  std::string capitals;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && !is_letter_start(text[i + length])) ++length;
    capitals += capital_of(text.substr(i, length));
    i += length;
  }
  return capitals;
}

void add_offices(PaperSheet& sheet, std::string_view superior, std::string_view office,
                 int across) {
  const int left = across / 2;
  const auto add = [&](Kind kind, std::string_view name, const char* beside) {
    sheet.rows.push_back(
        {kind, {{in_capitals(name), {}, left}, {std::string{beside}, {}, across - left}}});
  };
  add(Kind::superior, superior, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  add(Kind::office, office, "Độc lập - Tự do - Hạnh phúc");
}

void add_paper_head(PaperSheet& sheet, const Estimate& estimate, const Label& title, int across,
                    bool with_offices) {
  const Plan& plan = *estimate.plan;
  if (with_offices) {
    add_offices(sheet, plan.issuer, plan.drafter, across);
    sheet.rows.push_back({Kind::blank, {}});
  }
  sheet.rows.push_back(wide_row(Kind::title, title, across));
  sheet.rows.push_back(wide_row(
      Kind::subtitle,
      phrase(
          {"({}, kế hoạch số {} ngày {}; năm ngân sách {})", "({}, plan {} of {}; budget year {})"},
          {same(plan.title), same(plan.number), same(format_date(plan.date)),
           same(std::to_string(plan.fiscal_year))}),
      across));
  sheet.rows.push_back(wide_row(Kind::unit, Label{"Đơn vị tính: đồng", "Unit: đồng"}, across));
}

void add_signatures(PaperSheet& sheet, const Estimate& estimate, int across) {
  add_signatures(sheet, place_and_date(estimate), {"PHỤ TRÁCH KẾ TOÁN", "ACCOUNTANT"}, across);
}

void add_signatures(PaperSheet& sheet, const Label& place, const Label& accountant, int across) {
  const int left = across / 2;
  sheet.rows.push_back({Kind::blank, {}});
  sheet.rows.push_back({Kind::place, {{std::monostate{}, {}, left}, {place, {}, across - left}}});
  sheet.rows.push_back(
      thirds(Kind::signature,
             {{"NGƯỜI LẬP", "DRAFTED BY"}, accountant, {"THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE OFFICE"}},
             across));
  const Label signing{"(Ký, ghi rõ họ tên)", "(Signature, full name)"};
  sheet.rows.push_back(
      thirds(Kind::signing,
             {signing, signing, {"(Ký, ghi rõ họ tên, đóng dấu)", "(Signature, full name, seal)"}},
             across));
}

std::string SheetNames::take(const std::string& wanted) {
  constexpr std::string_view unfit = "[]:*?/\\'";
  std::string name;
  std::size_t letters = 0;
  for (const char c : wanted) {
    if (is_letter_start(c) && ++letters > longest_name - 3) break;
    name += unfit.find(c) != std::string_view::npos ? '-' : c;
  }
  if (name.empty()) name = "-";
  std::string free = name;
  for (int n = 2; std::ranges::find(taken_, small_letters(free)) != taken_.end(); ++n)
    free = name + "-" + std::to_string(n);
  taken_.push_back(small_letters(free));
  return free;
}

}  // namespace dutoan::report
