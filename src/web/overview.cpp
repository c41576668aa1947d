#include "web/overview.hpp"

#include "web/course.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/settlement.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

/// The version that counts: the one approved last, else the newest.
const Round* round_that_counts(const std::vector<Round>& rounds) {
  const Round* found = rounds.empty() ? nullptr : &rounds.back();
  for (const Round& round : rounds)
    if (round.approval || round.awaiting) found = &round;
  return found;
}

std::optional<Money> cut_of(const Visit& visit, const OverviewYear& year) {
  const auto rounds = find_rounds(visit.book, year.codes);
  const auto regulations = regulations_of(visit);
  if (!rounds || !regulations) return std::nullopt;
  const Round* counts = round_that_counts(*rounds);
  if (counts == nullptr || counts->appraisals.empty()) return std::nullopt;
  const auto round = find_appraisal(visit.book, year.codes, counts->estimate.document.id.text(),
                                    (*regulations)->norms.reasons);
  return round ? std::optional{round->appraisal.cut()} : std::nullopt;
}

Execution money_of(const Visit& visit, const OverviewYear& year) {
  Execution total;
  const auto found =
      find_execution(visit.book, year.codes, ExecutionBy::activity, visit.estimate());
  if (found)
    for (const ExecutionRow& row : found->rows) total += row.money;
  return total;
}

std::size_t overdue_in(const Visit& visit, const OverviewYear& year) {
  std::size_t count = 0;
  for (const Holding& each : open_advances(visit.book)) {
    const Funding& funding = each.account.funding;
    const bool is_of_year = UnitYear{funding.unit, funding.fiscal_year} == year.year;
    if (is_of_year && days_overdue(each, visit.today()) > 0) ++count;
  }
  return count;
}

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
    if (const std::size_t count = overdue_in(visit_, year_); count > 0)
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
    const auto regimes = load_regimes(visit_.settings.sources.rates);
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

/// "2020-07" of a day.
std::string month_of(Date day) {
  const std::string month = std::to_string(day.month());
  return std::to_string(day.year()) + (month.size() < 2 ? "-0" : "-") + month;
}

/// What the classes that begin by the end of `month` were approved; nothing where no class has a
/// date.
std::optional<Money> planned_by(const ExecutionStatement& classes, const Estimate& estimate,
                                const std::string& month) {
  bool has_any = false;
  Money planned;
  for (const Activity& each : estimate.activities) {
    const ListedClass* listed = each.listed;
    if (listed == nullptr || !listed->starts) continue;
    has_any = true;
    if (month_of(*listed->starts) > month) continue;
    const auto row = std::ranges::find(classes.rows, each.code.text(), &ExecutionRow::code);
    if (row != classes.rows.end()) planned += row->money.approved;
  }
  return has_any ? std::optional{planned} : std::nullopt;
}

/// What would be left by the plan's dates.
std::optional<ChartLine> planned_line(const Visit& visit, const OverviewYear& year,
                                      const std::vector<ExecutionRow>& months) {
  const auto classes =
      find_execution(visit.book, year.codes, ExecutionBy::activity, visit.estimate());
  if (!classes || visit.estimate() == nullptr) return std::nullopt;
  ChartLine line{{"theo kế hoạch", "as planned"}, {}, true};
  Money approved;
  for (const ExecutionRow& each : months) {
    approved += each.money.approved;
    const auto planned = planned_by(*classes, *visit.estimate(), each.code);
    if (!planned) return std::nullopt;
    line.values.push_back(approved - *planned);
  }
  return line;
}

}  // namespace

std::vector<OverviewYear> years_of(const Visit& visit) {
  std::vector<OverviewYear> years;
  for (const Availability& each : what_is_left(visit.book, {}, ControlLevel::whole)) {
    const Funding& funding = each.scope.funding;
    TypedFunding codes;
    codes.year = std::to_string(funding.fiscal_year);
    codes.unit = funding.unit.text();
    const UnitYear year{funding.unit, funding.fiscal_year};
    if (std::ranges::none_of(years, [&](const OverviewYear& known) { return known.year == year; }))
      years.push_back({year, std::move(codes)});
  }
  std::ranges::stable_sort(years, {},
                           [](const OverviewYear& each) { return each.year.fiscal_year; });
  return years;
}

