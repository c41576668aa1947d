// The options of `estimate` that ask what an estimate would be: another figure, another day's or
// province's rates, a ceiling to fit within.
#pragma once

#include "cli/invocation.hpp"

namespace dutoan::cli {

/// Whether the invocation asks for a scenario or a fit rather than for the estimate itself.
[[nodiscard]] bool asks_what_if(const Invocation& asked);

/// Answers it; the exit code.
[[nodiscard]] int answer_what_if(const Invocation& asked);

}  // namespace dutoan::cli
