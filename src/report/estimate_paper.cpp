// The estimate as it is submitted (domain: tờ trình's annex): a summary whose every figure points
// at the sheets below, the sheets of the groups, the budget index, the explanation.
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/exact.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <algorithm>
#include <map>

namespace dutoan {
namespace {

using namespace report;
using Kind = PaperRow::Kind;

/// The people, classes and money of a row, a group, or all.
struct Scale {
  std::int64_t classes = 0, people = 0;
  Money amount;
};

template <class Belongs>
Scale scale_of(const Estimate& estimate, Belongs belongs) {
  Scale scale;
  for (std::size_t i = 0; i < estimate.activities.size(); ++i) {
    if (!belongs(estimate.activities[i])) continue;
    ++scale.classes;
    scale.people += estimate.activities[i].headcount().value();
    for (const Line& line : estimate.lines_of(i)) scale.amount += line.amount;
  }
  return scale;
}

class SummarySheet {
 public:
  SummarySheet(const Estimate& estimate, const std::vector<GroupSheet>& groups, std::string name)
      : estimate_(estimate), groups_(groups) {
    sheet_.name = std::move(name);
    sheet_.is_landscape = false;
    sheet_.columns = {{6, false, true}, {36}, {8}, {9}, {17}, {14}, {22}};
  }

  PaperSheet make() {
    add_paper_head(sheet_, estimate_, {"TỔNG HỢP DỰ TOÁN KINH PHÍ", "SUMMARY OF THE ESTIMATE"},
                   columns, true);
    add_table_head(sheet_,
                   {words::number,
                    words::content,
                    words::classes,
                    words::people,
                    {"Thành tiền", "Amount"},
                    words::per_person,
                    words::remark},
                   {"A", "B", "1", "2", "3", "4=3:2", "C"});
    std::string all;
    for (const GroupSheet& group : groups_) {
      all += (all.empty() ? "" : "+") + cell_at('E', next_row(sheet_));
      add_group(group);
    }
    total_ = next_row(sheet_);
    add_sum(Kind::total, std::monostate{}, words::total,
            scale_of(estimate_, [](const Activity&) { return true; }), all.empty() ? "0" : all);
    add_words();
    add_allotment();
    add_signatures(sheet_, estimate_, columns);
    return std::move(sheet_);
  }

 private:
  static constexpr int columns = 7;
  const Estimate& estimate_;
  const std::vector<GroupSheet>& groups_;
  PaperSheet sheet_;
  std::size_t total_ = 0;

  void add_group(const GroupSheet& group) {
    const std::string there = on_sheet(group.sheet.name);
    add_sum(Kind::subtotal, group.group->code, same(group.group->name),
            scale_of(estimate_, [&](const Activity& a) { return a.group == group.group; }),
            there + cell_at(amount_column, group.total));
    std::int64_t number = 0;
    for (const auto& [row, at] : group.of_rows)
      add_sum(Kind::plain, ++number, same(row->name),
              scale_of(estimate_, [row = row](const Activity& a) { return a.row == row; }),
              there + cell_at(amount_column, at));
  }

  void add_sum(Kind kind, ReportCell number, const Label& name, const Scale& scale,
               std::string formula) {
    const std::size_t at = next_row(sheet_);
    PaperCell each;
    if (scale.people > 0) {
      Exact exact{scale.amount};
      exact /= scale.people;
      each = {round(exact, Rounding::half_away_from_zero),
              "ROUND(" + cell_at('E', at) + "/" + cell_at('D', at) + ",0)"};
    }
    sheet_.rows.push_back({kind,
                           {{std::move(number)},
                            {name},
                            {scale.classes},
                            {scale.people},
                            {scale.amount, std::move(formula)},
                            each,
                            {}}});
  }

