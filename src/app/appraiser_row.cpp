#include "app/appraiser_row.hpp"

#include "files/cell_value.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/language.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>

namespace dutoan::appraiser {
namespace {

using files::Cell;
using enum AppraisalWorkbookRule;

constexpr std::int64_t most_exact = 999'999'999'999'999;  // of a spreadsheet's number

/// The figure as a cell of a workbook has it; nothing for texts.
std::optional<std::string> plain_figure(const ReportCell& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* quantity = std::get_if<Quantity>(&value)) return machine_quantity(*quantity);
  if (const auto* percent = std::get_if<Percent>(&value))
    return machine_quantity(Quantity::thousandths(percent->hundredths() * 10));
  const auto* amount = std::get_if<Money>(&value);
  if (amount == nullptr || amount->dong() > most_exact || amount->dong() < -most_exact)
    return std::nullopt;
  return std::to_string(amount->dong());
}

/// The lines of a cell, trimmed; none at its end are empty.
std::vector<std::string> lines_in(const Cell& cell) {
  std::vector<std::string> lines{{}};
  for (const char c : cell.text)
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  for (std::string& line : lines) line = in_one_line(line);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text, between;
  for (const std::string& line : lines) text += between + line, between = "\n";
  return text;
}

std::string line_at(const std::vector<std::string>& lines, std::size_t i) {
  return i < lines.size() ? lines[i] : std::string{};
}

constexpr std::array<std::optional<Verdict>, 5> verdicts{
    std::nullopt, Verdict::accepted, Verdict::reduced, Verdict::raised, Verdict::rejected};

/// The verdict in words of either language; nothing where the words are of none.
std::optional<std::optional<Verdict>> verdict_in(const Cell& cell) {
  if (files::is_blank(cell)) return std::optional<Verdict>{};
  const std::string word = fold(in_one_line(cell.text));
  for (const auto& each : verdicts)
    if (word == fold(name_of(each).vi) || word == fold(name_of(each).en)) return each;
  return std::nullopt;
}

/// The code of the reason with these words, or the words themselves, which no rule knows.
std::string reason_code(const std::string& text, std::span<const ReasonKind> kinds) {
  const std::string word = fold(text);
  for (const ReasonKind& each : kinds)
    if (text == each.code || word == fold(each.label.vi) || word == fold(each.label.en))
      return each.code;
  return text;
}

class RowReader {
 public:
  RowReader(const LineRow& row, Problems& problems) : row_(row), problems_(problems) {}

  RowChange run() {
    const std::size_t before = problems_.size();
    change_.decision = LineDecision{row_.requested.code, Verdict::accepted, {}, {}};
    read_inputs();
    are_inputs_changed_ = !change_.cells.empty();
    read_verdict();
    read_words();
    if (change_.cells.empty() || problems_.size() > before) return {};
    decide();
    return problems_.size() > before ? RowChange{} : std::move(change_);
  }

 private:
  const LineRow& row_;
  Problems& problems_;
  RowChange change_;
  std::optional<Verdict> verdict_;  // as the row has it now
  bool is_verdict_changed_ = false, are_inputs_changed_ = false;

  LineDecision& decision() { return *change_.decision; }
  [[nodiscard]] const Cell& cell(std::size_t column) const { return row_.back[column]; }

  void tell(AppraisalWorkbookRule rule, std::size_t column, std::vector<Fact> facts = {}) {
    facts.insert(facts.begin(), {"line", row_.requested.code.text()});
    facts.push_back({"text", in_one_line(cell(column).text)});
    problems_.emplace_back(rule, cell(column).place, std::move(facts));
  }

  void add_change(std::size_t column, const Label& what, ReportCell before, ReportCell after) {
    change_.cells.push_back(
        {cell(column).place, row_.requested.code, what, std::move(before), std::move(after)});
  }

  /// The value of the cell in the notation of its input, with the value that the row went out with.
  [[nodiscard]] std::optional<std::int64_t> value_in(const Cell& cell, const ReportCell& out,
                                                     ReportCell& read) const {
    if (std::holds_alternative<Money>(out)) {
      const auto amount = files::amount_in(cell);
      if (!amount || amount->is_negative()) return std::nullopt;
      read = *amount;
      return amount->dong();
    }
    if (std::holds_alternative<Percent>(out)) {
      const auto percent = parse_percent(cell.text, cell.style);
      if (!percent) return std::nullopt;
      read = *percent;
      return percent->hundredths();
    }
    const auto quantity = parse_quantity(cell.text, cell.style);
    if (!quantity) return std::nullopt;
    read = *quantity;
    return quantity->thousandths();
  }

  [[nodiscard]] std::int64_t requested_value(const std::string& name) const {
    const FrozenLine& line = row_.requested;
    if (line.treatment == Treatment::percentage) return line.percent.hundredths();
    const auto factor = std::ranges::find_if(
        line.factors, [&](const FrozenFactor& each) { return each.code.text() == name; });
    return factor == line.factors.end() ? line.unit_rate.dong() : factor->value.thousandths();
  }

  void read_inputs() {
    for (const OpenInput& input : open_inputs(row_.requested, row_.layout)) {
      const ReportCell& out = row_.out[input.column].value;
      ReportCell read;
      const auto value = value_in(cell(input.column), out, read);
      if (!value) {
        tell(input_unreadable, input.column, {{"input", input.label}});
        continue;
      }
      if (!says(cell(input.column), out, row_.language) && written_differently(out, read))
        add_change(input.column, input.label, out, read);
      if (*value != requested_value(input.name)) decision().inputs.push_back({input.name, *value});
    }
  }

