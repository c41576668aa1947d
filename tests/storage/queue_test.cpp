// Writers of several processes: each gets its turn, nobody loses anything, none is told to go away.
#include "storage/processes.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/small_book.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <dutoan/book.hpp>
#include <dutoan/report.hpp>

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace dutoan::tests {
namespace {

using namespace storage;

std::int64_t notes_of(const std::string& path, const std::string& writer) {
  Connection book{small_opening(path)};
  return Statement{book, "SELECT count(*) FROM note WHERE id GLOB :of"}.one<std::int64_t>(
      {{"of", writer + ".*"}});
}

TEST_CASE("eight processes write in turn, and every one of their documents is there", "[queue]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 0);
  constexpr int writers = 8;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{2};
  const int well = in_processes(writers, [&](int writer) {
    Connection book{small_opening(path)};
    for (int i = 0; std::chrono::steady_clock::now() < end; ++i)
      post_note(book, std::to_string(writer) + "." + std::to_string(i), 1);
  });
  CHECK(well == writers);
  CHECK(flaw_of(path, {}) == "");
  std::vector<std::int64_t> each;
  for (int i = 0; i < writers; ++i) each.push_back(notes_of(path, std::to_string(i)));
  CAPTURE(each);
  // Loosely: what else runs on the machine may keep one process from asking at all.
  CHECK(*std::ranges::max_element(each) <= 4 * *std::ranges::min_element(each) + 10);
}

TEST_CASE("the place of a writer that is killed goes to the next", "[queue]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 1);
  const pid_t pid = fork();
  if (pid == 0) {
    Connection book{small_opening(path)};
    Immediate transaction{book};
    book.execute("UPDATE total SET amount = 1000");
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  CHECK(WIFSIGNALED(status));
  Connection book{small_opening(path)};
  post_note(book, "next", 2);
  CHECK(flaw_of(path, {"n1", "next"}).empty());
}

/// The problem with which the turn was refused; nothing when it was had.
std::optional<Problem> refused_turn(const std::string& path, std::chrono::milliseconds limit) {
  try {
    const Turn turn{path, limit};
    return std::nullopt;
  } catch (const StorageFault& fault) {
    return fault.problem();
  }
}

TEST_CASE("nobody waits for a turn longer than the limit, or keeps it after giving up", "[queue]") {
  using std::chrono::milliseconds;
  const ScratchFolder folder;
  const std::string path = folder / "book";
  {
    const Turn first{path, milliseconds{0}};
    for (const auto& [limit, seconds] :
         {std::pair{milliseconds{0}, "waited 0 s"}, std::pair{milliseconds{1}, "waited 1 s"},
          std::pair{milliseconds{20}, "waited 1 s"}}) {
      const auto problem = refused_turn(path, limit);
      REQUIRE(problem);
      CHECK(problem->is(BookRule::book_busy));
      CHECK_THAT(sentence(*problem, Language::en), Catch::Contains(seconds));
    }
  }
  CHECK_FALSE(refused_turn(path, milliseconds{10'000}));
  CHECK_FALSE(refused_turn(path, milliseconds{10'000}));
}

TEST_CASE("a writer that waits for its turn has it once it is free", "[queue]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 0);
  std::optional<Turn> first;
  first.emplace(path, std::chrono::milliseconds{0});
  std::thread later{[&] {
    Connection book{small_opening(path)};
    post_note(book, "later.1", 1);
  }};
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  CHECK(notes_of(path, "later") == 0);
  first.reset();
  later.join();
  CHECK(flaw_of(path, {"later.1"}).empty());
}

TEST_CASE("who waits for a turn can be interrupted", "[queue]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  const Turn first{path, std::chrono::milliseconds{0}};
  for (const int signal : {SIGINT, SIGTERM}) {
    std::array<int, 2> ready{};
    REQUIRE(pipe(ready.data()) == 0);
    const pid_t pid = fork();
    if (pid == 0) {
      std::signal(signal, SIG_DFL);
      if (write(ready[1], "1", 1) == 1) refused_turn(path, std::chrono::milliseconds{20'000});
      _exit(1);
    }
    char begun = 0;
    REQUIRE(read(ready[0], &begun, 1) == 1);
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    kill(pid, signal);
    int status = 0;
    waitpid(pid, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    close(ready[0]);
    close(ready[1]);
  }
}

TEST_CASE("a book in a folder without a queue is written all the same", "[queue]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 0);
  std::filesystem::remove(queue_of(path));
  std::filesystem::create_symlink(folder / "elsewhere", queue_of(path));
  Connection book{small_opening(path)};
  post_note(book, "a", 1);
  CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));  // no link is followed
  CHECK(flaw_of(path, {"a"}).empty());
}

}  // namespace
}  // namespace dutoan::tests
