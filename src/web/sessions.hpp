// Sessions: who is at the other end. They live in memory alone: a server that starts anew knows
// nobody.
//
// Invariants
//   S1  a session's key is 256 random bits, kept as its digest; whoever reads our memory dump or
//       log cannot take a session over
//   S2  a session ends 30 minutes after the last request and 12 hours after the first
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
  std::string token;  // against forms of other sites
  std::chrono::sys_seconds began, last;
};

/// Who is in.
class Sessions {
 public:
  /// Lets the person in; what comes back is the key, for the cookie alone.
  [[nodiscard]] std::string begin(const Person& person, std::chrono::sys_seconds now);
  /// The session of that key, which goes on now; nothing where there is none, or it ended (S2).
  [[nodiscard]] std::optional<Session> find(const std::string& key, std::chrono::sys_seconds now);
  /// Ends the session of that key.
  void end(const std::string& key);
  /// Ends every session of the person with that code.
  void end_all_of(const std::string& code);
  /// Leaves a notice (HTML) for the next page of the session.
  void leave_notice(const std::string& key, std::string notice);
  /// Takes it.
  [[nodiscard]] std::string take_notice(const std::string& key);

 private:
  struct Kept {
    Session session;
    std::string notice;
  };
  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_digest_;
};

}  // namespace dutoan::web
