// Whatever a stranger sends, it is refused or read; what was read is text, is within its limits,
// and comes out the same when it is written and read again.
#include "web/request.hpp"

#include <dutoan/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace dutoan;
using namespace dutoan::web;

namespace {

std::string written(const Values& values) {
  std::string text;
  for (const auto& [name, value] : values.pairs())
    text += (text.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  return text;
}

void check_values(const Values& values) {
  const auto again = read_urlencoded(written(values));
  for (const auto& [name, value] : values.pairs()) {
    ensure(is_text(name) && is_text(value), "what is read is text");
    // An empty name with an empty value is written as nothing between two marks, and still a pair.
    ensure(again.has_value() && values.has(name), "a name is found");
  }
  ensure(again.has_value() && again->pairs() == values.pairs(), "values read back");
}

void check_json(const std::string& body) {
  const auto values = read_json(body);
  if (!values) return;
  for (const auto& [name, value] : values->pairs())
    ensure(is_text(name) && is_text(value) && value.size() <= body.size() * 6,
           "a value is of the body");
}

void check_path(const std::string& path) {
  ensure(decoded(encoded_path(path), false) == path, "a path reads back");
}

}  // namespace

/// The first line is the target, the second the type of the body, the third the cookies.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view rest{reinterpret_cast<const char*>(bytes), size};
  const auto line = [&] {
    const std::size_t end = rest.find('\n');
    const std::string_view found = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return found;
  };
  Request head;
  head.method = Method::post;
  const std::string_view target = line();
  head.content_type = line();
  head.cookies = read_cookies(line());
  ensure(head.cookies.pairs().size() <= size, "cookies are of the head");
  check_json(std::string{rest});
  const auto request = read_request(head, target, rest);
  if (!request) return 0;
  ensure(is_path(request->path), "a path is one");
  ensure(request->query.pairs().size() <= 5000 &&
             request->form.pairs().size() + request->files.size() <= 5000,
         "no more values than that");
  check_path(request->path);
  check_values(request->query);
  check_values(request->form);
  for (const SentFile& file : request->files)
    ensure(file.bytes.size() <= rest.size() && !file.name.empty(), "a file is of the body");
  return 0;
}