  /// Words stand for one figure only: where somebody changes the figures, they step aside.
  void add_words() {
    const std::string total = std::to_string(estimate_.total.dong());
    const std::string words = "Bằng chữ: " + amount_in_words(estimate_.total);
    PaperRow row = wide_row(Kind::words, words, columns);
    constexpr std::size_t longest_text = 255;
    if (words.size() <= longest_text)
      row.cells.front().formula = "IF(" + cell_at('E', total_) + "=" + total + ",\"" + words +
                                  "\",\"Bằng chữ: (tổng số đã sửa)\")";
    sheet_.rows.push_back(std::move(row));
  }

  void add_allotment() {
    for (const AllotmentBalance& balance : against_allotment(estimate_)) {
      const std::size_t at = next_row(sheet_);
      const Label scope = balance.group == nullptr ? words::whole_plan : same(balance.group->name);
      add_figure(phrase({"Kinh phí được giao: {}", "Allotted: {}"}, {scope}), balance.allotted, {},
                 decisions(balance));
      add_figure(phrase({"Dự toán: {}", "Estimated: {}"}, {scope}), balance.estimated,
                 estimated_cell(balance), {});
      const Label left = balance.exceeded_at == nullptr
                             ? Label{}
                             : Label{"VƯỢT KINH PHÍ ĐƯỢC GIAO", "ABOVE THE ALLOTMENT"};
      add_figure(words::left, balance.left(), cell_at('E', at) + "-" + cell_at('E', at + 1), left);
    }
  }

  void add_figure(const Label& name, Money amount, std::string formula, const Label& remark) {
    sheet_.rows.push_back(
        {Kind::plain, {{}, {name}, {}, {}, {amount, std::move(formula)}, {}, {remark}}});
  }

  [[nodiscard]] std::string estimated_cell(const AllotmentBalance& balance) const {
    if (balance.group == nullptr) return cell_at('E', total_);
    for (const GroupSheet& group : groups_)
      if (group.group == balance.group)
        return on_sheet(group.sheet.name) + cell_at(amount_column, group.total);
    return {};
  }

  [[nodiscard]] Label decisions(const AllotmentBalance& balance) const {
    Label text;
    for (const Allotment& a : estimate_.plan->allotments) {
      if (balance.group != nullptr && a.group != balance.group->code) continue;
      Label one = same(a.decision + ", " + format_date(a.date));
      if (!a.assumed.empty()) one = phrase({"{} (số tiền giả định)", "{} (amount assumed)"}, {one});
      text = text.vi.empty() ? one : phrase({"{}; {}", "{}; {}"}, {text, one});
    }
    return text;
  }
};

/// The kinds of spending down, the groups across; each figure counts the group's lines by their
/// hidden codes.
class IndexSheet {
 public:
  IndexSheet(const Estimate& estimate, const std::vector<GroupSheet>& groups, std::string name)
      : estimate_(estimate), groups_(groups) {
    sheet_.name = std::move(name);
    sheet_.columns = {{10}, {50}};
    for (std::size_t i = 0; i <= groups.size(); ++i) sheet_.columns.push_back({18});
  }

  PaperSheet make() {
    const int across = static_cast<int>(sheet_.columns.size());
    add_paper_head(sheet_, estimate_,
                   {"TỔNG HỢP THEO NHÓM CHI VÀ MỤC LỤC NGÂN SÁCH", "BY CATEGORY AND SUB-ITEM"},
                   across, false);
    const Norms& norms = estimate_.regulations->norms;
    add_table({"Nhóm chi", "Category"}, category_column, Grouping::category,
              [&](std::size_t about) {
                const Category& category = norms.categories[about];
                return Named{"c:", category.code.text(), category.label};
              });
    add_table(words::sub_item, sub_item_column, Grouping::sub_item, [&](std::size_t about) {
      const SubItem& sub_item = norms.sub_items[about];
      return Named{"s:", sub_item.code.text(), same(sub_item.name)};
    });
    add_signatures(sheet_, estimate_, across);
    return std::move(sheet_);
  }

 private:
  struct Named {
    std::string prefix, code;
    Label label;
  };
  const Estimate& estimate_;
  const std::vector<GroupSheet>& groups_;
  PaperSheet sheet_;

