// What the close of a year and the carry-overs before it share.
#pragma once

#include <dutoan/year_end.hpp>

#include <optional>
#include <vector>

namespace dutoan::year_end {

/// The carry-overs of the year that hold.
[[nodiscard]] std::vector<Kept> carried_over(const BookView& view, const UnitYear& year);
/// How much of the item may be carried over on the ground at most, beside what is `taken` of its
/// funding already; nothing where it may not.
[[nodiscard]] std::optional<Money> most_carried(const BookView& view, const CarryOverGround& ground,
                                                const OpenItem& item, Money taken = {});
/// What is open in the year, by funding and stage. `view` is of the state that `book` shows.
[[nodiscard]] std::vector<OpenItem> open_items(const Store& book, const BookView& view,
                                               const UnitYear& year,
                                               const SettlementRegime& regime);
/// What must be settled before.
[[nodiscard]] std::vector<Blocker> blockers_of(const Store& book, const BookView& view,
                                               const UnitYear& year);

}  // namespace dutoan::year_end
