// What letters share: the head and end of NĐ 30/2020, paragraphs, sums of a frozen estimate.
#pragma once

#include <dutoan/letter.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

inline constexpr std::string_view blank = "…";

/// `given`, or a dotted blank.
[[nodiscard]] std::string or_blank(const std::string& given);
/// "ngày 06 tháng 5 năm 2020": two digits for days below 10 and months below 3.
[[nodiscard]] std::string day_in_words(const std::optional<Date>& date, int year);
/// "Kế hoạch số 1026/KH-UBND ngày 06/05/2020 của UBND tỉnh Thanh Hóa".
[[nodiscard]] std::string plan_in_words(const FrozenEstimate& estimate);
/// "5.483.370.780 đồng (Bằng chữ: …)".
[[nodiscard]] std::string amount_and_words(Money amount);

/// A sheet of text, and what is added to it.
class LetterSheet {
 public:
  LetterSheet(std::string name, std::vector<PaperColumn> columns);

  /// Offices, number and date, type and abstract; `type` is its code: "TTr".
  void begin(const Letterhead& head, std::string_view type, const std::string& title,
             const std::string& abstract, int year);
  /// Kính gửi.
  void address(const Letterhead& head);
  /// Căn cứ, one paragraph each.
  void add_bases(const std::vector<std::string>& bases);
  void section(const std::string& text) { add(PaperRow::Kind::section, text); }
  void paragraph(const std::string& text) { add(PaperRow::Kind::paragraph, text); }
  void add(PaperRow::Kind kind, const std::string& text);
  void add(PaperRow row) { sheet_.rows.push_back(std::move(row)); }
  /// Nơi nhận beside who signs.
  void end(const Letterhead& head);

  [[nodiscard]] PaperSheet& sheet() { return sheet_; }

 private:
  PaperSheet sheet_;
  int across_;
  void add_two(PaperRow::Kind kind, std::string left, std::string right);
};

/// The bases that were given, else the laws of the estimate; and its plan.
[[nodiscard]] std::vector<std::string> bases_of(const FrozenEstimate& estimate,
                                                const Letterhead& head);

/// A row of the plan, as a district, with what its activities come to.
struct RowSum {
  std::string group, group_name, row, row_name;
  std::int64_t activities = 0, people = 0;
  Money amount;
  std::map<std::string, Money> by_category;  // by its code
};

/// The plan's rows in the estimate's order.
[[nodiscard]] std::vector<RowSum> sums_by_row(const FrozenEstimate& estimate);
/// The sum of those rows of `rows` that belong to `group`; of all when it is empty.
[[nodiscard]] RowSum sum_of(const std::vector<RowSum>& rows, std::string_view group);

/// A category with its name.
struct NamedCategory {
  std::string code;
  Label label;
};
/// Those of the estimate's lines, in the order in which they come.
[[nodiscard]] std::vector<NamedCategory> categories_of(const FrozenEstimate& estimate);

}  // namespace dutoan::report
