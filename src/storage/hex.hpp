// Bytes as text and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dutoan::storage {

/// Two lower-case digits for each byte.
[[nodiscard]] std::string hex_of(std::string_view bytes);
/// The bytes, or nothing when `text` is not what `hex_of` writes.
[[nodiscard]] std::optional<std::string> bytes_of_hex(std::string_view text);

/// As libsodium takes them.
[[nodiscard]] inline unsigned char* bytes_of(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}
[[nodiscard]] inline const unsigned char* bytes_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace dutoan::storage
