// Báo cáo kết quả thẩm định: the appraiser's letter with its sums, and every line side by side.
#include "report/appraisal_sheet.hpp"
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

std::size_t lines_in(const FrozenEstimate& estimate) {
  std::size_t lines = 0;
  for (const FrozenActivity& activity : estimate.activities) lines += activity.lines.size();
  return lines;
}

class AppraisalLetter {
 public:
  AppraisalLetter(const Appraisal& appraisal, std::span<const ReasonKind> reasons,
                  const Letterhead& head)
      : appraisal_(appraisal),
        reasons_(reasons),
        head_(head),
        requested_(sums_by_row(appraisal.requested)),
        appraised_(sums_by_row(appraisal.appraised)),
        letter_("Báo cáo", {{6, false, true}, {38}, {17}, {17}, {17}}) {}

  PaperSheet make() {
    const FrozenEstimate& estimate = appraisal_.requested;
    letter_.begin(head_, "BC", "BÁO CÁO",
                  "Kết quả thẩm định dự toán kinh phí thực hiện " + plan_in_words(estimate),
                  estimate.fiscal_year);
    letter_.address(head_);
    letter_.section("I. Căn cứ thẩm định");
    letter_.add_bases(bases_of(estimate, head_));
    letter_.section("II. Hồ sơ trình");
    letter_.paragraph("Dự toán chi tiết do " + estimate.drafter + " lập có " +
                      whole(lines_in(estimate)) + " dòng của " + whole(estimate.activities.size()) +
                      " lớp, đợt; tổng kinh phí đề nghị là " + format_amount(estimate.total) +
                      " đồng.");
    letter_.section("III. Kết quả thẩm định");
    add_outcome();
    letter_.section("1. Theo nhóm, huyện");
    add_rows();
    letter_.section("2. Theo nhóm chi");
    add_categories();
    letter_.section("3. Theo lý do điều chỉnh");
    add_reasons();
    letter_.section("IV. Kiến nghị");
    add_proposal();
    letter_.end(head_);
    return std::move(letter_.sheet());
  }

 private:
  const Appraisal& appraisal_;
  std::span<const ReasonKind> reasons_;
  const Letterhead& head_;
  std::vector<RowSum> requested_, appraised_;
  LetterSheet letter_;

  static std::string whole(std::size_t number) {
    return format_whole(static_cast<std::int64_t>(number));
  }

  void add_outcome() {
    const Money cut = appraisal_.cut();
    const std::string compared = cut == Money{} ? "bằng số đề nghị"
                                 : cut > Money{}
                                     ? "giảm " + format_amount(cut) + " đồng so với số đề nghị"
                                     : "tăng " + format_amount(-cut) + " đồng so với số đề nghị";
    letter_.paragraph("Tổng kinh phí thẩm định là " + format_amount(appraisal_.appraised.total) +
                      " đồng, " + compared + ".");
    const auto count = [&](Verdict verdict) {
      return whole(static_cast<std::size_t>(
          std::ranges::count(appraisal_.lines, verdict, &AppraisedLine::verdict)));
    };
    letter_.paragraph("Chấp nhận " + count(Verdict::accepted) + " dòng, giảm " +
                      count(Verdict::reduced) + " dòng, tăng " + count(Verdict::raised) +
                      " dòng, không chấp nhận " + count(Verdict::rejected) + " dòng.");
    if (const std::size_t left = appraisal_.undecided(); left > 0)
      letter_.paragraph(
          "CÒN " + whole(left) +
          " DÒNG CHƯA THẨM ĐỊNH; số thẩm định của các dòng này bằng số đề nghị, trừ phần "
          "tính theo tỷ lệ của dòng đã điều chỉnh.");
  }

  void add_heads(const Label& content) {
    letter_.add(Kind::unit, "Đơn vị tính: đồng");
    add_table_head(letter_.sheet(),
                   {words::number,
                    content,
                    {"Đề nghị", "Requested"},
                    {"Thẩm định", "Appraised"},
                    {"Chênh lệch", "Difference"}},
                   {"A", "B", "1", "2", "3=2-1"});
  }

  void add_sums(Kind kind, ReportCell number, const Label& name, Money requested, Money appraised) {
    const std::size_t at = next_row(letter_.sheet());
    letter_.add({kind,
                 {{std::move(number)},
                  {name},
                  {requested},
                  {appraised},
                  {appraised - requested, cell_at('D', at) + "-" + cell_at('C', at)}}});
  }

