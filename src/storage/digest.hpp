// The digest of what is kept, and the one way in which it becomes bytes.
//
// Invariants
//   D1  two different sequences of fields never become the same bytes: each field says its kind and
//       its length
//   D2  a digest covers all that was put, its name and version, and the digest before it
//   D3  the bytes of a version never change; what is encoded otherwise has another name
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan::storage {

/// SHA-256, as 64 hexadecimal digits.
using Digest = std::string;

/// What stands before the first document.
[[nodiscard]] Digest no_digest();

class Encoder {
 public:
  /// `name` says what is encoded, and in which version: "dutoan/document/1".
  explicit Encoder(std::string_view name);

  Encoder& put(std::int64_t number);
  Encoder& put(std::string_view text);
  Encoder& put_nothing();
  Encoder& put(const std::optional<std::string>& text);
  Encoder& put(const std::optional<std::int64_t>& number);
  /// A flag would otherwise become a number, and a literal a flag.
  Encoder& put(bool) = delete;
  Encoder& put(const char* text) { return put(std::string_view{text}); }

  /// The digest of all that was put, chained to the one before.
  [[nodiscard]] Digest chained_to(std::string_view previous) const;
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  void put_field(char kind, std::string_view content);
};

/// SHA-256 of `bytes`.
[[nodiscard]] Digest digest_of(std::string_view bytes);

}  // namespace dutoan::storage
