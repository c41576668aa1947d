#include "files/outcome_list.hpp"

#include "files/listed_columns.hpp"

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

bool are_titles(const std::vector<Cell>& cells) {
  return have_titles(columns, cells, {OutcomeColumn::activity, OutcomeColumn::trainees});
}

}  // namespace

const std::array<OutcomeColumnText, outcome_column_count>& outcome_columns() { return columns; }

Result<std::vector<OutcomeRow>> read_outcome_list(const SourceBytes& source,
                                                  const ListChoice& choice) {
  using enum OutcomeColumn;
  auto list = read_list(source, choice, are_titles);
  if (!list) return refuse(std::move(list.error()));
  Problems problems;
  // The list that the program writes names the classes; its tables say of each row what it is.
  const auto positions = positions_in(columns, list->header, {activity, trainees},
                                      {"kind", "name", "Tên", "Tên lớp", "Tên lớp, đợt"}, problems);
  if (!problems.empty()) return refuse(std::move(problems));
  std::vector<OutcomeRow> rows;
  for (std::vector<Cell>& cells : list->rows) rows.push_back(row_in(cells, positions, activity));
  return rows;
}

}  // namespace dutoan::files
