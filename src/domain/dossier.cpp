#include <dutoan/dossier.hpp>

#include <algorithm>
#include <iterator>

namespace dutoan {
namespace {

using enum DocumentKind;
using Roles = std::vector<std::pair<CourseRole, PersonCode>>;

/// Takes a decision that holds, and what it was funded with.
void take_decision(const BookView& book, Kept kept, Round& round) {
  if (!is_decision(kept.document.kind) || is_reversed(book, kept.document.id)) return;
  if (kept.document.kind != awaiting) {
    round.approval = std::move(kept);
    return;
  }
  for (Kept& each : book.followers(kept.document.id))
    if (each.document.kind == funded && !is_reversed(book, each.document.id))
      round.funded.push_back(std::move(each));
  round.awaiting = std::move(kept);
}

void take_after_conclusion(const BookView& book, Round& round) {
  for (Kept& each : book.followers(round.conclusion->document.id)) {
    if (each.document.kind == returned)
      round.returned = std::move(each);
    else
      take_decision(book, std::move(each), round);
  }
}

void take_after_submission(const BookView& book, Round& round) {
  for (Kept& each : book.followers(round.submission->document.id)) {
    switch (each.document.kind) {
      case appraisal: round.appraisals.push_back(std::move(each)); break;
      case reply: round.replies.push_back(std::move(each)); break;
      case returned: round.returned = std::move(each); break;
      case conclusion: round.conclusion = std::move(each); break;
      default: break;
    }
  }
  if (round.conclusion) take_after_conclusion(book, round);
}

Round round_of(const BookView& book, Kept estimate) {
  Round round{std::move(estimate), {}, {}, {}, {}, {}, {}, {}, {}};
  for (Kept& each : book.followers(round.estimate.document.id)) {
    if (each.document.kind == submission)
      round.submission = std::move(each);
    else
      take_decision(book, std::move(each), round);
  }
  if (round.submission) take_after_submission(book, round);
  return round;
}

void add(const std::optional<Kept>& kept, std::optional<DocumentKind> followed, Roles& roles) {
  if (!kept) return;
  std::ranges::move(roles_in(kept->document, followed), std::back_inserter(roles));
}

}  // namespace

bool admits(EstimateState state, DocumentKind kind) {
  using enum EstimateState;
  switch (kind) {
    case DocumentKind::estimate:
      return state == saved || state == EstimateState::returned ||
             state == EstimateState::awaiting || state == approved;
    case submission: return state == saved;
    case appraisal:
    case reply: return state == submitted || state == under_appraisal;
    case DocumentKind::returned:
      return state == submitted || state == under_appraisal || state == appraised;
    case conclusion: return state == under_appraisal;
    case approval: return state == saved || state == appraised || state == approved;
    case amendment:
    case DocumentKind::awaiting: return state == saved || state == appraised;
    case funded: return state == EstimateState::awaiting || state == approved;
    default: return true;
  }
}

Roles roles_in(const Document& document, std::optional<DocumentKind> followed) {
  const auto named = [](std::initializer_list<std::pair<CourseRole, PersonCode>> all) {
    Roles roles{all};
    std::erase_if(roles, [](const auto& each) { return each.second.is_empty(); });
    return roles;
  };
  switch (document.kind) {
    case DocumentKind::estimate:
      return named(
          {{CourseRole::drafter, document.author}, {CourseRole::checker, document.decider}});
    case submission:
      return named({{CourseRole::checker, document.author}, {CourseRole::head, document.decider}});
    case appraisal: return named({{CourseRole::appraiser, document.author}});
    case conclusion:
      return named(
          {{CourseRole::appraiser, document.author}, {CourseRole::director, document.decider}});
    case returned:
      if (followed == conclusion) return named({{CourseRole::approver, document.decider}});
      return named(
          {{CourseRole::appraiser, document.author}, {CourseRole::director, document.decider}});
    case approval:
    case amendment:
    case awaiting: return followed ? named({{CourseRole::approver, document.decider}}) : Roles{};
    default: return {};
  }
}

EstimateState Round::state() const {
  if (approval || !funded.empty()) return EstimateState::approved;
  if (awaiting) return EstimateState::awaiting;
  if (returned) return EstimateState::returned;
  if (conclusion) return EstimateState::appraised;
  if (!appraisals.empty()) return EstimateState::under_appraisal;
  return submission ? EstimateState::submitted : EstimateState::saved;
}

std::vector<Round> rounds(const BookView& book, const SpendingUnitCode& unit, int fiscal_year) {
  std::vector<Round> all;
  const auto newest = book.saved_estimate(unit, fiscal_year, 0);
  const int count = newest ? newest->document.version : 0;
  for (int version = 1; version <= count; ++version)
    if (auto saved = book.saved_estimate(unit, fiscal_year, version))
      all.push_back(round_of(book, std::move(*saved)));
  return all;
}

Roles roles_in(const std::vector<Round>& rounds) {
  Roles roles;
  for (const Round& round : rounds) {
    add(round.estimate, {}, roles);
    add(round.submission, DocumentKind::estimate, roles);
    for (const Kept& each : round.appraisals) add(each, submission, roles);
    add(round.conclusion, submission, roles);
    add(round.returned, round.conclusion ? conclusion : submission, roles);
    for (const auto* decision : {&round.approval, &round.awaiting})
      add(*decision, round.conclusion ? conclusion : DocumentKind::estimate, roles);
  }
  return roles;
}

}  // namespace dutoan
