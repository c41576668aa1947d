// Numbers, amounts and dates that a file writes as texts.
#pragma once

#include "files/form.hpp"

#include <dutoan/quantity.hpp>

#include <optional>
#include <string>

namespace dutoan::files {

/// What is wrong with the text at `key`, which `type` says is a number, an amount or a date;
/// nothing when it can be read and lies within the field's bounds.
[[nodiscard]] std::optional<Problem> notation_problem(const Field& field, ValueType type,
                                                      const std::string& key, const Node& value);

/// The number that a file writes as text: "0.2" as machines write, "0,2" as people do. "1.234" is
/// refused, because one reads 1234 and the other a little more than one.
[[nodiscard]] std::optional<Quantity> number_of(const std::string& text);

}  // namespace dutoan::files
