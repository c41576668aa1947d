// The sheet of one group: every class with its lines, in the form of a detailed estimate.
//
// Subtotals are SUBTOTAL(9, …), which leave other subtotals out: a class, a row of the plan and the
// group each add up the lines below or above them, however many there are.
#include "report/line_formula.hpp"
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"
#include "report/working_text.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <optional>

namespace dutoan::report {
namespace {

using Kind = PaperRow::Kind;

constexpr int shown_columns = 9;
constexpr std::size_t sum_cell = 2;  // of a row with a title over several columns

/// The factors of a line in two columns: people, and all that they are multiplied by.
struct Columns {
  std::optional<Quantity> quantity;
  std::vector<Quantity> times;
  int decimals = 0;  // of the exact product of all
};

Columns columns_of(const Estimate& estimate, const Line& line) {
  const auto& factors = estimate.regulations->norms.factors;
  const auto uses = line.working.factors();
  const auto is_people = [&](const FactorUse& use) {
    return use.factor != rate_coefficient && factors[use.factor].counts == Counts::people;
  };
  auto first = std::ranges::find_if(uses, is_people);
  if (first == uses.end()) first = uses.begin();
  Columns columns;
  for (auto use = uses.begin(); use != uses.end(); ++use) {
    columns.decimals += decimals(use->value);
    if (use == first)
      columns.quantity = use->value;
    else
      columns.times.push_back(use->value);
  }
  return columns;
}

class SheetOfGroup {
 public:
  SheetOfGroup(const Estimate& estimate, const Group& group, std::string name, Progress& progress)
      : estimate_(estimate), progress_(progress) {
    made_.group = &group;
    made_.sheet.name = std::move(name);
    made_.sheet.columns = {
        {6, false, true}, {38},       {14},       {11},      {11}, {14}, {17}, {21}, {34},
        {20, true},       {12, true}, {16, true}, {10, true}};
  }

  GroupSheet make() {
    const Label title = same(made_.group->code + ". " + made_.group->name);
    add_paper_head(sheet(), estimate_, title, shown_columns, false);
    add_table_head(sheet(),
                   {words::number,
                    words::line_content,
                    words::unit,
                    words::quantity,
                    {"Số ngày, buổi, lần", "Days, sessions, times"},
                    {"Định mức (đơn giá)", "Unit rate"},
                    {"Thành tiền", "Amount"},
                    {"Căn cứ (văn bản, điều, khoản)", "Law"},
                    words::remark,
                    same("line"),
                    same("row"),
                    same("category"),
                    same("sub_item")},
                   {"A", "B", "C", "1", "2", "3", "4=1x2x3", "D", "E"});
    made_.first = next_row(sheet());
    add_activities();
    made_.last = next_row(sheet()) - 1;
    add_total();
    for (const Label& meaning : mark_meanings())
      sheet().rows.push_back(wide_row(Kind::text, meaning, shown_columns));
    add_signatures(sheet(), estimate_, shown_columns);
    return std::move(made_);
  }

 private:
  const Estimate& estimate_;
  Progress& progress_;
  GroupSheet made_;
  std::size_t row_total_ = 0;  // where the total of the plan's row that is being written stands

  PaperSheet& sheet() { return made_.sheet; }

  [[nodiscard]] std::string subtotal(std::size_t first, std::size_t last) const {
    return "SUBTOTAL(9," + cell_at(amount_column, first) + ":" + cell_at(amount_column, last) + ")";
  }

  void add_activities() {
    const Row* row = nullptr;
    std::int64_t classes = 0;
    for (std::size_t i = 0; i < estimate_.activities.size(); ++i) {
      const Activity& activity = estimate_.activities[i];
      if (activity.group != made_.group) continue;
      if (activity.row != row) {
        end_row();
        row = activity.row;
        begin_row(i);
        classes = 0;
      }
      add_activity(i, ++classes);
    }
    end_row();
  }

  /// The activities of a row stand together, the first of them at `position`.
  void begin_row(std::size_t position) {
    const Row& row = *estimate_.activities[position].row;
    std::int64_t classes = 0, people = 0;
    Money amount;
    for (std::size_t i = position; i < estimate_.activities.size(); ++i) {
      if (estimate_.activities[i].row != &row) break;
      ++classes, people += estimate_.activities[i].headcount().value();
      for (const Line& line : estimate_.lines_of(i)) amount += line.amount;
    }
    row_total_ = next_row(sheet());
    made_.of_rows.emplace_back(&row, row_total_);
    Label title = same(row.name);
    if (people > 0)
      title = phrase({"{}: {} lớp, {} người", "{}: {} classes, {} people"},
                     {title, same(format_whole(classes)), same(format_whole(people))});
    sheet().rows.push_back(
        sum_row(Kind::subtotal, static_cast<std::int64_t>(made_.of_rows.size()), title, amount));
  }

