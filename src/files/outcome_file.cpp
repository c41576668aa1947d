// What the outcome of a class says: "dutoan/outcome/1".
#include "files/json_fields.hpp"

#include <dutoan/outcome.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

static constexpr std::array fates{std::pair{ClassFate::held, std::string_view{"held"}},
                                  std::pair{ClassFate::merged, std::string_view{"merged"}},
                                  std::pair{ClassFate::cancelled, std::string_view{"cancelled"}}};

static std::string_view json_word(ClassFate fate) {
  return fates[static_cast<std::size_t>(fate)].second;
}
static bool json_value(std::string_view word, ClassFate& fate) {
  const auto it = std::ranges::find(fates, word, [](const auto& each) { return each.second; });
  if (it == fates.end()) return false;
  fate = it->first;
  return true;
}

template <class Archive>
static void fields(Archive& archive, ClassOutcome& outcome) {
  archive("format", files::FormName{"dutoan/outcome/1"});
  archive("fate", outcome.fate);
  archive("trainees", outcome.trainees);
  archive("days", outcome.days);
  archive("from", outcome.from);
  archive("until", outcome.until);
  archive("place", outcome.place);
  archive("merged_into", outcome.merged_into);
  archive("reason", outcome.reason);
}

std::string outcome_text(const ClassOutcome& outcome) { return files::canonical_text(outcome); }

Result<ClassOutcome> read_outcome(std::string_view text, const std::string& file) {
  return files::read_canonical<ClassOutcome>(text, file);
}

}  // namespace dutoan
