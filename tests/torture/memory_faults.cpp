#include "torture/memory_faults.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace dutoan::tests {
namespace {

bool is_counted = false, is_for_good = false;
std::int64_t count = 0, fails_at = 0;

bool fails() {
  if (!is_counted) return false;
  ++count;
  return fails_at > 0 && (count == fails_at || (is_for_good && count > fails_at));
}

sqlite3_mem_methods plain;

void* allocate(int size) { return fails() ? nullptr : plain.xMalloc(size); }
void* reallocate(void* old, int size) { return fails() ? nullptr : plain.xRealloc(old, size); }

/// SQLite takes other functions only before its first use.
const bool is_installed = [] {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain);
  sqlite3_mem_methods counted = plain;
  counted.xMalloc = allocate;
  counted.xRealloc = reallocate;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK;
}();

}  // namespace

void limit_memory(std::int64_t at, bool stays) {
  if (!is_installed) std::abort();
  count = 0;
  fails_at = at;
  is_for_good = stays;
  is_counted = true;
}

std::int64_t lift_memory_limit() {
  is_counted = false;
  return count;
}

}  // namespace dutoan::tests

void* operator new(std::size_t size) {
  if (dutoan::tests::fails()) throw std::bad_alloc{};
  if (void* memory = std::malloc(size == 0 ? 1 : size); memory != nullptr) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return dutoan::tests::fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
