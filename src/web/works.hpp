// Works: what takes longer than anybody waits in silence goes on beside the requests. Whoever began
// one sees how far it is, and may stop it, or shut the page and find it done.
//
// Invariants
//   WK1  whoever stops a work is told what became of it: stopped and nothing entered, or done
//        before
//   WK2  at most `most_works` go on at once; what would be one more is answered like any request
//   WK3  a work is found by a name that is made from its session's key alone: by nobody else
#pragma once

#include "web/page.hpp"

#include <dutoan/progress.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace dutoan::web {

inline constexpr std::size_t most_works = 2;
/// Where a work is seen and stopped, its name behind it.
inline constexpr std::string_view work_path = "/works/";

/// What a work does, and where it is in the menu.
struct LongRoute {
  Label title;
  Section section = Section::overview;
  std::chrono::minutes kept{2};  // its answer, until somebody fetches it
};

/// Ends a work that was stopped; the transaction around it is undone on its way out.
class Stopped : public std::runtime_error {
 public:
  Stopped() : std::runtime_error{"the work was stopped"} {}
};

/// How far a work is.
struct HowFar {
  LongRoute route;
  Step step = Step::reading;
  std::size_t done = 0, total = 0;  // 0 of 0: nobody has counted yet
  bool is_stopping = false;
};

/// Hears of what takes long.
class Work final : public Progress {
 public:
  explicit Work(LongRoute route) : route_{std::move(route)} {}
  /// Throws `Stopped` where somebody asked for it.
  void at(Step step, std::size_t done, std::size_t total) override;
  /// Asks it to end at its next piece.
  void stop() { is_stopping_ = true; }
  [[nodiscard]] HowFar how_far() const;

 private:
  LongRoute route_;
  std::atomic<bool> is_stopping_{false};
  std::atomic<Step> step_{Step::reading};
  std::atomic<std::size_t> done_{0}, total_{0};
};

/// Answers on a thread of its own, under the number of a worker that is its own, too.
using LongAnswering = std::function<Answer(Progress&, std::size_t worker)>;

class Works {
 public:
  /// Its threads are workers `first` and those behind it.
  explicit Works(std::size_t first);
  Works(const Works&) = delete;
  Works& operator=(const Works&) = delete;
  Works(Works&&) = delete;
  Works& operator=(Works&&) = delete;
  /// Stops what goes on, and waits for it.
  ~Works();

  /// Begins the work of that name, unless it goes on; false where too many do (WK2).
  [[nodiscard]] bool begin(const std::string& name, const LongRoute& route,
                           LongAnswering answering);
  /// The answer of a work that is done within `patience`; it is forgotten then. Throws what went
  /// wrong inside it.
  [[nodiscard]] std::optional<Answer> take(const std::string& name,
                                           std::chrono::milliseconds patience);
  /// How far it is; nothing where there is none of that name.
  [[nodiscard]] std::optional<HowFar> how_far(const std::string& name);
  /// Asks it to stop, where it goes on.
  void stop(const std::string& name);

 private:
  struct Running;
  std::mutex mutex_;
  std::vector<std::size_t> free_;
  std::map<std::string, std::shared_ptr<Running>> running_;

  [[nodiscard]] std::shared_ptr<Running> find(const std::string& name);
  void forget_old();
  void run(Running& here, std::size_t worker, const LongAnswering& answering);
};

/// The name of the work that answers `request` in the session of that key (WK3): of the same form
/// sent again, or the same page asked for again, it is the same.
[[nodiscard]] std::string work_name(const std::string& key, const Request& request);

}  // namespace dutoan::web
