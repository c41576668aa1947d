// Báo cáo kết quả thực hiện: to who issued the plan, what was held and spent beside what was
// planned.
#include "report/class_words.hpp"
#include "report/letter_parts.hpp"
#include "report/paper_parts.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

class ResultsLetter {
 public:
  ResultsLetter(std::span<const ClassFile> files, const FrozenEstimate& estimate,
                const Letterhead& head)
      : files_(files),
        estimate_(estimate),
        head_(head),
        results_(results_of(files)),
        sum_(sum_of(results_, {})),
        letter_("Báo cáo", {{5, false, true}, {30}, {9}, {9}, {9}, {9}, {9}, {9}}) {}

  PaperSheet make() {
    letter_.begin(head_, "BC", "BÁO CÁO", "Kết quả thực hiện " + plan_in_words(estimate_),
                  estimate_.fiscal_year);
    letter_.address(head_);
    letter_.section("I. Kết quả tổ chức");
    add_attendance();
    letter_.section("II. Kinh phí");
    add_money();
    letter_.section("III. Nội dung khác với kế hoạch và lý do");
    add_differences();
    letter_.section("IV. Việc còn lại");
    add_open();
    letter_.paragraph("Kính báo cáo " + estimate_.issuer + " xem xét, chỉ đạo./.");
    letter_.end(head_);
    return std::move(letter_.sheet());
  }

 private:
  std::span<const ClassFile> files_;
  const FrozenEstimate& estimate_;
  const Letterhead& head_;
  std::vector<DistrictResult> results_;
  DistrictResult sum_;
  LetterSheet letter_;

  /// Each row of the plan below its group, then the total.
  template <class Add>
  void for_each_row(Add add) {
    std::string group;
    bool is_first = true;
    std::int64_t number = 0;
    for (const DistrictResult& each : results_) {
      if (is_first || each.group != group) {
        number = 0;
        add(Kind::subtotal, ReportCell{each.group}, same(each.group_name),
            sum_of(results_, each.group));
      }
      is_first = false, group = each.group;
      add(Kind::plain, ReportCell{++number}, same(each.row_name), each);
    }
    add(Kind::total, ReportCell{}, words::total, sum_);
  }

  void add_attendance() {
    letter_.paragraph("Đã tổ chức " + format_whole(sum_.held.classes) + " lớp, đợt với " +
                      format_whole(sum_.held.trainees) + " người, " + format_whole(sum_.held.days) +
                      " ngày lớp; kế hoạch là " + format_whole(sum_.planned.classes) +
                      " lớp, đợt với " + format_whole(sum_.planned.trainees) + " người, " +
                      format_whole(sum_.planned.days) + " ngày lớp.");
    add_table_head(letter_.sheet(),
                   {words::number,
                    words::content,
                    words::classes_planned,
                    words::classes_held,
                    {"Người KH", "People planned"},
                    {"Người TH", "People held"},
                    {"Ngày KH", "Days planned"},
                    {"Ngày TH", "Days held"}},
                   {"A", "B", "1", "2", "3", "4", "5", "6"});
    for_each_row([&](Kind kind, ReportCell number, const Label& name, const DistrictResult& each) {
      letter_.add({kind,
                   {{std::move(number)},
                    {name},
                    {each.planned.classes},
                    {each.held.classes},
                    {each.planned.trainees},
                    {each.held.trainees},
                    {each.planned.days},
                    {each.held.days}}});
    });
    letter_.add(Kind::text, "KH: kế hoạch; TH: thực hiện.");
  }

  [[nodiscard]] std::string ended_in_words() const {
    const Money ended = sum_.money.ended;
    return ended.is_zero()
               ? std::string{}
               : "; bị hủy, chuyển nguồn hoặc phải nộp " + format_amount(ended) + " đồng";
  }

  void add_money() {
    letter_.paragraph("Dự toán được duyệt là " + format_amount(sum_.money.approved) +
                      " đồng; đã chi " + amount_and_words(sum_.money.spent) +
                      "; tạm ứng chưa thanh toán " + format_amount(sum_.money.advanced) +
                      " đồng; đã cam kết, chưa chi " + format_amount(sum_.money.committed) +
                      " đồng; còn được chi " + format_amount(sum_.money.left) + " đồng" +
                      ended_in_words() + ".");
    letter_.add(Kind::unit, "Đơn vị tính: đồng");
    letter_.add({Kind::head,
                 {{words::number},
                  {words::content},
                  {words::approved, {}, 2},
                  {words::spent, {}, 2},
                  {Label{"Chưa chi", "Not spent"}, {}, 2}}});
    letter_.add({Kind::letters,
                 {{std::string{"A"}},
                  {std::string{"B"}},
                  {std::string{"1"}, {}, 2},
                  {std::string{"2"}, {}, 2},
                  {std::string{"3=1-2"}, {}, 2}}});
    for_each_row([&](Kind kind, ReportCell number, const Label& name, const DistrictResult& each) {
      letter_.add({kind,
                   {{std::move(number)},
                    {name},
                    {each.money.approved, {}, 2},
                    {each.money.spent, {}, 2},
                    {each.money.approved - each.money.spent, {}, 2}}});
    });
  }

  void add_differences() {
    if (std::ranges::none_of(files_, differs_from_plan))
      return letter_.paragraph("Các lớp, đợt đã tổ chức đúng số người, số ngày theo kế hoạch.");
    letter_.add({Kind::head,
                 {{words::number},
                  {words::activity},
                  {Label{"Kế hoạch", "Planned"}, {}, 2},
                  {Label{"Thực hiện", "Held"}, {}, 2},
                  {words::reason, {}, 2}}});
    std::int64_t number = 0;
    for (const ClassFile& file : files_) {
      if (!differs_from_plan(file)) continue;
      const std::string planned = format_whole(file.planned.trainees) + " người, " +
                                  format_whole(file.planned.days) + " ngày";
      letter_.add({Kind::plain,
                   {{++number},
                    {file.code.text() + " " + file.name},
                    {planned, {}, 2},
                    {held_in_words(file).vi, {}, 2},
                    {file.outcome->reason, {}, 2}}});
    }
  }

  void add_open() {
    const auto count = [&](ClassState state) {
      return std::ranges::count_if(
          files_, [&](const ClassFile& file) { return !file.is_common && file.state() == state; });
    };
    letter_.paragraph("Đã quyết toán " + format_whole(count(ClassState::settled)) + " lớp, đợt; " +
                      format_whole(count(ClassState::documented)) +
                      " lớp, đợt đã đủ hồ sơ, chưa quyết toán; " +
                      format_whole(count(ClassState::held)) + " lớp, đợt còn thiếu hồ sơ; " +
                      format_whole(count(ClassState::planned)) + " lớp, đợt chưa có kết quả.");
  }
};

}  // namespace

Paper results_letter(std::span<const ClassFile> files, const FrozenEstimate& estimate,
                     const Letterhead& head) {
  Paper paper{{"Báo cáo kết quả thực hiện", "Report of results"},
              head.office,
              head.date.value_or(estimate.plan_date),
              {}};
  paper.sheets.push_back(ResultsLetter{files, estimate, head}.make());
  return paper;
}

}  // namespace dutoan
