// C1 and C3: many writers at once, fifty clients for the last đồng, one form sent twenty times.
#include "storage/processes.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "torture/column.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <pthread.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

namespace dutoan::tests {
namespace {

constexpr int most_processes = 64;

/// What the processes of a race share.
struct Shared {
  pthread_barrier_t barrier;
  std::array<std::atomic<std::int64_t>, most_processes> kept, refused, longest;
};

class Race {
 public:
  explicit Race(int processes)
      : shared_(static_cast<Shared*>(mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    if (shared_ == MAP_FAILED) throw std::runtime_error{"no shared memory"};
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared_->barrier, &attributes, static_cast<unsigned>(processes));
  }
  ~Race() { munmap(shared_, sizeof(Shared)); }
  Race(const Race&) = delete;
  Race& operator=(const Race&) = delete;

  Shared* operator->() const { return shared_; }
  /// Waits until all processes are here.
  void meet() const { pthread_barrier_wait(&shared_->barrier); }

 private:
  Shared* shared_;
};

std::int64_t microseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start)
      .count();
}

std::int64_t spent_in(const std::string& path) {
  std::int64_t spent = 0;
  open_book(path)->read([&](const BookView& book) {
    spent = book.standing(Scope::whole(small_funding()))[Stage::spent].dong();
  });
  return spent;
}

bool is_whole(const std::string& path) {
  const auto findings = verify_book(path);
  return findings && findings->empty();
}

TEST_CASE("C1: many processes write, none is sent away and nothing is lost", "[C1]") {
  const int writers = in_column(8, 32);
  const auto seconds = in_column(std::chrono::seconds{3}, given_time());
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_paid_book(path);
  const Race race{writers};
  const int well = in_processes(writers, [&](int writer) {
    const auto store = open_book(path);
    race.meet();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; std::chrono::steady_clock::now() - start < seconds; ++i) {
      const auto before = std::chrono::steady_clock::now();
      post(*store, document_called("w" + std::to_string(writer) + "." + std::to_string(i)));
      auto& longest = race->longest.at(static_cast<std::size_t>(writer));
      longest = std::max(longest.load(), microseconds_since(before));
      ++race->kept.at(static_cast<std::size_t>(writer));
    }
  });
  CHECK(well == writers);
  const auto end = race->kept.begin() + writers;
  const std::int64_t least = *std::min_element(race->kept.begin(), end);
  const std::int64_t most = *std::max_element(race->kept.begin(), end);
  std::int64_t sum = 0, longest = 0;
  for (int i = 0; i < writers; ++i) {
    sum += race->kept.at(static_cast<std::size_t>(i));
    longest = std::max(longest, race->longest.at(static_cast<std::size_t>(i)).load());
  }
  Expected expected;
  for (int writer = 0; writer < writers; ++writer)
    for (std::int64_t i = 0; i < race->kept.at(static_cast<std::size_t>(writer)); ++i)
      expected.confirmed.insert("w" + std::to_string(writer) + "." + std::to_string(i));
  CHECK(flaw_in(path, expected) == "");
  CHECK(most <= 4 * least + 10);  // each comes in its turn, whatever the machine is busy with
  tell("C1 writers", std::to_string(writers) + " processes, " + std::to_string(sum) +
                         " documents, " + std::to_string(least) + " to " + std::to_string(most) +
                         " each, longest wait " + std::to_string(longest / 1'000) +
                         " ms, 0 lost, 0 sent away");
}

Document one_dong(const std::string& id) {
  return small_document(DocumentKind::payment, id, {small_line("ML1/drinks", 1)});
}

/// One đồng more for the line, in version `version` of the estimate.
Document one_dong_more(int version) {
  Document amendment = small_document(DocumentKind::amendment, "DC-" + std::to_string(version),
                                      {small_line("ML1/drinks", 1)});
  amendment.version = version;
  return amendment;
}

TEST_CASE("C3: of fifty clients that spend the last đồng, one does", "[C3]") {
  constexpr int clients = 50;
  const int rounds = in_column(50, 1'000);
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_paid_book(path, 1);
  const Race race{clients};
  const int well = in_processes(clients, [&](int client) {
    const auto me = static_cast<std::size_t>(client);
    const auto store = open_book(path);
    for (int round = 1; round <= rounds; ++round) {
      if (client == 0 && round > 1) post(*store, one_dong_more(round));
      race.meet();
      const std::vector<Document> one = {
          one_dong("r" + std::to_string(round) + "." + std::to_string(client))};
      const auto receipts = store->append(one, recorded_at, decide);
      if (!receipts && codes_of(receipts.error()) != "5001") throw std::runtime_error{"other"};
      ++(receipts ? race->kept : race->refused).at(me);
      race.meet();
    }
  });
  CHECK(well == clients);
  std::int64_t kept = 0, refused = 0;
  for (std::size_t i = 0; i < clients; ++i)
    kept += race->kept.at(i), refused += race->refused.at(i);
  CHECK(kept == rounds);
  CHECK(refused == std::int64_t{rounds} * (clients - 1));
  CHECK(spent_in(path) == rounds);
  CHECK(is_whole(path));
  tell("C3 last đồng", std::to_string(rounds) + " races of " + std::to_string(clients) +
                           " clients, " + std::to_string(kept) + " won, " +
                           std::to_string(refused) + " refused");
}

TEST_CASE("C3: a form that is sent twenty times at once is one document", "[C3]") {
  constexpr int clients = 20;
  const int rounds = in_column(20, 500);
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_paid_book(path);
  const Race race{clients};
  const int well = in_processes(clients, [&](int client) {
    const auto store = open_book(path);
    for (int round = 1; round <= rounds; ++round) {
      race.meet();
      const Receipt receipt = post(*store, one_dong("form" + std::to_string(round)));
      if (receipt.sequence != first_documents + round) throw std::runtime_error{"another place"};
      ++(receipt.is_repeated ? race->refused : race->kept).at(static_cast<std::size_t>(client));
      race.meet();
    }
  });
  CHECK(well == clients);
  std::int64_t kept = 0;
  for (std::size_t i = 0; i < clients; ++i) kept += race->kept.at(i);
  CHECK(kept == rounds);
  CHECK(spent_in(path) == rounds);
  CHECK(is_whole(path));
}

}  // namespace
}  // namespace dutoan::tests
