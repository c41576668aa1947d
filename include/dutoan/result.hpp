// Results and problems: how the core says no.
//
// A rule that refuses is a value, not an exception: its stable code, where it was met, and the
// facts that the sentence needs. The sentences themselves stand in report (messages.cpp), in
// Vietnamese and English, so that every screen words one code alike.
//
// Invariants
//   R1  a code, once released, never changes its meaning; each has a row in docs/reference/rules.md
//   R2  the rules of an enum stand in the order in which they are checked
//   R3  a file's problems are reported together, sorted by place
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace dutoan {

/// A rule's code; each module has its own enum of rules whose values are codes.
enum class RuleCode : int {};

template <class E>
concept RuleEnum = std::is_enum_v<E> && requires { is_rule_enum(E{}); };

/// Reading text files: plans, rates, norms, lists.
enum class FileRule : int {
  missing_equals = 1001,
  unknown_key = 1002,
  wrong_type = 1003,
  unreadable_number = 1004,
  no_such_date = 1005,
  year_out_of_range = 1006,
  not_utf8 = 1007,
  unexpected_text = 1008,
  duplicate_key = 1009,
  missing_key = 1010,
  unknown_word = 1011,
  number_out_of_range = 1012,
  unsupported_format = 1013,
  too_large = 1014,
  empty_text = 1015,
  malformed_code = 1016,
  not_beside = 1017,
};

/// Lists in CSV, and workbooks.
enum class ListRule : int {
  not_a_workbook = 7006,
  workbook_too_large = 7007,
  cell_unreadable = 7008,
  cell_twice = 7009,
  old_encoding = 7010,
  sheet_not_found = 7011,
  several_sheets = 7012,
  column_not_found = 7001,
  unknown_column = 7005,
  wrong_field_count = 7003,
  unclosed_quote = 7004,
  cell_shows_error = 7013,
  merged_numbers = 7014,
  column_without_title = 7015,
  encoding_not_met = 7016,
  unknown_sheet = 7017,
};

/// The machine around the program.
enum class SystemRule : int {
  cannot_read = 8002,
  cannot_write = 8005,
};

/// The command line.
enum class UseRule : int {
  unknown_command = 9001,
  unknown_option = 9002,
  missing_argument = 9003,
  bad_option_value = 9004,
  surplus_argument = 9005,
  unknown_code = 9006,
  options_exclude = 9007,
  rate_not_found = 9008,  // or a document, or a place
  several_meant = 9009,
  internal_fault = 9099,
};

constexpr void is_rule_enum(FileRule) {}    // a RuleEnum
constexpr void is_rule_enum(ListRule) {}    // a RuleEnum
constexpr void is_rule_enum(SystemRule) {}  // a RuleEnum
constexpr void is_rule_enum(UseRule) {}     // a RuleEnum

/// A place in a file: line and column start at 1, columns count characters as people see them; 0
/// means "the whole file". `cell` names a cell of a list, as in "G4".
struct FilePlace {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;
  std::string cell;

  friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

/// A word that people see, in both languages.
struct Label {
  std::string vi, en;
  friend bool operator==(const Label&, const Label&) = default;
};

/// What a sentence may name. A bare text is the user's or the law's own, never translated.
using FactValue = std::variant<std::string, std::int64_t, Money, Date, Quantity, Percent, Label>;

/// A figure, date, name or word of a sentence, by the name that the sentence has for it.
struct Fact {
  const char* name;
  FactValue value;
};

/// A rule that was met: which, where, and the facts its sentence needs.
struct Problem {
  RuleCode rule;
  FilePlace place;
  std::vector<Fact> facts;
  std::vector<FilePlace> related;  // the other places that the sentence rests on

  /// The rule `r` met at `p`, with the facts of its sentence.
  template <RuleEnum E>
  Problem(E r, FilePlace p, std::vector<Fact> f = {}, std::vector<FilePlace> also = {})
      : rule(static_cast<RuleCode>(r)),
        place(std::move(p)),
        facts(std::move(f)),
        related(std::move(also)) {}

  /// Whether the rule met is `r`.
  template <RuleEnum E>
  [[nodiscard]] bool is(E r) const {
    return rule == static_cast<RuleCode>(r);
  }
};

/// Everything met in one run.
using Problems = std::vector<Problem>;

/// Orders problems by file, line, column and code (R3).
void sort_by_place(Problems& problems);

/// Why there is no value; a Result is made of it.
template <class E>
struct Refusal {
  E why;
};

/// A value, or every reason why there is none. Asking for the value of a refusal, or for the
/// reasons of a value, stops the program.
template <class T, class E = Problems>
class [[nodiscard]] Result {
 public:
  /// A result that has the value.
  template <class U = T>
    requires(std::is_convertible_v<U, T> && !std::is_same_v<std::remove_cvref_t<U>, Result>)
  Result(U&& value) : content_(std::in_place_index<0>, std::forward<U>(value)) {}
  /// A result without a value, and why; `refuse` makes it.
  Result(Refusal<E> refusal) : content_(std::in_place_index<1>, std::move(refusal.why)) {}

  /// Whether there is a value.
  [[nodiscard]] bool has_value() const { return content_.index() == 0; }
  /// Whether there is a value.
  [[nodiscard]] explicit operator bool() const { return has_value(); }

  /// The value; stops the program when there is none.
  /// @{
  [[nodiscard]] T& value() & { return checked<0>(content_); }
  [[nodiscard]] const T& value() const& { return checked<0>(content_); }
  [[nodiscard]] T&& value() && { return std::move(checked<0>(content_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  /// @}
  /// The value, or `otherwise`.
  /// @{
  [[nodiscard]] T value_or(T otherwise) const& { return has_value() ? value() : otherwise; }
  [[nodiscard]] T value_or(T otherwise) && { return has_value() ? std::move(value()) : otherwise; }
  /// @}

  /// The reasons; stops the program when there is a value.
  /// @{
  [[nodiscard]] const E& error() const& { return checked<1>(content_); }
  [[nodiscard]] E& error() & { return checked<1>(content_); }
  [[nodiscard]] E&& error() && { return std::move(checked<1>(content_)); }
  /// @}

 private:
  std::variant<T, E> content_;

  template <std::size_t I, class Content>
  [[nodiscard]] static auto& checked(Content& content) {
    auto* found = std::get_if<I>(&content);
    ensure(found != nullptr, "a result is asked for what it holds");
    return *found;
  }
};

/// The refusal made of one or several problems, or of one fault.
/// @{
[[nodiscard]] inline Refusal<Problems> refuse(Problem p) {
  Problems all;
  all.push_back(std::move(p));
  return {std::move(all)};
}
template <class E>
[[nodiscard]] Refusal<E> refuse(E why) {
  return {std::move(why)};
}
/// @}

}  // namespace dutoan
