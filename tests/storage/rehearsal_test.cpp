// A rehearsal says what the call would say, and leaves the folder as it was.
#include "storage/scratch_folder.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>

namespace dutoan::tests {
namespace {

std::set<std::string> names_in(const ScratchFolder& folder) {
  std::set<std::string> names;
  for (const auto& each : std::filesystem::directory_iterator{folder.path()})
    names.insert(each.path().filename());
  return names;
}

/// The rule that was met, 0 for none.
int rule_met(const std::function<void()>& deed) {
  try {
    deed();
    return 0;
  } catch (const StorageFault& fault) {
    return static_cast<int>(fault.problem().rule);
  }
}

int rule_in(const std::optional<Problem>& problem) {
  return problem ? static_cast<int>(problem->rule) : 0;
}

TEST_CASE("a rehearsal refuses what the call refuses, and writes nothing", "[store]") {
  const ScratchFolder folder;
  const std::string book = folder / "book", copy = folder / "copy", key = folder / "key";
  CHECK(rule_met([&] { rehearse_making(book); }) == 0);
  CHECK(names_in(folder).empty());
  static_cast<void>(make_book(book, {}));
  std::ofstream{folder / "text"} << "no book, no key";
  const auto before = names_in(folder);

  for (const std::string& path : {book, folder / "none/book", folder / "text/book"}) {
    const int met = rule_met([&] { rehearse_making(path); });
    CHECK(met != 0);
    CHECK(rule_met([&] { static_cast<void>(make_book(path, {})); }) == met);
  }
  CHECK(rule_met([&] { rehearse_backup(book, copy); }) == 0);
  for (const auto& [from, to] : {std::pair{folder / "none", copy},
                                 {folder / "text", copy},
                                 {book, folder / "none/copy"},
                                 {book, folder.path().string()}}) {
    const int met = rule_met([&] { rehearse_backup(from, to); });
    CHECK(met != 0);
    CHECK(rule_met([&] { back_up_book(from, to); }) == met);
  }
  CHECK(rule_in(rehearse_checkpoint(book, key)) == 0);
  for (const auto& [of, with] : {std::pair{book, folder / "text"}, {book, folder / "none/key"}}) {
    const int met = rule_in(rehearse_checkpoint(of, with));
    CHECK(met == static_cast<int>(BookRule::key_unusable));
    CHECK(static_cast<int>(checkpoint_book(of, with).error().front().rule) == met);
  }
  CHECK(rule_in(rehearse_checkpoint(folder / "none", key)) ==
        static_cast<int>(BookRule::book_not_found));
  CHECK(names_in(folder) == before);
}

}  // namespace
}  // namespace dutoan::tests
