#include "report/appraisal_sheet.hpp"

#include "report/line_formula.hpp"
#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>

namespace dutoan::report {
namespace {

using Kind = PaperRow::Kind;

constexpr int columns = 14;

/// A line's inputs in the columns of the form: a quantity, all that it is multiplied by, a rate.
struct Inputs {
  ReportCell quantity, times, rate;
  std::vector<Quantity> others;  // the factors in `times`
};

/// The product, or the factors in words when it is finer than a thousandth or too large.
ReportCell product_cell(const std::vector<Quantity>& factors) {
  if (factors.empty()) return std::monostate{};
  if (const auto product = product_of(factors)) return *product;
  std::string words;
  for (const Quantity factor : factors)
    words += (words.empty() ? "" : " × ") + format_quantity(factor);
  return words;
}

Inputs inputs_of(const FrozenLine& line) {
  if (line.treatment == Treatment::percentage) return {line.base, line.percent, {}, {}};
  auto first = std::ranges::find(line.factors, Cause::people, &FrozenFactor::cause);
  if (first == line.factors.end()) first = line.factors.begin();
  Inputs inputs;
  for (auto factor = line.factors.begin(); factor != line.factors.end(); ++factor) {
    if (factor == first)
      inputs.quantity = factor->value;
    else
      inputs.others.push_back(factor->value);
  }
  inputs.times = product_cell(inputs.others);
  inputs.rate = line.unit_rate;
  return inputs;
}

ReportCell ceiling_of(const FrozenLine& line) {
  if (line.treatment == Treatment::percentage)
    return line.percent_ceiling ? ReportCell{*line.percent_ceiling} : ReportCell{};
  return line.ceiling ? ReportCell{*line.ceiling} : ReportCell{};
}

/// The columns of one side: quantity, times, rate, amount.
struct Side {
  char quantity, times, rate, amount;
};
constexpr Side requested_side{'D', 'E', 'F', 'G'}, appraised_side{'H', 'I', 'J', 'K'};

/// What a product in row `at` is counted from.
std::string product_formula(const FrozenLine& line, const Inputs& inputs, const Side& side,
                            std::size_t at) {
  int digits = 0;
  for (const FrozenFactor& factor : line.factors) digits += decimals(factor.value);
  std::string product;
  if (!line.factors.empty()) product = cell_at(side.quantity, at) + "*";
  if (std::holds_alternative<Quantity>(inputs.times))
    product += cell_at(side.times, at) + "*";
  else if (!inputs.others.empty())
    product += joined_product(inputs.others) + "*";
  return rounded(product + cell_at(side.rate, at), digits, line.rounding);
}

/// Sums of lines, as requested and as appraised.
struct Sums {
  Money requested, appraised;
  void add(const Sums& other) { requested += other.requested, appraised += other.appraised; }
};

class SideBySide {
 public:
  SideBySide(const Appraisal& appraisal, std::span<const ReasonKind> reasons, Progress& progress)
      : appraisal_(appraisal), reasons_(reasons), progress_(progress) {
    for (const FrozenActivity& activity : appraisal.appraised.activities)
      for (const FrozenLine& line : activity.lines) appraised_[line.code.text()] = &line;
    for (const AppraisedLine& line : appraisal.lines) decided_[line.code.text()] = &line;
  }

  PaperSheet make(std::string name) {
    sheet_.name = std::move(name);
    sheet_.columns = {{5, false, true},
                      {25},
                      {12},
                      {13},
                      {7},
                      {10},
                      {14},
                      {13},
                      {7},
                      {10},
                      {14},
                      {14},
                      {10},
                      {34}};
    add_titles();
    add_heads();
    add_rows();
    sheet_.rows.push_back(sum_row(Kind::total, std::monostate{}, words::total, all_));
    add_sum_formulas(sheet_, static_cast<std::size_t>(sheet_.head_last) + 1);
    return std::move(sheet_);
  }

 private:
  const Appraisal& appraisal_;
  std::span<const ReasonKind> reasons_;
  Progress& progress_;
  std::map<std::string, const FrozenLine*> appraised_;
  std::map<std::string, const AppraisedLine*> decided_;
  PaperSheet sheet_;
  Sums all_;
  std::size_t done_ = 0;
  std::vector<std::size_t> direct_;  // the class's rows that a percentage is taken of

