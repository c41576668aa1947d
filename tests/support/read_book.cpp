// read_book FILE: the cells of a workbook or its problems, as tests/support/book_lines.hpp has
// them; the last line tells seconds and the most memory that was held. Ends with 1 when it is
// refused.
#include "support/book_lines.hpp"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file{arguments[1], std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const auto begin = std::chrono::steady_clock::now();
  const auto read = dutoan::workbook::read_book("book", bytes);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::cout << dutoan::tests::lines_of(read);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << seconds.count() << " s " << usage.ru_maxrss / 1024 << " MiB\n";
  return read ? 0 : 1;
}
