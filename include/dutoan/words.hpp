// Words (số tiền bằng chữ): an amount as it is written out below a total.
//
// "Một triệu không trăm linh năm nghìn đồng": first letter capital, no commas inside, "đồng" at the
// end, "Âm" before a negative amount. Digits are read in threes from the right; in every group but
// the leading one the hundreds are read even when they are none ("không trăm linh năm"), a group of
// zeros is left out, and what stands before "tỷ" is read as a number of its own: nghìn tỷ, triệu
// tỷ, tỷ tỷ.
//
// Invariants
//   W1  amount_from_words(amount_in_words(m, any style)) == m, for every amount
#pragma once

#include <dutoan/money.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dutoan {

/// The accepted variants; the first of each pair is the default.
struct WordStyle {
  bool le = false;    // linh; lẻ
  bool ngan = false;  // nghìn; ngàn
  bool bon = false;   // hai mươi tư; hai mươi bốn
  bool chan = false;  // đồng; đồng chẵn
};

/// The amount in Vietnamese words, in NFC.
[[nodiscard]] std::string amount_in_words(Money amount, WordStyle style = {});

/// The amount that words of any style say, or nothing when they are not exactly how an amount is
/// read. Reads NFC; only the first letter may be capital; commas between groups are let pass.
[[nodiscard]] std::optional<Money> amount_from_words(std::string_view words);

}  // namespace dutoan
