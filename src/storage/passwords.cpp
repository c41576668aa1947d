// Passwords as they are kept: libsodium's Argon2id.
#include <dutoan/people_store.hpp>

#include <sodium.h>

#include <array>
#include <new>
#include <semaphore>

namespace dutoan {
namespace {

constexpr std::size_t memory = std::size_t{19} * 1024 * 1024;
constexpr unsigned long long passes = 2;

/// Two at once: each takes its 19 MiB and its core, and whoever logs in must not crowd out the
/// others.
std::counting_semaphore<2>& places() {
  static std::counting_semaphore<2> all{2};
  return all;
}

class Place {
 public:
  Place() { places().acquire(); }
  ~Place() { places().release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

}  // namespace

std::string hashed_password(std::string_view password) {
  ensure(sodium_init() >= 0, "libsodium is there");
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> made{};
  if (crypto_pwhash_str_alg(made.data(), password.data(), password.size(), passes, memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc{};
  return made.data();
}

bool is_password(const std::string& hash, std::string_view password) {
  ensure(sodium_init() >= 0, "libsodium is there");
  const Place place;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string fresh_password() {
  ensure(sodium_init() >= 0, "libsodium is there");
  constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";  // 32: five bits each
  static_assert(letters.size() == 32);
  std::string made;
  for (int i = 0; i < 20; ++i) {
    if (i > 0 && i % 5 == 0) made += '-';
    made += letters[randombytes_uniform(32)];
  }
  return made;
}

}  // namespace dutoan