  /// What stands in the group at `g`, by position in `grouping`.
  [[nodiscard]] std::map<std::size_t, std::vector<Money>> sums(Grouping grouping) const {
    std::map<std::size_t, std::vector<Money>> all;
    for (const Line& line : estimate_.lines) {
      auto& row = all[position(estimate_, line, grouping)];
      row.resize(groups_.size());
      const Group* group = estimate_.activities[line.activity].group;
      for (std::size_t g = 0; g < groups_.size(); ++g)
        if (groups_[g].group == group) row[g] += line.amount;
    }
    return all;
  }

  template <class Name>
  void add_table(const Label& title, char code_column, Grouping grouping, Name name) {
    PaperRow head{Kind::head, {{words::code}, {title}}};
    for (const GroupSheet& group : groups_)
      head.cells.push_back({same(group.group->code + ". " + group.group->name)});
    head.cells.push_back({words::total});
    sheet_.rows.push_back(std::move(head));
    const std::size_t first = next_row(sheet_);
    std::vector<Money> totals(groups_.size());
    for (const auto& [about, amounts] : sums(grouping)) {
      add_amounts(name(about), code_column, amounts);
      for (std::size_t g = 0; g < totals.size(); ++g) totals[g] += amounts[g];
    }
    add_total(first, totals);
    sheet_.rows.push_back({Kind::blank, {}});
  }

  void add_amounts(const Named& named, char code_column, const std::vector<Money>& amounts) {
    PaperRow row{Kind::plain, {{named.code}, {named.label}}};
    Money sum;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const GroupSheet& group = groups_[g];
      const std::string there = on_sheet(group.sheet.name);
      row.cells.push_back(
          {amounts[g], "SUMIF(" + there + fixed_range(code_column, group.first, group.last) +
                           ",\"" + named.prefix + named.code + "\"," + there +
                           fixed_range(amount_column, group.first, group.last) + ")"});
      sum += amounts[g];
    }
    row.cells.push_back({sum, sum_across()});
    sheet_.rows.push_back(std::move(row));
  }

  [[nodiscard]] std::string sum_across() const {
    const std::size_t at = next_row(sheet_);
    return "SUM(" + cell_at('C', at) + ":" + cell_at(last_group(), at) + ")";
  }
  [[nodiscard]] char last_group() const {
    return static_cast<char>('C' + static_cast<int>(groups_.size()) - 1);
  }

  void add_total(std::size_t first, const std::vector<Money>& totals) {
    PaperRow row{Kind::total, {{}, {words::total}}};
    const std::size_t last = next_row(sheet_) - 1;
    Money sum;
    for (std::size_t g = 0; g < totals.size(); ++g) {
      const char column = static_cast<char>('C' + static_cast<int>(g));
      row.cells.push_back(
          {totals[g], "SUM(" + cell_at(column, first) + ":" + cell_at(column, last) + ")"});
      sum += totals[g];
    }
    row.cells.push_back({sum, sum_across()});
    sheet_.rows.push_back(std::move(row));
  }
};

}  // namespace

Paper estimate_paper(const Estimate& estimate, Language language, Progress& progress) {
  SheetNames names;
  const auto name = [&](const char* vi, const char* en) {
    return names.take(language == Language::vi ? vi : en);
  };
  Paper paper{words::estimate_title, estimate.plan->drafter, estimate.plan->date, {}};
  const std::string summary = name("Tổng hợp", "Summary");
  const std::string index = name("Nhóm chi, tiểu mục", "Categories, sub-items");
  const std::string explanation = name("Thuyết minh", "Explanation");
  std::vector<GroupSheet> groups;
  for (const Group& group : estimate.plan->groups)
    groups.push_back(group_sheet(estimate, group, names.take(group.code), progress));
  paper.sheets.push_back(SummarySheet{estimate, groups, summary}.make());
  PaperSheet index_sheet = IndexSheet{estimate, groups, index}.make();
  for (GroupSheet& group : groups) paper.sheets.push_back(std::move(group.sheet));
  paper.sheets.push_back(std::move(index_sheet));
  paper.sheets.push_back(explanation_sheet(estimate, explanation));
  return paper;
}

}  // namespace dutoan
