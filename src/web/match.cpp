#include "web/match.hpp"

namespace dutoan::web {

std::optional<Values> match(std::string_view pattern, std::string_view path) {
  Values parts;
  while (true) {
    const std::size_t pattern_end = pattern.find('/', 1);
    const std::string_view part = pattern.substr(0, pattern_end);
    const bool is_last = pattern_end == std::string_view::npos;
    if (part.starts_with("/{") && part.ends_with("*}")) {  // all but what the pattern ends with
      const std::string_view end = is_last ? "" : pattern.substr(pattern_end);
      if (!path.ends_with(end)) return std::nullopt;
      path.remove_suffix(end.size());
      if (path.size() < 2) return std::nullopt;
      parts.add(std::string{part.substr(2, part.size() - 4)}, std::string{path.substr(1)});
      return parts;
    }
    const std::size_t path_end = path.find('/', 1);
    const std::string_view given = path.substr(0, path_end);
    if (part.starts_with("/{")) {
      if (given.size() < 2) return std::nullopt;
      parts.add(std::string{part.substr(2, part.size() - 3)}, std::string{given.substr(1)});
    } else if (part != given) {
      return std::nullopt;
    }
    if (is_last != (path_end == std::string_view::npos)) return std::nullopt;
    if (is_last) return parts;
    pattern.remove_prefix(pattern_end);
    path.remove_prefix(path_end);
  }
}

}  // namespace dutoan::web
