// Tờ trình: the letter with which the drafter submits the estimate.
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

class Submission {
 public:
  Submission(const FrozenEstimate& estimate, const Letterhead& head)
      : estimate_(estimate),
        head_(head),
        rows_(sums_by_row(estimate)),
        letter_("Tờ trình", {{6, false, true}, {40}, {9}, {11}, {18}}) {}

  PaperSheet make() {
    letter_.begin(
        head_, "TTr", "TỜ TRÌNH",
        "Về việc thẩm định, phê duyệt dự toán kinh phí thực hiện " + plan_in_words(estimate_),
        estimate_.fiscal_year);
    letter_.address(head_);
    letter_.add_bases(bases_of(estimate_, head_));
    letter_.paragraph(or_blank(head_.office) +
                      " đã lập dự toán chi tiết kinh phí thực hiện kế hoạch nêu trên và kính trình "
                      "như sau:");
    add_scale();
    add_table();
    add_source();
    add_reservations();
    add_proposal();
    letter_.end(head_);
    return std::move(letter_.sheet());
  }

 private:
  const FrozenEstimate& estimate_;
  const Letterhead& head_;
  std::vector<RowSum> rows_;
  LetterSheet letter_;
  int sections_ = 0;

  void section(const std::string& title) {
    letter_.section(std::to_string(++sections_) + ". " + title);
  }

  void add_scale() {
    const RowSum all = sum_of(rows_, {});
    section("Quy mô");
    letter_.paragraph("Kế hoạch có " + format_whole(all.activities) + " lớp, đợt với " +
                      format_whole(all.people) + " người, thuộc năm ngân sách " +
                      std::to_string(estimate_.fiscal_year) + ".");
  }

  void add_table() {
    section("Kinh phí đề nghị");
    letter_.add(Kind::unit, "Đơn vị tính: đồng");
    add_table_head(
        letter_.sheet(),
        {words::number, words::content, words::classes, words::people, {"Thành tiền", "Amount"}},
        {"A", "B", "1", "2", "3"});
    const std::size_t first = next_row(letter_.sheet());
    std::string group;
    for (const RowSum& row : rows_) {
      if (row.group == group) continue;
      group = row.group;
      add_sum(Kind::plain, group, row.group_name, sum_of(rows_, group));
    }
    add_sum(Kind::total, {}, words::total.vi, sum_of(rows_, {}));
    add_sum_formulas(letter_.sheet(), first);
    letter_.add(Kind::words, "Bằng chữ: " + amount_in_words(estimate_.total));
  }

  void add_sum(Kind kind, const std::string& number, const std::string& name, const RowSum& sum) {
    letter_.add({kind, {{number}, {name}, {sum.activities}, {sum.people}, {sum.amount}}});
  }

  void add_source() {
    section("Nguồn kinh phí");
    const std::string programme = "Kinh phí " + or_blank(estimate_.programme) + ". ";
    if (!estimate_.allotted)
      return letter_.paragraph(programme + "Số kinh phí được giao: " + std::string{blank} +
                               " đồng.");
    const Money left = *estimate_.allotted - estimate_.total;
    const std::string compared =
        left == Money{}  ? "bằng số được giao"
        : left > Money{} ? "thấp hơn số được giao " + format_amount(left) + " đồng"
                         : "vượt số được giao " + format_amount(Money{} - left) + " đồng";
    letter_.paragraph(programme + "Số kinh phí được giao là " + format_amount(*estimate_.allotted) +
                      " đồng; dự toán " + compared + ".");
  }

  struct Marked {
    std::int64_t lines = 0;
    Money amount;
  };

  [[nodiscard]] Marked marked(bool FrozenLine::* mark) const {
    Marked found;
    for (const FrozenActivity& activity : estimate_.activities)
      for (const FrozenLine& line : activity.lines)
        if (line.*mark) ++found.lines, found.amount += line.amount;
    return found;
  }

  /// A reader must know which figures are not firm before signing them.
  void add_reservations() {
    const std::vector<std::pair<Marked, std::string>> kinds{
        {marked(&FrozenLine::is_assumed), "dựa trên số liệu giả định"},
        {marked(&FrozenLine::is_standing_in), "dùng mức chi thay cho mức chưa có số liệu"},
        {marked(&FrozenLine::is_unverified), "dùng mức chi chưa đối chiếu với văn bản"}};
    std::string told;
    for (const auto& [found, why] : kinds)
      if (found.lines > 0)
        told += (told.empty() ? "Có " : "; ") + format_whole(found.lines) + " dòng, " +
                format_amount(found.amount) + " đồng " + why;
    if (told.empty()) return;
    section("Số liệu cần lưu ý khi thẩm định");
    letter_.paragraph(told +
                      ". Một dòng có thể thuộc nhiều loại; thuyết minh kèm theo nêu từng dòng.");
  }

  void add_proposal() {
    section("Kiến nghị");
    letter_.paragraph(
        or_blank(head_.office) +
        " kính đề nghị xem xét, thẩm định và phê duyệt dự toán nêu trên với tổng kinh "
        "phí là " +
        amount_and_words(estimate_.total) + ".");
    letter_.paragraph("(Gửi kèm: dự toán chi tiết và thuyết minh dự toán)./.");
  }
};

}  // namespace

Paper submission_letter(const FrozenEstimate& estimate, const Letterhead& head) {
  Paper paper{{"Tờ trình phê duyệt dự toán", "Submission of the estimate"},
              head.office,
              head.date.value_or(estimate.plan_date),
              {}};
  paper.sheets.push_back(Submission{estimate, head}.make());
  return paper;
}

}  // namespace dutoan
