#include "torture/column.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace dutoan::tests {
namespace {

std::uint64_t given(const char* variable, std::uint64_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoull(value);
}

}  // namespace

bool is_long_column() {
  const char* value = std::getenv("DUTOAN_TORTURE");
  return value != nullptr && std::string_view{value} == "long";
}

std::uint64_t given_seed() { return given("DUTOAN_SEED", 1); }

std::chrono::seconds given_time() { return std::chrono::seconds{given("DUTOAN_SECONDS", 300)}; }

Rounds::Rounds(std::uint64_t quick, std::uint64_t full)
    : most_(in_column(quick, full)),
      end_(std::chrono::steady_clock::now() +
           in_column(std::chrono::seconds{3'600}, given_time())) {}

bool Rounds::next() {
  if (made_ == most_ || std::chrono::steady_clock::now() >= end_) return false;
  ++made_;
  return true;
}

void tell(const std::string& part, const std::string& counts) {
  std::printf("%s: %s\n", part.c_str(), counts.c_str());
  std::fflush(stdout);
}

}  // namespace dutoan::tests
