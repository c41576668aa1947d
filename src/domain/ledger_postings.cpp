// What each kind of document moves (postings 1 to 19 of the stage ledger).
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

/// Collects postings; an amount below zero moves the other way round.
class Movement {
 public:
  explicit Movement(const Question& question) : q_(question), id_(question.document.id) {}

  void add(const Account& debit, const Account& credit, Money amount) {
    if (amount.is_zero()) return;
    if (amount.is_negative())
      postings_.push_back({credit, debit, -amount});
    else
      postings_.push_back({debit, credit, amount});
  }
  void add(const DocumentLine& line);
  void turn_round(const std::vector<Posting>& postings) {
    for (const Posting& each : postings) add(each.credit, each.debit, each.amount);
  }
  [[nodiscard]] std::vector<Posting> taken() && { return std::move(postings_); }

 private:
  const Question& q_;
  const DocumentId& id_;
  std::vector<Posting> postings_;
  std::map<Account, Money> left_of_advance_;

  /// What pays for a line: the commitment that is followed up, or what was approved.
  [[nodiscard]] Account source(const DocumentLine& line) const {
    return q_.document.follows.is_empty()
               ? line_account(line, Stage::approved)
               : line_account(line, Stage::committed, q_.document.follows);
  }
  void clear(const DocumentLine& line);
};

Account allotment_account(const Funding& funding, Stage stage) { return {funding, {}, stage, {}}; }

/// Thanh toán tạm ứng: the advance first (14, 16), the rest like a payment (15). Money that was
/// advanced on another line goes back to that line, and is spent on its own.
void Movement::clear(const DocumentLine& line) {
  DocumentLine from = line;
  from.line = advanced_line(line);
  const Account advanced = line_account(from, Stage::advanced, q_.document.follows);
  const auto [left, is_new] = left_of_advance_.try_emplace(advanced);
  if (is_new) left->second = q_.book.balance(advanced);
  const Money cleared = std::min(left->second, line.amount);
  left->second -= cleared;
  const Account spent = line_account(line, Stage::spent, id_);
  const Account approved = line_account(line, Stage::approved);
  const DocumentId& commitment = q_.followed->document.follows;
  if (from.line == line.line) {
    add(spent, advanced, cleared);
    add(spent, commitment.is_empty() ? approved : line_account(line, Stage::committed, commitment),
        line.amount - cleared);
  } else {
    add(line_account(from, Stage::approved), advanced, cleared);
    add(spent, approved, line.amount);
  }
}

void Movement::add(const DocumentLine& line) {
  const auto pool = [&](Stage stage) { return allotment_account(line.funding, stage); };
  const auto on_line = [&](Stage stage, const DocumentId& opened_by = {}) {
    return line_account(line, stage, opened_by);
  };
  const DocumentId& followed = q_.document.follows;
  switch (q_.document.kind) {
    case allotment:
    case supplement:
    case adjustment: return add(pool(Stage::allotted), pool(Stage::authority), line.amount);
    case reduction: return add(pool(Stage::authority), pool(Stage::allotted), line.amount);
    case withholding: return add(pool(Stage::withheld), pool(Stage::allotted), line.amount);
    case dispute: return add(pool(Stage::disputed), pool(Stage::allotted), line.amount);
    case approval:
    case funded:
    case amendment: return add(on_line(Stage::approved), pool(Stage::allotted), line.amount);
    case commitment:
      return add(on_line(Stage::committed, id_), on_line(Stage::approved), line.amount);
    case release:
      return add(on_line(Stage::approved), on_line(Stage::committed, followed), line.amount);
    case advance: return add(on_line(Stage::advanced, id_), source(line), line.amount);
    case clearance: return clear(line);
    case repayment:
      return add(on_line(Stage::approved), on_line(Stage::advanced, followed), line.amount);
    case payment: return add(on_line(Stage::spent, id_), source(line), line.amount);
    case recovery:
      return add(on_line(Stage::approved), on_line(Stage::spent, followed), line.amount);
    case estimate:
    case submission:
    case appraisal:
    case reply:
    case returned:
    case conclusion:
    case awaiting:
    case reversal:
    case closing:
    case reopening: break;
  }
}

}  // namespace

Account line_account(const DocumentLine& line, Stage stage, const DocumentId& opened_by) {
  return {line.funding, line.line, stage, opened_by};
}

const LineCode& advanced_line(const DocumentLine& line) {
  return line.advanced_on == LineCode{} ? line.line : line.advanced_on;
}

std::vector<Posting> postings_of(const Question& q) {
  Movement movement{q};
  for (const DocumentLine& line : q.document.lines) movement.add(line);
  if (q.document.kind == reversal) movement.turn_round(q.followed->postings);
  return std::move(movement).taken();
}

}  // namespace dutoan::ledger
