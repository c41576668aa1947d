// R3: the power goes at any change of the disk, and again while the book is being recovered.
#include "torture/column.hpp"
#include "torture/disk_sweep.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

struct Image {
  Survivors survivors;
  std::uint64_t salt;
};

/// What survives of what was not flushed.
std::vector<Image> images() {
  std::vector<Image> all = {{Survivors::none, 0}, {Survivors::all, 0}, {Survivors::some, 0}};
  if (is_long_column()) all.insert(all.end(), {{Survivors::some, 1}, {Survivors::some, 2}});
  return all;
}

constexpr Strike cut{.calls = changing_calls, .is_power_cut = true};

std::uint64_t seed_of(const Image& image, std::int64_t first, std::int64_t second) {
  return given_seed() * 1'000'003 + image.salt * 10'007 + static_cast<std::uint64_t>(first) * 131 +
         static_cast<std::uint64_t>(second);
}

struct Count {
  int single = 0, compound = 0;
};

/// Cuts the power at the `at`-th change; nothing when there are fewer.
bool cut_at(const UseCase& use, const Scene& scene, storage::Journal journal, std::int64_t at,
            const Image& image, std::uint64_t seed, Outcome& outcome) {
  Strike strike = cut;
  strike.at = at;
  outcome = run_on_faulty_disk(use, scene, journal, strike);
  const bool has_cut = has_struck();
  if (has_cut) leave_remains(image.survivors, seed);
  set_strike({});
  return has_cut;
}

/// The power comes back, the use case is begun again, and the power goes again.
void cut_again(const UseCase& use, const Scene& scene, storage::Journal journal, std::int64_t first,
               const Image& image, const Outcome& before, Count& count) {
  scene.keep();
  const auto stride =
      stride_for(calls_of(use, scene, journal, changing_calls), in_column(4, 40));
  for (std::int64_t second = 1;; second += stride) {
    scene.go_back();
    Outcome after;
    if (!cut_at(use, scene, journal, second, image, seed_of(image, first, second), after)) break;
    ++count.compound;
    after.confirmed.insert(before.confirmed.begin(), before.confirmed.end());
    CAPTURE(use.name, first, second, static_cast<int>(image.survivors), image.salt,
            static_cast<int>(journal));
    REQUIRE(use.flaw(scene.path(), after) == "");
  }
}

void sweep(const UseCase& use, const Scene& scene, storage::Journal journal, bool is_compound,
           std::int64_t most, Count& count) {
  for (const Image& image : images()) {
    scene.begin_anew();
    const auto stride = stride_for(calls_of(use, scene, journal, changing_calls), most);
    for (std::int64_t at = 1;; at += stride) {
      scene.begin_anew();
      Outcome outcome;
      if (!cut_at(use, scene, journal, at, image, seed_of(image, at, 0), outcome)) break;
      ++count.single;
      CAPTURE(use.name, at, static_cast<int>(image.survivors), image.salt,
              static_cast<int>(journal));
      REQUIRE(use.flaw(scene.path(), outcome) == "");
      if (is_compound && image.salt == 0) cut_again(use, scene, journal, at, image, outcome, count);
    }
  }
}

TEST_CASE("R3: a power cut at any change, and at any change of the recovery", "[R3]") {
  Count count;
  for (const UseCase& use : use_cases()) {
    const Scene scene{use};
    for (const storage::Journal journal : journals()) {
      sweep(use, scene, journal, false, in_column(30, 1'000'000), count);
      sweep(use, scene, journal, true, in_column(4, 30), count);
    }
  }
  CHECK(count.single > 200);
  tell("R3 power", std::to_string(count.single) + " cuts, " + std::to_string(count.compound) +
                       " second cuts in the recovery, in " + std::to_string(use_cases().size()) +
                       " use cases, 0 violations");
}

}  // namespace
}  // namespace dutoan::tests
