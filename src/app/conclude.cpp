// The conclusion of an appraisal, and that nothing comes between what it says and what it follows.
#include <dutoan/appraising.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {
namespace {

Problem undecided(const Appraisal& appraisal) {
  const auto first = std::ranges::find_if(appraisal.lines,
                                          [](const AppraisedLine& line) { return !line.verdict; });
  return Problem{
      CourseRule::lines_undecided,
      {},
      {{"count", static_cast<std::int64_t>(appraisal.undecided())}, {"line", first->code.text()}}};
}

}  // namespace

std::vector<DocumentLine> appraised_lines(const FrozenEstimate& appraised,
                                          const std::vector<DocumentLine>& saved) {
  std::vector<DocumentLine> lines;
  for (const DocumentLine& line : saved) {
    const FrozenLine* found = appraised.line(line.line);
    if (found == nullptr || found->amount.is_zero()) continue;
    lines.push_back(line);
    lines.back().amount = found->amount;
  }
  return lines;
}

Result<Conclusion> conclusion_of(const Store& book, const TypedDocument& typed,
                                 std::span<const ReasonKind> reasons) {
  auto found = find_appraisal(book, typed.funding, {}, reasons);
  if (!found) return refuse(std::move(found.error()));
  const Round& round = found->round;
  if (!round.submission) return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  if (found->appraisal.undecided() > 0) return refuse(undecided(found->appraisal));
  TypedDocument paper = typed;
  paper.follows = round.submission->document.id.text();
  auto made = read_document(book, paper, nullptr);
  if (!made) return refuse(std::move(made.error()));
  made->payee.clear();
  made->content = frozen_text(found->appraisal.appraised);
  made->lines = appraised_lines(found->appraisal.appraised, round.estimate.document.lines);
  made->total = {};
  for (const DocumentLine& line : made->lines) made->total += line.amount;
  const bool is_drawn = round.conclusion.has_value();  // and is among those that follow
  return Conclusion{std::move(*made), round.appraisals.size() + round.replies.size() +
                                          (round.returned ? 1U : 0U) + (is_drawn ? 1U : 0U)};
}

Result<Posted> post_conclusion(Store& book, const Conclusion& conclusion,
                               std::chrono::sys_seconds now, bool is_dry_run) {
  if (is_dry_run) return post(book, conclusion.document, now, true);
  const auto decide_still = [&](const BookView& view, const Document& document) {
    if (!view.document(document.id) &&
        view.followers(document.follows).size() != conclusion.rests_on)
      return Result<Decision>{refuse(Problem{CourseRule::decided_meanwhile, {}, {}})};
    return decide(view, document);
  };
  auto receipts = book.append(std::array{conclusion.document}, now, decide_still);
  if (!receipts) return refuse(std::move(receipts.error()));
  Receipt& receipt = receipts->front();
  return Posted{conclusion.document,
                receipt.sequence,
                std::move(receipt.warnings),
                receipt.is_repeated,
                false,
                {},
                {}};
}

}  // namespace dutoan
