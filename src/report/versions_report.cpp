// The saved versions of an estimate, and what became of them.
#include "report/book_words.hpp"

#include <dutoan/words.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

Label outcome_of(const Posted& posted) {
  const Label version = same(std::to_string(posted.document.version));
  if (posted.is_repeated)
    return phrase({"PHIÊN BẢN {} ĐÃ LÀ DỰ TOÁN NÀY, KHÔNG LƯU THÊM",
                   "VERSION {} IS THIS ONE ALREADY, NOTHING WAS SAVED"},
                  {version});
  if (posted.is_dry_run)
    return phrase(
        {"GHI THỬ: SẼ LÀ PHIÊN BẢN {}, CHƯA GHI GÌ", "DRY RUN: IT WOULD BE VERSION {}, NOT SAVED"},
        {version});
  return phrase({"ĐÃ LƯU DỰ TOÁN, PHIÊN BẢN {}", "ESTIMATE SAVED, VERSION {}"}, {version});
}

ReportTable sums_by_activity(const Document& document, const BookNames& names) {
  ReportTable table{"activities",
                    {"Theo lớp, đợt", "By class and tour"},
                    {{"activity", words::code},
                     {"name", words::content},
                     {"lines", {"Số dòng", "Lines"}, true},
                     {"amount", words::money, true}},
                    {}};
  std::vector<std::string> codes;
  std::map<std::string, std::pair<std::int64_t, Money>> sums;
  for (const DocumentLine& line : document.lines) {
    const std::string& code = line.line.activity.text();
    if (!sums.contains(code)) codes.push_back(code);
    auto& [count, sum] = sums[code];
    ++count;
    sum += line.amount;
  }
  for (const std::string& code : codes)
    table.rows.push_back(
        {Kind::plain, {code, named(names.activities, code), sums[code].first, sums[code].second}});
  table.rows.push_back({Kind::total,
                        {std::string{}, words::total,
                         static_cast<std::int64_t>(document.lines.size()), document.total}});
  return table;
}

ReportTable lines_of(const Document& document, const BookNames& names) {
  ReportTable table{"lines",
                    {"Các dòng", "Lines"},
                    {{"line", words::line},
                     {"name", words::line_content},
                     {"category", words::category},
                     {"sub_item", words::sub_item},
                     {"amount", words::money, true}},
                    {}};
  for (const DocumentLine& line : document.lines) {
    const std::string code = line.line.text();
    table.rows.push_back({Kind::plain,
                          {code, named(names.lines, code), line.classified.category.text(),
                           line.classified.sub_item.text(), line.amount}});
  }
  table.rows.push_back(
      {Kind::total, {std::string{}, words::total, std::string{}, std::string{}, document.total}});
  return table;
}

std::vector<ReportFact> foot_of(const Document& document) {
  return {{"total", words::money, document.total},
          {"total_in_words", words::in_words, amount_in_words(document.total)}};
}

/// The number of the document with this id; empty where it is none of `versions`.
std::string number_of(const std::vector<ListedDocument>& versions, const DocumentId& id) {
  for (const ListedDocument& each : versions)
    if (each.kept.document.id == id) return each.kept.document.number.text();
  return {};
}

}  // namespace

Report saved_report(const Posted& posted, const BookNames& names) {
  Report report;
  report.schema = "dutoan.saved/1";
  report.title = outcome_of(posted);
  report.head = head_of(posted.document);
  report.tables = {sums_by_activity(posted.document, names)};
  report.foot = foot_of(posted.document);
  return report;
}

namespace {

/// What decisions still await, each with what it was funded with.
ReportTable awaited_of(const std::vector<ListedDocument>& versions) {
  ReportTable table{"awaited",
                    {"Đã phê duyệt, chờ bổ sung kinh phí", "Approved, awaiting its money"},
                    {{"decision", words::document_number},
                     {"approved", {"Phê duyệt", "Approved"}, true},
                     {"funded", {"Đã bổ sung", "Funded"}, true},
                     {"awaited", {"Còn chờ", "Awaited"}, true}},
                    {}};
  for (const ListedDocument& each : versions) {
    const Document& d = each.kept.document;
    if (d.kind != DocumentKind::awaiting || !each.reversed_by.empty()) continue;
    Money funded;
    for (const ListedDocument& other : versions)
      if (other.kept.document.follows == d.id && other.reversed_by.empty())
        funded += other.kept.document.total;
    if (funded != d.total)
      table.rows.push_back({Kind::plain, {d.number.text(), d.total, funded, d.total - funded}});
  }
  return table;
}

}  // namespace

Report versions_report(const std::vector<ListedDocument>& versions,
                       const std::vector<DeviatingLine>& deviations) {
  Report report;
  report.schema = "dutoan.history/1";
  report.title = {"CÁC PHIÊN BẢN DỰ TOÁN", "VERSIONS OF THE ESTIMATE"};
  ReportTable table{"versions",
                    {"Dự toán đã lưu, phê duyệt, điều chỉnh", "Saved, approved, amended"},
                    {{"document", words::document_kind},
                     {"version", words::version, true},
                     {"number", words::document_number},
                     {"posted_on", words::document_date},
                     {"author", {"Người lập", "Entered by"}},
                     {"follows", {"Theo", "Follows"}},
                     {"reversed_by", {"Đã đảo bằng", "Reversed by"}},
                     {"amount", words::money, true}},
                    {}};
  for (const ListedDocument& each : versions) {
    const Document& d = each.kept.document;
    table.rows.push_back(
        {Kind::plain,
         {name_of(d.kind), d.version > 0 ? ReportCell{std::int64_t{d.version}} : ReportCell{},
          d.number.text(), d.posted_on, d.author.text(), number_of(versions, d.follows),
          each.reversed_by, unless_zero(d.total)}});
  }
  report.tables.push_back(std::move(table));
  if (ReportTable awaited = awaited_of(versions); !awaited.rows.empty())
    report.tables.push_back(std::move(awaited));
  if (!deviations.empty()) report.tables.push_back(table_of(deviations));
  return report;
}

Report version_report(const Kept& kept, const BookNames& names) {
  Report report;
  report.schema = "dutoan.version/1";
  report.title = {"DỰ TOÁN ĐÃ LƯU", "SAVED ESTIMATE"};
  report.head = head_of(kept.document);
  report.head.push_back({"author", {"Người lập", "Entered by"}, kept.document.author.text()});
  report.head.push_back({"sequence", {"Thứ tự trong sổ", "Sequence"}, kept.sequence});
  report.tables = {lines_of(kept.document, names)};
  report.foot = foot_of(kept.document);
  report.remarks = {{"explained",
                     {"Cách tính từng dòng", "How each figure came about"},
                     {{"nằm trong sổ cùng dự toán, đọc bằng: dutoan history PHIÊN_BẢN -O json",
                       "is kept with it; read it with: dutoan history VERSION -O json"}}}};
  return report;
}

}  // namespace dutoan
