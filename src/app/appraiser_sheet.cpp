#include "app/appraiser_sheet.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/book.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::appraiser {
namespace {

using Kind = PaperRow::Kind;

std::string cell_at(std::size_t column, std::size_t row) {
  return column_name(column) + std::to_string(row);
}

std::string rounding_function(Rounding rounding) {
  if (rounding == Rounding::down) return "ROUNDDOWN";
  return rounding == Rounding::up ? "ROUNDUP" : "ROUND";
}

/// "Tiền ăn (học viên × ngày)": what is paid, and what its figures are numbers of.
Label title_of(const FrozenLine& line, const std::vector<OpenInput>& inputs) {
  Label of;
  if (line.treatment == Treatment::percentage)
    of = line.percent_base == PercentBase::total
             ? Label{"% tổng chi, kể cả khoản này", "% of all, this line included"}
             : Label{"% các khoản trên", "% of the lines above"};
  else
    for (std::size_t i = 0; i + 1 < inputs.size(); ++i) {
      of.vi += (i == 0 ? "" : " × ") + inputs[i].label.vi;
      of.en += (i == 0 ? "" : " × ") + inputs[i].label.en;
    }
  if (of.vi.empty()) return line.label;
  return {line.label.vi + " (" + of.vi + ")", line.label.en + " (" + of.en + ")"};
}

ReportCell value_of(const FrozenLine& line, const std::string& name) {
  if (line.treatment == Treatment::percentage) return line.percent;
  const auto factor = std::ranges::find_if(
      line.factors, [&](const FrozenFactor& each) { return each.code.text() == name; });
  return factor == line.factors.end() ? ReportCell{line.unit_rate} : ReportCell{factor->value};
}

ReportCell ceiling_of(const FrozenLine& line) {
  if (line.treatment == Treatment::percentage)
    return line.percent_ceiling ? ReportCell{*line.percent_ceiling} : ReportCell{};
  return line.ceiling ? ReportCell{*line.ceiling} : ReportCell{};
}

/// How many decimals the product of the line's factors needs, and some for those of other figures.
int decimals_of(const FrozenLine& line) {
  int count = 0;
  for (const FrozenFactor& factor : line.factors)
    for (std::int64_t rest = factor.value.thousandths(), left = 3; left > 0; rest /= 10, --left)
      if (rest % 10 != 0) {
        count += static_cast<int>(left);
        break;
      }
  return std::max(count, 6);
}

/// Requested and appraised amounts added up.
struct Sums {
  Money requested, appraised;
  void add(const Sums& other) { requested += other.requested, appraised += other.appraised; }
};

class LinesSheet {
 public:
  LinesSheet(const AppraisalRound& round, const Snapshot& snapshot,
             std::span<const ReasonKind> reasons, Language language, Progress& progress)
      : round_(round),
        snapshot_(snapshot),
        requested_(snapshot.appraisal.requested),
        reasons_(reasons),
        language_(language),
        progress_(progress),
        at_(requested_),
        shown_(shown_lines(snapshot.appraisal)),
        last_row_(last_row()) {}

  PaperSheet make() {
    sheet_.name = in(language_, {"Thẩm định", "Appraisal"});
    sheet_.is_protected = true;
    add_heads(sheet_, {round_, at_, language_, reasons_.size()});
    ensure(sheet_.rows.size() == rows_above, "formulas know where the lines begin");
    add_rows();
    return std::move(sheet_);
  }

 private:
  static constexpr std::size_t rows_above = 7;  // titles and heads

  const AppraisalRound& round_;
  const Snapshot& snapshot_;
  const FrozenEstimate& requested_;
  std::span<const ReasonKind> reasons_;
  Language language_;
  Progress& progress_;
  Layout at_;
  std::map<std::string, const FrozenLine*> shown_;
  std::size_t last_row_;
  PaperSheet sheet_;
  Sums all_;
  std::size_t done_ = 0;

  [[nodiscard]] std::size_t last_row() const {
    std::size_t rows = rows_above + 1;
    for (std::size_t i = 0; i < requested_.activities.size(); ++i)
      rows += 1 + requested_.activities[i].lines.size() + (begins_district(i) ? 1 : 0);
    return rows;
  }

  [[nodiscard]] bool begins_district(std::size_t i) const {
    const auto& all = requested_.activities;
    return i == 0 || all[i - 1].row != all[i].row || all[i - 1].group != all[i].group;
  }

  [[nodiscard]] std::size_t next_row() const { return sheet_.rows.size() + 1; }

