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

/// What stands in braces, where it is no fact and no choice; words where it is one.
AdvicePart::Kind kind_of(std::string_view inside) {
  if (inside.starts_with("--") || inside.starts_with('{')) return AdvicePart::Kind::option;
  if (inside.starts_with("dutoan ")) return AdvicePart::Kind::command;
  return inside.starts_with('!') ? AdvicePart::Kind::terminal : AdvicePart::Kind::words;
}

/// Fills patterns in, part by part.
class Filler {
 public:
  Filler(const std::vector<Fact>& facts, Language language) : facts_{facts}, language_{language} {}

  std::vector<AdvicePart> parts;

  void fill(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size();) {
      const std::size_t brace = std::min(pattern.find('{', i), pattern.size());
      add(AdvicePart::Kind::words, std::string{pattern.substr(i, brace - i)});
      if (brace == pattern.size()) return;
      const std::size_t end = closing(pattern, brace);
      fill_one(pattern.substr(brace + 1, end - brace - 1));
      i = end + 1;
    }
  }

 private:
  const std::vector<Fact>& facts_;
  Language language_;

  void add(AdvicePart::Kind kind, std::string text) {
    const bool goes_on = !parts.empty() && kind == AdvicePart::Kind::words &&
                         parts.back().kind == AdvicePart::Kind::words;
    if (goes_on)
      parts.back().text += text;
    else if (!text.empty())
      parts.push_back({kind, std::move(text)});
  }

  void fill_one(std::string_view inside) {
    const AdvicePart::Kind kind = kind_of(inside);
    if (kind != AdvicePart::Kind::words)
      return add(kind, filled(inside.substr(inside.starts_with('!') ? 1 : 0), facts_, language_));
    if (inside.starts_with('?')) return choose(inside);
    const Fact* fact = find(facts_, inside);
    add(kind, fact == nullptr ? "?" : written_fact(*fact, language_));
  }

  void choose(std::string_view inside) {
    const std::size_t first = bar_outside_braces(inside, 1);
    const std::size_t second = bar_outside_braces(inside, first + 1);
    const Fact* fact = find(facts_, inside.substr(1, first - 1));
    if (fact != nullptr && !written_fact(*fact, language_).empty())
      fill(inside.substr(first + 1, second - first - 1));
    else if (second < inside.size())
      fill(inside.substr(second + 1));
  }
};

}  // namespace

std::vector<AdvicePart> parts_of(std::string_view pattern, const std::vector<Fact>& facts,
                                 Language language) {
  Filler filler{facts, language};
  filler.fill(pattern);
  return std::move(filler.parts);
}

std::string filled(std::string_view pattern, const std::vector<Fact>& facts, Language language) {
  std::string text;
  for (const AdvicePart& part : parts_of(pattern, facts, language)) text += part.text;
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
    if (kind_of(inside) != AdvicePart::Kind::words) {
      text += named(inside.substr(inside.starts_with('!') ? 1 : 0));
    } else if (!inside.starts_with('?')) {
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
