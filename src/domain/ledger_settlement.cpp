// Part of the third step: what the close of a year, its report and its review rest on.
#include "domain/ledger_steps.hpp"

#include <dutoan/settlement.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;
using Place = std::pair<Funding, LineCode>;
using Amounts = std::map<Place, Money>;

Label label_of(SettlementState state) {
  switch (state) {
    case SettlementState::open: return {"chưa khóa sổ năm", "not closed"};
    case SettlementState::closed: return {"đã khóa sổ năm", "closed"};
    case SettlementState::reported: return {"đã nộp báo cáo quyết toán", "reported"};
    case SettlementState::minuted: return {"đã lập biên bản xét duyệt", "minuted"};
    case SettlementState::noticed: break;
  }
  return {"đã có thông báo xét duyệt", "noticed"};
}

Amounts amounts_of(const std::vector<DocumentLine>& lines) {
  Amounts amounts;
  for (const DocumentLine& line : lines) amounts[{line.funding, line.line}] += line.amount;
  return amounts;
}

bool is_in_course(DocumentKind kind) {
  return kind == reopening || kind == settlement || kind == review || kind == minutes ||
         kind == disallowance || kind == notice;
}

/// What a closed year rests on: it is added and undone only while the year is open (S1).
bool empties_year(DocumentKind kind) {
  return kind == lapse || kind == advance_due || kind == carry_over;
}

/// What the document is about: its own kind, or that of what it reverses.
DocumentKind about(const Question& q) {
  return q.document.kind == reversal ? q.followed->document.kind : q.document.kind;
}

/// The newest review of the voucher that was not reversed.
std::optional<Kept> review_of(const Question& q, const DocumentId& voucher) {
  std::optional<Kept> found;
  for (Kept& each : q.book.followers(voucher))
    if (each.document.kind == review && !reversal_of(q.book, each.document.id))
      found = std::move(each);
  return found;
}

/// What is disallowed must be what the review of the voucher came to.
bool agrees(const Question& q) {
  if (q.document.kind != disallowance) return true;
  const auto found = review_of(q, q.document.follows);
  return found && amounts_of(found->document.lines) == amounts_of(q.document.lines);
}

/// A report that was minuted stays, minutes stay while their notice does, and a notice goes before
/// its disallowances: the later goes first.
bool is_undone_in_order(const Question& q, SettlementState state) {
  if (q.document.kind != reversal) return true;
  switch (q.followed->document.kind) {
    case settlement:
    case review: return state == SettlementState::reported;
    case minutes:
    case disallowance: return state == SettlementState::minuted;
    default: return true;
  }
}

/// Who closed, reported or spent does not review it, nor undo its review.
void check_reviewer(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const DocumentKind kind = about(q);
  if (kind != review && kind != minutes && kind != disallowance && kind != notice) return;
  const auto course = settlement_steps(q.book, d.unit, d.fiscal_year);
  std::set<PersonCode> barred;
  const auto bar = [&](const std::optional<Kept>& kept) {
    if (kept) barred.insert({kept->document.author, kept->document.decider});
  };
  bar(course.closing);
  bar(course.settlement);
  if (d.kind == review || d.kind == disallowance) bar(q.followed);
  for (const PersonCode& person : {d.author, d.decider})
    if (!person.is_empty() && barred.contains(person))
      problems.push_back(problem(LedgerRule::one_role_each, q,
                                 {{"person", person.text()}, {"review", std::string{"review"}}}));
}

/// An opening stays while the year that it comes from is closed.
bool is_of_closed_source(const Question& q) {
  const Document& d = q.document;
  return about(q) == opening && d.kind == reversal &&
         settlement_steps(q.book, d.unit, d.fiscal_year - 1).state() != SettlementState::open;
}

