#include "files/cell_value.hpp"

#include "files/values.hpp"

#include <dutoan/language.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace dutoan::files {
namespace {

using Value = std::optional<Node::Value>;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

Value refused(Problem problem, Problems& problems) {
  problems.push_back(std::move(problem));
  return std::nullopt;
}

std::optional<std::int64_t> whole(std::string_view text, Style style) {
  const auto quantity = parse_quantity(text, style);
  if (!quantity || !quantity->is_whole()) return std::nullopt;
  return quantity->thousandths() / Quantity::scale;
}

/// A share may be typed with its sign.
Value number_text(const Cell& cell) {
  std::string_view text = trimmed(cell.text);
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  if (const auto n = whole(text, cell.style)) return Node::Value{*n};
  return Node::Value{std::string{text}};
}

Value truth(const Cell& cell, Problems& problems) {
  static constexpr std::array<std::string_view, 5> yes{"true", "co", "x", "yes", "1"};
  static constexpr std::array<std::string_view, 4> no{"false", "khong", "no", "0"};
  const std::string word = fold(cell.text);
  if (std::ranges::find(yes, word) != yes.end()) return Node::Value{true};
  if (std::ranges::find(no, word) != no.end()) return Node::Value{false};
  return refused({FileRule::unknown_word,
                  cell.place,
                  {{"key", cell.text},
                   {"word", cell.text},
                   {"allowed", std::string{"có, không, x, TRUE, FALSE"}}}},
                 problems);
}

Value day(const Cell& cell, Problems& problems) {
  const auto date = parse_date(cell.text);
  if (date) return Node::Value{*date};
  return refused(unreadable_date(cell.text, cell.place, date.error()), problems);
}

Value integers(const Cell& cell, const Node::File& file, Spot spot, Problems& problems) {
  Node::Items items;
  for (const std::string_view part : parts_of(cell.text, ";+"))
    if (const auto n = whole(part, cell.style))
      items.emplace_back(file, spot, Node::Value{*n});
    else
      return refused(unreadable_number(cell.text, cell.place), problems);
  return Node::Value{std::move(items)};
}

Value words(const Cell& cell, const Node::File& file, Spot spot, Problems& problems) {
  Node::Entries entries;
  for (const std::string_view part : parts_of(cell.text, ";")) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos)
      return refused({FileRule::missing_equals, cell.place, {{"key", std::string{part}}}},
                     problems);
    Node::Items items;
    for (const std::string_view word : parts_of(part.substr(equals + 1), ","))
      items.emplace_back(file, spot, Node::Value{std::string{word}});
    entries.push_back({std::string{trimmed(part.substr(0, equals))}, spot,
                       Node{file, spot, Node::Value{std::move(items)}}});
  }
  return Node::Value{std::move(entries)};
}

}  // namespace

std::optional<Money> amount_in(const Cell& cell) {
  if (cell.style == Style::machine && cell.text.find('.') != std::string::npos) return std::nullopt;
  const auto amount = parse_amount(cell.text);
  if (!amount) return std::nullopt;
  return *amount;
}

bool is_blank(const Cell& cell) { return trimmed(cell.text).empty(); }

std::optional<Node::Value> value_in(const Cell& cell, const PlanColumn& column,
                                    const Node::File& file, Spot spot, Problems& problems) {
  const auto figure = [&](const std::optional<std::int64_t>& n) -> Value {
    if (n) return Node::Value{*n};
    return refused(unreadable_number(cell.text, cell.place), problems);
  };
  switch (column.type) {
    case ValueType::integer: return figure(whole(cell.text, cell.style));
    case ValueType::money: {
      const auto amount = amount_in(cell);
      return figure(amount ? std::optional{amount->dong()} : std::nullopt);
    }
    case ValueType::number_text: return number_text(cell);
    case ValueType::boolean: return truth(cell, problems);
    case ValueType::date: return day(cell, problems);
    case ValueType::list_of_integers: return integers(cell, file, spot, problems);
    case ValueType::map_of_words: return words(cell, file, spot, problems);
    default: return Node::Value{std::string{trimmed(cell.text)}};
  }
}

}  // namespace dutoan::files
