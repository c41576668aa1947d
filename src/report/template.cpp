#include "report/template.hpp"

#include "report/inert.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::report {
namespace {

/// Facts whose texts are words of ours and not of the file.
bool is_code_word(std::string_view name) {
  return name == "expected" || name == "found" || name == "reason" || name == "what" ||
         name == "limit";
}

std::string written_fact(const Fact& fact, Language language) {
  struct Writer {
    Language language;
    bool is_ours;
    std::string operator()(const std::string& text) const {
      return printable(is_ours ? translated(text, language) : text);
    }
    std::string operator()(std::int64_t n) const { return format_whole(n); }
    std::string operator()(Money amount) const { return format_amount(amount); }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(Quantity q) const { return format_quantity(q); }
    std::string operator()(Percent p) const { return format_percent(p) + " %"; }
    std::string operator()(const Label& label) const { return printable(in(language, label)); }
  };
  return std::visit(Writer{language, is_code_word(fact.name)}, fact.value);
}

const Fact* find(const std::vector<Fact>& facts, std::string_view name) {
  const auto it = std::ranges::find_if(facts, [&](const Fact& f) { return name == f.name; });
  return it == facts.end() ? nullptr : &*it;
}

/// The end of the brace that opens at `from`; braces nest one level in choices.
std::size_t closing(std::string_view pattern, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < pattern.size(); ++i) {
    if (pattern[i] == '{') ++depth;
    if (pattern[i] == '}' && --depth == 0) return i;
  }
  return pattern.size();
}

std::size_t bar_outside_braces(std::string_view text, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}') --depth;
    if (text[i] == '|' && depth == 0) return i;
  }
  return text.size();
}

std::string one(std::string_view inside, const std::vector<Fact>& facts, Language language) {
  if (!inside.starts_with('?')) {
    const Fact* fact = find(facts, inside);
    return fact == nullptr ? "?" : written_fact(*fact, language);
  }
  const std::size_t first = bar_outside_braces(inside, 1);
  const std::size_t second = bar_outside_braces(inside, first + 1);
  const Fact* fact = find(facts, inside.substr(1, first - 1));
  const bool present = fact != nullptr && !written_fact(*fact, language).empty();
  if (present) return filled(inside.substr(first + 1, second - first - 1), facts, language);
  return second < inside.size() ? filled(inside.substr(second + 1), facts, language)
                                : std::string{};
}

}  // namespace

std::string filled(std::string_view pattern, const std::vector<Fact>& facts, Language language) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] != '{') {
      text += pattern[i++];
      continue;
    }
    const std::size_t end = closing(pattern, i);
    text += one(pattern.substr(i + 1, end - i - 1), facts, language);
    i = end + 1;
  }
  return text;
}

std::string named(std::string_view pattern) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] != '{') {
      text += pattern[i++];
      continue;
    }
    const std::size_t end = closing(pattern, i);
    const std::string_view inside = pattern.substr(i + 1, end - i - 1);
    const std::size_t first = bar_outside_braces(inside, 0);
    if (!inside.starts_with('?')) {
      text += "…";
    } else {
      const std::size_t second = bar_outside_braces(inside, first + 1);
      text += named(inside.substr(first + 1, second - first - 1));
    }
    i = end + 1;
  }
  return text;
}

}  // namespace dutoan::report
