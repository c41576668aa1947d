// The only file that knows Boost.Beast.
#include "web/server.hpp"

#include "web/crew.hpp"

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace dutoan::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Failure = beast::error_code;

constexpr std::size_t small_body = std::size_t{1024} * 1024;  // of what is no upload
constexpr int most_uploads = 4;                               // at once

/// N4: a browser runs and loads nothing but our own files, and shows us in nobody's frame.
constexpr std::pair<const char*, const char*> standing_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
     "base-uri 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
};

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

using Clock = std::chrono::steady_clock;
using Sent = http::request<http::string_body>;
using Head = http::request_parser<http::string_body>;

/// An answer that is a number alone.
Answer brief(int status) {
  return {status, "text/plain; charset=utf-8", std::to_string(status) + "\n", {}};
}

/// Whether a server before us, or after us, could take the same bytes for another request (N5).
bool is_ambiguous(const Sent& sent) {
  const auto coding = sent[http::field::transfer_encoding];
  const bool is_chunked = !coding.empty() || sent.count(http::field::transfer_encoding) > 0;
  if (is_chunked && (sent.version() != 11 || !beast::iequals(coding, "chunked") ||
                     sent.count(http::field::transfer_encoding) > 1))
    return true;
  const auto length = sent[http::field::content_length];
  return sent.count(http::field::host) != 1 || sent.count(http::field::content_length) > 1 ||
         length.find(',') != beast::string_view::npos;
}

bool is_upload(const Sent& sent) {
  return sent[http::field::content_type].starts_with("multipart/form-data");
}

/// The request as our own value; nothing where its target or form cannot be read.
std::optional<Request> request_of(const Sent& sent, const std::string& peer) {
  Request head;
  head.method = sent.method() == http::verb::post ? Method::post : Method::get;
  head.is_head = sent.method() == http::verb::head;
  head.peer = peer;
  head.host = text_of(sent[http::field::host]);
  head.origin = text_of(sent[http::field::origin]);
  head.fetch_site = text_of(sent["Sec-Fetch-Site"]);
  head.content_type = text_of(sent[http::field::content_type]);
  head.token = text_of(sent["X-Dutoan-Token"]);
  head.forwarded = text_of(sent["X-Forwarded-For"]);
  head.cookies = read_cookies(text_of(sent[http::field::cookie]));
  return read_request(std::move(head), text_of(sent.target()), sent.body());
}

/// "answer;dur=3.214": in milliseconds, until the answer was there.
std::string time_since(Clock::time_point came) {
  const auto passed =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - came).count();
  std::string fraction = std::to_string(passed % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  return "answer;dur=" + std::to_string(passed / 1000) + "." + fraction;
}

/// What a connection says, and whether it goes on.
struct Said {
  Answer answer;
  bool keeps;
  bool is_head;
};

/// What every connection shares. In the end the crews go first, with the connections that waited
/// for them; then the sockets: connections count themselves out.
struct Shared {
  Limits limits;
  Asked asked;
  std::atomic<std::size_t> connections{0};
  std::atomic<int> uploads{0};
  std::atomic<int> answers{0};  // asked for, and not sent yet
  std::atomic<bool> is_stopping{false};
  asio::io_context sockets{1};
  Crew workers, provers;

  Shared(const Limits& held, Asked whom)
      : limits{held},
        asked{std::move(whom)},
        workers{0, held.workers, held.connections},
        provers{held.workers, held.provers, held.proving} {}

  Answer answer(const Request& request, std::size_t worker) {
    try {
      return asked.answer(request, worker);
    } catch (...) {
      return brief(500);
    }
  }

  /// What is said to a request that came then; one that waited for a worker until its deadline is
  /// not begun.
  Said say(const Sent& sent, const std::string& peer, Clock::time_point came, std::size_t worker) {
    Said said{brief(500), sent.keep_alive(), sent.method() == http::verb::head};
    if (Clock::now() >= came + limits.whole_request) {
      said.answer = brief(503);
      return said;
    }
    try {
      const auto request = request_of(sent, peer);
      said.answer = request ? answer(*request, worker) : brief(400);
      said.keeps = said.keeps && request;
      said.answer.headers.emplace_back("Server-Timing", time_since(came));
    } catch (...) {  // no memory left: this request's, and nobody else's
      said.keeps = false;
    }
    return said;
  }
};

