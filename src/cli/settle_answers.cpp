// The commands of a year's settlement, each entering documents together or asking one question.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/settle_commands.hpp"

#include <dutoan/book.hpp>
#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/settlement_report.hpp>
#include <dutoan/stated_year.hpp>
#include <dutoan/year_end.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::cli {
namespace {

/// What every command here works with.
struct Settlement {
  BookSession& session;
  const Invocation& asked;
  std::vector<SettlementRegime> regimes;
  TypedDocument typed;

  [[nodiscard]] Store& book() const { return *session.book; }
};

int give_one(const Report& report, const Settlement& s, int exit_code = exit_done) {
  return give(of_book(report, s.session), report.tables.front(), s.asked, exit_code);
}

/// Posts the document, or shows what posting it would do.
int enter(Settlement& s, const Document& document) {
  const auto posted = post(s.book(), document, now(), s.asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), s.asked);
  const int told = give_one(posted_report(*posted, s.session.names), s);
  if (!posted->warnings.empty()) tell(posted->warnings, s.asked.language);
  return told;
}

/// Posts documents together, or shows what would be posted.
int enter(Settlement& s, const Result<std::vector<Document>>& documents) {
  if (!documents) return refuse_with(documents.error(), s.asked);
  if (documents->size() == 1) return enter(s, documents->front());
  const bool is_dry = s.asked.has("--dry-run");
  const auto receipts = is_dry ? s.book().rehearse(*documents, now(), decide, [](const auto&) {})
                               : s.book().append(*documents, now(), decide);
  if (!receipts) return refuse_with(receipts.error(), s.asked);
  return give_one(posted_together_report(*documents, !is_dry), s);
}

int enter(Settlement& s, const Result<Document>& document) {
  if (!document) return refuse_with(document.error(), s.asked);
  return enter(s, *document);
}

int tell_status(Settlement& s) {
  const auto end = look_at_year(s.book(), s.typed, s.regimes);
  if (!end) return refuse_with(end.error(), s.asked);
  const auto review = find_review(s.book(), s.typed.funding);
  if (!review) return refuse_with(review.error(), s.asked);
  return give_one(settlement_status_report(*end, *review, refunds_due(s.book(), end->year)), s);
}

int rehearse(Settlement& s) {
  const auto end = rehearse_close(s.book(), s.typed, s.regimes, now());
  if (!end) return refuse_with(end.error(), s.asked);
  return give_one(year_end_report(*end, s.session.names), s,
                  end->blockers.empty() ? exit_done : exit_differences);
}

int close(Settlement& s) {
  if (s.asked.has("--dry-run")) return rehearse(s);
  const auto end = close_year(s.book(), s.typed, s.regimes, now());
  if (!end) return refuse_with(end.error(), s.asked);
  return give_one(year_end_report(*end, s.session.names), s);
}

int carry(Settlement& s) {
  const auto& words = s.asked.arguments;
  const std::string item = words.empty() ? std::string{} : words.front();
  s.typed.lines.assign(words.begin() + (words.empty() ? 0 : 1), words.end());
  return enter(s, read_carry_over(s.book(), s.typed, item, s.asked.value("--ground"), s.regimes));
}

/// One step back: from the notice or the minutes, from the report, from the close.
int reopen(Settlement& s) {
  const auto review = find_review(s.book(), s.typed.funding);
  if (!review) return refuse_with(review.error(), s.asked);
  if (review->course.state() > SettlementState::closed)
    return enter(s, read_review_reopening(s.book(), s.typed));
  return enter(s, read_reopening(s.book(), s.typed));
}

Result<ReviewFinding> finding_of(const Settlement& s) {
  if (s.asked.has("--accept") && s.asked.has("--incomplete"))
    return refuse(
        Problem{UseRule::options_exclude,
                {},
                {{"option", std::string{"--accept"}},
                 {"other", std::string{"--incomplete"}},
                 {"why", Label{"một chứng từ có một kết quả", "a voucher has one finding"}}}});
  ReviewFinding finding;
  finding.outcome = s.asked.has("--accept")       ? ReviewOutcome::accepted
                    : s.asked.has("--incomplete") ? ReviewOutcome::incomplete
                                                  : ReviewOutcome::disallowed;
  finding.reason = s.typed.description;
  finding.citation = s.asked.value("--cite");
  if (!s.asked.has("--until")) return finding;
  const auto voucher = find_document(s.book(), s.asked.arguments.front());
  if (!voucher) return refuse(voucher.error());
  const auto until =
      day_of(s.asked, "--until", year_of_days(DocumentKind::review, voucher->document.fiscal_year));
  if (!until) return refuse(until.error());
  finding.until = *until;
  return finding;
}

