#include <dutoan/appraisal_report.hpp>

#include "report/book_words.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const Label requested_title{"Đề nghị (đồng)", "Requested (đồng)"};
const Label appraised_title{"Thẩm định (đồng)", "Appraised (đồng)"};
const Label difference_title{"Tăng, giảm (đồng)", "Difference (đồng)"};
const Label verdict_title{"Kết quả", "Result"};
const Label reasons_title{"Lý do, căn cứ", "Reasons, law"};

/// "Tiết kiệm chi −1.000.000: in ít hơn (TT 40/2017 Đ12)".
Label text_of(const Reason& reason, std::span<const ReasonKind> kinds) {
  Label text = name_of_reason(reason.code, kinds);
  const auto append = [&](const std::string& more) { text.vi += more, text.en += more; };
  if (reason.amount) append(" " + format_amount(*reason.amount));
  if (!reason.text.empty()) append(": " + reason.text);
  if (!reason.citation.empty()) append(" (" + reason.citation + ")");
  return text;
}

Label reasons_of(const AppraisedLine& line, std::span<const ReasonKind> kinds) {
  Label all;
  for (const Reason& reason : line.reasons) {
    const Label one = text_of(reason, kinds);
    all = all.vi.empty() ? one : Label{all.vi + "; " + one.vi, all.en + "; " + one.en};
  }
  return all;
}

std::vector<ReportFact> head_of(const AppraisalRound& round) {
  const Document& estimate = round.round.estimate.document;
  const FrozenEstimate& requested = round.appraisal.requested;
  std::vector<ReportFact> head = {
      {"plan", words::plan, requested.plan_number + ": " + requested.plan_title},
      {"drafter", words::drafter, requested.drafter},
      {"version", words::version,
       std::to_string(estimate.version) + " (" + estimate.number.text() + ")"},
      {"state", {"Tình trạng", "State"}, name_of(round.round.state())}};
  if (round.round.submission)
    head.push_back(
        {"submission", {"Tờ trình", "Submission"}, round.round.submission->document.number.text()});
  return head;
}

std::vector<ReportFact> foot_of(const Appraisal& appraisal) {
  return {{"requested", {"Đề nghị", "Requested"}, appraisal.requested.total},
          {"appraised", {"Thẩm định", "Appraised"}, appraisal.appraised.total},
          {"difference", {"Tăng, giảm", "Difference"}, -appraisal.cut()},
          {"undecided",
           {"Số dòng chưa đánh giá", "Lines not appraised yet"},
           static_cast<std::int64_t>(appraisal.undecided())},
          {"appraised_in_words", words::in_words, amount_in_words(appraisal.appraised.total)}};
}

/// Requested beside appraised, added up under one name.
struct Side {
  Label name;
  Money requested, appraised;
};

/// Sums in the order in which their names come first.
class Sums {
 public:
  void add(const std::string& key, const Label& name, Money requested, Money appraised) {
    const auto [it, is_new] = positions_.try_emplace(key, sides_.size());
    if (is_new) sides_.push_back({name, {}, {}});
    sides_[it->second].requested += requested;
    sides_[it->second].appraised += appraised;
  }

  [[nodiscard]] ReportTable table(const char* key, const Label& title, const Label& first) const {
    ReportTable table{key,
                      title,
                      {{"name", first},
                       {"requested", requested_title, true},
                       {"appraised", appraised_title, true},
                       {"difference", difference_title, true}},
                      {}};
    Side total{words::total, {}, {}};
    const auto row = [&](Kind kind, const Side& side) {
      table.rows.push_back(
          {kind, {side.name, side.requested, side.appraised, side.appraised - side.requested}});
    };
    for (const Side& side : sides_) {
      row(Kind::plain, side);
      total.requested += side.requested;
      total.appraised += side.appraised;
    }
    row(Kind::total, total);
    return table;
  }

 private:
  std::map<std::string, std::size_t> positions_;
  std::vector<Side> sides_;
};

/// The lines with the activity that each belongs to.
template <class Each>
void each_line(const Appraisal& appraisal, Each each) {
  auto line = appraisal.lines.begin();
  for (const FrozenActivity& activity : appraisal.requested.activities)
    for (const FrozenLine& requested : activity.lines) each(activity, requested, *line++);
}

