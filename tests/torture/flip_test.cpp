// M3: a byte of the file is changed anywhere. Whatever the book then says otherwise, verification
// finds; what it does not find changed nothing that the book says.
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "torture/column.hpp"
#include "torture/golden_book.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>

namespace dutoan::tests {
namespace {

TEST_CASE("M3: no byte that is changed anywhere changes the book unseen", "[M3]") {
  const ScratchFolder folder;
  const std::string model = folder / "model", path = folder / "book";
  make_sample_book(model);
  const std::string whole = file_content(model), said = all_of(model);
  Rounds rounds{500, 10'000};
  int changed = 0, found_only = 0;
  while (rounds.next()) {
    std::mt19937_64 chance{rounds.seed()};
    const std::size_t at = chance() % whole.size();
    const auto with = static_cast<char>(1 + chance() % 255);
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ with);
    remove_book(path);
    write_content(path, bytes);
    const bool says_otherwise = all_of(path) != said;
    const auto findings = verify_book(path);
    const bool is_found = !findings || !findings->empty();
    CAPTURE(rounds.seed(), at, static_cast<int>(with));
    REQUIRE((is_found || !says_otherwise));
    changed += says_otherwise ? 1 : 0;
    found_only += is_found && !says_otherwise ? 1 : 0;
  }
  CHECK(changed > 50);
  tell("M3 flips", std::to_string(rounds.made()) + " bytes changed, " + std::to_string(changed) +
                       " changed what the book says and were found, " + std::to_string(found_only) +
                       " more were found, 0 unseen");
}

}  // namespace
}  // namespace dutoan::tests
