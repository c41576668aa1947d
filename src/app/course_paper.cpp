// The letters of an estimate's course, out of what the book holds.
#include <dutoan/book.hpp>
#include <dutoan/course_paper.hpp>

namespace dutoan {
namespace {

/// "12/TTr-BDT" of 14/05/2020: what a head says of the document.
void take_number(const Document& document, Letterhead& head) {
  const std::string& number = document.number.text();
  head.number = number.substr(0, number.find('/'));
  if (const std::size_t hyphen = number.rfind('-'); hyphen != std::string::npos)
    head.symbol = number.substr(hyphen + 1);
  head.date = document.date;
}

/// The paper with a footer that tells the version apart from any other (LT3).
Paper of_version(Paper paper, const AppraisalRound& round) {
  paper.footer = round.round.estimate.document.number.text() + " · SHA-256 " +
                 sha256(frozen_text(round.appraisal.requested)).substr(0, 16);
  return paper;
}

/// Whether the decision is about a whole version, and not about some of its lines.
bool is_of_version(const Document& decision, const Document& followed) {
  return decision.lines == followed.lines || !decision.content.empty() ||
         decision.kind != DocumentKind::approval;
}

}  // namespace

Paper submission_paper(const AppraisalRound& round, const Document& submission) {
  const FrozenEstimate& estimate = round.appraisal.requested;
  Letterhead head;
  head.superior = estimate.issuer;
  head.office = estimate.drafter;
  if (estimate.appraiser) head.addressed = {*estimate.appraiser};
  take_number(submission, head);
  return of_version(submission_letter(estimate, head), round);
}

Paper appraisal_paper(const AppraisalRound& round, std::span<const ReasonKind> reasons,
                      Language language) {
  Letterhead head;  // of Finance, whose name the estimate's plan may tell
  if (round.round.conclusion) take_number(round.round.conclusion->document, head);
  head.office = round.appraisal.requested.appraiser.value_or("");
  return of_version(appraisal_letter(round.appraisal, reasons, head, language), round);
}

std::optional<Paper> annex_paper(const Store& book, const Document& decision,
                                 std::span<const DeviatingLine> deviations,
                                 std::span<const ReasonKind> reasons, Language language) {
  if (!is_decision(decision.kind)) return std::nullopt;
  std::optional<Kept> followed;
  book.read([&](const BookView& view) { followed = view.document(decision.follows); });
  if (!followed || !is_of_version(decision, followed->document)) return std::nullopt;
  const auto approved = decided_estimate(book, decision, reasons);
  if (!approved) return std::nullopt;
  Letterhead head;
  head.superior = approved->issuer;
  take_number(decision, head);
  return approval_annex(*approved, deviations, head, language);
}

}  // namespace dutoan