  void add_titles() {
    const auto add = [&](Kind kind, const Label& text) {
      sheet_.rows.push_back(wide_row(kind, text, columns));
    };
    add(Kind::title, {"CHI TIẾT KẾT QUẢ THẨM ĐỊNH DỰ TOÁN", "APPRAISAL OF THE ESTIMATE IN DETAIL"});
    add(Kind::subtitle, phrase({"(Kế hoạch số {} ngày {})", "(Plan {} of {})"},
                               {same(appraisal_.requested.plan_number),
                                same(format_date(appraisal_.requested.plan_date))}));
    add(Kind::unit, {"Đơn vị tính: đồng", "Unit: đồng"});
  }

  void add_heads() {
    const std::vector<Label> inputs{
        {"SL", "Qty"}, {"Ngày, lần", "Days"}, {"Đơn giá", "Rate"}, {"Thành tiền", "Amount"}};
    PaperRow upper{Kind::head, {}}, lower{Kind::head, {}};
    const auto over_both = [&](const Label& title) {
      upper.cells.push_back({title, {}, 1, 2});
      lower.cells.push_back({{}, {}, 1, 0});
    };
    const auto over_inputs = [&](const Label& title) {
      upper.cells.push_back({title, {}, static_cast<int>(inputs.size())});
      for (const Label& input : inputs) lower.cells.push_back({input});
    };
    for (const Label& title : {words::number, words::line_content, words::unit}) over_both(title);
    over_inputs({"Đơn vị đề nghị", "Requested"});
    over_inputs({"Thẩm định", "Appraised"});
    over_both({"Chênh lệch", "Difference"});
    over_both({"Mức tối đa", "Ceiling"});
    over_both({"Lý do điều chỉnh, căn cứ", "Reason and clause"});
    sheet_.head_first = static_cast<int>(next_row(sheet_));
    sheet_.rows.push_back(std::move(upper));
    sheet_.rows.push_back(std::move(lower));
    PaperRow letters{Kind::letters, {}};
    for (const char* letter :
         {"A", "B", "C", "1", "2", "3", "4=1x2x3", "5", "6", "7", "8=5x6x7", "9=8-4", "10", "D"})
      letters.cells.push_back({std::string{letter}});
    sheet_.rows.push_back(std::move(letters));
    sheet_.head_last = sheet_.head_first + 2;
  }

  /// Districts with their sums above them, classes below, lines below these.
  void add_rows() {
    const auto& activities = appraisal_.requested.activities;
    std::size_t district = 0;  // the row of its sum
    Sums sums;
    std::int64_t rows = 0, classes = 0;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      const bool is_new = i == 0 || activities[i - 1].row != activities[i].row ||
                          activities[i - 1].group != activities[i].group;
      if (is_new) {
        district = sheet_.rows.size(), sums = {}, ++rows, classes = 0;
        sheet_.rows.emplace_back();
      }
      sums.add(add_activity(activities[i], std::to_string(rows) + "." + std::to_string(++classes)));
      sheet_.rows[district] =
          sum_row(Kind::subtotal, std::to_string(rows),
                  same(activities[i].group + ". " + activities[i].row_name), sums);
    }
  }

  Sums add_activity(const FrozenActivity& activity, const std::string& number) {
    const std::size_t heading = sheet_.rows.size();
    sheet_.rows.emplace_back();
    Sums sums;
    std::int64_t lines = 0;
    direct_.clear();
    for (const FrozenLine& line : activity.lines) {
      progress_.at(Step::laying_out, done_++, appraisal_.lines.size());
      sums.add(add_requested(line, ++lines));
    }
    sheet_.rows[heading] =
        sum_row(Kind::heading, number, same(activity.code.text() + " — " + activity.name), sums);
    all_.add(sums);
    return sums;
  }

