#include "files/form_notation.hpp"

#include "files/values.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::files {
namespace {

Problem unreadable(const Node& value) {
  return {FileRule::unreadable_number, value.place(), {{"text", value.text()}}};
}

Problem out_of_range(const std::string& key, const Node& value, std::int64_t least,
                     std::int64_t most) {
  return {FileRule::number_out_of_range,
          value.place(),
          {{"key", key}, {"value", value.text()}, {"least", least}, {"most", most}}};
}

/// The whole numbers at or below, and at or above, a number of thousandths.
std::int64_t rounded_down(std::int64_t thousandths) {
  return thousandths / Quantity::scale - (thousandths % Quantity::scale < 0 ? 1 : 0);
}
std::int64_t rounded_up(std::int64_t thousandths) {
  return thousandths / Quantity::scale + (thousandths % Quantity::scale > 0 ? 1 : 0);
}

std::optional<Problem> number_problem(const Field& field, const std::string& key,
                                      const Node& value) {
  const auto quantity = number_of(value.text());
  if (!quantity) return unreadable(value);
  const std::int64_t thousandths = quantity->thousandths();
  if (field.decimals < 3 && thousandths % 10 != 0) return unreadable(value);
  if (rounded_down(thousandths) < field.least || rounded_up(thousandths) > field.most)
    return out_of_range(key, value, field.least, field.most);
  return std::nullopt;
}

std::optional<Problem> amount_problem(const Field& field, const std::string& key,
                                      const Node& value) {
  const auto amount = parse_amount(value.text());
  if (!amount) return unreadable(value);
  const std::int64_t least = std::max<std::int64_t>(field.least, 0);
  if (amount->dong() < least || amount->dong() > field.most)
    return out_of_range(key, value, least, field.most);
  return std::nullopt;
}

std::optional<Problem> date_problem(const Node& value) {
  const auto date = parse_date(value.text());
  if (date) return std::nullopt;
  return unreadable_date(value.text(), value.place(), date.error());
}

}  // namespace

std::optional<Quantity> number_of(const std::string& text) {
  const std::size_t dot = text.find('.');
  const bool reads_as_thousands =
      dot != std::string::npos && text.size() - dot == 4 && !text.starts_with("0.");
  if (reads_as_thousands) return std::nullopt;
  const bool by_people = text.find(',') != std::string::npos;
  const auto quantity = parse_quantity(text, by_people ? Style::people : Style::machine);
  if (!quantity) return std::nullopt;
  return *quantity;
}

std::optional<Problem> notation_problem(const Field& field, ValueType type, const std::string& key,
                                        const Node& value) {
  switch (type) {
    case ValueType::number_text: return number_problem(field, key, value);
    case ValueType::money: return amount_problem(field, key, value);
    case ValueType::date: return date_problem(value);
    default: return std::nullopt;
  }
}

}  // namespace dutoan::files
