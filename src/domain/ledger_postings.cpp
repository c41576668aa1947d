// What each kind of document moves (postings 1 to 29 of the stage ledger).
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
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
  std::map<Account, Money> left_;  // of accounts that several lines take from
  std::optional<std::vector<Document>> targeted_;
  std::set<Funding> replaced_;  // whose provisional allotments went back already

  /// What pays for a line: the commitment that is followed up, or what was approved.
  [[nodiscard]] Account source(const DocumentLine& line) const {
    return q_.document.follows.is_empty()
               ? line_account(line, Stage::approved)
               : line_account(line, Stage::committed, q_.document.follows);
  }
  void supplement_for(const DocumentLine& line);
  void reduce(const DocumentLine& line);
  void allot(const DocumentLine& line);
  void approve(const DocumentLine& line);
  /// Moves up to `amount` of what supplements for a target hold to `debit`, the first of the book
  /// first, of those whose target `is_meant`. Answers what is left to be moved.
  template <class IsMeant>
  Money move_targeted(const Account& debit, Money amount, IsMeant is_meant);
  /// The year's supplements that have a target.
  const std::vector<Document>& targeted();
  void clear(const DocumentLine& line);
  /// Up to `amount` of what the lines before left of `account`.
  Money taken_from(const Account& account, Money amount);
  void carry(const DocumentLine& line);
  void lapse_line(const DocumentLine& line);
  void open(const DocumentLine& line);
  void accept(const DocumentLine& line);
};

/// Of any target: the year ends for all of them.
constexpr auto whichever = [](const LineCode& /*target*/) { return true; };

Account allotment_account(const Funding& funding, Stage stage) { return {funding, {}, stage, {}}; }

Money Movement::taken_from(const Account& account, Money amount) {
  const auto [left, is_new] = left_.try_emplace(account);
  if (is_new) left->second = q_.book.balance(account);
  const Money taken = std::min(left->second, amount);
  left->second -= taken;
  return taken;
}

const std::vector<Document>& Movement::targeted() {
  if (targeted_) return *targeted_;
  targeted_.emplace();
  const Document& d = q_.document;
  for (Kept& each : q_.book.documents(supplement, d.unit, d.fiscal_year))
    if (each.document.target != LineCode{}) targeted_->push_back(std::move(each.document));
  return *targeted_;
}

Account account_of(const Document& supplement, const Funding& funding) {
  return {funding, {}, Stage::allotted, supplement.id};
}

template <class IsMeant>
Money Movement::move_targeted(const Account& debit, Money amount, IsMeant is_meant) {
  for (const Document& each : targeted()) {
    if (!is_meant(each.target)) continue;
    const Account account = account_of(each, debit.funding);
    const Money taken = taken_from(account, amount);
    add(debit, account, taken);
    amount -= taken;
  }
  return amount;
}

/// Bổ sung có mục tiêu: it stands apart from what is for whatever is approved.
void Movement::supplement_for(const DocumentLine& line) {
  const bool is_targeted = q_.document.target != LineCode{};
  add(is_targeted ? account_of(q_.document, line.funding)
                  : allotment_account(line.funding, Stage::allotted),
      allotment_account(line.funding, Stage::authority), line.amount);
}

/// Giảm, thu hồi: of a target only what was supplemented for it, which was compared before.
void Movement::reduce(const DocumentLine& line) {
  const Account authority = allotment_account(line.funding, Stage::authority);
  const LineCode& target = q_.document.target;
  if (target == LineCode{})
    return add(authority, allotment_account(line.funding, Stage::allotted), line.amount);
  move_targeted(authority, line.amount, [&](const LineCode& each) { return each == target; });
}

/// Giao dự toán: what was allotted provisionally is part of it, and goes back once.
void Movement::allot(const DocumentLine& line) {
  const Account allotted = allotment_account(line.funding, Stage::allotted);
  const Account authority = allotment_account(line.funding, Stage::authority);
  add(allotted, authority, line.amount);
  if (!replaced_.insert(line.funding).second) return;
  add(authority, allotted, replaced_by(q_, line.funding));
}

/// Phê duyệt: first what was supplemented for the line, then what is for all. What is taken off a
/// line goes back to where it came from.
void Movement::approve(const DocumentLine& line) {
  const Account approved = line_account(line, Stage::approved);
  const Account allotted = allotment_account(line.funding, Stage::allotted);
  const auto is_meant = [&](const LineCode& target) { return is_for(target, line.line); };
  if (!line.amount.is_negative())
    return add(approved, allotted, move_targeted(approved, line.amount, is_meant));
  Money rest = -line.amount;
  for (const Document& each : targeted()) {
    if (!is_meant(each.target)) continue;
    const Account account = account_of(each, line.funding);
    const Money back = std::min(rest, approved_out_of(q_, account, line));
    add(account, approved, back);
    rest -= back;
  }
  add(allotted, approved, rest);
}