/// One connection; it lives as long as something is awaited on it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared)
      : stream_{std::move(socket)}, buffer_{shared.limits.head + 4096}, shared_{shared} {
    ++shared_.connections;
    Failure ignored;
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) peer_ = peer.address().to_string();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection() {
    end_upload();
    end_answer();
    --shared_.connections;
  }

  void start() { read_head(); }

 private:
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  Shared& shared_;
  std::string peer_;
  std::optional<Head> head_;
  std::optional<http::response<http::string_body>> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::size_t drained_ = 0;
  bool is_uploading_ = false;
  bool is_answering_ = false;

  void end_upload() {
    if (is_uploading_) --shared_.uploads;
    is_uploading_ = false;
  }
  void end_answer() {
    if (is_answering_) --shared_.answers;
    is_answering_ = false;
  }

  /// The next request of the connection may wait longer for its first byte than for its last. What
  /// waits keeps nothing of what was.
  void await() {
    if (shared_.is_stopping) return close();
    serializer_.reset();
    response_.reset();
    if (buffer_.size() > 0) return read_head();
    stream_.expires_after(shared_.limits.idle);
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](Failure failure, std::size_t bytes) {
                              if (failure) return self->close();
                              self->buffer_.commit(bytes);
                              self->read_head();
                            });
  }

  void read_head() {
    head_.emplace();
    head_->header_limit(static_cast<std::uint32_t>(shared_.limits.head));
    head_->body_limit(shared_.limits.body);
    stream_.expires_after(shared_.limits.whole_request);  // N1: until the last byte of the body
    http::async_read_header(
        stream_, buffer_, *head_,
        [self = shared_from_this()](Failure failure, std::size_t) { self->judge(failure); });
  }

  /// What the head alone forbids is refused before a body is read (N2).
  void judge(Failure failure) {
    if (failure) return refuse(failure);
    const Sent& sent = head_->get();
    if (is_ambiguous(sent)) return send_last(400);
    if (sent.method() != http::verb::get && sent.method() != http::verb::head &&
        sent.method() != http::verb::post)
      return send_last(405);
    const bool is_large = is_upload(sent) && may_be_large(sent);
    const std::size_t most = is_large ? shared_.limits.body : small_body;
    head_->body_limit(most);
    if (head_->content_length().value_or(0) > most) return send_last(413);
    if (is_large && ++shared_.uploads > most_uploads) {
      --shared_.uploads;
      return send_last(503);
    }
    is_uploading_ = is_large;
    const auto expected = sent[http::field::expect];
    if (expected.empty()) return read_body();
    if (!beast::iequals(expected, "100-continue")) return send_last(417);
    invite_body();
  }

  [[nodiscard]] bool may_be_large(const Sent& sent) const {
    return !person(sent).empty();  // N6
  }

  /// Who asks; empty where nobody is in.
  [[nodiscard]] std::string person(const Sent& sent) const {
    return shared_.asked.person(read_cookies(text_of(sent[http::field::cookie])));
  }

  /// Who answers (N7).
  [[nodiscard]] Crew& crew(const Sent& sent) const {
    const auto target = text_of(sent.target());
    const auto path = decoded(target.substr(0, target.find('?')), false);
    const bool proves = sent.method() == http::verb::post && path && shared_.asked.proves(*path);
    return proves ? shared_.provers : shared_.workers;
  }

  void invite_body() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(go_on.data(), go_on.size()),
                      [self = shared_from_this()](Failure failure, std::size_t) {
                        if (failure) return self->close();
                        self->read_body();
                      });
  }

  void read_body() {
    http::async_read(
        stream_, buffer_, *head_,
        [self = shared_from_this()](Failure failure, std::size_t) { self->answer(failure); });
  }

  void answer(Failure failure) {
    if (failure) return refuse(failure);
    stream_.expires_never();
    ++shared_.answers;
    is_answering_ = true;
    const Sent& sent = head_->get();
    const std::string who = person(sent);
    const bool is_in_line = crew(sent).put(  // N8; strangers are one by their address
        who.empty() ? "from " + peer_ : who,
        [self = shared_from_this(), came = Clock::now()](std::size_t worker) mutable {
          Said said = self->shared_.say(self->head_->get(), self->peer_, came, worker);
          // Moved on: the last hold of a connection is let go where its socket is known.
          auto executor = self->stream_.get_executor();
          asio::post(executor, [self = std::move(self), said = std::move(said)]() mutable {
            self->send(std::move(said));
          });
        });
    if (!is_in_line) send_last(503);
  }

  void refuse(Failure failure) {
    if (failure == http::error::header_limit) return send_last(431);
    if (failure == http::error::body_limit) return send_last(413);
    if (failure.category() == make_error_code(http::error::end_of_stream).category() &&
        failure != http::error::end_of_stream && failure != http::error::partial_message)
      return send_last(400);
    close();
  }

  void send_last(int status) { send({brief(status), false, false}); }

  void send(Said said) {
    end_upload();
    head_.reset();
    const bool keeps = said.keeps && !shared_.is_stopping;
    serializer_.emplace(response_.emplace(response_of(std::move(said.answer), keeps)));
    stream_.expires_after(shared_.limits.whole_request);
    const auto sent = [self = shared_from_this(), keeps](Failure failure, std::size_t) {
      self->end_answer();
      if (failure) return self->close();
      if (keeps) return self->await();
      self->linger();
    };
    if (said.is_head)
      http::async_write_header(stream_, *serializer_, sent);
    else
      http::async_write(stream_, *serializer_, sent);
  }

  /// A socket that is closed before everything was read takes the answer back: whoever sends too
  /// much would see a broken connection, and not the reason.
  void linger() {
    serializer_.reset();
    response_.reset();
    Failure ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(shared_.limits.lingering);
    drain();
  }

  void drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](Failure failure, std::size_t bytes) {
                              self->drained_ += bytes;
                              if (failure || self->drained_ > self->shared_.limits.body)
                                return self->close();
                              self->drain();
                            });
  }

  void close() {
    Failure ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  static http::response<http::string_body> response_of(Answer made, bool keeps) {
    if (!std::ranges::all_of(made.headers, [](const auto& h) { return is_header(h.second); }))
      made = brief(500);
    http::response<http::string_body> out{static_cast<http::status>(made.status), 11U};
    out.set(http::field::server, "dutoan");
    for (const auto& [name, value] : standing_headers) out.set(name, value);
    out.set(http::field::cache_control, "no-store");
    if (made.status == 405) out.set(http::field::allow, "GET, HEAD, POST");
    if (made.status == 503) out.set(http::field::retry_after, "5");
    out.set(http::field::content_type, made.type);
    for (const auto& [name, value] : made.headers) {
      if (name == "Set-Cookie")
        out.insert(name, value);
      else
        out.set(name, value);
    }
    out.keep_alive(keeps);
    out.body() = std::move(made.body);
    out.prepare_payload();
    return out;
  }
};

