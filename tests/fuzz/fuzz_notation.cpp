// Whatever is written, it is read whole or refused, and what is read is written and read back as
// the same figure (N2); so is every figure that eight bytes make.
#include <dutoan/notation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

using namespace dutoan;

namespace {

/// 1,234 looks like English thousands: N2's one exception.
bool is_ambiguous(const std::string& text) {
  const std::size_t comma = text.find(',');
  return comma != std::string::npos && text.size() - comma == 4 && !text.starts_with("0,") &&
         text.find('.') == std::string::npos;
}

void amount_reads_back(Money amount) {
  ensure(parse_amount(format_amount(amount)).value() == amount, "an amount reads back");
  ensure(parse_amount(format_amount_in_parentheses(amount)).value() == amount,
         "an amount in parentheses reads back");
  ensure(parse_amount(format_amount(amount) + " đồng").value() == amount, "so it does with a unit");
}

void quantity_reads_back(Quantity quantity) {
  const std::string text = format_quantity(quantity);
  const auto people = parse_quantity(text, Style::people);
  ensure(is_ambiguous(text) ? !people && people.error() == NumberFault::ambiguous
                            : people.value() == quantity,
         "a quantity reads back, or has two readings");
  ensure(parse_quantity(machine_quantity(quantity), Style::machine).value() == quantity,
         "a machine's quantity reads back");
}

void percent_reads_back(Percent percent) {
  ensure(parse_percent(format_percent(percent), Style::people).value() == percent,
         "a share reads back");
}

void date_reads_back(Date date) {
  ensure(parse_date(format_date(date)).value() == date, "a date reads back");
  ensure(parse_date(iso_date(date)).value() == date, "an ISO date reads back");
}

void read_text(std::string_view text) {
  if (const auto amount = parse_amount(text)) amount_reads_back(*amount);
  for (const Style style : {Style::people, Style::machine}) {
    if (const auto quantity = parse_quantity(text, style)) quantity_reads_back(*quantity);
    if (const auto percent = parse_percent(text, style)) percent_reads_back(*percent);
  }
  if (const auto date = parse_date(text)) date_reads_back(*date);
  if (const auto date = parse_date(text, Date::of(2020, 2, 29))) date_reads_back(*date);
}

void write_figure(std::int64_t n) {
  constexpr std::int64_t days = 56'978;  // from first_year to last_year
  const std::int64_t size = n == INT64_MIN ? INT64_MAX : std::max(n, -n);
  amount_reads_back(Money::dong(n == INT64_MIN ? INT64_MAX : n));  // M1
  quantity_reads_back(Quantity::thousandths(size));
  percent_reads_back(Percent::hundredths(size));
  date_reads_back(Date::of(first_year, 1, 1)->plus_days(static_cast<int>(size % days)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  read_text({reinterpret_cast<const char*>(bytes), size});
  if (size == sizeof(std::int64_t)) {
    std::int64_t n = 0;
    std::memcpy(&n, bytes, sizeof n);
    write_figure(n);
  }
  return 0;
}
