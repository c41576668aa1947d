// The lines of a decision about an estimate: as it was appraised, but for what deviates.
#include "app/typed.hpp"

#include <algorithm>

namespace dutoan::typed {
namespace {

DocumentLine* find(std::vector<DocumentLine>& lines, const DocumentLine& wanted) {
  const auto it = std::ranges::find_if(lines, [&](const DocumentLine& each) {
    return each.funding == wanted.funding && each.line == wanted.line;
  });
  return it == lines.end() ? nullptr : &*it;
}

class DecisionReader {
 public:
  explicit DecisionReader(const LineSetting& setting) : s_(setting) {}

  Result<DecisionLines> run() {
    auto lines = base();
    if (!lines) return refuse(std::move(lines.error()));
    made_.lines = std::move(*lines);
    for (const TypedDeviation& each : s_.typed.deviations) take(each);
    if (!problems_.empty()) return refuse(std::move(problems_));
    if (is_amendment() && s_.typed.lines.empty()) make_differences();
    if (!made_.lines.empty()) return std::move(made_);
    return refuse(Problem{
        EntryRule::nothing_differs, {}, {{"follows", s_.followed->document.number.text()}}});
  }

 private:
  const LineSetting& s_;
  DecisionLines made_;
  Problems problems_;

  [[nodiscard]] bool is_amendment() const { return s_.typed.kind == DocumentKind::amendment; }

  [[nodiscard]] Result<std::vector<DocumentLine>> base() const {
    if (s_.typed.lines.empty()) return s_.followed->document.lines;
    return read_lines(s_);
  }

  void take(const TypedDeviation& typed) {
    auto line = read_line(s_, typed.line);
    if (!line) {
      problems_.insert(problems_.end(), line.error().begin(), line.error().end());
      return;
    }
    if (!typed.reason.empty()) made_.deviations.push_back({line->line, typed.reason});
    if (DocumentLine* known = find(made_.lines, *line))
      known->amount = line->amount;
    else
      made_.lines.push_back(std::move(*line));
  }

  [[nodiscard]] bool deviates(const DocumentLine& line) const {
    return std::ranges::find(made_.deviations, line.line, &Deviation::line) !=
           made_.deviations.end();
  }

  /// What leads from what is approved to the version; lines that it has no more go down to 0.
  void make_differences() {
    std::vector<DocumentLine> lines = std::move(made_.lines);
    Query query;
    query.funding = s_.funding;
    s_.finder.book().standings(
        query, ControlLevel::line, [&](const Scope& scope, const Standing& standing) {
          const DocumentLine approved{scope.funding, code_in(scope.code), Money{}, {}, {}};
          if (!standing.approved_in_all().is_zero() && find(lines, approved) == nullptr)
            lines.push_back(approved);
        });
    s_.finder.book().read([&](const BookView& view) {
      for (DocumentLine& line : lines) {
        line.amount -= view.standing(Scope::of(line.funding, line.line)).approved_in_all();
        if (view.line(line.funding, line.line)) line.classified = {};
      }
    });
    std::erase_if(
        lines, [&](const DocumentLine& line) { return line.amount.is_zero() && !deviates(line); });
    made_.lines = std::move(lines);
  }
};

}  // namespace

Result<DecisionLines> read_decision(const LineSetting& setting) {
  return DecisionReader{setting}.run();
}

}  // namespace dutoan::typed
