// The steps of an estimate's course as documents.
#include "app/typed.hpp"

#include <dutoan/appraising.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

/// The newest version that stands where `kind` may follow; the ledger checks its state.
Result<Round> newest_round(const Store& book, const TypedDocument& typed) {
  auto all = find_rounds(book, typed.funding);
  if (!all) return refuse(std::move(all.error()));
  const bool is_about_submission = typed.kind != DocumentKind::submission;
  if (all->empty() || (is_about_submission && !all->back().submission))
    return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  return std::move(all->back());
}

/// The paper of one step, following up `followed`; a number that was not typed is `prefix` and the
/// next of its kind in the round.
Result<Document> paper_of(const Store& book, TypedDocument typed, const Kept& followed,
                          const std::string& number) {
  typed.follows = followed.document.id.text();
  if (typed.number.empty()) typed.number = number;
  auto made = read_document(book, typed, nullptr);
  if (made) made->payee.clear();
  return made;
}

std::string numbered(const std::string& prefix, const Round& round, std::size_t count) {
  return prefix + std::to_string(round.estimate.document.version) + "." + std::to_string(count + 1);
}

/// The document that says the same already, so that typing it again posts nothing.
std::optional<Document> same_in(const std::vector<Kept>& all, const std::string& content,
                                const PersonCode& author) {
  if (all.empty()) return std::nullopt;
  const Document& last = all.back().document;
  if (last.content != content || last.author != author) return std::nullopt;
  return last;
}

}  // namespace

Result<Document> submission_of(const Store& book, const TypedDocument& typed) {
  const auto round = newest_round(book, typed);
  if (!round) return refuse(round.error());
  return paper_of(book, typed, round->estimate, {});
}

Result<Document> appraisal_of(const Store& book, const TypedDocument& typed,
                              const std::vector<LineDecision>& decisions,
                              std::span<const ReasonKind> reasons) {
  auto found = find_appraisal(book, typed.funding, {}, reasons);
  if (!found) return refuse(std::move(found.error()));
  const Round& round = found->round;
  if (!round.submission) return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  const std::string content = decisions_text(decisions);
  if (auto same = same_in(round.appraisals, content, PersonCode{typed.author}))
    return *std::move(same);
  if (auto checked = appraise(found->appraisal.requested, decisions, reasons); !checked)
    return refuse(std::move(checked.error()));
  auto made =
      paper_of(book, typed, *round.submission, numbered("TĐ-", round, round.appraisals.size()));
  if (made) made->content = content;
  if (made) made->decider = {};
  return made;
}

Result<Document> reply_of(const Store& book, const TypedDocument& typed, std::string_view lines,
                          const std::string& text) {
  auto round = newest_round(book, typed);
  if (!round) return refuse(std::move(round.error()));
  const Document& estimate = round->estimate.document;
  const auto requested = read_frozen(estimate.content, estimate.number.text());
  if (!requested) return refuse(requested.error());
  const auto meant = lines_meant(*requested, lines);
  if (!meant) return refuse(meant.error());
  std::vector<LineReply> replies;
  for (const LineCode& line : *meant) replies.push_back({line, text});
  const std::string content = replies_text(replies);
  if (auto same = same_in(round->replies, content, PersonCode{typed.author}))
    return *std::move(same);
  auto made =
      paper_of(book, typed, *round->submission, numbered("GT-", *round, round->replies.size()));
  if (made) made->content = content;
  if (made) made->decider = {};
  return made;
}

Result<Document> return_of(const Store& book, const TypedDocument& typed) {
  const auto round = newest_round(book, typed);
  if (!round) return refuse(round.error());
  return paper_of(book, typed, round->conclusion ? *round->conclusion : *round->submission, {});
}

}  // namespace dutoan
