// The one place that includes SOCI and, through it, SQLite.
//
// SOCI puts <sqlite3.h> into a namespace of its own, so it must be the first and only one to
// include it; and its use() keeps a reference to what it is given, which for a temporary is gone
// when the statement runs. Only connection.cpp, statement.cpp and backup.cpp include this header;
// everybody else speaks to Connection and Statement.
#pragma once

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string>
#include <type_traits>
#include <utility>

#if SOCI_VERSION < 401000  // from which on SOCI refuses temporaries itself
namespace soci {
template <class T>
  requires(!std::is_lvalue_reference_v<T>)
void use(T&&, const std::string& = {}) = delete;
template <class T>
  requires(!std::is_lvalue_reference_v<T>)
void use(T&&, indicator&, const std::string& = {}) = delete;
}  // namespace soci
#endif

namespace dutoan::storage {

/// Why the last call failed: SQLite's extended code and sentence.
struct Failure {
  int code;
  std::string why;
};

/// An open database as SOCI and SQLite know it.
struct Session {
  soci::session soci;
  std::string path;
  bool is_sound = true;  // false after an error of the disk (B6)

  explicit Session(std::string where) : soci(soci::sqlite3, ":memory:"), path(std::move(where)) {}

  [[nodiscard]] sqlite_api::sqlite3*& database() {
    return static_cast<soci::sqlite3_session_backend*>(soci.get_backend())->conn_;
  }
  [[nodiscard]] Failure failure() {
    return {sqlite_api::sqlite3_extended_errcode(database()),
            sqlite_api::sqlite3_errmsg(database())};
  }
  /// Throws what the failure means.
  [[noreturn]] void fail(const Failure& failure);
  /// Throws when an earlier call has met an error of the disk.
  void ensure_sound() const;
};

}  // namespace dutoan::storage
