// Several processes of one test.
#pragma once

#include <functional>

namespace dutoan::tests {

/// Runs `child(i)` in `count` processes and answers how many ended without an exception. No book
/// may be open when it is called.
int in_processes(int count, const std::function<void(int)>& child);

}  // namespace dutoan::tests
