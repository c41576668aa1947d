// The only file that knows Boost.Beast.
#include "web/server.hpp"

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <atomic>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

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

/// What every connection shares.
struct Shared {
  Limits limits;
  Answering answering;
  asio::io_context sockets{1};
  asio::thread_pool workers;
  std::mutex free_mutex;
  std::vector<std::size_t> free_workers;
  std::atomic<std::size_t> connections{0};
  std::atomic<int> uploads{0};
  std::atomic<int> answers{0};  // asked for, and not sent yet
  std::atomic<bool> is_stopping{false};

  Shared(const Limits& held, Answering asked)
      : limits{held}, answering{std::move(asked)}, workers{held.workers} {
    for (std::size_t i = held.workers; i > 0; --i) free_workers.push_back(i - 1);
  }

  /// Answers on a worker's own number; there are as many numbers as threads.
  Answer answer(const Request& request) {
    std::size_t worker = 0;
    {
      const std::lock_guard lock{free_mutex};
      worker = free_workers.back();
      free_workers.pop_back();
    }
    Answer made;
    try {
      made = answering(request, worker);
    } catch (...) {
      made = {500, "text/plain; charset=utf-8", "500\n", {}};
    }
    const std::lock_guard lock{free_mutex};
    free_workers.push_back(worker);
    return made;
  }
};

using Head = http::request_parser<http::string_body>;

/// The request as our own value; nothing where its target or form cannot be read.
std::optional<Request> request_of(const http::request<http::string_body>& sent, std::string peer) {
  Request made;
  made.method = sent.method() == http::verb::post ? Method::post : Method::get;
  made.is_head = sent.method() == http::verb::head;
  made.peer = std::move(peer);
  const std::string target = text_of(sent.target());
  const std::size_t question = target.find('?');
  const auto path = decoded(std::string_view{target}.substr(0, question), false);
  if (!path || path->empty() || path->front() != '/') return std::nullopt;
  made.path = *path;
  if (question != std::string::npos) {
    auto query = read_urlencoded(std::string_view{target}.substr(question + 1));
    if (!query) return std::nullopt;
    made.query = std::move(*query);
  }
  made.host = text_of(sent[http::field::host]);
  made.origin = text_of(sent[http::field::origin]);
  made.fetch_site = text_of(sent["Sec-Fetch-Site"]);
  made.content_type = text_of(sent[http::field::content_type]);
  made.token = text_of(sent["X-Dutoan-Token"]);
  made.forwarded = text_of(sent["X-Forwarded-For"]);
  made.cookies = read_cookies(text_of(sent[http::field::cookie]));
  if (made.method == Method::get) return made;
  if (made.content_type.starts_with("application/x-www-form-urlencoded")) {
    auto form = read_urlencoded(sent.body());
    if (!form) return std::nullopt;
    made.form = std::move(*form);
  } else if (made.content_type.starts_with("multipart/form-data")) {
    auto form = read_multipart(sent.body(), made.content_type);
    if (!form) return std::nullopt;
    made.form = std::move(form->values);
    made.files = std::move(form->files);
  } else {
    made.body = sent.body();
  }
  return made;
}

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

  /// The next request of the connection may wait longer for its first byte than for its last.
  void await() {
    if (shared_.is_stopping) return close();
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
        [self = shared_from_this()](Failure failure, std::size_t) { self->read_body(failure); });
  }

  void read_body(Failure failure) {
    if (failure) return refuse(failure);
    const auto& sent = head_->get();
    if (sent.method() != http::verb::get && sent.method() != http::verb::head &&
        sent.method() != http::verb::post)
      return send_last(405);
    const bool is_upload = sent[http::field::content_type].starts_with("multipart/form-data");
    if (is_upload && ++shared_.uploads > most_uploads) {
      --shared_.uploads;
      return send_last(503);
    }
    is_uploading_ = is_upload;
    if (!is_upload) head_->body_limit(small_body);
    const auto length = head_->content_length();
    if (length && *length > (is_upload ? shared_.limits.body : small_body)) return send_last(413);
    http::async_read(stream_, buffer_, *head_,
                     [self = shared_from_this()](Failure failure_of_body, std::size_t) {
                       self->answer(failure_of_body);
                     });
  }

  void answer(Failure failure) {
    if (failure) return refuse(failure);
    const bool keeps = head_->get().keep_alive();
    auto request = request_of(head_->get(), peer_);
    if (!request) return send_last(400);
    stream_.expires_never();
    ++shared_.answers;
    is_answering_ = true;
    asio::post(shared_.workers,
               [self = shared_from_this(), keeps, request = std::move(*request)]() mutable {
                 Answer made = self->shared_.answer(request);
                 asio::post(self->stream_.get_executor(), [self, keeps, is_head = request.is_head,
                                                           made = std::move(made)]() mutable {
                   self->send(std::move(made), keeps && !self->shared_.is_stopping, is_head);
                 });
               });
  }

  void refuse(Failure failure) {
    if (failure == http::error::header_limit) return send_last(431);
    if (failure == http::error::body_limit) return send_last(413);
    if (failure.category() == make_error_code(http::error::end_of_stream).category() &&
        failure != http::error::end_of_stream && failure != http::error::partial_message)
      return send_last(400);
    close();
  }

  void send_last(int status) {
    send({status, "text/plain; charset=utf-8", std::to_string(status) + "\n", {}}, false, false);
  }

  void send(Answer made, bool keeps, bool is_head) {
    end_upload();
    auto& out = response_.emplace(static_cast<http::status>(made.status), 11U);
    out.set(http::field::server, "dutoan");
    for (const auto& [name, value] : standing_headers) out.set(name, value);
    out.set(http::field::cache_control, "no-store");
    if (made.status == 405) out.set(http::field::allow, "GET, HEAD, POST");
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
    auto& serializer = serializer_.emplace(out);
    stream_.expires_after(shared_.limits.whole_request);
    const auto sent = [self = shared_from_this(), keeps](Failure failure, std::size_t) {
      self->end_answer();
      if (failure || !keeps) return self->close();
      self->await();
    };
    if (is_head)
      http::async_write_header(stream_, serializer, sent);
    else
      http::async_write(stream_, serializer, sent);
  }

  void close() {
    Failure ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }
};

}  // namespace