  /// A figure may be written in another way and be the same.
  [[nodiscard]] static bool written_differently(const ReportCell& out, const ReportCell& read) {
    return plain_figure(out) != plain_figure(read);
  }

  [[nodiscard]] std::optional<Verdict> verdict_before() const {
    return row_.before == nullptr ? std::optional<Verdict>{} : row_.before->verdict;
  }

  void read_verdict() {
    const std::size_t column = row_.layout.verdict;
    const auto read = verdict_in(cell(column));
    if (!read) {
      std::string known;
      for (const auto& each : verdicts)
        known += (known.empty() ? "" : ", ") + in(row_.language, name_of(each));
      return tell(verdict_unknown, column, {{"known", known}});
    }
    verdict_ = *read;
    is_verdict_changed_ = verdict_ != verdict_before();
    if (is_verdict_changed_)
      add_change(column, {"kết quả", "result"}, name_of(verdict_before()), name_of(verdict_));
  }

  void read_words() {
    const auto compare = [&](std::size_t column, const Label& what) {
      const auto* out = std::get_if<std::string>(&row_.out[column].value);
      const std::string after = joined(lines_in(cell(column)));
      if (out != nullptr && after != joined(lines_in({*out, {}, {}})))
        add_change(column, what, in_one_text(*out), in_one_text(after));
    };
    compare(row_.layout.reason, {"lý do", "reason"});
    compare(row_.layout.text, {"giải thích", "words"});
    compare(row_.layout.citation, {"điều khoản", "clause"});
    read_reasons();
  }

  /// In one line, as reports have it.
  static std::string in_one_text(const std::string& text) {
    std::string shown;
    for (const char c : text) shown += c == '\n' ? std::string{"; "} : std::string{c};
    return shown;
  }

  void read_reasons() {
    const auto codes = lines_in(cell(row_.layout.reason));
    const auto texts = lines_in(cell(row_.layout.text));
    const auto citations = lines_in(cell(row_.layout.citation));
    const bool is_only = codes.size() == 1;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      Reason reason;
      if (!read_reason(codes[i], reason)) continue;
      reason.text = is_only ? in_one_line(joined(texts)) : line_at(texts, i);
      reason.citation = is_only ? in_one_line(joined(citations)) : line_at(citations, i);
      decision().reasons.push_back(std::move(reason));
    }
    if (codes.size() < 2) return;
    if (texts.size() > codes.size()) tell(words_without_reason, row_.layout.text);
    if (citations.size() > codes.size()) tell(words_without_reason, row_.layout.citation);
  }

  /// "Tiết kiệm chi = -500.000".
  bool read_reason(const std::string& text, Reason& reason) {
    const std::size_t equals = text.rfind('=');
    reason.code = reason_code(in_one_line(text.substr(0, equals)), row_.kinds);
    if (equals == std::string::npos) return true;
    const auto amount = parse_amount(in_one_line(text.substr(equals + 1)));
    if (amount)
      reason.amount = *amount;
    else
      tell(input_unreadable, row_.layout.reason,
           {{"input", Label{"số tiền của lý do", "the reason's amount"}}});
    return amount.has_value();
  }

  void decide() {
    if (verdict_ == Verdict::rejected) return reject();
    if (!decision().inputs.empty()) return change_amount();
    if (verdict_ == Verdict::reduced || verdict_ == Verdict::raised) return tell_verdict();
    for (const std::size_t column : {row_.layout.reason, row_.layout.text, row_.layout.citation})
      if (!files::is_blank(cell(column))) return tell(words_without_reason, column);
    decision().verdict = verdict_.value_or(Verdict::undone);
  }

  /// Figures that were cut before may stay as they are; those that were changed say otherwise.
  void reject() {
    if (are_inputs_changed_ && !decision().inputs.empty()) return tell_verdict();
    decision().verdict = Verdict::rejected;
    decision().inputs.clear();
  }

  /// Figures that were changed say themselves what was decided, unless a verdict that was chosen
  /// says otherwise.
  void change_amount() {
    FrozenLine made = row_.requested;
    for (const DecidedInput& input : decision().inputs) set(made, input);
    const auto amount = amount_of(made);
    const bool is_raised = amount && *amount > row_.requested.amount;
    decision().verdict = is_raised ? Verdict::raised : Verdict::reduced;
    if (is_verdict_changed_ && verdict_ != decision().verdict) tell_verdict();
  }

  static void set(FrozenLine& line, const DecidedInput& input) {
    if (line.treatment == Treatment::percentage) {
      line.percent = Percent::hundredths(input.value);
      return;
    }
    const auto factor = std::ranges::find_if(
        line.factors, [&](const FrozenFactor& each) { return each.code.text() == input.name; });
    if (factor == line.factors.end())
      line.unit_rate = Money::dong(input.value);
    else
      factor->value = Quantity::thousandths(input.value);
  }

  void tell_verdict() { tell(verdict_differs, row_.layout.verdict); }
};

}  // namespace

std::vector<PaperCell> cells_by_column(const PaperRow& row) {
  std::vector<PaperCell> cells;
  for (const PaperCell& cell : row.cells) {
    cells.push_back(cell);
    for (int covered = 1; covered < cell.across; ++covered) cells.emplace_back();
  }
  return cells;
}

bool says(const Cell& cell, const ReportCell& value, Language language) {
  if (const auto figure = plain_figure(value)) return cell.text == *figure;
  return in_one_line(cell.text) == in_one_line(written(value, language));
}

RowChange change_of(const LineRow& row, Problems& problems) {
  return RowReader{row, problems}.run();
}

}  // namespace dutoan::appraiser