int review(Settlement& s) {
  if (s.asked.arguments.empty()) {
    const auto found = find_review(s.book(), s.typed.funding);
    if (!found) return refuse_with(found.error(), s.asked);
    return give_one(review_report(*found, s.session.names), s);
  }
  const auto finding = finding_of(s);
  if (!finding) return refuse_with(finding.error(), s.asked);
  s.typed.follows = s.asked.arguments.front();
  s.typed.lines.assign(s.asked.arguments.begin() + 1, s.asked.arguments.end());
  return enter(s, read_review(s.book(), s.typed, *finding, s.regimes));
}

/// A document that follows up what its first word names: a refund, a lapse, an advance that is due.
int follow_up(Settlement& s, DocumentKind kind) {
  s.typed.kind = kind;
  s.typed.follows = s.asked.arguments.front();
  s.typed.lines.assign(s.asked.arguments.begin() + 1, s.asked.arguments.end());
  return enter(s, read_document(s.book(), s.typed, s.session.estimate()));
}

/// Minutes and notices; as a paper, the answer is the letter itself.
int enter_letter(Settlement& s, DocumentKind kind, const Result<std::vector<Document>>& documents) {
  if (!documents || !is_paper(s.asked)) return enter(s, documents);
  const auto review = find_review(s.book(), s.typed.funding);
  if (!review) return refuse_with(review.error(), s.asked);
  const auto receipts = s.asked.has("--dry-run")
                            ? s.book().rehearse(*documents, now(), decide, [](const auto&) {})
                            : s.book().append(*documents, now(), decide);
  if (!receipts) return refuse_with(receipts.error(), s.asked);
  Paper letter = review_letter(
      *review, s.session.names,
      numbered_letterhead(documents->back().number.text(), documents->back().date), kind);
  letter.footer =
      either(s.asked, "Mã kiểm tra sổ: ", "Code of the book: ") + printed_head(book_path(s.asked));
  return give(of_book(std::move(letter), s.session), s.asked, exit_done);
}

Result<std::vector<Document>> minutes_of(const Settlement& s) {
  auto made = read_minutes(s.book(), s.typed);
  if (!made) return refuse(std::move(made.error()));
  return std::vector{std::move(*made)};
}

int answered(Settlement& s) {
  const std::string_view path = s.asked.command->path;
  if (path == "settle status") return tell_status(s);
  if (path == "settle rehearse") return rehearse(s);
  if (path == "settle carry") return carry(s);
  if (path == "settle close") return close(s);
  if (path == "settle reopen") return reopen(s);
  if (path == "settle submit") return enter(s, read_settlement(s.book(), s.typed));
  if (path == "settle review") return review(s);
  if (path == "settle minutes") return enter_letter(s, DocumentKind::minutes, minutes_of(s));
  if (path == "settle notice")
    return enter_letter(s, DocumentKind::notice, read_notice(s.book(), s.typed));
  if (path == "settle lapse") return follow_up(s, DocumentKind::lapse);
  if (path == "settle due") return follow_up(s, DocumentKind::advance_due);
  return follow_up(s, DocumentKind::refund);
}

}  // namespace

int answer_about_settlement(const Invocation& asked) {
  auto session = open_session(asked);
  if (!session) return refuse_with(session.error(), asked);
  auto regimes = load_regimes(sources_of(asked).rates);
  if (!regimes) return refuse_with(regimes.error(), asked);
  TypedDocument typed = typed_of(asked);
  typed.lines.clear();
  typed.follows.clear();
  Settlement settlement{*session, asked, std::move(*regimes), std::move(typed)};
  return answered(settlement);
}

}  // namespace dutoan::cli
