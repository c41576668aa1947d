#include "report/book_words.hpp"

#include <dutoan/long_list.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

// ---- What is left ---------------------------------------------------------------------------

const std::map<std::string, Label>& names_at(ControlLevel level, const BookNames& names) {
  if (level == ControlLevel::line) return names.lines;
  return level == ControlLevel::category ? names.categories : names.activities;
}

Label title_at(ControlLevel level) {
  switch (level) {
    case ControlLevel::line: return {"Theo dòng dự toán", "By line"};
    case ControlLevel::category: return words::by_category;
    case ControlLevel::activity: return words::by_activity;
    case ControlLevel::whole: break;
  }
  return {"Theo kinh phí", "By funding"};
}

// ---- Where the money stands -----------------------------------------------------------------

bool is_always_shown(Stage stage) {
  return stage == Stage::allotted || stage == Stage::approved || stage == Stage::committed ||
         stage == Stage::advanced || stage == Stage::spent;
}

/// "1.000 = 300 + 700": the sum that a reader may add up again.
Label sum_in_figures(const Standing& standing) {
  std::string terms;
  for (const Stage stage : all_stages)
    if (stage != Stage::authority && !standing[stage].is_zero())
      terms += (terms.empty() ? "" : " + ") + format_amount(standing[stage]);
  return same(format_amount(standing.granted()) + " = " + (terms.empty() ? "0" : terms));
}

void add_stages(const Availability& funding, ReportTable& table) {
  table.rows.push_back({Kind::heading, {written(funding.scope.funding), {}, {}}});
  for (const Stage stage : all_stages) {
    const Money amount = funding.standing[stage];
    if (stage == Stage::authority || (amount.is_zero() && !is_always_shown(stage))) continue;
    table.rows.push_back({Kind::plain, {std::string{word(stage)}, name_of(stage), amount}});
  }
  table.rows.push_back(
      {Kind::subtotal,
       {std::string{}, Label{"Cộng = được giao", "Sum = granted"}, funding.standing.granted()}});
  for (const Targeted& each : funding.targeted)
    table.rows.push_back(
        {Kind::plain,
         {std::string{"targeted"},
          report::phrase({"Trong số chưa phân vào dòng, chỉ dùng cho {} ({})",
                          "Of what is in no line yet, only for {} ({})"},
                         {same(target_text(each.target)), same(each.number.text())}),
          each.left}});
  if (funding.drafted.is_zero()) return;
  const Label of_available{"Trong số còn được chi, chứng từ nháp giữ",
                           "Of what is available, held by drafts"};
  table.rows.push_back({Kind::plain, {std::string{"drafted"}, of_available, funding.drafted}});
}

}  // namespace

// ---- What is left -----------------------------------------------------------------------------

LeftListing::Shares& LeftListing::Shares::operator+=(const Shares& other) {
  approved += other.approved;
  committed += other.committed;
  advanced += other.advanced;
  spent += other.spent;
  ended += other.ended;
  drafted += other.drafted;
  left += other.left;
  return *this;
}

/// What was settled was spent; what lapsed, was carried over or is to be refunded has ended.
LeftListing::Shares LeftListing::shares_of(const Availability& a) {
  const Money approved = a.standing.approved_in_all();
  const Money committed = a.standing[Stage::committed];
  const Money advanced = a.standing[Stage::advanced];
  const Money spent = a.standing[Stage::spent] + a.standing[Stage::settled];
  const Money ended = approved - committed - advanced - spent - a.standing.available();
  return {approved, committed, advanced, spent, ended, a.drafted, a.left()};
}

ReportRow LeftListing::row_of(Kind kind, ReportCell code, ReportCell name, const Shares& s) const {
  ReportRow row{kind,
                {std::move(code), std::move(name), s.approved, s.committed, s.advanced, s.spent}};
  if (has_ended_) row.cells.emplace_back(s.ended);
  if (has_drafts_) row.cells.emplace_back(s.drafted);
  row.cells.emplace_back(s.left);
  return row;
}

void LeftListing::expect(const Availability& left) {
  const Shares shares = shares_of(left);
  has_ended_ = has_ended_ || !shares.ended.is_zero();
  has_drafts_ = has_drafts_ || !shares.drafted.is_zero();
}

Report LeftListing::beginning() const {
  Report report;
  report.schema = "dutoan.left/1";
  report.title = {"SỐ CÒN ĐƯỢC CHI", "WHAT IS LEFT"};
  ReportTable table{"left",
                    title_at(level_),
                    {{"code", words::code, false, true},
                     {"name", words::content, false, false, true},
                     {"approved", words::approved, true},
                     {"committed", words::committed, true},
                     {"advanced", words::advanced, true},
                     {"spent", words::spent, true}},
                    {}};
  if (has_ended_) table.columns.push_back({"ended", words::ended, true});
  if (has_drafts_) table.columns.push_back({"drafted", words::drafted, true});
  table.columns.push_back({"left", words::available, true});
  report.tables.push_back(std::move(table));
  return report;
}

ReportRow LeftListing::row(const Availability& left) {
  const Shares shares = shares_of(left);
  total_ += shares;
  has_rows_ = true;
  const std::string code =
      level_ == ControlLevel::whole ? written(left.scope.funding) : left.scope.code;
  return row_of(Kind::plain, code, named(names_at(level_, names_), code), shares);
}

std::optional<ReportRow> LeftListing::end(Report& report) const {
  report.foot = {{"left", words::available, total_.left}};
  if (!has_rows_) return std::nullopt;
  return row_of(Kind::total, words::total, {}, total_);
}

Report left_report(const std::vector<Availability>& left, ControlLevel level,
                   const BookNames& names) {
  LeftListing listing{level, names};
  for (const Availability& each : left) listing.expect(each);
  Report report = listing.beginning();
  std::vector<ReportRow>& rows = report.tables.front().rows;
  for (const Availability& each : left) rows.push_back(listing.row(each));
  if (auto total = listing.end(report)) rows.push_back(*std::move(total));
  return report;
}

void mark_as_sample(Report& report, const std::string& sample) {
  report.head.insert(report.head.begin(),
                     {"sample",
                      {"Sổ mẫu", "Sample book"},
                      phrase({"{}: mọi số tiền, ngày, tên người và đơn vị đều là giả định",
                              "{}: every amount, date, name and payee is invented"},
                             {same(sample)})});
}

Report status_report(const std::vector<Availability>& fundings) {
  Report report;
  report.schema = "dutoan.status/1";
  report.title = {"TÌNH HÌNH KINH PHÍ", "WHERE THE MONEY STANDS"};
  ReportTable table{
      "stages",
      words::funding,
      {{"stage", words::code}, {"name", words::stage}, {"amount", words::money, true}},
      {}};
  Money granted;
  ReportRemark sums{"sums", {"Cộng lại", "Adding up"}, {}};
  for (const Availability& funding : fundings) {
    add_stages(funding, table);
    granted += funding.standing.granted();
    sums.sentences.push_back(sum_in_figures(funding.standing));
  }
  if (fundings.size() > 1)
    table.rows.push_back({Kind::total, {std::string{}, words::total, granted}});
  report.tables.push_back(std::move(table));
  report.foot = {{"granted", words::allotted, granted}};
  if (!sums.sentences.empty()) report.remarks.push_back(std::move(sums));
  return report;
}

}  // namespace dutoan
