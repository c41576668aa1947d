// Memory that runs out at a chosen allocation, of ours or of SQLite's: both are counted together.
#pragma once

#include <cstdint>

namespace dutoan::tests {

/// From here on the `at`-th allocation fails, and with `stays` all later ones; none when `at` is 0.
void limit_memory(std::int64_t at, bool stays);
/// How many there were since, and no limit any more.
std::int64_t lift_memory_limit();

}  // namespace dutoan::tests
