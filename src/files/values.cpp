#include "files/values.hpp"

#include "files/form_notation.hpp"

#include <dutoan/nearest.hpp>
#include <dutoan/notation.hpp>

namespace dutoan::files {
namespace {

/// The last four digits of a date in figures; 0 when there are none.
int year_of(const std::string& text) {
  if (text.size() < 4) return 0;
  int year = 0;
  for (const char c : text.substr(text.size() - 4)) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

}  // namespace

// check_shape has refused what these cannot read; a default here is never used.

Money money_of(const Node& node) {
  if (node.kind() == NodeKind::integer) return Money::dong(node.integer());
  return parse_amount(node.text()).value_or(Money{});
}

Quantity quantity_of(const Node& node) {
  if (node.kind() == NodeKind::integer) return Quantity::whole(node.integer());
  return number_of(node.text()).value_or(Quantity{});
}

Percent percent_of(const Node& node) {
  if (node.kind() == NodeKind::integer) return Percent::hundredths(node.integer() * 100);
  return Percent::hundredths(number_of(node.text()).value_or(Quantity{}).thousandths() / 10);
}

Date date_of(const Node& node) {
  if (node.kind() == NodeKind::date) return node.date();
  return parse_date(node.text()).value_or(Date{});
}

const Node* at(const Node& table, std::string_view key) {
  const Node::Entry* entry = table.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

std::string text_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  return node == nullptr ? std::string{} : node->text();
}

std::optional<Date> date_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  if (node == nullptr) return std::nullopt;
  return date_of(*node);
}

std::optional<std::int64_t> integer_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  if (node == nullptr) return std::nullopt;
  return node->integer();
}

bool boolean_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  return node != nullptr && node->boolean();
}

std::span<const Node> tables_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  return node == nullptr ? std::span<const Node>{} : std::span<const Node>{node->items()};
}

std::vector<const Node*> texts_of(const Node& node) {
  std::vector<const Node*> all;
  if (node.kind() == NodeKind::text)
    all.push_back(&node);
  else
    for (const Node& item : node.items()) all.push_back(&item);
  return all;
}

Label label_of(const Node& table) { return {text_at(table, "vi"), text_at(table, "en")}; }

FilePlace place_at(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  return node == nullptr ? table.place() : node->place();
}

Problem unreadable_number(const std::string& text, FilePlace place) {
  return {FileRule::unreadable_number, std::move(place), {{"text", text}}};
}

Problem unreadable_date(const std::string& text, FilePlace place, DateFault fault) {
  switch (fault) {
    case DateFault::no_such_day:
      return {FileRule::no_such_date, std::move(place), {{"date", text}}};
    case DateFault::year_out_of_range:
      return {FileRule::year_out_of_range, std::move(place), year_facts(year_of(text))};
    case DateFault::not_a_date: break;
  }
  return {FileRule::unexpected_text,
          std::move(place),
          {{"found", text}, {"expected", std::string{"date"}}}};
}

Problem unknown_word(FilePlace place, std::string_view key, std::string_view word,
                     const std::vector<std::string_view>& known) {
  std::vector<Fact> facts{{"key", std::string{key}}, {"word", std::string{word}}};
  if (const auto near = nearest(word, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  if (known.size() <= 12) {
    std::string allowed;
    for (const std::string_view k : known)
      allowed += (allowed.empty() ? "" : ", ") + std::string{k};
    facts.push_back({"allowed", std::move(allowed)});
  }
  return Problem{FileRule::unknown_word, std::move(place), std::move(facts)};
}

}  // namespace dutoan::files
