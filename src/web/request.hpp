// A request as a browser sent it, and the answer that goes back: values, without a socket. Reading
// one is parsing the edge: what cannot be read is refused, and nothing is guessed.
//
// Invariants
//   Q1  names and values are what was sent, decoded once; a name that was sent twice keeps both
//   Q2  no request is larger than the server's limits, which the server holds and nobody else
//   Q3  what is taken for text is UTF-8 without a NUL
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::web {

/// Names with their values in the order in which they were sent.
class Values {
 public:
  /// The first value of that name; `otherwise` without one.
  [[nodiscard]] std::string value(std::string_view name, std::string otherwise = {}) const;
  /// Every value of that name, in order.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  /// Whether the name was sent.
  [[nodiscard]] bool has(std::string_view name) const;
  /// Adds one more value.
  void add(std::string name, std::string value);
  /// Makes this the only value of the name.
  void set(const std::string& name, std::string value);
  /// Everything, in order.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const {
    return pairs_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// A file that was sent with a form.
struct SentFile {
  std::string field;  // the name of its input
  std::string name;   // as the browser calls it: never a path that we write to
  std::string bytes;
};

/// What is done with a route.
enum class Method : std::uint8_t { get, post };

/// A request.
struct Request {
  Method method = Method::get;
  std::string path;  // decoded: "/vouchers/PC-1"
  Values query, form, cookies;
  std::vector<SentFile> files;
  std::string body;  // of a program: JSON; empty where the body was a form
  std::string host, origin, fetch_site, content_type, token;  // as the headers say
  std::string peer;                                           // the address that asked
  std::string forwarded;  // X-Forwarded-For: believed of our own proxy alone
  bool is_head = false;   // wants no body
};

/// An answer.
struct Answer {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};  // besides those of every answer
};

/// The whole request, of a head whose texts were set, its target "/path?query" and its body;
/// nothing where one of them cannot be read.
[[nodiscard]] std::optional<Request> read_request(Request head, std::string_view target,
                                                  std::string_view body);
/// "a=1&b=x+y" as names and values; nothing where an escape is broken, or more than `most` are
/// sent.
[[nodiscard]] std::optional<Values> read_urlencoded(std::string_view text, std::size_t most = 5000);
/// "a=1; b=2" of a Cookie header.
[[nodiscard]] Values read_cookies(std::string_view text);
/// The fields and files of a multipart body; nothing where it is broken.
struct SentForm {
  Values values;
  std::vector<SentFile> files;
};
[[nodiscard]] std::optional<SentForm> read_multipart(std::string_view body,
                                                     std::string_view content_type);
/// "%C3%A1+" decoded; nothing where an escape is broken or stands for a NUL. A plus is a blank only
/// in forms and queries.
[[nodiscard]] std::optional<std::string> decoded(std::string_view text, bool plus_is_blank);
/// Whether these bytes are text: UTF-8 without a NUL.
[[nodiscard]] bool is_text(std::string_view bytes);
/// Whether a decoded path is one: "/…", text, no control character, no empty first part.
[[nodiscard]] bool is_path(std::string_view path);
/// Whether a header of an answer may have this value: one line without control characters.
[[nodiscard]] bool is_header(std::string_view value);
/// `text` as one part of a path or query.
[[nodiscard]] std::string encoded(std::string_view text);
/// A decoded path as it stands in a link: every part encoded, the slashes between them kept.
[[nodiscard]] std::string encoded_path(std::string_view path);

/// The fields of a JSON object of texts, numbers and lists of them; nothing where it is no such.
[[nodiscard]] std::optional<Values> read_json(const std::string& body);

}  // namespace dutoan::web
