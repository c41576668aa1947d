// What a file may hold, said once: the check of a file, the JSON Schema that editors use and the
// reference page all come from the same Form and cannot drift apart.
//
// Invariants
//   W1  check_shape reports every problem of a file in one run, sorted by place
//   W2  whatever check_shape accepts has the kind of node that ValueType names beside it
//   W3  a Form may name itself among its sub-forms; schema and page write each form once
#pragma once

#include "files/toml.hpp"

#include <dutoan/nearest.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::files {

/// Enough to show anyone that the file is of another kind; bounds the answer to a hostile file.
inline constexpr std::size_t most_shape_problems = 1000;

enum class ValueType : std::uint8_t {
  text,         // not blank
  code,         // [A-Za-z0-9][A-Za-z0-9._-]*
  number_text,  // "0,2", "0.2" or 5
  integer,
  money,  // 150_000 or "150.000", never negative
  boolean,
  date,  // 2020-05-06 or "06/05/2020"
  table,
  list_of_tables,
  list_of_texts,
  list_of_integers,
  map_of_integers,  // free keys
  map_of_money,
  map_of_number_texts,
  map_of_tables,
  map_of_words,  // free keys, each with one text or a list of texts
  text_or_list,  // one text or a list of texts
};

/// Whether a file with these problems can still be read for more of them: every key that is needed
/// is there and holds the kind of value that it should.
[[nodiscard]] bool can_be_read_on(const Problems& problems);

/// Whether `text` may be a code: [A-Za-z0-9][A-Za-z0-9._-]*.
[[nodiscard]] bool is_code(std::string_view text);

/// The word for a type in the fact "expected" of FileRule::wrong_type; "found" has kind_word.
[[nodiscard]] std::string_view type_word(ValueType type);
[[nodiscard]] std::string_view kind_word(NodeKind kind);

struct Form;

struct Field {
  std::string_view key;
  ValueType type = ValueType::text;
  bool required = false;
  std::string_view about = {};                                    // one English sentence
  std::int64_t least = std::numeric_limits<std::int64_t>::min();  // whole units
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::vector<std::string_view> words = {};  // the only texts allowed, when there are any
  const Form* form = nullptr;                // of tables
  int decimals = 3;                          // of a number_text, at most
};

struct Form {
  std::string_view name;
  std::string_view about;
  std::vector<Field> fields;
};

/// Every way in which `root` differs from `form`.
[[nodiscard]] Problems check_shape(const Node& root, const Form& form);

/// The form as JSON Schema (draft 2020-12).
[[nodiscard]] std::string json_schema(const Form& form, std::string_view title);

/// The form as tables in Markdown, sub-forms after the form that first names them.
[[nodiscard]] std::string markdown_reference(const Form& form);

/// What the field holds, as the pages say it: type, words, bounds; code between backticks.
[[nodiscard]] std::string type_of(const Field& field);

/// `form` and every form below it, each once, in the order of first mention.
[[nodiscard]] std::vector<const Form*> forms_of(const Form& form);

}  // namespace dutoan::files
