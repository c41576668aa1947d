#include "web/token.hpp"

#include <sodium.h>

#include <array>
#include <utility>
#include <vector>

namespace dutoan::web {
namespace {

constexpr std::size_t digits_of_chance = 64;

template <std::size_t Size>
std::string hexadecimal(const std::array<unsigned char, Size>& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

/// `chance`, and the SHA-256 of it with the person's code.
std::string marked_for(const std::string& person, std::string chance) {
  const std::string both = chance + ":" + person;
  const std::vector<unsigned char> bytes(both.begin(), both.end());
  std::array<unsigned char, crypto_hash_sha256_BYTES> mark{};
  crypto_hash_sha256(mark.data(), bytes.data(), bytes.size());
  return std::move(chance) + hexadecimal(mark);
}

}  // namespace

std::string fresh_token() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

std::string token_for(const std::string& person) { return marked_for(person, fresh_token()); }

bool is_token_for(std::string_view token, const std::string& person) {
  return is_same_token(token, marked_for(person, std::string{token.substr(0, digits_of_chance)}));
}

bool is_same_token(std::string_view one, std::string_view other) {
  return !one.empty() && one.size() == other.size() &&
         sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace dutoan::web