ReportTable by_row(const Appraisal& appraisal) {
  Sums sums;
  each_line(appraisal,
            [&](const FrozenActivity& activity, const FrozenLine&, const AppraisedLine& line) {
              sums.add(activity.group + "/" + activity.row, same(activity.row_name), line.requested,
                       line.appraised);
            });
  return sums.table("by_row", words::by_row, words::content);
}

ReportTable by_category(const Appraisal& appraisal) {
  Sums sums;
  each_line(appraisal,
            [&](const FrozenActivity&, const FrozenLine& requested, const AppraisedLine& line) {
              sums.add(requested.classified.category.text(), requested.category, line.requested,
                       line.appraised);
            });
  return sums.table("by_category", words::by_category, words::category);
}

ReportTable by_reason(const Appraisal& appraisal, std::span<const ReasonKind> kinds) {
  std::map<std::string, std::pair<std::int64_t, Money>> sums;
  for (const AppraisedLine& line : appraisal.lines)
    for (const Reason& reason : line.reasons) {
      auto& [count, amount] = sums[reason.code];
      ++count;
      amount += *reason.amount;
    }
  ReportTable table{"by_reason",
                    {"Theo lý do", "By reason"},
                    {{"reason", {"Lý do", "Reason"}},
                     {"lines", {"Số dòng", "Lines"}, true},
                     {"difference", difference_title, true}},
                    {}};
  Money total;
  const auto add = [&](const std::string& code) {
    const auto it = sums.find(code);
    if (it == sums.end()) return;
    table.rows.push_back(
        {Kind::plain, {name_of_reason(code, kinds), it->second.first, it->second.second}});
    total += it->second.second;
  };
  for (const ReasonKind& kind : kinds) add(kind.code);
  add(std::string{follows_reason});
  table.rows.push_back({Kind::total, {words::total, ReportCell{}, total}});
  return table;
}

ReportTable side_by_side(const char* key, const Label& title) {
  return {key,
          title,
          {{"line", words::line, false, true},
           {"name", words::line_content},
           {"requested_inputs", {"Đề nghị", "Requested"}, false, false, true},
           {"requested", requested_title, true},
           {"appraised_inputs", {"Thẩm định", "Appraised"}, false, false, true},
           {"appraised", appraised_title, true},
           {"difference", difference_title, true},
           {"ceiling", {"Mức tối đa", "Ceiling"}, true, false, true},
           {"verdict", verdict_title},
           {"reasons", reasons_title}},
          {}};
}

void add_row(ReportTable& table, const FrozenLine& requested, const FrozenLine* appraised,
             const AppraisedLine& line, std::span<const ReasonKind> kinds) {
  table.rows.push_back({Kind::plain,
                        {line.code.text(), requested.label, inputs_of(requested), line.requested,
                         appraised == nullptr ? Label{} : inputs_of(*appraised), line.appraised,
                         line.appraised - line.requested,
                         requested.ceiling ? ReportCell{*requested.ceiling} : ReportCell{},
                         name_of(line.verdict), reasons_of(line, kinds)}});
}

void add_total(ReportTable& table, Money requested, Money appraised) {
  table.rows.push_back(
      {Kind::total,
       {words::total, ReportCell{}, ReportCell{}, requested, ReportCell{}, appraised,
        appraised - requested, ReportCell{}, ReportCell{}, ReportCell{}}});
}

/// The lines that `is_shown`, side by side, and their total.
template <class IsShown>
ReportTable lines_table(const char* key, const Label& title, const Appraisal& appraisal,
                        std::span<const ReasonKind> kinds, IsShown is_shown) {
  ReportTable table = side_by_side(key, title);
  Money requested, appraised;
  each_line(appraisal, [&](const FrozenActivity&, const FrozenLine& line, const AppraisedLine& of) {
    if (!is_shown(of)) return;
    add_row(table, line, appraisal.appraised.line(line.code), of, kinds);
    requested += of.requested;
    appraised += of.appraised;
  });
  add_total(table, requested, appraised);
  return table;
}

