// Conditions of rates, places and lines: tables of qualifiers with their words.
#pragma once

#include "files/toml.hpp"

#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <vector>

namespace dutoan::files {

/// The sets of conditions that `table` stands for: a list of words gives one set for each word.
/// Null gives one empty set. What the vocabulary does not know goes to `problems`.
[[nodiscard]] std::vector<std::vector<Condition>> conditions_of(const Node* table,
                                                                const Vocabulary& vocabulary,
                                                                Problems& problems);

/// The conditions of a table whose qualifiers have one word each.
[[nodiscard]] std::vector<Condition> single_conditions_of(const Node* table,
                                                          const Vocabulary& vocabulary,
                                                          Problems& problems);

}  // namespace dutoan::files
