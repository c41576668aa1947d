// The columns of a list of vouchers: what they are called, and how they are filled in.
#pragma once

#include <dutoan/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dutoan::files {

enum class VoucherColumn : std::uint8_t {
  kind,
  number,
  date,
  posted_on,
  payee,
  line,
  amount,
  follows,
  description,
  decider,
  evidence,
  total,
  id,
};
inline constexpr std::size_t voucher_column_count = 13;

struct VoucherColumnText {
  VoucherColumn column;
  const char* key;                // "posted_on"
  Label title;                    // that a template has
  Label guide;                    // how to fill it in
  std::vector<const char*> also;  // other titles that people write
};

/// All columns, in the order of a template.
[[nodiscard]] const std::array<VoucherColumnText, voucher_column_count>& voucher_columns();
[[nodiscard]] const VoucherColumnText& text_of(VoucherColumn column);

/// What a title says beside its accents, case, blanks and marks: "Số tiền (đồng)" is "sotiendong".
[[nodiscard]] std::string bare_title(std::string_view title);

/// Whether a column with this title is for people alone: STT, ghi chú, lỗi.
[[nodiscard]] bool is_for_people(std::string_view title);

}  // namespace dutoan::files
