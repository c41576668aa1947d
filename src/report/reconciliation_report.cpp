// The Treasury's figures beside the book's.
#include "report/book_words.hpp"

#include <dutoan/reconciliation.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const std::array<Label, year_figure_count> figure_names = {{
    {"Tạm ứng năm trước chuyển sang", "Advances brought forward"},
    {"Dự toán năm trước chuyển sang", "Allotment brought forward"},
    {"Dự toán giao đầu năm", "Granted at the start of the year"},
    {"Dự toán được giao", "Granted"},
    {"Kinh phí thực nhận", "Withdrawn"},
    {"Thực chi", "Expended"},
    {"Đã nộp NSNN", "Refunded"},
    {"Còn phải nộp NSNN", "Refund due"},
    {"Dự toán bị hủy", "Lapsed"},
    {"Dự toán chuyển năm sau", "Allotment carried over"},
    {"Tạm ứng chuyển năm sau", "Advances carried over"},
    {"Tạm ứng chưa thanh toán", "Advances not cleared"},
    {"Số dư tạm ứng", "Open advances"},
    {"Cam kết chi còn lại", "Committed"},
    {"Dự toán giữ lại", "Withheld"},
}};

std::vector<ReportColumn> key_columns() {
  return {{"chapter", {"Chương", "Chapter"}, false, true},
          {"subcategory", {"Khoản", "Subcategory"}, false, true},
          {"nature", {"Nguồn", "Nature"}, false, true},
          {"programme", {"CTMT, dự án", "Programme"}, false, true},
          {"sub_item", {"Tiểu mục", "Sub-item"}, false, true}};
}

std::vector<ReportCell> key_cells(const TreasuryKey& key) {
  return {key.chapter.text(), key.subcategory.text(), key.nature.text(), key.programme.text(),
          key.sub_item.text()};
}

ReportRow row_of(const ReconciledCell& cell) {
  ReportRow row{cell.agrees() ? Kind::plain : Kind::heading, key_cells(cell.key)};
  row.cells.emplace_back(std::string{cell.key.sub_item.is_empty() ? "01-SDKP" : "02-SDKP"});
  row.cells.emplace_back(name_of(cell.figure));
  row.cells.emplace_back(cell.treasury);
  row.cells.emplace_back(cell.book);
  row.cells.emplace_back(cell.treasury - cell.book);
  row.cells.emplace_back(cell.agrees() ? words::holds : words::differs);
  return row;
}

Label named(const ReconciledCell& cell) {
  std::string key;
  for (const std::string* code :
       {&cell.key.chapter.text(), &cell.key.subcategory.text(), &cell.key.nature.text(),
        &cell.key.programme.text(), &cell.key.sub_item.text()})
    if (!code->empty()) key += (key.empty() ? "" : "-") + *code;
  const auto amount = [](Money money) {
    return Label{dutoan::written(money, Language::vi), dutoan::written(money, Language::en)};
  };
  return phrase({"{} {}: Kho bạc {}, sổ {}, chênh lệch {}",
                 "{} {}: the Treasury has {}, the book {}, which differs by {}"},
                {same(key), name_of(cell.figure), amount(cell.treasury), amount(cell.book),
                 amount(cell.treasury - cell.book)});
}

}  // namespace

const Label& name_of(YearFigure figure) {
  return figure_names.at(static_cast<std::size_t>(figure));
}

Report reconciliation_report(const YearFigures& figures, const std::vector<ReconciledCell>& cells) {
  Report report;
  report.schema = "dutoan.reconciliation/1";
  report.title = {"ĐỐI CHIẾU VỚI KHO BẠC NHÀ NƯỚC", "RECONCILIATION WITH THE TREASURY"};
  report.head = {{"unit", {"Đơn vị", "Unit"}, figures.unit.text()},
                 {"fiscal_year", words::fiscal_year, Year{figures.fiscal_year}}};
  ReportTable table{"cells", {"Từng số liệu", "Figure by figure"}, key_columns(), {}};
  for (ReportColumn& column :
       std::vector<ReportColumn>{{"form", {"Biểu", "Form"}},
                                 {"figure", {"Chỉ tiêu", "Figure"}},
                                 {"treasury", {"Kho bạc (đồng)", "Treasury (đồng)"}, true},
                                 {"book", {"Sổ (đồng)", "Book (đồng)"}, true},
                                 {"difference", {"Chênh lệch", "Difference"}, true},
                                 {"outcome", words::outcome}})
    table.columns.push_back(std::move(column));
  ReportRemark open{"differences", {"Chênh lệch phải xử lý", "Differences to be settled"}, {}};
  for (const ReconciledCell& cell : cells) {
    table.rows.push_back(row_of(cell));
    if (!cell.agrees()) open.sentences.push_back(named(cell));
  }
  report.tables.push_back(std::move(table));
  report.foot = {
      {"compared", {"Số liệu đã so", "Figures compared"}, static_cast<std::int64_t>(cells.size())},
      {"different",
       {"Số liệu chênh lệch", "Figures that differ"},
       static_cast<std::int64_t>(open.sentences.size())}};
  if (!open.sentences.empty()) report.remarks.push_back(std::move(open));
  return report;
}

Report treasury_template(const YearFigures& figures) {
  Report report;
  report.schema = "dutoan.treasury-template/1";
  report.title = {"SỐ LIỆU CỦA KHO BẠC ĐỂ ĐỐI CHIẾU", "FIGURES OF THE TREASURY"};
  ReportTable table{"rows",
                    {"Dòng không có tiểu mục: 01-SDKP; có tiểu mục: 02-SDKP",
                     "Rows without a sub-item: 01-SDKP; with one: 02-SDKP"},
                    key_columns(),
                    {}};
  for (const YearFigure figure :
       {YearFigure::allotment_brought, YearFigure::granted, YearFigure::withdrawn,
        YearFigure::advance_open, YearFigure::expended})
    table.columns.push_back({std::string{word(figure)}, name_of(figure), true});
  std::set<TreasuryKey> keys;
  for (const FundingFigures& each : figures.fundings)
    keys.insert({each.funding.chapter,
                 each.funding.subcategory,
                 each.funding.nature,
                 each.funding.programme,
                 {}});
  for (const SubItemFigures& each : figures.sub_items)
    keys.insert({each.funding.chapter, each.funding.subcategory, each.funding.nature,
                 each.funding.programme, each.sub_item});
  for (const TreasuryKey& key : keys) {
    ReportRow row{Kind::plain, key_cells(key)};
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
