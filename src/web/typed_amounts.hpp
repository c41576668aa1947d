// The lines and amounts of a form, understood as far as they are: what is shown while somebody
// types.
#pragma once

#include "web/visit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// A typed row: the line that it means, and its amount.
struct TypedAmount {
  std::string line_text, amount_text;
  Subject subject;  // the item is empty where a class alone was typed; both where nothing is meant
  std::optional<Money> amount;

  [[nodiscard]] bool is_line() const { return !subject.item.is_empty(); }
};

/// The rows of "line" and "amount" of which anything was typed.
[[nodiscard]] std::vector<TypedAmount> typed_amounts(const Visit& visit, const Values& typed);

/// The words of a line: "Thuê hội trường · Mường Lát 1"; its code where it has none.
[[nodiscard]] std::string words_of_line(const Visit& visit, const std::string& code,
                                        Language language);

}  // namespace dutoan::web