std::optional<OverviewYear> year_shown(const Visit& visit) {
  const auto years = years_of(visit);
  if (years.empty()) return std::nullopt;
  for (const OverviewYear& each : years)
    if (each.codes.year == visit.asked("year") &&
        each.codes.unit == visit.asked("unit", each.codes.unit))
      return each;
  return years.back();
}

OverviewFigures overview_figures(const Visit& visit, const OverviewYear& year) {
  OverviewFigures figures;
  for (const Availability& each : what_is_left(visit.book, {}, ControlLevel::whole)) {
    const Funding& funding = each.scope.funding;
    if (UnitYear{funding.unit, funding.fiscal_year} == year.year)
      figures.allotted += each.standing.granted();
  }
  figures.money = money_of(visit, year);
  figures.cut = cut_of(visit, year);
  figures.overdue = overdue_in(visit, year);
  return figures;
}

std::vector<Link> tasks_of(const Visit& visit, const OverviewYear& year) {
  return Tasks{visit, year}.run();
}

std::optional<Chart> money_over_months(const Visit& visit, const OverviewYear& year) {
  const auto months = find_execution(visit.book, year.codes, ExecutionBy::month, visit.estimate());
  if (!months || months->rows.empty()) return std::nullopt;
  Chart chart;
  ChartLine left{{"thực tế", "actual"}, {}, false};
  Execution sum;
  for (const ExecutionRow& each : months->rows) {
    sum += each.money;
    left.values.push_back(sum.left);
    const std::string shown = each.code.substr(5) + "/" + each.code.substr(0, 4);
    chart.points.push_back({shown, each.code});
  }
  const std::string amount = format_amount(sum.left), of = format_amount(sum.approved);
  const Label& last = chart.points.back();
  chart.finding = {"Cuối tháng " + last.vi + " còn được chi " + amount + " đồng trong " + of +
                       " đồng được duyệt",
                   "At the end of " + last.en + ", " + amount + " đồng of the " + of +
                       " đồng approved are left"};
  chart.lines.push_back(std::move(left));
  if (auto planned = planned_line(visit, year, months->rows))
    chart.lines.push_back(std::move(*planned));
  return chart;
}

ReportTable table_of(const Chart& chart) {
  ReportTable table{"left_by_month",
                    {"Còn lại cuối mỗi tháng (đồng)", "Left at the end of each month (đồng)"},
                    {{"month", {"Tháng", "Month"}, false, true}},
                    {}};
  for (const ChartLine& line : chart.lines)
    table.columns.push_back({line.is_planned ? "planned" : "left", line.name, true});
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    ReportRow row{ReportRow::Kind::plain, {chart.points[i]}};
    for (const ChartLine& line : chart.lines)
      row.cells.push_back(i < line.values.size() ? ReportCell{line.values[i]} : ReportCell{});
    table.rows.push_back(std::move(row));
  }
  return table;
}

ReportTable with_columns(const ReportTable& table, const std::vector<std::string>& keys) {
  ReportTable made{table.key, table.title, {}, {}};
  for (const ReportRow& row : table.rows) made.rows.push_back({row.kind, {}});
  for (const std::string& key : keys) {
    const auto column = std::ranges::find(table.columns, key, &ReportColumn::key);
    if (column == table.columns.end()) continue;
    made.columns.push_back(*column);
    const auto c = static_cast<std::size_t>(column - table.columns.begin());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      made.rows[r].cells.push_back(table.rows[r].cells[c]);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r)  // what a total is called stands first
    if (table.rows[r].kind == ReportRow::Kind::total)
      made.rows[r].cells.front() = table.rows[r].cells.front();
  return made;
}

}  // namespace dutoan::web
