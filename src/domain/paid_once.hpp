// What is paid once only: rates that include others, keys that exclude each other.
#pragma once

#include <dutoan/estimate.hpp>

#include <span>
#include <utility>
#include <vector>

namespace dutoan {

/// Makes the lines of one activity 0 whose key another line's rate includes; what they amounted to.
Money include(std::span<Line> lines, const RateTable& rates);

/// Pairs of lines of one activity whose keys exclude each other and that pay the same people.
[[nodiscard]] std::vector<std::pair<const Line*, const Line*>> paid_twice(
    std::span<const Line> lines, const Regulations& regulations);

}  // namespace dutoan
