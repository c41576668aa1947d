#include "files/outcome_list.hpp"

#include "files/voucher_columns.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dutoan::files {
namespace {

const std::array<OutcomeColumnText, outcome_column_count> columns = {{
    {"class", {"Mã lớp", "Class"}, {"lớp", "mã", "code"}},
    {"trainees", {"Số học viên", "Trainees"}, {"học viên", "số người"}},
    {"days", {"Số ngày", "Days"}, {"ngày học"}},
    {"from", {"Từ ngày", "From"}, {"ngày đầu", "ngày khai giảng"}},
    {"until", {"Đến ngày", "Until"}, {"ngày cuối", "ngày bế giảng"}},
    {"place", {"Địa điểm", "Place"}, {}},
    {"merged_into", {"Gộp vào lớp", "Merged into"}, {"gộp vào"}},
    {"cancelled", {"Không tổ chức", "Cancelled"}, {}},
    {"reason", {"Lý do", "Reason"}, {"lý do khác kế hoạch"}},
}};

std::optional<std::size_t> column_of(std::string_view title) {
  const std::string bare = bare_title(title);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const OutcomeColumnText& each = columns.at(i);
    const auto is_meant = [&](std::string_view text) { return bare_title(text) == bare; };
    if (is_meant(each.key) || is_meant(each.title.vi) || is_meant(each.title.en) ||
        std::ranges::any_of(each.also, is_meant))
      return i;
  }
  return std::nullopt;
}

bool are_titles(const std::vector<Cell>& cells) {
  const auto has = [&](OutcomeColumn column) {
    return std::ranges::any_of(cells, [&](const Cell& cell) {
      return column_of(cell.text) == static_cast<std::size_t>(column);
    });
  };
  return has(OutcomeColumn::activity) && has(OutcomeColumn::trainees);
}

/// Where each column stands in the rows of a list.
using Positions = std::array<std::optional<std::size_t>, outcome_column_count>;

Positions positions_in(const std::vector<Cell>& header, Problems& problems) {
  Positions positions;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto column = column_of(header[i].text);
    if (!column) continue;
    auto& position = positions.at(*column);
    if (position)
      problems.emplace_back(FileRule::duplicate_key, header[i].place,
                            std::vector<Fact>{{"key", header[i].text}},
                            std::vector<FilePlace>{header[*position].place});
    else
      position = i;
  }
  for (const OutcomeColumn column : {OutcomeColumn::activity, OutcomeColumn::trainees})
    if (const auto at = static_cast<std::size_t>(column); !positions.at(at))
      problems.emplace_back(ListRule::column_not_found, header.front().place,
                            std::vector<Fact>{{"column", columns.at(at).title}});
  return positions;
}

}  // namespace

const std::array<OutcomeColumnText, outcome_column_count>& outcome_columns() { return columns; }

Result<std::vector<OutcomeRow>> read_outcome_list(const SourceBytes& source,
                                                  const ListChoice& choice) {
  auto list = read_list(source, choice, are_titles);
  if (!list) return refuse(std::move(list.error()));
  Problems problems;
  const Positions positions = positions_in(list->header, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<OutcomeRow> rows;
  for (std::vector<Cell>& cells : list->rows) {
    OutcomeRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      if (positions.at(i)) row.at(i) = std::move(cells[*positions.at(i)]);
  }
  return rows;
}

}  // namespace dutoan::files