  /// Districts with their sums above them, classes below, lines below these.
  void add_rows() {
    const auto& activities = requested_.activities;
    std::size_t district = 0;  // the row of its sum
    Sums sums;
    std::int64_t districts = 0, classes = 0;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      if (begins_district(i)) {
        district = sheet_.rows.size(), sums = {}, ++districts, classes = 0;
        sheet_.rows.emplace_back();
      }
      sums.add(
          add_activity(activities[i], std::to_string(districts) + "." + std::to_string(++classes)));
      const std::string code = district_code(activities[i]);
      sheet_.rows[district] = sum_row(
          {Kind::subtotal, std::to_string(districts),
           activities[i].group + ". " + activities[i].row_name, code, at_.district, district + 1},
          sums);
    }
    sheet_.rows.push_back(sum_row(
        {Kind::total, {}, in(language_, {"Tổng cộng", "Total"}), "*", at_.all, next_row()}, all_));
  }

  Sums add_activity(const FrozenActivity& activity, const std::string& number) {
    const std::size_t heading = sheet_.rows.size();
    sheet_.rows.emplace_back();
    Sums sums;
    std::int64_t lines = 0;
    for (const FrozenLine& line : activity.lines) {
      progress_.at(Step::laying_out, done_, snapshot_.appraisal.lines.size());
      sums.add(add_line(activity, line, snapshot_.appraisal.lines[done_++], ++lines));
    }
    sheet_.rows[heading] =
        sum_row({Kind::heading, number, activity.code.text() + " — " + activity.name,
                 "c:" + activity.code.text(), at_.activity, heading + 1},
                sums);
    all_.add(sums);
    return sums;
  }

  static std::string district_code(const FrozenActivity& activity) {
    return "d:" + activity.group + ":" + activity.row;
  }

  Sums add_line(const FrozenActivity& activity, const FrozenLine& line,
                const AppraisedLine& appraised, std::int64_t number) {
    const FrozenLine& shown = *shown_.at(line.code.text());
    const auto inputs = open_inputs(line, at_);
    const std::size_t row = next_row();
    PaperRow made{Kind::plain, std::vector<PaperCell>(at_.count())};
    auto& cells = made.cells;
    cells[at_.number].value = number;
    cells[at_.label].value = title_of(line, inputs);
    cells[at_.unit].value = line.unit;
    for (const OpenInput& input : inputs) {
      cells[input.column - shift()].value = value_of(line, input.name);
      cells[input.column].value = value_of(shown, input.name);
      cells[input.column].is_open = true;
    }
    cells[at_.requested_amount] = {line.amount, amount_formula(line, inputs, row, shift())};
    cells[at_.amount] = {appraised.appraised, appraised_formula(shown, inputs, row)};
    cells[at_.difference] = {appraised.appraised - line.amount, difference_formula(row)};
    cells[at_.ceiling].value = ceiling_of(line);
    set_decision(made, line.code);
    cells[at_.line].value = line.code.text();
    cells[at_.activity].value = "c:" + activity.code.text();
    cells[at_.district].value = district_code(activity);
    cells[at_.all].value = std::string{"*"};
    if (line.treatment != Treatment::percentage)
      cells[at_.base].value = "b:" + activity.code.text();
    sheet_.rows.push_back(std::move(made));
    return {line.amount, appraised.appraised};
  }

  /// How far the requested columns stand left of the appraised ones.
  [[nodiscard]] std::size_t shift() const { return at_.appraised - at_.requested; }

  [[nodiscard]] std::string difference_formula(std::size_t row) const {
    return cell_at(at_.amount, row) + "-" + cell_at(at_.requested_amount, row);
  }

  void set_decision(PaperRow& row, const LineCode& line) const {
    const auto found = snapshot_.decisions.find(line.text());
    const LineDecision* decision = found == snapshot_.decisions.end() ? nullptr : &found->second;
    const std::vector<Reason> none;
    const auto& reasons = decision == nullptr ? none : decision->reasons;
    row.cells[at_.verdict].value = shown_verdict(decision, language_);
    row.cells[at_.reason].value = shown_reasons(reasons, reasons_, language_);
    row.cells[at_.text].value = shown_texts(reasons, &Reason::text);
    row.cells[at_.citation].value = shown_texts(reasons, &Reason::citation);
    for (std::size_t column = at_.verdict; column <= at_.citation; ++column)
      row.cells[column].is_open = true;
  }

  /// The amount out of the cells of its side, which stands `shift` columns left of the appraised
  /// one; nothing for a line that is 0 whatever its figures are.
  [[nodiscard]] std::string amount_formula(const FrozenLine& line,
                                           const std::vector<OpenInput>& inputs, std::size_t row,
                                           std::size_t shift) const {
    if (inputs.empty()) return {};
    if (line.treatment == Treatment::percentage) return share_formula(line, row, shift);
    std::string product;
    for (const OpenInput& input : inputs)
      product += (product.empty() ? "" : "*") + cell_at(input.column - shift, row);
    return rounding_function(line.rounding) + "(ROUND(" + product + "," +
           std::to_string(decimals_of(line)) + "),0)";
  }

