// An appraiser's workbook as it comes back: is it of this version, are all its rows there, what did
// it change, and would the rules of appraisal take it.
#include "app/appraiser_row.hpp"
#include "files/cell_value.hpp"
#include "files/encoding.hpp"
#include "files/sheet_list.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace dutoan {
namespace {

using namespace appraiser;
using files::Cell;
using enum AppraisalWorkbookRule;

FilePlace whole(const std::string& file) { return {file, 0, 0, 0, {}}; }

std::optional<std::size_t> whole_number(const std::string& text) {
  std::size_t number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

/// What the hidden sheet says; nothing where there is none of this form.
std::optional<Stamp> stamp_in(const workbook::Book& book) {
  std::map<std::string, std::string> said;
  for (const workbook::Sheet& sheet : book.sheets) {
    if (sheet.name != stamp_sheet) continue;
    std::string key;
    for (const workbook::BookCell& cell : sheet.cells)
      if (cell.column == 1)
        key = cell.text;
      else if (cell.column == 2)
        said[key] = cell.text;
  }
  const auto version = whole_number(said["version"]), documents = whole_number(said["documents"]);
  if (said["format"] != stamp_format || !version || *version > 1'000'000 || !documents)
    return std::nullopt;
  return Stamp{static_cast<int>(*version), said["number"], said["digest"], *documents,
               said["language"] == "en" ? Language::en : Language::vi};
}

class WorkbookReader {
 public:
  WorkbookReader(std::string file, const AppraisalRound& round, std::span<const ReasonKind> reasons,
                 const Stamp& stamp)
      : file_(std::move(file)),
        round_(round),
        reasons_(reasons),
        stamp_(stamp),
        layout_(round.appraisal.requested),
        marks_(column_marks(layout_)) {}

  Result<AppraisedWorkbook> run(const workbook::Book& book) {
    auto list = find_list(book);
    if (!list) return refuse(Problem{not_of_appraisal, whole(file_), {{"file", file_}}});
    if (!*list) return refuse(std::move(list->error()));
    const auto base = snapshot_after(round_, stamp_.documents, {}, reasons_);
    const auto now = snapshot_after(round_, round_.round.appraisals.size(), {}, reasons_);
    ensure(base && now, "what a round has decided was read with it");
    out_ = lines_sheet(round_, *base, reasons_, stamp_.language, no_progress());
    take_rows((*list)->rows);
    compare_rows(*base, *now);
    return judged(*now);
  }

 private:
  std::string file_;
  const AppraisalRound& round_;
  std::span<const ReasonKind> reasons_;
  Stamp stamp_;
  Layout layout_;
  std::vector<std::string> marks_;
  PaperSheet out_;                                        // as it went out
  std::string sheet_;                                     // the name of the sheet that came back
  std::map<std::string, const std::vector<Cell>*> back_;  // by code
  std::vector<LineDecision> own_;  // all that it changes, also what the book says by now
  AppraisedWorkbook made_;
  Problems problems_;

  [[nodiscard]] bool are_marks(const std::vector<Cell>& cells) const {
    return std::ranges::equal(cells, marks_, {},
                              [](const Cell& cell) { return in_one_line(cell.text); });
  }

  /// The rows below the marks of the columns; nothing where no sheet has these.
  std::optional<Result<files::List>> find_list(const workbook::Book& book) {
    for (const workbook::Sheet& sheet : book.sheets) {
      sheet_ = sheet.name;
      if (auto list = files::read_sheet(
              book, sheet, [&](const std::vector<Cell>& cells) { return are_marks(cells); }))
        return list;
    }
    return std::nullopt;
  }

  /// The code of a row that went out.
  [[nodiscard]] std::string code_of(const std::vector<PaperCell>& cells) const {
    const auto* code = std::get_if<std::string>(&cells[layout_.line].value);
    return code == nullptr ? std::string{} : *code;
  }

  void take_rows(const std::vector<std::vector<Cell>>& rows) {
    std::map<std::string, bool> known;
    for (const PaperRow& row : rows_out()) known[code_of(cells_by_column(row))] = true;
    for (const std::vector<Cell>& row : rows) {
      const std::string code = in_one_line(row[layout_.line].text);
      if (!known.contains(code)) {
        const auto first =
            std::ranges::find_if_not(row, [](const Cell& cell) { return files::is_blank(cell); });
        if (first != row.end())
          problems_.emplace_back(row_added, first->place,
                                 std::vector<Fact>{{"text", in_one_line(first->text)}});
        continue;
      }
      const auto [before, is_new] = back_.try_emplace(code, &row);
      if (!is_new)
        problems_.emplace_back(row_twice, place_of(row), std::vector<Fact>{{"line", code}},
                               std::vector<FilePlace>{place_of(*before->second)});
    }
  }

  /// A row is found by its first cell that people see.
  [[nodiscard]] const FilePlace& place_of(const std::vector<Cell>& row) const {
    return row[layout_.label].place;
  }

  [[nodiscard]] std::span<const PaperRow> rows_out() const {
    return std::span{out_.rows}.subspan(static_cast<std::size_t>(out_.head_last));
  }

  void compare_rows(const Snapshot& base, const Snapshot& now) {
    const auto shown = shown_lines(base.appraisal);
    std::map<std::string, const FrozenLine*> requested;
    for (const FrozenActivity& activity : base.appraisal.requested.activities)
      for (const FrozenLine& each : activity.lines) requested[each.code.text()] = &each;
    for (const PaperRow& row : rows_out()) {
      const std::vector<PaperCell> out = cells_by_column(row);
      const std::string code = code_of(out);
      const auto back = back_.find(code);
      if (back == back_.end()) {
        problems_.emplace_back(row_missing, workbook::place_in(file_, sheet_, 0, 0),
                               std::vector<Fact>{{"line", code}});
        continue;
      }
      check_locked(out, *back->second);
      const auto asked = requested.find(code);
      if (asked == requested.end()) continue;
      take_change({layout_, stamp_.language, reasons_, *asked->second, *shown.at(code),
                   decision_in(base, code), out, *back->second},
                  now);
    }
  }

  static const LineDecision* decision_in(const Snapshot& snapshot, const std::string& code) {
    const auto found = snapshot.decisions.find(code);
    return found == snapshot.decisions.end() ? nullptr : &found->second;
  }

  /// Amounts counted anew are judged when it is known what they should come to.
  void check_locked(const std::vector<PaperCell>& out, const std::vector<Cell>& back) {
    for (std::size_t column = 0; column < out.size(); ++column)
      if (!out[column].is_open && out[column].formula.empty() &&
          !says(back[column], out[column].value, stamp_.language))
        tell_locked(back[column], out[column].value);
  }

  void tell_locked(const Cell& cell, const ReportCell& value) {
    problems_.emplace_back(
        cell_is_protected, cell.place,
        std::vector<Fact>{{"before", in_one_line(written(value, stamp_.language))},
                          {"text", in_one_line(cell.text)}});
  }

  void take_change(const LineRow& row, const Snapshot& now) {
    RowChange change = change_of(row, problems_);
    if (!change.decision || change.cells.empty()) return;
    own_.push_back(*change.decision);
    const LineDecision* current = decision_in(now, row.requested.code.text());
    if (is_same(*change.decision, current)) return;
    if (!is_same(row.before, current)) return tell_meanwhile(row);
    made_.decisions.push_back(std::move(*change.decision));
    std::ranges::move(change.cells, std::back_inserter(made_.cells));
  }

  static bool is_same(const LineDecision* one, const LineDecision* other) {
    return one == nullptr ? other == nullptr : is_same(*one, other);
  }

  /// Whether both decide the same; nothing decided is what taking back leaves.
  static bool is_same(LineDecision one, const LineDecision* other) {
    if (other == nullptr) return one.verdict == Verdict::undone;
    LineDecision two = *other;
    for (LineDecision* each : {&one, &two})
      std::ranges::sort(each->inputs, {}, &DecidedInput::name);
    return one == two;
  }

  void tell_meanwhile(const LineRow& row) {
    std::string number;
    for (const DatedDecision& each : round_.decisions)
      if (each.decision.line == row.requested.code)
        for (const Kept& kept : round_.round.appraisals)
          if (kept.sequence == each.sequence) number = kept.document.number.text();
    problems_.emplace_back(
        line_decided_meanwhile, row.back[layout_.verdict].place,
        std::vector<Fact>{{"line", row.requested.code.text()}, {"number", number}});
  }

  /// What the decisions come to, or why the rules of appraisal refuse them.
  Result<AppraisedWorkbook> judged(const Snapshot& now) {
    auto after = snapshot_after(round_, round_.round.appraisals.size(), made_.decisions, reasons_);
    if (!after)
      for (Problem& each : after.error()) problems_.push_back(placed(std::move(each)));
    if (problems_.empty()) check_amounts();
    if (!problems_.empty()) {
      sort_by_place(problems_);
      return refuse(std::move(problems_));
    }
    made_.file = file_;
    made_.before = now.appraisal;
    made_.after = std::move(after->appraisal);
    return std::move(made_);
  }

  /// An amount is what went out, where nothing counted it anew, or what the inputs come to.
  void check_amounts() {
    const auto own = snapshot_after(round_, stamp_.documents, own_, reasons_);
    if (!own) return;
    const PaperSheet after = lines_sheet(round_, *own, reasons_, stamp_.language, no_progress());
    for (std::size_t at = static_cast<std::size_t>(out_.head_last); at < out_.rows.size(); ++at) {
      const auto out = cells_by_column(out_.rows[at]), counted = cells_by_column(after.rows[at]);
      const std::vector<Cell>& back = *back_.at(code_of(out));
      for (std::size_t column = 0; column < out.size(); ++column)
        if (!out[column].formula.empty() &&
            !says(back[column], out[column].value, stamp_.language) &&
            !says(back[column], counted[column].value, stamp_.language))
          tell_locked(back[column], counted[column].value);
    }
  }

  [[nodiscard]] std::size_t column_of(const Problem& problem) const {
    using enum AppraisalRule;
    if (problem.is(reason_without_words)) return layout_.text;
    if (problem.is(citation_not_given)) return layout_.citation;
    if (problem.is(above_rate)) return layout_.rate;
    if (problem.is(changes_no_line) || problem.is(appraised_too_large)) return layout_.amount;
    return layout_.reason;
  }

  /// The problem at the cell of its line that it is about.
  [[nodiscard]] Problem placed(Problem problem) const {
    for (const Fact& fact : problem.facts) {
      const auto* code = std::get_if<std::string>(&fact.value);
      if (std::string_view{fact.name} != "line" || code == nullptr) continue;
      const auto row = back_.find(*code);
      if (row != back_.end()) problem.place = (*row->second)[column_of(problem)].place;
    }
    if (problem.place.file.empty()) problem.place = whole(file_);
    return problem;
  }
};

}  // namespace

Result<AppraisedWorkbook> read_appraisal_workbook(const std::string& file,
                                                  const AppraisalRound& round,
                                                  std::span<const ReasonKind> reasons) {
  const auto source = files::read_bytes(file);
  if (!source) return refuse(source.error());
  const auto book = files::read_workbook(*source, {});
  if (!book) return refuse(book.error());
  const auto stamp = stamp_in(*book);
  if (!stamp) return refuse(Problem{not_of_appraisal, whole(file), {{"file", file}}});
  const Stamp expected = stamp_of(round, stamp->language);
  if (stamp->digest != expected.digest || stamp->version != expected.version ||
      stamp->documents > expected.documents)
    return refuse(Problem{of_other_version,
                          whole(file),
                          {{"version", static_cast<std::int64_t>(stamp->version)},
                           {"number", stamp->number},
                           {"newest", static_cast<std::int64_t>(expected.version)},
                           {"expected", expected.number}}});
  return WorkbookReader{file, round, reasons, *stamp}.run(*book);
}

}  // namespace dutoan
