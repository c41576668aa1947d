// Whatever path a stranger asks for, it is of a route or not, and what its parts are put together
// again is the path.
#include "web/match.hpp"

#include <dutoan/result.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace dutoan;
using namespace dutoan::web;

namespace {

/// The shapes that routes have.
constexpr std::array<std::string_view, 8> patterns = {
    "/",
    "/vouchers",
    "/vouchers/{number*}",
    "/vouchers/{number*}/post",
    "/classes/{class}",
    "/classes/{class}/settlement",
    "/lines/{class}/{item}",
    "/trace/{form}/{row}/{column}",
};

/// The pattern with its parts in the places of their names.
std::string put_together(std::string_view pattern, const Values& parts) {
  std::string path;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    path += pattern.substr(0, open);
    if (open == pattern.size()) return path;
    const std::size_t close = pattern.find('}', open);
    std::string_view name = pattern.substr(open + 1, close - open - 1);
    if (name.ends_with('*')) name.remove_suffix(1);
    const std::string part = parts.value(name);
    ensure(!part.empty(), "no part is empty");
    path += part;
    pattern.remove_prefix(close + 1);
  }
  return path;
}

void check(std::string_view pattern, std::string_view path) {
  const auto parts = match(pattern, path);
  const bool is_plain = pattern.find('{') == std::string_view::npos;
  if (is_plain) ensure(parts.has_value() == (pattern == path), "a plain route is its own path");
  if (parts) ensure(put_together(pattern, *parts) == path, "the parts are of the path");
}

}  // namespace

/// The first line is the path; what follows it a pattern that nobody would write.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  const std::size_t end = text.find('\n');
  const std::string_view path = text.substr(0, end);
  if (!is_path(path)) return 0;
  for (const std::string_view pattern : patterns) check(pattern, path);
  if (end != std::string_view::npos) static_cast<void>(match(text.substr(end + 1), path));
  return 0;
}
