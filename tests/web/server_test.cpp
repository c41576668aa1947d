// The server by itself, with answers of the test's own: what goes wrong inside, what is late, how
// it ends. tests/web/hostile.py asks it as strangers do.
#include "web/server.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace dutoan::web;

namespace {

/// A server that runs until the case is over.
class Running {
 public:
  explicit Running(Asked asked, Limits limits = {})
      : server_{"127.0.0.1", 0, limits, std::move(asked)}, thread_{[this] { server_.run(); }} {}
  ~Running() { end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  Running(Running&&) = delete;
  Running& operator=(Running&&) = delete;

  void end() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }

  /// A connection on which `text` was sent.
  [[nodiscard]] int sent(const std::string& text) const {
    const int line = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(server_.port());
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(line, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    REQUIRE(::send(line, text.data(), text.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(text.size()));
    return line;
  }

  /// Everything that comes until the other end closes.
  static std::string received(int line) {
    std::string all;
    std::vector<char> piece(65536);
    for (ssize_t n = 0; (n = recv(line, piece.data(), piece.size(), 0)) > 0;)
      all.append(piece.data(), static_cast<std::size_t>(n));
    close(line);
    return all;
  }

 private:
  Server server_;
  std::thread thread_;
};

std::string request_for(const std::string& what) {
  return what + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

const std::string last_request = request_for("GET /");

bool has_standing_headers(const std::string& answer) {
  return answer.find("Content-Security-Policy: default-src 'none'") != std::string::npos &&
         answer.find("X-Content-Type-Options: nosniff") != std::string::npos;
}

}  // namespace

TEST_CASE("what goes wrong inside is told by a number alone", "[web]") {
  const Running server{
      {[](const Request&, std::size_t) -> Answer { throw std::runtime_error{"a secret"}; }}};
  const std::string answer = Running::received(server.sent(last_request));
  CHECK(answer.starts_with("HTTP/1.1 500 "));
  CHECK(answer.ends_with("\r\n\r\n500\n"));
  CHECK(answer.find("secret") == std::string::npos);
  CHECK(has_standing_headers(answer));
}

TEST_CASE("a header that would be two is not sent", "[web]") {
  const Running server{{[](const Request&, std::size_t) -> Answer {
    return {303, "text/plain", "", {{"Location", "/a\r\nSet-Cookie: x=1"}}};
  }}};
  const std::string answer = Running::received(server.sent(last_request));
  CHECK(answer.starts_with("HTTP/1.1 500 "));
  CHECK(answer.find("x=1") == std::string::npos);
}

TEST_CASE("what waited for a worker until its deadline is not begun", "[web]") {
  Limits limits;
  limits.workers = 1;
  limits.whole_request = std::chrono::milliseconds{200};
  std::atomic<int> begun{0};
  const Running server{{[&](const Request&, std::size_t) -> Answer {
                         ++begun;
                         std::this_thread::sleep_for(std::chrono::milliseconds{600});
                         return {};
                       }},
                       limits};
  const int first = server.sent(last_request);
  while (begun == 0) std::this_thread::yield();
  const int second = server.sent(last_request);
  CHECK(Running::received(first).starts_with("HTTP/1.1 200 "));
  const std::string late = Running::received(second);
  CHECK(late.starts_with("HTTP/1.1 503 "));
  CHECK(late.find("Retry-After") != std::string::npos);
  CHECK(begun == 1);
}

TEST_CASE("what is being answered is sent before the server ends", "[web]") {
  std::atomic<bool> is_begun{false};
  Running server{{[&](const Request&, std::size_t) -> Answer {
    is_begun = true;
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    return {200, "text/plain", std::string(1000000, 'x'), {}};
  }}};
  const int line = server.sent(last_request);
  while (!is_begun) std::this_thread::yield();
  std::string answer;
  std::thread reader{[&] { answer = Running::received(line); }};
  server.end();
  reader.join();
  CHECK(answer.size() > 1000000);
}

TEST_CASE("whoever has not come in sends no large body", "[web]") {
  const Running server{{[](const Request&, std::size_t) -> Answer { return {}; },
                        [](const Values& cookies) { return cookies.value("known"); }}};
  const auto upload = [&](const std::string& cookie, const std::string& type) {
    return Running::received(server.sent(
        "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nCookie: " +
        cookie + "\r\nContent-Type: " + type + "\r\nContent-Length: 5000000\r\n\r\n"));
  };
  const std::string form = "multipart/form-data; boundary=X";
  CHECK(upload("other=1", form).starts_with("HTTP/1.1 413 "));
  CHECK(upload("known=1", "text/plain").starts_with("HTTP/1.1 413 "));
}

TEST_CASE("what compares a password waits in a line of its own, which has an end", "[web]") {
  Limits limits;
  limits.provers = 1;
  limits.proving = 1;
  std::atomic<int> begun{0};
  std::atomic<bool> is_prover{true};
  std::promise<void> release;
  const std::shared_future<void> released{release.get_future()};
  Asked asked;
  asked.answer = [&](const Request& request, std::size_t worker) -> Answer {
    if (request.path != "/login" || request.method == Method::get) return {};
    is_prover = is_prover && worker == limits.workers;
    ++begun;
    released.wait();
    return {};
  };
  asked.proves = [](std::string_view path) { return path == "/login"; };
  const Running server{std::move(asked), limits};

  const int first = server.sent(request_for("POST /login"));
  while (begun == 0) std::this_thread::yield();
  const std::array lines{server.sent(request_for("POST /%6Cogin?a=1")),
                         server.sent(request_for("POST /login"))};
  for (int i = 0; i < 20; ++i)  // more than there are workers
    CHECK(Running::received(server.sent(request_for("GET /login"))).starts_with("HTTP/1.1 200 "));
  std::array watched{pollfd{lines[0], POLLIN, 0}, pollfd{lines[1], POLLIN, 0}};
  REQUIRE(poll(watched.data(), watched.size(), -1) == 1);  // the other one waits
  const std::size_t late = watched[0].revents != 0 ? 0 : 1;
  CHECK(Running::received(lines.at(late)).starts_with("HTTP/1.1 503 "));
  release.set_value();
  CHECK(Running::received(first).starts_with("HTTP/1.1 200 "));
  CHECK(Running::received(lines.at(1 - late)).starts_with("HTTP/1.1 200 "));
  CHECK(begun == 2);
  CHECK(is_prover);
}
