// The last step: no stage may go below zero. What a document takes is compared with what is left.
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dutoan::ledger {
namespace {

/// What the postings change in each account; below zero: it gives.
std::map<Account, Money> changes_of(const std::vector<Posting>& postings) {
  std::map<Account, Money> changes;
  for (const Posting& posting : postings) {
    changes[posting.debit] += posting.amount;
    changes[posting.credit] -= posting.amount;
  }
  return changes;
}

/// The places of the lines of a document: as approved before, or as this document brings them.
class Places {
 public:
  explicit Places(const Question& question) : q_(question) {
    for (const DocumentLine& line : q_.document.lines)
      if (!line.classified.is_empty())
        brought_.try_emplace({line.funding, line.line}, &line.classified);
  }
  [[nodiscard]] Classification of(const Account& account) const {
    if (auto known = q_.book.line(account.funding, account.line)) return *std::move(known);
    const auto it = brought_.find({account.funding, account.line});
    return it == brought_.end() ? Classification{} : *it->second;
  }

 private:
  const Question& q_;
  std::map<std::pair<Funding, LineCode>, const Classification*> brought_;
};

/// What the approved amounts of each scope of `level` change.
std::map<Scope, Money> approved_changes(const Places& places, ControlLevel level,
                                        const std::map<Account, Money>& changes) {
  std::map<Scope, Money> by_scope;
  for (const auto& [account, change] : changes)
    if (account.stage == Stage::approved)
      by_scope[scope_at(level, account.funding, account.line, places.of(account))] += change;
  return by_scope;
}

/// "HĐ-01 60.000.000; Nguyễn A 5.000.000": who holds what of the scope.
std::vector<Fact> holders_of(const Question& q, const Scope& scope) {
  std::vector<Holding> holdings = q.book.holdings(scope);
  std::ranges::stable_sort(holdings, std::greater{}, &Holding::amount);
  std::vector<Fact> facts;
  if (!holdings.empty()) {
    facts.push_back({"holder", holdings.front().holder});
    facts.push_back({"held", holdings.front().amount});
    facts.push_back({"held_by", holdings.front().number.text()});
  }
  if (holdings.size() > 1)
    facts.push_back({"other_holders", static_cast<std::int64_t>(holdings.size() - 1)});
  return facts;
}

Label words_of(const Scope& scope) {
  switch (scope.level) {
    case ControlLevel::line: return {"dòng " + scope.code, "the line " + scope.code};
    case ControlLevel::category: return {"nhóm chi " + scope.code, "the category " + scope.code};
    case ControlLevel::activity: return {"lớp, đợt " + scope.code, "the activity " + scope.code};
    case ControlLevel::whole: break;
  }
  return {"cả dự toán", "the whole estimate"};
}

Problem short_of(LedgerRule rule, const Question& q, const Availability& available, Money asked) {
  const Standing& standing = available.standing;
  std::vector<Fact> facts = holders_of(q, available.scope);
  const auto add = [&](const char* name, Money amount) {
    if (!amount.is_zero()) facts.push_back({name, amount});
  };
  facts.push_back({"scope", words_of(available.scope)});
  facts.push_back({"code", available.scope.code});
  facts.push_back({"asked", asked});
  facts.push_back({"left", available.left()});
  facts.push_back({"over", asked - available.left()});
  facts.push_back({"approved", standing.approved_in_all()});
  add("committed", standing[Stage::committed]);
  add("advanced", standing[Stage::advanced]);
  add("spent", standing[Stage::spent]);
  add("drafted", available.drafted);
  if (!available.drafted.is_zero()) add_drafters(q, available.scope, facts);
  return problem(rule, q, std::move(facts));
}

/// What is left of `scope` to whoever enters the document: other people's drafts hold the rest.
Availability left_to_author(const Question& q, const Scope& scope) {
  return availability(q.book, scope, q.document.author);
}

/// What is left where every draft is posted, but the one that the document itself ends.
Availability left_beside_drafts(const Question& q, const Scope& scope) {
  Availability available = availability(q.book, scope);
  if (const auto posted = draft_posted_by(q))
    available.drafted -= held_by_draft(q.book, posted->document, scope);
  return available;
}

/// Scopes of `level` that give more than `left` says is left of them.
Problems exceeded(LedgerRule rule, const Question& q, ControlLevel level,
                  const std::map<Account, Money>& changes,
                  Availability (*left)(const Question&, const Scope&) = left_to_author) {
  Problems problems;
  for (const auto& [scope, change] : approved_changes(Places{q}, level, changes)) {
    if (!change.is_negative()) continue;
    const Availability available = left(q, scope);
    if ((available.left() + change).is_negative())
      problems.push_back(short_of(rule, q, available, -change));
  }
  return problems;
}

/// The rule that an account breaks when it gives more than it has.
LedgerRule rule_of(const Question& q, Stage stage) {
  switch (stage) {
    case Stage::allotted: return LedgerRule::within_allotted;
    case Stage::withheld:
    case Stage::disputed: return LedgerRule::within_withheld;
    case Stage::committed:
      return q.document.kind == DocumentKind::clearance ? LedgerRule::within_clearance
                                                        : LedgerRule::within_commitment;
    case Stage::advanced: return LedgerRule::within_advance;
    case Stage::spent: return LedgerRule::within_payment;
    case Stage::refund_due: return LedgerRule::within_refund_due;
    default: break;
  }
  return q.document.kind == DocumentKind::clearance ? LedgerRule::within_clearance
                                                    : LedgerRule::within_available;
}

/// What is allotted beside the account for targets that are not the document's lines.
Money kept_for_targets(const Question& q, const Account& account) {
  Money kept;
  if (account.stage != Stage::allotted) return kept;
  for (const Targeted& each : targeted_of(q.book, account.funding))
    if (std::ranges::none_of(q.document.lines, [&](const DocumentLine& line) {
          return is_for(each.target, line.line);
        }))
      kept += each.left;
  return kept;
}

void check_account(const Question& q, const Account& account, Money change, Problems& problems) {
  if (!change.is_negative()) return;
  const Money left = q.book.balance(account);
  if (!(left + change).is_negative()) return;
  std::vector<Fact> facts = {{"asked", -change}, {"left", left}, {"over", -change - left}};
  if (account.line != LineCode{}) facts.push_back({"line", account.line.text()});
  if (q.document.kind == DocumentKind::approval)
    facts.push_back({"may_await", std::string{"it may"}});
  if (const Money kept = kept_for_targets(q, account); !kept.is_zero())
    facts.push_back({"targeted", kept});
  if (const auto opened = q.book.document(account.opened_by))
    facts.push_back({"opened_by", opened->document.number.text()});
  problems.push_back(problem(rule_of(q, account.stage), q, std::move(facts)));
}

/// Whether the document's author holds anything of the money that it moves.
bool has_own_drafts(const Question& q, const std::map<Account, Money>& changes) {
  std::set<Funding> fundings;
  for (const auto& [account, change] : changes) fundings.insert(account.funding);
  return std::ranges::any_of(fundings, [&](const Funding& funding) {
    const Scope whole = Scope::whole(funding);
    return q.book.drafted(whole, {}) != q.book.drafted(whole, q.document.author);
  });
}

}  // namespace

Problems check_left(const Question& q, const std::vector<Posting>& postings) {
  const auto changes = changes_of(postings);
  Problems problems;
  for (const auto& [account, change] : changes)
    if (account.stage != Stage::authority && account.stage != Stage::approved)
      check_account(q, account, change, problems);
  const auto check_level = [&](LedgerRule rule, ControlLevel level) {
    for (Problem& each : exceeded(rule, q, level, changes)) problems.push_back(std::move(each));
  };
  const bool is_amendment = q.document.kind == DocumentKind::amendment;
  if (is_amendment) check_level(LedgerRule::within_used, ControlLevel::line);
  if (!is_amendment || q.settings.blocks != ControlLevel::line)
    check_level(rule_of(q, Stage::approved), q.settings.blocks);
  return problems;
}

Problems levels_exceeded(const Question& q, const std::vector<Posting>& postings) {
  const auto changes = changes_of(postings);
  Problems problems;
  for (const ControlLevel level : all_control_levels)
    if (level != q.settings.blocks)
      for (Problem& each : exceeded(LedgerRule::level_exceeded, q, level, changes))
        problems.push_back(std::move(each));
  return problems;
}

Problems drafts_exceeded(const Question& q, const std::vector<Posting>& postings) {
  const auto changes = changes_of(postings);
  if (!has_own_drafts(q, changes)) return {};
  return exceeded(LedgerRule::drafts_exceed, q, q.settings.blocks, changes, left_beside_drafts);
}

}  // namespace dutoan::ledger