/// Chuyển nguồn (20, 21): of the allotment, of a line, of a commitment, or of an open advance.
void Movement::carry(const DocumentLine& line) {
  if (line.line == LineCode{}) {
    const Account carried = allotment_account(line.funding, Stage::carried_allotment);
    return add(carried, allotment_account(line.funding, Stage::allotted),
               move_targeted(carried, line.amount, whichever));
  }
  const bool is_advance = q_.followed && q_.followed->document.kind != commitment;
  if (is_advance)
    return add(line_account(line, Stage::carried_advance),
               line_account(line, Stage::advanced, q_.document.follows), line.amount);
  add(line_account(line, Stage::carried_allotment), source(line), line.amount);
}

/// Hủy dự toán (22): of a line or a commitment; of what no line has, the allotted part first.
void Movement::lapse_line(const DocumentLine& line) {
  if (line.line != LineCode{})
    return add(line_account(line, Stage::lapsed), source(line), line.amount);
  Money rest =
      move_targeted(allotment_account(line.funding, Stage::lapsed), line.amount, whichever);
  for (const Stage stage : {Stage::allotted, Stage::withheld, Stage::disputed}) {
    const Account account = allotment_account(line.funding, stage);
    const Money lapsed = taken_from(account, rest);
    add(allotment_account(line.funding, Stage::lapsed), account, lapsed);
    rest -= lapsed;
  }
  // What is not there is asked of the allotment, which refuses it.
  add(allotment_account(line.funding, Stage::lapsed),
      allotment_account(line.funding, Stage::allotted), rest);
}

/// Mở sổ năm sau (29): an advance stays on its line, all else is allotted anew.
void Movement::open(const DocumentLine& line) {
  const Account authority = allotment_account(line.funding, Stage::authority);
  if (line.line == LineCode{})
    return add(allotment_account(line.funding, Stage::allotted), authority, line.amount);
  add(line_account(line, Stage::advanced, id_), authority, line.amount);
}

/// Số quyết toán được duyệt (26): all that was spent on the line and not disallowed, by voucher.
void Movement::accept(const DocumentLine& line) {
  Money rest = line.amount;
  for (const Holding& each : q_.book.opened(Scope::of(line.funding, line.line), Stage::spent)) {
    const Money accepted = std::min(rest, each.amount);
    add(line_account(line, Stage::settled), each.account, accepted);
    rest -= accepted;
  }
}

/// Thanh toán tạm ứng: the advance first (14, 16), the rest like a payment (15). Money that was
/// advanced on another line goes back to that line, and is spent on its own.
void Movement::clear(const DocumentLine& line) {
  DocumentLine from = line;
  from.line = advanced_line(line);
  const Account advanced = line_account(from, Stage::advanced, q_.document.follows);
  const Money cleared = taken_from(advanced, line.amount);
  const Account spent = line_account(line, Stage::spent, id_);
  const Account approved = line_account(line, Stage::approved);
  const bool is_carried = q_.followed->document.kind == opening;
  const DocumentId commitment = is_carried ? DocumentId{} : q_.followed->document.follows;
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
    case allotment: return allot(line);
    case supplement: return supplement_for(line);
    case provisional:
    case adjustment: return add(pool(Stage::allotted), pool(Stage::authority), line.amount);
    case reduction: return reduce(line);
    case withholding: return add(pool(Stage::withheld), pool(Stage::allotted), line.amount);
    case dispute: return add(pool(Stage::disputed), pool(Stage::allotted), line.amount);
    case approval:
    case funded:
    case amendment: return approve(line);
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
    case draft:
    case dropping:
    case refusal:
    case reversal:
    case guarantee:
    case closing:
    case reopening:
    case outcome:
    case class_settlement:
    case reconciliation:
    case settlement:
    case review:
    case minutes: break;
    case carry_over: return carry(line);
    case lapse: return lapse_line(line);
    case opening: return open(line);
    case advance_due:
      return add(on_line(Stage::refund_due, id_), on_line(Stage::advanced, followed), line.amount);
    case disallowance:
      return add(on_line(Stage::refund_due, id_), on_line(Stage::spent, followed), line.amount);
    case notice: return accept(line);
    case refund:
      return add(on_line(Stage::refunded, followed), on_line(Stage::refund_due, followed),
                 line.amount);
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
