// Digests and checkpoints: what they cover, and what they do not believe.
#include "storage/digest.hpp"
#include "storage/checkpoint.hpp"
#include "storage/hex.hpp"
#include "storage/scratch_folder.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

namespace dutoan::test {
namespace {

using namespace storage;

TEST_CASE("a digest is SHA-256") {
  CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the bytes of version 1 never change") {
  Encoder encoder{"dutoan/document/1"};
  encoder.put(std::int64_t{-5}).put("Mường Lát").put_nothing().put(std::optional<std::string>{""});
  CHECK(encoder.bytes() == "t17:dutoan/document/1n2:-5t13:Mường Lát-0:t0:");
}

TEST_CASE("two different rows never become the same bytes") {
  const std::optional<std::string> none, empty{""};
  std::set<std::string> seen;
  const auto put = [&](const Encoder& encoder) { CHECK(seen.insert(encoder.bytes()).second); };
  put(Encoder{"a"}.put("ab").put("c"));
  put(Encoder{"a"}.put("a").put("bc"));
  put(Encoder{"a"}.put("abc"));
  put(Encoder{"a"}.put("abc").put(""));
  put(Encoder{"a"}.put("abc").put(none));
  put(Encoder{"a"}.put(none).put("abc"));
  put(Encoder{"a"}.put("12"));
  put(Encoder{"a"}.put(std::int64_t{12}));
  put(Encoder{"a"}.put(std::int64_t{1}).put(std::int64_t{2}));
  put(Encoder{"a"}.put("t1:b"));
  put(Encoder{"b"}.put("abc"));
}

TEST_CASE("a link covers what it is chained to") {
  Encoder encoder{"a"};
  CHECK(encoder.chained_to(no_digest()) != encoder.chained_to(digest_of("")));
  CHECK(encoder.chained_to(no_digest()) != Encoder{"b"}.chained_to(no_digest()));
  CHECK(encoder.chained_to(no_digest()).size() == 64);
}

TEST_CASE("hexadecimal digits are read back, and nothing else is") {
  const std::string bytes{"\x00\x7f\xff", 3};
  CHECK(hex_of(bytes) == "007fff");
  CHECK(bytes_of_hex("007fff") == bytes);
  for (const char* wrong : {"0", "0g", "7F", " 00"}) CHECK_FALSE(bytes_of_hex(wrong));
}

const Seed seed = std::string(32, '\x01');

TEST_CASE("a key is made once, for its owner alone, and read back") {
  const ScratchFolder folder;
  const std::string path = folder / "key";
  const auto made = SigningKey::make(path, seed);
  REQUIRE(made);
  CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  const auto read = SigningKey::read(path);
  REQUIRE(read);
  CHECK(read->public_key() == made->public_key());
  const auto again = SigningKey::make(path, random_seed());
  REQUIRE_FALSE(again);
  CHECK(again.error().front().is(BookRule::key_unusable));
  CHECK(SigningKey::read(path)->public_key() == made->public_key());
  CHECK(random_seed() != random_seed());

  std::filesystem::permissions(path, std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  CHECK_FALSE(SigningKey::read(path));
  CHECK_FALSE(SigningKey::read(folder / "none"));
}

TEST_CASE("a checkpoint is read back as it was signed, and in no other form") {
  const ScratchFolder folder;
  const auto key = SigningKey::make(folder / "key", seed);
  REQUIRE(key);
  const Checkpoint signed_head = key->sign({12, digest_of("head")});
  const std::string text = written(signed_head);
  const auto read = read_checkpoint("checkpoint", text);
  REQUIRE(read);
  CHECK(read->head == signed_head.head);
  CHECK(read->is_signed_by(key->public_key()));
  CHECK_FALSE(read->is_signed_by(std::string(64, 'a')));
  CHECK(short_code(read->head) == "12-" + digest_of("head").substr(0, 4) + "-" +
                                      digest_of("head").substr(4, 4) + "-" +
                                      digest_of("head").substr(8, 4));
}

TEST_CASE("every changed byte of a checkpoint is noticed") {
  const ScratchFolder folder;
  const auto key = SigningKey::make(folder / "key", seed);
  REQUIRE(key);
  const std::string text = written(key->sign({12, digest_of("head")}));
  for (std::size_t i = 0; i < text.size(); ++i) {
    CAPTURE(i);
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(read_checkpoint("checkpoint", changed));
    CHECK_FALSE(read_checkpoint("checkpoint", text.substr(0, i)));
  }
}

}  // namespace
}  // namespace dutoan::test