struct Server::Listening {
  Shared shared;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer ending;

  Listening(const std::string& address, unsigned short port, const Limits& limits,
            Answering answering)
      : shared{limits, std::move(answering)},
        acceptor{shared.sockets},
        signals{shared.sockets},
        ending{shared.sockets} {
    const tcp::endpoint endpoint{asio::ip::make_address(address), port};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address{true});
    acceptor.bind(endpoint);
    acceptor.listen(1024);
  }

  void accept() {
    acceptor.async_accept([this](Failure failure, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (!failure && shared.connections < shared.limits.connections) {
        Failure ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        std::make_shared<Connection>(std::move(socket), shared)->start();
      }
      accept();
    });
  }

  /// No new connections; what is being answered is sent, within its deadline.
  void end() {
    shared.is_stopping = true;
    Failure ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    stop_when_sent(std::chrono::steady_clock::now() + shared.limits.whole_request);
  }

 private:
  void stop_when_sent(std::chrono::steady_clock::time_point latest) {
    if (shared.answers == 0 || std::chrono::steady_clock::now() >= latest)
      return shared.sockets.stop();
    ending.expires_after(std::chrono::milliseconds{10});
    ending.async_wait([this, latest](Failure) { stop_when_sent(latest); });
  }
};

Server::Server(const std::string& address, unsigned short port, const Limits& limits,
               Answering answering)
    : listening_{std::make_unique<Listening>(address, port, limits, std::move(answering))} {}

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
  here.shared.sockets.run();
  here.shared.workers.join();
}

void Server::stop() {
  asio::post(listening_->shared.sockets, [this] { listening_->end(); });
}

}  // namespace dutoan::web