  /// The row's total stands above what it adds up, so it is written when all of it is known.
  void end_row() {
    if (row_total_ == 0) return;
    sheet().rows[row_total_ - 1].cells[sum_cell].formula =
        subtotal(row_total_ + 1, next_row(sheet()) - 1);
    row_total_ = 0;
  }

  static PaperRow sum_row(Kind kind, ReportCell number, Label title, Money amount) {
    return {kind, {{std::move(number)}, {std::move(title), {}, 5}, {amount}, {}, {}}};
  }

  void add_activity(std::size_t position, std::int64_t number) {
    const Activity& activity = estimate_.activities[position];
    const auto lines = estimate_.lines_of(position);
    progress_.at(Step::laying_out, estimate_.first_line[position], estimate_.lines.size());
    Money amount;
    for (const Line& line : lines) amount += line.amount;
    PaperRow head =
        sum_row(Kind::heading, std::to_string(made_.of_rows.size()) + "." + std::to_string(number),
                activity_title(estimate_, activity), amount);
    const std::size_t first = next_row(sheet()) + 1;
    if (!lines.empty()) head.cells[sum_cell].formula = subtotal(first, first + lines.size() - 1);
    sheet().rows.push_back(std::move(head));
    std::size_t direct = first;  // the first row behind the lines that a percentage is taken of
    for (const Line& line : lines) {
      if (!line.norm->is_percentage()) direct = next_row(sheet()) + 1;
      sheet().rows.push_back(line_row(line, first, direct));
    }
  }

  PaperRow line_row(const Line& line, std::size_t first, std::size_t direct) {
    const Norms& norms = estimate_.regulations->norms;
    const std::size_t at = next_row(sheet());
    const auto number = static_cast<std::int64_t>(at - first + 1);
    PaperRow row{line.norm->is_memo() ? Kind::memo : Kind::plain,
                 {{number},
                  {line.norm->label},
                  {unit_text(estimate_, line)},
                  {},
                  {},
                  {},
                  {line.amount},
                  {law_text(estimate_, line)},
                  {note_on(line)},
                  {estimate_.code_of(line).text()},
                  {"r:" + estimate_.activities[line.activity].row->code},
                  {"c:" + norms.categories[line.norm->category].code.text()},
                  {"s:" + norms.sub_items[line.norm->sub_item].code.text()}}};
    if (line.working.treatment == Treatment::product) add_product(line, at, row);
    if (line.working.treatment == Treatment::percentage) add_share(line, at, first, direct, row);
    return row;
  }

  /// The factors with their names, and the marks.
  [[nodiscard]] Label note_on(const Line& line) const {
    const Label factors = factors_text(estimate_, line);
    const Label marks = marks_text(line);
    return marks.vi.empty() ? factors : phrase({"{} {}", "{} {}"}, {factors, marks});
  }

  void add_product(const Line& line, std::size_t at, PaperRow& row) const {
    const Columns columns = columns_of(estimate_, line);
    row.cells[5].value = line.working.unit_rate;
    std::string product;
    if (columns.quantity) {
      row.cells[3].value = *columns.quantity;
      product = cell_at('D', at) + "*";
    }
    const auto times = product_of(columns.times);
    if (!columns.times.empty() && times) {
      row.cells[4].value = *times;
      if (columns.times.size() > 1) row.cells[4].formula = joined_product(columns.times);
      product += cell_at('E', at) + "*";
    } else if (!columns.times.empty()) {
      product += joined_product(columns.times) + "*";
    }
    row.cells[6].formula =
        rounded(product + cell_at('F', at), columns.decimals, line.working.rounding);
  }

  void add_share(const Line& line, std::size_t at, std::size_t first, std::size_t direct,
                 PaperRow& row) const {
    const Working& working = line.working;
    row.cells[3].value = working.base;
    row.cells[3].formula = direct > first ? "SUM(" + cell_at(amount_column, first) + ":" +
                                                cell_at(amount_column, direct - 1) + ")"
                                          : "0";
    row.cells[4].value = working.percent;
    row.cells[6].formula = share(cell_at('D', at), cell_at('E', at),
                                 working.percent_base == PercentBase::total, working.rounding);
  }

  void add_total() {
    Money amount;
    for (std::size_t i = 0; i < estimate_.activities.size(); ++i)
      if (estimate_.activities[i].group == made_.group)
        for (const Line& line : estimate_.lines_of(i)) amount += line.amount;
    made_.total = next_row(sheet());
    sheet().rows.push_back(sum_row(Kind::total, std::monostate{},
                                   phrase({"Cộng {}", "Total of {}"}, {same(made_.group->code)}),
                                   amount));
    if (made_.last >= made_.first)
      sheet().rows.back().cells[sum_cell].formula = subtotal(made_.first, made_.last);
  }
};

}  // namespace

GroupSheet group_sheet(const Estimate& estimate, const Group& group, std::string name,
                       Progress& progress) {
  return SheetOfGroup{estimate, group, std::move(name), progress}.make();
}

}  // namespace dutoan::report
