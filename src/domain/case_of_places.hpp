// The case of an activity: what its places, its organiser and its setting answer to the qualifiers.
#pragma once

#include <dutoan/places.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/regulations.hpp>

#include <vector>

namespace dutoan {

struct DescribedCase {
  struct Unclassified {
    std::size_t qualifier;
    const Place* place;
  };
  Case of;
  std::vector<Unclassified> unclassified;  // what its places have no word for
  std::vector<const Place*> missing;       // places that do not exist on the day
};

/// The case of an activity of `plan` whose people come from `home` and meet at `venue` (either may
/// be null) on `date`. What a place does not answer is left open.
[[nodiscard]] DescribedCase describe(const Plan& plan, const Vocabulary& vocabulary,
                                     const Place* home, const Place* venue, Date date);

/// place_has_ended for a place that does not exist on `date`, with what stands in its place.
[[nodiscard]] Problem missing(const Place& place, Date date, const Regulations& regulations,
                              FilePlace at);

}  // namespace dutoan
