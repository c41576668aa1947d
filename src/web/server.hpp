// The server: sockets in, requests out, answers back. It knows nothing of budgets.
//
// Invariants
//   N1  a request has one deadline from its first byte to its last, whoever drips it
//   N2  a request beyond a limit is refused before it is kept: head, body, connections
//   N3  what answers runs on workers; no slow answer keeps a socket from being read
//   N4  every answer carries the headers by which a browser runs nothing but our own files
//   N5  a request that two servers could read in two ways is refused, and so is a header of an
//       answer that would be two
//   N6  whoever has not come in sends no large body, and takes no place of an upload
//   N7  requests that compare a password wait in a line of their own, whose end is a 503: however
//       many they are, they keep no other request waiting
//   N8  whoever asks for many answers at once waits for them alone (crew.hpp)
#pragma once

#include "web/request.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dutoan::web {

/// What the server holds others to.
struct Limits {
  std::chrono::milliseconds whole_request{10'000};  // the deadline of one request, and of an answer
  std::chrono::milliseconds idle{30'000};           // between requests of a connection
  std::chrono::milliseconds lingering{2'000};       // for what was sent and will not be read
  std::size_t head = std::size_t{16} * 1024;        // bytes
  std::size_t body = std::size_t{32} * 1024 * 1024;
  std::size_t connections = 2000;
  std::size_t workers = 4;
  std::size_t provers = 2;    // threads besides the workers, for what compares a password
  std::size_t proving = 100;  // of those that wait for one
};

/// What the server asks of whoever knows what a request means; several threads ask at once.
struct Asked {
  /// Answers one request. `worker` counts the threads that ask this from 0: first
  /// `Limits::workers`, then `Limits::provers`.
  std::function<Answer(const Request&, std::size_t worker)> answer;
  /// Who is in with these cookies; empty where nobody is, who sends no large body (N6).
  std::function<std::string(const Values& cookies)> person = [](const Values&) { return "all"; };
  /// Whether a form that is sent to that path compares a password (N7).
  std::function<bool(std::string_view path)> proves = [](std::string_view) { return false; };
};

/// Listens, and answers until it is stopped.
class Server {
 public:
  /// Listens at `address`; port 0 is any free one. Throws std::runtime_error where it cannot.
  Server(const std::string& address, unsigned short port, const Limits& limits, Asked asked);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;
  ~Server();

  /// The port that it listens on.
  [[nodiscard]] unsigned short port() const;
  /// Answers until `stop`, or until the process is asked to end; requests under way are finished.
  void run();
  /// Ends `run`, from any thread.
  void stop();

 private:
  struct Listening;
  std::unique_ptr<Listening> listening_;
};

}  // namespace dutoan::web
