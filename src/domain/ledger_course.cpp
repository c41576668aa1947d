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
    case approval: return q.followed.has_value();
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
    case EstimateState::approved: break;
  }
  return {"đã phê duyệt", "approved"};
}

/// Whether the document belongs to the round: it follows up one of its documents.
bool belongs_to(const Round& round, const Question& q) {
  const DocumentId& id = q.document.follows;
  return id == round.estimate.document.id ||
         (round.submission && id == round.submission->document.id) ||
         (round.conclusion && id == round.conclusion->document.id);
}

/// The round that the document is about: an approval may be of an older version, everything else
/// is about the newest.
const Round& round_of(const Question& q, const std::vector<Round>& all) {
  if (q.document.kind == approval)
    for (const Round& round : all)
      if (belongs_to(round, q)) return round;
  return all.back();
}

void check_state(const Question& q, const std::vector<Round>& all, Problems& problems) {
  if (all.empty()) return;
  const Round& round = round_of(q, all);
  const bool is_about_it = q.document.kind == estimate || belongs_to(round, q);
  // What was submitted is approved as it was appraised, not as it was asked for.
  const bool is_past_appraisal = q.document.kind == approval && round.submission &&
                                 q.document.follows == round.estimate.document.id;
  if (is_about_it && !is_past_appraisal && admits(round.state(), q.document.kind)) return;
  problems.push_back(problem(LedgerRule::estimate_in_state, q,
                             {{"version", std::int64_t{round.estimate.document.version}},
                              {"state", label_of(round.state())},
                              {"older", std::string{is_about_it ? "" : "older"}}}));
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
    return each.second == q.document.author && each.first >= Role::appraiser;
  };
  if (std::ranges::any_of(known, is_of_finance)) refuse_one(q.document.author);
}

}  // namespace

void check_course(const Question& q, Problems& problems) {
  if (!is_of_course(q)) return;
  const auto all = rounds(q.book, q.document.unit, q.document.fiscal_year);
  check_state(q, all, problems);
  check_roles(q, all, problems);
}

}  // namespace dutoan::ledger
