// The third step: whether what the document rests on is there: what it follows up, and its lines.
#include "domain/ledger_steps.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

/// An opening follows up what was carried over from the year before; all else stays in its year.
bool is_of_right_year(const Question& q) {
  const int years = q.document.kind == opening ? 1 : 0;
  return q.followed->document.fiscal_year + years == q.document.fiscal_year;
}

void check_followed(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const Follows wanted = form_of(d.kind).follows;
  if (d.follows.is_empty() && wanted != Follows::always) return;
  if (!q.followed || !may_follow(d.kind, q.followed->document.kind) ||
      q.followed->document.unit != d.unit || !is_of_right_year(q)) {
    problems.push_back(problem(LedgerRule::follows_known, q, {{"follows", d.follows.text()}}));
  } else if (const auto reversal = reversal_of(q.book, d.follows)) {
    problems.push_back(problem(LedgerRule::not_reversed, q,
                               {{"follows", q.followed->document.number.text()},
                                {"by", reversal->document.number.text()},
                                {"on", reversal->document.posted_on}}));
  }
}

int newest_saved(const Question& q) {
  const auto saved = q.book.saved_estimate(q.document.unit, q.document.fiscal_year, 0);
  return saved ? saved->document.version : 0;
}

void check_version(const Question& q, Problems& problems) {
  const Document& d = q.document;
  if (d.kind != estimate && d.kind != approval && d.kind != amendment && d.kind != funded) return;
  const int next =
      (d.kind == estimate ? newest_saved(q) : q.book.version(d.unit, d.fiscal_year)) + 1;
  if (d.version != next)
    problems.push_back(problem(LedgerRule::version_is_next, q,
                               {{"version", std::int64_t{d.version}},
                                {"next", std::int64_t{next}},
                                {"saved", std::string{d.kind == estimate ? "saved" : ""}}}));
}

void check_place(const Question& q, const DocumentLine& line, Problems& problems) {
  if (!moves_money(q.document.kind)) return;  // no line has its place before it is approved
  const auto known = q.book.line(line.funding, line.line);
  const bool is_given = !line.classified.is_empty();
  const bool may_be_new = q.document.kind == approval ||
                          (is_given && (q.document.kind == amendment || q.document.kind == funded ||
                                        q.document.kind == opening));
  if (!known && !may_be_new) {
    std::vector<Fact> facts = {{"line", line.line.text()}};
    if (std::string by = awaited_by(q, line); !by.empty())
      facts.push_back({"awaited_by", std::move(by)});
    problems.push_back(problem(LedgerRule::line_is_approved, q, std::move(facts)));
  }
  if (known && is_given && *known != line.classified)
    problems.push_back(problem(LedgerRule::line_keeps_place, q,
                               {{"line", line.line.text()},
                                {"known", known->sub_item.text()},
                                {"given", line.classified.sub_item.text()}}));
}

/// 17/2024/TT-BTC, Điều 5: what was advanced for one item is cleared within that item.
void check_content(const Question& q, const DocumentLine& line, Problems& problems) {
  if (q.document.kind != clearance || !q.followed) return;
  const LineCode& from = advanced_line(line);
  const auto& lines = q.followed->document.lines;
  const bool is_advanced = std::ranges::any_of(lines, [&](const DocumentLine& each) {
    return each.funding == line.funding && each.line == from;
  });
  const auto spent_on = q.book.line(line.funding, line.line);
  const auto advanced_on = q.book.line(line.funding, from);
  if (is_advanced && spent_on && advanced_on &&
      (from == line.line || budget_item(spent_on->sub_item) == budget_item(advanced_on->sub_item)))
    return;
  problems.push_back(problem(LedgerRule::same_content, q,
                             {{"line", line.line.text()},
                              {"from", from.text()},
                              {"advance", q.followed->document.number.text()}}));
}

/// 17/2024/TT-BTC, Điều 6, khoản 3: half of a contract above 50 million.
void check_contract_share(const Question& q, Problems& problems) {
  constexpr Money free_of_limit = Money::dong(50'000'000);
  if (q.document.kind != advance || !q.followed) return;
  const Money value = q.followed->document.total;
  if (value <= free_of_limit) return;
  Money advanced;
  for (const Kept& each : q.book.followers(q.document.follows))
    if (each.document.kind == advance && !reversal_of(q.book, each.document.id))
      advanced += each.document.total;
  const Money most = Money::dong(value.dong() / 2);
  if (advanced + q.document.total > most)
    problems.push_back(problem(LedgerRule::within_contract_share, q,
                               {{"asked", q.document.total},
                                {"left", most - std::min(most, advanced)},
                                {"contract", q.followed->document.contract},
                                {"value", value}}));
}

}  // namespace

std::optional<Kept> reversal_of(const BookView& book, const DocumentId& id) {
  for (Kept& each : book.followers(id))
    if (each.document.kind == reversal) return std::move(each);
  return std::nullopt;
}

Problems check_basis(const Question& q) {
  Problems problems;
  check_followed(q, problems);
  if (!problems.empty()) return problems;
  check_draft(q, problems);
  check_version(q, problems);
  check_course(q, problems);
  check_settlement(q, problems);
  const bool is_in_course = problems.empty();
  if (form_of(q.document.kind).lines != Lines::of_allotment)
    for (const DocumentLine& line : q.document.lines) {
      if (line.line == LineCode{}) continue;
      check_place(q, line, problems);
      if (problems.empty()) check_content(q, line, problems);
    }
  if (is_in_course) check_decision(q, problems);  // else its lines are another version's
  check_settled_once(q, problems);
  check_contract_share(q, problems);
  check_guaranteed(q, problems);
  check_targeted(q, problems);
  check_provisional(q, problems);
  if (problems.empty()) check_settled_amounts(q, problems);
  return problems;
}

}  // namespace dutoan::ledger
