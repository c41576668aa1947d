#include "storage/transaction.hpp"

#include "storage/fault.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace dutoan::storage {

std::string queue_of(const std::string& book) { return book + "-queue"; }

Turn::Turn(const std::string& book)
    : file_(::open(queue_of(book).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  while (file_ >= 0 && flock(file_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

Turn::~Turn() {
  if (file_ >= 0) ::close(file_);
}

Immediate::Immediate(Connection& connection) : turn_(connection.path()), connection_(connection) {
  connection_.execute("BEGIN IMMEDIATE");
}

Immediate::~Immediate() {
  if (is_open_) connection_.roll_back();
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
