// What a review says: "dutoan/review/1".
#include "files/json_fields.hpp"

#include <dutoan/reviewing.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

static constexpr std::array outcomes{
    std::pair{ReviewOutcome::accepted, std::string_view{"accepted"}},
    std::pair{ReviewOutcome::disallowed, std::string_view{"disallowed"}},
    std::pair{ReviewOutcome::incomplete, std::string_view{"incomplete"}}};

static std::string_view json_word(ReviewOutcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)].second;
}
static bool json_value(std::string_view text, ReviewOutcome& outcome) {
  const auto it = std::ranges::find(outcomes, text, [](const auto& each) { return each.second; });
  if (it == outcomes.end()) return false;
  outcome = it->first;
  return true;
}

template <class Archive>
static void fields(Archive& archive, ReviewFinding& finding) {
  archive("format", files::FormName{"dutoan/review/1"});
  archive("outcome", finding.outcome);
  archive("reason", finding.reason);
  archive("citation", finding.citation);
  archive("until", finding.until);
}

std::string_view word(ReviewOutcome outcome) { return json_word(outcome); }

std::string finding_text(const ReviewFinding& finding) { return files::canonical_text(finding); }

Result<ReviewFinding> read_finding(std::string_view text, const std::string& file) {
  return files::read_canonical<ReviewFinding>(text, file);
}

}  // namespace dutoan
