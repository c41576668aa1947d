// The bare recomputation: what an estimate's arithmetic costs when nothing is explained. Rates,
// factors and lines lie in flat arrays; each line looks its rate up by key, date and case,
// multiplies with overflow checks, rounds, and adds to its class and to the total. It is the
// measure that `estimate` is held against.
#pragma once

#include <dutoan/estimate.hpp>

#include <cstdint>
#include <vector>

namespace dutoan::bench {

/// The words of a case, four bits each.
__extension__ using CaseBits = unsigned __int128;

struct BareRate {
  Date from, until;
  CaseBits asked = 0, words = 0;
  std::int64_t dong = 0;
  std::size_t qualifiers = 0;
};

struct BareLine {
  std::uint32_t activity = 0;
  std::uint32_t first_rate = 0, end_of_rates = 0;
  std::uint32_t first_factor = 0, end_of_factors = 0;
  CaseBits words = 0;
  Date date;
  Treatment treatment = Treatment::product;
  Rounding rounding = Rounding::half_away_from_zero;
  bool at_price = false;
  std::int64_t price = 0;
  std::int64_t percent = 0;
  PercentBase percent_base = PercentBase::direct;
};

class Bare {
 public:
  /// Lays the lines of `estimate` out flat.
  explicit Bare(const Estimate& estimate);

  /// The total in đồng, recomputed with Boost's checked 128-bit integer, as Exact does.
  [[nodiscard]] std::int64_t total_by_checked_int128() const;
  /// The same with the compiler's 128-bit integer and its overflow builtins.
  [[nodiscard]] std::int64_t total_by_builtin() const;

 private:
  std::vector<BareRate> rates_;
  std::vector<std::int64_t> factors_;  // thousandths
  std::vector<BareLine> lines_;

  [[nodiscard]] const BareRate* find(const BareLine& line) const;
  template <class Arithmetic>
  [[nodiscard]] std::int64_t total() const;
  template <class Arithmetic>
  [[nodiscard]] std::int64_t amount(const BareLine& line, std::int64_t direct) const;
};

}  // namespace dutoan::bench
