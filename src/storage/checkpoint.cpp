#include "storage/checkpoint.hpp"

#include "storage/connection.hpp"
#include "storage/hex.hpp"

#include <dutoan/book.hpp>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace dutoan::storage {
namespace {

constexpr std::string_view title = "dutoan checkpoint 1";

/// What is signed: the first lines of the file, whose title keeps the signature from meaning
/// anything else.
std::string statement_of(const Head& head) {
  return std::string{title} + "\nhead " + std::to_string(head.count) + ":" + written(head.digest) +
         "\n";
}

Problem unusable(const std::string& path, const char* reason) {
  return Problem{BookRule::key_unusable, {path, 0, 0, 0, {}}, {{"reason", std::string{reason}}}};
}

constexpr const char* not_made = "it exists, or its folder may not be written";

/// A file that is closed when the block ends.
class File {
 public:
  File(const std::string& path, int flags)
      : file_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return file_ >= 0; }
  [[nodiscard]] bool is_private() const {
    struct stat found{};
    return fstat(file_, &found) == 0 && S_ISREG(found.st_mode) && (found.st_mode & 077U) == 0;
  }
  [[nodiscard]] bool write(std::string_view text) const {
    return ::write(file_, text.data(), text.size()) == std::ssize(text) && fsync(file_) == 0;
  }
  [[nodiscard]] std::string read() const {
    std::array<char, 256> text{};
    const auto size = ::read(file_, text.data(), text.size());
    return size < 0 ? std::string{} : std::string(text.data(), static_cast<std::size_t>(size));
  }

 private:
  int file_;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

/// The value behind "name ", when the line has it.
std::optional<std::string> value_of(std::string_view line, std::string_view name) {
  if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ')
    return std::nullopt;
  return std::string{line.substr(name.size() + 1)};
}

/// "12:ab…" as `written` writes it.
std::optional<Head> head_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  const std::string count{text.substr(0, colon)};
  const auto digest = read_digest(text.substr(colon + 1));
  Head head;
  const char* end = count.data() + count.size();
  const auto [read_to, error] = std::from_chars(count.data(), end, head.count);
  if (error != std::errc{} || read_to != end || head.count < 0 || !digest) return std::nullopt;
  head.digest = *digest;
  return head;
}

}  // namespace

Seed random_seed() {
  Seed seed(crypto_sign_SEEDBYTES, '\0');
  ensure(sodium_init() >= 0, "libsodium is there");
  randombytes_buf(seed.data(), seed.size());
  return seed;
}

SigningKey::SigningKey(const Seed& seed)
    : secret_(crypto_sign_SECRETKEYBYTES, '\0'), public_key_() {
  ensure(seed.size() == crypto_sign_SEEDBYTES && sodium_init() >= 0, "a seed has 32 bytes");
  std::string open(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(bytes_of(open), bytes_of(secret_), bytes_of(std::string_view{seed}));
  public_key_ = hex_of(open);
}

Result<SigningKey> SigningKey::make(const std::string& path, const Seed& seed) {
  const File file{path, O_WRONLY | O_CREAT | O_EXCL};
  if (!file.is_open()) return refuse(unusable(path, not_made));
  if (!file.write(hex_of(seed) + "\n")) return refuse(unusable(path, "writing failed"));
  return SigningKey{seed};
}

std::optional<Problem> SigningKey::cannot_make(const std::string& path) {
  return may_create(path) ? std::nullopt : std::optional{unusable(path, not_made)};
}

Result<SigningKey> SigningKey::read(const std::string& path) {
  const File file{path, O_RDONLY};
  if (!file.is_open()) return refuse(unusable(path, "it cannot be read"));
  if (!file.is_private()) return refuse(unusable(path, "others may read it"));
  const std::string text = file.read();
  const auto seed = text.ends_with('\n')
                        ? bytes_of_hex(std::string_view{text}.substr(0, text.size() - 1))
                        : std::nullopt;
  if (!seed || seed->size() != crypto_sign_SEEDBYTES)
    return refuse(unusable(path, "it is no key of dutoan"));
  return SigningKey{*seed};
}

Checkpoint SigningKey::sign(const Head& head) const {
  const std::string statement = statement_of(head);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(std::string_view{statement}),
                       statement.size(), bytes_of(std::string_view{secret_}));
  return {head, public_key_, hex_of(signature)};
}

bool Checkpoint::is_signed_by(const std::string& key) const {
  const auto opened = bytes_of_hex(key);
  const auto bytes = bytes_of_hex(signature);
  if (!opened || opened->size() != crypto_sign_PUBLICKEYBYTES || !bytes ||
      bytes->size() != crypto_sign_BYTES)
    return false;
  const std::string statement = statement_of(head);
  return crypto_sign_verify_detached(bytes_of(std::string_view{*bytes}),
                                     bytes_of(std::string_view{statement}), statement.size(),
                                     bytes_of(std::string_view{*opened})) == 0;
}

std::string written(const Checkpoint& checkpoint) {
  return statement_of(checkpoint.head) + "key " + checkpoint.public_key + "\nsignature " +
         checkpoint.signature + "\n";
}

Result<Checkpoint> read_checkpoint(const std::string& name, const std::string& text) {
  const auto refused = [&](const char* reason) {
    return refuse(Problem{
        BookRule::not_a_checkpoint, {name, 0, 0, 0, {}}, {{"reason", std::string{reason}}}});
  };
  const auto lines = lines_of(text);
  if (lines.size() != 4 || lines[0] != title || !text.ends_with('\n'))
    return refused("its lines are not those of one");
  const auto head = head_of(value_of(lines[1], "head").value_or(""));
  const auto key = value_of(lines[2], "key"), signature = value_of(lines[3], "signature");
  if (!head || !key || !signature) return refused("its lines are not those of one");
  Checkpoint checkpoint{*head, *key, *signature};
  if (!checkpoint.is_signed_by(checkpoint.public_key)) return refused("its signature is not right");
  return checkpoint;
}

namespace {

std::string grouped(const Head& head, std::size_t digits) {
  const std::string all = written(head.digest);
  std::string code = std::to_string(head.count);
  for (std::size_t i = 0; i < digits; i += 4) code += "-" + all.substr(i, 4);
  return code;
}

}  // namespace

bool PrintedHead::is_of(const Digest& digest) const { return written(digest).starts_with(digits); }

std::string printed(const Head& head) { return grouped(head, printed_digits); }

std::string short_code(const Head& head) { return grouped(head, least_printed_digits); }

std::optional<PrintedHead> read_printed(std::string_view text) {
  const std::size_t mark = text.find_first_of("-:");
  if (mark == text.npos) return std::nullopt;
  const std::string count{text.substr(0, mark)};
  PrintedHead head;
  const char* end = count.data() + count.size();
  const auto [read_to, error] = std::from_chars(count.data(), end, head.count);
  if (error != std::errc{} || read_to != end || head.count < 0) return std::nullopt;
  for (const char c : text.substr(mark + 1)) {
    if (c == '-' || c == ' ') continue;
    const bool is_small = 'a' <= c && c <= 'f', is_large = 'A' <= c && c <= 'F';
    if (!is_small && !is_large && (c < '0' || c > '9')) return std::nullopt;
    head.digits += is_large ? static_cast<char>(c - 'A' + 'a') : c;
  }
  constexpr std::size_t most = 64;
  if (head.digits.size() < least_printed_digits || head.digits.size() > most) return std::nullopt;
  return head;
}

}  // namespace dutoan::storage
