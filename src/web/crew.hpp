// Threads that answer. Whoever asks takes turns with the others, so that one who asks for a hundred
// answers at once is the only one who waits for them.
//
// Invariants
//   R1  the next one to be answered is another asker, where another waits; one asker's requests are
//       begun in their order
//   R2  no more wait than the crew was told
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dutoan::web {

/// Threads under numbers of their own, and who waits for them.
class Crew {
 public:
  /// What is done, under the number of the thread that does it. It throws nothing.
  using Work = std::function<void(std::size_t number)>;

  /// `size` threads with the numbers from `first` on; at most `most` wait for them.
  Crew(std::size_t first, std::size_t size, std::size_t most);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  Crew(Crew&&) = delete;
  Crew& operator=(Crew&&) = delete;
  ~Crew() { stop(); }

  /// Puts the work in line behind what the same asker wants; false where as many wait as may (R2).
  [[nodiscard]] bool put(const std::string& asker, Work work);
  /// Finishes what is begun, begins nothing more, and lets go of what waits.
  void stop();

 private:
  /// What one asker waits for; never empty.
  struct Line {
    std::string asker;
    std::deque<Work> works;
  };
  std::mutex mutex_;
  std::condition_variable came_;
  std::list<Line> lines_;  // whose turn is next stands first (R1)
  std::size_t waiting_ = 0, most_;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;

  void run(std::size_t number);
  [[nodiscard]] Work take();
};

}  // namespace dutoan::web
