// read_book FILE: the cells of a workbook or its problems, as tests/support/book_lines.hpp has
// them; the last line tells seconds of the processor and the most memory that was held. Ends with 1
// when it is refused.
#include "support/book_lines.hpp"

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

/// MiB; getrusage would count what the parent held before it started us.
long most_held() {
  std::ifstream status{"/proc/self/status"};
  for (std::string word; status >> word;)
    if (long kibibytes = 0; word == "VmHWM:" && status >> kibibytes) return kibibytes / 1024;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file{arguments[1], std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const std::clock_t begin = std::clock();
  const auto read = dutoan::workbook::read_book("book", bytes);
  const auto ticks = static_cast<double>(std::clock() - begin);
  std::cout << dutoan::tests::lines_of(read);
  std::cout << ticks / CLOCKS_PER_SEC << " s " << most_held() << " MiB\n";
  return read ? 0 : 1;
}
