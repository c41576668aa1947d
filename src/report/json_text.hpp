// Texts and objects as JSON writes them.
#pragma once

#include <dutoan/money.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace dutoan::report {

/// The text between quotation marks, on one line.
[[nodiscard]] std::string quoted(const std::string& text);

/// An object on one line, written member by member.
class JsonObject {
 public:
  /// A member whose value is JSON already.
  void add_json(std::string_view name, const std::string& json);
  void add(std::string_view name, const std::string& text) { add_json(name, quoted(text)); }
  void add(std::string_view name, std::int64_t n) { add_json(name, std::to_string(n)); }
  void add(std::string_view name, Money amount) { add(name, amount.dong()); }

  [[nodiscard]] std::string text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace dutoan::report
