// What waits for whom.
#include "web/course.hpp"
#include "web/overview.hpp"

#include <dutoan/reconciliation.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/settlement.hpp>

#include <algorithm>
#include <set>

namespace dutoan::web {
namespace {

/// What the person is to do, gathered by what they may do.
class Tasks {
 public:
  Tasks(const Visit& visit, const OverviewYear& year) : visit_(visit), year_(year) {}

  std::vector<Link> run() {
    add_course();
    add_vouchers();
    add_year_end();
    return std::move(links_);
  }

 private:
  const Visit& visit_;
  const OverviewYear& year_;
  std::vector<Link> links_;

  void add(Act act, const std::string& to, const std::string& vi, const std::string& en) {
    if (visit_.may(act)) links_.push_back({to, {vi, en}});
  }

  void add_course() {
    const auto rounds = find_rounds(visit_.book, year_.codes);
    if (!rounds || rounds->empty()) return;
    const Round& last = rounds->back();
    const std::string version = std::to_string(last.estimate.document.version);
    switch (last.state()) {
      case EstimateState::saved:
        return add(Act::draft_plan, "/estimate/submit", "Trình dự toán phiên bản " + version,
                   "Submit version " + version + " of the estimate");
      case EstimateState::returned:
        return add(Act::draft_plan, "/history",
                   "Dự toán phiên bản " + version + " bị trả lại: lập phiên bản mới",
                   "Version " + version + " was returned: draft a new one");
      case EstimateState::submitted:
      case EstimateState::under_appraisal: return add_appraisal(version);
      case EstimateState::appraised:
        return add(Act::approve, "/approval", "Phê duyệt dự toán phiên bản " + version,
                   "Approve version " + version);
      case EstimateState::awaiting:
        return add(Act::allot, "/approval/fund",
                   "Dự toán phiên bản " + version + " đã duyệt, còn chờ kinh phí",
                   "Version " + version + " is approved and awaits its money");
      case EstimateState::approved: break;
    }
  }

  void add_appraisal(const std::string& version) {
    const auto regulations = regulations_of(visit_);
    if (!regulations) return;
    const auto round =
        find_appraisal(visit_.book, year_.codes, version, (*regulations)->norms.reasons);
    if (!round) return;
    const std::string open = std::to_string(round->appraisal.undecided());
    if (round->appraisal.undecided() > 0)
      return add(Act::appraise, "/appraisal", "Thẩm định " + open + " dòng còn lại",
                 "Appraise " + open + " lines that are left");
    add(Act::conclude, "/appraisal/close", "Chốt kết quả thẩm định", "Conclude the appraisal");
  }

  void add_vouchers() {
    if (const std::size_t count = overdue_advances(visit_, year_); count > 0)
      add(Act::post, "/advances", std::to_string(count) + " tạm ứng quá hạn thanh toán",
          std::to_string(count) + " overdue advances");
    const std::size_t drafts = list_drafts(visit_.book, true).size();
    const std::string words = std::to_string(drafts);
    if (drafts > 0)
      add(visit_.may(Act::decide) ? Act::decide : Act::post, "/vouchers/drafts",
          words + " chứng từ nháp chưa ghi sổ", words + " open drafts");
  }

  /// From two months before the last day of the books until they are closed.
  [[nodiscard]] bool is_near_the_end() const {
    const int near = -62;
    return visit_.today() >= last_day_of_books(year_.year.fiscal_year).plus_days(near);
  }

  void add_year_end() {
    if (!is_near_the_end() || (!visit_.may(Act::post) && !visit_.may(Act::close_year))) return;
    const auto& regimes = visit_.desk->regimes;
    if (!regimes) return;
    TypedDocument asked;
    asked.funding = year_.codes;
    const auto end = look_at_year(visit_.book, asked, *regimes);
    if (!end || end->state != SettlementState::open) return;
    const auto classes =
        std::ranges::count(end->blockers, BlockerKind::class_not_settled, &Blocker::kind);
    if (classes > 0)
      add(Act::post, "/settlement", std::to_string(classes) + " lớp, đợt chưa quyết toán",
          std::to_string(classes) + " classes and tours are not settled");
    add_reconciliation();
    if (end->blockers.empty())
      add(Act::close_year, "/settlement", "Không còn gì vướng: khóa sổ năm",
          "Nothing stands in the way: close the year");
  }

  void add_reconciliation() {
    const auto open = open_differences(visit_.book, year_.year.unit, year_.year.fiscal_year);
    if (!open || open->is_reconciled()) return;
    add(Act::post, "/reconciliation", "Chưa đối chiếu xong với Kho bạc Nhà nước",
        "Not reconciled with the State Treasury");
  }
};

}  // namespace

std::size_t overdue_advances(const Visit& visit, const OverviewYear& year) {
  std::set<DocumentId> overdue;  // an advance may be held on several lines
  for (const Holding& each : open_advances(visit.book)) {
    const Funding& funding = each.account.funding;
    const bool is_of_year = UnitYear{funding.unit, funding.fiscal_year} == year.year;
    if (is_of_year && days_overdue(each, visit.today()) > 0) overdue.insert(each.account.opened_by);
  }
  return overdue.size();
}

std::vector<Link> tasks_of(const Visit& visit, const OverviewYear& year) {
  return Tasks{visit, year}.run();
}

}  // namespace dutoan::web
