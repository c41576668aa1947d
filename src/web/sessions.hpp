// Sessions: who is at the other end. They live in memory alone: a server that starts anew knows
// nobody.
//
// Invariants
//   S1  a session's key is 256 random bits, kept as its digest; whoever reads our memory dump or
//       log cannot take a session over
//   S2  a session ends a while after the last request (30 minutes where people share a book), and
//       12 hours after the first
#pragma once

#include "web/visit.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace dutoan::web {

/// Somebody who came in.
struct Session {
  Person person;
  std::int64_t revision = 0;  // of the member, when they came in; another one ends the session
  bool must_change = false;   // a password that somebody else made: nothing else is let through
  std::string token = {};     // against forms of other sites
  std::chrono::sys_seconds began = {}, last = {};
};

/// Who is in.
class Sessions {
 public:
  explicit Sessions(std::chrono::minutes idle) : idle_{idle} {}

  /// Lets in whoever `session` names, and gives it its token; what comes back is the key, for the
  /// cookie alone.
  [[nodiscard]] std::string begin(Session session, std::chrono::sys_seconds now);
  /// The session of that key, which goes on now; nothing where there is none, or it ended (S2).
  [[nodiscard]] std::optional<Session> find(const std::string& key, std::chrono::sys_seconds now);
  /// How many seconds a session that goes on now has left without a request.
  [[nodiscard]] std::int64_t seconds_left(const Session& session) const;
  /// Ends the session of that key.
  void end(const std::string& key);
  /// Leaves a notice (HTML) for the next page of the session.
  void leave_notice(const std::string& key, std::string notice);
  /// Takes it.
  [[nodiscard]] std::string take_notice(const std::string& key);

 private:
  struct Kept {
    Session session;
    std::string notice;
  };
  std::chrono::minutes idle_;
  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_digest_;

  [[nodiscard]] bool is_over(const Session& session, std::chrono::sys_seconds now) const;
};

}  // namespace dutoan::web
