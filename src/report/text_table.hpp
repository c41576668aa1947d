// Tables in plain text: columns to the width of their words, wrapped or cut into panels to fit.
#pragma once

#include <dutoan/report.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

/// How many characters people see in `text` (combining marks add nothing).
[[nodiscard]] std::size_t visible_length(std::string_view text);

/// `text` in lines of at most `width` characters, cut at blanks; a longer word is cut anywhere.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// A column as it is set: what its cells need is measured row by row, and nothing else is kept.
struct TextColumn {
  std::size_t cell = 0;  // of each row
  std::string title;
  bool is_number = false;
  bool stays = false;
  bool spare = false;
  std::size_t width = 0;
  std::size_t longest_word = 0;
};

/// A table in lines of at most `width` characters wherever its words allow. All rows are measured;
/// then they are told once for each panel.
class TextTable {
 public:
  /// A table with these columns; rows of `heads` itself are not looked at.
  TextTable(const ReportTable& heads, Language language);
  TextTable(const TextTable&) = delete;
  TextTable& operator=(const TextTable&) = delete;

  /// A row that will be told.
  void measure(const ReportRow& row);
  /// Once all rows were measured: settles how wide columns are, and says in how many panels they
  /// stand; none where there are no rows.
  [[nodiscard]] std::size_t panels(std::size_t width);
  /// What stands above the rows of a panel, and a row of it.
  [[nodiscard]] std::string beginning(std::size_t panel) const;
  [[nodiscard]] std::string row(std::size_t panel, const ReportRow& row) const;

 private:
  Language language_;
  bool has_rows_ = false;
  std::vector<TextColumn> columns_;
  std::vector<std::vector<const TextColumn*>> panels_;
};

/// The whole table, of which there is at least one row.
[[nodiscard]] std::string text_table(const ReportTable& table, Language language,
                                     std::size_t width);

}  // namespace dutoan::report
