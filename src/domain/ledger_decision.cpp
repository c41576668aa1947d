// Part of the third step: the lines of a decision beside those appraised and requested, and of what
// funds a decision beside those decided.
#include "domain/ledger_steps.hpp"

#include <dutoan/dossier.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::ledger {
namespace {

using enum DocumentKind;

using Lines = std::map<std::pair<Funding, LineCode>, DocumentLine>;

Lines by_line(const Document& document) {
  Lines lines;
  for (const DocumentLine& line : document.lines)
    lines.emplace(std::pair{line.funding, line.line}, line);
  return lines;
}

const DocumentLine* find(const Lines& lines, const DocumentLine& line) {
  const auto it = lines.find({line.funding, line.line});
  return it == lines.end() ? nullptr : &it->second;
}

Money amount_in(const Lines& lines, const DocumentLine& line) {
  const DocumentLine* found = find(lines, line);
  return found == nullptr ? Money{} : found->amount;
}

/// The saved estimate on which the decision rests in the end.
std::optional<Kept> requested(const Question& q) {
  if (q.followed->document.kind == estimate) return q.followed;
  const auto submitted = q.book.document(q.followed->document.follows);
  return submitted ? q.book.document(submitted->document.follows) : std::nullopt;
}

/// A line that the followed document has at `known` keeps its place.
void check_same_place(const Question& q, const DocumentLine& line, const DocumentLine* known,
                      Problems& problems) {
  if (known == nullptr || line.classified.is_empty() || known->classified == line.classified)
    return;
  problems.push_back(problem(LedgerRule::line_keeps_place, q,
                             {{"line", line.line.text()},
                              {"known", known->classified.sub_item.text()},
                              {"given", line.classified.sub_item.text()}}));
}

/// What an estimate's decision gives its lines.
class DecidedLines {
 public:
  DecidedLines(const Question& question, Problems& problems)
      : q_(question),
        problems_(problems),
        appraised_(by_line(question.followed->document)),
        given_(by_line(question.document)) {
    const auto saved = requested(q_);
    if (!saved) return;
    requested_ = by_line(saved->document);
    requested_by_ = saved->document.number.text();
  }

  void check() {
    for (const DocumentLine& line : q_.document.lines) look_at(line);
    if (q_.document.kind == amendment) check_whole();
  }

 private:
  const Question& q_;
  Problems& problems_;
  Lines appraised_, requested_, given_;
  std::string requested_by_;

  [[nodiscard]] Money before(const DocumentLine& line) const {
    if (q_.document.kind == awaiting) return {};
    return q_.book.standing(Scope::of(line.funding, line.line)).approved_in_all();
  }

  void report(LedgerRule rule, const DocumentLine& line, std::vector<Fact> facts) {
    facts.push_back({"line", line.line.text()});
    if (const Money held = before(line); !held.is_zero()) facts.push_back({"before", held});
    problems_.push_back(problem(rule, q_, std::move(facts)));
  }

  void look_at(const DocumentLine& line) {
    const DocumentLine* saved = find(requested_, line);
    const DocumentLine* known = find(appraised_, line);
    check_same_place(q_, line, known != nullptr ? known : saved, problems_);
    const Money appraised = amount_in(appraised_, line);
    const Money after = before(line) + line.amount;
    if (after == appraised) return;
    const bool is_reasoned = q_.reasons.contains(line.line);
    const bool is_exact = q_.followed->document.kind == conclusion || q_.document.kind == amendment;
    if (!is_reasoned && is_exact)
      return report(LedgerRule::deviation_reasoned, line,
                    {{"appraised", appraised}, {"approved", after}});
    // A line that nobody had requested may be added with a reason.
    if (is_reasoned && saved == nullptr && known == nullptr) return;
    const Money most = is_reasoned ? std::max(appraised, amount_in(requested_, line)) : appraised;
    if (after > most)
      report(LedgerRule::within_saved, line,
             {{"asked", line.amount},
              {"saved", most},
              {"estimate", is_reasoned ? requested_by_ : q_.followed->document.number.text()}});
  }

  /// Whatever of the version is not named stands as it was approved; nothing else is left.
  void check_whole() {
    std::map<Funding, Money> wanted;
    for (const auto& [key, line] : appraised_) {
      wanted[line.funding] += line.amount;
      if (find(given_, line) == nullptr && before(line) != line.amount)
        report(LedgerRule::amended_whole, line, {{"appraised", line.amount}});
    }
    for (const auto& [key, line] : given_)
      wanted[line.funding] += before(line) - amount_in(appraised_, line);
    if (!problems_.empty()) return;
    for (const auto& [funding, sum] : wanted)
      if (const Money held = q_.book.standing(Scope::whole(funding)).approved_in_all(); held != sum)
        problems_.push_back(problem(LedgerRule::amended_whole, q_, {{"beside", held - sum}}));
  }
};

/// What was funded of the decision so far, by line.
Lines funded_of(const BookView& book, const DocumentId& decision) {
  Lines sums;
  for (const Kept& each : book.followers(decision)) {
    if (each.document.kind != funded || reversal_of(book, each.document.id)) continue;
    for (const DocumentLine& line : each.document.lines) {
      const auto [it, is_new] = sums.emplace(std::pair{line.funding, line.line}, line);
      if (!is_new) it->second.amount += line.amount;
    }
  }
  return sums;
}

void check_funded(const Question& q, Problems& problems) {
  const Lines decided = by_line(q.followed->document);
  const Lines before = funded_of(q.book, q.document.follows);
  for (const DocumentLine& line : q.document.lines) {
    check_same_place(q, line, find(decided, line), problems);
    const Money left = amount_in(decided, line) - amount_in(before, line);
    if (line.amount > left)
      problems.push_back(problem(LedgerRule::within_decided, q,
                                 {{"line", line.line.text()},
                                  {"asked", line.amount},
                                  {"left", left},
                                  {"decision", q.followed->document.number.text()}}));
  }
}

}  // namespace

std::string awaited_by(const Question& q, const DocumentLine& line) {
  for (const Round& round : rounds(q.book, q.document.unit, q.document.fiscal_year))
    if (round.awaiting &&
        std::ranges::any_of(round.awaiting->document.lines, [&](const auto& each) {
          return each.funding == line.funding && each.line == line.line;
        }))
      return round.awaiting->document.number.text();
  return {};
}

void check_decision(const Question& q, Problems& problems) {
  if (q.document.kind == funded) return check_funded(q, problems);
  if (is_decision(q.document.kind) && q.followed) DecidedLines{q, problems}.check();
}

}  // namespace dutoan::ledger
