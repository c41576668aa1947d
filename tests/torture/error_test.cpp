// R2: every call of the disk fails, once or from then on, in every use case.
#include "torture/column.hpp"
#include "torture/disk_sweep.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace dutoan::tests {
namespace {

constexpr std::array failures = {
    Strike{.calls = every_call, .how = Failing::io_error},
    Strike{.calls = call_write, .how = Failing::full},
    Strike{.calls = call_write | call_read, .how = Failing::half},
    Strike{.calls = call_flush, .how = Failing::io_error},
};

struct Count {
  int points = 0, refused = 0;
};

void sweep(const UseCase& use, const Scene& scene, storage::Journal journal, Strike strike,
           Count& count) {
  scene.begin_anew();
  const auto stride =
      stride_for(calls_of(use, scene, journal, strike.calls), in_column(20, 1'000'000));
  for (strike.at = 1;; strike.at += stride) {
    scene.begin_anew();
    const Outcome outcome = run_on_faulty_disk(use, scene, journal, strike);
    if (!has_struck()) break;
    set_strike({});
    ++count.points;
    count.refused += outcome.is_done ? 0 : 1;
    CAPTURE(use.name, strike.at, strike.calls, static_cast<int>(strike.how), strike.stays,
            static_cast<int>(journal));
    REQUIRE(use.flaw(scene.path(), outcome) == "");
  }
  set_strike({});
}

TEST_CASE("R2: a disk that fails at any call of any use case takes nothing back", "[R2]") {
  Count count;
  for (const UseCase& use : use_cases()) {
    const Scene scene{use};
    for (const storage::Journal journal : journals())
      for (const bool stays : {false, true})
        for (Strike strike : failures) {
          strike.stays = stays;
          sweep(use, scene, journal, strike, count);
        }
  }
  CHECK(count.refused > count.points / 3);
  tell("R2 errors", std::to_string(count.points) + " failing calls in " +
                        std::to_string(use_cases().size()) + " use cases, " +
                        std::to_string(count.refused) + " told to the caller, 0 violations");
}

}  // namespace
}  // namespace dutoan::tests
