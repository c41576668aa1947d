// Digests and checkpoints: what they cover, and what they do not believe.
#include "storage/digest.hpp"
#include "storage/checkpoint.hpp"
#include "storage/hex.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

namespace dutoan::tests {
namespace {

using namespace storage;

TEST_CASE("a digest is SHA-256") {
  CHECK(written(digest_of("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(written(digest_of("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(read_digest(written(digest_of("abc"))) == digest_of("abc"));
  CHECK_FALSE(read_digest(written(digest_of("abc")).substr(2)));
}

TEST_CASE("a link covers the document, the link before it and the settings") {
  Kept kept;
  kept.document = small_document(DocumentKind::allotment, "QD-01", {small_line("", 100)});
  const Digest first = first_link({});
  const Digest link = next_link(first, kept);
  CHECK(link != next_link(first_link({ControlLevel::whole}), kept));
  CHECK(first_link({ControlLevel::line, BudgetLevel::province, std::nullopt}) !=
        first_link({ControlLevel::line, BudgetLevel::province, Money{}}));
  BookSettings sample;
  sample.sample = "thanh-hoa-2020";
  CHECK(first_link(sample) != first_link({}));
  kept.document.description += ".";
  CHECK(link != next_link(first, kept));
}

TEST_CASE("the digests of version 1 never change") {
  CHECK(written(first_link({})) ==
        "1568b182c611a363f7d214f1db0a851ee4374b9c15630177cde2dd21567af2ae");
  Kept kept;
  kept.sequence = 1;
  kept.document = small_document(DocumentKind::allotment, "QD-01", {small_line("", 100)});
  CHECK(written(next_link(first_link({}), kept)) ==
        "4c0f5aa538c46f2cb1e3e662fc3bf5ae5fb5de6a5a3c659a4db45cc7128d2631");
}

TEST_CASE("the digests of version 2 never change") {
  Kept kept;
  kept.sequence = 1;
  kept.document = small_document(DocumentKind::estimate, "DT-01", {small_line("ML1/hall", 100)});
  kept.document.version = 1;
  const Digest link = next_link(first_link({}), kept);
  CHECK(written(link) == "e2048880f0fa049a563d589a254c299a9f0a41f4ba9f3714a5a1a68655cce770");
  kept.document.content += " ";
  CHECK(next_link(first_link({}), kept) != link);
}

TEST_CASE("the digests of version 4 never change") {
  Kept kept;
  kept.sequence = 1;
  kept.document = small_document(DocumentKind::commitment, "HD-01", {small_line("ML1/hall", 100)});
  kept.document.guarantee = Guarantee{Money::dong(50), Date::of(2020, 12, 31)};
  CHECK(written(next_link(first_link({}), kept)) ==
        "6f497f831b2e4a5bf029b14e14740b0b93cdf47aa6af2ea3c8cf9a5bdf5c1193");
  kept.document = small_document(DocumentKind::supplement, "BS-01", {small_line("", 100)});
  kept.document.target = line_code("ML1/hall");
  CHECK(written(next_link(first_link({}), kept)) ==
        "64dbd0600a016dc26218e3dbd3432ebd655bd7d2cb16693b45829123839d2cd5");
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
  const std::string digits = written(digest_of("head"));
  CHECK(short_code(read->head) ==
        "12-" + digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-" + digits.substr(8, 4));
}

TEST_CASE("a head is read back off a paper however it is typed") {
  Head head{23, digest_of("a book")};
  const std::string code = printed(head), digits = written(head.digest);
  CHECK(code.starts_with("23-" + digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-"));
  CHECK(code.size() == 3 + 8 * 4 + 7);
  for (const std::string& typed : {code, short_code(head), "23:" + digits, "23 - " + digits,
                                   "23-" + digits.substr(0, least_printed_digits)}) {
    CAPTURE(typed);
    const auto read = read_printed(typed);
    if (typed.starts_with("23 ")) {
      CHECK_FALSE(read);
      continue;
    }
    REQUIRE(read);
    CHECK(read->count == 23);
    CHECK(read->is_of(head.digest));
    CHECK_FALSE(read->is_of(digest_of("another book")));
  }
  for (const std::string& typed :
       {std::string{}, std::string{"23"}, std::string{"23-"}, "-1-" + digits, "x-" + digits,
        "23-" + digits.substr(0, least_printed_digits - 1), "23-" + digits + "0",
        std::string{"so-2020-06-30.db"}})
    CHECK_FALSE(read_printed(typed));
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
}  // namespace dutoan::tests
