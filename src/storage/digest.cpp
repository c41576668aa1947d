#include "storage/digest.hpp"

#include "storage/hex.hpp"

#include <sodium.h>

namespace dutoan::storage {

Digest no_digest() { return Digest(64, '0'); }

Digest digest_of(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
  return hex_of(digest);
}

Encoder::Encoder(std::string_view name) { put(name); }

void Encoder::put_field(char kind, std::string_view content) {
  bytes_ += kind;
  bytes_ += std::to_string(content.size());
  bytes_ += ':';
  bytes_ += content;
}

Encoder& Encoder::put(std::int64_t number) {
  put_field('n', std::to_string(number));
  return *this;
}

Encoder& Encoder::put(std::string_view text) {
  put_field('t', text);
  return *this;
}

Encoder& Encoder::put_nothing() {
  put_field('-', {});
  return *this;
}

Encoder& Encoder::put(const std::optional<std::string>& text) {
  return text ? put(std::string_view{*text}) : put_nothing();
}

Encoder& Encoder::put(const std::optional<std::int64_t>& number) {
  return number ? put(*number) : put_nothing();
}

Digest Encoder::chained_to(std::string_view previous) const {
  Encoder link{"dutoan/link/1"};
  link.put(previous).put(std::string_view{bytes_});
  return digest_of(link.bytes_);
}

}  // namespace dutoan::storage
