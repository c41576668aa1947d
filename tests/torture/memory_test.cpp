// R7: every allocation fails, once or from then on, in every use case. The program neither crashes
// nor leaves half a book; it throws what says that memory ran out.
#include "torture/memory_faults.hpp"

#include "torture/column.hpp"
#include "torture/disk_sweep.hpp"

#include <catch2/catch.hpp>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <new>
#include <string>

namespace dutoan::tests {
namespace {

/// What a child that may crash has found; its parent reads it whatever became of it.
struct Found {
  std::int64_t at, points, thrown;
  std::array<char, 300> flaw;
};

void say(Found& found, const std::string& flaw) {
  std::strncpy(found.flaw.data(), flaw.c_str(), found.flaw.size() - 1);
}

/// The use case with the `at`-th allocation failing; false when it makes fewer.
bool try_at(const UseCase& use, const Scene& scene, std::int64_t at, bool stays, Found& found) {
  scene.begin_anew();
  const storage::Opening opening = opening_at(scene.path());
  Outcome outcome;
  limit_memory(at, stays);
  try {
    outcome = use.run(opening);
  } catch (const std::bad_alloc&) {
  } catch (const std::exception& fault) {
    lift_memory_limit();
    say(found, fault.what());
    return false;
  }
  if (lift_memory_limit() < at) return false;
  ++found.points;
  if (!outcome.is_done) ++found.thrown;
  const std::string flaw = use.flaw(scene.path(), outcome);
  say(found, flaw);
  return flaw.empty();
}

void sweep_in_child(const UseCase& use, const Scene& scene, bool stays, Found& found) {
  const pid_t pid = fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    scene.begin_anew();
    limit_memory(0, false);
    use.run(opening_at(scene.path()));
    const auto stride = stride_for(lift_memory_limit(), in_column(40, 1'000'000));
    for (found.at = 1 + static_cast<std::int64_t>(given_seed()) % stride;
         try_at(use, scene, found.at, stays, found); found.at += stride) {
    }
    _exit(0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  CAPTURE(use.name, stays, found.at, status);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  CHECK(std::string{found.flaw.data()} == "");
}

TEST_CASE("R7: memory that runs out at any allocation crashes nothing and halves nothing", "[R7]") {
  auto* found = static_cast<Found*>(
      mmap(nullptr, sizeof(Found), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  REQUIRE(found != MAP_FAILED);
  for (const UseCase& use : use_cases()) {
    const Scene scene{use};
    for (const bool stays : {false, true}) sweep_in_child(use, scene, stays, *found);
  }
  CHECK(found->thrown > found->points / 3);
  tell("R7 memory", std::to_string(found->points) + " failing allocations in " +
                        std::to_string(use_cases().size()) + " use cases, " +
                        std::to_string(found->thrown) + " told to the caller, 0 crashes, 0 halves");
  munmap(found, sizeof(Found));
}

}  // namespace
}  // namespace dutoan::tests
