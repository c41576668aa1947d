// The Treasury's figures beside the book's.
#include <dutoan/reconciliation.hpp>

#include <map>
#include <utility>

namespace dutoan {
namespace {

using Cells = std::map<std::pair<TreasuryKey, YearFigure>, ReconciledCell>;

TreasuryKey key_of(const Funding& funding, SubItemCode sub_item) {
  return {funding.chapter, funding.subcategory, funding.nature, funding.programme,
          std::move(sub_item)};
}

ReconciledCell& cell_at(Cells& cells, const TreasuryKey& key, YearFigure figure) {
  ReconciledCell& cell = cells[{key, figure}];
  cell.key = key;
  cell.figure = figure;
  return cell;
}

void add_treasury(Cells& cells, const TreasuryRow& row) {
  const auto add = [&](YearFigure figure, Money amount) {
    cell_at(cells, row.key, figure).treasury += amount;
  };
  if (row.key.sub_item.is_empty()) {
    add(YearFigure::allotment_brought, row.brought);
    add(YearFigure::granted, row.granted);
    add(YearFigure::withdrawn, row.withdrawn);
  } else {
    add(YearFigure::advance_open, row.advance_open);
    add(YearFigure::expended, row.expended);
  }
}

void add_book(Cells& cells, const TreasuryKey& key, const YearAmounts& figures) {
  const auto add = [&](YearFigure figure) { cell_at(cells, key, figure).book += figures[figure]; };
  if (key.sub_item.is_empty()) {
    add(YearFigure::allotment_brought);
    add(YearFigure::granted);
    add(YearFigure::withdrawn);
  } else {
    add(YearFigure::advance_open);
    add(YearFigure::expended);
  }
}

}  // namespace

std::vector<ReconciledCell> reconciled(const YearFigures& figures,
                                       const std::vector<TreasuryRow>& rows) {
  Cells cells;
  for (const TreasuryRow& row : rows) add_treasury(cells, row);
  for (const FundingFigures& each : figures.fundings)
    add_book(cells, key_of(each.funding, {}), each.reported);
  for (const SubItemFigures& each : figures.sub_items)
    add_book(cells, key_of(each.funding, each.sub_item), each.reported);
  std::vector<ReconciledCell> all;
  for (auto& [place, cell] : cells)
    if (!cell.treasury.is_zero() || !cell.book.is_zero()) all.push_back(std::move(cell));
  return all;
}

}  // namespace dutoan