  void add_total() {
    add_sums(Kind::total, std::monostate{}, words::total, appraisal_.requested.total,
             appraisal_.appraised.total);
  }

  /// What was appraised of a row of the plan; nothing is left of one that was rejected whole.
  [[nodiscard]] Money appraised_of(const RowSum& row) const {
    for (const RowSum& other : appraised_)
      if (other.group == row.group && other.row == row.row) return other.amount;
    return {};
  }

  void add_rows() {
    add_heads(words::content);
    const std::size_t first = next_row(letter_.sheet());
    std::string group;
    std::int64_t number = 0;
    for (const RowSum& row : requested_) {
      if (row.group != group) {
        group = row.group, number = 0;
        add_sums(Kind::subtotal, group, same(row.group_name), sum_of(requested_, group).amount,
                 sum_of(appraised_, group).amount);
      }
      add_sums(Kind::plain, ++number, same(row.row_name), row.amount, appraised_of(row));
    }
    add_total();
    add_sum_formulas(letter_.sheet(), first);
  }

  void add_categories() {
    add_heads({"Nhóm chi", "Category"});
    const std::size_t first = next_row(letter_.sheet());
    RowSum requested = sum_of(requested_, {}), appraised = sum_of(appraised_, {});
    std::int64_t number = 0;
    for (const NamedCategory& category : categories_of(appraisal_.requested))
      add_sums(Kind::plain, ++number, category.label, requested.by_category[category.code],
               appraised.by_category[category.code]);
    add_total();
    add_sum_formulas(letter_.sheet(), first);
  }

  struct ReasonSum {
    std::int64_t lines = 0;
    Money amount;
  };

  void add_reasons() {
    std::map<std::string, ReasonSum> sums;
    for (const AppraisedLine& line : appraisal_.lines)
      for (const Reason& reason : line.reasons) {
        ReasonSum& sum = sums[reason.code];
        ++sum.lines, sum.amount += reason.amount.value();  // G1
      }
    if (sums.empty()) return letter_.paragraph("Không có dòng nào được điều chỉnh.");
    letter_.add(Kind::unit, "Đơn vị tính: đồng");
    PaperRow head{Kind::head, {{words::number}, {Label{"Lý do", "Reason"}, {}, 2}}};
    head.cells.push_back({Label{"Số dòng", "Lines"}});
    head.cells.push_back({Label{"Tăng, giảm", "Change"}});
    letter_.add(std::move(head));
    const std::size_t first = next_row(letter_.sheet());
    std::int64_t number = 0;
    for (const ReasonKind& kind : reasons_) add_reason(number, sums, kind.code);
    while (!sums.empty()) add_reason(number, sums, sums.begin()->first);
    letter_.add({Kind::total, {{}, {words::total, {}, 2}, {}, {Money{} - appraisal_.cut()}}});
    add_sum_formulas(letter_.sheet(), first);
  }

  /// Takes the reason out of `sums`.
  void add_reason(std::int64_t& number, std::map<std::string, ReasonSum>& sums, std::string code) {
    const auto found = sums.find(code);
    if (found == sums.end()) return;
    letter_.add({Kind::plain,
                 {{++number},
                  {reason_label(reasons_, code), {}, 2},
                  {found->second.lines},
                  {found->second.amount}}});
    sums.erase(found);
  }

  void add_proposal() {
    letter_.paragraph(or_blank(head_.office) +
                      " kính đề nghị xem xét, phê duyệt dự toán với tổng kinh phí là " +
                      amount_and_words(appraisal_.appraised.total) + ".");
    letter_.paragraph("(Gửi kèm: chi tiết kết quả thẩm định)./.");
  }
};

}  // namespace

Paper appraisal_letter(const Appraisal& appraisal, std::span<const ReasonKind> reasons,
                       const Letterhead& head, Language language, Progress& progress) {
  Paper paper{{"Báo cáo kết quả thẩm định dự toán", "Appraisal report"},
              head.office,
              head.date.value_or(appraisal.requested.plan_date),
              {}};
  paper.sheets.push_back(AppraisalLetter{appraisal, reasons, head}.make());
  paper.sheets.push_back(appraisal_sheet(
      appraisal, reasons, language == Language::vi ? "Chi tiết" : "Detail", progress));
  return paper;
}

}  // namespace dutoan