  Sums add_requested(const FrozenLine& line, std::int64_t number) {
    const auto found = appraised_.find(line.code.text());
    const FrozenLine* after = found == appraised_.end() ? nullptr : found->second;
    const Sums sums{line.amount, after == nullptr ? Money{} : after->amount};
    const Inputs asked = inputs_of(line), given = after == nullptr ? Inputs{} : inputs_of(*after);
    PaperRow row{Kind::plain,
                 {{number},
                  {line.label},
                  {line.unit},
                  {asked.quantity},
                  {asked.times},
                  {asked.rate},
                  {sums.requested},
                  {given.quantity},
                  {given.times},
                  {given.rate},
                  {sums.appraised},
                  {sums.appraised - sums.requested},
                  {ceiling_of(line)},
                  {reason_of(line)}}};
    add_formulas(row, line, requested_side, asked);
    if (after != nullptr) add_formulas(row, *after, appraised_side, given);
    const std::size_t at = next_row(sheet_);
    row.cells[11].formula = cell_at('K', at) + "-" + cell_at('G', at);
    if (line.treatment != Treatment::percentage) direct_.push_back(at);
    sheet_.rows.push_back(std::move(row));
    return sums;
  }

  /// Of the row that comes next.
  void add_formulas(PaperRow& row, const FrozenLine& line, const Side& side,
                    const Inputs& inputs) const {
    const std::size_t at = next_row(sheet_);
    const auto cell = [&](char column) -> PaperCell& {
      return row.cells[static_cast<std::size_t>(column - 'A')];
    };
    if (line.treatment == Treatment::product)
      cell(side.amount).formula = product_formula(line, inputs, side, at);
    if (line.treatment != Treatment::percentage) return;
    cell(side.quantity).formula = sum_of_direct(side.amount);
    cell(side.amount).formula = share(cell_at(side.quantity, at), cell_at(side.times, at),
                                      line.percent_base == PercentBase::total, line.rounding);
  }

  /// "SUM(G9:G14,G16:G16)": percentages that stand between are no part of it.
  [[nodiscard]] std::string sum_of_direct(char column) const {
    std::string ranges;
    for (std::size_t i = 0; i < direct_.size();) {
      std::size_t end = i + 1;
      while (end < direct_.size() && direct_[end] == direct_[end - 1] + 1) ++end;
      ranges += (ranges.empty() ? "" : ",") + cell_at(column, direct_[i]) + ":" +
                cell_at(column, direct_[end - 1]);
      i = end;
    }
    return ranges.empty() ? "0" : "SUM(" + ranges + ")";
  }

  static PaperRow sum_row(Kind kind, ReportCell number, Label title, const Sums& sums) {
    return {kind,
            {{std::move(number)},
             {std::move(title), {}, 5},
             {sums.requested},
             {{}, {}, 3},
             {sums.appraised},
             {sums.appraised - sums.requested},
             {},
             {}}};
  }

  [[nodiscard]] Label reason_of(const FrozenLine& line) const {
    const auto decided = decided_.find(line.code.text());
    if (decided == decided_.end()) return {};
    const AppraisedLine& appraised = *decided->second;
    Label all;
    if (!appraised.verdict) all = {"Chưa thẩm định", "Not appraised"};
    if (appraised.verdict == Verdict::rejected) all = {"Không chấp nhận", "Rejected"};
    for (const Reason& reason : appraised.reasons) {
      const Label one = reason_text(reason, appraised.reasons.size() > 1);
      all = all.vi.empty() ? one : phrase({"{}; {}", "{}; {}"}, {all, one});
    }
    return all;
  }

  [[nodiscard]] Label reason_text(const Reason& reason, bool with_amount) const {
    Label text = reason_label(reasons_, reason.code);
    if (!reason.text.empty()) text = phrase({"{}: {}", "{}: {}"}, {text, same(reason.text)});
    if (!reason.citation.empty())
      text = phrase({"{} ({})", "{} ({})"}, {text, same(reason.citation)});
    if (with_amount && reason.amount)
      text = phrase({"{} {}", "{} {}"}, {text, same(format_amount_in_parentheses(*reason.amount))});
    return text;
  }
};

}  // namespace

Label reason_label(std::span<const ReasonKind> reasons, const std::string& code) {
  const auto kind = std::ranges::find(reasons, code, &ReasonKind::code);
  if (kind != reasons.end()) return kind->label;
  if (code == follows_reason)
    return {"Giảm theo khoản làm căn cứ tính tỷ lệ", "Follows the lines it is a percentage of"};
  return same(code);
}

PaperSheet appraisal_sheet(const Appraisal& appraisal, std::span<const ReasonKind> reasons,
                           std::string name, Progress& progress) {
  return SideBySide{appraisal, reasons, progress}.make(std::move(name));
}

}  // namespace dutoan::report
