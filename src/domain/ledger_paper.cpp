// The first step: what the paper says of itself, before anybody looks at its lines.
#include "domain/ledger_steps.hpp"

#include <dutoan/settlement.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

bool is_any_of(DocumentKind kind, std::initializer_list<DocumentKind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

void check_fields(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const bool has_reason =
      is_voucher(d.kind) || is_any_of(d.kind, {returned, reversal, closing, reopening, carry_over,
                                               review, disallowance, refund});
  const bool has_decider =
      q.draft == nullptr && !is_any_of(d.kind, {estimate, appraisal, reply, guarantee, dropping,
                                                refusal, outcome, reconciliation, review});
  struct Field {
    const char *vi, *en;
    bool is_given;
  };
  const std::array<Field, 8> fields = {{
      {"mã chứng từ (id)", "id", !d.id.is_empty()},
      {"số chứng từ", "number", !d.number.is_empty()},
      {"đơn vị", "unit", !d.unit.is_empty()},
      {"người lập", "author", !d.author.is_empty()},
      {"người quyết định", "decider", !has_decider || !d.decider.is_empty()},
      {"người nhận", "payee", !(is_voucher(d.kind) || d.kind == guarantee) || !d.payee.empty()},
      {"số hợp đồng", "contract", d.kind != commitment || !d.contract.empty()},
      {"diễn giải", "description", !has_reason || !d.description.empty()},
  }};
  for (const Field& each : fields)
    if (!each.is_given)
      problems.push_back(
          problem(LedgerRule::field_is_given, q, {{"field", Label{each.vi, each.en}}}));
  if (!d.author.is_empty() && d.author == d.decider)
    problems.push_back(problem(LedgerRule::decided_by_another, q, {{"person", d.author.text()}}));
}

/// The reason for which a draft ends otherwise than by being posted.
void check_reason(const Question& q, Problems& problems) {
  constexpr std::int64_t least = 10;
  if (!ends_draft(q.document.kind)) return;
  const auto characters = std::ranges::count_if(q.document.description, [](char c) {
    return c != ' ' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  if (characters < least)
    problems.push_back(problem(LedgerRule::reason_is_told, q,
                               {{"characters", std::int64_t{characters}}, {"least", least}}));
}

/// The document, or the one that it reverses, belongs to the end of the year and the review after
/// it, or says what was compared then.
bool comes_after_year(const Question& q) {
  const DocumentKind kind =
      q.document.kind == reversal && q.followed ? q.followed->document.kind : q.document.kind;
  return ends_year(kind) || is_any_of(kind, {closing, reopening, reconciliation});
}

void check_dates(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const DateRange year = DateRange::fiscal_year(d.fiscal_year);
  if (d.kind != reopening && d.posted_on < d.date)
    problems.push_back(
        problem(LedgerRule::dates_in_order, q, {{"earlier", d.date}, {"posted_on", d.posted_on}}));
  if (q.followed && d.kind != reopening && d.posted_on < q.followed->document.posted_on)
    problems.push_back(
        problem(LedgerRule::dates_in_order, q,
                {{"earlier", q.followed->document.posted_on}, {"posted_on", d.posted_on}}));
  if (ends_draft(d.kind)) return;  // of a year that is over, too
  const Date least = is_voucher(d.kind) ? std::min(d.date, d.posted_on) : d.posted_on;
  for (const Date date : {least, d.posted_on}) {
    if (year.from() <= date && (date <= last_day_of_books(d.fiscal_year) || comes_after_year(q)))
      continue;
    problems.push_back(problem(LedgerRule::within_year, q,
                               {{"date", date}, {"year", std::to_string(d.fiscal_year)}}));
    break;
  }
}

/// 31/12 is past: the old year takes only what clears advances, pays for work that was done in it,
/// or puts right (163/2016/NĐ-CP, Điều 42, khoản 4 and TT 342/2016, Điều 26).
void check_extra_month(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const Date last = *Date::of(d.fiscal_year, 12, 31);
  if (d.posted_on <= last || comes_after_year(q) || d.posted_on > last_day_of_books(d.fiscal_year))
    return;
  const bool needs_proof = is_any_of(d.kind, {clearance, payment});
  const bool is_proven =
      !d.evidence.empty() &&
      std::ranges::all_of(d.evidence, [&](const Evidence& e) { return e.date <= last; });
  if (needs_proof ? is_proven
                  : is_any_of(d.kind, {release, repayment, recovery, dropping, refusal, reversal,
                                       outcome, class_settlement}))
    return;
  problems.push_back(problem(LedgerRule::within_extra_month, q,
                             {{"posted_on", d.posted_on},
                              {"year", std::to_string(d.fiscal_year)},
                              {"last", last},
                              {"proof", std::string{needs_proof ? "needed" : ""}}}));
}

/// Nothing of a year lapses, is carried, reported or reviewed before it is over.
void check_year_over(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const Date last = *Date::of(d.fiscal_year, 12, 31);
  if (!ends_year(d.kind) || d.posted_on > last) return;
  problems.push_back(problem(
      LedgerRule::after_year_end, q,
      {{"posted_on", d.posted_on}, {"year", std::to_string(d.fiscal_year)}, {"last", last}}));
}

void check_period(const Question& q, Problems& problems) {
  const Document& d = q.document;
  const auto closed = closed_through(q);
  const bool is_closed = closed && d.posted_on <= *closed;
  if (d.kind == reopening) {
    if (!is_closed)
      problems.push_back(problem(LedgerRule::period_is_closed, q, {{"date", d.posted_on}}));
  } else if (is_closed) {
    problems.push_back(problem(LedgerRule::period_is_open, q,
                               {{"year", std::to_string(d.fiscal_year)},
                                {"closed", *closed},
                                {"posted_on", d.posted_on}}));
  }
}

/// "PC0012" → "PC0013"; empty where the number does not end in digits.
std::string following(std::string number) {
  std::size_t at = number.size();
  while (at > 0 && '0' <= number[at - 1] && number[at - 1] <= '9') {
    if (number[--at] != '9') return ++number[at], number;
    number[at] = '0';
  }
  return at < number.size() ? number.insert(at, "1") : std::string{};
}

/// The next number that is free; empty when a few tries find none.
std::string next_free(const Question& q) {
  const Document& d = q.document;
  std::string number = d.number.text();
  for (int tries = 0; tries < 50; ++tries) {
    number = following(std::move(number));
    if (number.empty() || !q.book.document(d.kind, d.unit, d.fiscal_year, DocumentNumber{number}))
      return number;
  }
  return {};
}

/// The document that has the number already. A draft needs its own, and that of what it becomes,
/// which no other open draft may want.
std::optional<Kept> number_taken(const Question& q) {
  const Document& d = q.document;
  auto taken = q.book.document(d.kind, d.unit, d.fiscal_year, d.number);
  if (q.draft == nullptr || taken) return taken;
  taken = q.book.open_draft(d.kind, d.unit, d.fiscal_year, d.number);
  return taken ? taken : q.book.document(draft, d.unit, d.fiscal_year, q.draft->number);
}

void check_number(const Question& q, Problems& problems) {
  const auto taken = number_taken(q);
  if (!taken) return;
  problems.push_back(problem(LedgerRule::number_is_free, q,
                             {{"taken_on", taken->document.date}, {"next", next_free(q)}}));
}

/// Whether a decision's deviations are of its own lines, and each has a reason.
bool has_deviations(const Question& q) {
  const Document& d = q.document;
  return read_deviations(d.content) && !d.follows.is_empty() &&
         std::ranges::all_of(q.reasons, [&](const auto& each) {
           const bool is_said = each.second.find_first_not_of(' ') != std::string::npos;
           return is_said &&
                  std::ranges::find(d.lines, each.first, &DocumentLine::line) != d.lines.end();
         });
}

/// An estimate without the ways to its figures could not be explained, and an outcome is of a
/// class.
void check_content(const Question& q, Problems& problems) {
  const bool is_wanted = has_content(q.document.kind);
  const bool is_of_class = is_any_of(q.document.kind, {outcome, class_settlement});
  if (is_decision(q.document.kind) && !q.document.content.empty() && has_deviations(q)) return;
  if (is_wanted == q.document.content.empty() || is_of_class == q.document.activity.is_empty())
    problems.push_back(problem(LedgerRule::content_suits, q,
                               {{"wanted", std::string{is_wanted ? "wanted" : ""}}}));
}

}  // namespace

std::optional<Date> closed_through(const Question& q) {
  const auto last = q.book.last_closing(q.document.unit, q.document.fiscal_year);
  if (!last) return std::nullopt;
  const bool is_reopened = last->document.kind == reopening;
  return last->document.posted_on.plus_days(is_reopened ? -1 : 0);
}

Problems check_paper(const Question& q) {
  Problems problems;
  check_fields(q, problems);
  check_dates(q, problems);
  check_extra_month(q, problems);
  check_period(q, problems);
  check_number(q, problems);
  check_content(q, problems);
  check_guarantee(q, problems);
  check_target(q, problems);
  check_year_over(q, problems);
  check_reason(q, problems);
  return problems;
}

}  // namespace dutoan::ledger