  /// Of whole numbers alone, then divided once: exact enough for every rounding. The base is found
  /// by its code, wherever its lines are moved.
  [[nodiscard]] std::string share_formula(const FrozenLine& line, std::size_t row,
                                          std::size_t shift) const {
    const std::string base = sum_if(at_.base, "b:" + line.code.activity.text(), at_.amount - shift);
    const std::string share = "ROUND(" + cell_at(at_.rate - shift, row) + "*100,0)";
    const std::string whole =
        line.percent_base == PercentBase::total ? "(10000-" + share + ")" : "10000";
    return rounding_function(line.rounding) + "(" + base + "*" + share + "/" + whole + ",0)";
  }

  [[nodiscard]] std::string appraised_formula(const FrozenLine& line,
                                              const std::vector<OpenInput>& inputs,
                                              std::size_t row) const {
    const std::string formula = amount_formula(line, inputs, row, 0);
    if (formula.empty()) return {};
    return "IF(" + cell_at(at_.verdict, row) + "=\"" + in(language_, name_of(Verdict::rejected)) +
           "\",0," + formula + ")";
  }

  [[nodiscard]] std::string sum_if(std::size_t codes, const std::string& code,
                                   std::size_t amounts) const {
    const auto range = [&](std::size_t column) {
      const std::string name = "$" + column_name(column) + "$";
      return name + std::to_string(rows_above + 1) + ":" + name + std::to_string(last_row_);
    };
    return "SUMIF(" + range(codes) + ",\"" + code + "\"," + range(amounts) + ")";
  }

  /// What a row of a sum says of itself.
  struct SumOf {
    Kind kind;
    std::string number, title, code;
    std::size_t codes;  // the column in which its lines have the code
    std::size_t row;
  };

  [[nodiscard]] PaperRow sum_row(const SumOf& sum, const Sums& sums) const {
    const auto across = [](std::size_t from, std::size_t to) {
      return static_cast<int>(to - from);
    };
    PaperRow row{sum.kind,
                 {{sum.number},
                  {sum.title, {}, across(at_.label, at_.requested_amount)},
                  {sums.requested, sum_if(sum.codes, sum.code, at_.requested_amount)},
                  {{}, {}, across(at_.appraised, at_.amount)},
                  {sums.appraised, sum_if(sum.codes, sum.code, at_.amount)},
                  {sums.appraised - sums.requested, difference_formula(sum.row)},
                  {{}, {}, across(at_.ceiling, at_.line)},
                  {sum.code}}};
    for (std::size_t column = at_.activity; column < at_.count(); ++column)
      row.cells.emplace_back();
    return row;
  }
};

}  // namespace

std::string in_one_line(std::string_view text) {
  std::string made;
  bool is_blank = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank && is_blank && !made.empty()) made += ' ';
    if (!blank) made += c;
    is_blank = blank;
  }
  return made;
}

std::string shown_verdict(const LineDecision* decision, Language language) {
  return in(language, name_of(decision == nullptr ? std::optional<Verdict>{} : decision->verdict));
}

std::string shown_reasons(const std::vector<Reason>& reasons, std::span<const ReasonKind> kinds,
                          Language language) {
  std::string text;
  for (const Reason& reason : reasons) {
    const auto kind = std::ranges::find(kinds, reason.code, &ReasonKind::code);
    text += (text.empty() ? "" : "\n") +
            (kind == kinds.end() ? reason.code : in(language, kind->label)) +
            (reason.amount ? " = " + format_amount(*reason.amount) : "");
  }
  return text;
}

std::string shown_texts(const std::vector<Reason>& reasons, std::string Reason::* of) {
  std::string text;
  for (const Reason& reason : reasons)
    text += (&reason == &reasons.front() ? "" : "\n") + in_one_line(reason.*of);
  return text.find_first_not_of('\n') == std::string::npos ? std::string{} : text;
}

Stamp stamp_of(const AppraisalRound& round, Language language) {
  const Document& estimate = round.round.estimate.document;
  return {static_cast<int>(estimate.version), estimate.number.text(), sha256(estimate.content),
          round.round.appraisals.size(), language};
}

PaperSheet lines_sheet(const AppraisalRound& round, const Snapshot& snapshot,
                       std::span<const ReasonKind> reasons, Language language, Progress& progress) {
  return LinesSheet{round, snapshot, reasons, language, progress}.make();
}

}  // namespace dutoan::appraiser
