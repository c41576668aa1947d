#include "storage/digest.hpp"

#include "storage/hex.hpp"
#include "storage/words.hpp"

#include <dutoan/book.hpp>

#include <sodium.h>

#include <algorithm>

namespace dutoan::storage {

static_assert(std::tuple_size_v<Digest> == crypto_hash_sha256_BYTES);

Digest digest_of(std::string_view bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  return digest;
}

Digest first_link(const BookSettings& settings) {
  const auto from = settings.commitment_from;
  return digest_of("dutoan/book/1\n" + std::string{word(settings.blocks)} + "\n" +
                   std::string{word(settings.level)} + "\n" +
                   (from ? std::to_string(from->dong()) : "none") + "\n" +
                   (settings.sample.empty() ? "" : "sample " + settings.sample + "\n"));
}

Digest next_link(const Digest& before, const Kept& kept) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  const auto add = [&](std::string_view bytes) {
    crypto_hash_sha256_update(&state, bytes_of(bytes), bytes.size());
  };
  add("dutoan/link/1\n" + written(before) + "\n");
  add(canonical_bytes(kept));
  Digest digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

std::string written(const Digest& digest) {
  return hex_of(std::string(digest.begin(), digest.end()));
}

std::optional<Digest> read_digest(std::string_view text) {
  const auto bytes = bytes_of_hex(text);
  if (!bytes || bytes->size() != std::tuple_size_v<Digest>) return std::nullopt;
  Digest digest{};
  std::ranges::transform(*bytes, digest.begin(),
                         [](char c) { return static_cast<unsigned char>(c); });
  return digest;
}

}  // namespace dutoan::storage

namespace dutoan {

std::string sha256(std::string_view bytes) { return storage::written(storage::digest_of(bytes)); }

}  // namespace dutoan
