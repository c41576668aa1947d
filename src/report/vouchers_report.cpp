// What became of a list of vouchers.
#include "report/book_words.hpp"

#include <dutoan/vouchers.hpp>

#include <array>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

std::size_t repeated_in(const ImportedVouchers& imported) {
  std::size_t count = 0;
  for (const ImportedVoucher& each : imported.vouchers) count += each.is_repeated ? 1 : 0;
  return count;
}

Label outcome_of(const ImportedVouchers& imported) {
  if (repeated_in(imported) == imported.vouchers.size())
    return {"ĐÃ CÓ HẾT TRONG SỔ, KHÔNG GHI THÊM", "ALL IN THE BOOK ALREADY, NOTHING WAS POSTED"};
  if (imported.is_dry_run) return {"GHI THỬ: ĐƯỢC, CHƯA GHI GÌ", "DRY RUN: ACCEPTED, NOT POSTED"};
  return {"ĐÃ GHI SỔ BẢNG KÊ CHỨNG TỪ", "LIST OF VOUCHERS POSTED"};
}

struct Sums {
  std::int64_t fresh = 0, known = 0, lines = 0;
  Money amount;
};

std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

ReportTable by_kind(const ImportedVouchers& imported) {
  std::array<Sums, document_kind_count> sums{};
  Sums all;
  for (const ImportedVoucher& each : imported.vouchers)
    for (Sums* sum : {&sums.at(static_cast<std::size_t>(each.document.kind)), &all}) {
      (each.is_repeated ? sum->known : sum->fresh) += 1;
      if (each.is_repeated) continue;
      sum->lines += count(each.document.lines.size());
      sum->amount += each.document.total;
    }
  ReportTable table{"by_kind",
                    {"Theo loại", "By kind"},
                    {{"voucher", words::document_kind},
                     {"posted", {"Ghi mới", "Posted"}, true},
                     {"lines", {"Số dòng", "Lines"}, true},
                     {"amount", words::money, true},
                     {"known", {"Đã có trong sổ", "In the book already"}, true}},
                    {}};
  const auto add = [&](Kind kind, const Label& name, const Sums& s) {
    table.rows.push_back({kind, {name, s.fresh, s.lines, s.amount, s.known}});
  };
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (sums.at(i).fresh + sums.at(i).known > 0)
      add(Kind::plain, name_of(static_cast<DocumentKind>(i)), sums.at(i));
  add(Kind::total, words::total, all);
  return table;
}

ReportTable known_in(const ImportedVouchers& imported) {
  ReportTable table{"known",
                    {"Đã có trong sổ, không ghi thêm", "In the book already, not posted again"},
                    {{"cell", {"Ô", "Cell"}},
                     {"number", words::document_number},
                     {"voucher", words::document_kind},
                     {"posted_on", words::document_date},
                     {"amount", words::money, true},
                     {"sequence", {"Thứ tự trong sổ", "Sequence"}, true}},
                    {}};
  for (const ImportedVoucher& each : imported.vouchers)
    if (each.is_repeated)
      table.rows.push_back(
          {Kind::plain,
           {each.place.cell, each.document.number.text(), name_of(each.document.kind),
            each.document.posted_on, each.document.total, each.sequence}});
  return table;
}

ReportTable warnings_in(const ImportedVouchers& imported) {
  ReportTable table{"warnings",
                    {"Cảnh báo", "Warnings"},
                    {{"cell", {"Ô", "Cell"}},
                     {"code", {"Mã", "Code"}},
                     {"sentence", {"Điều cần xem lại", "What to look at"}}},
                    {}};
  for (const Problem& each : imported.warnings)
    table.rows.push_back({Kind::plain,
                          {each.place.cell, "DT" + std::to_string(static_cast<int>(each.rule)),
                           Label{sentence(each, Language::vi), sentence(each, Language::en)}}});
  return table;
}

}  // namespace

Report imported_report(const ImportedVouchers& imported) {
  Report report;
  report.schema = "dutoan.imported_vouchers/1";
  report.title = outcome_of(imported);
  report.head = {
      {"file", {"Tệp", "File"}, imported.file},
      {"rows", {"Số dòng trong tệp", "Rows of the file"}, count(imported.rows)},
      {"vouchers", {"Số chứng từ", "Vouchers"}, count(imported.vouchers.size())},
  };
  report.tables = {by_kind(imported), known_in(imported), warnings_in(imported)};
  return report;
}

}  // namespace dutoan
