#include "storage/transaction.hpp"

#include "storage/fault.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>

namespace dutoan::storage {
namespace {

bool take(int file, int operation) {
  while (flock(file, operation) != 0)
    if (errno != EINTR) return false;
  return true;
}

/// What the one who waits in the queue and the one who waits for it say to each other.
struct Waiting {
  std::mutex mutex;
  std::condition_variable changed;
  bool is_over = false, is_given_up = false;
};

/// While it lives, threads are made that no signal comes to: those are for the program's own.
class Unsignalled {
 public:
  Unsignalled() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~Unsignalled() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Unsignalled(const Unsignalled&) = delete;
  Unsignalled& operator=(const Unsignalled&) = delete;

 private:
  sigset_t before_{};
};

/// Waits in the kernel's queue, which keeps the order but knows no limit: so a thread waits there,
/// and we wait for it. To ask again and again would let others pass. False when the limit is over;
/// the thread then lets go of the file by itself as soon as its turn has come.
bool wait_in_queue(int file, std::chrono::milliseconds limit) {
  const auto waiting = std::make_shared<Waiting>();
  {
    const Unsignalled unsignalled;
    std::thread{[waiting, file] {
      take(file, LOCK_EX);
      const std::lock_guard lock{waiting->mutex};
      waiting->is_over = true;
      if (waiting->is_given_up) ::close(file);
      waiting->changed.notify_one();
    }}.detach();
  }
  std::unique_lock lock{waiting->mutex};
  if (waiting->changed.wait_for(lock, limit, [&] { return waiting->is_over; })) return true;
  waiting->is_given_up = true;
  return false;
}

}  // namespace

std::string queue_of(const std::string& book) { return book + "-queue"; }

Turn::Turn(const std::string& book, std::chrono::milliseconds limit)
    : file_(::open(queue_of(book).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (file_ < 0 || take(file_, LOCK_EX | LOCK_NB) || errno != EWOULDBLOCK) return;
  if (wait_in_queue(file_, limit)) return;
  const std::int64_t seconds = std::chrono::ceil<std::chrono::seconds>(limit).count();
  throw fault(BookRule::book_busy, book, {{"waited", seconds}});
}

Turn::~Turn() {
  if (file_ >= 0) ::close(file_);
}

Immediate::Immediate(Connection& connection)
    : turn_(connection.path(), connection.opening().turn_limit), connection_(connection) {
  connection_.execute("BEGIN IMMEDIATE");
}

Immediate::~Immediate() {
  if (is_open_) connection_.roll_back();
}

void Immediate::flush_what_is_seen() {
  // Its own number again: the smallest write that takes the whole way to the disk.
  connection_.run_script("PRAGMA user_version = " + std::to_string(connection_.version()));
}

void Immediate::commit() {
  try {
    connection_.execute("COMMIT");
    is_open_ = false;
  } catch (const StorageFault& fault) {
    // Waiting for readers in vain leaves the transaction as it was, so that undoing it is certain.
    if (fault.problem().is(BookRule::book_busy)) throw;
    throw UnknownOutcome{Problem{BookRule::outcome_unknown, fault.problem().place},
                         fault.sqlite_code()};
  }
}

Snapshot::Snapshot(Connection& connection)
    : connection_(connection.is_in_transaction() ? nullptr : &connection) {
  if (connection_ != nullptr) connection_->execute("BEGIN");
}

Snapshot::~Snapshot() {
  if (connection_ != nullptr) connection_->roll_back();
}

}  // namespace dutoan::storage
