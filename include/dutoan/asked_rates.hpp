// What is asked of rates in words: whose, and where. The command line and the browser say it under
// names of their own.
#pragma once

#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <functional>
#include <optional>
#include <string>

namespace dutoan {

/// Finds what the words mean, and collects what they cannot mean. It lives no longer than the
/// regulations.
class AskedRates {
 public:
  /// Gives what is said under a name; nothing where it is not said.
  using Said = std::function<std::optional<std::string>(const std::string& name)>;

  /// Finds it among the words of `regulations`.
  AskedRates(const Regulations& regulations, Said said)
      : regulations_{regulations}, said_{std::move(said)} {}

  /// The code of the province or programme that is said; empty where none is.
  [[nodiscard]] std::string jurisdiction(const std::string& name, Layer layer);
  /// The place that is said, or null.
  [[nodiscard]] const Place* place(const std::string& name);

  /// Why some of it cannot be understood.
  Problems problems;

 private:
  const Regulations& regulations_;
  Said said_;
};

}  // namespace dutoan
