// R1: writers are killed at any moment. What they were told to be kept is in the book, and sending
// everything again puts nothing in twice.
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "torture/column.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace dutoan::tests {
namespace {

/// What a writer reports of one document, before it sends it and when it was confirmed. Records of
/// one size, written at once, so that a kill never leaves half of one in the pipe.
struct Report {
  std::int32_t writer, number, is_confirmed;
};

std::string id_of(const Report& report) {
  return "w" + std::to_string(report.writer) + "." + std::to_string(report.number);
}

class Reports {
 public:
  Reports() { REQUIRE(pipe2(ends_.data(), O_CLOEXEC) == 0); }
  ~Reports() {
    close(ends_[0]);
    if (ends_[1] >= 0) close(ends_[1]);
  }
  Reports(const Reports&) = delete;
  Reports& operator=(const Reports&) = delete;

  void add(const Report& report) const {
    if (write(ends_[1], &report, sizeof report) != sizeof report) _exit(1);
  }
  /// All that were added, once no writer is left.
  [[nodiscard]] Expected take() {
    close(ends_[1]);
    ends_[1] = -1;
    Expected expected;
    for (Report report{}; read(ends_[0], &report, sizeof report) == sizeof report;)
      (report.is_confirmed != 0 ? expected.confirmed : expected.attempted).insert(id_of(report));
    return expected;
  }

 private:
  std::array<int, 2> ends_{};
};

pid_t start_writer(const std::string& path, const Reports& reports, int writer, int first) {
  const pid_t pid = fork();
  if (pid != 0) return pid;
  try {
    const auto store = open_book(path);
    for (int i = first;; ++i) {
      Report report{writer, i, 0};
      reports.add(report);
      post(*store, document_called(id_of(report)));
      report.is_confirmed = 1;
      reports.add(report);
    }
  } catch (...) {  // a writer that was not killed has failed
  }
  _exit(2);
}

/// Whether a writer died between the first byte of a change and the last.
bool was_within_transaction(const std::string& path) {
  std::array<char, 8> start{};
  std::ifstream{path + "-journal", std::ios::binary}.read(start.data(), start.size());
  return start[0] != 0 || std::filesystem::exists(path + "-wal");
}

struct Course {
  std::int64_t kills = 0, within = 0, under_way = 0, confirmed = 0;
};

/// One round: writers run for a moment and are all killed.
void kill_round(const std::string& path, std::mt19937_64& chance, int writers, int first,
                Expected& so_far, Course& course) {
  Reports reports;
  std::vector<pid_t> pids;
  for (int i = 0; i < writers; ++i) pids.push_back(start_writer(path, reports, i, first));
  std::this_thread::sleep_for(std::chrono::microseconds{2'000 + chance() % 12'000});
  for (const pid_t pid : pids) kill(pid, SIGKILL);
  for (const pid_t pid : pids) {
    int status = 0;
    waitpid(pid, &status, 0);
    CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    ++course.kills;
  }
  course.within += was_within_transaction(path) ? 1 : 0;
  Expected expected = reports.take();
  course.confirmed += static_cast<std::int64_t>(expected.confirmed.size());
  for (const std::string& id : expected.attempted)
    if (!expected.confirmed.contains(id)) ++course.under_way;
  so_far.confirmed.merge(expected.confirmed);
  so_far.attempted.merge(expected.attempted);
}

/// Sends again whatever was begun; afterwards it stands in the book once.
void send_again(const std::string& path, Expected& expected) {
  const auto store = open_book(path);
  for (const std::string& id : expected.attempted) post(*store, document_called(id));
  expected.confirmed.insert(expected.attempted.begin(), expected.attempted.end());
}

TEST_CASE("R1: whoever is killed, what was confirmed is kept, and nothing twice", "[R1]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  constexpr int rounds_of_a_book = 25;
  Rounds rounds{150, 20'000};
  Course course;
  Expected expected;
  while (rounds.next()) {
    std::mt19937_64 chance{rounds.seed()};
    const int round = static_cast<int>((rounds.made() - 1) % rounds_of_a_book);
    if (round == 0) {
      remove_book(path);
      make_paid_book(path);
      expected = {};
    }
    CAPTURE(rounds.seed(), rounds.made());
    kill_round(path, chance, rounds.made() % 2 == 0 ? 1 : 4, round * 10'000, expected, course);
    REQUIRE(flaw_in(path, expected) == "");
    send_again(path, expected);
    REQUIRE(flaw_in(path, expected) == "");
  }
  CHECK(course.confirmed > 0);
  tell("R1 kill", std::to_string(rounds.made()) + " rounds, " + std::to_string(course.kills) +
                      " kills, " + std::to_string(course.under_way) +
                      " with a document under way, " + std::to_string(course.within) +
                      " journals left open, " + std::to_string(course.confirmed) +
                      " documents confirmed, 0 lost, 0 twice");
}

}  // namespace
}  // namespace dutoan::tests
