// Which document may follow up which.
#include <dutoan/ledger.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using enum DocumentKind;

/// What moves money, and what the settlement says of a class or of the year.
bool may_be_reversed(DocumentKind kind) {
  switch (kind) {
    case reversal: return false;
    case awaiting:
    case guarantee:
    case outcome:
    case class_settlement:
    case reconciliation:
    case settlement:
    case review:
    case minutes: return true;
    default: return moves_money(kind);
  }
}

}  // namespace

bool may_follow(DocumentKind kind, DocumentKind followed) {
  switch (kind) {
    case release:
    case advance:
    case payment:
    case guarantee:
    case lapse: return followed == commitment;
    case carry_over: return followed == commitment || followed == advance || followed == opening;
    case clearance:
    case repayment:
    case advance_due: return followed == advance || followed == opening;
    case recovery:
    case review:
    case disallowance: return followed == payment || followed == clearance;
    case submission: return followed == DocumentKind::estimate;
    case appraisal:
    case reply:
    case conclusion: return followed == submission;
    case returned: return followed == submission || followed == conclusion;
    case approval:
    case amendment:
    case awaiting: return followed == DocumentKind::estimate || followed == conclusion;
    case funded: return followed == awaiting;
    case opening: return followed == carry_over;
    case minutes: return followed == settlement;
    case notice: return followed == minutes;
    case refund: return followed == advance_due || followed == disallowance;
    case dropping:
    case refusal: return followed == draft;
    case reversal: return may_be_reversed(followed);
    default: return false;
  }
}

bool is_reversed(const BookView& book, const DocumentId& id) {
  return std::ranges::any_of(book.followers(id),
                             [](const Kept& each) { return each.document.kind == reversal; });
}

}  // namespace dutoan
