#include <dutoan/money.hpp>

#include <cstdio>
#include <cstdlib>
#include <limits>

namespace dutoan {

void ensure(bool holds, const char* what) {
  if (holds) return;
  std::fputs("dutoan: internal fault: ", stderr);
  std::fputs(what, stderr);
  std::fputs("\n", stderr);
  std::abort();
}

std::optional<Money> checked_sum(Money a, Money b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.dong(), b.dong(), &sum)) return std::nullopt;
  // The one 64-bit number whose negation does not fit is no amount (M1).
  if (sum == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return Money::dong(sum);
}

Money operator+(Money a, Money b) {
  const std::optional<Money> sum = checked_sum(a, b);
  ensure(sum.has_value(), "a sum of money does not fit into 64 bits");
  return *sum;
}

Money operator-(Money a, Money b) { return a + (-b); }

Money Money::operator-() const {
  ensure(dong_ != std::numeric_limits<std::int64_t>::min(), "an amount without its negative");
  return Money{-dong_};
}

}  // namespace dutoan