/// Lets the process hold a descriptor for each connection, and says how many that are: what comes
/// beyond is turned away at once, and does not wait unseen.
std::size_t room_for(std::size_t connections) {
  constexpr std::size_t others = 100;  // the book's files, the plan's, the log
  rlimit held{};
  if (getrlimit(RLIMIT_NOFILE, &held) != 0) return connections;
  if (held.rlim_cur < connections + others) {
    held.rlim_cur = std::min<rlim_t>(held.rlim_max, connections + others);
    setrlimit(RLIMIT_NOFILE, &held);
    getrlimit(RLIMIT_NOFILE, &held);
  }
  if (held.rlim_cur >= connections + others) return connections;
  return held.rlim_cur > 2 * others ? held.rlim_cur - others : held.rlim_cur / 2;
}

}  // namespace

struct Server::Listening {
  Shared shared;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer ending;
  asio::steady_timer pause;

  Listening(const std::string& address, unsigned short port, const Limits& limits, Asked asked)
      : shared{limits, std::move(asked)},
        acceptor{shared.sockets},
        signals{shared.sockets},
        ending{shared.sockets},
        pause{shared.sockets} {
    shared.limits.connections = room_for(limits.connections);
    const tcp::endpoint endpoint{asio::ip::make_address(address), port};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address{true});
    acceptor.bind(endpoint);
    acceptor.listen(1024);
  }

  void accept() {
    acceptor.async_accept([this](Failure failure, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (failure) return accept_later();
      begin(std::move(socket));
      accept();
    });
  }

  /// No new connections; what is being answered is sent, within its deadline.
  void end() {
    shared.is_stopping = true;
    Failure ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    stop_when_sent(Clock::now() + shared.limits.whole_request);
  }

 private:
  void begin(tcp::socket socket) {
    if (shared.connections >= shared.limits.connections) return;
    Failure ignored;
    socket.set_option(tcp::no_delay{true}, ignored);
    try {
      std::make_shared<Connection>(std::move(socket), shared)->start();
    } catch (const std::bad_alloc&) {  // this connection is lost, and no other
    }
  }

  /// No descriptor is free: asking again at once would ask for ever.
  void accept_later() {
    pause.expires_after(std::chrono::milliseconds{50});
    pause.async_wait([this](Failure) {
      if (acceptor.is_open()) accept();
    });
  }

  void stop_when_sent(Clock::time_point latest) {
    if (shared.answers == 0 || Clock::now() >= latest) return shared.sockets.stop();
    ending.expires_after(std::chrono::milliseconds{10});
    ending.async_wait([this, latest](Failure) { stop_when_sent(latest); });
  }
};

namespace {

/// A fault in one connection's turn ends that connection, and no other.
void run_on(asio::io_context& sockets) {
  while (true) {
    try {
      sockets.run();
      return;
    } catch (const std::exception&) {
      continue;
    }
  }
}

}  // namespace

Server::Server(const std::string& address, unsigned short port, const Limits& limits, Asked asked)
    : listening_{std::make_unique<Listening>(address, port, limits, std::move(asked))} {}

Server::~Server() = default;

unsigned short Server::port() const { return listening_->acceptor.local_endpoint().port(); }

void Server::run() {
  Listening& here = *listening_;
  here.signals.add(SIGINT);
  here.signals.add(SIGTERM);
  here.signals.async_wait([&here](Failure failure, int) {
    if (!failure) here.end();
  });
  here.accept();
  run_on(here.shared.sockets);
  here.shared.workers.stop();  // what waits is not begun any more
  here.shared.provers.stop();
}

void Server::stop() {
  asio::post(listening_->shared.sockets, [this] { listening_->end(); });
}

}  // namespace dutoan::web
