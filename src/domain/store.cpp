#include <dutoan/store.hpp>

namespace dutoan {

std::string_view word(Breakdown breakdown) {
  return breakdown == Breakdown::month ? "month" : "sub_item";
}

std::string plain_number(std::string_view number) {
  std::string plain;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const char c = number[i];
    const std::string_view letter = number.substr(i, 2);
    if (letter == "Đ" || letter == "đ") {
      plain += 'd';
      ++i;
    } else if (c != ' ' && c != '-' && c != '_') {
      plain += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return plain;
}

}  // namespace dutoan
