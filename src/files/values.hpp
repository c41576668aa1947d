// The values of a file whose shape was checked: nodes become money, dates and codes here, once.
#pragma once

#include "files/toml.hpp"

#include <dutoan/calendar.hpp>
#include <dutoan/money.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::files {

[[nodiscard]] Money money_of(const Node& node);
[[nodiscard]] Quantity quantity_of(const Node& node);
[[nodiscard]] Percent percent_of(const Node& node);
[[nodiscard]] Date date_of(const Node& node);

/// The entry's value, or null when the table has no such key.
[[nodiscard]] const Node* at(const Node& table, std::string_view key);
/// The text at `key`, or empty.
[[nodiscard]] std::string text_at(const Node& table, std::string_view key);
[[nodiscard]] std::optional<Date> date_at(const Node& table, std::string_view key);
[[nodiscard]] std::optional<std::int64_t> integer_at(const Node& table, std::string_view key);
[[nodiscard]] bool boolean_at(const Node& table, std::string_view key);
/// The tables of a list of tables; none when the key is absent.
[[nodiscard]] std::span<const Node> tables_at(const Node& table, std::string_view key);
/// The texts of a list, or the one text, with their nodes.
[[nodiscard]] std::vector<const Node*> texts_of(const Node& node);
[[nodiscard]] Label label_of(const Node& table);

/// The place of the value at `key`, or of the table when the key is absent.
[[nodiscard]] FilePlace place_at(const Node& table, std::string_view key);

/// The meaning of a word that check_shape allowed.
template <class Meaning, std::size_t N>
Meaning meaning_of(std::string_view word,
                   const std::pair<std::string_view, Meaning> (&meanings)[N]) {
  for (const auto& [known, meaning] : meanings)
    if (known == word) return meaning;
  return meanings[0].second;
}

inline constexpr std::pair<std::string_view, Layer> layer_words[] = {
    {"general", Layer::general}, {"programme", Layer::programme}, {"province", Layer::province}};

/// Says that `text` is no figure, or no date, or one that does not exist.
[[nodiscard]] Problem unreadable_number(const std::string& text, FilePlace place);
[[nodiscard]] Problem unreadable_date(const std::string& text, FilePlace place, DateFault fault);

/// Says that `word` is none of the words known, and which one is nearest.
[[nodiscard]] Problem unknown_word(FilePlace place, std::string_view key, std::string_view word,
                                   const std::vector<std::string_view>& known);

}  // namespace dutoan::files
