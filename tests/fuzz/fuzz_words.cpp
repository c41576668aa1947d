// Every amount is read back from its words, in every style (W1); any other text, and any order of
// the words of amounts, is no amount or says one that reads back.
#include <dutoan/words.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

using namespace dutoan;

namespace {

void reads_back(Money amount) {
  for (unsigned bits = 0; bits < 16; ++bits) {
    const WordStyle style{(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0};
    ensure(amount_from_words(amount_in_words(amount, style)) == amount, "words read back");
  }
}

void read_words(std::string_view text) {
  if (const auto amount = amount_from_words(text)) reads_back(*amount);
}

/// A byte for a word: texts of the right words in any order.
std::string sentence_of(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view words[] = {"không", "một",  "hai",  "ba",   "bốn",   "năm",  "sáu",
                                        "bảy",   "tám",  "chín", "mười", "mươi",  "mốt",  "tư",
                                        "lăm",   "linh", "lẻ",   "trăm", "nghìn", "ngàn", "triệu",
                                        "tỷ",    "đồng", "chẵn", "Âm",   "âm",    ",",    "Một"};
  std::string text;
  for (std::size_t i = 0; i < size; ++i)
    (text += text.empty() ? "" : " ") += words[bytes[i] % std::size(words)];
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  read_words({reinterpret_cast<const char*>(bytes), size});
  read_words(sentence_of(bytes, size));
  if (size == sizeof(std::int64_t)) {
    std::int64_t n = 0;
    std::memcpy(&n, bytes, sizeof n);
    reads_back(Money::dong(n == INT64_MIN ? INT64_MAX : n));  // M1
  }
  return 0;
}
