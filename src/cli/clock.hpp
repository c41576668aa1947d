// The only clock of the program. The core is given the day and the time as arguments.
#pragma once

#include <dutoan/calendar.hpp>

#include <chrono>

namespace dutoan::cli {

[[nodiscard]] std::chrono::sys_seconds now();
[[nodiscard]] Date today();

}  // namespace dutoan::cli
