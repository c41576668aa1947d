// Changes of a text that keep its lines whole: bytes alone seldom make another file that a reader
// of forms goes far into.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t most);

namespace dutoan::fuzz {

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text)
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  return lines;
}

/// The line with something else behind its equals sign.
inline std::string with_other_value(const std::string& line, std::size_t chance) {
  constexpr std::string_view values[] = {"0",
                                         "1",
                                         "-1",
                                         "10_000_000",
                                         "9223372036854775807",
                                         "\"0,5\"",
                                         "\"1.234\"",
                                         "\"100\"",
                                         "\"\"",
                                         "true",
                                         "2020-02-29",
                                         "2100-12-31",
                                         "1945-01-01",
                                         "[]",
                                         "{}",
                                         "\"VN\"",
                                         "\"general\"",
                                         "\"days\"",
                                         "[\"a\", \"b\"]",
                                         "{ days = 1 }",
                                         "{ lodging_tier = \"commune\" }",
                                         "\"unread\"",
                                         "\"actual\""};
  return line.substr(0, line.find('=')) + "= " + std::string{values[chance % std::size(values)]};
}

/// One line taken out, doubled, moved, or given another value.
inline void change_line(std::vector<std::string>& lines, std::minstd_rand& chance) {
  const std::size_t at = chance() % lines.size();
  const std::size_t other = chance() % lines.size();
  const auto here = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (chance() % 4) {
    case 0: lines.erase(here); break;
    case 1: lines.insert(here, std::string{lines[other]}); break;
    case 2: std::swap(lines[at], lines[other]); break;
    default: lines[at] = with_other_value(lines[at], chance()); break;
  }
}

/// What LLVMFuzzerCustomMutator returns: half of the changes are of lines, half of bytes.
inline std::size_t mutate_lines(std::uint8_t* bytes, std::size_t size, std::size_t most,
                                unsigned seed) {
  std::minstd_rand chance{seed};
  if (size == 0 || chance() % 2 == 0) return LLVMFuzzerMutate(bytes, size, most);
  auto lines = lines_of({reinterpret_cast<const char*>(bytes), size});
  for (auto changes = 1 + chance() % 3; changes > 0 && !lines.empty(); --changes)
    change_line(lines, chance);
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  text.resize(std::min(text.size() - std::min<std::size_t>(text.size(), 1), most));
  std::ranges::copy(text, bytes);
  return text.size();
}

}  // namespace dutoan::fuzz