void check_state(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const DocumentKind kind = about(q);
  if (!is_in_course(kind) && !empties_year(kind) && kind != opening) return;
  check_reviewer(q, problems);
  const SettlementState state = settlement_steps(q.book, d.unit, d.fiscal_year).state();
  const bool is_late = empties_year(kind) && state != SettlementState::open;
  if (!is_late && !is_of_closed_source(q) && admits(state, d.kind) && agrees(q) &&
      is_undone_in_order(q, state))
    return;
  problems.push_back(
      problem(LedgerRule::review_in_state, q,
              {{"state", label_of(is_of_closed_source(q) ? SettlementState::closed : state)},
               {"year", std::to_string(d.fiscal_year - (is_of_closed_source(q) ? 1 : 0))}}));
}

// ---- Classes --------------------------------------------------------------------------------

bool moves_of_class(DocumentKind kind) {
  return is_voucher(kind) || kind == amendment || kind == commitment || kind == release;
}

/// The classes whose money a voucher, or the voucher that is reversed, moves.
std::set<ClassCode> classes_of(const Question& q) {
  const bool undoes = q.document.kind == reversal;
  const Document& moved = undoes ? q.followed->document : q.document;
  std::set<ClassCode> classes;
  if (moves_of_class(moved.kind))
    for (const DocumentLine& line : moved.lines) classes.insert(line.line.activity);
  if (moved.kind == outcome) classes.insert(moved.activity);
  return classes;
}

void check_class_open(const Question& q, Problems& problems) {
  const Document& d = q.document;
  for (const ClassCode& each : classes_of(q))
    if (const auto settled = q.book.newest(class_settlement, d.unit, d.fiscal_year, each))
      problems.push_back(problem(LedgerRule::class_is_open, q,
                                 {{"class", each.text()},
                                  {"settled_by", settled->document.number.text()},
                                  {"on", settled->document.posted_on}}));
}

/// What stands in the class over all fundings of the year.
Standing standing_of_class(const Question& q, const ClassCode& activity) {
  Standing all;
  for (const Funding& funding : q.book.fundings(q.document.unit, q.document.fiscal_year)) {
    const Standing each = q.book.standing({funding, ControlLevel::activity, activity.text()});
    for (const Stage stage : all_stages) all[stage] += each[stage];
  }
  return all;
}

void check_class(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.kind != class_settlement) return;
  if (const auto settled = q.book.newest(class_settlement, d.unit, d.fiscal_year, d.activity))
    problems.push_back(problem(LedgerRule::class_is_open, q,
                               {{"class", d.activity.text()},
                                {"settled_by", settled->document.number.text()},
                                {"on", settled->document.posted_on}}));
  if (!q.book.newest(outcome, d.unit, d.fiscal_year, d.activity))
    problems.push_back(problem(LedgerRule::class_is_held, q, {{"class", d.activity.text()}}));
  const Standing standing = standing_of_class(q, d.activity);
  if (!standing[Stage::committed].is_zero() || !standing[Stage::advanced].is_zero())
    problems.push_back(problem(LedgerRule::class_is_cleared, q,
                               {{"class", d.activity.text()},
                                {"committed", standing[Stage::committed]},
                                {"advanced", standing[Stage::advanced]}}));
}

// ---- To the đồng ------------------------------------------------------------------------------

/// What is reported, minuted or noticed of a line: what was spent on it, less in minutes what the
/// reviews disallow.
Money expected_of(const Question& q, const Place& place, const Amounts& disallowed) {
  const Money spent = q.book.standing(Scope::of(place.first, place.second))[Stage::spent];
  const auto it = disallowed.find(place);
  return it == disallowed.end() ? spent : spent - it->second;
}

Money expected_in_all(const Question& q, const Amounts& disallowed) {
  const Document& d = q.document;
  Money all;
  if (d.kind == class_settlement) return standing_of_class(q, d.activity)[Stage::spent];
  for (const Funding& funding : q.book.fundings(d.unit, d.fiscal_year))
    all += q.book.standing(Scope::whole(funding))[Stage::spent];
  for (const auto& [place, amount] : disallowed) all -= amount;
  return all;
}

