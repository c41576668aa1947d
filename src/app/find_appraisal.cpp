// What the book says of an estimate's course, its texts read.
#include "app/typed.hpp"

#include <dutoan/appraising.hpp>
#include <dutoan/year_end.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dutoan {
namespace {

Problem unknown_version(std::string_view text) {
  return Problem{CourseRule::version_unknown, {}, {{"text", std::string{text}}}};
}

bool is_meant(const Kept& kept, std::string_view text) {
  return text == std::to_string(kept.document.version) || text == kept.document.id.text() ||
         plain_number(text) == plain_number(kept.document.number.text());
}

/// The round of `version`, or the newest.
Result<Round> round_in(std::vector<Round> all, std::string_view version) {
  if (all.empty()) return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  if (version.empty()) return std::move(all.back());
  const auto it = std::ranges::find_if(
      all, [&](const Round& round) { return is_meant(round.estimate, version); });
  if (it == all.end()) return refuse(unknown_version(version));
  return std::move(*it);
}

/// Reads the texts of a round, collecting what is wrong with them.
class RoundReader {
 public:
  RoundReader(Round round, std::span<const ReasonKind> reasons) : reasons_(reasons) {
    made_.round = std::move(round);
  }

  Result<AppraisalRound> run() {
    const Kept& estimate = made_.round.estimate;
    auto requested = read_frozen(estimate.document.content, estimate.document.number.text());
    if (!requested) return refuse(std::move(requested.error()));
    for (const Kept& each : made_.round.appraisals) take_decisions(each);
    for (const Kept& each : made_.round.replies) take_replies(each);
    if (!problems_.empty()) return refuse(std::move(problems_));
    std::vector<LineDecision> decisions;
    for (const DatedDecision& each : made_.decisions) decisions.push_back(each.decision);
    auto appraisal = appraise(*requested, decisions, reasons_);
    if (!appraisal) return refuse(std::move(appraisal.error()));
    made_.appraisal = std::move(*appraisal);
    return std::move(made_);
  }

 private:
  AppraisalRound made_;
  std::span<const ReasonKind> reasons_;
  Problems problems_;

  void add(Problems more) { std::ranges::move(more, std::back_inserter(problems_)); }

  void take_decisions(const Kept& kept) {
    auto decisions = read_decisions(kept.document.content, kept.document.number.text());
    if (!decisions) return add(std::move(decisions.error()));
    for (LineDecision& each : *decisions)
      made_.decisions.push_back(
          {std::move(each), kept.document.author, kept.document.date, kept.sequence});
  }

  void take_replies(const Kept& kept) {
    auto replies = read_replies(kept.document.content, kept.document.number.text());
    if (!replies) return add(std::move(replies.error()));
    for (LineReply& each : *replies) made_.replies.emplace_back(std::move(each), kept);
  }
};

/// The year that estimates of the book are of, where there is but one.
std::optional<UnitYear> year_of_estimates(const Store& book) {
  std::vector<UnitYear> found;
  book.documents(1, [&](const Kept& each) {
    const UnitYear year{each.document.unit, each.document.fiscal_year};
    if (each.document.kind == DocumentKind::estimate &&
        std::ranges::find(found, year) == found.end())
      found.push_back(year);
    return true;
  });
  return found.size() == 1 ? std::optional{found.front()} : std::nullopt;
}

/// The year that the codes name. A book of Finance holds estimates and no money: its year is
/// theirs.
Result<UnitYear> year_of(const Store& book, const TypedFunding& codes) {
  const std::vector<Funding> fundings = typed::fundings_of(book);
  if (fundings.empty())
    if (const auto year = year_of_estimates(book)) return *year;
  const auto funding = typed::read_funding(fundings, codes, false);
  if (!funding) return refuse(funding.error());
  return UnitYear{funding->unit, funding->fiscal_year};
}

}  // namespace

Result<std::vector<Round>> find_rounds(const Store& book, const TypedFunding& codes) {
  const auto year = year_of(book, codes);
  if (!year) return refuse(year.error());
  std::vector<Round> all;
  book.read([&](const BookView& view) { all = rounds(view, year->unit, year->fiscal_year); });
  return all;
}

Result<AppraisalRound> find_appraisal(const Store& book, const TypedFunding& codes,
                                      std::string_view version,
                                      std::span<const ReasonKind> reasons) {
  auto all = find_rounds(book, codes);
  if (!all) return refuse(std::move(all.error()));
  auto round = round_in(std::move(*all), version);
  if (!round) return refuse(std::move(round.error()));
  return RoundReader{std::move(*round), reasons}.run();
}

Result<FrozenEstimate> find_version(const Store& book, const TypedFunding& codes,
                                    std::string_view version, std::span<const ReasonKind> reasons) {
  const auto ends_with = [&](std::string_view stage) {
    const bool is_there = version.ends_with(stage);
    if (is_there) version.remove_suffix(stage.size());
    return is_there;
  };
  const bool is_appraised = ends_with(":appraised"), is_approved = ends_with(":approved");
  auto found = find_appraisal(book, codes, version, reasons);
  if (!found) return refuse(std::move(found.error()));
  Appraisal& appraisal = found->appraisal;
  if (!is_approved) return std::move(is_appraised ? appraisal.appraised : appraisal.requested);
  const auto& decision = found->round.awaiting ? found->round.awaiting : found->round.approval;
  if (decision) return as_decided(appraisal, decided_lines(book, decision->document));
  return refuse(Problem{CourseRule::not_approved,
                        {},
                        {{"version", std::int64_t{found->round.estimate.document.version}}}});
}

}  // namespace dutoan
