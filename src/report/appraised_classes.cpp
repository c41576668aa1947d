// The appraisal class by class, and who cut what on which ground.
#include "report/book_words.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/exact.hpp>
#include <dutoan/words.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label difference_title{"Tăng, giảm (đồng)", "Difference (đồng)"};

/// Requested beside appraised, and the lines that they are of.
struct Sum {
  Money requested, appraised;
  std::int64_t lines = 0, changed = 0, open = 0;

  void add(const AppraisedLine& line) {
    requested += line.requested;
    appraised += line.appraised;
    ++lines;
    if (line.requested != line.appraised) ++changed;
    if (!line.verdict) ++open;
  }
  Sum& operator+=(const Sum& other) {
    requested += other.requested;
    appraised += other.appraised;
    lines += other.lines;
    changed += other.changed;
    open += other.open;
    return *this;
  }
};

/// What share was taken off; nothing where nothing was.
ReportCell share_cut(const Sum& sum) {
  if (sum.appraised >= sum.requested) return {};
  Exact share{sum.requested - sum.appraised};
  share *= Quantity::thousandths(Percent::whole_of * 1000);
  share /= sum.requested.dong();
  return Percent::hundredths(round(share, Rounding::half_away_from_zero).dong());
}

ReportRow row_of(Kind kind, ReportCell code, ReportCell name, ReportCell row, const Sum& sum) {
  return {kind,
          {std::move(code), std::move(name), std::move(row), sum.requested, sum.appraised,
           sum.appraised - sum.requested, share_cut(sum), sum.lines, sum.changed, sum.open}};
}

ReportTable classes_of(const Appraisal& appraisal) {
  ReportTable table{"classes",
                    {"Theo lớp, đợt", "By class and tour"},
                    {{"code", words::code, false, true},
                     {"name", words::content, false, true},
                     {"district", {"Huyện, khoản", "District"}, false, false, true},
                     {"requested", {"Đề nghị (đồng)", "Requested (đồng)"}, true},
                     {"appraised", {"Thẩm định (đồng)", "Appraised (đồng)"}, true},
                     {"difference", difference_title, true},
                     {"share", {"Cắt (%)", "Cut (%)"}, true},
                     {"lines", {"Số dòng", "Lines"}, true, false, true},
                     {"changed", {"Dòng tăng, giảm", "Changed"}, true, false, true},
                     {"open", {"Chưa đánh giá", "Not decided"}, true}},
                    {}};
  Sum total;
  auto line = appraisal.lines.begin();
  for (const FrozenActivity& activity : appraisal.requested.activities) {
    Sum sum;
    for (std::size_t i = 0; i < activity.lines.size(); ++i) sum.add(*line++);
    total += sum;
    table.rows.push_back(
        row_of(Kind::plain, activity.code.text(), activity.name, activity.row_name, sum));
  }
  table.rows.push_back(row_of(Kind::total, std::string{}, words::total, {}, total));
  return table;
}

ReportTable empty_cuts() {
  return {"cuts",
          {"Ai cắt, vì sao", "Who cut what, and why"},
          {{"line", words::line, false, true},
           {"name", words::line_content, false, true},
           {"requested", {"Đề nghị (đồng)", "Requested (đồng)"}, true},
           {"appraised", {"Thẩm định (đồng)", "Appraised (đồng)"}, true},
           {"difference", difference_title, true},
           {"reason", words::reason},
           {"text", {"Giải thích", "In words"}},
           {"citation", {"Căn cứ", "Law"}},
           {"by", {"Người thẩm định", "Decided by"}},
           {"date", {"Ngày", "Date"}}},
          {}};
}

/// A row for each reason; the line's own amounts stand in the first.
void add_reasons(ReportTable& table, const FrozenLine& requested, const AppraisedLine& line,
                 const DatedDecision* decided, std::span<const ReasonKind> kinds) {
  bool is_first = true;
  for (const Reason& reason : line.reasons) {
    const bool has_own = decided != nullptr && reason.code != follows_reason;
    table.rows.push_back(
        {Kind::plain,
         {line.code.text(), requested.label, is_first ? ReportCell{line.requested} : ReportCell{},
          is_first ? ReportCell{line.appraised} : ReportCell{},
          reason.amount.value_or(line.appraised - line.requested),
          name_of_reason(reason.code, kinds), reason.text, reason.citation,
          has_own ? decided->by.text() : std::string{},
          has_own ? ReportCell{decided->on} : ReportCell{}}});
    is_first = false;
  }
}

}  // namespace

const DatedDecision* decision_on(const AppraisalRound& round, const LineCode& line) {
  const DatedDecision* found = nullptr;
  for (const DatedDecision& each : round.decisions)
    if (each.decision.line == line) found = &each;
  return found == nullptr || found->decision.verdict == Verdict::undone ? nullptr : found;
}

Report appraised_classes_report(const AppraisalRound& round) {
  Report report = appraised_lines_report(round, {}, {});
  report.schema = "dutoan.appraised-classes/1";
  report.title = {"THẨM ĐỊNH DỰ TOÁN THEO LỚP", "APPRAISAL, CLASS BY CLASS"};
  report.tables = {classes_of(round.appraisal)};
  return report;
}

Report cuts_report(const AppraisalRound& round, std::span<const ReasonKind> reasons) {
  Report report = appraised_lines_report(round, {}, {});
  report.schema = "dutoan.cuts/1";
  report.title = {"AI CẮT, VÌ SAO", "WHO CUT WHAT, AND WHY"};
  ReportTable table = empty_cuts();
  auto line = round.appraisal.lines.begin();
  for (const FrozenActivity& activity : round.appraisal.requested.activities)
    for (const FrozenLine& requested : activity.lines) {
      add_reasons(table, requested, *line, decision_on(round, line->code), reasons);
      ++line;
    }
  table.rows.push_back(
      {Kind::total,
       {std::string{}, words::total, {}, {}, -round.appraisal.cut(), {}, {}, {}, {}, {}}});
  report.tables = {std::move(table)};
  return report;
}

}  // namespace dutoan
