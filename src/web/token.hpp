// Chance for the web interface: what nobody may guess.
#pragma once

#include <string>
#include <string_view>

namespace dutoan::web {

/// 32 random bytes in 64 hexadecimal digits.
[[nodiscard]] std::string fresh_token();
/// A token that whoever knows the code of `person` knows as theirs: 128 hexadecimal digits, the
/// first half of chance.
[[nodiscard]] std::string token_for(const std::string& person);
/// Whether the token was made for `person`.
[[nodiscard]] bool is_token_for(std::string_view token, const std::string& person);
/// Whether two tokens are the same, in a time that tells nothing of where they differ.
[[nodiscard]] bool is_same_token(std::string_view one, std::string_view other);

}  // namespace dutoan::web
