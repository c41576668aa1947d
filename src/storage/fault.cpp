#include "storage/fault.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace dutoan {
namespace {

std::string words_of(const Problem& problem, int code) {
  return "DT" + std::to_string(static_cast<int>(problem.rule)) + " " + problem.place.file +
         (code == 0 ? std::string{} : " (SQLite " + std::to_string(code) + ")");
}

}  // namespace

StorageFault::StorageFault(Problem problem, int sqlite_code)
    : std::runtime_error(words_of(problem, sqlite_code)),
      problem_(std::move(problem)),
      sqlite_code_(sqlite_code) {}

}  // namespace dutoan

namespace dutoan::storage {
namespace {

/// SQLite's primary codes; the header that defines them may be included by the door alone.
enum Primary : int {
  permission = 3,
  busy = 5,
  locked = 6,
  out_of_memory = 7,
  read_only = 8,
  io_error = 10,
  corrupt = 11,
  full = 13,
  cannot_open = 14,
  constraint = 19,
  not_a_database = 26,
};
constexpr int duplicate_key = 1555, duplicate_unique = 2067, duplicate_row = 2579;

struct Meaning {
  int code;
  BookRule rule;
};
constexpr std::array meanings = {
    Meaning{permission, BookRule::book_read_only}, Meaning{busy, BookRule::book_busy},
    Meaning{locked, BookRule::book_busy},          Meaning{read_only, BookRule::book_read_only},
    Meaning{corrupt, BookRule::book_damaged},      Meaning{full, BookRule::disk_full},
    Meaning{not_a_database, BookRule::not_a_book},
};

std::string reason_of(int code) {
  switch (code & 0xff) {
    case io_error: return "reading or writing failed (" + std::to_string(code) + ")";
    case cannot_open: return "cannot be opened (" + std::to_string(code) + ")";
    case out_of_memory: return "no memory left";
    default: return "SQLite " + std::to_string(code);
  }
}

}  // namespace

bool is_full(const StorageFault& fault) { return (fault.sqlite_code() & 0xff) == full; }

bool Refused::is_duplicate() const {
  return sqlite_code_ == duplicate_key || sqlite_code_ == duplicate_unique ||
         sqlite_code_ == duplicate_row;
}

void throw_fault(int code, const std::string& path, const std::string& why) {
  const int primary = code & 0xff;
  if (primary == constraint) throw Refused{code, why};
  for (const Meaning& meaning : meanings) {
    if (meaning.code == primary)
      throw StorageFault{Problem{meaning.rule, {path, 0, 0, 0, {}}}, code};
  }
  if (primary == io_error || primary == cannot_open || primary == out_of_memory) {
    throw StorageFault{
        Problem{BookRule::book_unreachable, {path, 0, 0, 0, {}}, {{"reason", reason_of(code)}}},
        code};
  }
  throw std::logic_error("SQLite " + std::to_string(code) + ": " + why);
}

StorageFault fault(BookRule rule, const std::string& path, std::vector<Fact> facts) {
  return StorageFault{Problem{rule, {path, 0, 0, 0, {}}, std::move(facts)}};
}

}  // namespace dutoan::storage
