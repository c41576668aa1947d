// The annex of an approval: districts down, categories across.
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

class Annex {
 public:
  Annex(const FrozenEstimate& estimate, std::span<const DeviatingLine> deviations,
        const Letterhead& head)
      : estimate_(estimate),
        deviations_(deviations),
        head_(head),
        rows_(sums_by_row(estimate)),
        categories_(categories_of(estimate)),
        across_(static_cast<int>(categories_.size()) + 5) {}

  PaperSheet make(std::string name) {
    sheet_.name = std::move(name);
    sheet_.columns = {{6, false, true}, {30}, {7}, {8}};
    for (std::size_t i = 0; i <= categories_.size(); ++i) sheet_.columns.push_back({15});
    add_titles();
    add_heads();
    const std::size_t first = next_row(sheet_);
    std::string group;
    std::int64_t number = 0;
    for (const RowSum& row : rows_) {
      if (row.group != group) {
        group = row.group, number = 0;
        add_sum(Kind::subtotal, group, same(row.group_name), sum_of(rows_, group));
      }
      add_sum(Kind::plain, ++number, same(row.row_name), row);
    }
    add_sum(Kind::total, std::monostate{}, words::total, sum_of(rows_, {}));
    add_sum_formulas(sheet_, first);
    sheet_.rows.push_back(
        wide_row(Kind::words, "Bằng chữ: " + amount_in_words(estimate_.total), across_));
    if (!deviations_.empty()) add_deviations();
    return std::move(sheet_);
  }

 private:
  const FrozenEstimate& estimate_;
  std::span<const DeviatingLine> deviations_;
  const Letterhead& head_;
  std::vector<RowSum> rows_;
  std::vector<NamedCategory> categories_;
  int across_;
  PaperSheet sheet_;

  void add_titles() {
    const std::string decision = or_blank(head_.number) + "/QĐ-" + or_blank(head_.symbol);
    const auto add = [&](Kind kind, ReportCell text) {
      sheet_.rows.push_back(wide_row(kind, std::move(text), across_));
    };
    add(Kind::title, Label{"PHỤ LỤC", "ANNEX"});
    add(Kind::abstract, phrase({"DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH SỐ {}", "ESTIMATE OF PLAN {}"},
                               {same(estimate_.plan_number)}));
    add(Kind::subtitle,
        phrase({"(Kèm theo Quyết định số {} {} của {})", "(Annex to Decision {} {}, {})"},
               {same(decision), same(day_in_words(head_.date, estimate_.fiscal_year)),
                same(or_blank(head_.office))}));
    add(Kind::unit, Label{"Đơn vị tính: đồng", "Unit: đồng"});
  }

  void add_heads() {
    std::vector<Label> titles{words::number, words::content, words::classes, words::people};
    std::vector<std::string> letters{"A", "B", "1", "2"};
    for (const NamedCategory& category : categories_) {
      titles.push_back(category.label);
      letters.push_back(std::to_string(letters.size() - 1));
    }
    titles.push_back(words::total);
    letters.push_back(std::to_string(letters.size() - 1) + "=3+…+" + letters.back());
    add_table_head(sheet_, titles, letters);
  }

  /// The categories of the row that comes next, where there are few enough for a letter each.
  [[nodiscard]] std::string sum_across() const {
    constexpr std::size_t most = 'Z' - 'E';
    if (categories_.empty() || categories_.size() > most) return {};
    const auto last = static_cast<char>('E' + static_cast<int>(categories_.size()) - 1);
    const std::size_t at = next_row(sheet_);
    return "SUM(" + cell_at('E', at) + ":" + cell_at(last, at) + ")";
  }

  /// "ML1/hall: thẩm định 6.000.000, phê duyệt 5.000.000 (−1.000.000): …".
  void add_deviations() {
    const auto add = [&](Kind kind, ReportCell text) {
      sheet_.rows.push_back(wide_row(kind, std::move(text), across_));
    };
    add(Kind::section,
        Label{"Các dòng duyệt khác với số thẩm định", "Lines not approved as appraised"});
    for (const DeviatingLine& each : deviations_)
      add(Kind::paragraph,
          phrase({"{}: thẩm định {}, phê duyệt {} (chênh lệch {}): {}",
                  "{}: appraised {}, approved {} (difference {}): {}"},
                 {same(each.line.text()), same(format_amount(each.appraised)),
                  same(format_amount(each.approved)),
                  same(format_amount(each.approved - each.appraised)), same(each.reason)}));
  }

  void add_sum(Kind kind, ReportCell number, const Label& name, const RowSum& sum) {
    PaperRow row{kind, {{std::move(number)}, {name}, {sum.activities}, {sum.people}}};
    for (const NamedCategory& category : categories_) {
      const auto amount = sum.by_category.find(category.code);
      row.cells.push_back({amount == sum.by_category.end() ? Money{} : amount->second});
    }
    row.cells.push_back({sum.amount, sum_across()});
    sheet_.rows.push_back(std::move(row));
  }
};

}  // namespace

Paper approval_annex(const FrozenEstimate& approved, std::span<const DeviatingLine> deviations,
                     const Letterhead& head, Language language) {
  Paper paper{{"Phụ lục quyết định phê duyệt dự toán", "Annex of the approval"},
              head.office,
              head.date.value_or(approved.plan_date),
              {}};
  paper.sheets.push_back(
      Annex{approved, deviations, head}.make(language == Language::vi ? "Phụ lục" : "Annex"));
  return paper;
}

}  // namespace dutoan
