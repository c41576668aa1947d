// Whatever bytes come in as a file, read_book answers with a book that keeps its invariants, or
// with problems; never with a crash.
#include "checked_book.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view file{reinterpret_cast<const char*>(bytes), size};
  const auto limits = dutoan::fuzz::small_limits();
  dutoan::fuzz::check(dutoan::workbook::read_book("fuzz.xlsx", file, limits), limits);
  return 0;
}
