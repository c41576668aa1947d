// Advice: what to do about a problem, told in each front end by what that front end has. The texts
// name options and commands once, as the command line has them.
#pragma once

#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace dutoan {

/// A part of an advice.
struct AdvicePart {
  /// What the part is.
  enum class Kind : std::uint8_t {
    words,
    option,   // "--posted-on", "--as adjustment": in a form it is a field
    command,  // "dutoan history": in the browser it is a page
    terminal  // words that only mean something at a terminal
  };
  Kind kind = Kind::words;
  std::string text;
};

/// The parts of what to do about `problem`, in order; one behind the other they are `advice`.
[[nodiscard]] std::vector<AdvicePart> advice_parts(const Problem& problem, Language language);

}  // namespace dutoan
