// Part of the third step: whether an estimate is where a document of its course finds it.
#include "domain/ledger_steps.hpp"

#include <dutoan/dossier.hpp>

#include <algorithm>
#include <string>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

bool is_of_course(const Question& q) {
  switch (q.document.kind) {
    case estimate:
    case submission:
    case appraisal:
    case reply:
    case returned:
    case conclusion: return true;
    case awaiting:
    case funded: return true;
    case approval:
    case amendment: return q.followed.has_value();
    case reversal: return q.followed && q.followed->document.kind == awaiting;
    default: return false;
  }
}

Label label_of(EstimateState state) {
  switch (state) {
    case EstimateState::saved: return {"đang soạn", "not submitted"};
    case EstimateState::submitted: return {"đã trình", "submitted"};
    case EstimateState::under_appraisal: return {"đang thẩm định", "under appraisal"};
    case EstimateState::returned: return {"đã bị trả lại", "returned"};
    case EstimateState::appraised: return {"đã có kết quả thẩm định", "appraised"};
    case EstimateState::awaiting:
      return {"đã phê duyệt, chờ bổ sung kinh phí", "awaiting its money"};
    case EstimateState::approved: break;
  }
  return {"đã phê duyệt", "approved"};
}

/// Whether the document belongs to the round: it follows up one of its documents.
bool belongs_to(const Round& round, const Question& q) {
  const DocumentId& id = q.document.follows;
  return id == round.estimate.document.id ||
         (round.submission && id == round.submission->document.id) ||
         (round.conclusion && id == round.conclusion->document.id) ||
         (round.awaiting && id == round.awaiting->document.id);
}

/// Whether the document is or was a decision: it may be about a version that is not the newest.
bool is_about_decision(const Question& q) {
  return is_decision(q.document.kind) || q.document.kind == funded || q.document.kind == reversal;
}

/// The round that the document is about: a decision may be of an older version, everything else is
/// about the newest.
const Round& round_of(const Question& q, const std::vector<Round>& all) {
  if (is_about_decision(q))
    for (const Round& round : all)
      if (belongs_to(round, q)) return round;
  return all.back();
}

bool is_decided(const Round& round) { return round.approval || round.awaiting; }
bool is_approved(const Round& round) { return round.state() == EstimateState::approved; }

/// What has its decision is decided once, and what awaits its money takes it only as funds.
bool is_closed(const Question& q, const Round& round) {
  const DocumentKind kind = q.document.kind;
  return (kind == approval && round.awaiting) || (kind == reversal && !round.funded.empty()) ||
         // What was submitted is approved as it was appraised, not as it was asked for.
         (is_decision(kind) && round.submission &&
          q.document.follows == round.estimate.document.id);
}

void check_state(const Question& q, const std::vector<Round>& all, Problems& problems) {
  if (all.empty()) return;
  const Round& round = round_of(q, all);
  const bool is_superseded =
      is_about_decision(q) && std::any_of(&round + 1, &all.back() + 1, is_decided);
  const bool is_about_it = q.document.kind == estimate || (belongs_to(round, q) && !is_superseded);
  if (is_about_it && !is_closed(q, round) && admits(round.state(), q.document.kind)) return;
  std::vector<Fact> facts = {{"version", std::int64_t{round.estimate.document.version}},
                             {"state", label_of(round.state())},
                             {"older", std::string{is_about_it ? "" : "older"}}};
  if (q.document.kind == approval && round.awaiting)
    facts.push_back({"fund", round.awaiting->document.number.text()});
  problems.push_back(problem(LedgerRule::estimate_in_state, q, std::move(facts)));
}

/// A version after an approved one changes it, line by line.
void check_earlier(const Question& q, const std::vector<Round>& all, Problems& problems) {
  if (all.empty() || (q.document.kind != approval && q.document.kind != awaiting)) return;
  const Round& round = round_of(q, all);
  const auto earlier = std::find_if(all.data(), &round, is_approved);
  if (earlier != &round)
    problems.push_back(problem(LedgerRule::amended_instead, q,
                               {{"version", std::int64_t{round.estimate.document.version}},
                                {"approved", std::int64_t{earlier->estimate.document.version}}}));
}

void check_roles(const Question& q, const std::vector<Round>& all, Problems& problems) {
  const auto known = roles_in(all);
  const auto followed = q.followed ? std::optional{q.followed->document.kind} : std::nullopt;
  const auto refuse_one = [&](const PersonCode& person) {
    problems.push_back(problem(LedgerRule::one_role_each, q, {{"person", person.text()}}));
  };
  for (const auto& [role, person] : roles_in(q.document, followed))
    if (std::ranges::any_of(
            known, [&](const auto& each) { return each.second == person && each.first != role; }))
      refuse_one(person);
  if (q.document.kind != reply) return;
  const auto is_of_finance = [&](const auto& each) {
    return each.second == q.document.author && each.first >= CourseRole::appraiser;
  };
  if (std::ranges::any_of(known, is_of_finance)) refuse_one(q.document.author);
}

}  // namespace

void check_course(const Question& q, Problems& problems) {
  if (!is_of_course(q)) return;
  const auto all = rounds(q.book, q.document.unit, q.document.fiscal_year);
  check_state(q, all, problems);
  check_roles(q, all, problems);
  check_earlier(q, all, problems);
}

}  // namespace dutoan::ledger
