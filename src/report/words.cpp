#include <dutoan/words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dutoan {
namespace {

constexpr std::array<std::string_view, 10> digit_words = {"không", "một", "hai", "ba",  "bốn",
                                                          "năm",   "sáu", "bảy", "tám", "chín"};

constexpr std::uint64_t thousand = 1'000;
constexpr std::uint64_t million = 1'000'000;
constexpr std::uint64_t billion = 1'000'000'000;

// ---- From figures to words ------------------------------------------------------------------

class Reader {
 public:
  explicit Reader(WordStyle style) : style_(style) {}

  /// Adds the words of `n`, which is not 0. `leads`: nothing was read before it.
  void read(std::uint64_t n, bool leads) {
    if (n >= billion) {
      read(n / billion, leads);
      add("tỷ");
      leads = false;
      n %= billion;
    }
    group(n / million, "triệu", leads);
    group(n / thousand % thousand, style_.ngan ? "ngàn" : "nghìn", leads && n < million);
    group(n % thousand, {}, leads && n < thousand);
  }

  void add(std::string_view word) {
    if (!words_.empty()) words_ += ' ';
    words_ += word;
  }

  [[nodiscard]] std::string take() { return std::move(words_); }

 private:
  void group(std::uint64_t n, std::string_view name, bool leads) {
    if (n == 0) return;
    const std::uint64_t hundreds = n / 100;
    if (hundreds > 0 || !leads) {
      add(digit_words[hundreds]);
      add("trăm");
    }
    tens_and_units(n / 10 % 10, n % 10, hundreds > 0 || !leads);
    if (!name.empty()) add(name);
  }

  void tens_and_units(std::uint64_t tens, std::uint64_t units, bool after_hundreds) {
    if (tens == 0 && units > 0 && after_hundreds) add(style_.le ? "lẻ" : "linh");
    if (tens == 1) add("mười");
    if (tens > 1) {
      add(digit_words[tens]);
      add("mươi");
    }
    if (units > 0) add(unit_word(tens, units));
  }

  [[nodiscard]] std::string_view unit_word(std::uint64_t tens, std::uint64_t units) const {
    if (units == 1 && tens > 1) return "mốt";
    if (units == 4 && tens > 1 && !style_.bon) return "tư";
    if (units == 5 && tens > 0) return "lăm";
    return digit_words[units];
  }

  WordStyle style_;
  std::string words_;
};

// ---- From words to figures ------------------------------------------------------------------

/// The words in small letters, without commas, variants replaced by the default ones.
std::vector<std::string> plain_words(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> variants = {
      {{"lẻ", "linh"}, {"ngàn", "nghìn"}, {"tư", "bốn"}, {"tỉ", "tỷ"}, {"Âm", "âm"}}};
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ')
      words.emplace_back();
    else if (c != ',')
      words.back() += c;
  }
  std::erase(words, "");
  if (!words.empty() && words.back() == "chẵn") words.pop_back();
  if (!words.empty() && words[0][0] >= 'A' && words[0][0] <= 'Z')
    words[0][0] = static_cast<char>(words[0][0] - 'A' + 'a');
  for (std::string& word : words)
    for (const auto& [variant, usual] : variants)
      if (word == variant) word = usual;
  return words;
}

std::optional<std::uint64_t> digit_of(std::string_view word) {
  if (word == "mốt") return 1;
  if (word == "lăm") return 5;
  const auto* at = std::ranges::find(digit_words, word);
  if (at == digit_words.end()) return std::nullopt;
  return static_cast<std::uint64_t>(at - digit_words.begin());
}

/// Adds the words up without minding their order. What does not fit wraps, and is found out when
/// the result is read aloud again.
std::uint64_t added_up(const std::vector<std::string>& words) {
  std::uint64_t billions = 0, below_billion = 0, group = 0, digit = 0;
  const auto close_group = [&](std::uint64_t worth) {
    below_billion += (group + std::exchange(digit, 0)) * worth;
    group = 0;
  };
  for (const std::string& word : words) {
    if (const auto d = digit_of(word))
      digit = *d;
    else if (word == "mười")
      group += 10;
    else if (word == "mươi")
      group += std::exchange(digit, 0) * 10;
    else if (word == "trăm")
      group += std::exchange(digit, 0) * 100;
    else if (word == "nghìn")
      close_group(thousand);
    else if (word == "triệu")
      close_group(million);
    else if (word == "tỷ") {
      close_group(1);
      billions = (billions + std::exchange(below_billion, 0)) * billion;
    }
  }
  close_group(1);
  return billions + below_billion;
}

}  // namespace

std::string amount_in_words(Money amount, WordStyle style) {
  const auto bits = static_cast<std::uint64_t>(amount.dong());
  Reader reader{style};
  if (amount.is_negative()) reader.add("Âm");
  if (amount.is_zero())
    reader.add(digit_words[0]);
  else
    reader.read(amount.is_negative() ? 0 - bits : bits, true);
  reader.add("đồng");
  if (style.chan) reader.add("chẵn");
  std::string words = reader.take();
  // Every word that may come first begins with a letter of ASCII, but "Âm", which is capital.
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::optional<Money> amount_from_words(std::string_view text) {
  const std::vector<std::string> words = plain_words(text);
  const std::uint64_t sum = added_up(words);
  const bool is_negative = !words.empty() && words[0] == "âm";
  const Money amount = Money::dong(static_cast<std::int64_t>(is_negative ? 0 - sum : sum));
  // Only what reads aloud as the same words is that amount: "hai ba đồng" is none.
  if (plain_words(amount_in_words(amount)) != words) return std::nullopt;
  return amount;
}

}  // namespace dutoan