ReportTable replies_of(const AppraisalRound& round) {
  ReportTable table{"replies",
                    {"Giải trình của đơn vị", "Replies of the drafter"},
                    {{"line", words::line},
                     {"date", {"Ngày", "Date"}},
                     {"person", {"Người giải trình", "By"}},
                     {"text", {"Nội dung", "Text"}}},
                    {}};
  for (const auto& [reply, kept] : round.replies)
    table.rows.push_back(
        {Kind::plain,
         {reply.line.text(), kept.document.date, kept.document.author.text(), reply.text}});
  return table;
}

}  // namespace

Label name_of(EstimateState state) {
  switch (state) {
    case EstimateState::saved: return {"đang soạn", "not submitted"};
    case EstimateState::submitted: return {"đã trình", "submitted"};
    case EstimateState::under_appraisal: return {"đang thẩm định", "under appraisal"};
    case EstimateState::returned: return {"đã trả lại", "returned"};
    case EstimateState::appraised: return {"đã có kết quả thẩm định", "appraised"};
    case EstimateState::awaiting:
      return {"đã phê duyệt, chờ bổ sung kinh phí", "approved, awaiting its money"};
    case EstimateState::approved: break;
  }
  return {"đã phê duyệt", "approved"};
}

Label name_of_reason(const std::string& code, std::span<const ReasonKind> kinds) {
  if (code == follows_reason)
    return {"Theo các dòng làm căn cứ", "Follows the lines it is taken of"};
  const auto it = std::ranges::find(kinds, code, &ReasonKind::code);
  return it == kinds.end() ? same(code) : it->label;
}

Label inputs_of(const FrozenLine& line) {
  if (line.treatment == Treatment::percentage)
    return same(format_percent(line.percent) + " % × " + format_amount(line.base));
  if (line.treatment != Treatment::product) return {};
  Label text;
  for (const FrozenFactor& factor : line.factors) {
    const std::string value = format_quantity(factor.value);
    text.vi += value + " " + factor.label.vi + " × ";
    text.en += value + " " + factor.label.en + " × ";
  }
  const std::string rate = format_amount(line.unit_rate);
  return {text.vi + rate, text.en + rate};
}

Label name_of(const std::optional<Verdict>& verdict) {
  if (!verdict) return {"chưa đánh giá", "not appraised yet"};
  switch (*verdict) {
    case Verdict::accepted: return {"chấp nhận", "accepted"};
    case Verdict::reduced: return {"giảm", "reduced"};
    case Verdict::raised: return {"tăng", "raised"};
    case Verdict::rejected: return {"không chấp nhận", "rejected"};
    case Verdict::undone: break;
  }
  return {"chưa đánh giá", "not appraised yet"};
}

Report appraised_lines_report(const AppraisalRound& round, std::span<const LineCode> wanted,
                              std::span<const ReasonKind> reasons) {
  Report report;
  report.schema = "dutoan.appraised-lines/1";
  report.title = {"THẨM ĐỊNH TỪNG DÒNG", "APPRAISAL, LINE BY LINE"};
  report.head = head_of(round);
  report.tables.push_back(
      lines_table("lines", words::lines, round.appraisal, reasons, [&](const AppraisedLine& line) {
        return wanted.empty() || std::ranges::find(wanted, line.code) != wanted.end();
      }));
  report.foot = foot_of(round.appraisal);
  return report;
}

Report appraisal_report(const AppraisalRound& round, std::span<const ReasonKind> reasons) {
  const Appraisal& appraisal = round.appraisal;
  Report report;
  report.schema = "dutoan.appraisal/1";
  report.title = {"KẾT QUẢ THẨM ĐỊNH DỰ TOÁN", "APPRAISAL OF THE ESTIMATE"};
  report.head = head_of(round);
  report.tables = {by_row(appraisal), by_category(appraisal), by_reason(appraisal, reasons),
                   lines_table("changed", {"Các dòng tăng, giảm", "Lines that were changed"},
                               appraisal, reasons, [](const AppraisedLine& line) {
                                 return line.requested != line.appraised || !line.reasons.empty();
                               })};
  if (!round.replies.empty()) report.tables.push_back(replies_of(round));
  report.foot = foot_of(appraisal);
  return report;
}

}  // namespace dutoan
