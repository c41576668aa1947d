#include "files/treasury_list.hpp"

#include "files/voucher_columns.hpp"

#include <dutoan/nearest.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::files {
namespace {

using enum TreasuryColumn;

const std::array<TreasuryColumnText, treasury_column_count> columns = {{
    {chapter, "chapter", {"Chương", "Chapter"}, {"mã chương"}},
    {subcategory,
     "subcategory",
     {"Khoản", "Subcategory"},
     {"mã khoản", "loại khoản", "mã ngành kinh tế"}},
    {nature, "nature", {"Nguồn", "Nature"}, {"mã nguồn", "tính chất nguồn", "mã nguồn nsnn"}},
    {programme, "programme", {"CTMT, dự án", "Programme"}, {"ctmt", "mã ctmt", "mã ctmt, dự án"}},
    {sub_item, "sub_item", {"Tiểu mục", "Sub-item"}, {"mã tiểu mục", "mã ndkt", "mục/tiểu mục"}},
    {brought,
     "brought",
     {"Dự toán năm trước chuyển sang", "Allotment brought forward"},
     {"dự toán năm trước còn lại", "allotment_brought"}},
    {granted, "granted", {"Dự toán được giao", "Granted"}, {"lũy kế giao", "dự toán giao lũy kế"}},
    {withdrawn,
     "withdrawn",
     {"Kinh phí thực nhận", "Withdrawn"},
     {"lũy kế đã sử dụng", "đã sử dụng lũy kế", "đã sử dụng", "thực nhận"}},
    {advance_open, "advance_open", {"Số dư tạm ứng", "Open advances"}, {"tạm ứng", "dư tạm ứng"}},
    {expended,
     "expended",
     {"Thực chi", "Expended"},
     {"thực chi lũy kế", "thực chi đến kỳ báo cáo"}},
}};

constexpr std::array required = {chapter, subcategory, nature};

std::optional<TreasuryColumn> column_of(std::string_view title) {
  const std::string bare = bare_title(title);
  const auto is_it = [&](std::string_view name) { return bare_title(name) == bare; };
  for (const TreasuryColumnText& each : columns)
    if (is_it(each.key) || is_it(each.title.vi) || is_it(each.title.en) ||
        std::ranges::any_of(each.also, is_it))
      return each.column;
  return std::nullopt;
}

bool are_titles(const std::vector<Cell>& cells) {
  const auto has = [&](TreasuryColumn column) {
    return std::ranges::any_of(cells,
                               [&](const Cell& cell) { return column_of(cell.text) == column; });
  };
  return has(chapter) && has(subcategory);
}

Problem unknown_title(const Cell& title) {
  std::vector<std::string_view> known;
  std::string all;
  for (const TreasuryColumnText& each : columns) {
    known.emplace_back(each.title.vi);
    all += (all.empty() ? "" : ", ") + each.title.vi;
  }
  std::vector<Fact> facts{{"column", title.text}, {"known", all}};
  if (const auto near = nearest(title.text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return Problem{ListRule::unknown_column, title.place, std::move(facts)};
}

using Positions = std::array<std::optional<std::size_t>, treasury_column_count>;

Positions positions_in(const std::vector<Cell>& header, Problems& problems) {
  Positions positions;
  for (std::size_t i = 0; i < header.size() && problems.size() < most_list_problems; ++i) {
    const auto column = column_of(header[i].text);
    if (!column) {
      // Tables that the program itself wrote say of each row what it is.
      const bool is_ours = bare_title(header[i].text) == "kind";
      if (!is_ours && !is_for_people(header[i].text)) problems.push_back(unknown_title(header[i]));
      continue;
    }
    auto& position = positions.at(static_cast<std::size_t>(*column));
    if (position)
      problems.emplace_back(FileRule::duplicate_key, header[i].place,
                            std::vector<Fact>{{"key", header[i].text}},
                            std::vector<FilePlace>{header[*position].place});
    else
      position = i;
  }
  for (const TreasuryColumn column : required)
    if (!positions.at(static_cast<std::size_t>(column)))
      problems.emplace_back(
          ListRule::column_not_found, header.front().place,
          std::vector<Fact>{{"column", columns.at(static_cast<std::size_t>(column)).title}});
  return positions;
}

}  // namespace

const std::array<TreasuryColumnText, treasury_column_count>& treasury_columns() { return columns; }

Result<std::vector<TreasuryCells>> read_treasury_list(const SourceBytes& source,
                                                      const ListChoice& choice) {
  auto list = read_list(source, choice, are_titles);
  if (!list) return refuse(std::move(list.error()));
  Problems problems;
  const Positions positions = positions_in(list->header, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<TreasuryCells> rows;
  for (std::vector<Cell>& cells : list->rows) {
    TreasuryCells& row = rows.emplace_back();
    const FilePlace place = cells[*positions.front()].place;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (positions.at(i))
        row.at(i) = std::move(cells[*positions.at(i)]);
      else
        row.at(i).place = place;
  }
  return rows;
}

}  // namespace dutoan::files