void check_in_full(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.kind != class_settlement && d.kind != settlement && d.kind != minutes && d.kind != notice)
    return;
  Amounts disallowed;
  if (d.kind == minutes)
    disallowed = amounts_of(disallowed_lines(settlement_course(q.book, d.unit, d.fiscal_year)));
  const std::size_t before = problems.size();
  for (const auto& [place, amount] : amounts_of(d.lines))
    if (const Money expected = expected_of(q, place, disallowed); expected != amount)
      problems.push_back(
          problem(LedgerRule::spent_in_full, q,
                  {{"line", place.second.text()}, {"asked", amount}, {"expected", expected}}));
  const Money all = expected_in_all(q, disallowed);
  if (problems.size() == before && all != d.total)
    problems.push_back(
        problem(LedgerRule::spent_in_full, q, {{"asked", d.total}, {"expected", all}}));
}

/// A review disallows no more than the voucher has spent on the line.
void check_voucher(const Question& q, Problems& problems) {
  if (q.document.kind != review) return;
  for (const DocumentLine& line : q.document.lines) {
    const Money spent = q.book.balance(line_account(line, Stage::spent, q.document.follows));
    if (line.amount > spent)
      problems.push_back(problem(LedgerRule::within_voucher, q,
                                 {{"line", line.line.text()},
                                  {"asked", line.amount},
                                  {"left", spent},
                                  {"voucher", q.followed->document.number.text()}}));
  }
}

// ---- From one year to the next ------------------------------------------------------------------

/// What a carry-over opens in the next year: an advance on its line, all else without a line.
Amounts opened_by(const Question& q, const Kept& carried) {
  const auto source = q.book.document(carried.document.follows);
  const bool is_advance = source && source->document.kind != commitment;
  Amounts amounts;
  for (const DocumentLine& line : carried.document.lines) {
    Funding funding = line.funding;
    ++funding.fiscal_year;
    amounts[{funding, is_advance ? line.line : LineCode{}}] += line.amount;
  }
  return amounts;
}

std::optional<Kept> standing_opening(const Question& q, const DocumentId& carried) {
  for (Kept& each : q.book.followers(carried))
    if (each.document.kind == opening && !reversal_of(q.book, each.document.id))
      return std::move(each);
  return std::nullopt;
}

void check_carried(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const bool undoes = d.kind == reversal && q.followed->document.kind == carry_over;
  if (d.kind != opening && !undoes) return;
  const auto opened = standing_opening(q, d.follows);
  const bool is_alike = undoes || (!opened && amounts_of(d.lines) == opened_by(q, *q.followed));
  if (is_alike && !(undoes && opened)) return;
  problems.push_back(
      problem(LedgerRule::as_carried, q,
              {{"carried", q.followed->document.number.text()},
               {"opened_by", opened ? opened->document.number.text() : std::string{}}}));
}

/// Nothing waits any more in a year that is closed (S1).
void check_emptied(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.kind != closing || d.posted_on < last_day_of_books(d.fiscal_year)) return;
  constexpr std::array waiting = {Stage::allotted, Stage::withheld,  Stage::disputed,
                                  Stage::approved, Stage::committed, Stage::advanced};
  Standing all;
  for (const Funding& funding : q.book.fundings(d.unit, d.fiscal_year)) {
    const Standing each = q.book.standing(Scope::whole(funding));
    for (const Stage stage : waiting) all[stage] += each[stage];
  }
  std::vector<Fact> facts = {{"year", std::to_string(d.fiscal_year)}};
  for (const Stage stage : waiting)  // a stage's word is a literal, which ends with a zero
    if (!all[stage].is_zero()) facts.push_back({word(stage).data(), all[stage]});
  if (facts.size() > 1)
    problems.push_back(problem(LedgerRule::year_is_emptied, q, std::move(facts)));
}

}  // namespace

void check_settlement(const Question& q, Problems& problems) {
  check_state(q, problems);
  check_class_open(q, problems);
  check_class(q, problems);
}

void check_settled_amounts(const Question& q, Problems& problems) {
  check_in_full(q, problems);
  check_voucher(q, problems);
  check_carried(q, problems);
  check_emptied(q, problems);
}

}  // namespace dutoan::ledger
