// What the sheets of a paper share: heads, signatures, formulas over columns.
#pragma once

#include <dutoan/estimate.hpp>
#include <dutoan/paper.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

/// "G7".
[[nodiscard]] std::string cell_at(char column, std::size_t row);
/// "$G$7:$G$20".
[[nodiscard]] std::string fixed_range(char column, std::size_t first, std::size_t last);
/// "'I'!" before a cell of another sheet.
[[nodiscard]] std::string on_sheet(std::string_view sheet);

/// The number that the next row of `sheet` gets.
[[nodiscard]] inline std::size_t next_row(const PaperSheet& sheet) { return sheet.rows.size() + 1; }

/// A row with one cell over `across` columns.
[[nodiscard]] PaperRow wide_row(PaperRow::Kind kind, ReportCell value, int across);
/// The name of the plan's province as letters have it, "Thanh Hóa"; empty where it has none.
[[nodiscard]] std::string place_of(const Estimate& estimate);
/// The text in capitals, as offices stand above a paper: letters of Vietnamese, in NFC.
[[nodiscard]] std::string in_capitals(std::string_view text);
/// Offices on the left, the state's name and motto on the right.
void add_offices(PaperSheet& sheet, std::string_view superior, std::string_view office, int across);
/// Column titles and, below them, A, B, C, 1, 2, 3: letters for words, numbers for figures.
void add_table_head(PaperSheet& sheet, const std::vector<Label>& titles,
                    const std::vector<std::string>& letters);
/// Offices and motto, title, what the paper belongs to, unit of money.
void add_paper_head(PaperSheet& sheet, const Estimate& estimate, const Label& title, int across,
                    bool with_offices);
/// Gives the figures of the sums below row `first` their formulas where they have none: a heading
/// and a subtotal add up the rows below them, each up to the next of its kind, the total all.
void add_sum_formulas(PaperSheet& sheet, std::size_t first);
/// Place and date to fill in, and who signs (TT 107/2017: drafter, accountant, head).
void add_signatures(PaperSheet& sheet, const Estimate& estimate, int across);

/// The same with `place` and date as they stand there, and the accountant's title.
void add_signatures(PaperSheet& sheet, const Label& place, const Label& accountant, int across);

/// Names of sheets: unique, and such as every spreadsheet program takes.
class SheetNames {
 public:
  [[nodiscard]] std::string take(const std::string& wanted);

 private:
  std::vector<std::string> taken_;  // in small letters
};

/// A sheet of one group, and where its figures stand.
struct GroupSheet {
  PaperSheet sheet;
  const Group* group = nullptr;
  std::size_t first = 0, last = 0;                          // rows that hold lines
  std::size_t total = 0;                                    // the row of the group's total
  std::vector<std::pair<const Row*, std::size_t>> of_rows;  // each plan row's total
};
inline constexpr char amount_column = 'G';
inline constexpr char category_column = 'L';
inline constexpr char sub_item_column = 'M';

/// The lines of the activities of `group`, class by class, with live amounts.
[[nodiscard]] GroupSheet group_sheet(const Estimate& estimate, const Group& group, std::string name,
                                     Progress& progress);

/// Law, scale, rates, prices and reservations in words: the thuyết minh.
[[nodiscard]] PaperSheet explanation_sheet(const Estimate& estimate, std::string name);

}  // namespace dutoan::report
