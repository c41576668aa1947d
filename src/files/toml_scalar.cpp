#include "files/toml_scanner.hpp"

#include <algorithm>
#include <limits>

namespace dutoan::files {
namespace {

using Limits = std::numeric_limits<std::int64_t>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::optional<std::int64_t> value_of(std::string_view digits, bool negative) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    const std::int64_t digit = negative ? '0' - c : c - '0';
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) ||
        __builtin_add_overflow(value, digit, &value))
      return std::nullopt;
  }
  return value;
}

/// Digits with single underscores between them, without a leading zero.
bool is_plain_integer(std::string_view digits) {
  if (digits.empty() || !is_digit(digits.front()) || !is_digit(digits.back())) return false;
  if (digits.front() == '0' && digits.size() > 1) return false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '_' ? digits[i - 1] == '_' : !is_digit(digits[i])) return false;
  }
  return true;
}

/// A word of the file that stands for one value.
class Word {
 public:
  Word(Scanner& scanner, const std::string& key, std::string_view text, Spot spot)
      : scanner_(scanner), key_(key), text_(text), spot_(spot) {}

  /// The value; after a problem some value of the same kind, so that reading can go on.
  [[nodiscard]] std::optional<Node::Value> value() const {
    if (text_ == "true" || text_ == "false") return text_ == "true";
    if (looks_like_date()) return date();
    if (looks_like_number()) return integer();
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool looks_like_date() const {
    const std::size_t digits = text_.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos &&
           (text_[digits] == '-' || text_[digits] == '/' || text_[digits] == ':');
  }
  [[nodiscard]] bool looks_like_number() const {
    const std::string_view unsigned_text = without_sign();
    return !unsigned_text.empty() &&
           (is_digit(unsigned_text.front()) || unsigned_text.front() == '.' ||
            unsigned_text == "inf" || unsigned_text == "nan");
  }
  [[nodiscard]] std::string_view without_sign() const {
    const bool has_sign = text_.starts_with('-') || text_.starts_with('+');
    return has_sign ? text_.substr(1) : text_;
  }

  [[nodiscard]] Node::Value integer() const {
    if (!is_plain_integer(without_sign())) {
      report(FileRule::unreadable_number, {{"text", std::string{text_}}});
      return std::int64_t{0};
    }
    const auto value = value_of(without_sign(), text_.front() == '-');
    if (!value) {
      report(FileRule::number_out_of_range, {{"key", key_},
                                             {"value", std::string{text_}},
                                             {"least", Limits::min()},
                                             {"most", Limits::max()}});
    }
    return value.value_or(0);
  }

  [[nodiscard]] Node::Value date() const {
    const bool is_shaped = text_.size() == 10 && text_[4] == '-' && text_[7] == '-' &&
                           all_digits(text_.substr(0, 4)) && all_digits(text_.substr(5, 2)) &&
                           all_digits(text_.substr(8));
    if (!is_shaped) {
      report(FileRule::unexpected_text,
             {{"found", std::string{text_}}, {"expected", std::string{"date"}}});
      return Date{};
    }
    const int year = static_cast<int>(number_at(0, 4));
    const auto date = Date::of(year, number_at(5, 2), number_at(8, 2));
    if (!date)
      report(FileRule::no_such_date, {{"date", std::string{text_}}});
    else if (year < first_year || year > last_year)
      report(FileRule::year_out_of_range, year_facts(year));
    return date.value_or(Date{});
  }

  [[nodiscard]] unsigned number_at(std::size_t at, std::size_t digits) const {
    unsigned value = 0;
    for (const char c : text_.substr(at, digits))
      value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  }

  void report(FileRule rule, std::vector<Fact> facts) const {
    scanner_.report(rule, spot_, std::move(facts));
  }

  Scanner& scanner_;
  const std::string& key_;
  std::string_view text_;
  Spot spot_;
};

/// Outside lists a comma belongs to the word: 1,5 is one unreadable number, not 1 and a rest.
bool ends_scalar(const Scanner& scanner, bool in_list) {
  const char c = scanner.cursor.peek();
  if (scanner.at_end_of_line() || c == ' ' || c == '\t' || c == '#') return true;
  if (is_control_character(c)) return true;
  return in_list && (c == ',' || c == ']' || c == '}');
}

}  // namespace

std::vector<Fact> year_facts(int year) {
  std::vector<Fact> facts{{"year", std::to_string(year)}};
  const int guess = year + 1000;
  if (year / 1000 == 1 && guess >= first_year && guess <= last_year)
    facts.push_back({"guess", std::to_string(guess)});
  return facts;
}

Node read_scalar(Scanner& scanner, const std::string& key, bool in_list, bool& broken) {
  const Spot start = scanner.here();
  const Cursor before = scanner.cursor;
  while (!ends_scalar(scanner, in_list)) scanner.cursor.skip();
  const std::string_view text = scanner.cursor.since(before.offset());
  const Spot spot = scanner.up_to_here(start);
  auto value = Word{scanner, key, text, spot}.value();
  broken = !value;
  if (broken) {
    scanner.cursor = before;
    scanner.report_unexpected("value");
  }
  return {scanner.file(), spot, std::move(value).value_or(std::int64_t{0})};
}

}  // namespace dutoan::files
