// Chance for the web interface: what nobody may guess.
#pragma once

#include <string>
#include <string_view>

namespace dutoan::web {

/// 32 random bytes in 64 hexadecimal digits.
[[nodiscard]] std::string fresh_token();
/// Whether two tokens are the same, in a time that tells nothing of where they differ.
[[nodiscard]] bool is_same_token(std::string_view one, std::string_view other);

}  // namespace dutoan::web
