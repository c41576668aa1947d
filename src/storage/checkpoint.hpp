// Checkpoints: a signed word on how far the book went, kept outside of it.
//
// Whoever holds the file can rewrite it with all its digests; only what was said elsewhere shows
// it.
//
// Invariants
//   K1  a checkpoint names the count of documents and the last one's digest; its signature covers
//       all of it
//   K2  a key is made once, is never overwritten, and only its owner may read it (0600)
#pragma once

#include "storage/digest.hpp"

#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan::storage {

/// How far a book goes.
struct Head {
  std::int64_t count = 0;
  Digest digest{};  // of the last document; of the settings in a book without documents
  friend bool operator==(const Head&, const Head&) = default;
};

/// A head as somebody signed it.
struct Checkpoint {
  Head head;
  std::string public_key, signature;  // in hexadecimal digits

  [[nodiscard]] bool is_signed_by(const std::string& key) const;
};

/// Which 32 bytes a new key is made of.
using Seed = std::string;
[[nodiscard]] Seed random_seed();

/// A key with which heads are signed.
class SigningKey {
 public:
  /// Makes the key and its file; refused when the file exists (K2).
  [[nodiscard]] static Result<SigningKey> make(const std::string& path, const Seed& seed);
  [[nodiscard]] static Result<SigningKey> read(const std::string& path);
  /// What `make` would refuse with for its folder; nothing where it takes the file.
  [[nodiscard]] static std::optional<Problem> cannot_make(const std::string& path);

  [[nodiscard]] Checkpoint sign(const Head& head) const;
  [[nodiscard]] const std::string& public_key() const { return public_key_; }

 private:
  explicit SigningKey(const Seed& seed);
  std::string secret_, public_key_;
};

/// A checkpoint as a file of four lines, and back.
[[nodiscard]] std::string written(const Checkpoint& checkpoint);
[[nodiscard]] Result<Checkpoint> read_checkpoint(const std::string& name, const std::string& text);

/// A head as paper has it: the count, and digits that the digest begins with.
struct PrintedHead {
  std::int64_t count = 0;
  std::string digits;

  /// Whether the digest begins so.
  [[nodiscard]] bool is_of(const Digest& digest) const;
};
/// How many digits of a digest paper bears, and how many must at least be typed.
inline constexpr std::size_t printed_digits = 32, least_printed_digits = 12;
/// "12-ab01-…" with eight groups of four digits.
[[nodiscard]] std::string printed(const Head& head);
/// The same read back: with colons, hyphens and blanks or without; nothing where it is none.
[[nodiscard]] std::optional<PrintedHead> read_printed(std::string_view text);

/// A few characters to print on paper beside the figures: the count and the beginning of the
/// digest.
[[nodiscard]] std::string short_code(const Head& head);

}  // namespace dutoan::storage
